"""What one completed workbook says: its answers, still flat, each with the cell it came from.

The reader records here what it saw, understood where it can be understood, and never judges; the checks do that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property, wraps
from typing import Any, NamedTuple, TypeVar

from matsheets.model.cells import CellRef, fold_prose
from matsheets.model.framework import Framework, Rating
from matsheets.model.links import text_and_address
from matsheets.model.optional_columns import BASIS, GROUP_VIEWS, LAST_TIME, OptionalTexts
from matsheets.model.parsing import Misread
from matsheets.model.seen_tables import DisplacedRow, SeenColumn, SeenRow, SeenTable
from matsheets.model.sheet_objects import SheetObject
from matsheets.model.unread_texts import UnreadTexts
from matsheets.model.workbook_identity import NOTHING_REMEMBERED, Identity, PrintedForm

#: What an understood answer can be. Choices are their label, targets their Ref, blank is no ``Answer`` at all.
Value = str | Rating | dt.date | Decimal | bool


class Remark(Enum):
    """Something about a cell that a person should know, though its answer was read."""

    FORMULA = "the result of a formula"
    EXTERNAL_LINK = "a link to another workbook"
    HIDDEN = "on a hidden row, column or tab"
    DATE_FROM_TEXT = "a date typed as text"
    DATE_FROM_NUMBER = "a date that lost its date format"
    RESPELT = "understood from another spelling"
    CONTROL_CHARACTERS = "characters that cannot be printed were left out"
    LINK_WORKED_OUT = "a link whose address a formula works out"
    SHOWN_OTHERWISE = "the cell shows less than it holds"
    CONDITIONAL_FORMAT = "a conditional format may strike the cell through or show it otherwise"
    SIGN_NOT_SHOWN = "the cell does not show that its number is below nothing"


class Answer(NamedTuple):
    """One filled-in cell of one answer column.

    Attributes:
        ref: the row's Ref, such as ``VIS-01``.
        column: the column's key, such as ``rating``.
        cell: where it stands.
        text: what stands there, cleaned, as a person sees it.
        value: what it means; None where it could not be understood.
        misread: why it could not be understood.
        candidates: allowed values that it could be, nearest first.
        reading: what was understood, in words, where that differs from ``text``.
        remarks: other facts about the cell.
        link: the address of the cell's link; blank where it has none. It is part of the value of a text (see ``Entry``).
        number_format: the number format by which the cell is shown and that could not be followed; else blank.
        symbols: words for what a symbol font shows there as a sign that is not known; else blank.
    """

    ref: str
    column: str
    cell: CellRef
    text: str
    value: Value | None = None
    misread: Misread | None = None
    candidates: tuple[str, ...] = ()
    reading: str = ""
    remarks: frozenset[Remark] = frozenset()
    link: str = ""
    number_format: str = ""
    symbols: str = ""

    @property
    def text_and_link(self) -> str:
        """What stands there, with the address of its link after it where the text does not say it itself."""
        return text_and_address(self.text, self.link)

    @property
    def meaning(self) -> Value | tuple[str]:
        """What two answers to one question have in common where they say the same.

        That is what they mean, or their text where no meaning was found; the typography of prose is no difference.
        """
        if self.value is None:
            return (self.text,)
        return fold_prose(self.value) if isinstance(self.value, str) else self.value


class StruckText(NamedTuple):
    """What is struck through in an answer cell, and so is no part of its answer."""

    ref: str
    column: str
    cell: CellRef
    text: str


class MergedAnswer(NamedTuple):
    """An answer cell that lies inside a merged range and therefore has no answer of its own."""

    ref: str
    column: str
    cell: CellRef
    range: str
    into: str


T = TypeVar("T")
_NO_ANSWERS: Mapping[str, Answer] = {}


@dataclass(frozen=True)
class Assessment:
    """Everything that one workbook says.

    Attributes:
        file: the workbook's file name, without folders.
        sha256: of the file's bytes, in hexadecimal.
        layout_found: the framework that its Refs belong to and the parts that it should hold.
        answers: in Excel order; a Ref that stands twice has its answers twice.
        tables: the tables found, in the order of the tabs.
        tabs: the titles of all tabs, in order.
        printed: what the hidden sheet remembers of the form as it was printed.
        far_cells: by tab title, how many cells far outside the form were not read.
        macros: whether the file carries macros (never run).
        lost_tabs: the titles of tabs that the file names and does not hold.
        objects: what lies on the tabs besides cells, none of which is an answer.
        doubled: cells that the file gives twice; neither content is an answer.
        doubled_rows: the first cell of each row that the file gives twice, with different cells; they are all read.
        struck: what is struck through in answer cells, in Excel order.
        unread: what was typed where no answer stands, tab by tab.
        unconfirmed: ratings, or Not rated, that a meeting has yet to confirm (see ``model/group_views.py``): beside the mark,
            without a rationale. They are no answers until then.
    """

    file: str
    sha256: str
    framework: Framework
    parts: tuple[str, ...]
    identity: Identity
    answers: tuple[Answer, ...]
    tables: tuple[SeenTable, ...]
    tabs: tuple[str, ...]
    merged: tuple[MergedAnswer, ...] = ()
    printed: PrintedForm = NOTHING_REMEMBERED
    far_cells: Mapping[str, int] = field(default_factory=dict)
    macros: bool = False
    lost_tabs: tuple[str, ...] = ()
    objects: tuple[SheetObject, ...] = ()
    doubled: tuple[CellRef, ...] = ()
    doubled_rows: tuple[CellRef, ...] = ()
    struck: tuple[StruckText, ...] = ()
    unread: tuple[UnreadTexts, ...] = ()
    unconfirmed: tuple[Answer, ...] = ()

    @cached_property
    def optional_texts(self) -> OptionalTexts:
        """What the optional columns print: as it was printed, where the workbook remembers that, else as it stands there.

        A Ref whose rows have two texts in a column has none.
        """
        found: dict[tuple[str, str], set[str]] = {}
        for ref, rows in self._rows.items():
            for key in {key for row in rows for key in row.optional}:
                found[ref, key] = {row.optional.get(key, "") for row in rows}
        seen = {place: next(iter(texts)) for place, texts in found.items() if len(texts) == 1 and texts != {""}}
        return {**seen, **{place: said for place, said in self.printed.optional.items() if place[0] in self._rows}}

    @cached_property
    def group_views(self) -> Mapping[str, str]:
        """By Ref, what each group said of the row, in the workbook of a diagnostic meeting."""
        return {ref: text for (ref, key), text in self.optional_texts.items() if key == GROUP_VIEWS}

    @cached_property
    def last_time(self) -> Mapping[str, str]:
        """By Ref, what was said of the row in the round before, in a workbook that was carried forward from it."""
        return {ref: text for (ref, key), text in self.optional_texts.items() if key == LAST_TIME}

    @cached_property
    def is_for_meeting(self) -> bool:
        """Whether it is the workbook of a diagnostic meeting, with what each group said before it."""
        seen = any(row.optional.get(GROUP_VIEWS) for table in self.tables for row in table.rows)
        return seen or any(key == GROUP_VIEWS for _, key in self.printed.optional)

    @cached_property
    def shared(self) -> frozenset[str] | None:
        """The Refs of the elements that a pack shares, in a workbook that a trust shared with another; None in any other.

        They are those that the workbook remembers, and those beside which it says where the rating comes from. What is not
        shared is neither blank nor missing: the pack never had it.
        """
        seen = (row.ref for table in self.tables for row in table.rows if row.optional.get(BASIS))
        return frozenset((*seen, *(ref for ref, key in self.printed.optional if key == BASIS))) or None

    def basis_of(self, ref: str) -> str:
        """Return where a pack says that the rating of an element comes from: ``Agreed``, ``Cautious median of 4``.

        It is blank for an element that is not shared, and in every workbook that is no pack.
        """
        return self.optional_texts.get((ref, BASIS), "")

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], list[Answer]]:
        found: dict[tuple[str, str], list[Answer]] = {}
        for answer in self.answers:
            found.setdefault((answer.ref, answer.column), []).append(answer)
        return found

    @cached_property
    def _rows(self) -> dict[str, list[SeenRow]]:
        found: dict[str, list[SeenRow]] = {}
        for table in self.tables:
            for row in table.rows:
                found.setdefault(row.ref, []).append(row)
        return found

    @cached_property
    def displaced(self) -> Mapping[CellRef, DisplacedRow]:
        """By the cell of the Ref, each row beside which another Ref's element or question stands, or whose texts were moved.

        One text that is no element or question may be a slip; two in a table show that something was moved. A Ref without
        a text of its own, whose text stands beside another, is one that was moved too.
        """
        found: dict[CellRef, DisplacedRow] = {}
        for table in self.tables:
            texts = [text for row in table.rows for text in row.foreign]
            for row in table.rows if texts else ():
                if row.foreign and (len(texts) > 1 or texts[0].is_name):
                    first = row.foreign[0]
                    found[row.cell] = DisplacedRow(row, first.text, first.ref, "")
        taken = {text.ref: displaced.row.ref for displaced in found.values() for text in displaced.row.foreign}
        for ref, beside in taken.items():
            for row in self.rows(ref):
                if row.cell in found:
                    found[row.cell] = found[row.cell]._replace(own_text_beside=beside)
                elif not row.has_own_text:
                    found[row.cell] = DisplacedRow(row, "", "", beside)
        return found

    @cached_property
    def uncertain_refs(self) -> frozenset[str]:
        """The Refs that have several rows, or a displaced one: it is not clear which answers are theirs."""
        doubled = (ref for ref, rows in self._rows.items() if len(rows) > 1)
        return frozenset((*doubled, *(displaced.row.ref for displaced in self.displaced.values())))

    @cached_property
    def _single_answers(self) -> dict[str, dict[str, Answer]]:
        """By column and Ref, each answer that is the only one there, of a Ref that has one row beside its own text."""
        found: dict[str, dict[str, Answer]] = {}
        uncertain = self.uncertain_refs
        for (ref, column), answers in self._by_place.items():
            if len(answers) == 1 and ref not in uncertain:
                found.setdefault(column, {})[ref] = answers[0]
        return found

    @cached_property
    def _filled_columns(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for ref, column in self._by_place:
            found.setdefault(ref, set()).add(column)
        return {ref: frozenset(columns) for ref, columns in found.items()}

    @cached_property
    def _refs(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for ref in self._rows:
            found.setdefault(ref.rpartition("-")[0], []).append(ref)
        return found

    @cached_property
    def _tables_of_rows(self) -> dict[CellRef, SeenTable]:
        return {row.cell: table for table in self.tables for row in table.rows}

    def table_of(self, row: SeenRow) -> SeenTable:
        """Return the table that a row stands in."""
        return self._tables_of_rows[row.cell]

    @cached_property
    def _rows_at(self) -> dict[tuple[int, int], list[SeenRow]]:
        found: dict[tuple[int, int], list[SeenRow]] = {}
        for table in self.tables:
            for row in table.rows:
                found.setdefault((row.cell.position, row.cell.row), []).append(row)
        return found

    def row_at(self, cell: CellRef) -> SeenRow | None:
        """Return the row with a Ref that a cell stands on; where tables stand beside each other, of the one to its left."""
        rows = self._rows_at.get((cell.position, cell.row), [])
        left = [row for row in rows if row.cell.column <= cell.column]
        return max(left or rows, key=lambda row: row.cell.column, default=None)

    @cached_property
    def _columns(self) -> dict[CellRef, dict[str, SeenColumn]]:
        found: dict[CellRef, dict[str, SeenColumn]] = {}
        for table in self.tables:
            doubled = table.doubled_keys
            found[table.header] = {c.key: c for c in table.columns if c.key and c.key not in doubled}
        return found

    def answer(self, ref: str, column: str = "answer") -> Answer | None:
        """Return the one answer at a Ref and column; None where it is blank, or where the Ref stands twice or displaced.

        Why: with two rows of the same Ref, or beside the text of another, there is no telling which question was meant, and
        a guess would be a wrong answer.
        """
        return self._single_answers.get(column, _NO_ANSWERS).get(ref)

    def misread_text(self, ref: str, column: str) -> str:
        """Return what was typed where it could not be understood; blank elsewhere, and for a formula's error, never printed."""
        found = self.answer(ref, column)
        return found.text if found and found.misread not in {None, Misread.FORMULA_ERROR} else ""

    def value(self, ref: str, column: str = "answer") -> Any:
        """Return what the one answer at a Ref and column means, or None."""
        found = self.answer(ref, column)
        return found.value if found else None

    def text(self, ref: str, column: str = "answer") -> str:
        """Return the one answer's text as it was typed, or a blank string."""
        found = self.answer(ref, column)
        return found.text if found else ""

    def rows(self, ref: str) -> tuple[SeenRow, ...]:
        """Return every row that holds this Ref."""
        return tuple(self._rows.get(ref, ()))

    def cell(self, ref: str, column: str) -> CellRef | None:
        """Return where an answer stands or would stand; None where its row or its column is missing or doubled."""
        found = self._by_place.get((ref, column), ())
        rows = self._rows.get(ref, ())
        if len(rows) > 1 or len(found) > 1:
            return None
        if found:
            return found[0].cell
        if not rows:
            return None
        at = rows[0].cell
        seen = self._columns[self.table_of(rows[0]).header].get(column)
        return CellRef(at.position, at.row, seen.cell.column, at.tab) if seen else None

    def refs(self, prefix: str) -> Iterator[str]:
        """Yield each Ref with this prefix that has a row, once, in the order found."""
        yield from self._refs.get(prefix, ())

    @cached_property
    def everything_said(self) -> tuple[tuple[str, str, str], ...]:
        """Ref, column and text of each answer, with its link, whether it is confirmed or not: in order, and each once."""
        given = (*self.answers, *self.unconfirmed)
        return tuple(sorted({(answer.ref, answer.column, answer.text_and_link) for answer in given}))

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """What the Refs of its answers start with: ``VIS``, ``PLAN``."""
        return frozenset(answer.ref.rpartition("-")[0] for answer in self.answers)

    def column(self, refs: Iterable[str], column: str) -> list[Answer | None]:
        """Return the one answer at each Ref, in one column, as ``answer`` returns each."""
        return [*map(self._single_answers.get(column, _NO_ANSWERS).get, refs)]

    def filled(self, ref: str) -> frozenset[str]:
        """Return the keys of the columns that hold something in a row."""
        return self._filled_columns.get(ref, frozenset())


def worked_out_once(work: Callable[[Assessment], T]) -> Callable[[Assessment], T]:
    """Have a function of a workbook worked out once for each, however many ask; what a workbook says does not change."""
    name = f"_{work.__module__}.{work.__name__}"  # none of a field or a property

    @wraps(work)
    def known(assessment: Assessment) -> T:
        held: dict[str, T] = assessment.__dict__
        if name not in held:
            held[name] = work(assessment)
        return held[name]

    return known
