"""Rounds of any names: from the workbook that is sent out to the papers, the tables and where the trust stands."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from matsheets.documents.record.manifest import read_manifest
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.workbook.layout.layout import Part, build_layout
from tests.books import write_book
from tests.cli.conftest import Run, complete
from tests.documents.builders import tables_of

#: First to last, by date; by their names, and by those of their files, they would come in other orders.
ROUNDS = {"Pilot": 2026, "Baseline": 2027, "Annual review 2028": 2028, "The 2029-30 check": 2029}
RATINGS = dict(zip(ROUNDS, ("Red", "Amber-red", "Amber-green", "Green"), strict=True))
SLUGS = ("pilot", "baseline", "annual-review-2028", "the-2029-30-check")


def about(path: Path) -> Mapping[str, str]:
    """What is filled in on the About tab, by Ref."""
    sheet = openpyxl.load_workbook(path)["About"]
    return {row[0].value: row[2].value for row in sheet.iter_rows(max_col=3) if row[2].value and row[0].value != "Ref"}


class TestNewWorkbook:
    def test_group_and_round_are_filled_in(self, run: Run) -> None:
        """A choice is spelt as its list has it, another name in one line, and the file is named after all three."""
        assert run("new-workbook", "--trust", "Oak", "--group", "exec team", "--round", "Annual  review 2028").code == 0

        found = about(Path("oak-executive-team-annual-review-2028.xlsx"))
        assert [found[ref] for ref in ("ABT-01", "ABT-13", "ABT-14")] == ["Oak", "Executive team", "Annual review 2028"]
        assert "ABT-15" not in found

    def test_a_file_may_have_a_name_of_its_own(self, run: Run) -> None:
        """-o stands before the name that is made; the round is spelt as its list has it."""
        assert run("new-workbook", "--round", "midpoint", "-o", "mine.xlsx").code == 0
        assert about(Path("mine.xlsx")) == {"ABT-14": "Review (mid-point)"}

    @pytest.mark.parametrize(
        ("option", "typed", "said"),
        [
            ("--group", "Parents", '--group has "Parents". Choose from: Executive team; Trustees;'),
            ("--group", "", '--group has "". Choose from: '),
            ("--round", "TBC", "Baseline; Review (mid-point); Final; or a name of your own of up to 60 characters."),
            ("--round", " ", "or a name of your own"),
            ("--round", "x" * 61, "of up to 60 characters"),
        ],
    )
    def test_what_cannot_be_filled_in_is_a_mistake_in_the_command(
        self, run: Run, option: str, typed: str, said: str
    ) -> None:
        """Nothing is written, and the sentence says what may be."""
        ran = run("new-workbook", option, typed)

        assert (ran.code, said in " ".join(ran.err.split())) == (2, True)
        assert list(Path().iterdir()) == []

    def test_a_slip_of_the_pen_is_told(self, run: Run) -> None:
        """The workbook is written all the same: the name may be meant."""
        ran = run("new-workbook", "--round", "Basline", "-o", "new.xlsx")
        assert (ran.code, ran.err) == (0, '"Basline" is nearly Baseline, and counts as a round of its own.\n')

    def test_a_roster_may_leave_them_to_the_command(self, run: Run) -> None:
        """They stand where a row says nothing else: one roster serves round after round, and its own rounds have any name."""
        Path("roster.csv").write_text("trust,group,round\nOak,trustees,\nElm,mentor,Year 2\nAsh,,Finals\n")

        ran = run("new-workbook", "--roster", "roster.csv", "--round", "Year 3", "--group", "trustees", "-o", "out")

        assert ran.code == 0
        assert ran.err == 'Row 4: "Finals" as round is nearly Final, and counts as a round of its own.\n'
        assert sorted(path.name for path in Path("out").iterdir()) == [
            "ash-trustees-finals.xlsx",
            "elm-mentor-external-challenge-year-2.xlsx",
            "oak-trustees-year-3.xlsx",
        ]


class TestFourRounds:
    @pytest.fixture
    def four(self, run: Run, framework: Framework) -> Run:
        """Run in a folder with the agreed workbooks of four rounds, whose files stand in another order."""
        layout = build_layout(framework, [Part.REVIEW, Part.PLAN])
        Path("in").mkdir()
        for at, (name, year) in enumerate(ROUNDS.items()):
            answers = complete(AGREED, RATINGS[name]) | {
                ("ABT-14", "answer"): name,
                ("ABT-15", "answer"): dt.date(year, 10, 14),
                ("PLAN-01", "target"): "VIS-01 Clarity of purpose",
                ("PLAN-01", "objective"): f"One purpose by {year}.",
            }
            write_book(Path("in", f"{'dbca'[at]}.xlsx"), layout, workbook_id=f"id{at}", answers=answers)
        return run

    def test_papers_are_named_by_round_and_look_back_at_the_round_before(self, four: Run) -> None:
        """The summary compares with the last round and the first; the plan says what became of the last round's priorities."""
        four("build-summary", "in", "-o", "papers")
        four("build-plan", "in", "-o", "papers", "--draft")

        assert sorted(path.name for path in Path("papers").iterdir()) == sorted(
            f"wexcombe-trust-{kind}-{slug}.docx"
            for kind in ("diagnostic-summary", "development-plan")
            for slug in SLUGS
        )
        expected: list[set[str]] = [
            {"d.xlsx"},
            {"b.xlsx", "d.xlsx"},
            {"c.xlsx", "b.xlsx", "d.xlsx"},
            {"a.xlsx", "c.xlsx", "d.xlsx"},
        ]
        for slug, files in zip(SLUGS, expected, strict=True):
            manifest = read_manifest(Path("papers", f"wexcombe-trust-diagnostic-summary-{slug}.docx").read_bytes())
            assert manifest is not None
            assert {source.file for source in manifest.sources} == files, slug
        plan = Path("papers", "wexcombe-trust-development-plan-the-2029-30-check.docx").read_bytes()
        refs = [row[0] for row in tables_of(plan)["What became of the earlier priorities"][1:]]
        assert refs == ["PLAN-01 (Annual review 2028)"]

    def test_a_paper_is_followed_back_to_its_round(self, four: Run) -> None:
        """Verify finds it unchanged, and why tells a round's row from another's."""
        four("build-plan", "in", "-o", "papers", "--draft")
        plan = "papers/wexcombe-trust-development-plan-the-2029-30-check.docx"
        assert four("verify", plan, "in").code == 0
        account = four("why", plan, "PLAN-01 (Annual review 2028)", "--workbooks", "in").out
        assert "One purpose by 2028." in account
        assert not {"One purpose by 2026.", "One purpose by 2027.", "One purpose by 2029."} & set(account.split("\n"))
        assert "c.xlsx" in account
        assert "a.xlsx" not in account

    def test_status_goes_round_by_round(self, four: Run) -> None:
        """First to last, each with its date; the last is the one that work is done on."""
        (trust,) = json.loads(four("status", "in", "--format", "json").out)["trusts"]
        assert [(each["round"], each["date"]) for each in trust["rounds"]] == [
            (name, f"{year}-10-14") for name, year in ROUNDS.items()
        ]
        assert {each["step"] for each in trust["rounds"][:-1]} == {"next round"}
        assert trust["rounds"][-1]["step"] != "next round"

    def test_tables_go_by_date(self, four: Run) -> None:
        """In every table, and in whatever order the files are named."""
        for files in (["in"], ["in/d.xlsx", "in/a.xlsx", "in/c.xlsx", "in/b.xlsx"]):
            four("aggregate", *files, "-o", "tables.json", "--force")
            found = json.loads(Path("tables.json").read_text(encoding="utf-8"))
            for table in ("ratings", "review", "counts", "priorities", "about"):
                assert list(dict.fromkeys(row["round"] for row in found[table])) == list(ROUNDS), table

    def test_why_tells_a_name_with_a_year_from_the_one_without(self, run: Run, framework: Framework) -> None:
        """The number at the end of a round's name is part of it, and capitals and dashes are not."""
        layout = build_layout(framework, [Part.REVIEW, Part.PLAN])
        for name, year in (("Annual review", 2027), ("Annual review 2028", 2028)):
            answers = complete(AGREED) | {("ABT-14", "answer"): name, ("ABT-15", "answer"): dt.date(year, 10, 14)}
            answers |= {("PLAN-01", "objective"): f"One purpose by {year}."}
            write_book(Path(f"{year}.xlsx"), layout, workbook_id=name, answers=answers)

        assert "One purpose by 2027." not in (found := run("why", ".", "PLAN-01 (annual-review 2028)").out)
        assert "One purpose by 2028." in found
