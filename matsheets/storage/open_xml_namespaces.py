"""The two spellings of Office Open XML's namespaces, made one: what Word saves as "Strict" is read like any other.

A Strict file says the same with other namespaces (ISO/IEC 29500-1), and most programs write the Transitional ones
(ISO/IEC 29500-4). They are mapped once, where a part is unpacked, so that nothing behind it knows of two.
"""

from __future__ import annotations

import re

_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
#: A Strict name as a value: its first folder, and what comes where the Transitional name has a year.
_FOLDERS = re.compile(rb"""(?<=["'])""" + re.escape(_STRICT) + rb"(\w+)/(\w+)")
#: Names that are spelt otherwise, besides the year.
_SPELLINGS = {b"customProperties": b"custom-properties", b"extendedProperties": b"extended-properties"}
_RELATION = re.compile(rb"(/2006/relationships/)(customProperties|extendedProperties)\b")
_CONFORMANCE = re.compile(rb"""(<(?:\w+:)?document\b[^>]*?)\s(?:\w+:)?conformance\s*=\s*(?:"strict"|'strict')""")


def as_transitional(part: bytes) -> bytes:
    """Return a part of a document with the namespaces, and the kinds of relationships, that most programs write.

    Args:
        part: XML of whatever kind; what names no Strict namespace comes back as it is.
    """
    if _STRICT not in part:
        return part
    return _CONFORMANCE.sub(rb"\1", _RELATION.sub(_respelt, _FOLDERS.sub(_transitional, part)), count=1)


def _transitional(name: re.Match[bytes]) -> bytes:
    return _USUAL + name[1] + b"/2006/" + _SPELLINGS.get(name[2], name[2])


def _respelt(kind: re.Match[bytes]) -> bytes:
    return kind[1] + _SPELLINGS[kind[2]]
