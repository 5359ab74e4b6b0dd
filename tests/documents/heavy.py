"""A review that asks the most of a page: 2,000 words in an answer, fourteen groups, sixty priorities."""

from __future__ import annotations

from dataclasses import replace

from matsheets.review import Review
from tests.documents.builders import (
    REASONS,
    framework,
    medium_term,
    no_actions,
    priorities,
    respondent,
    rich_review,
)

LONG = " ".join((" ".join(REASONS).split() * 30)[:2_000])  # the invented trusts' own words, over and over


def heavy_review() -> Review:
    """Fourteen people, sixty priorities, and long answers in three places."""
    frame = framework()
    made = rich_review(14)
    first = made.headings[0]
    element = first.elements[0]
    views = (element.views[0]._replace(rationale=LONG, evidence=LONG), *element.views[1:])
    headings = (first._replace(elements=(element._replace(views=views), *first.elements[1:])), *made.headings[1:])
    settled = respondent("Agreed at the diagnostic meeting", 90, file="90 agreed.xlsx")
    plan = list(priorities(frame, settled, 60))
    plan[4] = plan[4]._replace(actions=LONG)
    return replace(
        made, headings=headings, priorities=tuple(plan), no_actions=tuple(no_actions(frame, settled)),
        medium_term=tuple(medium_term(frame, settled)),
    )  # fmt: skip


def terse_review() -> Review:
    """Everything answered in one word."""
    made = rich_review(3)
    headings = tuple(
        h._replace(elements=tuple(
            e._replace(views=tuple(v._replace(rationale="Yes", evidence="Minutes") for v in e.views)) for e in h.elements
        ))
        for h in made.headings
    )  # fmt: skip
    plan = tuple(
        p._replace(objective="Better", actions="Train", lead="Jo", support="Visits", resources="None", monitoring="Termly", success="Done")
        for p in made.priorities
    )  # fmt: skip
    return replace(made, headings=headings, priorities=plan)
