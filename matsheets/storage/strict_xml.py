"""Reading XML that somebody sent, tag by tag: no tree, no entities, no DOCTYPE, nothing fetched; and what XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

#: Characters that no XML may hold.
XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class DoctypeError(ValueError):
    """XML with a DOCTYPE, in whatever encoding: entities without end, and a way to files elsewhere."""


def strict_parser(
    opened: Callable[[str, dict[str, str]], object],
    closed: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
    names: dict[str, str] | None = None,
) -> expat.XMLParserType:
    """Return a parser that calls these handlers, and raises ``DoctypeError`` at a DOCTYPE.

    Args:
        opened: called with each start tag's name (``namespace local``) and its attributes.
        closed: called with each end tag's name.
        text: called with text, as long a piece as can be.
        names: what each name of an element or attribute is replaced by; names that are not there are added.
    """
    parser = expat.ParserCreate(namespace_separator=" ", intern={} if names is None else names)
    parser.buffer_text = True
    parser.StartElementHandler = opened
    if closed is not None:
        parser.EndElementHandler = closed
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


#: The start of XML in which a first element follows at once: no DOCTYPE can come any more.
_PLAIN_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml[^>]*\?>)?\s*<[A-Za-z_]")


def refuse_doctype_before_root(chunks: Iterator[bytes]) -> None:
    """Look for a DOCTYPE in XML that nobody reads, in whatever encoding.

    Args:
        chunks: the XML, a piece at a time; no more of it is taken than there is before its first element.

    Raises:
        DoctypeError: there is one.
    """
    chunk = next(chunks, b"")
    if _PLAIN_START.match(chunk):
        return
    elements: list[str] = []
    parser = strict_parser(lambda name, _: elements.append(name))
    try:
        while chunk and not elements:
            parser.Parse(chunk, False)
            chunk = next(chunks, b"")
    except expat.ExpatError:  # no XML, or XML that is broken, which is no matter where nobody reads it
        return


def _refuse_doctype(*_: object) -> None:
    raise DoctypeError("a DOCTYPE")
