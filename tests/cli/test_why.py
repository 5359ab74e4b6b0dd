"""``matsheets why``: from a Ref to the people and the cells behind it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from matsheets.model.framework import Framework
from tests.cli.conftest import Run
from tests.cli.test_verify import AGREED, EVIDENCE, PLAN, SLA, SUMMARY, TRUSTEES, retyped
from tests.documents.builders import as_strict
from tests.faults.conftest import docx_text


class TestAnElement:
    def test_everyone_who_rated_it(self, built: Run) -> None:
        """Group, person, trust, round, date, file, tab, each cell and its text; the agreed view first."""
        ran = built("why", "returned", "GOV-02")

        assert ran.code == 0
        groups = [
            ran.out.index(f"\n{group}") for group in ("Agreed at the diagnostic meeting", "Executive team", "Trustees")
        ]
        assert groups == sorted(groups)
        assert "Trustees: Vijay Kulkarni, for the standards committee and four other trustees, Trustee" in ran.out
        assert "  Ondlebury Learning Partnership Trust, Baseline, 6 October 2026\n" in ran.out
        assert "  ondlebury-baseline-trustees.xlsx › 6 Governance\n  F7 Rating: Amber-green" in ran.out
        assert "  G7 Rationale: We paid for an outside review and did what it said, bar two items." in ran.out
        assert "  H7 Evidence: Progress report on the 2024 review, June 2026: ten of twelve complete." in ran.out

    def test_what_it_was_judged_against(self, built: Run, framework: Framework) -> None:
        """Both descriptors of the framework in full, and what the rating means."""
        ran = built("why", "returned", "GOV-02")

        element = framework.element("GOV-02")
        weak, strong = (text.replace("\n", "\n  ") for text in (element.weak, element.strong))
        assert f"\nWeak capacity (Red):\n  {weak}\n" in ran.out
        assert f"\nStrong capacity (Green):\n  {strong}\n" in ran.out
        assert "Rating: Amber-green (nearer strong than weak capacity)\n" in ran.out

    def test_a_workbook_with_other_descriptors(self, built: Run) -> None:
        """Whoever reworded a descriptor in their workbook judged against that; it is printed beside their answer."""
        retyped(TRUSTEES, {("GOV-02", "Weak capacity (Red)"): "Nobody looks."})

        told = "describes it in other words.\n    Weak capacity (Red): Nobody looks.\n    Strong capacity (Green):"
        assert told in built("why", "returned", "GOV-02").out

    @pytest.mark.parametrize("ref", ["gov-02", "Gov – 02", " GOV-02 ", "GOV-2"])
    def test_in_any_spelling(self, built: Run, ref: str) -> None:
        """People copy a reference from a document or say it over the telephone."""
        assert built("why", "returned", ref).out == built("why", "returned", "GOV-02").out

    def test_what_could_not_be_understood(self, built: Run) -> None:
        """What was typed is shown as it is, and that it does not count."""
        retyped(TRUSTEES, {("GOV-02", "Rating"): "purple"})

        assert "F7 Rating: purple (could not be understood, and is not used)" in built("why", "returned", "GOV-02").out

    def test_an_answer_beside_another_question(self, built: Run) -> None:
        """An answer that is not used because another element's text stands beside it is told so, and judged against nothing."""
        retyped(
            TRUSTEES, {("GOV-02", "Element"): "Clarity of trust structures", ("GOV-02", "Weak capacity (Red)"): "Ours."}
        )

        out = built("why", "returned", "GOV-02").out

        assert "(not used: the text beside it is that of GOV-01)" in out
        assert "Ours." not in out

    def test_left_blank(self, built: Run) -> None:
        """Whoever wrote nothing is named too."""
        retyped(TRUSTEES, dict.fromkeys((("GOV-02", "Rating"), ("GOV-02", "Rationale"), ("GOV-02", "Evidence"))))

        ran = built("why", "returned", "GOV-02")

        assert ran.code == 0
        assert ran.out.endswith("ondlebury-baseline-trustees.xlsx › 6 Governance\n  Left blank.\n")

    def test_asked_of_the_evidence(self, built: Run) -> None:
        """The document knows its own workbooks, wherever they lie, and each view is found from the element's Ref."""
        evidence = next(Path("papers").glob("*diagnostic-evidence.docx"))

        ran = built("why", evidence, "VIS-02", "--workbooks", "returned")

        assert (ran.code, ran.err) == (0, "")
        assert [line for line in ran.out.splitlines() if "›" in line] == [
            f"  ondlebury-baseline-{name}.xlsx › 1 Vision" for name in ("agreed", "executive-team", "trustees")
        ]


class TestOtherRows:
    def test_a_charge(self, built: Run) -> None:
        """The row's whole content, with its headers."""
        out = built("why", "returned", "CHG-01").out

        for line in ("B5 Item: Headteacher mentoring, spring and summer 2027", "C5 Basis: By the day", "D5 Days or units: 10",
                     "E5 Rate: £450.00", "F5 Amount: £4,500.00", "G5 Invoice date: 16 Jul 2027"):  # fmt: skip
            assert f"\n  {line}\n" in out

    def test_an_issue_as_the_document_prints_it(self, built: Run) -> None:
        """Where two groups number their issues alike, each is printed, and found again, with its group."""
        issue = "Falling rolls in the north"
        retyped(TRUSTEES, {("BEY-01", "Issue"): issue})
        assert built("build-evidence", "returned", "-o", "papers", "--force").code == 0
        assert {issue, "BEY-01 (Trustees)"} <= set(docx_text(EVIDENCE).splitlines())

        for document in ("returned", EVIDENCE):
            own = built("why", document, "bey – 01 (trustees)", "--workbooks", "returned")
            assert (own.code, own.out.count("BEY-01"), own.out.count("Issue: ")) == (0, 1, 1)
            assert f"Issue: {issue}" in own.out
        assert built("why", "returned", "BEY-01").out.count("Issue: ") > 1
        assert built("why", "returned", "BEY-01 (Nobody)").code == 1

    def test_a_priority(self, built: Run) -> None:
        """Every column of the plan's row."""
        out = built("why", "returned", "plan-01").out

        assert "\n  ondlebury-baseline-agreed.xlsx › Plan\n" in out
        assert out.count("\n  ") > 10

    def test_a_question(self, built: Run) -> None:
        """A detail of the agreement is headed by its question."""
        out = built("why", "returned", "PAR-11").out

        assert out.startswith("PAR-11 Start date\n")
        assert "Answer: 1 Jan 2027" in out

    def test_a_question_that_nobody_answered(self, built: Run) -> None:
        """Blank is an answer too, and says where it would stand."""
        ran = built("why", "returned", "PAR-38")

        assert ran.code == 0
        assert "ondlebury-baseline-agreed.xlsx › Partnership\n  Left blank." in ran.out


class TestUnknown:
    @pytest.mark.parametrize(
        ("ref", "near"), [("VIS-99", "VIS-0"), ("GOVE-02", "GOV-02"), ("GOV", "GOV-01"), ("PLN-01", "PLAN-01")]
    )
    def test_near_ones_are_named(self, built: Run, ref: str, near: str) -> None:
        """A slip is met with the Refs that look like it, exit code 2."""
        ran = built("why", "returned", ref)

        assert (ran.code, ran.out) == (2, "")
        assert f'No workbook has a row "{ref}". Did you mean ' in ran.err
        assert near in ran.err

    def test_nothing_like_it(self, built: Run) -> None:
        """Otherwise it says what references look like."""
        assert "References look like GOV-02" in built("why", "returned", "???").err

    def test_a_row_beyond_the_last(self, built: Run) -> None:
        """A numbered row that no workbook has could exist; the filled ones are named."""
        ran = built("why", "returned", "PLAN-77")

        assert ran.code == 1
        assert "No workbook has this row. Nearest to it: PLAN-" in ran.out


class TestADocument:
    def test_with_its_workbooks_beside_it(self, built: Run) -> None:
        """The workbooks in the document's own folder are found by their bytes, whatever they are called now."""
        AGREED.rename("papers/the settled one.xlsx")
        for path in Path("returned").iterdir():
            path.rename(Path("papers", path.name))

        ran = built("why", SUMMARY, "GOV-02")

        assert (ran.code, ran.err) == (0, "")
        assert "the settled one.xlsx › 6 Governance" in ran.out
        assert ran.out.count("Rating: ") == 3

    def test_saved_as_strict_open_xml(self, built: Run) -> None:
        """Word's other .docx, which keeps its record under other names, leads to the same cells."""
        usual = built("why", SUMMARY, "GOV-02", "--workbooks", "returned")
        Path(SUMMARY).write_bytes(as_strict(Path(SUMMARY).read_bytes()))

        assert built("why", SUMMARY, "GOV-02", "--workbooks", "returned") == usual
        assert "  F7 Rating: Amber-green" in usual.out

    def test_with_its_workbooks_in_another_folder(self, built: Run) -> None:
        """``--workbooks`` names where to look; what else lies there is left alone."""
        Path("returned", "deep").mkdir()
        TRUSTEES.rename(Path("returned", "deep", TRUSTEES.name))

        for document, told in ((SUMMARY, 3), (PLAN, 3), (SLA, 1)):  # an agreement says nothing of the raters' workbooks
            ran = built("why", document, "GOV-02", "--workbooks", "returned")
            assert (ran.code, ran.err) == (0, "")
            assert ran.out.count("Rating: ") == told

    def test_only_its_own_workbooks(self, built: Run, written: Callable[..., Path]) -> None:
        """A workbook of somebody else in the same folder is no source of this document."""
        written({("GOV-02", "rating"): "Red"}, "other.xlsx").rename("returned/other.xlsx")

        assert "other.xlsx" not in built("why", SUMMARY, "GOV-02", "--workbooks", "returned").out

    def test_one_that_cannot_be_found(self, built: Run) -> None:
        """It is named with what to do; the others answer, and the exit code says that something is missing."""
        TRUSTEES.unlink()

        ran = built("why", SUMMARY, "GOV-02", "--workbooks", "returned")

        assert ran.code == 1
        assert ran.err == f"{TRUSTEES.name} was not found. Name its folder with --workbooks FOLDER.\n"
        assert ran.out.count("Rating: ") == 2

    def test_none_that_can_be_found(self, built: Run) -> None:
        """Without any there is no answer, exit code 3."""
        ran = built("why", SUMMARY, "GOV-02")

        assert (ran.code, ran.out) == (3, "")
        assert ran.err.count("was not found.") == 3

    def test_one_that_was_changed(self, built: Run) -> None:
        """A file of that name with other bytes is used, and said to have changed."""
        retyped(TRUSTEES, {("GOV-02", "Rationale"): "On reflection."})

        ran = built("why", SUMMARY, "GOV-02", "--workbooks", "returned")

        assert ran.code == 1
        assert f"{TRUSTEES.name} was changed or saved again since {Path(SUMMARY).name} was built from it." in ran.err
        assert "On reflection." in ran.out

    def test_one_that_is_not_ours(self, built: Run) -> None:
        """A document without a record cannot say what it was made from."""
        Document().save("theirs.docx")

        ran = built("why", "theirs.docx", "GOV-02")

        assert ran.code == 3
        assert ran.err.startswith("theirs.docx carries no record of the workbooks it was made from. Name the folder")

    def test_one_that_is_not_there(self, built: Run) -> None:
        """A slip in the name is a sentence."""
        assert (
            built("why", "papers/nope.docx", "GOV-02").err
            == "papers/nope.docx does not exist. Check the name and the folder.\n"
        )


def test_one_workbook(built: Run) -> None:
    """A single workbook will do."""
    assert built("why", TRUSTEES, "GOV-02").out.count("Rating: ") == 1


def test_as_json(built: Run, framework: Framework) -> None:
    """The same to a program."""
    TRUSTEES.unlink()
    ran = built("why", SUMMARY, "gov-02", "--workbooks", "returned", "--format", "json")

    found = json.loads(ran.out)
    assert found["ref"] == "GOV-02"
    assert found["missing"] == [TRUSTEES.name]
    assert [d["text"] for d in found["descriptors"]] == [
        framework.element("GOV-02").weak,
        framework.element("GOV-02").strong,
    ]
    (agreed,) = (a for a in found["answers"] if a["group"] == "Agreed at the diagnostic meeting")
    assert (agreed["file"], agreed["tab"], agreed["round"], agreed["date"]) == (
        AGREED.name,
        "6 Governance",
        "Baseline",
        "2026-11-05",
    )
    assert agreed["cells"][0] == {
        "cell": "F7",
        "column": "Rating",
        "text": "Amber-green",
        "meaning": "nearer strong than weak capacity",
    }


class TestATrustOfMany:
    @pytest.fixture
    def folder(self, run: Run, written: Callable[..., Path]) -> Run:
        """A folder with a workbook each of two trusts, and one that cannot be read."""
        Path("all").mkdir()
        for number, name in enumerate(("Oakfield Learning Trust", "Ashby Schools Trust"), start=1):
            given = {("ABT-01", "answer"): name, ("ABT-13", "answer"): "Trustees", ("TEA-01", "rating"): "Green"}
            written(given, f"all/trust-{number}.xlsx", workbook_id=f"{number:012}")
        Path("all/broken.xlsx").write_bytes(b"PK")
        return run

    def test_a_ref_alone_asks_for_the_trust(self, folder: Run, written: Callable[..., Path]) -> None:
        """Where there are more trusts than anybody reads, with the names and how to type it; nothing is printed of any."""
        for number in range(3, 6):
            written({("ABT-01", "answer"): f"Trust {number}"}, f"all/trust-{number}.xlsx", workbook_id=f"{number:012}")
        ran = folder("why", "all", "TEA-01")
        assert (ran.code, ran.out) == (2, "")
        assert 'are of 5 trusts. Name the one that is meant: "TEA-01 (Oakfield Learning Trust)".' in ran.err

    def test_what_stands_comes_first_and_later_rounds_before_earlier_ones(
        self, run: Run, written: Callable[..., Path]
    ) -> None:
        """The rating that papers print, on what basis; of rows that are not used it is said why."""
        Path("oak").mkdir()
        rounds = (("Baseline", "Red", 1), ("Final", "Green", 2), ("Final", "Amber-green", 3), ("", "Red", 4))
        for round_, rating, number in rounds:
            given = {
                ("ABT-01", "answer"): "Oak Trust",
                ("ABT-13", "answer"): ("Trustees", "Executive team")[number % 2],
            }
            given |= {("TEA-01", "rating"): rating} | ({("ABT-14", "answer"): round_} if round_ else {})
            written(given, f"oak/{number}.xlsx", workbook_id=f"{number:012}")
        ran = run("why", "oak", "TEA-01")
        assert "\nWhat stands: Amber-green, cautious median of 2; Final.\n" in ran.out
        told = [line for line in ran.out.splitlines() if line.startswith(("Trustees", "Executive team"))]
        assert told == [
            "Trustees",
            "Executive team",
            "Executive team (an older round, not used)",
            "Trustees (names no round, not used)",
        ]

    def test_an_earlier_rounds_row_that_no_later_one_answers_stands(
        self, run: Run, written: Callable[..., Path]
    ) -> None:
        """An agreement of the Baseline is used though a Final is there; and no rating stands for it."""
        Path("oak").mkdir()
        for number, round_ in enumerate(("Baseline", "Final"), start=1):
            given = {("ABT-01", "answer"): "Oak Trust", ("ABT-14", "answer"): round_, ("TEA-01", "rating"): "Green"}
            given |= {("PAR-01", "answer"): "Oak Trust"} if number == 1 else {}
            written(given, f"oak/{number}.xlsx", workbook_id=f"{number:012}")
        told = run("why", "oak", "PAR-01").out
        assert [words in told for words in ("1.xlsx", "not used", "What stands")] == [True, False, False]

    def test_the_rows_of_the_trust_that_is_named(self, folder: Run) -> None:
        """Only that trust's; what could not be read is said, and is the exit code."""
        ran = folder("why", "all", "TEA-01 (Oakfield Learning Trust)")
        assert "  Oakfield Learning Trust\n  trust-1.xlsx › 3 Teaching\n" in ran.out
        assert "Ashby" not in ran.out
        assert "broken.xlsx" in ran.err
        assert ran.code == 3

    def test_a_trust_that_is_not_there(self, folder: Run) -> None:
        """The name that is nearest is offered."""
        Path("all/broken.xlsx").unlink()
        ran = folder("why", "all", "TEA-01 (Ashbey Schools Trust)")
        assert (
            'No workbook here is of a group, round or trust called "Ashbey Schools Trust". Did you mean Ashby Schools Trust?'
            in ran.out
        )
        assert ran.code == 1

    def test_a_paper_of_many_trusts_that_lists_no_workbooks(self, folder: Run) -> None:
        """It says to name their folder, and with it finds the trust's rows."""
        Path("all/broken.xlsx").unlink()
        assert folder("build-programme", "all", "-o", "papers", "--on", "1/3/2027").code == 0
        paper = "papers/programme-paper.docx"
        bare = folder("why", paper, "TEA-01 (Ashby Schools Trust)")
        assert (
            "does not list the workbooks that it was made from. Name their folder with --workbooks FOLDER." in bare.err
        )
        ran = folder("why", paper, "TEA-01 (Ashby Schools Trust)", "--workbooks", "all")
        assert "  trust-2.xlsx › 3 Teaching\n" in ran.out
        assert (bare.code, ran.code) == (3, 0)
