"""Workbooks on a former edition of the framework's wording: read by their own words, and brought to the new ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from matsheets.checks import check, check_together
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework_file import shipped_frameworks
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.repair.editions import ChangeKind
from tests.books import repair
from tests.conftest import WriteWorkbook

FORMER = Path(__file__).parents[2] / "former"
COMPLETED = sorted(FORMER.glob("schema-*/*/*.xlsx"))
CREATED = dt.datetime(2026, 11, 29)
NEW, OLD = map(open_framework, ("mat-assurance-framework", "mat-assurance-framework/1.0"))
PENNERDOWN = FORMER / "schema-3" / "pennerdown-church-and-community-schools-trust" / "pennerdown-baseline-mentor.xlsx"


def short(path: Path) -> str:
    """Name a workbook in a test's id."""
    return f"{path.parts[-3]}-{path.stem}"


@pytest.mark.parametrize("path", COMPLETED, ids=short)
def test_a_workbook_is_read_by_the_words_it_was_rated_by(path: Path) -> None:
    """A workbook on the former edition is read by that edition, and a note says that there is a newer one."""
    read = read_workbook(path)
    assert read.framework == OLD
    (note,) = [p for p in check(read) if p.code.startswith("edition-")]
    assert note.code == "edition-former"
    assert note.message == (
        f'This workbook is on the edition "{OLD.edition}", and was read by it. New workbooks are on "{NEW.edition}". To bring '
        "this one over: matsheets repair WORKBOOK --to mat-assurance-framework -o NEW.xlsx."
    )


@pytest.mark.slow
@pytest.mark.parametrize("path", COMPLETED, ids=short)
def test_every_answer_comes_along_to_the_new_words(path: Path, tmp_path: Path) -> None:
    """Brought to the new edition, every answer stands with its element as it was, and nothing printed is taken for one."""
    before = read_workbook(path)
    repaired = repair(path, shipped_frameworks(), created=CREATED, to=NEW)
    target = tmp_path / "new.xlsx"
    target.write_bytes(repaired.content)
    after = read_workbook(target)
    assert repaired.not_placed == ()
    assert [(a.ref, a.column, a.text) for a in after.answers] == [(a.ref, a.column, a.text) for a in before.answers]
    assert (after.framework, after.identity.edition) == (NEW, NEW.edition)
    assert [p for p in check(after) if p.code in {"edition-former", "text-moved"}] == []
    reworded = [c.ref for c in repaired.changes if c.kind is ChangeKind.REWORDED]
    assert reworded == [e.ref for e in NEW.elements] == [c.ref for c in repaired.changes]


def bare(book: Workbook) -> None:
    """Take away what a workbook says of itself, as some programs do when they save it."""
    del book["_matsheets"]
    for name in [found.name for found in book.custom_doc_props.props]:
        del book.custom_doc_props[name]


def changed(source: Path, target: Path, change) -> Path:
    """Save a changed copy of a workbook."""
    book = openpyxl.load_workbook(source)
    change(book)
    book.save(target)
    return target


def test_a_workbook_that_lost_its_edition_is_known_by_its_words(tmp_path: Path, written: WriteWorkbook) -> None:
    """Without its hidden sheet and properties a workbook is read by the edition whose words are printed in it."""
    old = changed(PENNERDOWN, tmp_path / "old.xlsx", bare)
    new = changed(written({("VIS-01", "rationale"): "Typed."}), tmp_path / "new.xlsx", bare)
    assert [read_workbook(path).framework for path in (old, new)] == [OLD, NEW]
    repaired = repair(old, shipped_frameworks(), created=CREATED, to=NEW)
    assert (repaired.not_placed, repaired.placed) == ((), len(read_workbook(PENNERDOWN).answers))


def test_words_of_the_former_edition_in_a_new_workbook_are_printed_not_typed(
    tmp_path: Path, written: WriteWorkbook
) -> None:
    """A row pasted with its descriptors from a workbook on the former edition leaves none of them over as typed."""

    def paste(book: Workbook) -> None:
        sheet = book["1 Vision"]
        row = next(cell.row for cell in sheet["A"] if cell.value == "VIS-01")
        headers = {c.value: c.column for c in next(r for r in sheet.iter_rows() if r[0].value == "Ref")}
        for header, text in (("Weak capacity (Red)", OLD.element("VIS-01").weak),
                             ("Strong capacity (Green)", OLD.element("VIS-01").strong)):  # fmt: skip
            sheet.cell(row, headers[header]).value = text

    path = changed(written({("VIS-01", "rationale"): "Typed."}), tmp_path / "mixed.xlsx", paste)
    repaired = repair(path, shipped_frameworks(), created=CREATED)
    assert ([item.says for item in repaired.not_placed], repaired.placed) == ([], 1)
    assert "text-moved" in [p.code for p in check(read_workbook(path))]


def test_two_editions_together_are_said_apart(tmp_path: Path) -> None:
    """Where some workbooks of a round are on the former edition and some on the new one, a warning names both."""
    moved = tmp_path / "moved.xlsx"
    moved.write_bytes(repair(PENNERDOWN, shipped_frameworks(), created=CREATED, to=NEW).content)
    other = next(path for path in COMPLETED if path.parent == PENNERDOWN.parent and path != PENNERDOWN)
    mixed = [read_workbook(path) for path in (moved, other)]
    (problem,) = [p for p in check_together(mixed) if p.code == "editions-mixed"]
    assert OLD.edition in problem.message
    assert NEW.edition in problem.message
