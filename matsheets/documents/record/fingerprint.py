"""A fingerprint of what a document says: it stays when the document is restyled, and changes when a word is.

Left out is what word processors work out anew by themselves: the results of fields (page numbers, cross-references) and
links within the document (the contents list). Spaces and line ends do not count.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from html import unescape

_TEXT = re.compile(rb"<w:t(?: [^<>]*)?>([^<]*)</w:t>")
_NO_BREAK = "\N{NO-BREAK SPACE}".encode()
#: What is left out, from each first to the next second: links within the document, the paragraphs of a contents list (as
#: Word, our templates and LibreOffice name their style), and the results of fields. Short, because ``bytes.find`` is slow
#: with a needle that begins like much of what it is looked for in.
_LEFT_OUT = (
    (b" w:anchor=", b"</w:hyperlink>"),
    (b'="TOC', b"</w:p>"),
    (b'="Toc', b"</w:p>"),
    (b'="Contents', b"</w:p>"),
    (b'="separate"', b'="end"'),
    (b"fldSimple ", b"fldSimple>"),
)


def text_fingerprint(document: bytes) -> str:
    """Return the SHA-256 of a main document part's text, in hexadecimal.

    Why: it is taken from every document that is made, so it reads the XML with ``bytes.find`` and one expression. The time
    is in line with the part's length, whatever it holds.
    """
    pieces: list[bytes] = []
    at = 0
    for start, end in [*sorted(span for pair in _LEFT_OUT for span in _spans(document, *pair)), (len(document), 0)]:
        if start > at:
            pieces += _TEXT.findall(document, at, start)
        at = max(at, end)
    text = b"".join(pieces)
    if b"&" in text:
        text = unescape(text.decode("utf-8", "replace")).encode("utf-8", "replace")
    return hashlib.sha256(text.translate(None, b" \t\r\n").replace(_NO_BREAK, b"")).hexdigest()


def _spans(content: bytes, start: bytes, end: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each start begins and the next end ends; none goes into another."""
    at = content.find(start)
    while at >= 0 and (stop := content.find(end, at)) >= 0:
        yield at, stop + len(end)
        at = content.find(start, stop + len(end))
