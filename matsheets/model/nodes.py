"""A file's content as a tree: texts, lists and named values, each with its place, whatever kind of file it was read from."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from matsheets.errors import FilePlace
from matsheets.model.cells import CellRef


class TextNode(NamedTuple):
    """A text; blank where there is nothing."""

    text: str
    place: FilePlace


class ListNode(NamedTuple):
    """What stands in a list, in order."""

    entries: tuple[Node, ...]
    place: FilePlace


class NamedNode(NamedTuple):
    """One of several named values.

    Attributes:
        place: where the name stands.
    """

    name: str
    place: FilePlace
    node: Node


class ValuesNode(NamedTuple):
    """Named values, in order; a name may stand there twice."""

    values: tuple[NamedNode, ...]
    place: FilePlace


class UnreadNode(NamedTuple):
    """What could not be read, and has been reported: nothing more is said of it."""

    place: FilePlace


Node: TypeAlias = TextNode | ListNode | ValuesNode | UnreadNode


def cell_of(place: FilePlace) -> CellRef:
    """Return the cell of a spreadsheet that a place is; see ``place_of``."""
    position, row, column = place.order
    return CellRef(position, row, column, place.tab)


def place_of(cell: CellRef) -> FilePlace:
    """Return the place that is a cell of a spreadsheet."""
    return FilePlace((cell.position, cell.row, cell.column), cell.tab, cell.address)
