"""The tables of one workbook as they were found: headers, rows, and what stands beside the answers to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from matsheets.model.cells import CellRef


class SeenColumn(NamedTuple):
    """One header cell of a table as it was found; ``key`` is None where the text is no header of ours."""

    header: str
    key: str | None
    cell: CellRef


class SeenText(NamedTuple):
    """A text beside answers, in a column that is none of ours; ``header`` is blank where the column has none."""

    cell: CellRef
    header: str
    text: str


class ForeignText(NamedTuple):
    """A text beside a row that the framework has beside another Ref.

    Attributes:
        ref: the Ref that it belongs to.
        is_name: whether it is that row's element or question itself, and not what goes with it.
    """

    text: str
    ref: str
    is_name: bool


_NOTHING: Mapping[str, str] = {}


class SeenRow(NamedTuple):
    """One row of a table as it was found.

    Attributes:
        given: the read-only texts printed beside the answers, by column key, cleaned.
        foreign: texts beside it that belong to other Refs, elements and questions first.
        has_own_text: whether a text beside it is one that the framework has beside this Ref and no other.
        others: what stands on the row in columns that are none of ours.
        optional: what the optional columns print of it, by column key.
    """

    ref: str
    cell: CellRef
    given: Mapping[str, str]
    foreign: tuple[ForeignText, ...] = ()
    has_own_text: bool = False
    others: tuple[SeenText, ...] = ()
    optional: Mapping[str, str] = _NOTHING


class DisplacedRow(NamedTuple):
    """A row that answers may have been sorted away from, so that it is not clear what they answer.

    Attributes:
        text: a text beside it that belongs to another Ref; blank where none does.
        belongs_to: that Ref.
        own_text_beside: the Ref that its own text stands beside; blank where that is nowhere.
    """

    row: SeenRow
    text: str
    belongs_to: str
    own_text_beside: str

    @property
    def reason(self) -> str:
        """Why it is not clear what the row's answers are to, as the start of a sentence."""
        if self.text:
            return f"The text beside it is that of {self.belongs_to}"
        return f"The text of {self.row.ref} stands beside {self.own_text_beside}"


class SeenTable(NamedTuple):
    """One table with a ``Ref`` header, as it was found on a tab.

    Attributes:
        tab_key: the layout's key for the tab that most of its Refs belong to.
        stray: of the first table on a tab, what stands first on each row below its header without a Ref of ours.
    """

    title: str
    tab_key: str
    header: CellRef
    columns: tuple[SeenColumn, ...]
    rows: tuple[SeenRow, ...]
    stray: tuple[SeenText, ...]

    @property
    def doubled_keys(self) -> frozenset[str]:
        """The keys of those columns whose header stands more than once."""
        counts = Counter(column.key for column in self.columns if column.key)
        return frozenset(key for key, count in counts.items() if count > 1)
