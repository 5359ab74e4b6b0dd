"""What an agreement needs to be signed: who the parties are in law, how far they answer, and nothing left open."""

import pytest

from matsheets.checks import check_for_signature
from matsheets.model.problem_catalogue import CATALOGUE
from matsheets.workbook.layout.choices import OTHER_TRUST, SCHOOL_BODY, SINGLE_TRUST
from tests.checks.conftest import codes
from tests.oldbooks import as_version_1


@pytest.fixture
def to_trust(key):
    """A complete workbook for an agreement with a trust that runs one academy."""

    def changed(**changes):
        trust = {"party_2": SINGLE_TRUST, "school_body": "Hazel Lane Academy Trust", "school_status": None,
                 "local_authority": None, "school_number": "07650002"}  # fmt: skip
        return key(**(trust | changes))

    return changed


@pytest.fixture
def free(key):
    """A complete workbook for support that is free."""

    def changed(**changes):
        answers = key(**({"total_charge": 0, "as_deed": "Yes"} | changes))
        return {at: value for at, value in answers.items() if not at[0].startswith("CHG")}

    return changed


# --- the parties ------------------------------------------------------------------------------------------------------


def test_complete_agreements_leave_nothing_open(desk, agreed, to_trust, free):
    """With a governing body, with a trust and free of charge, whoever answers everything hears nothing."""
    assert [desk.check(answers) for answers in (agreed, to_trust(), free())] == [(), (), ()]


@pytest.mark.parametrize("name", ["provider_number", "school_number"])
def test_a_company_number_has_a_known_form(desk, to_trust, name):
    """Eight digits, or two letters and six; one that lost its first nought is understood."""
    assert codes(desk.check(to_trust(**{name: "OC12345"}))) == ["company-number-form"]
    assert codes(desk.check(to_trust(school_number="7650002"))) == ["company-number-zero"]


def test_two_parties_have_two_numbers(desk, to_trust, said):
    """One number for both is one party; letters and spaces do not tell numbers apart."""
    found = desk.check(to_trust(school_number="0765 4321"))
    assert said(found, "party-numbers-alike") == [
        'PAR-30 PAR-34: Party 1 and party 2 both have the Companies House number "0765 4321". Two trusts have two numbers: '
        "change the one that is wrong."
    ]


def test_a_trust_has_one_number(desk, key, to_trust, said):
    """A party that is the workbook's own trust has the number that the About tab gives, on either side."""
    assert said(desk.check(key(provider_number="07654322")), "party-number-different") == [
        'ABT-02 PAR-30: Oakfield Learning Trust has the Companies House number 07654321 on the About tab and "07654322" as '
        "a party. Change the one that is wrong."
    ]
    mirrored = {"provider_name": "Ostremoor Schools Trust", "school_body": "Oakfield Learning Trust"}
    found = desk.check(to_trust(**mirrored, provider_number="07650001"))
    assert [line[:14] for line in said(found, "party-number-different")] == ["ABT-02 PAR-34:"]
    assert said(desk.check(key(provider_number="7654321")), "party-number-different") == []


def test_governors_of_an_academy_agree_nothing_in_their_own_name(desk, key, said):
    """The law makes a body only of a maintained school's governors; what to choose instead is said."""
    found = desk.check(key(school_status="Academy", local_authority=None))
    assert said(found, "party-two-academy") == [
        "PAR-27 PAR-32: The school is an academy, and the governors of an academy are a committee of its trust: they can "
        "agree nothing in their own name. Choose that kind of trust as party 2, and give the trust's name and Companies House "
        "number."
    ]
    assert len(found) == 1


def test_a_school_agrees_through_its_governing_body(desk, key, said):
    """The school's own name as that of party 2 is questioned, with the name that is meant."""
    assert said(desk.check(key(school_body="Hazel Lane Primary School")), "party-two-school") == [
        'PAR-05 PAR-07: Party 2 is "Hazel Lane Primary School", which is the school\'s own name, and a school agrees things '
        "through its governing body. Type the name of that body: The Governing Body of Hazel Lane Primary School."
    ]


# --- what is left open ------------------------------------------------------------------------------------------------

QUESTIONS = {
    "provider_number": (SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST),
    "provider_email": (SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST),
    "school_urn": (SCHOOL_BODY, SINGLE_TRUST),
    "school_status": (SCHOOL_BODY,),
    "local_authority": (SCHOOL_BODY,),
    "school_number": (SINGLE_TRUST, OTHER_TRUST),
    "school_email": (SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST),
    "may_extend": (SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST),
    "notice_weeks": (SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST),
    "vat": (SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST),
    "payment_days": (SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST),
    "consultation": (SCHOOL_BODY, SINGLE_TRUST),
    "review_meetings": (SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST),
    "data_cap": (SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST),
    "insurance_minimum": (SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST),
}
#: A kind of party 2, and what is answered for it besides a governing body's answers.
PARTIES = {
    SCHOOL_BODY: {},
    SINGLE_TRUST: {"school_body": "Hazel Lane Academy Trust", "school_status": None, "local_authority": None,
                   "school_number": "07650002"},
    OTHER_TRUST: {"school_body": "Hazel Academies Trust", "school_status": None, "local_authority": None, "school_urn": None,
                  "school_number": "07650002", "consider_by": None, "consultation": None},
}  # fmt: skip


@pytest.mark.parametrize("party_2", PARTIES)
def test_each_kind_of_party_is_asked_what_it_needs(desk, key, said, party_2):
    """With all of these blank, each that this party needs is asked for with its help, and no other."""
    blank = dict.fromkeys(QUESTIONS)
    found = desk.check(key(**(PARTIES[party_2] | blank | {"party_2": party_2, "maximum_term": None})))
    rows = {name: desk.layout().row_named("partnership", name) for name in QUESTIONS}
    assert sorted(said(found, "agreement-open")) == sorted(
        f'{rows[name].ref}: "{rows[name].given["question"]}" is blank, and the agreement cannot be signed without it. '
        f"{rows[name].given['help']}"
        for name, of in QUESTIONS.items()
        if party_2 in of
    )
    assert set(codes(found)) == {"agreement-open"}


def test_between_trusts_a_merger_needs_its_consultation(desk, key, said):
    """Two trusts are asked about consultation only where they think of a merger."""
    merging = PARTIES[OTHER_TRUST] | {"party_2": OTHER_TRUST, "consider_by": "31/1/2028"}
    assert [line[:6] for line in said(desk.check(key(**merging)), "agreement-open")] == ["PAR-22"]


def test_schedules_leave_nothing_open(desk, agreed, free, said):
    """How a charge is worked out, when it is invoiced, and how a service is judged; days and a rate are nobody's duty."""
    cells = {("CHG-01", "basis"), ("CHG-02", "invoice_date"), ("SRV-01", "measure"), ("CHG-01", "days")}
    found = desk.check({at: value for at, value in agreed.items() if at not in cells})
    assert said(found, "agreement-open") == [
        'CHG-01: "Basis" is blank, and the agreement cannot be signed without it. For example: by the day; fixed; each pupil.',
        'CHG-02: "Invoice date" is blank, and the agreement cannot be signed without it. The date on which the invoice is sent.',
        'SRV-01: "Measure" is blank, and the agreement cannot be signed without it. How both parties will know that it was '
        "done and that it helped.",
    ]
    assert len(found) == 3


def test_answers_that_the_agreement_leaves_out(desk, key, to_trust, said):
    """What is asked of another kind of party, or of an agreement with personal data, is named with the reason."""
    assert said(desk.check(key(school_number="07650002")), "answer-not-printed") == [
        'PAR-34: "Companies House number of party 2" is answered with "07650002", and party 2 is a school\'s governing body, so '
        'the agreement does not print it. Clear it, or change the answer to "Who is party 2, the one that receives the support?".'
    ]
    found = desk.check(to_trust(school_status="Community school", local_authority="Alderwick Borough Council"))
    assert [line[:7] for line in said(found, "answer-not-printed")] == ["PAR-32:", "PAR-33:"]
    no_data = {at: value for at, value in key(shares_data="No").items() if not at[0].startswith("DAT")}
    (line,) = said(desk.check(no_data), "answer-not-printed")
    assert line.startswith(
        'PAR-37: "Separate limit of liability for personal data" is answered with "£100,000.00", and the trust handles no '
        "personal data, so"
    )


# --- how far the parties answer ---------------------------------------------------------------------------------------


def test_the_charge_as_the_only_limit(desk, key, said):
    """A blank limit means the charge, and that is said with the amount; whoever types the amount has thought of it."""
    assert said(desk.check(key(liability_cap=None)), "liability-is-charge") == [
        "PAR-16 PAR-25: The limit of liability is blank, so neither party could recover more than the total service charge of "
        "£7,600.00, whatever went wrong. Agree a limit with your insurers and type it; type £7,600.00 if that is what is meant."
    ]
    assert desk.check(key(liability_cap=7600)) == ()


def test_insurance_covers_the_limits(desk, key, said):
    """Each limit above the cover that is promised is named with both figures; as much as the cover is fine."""
    assert desk.check(key(insurance_minimum=100000)) == ()
    assert said(desk.check(key(insurance_minimum=60000)), "insurance-below-limit") == [
        'PAR-37 PAR-36: "Separate limit of liability for personal data" is £100,000.00, and the insurance has to cover no more '
        "than £60,000.00 for one claim. Raise the cover, or lower the limit."
    ]
    assert len(said(desk.check(key(insurance_minimum=1000)), "insurance-below-limit")) == 2


@pytest.mark.parametrize("name", ["data_cap", "insurance_minimum"])
def test_amounts_of_nothing_and_below(desk, key, name):
    """A limit or a cover of 0 is a figure of 0, and one below 0 is less than £0."""
    assert codes(desk.check(key(**{name: 0}))) == ["figure-nil"]
    assert codes(desk.check(key(**{name: -5}))) == ["amount-negative"]


def test_a_deed_where_there_is_a_charge(desk, key, said):
    """What is paid for binds without a deed, and the longer time for claims is told; No is fine."""
    assert said(desk.check(key(as_deed="Yes")), "deed-charged") == [
        "PAR-16 PAR-38: The agreement is to be a deed, and the charge of £7,600.00 makes it binding without one. A deed lets "
        "claims be brought for twelve years instead of six. Answer No, unless a lawyer has advised a deed."
    ]
    assert desk.check(key(as_deed="No")) == ()


def test_free_support_without_a_deed(desk, free, said):
    """No is questioned, because nothing is given in return; a blank is open."""
    assert said(desk.check(free(as_deed="No")), "free-without-deed") == [
        "PAR-16 PAR-38: The support is free and the agreement is not to be a deed. A promise for which nothing is given in "
        "return may not bind anyone. Ask a lawyer, then answer Yes, or keep No if the lawyer says that no deed is needed."
    ]
    assert [line[:6] for line in said(desk.check(free(as_deed=None)), "agreement-open")] == ["PAR-38"]


def test_what_only_matters_to_who_signs_is_left_to_the_copy(desk, agreed, said):
    """Refs in texts are no remark on a draft; asked for what keeps it from being signed, they are named."""
    answers = agreed | desk.row("SRV-01", provided="Two days, for PLAN-01.")
    assert desk.check(answers) == ()
    found = check_for_signature(desk.assess(answers))
    assert said(found, "text-names-ref") == [
        'SRV-01: "PLAN-01" is a row of this workbook, which whoever reads the agreement does not have. Say it in words.'
    ]
    assert check_for_signature(desk.assess(agreed)) == ()


SETTLE = "looks like something that is still to be settled. Type what is agreed"


@pytest.mark.parametrize(
    ("ref", "column", "text"),
    [("PAR-09", "answer", "to be confirmed"), ("PAR-08", "answer", "as above"), ("PAR-24", "answer", "n/a"),
     ("CHG-01", "basis", "TBC"), ("SRV-01", "provider", "To be agreed"), ("SRV-01", "measure", "see above"),
     ("SRV-01", "provided", "?"), ("DAT-08", "answer", "None")],
)  # fmt: skip
def test_what_signing_refuses_is_to_look_at_before(desk, agreed, said, ref, column, text):
    """A placeholder on any of the agreement's tabs, and "none" where something is needed, is named in the user's own words."""
    found = desk.check(agreed | {(ref, column): text})
    assert said(found, "text-unsettled") == [
        f'{ref}: "{text}" {SETTLE}; words that are meant to stay need no brackets.'
    ]
    assert len(found) == 1


def test_what_may_be_blank_may_be_cleared(desk, key, said):
    """Where there need be no answer, the way out of a placeholder is to leave the cell blank."""
    (line,) = said(desk.check(key(special_terms="TBC")), "text-unsettled")
    assert line.startswith(f'PAR-26: "TBC" {SETTLE}, or leave the cell blank if there is nothing;')


def test_none_in_the_place_of_a_figure(desk, agreed, said):
    """A figure that may be blank is left blank where there is none; one that is needed is not."""
    for ref, column, way_out in (("PAR-37", "answer", True), ("CHG-01", "rate", True), ("CHG-01", "amount", False)):
        (line,) = said(desk.check(agreed | {(ref, column): "n/a"}), "money-not-understood")
        assert line.endswith(", or leave the cell blank.") is way_out


@pytest.mark.parametrize("text", ["None", "N/A", "No", "-", "nil", "Not applicable.", "There are none"])
def test_none_where_nothing_is_needed(desk, key, text):
    """Whoever answers that there is none has answered, also of another kind of party, and nothing is to look at."""
    assert desk.check(key(special_terms=text, purchase_order=text, school_number=text, consultation=text)) == ()


def test_a_question_that_was_never_asked_is_open(desk, agreed, said):
    """A workbook from before the questions lacks nothing, and makes nothing to be signed until it has them."""
    old = desk.assess(agreed, as_version_1)
    assert "question-unasked" not in codes(desk.check(agreed, as_version_1))
    asked = said(check_for_signature(old), "question-unasked")
    assert (
        'PAR-36: This workbook was made before "Least cover that each party\'s insurance gives, for one claim" was asked, and the '
        "agreement cannot be signed without it. Bring it up to date with matsheets repair, then answer the question in the new "
        "workbook."
    ) in asked


def test_what_is_open_is_no_error(desk, key):
    """An agreement that leaves things open can be built, read and talked about."""
    found = desk.check(key(provider_number=None, insurance_minimum=None, school_body="Hazel Lane Primary School"))
    assert {CATALOGUE[code].value.open for code in codes(found)} == {True}
    assert {problem.severity.name for problem in found} == {"WARNING"}
