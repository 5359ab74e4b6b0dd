"""Whatever moment a run is killed at, and however many run at once, files are whole."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from matsheets.errors import OutputError
from matsheets.storage.output import write_file
from matsheets.storage.temporary_files import set_hidden

SIZE = 2_000_000
MOMENTS = 200
_WRITER = f"""
import sys
from pathlib import Path
from matsheets.storage.output import write_file
print("ready", flush=True)
for turn in range(10_000):
    write_file(Path(sys.argv[1]), (b"A", b"B")[turn % 2] * {SIZE}, force=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no interval timer")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file is closed as it is collected
class TestInterrupted:
    def test_no_temporary_file_is_left_at_whatever_moment_a_run_is_interrupted(self, tmp_path: Path) -> None:
        """Of 1,000 writings, most interrupted at a random moment, none leaves a file under another name than its own."""

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        moments, interrupted = random.Random(20261129), 0
        before = signal.signal(signal.SIGALRM, interrupt)
        try:
            for _ in range(1_000):
                try:
                    signal.setitimer(signal.ITIMER_REAL, moments.uniform(1e-6, 6e-4))
                    write_file(tmp_path / "plan.docx", b"whole", force=True, tidy=False)
                    signal.setitimer(signal.ITIMER_REAL, 0)
                except KeyboardInterrupt:
                    interrupted += 1
                assert {path.name for path in tmp_path.iterdir()} <= {"plan.docx"}
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

        assert interrupted > 100


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
class TestKilled:
    def test_a_file_is_whole_at_whatever_moment_its_writer_is_killed(self, tmp_path: Path) -> None:
        """Two hundred writers are killed at random moments; the file is one of the two contents, never a part."""
        path = tmp_path / "plan.docx"
        path.write_bytes(b"A" * SIZE)
        moments = random.Random(20261122)
        wholes: dict[bytes, int] = {b"A": 0, b"B": 0}
        for _ in range(MOMENTS):
            with subprocess.Popen([sys.executable, "-c", _WRITER, path], stdout=subprocess.PIPE) as writer:
                assert writer.stdout is not None
                assert writer.stdout.readline() == b"ready\n"
                time.sleep(moments.uniform(0, 0.02))
                writer.send_signal(signal.SIGKILL)
            content = path.read_bytes()
            assert content in (b"A" * SIZE, b"B" * SIZE)
            wholes[content[:1]] += 1

        assert all(wholes.values()), "the moments all fell between two writes"
        assert {p.name for p in tmp_path.iterdir() if not p.name.startswith(".")} == {"plan.docx"}

    def test_the_demo_leaves_only_whole_files(self, tmp_path: Path) -> None:
        """Whatever moment the demo is killed at, every file that has its name opens."""
        moments = random.Random(20261123)
        made = 0
        for turn in range(8):
            folder = tmp_path / f"{turn}"
            command = [sys.executable, "-c", "from matsheets.cli import main; main()", "demo", folder]
            with subprocess.Popen(command, stdout=subprocess.PIPE) as demo:
                assert demo.stdout is not None
                for _ in range(moments.randint(1, 12)):  # a line for each file that is made
                    demo.stdout.readline()
                time.sleep(moments.uniform(0, 0.3))
                demo.send_signal(signal.SIGKILL)
            for file in folder.rglob("*"):
                if file.suffix in {".xlsx", ".docx"} and not file.name.startswith("."):
                    made += 1
                    with zipfile.ZipFile(file) as package:
                        assert package.testzip() is None, file

        assert made > 8


class TestAtOnce:
    def test_one_of_several_runs_wins_without_force(self, tmp_path: Path) -> None:
        """Of eight writers at once exactly one makes the file, and it is whole; the others are told that it exists."""
        contents: Mapping[int, bytes] = {n: bytes([65 + n]) * SIZE for n in range(8)}

        def attempt(n: int) -> str:
            try:
                write_file(tmp_path / "plan.docx", contents[n])
            except OutputError as error:
                return error.code
            return "won"

        with ThreadPoolExecutor(8) as pool:
            won = list(pool.map(attempt, contents))

        assert sorted(won) == ["exists"] * 7 + ["won"]
        assert (tmp_path / "plan.docx").read_bytes() == contents[won.index("won")]
        assert [p.name for p in tmp_path.iterdir()] == ["plan.docx"]

    def test_the_last_of_several_runs_stands_with_force(self, tmp_path: Path) -> None:
        """With force all of them succeed, and what stands is one of them, whole."""
        contents = [bytes([65 + n]) * SIZE for n in range(8)]

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda content: write_file(tmp_path / "plan.docx", content, force=True), contents))

        assert (tmp_path / "plan.docx").read_bytes() in contents
        assert [p.name for p in tmp_path.iterdir()] == ["plan.docx"]


_KILLED = """
import os, sys
from pathlib import Path
from matsheets.storage.output import new_file
with new_file(Path(sys.argv[1])) as out:
    out.write(b"part")
    out.flush()
    print("ready", flush=True)
    sys.stdin.read()
"""


def writing(path: Path) -> subprocess.Popen[bytes]:
    """Start a run that has written a part of a file, and waits."""
    run = subprocess.Popen([sys.executable, "-c", _KILLED, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stdout.readline() == b"ready\n"
    return run


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
class TestLeftBehind:
    def test_what_a_killed_run_left_is_cleared_by_the_next(self, tmp_path: Path) -> None:
        """A temporary file of a killed run goes at once with the next write into the folder, whatever that writes."""
        with writing(tmp_path / "plan.docx") as run:
            run.kill()
        assert len(list(tmp_path.iterdir())) == 1

        write_file(tmp_path / "summary.docx", b"whole")

        assert [p.name for p in tmp_path.iterdir()] == ["summary.docx"]

    def test_a_run_under_way_keeps_its_own(self, tmp_path: Path) -> None:
        """While a run waits, however long, others leave its file alone, and it ends with a whole file."""
        with writing(tmp_path / "plan.docx") as run:
            [part] = tmp_path.iterdir()
            os.utime(part, (time.time() - 40_000,) * 2)
            write_file(tmp_path / "summary.docx", b"whole")
            assert part.exists()
            run.communicate(b"")

        assert sorted(p.name for p in tmp_path.iterdir()) == ["plan.docx", "summary.docx"]
        assert (tmp_path / "plan.docx").read_bytes() == b"part"

    def test_nobody_elses_file_is_cleared(self, tmp_path: Path) -> None:
        """Other programs' temporary files, and a link or a folder under a name like ours, stay."""
        others = [".plan.docx.aaaaaaaaaaaa.tmp", ".~lock.plan.docx#", "~$plan.docx", "plan.docx.matsheets.tmp"]
        for name in others:
            (tmp_path / name).write_bytes(b"theirs")
            os.utime(tmp_path / name, (time.time() - 40_000,) * 2)
        (tmp_path / ".a.docx.aaaaaaaaaaaa.matsheets.tmp").symlink_to(tmp_path / others[0])
        (tmp_path / ".b.docx.aaaaaaaaaaaa.matsheets.tmp").mkdir()
        before = {p.name for p in tmp_path.iterdir()}

        write_file(tmp_path / "plan.docx", b"whole")

        assert {p.name for p in tmp_path.iterdir()} == {*before, "plan.docx"}

    def test_on_windows_it_is_hidden_until_it_has_its_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A dot hides no file on Windows, so the attribute is set (2, hidden), and taken off again (128, normal)."""
        asked: list[tuple[str, int]] = []
        kernel = SimpleNamespace(SetFileAttributesW=lambda path, attribute: asked.append((path, attribute)))
        monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
        monkeypatch.setattr(sys, "platform", "win32")

        set_hidden(Path("plan.tmp"), True)
        set_hidden(Path("plan.tmp"), False)

        assert asked == [("plan.tmp", 2), ("plan.tmp", 128)]
