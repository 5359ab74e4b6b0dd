"""Which packs and workbooks of a trust are compared, where several of it are given."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from matsheets.comparison.comparison import compare_trusts
from matsheets.comparison.selection import reviews_to_compare
from matsheets.errors import ReviewError
from matsheets.model.assessment import Assessment
from matsheets.workbook.read.reader import read_workbook
from tests.comparison.books import GREEN, MAT, trust
from tests.packs import Shared, pack_bytes

VIS = {"VIS-01": ("Red", "Nobody can say.", "Notes, May 2026", "Agreed")}
PEO = {"PEO-01": ("Red", "Two people carry it.", "Notes, May 2026", "Agreed")}


def pack(file: str, shared: Shared, day: dt.date = dt.date(2026, 10, 14)) -> Assessment:
    """A pack of Alder Trust."""
    content = pack_bytes(shared, trust="Alder Trust", number="ZZ000041", on=MAT, day=day)
    return read_workbook(Path(file), [MAT], content)


def seen(*given: Assessment) -> list[str]:
    """The Refs and ratings that are seen of Alder Trust."""
    (alder,) = reviews_to_compare(given)
    (first, _) = compare_trusts([alder, trust("Birch Trust", {})]).trusts
    assert first.shared is not None
    return [f"{e.element.ref} {e.rating.label}" for e in alder.elements if e.element.ref in first.shared and e.rating]


def test_a_pack_counts_beside_its_trusts_own_workbooks() -> None:
    """What was said yes to counts, and not what the workbooks have beyond it, of a later round too."""
    for round_ in ("Baseline", "Final"):
        (own,) = trust("Alder Trust", {"VIS-01": (GREEN, "", ""), "VIS-02": (GREEN, "", "")}, round=round_).assessments
        assert seen(own, pack("a.xlsx", VIS)) == ["VIS-01 Red"]


def test_packs_of_one_day_are_joined_where_they_agree() -> None:
    """Two packs with other elements, or the same words, are one; a copy is no second."""
    assert seen(pack("a.xlsx", VIS), pack("b.xlsx", PEO | VIS), pack("c.xlsx", VIS)) == ["VIS-01 Red", "PEO-01 Red"]


def test_the_pack_of_the_later_day_counts_alone() -> None:
    """A heading that a trust took back does not come back with its older pack."""
    assert seen(pack("b.xlsx", VIS | PEO), pack("a.xlsx", VIS, dt.date(2026, 11, 1))) == ["VIS-01 Red"]


@pytest.mark.parametrize(
    "said",
    [
        ("Amber-red", "Nobody can say.", "Notes, May 2026", "Agreed"),
        ("Red", "[name left out] cannot say.", "Notes, May 2026", "Agreed"),
        ("Red", "Nobody can say.", "Notes, May 2026", "One rating"),
    ],
)
def test_packs_that_contradict_each_other_are_refused(said: tuple[str, str, str, str]) -> None:
    """Another rating, other words or another source of a rating: neither counts, in whatever order, and both are named."""
    one, other = pack("a.xlsx", VIS | PEO), pack("b.xlsx", {"VIS-01": said})
    for given in ((one, other), (other, one)):
        with pytest.raises(
            ReviewError, match=r"a\.xlsx and b\.xlsx are packs of Alder Trust .* of VIS-01\..* leave the other out"
        ):
            seen(*given)
