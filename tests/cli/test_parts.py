"""Workbooks that hold a part alone, faults in one part, and several partnerships: which documents are made, and what is said."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, combinations
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from matsheets.documents.template import build
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.storage import shipped_files
from matsheets.storage.shipped_files import doc_templates_dir
from matsheets.workbook.layout.layout import ALL_PARTS, Layout, Part, build_layout
from tests.books import load_book, write_book
from tests.cli.conftest import Run, complete
from tests.documents.builders import text_of

SUMMARY, EVIDENCE, PLAN, SLA = (
    f"wexcombe-trust-{name}"
    for name in ("diagnostic-summary", "diagnostic-evidence", "development-plan", "trust-partnership-sla")
)
TRUST = {("ABT-01", "answer"): "Wexcombe Trust", ("ABT-02", "answer"): "ZZ000009", ("ABT-03", "answer"): "19999999"}
UPDATE = "wexcombe-trust-progress-update-2026-03-01"
Answers = dict[tuple[str, str], object]
Write = Callable[..., Path]


@pytest.fixture
def write(framework: Framework, tmp_path: Path) -> Write:
    """Write a workbook with these parts and answers into ``returned``."""
    layouts: dict[frozenset[Part], Layout] = {}

    def write(name: str, answers: Mapping[tuple[str, str], object], parts: Iterable[Part] = ALL_PARTS) -> Path:
        layout = layouts.setdefault(frozenset(parts), build_layout(framework, parts))
        folder = tmp_path / "returned"
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}.xlsx"
        with path.open("wb") as out:
            write_book(out, layout, workbook_id=name.ljust(12, "0")[:12], answers=answers)
        return path

    return write


def plan_rows(ref: str = "PLAN-01") -> Answers:
    """A priority that lacks nothing."""
    cells = {
        "target": "VIS-01 Clarity of purpose",
        "objective": "Every school says the same.",
        "actions": "Ask them",
        "lead": "Ada Obi",
        "support": "None",
        "start": dt.date(2027, 1, 4),
        "due": dt.date(2027, 7, 16),
        "resources": "None",
        "monitoring": "Board, each term",
        "success": "All do by July 2027.",
        "review_on": dt.date(2099, 3, 1),
    }
    return {(ref, column): value for column, value in cells.items()}


def partnership_rows(
    school: str = "Hazel Lane Primary School", urn: str | None = "123456", **changes: object
) -> Answers:
    """A partnership that lacks nothing an agreement needs."""
    answers: Answers = {
        "PAR-01": "Wexcombe Trust", "PAR-02": "1 Oak Lane, Derby", "PAR-03": "Ada Obi", "PAR-05": school, "PAR-06": urn,
        "PAR-07": f"The Governing Body of {school}", "PAR-08": "2 Hazel Lane, Derby", "PAR-09": "Tom Reed",
        "PAR-11": dt.date(2027, 1, 1), "PAR-12": dt.date(2028, 3, 31), "PAR-13": "No", "PAR-16": 6600,
    } | {name.replace("_", "-"): value for name, value in changes.items()}  # type: ignore[assignment, dict-item]  # fmt: skip
    given: Answers = {(ref, "answer"): value for ref, value in answers.items()}  # type: ignore[misc]
    given |= {("CHG-01", "item"): "Coaching", ("CHG-01", "amount"): 6600, ("SRV-01", "service"): "Coaching"}
    return given | {("SRV-01", "provided"): "A day a month.", ("SRV-01", "provider"): "Ada Obi"}


def rater(group: str = "Trustees", who: str = "Ada Obi") -> Answers:
    """A rater's whole answers."""
    return complete(group) | {("ABT-11", "answer"): who}


def names(folder: str = "papers") -> list[str]:
    """The documents in a folder, without their endings."""
    return sorted(path.stem for path in Path(folder).glob("*.docx"))


class TestAPartAlone:
    """Only a workbook that holds a review is a rater's."""

    @pytest.mark.parametrize("parts", [{Part.PARTNERSHIP}, set(ALL_PARTS)], ids=["its part alone", "every part drawn"])
    def test_a_partnership_beside_reviews(self, run: Run, write: Write, parts: set[Part]) -> None:
        """It makes its agreement, needs no group and no round, and is nobody's view; the summary names it as a source."""
        write("executive", rater("Executive team"), [Part.REVIEW])
        write("trustees", rater("Trustees"), [Part.REVIEW])
        write("partnership", TRUST | partnership_rows(), parts)
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, ran.err) == (0, "")
        assert names() == [EVIDENCE, SUMMARY, SLA]
        summary = text_of(Path(f"papers/{SUMMARY}.docx").read_bytes())
        assert "All 14 elements under the headings of the MAT assurance framework are rated " in summary
        assert summary.count("The partnership alone") == summary.count("partnership.xlsx") == 1

    @pytest.mark.parametrize("parts", [{Part.PLAN}, set(ALL_PARTS)], ids=["its part alone", "every part drawn"])
    def test_a_plan_beside_reviews(self, run: Run, write: Write, parts: set[Part]) -> None:
        """The plan is built against the raters' ratings; it gives nobody's view, so no group is asked for."""
        write("trustees", rater(), [Part.REVIEW])
        write("plan", TRUST | {("ABT-14", "answer"): "Baseline"} | plan_rows(), parts)
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, ran.err) == (0, "")
        assert names() == [PLAN, EVIDENCE, SUMMARY]
        plan = text_of(Path(f"papers/{PLAN}.docx").read_bytes())
        assert "Every school says the same." in plan
        assert "plan.xlsx" in plan

    def test_a_partnership_by_itself_makes_no_summary(self, run: Run, write: Write) -> None:
        """There is nothing to sum up, so the agreement is the only document; asked for, a summary says why there is none."""
        write("partnership", TRUST | partnership_rows(), [Part.PARTNERSHIP])
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, ran.err) == (0, "")
        assert names() == [SLA]
        ran = run("build-summary", "returned", "-o", "papers")
        assert ran.code == 1
        assert ran.out == (
            "partnership.xlsx: No workbook of this trust and round holds a review, so there is nothing to sum up. "
            "Give the workbooks in which people rated the elements too.\n"
        )
        assert names() == [SLA]

    @pytest.mark.parametrize("kind", ["summary", "plan", "sla"])
    def test_an_agreement_asks_no_other_document_of_its_round(self, run: Run, write: Write, kind: str) -> None:
        """A partnership that names no round, or one that nobody was asked in, is no round of the trust's without a review."""
        write("agreed", rater(AGREED) | plan_rows(), [Part.REVIEW, Part.PLAN])
        for name, round_ in (("one", None), ("two", "Final")):
            write(name, TRUST | {("ABT-14", "answer"): round_} | partnership_rows(), [Part.PARTNERSHIP])
        ran = run(f"build-{kind}", "returned", "-o", "papers")
        assert (ran.code, ran.out.count("\n"), ran.err) == (0, 1, "")

    def test_a_blank_review_beside_a_plan_is_told(self, run: Run, write: Write) -> None:
        """A review that nobody filled in is a warning where the workbook holds a plan, and is no list of fourteen blanks."""
        path = write("plan", TRUST | {("ABT-14", "answer"): "Baseline"} | plan_rows())
        ran = run("check", path)
        assert ran.code == 0
        assert (
            "plan.xlsx: Nothing is filled in on the tabs of the review, so this workbook is read for its plan alone"
            in ran.out
        )
        assert "Rating is blank" not in ran.out

    def test_a_plan_is_no_second_agreed_workbook(self, run: Run, write: Write) -> None:
        """The agreed plan on a file of its own says "agreed" too, and no rating is agreed twice by that."""
        write("agreed", rater(AGREED), [Part.REVIEW])
        group = {("ABT-13", "answer"): AGREED, ("ABT-14", "answer"): "Baseline"}
        write("plan", TRUST | group | plan_rows(), [Part.PLAN])
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, names()) == (0, [PLAN, EVIDENCE, SUMMARY])


SUBSETS = [
    frozenset(found) for size in range(1, 5) for found in combinations(sorted(ALL_PARTS, key=list(Part).index), size)
]


@pytest.mark.parametrize("raters", [0, *(pytest.param(number, marks=pytest.mark.slow) for number in (1, 2, 5))])
@pytest.mark.parametrize("held", SUBSETS, ids=lambda held: "+".join(sorted(part.value for part in held)))
def test_every_template_is_filled_from_every_set_of_parts(
    run: Run, write: Write, held: frozenset[Part], raters: int
) -> None:
    """One workbook with these parts, beside so many raters: every document that there is an answer for is built."""
    groups = (
        "Executive team",
        "Trustees",
        "Headteachers and middle leaders",
        "Mentor (external challenge)",
        "Trustees",
    )
    for number, group in enumerate(groups[:raters]):
        write(f"rater-{number}", rater(group, who=f"Person {number}"), [Part.REVIEW])
    about = TRUST | {
        ("ABT-13", "answer"): AGREED,
        ("ABT-14", "answer"): "Baseline",
        ("ABT-15", "answer"): dt.date(2026, 11, 5),
    }
    log = {
        "priority": "PLAN-01", "date": dt.date(2026, 3, 1), "status": "On track", "done": "Asked them all.",
        "difference": "Four of five say the same.",
    }  # fmt: skip
    rows = {
        Part.REVIEW: rater(AGREED),
        Part.PLAN: plan_rows(),
        Part.PROGRESS: {("PRG-01", column): value for column, value in log.items() if Part.PLAN in held},
        Part.PARTNERSHIP: partnership_rows(),
    }
    write("together", dict(chain(about.items(), *(rows[part].items() for part in held))), held)
    ran = run("build-all", "returned", "-o", "papers")
    expected = [PLAN] * (Part.PLAN in held) + [EVIDENCE, SUMMARY] * (Part.REVIEW in held or raters > 0)
    expected += [UPDATE] * ({Part.PLAN, Part.PROGRESS} <= held) + [SLA] * (Part.PARTNERSHIP in held)
    assert (ran.code, names()) == (0, expected)
    assert ran.err == ""


def test_a_template_of_ours_never_blames_its_user(
    run: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a template that we ship cannot be filled, that is said to be our fault, and the other documents are made."""
    ours = shutil.copytree(doc_templates_dir(), tmp_path / "ours", ignore=shutil.ignore_patterns("source"))
    broken = Document(str(ours / "diagnostic-summary.docx"))
    broken.paragraphs[0].text = "{{ groups[7] }}"
    broken.save(str(ours / "diagnostic-summary.docx"))
    for module in (build, shipped_files):
        monkeypatch.setattr(module, "doc_templates_dir", lambda: ours)
    write("agreed", rater(AGREED) | plan_rows())
    ran = run("build-all", "returned", "-o", "papers")
    assert (ran.code, names()) == (3, [PLAN, EVIDENCE])
    assert ran.err.startswith("The diagnostic summary could not be made: the template that comes with matsheets ")
    assert ran.err.endswith(
        "That is a fault in matsheets, and nothing in your workbooks. Please report it, with this message.\n"
    )


class TestFaultsInOnePart:
    """A problem stands in the way of the documents that need its answer."""

    @pytest.mark.parametrize(
        ("fault", "refused"),
        [
            ({("PLAN-01", "lead"): None}, [PLAN]),
            ({("PLAN-01", "due"): "sometime"}, [PLAN]),
            ({("PAR-12", "answer"): None}, [SLA]),
            ({("CHG-01", "amount"): "lots"}, [SLA]),
            ({("VIS-01", "rationale"): None}, [EVIDENCE, SUMMARY]),
            ({("VIS-01", "rating"): "Amber"}, [PLAN, EVIDENCE, SUMMARY]),
            ({("ABT-05", "answer"): "many"}, [SUMMARY]),
            ({("ABT-13", "answer"): "Everybody"}, [PLAN, EVIDENCE, SUMMARY]),
            ({("ABT-01", "answer"): None}, [PLAN, EVIDENCE, SUMMARY, SLA]),
            ({("ABT-15", "answer"): "soon"}, [PLAN, EVIDENCE, SUMMARY]),
        ],
        ids=lambda value: "-".join(next(iter(value))) if isinstance(value, dict) else None,
    )
    def test_a_fault_blocks_what_needs_the_answer(
        self, run: Run, write: Write, fault: Answers, refused: list[str]
    ) -> None:
        """What was not answered is named, the documents that do not need it are built, and the run ends with 1."""
        write("agreed", rater(AGREED) | plan_rows() | partnership_rows() | fault)
        ran = run("build-all", "returned", "-o", "papers")
        assert ran.code == 1
        told = [
            line.partition(".docx was not built: 1 answer needs")[0]
            for line in ran.err.splitlines()
            if "not built" in line
        ]
        stems = [
            name.replace("wexcombe-trust", "trust") if ("ABT-01", "answer") in fault else name
            for name in [PLAN, EVIDENCE, SUMMARY, SLA]
        ]
        assert sorted(told) == sorted(
            stem for stem, name in zip(stems, [PLAN, EVIDENCE, SUMMARY, SLA], strict=True) if name in refused
        )
        assert names() == sorted({PLAN, EVIDENCE, SUMMARY, SLA} - set(refused))

    def test_the_board_reads_the_summary_before_there_is_a_plan(self, run: Run, write: Write) -> None:
        """After the meeting the agreed workbook has no plan yet: the summary is built, and what is missing is counted."""
        write("agreed", rater(AGREED) | {("VIS-01", "rating"): "Red"}, [Part.REVIEW, Part.PLAN])
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, names()) == (1, [EVIDENCE, SUMMARY])
        assert ran.out.splitlines()[-1].startswith("agreed.xlsx › Plan: The plan is empty")
        assert ran.err == "No development plan was built for Wexcombe Trust: 1 answer needs attention.\n"
        ran = run("check", "returned")
        assert ran.code == 1
        assert "The plan is empty" in ran.out

    def test_a_draft_lists_what_it_needs_alone(self, run: Run, write: Write) -> None:
        """Each draft says what is missing from it; one that lacks nothing is no draft."""
        fault = {("PLAN-01", "lead"): None, ("PAR-12", "answer"): None}
        write("agreed", rater(AGREED) | plan_rows() | partnership_rows() | fault)
        ran = run("build-all", "returned", "-o", "papers", "--draft")
        assert ran.code == 0
        plan, summary, sla = (text_of(Path(f"papers/{name}.docx").read_bytes()) for name in (PLAN, SUMMARY, SLA))
        assert "Lead is blank" in plan
        assert "End date" not in plan
        assert "DRAFT" not in summary
        assert '"End date" is blank' in sla
        assert "Lead is blank" not in sla

    def test_a_plan_that_does_not_count_stands_in_nobodys_way(self, run: Run, write: Write) -> None:
        """A rater began a plan of their own; the agreed one counts, and what theirs lacks blocks nothing."""
        write("agreed", rater(AGREED) | plan_rows())
        write("trustees", rater() | {("PLAN-01", "objective"): "Something."})
        ran = run("build-all", "returned", "-o", "papers")
        assert names() == [PLAN, EVIDENCE, SUMMARY]
        assert ran.code == 1
        assert "more answers need attention; no document named here is made from them" in ran.err

    def test_resume_knows_what_is_current(self, run: Run, write: Write) -> None:
        """A run that goes on skips the documents whose own answers lack nothing, whatever others lack."""
        write("agreed", rater(AGREED) | plan_rows() | partnership_rows() | {("PLAN-01", "lead"): None})
        run("build-all", "returned", "-o", "papers")
        ran = run("build-all", "returned", "-o", "papers", "--resume")
        assert "3 already up to date and skipped, 1 not built" in ran.err


def test_a_partnership_without_the_trusts_number_has_no_round_in_its_name(run: Run, write: Write) -> None:
    """Without its number it is not put together with the trust's reviews, and its name does not speak of a round."""
    write("trustees", rater(), [Part.REVIEW])
    write("partnership", {("ABT-01", "answer"): "Wexcombe Trust"} | partnership_rows(), [Part.PARTNERSHIP])
    ran = run("build-all", "returned", "-o", "papers")
    assert (ran.code, names()) == (0, [EVIDENCE, SUMMARY, SLA])


class TestBlankViews:
    """Workbooks that were sent out and have not come back filled in."""

    @pytest.fixture
    def blank(self, write: Write) -> Callable[..., Path]:
        """Write a workbook in which only the trust, the group and the round are filled in."""

        def blank(name: str, group: str) -> Path:
            about = {("ABT-13", "answer"): group, ("ABT-14", "answer"): "Baseline"}
            return write(name, TRUST | about, [Part.REVIEW, Part.PLAN])

        return blank

    def test_a_group_that_gave_no_view_did_not_take_part(
        self, run: Run, write: Write, blank: Callable[..., Path]
    ) -> None:
        """Its workbook is named by check and by build-all, and stands nowhere in the summary."""
        write("trustees", rater(), [Part.REVIEW])
        write("executive", rater("Executive team", "Tom Reed"), [Part.REVIEW])
        blank("heads", "Headteachers and middle leaders")
        sentence = "heads.xlsx: This workbook holds no rating yet, so it is not counted, and no document names it."
        assert sentence in run("check", "returned").out
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, names()) == (0, [EVIDENCE, SUMMARY])
        assert ran.err.startswith(sentence)
        summary = text_of(Path(f"papers/{SUMMARY}.docx").read_bytes())
        assert "Executive team" in summary
        assert "Headteachers and middle leaders" not in summary
        assert "Not recorded" not in summary.partition("Pattern\n")[2].partition("Who took part")[0]

    def test_the_blank_original_does_not_hide_the_workbook_that_came_back(self, run: Run, write: Write) -> None:
        """The workbook as it was sent out, with the respondent's name in it, lies beside the one that was filled in."""
        answers = rater()
        about = {at: value for at, value in answers.items() if at[0].startswith("ABT")}
        blank = write("same-id-12345-a", about, [Part.REVIEW])
        filled = write("same-id-12345-b", answers, [Part.REVIEW])
        ran = run("build-all", blank, filled, "-o", "papers")
        assert (ran.code, names()) == (0, [EVIDENCE, SUMMARY])
        assert "same-id-12345-a.xlsx: This workbook holds no rating yet" in ran.err
        assert "Board minutes" in text_of(Path(f"papers/{EVIDENCE}.docx").read_bytes())

    def test_an_agreed_workbook_that_is_still_blank_is_before_the_meeting(
        self, run: Run, write: Write, blank: Callable[..., Path]
    ) -> None:
        """The paper for the meeting is built from the groups, and no plan is asked for yet."""
        write("trustees", rater(), [Part.REVIEW])
        blank("agreed", AGREED)
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, names()) == (0, [EVIDENCE, SUMMARY])
        assert ran.err.startswith("agreed.xlsx: This workbook holds no rating yet")
        assert "before the meeting: no rating here is settled" in text_of(Path(f"papers/{SUMMARY}.docx").read_bytes())
        checked = run("check", "returned")
        assert checked.code == 0
        assert "The plan is empty" not in checked.out

    def test_words_without_a_rating_do_not_make_it_after_the_meeting(self, run: Run, write: Write) -> None:
        """Where the agreed workbook rates nothing, a draft does not say that anything was settled."""
        write("trustees", rater(), [Part.REVIEW])
        answers = rater(AGREED)
        write("agreed", {at: value for at, value in answers.items() if at[1] != "rating"}, [Part.REVIEW])
        refused = run("build-all", "returned", "-o", "papers")
        assert f"{SUMMARY}.docx was not built: 14 answers need attention." in refused.err
        run("build-all", "returned", "-o", "papers", "--draft")
        assert "before the meeting: no rating here is settled" in text_of(Path(f"papers/{SUMMARY}.docx").read_bytes())

    def test_a_trusts_only_workbook_is_asked_for_its_ratings(self, run: Run, blank: Callable[..., Path]) -> None:
        """Where nobody gave a view, what is missing are the ratings."""
        blank("heads", "Headteachers and middle leaders")
        assert run("check", "returned").code == 1
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, names()) == (1, [])
        assert ran.err.startswith(f"{SUMMARY}.docx was not built: 14 answers need attention.")

    def test_a_group_that_rated_nothing_is_not_said_to_have_rated(self, run: Run, write: Write) -> None:
        """One group chose Not rated throughout."""
        rows = {at: "Not rated" if at[1] == "rating" else value for at, value in rater().items()}
        write("trustees", rows, [Part.REVIEW])
        run("build-all", "returned", "-o", "papers")
        summary = text_of(Path(f"papers/{SUMMARY}.docx").read_bytes())
        assert "Only one group rated" not in summary
        assert "Nobody has given a rating yet, so there is nothing to compare." in summary


class TestSeveralPlans:
    """Which plan counts, and what is said of the others."""

    def test_a_plan_beside_the_agreed_one_is_named_where_it_differs(self, run: Run, write: Write) -> None:
        """Both files are named by check and by build-all; a copy that says the same is no matter."""
        write("agreed", rater(AGREED) | plan_rows())
        write("copy", TRUST | {("ABT-14", "answer"): "Baseline"} | plan_rows(), [Part.PLAN])
        assert "another" not in run("check", "returned").out
        other = plan_rows() | {("PLAN-01", "objective"): "Other"}
        write("plan", TRUST | {("ABT-14", "answer"): "Baseline"} | other, [Part.PLAN])
        sentence = (
            "plan.xlsx: The development plan is built from agreed.xlsx, the agreed workbook. The plan here is another, "
            "and is not used. Clear it, or change the agreed one."
        )
        assert sentence in run("check", "returned").out
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, ran.err, names()) == (0, sentence + "\n", [PLAN, EVIDENCE, SUMMARY])

    def test_check_finds_what_build_refuses(self, run: Run, write: Write) -> None:
        """Two plans that differ, none of them agreed, are an error to both; two that say the same are one plan."""
        round_ = {("ABT-14", "answer"): "Baseline"}
        write("trustees", rater(), [Part.REVIEW])
        write("one", TRUST | round_ | plan_rows(), [Part.PLAN])
        write("two", TRUST | round_ | plan_rows(), [Part.PLAN])
        assert run("check", "returned").code == 0
        assert run("build-all", "returned", "-o", "papers").code == 0
        write("two", TRUST | round_ | plan_rows() | {("PLAN-01", "lead"): "Tom Reed"}, [Part.PLAN])
        sentence = "one.xlsx, two.xlsx: These workbooks of one trust and round each hold a plan"
        checked, built = run("check", "returned"), run("build-all", "returned", "-o", "papers", "--force")
        assert (checked.code, built.code) == (1, 1)
        assert sentence in checked.out
        assert sentence in built.out

    def test_a_plan_in_a_workbook_of_its_own_fills_the_agreed_ones(self, run: Run, write: Write) -> None:
        """The agreed workbook's empty plan is no problem where another workbook supplies the plan."""
        write("agreed", rater(AGREED), [Part.REVIEW, Part.PLAN])
        write("plan", TRUST | {("ABT-14", "answer"): "Baseline"} | plan_rows(), [Part.PLAN])
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, ran.err, names()) == (0, "", [PLAN, EVIDENCE, SUMMARY])
        checked = run("check", "returned", "--strict")
        assert (checked.code, "The plan is empty" in checked.out) == (0, False)


def test_a_priority_without_a_ref_is_named_when_the_plan_is_built(run: Run, write: Write) -> None:
    """What was typed and is in no document is said where the document is made, and blocks nothing."""
    path = write("agreed", rater(AGREED) | plan_rows() | plan_rows("PLAN-02"))
    book = load_book(path)
    cell = next(cell for (cell,) in book["Plan"].iter_rows(max_col=1) if cell.value == "PLAN-02")
    cell.value = None
    book.save(path)
    ran = run("build-all", "returned", "-o", "papers")
    assert (ran.code, names()) == (0, [PLAN, EVIDENCE, SUMMARY])
    assert ran.err.startswith(f"agreed.xlsx › Plan › B{cell.row}: 1 row of this tab holds something without a Ref")


def test_a_workbook_without_a_round_is_in_no_paper(run: Run, write: Write) -> None:
    """Beside workbooks of a round it makes no document, and no name is made up for one."""
    write("trustees", rater(), [Part.REVIEW])
    write("t", rater("Executive team") | {("ABT-14", "answer"): None}, [Part.REVIEW])
    ran = run("build-all", "returned", "-o", "papers")
    assert (ran.code, names()) == (1, [f"{EVIDENCE}-baseline", f"{SUMMARY}-baseline"])
    assert ran.err == "t.xlsx has no round, so it is in no paper: 1 answer needs attention.\n"


def test_an_agreement_says_no_date_where_none_is_given(run: Run, write: Write) -> None:
    """A workbook with a partnership alone gives no date of a review, and the agreement leaves the date out."""
    write("partnership", TRUST | partnership_rows(), [Part.PARTNERSHIP])
    run("build-all", "returned", "-o", "papers")
    with ZipFile(f"papers/{SLA}.docx") as package:
        texts = [
            package.read(name).decode() for name in package.namelist() if "word/" in name and name.endswith(".xml")
        ]
    assert not any("Document date" in text or "Date: Not recorded" in text for text in texts)


class TestSeveralPartnerships:
    """A trust has an agreement with each school."""

    def test_two_schools_are_two_agreements(self, run: Run, write: Write) -> None:
        """They are told apart by the school in the file's name, and each can be verified and asked why."""
        write("trustees", rater(), [Part.REVIEW])
        write("one", TRUST | partnership_rows(), [Part.PARTNERSHIP])
        write("two", TRUST | partnership_rows("Mill Lane School", "654321", PAR_16=6600), [Part.PARTNERSHIP])
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, ran.err) == (0, "")
        hazel, mill = f"{SLA}-hazel-lane-primary-school", f"{SLA}-mill-lane-school"
        assert names() == [EVIDENCE, SUMMARY, hazel, mill]
        for name, school, file in ((hazel, "Hazel Lane Primary School", "one"), (mill, "Mill Lane School", "two")):
            document = Path(f"papers/{name}.docx")
            assert f"The Governing Body of {school}" in text_of(document.read_bytes())
            ran = run("verify", document, "returned")
            assert ran.code == 0, ran.out
            ran = run("why", document, "PAR-05", "--workbooks", "returned")
            assert ran.code == 0
            assert f"{file}.xlsx" in ran.out
            assert school in ran.out

    def test_schools_of_one_name_are_told_apart_by_their_numbers(self, run: Run, write: Write) -> None:
        """St Mary's is the name of many schools."""
        write("one", TRUST | partnership_rows("St Mary's School", "123456"), [Part.PARTNERSHIP])
        write("two", TRUST | partnership_rows("St Mary's School", "654321"), [Part.PARTNERSHIP])
        ran = run("build-sla", "returned", "-o", "papers")
        assert ran.code == 0
        assert names() == [f"{SLA}-st-marys-school-123456", f"{SLA}-st-marys-school-654321"]

    @pytest.mark.parametrize(
        ("school", "urn"),
        [("St. Mary’s School", None), ("ST MARY'S  SCHOOL", "123456"), ("The St Mary's School", None)],
    )
    def test_one_school_in_two_typings_counts_once(self, run: Run, write: Write, school: str, urn: str | None) -> None:
        """What a phone and a keyboard set differently is one school, and equal partnerships with it are one."""
        same = {"PAR_06": urn, "PAR_07": "The Governing Body"}
        write("one", TRUST | partnership_rows("St Mary's School", **same), [Part.PARTNERSHIP])
        write("two", TRUST | partnership_rows(school, **same), [Part.PARTNERSHIP])
        ran = run("build-sla", "returned", "-o", "papers")
        assert (ran.code, ran.err) == (0, "")
        assert names() == [SLA]

    @pytest.mark.parametrize(
        "parts", [[Part.PARTNERSHIP], [Part.REVIEW, Part.PARTNERSHIP]], ids=["alone", "with reviews"]
    )
    def test_partnerships_that_contradict_each_other(self, run: Run, write: Write, parts: list[Part]) -> None:
        """Both files and what differs are named; the agreement with another school, and the summary, are built."""
        write("trustees", rater(), [Part.REVIEW])
        for name, group, changes in (
            ("one", "Executive team", {}),
            ("two", "Mentor (external challenge)", {"PAR_11": dt.date(2027, 4, 1), "PAR_12": dt.date(2028, 4, 1)}),
        ):
            write(name, (rater(group) if Part.REVIEW in parts else TRUST) | partnership_rows(**changes), parts)
        write("other", TRUST | partnership_rows("Mill Lane School", "654321"), [Part.PARTNERSHIP])
        told = (
            "one.xlsx, two.xlsx: These workbooks each hold a partnership with Hazel Lane Primary School, and they differ: "
            "PAR-11 (Start date) and PAR-12 (End date). Keep the one that is right, or give both the same answers."
        )
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, ran.out.splitlines()[0]) == (1, told)
        assert names() == [EVIDENCE, SUMMARY, f"{SLA}-mill-lane-school"]
        assert ran.err == f"{SLA}-hazel-lane-primary-school.docx was not built: 1 answer needs attention.\n"
        assert told in run("check", "returned").out

    def test_the_agreed_partnership_counts_and_the_other_is_named(self, run: Run, write: Write) -> None:
        """The agreed workbook settles it; that another one says something else is a warning there."""
        write("agreed", rater(AGREED) | plan_rows() | partnership_rows())
        write("draft", TRUST | partnership_rows(PAR_16=5000, PAR_13="Yes", PAR_14=24), [Part.PARTNERSHIP])
        ran = run("check", "returned")
        assert (
            "draft.xlsx: The agreement with Hazel Lane Primary School is built from agreed.xlsx, the agreed workbook. The "
            "partnership here is another, and is not used: PAR-13 (May the agreement be extended?), PAR-14 (Maximum term in "
            "months, extension included) and PAR-16 (Total service charge)."
        ) in ran.out
        ran = run("build-sla", "returned", "-o", "papers")
        assert names() == [SLA]
        assert "£6,600" in text_of(Path(f"papers/{SLA}.docx").read_bytes())

    def test_copies_of_one_workbook_for_two_schools(self, run: Run, write: Write) -> None:
        """One blank workbook, copied and filled in twice by one person, is no two versions of one answer."""
        who = TRUST | {("ABT-11", "answer"): "Ada Obi"}
        write("partnership-a", who | partnership_rows(), [Part.PARTNERSHIP])
        write("partnership-b", who | partnership_rows("Mill Lane School", "654321"), [Part.PARTNERSHIP])
        ran = run("build-all", "returned", "-o", "papers")
        assert (ran.code, len(names())) == (0, 2)

    def test_agreements_with_two_trusts_are_told_apart_by_the_trust(self, run: Run, write: Write) -> None:
        """Between trusts the schools that take part are no party, and may be called alike."""
        for name, trust in (("one", "Harbour Bridge Trust"), ("two", "Pennerdown Trust")):
            rows = partnership_rows("All its schools", None, PAR_07=trust, PAR_27="Another multi-academy trust")
            write(name, TRUST | rows, [Part.PARTNERSHIP])
        run("build-sla", "returned", "-o", "papers")
        assert names() == [f"{SLA}-harbour-bridge-trust", f"{SLA}-pennerdown-trust"]

    def test_the_other_party_names_the_agreement_whichever_it_is(self, run: Run, write: Write) -> None:
        """A trust that is helped by one trust and helps a school has two agreements, each called by the other side."""
        own = next(iter(TRUST.values()))
        helped = {"PAR_01": "Great Moss Trust", "PAR_07": own, "PAR_27": "Another multi-academy trust"}
        write("one", TRUST | partnership_rows("All its schools", None, **helped), [Part.PARTNERSHIP])
        write("two", TRUST | partnership_rows(), [Part.PARTNERSHIP])
        ran = run("build-sla", "returned", "-o", "papers")
        assert names() == [f"{SLA}-great-moss-trust", f"{SLA}-hazel-lane-primary-school"]
        ends = [line.partition(" agreement for ")[2] for line in ran.out.splitlines() if " agreement for " in line]
        assert sorted(ends) == [f"{own} with Great Moss Trust", f"{own} with Hazel Lane Primary School"]
        run("aggregate", "returned", "-o", "tables.json")
        write("view", rater(), [Part.REVIEW])
        ran = run("aggregate", "returned", "-o", "all.xlsx")
        assert ran.out == "all.xlsx  the ratings of 1 workbook, and all other answers of 3 workbooks\n"
        tables = json.loads(Path("tables.json").read_text(encoding="utf-8"))
        for table in ("partnership", "charges", "services"):
            assert {row["school"] for row in tables[table]} == {"Great Moss Trust", "Hazel Lane Primary School"}
