"""Stage 5: the rounds of a trust beside each other."""

import pytest

from matsheets.checks import check_together
from matsheets.model.respondents import AGREED
from tests.builders import GREEN, about
from tests.checks.conftest import codes, day
from tests.review.books import EXECUTIVE, SMALL, TRUSTEES, by

FIRST, SECOND, THIRD, FOURTH = (day(f"{year}-09-07") for year in (2026, 2027, 2028, 2029))


def book(name, date=None, group=EXECUTIVE, **options):
    """A view of one round."""
    rated = {element.ref: GREEN for element in SMALL.elements}
    return by(group, rated, round=name, more=about(date=date) if date else {}, **options)


def test_rounds_without_end_are_fine():
    """Four rounds of any names, each with a date of its own, whatever their order."""
    books = [book("Final", FOURTH), book("Annual review 2028", THIRD), book("Baseline", FIRST), book("Year 2", SECOND)]
    assert check_together(books) == ()


def test_two_spellings_that_look_like_one_round(said):
    """Each would be a round of its own, so both files are named."""
    books = [book("Baseline 2026", FIRST, file="a.xlsx"), book("Basline 2026", FIRST, TRUSTEES, file="b.xlsx")]
    found = check_together(books)
    assert said(found, "round-names-near") == [
        'ABT-14 ABT-14: Oakfield has two rounds that look like one: "Baseline 2026" (in a.xlsx) and "Basline 2026" (in b.xlsx). '
        "They are kept apart, and each has papers of its own. If they are one round, type one name in all of its workbooks."
    ]
    assert [place.file for place in found[0].places] == ["a.xlsx", "b.xlsx"]
    assert len(found) == 1


def test_names_that_fold_alike_are_one_round():
    """Then nothing is said."""
    assert check_together([book("Annual review 2028", THIRD), book("annual  review – 2028", THIRD, TRUSTEES)]) == ()


def test_two_rounds_of_one_date(said):
    """Nobody can tell which came first."""
    books = [book("Year 2", SECOND, file="a.xlsx"), book("Annual visit", SECOND, file="b.xlsx")]
    found = check_together(books)
    assert said(found, "rounds-of-one-date") == [
        'ABT-14 ABT-14: Oakfield has more than one round of 7 September 2027: "Year 2" (in a.xlsx) and "Annual visit" (in b.xlsx). '
        "Rounds go by their dates, so it is not certain which came first. Check the date of the review in each."
    ]
    assert len(found) == 1


def test_rounds_of_the_list_that_are_dated_the_other_way_round(said):
    """A Final before the Baseline is a slip, or a name that was chosen for something else."""
    found = check_together([book("Final", FIRST), book("Baseline", SECOND)])
    assert said(found, "rounds-out-of-order") == [
        "ABT-14 ABT-14: Final of Oakfield is dated 7 September 2026, before Baseline, which is dated 7 September 2027. Rounds go by "
        "their dates, so Baseline counts as the later one. Check the date of the review in each."
    ]
    assert len(found) == 1


def test_a_round_without_a_date_has_no_place(said):
    """Beside other rounds; by itself it needs none, and one of the names in the list tells its place."""
    alone = book("Annual review", file="a.xlsx")
    assert said(check_together([alone, book("Baseline", FIRST)]), "round-without-date") == [
        "a.xlsx: No workbook of Oakfield, Annual review, gives the date of the review. Without it this round has no place among the "
        "trust's others and is compared with none. Type the date."
    ]
    assert check_together([alone]) == ()
    assert check_together([book("Final"), book("Baseline", FIRST)]) == ()


@pytest.mark.parametrize(("last", "expected"), [("2027-03-05", []), ("2027-11-09", ["round-dates-apart"])])
def test_the_dates_of_one_round_are_far_apart(last, expected):
    """A name that was used again a year later would put two years into one paper."""
    books = [book("Annual review", FIRST), book("Annual review", day(last), AGREED)]
    assert codes(check_together(books)) == expected


def test_what_to_call_the_later_of_two_rounds(said):
    """The sentence offers a name."""
    books = [book("Annual review", FIRST), book("Annual review", THIRD, TRUSTEES)]
    assert said(check_together(books), "round-dates-apart") == [
        "ABT-14 ABT-14: The workbooks of Oakfield, Annual review, are dated from 7 September 2026 to 7 September 2028, and count as "
        "one round. If they are of two, give the later one a name of its own, for example Annual review 2028. Otherwise check the "
        "dates."
    ]


def test_other_trusts_are_not_looked_at():
    """Two trusts may have reviewed themselves on one day, under names that are nearly the same."""
    assert (
        check_together([book("Baseline 2026", FIRST), book("Basline 2026", FIRST, trust="Elm", number="07654322")])
        == ()
    )
