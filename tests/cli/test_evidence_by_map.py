"""``build-evidence --by``: a document of its own, and what verify and pull say of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from matsheets.frameworks.framework_files import open_framework
from matsheets.workbook.layout.layout import Part, build_layout
from tests.books import write_book
from tests.cli.conftest import Run, complete
from tests.frameworks import music, music_standard, write_framework

MAP = """\
id: by-money
title: By money
edition: "1"
source: Us.
wording: Ours.
from:
  framework: mat-assurance-framework
  edition: "Six headings, fourteen elements; matsheets wording 2.0"
matters:
  - {id: money, title: Money}
  - {id: place, title: Place}
links:
  - {element: GOV-02, bears_on: money}
"""
RATED = {
    ("ABT-01", "answer"): "Wexcombe Trust",
    ("ABT-13", "answer"): "Trustees",
    ("ABT-14", "answer"): "Baseline",
    (music().elements[0].ref, "rating"): "Leaf",
    (music().elements[0].ref, "rationale"): "The pupils sing each week.",
}
PAPER = "papers/wexcombe-trust-evidence-by-by-money.docx"


def music_file(folder: Path) -> Path:
    """Write the file of a framework of one's own."""
    return write_framework(folder / "music.yaml", music_standard())


def _music_map() -> str:
    """The map's text, of that framework."""
    text = MAP.replace("mat-assurance-framework", music().id).replace("GOV-02", music().elements[0].ref)
    return text.replace('"Six headings, fourteen elements; matsheets wording 2.0"', f'"{music().edition}"')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One rater's workbook, and a map of one's own beside it."""
    (tmp_path / "by-money.yaml").write_text(MAP)
    layout = build_layout(open_framework("mat-assurance-framework"), {Part.REVIEW})
    write_book(tmp_path / "trustees.xlsx", layout, workbook_id="00000000000a", answers=complete())
    return tmp_path


def test_is_built_and_verified(run: Run, folder: Path) -> None:
    """It is named for its map; verify asks for a map that is none of ours, and says when it was changed."""
    ran = run("build-evidence", "trustees.xlsx", "--by", "by-money.yaml", "-o", "papers")
    assert (ran.code, ran.out) == (0, f"{PAPER}  Evidence by a map for Wexcombe Trust\n")
    refused = run("verify", PAPER, "trustees.xlsx")
    assert (refused.code, "Name its file with --by FILE." in refused.err) == (3, True)
    assert run("verify", PAPER, "trustees.xlsx", "--by", "by-money.yaml").code == 0
    (folder / "by-money.yaml").write_text(MAP + "  - {element: VIS-01, bears_on: money}\n")
    changed = run("verify", PAPER, "trustees.xlsx", "--by", "by-money.yaml")
    assert changed.code == 1
    assert "The map that it is arranged by says something else now" in changed.out


def test_is_kept_while_nothing_changed(run: Run, folder: Path) -> None:
    """--resume makes it anew when its map says something else, and not before."""
    build = ("build-evidence", "trustees.xlsx", "--by", "by-money.yaml", "-o", "papers", "--resume")
    assert run(*build).code == 0
    assert "1 already up to date and skipped" in run(*build).err
    (folder / "by-money.yaml").write_text(MAP + "  - {element: VIS-01, bears_on: money}\n")
    assert "1 already there and kept" in run(*build).err


def test_a_map_that_is_not_of_the_framework(run: Run, folder: Path) -> None:
    """It is refused, as a draft too, and no document of it is written."""
    command = ("build-evidence", "trustees.xlsx", "--by", "section-57-trust-quality", "-o", "papers", "--draft")
    ran = run(*command)
    assert ran.code == 1
    (found,) = ran.out.splitlines()
    assert found.startswith('trustees.xlsx: The map "')
    assert '" is not of the framework that this workbook is on, "MAT assurance framework". Name' in found
    assert not (folder / "papers").exists()


def test_edits_of_it_are_not_pulled(run: Run, folder: Path) -> None:
    """The words come from cells that stand in other papers too."""
    run("build-evidence", "trustees.xlsx", "--by", "by-money.yaml", "-o", "papers")
    ran = run("pull", PAPER, "trustees.xlsx", "-o", "pulled")
    assert (ran.code, "is an evidence by a map, whose edits cannot be pulled" in ran.err) == (3, True)


def test_the_framework_of_a_map_lies_beside_it(run: Run, folder: Path) -> None:
    """What a map names and nobody else knows is looked for in the map's own folder; a map is no framework with faults."""
    (folder / "more").mkdir()
    file = music_file(folder / "more")
    (folder / "more" / "ours.yaml").write_text(_music_map())
    ran = run("framework", "map", "more/ours.yaml")
    assert (ran.code, f"found in {file.relative_to(folder)}" in ran.err) == (0, True)
    assert f"From: {music().title}" in ran.out
    file.unlink()
    lost = run("framework", "map", "more/ours.yaml")
    assert (lost.code, "is not to be had" in lost.err) == (3, True)


def test_the_framework_of_a_map_lies_beside_the_workbooks(run: Run, tmp_path: Path) -> None:
    """The map is kept elsewhere: its framework is found with the workbooks, as it is for any other command."""
    for name in ("maps", "returned"):
        (tmp_path / name).mkdir()
    music_file(tmp_path / "returned")
    (tmp_path / "maps" / "by-money.yaml").write_text(_music_map())
    with (tmp_path / "returned" / "t.xlsx").open("wb") as out:
        write_book(out, build_layout(music(), {Part.REVIEW}), workbook_id="a", answers=RATED)
    ran = run("build-evidence", "returned", "--by", "maps/by-money.yaml", "-o", "papers", "--draft")
    assert (ran.code, "is not to be had" in ran.err) == (0, False)
    assert list(Path("papers").glob("*by-money.docx"))
