"""Ratings in a workbook that is printed without colour: areas for improvement are underlined."""

from __future__ import annotations

import openpyxl

from tests.conftest import WriteWorkbook


def test_areas_for_improvement_are_underlined_wherever_ratings_are_coloured(written: WriteWorkbook) -> None:
    """On every tab the format that colours Red or Amber-red underlines it, and that of the strengths does not."""
    book = openpyxl.load_workbook(written({}))
    marked: dict[str, set[str]] = {}
    for sheet in book:
        for area in sheet.conditional_formatting:
            for rule in area.rules:
                if rule.type == "cellIs" and rule.dxf.font.b:
                    marked.setdefault(rule.formula[0].strip('"'), set()).add(rule.dxf.font.u or "")
    assert marked == {"Red": {"single"}, "Amber-red": {"single"}, "Amber-green": {""}, "Green": {""}}


def test_the_heat_map_says_what_the_line_means(written: WriteWorkbook) -> None:
    """The line above the heat map says it where someone prints it."""
    sheet = openpyxl.load_workbook(written({}))["Heat map"]
    above = " ".join(str(row[0].value) for row in sheet.iter_rows(max_row=4) if row[0].value)
    assert "Areas for improvement are underlined, so that they can be told in print without colour." in above
