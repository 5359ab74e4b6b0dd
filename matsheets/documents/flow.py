"""Filling pages with blocks, as Word does: what stays together, what is repeated, what may run over the end of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matsheets.documents.blocks import Block, Paragraph, Row, Table, gap, stacked
from matsheets.documents.sections import Sheet

_NEARLY = 3.0  # twentieths of a point that rounding may add up to


@dataclass(slots=True, eq=False)
class _Unit:
    """What is put on a page in one piece or line by line: a paragraph, or a row with the table that it belongs to."""

    block: Paragraph | Row
    before: float
    after: float
    height: float
    keep: bool
    new_page: bool
    heads: float = 0.0  # the height of the header rows that are repeated above it on a new page
    sheet: int = 0
    slack: float = _NEARLY  # how far it may reach into the margin
    style: str = ""  # where it takes no space between its own kind

    @property
    def row_kept(self) -> bool:
        """Whether it is a row that stays with the next; such a one is parted only where it cannot be moved."""
        return self.keep and isinstance(self.block, Row)


_NOTHING = _Unit(Row(), 0.0, 0.0, 0.0, keep=False, new_page=False)  # what stands in front of the first

# The number of a page, how far it is filled, whether nothing stands on it, whether it was asked for, and its height.
_State = tuple[int, float, bool, bool, float]


def pages_of(blocks: Sequence[Block], sheets: Sequence[Sheet]) -> dict[str, int]:
    """Return the number of the page on which each bookmark stands, as the document itself counts its pages."""
    units = _units(blocks)
    placed = _Pages(units, sheets or (Sheet(),)).place()
    return {name: number for unit, number in zip(units, placed, strict=True) for name in unit.block.names}


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    found: list[_Unit] = []
    sheet = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            of = block.format
            found.append(
                _Unit(block, of.before, of.after, block.height, of.with_next, of.new_page or block.breaks,
                      sheet=sheet, slack=block.slack + _NEARLY, style=of.style if of.between else "")
            )  # fmt: skip
            sheet += block.ends
            continue
        heads = sum(row.height for row in block.rows if row.header)
        table, last = block.format, len(block.rows) - 1
        for at, row in enumerate(block.rows):
            height = row.height + (0 if at else table.above) + (table.below - table.rule if at == last else 0)
            found.append(
                _Unit(row, 0.0, 0.0, height, row.with_next, block.breaks and at == 0,
                      heads=0.0 if row.header else heads, sheet=sheet)
            )  # fmt: skip
    return found


class _Pages:
    """Puts units on pages, going back to the start of what must stay together where it does not fit."""

    def __init__(self, units: Sequence[_Unit], sheets: Sequence[Sheet]) -> None:
        self._units = units
        self._sheets = sheets
        self._number = 1
        self._y = 0.0
        self._fresh = True  # whether nothing stands on the page yet
        self._hard = True  # whether the page was asked for
        self._sheet = sheets[0]
        self._height = float(self._sheet.first_height or self._sheet.height)
        if self._sheet.first_number is not None:
            self._number = self._sheet.first_number

    def place(self) -> list[int]:
        """Return the number of the page on which each unit starts."""
        units = self._units
        numbers = [0] * len(units)
        starts: list[_State] = []
        moved = -1  # the start of the chain that was last moved to a new page
        at, last = 0, _NOTHING
        while at < len(units):
            unit = units[at]
            if unit.sheet != last.sheet and len(starts) == at:
                self._section(unit.sheet)
            elif unit.new_page and not self._fresh:
                self._turn(hard=True)
            starts.append((self._number, self._y, self._fresh, self._hard, self._height))
            y = self._y
            if self._fresh:  # at the head of a page there is space above only where the page was asked for
                y += unit.before if self._hard else 0.0
            elif not unit.style or unit.style != last.style:
                y += last.after if last.after > unit.before else unit.before
            if y + unit.height <= self._height + unit.slack:
                numbers[at] = self._number
                self._y, self._fresh = y + unit.height, False
                at, last = at + 1, unit
                continue
            first = self._chain(at)
            stays = self._fresh or (not unit.row_kept and _split(unit.block, self._height - y) is not None)
            if first < at and first != moved and not stays and not starts[first][2]:
                self._number, self._y, self._fresh, self._hard, self._height = starts[first]
                self._turn(hard=False)
                self._y = units[first].heads
                moved = at = first
                last = units[at - 1]
                del starts[first:]
                continue
            numbers[at] = self._over(at, y - self._y)
            at, last = at + 1, unit
        return numbers

    def _chain(self, at: int) -> int:
        """Return the first of the units that must stand on the page of this one."""
        while at and self._units[at - 1].keep and not self._units[at].new_page:
            if self._units[at].sheet != self._units[at - 1].sheet:
                break
            at -= 1
        return at

    def _over(self, at: int, before: float) -> int:
        """Place a unit that does not fit: its first lines here where that may be, else all of it on the next page."""
        unit = self._units[at]
        room = self._height - self._y - before
        rest = _split(unit.block, room)
        if rest is None and not self._fresh:
            self._turn(hard=False)
            self._y = unit.heads
            number = self._number
            if unit.heads + unit.height <= self._height + _NEARLY:
                self._y += unit.height
                self._fresh = False
                return number
            rest = _split(unit.block, self._height - self._y)
        else:
            number = self._number
        while rest is not None:
            self._turn(hard=False)
            self._y = unit.heads
            height = rest.height if isinstance(rest, Row) else rest.lines * rest.line + rest.format.bottom
            if self._y + height <= self._height + _NEARLY:
                self._y += height
                break
            shorter = _split(rest, self._height - self._y)
            if shorter is None:
                self._y = self._height
                break
            rest = shorter
        else:
            self._y += unit.height  # taller than a page, and nowhere to break
        self._fresh = False
        return number

    def _turn(self, *, hard: bool) -> None:
        self._number += 1
        self._y = 0.0
        self._fresh, self._hard = True, hard
        self._height = float(self._sheet.height)

    def _section(self, at: int) -> None:
        sheet = self._sheets[min(at, len(self._sheets) - 1)]
        if sheet.start == "continuous" and sheet.height == self._height:
            return
        self._turn(hard=True)
        if sheet.first_number is not None:
            self._number = sheet.first_number
        if (sheet.start, self._number % 2) in {("evenPage", 1), ("oddPage", 0)}:
            self._number += 1
        self._sheet = sheet
        self._height = float(sheet.first_height or sheet.height)


def _split(block: Paragraph | Row, room: float) -> Paragraph | Row | None:
    """Return what is left when a block's first lines fill the room; None where it may not be parted there."""
    return _split_row(block, room) if isinstance(block, Row) else _split_paragraph(block, room)


def _split_paragraph(block: Paragraph, room: float, *, in_cell: bool = False) -> Paragraph | None:
    of = block.format
    if of.together or block.picture or block.line <= 0:
        return None
    least = 2 if of.widows and not in_cell else 1  # Writer lets single lines stand in the cells of a row that breaks
    fits = min(int((room - of.top + block.slack + _NEARLY) // block.line), block.lines - least)
    if fits < least:
        return None
    return Paragraph(of, block.lines - fits, block.line, block.slack)


def _split_row(row: Row, room: float) -> Row | None:
    if row.whole or row.exact or row.header:
        return None
    cells = [_split_cell(cell, room - row.edge) for cell in row.cells]
    if not any(taken for taken, _ in cells):
        return None
    rest = Row(row.edge, cells=[left for _, left in cells])
    rest.height = max(map(stacked, rest.cells), default=0.0) + row.edge
    return rest


def _split_cell(cell: list[Block], room: float) -> tuple[bool, list[Block]]:
    """Return whether anything of a cell fits the room, and what is left of it."""
    used, after, style, taken = 0.0, 0.0, "", not cell
    for at, block in enumerate(cell):
        if isinstance(block, Table):
            if used + after + block.height > room:
                return taken, list(cell[at:])
            used, after, style, taken = used + after + block.height, 0.0, "", True
            continue
        of = block.format
        start = used + gap(after, of, style)
        if start + block.height + of.after <= room + _NEARLY:
            used, after, taken = start + block.height, of.after, True
            style = of.style if of.between else ""
            continue
        rest = _split_paragraph(block, room - start, in_cell=True)
        if rest is None:
            return taken, list(cell[at:])
        return True, [rest, *cell[at + 1 :]]
    return True, []
