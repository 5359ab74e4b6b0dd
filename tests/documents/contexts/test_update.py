"""The progress update as it is made: outcomes first, then what is late and why, then what the board decides."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import read_manifest
from matsheets.documents.template.build import build_document
from matsheets.errors import ReviewError
from matsheets.review.period import Period
from matsheets.review.review import Review
from tests.documents.builders import (
    AGREED,
    framework,
    medium_term,
    paragraphs_of,
    respondent,
    rich_review,
    small_framework,
    tables_of,
)
from tests.documents.contexts.updates import BOOK, JULY, LOG, MARCH, MEETING, agreement, logged, made, recipe, review_of
from tests.documents.lint import lint
from tests.judges import sdk_errors

FINAL = tuple(medium_term(framework(), respondent(AGREED, 90, file=BOOK)))
REVIEWS: dict[str, Callable[[], bytes]] = {
    "two terms": lambda: made(logged()),
    "the first": lambda: made(logged(), MARCH, None),
    "nothing since": lambda: made(logged(), dt.date(2026, 9, 1), JULY),
    "the last": lambda: made(logged(medium_term=FINAL)),
    "no log": lambda: made(rich_review(0)),
    "another framework": lambda: made(rich_review(0, frame=small_framework())),
    "no plan": lambda: made(rich_review(0, priorities=(), plan_from="")),
    "no partnership": lambda: made(logged(partnerships=())),
}


def under(document: bytes, heading: str) -> list[str]:
    """The paragraphs below a heading of the first page, up to the next heading."""
    found: list[str] = []
    inside = False
    for paragraph in Document(io.BytesIO(document)).paragraphs:
        if paragraph.style is not None and paragraph.style.name in {"Board Heading", "Heading 2"}:
            inside = paragraph.text.startswith(heading)
        elif inside:
            found.append(paragraph.text.replace("\N{NON-BREAKING HYPHEN}", "-"))
    return found


def table(document: bytes, name: str) -> list[list[str]]:
    """The rows of a table below its header, hyphens as they are typed."""
    return [[_typed(cell) for cell in row] for row in tables_of(document)[name][1:]]


def _typed(text: str) -> str:
    spaced = text.replace("\N{NON-BREAKING HYPHEN}", "-").replace("\N{NO-BREAK SPACE}", " ")
    return "\n".join(line.strip() for line in spaced.splitlines())


@pytest.mark.parametrize("name", REVIEWS)
def test_every_update_is_accessible(name: str) -> None:
    """The lint finds nothing, from a plan without a log to the last update."""
    assert lint(REVIEWS[name]()) == []


@pytest.mark.judges
@pytest.mark.parametrize("name", REVIEWS)
def test_the_open_xml_sdk_finds_nothing(name: str, tmp_path: Path) -> None:
    """The outside judge of Word files has nothing to say."""
    path = tmp_path / "update.docx"
    path.write_bytes(REVIEWS[name]())
    assert sdk_errors(path) == []


# --- the first page ------------------------------------------------------------------------------------------------


def test_outcomes_come_first_and_only_those_since_the_last_paper() -> None:
    """A priority that is done stands before the others; one whose entry only fills its place is named as having none."""
    told = under(made(logged()), "What the log says of difference, since 24 March 2026")

    assert told[0].startswith("PLAN-01 Structures: Six people asked separately by the mentor on 25 June")
    assert [line.partition(" ")[0] for line in told[1:7]] == [
        "PLAN-02",
        "PLAN-03",
        "PLAN-04",
        "PLAN-05",
        "PLAN-06",
        "PLAN-08",
    ]
    assert told[0].endswith("(PRG-18)")
    assert told[7:] == ["No difference recorded: PLAN-07."]
    assert "median 55 minutes" not in " ".join(told)  # of February


def test_done_without_a_difference_is_said_beside_the_measure() -> None:
    """What an earlier entry found is told with its own day, on page 1, in the row and in the last sum alike."""
    log = [*LOG[:16], (6, (2026, 7, 9), "Done", "The second look at books was held.", "", None, "")]
    review = replace(review_of(recipe(log)), medium_term=FINAL)
    document = made(review)
    (told,) = [line for line in under(document, "What the log says of difference") if line.startswith("PLAN-06")]
    start = "PLAN-06 Professional learning: Done, with no difference recorded at its end. Its success measure: Every teacher and "
    assert told.startswith(start)
    assert told.endswith(" 12 Jun 2026: Sentence control secure in 22 of 40 books; 12 of 40 in November 2025, looked at by the same two "
                         "people. (PRG-14)")  # fmt: skip
    assert "\nSuccess measure: Every teacher and " in table(document, "Every priority")[5][2]
    assert "No difference is recorded at the end of the one that is done." in " ".join(
        under(document, "What the plan came to")
    )


def test_amounts_of_what_is_done_or_stopped_are_left_out() -> None:
    """They are nothing to come any more; the sentence says whose they are."""
    review = logged()
    amounts = {"PLAN-01": "£900 for cover", "PLAN-02": "£1,000", "PLAN-07": "£60"}
    planned = tuple(p._replace(resources=amounts.get(p.source.ref, "")) for p in review.priorities)
    assert (
        "Costs. The plan's open priorities name £1,000 in all, from PLAN-02. Left out, done or stopped: PLAN-01 and PLAN-07."
        in (paragraphs_of(made(replace(review, priorities=planned))))
    )


def test_words_are_whole_where_there_is_room_for_them() -> None:
    """Of five priorities nothing is cut to save a page."""
    review = logged()
    text = " ".join(
        " ".join(row) for row in table(made(replace(review, priorities=review.priorities[:5])), "Every priority")
    )
    assert "…" not in text


def test_the_statuses_are_counted_now_and_at_the_last_paper() -> None:
    """Each status that a priority has, or had, with which have it now."""
    rows = table(made(logged()), "Priorities by status")
    assert [row[:3] for row in rows] == [
        ["Done", "1", "0"], ["On track", "4", "6"], ["Behind", "2", "1"], ["Stopped", "1", "0"], ["Not started", "0", "1"],
    ]  # fmt: skip
    assert rows[2][3] == "PLAN-02 Leading teaching and PLAN-04 Capacity"


def test_what_is_late_says_since_when_and_why() -> None:
    """Behind comes before what only has a later date; dates are those of the plan and those that stand now."""
    late = under(made(logged(), MARCH, None), "What is late, and why")
    assert late == [
        "PLAN-04 Capacity. Behind: due 18 December 2026, now 26 March 2027. The cover fund cannot pay lenders before April, since "
        "the £40,000 was held back until the three-year budget was settled. Agreed with the finance committee on 10 March. (PRG-07)",
        "PLAN-07 Purpose. Not started; it was to start on 23 February 2026. No reason is recorded.",
    ]


def test_the_board_decides_on_dates_that_moved_stops_and_what_has_no_date() -> None:
    """Only what is new since the last paper is asked for, but for what still waits."""
    asked = under(made(logged()), "The board is asked to")
    assert asked[0] == "Agree a new date for PLAN-06 Professional learning: due 16 July 2027, now 22 October 2027."
    assert asked[1].startswith("Agree that PLAN-07 Purpose stops. Agreed with the heads on 30 June")
    assert asked[2:] == ["Decide on PLAN-02 Leading teaching: it is behind, and no new date is proposed."]
    later = under(made(logged(), dt.date(2026, 10, 1), JULY), "The board is asked to")
    assert later == [
        "Decide on PLAN-02 Leading teaching: it is behind, and no new date is proposed.",
        "Say what becomes of PLAN-08 Quality (all): it was due on 30 September 2026, and is not done.",
    ]


def test_a_stop_that_leaves_a_weak_rating_with_nothing_open_says_so() -> None:
    """In the decision itself; where the rating is strong, there is nothing to ask for."""
    log = [*LOG, (3, (2026, 7, 12), "Stopped", "Staff asked for fewer cards.", "", None, "")]
    asked = under(made(review_of(recipe(log))), "The board is asked to")
    assert asked[1] == (
        "Agree that PLAN-03 Culture stops. Staff asked for fewer cards. (PRG-20) The plan then has nothing open for Culture (VIS-03, "
        "Amber-red): ask for a priority for it, or a reason to leave it."
    )
    assert asked[2].startswith("Agree that PLAN-07 Purpose stops.")
    assert "nothing open" not in asked[2]


def test_of_two_stops_for_one_element_the_last_says_that_nothing_is_open() -> None:
    """It is said once."""
    log = [*LOG, *((n, (2026, 7, 12), "Stopped", "Staff asked for fewer.", "", None, "") for n in (3, 8))]
    more = {("PLAN-08", "target"): "VIS-03 Leading a culture of improvement"}
    asked = under(made(review_of(recipe(log, more=more))), "The board is asked to")
    assert [line.partition(" ")[0] for line in asked if "nothing open" in line] == ["Agree"]
    (told,) = (line for line in asked if "nothing open" in line)
    assert told.startswith("Agree that PLAN-08 Culture stops.")


@pytest.mark.parametrize(("entries", "said"), [(1, "one entry was logged; PLAN-08 (on track) changed status."),
                                               (2, "two entries were logged; PLAN-01 (on track) and PLAN-08 (on track) changed status.")])  # fmt: skip
def test_what_was_logged_is_counted_in_a_sentence(entries: int, said: str) -> None:
    """One entry, and several."""
    told = " ".join(paragraphs_of(made(review_of(recipe(LOG[:entries])), dt.date(2026, 2, 1), MEETING)))
    assert f"Since the diagnostic meeting on 11 November 2025, {said}" in told


def test_a_date_that_was_moved_to_and_fro_is_no_decision() -> None:
    """The date that stands now is that of the last paper."""
    log = [
        *LOG,
        (6, (2026, 7, 11), "On track", "The look at books is back in its place.", "", (2027, 7, 16), "As before."),
    ]
    review = review_of(recipe(log))
    assert "Agree a new date" not in " ".join(under(made(review), "The board is asked to"))


def test_nothing_since_the_last_paper_is_said() -> None:
    """What stands is told as it was, and the paper says so."""
    document = made(logged(), dt.date(2026, 9, 1), JULY)
    assert under(document, "What the log says of difference") == [
        "There is no difference to tell of: nothing has been logged since 14 July 2026."
    ]
    assert "Nothing has been logged since 14 July 2026: all stands as it did then." in " ".join(paragraphs_of(document))


def test_nothing_to_decide_makes_a_paper_for_information() -> None:
    """No date moved, nothing stopped, nothing late."""
    document = made(review_of(recipe(LOG[:1])), dt.date(2025, 12, 15), MEETING)
    assert paragraphs_of(document)[0].endswith("For information")
    assert under(document, "The board is asked to") == [
        "There is nothing to decide: no date was moved, nothing was stopped, and nothing is past its date."
    ]
    assert under(document, "What is late") == ["Nothing is late."]
    (line,) = [p for p in Document(io.BytesIO(document)).paragraphs if p.text.startswith("There is nothing to decide")]
    assert line.style is not None
    assert line.style.name == "Board Text"  # no number before it


# --- support -------------------------------------------------------------------------------------------------------


def test_support_is_held_against_what_was_agreed_service_by_service() -> None:
    """Days over are said, support for no service stands by itself, and what names no days is not counted."""
    document = made(logged())
    assert table(document, "Support by service") == [
        ["SRV-01 Mentoring of leaders", "8", "2.5", "5.5"],
        ["SRV-02 Joint reviews", "4", "4", "0"],
        ["SRV-03 Training of coaches", "4", "5", "1 over"],
        ["Support of no service", "None agreed", "1.5", "–"],
        ["In all", "16", "13", "3"],
    ]
    assert under(document, "Support given")[0].startswith(
        "13 days given of 16 days agreed, 5.5 of them since 24 March 2026."
    )
    assert (
        under(document, "Support, against what was agreed")[0] == "Without a number of days, and not counted: SUP-08."
    )


def test_without_an_agreement_days_stand_alone() -> None:
    """There is no table; the days that the plan names in words are said not to be added, and whose they are."""
    document = made(logged(partnerships=()))
    assert under(document, "Support given") == [
        "13 days given, 5.5 of them since 24 March 2026. No agreement names days to hold them against; days that the plan names in "
        "words were not added: PLAN-04, PLAN-05 and PLAN-06."
    ]
    assert "Support by service" not in tables_of(document)


def test_of_several_agreements_that_number_alike_none_gets_what_is_not_its_own() -> None:
    """Only the agreement in the log's own workbook can be meant; without such a one it is said that it is unclear."""
    others = (agreement("a.xlsx", school_name="Ash School"), agreement("b.xlsx", school_name="Elm School"))
    rows = table(made(logged(partnerships=others)), "Support by service")
    assert [row[2] for row in rows] == ["0"] * 6 + ["13", "13"]
    assert rows[0][0] == "SRV-01 Mentoring of leaders with Ash School"
    told = " ".join(under(made(logged(partnerships=others)), "Support, against what was agreed"))
    assert "For a service whose number several agreements have, and so of none: SUP-01, SUP-02" in told
    own = table(made(logged(partnerships=(agreement(BOOK), others[0]))), "Support by service")
    assert [row[2] for row in own[:3]] == ["2.5", "4", "5"]


# --- row by row ----------------------------------------------------------------------------------------------------


def test_a_row_tells_the_entries_since_the_last_paper_each_with_its_reference() -> None:
    """Then what difference it made, when it was due and when it is due now."""
    rows = table(made(logged()), "Every priority")
    assert [row[0].partition(" ")[0] for row in rows] == [f"PLAN-{n:02d}" for n in range(1, 9)]
    capacity = rows[3]
    assert capacity[1].splitlines() == ["Behind", "26 Jun 2026"]
    assert capacity[2].splitlines() == [
        "26 Jun 2026: Fund opened on 1 May; three loans so far. Method drafted and not tried. (PRG-16)",
        "Difference: Supply at the lenders' schools is 4% above its usual level; it was 31% above in the spring of 2025. (PRG-16)",
    ]
    assert capacity[3].splitlines() == ["18 Dec 2026", "now 26 Mar 2027"]
    assert rows[1][1].splitlines() == ["Behind", "15 May 2026; was On track"]
    assert "Difference: No difference recorded." in rows[6][2]


def test_a_priority_without_an_entry_says_so() -> None:
    """It has not started, as far as anybody wrote down."""
    row = table(made(logged(), MARCH, None), "Every priority")[6]
    assert (row[1].splitlines(), row[2]) == (["Not started", "no entry"], "Nothing is logged yet.")


def test_what_comes_next_has_the_dates_that_stand_now_and_leaves_out_what_is_over() -> None:
    """Days up to the paper's own are past."""
    rows = table(made(logged()), "What comes next, by date")
    assert rows == [
        ["30 September 2026", "Due: PLAN-08 Quality (all)"],
        ["18 December 2026", "Due: PLAN-03 Culture"],
        ["26 March 2027", "Due: PLAN-04 Capacity"],
        ["31 March 2027", "The partnership ends (PAR-12)"],
        ["1 April 2027", "Due: PLAN-02 Leading teaching"],
        ["28 May 2027", "Due: PLAN-05 Talent"],
        ["22 October 2027", "Due: PLAN-06 Professional learning"],
    ]


def test_what_is_left_out_is_counted_and_named() -> None:
    """Entries without a date, and entries of no priority of the plan; those after the paper's day are none of its matter."""
    review = review_of(
        recipe(
            [*LOG[:3], (1, None, "Done", "No date.", "", None, ""), (33, (2026, 1, 5), "Done", "x", "", None, "")], ()
        )
    )
    notes = under(made(review, dt.date(2026, 1, 31), None), "About this paper")[0]
    assert notes == (
        "1 entry has no date, and is left out: PRG-04. "
        "1 entry names no priority of this plan, and stands in no row: PRG-05."
    )


# --- the last one --------------------------------------------------------------------------------------------------


def test_the_last_update_ends_with_what_the_mentoring_came_to() -> None:
    """Counts of the log, days of support and the medium-term priorities; the board is asked to adopt them."""
    document = made(logged(medium_term=FINAL))
    told = " ".join(under(document, "What the plan came to"))
    assert told.startswith(
        "Of eight priorities, one is done, one was stopped and six are still open. A difference is recorded at the end of the one that is done."
    )
    assert "Support given: 13 days, in eight entries." in told
    assert [row[0].partition(" ")[0] for row in table(document, "Medium-term priorities")] == ["MED-01", "MED-02"]
    assert under(document, "The board is asked to")[-1].startswith(
        "Adopt the two medium-term priorities for the years after:"
    )


# --- its days ------------------------------------------------------------------------------------------------------


def test_the_days_of_an_update_are_in_its_record_and_its_date() -> None:
    """Without days of its own it is of the newest entry, and tells of all since the diagnostic meeting."""
    stated = read_manifest(made(logged(), JULY, MARCH))
    found = read_manifest(build_document("update", logged()))
    assert stated is not None
    assert found is not None
    assert (stated.period, found.period) == (Period(JULY, MARCH), Period(dt.date(2026, 7, 10), MEETING))
    core = Document(io.BytesIO(made(logged(), JULY, MARCH))).core_properties
    assert core.created == dt.datetime(2026, 7, 14, 9, tzinfo=dt.UTC)


def test_an_update_without_a_day_is_refused() -> None:
    """The message says what to do; so does one for days that are the wrong way round."""
    with pytest.raises(ReviewError, match="no entry with a date, so that the update has no day"):
        build_document(DocumentKind.UPDATE, replace(logged(), progress=(), support=()))
    with pytest.raises(ReviewError, match="which is no earlier day"):
        logged().in_period(MARCH, JULY)


def test_support_alone_gives_an_update_its_day() -> None:
    """A visit is something to tell the board of."""
    review: Review = replace(logged(), progress=())
    assert review.in_period().period == Period(dt.date(2026, 6, 25), MEETING)
    assert sum((e.days or Decimal() for e in review.support), Decimal()) == 13
