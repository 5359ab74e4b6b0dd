"""The colours that cells are painted with: as digits, as a place in the theme with a tint, as a place in the old palette."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Color, PatternFill

from matsheets.workbook.read.cell_fills import read_fills
from matsheets.workbook.read.grid import place_of
from matsheets.workbook.read.xlsx import read_xlsx

# Source: what Excel 2010 shows for its own theme ("Blue, Accent 1, Lighter 40%" is 95B3D7, "White, Darker 15%" D9D9D9).
PAINTED = [
    (Color(rgb="FF8B0000"), "8B0000"),
    (Color(theme=4), "4F81BD"),
    (Color(theme=4, tint=0.39997558519241921), "95B3D7"),
    (Color(theme=0, tint=-0.14999847407452621), "D9D9D9"),
    (Color(theme=1), "000000"),
    (Color(theme=3), "1F497D"),
    (Color(indexed=10), "FF0000"),
]


@pytest.mark.parametrize(("colour", "digits"), PAINTED)
def test_a_painted_cell(colour, digits):
    """A cell painted in any of Excel's ways has the colour that Excel shows."""
    book, out = Workbook(), io.BytesIO()
    book.create_sheet("Scale")["D6"].fill = PatternFill("solid", fgColor=colour)
    book.save(out)
    sheet = read_xlsx(Path("x.xlsx"), out.getvalue()).sheets[1]
    assert read_fills(Path("x.xlsx"), out.getvalue(), sheet) == {place_of(6, 4): digits}
