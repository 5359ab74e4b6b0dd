"""Every place of a Word file where a designer may type a tag: it is filled in, or the check names it."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.oxml import parse_xml
from lxml import etree

from matsheets.documents.authoring.template_check import check_notes, check_template
from matsheets.documents.contexts.values import fields
from matsheets.documents.template.engine import fill
from tests.documents.builders import blank_document
from tests.documents.template.test_engine import referred_to, rezipped, saved, template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
NAMES = fields(("trust", "its name", "text"), ("groups[]", "them", "list of texts"), ("draft", "whether", "yes or no"))
VALUES = {"trust": 'Oak & "Elm"', "groups": ["Ada", "Ben"], "draft": True}


def with_xml(*body: str) -> bytes:
    """A template with these paragraphs, as XML."""
    doc = blank_document()
    for xml in body:
        doc.element.body.insert(len(doc.element.body) - 1, parse_xml(xml.replace(">", f" {SPACES}>", 1)))
    return saved(doc)


def part(made: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part of a document, parsed."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return etree.fromstring(package.read(name))


def words(root: etree._Element) -> list[str]:
    """The text of each paragraph that has none within it."""
    return [
        "".join(t.text or "" for t in p.iter(f"{{{W}}}t"))
        for p in root.iter(f"{{{W}}}p")
        if next(p.iterdescendants(f"{{{W}}}p"), None) is None
    ]


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: for its newer versions, and again for the older."""
    held = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    new = f"<wps:wsp><wps:txbx><w:txbxContent>{held}</w:txbxContent></wps:txbx></wps:wsp>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{held}</w:txbxContent></v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData>{new}</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
    return f"<w:p><w:r><mc:AlternateContent>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"


def test_a_text_box_is_filled_in_both_of_its_copies() -> None:
    """Tags, a loop over paragraphs and a condition, as anywhere else."""
    content = with_xml(
        text_box(
            "{{ trust }}", "{%p for group in groups %}", "{{ group }}", "{%p endfor %}", "{% if draft %}D{% endif %}"
        )
    )
    assert words(part(fill(content, VALUES)))[-8:] == ['Oak & "Elm"', "Ada", "Ben", "D"] * 2
    assert check_template(content, NAMES) == ()


def test_an_alternative_text_is_filled() -> None:
    """What a screen reader says of a picture may name the trust."""
    picture = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Logo" descr="Logo of {{ trust }}"/></wp:inline></w:drawing></w:r></w:p>'
    content = with_xml(picture)
    made = part(fill(content, VALUES))
    assert [found.get("descr") for found in made.iter("{*}docPr")] == ['Logo of Oak & "Elm"']
    assert check_template(content, NAMES) == ()
    assert [p.code for p in check_template(with_xml(picture.replace("trust", "trst")), NAMES)] == ["unknown-name"]


def test_hidden_words_are_filled() -> None:
    """Designers hide tags so that the template reads like the document."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{{%p {} %}}</w:t></w:r>"
    content = with_xml(f"<w:p>{hidden.format('if draft')}</w:p>", "<w:p><w:r><w:t>{{ trust }}</w:t></w:r></w:p>", f"<w:p>{hidden.format('endif')}</w:p>")  # fmt: skip
    assert words(part(fill(content, VALUES)))[-1] == 'Oak & "Elm"'
    assert words(part(fill(content, {**VALUES, "draft": False})))[-1:] != ['Oak & "Elm"']
    assert check_template(content, NAMES) == ()


def test_a_custom_property_is_filled() -> None:
    """A property that a DOCPROPERTY field shows, beside those that tell of the making."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    own = (
        f'<Properties xmlns="{space}" xmlns:vt="{types}"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" '
        'name="School"><vt:lpwstr>{{ trust }}</vt:lpwstr></property></Properties>'
    )
    content = template("x")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        rels, listed = package.read("_rels/.rels"), package.read("[Content_Types].xml")
    relation = b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>'
    override = b'<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'
    content = rezipped(content, {
        "docProps/custom.xml": own.encode(), "_rels/.rels": rels.replace(b"</Relationships>", relation),
        "[Content_Types].xml": listed.replace(b"</Types>", override),
    })  # fmt: skip
    made = part(fill(content, VALUES), "docProps/custom.xml")
    assert [found.text for found in made.iter(f"{{{types}}}lpwstr")] == ['Oak & "Elm"']
    assert check_template(content, NAMES) == ()


def test_smart_art_is_named() -> None:
    """Nothing is filled in there, and a tag cut over two runs is one."""
    drawn = (
        '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>For {{ tr</a:t></a:r><a:r><a:t>ust }}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    content = template("{{ trust }}")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    listed = parts["[Content_Types].xml"]
    override = b'<Override PartName="/word/diagrams/data1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"/></Types>'
    content = rezipped(
        content,
        {
            "word/diagrams/data1.xml": drawn.encode(),
            "[Content_Types].xml": listed.replace(b"</Types>", override),
            **referred_to(parts, "diagramData", "diagrams/data1.xml"),
        },
    )
    assert [str(p) for p in check_template(content, NAMES)] == [
        'SmartArt › "For {{ trust }}": a tag stands in a SmartArt, where it is not filled in. '
        "Move it into a paragraph, a table cell or a text box."
    ]


# --- numbered lists ------------------------------------------------------------------------------------------------


def numbered(*paragraphs: str) -> bytes:
    """A template with paragraphs; those that begin with a number sign are of Word's numbered list style."""
    doc = blank_document()
    for text in paragraphs:
        doc.add_paragraph(text.removeprefix("# "), style="List Number" if text.startswith("# ") else None)
    return saved(doc)


FOR, END = "{%p for group in groups %}", "{%p endfor %}"


@pytest.mark.parametrize(
    "paragraphs",
    [
        (FOR, "{{ group }}", "# First", "# Second", END),
        (FOR, "{{ group }}", FOR.replace("group ", "other "), "# {{ other }}", END, END),
        (FOR, FOR.replace("group ", "other "), "# {{ other }}", END, END),
        ("Before", FOR, "{{ group }}", "{%p if draft %}", "# First", "{%p endif %}", END),
    ],
)  # fmt: skip
def test_a_list_that_goes_on_through_the_turns_of_a_loop_is_told(paragraphs: tuple[str, ...]) -> None:
    """Word counts on: the second trust's first step would be number 3. Said once, with what to do."""
    content = numbered(*paragraphs)
    (note,) = check_notes(content)
    assert (note.code, note.what) == (
        "numbers-go-on",
        f"the numbers of this list go on from one turn of {FOR} to the next.",
    )
    assert "{{ loop.index }}" in note.remedy
    assert check_template(content, NAMES) == ()


@pytest.mark.parametrize(
    "paragraphs",
    [
        (FOR, "# {{ group }}", END),
        (FOR, "# {{ group }}", "More of it", END),
        ("# One", "# Two", FOR, "{{ group }}", END),
        (FOR, "{{ group }}", "- bullet", END),
    ],
)
def test_a_list_whose_entries_are_the_turns_is_left_in_peace(paragraphs: tuple[str, ...]) -> None:
    """One entry for each turn, as the loop is meant, and lists outside of loops."""
    assert check_notes(numbered(*paragraphs)) == ()
