"""A document's core properties: title, author, language and dates, from the inputs and never from the clock."""

from __future__ import annotations

import datetime as dt

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: Properties of the template that say nothing about the document made from it.
_TEMPLATE_ONLY = (f"{{{_CP}}}lastPrinted", f"{{{_CP}}}revision", f"{{{_CP}}}version", f"{{{_TERMS}}}created",
                  f"{{{_TERMS}}}modified")  # fmt: skip


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
        moment = created if isinstance(created, dt.datetime) else dt.datetime.combine(created, dt.time(9))
        for name in ("created", "modified"):
            element = put(f"{{{_TERMS}}}{name}", moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z")
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
