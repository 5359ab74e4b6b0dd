"""Cells of a framework's spreadsheet as nodes: read, chosen from a list, or made where they are blank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from matsheets.errors import FilePlace
from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_rows import Found, FoundRow, Remarks
from matsheets.model.cells import CellRef, first_listed, listed
from matsheets.model.node_reading import did_you_mean
from matsheets.model.nodes import NamedNode, Node, TextNode, UnreadNode, ValuesNode, cell_of
from matsheets.model.parsing import Choice, understand_choice
from matsheets.model.problem_catalogue import shorten

#: Made values that a remark quotes.
_QUOTED = 4


class _Made(NamedTuple):
    """What was made for a blank cell."""

    header: str
    source: str
    place: FilePlace
    text: str
    has_cell: bool


class Filling:
    """Makes nodes of cells, and remembers what was made for blank ones."""

    def __init__(self, said: Remarks) -> None:
        self.said = said
        self._made: list[_Made] = []

    def fill_in(self, found: Found, header: str, made: str, source: str, *, has_cell: bool = True) -> TextNode:
        """Return a blank cell with what was made for it from something else.

        Args:
            found: the cell; where there is none, one that it may be said of.
            header: what the cell is called.
            made: what was made.
            source: from what.
            has_cell: whether the cell is there, and not only another of its row.
        """
        if made:
            self._made.append(_Made(header, source, found.place, made, has_cell and not found.text))
        return found.says(made)

    @property
    def cells(self) -> tuple[tuple[CellRef, str], ...]:
        """The blank cells for which something was made, and what."""
        every = {cell_of(made.place): made.text for made in self._made if made.has_cell}
        return tuple(every.items())

    @property
    def without_cell(self) -> tuple[str, ...]:
        """What something was made for that has no cell in the file, by header."""
        return tuple(dict.fromkeys(made.header for made in self._made if not made.has_cell))

    def or_made(self, row: FoundRow, key: str, header: str, made: str, source: str) -> Node:
        """Return what stands in a row under a key, or what was made for it where it is blank or there is no such column."""
        own = row.get(key)
        if own is not None and (own.text or not own.readable):
            return own.node
        if not made:  # what it would be made from is blank, and that is reported
            return UnreadNode(place_of_row(row.values()))
        return self.fill_in(own or next(iter(row.values())), header, made, source, has_cell=own is not None)

    def choose(self, found: Found, choices: Sequence[Choice], header: str) -> int | None:
        """Return which choice a cell means; one that is none of them is reported."""
        understood = understand_choice(found.text, choices)
        if understood.value is None:
            labels = [choice.label for choice in choices]
            self.said.fault(
                found.place, SheetFault.CHOICE_UNKNOWN, header=header, value=shorten(found.text),
                near=did_you_mean(found.text, labels), choices=listed(labels, "or"),
            )  # fmt: skip
        return understood.value

    def tell_left_over(
        self, rows: Sequence[FoundRow], key: str, of: tuple[str, str], fits: Callable[[str, str], bool], least: int = 1
    ) -> None:
        """Name short forms or ids that do not fit what they are of, as somebody leaves them who types over another's row.

        Args:
            rows: of the table.
            key: the column of the short forms or ids.
            of: the column of the names, and what has them.
            fits: tells whether a short form or id may be of a name.
            least: fewer are not named.
        """
        name, thing = of
        texts = [(row[key], row[name].text) for row in rows if key in row and name in row and row[key].text]
        odd = [(cell, text) for cell, text in texts if text and not fits(cell.text, text)]
        if len(odd) >= least:
            pairs = [f"{cell.text} ({text})" for cell, text in odd]
            remark = SheetRemark.LEFT_OVER if key == "id" else SheetRemark.SHORT_OF_OTHER
            self.said.remark(
                odd[0][0].place, remark, header=key.capitalize(), name=name, thing=thing,
                rows=f" in {len(odd)} rows" if len(odd) > 1 else "", found=first_listed(pairs[:_QUOTED], len(pairs)),
            )  # fmt: skip

    def tell_made(self) -> None:
        """Say what was made, a column at a time."""
        by_column: dict[tuple[str, str, str], list[_Made]] = {}
        for made in self._made:
            by_column.setdefault((made.place.tab, made.header, made.source), []).append(made)
        for (_, header, source), cells in by_column.items():
            texts = list(dict.fromkeys(made.text for made in cells))
            rows = f" in {len(cells)} rows" if len(cells) > 1 else ""
            called = f'"{header}"' if " is called" in header or " are called" in header else header
            made_texts = first_listed(texts[:_QUOTED], len(texts))
            self.said.remark(
                cells[0].place, SheetRemark.FILLED_IN, header=called, rows=rows, source=source, made=made_texts
            )


def named(name: str, node: Node, place: FilePlace | None = None) -> NamedNode:
    """Return a node with its name."""
    return NamedNode(name, place or node.place, node)


def values(nodes: Mapping[str, Node], place: FilePlace) -> ValuesNode:
    """Return nodes by their names as one."""
    return ValuesNode(tuple(named(name, node) for name, node in nodes.items()), place)


def place_of_row(cells: Iterable[Found]) -> FilePlace:
    """Return the first cell of a row."""
    return min((found.place for found in cells), key=lambda place: place.order)
