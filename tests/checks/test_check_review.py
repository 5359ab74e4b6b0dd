"""Ratings, each with its rationale and its evidence."""

import pytest
from openpyxl.styles import PatternFill

from matsheets.checks import check
from matsheets.frameworks.framework_files import open_framework
from tests.builders import ratings, workbook
from tests.checks.conftest import codes


def without(answers, *cells):
    """Answers with some cells left blank."""
    return {at: value for at, value in answers.items() if at not in cells}


def test_an_untouched_element_counts_as_a_missing_rating_only(desk, said):
    """One problem for each element left alone, merged, with the ratings to choose from."""
    found = desk.check(desk.about() | desk.ratings(VIS_02=None, GOV_01=None))
    assert said(found, "rating-missing") == [
        "VIS-02 GOV-01: Rating is blank. Choose Red, Amber-red, Amber-green, Green or Not rated."
    ]
    assert len(found) == 1


def test_a_colour_is_no_rating(desk, said):
    """Where there are words but no rating, the hint says that colours are not read."""
    answers = without(desk.about() | desk.ratings(), ("VIS-02", "rating"))

    def colour(book):
        desk.cell(book, "VIS-02", "rating").fill = PatternFill("solid", fgColor="00796B")

    assert said(desk.check(answers, colour), "rating-missing") == [
        "VIS-02: Rating is blank. Choose Red, Amber-red, Amber-green, Green or Not rated. "
        "Type the word: the colour of a cell is not read."
    ]


def test_not_rated_with_its_reason_is_an_answer(desk):
    """A group that does not rate an element says why, and is asked neither for a rating nor for evidence."""
    answers = desk.about() | desk.ratings() | desk.row("VIS-02", rating="Not rated", rationale="New to us this year.")
    assert desk.check(without(answers, ("VIS-02", "evidence"))) == ()


def test_not_rated_needs_its_reason(desk, said):
    """Without a reason it is an error at the rationale, whatever stands under evidence."""
    answers = desk.about() | desk.ratings() | desk.row("VIS-02", rating="Not rated")
    found = desk.check(without(answers, ("VIS-02", "rationale")))
    assert said(found, "not-rated-reason-missing") == [
        "VIS-02: Not rated was chosen, and the rationale is blank. Say why your group gives this element no rating."
    ]
    assert [(p.severity.name, p.place.cell.address) for p in found] == [("ERROR", "G7")]


@pytest.mark.parametrize(
    "typed", ["not rated", "Not-Rated", "NOT RATED", "not rated.", "NR", "n/r", "Unrated", "No rating"]
)
def test_spellings_of_not_rated(desk, typed, said):
    """What can only mean Not rated is read as that, with a note."""
    answers = desk.about() | desk.ratings() | desk.row("VIS-02", rating=typed, rationale="New to us this year.")
    found = desk.check(without(answers, ("VIS-02", "evidence")))
    assert said(found, "respelt") == [f'VIS-02: "{typed}" was read as Not rated.']
    assert codes(found) == ["respelt"]


@pytest.mark.parametrize("typed", ["n/a", "Not rated yet", "rated", "unsure", "-", "0", "not Red"])
def test_what_may_mean_something_else_than_not_rated(desk, typed):
    """What may mean a blank, a rating or nothing is a question to the group."""
    found = desk.check(desk.about() | desk.ratings() | desk.row("VIS-02", rating=typed))
    assert codes(found) == ["rating-unknown"]


def test_none_is_the_evidence_of_a_weak_rating(desk):
    """That nothing shows it may be why it is weak; under a strong rating nothing is no evidence."""
    none = desk.row("VIS-01", evidence="None.") | desk.row("VIS-02", evidence="None.")
    found = desk.check(desk.about() | desk.ratings(VIS_01="Red") | none)
    assert [(p.code, [place.ref for place in p.places]) for p in found] == [("placeholder-text", ["VIS-02"])]


def test_a_placeholder_is_no_reason_and_no_evidence(desk, said):
    """What only fills the cell is to look at, told with what should stand there; it is not called blank."""
    answers = desk.about() | desk.ratings() | desk.row("VIS-01", evidence="n/a") | desk.row("VIS-02", evidence="n/a")
    found = desk.check(answers | desk.row("GOV-01", rationale="As above."))
    assert said(found, "placeholder-text") == [
        'VIS-01 VIS-02: "n/a" tells whoever reads the documents nothing, and is printed as it stands. What would show someone '
        "outside the trust that this is so? Name documents, data, visits or people, with dates.",
        'GOV-01: "As above." tells whoever reads the documents nothing, and is printed as it stands. Why this rating and not the '
        "next one up or down? Two or three sentences about the trust as a whole. If you chose Not rated: why not.",
    ]
    assert [(p.code, p.severity.name) for p in found] == [("placeholder-text", "WARNING")] * 2


def test_not_rated_needs_no_evidence_but_a_reason_in_words(desk):
    """Under evidence "n/a" is an answer where the element is not rated; as the reason it is none."""
    row = desk.row("VIS-02", rating="Not rated", rationale="tbc", evidence="n/a")
    found = desk.check(desk.about() | desk.ratings() | row)
    assert [(p.code, p.place.cell.address) for p in found] == [("placeholder-text", "G7")]


def test_a_rating_needs_its_rationale(desk, said):
    """A blank rationale is an error that names the rating."""
    found = desk.check(without(desk.about() | desk.ratings(VIS_02="Red"), ("VIS-02", "rationale")))
    assert said(found, "rationale-missing") == [
        "VIS-02: Rated Red, and the rationale is blank. Say why this rating and not the one next to it."
    ]
    assert len(found) == 1


def test_evidence_is_asked_for_more_sharply_at_the_top(desk, said):
    """Missing evidence is a warning, and one of its own for the strongest rating."""
    answers = desk.about() | desk.ratings(VIS_02="Red")
    found = desk.check(without(answers, ("VIS-01", "evidence"), ("VIS-02", "evidence")))
    assert said(found, "evidence-missing") == [
        "VIS-02: Rated Red, and the evidence is blank. Name what would show this to someone outside the trust."
    ]
    assert said(found, "evidence-missing-strongest") == [
        "VIS-01: Rated Green, and the evidence is blank. This rating is the one that others will ask about first: name the "
        "documents, data or visits that show it, or choose another rating."
    ]
    assert len(found) == 2


def test_a_rating_that_was_not_understood_asks_for_nothing_more(desk):
    """Rationale and evidence are asked for only once there is a rating."""
    answers = without(desk.about() | desk.ratings(VIS_02="Amber"), ("VIS-02", "evidence"), ("VIS-02", "rationale"))
    assert [problem.code for problem in desk.check(answers)] == ["rating-ambiguous"]


def test_only_invisible_characters_are_blank(desk, said):
    """A rationale of a zero-width space says nothing."""
    answers = desk.about() | desk.ratings() | desk.row("VIS-02", rationale="\u200b")
    assert len(said(desk.check(answers), "rationale-missing")) == 1


def test_a_blank_explanation_is_asked_for_what_an_explanation_says():
    """Not why it is this rating and not the next one up or down, since it has none beside it."""
    code = open_framework("academy-trust-governance-code")
    book = workbook(code, ratings({"FUN-01": code.scale.explaining}))
    (found,) = [p for p in check(book) if "rationale is blank" in p.message]
    assert found.code == "explanation-missing"
    assert found.message == (
        "Rated Explained otherwise, and the rationale is blank. Say what your trust does instead, why, who decided it, and when it "
        "is looked at again."
    )
