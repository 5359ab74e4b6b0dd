"""What the files of each trust and round are called."""

import datetime as dt
from itertools import permutations

from matsheets.model.respondents import summarise
from matsheets.review.file_names import RoundFileNames
from matsheets.review.grouping import group_by_trust_and_round
from matsheets.workbook.layout.layout import Part
from tests.builders import about, workbook
from tests.review.books import EXECUTIVE, SMALL, by


def round_of(name, year, trust="Oakfield", number="07654321"):
    """The summary of one workbook of a round."""
    return summarise(by(EXECUTIVE, trust=trust, number=number, round=name, more=about(date=dt.date(year, 9, 1))))


def names_of(*books, **options):
    """The name of a plan of each round, by the round."""
    groups = group_by_trust_and_round(books)
    names = RoundFileNames(groups)
    return {group.round: names.take(group, "development-plan", ".docx", **options) for group in groups}


def test_one_round_is_not_named():
    """The trust alone tells its file."""
    assert names_of(round_of("Annual review 2028", 2028)) == {"Annual review 2028": "oakfield-development-plan.docx"}


def test_any_rounds_name_stands_in_the_name_of_a_file():
    """As words joined by hyphens, in every file of a trust with several rounds; the day stands last."""
    books = [round_of("Baseline", 2026), round_of("Annual review: 2028/29?", 2028), round_of("Adolygiad Tŷ", 2027)]
    assert names_of(*books, day="2029-03-01") == {
        "Baseline": "oakfield-development-plan-baseline-2029-03-01.docx",
        "Annual review: 2028/29?": "oakfield-development-plan-annual-review-2028-29-2029-03-01.docx",
        "Adolygiad Tŷ": "oakfield-development-plan-adolygiad-ty-2029-03-01.docx",
    }


def test_rounds_that_a_file_would_call_alike_are_told_by_their_order():
    """The earlier one has no number, whatever the order of the workbooks."""
    books = [round_of("Annual review (2028)", 2029), round_of("Annual review 2028", 2028), round_of("Baseline", 2026)]
    for given in permutations(books):
        found = names_of(*given)
        assert found["Annual review 2028"] == "oakfield-development-plan-annual-review-2028.docx"
        assert found["Annual review (2028)"] == "oakfield-development-plan-annual-review-2028-2.docx"


def test_a_trust_is_told_by_its_number():
    """One that changed its name between rounds has several; two of one name have one round each."""
    changed = names_of(round_of("Baseline", 2026), round_of("Final", 2028, trust="Elmfield"))
    assert changed == {
        "Baseline": "oakfield-development-plan-baseline.docx",
        "Final": "elmfield-development-plan-final.docx",
    }
    groups = group_by_trust_and_round([round_of("Baseline", 2026), round_of("Baseline", 2026, number="07654322")])
    names = RoundFileNames(groups)
    assert [names.take(group, "meeting-paper", ".docx") for group in groups] == [
        "oakfield-meeting-paper.docx",
        "oakfield-meeting-paper-2.docx",
    ]


def test_a_name_is_never_longer_than_a_disk_allows():
    """255 bytes are the most that Linux gives a name, in whatever alphabet it is written."""
    trust, name = "ثقة" * 60, "مراجعة" * 10
    books = [round_of(f"{name} {year}", year, trust=trust) for year in (2027, 2028)]
    found = names_of(*books, day="2029-03-01")
    assert len(set(found.values())) == 2
    assert all(len(each.encode()) <= 255 and each.endswith("-2029-03-01.docx") for each in found.values())


def test_a_partnership_beside_one_round_does_not_make_two():
    """A workbook that holds nothing but a partnership is of no round, and its file is not named for one."""
    blank = summarise(workbook(SMALL, about(trust="Oakfield"), file="new.xlsx", parts=[Part.PARTNERSHIP]))
    (group,) = group_by_trust_and_round([blank])
    assert (
        RoundFileNames([group]).take(group, "partnership-agreement", ".docx") == "oakfield-partnership-agreement.docx"
    )
