"""Elements of a part, by their names without namespaces: what lxml leaves to say every time."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from lxml import etree

Element = etree._Element


def new_root(space: str, name: str) -> Element:
    """Return the first element of a new part, in this namespace."""
    return etree.fromstring(f"<{name} xmlns={quoteattr(space)}/>")


def local(element: Element) -> str:
    """Return an element's name without its namespace; blank for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def namespace(element: Element) -> str:
    """Return an element's namespace."""
    return etree.QName(element).namespace or ""


def child(parent: Element, name: str) -> Element | None:
    """Return the first child of this name in the parent's own namespace."""
    return parent.find(f"{{{namespace(parent)}}}{name}")


def children(parent: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of this name in the parent's own namespace."""
    if parent is not None:
        yield from parent.iterchildren(f"{{{namespace(parent)}}}{name}")


def add_child(parent: Element, name: str, after: tuple[str, ...] = (), /, **attributes: str) -> Element:
    """Add a child in the parent's namespace: last, or after the children that come before it by the schema."""
    made = etree.Element(f"{{{namespace(parent)}}}{name}", attributes)
    if after:
        before = [at for at, known in enumerate(parent) if local(known) in after]
        parent.insert(before[-1] + 1 if before else 0, made)
    else:
        parent.append(made)
    return made


def plain_text(item: Element) -> str:
    """Return the text of a shared text, an inline one or a note, without its phonetic guide."""
    own = f"{{{namespace(item)}}}"
    return "".join(
        found.text or ""
        for found in item.iter(f"{own}t")
        if (above := found.getparent()) is None or local(above) != "rPh"
    )
