"""What to ask a trust about its plan: a measure that cannot be counted, a priority that answers nothing, an area that has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from matsheets.comparison.questions import Question, QuestionKind, Quote
from matsheets.comparison.text_facts import dates_in, has_figure, is_dated
from matsheets.comparison.trusts import ComparedTrust
from matsheets.model.cells import listed
from matsheets.model.framework import FrameworkWords
from matsheets.model.parsing import format_date, is_placeholder
from matsheets.review.review import ElementReview, NoAction, Priority, Review


def plan_questions(trust: ComparedTrust) -> Iterator[Question]:
    """Yield what can be asked about a trust's plan; nothing where it shared a pack, or has no plan."""
    review = trust.review
    if trust.is_pack or not (review.priorities or review.no_actions):
        return
    left = [area for area in review.areas if not _is_answered(review, area)]
    for priority in review.priorities:
        if question := _measure(priority, review.framework.words):
            yield question
        if question := _elsewhere(review, priority, left):
            yield question
    yield from (question for each in review.no_actions if (question := _waits(review, each)))
    yield from (_left(area) for area in left)


def _is_answered(review: Review, area: ElementReview) -> bool:
    """Tell whether the plan has a priority for an area or for its whole heading, or a reason to leave either for now."""
    answers: tuple[Priority | NoAction, ...] = (*review.priorities, *review.no_actions)
    return any(
        a.element.ref == area.element.ref if a.element else a.heading is not None and a.heading.ref == area.heading.ref
        for a in answers
    )


def _question(kind: QuestionKind, priority: Priority, words: FrameworkWords, *pieces: str | Quote) -> Question:
    return Question(kind, priority.source.ref, _target(priority, words), None, pieces)


def _target(priority: Priority, words: FrameworkWords) -> str:
    """Return what a priority is for: the element or the heading, by Ref and title."""
    target = priority.element or priority.heading
    return f"for {target.ref} {target.title}" if target else f"for no {words.element.one} or {words.heading.one}"


def _measure(priority: Priority, words: FrameworkWords) -> Question | None:
    if not priority.objective:
        return None
    aim, success = Quote(priority.objective), priority.success
    if success and not is_placeholder(success):
        if has_figure(success) or is_dated(success):
            return None
        return _question(
            QuestionKind.NO_MEASURE, priority, words, "The aim is ", aim, " and success is ", Quote(success), ". How many, how often, or by "
            "when? What would you count that a doubtful trustee would accept?",
        )  # fmt: skip
    due = f", by {format_date(priority.due)}" if priority.due else ""
    watched: tuple[str | Quote, ...] = (f"{due}. ",)
    if priority.monitoring and not is_placeholder(priority.monitoring):
        watched = (f"{due}. You will watch it by ", Quote(priority.monitoring), ". ")
    return _question(
        QuestionKind.NO_MEASURE, priority, words, "The aim is ", aim, *watched, "Nothing says how anyone will know. What is true of pupils "
        "or staff today, in a figure, and what should that figure be then?",
    )  # fmt: skip


def _elsewhere(review: Review, priority: Priority, left: list[ElementReview]) -> Question | None:
    """Return what is asked about a priority for what the trust has as no area for improvement."""
    if not review.raters or not priority.objective:
        return None
    aim, words = Quote(priority.objective), review.framework.words
    if priority.element is None and priority.heading is None:
        return _question(
            QuestionKind.PRIORITY_ELSEWHERE, priority, words, "Your plan has ", aim,
            f", and it belongs to no {words.element.one} and no {words.heading.one}. Which of "
            "your ratings does it answer, and which of them should have moved by the end of it?",
        )  # fmt: skip
    rated = [e for e in review.elements if _serves(priority, e) and e.rating]
    weak = any(e.rating and review.framework.scale.is_weak(e.rating) for e in rated)
    if not rated or weak or _is_past(priority, review.day):
        return None
    highest = max(e.rating.points for e in rated if e.rating)
    labels = listed(list(dict.fromkeys(e.rating.label for e in rated if e.rating)))
    where = (words.element if priority.element else words.heading).with_article
    opening: tuple[str | Quote, ...] = ("The aim is ", aim, f", for {where} that you have at {labels} already. ")
    if left:
        area = left[0]
        ask = (
            f"Why does it come before {area.element.ref} {area.element.title}, which is {area.rating.label if area.rating else ''} and "
            "for which the plan has nothing?"
        )
        return _question(QuestionKind.PRIORITY_ELSEWHERE, priority, words, *opening, ask)
    better = next((r.label for r in review.framework.scale.ratings if r.points > highest and not r.explains), "")
    if better and priority.success:
        ask = f". Once that is met, is this {better}, or what would still be missing?"
        return _question(
            QuestionKind.PRIORITY_ELSEWHERE, priority, words, *opening, "Your measure is ", Quote(priority.success), ask
        )
    return _question(
        QuestionKind.PRIORITY_ELSEWHERE,
        priority,
        words,
        *opening,
        "What is not yet right there, and what would be lost if it waited a year?",
    )


def _is_past(priority: Priority, on: dt.date | None) -> bool:
    """Tell whether the last day that a measure names is past: what came of it may well stand in the evidence."""
    named = dates_in(priority.success)
    return on is not None and bool(named) and named[-1].month <= on


def _serves(priority: Priority, element: ElementReview) -> bool:
    if priority.element is not None:
        return priority.element.ref == element.element.ref
    return priority.heading is not None and priority.heading.ref == element.heading.ref


def _waits(review: Review, no_action: NoAction) -> Question | None:
    """Return what is asked about an area for improvement that a plan leaves for now, with the reason."""
    areas = [a for a in review.areas if no_action.element is not None and a.element.ref == no_action.element.ref]
    if not areas or not no_action.reason:
        return None
    area = areas[0]
    ask = (
        "Who notices it in the meantime, and what would make you begin sooner?"
        if is_dated(no_action.reason)
        else "Who notices it in the meantime, and on which day do you look at it again?"
    )
    label = area.rating.label if area.rating else ""
    return Question(
        QuestionKind.AREA_WAITS, no_action.source.ref, f"for {area.element.ref} {area.element.title}", area.rating,
        (f"You have {label} here and leave it for now: ", Quote(no_action.reason), f". {ask}"),
    )  # fmt: skip


def _left(area: ElementReview) -> Question:
    label = area.rating.label if area.rating else ""
    view = area.agreed or next((view for view in area.rated_views if view.rationale), None)
    said: tuple[str | Quote, ...] = (f"You rate this {label}",)
    if view is not None and view.rationale:
        said = (
            f"You rate this {label} and write " if area.agreed else f"This stands at {label}, with the reason ",
            Quote(view.rationale),
        )
    ask = (
        ". Your plan has neither a priority for it nor a reason to leave it for now. Who is working on it this year, and what will "
        "happen if nobody is?"
    )
    return Question(QuestionKind.AREA_LEFT, area.element.ref, area.element.title, area.rating, (*said, ask))
