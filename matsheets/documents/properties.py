"""A document's core properties: title, author, language and dates, from the inputs and never from the clock."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from html import escape

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: Properties of the template that say nothing about the document made from it.
_TEMPLATE_ONLY = (f"{{{_CP}}}lastPrinted", f"{{{_CP}}}revision", f"{{{_CP}}}version", f"{{{_TERMS}}}created",
                  f"{{{_TERMS}}}modified")  # fmt: skip

_SOME_MOMENT = dt.datetime(1987, 6, 5, 4, 3, 2)
_SOME_TITLE = "\ue005 the title \ue006"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def core_of(core: bytes, *, created: dt.date | dt.datetime | None, title: str) -> bytes:
    """Return what ``settle_core`` returns, for a template's own core properties, which are read once."""
    settled = _settled_once(core, created is not None, bool(title))
    if created is not None:
        settled = settled.replace(_written(_SOME_MOMENT).encode(), _written(created).encode())
    return settled.replace(_SOME_TITLE.encode(), escape(_NOT_XML.sub("", title), quote=False).encode())


@lru_cache(maxsize=64)
def _settled_once(core: bytes, dated: bool, titled: bool) -> bytes:
    return settle_core(core, created=_SOME_MOMENT if dated else None, title=_SOME_TITLE if titled else "")


def _written(moment: dt.date | dt.datetime) -> str:
    at = moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time(9))
    return at.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def settle_core(core: bytes, *, created: dt.date | dt.datetime | None, title: str) -> bytes:
    """Return core properties with our author, British English, the given dates, and a title in any case."""
    from lxml import etree

    root = etree.fromstring(core, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))

    def put(name: str, text: str, *, only_if_blank: bool = False) -> etree._Element:
        found = root.find(name)
        if found is None:
            found = etree.SubElement(root, name)
        if not (only_if_blank and (found.text or "").strip()):
            found.text = text
        return found

    for name in _TEMPLATE_ONLY:
        for element in root.findall(name):
            root.remove(element)
    if title:
        put(f"{{{_DC}}}title", title, only_if_blank=True)
    put(f"{{{_DC}}}creator", "matsheets")
    put(f"{{{_CP}}}lastModifiedBy", "matsheets")
    put(f"{{{_DC}}}language", "en-GB")
    if created is not None:
        for name in ("created", "modified"):
            element = put(f"{{{_TERMS}}}{name}", _written(created))
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
