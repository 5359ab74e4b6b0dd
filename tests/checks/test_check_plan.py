"""The development plan, row by row and against the ratings."""

import datetime as dt

import pytest

from matsheets.model.respondents import AGREED
from matsheets.workbook.layout.layout import Part
from tests.checks.conftest import codes


@pytest.fixture
def weak(desk):
    """A complete review with one weak element, VIS-01."""
    return desk.about() | desk.ratings(VIS_01="Amber-red")


def test_a_rater_is_not_asked_for_a_plan(desk, weak):
    """A plan left wholly blank in a rater's workbook is no problem."""
    assert desk.check(weak) == ()


def test_the_agreed_workbook_needs_a_plan(desk, weak, said):
    """A blank plan is one error, and not one for each weak rating."""
    found = desk.check(weak | desk.about(group=AGREED))
    assert said(found, "plan-empty") == [
        'Plan: The plan is empty, and this is the workbook "Agreed at the diagnostic meeting". '
        "Add a row for each priority."
    ]
    assert len(found) == 1


def test_a_plan_is_asked_for_only_where_an_element_is_weak(desk):
    """All strong, all not rated or nothing rated: no priority is needed, and so no plan."""
    strong = desk.about(group=AGREED) | desk.ratings()
    refs = [element.ref for element in desk.framework.elements]
    unrated = {(ref, "rating"): "Not rated" for ref in refs} | {(ref, "rationale"): "We had no time." for ref in refs}
    assert desk.check(strong) == ()
    assert desk.check(strong | unrated) == ()
    assert "plan-empty" not in codes(desk.check(desk.about(group=AGREED)))


def test_a_row_of_placeholders_is_one_thing_to_look_at(desk, weak, said):
    """Each is named by its column; where nothing is needed, "none" is an answer."""
    row = desk.priority(objective="TBC", lead="tbc", success="?", support="None", resources="n/a")
    assert said(desk.check(weak | row), "placeholder-text") == [
        'PLAN-01 PLAN-01 PLAN-01: "TBC" (Objective), "tbc" (Lead) and "?" (What success looks like) tell whoever reads the '
        "documents nothing, and are printed as they stand. Type what is known in their place."
    ]
    (found,) = desk.check(weak | desk.priority(monitoring="n/a"))
    assert (found.code, found.severity.name) == ("placeholder-text", "WARNING")


@pytest.mark.parametrize(
    "row",
    [
        ("MED-01", {"heading": "VIS Vision, culture and ethos", "priority": "tbc", "why": "?", "when": "x", "lead": "tbc"}),
        ("BEY-01", {"issue": "Reserves", "why": "tbc", "known": "Nothing yet", "next": "tbd"}),
    ],
)  # fmt: skip
def test_placeholders_are_told_in_the_medium_term_and_beyond(desk, weak, row):
    """What is numbered and printed is held to one rule."""
    assert codes(desk.check(weak | desk.priority() | desk.row(row[0], **row[1]))) == ["placeholder-text"]


def test_an_agreed_workbook_without_the_plan_part_is_fine(desk, weak):
    """What was left out on purpose is not asked for."""
    assert desk.check(weak | desk.about(group=AGREED), parts=frozenset({Part.REVIEW})) == ()


@pytest.mark.parametrize("target", ["VIS-01 Clarity of purpose", "VIS Vision, culture and ethos"])
def test_a_priority_serves_its_element_or_its_whole_heading(desk, weak, target):
    """A weak rating is served by a row for the element, or for the heading."""
    assert desk.check(weak | desk.priority(target=target)) == ()


def test_a_weak_rating_without_a_priority(desk, weak, said):
    """Once a plan is begun, each weak rating needs a row; strong ones need none."""
    found = desk.check(weak | desk.priority(target="VIS-02"))
    assert said(found, "priority-missing") == [
        "VIS-01: Rated Amber-red, and the plan has nothing for it. Add a row to the Plan tab for this element or its "
        'heading: a priority, or a reason under "No action, because".'
    ]
    assert [code for code in codes(found) if code != "respelt"] == ["priority-missing"]


def test_a_placeholder_is_no_reason_for_no_action(desk, weak):
    """A row that only says "tbc" is to look at; beside a priority the doubled row is told, and no more."""
    row = desk.row("PLAN-01", target="VIS-01 Clarity of purpose", no_action="tbc")
    assert codes(desk.check(weak | row)) == ["placeholder-text"]
    assert codes(desk.check(weak | desk.priority(no_action="n/a"))) == ["objective-and-no-action"]


def test_a_reason_for_no_action_serves_too(desk, weak):
    """A no-action row needs its element and its reason, and nothing else; a strong element may have one."""
    rows = desk.row("PLAN-01", target="VIS-01 Clarity of purpose", no_action="After the merger.")
    rows |= desk.row("PLAN-02", target="GOV-01 Clarity of trust structures", no_action="Settled.")
    assert desk.check(weak | rows) == ()


def test_a_reason_without_its_element(desk, weak, said):
    """The reason is quoted, so that its writer knows which row is meant."""
    rows = desk.priority() | desk.row("PLAN-02", no_action="After the merger.")
    assert said(desk.check(weak | rows), "no-action-target-missing") == [
        'PLAN-02: Heading or element is blank, so it is not clear what the reason "After the merger." is about. '
        "Choose the element that this priority serves, or a heading if it serves all of its elements."
    ]


def test_a_priority_names_each_cell_that_is_blank(desk, weak, said):
    """A row begun with a lead alone lacks four things, each at its own cell, and its details in one message."""
    found = desk.check(weak | desk.priority() | desk.row("PLAN-02", lead="Asha Patel"))
    assert said(found, "plan-incomplete") == [
        "PLAN-02: Heading or element is blank, and every priority needs it. Choose the element that this priority "
        "serves, or a heading if it serves all of its elements.",
        "PLAN-02: Objective is blank, and every priority needs it. What will be different, in one sentence.",
        "PLAN-02: Due is blank, and every priority needs it. A date, for example 18/12/2026. Not before the start.",
        "PLAN-02: What success looks like is blank, and every priority needs it. A result that someone outside the "
        "trust could check, with a figure and a date where there is one.",
    ]
    assert len(found) == 5


def test_a_missing_lead_is_asked_for(desk, weak, said):
    """The one person who answers for a priority is needed."""
    found = desk.check(weak | desk.priority(lead=None))
    assert said(found, "plan-incomplete") == [
        "PLAN-01: Lead is blank, and every priority needs it. The one person who answers for it: name and role."
    ]


def test_details_that_a_board_asks_about_are_named_together(desk, weak, said):
    """Whatever of a priority's details is blank stands in one warning at one place."""
    (found,) = desk.check(
        weak | desk.named("about", {"mentor": "Ruth Ojo"}) | desk.priority(support=None, resources=None, review_on=None)
    )
    assert (found.code, found.severity.name) == ("priority-detail-missing", "WARNING")
    assert [place.ref for place in found.places] == ["PLAN-01"]
    assert found.message == (
        "Support, Resources and Review on are blank for this priority. Fill in what is "
        "known; where no support or no money is needed, say so."
    )
    assert said(desk.check(weak | desk.priority(start=None)), "priority-detail-missing")[0].startswith(
        "PLAN-01: Start is blank for this priority"
    )


def test_a_trust_without_a_mentor_is_asked_for_no_support(desk, weak):
    """Nobody from outside is known who could give it."""
    assert desk.check(weak | desk.priority(support=None)) == ()


def test_a_reason_for_no_action_needs_no_details(desk, weak):
    """What is left for now is asked for no support, dates or money."""
    row = desk.row("PLAN-01", target="VIS-01 Clarity of purpose", no_action="After the merger.")
    assert desk.check(weak | row) == ()


def test_a_medium_term_row_filled_in_only_in_part(desk, weak, said):
    """One warning a row names what is blank, whether there is a plan or not; a whole row and a blank one are fine."""
    whole = desk.row(
        "MED-01", heading="VIS Vision, culture and ethos", priority="One account of purpose.", why="It pays.",
        when="Summer 2028", lead="Asha Patel",
    )  # fmt: skip
    assert desk.check(weak | whole) == ()
    found = desk.check(weak | whole | desk.row("MED-03", priority="Grow our own heads.", lead="Asha Patel"))
    assert said(found, "medium-term-incomplete") == [
        "MED-03: Heading, Why it comes next and By when are blank, and the plan prints this row as it stands. Fill in what "
        "is known, or clear the row."
    ]
    assert (len(found), found[0].severity.name) == (1, "WARNING")


def test_an_objective_and_no_action_in_one_row(desk, weak):
    """Both in one row is a warning at both cells, and nothing more is asked of the row."""
    found = desk.check(weak | desk.priority(no_action="Too early.", lead=None))
    assert codes(found) == ["objective-and-no-action"]
    assert [place.ref for place in found[0].places] == ["PLAN-01", "PLAN-01"]
    assert found[0].message == (
        "This row holds an objective and also a reason for no action. Keep one, or give them a row each."
    )


def test_due_before_start(desk, weak):
    """Both cells are named and both dates are shown."""
    (found,) = desk.check(weak | desk.priority(due=dt.date(2026, 10, 30)))
    assert (found.code, len(found.places)) == ("due-before-start", 2)
    assert found.message == (
        "This priority is due on 30 October 2026, before its start on 2 November 2026. Change one of the dates."
    )


def test_due_on_its_start_is_fine(desk, weak):
    """A priority of one day is a priority."""
    assert desk.check(weak | desk.priority(due=dt.date(2026, 11, 2))) == ()


def test_reviewed_before_start(desk, weak):
    """A review before the start is a warning that names both cells, and it is not called past as well."""
    (found,) = desk.check(weak | desk.priority(review_on=dt.date(2026, 11, 1)), today=dt.date(2027, 1, 1))
    assert (found.code, len(found.places)) == ("review-before-start", 2)
    assert found.message == (
        "This priority is reviewed on 1 November 2026, before its start on 2 November 2026. Check both dates."
    )


def test_reviewed_on_its_start_is_fine(desk, weak):
    """A first look on the first day is no mistake."""
    assert desk.check(weak | desk.priority(review_on=dt.date(2026, 11, 2))) == ()


def test_a_review_in_the_past(desk, weak, said):
    """With today's date given, a review before it is a warning; a review today is not."""
    assert desk.check(weak | desk.priority(), today=dt.date(2027, 3, 1)) == ()
    assert said(desk.check(weak | desk.priority(), today=dt.date(2027, 3, 2)), "review-in-past") == [
        "PLAN-01: The review on 1 March 2027 is in the past. Type the date on which this priority is next looked at."
    ]


def test_without_targets_nothing_is_said_about_what_is_missing(desk, weak):
    """Where the column of targets cannot be read, no rating is called unserved."""

    def retitle(book):
        desk.header(book, "plan", "target").value = "For"

    assert codes(desk.check(weak | desk.priority(), retitle)) == ["header-missing"]


def test_with_a_target_that_was_not_understood_nothing_is_said_about_what_is_missing(desk, weak):
    """The row may be the very one that serves the element."""
    assert codes(desk.check(weak | desk.priority(target="Purpose"))) == ["choice-unknown"]


def test_a_doubled_row_still_serves_its_element(desk, weak):
    """A Ref that stands twice is one problem, and its targets count all the same."""

    def repeat(book):
        desk.cell(book, "PLAN-02", "ref").value = "PLAN-01"

    found = desk.check(weak | desk.priority() | desk.priority("PLAN-02", lead=None), repeat)
    assert codes(found) == ["ref-doubled"]
