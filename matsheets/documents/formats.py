"""What a Word document's styles and lists say of the room that a paragraph takes: read once for a template.

Only what moves the end of a page is read: type sizes, spacing, indents, borders, cell margins, and what has to stay together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from matsheets.workbook.write.font_metrics import UNITS, Typeface

Properties = dict[str, dict[str, str]]

_TAG = re.compile(r"<w:(\w+)((?:\s[^>]*?)?)/?>")
_ATTRIBUTE = re.compile(r"""w:(\w+)\s*=\s*["']([^"']*)["']""")
_STYLE = re.compile(r"<w:style [^>]*>.*?</w:style>", re.DOTALL)
_LIST = re.compile(r"<w:(abstractNum|num) [^>]*>.*?</w:\1>", re.DOTALL)
_LEVEL = re.compile(r"<w:lvl [^>]*>.*?</w:lvl>", re.DOTALL)
_OFF = frozenset({"0", "false", "off"})
_MERGED = frozenset({"spacing", "ind", "rFonts"})
_EDGE = "nil", "none"
_ROUNDED = 0.5  # what programs lose of a line's thickness, on average
_MOST = 2_000  # formats that are remembered


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A typeface at a size.

    Attributes:
        face: the widths of words.
        scale: how many of the typeface's units go into a twentieth of a point.
        line: the height of a line in twentieths of a point, as whole ones, since that is how programs count.
    """

    face: Typeface
    scale: float
    line: int
    hidden: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """How a paragraph is set; lengths in twentieths of a point.

    Attributes:
        factor: what a line's height is multiplied by; ignored where ``exact`` says the height.
        exact: the height of a line, or 0; ``least`` where it is only the least height.
        first: the indent of the first line, beside ``left``.
        top: the room of a border above the text, with its padding; ``bottom`` below.
        between: whether no space stands between it and a neighbour of the same style (Word: contextual spacing).
        together: its lines stay on one page.
        with_next: it stays on the page of what follows.
        new_page: it starts a page.
        widows: no single line of it stands at the foot or head of a page.
    """

    style: str
    font: Font
    before: float
    after: float
    factor: float
    exact: int
    least: bool
    left: int
    right: int
    first: int
    top: float
    bottom: float
    between: bool
    together: bool
    with_next: bool
    new_page: bool
    widows: bool

    def line(self, font_line: float) -> float:
        """Return the height of a line, given the height that its type asks for."""
        if self.exact:
            return max(self.exact, font_line) if self.least else self.exact
        return int(font_line * self.factor) if font_line > 1 else font_line


@dataclass(frozen=True, slots=True, eq=False)
class TableFormat:
    """How a table's cells are set, in twentieths of a point: margins, the line between rows, and those at both ends."""

    style: str
    left: int = 108
    right: int = 108
    top: int = 0
    bottom: int = 0
    rule: float = 0
    above: float = 0
    below: float = 0

    @property
    def ends(self) -> float:
        """What the lines at both ends take more than those between rows."""
        return self.above + self.below - self.rule


def properties(fragment: str) -> Properties:
    """Return what a fragment such as ``w:pPr`` holds: each element's name and its attributes."""
    return {name: dict(_ATTRIBUTE.findall(attributes)) for name, attributes in _TAG.findall(fragment)}


def is_on(found: Properties, name: str) -> bool:
    """Say whether a switch is there and on."""
    return name in found and found[name].get("val", "1") not in _OFF


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number of twentieths of a point; the default for anything else."""
    try:
        return round(float(text)) if text else default
    except ValueError:
        return default


def inner(fragment: str, name: str) -> str:
    """Return what stands inside the first element of a name, or a blank string."""
    start = fragment.find(f"<w:{name}>")
    end = fragment.find(f"</w:{name}>", start)
    return fragment[start + len(name) + 4 : end] if 0 <= start < end else ""


def _without(fragment: str, name: str) -> str:
    found = inner(fragment, name)
    return fragment.replace(found, "") if found else fragment


def _merged(*layers: Properties) -> Properties:
    found: Properties = {}
    for layer in layers:
        for name, attributes in layer.items():
            found[name] = {**found[name], **attributes} if name in _MERGED and name in found else attributes
    return found


class _Style(NamedTuple):
    based_on: str
    paragraph: Properties
    run: Properties
    table: str


@cache
def _typeface(family: str, bold: bool) -> Typeface:
    return Typeface(family, bold=bold)


@cache
def _font(family: str, size: int, bold: bool, hidden: bool = False) -> Font:
    """Return a font, given half points."""
    face = _typeface(family, bold)
    return Font(face, UNITS / (size * 10), round(face.line * size * 10), hidden)


class Formats:
    """The formats of one document's paragraphs, runs and tables."""

    def __init__(self, styles_xml: str, numbering_xml: str = "", theme_xml: str = "") -> None:
        self._styles: dict[str, _Style] = {}
        self._default = {"paragraph": "", "table": ""}
        for found in _STYLE.finditer(styles_xml):
            self._read_style(found[0])
        self._defaults = properties(inner(inner(styles_xml, "pPrDefault"), "pPr"))
        self._run_defaults = properties(inner(inner(styles_xml, "rPrDefault"), "rPr"))
        self._lists = _levels(numbering_xml)
        self._theme = {
            kind: (
                re.search(rf'<a:{kind}Font>.*?<a:latin typeface="([^"]*)"', theme_xml, re.DOTALL) or ("", "Calibri")
            )[1]
            for kind in ("major", "minor")
        }
        self._tables: dict[str, TableFormat] = {}
        self._formats: dict[tuple[str, str], Format] = {}
        self._fonts: dict[tuple[Format, str], Font] = {}

    def _read_style(self, xml: str) -> None:
        head = dict(_ATTRIBUTE.findall(xml[: xml.index(">")]))
        table = inner(xml, "tblPr")
        plain = re.sub(r"<w:tblStylePr .*?</w:tblStylePr>", "", xml, flags=re.DOTALL)
        base = properties(plain).get("basedOn", {}).get("val", "")
        ppr = inner(plain, "pPr")
        rpr = inner(plain.replace(ppr, "") if ppr else plain, "rPr")
        name = head.get("styleId", "")
        self._styles[name] = _Style(base, properties(_without(ppr, "rPr")), properties(rpr), table)
        if head.get("default", "0") not in _OFF and head.get("type") in self._default:
            self._default[head["type"]] = name

    def _chain(self, name: str) -> list[_Style]:
        """Return a style and those it is based on, the most general first."""
        found: list[_Style] = []
        seen = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            found.append(self._styles[name])
            name = found[-1].based_on
        return found[::-1]

    def table(self, fragment: str) -> TableFormat:
        """Return a table's format, given what its ``w:tblPr`` holds."""
        key = fragment.partition("<w:tblCaption")[0]  # its title is an answer more often than not
        if key not in self._tables:
            if len(self._tables) > _MOST:
                self._tables.clear()
            self._tables[key] = self._table(key)
        return self._tables[key]

    def _table(self, fragment: str) -> TableFormat:
        style = properties(fragment).get("tblStyle", {}).get("val", self._default["table"])
        made = TableFormat(style)
        for xml in (*(s.table for s in self._chain(style)), fragment):
            margins = properties(inner(xml, "tblCellMar"))
            for side in ("left", "right", "top", "bottom", "start", "end"):
                if side in margins:
                    named = {"start": "left", "end": "right"}.get(side, side)
                    made = replace(made, **{named: number(margins[side].get("w"))})  # type: ignore[arg-type]
            edges = properties(inner(xml, "tblBorders"))
            for side, named in (("insideH", "rule"), ("top", "above"), ("bottom", "below")):
                if side in edges:
                    line = edges[side]
                    width = 0 if line.get("val") in _EDGE else max(0.0, number(line.get("sz")) * 2.5 - _ROUNDED)
                    made = replace(made, **{named: width})  # type: ignore[arg-type]
        return made

    def paragraph(self, fragment: str, table_style: str = "") -> Format:
        """Return a paragraph's format, given what its ``w:pPr`` holds and the style of the table it stands in."""
        key = (fragment, table_style)
        if key not in self._formats:
            if len(self._formats) > _MOST:
                self._formats.clear()
            self._formats[key] = self._format(fragment, table_style)
        return self._formats[key]

    def _format(self, fragment: str, table_style: str) -> Format:
        direct = properties(_without(fragment, "rPr"))
        style = direct.get("pStyle", {}).get("val", self._default["paragraph"])
        layers = [self._defaults, *(s.paragraph for s in self._chain(table_style))]
        own = [s.paragraph for s in self._chain(style)]
        numbered = _merged(*own, direct)
        level = self._level(numbered, style)
        found = _merged(*layers, *own[:-1], level, *own[-1:], direct)
        if "numId" in direct and "ind" not in direct:
            found = _merged(found, level)
        runs = _merged(
            self._run_defaults, *(s.run for s in self._chain(table_style)), *(s.run for s in self._chain(style))
        )
        spacing, indent = found.get("spacing", {}), found.get("ind", {})
        line, rule = number(spacing.get("line")), spacing.get("lineRule", "auto")
        hanging, first = number(indent.get("hanging")), number(indent.get("firstLine"))
        mark = _merged(runs, properties(inner(fragment, "rPr")))
        return Format(
            style=style,
            font=self._font_of(mark),
            before=_space(spacing, "before"),
            after=_space(spacing, "after"),
            factor=line / 240 if line and rule == "auto" else 1.0,
            exact=line if rule in {"exact", "atLeast"} else 0,
            least=rule == "atLeast",
            left=number(indent.get("left", indent.get("start"))),
            right=number(indent.get("right", indent.get("end"))),
            first=0 if level else first - hanging,
            top=_border(found.get("top")),
            bottom=_border(found.get("bottom")),
            between=is_on(found, "contextualSpacing"),
            together=is_on(found, "keepLines"),
            with_next=is_on(found, "keepNext"),
            new_page=is_on(found, "pageBreakBefore"),
            widows="widowControl" not in found or is_on(found, "widowControl"),
        )

    def _level(self, numbered: Properties, style: str) -> Properties:
        """Return the indents of the list level that a paragraph belongs to."""
        name = numbered.get("numId", {}).get("val", "0")
        levels = self._lists.get(name, {})
        at = numbered.get("ilvl", {}).get("val")
        if at is None:
            at = next((n for n, (tied, _) in levels.items() if tied and tied == style), "0")
        return levels[at][1] if at in levels else {}

    def font(self, of: Format, fragment: str, paragraph: str = "", table_style: str = "") -> Font:
        """Return a run's font, given its paragraph's format and what its ``w:rPr`` holds."""
        key = (of, fragment)
        if key not in self._fonts:
            if len(self._fonts) > _MOST:
                self._fonts.clear()
            style = properties(paragraph).get("pStyle", {}).get("val", self._default["paragraph"])
            direct = properties(fragment)
            named = direct.get("rStyle", {}).get("val", "")
            chains = [self._chain(name) for name in (table_style, style, named)]
            self._fonts[key] = self._font_of(
                _merged(self._run_defaults, *(s.run for chain in chains for s in chain), direct)
            )
        return self._fonts[key]

    def _font_of(self, run: Properties) -> Font:
        names = run.get("rFonts", {})
        theme = names.get("asciiTheme", "")
        family = self._theme.get(theme[:5]) or names.get("ascii") or names.get("hAnsi") or "Calibri"
        return _font(family, max(1, number(run.get("sz", {}).get("val"), 20)), is_on(run, "b"), is_on(run, "vanish"))


def _space(spacing: Mapping[str, str], side: str) -> float:
    """Return the space before or after; 14 points where it is automatic, as browsers have it."""
    if spacing.get(f"{side}Autospacing", "0") not in _OFF:
        return 280
    return number(spacing.get(side))


def _border(edge: Mapping[str, str] | None) -> float:
    """Return the room of a border and its padding."""
    if edge is None or edge.get("val") in _EDGE:
        return 0
    return number(edge.get("sz")) * 2.5 + number(edge.get("space")) * 20


def _levels(numbering_xml: str) -> dict[str, dict[str, tuple[str, Properties]]]:
    """Return, for each list and level, the style tied to it and its indents."""
    abstract: dict[str, dict[str, tuple[str, Properties]]] = {}
    lists: dict[str, dict[str, tuple[str, Properties]]] = {}
    for found in _LIST.finditer(numbering_xml):
        head = dict(_ATTRIBUTE.findall(found[0][: found[0].index(">")]))
        if found[1] == "abstractNum":
            abstract[head.get("abstractNumId", "")] = {
                dict(_ATTRIBUTE.findall(lvl[0][: lvl[0].index(">")])).get("ilvl", "0"): (
                    properties(lvl[0]).get("pStyle", {}).get("val", ""),
                    {k: v for k, v in properties(inner(lvl[0], "pPr")).items() if k == "ind"},
                )
                for lvl in _LEVEL.finditer(found[0])
            }
        else:
            used = properties(found[0]).get("abstractNumId", {}).get("val", "")
            lists[head.get("numId", "")] = abstract.get(used, {})
    return lists
