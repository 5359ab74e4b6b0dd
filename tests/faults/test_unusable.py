"""Files that cannot be used: named for what they are, with what to do, and the others go on (FAULTS 1-6, 9-13, 16, 17)."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.faults.conftest import Bench, on_sheet, parts_of, with_parts
from tests.workbook.read import hostile

GET_IT_AGAIN = "Open in Excel, let it repair, Save As .xlsx, or get it again."
SAVE_AS = "Save As > Excel Workbook (.xlsx)."


def of(content: bytes) -> Callable[[Path], object]:
    """A file of these bytes."""
    return lambda path: path.write_bytes(content)


def zipped(parts: hostile.Parts) -> Callable[[Path], object]:
    """A zip file of these parts."""
    return lambda path: hostile.write_zip(path, parts)


def truncated(path: Path) -> None:
    """A real workbook whose second half never arrived."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def bad_checksum(path: Path) -> None:
    """A real workbook in which one byte of an answer changed on the way."""
    parts = parts_of(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    path.write_bytes(path.read_bytes().replace(b">Wexcombe Trust<", b">Wexcombe Trusk<"))


def budget(path: Path) -> None:
    """Somebody's budget."""
    book = openpyxl.Workbook()
    book.active.append(["Ref", "Amount"])  # type: ignore[union-attr]
    book.active.append(["A-01", 120])  # type: ignore[union-attr]
    book.save(path)


def letter(path: Path) -> None:
    """A real Word document under a workbook's name."""
    document = docx.Document()
    document.add_paragraph("Dear mentor")
    document.save(str(path))


def dtd(path: Path) -> None:
    """A real workbook with entities that grow."""
    bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    on_sheet(path, "GOV-01", lambda xml: xml.replace("<worksheet", f"{bomb}<worksheet", 1))


def doubled_part(path: Path) -> None:
    """A real workbook that holds one of its parts twice."""
    with zipfile.ZipFile(path, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr("xl/workbook.xml", "<workbook/>")


def climbing_part(path: Path) -> None:
    """A real workbook with a part that would land outside its folder."""
    with_parts(path, lambda _, content: content, **{"../../evil.xml": b"<x/>"})


def bomb(path: Path) -> None:
    """Four tabs of 52 MB in a small file."""
    hostile.write_zip(path, hostile.workbook_parts(*[hostile.sheet((" " * 60_000 + "<x/>") * 900)] * 4))


#: By row of FAULTS: how the file came to be, and the whole sentence that its sender is given.
UNUSABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "1 empty": (of(b""), "is empty (0 bytes). It may not have finished downloading or syncing; get it again."),
    "2 truncated": (truncated, f"is damaged. {GET_IT_AGAIN}"),
    "2 checksum": (bad_checksum, f"is damaged. {GET_IT_AGAIN}"),
    "3 password": (
        of(hostile.ole_file("Root Entry", "\x06DataSpaces", "StrongEncryptionDataSpace", "EncryptedPackage")),
        "is password-protected. File > Info > Protect Workbook > Encrypt with Password, clear it, save.",
    ),
    "4 xls": (of(hostile.ole_file("Root Entry", "Workbook")), f"is the old Excel 97–2003 format. {SAVE_AS}"),
    "4 older xls": (of(b"\x09\x08\x10\x00\x00\x06"), f"is the old Excel 97–2003 format. {SAVE_AS}"),
    "5 ods": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
        f"is an OpenDocument spreadsheet (.ods). Open in LibreOffice or Excel, {SAVE_AS}",
    ),
    "6 xlsb": (
        zipped(hostile.workbook_parts(hostile.sheet(""), main_type=hostile.BINARY_TYPE)),
        f"is an Excel binary workbook (.xlsb). {SAVE_AS}",
    ),
    "6 numbers": (
        zipped({"Index/Document.iwa": "x"}),
        "is an Apple Numbers, Pages or Keynote file, expected a workbook. File > Export To > Excel.",
    ),
    "6 csv": (
        of(b"Ref,Rating\nGOV-01,Red\n"),
        f"is a text file with separators (.csv), expected a workbook. Open in Excel, {SAVE_AS}",
    ),
    "6 html": (
        of(b"<html><table><tr><td>Ref</td></tr></table></html>"),
        f"is a web page (.html), expected a workbook. Open in Excel, {SAVE_AS}",
    ),
    "9 docx": (letter, "is a Word document, expected a workbook. Give the completed workbook (.xlsx) instead."),
    "10 another workbook": (
        budget,
        "is not a matsheets workbook (no Ref column on any tab). Ask for the workbook that matsheets made, filled in.",
    ),
    "12 bomb": (
        bomb,
        "would unpack to 207 MB; limit 200. Open in Excel, delete the unused rows, columns and tabs, save.",
    ),
    "13 dtd": (dtd, "contains a DTD, which Excel never writes. Refused. Get a copy saved by Excel."),
    "16 doubled part": (
        doubled_part,
        f"was not made by a spreadsheet program. Open in Excel, {SAVE_AS.removesuffix('.')}, or get it again.",
    ),
    "16 climbing part": (
        climbing_part,
        f"was not made by a spreadsheet program. Open in Excel, {SAVE_AS.removesuffix('.')}, or get it again.",
    ),
    "74 label": (
        of(hostile.ole_file("Root Entry", "\x06DataSpaces", "DRMEncryptedDataSpace", "EncryptedPackage")),
        "is protected by a label that encrypts it, so that only people in the sender's organisation can open it. It has no "
        "password to clear. The sender opens it, chooses a label without encryption (Home > Sensitivity, or File > Info > "
        "Protect Workbook > Restrict Access > Unrestricted Access), saves a copy and sends that.",
    ),
}


@pytest.mark.parametrize("row", UNUSABLE)
def test_an_unusable_file_is_named_with_what_to_do(bench: Bench, row: str) -> None:
    """``check`` prints one line that says what the file is and what to do, reads the others, and ends with 3."""
    make, sentence = UNUSABLE[row]
    path = bench.workbook(name="returned.xlsx")
    bench.workbook(name="whole.xlsx")
    make(path)

    ran = bench.run("check", ".")

    assert ran.code == 3
    assert ran.out == f"returned.xlsx {sentence}\n\nwhole.xlsx: nothing needs attention.\n"
    assert ran.err == ""


@pytest.mark.parametrize("row", UNUSABLE)
def test_a_program_is_told_the_same(bench: Bench, row: str) -> None:
    """As JSON an unusable file is one record, an error without a cell, that holds the same sentences."""
    make, sentence = UNUSABLE[row]
    path = bench.workbook(name="returned.xlsx")
    make(path)

    found = bench.check(path)

    (record,) = found.records
    assert (found.exit, record["file"], record["severity"], record["cell"]) == (3, "returned.xlsx", "error", "")
    assert record["message"] == sentence


def test_a_newer_workbook_asks_for_an_upgrade(bench: Bench) -> None:
    """A workbook of a later version is not read by guesswork: the file is not used, and the remedy is a command."""
    path = bench.workbook(name="returned.xlsx")

    def later(book: openpyxl.Workbook) -> None:
        cells = next(r for r in book["_matsheets"].iter_rows(max_col=2) if r[0].value == "matsheets schema version")
        cells[1].value = "99"

    ran = bench.run("check", bench.spoil(path, later))

    assert ran.code == 3
    assert ran.out == (
        "returned.xlsx was made by a newer matsheets (workbook version 99; this one reads up to 3). "
        "Upgrade matsheets: pip install --upgrade matsheets\n"
    )


def test_lock_files_are_passed_over_even_when_named(bench: Bench, tmp_path: Path) -> None:
    """A shell that spells out ``*.xlsx`` names Excel's lock files too; they are noted, and are no broken workbooks."""
    bench.workbook(name="a.xlsx")
    (tmp_path / "~$a.xlsx").write_bytes(b"\x04Asha")

    ran = bench.run("check", "a.xlsx", "~$a.xlsx")

    assert (ran.code, ran.out) == (0, "a.xlsx: nothing needs attention.\n")
    assert (
        ran.err
        == "a.xlsx looks open in another program or on another computer; answers not yet saved are not included.\n"
    )


def test_more_rows_than_any_questionnaire_are_refused(bench: Bench) -> None:
    """A tab whose rows were copied down thousands of times is refused with what to do, before each of them is read."""
    path = bench.workbook()
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>VIS-01</t></is></c></row>' for n in range(100, 3_200)
    )
    on_sheet(path, "VIS-01", lambda xml: xml.replace("</sheetData>", f"{rows}</sheetData>"))

    ran = bench.run("check", path)

    assert ran.code == 3
    assert ran.out == (
        "oakfield.xlsx holds more than 3,000 rows with a Ref. Open in Excel, delete the rows and tabs that were copied, "
        "save.\n"
    )
