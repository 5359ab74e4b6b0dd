"""The first rows of a table have no line of their own below them; the row below draws it above itself, so all look as before.

*Why:* LibreOffice 7.4 leaves out every row that follows, without a word, where a page ends so that the first rows that may not
break fit it and the line below them does not: half a point in seven hundred. What it takes is a first row below the header
(or the last of those kept together there) that does not break, and a line that comes from the table. A cell's own word that it
has no line below costs nothing: where two cells disagree about the line between them, the one that has it counts (ECMA-376,
part 1, 17.4.66).
"""

from __future__ import annotations

import re
from itertools import chain, pairwise

_ROW = re.compile(r"<w:tr[ >]")
_CELL = re.compile(
    r"<w:tc>(<w:tcPr>(?:<w:cnfStyle [^>]*/>)?+(?:<w:tcW [^>]*/>)?+(?:<w:gridSpan [^>]*/>)?+(?:<w:[hv]Merge[^>]*/>)*+)?+"
    r"(?!<w:tcBorders|<w:tcPr)"
)
_NO_LINE = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'


def with_first_rows_unlined(xml: str) -> str:
    """Take the line below from the first rows of each table that do not break: of one, or of those kept together."""
    if "<w:cantSplit/>" not in xml:
        return xml
    pieces: list[str] = []
    done = 0
    while (table := xml.find("<w:tbl>", done)) >= 0:
        end = xml.find("</w:tbl>", table)
        rows = (found.start() for found in _ROW.finditer(xml, table, end))
        first = next(rows, end)
        pieces.append(xml[done:first])
        done = first
        if xml.find("<w:tbl>", table + 7, end) >= 0:
            continue  # a table in a cell: LibreOffice lays that out in another way
        for start, after in pairwise(chain([first], rows)):
            row = xml[start:after]
            is_header = "<w:tblHeader" in row
            pieces.append(row if is_header or "<w:cantSplit/>" not in row else _CELL.sub(_without_line, row))
            done = after
            if not is_header and "<w:keepNext/>" not in row:
                break
    return "".join((*pieces, xml[done:]))


def _without_line(found: re.Match[str]) -> str:
    return f"<w:tc>{found[1]}{_NO_LINE}" if found[1] else f"<w:tc><w:tcPr>{_NO_LINE}</w:tcPr>"
