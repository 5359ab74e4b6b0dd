"""The command line: what it writes, prints and ends with."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from matsheets.cli import main
from matsheets.model.framework import Framework
from matsheets.model.framework_file import load_framework
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Layout, Part, build_layout
from matsheets.workbook.read.reader import read_workbook
from tests.cli.conftest import Run, complete
from tests.conftest import WriteWorkbook
from tests.frameworks import music_standard, write_framework


@pytest.fixture
def raters(framework: Framework) -> Layout:
    """The layout of a workbook for raters: the review only."""
    return build_layout(framework, [Part.REVIEW])


class TestNewWorkbook:
    def test_writes_a_workbook_named_after_the_trust(self, run: Run, tmp_path: Path) -> None:
        """With --trust alone the workbook lands here, named after the trust, with its name filled in."""
        ran = run("new-workbook", "--trust", "=1+1 & Sons Trust")

        assert ran.code == 0
        sheet = openpyxl.load_workbook(tmp_path / "1-1-and-sons-trust-workbook.xlsx")["About"]
        cell = next(row[2] for row in sheet.iter_rows() if row[0].value == "ABT-01")
        assert (cell.value, cell.data_type) == ("=1+1 & Sons Trust", "s")

    def test_leaves_out_parts(self, run: Run, tmp_path: Path) -> None:
        """--parts review gives raters no plan and no partnership."""
        run("new-workbook", "--parts", "review", "-o", "raters.xlsx")

        tabs = openpyxl.load_workbook(tmp_path / "raters.xlsx").sheetnames
        assert "6 Governance" in tabs
        assert not {"Plan", "Medium term", "Partnership", "Charges", "Services", "Data protection"} & set(tabs)

    def test_does_not_overwrite(self, run: Run, tmp_path: Path) -> None:
        """A file of that name stays as it is and the exit code says that output could not be written."""
        (tmp_path / "mine.xlsx").write_bytes(b"precious")

        ran = run("new-workbook", "-o", "mine.xlsx")

        assert (ran.code, ran.err) == (4, "mine.xlsx already exists. Use --force to replace it.\n")
        assert (tmp_path / "mine.xlsx").read_bytes() == b"precious"

    def test_an_unknown_part_is_a_mistake_in_the_command(self, run: Run) -> None:
        """The message names the parts that there are."""
        ran = run("new-workbook", "--parts", "reviews")

        assert ran.code == 2
        assert "review, plan, progress, partnership" in ran.err

    def test_writes_one_workbook_for_each_row_of_a_roster(self, run: Run, tmp_path: Path) -> None:
        """Each row's answers are filled in; a choice is spelt as its list has it, and leading zeros stay."""
        roster = "Trust,Companies House number,Mentor,Group,Round\n"
        roster += "Oak Trust,01234567,Ada Obi,exec team,baseline\nOak Trust,01234567,Ada Obi,trustees,baseline\n"
        (tmp_path / "roster.csv").write_text(roster, encoding="utf-8-sig")

        ran = run("new-workbook", "--roster", "roster.csv", "--parts", "review", "-o", "out")

        assert ran.code == 0
        names = ["oak-trust-executive-team-baseline.xlsx", "oak-trust-trustees-baseline.xlsx"]
        assert names == sorted(p.name for p in (tmp_path / "out").iterdir())
        sheet = openpyxl.load_workbook(tmp_path / "out" / names[0])["About"]
        values = {row[0].value: row[2].value for row in sheet.iter_rows(max_col=3)}
        assert [values[ref] for ref in ("ABT-01", "ABT-02", "ABT-10", "ABT-13", "ABT-14")] == [
            "Oak Trust",
            "01234567",
            "Ada Obi",
            "Executive team",
            "Baseline",
        ]

    def test_reports_every_fault_of_a_roster_and_writes_nothing(self, run: Run, tmp_path: Path) -> None:
        """Unknown columns, unknown groups and rows without a trust are all named, with their rows."""
        (tmp_path / "roster.csv").write_text("trust,grup,group\nOak Trust,x,Parents\n,y,Trustees\n")

        ran = run("new-workbook", "--roster", "roster.csv", "-o", "out")

        assert ran.code == 3
        assert 'Column "grup" is no question of the About tab. Did you mean group?' in ran.err
        assert 'Row 2 has "Parents" as group. Choose from: Executive team;' in ran.err
        assert "Row 3 has no trust." in ran.err
        assert not (tmp_path / "out").exists()


class TestCheck:
    def test_a_complete_workbook_is_fine(self, run: Run, written: WriteWorkbook, raters: Layout) -> None:
        """Nothing to say, exit code 0."""
        ran = run("check", written(complete(), layout=raters))

        assert (ran.code, ran.out) == (0, "workbook.xlsx: nothing needs attention.\n")

    def test_prints_place_fault_and_remedy(self, run: Run, written: WriteWorkbook, raters: Layout) -> None:
        """A problem reads as promised: file, tab, cell, Ref, what is wrong in the user's own value, what to do."""
        ran = run("check", written({**complete(), ("GOV-01", "rating"): "Amber"}, "oakfield.xlsx", raters))

        assert ran.code == 1
        expected = 'oakfield.xlsx › 6 Governance › F6 (GOV-01): "Amber" could be Amber-red or Amber-green. Choose one.'
        assert expected in ran.out

    def test_strict_counts_warnings(self, run: Run, written: WriteWorkbook, raters: Layout) -> None:
        """A warning alone ends with 0, and with 1 under --strict."""
        path = written({**complete(), ("ABT-03", "answer"): "123"}, layout=raters)

        assert [run("check", path).code, run("check", path, "--strict").code] == [0, 1]

    def test_verbose_shows_how_spellings_were_understood(
        self, run: Run, written: WriteWorkbook, raters: Layout
    ) -> None:
        """A note is silent unless it is asked for."""
        path = written({**complete(), ("GOV-01", "rating"): "amber–green"}, layout=raters)

        assert "amber–green" not in run("check", path).out
        assert '"amber–green" was read as Amber-green.' in run("check", path, "--verbose").out

    @pytest.mark.parametrize("form", ["json", "csv"])
    def test_gives_programs_the_same_list(self, run: Run, written: WriteWorkbook, raters: Layout, form: str) -> None:
        """JSON and CSV hold one record for each place: file, tab, cell, ref, code, severity, value, message."""
        path = written({**complete(), ("GOV-01", "rating"): "=Amber"}, layout=raters)

        ran = run("check", path, "--format", form)

        text = ran.out.removeprefix("\ufeff")
        records = json.loads(text) if form == "json" else list(csv.DictReader(io.StringIO(text)))
        (record,) = records
        place = [record[key] for key in ("file", "tab", "cell", "ref", "code", "severity")]
        assert place == ["workbook.xlsx", "6 Governance", "F6", "GOV-01", record["code"], "error"]
        # A spreadsheet would run the value as a formula, so in CSV an apostrophe stands before it.
        assert record["value"] == ("=Amber" if form == "json" else "'=Amber")

    def test_one_bad_file_does_not_stop_the_others(
        self, run: Run, written: WriteWorkbook, raters: Layout, tmp_path: Path
    ) -> None:
        """An unusable file is named with what to do, the others are checked, and the exit code is 3."""
        written(complete(), "a.xlsx", raters)
        (tmp_path / "b.xlsx").write_bytes(b"")
        written(complete("Executive team"), "c.xlsx", raters, "000000000001")

        ran = run("check", tmp_path)

        assert ran.code == 3
        assert "b.xlsx is empty (0 bytes)." in ran.out
        assert "a.xlsx: nothing needs attention." in ran.out
        assert "c.xlsx: nothing needs attention." in ran.out

    def test_lock_files_are_noted_and_passed_over(
        self, run: Run, written: WriteWorkbook, raters: Layout, tmp_path: Path
    ) -> None:
        """A workbook that is open somewhere is read, with one note that unsaved answers are not in it."""
        written(complete(), "a.xlsx", raters)
        (tmp_path / "~$a.xlsx").write_bytes(b"x")
        (tmp_path / ".~lock.a.xlsx#").write_bytes(b"x")

        ran = run("check", tmp_path)

        assert ran.code == 0
        assert ran.err.count("a.xlsx looks open in another program or on another computer") == 1

    def test_a_file_that_is_not_there_is_named(self, run: Run) -> None:
        """A mistyped name is a file that could not be used, not a traceback."""
        ran = run("check", "nowhere.xlsx")

        assert ran.code == 3
        assert "nowhere.xlsx" in ran.out + ran.err

    def test_a_reader_that_has_seen_enough_is_no_error(self, written: WriteWorkbook) -> None:
        """`matsheets check … | head -1` ends quietly."""
        command = [sys.executable, "-c", "import sys; from matsheets.cli import main; sys.exit(main())"]
        with subprocess.Popen(
            [*command, "framework", "show"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""

    def test_the_workbook_is_not_changed(self, run: Run, written: WriteWorkbook, tmp_path: Path) -> None:
        """Checking leaves the file byte for byte as it was, and no other file beside it."""
        path = written(complete())
        before = path.read_bytes()

        run("check", path)

        assert [p.name for p in tmp_path.iterdir()] == ["workbook.xlsx"]
        assert before == path.read_bytes()


class TestAggregate:
    @pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".parquet"])
    def test_writes_each_format(
        self, run: Run, written: WriteWorkbook, raters: Layout, tmp_path: Path, suffix: str
    ) -> None:
        """The file named is written, and a line says so."""
        written(complete(), "a.xlsx", raters)

        ran = run("aggregate", tmp_path / "a.xlsx", "-o", f"out{suffix}")

        assert (0, f"out{suffix}  the ratings of 1 workbook\n") == (ran.code, ran.out)
        assert (tmp_path / f"out{suffix}").stat().st_size > 500

    def test_counts_a_copy_once(self, run: Run, written: WriteWorkbook, raters: Layout, tmp_path: Path) -> None:
        """The same workbook under two names is named as a problem and counted once."""
        (tmp_path / "b.xlsx").write_bytes(written(complete(), "a.xlsx", raters).read_bytes())

        ran = run("aggregate", "a.xlsx", "b.xlsx", "-o", "out.json")

        assert ran.code == 1
        assert "a.xlsx" in ran.err
        assert "b.xlsx" in ran.err
        assert len(json.loads((tmp_path / "out.json").read_text())["ratings"]) == 14

    def test_what_is_only_to_look_at_is_no_failure(self, run: Run, written: WriteWorkbook, raters: Layout) -> None:
        """Two names of one trust, and two workbooks of one group, are named, and the exit code is that of check: 0."""
        for file, name in (("a.xlsx", "Wexcombe Learning Trust"), ("b.xlsx", "Wexcombe Learing Trust")):
            written({**complete(), ("ABT-01", "answer"): name}, file, raters, f"00000000000{file[0]}")

        ran = [run(*command.split(), "a.xlsx", "b.xlsx") for command in ("check", "aggregate -o t.csv")]

        assert [each.code for each in ran] == [0, 0]
        assert 'The trust ZZ000009 is called "Wexcombe Learning Trust" (in a.xlsx)' in ran[1].err


class TestBuild:
    def test_builds_the_summary_and_says_where_it_is(
        self, run: Run, written: WriteWorkbook, raters: Layout, tmp_path: Path
    ) -> None:
        """One document for the trust, named after it."""
        written(complete(), "a.xlsx", raters)
        written(complete("Executive team", "Green"), "b.xlsx", raters, "000000000001")

        ran = run("build-summary", "a.xlsx", "b.xlsx", "-o", "out")

        assert ran.code == 0, ran.err
        assert [p.name for p in (tmp_path / "out").iterdir()] == ["wexcombe-trust-diagnostic-summary.docx"]
        assert str(Path("out", "wexcombe-trust-diagnostic-summary.docx")) in ran.out

    def test_refuses_while_answers_need_attention(
        self, run: Run, written: WriteWorkbook, raters: Layout, tmp_path: Path
    ) -> None:
        """Errors are printed, nothing is written, and the way out is named."""
        written({**complete(), ("GOV-01", "rating"): "Amber"}, "a.xlsx", raters)

        ran = run("build-summary", "a.xlsx", "-o", "out")

        assert ran.code == 1
        assert '"Amber" could be' in ran.out
        assert ran.err == (
            "wexcombe-trust-diagnostic-summary.docx was not built: 1 answer needs attention. Mend it, or build with --draft to "
            "see the document as it stands.\n"
        )
        assert not (tmp_path / "out").exists()

    def test_several_answers_that_need_attention(self, run: Run, written: WriteWorkbook, raters: Layout) -> None:
        """The sentence counts them, and speaks of more than one."""
        written({**complete(), ("GOV-01", "rating"): "Amber", ("GOV-02", "rating"): "Yellow"}, "a.xlsx", raters)

        ran = run("build-summary", "a.xlsx", "-o", "out")

        assert "2 answers need attention. Mend them, or build with --draft" in ran.err

    def test_draft_builds_all_the_same(self, run: Run, written: WriteWorkbook, raters: Layout, tmp_path: Path) -> None:
        """With --draft the document is made, and says so."""
        written({**complete(), ("GOV-01", "rating"): "Amber"}, "a.xlsx", raters)

        ran = run("build-summary", "a.xlsx", "-o", "out", "--draft")

        assert ran.code == 0, ran.err
        assert "marked DRAFT" in ran.out

    def test_with_nothing_missing_draft_makes_no_draft(self, run: Run, written: WriteWorkbook, raters: Layout) -> None:
        """--draft is for answers that need attention: where none do, the document is not marked."""
        written(complete(), "a.xlsx", raters)

        ran = run("build-summary", "a.xlsx", "-o", "out", "--draft")

        assert ran.code == 0, ran.err
        assert "DRAFT" not in ran.out

    def test_a_plan_that_no_workbook_holds_is_a_problem(self, run: Run, written: WriteWorkbook, raters: Layout) -> None:
        """build-plan on raters' workbooks says that there is no plan; build-all leaves it out."""
        written(complete(), "a.xlsx", raters)

        alone = run("build-plan", "a.xlsx", "-o", "out", "--draft")
        together = run("build-all", "a.xlsx", "-o", "out")

        assert alone.code == 1
        assert "a.xlsx" in alone.out
        assert "plan" in alone.out
        assert together.code == 0
        assert sorted(path.name for path in Path("out").iterdir()) == [
            "wexcombe-trust-diagnostic-evidence.docx",
            "wexcombe-trust-diagnostic-summary.docx",
        ]

    def test_two_plans_without_an_agreed_one_are_a_problem(self, run: Run, written: WriteWorkbook) -> None:
        """Where two workbooks hold a plan and none is agreed, both are named and none is chosen."""
        plan = {("PLAN-01", "objective"): "More"}
        written({**complete(), **plan}, "a.xlsx")
        other = {("PLAN-01", "objective"): "Less"}
        written({**complete("Executive team"), **other}, "b.xlsx", workbook_id="000000000001")

        ran = run("build-plan", "a.xlsx", "b.xlsx", "-o", "out", "--draft")

        assert ran.code == 1
        assert "a.xlsx" in ran.out
        assert "b.xlsx" in ran.out

    def test_an_existing_document_is_kept(
        self, run: Run, written: WriteWorkbook, raters: Layout, tmp_path: Path
    ) -> None:
        """Without --force a second build ends with 4 and leaves the document; with it the document is made anew."""
        written(complete(), "a.xlsx", raters)
        run("build-summary", "a.xlsx", "-o", "out")

        assert [
            run("build-summary", "a.xlsx", "-o", "out").code,
            run("build-summary", "a.xlsx", "-o", "out", "--force").code,
        ] == [4, 0]


class TestFrameworkAndTemplate:
    def test_lists_what_is_shipped(self, run: Run) -> None:
        """The MAT assurance framework with its counts, and the Word template of every document."""
        assert "mat-assurance-framework" in run("framework", "list").out
        assert "6 headings, 14 elements" in run("framework", "list").out
        assert run("template", "list").out.count(".docx") == 12

    def test_shows_a_framework(self, run: Run) -> None:
        """Headings, elements, questions and descriptors are printed."""
        out = run("framework", "show").out

        assert "GOV-02  Capability to review and refresh" in out
        assert out.count("    Red:\n      (a) ") == out.count("    Green:\n      (a) ") == 14
        assert (
            "    (d) What has the trust stopped, or changed course on, because its strategy was not working?\n" in out
        )

    def test_shows_a_framework_in_its_words(self, run: Run, tmp_path: Path) -> None:
        """What a framework calls things, which rating is neither, and every rating that it describes are printed."""
        framework = write_framework(tmp_path / "theirs.yaml", music_standard())
        out = run("framework", "show", str(framework)).out
        words = [pair["one"] for pair in music_standard()["words"].values()]
        assert all(word in out.partition("Its words: ")[2].partition("\n")[0] for word in words)
        assert "; neither: " in out
        for rating in music_standard()["scale"]:
            assert out.count(f"    {rating['label']}:") == 6
        checked = run("framework", "check", str(framework)).out
        assert f"is fine: 3 {music_standard()['words']['heading']['many']}, 6 " in checked

    def test_a_framework_is_exported_from_any_file(self, run: Run, tmp_path: Path) -> None:
        """What is exported of a file is what the framework in it holds, in the form that all exported files have."""
        write_framework(tmp_path / "theirs.yaml", music_standard())
        assert run("framework", "export", "theirs.yaml", "-o", "again.yaml").code == 0
        assert run("framework", "export", "again.yaml", "-o", "third.yaml").code == 0
        assert (tmp_path / "again.yaml").read_bytes() == (tmp_path / "third.yaml").read_bytes()
        assert load_framework(tmp_path / "again.yaml") == load_framework(tmp_path / "theirs.yaml")

    def test_lists_the_former_editions(self, run: Run) -> None:
        """A former edition stands in the list with the name by which it can be shown, exported and sent out."""
        listed = run("framework", "list").out.splitlines()
        assert listed[0].startswith("mat-assurance-framework ")
        assert [line.partition(" ")[0] for line in listed if line.endswith(". Former edition")] == [
            "mat-assurance-framework/1.0"
        ]
        assert "    • What do pupils gain because" in run("framework", "show", "mat-assurance-framework/1.0").out
        assert run("framework", "export", "mat-assurance-framework/1.0", "-o", "former.yaml").code == 0
        assert "Superseded by: " in run("framework", "show", "former.yaml").out
        assert (
            "wording 1.0" in run("framework", "check", "former.yaml").out + run("framework", "show", "former.yaml").out
        )

    def test_an_exported_framework_checks_and_draws(self, run: Run, tmp_path: Path) -> None:
        """The exported file is fine as it is, and a workbook can be made with it."""
        assert run("framework", "export", "mat-assurance-framework", "-o", "ours.yaml").code == 0
        ran = run("framework", "check", "ours.yaml")
        assert run("new-workbook", "--framework", "ours.yaml", "-o", "w.xlsx").code == 0

        assert (ran.code, ran.err) == (0, "")
        drawn = read_workbook(tmp_path / "w.xlsx", [load_framework(tmp_path / "ours.yaml")])
        assert list(drawn.refs("GOV")) == ["GOV-01", "GOV-02"]

    def test_faults_of_a_framework_come_with_their_lines(self, run: Run, tmp_path: Path) -> None:
        """Every fault is printed as file:line: sentence, and the exit code is 3."""
        run("framework", "export", "mat-assurance-framework", "-o", "ours.yaml")
        text = (
            (tmp_path / "ours.yaml")
            .read_text()
            .replace("ref: VIS-02", "ref: VIS-01")
            .replace("ref: GOV\n", "ref: PLAN\n")
        )
        (tmp_path / "ours.yaml").write_text(text)

        ran = run("framework", "check", "ours.yaml")

        assert ran.code == 3
        line = next(n for n, t in enumerate(text.splitlines(), 1) if "ref: PLAN" in t)
        assert f"ours.yaml:{line}: " in ran.err

    def test_copied_templates_build_documents(
        self, run: Run, written: WriteWorkbook, raters: Layout, tmp_path: Path
    ) -> None:
        """A document can be built from copies of the templates."""
        written(complete(), "a.xlsx", raters)
        run("template", "copy", "ours")

        assert run("build-summary", "a.xlsx", "-o", "out", "--templates", "ours").code == 0
        (document,) = (tmp_path / "out").iterdir()
        assert any("Wexcombe Trust" in paragraph.text for paragraph in Document(str(document)).paragraphs)


class TestStart:
    def test_help_imports_nothing_heavy(self) -> None:
        """Asking for help loads click and none of the libraries that do the work."""
        code = "import sys; from matsheets.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
        loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stderr.split()

        assert "click" in loaded
        assert not {"pandas", "openpyxl", "docx", "docxtpl", "jinja2", "lxml", "yaml", "msgspec"} & set(loaded)
        assert "matsheets.model" not in loaded

    def test_checking_imports_nothing_heavy(self) -> None:
        """What only tables, new workbooks, documents, pools or the network need does not slow a check down."""
        loaded = _loaded_by("check")

        assert "matsheets.checks" in loaded
        assert not loaded & (HEAVY | {"jinja2", "lxml"})

    @pytest.mark.parametrize("command", ["build-plan", "build-summary"])
    def test_one_document_imports_only_what_it_needs(self, command: str, tmp_path: Path) -> None:
        """What only tables, new workbooks, pools or the network need does not slow a document down."""
        loaded = _loaded_by(command, "-o", str(tmp_path))

        assert f"matsheets.documents.contexts.{command.removeprefix('build-')}" in loaded
        assert not loaded & HEAVY


#: Libraries that take longer to import than a workbook takes to be read.
HEAVY = {
    *("pandas", "numpy", "openpyxl", "fsspec", "distributed"),
    *("multiprocessing", "asyncio", "ssl"),
}


def _loaded_by(command: str, *more: str) -> set[str]:
    """Give a command a sample in a process of its own; return the modules that it has imported by then."""
    sample = next(samples_dir().glob("ondlebury*/*-agreed.xlsx"))
    code = "import sys; from matsheets.cli import main; assert main(sys.argv[1:]) == 0; print(*sys.modules, file=sys.stderr)"
    line = [sys.executable, "-c", code, command, str(sample), *more]
    return set(subprocess.run(line, check=True, capture_output=True, text=True).stderr.split())


class TestTrouble:
    def test_a_bug_asks_for_a_report_without_a_traceback(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Anything unexpected is one line; the traceback shows with --debug only."""

        def burst(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("matsheets.model.framework_file.shipped_files", burst)

        ran = run("framework", "list")

        assert ran.code == 3
        assert ran.err.startswith("Something unexpected went wrong in matsheets (ZeroDivisionError).")
        with pytest.raises(ZeroDivisionError):
            main(["--debug", "framework", "list"])

    def test_an_interrupted_command_ends_with_130(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Ctrl-C is not an error message."""

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("matsheets.model.framework_file.shipped_files", interrupt)

        ran = run("framework", "list")

        assert (ran.code, ran.err.strip()) == (130, "Interrupted.")

    def test_an_interrupted_start_ends_with_130(self, tmp_path: Path) -> None:
        """Ctrl-C while the command line is still being loaded is no error message either."""
        (tmp_path / "click.py").write_text("import signal\nsignal.raise_signal(signal.SIGINT)\n")
        path = os.pathsep.join([str(tmp_path), *sys.path])

        ran = subprocess.run(
            [sys.executable, "-m", "matsheets", "--help"], env={**os.environ, "PYTHONPATH": path},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

        assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "Interrupted.\n")

    @pytest.mark.parametrize(
        "command",
        [
            ["check", ""], ["check", "a.xlsx", " "], ["aggregate", "", "-o", "t.csv"], ["build-all", "", "-o", "out"],
            ["build-all", ".", "-o", ""], ["verify", "", "."], ["verify", "a.docx", ""], ["why", "", "VIS-01"],
            ["why", ".", "VIS-01", "--workbooks", ""], ["repair", "", "-o", "b.xlsx"], ["merge", "", "-o", "b.xlsx"],
            ["check", ".", "--mark-up", ""],
        ],
    )  # fmt: skip
    def test_an_empty_name_is_not_the_current_folder(
        self, run: Run, written: WriteWorkbook, raters: Layout, command: list[str]
    ) -> None:
        """A script with an unset variable must not have the whole folder searched; nothing is read or written."""
        made = written(complete(), "a.xlsx", raters)

        ran = run(*command)

        assert (ran.code, ran.out) == (2, "")
        assert "A name of a file or folder is empty. Give one (a full stop is the current folder)." in ran.err
        assert list(made.parent.iterdir()) == [made]

    @pytest.mark.parametrize("name", ["", "  "])
    def test_an_empty_name_of_a_trust(self, run: Run, tmp_path: Path, name: str) -> None:
        """It is not taken for a workbook without a trust's name."""
        ran = run("new-workbook", "--trust", name)

        assert ran.code == 2
        assert "The name of the trust is empty. Give its name after --trust, or leave --trust out." in ran.err
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize(
        ("command", "answer"),
        [
            (["bild-all"], 'There is no command "bild-all". Did you mean build-all?'),
            (["Check", "a.xlsx"], 'There is no command "Check". Did you mean check?'),
            (["x"], 'There is no command "x". Choose from: new-workbook, check, '),
            (
                ["build"],
                'There is no command "build". Did you mean build-summary, build-evidence, build-plan, build-update, build-sla, '
                "build-all, ",
            ),
            (["template", "chek"], 'There is no command "chek". Did you mean check?'),
            (["framework", "lst"], 'There is no command "lst". Did you mean list?'),
        ],
    )
    def test_a_misspelt_command_is_met_with_the_nearest(self, run: Run, command: list[str], answer: str) -> None:
        """Exit code 2; where none is near, the commands that there are."""
        ran = run(*command)

        assert (ran.code, answer in ran.err) == (2, True), ran.err

    def test_a_mistake_in_the_command_ends_with_2(self, run: Run) -> None:
        """An unknown option is named."""
        ran = run("check", "--colour")

        assert ran.code == 2
        assert "--colour" in ran.err
