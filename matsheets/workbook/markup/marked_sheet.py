"""One worksheet that is being marked up: its cells, its merges, the sizes of its rows and columns."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator

from lxml import etree

from matsheets.workbook.markup.addresses import Position, address, areas, covers, position
from matsheets.workbook.markup.xml_elements import Element, add_child, child, children, local, namespace

#: Elements of a worksheet that come before its notes' drawing, by the schema.
_BEFORE_DRAWING = (
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
)
_LARGEST_MERGE = 500  # cells that are outlined one by one; of a larger merge, only the first
_TRUE = {"1", "true"}


class MarkedSheet:
    """One worksheet, by its cells."""

    def __init__(self, root: Element) -> None:
        self.root = root
        found = child(root, "sheetData")
        self._data = add_child(root, "sheetData", _BEFORE_DRAWING[:5]) if found is None else found
        self._rows = dict(_number_children(self._data, "row", lambda r: int(r) if r.isdecimal() else 0))
        self._numbers = sorted(self._rows)
        self._cells: dict[int, dict[int, Element]] = {}
        self._merges = [a for merged in children(child(root, "mergeCells"), "mergeCell")
                        for a in areas(merged.get("ref", ""))]  # fmt: skip
        self._merges_by_row: dict[int, list[tuple[int, int, int, int]]] = {}

    # --- cells ---

    def _row_cells(self, row: int) -> dict[int, Element]:
        if row not in self._cells:
            self._cells[row] = dict(_number_children(self._rows[row], "c", lambda r: position(r)[1]))
        return self._cells[row]

    def cell(self, at: Position) -> Element | None:
        """Return a cell that is there."""
        return self._row_cells(at[0]).get(at[1]) if at[0] in self._rows else None

    def cells(self) -> Iterator[Element]:
        """Yield every cell."""
        for row in self._numbers:
            yield from self._row_cells(row).values()

    def style(self, at: Position) -> int:
        """Return the number of a cell's format; of a cell that is not there, its row's or its column's."""
        row = self._rows.get(at[0])
        if (cell := self.cell(at)) is not None:
            return int(cell.get("s", "0"))
        if row is not None and row.get("customFormat") in _TRUE:
            return int(row.get("s", "0"))
        return next((int(c.get("style", "0")) for c in self._columns() if _holds(c, at[1])), 0)

    def set_style(self, at: Position, style: int) -> None:
        """Give a cell a format; a blank cell that is not there yet is put in its place."""
        if at[0] not in self._rows:
            row = etree.Element(f"{{{namespace(self.root)}}}row", {"r": str(at[0])})
            self._insert(self._data, row, next((self._rows[n] for n in self._following(self._numbers, at[0])), None))
            self._rows[at[0]] = row
            bisect.insort(self._numbers, at[0])
        cells = self._row_cells(at[0])
        if at[1] not in cells:
            cell = etree.Element(f"{{{namespace(self.root)}}}c", {"r": address(at)})
            self._insert(self._rows[at[0]], cell, next((cells[n] for n in self._following(sorted(cells), at[1])), None))
            cells[at[1]] = cell
            self._rows[at[0]].attrib.pop("spans", "")  # a hint for speed that is no longer true
        cells[at[1]].set("s", str(style))

    @staticmethod
    def _following(numbers: list[int], number: int) -> list[int]:
        at = bisect.bisect_right(numbers, number)
        return numbers[at : at + 1]

    @staticmethod
    def _insert(parent: Element, made: Element, before: Element | None) -> None:
        if before is not None:
            before.addprevious(made)
            return
        last = [at for at, known in enumerate(parent) if local(known) == local(made)]
        parent.insert(last[-1] + 1 if last else 0, made)

    # --- merges ---

    def shown_in(self, at: Position) -> Position:
        """Return the cell in which a cell is seen: the first of its merge."""
        merge = self._merge(at)
        return merge[:2] if merge else at

    def seen_with(self, at: Position) -> list[Position]:
        """Return the cells of a merge, whose lines together make its outline; else the cell itself."""
        if not (merge := self._merge(at)):
            return [at]
        top, left, bottom, right = merge
        if (bottom - top + 1) * (right - left + 1) > _LARGEST_MERGE:
            return [(top, left)]
        return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]

    def _merge(self, at: Position) -> tuple[int, int, int, int] | None:
        row, column = at
        if row not in self._merges_by_row:  # there may be a hundred thousand, and problems in every cell of a row
            self._merges_by_row[row] = [m for m in self._merges if m[0] <= row <= m[2]]
        return next((m for m in self._merges_by_row[row] if m[1] <= column <= m[3]), None)

    # --- sizes ---

    def _columns(self) -> Iterator[Element]:
        for found in children(self.root, "cols"):
            yield from children(found, "col")

    def column_pixels(self, column: int) -> int:
        """Return a column's width."""
        known = next((c for c in self._columns() if _holds(c, column)), None)
        if known is not None and known.get("hidden") in _TRUE:
            return 0
        usual = child(self.root, "sheetFormatPr")
        width = None if known is None else known.get("width")
        width = width or (usual.get("defaultColWidth") if usual is not None else None) or "9.14"
        return round(float(width) * 7)

    def row_pixels(self, row: int) -> int:
        """Return a row's height."""
        known = self._rows.get(row)
        if known is not None and known.get("hidden") in _TRUE:
            return 0
        usual = child(self.root, "sheetFormatPr")
        height = None if known is None else known.get("ht")
        height = height or (usual.get("defaultRowHeight") if usual is not None else None) or "15"
        return round(float(height) * 4 / 3)

    # --- what hangs on a sheet ---

    def set_drawing_of_notes(self, office: str, relation: str) -> None:
        """Point to the drawing of the sheet's notes."""
        found = child(self.root, "legacyDrawing")
        if found is None:
            known = [at for at, e in enumerate(self.root) if local(e) in _BEFORE_DRAWING]
            found = etree.Element(f"{{{namespace(self.root)}}}legacyDrawing", nsmap={"r": office})
            self.root.insert(known[-1] + 1, found)
        found.set(f"{{{office}}}id", relation)

    def rule_for_text(self, at: Position, text: str) -> Element | None:
        """Return the conditional format's rule that shows because the cell holds exactly this text."""
        return next(
            (
                rule
                for element in children(self.root, "conditionalFormatting")
                if covers(element.get("sqref", ""), at)
                for rule in children(element, "cfRule")
                if rule.get("operator") == "equal" and _formula(rule) == f'"{text}"'
            ),
            None,
        )

    def add_rule(self, cells: list[Position], rule: Element, rule_format: int) -> None:
        """Show a rule of the sheet's own in another format on these cells.

        Why the rule again and not just a line: of two formats for one cell, LibreOffice shows the first alone.
        """
        self._shift_priorities(+1)
        made = etree.Element(f"{{{namespace(self.root)}}}conditionalFormatting")
        made.set("sqref", " ".join(address(at) for at in cells))
        next(children(self.root, "conditionalFormatting")).addprevious(made)
        again = add_child(made, "cfRule", type="cellIs", dxfId=str(rule_format), priority="1", operator="equal")
        add_child(again, "formula").text = _formula(rule)

    def remove_rules(self, rule_formats: set[str]) -> bool:
        """Take our rules away; tell whether there were any."""
        ours = [e for e in children(self.root, "conditionalFormatting")
                if len(e) == 1 and e[0].get("dxfId") in rule_formats]  # fmt: skip
        for element in ours:
            self.root.remove(element)
            if all(rule.get("priority") != "1" for rule in self.root.iter("{*}cfRule")):
                self._shift_priorities(-1)
        return bool(ours)

    def _shift_priorities(self, by: int) -> None:
        for rule in self.root.iter("{*}cfRule"):
            if (priority := rule.get("priority", "")).isdecimal():
                rule.set("priority", str(int(priority) + by))


def drawing_of_notes(root: Element, office: str) -> str:
    """Return the id of the drawing of a worksheet's notes; blank where there is none."""
    found = child(root, "legacyDrawing")
    return "" if found is None else found.get(f"{{{office}}}id", "")


def _number_children(parent: Element, name: str, read: Callable[[str], int]) -> Iterator[tuple[int, Element]]:
    """Yield rows or cells with their numbers; one that does not say stands after the one before it."""
    at = 0
    for element in children(parent, name):
        at = read(element.get("r", "")) or at + 1
        yield at, element


def _formula(rule: Element) -> str:
    return "".join(found.text or "" for found in children(rule, "formula")).strip()


def _holds(column: Element, number: int) -> bool:
    return int(column.get("min", "0")) <= number <= int(column.get("max", "0"))
