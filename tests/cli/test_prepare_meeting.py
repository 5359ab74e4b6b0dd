"""``matsheets prepare-meeting``: what it makes, what it says first, what it refuses, and what it never does."""

from __future__ import annotations

import io
import shlex
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

import pytest
from docx import Document

from matsheets.frameworks.framework_files import open_framework
from matsheets.workbook.layout.layout import Layout, Part, build_layout
from matsheets.workbook.read.reader import read_workbook
from tests.books import write_book
from tests.cli.conftest import Run, complete

PAPER, WORKBOOK = "wexcombe-trust-meeting-paper.docx", "wexcombe-trust-meeting-workbook.xlsx"
Answers = Mapping[tuple[str, str], object]


@pytest.fixture(scope="session")
def review_only() -> Layout:
    """The layout of a rater's workbook."""
    return build_layout(open_framework("mat-assurance-framework"), [Part.REVIEW])


def view(folder: Path, layout: Layout, group: str, more: Answers | None = None, *, rating: str = "Amber-green",
         name: str = "") -> Path:  # fmt: skip
    """Write one group's whole view into a folder, in words of its own."""
    answers = {place: f"{group}: {text}" if place[1] in {"rationale", "evidence"} else text
               for place, text in complete(group, rating).items()}  # fmt: skip
    path = folder / f"{name or group.partition(' ')[0].lower()}.xlsx"
    folder.mkdir(exist_ok=True)
    write_book(path, layout, workbook_id=f"{crc32(path.name.encode()):012x}", answers={**answers, **(more or {})})
    return path


@pytest.fixture
def returned(run: Run, tmp_path: Path, review_only: Layout) -> Path:
    """A folder with the views of executives and trustees, who differ about clarity of purpose alone."""
    folder = tmp_path / "returned"
    view(
        folder,
        review_only,
        "Executive team",
        {("ABT-11", "answer"): "Ruth Okonjo", ("ABT-07", "answer"): "Ruth Okonjo"},
    )
    view(folder, review_only, "Trustees", {("VIS-01", "rating"): "Red"})
    return folder


def test_paper_and_workbook_are_made_and_what_comes_next_is_said(run: Run, returned: Path) -> None:
    """Both files are named, with what is left to type and the next command; that command runs as it is printed."""
    before = {path.name: path.read_bytes() for path in returned.iterdir()}
    ran = run("prepare-meeting", "returned", "-o", "meeting", "--date", "14/10/2026")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == (
        "No workbook gives the view of heads and middle leaders: no pattern counts them. Ask them at the meeting."
    )
    assert f"meeting/{PAPER}  Meeting paper for Wexcombe Trust, Baseline" in ran.out
    assert f"meeting/{WORKBOOK}  Meeting workbook for Wexcombe Trust, Baseline" in ran.out
    # 1 rating, and a reason and evidence for 14; filled in: 9 cells of About, and the 13 ratings to confirm.
    assert ("29 cells to type at the meeting: 1 rating, 14 rationales, 14 pieces of evidence. An empty workbook would take 51. The plan comes after."
            in ran.out.splitlines())  # fmt: skip
    assert {path.name: path.read_bytes() for path in returned.iterdir()} == before
    following = ran.next.removeprefix("Next: hold the meeting, fill in its workbook, and check it: ")
    words = shlex.split(following)
    assert words == ["matsheets", "check", "returned", f"meeting/{WORKBOOK}"]
    assert run(*words[1:]).code in {0, 1}


def test_the_order_of_the_files_changes_no_byte(run: Run, returned: Path) -> None:
    """The same workbooks in another order make the same two files."""
    run("prepare-meeting", "returned/trustees.xlsx", "returned/executive.xlsx", "-o", "one")
    run("prepare-meeting", "returned/executive.xlsx", "returned/trustees.xlsx", "-o", "two")
    assert [Path("one", name).read_bytes() == Path("two", name).read_bytes() for name in (PAPER, WORKBOOK)] == [
        True,
        True,
    ]


def test_nothing_is_replaced(run: Run, returned: Path) -> None:
    """What is there stays as it is (exit code 4); with --force the new ones stand beside it under one number."""
    run("prepare-meeting", "returned", "-o", "meeting")
    Path("meeting", WORKBOOK).write_bytes(b"what the meeting settled")
    ran = run("prepare-meeting", "returned", "-o", "meeting")
    assert ran.code == 4
    assert f"{WORKBOOK} is in the folder already" in ran.err
    assert "--force" in ran.err
    assert sorted(path.name for path in Path("meeting").iterdir()) == sorted([PAPER, WORKBOOK])
    Path("meeting", PAPER).unlink()
    assert run("prepare-meeting", "returned", "-o", "meeting", "--force").code == 0
    assert sorted(path.name for path in Path("meeting").iterdir()) == [
        "wexcombe-trust-meeting-paper-2.docx", "wexcombe-trust-meeting-workbook-2.xlsx", WORKBOOK]  # fmt: skip
    assert Path("meeting", WORKBOOK).read_bytes() == b"what the meeting settled"


def test_an_agreed_workbook_is_there_already(run: Run, returned: Path, review_only: Layout) -> None:
    """It is named, there is a paper and no further workbook (exit code 1); with --force there is."""
    view(returned, review_only, "Agreed at the diagnostic meeting")
    ran = run("prepare-meeting", "returned", "-o", "meeting")
    assert ran.code == 1
    assert "agreed.xlsx is the agreed workbook of Wexcombe Trust, Baseline already." in ran.out
    assert "go on in agreed.xlsx, or leave it out. With --force another one is made, with everything" in ran.err
    assert [path.name for path in Path("meeting").iterdir()] == [PAPER]
    assert run("prepare-meeting", "returned", "-o", "other", "--force").code == 0
    assert sorted(path.name for path in Path("other").iterdir()) == [PAPER, WORKBOOK]


def test_a_view_that_comes_late_costs_nothing_that_was_typed(run: Run, returned: Path, review_only: Layout) -> None:
    """With --force the new workbook goes on from the one that was filled in; what was carried over is said."""
    view(returned, review_only, "Agreed at the diagnostic meeting", {("VIS-01", "rationale"): "The visits show it."})
    view(returned, review_only, "Mentor (external challenge)", {("VIS-01", "rating"): "Green"})
    ran = run("prepare-meeting", "returned", "-o", "meeting", "--force")
    assert ran.code == 0
    assert "It goes on from agreed.xlsx: " in ran.out
    assert "with --force" not in ran.out
    new = read_workbook(Path("meeting", WORKBOOK), [open_framework("mat-assurance-framework")])
    assert (new.text("VIS-01", "rating"), new.text("VIS-01", "rationale")) == ("Amber-green", "The visits show it.")
    assert "Mentor: Green" in new.group_views["VIS-01"]


def test_the_folder_with_the_workbooks_may_be_the_folder_for_the_meeting(run: Run, returned: Path) -> None:
    """The meeting's files lie beside the groups'; a second run knows the workbook that was prepared and makes no other."""
    assert run("prepare-meeting", "returned", "-o", "returned").code == 0
    Path("returned", PAPER).unlink()
    ran = run("prepare-meeting", "returned", "-o", "returned")
    assert ran.code == 1
    assert f"{WORKBOOK} was prepared for this meeting already, and nothing is settled in it yet." in ran.out


def test_two_agreed_workbooks_are_named(run: Run, returned: Path, review_only: Layout) -> None:
    """Check's words about two agreed workbooks, and both names; no third is made."""
    for name, rating in (("one", "Red"), ("two", "Green")):
        view(returned, review_only, "Agreed at the diagnostic meeting", rating=rating, name=name)
    ran = run("prepare-meeting", "returned", "-o", "meeting")
    assert (ran.code, Path("meeting", WORKBOOK).exists()) == (1, False)
    assert "There can be one" in ran.out
    assert "go on in one.xlsx and two.xlsx" in ran.err


@pytest.mark.parametrize(
    ("lacking", "said"), [("ABT-14", "Round is blank"), ("ABT-01", "The name of the trust is blank")]
)
def test_a_workbook_of_no_trust_or_round_is_refused_and_the_others_go_on(
    run: Run, returned: Path, review_only: Layout, lacking: str, said: str
) -> None:
    """It is refused in check's words (exit code 1), and the meeting of the others is prepared."""
    more = {(lacking, "answer"): None, ("ABT-02", "answer"): None}
    view(returned, review_only, "Mentor (external challenge)", more, name="lost")
    ran = run("prepare-meeting", "returned", "-o", "meeting")
    assert ran.code == 1
    assert f"({lacking}): {said}" in ran.out
    assert "lost.xlsx: no meeting was prepared" in ran.err
    assert Path("meeting", WORKBOOK).is_file()


def test_a_folder_without_any_view(run: Run, tmp_path: Path, review_only: Layout) -> None:
    """Blank workbooks are nothing to meet about (exit code 1), and nothing is written; an empty folder is exit code 3."""
    (tmp_path / "returned").mkdir()
    about = {place: text for place, text in complete().items() if place[0].startswith("ABT")}
    write_book(tmp_path / "returned" / "blank.xlsx", review_only, workbook_id="0a", answers=about)
    ran = run("prepare-meeting", "returned", "-o", "meeting")
    assert ran.code == 1
    assert "no group's view is there. Nothing is filled in on the review of blank.xlsx." in ran.err
    assert not Path("meeting").exists()
    (tmp_path / "nothing").mkdir()
    assert run("prepare-meeting", "nothing", "-o", "meeting").code == 3


def test_an_unclear_rating_is_told_and_hinders_nothing(run: Run, returned: Path, review_only: Layout) -> None:
    """Check's sentence about it is printed, with how much check finds, and the paper shows it as it was typed."""
    view(returned, review_only, "Mentor (external challenge)", {("VIS-01", "rating"): "Amber"}, name="mentor")
    ran = run("prepare-meeting", "returned", "-o", "meeting")
    assert ran.code == 0
    assert '(VIS-01): "Amber" could be Amber-red or Amber-green. Choose one.' in ran.out
    assert "In these workbooks check finds 1 error; the meeting" in ran.out
    with zipfile.ZipFile(Path("meeting", PAPER)) as paper:
        assert "&#34;Amber&#34; could be" in paper.read("word/document.xml").decode()
    assert run("verify", f"meeting/{PAPER}", "returned").out == f"{PAPER} says what the workbooks say.\n"


def test_each_trust_is_told_what_it_lacks(run: Run, returned: Path, review_only: Layout) -> None:
    """Of two trusts that lack a group both are told, each under its name; the command that lists their problems stands once."""
    other = {("ABT-01", "answer"): "Anselby Trust", ("ABT-02", "answer"): None, ("VIS-01", "rating"): "Amber"}
    view(returned, review_only, "Trustees", other, name="anselby")
    out = run("prepare-meeting", "returned", "-o", "meeting").out.splitlines()
    assert [out[at - 1] for at, line in enumerate(out) if line.startswith("No workbook gives the view of ")] == [
        "Anselby Trust, Baseline:",
        "Wexcombe Trust, Baseline:",
    ]
    assert [line for line in out if "matsheets check" in line] == ["See: matsheets check returned"]


def test_copies_are_told_first(run: Run, returned: Path) -> None:
    """One workbook under two names counts once, and both names are said."""
    shutil.copy(returned / "trustees.xlsx", returned / "trustees (1).xlsx")
    ran = run("prepare-meeting", "returned", "-o", "meeting")
    assert "trustees (1).xlsx, trustees.xlsx" in ran.out.splitlines()[0]
    assert "They are not counted twice" in ran.out.splitlines()[0]


def test_names_are_left_out_of_every_part(run: Run, returned: Path, review_only: Layout) -> None:
    """With --anonymous neither file holds a respondent's name in any part; verify and why still know the workbooks."""
    view(returned, review_only, "Mentor (external challenge)", name="tim_hale",
         more={("ABT-11", "answer"): "Tim Hale", ("VIS-01", "rationale"): "Ruth Okonjo said so."})  # fmt: skip
    assert run("prepare-meeting", "returned", "-o", "meeting", "--anonymous").code == 0
    for name in (PAPER, WORKBOOK):
        with zipfile.ZipFile(Path("meeting", name)) as package:
            held = [package.read(member).decode("utf-8", "replace").casefold() for member in package.namelist()]
        assert [text for text in held if "okonjo" in text or "hale" in text.replace("whale", "")] == []
    told = [p.text for p in Document(f"meeting/{PAPER}").paragraphs]
    assert "The names of those who filled in the workbooks are left out of this paper." in told
    verified = run("verify", f"meeting/{PAPER}", "returned")
    assert (verified.code, verified.out) == (0, f"{PAPER} says what the workbooks say.\n")
    assert "executive.xlsx" in run("why", f"meeting/{PAPER}", "VIS-01", "--workbooks", "returned").out


def test_verify_tells_what_changed_in_an_anonymous_paper(run: Run, returned: Path, review_only: Layout) -> None:
    """A rating that was changed since is told; a name that was left out is no difference."""
    run("prepare-meeting", "returned", "-o", "meeting", "--anonymous")
    view(returned, review_only, "Trustees", {("VIS-01", "rating"): "Green"})
    verified = run("verify", f"meeting/{PAPER}", "returned")
    assert verified.code == 1
    assert "VIS-01" in verified.out
    assert "name left out" not in verified.out


def test_a_date_that_is_none_is_a_mistake_in_the_command(run: Run, returned: Path) -> None:
    """The day stands first; anything else is asked for again, and nothing is made."""
    ran = run("prepare-meeting", "returned", "-o", "meeting", "--date", "soon")
    assert (ran.code, Path("meeting").exists()) == (2, False)
    assert '"soon" is no date. Type the day first, for example 14/10/2026.' in ran.err


def test_the_date_stands_in_the_workbook_and_on_the_paper(run: Run, returned: Path) -> None:
    """The meeting's day is the day of the review and of the meeting; verify knows it."""
    run("prepare-meeting", "returned", "-o", "meeting", "--date", "14 October 2026")
    read = read_workbook(Path("meeting", WORKBOOK), [open_framework("mat-assurance-framework")])
    assert [str(read.value(ref)) for ref in ("ABT-11", "ABT-15", "ABT-16")] == [
        "Diagnostic meeting, 14 October 2026", "2026-10-14", "2026-10-14"]  # fmt: skip
    assert "Meeting on 14 October 2026" in " ".join(p.text for p in Document(f"meeting/{PAPER}").paragraphs)
    assert run("verify", f"meeting/{PAPER}", "returned").out == f"{PAPER} says what the workbooks say.\n"


def test_a_template_of_ones_own(run: Run, returned: Path, tmp_path: Path) -> None:
    """The paper is made from the user's own template where one is named."""
    own = Document()
    own.add_paragraph("Our own paper for {{ trust }}")
    own.save(str(tmp_path / "own.docx"))
    assert run("prepare-meeting", "returned", "-o", "meeting", "--template", "own.docx").code == 0
    texts = [p.text for p in Document(io.BytesIO(Path("meeting", PAPER).read_bytes())).paragraphs]
    assert "Our own paper for Wexcombe Trust" in texts
