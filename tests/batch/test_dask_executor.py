"""A Dask cluster does the same work, survives the death of a worker, and says in words what is in its way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from matsheets.cli import main
from tests.cli.test_batches import contents
from tests.sample_programme import write_programme

# What distributed and its loop leave open at their end is theirs.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(os.name == "nt", reason="signals"),
]


@pytest.fixture
def cluster() -> Iterator[object]:
    """Two worker processes of one thread each, and a scheduler, on this machine."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as made:
        yield made


def test_the_same_bytes_though_a_worker_is_killed(
    cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run on two workers, one of which is killed in the middle, gives what a run in one process gives."""
    from matsheets.cli.progress_bar import Progress

    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours").mkdir()
    write_programme(tmp_path / "returned", 60, blank_from=58)
    (tmp_path / "returned" / "damaged.xlsx").write_bytes(b"PK\x03\x04 no more")
    build = ["build-all", "returned", "--draft"]
    alone = main([*build, "-o", "alone", "--workers", "1"]), capsys.readouterr()
    killed = []
    tick = Progress.tick

    def tick_and_kill(progress: Progress, more: int) -> None:
        """Kill a worker once, when the first results are in and most of the work is still to do."""
        tick(progress, more)
        if not killed:
            (pid, *_) = cluster.scheduler.workers.values()
            killed.append(dict(cluster_pids(cluster))[pid.address])
            os.kill(killed[0], signal.SIGKILL)

    monkeypatch.setattr(Progress, "tick", tick_and_kill)
    far = main([*build, "-o", "far", "--scheduler", cluster.scheduler_address]), capsys.readouterr()

    assert killed
    assert far[0] == alone[0] == 3
    assert far[1].out.replace("far", "alone") == alone[1].out
    assert far[1].err == alone[1].err
    assert contents(tmp_path / "far") == contents(tmp_path / "alone")
    assert len(contents(tmp_path / "far")) == 240


def cluster_pids(cluster) -> Iterator[tuple[str, int]]:
    """The process of each worker, by the worker's address."""
    from distributed import Client

    with Client(cluster.scheduler_address, set_as_default=False) as client:
        yield from client.run(os.getpid).items()


def test_templates_and_addresses_go_to_the_workers(
    cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Workers fill a template that only this computer has, and read a workbook from the address they are given."""
    monkeypatch.chdir(tmp_path)
    write_programme(tmp_path / "returned", 2)
    main(["template", "copy", "ours"])
    build = ["build-plan", f"file://{tmp_path}/returned", "--template", "ours/development-plan.docx"]

    assert main([*build, "-o", "alone"]) == main([*build, "-o", "far", "--scheduler", cluster.scheduler_address]) == 0
    assert contents(tmp_path / "far") == contents(tmp_path / "alone")


class TestInTheWay:
    def test_a_scheduler_that_does_not_answer(self, run_at) -> None:
        """Nobody listens at the address: said within the time limit, as a mistake in the command."""
        code, err = run_at("tcp://127.0.0.1:9")

        assert code == 2
        assert "The scheduler at tcp://127.0.0.1:9 does not answer within 10 seconds." in err

    def test_an_extra_that_is_not_installed(self, run_at, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without distributed the message says how to get it."""
        monkeypatch.setitem(sys.modules, "distributed", None)
        code, err = run_at("tcp://127.0.0.1:9")

        assert (code, err) == (
            2,
            "Error: --scheduler needs Dask's distributed, which is not installed. "
            'Install it with: pip install "matsheets[cluster]"\n',
        )

    def test_a_scheduler_without_workers(self, run_at) -> None:
        """A scheduler alone does nothing: the message says how to start a worker."""
        from distributed import LocalCluster

        with LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None, silence_logs=50) as empty:
            code, err = run_at(empty.scheduler_address)

        assert code == 2
        assert f"has no workers. Start some with: dask worker {empty.scheduler_address}" in err

    def test_a_worker_with_another_matsheets(self, run_at, tmp_path: Path) -> None:
        """A worker that would do other work is named, with both versions."""
        from distributed import Client, LocalCluster

        (tmp_path / "old" / "matsheets").mkdir(parents=True)
        (tmp_path / "old" / "matsheets" / "__init__.py").write_text('__version__ = "0.0.1"\n')
        with LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None, silence_logs=50) as empty:
            command = [sys.executable, "-m", "distributed.cli.dask_worker", empty.scheduler_address, "--no-dashboard"]
            environment = {**os.environ, "PYTHONPATH": str(tmp_path / "old")}
            worker = subprocess.Popen(
                [*command, "--no-nanny"],
                env=environment,
                cwd=tmp_path,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            try:
                with Client(empty.scheduler_address, set_as_default=False) as client:
                    client.wait_for_workers(1, timeout=60)
                code, err = run_at(empty.scheduler_address)
            finally:
                worker.terminate()
                worker.wait()

        assert code == 2
        assert "has matsheets 0.0.1, and this computer has " in err

    @pytest.fixture
    def run_at(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
        """Check a workbook with a scheduler, and return the exit code and what stands on stderr."""
        monkeypatch.chdir(tmp_path)
        write_programme(tmp_path / "returned", 1)

        def call(address: str) -> tuple[int, str]:
            code = main(["check", "returned", "--scheduler", address])
            printed = capsys.readouterr()
            assert printed.out == ""
            return code, printed.err

        return call
