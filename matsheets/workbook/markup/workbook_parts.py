"""A workbook's parts, opened to change a few of them. Every other part is carried over as it was packed.

Nothing that matsheets does not know is lost: a part is changed as a tree of elements, and only where it must be.
"""

from __future__ import annotations

import copy
import io
import posixpath
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from matsheets.workbook.markup.xml_elements import Element, add_child, children, new_root
from matsheets.workbook.read.package import SIGNATURE_ORIGIN, Package

#: Bytes of a part that is read whole, and elements of all parts that are opened to be changed, each of which takes some 300
#: bytes of memory.
MAX_PART, MAX_ELEMENTS = 16 << 20, 150_000

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_CONTENT_TYPES = "[Content_Types].xml"
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
_SIZED_LATER = 0x08  # flag of an entry whose sizes stand behind it; ours stand before it
_UNIX, _READABLE = 3, 0o600 << 16


class UnmarkableError(ValueError):
    """A part that is too large, or is not what the format says."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A line of a relationships part; ``part`` is blank where it points out of the package."""

    id: str
    kind: str
    part: str
    element: Element


class Parts:
    """The parts of one workbook.

    Args:
        content: the whole file, one that ``xlsx.read_xlsx`` has read.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._packed = Package(Path("workbook"), content)
        held = (info for info in self._archive.infolist() if info.file_size)  # an empty part is as good as none
        self._names = {name.casefold(): name for name in map(_name_of, held)}
        self._trees: dict[str, Element] = {}
        self._written: dict[str, bytes] = {}
        self._changed: set[str] = set()
        self._elements = 0

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._names

    # --- content ---

    def read(self, name: str) -> bytes:
        """Return a part's bytes as they were, or as they were last written."""
        key = name.casefold()
        if key in self._written:
            return self._written[key]
        found = bytearray()
        for chunk in self._packed.chunks(name):
            found += chunk
            if len(found) > MAX_PART:
                raise UnmarkableError(f"{name} is too large")
        return bytes(found)

    def tree(self, name: str) -> Element:
        """Return a part's first element; what is changed in it is kept once ``change`` was called."""
        key = name.casefold()
        if key not in self._trees:
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, strip_cdata=False
            )
            content = self.read(name)
            self._elements += content.count(b"<") - content.count(b"</")
            if self._elements > MAX_ELEMENTS:
                raise UnmarkableError(f"{name} holds too many elements")
            root = etree.fromstring(content, parser)
            about: Any = root.getroottree().docinfo
            if about.doctype:
                raise UnmarkableError(f"{name} has a DTD")
            self._trees[key] = root
        return self._trees[key]

    def change(self, name: str) -> None:
        """Say that a part's tree was changed."""
        self._changed.add(name.casefold())

    def write(self, name: str, content: bytes) -> None:
        """Replace a part's bytes, or add a part."""
        self._names.setdefault(name.casefold(), name)
        self._written[name.casefold()] = content

    def add(self, name: str, root: Element, content_type: str) -> None:
        """Add a part that is a tree."""
        self._names[name.casefold()] = name
        self._trees[name.casefold()] = root
        self.change(name)
        types = self.tree(_CONTENT_TYPES)
        add_child(types, "Override", PartName=f"/{name}", ContentType=content_type)
        self.change(_CONTENT_TYPES)

    def state_ending(self, ending: str, content_type: str) -> None:
        """See to it that the content types know what parts with this ending are."""
        types = self.tree(_CONTENT_TYPES)
        if all(known.get("Extension", "").casefold() != ending for known in children(types, "Default")):
            types.insert(0, etree.Element(f"{{{_PACKAGE}content-types}}Default",
                                          {"Extension": ending, "ContentType": content_type}))  # fmt: skip
            self.change(_CONTENT_TYPES)

    @property
    def signed(self) -> bool:
        """Whether the file is digitally signed."""
        return any(line.kind == SIGNATURE_ORIGIN for line in self.relations("").values())

    def remove_signatures(self) -> None:
        """Leave out digital signatures, with everything that points to them: a file that is changed cannot keep one."""
        for line in self.relations("").values():
            if line.kind == SIGNATURE_ORIGIN:
                self.unrelate("", line)
                signatures = [r.part for r in self.relations(line.part).values() if r.kind == "signature"]
                for part in filter(None, (line.part, *signatures)):
                    self.remove(part)
        types = self.tree(_CONTENT_TYPES)
        for known in list(children(types, "Default")):
            if known.get("Extension", "").casefold() == "sigs":
                types.remove(known)
                self.change(_CONTENT_TYPES)

    def remove(self, name: str) -> None:
        """Leave out a part, its content type and its relationships."""
        for gone in (name, _relations_name(name)):
            self._names.pop(gone.casefold(), None)
        types = self.tree(_CONTENT_TYPES)
        for known in list(children(types, "Override")):
            if known.get("PartName", "").lstrip("/").casefold() == name.casefold():
                types.remove(known)
        self.change(_CONTENT_TYPES)

    def free_name(self, pattern: str) -> str:
        """Return a name that no part has (``xl/comments{}.xml``)."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    # --- relationships ---

    def relations(self, source: str) -> dict[str, Relation]:
        """Return what a part points to, by id (``""``: what the package itself does)."""
        name, folder = _relations_name(source), posixpath.dirname(source)
        found = {}
        for line in children(self.tree(name), "Relationship") if name in self else ():
            part = ""
            if line.get("TargetMode") != "External":
                part = posixpath.normpath(posixpath.join("/", folder, line.get("Target", ""))).lstrip("/")
                part = part if part in self else unquote(part)
            kind = line.get("Type", "").rpartition("/")[2]
            found[line.get("Id", "")] = Relation(line.get("Id", ""), kind, part, line)
        return found

    def related(self, source: str, *kinds: str) -> str | None:
        """Return the first part of these kinds that a part points to and that is there."""
        return next((r.part for r in self.relations(source).values() if r.kind in kinds and r.part in self), None)

    def relate(self, source: str, kind: str, target: str) -> str:
        """Point from one part to another; return the relationship's id. The kind is its whole type.

        A relationship that was there, to a part that was not, is used again.
        """
        name = _relations_name(source)
        for there in self.relations(source).values():
            if there.kind == kind.rpartition("/")[2] and there.part.casefold() == target.casefold():
                return there.id
        if name not in self:
            self._names[name.casefold()] = name
            self._trees[name.casefold()] = new_root(f"{_PACKAGE}relationships", "Relationships")
        known, number = {key.casefold() for key in self.relations(source)}, 1
        while f"rid{number}" in known:
            number += 1
        to = posixpath.relpath(target, posixpath.dirname(source) or ".")
        add_child(self.tree(name), "Relationship", Id=f"rId{number}", Type=kind, Target=to)
        self.change(name)
        return f"rId{number}"

    def unrelate(self, source: str, relation: Relation) -> None:
        """Take a relationship away."""
        self.tree(_relations_name(source)).remove(relation.element)
        self.change(_relations_name(source))

    # --- the file ---

    def save(self) -> bytes:
        """Return the file: changed parts in their old places, new ones at the end, the rest as they were packed."""
        packed = io.BytesIO()
        kept = dict(self._names)
        with zipfile.ZipFile(packed, "w") as target:
            for info in self._archive.infolist():
                key = _name_of(info).casefold()
                if kept.pop(key, None) is None:
                    continue
                if (content := self._content_of(key)) is None:
                    self._carry_over(info, target)
                else:
                    target.writestr(_entry(_name_of(info), info.date_time), content)
            for key, name in kept.items():
                target.writestr(_entry(name, _DAY_ONE), self._content_of(key) or b"")
        return packed.getvalue()

    def _content_of(self, key: str) -> bytes | None:
        if key in self._changed:
            tree = self._trees[key].getroottree()
            return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return self._written.get(key)

    def _carry_over(self, info: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
        """Copy an entry without unpacking it."""
        name_size, extra_size = struct.unpack_from("<HH", self._content, info.header_offset + 26)
        start = info.header_offset + 30 + name_size + extra_size
        entry, out = copy.copy(info), target.fp
        assert out is not None
        entry.filename, entry.header_offset, entry.extra = _name_of(info), out.tell(), b""
        entry.flag_bits &= ~_SIZED_LATER
        out.write(entry.FileHeader(zip64=False) + self._content[start : start + info.compress_size])
        target.filelist.append(entry)
        target.NameToInfo[entry.filename] = entry
        target.start_dir = out.tell()


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return a part's name; the backslashes that some programs write are slashes."""
    return info.orig_filename.replace("\\", "/")


def _entry(name: str, date: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date)
    entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _READABLE
    return entry


def _relations_name(source: str) -> str:
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{base}.rels")
