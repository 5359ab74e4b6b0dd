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
    views = (replace(element.views[0], rationale=LONG, evidence=LONG), *element.views[1:])
    headings = (replace(first, elements=(replace(element, views=views), *first.elements[1:])), *made.headings[1:])
    settled = respondent("Agreed at the diagnostic meeting", 90, file="90 agreed.xlsx")
    plan = list(priorities(frame, settled, 60))
    plan[4] = replace(plan[4], actions=LONG)
    return replace(
        made, headings=headings, priorities=tuple(plan), no_actions=tuple(no_actions(frame, settled)),
        medium_term=tuple(medium_term(frame, settled)),
    )  # fmt: skip


def terse_review() -> Review:
    """Everything answered in one word."""
    made = rich_review(3)
    headings = tuple(
        replace(h, elements=tuple(
            replace(e, views=tuple(replace(v, rationale="Yes", evidence="Minutes") for v in e.views)) for e in h.elements
        ))
        for h in made.headings
    )  # fmt: skip
    plan = tuple(
        replace(p, objective="Better", actions="Train", lead="Jo", support="Visits", resources="None", monitoring="Termly", success="Done")
        for p in made.priorities
    )  # fmt: skip
    return replace(made, headings=headings, priorities=plan)
