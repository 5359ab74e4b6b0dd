"""A framework's spreadsheet that LibreOffice has saved holds the same framework."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from matsheets.frameworks.framework_files import read_framework
from matsheets.model.framework_file import shipped_files, shipped_frameworks
from matsheets.model.framework_yaml import framework_yaml
from matsheets.workbook.layout.layout import build_layout
from tests.books import write_book
from tests.frameworks.sheets import changed, drawn, exported
from tests.frameworks.test_round_trips import MADE_UP
from tests.office import convert

pytestmark = pytest.mark.office


def test_saved_by_libreoffice(tmp_path: Path) -> None:
    """From a framework to its spreadsheet, through LibreOffice, to its text: the text is the same, and so is its workbook."""
    frameworks = [*shipped_frameworks(), *(make() for make in MADE_UP.values())]
    texts = [file.read_text() for file in shipped_files().values()] + [
        framework_yaml(make()) for make in MADE_UP.values()
    ]
    (tmp_path / "drawn").mkdir()
    files = [tmp_path / "drawn" / f"{number}.xlsx" for number in range(len(frameworks))]
    for file, framework in zip(files, frameworks, strict=True):
        file.write_bytes(drawn(framework))
    (tmp_path / "saved").mkdir()
    for file, framework, text in zip(convert(files, "xlsx", tmp_path / "saved"), frameworks, texts, strict=True):
        read = read_framework(file)
        assert read.remarks == ()
        assert framework_yaml(read.framework) == text
        books = []
        for number, each in enumerate((framework, read.framework)):
            with (tmp_path / f"{number}.xlsx").open("wb") as out:
                write_book(out, build_layout(each), workbook_id="0a1b2c3d4e5f")
            books.append((tmp_path / f"{number}.xlsx").read_bytes())
        assert books[0] == books[1]


def test_the_contrast_follows_the_colours(tmp_path: Path) -> None:
    """Where colours are typed anew, the contrast beside them is that of WCAG 2.2, and the label is shown again."""
    colours = {5: ("000000", "FFFFFF"), 6: ("#ffffff", "767676"), 7: ("808080", "FFFFFF"), 8: ("no colour", "FFFFFF")}

    def paint(book: Workbook) -> None:
        for row, (fill, text) in colours.items():
            book["Scale"][f"A{row}"], book["Scale"][f"D{row}"], book["Scale"][f"E{row}"] = f"Step {row}", fill, text

    (tmp_path / "ours.xlsx").write_bytes(changed(exported(), paint))
    (tmp_path / "saved").mkdir()
    (saved,) = convert([tmp_path / "ours.xlsx"], "xlsx", tmp_path / "saved")
    scale = load_workbook(saved, data_only=True)["Scale"]
    shown = [(scale[f"F{row}"].value, round(scale[f"G{row}"].value or 0, 2)) for row in colours]
    # 21 and 4.54 are the ratios that WCAG's own texts give for black and for 767676 on white.
    assert shown == [("Step 5", 21), ("Step 6", 4.54), ("Step 7", 3.95), ("Step 8", 0)]
