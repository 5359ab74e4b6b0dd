"""Which executor does the work of a run: this process, a pool of processes, or a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from matsheets.batch.dask_executor import DaskExecutor
from matsheets.batch.executor import Executor, ProcessExecutor, SerialExecutor

#: From this many workbooks on a pool is quicker than one process, in spite of what it costs to start.
PAYS_FROM = 150
_MOST = 61  # processes that Windows can wait for


@contextmanager
def open_executor(workers: int | None, count: int, scheduler: str = "") -> Iterator[Executor]:
    """Open an executor; its workers are gone when the block ends, however it ends.

    Args:
        workers: how many; None for as many as pay. One does the work in this process.
        count: how many workbooks there are.
        scheduler: the address of a Dask scheduler, whose workers do it then.

    Raises:
        ClusterError: the scheduler cannot be used.
    """
    executor = DaskExecutor(scheduler) if scheduler else _on_this_machine(workers, count)
    try:
        yield executor
    finally:
        executor.close()


def _on_this_machine(workers: int | None, count: int) -> Executor:
    number = workers or (_processors() if count >= PAYS_FROM else 1)
    return ProcessExecutor(min(number, _MOST)) if number > 1 else SerialExecutor()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
