"""A roster: a table with one row for each workbook to prefill."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from matsheets.errors import MatsheetsError
from matsheets.model.cells import clean_text, column_letters, company_number, fold, listed
from matsheets.model.parsing import (
    Misread,
    Understood,
    understand_date,
    understand_money,
    understand_number,
    understand_yes_no,
)
from matsheets.model.rounds import near_suggestion
from matsheets.storage.output import FileNames
from matsheets.storage.regular_files import read_whole
from matsheets.workbook.layout.layout import Kind, Layout, Row
from matsheets.workbook.read.table_file import NoTableError, TableRow, TableSheet, odd_letter, read_table
from matsheets.workbook.write.prefilled import choose_from, chosen, file_stem

#: Other titles of columns, besides the questions themselves.
_ALSO = {"trust": "trust_name", "name": "trust_name", "name_of_trust": "trust_name", "academy_trust": "trust_name",
         "mat": "trust_name", "mat_name": "trust_name", "companies_house_no": "company_number",
         "company_no": "company_number", "company_registration_number": "company_number", "crn": "company_number",
         "ceo": "chief_executive", "chair_of_the_trustees": "chair", "chair_of_board": "chair",
         "number_of_schools": "schools", "number_of_pupils": "pupils", "review": "round", "role": "respondent_role"}  # fmt: skip

#: The column that every roster has, as it is told to people; the question has a longer name.
_TRUST_COLUMN = "trust"
#: What to type where a figure or a date cannot be read, by the kind of its cell.
_REMEDIES = {
    Kind.DATE: "Type the day, the month and all four figures of the year, for example 14/10/2026.",
    Kind.LAST_DATE: "Type the day, the month and all four figures of the year, for example 14/10/2026.",
    Kind.MONEY: "Type pounds in figures, for example 1200.",
    Kind.NUMBER: "Type figures, for example 12.",
    Kind.YES_NO: "Type Yes or No.",
}
_SIZE_LIMIT = 20_000_000  # bytes; a hundred thousand rows are under half of this
_ABOVE_HEADER = 20  # rows in which a title or a note may stand
_NAMED = 5  # rows whose letters are named; all of a file that was saved in another code have some
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_REMEDY = 'Save it from Excel as "CSV UTF-8 (Comma delimited)" or as an Excel Workbook (.xlsx).'


class RosterError(MatsheetsError):
    """A roster that cannot be used, with every fault and its row."""


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One workbook to write: its file name, and the answers to fill in by Ref and column."""

    file: str
    answers: Mapping[tuple[str, str], str]


class Roster(NamedTuple):
    """A roster that was read: the workbooks to write, and sentences about what was understood or may surprise."""

    entries: tuple[RosterEntry, ...]
    notes: tuple[str, ...] = ()


def read_roster(path: Path, layout: Layout, *, given: Mapping[str, str] = MappingProxyType({})) -> Roster:
    """Read a roster.

    Args:
        given: answers by the names of their questions, for the rows that say nothing else.
        layout: says which questions there are and what their drop-downs offer.
        path: CSV or an Excel workbook (see ``read_table``), with a header row. Its columns are questions of the About tab,
            by their names (``trust``, ``company_number``, ``ukprn``, ``mentor``, ``group``, ``round`` and so on) or as the
            tab asks them. Values are taken as text, so leading zeros stay.

    Raises:
        RosterError: with every fault found.
        WorkbookError: an Excel workbook that cannot be read.
    """
    reading = _RosterReading(layout, given)
    entries = reading.entries(_sheets(path))
    if not entries and not reading.faults:
        reading.faults.append("There are no rows below the header.")
    if reading.faults:
        raise RosterError(path, "cannot be used as a roster:\n  " + "\n  ".join(reading.faults), code="roster")
    return Roster(entries, tuple(reading.notes))


def _sheets(path: Path) -> Sequence[TableSheet]:
    try:
        sheets = read_table(path, read_whole(path, _SIZE_LIMIT))
    except OSError as error:
        raise RosterError(path, f"cannot be read ({error.strerror}).", "Check the name.", code="roster") from None
    except NoTableError as error:
        raise RosterError(path, str(error), _REMEDY, code="roster") from None
    if not any(sheet.rows for sheet in sheets):
        raise RosterError(path, "is empty.", "Give it a header row and one row for each workbook.", code="roster")
    return sheets


def _fold_title(title: str) -> str:
    """Fold a column's title as people spell it (``Companies House No.``) to the form of a question's name."""
    words = re.findall(r"\w+", fold(title).replace("_", " "))
    return "_".join(words[1:] if words[:1] == ["the"] else words)


@dataclass
class _RosterReading:
    """Collects what the rows of one roster say."""

    layout: Layout
    given: Mapping[str, str]
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _questions: Mapping[str, Row] = field(init=False)
    _names: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        rows = self.layout.require_tab("about").rows
        self._questions = {row.name: row for row in rows}
        self._names = {
            **{_fold_title(row.given["question"]): row.name for row in rows},
            **_ALSO,
            **{n: n for n in self._questions},
        }

    def entries(self, sheets: Sequence[TableSheet]) -> tuple[RosterEntry, ...]:
        """Return the workbooks that the first sheet with a column for the trust asks for."""
        sheet, at = next(
            (
                (sheet, at)
                for sheet in sheets
                for at, row in enumerate(sheet.rows[:_ABOVE_HEADER])
                if self._is_header(row)
            ),
            (next(sheet for sheet in sheets if sheet.rows), 0),
        )
        columns = self._columns(sheet.rows[at].cells)
        if "trust_name" not in {row.name for row in columns.values()}:
            if len(sheets) > 1:
                self.faults.clear()
            self.faults.append(f'There is no column "{_TRUST_COLUMN}". Add one with the name of each trust.')
            return ()
        rows = sheet.rows[at + 1 :]
        self._odd_letters(rows)
        self._untitled(sheet.rows[at].cells, rows)
        if sheet.hidden:
            self.notes.append(f"Rows of the roster are hidden ({sheet.hidden}); they were read like the others.")
        names = FileNames()
        return tuple(entry for row in rows if (entry := self._entry(row, columns, names)) is not None)

    def _is_header(self, row: TableRow) -> bool:
        """Tell whether a row has a title for the trust, and is not the row of a workbook that asks for the trust."""
        titles = {self._names.get(_fold_title(title)) for title in row.cells}
        return "trust_name" in titles and not any(self.layout.find(cell) for cell in row.cells)

    def _columns(self, header: Sequence[str]) -> dict[int, Row]:
        """Return the question that each column answers; one that is no question, or answers the same, is a fault."""
        columns: dict[int, Row] = {}
        first: dict[str, int] = {}
        for at, title in enumerate(header):
            folded = _fold_title(title)
            name = self._names.get(folded, "")
            if name in first:
                titles = listed([f'{column_letters(n + 1)} ("{header[n].strip()}")' for n in (first[name], at)])
                self.faults.append(f"Columns {titles} are for the same question. Delete one of them.")
            elif name:
                first[name], columns[at] = at, self._questions[name]
            elif folded:
                known = [_TRUST_COLUMN if name == "trust_name" else name for name in self._questions]
                near = difflib.get_close_matches(folded, [*known, *_ALSO], n=1)
                hint = f"Did you mean {near[0]}?" if near else f"The columns can be: {', '.join(known)}."
                self.faults.append(f'Column "{title.strip()}" is no question of the About tab. {hint}')
        return columns

    def _odd_letters(self, rows: Sequence[TableRow]) -> None:
        """Name the letters that show that the roster was saved in another code than it says."""
        found = [
            (row.number, cell.strip(), letter) for row in rows for cell in row.cells if (letter := odd_letter(cell))
        ]
        self.faults += [f'Row {n} has "{text}", in which "{letter}" looks wrong.' for n, text, letter in found[:_NAMED]]
        if len(found) > _NAMED:
            self.faults.append(f"There are {len(found) - _NAMED} more like these.")
        if found:
            self.faults.append(f"The file was saved in another code, such as MS-DOS's. {_REMEDY}")

    def _untitled(self, header: Sequence[str], rows: Sequence[TableRow]) -> None:
        """Name the first text of each column that has no title: a name with a comma, not in quotes, makes such a column."""
        known = {at for at, title in enumerate(header) if title.strip()}
        for row in rows:
            for at, cell in enumerate(row.cells):
                if cell.strip() and at not in known:
                    known.add(at)
                    self.faults.append(
                        f'Row {row.number} has "{cell.strip()}" in column {column_letters(at + 1)}, which has no title. Give it '
                        "one, or put the text before it in double quotes with it, if the two are one text."
                    )

    def _entry(self, row: TableRow, columns: Mapping[int, Row], names: FileNames) -> RosterEntry | None:
        given = {
            question.name: _line(row.cells[at], question) for at, question in columns.items() if at < len(row.cells)
        }
        given = {name: text for name, text in given.items() if text}
        self.faults += [f"Row {row.number} has {fault}" for fault in row.faults]
        if not given:
            return None
        given = {**self.given, **given}
        if "trust_name" not in given:
            self.faults.append(f"Row {row.number} has no trust. Fill it in, or delete the row.")
        answers = {
            self._questions[name].ref: self._answer(text, self._questions[name], row.number)
            for name, text in given.items()
        }
        stem = file_stem({name: answers[self._questions[name].ref] for name in given})
        return RosterEntry(
            names.take(stem or "workbook", ".xlsx"), {(ref, "answer"): text for ref, text in answers.items()}
        )

    def _answer(self, text: str, question: Row, number: int) -> str:
        """Return the text as the workbook has it: a choice as its drop-down spells it, a number with the zero it lost."""
        of = question.name.replace("_", " ")
        if question.name in {"company_number", "ukprn"}:
            if _SHORTENED.fullmatch(text):
                self.faults.append(
                    f'Row {number} has "{text}" as {of}: the spreadsheet shortened it. Format the column as Text, type the '
                    "number again."
                )
            whole = company_number(text.removesuffix(".0")) if question.name == "company_number" else ""
            if whole and whole != text:
                self.notes.append(f'Row {number}: the company number "{text}" was read as {whole}.')
            return whole or text
        entry = question.entries["answer"]
        if entry.kind is not Kind.CHOICE:
            return self._figure(text, entry.kind, of, number)
        found = chosen(text, entry, self.layout)
        if found is None:
            self.faults.append(f'Row {number} has "{text}" as {of}. {choose_from(entry, self.layout)}')
        elif entry.takes_other and (near := near_suggestion(found)):
            self.notes.append(f'Row {number}: "{found}" as {of} is nearly {near}, and counts as a {of} of its own.')
        return found or text

    def _figure(self, text: str, kind: Kind, of: str, number: int) -> str:
        """Return a date or a figure as its cell reads it, and any other text as it is; what the cell cannot read is a fault."""
        found = _understand(text, kind)
        if found is None:
            return text
        if found.misread is not None:
            year = " Its year is too far away to be meant." if found.misread is Misread.FAR_DATE else ""
            self.faults.append(f'Row {number} has "{text}" as {of}.{year} {_REMEDIES[kind]}')
        return found.reading or text


def _understand(text: str, kind: Kind) -> Understood[Any] | None:
    """Return what a text means in a cell of a kind; None where a text means itself."""
    match kind:
        case Kind.DATE | Kind.LAST_DATE:
            return understand_date(text, last_day=kind is Kind.LAST_DATE)
        case Kind.MONEY:
            return understand_money(text)
        case Kind.NUMBER:
            return understand_number(text)
        case Kind.YES_NO:
            return understand_yes_no(text)
        case _:
            return None


def _line(text: str, question: Row) -> str:
    """Return a cell's text, in one line where its question asks for a line."""
    cleaned = clean_text(text).text
    return cleaned if question.entries["answer"].kind is Kind.LONG_TEXT else " ".join(cleaned.split())
