"""docxtpl's dialect, applied once to a part: ``{%p %}``, ``{%tr %}``, ``{%tc %}``, ``{%r %}``, cellbg, colspan, vm, hm.

The rewriting itself is docxtpl's own ``patch_xml``, so that a template means here what its documentation says. Around it
stand the few corrections that a valid document needs.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from matsheets.errors import TemplateError

# The order that the schema asks for within a cell's properties; docxtpl adds colours and spans at the wrong end.
_CELL_ORDER = {
    name: place
    for place, name in enumerate(
        ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
         "tcFitText", "vAlign", "hideMark")
    )
}  # fmt: skip
_CELL_PROPERTIES = re.compile(r"(<w:tcPr(?: [^>]*)?>)(.*?)(</w:tcPr>)", re.DOTALL)
_CHILD = re.compile(r'<w:(\w+)(?:[^>"]|"[^"]*")*?(?:/>|>.*?</w:\1>)', re.DOTALL)
_ESCAPED_BRACKETS = {
    "{_{": "{{ '{{' }}",
    "}_}": "{{ '}}' }}",
    "{_%": "{{ '{%' }}",
    "%_}": "{{ '%}' }}",
}
_GROWS = re.compile(r'%\}\s*<w:tc[ >]|gridSpan w:val="\{\{')
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_BROKEN_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*[\n\t][^<]*)</w:t>")
_SPACED = '<w:t xml:space="preserve">'
_CELL = re.compile(r"<w:tc(?: [^>]*)?>(.*?)</w:tc>", re.DOTALL)
_CELL_WIDTH = re.compile(r'<w:tcW [^>]*w:w="(\d+)"')
_LINE_END = re.compile(r"</w:p>|<w:br/>")
_CHARACTER = 108  # twentieths of a point that an average character of 11 point takes
_ROW_LINES = 18  # a row of more lines than this may run over the end of a page
_PICTURE_ID = re.compile(r'(<wp:docPr (?:[^>"]|"[^"]*")*?\bid=")\d+(")')


@dataclass(frozen=True, slots=True)
class Prepared:
    """A part rewritten into a Jinja template.

    Attributes:
        source: the template, one Word paragraph to a line, so that messages can quote it.
        grows: whether a tag changes how many cells a row has.
        pictures: whether it holds pictures, whose ids must stay unique when a loop repeats them.
    """

    source: str
    grows: bool
    pictures: bool


def prepare(content: bytes, path: Path) -> Prepared:
    """Rewrite a part's XML into a Jinja template."""
    from docxtpl import DocxTemplate
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise TemplateError(
            path, "is damaged.", "Open it in Word, let it repair, and save.", code="template-kind"
        ) from None
    source: str = DocxTemplate(io.BytesIO()).patch_xml(etree.tostring(root, encoding="unicode").replace("\n", " "))
    for typed, tag in _ESCAPED_BRACKETS.items():
        source = source.replace(typed, tag)
    source = _CELL_PROPERTIES.sub(lambda m: m[1] + _in_order(m[2]) + m[3], source)
    source = _PARAGRAPH.sub("\n<w:p", source)
    return Prepared(source, bool(_GROWS.search(source)), "<wp:docPr" in source)


def _in_order(properties: str) -> str:
    children = list(_CHILD.finditer(properties))
    if "".join(child[0] for child in children) != properties:
        return properties  # a tag stands between them; leave it as it was written
    ordered = sorted(children, key=lambda child: _CELL_ORDER.get(child[1], len(_CELL_ORDER)))
    return "".join(child[0] for child in ordered)


def finish(rendered: str, prepared: Prepared) -> str:
    """Turn what was rendered back into a part: line breaks and tabs of answers, rows taller than a page, grids, picture ids."""
    xml = rendered.replace("\n<w:p ", "<w:p ").replace("\n<w:p>", "<w:p>")
    if "\n" in xml or "\t" in xml:
        xml = _BROKEN_TEXT.sub(_with_breaks, xml)
    if "<w:cantSplit/>" in xml:
        xml = _with_loose_rows(xml)
    if prepared.grows:
        xml = _with_grids(xml)
    if prepared.pictures:
        numbers = iter(range(1001, 1_000_000))
        xml = _PICTURE_ID.sub(lambda m: f"{m[1]}{next(numbers)}{m[2]}", xml)
    return xml


def _with_loose_rows(xml: str) -> str:
    pieces = xml.split("</w:tr>")
    for number, piece in enumerate(pieces[:-1]):
        start = max(piece.rfind("<w:tr>"), piece.rfind("<w:tr "))
        if start >= 0:
            pieces[number] = piece[:start] + _loosened(piece[start:])
    return "</w:tr>".join(pieces)


def _loosened(row: str) -> str:
    """Let a tall row run over the end of a page.

    Why: LibreOffice does not print what is left of an unbreakable row that is taller than a page.
    """
    if len(row) < 1_500 or "<w:cantSplit/>" not in row:
        return row
    tallest = max((_lines(cell[1]) for cell in _CELL.finditer(row)), default=0)
    return row.replace("<w:cantSplit/>", "") if tallest > _ROW_LINES else row


def _lines(cell: str) -> int:
    """Estimate the lines that a cell's text takes at its width."""
    width = _CELL_WIDTH.search(cell)
    per_line = max(4, (int(width[1]) if width else 2800) // _CHARACTER)
    return sum(len(re.sub(r"<[^>]*>", "", line)) // per_line + 1 for line in _LINE_END.split(cell)[:-1])


def _with_grids(xml: str) -> str:
    """Give each table whose rows grew or shrank a grid of as many columns (docxtpl's own way of sharing the width)."""
    from docxtpl import DocxTemplate
    from lxml import etree

    return str(etree.tostring(DocxTemplate(io.BytesIO()).fix_tables(xml), encoding="unicode"))


def _with_breaks(found: re.Match[str]) -> str:
    text = found[1].replace("\n", f"</w:t><w:br/>{_SPACED}").replace("\t", f"</w:t><w:tab/>{_SPACED}")
    return f"{_SPACED}{text}</w:t>"
