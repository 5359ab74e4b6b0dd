"""A roster: a CSV file with one row for each workbook to prefill."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from matsheets.errors import MatsheetsError
from matsheets.model.cells import clean_text, fold
from matsheets.model.parsing import understand_choice
from matsheets.storage.output import FileNames, slug
from matsheets.storage.regular_files import read_whole
from matsheets.workbook.layout.layout import Kind, Layout, Row

_ALSO = {"trust": "trust_name", "name": "trust_name", "companies_house_number": "company_number",
         "company_no": "company_number", "ceo": "chief_executive", "chair_of_trustees": "chair",
         "role": "respondent_role"}  # fmt: skip

_SIZE_LIMIT = 20_000_000  # bytes; a hundred thousand rows are under half of this


class RosterError(MatsheetsError):
    """A roster that cannot be used, with every fault and its row."""


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One workbook to write: its file name, and the answers to fill in by Ref and column."""

    file: str
    answers: Mapping[tuple[str, str], str]


def read_roster(path: Path, layout: Layout) -> tuple[RosterEntry, ...]:
    """Read a roster.

    Args:
        layout: says which questions there are and what their drop-downs offer.
        path: CSV in UTF-8 (with or without a byte order mark) or in Windows-1252, with a header row. Its columns are
            questions of the About tab: ``trust``, ``company_number``, ``ukprn``, ``region``, ``mentor_trust``,
            ``mentor``, ``group``, ``round`` and so on. Values are taken as text, so leading zeros stay.

    Raises:
        RosterError: with every fault found.
    """
    header, lines = _rows(path)
    rows = {row.name: row for row in layout.require_tab("about").rows}
    faults: list[str] = []
    columns = _columns(header, rows, faults)
    entries = []
    names = FileNames()
    for number, line in lines:
        given = {row.name: clean_text(line[at]).text for at, row in columns.items() if at < len(line)}
        if not any(given.values()):
            continue
        if not given.get("trust_name"):
            faults.append(f"Row {number} has no trust. Fill it in, or delete the row.")
        answers = {
            (rows[n].ref, "answer"): _spell_as_choice(text, rows[n], layout, number, faults)
            for n, text in given.items()
            if text
        }
        stem = "-".join(
            slug(answers[rows[n].ref, "answer"], "workbook") for n in ("trust_name", "group", "round") if given.get(n)
        )
        entries.append(RosterEntry(names.take(stem or "workbook", ".xlsx"), answers))
    if not entries and not faults:
        faults.append("There are no rows below the header.")
    if faults:
        raise RosterError(path, "cannot be used as a roster:\n  " + "\n  ".join(faults), code="roster")
    return tuple(entries)


def _columns(header: Sequence[str], rows: Mapping[str, Row], faults: list[str]) -> dict[int, Row]:
    """Return the question that each column answers; a title that is no question, and a missing trust, are faults."""
    columns: dict[int, Row] = {}
    for at, title in enumerate(header):
        name = fold(title).replace(" ", "_").replace("-", "_")
        name = _ALSO.get(name, name)
        if name in rows:
            columns[at] = rows[name]
        elif title.strip():
            near = difflib.get_close_matches(name, [*rows, *_ALSO], n=1)
            hint = f"Did you mean {near[0]}?" if near else f"The columns can be: {', '.join(rows)}."
            faults.append(f'Column "{title}" is no question of the About tab. {hint}')
    if "trust_name" not in {row.name for row in columns.values()}:
        faults.append('There is no column "trust". Add one with the name of each trust.')
    return columns


def _rows(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        raw = read_whole(path, _SIZE_LIMIT)
    except OSError as error:
        raise RosterError(path, f"cannot be read ({error.strerror}).", "Check the name.", code="roster") from None
    if b"\0" in raw:  # a workbook, or text in UTF-16
        remedy = "Open it in Excel and save it as CSV UTF-8."
        raise RosterError(path, "is not a CSV file.", remedy, code="roster")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")  # what Excel on Windows saves as plain "CSV"
    try:
        lines = list(enumerate(csv.reader(text.splitlines(keepends=True)), start=1))
    except csv.Error as error:
        raise RosterError(
            path, f"is not readable as CSV ({error}).", "Save it from Excel as CSV UTF-8.", code="roster"
        ) from None
    if not lines:
        raise RosterError(path, "is empty.", "Give it a header row and one row for each workbook.", code="roster")
    return lines[0][1], lines[1:]


def _spell_as_choice(text: str, row: Row, layout: Layout, number: int, faults: list[str]) -> str:
    """Return the text as the workbook's drop-down spells it; a text that it does not offer is a fault."""
    entry = row.entries["answer"]
    if entry.kind is not Kind.CHOICE:
        return text
    choices = layout.lists[entry.choices]
    found = understand_choice(text, choices)
    if found.value is None:
        allowed = "; ".join(choice.label for choice in choices)
        faults.append(f'Row {number} has "{text}" as {row.name.replace("_", " ")}. Choose from: {allowed}.')
        return text
    return choices[found.value].label
