"""The last two rows of a table stay on one page, so that no row stands alone under a repeated header.

Why here and not in the templates: only the filled document knows which row is the last but one.
"""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"(<w:p(?: [^>]*)?>)(<w:pPr>(?:<w:pStyle [^>]*/>)?+)?+(?!<w:keepNext)")
_LONGEST = 12_000  # characters of XML; longer rows take too much of a page to be pushed about


def with_last_rows_kept(xml: str) -> str:
    """Keep the last row but one of each table with the last, where both are rows that do not break."""
    if "<w:cantSplit/>" not in xml:
        return xml
    pieces = xml.split("</w:tbl>")
    for number, piece in enumerate(pieces[:-1]):
        last = _row_before(piece, len(piece))
        start = _row_before(piece, last)
        if start >= 0:
            pieces[number] = piece[:start] + _kept(piece[start:last], piece[last:]) + piece[last:]
    return "</w:tbl>".join(pieces)


def _row_before(xml: str, end: int) -> int:
    """Return where the last row before a place starts."""
    return max(xml.rfind("<w:tr>", 0, end), xml.rfind("<w:tr ", 0, end)) if end > 0 else -1


def _kept(row: str, last: str) -> str:
    fits = len(row) + len(last) < _LONGEST and "<w:cantSplit/>" in row and "<w:cantSplit/>" in last
    if not fits or "<w:tblHeader" in row or "<w:tbl>" in row:
        return row
    return _PARAGRAPH.sub(_with_next, row)


def _with_next(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[1]}{found[2]}<w:keepNext/>"
    return f"{found[1]}<w:pPr><w:keepNext/></w:pPr>"
