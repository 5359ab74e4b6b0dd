"""The dialect, feature by feature: what the engine makes is docxtpl's own output, part for part.

Set aside are only the order within a cell's properties (docxtpl puts colours and spans where the schema does not allow
them) and core properties' dates, author and language, which are ours.
"""

from __future__ import annotations

import io
import logging
import os
import zipfile
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate, Listing, RichText
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import etree

from matsheets.documents.engine import fill, unsupported
from tests.documents.builders import paragraphs_of
from tests.documents.test_engine import rezipped, saved, template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def normal(xml: bytes) -> bytes:
    """A part without the order within a cell's properties."""
    root = etree.fromstring(xml)
    for properties in root.iter(f"{W}tcPr"):
        properties[:] = sorted(properties, key=lambda child: child.tag)
    return etree.tostring(root, method="c14n")


def by_docxtpl(content: bytes, context: dict[str, Any]) -> bytes:
    """The document that docxtpl makes."""
    document, out = DocxTemplate(io.BytesIO(content)), io.BytesIO()
    document.render(context, jinja_env=Environment(autoescape=True))
    document.save(out)
    return out.getvalue()


def assert_alike(content: bytes, context: dict[str, Any]) -> None:
    """Every Word part is docxtpl's."""
    with (
        zipfile.ZipFile(io.BytesIO(fill(content, context))) as got,
        zipfile.ZipFile(io.BytesIO(by_docxtpl(content, context))) as expected,
    ):
        parts = [n for n in got.namelist() if n.startswith("word/") and n.endswith(".xml")]
        assert "word/document.xml" in parts
        for part in parts:
            assert normal(got.read(part)) == normal(expected.read(part)), part


def with_footnote(text: str) -> bytes:
    """A template with a footnote."""
    plain = template("Body {{ x }}")
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        types = package.read("[Content_Types].xml")
        rels = package.read("word/_rels/document.xml.rels")
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{FOOTNOTES}"/></Types>'.encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    rel = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
    notes = f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    return rezipped(
        plain,
        {
            "[Content_Types].xml": types.replace(b"</Types>", override),
            "word/_rels/document.xml.rels": rels.replace(b"</Relationships>", rel),
            "word/footnotes.xml": notes.encode(),
        },
    )


def with_margins(header: str, footer: str) -> bytes:
    """A template with tags in its header and footer."""
    doc = Document()
    doc.add_paragraph("Body {{ x }}")
    doc.sections[0].header.paragraphs[0].text = header
    doc.sections[0].footer.paragraphs[0].text = footer
    return saved(doc)


def split_runs() -> bytes:
    """A template whose tags Word has cut into runs of different formats."""
    doc = Document()
    paragraph = doc.add_paragraph("Before {")
    for piece, bold in (("{ ", True), ("x", False), (" }", True), ("} after", False)):
        paragraph.add_run(piece).bold = bold
    return saved(doc)


FEATURES: dict[str, bytes] = {
    "values": template("{{ x }} and {{y}}", "  spaces {{ x }}  ", "{{ x }}{{ x }}"),
    "split runs": split_runs(),
    "p": template("{%p if flag %}", "{{ x }}", "{%p else %}", "no", "{%p endif %}", "{%p for r in rows %}", "{{ r.a }}", "{%p endfor %}"),
    "tr": template(table=[["A", "B"], ["{%tr for r in rows %}", ""], ["{{ r.a }}", "{{ r.b }}"], ["{%tr endfor %}", ""]]),
    "tr if": template(table=[["A", "B"], ["{%tr if flag %}", ""], ["{{ x }}", "{{ y }}"], ["{%tr else %}", ""], ["{{ y }}", ""], ["{%tr endif %}", ""]]),
    "tr only": template(table=[["{%tr for r in rows %}", ""], ["{{ r.a }}", "{{ r.b }}"], ["{%tr endfor %}", ""]]),
    "tr and if": template(table=[["A", "B"], ["{%tr for r in rows %}", ""], ["{%tr if loop.index is odd %}", ""], ["{{ r.a }}", "odd"], ["{%tr endif %}", ""], ["{%tr endfor %}", ""]]),
    "tc": template(table=[["A", "{%tc for r in rows %}", "{{ r.a }}", "{%tc endfor %}"], ["B", "{%tc for r in rows %}", "{{ r.b }}", "{%tc endfor %}"]]),
    "tc if": template(table=[["A", "{%tc if flag %}", "{{ x }}", "{%tc endif %}"]]),
    "r": template("Before {%r if flag %}{{ x }}{%r endif %} after", "{{r rich }} and {{ x }}"),
    "richtext": template("Rich {{r rich }}", "{{r rich }}"),
    "listing": template("List {{ listing }} after", "{{ listing }}"),
    "cellbg": template(table=[["{% cellbg colour %}{{ x }}", "plain"]]),
    "colspan": template(table=[["{% colspan 2 %}{{ x }}"], ["one"]]),
    "colspan of a value": template(table=[["{% colspan width %}{{ x }}"]]),
    "vm": template(table=[["A", "B"], ["{%tr for r in rows %}", ""], ["{% vm %}{{ x }}", "{{ r.b }}"], ["{%tr endfor %}", ""]]),
    "hm": template(table=[["A", "{%tc for r in rows %}", "{% hm %}{{ x }}", "{%tc endfor %}"], ["B", "{%tc for r in rows %}", "{{ r.b }}", "{%tc endfor %}"]]),
    "comments": template("a {# nothing {{ x }} #} b", "{#p a whole paragraph #}", "{{ x }}", table=[["A", "B"], ["{#tr a row #}", ""]]),
    "loop": template("{% for r in rows %}{{ loop.index }}/{{ loop.length }}: {{ r.a }}{% if not loop.last %}; {% endif %}{% endfor %}"),
    "across paragraphs": template("{%p for r in rows %}", "{%p if r.b %}", "{{ loop.index0 }} {{ r.b }}", "{%p endif %}", "{%p endfor %}"),
    "filters": template("{{ x|upper }} {{ y|default('none', true) }} {{ rows|length }} {{ rows|map(attribute='a')|join(', ') }} {{ x|e }}"),
    "set and macro": template("{% set z = x ~ '!' %}{{ z }}", "{% macro m(v) %}[{{ v }}]{% endmacro %}{{ m(x) }}"),
    "whitespace control": template("one {%- if flag %} two {{ x }}{%- endif %}", "three"),
    "brackets": template("{_{ x }_} {_% if %_} {{ flag }}"),
    "quotes": template("{{ “typed” }} {{ x if x != ‘a’ else y }}"),
    "margins": with_margins("H {{ x }}", "F {% if flag %}{{ y }}{% endif %}"),
    "footnote": with_footnote("Note {{ x }} &amp; {{ y }}"),
}  # fmt: skip

EXAMPLES = int(os.environ.get("DIALECT_EXAMPLES", "6"))  # for each feature: about 160 in all
CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=20),
    st.text(st.sampled_from("ab &<>\"'\n\t;"), max_size=12),
    st.sampled_from(["", "a\nb", "a\tb\n\nc", "&amp;", "<w:p/>", "{{ y }", "two  spaces", "é\u0301 Ŵ 👩🏽‍🏫"]),
)
#: docxtpl turns these into brackets wherever they stand, in answers too; ours leaves answers alone.
PLAIN = TEXTS.filter(lambda t: not any(b in t for b in ("{_{", "}_}", "{_%", "%_}")))
CONTEXTS = st.fixed_dictionaries(
    {
        "x": PLAIN,
        "y": PLAIN,
        "flag": st.booleans(),
        "colour": st.sampled_from(["FFFFFF", "8B0000", "00FF00"]),
        "width": st.just(1),
        "rows": st.lists(st.fixed_dictionaries({"a": PLAIN, "b": PLAIN}), max_size=4),
        "rich": PLAIN.map(lambda text: RichText(text or "x", bold=True, color="#8B0000")),
        "listing": st.text(st.sampled_from("ab&<\n\t\a\f"), max_size=10).map(Listing),
    }
)


@pytest.mark.parametrize("name", FEATURES)
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)
@given(context=CONTEXTS)
def test_a_feature_of_the_dialect_is_docxtpls(name: str, context: dict[str, Any]) -> None:
    """Several sets of values for each feature; the output is docxtpl's, part for part."""
    assert_alike(FEATURES[name], context)


def test_core_properties_are_filled_and_escaped_once() -> None:
    """A value in core properties, which docxtpl escapes twice, arrives as it was typed."""
    doc = Document()
    doc.core_properties.subject = "About {{ x }}"
    doc.core_properties.comments = "{% if flag %}{{ x|upper }}{% endif %}"
    content = saved(doc)
    made = Document(io.BytesIO(fill(content, {"x": "A & b", "flag": True}))).core_properties
    theirs = Document(io.BytesIO(by_docxtpl(content, {"x": "A & b", "flag": True}))).core_properties
    assert (made.subject, made.comments) == ("About A & b", "A & B")
    assert theirs.subject.replace("&amp;", "&") == made.subject


def test_what_only_docxtpl_can_fill_is_said_and_filled_by_it(caplog: pytest.LogCaptureFixture) -> None:
    """A typed bracket inside a tag: the tag and its paragraph are named when the template is compiled."""
    content = template("Plain {{ x }}", "Brackets {{ '{_{ ' ~ x }} here")
    said = (
        "The tag {{ '{_{ ' ~ x }}, in the paragraph \"Brackets {{ '{_{ ' ~ x }} here\" is filled by docxtpl itself, "
        "which takes longer."
    )
    with caplog.at_level(logging.WARNING):
        assert unsupported(content, name="board.docx") == (said,)
    assert caplog.messages == [f"board.docx: {said}"]
    assert paragraphs_of(fill(content, {"x": "A & B"}, name="board.docx")) == ["Plain A & B", "Brackets {{ A & B here"]
    assert_alike(content, {"x": "A & B"})
    assert fill(content, {"x": "A & B"}) == fill(content, {"x": "A & B"})


def test_our_own_kind_of_template_needs_no_docxtpl() -> None:
    """Each feature above is the engine's own."""
    assert {name: unsupported(content) for name, content in FEATURES.items() if unsupported(content)} == {}
