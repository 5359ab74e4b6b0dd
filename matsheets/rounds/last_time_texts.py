"""What a group said of each element and beyond the framework in the round before, and what was agreed then, in brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.values import said
from matsheets.meeting.group_words import answer_of
from matsheets.model.framework import NOT_RATED
from matsheets.model.last_time import AGREED_THEN, OWN
from matsheets.model.material import BEYOND_REF
from matsheets.model.optional_columns import LAST_TIME, OptionalTexts
from matsheets.review.review import ElementReview, Issue, Review, View

#: Characters of one reason where it stands alone, and where it stands beside others; so many stand beside each other. Why so
#: few: a row with all of it shows whole in the window of a laptop.
_REASON, _ONE_OF_SEVERAL, _REASONS = 150, 62, 2
#: Characters of the round's name.
_ROUND = 34
#: Characters of an issue, and of what was to be done about it.
_ISSUE, _NEXT = 90, 110

_NOT_AGREED = "Not agreed"


def last_time_of_group(review: Review, files: Collection[str]) -> OptionalTexts:
    """Return what stands under Last time in a group's next workbook.

    Args:
        review: the round before.
        files: the workbooks that the group filled in then. Of several, each one's rating counts, and none is named: whoever
            rates again is to see what the group said, not who said it.
    """
    found = {}
    for element in review.elements:
        own = [view for view in element.views if view.respondent.file in files]
        if lines := [*_own_lines(own), *_agreed_lines(element)]:
            text = "\n".join([_round(review), *lines, *_reasons(own)])
            found[element.element.ref, LAST_TIME] = text
    issues = [issue for issue in (*review.issues, *review.superseded_issues) if issue.source.file in files]
    return {**found, **_issues(review, sorted(issues, key=lambda issue: issue.source[:2]))}


def last_time_agreed(review: Review) -> OptionalTexts:
    """Return what stands under Last time in the next agreed workbook: what was agreed in the round before, and why."""
    found = {}
    for element in review.elements:
        reason = cut(element.agreed.rationale, _REASON) if element.agreed else ""
        lines = [*_agreed_lines(element)] or [_NOT_AGREED]
        found[element.element.ref, LAST_TIME] = "\n".join(filter(None, [_round(review), *lines, reason]))
    return {**found, **_issues(review, [issue for issue in review.issues if issue.respondent.agreed])}


def _round(review: Review) -> str:
    return cut(said(review.round), _ROUND)


def _own_lines(views: Sequence[View]) -> Iterator[str]:
    """Yield what a group's rating was; those of several respondents counted, the weakest first."""
    ordered = sorted(views, key=lambda view: (view.rating is None, view.rating.points if view.rating else 0))
    counts = Counter(map(answer_of, ordered))
    if counts:
        yield OWN + ", ".join(f"{answer} ({count})" if count > 1 else answer for answer, count in counts.items())


def _agreed_lines(element: ElementReview) -> Iterator[str]:
    """Yield what was agreed, or that nothing was though the meeting went over it."""
    if element.agreed is not None:
        yield AGREED_THEN + (element.agreed.rating.label if element.agreed.rating else NOT_RATED)
    elif element.unsettled is not None:
        yield _NOT_AGREED


def _reasons(views: Sequence[View]) -> Iterator[str]:
    """Yield the reasons, in brief: one as it is, of several each after the rating that it is for."""
    given = [view for view in views if view.rationale]
    if len(given) == 1 and len(views) == 1:
        yield cut(given[0].rationale, _REASON)
        return
    yield from (f"{answer_of(view)}: {cut(view.rationale, _ONE_OF_SEVERAL)}" for view in given[:_REASONS])
    if len(given) > _REASONS:
        yield f"and {len(given) - _REASONS} more"


def _issues(review: Review, issues: Sequence[Issue]) -> OptionalTexts:
    """Return what was raised beyond the framework, a row for each issue, in their order."""
    found = {}
    for number, issue in enumerate(issues, start=1):
        lines = [f"{_round(review)}: {cut(issue.issue or issue.why or issue.known, _ISSUE)}"]
        if issue.next:
            lines.append(f"Next: {cut(issue.next, _NEXT)}")
        found[f"{BEYOND_REF}-{number:02d}", LAST_TIME] = "\n".join(lines)
    return found
