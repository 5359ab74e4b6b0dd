"""Problems in someone's workbook, as data, and the one catalogue of their codes and wordings.

A problem names its place, says what is wrong in the user's own value, and says what to do, in the manner of the GOV.UK
Design System's error messages: no blame, no jargon. The sentences live in ``catalogue.py``; the checks supply the
facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from matsheets.model.cells import CellRef
from matsheets.model.material import Materials


class Severity(IntEnum):
    """How much a problem matters.

    Attributes:
        NOTE: something was understood differently from how it was typed; shown only when asked for.
        WARNING: the answers are used, and someone should look.
        ERROR: the answers need attention before documents are built.
    """

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Stage(IntEnum):
    """When a check runs; a later stage runs only where it can still mean something."""

    IDENTITY = 1
    STRUCTURE = 2
    CELLS = 3
    ACROSS_CELLS = 4
    ACROSS_WORKBOOKS = 5


class Place(NamedTuple):
    """Where a problem is: a file, and as far as it goes a tab, a cell and its Ref.

    Attributes:
        file: the workbook's file name, without folders.
        cell: None for a problem of the whole file or of something that is missing.
    """

    file: str
    cell: CellRef | None = None
    ref: str = ""
    tab: str = ""

    def __str__(self) -> str:
        parts = [self.file]
        tab = self.cell.tab if self.cell else self.tab
        if tab:
            parts.append(tab)
        if self.cell:
            parts.append(self.cell.address)
        where = " › ".join(parts)
        return f"{where} ({self.ref})" if self.ref else where


class Problem(NamedTuple):
    """One problem; equal problems are merged and list their places.

    Attributes:
        code: a stable slug of the catalogue, such as ``rating-missing``.
        places: where, in Excel order; at least one.
        value: what the user typed, as far as it matters; blank where there is nothing.
        message: what is wrong and what to do, in sentences, without the place.
        material: what of the workbooks the problem is about, and so which documents it stands in the way of.
    """

    code: str
    severity: Severity
    stage: Stage
    places: tuple[Place, ...]
    value: str
    message: str
    material: Materials = frozenset()

    @property
    def place(self) -> Place:
        """The first place."""
        return self.places[0]

    @property
    def answer_count(self) -> int:
        """How many answers it is about: one for each cell, and one where it is about none."""
        return max(1, sum(place.cell is not None for place in self.places))

    def __str__(self) -> str:
        where = str(self.place)
        more = [_address(p, self.place) for p in self.places[1:]]
        if more:
            where += ", " + ", ".join(more)
        return f"{where}: {self.message}"


def _address(place: Place, first: Place) -> str:
    """Name a further place as briefly as it can be told apart from the first."""
    if place.file != first.file or place.cell is None:
        return str(place)
    same_tab = first.cell is not None and place.cell.position == first.cell.position
    where = place.cell.address if same_tab else f"{place.cell.tab} › {place.cell.address}"
    return f"{where} ({place.ref})" if place.ref else where


def _order(place: Place) -> tuple[object, ...]:
    at = place.cell
    return (0, at.position, at.row, at.column) if at else (-1, 0, 0, 0)


def merge(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Merge equal problems of one file, and put all in workbook order: what has no cell first, then tab, row, column.

    Problems are equal when code, value and message are. A problem without a cell is never dropped.
    """
    groups: dict[tuple[object, ...], tuple[Problem, dict[Place, None]]] = {}
    for problem in problems:
        key = (problem.code, problem.value, problem.message, problem.place.file, problem.place.cell is None)
        groups.setdefault(key, (problem, {}))[1].update(dict.fromkeys(problem.places))
    merged = (problem._replace(places=tuple(sorted(places, key=_order))) for problem, places in groups.values())
    return tuple(sorted(merged, key=lambda p: (p.place.file, *_order(p.place), -p.severity, p.code)))
