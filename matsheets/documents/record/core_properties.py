"""A document's core properties: title, author, language and dates, from the inputs and never from the clock."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from matsheets.storage.strict_xml import XML_FORBIDDEN

if TYPE_CHECKING:
    from lxml.etree import _Element

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: Properties of the template that say nothing about the document made from it.
_TEMPLATE_ONLY = (f"{{{_CP}}}lastPrinted", f"{{{_CP}}}revision", f"{{{_CP}}}version", f"{{{_TERMS}}}created",
                  f"{{{_TERMS}}}modified")  # fmt: skip

_AUTHOR = "matsheets"
_AUTHORED = re.compile(rf"(:creator|:lastModifiedBy)>{_AUTHOR}<".encode())
_SOME_MOMENT = dt.datetime(1987, 6, 5, 4, 3, 2)
_TITLED = re.compile(rb"<dc:title[^>]*>\s*[^\s<]")
_SOME_TITLE = "\ue005 the title \ue006"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_CREATED = re.compile(rb"<dcterms:created[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)")


def core_of(core: bytes, *, created: dt.date | dt.datetime | None, title: str) -> bytes:
    """Return what ``settle_core`` returns, for a template's own core properties, which are read once."""
    settled = _settle_parts(core, created is not None, bool(title))
    if created is not None:
        settled = settled.replace(_format_moment(_SOME_MOMENT).encode(), _format_moment(created).encode())
    return settled.replace(_SOME_TITLE.encode(), escape(XML_FORBIDDEN.sub("", title), quote=False).encode())


def core_source(core: bytes) -> bytes:
    """Return a template's core properties, settled but for their title and date, so that they are filled like any part.

    ``core_filled`` puts the date in. Why: reading and writing a small part again takes a tenth of a document's time.
    """
    return _settle_parts(core, True, False)


def core_filled(core: bytes, *, created: dt.date | dt.datetime | None, title: str) -> bytes:
    """Return what ``settle_core`` returns, for a filled ``core_source``."""
    if created is None or (title and not _TITLED.search(core)):
        return settle_core(core, created=created, title=title, filled=True)
    return core.replace(_format_moment(_SOME_MOMENT).encode(), _format_moment(created).encode())


def with_author(core: bytes, author: str) -> bytes:
    """Return settled core properties that name someone else as their author, such as whoever a document speaks for."""
    name = escape(XML_FORBIDDEN.sub("", author), quote=False).encode()
    return _AUTHORED.sub(lambda found: found[1] + b">" + name + b"<", core)


@lru_cache(maxsize=64)
def _settle_parts(core: bytes, dated: bool, titled: bool) -> bytes:
    return settle_core(core, created=_SOME_MOMENT if dated else None, title=_SOME_TITLE if titled else "")


def _format_moment(moment: dt.date | dt.datetime) -> str:
    at = moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time(9))
    return at.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def created_in(document: bytes) -> dt.datetime | None:
    """Return the moment that a Word document's properties give for its making, or None where they give none."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        core = package.read("docProps/core.xml") if "docProps/core.xml" in package.namelist() else b""
    found = _CREATED.search(core)
    return dt.datetime.fromisoformat(found[1].decode()) if found else None


def pictures_in(document: bytes) -> tuple[str, ...]:
    """Return the alternative texts of a Word document's pictures and charts, in the order of its text."""
    return tuple(picture.get("descr") or "" for picture in _pictures(document))


def charts_in(document: bytes) -> tuple[tuple[str, str], ...]:
    """Return the title and the alternative text of each chart of a Word document, in the order of its text."""
    return tuple(
        (picture.get("title") or "", picture.get("descr") or "")
        for picture in _pictures(document)
        if (drawing := picture.getparent()) is not None and next(drawing.iter(_CHART), None) is not None
    )


def _pictures(document: bytes) -> Iterator[_Element]:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(document)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return root.iter(_PICTURE)


def settle_core(core: bytes, *, created: dt.date | dt.datetime | None, title: str, filled: bool = False) -> bytes:
    """Return core properties with our author, British English, the given dates, and a title in any case.

    Args:
        core: the properties.
        created: their dates; none where it is None.
        title: for those that have none.
        filled: whether they are a document's already; a template's comments stay behind, unless a tag makes them its own.
    """
    from lxml import etree

    root = etree.fromstring(core, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))

    def put(name: str, text: str, *, only_if_blank: bool = False) -> etree._Element:
        found = root.find(name)
        if found is None:
            found = etree.SubElement(root, name)
        if not (only_if_blank and (found.text or "").strip()):
            found.text = text
        return found

    comments = root.find(f"{{{_DC}}}description")
    if comments is not None and not filled and "{" not in (comments.text or ""):
        root.remove(comments)
    for name in _TEMPLATE_ONLY:
        for element in root.findall(name):
            root.remove(element)
    if title:
        put(f"{{{_DC}}}title", title, only_if_blank=True)
    put(f"{{{_DC}}}creator", _AUTHOR)
    put(f"{{{_CP}}}lastModifiedBy", _AUTHOR)
    put(f"{{{_DC}}}language", "en-GB")
    if created is not None:
        for name in ("created", "modified"):
            element = put(f"{{{_TERMS}}}{name}", _format_moment(created))
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
