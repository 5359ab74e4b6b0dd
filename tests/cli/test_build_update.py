"""``matsheets build-update``: its days, the last paper in the folder, and what is said where there is nothing to tell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from matsheets.documents.record.manifest import read_manifest
from matsheets.review.period import Period
from matsheets.samples.recipes import replay
from tests.cli.conftest import Run
from tests.documents.builders import framework, text_of
from tests.documents.contexts.updates import BOOK, LOG, MEETING, recipe, workbook

STEM = "skerrowmere-primary-academies-trust-progress-update"
MARCH, JULY = Path(f"papers/{STEM}-2026-03-24.docx"), Path(f"papers/{STEM}-2026-07-10.docx")


@pytest.fixture(autouse=True)
def returned(run: Run) -> None:
    """The workbook of a trust with a log over two terms, in a folder."""
    Path("returned").mkdir()
    Path("returned", BOOK).write_bytes(workbook())


def period(path: Path) -> Period | None:
    """The days that a document says it is of."""
    manifest = read_manifest(path.read_bytes())
    return manifest.period if manifest else None


def test_it_is_of_the_newest_day_of_the_logs_and_goes_on_from_the_last_paper(run: Run) -> None:
    """Its name ends with its day; the first one tells of all since the diagnostic meeting."""
    ran = run("build-update", "returned", "-o", "papers", "--on", "24/3/2026")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{MARCH}  Progress update for Skerrowmere Primary Academies Trust",
        f"{BOOK} has later entries in its logs. They are left out of this update.",
    ]
    assert period(MARCH) == Period(dt.date(2026, 3, 24), MEETING)

    run("build-update", "returned", "-o", "papers")
    assert period(JULY) == Period(dt.date(2026, 7, 10), dt.date(2026, 3, 24))
    assert "what has changed since 24 March 2026" in text_of(JULY.read_bytes())


def test_since_stands_before_what_lies_in_the_folder(run: Run) -> None:
    """Whoever names the day of the last paper knows better; a day that is no earlier one is a mistake in the command."""
    run("build-update", "returned", "-o", "papers", "--on", "24/3/2026")
    run("build-update", "returned", "-o", "papers", "--since", "1 May 2026")
    assert period(JULY) == Period(dt.date(2026, 7, 10), dt.date(2026, 5, 1))
    ran = run("build-update", "returned", "-o", "papers", "--on", "1/5/2026", "--since", "1/5/2026")
    assert (ran.code, "--since is not before --on" in ran.err) == (2, True)
    for typed, sentence in (
        ("soon", '"soon" is no date. Type the day first'),
        ("1/1/1900", '"1/1/1900" is too long ago or too far ahead to be meant here. Check the year.'),
        ("1/1/26", '"1/1/26" has its year in two digits. Type all four'),
    ):
        ran = run("build-update", "returned", "-o", "papers", "--on", typed)
        assert (ran.code, sentence in ran.err) == (2, True)


def test_a_later_paper_a_draft_and_another_trusts_are_no_last_paper(run: Run) -> None:
    """One that is built again for an earlier day does not go on from what came after it."""
    run("build-update", "returned", "-o", "papers")
    other = recipe(
        more={("ABT-01", "answer"): "Fell Trust", ("ABT-02", "answer"): "ZZ000099", ("ABT-03", "answer"): "29999999"}
    )
    Path("other").mkdir()
    Path("other/other.xlsx").write_bytes(replay(other, framework()))
    run("build-update", "other", "-o", "papers", "--on", "1/2/2026")
    run("build-update", "returned", "-o", "papers", "--on", "24/3/2026")
    assert period(MARCH) == Period(dt.date(2026, 3, 24), MEETING)


def test_a_paper_of_an_earlier_round_is_a_last_paper_too(run: Run) -> None:
    """A log goes on from round to round, and what a board was told once is not told again."""
    run("build-update", "returned", "-o", "papers", "--on", "24/3/2026")
    next_round = recipe(more={("ABT-14", "answer"): "Annual review", ("ABT-16", "answer"): dt.date(2026, 5, 5)})
    Path("returned", BOOK).write_bytes(replay(next_round, framework()))
    run("build-update", "returned", "-o", "papers")
    assert period(JULY) == Period(dt.date(2026, 7, 10), dt.date(2026, 3, 24))


def test_an_entry_of_a_day_to_come_is_left_out_and_named(run: Run) -> None:
    """The newest day up to today is the update's; where there is none, it says so and makes nothing."""
    later = (1, (2095, 7, 2), "Done", "A typing slip.", "", None, "")
    Path("returned", BOOK).write_bytes(replay(recipe([*LOG, later]), framework()))
    ran = run("build-update", "returned", "-o", "papers")
    assert ran.code == 0
    assert f"{BOOK} has entries in its logs that are dated after today, " in ran.err
    assert ": 2 July 2095. They are left out of this update. Check their dates.\n" in ran.err
    assert [path.name for path in Path("papers").glob("*.docx")] == [JULY.name]
    assert "later entries" not in ran.out
    Path("returned", BOOK).write_bytes(replay(recipe([later], ()), framework()))
    ran = run("build-update", "returned", "-o", "empty")
    assert (ran.code, "2 July 2095" in ran.err, Path("empty").exists()) == (1, True, False)


def test_an_update_of_a_day_before_the_meeting_is_named(run: Run) -> None:
    """It is made as it was asked for; the day may be mistyped."""
    ran = run("build-update", "returned", "-o", "papers", "--on", "1/11/2025")
    assert (
        f"{STEM}-2025-11-01.docx is of 1 November 2025, before the diagnostic meeting of Baseline on 11 November 2025. If that is "
        "not its day, name it with --on DATE.\n"
    ) in ran.err


def test_resume_keeps_one_of_the_same_days_and_no_other(run: Run) -> None:
    """An earlier paper that came to light since makes another update of the same day."""
    run("build-update", "returned", "-o", "papers")
    assert "1 already up to date and skipped" in run("build-update", "returned", "-o", "papers", "--resume").err
    run("build-update", "returned", "-o", "papers", "--on", "24/3/2026")
    ran = run("build-update", "returned", "-o", "papers", "--resume")
    assert (ran.code, "exists" in ran.err) == (4, True)


def test_verify_compares_it_with_what_was_logged_up_to_its_day(run: Run) -> None:
    """Entries that came later change nothing; one that was changed is named by its reference."""
    run("build-update", "returned", "-o", "papers", "--on", "24/3/2026")
    ran = run("verify", MARCH, "returned")
    assert (ran.code, ran.out) == (0, f"{MARCH.name} says what the workbooks say.\n")
    changed = list(LOG)
    changed[1] = (*changed[1][:3], "Workshop put off.", *changed[1][4:])
    Path("returned", BOOK).write_bytes(replay(recipe(changed), framework()))
    ran = run("verify", MARCH, "returned")
    assert ran.code == 1
    assert "PLAN-01" in ran.out
    assert "Workshop put off." in ran.out


def test_why_knows_the_entries_of_the_log(run: Run) -> None:
    """The document's own workbook is found, and the cells of the entry are quoted."""
    run("build-update", "returned", "-o", "papers")
    ran = run("why", JULY, "PRG-18", "--workbooks", "returned")
    assert ran.code == 0
    assert "What difference it made: Six people asked separately by the mentor" in ran.out


def test_a_plan_without_a_log_says_what_to_do(run: Run) -> None:
    """With a day of its own it is built; build-all leaves it out without a word."""
    Path("returned", BOOK).write_bytes(replay(recipe((), ()), framework()))
    ran = run("build-update", "returned", "-o", "papers")
    assert ran.code == 1
    assert (
        "so that a progress update has no day. Fill in the tab Progress, or name the day of the update with --on DATE."
        in ran.out
    )
    ran = run("build-all", "returned", "-o", "papers")
    assert (ran.code, ran.err, "progress-update" in ran.out) == (0, "", False)
    assert run("build-update", "returned", "-o", "papers", "--on", "24/3/2026").code == 0
    assert "Nothing has been logged yet." in text_of(MARCH.read_bytes())


def test_an_error_in_the_log_waits_for_a_draft(run: Run) -> None:
    """A status that is none stands in its way, and in no other document's."""
    bad = [(*LOG[0][:2], "perhaps", *LOG[0][3:]), *LOG[1:]]
    Path("returned", BOOK).write_bytes(replay(recipe(bad), framework()))
    ran = run("build-all", "returned", "-o", "papers")
    assert ran.code == 1
    assert (JULY.exists(), len(list(Path("papers").glob("*.docx")))) == (False, 3)
    ran = run("build-update", "returned", "-o", "papers", "--draft")
    assert "marked DRAFT" in ran.out
    assert "What is missing from this draft" in text_of(JULY.read_bytes())
