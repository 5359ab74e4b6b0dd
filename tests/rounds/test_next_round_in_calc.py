"""The next round's workbooks in LibreOffice Calc: opened and saved, they still hold nobody's answer; filled in, they hold a view."""

from __future__ import annotations

from pathlib import Path

import pytest

from matsheets.checks import check
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED, summarise
from matsheets.rounds.carry_forward import carry_forward
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.read.reader import read_workbook
from tests.books import load_book
from tests.office import CalcRun, drive_calc

TRUST = "ondlebury-learning-partnership-trust"


@pytest.mark.office
def test_saved_by_calc_they_are_untouched_still(framework: Framework, tmp_path: Path) -> None:
    """A plan with dates and its logs, facts, choices: all of it reads as it was carried forward. One rating makes it a view."""
    recipes = [load_recipe(path) for path in find_recipes(samples_dir()) if path.parent.name == TRUST]
    for recipe in recipes:
        (tmp_path / recipe.file).write_bytes(replay(recipe, framework))
    books = [read_workbook(tmp_path / recipe.file, [framework]) for recipe in recipes]
    (found,) = carry_forward(books, "Annual review 2028")
    for workbook in found.workbooks:
        (tmp_path / workbook.name).write_bytes(workbook.content)
    saved = {workbook.group: tmp_path / f"saved-{workbook.name}" for workbook in found.workbooks}
    runs = [CalcRun(tmp_path / w.name, saved[w.group], []) for w in found.workbooks]
    first = found.workbooks[0]
    tab = load_book(first.content)["1 Vision"]
    (row,) = (cell.row for cell in tab["A"] if cell.value == "VIS-01")
    runs.append(CalcRun(tmp_path / first.name, tmp_path / "rated.xlsx", [["type", "1 Vision", f"G{row}", "Green"]]))
    drive_calc(runs, tmp_path / "profile")

    for group, path in saved.items():
        book = read_workbook(path, [framework])
        assert summarise(book).untouched, group
        assert not summarise(book).gives_view
        assert book.last_time == read_workbook(tmp_path / path.name.removeprefix("saved-"), [framework]).last_time
        assert {p.code for p in check(book)} & {"nothing-filled-in", "nothing-settled-yet"}, group
    assert "PLAN" in read_workbook(saved[AGREED], [framework]).prefixes
    rated = summarise(read_workbook(tmp_path / "rated.xlsx", [framework]))
    assert (rated.gives_view, rated.untouched) == (True, False)
