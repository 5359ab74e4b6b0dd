"""Folders as they come from mail, shared drives and other people's computers: all in them is read, or named (FAULTS 55)."""

from __future__ import annotations

import bz2
import lzma
import plistlib
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from matsheets.storage.temporary_files import temporary_file
from tests.cli.conftest import Run
from tests.faults.conftest import Bench, with_parts
from tests.faults.test_unusable import of, zipped
from tests.workbook.read import hostile

SAVE_AS = "Save As > Excel Workbook (.xlsx)."
OLD_EXCEL = f"is the old Excel 97–2003 format. {SAVE_AS}"
CSV = f"is a text file with separators (.csv), expected a workbook. Open in Excel, {SAVE_AS}"
NO_WORKBOOK = (
    "is no workbook: it does not begin as an .xlsx file does. Get it again, or open it in the program that made it and "
    f"{SAVE_AS}"
)
Make = Callable[[Path], object]
#: How compressed files begin, as their formats' own specifications say; bz2 and xz are made by the programs themselves.
COMPRESSED = {
    "xz": lzma.compress(b"PK"),
    "bz2": bz2.compress(b"PK"),
    "lzma": lzma.compress(b"PK", lzma.FORMAT_ALONE),
    "zst": b"\x28\xb5\x2f\xfd",
    "lz4": b"\x04\x22\x4d\x18",
    "lz": b"LZIP\x01",
    "Z": b"\x1f\x9d\x90",
    "cab": b"MSCF\0\0\0\0",
}


def packed(*names: str) -> bytes:
    """A zip file with files of these names."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"PK")
    return out.getvalue()


def template(path: Path) -> None:
    """A workbook of ours, saved as a template."""
    main, other = hostile.SHEET_TYPE.encode(), hostile.TEMPLATE_TYPE.encode()
    with_parts(path, lambda _, content: content.replace(main, other))


def numbers_folder(path: Path) -> None:
    """What Numbers saves on a Mac that keeps documents as folders."""
    path.unlink()
    (path / "Data").mkdir(parents=True)
    (path / "Index.zip").write_bytes(packed("Document.iwa"))
    (path / "Data" / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0")


#: By the file's name: how it came to be, and what is said of it.
NAMED: dict[str, tuple[Make, str]] = {
    "heads.xls": (of(hostile.ole_file("Root Entry", "Workbook")), OLD_EXCEL),
    "heads.xlsb": (
        zipped(hostile.workbook_parts(hostile.sheet(""), main_type=hostile.BINARY_TYPE)),
        f"is an Excel binary workbook (.xlsb). {SAVE_AS}",
    ),
    "heads.ods": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
        f"is an OpenDocument spreadsheet (.ods). Open in LibreOffice or Excel, {SAVE_AS}",
    ),
    "heads.numbers": (
        zipped({"Index/Document.iwa": "x"}),
        "is an Apple Numbers, Pages or Keynote file, expected a workbook. File > Export To > Excel.",
    ),
    "mac.numbers": (
        numbers_folder,
        "is an Apple Numbers, Pages or Keynote file, expected a workbook. File > Export To > Excel.",
    ),
    "heads.csv": (of(b"Ref,Rating,Rationale\nGOV-01,Red,\"Two lines,\nand a comma\"\nGOV-02,Green,x\n"), CSV),
    "semicolons.txt": (of("Ref;Rating\r\nGOV-01;Red\r\nGOV-02;Grün\r\n".encode("cp1252")), CSV),
    "unicode.txt": (of("Ref\tRating\nGOV-01\tRed\n".encode("utf-16")), CSV),
    "returns.zip": (
        of(packed("returned/heads.xlsx", "returned/minutes.docx")),
        "is a zip file with workbooks in it, expected a workbook. Unpack it and give the workbooks inside.",
    ),
    "older.zip": (
        of(packed("heads.xls")),
        "is a zip file with workbooks in it, expected a workbook. Unpack it and give the workbooks inside.",
    ),
    "large.zip": (
        lambda path: path.write_bytes(packed("one.bin")[:30] + b"one.bin" + bytes(21_000_000)),
        "is a zip file, expected a workbook. Unpack it and give the workbooks inside.",
    ),
    "returns.tar": (
        of(b"heads.xlsx".ljust(257, b"\0") + b"ustar\x0000" + bytes(248)),
        "is a packed file (.tar), expected a workbook. Unpack it and give the workbooks inside.",
    ),
    "heads.fods": (
        of(b'<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'),
        f"is an OpenDocument spreadsheet (.ods). Open in LibreOffice or Excel, {SAVE_AS}",
    ),
    "heads.xltx": (template, f"is an Excel template (.xltx). Open in Excel, {SAVE_AS}"),
    "heads": (of(hostile.ole_file("Root Entry", "Workbook")), OLD_EXCEL),
    "notes": (of(b"call Ann"), "is a text file, expected a workbook. Give the completed workbook (.xlsx) instead."),
    "bytes": (of(bytes(range(256))), NO_WORKBOOK),
    "noise.xlsx": (of(bytes(range(254, 0, -1)) * 40), NO_WORKBOOK),
    "zeros.xlsx": (
        of(bytes(9000)),
        "holds nothing but zeros. It may not have finished downloading or syncing; get it again.",
    ),
    **{
        f"heads.xlsx.{ending}": (
            of(start + bytes(range(256))),
            f"is a compressed file (.{ending}), expected a workbook. Unpack it and give the workbooks inside.",
        )
        for ending, start in COMPRESSED.items()
    },
    "renamed.xlsx": (
        of(bz2.compress(b"PK")),
        "is a compressed file (.bz2), expected a workbook. Unpack it and give the workbooks inside.",
    ),
    "heads.xlsx.crdownload": (
        lambda path: path.write_bytes(path.read_bytes()[:9000]),
        "is damaged. Open in Excel, let it repair, Save As .xlsx, or get it again.",
    ),
    "locked.xls": (
        of(hostile.ole_file("Root Entry", "EncryptedPackage")),
        "is password-protected. File > Info > Protect Workbook > Encrypt with Password, clear it, save.",
    ),
    "page.htm": (
        of(b"<html><table><tr><td>Ref</td></tr></table></html>"),
        f"is a web page (.html), expected a workbook. Open in Excel, {SAVE_AS}",
    ),
    "Heads.eml": (
        of(b"From: ann@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\nUEsDB"),
        "is an e-mail message, expected a workbook. Save its attachment and give that instead.",
    ),
    "Heads.msg": (
        of(hostile.ole_file("Root Entry", "__substg1.0_001A001E")),
        "is an Outlook message, expected a workbook. Save its attachment and give that instead.",
    ),
    "heads.xlsx.lnk": (
        of(b"L\0\0\0\x01\x14\x02\0" + bytes(60)),
        "is a shortcut to a file, not the file itself. Give the file that it points to.",
    ),
    "heads.url": (
        of(b"[InternetShortcut]\r\nURL=https://example.org/heads.xlsx\r\n"),
        "is a shortcut to a file, not the file itself. Give the file that it points to.",
    ),
    "heads.gsheet": (
        of(b'{"":"WARNING! DO NOT EDIT THIS FILE!","doc_id":"1a2b","resource_key":"","email":"ann@example.org"}'),
        "is a link to a Google Sheet, not the workbook itself. Open it, File > Download > Microsoft Excel (.xlsx).",
    ),
    ".heads.xlsx.icloud": (
        of(plistlib.dumps({"NSURLNameKey": "heads.xlsx", "NSURLFileSizeKey": 1}, fmt=plistlib.FMT_BINARY)),
        "is still in iCloud, not on this computer. Right-click it in Finder, Download Now, and try again.",
    ),
    "empty.tmp": (of(b""), "is empty (0 bytes). It may not have finished downloading or syncing; get it again."),
}  # fmt: skip


def sent(bench: Bench, tmp_path: Path, name: str) -> None:
    """Put a file of the table beside a good workbook."""
    path = bench.workbook(name="whole.xlsx")
    (tmp_path / "returned").mkdir(exist_ok=True)
    for copy in ("whole.xlsx", name):
        shutil.copy(path, tmp_path / "returned" / copy)
    NAMED[name][0](tmp_path / "returned" / name)


@pytest.mark.parametrize("name", NAMED)
def test_what_was_sent_and_cannot_be_read_is_named(bench: Bench, tmp_path: Path, name: str) -> None:
    """A file that may hold answers is named with the reason, by its content, and the remedy; exit code 3."""
    sent(bench, tmp_path, name)

    ran = bench.run("check", "returned")

    assert (ran.code, ran.err) == (3, "")
    assert f"{name} {NAMED[name][1]}\n" in ran.out
    assert "whole.xlsx: nothing needs attention.\n" in ran.out


def test_every_command_goes_by_the_same_rule(bench: Bench, tmp_path: Path) -> None:
    """Tables, documents, merging and tracing name the same files as the check, and end with 3."""
    names = ("heads.xls", "heads.ods", "returns.zip", "heads")
    for name in names:
        sent(bench, tmp_path, name)
    document = "made/wexcombe-trust-diagnostic-summary.docx"

    for command in (
        ("aggregate", "returned", "-o", "t.csv"),
        ("build-summary", "returned", "-o", "made"),
        ("build-all", "returned", "-o", "all"),
        ("why", "returned", "GOV-01"),
        ("verify", document, "returned"),
        ("merge", "returned", "whole.xlsx", "-o", "m.xlsx"),
    ):
        ran = bench.run(*command)
        assert ran.code == 3
        assert [name for name in names if f"{name} {NAMED[name][1]}\n" in ran.err] == list(names), command


@pytest.mark.parametrize(
    "name",
    ["x.xlsx?web=1", "exec.xlsx.download", "LOUD.XLSX", "copy.xlsx.1", "returned", "heads.xls", "heads.docx", "heads (1).xlsx.txt"],
)  # fmt: skip
def test_a_good_workbook_is_read_whatever_its_name(bench: Bench, tmp_path: Path, name: str) -> None:
    """In a folder and named alone, by every command: what its content is counts, and not what it is called."""
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / name
    shutil.move(bench.workbook(name="workbook.xlsx"), file)

    for given in ("in", file):
        assert (bench.run("check", given).code, bench.run("check", given).out) == (
            0,
            f"{name}: nothing needs attention.\n",
        )
        assert bench.run("build-summary", given, "-o", "made", "--force").code == 0
        why = bench.run("why", given, "VIS-01")
        assert (why.code, f"{name} › " in why.out) == (0, True)
    document = tmp_path / "made" / "wexcombe-trust-diagnostic-summary.docx"
    assert bench.run("verify", document, "in").code == 0
    assert bench.run("repair", file, "-o", "new.xlsx").code == 0
    shutil.copy(document, tmp_path / "in")
    assert f"{name} › " in bench.run("why", tmp_path / "in" / document.name, "VIS-01").out


def letter(path: Path) -> None:
    """Somebody's letter."""
    document = docx.Document()
    document.add_paragraph("Dear mentor")
    document.save(str(path))


def test_other_documents_beside_the_workbooks_are_named_and_stop_nothing(bench: Bench, tmp_path: Path) -> None:
    """What no one could have taken for a workbook is named on stderr, those of a kind in one line; the exit code is 0."""
    (tmp_path / "in").mkdir()
    bench.workbook(name="in/whole.xlsx")
    letter(tmp_path / "in" / "letter.docx")
    for name in ("agenda.pdf", "minutes.pdf"):
        (tmp_path / "in" / name).write_bytes(b"%PDF-1.7\n%%EOF")
    (tmp_path / "in" / "notes.txt").write_text("Dear Ann,\nthank you, and so on.\n\nBob, Mentor\n", encoding="utf-8")
    (tmp_path / "in" / "photo.heic").write_bytes(b"\0\0\0\x18ftypheic")
    (tmp_path / "in" / "sound.xyz").write_bytes(bytes(range(256)))

    ran = bench.run("check", "in")

    assert (ran.code, ran.out) == (0, "whole.xlsx: nothing needs attention.\n")
    only = "Answers count only in a workbook (.xlsx)."
    assert ran.err.splitlines() == [
        f"agenda.pdf and minutes.pdf were not read: each is a PDF document. {only}",
        f"letter.docx is a Word document, so it was not read. {only}",
        f"notes.txt is a text file, so it was not read. {only}",
        f"photo.heic is a picture, so it was not read. {only}",
        f"sound.xyz is a file of another kind (.xyz), so it was not read. {only}",
    ]


def test_our_own_documents_beside_the_workbooks_are_counted(bench: Bench, tmp_path: Path) -> None:
    """Documents, tables and lists of problems that were written into the folder itself are one line, by their content."""
    (tmp_path / "in").mkdir()
    bench.workbook({("VIS-01", "rating"): "amber red"}, name="in/whole.xlsx")
    assert bench.run("build-summary", "in", "-o", "in").code == 0
    for table in ("csv", "json"):
        assert bench.run("aggregate", "in", "-o", f"in/ratings.{table}").code == 0
        problems = bench.run("check", "in", "--verbose", "--format", table).out
        (tmp_path / "in" / f"problems.{table}").write_text(problems, encoding="utf-8")
    bench.run("check", "in", "--verbose", "-o", "in/problems.txt")
    (tmp_path / "in" / "wexcombe-trust-diagnostic-summary.docx").rename(tmp_path / "in" / "for the board.docx")

    ran = bench.run("check", "in")

    assert (ran.code, ran.out) == (0, "whole.xlsx: nothing needs attention.\n")
    assert ran.err == "6 files that matsheets made were not read.\n"


@pytest.mark.office
def test_our_own_pdf_and_odt_are_counted_too(bench: Bench, tmp_path: Path) -> None:
    """Through LibreOffice they still say whose they are."""
    (tmp_path / "in").mkdir()
    bench.workbook(name="in/whole.xlsx")
    assert bench.run("build-summary", "in", "-o", "in", "--pdf", "--odt").code == 0

    assert bench.run("check", "in").err == "3 files that matsheets made were not read.\n"


def test_what_only_a_system_keeps_there_is_not_spoken_of(bench: Bench, tmp_path: Path) -> None:
    """Shadows of a Mac, thumbnails of Windows, folders of programs, locks of Word: nobody sent those."""
    (tmp_path / "in").mkdir()
    bench.workbook(name="in/whole.xlsx")
    for name in (".DS_Store", "._whole.xlsx", "Thumbs.db", "desktop.ini", "Icon\r", "~$letter.docx", ".git/objects/ab",
                 "__MACOSX/a/x.csv", "__MACOSX/._x.xlsx", "$RECYCLE.BIN/$I1.txt", "@eaDir/x.jpg", ".gitignore"):  # fmt: skip
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(b"x")
    (tmp_path / "in" / ".git" / "linked").symlink_to(tmp_path)
    with temporary_file(tmp_path / "in" / "other.xlsx") as unfinished:  # of a run under way
        unfinished.write(packed("xl/workbook.xml"))
        unfinished.flush()
        ran = bench.run("check", "in")

    assert (ran.code, ran.out, ran.err) == (0, "whole.xlsx: nothing needs attention.\n", "")


@pytest.mark.parametrize(
    "name", [".heads.xlsx", ".xlsx", ".heads", "._heads", "~$heads.xlsx", ".~heads.xlsx", "~$.xlsx"]
)
def test_a_workbook_is_read_whose_name_hides_it(bench: Bench, tmp_path: Path, name: str) -> None:
    """A dot before the name, or the name of a lock: what tells a workbook is its content."""
    (tmp_path / "in").mkdir()
    bench.workbook(name=f"in/{name}.xlsx").rename(tmp_path / "in" / name)

    for given in ("in", f"in/{name}"):
        ran = bench.run("check", given)

        assert (ran.code, ran.out, ran.err) == (0, f"{name}: nothing needs attention.\n", "")


def test_a_hidden_workbook_that_cannot_be_read_is_named(bench: Bench, tmp_path: Path) -> None:
    """One cut short, say."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / ".heads.xlsx").write_bytes(bench.workbook().read_bytes()[:9000])

    ran = bench.run("check", "in")

    assert (ran.code, ran.out[:24]) == (3, ".heads.xlsx is damaged. ")


@pytest.mark.parametrize("lock", ["~$heads.xlsx", ".~lock.heads.xlsx#", ".~heads.xlsx"])
@pytest.mark.parametrize("given", ["in", "in/{}"])
@pytest.mark.parametrize("command", ["check", "build-all -o made", "aggregate -o t.csv"])
def test_a_lock_without_its_workbook_is_named(
    bench: Bench, tmp_path: Path, lock: str, given: str, command: str
) -> None:
    """Somebody has a workbook open that did not come along: it is not in the documents, and the exit code is 3."""
    (tmp_path / "in").mkdir()
    bench.workbook(name="in/whole.xlsx")
    (tmp_path / "in" / lock).write_bytes(b"\x04Asha".ljust(165))

    ran = bench.run(*command.split(), "in/whole.xlsx", given.format(lock))

    assert ran.code == 3
    assert (
        f"{lock} is only the mark that somebody has heads.xlsx open: nothing of that workbook is included. Put heads.xlsx "
        "beside it, or delete this file if it is out of date.\n"
    ) in ran.out + ran.err
    assert "answers not yet saved" not in ran.out + ran.err


def test_two_locks_of_one_absent_workbook_are_named_once(bench: Bench, tmp_path: Path) -> None:
    """Excel and LibreOffice both leave one."""
    (tmp_path / "in").mkdir()
    for lock in ("~$heads.xlsx", ".~lock.heads.xlsx#"):
        (tmp_path / "in" / lock).touch()

    ran = bench.run("check", "in")

    assert (ran.code, (ran.out + ran.err).count("heads.xlsx open")) == (3, 1)


def test_a_link_to_a_folder_is_named_until_that_folder_is_searched(bench: Bench, tmp_path: Path) -> None:
    """It is not followed, so that no link leads through a whole computer, or in a circle."""
    (tmp_path / "in" / "below").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    bench.workbook(name="in/whole.xlsx")
    (tmp_path / "in" / "circle").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "latest").symlink_to("below")
    bench.run("check", "in")
    assert bench.run("check", "in").code == 0
    (tmp_path / "in" / "linked").symlink_to("../other")

    ran = bench.run("check", "in")

    assert (ran.code, ran.out.splitlines()[0]) == (
        3, "linked is a link to a folder and was not followed. Name that folder in the command too.",
    )  # fmt: skip
    for also in ("in/linked", "other", tmp_path / "other"):
        assert bench.run("check", "in", also).code == 0


def test_a_folder_with_nothing_but_other_documents_holds_no_workbook(run: Run, tmp_path: Path) -> None:
    """They are named, and so is the folder; exit code 3."""
    (tmp_path / "in").mkdir()
    letter(tmp_path / "in" / "letter.docx")

    ran = run("check", "in")

    assert ran.code == 3
    assert ran.err.splitlines()[-1] == "in holds no workbook (.xlsx). Check the name of the folder."


def test_a_document_under_a_workbooks_name_was_sent_as_one(bench: Bench, tmp_path: Path) -> None:
    """A letter saved as heads.xlsx is not passed over like a letter: it is named among the results, exit code 3."""
    (tmp_path / "in").mkdir()
    letter(tmp_path / "in" / "heads.xlsx")

    ran = bench.run("check", "in")

    assert (ran.code, ran.err) == (3, "")
    assert ran.out.startswith("heads.xlsx is a Word document, expected a workbook.")


def test_a_broken_link_is_named(bench: Bench, tmp_path: Path) -> None:
    """A link to a workbook that was moved away is not passed over."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "heads.xlsx").symlink_to(tmp_path / "gone.xlsx")

    ran = bench.run("check", "in")

    assert (ran.code, ran.out) == (3, "in/heads.xlsx does not exist. Check its name and folder.\n")
