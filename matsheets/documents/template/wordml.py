"""Where elements of WordprocessingML start, in XML that is read as text."""

from __future__ import annotations


def last_start(tag: str, xml: str, start: int = 0, end: int | None = None) -> int:
    """Return where the last element of a name that starts between two places does; -1 where none does.

    Args:
        tag: the name, such as ``w:tr``; ``w:trPr`` is another.
        xml: the text.
        start: the first place that counts.
        end: the place before which it starts; the end of the text by default.
    """
    opening = f"<{tag}"
    at = xml.rfind(opening, start, len(xml) if end is None else max(start, end))
    while at >= 0 and xml[at + len(opening) : at + len(opening) + 1] not in {">", " "}:
        at = xml.rfind(opening, start, at)
    return at
