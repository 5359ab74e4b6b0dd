"""What hangs on a workbook beside its cells: labels, signatures, heights of 0, links, notes, pictures and text boxes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink

from matsheets.model.assessment import Assessment, Remark
from tests.faults.conftest import Bench, docx_text, on_sheet, parts_of, with_parts
from tests.processor import within
from tests.workbook.read import attached, hostile

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


# --- links (64) ----------------------------------------------------------------------------------------------------

ADDRESS = "https://trust.example/sites/board/minutes.docx"


def linked(bench: Bench, links: Mapping[tuple[str, str], tuple[str, str]], path: Path | None = None) -> Path:
    """Give answers a text and a link, as a person does with Ctrl+K; an address that starts with # is a place in the file."""
    path = path or bench.workbook()

    def link(book: Workbook) -> None:
        for (ref, column), (text, address) in links.items():
            cell = bench.cell(book, path, ref, column)
            cell.value = text
            target, _, location = address.partition("#")
            cell.hyperlink = Hyperlink(ref="", target=target or None, location=location or None)

    return bench.spoil(path, link)


def document_of(bench: Bench, path: Path) -> str:
    """Build the evidence's and the summary's document and return their texts."""
    assert bench.run("build-evidence", path.name, "-o", "out", "--force").code == 0
    assert bench.run("build-summary", path.name, "-o", "out", "--force").code == 0
    return "\n".join(docx_text(file) for file in Path("out").glob("*.docx"))


@pytest.mark.parametrize(
    ("text", "address", "printed"),
    [
        ("Minutes, here", ADDRESS, f"Minutes, here ({ADDRESS})"),
        ("Minutes, here", f"{ADDRESS}#page=3", f"Minutes, here ({ADDRESS}#page=3)"),
        ("Ask Jo Smith", "mailto:jo@trust.example", "Ask Jo Smith (mailto:jo@trust.example)"),
        ("See the plan", "#'Start here'!A5", "See the plan (#'Start here'!A5)"),
        ("On our drive", "file:///\\\\server\\Board\\June.docx", "On our drive (file:///\\\\server\\Board\\June.docx)"),
        ("Minutes, here", "javascript:alert(1)", "Minutes, here (javascript:alert(1))"),
    ],
    ids=["web", "web with a place", "email", "place in the workbook", "file", "script"],
)
def test_the_address_of_a_link_is_part_of_the_answer(bench: Bench, text: str, address: str, printed: str) -> None:
    """A reader of the document has no link to follow: the address stands after the words, in documents and in ``why``."""
    path = linked(bench, {("GOV-01", "evidence"): (text, address)})

    assert printed in document_of(bench, path)
    assert f"Evidence: {printed}" in bench.run("why", path.name, "GOV-01").out
    assert bench.check(path).records == []


def test_no_document_links_to_what_an_answer_links_to(bench: Bench) -> None:
    """The address is text: the document points to nothing outside itself that it did not point to before."""
    path = linked(bench, {("GOV-01", "evidence"): ("here", ADDRESS)})
    assert ADDRESS in document_of(bench, path)

    for document in Path("out").glob("*.docx"):
        relationships = [content for name, content in parts_of(document).items() if name.endswith(".rels")]
        assert len(relationships) >= 2
        assert not any(ADDRESS.encode() in content for content in relationships)


def test_a_text_that_is_its_own_address_is_printed_once(bench: Bench) -> None:
    """Excel makes a link of every address that is typed."""
    path = linked(bench, {("GOV-01", "evidence"): ("trust.example/Minutes", "https://trust.example/minutes/")})

    assert "trust.example/Minutes" in document_of(bench, path)
    assert "(https://trust" not in document_of(bench, path)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_tables_have_the_address_too(bench: Bench, kind: str) -> None:
    """The texts of a table of ratings are those of the documents."""
    path = linked(bench, {("GOV-01", "rationale"): ("here", ADDRESS)})

    assert bench.run("aggregate", path.name, "-o", f"table.{kind}").code == 0

    table = Path(f"table.{kind}")
    texts = b"".join(parts_of(table).values()) if kind == "xlsx" else table.read_bytes()
    assert f"here ({ADDRESS})".encode() in texts


def test_the_address_that_a_formula_states_is_part_of_the_answer(bench: Bench, read: Read) -> None:
    """``HYPERLINK("address","words")`` is a link like any other, in a cell that shares its formula as well."""
    rows = (
        f'<c r="H6" t="str"><f t="shared" ref="H6:H7" si="0">HYPERLINK("{ADDRESS}","here")</f><v>here</v></c>',
        '<c r="H7" t="str"><f t="shared" si="0"/><v>here</v></c>',
    )

    def change(xml: str) -> str:
        for number, cell in enumerate(rows, start=6):
            xml = re.sub(rf'<c r="H{number}"[^>]*>.*?</c>', cell.replace('"https', "&quot;https"), xml)
        return xml.replace(f'&quot;{ADDRESS}"', f"&quot;{ADDRESS}&quot;")

    found = read(on_sheet(bench.workbook(), "GOV-01", change))

    assert [found.value(ref, "evidence") for ref in ("GOV-01", "GOV-02")] == [f"here ({ADDRESS})"] * 2


def test_an_address_that_a_formula_works_out_is_told(bench: Bench) -> None:
    """What a formula puts together is not guessed, and the warning quotes the words."""
    path = bench.put("GOV-01", "evidence", '=HYPERLINK(A1&"/minutes","Minutes, here")')
    path = on_sheet(path, "GOV-01", lambda xml: re.sub(r"(</f>)<v ?/>|(</f>)<v></v>", r"</f><v>Minutes, here</v>", xml))

    found = bench.check(path)

    assert found.of("link-worked-out") == [
        f'{GOV} H6 GOV-01 warning: A formula works out where the link of "Minutes, here" goes, so its address was not read. '
        "Type the address after the text."
    ]


def test_a_link_in_a_typed_cell_changes_no_value_and_is_told(bench: Bench, read: Read) -> None:
    """A rating, a date or a name is what it is with a link on it; the address is quoted, since no document prints it."""
    path = linked(
        bench, {("GOV-01", "rating"): ("Amber-green", ADDRESS), ("ABT-01", "answer"): ("Wexcombe Trust", ADDRESS)}
    )

    found = read(path)
    assert found.value("GOV-01", "rating").label == "Amber-green"
    assert found.value("ABT-01") == "Wexcombe Trust"
    assert [line.partition(": ")[0] for line in bench.check(path).of("link-not-printed")] == [
        "About C5 ABT-01 warning",
        f"{GOV} F6 GOV-01 warning",
    ]
    assert (
        bench.check(path)
        .of("link-not-printed")[0]
        .startswith(f'About C5 ABT-01 warning: The link in this cell goes to "{ADDRESS}".')
    )
    assert f"Amber-green ({ADDRESS})" in bench.run("why", path.name, "GOV-01").out


def links_of(path: Path) -> set[tuple[str, str]]:
    """Return the links of a workbook's cells that go out of it, as openpyxl sees them: the cell's text and the address."""
    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink)
    return {(cell.value, cell.hyperlink.target) for cell in cells if cell.hyperlink.target}


@pytest.mark.parametrize("command", ["repair", "merge"])
def test_repair_and_merge_keep_links(bench: Bench, read: Read, command: str) -> None:
    """Links to the web and to email are links again, in typed cells too; any other address is kept as text."""
    given = {
        ("GOV-01", "evidence"): ("here", ADDRESS),
        ("GOV-01", "rating"): ("Amber-green", ADDRESS),
        ("GOV-02", "evidence"): ("Ask Jo", "mailto:jo@trust.example"),
        ("VIS-01", "evidence"): ("on our drive", "file:///C:/Papers/June.docx"),
        ("VIS-01", "rationale"): ("click", "javascript:alert(1)"),
    }
    path = linked(bench, given)
    before = read(path)

    copies = [path.name]
    if command == "merge":
        copies.append("copy.xlsx")
        Path("copy.xlsx").write_bytes(path.read_bytes())

    ran = bench.run(command, *copies, "-o", "new.xlsx")

    after = read(Path("new.xlsx"))
    assert ran.code == 0, ran.out + ran.err
    for place in given:
        assert after.value(*place) == before.value(*place), place
    assert links_of(Path("new.xlsx")) == {
        ("here", ADDRESS),
        ("Amber-green", ADDRESS),
        ("Ask Jo", "mailto:jo@trust.example"),
    }


def test_repair_lists_a_link_that_it_cannot_keep(bench: Bench) -> None:
    """A rating has no room for the address of a file, so the new workbook lists it."""
    path = linked(bench, {("GOV-01", "rating"): ("Amber-green", "file:///C:/Papers/June.docx")})

    ran = bench.run("repair", path.name, "-o", "new.xlsx")

    assert ran.code == 1
    assert "file:///C:/Papers/June.docx" in ran.out
    assert '"GOV-01"' not in ran.err
    texts = {cell.value for row in openpyxl.load_workbook("new.xlsx")["Not placed"].iter_rows() for cell in row}
    assert "file:///C:/Papers/June.docx" in texts


def test_copies_that_link_to_different_places_differ(bench: Bench, tmp_path: Path) -> None:
    """Two copies with the same words and other addresses are for a person to settle."""
    one = linked(bench, {("GOV-01", "evidence"): ("here", ADDRESS)})
    other = tmp_path / "other.xlsx"
    other.write_bytes(one.read_bytes())
    linked(bench, {("GOV-01", "evidence"): ("here", "https://other.example")}, other)

    ran = bench.run("merge", one.name, other.name, "-o", "new.xlsx")

    assert ran.code == 1
    assert f'oakfield.xlsx says "here ({ADDRESS})"; other.xlsx says "here (https://other.example)"' in ran.out


def test_a_link_that_nothing_defines_is_none(bench: Bench, read: Read) -> None:
    """A link whose relationship is gone, or whose range cannot be read, harms no answer."""
    links = (
        '<hyperlinks><hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ref="H6" '
        'r:id="rId99"/><hyperlink ref="nowhere" location="Plan!A1"/><hyperlink location="Plan!A1"/></hyperlinks>'
    )
    path = on_sheet(bench.workbook(), "GOV-01", lambda xml: xml.replace("</sheetData>", f"</sheetData>{links}"))

    assert read(path).value("GOV-01", "evidence") == "Board minutes, 3 June 2026 (GOV-01)."
    assert bench.check(path).records == []


@pytest.mark.parametrize("area", ["A:XFD", "A1:XFD1048576", "H:H", "1:1048576"])
def test_a_link_over_a_whole_column_is_no_answers_own(bench: Bench, read: Read, area: str) -> None:
    """A link over everything is a slip: it costs nothing and is printed nowhere."""
    link = f'<hyperlinks><hyperlink ref="{area}" location="Plan!A1"/></hyperlinks>'
    path = on_sheet(bench.workbook(), "GOV-01", lambda xml: xml.replace("</sheetData>", f"</sheetData>{link}"))

    assert read(path).value("GOV-01", "evidence") == "Board minutes, 3 June 2026 (GOV-01)."
    assert bench.check(path).records == []


def test_a_link_over_a_few_cells_is_on_each_of_them(bench: Bench, read: Read) -> None:
    """Several cells that were linked at once each link there."""
    link = '<hyperlinks><hyperlink ref="G6:H7" location="Plan!A1"/></hyperlinks>'
    path = on_sheet(bench.workbook(), "GOV-01", lambda xml: xml.replace("</sheetData>", f"</sheetData>{link}"))

    found = read(path)

    assert [found.value(ref, "rationale") for ref in ("GOV-01", "GOV-02", "VIS-01")] == [
        "Because of what we saw (GOV-01). (#Plan!A1)",
        "Because of what we saw (GOV-02). (#Plan!A1)",
        "Because of what we saw (VIS-01).",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("area", ["H6", "A1:XFD1048576", "A1:Z38"], ids=["one cell", "everything", "a thousand cells"])
def test_links_by_the_thousand_end_in_good_time(bench: Bench, area: str) -> None:
    """A hundred thousand links over one cell, over everything or over a thousand cells each take seconds at most."""
    links = f'<hyperlinks>{f"""<hyperlink ref="{area}" location="Plan!A1"/>""" * 100_000}</hyperlinks>'
    path = on_sheet(bench.workbook(), "GOV-01", lambda xml: xml.replace("</sheetData>", f"</sheetData>{links}"))

    with within(3):
        ran = bench.run("check", path.name)
    assert ran.code == (3 if area == "A1:Z38" else 0)


# --- notes, comments, text boxes and the rest (66, 67) -------------------------------------------------------------

BLANK = {("GOV-01", "rationale"): None}  # G6
BESIDE = "and only what stands in a cell is read. Type the answer there."
SMART_ART = {
    "xl/drawings/_rels/drawing1.xml.rels": attached.relationships({"rIdD": "diagramData /xl/diagrams/data1.xml"}),
    "xl/diagrams/data1.xml": '<d:dataModel xmlns:d="x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:p><a:r><a:t>First we looked</a:t></a:r></a:p><a:p><a:r><a:t>then we rated</a:t></a:r></a:p></d:dataModel>",
}


def drawn(*anchors: str) -> attached.Attached:
    """A drawing of these objects."""
    return {"drawing": ("drawings/drawing1.xml", attached.drawing(*anchors))}


def over_g6(inside: str) -> str:
    """An object over G6 alone."""
    return attached.anchored(inside, 5, 6, 6, 7)


OVER_A_BLANK: dict[str, tuple[attached.Attached, str, dict[str, str]]] = {
    "note": (
        {"comments": ("comments1.xml", attached.notes(("G6", "Ada Byron", "Ada Byron:\nWe saw it in June.")))},
        'A note on it says "Ada Byron: We saw it in June."',
        {},
    ),
    "threaded comment": (
        {
            "threadedComment": (
                "threadedComments/threadedComment1.xml",
                attached.threaded(("G6", "p1", "We saw it in June."), ("G6", "p2", "And in July.")),
            ),
            "comments": ("comments1.xml", attached.notes(("G6", "tc={1}", "[Threaded comment]\n\nYour version …"))),
        },
        'A comment on it says "Ada Byron: We saw it in June. / Ben Okri: And in July."',
        {"xl/persons/person.xml": attached.people(p1="Ada Byron", p2="Ben Okri")},
    ),
    "threaded comment saved by another program": (
        {
            "comments": (
                "comments1.xml",
                attached.notes(("G6", "tc={1}", "[Threaded comment]\n\nYour version …\n\nComment:\n    We saw it.")),
            )
        },
        'A comment on it says "We saw it."',
        {},
    ),
    "text box": (drawn(over_g6(attached.shape("We saw it\nin June."))), 'A text box over it says "We saw it in June."', {}),
    "text box that begins in the cell before": (
        drawn(attached.anchored(attached.shape("We saw it."), 5, 5, 5, 6, into=99_000)),
        'A text box over it says "We saw it."',
        {},
    ),
    "shape": (drawn(over_g6(attached.shape("We saw it.", box=False))), 'A shape over it says "We saw it."', {}),
    "group": (
        drawn(over_g6(f'<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="9" name="Group"/></xdr:nvGrpSpPr>{attached.shape("We saw it.")}</xdr:grpSp>')),
        'A text box over it says "We saw it."',
        {},
    ),
    "SmartArt": (
        drawn(over_g6(attached.frame("diagram", "Diagram 1", '<dgm:relIds r:dm="rIdD"/>'))),
        'A SmartArt graphic over it says "First we looked then we rated"',
        SMART_ART,
    ),
    "picture": (drawn(over_g6(attached.picture("Picture 1"))), "A picture lies over it", {}),
    "form control": (
        {"vmlDrawing": ("drawings/vmlDrawing1.vml", attached.vml(attached.control(1025, "Checkbox", "We saw it", "6, 3, 5, 3, 7, 0, 6, 0", "<x:Checked>1</x:Checked>")))},
        'A form control lies over it ("We saw it, ticked")',
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", OVER_A_BLANK)
def test_what_lies_over_a_blank_answer_is_named_beside_it(bench: Bench, what: str) -> None:
    """The error of the blank stands, and a warning at the same cell quotes what the sender put over it."""
    parts, words, more = OVER_A_BLANK[what]
    path = attached.attach(bench.workbook(BLANK), "GOV-01", parts, **more)

    found = bench.check(path)

    assert found.of("blank-covered") == [f"{GOV} G6 GOV-01 warning: This answer is blank. {words}, {BESIDE}"]
    assert found.codes == {"rationale-missing", "blank-covered"}


def test_words_that_cover_no_blank_are_said_once(bench: Bench) -> None:
    """Notes and text boxes that stand elsewhere are counted and quoted in one warning; a picture there is nobody's answer."""
    parts = {
        "comments": ("comments1.xml", attached.notes(("G6", "Ada", "Not quite."), ("A1", "Ben", "Looks good."))),
        **drawn(over_g6(attached.picture("Logo")), attached.anchored(attached.shape("Draft 3"), 0, 0, 1, 1)),
    }

    found = bench.check(attached.attach(bench.workbook(), "GOV-01", parts))

    message = (
        '2 notes and 1 text box ("Ada: Not quite.", "Ben: Looks good." and "Draft 3") are not read. Type what matters into '
        "the cells."
    )
    assert found.of("objects-not-read") == [f"{GOV} A1  warning: {message}", f"{GOV} G6 GOV-01 warning: {message}"]
    assert (found.exit, found.codes) == (0, {"objects-not-read"})


def test_our_own_notes_are_no_notes_of_anybodys(bench: Bench) -> None:
    """A marked-up copy that is filled in and sent back is not asked about the notes that we put into it."""
    bench.run("check", bench.workbook(BLANK).name, "--mark-up", "marked")

    assert bench.check(Path("marked/oakfield-marked.xlsx")).codes == {"rationale-missing"}


def test_a_note_under_which_we_wrote_is_still_theirs(bench: Bench) -> None:
    """Only our words are left out of a note that we put words under."""
    parts = {"comments": ("comments1.xml", attached.notes(("G6", "Ada", "Ask Ben.\n\nmatsheets:\nRated Green, and …")))}

    found = bench.check(attached.attach(bench.workbook(BLANK), "GOV-01", parts))

    assert found.of("blank-covered") == [
        f'{GOV} G6 GOV-01 warning: This answer is blank. A note on it says "Ada: Ask Ben.", {BESIDE}'
    ]


def test_a_box_over_the_whole_form_is_no_answer_to_any_row(bench: Bench) -> None:
    """A box over more blanks than anybody answers at once is said to be there, not held against each blank."""
    blank = {
        (e, column): None
        for e in [f"GOV-{n:02d}" for n in range(1, 30)]
        for column in ("rating", "rationale", "evidence")
    }
    known = {place: None for place in blank if bench.layout.find(place[0])}
    layout = {("BEY-01", "issue"): None}
    path = attached.attach(
        bench.workbook({**known, **layout}), "BEY-01", drawn(attached.anchored(attached.shape("DRAFT"), 0, 0, 400, 9))
    )

    found = bench.check(path)

    assert not found.of("blank-covered")
    assert len(found.of("objects-not-read")) == 1


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("drawing", b"<xdr:wsDr"),
        ("drawing", b"\xff\xfe\x00nonsense"),
        ("comments", b'<comments><commentList><comment ref="nowhere"/>'),
        ("threadedComment", b"<a></b>"),
    ],
)
def test_a_part_that_cannot_be_read_harms_no_answer(bench: Bench, read: Read, kind: str, content: bytes) -> None:
    """Answers are read all the same, and the tab whose drawing or notes could not be read is named."""
    path = attached.attach(bench.workbook(), "GOV-01", {kind: ("drawings/odd1.xml", content)})

    assert read(path).text("GOV-01", "evidence") == "Board minutes, 3 June 2026 (GOV-01)."
    (line,) = bench.check(path).of("objects-unreadable")
    assert line.startswith(f'{GOV}   warning: A part of this tab could not be read ("xl/drawings/odd1.xml")')
    assert (
        "could not be read. Look at the tab in the old workbook."
        in bench.run("repair", path.name, "-o", "new.xlsx").out
    )


@pytest.mark.parametrize("left", [None, b""], ids=["missing", "empty"])
def test_a_drawing_that_is_not_there_is_no_problem(bench: Bench, left: bytes | None) -> None:
    """Where a tab points to a drawing that the file does not hold, or that is empty, nothing lies on it."""
    path = attached.attach(bench.workbook(), "GOV-01", drawn())
    parts = {name: left if name == "xl/drawings/drawing1.xml" else content for name, content in parts_of(path).items()}
    hostile.write_zip(path, {name: content for name, content in parts.items() if content is not None})

    assert bench.check(path).records == []


@pytest.mark.parametrize("content", [b"<a>" + b"<b/>" * 3_000_000 + b"</a>", b"<a>" * 500, b"<a>" + b" " * (70 << 20)])
def test_a_hostile_drawing_costs_little(bench: Bench, content: bytes) -> None:
    """A drawing of millions of elements, too deep or too large is given up within the limits of any file."""
    path = attached.attach(bench.workbook(), "GOV-01", {"drawing": ("drawings/drawing1.xml", content)})

    with within(3):
        found = bench.check(path)
    assert found.codes == {"objects-unreadable"}


@pytest.mark.slow
def test_objects_by_the_thousand_are_counted(bench: Bench) -> None:
    """Ten thousand text boxes over one blank are no ten thousand lines, in a check or on the tab of what was not placed."""
    boxes = "".join(over_g6(attached.shape(f"Box {n}")) for n in range(10_000))
    path = attached.attach(bench.workbook(BLANK), "GOV-01", drawn(boxes))

    with within(4):
        found = bench.check(path)
    assert len(found.of("blank-covered")) == 3
    assert len(found.of("objects-not-read")) == 1
    ran = bench.run("repair", path.name, "-o", "new.xlsx")
    assert f'{GOV}: "10,000 times: text box"' in ran.out


EVERYTHING: attached.Attached = {
    "drawing": (
        "drawings/drawing1.xml",
        attached.drawing(
            over_g6(attached.shape("In a box")),
            attached.anchored(attached.shape("On an arrow", box=False, name="Arrow 1"), 1, 1, 2, 2),
            attached.anchored(attached.shape("", box=False, name="Line 7"), 1, 1, 2, 2),
            attached.anchored(attached.frame("chart", "Chart 1"), 20, 0, 30, 4),
            attached.anchored(attached.frame("diagram", "Diagram 1", '<dgm:relIds r:dm="rIdD"/>'), 20, 0, 30, 4),
            attached.anchored(attached.picture("Picture 1", "Our logo"), 0, 3, 1, 4),
            # what a newer program draws, and what stands there for older ones
            "<mc:AlternateContent><mc:Choice Requires=\"cx\">"
            + attached.anchored(attached.frame("chartex", "Funnel"), 2, 2, 3, 3)
            + "</mc:Choice><mc:Fallback>" + attached.anchored(attached.shape("This chart is not available"), 2, 2, 3, 3)
            + "</mc:Fallback></mc:AlternateContent>",
            # a form control, which stands in the old drawing too
            attached.anchored(attached.shape("We agree", name="Check Box 1").replace(
                'name="Check Box 1"/>',
                'name="Check Box 1"><a:extLst><a:ext><a14:compatExt spid="_x0000_s1025"/></a:ext></a:extLst></xdr:cNvPr>'), 8, 1, 9, 2),
        ),
    ),
    "vmlDrawing": (
        "drawings/vmlDrawing1.vml",
        attached.vml(
            attached.control(1025, "Checkbox", "We agree &amp; sign", "1, 3, 8, 3, 2, 0, 9, 0", "<x:Checked>1</x:Checked>"),
            attached.control(1026, "Radio", "Rather not", "1, 3, 9, 3, 2, 0, 10, 0"),
            attached.control(1027, "Drop", "", "1, 3, 9, 3, 2, 0, 10, 0", "<x:Sel>2</x:Sel>"),
            attached.control(1028, "Spin", "", "1, 3, 9, 3, 2, 0, 10, 0", "<x:Val>14</x:Val>"),
            attached.control(1030, "Pict", "", "3, 3, 12, 3, 4, 0, 13, 0"),
            '<v:shape id="LH" type="#_x0000_t75"><v:imagedata o:relid="rId1" o:title="Crest"/></v:shape>',
        ),
    ),
    "comments": ("comments1.xml", attached.notes(("H6", "Ada", "In a note"), ("G8", "tc={2}", "[Threaded comment]"))),
    "threadedComment": ("threadedComments/threadedComment1.xml", attached.threaded(("G8", "p1", "In a comment"))),
    "package": ("embeddings/Minutes.docx", b"PK"),
    "image": ("media/image9.png", b"PNG"),
}  # fmt: skip
MORE = {**SMART_ART, "xl/persons/person.xml": attached.people(p1="Ben Okri")}
EMBEDDED = (
    '<oleObjects><oleObject progId="Word.Document.12" shapeId="1030" xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships" r:id="rId5"/></oleObjects>'
)
NAMED = (
    f'{GOV} › G6 (GOV-01), under "Rationale": "In a box" A text box is not carried over.',
    f'{GOV} › B2: "On an arrow" A shape is not carried over.',
    f'{GOV} › B2: "Line 7" A shape is not carried over.',
    f'{GOV} › A21: "Chart 1" A chart is not carried over.',
    f'{GOV} › A21: "First we looked then we rated" A SmartArt graphic is not carried over.',
    f'{GOV} › D1: "Our logo" A picture is not carried over.',
    f'{GOV} › C3: "Funnel" A chart is not carried over.',
    f'{GOV} › B9: "We agree & sign, ticked" A form control is not carried over.',
    f'{GOV} › B10: "Rather not, not ticked" A form control is not carried over.',
    f'{GOV} › B10: "drop-down list, entry 2 chosen" A form control is not carried over.',
    f'{GOV} › B10: "spin button, set to 14" A form control is not carried over.',
    f'{GOV}: "Crest" A picture in a header or footer is not carried over.',
    f'{GOV} › H6 (GOV-01), under "Evidence": "Ada: In a note" A note is not carried over.',
    f'{GOV} › G8: "Ben Okri: In a comment" A comment is not carried over.',
    f'{GOV} › D13: "Minutes.docx (Word.Document.12)" An embedded file is not carried over.',
    f'{GOV}: "image9.png" A background picture is not carried over.',
)  # fmt: skip


@pytest.mark.parametrize("command", ["repair", "merge"])
def test_repair_and_merge_name_everything_that_they_do_not_carry(bench: Bench, command: str) -> None:
    """Each object is named with its tab, its cell and its words, in the output and on the new workbook's tab."""
    path = attached.attach(bench.workbook(), "GOV-01", EVERYTHING, inside=EMBEDDED, **MORE)
    copies = [path.name]
    if command == "merge":
        Path("copy.xlsx").write_bytes(path.read_bytes())
        copies.append("copy.xlsx")

    ran = bench.run(command, *copies, "-o", "new.xlsx")

    assert ran.code == 1
    lines = [line.strip().removeprefix("oakfield.xlsx, copy.xlsx › ") for line in ran.out.splitlines()]
    assert [line for line in lines if "not carried over" in line and line not in NAMED] == []
    assert [line for line in NAMED if line not in lines] == []
    rows = openpyxl.load_workbook("new.xlsx")["Not placed"].iter_rows(values_only=True)
    assert sum(any("not carried over" in str(cell) for cell in row) for row in rows) == len(NAMED)


def test_a_chart_on_a_tab_of_its_own_is_named(bench: Bench) -> None:
    """A tab that holds no cells is not carried over either."""
    path = bench.spoil(bench.workbook(), lambda book: book.create_chartsheet("Our chart").add_chart(BarChart()))

    assert (
        'Our chart: "chart sheet" A chart sheet is not carried over.'
        in bench.run("repair", path.name, "-o", "new.xlsx").out
    )


def test_a_link_without_words_over_a_blank_is_told(bench: Bench) -> None:
    """Who put a link into a cell and no words meant something by it; repair lists it."""
    link = '<hyperlinks><hyperlink ref="G6" location="Plan!A1"/></hyperlinks>'
    path = on_sheet(bench.workbook(BLANK), "GOV-01", lambda xml: xml.replace("</sheetData>", f"</sheetData>{link}"))

    assert bench.check(path).of("blank-covered") == [
        f'{GOV} G6 GOV-01 warning: This answer is blank. A link on it goes to "#Plan!A1", {BESIDE}'
    ]
    assert f'{GOV} › G6 (GOV-01), under "Rationale": "#Plan!A1"' in bench.run("repair", path.name, "-o", "new.xlsx").out


def test_a_marked_up_copy_keeps_what_lies_on_the_tabs(bench: Bench) -> None:
    """Marking changes none of it but the part of the notes, which gets ours beside theirs."""
    path = attached.attach(
        bench.workbook({("GOV-02", "rationale"): None}), "GOV-01", EVERYTHING, inside=EMBEDDED, **MORE
    )
    before = parts_of(path)

    bench.run("check", path.name, "--mark-up", "marked")

    after = parts_of(Path("marked/oakfield-marked.xlsx"))
    ours = {
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/styles.xml",
    }
    changed = {name for name in before if before[name] != after.get(name)} - ours
    assert all(name.startswith("xl/worksheets/") or name.endswith(".rels") for name in changed), changed
    assert b"In a note" in after["xl/comments1.xml"]
