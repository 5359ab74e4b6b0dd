"""What a board, or before the meeting those who meet, are asked to do: sentence by sentence, only what the workbooks hold."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from matsheets.documents.contexts.area_values import plan_answer, uncovered
from matsheets.documents.contexts.closed_priorities import due_in_plan
from matsheets.documents.contexts.explanations import explained_elements
from matsheets.documents.contexts.page_room import all_named, cut, ended, name_in, names_in
from matsheets.documents.contexts.pattern_values import by_rating
from matsheets.documents.contexts.values import short_date, unbracketed
from matsheets.model.cells import listed, sentence_start, within_sentence
from matsheets.model.parsing import format_date, format_money
from matsheets.model.trust_names import fold_name
from matsheets.review.review import ElementReview, Issue, NoAction, Partnership, Review
from matsheets.workbook.layout.layout import build_layout

#: Characters of a reason, which stands whole or not at all, of what one thing is called, and of the other party's name.
_REASON, _NAME, _PARTY = 130, 70, 70
#: So many agreements have a sentence each; more are named in one.
_MOST_PARTNERSHIPS = 2
#: So many due dates that were moved are each named with both dates.
_MOST_DATES = 3
#: The answers that name a party, as the layout calls them.
_PARTIES = ("provider_name", "school_name", "school_body")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count and what it counts, small numbers as words: ``eight priorities``."""
    return f"{in_words(count)} {noun if count == 1 else plural or f'{noun}s'}"


def in_words(count: int) -> str:
    """Return a number, small ones as words: ``eight``."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def refs_in_brief(refs: Sequence[str], room: int = 120) -> str:
    """Return Refs, three or more that follow on from each other as from and to: ``PLAN-01 to PLAN-03 and PLAN-08``."""
    runs = [[ref] for ref in refs[:1]]
    for before, ref in pairwise(refs):
        if _number(ref) == _number(before) + 1 and ref.rpartition("-")[0] == before.rpartition("-")[0]:
            runs[-1].append(ref)
        else:
            runs.append([ref])
    told = [part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]
    return names_in(told, room)


def every_ref(refs: Sequence[str]) -> str:
    """Return Refs as ``refs_in_brief`` does, every one of them: what is decided on is named."""
    return refs_in_brief(refs, sum(map(len, refs)) + 5 * len(refs))


def _number(ref: str) -> int:
    return int(ref.rpartition("-")[2])


def element_name(element: ElementReview, *more: str) -> str:
    """Return an element by its short name, with its Ref, its rating and what else there is to say in one pair of brackets."""
    label = [element.rating.label] if element.rating else []
    return f"{element.element.short} ({', '.join([element.element.ref, *label, *more])})"


def elements_named(elements: Sequence[ElementReview], room: int) -> str:
    """Return every one of some elements: with their ratings, else by short name and Ref, else by Ref alone."""
    return all_named(room, [element_name(e) for e in elements], *_names_and_refs(elements))


def _names_and_refs(elements: Sequence[ElementReview]) -> tuple[list[str], list[str]]:
    return [f"{e.element.short} ({e.element.ref})" for e in elements], [e.element.ref for e in elements]


# --- after the meeting ---------------------------------------------------------------------------------------------


def board_requests(review: Review, issue_refs: Mapping[Issue, str], room: int) -> Iterator[str]:
    """Yield each thing that the board is asked to do; after the meeting, since before it nothing is settled.

    Args:
        review: of one trust and round.
        issue_refs: the issues beyond the framework that stand, with how each is referred to.
        room: characters that the names in one sentence may take.
    """
    if review.plan_rivals:
        yield f"Say which development plan counts: {listed(review.plan_rivals)} each hold one."
    if review.priorities:
        yield _adopt(review)
    yield from _dates_moved(review)
    if open_areas := [area for area in uncovered(review) if area.agreed]:
        shown = elements_named(open_areas, room)
        answer = (
            "a priority or a reason to leave it" if len(open_areas) == 1 else "a priority each, or a reason to leave it"
        )
        closed = any(plan_answer(review, area).closed for area in open_areas)
        held = "plan has neither that is open" if closed else "workbooks hold neither"
        yield f"Give {shown} {answer}: the {held}."
    yield from _left_for_now(review, room)
    if explained := [e for e in explained_elements(review) if e.agreed]:
        yield f"Confirm {counted(len(explained), 'explanation')}, or ask for more: {_without_ratings(explained, room)}."
    yield from _left_unrated(review, room)
    if unjudged := [e for e in review.not_rated if e.agreed and not e.left_unrated]:
        it = "it" if len(unjudged) == 1 else "they"
        yield f"Note that {_without_ratings(unjudged, room)} could not be rated, and ask when {it} will be."
    if issue_refs:
        named = [
            f"{name_in(i.issue or 'an issue without a name', _NAME)} ({unbracketed(ref)})"
            for i, ref in issue_refs.items()
        ]
        yield f"Note {counted(len(named), 'matter')} beyond the {review.framework.words.framework.one}: {names_in(named, room)}."
    yield from medium_term_request(review, room, "Next steps")
    yield from _partnerships(review, room)


def _left_unrated(review: Review, room: int) -> Iterator[str]:
    """Yield which elements the meeting left unrated that groups had rated, and who had said what; nobody by name."""
    left = [e for e in review.not_rated if e.left_unrated]
    if len(left) == 1:
        said = by_rating(left[0].rated_views, {}, many=True, said="had said")
        yield (
            f"Note that the meeting left {_without_ratings(left, room)} unrated, and ask when it will be rated: {said}."
        )
    elif left:
        told = [by_rating(e.rated_views, {}, many=True) for e in left]
        named = [f"{name} ({said})" for name, said in zip(_names_and_refs(left)[0], told, strict=True)]
        refs = [f"{e.element.ref} ({_counts(e)})" for e in left]
        yield (
            f"Note that the meeting left {in_words(len(left))} {review.framework.words.element.many} unrated that groups had rated, "
            f"and ask when they will be: {all_named(room, named, refs)}."
        )


def _counts(element: ElementReview) -> str:
    """Return how many groups gave each rating, weakest first: ``1 Red, 3 Amber-red``."""
    given = Counter(rating.label for rating in element.ratings)
    return ", ".join(f"{count} {label}" for label, count in given.items())


def medium_term_request(review: Review, room: int, where: str) -> Iterator[str]:
    """Yield what the board is asked of the medium-term priorities; nothing where there are none.

    Args:
        review: of one trust and round.
        room: characters that their names may take.
        where: the heading under which the paper has their words: nobody adopts what stands nowhere in it.
    """
    if review.medium_term:
        named = [f"{name_in(m.priority or 'one without a name', _NAME)} ({m.source.ref})" for m in review.medium_term]
        what = counted(len(named), "medium-term priority", "medium-term priorities")
        refs = [f"{every_ref([m.source.ref for m in review.medium_term])}, in words under “{where}”"]
        yield f"Adopt {'the ' if len(named) > 1 else ''}{what} for the years after: {all_named(room, named, refs)}."


def waiting_request(review: Review, room: int) -> str:
    """Return what the board is told of elements that the meeting left open while it settled others; blank where none are.

    Why: nobody answers for a rating that was not agreed, so a board cannot be asked for a priority on it.
    """
    if not review.unsettled:
        return ""
    what = "its rating is not agreed yet" if len(review.unsettled) == 1 else "their ratings are not agreed yet"
    return f"Decide nothing yet on {_without_ratings(review.unsettled, room)}: {what}."


def _without_ratings(elements: Sequence[ElementReview], room: int) -> str:
    """Return every one of some elements by short name and Ref, else by Ref alone."""
    return all_named(room, *_names_and_refs(elements))


def _adopt(review: Review) -> str:
    refs, led = [p.source.ref for p in review.priorities], all(p.lead for p in review.priorities)
    if len(refs) == 1:
        return f"Adopt the one priority of the development plan{', and its lead' if led else ''} ({refs[0]})."
    what = counted(len(refs), "priority", "priorities")
    return f"Adopt the {what} of the development plan{', and who leads each' if led else ''} ({every_ref(refs)})."


def _dates_moved(review: Review) -> Iterator[str]:
    """Yield the dates to come that the log moved before the round, and that the plan goes on with unchanged: a board agrees to them."""
    day = review.told_on or dt.date.min
    moved = [(p, first) for p in review.priorities if p.due and p.due > day and (first := due_in_plan(review, p))]
    if len(moved) > _MOST_DATES:
        refs = every_ref([priority.source.ref for priority, _ in moved])
        yield f"Agree {in_words(len(moved))} due dates that the log moved before this round ({refs})."
    elif moved:
        told = [f"{p.source.ref} from {short_date(first)} to {short_date(p.due)}" for p, first in moved if p.due]
        dates = "the due date" if len(moved) == 1 else "the due dates"
        yield f"Agree {dates} that the log moved before this round: {listed(told)}."


def _left_for_now(review: Review, room: int) -> Iterator[str]:
    left = review.no_actions
    if len(left) == 1:
        why = cut(left[0].reason, len(left[0].reason))
        why = why if len(why) <= min(_REASON, room) else ""  # a decision is never cut
        reason = f": {ended(sentence_start(why))}" if why else ", for the reason in the plan."
        yield f"Leave {_target(review, left[0])} for now{reason}"
    elif left:
        named = all_named(room, *([_target(review, n, form) for n in left] for form in range(3)))
        yield f"Leave for now, for the reasons in the plan: {named}."


def _target(review: Review, entry: NoAction, form: int = 0) -> str:
    """Return what is left, with the Ref of the row that says so: with its rating, then without, then by Refs alone."""
    ref = entry.source.ref
    if entry.element and form:
        return f"{entry.element.short} ({entry.element.ref})" if form == 1 else entry.element.ref
    if entry.element is None:
        return f"{entry.heading.title if entry.heading else 'what the plan does not name'} ({ref})"
    of = next((e for e in review.elements if entry.element and e.element.ref == entry.element.ref), None)
    return element_name(of, ref) if of else f"{entry.element.short} ({entry.element.ref}, {ref})"


# --- agreements ----------------------------------------------------------------------------------------------------


def _partnerships(review: Review, room: int) -> Iterator[str]:
    if review.partnership_rivals:
        yield f"Say which partnership counts: {listed(review.partnership_rivals)} contradict each other."
    runs = [partnership for partnership in review.partnerships if _has_begun(review, partnership)]
    to_sign = [partnership for partnership in review.partnerships if partnership not in runs]
    yield from _to_sign(review, to_sign, room)
    for partnership in runs:
        yield _running(review, partnership)


def _has_begun(review: Review, partnership: Partnership) -> bool:
    """Tell whether an agreement came along from a round before, and has begun by the day of this one: it was signed then."""
    start = partnership.terms.get("start_date")
    carried = any(a.file == partnership.file and a.printed.carried for a in review.assessments)
    came_along = carried or review.earlier is not None
    return came_along and isinstance(start, dt.date) and start <= (review.told_on or dt.date.min)


def _running(review: Review, partnership: Partnership) -> str:
    """Return what the board is told of an agreement that has begun: until when it runs, or when it ended."""
    party, ref = _other_party(review, partnership)
    said = "Note that the partnership agreement" + (f" with {party}" if party else "")
    end = partnership.terms.get("end_date")
    if not isinstance(end, dt.date):
        return f"{said} has begun, and that no end is recorded ({ref})."
    over = end < (review.told_on or dt.date.min)
    return f"{said} {'ended on' if over else 'runs to'} {format_date(end)} ({ref})."


def _to_sign(review: Review, partnerships: Sequence[Partnership], room: int) -> Iterator[str]:
    others = [_other_party(review, partnership) for partnership in partnerships]
    if len(others) > _MOST_PARTNERSHIPS:
        named = [party or "a party without a name" for party, _ in others]
        yield f"Sign the {counted(len(named), 'partnership agreement')}: with {listed(named)}."
        return
    for partnership, (party, ref) in zip(partnerships, others, strict=True):
        said = "Sign the partnership agreement" + (f" with {party}" if party else "")
        services = [name_in(s.service, _NAME) for s in partnership.services if s.service]
        what = f"; it brings {names_in([within_sentence(s).rstrip('.') for s in services], room)}" if services else ""
        yield f"{said}{''.join(f', {part}' for part in _terms(partnership))} ({ref}){what}."


def _other_party(review: Review, partnership: Partnership) -> tuple[str, str]:
    """Return who it is with, in brief, and the Ref that says so."""
    terms, ours, row = partnership.terms, fold_name(review.trust), build_layout(review.framework).row_named
    parties = [(str(terms[name]), row("partnership", name).ref) for name in _PARTIES if terms.get(name)]
    for party, ref in parties:
        if fold_name(party) != ours:
            return cut(party, _PARTY), ref
    return "", row("partnership", "start_date").ref


def _terms(partnership: Partnership) -> Iterator[str]:
    start, end = (partnership.terms.get(name) for name in ("start_date", "end_date"))
    if isinstance(start, dt.date) and isinstance(end, dt.date):
        yield f"{short_date(start)} to {short_date(end)}"
    total = partnership.terms.get("total_charge")
    if total == 0 and not any(charge.amount for charge in partnership.charges):
        yield "free of charge"
    elif isinstance(total, Decimal):
        yield f"for {format_money(total).removesuffix('.00')}"


# --- before it -----------------------------------------------------------------------------------------------------


def meeting_requests(review: Review, room: int) -> Iterator[str]:
    """Yield what those who meet are asked, before anything is settled; ``room`` as for ``board_requests``."""
    words = review.framework.words
    if len(review.not_rated) == len(review.elements):
        answered = any(view.not_rated for e in review.elements for view in e.views)
        yield (
            f"Say what would be needed to rate the {words.element.many}: no group has rated any."
            if answered
            else f"Rate the {words.element.many}: none is rated yet."
        )
        return
    if review.differences:
        yield f"Settle first what groups see differently: {elements_named(review.differences, room)}."
    if close := [e for e in review.elements if e.pattern and not e.differs]:
        yield f"Confirm {counted(len(close), *words.element)} on which the groups are at most one step apart."
    alone = [e for e in review.elements if len(e.ratings) == 1]
    if alone and len(review.raters) == 1:
        yield f"Confirm or change {counted(len(alone), 'rating')} that one group alone gave."
    elif alone:
        named = [f"{e.element.short} ({e.element.ref})" for e in alone]
        yield f"Hear others on {names_in(named, room)}: one group alone rated {'it' if len(alone) == 1 else 'each'}."
    if unrated := [e for e in review.not_rated if not e.awaits_meeting]:
        named = [f"{e.element.short} ({e.element.ref})" for e in unrated]
        yield f"Rate, or say why not: {names_in(named, room)}."
    yield from _plan_to_discuss(review, room)
    if review.issues:
        yield f"Talk about {counted(len(review.issues), 'issue')} beyond the {words.framework.one}."


def _plan_to_discuss(review: Review, room: int) -> Iterator[str]:
    if not (review.priorities or review.no_actions):
        if review.areas:
            areas = counted(len(review.areas), "area for improvement", "areas for improvement")
            yield f"Say what comes first of {areas}: there is no development plan yet."
        return
    if review.priorities:
        refs = [p.source.ref for p in review.priorities]
        what = counted(len(refs), "priority", "priorities")
        yield f"Discuss the {what} that the development plan proposes ({every_ref(refs)})."
    if open_areas := uncovered(review):
        yield f"Find a priority, or a reason to wait, for {elements_named(open_areas, room)}."
