"""A framework's file that lies among the workbooks is found by its id; a broken one, or one of two, is named."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from matsheets.frameworks.framework_files import load_framework
from matsheets.frameworks.sheet_drawing import write_framework_sheet
from matsheets.model.framework_file import shipped_frameworks
from matsheets.workbook.layout.layout import build_layout
from tests.books import edited, write_book
from tests.cli.conftest import Run, complete
from tests.frameworks import music

Framed = Callable[..., Path]


def text(title: str = "Our own", edition: str = "2027", framework_id: str = "our-own") -> str:
    """A framework's file: the shipped one under an id of its own."""
    shipped = Path(__file__).parents[2] / "workbook_templates" / "mat-assurance-framework" / "framework.yaml"
    lines = shipped.read_text("utf-8").splitlines()
    own = {"id": framework_id, "title": title, "edition": f'"{edition}"'}
    return "\n".join(f"{key}: {own[key]}" if (key := line.partition(":")[0]) in own else line for line in lines) + "\n"


@pytest.fixture
def framed(tmp_path: Path) -> Framed:
    """Write a whole workbook on a framework of one's own into ``returned``, and its file elsewhere; return the folder."""
    folder = tmp_path / "returned"
    folder.mkdir()

    def write(name: str = "trustees.xlsx", group: str = "Trustees", **differs: str) -> Path:
        away = tmp_path / "away" / f"{len(list(folder.iterdir()))}.yaml"
        away.parent.mkdir(exist_ok=True)
        away.write_text(text(**differs), "utf-8")
        with (folder / name).open("wb") as out:
            write_book(out, build_layout(load_framework(away)), workbook_id=name[:-5], answers=complete(group))
        return folder

    return write


FOUND = 'Framework found in {}: "Our own" (our-own), edition 2027.\n'


@pytest.mark.parametrize("place", ["ours.yaml", "b/deep/folder/0.yml", "zz.xlsx", "ours.txt"])
def test_a_file_in_the_folder_is_found(run: Run, framed: Framed, tmp_path: Path, place: str) -> None:
    """Text or spreadsheet, however deep and whatever it is called: it is used, said once, and nobody is told to name it."""
    folder = framed()
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(), "utf-8")
    if path.suffix == ".xlsx":
        content = write_framework_sheet(load_framework(tmp_path / "away" / "0.yaml"), created=dt.datetime(2026, 1, 1))
        path.write_bytes(content)

    ran = run("check", "returned")

    assert (ran.code, ran.out) == (0, "trustees.xlsx: nothing needs attention.\n")
    assert ran.err == FOUND.format(Path("returned", place))
    assert "--framework" not in ran.next


def test_a_file_in_notepads_unicode_is_found(run: Run, framed: Framed) -> None:
    """A framework's text in UTF-16, which Notepad calls Unicode, is used as one in UTF-8 is."""
    (framed() / "ours.yaml").write_text(text(), "utf-16")

    ran = run("check", "returned")

    assert (ran.code, ran.out) == (0, "trustees.xlsx: nothing needs attention.\n")
    assert ran.err == FOUND.format(Path("returned", "ours.yaml"))


def test_a_broken_zip_beside_the_workbooks_stops_nothing(run: Run, framed: Framed) -> None:
    """A file that cannot be unpacked, however it is packed, is no framework: the one that is asked for is still found."""
    folder = framed()
    (folder / "ours.yaml").write_text(text(), "utf-8")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("xl/workbook.xml", "<workbook/>" * 50)
    content = packed.getvalue()
    (folder / "broken.xlsx").write_bytes(content[:50] + bytes(byte ^ 255 for byte in content[50:75]) + content[75:])

    ran = run("check", "returned/trustees.xlsx")

    assert (ran.code, ran.out) == (0, "trustees.xlsx: nothing needs attention.\n")
    assert ran.err == FOUND.format(Path("returned", "ours.yaml"))


def test_a_file_beside_a_workbook_that_is_named_alone_is_found(run: Run, framed: Framed) -> None:
    """The folder of a workbook is looked into, for one workbook as for many; a file that is named among them will do as well."""
    folder = framed()
    (folder / "ours.yaml").write_text(text(), "utf-8")
    named = run("check", "returned/trustees.xlsx")
    assert (named.code, named.err) == (0, FOUND.format(Path("returned", "ours.yaml")))
    (folder / "ours.yaml").rename("elsewhere.yaml")
    named = run("check", "returned/trustees.xlsx", "elsewhere.yaml")
    assert (named.code, named.err) == (0, FOUND.format("elsewhere.yaml"))


def test_a_file_in_the_folder_above_is_found(run: Run, framed: Framed, monkeypatch: pytest.MonkeyPatch) -> None:
    """The meeting's workbook lies in a folder of its own below the trust's: named alone, with that folder, or from within."""
    framed().joinpath("../ours.yaml").write_text(text(), "utf-8")
    for given in ("returned/trustees.xlsx", "returned"):
        ran = run("check", given)
        assert (ran.code, ran.err) == (0, FOUND.format("ours.yaml"))
    monkeypatch.chdir("returned")
    assert run("check", "trustees.xlsx").err == FOUND.format(Path("..", "ours.yaml"))
    ran = run("repair", "trustees.xlsx", "--to", "mat-assurance-framework", "-o", "moved.xlsx")
    assert (ran.code, FOUND.format(Path("..", "ours.yaml")) in ran.err) == (0, True)


def test_a_file_beside_the_workbooks_counts_before_one_above(run: Run, framed: Framed) -> None:
    """Last year's file may lie above: what is nearer counts, and nobody is asked which one is meant."""
    folder = framed()
    (folder / "ours.yaml").write_text(text(), "utf-8")
    Path("above.yaml").write_text(text(title="Something else"), "utf-8")
    ran = run("check", "returned")
    assert (ran.code, ran.err) == (0, FOUND.format(Path("returned", "ours.yaml")))


EVERY = (
    ("status", "returned"),
    ("aggregate", "returned", "-o", "t.json"),
    ("build-all", "returned", "-o", "out"),
    ("build-evidence", "returned", "-o", "evidence"),
    ("prepare-meeting", "returned", "-o", "meeting"),
    ("share", "returned", "-o", "share"),
    ("new-workbook", "--from", "returned", "--round", "Final", "-o", "final"),
    ("build-programme", "returned", "-o", "programme"),
    ("view", "returned", "-o", "page.html"),
    ("why", "returned", "VIS-01"),
    ("repair", "returned/trustees.xlsx", "-o", "mended.xlsx"),
    ("merge", "returned/trustees.xlsx", "copies/copy.xlsx", "-o", "merged.xlsx"),
)


def test_every_command_finds_it(run: Run, framed: Framed) -> None:
    """No command needs --framework, those that need the questions and descriptors neither; the file is passed over by none."""
    folder = framed()
    Path("copies").mkdir()
    Path("copies", "copy.xlsx").write_bytes((folder / "trustees.xlsx").read_bytes())
    (folder / "ours.yaml").write_text(text(), "utf-8")
    for command in EVERY:
        ran = run(*command)
        assert (ran.code in (0, 1), FOUND.format(Path("returned", "ours.yaml")) in ran.err) == (True, True), command
        assert "not read" not in ran.err
        assert "remember" not in ran.err + ran.out
    paper = next(Path("evidence").glob("*.docx"))
    assert run("verify", paper, "returned").code == 0
    assert run("pull", paper.with_name("none.docx"), "returned", "--dry-run").code == 3
    mended = run("check", "mended.xlsx")
    assert "read by what it remembers of it" in mended.out  # the new workbook carries the memory on


def test_it_is_not_looked_for_where_nobody_asks(run: Run, framed: Framed, tmp_path: Path) -> None:
    """Beside workbooks on a shipped framework a framework's file is named as what it is, broken or not, and stops nothing."""
    folder = framed(
        framework_id="mat-assurance-framework", edition="Six headings, fourteen elements; matsheets wording 2.0"
    )
    (folder / "ours.yaml").write_text(text().replace("scale:", "scaly:"), "utf-8")

    ran = run("check", "returned")

    assert ran.code == 0
    assert ran.err == (
        "ours.yaml is a framework's file, so it was not read. Nothing here needed it. To check it: matsheets framework check "
        "ours.yaml\n"
    )


def test_a_broken_file_that_is_asked_for_is_named_with_its_faults(run: Run, framed: Framed) -> None:
    """The workbook is read by what it remembers; the file is not used (exit code 3), and each fault has its line."""
    folder = framed()
    (folder / "ours.yaml").write_text(text().replace("    ref: VIS\n", "    ref: vis\n"), "utf-8")

    ran = run("check", "returned")

    assert ran.code == 3
    assert "ours.yaml seems to be the framework that workbooks here are on, and has " in ran.out
    assert 'ours.yaml:20: Heading "Vision, culture and ethos" has the ref "vis".' in ran.out
    assert 'No usable file of "Our own" (2027) was found: 1 workbook was read by what it remembers of it.' in ran.err
    assert ran.next.startswith('Next: put the file of "Our own" (2027) beside the workbooks, then prepare the ')
    assert ran.next.endswith(": matsheets status returned\n")


def test_a_broken_file_beside_a_good_one_is_not_needed(run: Run, framed: Framed) -> None:
    """A draft with faults of the same framework is named as what it is, and stops nothing."""
    folder = framed()
    (folder / "a-draft.yaml").write_text(text().replace("    ref: VIS\n", "    ref: vis\n"), "utf-8")
    (folder / "ours.yaml").write_text(text(), "utf-8")
    ran = run("check", "returned")
    assert ran.code == 0
    assert "a-draft.yaml is a framework's file, so it was not read. Nothing here needed it." in ran.err


def test_files_of_one_edition_that_differ_in_words_are_no_conflict(run: Run, framed: Framed) -> None:
    """The nearest to the workbooks counts, then the topmost, then the spreadsheet, then the shortest name; it is said once."""
    folder = framed()
    words = "words: {heading: {one: pillar, many: pillars}}\n"
    for copy in ("a/deep.yaml", "ours - Copy.yaml", "../above.yaml"):
        (folder / copy).parent.mkdir(exist_ok=True)
        (folder / copy).write_text(text() + words, "utf-8")
    (folder / "ours.yaml").write_text(text(), "utf-8")
    ran = run("check", "returned", "above.yaml")
    farther = [Path("returned", "ours - Copy.yaml"), Path("above.yaml"), Path("returned", "a", "deep.yaml")]
    assert (ran.code, "remember" in ran.out) == (0, False)
    assert ran.err.count("Framework found in ") == 1
    assert FOUND.format(Path("returned", "ours.yaml"))[:-1] + " Not used, since it has other words" in ran.err
    assert [str(each) in ran.err for each in farther] == [True] * 3
    assert "Nothing here needed it" not in ran.err


def test_files_that_differ_in_more_are_both_named_and_none_is_used(run: Run, framed: Framed) -> None:
    """Workbooks are read by what they remember, and so is said; two files that say the same are one, and --framework settles it."""
    folder = framed()
    (folder / "a.yaml").write_text(text(), "utf-8")
    (folder / "b.yaml").write_text("# a copy\n" + text(), "utf-8")
    assert run("check", "returned").err == FOUND.format(Path("returned", "a.yaml"))
    (folder / "b.yaml").write_text(text(title="Another"), "utf-8")
    a, b = Path("returned", "a.yaml"), Path("returned", "b.yaml")
    said = f'{b} says other things of "our-own" (2027) than {a} does. None of them was used.'
    ran = run("check", "returned")
    assert (ran.code, ran.err.count(said), "Nothing here needed it" in ran.err) == (0, 1, False)
    assert 'No usable file of "Our own" (2027) was found' in ran.err
    assert "Trustees: no workbook" not in run("status", "returned").out
    assert run("check", "returned", "--framework", b).code == 0
    assert run("repair", "returned/trustees.xlsx", "-o", "m.xlsx").code == 3


def test_evidence_that_waits_for_the_frameworks_file_is_named(run: Run, framed: Framed) -> None:
    """With the others or alone: which document was not made, why and what to do; no answer needs attention. With the file it is made."""
    folder = framed()
    for command in ("build-all", "build-evidence"):
        ran = run(command, "returned", "-o", command)
        assert ran.code == 1
        assert (
            'The diagnostic evidence prints questions and descriptors, and no usable file of "Our own" (2027) was found. Put the file '
            "beside the workbooks, or name it with --framework FILE." in ran.out
        )
        assert "-diagnostic-evidence.docx was not built: a file is missing.\n" in ran.err
        assert "attention" not in ran.err + ran.out
    assert list(Path("build-all").glob("*-summary.docx"))
    (folder / "ours.yaml").write_text(text(), "utf-8")
    assert run("build-all", "returned", "-o", "again").code == 0
    assert list(Path("again").glob("*-evidence.docx"))


def test_why_prints_what_a_workbook_says_of_each_rating_once(run: Run, tmp_path: Path) -> None:
    """Without the framework's file: each descriptor under its own label, as it stands in the workbooks, and not for each of them."""
    Path("returned").mkdir()
    for group in ("Trustees", "Executive team"):
        answers = {("ABT-01", "answer"): "Oakfield", ("ABT-13", "answer"): group, ("ABT-14", "answer"): "Baseline"}
        with Path("returned", f"{group}.xlsx").open("wb") as out:
            write_book(out, build_layout(music()), workbook_id=group, answers=answers)
    told = run("why", "returned", music().elements[0].ref).out
    for rating, text in zip(music().scale.ratings, music().elements[0].descriptors, strict=True):
        title = f"{rating.meaning[:1].upper()}{rating.meaning[1:]} ({rating.label}):"
        assert (told.count(f"\n{title}"), told.count(text.splitlines()[0])) == (1, 1)
    assert "Strong:" not in told
    assert "describes it" not in told


def test_what_a_workbook_remembers_counts_before_another_edition(run: Run, framed: Framed) -> None:
    """A file of another edition has other words than were answered: it is named, and used only where --framework says so."""
    folder = framed(framework_id="mat-assurance-framework", edition="Ours 1")
    (folder / "ours.yaml").write_text(text(edition="Ours 2", framework_id="mat-assurance-framework"), "utf-8")
    ran = run("check", "returned")
    assert 'No usable file of "Our own" (Ours 1) was found' in ran.out
    assert "Nothing here needed it" not in ran.err
    named = run("check", "returned", "--framework", folder / "ours.yaml")
    assert 'made for the edition "Ours 1", and is being read as "Ours 2"' in named.out


SWAPPED = {"VIS-01": "VIS-0X", "VIS-02": "VIS-01", "VIS-0X": "VIS-02"}


def swapped(framework: str) -> str:
    """A framework of which two elements have each other's Ref."""
    for one, other in SWAPPED.items():
        framework = framework.replace(one, other)
    return framework


def test_a_file_that_was_changed_within_its_edition_gives_way_to_what_workbooks_remember(
    run: Run, framed: Framed
) -> None:
    """Elements that changed places would take each other's answers: the workbook is read by what it was made with."""
    folder = framed()
    (folder / "ours.yaml").write_text(swapped(text()), "utf-8")
    ran = run("check", "returned")
    assert f'{Path("returned", "ours.yaml")} is not "Our own" (2027) as these workbooks were made with it' in ran.err
    assert "read by what it remembers of it" in ran.out
    assert "prints questions and descriptors" in run("build-evidence", "returned", "-o", "out").out


def test_somebodys_own_of_a_shipped_edition_is_found_and_used(run: Run, framed: Framed) -> None:
    """Who changed ours and kept its name is read by their own file, ours by ours; both in one run are kept apart."""
    shipped = ("mat-assurance-framework", "Six headings, fourteen elements; matsheets wording 2.0")
    folder = framed()
    own = swapped(text(framework_id=shipped[0], edition=shipped[1]))
    (folder / "ours.yaml").write_text(own, "utf-8")
    with (folder / "trustees.xlsx").open("wb") as out:
        write_book(out, build_layout(load_framework(folder / "ours.yaml")), workbook_id="own", answers=complete())
    ran = run("check", "returned")
    assert (ran.code, "remember" in ran.out + ran.err) == (0, False)
    assert f"Framework found in {Path('returned', 'ours.yaml')}: " in ran.err
    with (folder / "b.xlsx").open("wb") as out:
        write_book(out, build_layout(shipped_frameworks()[0]), workbook_id="b", answers=complete("Executive team"))
    for order in (["b.xlsx", "trustees.xlsx"], ["trustees.xlsx", "b.xlsx"]):
        ran = run("check", *(folder / name for name in order))
        assert ran.code == 3
        assert 'trustees.xlsx remembers "Our own"' in ran.out
        assert "b.xlsx remembers" not in ran.out


def test_a_memory_that_was_tampered_with_is_not_used(run: Run, framed: Framed) -> None:
    """Half of it gone, a word replaced or another framework named: the workbook is refused and says why."""
    path = framed() / "trustees.xlsx"

    def replaced(sheet: object) -> None:
        for row in sheet.iter_rows():  # type: ignore[attr-defined]
            if str(row[0].value) == "framework 1":
                row[1].value = str(row[1].value).replace("Green", "Gruen")

    edited(path, "_matsheets", replaced)
    ran = run("check", "returned")
    assert ran.code == 3
    assert "What its hidden sheet remembers of it was changed or is half lost." in ran.out + ran.err


def test_workbooks_that_remember_different_frameworks_by_one_name_are_refused(run: Run, framed: Framed) -> None:
    """Which of two is meant cannot be told, whichever is read first; the others go on."""
    framed("a.xlsx")
    folder = framed("b.xlsx", group="Headteachers and middle leaders")
    Path("away", "swapped.yaml").write_text(swapped(text()), "utf-8")
    with (folder / "b.xlsx").open("wb") as out:
        write_book(out, build_layout(load_framework(Path("away", "swapped.yaml"))), workbook_id="b", answers=complete())
    framed("c.xlsx", framework_id="third", title="Third")
    for files in (["a.xlsx", "b.xlsx", "c.xlsx"], ["c.xlsx", "b.xlsx", "a.xlsx"]):
        ran = run("aggregate", *(Path("returned", file) for file in files), "-o", "t.json", "--force")
        assert ran.code == 3
        assert {line.partition(" remembers")[0] for line in ran.err.splitlines() if "otherwise than" in line} == {
            "a.xlsx",
            "b.xlsx",
        }
        assert {row["framework"] for row in json.loads(Path("t.json").read_text("utf-8"))["ratings"]} == {"Third"}


def test_a_pool_reads_by_what_was_found(run: Run, framed: Framed) -> None:
    """Workers are sent what was found, whichever workbook asked for it; the order of the files stays."""
    for number in range(4):
        framed(f"{number}.xlsx", framework_id="our-own" if number % 2 else "second", title="Our own")
    for name in ("our-own", "second"):
        Path("returned", f"{name}.yaml").write_text(text(framework_id=name), "utf-8")
    alone = run("check", "returned", "--workers", "1", "--format", "json")
    pooled = run("check", "returned", "--workers", "2", "--format", "json")
    assert (pooled.code, pooled.out) == (alone.code, alone.out)
    assert "remembers" not in pooled.out
    assert pooled.err.count("Framework found in ") == 2


def test_a_map_among_the_workbooks_is_found_by_its_id(run: Run, framed: Framed) -> None:
    """As a framework is: it is used, said once, and not named among what was not read; its framework is found beside."""
    folder = framed()
    (folder / "ours.yaml").write_text(text(), "utf-8")
    (folder / "map.yaml").write_text(
        'id: our-duties\ntitle: Our duties\nedition: "1"\nsource: Ours\nwording: Ours\n'
        'from: {framework: our-own, edition: "2027"}\nmatters: [{id: law, title: Law, about: What the law asks.}]\n'
        "links:\n  - {element: VIS-01, bears_on: law}\n",
        "utf-8",
    )
    ran = run("build-evidence", "returned", "--by", "our-duties", "-o", "out")
    assert ran.code in (0, 1)
    assert f'Map found in {folder / "map.yaml"}: "Our duties" (our-duties), edition 1.' in ran.err.replace(
        "returned", str(folder)
    )
    assert "is a map's file, so it was not read" not in ran.err


def test_status_says_that_a_workbook_is_there_and_was_not_read(run: Run, framed: Framed) -> None:
    """One that remembers nothing, where two files differ: its group is not "no workbook", and what comes next is to settle that."""
    folder = framed()
    framed("heads.xlsx", group="Headteachers and middle leaders")

    def forget(sheet: object) -> None:
        for row in sheet.iter_rows():  # type: ignore[attr-defined]
            if str(row[0].value).startswith("framework "):
                row[0].value = "x"

    edited(folder / "heads.xlsx", "_matsheets", forget)
    for name, title in (("a", "Our own"), ("b", "Other")):
        (folder / f"{name}.yaml").write_text(text(title=title), "utf-8")
    ran = run("status", "returned")
    assert "heads.xlsx: was not read" in ran.out
    assert "Headteachers and middle leaders: no workbook that was read" in ran.out
    assert "settle which framework heads.xlsx is on" in ran.out
    assert "prepare-meeting" not in ran.out + ran.err


def test_files_that_are_named_and_differ_are_refused(run: Run, framed: Framed) -> None:
    """--framework twice for one edition is no choice; both are named."""
    framed()
    for name, title in (("a", "Our own"), ("b", "Other")):
        Path(f"{name}.yaml").write_text(text(title=title), "utf-8")
    ran = run("check", "returned", "--framework", "a.yaml", "--framework", "b.yaml")
    assert ran.code == 2
    assert 'b.yaml says other things of "our-own" (2027) than a.yaml does.' in ran.err


def test_the_next_round_reads_the_last_one_by_what_it_was_answered_on(run: Run, framed: Framed) -> None:
    """--framework names what new workbooks are on: where it has the old edition's name and other elements, nothing is carried."""
    framed()
    Path("changed.yaml").write_text(swapped(text()), "utf-8")
    ran = run("new-workbook", "--from", "returned", "--round", "Final", "--framework", "changed.yaml", "-o", "final")
    assert (ran.code, Path("final").exists()) == (3, False)
    assert "whose questions and descriptors are needed for this" in ran.err
