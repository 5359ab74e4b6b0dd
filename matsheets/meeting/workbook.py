"""The workbook of a diagnostic meeting: the agreed workbook of a round, with what each group said beside the cells to settle.

Nobody types anything twice: what the groups agree about is there to confirm, and what they differ on is blank. No median is
put into anyone's mouth.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType
from typing import NamedTuple

from matsheets.documents.contexts.values import names_of
from matsheets.meeting.beyond_rows import beyond_rows
from matsheets.meeting.carried_over import NOTHING_CARRIED, carry_over, meeting_called
from matsheets.meeting.group_words import views_text
from matsheets.model.assessment import Assessment
from matsheets.model.carried_forward import remembered_rows
from matsheets.model.optional_columns import GROUP_VIEWS
from matsheets.model.respondents import AGREED
from matsheets.review.agenda import agenda_of, own_issues, subjects_of
from matsheets.review.review import Review
from matsheets.workbook.layout.layout import Layout, build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.repair.leftovers import Leftover
from matsheets.workbook.write.drawing import Written
from matsheets.workbook.write.writer import write_workbook

#: What is known of the trust whoever fills in a workbook: the round, and all of About but whose view it is and the meeting itself.
FACTS = (
    "trust_name", "company_number", "ukprn", "region", "schools", "pupils", "chief_executive", "chair", "mentor_trust",
    "mentor", "presenter", "handling", "seeks_help", "days_offered", "round",
)  # fmt: skip


class MeetingAnswers(NamedTuple):
    """What a meeting's workbook is written with.

    Attributes:
        layout: its tabs, with what each group said.
        answers, links: by Ref and column.
        carried: the places of what it has from the workbook that was settled before, and would not have else.
        unplaced: what was typed there and is not clear enough to be carried over.
    """

    layout: Layout
    answers: Mapping[tuple[str, str], Written]
    links: Mapping[tuple[str, str], str]
    carried: frozenset[tuple[str, str]]
    unplaced: tuple[Leftover, ...]


def write_meeting_workbook(
    review: Review,
    *,
    workbook_id: str,
    created: dt.datetime,
    held_on: dt.date | None = None,
    settled: Assessment | None = None,
    last_agreed: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Write the workbook that a meeting settles a round's ratings in.

    It is an ordinary workbook: the group is that of the agreed one, and everything reads it. A rating is filled in where two
    or more groups gave it and no other; it counts once its rationale is typed.

    Args:
        review: what the groups say.
        workbook_id: tells it from every other workbook.
        created: when it is made.
        held_on: the day of the meeting, where it is known.
        settled: an agreed workbook of this round. Everything that was typed in it stays as it is.
        last_agreed: by the elements' Refs, the ratings that were agreed in the round before.
    """
    layout, answers, links, _, _ = meeting_answers(review, held_on, settled, last_agreed)
    out, trust = BytesIO(), " ".join(review.trust.split())
    write_workbook(out, layout, workbook_id=workbook_id, created=created, answers=answers, links=links, trust=trust)
    return out.getvalue()


def meeting_answers(
    review: Review,
    held_on: dt.date | None = None,
    settled: Assessment | None = None,
    last_agreed: Mapping[str, str] = MappingProxyType({}),
) -> MeetingAnswers:
    """Return what ``write_meeting_workbook`` writes."""
    layout = build_layout(review.framework, _parts(review))
    names = names_of(review.respondents)
    items = list(enumerate(agenda_of(review), start=1))
    kept = carry_over(settled, layout, new_day=held_on is not None) if settled else NOTHING_CARRIED
    done = kept.rated | kept.explained
    said = {}
    for number, item in items:
        ref = item.element.element.ref
        said[ref] = views_text(
            number, item, names, review.framework.words, settled=ref in done, last=last_agreed.get(ref, "")
        )
    fresh: dict[tuple[str, str], Written] = {**dict(_facts(review, layout)), **dict(_meeting(layout, held_on))}
    for _, (element, business) in items:
        if business.to_confirm and element.median:
            fresh[element.element.ref, "rating"] = element.median.label
    answers = {place: value for place, value in fresh.items() if not kept.settles(*place)}
    anew = set()
    for row in beyond_rows(subjects_of(own_issues(review)), names, settled):
        said[row.ref] = row.said
        if row.words is not None:
            anew.add(row.ref)
            answers |= {(row.ref, column): text for column, text in row.words.items()}
    carried = {place: value for place, value in kept.answers.items() if place[0] not in anew}
    return MeetingAnswers(
        replace(
            layout.with_optional({(ref, GROUP_VIEWS): text for ref, text in said.items()}),
            carried=remembered_rows(settled) if settled else {},
        ),
        {**answers, **carried},
        {place: link for place, link in kept.links.items() if place in carried},
        frozenset(place for place, value in carried.items() if fresh.get(place) != value),
        kept.unplaced,
    )


def _parts(review: Review) -> list[Part]:
    """Return the parts: a partnership only where some group's workbook has a place for one."""
    held = any(Part.PARTNERSHIP.value in assessment.parts for assessment in review.assessments)
    return [Part.REVIEW, Part.PLAN, Part.PROGRESS, *([Part.PARTNERSHIP] if held else [])]


def _facts(review: Review, layout: Layout) -> Iterator[tuple[tuple[str, str], Written]]:
    for name in FACTS:
        value = review.facts.get(name)
        if isinstance(value, Written):
            yield (layout.row_named("about", name).ref, "answer"), value


def _meeting(layout: Layout, held_on: dt.date | None) -> Iterator[tuple[tuple[str, str], Written]]:
    """Yield whose view the workbook holds; who was present is nothing that anybody could know before."""
    given: dict[str, Written] = {"group": AGREED, "respondent": meeting_called(layout.framework.words)}
    if held_on:
        given |= {
            "respondent": meeting_called(layout.framework.words, held_on),
            "review_date": held_on,
            "meeting_date": held_on,
        }
    for name, value in given.items():
        yield (layout.row_named("about", name).ref, "answer"), value
