"""A map: which elements of one framework bear on which of another, or on a list of matters. It rates nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from matsheets.model.framework import Framework, Word

#: What one matter is called, and several.
MATTER = Word("matter", "matters")


class FrameworkEdition(NamedTuple):
    """A framework as a map names it: its id and its edition."""

    framework: str
    edition: str

    @classmethod
    def of(cls, framework: Framework) -> FrameworkEdition:
        """Return how a map names a framework."""
        return cls(framework.id, framework.edition)


class Matter(NamedTuple):
    """One matter that a trust may be asked about, whatever framework it reviews itself by."""

    id: str
    title: str
    about: str


@dataclass(frozen=True)
class MatterList:
    """Matters that go together, such as those that an Act names.

    Attributes:
        id: blank where a map gives the matters itself; then the other texts are blank too.
        source: where the matters come from, and what is in force.
        wording: whose words they are in.
    """

    id: str
    title: str
    edition: str
    source: str
    wording: str
    matters: tuple[Matter, ...]


class MapLink(NamedTuple):
    """That one element bears on another framework's element, or on a matter.

    Attributes:
        element: the Ref of the element that bears on something.
        bears_on: the Ref of the element, or the id of the matter, that it bears on.
        same: whether the two elements are the same under two names, so that answers to the one answer the other.
        why: how it bears on it; blank where that is plain.
    """

    element: str
    bears_on: str
    same: bool = False
    why: str = ""


class Side(NamedTuple):
    """One thing that a map links: an element of a framework, or a matter.

    Attributes:
        ref: the element's Ref; the matter's id.
        about: what a matter asks; blank of an element.
        is_matter: whether it is a matter, which people know by its title alone.
    """

    ref: str
    title: str
    about: str = ""
    is_matter: bool = False

    @property
    def name(self) -> str:
        """What people know it by: ``VIS-01 Clarity of purpose``, ``Wellbeing``."""
        return self.title if self.is_matter else f"{self.ref} {self.title}"


@dataclass(frozen=True)
class FrameworkMap:
    """A map as its file gives it.

    Attributes:
        source: where the two sides come from.
        wording: whose reading the links are.
        origin: the framework whose elements bear on something.
        target: what they bear on.
        links: in the order of the file.
    """

    id: str
    title: str
    edition: str
    source: str
    wording: str
    origin: FrameworkEdition
    target: FrameworkEdition | MatterList
    links: tuple[MapLink, ...]

    @cached_property
    def digest(self) -> str:
        """What tells whether it still says the same, whatever form of file it was read from: a SHA-256 in hexadecimal.

        The order of its links is no part of it.
        """
        return hashlib.sha256(repr(replace(self, links=tuple(sorted(self.links)))).encode()).hexdigest()


@dataclass(frozen=True)
class OpenMap:
    """A map with the framework, or both, that it is of.

    Attributes:
        map: as its file gives it.
        origin: the framework in the edition that the map names.
        target: the other framework in its edition, or the matters.
    """

    map: FrameworkMap
    origin: Framework
    target: Framework | MatterList

    @property
    def element_word(self) -> Word:
        """What the first framework calls its elements."""
        return self.origin.words.element

    @property
    def subject_word(self) -> Word:
        """What to call what they bear on: the other framework's word for its elements, or a matter."""
        return MATTER if isinstance(self.target, MatterList) else self.target.words.element

    @cached_property
    def elements(self) -> tuple[Side, ...]:
        """The elements of the first framework, in its order."""
        return sides_of(self.origin)

    @cached_property
    def subjects(self) -> tuple[Side, ...]:
        """What they may bear on, in its own order: the elements of the other framework, or the matters."""
        return sides_of(self.target)

    def bearing_on(self, subject: Side) -> tuple[tuple[Side, MapLink], ...]:
        """Return the elements that bear on something, in the order of their framework, with what the map says of each."""
        found = {link.element: link for link in self.map.links if link.bears_on == subject.ref}
        return tuple((element, found[element.ref]) for element in self.elements if element.ref in found)

    def borne_on_by(self, element: Side) -> tuple[tuple[Side, MapLink], ...]:
        """Return what an element bears on, in its own order, with what the map says of each."""
        found = {link.bears_on: link for link in self.map.links if link.element == element.ref}
        return tuple((subject, found[subject.ref]) for subject in self.subjects if subject.ref in found)

    @property
    def idle_elements(self) -> tuple[Side, ...]:
        """The elements that bear on nothing."""
        return tuple(element for element in self.elements if not self.borne_on_by(element))

    @property
    def bare_subjects(self) -> tuple[Side, ...]:
        """What nothing bears on."""
        return tuple(subject for subject in self.subjects if not self.bearing_on(subject))

    @property
    def framework_ids(self) -> frozenset[str]:
        """The ids of the frameworks whose workbooks it is of."""
        return frozenset(each.id for each in (self.origin, self.target) if isinstance(each, Framework))

    def on(self, framework: Framework) -> OpenMap | None:
        """Return it as workbooks on a framework read it: on their edition, or from the other side; None where it is of neither.

        Elements are followed by their ids from one edition to another; what is linked with one that is gone is left out.
        """
        if framework.id != self.origin.id:
            return self.reversed().on(framework) if framework.id in self.framework_ids else None
        if framework == self.origin:
            return self
        if framework == self.target:  # another edition of the same framework
            return self.reversed()
        refs = {element.id: element.ref for element in framework.elements}
        moved = {element.ref: refs[element.id] for element in self.origin.elements if element.id in refs}
        links = (link._replace(element=moved[link.element]) for link in self.map.links if link.element in moved)
        named = FrameworkEdition.of(framework)
        return OpenMap(replace(self.map, origin=named, links=tuple(links)), framework, self.target)

    def reversed(self) -> OpenMap:
        """Return it read from the other framework's side.

        Raises:
            ValueError: it goes to a list of matters, which nobody reviews a trust by.
        """
        if isinstance(self.target, MatterList) or isinstance(self.map.target, MatterList):
            raise ValueError("a map to a list of matters has no other side to be read from")
        links = tuple(link._replace(element=link.bears_on, bears_on=link.element) for link in self.map.links)
        turned = replace(self.map, origin=self.map.target, target=self.map.origin, links=links)
        return OpenMap(turned, self.target, self.origin)


def sides_of(what: Framework | MatterList) -> tuple[Side, ...]:
    """Return what a map may link on one side, in its own order: elements or matters."""
    if isinstance(what, MatterList):
        return tuple(Side(*matter, is_matter=True) for matter in what.matters)
    return tuple(Side(element.ref, element.title) for element in what.elements)
