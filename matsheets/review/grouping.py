"""Which workbooks belong together: copies of one, the workbooks of a trust and round, the round before.

It is decided from summaries alone, so that a run of twenty thousand workbooks goes the same way as one of two.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from matsheets.model.cells import fold
from matsheets.model.framework import FrameworkWords, words_shared
from matsheets.model.respondents import WorkbookSummary, name_of_trust, raters_among, review_order
from matsheets.model.rounds import Round, in_order
from matsheets.model.trust_rounds import review_keys, round_of, standing


class TrustRound(NamedTuple):
    """The workbooks of one trust and round.

    Attributes:
        workbooks: in the order in which the review has them.
        earlier: those of the trust's round before that give a view or hold a plan, then those of its first round where that
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
        return words_shared(workbook.words for workbook in self.workbooks)

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
    """Group workbooks by trust and round, in the order in which each pair is first met, each with the rounds before it.

    The round before is the trust's latest of the earlier ones that hold a review; ``model.rounds`` says in which order they
    come, and which have no place among the others. A workbook that gives neither the name nor the number of its trust stands alone;
    that of a joint plan, which is of no one trust, is left out.
    """
    given = [workbook for workbook in workbooks if not workbook.is_joint]
    together: dict[tuple[str, str], list[WorkbookSummary]] = {}
    for key, workbook in zip(review_keys(given), given, strict=True):
        together.setdefault(key, []).append(workbook)
    groups = [TrustRound(tuple(sorted(standing(found), key=review_order))) for found in together.values()]
    by_trust: dict[str, list[TrustRound]] = {}
    for group in groups:
        if group.trust_key and group.name_and_date.has_place and group.raters:
            by_trust.setdefault(group.trust_key, []).append(group)
    before: dict[int, tuple[WorkbookSummary, ...]] = {}
    for found in by_trust.values():
        first, *_ = rounds = rounds_in_order(found)
        for earlier, later in pairwise(rounds):
            before[id(later)] = (*_compared(earlier), *(() if earlier is first else _compared(first)))
    return tuple(group._replace(earlier=before.get(id(group), ())) for group in groups)


def _compared(group: TrustRound) -> tuple[WorkbookSummary, ...]:
    """Return the workbooks of a round that a later one is compared with: those that give a view, or hold its plan."""
    raters, key = group.raters, group.name_and_date.key
    return tuple(w for w in group.workbooks if w in raters or (w.plan and w.round_key == key))


def own_workbooks(workbooks: Iterable[WorkbookSummary]) -> list[WorkbookSummary]:
    """Return the workbooks that trusts answered themselves, by name: a pack is what another trust shared."""
    return sorted((w for w in workbooks if not w.is_pack), key=lambda workbook: (workbook.file, workbook.sha256))


def order_by_name_and_round(workbooks: Iterable[WorkbookSummary]) -> list[tuple[str, TrustRound]]:
    """Group workbooks by trust and round, whatever their order: trusts by their names, rounds first to last.

    Returns:
        each group after its trust's name, which is that of its first round. Why: a name typed in two ways would look like
        two trusts.
    """
    ordered = sorted(workbooks, key=lambda workbook: (workbook.file, workbook.sha256))
    by_trust: dict[str, list[TrustRound]] = {}
    for group in group_by_trust_and_round(ordered):
        by_trust.setdefault(group.trust_or_file, []).append(group)
    named = []
    for rounds in map(rounds_in_order, by_trust.values()):
        name = next((group.trust_name for group in rounds if group.trust_name), "")
        named += [(name, group) for group in rounds]
    return sorted(named, key=lambda pair: (fold(pair[0]), pair[1].trust_key))


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
