"""What the diagnostic meeting settled: a group's own answer that nobody can read is named, and holds up nothing (FAULTS 91, 92)."""

from __future__ import annotations

from pathlib import Path

import pytest

from matsheets.meeting.prepare import prepare_meeting
from matsheets.model.assessment import Assessment
from matsheets.model.respondents import AGREED
from tests.cli.conftest import Ran, Run
from tests.faults.conftest import Bench
from tests.faults.test_values import Answers, Read

#: The sentence that stands after what is settled.
NO_WAIT = "No document waits for this: the agreed workbook settles it."
#: A group's answers as people type them, each with the Ref that is named.
BENT = {
    "rating": ({("GOV-01", "rating"): "Amber"}, "GOV-01"),
    "error in the rating": ({("GOV-01", "rating"): "#REF!"}, "GOV-01"),
    "not rated, without a reason": ({("GOV-01", "rating"): "Not rated", ("GOV-01", "rationale"): None}, "GOV-01"),
    "no rationale": ({("GOV-01", "rationale"): None}, "GOV-01"),
    "date": ({("ABT-15", "answer"): "12/11/26"}, "ABT-15"),
    "date in words": ({("ABT-15", "answer"): "mid November 2026"}, "ABT-15"),
    "pupils": ({("ABT-06", "answer"): "about 2,900"}, "ABT-06"),
}
SUMMARY, EVIDENCE = (f"wexcombe-trust-diagnostic-{name}.docx" for name in ("summary", "evidence"))


def agreed_with(bench: Bench, given: Answers) -> Path:
    """Write the workbook that was agreed, complete but for what is given."""
    return bench.workbook({("ABT-13", "answer"): AGREED, ("ABT-06", "answer"): 2900, **given}, "agreed.xlsx")


@pytest.mark.parametrize("bent", BENT)
def test_what_is_settled_holds_up_nothing(bench: Bench, bent: str, tmp_path: Path) -> None:
    """Summary and evidence are built, and check names the group's answer as something to look at that nothing waits for."""
    answers, ref = BENT[bent]
    group, agreed = bench.workbook(answers, "trustees.xlsx"), agreed_with(bench, {})

    built = bench.run("build-all", group, agreed, "-o", "out")
    checked = bench.run("check", group, agreed)

    assert bench.run("check", group).code == 1
    assert (built.code, checked.code) == (0, 0)
    assert {SUMMARY, EVIDENCE} <= {path.name for path in (tmp_path / "out").iterdir()}
    assert "trustees.xlsx: 0 errors, 1 warning.\nTo look at:\n  trustees.xlsx" in checked.out
    (line,) = (line for line in checked.out.splitlines() if f"({ref})" in line)
    assert line.endswith(f". {NO_WAIT}")
    assert "need attention" not in (told := bench.run("status", group, agreed).out)
    assert "needs attention" not in told


@pytest.mark.parametrize("bent", ["rating", "pupils", "date"])
def test_what_is_not_settled_waits_as_before(bench: Bench, bent: str) -> None:
    """Where the agreed workbook leaves the same blank, the group is asked, and nothing says that no document waits."""
    answers, ref = BENT[bent]
    place = next(iter(answers))
    group, agreed = bench.workbook(answers, "trustees.xlsx"), agreed_with(bench, {place: None})

    built, checked = bench.run("build-summary", group, agreed, "-o", "out"), bench.run("check", group, agreed)

    assert (built.code, checked.code) == (1, 1)
    assert any(line.startswith("trustees.xlsx") and f"({ref})" in line for line in built.out.splitlines())
    assert NO_WAIT not in checked.out + built.out


def test_whose_view_it_is_nobody_else_says(bench: Bench) -> None:
    """The agreed workbook's own group and round answer for no other workbook."""
    group = bench.workbook({("ABT-13", "answer"): "Parents"}, "trustees.xlsx")
    ran = bench.run("build-summary", group, agreed_with(bench, {}), "-o", "out")
    assert (ran.code, "(ABT-13)" in ran.out) == (1, True)


def test_one_sentence_for_what_waits_and_one_for_what_does_not(bench: Bench) -> None:
    """Of two blanks that are one problem, the one that is settled stands apart from the one that is not."""
    blank = {(ref, "rationale"): None for ref in ("GOV-01", "GOV-02")}
    group = bench.workbook(blank, "trustees.xlsx")
    checked = bench.run("check", group, agreed_with(bench, {("GOV-02", "rating"): None}))
    assert "trustees.xlsx: 1 error, 1 warning." in checked.out
    assert [NO_WAIT in line for line in checked.out.splitlines() if "trustees.xlsx ›" in line] == [False, True]


def test_a_tab_that_is_gone_is_not_needed_once_all_is_settled(bench: Bench) -> None:
    """With every element settled, the summary is built though a group's tab is missing; with one open it is not."""
    group = bench.workbook({}, "trustees.xlsx")
    bench.spoil(group, lambda book: book.remove(book["6 Governance"]))
    assert bench.run("build-summary", group, agreed_with(bench, {}), "-o", "out").code == 0
    open_ = agreed_with(
        bench, {("VIS-01", "rating"): None, ("VIS-01", "rationale"): None, ("VIS-01", "evidence"): None}
    )
    ran = bench.run("build-summary", group, open_, "-o", "other")
    assert (ran.code, "This tab is missing" in ran.out) == (1, True)


def test_a_partnership_is_with_the_trust_that_its_own_workbook_names(full_bench: Bench) -> None:
    """A trust's name that is blank waits as before where an agreement is taken from that workbook, and only there."""
    unnamed = {("ABT-01", "answer"): None, ("ABT-02", "answer"): "07654321"}
    agreed = agreed_with(full_bench, {("ABT-02", "answer"): "07654321"})
    for partner, waits in (({("PAR-05", "answer"): "Oakfield School"}, True), ({}, False)):
        group = full_bench.workbook({**unnamed, **partner}, f"partner-{waits}.xlsx")
        checked = full_bench.run("check", group, agreed)
        (line,) = (line for line in checked.out.splitlines() if f"partner-{waits}.xlsx › About › C5 (ABT-01)" in line)
        assert line.endswith(NO_WAIT) is not waits


# --- the meeting's workbook, before the meeting ----------------------------------------------------------------------


@pytest.fixture
def beside(bench: Bench, read: Read, tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two groups' workbooks and, as it was prepared from them, the meeting's."""
    trustees = bench.workbook({}, "trustees.xlsx")
    heads = bench.workbook(
        {("ABT-13", "answer"): "Headteachers and middle leaders", ("GOV-01", "rating"): "Red"}, "heads.xlsx"
    )
    given: list[Assessment] = [read(trustees), read(heads)]
    (prepared,) = prepare_meeting(given)
    assert prepared.workbook is not None
    meeting = tmp_path / "meeting.xlsx"
    meeting.write_bytes(prepared.workbook)
    return trustees, heads, meeting


def test_a_meeting_that_is_still_to_come_is_told_in_one_sentence(run: Run, beside: tuple[Path, ...]) -> None:
    """Beside the groups' workbooks check says how many elements are not settled, and ends well; alone it lists them."""
    ran: Ran = run("check", *beside)

    assert ran.code == 0
    assert ran.out.split("\n\n")[-1] == (
        "meeting.xlsx: 0 errors, 1 warning.\nTo look at:\n  meeting.xlsx: This is the workbook of the diagnostic meeting, and 14 "
        "elements are not settled in it yet, so it is not counted. Fill it in at the meeting.\n"
    )
    assert run("check", beside[-1]).code == 1


def test_the_command_to_prepare_says_it_once(run: Run, beside: tuple[Path, ...]) -> None:
    """That nothing is settled yet stands in one of its notes, and not again in check's words."""
    ran = run("prepare-meeting", *beside, "-o", "again")
    assert ran.out.count("nothing is settled in it yet") == 1
    assert "not settled in it yet, so it is not counted" not in ran.out
