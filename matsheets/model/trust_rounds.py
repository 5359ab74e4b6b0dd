"""Of which trust and round each workbook of a run is, and when each round was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matsheets.model.respondents import WorkbookSummary, facts_order, is_agreed
from matsheets.model.rounds import Round, in_order
from matsheets.model.trust_names import fold_name, near_names


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


def review_keys(workbooks: Sequence[WorkbookSummary]) -> list[tuple[str, str]]:
    """Return for each workbook what those of one trust and round share.

    One that does not name its trust stands alone. One with a partnership alone need not name its round: where the trust has
    no other workbook of that round, it belongs to the trust's latest.
    """
    own: dict[str, dict[str, list[WorkbookSummary]]] = {}
    stated: dict[str, dict[str, list[WorkbookSummary]]] = {}
    for workbook in workbooks:
        kept = own if workbook.is_of_a_round else stated
        kept.setdefault(workbook.trust_key, {}).setdefault(workbook.round_key, []).append(workbook)
    named = {trust: {key: found[key] for key in found if key} or found for trust, found in stated.items()}
    rounds = named | own
    latest = {trust: _latest(rounds[trust]) for trust in stated}
    return [
        (w.trust_key, w.round_key if w.round_key in rounds[w.trust_key] else latest[w.trust_key])
        if w.trust_key
        else (w.file, w.round_key)
        for w in workbooks
    ]


def _latest(rounds: Mapping[str, Sequence[WorkbookSummary]]) -> str:
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
