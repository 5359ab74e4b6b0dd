"""A workbook as openpyxl has drawn it, and its parts with what openpyxl has no words for.

Rows of answers are free to grow, and the cells of formulas carry what the formulas give.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.workbook import Workbook

from matsheets.model.cells import CELL_LIMIT, escape_for_excel
from matsheets.workbook.write.drawing import Written
from matsheets.workbook.write.formula_values import Filled, LiveFormula, Place
from matsheets.workbook.write.live_formulas import filled_in
from matsheets.workbook.write.packaging import parts_of
from matsheets.workbook.write.placement import Placed

_SHEET = "xl/worksheets/sheet{}.xml"
_ROW = re.compile(rb'(<row r="(\d+)" ht="[^"]+") customHeight="1"')
#: The cell of a formula up to its value, and its value.
FORMULA = re.compile(
    rb'(?P<head>(?P<cell><c r="(?P<address>[A-Z]+\d+)" s="\d+")(?: t="str")?(?P<formula>><f>[^<]*</f><v>))(?P<value>[^<]*)</v>'
)


@dataclass(frozen=True)
class DrawnWorkbook:
    """A drawn workbook.

    Attributes:
        placed: its answer tabs.
        formulas: by the title of a tab and the address of a cell.
    """

    book: Workbook
    placed: Sequence[Placed]
    formulas: Mapping[str, Mapping[str, LiveFormula]]

    def part_name(self, title: str) -> str:
        """Return the name of a tab's part."""
        return _SHEET.format(self.book.sheetnames.index(title) + 1)

    def parts(self, answers: Mapping[Place, Written]) -> dict[str, bytes]:
        """Return the parts by name, in their order, with what each formula gives for the answers.

        Why rows of answers have no fixed height: with one, neither Excel nor LibreOffice lets them grow with what is typed.
        """
        parts = dict(parts_of(self.book))
        for placed in self.placed:
            name = self.part_name(placed.tab.title)
            parts[name] = _free_rows(parts[name], placed.row(0))
        given = filled_in(answers)
        for title, formulas in self.formulas.items():
            name = self.part_name(title)
            parts[name] = _put_values(parts[name], formulas, given)
        return parts

    def values(self, answers: Mapping[Place, Written]) -> dict[str, dict[bytes, bytes]]:
        """Return, by the name of a part and the address of a cell, what the formulas give that depend on these answers."""
        given = filled_in(answers)
        found: dict[str, dict[bytes, bytes]] = {}
        for title, formulas in self.formulas.items():
            values = {
                address.encode(): _stored(live.value(given))
                for address, live in formulas.items()
                if not live.reads.isdisjoint(answers)
            }
            if values:
                found[self.part_name(title)] = values
        return found


def _free_rows(content: bytes, first: int) -> bytes:
    return _ROW.sub(lambda row: row[1] if int(row[2]) >= first else row[0], content)


def _put_values(content: bytes, formulas: Mapping[str, LiveFormula], given: Filled) -> bytes:
    def filled(cell: re.Match[bytes]) -> bytes:
        value = formulas[cell["address"].decode()].value(given)
        kind = b' t="str"' if isinstance(value, str) else b""
        return b"%b%b%b%b</v>" % (cell["cell"], kind, cell["formula"], _stored(value))

    return FORMULA.sub(filled, content)


def _stored(value: str | float) -> bytes:
    """Return what a formula gives as its cell stores it, as far as a cell can hold it."""
    return escape_xml(escape_for_excel(str(value))[:CELL_LIMIT])


def escape_xml(text: str, encoding: str = "ascii") -> bytes:
    """Write a text as the content of an element."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.encode(encoding, "xmlcharrefreplace")
