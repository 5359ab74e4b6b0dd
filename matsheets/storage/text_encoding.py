"""Which encoding of Unicode a file's text is in."""

from __future__ import annotations

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOKED_AT = 4_096


def unicode_encoding(content: bytes) -> str:
    """Return the encoding of a text: what its byte order mark says, UTF-16 where every other byte is 0, else UTF-8.

    Why UTF-16: Notepad calls it "Unicode", and Excel saves "Unicode Text" in it.
    """
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), "")
    if marked or b"\0" not in content[:_LOOKED_AT]:
        return marked or "utf-8"
    zeros = [content[start:_LOOKED_AT:2].count(0) for start in (0, 1)]
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def searchable_text(content: bytes) -> str:
    """Return a text to be searched, in which bytes that are none of its encoding are marked, and case is folded."""
    return content.decode(unicode_encoding(content), errors="replace").casefold()
