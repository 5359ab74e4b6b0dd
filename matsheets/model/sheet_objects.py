"""What lies on a tab besides its cells: notes, comments, text boxes, pictures and the like. None of it is an answer."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from matsheets.model.cells import CellRef


class ObjectKind(Enum):
    """What an object is, as a person calls it."""

    NOTE = "note"
    COMMENT = "comment"
    TEXT_BOX = "text box"
    SHAPE = "shape"
    SMART_ART = "SmartArt graphic"
    PICTURE = "picture"
    PAGE_HEADER = "page header"
    PAGE_FOOTER = "page footer"
    HEADER_PICTURE = "picture in a header or footer"
    BACKGROUND = "background picture"
    CHART = "chart"
    CHART_SHEET = "chart sheet"
    CONTROL = "form control"
    FILE = "embedded file"
    LINK = "link on cells that hold no answer"
    UNREADABLE = "part that could not be read"


class Area(NamedTuple):
    """The cells that an object lies over, 1-based, the last ones included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class SheetObject(NamedTuple):
    """One object on one tab.

    Attributes:
        position: the tab's place in the workbook, 0-based.
        tab: the tab's title.
        text: what a person reads in it: a note's words, a text box's, a form control's label; blank where there are none.
        name: what the program or the file calls it: ``Picture 3``, ``Word.Document.12``.
        author: who wrote it, where the file says so.
        state: what a form control is set to, in words.
        area: None where it is tied to no cell.
    """

    kind: ObjectKind
    position: int
    tab: str
    text: str = ""
    name: str = ""
    author: str = ""
    state: str = ""
    area: Area | None = None

    @property
    def cell(self) -> CellRef | None:
        """The first cell that it lies over."""
        return CellRef(self.position, self.area.first_row, self.area.first_column, self.tab) if self.area else None

    @property
    def words(self) -> str:
        """Everything that it says, in one text; its name where it says nothing."""
        said = f"{self.author}: {self.text}" if self.author and self.text else self.text
        return ", ".join(filter(None, (said or self.name, self.state)))
