"""openpyxl and python-calamine as judges: what they read differently from our reader, cell by cell.

``differences(path)`` is empty for a workbook on which all three agree, apart from what ``ALLOWED`` names.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook

from matsheets.workbook.read.shared_strings import unescape
from matsheets.workbook.read.xlsx import Cell, CellKind, Sheet, XlsxWorkbook, read_xlsx

ALLOWED = {
    "openpyxl: escapes": "openpyxl leaves _x000D_ as it stands; we decode it, as Excel and calamine do",
    "openpyxl: under a merge": "openpyxl drops what stands under a merge; we keep it, for it may be an answer",
    "openpyxl: Strict": "openpyxl sees no sheets in a Strict Open XML workbook",
    "openpyxl: huge range": "openpyxl would hang on a merge over a huge range, so it is not asked",
    "openpyxl: letter case": "openpyxl does not find a part whose name is written in other letters, as Excel does",
    "openpyxl: underscores": "openpyxl reads 1_000 as Python does, as a number; in a workbook it is none, and we keep the text",
    "openpyxl: bare ISO date": "openpyxl reads a stored 2026-09-01 as a date, we as its midnight, like any other date",
    "East Asian dates": "neither knows the built-in date formats 27 to 36 and 50 to 58",
    "no finite number": "both read 1e999 as infinity; we keep the text",
    "empty result": "a formula that gives an empty text: None to openpyxl, '' to calamine; we keep its formula",
    "no such day": "a number that no calendar has stays a number; openpyxl counts backwards or says #VALUE!",
    "blank": "a formula without a value is None to openpyxl and '' to calamine, and so is an error to calamine",
    "calamine: whole days": "calamine reads a date at midnight as a date without a time",
    "calamine: zones": "calamine leaves a stored date with a Z for its zone as text",
    "calamine: floats": "calamine reads every number as a float",
    "calamine: far cells": "calamine aborts the whole process on a far cell, so it is not asked",
    "calamine: milliseconds": "calamine rounds half a millisecond another way",
    "calamine: escapes": "calamine decodes no escape across runs of text, and none of half a surrogate pair",
    "calamine: UTF-16": "calamine reads nothing in a part that is written in UTF-16, so it is not asked",
    "calamine: run spaces": "calamine trims the runs of a text that do not say that their spaces count",
    "given twice": "a cell that the file gives twice is neither to us; openpyxl takes one, calamine another",
    "openpyxl: links": "openpyxl writes the place that a link leads to into a cell that is empty",
    "raised or symbol": "we read a raised figure as raised, and a sign of a symbol font as that sign; the judges read its letter",
    "a judge fails": "the judge itself cannot open the file, or crashes on it",
}

HUGE = 100_000  # cells in a merge, beyond which openpyxl is not asked


@dataclass
class Verdict:
    """What the judges found: differences to mend, the judges that failed, and what is allowed and came up, by name."""

    differences: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    allowed: set[str] = field(default_factory=set)


def differences(path: Path) -> list[str]:
    """Return what openpyxl or calamine read differently in a file; a line for each cell."""
    return judge(path).differences


def judge(path: Path, unasked: Collection[str] = (), tell: Callable[[str], object] = str) -> Verdict:
    """Compare our reading of a file with that of both judges.

    Args:
        path: the workbook.
        unasked: the judges to leave out, by their names in ``JUDGES``.
        tell: is told each judge's name before the judge is asked.

    Raises:
        WorkbookError: our reader refuses the file.
    """
    book = read_xlsx(path)
    verdict = Verdict()
    for name, ask in JUDGES.items():
        if name in unasked:
            continue
        tell(name)
        try:
            ask(book, verdict)
        except KeyboardInterrupt:
            raise
        except BaseException as fault:  # calamine's panics are no Exceptions
            verdict.failed.append(f"{name}: {type(fault).__name__}: {fault}")
            verdict.allowed.add("a judge fails")
    return verdict


# --- openpyxl ---


def _is_strict(content: bytes) -> bool:
    """Whether a part of the file has a namespace of Strict files, in whatever encoding."""
    strict = "http://purl.oclc.org/ooxml/spreadsheetml"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(info) for info in package.infolist() if info.file_size < 10_000_000]
    return any(strict.encode(encoding) in part for part in parts for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def _ask_openpyxl(book: XlsxWorkbook, verdict: Verdict) -> None:
    content = book.path.read_bytes()  # where openpyxl fails, it leaves a file open that it was given by its path
    if _is_strict(content):
        verdict.allowed.add("openpyxl: Strict")
        return
    if any(
        (merge.last_row - merge.first_row + 1) * (merge.last_column - merge.first_column + 1) > HUGE
        for sheet in book.sheets
        for merge in sheet.merges
    ):
        verdict.allowed.add("openpyxl: huge range")
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(content))
    if [sheet.title for sheet in book.sheets] != [page.title for page in values.worksheets]:
        if not values.worksheets and _other_case(book.path):
            verdict.allowed.add("openpyxl: letter case")
            return
        verdict.differences.append(f"openpyxl has the tabs {[page.title for page in values.worksheets]}")
        return
    for sheet, page, other in zip(book.sheets, values.worksheets, formulas.worksheets, strict=True):
        theirs = _filled(page)
        theirs_formula = {place for place, value in _filled(other).items() if _is_formula(other, place, value)}
        if {merge.address for merge in sheet.merges} != {_address(merge) for merge in page.merged_cells.ranges}:
            verdict.differences.append(f"openpyxl › {sheet.title}: other merges, {page.merged_cells.ranges}")
        for place in sorted(sheet.cells.keys() | theirs.keys() | theirs_formula):
            cell = sheet.cells.get(place)
            if page.cell(*place).__class__.__name__ == "MergedCell":
                verdict.allowed.add("openpyxl: under a merge")
                continue
            if cell is None and _is_link_without_text(page, place):
                verdict.allowed.add("openpyxl: links")
                continue
            if not sheet.skipped or cell is not None:
                _note(verdict, "openpyxl", sheet, place, cell, theirs.get(place), _openpyxl_excuse)
                if (cell is not None and cell.formula is not None) != (place in theirs_formula):
                    verdict.differences.append(f"openpyxl › {sheet.title} › {place}: a formula to one of us only")


def _is_link_without_text(page: Any, place: tuple[int, int]) -> bool:
    """Tell whether openpyxl puts a link's place into a cell that the file leaves empty."""
    link = page.cell(*place).hyperlink
    return link is not None and page.cell(*place).value in {link.location, link.target, link.display}


def _filled(page: Any) -> dict[tuple[int, int], Any]:
    return {place: cell.value for place, cell in page._cells.items() if cell.value not in {None, ""}}


def _other_case(path: Path) -> bool:
    """Tell whether a target differs from the part that it leads to in the case of its letters."""
    with zipfile.ZipFile(path) as archive:
        names = {posixpath.basename(name) for name in archive.namelist()}
        targets = re.findall(r'Target="(?:[^"]*/)?([^"/]*)"', archive.read("xl/_rels/workbook.xml.rels").decode())
    return any(target not in names and target.lower() in map(str.lower, names) for target in targets)


def _is_formula(page: Any, place: tuple[int, int], value: Any) -> bool:
    return page.cell(*place).data_type == "f" or not isinstance(value, _PLAIN)


def _address(merge: Any) -> str:
    return str(merge) if ":" in str(merge) else f"{merge}:{merge}"


_PLAIN = (str, int, float, bool, dt.datetime, dt.date, dt.time, dt.timedelta)


def _openpyxl_excuse(cell: Cell, value: Any) -> str:
    """Name the allowance that a difference falls under, or return ''."""
    tests = {
        "openpyxl: escapes": cell.kind is CellKind.TEXT and isinstance(value, str) and unescape(value) == cell.value,
        "raised or symbol": _is_typeset(cell, value),
        "blank": cell.kind is CellKind.EMPTY_FORMULA and value is None,
        "empty result": cell.kind is CellKind.TEXT and cell.value == "" and value is None,
        "no finite number": cell.kind is CellKind.TEXT and isinstance(value, float),
        "openpyxl: underscores": cell.kind is CellKind.TEXT and str(cell.value).replace("_", "") == str(value) != value,
        "openpyxl: bare ISO date": cell.serial is None and type(value) is dt.date and cell.value == _midnight(value),
        "East Asian dates": cell.kind is CellKind.DATE and value == cell.serial,
        "no such day": cell.kind is CellKind.NUMBER and (value == "#VALUE!" or isinstance(value, dt.datetime)),
    }
    return next((name for name, holds in tests.items() if holds), "")


#: Signs of symbol fonts, each after the letter in whose place it stands: Wingdings, Wingdings 2, and Symbol.
_SIGNS = {
    *zip("üûþýo\uf0fc\uf0fb", "✓✗☑☒□✓✗", strict=True),
    *zip("PO", "✓✗", strict=True),
    *zip("aDS", "αΔΣ", strict=True),
}


def _is_typeset(cell: Cell, value: Any) -> bool:
    """Tell whether our text is the judge's with figures raised as the font raises them, or a symbol font's signs as such."""
    if cell.kind is not CellKind.TEXT or not isinstance(value, str):
        return False
    theirs, ours = _squeezed(unescape(value)), _squeezed(cell.value)
    return len(theirs) == len(ours) and all(
        a == b or a == unicodedata.normalize("NFKC", b) or (a, b) in _SIGNS for a, b in zip(theirs, ours, strict=True)
    )


def _squeezed(text: Any) -> str:
    return "".join(str(text).split())


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


# --- calamine ---


def _ask_calamine(book: XlsxWorkbook, verdict: Verdict) -> None:
    if any(sheet.skipped for sheet in book.sheets):
        verdict.allowed.add("calamine: far cells")
        return
    if _is_utf_16(book.path):
        verdict.allowed.add("calamine: UTF-16")
        return
    theirs = CalamineWorkbook.from_path(str(book.path))
    for sheet in book.sheets:
        values = dict(_calamine_cells(theirs, sheet.title))
        for place in sorted(sheet.cells.keys() | values.keys()):
            _note(verdict, "calamine", sheet, place, sheet.cells.get(place), values.get(place, ""), _calamine_excuse)


def _is_utf_16(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/") and name.endswith(".xml")]
        return any(archive.open(name).read(2) in {b"\xff\xfe", b"\xfe\xff"} for name in parts)


def _calamine_cells(book: CalamineWorkbook, title: str) -> Iterator[tuple[tuple[int, int], Any]]:
    for row, cells in enumerate(book.get_sheet_by_name(title).to_python(skip_empty_area=False), start=1):
        for column, value in enumerate(cells, start=1):
            if value != "":
                yield (row, column), value


def _calamine_excuse(cell: Cell, value: Any) -> str:
    """Name the allowance that a difference falls under, or return ''."""
    is_date, is_number = cell.kind is CellKind.DATE, cell.kind is CellKind.NUMBER
    tests = {
        "blank": value == "" and cell.kind in {CellKind.EMPTY_FORMULA, CellKind.ERROR, CellKind.PICTURE},
        "no finite number": cell.kind is CellKind.TEXT and isinstance(value, float),
        "East Asian dates": is_date and value == cell.serial,
        "calamine: zones": is_date and isinstance(value, str) and value == f"{cell.value:%Y-%m-%dT%H:%M:%S}Z",
        "calamine: whole days": is_date and type(value) is dt.date and cell.value == _midnight(value),
        "calamine: milliseconds": is_date and _milliseconds_apart(cell.value, value) <= 1,
        "calamine: floats": is_number and isinstance(value, float) and float(cell.value) == value,  # type: ignore[arg-type]
        "no such day": is_number and isinstance(value, dt.datetime | dt.date | dt.time),
        "calamine: escapes": cell.kind is CellKind.TEXT and isinstance(value, str) and unescape(value) == cell.value,
        "calamine: run spaces": cell.kind is CellKind.TEXT and _squeezed(value) == _squeezed(cell.value),
        "raised or symbol": _is_typeset(cell, value),
    }
    return next((name for name, holds in tests.items() if holds), "")


def _milliseconds_apart(ours: Any, theirs: Any) -> float:
    if isinstance(ours, dt.time) and isinstance(theirs, dt.time):
        ours, theirs = (dt.datetime.combine(dt.date(2000, 1, 1), moment) for moment in (ours, theirs))
    if type(ours) is not type(theirs):
        return float("inf")
    return float(abs(ours - theirs) / dt.timedelta(milliseconds=1))


# --- both ---


def _note(
    verdict: Verdict,
    judge_name: str,
    sheet: Sheet,
    place: tuple[int, int],
    cell: Cell | None,
    theirs: Any,
    excuse: Callable[[Cell, Any], str],
) -> None:
    """Note a cell that a judge reads differently, under its allowance where it has one."""
    if place in sheet.doubled:
        verdict.allowed.add("given twice")
        return
    if cell is None:
        if theirs not in {None, ""}:
            verdict.differences.append(f"{judge_name} › {sheet.title} › {place}: {theirs!r}, ours nothing")
        return
    same_type = type(cell.value) is type(theirs) or (judge_name == "openpyxl" and _are_numbers(cell.value, theirs))
    if cell.value == theirs and same_type and cell.kind is not CellKind.EMPTY_FORMULA:
        return
    name = excuse(cell, theirs)
    if name:
        assert name in ALLOWED, name
        verdict.allowed.add(name)
    else:
        shown = f"{cell.kind.name} {cell.value!r}"
        verdict.differences.append(f"{judge_name} › {sheet.title} › {place}: {theirs!r}, ours {shown}")


def _are_numbers(*values: Any) -> bool:
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


#: Who is asked, in this order.
JUDGES: dict[str, Callable[[XlsxWorkbook, Verdict], None]] = {"openpyxl": _ask_openpyxl, "calamine": _ask_calamine}
