"""A workbook as openpyxl has drawn it, and its parts with what openpyxl has no words for.

Rows of answers are free to grow, and the cells of formulas carry what the formulas give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.workbook import Workbook

from matsheets.model.cells import CELL_LIMIT, escape_for_excel
from matsheets.workbook.write.drawing import Written
from matsheets.workbook.write.live_formulas import Filled, filled_in
from matsheets.workbook.write.packaging import parts_of
from matsheets.workbook.write.placement import Placed

_SHEET = "xl/worksheets/sheet{}.xml"
_ROW = re.compile(rb'(<row r="(\d+)" ht="[^"]+") customHeight="1"')
_FORMULA = re.compile(rb'(<c r="(?P<address>[A-Z]+\d+)" s="\d+")(><f>[^<]*</f><v>)</v>')


@dataclass(frozen=True)
class DrawnWorkbook:
    """A drawn workbook.

    Attributes:
        placed: its answer tabs.
        values: by the title of a tab and the address of a cell, what works out the value of its formula.
    """

    book: Workbook
    placed: Sequence[Placed]
    values: Mapping[str, Mapping[str, Callable[[Filled], str | int]]]

    def part_name(self, title: str) -> str:
        """Return the name of a tab's part."""
        return _SHEET.format(self.book.sheetnames.index(title) + 1)

    def parts(self) -> dict[str, bytes]:
        """Return the parts by name, in their order; the cells of formulas are still without values.

        Why rows of answers have no fixed height: with one, neither Excel nor LibreOffice lets them grow with what is typed.
        """
        parts = dict(parts_of(self.book))
        for placed in self.placed:
            name = self.part_name(placed.tab.title)
            parts[name] = _free_rows(parts[name], placed.row(0))
        return parts

    def fill_formulas(self, parts: Mapping[str, bytes], answers: Mapping[tuple[str, str], Written]) -> dict[str, bytes]:
        """Return the parts with what each formula gives for these answers."""
        given, filled = filled_in(answers), dict(parts)
        for title, values in self.values.items():
            name = self.part_name(title)
            filled[name] = _put_values(parts[name], values, given)
        return filled


def _free_rows(content: bytes, first: int) -> bytes:
    return _ROW.sub(lambda row: row[1] if int(row[2]) >= first else row[0], content)


def _put_values(content: bytes, values: Mapping[str, Callable[[Filled], str | int]], given: Filled) -> bytes:
    def filled(cell: re.Match[bytes]) -> bytes:
        value = values[cell["address"].decode()](given)
        kind, text = (b' t="str"', value) if isinstance(value, str) else (b"", str(value))
        return b"%b%b%b%b</v>" % (cell[1], kind, cell[3], escape_xml(_stored(text)))

    return _FORMULA.sub(filled, content)


def _stored(text: str) -> str:
    """Return a text as a cell stores it, as far as a cell can hold it."""
    return escape_for_excel(text)[:CELL_LIMIT]


def escape_xml(text: str, encoding: str = "ascii") -> bytes:
    """Write a text as the content of an element."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.encode(encoding, "xmlcharrefreplace")
