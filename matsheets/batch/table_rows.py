"""Second pass: each trust's workbooks of one round become rows of tables, in the order of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from matsheets.batch.executor import Executor, WorkerDied, split_into_chunks
from matsheets.batch.reading import ReadSettings, Tick, Workbooks, workbooks_for
from matsheets.batch.results import ReadResults
from matsheets.errors import WorkbookError
from matsheets.review.grouping import TrustRound, order_by_name_and_round
from matsheets.review.tables import TrustRows, tabulate


class TabulateTask(NamedTuple):
    """The workbooks of one trust and round, and the trust's name in the tables."""

    name: str
    group: TrustRound
    workbooks: Workbooks


Tabulated = tuple[TrustRows, ...] | WorkbookError


def tabulate_all(
    results: ReadResults, settings: ReadSettings, executor: Executor, tick: Tick = lambda count: None
) -> Iterator[tuple[TrustRound, Tabulated]]:
    """Yield every trust and round with its rows, packs left out, or with an error where its workbooks are not there any more.

    Args:
        results: what the first pass left.
        settings: what to read by.
        executor: whoever does it.
        tick: told how many more trusts and rounds are done.
    """
    tasks = (
        TabulateTask(name, group, workbooks_for(results, group.workbooks, remote=executor.remote))
        for name, group in order_by_name_and_round(results.own)
    )
    chunks = split_into_chunks(tasks, lambda task: task.workbooks.weight)
    for task, found in executor.map(tabulate_tasks, settings, chunks):
        yield task.group, _worker_died_error(task.group) if isinstance(found, WorkerDied) else found
        tick(1)


def tabulate_tasks(settings: ReadSettings, tasks: tuple[TabulateTask, ...]) -> tuple[Tabulated, ...]:
    """Return the rows of each task."""
    return tuple(_tabulate(settings, task) for task in tasks)


def _tabulate(settings: ReadSettings, task: TabulateTask) -> Tabulated:
    try:
        return tuple(tabulate(task.name, task.group, task.workbooks.read(settings)))
    except WorkbookError as error:
        return error


def _worker_died_error(group: TrustRound) -> WorkbookError:
    names = ", ".join(workbook.file for workbook in group.workbooks)
    what = f"{names} could not be put into tables: the process that read them died, twice."
    return WorkbookError(None, what, "Check them one by one with matsheets check.", code="worker-died")
