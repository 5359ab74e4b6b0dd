"""Why no meeting can be prepared from workbooks: it cannot be told of what they are, or they hold nothing to meet about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed
from matsheets.model.not_made import NotMade
from matsheets.model.problems import Problem, Severity
from matsheets.model.respondents import REFS, is_agreed
from matsheets.review.grouping import TrustRound


def refusal_of(group: TrustRound, assessments: Sequence[Assessment], own: Iterable[Problem]) -> NotMade | None:
    """Return why a trust's workbooks of one round make no meeting; None where they make one.

    Args:
        group: the summaries of the workbooks.
        assessments: the workbooks.
        own: what ``check`` finds in each.
    """
    lacking = [what for what, given in (("trust", group.trust_key), ("round", group.round)) if not given]
    if lacking:
        asked = {REFS["trust_name"], REFS["company_number"], REFS["round"]}
        words = tuple(p for p in own if p.severity is Severity.ERROR and any(place.ref in asked for place in p.places))
        why = f"{listed([each.file for each in assessments])}: no meeting was prepared, because the {listed(lacking)} cannot be told."
        return NotMade(why, words)
    if not any(workbook.gives_view and not is_agreed(workbook) for workbook in group.workbooks):
        return NotMade(" ".join(_without_views(group)))
    return None


def _without_views(group: TrustRound) -> Iterator[str]:
    """Yield what is there instead of anybody's view."""
    yield f"{group.called}: no meeting was prepared, because no group's view is there."
    asked = [w.file for w in group.workbooks if w.holds_review and not w.gives_view and not is_agreed(w)]
    if asked:
        yield f"Nothing is filled in on the review of {listed(asked)}."
    if any(is_agreed(workbook) for workbook in group.workbooks):
        yield "An agreed workbook alone is nothing to meet about."
    yield f"Give the workbooks in which groups rated the {group.words.element.many}."
