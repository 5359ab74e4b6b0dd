"""The drawing of a worksheet: text boxes, shapes, pictures, charts and SmartArt, with the cells that they lie over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from matsheets.model.cells import clean_text
from matsheets.model.sheet_objects import Area, ObjectKind
from matsheets.workbook.read.package import End, Package, Start
from matsheets.workbook.read.shared_strings import TRUE, reference_in
from matsheets.workbook.read.vml_shapes import area_between

_USUAL, _STRICT = "http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"
_SPACES = (
    *(f"{root}{name}" for root in (_USUAL, _STRICT) for name in ("spreadsheetDrawing", "main", "diagram")),
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "http://schemas.microsoft.com/office/drawing/2010/main",
)
_KINDS = {
    "sp": ObjectKind.SHAPE,
    "cxnSp": ObjectKind.SHAPE,
    "contentPart": ObjectKind.SHAPE,
    "graphicFrame": ObjectKind.SHAPE,
    "pic": ObjectKind.PICTURE,
}
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_SIZE = 500  # bytes of memory that an object takes besides its text


class DrawnObject(NamedTuple):
    """One object of a drawing; the area is None where it is tied to no cell."""

    kind: ObjectKind
    text: str
    name: str
    area: Area | None


@dataclass
class _Open:
    """An object while its elements go by."""

    kind: ObjectKind
    name: str = ""
    texts: list[str] = field(default_factory=list)
    data: str = ""
    elsewhere: bool = False


def read_drawing(package: Package, part: str) -> Iterator[DrawnObject]:
    """Yield the objects of a drawing; form controls, which stand in the old drawing too, are left to that."""
    reading = _Reading(package)
    package.parse(part, _SPACES, reading.starts(), reading.ends())
    diagrams = package.relationships(part) if any(found.data for found, _ in reading.found) else {}
    for found, area in reading.found:
        words = "".join(found.texts)
        if found.data in diagrams:
            words = "\n".join(_texts_in(package, diagrams[found.data].part))
        yield DrawnObject(found.kind, clean_text(words).text, found.name, area)


def _texts_in(package: Package, part: str) -> list[str]:
    texts: list[str] = []
    package.parse(part, _SPACES, {}, {"t": lambda text: texts.append(package.keep(text))})
    return texts


class _Reading:
    """Collects the objects of one drawing, anchor by anchor; what stands there for older programs only is passed over."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.found: list[tuple[_Open, Area | None]] = []
        self._waiting: list[_Open] = []
        self._open: _Open | None = None
        self._fallbacks = 0
        self._corner = ""
        self._numbers: dict[str, int] = {}

    def starts(self) -> dict[str, Start]:
        """Return what is called at start tags."""
        return {
            **{name: partial(self._begin, kind) for name, kind in _KINDS.items()},
            **dict.fromkeys(_ANCHORS, self._anchor),
            "Fallback": self._enter_fallback,
            "from": partial(self._enter_corner, "from"),
            "to": partial(self._enter_corner, "to"),
            "cNvPr": self._name,
            "cNvSpPr": self._box,
            "graphicData": self._frame,
            "relIds": self._diagram,
            "compatExt": self._leave_out,
        }

    def ends(self) -> dict[str, End]:
        """Return what is called at end tags."""
        return {
            **dict.fromkeys(_KINDS, self._end),
            **dict.fromkeys(_ANCHORS, self._finish),
            **{name: partial(self._number, name) for name in ("row", "col", "rowOff", "colOff")},
            **dict.fromkeys(("p", "br"), lambda _: self._add("\n")),
            "t": self._add,
            "Fallback": self._leave_fallback,
        }

    def _enter_fallback(self, _: dict[str, str]) -> None:
        self._fallbacks += 1

    def _leave_fallback(self, _: str) -> None:
        self._fallbacks -= 1

    # --- anchors ---

    def _anchor(self, _: dict[str, str]) -> None:
        if not self._fallbacks:
            self._numbers, self._corner, self._waiting = {}, "", []

    def _enter_corner(self, corner: str, _: dict[str, str]) -> None:
        self._corner = corner

    def _number(self, name: str, text: str) -> None:
        number = text.strip()[:9]
        if not self._fallbacks and number.isdecimal():
            self._numbers.setdefault(f"{self._corner} {name}", int(number))

    def _finish(self, _: str) -> None:
        if not self._fallbacks:
            self.found += [(found, self._area()) for found in self._waiting]
            self._waiting = []

    def _area(self) -> Area | None:
        start, end, into = (
            tuple(self._numbers.get(name) for name in names)
            for names in (("from row", "from col"), ("to row", "to col"), ("to rowOff", "to colOff"))
        )
        if None in start:
            return None
        if None in end:
            end, into = start, (1, 1)
        return area_between(start, end, into)  # type: ignore[arg-type]

    # --- objects ---

    def _begin(self, kind: ObjectKind, _: dict[str, str]) -> None:
        if not self._fallbacks:
            self._package.spend(_SIZE)
            self._open = _Open(kind)

    def _name(self, attributes: dict[str, str]) -> None:
        if self._open is not None and not self._open.name:
            self._open.name = self._package.keep(attributes.get("descr") or attributes.get("name", ""))

    def _box(self, attributes: dict[str, str]) -> None:
        if self._open is not None and attributes.get("txBox") in TRUE:
            self._open.kind = ObjectKind.TEXT_BOX

    def _frame(self, attributes: dict[str, str]) -> None:
        if self._open is not None:
            uri = attributes.get("uri", "")
            kinds = (("chart", ObjectKind.CHART), ("diagram", ObjectKind.SMART_ART))
            self._open.kind = next((kind for word, kind in kinds if word in uri.rpartition("/")[2]), self._open.kind)

    def _diagram(self, attributes: dict[str, str]) -> None:
        if self._open is not None:
            self._open.data = reference_in(attributes, "dm")

    def _leave_out(self, _: dict[str, str]) -> None:
        if self._open is not None:
            self._open.elsewhere = True

    def _add(self, text: str) -> None:
        if self._open is not None and not self._fallbacks:
            self._open.texts.append(self._package.keep(text))

    def _end(self, _: str) -> None:
        if self._open is not None and not self._fallbacks:
            if not self._open.elsewhere:
                self._waiting.append(self._open)
            self._open = None
