"""Tags in the addresses of links: filled, quoted as addresses are, and only behind words that say where a link leads.

A link's address stands in a relationship (``word/_rels/document.xml.rels``) or in a HYPERLINK field. What people typed may be
a part of an address, never its start: a link of a governors' paper leads to the web, to a mailbox or to a place in the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from matsheets.documents.template.dialect import TAG
from matsheets.documents.template.limits import look_at_the_clock
from matsheets.documents.template.wordml import W, parse
from matsheets.errors import Refusal, TemplateError

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST = 10_000  # characters of an address or an instruction; Word's own limit is 2,079
_SHOWN = 100  # characters of an address in a message
#: What addresses may begin with that hold a tag.
_START = re.compile(r"\s*(?:https?://|mailto:|#)", re.IGNORECASE)
#: A tag as Word and Writer keep it in an address: its brackets and spaces as signs of the address.
_ENCODED = re.compile(r"(?:%7B|\{)(?:%7B|\{|%25|%|%23|#).*?(?:%7D|\}|%25|%|%23|#)(?:%7D|\})", re.IGNORECASE)
_PRINTED = re.compile(r"\{\{([-+]?)(.*?)(-?)\}\}", re.DOTALL)
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)|([^\s"\\]\S*))', re.IGNORECASE)
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ID = re.compile(rb"""\sId\s*=\s*(["'])(.*?)\1""", re.DOTALL)
_TARGET = re.compile(rb"""\sTarget\s*=\s*(["'])(.*?)\1""", re.DOTALL)
_VML_LINK = "href"
#: What may stand in any part of an address as it is.
_PLAIN = "/@:+,;=!*()~$-._"


def quoted_in_address(value: object) -> str:
    """Return a value as it may stand within an address: the filter ``in_address``."""
    return quote("" if value is None else str(value), safe=_PLAIN)


def quoted_in_field(value: object) -> str:
    """Return a value as it may stand between the quotation marks of a field's instruction: the filter ``in_field``."""
    return ("" if value is None else str(value)).replace("\\", "\\\\").replace('"', '\\"')


#: The filters that the tags of addresses and fields go through.
FILTERS = {"in_address": quoted_in_address, "in_field": quoted_in_field}


def as_typed(address: str) -> str:
    """Return an address with its tags as they were typed; one longer than any that Word takes stays as it is."""
    look_at_the_clock()
    return _ENCODED.sub(lambda found: unquote(found[0]), address) if len(address) <= _LONGEST else address


def holds_tag(text: str) -> bool:
    """Say whether a text holds a tag."""
    return TAG.search(text) is not None


def refusal_of_address(address: str) -> Refusal | None:
    """Say why an address with tags is not filled in; None where it may be."""
    if _START.match(address) and len(address) <= _LONGEST:
        return None
    shown = address if len(address) <= _SHOWN else f"{address[: _SHOWN - 1]}…"
    why = "does not say where it leads before its tag" if len(address) <= _LONGEST else "is too long to be filled in"
    return Refusal(
        "link-address",
        f'has a link whose address {why}: "{shown}"',
        "Begin the address with https://, http://, mailto: or #, and put the tag behind that.",
    )


def _through(filter_name: str, text: str) -> str:
    return _PRINTED.sub(rf"{{{{\1 (\2)|{filter_name} \3}}}}", text)


# --- relationships -------------------------------------------------------------------------------------------------


class TaggedLinks(NamedTuple):
    """The links of a part whose addresses hold tags.

    Attributes:
        part: the relationships' part.
        content: its XML.
        addresses: by the Id of the relationship, as they were typed.
    """

    part: str
    content: bytes
    addresses: Mapping[str, str]

    @property
    def source(self) -> str:
        """A template for Jinja, an address to a line."""
        return "\n".join(_through("in_address", address) for address in self.addresses.values())

    def filled(self, rendered: str) -> bytes:
        """Return the relationships with the addresses that ``source`` was rendered to; the others as they are, byte by byte."""
        by_id = dict(zip(self.addresses, rendered.split("\n"), strict=True))

        def with_address(found: re.Match[bytes]) -> bytes:
            named = _ID.search(found[0])
            address = by_id.get(unescape(named[2].decode()) if named else "")
            return (
                found[0]
                if address is None
                else _TARGET.sub(lambda _: f' Target="{escape(address)}"'.encode(), found[0], count=1)
            )

        return _RELATIONSHIP.sub(with_address, self.content)


def tagged_links(parts: Mapping[str, bytes]) -> Iterator[TaggedLinks]:
    """Yield the relationships with tags in the addresses of their links, part by part."""
    for name, content in parts.items():
        if (
            not name.endswith(".rels")
            or b"hyperlink" not in content
            or not re.search(rb"\{|%7B", content, re.IGNORECASE)
        ):
            continue
        addresses = {
            relation.get("Id") or "": address
            for relation in parse(content)
            if (relation.get("Type") or "").endswith("/hyperlink")
            and holds_tag(address := as_typed(relation.get("Target") or ""))
        }
        if addresses:
            yield TaggedLinks(name, content, addresses)


def check_links(links: Iterable[TaggedLinks], path: Path) -> None:
    """Refuse links that a tag would lead anywhere.

    Raises:
        TemplateError: there is one.
    """
    for address in (address for found in links for address in found.addresses.values()):
        _refuse(address, path)


def _refuse(address: str, path: Path) -> None:
    if refused := refusal_of_address(address):
        raise TemplateError(path, f"{refused.what}.", refused.remedy, code=f"template-{refused.code}")


# --- fields --------------------------------------------------------------------------------------------------------


def join_instructions(root: _Element) -> None:
    """Put together the tags that formatting splits over the pieces of a field's instruction, as they were typed.

    Args:
        root: a part, parsed; it is changed.
    """
    pieces: list[_Element] = []
    for element in (*root.iter(f"{W}instrText", f"{W}fldChar"), None):
        if element is not None and element.tag == f"{W}instrText":
            pieces.append(element)
            continue
        typed = as_typed("".join(piece.text or "" for piece in pieces))
        for piece in pieces if holds_tag(typed) else ():
            piece.text = typed if piece is pieces[0] else ""
        pieces.clear()


def set_instructions_right(root: _Element, path: Path) -> None:
    """Quote what the tags of fields' instructions print as an instruction needs it.

    Args:
        root: a part, parsed; it is changed.
        path: the template's file, for messages.

    Raises:
        TemplateError: a tag decides where a link leads.
    """
    join_instructions(root)
    for simple in root.iter(f"{W}fldSimple"):
        simple.set(f"{W}instr", _set_right(simple.get(f"{W}instr", ""), path))
    for code in root.iter(f"{W}instrText"):
        code.text = _set_right(code.text or "", path)
    for drawn in root.iter("{urn:schemas-microsoft-com:vml}*"):
        if holds_tag(address := as_typed(drawn.get(_VML_LINK, ""))):
            _refuse(address, path)
            drawn.set(_VML_LINK, _through("in_address", address))


def _set_right(instruction: str, path: Path) -> str:
    typed = as_typed(instruction)
    if not holds_tag(typed):
        return instruction
    link = _HYPERLINK.match(typed)
    address = (link[1] or link[2] or "") if link else ""
    if not holds_tag(address):
        return _through("in_field", typed)
    _refuse(address, path)
    return _through("in_address", typed)
