"""What was done or stopped before a round, in the plan of that round: told apart, and never as something to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.summary import summary_context
from matsheets.documents.contexts.values import Values
from matsheets.documents.template.build import build_document
from matsheets.review.review import ProgressEntry, Review, Source
from tests.documents.builders import rich_review, tables_of, text_of

ASIDE = "What was done or stopped before this round"
DAY = rich_review().day or dt.date.max


def _entry(ref: str, status: str, day: dt.date, number: int = 1) -> ProgressEntry:
    return ProgressEntry(
        f"PRG-{number:02d}", ref, None, day, status, "Written.", "All heads use it.", None, "", Source("90 agreed.xlsx")
    )


def _with_log(*entries: ProgressEntry, **change: object) -> Review:
    return replace(rich_review(**change), progress=entries)  # type: ignore[arg-type]


def _plan(review: Review) -> dict[str, list[list[str]]]:
    return tables_of(build_document(DocumentKind.PLAN, review))


def test_what_was_done_before_the_round_stands_apart() -> None:
    """With when it was done, by which row of the log and what difference it made; it is in no list of what is to be done."""
    before = DAY - dt.timedelta(days=30)
    found = _plan(_with_log(_entry("PLAN-01", "Done", before), _entry("PLAN-02", "Stopped", before, 2)))
    assert [row[0] for row in found[ASIDE][1:]] == ["PLAN-01", "PLAN-02"]
    assert found[ASIDE][1][2].endswith("(PRG-01). All heads use it.")
    assert found[ASIDE][1][2].startswith("Done, ")
    glance = [row[0].partition(" ")[0] for row in found["All priorities"][1:]]
    assert "PLAN-03" in glance
    assert not {"PLAN-01", "PLAN-02"} & set(glance)


def test_what_is_done_while_the_plan_runs_stays_in_it() -> None:
    """The plan is what was agreed; what became of it since is the update's to say. So with what was taken up again."""
    after, before = DAY + dt.timedelta(days=30), DAY - dt.timedelta(days=30)
    again = (_entry("PLAN-02", "Done", before, 2), _entry("PLAN-02", "On track", before + dt.timedelta(days=9), 3))
    found = _plan(_with_log(_entry("PLAN-01", "Done", after), *again))
    assert ASIDE not in found
    assert len(found["All priorities"]) == len(rich_review().priorities) + 1


def test_of_an_earlier_priority_it_is_said_that_it_was_done() -> None:
    """It does not stand again, though its row went with the plan."""
    later = rich_review(round="Final", earlier=rich_review(2))
    objective = later.priorities[0].objective
    same = replace(later, priorities=(later.priorities[0],), no_actions=())
    said = replace(same, progress=(_entry("PLAN-01", "Done", DAY - dt.timedelta(days=1)),))
    earlier = replace(rich_review(2), priorities=(rich_review(2).priorities[0]._replace(objective=objective),))
    rows = _plan(replace(said, earlier=earlier))["What became of the earlier priorities"][1:]
    assert [row[3] for row in rows if row[0] == "PLAN-01 (Baseline)"] == ["Done"]


# --- the summary ---------------------------------------------------------------------------------------------------


def _summary(review: Review) -> Values:
    return summary_context(review, made_on=None, draft=False, missing=(), version="")


def test_the_summary_counts_and_names_open_priorities_only() -> None:
    """What was done or stopped before the round is not to be adopted, changed first or done next, on any page."""
    before = DAY - dt.timedelta(days=30)
    found = _summary(_with_log(_entry("PLAN-01", "Done", before), _entry("PLAN-02", "Stopped", before, 2)))
    assert found["first_page"]["requests"][0] == (
        "Adopt the six priorities of the development plan, and who leads each (PLAN-03 to PLAN-08)."
    )
    told = str([found[name] for name in ("first_page", "areas", "steps", "undated", "overdue")])
    assert "PLAN-03" in told
    assert not [ref for ref in ("PLAN-01", "PLAN-02") if ref in told.replace("(PLAN-03 to", "")]


def test_where_all_is_done_the_board_adopts_no_plan() -> None:
    """Nor has the plan any date to come."""
    before, entries = DAY - dt.timedelta(days=30), []
    for number, priority in enumerate(rich_review().priorities, start=1):
        entries.append(_entry(priority.source.ref, "Done", before, number))
    found = _summary(_with_log(*entries))
    assert not [request for request in found["first_page"]["requests"] if request.startswith("Adopt")]
    assert (found["steps"], found["no_steps"]) == ([], "No priority of the plan is open, so there is no date to come.")


def test_an_area_whose_priority_was_done_says_so() -> None:
    """It is still weak, so that the board is asked for another priority; that it never had one would be untrue."""
    review = rich_review(no_actions=())
    area = next(e for e in review.areas if e.agreed)
    first = review.priorities[0]._replace(element=area.element, heading=area.heading)
    done = _entry("PLAN-01", "Done", DAY - dt.timedelta(days=30))._replace(priority=first)
    found = _summary(replace(review, priorities=(first, *review.priorities[5:6]), progress=(done,)))
    plan = next(value["plan"] for value in found["areas"] if value["ref"] == area.element.ref)
    assert (plan["planned"], plan["closed"]) == (False, "PLAN-01 is done or stopped; no priority since.")


def test_a_date_that_is_past_on_the_day_of_the_round_is_not_to_come() -> None:
    """It is no step; a due date that is past is told below the steps, as its priority is still open."""
    review, past = rich_review(), DAY - dt.timedelta(days=10)
    first = review.priorities[0]._replace(due=past, review_on=past)
    found = _summary(replace(review, priorities=(first, *review.priorities[1:])))
    assert found["overdue"].endswith("and still open: " + f"PLAN-01 ({past.day} {past:%B %Y}).")
    assert "PLAN-01" not in str(found["steps"])
    assert "PLAN-01" not in str(found["first_page"]["dates"])


def test_a_due_date_that_the_log_moved_is_the_one_to_come() -> None:
    """As far as the log had moved it by the day of the round."""
    moved = DAY + dt.timedelta(days=200)
    entry = _entry("PLAN-01", "Behind", DAY)._replace(new_due=moved)
    steps = _summary(_with_log(entry))["steps"]
    assert [step["what"] for step in steps if step["day"] == f"{moved.day} {moved:%B %Y}"] == ["Due: PLAN-01"]


def test_a_plan_of_which_nothing_is_open_has_no_empty_timetable() -> None:
    """It says that its priorities are done or stopped, and goes on to what comes after."""
    before = DAY - dt.timedelta(days=30)
    entries = [_entry(p.source.ref, "Done", before, n) for n, p in enumerate(rich_review().priorities, start=1)]
    text = text_of(build_document(DocumentKind.PLAN, _with_log(*entries)))
    assert "No priority is open: those of the plan are done or stopped." in text
    assert "Term by term" not in text
