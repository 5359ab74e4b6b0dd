"""What kind each part of a package is, as its list of content types says; and the parts that nobody reads."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial

from matsheets.storage.strict_xml import refuse_doctype_before_root
from matsheets.workbook.read.package import MAX_TAG, Package
from matsheets.workbook.read.refusals import NOT_OURS

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_ENTRY_SIZE = 120  # bytes of memory that an entry takes besides its texts


class ContentTypes:
    """The content types of a package's parts."""

    def __init__(self, package: Package) -> None:
        #: By part (``xl/workbook.xml``) and by ending (``.xml``).
        self._types: dict[str, str] = {}

        def state(attribute: str, attributes: dict[str, str]) -> None:
            key = attributes[attribute].casefold()
            package.spend(_ENTRY_SIZE)
            self._types[package.keep(key.lstrip("/") if attribute == "PartName" else f".{key}")] = package.keep(
                attributes["ContentType"]
            )

        starts = {"Override": partial(state, "PartName"), "Default": partial(state, "Extension")}
        package.parse("[Content_Types].xml", (_NAMESPACE,), starts)

    def of(self, part: str) -> str:
        """Return the content type of one part; blank where none is stated."""
        name = part.casefold()
        return self._types.get(name) or self._types.get(posixpath.splitext(name)[1], "")

    def is_xml(self, part: str) -> bool:
        """Tell whether a part is XML, by its ending or its content type; a picture never counts.

        Why: drawing programs write a DOCTYPE into pictures, and nothing reads it.
        """
        kind = self.of(part).casefold()
        by_name = part.casefold().endswith((".xml", ".rels", ".vml"))
        return (by_name or kind.endswith(("+xml", "/xml"))) and not kind.startswith("image/")


def refuse_unread_doctypes(package: Package, types: ContentTypes) -> None:
    """Look for a DOCTYPE in the parts that nobody has read, as it is looked for in the others.

    Why: the workbook is passed on, and other programs read them.

    Raises:
        DoctypeError: there is one; ``open_package`` makes a refusal of it.
        WorkbookError: a part goes on without end before its first element.
    """
    for name in package.unread():
        if types.is_xml(name):
            refuse_doctype_before_root(_prolog(package, name))


def _prolog(package: Package, name: str) -> Iterator[bytes]:
    """Unpack a part as far as it may go on without an element."""
    size = 0
    for chunk in package.chunks(name):
        if size > MAX_TAG:
            raise package.refusal(NOT_OURS)
        size += len(chunk)
        yield chunk
