"""Who does the work makes no difference to what comes out, and a death costs only what caused it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from matsheets.batch.executor import ProcessExecutor, SerialExecutor, WorkerDied, split_into_chunks
from matsheets.batch.executor_choice import open_executor
from tests.batch.work import once, squares, twice, wrong

needs_sigkill = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


class TestInChunks:
    def test_parts_items_by_their_weight(self) -> None:
        """Chunks hold up to 25 by weight, in order; what weighs more stands alone."""
        assert [len(chunk) for chunk in split_into_chunks(range(60))] == [25, 25, 10]
        assert list(split_into_chunks([10, 15, 1, 40, 2], lambda item: item)) == [(10, 15), (1,), (40,), (2,)]


class TestOpenExecutor:
    @pytest.mark.parametrize(
        ("workers", "count", "expected"),
        [(None, 10, SerialExecutor), (1, 10**5, SerialExecutor), (2, 1, ProcessExecutor)],
    )
    def test_a_pool_is_opened_only_where_it_pays_or_is_asked_for(
        self, workers: int | None, count: int, expected: type
    ) -> None:
        """Left to itself a small run starts no process; a number is a number."""
        with open_executor(workers, count) as executor:
            assert isinstance(executor, expected)


class TestSerialExecutor:
    def test_takes_items_only_as_they_are_needed(self) -> None:
        """Nothing is fetched before what is before it has been handed out, so that memory does not grow with the run."""
        fetched = []

        def items():
            for number in range(1000):
                fetched.append(number)
                yield number

        results = SerialExecutor().map(squares, None, split_into_chunks(items()))

        assert next(results) == (0, 0)
        assert len(fetched) <= 26


class TestProcessExecutor:
    def test_gives_results_back_in_order_and_takes_no_more_than_it_needs(self) -> None:
        """Two processes, many chunks: the order is that of the items, and few chunks are fetched ahead."""
        fetched = []

        def items():
            for number in range(100, 1100):
                fetched.append(number)
                yield number

        with open_executor(2, 1000) as executor:
            results = executor.map(squares, None, split_into_chunks(items()))
            first = next(results)
            ahead = len(fetched)
            rest = list(results)

        assert [first, *rest] == [(n, n * n) for n in range(100, 1100)]
        assert ahead <= 7 * 25

    def test_an_error_of_ours_is_passed_on(self) -> None:
        """What the work itself raises ends the run, with its own words."""
        with open_executor(2, 1) as executor, pytest.raises(LookupError, match="no 5"):
            list(executor.map(wrong, None, [(5,)]))

    @pytest.mark.slow
    @needs_sigkill
    def test_an_item_that_kills_is_given_up_and_no_other(self) -> None:
        """The one that kills its process is lost; those beside it, before it and after it are done."""
        with open_executor(2, 1) as executor:
            results = dict(executor.map(squares, None, split_into_chunks(range(150))))

        assert list(results) == list(range(150))
        assert isinstance(results.pop(13), WorkerDied)
        assert results == {n: n * n for n in range(150) if n != 13}

    @pytest.mark.slow
    @needs_sigkill
    def test_a_process_killed_from_outside_costs_nothing(self, tmp_path: Path) -> None:
        """Where the work itself is not to blame it is simply done again."""
        with open_executor(2, 1) as executor:
            results = list(executor.map(once, str(tmp_path), split_into_chunks(range(60))))

        assert (tmp_path / "killed").exists()
        assert results == [(n, n * n) for n in range(60)]

    @needs_sigkill
    def test_a_death_by_itself_is_not_held_against_an_item(self, tmp_path: Path) -> None:
        """One whose process dies in company, and once more alone, is tried again before it is given up."""
        with open_executor(2, 1) as executor:
            results = list(executor.map(twice, str(tmp_path), [(6, 7)]))

        assert (tmp_path / "second").exists()
        assert results == [(6, 36), (7, 49)]

    @needs_sigkill
    def test_processes_are_gone_when_their_parent_is_killed(self) -> None:
        """Even a run that is killed outright leaves no process behind."""
        code = (
            "import os, signal\n"
            "from matsheets.batch.executor_choice import open_executor\n"
            "from tests.batch.work import squares\n"
            "with open_executor(2, 1) as executor:\n"
            "    results = executor.map(squares, None, [(n,) for n in range(20, 40)])\n"
            "    next(results)\n"
            "    os.kill(os.getpid(), signal.SIGKILL)\n"
        )
        run = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
        run.wait()

        assert run.returncode == -9
        assert_group_ends(run.pid)


def assert_group_ends(group: int) -> None:
    """Wait until no process of a group is left; a test that hangs here has found one that stays."""
    import time

    while True:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
