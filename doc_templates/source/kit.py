"""The kit that our Word templates are built with: a small layer over python-docx.

How a template is written (see ``diagnostic_summary.py``)::

    doc = new_document(title="Diagnostic summary")
    cover(doc, subtitle="...", facts=[("Round", "{{ round }}")])
    heading(doc, "Strengths", 1)
    with when(doc, "strengths"):
        table(doc, [("Ref", 2.2), ("Element", 9), ("Rating", 3)], [
            each("e in strengths", row("{{ e.ref }}", "{{ e.title }}", rating("e.rating"))),
        ], caption="Strengths", description="The elements rated {{ strong_ratings }}.")
    with otherwise(doc):
        para(doc, "No element is rated {{ strong_ratings }}.")
    save(doc, path)

Rules that keep a made document sound:

* Text is template text: tags (``{{ name }}``) may stand anywhere in it. ``**words**`` prints in bold, ``[[words]]``
  muted. Within a tag use single quotes.
* ``when``, ``otherwise``, ``loop`` put ``{%p … %}`` paragraphs round whole paragraphs and tables; ``each`` and
  ``only_if`` put ``{%tr … %}`` rows round table rows. Those paragraphs and rows vanish in the made document.
* Two tables may never meet: put a heading, a caption or a sentence between them.
* No blank paragraphs, no merged cells, no table in a table. Space belongs to the styles (``base.py``).
* Widths are centimetres and add up to 17.0 in portrait and 25.7 in landscape.
* Never write a colour into an attribute with a tag: Word would not open the template. A cell's colour is ``rating()``
  or ``Cell(background="expression")``, which uses the dialect's ``{% cellbg %}``.

Paragraph styles: Normal, Lead, List Bullet, List Number, Note, Source, Caption, Draft, Cover Trust, Cover Fact, Clause
Heading (1.), Clause (1.1), Subclause (a), and in tables Table Text, Table Label, Table Number (right aligned), Table
Source, Table Group, Table Item (one of a list), Rating On Dark, Rating On Light and the same with Weak before it, Signature. Table styles: Report Table, and Facts Table (two columns, the first one labels).
"""

import datetime as dt
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

sys.path.insert(0, str(Path(__file__).parent))
import base

PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 17.0, 25.7
#: What made a document, and its date where the workbooks give one.
MADE_WITH = "Made with matsheets {{ version }}.{% if dated %} Document date: {{ made_on }}.{% endif %}"
#: The framework of a paper that compares or shares, and what made it.
FRAMEWORK_NOTE = (
    "{{ framework.title }}, {{ framework.edition }}. {{ framework.source }} {{ framework.wording }} " + MADE_WITH
)
_BUILT_ON = dt.datetime(2026, 1, 1)  # of the templates themselves, so that the same sources give the same bytes
_MARKED = re.compile(r"(\*\*.+?\*\*|\[\[.+?\]\]|__.+?__)")


# --- the document ------------------------------------------------------------------------------------------------


def new_document(*, title: str, numbered_chapters: bool = True, cover: bool = True) -> Doc:
    """Start a template: A4, our styles, running header (trust · document), footer (date made, page X of Y), en-GB.

    Args:
        title: the kind of document, such as ``Diagnostic summary``. The made document's own title is
            ``<title>: <trust>``; its context must therefore have ``trust``, ``trust_in_brief``, ``draft``, ``dated`` and ``made_on``.
        numbered_chapters: whether headings of level 1 have numbers, which Word counts.
        cover: whether the first page is a cover, which has no footer either; without one, pages have closer margins.
    """
    doc = Document(io.BytesIO(base.base_docx(numbered_chapters=numbered_chapters)))
    properties = doc.core_properties
    properties.title = title + ": {{ trust }}"
    properties.subject = title
    properties.language = "en-GB"
    properties.author = properties.last_modified_by = "matsheets"
    properties.created = properties.modified = _BUILT_ON
    properties.revision = 1
    section = doc.sections[0]
    _set_page(section, landscape=False)
    section.different_first_page_header_footer = True
    _running(section, title, landscape=False)
    if not cover:
        _footer(section.first_page_footer.paragraphs[0])
        section.top_margin, section.bottom_margin = Cm(1.55), Cm(1.55)
        section.header_distance = section.footer_distance = Cm(0.7)
    return doc


def set_styles(doc: Doc, *styles: tuple[str, float | None, float, float], single: bool = False) -> None:
    """Set styles of this template alone: each one's name, and points of the type (None leaves it), before and after.

    Args:
        doc: the template.
        styles: the styles.
        single: whether their lines have single spacing too.
    """
    for name, size, before, after in styles:
        style = doc.styles[name]
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        if single:
            style.paragraph_format.line_spacing = 1.0
        if size is not None:
            style.font.size = Pt(size)


def answer_style(doc: Doc, name: str, based: str, width: float) -> None:
    """Add a style of lines to write on, which reach so many centimetres."""
    answer = doc.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    answer.base_style = doc.styles[based]
    answer.quick_style = True
    spacing = answer.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(0), Pt(0), 1.55
    spacing.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)


def new_section(doc: Doc, *, landscape: bool) -> None:
    """Start a new section on a new page, upright or landscape, with the same running header and footer."""
    section = doc.add_section(WD_SECTION.NEW_PAGE)
    # python-docx leaves an empty paragraph to carry the break; give it a style one point high.
    doc.paragraphs[-1].style = doc.styles["Section End"]
    _set_page(section, landscape=landscape)
    section.different_first_page_header_footer = False
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    _running(section, doc.core_properties.subject, landscape=landscape)


def _set_page(section, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    long_side, short_side = Cm(29.7), Cm(21.0)
    section.page_width, section.page_height = (long_side, short_side) if landscape else (short_side, long_side)


def _running(section, title: str, *, landscape: bool) -> None:
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (header, footer):
        tabs = paragraph.paragraph_format.tab_stops
        if landscape:
            tabs.add_tab_stop(Cm(LANDSCAPE_WIDTH), alignment=2)
            _clear_tab(paragraph, PORTRAIT_WIDTH)
    _write(header, "{{ trust_in_brief }} · " + title + "\t")
    header.add_run("{% if draft %}DRAFT{% endif %}").style = "Draft Mark"
    _footer(footer)


def _footer(footer: Paragraph) -> None:
    _write(footer, "{% if dated %}Document date: {{ made_on }}{% endif %}\tPage ")
    _field(footer, "PAGE")
    _write(footer, " of ")
    _field(footer, "NUMPAGES")


def _clear_tab(paragraph: Paragraph, width: float) -> None:
    """Take out the style's right-hand tab stop for portrait pages."""
    tabs = paragraph._p.pPr.find(qn("w:tabs"))
    cleared = OxmlElement("w:tab")
    cleared.set(qn("w:val"), "clear")
    cleared.set(qn("w:pos"), str(round(width * 567) - 1))
    tabs.insert(0, cleared)


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {instruction} ")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


# --- paragraphs --------------------------------------------------------------------------------------------------


def _write(paragraph: Paragraph, text: str) -> None:
    """Add text to a paragraph: ``**bold**`` as Label, ``[[muted]]`` as Muted, ``__bold__`` in the text's own colour."""
    for piece in _MARKED.split(text):
        if piece.startswith("**"):
            paragraph.add_run(piece[2:-2]).style = "Label"
        elif piece.startswith("__"):
            paragraph.add_run(piece[2:-2]).style = "Strong"
        elif piece.startswith("[["):
            paragraph.add_run(piece[2:-2]).style = "Muted"
        elif piece:
            paragraph.add_run(piece)


def para(doc: Doc, text: str, style: str = "Normal", *, keep_next: bool = False, before: float = 0) -> Paragraph:
    """Add a paragraph in a style; see the module's docstring for the styles and for bold and muted words.

    Args:
        doc: the template.
        text: template text.
        style: the paragraph style's name.
        keep_next: keep it on the page of what follows (a sentence that leads to a table does so by itself).
        before: points of space before it, where it follows a table.
    """
    paragraph = doc.add_paragraph(style=style)
    _write(paragraph, text)
    if keep_next:
        paragraph.paragraph_format.keep_with_next = True
    if before:
        paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


#: What the board is to do with its paper.
FOR_THE_BOARD = "{% if first_page.for_decision %}For decision{% else %}For information{% endif %}"


def board_masthead(doc: Doc, facts: str, *, trust: str = "{{ trust }}", purpose: str = "", title: str = "") -> None:
    """Add the head of a first page that stands alone: the trust and what the paper is for, the document, its facts.

    Args:
        doc: the template.
        facts: the line below the title.
        trust: whose paper it is.
        purpose: what it is for, or for whom, at the right; blank for nothing.
        title: where it is not the document's own.
    """
    para(doc, trust + ("\t" + purpose if purpose else ""), "Board Trust")
    para(doc, title or doc.core_properties.subject, "Board Title")
    para(doc, facts, "Board Facts")


def board_heading(doc: Doc, text: str) -> None:
    """Add a heading of a first page that stands alone: it is in no list of contents."""
    para(doc, text, "Board Heading")


def heading(doc: Doc, text: str, level: int, *, new_page: bool = False) -> Paragraph:
    """Add a heading of level 1 to 3 below the document's title; it stays with what follows.

    The title on the cover is the document's one Heading 1, so level 1 is Heading 2.
    """
    first = doc.paragraphs[-1]._p.pPr if doc.element.body[-2].tag == qn("w:p") else None
    paragraph = doc.add_paragraph(style=f"Heading {level + 1}")
    if new_page:
        paragraph.paragraph_format.page_break_before = True
    if new_page or (first is not None and first.find(qn("w:sectPr")) is not None):
        paragraph.paragraph_format.space_before = Cm(0)  # at the head of a page, as every part's heading stands
    _write(paragraph, text)
    return paragraph


def contents(doc: Doc, *, clauses: bool = False, elements: bool = False, new_page: bool = False) -> None:
    r"""Add the list of the headings of level 1: Word's TOC field, without page numbers.

    It lists the clauses too if so asked, or the headings of level 2, which elements have.

    The engine writes the entries when it fills the template; ``\n`` keeps page numbers away when Word updates the field.
    The headings are named by their styles, because Writer keeps those and makes ``\o "2-2"`` start at the document's title.
    """
    if elements:  # a heading here would be of their level, and list itself
        para(doc, "In this document:", "Lead", keep_next=True)
    else:
        heading(doc, "In this document", 2, new_page=new_page)
    listed = "Heading 2,1" + ",Clause Heading,2" * clauses + ",Heading 3,2" * elements
    complex_field(
        doc.add_paragraph(style="toc 1"), rf' TOC \t "{listed}" \n \h \z ', "Made when the template is filled"
    )


def complex_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """Add a field as Word writes one: begin, instruction, separate, result, end, each in its own run."""
    code = word_element("instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = instruction
    paragraph.add_run()._r.append(word_element("fldChar", fldCharType="begin"))
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(word_element("fldChar", fldCharType="separate"))
    paragraph.add_run(result)
    paragraph.add_run()._r.append(word_element("fldChar", fldCharType="end"))


def asked_elsewhere(
    doc: Doc, add: Callable[[Doc], None], more: str = "", *, style: str = "Normal", keep_next: bool = False
) -> None:
    """Add what only another edition asks, an element below the other (context: ``asked_elsewhere``); nothing where there is none.

    Args:
        doc: to add to.
        add: adds everyone's words of the element ``e``.
        more: a sentence about these elements, with the space behind it.
        style: of the paragraph about them.
        keep_next: whether it stays with the first of them.
    """
    with when(doc, "asked_elsewhere"):
        heading(doc, "Not asked in this edition", 1)
        para(
            doc,
            "Some of the workbooks are on another edition of the {{ words.framework }}, which asks for these {{ words.elements }} too. "
            f"{more}Their references are that edition's.",
            style,
            keep_next=keep_next,
        )
        with loop(doc, "e in asked_elsewhere"):
            heading(doc, "{{ e.ref }} {{ e.title }}", 2)
            add(doc)


def missing(doc: Doc, title: str, lead: str = "", *, level: int = 2) -> None:
    """Add what is missing from a draft, one point to a line; nothing where it is no draft (context: ``draft``, ``missing``)."""
    with when(doc, "draft"):
        heading(doc, title, level)
        with when(doc, "missing"):
            if lead:
                para(doc, lead, keep_next=True)
            with loop(doc, "sentence in missing"):
                # the last but one stays with the last, so that no point stands alone on a new page
                with when(doc, "loop.index0 == missing | length - 2"):
                    para(doc, "{{ sentence }}", "List Bullet", keep_next=True)
                with otherwise(doc):
                    para(doc, "{{ sentence }}", "List Bullet")
        with otherwise(doc):
            para(doc, "No particular gap was listed when this draft was made.")


def draft_banner(doc: Doc) -> Paragraph:
    """Add the line that says what a draft is not for; nothing where it is no draft (context: ``draft``)."""
    with when(doc, "draft"):
        return para(doc, "DRAFT. Not for decision: some answers are missing or need attention.", "Draft")


def other_edition(workbook: str) -> Iterator[str | tuple[str, str]]:
    """Yield a line for the edition of a workbook (``s``) where it is not the document's own, which is named once."""
    yield "{%p if " + workbook + ".edition != framework.edition %}"
    yield ("{{ " + workbook + ".edition }}", "Table Source")
    yield "{%p endif %}"


def sources_table(
    doc: Doc,
    widths: Sequence[float],
    *,
    second: tuple[str, str] = ("Whose view", "who"),
    rows_below: Sequence["Row | Tagged"] = (),
    description_below: str = "",
) -> None:
    """Add the workbooks that a document was made from, one to a row (context: ``sources``), all on one page where they fit.

    Args:
        doc: the template.
        widths: of the four columns, in centimetres.
        second: the header of the second column and the name of its value.
        rows_below: rows for other workbooks.
        description_below: what those show.
    """
    header, name = second
    table(
        doc,
        list(zip(("Workbook", header, "Date", "Fingerprint"), widths, strict=True)),
        [
            each_kept(
                "s in sources",
                lines(("{{ s.file }}", "Table Source"), *other_edition("s")),
                *(("{{ s." + key + " }}", "Table Source") for key in (name, "date", "fingerprint")),
            ),
            *rows_below,
        ],
        caption="Workbooks that this document was made from",
        description="One row for each workbook: its file name, with its {{ words.framework }} edition where it is another than this "
        f"document's, {_IN_SENTENCE[header]}, its date, and the first twelve digits of its SHA-256 fingerprint."
        + description_below,
    )


def workbooks_table(doc: Doc, header: str, name: str, *, draw: Callable[..., object]) -> None:
    """Add the workbooks that a document's words were written in, with who filled each in (context: ``workbooks``).

    Args:
        doc: the template.
        header: of the first column.
        name: of that column's value.
        draw: what draws the table: ``table`` or ``compact_table``.
    """
    draw(
        doc,
        [(header, 3.9), ("Name and role", 4.3), ("Date", 3.5), ("Workbook and fingerprint", 5.3)],
        [
            each(
                "w in workbooks",
                row(
                    ("{{ w." + name + " }}", "Table Label"),
                    lines("{{ w.name }}", "{%p if w.role %}", ("{{ w.role }}", "Table Source"), "{%p endif %}"),
                    "{{ w.date }}",
                    lines("{{ w.file }}", *other_edition("w"), ("{{ w.fingerprint }}", "Table Source")),
                ),
            )
        ],
        caption="Workbooks that this document was made from",
        description="One row for each workbook: whose view it holds, who filled it in and their role, its date, its file name, with its "
        "{{ words.framework }} edition where it is another than this document's, and the first twelve digits of its SHA-256 fingerprint.",
    )


#: The header of what tells a document's sources apart, in the sentence that describes their table.
_IN_SENTENCE = {"Whose view": "whose view it holds", "What it holds": "what it holds"}


def cover(doc: Doc, *, subtitle: str, facts: Sequence[tuple[str, str] | tuple[str, str, str]]) -> None:
    """Add the cover: draft banner, trust, title, subtitle, then facts as label and value, one to a line.

    A fact with a condition after its value prints only where that holds; the first has none.

    The banner and the list of what is missing print only when ``draft`` is true (context: ``draft``, ``missing``).
    """
    para(doc, "{{ trust }}", "Cover Trust")
    para(doc, doc.core_properties.subject, "Heading 1")
    para(doc, subtitle, "Subtitle")
    for number, (label, value, *condition) in enumerate(facts):
        with when(doc, condition[0]) if condition else nullcontext():
            fact = para(doc, f"[[{label}]]\t{value}", "Cover Fact")
        if number == 0:
            fact.paragraph_format.space_before = Cm(1.2)
    draft_banner(doc).paragraph_format.space_before = Cm(1.0)


# --- tags that hold paragraphs -----------------------------------------------------------------------------------


def tag(doc: Doc, inner: str) -> None:
    """Add a ``{%p inner %}`` paragraph, which vanishes in the made document."""
    doc.add_paragraph("{%p " + inner + " %}", style="Template Tag")


@contextmanager
def when(doc: Doc, condition: str) -> Iterator[None]:
    """Print what is added within only when the condition holds; ``otherwise`` may follow."""
    tag(doc, f"if {condition}")
    yield
    tag(doc, "endif")


@contextmanager
def otherwise(doc: Doc) -> Iterator[None]:
    """Print what is added within when the ``when`` just before does not hold."""
    last = doc.paragraphs[-1]
    assert last.text == "{%p endif %}", "otherwise() must follow when()"
    last.runs[0].text = "{%p else %}"
    yield
    tag(doc, "endif")


@contextmanager
def loop(doc: Doc, clause: str) -> Iterator[None]:
    """Repeat what is added within: ``loop(doc, 'h in headings')``."""
    tag(doc, f"for {clause}")
    yield
    tag(doc, "endfor")


# --- tables ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs as (text, style) pairs; ``background`` is an expression for its colour. See ``lines``."""

    paragraphs: tuple[tuple[str, str], ...] = ()
    background: str = ""


@dataclass(frozen=True)
class Row:
    """A row of cells; ``splits`` allows it to run over a page end (long answers), ``kept`` holds it to the row below."""

    cells: tuple[Cell, ...]
    splits: bool = False
    kept: bool = False


@dataclass(frozen=True)
class Tagged:
    """Rows between two ``{%tr %}`` tags."""

    start: str
    rows: tuple["Row | Tagged", ...]
    end: str


def lines(*texts: str | tuple[str, str]) -> Cell:
    """Make a cell of several paragraphs: texts, or (text, style) pairs. A text may be a ``{%p … %}`` tag."""
    return Cell(tuple(t if isinstance(t, tuple) else (t, "Table Text") for t in texts))


def rating(expression: str, *, word: str = "", style: str = "Rating") -> Cell:
    """Make a cell for a rating (``label``, ``fill``, ``light``, ``weak``): its word, white or black, its colour behind.

    A weak one has a bar before the word. *Why:* without colour dark red and dark green cannot be told apart.

    Args:
        expression: of the rating.
        word: what stands in the cell instead of the rating's word alone.
        style: ``Rating``, or ``Strip`` for a short name before the rating.
    """
    word = word or "{{ " + expression + ".label }}"
    weak, light = f"{expression}.weak", f"{expression}.light"
    return Cell(
        (
            (f"{{%p if {weak} and {light} %}}", ""),
            (word, f"Weak {style} On Dark"),
            (f"{{%p elif {weak} %}}", ""),
            (word, f"Weak {style} On Light"),
            (f"{{%p elif {light} %}}", ""),
            (word, f"{style} On Dark"),
            ("{%p else %}", ""),
            (word, f"{style} On Light"),
            ("{%p endif %}", ""),
        ),
        background=f"{expression}.fill",
    )


def label(expression: str) -> Cell:
    """Make a cell for a rating beside long answers: its word, with the colour behind the word alone.

    *Why:* ``rating`` colours the whole cell. In a short row that is a heat map; beside a long answer it is a slab.
    """
    return lines("{{r " + expression + ".mark }}")


def row(*cells: str | tuple[str, str] | Cell, splits: bool = False, kept: bool = False) -> Row:
    """Make a row; a cell is a text, a (text, style) pair, or a ``Cell``."""
    return Row(tuple(c if isinstance(c, Cell) else lines(c) for c in cells), splits, kept)


def each(clause: str, *rows: Row | Tagged) -> Tagged:
    """Repeat rows: ``each('p in priorities', row('{{ p.ref }}', …))``."""
    return Tagged(f"for {clause}", rows, "endfor")


def row_of_words(name: str, *cells: str | tuple[str, str] | Cell, kept: str = "") -> Iterator[Tagged]:
    """Yield a row of somebody's words, which may run over the end of a page where they are long (context: ``long`` of ``name``).

    Args:
        name: of what holds the words.
        cells: of the row.
        kept: a condition under which a row that is not long stays on the page of the next; blank for none.
    """
    yield only_if(f"{name}.long", row(*cells, splits=True))
    if kept:
        yield only_if(f"not {name}.long and ({kept})", row(*cells, kept=True))
    yield only_if(f"not {name}.long and not ({kept})" if kept else f"not {name}.long", row(*cells))


def each_kept(clause: str, *cells: str | tuple[str, str] | Cell) -> Tagged:
    """Repeat a row, all of them on one page where they fit.

    *Why:* a loop's row that stays with the next holds the last one to what follows the table, and so moves both.
    """
    made = row(*cells)
    return each(clause, only_if("not loop.last", Row(made.cells, kept=True)), only_if("loop.last", made))


def only_if(condition: str, *rows: Row | Tagged) -> Tagged:
    """Print rows only when the condition holds."""
    return Tagged(f"if {condition}", rows, "endif")


#: By the style of a table, that of its header.
_HEADING_STYLES = {"Report Table": "Table Heading", "Facts Table": "Facts Heading", "Strip Table": "Strip Heading"}


def table(
    doc: Doc,
    columns: Sequence[tuple[str | Cell, float]],
    body: Sequence[Row | Tagged],
    *,
    caption: str,
    description: str,
    style: str = "Report Table",
    together: bool | int = False,
    ends: int = 0,
) -> Table:
    """Add a table with a marked, repeated header row and fixed widths.

    Args:
        doc: the template.
        columns: header, as a text or a cell, and width in centimetres of each.
        body: rows from ``row``, ``each`` and ``only_if``.
        caption: the table's title, read out by screen readers; may hold tags.
        description: one sentence on what the table shows and how to read it; may hold tags.
        style: ``Report Table``, ``Facts Table`` or ``Strip Table``.
        together: keep all rows on one page where they fit (for tables of a known size; a loop needs ``each_kept``), or so
            many of the first.
        ends: keep so many of the last rows together, so that none stands alone on a new page.
    """
    _keep_with_table(doc)
    made = doc.add_table(rows=0, cols=len(columns))
    made.style = doc.styles[style]
    _table_properties(made, [round(width * 567) for _, width in columns], caption, description, style)
    heading_style = _HEADING_STYLES[style]
    headers = (header if isinstance(header, Cell) else (header, heading_style) for header, _ in columns)
    _add_row(made, columns, row(*headers), header=True)
    for item in body:
        _add_rows(made, columns, item)
    rows = made._tbl.findall(qn("w:tr"))
    kept = rows[:-1] if together is True else rows[: int(together)]
    if together is True and body and isinstance(body[-1], Tagged):
        kept = rows[:1]
    for line in [*kept, *(rows[-ends:-1] if ends else [])]:
        for paragraph in line.iter(qn("w:p")):
            Paragraph(paragraph, made).paragraph_format.keep_with_next = True
    return made


def compact_table(
    doc: Doc,
    columns: Sequence[tuple[str | Cell, float]],
    body: Sequence[Row | Tagged],
    *,
    caption: str,
    description: str,
) -> Table:
    """Add a table in the smaller styles; see ``table`` and ``compact``."""
    made = table(doc, columns, body, caption=caption, description=description)
    compact(made)
    return made


def tight_table(
    doc: Doc,
    columns: Sequence[tuple[str | Cell, float]],
    body: Sequence[Row | Tagged],
    *,
    caption: str,
    description: str,
    padding: float = 1.5,
    sides: float = 0,
) -> Table:
    """Add a table in the smaller styles and without air; see ``table``, ``compact`` and ``tighten``."""
    made = compact_table(doc, columns, body, caption=caption, description=description)
    tighten(made, padding=padding, sides=sides)
    return made


def priority_card(
    doc: Doc, columns: Sequence[tuple[str | Cell, float]], body: Sequence[Row | Tagged], *, description: str
) -> None:
    """Add one priority (``p``) in full: what is asked on the left, the plan's answer on the right; its title stands above.

    Args:
        doc: the template.
        columns: what its header says and how wide its two columns are.
        body: its rows, below that of the whole objective, which prints only where the title has it cut.
        description: what the header names besides its reference and what it serves.
    """
    whole = only_if("p.objective_rest", row(("In full", "Table Label"), "{{ p.objective_rest }}", kept=True))
    made = table(
        doc,
        columns,
        [whole, *body],
        caption="{{ p.ref }} {{ p.target }}",
        description="The priority in full: what is asked on the left, the plan's answer on the right. " + description,
        style="Facts Table",
        together=1,
    )
    made.rows[0].cells[1].paragraphs[0].style = doc.styles["Table Text"]


def compact(made: Table) -> None:
    """Set a table of many columns in the smaller styles, each named for the one it stands in for."""
    names = {style.name for style in made.part.document.styles}
    for paragraph in (Paragraph(found, made) for found in made._tbl.iter(qn("w:p"))):
        style = f"Compact {paragraph.style.name}"
        if style in names:
            paragraph.style = style


def tighten(made: Table, *, padding: float = 1.5, sides: float = 0) -> None:
    """Take the air out of a table that has to fit its page: single line spacing, no space round its paragraphs.

    Args:
        made: the table.
        padding: points between a row's text and its lines, above and below.
        sides: points kept free on each side of a cell, for columns that hold a rating's word and no more; 0 as the style has it.
    """
    for line in made.rows[1:]:
        for paragraph in (p for cell in line.cells for p in cell.paragraphs):
            spacing = paragraph.paragraph_format
            spacing.space_before = spacing.space_after = Pt(0)
            spacing.line_spacing = 1.0
    margins = word_element("tblCellMar")
    for side, points in (("top", padding), ("left", sides), ("bottom", padding), ("right", sides)):
        if points:
            margins.append(word_element(side, w=str(round(points * 20)), type="dxa"))
    made._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def without_labels(made: Table) -> None:
    """Say that no cell of the first column is a label of its row: two descriptors stand beside each other as equals."""
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:val"), "0420")
    look.set(qn("w:firstColumn"), "0")


def keep(made: Table) -> None:
    """Keep a table on the page of what follows it."""
    for paragraph in made._tbl.iter(qn("w:p")):
        Paragraph(paragraph, made).paragraph_format.keep_with_next = True


def _keep_with_table(doc: Doc) -> None:
    """Keep the sentence just before a table on the table's page."""
    last = doc.element.body[-2] if len(doc.element.body) > 1 else None
    if last is not None and last.tag == qn("w:p"):
        paragraph = Paragraph(last, doc)
        if not paragraph.text.startswith("{%p"):
            paragraph.paragraph_format.keep_with_next = True


def word_element(name: str, /, **attributes: str):
    """Make an element of WordprocessingML with these attributes."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _table_properties(made: Table, widths: list[int], caption: str, description: str, style: str) -> None:
    properties = made._tbl.tblPr
    for child in list(properties):
        if child.tag != qn("w:tblStyle"):
            properties.remove(child)
    first_column = "1" if style == "Facts Table" else "0"
    look = {"val": "04A0" if first_column == "1" else "0420", "firstRow": "1", "lastRow": "0",
            "firstColumn": first_column, "lastColumn": "0", "noHBand": "1", "noVBand": "1"}  # fmt: skip
    properties.append(word_element("tblW", w=str(sum(widths)), type="dxa"))
    properties.append(word_element("tblLayout", type="fixed"))
    properties.append(word_element("tblLook", **look))
    properties.append(word_element("tblCaption", val=caption))
    properties.append(word_element("tblDescription", val=description))
    for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))


def _add_rows(made: Table, columns, item: Row | Tagged) -> None:
    if isinstance(item, Row):
        _add_row(made, columns, item)
        return
    _add_tag_row(made, columns, item.start)
    for inner in item.rows:
        _add_rows(made, columns, inner)
    _add_tag_row(made, columns, item.end)


def _add_tag_row(made: Table, columns, inner: str) -> None:
    blank = [("", "Template Tag")] * (len(columns) - 1)
    _add_row(made, columns, row(("{%tr " + inner + " %}", "Template Tag"), *blank))


def _add_row(made: Table, columns, spec: Row, *, header: bool = False) -> None:
    assert len(spec.cells) == len(columns), [c.paragraphs for c in spec.cells]
    added = made.add_row()
    properties = added._tr.get_or_add_trPr()
    if not spec.splits:
        properties.append(word_element("cantSplit"))
    if header:
        properties.append(word_element("tblHeader"))
    for cell, (_, width), content in zip(added.cells, columns, spec.cells, strict=True):
        cell.width = round(width * 567) * 635
        _fill_cell(cell, content)
        for paragraph in cell.paragraphs if spec.kept else ():
            paragraph.paragraph_format.keep_with_next = True


def _fill_cell(cell, content: Cell) -> None:
    first = cell.paragraphs[0]
    for number, (text, style) in enumerate(content.paragraphs):
        paragraph = first if number == 0 else cell.add_paragraph()
        is_tag = text.startswith("{%p ")
        paragraph.style = "Template Tag" if is_tag else style
        if style == "Table Group":  # as its style has it, and where the engine sees it: see first_row_lines.py
            paragraph.paragraph_format.keep_with_next = True
        _write(paragraph, text)
        if content.background and number == 0:
            paragraph.add_run("{% cellbg " + content.background + " %}")


# --- saving ------------------------------------------------------------------------------------------------------


def to_bytes(doc: Doc) -> bytes:
    """Return the template's bytes: the same for the same content (sorted parts, fixed zip dates)."""
    buffer = io.BytesIO()
    doc.save(buffer)
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        names = sorted(package.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            target.writestr(info, package.read(name))
    return out.getvalue()
