"""Files with a part missing, or something in them twice: read as spreadsheet programs read them, with what is lost named."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.faults.conftest import Bench, on_sheet, parts_of, with_parts

RELATIONSHIPS = "xl/_rels/workbook.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WHOLE = "oakfield.xlsx: nothing needs attention.\n"


def rewritten(path: Path, parts: dict[str, bytes]) -> None:
    """Write a package of these parts alone."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def without(name: str) -> Callable[[Path], None]:
    """Leave out a part that relationships still name."""
    return lambda path: rewritten(path, {n: c for n, c in parts_of(path).items() if n != name})


def emptied(name: str) -> Callable[[Path], None]:
    """Keep a part with nothing in it."""
    return lambda path: rewritten(path, {**parts_of(path), name: b""})


def naming(kind: str, target: str, source: str = RELATIONSHIPS) -> Callable[[Path], None]:
    """Name a part that is not there."""
    line = f'<Relationship Id="rId999" Type="{OFFICE}/{kind}" Target="{target}"/>'.encode()

    def spoil(path: Path) -> None:
        parts = parts_of(path)
        blank = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        content = parts.get(source, blank)
        rewritten(path, {**parts, source: content.replace(b"</Relationships>", line + b"</Relationships>")})

    return spoil


SHEET = "xl/worksheets/_rels/sheet2.xml.rels"
NOT_NEEDED = {
    "no styles": without("xl/styles.xml"),
    "empty styles": emptied("xl/styles.xml"),
    "no theme": without("xl/theme/theme1.xml"),
    "empty theme": emptied("xl/theme/theme1.xml"),
    "no properties": without("docProps/custom.xml"),
    "empty properties": emptied("docProps/custom.xml"),
    "no core properties": without("docProps/core.xml"),
    "no shared texts": naming("sharedStrings", "sharedStrings.xml"),
    "no order of formulas": naming("calcChain", "calcChain.xml"),
    "no drawing": naming("drawing", "../drawings/drawing1.xml", SHEET),
    "no notes": naming("comments", "../comments1.xml", SHEET),
    "no printer settings": naming("printerSettings", "../printerSettings/printerSettings1.bin", SHEET),
    "no target": naming("theme", ""),
}


#: Without the formats, LibreOffice shows the day of the review as the number that the file holds.
DAY = (
    "oakfield.xlsx: 0 errors, 1 warning.\nTo look at:\n"
    '  oakfield.xlsx › About › C19 (ABT-15): "46309" is a number without a date format, and was read as 14 October 2026. '
    "Type the date again if another day was meant.\n"
)


@pytest.mark.parametrize("name", NOT_NEEDED)
def test_a_missing_part_that_is_not_needed_changes_no_answer(bench: Bench, name: str) -> None:
    """LibreOffice reads every answer of such a file, and so does ``check``."""
    path = bench.workbook()
    NOT_NEEDED[name](path)

    ran = bench.run("check", path)

    assert (ran.code, ran.out) == (0, DAY if "styles" in name else WHOLE)


@pytest.mark.parametrize("name", ["empty styles", "no notes"])
def test_a_workbook_without_such_a_part_is_repaired_and_marked(bench: Bench, name: str, tmp_path: Path) -> None:
    """The other commands read it too, and openpyxl opens the marked-up copy with its note."""
    path = bench.put("GOV-01", "rating", "Amber")
    NOT_NEEDED[name](path)

    repaired = bench.run("repair", path, "-o", tmp_path / "repaired.xlsx")
    bench.run("check", path, "--mark-up", tmp_path / "marked")

    assert re.search(r"\b\d+ answers of oakfield.xlsx placed\n", repaired.out)
    [marked] = (tmp_path / "marked").iterdir()
    note = openpyxl.load_workbook(marked)["6 Governance"]["F6"].comment
    assert note is not None
    assert '"Amber" could be Amber-red or Amber-green.' in note.text


def lost(how: str) -> Callable[[bytes], bytes]:
    """Bend the list of tabs so that Governance has no part of its own."""
    reference = rb'(<sheet [^>]*name="6 Governance"[^>]*r:id=")[^"]*'
    return lambda xml: re.sub(reference, rb"\g<1>" + how.encode(), xml)


@pytest.mark.parametrize("reference", ["", "rId999"])
def test_a_tab_without_its_part_is_named_as_lost(bench: Bench, reference: str) -> None:
    """Programs drop such a tab or show it blank; here it is named with its Refs, and the others are read."""
    path = bench.workbook()
    with_parts(path, lambda name, xml: lost(reference)(xml) if name == "xl/workbook.xml" else xml)

    ran = bench.run("check", path)

    assert ran.code == 1
    assert ran.out == (
        "oakfield.xlsx: 1 error, 0 warnings.\n"
        "To put right:\n"
        "  oakfield.xlsx › 6 Governance: This tab is missing, and with it GOV-01 and GOV-02. "
        "Copy the tab from a blank workbook and fill it in.\n"
    )


@pytest.mark.parametrize("spoil", [without, emptied])
def test_a_tab_of_no_answers_that_is_lost_is_a_warning(
    bench: Bench, spoil: Callable[[str], Callable[[Path], None]]
) -> None:
    """What stood on a tab that somebody added cannot be known, so somebody should look; the answers are read."""
    path = bench.workbook()
    bench.spoil(path, lambda book: book.create_sheet("Notes"))
    parts = parts_of(path)
    last = max((n for n in parts if n.startswith("xl/worksheets/sheet")), key=lambda n: int(re.sub(r"\D", "", n)))
    spoil(last)(path)

    assert bench.check(path).of("tab-lost") == [
        "Notes   warning: The file names this tab and holds nothing of it. If something was typed on it, "
        "copy the tab from an earlier version of the workbook."
    ]


def test_texts_that_are_lost_are_no_blanks(bench: Bench) -> None:
    """Where cells point to shared texts that are gone, LibreOffice shows blanks; no answer is lost like that here."""
    path = bench.workbook()
    naming("sharedStrings", "sharedStrings.xml")(path)
    on_sheet(path, "GOV-01", lambda xml: re.sub(r'<c r="F6".*?</c>', '<c r="F6" t="s"><v>0</v></c>', xml))

    assert "oakfield.xlsx is damaged. " in bench.run("check", path).out


# --- twice ---


def rating_twice(path: Path) -> None:
    """The rating of GOV-01 stands twice in its row: as it was typed, and as Red."""

    def twice(xml: str) -> str:
        cell = re.search(r'<c r="F6"[^>]*>.*?</c>', xml)
        assert cell is not None
        red = '<c r="F6" t="inlineStr"><is><t>Red</t></is></c>'
        return xml.replace(cell[0], cell[0] + red)

    on_sheet(path, "GOV-01", twice)


def row_twice(path: Path) -> None:
    """The row of GOV-01 stands twice: its first cells once, and its evidence in a second row of that number."""

    def twice(xml: str) -> str:
        cell = re.search(r'<c r="H6"[^>]*>.*?</c>', xml)
        assert cell is not None
        return xml.replace(cell[0], f'</row><row r="6">{cell[0]}')

    on_sheet(path, "GOV-01", twice)


def test_a_cell_given_twice_is_an_error_at_the_cell(bench: Bench) -> None:
    """Of two contents of one cell neither counts: the file says nothing of which was meant."""
    path = bench.workbook()
    rating_twice(path)

    found = bench.check(path)

    assert found.exit == 1
    assert [(r["code"], r["cell"], r["ref"], r["severity"]) for r in found.records] == [
        ("cell-doubled", "F6", "GOV-01", "error")
    ]
    assert found.records[0]["message"] == (
        "The file gives this cell twice, so it is not clear what stands in it, and neither content was read. "
        "Type it again in Excel or LibreOffice, and save."
    )


def test_a_cell_given_twice_is_listed_with_both_contents(bench: Bench, tmp_path: Path) -> None:
    """``repair`` loses neither of the two."""
    path = bench.workbook()
    rating_twice(path)

    out = bench.run("repair", path, "-o", tmp_path / "repaired.xlsx").out

    for text in ("Amber-green", "Red"):
        assert re.search(rf'6 Governance › F6 \(GOV-01\), under "Rating".*{text}.*The file gives its cell twice\.', out)


def test_a_row_given_twice_is_an_error_at_the_row(bench: Bench) -> None:
    """A row in two pieces is read whole, as spreadsheet programs do, and somebody has to look at it."""
    path = bench.workbook()
    row_twice(path)

    found = bench.check(path)

    assert [(r["code"], r["cell"], r["ref"], r["severity"]) for r in found.records] == [
        ("row-doubled", "H6", "GOV-01", "error")
    ]


def test_a_row_copied_whole_is_an_error_at_each_cell(bench: Bench) -> None:
    """A row that stands twice with the same cells has each cell twice, its Ref too."""
    path = bench.workbook()

    def twice(xml: str) -> str:
        row = re.search(r'<row r="6".*?</row>', xml, re.DOTALL)
        assert row is not None
        return xml.replace(row[0], row[0] * 2)

    on_sheet(path, "GOV-01", twice)
    found = bench.check(path)
    assert [r["cell"] for r in found.records if r["code"] == "cell-doubled"] == [f"{c}6" for c in "ABCDEFGH"]


# --- a DOCTYPE, read or not ---

DOCTYPE = '<!DOCTYPE x [<!ENTITY a "lol">]>'
UNREAD = {
    "properties": ("docProps/app.xml", "<Properties/>"),
    "theme": ("xl/theme/theme1.xml", "<a:theme xmlns:a='urn:a'/>"),
    "drawing": ("xl/drawings/drawing9.xml", "<x/>"),
    "old drawing": ("xl/drawings/vmlDrawing9.vml", "<xml/>"),
    "relationships": ("xl/drawings/_rels/drawing9.xml.rels", "<Relationships/>"),
    "custom": ("customXml/item1.xml", "<x/>"),
}


@pytest.mark.parametrize("name", UNREAD)
def test_a_doctype_is_refused_in_any_part(bench: Bench, name: str) -> None:
    """The file is refused as for a DOCTYPE in a part that is read."""
    path = bench.workbook()
    part, xml = UNREAD[name]
    rewritten(path, {**parts_of(path), part: (DOCTYPE + xml).encode()})

    assert bench.run("check", path).out == (
        "oakfield.xlsx contains a DTD, which Excel never writes. Refused. Get a copy saved by Excel.\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be with a mark"])
def test_a_doctype_is_found_behind_anything(bench: Bench, encoding: str) -> None:
    """It is found in whatever encoding, behind a comment that is longer than what is unpacked at once."""
    path = bench.workbook()
    text = f"<!-- {'<a/> ' * 15_000}-->{DOCTYPE}<x/>"
    content = b"\xfe\xff" + text.encode("utf-16-be") if "mark" in encoding else text.encode(encoding)
    rewritten(path, {**parts_of(path), "docProps/app.xml": content})

    assert "contains a DTD" in bench.run("check", path).out


def test_a_doctype_is_known_by_the_content_type_too(bench: Bench) -> None:
    """A part that the list of content types calls XML is looked at whatever its name ends in; text is not."""
    path = bench.workbook()
    parts = parts_of(path)
    types = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/xl/odd.bin" ContentType="application/vnd.odd+xml"/></Types>'
    )
    odd = {"xl/odd.bin": f"{DOCTYPE}<x/>".encode()}

    rewritten(path, parts | odd)
    assert bench.run("check", path).out == WHOLE
    rewritten(path, parts | odd | {"[Content_Types].xml": types})
    assert "contains a DTD" in bench.run("check", path).out


def test_a_picture_may_have_one(bench: Bench) -> None:
    """Drawing programs write a DOCTYPE into their pictures, which nothing here reads."""
    path = bench.workbook()
    svg = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>'
    rewritten(path, {**parts_of(path), "xl/media/logo.svg": svg})

    assert bench.run("check", path).out == WHOLE


def test_a_part_without_end_before_its_first_element_is_refused(bench: Bench) -> None:
    """A comment of megabytes in front of everything is no program's work."""
    path = bench.workbook()
    rewritten(path, {**parts_of(path), "docProps/app.xml": b"<!--" + b" " * 3_000_000 + b"--><x/>"})

    assert "was not made by a spreadsheet program" in bench.run("check", path).out


# --- every dash replaced ---


def test_dashes_replaced_everywhere_change_no_answer(bench: Bench) -> None:
    """Where "replace all" put an en dash for every hyphen, hidden tab included, the properties still know the framework."""
    path = bench.workbook()

    def replace(book: object) -> None:
        for sheet in book:  # type: ignore[attr-defined]
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and not cell.value.startswith("="):
                        cell.value = cell.value.replace("-", "–")

    bench.spoil(path, replace)

    ran = bench.run("check", path, "--strict")
    assert (ran.code, ran.out) == (0, WHOLE)


def test_dashes_replaced_and_properties_lost_change_no_answer(bench: Bench) -> None:
    """The hidden tab alone tells the framework too, however its dashes are typed, and rows that moved are still told."""
    path = bench.workbook()

    def replace(book: object) -> None:
        for row in book["_matsheets"].iter_rows():  # type: ignore[index]
            for cell in row:
                cell.value = str(cell.value).replace("-", "–") if cell.value else cell.value

    bench.spoil(path, replace)
    without("docProps/custom.xml")(path)
    assert bench.run("check", path).out == WHOLE

    bench.spoil(path, lambda book: setattr(book["6 Governance"]["C6"], "value", "Another question?"))
    without("docProps/custom.xml")(path)
    assert bench.check(path).codes == {"text-moved"}
