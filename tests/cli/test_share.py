"""``matsheets share``, and what the other commands do with what it makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matsheets.workbook.read.reader import read_workbook
from tests.cli.conftest import Run
from tests.packs import ONE, pack_bytes

STEM = "ondlebury-learning-partnership-trust-shared-review"


def test_a_pack_is_a_workbook_and_a_paper_and_says_what_is_in_it_and_what_is_not(built: Run) -> None:
    """Whoever has to say yes reads each element with its rating and basis, and what stays with the trust."""
    before = {path.name: path.read_bytes() for path in Path("returned").iterdir()}
    ran = built("share", "returned", "-o", "packs", "--elements", "TEA-01,GOV-02")
    assert ran.code == 0
    assert sorted(path.name for path in Path("packs").iterdir()) == [f"{STEM}.docx", f"{STEM}.xlsx"]
    assert "In the pack: 2 of 14 elements, with 4 texts." in ran.out
    assert "  TEA-01 Approach to pedagogy: Amber-green, agreed; reasons and evidence\n" in ran.out
    assert "  12 elements not chosen: VIS-01 to VIS-03 (Vision, culture and ethos)" in ran.out
    assert "4 issues beyond the framework, 8 rows of the plan and 1 partnership agreement." in ran.out
    assert 'Warning: the papers are for "Those who govern the trust, its staff and advisers" (ABT-19).' in ran.out
    assert "Nothing was sent." in ran.err
    assert {path.name: path.read_bytes() for path in Path("returned").iterdir()} == before


def test_the_same_workbooks_make_the_same_pack_and_nothing_is_replaced_unasked(built: Run) -> None:
    """A second run needs --force, and then writes the same bytes."""
    built("share", "returned", "-o", "packs", "--headings", "3,CUR")
    first = {path.name: path.read_bytes() for path in Path("packs").iterdir()}
    ran = built("share", "returned", "-o", "packs", "--headings", "3,CUR")
    assert (ran.code, "are in the folder already. Use --force to replace." in ran.err) == (4, True)
    files = sorted(Path("returned").iterdir(), reverse=True)
    assert built("share", *files, "-o", "packs", "--headings", "cur,Teaching and learning", "--force").code == 0
    assert {path.name: path.read_bytes() for path in Path("packs").iterdir()} == first


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--headings", "7", 'The MAT assurance framework has no heading "7". Give 1 to 6, or VIS, PEO'),
        (
            "--elements",
            "TEA-09",
            'The MAT assurance framework has no element "TEA-09". Give a Ref from VIS-01 to GOV-02.',
        ),
    ],
)
def test_what_the_framework_does_not_have_cannot_be_chosen(built: Run, option: str, value: str, said: str) -> None:
    """A heading or element that there is none of is a mistake in the command, and nothing is written."""
    ran = built("share", "returned", "-o", "packs", option, value)
    assert (ran.code, said in ran.err, Path("packs").exists()) == (2, True, False)


@pytest.mark.parametrize("option", ["--headings", "--elements"])
@pytest.mark.parametrize("value", ["", " ", ",", " ; ,"])
def test_an_empty_choice_shares_nothing(built: Run, option: str, value: str) -> None:
    """A blank in a script is a mistake in the command: nothing stands for everything."""
    ran = built("share", "returned", "-o", "packs", option, value)
    assert (ran.code, f"The list after {option} is empty." in ran.err, Path("packs").exists()) == (2, True, False)


def test_the_paper_is_verified_and_explained_from_the_pack_alone(built: Run) -> None:
    """With the pack beside it the paper says what the workbook says, and why names the basis."""
    built("share", "returned", "-o", "packs", "--headings", "3")
    verified = built("verify", f"packs/{STEM}.docx", f"packs/{STEM}.xlsx")
    assert (verified.code, "says what the workbooks say" in verified.out) == (0, True)
    assert "Amber-green (nearer strong than weak capacity; agreed)" in built("why", f"packs/{STEM}.docx", "TEA-01").out


def test_a_changed_pack_is_found_by_verify(built: Run) -> None:
    """A rating that was typed over in the pack no longer is what the paper says."""
    from tests.books import edited

    built("share", "returned", "-o", "packs", "--headings", "3")

    def worse(sheet: object) -> None:
        for row in sheet.iter_rows():  # type: ignore[attr-defined]
            for cell in row:
                cell.value = "Red" if cell.value == "Amber-green" else cell.value

    edited(Path("packs", f"{STEM}.xlsx"), "3 Teaching", worse)
    ran = built("verify", f"packs/{STEM}.docx", f"packs/{STEM}.xlsx")
    assert (ran.code, "TEA-01" in ran.out) == (1, True)


@pytest.mark.parametrize(
    "command",
    [
        ("build-all", "packs", "-o", "out"),
        ("build-summary", "packs", "-o", "out"),
        ("prepare-meeting", "packs", "-o", "out"),
        ("new-workbook", "--from", "packs", "--round", "Final", "-o", "out"),
        ("share", "packs", "-o", "out"),
    ],
)
def test_nothing_is_made_from_a_pack_alone(run: Run, command: tuple[str, ...]) -> None:
    """A pack is what another trust showed: it makes no paper for a board, no meeting, no next round, and no further pack."""
    Path("packs").mkdir()
    Path("packs", "a.xlsx").write_bytes(_pack())
    ran = run(*command)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("a.xlsx was not used: it is a pack, what a trust shared with another.")
    assert not Path("out").exists() or not list(Path("out").iterdir())


def test_status_names_a_pack_and_puts_no_trust_at_a_step_by_it(built: Run) -> None:
    """Beside the trust's own workbooks the pack and its paper change nothing of where the trust stands."""
    before = json.loads(built("status", "returned", "--format", "json").out)["trusts"]
    built("share", "returned", "-o", "returned")
    after = json.loads(built("status", "returned", "--format", "json").out)
    assert after["packs"] == [f"{STEM}.xlsx"]
    assert after["other_documents"] == []
    assert [trust["rounds"] for trust in after["trusts"]] == [trust["rounds"] for trust in before]


def test_a_pack_is_in_no_table_and_is_named(run: Run) -> None:
    """What a trust showed another is no return of it: a table would make "not shared" of it "not rated"."""
    Path("a.xlsx").write_bytes(_pack())
    ran = run("aggregate", "a.xlsx", "-o", "all.csv")
    assert (ran.code, Path("all.csv").exists()) == (3, False)
    assert "a.xlsx was not used: it is a pack, what a trust shared with another." in ran.err


def test_two_trusts_have_a_pack_each_and_a_refused_one_stops_nobody(run: Run, ondlebury: Path) -> None:
    """A workbook that does not name its trust is named, and the others' packs are made."""
    from tests.books import load_book

    source = next((ondlebury / "returned").glob("*trustees*"))
    book = load_book(source)
    for row in book["About"].iter_rows():
        if row[0].value in {"ABT-01", "ABT-02"}:
            row[2].value = None
    Path("in").mkdir()
    book.save(Path("in", "nobody.xlsx"))
    Path("in", "known.xlsx").write_bytes(source.read_bytes())
    ran = run("share", "in", "-o", "packs")
    assert ran.code == 1
    assert "nobody.xlsx: no pack was made, because the trust cannot be told." in ran.err
    found = read_workbook(Path("packs", f"{STEM}.xlsx"))
    assert {found.basis_of(ref) for ref in found.shared or ()} == {"One rating"}


def _pack() -> bytes:
    from matsheets.frameworks.framework_files import open_framework

    framework = open_framework("mat-assurance-framework")
    return pack_bytes({"TEA-01": ONE["AAA-01"]}, on=framework)
