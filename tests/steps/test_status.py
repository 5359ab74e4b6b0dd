"""Where trusts stand: what each file shows, one line for each of many, and what cannot be used."""

import contextlib
import csv
import datetime as dt
import io
import json
import os
import shlex
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.cli import main
from matsheets.frameworks.framework_files import open_framework
from matsheets.samples.recipes import replay
from matsheets.steps.status import RoundStatus, status
from matsheets.steps.status_list import CSV_COLUMNS
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part
from tests.cli.conftest import Run, complete, run  # noqa: F401
from tests.conftest import WriteWorkbook
from tests.steps.stages import only, recipe, rewrite, without, write

DAY = dt.date(2026, 11, 20)
FOLDER = Path("returned")
Answers = dict[tuple[str, str], object]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    FOLDER.mkdir()


@pytest.fixture
def view(written: WriteWorkbook) -> Callable[..., Path]:
    """Write a group's whole view into the folder."""

    def write_view(
        group: str = "Trustees", name: str = "", more: Mapping[tuple[str, str], object] | None = None
    ) -> Path:
        file = f"{FOLDER}/{name or group.partition(' ')[0].lower()}.xlsx"
        return written({**complete(group), **(more or {})}, file, workbook_id=f"{abs(hash(file)) % 10**12:012}")

    return write_view


def look(*given: Path | str, today: dt.date = DAY) -> RoundStatus:
    """Where the only trust stands."""
    (trust,) = status(given or [FOLDER], today=today).trusts
    return trust.current


def lacks(found: RoundStatus) -> list[str]:
    """What is lacking, in words."""
    return [lack.text for lack in found.lacks]


# --- groups and answers ----------------------------------------------------------------------------------------------


def test_a_mentor_that_no_view_knows_of_is_not_lacking(view: Callable[..., Path]) -> None:
    """A trust that works without a mentor lacks none; one whose workbooks name a mentor does."""
    view("Executive team")
    assert "Mentor (external challenge): no workbook" not in lacks(look())
    view("Executive team", more={("ABT-10", "answer"): "A. Mentor"})
    assert "Mentor (external challenge): no workbook" in lacks(look())


def test_a_blank_workbook_may_be_anybodys(written: WriteWorkbook) -> None:
    """One that names no group is no proof that a group has none."""
    written({("ABT-01", "answer"): "Wexcombe Trust"}, f"{FOLDER}/blank.xlsx")
    assert lacks(look())[0] == "Executive team: no answers yet"


def test_answers_are_lacking_by_their_number(view: Callable[..., Path]) -> None:
    """A view with two ratings left blank lacks two answers, and the next command is the check that lists them."""
    view(more={("VIS-01", "rating"): None, ("VIS-02", "rating"): None, ("VIS-02", "rationale"): None})
    found = look()
    assert "trustees.xlsx: 2 answers need attention" in lacks(found)
    assert (found.step.value, found.next.command) == ("views in", "matsheets check returned")


def test_a_workbook_without_a_round_is_named(view: Callable[..., Path]) -> None:
    """Beside others of its trust, one that names no round is in no paper, and is said to be."""
    view("Executive team")
    view("Trustees", more={("ABT-14", "answer"): None})
    assert "trustees.xlsx: names no round, so it is in no paper" in lacks(look())


def test_a_round_without_a_date_lacks_it(view: Callable[..., Path]) -> None:
    """Once a view is in; a name of the list tells its place without a date, and a workbook just sent out has none yet."""
    lacking = "no workbook gives the date of this round, so it has no place among the others"
    dated, undated = {("ABT-15", "answer"): dt.date(2028, 9, 7)}, {("ABT-15", "answer"): None}
    view("Trustees", more={("ABT-14", "answer"): "Annual review", **undated})
    assert lacking in lacks(look())
    view("Executive team", more={("ABT-14", "answer"): "annual  review", **dated})
    assert lacking not in lacks(look())


def test_the_order_in_which_files_are_given_changes_nothing(view: Callable[..., Path]) -> None:
    """The same files in another order stand at the same step, and lack the same."""
    files = [view("Executive team"), view("Trustees"), view("Mentor (external challenge)")]
    one, other = look(*files), look(*reversed(files))
    assert (one.step, one.is_in, one.lacks, one.due) == (other.step, other.is_in, other.lacks, other.due)


def test_what_was_agreed_not_to_be_rated_is_told_apart() -> None:
    """It is settled, and has no rating."""
    found = recipe("baseline-agreed")
    for refs, told in (
        ((), ""),
        (("VIS-01",), ", 1 of them as Not rated"),
        (("VIS-01", "VIS-02"), ", 2 of them as Not rated"),
    ):
        answers = {**found.answers, **{(ref, "rating"): "Not rated" for ref in refs}}
        write(FOLDER, replace(found, answers=answers))
        assert look().is_in[0] == f"agreed: 14 of 14 elements{told}"


# --- documents -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def agreed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a trust whose elements are agreed and whose summary is built; copy it to change it."""
    with contextlib.chdir(tmp_path_factory.mktemp("agreed")):
        for name in ("baseline-executive-team", "baseline-headteachers", "baseline-mentor"):
            write(FOLDER, recipe(name))
        write(FOLDER, _AGREED)
        main(["build-summary", str(FOLDER), "-o", str(FOLDER / "documents")])
        assert look().step.value == "summary"
        return FOLDER.resolve()


_AGREED = without(recipe("baseline-agreed"), "PLAN", "PAR", "CHG", "SRV", "DAT")


@pytest.fixture
def agreed(agreed_once: Path) -> Path:
    """A trust whose elements are agreed and whose summary is built; its agreed workbook."""
    shutil.copytree(agreed_once, FOLDER, dirs_exist_ok=True)
    return FOLDER / _AGREED.file


def test_a_document_is_older_by_its_record_and_not_by_times(agreed: Path) -> None:
    """A workbook that was changed makes its document older, whatever the times of the files; the next command renews it."""
    found = recipe("baseline-mentor")
    answers = {**found.answers, ("VIS-01", "rationale"): "Because we asked again."}
    changed = write(FOLDER, replace(found, answers=answers))
    os.utime(changed, (0, 0))

    before = look()
    assert lacks(before)[0] == (
        "pennerdown-church-and-community-schools-trust-diagnostic-summary.docx is older than pennerdown-baseline-mentor.xlsx"
    )
    assert before.next.command == "matsheets build-summary returned -o returned/documents --resume --force"
    assert before.step.value == "summary"
    main(list(before.next.arguments))
    assert lacks(look()) == ["no workbook holds a plan"]


def test_a_document_that_somebody_edited_is_not_to_be_replaced(agreed: Path) -> None:
    """Where its words were changed since it was built, the next command shows what pull would take, and overwrites nothing."""
    (document,) = (FOLDER / "documents").iterdir()
    rewrite(document, b"Clarity of purpose", b"Clarity of the board's purpose")
    found = recipe("baseline-mentor")
    write(FOLDER, replace(found, answers={**found.answers, ("VIS-01", "rationale"): "Because we asked again."}))
    after = look()
    assert lacks(after)[0].endswith(" is older than pennerdown-baseline-mentor.xlsx, and was edited since it was built")
    assert after.next.command == f"matsheets pull {document} returned --dry-run"
    assert main(list(after.next.arguments)) == 1


def test_a_copy_under_another_name_makes_no_document_older(agreed: Path) -> None:
    """The bytes count: a workbook that was renamed or touched is the one that the document was made from."""
    (FOLDER / "pennerdown-baseline-mentor.xlsx").rename(FOLDER / "mentor (1).xlsx")
    os.utime(agreed)
    assert lacks(look()) == ["no workbook holds a plan"]


def test_a_new_view_makes_the_summary_older(agreed: Path) -> None:
    """A workbook that came after the summary was built is named."""
    found = recipe("baseline-mentor")
    late = {**found.answers, ("ABT-13", "answer"): "Trustees", ("ABT-11", "answer"): "The board"}
    write(FOLDER, replace(found, file="late.xlsx", workbook_id="00000000late", answers=late))
    assert lacks(look())[0].endswith("-diagnostic-summary.docx was not made from late.xlsx")


def test_a_summary_before_the_meeting_is_not_the_summary(view: Callable[..., Path]) -> None:
    """One built of the groups' views alone does not take a trust past the meeting."""
    view("Executive team")
    main(["build-summary", str(FOLDER), "-o", str(FOLDER / "documents")])
    found = look()
    assert (found.step.value, "Diagnostic summary" in found.is_in) == ("checked", True)


def test_a_draft_is_no_document_that_was_made(agreed: Path) -> None:
    """A summary marked DRAFT leaves the trust where it was, and is lacking as a draft."""
    shutil.rmtree(FOLDER / "documents")
    found = without(recipe("baseline-agreed"), "PLAN", "PAR", "CHG", "SRV", "DAT")
    answers = {k: v for k, v in found.answers.items() if k != ("VIS-01", "rationale")}
    write(FOLDER, replace(found, answers=answers))
    main(["build-summary", str(FOLDER), "-o", str(FOLDER / "documents"), "--draft"])
    assert look().step.value == "agreed"
    assert any(text.endswith("-diagnostic-summary.docx is a draft") for text in lacks(look()))


def test_documents_beside_named_files_are_found(agreed: Path) -> None:
    """Where workbooks are named one by one, documents are found in the folder to which our commands write them."""
    assert look(*sorted(FOLDER.glob("*.xlsx"))).step.value == "summary"


def test_a_document_may_be_named(agreed: Path) -> None:
    """A document that is named is read for its record, and is no file that could not be used."""
    (document,) = (FOLDER / "documents").iterdir()
    elsewhere = document.rename("summary.docx")
    found = status([FOLDER, elsewhere], today=DAY)
    assert (found.trusts[0].current.step.value, found.unusable) == ("summary", ())


def test_a_document_of_other_workbooks_is_named(agreed: Path) -> None:
    """One that was made of none of the workbooks that are there is named, and counts for nobody."""
    (document,) = (FOLDER / "documents").iterdir()
    Path("other").mkdir()
    write(Path("other"), recipe("baseline-trustees", "skerrowmere-primary-academies-trust"))
    document.rename(f"other/{document.name}")
    found = status("other", today=DAY)
    assert (found.other_documents, found.trusts[0].current.step.value) == ((f"other/{document.name}",), "checked")


# --- days ------------------------------------------------------------------------------------------------------------


def test_the_meeting_is_due_on_the_day_that_the_workbooks_give(view: Callable[..., Path]) -> None:
    """Before anything is agreed the meeting is due; a day that is past is overdue."""
    view("Executive team", more={("ABT-16", "answer"): dt.date(2026, 11, 20)})
    assert (str(look().due), look().is_overdue) == ("diagnostic meeting, 20 November 2026", False)
    late = look(today=dt.date(2026, 11, 21))
    assert (str(late.due), late.is_overdue) == ("diagnostic meeting, 20 November 2026 (past)", True)


def test_a_trust_without_a_mentor_goes_past_the_agreement(written: WriteWorkbook) -> None:
    """Without a mentor and without answers on a partnership nothing is asked of an agreement."""
    plan = {
        ("PLAN-01", c): "Something." for c in ("objective", "actions", "lead", "support", "resources", "monitoring")
    }
    plan |= {("PLAN-01", "target"): "VIS-01", ("PLAN-01", "success"): "Something.", ("PLAN-01", "start"): dt.date(2027, 1, 4),
             ("PLAN-01", "due"): dt.date(2027, 7, 16), ("PLAN-01", "review_on"): dt.date(2027, 3, 1)}  # fmt: skip
    written({**complete("Agreed at the diagnostic meeting"), **plan}, f"{FOLDER}/agreed.xlsx")
    assert main(["build-all", str(FOLDER), "-o", str(FOLDER / "documents")]) == 0
    found = look()
    assert (found.step.value, lacks(found), found.next.arguments) == ("plan", [], ("status", "returned"))
    assert str(found.due) == "the first of what is planned starts, 4 January 2027"


# --- many trusts, and what cannot be used -----------------------------------------------------------------------------


def test_of_many_trusts_each_has_a_line_worst_first(run: Run, agreed: Path) -> None:  # noqa: F811
    """The one that is the least far comes first, and its command names its own files alone."""
    shutil.copytree(FOLDER, "programme/pennerdown")
    other = recipe("baseline-trustees", "skerrowmere-primary-academies-trust")
    write(Path("programme/skerrowmere"), only(other, "ABT"))
    ran = run("status", "programme", "--today", "2026-11-20")
    first, second = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert first == (
        " 1 sent out: Skerrowmere Primary Academies Trust, Baseline; 4 lacking. Next: when the workbooks are back, check them: "
        "matsheets check programme/skerrowmere"
    )
    assert second.startswith(" 6 summary: Pennerdown Church and Community Schools Trust, Baseline; 1 lacking")


def test_of_trusts_at_one_step_the_overdue_come_first_then_those_that_lack_most(view: Callable[..., Path]) -> None:
    """Names decide only among trusts that are as far as each other."""

    def trust(name: str, number: str, more: Mapping[tuple[str, str], object]) -> None:
        view("Trustees", name, {("ABT-01", "answer"): name, ("ABT-02", "answer"): number, **more})

    trust("Ash Trust", "ZZ000011", {})
    trust("Birch Trust", "ZZ000012", {("ABT-10", "answer"): "A. Mentor"})
    trust("Cedar Trust", "ZZ000013", {("ABT-16", "answer"): dt.date(2026, 11, 2)})
    found = status(FOLDER, today=DAY).trusts
    assert [each.trust for each in found] == ["Cedar Trust", "Birch Trust", "Ash Trust"]


def test_what_cannot_be_used_is_named_and_the_others_go_on(run: Run, view: Callable[..., Path]) -> None:  # noqa: F811
    """A file in a folder costs no more than its own line, named or not: status judges nothing, and only what is not there ends with code 3."""
    view("Executive team")
    (FOLDER / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    found, as_named = run("status", FOLDER), run("status", FOLDER, FOLDER / "old.xls")
    assert (found.code, as_named.code) == (0, 0)
    for ran in (found, as_named):
        assert "Baseline: step 3 of 12, checked" in ran.out
        assert ran.err.startswith("old.xls ")
    assert run("status", "nowhere.xlsx").code == 3


def test_the_csv_has_a_row_for_each_round_and_each_unusable_file(run: Run, view: Callable[..., Path]) -> None:  # noqa: F811
    """Columns are as documented; the list may lie among the workbooks, and is no workbook then."""
    view("Executive team")
    (FOLDER / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert run("status", FOLDER, "-o", FOLDER / "s.csv").out == f"{FOLDER / 's.csv'}  where 1 trust stands\n"
    rows = list(csv.DictReader(io.StringIO((FOLDER / "s.csv").read_text("utf-8-sig"))))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert (rows[0]["trust"], rows[0]["step_number"], rows[0]["current"]) == ("Wexcombe Trust", "3", "yes")
    assert rows[1]["not_used"].startswith("old.xls ")
    assert run("status", FOLDER, "--format", "csv").out == (FOLDER / "s.csv").read_bytes().decode()


def test_json_says_what_python_says(run: Run, view: Callable[..., Path]) -> None:  # noqa: F811
    """Every field of the objects stands in the JSON, dates as texts."""
    view("Executive team", more={("ABT-16", "answer"): dt.date(2026, 11, 27)})
    told = json.loads(run("status", FOLDER, "--format", "json", "--today", "2026-11-20").out)
    (round_,) = told["trusts"][0]["rounds"]
    found = look()
    assert round_["next"] == {
        "what": found.next.what,
        "command": found.next.command,
        "arguments": list(found.next.arguments),
    }
    assert round_["due"] == {"what": "diagnostic meeting", "by": "2026-11-27", "overdue": False}
    assert [lack["text"] for lack in round_["lacks"]] == lacks(found)
    assert (told["today"], told["not_used"], told["other_documents"]) == ("2026-11-20", [], [])


def test_commands_name_a_framework_of_ones_own(run: Run) -> None:  # noqa: F811
    """The next command is told of a framework's file where it would not find it by itself, and nowhere else."""
    run("framework", "export", "mat-assurance-framework", "-o", "our framework.yaml")
    ours = Path("our framework.yaml")
    ours.write_text(ours.read_text("utf-8").replace("id: mat-assurance-framework", "id: ours"), "utf-8")
    told = '--framework "our framework.yaml"'
    made = run("new-workbook", "--framework", ours, "--trust", "Wexcombe Trust", "-o", FOLDER / "a.xlsx")
    assert made.next.endswith(f": matsheets check {FOLDER / 'a.xlsx'} {told}\n")
    for command in ("status", "check"):
        ran = run(command, FOLDER, "--framework", ours)
        assert f"matsheets check {FOLDER} {told}\n" in ran.out + ran.next
    mended = run("repair", FOLDER / "a.xlsx", "--framework", ours, "-o", Path("mended", "b.xlsx"))
    assert mended.next.endswith(f"matsheets check {Path('mended', 'b.xlsx')} {told}\n")
    assert run("repair", FOLDER / "a.xlsx", "--framework", ours, "-o", "b.xlsx").next.endswith(
        "matsheets check b.xlsx\n"
    )
    ours.rename(FOLDER / "ours.yaml")
    for command in ("status", "check"):
        ran = run(command, FOLDER)
        assert f"matsheets check {FOLDER}\n" in ran.out + ran.next


def test_a_further_workbook_is_on_the_same_framework(run: Run) -> None:  # noqa: F811
    """The command that writes a trust's workbook for its plan names the shipped framework that its ratings are on."""
    quality = open_framework("trust-quality-descriptions")
    agreed = only(recipe("baseline-agreed"), "ABT")
    whole = {"rating": "Green", "rationale": "Seen.", "evidence": "Minutes."}
    ratings = {(e.ref, column): text for e in quality.elements for column, text in whole.items()}
    book = replace(agreed, parts=frozenset({Part.REVIEW}), answers={**agreed.answers, **ratings})
    (FOLDER / "agreed.xlsx").write_bytes(replay(book, quality))
    built = run("build-summary", FOLDER, "-o", FOLDER / "documents")
    assert " new-workbook --trust " in built.next
    assert built.next.endswith(" --framework trust-quality-descriptions\n")


# --- the line of other commands --------------------------------------------------------------------------------------


def test_commands_say_what_status_says(run: Run, agreed: Path) -> None:  # noqa: F811
    """After check and after a build the line is status's own next step, and its command runs."""
    said = f"Next: {look().next}\n"
    assert run("check", FOLDER).next == said
    ran = run("build-summary", FOLDER, "-o", FOLDER / "documents", "--resume")
    assert ran.next == said
    assert run(*shlex.split(said.rpartition(": matsheets ")[2])).code == 1  # the plan is still blank


def test_after_a_build_the_next_step_knows_what_was_built(run: Run, agreed: Path) -> None:  # noqa: F811
    """The documents count wherever they were put, so that no command sends anybody in a circle."""
    shutil.rmtree(FOLDER / "documents")
    ran = run("build-summary", FOLDER, "-o", "elsewhere")
    assert ran.next.startswith("Next: fill in the tab Plan of pennerdown-baseline-agreed.xlsx, and check it: ")


def test_of_several_trusts_the_line_says_where_to_look(run: Run, agreed: Path) -> None:  # noqa: F811
    """A line for each would be too many after a check of all."""
    write(FOLDER, recipe("baseline-trustees", "skerrowmere-primary-academies-trust"))
    assert run("check", FOLDER).next == "Next: see where each trust stands: matsheets status returned\n"


def test_new_and_mended_workbooks_are_to_be_checked(run: Run) -> None:  # noqa: F811
    """What is sent out is checked when it is back; what was mended or merged, at once."""
    made = run("new-workbook", "--trust", "Wexcombe Trust", "-o", "My papers/a.xlsx")
    assert made.next == 'Next: send it out; when it is back, check it: matsheets check "My papers/a.xlsx"\n'
    mended = run("repair", "My papers/a.xlsx", "-o", "b.xlsx")
    assert mended.next == "Next: check the new workbook: matsheets check b.xlsx\n"
    assert run("merge", "My papers/a.xlsx", "b.xlsx", "-o", "c.xlsx").next == (
        "Next: check the new workbook: matsheets check c.xlsx\n"
    )


def test_two_reviews_of_one_trust_stand_each_for_itself(run: Run, written: WriteWorkbook) -> None:  # noqa: F811
    """In one folder and round, on two frameworks: each has its own views and its own paper, called after its framework."""
    about = {place: text for place, text in complete().items() if place[0].startswith("ABT")}
    for name in ("academy-trust-governance-code", "trust-quality-descriptions"):
        on = open_framework(name)
        rated = {
            (e.ref, key): text
            for e in on.elements
            for key, text in (("rating", on.scale.ratings[1].label), ("rationale", f"As we saw ({e.ref})."))
        }
        written(about | rated, f"{FOLDER}/{name}.xlsx", build_layout(on, [Part.REVIEW]), f"{len(name):012}")
    run("build-summary", str(FOLDER), "-o", str(FOLDER))
    assert sorted(path.name for path in FOLDER.glob("*.docx")) == [
        "wexcombe-trust-diagnostic-summary-academy-trust-governance-code.docx",
        "wexcombe-trust-diagnostic-summary-trust-quality-descriptions.docx",
    ]
    trusts = status([FOLDER], today=DAY).trusts
    assert {(trust.framework, trust.files, trust.current.is_in) for trust in trusts} == {
        (
            "Academy Trust Governance Code",
            ("academy-trust-governance-code.xlsx",),
            ("Trustees", "Governance self-review"),
        ),
        ("Trust quality descriptions", ("trust-quality-descriptions.xlsx",), ("Trustees", "Trust quality summary")),
    }
