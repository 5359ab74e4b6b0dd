"""What a Word document says, statement by statement, each with its Ref and its place; how it looks does not matter.

A statement is one paragraph, in running text or in a table's cell, or one bar of a chart. Its Ref is the one it begins
with, or that of its row, or that of the heading it stands under. Its place is the section, and in a table the row's and
the column's label. Two documents made from one template say the same where these agree, whatever program saved them last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import tee, zip_longest
from typing import NamedTuple

from matsheets.documents.record.document_parts import main_part, relations_of
from matsheets.documents.record.page_text import is_page, read_page
from matsheets.documents.record.received_document import open_document
from matsheets.model.cells import NO_BREAK_HYPHEN, REF_IN_TEXT, clean_text
from matsheets.trace.chart_statements import chart_words
from matsheets.trace.page_blocks import LEVELS, page_blocks
from matsheets.trace.word_blocks import (
    CONTENTS,
    Block,
    Chart,
    Table,
    blocks_of,
    heading_levels,
    struck_words,
)

_REF_FIRST = re.compile(r"([A-Z]{2,6}-\d{2,3})\b")
_QUALIFIED_REF = re.compile(rf"{REF_IN_TEXT.pattern} \([^()]+\)")
#: Words that begin a paragraph in bold and say what it is: ``Evidence: …``.
_LEAD = re.compile(r"(Evidence|Known so far|Lead|Start|Due): ")
_COVER = "Cover"
#: Paragraphs in a first cell that names its row: a name, and where it comes from. With more it is a column of its own.
_MOST = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a document says.

    Attributes:
        ref: of the answer it comes from; blank where none stands with it.
        section: the title of the section it stands in.
        label: what it is there: the row's label, the column's header, or both; blank in running text.
        text: what it says, spaces and line ends as one space each.
    """

    ref: str
    section: str
    label: str
    text: str

    @property
    def place(self) -> str:
        """Section and label in words, for people."""
        return " › ".join(part for part in (self.section, self.label) if part)


#: A document's one Heading 1 may be its name, and its parts Heading 2.
_SECTIONS = (1, 2)


def statements_of(document: bytes, *, name: str = "document.docx") -> tuple[Statement, ...]:
    """Return everything that a Word document's body says, in order; contents lists and the results of fields left out.

    Raises:
        DocumentError: it is not a Word document, is damaged, or cannot be read.
    """
    return statements_in(read_body(document, name=name))


class Body(NamedTuple):
    """What a Word document's body holds.

    Attributes:
        blocks: its paragraphs, tables and places of charts, in order.
        levels: the level of each style of headings, by the style's id.
    """

    blocks: list[Block | Table | Chart]
    levels: dict[str, int]


def read_body(document: bytes, *, name: str = "document.docx", tracked: bool = True) -> Body:
    """Read a Word document's body.

    Args:
        document: its bytes.
        name: what to call it in messages.
        tracked: whether tracked changes are seen as made; else as they were before.

    Raises:
        DocumentError: it is not a Word document, is damaged, or cannot be read.
    """
    if is_page(document):
        return Body(page_blocks(document), LEVELS)
    with open_document(document, name=name) as opened:
        main, styles = main_part(opened)
        levels = heading_levels(opened.read(styles)) if styles in opened.names else {}
        return Body(list(blocks_of(opened, main, tracked=tracked)), levels)


def struck_through(document: bytes, *, name: str = "document.docx") -> tuple[str, ...]:
    """Return the words of a Word document's body that are struck through or hidden, and so count as deleted.

    Raises:
        DocumentError: it is not a Word document, is damaged, or cannot be read.
    """
    with open_document(document, name=name) as opened:
        return struck_words(opened, main_part(opened)[0])


def statements_in(body: Body) -> tuple[Statement, ...]:
    """Return everything that a body says, in order."""
    return tuple(_statements(iter(body.blocks), body.levels))


#: What else of a document is read, by the kind of its part, and what people call it.
_BESIDE = {"header": "Page header", "footer": "Page footer", "footnotes": "Footnotes", "endnotes": "Endnotes"}
_CHART, _PICTURE = "Chart", "Pictures"


def statements_outside_body(document: bytes, *, name: str = "document.docx") -> tuple[Statement, ...]:
    """Return what a Word document says beside its body: in page headers and footers, in notes, and in its charts.

    Page headers and footers that say the same count once: word processors write one for each section, or share one. A
    chart stands under the heading that it stands under in the body.

    Raises:
        DocumentError: it is not a Word document, is damaged, or cannot be read.
    """
    if is_page(document):
        return tuple(Statement("", _PICTURE, "", text) for text in read_page(document).drawn)
    with open_document(document, name=name) as opened:
        main, styles = main_part(opened)
        levels = heading_levels(opened.read(styles)) if styles in opened.names else {}
        relations = list(relations_of(opened, main))
        running: list[Statement] = []
        notes: list[Statement] = []
        for kind, part in dict.fromkeys((kind, part) for _, kind, part in relations):
            if kind in _BESIDE:
                said = [Statement("", _BESIDE[kind], "", text) for text in _all_texts(blocks_of(opened, part))]
                (notes if kind.endswith("notes") else running).extend(said)
        charts = {relation: part for relation, kind, part in relations if kind == "chart"}
        drawn = [
            Statement("", section, _CHART, text)
            for relation, section in dict(_chart_relations(blocks_of(opened, main), levels)).items()
            if relation in charts
            for text in chart_words(opened.read(charts[relation]))
        ]
        return (*dict.fromkeys(running), *notes, *drawn)


def _all_texts(blocks: Iterator[Block | Table | Chart]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Block):
            texts = [block.text]
        else:
            texts = [text for row in block.rows for cell in row for text in cell] if isinstance(block, Table) else []
        yield from filter(None, map(plain_text, texts))


def _chart_relations(blocks: Iterator[Block | Table | Chart], levels: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the relation of each chart, with the section that it stands in."""
    section = _COVER
    for block in blocks:
        if isinstance(block, Chart):
            yield block.relation, section
        elif isinstance(block, Block):
            section = _section(plain_text(block.text), levels.get(block.style, 0)) or section


def _section(text: str, level: int) -> str:
    return text if level in _SECTIONS and not first_ref(text) else ""


def _statements(blocks: Iterator[Block | Table | Chart], levels: dict[str, int]) -> Iterator[Statement]:
    section, ref = _COVER, ""
    for block, following in _with_following(blocks):
        if isinstance(block, Table):
            yield from _table_statements(block, section, ref)
            continue
        if isinstance(block, Chart):
            continue
        text = plain_text(block.text)
        level = levels.get(block.style, 0)
        if not text or level == CONTENTS:
            continue
        section = _section(text, level) or section
        if level:
            ref = first_ref(text) or (ref_of_table(following) if isinstance(following, Table) else "")
        yield Statement(first_ref(text) or ref or _any_ref(text), section, "", text)


def _with_following(blocks: Iterator[Block | Table | Chart]) -> Iterator[tuple[Block | Table | Chart, object]]:
    """Yield each block with the one after it; the last with None."""
    before, after = tee(blocks)
    next(after, None)
    return zip_longest(before, after)


def ref_of_table(table: Table) -> str:
    """Return the Ref that a table's first header is: all of the table is about it, and so is its title."""
    first = plain_text(" ".join(table.rows[0][0])) if table.rows and table.rows[0] else ""
    return first if REF_IN_TEXT.fullmatch(first) else ""


def _table_statements(table: Table, section: str, ref: str) -> Iterator[Statement]:
    """Yield a table's statements; its first row labels the columns."""
    if not table.rows:
        return
    ref = ref_of_table(table) or ref
    headers = [plain_text(" ".join(cell)) for cell in table.rows[0]]
    yield from (Statement(ref, section, "Column", text) for text in headers if text)
    for row in table.rows[1:]:
        yield from _row_statements(row, [header.partition(":")[0] for header in headers], section, ref)


def _row_statements(
    row: Sequence[Sequence[str]], headers: Sequence[str], section: str, ref: str
) -> Iterator[Statement]:
    cells = [[text for paragraph in cell if (text := plain_text(paragraph))] for cell in row]
    paragraphs = [text for cell in cells for text in cell]
    first = cells[0][0] if cells and cells[0] else ""
    keyed = first_ref(first)  # a table with a column of Refs: what else the row names, it says of this one
    own = keyed or next((found for cell in cells if cell and (found := first_ref(cell[0]))), "")
    labelled = "" if own else _any_ref(first)  # the Ref beside a question: "Start date PAR-11"
    of_row = own or labelled or ref or next((found for text in paragraphs if (found := _any_ref(text))), "")
    name = "" if own or (cells and len(cells[0]) > _MOST) else REF_IN_TEXT.sub("", first).strip()
    for number, cell in enumerate(cells):
        header = headers[number] if number < len(headers) else ""
        for text in cell:
            lead = _LEAD.match(text)
            what = lead[1] if lead else "" if len(cells) == 2 and name else header
            if number == 0 and text == first and name:
                label = header
            elif own and not keyed and first_ref(text):  # a list of priorities beside the term they start in
                label = " › ".join(part for part in (first, what) if part)
            else:
                label = " › ".join(part for part in (name, what) if part)
            yield Statement(keyed or first_ref(text) or of_row, section, label, text)


def plain_text(text: str) -> str:
    """Return a text on one line, with hyphens as people type them: word processors write the unbroken one in two ways."""
    return " ".join(clean_text(text).text.replace(NO_BREAK_HYPHEN, "-").split())


def first_ref(text: str) -> str:
    """Return the Ref that a text begins with; one that is all there is may say whose it is: ``BEY-01 (Trustees)``."""
    if _QUALIFIED_REF.fullmatch(text):
        return text
    found = _REF_FIRST.match(text)
    return found[1] if found else ""


def _any_ref(text: str) -> str:
    found = REF_IN_TEXT.search(text)
    return found[0] if found else ""
