"""Custom document properties: where they stand in a package, how they are written, how they are read back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import NamedTuple

from matsheets.model.cells import utf16_length
from matsheets.storage.strict_xml import XML_FORBIDDEN, strict_parser

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what the standard asks for on every custom property
_RELS, _CONTENTS, _PART = "_rels/.rels", "[Content_Types].xml", "docProps/custom.xml"

#: UTF-16 units in one value. Word takes no more in its own dialogue and may cut the rest; LibreOffice has no limit.
LONGEST = 255
_MORE = " (more)"


class Home(NamedTuple):
    """Where a package keeps its custom properties.

    Attributes:
        part: the part's name.
        own: the part as the template has it; blank where it has none.
        lists: the parts that say which parts there are and of what kind, with the part in them, where it was missing.
    """

    part: str
    own: bytes
    lists: Mapping[str, bytes]


def home_of(parts: Mapping[str, bytes]) -> Home:
    """Find the part that holds a package's custom properties, or make room for one."""
    name = part_named(parts[_RELS])
    if name in parts:
        return Home(name, parts[name], {})
    return Home(_PART, b"", dict(zip((_RELS, _CONTENTS), _with_room(parts[_RELS], parts[_CONTENTS]), strict=True)))


@lru_cache(maxsize=32)
def _with_room(rels: bytes, contents: bytes) -> tuple[bytes, bytes]:
    """Return a package's relationships and content types with a part for custom properties among them."""
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True)
    related, listed = etree.fromstring(rels, safe), etree.fromstring(contents, safe)
    for rel in related:
        if str(rel.get("Type", "")).endswith("/custom-properties"):
            related.remove(rel)  # it points to nothing
    taken = {rel.get("Id") for rel in related}
    free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    etree.SubElement(related, f"{{{_PACKAGE}relationships}}Relationship", Id=free, Type=_RELATION, Target=_PART)
    if not any(str(item.get("PartName", "")).lower() == f"/{_PART.lower()}" for item in listed):
        override = f"{{{_PACKAGE}content-types}}Override"
        etree.SubElement(listed, override, PartName=f"/{_PART}", ContentType=_CONTENT_TYPE)
    related_part, listed_part = (
        bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        for root in (related, listed)
    )
    return related_part, listed_part


# --- writing -------------------------------------------------------------------------------------------------------


def custom_of(own: bytes, properties: Mapping[str, str], *, prefix: str) -> bytes:
    """Return a custom properties' part: the template's own as they are, then ours, each a string, in the order given.

    A value longer than ``LONGEST`` goes on in further properties of the same name with ``(more)`` after it.

    Args:
        own: the template's part; blank where it has none.
        properties: by name; every name begins with ``prefix``.
        prefix: properties of the template that begin so are left behind: they speak of another document.
    """
    if not own:
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{_write_properties(properties, 2)}</Properties>'
        ).encode()
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(own, safe)
    for item in root:
        if str(item.get("name", "")).startswith(prefix):
            root.remove(item)
    last = max((int(pid) for item in root if (pid := str(item.get("pid", ""))).isdecimal()), default=1)
    ours = f'<p xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{_write_properties(properties, last + 1)}</p>'
    root.extend(list(etree.fromstring(ours.encode(), safe)))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _write_properties(properties: Mapping[str, str], first: int) -> str:
    pieces = [
        piece for name, value in properties.items() for piece in _pieces(name, XML_FORBIDDEN.sub("\ufffd", value))
    ]
    return "".join(
        f'<property fmtid="{_FMTID}" pid="{pid}" name="{escape(name)}"><vt:lpwstr>{escape(value, quote=False)}'
        "</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(pieces, start=first)
    )


def _pieces(name: str, value: str) -> list[tuple[str, str]]:
    if len(value) <= LONGEST // 2:  # whatever the letters
        return [(name, value)]
    found, at = [], 0
    while at < len(value):
        end = _piece_end(value, at)
        found.append(value[at:end])
        at = end
    return [(f"{name}{_MORE * (number > 0)}{f' {number}' if number > 1 else ''}", p) for number, p in enumerate(found)]


def _piece_end(value: str, start: int) -> int:
    """Return where a piece ends that begins here: it neither ends nor is followed by a space, which a program may trim."""
    end = min(start + LONGEST - 20, len(value))
    while (over := utf16_length(value[start:end]) - (LONGEST - 20)) > 0:
        end -= (over + 1) // 2
    while end < len(value) and (value[end].isspace() or value[end - 1].isspace()):
        if utf16_length(value[start : end + 1]) > LONGEST:
            break
        end += 1
    return end


# --- reading -------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=32)
def part_named(rels: bytes) -> str:
    """Return the name of the custom properties' part, by a package's relationships; blank where it has none."""
    found = ""

    def relation(name: str, attributes: dict[str, str]) -> None:
        nonlocal found
        if attributes.get("Type", "").endswith("/custom-properties") and attributes.get("TargetMode") != "External":
            found = found or attributes.get("Target", "").lstrip("/")

    strict_parser(relation).Parse(rels, True)
    return found


def properties_in(content: bytes) -> dict[str, str]:
    """Return the custom properties of a part by name, as strings, values that go on joined together.

    Raises:
        ValueError: it holds a DOCTYPE.
        xml.parsers.expat.ExpatError: it is not well-formed.
    """
    found: dict[str, str] = {}
    name = ""
    text: list[str] = []

    def opened(element: str, attributes: dict[str, str]) -> None:
        nonlocal name
        if element.rpartition(" ")[2] == "property":
            name = attributes.get("name", "")
        text.clear()

    def closed(element: str) -> None:
        if element.rpartition(" ")[2] != "property" and name:
            found.setdefault(name, "".join(text))

    strict_parser(opened, closed, text.append).Parse(content, True)
    return {name: _join_pieces(name, found) for name in found}


def _join_pieces(name: str, found: Mapping[str, str]) -> str:
    value, number = found[name], 1
    while (more := f"{name}{_MORE}{f' {number}' if number > 1 else ''}") in found:
        value += found[more]
        number += 1
    return value
