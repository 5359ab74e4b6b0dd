"""The framework's spreadsheet on the command line: written, checked, used wherever a framework's file is, and told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from tests.cli.conftest import Run
from tests.frameworks import music_standard, write_framework
from tests.frameworks.sheets import changed, exported


def test_from_text_to_spreadsheet_to_workbook(run: Run) -> None:
    """A framework's text, exported as a spreadsheet and back, is the same text, and workbooks are made on it."""
    write_framework(Path("music.yaml"), music_standard())
    assert run("framework", "export", "music.yaml", "-o", "first.yaml").code == 0
    assert run("framework", "export", "first.yaml", "-o", "music.xlsx").out == "music.xlsx  Music standard.\n"
    assert run("framework", "export", "music.xlsx", "-o", "second.yaml").code == 0
    assert Path("second.yaml").read_bytes() == Path("first.yaml").read_bytes()
    assert run("framework", "check", "music.xlsx").out.splitlines() == [
        "Scale, from the weakest to the strongest: Seed, Shoot, Leaf, Bud, Bloom. Areas for improvement: Seed or Shoot; strengths: Bud or "
        "Bloom; neither: Leaf.",
        "music.xlsx: Music standard is fine: 3 pillars, 6 themes.",
    ]
    assert run("new-workbook", "--framework", "music.xlsx", "-o", "book.xlsx").code == 0
    assert "Rating is blank. Choose Seed, Shoot" in run("check", "book.xlsx", "--framework", "music.xlsx").out


def test_a_spreadsheet_to_write_in(run: Run) -> None:
    """--empty keeps the scale alone, says what to do next, and is for spreadsheets only."""
    ran = run("framework", "export", "mat-assurance-framework", "--empty", "-o", "ours.xlsx")
    assert ran.out == "ours.xlsx  Room for a framework of your own, on the rating scale of MAT assurance framework.\n"
    assert ran.next == "Next: write in it, then run: matsheets framework check ours.xlsx\n"
    assert run("framework", "export", "mat-assurance-framework", "--empty", "-o", "ours.yaml").code == 2
    made = [load_workbook("ours.xlsx")["Scale"][f"{column}{row}"].value for column in "CHI" for row in range(5, 9)]
    assert (
        made == [None] * 12
    )  # the short forms, ids and lines of ours, which stayed beside other labels typed over ours
    before = Path("ours.xlsx").read_bytes()
    assert run("framework", "export", "mat-assurance-framework", "-o", "ours.xlsx").code == 4
    assert Path("ours.xlsx").read_bytes() == before


def test_what_was_made_of_a_file_is_said(run: Run) -> None:
    """The check lists what was filled in, and a command that makes something of the file points to the check."""
    Path("ours.xlsx").write_bytes(changed(exported(), lambda book: book["Elements"].__setitem__("H5", None)))
    line = "ours.xlsx › Elements › H5: Id is blank, and was made from the title: clarity-of-purpose.\n"
    assert run("framework", "check", "ours.xlsx").out.startswith(line)
    told = "1 thing was filled in, understood or not read. To see them: matsheets framework check ours.xlsx"
    assert told in run("new-workbook", "--framework", "ours.xlsx", "-o", "book.xlsx").err


def test_what_is_not_read_is_said_beside_faults(run: Run) -> None:
    """Where a file has faults, what in it is not read is said too: a text in the wrong column is both."""

    def slip(book: Workbook) -> None:
        book["Elements"]["B6"], book["Elements"]["J6"] = None, "Understanding of needs"

    Path("ours.xlsx").write_bytes(changed(exported(), slip))
    ran = run("framework", "check", "ours.xlsx")
    assert ran.code == 3
    assert ran.out == (
        'ours.xlsx › Elements › J6: What stands here is in no column, and is not read: "Understanding of needs".\n'
    )
    assert ran.err.startswith("ours.xlsx has 1 fault:\nours.xlsx › Elements › B6: The title of an element of")


def test_it_is_no_completed_workbook(run: Run) -> None:
    """Given where a completed workbook is expected, it is told apart, named or in a folder."""
    Path("returned").mkdir()
    Path("returned/ours.xlsx").write_bytes(exported())
    ran = run("check", "returned/ours.xlsx")
    assert ran.code == 3
    said = "ours.xlsx is a framework's spreadsheet, so it was not read."
    assert ran.err.startswith(said)
    assert said in run("check", "returned").err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("ours.xlsx", b"", "ours.xlsx is empty (0 bytes)."),
        ("ours.xlsx", b"id: ours\ntitle: Ours\n", "ours.xlsx is a text file, expected a workbook."),
        ("ours.xls", b"\x09\x08\x10\x00rest", "ours.xls is the old Excel 97–2003 format."),
        ("ours.xlsx", exported()[:9000], "ours.xlsx is damaged."),
        ("ours.yaml", exported(), ""),
    ],
)  # fmt: skip
def test_strange_files(run: Run, name: str, content: bytes, said: str) -> None:
    """A file that is no spreadsheet, or a damaged one, is refused as a workbook would be; one that is, whatever its name, is read."""
    Path(name).write_bytes(content)
    ran = run("framework", "check", name)
    assert ran.err.startswith(said)
    assert ran.code == (3 if said else 0)


def test_a_review_workbook_is_no_framework(run: Run) -> None:
    """A workbook of ratings given as a framework is told apart."""
    run("new-workbook", "-o", "book.xlsx")
    said = "book.xlsx is no framework's spreadsheet: it has no tabs Framework, Scale, Headings and Elements."
    assert run("framework", "check", "book.xlsx").err.startswith(said)


def test_a_folder_with_a_spreadsheet(run: Run) -> None:
    """A folder that holds a framework's spreadsheet stands for it."""
    Path("ours").mkdir()
    Path("ours/framework.xlsx").write_bytes(exported())
    assert "MAT assurance framework is fine" in run("framework", "check", "ours").out


def noted(book: Workbook) -> None:
    """Leave blank what matsheets makes, and keep notes of one's own: a tab, a column, a comment."""
    book["Elements"]["H5"] = book["Headings"]["C5"] = None
    book["Elements"]["I4"], book["Elements"]["I5"] = "Owner", "Ann"
    book["Elements"]["B6"].comment = Comment("Is this right?", "Ann")
    book.create_sheet("Board drafts")["A1"] = "keep me"


def test_a_file_written_over_itself_loses_no_notes(run: Run) -> None:
    """What was made stands in the blank cells afterwards; notes, tabs and columns of one's own stay, and all of it is said."""
    Path("ours.xlsx").write_bytes(changed(exported(), noted))
    assert run("framework", "export", "ours.xlsx", "-o", "ours.xlsx").code == 4
    ran = run("framework", "export", "ours.xlsx", "-o", "./ours.xlsx", "--force")
    assert ran.code == 0
    assert 'ours.xlsx › Elements › I4: The column "Owner" is not read (1 cell).' in ran.err
    assert "2 blank cells were filled in. All else was left as it is: 3 things" in ran.err
    book = load_workbook("ours.xlsx")
    assert (book["Elements"]["H5"].value, book["Headings"]["C5"].value) == (
        "clarity-of-purpose",
        "1 Vision, culture and ethos",
    )
    assert (book["Elements"]["I5"].value, book["Board drafts"]["A1"].value) == ("Ann", "keep me")
    assert book["Elements"]["B6"].comment is not None
    assert "is blank" not in run("framework", "check", "ours.xlsx").out


def test_a_file_without_notes_is_drawn_anew(run: Run) -> None:
    """A file written over itself that holds nothing else is as it would be elsewhere, and what was made is said, not pointed to."""
    Path("ours.xlsx").write_bytes(changed(exported(), lambda book: book["Elements"].__setitem__("H5", None)))
    ran = run("framework", "export", "ours.xlsx", "-o", "ours.xlsx", "--force")
    assert ran.err == "ours.xlsx › Elements › H5: Id is blank, and was made from the title: clarity-of-purpose.\n"
    assert ran.out == "ours.xlsx  MAT assurance framework.\n"
    assert "H5" not in run("framework", "check", "ours.xlsx").out


def test_nothing_empty_is_written_over_a_framework(run: Run) -> None:
    """A framework is not emptied by its own name, nor a text with comments or a map written over itself, whatever is forced."""
    Path("ours.xlsx").write_bytes(exported())
    write_framework(Path("music.yaml"), music_standard())
    Path("music.yaml").write_text("# ask Ann\n" + Path("music.yaml").read_text())
    run("framework", "map", "section-57-mat", "-o", "map.xlsx")
    for file, command in (
        ("ours.xlsx", ("export", "ours.xlsx", "--empty")),
        ("music.yaml", ("export", "music.yaml")),
        ("map.xlsx", ("map", "map.xlsx")),
    ):
        before = Path(file).read_bytes()
        assert run("framework", *command, "-o", file, "--force").code == 2
        assert Path(file).read_bytes() == before


def test_a_copy_of_ones_own_is_told_nothing_of_ids(run: Run) -> None:
    """Only who begins with one of ours is told to give an id and an edition of its own."""
    Path("ours.xlsx").write_bytes(exported())
    for name, said in (("mat-assurance-framework", True), ("ours.xlsx", False)):
        assert ("an id and an edition" in run("framework", "export", name, "-o", f"{name}.yaml").out) == said


@pytest.mark.parametrize(
    ("target", "offered"), [((), "Resources"), (("--to", "mat-assurance-framework"), "VIS-01 Clarity of purpose")]
)
def test_an_empty_map_offers_ones_own_elements(run: Run, target: tuple[str, ...], offered: str) -> None:
    """A map to begin with is from the framework that is named, whose lists it has, and is checked by the command it gives."""
    write_framework(Path("music.yaml"), music_standard())
    ran = run("framework", "map", "--from", "music.yaml", *target, "-o", "map.xlsx")
    assert ran.next == "Next: write in it, then run: matsheets framework map map.xlsx --framework music.yaml\n"
    listed = [str(row[0]) for row in load_workbook("map.xlsx")["Lists"].iter_rows(values_only=True) if row[0]]
    element = music_standard()["headings"][0]["elements"][0]
    assert f"{element['ref']} {element['title']}" in listed

    book = load_workbook("map.xlsx")
    texts = {str(cell.value) for row in book["Lists"].iter_rows() for cell in row}
    assert offered in texts
    book["Map"]["B7"], book["Map"]["B8"] = "Our own.", "Ours, of this spring."
    book["Links"]["A5"], book["Links"]["B5"] = f"{element['ref']} {element['title']}", offered
    book.save("map.xlsx")
    checked = run("framework", "map", "map.xlsx", "--framework", "music.yaml")
    assert (checked.code, f"  {element['ref']} {element['title']}\n    {offered}\n" in checked.out) == (0, True)


def test_an_empty_map_is_a_spreadsheet_of_one_thing(run: Run) -> None:
    """A map and where an empty one is to be from are never both named, nor neither, and an empty one is no text."""
    for command in (("--from", "mat-assurance-framework"), (), ("section-57-mat", "--from", "mat-assurance-framework")):
        assert run("framework", "map", *command, "-o", "map.yaml").code == 2
        assert not Path("map.yaml").exists()
