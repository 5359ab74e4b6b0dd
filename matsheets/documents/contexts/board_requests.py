"""What a board is asked to decide, sentence by sentence: only what the workbooks hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from matsheets.documents.contexts.area_values import uncovered
from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.values import short_date
from matsheets.model.cells import first_listed, listed
from matsheets.model.parsing import format_money
from matsheets.model.trust_names import fold_name
from matsheets.review.review import ElementReview, Issue, NoAction, Partnership, Review
from matsheets.workbook.layout.layout import build_layout

#: Characters of a request whose reason is cut to fit one line.
_LONGEST = 96
#: The answers that name a party, as the layout calls them.
_PARTIES = ("provider_name", "school_name", "school_body")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count and what it counts, small numbers as words: ``eight priorities``."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{number} {noun if count == 1 else plural or f'{noun}s'}"


def refs_in_brief(refs: Sequence[str]) -> str:
    """Return Refs that follow on from each other as from and to: ``PLAN-01 to PLAN-08``; few, or with gaps, one by one."""
    numbers = [int(ref.rpartition("-")[2]) for ref in refs]
    if len(refs) > 2 and numbers == list(range(numbers[0], numbers[0] + len(refs))):
        return f"{refs[0]} to {refs[-1]}"
    return first_listed(refs[:4], len(refs)) if len(refs) > 5 else listed(refs)


def board_requests(review: Review, issues: Sequence[Issue], issue_refs: Mapping[Issue, str]) -> Iterator[str]:
    """Yield each thing that the board is asked to do; after the meeting, since before it nothing is settled."""
    if review.plan_rivals:
        yield f"Say which development plan counts: {listed(review.plan_rivals)} each hold one."
    if review.priorities:
        refs = [p.source.ref for p in review.priorities]
        leads = ", and who leads each" if all(p.lead for p in review.priorities) else ""
        what = "the one priority" if len(refs) == 1 else f"the {counted(len(refs), 'priority', 'priorities')}"
        yield f"Adopt {what} of the development plan{leads} ({refs_in_brief(refs)})."
    if open_areas := uncovered(review):
        shown = [_element(area) for area in open_areas[:3]]
        answer = (
            "a priority or a reason to leave it" if len(open_areas) == 1 else "a priority each, or a reason to leave it"
        )
        yield f"Give {first_listed(shown, len(open_areas))} {answer}: the workbooks hold neither."
    yield from _left_for_now(review)
    if issues:
        named = [f"{cut(i.issue or 'an issue without a name', 55)} ({issue_refs[i]})" for i in issues[:3]]
        what = counted(len(issues), "matter")
        yield f"Note {what} beyond the framework: {first_listed(named, len(issues))}."
    if review.medium_term:
        refs = [m.source.ref for m in review.medium_term]
        what = counted(len(refs), "medium-term priority", "medium-term priorities")
        yield f"Adopt {'the ' if len(refs) > 1 else ''}{what} for the years after ({refs_in_brief(refs)})."
    yield from _partnerships(review)


def _left_for_now(review: Review) -> Iterator[str]:
    left = review.no_actions
    if len(left) == 1:
        end = f" ({left[0].source.ref})."
        said = f"Leave {_target(review, left[0])} for now"
        why = cut(left[0].reason, max(40, _LONGEST - len(said) - len(end)))
        yield f"{said}: {why.rstrip('.')}{end}" if why else f"{said}{end}"
    elif left:
        shown = [f"{_target(review, n)} ({n.source.ref})" for n in left[:3]]
        yield f"Leave for now, for the reasons in the plan: {first_listed(shown, len(left))}."


def _target(review: Review, entry: NoAction) -> str:
    if entry.element is None:
        return entry.heading.title if entry.heading else "what the plan does not name"
    of = next((e for e in review.elements if entry.element and e.element.ref == entry.element.ref), None)
    return _element(of) if of else entry.element.title


def _element(element: ElementReview) -> str:
    label = f", {element.rating.label}" if element.rating else ""
    return f"{element.element.short} ({element.element.ref}{label})"


def _partnerships(review: Review) -> Iterator[str]:
    if review.partnership_rivals:
        yield f"Say which partnership counts: {listed(review.partnership_rivals)} contradict each other."
    for partnership in review.partnerships:
        terms = partnership.terms
        ours, row = fold_name(review.trust), build_layout(review.framework).row_named
        parties = [(str(terms[name]), row("partnership", name).ref) for name in _PARTIES if terms.get(name)]
        others = [(party, ref) for party, ref in parties if fold_name(party) != ours]
        said = "Sign the partnership agreement" + (f" with {cut(others[0][0], 70)}" if others else "")
        ref = others[0][1] if others else row("partnership", "start_date").ref
        yield f"{said}{''.join(f', {part}' for part in _terms(partnership))} ({ref})."


def _terms(partnership: Partnership) -> Iterator[str]:
    start, end = (partnership.terms.get(name) for name in ("start_date", "end_date"))
    if isinstance(start, dt.date) and isinstance(end, dt.date):
        yield f"{short_date(start)} to {short_date(end)}"
    total = partnership.terms.get("total_charge")
    if total == 0 and not any(charge.amount for charge in partnership.charges):
        yield "free of charge"
    elif isinstance(total, Decimal):
        yield f"for {format_money(total).removesuffix('.00')}"
