"""From the plan to the end of the mentoring: the log and the updates tell what comes next, and dates alone do not."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from matsheets.cli import main
from matsheets.samples.recipes import RecipeValue
from matsheets.steps.status import RoundStatus, status
from matsheets.workbook.layout.schema import Part
from tests.steps.stages import recipe, rewrite, without, write

pytestmark = pytest.mark.slow

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
    assert (str(found.due), found.next.arguments[0]) == (
        "log how the plan stands, for its review, 4 February 2027",
        "status",
    )


def test_after_a_review_the_update_is_built_and_then_is_no_more_due() -> None:
    """News since the meeting makes it the next command, which runs; once it is there, the next review comes."""
    log(entry(dt.date(2027, 2, 4)))
    before = look(dt.date(2027, 2, 5))
    assert lacks(before) == ["no progress update tells of what was logged since 12 November 2026"]
    assert before.next.command == "matsheets build-update returned -o returned/documents --on 2027-02-04"
    assert main(list(before.next.arguments)) == 0
    after = look(dt.date(2027, 2, 5))
    assert (after.step.value, lacks(after), str(after.due)) == (
        "update",
        [],
        "log how the plan stands, for its review, 18 March 2027",
    )
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


def edit(kind: str, old: bytes, new: bytes) -> Path:
    """Change words of a document, as somebody would in Word."""
    (document,) = (FOLDER / "documents").glob(f"*{kind}*.docx")
    rewrite(document, old, new)
    return document


def test_a_plan_edited_in_word_is_to_be_pulled() -> None:
    """Though the workbooks are as they were: it is lacking, the command shows what would be taken, and what comes next is said."""
    log(entry(dt.date(2027, 2, 4)))
    lead = str(recipe("baseline-agreed").answers["PLAN-01", "lead"])
    document = edit("development-plan", lead.encode(), b"Sadia Rehman")
    found = look(dt.date(2027, 2, 5))
    assert f"{document.name} was edited in Word, and the workbooks do not say so" in lacks(found)
    assert found.next.command == f"matsheets pull {document} returned --dry-run"
    assert found.next.what.endswith("; then build the progress update")
    assert main(list(found.next.arguments)) in {0, 1}


def test_after_the_pull_the_plan_is_built_again_with_force() -> None:
    """The workbook says it now, and the document is older than it: the edits are looked at once more, and never lost in silence."""
    document = edit("development-plan", b"Development plan", b"The plan")
    log({("PLAN-01", "lead"): "Sadia Rehman"})
    found = look(dt.date(2026, 11, 25))
    plan = [text for text in lacks(found) if text.startswith(document.name)]
    assert plan == [f"{document.name} is older than {AGREED}, and was edited since it was built"]
    assert found.next.arguments == ("pull", str(document), "returned", "--dry-run")
    assert found.next.what.endswith("before you build it again with --force")


def test_an_update_edited_in_word_is_to_be_pulled_until_the_log_goes_on() -> None:
    """Its edits are asked for as long as its workbook is as it was; then the paper that the board had is let be."""
    log(entry(FIRST))
    update("4/2/2027")
    document = edit("progress-update", b"Seen on Monday.", b"Seen on Tuesday.")
    assert look(dt.date(2027, 2, 5)).next.arguments[:2] == ("pull", str(document))
    log({**entry(FIRST), **entry(dt.date(2027, 2, 10), "PRG-02")})
    assert look(dt.date(2027, 2, 11)).next.arguments[0] == "status"


def test_a_changed_plan_makes_no_paper_that_nobody_asked_for() -> None:
    """Each document that is older than its workbook is built again by its own command: no update is made by the way."""
    log(entry(FIRST))
    update("5/2/2027")
    log({**entry(FIRST), ("PLAN-01", "lead"): "Sadia Rehman"})
    there = {path.name for path in (FOLDER / "documents").iterdir()}
    commands = []
    while (found := look(dt.date(2027, 2, 6))).next.arguments[0].startswith("build"):
        commands.append(found.next.arguments[0])
        assert main(list(found.next.arguments)) == 0
    assert commands == ["build-summary", "build-plan", "build-evidence"]
    assert {path.name for path in (FOLDER / "documents").iterdir()} == there


def test_nothing_to_build_has_a_day_where_no_review_comes_first() -> None:
    """A term after the last paper the board hears again: the sentence names that day, and on it the update is due."""
    agreed = recipe("baseline-agreed")
    rare = {place: FIRST for place in agreed.answers if place[1] == "review_on"} | {("PLAN-01", "review_on"): LAST}
    log({**entry(FIRST), **rare})
    main(["build-all", str(FOLDER), "-o", str(FOLDER / "documents"), "--force"])
    update("4/2/2027")
    found = look(dt.date(2027, 2, 5))
    assert found.next.what == (
        f"go on with the log in {AGREED}; nothing to build until 5 June 2027, a term after the last paper; then look again"
    )


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

    (carried,) = (FOLDER / "again").glob("*agreed*")
    book = openpyxl.load_workbook(carried)
    (row,) = (cells for cells in book["Plan"].iter_rows() if cells[0].value == "PLAN-01")
    row[4].value = "Another objective, typed before the meeting."
    (day,) = (cells for cells in book["About"].iter_rows() if cells[0].value == "ABT-16")
    day[2].value = dt.date(2027, 11, 12)
    book.save(carried)

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


@pytest.mark.parametrize(("before", "after"), [("Review 2027", "Review 2028"), ("Review 2019", "Review 2027")])
def test_the_next_round_is_named_by_its_year_as_the_last(before: str, after: str) -> None:
    """A name that ends with a year has the next one, and none that is past."""
    log({**entry(LAST), ("ABT-14", "answer"): before})
    main(["build-all", str(FOLDER), "-o", str(FOLDER / "documents"), "--force"])
    update("24/6/2027")
    arguments = look(dt.date(2027, 6, 25)).next.arguments
    assert arguments[arguments.index("--round") + 1] == after


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
    while_open = look(dt.date(2026, 11, 21))
    assert while_open.next.what.startswith(
        "no further paper is due; go on with the log in pennerdown-baseline-agreed.xlsx until the plan is reviewed on 4 February 2027; when the trust is "
        "rated again, "
    )
    after = look(dt.date(2027, 11, 20))
    assert lacks(after) == []
    assert after.next.what.startswith("nothing to build any more; when the trust is rated again, ")
