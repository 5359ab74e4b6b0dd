"""The colours that cells are painted with, for the few who ask: nothing in a completed workbook is told by colour."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from matsheets.workbook.read.grid import Sheet
from matsheets.workbook.read.package import Package, open_package
from matsheets.workbook.read.references import place_at
from matsheets.workbook.read.shared_strings import MAIN, TRUE, reference_in

_THEME = (
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
#: The colours of a theme in the order in which cells count them, which is not that of the file: light comes before dark.
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_DIGITS = frozenset("0123456789abcdefABCDEF")
#: Cells of a sheet that are looked at; the table of a scale has a hundred.
_MOST = 20_000


def read_fills(path: Path, content: bytes | None, sheet: Sheet) -> Mapping[int, str]:
    """Return the plain fills of a sheet's cells, as six hexadecimal digits by ``place_of``.

    Args:
        path: the file, for messages.
        content: its bytes, where they came from elsewhere.
        sheet: one of its worksheets.

    Raises:
        WorkbookError: the file is damaged.
    """
    with open_package(path, content) as package:
        main = next(r.part for r in package.relationships("").values() if r.kind == "officeDocument")
        relationships = package.relationships(main)
        part = {found.kind: found.part for found in relationships.values()}
        theme = _theme_colours(package, part["theme"]) if "theme" in part else {}
        fills = _fills_of_formats(package, part["styles"], theme) if "styles" in part else []
        return _painted(package, relationships[_references(package, main)[sheet.position]].part, fills)


def _references(package: Package, main: str) -> list[str]:
    found: list[str] = []
    package.parse(main, MAIN, {"sheet": lambda attributes: found.append(reference_in(attributes))})
    return found


def _theme_colours(package: Package, part: str) -> Mapping[str, str]:
    """Return the colours of the theme by their names."""
    found: dict[str, str] = {}
    at = ""

    def slot(name: str, _: object) -> None:
        nonlocal at
        at = name

    def colour(attributes: Mapping[str, str]) -> None:
        found.setdefault(at, attributes.get("lastClr", attributes.get("val", "")))

    starts = {name: lambda attributes, name=name: slot(name, attributes) for name in _THEME_ORDER}
    package.parse(part, _THEME, {**starts, "srgbClr": colour, "sysClr": colour})
    return found


class _Said(NamedTuple):
    """What a fill says of its colour."""

    solid: bool = False
    colour: str = ""


def _fills_of_formats(package: Package, part: str, theme: Mapping[str, str]) -> list[str]:
    """Return, for each cell format, the colour that it paints; blank where it paints none."""
    fills: list[_Said] = []
    formats: list[str] = []
    section = ""

    def enter(name: str, _: object) -> None:
        nonlocal section
        section = name

    def fill(_: object) -> None:
        if section == "fills":
            fills.append(_Said())

    def pattern(attributes: Mapping[str, str]) -> None:
        if section == "fills" and fills:
            fills[-1] = _Said(attributes.get("patternType") == "solid")

    def colour(attributes: Mapping[str, str]) -> None:
        if section == "fills" and fills and fills[-1].solid:
            fills[-1] = _Said(True, _colour(attributes, theme))

    def cell_format(attributes: Mapping[str, str]) -> None:
        if section == "cellXfs":
            number = int(attributes.get("fillId", "0"))
            formats.append(fills[number].colour if number < len(fills) else "")

    sections = ("fills", "borders", "cellStyleXfs", "cellXfs", "dxfs")
    starts = {name: lambda attributes, name=name: enter(name, attributes) for name in sections}
    wanted = {**starts, "fill": fill, "patternFill": pattern, "fgColor": colour, "xf": cell_format}
    package.parse(part, MAIN, wanted)
    return formats


def _colour(attributes: Mapping[str, str], theme: Mapping[str, str]) -> str:
    """Return a colour as six digits: stated so, by its place in the theme or in the old palette; blank where it is none."""
    if attributes.get("auto") in TRUE:
        return ""
    value = attributes.get("rgb", "")[-6:]
    if "theme" in attributes and int(attributes["theme"]) < len(_THEME_ORDER):
        value = theme.get(_THEME_ORDER[int(attributes["theme"])], "")
    elif "indexed" in attributes:
        value = _old_palette().get(attributes["indexed"], "")
    if len(value) != 6 or not _DIGITS.issuperset(value):
        return ""
    return _tinted(value, float(attributes.get("tint", "0"))).upper()


@cache
def _old_palette() -> Mapping[str, str]:
    """Return the colours that files of old have by their numbers. Source: ECMA-376 part 1, 18.8.27."""
    from openpyxl.styles.colors import COLOR_INDEX

    return {str(number): colour[-6:] for number, colour in enumerate(COLOR_INDEX)}


def _tinted(colour: str, tint: float) -> str:
    """Return a colour made lighter (tint above 0) or darker. Source: ECMA-376 part 1, 18.8.19."""
    if not tint:
        return colour
    hue, light, depth = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * share):02X}" for share in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), depth))


def _painted(package: Package, part: str, fills: list[str]) -> Mapping[int, str]:
    found: dict[int, str] = {}

    def cell(attributes: Mapping[str, str]) -> None:
        number = int(attributes.get("s", "0"))
        if "r" in attributes and number < len(fills) and fills[number] and len(found) < _MOST:
            found[place_at(attributes["r"])] = fills[number]

    package.parse(part, MAIN, {"c": cell})
    return found
