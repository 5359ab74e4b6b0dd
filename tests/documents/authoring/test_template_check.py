"""Checking templates: what is found, where it is said to be, and that sound templates are left in peace."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml

from matsheets.documents.authoring.template_check import TemplateProblem, check_reach, check_template
from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.values import fields
from matsheets.documents.template.engine import fill
from matsheets.errors import TemplateError
from matsheets.storage.shipped_files import doc_templates_dir
from tests.documents.builders import blank_document
from tests.documents.charts.builders import with_chart
from tests.documents.template.test_engine import rezipped, saved, template

NAMES = fields(
    ("trust", "the trust's name", "text"),
    ("draft", "answers are missing", "yes or no"),
    ("rated", "how many", "number"),
    ("framework.title", "its title", "text"),
    ("groups[]", "the groups", "list of texts"),
    ("priorities[].ref", "its Ref", "text"),
    ("priorities[].objective", "what is to be achieved", "text"),
    ("priorities[].rating.label", "its word", "text"),
    ("priorities[].rating.fill", "its colour", "text"),
    ("priorities[].actions[]", "what is done", "list of texts"),
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def found(content: bytes) -> tuple[TemplateProblem, ...]:
    """Everything that the check says."""
    return check_template(content, NAMES)


def said(*paragraphs: str, table: list[list[str]] | None = None) -> list[str]:
    """What the check says of these paragraphs and this table, without the place."""
    return [f"{p.what} {p.remedy}" for p in found(template(*paragraphs, table=table))]


@pytest.mark.parametrize("kind", DocumentKind)
def test_our_templates_are_sound(kind: DocumentKind) -> None:
    """The three templates that come with matsheets have nothing to put right."""
    assert check_template((doc_templates_dir() / kind.template).read_bytes(), known_fields(kind)) == ()


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{{ trust }} and {{ framework.title }}", "{% if draft %}DRAFT{% else %}Final{% endif %}"),
        ("{%p for p in priorities %}", "{{ loop.index }} {{ p.ref }}: {{ p.rating.label }}", "{%p endfor %}"),
        ("{%p for p in priorities if p.ref %}", "{{ p.objective | upper }}", "{%p endfor %}"),
        ("{%p for p in priorities | sort(attribute='ref') %}", "{{ p.actions | join(', ') }}", "{%p endfor %}"),
        ("{% for g in groups %}{{ g }}{% if not loop.last %}, {% endif %}{% endfor %}",),
        ("{% set one = framework.title %}{{ one | upper }}", "{% with t = framework %}{{ t.title }}{% endwith %}"),
        ("{%p if rated == 1 %}", "one", "{%p elif rated > 1 %}", "{{ rated }}", "{%p else %}", "none", "{%p endif %}"),
        ("{{ trust.upper() }}, {{ groups | length }}, {{ rated + 1 }}, {{ trust or “nobody” }}",),
        ("{# a note #}{% if extra is defined %}{{ extra }}{% endif %}",),
        ("{%- if draft %}DRAFT{% endif -%}", "The price is {5} or {oak} {}."),
        ("{% if draft %}{% set y = 'a' %}{% else %}{% set y = 'b' %}{% endif %}{{ y }}",),
        (
            "{%p if draft %}",
            "{% set y = trust %}",
            "{%p else %}",
            "{% set y = 'b' %}",
            "{%p endif %}",
            "{{ y | upper }}",
        ),
        ("{% set z %}{{ trust }}, {{ rated }}{% endset %}{{ z }}",),
        ("{{ 'one' if draft else \"two\" }} {_{ not a tag }_}",),
    ],
)
def test_what_works_is_left_in_peace(paragraphs: tuple[str, ...]) -> None:
    """Nothing is said of templates that can be filled."""
    assert said(*paragraphs) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ trsut }}", 'there is no name "trsut" here. Did you mean "trust"?'),
        ("{{ framework.titel }}", 'there is no name "framework.titel". Did you mean "framework.title"?'),
        ("{{ framework['titel'] }}", 'there is no name "framework.titel". Did you mean "framework.title"?'),
        ("{{ objective }}", 'there is no name "objective" here. There is one in each of "priorities": repeat them, and '
         "write {{ item.objective }}."),
        ("{{ title }}", 'there is no name "title" here. Did you mean "framework.title"?'),
        ("{{ priorities.ref }}", '"priorities" is a list, so "priorities.ref" is nothing. Repeat it with '
         "{%p for item in priorities %} and {{ item.ref }}."),
        ("{{ priorities }}", '"priorities" is a list and cannot be printed whole. Use {%p for item in priorities %}.'),
        ("{{ framework }}", '"framework" is a group of names and cannot be printed whole. Use framework.title.'),
        ("{{ trust.name }}", '"trust" is a text and has no "name". Use "trust" alone.'),
        ("{% for x in trust %}{{ x }}{% endfor %}", '"trust" is a text, so there is nothing to repeat. Use the name of a '
         "list, or {%p if … %} to ask whether it is there."),
        ("{% for p in priorities %}{{ p.objectve }}{% endfor %}",
         'there is no name "p.objectve". Did you mean "p.objective"?'),
        ("{% for p in priorities %}{{ p.rating.lable }}{% endfor %}",
         'there is no name "p.rating.lable". Did you mean "p.rating.label"?'),
        ("{% for p in priorities %}{% endfor %}{{ p.ref }}",
         'there is no name "p" here. It is known only between the tag that repeats "priorities" and its endfor.'),
        ("{% if drafft %}x{% endif %}", 'there is no name "drafft" here. Did you mean "draft"?'),
        ("{% if draft %}x{% elif trsut %}y{% endif %}", 'there is no name "trsut" here. Did you mean "trust"?'),
        ("{% set x = trsut %}", 'there is no name "trsut" here. Did you mean "trust"?'),
        ("{{ trust | uper }}", '"| uper" is not known. Did you mean "| upper"?'),
        ("{% if rated is evn %}x{% endif %}", '"is evn" is not known. Did you mean "is even"?'),
        ("{{ trust.__class__ }}", '"trust.__class__" asks for something that templates may not have. Remove it.'),
        ("{% fro p in priorities %}", '{% fro p in priorities %} begins with "fro", which is not known. Did you mean '
         '"for"?'),
        ("{% include 'x.docx' %}", "{% include 'x.docx' %} begins with \"include\", which is not known. A template stands "
         "alone. Remove the tag."),
        ("{% if draft = 'yes' %}x{% endif %}", "{% if draft = 'yes' %} cannot be understood. Compare with two equals signs "
         "(==)."),
        ("{{ trust name }}", "{{ trust name }} cannot be understood. Look for a missing dot, bracket or quotation mark, or "
         "a word too many."),
        ("{{ }}", "{{ }} cannot be understood. Look for a missing dot, bracket or quotation mark, or a word too many."),
        ("{{ trust or „nobody“ }}", "{{ trust or „nobody“ }} cannot be understood. It has curly quotation marks (“ „). "
         "Type straight ones (' or \"); undo what Word makes of them."),
        ("{{ trust }", '"{{" opens a tag that does not close in the same paragraph. A tag needs both its pairs of '
         "brackets, such as {{ trust }} or {%p endif %}, on one line."),
        ("trust }}", '"}}" closes a tag that does not open in the same paragraph. A tag needs both its pairs of brackets, '
         "such as {{ trust }} or {%p endif %}, on one line."),
        ("{%p\u00a0if draft %}{% endif %}", None),
        ("{% p if draft %}", "{% p if draft %} has a space before its p. Write {%p without a space between."),
        ("{%tr for p in priorities %}", None),
        ("{% cellbg trust %}", "{% cellbg trust %} stands outside a table. Put it into the cell that it is for."),
        ("{% if draft %}x", "{% if draft %} is never closed. Add {% endif %} where it ends."),
        ("x{% endif %}", "{% endif %} closes something that is not open, or closes it twice. Remove it, or add the "
         "{% if … %} that it belongs to."),
        ("x{% else %}", "{% else %} stands outside any condition. Put it between the {% if … %} that it belongs to and its "
         "endif."),
        ("Hello {%p if draft %}", None),
    ],
)  # fmt: skip
def test_each_fault_is_named(text: str, what: str | None) -> None:
    """The sentence names what is wrong and what to do."""
    sentences = said(text)
    assert sentences
    if what is not None:
        assert sentences == [what]


def test_a_name_that_is_only_sometimes_set_is_found_when_tried() -> None:
    """What is set in a condition is known after it; where the condition does not hold, it is nothing."""
    assert said("{% if draft %}{% set y = 'a' %}{% endif %}{{ y }}") == [
        'filled where nothing was answered, the template uses "y" where it is not set, in the paragraph "{% if draft %}'
        "{% set y = 'a' %}{% endif %}{{ y }}\". Set it in every case: once more after {% else %}, or before the condition."
    ]
    assert said("{% for g in groups %}{% set y = g %}{% endfor %}{{ y }}")[0].startswith('there is no name "y" here.')


def test_everything_is_said_at_once_with_its_place() -> None:
    """Faults of the text, of a loop's own names and of table cells come together, in the order of the page."""
    content = template(
        "For {{ trsut }}",
        table=[["Ref", "What"], ["{%tr for p in priorities %}", ""], ["{{ p.ref }}", "{{ p.objectve }}"],
               ["{%tr endfor %}", ""]],
    )  # fmt: skip
    assert [str(problem) for problem in found(content)] == [
        '"For {{ trsut }}": there is no name "trsut" here. Did you mean "trust"?',
        'Table 1, row 3, column 2 › "{{ p.objectve }}": there is no name "p.objectve". Did you mean "p.objective"?',
    ]


def test_a_shaded_word_needs_a_run_of_its_own() -> None:
    """The word with its colour is written with {{r }}; without the r Word could not open the document."""
    wrong = (
        "{{ p.rating.mark }} stands for a word with its colour, which has to be a run of its own. "
        "Write {{r p.rating.mark }}, or {{ p.rating.label }} for the word alone."
    )
    assert wrong in said("{%p for p in priorities %}", "Now: {{ p.rating.mark }}", "{%p endfor %}")
    assert wrong not in said("{%p for p in priorities %}", "Now: {{r p.rating.mark }}", "{%p endfor %}")


def test_a_row_tag_outside_a_table_and_a_paragraph_tag_among_text() -> None:
    """Tags in the wrong kind of place are named, with what would be lost."""
    assert said("{%tr for p in priorities %}", "x", "{%tr endfor %}")[0] == (
        "{%tr for p in priorities %} stands outside a table. Use {%p instead of {%tr, in a paragraph of its own."
    )
    assert said("Note: {%p if draft %}", "x", "{%p endif %}") == [
        '{%p if draft %} shares its paragraph with "Note:", and that would be lost. Give the tag a paragraph of its own.'
    ]
    assert said(table=[["{%tr for p in priorities %}", "{{ p.ref }}"], ["{%tr endfor %}", ""]]) == [
        '{%tr for p in priorities %} shares its table row with "{{ p.ref }}", and that would be lost. Give the tag a '
        "table row of its own."
    ]


def test_a_tag_is_closed_by_its_own_kind_in_its_own_place() -> None:
    """A loop over rows is not closed by a paragraph's tag, nor in another cell or table."""
    assert said("{%p if draft %}", "x", "{% endif %}") == [
        "{% endif %} belongs to {%p if draft %}, which is of another kind. Write {%p endif %}, in a place of the same kind."
    ]
    assert said("{%p if draft %}", table=[["{%p endif %}", "x"]]) == [
        "{%p endif %} stands in another cell or part of the page than {%p if draft %}. Put both in the same cell or part "
        "of the page."
    ]
    assert said("{%p for p in priorities %}", "{%p if draft %}", "x", "{%p endfor %}") == [
        "{%p if draft %} is not closed before {%p endfor %}. Add {%p endif %} where it ends."
    ]


def test_a_break_in_a_paragraph_that_vanishes_is_left_in_peace() -> None:
    """Writer moves page and section breaks into the paragraph before; where that is a tag's, the engine keeps them."""
    doc = blank_document()
    doc.add_paragraph("{%p if draft %}")
    doc.add_paragraph("Draft")
    doc.add_paragraph("{%p endif %}").add_run().add_break(WD_BREAK.PAGE)
    doc.add_paragraph("Next")
    assert found(saved(doc)) == ()


def test_formatting_may_split_a_tag() -> None:
    """A tag over several runs, as Word leaves them, is one tag."""
    doc = blank_document()
    paragraph = doc.add_paragraph()
    for piece in ("{", "{ tr", "us", "t }", "}"):
        paragraph.add_run(piece).bold = True
    assert found(saved(doc)) == ()


def test_headers_titles_of_tables_and_properties_are_read_too() -> None:
    """Tags stand in page headers, in the titles of tables and in the document's properties."""
    doc = blank_document()
    doc.sections[0].header.paragraphs[0].text = "{{ trsut }}"
    doc.core_properties.title = "For {{ trsut }}"
    doc.add_table(1, 1)._tbl.tblPr.append(parse_xml(f'<w:tblCaption {_WORD} w:val="Of {{{{ trsut }}}}"/>'))
    assert [str(p.spot) for p in found(saved(doc))] == [
        '"Of {{ trsut }}"', 'Page header › "{{ trsut }}"', 'Document properties › "For {{ trsut }}"',
    ]  # fmt: skip


BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"


def with_box(text: str, around: str = "Around") -> bytes:
    """A template with a text box, which Word keeps twice, for its newer and its older versions."""
    doc = blank_document()
    box = BOX.format(text)
    doc.add_paragraph(around)._p.append(parse_xml(f"<w:r {_WORD}><w:pict>{box}{box}</w:pict></w:r>"))
    return saved(doc)


def test_a_tag_in_a_text_box_is_sound() -> None:
    """It is filled in, in both copies; a fault in it is reported once, and does not count in the text around it."""
    assert found(with_box("{{ trust }}")) == ()
    assert [(p.code, p.spot.text) for p in found(with_box("{{ trst }}"))] == [("unknown-name", "{{ trst }}")]


def test_a_text_box_that_a_tag_would_take_along_is_named() -> None:
    """A tag takes its whole paragraph away, with the box that hangs on it."""
    problems = found(with_box("words", around="{%p if draft %}"))
    assert "{%p if draft %} shares its paragraph with a text box, and that would be lost." in [p.what for p in problems]


def test_macros_remote_templates_and_doctypes_are_named_with_the_rest() -> None:
    """What makes a file unsafe does not hide what else is wrong."""
    relations = (
        b'<Relationships><Relationship Type="x/attachedTemplate" Target="http://x.test/a.dotm"/></Relationships>'
    )
    content = rezipped(
        template("{{ trsut }}"),
        {
            "word/vbaProject.bin": b"x",
            "word/_rels/settings.xml.rels": relations,
            "word/theme/theme9.xml": b'<!DOCTYPE a SYSTEM "http://x.test/a"><a/>',
        },
    )
    assert [p.code for p in found(content)] == ["macros", "attached", "dtd", "unknown-name"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"\xd0\xcf\x11\xe0" + b"x" * 600,
        b"hello",
        rezipped(template(), {"[Content_Types].xml": b"<Types/>"}),
    ],
)
def test_what_is_not_a_word_document_is_an_error(content: bytes) -> None:
    """There is nothing to check in another kind of file."""
    with pytest.raises(TemplateError) as caught:
        found(content)
    assert "ave it as a Word Document (.docx)." in str(caught.value)


def test_what_only_shows_when_filled_is_found() -> None:
    """A tag that cannot be worked out for a trust without answers is found before such a trust comes along."""
    assert said("{{ 10 / rated }}")[0].startswith("filled where nothing was answered, the template has a tag")
    assert said("{{ groups[0] }}") == [
        "filled where nothing was answered, the template asks for entry number 1 where there is none, in the paragraph "
        '"{{ groups[0] }}". Ask first whether the list has entries, with {% if … %}.'
    ]


def test_a_clause_that_others_refer_to_cannot_just_go() -> None:
    """Deleting a clause of the agreement is found, with the paragraph that refers to it."""
    doc = Document(io.BytesIO((doc_templates_dir() / DocumentKind.SLA.template).read_bytes()))
    gone = next(p for p in doc.element.body.iter("{*}p") if any(
        mark.get(mark.tag.replace("bookmarkStart", "name")) == "clause_charge" for mark in p.iter("{*}bookmarkStart")
    ))  # fmt: skip
    gone.getparent().remove(gone)
    problems = check_template(saved(doc), known_fields(DocumentKind.SLA))
    assert [p.code for p in problems] == ["cross-reference"]


def linking(xml: str, *, bookmark: str = "") -> bytes:
    """A template with one paragraph of this XML, and maybe a heading with a bookmark."""
    document = blank_document()
    document.element.body.insert(0, parse_xml(f"<w:p {_WORD}>{xml}</w:p>"))
    if bookmark:
        mark = f'<w:bookmarkStart {_WORD} w:id="7" w:name="{bookmark}"/>'
        document.add_heading("Next steps", 2)._p.insert(0, parse_xml(mark))
    return saved(document)


_LINK = '<w:hyperlink w:anchor="s_next"><w:r><w:t>Next steps</w:t></w:r></w:hyperlink>'
_CUT_PAGEREF = (
    '<w:r><w:t>Next steps </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE</w:instrText></w:r>'
    '<w:r><w:instrText>REF s_next \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_LINKS = {
    "a link": (_LINK, "links to"),
    "a simple field": (
        '<w:fldSimple w:instr=" PAGEREF s_next "><w:r><w:t>7</w:t></w:r></w:fldSimple>',
        "shows the page number of",
    ),
    "a field cut in two": (_CUT_PAGEREF, "shows the page number of"),
    "both, as in a contents list": (_LINK + _CUT_PAGEREF, "shows the page number of"),
    "a link field": (_CUT_PAGEREF.replace(" PAGE<", " HYPER<").replace(">REF ", ">LINK \\l "), "links to"),
}


@pytest.mark.parametrize(("xml", "does"), _LINKS.values(), ids=_LINKS)
def test_a_line_whose_place_is_gone_is_named(xml: str, does: str) -> None:
    """Once for each line, with its text, whichever way it points there; with the bookmark back there is nothing."""
    (problem,) = found(linking(xml))
    assert problem.code == "link-gone"
    assert problem.what == f"this line {does} a place that is not in the template any more (bookmark s_next)."
    assert problem.remedy.endswith("choose Insert › Bookmark and name it s_next.")
    if "Next steps" in xml:
        assert problem.spot.text.startswith("Next steps")
    assert found(linking(xml, bookmark="s_next")) == ()


@pytest.mark.parametrize(
    "xml",
    [
        '<w:hyperlink w:anchor="_top"><w:r><w:t>Up</w:t></w:r></w:hyperlink>',
        '<w:fldSimple w:instr=" PAGE "/>',
        '<w:fldSimple w:instr=" HYPERLINK &quot;https://example.org&quot; "/>',
    ],
)
def test_links_that_need_no_bookmark_are_left_in_peace(xml: str) -> None:
    """The top of the document, the page itself, a page on the web."""
    assert found(linking(xml)) == ()


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_section_deleted_from_our_template_leaves_nothing_to_mend(kind: DocumentKind) -> None:
    """The contents list of a document is made from its own headings."""
    document = Document(str(doc_templates_dir() / kind.template))
    heading = next(p for p in document.paragraphs if p.style.name == "Heading 2")  # type: ignore[union-attr]
    heading._p.getparent().remove(heading._p)
    assert check_template(saved(document), known_fields(kind)) == ()


def test_a_stale_line_of_a_contents_list_is_no_fault() -> None:
    """It is made anew with every document; the same line in a list of figures, which is not, is named."""
    toc = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC %s </w:instrText></w:r>'
    rest = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    line = rest % (_LINK + _CUT_PAGEREF)
    assert found(linking(toc % '\\o "1-3"' + line)) == ()
    assert [p.code for p in found(linking(toc % '\\c "Figure"' + line))] == ["link-gone"]


def test_the_check_and_the_engine_agree_on_faults() -> None:
    """What the check calls sound, the engine fills; the sentence of a fault never speaks of the machinery."""
    for name in ("{{ trust }}", "{% if draft %}a{% endif %}"):
        assert found(template(name)) == ()
        fill(template(name), {"trust": "x", "draft": True})
    for problem in found(template("{{ trust( }}", "{% for in x %}", "{{ a.b.c }}", "{% endfor %}")):
        assert not {"jinja", "undefined", "token", "NoneType", "expected"} & set(str(problem).lower().split())


def test_files_on_disk(tmp_path: Path) -> None:
    """A template of our own with one fault has one problem."""
    doc = Document(str(doc_templates_dir() / DocumentKind.PLAN.template))
    doc.paragraphs[1].text = "{{ mentor_trsut }}"
    path = tmp_path / "plan.docx"
    doc.save(str(path))
    problems = check_template(path.read_bytes(), known_fields(DocumentKind.PLAN))
    assert [p.remedy for p in problems] == ['Did you mean "mentor_trust"?']


# --- charts ----------------------------------------------------------------------------------------------------------


def chart_says(rows: list[list[object]], **change: str) -> list[str]:
    """What the check says of a template with one chart, whose worksheet holds these rows."""
    return [str(problem) for problem in found(with_chart(rows, **change))]


SOUND: list[list[object]] = [
    ["", "{%tc for g in groups %}", "{{ g }}{% cellbg priorities[0].rating.fill %}", "{%tc endfor %}"],
    ["{%tr for p in priorities %}"],
    ["{{ p.ref }}", "{%tc for a in p.actions %}", "{{ loop.index }}", "{%tc endfor %}"],
    ["{%tr endfor %}"],
]


def changed(row: int, column: int, text: object) -> list[list[object]]:
    """The sound worksheet with another text in one cell."""
    rows = [list(cells) for cells in SOUND]
    rows[row][column] = text
    return rows


def test_a_sound_chart_is_left_in_peace() -> None:
    """Loops over rows and columns, a colour, and a tag in the series' label that knows the column's loop."""
    labels = '<c:dLbls><c:numFmt formatCode="0&quot; {{ g }}&quot;;;;" sourceLinked="0"/></c:dLbls>'
    rows = changed(0, 2, "{{ g }}{% cellbg 'FFFFFF' %}")
    assert chart_says(rows, labels=labels, title="{{ trust }}") == []


def test_names_in_a_chart_are_checked_cell_by_cell() -> None:
    """The chart, the cell, its text and the nearest name."""
    assert chart_says(changed(2, 0, "{{ p.reff }}")) == [
        'Chart 1, cell A3 › "{{ p.reff }}": there is no name "p.reff". Did you mean "p.ref"?'
    ]
    labels = '<c:dLbls><c:numFmt formatCode="0&quot; {{ gg }}&quot;;;;" sourceLinked="0"/></c:dLbls>'
    assert [line[:19] for line in chart_says(SOUND, labels=labels)] == ["Chart 1, cell C1 › "]
    assert chart_says(SOUND, title="For {{ trsut }}") == [
        'Chart 1 › "For {{ trsut }}": there is no name "trsut" here. Did you mean "trust"?'
    ]


def test_loops_in_a_chart_are_checked() -> None:
    """A row's loop that is not closed, a column's that is closed elsewhere, a tag that shares its row."""
    assert any("is never closed" in line for line in chart_says(SOUND[:3]))
    assert any("{%tc endfor %}" in line for line in chart_says(changed(2, 3, "x")))
    assert any(
        'shares its table row with "more"' in line for line in chart_says([*SOUND[:3], ["{%tr endfor %}", "more"]])
    )


def test_a_chart_that_cannot_be_filled_is_named() -> None:
    """Series in rows, no worksheet behind tags, a loop round the chart."""
    assert chart_says([["{%tr if draft %}"], *SOUND]) == [
        "Chart 1: it cannot be filled: the first row of its worksheet has to hold the names of its series. Look at its "
        "worksheet with Edit Data in Word, beside the same chart in our template."
    ]
    content = with_chart(SOUND)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        chart = package.read("word/charts/chart1.xml").replace(b"<c:v>0</c:v>", b"<c:v>{{ rated }}</c:v>")
    gone = rezipped(content, {"word/charts/chart1.xml": chart, "word/embeddings/Sheet.xlsx": None})
    assert [problem.code for problem in found(gone)] == ["chart-sheet"]
    around = with_chart(SOUND, before=("{%p for p in priorities %}",), after=("{%p endfor %}",))
    assert "cannot fill chart 1: it stands in a loop" in str(found(around)[0])


@pytest.mark.parametrize("named", ["trust", "p.rating.label", "'red'", "p.rating.fill if draft else p.ref"])
def test_a_colour_that_is_none_is_named_with_its_cell(named: str) -> None:
    """Word shows a black cell for it."""
    rows = [["{%tr for p in priorities %}", ""], ["A", f"{{% cellbg {named} %}}x"], ["{%tr endfor %}", ""]]
    (problem,) = found(template(table=rows))
    assert problem.code == "no-colour"
    assert (problem.spot.table, problem.spot.row, problem.spot.column) == (1, 2, 2)


def test_colours_are_left_in_peace() -> None:
    """A name whose meaning is a colour, six digits, and what is worked out."""
    for named in (
        "p.rating.fill",
        "'FFC000'",
        "'auto'",
        "p.rating.fill | upper",
        "p.rating.fill if draft else 'FFFFFF'",
    ):
        rows = [["{%tr for p in priorities %}"], [f"{{% cellbg {named} %}}x"], ["{%tr endfor %}"]]
        assert found(template(table=rows)) == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Of { trust }", "{ trust } has single brackets"),
        ("Of {trust}", "{trust} has single brackets"),
        ("{p.rating.label}", "{p.rating.label} has single brackets"),
        ("Of { { trust } }", "{ { trust } } has a space between its brackets"),
        ("{ % if draft % }", "{ % if draft % } has a space between its brackets"),
        ("{ %p if draft %}", "{ %p if draft %} has a space between its brackets"),
    ],
)
def test_what_was_meant_as_a_tag_is_named(text: str, what: str) -> None:
    """Without its pairs of brackets it would print as it stands, and nobody would see it before the governors do."""
    assert any(sentence.startswith(what) for sentence in said(text))


def pointing(*texts: str) -> list[str]:
    """What the check says of places in a template whose paragraph Place has a bookmark, and whose paragraph See links to it."""
    document = blank_document()
    for text in texts:
        paragraph = document.add_paragraph(text)._p
        if text == "Place":
            paragraph.insert(0, parse_xml(f'<w:bookmarkStart {_WORD} w:id="7" w:name="s_next"/>'))
            paragraph.append(parse_xml(f'<w:bookmarkEnd {_WORD} w:id="7"/>'))
        if text == "See":
            paragraph.append(parse_xml(_LINK.replace("<w:hyperlink", f"<w:hyperlink {_WORD}")))
    return [problem.code for problem in check_reach(saved(document))]


def test_a_line_that_points_into_a_loop_or_a_condition_is_named() -> None:
    """The place may not be printed, or be printed many times; under the same condition all is well."""
    assert pointing("{%p if draft %}", "Place", "{%p endif %}", "See") == ["link-conditional"]
    assert pointing("{%p if draft %}", "x", "{%p else %}", "Place", "{%p endif %}", "See") == ["link-conditional"]
    assert pointing("{%p for p in priorities %}", "Place", "{%p endfor %}", "See") == ["link-repeated"]
    assert pointing("{%p if draft %}", "Place", "See", "{%p endif %}") == []
    assert pointing("{%p if draft %}", "x", "{%p endif %}", "Place", "See") == []


def test_a_cross_reference_without_its_place_stops_every_document() -> None:
    """Not only the agreement: Word would show last year's number, or an error, in the plan."""
    ref = '<w:fldSimple w:instr=" REF nope \\r "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    assert [problem.code for problem in found(linking(ref))] == ["cross-reference"]


@pytest.mark.parametrize("kind", ["SEQ Table", 'IF 1 = 1 "a" "b"', "TITLE", "DOCPROPERTY Company", r"TOC \\c Table"])
def test_a_field_that_shows_what_was_saved_is_named(kind: str) -> None:
    """Word brings such a field up to date only when somebody asks for it."""
    instruction = kind.replace('"', "&quot;")
    field = f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    assert [problem.code for problem in check_reach(linking(field))] == ["field-saved"]


def test_a_bookmark_that_goes_with_its_tag_is_named() -> None:
    """The line of a tag vanishes, with all that begins in it."""
    begun = '<w:bookmarkStart w:id="3" w:name="start"/><w:r><w:t>{%p if draft %}</w:t></w:r>'
    assert [problem.code for problem in check_reach(linking(begun))] == ["bookmark-lost"]


def test_a_character_that_cannot_be_seen_is_said_to_be_there() -> None:
    """Copied from a web page, a tag may hold a zero-width space."""
    (sentence,) = said("{{ trust\u200b }}")
    assert "a character that cannot be seen" in sentence


@pytest.mark.parametrize("kind", DocumentKind)
def test_our_templates_mislead_nobody(kind: DocumentKind) -> None:
    """No saved field, no line that points nowhere."""
    assert check_reach((doc_templates_dir() / kind.template).read_bytes()) == ()


def test_legal_style_numbers_are_named() -> None:
    """Word numbers 1.1 there, where contents lists and cross-references would show I.1."""
    document = blank_document()
    level = next(document.part.numbering_part.element.iter("{*}lvl"))
    level.insert(2, parse_xml(f"<w:isLgl {_WORD}/>"))
    assert [problem.code for problem in check_reach(saved(document))] == ["legal-numbers"]
