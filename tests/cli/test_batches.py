"""Many workbooks: whoever does the work, what comes out is the same; what goes wrong costs only itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from matsheets.batch import reading
from matsheets.batch.results import ReadResults
from matsheets.cli.runs import read_results
from matsheets.model.problem_catalogue import Code
from matsheets.review.table_export import SUFFIXES
from tests.batch.test_executor import assert_group_ends
from tests.batch.work import SPECIAL_FILES
from tests.cli.conftest import Run, complete
from tests.conftest import WriteWorkbook
from tests.sample_programme import FILES, LAST_ROUND, SAMPLE, write_programme

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-c", "from matsheets.cli import main; raise SystemExit(main())"]
ROOT = Path(__file__).resolve().parents[2]
on_unix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals and terminals")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    """Twelve trusts, two of which have something to put right; a copy and a damaged file."""
    folder = tmp_path / "returned"
    files = write_programme(folder, 12, blank_from=10)
    (folder / "copy.xlsx").write_bytes(files[4].read_bytes())
    (folder / "damaged.xlsx").write_bytes(files[7].read_bytes()[:5000])
    return folder


class TestTheSame:
    @pytest.mark.slow
    def test_with_one_process_and_with_two(self, run: Run, programme: Path, tmp_path: Path) -> None:
        """Lists, messages, exit codes and documents are the same, byte for byte, and in the same order."""
        checked = [run("check", programme, "--format", "json", "--workers", n) for n in (1, 2)]
        built = [run("build-all", programme, "-o", "out", "--workers", 1)]
        (tmp_path / "out").rename(tmp_path / "alone")
        built.append(run("build-all", programme, "-o", "out", "--workers", 2))

        assert checked[0] == checked[1]
        assert built[0] == built[1]
        assert contents(tmp_path / "alone") == contents(tmp_path / "out")
        assert (
            len(contents(tmp_path / "out")) == 39
        )  # nine trusts whole; of one with a copy and two with a fault, the update alone
        assert built[0].code == 3

    @pytest.mark.parametrize(
        "suffix", [s if s == ".csv" else pytest.param(s, marks=pytest.mark.slow) for s in SUFFIXES]
    )
    def test_tables(self, run: Run, programme: Path, tmp_path: Path, suffix: str) -> None:
        """The tables are the same with one process and with two, whatever kind of file they are written to."""
        ran = [run("aggregate", programme, "-o", f"{n}{suffix}", "--workers", n) for n in (1, 2)]

        assert [r.code for r in ran] == [3, 3]  # one file is no workbook
        assert (tmp_path / f"1{suffix}").read_bytes() == (tmp_path / f"2{suffix}").read_bytes()

    @pytest.mark.slow
    def test_tables_whether_workbooks_are_read_once_or_twice(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A run of few workbooks keeps them; with a limit of none each is read a second time, and nothing else changes."""
        write_programme(tmp_path / "returned", 8)
        kept = run("aggregate", "returned", "-o", "kept.json", "--workers", 1)
        monkeypatch.setattr(reading, "KEPT_AT_MOST", 0)

        twice = run("aggregate", "returned", "-o", "twice.json", "--workers", 1)

        assert (twice.code, twice.err) == (kept.code, kept.err)
        assert (tmp_path / "twice.json").read_bytes() == (tmp_path / "kept.json").read_bytes()
        assert len(json.loads((tmp_path / "twice.json").read_bytes())["ratings"]) == 8 * 3 * 14

    @pytest.mark.slow
    def test_as_when_all_are_in_memory(self, run: Run, tmp_path: Path) -> None:
        """What is built workbook by workbook is what ``plan_builds`` makes of them all at once."""
        import datetime as dt

        from matsheets.batch.document_planning import plan_builds
        from matsheets.batch.reading import read_and_check
        from matsheets.documents.contexts.document_kinds import BOARD_DOCUMENTS
        from matsheets.model.framework_file import shipped_frameworks

        files = write_programme(tmp_path / "returned", 9)
        outcomes = read_and_check(files, shipped_frameworks(), today=dt.date.today())
        builds = plan_builds(outcomes, BOARD_DOCUMENTS, only_where_possible=True)

        assert run("build-all", tmp_path / "returned", "-o", "out").code == 0
        assert contents(tmp_path / "out") == {b.name: b.content(templates=None, draft=False) for b in builds}

    def test_by_their_addresses(self, run: Run, tmp_path: Path) -> None:
        """Workbooks in a zip file, and documents to an address, are read and written through fsspec."""
        import fsspec

        files = write_programme(tmp_path / "returned", 2)
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as package:
            for file in files:
                package.write(file, file.relative_to(tmp_path))
        plain = run("check", "returned")
        places = [f"zip://returned::file://{tmp_path}/all.zip", f"file://{tmp_path}/returned"]

        found = [run("check", place) for place in places]
        assert [(ran.code, ran.out, ran.err) for ran in found] == [(plain.code, plain.out, plain.err)] * 2
        assert run("build-plan", places[0], "-o", "memory://documents").code == 0
        assert run("build-plan", "returned", "-o", "out").code == 0
        written = fsspec.filesystem("memory").cat("/documents/*")
        assert {Path(name).name: content for name, content in written.items()} == contents(tmp_path / "out")
        assert run("build-plan", places[0], "-o", "memory://documents").code == 4

    def test_two_workbooks_of_one_name_keep_apart(self, run: Run, tmp_path: Path) -> None:
        """Files that only a folder further up tells apart are called by as many folders as that takes."""
        for trust, number in (("oak", 1), ("ash", 2)):
            source = write_programme(tmp_path / f"{number}", number)[-3]
            (tmp_path / "in" / trust / "baseline").mkdir(parents=True)
            (tmp_path / "in" / trust / "baseline" / "agreed.xlsx").write_bytes(source.read_bytes())

        out = run("check", "in").out

        assert [line.partition(":")[0] for line in out.splitlines() if line.endswith("warnings.")] == [
            "ash/baseline/agreed.xlsx",
            "oak/baseline/agreed.xlsx",
        ]


class TestChanged:
    def test_a_workbook_that_is_changed_between_the_passes_is_left_out_of_the_tables(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Its trust and round are left out with a word, the others are there, and nobody's table is half of two files."""
        files = write_programme(tmp_path / "returned", 3)
        other = (SAMPLE / FILES[2]).read_bytes()
        monkeypatch.setattr(reading, "KEPT_AT_MOST", 0)

        @contextmanager
        def read_and_change(*given: Any) -> Iterator[ReadResults]:
            with read_results(*given) as read:
                files[1].write_bytes(other)
                yield read

        monkeypatch.setattr("matsheets.cli.aggregate.read_results", read_and_change)

        ran = run("aggregate", "returned", "-o", "t.json", "--workers", 1)

        assert (ran.code, ran.out) == (3, "t.json  the ratings of 6 workbooks\n")
        assert (
            f"{files[1].name} was changed while it was being worked on. Close it, and run the command again." in ran.err
        )
        rows = json.loads((tmp_path / "t.json").read_bytes())["ratings"]
        assert {row["trust"] for row in rows} == {"Trust 00001 Academies", "Trust 00002 Academies"}


class TestBadFiles:
    def run_with_special_files(self, folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Run a command in whose processes a file called killer.xlsx kills, and one called bug.xlsx fails."""
        (folder / "sitecustomize.py").write_text(SPECIAL_FILES)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
        command = [*COMMAND, *map(str, arguments)]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    def test_a_fault_of_ours_costs_one_file(self, tmp_path: Path) -> None:
        """A file that we fail on is named with what to do; the others are built; --debug shows the fault."""
        write_programme(tmp_path / "returned", 1)
        (tmp_path / "returned" / "bug.xlsx").write_bytes((SAMPLE / FILES[0]).read_bytes())

        ran = self.run_with_special_files(tmp_path, "build-plan", "returned", "-o", "out")
        debugged = self.run_with_special_files(tmp_path, "--debug", "check", "returned")

        assert ran.returncode == 3
        assert ran.stderr.partition("Next: ")[0] == (
            "bug.xlsx could not be read: something unexpected went wrong in matsheets (RuntimeError). The other files are "
            "not affected. Please report it: run matsheets --debug check on this file alone.\n"
        )
        assert len(contents(tmp_path / "out")) == 1
        assert "RuntimeError: a fault of ours" in debugged.stderr

    @pytest.mark.slow
    @on_unix
    def test_a_file_that_kills_its_worker_costs_one_file(self, tmp_path: Path) -> None:
        """It is found among those beside it, named with what to do, and everything else is done."""
        write_programme(tmp_path / "returned", 20)
        (tmp_path / "returned" / "trust-00004" / "killer.xlsx").write_bytes((SAMPLE / FILES[0]).read_bytes())

        ran = self.run_with_special_files(tmp_path, "build-all", "returned", "-o", "out", "--workers", 2)

        assert ran.returncode == 3
        assert ran.stderr.splitlines()[0] == (
            "killer.xlsx could not be read: the process that read it died, twice. Open in Excel, Save As .xlsx, and try again."
        )
        assert "61 workbooks, 1 of which could not be used; 20 trusts. Documents: 80 built." in ran.stderr
        assert len(contents(tmp_path / "out")) == 80


class TestSummingUp:
    def test_problems_are_named_by_their_titles(self, run: Run, tmp_path: Path) -> None:
        """Ten workbooks with one rating missing are summed up in words that a mentor reads, most of them first."""
        write_programme(tmp_path / "returned", 4, blank_from=0)

        ran = run("check", "returned")

        said = next(line for line in ran.err.splitlines() if line.startswith("Problems: "))
        titles = {code.value.title for code in Code}
        named = [part.rpartition(", ") for part in said.removeprefix("Problems: ").removesuffix(".").split("; ")]
        assert named
        assert {title for title, _, _ in named} <= titles
        numbers = [int(number.replace(",", "")) for _, _, number in named]
        assert numbers == sorted(numbers, reverse=True)


class TestResume:
    def test_skips_what_is_up_to_date(self, run: Run, tmp_path: Path) -> None:
        """Only what is missing is built, the rest is not even opened for writing, and the count is told."""
        write_programme(tmp_path / "returned", 2)
        run("build-all", "returned", "-o", "out")
        whole = contents(tmp_path / "out")
        (tmp_path / "out" / "trust-00001-academies-development-plan.docx").unlink()
        kept = tmp_path / "out" / "trust-00000-academies-development-plan.docx"
        before = kept.stat().st_mtime_ns, kept.stat().st_ino

        ran = run("build-all", "returned", "-o", "out", "--resume")

        assert ran.code == 0
        built = Path("out", "trust-00001-academies-development-plan.docx")
        assert ran.out == f"{built}  Development plan for Trust 00001 Academies\n"
        assert "Documents: 1 built, 7 already up to date and skipped." in ran.err
        assert contents(tmp_path / "out") == whole
        assert (kept.stat().st_mtime_ns, kept.stat().st_ino) == before

    def test_keeps_a_document_of_other_workbooks_unless_forced(self, run: Run, tmp_path: Path) -> None:
        """A document that is out of date is reported and kept; with --force it is built anew, and no other."""
        files = write_programme(tmp_path / "returned", 2)
        run("build-plan", "returned", "-o", "out")
        old = contents(tmp_path / "out")
        write_programme(tmp_path / "other", 1, blank_from=0)
        files[1].write_bytes((SAMPLE / FILES[2]).read_bytes())  # another trust's: the first has two workbooks left

        kept = run("build-plan", *files[:1], *files[2:], "-o", "out", "--resume")
        assert (kept.code, contents(tmp_path / "out")) == (4, old)
        assert "trust-00000-academies-development-plan.docx already exists. Use --force to replace it." in kept.err
        forced = run("build-plan", *files[:1], *files[2:], "-o", "out", "--resume", "--force")

        assert forced.code == 0
        changed = [name for name, content in contents(tmp_path / "out").items() if content != old[name]]
        assert changed == ["trust-00000-academies-development-plan.docx"]
        assert "Documents: 1 built, 1 already up to date and skipped." in forced.err

    def test_builds_anew_with_another_template(self, run: Run, tmp_path: Path) -> None:
        """The same workbooks with a template that was changed are not up to date."""
        write_programme(tmp_path / "returned", 1)
        run("build-all", "returned", "-o", "out")
        run("template", "copy", "ours")
        template = tmp_path / "ours" / "development-plan.docx"
        assert run("build-all", "returned", "-o", "out", "--resume", "--templates", "ours").code == 0
        with zipfile.ZipFile(template, "a") as package:
            package.comment = b"changed"

        ran = run("build-all", "returned", "-o", "out", "--resume", "--templates", "ours")

        assert ran.code == 4
        assert "Documents: 3 already up to date and skipped, 1 already there and kept." in ran.err

    def test_sees_that_an_earlier_round_has_changed(self, run: Run, tmp_path: Path) -> None:
        """A later round's summary shows what moved, so it is out of date when the earlier round's workbook changes."""
        baseline, final = (tmp_path / "returned" / f"{name}.xlsx" for name in ("baseline", "final"))
        baseline.parent.mkdir()
        baseline.write_bytes((SAMPLE / FILES[0]).read_bytes())
        final.write_bytes((LAST_ROUND / "skerrowmere-final-agreed.xlsx").read_bytes())
        build = ["build-summary", "returned", "-o", "out", "--resume"]
        assert run(*build).code == 0
        with_both = contents(tmp_path / "out")
        assert "2 already up to date" in run(*build).err
        baseline.write_bytes((SAMPLE / FILES[1]).read_bytes())

        ran = run(*build, "--force")

        assert "2 built" in ran.err
        now = contents(tmp_path / "out")
        assert [name for name in now if now[name] != with_both[name]] == list(now)
        assert len(now) == 2

    def test_sees_that_there_is_an_earlier_round_now(self, run: Run, written: WriteWorkbook) -> None:
        """Once the trust's name is spelt alike in two rounds, the later summary shows what moved: the old one is out of date."""
        rounds = [
            {**complete(), ("ABT-14", "answer"): name, ("ABT-02", "answer"): None} for name in ("Baseline", "Final")
        ]
        written({**rounds[0], ("ABT-01", "answer"): "Wexcombe-Trust"}, "baseline.xlsx", workbook_id="111111111111")
        written(rounds[1], "final.xlsx", workbook_id="222222222222")
        build = ["build-summary", "baseline.xlsx", "final.xlsx", "-o", "out", "--resume"]
        assert run(*build).code == 0
        final = Path("out", "wexcombe-trust-diagnostic-summary-final.docx")
        before = final.read_bytes()
        written(rounds[0], "baseline.xlsx", workbook_id="111111111111")

        assert run(*build, "--force").code == 0
        assert final.read_bytes() != before

    def test_tells_a_draft_from_a_document(self, run: Run, tmp_path: Path) -> None:
        """A draft is up to date where a draft would be built again, and is skipped then."""
        write_programme(tmp_path / "returned", 1, blank_from=0)
        run("build-plan", "returned", "-o", "out", "--draft")

        assert "1 already up to date" in run("build-plan", "returned", "-o", "out", "--draft", "--resume").err
        assert run("build-plan", "returned", "-o", "out", "--resume").code == 1


class TestInterrupted:
    @pytest.mark.slow
    @on_unix
    @pytest.mark.parametrize("workers", [1, 2])
    def test_leaves_whole_documents_and_no_process(self, tmp_path: Path, workers: int) -> None:
        """Ctrl-C, which a terminal sends to all processes, ends with 130 and one word; --resume builds the rest."""
        write_programme(tmp_path / "returned", 60)
        build = [*COMMAND, "build-all", "returned", "-o", "out", "--workers", str(workers)]
        with subprocess.Popen(
            build, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as run:
            assert run.stdout is not None
            assert run.stdout.readline().startswith("out")
            os.killpg(run.pid, signal.SIGINT)
            _, err = run.communicate()

        assert (run.returncode, err.split()) == (130, ["Interrupted."])
        assert_group_ends(run.pid)
        made = list((tmp_path / "out").iterdir())
        assert 0 < len(made) < 240
        for document in made:
            with zipfile.ZipFile(document) as package:
                assert package.testzip() is None
        resumed = subprocess.run([*build, "--resume"], cwd=tmp_path, capture_output=True, text=True, check=True)
        assert f"{240 - len(made)} built, {len(made)} already up to date and skipped" in resumed.stderr
        assert len(contents(tmp_path / "out")) == 240


class TestProgress:
    @on_unix
    def test_is_shown_on_a_terminal_and_nowhere_else(self, tmp_path: Path) -> None:
        """A terminal sees how many are done, how fast and how long it will take; a pipe sees none of it."""
        import pty
        import threading

        write_programme(tmp_path / "returned", 14)
        check = [*COMMAND, "check", "returned"]
        ours, theirs = pty.openpty()
        shown = bytearray()

        def listen() -> None:
            try:
                while piece := os.read(ours, 4096):
                    shown.extend(piece)
            except OSError:  # the terminal was closed
                pass

        listener = threading.Thread(target=listen)
        listener.start()
        on_terminal = subprocess.run(check, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, check=True)
        os.close(theirs)
        listener.join()
        os.close(ours)
        piped = subprocess.run(check, cwd=tmp_path, capture_output=True, check=True)

        drawn = [line for line in shown.decode().split("\r") if line.startswith("Reading ")]
        assert drawn
        assert all(" of 42 · " in line and line.rstrip().endswith(" left") for line in drawn)
        assert on_terminal.stdout == piped.stdout
        assert b"\r" not in piped.stderr
        assert b"Reading" not in piped.stderr


@pytest.fixture(scope="module")
def programmes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The workbooks of ten trusts, and those of six times as many."""
    folder = tmp_path_factory.mktemp("programmes")
    for trusts in (10, 60):
        write_programme(folder / f"{trusts}", trusts)
    return folder / "10", folder / "60"


class TestMemory:
    @pytest.mark.slow
    @on_unix
    @pytest.mark.parametrize(
        "command", [["check"], ["status"], ["build-all", "-o", "out"], ["aggregate", "-o", "t.xlsx"]]
    )
    def test_hardly_grows_with_the_number_of_workbooks(
        self, tmp_path: Path, programmes: tuple[Path, Path], command: list[str]
    ) -> None:
        """The peak for 180 workbooks is at most 1.1 times that for 30, each in a fresh process."""
        code = (
            "import resource, sys\n"
            "from matsheets.cli import main\n"
            "assert main([*sys.argv[1:], '--workers', '1']) == 0\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
        )
        peaks = []
        for returned in programmes:
            folder = tmp_path / returned.name
            folder.mkdir()
            arguments = [command[0], returned, *command[1:]]
            ran = subprocess.run([sys.executable, "-c", code, *arguments], cwd=folder, capture_output=True, check=True)
            peaks.append(int(ran.stderr.split()[-1]))

        assert peaks[1] <= 1.1 * peaks[0]


class TestStart:
    def test_help_imports_nothing_of_it(self) -> None:
        """What only long runs need costs the start nothing."""
        code = (
            "import sys; from matsheets.cli import main; main(['--help'])\n"
            "heavy = {'concurrent', 'multiprocessing', 'distributed', 'dask', 'fsspec'}\n"
            "assert not heavy & {name.partition('.')[0] for name in sys.modules}\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)

    @pytest.mark.parametrize("workers", ["0", "-1", "many", "1.5"])
    def test_no_number_of_workers_is_a_mistake_in_the_command(self, run: Run, workers: str) -> None:
        """The message says what can be given."""
        ran = run("check", "x.xlsx", "--workers", workers)

        assert ran.code == 2
        assert "Give a number from 1, or auto." in ran.err
