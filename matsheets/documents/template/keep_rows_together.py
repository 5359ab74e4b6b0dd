"""The last two rows of a table stay on one page, so that no row stands alone under a repeated header.

Why here and not in the templates: only the filled document knows which row is the last but one.
"""

from __future__ import annotations

import re

from matsheets.documents.template.wordml import last_start

_PARAGRAPH = re.compile(r"(<w:p(?: [^>]*)?>)(<w:pPr>(?:<w:pStyle [^>]*/>)?+)?+(?!<w:keepNext)")
_LONGEST = 12_000  # characters of XML; longer rows take too much of a page to be pushed about


def with_last_rows_kept(xml: str) -> str:
    """Keep the last row but one of each table with the last, where both are rows that do not break."""
    if "<w:cantSplit/>" not in xml:
        return xml
    pieces: list[str] = []
    done = at = 0
    while (end := xml.find("</w:tbl>", at)) >= 0:
        last = last_start("w:tr", xml, at, end)
        start = last_start("w:tr", xml, at, last)
        if start >= 0:
            pieces += (xml[done:start], _kept(xml[start:last], xml[last:end]))
            done = last
        at = end + 8
    return "".join((*pieces, xml[done:]))


def _kept(row: str, last: str) -> str:
    fits = len(row) + len(last) < _LONGEST and "<w:cantSplit/>" in row and "<w:cantSplit/>" in last
    if not fits or "<w:tblHeader" in row or "<w:tbl>" in row:
        return row
    return _PARAGRAPH.sub(_with_next, row)


def _with_next(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[1]}{found[2]}<w:keepNext/>"
    return f"{found[1]}<w:pPr><w:keepNext/></w:pPr>"
