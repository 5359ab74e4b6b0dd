"""The dialect, feature by feature: what the engine makes is docxtpl's own output, part for part.

What differs on purpose is listed in ``likeness.DIFFERENCES``, each with its reason, and set aside there and nowhere else.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate, Listing, RichText
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.dialect import rewrite
from matsheets.documents.template.engine import fill
from matsheets.errors import TemplateError
from matsheets.model.framework import Framework
from matsheets.storage.shipped_files import doc_templates_dir
from tests.documents.builders import blank_document
from tests.documents.template.likeness import OpenedOnce, W, by_docxtpl, differing, normal
from tests.documents.template.test_engine import rezipped, saved, template
from tests.sample_values import values_of_samples

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@cache
def opened(content: bytes) -> OpenedOnce:
    """Docxtpl with a template, opened once."""
    return OpenedOnce(content)


def assert_alike(content: bytes, context: dict[str, Any]) -> None:
    """Every part that docxtpl fills is docxtpl's."""
    expected = opened(content).parts(context)
    assert "word/document.xml" in expected
    with zipfile.ZipFile(io.BytesIO(fill(content, context))) as got:
        for part, theirs in expected.items():
            assert normal(part, got.read(part)) == normal(part, theirs), part


def assert_alike_whole(content: bytes, context: dict[str, Any]) -> None:
    """The whole package is what docxtpl renders and saves, and so are the parts that ``OpenedOnce`` makes."""
    whole = by_docxtpl(content, context)
    assert differing(fill(content, context), whole) == []
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        for part, quick in opened(content).parts(context).items():
            assert normal(part, quick) == normal(part, package.read(part)), part


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
    doc = blank_document()
    doc.add_paragraph("Body {{ x }}")
    doc.sections[0].header.paragraphs[0].text = header
    doc.sections[0].footer.paragraphs[0].text = footer
    return saved(doc)


def split_runs() -> bytes:
    """A template whose tags Word has cut into runs of different formats."""
    doc = blank_document()
    paragraph = doc.add_paragraph("Before {")
    for piece, bold in (("{ ", True), ("x", False), (" }", True), ("} after", False)):
        paragraph.add_run(piece).bold = bold
    return saved(doc)


def indented() -> bytes:
    """A template whose XML is laid out for reading, as some programs save it."""
    plain = template("{{ x }}", "{%p if flag %}", "{{ y }}", "{%p endif %}", table=[["{{ x }}", "B"]])
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        root = etree.fromstring(package.read("word/document.xml"), etree.XMLParser(remove_blank_text=True))
    return rezipped(plain, {"word/document.xml": etree.tostring(root, pretty_print=True)})


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
    "if across cells": template(table=[["A", "B", "C"], ["{{ x }}{% if flag %}", "{{ y }}", "{% endif %}!"]]),
    "indented": indented(),
    "footnote": with_footnote("Note {{ x }} &amp; {{ y }}"),
}  # fmt: skip

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


FEW, MANY = 4, 12  # contexts for each template: in the quick run, and in the slow one that CI makes
PLAINEST: dict[str, Any] = {
    "x": "A & b\nc\td", "y": "", "flag": True, "colour": "8B0000", "width": 1, "rows": [{"a": "<1>", "b": "2"}, {"a": "", "b": "4"}],
    "rich": RichText("x", bold=True), "listing": Listing("a\n\tb\ac\fd"),
}  # fmt: skip


def with_contexts(check: Callable[[Any], None], contexts: st.SearchStrategy[Any], count: int) -> None:
    """Check with so many contexts that hypothesis makes, and see that it made them."""
    seen = []

    @settings(
        max_examples=count, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
    )
    @given(contexts)
    def run(context: Any) -> None:
        seen.append(repr(context))
        check(context)

    run()
    assert len(set(seen)) >= count * 3 // 4


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_of_the_dialect_is_docxtpls(name: str) -> None:
    """A few sets of values for each feature; the output is docxtpl's, part for part, and the first time as a whole."""
    assert_alike_whole(FEATURES[name], PLAINEST)
    with_contexts(lambda context: assert_alike(FEATURES[name], context), CONTEXTS, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_of_the_dialect_is_docxtpls_with_many_contexts(name: str) -> None:
    """Nine sets of values or more for each feature."""
    with_contexts(lambda context: assert_alike(FEATURES[name], context), CONTEXTS, MANY)


# --- parts put together by chance -----------------------------------------------------------------------------------

IN_TEXT = (
    "text", "50% of", "a &amp; b", "  ", "{{ x }}", "{{x}}", "{{ “q” }}", "{% if a &lt; b %}", "{% endif %}", "{%p if flag %}",
    "{%p else %}", "{{p x }}", "{{r rich }}", "{%r if a %}", "{# c #}", "{#p c #}", "{_{ x }_}",
)  # fmt: skip
IN_CELLS = (
    *IN_TEXT, "{%tr for r in rows %}", "{%tr endfor %}", "{%tc for r in rows %}", "{%tc endfor %}", "{% cellbg colour %}",
    "{%cellbg c%}", "{% colspan 2 %}", "{#tr c #}", "{#tc c #}",
)  # fmt: skip
CELL_PROPERTIES = (
    "",
    '<w:tcPr><w:tcW w:w="1"/></w:tcPr>',
    '<w:tcPr><w:gridSpan w:val="2"/><w:shd w:fill="FF0000"/></w:tcPr>',
)


def some_runs(chance: random.Random, text: str) -> str:
    """A text in one run, or cut in two of different formats."""
    cut = chance.randrange(len(text)) if "&" not in text else 0
    pieces = [piece for piece in (text[:cut], text[cut:]) if piece]
    runs = [
        (chance.choice(("", "<w:rPr><w:b/></w:rPr>")), chance.choice(("", ' xml:space="preserve"'))) for _ in pieces
    ]
    return "".join(f"<w:r>{p}<w:t{s}>{t}</w:t></w:r>" for t, (p, s) in zip(pieces, runs, strict=True))


def some_paragraph(chance: random.Random, texts: Sequence[str]) -> str:
    """A paragraph with up to three texts."""
    held = "".join(some_runs(chance, chance.choice(texts)) for _ in range(chance.randrange(4)))
    return f"<w:p>{chance.choice(('', '<w:pPr><w:jc/></w:pPr>'))}{held}</w:p>"


def some_table(chance: random.Random) -> str:
    """A table of up to three rows."""

    def cell() -> str:
        held = "".join(some_paragraph(chance, IN_CELLS) for _ in range(chance.randint(1, 2)))
        merged = f"<w:p>{some_runs(chance, chance.choice(('{% vm %}', '{% hm %}')) + 'A')}</w:p>"
        return f"<w:tc>{chance.choice(CELL_PROPERTIES)}{chance.choice((held, held, held, merged))}</w:tc>"

    rows = ["".join(cell() for _ in range(chance.randint(1, 3))) for _ in range(chance.randint(1, 3))]
    return f"<w:tbl><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_parts_put_together_by_chance_are_rewritten_as_docxtpl_does() -> None:
    """Each tag in its place, whatever stands beside it and however its runs are cut: the template for Jinja is docxtpl's."""
    chance, judge = random.Random(1), DocxTemplate(io.BytesIO())
    for _ in range(400):
        blocks = [chance.choice((some_paragraph(chance, IN_TEXT), some_table(chance))) for _ in range(6)]
        part = f"<w:body>{''.join(blocks)}</w:body>"
        theirs = re.sub(r'="\{\{(\w+)\s*\}\}"', r'="{{\1}}"', judge.patch_xml(part))  # a space behind a colour's name
        assert rewrite(part) == theirs


# --- our own templates ----------------------------------------------------------------------------------------------

COLOUR = re.compile("[0-9A-F]{6}")


def asked_by_place(content: bytes) -> frozenset[str]:
    """Return the names of the lists whose entries a template asks for by their places, as in ``{{ bar.bars[3].word }}``.

    Such lists belong together (a row's bars and the calendar's terms), so their lengths cannot change one by one.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = re.sub("<[^>]+>", "", package.read("word/document.xml").decode())
    return frozenset(re.findall(r"(\w+)\[-?[0-9]+\]", "".join(re.findall(r"\{[{%].*?[%}]\}", text))))


def changed(value: Any, chance: random.Random, texts: Sequence[str], kept: frozenset[str], name: str = "") -> Any:
    """A document's values with other texts, other answers and, but for those kept, lists of other lengths; colours stay colours."""
    if isinstance(value, dict):
        return {n: changed(part, chance, texts, kept, n) for n, part in value.items()}
    if isinstance(value, list):
        times = (1,) if name in kept else (0, 1, 1, 1, 1, 2)
        return [changed(item, chance, texts, kept, name) for item in value for _ in range(chance.choice(times))]
    if isinstance(value, bool):
        return value is (chance.random() < 0.7)
    if isinstance(value, str) and not COLOUR.fullmatch(value) and chance.random() < 0.4:
        return chance.choice(texts)
    return value


@pytest.mark.slow
@pytest.mark.parametrize("kind", DocumentKind)
def test_our_templates_are_filled_as_docxtpl_does(kind: DocumentKind, framework: Framework) -> None:
    """Nine sets of values or more, made from the samples' own, for each of our templates."""
    content = (doc_templates_dir() / kind.template).read_bytes()
    samples, kept = values_of_samples(kind, framework), asked_by_place(content)
    assert_alike_whole(content, samples[0])
    changes = st.tuples(
        st.integers(0, len(samples) - 1), st.integers(0, 2**32), st.lists(PLAIN, min_size=1, max_size=8)
    )

    def check(change: tuple[int, int, list[str]]) -> None:
        sample, seed, texts = change
        assert_alike(content, changed(samples[sample], random.Random(seed), texts, kept))

    with_contexts(check, changes, MANY)


# --- what differs ---------------------------------------------------------------------------------------------------


def test_core_properties_are_filled_and_escaped_once() -> None:
    """A value in core properties, which docxtpl escapes twice, arrives as it was typed."""
    doc = blank_document()
    doc.core_properties.subject = "About {{ x }}"
    doc.core_properties.comments = "{% if flag %}{{ x|upper }}{% endif %}"
    content = saved(doc)
    made = Document(io.BytesIO(fill(content, {"x": "A & b", "flag": True}))).core_properties
    theirs = Document(io.BytesIO(by_docxtpl(content, {"x": "A & b", "flag": True}))).core_properties
    assert (made.subject, made.comments) == ("About A & b", "A & B")
    assert theirs.subject.replace("&amp;", "&") == made.subject


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        (
            "{{ '{_{ ' ~ x }}",
            "board.docx has {_{ inside a tag, in the paragraph \"Brackets {{ '{_{ ' ~ x }} here\". Write it outside of the tag.",
        ),
        (
            "%_} {% raw %}{{ x }}{% endraw %}",
            'board.docx has {% raw %} beside a bracket typed as {_{ and the like, in the paragraph "Brackets %_} '
            '{% raw %}{{ x }}{% endraw %} here". Leave {% raw %} out: {_{ prints {{ without it.',
        ),
    ],
)
def test_a_bracket_is_typed_outside_of_tags(tag: str, message: str) -> None:
    """What docxtpl turns into a bracket after filling, answers included, is refused with its paragraph where it is no text."""
    with pytest.raises(TemplateError) as caught:
        fill(template("Plain {{ x }}", f"Brackets {tag} here"), {"x": "A & B"}, name="board.docx")
    assert (caught.value.code, str(caught.value)) == ("template-typed-bracket", message)


def test_a_tag_outside_of_tables_takes_no_table_with_it() -> None:
    """Docxtpl lets a row's tag that stands between two tables take the row before it; here it is refused."""
    doc = blank_document()
    for text in ("first", "second"):
        doc.add_table(1, 1).cell(0, 0).text = text
        doc.add_paragraph("{%tr if flag %}" if text == "first" else "{% endif %}")
    with pytest.raises(TemplateError) as caught:
        fill(saved(doc), {"flag": True}, name="board.docx")
    assert str(caught.value).startswith(
        'board.docx has a tag that cannot be understood, in the paragraph "{%tr if flag %}": "tr" is not known.'
    )
    tables = Document(io.BytesIO(by_docxtpl(saved(doc), {"flag": True}))).tables
    assert "first" not in [cell.text for table in tables for row in table.rows for cell in row.cells]
