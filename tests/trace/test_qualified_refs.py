"""Refs that name a trust: whose rows ``why`` gives in a folder of many trusts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matsheets.model.assessment import Assessment
from matsheets.model.respondents import AGREED, summarise_all
from matsheets.model.trust_names import distinct_names
from matsheets.trace.qualified_refs import nearest_trusts
from matsheets.trace.why import why
from tests.builders import GREEN, about, row
from tests.review.books import TRUSTEES, by


def book(file: str, trust: str, number: str = "", group: str = TRUSTEES) -> Assessment:
    """A trustees' workbook of some trust."""
    given = by(group, {"AAA-01": GREEN}, more=row("BEY-01", issue="Roofs") | about(trust=trust, number=number))
    return replace(given, file=file)


FOLDER = [
    book("oak.xlsx", "Oakfield Learning Trust", "00000001"),
    book("oak-agreed.xlsx", "Oakfield Learning Trust Ltd", "", AGREED),
    book("ash.xlsx", "Ash, Elm and Beech (North) Trust", "00000002"),
    book("twin-a.xlsx", "Twin Trust", "00000003"),
    book("twin-b.xlsx", "Twin Trust", "00000004"),
    book("nobody.xlsx", "", ""),
]
SUMMARIES = summarise_all(FOLDER)


@pytest.mark.parametrize(
    ("ref", "files"),
    [
        ("AAA-01 (Oakfield Learning Trust)", ["oak-agreed.xlsx", "oak.xlsx"]),
        ("aaa-1 (the oakfield learning trust)", ["oak-agreed.xlsx", "oak.xlsx"]),
        ("AAA-01 (Oakfield)", ["oak-agreed.xlsx", "oak.xlsx"]),
        ("AAA-01 Oakfield", ["oak-agreed.xlsx", "oak.xlsx"]),
        ("AAA-01 of Oakfield", ["oak-agreed.xlsx", "oak.xlsx"]),
        ("AAA-01 (Oakfield Learning)", ["oak-agreed.xlsx", "oak.xlsx"]),
        ("AAA-01 (00000001)", ["oak-agreed.xlsx", "oak.xlsx"]),
        ("BEY-01 (Oakfield Learning Trust, Trustees)", ["oak.xlsx"]),
        ("AAA-01 (Ash, Elm and Beech, North Trust)", ["ash.xlsx"]),
        ("AAA-01 (Ash, Elm and Beech (North) Trust)", ["ash.xlsx"]),
        ("AAA-01 (Twin Trust)", ["twin-a.xlsx", "twin-b.xlsx"]),
        ("AAA-01 (Twin Trust, 00000004)", ["twin-b.xlsx"]),
        ("AAA-01 (Twin Trust, twin-b.xlsx)", ["twin-b.xlsx"]),
        ("AAA-01 (nobody.xlsx)", ["nobody.xlsx"]),
        ("AAA-01 (Oakfeild Learning Trust)", []),
    ],
)
def test_a_ref_that_names_a_trust_is_of_that_trust_alone(ref: str, files: list[str]) -> None:
    """By its name in any spelling, a short name, its number or a file; also those of its workbooks that leave the number blank."""
    found = why(ref, FOLDER)
    assert found is not None
    assert [each.file for each in found.rows] == files


def test_a_name_in_full_goes_before_one_that_is_short() -> None:
    """A trust called Oakfield is meant by that word, and the Oakfield Learning Trust is not."""
    found = why("AAA-01 (Oakfield)", [*FOLDER, book("short.xlsx", "Oakfield")])
    assert found is not None
    assert [each.file for each in found.rows] == ["short.xlsx"]


def test_words_after_a_ref_that_name_nobody_are_words_of_a_document() -> None:
    """``why`` then looks for them in the document, as it does with any other words."""
    assert why("AAA-01 Element AAA1", FOLDER) is None


def test_a_name_that_is_nearly_one_is_suggested() -> None:
    """The nearest name; without one, some of those that there are."""
    assert nearest_trusts("Oakfeild Learning", SUMMARIES)[0].startswith("Oakfield Learning Trust")
    assert "Twin Trust" in nearest_trusts("Zebra", SUMMARIES)


def test_names_that_several_have_are_told_apart() -> None:
    """By number, else by file; a name that one alone has stays as it is."""
    given = [
        ("Twin Trust", "00000003", "a.xlsx"),
        ("The Twin Trust", "", "b.xlsx"),
        ("Oak Trust", "00000001", "c.xlsx"),
    ]
    assert distinct_names(given) == ("Twin Trust, 00000003", "The Twin Trust, b.xlsx", "Oak Trust")


def test_what_tells_names_apart_is_what_why_understands() -> None:
    """Each row of two trusts of one name is found by what they are called."""
    for file, called in zip(
        ("twin-a.xlsx", "twin-b.xlsx"),
        distinct_names([("Twin Trust", "00000003", "twin-a.xlsx"), ("Twin Trust", "00000004", "twin-b.xlsx")]),
        strict=True,
    ):
        found = why(f"AAA-01 ({called})", FOLDER)
        assert found is not None
        assert [each.file for each in found.rows] == [file]
