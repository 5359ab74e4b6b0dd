"""A map's file, and that of a list of matters: reading reports every fault at once, with its place.

Shipped maps lie in ``workbook_templates/<framework>/maps/<id>.yaml``, lists of matters in ``workbook_templates/matters/<id>.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from matsheets.errors import FrameworkError, FrameworkFault
from matsheets.model.cells import fold, listed
from matsheets.model.framework import Framework
from matsheets.model.framework_map import (
    FrameworkEdition,
    FrameworkMap,
    MapLink,
    Matter,
    MatterList,
    OpenMap,
    Side,
    sides_of,
)
from matsheets.model.map_faults import MapFault
from matsheets.model.node_reading import NodeReading
from matsheets.model.nodes import Node, TextNode
from matsheets.model.parsing import Choice, understand_choice
from matsheets.model.yaml_nodes import read_yaml
from matsheets.storage.shipped_files import workbook_templates_dir

_TEXTS = ("id", "title", "edition", "source", "wording")
_FROM, _TO, _MATTERS, _LINKS = "from", "to", "matters", "links"
_ELEMENT, _BEARS_ON, _SAME, _WHY = "element", "bears_on", "same", "why"
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}


#: Looks for a framework that a map names.
LookFor = Callable[[FrameworkEdition], object]


class MapReading(NodeReading):
    """Reads the pieces of a map, and of a list of matters.

    Args:
        frameworks: those that the map may be of.
        lists: the lists of matters that it may name.
        faults: those that were found before.
        labels: what the file calls the names of a map, where it has words of its own.
        look_for: told which framework is wanted and not there, so that it may be added to ``frameworks``.
    """

    def __init__(
        self,
        frameworks: Sequence[Framework] = (),
        lists: Iterable[MatterList] = (),
        faults: Iterable[FrameworkFault] = (),
        labels: Mapping[str, str] = MappingProxyType({}),
        look_for: LookFor = lambda wanted: None,
    ) -> None:
        super().__init__(labels, faults)
        self._frameworks, self._look_for = frameworks, look_for
        self._lists = {each.id: each for each in lists}

    def matter_list(self, node: Node) -> MatterList:
        """Return a list of matters, which is a file of its own."""
        top = self.values(node, "The list of matters", (*_TEXTS, _MATTERS))
        return MatterList(*self._texts(top, "The list's"), self._matters(top.get(_MATTERS)))

    def map(self, node: Node) -> OpenMap | None:
        """Return a map with the frameworks that it is of; None where they, or the matters, are not to be had."""
        top = self.values(node, "The map", (*_TEXTS, _FROM, _LINKS), (_TO, _MATTERS))
        if not top:
            return None
        texts = self._texts(top, "The map's")
        named, origin = self._framework(top.get(_FROM), _FROM)
        goes_to, target = self._target(node, top)
        sides = [sides_of(side) if side else () for side in (origin, target)]
        links = tuple(self._links(top.get(_LINKS), sides, isinstance(goes_to, MatterList)))
        if origin is None or target is None or goes_to is None:
            return None
        return OpenMap(FrameworkMap(*texts, named, goes_to, links), origin, target)

    def _texts(self, top: Mapping[str, Node], whose: str) -> tuple[str, str, str, str, str]:
        slug = self.slug(top.get("id"), f"{whose} id", "id")
        title, edition, source, wording = (self.text(top.get(key), f"{whose} {key}") for key in _TEXTS[1:])
        return slug, title, edition, source, wording

    def _framework(self, node: Node | None, key: str) -> tuple[FrameworkEdition, Framework | None]:
        """Return a framework as the map names it, and itself; one that is not to be had is a fault."""
        got = self.values(node, f'"{self.label(key)}"', ("framework", "edition")) if node else {}
        named = FrameworkEdition(
            *(self.text(got.get(k), f'The {k} under "{self.label(key)}"') for k in ("framework", "edition"))
        )
        if all(named) and not self._known(named):
            self._look_for(named)
        found = self._known(named)
        if found or not all(named):
            return named, found
        editions = [each.edition for each in self._frameworks if each.id == named.framework]
        if editions:
            known = listed([f'"{edition}"' for edition in editions], "or")
            self.fault(
                got["edition"], MapFault.EDITION_UNKNOWN, framework=named.framework, value=named.edition, known=known
            )
            return named, None
        near = self._near(named.framework, [Side(each.id, each.title) for each in self._frameworks])
        self.fault(got["framework"], MapFault.FRAMEWORK_UNKNOWN, value=named.framework, near=near)
        return named, None

    def _known(self, named: FrameworkEdition) -> Framework | None:
        return next((each for each in self._frameworks if FrameworkEdition.of(each) == named), None)

    def _target(
        self, node: Node, top: Mapping[str, Node]
    ) -> tuple[FrameworkEdition | MatterList | None, Framework | MatterList | None]:
        """Return what the map goes to, as its file names it and itself."""
        if (_TO in top) == (_MATTERS in top):
            to, matters = self.label(_TO), self.label(_MATTERS)
            what = f'both "{to}" and "{matters}"' if _TO in top else f'neither "{to}" nor "{matters}"'
            self.fault(top.get(_MATTERS, node), MapFault.TARGET_UNCLEAR, found=what, to=to, matters=matters)
            return None, None
        if _TO in top:
            return self._framework(top[_TO], _TO)
        found = (
            self._named_list(top[_MATTERS]) if isinstance(top[_MATTERS], TextNode) else self._own_list(top[_MATTERS])
        )
        return found, found

    def _own_list(self, node: Node) -> MatterList:
        return MatterList("", "", "", "", "", self._matters(node))

    def _named_list(self, node: Node) -> MatterList | None:
        name = self.text(node, f'"{self.label(_MATTERS)}"')
        found = self._lists.get(name)
        if name and not found:
            near = self._near(name, [Side(each.id, each.title) for each in self._lists.values()])
            self.fault(node, MapFault.MATTERS_UNKNOWN, value=name, near=near, known=listed(list(self._lists)))
        return found

    def _matters(self, node: Node | None) -> tuple[Matter, ...]:
        return tuple(self._matter(item) for item in self.entries(node, f'"{self.label(_MATTERS)}"'))

    def _matter(self, node: Node) -> Matter:
        got = self.values(node, "A matter", ("id", "title"), ("about",))
        title = self.text(got.get("title"), "A matter's title")
        what = f'The matter "{title}"' if title else "A matter"
        self.unique(got.get("title"), "matter title", title)
        return Matter(
            self.slug(got.get("id"), f"{what}: its id", "matter id"),
            title,
            self.text(got.get("about"), f"{what}: about"),
        )

    def _links(self, node: Node | None, sides: Sequence[Sequence[Side]], to_matters: bool) -> Iterable[MapLink]:
        for item in self.entries(node, f'"{self.label(_LINKS)}"'):
            got = self.values(item, "A link", (_ELEMENT, _BEARS_ON), (_SAME, _WHY))
            element, bears_on = (
                self._side(got.get(key), key, side) for key, side in zip((_ELEMENT, _BEARS_ON), sides, strict=True)
            )
            what = f"The link from {element} to {bears_on}"
            same = self._is_same(got.get(_SAME), what)
            if same and to_matters:
                self.fault(got[_SAME], MapFault.SAME_AS_A_MATTER, what=what, key=self.label(_SAME))
            if element and bears_on:
                self.unique(item, "link", f"{element} to {bears_on}")
            if same and not to_matters:
                self.unique(item, "element that is the same as another", element)
                self.unique(item, "element that another is the same as", bears_on)
            yield MapLink(element, bears_on, same, self.text(got.get(_WHY), f"{what}: why"))

    def _side(self, node: Node | None, key: str, sides: Sequence[Side]) -> str:
        """Return the Ref or id that a link names, by itself or by its title; as it stands where the sides are not known."""
        name = self.text(node, f'"{self.label(key)}" of a link')
        if node is None or not name or not sides:
            return name
        found = understand_choice(name, [Choice(side.ref, (side.title, side.name)) for side in sides])
        if found.value is not None:
            return sides[found.value].ref
        known = ", ".join(side.title if side.is_matter else side.ref for side in sides)
        self.fault(
            node, MapFault.LINK_UNKNOWN, key=self.label(key), value=name, near=self._near(name, sides), known=known
        )
        return name

    def _is_same(self, node: Node | None, what: str) -> bool:
        text = self.text(node, f"{what}: {_SAME}")
        if node and text and fold(text) not in _YES_OR_NO:
            self.fault(node, MapFault.SAME_UNCLEAR, what=what, key=self.label(_SAME), value=text)
        return _YES_OR_NO.get(fold(text), False)

    def _near(self, name: str, sides: Sequence[Side]) -> str:
        """Return a question that suggests what may have been meant, with a space in front; blank where nothing is near."""
        from difflib import get_close_matches

        spelt = {
            fold(text): side.title if side.is_matter else side.ref
            for side in sides
            for text in (side.title, side.ref, side.name)
        }
        near = dict.fromkeys(spelt[text] for text in get_close_matches(fold(name), spelt, n=3, cutoff=0.6))
        return f" Did you mean {listed(list(near), 'or')}?" if near else ""


def load_map(path: Path, frameworks: Sequence[Framework], look_for: LookFor = lambda wanted: None) -> OpenMap:
    """Load and check a map that is written as a text.

    Args:
        path: its file.
        frameworks: those that it may be of.
        look_for: told which framework is wanted and not there, so that it may be added to ``frameworks``.

    Raises:
        FrameworkError: with every fault found and its place.
    """
    tree = read_yaml(path, "map")
    return map_of(MapReading(frameworks, shipped_matters().values(), tree.faults, look_for=look_for), tree.root, path)


def map_of(reading: MapReading, root: Node, path: Path) -> OpenMap:
    """Return the map that a file's nodes are.

    Raises:
        FrameworkError: with every fault found and its place.
    """
    found = reading.map(root)
    if reading.faults or found is None:
        number = len(reading.faults)
        what = f"has {number} fault{'s' if number != 1 else ''}:"
        raise FrameworkError(path, what, code="map", faults=reading.faults)
    return found


def shipped_maps() -> dict[str, Path]:
    """Return the file of each map that comes with matsheets, by its id."""
    return {path.stem: path for path in sorted(workbook_templates_dir().glob("*/maps/*.yaml"))}


@cache
def shipped_matters() -> dict[str, MatterList]:
    """Return the lists of matters that come with matsheets, by their ids."""
    found = (
        MapReading().matter_list(read_yaml(path, "list of matters").root)
        for path in sorted(workbook_templates_dir().glob("matters/*.yaml"))
    )
    return {each.id: each for each in found}
