"""Controls of Word that show what stands in a store: document properties, or a part of custom XML (Word's cover pages).

When a document is opened, Word shows in such a control what its store says, whatever the control was saved with. So a tag
may stand in either, and both end with the same text: the control's own where it shows a tag, else the store's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from matsheets.documents.template.limits import look_at_the_clock
from matsheets.documents.template.relationships import relations
from matsheets.documents.template.tags import TAG
from matsheets.documents.template.wordml import W, parse, remove, written

_CORE_ID, _APP_ID = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
_APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_MAPPING = re.compile(r"""xmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
#: A path from the root, step by step, as Word writes it; another is no place that text could be put.
_PATH = re.compile(r"(?:/(?:[\w.-]+:)?[\w.-]+(?:\[\d{1,4}\])?)+")
_STEP = re.compile(r"(?:([\w.-]+):)?([\w.-]+)(?:\[(\d+)\])?")
_CONTROL, _BINDING, _CONTENT = f"{W}sdt", f"{W}sdtPr/{W}dataBinding", f"{W}sdtContent"
_RICH = "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding"
#: Kinds of control that would read a filled text as a date, or look for it in a list.
_TYPED = (f"{W}date", f"{W}dropDownList", f"{W}comboBox")
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t"}
Place = tuple[str, tuple[tuple[str, int], ...]]
"""Where a control's text is stored: the part, and the steps to the element, each a name and its number."""


class Control(NamedTuple):
    """A bound control: its element, its binding, and where its text is stored."""

    element: etree._Element
    binding: etree._Element
    place: Place

    @property
    def shown(self) -> str:
        """The text that it was saved with, paragraphs as lines."""
        content = self.element.find(_CONTENT)
        if content is None:
            return ""
        paragraphs = list(content.iter(f"{W}p")) or [content]
        return "\n".join("".join(_pieces(paragraph)) for paragraph in paragraphs)

    @property
    def is_prompt(self) -> bool:
        """Whether it shows nothing but a prompt, such as [Document title]."""
        return self.element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None

    def unbind(self) -> None:
        """Let it show its own text whatever its store says."""
        remove(self.binding)

    def show(self, text: str) -> None:
        """Show another text, in the format of the first words that it shows."""
        _as_plain_text(self.element)
        content = self.element.find(_CONTENT)
        if content is None:
            return
        first, *others = list(content.iter(f"{W}t")) or [_new_text(content)]
        first.text = text.replace("\n", " ")
        for other in (*others, *content.iter(*_BREAKS)):
            remove(other)
        for style in list(content.iter(f"{W}rStyle")):
            if style.get(f"{W}val") == "PlaceholderText":
                remove(style)


def set_controls_right(root: etree._Element) -> None:
    """Make the controls of a template that show a tag show plain text: no prompt, no date, no list, no stored paragraphs.

    One that is bound to no single place, or to formatted text, is let go: its store cannot hold what it shows.

    Args:
        root: a part, parsed; it is changed.
    """
    for control in root.iter(_CONTROL):
        look_at_the_clock()
        content = control.find(_CONTENT)
        if content is not None and TAG.search("".join(t.text or "" for t in content.iter(f"{W}t"))):
            _as_plain_text(control)
            for binding in control.findall(f"{W}sdtPr/*"):
                plain = binding.tag == f"{W}dataBinding" and _PATH.fullmatch(binding.get(f"{W}xpath", ""))
                if binding.tag in {_RICH, f"{W}dataBinding"} and not plain:
                    remove(binding)


def bound_items(parts: Mapping[str, bytes], main: str) -> dict[str, str]:
    """Return the parts of custom XML that hold what controls may show, by their ids."""
    found = {}
    for _, kind, item in relations(parts, main):
        for _, of, properties in relations(parts, item) if kind == "customXml" and item in parts else ():
            if of == "customXmlProps" and properties in parts:
                found[(parse(parts[properties]).get(_ITEM_ID) or "").upper()] = item
    return found


@dataclass
class BoundControls:
    """The bound controls of a template, and what settles them in its documents.

    Attributes:
        stories: the parts with such controls.
        stores: the parts that hold what they show, by the ids that bindings give.
        template: the parts of the template.
    """

    stories: tuple[str, ...]
    stores: Mapping[str, str]
    template: Mapping[str, bytes]
    tagged_controls: set[Place] = field(default_factory=set)
    texts: dict[Place, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        roots = self._roots(self.template)
        for story in self.stories:
            for control in self._controls(parse(self.template[story])):
                element = element_at(roots[control.place[0]], control.place)
                self.texts[control.place] = (element.text or "") if element is not None else None
                if TAG.search(control.shown):
                    self.tagged_controls.add(control.place)

    @property
    def tagged_stores(self) -> frozenset[str]:
        """The stores that hold tags which a control shows."""
        return frozenset(place[0] for place, text in self.texts.items() if TAG.search(text or ""))

    def settle(self, filled: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the parts of a document whose controls and stores say something else than each other, settled.

        Args:
            filled: the parts that differ from the template's.
        """
        now = {**self.template, **filled}
        stores = self._roots(now)
        stories = {name: parse(now[name]) for name in self.stories}
        groups: dict[Place, list[Control]] = {}
        for root in stories.values():
            for control in self._controls(root):
                groups.setdefault(control.place, []).append(control)
        for place, controls in groups.items():
            self._settle_place(place, controls, stores[place[0]])
        changed = {**stories, **stores}
        return {name: written(root) for name, root in changed.items()}

    def _settle_place(self, place: Place, controls: list[Control], store: etree._Element) -> None:
        element = element_at(store, place)
        stored = (element.text or "") if element is not None else ""
        before = self.texts.get(place)
        in_control, in_store = place in self.tagged_controls, bool(TAG.search(before or ""))
        if not (in_control or in_store) and stored == (before or ""):
            return  # nobody asked for anything here
        words = {control.shown for control in controls if not control.is_prompt}
        if (in_store and not in_control) or not words:
            for control in controls if stored else ():
                control.show(stored)
        elif len(words) == 1 and (element := element if element is not None else _made(store, place)) is not None:
            element.text = words.pop()
        else:  # one store cannot say what each turn of a loop shows
            for control in controls:
                control.unbind()

    def _controls(self, root: etree._Element) -> Iterator[Control]:
        for element in root.iter(_CONTROL):
            look_at_the_clock()
            binding = element.find(_BINDING)
            if binding is not None and (place := self._place(binding)) is not None:
                yield Control(element, binding, place)

    def _place(self, binding: etree._Element) -> Place | None:
        part = self.stores.get(binding.get(f"{W}storeItemID", "").upper())
        path = binding.get(f"{W}xpath", "")
        if part is None or not _PATH.fullmatch(path):
            return None
        spaces = {name: one or other for name, one, other in _MAPPING.findall(binding.get(f"{W}prefixMappings", ""))}
        steps = [
            (f"{{{spaces.get(prefix, '')}}}{name}" if prefix else name, int(number or 1))
            for prefix, name, number in _STEP.findall(path)
        ]
        return part, tuple(steps)

    def _roots(self, parts: Mapping[str, bytes]) -> dict[str, etree._Element]:
        return {name: parse(parts[name]) for name in set(self.stores.values())}


def controls_of(
    parts: Mapping[str, bytes], *, stories: Iterable[str], types: Mapping[str, str], core: str | None, main: str
) -> BoundControls | None:
    """Return the bound controls of a template; None where it has none.

    Args:
        parts: of the template.
        stories: the parts that hold text.
        types: the content types of parts.
        core: the part with the core properties.
        main: the part that holds the text itself.
    """
    bound = tuple(name for name in stories if b"dataBinding" in parts[name])
    if not bound:
        return None
    stores = bound_items(parts, main)
    app = next((name for name, kind in types.items() if kind == _APP and name in parts), None)
    stores |= {id_: name for id_, name in ((_CORE_ID, core), (_APP_ID, app)) if name}
    return BoundControls(bound, stores, parts)


# --- elements ------------------------------------------------------------------------------------------------------


def element_at(root: etree._Element, place: Place) -> etree._Element | None:
    """Return the element of a store at a place; None where there is none."""
    (name, _), *steps = place[1]
    found = root if root.tag == name else None
    for step, number in steps:
        children = found.findall(step) if found is not None else []
        found = children[number - 1] if 0 < number <= len(children) else None
    return found


def _made(root: etree._Element, place: Place) -> etree._Element | None:
    """Return a new element at a place whose last step is not there yet; None where others are missing too."""
    part, steps = place
    parent = element_at(root, (part, steps[:-1])) if len(steps) > 1 else None
    if parent is None or steps[-1][1] != len(parent.findall(steps[-1][0])) + 1:
        return None
    return etree.SubElement(parent, steps[-1][0])


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{W}t", *_BREAKS):
        if element.tag == f"{W}t":
            yield element.text or ""
        elif (parent := element.getparent()) is not None and parent.tag == f"{W}r":
            yield _BREAKS[str(element.tag)]


def _as_plain_text(control: etree._Element) -> None:
    properties = control.find(f"{W}sdtPr")
    for element in list(properties) if properties is not None else ():
        if element.tag == f"{W}showingPlcHdr":
            remove(element)
        elif element.tag in _TYPED:
            element.getparent().replace(element, etree.Element(f"{W}text"))  # type: ignore[union-attr]


def _new_text(content: etree._Element) -> etree._Element:
    holder = next(content.iter(f"{W}p"), content)
    return etree.SubElement(etree.SubElement(holder, f"{W}r"), f"{W}t")
