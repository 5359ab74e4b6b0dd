"""The workbook of a diagnostic meeting: the agreed workbook of a round, with what each group said beside the cells to settle.

Nobody types anything twice: what the groups agree about is there to confirm, and what they differ on is blank. No median is
put into anyone's mouth.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import BytesIO

from matsheets.documents.contexts.values import names_of
from matsheets.meeting.group_words import joined_words, raisers_text, views_text
from matsheets.model.parsing import format_date
from matsheets.model.respondents import AGREED
from matsheets.review.agenda import business_of, subjects_of
from matsheets.review.review import Review
from matsheets.workbook.layout.layout import Layout, build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.write.drawing import Written
from matsheets.workbook.write.writer import write_workbook

#: What is known of the trust whoever fills in a workbook: the round, and all of About but whose view it is and the meeting itself.
FACTS = (
    "trust_name", "company_number", "ukprn", "region", "schools", "pupils", "chief_executive", "chair", "mentor_trust",
    "mentor", "presenter", "handling", "round",
)  # fmt: skip
#: Who fills in the workbook, as far as it can be known before the meeting.
MEETING = "Diagnostic meeting"


def write_meeting_workbook(
    review: Review, *, workbook_id: str, created: dt.datetime, held_on: dt.date | None = None
) -> bytes:
    """Write the workbook that a meeting settles a round's ratings in.

    It is an ordinary workbook: the group is that of the agreed one, and everything reads it. A rating is filled in where two
    or more groups gave it and no other; it counts once its rationale is typed.

    Args:
        review: what the groups say.
        workbook_id: tells it from every other workbook.
        created: when it is made.
        held_on: the day of the meeting, where it is known.
    """
    layout = build_layout(review.framework, _parts(review))
    names = names_of(review.respondents)
    said = {element.element.ref: views_text(element, names) for element in review.elements}
    answers: dict[tuple[str, str], Written] = {**dict(_facts(review, layout)), **dict(_meeting(layout, held_on))}
    for element in review.elements:
        if business_of(element).to_confirm and element.median:
            answers[element.element.ref, "rating"] = element.median.label
    own = [issue for issue in (*review.issues, *review.superseded_issues) if not issue.respondent.agreed]
    for number, subject in enumerate(subjects_of(own), start=1):
        ref = f"BEY-{number:02d}"
        said[ref] = raisers_text(subject, names)
        row = {"issue": subject.title} | {
            column: joined_words(subject, column, names) for column in ("why", "known", "next")
        }
        answers |= {(ref, column): text for column, text in row.items() if text}
    out = BytesIO()
    trust = " ".join(review.trust.split())
    write_workbook(
        out, layout.with_group_views(said), workbook_id=workbook_id, created=created, answers=answers, trust=trust
    )
    return out.getvalue()


def _parts(review: Review) -> list[Part]:
    """Return the parts: a partnership only where some group's workbook has a place for one."""
    held = any(Part.PARTNERSHIP.value in assessment.parts for assessment in review.assessments)
    return [Part.REVIEW, Part.PLAN, *([Part.PARTNERSHIP] if held else [])]


def _facts(review: Review, layout: Layout) -> Iterator[tuple[tuple[str, str], Written]]:
    for name in FACTS:
        value = review.facts.get(name)
        if isinstance(value, Written):
            yield (layout.row_named("about", name).ref, "answer"), value


def _meeting(layout: Layout, held_on: dt.date | None) -> Iterator[tuple[tuple[str, str], Written]]:
    """Yield whose view the workbook holds; who was present is nothing that anybody could know before."""
    given: dict[str, Written] = {"group": AGREED, "respondent": MEETING}
    if held_on:
        given |= {
            "respondent": f"{MEETING}, {format_date(held_on)}",
            "review_date": held_on,
            "meeting_date": held_on,
        }
    for name, value in given.items():
        yield (layout.row_named("about", name).ref, "answer"), value
