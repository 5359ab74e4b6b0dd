"""What the log says of the plan: beside each priority its status now, and in the log the objective of each entry's priority.

The working stands on the hidden tab of lists, a row for each row of the log, as that of the ratings does; beside it, a row
for each row of the plan, which rows are closed: those of priorities that answer a weak rating no more, as ``check`` has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.model.progress_status import DONE, NOT_STARTED, STOPPED, latest_status
from matsheets.model.row_refs import PRIORITY_REF
from matsheets.workbook.layout.guide_wording import CLOSED_ROW, ENTRY_DAY, ENTRY_PRIORITY, LISTS
from matsheets.workbook.layout.progress_tabs import OBJECTIVE_LENGTH, repeated_objective
from matsheets.workbook.write.drawing import Canvas, cell_at, put_text
from matsheets.workbook.write.formula_values import Filled, LiveFormula, Place, same
from matsheets.workbook.write.live_formulas import put_formula, quote
from matsheets.workbook.write.placement import Placed

#: What people write around the number of a priority, and formulas take away.
_AROUND_NUMBER = ("PRIORITY", PRIORITY_REF, "-", "–", " ")
_STYLE = "matsheets read"
#: The columns of the working; the rows of the last are the plan's.
_REFS, _DAYS, _CLOSED = range(3)
#: The days of the About tab whose later one is that of the plan.
_DAYS_OF_PLAN = ("meeting_date", "review_date")


class _Entry(NamedTuple):
    """What the working says of a row of the log: its priority's Ref, and its day where it counts for the status, else 0."""

    ref: str
    day: float
    status: str


@dataclass(frozen=True, eq=False)
class PriorityStatus:
    """The formulas of a workbook with a plan and its log.

    Attributes:
        header: the row of the header on the tab of lists.
        first: the first column of the working there.
    """

    canvas: Canvas
    plan: Placed
    log: Placed
    about: Placed
    header: int
    first: int

    def status_now(self, index: int) -> LiveFormula:
        """Give the status of a row of the plan: that of the newest dated entry that gives one, of equal days the last row."""
        ref = self.plan.rows[index].ref
        objective, place = self.plan.cell("objective", index), (ref, "objective")
        newest, status = self._newest(index)

        def value(given: Filled) -> str:
            if place not in given.cells:
                return ""
            return latest_status([entry.status for entry in _dated(self, index, given)])

        formula = f'IF({objective}="","",IF({newest}=0,{quote(NOT_STARTED)},{status}))'
        return LiveFormula(formula, value, self._logged | {place})

    def _newest(self, index: int) -> tuple[str, str]:
        """Write the day of the newest entry about a row of the plan that gives a status, 0 without one, and that status."""
        refs, days = (self._column(column, self.log) for column in (_REFS, _DAYS))
        own = f"({refs}={self.plan.cell('ref', index)})"
        newest = f"SUMPRODUCT(MAX({own}*{days}))"
        return newest, f"LOOKUP(2,1/({own}*({days}={newest})),{self.log.range('status')})"

    @property
    def closed(self) -> str:
        """The address of the working that says of each row of the plan whether it is closed: 1, or 0."""
        return self._column(_CLOSED, self.plan)

    @cached_property
    def closed_by(self) -> frozenset[Place]:
        """The places of the answers that say so."""
        return self._logged | {place for place, _ in self._days_of_plan}

    def is_closed(self, index: int, given: Filled) -> bool:
        """Tell whether a row of the plan is closed: stopped, or done by the day on which the plan was agreed."""
        dated = _dated(self, index, given)
        if not dated:
            return False
        newest, days = dated[-1], (given.cells.get(place, 0) for place, _ in self._days_of_plan)
        agreed = max((float(day) for day in days if not isinstance(day, str)), default=0.0)
        return same(newest.status, STOPPED) or (same(newest.status, DONE) and newest.day <= agreed)

    @cached_property
    def _days_of_plan(self) -> tuple[tuple[Place, str], ...]:
        """The place and the address of each day that may be the plan's."""
        found = ((index, row) for index, row in enumerate(self.about.rows) if row.name in _DAYS_OF_PLAN)
        return tuple(((row.ref, "answer"), self.about.cell("answer", index)) for index, row in found)

    def objective(self, index: int) -> LiveFormula:
        """Repeat the objective of the priority of a row of the log, as much as its cell shows."""
        ref = self._cell(_REFS, index)
        found = f"LOOKUP(2,1/({self.plan.range('ref')}={ref}),{self.plan.range('objective')})"
        cut = f"IF(LEN({found})>{OBJECTIVE_LENGTH},LEFT({found},{OBJECTIVE_LENGTH - 1})&{quote('…')},{found})"
        reads = {(self.log.rows[index].ref, "priority"), *self.plan.places("objective")}
        formula = f'IF({ref}="","",IFERROR({cut}&"",""))'
        return LiveFormula(formula, lambda given: self._objective(index, given), frozenset(reads))

    def _objective(self, index: int, given: Filled) -> str:
        priority = _priority(given.text((self.log.rows[index].ref, "priority")))
        return repeated_objective(given.text((priority, "objective")))

    @cached_property
    def _logged(self) -> frozenset[Place]:
        return frozenset(place for key in ("priority", "date", "status") for place in self.log.places(key))

    # --- the working -----------------------------------------------------------------------------------------------------

    def draw(self, sheet: Worksheet) -> None:
        """Draw the working beside the lists."""
        for offset, title in enumerate((ENTRY_PRIORITY, ENTRY_DAY, CLOSED_ROW)):
            put_text(cell_at(sheet, self.header, self.first + offset), title, "matsheets header")
        for index in range(len(self.log.rows)):
            for offset, live in enumerate((self._priority(index), self._day(index))):
                put_formula(self.canvas, cell_at(sheet, self.header + 1 + index, self.first + offset), live, _STYLE)
        for index in range(len(self.plan.rows)):
            cell = cell_at(sheet, self.header + 1 + index, self.first + _CLOSED)
            put_formula(self.canvas, cell, self._closed(index), _STYLE)

    def _priority(self, index: int) -> LiveFormula:
        """Write the priority of an entry as its Ref, though only its number was typed."""
        place = (self.log.rows[index].ref, "priority")
        number = f"UPPER({self.log.cell('priority', index)})"
        for around in _AROUND_NUMBER:
            number = f'SUBSTITUTE({number},{quote(around)},"")'
        whole = ",".join(f"TEXT(VALUE({number}),{quote('0' * digits)})={number}" for digits in (1, 2, 3))
        ref = f'{quote(PRIORITY_REF)}&"-"&TEXT(VALUE({number}),"00")'
        formula = f'IFERROR(IF(AND(LEN({number})<4,OR({whole})),{ref},""),"")'
        return LiveFormula(formula, lambda given: _priority(given.text(place)), frozenset({place}))

    def _day(self, index: int) -> LiveFormula:
        """Give the day of an entry that counts for the status of its priority; 0 of any other."""
        date, status = self.log.cell("date", index), self.log.cell("status", index)
        reads = frozenset((self.log.rows[index].ref, key) for key in ("priority", "date", "status"))

        def value(given: Filled) -> int:
            return int(_entries(self, given)[index].day)

        counts = f'AND({self._cell(_REFS, index)}<>"",ISNUMBER({date}),{status}<>"")'
        return LiveFormula(f"IF({counts},INT({date}),0)", value, reads)

    def _closed(self, index: int) -> LiveFormula:
        """Say whether a row of the plan is closed; text in place of a day counts for none, as MAX has it."""
        newest, status = self._newest(index)
        agreed = f"MAX({','.join(address for _, address in self._days_of_plan) or '0'})"
        over = f"OR({status}={quote(STOPPED)},AND({status}={quote(DONE)},{newest}<={agreed}))"
        formula = f"IF({newest}=0,0,IF({over},1,0))"
        return LiveFormula(formula, lambda given: int(self.is_closed(index, given)), self.closed_by)

    def _cell(self, column: int, index: int) -> str:
        return f"{quote_sheetname(LISTS)}!${get_column_letter(self.first + column)}${self.header + 1 + index}"

    def _column(self, column: int, table: Placed) -> str:
        last = self._cell(column, len(table.rows) - 1).partition("!")[2]
        return f"{self._cell(column, 0)}:{last}"


def _priority(typed: str) -> str:
    """Return what the working makes of a priority as it was typed."""
    number = typed.upper()
    for around in _AROUND_NUMBER:
        number = number.replace(around, "")
    return f"{PRIORITY_REF}-{int(number):02d}" if re.fullmatch(r"[0-9]{1,3}", number) else ""


def _dated(formulas: PriorityStatus, index: int, given: Filled) -> list[_Entry]:
    """Return the entries about a row of the plan that count for its status, first to last."""
    ref = formulas.plan.rows[index].ref
    return sorted((e for e in _entries(formulas, given) if e.ref == ref and e.day), key=lambda entry: entry.day)


@lru_cache(maxsize=1)
def _entries(formulas: PriorityStatus, given: Filled) -> tuple[_Entry, ...]:
    """Work out what the working gives; every cell of a workbook asks for the same."""
    return tuple(_entries_of(formulas, given))


def _entries_of(formulas: PriorityStatus, given: Filled) -> Iterator[_Entry]:
    for row in formulas.log.rows:
        ref, status = _priority(given.text((row.ref, "priority"))), given.text((row.ref, "status"))
        day = given.cells.get((row.ref, "date"), 0)
        counts = ref and status and not isinstance(day, str)
        yield _Entry(ref, int(day) if counts else 0, status)
