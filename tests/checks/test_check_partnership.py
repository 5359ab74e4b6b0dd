"""The partnership: who, how long, what the guidance expects, and schedules that add up."""

from decimal import Decimal

import pytest

from matsheets.checks.months import add_months, months_between, span
from tests.checks.conftest import codes, day


def without(answers, *prefixes):
    """Answers with whole tabs left blank."""
    return {at: value for at, value in answers.items() if at[0].rpartition("-")[0] not in prefixes}


def test_a_blank_partnership_is_no_problem(desk, agreed):
    """A trust that agrees no partnership leaves four tabs blank."""
    assert desk.check(without(agreed, "PAR", "CHG", "SRV", "DAT")) == ()


@pytest.mark.parametrize(
    "begun", [("PAR-24", "answer"), ("CHG-01", "item"), ("SRV-01", "service"), ("DAT-01", "answer")]
)
def test_any_cell_begins_a_partnership(desk, agreed, begun):
    """One word on any of the four tabs, and the agreement's needs are checked."""
    found = desk.check(without(agreed, "PAR", "CHG", "SRV", "DAT") | {begun: "Something"})
    missing = next(problem for problem in found if problem.place.ref == "PAR-01")
    assert missing.code == "partnership-missing"


NEEDED = {
    "provider_name": ("PAR-01", "Party 1: name of the trust that gives the support"),
    "provider_address": ("PAR-02", "Address of party 1"),
    "provider_contact": ("PAR-03", "Key contact at party 1"),
    "school_name": ("PAR-05", "Name of the school that receives the support"),
    "school_body": ("PAR-07", "Party 2: legal name of the school's governing body, or of the trust"),
    "school_address": ("PAR-08", "Address of party 2"),
    "school_contact": ("PAR-09", "Key contact at party 2"),
    "start_date": ("PAR-11", "Start date"),
    "end_date": ("PAR-12", "End date"),
}


@pytest.mark.parametrize("name", NEEDED)
def test_what_no_agreement_goes_without(desk, key, name):
    """Each thing needed is asked for by its question and its help, and nothing else is."""
    ref, question = NEEDED[name]
    (found,) = desk.check(key(**{name: None}))
    assert (found.code, found.place.ref) == ("partnership-missing", ref)
    assert found.message.startswith(f'"{question}" is blank, and the agreement needs it. ')
    assert found.message.endswith(desk.layout().row_named("partnership", name).given["help"])


def test_end_before_start(desk, key):
    """Both cells and both dates are named, and the term is not called unusual as well."""
    (found,) = desk.check(key(end_date=day("2026-12-31"), maximum_term=24))
    assert (found.code, [place.ref for place in found.places]) == ("end-before-start", ["PAR-11", "PAR-12"])
    assert found.message == (
        "The partnership ends on 31 December 2026, before its start on 1 January 2027. Change one of the dates."
    )


@pytest.mark.parametrize(
    ("end", "length"),
    [
        ("2027-12-30", "11 months and 30 days"),
        ("2027-12-31", None),
        ("2028-01-01", None),
        ("2028-06-30", None),
        ("2028-07-01", None),
        ("2028-07-02", "18 months and 2 days"),
        ("2029-08-31", "32 months"),
    ],
)
def test_the_term_is_typically_12_to_18_months(desk, key, said, end, length):
    """Either limit may be met to the day, counted either way; one day further warns, with the reason."""
    answers = key(end_date=day(end), may_extend="No", maximum_term=None, consider_by=day("2027-09-30"))
    expected = [
        f"PAR-11 PAR-12: 1 January 2027 to {day(end).day} {day(end):%B %Y} is {length}. A partnership is time-limited, "
        "typically 12 to 18 months: long enough to make a difference, short enough that party 2 still comes to its "
        "own decision. Check the dates."
    ]
    found = desk.check(answers)
    assert said(found, "term-unusual") == (expected if length else [])
    assert len(found) == len(said(found, "term-unusual"))


def test_a_partnership_of_one_day(desk, key, said):
    """An end on the start is in order, though far too short, and the decision can fall on that day only."""
    found = desk.check(key(end_date=day("2027-01-01")))
    assert codes(found) == ["decision-outside-term", "term-unusual", "invoice-outside-term"]
    assert "1 January 2027 to 1 January 2027 is 1 day." in found[1].message


def test_an_extension_needs_its_maximum(desk, key, said):
    """An agreement that may be extended says how long it may last at most; one that may not needs nothing."""
    assert said(desk.check(key(maximum_term=None)), "maximum-term-missing") == [
        "PAR-13 PAR-14: The agreement may be extended, and the maximum term is blank. "
        "Type the longest that it may last, in months."
    ]
    assert desk.check(key(may_extend="No", maximum_term=None)) == ()


def test_the_maximum_is_no_shorter_than_the_term(desk, key, said):
    """A maximum equal to the term is fine, a shorter one is not."""
    assert desk.check(key(maximum_term=15)) == ()
    assert said(desk.check(key(maximum_term=14)), "maximum-term-short") == [
        "PAR-11 PAR-12 PAR-14: The maximum term is 14 months, and 1 January 2027 to 31 March 2028 is already "
        "15 months. Change one of them."
    ]


def test_the_regional_director_should_be_told(desk, key, said):
    """A blank date is a warning with what to do."""
    assert said(desk.check(key(regional_director_told=None)), "regional-director-not-told") == [
        "PAR-23: There is no date on which the regional director was told. The Department for Education expects to "
        "know about a partnership: tell the regional director, then type the date."
    ]


def test_the_decision_has_a_date(desk, key, said):
    """A partnership without a date for the decision is questioned."""
    assert said(desk.check(key(consider_by=None)), "decision-date-missing") == [
        "PAR-21: There is no date by which party 2 will consider joining a trust. A partnership leads up "
        "to that decision: agree a date within its term and type it."
    ]


@pytest.mark.parametrize(
    ("by", "inside"), [("2026-12-31", False), ("2027-01-01", True), ("2028-03-31", True), ("2028-04-01", False)]
)
def test_the_decision_falls_within_the_term(desk, key, said, by, inside):
    """The first and the last day are within the term, the days beside them are not."""
    found = desk.check(key(consider_by=day(by)))
    assert len(said(found, "decision-outside-term")) == (not inside)
    assert len(found) == (not inside)


def test_a_decision_outside_the_term_names_all_three_dates(desk, key, said):
    """The sentence holds the date and the term, and the three cells are listed."""
    assert said(desk.check(key(consider_by=day("2028-06-30"))), "decision-outside-term") == [
        "PAR-11 PAR-12 PAR-21: Party 2 is to consider joining a trust by 30 June 2028, outside the "
        "partnership's term (1 January 2027 to 31 March 2028). Check the dates."
    ]


def test_a_liability_of_nothing(desk, key, said):
    """A cap of £0 is questioned; a blank one means the total charge."""
    assert said(desk.check(key(liability_cap=0)), "liability-nil") == [
        "PAR-25: The limit of liability is £0.00, so neither party could recover anything. "
        "Agree an amount with your insurers and type it, and take legal advice."
    ]


# --- charges ----------------------------------------------------------------------------------------------------------


def test_a_charge_needs_its_amount(desk, agreed, said):
    """A row without an amount is asked for it, and no total is compared with a sum that cannot be known."""
    travel = desk.row("CHG-03", item="Travel", basis="Each visit", days=2, rate=50, invoice_date=day("2027-07-16"))
    found = desk.check(agreed | travel)
    assert said(found, "charge-incomplete") == [
        "CHG-03: Amount is blank, and every charge needs it. Pounds before VAT. Days times rate, where both are given."
    ]
    assert len(found) == 1


def test_days_times_rate_is_the_amount(desk, agreed, said):
    """All figures are shown; half a penny may be rounded either way."""
    for amount, right in (("833.31", False), ("833.32", True), ("833.33", True), ("833.34", False)):
        row = desk.row("CHG-01", days=2.5, rate=Decimal("333.33"), amount=Decimal(amount))
        assert (said(desk.check(agreed | row), "charge-sum") == []) is right
    found = desk.check(agreed | desk.row("CHG-01", amount=6000))
    assert said(found, "charge-sum") == [
        "CHG-01 CHG-01 CHG-01: 12 × £550.00 is £6,600.00, and the amount is £6,000.00. Change the one that is wrong."
    ]


def test_the_amounts_come_to_the_total(desk, key, said):
    """Both figures are shown."""
    assert said(desk.check(key(total_charge=18400)), "total-different") == [
        "PAR-16: The total service charge is £18,400.00, and the amounts on the Charges tab come to £7,600.00. "
        "Change the one that is wrong."
    ]


def test_a_missing_total_shows_the_sum(desk, key, said):
    """The amounts are added up for whoever types the total; without amounts there is none to show."""
    assert said(desk.check(key(total_charge=None)), "total-missing") == [
        "PAR-16: The total service charge is blank, and the agreement needs it. The amounts on the Charges tab come "
        "to £7,600.00. Type the total, 0 if there is no charge."
    ]
    assert said(desk.check(without(key(total_charge=None), "CHG")), "total-missing") == [
        "PAR-16: The total service charge is blank, and the agreement needs it. "
        "Type the total, 0 if there is no charge."
    ]


def test_what_is_typed_about_charges_of_a_free_agreement_is_named(desk, key, said):
    """An agreement that says "free of charge" prints no item and no order number, so that both are named."""
    free = without(key(total_charge=0, liability_cap=50000, purchase_order="PO 17"), "CHG")
    found = desk.check(free | desk.row("CHG-02", item="Worth £4,500, given free in year 1", amount=0))
    assert said(found, "charges-not-printed") == [
        "PAR-20 CHG-02: The total charge is £0, so the agreement says that the services are free, and what stands here is not "
        "printed. If there is a charge, type its amounts and the total; else say it on the Services tab and clear it here."
    ]
    assert said(desk.check(key(purchase_order="PO 17")), "charges-not-printed") == []


def test_a_partnership_free_of_charge(desk, key, said):
    """A total of nothing with no charges is fine; the limit of liability cannot be that total, and is asked for."""
    free = {"total_charge": 0, "as_deed": "Yes"}
    assert desk.check(without(key(**free), "CHG")) == ()
    assert said(desk.check(without(key(**free, liability_cap=None), "CHG")), "liability-unsaid") == [
        "PAR-16 PAR-25: The support is free, so the total service charge cannot be the limit of liability, and the "
        "limit is blank. Agree an amount and type it; until then the agreement shows a gap to settle."
    ]


@pytest.mark.parametrize("tab", ["Charges", "Services", "Data protection"])
def test_a_deleted_schedule_is_one_problem(desk, agreed, tab):
    """With the tab gone, no sum is compared with the total, and nothing on the tab is called blank."""
    assert codes(desk.check(agreed, lambda book: book.remove(book[tab]))) == ["tab-missing"]


# --- services and data protection -------------------------------------------------------------------------------------


def test_an_agreement_lists_services(desk, agreed, said):
    """A partnership without a service is an error on the tab."""
    assert said(desk.check(without(agreed, "SRV")), "services-empty") == [
        "Services: No service is listed, and the agreement is about services. Add a row for each one."
    ]


def test_a_service_says_what_and_by_whom(desk, agreed, said):
    """A service with a name alone lacks two things."""
    assert said(desk.check(agreed | desk.row("SRV-02", service="Benchmarking")), "service-incomplete") == [
        "SRV-02: What is provided is blank, and every service needs it. What happens, for whom and how often.",
        "SRV-02: Provided by is blank, and every service needs it. The person or team: name and role.",
    ]


def test_data_protection_left_blank(desk, agreed, said):
    """A blank tab is one warning."""
    found = desk.check(without(agreed, "DAT"))
    assert said(found, "data-protection-empty") == [
        "Data protection: Nothing is said about personal data. Fill in this tab; if the trust handles no personal data "
        "for party 2, say so there."
    ]
    assert len(found) == 1


def test_data_protection_partly_blank(desk, agreed, said):
    """Each row left blank among filled ones is named."""
    found = desk.check({at: value for at, value in agreed.items() if at[0] not in {"DAT-02", "DAT-06"}})
    assert said(found, "data-protection-incomplete") == [
        'DAT-02: "Duration" is blank, while other rows of this tab are filled in. '
        "How long the trust handles it. Usually the term of the agreement.",
        'DAT-06: "Return or deletion" is blank, while other rows of this tab are filled in. '
        "What happens to it when the agreement ends, by when, and who confirms it.",
    ]


# --- months -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2027-01-01", "2027-12-31", 12),
        ("2027-01-01", "2027-12-30", 11),
        ("2027-01-15", "2027-02-14", 1),
        ("2027-01-31", "2027-02-27", 1),
        ("2027-01-31", "2027-02-26", 0),
        ("2028-02-29", "2029-02-27", 12),
        ("2027-01-01", "2027-01-01", 0),
    ],
)
def test_months_count_both_days(start, end, months):
    """Months are whole, from a first day to a last day, whatever the length of the month."""
    assert months_between(day(start), day(end)) == months


def test_months_are_added_to_the_end_of_a_shorter_month():
    """31 January and one month is 28 February."""
    assert add_months(day("2027-01-31"), 1) == day("2027-02-28")
    assert add_months(day("2027-11-30"), 3) == day("2028-02-29")


def test_a_span_says_months_and_days():
    """What is nothing is left out."""
    spans = [span(day("2027-01-01"), day(end)) for end in ("2027-01-31", "2027-02-01", "2027-01-20")]
    assert spans == ["1 month", "1 month and 1 day", "20 days"]
