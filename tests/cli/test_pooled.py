"""``build-programme --pooled``: what leaves a programme, run as a lead runs it."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from matsheets.model.framework_file import shipped_frameworks
from matsheets.programme.disclosure_control import printed_ranges
from matsheets.workbook.layout.layout import Part, build_layout
from tests.books import write_book
from tests.cli.conftest import Run

FRAMEWORK = shipped_frameworks()[0]
LAYOUT = build_layout(FRAMEWORK, frozenset({Part.REVIEW}))
#: Of these, each element is rated weak by six trusts and strong by eight, never the same six.
TRUSTS = 14


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a completed workbook of each trust of a programme."""
    folder = tmp_path_factory.mktemp("returned")
    for number in range(TRUSTS):
        answers: dict[tuple[str, str], object] = {
            ("ABT-02", "answer"): f"0{number:07}", ("ABT-03", "answer"): f"Reviewer {number}",
            ("ABT-05", "answer"): "Agreed", ("ABT-06", "answer"): dt.date(2026, 10, 5), ("ABT-07", "answer"): "Baseline",
        }  # fmt: skip
        for at, element in enumerate(FRAMEWORK.elements):
            answers[element.ref, "rating"] = "Amber-red" if (number + 3 * at) % 7 < 3 else "Green"
            answers[element.ref, "rationale"] = f"Because of what trust {number} knows."
            answers[element.ref, "evidence"] = "Minutes of 4 May 2026."
        path = folder / f"brockwell-{number:02}.xlsx"
        write_book(path, LAYOUT, workbook_id=f"{number:012}", answers=answers, trust=f"Brockwell Trust {number:02}")
    return folder


def ratings(folder: Path) -> dict[str, tuple[str, str]]:
    """What the workbook says of each element."""
    sheet = openpyxl.load_workbook(folder / "pooled-workbook.xlsx")["Ratings"]
    return {
        str(ref): (str(first), str(second)) for ref, _, first, second in sheet.iter_rows(min_row=2, values_only=True)
    }


def test_only_what_may_leave_a_programme_is_written(run: Run, returned: Path, tmp_path: Path) -> None:
    """Two files, neither called after a trust, and in no part of them a trust, a person, a file, a text or a number of either."""
    ran = run("build-programme", returned, "-o", "out", "--pooled", "--on", "20/11/2026")
    assert (ran.code, ran.out.splitlines()[0]) == (
        0, "out/pooled-paper.docx  Pooled figures of 14 trusts: 14 of 24 rows printed, the others withheld",
    )  # fmt: skip
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["pooled-paper.docx", "pooled-workbook.xlsx"]
    assert set(ratings(tmp_path / "out").values()) == {("5 to 9", "5 to 9")}
    for path in (tmp_path / "out").iterdir():
        with ZipFile(BytesIO(path.read_bytes())) as package:
            parts = [package.read(name).decode("utf-8").casefold() for name in package.namelist()]
        for text in ("brockwell", "reviewer", "because of", "minutes", "baseline", ".xlsx", "00000003", "000000000013"):
            assert not any(text in part for part in parts), (path.name, text)


@pytest.mark.slow
def test_dropping_any_one_trust_never_tells_its_ratings(run: Run, returned: Path, tmp_path: Path) -> None:
    """The command is run on all trusts and without each in turn: of every element, both papers fit a trust on either side."""
    files = sorted(returned.iterdir())
    run("build-programme", *files, "-o", "all", "--pooled", "--on", "20/11/2026")
    whole = ratings(tmp_path / "all")
    told = 0
    for number, left_out in enumerate(files):
        rest = [path for path in files if path != left_out]
        assert run("build-programme", *rest, "-o", f"without-{number}", "--pooled", "--on", "20/11/2026").code == 0
        for ref, printed in ratings(tmp_path / f"without-{number}").items():
            possible = {
                side
                for weak in range(TRUSTS + 1)
                for side in ("weak", "strong")
                if said(weak, TRUSTS - weak) == whole[ref]
                and said(weak - (side == "weak"), TRUSTS - weak - (side == "strong")) == printed
            }
            assert possible == {"weak", "strong"}, (ref, left_out.name)
            told += printed != whole[ref]
    assert told == 6 * len(whole)  # where a trust of the six is left out, the row is withheld


def said(weak: int, strong: int) -> tuple[str, str]:
    """What a row of the paper says of so many trusts."""
    ranges = printed_ranges(weak, strong) if min(weak, strong) >= 0 else None
    return (str(ranges[0]), str(ranges[1])) if ranges else ("Withheld", "Withheld")


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (("--pooled", "--at-least", "4"), 2, "4 is too low: figures over fewer than 5 trusts never leave a programme."),
        (("--at-least", "8"), 2, "--at-least belongs to --pooled."),
        (
            ("--pooled", "--at-least", "15"),
            3,
            "Pooled figures are of at least 15 trusts, and on this framework there are 14.",
        ),
    ],
)
def test_a_limit_goes_upwards_only_and_must_be_met(
    run: Run, returned: Path, tmp_path: Path, given: tuple[str, ...], code: int, told: str
) -> None:
    """A lower one is refused, as is one without --pooled, and one that there are too few trusts for; nothing is written."""
    ran = run("build-programme", returned, "-o", "out", *given)
    assert (ran.code, told in ran.err, (tmp_path / "out").exists()) == (code, True, False)


def test_where_no_row_can_be_printed_no_paper_is_made(run: Run, returned: Path, tmp_path: Path) -> None:
    """It is said why, and from how many trusts on it is worth while."""
    ran = run("build-programme", returned, "-o", "out", "--pooled", "--at-least", "6", "--on", "20/11/2026")
    assert (ran.code, (tmp_path / "out").exists()) == (1, False)
    assert (
        "No paper was made: with 14 trusts, all 24 rows would be withheld. It is usually worth while from about 60 trusts on, and sooner "
        "with a lower --at-least.\n"
    ) in ran.err


def test_pooled_files_are_not_replaced_unasked(run: Run, returned: Path, tmp_path: Path) -> None:
    """A paper that is there stays as it is without --force."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "pooled-paper.docx").write_bytes(b"mine")
    assert run("build-programme", returned, "-o", "out", "--pooled").code == 4
    assert (tmp_path / "out" / "pooled-paper.docx").read_bytes() == b"mine"
