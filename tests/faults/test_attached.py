"""What hangs on a workbook beside its cells: labels, signatures, heights of 0, links, notes, pictures and text boxes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from matsheets.model.assessment import Assessment, Remark
from tests.faults.conftest import Bench, on_sheet, parts_of, with_parts
from tests.workbook.read import hostile

Read = Callable[[Path], Assessment]
GOV = "6 Governance"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


# --- labels and passwords (74) -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        ("DRMEncryptedDataSpace", "board.docx is protected by a label that encrypts it"),
        (
            "StrongEncryptionDataSpace",
            "board.docx is password-protected. File > Info > Protect Document > Encrypt with",
        ),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        ("verify", "board.docx", "oakfield.xlsx"),
        ("why", "board.docx", "GOV-01"),
        ("template", "check", "board.docx", "--document", "summary"),
        ("build-summary", "oakfield.xlsx", "-o", "out", "--template", "board.docx"),
    ],
    ids=lambda command: command[0],
)
def test_a_document_that_is_kept_shut_is_told_as_such(
    bench: Bench, command: tuple[str, ...], stream: str, words: str
) -> None:
    """Wherever a Word document is taken, one behind a label is told apart from one behind a password."""
    bench.workbook()
    Path("board.docx").write_bytes(hostile.ole_file("Root Entry", "\x06DataSpaces", stream, "EncryptedPackage"))

    ran = bench.run(*command)

    assert ran.code == 3
    assert words in ran.out + ran.err


# --- signatures (78) -----------------------------------------------------------------------------------------------


def signed(path: Path) -> Path:
    """Sign a workbook as Excel does: a part that is pointed to from the package, and the signature that it points to."""
    line = f'<Relationship Id="rId91" Type="{PACKAGE}/relationships/digital-signature/{{}}" Target="{{}}"/>'
    types = (
        '<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>'
        '<Override PartName="/_xmlsignatures/sig1.xml" '
        'ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/></Types>'
    )

    def change(name: str, content: bytes) -> bytes:
        if name == "_rels/.rels":
            origin = line.format("origin", "_xmlsignatures/origin.sigs")
            return content.replace(b"</Relationships>", f"{origin}</Relationships>".encode())
        return content.replace(b"</Types>", types.encode()) if name == "[Content_Types].xml" else content

    lines = f'<Relationships xmlns="{PACKAGE}/relationships">{line.format("signature", "sig1.xml")}</Relationships>'
    return with_parts(
        path,
        change,
        **{
            "_xmlsignatures/origin.sigs": b"",
            "_xmlsignatures/_rels/origin.sigs.rels": lines.encode(),
            "_xmlsignatures/sig1.xml": b'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>',
        },
    )


def test_a_marked_up_copy_of_a_signed_workbook_has_no_signature(bench: Bench) -> None:
    """The copy would be called tampered with: nothing of the signature is in it, the line says so, all else is carried."""
    path = signed(bench.workbook({("GOV-01", "rationale"): None}))
    before = parts_of(path)

    ran = bench.run("check", path.name, "--mark-up", "marked")

    after = parts_of(Path("marked/oakfield-marked.xlsx"))
    assert ran.code == 1
    assert "1 problem marked; its digital signature is left out, because a changed copy cannot keep one" in ran.err
    assert {name for name in before if name not in after} == {name for name in before if "_xmlsignatures" in name}
    assert not any(
        b"signature" in after[name] or b"sigs" in after[name] for name in ("_rels/.rels", "[Content_Types].xml")
    )


def test_a_copy_of_a_workbook_without_a_signature_says_nothing_of_one(bench: Bench) -> None:
    """Who has not signed is told nothing about signatures."""
    ran = bench.run("check", bench.workbook({("GOV-01", "rationale"): None}).name, "--mark-up", "marked")

    assert ran.err.endswith("1 problem marked\n")


def test_repair_says_that_the_new_workbook_is_not_signed(bench: Bench) -> None:
    """A fresh workbook carries no signature either."""
    ran = bench.run("repair", signed(bench.workbook()).name, "-o", "new.xlsx")

    assert "The workbook is digitally signed. The new one is not: sign it again." in ran.err


# --- what cannot be seen, and names with backslashes (79) ----------------------------------------------------------


def with_row(xml: str, row: int, attributes: str) -> str:
    """Replace the attributes of a row's tag."""
    return re.sub(rf'<row r="{row}"[^>]*>', f'<row r="{row}" {attributes}>', xml)


@pytest.mark.parametrize(
    ("change", "hidden"),
    [
        (lambda xml: with_row(xml, 6, 'ht="0" customHeight="1"'), True),
        (lambda xml: with_row(xml, 6, 'ht="0.0" customHeight="1"'), True),
        (lambda xml: re.sub(r'<col [^>]*min="6"[^>]*>', '<col min="6" max="6" width="0" customWidth="1"/>', xml), True),
        (lambda xml: with_row(xml, 6, "").replace("<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" '), True),
        (
            lambda xml: with_row(xml, 6, 'hidden="0"').replace("<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" '),
            False,
        ),
        (lambda xml: xml.replace("<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" '), False),
        (lambda xml: with_row(xml, 6, 'ht="0.75" customHeight="1"'), False),
    ],
    ids=["height 0", "height 0.0", "width 0", "all hidden", "all but this", "all with a height", "a thin row"],
)
def test_what_has_no_height_or_width_is_hidden(
    bench: Bench, read: Read, change: Callable[[str], str], hidden: bool
) -> None:
    """An answer in a row of height 0, a column of width 0, or where every row is hidden that says nothing, is read and told."""
    path = on_sheet(bench.workbook(), "GOV-01", change)

    answer = read(path).answer("GOV-01", "rating")

    assert answer is not None
    assert answer.text == "Amber-green"
    assert (Remark.HIDDEN in answer.remarks) is hidden
    assert ("hidden-answer" in bench.check(path).codes) is hidden


def with_backslashes(path: Path) -> Path:
    """Write a package again as some programs for Windows do, with backslashes in the names of its parts."""
    parts = parts_of(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("/", "\\"), content)
    return path


def test_parts_named_with_backslashes_are_read(bench: Bench, read: Read) -> None:
    """A workbook whose parts are named with backslashes is read like any other, and marked up too."""
    path = with_backslashes(bench.workbook({("GOV-01", "rationale"): None}))

    ran = bench.run("check", path.name, "--mark-up", "marked")

    assert ran.out.count("oakfield.xlsx ›") == 1
    marked = read(Path("marked/oakfield-marked.xlsx"))
    assert marked.tabs[0] == "Problems"
    assert marked.text("GOV-01", "evidence") == "Board minutes, 3 June 2026 (GOV-01)."
    assert not any("\\" in name for name in parts_of(Path("marked/oakfield-marked.xlsx")))


def test_a_document_named_with_backslashes_is_read(bench: Bench) -> None:
    """So is a Word document: it can be verified."""
    bench.workbook()
    bench.run("build-summary", "oakfield.xlsx", "-o", "out")
    (document,) = Path("out").iterdir()

    ran = bench.run("verify", with_backslashes(document), "oakfield.xlsx")

    assert ran.code == 0, ran.out + ran.err


def test_a_part_named_both_ways_is_refused(bench: Bench) -> None:
    """Two parts whose names differ only in the slash are one part given twice."""
    path = with_parts(bench.workbook(), lambda name, content: content, **{"xl\\workbook.xml": b"<workbook/>"})

    assert "was not made by a spreadsheet program." in bench.run("check", path.name).out
