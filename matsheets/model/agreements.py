"""Which partnership counts where several workbooks of one trust and round hold one: each school has its own agreement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from matsheets.model.respondents import WorkbookSummary, facts_order, is_agreed

UNNAMED_SCHOOL = "a school that is not named"


class Agreement(NamedTuple):
    """The partnership with one school, as the workbooks of one trust and round hold it.

    Attributes:
        holders: the workbook that it comes from; where it cannot be told which counts, all that differ.
        unused: workbooks that hold another partnership with this school, which does not count.
    """

    holders: tuple[WorkbookSummary, ...]
    unused: tuple[WorkbookSummary, ...] = ()

    @property
    def school(self) -> str:
        """Whom it is with, as it was typed."""
        partnership = self.holders[0].partnership if self.holders else None
        return (partnership.school if partnership else "") or UNNAMED_SCHOOL

    @property
    def urn(self) -> str:
        """The school's unique reference number; blank where none is given."""
        partnership = self.holders[0].partnership if self.holders else None
        return partnership.urn if partnership else ""


def agreements_of(workbooks: Iterable[WorkbookSummary]) -> tuple[Agreement, ...]:
    """Return the agreement with each school, in the order in which the schools are first met.

    The agreed workbook counts before others; copies that say the same count once.
    """
    schools: list[list[WorkbookSummary]] = []
    for workbook in sorted((w for w in workbooks if w.partnership), key=facts_order):
        known = next((same for same in schools if any(_is_with_same_party(workbook, other) for other in same)), None)
        if known is None:
            schools.append([workbook])
        else:
            known.append(workbook)
    return tuple(map(_choose, schools))


def _is_with_same_party(one: WorkbookSummary, other: WorkbookSummary) -> bool:
    return bool(one.partnership and other.partnership and one.partnership.is_with_same_party(other.partnership))


def _choose(same: list[WorkbookSummary]) -> Agreement:
    first = same[0]
    others = [workbook for workbook in same if differences(first, workbook)]
    rivals = [workbook for workbook in others if is_agreed(workbook) or not is_agreed(first)]
    return Agreement((first, *rivals), tuple(workbook for workbook in others if workbook not in rivals))


def differences(one: WorkbookSummary, other: WorkbookSummary) -> tuple[tuple[str, str], ...]:
    """Return the Ref and column of each answer in which the partnerships of two workbooks differ."""
    return one.partnership.differences(other.partnership) if one.partnership and other.partnership else ()
