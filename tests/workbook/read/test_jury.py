"""Whatever a judge does to its process, every workbook gets an outcome, and the fault is named."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from tests.workbook.read.hostile import one_cell, write_zip
from tests.workbook.read.judges import Verdict
from tests.workbook.read.jury import outcomes, report

PLAIN = one_cell('<c r="A1" t="str"><v>Green</v></c>')


def moody(path: Path, unasked: Collection[str], tell: Callable[[str], object]) -> Verdict:
    """Stand in for the judges: ``openpyxl`` does what the file's name says, ``calamine`` finds what the folder's says."""
    if path.stem == "unread":
        time.sleep(3600)
    if "openpyxl" not in unasked:
        tell("openpyxl")
        if path.stem == "hangs":
            time.sleep(3600)
        if path.stem == "dies":
            os._exit(3)
    tell("calamine")
    return Verdict(differences=["calamine › Tab › (1, 1): 'x', ours nothing"] if "differs" in path.parts[-2] else [])


@pytest.fixture
def plain(tmp_path: Path) -> Callable[[str], Path]:
    """Write a plain workbook with this name."""

    def write(name: str) -> Path:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        return write_zip(tmp_path / name, PLAIN)

    return write


@pytest.mark.slow
def test_a_judge_that_hangs_or_dies_is_counted_and_the_others_are_asked(plain: Callable[[str], Path]) -> None:
    """The outcome names the judge; what the other one finds still counts, and the workbooks behind are judged."""
    names = ["same/hangs.xlsx", "same/dies.xlsx", "differs/hangs.xlsx", "same/a.xlsx", "differs/b.xlsx"]
    found = outcomes([plain(name) for name in names], seconds=3, judge=moody)
    assert [(outcome.path.parent.name, outcome.path.name) for outcome in found] == [tuple(n.split("/")) for n in names]
    assert [outcome.name for outcome in found] == ["a judge failed", "a judge failed", "different", "ok", "different"]
    assert found[0].lines == ("openpyxl came to no end within 3 s",)
    assert found[1].lines == ("openpyxl took its whole process down",)
    assert found[2].lines[0].startswith("calamine › ")
    assert found[2].lines[1].startswith("openpyxl came to no end")


@pytest.mark.slow
def test_our_reader_has_no_excuse(plain: Callable[[str], Path]) -> None:
    """What comes to no end before a judge was asked is our own reading, and a difference."""
    (found,) = outcomes([plain("same/unread.xlsx")], seconds=3, judge=moody)
    assert (found.name, found.lines) == ("different", ("our reader came to no end within 3 s",))


def test_a_refusal_is_an_outcome(tmp_path: Path) -> None:
    """What is no workbook is refused, under our error's code."""
    path = tmp_path / "letter.xlsx"
    path.write_text("Dear all")
    assert report(outcomes([path])) == "refused: other-document: 1"


def test_the_report_counts_outcomes_and_allowances(tmp_path: Path, plain: Callable[[str], Path]) -> None:
    """One line for each outcome, one for each allowance."""
    number = write_zip(tmp_path / "number.xlsx", one_cell('<c r="A1"><v>3</v></c>'))
    assert report(outcomes([plain("same/a.xlsx"), number])) == "ok: 2\nallowed, calamine: floats: 1"
