"""The agreement against itself and against the plan: warnings only, and none where someone had good reason."""

import pytest

from matsheets.checks.naming import alike, distinctive, named, names_nothing
from matsheets.model.problems import Severity
from matsheets.workbook.layout.choices import OTHER_TRUST, SCHOOL_BODY, SINGLE_TRUST
from tests.checks.conftest import codes, day
from tests.oldbooks import as_version_1


@pytest.fixture
def mentored(desk, agreed):
    """The trust's own plan, with support, and an agreement with its mentor's trust that gives that support."""
    kept = {at: value for at, value in agreed.items() if at[0].partition("-")[0] not in {"PLAN", "SRV", "CHG", "PAR"}}
    answers = (
        kept
        | desk.ratings()
        | desk.about(group="Agreed at the diagnostic meeting", mentor_trust="Ostremoor Schools Trust")
    )
    answers |= {at: v for at, v in desk.partnership(
        provider_name="Ostremoor Schools Trust", school_body="Oakfield Learning Trust", school_name=None, school_urn=None,
        total_charge=0, liability_cap=50000, consider_by=None, consultation=None, provider_number="07650001",
        school_status=None, local_authority=None,
    ).items() if at[0].partition("-")[0] not in {"CHG", "SRV"}}  # fmt: skip
    answers |= desk.named("partnership", {"party_2": OTHER_TRUST, "school_number": "07654321", "as_deed": "Yes"})
    answers |= desk.priority(
        "PLAN-01", target="CUR-01 Aligned curriculum", objective="Science builds from Year 5 to Year 8 without gaps.",
        support="Ostremoor's curriculum specialist attends two meetings.", due=day("2027-12-17"),
    )  # fmt: skip
    answers |= desk.priority(
        "PLAN-02", target="GOV-01 Clarity of trust structures", objective="Local committees know their powers.",
        support="The mentor's governance professional observes a committee.", due=day("2028-02-28"),
    )  # fmt: skip
    answers |= desk.row(
        "SRV-01",
        service="Science curriculum",
        provided="Two meetings about the sequence of topics.",
        provider="J. Ade",
        measure="The sequence is agreed.",
    )
    return answers | desk.row(
        "SRV-02",
        service="Committees observed",
        provided="One visit, with a note on powers.",
        provider="P. Lund",
        measure="The note is given.",
    )


# --- services and priorities ------------------------------------------------------------------------------------------


def test_services_and_priorities_that_fit(desk, mentored):
    """Each service shares words with a priority, and each promise of support with a service."""
    assert desk.check(mentored) == ()


def test_a_service_that_no_priority_needs(desk, mentored, said):
    """The service is named, and what to type so that it counts."""
    found = desk.check(
        mentored
        | desk.row("SRV-03", service="Roof survey", provided="A surveyor.", provider="K. Lee", measure="It was done.")
    )
    assert said(found, "service-unneeded") == [
        'SRV-03: No priority on the Plan tab seems to need "Roof survey". If one does, name its Ref beside the service, '
        'under "Plan priorities" or in what is provided. If none is meant to, type n/a there.'
    ]
    assert len(found) == 1


@pytest.mark.parametrize(
    "says", ["PLAN-02", "plan 2", "2", "1 and 2", "PLAN-01, 02", "GOV-01", "GOV", "Clarity of trust structures", "BEY-01",
             "n/a", "None", "Not applicable: the board asked for it", "-"]
)  # fmt: skip
def test_a_service_that_says_what_it_is_for(desk, mentored, says):
    """A Ref, however it is typed, an element, a heading or a reason to have none is enough."""
    row = desk.row(
        "SRV-03",
        service="Roof survey",
        provided="A surveyor.",
        provider="K. Lee",
        priorities=says,
        measure="It was done.",
    )
    assert desk.check(mentored | row) == ()


def test_a_service_that_names_its_priority_in_its_description(desk, mentored):
    """A workbook without the column can say it in what is provided."""
    row = desk.row(
        "SRV-03", service="Roof survey", provided="A surveyor (PLAN-02).", provider="K. Lee", measure="It was done."
    )
    row |= desk.named(
        "partnership",
        {
            "school_name": "All six schools",
            "school_urn": "123456",
            "consider_by": day("2028-01-31"),
            "consultation": "Staff.",
        },
    )
    assert codes(desk.check(mentored | row, as_version_1)) == ["older-version"]


def test_a_priority_that_is_not_there(desk, mentored, said):
    """A Ref without a row of the plan is named."""
    found = desk.check(mentored | desk.row("SRV-01", priorities="PLAN-01, PLAN-07"))
    assert said(found, "service-priority-unknown") == [
        "SRV-01: This service is for PLAN-07, and the Plan tab has no such priority. "
        "Name the Ref of a priority that is there."
    ]
    assert len(found) == 1


def test_support_that_no_service_gives(desk, mentored, said):
    """The promise stands in the message, and its own cell is named."""
    found = desk.check({at: value for at, value in mentored.items() if at[0] != "SRV-02"})
    assert said(found, "support-without-service") == [
        "PLAN-02: No service on the Services tab seems to give the support of PLAN-02 (\"The mentor's governance professional "
        'observes a committee."). Add the service, or name the Ref beside the one that gives it, under "Plan priorities" '
        "or in what is provided."
    ]
    assert [place.cell.address for problem in found for place in problem.places] == [found[0].place.cell.address]


def test_support_that_no_service_gives_to_several_is_one_line(desk, mentored, said):
    """Their Refs stand in one message with all of their cells, and no promise is quoted at length."""
    extra = desk.priority("PLAN-03", target="VIS-01 Clarity of purpose", support="Six harbour paintings.",
                          objective="Boats.", actions="Boats.", success="Boats.")  # fmt: skip
    found = desk.check({at: value for at, value in mentored.items() if at[0] != "SRV-02"} | extra)
    (message,) = said(found, "support-without-service")
    assert message.startswith(
        "PLAN-02 PLAN-03: No service on the Services tab seems to give the support of PLAN-02 and PLAN-03."
    )


@pytest.mark.parametrize("support", ["None", "None needed.", "n/a", "Not needed: the clerk can do it", "TBC"])
def test_a_priority_that_counts_on_no_support(desk, mentored, support):
    """Where no support is promised, none is missing."""
    answers = {at: value for at, value in mentored.items() if at[0] != "SRV-02"}
    found = desk.check(answers | desk.row("PLAN-02", support=support))
    assert codes(found) == (["placeholder-text"] if support == "TBC" else [])


def test_a_plan_that_is_not_what_the_agreement_is_for(desk, mentored):
    """A trust that supports a school has a plan of its own, which the agreement's services need not serve."""
    answers = {at: v for at, v in mentored.items() if at[0] not in {"SRV-01", "SRV-02", "PAR-27", "PAR-34"}}
    answers |= desk.named(
        "partnership",
        {"party_2": SCHOOL_BODY, "provider_name": "Oakfield Learning Trust", "provider_number": "07654321", "school_name": "Hazel Lane Primary School",
         "school_urn": "123456", "school_status": "Foundation school", "local_authority": "Alderwick Borough Council",
         "consultation": "Staff and parents.",
         "school_body": "The Governing Body of Hazel Lane Primary School", "consider_by": day("2027-11-30"),
         "end_date": day("2027-12-31")},
    )  # fmt: skip
    answers |= desk.row(
        "SRV-01", service="Roof survey", provided="A surveyor.", provider="K. Lee", measure="It was done."
    )
    assert desk.check(answers) == ()


def test_a_plan_without_a_mentor_and_an_agreement_with_a_stranger(desk, mentored):
    """Where nothing says that party 1 supports this trust, nothing is held together."""
    answers = mentored | desk.about(mentor_trust="Pelhurne Academies")
    answers |= desk.named("partnership", {"school_body": "Skerrowmere Academies Trust"})
    answers |= desk.row(
        "SRV-03", service="Roof survey", provided="A surveyor.", provider="K. Lee", measure="It was done."
    )
    assert desk.check(answers) == ()


def test_support_and_service_in_everyday_words(desk, mentored):
    """Where both speak of time and people only, enough of the same words tie them."""
    support = "Ten days of leaders from the mentor's trust, and a meeting with the mentor every fortnight."
    row = desk.row("SRV-02", service="Leaders' time", provided="Ten days of leaders, a meeting every fortnight.")
    assert desk.check(mentored | desk.row("PLAN-02", support=support) | row) == ()


# --- the end and the milestones ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("end", "early"), [("2028-02-28", False), ("2028-02-27", True)])
def test_an_end_before_the_last_milestone(desk, mentored, said, end, early):
    """The last day of the plan may be the last day of the agreement, and no later."""
    found = desk.check(mentored | desk.named("partnership", {"end_date": day(end)}))
    expected = [
        "PLAN-02 PAR-12: The partnership ends on 27 February 2028, and PLAN-02, which it supports, is due on 28 February "
        "2028. Check both dates, or say in the plan who helps after the end."
    ]
    assert said(found, "end-before-milestone") == (expected if early else [])
    assert len(found) == early


def test_a_review_is_a_milestone_too(desk, mentored, said):
    """The last review counts where it comes after the date due."""
    found = desk.check(mentored | desk.row("PLAN-01", review_on=day("2028-06-01")))
    assert said(found, "end-before-milestone") == [
        "PLAN-01 PAR-12: The partnership ends on 31 March 2028, and PLAN-01, which it supports, is reviewed on 1 June "
        "2028. Check both dates, or say in the plan who helps after the end."
    ]


def test_a_priority_without_support_is_no_milestone(desk, mentored):
    """The trust may take longer over what it does alone."""
    alone = desk.priority("PLAN-03", objective="Every roof is dry.", support="None needed.", due=day("2029-07-20"))
    assert desk.check(mentored | alone) == ()


# --- days -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def days(desk, key):
    """One service of so many days, and charges as (item, basis, days); the amounts come to the total."""

    def given(service, *charges):
        answers = {at: v for at, v in key(total_charge=1000 * len(charges)).items() if at[0][:3] not in {"CHG", "SRV"}}
        answers |= desk.row(
            "SRV-01",
            service="Coaching",
            provided="As agreed.",
            provider="A. Patel",
            days=service,
            measure="It was done.",
        )
        for n, (item, basis, count) in enumerate(charges, start=1):
            answers |= desk.row(f"CHG-{n:02d}", item=item, basis=basis, amount=1000, invoice_date=day("2027-07-16"))
            answers |= desk.row(f"CHG-{n:02d}", days=count) if count is not None else {}
        return answers

    return given


def test_days_of_a_service_and_of_its_charges(desk, days, said):
    """Charges that begin with the service's name are added up and held against it."""
    assert desk.check(days(12, ("Coaching, spring", "By the day", 5), ("Coaching, summer", "By the day", 7))) == ()
    found = desk.check(days(12, ("Coaching, spring", "By the day", 5), ("Coaching, summer", "By the day", 8)))
    assert said(found, "service-days-different") == [
        'CHG-01 CHG-02 SRV-01: "Coaching" gives 12 days and is charged for 13 days. Change the one that is wrong, or say '
        "in Basis what else the charge is for."
    ]
    assert len(found) == 1


def test_days_in_all(desk, days, said):
    """With names that do not match, all days are held against all, if every charge is by the day."""
    found = desk.check(days(12, ("Support", "By the day", 10)))
    assert said(found, "days-total-different") == [
        "Charges Services: Every charge is by the day and together they come to 10 days; the services on the Services "
        "tab come to 12 days. Change the ones that are wrong, or say in Basis what else is charged for."
    ]


@pytest.mark.parametrize(
    "charges",
    [
        [("Support", "By the day", 12)],
        [("Support", "Fixed", None)],
        [("Support", "By the day", 10), ("Report", "Fixed", None)],
        [("Coaching", "Each place", 22)],
        [("Coaching", "By the day, including preparation", 14)],
        [("Coaching leaders", "Each pupil", 300)],
        [("Support", "As agreed", 10)],
    ],
)
def test_days_that_differ_for_good_reason(desk, days, charges):
    """Fixed charges, places and pupils are not days, and a basis may say what else is in a day."""
    assert desk.check(days(12, *charges)) == ()


# --- figures and dates ------------------------------------------------------------------------------------------------


def test_amounts_below_nothing(desk, key, said):
    """A minus sign is asked about, by the column and the figure."""
    found = desk.check(key(total_charge=5600) | desk.row("CHG-02", amount=-1000))
    assert said(found, "amount-negative") == [
        "CHG-02: Amount is -£1,000.00, which is less than £0. Take the minus sign out, or say in the item that it is a "
        "discount or a credit."
    ]
    assert said(desk.check(key(liability_cap=-5)), "amount-negative") == [
        'PAR-25: "Limit of liability, if different from the total service charge" is -£5.00, which is less than £0. '
        "Take the minus sign out, or say in the item that it is a discount or a credit."
    ]


def test_a_discount_is_below_nothing(desk, key):
    """An item that says that it takes something off is right to."""
    assert (
        desk.check(
            key(total_charge=5600)
            | desk.row(
                "CHG-02", item="Discount for two schools", amount=-1000, basis="Fixed", invoice_date=day("2027-07-16")
            )
        )
        == ()
    )


def test_figures_of_nothing(desk, key, said):
    """No notice, no days to pay and no days of service are each asked about."""
    found = desk.check(key(notice_weeks=0, payment_days=0) | desk.row("SRV-01", days=0))
    assert [line.partition(":")[0] for line in said(found, "figure-nil")] == ["PAR-15", "PAR-18", "SRV-01"]
    assert said(found, "figure-nil")[2] == (
        'SRV-01: "Days" is 0. Type the figure that is meant, or leave the cell blank if it does not apply.'
    )


@pytest.mark.parametrize(("days", "slow"), [(30, False), (31, True)])
def test_a_long_time_to_pay(desk, key, said, days, slow):
    """Thirty days is usual; one more is asked about."""
    expected = [
        "PAR-18: 31 days to pay an invoice is longer than the 30 days within which public bodies usually pay. The "
        "agreement says that a shorter time set by law applies. Check the figure."
    ]
    assert said(desk.check(key(payment_days=days)), "payment-slow") == (expected if slow else [])


@pytest.mark.parametrize(
    ("on", "where"),
    [("2026-12-31", "before the start"), ("2027-01-01", ""), ("2028-06-30", ""),
     ("2028-07-01", "more than 3 months after the end")],
)  # fmt: skip
def test_invoices_outside_the_term(desk, agreed, said, on, where):
    """The first day and three months after the last are within, the days beside them are not."""
    found = said(desk.check(agreed | desk.row("CHG-01", invoice_date=day(on))), "invoice-outside-term")
    assert [where in line for line in found] == ([True] if where else [])
    assert all(line.startswith("CHG-01: The invoice date is ") for line in found)


def test_a_maximum_term_without_an_extension(desk, key, said):
    """The two answers contradict each other."""
    assert said(desk.check(key(may_extend="No", maximum_term=24)), "maximum-term-unused") == [
        "PAR-13 PAR-14: The agreement may not be extended, and a maximum term of 24 months is given. Clear the maximum "
        "term, or answer Yes to the extension."
    ]


def test_the_regional_director_told_after_the_end(desk, key, said):
    """A date after the partnership is over must be a slip."""
    assert desk.check(key(regional_director_told=day("2028-03-31"))) == ()
    assert said(desk.check(key(regional_director_told=day("2028-04-01"))), "regional-director-told-late") == [
        "PAR-23: The regional director was told on 1 April 2028, after the partnership's end on 31 March 2028. "
        "Check the dates."
    ]


# --- the options ------------------------------------------------------------------------------------------------------


def test_two_parties_of_one_name(desk, key, said):
    """Nobody agrees with themselves."""
    found = desk.check(key(provider_name="Hazel Lane Trust", school_body="HAZEL  LANE Trust", party_2=SINGLE_TRUST))
    assert said(found, "parties-alike") == [
        'PAR-01 PAR-07: Party 1 and party 2 are both called "HAZEL LANE Trust". An agreement needs two parties: check '
        "the names."
    ]


def test_a_trust_as_party_2_that_is_not_said(desk, key, said):
    """A name that looks like a trust's is asked about, once, and only where the question is there."""
    answers = key(school_body="Hazel Lane Academies Trust", party_2=None)
    assert said(desk.check(answers), "party-two-unsaid") == [
        'PAR-27 PAR-07: Party 2 is "Hazel Lane Academies Trust", which looks like a trust, and "Who is party 2, the one '
        'that receives the support?" is blank. Choose who party 2 is; as long as it is blank, the agreement is worded '
        "for a school's governing body."
    ]
    assert codes(desk.check(answers, as_version_1)) == ["older-version"]
    for name in ("The Governing Body of Trust Lane School", "The Governors of Oak Learning Trust School"):
        assert desk.check(key(school_body=name)) == ()


def test_a_governing_body_that_is_said_to_be_a_trust(desk, key, said):
    """The name and the answer contradict each other."""
    assert desk.check(key(party_2=SCHOOL_BODY)) == ()
    assert said(desk.check(key(party_2=SINGLE_TRUST)), "party-two-different") == [
        'PAR-27 PAR-07: Party 2 is "The Governing Body of Hazel Lane Primary School", which looks like a governing body, '
        'and the answer here is "A single-academy trust". Change the one that is wrong: it decides the wording of the '
        "whole agreement."
    ]


def test_the_statement_on_tupe_left_out(desk, key, said):
    """Leaving it out needs something in its place."""
    assert desk.check(key(tupe_statement="No", special_terms="As our lawyer wrote on 3 May.")) == ()
    assert said(desk.check(key(tupe_statement="No")), "tupe-left-out") == [
        "PAR-28 PAR-26: The statement that no staff transfer under TUPE is left out, and there are no special terms in "
        "its place. Ask a lawyer, then answer Yes or type the special terms."
    ]


def test_two_trusts_need_no_school_and_no_decision(desk, key):
    """Between two trusts the schools need no naming and nobody considers joining."""
    changes = {"party_2": OTHER_TRUST, "school_body": "Hazel Academies Trust", "school_name": None, "school_urn": None}
    of_schools = {"school_status": None, "local_authority": None, "consider_by": None, "consultation": None}
    assert desk.check(key(**changes, **of_schools, school_number="07650002")) == ()


# --- personal data ----------------------------------------------------------------------------------------------------


def blank_schedule(answers, **rows):
    """Answers with Schedule 3 blank but for some rows."""
    return {at: v for at, v in answers.items() if at[0][:3] != "DAT"} | {
        (ref.replace("_", "-"), "answer"): text for ref, text in rows.items()
    }


def test_personal_data_shared_and_not_described(desk, key, said):
    """The answer and the blank tab are named together, and the tab is not called blank a second time."""
    found = desk.check(blank_schedule(key(shares_data="Yes")))
    assert said(found, "data-shared-undescribed") == [
        "Data protection PAR-29: The trust will handle personal data, and the Data protection tab is blank. Fill it in "
        "before any data is shared: the agreement does not allow it until then."
    ]
    assert len(found) == 1


def test_no_personal_data_needs_no_schedule(desk, key):
    """With the answer No, the blank tab is right, and so is a tab that says that there is none."""
    answers = key(shares_data="No", data_cap=None)
    assert desk.check(blank_schedule(answers)) == ()
    assert desk.check(blank_schedule(answers, DAT_01="No personal data.")) == ()
    assert desk.check(blank_schedule(key(data_cap=None), DAT_01="None")) == ()


@pytest.mark.parametrize(("answer", "schedule"), [("No", "Results of pupils, with names."), ("Yes", "None.")])
def test_answers_on_personal_data_that_differ(desk, key, said, answer, schedule):
    """The answer and the tab contradict each other."""
    found = desk.check(blank_schedule(key(shares_data=answer), DAT_01=schedule))
    assert said(found, "data-answers-differ") == [
        f'PAR-29: The answer to "Will the trust handle personal data for party 2?" is {answer}, and the Data protection '
        "tab says otherwise. Change the one that is wrong."
    ]
    assert {problem.code for problem in found} - {"text-unsettled"} == {"data-answers-differ"}


@pytest.mark.parametrize(
    ("answer", "schedule", "why"),
    [("No", {}, "none are to be shared"), (None, {"DAT_01": "None"}, "none are to be shared"), (None, {}, "the tab is blank")],
)  # fmt: skip
def test_a_service_that_needs_personal_data(desk, key, said, answer, schedule, why):
    """The words that give it away are quoted."""
    answers = key(shares_data=answer) | desk.row("SRV-01", provided="Benchmarking of data, twice a year.")
    found = desk.check(blank_schedule(answers, **schedule))
    assert said(found, "service-needs-data") == [
        f'SRV-01: This service speaks of "benchmarking of data", and the agreement describes no personal data ({why}). '
        "Describe the data on the Data protection tab, or say in the service that it is anonymous."
    ]


@pytest.mark.parametrize(
    "provided", ["Benchmarking of published data.", "Attendance data, aggregated by year group, without names.",
                 "Training on using data well.", "A day a month with the data manager."]
)  # fmt: skip
def test_services_that_need_no_personal_data(desk, key, provided):
    """Data of nobody in particular, and talk about data, raise nothing."""
    assert (
        desk.check(blank_schedule(key(shares_data="No", data_cap=None) | desk.row("SRV-01", provided=provided))) == ()
    )


@pytest.mark.parametrize(
    ("says", "told"),
    [("By telephone, within 24 hours.", 0), ("Within 72 hours.", 1), ("Within 4 hrs; the Commissioner within 72 hours.", 0),
     ("The same day.", 0), ("48hours at the latest", 1)],
)  # fmt: skip
def test_a_breach_is_told_as_soon_as_the_terms_have_it(desk, agreed, said, says, told):
    """The shortest time that is given counts; without a figure nothing is held against the terms."""
    found = desk.check(agreed | {("DAT-10", "answer"): says})
    assert len(said(found, "breach-slow")) == told == len(found)


def test_a_long_time_to_tell_of_a_breach_is_quoted(desk, agreed, said):
    """Both times stand in the message."""
    assert said(desk.check(agreed | {("DAT-10", "answer"): "Within 72 hours."}), "breach-slow") == [
        "DAT-10: This row gives 72 hours to tell of a breach, and the terms of the agreement allow no more than 24 hours. "
        "Type a time within that, so that the two agree."
    ]


# --- all of them ------------------------------------------------------------------------------------------------------


def test_everything_here_is_a_warning(desk, mentored):
    """An agreement with all of this can still be built."""
    answers = mentored | desk.row(
        "SRV-03", service="Roof survey", provided="Pupil data.", provider="K. Lee", days=0, measure="It was done."
    )
    answers |= desk.named("partnership", {"end_date": day("2028-01-31"), "payment_days": 60, "tupe_statement": "No"})
    found = desk.check(blank_schedule(answers | desk.named("partnership", {"shares_data": "No"})))
    assert len(found) >= 5
    assert {problem.severity for problem in found} == {Severity.WARNING}


def test_names_of_one_body():
    """Case, spaces and a company's ending do not make another body; a short name within another does not make one."""
    assert alike("Ostremoor Schools Trust", "OSTREMOOR SCHOOLS  TRUST LIMITED")
    assert not alike("Oak", "Oakfield Learning Trust")
    assert not alike("", "")


def test_what_a_text_names(framework):
    """Lists of Refs are read as people type them; a description names nothing by chance."""
    assert named("Plan 1, 3 & 12; also GOV-01", framework, whole=True).priorities == {"PLAN-01", "PLAN-03", "PLAN-12"}
    assert named("VIS-01", framework, whole=True).targets == {"VIS-01"}
    assert named("Vision, culture and ethos", framework, whole=True).targets == {"VIS"}
    assert not named("Clarity of purpose, in 5 visits and 2 days", framework, whole=False)
    assert names_nothing("N/A")
    assert not names_nothing("No-cost visits from the mentor")
    assert not names_nothing("Nonesuch")
    assert distinctive("Schools and the trust's leaders", frozenset()) == frozenset()
    assert distinctive("readers, reading", frozenset()) == {"read"}
