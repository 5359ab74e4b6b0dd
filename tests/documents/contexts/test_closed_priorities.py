"""What was done or stopped before a round, in the plan of that round: told apart, and never as something to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.review.review import ProgressEntry, Review, Source
from tests.documents.builders import rich_review
from tests.documents.contexts.test_summary import tables

ASIDE = "What was done or stopped before this round"
DAY = rich_review().day or dt.date.max


def _entry(ref: str, status: str, day: dt.date, number: int = 1) -> ProgressEntry:
    return ProgressEntry(
        f"PRG-{number:02d}", ref, None, day, status, "Written.", "All heads use it.", None, "", Source("90 agreed.xlsx")
    )


def _with_log(*entries: ProgressEntry, **change: object) -> Review:
    return replace(rich_review(**change), progress=entries)  # type: ignore[arg-type]


def _plan(review: Review) -> dict[str, list[list[str]]]:
    return tables(build_document(DocumentKind.PLAN, review))


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
