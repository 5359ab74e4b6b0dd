"""How cells are formatted, as far as it changes what they say: their number formats, and fonts that are struck through, raised or of symbols."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from matsheets.workbook.read.font_glyphs import FontGlyphs
from matsheets.workbook.read.number_formats import GENERAL, NumberFormat, built_in_format, number_format
from matsheets.workbook.read.package import Package, Start
from matsheets.workbook.read.shared_strings import MAIN, TRUE, font_glyphs

_MOST_REMEMBERED = 10_000
#: Source: "Excel specifications and limits", unique cell formats.
MAX_FORMATS = 65_490
_KIND_SIZE = 450  # bytes of memory that a format takes besides its code


class CellStyle(NamedTuple):
    """What a cell's format says: how it shows what it holds, and whether all of it is struck through, raised or in symbols."""

    number_format: NumberFormat
    struck: bool
    glyphs: FontGlyphs | None = None


class CellStyles(dict[str, CellStyle | None]):
    """The formats of a workbook's cells, by number as cells write it; None for one that shows a cell as it is.

    Args:
        kinds: the formats that differ.
        numbers: for each cell format of the workbook, which of them it is.
        conditional: numbers, as rules write them, of the formats by which a rule strikes through or shows otherwise.

    **Why:** a file may have tens of thousands of cell formats, each of which takes four bytes here.
    """

    def __init__(
        self,
        kinds: Sequence[CellStyle | None] = (),
        numbers: Sequence[int] = (),
        conditional: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self._kinds, self._numbers = kinds, numbers
        self.conditional = conditional

    def __missing__(self, number: str) -> CellStyle | None:
        at = int(number) if number.isdecimal() else len(self._numbers)
        style = self._kinds[self._numbers[at]] if at < len(self._numbers) else None
        if len(self) < _MOST_REMEMBERED:
            self[number] = style
        return style

    @property
    def mark_texts(self) -> bool:
        """Whether any of them may strike a text through, or show it otherwise than as it is."""
        return any(
            kind is not None and (kind.struck or kind.glyphs or kind.number_format.may_change_text)
            for kind in self._kinds
        )


def read_cell_styles(package: Package, part: str, *, epoch_1904: bool) -> CellStyles:
    """Read the formats of cells, and which formats of rules change what a cell says; how a table formats is left out.

    A format's own number format and font count, whatever it says of whether they apply: so they do in Excel, and in
    LibreOffice wherever they differ from the named style's.
    """
    reading = _StylesReading(package, epoch_1904)
    sections = ("numFmts", "fonts", "cellStyleXfs", "cellXfs", "dxfs")
    wanted: dict[str, Start] = {
        **{name: partial(reading.enter, name) for name in sections},
        "numFmt": reading.number_format,
        "font": reading.font,
        "strike": partial(reading.font_says, "strike"),
        "vertAlign": partial(reading.font_says, "script"),
        "name": partial(reading.font_says, "name"),
        "charset": partial(reading.font_says, "charset"),
        "xf": reading.cell_format,
        "dxf": reading.rule_format,
    }
    package.parse(part, MAIN, wanted, after={"cellXfs": ("numFmts", "fonts", "cellXfs", "xf", "strike", "numFmt")})
    return CellStyles(reading.kinds, reading.numbers, frozenset(reading.conditional))


class _Look(NamedTuple):
    """What a font does to a text besides its size, its weight and its colour."""

    struck: bool = False
    glyphs: FontGlyphs | None = None


_PLAIN = _Look()


class _StylesReading:
    """Collects what the styles part says, in the order in which it stands there: number formats, fonts, cell formats."""

    def __init__(self, package: Package, epoch_1904: bool) -> None:
        self._package, self._epoch_1904 = package, epoch_1904
        self._section = ""
        self._codes: dict[str, str] = {}
        self._said: dict[str, str] = {}
        self._fonts = 0
        self._looks: dict[str, _Look] = {}
        self._places: dict[tuple[str, _Look], int] = {}
        self._rule_formats = 0
        self.kinds: list[CellStyle | None] = []
        self.conditional: set[str] = set()
        self.numbers = array("I")

    def enter(self, name: str, _: object) -> None:
        self._section = name

    def number_format(self, attributes: Mapping[str, str]) -> None:
        if self._section == "numFmts":
            self._codes[self._package.keep(attributes["numFmtId"])] = self._package.keep(attributes["formatCode"])
        elif self._section == "dxfs" and attributes.get("formatCode", "").lower() != GENERAL.lower():
            self._note_rule()

    def font(self, _: Mapping[str, str]) -> None:
        if self._section == "fonts":
            self._fonts += 1
            self._said = {}

    def font_says(self, what: str, attributes: Mapping[str, str]) -> None:
        if self._section == "dxfs" and what == "strike" and attributes.get("val", "1") in TRUE:
            self._note_rule()
        if self._section != "fonts":
            return
        self._said[what] = self._package.keep(attributes.get("val", "1"))
        glyphs = font_glyphs(self._said)
        look = _Look(self._said.get("strike") in TRUE, glyphs if glyphs != FontGlyphs() else None)
        if look != _PLAIN:
            self._looks[str(self._fonts - 1)] = look

    def rule_format(self, _: Mapping[str, str]) -> None:
        self._rule_formats += 1

    def _note_rule(self) -> None:
        self.conditional.add(self._package.keep(str(self._rule_formats - 1)))

    def cell_format(self, attributes: Mapping[str, str]) -> None:
        if self._section != "cellXfs":
            return
        kind = attributes.get("numFmtId", "0"), self._looks.get(attributes.get("fontId", "0"), _PLAIN)
        place = self._places.get(kind)
        if place is None:
            place = self._places[kind] = len(self.kinds)
            self._package.spend(_KIND_SIZE)
            self.kinds.append(self._style(*kind))
        self.numbers.append(place)
        if len(self.numbers) > MAX_FORMATS:
            what = f"holds more than the {MAX_FORMATS:,} cell formats that Excel allows"
            raise self._package.too_large(what, "Copy its answers into a blank workbook.")

    def _style(self, number: str, look: _Look) -> CellStyle | None:
        code = self._codes.get(number)
        if code is None:
            shown = built_in_format(int(number), epoch_1904=self._epoch_1904)
        else:
            shown = number_format(code, epoch_1904=self._epoch_1904)
        return CellStyle(shown, look.struck, look.glyphs) if look != _PLAIN or shown.code != GENERAL else None
