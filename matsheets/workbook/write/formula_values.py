"""A formula of the workbook beside what it gives, worked out without a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

#: The Ref and the column key of an answer.
Place = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Filled:
    """The cells of a workbook that hold an answer, by Ref and column key; every one of these is itself."""

    cells: Mapping[Place, str | int | float | Decimal]

    def text(self, place: Place, otherwise: str = "") -> str:
        """Return a cell's content as a formula joins it to a text; ``otherwise`` for a blank cell."""
        value = self.cells.get(place, otherwise)
        return value if isinstance(value, str) else f"{Decimal(str(value)).normalize():f}"

    def count(self, places: Sequence[Place], label: str = "") -> int:
        """Count the cells that are filled in, or those that hold a label, in capitals or not."""
        found = [self.cells[place] for place in places if place in self.cells]
        return sum(same(value, label) for value in found) if label else len(found)


def same(value: object, label: str) -> bool:
    """Tell whether a formula finds a value and a text equal."""
    return isinstance(value, str) and value.casefold() == label.casefold()


class LiveFormula(NamedTuple):
    """A formula and what it gives.

    Attributes:
        formula: without its equals sign.
        value: what it gives for the filled cells; always a text, or always a number.
        reads: the answers that it depends on.
    """

    formula: str
    value: Callable[[Filled], str | float]
    reads: frozenset[Place]
