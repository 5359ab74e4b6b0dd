"""The tab that lists the problems of a marked-up copy, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matsheets.model.cells import column_letters
from matsheets.workbook.layout.layout import PROBLEMS_HEADING
from matsheets.workbook.markup.styles_part import StyleSheet
from matsheets.workbook.markup.xml_elements import Element, add_child, new_root
from matsheets.workbook.write.text_measure import column_units, row_height, text_height
from matsheets.workbook.write.theme import Theme

LEAD = (
    "Choose a place to go to its cell, which has a thick outline and a note. Mend it, save the workbook and send it "
    "back. This tab is not read."
)
HEADER = 4
COLUMNS = (("No.", 46), ("Kind", 96), ("Place", 250), ("What is wrong", 366), ("What to do", 372))
_PLACE = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list; ``link`` is where its place leads, blank where that is no cell."""

    number: int
    purpose: str
    urgent: bool
    place: str
    link: str
    wrong: str
    remedy: str


class _Looks:
    """The cell formats of the tab, by what they are for."""

    def __init__(self, styles: StyleSheet, theme: Theme) -> None:
        c, s = theme.colours, theme.sizes
        self._styles, self._name = styles, theme.font
        line = f"<left/><right/><top/><bottom style='thin'><color rgb='FF{c.read_line}'/></bottom>"
        self.title = self._look(s.title, c.title, bold=True, alignment="<alignment vertical='center'/>")
        self.lead = self._look(s.lead, c.text, alignment="<alignment vertical='center'/>")
        middle = "<alignment horizontal='left' vertical='center' wrapText='1'/>"
        self.header = self._look(s.body, c.header_text, bold=True, fill=c.header, alignment=middle)
        self.number = self._look(s.body, c.muted, bold=True, fill=c.read, border=line, alignment=middle)
        self.read = self._look(s.body, c.text, border=line, alignment=middle)
        self.urgent = self._look(s.body, c.title, bold=True, border=line, alignment=middle)
        self.link = self._look(s.body, c.link, border=line, alignment=middle, underline=True)

    def _look(
        self,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        underline: bool = False,
        fill: str = "",
        border: str = "",
        alignment: str,
    ) -> int:
        weight = ("<b/>" if bold else "") + ("<u/>" if underline else "")
        solid = f"<patternFill patternType='solid'><fgColor rgb='FF{fill}'/><bgColor rgb='FF{fill}'/></patternFill>"
        return self._styles.format(
            font=f"{weight}<sz val='{size:g}'/><color rgb='FF{colour}'/><name val='{self._name}'/><family val='2'/>",
            fill=solid if fill else "",
            border=border,
            alignment=alignment,
        )


def draw(namespace: str, lines: Sequence[Line], styles: StyleSheet, theme: Theme, views: int) -> Element:
    """Return the worksheet, in the workbook's namespace; ``views`` says how many windows the workbook opens in."""
    looks = _Looks(styles, theme)
    root = new_root(namespace, "worksheet")
    _draw_frame(root, len(lines), theme, views)
    data = add_child(root, "sheetData")
    _draw_row(data, 1, 36, [(PROBLEMS_HEADING, looks.title)])
    _draw_row(data, 2, 18, [(LEAD, looks.lead)])
    _draw_row(data, 3, 8, [])
    _draw_row(data, HEADER, 24, [(name, looks.header) for name, _ in COLUMNS])
    for at, line in enumerate(lines, start=HEADER + 1):
        texts = (line.purpose, line.place, line.wrong, line.remedy)
        widths = [width for _, width in COLUMNS[1:]]
        height = max(text_height(t, w, theme.sizes.body, w < 100) for t, w in zip(texts, widths, strict=True))
        place = looks.link if line.link else looks.read
        purpose = looks.urgent if line.urgent else looks.read
        formats = (purpose, place, looks.read, looks.read)
        cells = [(str(line.number), looks.number), *zip(texts, formats, strict=True)]
        _draw_row(data, at, row_height(height + 2, 22), cells)
    _draw_links(root, lines)
    _set_up_page(root)
    return root


def _draw_frame(root: Element, count: int, theme: Theme, views: int) -> None:
    properties = add_child(root, "sheetPr")
    add_child(properties, "tabColor", rgb=f"FF{theme.tabs.guide}")
    add_child(properties, "pageSetUpPr", fitToPage="1")
    add_child(root, "dimension", ref=f"A1:{column_letters(len(COLUMNS))}{HEADER + count}")
    shown = add_child(root, "sheetViews")
    for number in range(views):
        view = add_child(shown, "sheetView", showGridLines="0", tabSelected="1", workbookViewId=str(number))
        below = f"A{HEADER + 1}"
        add_child(view, "pane", ySplit=str(HEADER), topLeftCell=below, activePane="bottomLeft", state="frozen")
        add_child(view, "selection", pane="bottomLeft", activeCell="A1", sqref="A1")
    add_child(root, "sheetFormatPr", defaultRowHeight="15")
    columns = add_child(root, "cols")
    for at, (_, width) in enumerate(COLUMNS, start=1):
        add_child(columns, "col", min=str(at), max=str(at), width=f"{column_units(width):g}", customWidth="1")


def _draw_row(data: Element, number: int, height: float, cells: Iterable[tuple[str, int]]) -> None:
    row = add_child(data, "row", r=str(number), ht=f"{height:g}", customHeight="1")
    for at, (text, style) in enumerate(cells, start=1):
        cell = add_child(row, "c", r=f"{column_letters(at)}{number}", s=str(style))
        if at == 1 and number > HEADER:
            add_child(cell, "v").text = text
        elif text:
            cell.set("t", "inlineStr")
            words = add_child(add_child(cell, "is"), "t")
            words.text = text
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _draw_links(root: Element, lines: Sequence[Line]) -> None:
    linked = [(at, line) for at, line in enumerate(lines, start=HEADER + 1) if line.link]
    if linked:
        links = add_child(root, "hyperlinks")
        for at, line in linked:
            ref = f"{column_letters(_PLACE)}{at}"
            add_child(links, "hyperlink", ref=ref, location=line.link, display=line.place)


def _set_up_page(root: Element) -> None:
    """Print as the other tabs do: A4 landscape, one page wide."""
    add_child(root, "pageMargins", left="0.2", right="0.2", top="0.35", bottom="0.5", header="0.2", footer="0.22")
    add_child(root, "pageSetup", paperSize="9", orientation="landscape", fitToWidth="1", fitToHeight="0")
    words = add_child(root, "headerFooter", scaleWithDoc="0")
    font = '&"Calibri,Regular"&11 '
    add_child(words, "oddFooter").text = f"&C{font}&A&R{font}Page &P of &N"


def link_to(tab: str, row: int, column: int) -> str:
    """Return where a link leads: a cell of a tab of this workbook.

    Why the dollar signs: LibreOffice also reads ``C18`` as a column by its number.
    """
    quoted = tab.replace("'", "''")
    return f"'{quoted}'!${column_letters(column)}${row}"
