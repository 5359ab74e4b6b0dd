"""From a trust's review to what a programme keeps of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from matsheets.model.assessment import Assessment
from matsheets.model.cells import company_number, fold, shared
from matsheets.model.group_kinds import SHORT_GROUPS
from matsheets.model.partnerships import other_party
from matsheets.model.respondents import (
    AGREED,
    GROUP_NOT_RECORDED,
    MENTOR_GROUP,
    SHARED_VIEW,
    is_agreed,
)
from matsheets.programme.trust_entry import (
    DAYS_REF,
    SEEKS_REF,
    YEAR,
    ElementEntry,
    MediumTermEntry,
    PartnershipEntry,
    PriorityEntry,
    StepEntry,
    TrustEntry,
)
from matsheets.review.movement import Move, movement_between
from matsheets.review.progress import PriorityProgress, progress_of
from matsheets.review.review import AGREED_BASIS, ElementReview, Partnership, Review, View
from matsheets.review.row_reading import partnership_of
from matsheets.workbook.layout.layout import EVERY_PART, build_layout

#: Characters of a text that is kept.
_KEPT = 240


def entry_of(
    key: str,
    name: str,
    number: str,
    date: dt.date | None,
    review: Review,
    *,
    step: StepEntry,
    day: dt.date,
    update_on: dt.date | None = None,
) -> TrustEntry:
    """Return what a programme keeps of a trust.

    Args:
        key: what tells the trust among others.
        name: the trust's.
        number: its Companies House number; blank where none is given.
        date: of the round.
        review: of the latest round in which a view was given, with the round before it as ``earlier``.
        step: how far the trust has come.
        day: that days are held against.
        update_on: the day of its newest progress update.
    """
    facts = review.facts
    entry = TrustEntry(
        key=key,
        name=name,
        number=number,
        region=shared(_text(facts.get("region"))),
        files=tuple(assessment.file for assessment in review.assessments),
        file=next((respondent.file for respondent in review.raters if is_agreed(respondent)), ""),
        round=shared(review.round),
        date=date,
        step=step,
        framework=shared((review.framework.id, review.framework.edition)),
        elements=_elements(review),
        groups=_groups(review),
        update_on=update_on,
        mentor_trust=short_text(_text(facts.get("mentor_trust"))),
        mentor=short_text(_text(facts.get("mentor"))),
        has_mentor=bool(facts.get("mentor_trust") or facts.get("mentor"))
        or any(respondent.kind == MENTOR_GROUP for respondent in review.raters),
        seeks_help=sought if isinstance(sought := facts.get("seeks_help"), bool) else None,
        days_offered=offered if isinstance(offered := facts.get("days_offered"), Decimal) else None,
        unread=shared(tuple(_unread(review))),
        looks_agreed=tuple(each.file for each in review.raters if not each.group and "agreed" in fold(each.name)),
    )
    planned = next((each for each in (review, *review.before) if each.plan_from), review)
    return _with_plan(entry, planned, review, day)


def with_agreements(entry: TrustEntry, agreements: Iterable[Assessment]) -> TrustEntry:
    """Return an entry with the partnerships of workbooks of other rounds too."""
    found = ((partnership_of(each, build_layout(each.framework, EVERY_PART)), other_party(each)) for each in agreements)
    return _with_partnerships(entry, (*entry.partnerships, *(_partnership(*each) for each in found)))


def _with_partnerships(entry: TrustEntry, partnerships: tuple[PartnershipEntry, ...]) -> TrustEntry:
    agreed = _sum(each.days for each in partnerships if not entry.gives(each))
    return entry._replace(partnerships=partnerships, agreed_days=agreed)


def _unread(review: Review) -> Iterator[tuple[str, str]]:
    """Yield the Ref and the text of each answer about help that nobody's workbook gives so that it can be read."""
    for name, ref in (("seeks_help", SEEKS_REF), ("days_offered", DAYS_REF)):
        given = (answer for each in review.assessments for answer in each.answers if answer.ref == ref)
        found = next((answer for answer in given if answer.misread), None) if name not in review.facts else None
        if found:
            yield ref, short_text(found.text)


def _with_plan(entry: TrustEntry, planned: Review, agreed: Review, day: dt.date) -> TrustEntry:
    """Return an entry with the plan and its logs up to a day, and with the partnerships, each of the review that holds them."""
    given = {assessment.file: assessment for assessment in agreed.assessments}
    partnerships = tuple(_partnership(each, other_party(given[each.file])) for each in agreed.partnerships)
    support = [each for each in planned.support if each.date is None or each.date <= day]
    logged = [each.date for log in (planned.progress, support) for each in log if each.date and each.date <= day]
    return _with_partnerships(entry, partnerships)._replace(
        priorities=tuple(_priority(found, day) for found in progress_of(planned)),
        plan_file=planned.plan_from,
        logged_on=max(logged, default=None),
        given_days=_sum(each.days for each in support),
        given_in_year=_sum(each.days for each in support if each.date is None or (day - each.date).days < YEAR),
        support_refs=shared(tuple(each.ref for each in support)),
        medium_term=tuple(
            MediumTermEntry(found.source.ref, found.heading.ref if found.heading else "", short_text(found.priority))
            for found in planned.medium_term
        ),
    )


def short_text(text: str) -> str:
    """Return a text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= _KEPT:
        return line
    start = line[: _KEPT - 1]
    return f"{start.rpartition(' ')[0] or start}…"


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _views(element: ElementReview) -> Iterable[View]:
    return (element.agreed, *element.views) if element.agreed else element.views


def _elements(review: Review) -> tuple[ElementEntry, ...]:
    """Return how the elements stand; none where nobody rated."""
    if not any(view.rating or view.not_rated for element in review.elements for view in _views(element)):
        return ()
    moved = movement_between(review.earlier, review).elements if review.earlier else ()
    moves = {each.element.element.ref: each.move for each in moved}
    found: tuple[ElementEntry, ...] = shared(
        tuple(shared(_element(each, moves.get(each.element.ref))) for each in review.elements)
    )
    return found


def _element(found: ElementReview, move: Move | None) -> ElementEntry:
    """Return how an element stands; evidence counts where a view names it that has the rating that stands."""
    rating = found.rating
    return ElementEntry(
        found.element.ref,
        rating.points if rating else None,
        found.basis == AGREED_BASIS,
        rating is not None and any(view.rating == rating and view.names_evidence for view in _views(found)),
        found.is_not_rated,
        move,
    )


def _groups(review: Review) -> tuple[str, ...]:
    """Return the groups whose own views are in, as a line names them; a workbook in which nothing is rated gives none."""
    gave = {v.source.file for e in review.elements for v in e.views if v.rating or v.not_rated}
    own = [each.kind for each in review.raters if each.file in gave and each.kind not in {AGREED, SHARED_VIEW}]
    found: tuple[str, ...] = shared(
        tuple(dict.fromkeys(SHORT_GROUPS.get(name, name) or GROUP_NOT_RECORDED for name in own))
    )
    return found


def _priority(found: PriorityProgress, day: dt.date) -> PriorityEntry:
    now = found.until(day)
    priority, due, newest = found.priority, now.due_now, now.newest
    return PriorityEntry(
        priority.source.ref,
        priority.heading.ref if priority.heading else "",
        priority.element.ref if priority.element else "",
        short_text(priority.objective),
        due,
        now.status,
        now.is_open and due is not None and due < day and not now.due_cannot_be,
        newest.date if newest else None,
        now.due_cannot_be,
    )


def _partnership(found: Partnership, with_whom: str) -> PartnershipEntry:
    provider = _text(found.terms.get("provider_name"))
    numbers = [company_number(_text(found.terms.get(name))) for name in ("provider_number", "school_number")]
    ends, starts = found.terms.get("end_date"), found.terms.get("start_date")
    return PartnershipEntry(
        short_text(provider),
        numbers[0],
        short_text(with_whom),
        _sum(service.days for service in found.services),
        found.file,
        numbers[0] if with_whom == provider else numbers[1],
        ends if isinstance(ends, dt.date) else None,
        starts if isinstance(starts, dt.date) else None,
    )


def _sum(days: Iterable[Decimal | None]) -> Decimal | None:
    """Return some days together; None where none of them is given."""
    given = [each for each in days if each is not None]
    return sum(given, Decimal()) if given else None
