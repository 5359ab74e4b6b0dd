"""A map's spreadsheet holds all of the map, and every slip in it is named at its cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from matsheets.errors import FrameworkError
from matsheets.frameworks.framework_files import load_framework
from matsheets.frameworks.map_drawing import write_map_sheet
from matsheets.frameworks.map_files import open_map
from matsheets.frameworks.map_reading import ReadMap, read_map_sheet
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.framework_map import OpenMap
from matsheets.model.framework_map_file import shipped_maps, shipped_matters
from tests.documents.builders import map_of
from tests.frameworks.sheets import changed
from tests.office import convert

CREATED = dt.datetime(2026, 11, 30)
MATTERS, FRAMEWORKS = "section-57-mat", "trust-quality-mat"


def read(content: bytes) -> ReadMap:
    """Read a map's spreadsheet."""
    return read_map_sheet(Path("ours.xlsx"), shipped_frameworks(), shipped_matters(), content)


def own_matters() -> OpenMap:
    """A map to matters that it gives itself."""
    made = map_of(shipped_frameworks()[0])
    assert not isinstance(made.target, type(made.origin))
    target = replace(made.target, id="", title="", edition="", source="", wording="")
    return replace(made, map=replace(made.map, target=target), target=target)


@pytest.mark.parametrize("name", [*shipped_maps(), ""])
def test_what_is_drawn_is_read_back(name: str) -> None:
    """A map comes back from its spreadsheet as it was, and nothing is said of the file."""
    found = open_map(name, shipped_frameworks()) if name else own_matters()
    assert read(write_map_sheet(found, created=CREATED)) == ReadMap(found)


@pytest.mark.office
def test_what_calc_saves_is_read_back(tmp_path: Path) -> None:
    """LibreOffice opens it, saves it, and the map is as it was."""
    found = open_map(FRAMEWORKS, shipped_frameworks())
    path = tmp_path / "map.xlsx"
    path.write_bytes(write_map_sheet(found, created=CREATED))
    (tmp_path / "saved").mkdir()
    (saved,) = convert([path], "xlsx", tmp_path / "saved")
    assert read(saved.read_bytes()) == ReadMap(found)


def test_what_may_be_left_blank() -> None:
    """Ids are made from titles, a Ref alone names an element, rows may be moved, and blank rows left."""

    def change(book: Workbook) -> None:
        _put(book["Map"], "Id", "")
        for row in book["Matters"].iter_rows(min_row=5):
            row[2].value = None
        links = book["Links"]
        links["A5"].value = links["A5"].value.split()[0]
        links.insert_rows(6, 2)

    found = own_matters()
    made = read(changed(write_map_sheet(found, created=CREATED), change))
    assert made.map.map.links == found.map.links
    assert made.map.map.id == "ours-by-matter"
    assert made.map.target == found.target


def _put(sheet: object, label: str, text: str) -> None:
    """Write beside a label of the tab Map."""
    next(row for row in sheet.iter_rows() if row[0].value == label)[1].value = text  # type: ignore[attr-defined]


def cell(tab: str, address: str, text: object) -> Callable[[Workbook], None]:
    """Return a change of one cell."""

    def change(book: Workbook) -> None:
        book[tab][address].value = text

    return change


def field(label: str, text: str) -> Callable[[Workbook], None]:
    """Return a change of what stands beside a label."""
    return lambda book: _put(book["Map"], label, text)


SEEDED = {
    "Map › B9": (MATTERS, field("From framework", "mat-assurance-framwork"), "Did you mean mat-assurance-framework?"),
    "Map › B10": (MATTERS, field("From edition", "3"), "is not known in the edition"),
    "Map › B13": (MATTERS, field("List of matters", "cwsa"), "There is no list of matters"),
    "Map › B6": (MATTERS, field("Edition", ""), "The map's edition is blank"),
    "Map › A7": (MATTERS, cell("Map", "A7", "Sauce"), "Did you mean Source?"),
    "Links › A5": (MATTERS, cell("Links", "A5", "VIS-1 Clarity"), "Did you mean VIS-01"),
    "Links › B6": (MATTERS, cell("Links", "B6", "Resource"), "Did you mean Resources?"),
    "Links › C5": (MATTERS, cell("Links", "C5", "Yes"), "A matter is no element"),
    "Links › C6": (FRAMEWORKS, cell("Links", "C6", "perhaps"), "Choose Yes or No."),
    "Links › B7": (MATTERS, cell("Links", "B7", None), "is blank"),
    "Links › B4": (MATTERS, cell("Links", "B4", "Bear on"), "Did you mean Bears on?"),
    "Matters": (MATTERS, cell("Matters", "A6", "Money"), "says something else than the list"),
}


@pytest.mark.parametrize("place", SEEDED)
def test_each_slip_is_named_at_its_cell(place: str) -> None:
    """With what is wrong there, and what to do."""
    name, change, said = SEEDED[place]
    content = changed(write_map_sheet(open_map(name, shipped_frameworks()), created=CREATED), change)
    with pytest.raises(FrameworkError) as refused:
        read(content)
    found = [f"{fault.place.within('ours.xlsx')}: {fault.message}" for fault in refused.value.faults]
    assert len(found) == 1, found
    assert found[0].startswith(f"ours.xlsx › {place}: ")
    assert said in found[0]


def test_it_is_no_framework(tmp_path: Path) -> None:
    """Given in the place of a framework it is told apart, with the command that reads it."""
    path = tmp_path / "map.xlsx"
    path.write_bytes(write_map_sheet(open_map(MATTERS, shipped_frameworks()), created=CREATED))
    with pytest.raises(FrameworkError, match="is a map's spreadsheet, not a framework's"):
        load_framework(path)
