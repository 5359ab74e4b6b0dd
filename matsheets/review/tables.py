"""What a review comes to as rows of tables: tidy ratings, the review itself, counts, the heat map, and all other answers.

A row holds plain values, and None for what is not rated or not answered. Ratings are ordinal, so there are counts, medians,
lowest and spread, and never a mean of points.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.framework import NOT_RATED, Framework, Rating
from matsheets.model.respondents import AGREED, GROUPS, MENTOR_GROUP, holds_review, respondent_of
from matsheets.model.summarised_workbooks import SummarisedWorkbooks
from matsheets.review.answer_tables import ANSWER_COLUMNS, ELEMENT, WHOSE, Row, answer_rows, names, place
from matsheets.review.combine import combine_group, view_of
from matsheets.review.grouping import TrustRound, order_by_name_and_round
from matsheets.review.patterns import Pattern
from matsheets.review.review import NOT_SHARED, ElementReview, Review, View

#: The tidy table: one row for each workbook with a review and each element, rated or not. ``points`` is the place on the
#: scale, 1 for the weakest: for ordering and medians, never for a mean. ``rating_status`` says why there is no rating.
RATINGS_COLUMNS = (
    "trust", "company_number", "round", "group", "respondent", "framework", "edition", "heading_ref", "heading",
    "element_ref", "element", "rating", "points", "rationale", "evidence", "ref", "tab", "cell", "file",
    "rating_status",
)  # fmt: skip
#: The groups whose own views are compared; the agreed rating has a column to itself.
GROUP_COLUMNS = tuple(choice.label for choice in GROUPS if choice.label != AGREED)
NO_GROUP = "Group not given"
_AGREED_OR_NAMED = frozenset(choice.label for choice in GROUPS)
#: One row for each trust, round and element: every group's rating and what they come to. ``rating`` is the one that stands:
#: the agreed one, else the cautious median; ``basis`` says which. ``pattern`` names how the groups' ratings lie to each other,
#: ``pairs_apart`` counts those of the ``pairs`` of them that are two or more steps apart.
REVIEW_COLUMNS = (
    *WHOSE, *ELEMENT, *GROUP_COLUMNS, NO_GROUP, "cautious_median", "lowest", "highest", "spread", "agreed", "rating",
    "basis", "pattern", "pairs_apart", "pairs", "stands_apart",
)  # fmt: skip
#: How many elements stand at each rating, by trust, round and heading; zeros and "Not rated" included.
COUNTS_COLUMNS = (*WHOSE, "heading_ref", "heading", "rating", "points", "elements")
#: The tables by name, with their columns; a heat map has columns of its own for each framework.
COLUMNS = {
    "ratings": RATINGS_COLUMNS,
    "review": REVIEW_COLUMNS,
    "counts": COUNTS_COLUMNS,
    **ANSWER_COLUMNS,
}
HEAT_MAP_FIRST, HEAT_MAP_LAST = ("trust", "round", "workbooks"), ("company_number", "framework", "edition")

_TITLE_LIMIT = 255  # characters of a table's header in Excel


class TrustRows(NamedTuple):
    """The rows of one trust's round on one framework.

    Attributes:
        framework: the framework's id and edition.
        tables: the rows by the name of their table, as in ``COLUMNS``.
        heat_map: its row of the framework's heat map; none where nobody was asked to rate.
        date: the day of its newest workbook; None where none gives one.
    """

    framework: tuple[str, str]
    tables: dict[str, tuple[Row, ...]]
    heat_map: tuple[Row, ...] = ()
    date: dt.date | None = None


def tabulate(name: str, group: TrustRound, assessments: Iterable[Assessment]) -> Iterator[TrustRows]:
    """Yield the rows of one trust and round, framework by framework: those on two are never combined.

    Args:
        name: the trust's name in the tables.
        group: trust_columns workbooks they are.
        assessments: the workbooks themselves.
    """
    by_framework: dict[tuple[str, str], list[Assessment]] = {}
    for assessment in sorted(assessments, key=lambda a: a.file):
        framework = assessment.framework
        by_framework.setdefault((framework.id, framework.edition), []).append(assessment)
    for key, together in by_framework.items():
        review = combine_group(together)
        trust_columns = name or None, group.trust_number or None, group.round or None, review.framework.title, key[1]
        asked = bool(review.raters)
        yield TrustRows(
            key,
            {
                "ratings": tuple(_ratings(trust_columns, review)),
                "review": tuple(_review(trust_columns, review)) if asked else (),
                "counts": tuple(_counts(trust_columns, review)) if asked else (),
                **answer_rows(trust_columns, review),
            },
            (_heat_map(trust_columns, review),) if asked else (),
            max((day for each in together if (day := respondent_of(each).date)), default=None),
        )


def tabulate_assessments(assessments: Iterable[Assessment]) -> Iterator[TrustRows]:
    """Yield the rows of workbooks that are in memory, in the order of the tables.

    Args:
        assessments: in any order; second copies of a workbook have been left out by the caller.
    """
    given = SummarisedWorkbooks(assessments)
    for name, group in order_by_name_and_round(given.summaries):
        yield from tabulate(name, group, given.of(group.workbooks))


def heat_map_columns(framework: Framework) -> tuple[str, ...]:
    """Return the columns of a framework's heat map: one for each element, between the columns that say whose it is."""
    titles = (f"{element.ref} {element.title}"[:_TITLE_LIMIT] for element in framework.elements)
    return (*HEAT_MAP_FIRST, *titles, *HEAT_MAP_LAST)


# --- rows ----------------------------------------------------------------------------------------------------------


def _ratings(trust_columns: Row, review: Review) -> Iterator[Row]:
    trust, number, round_, title, edition = trust_columns
    for respondent, assessment in zip(review.respondents, review.assessments, strict=True):
        if not holds_review(assessment):
            continue
        by = (trust, number, round_, respondent.kind or None, respondent.name or None, title, edition)
        for heading in review.framework.headings:
            for element in heading.elements:
                view = view_of(respondent, assessment, element, review.framework.scale)
                answered = assessment.answer(element.ref, "rating") is not None
                shared = assessment.shared is None or element.ref in assessment.shared
                status = _status(view, answered) if shared else NOT_SHARED
                yield (
                    *by, *names(heading, element), _label(view.rating), view.rating.points if view.rating else None,
                    view.rationale or None, view.evidence or None, *place(view.source), status,
                )  # fmt: skip


def _status(view: View, answered: bool) -> str:
    """Say whether a view has a rating, says that the element is not rated, was left blank, or could not be understood."""
    if view.rating is not None:
        return "Rated"
    return NOT_RATED if view.not_rated else "Not understood" if answered else "Blank"


def _review(trust_columns: Row, review: Review) -> Iterator[Row]:
    for found in review.elements:
        agreed = found.agreed.rating if found.agreed else None
        yield (
            *trust_columns, *names(found.heading, found.element), *_ratings_by_group(found), _label(found.median), _label(found.lowest),
            _label(found.highest), found.spread if found.ratings else None, _label(agreed), _label(found.rating),
            found.basis, *_pattern(found),
        )  # fmt: skip


def _pattern(found: ElementReview) -> Row:
    """Return how the groups' ratings lie to each other, the pairs apart and all pairs, and who stands apart."""
    pattern = found.pattern
    if pattern is None:
        return None, None, None, None
    return pattern.kind.value, pattern.pairs_apart, pattern.pairs, _stands_apart(found, pattern)


def _stands_apart(found: ElementReview, pattern: Pattern) -> str | None:
    """Return the one group apart, or the mentor against the trust, with the side: ``Trustees (lower)``; None where nobody is.

    Where some groups explain what others rate, its rating stands for the side, since neither is lower. A mentor between groups of the trust, on a scale of five, is on neither side.
    """
    views = found.rated_views
    place = pattern.apart
    if place is None and found.mentor_against_trust:
        place = next(at for at, view in enumerate(views) if view.respondent.kind == MENTOR_GROUP)
    if place is None:
        return None
    if found.explained_by_some:
        return f"{_group_column(views[place])} ({_label(views[place].rating)})"
    sides = [word for word, places in (("lower", pattern.lower), ("higher", pattern.higher)) if place in places]
    return " ".join([_group_column(views[place]), *(f"({side})" for side in sides)])


def _ratings_by_group(found: ElementReview) -> Iterator[str | None]:
    """Yield what each group says of an element, and those that name none: each rating once, weakest first.

    Where several people of a group give one rating, their number stands after it. ``Not rated`` comes last; what was left
    blank is nothing.
    """
    given: dict[str, Counter[Rating]] = {}
    without: Counter[str] = Counter()
    for view in found.views:
        group = _group_column(view)
        if view.rating is not None:
            given.setdefault(group, Counter())[view.rating] += 1
        elif view.not_rated:
            without[group] += 1
    for group in (*GROUP_COLUMNS, NO_GROUP):
        ratings = sorted(given.get(group, Counter()).items(), key=lambda rated: rated[0].points)
        said = [*((rating.label, number) for rating, number in ratings), (NOT_RATED, without[group])]
        yield "; ".join(f"{word} ({n})" if n > 1 else word for word, n in said if n) or None


def _group_column(view: View) -> str:
    return view.respondent.kind if view.respondent.kind in _AGREED_OR_NAMED else NO_GROUP


def _counts(trust_columns: Row, review: Review) -> Iterator[Row]:
    ratings = review.framework.scale.ratings
    for found in review.headings:
        named = (*trust_columns, found.heading.ref, found.heading.title)
        for rating, number in zip(ratings, found.counts(ratings), strict=True):
            yield (*named, rating.label, rating.points, number)
        yield (*named, NOT_RATED, None, found.not_rated)


def _heat_map(trust_columns: Row, review: Review) -> Row:
    trust, number, round_, title, edition = trust_columns
    labels = (_label(found.rating) for found in review.elements)
    return (trust, round_, len(review.assessments), *labels, number, title, edition)


def _label(rating: Rating | None) -> str | None:
    return rating.label if rating else None
