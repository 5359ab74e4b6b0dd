"""What a Word document needs so that everyone can read it, checked on a made document or on a template.

The list follows WCAG 2.2 AA as it applies to Word: a title, one language, real headings in order, tables with marked
header rows and descriptions and without merged, nested or empty cells, and space that belongs to styles.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = "en-GB"
_SMALLEST = 20  # half points
_TAG = re.compile(r"^\{[%#](p|tr|tc|r) .*[%#]\}$")
_CARRIERS = ("drawing", "pict", "object", "br", "sectPr")  # what a paragraph without text may be there for


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
    styles = trees.get("word/styles.xml")
    names = _style_names(styles)
    return [
        *_title(trees.get("docProps/core.xml")),
        *_language(trees, styles),
        *_headings(body, names),
        *_paragraphs(body, names),
        *_tables(body),
        *_pictures(body),
        *_sizes(styles),
    ]


def _get(element: _Element | None, path: str, attribute: str = "val") -> str:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/"))) if element is not None else None
    return (found.get(f"{_W}{attribute}") or "") if found is not None else ""


def _text(element: _Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{_W}t"))


def _style_names(styles: _Element | None) -> dict[str, str]:
    if styles is None:
        return {}
    return {style.get(f"{_W}styleId") or "": _get(style, "name").lower() for style in styles.iter(f"{_W}style")}


def _title(core: _Element | None) -> Iterator[str]:
    title = (core.findtext(f"{_DC}title") or "") if core is not None else ""
    if not title.strip():
        yield "The document's properties have no title."
    if core is not None and (core.findtext(f"{_DC}language") or "") != _LANGUAGE:
        yield f"The document's properties do not say that its language is {_LANGUAGE}."


def _language(trees: dict[str, _Element], styles: _Element | None) -> Iterator[str]:
    if _get(styles, "docDefaults/rPrDefault/rPr/lang") != _LANGUAGE:
        yield f"The default language is not {_LANGUAGE}."
    for name, tree in trees.items():
        for lang in tree.iter(f"{_W}lang"):
            if lang.get(f"{_W}val") not in {None, _LANGUAGE}:
                yield f"{name} holds text in {lang.get(f'{_W}val')}."


def _headings(body: _Element, names: dict[str, str]) -> Iterator[str]:
    titles, last = 0, 0
    for paragraph in body.iter(f"{_W}p"):
        style, text = names.get(_get(paragraph, "pPr/pStyle"), ""), _text(paragraph).strip()
        titles += style == "title"
        if (style == "title" or style.startswith("heading ")) and not text:
            yield f"A paragraph in the style {style} is empty."
        if style.startswith("heading "):
            level = int(style.rpartition(" ")[2])
            if level > last + 1:
                yield f'The heading "{text}" is of level {level} but follows one of level {last}.'
            last = level
    if titles != 1:
        yield f"There are {titles} titles; there should be one."
    if not last:
        yield "There are no headings."


def _paragraphs(body: _Element, names: dict[str, str]) -> Iterator[str]:
    before = ""
    for paragraph in body.iter(f"{_W}p"):
        text, style = _text(paragraph).strip(), names.get(_get(paragraph, "pPr/pStyle"), "")
        in_cell = any(True for _ in paragraph.iterancestors(f"{_W}tc"))
        if not text and not in_cell and not any(next(paragraph.iter(f"{_W}{c}"), None) is not None for c in _CARRIERS):
            yield f'There is a blank paragraph after "{before}".'
        if _get(paragraph, "pPr/jc") in {"both", "distribute"}:
            yield f'The paragraph "{text[:60]}" is justified; align it left.'
        runs = [r for r in paragraph.iter(f"{_W}r") if _text(r).strip()]
        bold = bool(runs) and all(r.find(f"{_W}rPr/{_W}b") is not None for r in runs)
        if bold and style in {"", "normal"} and not in_cell and len(text) < 80:
            yield f'The paragraph "{text}" is bold all through; if it is a heading, give it a heading style.'
        before = text[:60] or before


def _tables(body: _Element) -> Iterator[str]:
    for number, table in enumerate(body.iter(f"{_W}tbl"), start=1):
        called = f'Table {number} ("{_get(table, "tblPr/tblCaption")}")'
        if not _get(table, "tblPr/tblCaption") or not _get(table, "tblPr/tblDescription"):
            yield f"{called} has no title or no description."
        if any(True for _ in table.iterancestors(f"{_W}tbl")):
            yield f"{called} stands inside another table."
        rows = table.findall(f"{_W}tr")
        if not rows or rows[0].find(f"{_W}trPr/{_W}tblHeader") is None:
            yield f"{called} has no marked header row."
        if len(rows) < 2:
            yield f"{called} has no row below its header."
        yield from _cells(called, table, rows)


def _cells(called: str, table: _Element, rows: list[_Element]) -> Iterator[str]:
    columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    for row in rows:
        cells = row.findall(f"{_W}tc")
        texts = [_text(cell).strip() for cell in cells]
        if texts and _TAG.match(texts[0]):
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


def _pictures(body: _Element) -> Iterator[str]:
    for picture in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        if not (picture.get("descr") or "").strip():
            yield f'The picture "{picture.get("name")}" has no alternative text.'


def _sizes(styles: _Element | None) -> Iterator[str]:
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        size = _get(style, "rPr/sz")
        name = _get(style, "name")
        if size.isdecimal() and int(size) < _SMALLEST and name.lower() not in {"template tag", "section end"}:
            yield f"The style {name} is smaller than {_SMALLEST // 2} points."
