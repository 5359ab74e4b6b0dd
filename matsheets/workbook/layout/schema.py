"""The pieces a workbook's layout is made of: parts, entries, columns, rows, tabs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from matsheets.model.cells import fold


class Part(Enum):
    """A part of the workbook that can be left out (``--parts review``)."""

    REVIEW = "review"
    PLAN = "plan"
    PROGRESS = "progress"
    PARTNERSHIP = "partnership"
    JOINT = "joint"


#: The parts of a trust's workbook; a joint plan has a workbook of its own. And every part that a workbook may have.
ALL_PARTS = frozenset(Part) - {Part.JOINT}
EVERY_PART = frozenset(Part)
#: Excel's limits for the title and the text of a prompt, which neither openpyxl nor the Open XML SDK checks.
TITLE_LIMIT, PROMPT_LIMIT = 32, 255


class Kind(Enum):
    """What kind of value a cell takes."""

    TEXT = "text"
    LONG_TEXT = "long text"
    RATING = "rating"
    CHOICE = "choice"
    DATE = "date"
    LAST_DATE = "last date"  # a date that ends something: "Autumn 2026" means the term's last day
    MONEY = "money"
    NUMBER = "number"
    YES_NO = "yes or no"


class Room(NamedTuple):
    """How much text the place of an answer holds well in a document, in characters and in lines."""

    characters: int
    lines: int


#: A name in a sentence or in a file's name; a line of a table, a heading or a sentence; and about two pages of a column.
_NAME, _LINE, _COLUMN = Room(60, 1), Room(500, 10), Room(6_000, 100)


class Entry(NamedTuple):
    """What may be typed in a cell, and the prompt that says so.

    Attributes:
        choices: the name of a list of the layout, for ratings and choices.
        title: the prompt's title, of at most ``TITLE_LIMIT`` characters.
        prompt: the prompt's text, of at most ``PROMPT_LIMIT`` characters.
        is_name: a name, a number or a reference that tells one from another, of whoever or whatever it is.
        takes_other: the list only suggests, and any other line is an answer too.
    """

    kind: Kind
    title: str
    prompt: str
    choices: str = ""
    is_name: bool = False
    takes_other: bool = False

    @property
    def room(self) -> Room:
        """How much text an answer may have before it is too long for its place."""
        if self.takes_other and not self.is_name:  # a trust has the name that it has
            return _NAME
        return _LINE if self.kind is Kind.TEXT else _COLUMN

    @property
    def is_text(self) -> bool:
        """Whether an answer is words, and no choice, date or figure."""
        return self.kind in (Kind.TEXT, Kind.LONG_TEXT)

    @property
    def is_date(self) -> bool:
        """Whether an answer is a date."""
        return self.kind in (Kind.DATE, Kind.LAST_DATE)

    @property
    def takes_link(self) -> bool:
        """Whether the address of a link on the cell is part of the answer.

        Why not everywhere: a rating, a date or a number has a value that an address is no part of, and a trust whose name
        somebody copied from its web site, link and all, is still that trust.
        """
        return self.is_text and not self.is_name


class Column(NamedTuple):
    """One column of a tab's table; a column without an entry is there to be read.

    Attributes:
        key: what the code calls it.
        header: what stands in the header row; with the Ref, it finds an answer.
        width: in pixels at 100 % zoom.
        since: the workbook version that first had it; in an older workbook it is not missing.
        live: whether its cells are worked out by formulas, for the person in the spreadsheet; they are never read back.
        also: headers in other words, which find an answer too.
    """

    key: str
    header: str
    width: int
    entry: Entry | None = None
    since: int = 1
    live: bool = False
    also: tuple[str, ...] = ()

    @property
    def folded_headers(self) -> tuple[str, ...]:
        """The headers by which it is found, folded, its own first."""
        return tuple(map(fold, (self.header, *self.also)))


class Row(NamedTuple):
    """One row of a tab's table.

    Attributes:
        name: what the code calls the row on a tab of questions (``trust_name``), otherwise blank.
        given: the texts of the read-only cells, by column key.
        entries: entries that differ from the column's own, by column key.
        since: the workbook version that first had it; in an older workbook it is not missing.
    """

    ref: str
    name: str = ""
    given: Mapping[str, str] = MappingProxyType({})
    entries: Mapping[str, Entry] = MappingProxyType({})
    since: int = 1


class Tab(NamedTuple):
    """One answer tab: a title, a line that says what to do, and one table.

    Attributes:
        prefix: what every Ref of the tab starts with.
        repeats: whether the rows are alike and numbered, so that further ones (``PLAN-25``) are read too.
        free_rows: so many numbered rows at least are blank below what was carried into a workbook from the round before.
        optional: the columns to be read that only some workbooks have: what each group said of a row, what was said of it last time.
            They stand before the first answers, belong to no row's question, and are never missing.
    """

    key: str
    title: str
    heading: str
    instruction: str
    prefix: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    repeats: bool = False
    free_rows: int = 0
    optional: tuple[Column, ...] = ()

    def column(self, key: str) -> Column:
        """Return the column that the code calls ``key``."""
        return next(column for column in self.columns if column.key == key)

    def answer_columns(self) -> Iterator[Column]:
        """Yield the columns that take an answer in any row."""
        for column in self.columns:
            if column.entry is not None or any(column.key in row.entries for row in self.rows):
                yield column

    def entry(self, row: Row, column: Column) -> Entry | None:
        """Return what may be typed where a row and a column meet, or None where the cell is read-only."""
        return row.entries.get(column.key, column.entry)


#: The columns to be read that say what a row is about.
NAMES = ("element", "question")


def question_in(given: Mapping[str, str]) -> str:
    """Return the element or the question among the read-only texts of a row; blank where it has neither."""
    return next((given[name] for name in NAMES if given.get(name)), "")
