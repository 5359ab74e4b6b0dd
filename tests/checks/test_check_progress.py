"""The logs of progress and of support: what is missing, what does not fit, and what a board would ask."""

from __future__ import annotations

import datetime as dt

import pytest

from matsheets.checks import check_together, progress_log
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from tests.checks.conftest import codes, day

TODAY = day("2027-02-01")


@pytest.fixture
def planned(desk):
    """An agreed workbook with one priority, that starts on 2 November 2026."""
    return desk.about(group=AGREED) | desk.ratings(VIS_01="Amber-red") | desk.priority()


def entry(ref: str = "PRG-01", **changes: object) -> dict[tuple[str, str], object]:
    """A complete entry of the log of the plan; None leaves a cell blank."""
    given = {
        "priority": "PLAN-01",
        "date": day("2027-01-20"),
        "status": "On track",
        "done": "Two heads wrote a draft.",
        "difference": "Four of six schools use it, by our visits in January.",
    }
    return {(ref, key): value for key, value in (given | changes).items() if value is not None}


def visit(ref: str = "SUP-01", **changes: object) -> dict[tuple[str, str], object]:
    """A complete entry of the log of support."""
    given = {
        "date": day("2027-01-12"),
        "who": "Ruth Okonjo, mentor",
        "what": "Read the draft with the chief executive.",
        "days": 0.5,
        "priority": "PLAN-01",
    }
    return {(ref, key): value for key, value in (given | changes).items() if value is not None}


def test_logs_that_are_blank_or_whole_are_fine(desk, planned):
    """Nobody has to log anything, and what is logged in full needs nothing more."""
    assert desk.check(planned, today=TODAY) == ()
    assert desk.check(planned | entry() | visit(), today=TODAY) == ()


def test_a_stopped_priority_answers_no_weak_rating(desk, planned, said):
    """Said beside the rating before anything is built; one that is done while its plan runs is an answer, and so is another row."""
    stopped = planned | entry(status="Stopped")
    assert said(desk.check(stopped, today=TODAY), "priority-closed") == [
        "VIS-01: Rated Amber-red, and the plan has nothing open for it: PLAN-01 is stopped, or done before the day of this plan. Add a "
        'row to the Plan tab for this element or its heading: a priority, or a reason under "No action, because".'
    ]
    assert desk.check(planned | entry(status="Done"), today=TODAY) == ()
    assert "priority-closed" not in codes(desk.check(stopped | desk.priority("PLAN-02"), today=TODAY))


def test_what_was_done_before_the_round_answers_no_weak_rating_of_it(desk, planned):
    """The rating was settled after that, and is weak all the same."""
    done = planned | desk.about(group=AGREED, review_date=day("2027-01-28")) | entry(status="Done")
    assert "priority-closed" in codes(desk.check(done, today=TODAY))


@pytest.mark.parametrize(
    ("blank", "sentence"),
    [
        (
            "priority",
            "Priority is blank, and every entry needs it. The Ref of its row on the Plan tab, for example PLAN-03.",
        ),
        ("date", "Date is blank, and every entry needs it. The day of which this is true, for example 14/10/2026."),
    ],
)
def test_an_entry_needs_its_priority_and_its_day(desk, planned, said, blank, sentence):
    """Without them it says nothing of how the plan stands, so no update is made from it."""
    found = desk.check(planned | entry(**{blank: None}))
    assert said(found, "log-incomplete") == [f"PRG-01: {sentence}"]
    assert [(problem.severity.name, {m.value for m in problem.material}) for problem in found] == [
        ("ERROR", {"progress"})
    ]


def test_an_entrys_day_that_is_no_date_is_not_to_be_left_blank(desk, planned, said):
    """Every entry needs its day, so that to clear the cell is no way out; a new due date may well go."""
    for ref, given in (("PRG-01", entry(date="1 July")), ("SUP-01", visit(date="1 July"))):
        assert said(desk.check(planned | given), "date-not-understood") == [
            f'{ref}: "1 July" could not be read as a date. Type the day, month and year, for example 14/10/2026.'
        ]
    (told,) = said(desk.check(planned | entry(new_due="1 July", why_new_due="x")), "date-not-understood")
    assert told.endswith(", or leave the cell blank.")


def test_an_entry_without_a_status_changes_nothing(desk, planned, said):
    """It is only to look at: a note between two visits is as good."""
    found = desk.check(planned | entry(status=None))
    assert said(found, "log-status-missing") == [
        "PRG-01: Status is blank, so this entry does not change how its priority stands. Choose a status, or leave it blank if "
        "nothing has changed."
    ]
    assert found[0].severity.name == "WARNING"


@pytest.mark.parametrize("typed", ["PLAN-02", "GOV-01", "PLAN-01, PLAN-02"])
def test_an_entry_about_no_priority_of_the_plan(desk, planned, said, typed):
    """A Ref that the plan does not hold, or several, or something else."""
    assert said(desk.check(planned | entry(priority=typed)), "log-priority-unknown") == [
        f'PRG-01: "{typed}" is no priority on the Plan tab. Choose the Ref of the priority that this entry is about.'
    ]


def test_a_reason_for_no_action_is_no_priority(desk, planned):
    """Nothing can be logged of an element that is left for now."""
    left = desk.row("PLAN-02", target="VIS-02 Culture of improvement", no_action="The new head starts in May.")
    assert "log-priority-unknown" in codes(desk.check(planned | left | entry(priority="PLAN-02")))


@pytest.mark.parametrize("typed", ["plan 1", "1", "Plan-1", "priority 1"])
def test_a_priority_is_known_however_it_is_typed(desk, planned, typed):
    """What was understood is told, and nothing is wrong."""
    found = desk.check(planned | entry(priority=typed))
    assert codes(found) == ["respelt"]


def test_what_was_done_and_why_a_date_moved_are_asked(desk, planned, said):
    """One message a row names both."""
    found = desk.check(planned | entry(done=None, new_due=day("2027-09-01")))
    assert said(found, "log-detail-missing") == [
        "PRG-01: What was done and Why the new date are blank for this entry. Fill in what is known."
    ]
    assert codes(desk.check(planned | entry(status="Not started", done=None))) == []


def test_a_new_date_before_the_entry(desk, planned, said):
    """A date to which something moves lies ahead."""
    found = desk.check(planned | entry(new_due=day("2027-01-19"), why_new_due="A typing slip."))
    assert said(found, "new-due-before-entry") == [
        "PRG-01 PRG-01: The new due date, 19 January 2027, is before the day of this entry, 20 January 2027. Change one of the dates."
    ]
    assert codes(desk.check(planned | entry(new_due=day("2027-01-20"), why_new_due="Today."))) == []


def test_an_entry_of_a_day_to_come(desk, planned, said):
    """It is told by whoever knows today's date, on both logs."""
    given = planned | entry(date=day("2027-02-02")) | visit(date=day("2027-02-02"))
    assert said(desk.check(given, today=TODAY), "log-in-future") == [
        "PRG-01 SUP-01: This entry is of 2 February 2027, which is still to come. Type the day on which it was true, or wait until "
        "then."
    ]
    assert desk.check(given) == ()
    assert desk.check(given, today=day("2027-02-02")) == ()


def test_done_needs_a_difference(desk, planned, said):
    """The entry that says so, or a later one, has to say what came of it."""
    done = entry(status="Done", difference=None)
    assert said(desk.check(planned | done), "done-without-difference") == [
        "PRG-01: PLAN-01 is done, and nothing says what difference it made. Say something that someone outside the trust could "
        "check; if it is too early to tell, say when it will show."
    ]
    later = entry("PRG-02", date=day("2027-01-28"), status=None)
    assert "done-without-difference" not in codes(desk.check(planned | done | later))
    reopened = entry("PRG-02", date=day("2027-01-28"), difference=None)
    assert codes(desk.check(planned | done | reopened)) == []


def test_behind_needs_a_new_date(desk, planned, said):
    """Only the entry that counts now is asked, and one of the same day further down counts."""
    behind = entry(status="Behind")
    assert said(desk.check(planned | behind), "behind-without-date") == [
        "PRG-01: PLAN-01 is behind, and no new date is given. Type the date by which it will be done, and why, so that the board "
        "can agree to it."
    ]
    moved = entry(status="Behind", new_due=day("2027-12-17"), why_new_due="The post was vacant.")
    assert codes(desk.check(planned | moved)) == []
    assert codes(desk.check(planned | behind | entry("PRG-02"))) == []


def test_behind_with_a_date_to_come_from_an_earlier_entry_needs_no_new_one(desk, planned):
    """What was promised before still stands; a date that passed by then is none."""
    for new_due, expected in (("2027-09-24", []), ("2027-01-19", ["behind-without-date"])):
        promised = entry(date=day("2026-12-01"), new_due=day(new_due), why_new_due="The post was vacant.")
        assert codes(desk.check(planned | promised | entry("PRG-02", status="Behind"))) == expected


def test_nothing_logged_for_a_term(desk, planned, said):
    """A priority that began, of which nothing was said for long, is named once; one that is over, or lies ahead, is not."""
    second, third = desk.priority("PLAN-02"), desk.priority("PLAN-03", start=day("2027-05-01"), due=day("2027-09-01"))
    given = planned | second | third | entry()
    late = day("2027-01-20") + progress_log.TERM + dt.timedelta(days=1)
    assert said(desk.check(given, today=late - dt.timedelta(days=1)), "nothing-logged") == [
        "Progress: For a term or longer nothing was logged for PLAN-02 (starts 2 November 2026). Add a row for each, even if "
        "all is well."
    ]
    assert said(desk.check(given, today=late), "nothing-logged") == [
        "Progress: For a term or longer nothing was logged for PLAN-01 (last 20 January 2027) and PLAN-02 (starts 2 November "
        "2026). Add a row for each, even if all is well."
    ]
    over = entry("PRG-02", status="Stopped") | entry("PRG-03", priority="PLAN-02", status="Done")
    assert "nothing-logged" not in codes(desk.check(given | over, today=late))


def test_a_plan_without_a_log_is_not_asked_for_one(desk, planned):
    """A trust that logs nothing is not told so at each of its priorities."""
    assert "nothing-logged" not in codes(desk.check(planned, today=day("2028-02-01")))


def test_a_log_without_a_plan(desk, planned, said):
    """It is read from the workbook that holds the plan, and its rows are named as unread."""
    alone = desk.about() | desk.ratings() | entry() | visit()
    found = desk.check(alone)
    assert said(found, "log-without-plan") == [
        "Progress Support: The logs are read from the workbook that holds the plan, and this one holds none. Copy these rows to "
        "the Progress and Support tabs of the workbook with the plan."
    ]
    assert codes(found) == ["log-without-plan"]


# --- the mentor's support --------------------------------------------------------------------------------------------


def test_support_needs_its_day_and_is_asked_for_the_rest(desk, planned, said):
    """Without a day it lies between no two papers; who, what and how long a board asks."""
    found = desk.check(planned | visit(date=None, who=None, days=None))
    assert said(found, "log-incomplete") == [
        "SUP-01: Date is blank, and every entry needs it. The day, for example 14/10/2026."
    ]
    assert said(found, "log-detail-missing") == [
        "SUP-01: Who and Days are blank for this entry. Fill in what is known."
    ]


def test_support_for_priorities_that_are_not_there(desk, planned, said):
    """Several may be named; those that the plan has not are."""
    assert said(desk.check(planned | visit(priority="PLAN-01 and PLAN-07")), "support-priority-unknown") == [
        "SUP-01: This support is for PLAN-07, and the Plan tab has no such priority. Name the Refs of priorities that are there, or "
        "leave the cell blank."
    ]
    assert "support-priority-unknown" in codes(desk.check(planned | visit(priority="All of them")))
    assert "support-priority-unknown" not in codes(desk.check(planned | visit(priority="none of them")))


@pytest.fixture
def agreed_support(desk, planned):
    """The same workbook with an agreement that gives 12 days of one service in 2027."""
    term = {"start_date": day("2027-01-01"), "end_date": day("2027-12-31")}
    return planned | desk.partnership(**term)


def test_support_under_a_service_that_is_not_there(desk, agreed_support, said):
    """The Ref of one service is asked for."""
    found = desk.check(agreed_support | visit(service="SRV-09"))
    assert said(found, "support-service-unknown") == [
        'SUP-01: "SRV-09" is no service on the Services tab. Name the Ref of one service, or leave the cell blank.'
    ]


def test_more_support_than_agreed(desk, agreed_support, said):
    """The days of one service are added up, and held against those of the agreement, with or without today's date."""
    days = ("SRV-01", "days")
    given = (
        agreed_support
        | {days: 2}
        | visit(service="SRV-01", days=1.5)
        | visit("SUP-02", service="1", days=1, what="A visit.")
    )
    assert said(desk.check(given), "support-beyond-agreed") == [
        'SRV-01: Of "Coaching" 2.5 days were given, and 2 days agreed. Check the days of the log, or agree on more.'
    ]
    assert "support-beyond-agreed" not in codes(desk.check(given | {days: 2.5}))


@pytest.mark.parametrize(
    ("agreed", "given", "today", "told"),
    [
        (12, 2.5, "2027-07-02", True),  # half the year is over: 6 days are due, and 2.5 are less than half of them
        (12, 3, "2027-07-02", False),
        (12, 0.5, "2027-02-01", False),  # a month: nothing is lacking that could not be given next week
        (12, 5, "2028-06-01", True),  # after the end all are due
        (3, 1, "2028-06-01", True),
        (2, 0.5, "2028-06-01", False),  # no more than a day and a half are lacking
    ],
)
def test_far_less_support_than_agreed(desk, agreed_support, agreed, given, today, told):
    """Less than half of what is due by now, and two days or more of it lacking."""
    logged = agreed_support | {("SRV-01", "days"): agreed} | visit(service="SRV-01", days=given)
    assert ("support-below-agreed" in codes(desk.check(logged, today=day(today)))) == told
    assert "support-below-agreed" not in codes(desk.check(logged))


def test_support_that_names_no_service_is_held_against_none(desk, agreed_support):
    """The agreement in the workbook may be one with a school that the trust itself supports."""
    logged = agreed_support | {("SRV-01", "days"): 12} | visit()
    assert not {"support-below-agreed", "support-beyond-agreed"} & set(
        codes(desk.check(logged, today=day("2028-06-01")))
    )


# --- several workbooks -----------------------------------------------------------------------------------------------


def book_of(desk, file, *rows, **about):
    """A workbook of its own, as it was read."""
    answers = desk.about(**about) | {place: value for row in rows for place, value in row.items()}
    return desk.assess(answers, file=file, workbook_id=file.removesuffix(".xlsx"))


def test_a_log_beside_a_plan_that_is_not_used(desk, said):
    """The logs are read where the plan is; those of another workbook are named, and of a copy with the same log nothing is."""
    agreed = book_of(desk, "agreed.xlsx", desk.ratings(), desk.priority(), entry(), group=AGREED)
    other = book_of(desk, "other.xlsx", desk.ratings(), desk.priority(), visit())
    found = check_together([agreed, other])
    assert said(found, "log-unused") == [
        "other.xlsx: The logs of this trust and round are read from agreed.xlsx, where the plan is. The log here is another, and is "
        "not used. Copy its rows there, then clear them here."
    ]
    same = book_of(desk, "same.xlsx", desk.ratings(), desk.priority(), entry())
    assert "log-unused" not in codes(check_together([agreed, same]))


def test_of_two_copies_of_a_plan_the_one_with_the_log_counts(desk):
    """Whichever comes first, the plan is read with its log."""
    plain = book_of(desk, "a.xlsx", desk.priority())
    logged = book_of(desk, "b.xlsx", desk.priority(), entry())
    for books in ([plain, logged], [logged, plain]):
        assert [found.status for found in combine(books).progress] == ["On track"]
        assert "log-unused" not in codes(check_together(books))


def test_a_log_that_goes_on_after_the_next_round(desk, said):
    """From the next round on, what happens is logged in that round's workbook."""
    baseline = book_of(desk, "one.xlsx", desk.ratings(), desk.priority(), entry(date=day("2027-10-09")), group=AGREED)
    later = {"round": "Autumn review", "review_date": day("2027-10-08"), "group": AGREED}
    found = check_together([book_of(desk, "two.xlsx", desk.ratings(), **later), baseline])
    assert said(found, "log-after-round") == [
        "one.xlsx: The log goes on to 9 October 2027, and the Autumn review was on 8 October 2027. Log what comes after it in the "
        "workbook of that round."
    ]
    same_day = book_of(desk, "two.xlsx", desk.ratings(), **later | {"review_date": day("2027-10-09")})
    assert "log-after-round" not in codes(check_together([baseline, same_day]))


def test_of_a_priority_that_is_over_no_review_is_asked(desk, planned):
    """Once the newest status is Done, a review that is past is nothing to look at; while it goes on, it is."""
    late = day("2027-03-02")  # the plan is reviewed on 1 March 2027
    going = entry() | entry("PRG-02", date=day("2027-02-10"))
    assert "review-in-past" in codes(desk.check(planned | going, today=late))
    assert "review-in-past" not in codes(desk.check(planned | going | entry("PRG-02", status="Done"), today=late))
    reopened = going | entry("PRG-01", status="Done")
    assert "review-in-past" in codes(desk.check(planned | reopened, today=late))
