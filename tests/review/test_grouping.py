"""Which workbooks belong together, in which order, under which name, and which round comes before which."""

import datetime as dt
from itertools import permutations

import pytest

from matsheets.model.parsing import Misread
from matsheets.model.respondents import AGREED, MENTOR_GROUP, summarise
from matsheets.review.grouping import group_by_trust_and_round, order_by_name_and_round
from matsheets.workbook.layout.layout import Part
from tests.builders import Bad, about, framework, row, workbook
from tests.review.books import EXECUTIVE, HEADS, SMALL, TRUSTEES, by


def grouped(*abouts):
    """Which of some workbooks are put together, by their place."""
    books = [summarise(workbook(SMALL, about(**given), file=f"{n}.xlsx")) for n, given in enumerate(abouts)]
    return [[int(found.file[0]) for found in group.workbooks] for group in group_by_trust_and_round(books)]


def test_the_company_number_identifies_a_trust():
    """Workbooks with one company number are one trust's, however its name is typed."""
    assert grouped({"trust": "Oakfield", "number": "07654321"}, {"trust": "OLT", "number": " 0765 4321"}) == [[0, 1]]


def test_a_lost_zero_does_not_make_another_trust():
    """A number whose first zero the spreadsheet dropped is the same number."""
    assert grouped({"number": "07654321"}, {"number": "7654321"}) == [[0, 1]]


def test_two_numbers_are_two_trusts():
    """Workbooks of one name with two numbers are two trusts'."""
    assert grouped({"trust": "Unity", "number": "07654321"}, {"trust": "Unity", "number": "07654322"}) == [[0], [1]]


def test_without_a_number_the_folded_name_identifies_a_trust():
    """Without a number, names that differ in case, dashes and spaces are one trust's."""
    assert grouped({"trust": "Oak–Field  Trust"}, {"trust": "OAK-FIELD trust"}, {"trust": "Elm"}) == [[0, 1], [2]]


@pytest.mark.parametrize("word", ["TBC", "n/a", "See website"])
def test_a_word_in_place_of_a_number_does_not_join_trusts(word):
    """Two trusts that both type a word instead of their number stay two."""
    assert grouped({"trust": "Oakfield", "number": word}, {"trust": "Elmfield", "number": word}) == [[0], [1]]


def test_formula_errors_do_not_join_trusts():
    """Two workbooks whose names are formula errors are not one trust's."""
    error = Bad("#REF!", Misread.FORMULA_ERROR)
    assert grouped({"trust": error, "number": error}, {"trust": error, "number": error}) == [[0], [1]]


def test_a_workbook_without_name_and_number_stands_alone():
    """A workbook that says neither name nor number is put together with no other."""
    assert grouped({}, {}) == [[0], [1]]


def test_rounds_are_apart():
    """A trust's rounds are reviewed one by one, in the order in which they are met."""
    final, baseline = ({"trust": "Oakfield", "round": name} for name in ("Final", "Baseline"))
    assert grouped(final, baseline, final) == [[0, 2], [1]]


def test_a_round_that_was_not_understood_is_blank():
    """A round that was not understood is no round."""
    (group,) = group_by_trust_and_round([summarise(workbook(SMALL, about(round=Bad("#REF!", Misread.FORMULA_ERROR))))])
    assert group.round == ""


def test_a_round_may_have_any_name():
    """Workbooks are of one round where its name folds alike; it is called as the agreed workbook has it."""
    typed = [("Annual review 2028", EXECUTIVE), ("ANNUAL review – 2028", AGREED), ("Annual review 2029", TRUSTEES)]
    books = [summarise(workbook(SMALL, about(trust="Oakfield", round=r, group=g), file=f"{g}.xlsx")) for r, g in typed]
    groups = group_by_trust_and_round(books)
    assert [group.round for group in groups] == ["ANNUAL review – 2028", "Annual review 2029"]
    assert [len(group.workbooks) for group in groups] == [2, 1]


# --- the order and the name --------------------------------------------------------------------------------------------


def test_workbooks_come_in_the_order_of_the_groups():
    """The executive team's first, then the trustees', the heads', the mentor's, the agreed one, and those without a group."""
    groups = ["", AGREED, MENTOR_GROUP, HEADS, TRUSTEES, EXECUTIVE]
    books = [workbook(SMALL, about(trust="Oakfield", group=g), file=f"{n}.xlsx") for n, g in enumerate(groups)]
    (found,) = group_by_trust_and_round(map(summarise, books))
    assert [each.group for each in found.workbooks] == [EXECUTIVE, TRUSTEES, HEADS, MENTOR_GROUP, AGREED, ""]


def test_the_agreed_workbook_names_the_trust():
    """The name is that of the agreed workbook, though another comes first; without one, that of the first."""
    said = [("Oakfeild", EXECUTIVE), ("Oakfield Trust", AGREED), ("OAKFIELD", TRUSTEES)]
    books = [summarise(workbook(SMALL, about(trust=t, number="07654321", group=g), file=g)) for t, g in said]
    assert [group.trust_name for group in group_by_trust_and_round(books)] == ["Oakfield Trust"]
    assert [group.trust_name for group in group_by_trust_and_round([books[0], books[2]])] == ["Oakfeild"]


def test_tables_go_by_name_then_round():
    """Trusts stand in alphabetical order under the name of their first round, whatever the order of the files."""
    given = [("Elm", "2", "Final"), ("oakfield", "1", "Final"), ("Ash", "3", ""), ("Oakfield Trust", "1", "Baseline")]
    books = [
        summarise(workbook(SMALL, about(trust=t, number=f"0000000{n}", round=r), file=f"{t}-{r}.xlsx"))
        for t, n, r in given
    ]
    expected = [("Ash", ""), ("Elm", "Final"), ("Oakfield Trust", "Baseline"), ("Oakfield Trust", "Final")]
    for ordered in (books, books[::-1]):
        assert [(name, group.round) for name, group in order_by_name_and_round(ordered)] == expected


# --- the round before --------------------------------------------------------------------------------------------------


def of_round(label, trust="Oakfield", year=None):
    """The summary of one trust's workbook of a round, dated 1 September where a year is given."""
    dated = {"date": dt.date(year, 9, 1)} if year else {}
    whose = about(trust=trust, group=AGREED, round=label, **dated)
    return summarise(workbook(SMALL, whose, file=f"{trust} {label}.xlsx"))


def earlier_of(*summaries):
    """The round that each round is compared with; blank where there is none."""
    return ["/".join(found.round for found in group.earlier) for group in group_by_trust_and_round(summaries)]


def test_a_round_is_compared_with_the_latest_before_it():
    """Whatever the order in which the workbooks were given."""
    baseline, middle, final = (of_round(label) for label in ("Baseline", "Review (mid-point)", "Final"))
    assert earlier_of(final, baseline) == ["Baseline", ""]
    assert earlier_of(final, baseline, middle) == ["Review (mid-point)/Baseline", "", "Baseline"]


FOUR = [("Start", 2026), ("Baseline", 2027), ("Final", 2028), ("Annual review", 2029)]


def test_rounds_without_end_go_by_date():
    """Each of four rounds is compared with the one before it and with the first, whatever their names and their order."""
    books = [of_round(label, year=year) for label, year in FOUR]
    expected = {"Start": "", "Baseline": "Start", "Final": "Baseline/Start", "Annual review": "Final/Start"}
    for given in permutations(books):
        assert earlier_of(*given) == [expected[book.round] for book in given]
        assert [group.round for _, group in order_by_name_and_round(given)] == [label for label, _ in FOUR]


def test_a_round_is_compared_however_its_name_is_typed():
    """The workbooks of an earlier round that type its name in two ways are both compared with the later one."""
    one, other = (
        summarise(by(group, {SMALL.elements[0].ref: SMALL.scale.ratings[0]}, round=label, more=about(date=DAY)))
        for group, label in ((EXECUTIVE, "Annual review 2027"), (TRUSTEES, "annual review  2027"))
    )
    plan = row("PLAN-01", objective="Heads know whom to ask.") | about(date=DAY)
    planned = summarise(by("", round="ANNUAL review 2027", more=plan, file="plan.xlsx"))
    later = summarise(by(EXECUTIVE, round="Year 3", more=about(date=LATER)))
    groups = group_by_trust_and_round([one, other, planned, later])
    assert [len(group.earlier) for group in groups] == [0, 3]


def test_a_round_with_neither_date_nor_suggested_name_has_no_place():
    """It is compared with nothing, nothing is with it, and it stands after all."""
    books = [of_round("Annual review"), of_round("Baseline"), of_round("Final", year=2028)]
    assert earlier_of(*books) == ["", "", "Baseline"]
    assert [group.round for _, group in order_by_name_and_round(books)] == ["Baseline", "Final", "Annual review"]


# --- the date ----------------------------------------------------------------------------------------------------------

DAY, LATER = dt.date(2027, 9, 7), dt.date(2028, 9, 18)


def date_of(*books):
    """The date of the one round that some workbooks are of."""
    (group,) = group_by_trust_and_round(map(summarise, books))
    return group.name_and_date.date


def met(day):
    """The answer to when the diagnostic meeting was."""
    return {("ABT-16", "answer"): day}


def test_a_round_has_the_date_of_its_agreed_workbook():
    """Its review's, else its meeting's; without either, the latest of its groups' reviews."""
    groups = [by(EXECUTIVE, more=about(date=DAY)), by(TRUSTEES, more=about(date=dt.date(2027, 9, 9)))]
    assert date_of(*groups) == dt.date(2027, 9, 9)
    assert date_of(*groups, by(AGREED)) == dt.date(2027, 9, 9)
    assert date_of(*groups, by(AGREED, more=met(dt.date(2027, 9, 28)))) == dt.date(2027, 9, 28)
    agreed = by(AGREED, more=met(dt.date(2027, 9, 28)) | about(date=dt.date(2027, 9, 30)))
    assert date_of(*groups, agreed) == dt.date(2027, 9, 30)
    assert date_of(by(EXECUTIVE)) is None


def test_the_meeting_of_an_earlier_round_is_no_date_of_a_later_one():
    """A workbook that still gives the first meeting's day does not put its round back into that year."""
    assert date_of(by(EXECUTIVE, more=about(date=LATER)), by(AGREED, more=met(DAY))) == LATER


def test_rounds_of_other_trusts_and_rounds_without_a_name_are_not_compared():
    """Two trusts never meet, and a workbook that does not say its round has no place in the order."""
    assert earlier_of(of_round("Baseline"), of_round("Final", trust="Elmfield")) == ["", ""]
    assert earlier_of(of_round("Baseline"), of_round("")) == ["", ""]
    assert earlier_of(of_round("Baseline", trust=""), of_round("Final", trust="")) == ["", ""]


def test_the_plan_of_the_round_before_is_compared_too():
    """A plan in a workbook of its own gives no view, and a later plan looks back at it all the same."""
    rated, later = (
        by(AGREED, {SMALL.elements[0].ref: SMALL.scale.ratings[0]}, round=label) for label in ("Baseline", "Final")
    )
    planned = by("", more=row("PLAN-01", objective="Heads know whom to ask."), file="plan.xlsx")
    groups = group_by_trust_and_round(summarise(each) for each in (rated, planned, later))
    assert [{earlier.file for earlier in group.earlier} for group in groups] == [set(), {rated.file, "plan.xlsx"}]


def test_a_partnership_that_is_still_blank_is_of_no_round_of_its_own():
    """A workbook for a partnership that nobody has filled in belongs to the trust's latest round, and makes no other."""
    blank = workbook(SMALL, about(trust="Oakfield", number="07654321"), file="new.xlsx", parts=[Part.PARTNERSHIP])
    groups = group_by_trust_and_round([summarise(by(EXECUTIVE)), summarise(blank)])
    assert [[w.file for w in group.workbooks] for group in groups] == [
        ["oakfield-baseline-executive team.xlsx", "new.xlsx"]
    ]


def test_a_partnership_alone_goes_with_a_review_on_another_framework():
    """A workbook that holds nothing else is of no review on its own framework, where the trust has none."""
    deal = workbook(SMALL, about(trust="Oakfield", number="07654321"), file="deal.xlsx", parts=[Part.PARTNERSHIP])
    groups = group_by_trust_and_round(map(summarise, (by(EXECUTIVE, on=framework(id="quality"), file="q.xlsx"), deal)))
    assert [[w.file for w in group.workbooks] for group in groups] == [["q.xlsx", "deal.xlsx"]]


def test_rounds_on_two_frameworks_never_follow_each_other():
    """Each round is compared with the one before it on its own framework."""
    rounds = [
        by(EXECUTIVE, on=on, round=name, file=f"{on.id} {name}.xlsx", more=about(date=day))
        for name, day in (("First", DAY), ("Second", LATER))
        for on in (SMALL, framework(id="quality"))
    ]
    groups = group_by_trust_and_round(map(summarise, rounds))
    assert {group.workbooks[0].file: [w.file for w in group.earlier] for group in groups} == {
        "small First.xlsx": [], "quality First.xlsx": [],
        "small Second.xlsx": ["small First.xlsx"], "quality Second.xlsx": ["quality First.xlsx"],
    }  # fmt: skip
