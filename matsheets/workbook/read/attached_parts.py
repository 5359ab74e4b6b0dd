"""What lies on the tabs of a workbook besides cells, from the parts that their sheets point to.

A sheet that points to none costs nothing. A part that cannot be read is named, and harms no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from posixpath import basename
from typing import NamedTuple

from matsheets.errors import WorkbookError
from matsheets.model.sheet_objects import Area, ObjectKind, SheetObject
from matsheets.storage.strict_xml import DoctypeError
from matsheets.workbook.read.comments_part import Comment, read_notes, read_people, read_threaded_comments
from matsheets.workbook.read.drawing_part import read_drawing
from matsheets.workbook.read.package import BROKEN, Package, Relationship
from matsheets.workbook.read.shared_strings import MAIN, reference_in
from matsheets.workbook.read.vml_shapes import CONTROLS, HEADER, shapes_in

#: Bytes of an old drawing that are read at most; it is held whole.
MAX_VML = 4 << 20
_FILES, _CONTROLS = frozenset({"oleObject", "package"}), frozenset({"control", "ctrlProp"})


class TabPart(NamedTuple):
    """A tab: where it stands, its title, its part and what kind of tab that is, such as ``worksheet``."""

    position: int
    title: str
    part: str
    kind: str


def read_objects(
    package: Package, tabs: Sequence[TabPart], relationships: Mapping[str, Relationship]
) -> tuple[SheetObject, ...]:
    """Return what lies on the tabs, tab by tab.

    Args:
        package: where they are.
        tabs: every tab whose part is there.
        relationships: those of the workbook part.

    Raises:
        DoctypeError: one of the parts has a DOCTYPE.
    """
    people = [found.part for found in relationships.values() if found.kind == "person"]
    return tuple(chain.from_iterable(_TabReading(package, tab, people).objects() for tab in tabs))


class _TabReading:
    """Collects what lies on one tab."""

    def __init__(self, package: Package, tab: TabPart, people: Sequence[str]) -> None:
        self._package, self._tab, self._people = package, tab, people
        self._found: list[SheetObject] = []
        self._threaded = False
        # By their numbers on the sheet: form controls that were met, and where pictures of files and controls are.
        self._controls: set[str] = set()
        self._pictures: dict[str, Area | None] = {}

    def objects(self) -> list[SheetObject]:
        """Return everything that lies on the tab."""
        if self._tab.kind != "worksheet":
            self._add(ObjectKind.CHART_SHEET)
        elif self._package.has_relationships(self._tab.part):
            self._attempt(self._read_sheet, self._tab.part)
        return self._found

    def _add(
        self,
        kind: ObjectKind,
        text: str = "",
        name: str = "",
        author: str = "",
        state: str = "",
        area: Area | None = None,
    ) -> None:
        tab = self._tab
        self._found.append(SheetObject(kind, tab.position, tab.title, text, name, author, state, area))

    def _attempt(self, read: Callable[[str], None], part: str) -> None:
        """Read a part; one that is broken, or beyond a limit, is named as such."""
        try:
            read(part)
        except DoctypeError:
            raise
        except (*BROKEN, WorkbookError):
            self._add(ObjectKind.UNREADABLE, name=part)

    def _read_sheet(self, part: str) -> None:
        relationships = self._package.relationships(part)
        readers = {
            "threadedComment": self._read_threaded,
            "comments": self._read_notes,
            "drawing": self._read_drawing,
            "vmlDrawing": self._read_vml,
        }
        for kind, read in readers.items():
            for found in relationships.values():
                if found.kind == kind and self._package.holds(found.part):  # else nothing lies there
                    self._attempt(read, found.part)
        embedded = {key: found for key, found in relationships.items() if found.kind in _FILES | _CONTROLS}
        if embedded:
            self._read_embedded(part, embedded)
        for found in relationships.values():
            if found.kind == "image":
                self._add(ObjectKind.BACKGROUND, name=basename(found.part))

    # --- notes and comments ---

    def _read_threaded(self, part: str) -> None:
        people: dict[str, str] = {}
        for persons in self._people:
            people |= read_people(self._package, persons)
        for comment in read_threaded_comments(self._package, part, people):
            self._threaded = True
            self._add_comment(ObjectKind.COMMENT, comment)

    def _read_notes(self, part: str) -> None:
        for note in read_notes(self._package, part):
            if not note.stand_in:
                self._add_comment(ObjectKind.NOTE, note)
            elif not self._threaded:
                self._add_comment(ObjectKind.COMMENT, note)

    def _add_comment(self, kind: ObjectKind, comment: Comment) -> None:
        area = Area(comment.row, comment.column, comment.row, comment.column)
        self._add(kind, text=comment.text, author=comment.author, area=area)

    # --- drawings ---

    def _read_drawing(self, part: str) -> None:
        for drawn in read_drawing(self._package, part):
            self._add(drawn.kind, text=drawn.text, name=drawn.name, area=drawn.area)

    def _read_vml(self, part: str) -> None:
        content = bytearray()
        for chunk in self._package.chunks(part):
            content += chunk
            if len(content) > MAX_VML:
                raise ValueError(f"{part} is too large")
        self._package.spend(2 * len(content))
        for shape in shapes_in(bytes(content)):
            if shape.type in CONTROLS:
                self._controls.add(shape.number)
                self._add(ObjectKind.CONTROL, shape.text, shape.name, state=shape.state, area=shape.area)
            elif shape.type == HEADER:
                self._add(ObjectKind.HEADER_PICTURE, name=shape.name)
            else:
                self._pictures[shape.number] = shape.area

    # --- files and controls that the sheet itself names ---

    def _read_embedded(self, part: str, embedded: dict[str, Relationship]) -> None:
        """Name each embedded file, and each form control that the old drawing does not show."""

        def name(attributes: dict[str, str]) -> None:
            shape = attributes.get("shapeId", "")
            target = embedded.pop(reference_in(attributes), None)  # a second time it stands there for older programs
            if target is not None and target.kind in _CONTROLS and shape not in self._controls:
                self._add(ObjectKind.CONTROL, name=attributes.get("name", ""), area=self._pictures.get(shape))
            elif target is not None and target.kind in _FILES:
                program = f" ({attributes['progId']})" if "progId" in attributes else ""
                self._add(ObjectKind.FILE, name=basename(target.part) + program, area=self._pictures.get(shape))

        self._package.parse(part, MAIN, {"oleObject": name, "control": name})
        for left in embedded.values():
            if left.kind in _FILES:
                self._add(ObjectKind.FILE, name=basename(left.part))
