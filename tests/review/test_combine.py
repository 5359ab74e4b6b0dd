"""One trust and one round: medians, spread, what was agreed, where the plan comes from, what is missing."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matsheets.documents.template.build import build_document
from matsheets.errors import ReviewError
from matsheets.model.cells import CellRef
from matsheets.model.parsing import Misread
from matsheets.model.respondents import AGREED, MENTOR_GROUP, respondent_of, summarise
from matsheets.review.combine import combine, combine_all
from matsheets.workbook.layout.layout import Part
from tests.builders import (
    AMBER_GREEN,
    AMBER_RED,
    FOUR,
    GREEN,
    RED,
    Bad,
    about,
    framework,
    ratings,
    row,
    twelve,
    workbook,
)
from tests.documents.builders import text_of

SMALL = framework()
EXECUTIVE, TRUSTEES, HEADS = "Executive team", "Trustees", "Headteachers and middle leaders"


def by(group, given=None, *, file="", more=None, **options):
    """The workbook of one group: its ratings by Ref, and other answers."""
    answers = about(trust="Oakfield", group=group) | ratings(given or {}) | (more or {})
    return workbook(options.pop("on", SMALL), answers, file=file or f"{group}.xlsx", **options)


def rated(*given):
    """The review of one element by so many people."""
    books = [by(EXECUTIVE, {"AAA-01": r} if r else {}, file=f"{n}.xlsx") for n, r in enumerate(given)]
    return combine(books).elements[0]


# --- ratings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "median"),
    [
        ([GREEN], GREEN),
        ([RED, GREEN], RED),
        ([AMBER_GREEN, AMBER_RED], AMBER_RED),
        ([GREEN, RED, AMBER_RED], AMBER_RED),
        ([RED, AMBER_RED, AMBER_GREEN, GREEN], AMBER_RED),
        ([GREEN, GREEN, GREEN, RED], GREEN),
        ([GREEN, None, RED], RED),
        ([None, None], None),
    ],
)
def test_cautious_median(given, median):
    """The median is a rating that someone gave: with an even number, the lower of the two in the middle."""
    assert rated(*given).median == median


@settings(deadline=None)
@given(st.lists(st.sampled_from(FOUR), min_size=1, max_size=7))
@pytest.mark.slow
def test_cautious_median_is_cautious(given):
    """At least half of the ratings are as high as the cautious median or higher, whoever comes first."""
    element = rated(*given)
    at_least = sum(r.points >= element.median.points for r in given)
    above = sum(r.points > element.median.points for r in given)
    assert at_least * 2 > len(given)
    assert above * 2 <= len(given)
    assert (element.lowest.points, element.highest.points) == (
        min(r.points for r in given),
        max(r.points for r in given),
    )
    assert element == rated(*given)


def test_lowest_highest_and_spread():
    """Spread counts the steps from the lowest to the highest rating."""
    element = rated(AMBER_GREEN, RED, AMBER_RED)
    assert (element.lowest, element.highest, element.spread) == (RED, AMBER_GREEN, 2)


def test_not_rated_is_no_rating():
    """An element that nobody rated has no median, no lowest, no highest and no rating; it is never Green."""
    element = rated(None)
    assert (element.median, element.lowest, element.highest, element.rating) == (None,) * 4
    assert (element.spread, element.differs, element.basis) == (0, False, "Not recorded")


NOT_RATED_ROW = row("AAA-01", rating="Not rated", rationale="New to us.")


def test_not_rated_counts_for_nobody():
    """A group that does not rate is neither in the median nor in the spread, and gives its reason."""
    books = [
        by(EXECUTIVE, {"AAA-01": GREEN}),
        by(TRUSTEES, more=NOT_RATED_ROW),
        by(HEADS, more=row("AAA-02", rationale="We talked.")),
    ]
    element = combine(books).elements[0]
    assert (element.ratings, element.rating, element.basis, element.spread) == ((GREEN,), GREEN, "One rating", 0)
    assert [(v.rating, v.not_rated, v.rationale) for v in element.views] == [
        (GREEN, False, ""), (None, True, "New to us."), (None, False, ""),
    ]  # fmt: skip


def test_agreed_not_to_rate():
    """Where the meeting settles on Not rated, no rating stands, whatever the groups gave; it is no area and no strength."""
    agreed = by(AGREED, more=NOT_RATED_ROW)
    review = combine([by(EXECUTIVE, {"AAA-01": RED}), by(TRUSTEES, {"AAA-01": GREEN}), agreed])
    element = review.elements[0]
    assert (element.rating, element.basis, element.median, element.agreed.rationale) == (
        None, "Agreed", RED, "New to us.",
    )  # fmt: skip
    assert refs(review.areas) == refs(review.strengths) == []
    assert "AAA-01" in refs(review.not_rated)
    assert summarise(agreed).settles == {"AAA-01"}


def test_not_rated_leaves_nothing_blank_but_its_reason():
    """A group that does not rate an element and says why has left nothing out; without a reason, the reason."""
    first, second = row("AAA-01", rating="Not rated", rationale="New."), row("AAA-02", rating="Not rated")
    gaps = {gap.ref: gap.what for gap in combine([by(EXECUTIVE, more=first | second)]).gaps}
    assert gaps == {"AAA-02": "rationale", "BBB-01": "rating, rationale, evidence"}


def test_a_misread_rating_is_no_rating():
    """A rating that could not be understood counts for nobody."""
    book = workbook(SMALL, row("AAA-01", rating=Bad("Amber", Misread.AMBIGUOUS)))
    assert combine([book]).elements[0].rating is None


@pytest.mark.parametrize(
    ("given", "differs"),
    [
        ((RED, AMBER_RED), False),
        ((RED, AMBER_GREEN), True),
        ((RED, GREEN), True),
        ((GREEN, GREEN), False),
        ((RED,), False),
    ],
)
def test_two_steps_are_a_difference(given, differs):
    """Groups differ where they are two or more steps apart."""
    assert rated(*given).differs is differs


@pytest.mark.parametrize(
    ("given", "basis"), [((RED,), "One rating"), ((RED, GREEN), "Cautious median of 2"), ((RED, None), "One rating")]
)
def test_basis_counts_who_rated(given, basis):
    """The basis says how many ratings the median comes from; people who left it blank do not count."""
    assert rated(*given).basis == basis


# --- what was agreed ---------------------------------------------------------------------------------------------


def test_the_agreed_rating_stands():
    """A rating agreed at the meeting stands for the element, whatever the groups' median."""
    review = combine([by(EXECUTIVE, {"AAA-01": GREEN}), by(TRUSTEES, {"AAA-01": GREEN}), by(AGREED, {"AAA-01": RED})])
    element = review.elements[0]
    assert (element.rating, element.basis, element.median) == (RED, "Agreed", GREEN)


def test_the_agreed_rating_is_no_vote():
    """The agreed rating is not one of the groups' views, so it moves neither median nor spread."""
    element = combine([by(EXECUTIVE, {"AAA-01": GREEN}), by(AGREED, {"AAA-01": RED})]).elements[0]
    assert (element.ratings, element.spread, len(element.views)) == ((GREEN,), 0, 1)


def test_what_the_meeting_left_open_is_the_median():
    """An element without an agreed rating keeps the groups' cautious median."""
    element = combine([by(EXECUTIVE, {"AAA-02": AMBER_RED}), by(AGREED, {"AAA-01": RED})]).elements[1]
    assert (element.rating, element.basis, element.agreed) == (AMBER_RED, "One rating", None)


def test_the_agreed_view_keeps_its_words_and_source():
    """The agreed view has its own rationale, evidence and the cell that it stands in."""
    book = by(AGREED, {"AAA-01": RED}, more=row("AAA-01", rationale="We agree.", evidence="Minutes."))
    agreed = combine([book]).elements[0].agreed
    assert (agreed.rationale, agreed.evidence) == ("We agree.", "Minutes.")
    assert (agreed.source.file, agreed.source.cell) == (f"{AGREED}.xlsx", CellRef(1, 5, 6, "Tab AAA"))


# --- lists -------------------------------------------------------------------------------------------------------

WIDE = twelve()
MANY = {"AAA-01": GREEN, "AAA-02": RED, "AAA-03": AMBER_GREEN, "BBB-01": AMBER_RED, "BBB-02": GREEN, "CCC-01": RED}


def refs(elements):
    """The Refs of some elements, in their order."""
    return [e.element.ref for e in elements]


def test_strengths_come_strongest_first():
    """Strengths are Green and Amber-green, strongest first, else in the framework's order."""
    assert refs(combine([by(EXECUTIVE, MANY, on=WIDE)]).strengths) == ["AAA-01", "BBB-02", "AAA-03"]


def test_areas_come_weakest_first():
    """Areas for improvement are Red and Amber-red, weakest first, else in the framework's order."""
    assert refs(combine([by(EXECUTIVE, MANY, on=WIDE)]).areas) == ["AAA-02", "CCC-01", "BBB-01"]


def test_elements_that_nobody_rated_are_listed():
    """Elements without a rating are neither strengths nor areas; they have their own list."""
    assert refs(combine([by(EXECUTIVE, MANY, on=WIDE)]).not_rated) == [
        "CCC-02", "CCC-03", "DDD-01", "DDD-02", "EEE-01", "EEE-02",
    ]  # fmt: skip


def test_differences_come_by_pattern_the_mentors_first():
    """The mentor against the trust comes first, then two camps, one apart, spread out; what is next to each other is none."""
    given = {
        EXECUTIVE: {"AAA-01": RED, "AAA-02": RED, "AAA-03": RED, "BBB-01": RED, "BBB-02": GREEN},
        TRUSTEES: {"AAA-01": AMBER_RED, "AAA-02": AMBER_RED, "AAA-03": GREEN, "BBB-01": RED, "BBB-02": GREEN},
        HEADS: {"AAA-01": AMBER_GREEN, "AAA-02": GREEN, "AAA-03": RED, "BBB-01": RED, "BBB-02": AMBER_GREEN},
        MENTOR_GROUP: {"AAA-01": GREEN, "AAA-02": AMBER_RED, "AAA-03": GREEN, "BBB-01": AMBER_GREEN, "BBB-02": GREEN},
    }
    review = combine([by(group, ratings, on=WIDE) for group, ratings in given.items()])
    assert refs(review.differences) == ["BBB-01", "AAA-03", "AAA-02", "AAA-01"]
    kinds = [e.pattern.kind.value for e in review.differences if e.pattern]
    assert kinds == ["One apart", "Two camps", "One apart", "Spread out"]
    assert [e.mentor_against_trust for e in review.differences] == [True, False, False, False]


def test_counts_of_a_heading():
    """A heading counts its elements at each rating, and those without one."""
    heading = combine([by(EXECUTIVE, {"AAA-01": GREEN, "AAA-02": GREEN}, on=WIDE)]).headings[0]
    assert (heading.counts(FOUR), heading.not_rated) == ((0, 0, 0, 2), 1)


def test_views_come_in_the_order_of_the_groups():
    """Views come as the executive team's, the trustees', the heads' and the mentor's, whatever order the files have."""
    books = [by(g, file=f"{n}.xlsx") for n, g in enumerate([MENTOR_GROUP, HEADS, "", TRUSTEES, EXECUTIVE])]
    assert [v.respondent.group for v in combine(books).elements[0].views] == [
        EXECUTIVE, TRUSTEES, HEADS, MENTOR_GROUP, "",
    ]  # fmt: skip


def test_the_order_of_the_files_does_not_matter():
    """The same workbooks in another order make the same review."""
    books = [by(EXECUTIVE, MANY, on=WIDE), by(TRUSTEES, {}, on=WIDE), by(AGREED, {"AAA-01": RED}, on=WIDE)]
    assert combine(books) == combine(books[::-1])


def test_a_workbook_without_the_review_has_no_views():
    """A workbook that was given out without the review is not counted among those who did not rate."""
    review = combine([by(EXECUTIVE, {"AAA-01": RED}), by(TRUSTEES, parts=[Part.PLAN])])
    assert len(review.elements[0].views) == 1
    assert {gap.respondent.group for gap in review.gaps} == {EXECUTIVE}


def test_a_review_needs_a_workbook():
    """Nothing cannot be combined."""
    with pytest.raises(ValueError, match="at least one"):
        combine([])


# --- facts and people --------------------------------------------------------------------------------------------


def test_facts_come_from_the_agreed_workbook_first():
    """Facts come from the agreed workbook, and from the others where it leaves them blank."""
    one = workbook(
        SMALL,
        about(trust="Oakfeild", number="07654321", group=EXECUTIVE, respondent="Asha")
        | row("ABT-05", answer=Decimal(6)),
        file="1",
    )
    two = workbook(SMALL, about(trust="Oakfield Learning Trust", number="07654321", group=AGREED), file="2")
    review = combine([one, two])
    assert (review.trust, review.facts["schools"], review.facts["respondent"]) == (
        "Oakfield Learning Trust", Decimal(6), "Asha",
    )  # fmt: skip


def test_the_respondent_is_who_the_workbook_says():
    """A respondent has the group, name, role, date and file of their workbook."""
    given = about(group=MENTOR_GROUP, respondent="Jo Bell", role="CEO", date=dt.date(2026, 10, 14))
    who = respondent_of(workbook(SMALL, given, file="m.xlsx"))
    assert (who.group, who.name, who.role, who.date, who.file) == (
        MENTOR_GROUP, "Jo Bell", "CEO", dt.date(2026, 10, 14), "m.xlsx",
    )  # fmt: skip
    assert not who.agreed


def test_a_formula_error_names_nobody():
    """The text of a formula error is never taken for a name."""
    error = Bad("#REF!", Misread.FORMULA_ERROR)
    who = respondent_of(workbook(SMALL, about(respondent=error, role=error, group=error, date=error)))
    assert (who.name, who.role, who.group, who.date) == ("", "", "", None)


# --- the plan and the partnership --------------------------------------------------------------------------------


def planned(objective):
    """One row of a plan."""
    return row("PLAN-01", target="AAA-01", objective=objective)


def test_the_plan_comes_from_the_agreed_workbook():
    """Of several plans the agreed workbook's counts, and there are no rivals."""
    review = combine([by(EXECUTIVE, more=planned("Ours")), by(AGREED, more=planned("Agreed"))])
    assert [p.objective for p in review.priorities] == ["Agreed"]
    assert (review.plan_from, review.plan_rivals) == (f"{AGREED}.xlsx", ())


def test_else_the_only_plan_counts():
    """Where the agreed workbook has no plan, the only one that has counts."""
    review = combine([by(EXECUTIVE, more=planned("Ours")), by(TRUSTEES), by(AGREED)])
    assert ([p.objective for p in review.priorities], review.plan_from) == (["Ours"], f"{EXECUTIVE}.xlsx")


def test_else_plans_are_rivals():
    """Where it cannot be told which plan counts, none does, and the files are named."""
    review = combine([by(EXECUTIVE, more=planned("Ours")), by(TRUSTEES, more=planned("Theirs"))])
    assert (review.priorities, review.plan_from) == ((), "")
    assert set(review.plan_rivals) == {f"{EXECUTIVE}.xlsx", f"{TRUSTEES}.xlsx"}


def test_no_plan():
    """Without any plan there are no priorities and no rivals."""
    review = combine([by(EXECUTIVE)])
    assert (review.priorities, review.no_actions, review.medium_term, review.plan_rivals) == ((), (), (), ())


def test_a_priority_in_full():
    """A priority has its target, its texts, its dates, and the row that it stands on."""
    given = row(
        "PLAN-02", target="AAA-02", objective="O", actions="A", lead="L", support="S", start=dt.date(2026, 11, 2),
        due=dt.date(2027, 7, 16), resources="R", monitoring="M", success="W", review_on=dt.date(2027, 3, 1),
    )  # fmt: skip
    (found,) = combine([by(EXECUTIVE, more=given)]).priorities
    assert (found.heading.ref, found.element.ref) == ("AAA", "AAA-02")
    assert (found.objective, found.actions, found.lead, found.support) == ("O", "A", "L", "S")
    assert (found.resources, found.monitoring, found.success) == ("R", "M", "W")
    assert (found.start, found.due, found.review_on) == (
        dt.date(2026, 11, 2),
        dt.date(2027, 7, 16),
        dt.date(2027, 3, 1),
    )
    assert (found.source.ref, found.source.cell.address) == ("PLAN-02", "A6")


def test_a_priority_may_serve_a_whole_heading():
    """A priority whose target is a heading serves no single element."""
    (found,) = combine([by(EXECUTIVE, more=row("PLAN-01", target="BBB", objective="O"))]).priorities
    assert (found.heading.ref, found.element) == ("BBB", None)


def test_a_priority_with_an_unknown_target_is_kept():
    """A priority whose target was not understood is kept, without a heading."""
    given = row("PLAN-01", target=Bad("Growth", Misread.UNKNOWN), objective="O")
    (found,) = combine([by(EXECUTIVE, more=given)]).priorities
    assert (found.heading, found.element, found.objective) == (None, None, "O")


def test_a_reason_for_no_action_is_no_priority():
    """A row with just a target and a reason is a decision to leave it for now, not a priority."""
    review = combine([by(EXECUTIVE, more=row("PLAN-01", target="AAA-01", no_action="Later."))])
    assert review.priorities == ()
    assert [(n.element.ref, n.reason) for n in review.no_actions] == [("AAA-01", "Later.")]


def test_a_row_with_both_is_both():
    """A row that gives an objective and a reason for no action shows up as both, so that nothing is lost."""
    review = combine([by(EXECUTIVE, more=row("PLAN-01", target="AAA-01", objective="O", no_action="Later."))])
    assert (len(review.priorities), len(review.no_actions)) == (1, 1)


def test_medium_term_priorities():
    """Medium-term priorities come with the heading that they belong to."""
    given = row("MED-01", heading="BBB", priority="P", why="W", when="Summer 2028", lead="L")
    (found,) = combine([by(EXECUTIVE, more=given)]).medium_term
    assert (found.heading.ref, found.priority, found.why, found.when, found.lead) == (
        "BBB",
        "P",
        "W",
        "Summer 2028",
        "L",
    )


def test_issues_of_every_respondent():
    """Issues beyond the framework come from everyone, with whose they are."""
    books = [by(g, more=row("BEY-01", issue=f"Of {g}", why="W", known="K", next="N")) for g in (TRUSTEES, EXECUTIVE)]
    assert [(i.issue, i.respondent.group) for i in combine(books).issues] == [
        (f"Of {EXECUTIVE}", EXECUTIVE),
        (f"Of {TRUSTEES}", TRUSTEES),
    ]


def test_the_agreed_row_of_an_issue_stands_for_the_groups_rows():
    """An issue that the meeting took up, however it is typed, is the agreed one's; other issues stay."""
    books = [
        by(EXECUTIVE, more=row("BEY-01", issue="Reserves after the boilers", why="E") | row("BEY-02", issue="Growth")),
        by(TRUSTEES, more=row("BEY-01", issue="Falling rolls") | row("BEY-03", issue="reserves  after the boilers.")),
        by(AGREED, more=row("BEY-01", issue="Reserves After the Boilers", why="A") | row("BEY-02", why="No name.")),
    ]
    assert [(i.respondent.group, i.source.ref, i.issue) for i in combine(books).issues] == [
        (EXECUTIVE, "BEY-02", "Growth"), (TRUSTEES, "BEY-01", "Falling rolls"),
        (AGREED, "BEY-01", "Reserves After the Boilers"), (AGREED, "BEY-02", ""),
    ]  # fmt: skip


def test_a_row_that_stands_twice_is_left_out():
    """A numbered row that stands twice is not guessed at."""
    review = combine([by(EXECUTIVE, more=row("BEY-01", issue="One") | row("BEY-02", issue="Two"), doubled=["BEY-01"])])
    assert [i.issue for i in review.issues] == ["Two"]


def test_the_partnership():
    """A partnership has its terms by name, its charges, its services and its data protection."""
    given = (
        row("PAR-01", answer="Oakfield")
        | row("PAR-11", answer=dt.date(2027, 1, 1))
        | row("DAT-01", answer="Pupil data")
    )
    given |= row("CHG-01", item="Coaching", days=Decimal(12), rate=Decimal(550), amount=Decimal(6600))
    given |= row("SRV-01", service="Coaching", days=Decimal(12))
    found = combine([by(EXECUTIVE, more=given)]).partnership
    assert found.terms == {"provider_name": "Oakfield", "start_date": dt.date(2027, 1, 1)}
    assert [(c.item, c.days, c.rate, c.amount, c.invoice_date) for c in found.charges] == [
        ("Coaching", Decimal(12), Decimal(550), Decimal(6600), None)
    ]
    assert [(s.service, s.days) for s in found.services] == [("Coaching", Decimal(12))]
    assert found.data == {"subject_matter": "Pupil data"}


def test_partnerships_can_be_rivals():
    """Where two workbooks differ about one school and none was agreed, neither counts, and the files are named."""
    given = {EXECUTIVE: dt.date(2027, 1, 1), TRUSTEES: dt.date(2027, 4, 1)}
    school = row("PAR-05", answer="Hazel Lane Primary School")
    review = combine([by(group, more=school | row("PAR-11", answer=start)) for group, start in given.items()])
    assert review.partnership is None
    assert set(review.partnership_rivals) == {f"{EXECUTIVE}.xlsx", f"{TRUSTEES}.xlsx"}


def test_an_agreement_is_with_one_school():
    """Of partnerships with two schools none is taken for the other: the files are named, and each makes its own agreement."""
    books = [
        by(group, more=row("PAR-05", answer=school) | row("PAR-07", answer=f"Governors of {school}"))
        for group, school in ((EXECUTIVE, "Hazel Lane School"), (TRUSTEES, "Mill Lane School"))
    ]
    with pytest.raises(ReviewError) as raised:
        build_document("sla", combine(books))
    assert str(raised.value) == (
        "These workbooks hold partnerships with 2 schools: Executive team.xlsx and Trustees.xlsx. "
        "Combine each by itself for its agreement."
    )
    for book, school in zip(books, ("Hazel Lane School", "Mill Lane School"), strict=True):
        assert school in text_of(build_document("sla", combine([book])))


def test_there_is_no_summary_of_an_agreement():
    """Where nobody gave a view there is nothing to sum up, and no paper says that 0 of 14 elements are rated."""
    book = by(TRUSTEES, more=row("PAR-05", answer="Hazel Lane School"), file="agreement.xlsx")
    with pytest.raises(ReviewError, match=r"^agreement.xlsx: no review is held here to sum up\."):
        build_document("summary", combine([book]))


# --- gaps --------------------------------------------------------------------------------------------------------


def test_gaps_name_what_is_missing():
    """For each element a gap says which of rating, rationale and evidence a respondent left blank."""
    given = row("AAA-01", rationale="Because.", evidence="Minutes.") | row("AAA-02", rationale="Because.")
    review = combine([by(EXECUTIVE, {"AAA-01": RED, "AAA-02": RED}, more=given)])
    assert [(gap.ref, gap.what) for gap in review.gaps] == [
        ("AAA-02", "evidence"),
        ("BBB-01", "rating, rationale, evidence"),
    ]


def test_a_misread_answer_is_a_gap():
    """A rating that could not be understood is missing until it is mended."""
    given = row("AAA-01", rating=Bad("Amber", Misread.AMBIGUOUS), rationale="B.", evidence="M.")
    assert ("AAA-01", "rating") in [(gap.ref, gap.what) for gap in combine([by(EXECUTIVE, more=given)]).gaps]


def test_words_of_the_agreed_workbook_stand_without_its_rating():
    """Where the agreed rating is blank or cannot be read, its reason and evidence are still what was agreed."""
    said = row("AAA-01", rating=Bad("Ambr", Misread.UNKNOWN), rationale="We talked long.", evidence="Minutes.")
    element = combine([by(AGREED, more=said), by(EXECUTIVE, {"AAA-01": GREEN})]).elements[0]
    assert element.agreed is None
    assert (element.unsettled.rationale, element.unsettled.evidence) == ("We talked long.", "Minutes.")
    assert element.rating is GREEN


# --- what belongs together -----------------------------------------------------------------------------------------


def of(file, trust="Oakfield", on=SMALL, **said):
    """A trustees' workbook of some trust and round."""
    return workbook(on, about(trust=trust, group=said.pop("group", TRUSTEES), **said), file=file)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (of("b.xlsx", trust="Elm Trust"), "of 2 trusts: a.xlsx (Oakfield) and b.xlsx (Elm Trust)."),
        (of("b.xlsx", trust=""), "of 2 trusts: a.xlsx (Oakfield) and b.xlsx (not given)."),
        (of("b.xlsx", trust="Oakfield School"), "of 2 trusts: a.xlsx (Oakfield) and b.xlsx (Oakfield School)."),
        (of("b.xlsx", round="Final"), "of 2 rounds: a.xlsx (not given) and b.xlsx (Final)."),
        (of("b.xlsx", on=framework(id="other")), "of 2 frameworks: a.xlsx ("),
    ],
)
def test_what_does_not_belong_together_is_refused(other, told):
    """Trusts, rounds and frameworks are never mixed in one review, and the message names a file of each."""
    with pytest.raises(ReviewError) as refused:
        combine([of("a.xlsx"), other])
    assert told in str(refused.value)
    assert "combine_all" in refused.value.remedy


def test_a_workbook_without_the_number_is_of_the_trust_with_its_name():
    """One group that leaves the number blank is in the review of its trust, and in the table of ratings beside it."""
    books = [of("a.xlsx", number="07654321", round="Baseline"), of("b.xlsx", round="Baseline", group=EXECUTIVE)]
    (review,) = combine_all(books)
    assert [who.file for who in review.respondents] == ["b.xlsx", "a.xlsx"]
    assert [who.file for who in combine(books).respondents] == ["b.xlsx", "a.xlsx"]


def test_a_workbook_without_the_number_is_of_nobody_where_two_trusts_have_the_name():
    """Two trusts of one name are told by their numbers, and nothing tells whose a workbook without one is."""
    books = [of("a.xlsx", number="07654321"), of("b.xlsx", number="07654322"), of("c.xlsx")]
    assert [[a.file for a in review.assessments] for review in combine_all(books)] == [
        ["a.xlsx"],
        ["b.xlsx"],
        ["c.xlsx"],
    ]


def test_one_name_in_two_typings_is_combined():
    """The names are compared as everywhere: an apostrophe's form makes no other trust."""
    review = combine([of("a.xlsx", trust="St Mary's"), of("b.xlsx", trust="St. Mary’s", group=EXECUTIVE)])
    assert [who.file for who in review.respondents] == ["b.xlsx", "a.xlsx"]


def test_many_workbooks_give_a_review_for_each_trust_and_round():
    """Reviews come as their trusts, frameworks and rounds are met, each with its own round before it; a copy counts once."""
    books = [
        of("final.xlsx", round="Final"),
        of("elm.xlsx", trust="Elm Trust", round="Baseline"),
        of("first.xlsx", round="Baseline"),
        of("second.xlsx", round="Baseline", group=EXECUTIVE),
        of("nameless.xlsx", trust="", round="Baseline"),
        of("nameless too.xlsx", trust="", round="Baseline", group=EXECUTIVE),
        of("elsewhere.xlsx", round="Final", on=framework(id="other")),
    ]
    found = combine_all([*books, books[1]])
    assert [[a.file for a in review.assessments] for review in found] == [
        ["final.xlsx"],
        ["elm.xlsx"],
        ["second.xlsx", "first.xlsx"],
        ["nameless.xlsx"],
        ["nameless too.xlsx"],
        ["elsewhere.xlsx"],
    ]
    earlier = [[a.file for a in review.earlier.assessments] if review.earlier else [] for review in found]
    assert earlier == [["second.xlsx", "first.xlsx"], [], [], [], [], []]


def test_no_workbooks_give_no_reviews():
    """Of nothing there is nothing to review, and a single review of nothing is refused."""
    assert combine_all([]) == ()
    with pytest.raises(ValueError, match="at least one workbook"):
        combine([])


def test_a_third_round_knows_the_one_before_it_and_the_first():
    """The round before, with the first behind it; a second round knows the first alone."""
    rounds = ("Baseline", "Review (mid-point)", "Final")
    found = combine_all(
        [by(EXECUTIVE, {"AAA-01": RED}, file=f"{r}.xlsx", more=about(trust="Oakfield", round=r)) for r in rounds]
    )
    assert [[before.round for before in review.before] for review in found] == [
        [], ["Baseline"], ["Review (mid-point)", "Baseline"],
    ]  # fmt: skip


def test_workbooks_that_type_one_rounds_name_in_two_ways_are_one_review():
    """Now, and as the round before: both views are in each."""

    def both(year, *names):
        return [
            by(group, {"AAA-01": RED}, file=f"{name}.xlsx", more=about(round=name, date=dt.date(year, 9, 1)))
            for group, name in zip((EXECUTIVE, TRUSTEES), names, strict=True)
        ]

    now = both(2028, "Annual review 2028", "ANNUAL review – 2028")
    assert len(combine(now).raters) == 2
    before, later = combine_all([*both(2027, "Annual review 2027", "annual-review 2027"), *now])
    assert later.earlier == before
    assert len(before.raters) == 2
