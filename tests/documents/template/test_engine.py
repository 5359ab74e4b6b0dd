"""The engine: what a template may do, what arrives, and what is said when it cannot be filled."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from markupsafe import Markup

from matsheets.documents.template import engine
from matsheets.documents.template.engine import fill
from matsheets.errors import TemplateError
from tests.documents.builders import NASTY_TRUST, blank_document, paragraphs_of
from tests.workbook.read.hostile import ole_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def template(*paragraphs: str, table: list[list[str]] | None = None, title: str = "") -> bytes:
    """A plain Word file with these paragraphs, and a table of these cells."""
    doc = blank_document()
    for text in paragraphs:
        doc.add_paragraph(text)
    if table:
        made = doc.add_table(len(table), len(table[0]))
        for row, texts in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    doc.core_properties.title = title
    return saved(doc)


def saved(doc: object) -> bytes:
    """The bytes of a python-docx document."""
    out = io.BytesIO()
    doc.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def rezipped(content: bytes, change: dict[str, bytes | None]) -> bytes:
    """The same package with some parts replaced, added or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w") as target:
        parts = {name: package.read(name) for name in package.namelist()} | change
        for name, part in parts.items():
            if part is not None:
                target.writestr(name, part)
    return out.getvalue()


def referred_to(parts: dict[str, bytes], kind: str, target: str) -> dict[str, bytes | None]:
    """The relationships of a template's body with one more, so that the part belongs to it."""
    name = "word/_rels/document.xml.rels"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    line = f'<Relationship Id="rIdMore" Type="{office}/{kind}" Target="{target}"/></Relationships>'
    return {name: parts[name].replace(b"</Relationships>", line.encode())}


def refused(content: bytes, **context: object) -> TemplateError:
    """The error that filling this template raises."""
    with pytest.raises(TemplateError) as caught:
        fill(content, context, name="board.docx")
    return caught.value


@pytest.mark.parametrize(
    "answer",
    [
        NASTY_TRUST,
        "{{ 7*7 }}",
        "{% for x in y %}",
        "{_{ and }_} and {_% and %_}",
        "{{ trust }}",
        "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
        "a & b &amp; c &lt; d",
        "]]> <!-- x -->",
        "Line one\nline two\n\nline four",
        "Name\trole\tdate",
        "  two spaces  inside and around  ",
        "👩🏽‍🏫 Ŵ ŷ é e\u0301 العربية",
        "=SUM(A1)",
        "\\1 \\g<0> $1",
        "None",
    ],
)
def test_an_answer_arrives_as_it_was_typed(answer: str) -> None:
    """Whatever stands in an answer stands in the document, character for character."""
    made = fill(template("Before {{ x }} after", "{{ x }}"), {"x": answer, "trust": "wrong"})
    assert paragraphs_of(made) == [f"Before {answer} after", answer]


def test_five_thousand_characters_arrive() -> None:
    """A long answer with line breaks and emoji arrives whole."""
    answer = ("Ünïcode 🌱 & <tags> {{ no }}\n" * 200)[:5000].strip()
    assert paragraphs_of(fill(template("{{ x }}"), {"x": answer})) == [answer]


def test_answers_are_never_looked_at_twice() -> None:
    """Tags in an answer that is used in a header, a footer and the title are printed as they stand."""
    doc = blank_document()
    doc.sections[0].header.paragraphs[0].text = "{{ x }}"
    doc.sections[0].footer.paragraphs[0].text = "{{ x }}"
    doc.core_properties.title = "Plan: {{ x }}"
    made = Document(io.BytesIO(fill(saved(doc), {"x": "{{ 7*7 }} & <b>"})))
    assert made.sections[0].header.paragraphs[0].text == "{{ 7*7 }} & <b>"
    assert made.sections[0].footer.paragraphs[0].text == "{{ 7*7 }} & <b>"
    assert made.core_properties.title == "Plan: {{ 7*7 }} & <b>"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    """A control character in a value does not break the document."""
    assert paragraphs_of(fill(template("{{ x }}"), {"x": "a\x00b\x0bc\ufffe"})) == ["abc"]


def test_loops_and_conditions_of_the_dialect() -> None:
    """Paragraph and row tags vanish with their paragraph and row."""
    content = template(
        "{%p if shown %}", "shown", "{%p else %}", "hidden", "{%p endif %}",
        table=[["Ref", "Text"], ["{%tr for r in rows %}", ""], ["{{ r.ref }}", "{{ r.text }}"], ["{%tr endfor %}", ""]],
    )  # fmt: skip
    made = Document(
        io.BytesIO(fill(content, {"shown": True, "rows": [{"ref": "A", "text": "1"}, {"ref": "B", "text": "2"}]}))
    )
    assert [p.text for p in made.paragraphs] == ["shown"]
    assert [[c.text for c in row.cells] for row in made.tables[0].rows] == [["Ref", "Text"], ["A", "1"], ["B", "2"]]


def test_column_loops_share_the_width() -> None:
    """A table whose columns are repeated has a grid of as many columns."""
    content = template(table=[["Ref", "{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"]])
    made = Document(io.BytesIO(fill(content, {"columns": ["a", "b", "c", "d", "e"]})))
    assert [c.text for c in made.tables[0].rows[0].cells] == ["Ref", "a", "b", "c", "d", "e"]
    assert len(made.tables[0]._tbl.tblGrid.findall(f"{W}gridCol")) == 6


def test_a_cell_colour_stands_where_the_schema_wants_it() -> None:
    """The colour of ``cellbg`` comes after the cell's width."""
    made = Document(
        io.BytesIO(fill(template(table=[["{% cellbg colour %}{{ word }}"]]), {"colour": "8B0000", "word": "Red"}))
    )
    properties = made.tables[0].rows[0].cells[0]._tc.tcPr
    assert [child.tag for child in properties] == [f"{W}tcW", f"{W}shd"]
    assert properties[1].get(f"{W}fill") == "8B0000"


def test_a_row_taller_than_a_page_may_break() -> None:
    """Short rows stay whole; a row with a long answer may run over the end of a page."""
    doc = blank_document()
    table = doc.add_table(2, 1)
    for row, text in zip(table.rows, ("{{ short }}", "{{ long }}"), strict=True):
        row.cells[0].text = text
        row._tr.get_or_add_trPr().append(row._tr.makeelement(f"{W}cantSplit"))
    made = Document(io.BytesIO(fill(saved(doc), {"short": "word " * 20, "long": "word " * 2000})))
    assert [row._tr.trPr.find(f"{W}cantSplit") is not None for row in made.tables[0].rows] == [True, False]


# --- faults of the template ---------------------------------------------------------------------------------------


def test_an_unknown_name_is_named_with_its_paragraph_and_the_nearest() -> None:
    """The message quotes the paragraph and offers the name that was probably meant."""
    error = refused(template("Dear board", "The trust {{ trsut }} met."), trust="Oak", round="Baseline")
    assert str(error) == (
        'board.docx uses the unknown name "trsut", in the paragraph "The trust {{ trsut }} met.". Did you mean "trust"?'
    )
    assert error.code == "template-unknown-name"


def test_an_unknown_name_is_found_where_it_would_not_be_printed() -> None:
    """A misspelt name inside a condition that does not hold is still reported."""
    error = refused(template("{% if draft %}{{ mising }}{% endif %}"), draft=False, missing=[])
    assert '"mising"' in str(error)
    assert 'Did you mean "missing"?' in str(error)


def test_an_unknown_part_of_a_value_is_named_with_the_nearest() -> None:
    """The names offered are those of the value itself."""
    error = refused(
        template("{%p for e in elements %}", "{{ e.titel }}", "{%p endfor %}"), elements=[{"title": "x", "ref": "y"}]
    )
    assert 'uses the unknown name "titel", in the paragraph "{{ e.titel }}' in str(error)
    assert 'Did you mean "title"?' in str(error)


def test_an_unknown_name_without_a_near_one_lists_what_there_is() -> None:
    """With nothing near, the message lists the names that can stand there."""
    assert "Names that can stand there: round, trust." in str(refused(template("{{ zzzz }}"), trust="", round=""))


def test_a_name_may_be_asked_about() -> None:
    """``is defined`` works for a name that is not there."""
    assert paragraphs_of(fill(template("{% if extra is defined %}yes{% else %}no{% endif %}"), {})) == ["no"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The {{ trust met.", "The {{ trust met."),
        ("{% if x %} and no end", "{% if x %} and no end"),
        ("{{ x | nosuchfilter }}", "nosuchfilter"),
        ("{% frobnicate %}", "frobnicate"),
    ],
)
def test_a_tag_that_cannot_be_understood_is_quoted(text: str, said: str) -> None:
    """Syntax errors name the file and quote the paragraph."""
    error = refused(template("First", text), x=1, trust="")
    assert str(error).startswith("board.docx has a tag that cannot be understood")
    assert said in str(error)
    assert error.code == "template-syntax"


def test_a_tag_that_fails_is_quoted() -> None:
    """A calculation that cannot be done names the paragraph."""
    error = refused(template("Half of it: {{ x / 0 }}"), x=1)
    assert 'in the paragraph "Half of it: {{ x / 0 }}": it divides by nought.' in str(error)


def test_tags_that_do_not_pair_are_reported_before_a_broken_file_is_written() -> None:
    """A condition that opens in a paragraph and closes in a cell gives a message, not a damaged document."""
    error = refused(template("Start {% if x %}of it", table=[["end{% endif %} of it"]]), x=False)
    assert error.code == "template-structure"
    assert "{%p … %}" in str(error)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ x.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(x) }}",
        "{{ x|attr('__class__') }}",
        "{{ ([x]|map(attribute='__class__')|first).mro() }}",
        "{% for a in range(10**9) %}{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ rows.append(1) }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ self.__init__ }}",
    ],
)
def test_a_template_cannot_reach_out(attack: str) -> None:
    """What reaches beyond the values given is refused with a message that quotes the tag."""
    error = refused(template(attack), x="x", rows=[1])
    assert str(error).startswith("board.docx ")
    assert "Traceback" not in str(error)


def test_lipsum_and_other_helpers_that_reach_out_are_gone() -> None:
    """Jinja's helper with a way to its module is not there."""
    assert refused(template("{{ lipsum.__globals__ }}")).code == "template-unknown-name"


def test_a_file_that_is_no_word_document_is_refused() -> None:
    """Text, a zip of something else and a damaged file each give a sentence, not a traceback."""
    for content in (
        b"",
        b"hello",
        b"PK\x03\x04nonsense",
        template("x")[:2000],
        rezipped(template("x"), {"[Content_Types].xml": b"<Types/>"}),
    ):
        assert refused(content).code == "template-kind"
    assert "is an old Word file (.doc)." in str(refused(ole_file("WordDocument")))
    assert refused(ole_file("StrongEncryptionDataSpace", "EncryptedPackage")).code == "template-password"
    assert refused(ole_file("DRMEncryptedDataSpace", "EncryptedPackage")).code == "template-label"


def test_macros_dtd_and_remote_templates_are_refused() -> None:
    """A template that carries code, a DOCTYPE or a template from elsewhere is not used."""
    plain = template("x")
    assert refused(rezipped(plain, {"word/vbaProject.bin": b"x"})).code == "template-macros"
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        document = package.read("word/document.xml")
        types = package.read("[Content_Types].xml")
    bomb = document.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1)
    assert refused(rezipped(plain, {"word/document.xml": bomb})).code == "template-dtd"
    attached = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://example.org/x.dotm" TargetMode="External"/></Relationships>'
    )
    assert refused(rezipped(plain, {"word/_rels/settings.xml.rels": attached})).code == "template-attached"
    dotx = types.replace(b"document.main+xml", b"template.main+xml")
    assert ".dotx" in str(refused(rezipped(plain, {"[Content_Types].xml": dotx})))


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    """A template that is not there is a template error, not an ``OSError``."""
    with pytest.raises(TemplateError, match=r"gone\.docx cannot be read"):
        fill(tmp_path / "gone.docx", {})


# --- the document's own properties ---------------------------------------------------------------------------------


def test_properties_come_from_the_inputs() -> None:
    """Author, language, title and dates are ours; nothing of the template's own history stays."""
    doc = blank_document()
    doc.core_properties.author = "Someone Private"
    doc.core_properties.last_modified_by = "Someone Else"
    doc.core_properties.revision = 47
    doc.core_properties.language = "en-US"
    made = Document(io.BytesIO(fill(saved(doc), {}, created=dt.date(2026, 11, 9), title="Plan: A & B"))).core_properties
    assert (made.author, made.last_modified_by, made.language) == ("matsheets", "matsheets", "en-GB")
    assert (made.created, made.modified) == (dt.datetime(2026, 11, 9, 9, tzinfo=dt.UTC),) * 2
    assert made.title == "Plan: A & B"


def test_a_template_with_a_title_of_its_own_keeps_it() -> None:
    """The title given is only for templates that have none."""
    made = Document(io.BytesIO(fill(template(title="Our plan for {{ x }}"), {"x": "Oak"}, title="Other")))
    assert made.core_properties.title == "Our plan for Oak"


def test_every_part_is_well_formed_and_dated_alike() -> None:
    """All parts parse, and no zip entry says when it was made."""
    made = fill(template("{{ x }}"), {"x": NASTY_TRUST}, created=dt.date(2026, 11, 9))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        for info in package.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            if info.filename.endswith((".xml", ".rels")):
                etree.fromstring(package.read(info))


def test_a_filled_template_can_be_filled_again_with_other_values() -> None:
    """One filling leaves nothing behind for the next."""
    content = template("{{ x }}")
    assert paragraphs_of(fill(content, {"x": "one"})) == ["one"]
    assert paragraphs_of(fill(content, {"x": "two"})) == ["two"]


def test_a_template_is_made_ready_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second document of a template needs neither the dialect's rewriting nor the compiler; an edited one needs both."""
    prepare, seen = engine.prepare, []
    monkeypatch.setattr(engine, "prepare", lambda content, path: seen.append(content) or prepare(content, path))

    content = template("Ready once: {{ x }}")
    for trust in ("Oakfield", "Elmfield"):
        assert paragraphs_of(fill(content, {"x": trust})) == [f"Ready once: {trust}"]
    assert len(seen) == 1
    assert paragraphs_of(fill(template("Edited: {{ x }}"), {"x": "Oakfield"})) == ["Edited: Oakfield"]
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("{% cellbg trust %}Lead", '"Oak" is not a colour'),
        ('{% cellbg "red" %}Lead', '"red" is not a colour'),
        ("{% cellbg 7 %}Lead", "is not a colour"),
    ],
)
def test_a_cell_takes_no_colour_that_is_none(cell: str, what: str) -> None:
    """Word shows a black cell for a colour that it does not know, so the build stops at that cell."""
    error = refused(template("Above", table=[[cell]]), trust="Oak")
    assert what in error.what
    assert '"Lead"' in error.what


@pytest.mark.parametrize("colour", ["FFC000", "ffc000", "auto"])
def test_a_cell_takes_six_digits_or_auto(colour: str) -> None:
    """The colours of the file format (ST_HexColor)."""
    made = fill(template(table=[["{% cellbg colour %}x"]]), {"colour": colour})
    assert f'w:fill="{colour}"'.encode() in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")


@pytest.mark.parametrize(
    ("tag", "what"),
    [("{{ p }}", "prints a group of names"), ("{{ many }}", "prints a list"), ("{{ p.mark }}", "its colour")],
)
def test_what_is_no_text_is_not_printed(tag: str, what: str) -> None:
    """A group of names, a list and a shaded word in a text would print as machinery, or be damage to Word."""
    error = refused(template(f"So: {tag}"), p={"mark": Markup("<w:r><w:t>Red</w:t></w:r>")}, many=["a"])
    assert what in error.what
    assert f"So: {tag}" in error.what


def test_the_comments_of_who_made_the_template_stay_behind() -> None:
    """Word's property Comments is read by whoever opens the document's properties; one with a tag is the document's own."""
    doc = blank_document()
    doc.core_properties.comments = "Third draft, ask Ann"
    made = Document(io.BytesIO(fill(saved(doc), {})))
    doc.core_properties.comments = "For {{ trust }}"
    own = Document(io.BytesIO(fill(saved(doc), {"trust": "Oak"})))
    assert (made.core_properties.comments, own.core_properties.comments) == ("", "For Oak")
