"""From the plan to the end of the mentoring: the log and the updates tell what comes next, and dates alone do not."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.cli import main
from matsheets.samples.recipes import RecipeValue
from matsheets.steps.status import RoundStatus, status
from matsheets.workbook.layout.schema import Part
from tests.steps.stages import recipe, without, write

FOLDER = Path("returned")
AGREED = "pennerdown-baseline-agreed.xlsx"
#: Of the sample's plan: its first review, and its last.
FIRST, LAST = dt.date(2027, 2, 4), dt.date(2027, 6, 24)
Answers = Mapping[tuple[str, str], RecipeValue]


@pytest.fixture(autouse=True)
def _planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The agreed workbook alone, with a plan and a place for its log, and the documents made of it."""
    monkeypatch.chdir(tmp_path)
    log({})
    assert main(["build-all", str(FOLDER), "-o", str(FOLDER / "documents")]) == 0


def log(entries: Answers, *, parts: frozenset[Part] = frozenset({Part.PROGRESS})) -> None:
    """Write the agreed workbook with these entries in its logs."""
    agreed = without(recipe("baseline-agreed"), "PAR", "CHG", "SRV", "DAT")
    kept = agreed.parts - {Part.PARTNERSHIP} | parts
    write(FOLDER, replace(agreed, parts=kept, answers={**agreed.answers, **entries}))


def entry(day: dt.date, ref: str = "PRG-01") -> Answers:
    """An entry of the log."""
    given = {
        "priority": "PLAN-01",
        "date": day,
        "status": "On track",
        "done": "A start.",
        "difference": "Seen on Monday.",
    }
    return {(ref, column): value for column, value in given.items()}


def look(today: dt.date) -> RoundStatus:
    """Where the trust stands on a day."""
    (trust,) = status([FOLDER], today=today).trusts
    return trust.current


def lacks(found: RoundStatus) -> list[str]:
    """What is lacking, in words."""
    return [lack.text for lack in found.lacks]


def update(on: str) -> None:
    """Build the update of a day."""
    assert main(["build-update", str(FOLDER), "-o", str(FOLDER / "documents"), "--on", on]) == 0


def test_an_entry_makes_no_other_document_older() -> None:
    """The plan, the summary and the evidence were made before it, and are as good as they were; a changed plan is another matter."""
    log(entry(dt.date(2027, 1, 20)))
    assert lacks(look(dt.date(2027, 1, 21))) == []
    log({**entry(dt.date(2027, 1, 20)), ("PLAN-01", "lead"): "Somebody else"})
    assert any("development-plan.docx is older than" in text for text in lacks(look(dt.date(2027, 1, 21))))


def test_support_begins_with_the_first_entry() -> None:
    """Before the first day on which anything starts, an entry in either log is a beginning; without one it is the day."""
    early = dt.date(2026, 11, 25)
    assert look(early).step.value == "plan"
    log({("SUP-01", "date"): dt.date(2026, 11, 24), ("SUP-01", "what"): "A first visit."})
    assert look(early).step.value == "support"


def test_until_a_review_is_past_the_log_goes_on() -> None:
    """Nothing is to be built, and the log has its file named."""
    log(entry(dt.date(2027, 1, 20)))
    found = look(FIRST)
    assert found.next.what == (
        f"go on with the log in {AGREED}; nothing to build until the plan is reviewed; then look again"
    )
    assert (str(found.due), found.next.arguments[0]) == ("review of the plan, 4 February 2027", "status")


def test_after_a_review_the_update_is_built_and_then_is_no_more_due() -> None:
    """News since the meeting makes it the next command, which runs; once it is there, the next review comes."""
    log(entry(dt.date(2027, 2, 4)))
    before = look(dt.date(2027, 2, 5))
    assert lacks(before) == ["no progress update tells of what was logged since 12 November 2026"]
    assert before.next.command == "matsheets build-update returned -o returned/documents"
    assert main(list(before.next.arguments)) == 0
    after = look(dt.date(2027, 2, 5))
    assert (after.step.value, lacks(after), str(after.due)) == ("update", [], "review of the plan, 18 March 2027")
    assert after.is_in[-1] == "Progress update of 4 February 2027"


def test_the_update_is_of_the_day_of_the_review() -> None:
    """Where the last entry is older, the command names the review's day, so that the review is told of once it is built."""
    log(entry(dt.date(2027, 1, 20)))
    before = look(dt.date(2027, 2, 5))
    assert before.next.command == "matsheets build-update returned -o returned/documents --on 2027-02-04"
    assert main(list(before.next.arguments)) == 0
    assert lacks(look(dt.date(2027, 2, 5))) == []


def test_a_review_without_news_asks_for_the_log() -> None:
    """The board cannot be told what nobody wrote down: what is lacking is the log, and its tab is named."""
    log(entry(dt.date(2027, 2, 4)))
    update("4/2/2027")
    found = look(dt.date(2027, 3, 19))
    assert lacks(found) == [f"{AGREED}: nothing is logged of the plan since 4 February 2027"]
    assert found.next.what == f"write in the tab Progress of {AGREED} what became of the plan, and check it"
    assert found.next.arguments == ("check", f"returned/{AGREED}")


def test_a_term_without_a_paper_is_too_long() -> None:
    """Four months after the last update the next one is due, though no review was planned in between."""
    agreed = without(recipe("baseline-agreed"), "PAR", "CHG", "SRV", "DAT")
    rare = {place: FIRST for place in agreed.answers if place[1] == "review_on"} | {("PLAN-01", "review_on"): LAST}
    news = {**entry(FIRST), **entry(dt.date(2027, 3, 1), "PRG-02"), **rare}
    log(news)
    main(["build-all", str(FOLDER), "-o", str(FOLDER / "documents"), "--force"])
    for path in (FOLDER / "documents").glob("*progress-update*"):
        path.unlink()
    update("4/2/2027")
    assert look(dt.date(2027, 6, 4)).next.arguments[0] == "status"
    assert look(dt.date(2027, 6, 5)).next.arguments[0] == "build-update"


def test_a_draft_is_no_paper_that_the_board_was_given() -> None:
    """An update marked DRAFT leaves the trust where it was."""
    log({**entry(FIRST), ("PRG-01", "status"): "soso"})
    main(["build-update", str(FOLDER), "-o", str(FOLDER / "documents"), "--on", "4/2/2027", "--draft"])
    found = look(dt.date(2027, 2, 5))
    assert list((FOLDER / "documents").glob("*progress-update*"))
    assert (found.step.value, "Progress update of 4 February 2027" in found.is_in) == ("support", False)


def test_without_a_tab_for_the_log_nobody_is_asked_for_one() -> None:
    """A workbook of an earlier version has none: nothing of the log is lacking."""
    log({}, parts=frozenset())
    assert lacks(look(dt.date(2027, 2, 5))) == []


def test_when_every_review_is_past_the_next_round_comes() -> None:
    """Its workbooks are written from those of this one, under a name that is free; the command runs."""
    log(entry(LAST))
    update("24/6/2027")
    found = look(dt.date(2027, 6, 25))
    assert found.next.command == (
        'matsheets new-workbook --from returned --round "Review (mid-point)" -o returned/review-mid-point'
    )
    assert main(list(found.next.arguments)) == 0
    (trust,) = status([FOLDER], today=dt.date(2027, 6, 25)).trusts
    assert [(each.round, each.step.value) for each in trust.rounds] == [
        ("Baseline", "next round"),
        ("Review (mid-point)", "sent out"),
    ]


def test_a_workbook_that_was_carried_forward_is_no_meeting(tmp_path: Path) -> None:
    """Though the agreed one is there already, the groups' views come first and the meeting is prepared; then it goes on from there.

    The folder is still named as a whole, and nothing that an earlier round began is due.
    """
    write(FOLDER, recipe("baseline-executive-team"))
    main(["new-workbook", "--from", str(FOLDER), "--round", "Annual review", "-o", str(FOLDER / "again")])
    (view,) = (FOLDER / "again").glob("*executive*")
    later = recipe("baseline-executive-team")
    answers = {**later.answers, ("ABT-14", "answer"): "Annual review", ("ABT-15", "answer"): dt.date(2027, 11, 2)}
    write(FOLDER / "again", replace(later, answers=answers, workbook_id="00000000aaaa"), view.name)

    before = look(dt.date(2027, 11, 8))
    assert (before.round, before.step.value, before.next.arguments[0]) == (
        "Annual review",
        "checked",
        "prepare-meeting",
    )
    assert main(list(before.next.arguments)) == 0
    after = look(dt.date(2027, 11, 8))
    assert (after.step.value, after.next.command) == ("meeting prepared", "matsheets check returned/again")
    assert "meeting-workbook.xlsx" in after.next.what


def test_medium_term_priorities_make_a_round_the_last_whatever_its_name() -> None:
    """With them the plan of any round ends the mentoring; its log is told once more, and then nothing is to be built."""
    medium = {("MED-01", "priority"): "Grow our own heads.", ("MED-01", "heading"): "PEO People and partnerships",
              ("MED-01", "why"): "Two may retire.", ("MED-01", "when"): "2029", ("MED-01", "lead"): "The chair"}  # fmt: skip
    log({**entry(dt.date(2026, 11, 12)), **medium})
    assert main(["build-all", str(FOLDER), "-o", str(FOLDER / "documents"), "--force"]) == 0
    for path in (FOLDER / "documents").glob("*progress-update*"):
        path.unlink()
    found = look(dt.date(2026, 11, 20))
    assert (found.step.value, found.next.arguments[0]) == ("medium-term priorities", "build-update")
    assert main(list(found.next.arguments)) == 0
    after = look(dt.date(2027, 11, 20))
    assert lacks(after) == []
    assert after.next.what.startswith("nothing to build any more; when the trust is rated again, ")
