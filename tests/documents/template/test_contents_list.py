"""Contents lists: Word's TOC field, with entries made from the headings of the filled document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from matsheets.documents.authoring.template_check import check_template
from matsheets.documents.contexts.document_kinds import REVIEW_DOCUMENTS, DocumentKind
from matsheets.documents.contexts.values import fields
from matsheets.documents.record.manifest import read_manifest
from matsheets.documents.template.build import build_document
from matsheets.documents.template.engine import fill
from matsheets.storage.shipped_files import doc_templates_dir
from tests.documents.builders import MADE_ON, OWN_DOCUMENTS, ROOT, blank_document, rich_review
from tests.documents.contexts.updates import logged
from tests.documents.template.test_engine import rezipped
from tests.office import convert, pdf_text

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
#: A list as Word leaves it: in a content control, an entry to a paragraph, and the field's end in a paragraph of its own.
LAST_YEARS = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
    "<w:sdtContent><w:p><w:r><w:t>Contents</w:t></w:r></w:p>{first}{second}<w:p>"
    + END
    + "</w:p></w:sdtContent></w:sdt>"
)


def code(instruction: str) -> str:
    """The run with a field's instruction."""
    return f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'


def cached(title: str, bookmark: str, page: int, opening: str = "") -> str:
    """An entry as Word saved it: a link with title, tab and page number."""
    number = f"{BEGIN}{code(f'PAGEREF {bookmark} ' + chr(92) + 'h')}{SEPARATE}<w:r><w:t>{page}</w:t></w:r>{END}"
    return (
        f'<w:p>{opening}<w:hyperlink w:anchor="{bookmark}"><w:r><w:t>{title}</w:t></w:r><w:r><w:tab/></w:r>{number}'
        "</w:hyperlink></w:p>"
    )


def word_list(instruction: str = r'TOC \o "1-3" \h \z \u') -> str:
    """Word's own list with two entries of last year."""
    return LAST_YEARS.format(
        first=cached("Last year’s first", "_Toc1", 4, f"{BEGIN}{code(instruction)}{SEPARATE}"),
        second=cached("Last year’s second", "_Toc2", 5),
    )


def bare_list(instruction: str) -> str:
    """A list in one paragraph."""
    return f"<w:p>{BEGIN}{code(instruction)}{SEPARATE}<w:r><w:t>Old</w:t></w:r>{END}</w:p>"


def heading(text: str, level: int = 1, properties: str = "", mark: str = "") -> str:
    """A heading of Word's own style; the text may be runs."""
    runs = text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>"
    return f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/>{properties}</w:pPr>{mark}{runs}</w:p>'


def bookmark(name: str, number: int) -> str:
    """An empty bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def template(body: str, *, toc_styles: Sequence[int] = (1, 2, 3), styles: str = "", numbering: str = "") -> bytes:
    """A template of python-docx with this body and a tag, styles of contents lists, and more styles and lists."""
    doc = blank_document()
    for level in toc_styles:
        doc.styles.add_style(f"toc {level}", 1)
    for style in parse_xml(f"<w:x {WORD}>{styles}</w:x>"):
        doc.styles.element.append(style)
    lists = doc.part.numbering_part.element
    for element in parse_xml(f"<w:x {WORD}>{numbering}</w:x>"):
        lists.insert(0, element) if element.tag == qn("w:abstractNum") else lists.append(element)
    for element in reversed(parse_xml(f"<w:x {WORD}>{body}<w:p><w:r><w:t>{{{{ last }}}}</w:t></w:r></w:p></w:x>")):
        doc.element.body.insert(0, element)
    out = io.BytesIO()
    doc.save(out)
    return out.getvalue()


def filled(body: str, values: dict[str, object] | None = None, **more: object) -> Doc:
    """The document made of a template with this body."""
    return Document(io.BytesIO(fill(template(body, **more), {"last": "The end", **(values or {})})))  # type: ignore[arg-type]


def links(doc: Doc) -> list[tuple[str, str]]:
    """The entries of a document's lists: what each says, with its tabs, and the bookmark that it leads to."""
    found = []
    for link in doc.element.body.iter(qn("w:hyperlink")):
        pieces = ["\t" if node.tag == qn("w:tab") else "\n" if node.tag == qn("w:br") else node.text or ""
                  for node in link.iter(qn("w:t"), qn("w:tab"), qn("w:br"))]  # fmt: skip
        found.append(("".join(pieces), link.get(qn("w:anchor"))))
    return found


def titles(doc: Doc) -> list[str]:
    """What the entries of a document's lists say."""
    return [title for title, _ in links(doc)]


def marked(doc: Doc) -> dict[str, str]:
    """The text of the paragraph that each bookmark of a document starts in."""
    found: dict[str, str] = {}
    for mark in doc.element.body.iter(qn("w:bookmarkStart")):
        name = mark.get(qn("w:name"))
        assert name not in found
        paragraph = next(mark.iterancestors(qn("w:p")))
        found[name] = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
    return found


# --- the field -----------------------------------------------------------------------------------------------------


def test_a_list_that_word_made_has_this_years_titles() -> None:
    """Entries of last year go, with their page numbers; the field, its switches and its content control stay."""
    doc = filled(word_list() + heading("{{ first }}") + heading("Steps", 2), {"first": "Aims & hopes"})
    assert titles(doc) == ["Aims & hopes", "Steps"]
    xml = doc.element.body.xml
    assert "Last year" not in xml
    assert "PAGEREF" not in xml
    assert re.findall(r'fldCharType="(\w+)"|<w:instrText[^>]*>([^<]*)<', xml) == [
        ("begin", ""),
        ("", r' TOC \o "1-3" \h \z \u '),
        ("separate", ""),
        ("end", ""),
    ]
    (control,) = doc.element.body.iter(qn("w:sdtContent"))
    assert ["".join(t.text for t in p.iter(qn("w:t"))) for p in control] == ["Contents", "Aims & hopes", "Steps", ""]


def test_what_word_saved_in_a_list_is_no_part_of_the_template() -> None:
    """A list that was updated in Word repeats the tags of headings, outside their loops: none is filled in or looked at."""
    entries = word_list().replace("Last year’s first", "{{ h.title }}").replace("Last year’s second", "{% if x %}Half")
    loop = [f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>" for tag in ("{%p for h in heads %}", "{%p endfor %}")]
    figures = bare_list(r"TOC \c Table").replace("Old", "Table 1 {{ p.ref }}")
    body = entries + loop[0] + heading("{{ h.title }}") + loop[1] + figures

    doc = filled(body, {"heads": [{"title": "One"}, {"title": "Two"}]})

    assert titles(doc) == ["One", "Two"]
    assert (
        check_template(template(body), fields(("heads[].title", "its title", "text"), ("last", "other words", "text")))
        == ()
    )


def test_a_list_is_made_anew_where_the_text_holds_no_tag() -> None:
    """What is filled in may all stand in page headers; the list was saved last year all the same."""
    content = template(word_list() + heading("This year"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = package.read("word/document.xml").replace(b"{{ last }}", b"Last")
    assert b"{" not in text
    assert titles(Document(io.BytesIO(fill(rezipped(content, {"word/document.xml": text}), {})))) == ["This year"]


def test_the_plan_with_words_own_list_is_listed_heading_for_heading(tmp_path: Path) -> None:
    """Our plan with a list of Word's put on its first page: every heading of levels 1 to 3, as python-docx reads them."""
    doc = Document(str(doc_templates_dir() / DocumentKind.PLAN.template))
    doc.element.body.insert(0, parse_xml(word_list().replace("<w:sdt>", f"<w:sdt {WORD}>", 1)))
    doc.save(str(tmp_path / "own.docx"))

    made = build_document(DocumentKind.PLAN, rich_review(), made_on=MADE_ON, templates=tmp_path / "own.docx")

    doc = Document(io.BytesIO(made))
    (control,) = doc.element.body.iter(qn("w:sdt"))
    chapters = iter(range(1, 100))
    wanted = [
        f"{next(chapters)}.\t{p.text}" if p.style.name == "Heading 2" else p.text  # type: ignore[union-attr]
        for p in doc.paragraphs
        if p.style.name in {"Heading 1", "Heading 2", "Heading 3"}  # type: ignore[union-attr]
    ]
    assert len(wanted) > 10
    assert titles(doc)[: len(list(control.iter(qn("w:hyperlink"))))] == wanted


@pytest.mark.parametrize(
    ("instruction", "wanted"),
    [
        (r'TOC \o "1-2"', ["One", "Two"]),
        (r'TOC \o "2-3" \n \h', ["Two", "Three"]),
        ("TOC", ["One", "Two", "Three"]),
        (r"toc \h \z", ["One", "Two", "Three"]),
        (r'TOC \t "Own name,1"', ["Own"]),
        (r'TOC \o "1-1" \t "Own name;2;heading 3;1"', ["One", "Three", "Own"]),
        (r'TOC \o "1-1" \u', ["One", "Set"]),
        (r"TOC \u", ["One", "Two", "Three", "Own", "Set"]),
        (r'TOC \o "1-1" \f', ["One"]),
        (r'TOC \o "1-3" \b part', ["Two"]),
        (r'TOC \o "1-3" \b nowhere', []),
    ],
)
def test_the_switches_say_which_headings(instruction: str, wanted: list[str]) -> None:
    """Ranges of levels, other styles, outline levels of styles and of paragraphs, and a part of the document."""
    own = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own Name"/><w:basedOn w:val="Base"/></w:style>'
    )
    body = (
        f'{bare_list(instruction)}{heading("One")}<w:bookmarkStart w:id="7" w:name="part"/>{heading("Two", 2)}'
        f'<w:bookmarkEnd w:id="7"/>{heading("Three", 3)}<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr><w:r><w:t>Own</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Set</w:t></w:r></w:p>'
    )
    assert titles(filled(body, styles=own)) == wanted


def test_a_part_may_begin_and_end_within_headings() -> None:
    """A bookmark stands inside the paragraphs that were selected for it, the first and the last of which are part of it."""
    start, end = '<w:bookmarkStart w:id="7" w:name="part"/>', '<w:bookmarkEnd w:id="7"/>'
    body = bare_list(r'TOC \o "1-3" \b part') + heading("One") + heading("Two", mark=start) + heading("Three")
    body += heading("Four", mark=end) + heading("Five")
    assert titles(filled(body)) == ["Two", "Three", "Four"]


@pytest.mark.parametrize("instruction", [r'TOC \h \z \c "Figure"', r"TOC \f", "PAGEREF _Toc1"])
def test_what_lists_no_headings_stays_as_it_was(instruction: str) -> None:
    """Lists of figures and of marked words, and page numbers that stand elsewhere."""
    assert "Old" in [p.text for p in filled(bare_list(instruction) + heading("One")).paragraphs]


ONE_RUN = (
    '<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Here: </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC \\o "1-2"</w:instrText>'
    '<w:fldChar w:fldCharType="separate"/><w:t>Press F9</w:t><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>!</w:t></w:r></w:p>'
)
CUT = (
    BEGIN + "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in ("T", "OC \\o", ' "1-2"')) + SEPARATE
)
FIELDS = {
    "never updated": f"<w:p>{BEGIN}{code('TOC')}{END}</w:p>",
    "in one run": ONE_RUN,
    "simple": '<w:p><w:fldSimple w:instr=" TOC \\o &quot;1-2&quot; "><w:r><w:t>Press F9</w:t></w:r></w:fldSimple></w:p>',
    "cut in pieces": f"<w:p>{CUT}<w:r><w:t>Old</w:t></w:r>{END}</w:p>",
    "ends with the last entry": f"<w:p>{CUT}<w:r><w:t>Old</w:t></w:r></w:p><w:p><w:r><w:t>Older</w:t></w:r>{END}</w:p>",
}


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_list_in_whatever_way_the_field_is_written(field: str) -> None:
    """One paragraph to an entry, none without, and a field that begins in the first and ends in the last."""
    doc = filled(field + heading("One") + heading("Two", 2))
    assert titles(doc) == ["One", "Two"]
    before = [p for p in doc.paragraphs if "Heading" not in p.style.name][:-1]  # type: ignore[union-attr]
    assert [[m.get(qn("w:fldCharType")) for m in p._p.iter(qn("w:fldChar"))] for p in before] == [
        ["begin", "separate"],
        ["end"],
    ]
    assert not {"Old", "Older", "Press F9"} & {t.text for t in doc.element.body.iter(qn("w:t"))}


def test_what_stands_round_the_field_stays() -> None:
    """Words before and after it in its paragraph, and that paragraph's page break."""
    first, second = filled(ONE_RUN + heading("One") + heading("Two", 2)).paragraphs[:2]
    assert (first.text, second.text) == ("Here: One", "Two!")
    assert first.paragraph_format.page_break_before is True
    assert second.paragraph_format.page_break_before is None


def test_a_section_that_ends_with_the_list_still_does() -> None:
    """The paragraph that holds the section's end stays, and so does a bookmark round the list."""
    section = '<w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr>'
    body = f'<w:bookmarkStart w:id="3" w:name="list"/><w:p>{section}{CUT}<w:r><w:t>Old</w:t></w:r><w:bookmarkEnd w:id="3"/>{END}</w:p>'
    doc = filled(body + heading("One") + heading("Two", 2))
    assert titles(doc) == ["One", "Two"]
    assert len(doc.sections) == 2
    assert doc.sections[0].page_width == 16838 * 635
    assert len(list(doc.element.body.iter(qn("w:bookmarkEnd")))) == 3


def test_without_headings_the_list_says_so() -> None:
    """In Word's words, which Word would show as well."""
    assert (
        filled(word_list()).element.body.xpath("string(.//w:sdtContent/w:p[2]//w:t)")
        == "No table of contents entries found."
    )


def test_each_of_two_lists_is_its_own() -> None:
    """A short list and a long one lead to the same bookmarks."""
    doc = filled(bare_list(r'TOC \o "1-1"') + bare_list(r'TOC \o "1-2"') + heading("One") + heading("Two", 2))
    assert titles(doc) == ["One", "One", "Two"]
    assert len(marked(doc)) == 2


def test_a_list_that_begins_in_one_cell_and_ends_in_another_is_left_alone() -> None:
    """There is no way to say where its entries would go."""
    cells = f"<w:tc><w:p>{CUT}<w:r><w:t>Old</w:t></w:r></w:p></w:tc><w:tc><w:p>{END}</w:p></w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    assert [c.text for c in filled(table + heading("One")).tables[0].rows[0].cells] == ["Old", ""]


# --- the entries ---------------------------------------------------------------------------------------------------


def test_an_entry_has_the_style_of_its_level() -> None:
    """Where the template lacks it, that of the nearest level above, further in; where it has none, no style."""
    body = bare_list(r'TOC \o "1-3"') + "".join(heading(str(level), level) for level in (1, 2, 3))

    def looks(**given: object) -> list[tuple[str | None, int | None]]:
        entries = [p for p in filled(body, **given).paragraphs if p._p.find(qn("w:hyperlink")) is not None]
        return [(p.style.name, p.paragraph_format.left_indent) for p in entries]  # type: ignore[union-attr]

    assert looks() == [("toc 1", None), ("toc 2", None), ("toc 3", None)]
    assert looks(toc_styles=(1, 2)) == [("toc 1", None), ("toc 2", None), ("toc 2", 220 * 635)]
    assert looks(toc_styles=()) == [("Normal", 0), ("Normal", 220 * 635), ("Normal", 440 * 635)]


def test_every_entry_leads_to_its_heading() -> None:
    """To a bookmark of its own in the heading's paragraph; one that is there already is used, Word's before others."""
    body = (
        word_list()
        + heading("One", mark=bookmark("_Toc2", 1))
        + heading("Two", mark=bookmark("mine", 2) + bookmark("_Toc99", 3))
        + heading("Three", mark=bookmark("_GoBack", 4))
        + heading("Four", mark=bookmark("named", 5))
    )
    doc = filled(body)
    assert [anchor for _, anchor in links(doc)][::3] == ["_Toc2", "named"]
    assert links(doc)[1] == ("Two", "_Toc99")
    assert [(title, marked(doc)[anchor]) for title, anchor in links(doc)] == [
        (t, t) for t in ("One", "Two", "Three", "Four")
    ]


def test_names_beyond_ascii_are_as_good_as_others() -> None:
    """Of styles, by name and Id, and of bookmarks."""
    style = (
        '<w:style w:type="paragraph" w:styleId="Überschriftà"><w:name w:val="Überschrift"/><w:pPr><w:numPr><w:numId '
        'w:val="90"/></w:numPr></w:pPr></w:style>'
    )
    body = heading("Über à", mark=bookmark("_Tocà", 1)).replace("Heading1", "Überschriftà")
    doc = filled(
        bare_list(r'TOC \t "ÜBERSCHRIFT,1" \b stückà') + bookmark("stückà", 2).replace("<w:bookmarkEnd w:id=\"2\"/>", "") + body,
        styles=style, numbering=LISTS.replace("{suffix}", "space"),
    )  # fmt: skip
    assert links(doc) == [("Part I: Über à", "_Tocà")]


def test_headings_that_a_loop_repeats_have_bookmarks_of_their_own() -> None:
    """The template's one bookmark stays with the first; names and ids are given once."""
    loop = "<w:p><w:r><w:t>{%p for x in xs %}</w:t></w:r></w:p>{}<w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p>"
    mark = '<w:bookmarkStart w:id="1" w:name="_Toc1"/><w:r><w:t>{{ x }}</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    doc = filled(word_list() + loop.replace("{}", heading(mark)), {"xs": ["A", "B", "C"]})
    assert titles(doc) == ["A", "B", "C"]
    assert [marked(doc)[anchor] for _, anchor in links(doc)] == ["A", "B", "C"]
    assert links(doc)[0][1] == "_Toc1"
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        ids = [mark.get(qn("w:id")) for mark in doc.element.body.iter(qn(tag))]
        assert len(ids) == len(set(ids)) == 3


TEXTS = {
    "a tab and line breaks": ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c"),
    "a page break before it": ('<w:r><w:br w:type="page"/><w:t>a</w:t></w:r>', "a"),
    "runs": ('<w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>', "a b"),
    "what was deleted": ("<w:r><w:t>a</w:t></w:r><w:del w:id='1' w:author='x'><w:r><w:delText>b</w:delText></w:r></w:del>", "a"),
    "what was put in": ("<w:r><w:t>a</w:t></w:r><w:ins w:id='1' w:author='x'><w:r><w:t>b</w:t></w:r></w:ins>", "ab"),
    "what was moved away": ("<w:r><w:t>a</w:t></w:r><w:moveFrom w:id='1' w:author='x'><w:r><w:t>b</w:t></w:r></w:moveFrom>", "a"),
    "what is hidden": ("<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r>", "a"),
    "what is not hidden": ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>a</w:t></w:r>', "a"),
    "a field": (f"<w:r><w:t>a</w:t></w:r>{BEGIN}{code('DATE')}{SEPARATE}<w:r><w:t>b</w:t></w:r>{END}", "ab"),
    "a hyphen that holds": ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a-b"),
    "a link": ('<w:hyperlink w:anchor="x"><w:r><w:t>a</w:t></w:r></w:hyperlink>', "a"),
    "signs of XML": ("<w:r><w:t>a &amp; &lt;b&gt; “ç”</w:t></w:r>", "a & <b> “ç”"),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "wanted"), TEXTS.values(), ids=TEXTS)
def test_an_entry_says_what_the_reader_of_the_heading_sees(runs: str, wanted: str) -> None:
    """On one line, without what is deleted or hidden."""
    assert titles(filled(bare_list(r'TOC \o "1-1"') + heading(runs)))[0] == wanted


def test_tabs_and_line_breaks_stay_where_the_field_says_so() -> None:
    """With the switches for them."""
    runs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
    assert titles(filled(bare_list(r'TOC \o "1-1" \w \x') + heading(runs))) == ["a\tb\nc"]


@pytest.mark.parametrize(
    "runs", ["<w:r/>", '<w:r><w:t xml:space="preserve"> </w:t></w:r>', "<w:del w:id='1' w:author='x'><w:r><w:delText>b</w:delText></w:r></w:del>"]
)  # fmt: skip
def test_a_heading_without_text_has_no_entry(runs: str) -> None:
    """As in Word."""
    assert titles(filled(bare_list("TOC") + heading(runs) + heading("One"))) == ["One"]


def test_a_style_that_a_paragraph_had_once_makes_it_no_heading() -> None:
    """Under tracked changes the former style is still written down."""
    before = '<w:pPrChange w:id="1" w:author="x"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>'
    body = f"<w:p><w:pPr>{before}</w:pPr><w:r><w:t>Once</w:t></w:r></w:p>{heading('One', 2, before)}"
    doc = filled(bare_list("TOC") + body)
    assert titles(doc) == ["One"]
    assert marked(doc)[links(doc)[0][1]] == "One"
    assert {mark.getparent().tag for mark in doc.element.body.iter(qn("w:bookmarkStart"))} == {qn("w:p")}


def test_headings_in_tables_count_and_those_in_text_boxes_do_not() -> None:
    """As in Word; a heading that a text box hangs on is whole."""
    table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    box = f"<w:r><w:pict><w:txbxContent>{heading('Boxed')}</w:txbxContent></w:pict></w:r><w:r><w:t>Round</w:t></w:r>"
    assert titles(filled(bare_list("TOC") + table.format(heading("In a cell", 2)) + heading(box))) == [
        "In a cell",
        "Round",
    ]


# --- numbers -------------------------------------------------------------------------------------------------------

LISTS = (
    '<w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:suff w:val="{suffix}"/><w:lvlText w:val="Part %1:"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
)


def numbered(level: int, num: int = 90) -> str:
    """The properties that put a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


@pytest.mark.parametrize(("suffix", "behind"), [("tab", "\t"), ("space", " "), ("nothing", "")])
def test_a_headings_number_stands_before_its_text(suffix: str, behind: str) -> None:
    """As Word prints it, with what stands behind it; paragraphs of the list that are no headings count too."""
    plain = f"<w:p><w:pPr>{numbered(0)}</w:pPr><w:r><w:t>Counts</w:t></w:r></w:p>"
    body = heading("One", 1, numbered(0)) + plain + heading("Two", 1, numbered(0)) + heading("Three", 2, numbered(1))
    doc = filled(
        bare_list("TOC") + body + heading("Four", 1, numbered(0, 0)), numbering=LISTS.replace("{suffix}", suffix)
    )
    assert titles(doc) == [f"Part I:{behind}One", f"Part III:{behind}Two", "1.\tThree", "Four"]


def test_other_styles_of_the_same_list_count_too() -> None:
    """As far down as the headings go: what is numbered below a heading does not change its number."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr>{numbered(level)}</w:pPr></w:style>'
        for name, level in (("Chapter", 0), ("Box", 0), ("Deep", 1))
    )
    body = "".join(heading(name).replace("Heading1", name) for name in ("Chapter", "Deep", "Box", "Chapter"))
    doc = filled(bare_list(r'TOC \t "Chapter,1"') + body, styles=styles, numbering=LISTS.replace("{suffix}", "space"))
    assert titles(doc) == ["Part I: Chapter", "Part III: Chapter"]


def test_numbers_are_those_of_the_filled_document() -> None:
    """A chapter that a condition leaves out, or that was deleted with its number, does not count."""
    tag = "<w:p><w:r><w:t>{{%p {} %}}</w:t></w:r></w:p>"
    deleted = heading(
        "<w:del w:id='1' w:author='x'><w:r><w:delText>b</w:delText></w:r></w:del>", 1,
        f"{numbered(0)}<w:rPr><w:del w:id='2' w:author='x'/></w:rPr>",
    )  # fmt: skip
    body = (
        tag.format("if shown")
        + heading("One", 1, numbered(0))
        + tag.format("endif")
        + deleted
        + heading("Two", 1, numbered(0))
    )
    lists = LISTS.replace("{suffix}", "space")
    assert titles(filled(bare_list("TOC") + body, {"shown": True}, numbering=lists)) == ["Part I: One", "Part II: Two"]
    assert titles(filled(bare_list("TOC") + body, {"shown": False}, numbering=lists)) == ["Part I: Two"]


def test_the_text_behind_a_number_has_a_place_to_stand() -> None:
    """A tab stop as Word sets it, unless the style of the entry has one, so that the text is not pushed to the right edge."""
    body = bare_list("TOC") + heading("One", 1, numbered(0))
    lists = LISTS.replace("{suffix}", "tab")
    assert [stop.position for stop in filled(body, numbering=lists).paragraphs[0].paragraph_format.tab_stops] == [
        440 * 635
    ]
    hanging = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/><w:pPr><w:ind w:left="500" w:hanging="500"/></w:pPr></w:style>'
    own = filled(body, toc_styles=(), styles=hanging, numbering=lists)
    assert list(own.paragraphs[0].paragraph_format.tab_stops) == []
    deeper = filled(bare_list("TOC") + heading("Two", 2, numbered(1)), toc_styles=(), styles=hanging, numbering=lists)
    assert [stop.position for stop in deeper.paragraphs[0].paragraph_format.tab_stops] == [880 * 635]


# --- our documents -------------------------------------------------------------------------------------------------


def told(doc: Doc) -> list[str]:
    """The chapters of one of our documents with their numbers, an agreement's clauses with theirs, the evidence's elements."""
    chapters, clauses = iter(range(1, 100)), iter(range(1, 100))
    agreement = any(p.style.name == "Clause Heading" for p in doc.paragraphs)  # type: ignore[union-attr]
    found = []
    for paragraph in doc.paragraphs:
        if paragraph.style.name == "Heading 2":  # type: ignore[union-attr]
            found.append(paragraph.text if agreement else f"{next(chapters)}.\t{paragraph.text}")
        elif paragraph.style.name == "Clause Heading":  # type: ignore[union-attr]
            found.append(f"{next(clauses)}.\t{paragraph.text}")
        elif paragraph.style.name == "Heading 3" and doc.core_properties.subject == DocumentKind.EVIDENCE.title:  # type: ignore[union-attr]
            found.append(paragraph.text)
    return found


#: The map and the order of business of a meeting's paper say where everything stands; an update is of three pages.
WITHOUT_LIST = {
    DocumentKind.EVIDENCE_BY_MAP,
    DocumentKind.PLAN,
    DocumentKind.MEETING,
    DocumentKind.UPDATE,
    DocumentKind.PROGRAMME,
    DocumentKind.SHARED,
    DocumentKind.POOLED,
    DocumentKind.COMPARISON,
    DocumentKind.JOINT_PLAN,
}


@pytest.mark.parametrize("kind", [kind for kind in REVIEW_DOCUMENTS if kind not in WITHOUT_LIST])
def test_our_documents_list_their_chapters(kind: DocumentKind) -> None:
    """With numbers, the agreement's clauses among them; without page numbers, which Word is told to leave out as well."""
    doc = Document(io.BytesIO(build_document(kind, rich_review(), made_on=MADE_ON)))
    assert titles(doc) == told(doc)
    assert len(titles(doc)) >= 7
    assert "PAGEREF" not in doc.element.body.xml
    assert [
        code for code in doc.element.body.xpath("//w:instrText[contains(., 'TOC')]/text()") if r"\n" not in code
    ] == []


@pytest.mark.parametrize("kind", OWN_DOCUMENTS)
def test_the_same_inputs_give_the_same_bytes(kind: DocumentKind, tmp_path: Path) -> None:
    """A second time, from a template compiled anew."""
    own = tmp_path / kind.template
    own.write_bytes((doc_templates_dir() / kind.template).read_bytes())
    make = logged if kind is DocumentKind.UPDATE else rich_review
    first = build_document(kind, make(), made_on=MADE_ON)
    assert build_document(kind, make(), made_on=MADE_ON) == first
    assert build_document(kind, make(), made_on=MADE_ON, templates=own) == first


@pytest.mark.office
def test_libreoffice_shows_the_headings_of_the_samples_in_their_lists(tmp_path: Path) -> None:
    """Every sample of a kind with a list, as PDF: below "In this document" stand its headings, numbers and all, in order."""
    samples = sorted(ROOT.glob("samples/**/*.docx"))
    assert len(samples) >= 9
    files = [tmp_path / sample.name for sample in samples]
    for file, sample in zip(files, samples, strict=True):
        file.write_bytes(sample.read_bytes())
    for file, pdf in zip(files, convert(files, "pdf", tmp_path), strict=True):
        doc, (_, *below) = Document(str(file)), pdf_text(pdf).split("In this document")
        made = read_manifest(file.read_bytes())
        if made is not None and made.kind in {kind.slug for kind in WITHOUT_LIST}:
            assert below == [], file.name
            continue
        lines = [" ".join(line.split()) for line in below[0].splitlines()]
        wanted = [" ".join(title.split()) for title in told(doc)]
        assert len(wanted) >= 5, file.name
        shown = [line for line in lines if line in wanted][: len(wanted)]
        assert shown == wanted, file.name
