"""The pairing in words: each reason with the rows that say so, and each of those found again by ``why`` in a folder of trusts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from matsheets.batch.executor import SerialExecutor
from matsheets.batch.reading import ReadSettings, read_all
from matsheets.documents.contexts.programme_pairing import pairing_values
from matsheets.documents.template.programme_papers import build_programme_paper
from matsheets.model.framework import Framework
from matsheets.model.problems import Severity
from matsheets.model.respondents import AGREED
from matsheets.programme.pairing_reasons import left_out
from matsheets.programme.pairing_tables import HELP_COLUMNS, PAIRING_COLUMNS, help_rows, pairing_rows
from matsheets.programme.trust_entry import Programme
from matsheets.steps.programme_run import programme_of, programme_of_results
from matsheets.storage.files import find_workbooks
from matsheets.trace.statements import statements_of
from matsheets.trace.why import why
from matsheets.workbook.read.reader import read_workbook
from tests.programme.test_pairing import DAY, ON, trust

ELEMENTS = ("VIS-01", "TEA-01")
#: Each trust's region, whether it looks for help, days offered, ratings of two elements, group, mentor trust.
TRUSTS = {
    "Oakfield Trust": ("East Midlands", False, 10, ("Green", "Amber-green"), AGREED, None),
    "Twin Trust": ("London", False, 4, ("Amber-red", "Green"), "Trustees", None),
    "The Twin Trust": ("London", False, 4, ("Green", "Red"), "Trustees", None),
    "Low Moor Trust": ("East Midlands", True, None, ("Red", "Red"), AGREED, None),
    "Ashby Trust": (None, None, None, ("Red", "Green"), "Trustees", "Oakfield Trust"),
}


@pytest.fixture
def programme(written: Callable[..., Path], framework: Framework) -> Programme:
    """The programme of a folder with a workbook of each trust."""
    files = []
    for number, (name, (region, seeks, days, ratings, group, mentor)) in enumerate(TRUSTS.items(), start=1):
        answers = dict(zip((1, 2, 4, 9, 13, 14, 20, 21), (name, f"0000000{number}", region, mentor, group, "Baseline", seeks, days), strict=True))  # fmt: skip
        given = {(f"ABT-{row:02}", "answer"): value for row, value in answers.items() if value is not None}
        given[("ABT-15", "answer")] = dt.date(2026, 10, 14)
        for ref, rating in zip(ELEMENTS, ratings, strict=True):
            given |= {
                (ref, "rating"): rating,
                (ref, "rationale"): "We looked.",
                (ref, "evidence"): "Minutes, 3 June 2026.",
            }
        files.append(written(given, f"trust-{number}.xlsx", workbook_id=f"00000000000{number}"))
    found = find_workbooks(files)
    settings = ReadSettings((framework,), dt.date(2027, 1, 11), Severity.ERROR, debug=True)
    with closing(read_all(found, settings, SerialExecutor())) as results:
        return programme_of_results(results, found, settings, SerialExecutor())


def test_every_reference_leads_to_an_answer_of_the_trust_that_it_names(
    programme: Programme, tmp_path: Path, framework: Framework
) -> None:
    """Of each reference in both tables ``why`` gives rows of one trust alone, with something filled in."""
    books = [read_workbook(path, [framework]) for path in sorted(tmp_path.glob("*.xlsx"))]
    tables = ((PAIRING_COLUMNS, pairing_rows(programme)), (HELP_COLUMNS, help_rows(programme)))
    told = {row[columns.index("references")] or "" for columns, rows in tables for row in rows}
    of_trusts = re.findall(r"([^(;]+) (\([^)]+\))", "; ".join(told))
    places = {f"{ref.strip()} {whose}" for refs, whose in of_trusts for ref in refs.split(",")}
    assert {"TEA-01 (Twin Trust, 00000002)", "VIS-01 (The Twin Trust, 00000003)", "ABT-09 (Ashby Trust)"} <= places
    for place in sorted(places):
        found = why(place, books)
        assert found is not None, place
        assert [bool(row.filled_cells) for row in found.rows] == [True], place
        assert found.rows[0].trust == place.partition("(")[2].rstrip(")").partition(",")[0]


def test_the_paper_says_the_reasons_in_their_order(programme: Programme) -> None:
    """What was agreed, or is strong and was not; the region; whom it helps and who helps it; days, less what is not said."""
    (seeker,) = pairing_values(programme)["seekers"]
    assert (seeker["trust"], seeker["asked"]) == ("Low Moor Trust", "Says so (ABT-20).")
    assert [(match["trust"], match["why"]) for match in seeker["matches"]] == [
        (
            "Oakfield Trust",
            "strong (agreed) in VIS-01 Purpose and TEA-01 Pedagogy; same region, East Midlands; helps one other; "
            "10 days a year offered, less what Ashby Trust takes.",
        ),
        (
            "The Twin Trust, 00000003",
            "strong (not agreed) in VIS-01 Purpose; London; in no pair; 4 days a year offered.",
        ),
        (
            "Twin Trust, 00000002",
            "strong (not agreed) in TEA-01 Pedagogy; London; in no pair; 4 days a year offered.",
        ),
        (
            "Ashby Trust",
            "strong (not agreed) in TEA-01 Pedagogy; region not said; helped by one other; days not said.",
        ),
    ]  # fmt: skip


def test_no_weakness_of_a_trust_that_could_help_is_in_its_rows(programme: Programme) -> None:
    """Where it is strong is named, and no Ref of an element that it rates weak."""
    weak = {"Twin Trust, 00000002": "VIS-01", "The Twin Trust, 00000003": "TEA-01", "Ashby Trust": "VIS-01"}
    rows = [dict(zip(PAIRING_COLUMNS, row, strict=True)) for row in pairing_rows(programme)]
    assert {row["could_help"] for row in rows} >= set(weak)
    for row in rows:
        assert weak.get(row["could_help"], "none") not in " ".join(map(str, row.values()))


def test_the_paper_shows_those_that_ask_first_and_counts_the_rest() -> None:
    """Sixty that look for help have a page, those that say so first; the last sentence says how many more there are."""
    strong = [trust(f"Helper {n}", "444444", seeks_help=False) for n in range(9)]
    quiet = [trust(f"A quiet {n:02}", "111") for n in range(30)]
    asking = [trust(f"Z asking {n:02}", "111", seeks_help=True) for n in range(30)]
    values = pairing_values(Programme(ON, DAY, (*quiet, *strong, *asking)))
    shown = [seeker["trust"] for seeker in values["seekers"]]
    assert shown == [f"Z asking {n:02}" for n in range(len(shown))]
    assert 5 <= len(shown) <= 12
    assert {len(seeker["matches"]) for seeker in values["seekers"]} == {2}
    assert values["seekers"][0]["asked"] == "Says so (ABT-20). Nine could help."
    assert (
        values["more_seekers"] == f"{60 - len(shown)} more trusts look for help: see the tab Pairing of the workbook."
    )


def test_a_programme_in_which_nobody_looks_for_help_says_so() -> None:
    """There is a sentence in the place of the table."""
    paper = build_programme_paper(Programme(ON, DAY, (trust("One", "444444"), trust("Two", "444444"))))
    said = [statement.text for statement in statements_of(paper) if statement.section == "Who could help whom"]
    assert said[1:] == ["No trust looks for help from another."]


def test_long_names_are_cut_and_stay_apart() -> None:
    """Two trusts of one long name keep the numbers that tell them apart."""
    long = "The Saint Barnabas and Saint Mary Magdalene Church of England and Catholic Academies Trust"
    twins = [trust(long, "444444", number=number) for number in ("00000001", "00000002")]
    (seeker,) = pairing_values(Programme(ON, DAY, (trust("Weak", "111", seeks_help=True), *twins)))["seekers"]
    first, second = (match["trust"] for match in seeker["matches"])
    assert (first[-10:], second[-10:]) == (", 00000001", ", 00000002")
    assert max(len(first), len(second)) <= 46


def test_answers_that_could_not_be_read_are_told_in_the_paper_and_in_the_workbook() -> None:
    """Each with its Ref and what is typed; and a workbook without a group that calls itself agreed."""
    asks = trust("Asks", "444", unread=(("ABT-20", "perhaps"), ("ABT-21", "about ten")))
    programme = Programme(
        ON, DAY, (asks, trust("Odd", "444", looks_agreed=("odd.xlsx",)), trust("Weak", "111", seeks_help=True))
    )
    assert pairing_values(programme)["not_read"] == (
        'Could not be read, so that the trust is not among those that could help: Asks (ABT-20: "perhaps") and Asks (ABT-21: "about ten"). '
        "A workbook that names no group looks agreed, and counts as one group's: Odd. See the tab Not counted of the workbook."
    )
    first, second, third = left_out(programme)
    assert (first[:9], second[:9], third[:18]) == ("ABT-20 of", "ABT-21 of", "odd.xlsx of Odd na")


def test_an_agreement_of_an_earlier_round_counts_while_it_runs(written: Callable[..., Path]) -> None:
    """Of two agreements with one school the later round's counts; one that a later round does not hold again still stands."""
    ends = {"Baseline": dt.date(2028, 7, 14), "Review": dt.date(2028, 7, 14), "Final": None}
    files = []
    for at, (round_, last) in enumerate(ends.items(), start=1):
        given: dict[tuple[str, str], object] = {
            (f"ABT-{row}", "answer"): value
            for row, value in (("01", "Oak Trust"), ("13", AGREED), ("14", round_), ("15", dt.date(2026, at, 14)))
        }
        given |= {
            ("VIS-01", "rating"): "Green",
            ("VIS-01", "rationale"): "We looked.",
            ("VIS-01", "evidence"): "Minutes of May.",
        }
        if last:
            given |= {("PAR-01", "answer"): "Oak Trust", ("PAR-05", "answer"): "Elm School", ("PAR-12", "answer"): last}
            given |= {("SRV-01", "service"): "Coaching", ("SRV-01", "days"): 10 * at}
        files.append(written(given, f"{round_}.xlsx", workbook_id=f"00000000000{at}"))
    (entry,) = programme_of(files, on=dt.date(2027, 1, 11)).entries
    assert entry.files == ("Final.xlsx",)
    assert [(each.file, each.days) for each in entry.partnerships] == [("Review.xlsx", Decimal(20))]
