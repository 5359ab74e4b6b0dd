"""Of which trust, framework and round each workbook of a run is, and when each round was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from matsheets.model.respondents import WorkbookSummary, facts_order, is_agreed
from matsheets.model.rounds import Round, in_order
from matsheets.model.trust_names import fold_name, near_names


class ReviewKey(NamedTuple):
    """What the workbooks of one review share: a trust's on one framework in one round.

    Attributes:
        trust: the key of the trust; of a workbook that does not name its trust, its file.
        framework: the framework's id, whatever its edition. Why: a trust may review itself on two, and neither is a round of the other.
        round: the key of the round; blank where none is given.
    """

    trust: str
    framework: str
    round: str


def round_of(workbooks: Iterable[WorkbookSummary]) -> Round:
    """Return the round that the workbooks of one trust and round are of.

    Its name is as the agreed workbook has it, else as the first that gives it. Its date is that of the agreed workbook's review,
    else the day of its meeting, else the latest of its groups' reviews.

    Why not every meeting's day: the workbooks of a later round may still give the day on which the first was held.

    Args:
        workbooks: in the order in which the review has them.
    """
    given = sorted(workbooks, key=facts_order)
    name = next((workbook.round for workbook in given if workbook.round), "")
    own = [workbook for workbook in given if workbook.is_of_a_round]
    views = [workbook.date for workbook in own if workbook.date and not is_agreed(workbook)]
    agreed = [workbook for workbook in own if is_agreed(workbook)]
    met = [day for each in agreed if (day := each.milestones.meeting) and day >= min(views, default=dt.date.min)]
    settled = [each.date for each in agreed if each.date]
    return Round(name, max(settled or met or views, default=None))


def standing(workbooks: Sequence[WorkbookSummary]) -> list[WorkbookSummary]:
    """Return those of the workbooks of one trust and round that stand beside each other.

    An agreed workbook that was carried forward and in which nothing was changed gives way to the one that goes on from it: that
    of the meeting, or another that somebody filled in. A pack gives way to the views that it was made from.
    """
    own = any(w.gives_view and not w.is_pack for w in workbooks)
    begun = any(is_agreed(w) and not w.untouched and (w.for_meeting or w.gives_view) for w in workbooks)
    return [w for w in workbooks if not (begun and w.untouched and is_agreed(w)) and not (own and w.is_pack)]


def review_keys(workbooks: Sequence[WorkbookSummary]) -> list[ReviewKey]:
    """Return for each workbook what those of one review share.

    One that does not name its trust stands alone. One with a partnership alone need not name its round, nor be on the
    framework of a review: where the trust has no other workbook of its framework it goes with any, and where it has none of
    its round, with the latest.
    """
    own: dict[str, dict[ReviewKey, list[WorkbookSummary]]] = {}
    stated: dict[str, dict[ReviewKey, list[WorkbookSummary]]] = {}
    for workbook in workbooks:
        kept = own if workbook.is_of_a_round else stated
        kept.setdefault(workbook.trust_key, {}).setdefault(_stated_key(workbook), []).append(workbook)
    named = {trust: {key: found[key] for key in found if key.round} or found for trust, found in stated.items()}
    rounds = named | own
    return [
        _stated_key(w)._replace(trust=w.file)
        if not w.trust_key
        else _stated_key(w)
        if _stated_key(w) in rounds[w.trust_key]
        else _gone_with(_stated_key(w), rounds[w.trust_key])
        for w in workbooks
    ]


def _stated_key(workbook: WorkbookSummary) -> ReviewKey:
    return ReviewKey(workbook.trust_key, workbook.framework_id, workbook.round_key)


def _gone_with(stated: ReviewKey, rounds: Mapping[ReviewKey, Sequence[WorkbookSummary]]) -> ReviewKey:
    """Return the review of its trust that a workbook with a partnership alone goes with."""
    alike = {key: found for key, found in rounds.items() if key.framework == stated.framework} or rounds
    return _latest({key: found for key, found in alike.items() if key.round == stated.round} or alike)


def _latest(rounds: Mapping[ReviewKey, Sequence[WorkbookSummary]]) -> ReviewKey:
    """Return the key of a trust's latest round; one without a place among the others is the latest only where no round has one."""
    known = {key: round_of(workbooks) for key, workbooks in rounds.items()}
    placed = [key for key, each in known.items() if each.has_place]
    return in_order(placed or known, known.__getitem__)[-1 if placed else 0]


def near_trusts(workbooks: Iterable[WorkbookSummary]) -> Iterator[tuple[list[WorkbookSummary], list[WorkbookSummary]]]:
    """Yield the workbooks under each pair of names that may well be of one trust, where no number tells whether they are."""
    by_name: dict[str, list[WorkbookSummary]] = {}
    for workbook in workbooks:
        by_name.setdefault(fold_name(workbook.trust_name), []).append(workbook)
    for one, other in near_names(by_name):
        pair = by_name[one], by_name[other]
        first, second = ({workbook.trust_number for workbook in same} for same in pair)
        told_apart = "" not in first | second or first & second - {""}
        if not told_apart:
            yield pair
