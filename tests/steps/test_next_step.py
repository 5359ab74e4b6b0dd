"""What comes next where something is lacking beside the command: groups' views, answers to put right, a day that is past."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.cli import main
from matsheets.steps.reached import LackKind
from matsheets.steps.status import RoundStatus, status
from tests.cli.conftest import Run, complete, run  # noqa: F401
from tests.conftest import WriteWorkbook
from tests.steps.stages import TRUST, recipe, without, write

DAY = dt.date(2026, 11, 20)
FOLDER = Path("returned")
GROUPS = ("baseline-executive-team", "baseline-headteachers", "baseline-mentor")
AGREED = FOLDER / "pennerdown-baseline-agreed.xlsx"
MEETING_BOOK = f"{TRUST}-meeting-workbook.xlsx"
SUMMARY = f"{TRUST}-diagnostic-summary.docx"
Answers = Mapping[tuple[str, str], object]
View = Callable[..., Path]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def view(written: WriteWorkbook) -> View:
    """Write a group's whole view into the folder."""

    def write_view(group: str, more: Answers | None = None) -> Path:
        name = group.partition(" ")[0].lower()
        FOLDER.mkdir(exist_ok=True)
        return written({**complete(group), **(more or {})}, f"{FOLDER}/{name}.xlsx", workbook_id=f"{name:x<12}")

    return write_view


@pytest.fixture
def settled() -> None:
    """Groups' workbooks and the agreed one, which has no plan yet."""
    for name in GROUPS:
        write(FOLDER, recipe(name))
    write(FOLDER, without(recipe("baseline-agreed"), "PLAN", "PAR", "CHG", "SRV", "DAT"))


def look(*given: Path | str, today: dt.date = DAY) -> RoundStatus:
    """Where the only trust stands."""
    (trust,) = status(given or [FOLDER], today=today).trusts
    return trust.current


# --- the agreed workbook alone ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("settled")
def test_of_the_agreed_workbook_alone_no_paper_comes_next(run: Run) -> None:  # noqa: F811
    """Where groups' workbooks lie beside it, checking all of them comes next, after a check and after a build."""
    said = "Next: check the agreed workbook beside the groups' workbooks: matsheets check returned\n"
    assert run("check", AGREED).next == said
    assert run("build-summary", AGREED, "-o", "alone").next == said
    (lack,) = [lack for lack in look(AGREED).lacks if lack.kind.value == "group"]
    assert lack.text == (
        "the groups' own workbooks were not given: pennerdown-baseline-executive-team.xlsx, "
        "pennerdown-baseline-headteachers.xlsx and pennerdown-baseline-mentor.xlsx"
    )


@pytest.mark.usefixtures("settled")
def test_workbooks_of_others_beside_it_are_no_views_of_it() -> None:
    """In a folder of many trusts the files are named one by one; a lone agreed workbook makes its summary."""
    write(FOLDER, recipe("baseline-trustees", "skerrowmere-primary-academies-trust"))
    views = [f"{FOLDER}/pennerdown-{name}.xlsx" for name in GROUPS]
    assert look(AGREED).next.arguments == ("check", str(AGREED), *views)
    for file in views:
        Path(file).unlink()
    assert look(AGREED).next.arguments[0] == "build-summary"


@pytest.mark.usefixtures("settled")
def test_a_meetings_workbook_alone_is_checked_beside_the_views(run: Run) -> None:  # noqa: F811
    """Wherever they are, its column shows that there are some; half filled in, the meeting is to be gone on with."""
    AGREED.unlink()
    run("prepare-meeting", FOLDER, "-o", "elsewhere")
    book = Path("elsewhere", MEETING_BOOK)
    found = look(book)
    assert (found.step.value, found.next.arguments) == ("meeting prepared", ("check", str(book)))
    assert found.next.what == (
        f"hold the meeting, fill in {MEETING_BOOK}, and check it beside the groups' workbooks (name their files or folder too)"
    )
    assert found.lacks[0].text == "the groups' own workbooks were not given"

    inside = FOLDER / "meeting"
    inside.mkdir()
    moved = book.rename(inside / MEETING_BOOK)
    assert look(moved).next.command == "matsheets check returned"


@pytest.mark.usefixtures("settled")
def test_a_summary_of_the_agreed_workbook_alone_is_not_the_summary() -> None:
    """Beside the groups' workbooks it leaves the trust at the step before, and is said to be made from none of them."""
    main(["build-summary", str(AGREED), "-o", str(FOLDER / "documents")])
    found = look()
    assert found.step.value == "agreed"
    assert [lack.text for lack in found.lacks] == [
        f"{SUMMARY} was not made from pennerdown-baseline-executive-team.xlsx, pennerdown-baseline-headteachers.xlsx and 1 more"
    ]
    assert "Diagnostic summary" not in found.is_in
    main(list(found.next.arguments))
    assert look().step.value == "summary"


# --- answers to put right --------------------------------------------------------------------------------------------


def test_after_check_the_meeting_goes_on_without_the_answers(run: Run, view: View) -> None:  # noqa: F811
    """Status names the check that lists them; once it has, the sentences are sent and the meeting is prepared."""
    view("Executive team", {("VIS-01", "rating"): None})
    view("Trustees")
    assert look().next.command == "matsheets check returned"
    said = run("check", FOLDER).next
    assert said.startswith(
        "Next: send the sentences above to those who are to put the answers right (check --mark-up DIR "
    )
    assert "the meeting waits for none of it, so prepare the diagnostic meeting (still without headteachers" in said
    assert said.endswith(": matsheets prepare-meeting returned -o returned/meeting\n")
    assert run("prepare-meeting", "returned", "-o", "returned/meeting").code == 0


def test_a_meeting_that_cannot_be_prepared_is_not_offered(run: Run, view: View) -> None:  # noqa: F811
    """Without a round no meeting is prepared, so that answer is put right first."""
    view("Executive team", {("ABT-14", "answer"): None})
    assert run("check", FOLDER).next == (
        "Next: have these answers put right, as the sentences above say, and check again: matsheets check returned\n"
    )


# --- the meeting -----------------------------------------------------------------------------------------------------


def test_a_meeting_whose_day_is_past_is_not_to_be_held(run: Run, view: View) -> None:  # noqa: F811
    """On its day it is to be held; from the day after, what was settled is to be filled in."""
    view("Executive team")
    view("Trustees", {("VIS-01", "rating"): "Red"})
    run("prepare-meeting", FOLDER, "-o", FOLDER / "meeting", "--date", "20/11/2026")
    file = "wexcombe-trust-meeting-workbook.xlsx"
    assert look().next.what == f"hold the meeting, fill in {file}, and check it"
    assert look(today=dt.date(2026, 11, 21)).next.what == (
        f"the day of the meeting, 20 November 2026, is past: fill in {file} with what was settled (or give its new day there), "
        "and check it"
    )


def test_a_late_view_has_the_meeting_prepared_anew(run: Run, view: View) -> None:  # noqa: F811
    """A paper that does not know of a view that is in is lacking, and the next command writes both anew beside the old ones."""
    view("Executive team")
    run("prepare-meeting", FOLDER, "-o", FOLDER / "meeting")
    view("Trustees", {("VIS-01", "rating"): "Red"})
    found = look()
    book = "wexcombe-trust-meeting-workbook"
    late = {
        "wexcombe-trust-meeting-paper.docx was not made from trustees.xlsx",
        f"{book}.xlsx was not made from trustees.xlsx",
    }
    assert late <= {lack.text for lack in found.lacks}
    assert found.next.command == "matsheets prepare-meeting returned -o returned/meeting --force"

    assert main(list(found.next.arguments)) == 0
    after = look()
    assert (
        after.next.what
        == f"move {book}.xlsx out of the trust's folder, since {book}-2.xlsx goes on from it, and check again"
    )
    Path(FOLDER, "meeting", f"{book}.xlsx").rename(f"{book}.xlsx")
    assert look().next.what == f"hold the meeting, fill in {book}-2.xlsx, and check it"


def test_the_workbook_to_fill_in_is_the_one_that_is_begun(run: Run, view: View) -> None:  # noqa: F811
    """Of a blank agreed workbook and the meeting's own, the meeting's; of that and one in which something is settled, the latter."""
    view("Executive team")
    group, blank = "Agreed at the diagnostic meeting", {("VIS-01", "rating"): None}
    run("prepare-meeting", FOLDER, "-o", FOLDER / "meeting")
    view(group, {place: None for place in complete(group) if not place[0].startswith("ABT")})
    assert look().next.what == "hold the meeting, fill in wexcombe-trust-meeting-workbook.xlsx, and check it"
    view(group, blank)
    assert look().next.what == "hold the meeting, fill in agreed.xlsx, and check it"


def test_a_changed_view_has_the_meeting_prepared_anew(run: Run, view: View) -> None:  # noqa: F811
    """Where a group's workbook came back with another rating, paper and workbook are older than it."""
    view("Executive team")
    view("Trustees", {("VIS-01", "rating"): "Red"})
    run("prepare-meeting", FOLDER, "-o", FOLDER / "meeting")
    view("Trustees", {("VIS-01", "rating"): "Green"})
    found = look()
    assert [lack.text for lack in found.lacks][-2:] == [
        "wexcombe-trust-meeting-paper.docx is older than trustees.xlsx",
        "wexcombe-trust-meeting-workbook.xlsx is older than trustees.xlsx",
    ]
    assert found.next.what == "prepare the diagnostic meeting anew, where all that was typed is carried over"


def test_the_meetings_workbook_beside_its_paper_is_named(run: Run, view: View) -> None:  # noqa: F811
    """Where workbooks are named one by one, its paper is found and its workbook is not: nothing is prepared a second time."""
    file = view("Executive team")
    run("prepare-meeting", file, "-o", FOLDER / "meeting")
    following = look("returned/executive.xlsx").next
    assert following.arguments == ("status", "returned/executive.xlsx", "returned/meeting")
    checked = look(*following.arguments[1:]).next.arguments
    assert checked == ("check", "returned/executive.xlsx", "returned/meeting/wexcombe-trust-meeting-workbook.xlsx")


# --- files -----------------------------------------------------------------------------------------------------------


def test_a_paper_among_the_workbooks_is_no_reason_to_look_again(run: Run, view: View) -> None:  # noqa: F811
    """Where its folder was given whole and has no workbook of the meeting, both are prepared anew."""
    view("Executive team")
    run("prepare-meeting", FOLDER, "-o", FOLDER)
    Path(FOLDER, "wexcombe-trust-meeting-workbook.xlsx").unlink()
    assert look().next.command == "matsheets prepare-meeting returned -o returned/meeting --force"


def test_what_is_not_there_is_said_first_and_found_nothing(run: Run, view: View) -> None:  # noqa: F811
    """A name that is no file ends with code 3, before anything else is told, and no documents are looked for beside it."""
    file = view("Executive team")
    run("prepare-meeting", file, "-o", "meeting")
    ran = run("status", FOLDER, "nowhere")
    assert (ran.code, ran.err) == (3, "nowhere does not exist. Check its name and folder.\n")
    assert "Meeting paper" not in ran.out


def test_a_damaged_document_is_not_to_be_saved_as_a_workbook(run: Run, view: View) -> None:  # noqa: F811
    """It is named for what its name says, in status and in check, and no next command names it again."""
    view("Executive team")
    broken = FOLDER / "paper.docx"
    broken.write_bytes(b"PK\x03\x04" + bytes(300))
    said = "paper.docx is a damaged file (.docx). Leave it out, or get it again. Answers count only in a workbook (.xlsx).\n"
    ran = run("status", FOLDER)
    assert (ran.code, ran.err) == (0, said)
    assert run("check", broken).out == said
    prepared = run("prepare-meeting", FOLDER / "executive.xlsx", broken, "-o", "meeting")
    assert prepared.err == said
    assert prepared.next.endswith(
        ": matsheets check returned/executive.xlsx meeting/wexcombe-trust-meeting-workbook.xlsx\n"
    )


# --- a partnership ---------------------------------------------------------------------------------------------------


def test_a_partnership_is_offered_and_not_lacking() -> None:
    """A trust with a mentor that wants no agreement lacks nothing once its plan is made."""
    agreed = without(recipe("baseline-agreed"), "PAR", "CHG", "SRV", "DAT")
    for name in GROUPS:
        write(FOLDER, recipe(name))
    write(FOLDER, replace(agreed, file="agreed.xlsx"))
    main(["build-all", str(FOLDER), "-o", str(FOLDER / "documents")])
    found = look()
    assert (found.step.value, found.lacks) == ("plan", ())
    assert found.next.what == (
        "nothing more is needed until the first of what is planned starts, unless a partnership agreement is wanted: then fill in "
        "the tab Partnership of agreed.xlsx, and check it"
    )


@pytest.mark.usefixtures("settled")
def test_answers_are_put_right_before_a_paper_is_built_again(run: Run) -> None:  # noqa: F811
    """While the plan waits for an answer, the summary that is older than it is not built yet: it would have to be once more."""
    run("build-summary", FOLDER, "-o", FOLDER / "documents")
    assert (FOLDER / "documents" / SUMMARY).exists()
    agreed = recipe("baseline-agreed")
    answers = {place: value for place, value in agreed.answers.items() if place != ("PLAN-01", "lead")}
    write(FOLDER, replace(agreed, answers=answers))
    after = look()
    assert any(lack.kind is LackKind.DOCUMENT for lack in after.lacks)
    assert after.next.what == "put right the answer that needs attention"
    assert after.next.arguments[0] == "check"
