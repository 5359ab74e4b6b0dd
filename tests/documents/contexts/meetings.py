"""Workbooks of a meeting's groups, on a small framework with one element for each kind of business."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework, Rating
from matsheets.review.combine import combine
from matsheets.review.review import Review
from tests.builders import AMBER_GREEN, AMBER_RED, GREEN, RED, Given, framework, row
from tests.documents.builders import EXECUTIVE, HEADS, MENTOR, TRUSTEES
from tests.review.books import by

WIDE = framework(4, 4, 1)
#: By Ref, what the executive team, trustees, heads and mentor give; None for a blank.
RATINGS: Mapping[str, Sequence[Rating | None]] = {
    "AAA-01": (RED, AMBER_RED, AMBER_GREEN, GREEN),  # spread out
    "AAA-02": (GREEN, GREEN, AMBER_GREEN, RED),  # the mentor against the trust
    "AAA-03": (RED, AMBER_GREEN, AMBER_GREEN, GREEN),  # one apart, lower
    "AAA-04": (GREEN, RED, GREEN, RED),  # two camps
    "BBB-01": (GREEN, GREEN, GREEN, GREEN),  # with evidence by one alone
    "BBB-02": (AMBER_RED, AMBER_GREEN, AMBER_GREEN, AMBER_GREEN),  # next to each other
    "BBB-03": (RED, None, None, None),
    "BBB-04": (None, None, None, None),
    "CCC-01": (AMBER_RED, AMBER_RED, AMBER_RED, AMBER_RED),
}
GROUPS = (EXECUTIVE, TRUSTEES, HEADS, MENTOR)


def book(
    group: str, given: Mapping[str, Rating | None], *, on: Framework = WIDE, **answers: Given | None
) -> Assessment:
    """One group's workbook, with a reason and evidence for each rating; further answers as ``AAA_01__rating=…``, None for none."""
    found: dict[tuple[str, str], Given] = {}
    for ref, rating in given.items():
        if rating is not None:
            found |= row(ref, rating=rating, rationale=f"{group} on {ref}.", evidence=f"Seen by {group}, {ref}.")
    for name, value in answers.items():
        ref, column = name.split("__")
        found.pop((ref.replace("_", "-"), column), None)
        if value is not None:
            found[ref.replace("_", "-"), column] = value
    return by(group, on=on, more=found, file=f"{group[:4].lower()}.xlsx")


def books(groups: Sequence[str] = GROUPS, **more: Given | None) -> list[Assessment]:
    """The workbooks of some of the groups; ``more`` is for the trustees."""
    made = []
    for group in groups:
        given = {ref: ratings[GROUPS.index(group)] for ref, ratings in RATINGS.items()}
        thin: dict[str, Given | None] = {} if group == EXECUTIVE else {"BBB_01__evidence": None}
        made.append(book(group, given, **{**thin, **(more if group == TRUSTEES else {})}))
    return made


def meeting(groups: Sequence[str] = GROUPS, **more: Given | None) -> Review:
    """The review of some of the groups."""
    return combine(books(groups, **more))
