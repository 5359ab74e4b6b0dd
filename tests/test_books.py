"""What the tests make quickly is what they would have made the slow way."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.table import Table

from matsheets.model.framework import Framework
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.workbook.layout.layout import Layout, Part, build_layout
from matsheets.workbook.write.writer import write_workbook
from tests.books import load_book, stencil_of, write_book

SAMPLES = Path(__file__).parents[1] / "samples"
AGREED = SAMPLES / "ondlebury-learning-partnership-trust" / "ondlebury-baseline-agreed.xlsx"


def saved(book: Workbook) -> dict[str, bytes]:
    """Save a workbook with openpyxl; its parts, but for the one that says when."""
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist() if name != "docProps/core.xml"}


def test_a_stamped_workbook_is_what_the_writer_writes(layout: Layout, tmp_path: Path) -> None:
    """The same bytes, whether everything can be stamped or a row is not drawn."""
    quick, slow = tmp_path / "quick.xlsx", tmp_path / "slow.xlsx"
    for ref in ("PLAN-01", "PLAN-25"):
        given = {
            "workbook_id": "0a1b2c3d4e5f",
            "created": dt.datetime(2026, 9, 7),
            "trust": "Oak & Elm",
            "answers": {("VIS-01", "rating"): "Red", (ref, "objective"): "One more"},
        }
        write_book(quick, layout, **given)
        write_workbook(slow, layout, **given)

        assert quick.read_bytes() == slow.read_bytes()


def test_equal_layouts_share_a_stencil_and_others_do_not(layout: Layout, framework: Framework) -> None:
    """A layout built anew needs no drawing; one with other parts does."""
    assert stencil_of(build_layout(framework)) is stencil_of(layout)
    assert stencil_of(build_layout(framework, [Part.REVIEW])) is not stencil_of(layout)


@pytest.mark.parametrize("trust", ["harrowstrand", "ondlebury", "pennerdown", "skerrowmere"])
def test_a_stamped_sample_is_what_the_writer_makes(trust: str, framework: Framework) -> None:
    """The first recipe of each trust gives the same bytes stamped and drawn."""
    recipe = load_recipe(
        next(path for path in find_recipes(SAMPLES) if trust in path.name or trust in path.parent.name)
    )

    drawn = io.BytesIO()
    write_workbook(
        drawn,
        build_layout(framework, recipe.parts),
        workbook_id=recipe.workbook_id,
        created=recipe.created,
        answers=recipe.answers,
        trust=str(recipe.answers["ABT-01", "answer"]),
    )
    assert replay(recipe, framework) == drawn.getvalue()


@pytest.mark.parametrize("rich_text", [False, True])
def test_a_copy_of_an_opened_workbook_is_saved_as_the_workbook_itself(rich_text: bool) -> None:
    """Every part, whether openpyxl has just opened the file or opened it before."""
    expected = saved(openpyxl.load_workbook(AGREED, rich_text=rich_text))

    assert saved(load_book(AGREED, rich_text=rich_text)) == expected
    assert saved(load_book(AGREED, rich_text=rich_text)) == expected


EDITS = {
    "a value": lambda book: book["About"].__setitem__("C5", "typed"),
    "a style": lambda book: setattr(book["1 Vision"]["D5"], "font", Font(strike=True, color="123456")),
    "a width": lambda book: setattr(book["Plan"].column_dimensions["B"], "width", 3),
    "a rule": lambda book: book["Plan"].conditional_formatting.add(
        "A1", FormulaRule(["TRUE"], fill=PatternFill("solid"))
    ),
    "a filter": lambda book: setattr(book["Plan"].auto_filter, "ref", "A4:D9"),
    "a table": lambda book: book["Plan"].add_table(Table(displayName="Ours", ref="A1:A2")),
    "a row": lambda book: book["About"].insert_rows(6),
    "a state": lambda book: setattr(book["Plan"], "sheet_state", "hidden"),
    "a title": lambda book: setattr(book["Plan"], "title", "Our plan"),
    "a link": lambda book: setattr(book["Plan"]["B5"], "hyperlink", "https://example.org/"),
    "a remark": lambda book: setattr(book["Plan"]["B5"], "comment", Comment("Who?", "Ruth")),
    "a tab copied": lambda book: book.copy_worksheet(book["About"]),
    "a tab deleted": lambda book: book.remove(book["About"]),
    "a tab moved": lambda book: book.move_sheet("About", 3),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_is_saved_as_the_workbook_itself(edit: str) -> None:
    """Every part, whatever openpyxl was made to change."""
    book, copy = openpyxl.load_workbook(AGREED), load_book(AGREED)
    EDITS[edit](book)
    EDITS[edit](copy)

    assert saved(copy) == saved(book)


def test_what_is_done_to_a_copy_is_not_seen_in_the_next() -> None:
    """No test finds what another has typed."""
    load_book(AGREED)["About"]["C5"] = "typed"
    load_book(AGREED)["About"].merged_cells.add("A1:B2")

    again = load_book(AGREED)["About"]
    assert again["C5"].value != "typed"
    assert "A1:B2" not in again.merged_cells
