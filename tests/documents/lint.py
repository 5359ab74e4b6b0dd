"""What a Word document of ours needs so that everyone can read it, checked on a made document or on a template.

The list follows WCAG 2.2 AA as it applies to Word: what ``template check`` looks at for everybody (alternative texts,
headings, header rows, languages, contrast), and for our own a title, tables without merged, nested or empty cells, space
that belongs to styles, and text of 12 points that is aligned left. Where ours differ on purpose, ``SMALLER`` says so.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from matsheets.documents.authoring.accessibility import is_tag
from matsheets.documents.authoring.template_check import check_accessibility
from matsheets.documents.template.document_styles import Styles
from matsheets.documents.template.document_styles import get as _get
from matsheets.documents.template.wordml import W as _W

if TYPE_CHECKING:
    from lxml.etree import _Element

_DC = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = "en-GB"
_SMALLEST = 24  # half points
#: The styles that may be smaller than 12 points: half points, and the reason.
SMALLER = {
    "header": (20, "It repeats on every page and says what the cover says."),
    "footer": (20, "It repeats on every page."),
    "source": (20, "It says which row of which file a statement comes from; the statement is what is read."),
    "table source": (20, "It says which row of which file a statement comes from; the statement is what is read."),
    **dict.fromkeys(
        (
            "compact table text",
            "compact table label",
            "compact table heading",
            "compact table group",
            "compact rating on dark",
            "compact rating on light",
            "compact weak rating on dark",
            "compact weak rating on light",
            "compact answer line",
            "map table text",
            "map table heading",
        ),
        (20, "It stands in a table of many columns, which would not fit the page."),
    ),
    **dict.fromkeys(
        (
            "board facts",
            "board last fact",
            "board text",
            "board number",
            "strip heading",
            "strip label",
            "strip on dark",
            "strip on light",
            "weak strip on dark",
            "weak strip on light",
        ),
        (20, "It stands on the one page that a board takes in at one glance."),
    ),
    "row ref": (20, "It names the workbook's row beside a label that is read without it."),
    "template tag": (18, "It holds a tag, and vanishes in the made document."),
    "section end": (2, "It holds no words: it carries a change between upright and landscape pages."),
}
_CARRIERS = ("drawing", "pict", "object", "sectPr")  # what a paragraph without text may be there for


def lint(document: Path | bytes) -> list[str]:
    """Return what is wrong with a document or a template, one sentence each; none for a sound one.

    In a template, paragraphs and rows that only hold a tag are passed over: they vanish in the made document.
    """
    from lxml import etree

    content = document.read_bytes() if isinstance(document, Path) else document
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}
    trees = {name: etree.fromstring(xml) for name, xml in parts.items()}
    body = trees["word/document.xml"].find(f"{_W}body")
    assert body is not None
    styles = Styles(trees.get("word/styles.xml"))
    told = [trees[name] for name in sorted(trees) if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)]
    found = [
        *_title(trees.get("docProps/core.xml")),
        *map(str, check_accessibility(content)),
        *_paragraphs(body, styles),
        *_tables(body),
        *_sizes(told, styles),
    ]
    return list(dict.fromkeys(found))


def _text(element: _Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{_W}t"))


def _title(core: _Element | None) -> Iterator[str]:
    title = (core.findtext(f"{_DC}title") or "") if core is not None else ""
    if not title.strip():
        yield "The document's properties have no title."
    if core is not None and (core.findtext(f"{_DC}language") or "") != _LANGUAGE:
        yield f"The document's properties do not say that its language is {_LANGUAGE}."


def _paragraphs(body: _Element, styles: Styles) -> Iterator[str]:
    before, begun = "", False
    for paragraph in body.iter(f"{_W}p"):
        text = _text(paragraph).strip()
        begun = begun or styles.level(paragraph) == 1
        in_cell = next(paragraph.iterancestors(f"{_W}tc"), None) is not None
        if not text and not in_cell and not _carries(paragraph):
            yield f'There is a blank paragraph after "{before}".'
        yield from _alignment(paragraph, text, styles, in_cell=in_cell)
        if begun and not in_cell and _like_a_heading(paragraph, text, styles):
            yield f'The paragraph "{text}" is bold all through; if it is a heading, give it a heading style.'
        before = text[:60] or before


def _carries(paragraph: _Element) -> bool:
    breaks = {found.get(f"{_W}type") for found in paragraph.iter(f"{_W}br")}
    return bool(breaks & {"page", "column"}) or any(
        next(paragraph.iter(f"{_W}{c}"), None) is not None for c in _CARRIERS
    )


def _alignment(paragraph: _Element, text: str, styles: Styles, *, in_cell: bool) -> Iterator[str]:
    """Text is aligned left; in a table's cell, numbers may stand on the right so that their digits line up."""
    way = _get(paragraph, "pPr/jc") or styles.inherited(styles.style_of(paragraph), "pPr/jc")
    if text and way not in {"", "left", "start", *({"right", "end"} if in_cell else ())}:
        how = {"both": "justified", "distribute": "justified", "center": "centred"}.get(way, "aligned right")
        yield f'The paragraph "{text[:60]}" is {how}; align it left.'


def _like_a_heading(paragraph: _Element, text: str, styles: Styles) -> bool:
    """Whether a paragraph looks like a heading and is none: short, bold, and neither a sentence nor a caption."""
    if styles.level(paragraph) or not text or len(text) >= 80 or text.endswith((".", "?", "!")):
        return False
    if styles.name(styles.style_of(paragraph)) == "caption" and _beside_what_it_names(paragraph):
        return False
    return all(styles.bold(run, paragraph) for run in paragraph.iter(f"{_W}r") if _text(run).strip())


def _beside_what_it_names(caption: _Element) -> bool:
    """Whether a caption stands before a table, or beside a picture."""
    after = next((e for e in caption.itersiblings() if not is_tag(_text(e))), None)
    if after is not None and after.tag == f"{_W}tbl":
        return True
    near = (after, caption.getprevious())
    return any(e is not None and next(e.iter(f"{_W}drawing", f"{_W}pict"), None) is not None for e in near)


def _tables(body: _Element) -> Iterator[str]:
    for number, table in enumerate(body.iter(f"{_W}tbl"), start=1):
        called = f'Table {number} ("{_get(table, "tblPr/tblCaption")}")'
        if any(True for _ in table.iterancestors(f"{_W}tbl")):
            yield f"{called} stands inside another table."
        rows = table.findall(f"{_W}tr")
        if len(rows) < 2:
            yield f"{called} has no row below its header."
        yield from _cells(called, table, rows)


def _cells(called: str, table: _Element, rows: list[_Element]) -> Iterator[str]:
    columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    for row in rows:
        cells = row.findall(f"{_W}tc")
        texts = [_text(cell).strip() for cell in cells]
        if texts and is_tag(texts[0]):
            continue
        if len(cells) != columns:
            yield f"{called} has a row of {len(cells)} cells among {columns} columns."
        if any(
            cell.find(f"{_W}tcPr/{_W}{kind}") is not None for cell in cells for kind in ("vMerge", "gridSpan", "hMerge")
        ):
            yield f"{called} has merged cells."
        for place, text in enumerate(texts, start=1):
            if not text:
                yield f'{called} has an empty cell in column {place}, in the row that begins "{texts[0][:40]}".'


def _sizes(told: Iterable[_Element], styles: Styles) -> Iterator[str]:
    """Every style in use is large enough, and so is every run that has a size of its own."""
    for tree in told:
        used = {styles.style_of(paragraph) for paragraph in tree.iter(f"{_W}p")}
        used |= {found.get(f"{_W}val") or "" for found in tree.iter(f"{_W}rStyle")}
        for style in sorted(used):
            smallest, _ = SMALLER.get(styles.name(style), (_SMALLEST, ""))
            size = styles.inherited(style, "rPr/sz")
            if size.isdecimal() and int(size) < smallest:
                name = next((_get(found, "name") for found in styles.chain(style)), style)
                yield f"The style {name} is smaller than {smallest // 2} points."
        for run in tree.iter(f"{_W}r"):
            size = _get(run, "rPr/sz")
            if size.isdecimal() and int(size) < _SMALLEST and _text(run).strip():
                yield f'The words "{_text(run)[:40]}" are smaller than {_SMALLEST // 2} points.'
