"""A table that somebody keeps: CSV in whatever form a spreadsheet program saves it, or a sheet of a workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from matsheets.storage.text_encoding import unicode_encoding
from matsheets.workbook.read.grid import Cell, CellKind, Sheet
from matsheets.workbook.read.refusals import CSV, OWN, TEXT, kind_of_file
from matsheets.workbook.read.typed_values import shown_text
from matsheets.workbook.read.xlsx import read_xlsx

_SEPARATORS = ",;\t|"
_NO_SEPARATOR = "\x1f"  # of a table with one column: a character that nobody types
_FIRST_ROWS = 20
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)


class NoTableError(ValueError):
    """A file that is no table; its text says why, in words for a user."""


class TableRow(NamedTuple):
    """One row.

    Attributes:
        number: as a spreadsheet program counts it, from 1.
        cells: their texts, as a person sees them.
        faults: what is wrong with single cells, in words; each follows "Row 3 has ".
    """

    number: int
    cells: tuple[str, ...]
    faults: tuple[str, ...] = ()


class TableSheet(NamedTuple):
    """The rows of one sheet, or of a CSV file, without those that are blank; and how many of them are hidden."""

    rows: tuple[TableRow, ...]
    hidden: int = 0


def read_table(path: Path, content: bytes) -> tuple[TableSheet, ...]:
    """Read a table: a CSV file is one sheet, a workbook has as many as a person can see.

    CSV may be separated by commas, semicolons, tabs or bars, in UTF-8, UTF-16 or Windows-1252; a first line ``sep=;``
    counts. Texts that were saved in another code are found by their letters: see ``odd_letter``.

    Raises:
        WorkbookError: a workbook that cannot be used, or another kind of office file.
        NoTableError: it is no text either.
    """
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        book = read_xlsx(path, content)
        return tuple(_rows_of(sheet) for sheet in book.sheets if not sheet.hidden)
    text = _decode(path, content)
    first, _, rest = text.partition("\n")
    stated = _SEPARATOR_LINE.fullmatch(first)
    separator = stated[1] if stated else _separator_of(text)
    try:
        lines = list(csv.reader(io.StringIO(rest if stated else text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise NoTableError(f"is not readable as CSV ({error}).") from None
    found = [
        TableRow(n, tuple(cells))
        for n, cells in enumerate(lines, start=2 if stated else 1)
        if any(map(str.strip, cells))
    ]
    return (TableSheet(tuple(found)),)


def _decode(path: Path, content: bytes) -> str:
    try:
        text = content.decode(unicode_encoding(content))
    except UnicodeDecodeError:
        # What Excel on Windows saves as plain "CSV". Bytes that this code has no letter for stay, and are told as odd.
        text = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in content)
    # What is no UTF-8 looks like it here: its first bytes tell its kind either way.
    refusal = kind_of_file(content if "\0" in text else text.lstrip()[:4096].encode(), path.name)
    if text.strip() and refusal not in {None, CSV, TEXT, OWN}:
        raise NoTableError(refusal.what.replace("a workbook", "a table"))
    return text


def _separator_of(text: str) -> str:
    """Return what parts the cells: it stands in most of the first rows, and most often."""
    bare = re.sub(r'"(?:[^"]|"")*"', "", text[:20_000])
    lines = bare.splitlines()[:_FIRST_ROWS]
    most = max(_SEPARATORS, key=lambda separator: (sum(separator in line for line in lines), bare.count(separator)))
    return most if most in bare else _NO_SEPARATOR


def _rows_of(sheet: Sheet) -> TableSheet:
    rows = tuple(row for number, cells in sheet.cells.rows() if any((row := _row_of(number, cells)).cells))
    return TableSheet(rows, sum(row.number in sheet.hidden_rows for row in rows))


def _row_of(number: int, cells: Sequence[Cell]) -> TableRow:
    texts = {cell.column: shown_text(cell) for cell in cells}
    faults = tuple(_faults_of(cells))
    return TableRow(number, tuple(texts.get(column, "") for column in range(1, max(texts, default=0) + 1)), faults)


def _faults_of(cells: Sequence[Cell]) -> Iterator[str]:
    for cell in cells:
        if cell.kind is CellKind.ERROR:
            yield f"a formula that shows {shown_text(cell)}. Mend it, or type the text itself."
        elif cell.kind is CellKind.EMPTY_FORMULA:
            yield f"a formula that was never calculated ({shown_text(cell)}). Open the file in Excel and save it."


# --- letters of another code ---------------------------------------------------------------------------------------

_LETTER, _SMALL = r"[^\W\d_]", "[a-zß-öø-ÿ]"
#: Letters as they come out where a text was saved in one code and read in another. In MS-DOS's codes é is the byte that
#: Windows shows as ‚; Windows' é and ’ come out of MS-DOS's as Ú and Æ; UTF-8's é out of Windows' as Ã©.
_ODD = re.compile(
    "|".join(
        (
            "\ufffd|ï¿½|[\x80-\x9f\u2500-\u259f]",
            "Ã[\x80-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ\x9d“”˜¦]",
            f"(?<={_LETTER})[ƒ‚„†‡ˆ‰‹›˜¢¤¥¡]|[ƒ„†‡ˆ‰˜¢¤¥](?={_LETTER})",
            f"(?<={_LETTER})[“”•…™€£](?={_LETTER})",
            f"(?<={_SMALL})[ŠŽŒŸÆÚ](?={_SMALL}|\\b)",
        )
    )
)


def odd_letter(text: str) -> str:
    """Return the first letter of a text that shows that it was saved in another code; blank where there is none."""
    found = _ODD.search(text)
    return found[0] if found else ""
