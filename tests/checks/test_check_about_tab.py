"""Stage 3: who and when."""

import pytest

from matsheets.model.respondents import AGREED
from tests.checks.conftest import codes, day


@pytest.mark.parametrize(
    ("slug", "name", "sentence"),
    [
        (
            "trust-name-missing",
            "trust_name",
            "ABT-01: The name of the trust is blank. Type it as it is registered at Companies House.",
        ),
        (
            "group-missing",
            "group",
            "ABT-13: Group is blank. Choose whose view this is: Executive team, Trustees, Headteachers and middle "
            "leaders, Mentor (external challenge) or Agreed at the diagnostic meeting.",
        ),
        (
            "round-missing",
            "round",
            "ABT-14: Round is blank. Choose Baseline, Review (mid-point) or Final, or type a name of your own.",
        ),
        (
            "review-date-missing",
            "review_date",
            "ABT-15: The date of this review is blank. Type the day on which these ratings were settled.",
        ),
    ],
)
def test_what_must_be_said(desk, said, slug, name, sentence):
    """Each question that everything else hangs on is asked for when it is blank, and nothing else is."""
    found = desk.check(desk.about(**{name: None}) | desk.ratings())
    assert said(found, slug) == [sentence]
    assert len(found) == 1


def test_what_may_stay_blank(desk):
    """A workbook that says only the four things needed is fine."""
    blank = dict.fromkeys(("company_number", "ukprn", "region", "schools", "pupils", "respondent"))
    assert desk.check(desk.about(**blank) | desk.ratings()) == ()


@pytest.mark.parametrize(
    ("slug", "name", "typed", "sentence"),
    [
        (
            "company-number-form",
            "company_number",
            "765432",
            'ABT-02: "765432" does not look like a Companies House number, which has eight digits, or two letters and '
            "six digits. Check it: a spreadsheet may have dropped its leading zeros.",
        ),
        (
            "ukprn-form",
            "ukprn",
            "20012345",
            'ABT-03: "20012345" does not look like a UKPRN, which has eight digits and starts with 1. Check it.',
        ),
    ],
)
def test_identifiers_of_another_form(desk, said, slug, name, typed, sentence):
    """An identifier that cannot be right is questioned with the form that it should have."""
    found = desk.check(desk.about(**{name: typed}) | desk.ratings())
    assert said(found, slug) == [sentence]
    assert len(found) == 1


def test_a_school_number_of_another_form(desk, agreed, said):
    """A URN has six digits."""
    found = desk.check(agreed | desk.named("partnership", {"school_urn": "12345"}))
    assert said(found, "urn-form") == ['PAR-06: "12345" does not look like a URN, which has six digits. Check it.']


@pytest.mark.parametrize("typed", ["07654321", "sc123456", "NI 612345", "0765 4321", 10765432])
def test_ways_to_write_a_company_number(desk, typed):
    """Case and spaces do not matter, and a number typed as a number is read."""
    assert desk.check(desk.about(company_number=typed) | desk.ratings()) == ()


@pytest.mark.parametrize("typed", ["²²²²²²²²", "०७६५४३२१", "123456", "123456789", "ABC12345", "n/a"])
def test_what_is_no_company_number(desk, typed, said):
    """Eight characters that are digits of another kind are no company number."""
    assert len(said(desk.check(desk.about(company_number=typed) | desk.ratings()), "company-number-form")) == 1


@pytest.mark.parametrize("typed", ["7654321", 7654321, "765 4321"])
def test_a_company_number_that_lost_its_zero_is_understood(desk, typed, said):
    """Companies House writes eight digits; a spreadsheet that takes them for a number drops the zero in front."""
    found = desk.check(desk.about(company_number=typed) | desk.ratings())
    assert said(found, "company-number-zero") == [
        f'ABT-02: "{typed}" was read as 07654321: a spreadsheet drops the zero that a number starts with. Nothing needs doing.'
    ]
    assert len(found) == 1


def test_half_a_school(desk, agreed, said):
    """A count that is not whole is questioned, on About and on Partnership."""
    found = desk.check(agreed | desk.about(schools=6.5) | desk.named("partnership", {"notice_weeks": 7.5}))
    assert said(found, "number-not-whole") == [
        'ABT-05: "6.5" is not a whole number. Type a whole number.',
        'PAR-15: "7.5" is not a whole number. Type a whole number.',
    ]


def test_a_meeting_before_the_review(desk, said):
    """A meeting that is older than the review was the meeting of an earlier round, or one of the dates is wrong."""
    earlier = desk.about(review_date=day("2027-05-14"), meeting_date=day("2026-11-05")) | desk.ratings()
    assert said(desk.check(earlier), "meeting-before-review") == [
        "ABT-16: The diagnostic meeting on 5 November 2026 is older than this review of 14 May 2027. If it was the "
        "meeting of an earlier round, clear it here; otherwise check both dates."
    ]
    same = desk.about(review_date=day("2026-11-05"), meeting_date=day("2026-11-05")) | desk.ratings()
    assert desk.check(same) == ()


def test_a_review_dated_ahead_of_its_answers(desk, agreed, said):
    """A year mistyped makes a round the latest for ever; a day to come is right as long as nothing is answered."""
    dates = desk.about(review_date=day("2027-10-12"), meeting_date=day("2027-11-08"), group=AGREED)
    today = day("2026-11-30")
    told = said(desk.check(agreed | dates, today=today), "dated-ahead")
    assert told == [
        "ABT-15: The answers are there, and the review that they are of is dated 12 October 2027, which is still to come. Check "
        "the day and the year: the round that is dated last counts as the latest.",
        "ABT-16: The answers are there, and the diagnostic meeting that they are of is dated 8 November 2027, which is still to "
        "come. Check the day and the year: the round that is dated last counts as the latest.",
    ]
    assert said(desk.check(agreed | dates, today=day("2027-11-08")), "dated-ahead") == []
    assert said(desk.check(dates, today=today), "dated-ahead") == []


@pytest.mark.parametrize(
    "name", ["Annual review 2028", "2028", "Year 2", "Adolygiad blynyddol", "midpoint", "Baseline 2026"]
)
def test_a_round_may_have_any_name(desk, name):
    """Nothing is wrong with a name that is none of the three in the list."""
    found = desk.check(desk.about(round=name) | desk.ratings())
    assert [each for each in codes(found) if each != "respelt"] == []


def test_a_rounds_name_that_is_nearly_one_of_the_list(desk, said):
    """A slip of the pen would put one group out of its round, so somebody should look."""
    assert said(desk.check(desk.about(round="Basline") | desk.ratings()), "round-name-near") == [
        'ABT-14: "Basline" is nearly Baseline, and counts as a round of its own. If Baseline is meant, choose it from the list.'
    ]


def test_a_filler_is_no_rounds_name(desk, said):
    """What only fills the cell is asked for again."""
    assert said(desk.check(desk.about(round="TBC") | desk.ratings()), "choice-unknown") == [
        'ABT-14: "TBC" is not in the list for this cell. Choose Baseline, Review (mid-point) or Final, or type a name of your own.'
    ]


def test_a_rounds_name_is_a_line(desk, said):
    """It stands in titles and in names of files, and a longer one is cut there."""
    name = "The annual review of 2028, which the trust's board and its mentor made together"
    found = desk.assess(desk.about(round=name) | desk.ratings())
    assert found.value("ABT-14") == name[:60].strip()
    assert said(desk.check(desk.about(round=name) | desk.ratings()), "name-long") == [
        "ABT-14: This name has 79 characters, and 60 of them are used: it stands in titles and in names of files. Shorten it."
    ]


@pytest.mark.parametrize(("held", "needed"), [("partnership", []), ("priority", ["round-missing"])])
def test_what_a_workbook_without_a_review_is_asked(desk, held, needed):
    """A partnership alone is nobody's view and of no round; a plan alone is of a round."""
    blank = dict.fromkeys(("group", "round", "review_date"))
    found = desk.check(desk.about(**blank) | getattr(desk, held)())
    assert [code for code in codes(found) if code.endswith("-missing")] == needed
    assert "review-blank" in codes(found)


def test_how_the_papers_are_handled_is_chosen_from_a_list(desk, said):
    """A near answer is understood, and one that is not on the list is asked about with what the list offers."""
    near = desk.check(desk.about(handling="public") | desk.ratings())
    assert said(near, "respelt") == ['ABT-19: "public" was read as May be shared openly.']
    (asked,) = said(desk.check(desk.about(handling="hush-hush") | desk.ratings()), "choice-unknown")
    assert asked.startswith('ABT-19: "hush-hush" ')
    assert "Board only" in asked
