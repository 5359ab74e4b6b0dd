"""What a template carries besides what its documents show: parts that nothing refers to, and properties of its own.

Why properties stay in most documents: a template's owner puts them there for a document store to file them by. What is made to be
handed to others goes without, since nobody sees in Word that the template names a company, a manager, or another trust.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from matsheets.documents.template.bound_controls import Place, element_at
from matsheets.documents.template.relationships import relations, relationships_of, without_parts
from matsheets.documents.template.wordml import W, parse, remove, written

if TYPE_CHECKING:
    from lxml.etree import _Element

_PACKAGE, _CONTENTS = "", "[Content_Types].xml"
#: Kinds of parts that hold what nobody sees in the text, unless a control shows it.
_UNSEEN = frozenset({"custom-properties", "thumbnail", "customXml", "glossaryDocument"})
_PROPERTIES = frozenset({"core-properties", "extended-properties", "customXml"})
_UNSEEN_SETTINGS = (f"{W}docVars", f"{W}mailMerge")


def without_stray_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a package's parts without those that no other part leads to, which Word would drop when it saves."""
    names = {_folded(name): name for name in parts}
    met, waiting = {_PACKAGE}, [_PACKAGE]
    while waiting:
        owner = waiting.pop()
        led_to = {names[_folded(target)] for _, _, target in relations(parts, owner) if _folded(target) in names}
        waiting += led_to - met
        met |= led_to
    kept = {_CONTENTS, *met, *map(relationships_of, met)}
    return without_parts(parts, set(parts) - kept)


def without_own_properties(parts: Mapping[str, bytes], main: str, shown: Collection[Place]) -> dict[str, bytes]:
    """Return a package's parts without its own properties, document variables, custom XML, building blocks and preview.

    Args:
        parts: of a template.
        main: the part that holds the text.
        shown: the places of texts that a control shows; those stay, since they can be read.
    """
    stores = {place[0] for place in shown}
    related = [found for owner in (_PACKAGE, main) for found in relations(parts, owner)]
    gone = {target for _, kind, target in related if kind in _UNSEEN and target in parts and target not in stores}
    left = without_stray_parts(without_parts(parts, gone))
    for _, kind, target in related:
        if target in left and kind in _PROPERTIES:
            left[target] = _only(left[target], [place for place in shown if place[0] == target])
        elif target in left and kind == "settings":
            left[target] = _without_unseen_settings(left[target])
    return left


def _folded(name: str) -> str:
    return unquote(name).casefold()


def _only(content: bytes, places: Collection[Place]) -> bytes:
    """Return a store with what stands at some places, and no other text."""
    root = parse(content)
    kept = [found for place in places if (found := element_at(root, place)) is not None]
    around = [root, *kept, *(holder for element in kept for holder in element.iterancestors())]
    for element in list(root.iterdescendants()):
        if not any(element is one for one in around):
            _empty(element)
    return written(root)


def _empty(element: _Element) -> None:
    """Take an element out, or its text alone where others of its name are told apart by their numbers."""
    parent = element.getparent()
    if parent is None:
        return
    if isinstance(element.tag, str) and len(parent.findall(element.tag)) > 1:
        element.text = None
        element.attrib.clear()
    else:
        remove(element)


def _without_unseen_settings(content: bytes) -> bytes:
    root = parse(content)
    found: Iterator[_Element] = root.iter(*_UNSEEN_SETTINGS)
    for element in list(found):
        remove(element)
    return written(root)
