"""What became of the ratings that a joint plan was made by: held against what the trusts say of themselves now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matsheets.comparison.trusts import ComparedTrust, Standing, compared_trusts, standing_of
from matsheets.model.framework import NOT_RATED
from matsheets.model.joint_plans import JointPlan, JointPriority, JointTrust, TrustView
from matsheets.model.rounds import Round, in_order
from matsheets.model.trust_names import fold_name
from matsheets.review.review import NOT_SHARED, Review


class RatingChange(NamedTuple):
    """One rating that is another now.

    Attributes:
        row: of the joint plan, beside which it stands.
        then: what the trust said when the plan was made.
        now: the word of its rating today, or why there is none.
        basis: where that comes from; blank where there is none.
        review: of the trust, as it is now.
    """

    row: JointPriority
    then: TrustView
    now: str
    basis: str
    review: Review


class RatingsSince(NamedTuple):
    """What became of the ratings beside a joint plan.

    Attributes:
        changes: in the order of the plan.
        same: how many ratings are as they were.
        not_shared: views of which the trust shows nothing now: a pack without that element.
        given: the names of the plan's trusts whose workbooks were given.
        not_given: those of the others.
        older: those of whom only a review was given that is older than the plan's, with that review: it says nothing of now.
    """

    changes: tuple[RatingChange, ...]
    same: int
    not_shared: tuple[tuple[JointPriority, TrustView], ...]
    given: tuple[str, ...]
    not_given: tuple[str, ...]
    older: tuple[tuple[str, Review], ...] = ()


def ratings_since(plan: JointPlan, reviews: Sequence[Review]) -> RatingsSince:
    """Hold the ratings beside a joint plan against the trusts' latest reviews; an element without a rating then counts too.

    Args:
        plan: as its workbook has it.
        reviews: of each trust that is known now, its latest round.
    """
    known = {fold_name(trust.name): trust for trust in compared_trusts(reviews)}
    by_key = {fold_name(trust.name): trust for trust in plan.trusts}
    older = [key for key, of_plan in by_key.items() if key in known and _is_older(known[key].review, of_plan)]
    newer = {key: trust for key, trust in known.items() if key not in older}
    names = {fold_name(name): name for name in plan.names}
    changes: list[RatingChange] = []
    hidden: list[tuple[JointPriority, TrustView]] = []
    same = 0
    for row in plan.rows:
        for view in row.views:
            trust = newer.get(fold_name(view.trust))
            if trust is None or view.rating in {"", NOT_SHARED}:
                continue  # what a trust kept to itself then is no change, and not told now
            now = _word_now(trust, view.ref)
            if now is None:
                hidden.append((row, view))
            elif fold_name(now[0]) == fold_name(view.rating):
                same += 1
            else:
                changes.append(RatingChange(row, view, *now, trust.review))
    return RatingsSince(
        tuple(changes),
        same,
        tuple(hidden),
        tuple(name for key, name in names.items() if key in newer),
        tuple(name for key, name in names.items() if key not in known),
        tuple((names[key], known[key].review) for key in older),
    )


def _is_older(review: Review, of_plan: JointTrust) -> bool:
    """Tell whether a review is of an earlier day, or round, than the one that a plan goes by: what it says was so before."""
    given, planned = Round(review.round, review.day), Round(of_plan.round, of_plan.date)
    if given.date and planned.date:
        return given.date < planned.date
    return (
        given.has_place
        and planned.has_place
        and given.key != planned.key
        and in_order([given, planned], _itself)[0] == given
    )


def _itself(of: Round) -> Round:
    return of


def _word_now(trust: ComparedTrust, ref: str) -> tuple[str, str] | None:
    """Return the word of a trust's rating and its basis; None where nothing of that element is shown."""
    found = next(_standings(trust, ref), None)
    if found is None or not found.shared:
        return None
    return (found.rating.label, found.basis) if found.rating else (NOT_RATED, "")


def _standings(trust: ComparedTrust, ref: str) -> Iterator[Standing]:
    yield from (standing_of(trust, element) for element in trust.review.elements if element.element.ref == ref)
