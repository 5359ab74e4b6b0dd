"""Which rows of several copies of a workbook are one row, whatever number each copy gives it.

Why: a row put in between, a table sorted or two rows exchanged give the same priority another number in each copy, and by
numbers alone it would come out twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from matsheets.model.assessment import Answer
from matsheets.workbook.layout.joint_tabs import JOINT_PLAN, TRUSTS
from matsheets.workbook.layout.schema import Tab

#: On tabs of numbered rows, the columns that say together what a row is about.
_SUBJECT = {
    "beyond": ("issue",),
    "plan": ("objective",),
    "progress": ("priority", "date"),
    "support": ("date", "who"),
    "medium_term": ("priority",),
    "charges": ("item",),
    "services": ("service",),
    TRUSTS: ("trust",),
    JOINT_PLAN: ("target", "objective"),
}
#: A column that tells rows of one subject apart: the same item is charged for in each term.
_OCCASION = {"charges": "invoice_date"}
_LAST_NUMBER = 999


class CopyRow(NamedTuple):
    """One row of one copy: the copy's number, the Ref there, and the answers by column."""

    copy: int
    ref: str
    answers: Mapping[str, Answer]


@dataclass(slots=True)
class JoinedRow:
    """One row of the new workbook.

    Attributes:
        refs: the Ref that the row has in each copy that holds it, by the copy's number.
        said: for each column, what the copies say, as number of the copy and answer.
        ref: the Ref in the new workbook; blank as long as it has none.
    """

    tab: Tab
    refs: dict[int, str] = field(default_factory=dict)
    said: dict[str, list[tuple[int, Answer]]] = field(default_factory=dict)
    ref: str = ""

    @property
    def first_ref(self) -> str:
        """The Ref that the first copy to hold it gives it."""
        return next(iter(self.refs.values()))

    def add(self, row: CopyRow) -> None:
        """Add what a copy's row says."""
        self.refs[row.copy] = row.ref
        for column, answer in row.answers.items():
            self.said.setdefault(column, []).append((row.copy, answer))

    def difference(self, row: CopyRow) -> int | None:
        """Return how far a copy's row is from being this one, 0 for the very same; None where it is another row.

        Both are one row where they name the same subject. Without a subject in both, they are where they agree on all that
        they share; under two numbers, one must hold all that the other says, in more than one column, since a lead or a
        date alone is common to rows about different things. Of rows as near, the one under the same number is nearer.
        """
        other_number = row.ref not in self.refs.values()
        subject = _SUBJECT[self.tab.key]
        names_subject = all(column in self.said and column in row.answers for column in subject)
        if names_subject and not all(self._agrees(column, row) for column in subject):
            return None
        shared = self.said.keys() & row.answers.keys()
        agreed = bool(shared) and all(self._agrees(column, row) for column in shared)
        if agreed and len(shared) == len(self.said) == len(row.answers):
            return 0 + other_number
        if names_subject:
            if agreed:
                return 2 + other_number
            occasion = _OCCASION.get(self.tab.key)
            return None if other_number and occasion in shared and not self._agrees(occasion, row) else 4 + other_number
        one_holds_other = 1 < len(shared) == min(len(self.said), len(row.answers))
        return 6 + other_number if agreed and (one_holds_other or not other_number) else None

    def _agrees(self, column: str, row: CopyRow) -> bool:
        return any(row.answers[column].meaning == view.meaning for _, view in self.said[column])


def add_rows(joined: list[JoinedRow], tab: Tab, rows: Sequence[CopyRow]) -> None:
    """Add the numbered rows of one tab of one copy to those of earlier copies: each to its own, the others as new ones.

    Of the pairs, those that differ least come first; no two rows of one copy become one.
    """
    pairs = sorted(
        (difference, number, place)
        for number, row in enumerate(rows)
        for place, home in enumerate(joined)
        if (difference := home.difference(row)) is not None
    )
    homes: dict[int, JoinedRow] = {}
    taken: set[int] = set()
    for _, number, place in pairs:
        if number not in homes and place not in taken:
            homes[number] = joined[place]
            taken.add(place)
    for number, row in enumerate(rows):
        if number not in homes:
            homes[number] = JoinedRow(tab)
            joined.append(homes[number])
        homes[number].add(row)


def number_rows(joined: Iterable[JoinedRow]) -> None:
    """Give each row its Ref: the one of its first copy, or the next free one where an earlier row has that.

    With all numbers in use a row is left without.
    """
    used: set[str] = set()
    others: list[JoinedRow] = []
    for row in joined:
        if row.first_ref in used:
            others.append(row)
        else:
            row.ref = row.first_ref
            used.add(row.ref)
    for row in others:
        row.ref = _next_free(row.first_ref, used)
        used.add(row.ref)


def _next_free(ref: str, used: set[str]) -> str:
    prefix, _, digits = ref.rpartition("-")
    number = int(digits)
    after = (*range(number + 1, _LAST_NUMBER + 1), *range(1, number))
    return next((free for n in after if (free := f"{prefix}-{n:02d}") not in used), "")
