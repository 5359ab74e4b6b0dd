"""Workbooks as an earlier matsheets made them."""

from __future__ import annotations

import re
from collections.abc import Set

from openpyxl.workbook import Workbook

from matsheets.frameworks.framework_files import open_framework
from matsheets.workbook.layout.layout import build_layout, question_hash

ADDED_IN_2 = ("PAR-27", "PAR-28", "PAR-29")
COLUMN_ADDED_IN_2 = "Plan priorities"

_RATINGS = ("Red", "Amber-red", "Amber-green", "Green")
_CHOOSE = "Choose Red, Amber-red, Amber-green or Green."
_RATING_PROMPT = (
    f"{_CHOOSE} The ratings between the ends have no descriptor: decide which end the trust is nearer to.",
    f"{_CHOOSE} Or leave the cell blank.",
)
_RATIONALE_PROMPT = (
    "Why this rating and not the next one up or down? Two or three sentences about the trust as a whole.",
    "A cell holds up to 32,767 characters. Shorten the text, or name the document that holds it.",
)
_RATING_STEP = (
    "2. On each heading tab, read the questions and both descriptors for an element. Decide which end your trust is nearer to, "
    "then choose a rating."
)


def as_version_2(book: Workbook) -> None:
    """Take out what workbook version 3 added: Not rated, on the list, in the prompts, the formulas and on Start here."""
    lists, start = book["Lists"], book["Start here"]
    (header,) = (cell for row in lists.iter_rows() for cell in row if cell.value == "Ratings")
    assert lists.cell(header.row + 5, header.column).value == "Not rated"
    lists.cell(header.row + 5, header.column).value = None
    ratings = f"${header.column_letter}${header.row + 1}:${header.column_letter}${header.row + 4}"
    book.defined_names["list_ratings"].attr_text = f"Lists!{ratings}"
    for sheet in book:
        for validation in sheet.data_validations.dataValidation:
            if validation.formula1 == "list_ratings":
                validation.prompt, validation.error = _RATING_PROMPT
            elif validation.promptTitle == "Rationale":
                validation.prompt, validation.error = _RATIONALE_PROMPT
    (key,) = (row[0].row for row in start.iter_rows(min_col=3, max_col=3) if row[0].value == "Not rated")
    start.delete_rows(key)
    (step,) = (cell for row in start.iter_rows() for cell in row if str(cell.value).startswith("2. "))
    step.value = _RATING_STEP
    for row in (*start.iter_rows(), *book["Heat map"].iter_rows()):
        for cell in row:
            if cell.data_type == "f":
                cell.value = re.sub(r"-\(.*?\)(?=&)", "", cell.value).replace("Not rated yet", "Not rated")
    _as_printed_by(book, 2)


def as_version_1(book: Workbook) -> None:
    """Take out what workbook version 2 added, too: three rows of Partnership and a column of Services."""
    if "review" in str(book.custom_doc_props["matsheets parts"].value):
        as_version_2(book)
    _as_printed_by(book, 1)


def _as_printed_by(book: Workbook, version: int) -> None:
    """Take out each row and column that a later version added, and what the hidden sheet remembers of them."""
    tabs = build_layout(open_framework("mat-assurance-framework")).tabs
    later = {row.ref for tab in tabs for row in tab.rows if row.since > version}
    take_out(
        book, later, {(tab.title, column.header) for tab in tabs for column in tab.columns if column.since > version}
    )
    for tab in tabs:
        if tab.title in book.sheetnames and all(row.since > version for row in tab.rows):
            del book[tab.title]
    hidden = book["_matsheets"]
    parts = str(book.custom_doc_props["matsheets parts"].value).replace("progress ", "").replace(" progress", "")
    gone = {f"question {ref}" for ref in later}
    pairs = [(str(row[0].value), row[1].value) for row in hidden.iter_rows(max_col=2)]
    hidden.delete_rows(1, hidden.max_row)
    for key, value in pairs:
        if key not in gone and not key.startswith("columns "):
            changed = {"matsheets schema version": str(version), "matsheets parts": parts}
            hidden.append((key, changed.get(key, value)))
    book.custom_doc_props["matsheets parts"].value = parts
    book.custom_doc_props["matsheets schema version"].value = str(version)


def take_out(book: Workbook, refs: Set[str], headers: Set[tuple[str, str]]) -> None:
    """Delete rows by their Refs, and columns by the titles of their tabs and their headers."""
    for sheet in book:
        for number in sorted((row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value in refs), reverse=True):
            sheet.delete_rows(number)
        found = {cell.column for row in sheet.iter_rows() for cell in row if (sheet.title, cell.value) in headers}
        for number in sorted(found, reverse=True):
            sheet.delete_cols(number)


#: By Ref of Partnership: question and help as they were before they fitted a trust as party 2; None where they stayed.
_BEFORE_TRUSTS: dict[str, tuple[str | None, str | None]] = {
    "PAR-02": ("Address of the trust", None),
    "PAR-03": ("Key contact at the trust", None),
    "PAR-04": ("Email or telephone of the key contact at the trust", None),
    "PAR-05": (
        "Party 2: name of the school",
        "As on Get Information about Schools. If party 2 is another multi-academy trust: the schools that take part, or "
        "blank for all of them.",
    ),
    "PAR-06": ("URN of the school", None),
    "PAR-07": (
        "Legal name of the school's governing body",
        "For example: The Governing Body of Hazel Lane Primary School. If party 2 is a trust: its registered name.",
    ),
    "PAR-08": ("Address of the school", None),
    "PAR-09": ("Key contact at the school", None),
    "PAR-10": ("Email or telephone of the key contact at the school", None),
    "PAR-20": (None, "Needed where the school cannot pay an invoice without one."),
    "PAR-21": (
        "Date by which the governing body will consider joining a trust",
        "A partnership is a step towards a decision, not a substitute for one.",
    ),
    "PAR-27": (
        None,
        "Decides the wording of the whole agreement. Blank means a school's governing body. If it is a trust, read \"the "
        'school" in the rows below as that trust.',
    ),
    "DAT-01": (None, "What the trust does that needs personal data from the school."),
}
_LINES_BEFORE_TRUSTS = {
    "Partnership": "Fill this in only if the trust is agreeing a partnership with a school. It fills the service level agreement.",
    "Data protection": "Say what personal data the trust will handle for the school. Ask the school's data protection officer to "
    "read it.",
}
_START_BEFORE_TRUSTS = "Key information for an agreement with a school"


def with_wording_before_trusts(book: Workbook) -> None:
    """Print what stood on Partnership, Data protection and Start here when every party 2 was called a school."""
    hidden = {row[0].value: row[1] for row in book["_matsheets"].iter_rows(max_col=2)}
    for title, line in _LINES_BEFORE_TRUSTS.items():
        sheet = book[title]
        sheet["A2"].value = line
        for row in sheet.iter_rows(max_col=4):
            question, help_text = _BEFORE_TRUSTS.get(str(row[0].value), (None, None))
            row[1].value, row[3].value = question or row[1].value, help_text or row[3].value
            if f"question {row[0].value}" in hidden:
                given = {"question": str(row[1].value), "help": str(row[3].value or "")}
                hidden[f"question {row[0].value}"].value = question_hash(given)
    (purpose,) = (
        cell for row in book["Start here"].iter_rows() for cell in row
        if str(cell.value).startswith(_START_BEFORE_TRUSTS)
    )  # fmt: skip
    purpose.value = _START_BEFORE_TRUSTS
