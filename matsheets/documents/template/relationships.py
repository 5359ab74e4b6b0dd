"""How the parts of a package refer to one another: where a part's relationships stand, and what they lead to."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping

from matsheets.documents.template.wordml import parse, written

_TYPES = "[Content_Types].xml"


def relationships_of(part: str) -> str:
    """Return the name of the part with the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(parts: Mapping[str, bytes], owner: str) -> Iterator[tuple[str, str, str]]:
    """Yield what a part refers to within its package: the id, the last word of the kind, and the part."""
    from lxml import etree

    folder = posixpath.dirname(owner)
    content = parts.get(relationships_of(owner))
    if not content or b"<!DOCTYPE" in content:
        return
    try:
        root = parse(content)
    except etree.XMLSyntaxError:
        return
    for found in root.iterfind("{*}Relationship"):
        if found.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, found.get("Target") or "")).lstrip("/")
            yield found.get("Id") or "", (found.get("Type") or "").rpartition("/")[2], target


def without_parts(parts: Mapping[str, bytes], gone: Collection[str]) -> dict[str, bytes]:
    """Return a package's parts but for some, which no list of types or relationships names any more."""
    return {
        name: _without_mentions(part, name, gone) if gone and (name == _TYPES or name.endswith(".rels")) else part
        for name, part in parts.items()
        if name not in gone
    }


def _without_mentions(part: bytes, name: str, gone: Collection[str]) -> bytes:
    """Return a list of types or relationships that does not name parts that are gone."""
    folder = posixpath.dirname(posixpath.dirname(name))
    root = parse(part)
    for element in list(root):
        target = element.get("PartName") or posixpath.join("/", folder, element.get("Target") or "")
        inside = element.get("TargetMode") != "External"
        if inside and posixpath.normpath(target).lstrip("/") in gone:
            root.remove(element)
    return written(root)
