"""How the parts of a package refer to one another: where a part's relationships stand, and what they lead to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from matsheets.documents.template.wordml import parse


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
