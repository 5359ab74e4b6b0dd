"""What a template may not carry: whatever runs, fetches or asks when a document made from it is opened."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from docx.oxml import parse_xml

from matsheets.documents.authoring.template_check import check_template
from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.engine import fill
from matsheets.errors import TemplateError
from matsheets.storage.shipped_files import doc_templates_dir
from tests.documents.builders import blank_document
from tests.documents.template.likeness import W
from tests.documents.template.test_engine import refused, rezipped, saved, template
from tests.processor import within

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
PLAIN = template("{{ x }}")


def part(content: bytes, name: str) -> bytes:
    """One part of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def linked(
    kind: str, target: str = "http://example.org/a", *, external: bool = True, name: str = "word/_rels/x.xml.rels"
) -> bytes:
    """A template with one relationship more, in a part of its own."""
    mode = ' TargetMode="External"' if external else ""
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return rezipped(PLAIN, {name: f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>'.encode()})


def with_field(*instruction: str, simple: bool = False) -> bytes:
    """A template with a field whose instruction stands in one run or in several."""
    doc = blank_document()
    paragraph = doc.add_paragraph("{{ x }}")._p
    space = f'xmlns:w="{W[1:-1]}"'
    if simple:
        paragraph.append(parse_xml(f'<w:fldSimple {space} w:instr="{"".join(instruction)}"/>'))
        return saved(doc)
    runs = [f'<w:r {space}><w:fldChar w:fldCharType="begin"/></w:r>']
    runs += [f'<w:r {space}><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in instruction]
    runs.append(f'<w:r {space}><w:fldChar w:fldCharType="end"/></w:r>')
    for run in runs:
        paragraph.append(parse_xml(run))
    return saved(doc)


def in_utf16(content: bytes) -> bytes:
    """A part in the other encoding that Word may read."""
    return content.decode().replace("UTF-8", "UTF-16").encode("utf-16")


REFUSED = {
    "remote template": (linked("attachedTemplate"), "template-attached", "tied to another template"),
    "remote template, escaped": (linked("attached&#84;emplate"), "template-attached", "tied to another template"),
    "remote template in UTF-16": (
        rezipped(PLAIN, {"word/_rels/x.xml.rels": in_utf16(part(linked("attachedTemplate"), "word/_rels/x.xml.rels"))}),
        "template-attached", "tied to another template",
    ),
    "linked object": (linked("oleObject"), "template-linked", "fetches an object from elsewhere"),
    "picture by its address": (linked("image"), "template-linked", "fetches a picture from elsewhere when it is opened (http://example.org/a)"),
    "picture from a share": (linked("image", r"\\server\share\a.png"), "template-linked", "fetches a picture"),
    "frame": (linked("frame"), "template-linked", "fetches a page"),
    "unknown kind of link": (linked("newKind"), "template-linked", "fetches something"),
    "altChunk": (linked("aFChunk", "../a.html", external=False), "template-linked", "altChunk"),
    "master document": (linked("subDocument"), "template-linked", "master document"),
    "control": (linked("control", "activeX/activeX1.xml", external=False), "template-linked", "ActiveX"),
    "macros under another name": (linked("vbaProject", "x.bin", external=False), "template-macros", "macros"),
    "macros": (rezipped(PLAIN, {"word/vbaProject.bin": b"x"}), "template-macros", "macros"),
    "a .docm": (
        rezipped(PLAIN, {"[Content_Types].xml": part(PLAIN, "[Content_Types].xml").replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml")}),
        "template-kind", "macros",
    ),
    "DOCTYPE": (rezipped(PLAIN, {"word/x.xml": b'<!DOCTYPE a SYSTEM "http://x.test/a"><a/>'}), "template-dtd", "DOCTYPE"),
    "DOCTYPE in UTF-16": (rezipped(PLAIN, {"word/x.xml": in_utf16(b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE a []><a/>')}),
                          "template-dtd", "DOCTYPE"),
    "DOCTYPE in a part of another ending": (rezipped(PLAIN, {"word/x.foo": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "template-dtd",
                                            "DOCTYPE"),
    "billion laughs": (
        rezipped(PLAIN, {"word/x.xml": ("<!DOCTYPE a [<!ENTITY b0 'x'>" + "".join(
            f"<!ENTITY b{n} '&b{n - 1};&b{n - 1};'>" for n in range(1, 60)) + "]><a>&b59;</a>").encode()}),
        "template-dtd", "DOCTYPE",
    ),
    "encoding that Word does not write": (rezipped(PLAIN, {"word/x.xml": b'<?xml version="1.0" encoding="UTF-7"?><a/>'}),
                                          "template-damaged", "damaged in word/x.xml"),
    "DDE": (with_field(" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k x&quot; "), "template-field", "(DDEAUTO c:"),
    "DDE over three runs": (with_field(" D", "DEAU", "TO cmd "), "template-field", "reaches outside the document"),
    "DDE made by a tag": (with_field(" D{{ 'DE' }}AUTO cmd "), "template-field", "reaches outside the document"),
    "picture by a field": (with_field("INCLUDEPICTURE http://x.test/a.png", simple=True), "template-field", "INCLUDEPICTURE"),
    "text by a field": (with_field("includetext c:/a.txt", simple=True), "template-field", "includetext"),
    "part that climbs": (rezipped(PLAIN, {"word/../../x.txt": b"x"}), "template-package", "leads elsewhere"),
    "two parts of one name": (rezipped(PLAIN, {"WORD/document.xml": b"<a/>"}), "template-package", "share a name"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_reaches_outside_is_refused(name: str) -> None:
    """The message names the file, what it carries and what to do; nothing is fetched or run."""
    content, code, said = REFUSED[name]
    error = refused(content, x="x")
    assert error.code == code
    assert said in str(error)
    assert str(error).startswith("board.docx ")
    assert error.remedy


@pytest.mark.parametrize("name", [n for n, (_, code, _) in REFUSED.items() if code not in {"template-kind"}])
def test_the_check_names_it_too(name: str) -> None:
    """Before anyone builds with it."""
    content, code, _ = REFUSED[name]
    assert code.removeprefix("template-") in {p.code for p in check_template(content, known_fields(DocumentKind.PLAN))}


@pytest.mark.parametrize(
    "content",
    [
        linked("hyperlink", "https://www.gov.uk/"),
        linked("image", "media/image1.png", external=False),
        linked("package", "../embeddings/book.xlsx", external=False),
        with_field(" PAGE "),
        with_field(" REF _Ref1 \\h "),
        with_field(" TOC \\o &quot;1-3&quot; "),
        with_field(' HYPERLINK "https://example.org/{{ x }}" '),
        with_field(" NUMPAGES ", simple=True),
    ],
)
def test_what_stays_in_the_document_is_left_in_peace(content: bytes) -> None:
    """Links to click, pictures and workbooks inside the file, page numbers and cross-references are fine."""
    assert fill(content, {"x": "x"})


@pytest.mark.parametrize("kind", DocumentKind)
def test_our_templates_carry_nothing(kind: DocumentKind) -> None:
    """Nothing in the three templates is unsafe."""
    from matsheets.documents.template.package import open_package

    path = doc_templates_dir() / kind.template
    assert open_package(path.read_bytes(), path).fillable


# --- size -----------------------------------------------------------------------------------------------------------


def deflated(parts: dict[str, bytes]) -> bytes:
    """The plain template with parts more, compressed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(PLAIN)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name, content in ({name: package.read(name) for name in package.namelist()} | parts).items():
            target.writestr(name, content)
    return out.getvalue()


def test_a_zip_bomb_is_refused() -> None:
    """A small file that unpacks to more than 64 MB, in one part or in many, and one of too many parts."""
    for parts in (
        {"word/media/a.bin": bytes(70_000_000)},
        {f"word/media/{n}.bin": bytes(7_000_000) for n in range(10)},
        {f"word/media/{n}": b"" for n in range(10_001)},
    ):
        content = deflated(parts)
        assert len(content) < 2_000_000
        assert refused(content).code == "template-size"


def of_paragraphs(text: str, count: int) -> bytes:
    """A template of so many paragraphs with the same text, after the plain one."""
    body = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>".encode() * count
    return deflated({"word/document.xml": part(PLAIN, "word/document.xml").replace(b"<w:body>", b"<w:body>" + body)})


@pytest.mark.slow
def test_a_hundred_thousand_paragraphs_are_a_document() -> None:
    """A template as long as forty novels is filled, in good time."""
    with within(60):
        made = fill(of_paragraphs("A &amp; B", 100_000), {"x": "the end"})
    assert part(made, "word/document.xml").count(b"A &amp; B") == 100_000
    assert b"the end" in part(made, "word/document.xml")


def test_too_many_tags_are_refused() -> None:
    """A template with more than 5,000 tags would take minutes to compile."""
    error = refused(of_paragraphs("{{ x }}", 5_000), x="x")
    assert str(error) == "board.docx has more than 5,000 tags. Repeat with loops."


def test_too_much_in_tags_is_refused() -> None:
    """A list of a hundred thousand entries in one tag would take gigabytes to compile."""
    error = refused(template("{{ [" + "x," * 50_000 + "] }}"), x="x")
    assert str(error) == "board.docx has more than 60,000 words and signs in its tags. Make its tags shorter."


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["{{r ", "{{ ", "{% ", "{%r ", "{# ", "{%p ", "{", "}}", "{% colspan ", "{_{", "{%- ", "-%}", "{{ x|"]
)
def test_a_text_that_keeps_opening_brackets_is_refused_in_good_time(piece: str) -> None:
    """A megabyte of brackets that never close does not keep the dialect's expressions busy."""
    with within(30):
        try:
            fill(template(piece * 200_000), {"x": "x"}, name="board.docx")
        except TemplateError as error:
            assert str(error).startswith("board.docx ")  # noqa: PT017 - some of these are no tags, and are printed


def test_a_damaged_file_is_a_sentence() -> None:
    """Whatever bytes are changed, cut or swapped: a template error or a document, never a traceback."""
    chance = random.Random(4)
    for _ in range(150):
        content = bytearray(PLAIN)
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.2:
            del content[chance.randrange(len(content)) :]
        try:
            fill(bytes(content), {"x": "x"}, name="board.docx")
        except TemplateError as error:
            assert str(error).startswith("board.docx ")  # noqa: PT017 - most changes are harmless or refused
