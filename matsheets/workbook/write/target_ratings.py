"""What the plan says of the ratings: beside a priority its element's rating now, above the table which elements lack a row.

The working stands on the hidden tab of lists, a row for each target of the plan, so that every formula is short, whatever
the framework's size; no formula is longer or newer than Excel 2010 and LibreOffice take.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.model.framework import Framework, Rating
from matsheets.workbook.layout.guide_wording import LISTS, OPEN_RATING, PLAN_ROWS
from matsheets.workbook.layout.tab_definitions import NOT_YET, RATING_NOW, without_row
from matsheets.workbook.write.drawing import Canvas, cell_at, put_text
from matsheets.workbook.write.formula_values import Filled, LiveFormula, Place, same
from matsheets.workbook.write.live_formulas import (
    count_ratings,
    criterion,
    number_of_ratings,
    put_formula,
    quote,
    rating_labels,
    rating_or_not_yet,
    rating_text,
)
from matsheets.workbook.write.placement import Placed
from matsheets.workbook.write.priority_status import PriorityStatus

_TARGETS = "targets"
_SEPARATOR, _MORE = " · ", " …"
#: Characters of a list after which further elements are only counted: what a 1366 pixel window shows of a line.
_LONGEST_LIST = 105
_LONGEST_NAME = 40
_STYLE = "matsheets read"


class _Target(NamedTuple):
    """A heading or an element that a priority can serve.

    Attributes:
        number: of an element among those of its heading; None for the heading itself.
        served_by: the positions of the targets whose priorities serve it: its own, and its heading's.
    """

    label: str
    heading: Placed
    number: int | None
    served_by: tuple[int, ...]
    name: str


class _State(NamedTuple):
    """What the working says of each target: its rating, its open rows of the plan, and the list of each weak rating so far."""

    ratings: tuple[str, ...]
    rows: tuple[int, ...]
    open: tuple[str, ...]
    lists: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class TargetRatings:
    """The formulas of a workbook's plan.

    Attributes:
        header: the row of the header on the tab of lists.
        statuses: the formulas of the plan's log; None where there is no log, and no row is ever closed.
    """

    canvas: Canvas
    plan: Placed
    headings: tuple[Placed, ...]
    header: int
    statuses: PriorityStatus | None

    @property
    def framework(self) -> Framework:
        """The framework whose ratings these are."""
        return self.canvas.layout.framework

    @cached_property
    def targets(self) -> tuple[_Target, ...]:
        """The targets, in the order of their list."""
        labels = iter(choice.label for choice in self.canvas.layout.lists[_TARGETS])
        tabs = {placed.tab.key: placed for placed in self.headings}
        found: list[_Target] = []
        for heading in self.framework.headings:
            whole = len(found)
            found.append(_Target(next(labels), tabs[heading.id], None, (whole,), heading.ref))
            for index, element in enumerate(heading.elements):
                name = textwrap.shorten(f"{element.ref} {element.short}", _LONGEST_NAME, placeholder=" ...")
                found.append(_Target(next(labels), tabs[heading.id], index, (whole, len(found)), name))
        return tuple(found)

    @cached_property
    def labels(self) -> list[str]:
        """The ratings that may be chosen, as their list has them."""
        return rating_labels(self.canvas)

    @cached_property
    def ratings(self) -> frozenset[Place]:
        """The places of all ratings, and of what confirms one."""
        return count_ratings(self.headings).reads

    @cached_property
    def served(self) -> frozenset[Place]:
        """The places of what the rows of the plan serve, and of what closes a row."""
        return frozenset(self.plan.places("target")) | (self.statuses.closed_by if self.statuses else frozenset())

    def _begin(self, rating: Rating) -> str:
        return without_row(rating, logged=self.statuses is not None)

    def rating_now(self, index: int) -> LiveFormula:
        """Look up the rating of what a row of the plan serves; not by MATCH, which takes a tilde or a star for something else."""
        cell, place = self.plan.cell("target", index), (self.plan.rows[index].ref, "target")

        def value(given: Filled) -> str:
            wanted, state = given.text(place), _state(self, given)
            return next((r for t, r in zip(self.targets, state.ratings, strict=True) if same(wanted, t.label)), "")

        labels = self._column(self._own_column)
        found = f"LOOKUP(2,1/({labels}={cell}),{self._column(0)})"
        return LiveFormula(f'IF({cell}="","",IFERROR({found},""))', value, self.ratings | {place})

    def lines(self) -> Iterator[LiveFormula]:
        """Yield, for each weak rating, the line that lists its elements without a row."""
        for number, rating in enumerate(self.framework.scale.weak):
            yield self._line(number, rating)

    def _line(self, number: int, rating: Rating) -> LiveFormula:
        count = f"COUNTIF({self._column(2)},{criterion(rating.label)})"
        last = self._cell(3 + number, len(self.targets) - 1)
        begin = self._begin(rating)

        def value(given: Filled) -> str:
            state = _state(self, given)
            lacking = sum(same(label, rating.label) for label in state.open)
            return f"{begin} ({lacking}): {state.lists[number][-1]}" if lacking else f"{begin}: none"

        return LiveFormula(
            f'{quote(begin)}&IF({count}=0,": none"," ("&{count}&"): "&{last})', value, self.ratings | self.served
        )

    # --- the working -----------------------------------------------------------------------------------------------------

    def draw(self, sheet: Worksheet) -> None:
        """Draw the working beside the lists."""
        weak = self.framework.scale.weak
        titles = (RATING_NOW, PLAN_ROWS, OPEN_RATING, *map(self._begin, weak))
        for offset, title in enumerate(titles):
            put_text(cell_at(sheet, self.header, self._first + offset), title, "matsheets header")
        for at in range(len(self.targets)):
            formulas = (
                self._rating(at),
                self._rows(at),
                self._open(at),
                *(self._list(n, at) for n in range(len(weak))),
            )
            for offset, live in enumerate(formulas):
                cell = cell_at(sheet, self.header + 1 + at, self._first + offset)
                put_formula(self.canvas, cell, live, _STYLE)

    def _rating(self, at: int) -> LiveFormula:
        """Return the rating of an element, or the lowest of a heading."""
        target = self.targets[at]
        if target.number is not None:
            formula = rating_or_not_yet(target.heading, target.number, self.labels).formula
        else:
            formula = quote(NOT_YET)
            for choice in reversed(self.framework.scale.choices):
                count = count_ratings([target.heading], choice.label).formula
                formula = f"IF({count}>0,{quote(choice.label)},{formula})"
        return LiveFormula(formula, lambda given: _state(self, given).ratings[at], self.ratings)

    def _rows(self, at: int) -> LiveFormula:
        """Count the open rows of the plan for a target; not by COUNTIF, which takes no long criterion."""
        own = f"({self.plan.range('target')}={self._cell(self._own_column, at)})"
        formula = f"SUMPRODUCT({own}*({self.statuses.closed}=0))" if self.statuses else f"SUMPRODUCT(--{own})"
        return LiveFormula(formula, lambda given: _state(self, given).rows[at], self.served)

    def _open(self, at: int) -> LiveFormula:
        """Repeat the rating of an element that no open row serves."""
        served = "+".join(self._cell(1, position) for position in self.targets[at].served_by)
        formula = f'IF({served}=0,{self._cell(0, at)},"")' if self.targets[at].number is not None else '""'
        return LiveFormula(formula, lambda given: _state(self, given).open[at], self.ratings | self.served)

    def _list(self, number: int, at: int) -> LiveFormula:
        """Add an element to the list of those before it, if it has this rating and no row."""
        label = self.framework.scale.weak[number].label
        before = self._cell(3 + number, at - 1) if at else '""'
        more = f'IF(RIGHT({before},1)={quote(_MORE[-1])},"",{quote(_MORE)})'
        added = f'IF({before}="","",{quote(_SEPARATOR)})&{quote(self.targets[at].name)}'
        added = f"IF(LEN({before})>{_LONGEST_LIST},{more},{added})"
        formula = f'{before}&IF({self._cell(2, at)}={quote(label)},{added},"")'
        return LiveFormula(formula, lambda given: _state(self, given).lists[number][at], self.ratings | self.served)

    @property
    def _first(self) -> int:
        return len(self.canvas.layout.lists) + 1

    @property
    def _own_column(self) -> int:
        """The column of the targets, counted from the first of the working."""
        return list(self.canvas.layout.lists).index(_TARGETS) + 1 - self._first

    def _cell(self, column: int, at: int) -> str:
        return f"{quote_sheetname(LISTS)}!${get_column_letter(self._first + column)}${self.header + 1 + at}"

    def _column(self, column: int) -> str:
        return f"{self._cell(column, 0)}:{self._cell(column, len(self.targets) - 1).partition('!')[2]}"


def working_columns(framework: Framework) -> int:
    """Return how many columns the working takes."""
    return 3 + len(framework.scale.weak)


@lru_cache(maxsize=1)
def _state(formulas: TargetRatings, given: Filled) -> _State:
    """Work out what the formulas give; every cell of a workbook asks for the same."""
    statuses, places = formulas.statuses, enumerate(formulas.plan.places("target"))
    still = (place for index, place in places if statuses is None or not statuses.is_closed(index, given))
    served = [given.text(place).casefold() for place in still]
    rows = tuple(served.count(target.label.casefold()) for target in formulas.targets)
    ratings = tuple(_rating_of(formulas, target, given) for target in formulas.targets)
    without = tuple(
        rating if target.number is not None and not any(rows[at] for at in target.served_by) else ""
        for target, rating in zip(formulas.targets, ratings, strict=True)
    )
    weak = formulas.framework.scale.weak
    lists = tuple(tuple(_listed(formulas.targets, without, rating.label)) for rating in weak)
    return _State(ratings, rows, without, lists)


def _rating_of(formulas: TargetRatings, target: _Target, given: Filled) -> str:
    if target.number is not None:
        return rating_text(target.heading, target.number, formulas.labels, given)
    return next((label for label in formulas.labels if number_of_ratings([target.heading], label, given)), NOT_YET)


def _listed(targets: Sequence[_Target], without: Sequence[str], label: str) -> Iterator[str]:
    """Yield the list up to each target."""
    listed = ""
    for target, rating in zip(targets, without, strict=True):
        if same(rating, label):
            if len(listed) <= _LONGEST_LIST:
                listed += f"{_SEPARATOR if listed else ''}{target.name}"
            elif not listed.endswith(_MORE[-1]):
                listed += _MORE
        yield listed
