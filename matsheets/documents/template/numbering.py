"""The numbers of paragraphs, counted as Word counts them: numbering.xml, the styles that carry it, and the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from lxml import etree

from matsheets.documents.template.wordml import W, parse

_LEVEL_IN_TEXT = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """One level of a numbered list.

    Attributes:
        text: the number's pattern, such as ``%1.%2``.
        style: the Id of the paragraph style that is tied to the level, or a blank string.
        restart: the level whose number starts this one again (1-based; 0 never), None for any level above.
        suffix: what stands between number and text: ``tab``, ``space`` or ``nothing``.
    """

    start: int
    format: str
    text: str
    style: str
    restart: int | None = None
    suffix: str = "tab"


class NumberedList(NamedTuple):
    """One list: the definition whose counts it shares, its levels (0-based), and those that it starts anew."""

    definition: str
    levels: Mapping[int, Level]
    anew: Mapping[int, int]


class Numbering(NamedTuple):
    """The numbered lists of a Word document, and the list and level of each paragraph style."""

    lists: Mapping[str, NumberedList]
    styles: Mapping[str, tuple[str | None, int | None]]

    @classmethod
    def read(cls, numbering_xml: bytes, styles_xml: bytes) -> Numbering:
        """Read ``word/numbering.xml`` and ``word/styles.xml``."""
        root, styles = parse(numbering_xml), parse(styles_xml)
        abstract = {
            attribute(found, "abstractNumId"): {
                _whole(attribute(lvl, "ilvl")): _level(lvl) for lvl in found.iterfind(f"{W}lvl")
            }
            for found in root.iterfind(f"{W}abstractNum")
        }
        lists = {attribute(num, "numId"): _list(num, abstract) for num in root.iterfind(f"{W}num")}
        return cls(lists, dict(_style_numbers(styles)))

    def place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return the list and the level (0-based) that a paragraph is numbered by, or None."""
        properties = paragraph.find(path_of("pPr"))
        style = value_of(properties, "pStyle") if properties is not None else ""
        return self.place_of_style(style, *_numbered(properties))

    def place_of_style(self, style: str, num: str | None = None, level: int | None = None) -> tuple[str, int] | None:
        """Return the list and the level that a style's paragraphs are numbered by, unless they have their own; or None."""
        if num is None:
            num, style_level = self.styles.get(style, (None, None))
            level = style_level if level is None else level
        if num is None or num not in self.lists:
            return None
        levels = self.lists[num].levels
        if level is None:
            level = next((at for at, found in levels.items() if found.style == style), 0)
        return (num, level) if level in levels else None


def attribute(element: etree._Element, name: str) -> str:
    """Return an element's ``w:`` attribute, or a blank string."""
    return str(element.get(f"{W}{name}", ""))


@cache
def path_of(path: str) -> str:
    """Return a path of ``w:`` names (``pPr/numPr``) as lxml wants it."""
    return "/".join(f"{W}{step}" for step in path.split("/"))


def value_of(element: etree._Element, path: str) -> str:
    """Return the ``w:val`` of what a path leads to, or a blank string."""
    found = element.find(path_of(path))
    return attribute(found, "val") if found is not None else ""


def _whole(text: str, default: int = 0) -> int:
    """Return a whole number of a document; what is none, which only a damaged one has, counts as the default."""
    return int(text) if text.isdecimal() and len(text) < 10 else default


def _list(num: etree._Element, abstract: Mapping[str, Mapping[int, Level]]) -> NumberedList:
    definition = value_of(num, "abstractNumId")
    own, anew = {}, {}
    for override in num.iterfind(f"{W}lvlOverride"):
        at = _whole(attribute(override, "ilvl"))
        if (lvl := override.find(f"{W}lvl")) is not None:
            own[at] = _level(lvl)
        if start := value_of(override, "startOverride"):
            anew[at] = _whole(start)
    return NumberedList(definition, {**abstract.get(definition, {}), **own}, anew)


def _level(lvl: etree._Element) -> Level:
    restart = value_of(lvl, "lvlRestart")
    return Level(
        _whole(value_of(lvl, "start"), 1),
        value_of(lvl, "numFmt") or "decimal",
        value_of(lvl, "lvlText"),
        value_of(lvl, "pStyle"),
        _whole(restart) if restart else None,
        value_of(lvl, "suff") or "tab",
    )


def _numbered(properties: etree._Element | None) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    own = properties.find(path_of("numPr"))
    if own is None:
        return None, None
    num, level = value_of(own, "numId"), value_of(own, "ilvl")
    return num or None, _whole(level) if level else None


def _style_numbers(styles: etree._Element) -> Iterator[tuple[str, tuple[str | None, int | None]]]:
    """Yield each paragraph style's list and level, its own or those of the style it is based on."""
    for style_id, chain in style_chains(styles):
        num = level = None
        for style in chain:
            num, own = _numbered(style.find(f"{W}pPr"))
            level = own if level is None else level
            if num is not None:
                break
        yield style_id, (num, level)


def style_chains(styles: etree._Element) -> Iterator[tuple[str, list[etree._Element]]]:
    """Yield each style's Id, and the style with those that it is based on, nearest first."""
    by_id = {attribute(s, "styleId"): s for s in styles.iterfind(f"{W}style")}
    for style_id in by_id:
        chain: list[etree._Element] = []
        at = style_id
        while at in by_id and by_id[at] not in chain:
            chain.append(by_id[at])
            at = value_of(by_id[at], "basedOn")
        yield style_id, chain


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _spell(number: int, style: str) -> str:
    """Write a number as Word does in a list; after z comes aa, then bb."""
    if style.endswith("Letter") and number > 0:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif style.endswith("Roman"):
        text = ""
        for value, letters in _ROMAN:
            count, number = divmod(number, value)
            text += letters * count
    else:
        return f"{number:02d}" if style == "decimalZero" else str(number)
    return text.upper() if style.startswith("upper") else text


class NumberedPlace(NamedTuple):
    """Where one numbered paragraph stands: its list's levels and the counts of its level and those above."""

    levels: Mapping[int, Level]
    counts: tuple[int, ...]

    @property
    def printed(self) -> str:
        """The paragraph's own number as it stands before its text."""
        return self._spelt(len(self.counts) - 1)

    def label(self, level: int) -> str:
        """Return the number of a level as printed, without the full stop at its end."""
        return self._spelt(level).rstrip(".")

    def _spelt(self, level: int) -> str:

        def spelt(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            return _spell(self.counts[at], self.levels[at].format) if at <= level else ""

        return _LEVEL_IN_TEXT.sub(spelt, self.levels[level].text)

    def number(self, seen_from: tuple[int, ...] = ()) -> str:
        """Return the number with the levels above it, as far as its own pattern does not say them already.

        Args:
            seen_from: the counts where the reference stands; levels that both share are left out.
        """
        level = len(self.counts) - 1
        text = self.label(level)
        while (above := self._lowest_said(level)) and self.counts[:above] != seen_from[:above]:
            level = above - 1
            text = self.label(level) + text
        return text

    def _lowest_said(self, level: int) -> int:
        return min((int(n) - 1 for n in _LEVEL_IN_TEXT.findall(self.levels[level].text)), default=level)


@dataclass
class Counter:
    """Counts the numbered paragraphs of a document in the order in which they stand."""

    numbering: Numbering
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)

    def next(self, paragraph: etree._Element) -> NumberedPlace | None:
        """Count one paragraph; None where it has no number."""
        placed = self.numbering.place(paragraph)
        if placed is None:
            return None
        num, level = placed
        found = self.numbering.lists[num]
        counts = self._counts.setdefault(found.definition, {})
        if num not in self._met:
            self._met.add(num)
            counts.update({at: start - 1 for at, start in found.anew.items()})
        counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for below in [at for at in counts if at > level]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or level < restart:
                del counts[below]
        above = (counts.get(at, found.levels[at].start if at in found.levels else 1) for at in range(level))
        place = NumberedPlace(found.levels, (*above, counts[level]))
        return None if found.levels[level].format in {"bullet", "none"} else place
