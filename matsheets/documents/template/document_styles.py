"""What a Word document's styles come to: what a paragraph and a run inherit, and which colour stands behind a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matsheets.documents.template.numbering import style_chains
from matsheets.documents.template.wordml import W, cells_of, rows_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def get(element: _Element | None, path: str, attribute: str = "val") -> str:
    """Return an attribute of the element at a path such as ``pPr/pStyle``; blank where it is not there."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/"))) if element is not None else None
    return (found.get(f"{W}{attribute}") or "") if found is not None else ""


class Styles:
    """A document's styles, each with what it takes from those that it is based on."""

    def __init__(self, styles: _Element | None) -> None:
        self._chains = dict(style_chains(styles)) if styles is not None else {}
        self._defaults = styles.find(f"{W}docDefaults") if styles is not None else None
        self._normal = next((i for i, (style, *_) in self._chains.items() if _is_default(style)), "")

    def style_of(self, paragraph: _Element) -> str:
        """Return the id of a paragraph's style."""
        return get(paragraph, "pPr/pStyle") or self._normal

    def name(self, identifier: str) -> str:
        """Return a style's name in small letters."""
        return next((get(style, "name").lower() for style in self.chain(identifier)), "")

    def chain(self, identifier: str) -> Sequence[_Element]:
        """Return a style and those that it is based on, nearest first."""
        return self._chains.get(identifier, ())

    def inherited(self, identifier: str, path: str, attribute: str = "val") -> str:
        """Return a property that a style has of itself or from those that it is based on."""
        return next((found for style in self.chain(identifier) if (found := get(style, path, attribute))), "")

    def level(self, paragraph: _Element) -> int:
        """Return a heading's level, 1 to 9, or 0 for what is no heading."""
        for style in self.chain(self.style_of(paragraph)):
            name = get(style, "name").lower()
            if name.startswith("heading ") and name[8:].isdecimal():
                return int(name[8:])
            if (level := get(style, "pPr/outlineLvl")).isdecimal() and int(level) < 9:
                return int(level) + 1
        return 0

    def of_run(self, run: _Element, paragraph: _Element, name: str) -> str:
        """Return a property of a run: its own, its style's, its paragraph's style's or the document's."""
        return (
            get(run, f"rPr/{name}")
            or self.inherited(get(run, "rPr/rStyle"), f"rPr/{name}")
            or self.inherited(self.style_of(paragraph), f"rPr/{name}")
            or get(self._defaults, f"rPrDefault/rPr/{name}")
        )

    def bold(self, run: _Element, paragraph: _Element) -> bool:
        """Whether a run prints in bold: by itself, its style or its paragraph's style."""
        if (own := _switch(run.find(f"{W}rPr"))) is not None:
            return own
        for identifier in (get(run, "rPr/rStyle"), self.style_of(paragraph)):
            for style in self.chain(identifier):
                if (found := _switch(style.find(f"{W}rPr"))) is not None:
                    return found
        return False

    def behind(self, paragraph: _Element) -> str:
        """Return the colour behind a paragraph, six hexadecimal digits: its own, its cell's, or the paper's."""
        fill = get(paragraph, "pPr/shd", "fill") or self.inherited(self.style_of(paragraph), "pPr/shd", "fill")
        if not _is_colour(fill):
            cell = next(paragraph.iterancestors(f"{W}tc"), None)
            fill = self._behind_cell(cell) if cell is not None else ""
        return fill.upper() if _is_colour(fill) else "FFFFFF"

    def behind_run(self, run: _Element, paragraph: _Element) -> str:
        """Return the colour behind a run, six hexadecimal digits: its own, its style's, or its paragraph's."""
        fill = get(run, "rPr/shd", "fill") or self.inherited(get(run, "rPr/rStyle"), "rPr/shd", "fill")
        return fill.upper() if _is_colour(fill) else self.behind(paragraph)

    def _behind_cell(self, cell: _Element) -> str:
        if own := get(cell, "tcPr/shd", "fill"):
            return own
        row = next(cell.iterancestors(f"{W}tr"))
        table = next(row.iterancestors(f"{W}tbl"))
        places = {
            "firstRow": next(rows_of(table)) is row,
            "firstCol": next(cells_of(row)) is cell,
        }
        looks = {"firstRow": "firstRow", "firstCol": "firstColumn"}
        for style in self.chain(get(table, "tblPr/tblStyle")):
            for kind, here in places.items():
                if here and get(table, "tblPr/tblLook", looks[kind]) != "0":
                    parts = (p for p in style.iter(f"{W}tblStylePr") if p.get(f"{W}type") == kind)
                    if fill := next((get(part, "tcPr/shd", "fill") for part in parts), ""):
                        return fill
        return ""


def _is_default(style: _Element) -> bool:
    return style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph"


def _switch(properties: _Element | None) -> bool | None:
    bold = properties.find(f"{W}b") if properties is not None else None
    return None if bold is None else bold.get(f"{W}val") not in {"0", "false", "off"}


def _is_colour(text: str) -> bool:
    return len(text) == 6 and all(c in "0123456789abcdefABCDEF" for c in text)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it (relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
