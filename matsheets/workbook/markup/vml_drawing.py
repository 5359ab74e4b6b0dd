"""The old VML drawing by which every program still shows the notes of a worksheet, as text.

Why not as elements: programs write VML that is not always well-formed XML (an open ``<br>``), and read it so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.sax.saxutils import quoteattr

from matsheets.workbook.markup.addresses import Position
from matsheets.workbook.markup.marked_sheet import MarkedSheet
from matsheets.workbook.read.vml_shapes import is_wide, text_of_vml
from matsheets.workbook.write.text_measure import wrap

_WIDTH, _LINE = 300, 17  # pixels of a note's box, and of a line in it
_FILL = "#fdf2f6"

_NAMES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '\
         'xmlns:x="urn:schemas-microsoft-com:office:excel"'  # fmt: skip
_KIND = (
    f'<v:shapetype {_NAMES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    f"<v:shape {_NAMES} id={{id}} type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;"
    "width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden\" "
    f"fillcolor=\"{_FILL}\" o:insetmode=\"auto\"><v:fill color2=\"{_FILL}\"/>"
    "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
    "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
    "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)  # fmt: skip


def with_shapes(drawing: bytes, sheet: MarkedSheet, notes: Mapping[Position, str]) -> bytes:
    """Return a drawing with a box for each of these notes, shown when the mouse is over the cell."""
    before, end, after = _text(drawing).rpartition("</")
    number = max((int(n) for n in re.findall(r"_x0000_s([0-9]{1,9})\b", before)), default=1024)
    made = [] if '"_x0000_t202"' in before else [_KIND]
    for order, (at, words) in enumerate(notes.items(), start=1):
        lines = sum(len(wrap(line, _WIDTH - 24, 10)) for line in words.split("\n"))
        height = max(4, lines) * _LINE + 10
        made.append(_SHAPE.format(
            id=quoteattr(f"_x0000_s{number + order}"), width=_WIDTH * 0.75, height=height * 0.75, order=order,
            anchor=_anchor(sheet, at, height), row=at[0] - 1, column=at[1] - 1))  # fmt: skip
    return "".join((before, *made, end, after)).encode()


def without_shapes(drawing: bytes, cells: set[Position]) -> bytes:
    """Return a drawing without the boxes of the notes on these cells."""
    return "".join(piece for piece in _shapes(_text(drawing)) if _cell_of(piece) not in cells).encode()


def _text(drawing: bytes) -> str:
    text = text_of_vml(drawing)
    if not is_wide(drawing):
        return text
    return re.sub(r'(<\?xml[^>]*encoding=)(["\'])[^"\']*\2', r"\1\2UTF-8\2", text, count=1)


def blank_drawing(notes: int) -> bytes:
    """Return a drawing that will hold so many notes."""
    blocks = ",".join(str(block) for block in range(1, 2 + notes // 1024))
    return f'<xml {_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>{_KIND}</xml>'.encode()


def _shapes(vml: str) -> list[str]:
    """Cut a drawing into its shapes and what stands between them."""
    pieces = []
    for piece in re.split(r"(?<=:shape>)", vml):
        before, start, shape = piece.rpartition("<v:shape ")
        pieces += [before, start + shape]
    return pieces


def _cell_of(shape: str) -> Position | None:
    if not shape.startswith("<v:shape "):
        return None
    row, column = (re.search(rf":{name}>\s*([0-9]+)\s*<", shape) for name in ("Row", "Column"))
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column else None


def _anchor(sheet: MarkedSheet, at: Position, height: int) -> str:
    """Return where a note's box begins and ends: column, pixels into it, row, pixels into it, twice."""
    right, over = _walk(at[1], 15 + _WIDTH, sheet.column_pixels)
    bottom, under = _walk(at[0] - 1, 2 + height, sheet.row_pixels)
    return f"{at[1]}, 15, {at[0] - 1}, 2, {right}, {over}, {bottom}, {under}"


def _walk(start: int, pixels: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Go so many pixels from a row or column (0-based); return where that ends."""
    at = start
    for _ in range(200):
        step = size(at + 1)
        if pixels <= step:
            break
        pixels -= step
        at += 1
    return at, pixels
