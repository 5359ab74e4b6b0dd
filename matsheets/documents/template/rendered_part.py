"""A part as it was rendered, turned back into Word's XML: line breaks and tabs of answers, rows, grids, picture ids."""

from __future__ import annotations

import re

from lxml import etree

from matsheets.documents.template.empty_holders import with_nothing_empty
from matsheets.documents.template.first_row_lines import with_first_rows_unlined
from matsheets.documents.template.keep_rows_together import with_last_rows_kept
from matsheets.documents.template.limits import take
from matsheets.documents.template.part_source import Prepared, span_of
from matsheets.documents.template.wordml import W, last_start
from matsheets.model.cells import NO_BREAK_HYPHEN

_CONTROLS = "\t\a\n\f"
_PARAGRAPH = re.compile("<w:p[ >]")
_PARAGRAPH_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>")
_RUN = re.compile(r"<w:r(?: [^>]*)?>.*?</w:r>", re.DOTALL)
_RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>.*?</w:t>", re.DOTALL)
_SPACED = '<w:t xml:space="preserve">'
_MARKUP = re.compile(r"<[^>]*>")
_CELL_WIDTH = re.compile(r'<w:tcW [^>]*w:w="(\d+)"')
_CHARACTER = 108  # twentieths of a point that an average character of 11 point takes
_LONG_ROW = 1_500  # characters of XML; what is shorter holds no tall cell
_ROW_LINES = 18  # a row of more lines than this may run over the end of a page
_PICTURE_ID = re.compile(r'(<wp:docPr (?:[^>"]|"[^"]*")*?\bid=")\d+(")')


def finish(xml: str, prepared: Prepared) -> str:
    """Turn what was rendered back into a part."""
    if "\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml:
        xml = _with_controls(xml)
    if NO_BREAK_HYPHEN in xml:
        xml = _with_no_break_hyphens(xml)
    if "<w:cantSplit/>" in xml:
        xml = _with_loose_rows(xml)
    if prepared.empties:
        xml = with_nothing_empty(xml, prepared.empties)
    xml = with_first_rows_unlined(with_last_rows_kept(xml))
    if prepared.grows and "<w:tbl" in xml:
        xml = _with_grids(xml)
    if prepared.pictures:
        numbers = iter(range(1001, 1_000_000))
        xml = _PICTURE_ID.sub(lambda m: f"{m[1]}{next(numbers)}{m[2]}", xml)
    return xml


def _with_no_break_hyphens(xml: str) -> str:
    """Write each hyphen that does not break as Word's own element; where there is no text to be broken, as a plain one.

    *Why:* Calibri and Carlito have no glyph for the character, so that a word processor takes another font for it.
    """
    before, *texts = xml.split(NO_BREAK_HYPHEN)
    element = f"</w:t><w:noBreakHyphen/>{_SPACED}"
    take(len(texts) * len(element))
    pieces = [before]
    in_text = False
    for text in texts:
        tag = before.rfind("<")
        if tag >= 0:
            in_text = before.startswith(("<w:t>", "<w:t "), tag) and before.rfind(">") > tag
        pieces += (element if in_text else "-", text)
        before = text
    return "".join(pieces)


def _with_loose_rows(xml: str) -> str:
    """Let tall rows run over the end of a page.

    Why: LibreOffice does not print what is left of an unbreakable row that is taller than a page.
    """
    pieces: list[str] = []
    done = at = 0
    while (end := xml.find("</w:tr>", at)) >= 0:
        if end - at >= _LONG_ROW and (start := last_start("w:tr", xml, at, end)) >= 0:
            row = xml[start:end]
            if "<w:cantSplit/>" in row and any(map(_is_tall, row.split("</w:tc>")[:-1])):
                pieces += (xml[done:start], row.replace("<w:cantSplit/>", ""))
                done = end
        at = end + 7
    return "".join((*pieces, xml[done:]))


def _is_tall(cell: str) -> bool:
    """Estimate whether a cell's text takes more lines than may stand together, at its width."""
    width = _CELL_WIDTH.search(cell)
    per_line = max(4, (int(width[1]) if width else 2800) // _CHARACTER)
    ends = cell.count("</w:p>") + cell.count("<w:br/>")
    if ends + len(cell) // per_line <= _ROW_LINES:
        return False
    text = _MARKUP.sub("", cell[cell.find("<w:p") :].replace("</w:p>", "\n").replace("<w:br/>", "\n"))
    if ends + len(text) // per_line <= _ROW_LINES:
        return False
    return sum(len(line) // per_line + 1 for line in text.split("\n")[:-1]) > _ROW_LINES


def _with_grids(xml: str) -> str:
    """Give each table whose rows grew or shrank a grid of as many columns, and the table its width, as docxtpl does."""
    try:
        root = etree.fromstring(xml)
    except etree.XMLSyntaxError:
        return xml  # the check of the whole part says it better
    for table in root.iter(f"{W}tbl"):
        grid = table.find(f"{W}tblGrid")
        if grid is not None:
            _fit_grid(grid, [row.findall(f"{W}tc") for row in table.iter(f"{W}tr")])
    return etree.tostring(root, encoding="unicode")


def _fit_grid(grid: etree._Element, rows: list[list[etree._Element]]) -> None:
    """Add columns where a row has more cells, or take away those that no row reaches; the others share what is left."""
    columns = grid.findall(f"{W}gridCol")
    if not all(column.get(f"{W}w", "").isdigit() for column in columns):
        return
    widths = [int(column.get(f"{W}w", "")) for column in columns]
    count = max((len(cells) for cells in rows), default=0)
    if count > len(widths) and any(widths):
        average, new = sum(widths) / len(widths), sum(widths) / count
        widths = [int(width * new / average) for width in widths] + [int(new)] * (count - len(widths))
    reached = max((sum(map(span_of, cells)) for cells in rows), default=0)
    if reached < len(widths):
        widths = [width + int(sum(widths[reached:]) / reached) for width in widths[:reached]]
    for column in columns[len(widths) :]:
        grid.remove(column)
    columns += [etree.SubElement(grid, f"{W}gridCol") for _ in widths[len(columns) :]]
    for column, width in zip(columns, widths, strict=False):
        column.set(f"{W}w", str(width))


def _with_controls(xml: str) -> str:
    r"""Turn line ends, tabs, ``\a`` (a new paragraph) and ``\f`` (a new page) of values into Word's own, as docxtpl does."""
    pieces: list[str] = []
    done = 0
    places = {control: at for control in _CONTROLS if (at := xml.find(control)) >= 0}
    while places:
        at = min(places.values())
        start = last_start("w:p", xml, done, at)
        end = xml.find("</w:p>", at) + len("</w:p>")
        if start < 0 or end < at or xml.find("</w:p>", start, at) >= 0:
            following = _PARAGRAPH.search(xml, at)  # between two paragraphs; they say nothing there, however many
            start = end = following.start() if following else len(xml)
        pieces += (xml[done:start], _resolved(xml[start:end]))
        done = end
        for control in [c for c, place in places.items() if place < done]:
            places[control] = xml.find(control, done)
            if places[control] < 0:
                del places[control]
    return "".join((*pieces, xml[done:]))


def _resolved(paragraph: str) -> str:
    found = _PARAGRAPH_PROPERTIES.search(paragraph)
    properties = found[0] if found else ""
    return _RUN.sub(lambda run: _resolved_run(run[0], properties), paragraph)


def _resolved_run(run: str, paragraph: str) -> str:
    if not any(control in run for control in _CONTROLS):
        return run
    found = _RUN_PROPERTIES.search(run)
    text = f"<w:r>{found[0] if found else ''}{_SPACED}"
    tab = f"</w:t></w:r><w:r>{found[0] if found else ''}<w:tab/></w:r>{text}"
    new_paragraph = f"</w:t></w:r></w:p><w:p>{paragraph}{text}"
    new_page = f'</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>{paragraph}{text}'
    words = {"\t": tab, "\a": new_paragraph, "\n": f"</w:t><w:br/>{_SPACED}", "\f": new_page}
    # Each line end or tab of a long answer becomes markup many times as long.
    take(sum(run.count(control) * len(xml) for control, xml in words.items()))

    def resolved(found: re.Match[str]) -> str:
        xml = found[0]
        for control in _CONTROLS:
            xml = xml.replace(control, words[control])
        return xml

    return _TEXT.sub(resolved, run)
