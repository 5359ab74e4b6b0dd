"""The styles part of a workbook that is marked up: outlines round problem cells, and the look of the Problems tab.

Formats are only ever added; those that cells have stay as they are and keep their numbers.
"""

from __future__ import annotations

import copy

from lxml import etree

from matsheets.workbook.markup.editable_workbook import EditableWorkbook
from matsheets.workbook.markup.xml_elements import Element, add_child, child, children, local, namespace, new_root

#: Line round a problem cell: none of the ratings' colours, 5.9 to 1 on white.
WARNING = "C2185B"

_SECTIONS = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
             "colors", "extLst")  # fmt: skip
_SIDES = ("left", "right", "top", "bottom")
_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_EMPTY = (
    "<fonts><font><sz val='11'/><name val='Calibri'/></font></fonts><fills><fill><patternFill patternType='none'/></fill><fill>"
    "<patternFill patternType='gray125'/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    "<cellXfs><xf xfId='0'/></cellXfs><cellStyles><cellStyle name='Normal' xfId='0' builtinId='0'/></cellStyles>"
)
#: What an entry of a section is called, and what its first entries are where the section was missing.
_ENTRIES = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf", "dxfs": "dxf"}

Key = tuple[object, ...]


def _key(element: Element) -> Key:
    """Return what makes an element equal to another."""
    return (element.tag, element.text or "", tuple(sorted(element.attrib.items())), *map(_key, element))


class StyleSheet:
    """The styles part of one workbook; made where there is none."""

    def __init__(self, book: EditableWorkbook) -> None:
        self._book = book
        found = part = book.parts.related(book.main, "styles")
        if part is None:
            part = "xl/styles.xml" if "xl/styles.xml" not in book.parts else book.parts.free_name("xl/styles{}.xml")
            book.parts.add(part, new_root(book.namespace, "styleSheet"), _STYLES)
            book.parts.relate(book.main, book.relation_kind("styles"), part)
        self._part, self.root = part, book.parts.tree(part)
        self._known: dict[str, dict[Key, int]] = {}
        self._outlined: dict[int, int] = {}
        if found is None:
            book.forget_formats()
            for name in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"):
                self._section(name)

    # --- sections ---

    def _section(self, name: str) -> Element:
        found = child(self.root, name)
        if found is None:
            found = add_child(self.root, name, _SECTIONS[: _SECTIONS.index(name)])
            blank = etree.fromstring(f"<s xmlns='{namespace(self.root)}'>{_EMPTY}</s>")
            for entry in list(children(blank, name)):
                found.extend(list(entry))
        return found

    def add(self, section: str, entry: Element) -> int:
        """Add an entry to a section unless an equal one is there; return its number."""
        home = self._section(section)
        name = _ENTRIES[section]
        if section not in self._known:
            self._known[section] = {}
            for number, known in enumerate(children(home, name)):
                self._known[section].setdefault(_key(known), number)
        known_entries, key = self._known[section], _key(entry)
        if key not in known_entries:
            known_entries[key] = sum(1 for _ in children(home, name))
            home.append(entry)
            home.set("count", str(known_entries[key] + 1))
            self._book.parts.change(self._part)
        return known_entries[key]

    def make(self, xml: str) -> Element:
        """Return an element of the styles' namespace from its text."""
        return etree.fromstring(f"<s xmlns='{namespace(self.root)}'>{xml}</s>")[0]

    def format(self, *, font: str, fill: str = "", border: str = "", alignment: str = "") -> int:
        """Add a cell format made of these parts (the insides of ``font``, ``fill``, ``border``); return its number."""
        xf = self.make(
            f"<xf numFmtId='0' applyFont='1' applyFill='1' applyBorder='1' applyAlignment='1'>{alignment}</xf>"
        )
        xf.set("fontId", str(self.add("fonts", self.make(f"<font>{font}</font>"))))
        xf.set("fillId", str(self.add("fills", self.make(f"<fill>{fill}</fill>")) if fill else 0))
        xf.set("borderId", str(self.add("borders", self.make(f"<border>{border}</border>")) if border else 0))
        if child(self.root, "cellStyleXfs") is not None:
            xf.set("xfId", "0")
        return self.add("cellXfs", xf)

    # --- outlines ---

    def outlined(self, number: int) -> int:
        """Return the format that is like this one, inside a thick line."""
        if number not in self._outlined:
            formats = list(children(self._section("cellXfs"), "xf"))
            xf = copy.deepcopy(formats[number]) if number < len(formats) else self.make("<xf/>")
            xf.set("borderId", str(self.add("borders", self._thick(self._border(xf)))))
            xf.set("applyBorder", "1")
            self._outlined[number] = self.add("cellXfs", xf)
        return self._outlined[number]

    def rule_format(self, number: int) -> int | None:
        """Return a conditional format that is like this one but draws our line; None where it draws no line."""
        entries = list(children(child(self.root, "dxfs"), "dxf"))
        made = copy.deepcopy(entries[number]) if number < len(entries) else None
        line = None if made is None else child(made, "border")
        if made is None or line is None:
            return None
        sides = "".join(f"<{s} style='thin'><color rgb='FF{WARNING}'/></{s}>" for s in _SIDES)
        made.replace(line, self.make(f"<border>{sides}</border>"))
        return self.add("dxfs", made)

    def rule_formats(self) -> set[str]:
        """Return the numbers of the conditional formats that draw our line."""
        found = set()
        for number, entry in enumerate(children(child(self.root, "dxfs"), "dxf")):
            lines = [
                colour.get("rgb", "")[-6:].upper() for b in children(entry, "border") for colour in b.iter("{*}color")
            ]
            if set(lines) == {WARNING}:
                found.add(str(number))
        return found

    def _border(self, xf: Element) -> Element:
        borders = list(children(self._section("borders"), "border"))
        number = int(xf.get("borderId", "0"))
        return borders[number] if number < len(borders) else self.make("<border/>")

    def _thick(self, border: Element) -> Element:
        made = copy.deepcopy(border)
        for side in [side for side in made if local(side) in {*_SIDES, "start", "end"}]:
            made.remove(side)
        for at, name in enumerate(_SIDES):
            made.insert(at, self.make(f"<{name} style='thick'><color rgb='FF{WARNING}'/></{name}>"))
        return made

    def outlines(self) -> dict[int, int]:
        """Return the formats that have our line, each with the format to give back when the line is taken away.

        That is a format which is the same but for its line, best one with the line of the cell's named style; else a
        new one with that style's line.
        """
        formats = list(children(child(self.root, "cellXfs"), "xf"))
        warned = [n for n, xf in enumerate(formats) if self._has_warning_line(xf)]
        return {number: self._remove_line(formats, number) for number in warned}

    def _has_warning_line(self, xf: Element) -> bool:
        sides = [side for side in self._border(xf) if local(side) in _SIDES and side.get("style") == "thick"]
        colours = [colour.get("rgb", "")[-6:].upper() for side in sides for colour in children(side, "color")]
        return colours == [WARNING] * 4

    def _remove_line(self, formats: list[Element], number: int) -> int:
        wanted = formats[number]
        styles = list(children(child(self.root, "cellStyleXfs"), "xf"))
        style = int(wanted.get("xfId", "0"))
        named = _key(self._border(styles[style])) if style < len(styles) else None
        alike = [
            n
            for n, xf in enumerate(formats)
            if _key_without_line(xf) == _key_without_line(wanted) and not self._has_warning_line(xf)
        ]
        best = [n for n in alike if _key(self._border(formats[n])) == named]
        if best or alike:
            return (best or alike)[0]
        plain = copy.deepcopy(wanted)
        plain.set("borderId", styles[style].get("borderId", "0") if style < len(styles) else "0")
        return self.add("cellXfs", plain)


def _key_without_line(xf: Element) -> Key:
    attributes = {k: v for k, v in xf.attrib.items() if k not in {"borderId", "applyBorder"}}
    return (tuple(sorted(attributes.items())), *map(_key, xf))
