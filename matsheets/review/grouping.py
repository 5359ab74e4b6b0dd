"""Which workbooks belong together: copies of one, the workbooks of a trust and round, the round before.

It is decided from summaries alone, so that a run of twenty thousand workbooks goes the same way as one of two.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from matsheets.model.cells import fold
from matsheets.model.framework import FrameworkWords
from matsheets.model.raters import raters_among
from matsheets.model.respondents import WorkbookSummary, name_of_trust, review_order
from matsheets.model.rounds import Round, in_order
from matsheets.model.trust_rounds import ReviewKey, review_keys, round_of, standing
from matsheets.model.words_in_use import words_of


class RoundSeries(NamedTuple):
    """What the rounds of one trust share that follow each other: the trust, or its file, and the framework's id."""

    trust_or_file: str
    framework: str


class TrustRound(NamedTuple):
    """The workbooks of one trust and round, on one framework.

    Attributes:
        workbooks: in the order in which the review has them.
        earlier: those of the trust's round before on the same framework that give a view or hold a plan, then those of its first round where that
            is another; none where there is no such round.
    """

    workbooks: tuple[WorkbookSummary, ...]
    earlier: tuple[WorkbookSummary, ...] = ()

    @property
    def trust_key(self) -> str:
        """What tells the trust; blank where the workbook does not say."""
        return self.workbooks[0].trust_key

    @property
    def trust_or_file(self) -> str:
        """What tells the trust; a workbook that does not say is one of its own."""
        return self.trust_key or f"file {self.workbooks[0].file}"

    @property
    def called(self) -> str:
        """The trust's name and the round's, as sentences say them."""
        return ", ".join(filter(None, [self.trust_name or "A trust without a name", self.round]))

    @property
    def framework(self) -> WorkbookSummary:
        """One of its workbooks that tells its framework: of its round, where there is one, and no partnership alone."""
        return next((workbook for workbook in self.workbooks if workbook.is_of_a_round), self.workbooks[0])

    @property
    def series(self) -> RoundSeries:
        """What it shares with the rounds that it is compared with."""
        return RoundSeries(self.trust_or_file, self.framework.framework_id)

    @property
    def trust_number(self) -> str:
        """The trust's Companies House number; blank where none is given."""
        return next((workbook.trust_number for workbook in self.workbooks if workbook.trust_number), "")

    @property
    def trust_name(self) -> str:
        """The trust's name, from the agreed workbook first; blank where no workbook gives one."""
        return name_of_trust(self.workbooks)

    @property
    def words(self) -> FrameworkWords:
        """What the framework of its workbooks calls things."""
        return words_of(self.workbooks)

    @property
    def round(self) -> str:
        """The name of the round, from the agreed workbook first; blank where it is not given."""
        return self.name_and_date.name

    @property
    def name_and_date(self) -> Round:
        """The round, with its date where the workbooks give one."""
        return round_of(self.workbooks)

    @property
    def is_of_a_round(self) -> bool:
        """Whether its workbooks are of a round; a partnership that found no review beside it need not be."""
        return bool(self.round) or any(workbook.is_of_a_round for workbook in self.workbooks)

    @property
    def is_of_packs(self) -> bool:
        """Whether there are packs of it alone, and none of the trust's own workbooks."""
        return all(workbook.is_pack for workbook in self.workbooks)

    @property
    def raters(self) -> tuple[WorkbookSummary, ...]:
        """Those of the workbooks whose view of the elements counts."""
        return tuple(raters_among(self.workbooks))


def distinct_workbooks(workbooks: Iterable[WorkbookSummary]) -> Iterator[WorkbookSummary]:
    """Yield each workbook once; of copies of one workbook by one respondent, the first."""
    seen: set[Hashable] = set()
    for workbook in workbooks:
        keys = {workbook.content_key, workbook.version_key}
        if not keys & seen:
            yield workbook
        seen |= keys


def group_by_trust_and_round(workbooks: Iterable[WorkbookSummary]) -> tuple[TrustRound, ...]:
    """Group workbooks by trust, framework and round, in the order in which each is first met, each with the rounds before it.

    The round before is the trust's latest of the earlier ones on the same framework that hold a review; ``model.rounds`` says
    in which order they come, and which have no place among the others. A workbook that gives neither the name nor the number of
    its trust stands alone; that of a joint plan, which is of no one trust, is left out.
    """
    given = [workbook for workbook in workbooks if not workbook.is_joint]
    together: dict[ReviewKey, list[WorkbookSummary]] = {}
    for key, workbook in zip(review_keys(given), given, strict=True):
        together.setdefault(key, []).append(workbook)
    groups = [TrustRound(tuple(sorted(standing(found), key=review_order))) for found in together.values()]
    placed = [group for group in groups if group.trust_key and group.name_and_date.has_place and group.raters]
    before: dict[int, tuple[WorkbookSummary, ...]] = {}
    for found in by_series(placed).values():
        first, *_ = rounds = rounds_in_order(found)
        for earlier, later in pairwise(rounds):
            before[id(later)] = (*_compared(earlier), *(() if earlier is first else _compared(first)))
    return tuple(group._replace(earlier=before.get(id(group), ())) for group in groups)


def by_series(groups: Iterable[TrustRound]) -> dict[RoundSeries, list[TrustRound]]:
    """Return rounds by what those share that follow each other, in their order."""
    found: dict[RoundSeries, list[TrustRound]] = {}
    for group in groups:
        found.setdefault(group.series, []).append(group)
    return found


def _compared(group: TrustRound) -> tuple[WorkbookSummary, ...]:
    """Return the workbooks of a round that a later one is compared with: those that give a view, or hold its plan."""
    raters, key = group.raters, group.name_and_date.key
    return tuple(w for w in group.workbooks if w in raters or (w.plan and w.round_key == key))


def own_workbooks(workbooks: Iterable[WorkbookSummary]) -> list[WorkbookSummary]:
    """Return the workbooks that trusts answered themselves, by name: a pack is what another trust shared."""
    return sorted((w for w in workbooks if not w.is_pack), key=lambda workbook: (workbook.file, workbook.sha256))


def order_by_name_and_round(workbooks: Iterable[WorkbookSummary]) -> list[tuple[str, TrustRound]]:
    """Group workbooks by trust, framework and round, whatever their order: trusts by their names, rounds first to last.

    Returns:
        each group after its trust's name, which is that of its first round; those of one framework together. Why: a name typed in two ways would look like
        two trusts.
    """
    ordered = sorted(workbooks, key=lambda workbook: (workbook.file, workbook.sha256))
    names: dict[str, str] = {}
    together = by_series(group_by_trust_and_round(ordered))
    in_order = [group for rounds in together.values() for group in rounds_in_order(rounds)]
    for group in in_order:
        names[group.trust_or_file] = names.get(group.trust_or_file) or group.trust_name
    named = [(names[group.trust_or_file], group) for group in in_order]
    return sorted(named, key=lambda pair: (fold(pair[0]), pair[1].trust_key, pair[1].series))


def on_shared_framework(groups: Iterable[TrustRound]) -> dict[str, list[TrustRound]]:
    """Return of each trust the rounds that it is set beside others by, first to last: those on one framework.

    Of several it is one on which a view was given, then that which most trusts here are on, then that of the latest round.
    """
    series = {key: rounds_in_order(rounds) for key, rounds in by_series(groups).items()}
    shared = Counter(key.framework for key, rounds in series.items() if _is_viewed(rounds))
    ranked = sorted(
        series,
        key=lambda key: (
            _is_viewed(series[key]),
            shared[key.framework],
            latest_round(series[key]).name_and_date.date or dt.date.min,
            key,
        ),
    )
    best = {key.trust_or_file: key for key in ranked}
    return {trust: series[best[trust]] for trust in dict.fromkeys(key.trust_or_file for key in series)}


def _is_viewed(rounds: Iterable[TrustRound]) -> bool:
    return any(workbook.gives_view for group in rounds for workbook in group.workbooks)


def rounds_in_order(rounds: Iterable[TrustRound]) -> list[TrustRound]:
    """Return the rounds of one trust, first to last; see ``model.rounds.in_order``."""
    return in_order(rounds, lambda group: group.name_and_date)


def latest_round(rounds: Sequence[TrustRound]) -> TrustRound:
    """Return the latest of a trust's rounds in which a view was given; without any, the latest.

    One that has no place among the others is the latest only where no round has one, and one of which there are packs alone only
    where the trust's own workbooks are not there.

    Args:
        rounds: at least one, first to last.
    """
    viewed = [group for group in rounds if any(workbook.gives_view for workbook in group.workbooks)] or rounds
    own = [group for group in viewed if not group.is_of_packs] or viewed
    return ([group for group in own if group.name_and_date.has_place] or own)[-1]
