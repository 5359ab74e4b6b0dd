"""Digits that are no digits, dates with the year or the month first, ratings called agreed (FAULTS 63)."""

from __future__ import annotations

import datetime as dt

import pytest

from matsheets.model.cells import fold_ref
from tests.faults.conftest import Bench
from tests.faults.test_values import Read


@pytest.mark.parametrize(
    ("ref", "column", "typed", "code"),
    [
        ("PAR-25", "answer", "£10000²", "money-not-understood"),
        ("ABT-06", "answer", "2341³", "number-not-understood"),
        ("ABT-05", "answer", "9¹", "number-not-understood"),
        ("CHG-01", "rate", "£450¹", "money-not-understood"),
        ("ABT-15", "answer", "1² September 2026", "date-not-understood"),
        ("ABT-15", "answer", "٠١/٠٩/٢٠٢٦", "date-not-understood"),
        ("SRV-01", "days", "1２", "number-not-understood"),
    ],
)
def test_a_mark_beside_a_figure_is_asked_about(
    full_bench: Bench, read: Read, ref: str, column: str, typed: str, code: str
) -> None:
    """A superscript, or a digit of another script, gives no other number: an error at its cell that quotes it."""
    path = full_bench.put(ref, column, typed)

    assert read(path).value(ref, column) is None
    found = full_bench.check(path)
    assert found.exit == 1
    (line,) = found.of(code)
    assert f'{ref} error: "{typed}" could not be read as ' in line


def test_a_ref_is_read_as_it_was_typed() -> None:
    """A Ref with a superscript is not the Ref with the digit."""
    assert fold_ref("VIS-0²") == "VIS-0²"
    assert fold_ref(" vis – 02 ") == "VIS-02"


@pytest.mark.parametrize("typed", ["2026/09/01", "September 1, 2026"])
def test_a_date_with_one_meaning_is_read_with_a_warning(bench: Bench, read: Read, typed: str) -> None:
    """The year first, or the month's name first, has one meaning; the warning shows it."""
    path = bench.put("ABT-15", "answer", typed)

    assert read(path).value("ABT-15") == dt.date(2026, 9, 1)
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {"date-from-text"})
    assert f'"{typed}" is text, and was read as 1 September 2026.' in found.of("date-from-text")[0]


@pytest.mark.parametrize("typed", ["Amber-green (agreed)", "Amber-green - agreed", "Amber-green."])
def test_a_rating_called_agreed_is_that_rating(bench: Bench, read: Read, typed: str) -> None:
    """The rating counts, and a note says how it was understood."""
    path = bench.put("GOV-01", "rating", typed)

    assert read(path).value("GOV-01", "rating").label == "Amber-green"
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {"respelt"})
    assert found.of("respelt")[0].endswith(f'note: "{typed}" was read as Amber-green.')
