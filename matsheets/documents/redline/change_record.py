"""What a document that shows changes says of itself: on each page, in its title, and in the record of its making."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING

from matsheets.documents.record.custom_properties import custom_of, home_of, part_named, properties_in
from matsheets.documents.record.fingerprint import text_fingerprint
from matsheets.documents.record.manifest import PREFIX, Manifest
from matsheets.documents.template.wordml import W, parse, written
from matsheets.storage.strict_xml import XML_FORBIDDEN

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CORE = "docProps/core.xml"
#: The name of our style for what must not be passed over in a page's header.
_MARK_STYLE = "Draft Mark"


def recorded(
    parts: Mapping[str, bytes],
    main: str,
    headers: Iterable[str],
    *,
    label: str,
    former: Manifest | None,
    styles: Mapping[str, str],
) -> dict[str, bytes]:
    """Return a document's parts with what it says of itself, so that nobody takes it for the document whose changes it shows.

    Args:
        parts: the document's, changes tracked in them.
        main: the name of the one with the text.
        headers: the names of those with page headers; where there are none, the text itself begins with the label.
        label: the line that says which two it was made of; blank leaves the pages and the title as they are.
        former: the record of the older of the two.
        styles: the names of its styles by their ids.
    """
    changed = dict(parts)
    if label:
        style = next((of_style for of_style, name in styles.items() if name == _MARK_STYLE), "")
        for part in [*headers] or [main]:
            root = parse(changed[part])
            _put_first(root if part != main else root[0], label, style)
            changed[part] = written(root)
        changed[main] = _with_first_headers(changed[main])
        if _CORE in parts:
            changed[_CORE] = _retitled(parts[_CORE])
    manifest = manifest_in(parts)
    if manifest is not None:
        record = manifest.of_changes(former, text_fingerprint(changed[main]))
        home = home_of(parts)
        changed[home.part] = custom_of(home.own, record.as_properties(), prefix=PREFIX)
    return changed


def manifest_in(parts: Mapping[str, bytes]) -> Manifest | None:
    """Return the record of its making among a document's parts; None where there is none."""
    own = parts.get(part_named(parts["_rels/.rels"]))
    return Manifest.from_properties(properties_in(own)) if own else None


def _with_first_headers(main: bytes) -> bytes:
    """Return the text with the page header of its sections on their first pages too, where those have none."""
    root = parse(main)
    for section in root.iter(f"{W}sectPr"):
        headers = {header.get(f"{W}type", "default"): header for header in section.iterfind(f"{W}headerReference")}
        if section.find(f"{W}titlePg") is not None and "default" in headers and "first" not in headers:
            first = deepcopy(headers["default"])
            first.set(f"{W}type", "first")
            section.insert(0, first)
    return written(root)


def _put_first(holder: _Element, label: str, style: str) -> None:
    """Put a line of its own before all else, in the style of a page header's first line."""
    from lxml import etree

    line = etree.Element(f"{W}p")
    first = holder.find(f"{W}p/{W}pPr/{W}pStyle")
    if first is not None and holder.tag == f"{W}hdr":
        etree.SubElement(line, f"{W}pPr").append(deepcopy(first))
    run = etree.SubElement(line, f"{W}r")
    properties = etree.SubElement(run, f"{W}rPr")
    etree.SubElement(properties, f"{W}rStyle", {f"{W}val": style}) if style else etree.SubElement(properties, f"{W}b")
    etree.SubElement(run, f"{W}t").text = XML_FORBIDDEN.sub("", label)
    holder.insert(0, line)


def _retitled(core: bytes) -> bytes:
    root = parse(core)
    title = root.find(_TITLE)
    if title is not None:
        title.text = f"{title.text or ''} (changes shown)".strip()
    return written(root)
