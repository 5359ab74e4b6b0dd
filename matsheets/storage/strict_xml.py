"""Reading XML that somebody sent, tag by tag: no tree, no entities, no DOCTYPE, nothing fetched; and what XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable
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


def _refuse_doctype(*_: object) -> None:
    raise DoctypeError("a DOCTYPE")
