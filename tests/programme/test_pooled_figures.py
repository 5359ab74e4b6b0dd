"""What of a programme may leave it: which rows there are, on which side of each a trust stands, and that nothing else is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from matsheets.documents.template.programme_papers import build_pooled_paper
from matsheets.errors import ReviewError
from matsheets.model.framework import RatingScale
from matsheets.programme.pooled_figures import PooledFigures, PooledRow, pooled_figures_of
from matsheets.programme.pooled_workbook import write_pooled_workbook
from matsheets.programme.trust_entry import (
    ElementEntry,
    MediumTermEntry,
    PriorityEntry,
    Programme,
    TrustEntry,
)
from tests.builders import FOUR, framework
from tests.documents.lint import lint
from tests.judges import sdk_errors
from tests.programme.entries import DAY, trust_entry

ON = framework(2, 1)
FIRST = ON.elements[0].ref
R, AR, AG, G = 1, 2, 3, 4


def entry(name: str, *points: int | None, **facts: object) -> TrustEntry:
    """A trust that gives the elements of the framework these points, in their order."""
    return trust_entry(ON, name, points, **facts)


def several(count: int, like: TrustEntry) -> list[TrustEntry]:
    """So many trusts of which the same is true."""
    return [like._replace(key=f"{like.key} {n}") for n in range(count)]


def programme(*trusts: Iterable[TrustEntry]) -> Programme:
    """The programme of some trusts."""
    return Programme(ON, DAY, tuple(each for group in trusts for each in group))


def printed(row: PooledRow) -> str:
    """What a row says."""
    return " and ".join(map(str, row.ranges)) if row.ranges else "withheld"


def test_ratings_are_counted_by_half_of_the_scale_and_a_trust_without_one_on_neither_side() -> None:
    """Red and Amber-red stand together, so do Amber-green and Green; who did not rate the element is in no count of it."""
    figures = pooled_figures_of(programme(*(several(3, entry(str(p), p)) for p in (R, AR)), *(several(7, entry(str(p), p)) for p in (AG, G)),
                               several(6, entry("blank", None)), several(2, entry("nothing in"))))  # fmt: skip
    assert figures.ratings.sides == ("Red or Amber-red", "Amber-green or Green")
    assert printed(figures.ratings.rows[0]) == "5 to 9 and 10 to 14"
    assert str(figures.trusts) == "25 to 29"


@pytest.mark.parametrize("unrated", [9, 10, 910])
def test_trusts_that_did_not_rate_an_element_make_no_difference_to_its_row(unrated: int) -> None:
    """However many there are in the paper: where a trust more changed how a row is printed, it would tell of another's rating."""
    rated = (*several(11, entry("weak", R)), *several(79, entry("strong", G)))
    assert printed(
        pooled_figures_of(programme(rated, several(unrated, entry("blank", None)))).ratings.rows[0]
    ) == printed(pooled_figures_of(programme(rated)).ratings.rows[0])


def test_on_three_points_the_middle_one_stands_with_the_weaker() -> None:
    """The stronger half is the strongest alone, and the paper says that this one is no secret to who can tell the side."""
    scale = RatingScale(
        tuple(rating._replace(points=n) for n, rating in enumerate((FOUR[0], FOUR[1], FOUR[3]), start=1))
    )
    given = replace(programme(several(7, entry("a", 1)), several(7, entry("b", 3))), framework=replace(ON, scale=scale))
    figures = pooled_figures_of(given)
    assert figures.ratings.sides == ("Red or Amber-red", "Green")
    assert "Where that side is Green alone, they know its rating." in _words(build_pooled_paper(figures))


# --- no row follows from another -----------------------------------------------------------------------------------


def _facts(true_of: Callable[[str], bool]) -> TrustEntry:
    """A trust of which just those rows are true that are asked for."""
    agreed = true_of("Every element is agreed")
    elements = tuple(ElementEntry(e.ref, AR if true_of(e.ref) else AG, agreed) for e in ON.elements)
    has = [PriorityEntry("PLAN-01", h.ref, "", "", None, "", overdue=False) for h in ON.headings if true_of(h.ref)]
    return entry("one")._replace(
        elements=elements,
        priorities=tuple(has),
        has_mentor=true_of("A mentor is named"),
        support_refs=("SUP-01",) * true_of("Support from a mentor is on record"),
        medium_term=(MediumTermEntry("MED-01", "", ""),) * true_of("Medium-term priorities are set"),
    )


NAMES = [row.ref or row.title for row in pooled_figures_of(programme(several(5, entry("one")))).rows]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_true_in_one_row_never_follows_from_another(name: str) -> None:
    """A trust may stand on either side of a row whatever it does in all the others, so rows together tell no more than each."""
    alone, all_others = _facts(lambda row: row == name), _facts(lambda row: row != name)
    figures = pooled_figures_of(programme(several(7, alone), several(8, all_others)))
    assert {printed(row) for row in figures.rows} == {"5 to 9 and 5 to 9"}


# --- nothing else is told ------------------------------------------------------------------------------------------


def _files(given: Programme) -> dict[str, bytes]:
    """Every part of the paper and of the workbook, unpacked."""
    figures, book = pooled_figures_of(given), BytesIO()
    write_pooled_workbook(figures, book)
    found = {}
    for kind, content in (("docx", build_pooled_paper(figures)), ("xlsx", book.getvalue())):
        with ZipFile(BytesIO(content)) as package:
            found |= {f"{kind}/{info.filename} {info.date_time}": package.read(info) for info in package.infolist()}
    return found


def _words(document: bytes) -> str:
    from docx import Document

    return "\n".join(paragraph.text for paragraph in Document(BytesIO(document)).paragraphs)


def test_two_programmes_with_the_same_ranges_make_the_same_files() -> None:
    """Other trusts, files, regions, rounds, exact numbers and orders leave no trace in any part of either file."""
    one = programme(several(6, _facts(lambda row: row == FIRST)), several(9, _facts(lambda row: row != FIRST)))
    other = programme(
        several(8, entry("Oakfield", G, R, R, region="South West", round="Baseline", mentor="Dr Ada Byron", has_mentor=True,
                         number="01234567", file="agreed.xlsx", plan_file="plan.xlsx", date=dt.date(2026, 9, 1),
                         elements=tuple(ElementEntry(e.ref, p, agreed=True) for e, p in zip(ON.elements, (G, R, R), strict=True)),
                         priorities=tuple(PriorityEntry("PLAN-09", h.ref, "", "Teach well", DAY, "Behind", overdue=True)
                                          for h in ON.headings),
                         support_refs=("SUP-07",), medium_term=(MediumTermEntry("MED-03", "AAA", "Grow"),))),
        several(7, _facts(lambda row: row == FIRST)),
    )  # fmt: skip
    assert len(one.entries) == len(other.entries) == 15
    assert _files(one) == _files(other)


def test_a_trust_more_or_fewer_leaves_the_files_as_they_are_where_no_range_changes() -> None:
    """Of twelve trusts every row is withheld, and so it is without one of either side: the files do not differ in a byte."""
    trusts = [*several(4, _facts(lambda row: row == FIRST)), *several(8, _facts(lambda row: row != FIRST))]
    whole = _files(programme(trusts))
    for left_out in (0, 11):
        assert _files(programme(trusts[:left_out] + trusts[left_out + 1 :])) == whole


@pytest.mark.parametrize(("trusts", "limit"), [(4, 5), (7, 8)])
def test_fewer_trusts_than_the_limit_have_no_pooled_figures(trusts: int, limit: int) -> None:
    """The lead is told how many there are, and what to do."""
    with pytest.raises(
        ReviewError, match=f"of at least {limit} trusts.*there are {trusts}.*more trusts, or leave out --pooled"
    ):
        pooled_figures_of(programme(several(trusts, entry("one", R))), limit)


def test_with_a_higher_limit_more_rows_are_withheld_and_none_changes() -> None:
    """At ten, a row with eight trusts on one side is withheld, one with eleven prints as at five, and the paper says ten."""
    given = programme(
        several(8, _facts(lambda row: row == FIRST)),
        several(11, _facts(lambda row: row == "AAA")),
        several(5, _facts(lambda row: False)),
    )
    higher, usual = pooled_figures_of(given, 10), pooled_figures_of(given)
    assert [printed(usual.ratings.rows[0]), printed(higher.ratings.rows[0])] == ["5 to 9 and 15 to 19", "withheld"]
    assert [printed(each.priorities.rows[0]) for each in (usual, higher)] == ["10 to 14 and 10 to 14"] * 2
    assert "Every figure is a range of trusts, and none is of fewer than 10." in _words(build_pooled_paper(higher))


def _papers() -> list[PooledFigures]:
    """Figures with rows printed and withheld, with none printed, and of many trusts."""
    halves = [several(count, _facts(lambda row: row == FIRST)) for count in (12, 5, 131)]
    others = [several(count, _facts(lambda row: row == "AAA")) for count in (28, 3, 161)]
    return [pooled_figures_of(programme(*both)) for both in zip(halves, others, strict=True)]


def test_the_paper_can_be_read_by_everybody() -> None:
    """Nothing stands in the way of who hears it: headings, table headers, sizes, language, title."""
    assert [found for figures in _papers() for found in lint(build_pooled_paper(figures))] == []


@pytest.mark.judges
def test_the_sdk_finds_nothing_wrong_with_the_files(tmp_path: Path) -> None:
    """Word and Excel open the paper and the workbook without a repair."""
    for number, figures in enumerate(_papers()):
        paper, book = tmp_path / f"{number}.docx", tmp_path / f"{number}.xlsx"
        paper.write_bytes(build_pooled_paper(figures))
        with book.open("wb+") as out:
            write_pooled_workbook(figures, out)
        assert [sdk_errors(paper), sdk_errors(book)] == [[], []]


def test_few_printed_rows_and_how_many_trusts_it_takes_are_known() -> None:
    """One of nine rows is fewer than a quarter, three are not; a limit of 6 is as one of 10."""
    weak, strong = several(6, entry("w", R)), several(8, entry("s", G))
    few = pooled_figures_of(programme(weak, strong))
    enough = pooled_figures_of(programme(several(6, entry("w", R, R, R)), several(8, entry("s", G, G, G))))
    assert [(each.printed, len(each.rows), each.few_are_printed) for each in (few, enough)] == [
        (1, 9, True),
        (3, 9, False),
    ]
    assert (few.worth_while_from, pooled_figures_of(programme(weak, strong), 6).worth_while_from) == (30, 60)
