"""Which round of each trust was the last, so that the next is carried forward from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from matsheets.model.cells import listed
from matsheets.model.respondents import WorkbookSummary
from matsheets.model.rounds import round_key
from matsheets.review.grouping import TrustRound, distinct_workbooks, order_by_name_and_round


class RefusedRound(NamedTuple):
    """A trust whose next round was not made.

    Attributes:
        files: its workbooks.
        why: in sentences, with what to do.
    """

    files: tuple[str, ...]
    why: str


def last_rounds(workbooks: Iterable[WorkbookSummary], name: str) -> Iterator[TrustRound | RefusedRound]:
    """Yield of each trust its latest round, or why none can follow it.

    Workbooks of the new round in which nothing was changed since they were carried forward are passed over: they are made anew.

    Args:
        workbooks: of any trusts and rounds.
        name: that of the new round.
    """
    by_trust: dict[str, list[TrustRound]] = {}
    ordered = sorted(workbooks, key=lambda workbook: (workbook.file, workbook.sha256))
    for _, group in order_by_name_and_round(distinct_workbooks(ordered)):
        by_trust.setdefault(group.trust_key or f"file {group.workbooks[0].file}", []).append(group)
    for rounds in by_trust.values():
        yield _last_of(rounds, name)


def _last_of(rounds: Sequence[TrustRound], name: str) -> TrustRound | RefusedRound:
    files = tuple(workbook.file for group in rounds for workbook in group.workbooks)
    trust = next((group.trust_name for group in rounds if group.trust_name), "") or listed(files)
    why = ""
    made = [group for group in rounds if not all(workbook.untouched for workbook in group.workbooks)]
    filled = [group for group in made if any(w.gives_view or w.plan for w in group.workbooks)]
    candidates = [group for group in filled if group.name_and_date.has_place] or filled
    if not rounds[0].trust_key:
        why = f"{listed(files)} names no trust, so nothing was carried forward from it. Type the trust's name on its About tab."
    elif taken := [group for group in made if round_key(group.round) == round_key(name)]:
        why = _taken(trust, taken[0])
    elif not filled:
        why = f"{trust}: nothing is filled in so far, so there is nothing to carry forward."
    elif len(candidates) > 1 and not candidates[0].name_and_date.has_place:
        why = _without_order(trust, candidates)
    return RefusedRound(files, why) if why else candidates[-1]


def _taken(trust: str, group: TrustRound) -> str:
    held = listed([workbook.file for workbook in group.workbooks])
    return (
        f'{trust} has workbooks of the round "{group.round}" already: {held}. Give the new round another name with --round, or leave '
        "these out."
    )


def _without_order(trust: str, groups: Iterable[TrustRound]) -> str:
    named = listed([f'"{group.round}"' if group.round else "one without a name" for group in groups])
    return (
        f"{trust} has several rounds, {named}, and none has a date, so it cannot be told which was the last. Type the date of the "
        "review on About, or give the workbooks of the last round alone."
    )
