"""A framework's spreadsheet that LibreOffice has saved holds the same framework."""

from __future__ import annotations

from pathlib import Path

import pytest

from matsheets.frameworks.framework_files import read_framework
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.framework_yaml import framework_yaml
from matsheets.workbook.layout.layout import build_layout
from tests.books import write_book
from tests.frameworks.sheets import drawn
from tests.frameworks.test_round_trips import MADE_UP
from tests.office import convert

pytestmark = pytest.mark.office


def test_saved_by_libreoffice(tmp_path: Path) -> None:
    """From a framework to its spreadsheet, through LibreOffice, to its text: the text is the same, and so is its workbook."""
    frameworks = [*shipped_frameworks(), *(make() for make in MADE_UP.values())]
    (tmp_path / "drawn").mkdir()
    files = [tmp_path / "drawn" / f"{number}.xlsx" for number in range(len(frameworks))]
    for file, framework in zip(files, frameworks, strict=True):
        file.write_bytes(drawn(framework))
    (tmp_path / "saved").mkdir()
    for file, framework in zip(convert(files, "xlsx", tmp_path / "saved"), frameworks, strict=True):
        read = read_framework(file)
        assert read.remarks == ()
        assert framework_yaml(read.framework) == framework_yaml(framework)
        books = []
        for number, each in enumerate((framework, read.framework)):
            with (tmp_path / f"{number}.xlsx").open("wb") as out:
                write_book(out, build_layout(each), workbook_id="0a1b2c3d4e5f")
            books.append((tmp_path / f"{number}.xlsx").read_bytes())
        assert books[0] == books[1]
