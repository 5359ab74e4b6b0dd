"""Which plan, and which partnership, counts where several workbooks of a trust and round hold one; each school has its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from matsheets.model.material import Material
from matsheets.model.respondents import HasGroup, WorkbookSummary, facts_order, is_agreed

T = TypeVar("T", bound=HasGroup)

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
    worked_on = _worked_on(same, Material.PARTNERSHIP)
    return Agreement(*choose_holders(worked_on, lambda one, other: bool(differences(one, other))))


def plan_holders(
    workbooks: Iterable[WorkbookSummary],
) -> tuple[tuple[WorkbookSummary, ...], tuple[WorkbookSummary, ...]]:
    """Return the workbook that the plan comes from, and those that hold another, as ``choose_holders`` does.

    Of copies that say the same the one with a log comes first: the plan is carried out by it.
    """
    worked_on = _worked_on([workbook for workbook in workbooks if workbook.plan], Material.PLAN)
    return choose_holders(sorted(worked_on, key=lambda w: not w.log), lambda one, other: one.plan != other.plan)


def _worked_on(holding: Sequence[WorkbookSummary], what: Material) -> Sequence[WorkbookSummary]:
    """Leave out agreed workbooks in which something stands as it was carried forward, where another agreed one holds it too."""
    left = [workbook for workbook in holding if not is_agreed(workbook) or what not in workbook.kept]
    return left if any(map(is_agreed, left)) else holding


def choose_holders(holding: Sequence[T], differ: Callable[[T, T], bool]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """Choose among workbooks that hold one thing: the agreed one counts before others; copies that say the same, once.

    Returns:
        the one that counts, or all that differ where it cannot be told which does; and those that differ from the one that
        counts and are not used.
    """
    ordered = sorted(holding, key=facts_order)
    if not ordered:
        return (), ()
    first = ordered[0]
    others = [workbook for workbook in ordered if differ(first, workbook)]
    rivals = [workbook for workbook in others if is_agreed(workbook) or not is_agreed(first)]
    return (first, *rivals), tuple(workbook for workbook in others if workbook not in rivals)


def differences(one: WorkbookSummary, other: WorkbookSummary) -> tuple[tuple[str, str], ...]:
    """Return the Ref and column of each answer in which the partnerships of two workbooks differ."""
    return one.partnership.differences(other.partnership) if one.partnership and other.partnership else ()
