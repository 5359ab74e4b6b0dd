"""Tags in the addresses of links: filled as addresses are written, or refused where they would lead anywhere."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from matsheets.documents.authoring.template_check import check_template
from matsheets.documents.contexts.values import fields
from matsheets.documents.template.engine import fill
from tests.documents.builders import blank_document
from tests.documents.template.test_engine import refused, saved
from tests.documents.template.test_unsafe_content import with_field

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = fields(("trust", "its name", "text"), ("x", "something", "text"))


def linked(address: str, *, header: bool = False) -> bytes:
    """A template with a link on its words, in the text or in a page header."""
    doc = blank_document()
    place = doc.sections[0].header if header else doc
    paragraph = place.add_paragraph("See ")
    relation = place.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = "<w:r><w:t>{{ trust }}</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:hyperlink xmlns:w="{W}" xmlns:r="{R}" r:id="{relation}">{run}</w:hyperlink>'))
    return saved(doc)


def address_in(made: bytes, part: str = "word/_rels/document.xml.rels") -> str:
    """Where the link of a document leads."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        relations = package.read(part).decode()
    (found,) = re.findall(
        r'<Relationship [^>]*Target="([^"]*)"[^>]*TargetMode="External"|<Relationship [^>]*TargetMode="External"[^>]*Target="([^"]*)"',
        relations,
    )
    return unescape(found[0] or found[1])


def instruction_of(made: bytes) -> str:
    """The instruction of a document's one field."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        body = package.read("word/document.xml").decode()
    simple = re.findall(r'w:instr="([^"]*)"', body)
    return unescape(simple[0] if simple else "".join(re.findall(r"<w:instrText[^>]*>([^<]*)<", body)))


@pytest.mark.parametrize(
    ("address", "value", "filled"),
    [
        ("mailto:office@{{ x }}.example", "oakfield", "mailto:office@oakfield.example"),
        ("mailto:{{ x }}?subject=Plan", "head@oak.example", "mailto:head@oak.example?subject=Plan"),
        ("https://example.org/find?q={{ x }}&page=1", "Oak & Elm? #1", "https://example.org/find?q=Oak%20%26%20Elm%3F%20%231&page=1"),
        ("http://{{ x }}/about", "oak.example", "http://oak.example/about"),
        ("https://example.org/{{ x }}", "Ŵ ŷ", "https://example.org/%C5%B4%20%C5%B7"),
        ("https://example.org/{{ x }}", 'a"b<c>\'d\n', "https://example.org/a%22b%3Cc%3E%27d%0A"),
        ("https://example.org/{% if x %}yes/{{ x|lower }}{% endif %}", "OAK", "https://example.org/yes/oak"),
        ("mailto:office@%7b%7b%20x%20%7d%7d.example", "oak", "mailto:office@oak.example"),
        ("https://example.org/%7B%7B%20x%20%7D%7D?a=%20b", "oak", "https://example.org/oak?a=%20b"),
        ("#{{ x }}", "here", "#here"),
        ("mailto:a@example.org?cc={{ x }}", "b@example.org&bcc=c@example.org", "mailto:a@example.org?cc=b@example.org%26bcc=c@example.org"),
    ],
)  # fmt: skip
def test_a_tag_in_an_address_is_filled(address: str, value: str, filled: str) -> None:
    """Percent signs as addresses have them (RFC 3986), also where Word and Writer have written the brackets so."""
    content = linked(address)
    assert address_in(fill(content, {"x": value, "trust": "T"})) == filled
    assert check_template(content, NAMES) == ()


def test_in_a_page_header() -> None:
    """Page headers have links of their own."""
    made = fill(linked("https://example.org/{{ x }}", header=True), {"x": "a b", "trust": "T"})
    assert address_in(made, "word/_rels/header1.xml.rels") == "https://example.org/a%20b"


@pytest.mark.parametrize("address", ["{{ x }}", "{{ x }}://example.org", "file:///c:/{{ x }}", "javascript:{{ x }}", "{{x}}.html", "../{{ x }}", "ht{{ x }}"])  # fmt: skip
@pytest.mark.parametrize("field", [False, True])
def test_an_address_that_a_tag_would_decide_is_refused(address: str, field: bool) -> None:
    """What people typed must not choose what a click in a board paper opens; the check says so too."""
    content = with_field(f' HYPERLINK "{address}" ') if field else linked(address)
    error = refused(content, x="x", trust="T")
    assert error.code == "template-link-address"
    assert address in str(error)
    assert "Begin the address with https://" in error.remedy
    assert "link-address" in {p.code.removeprefix("template-") for p in check_template(content, NAMES)}


def test_a_name_in_an_address_that_is_not_known_is_named() -> None:
    """With the address; before anyone builds with it, and when they do."""
    content = linked("https://example.org/{{ trst }}")
    assert str(refused(content, trust="T", x="x")).startswith(
        'board.docx uses the unknown name "trst", in the address "https://example.org/{{ trst }}".'
    )
    assert [(p.code, p.spot.text) for p in check_template(content, NAMES)] == [
        ("unknown-name", "https://example.org/{{ trst }}")
    ]


def test_links_without_tags_stay_byte_by_byte() -> None:
    """Nothing of an address without a tag is written anew."""
    assert (
        address_in(fill(linked("https://example.org/a%20b?x={1}&y=%7B"), {"trust": "T"}))
        == "https://example.org/a%20b?x={1}&y=%7B"
    )


@pytest.mark.parametrize("simple", [False, True])
def test_a_hyperlink_field(simple: bool) -> None:
    """Its address is quoted as addresses are, so that no answer ends it and adds a switch."""
    quote = "&quot;" if simple else '"'
    pieces = (f" HYPERLINK {quote}https://example.org/{{{{ x }}}}{quote} \\o {quote}Tip{quote} ",)
    made = fill(with_field(*pieces, simple=simple), {"x": 'a" \\l "b'})
    assert instruction_of(made) == ' HYPERLINK "https://example.org/a%22%20%5Cl%20%22b" \\o "Tip" '


def test_a_tag_that_formatting_splits_over_a_field() -> None:
    """Word cuts an instruction into pieces anywhere."""
    made = fill(with_field(" HYPER", 'LINK "https://example.org/{{', " x }", '}" '), {"x": "oak"})
    assert instruction_of(made) == ' HYPERLINK "https://example.org/oak" '


def test_other_fields_keep_their_quotation_marks() -> None:
    """An answer with quotation marks stays one argument, as Word writes them there."""
    made = fill(with_field(' QUOTE "{{ x }}" '), {"x": 'Oak "Elm" \\ Ash'})
    assert instruction_of(made) == ' QUOTE "Oak \\"Elm\\" \\\\ Ash" '
