"""Who does the work of a long run: this process, a pool of processes, or a Dask cluster; the results are the same.

A crew is handed the work in chunks and gives the results back in order, so that nothing depends on who was quicker. The
work is a pure function of what it is given: a chunk whose worker died is simply done again, one item at a time, and an
item whose worker dies twice is given up as ``Lost``, alone.

Why chunks: a message to another process costs some tenths of a millisecond, to another machine several milliseconds. With
some 25 workbooks in each that is next to nothing, and what is in hand at once stays small.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
Item = TypeVar("Item")
Result = TypeVar("Result")
Settings = TypeVar("Settings")

#: Workbooks in a chunk.
CHUNK = 25
#: From this many workbooks on a pool is quicker than one process, in spite of what it costs to start.
PAYS_FROM = 150
_CHUNKS_AHEAD = 3  # for each worker: enough that none waits, few enough that results do not pile up
_MOST = 61  # processes that Windows can wait for
_TRIES = 2  # times that an item's worker may die before the item is given up


class Lost:
    """Stands for the result of an item whose worker died whenever it was tried."""


#: Does some items with the run's settings; returns one result for each.
Work = Callable[[Settings, tuple[Item, ...]], tuple[Result, ...]]


class Crew(Protocol):
    """Whoever does the work.

    Attributes:
        workers: how many do it at the same time.
        far: whether they may be on other machines, which see no file of this one.
    """

    workers: int
    far: bool

    def results(
        self, work: Work[Settings, Item, Result], settings: Settings, chunks: Iterable[tuple[Item, ...]]
    ) -> Iterator[tuple[Item, Result | Lost]]:
        """Yield each item with its result, in the order given; chunks are taken only as they are needed."""

    def close(self) -> None:
        """Let the workers go; nothing more is begun."""


def chunked(items: Iterable[T], weight: Callable[[T], int] = lambda item: 1) -> Iterator[tuple[T, ...]]:
    """Yield items in chunks of ``CHUNK`` by their weight; an item that weighs more is a chunk of its own."""
    chunk: list[T] = []
    total = 0
    for item in items:
        if chunk and total + weight(item) > CHUNK:
            yield tuple(chunk)
            chunk, total = [], 0
        chunk.append(item)
        total += weight(item)
    if chunk:
        yield tuple(chunk)


@contextmanager
def hired(workers: int | None, count: int, scheduler: str = "") -> Iterator[Crew]:
    """Hire a crew; its workers are gone when the block ends, however it ends.

    Args:
        workers: how many; None for as many as pay. One does the work in this process.
        count: how many workbooks there are.
        scheduler: the address of a Dask scheduler, whose workers do it then.

    Raises:
        ClusterError: the scheduler cannot be used.
    """
    crew: Crew
    if scheduler:
        from matsheets.cluster import Cluster

        crew = Cluster(scheduler)
    else:
        number = workers or (_processors() if count >= PAYS_FROM else 1)
        crew = Pool(min(number, _MOST)) if number > 1 else Alone()
    try:
        yield crew
    finally:
        crew.close()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Alone:
    """Does the work in this process."""

    workers = 1
    far = False

    def results(
        self, work: Work[Settings, Item, Result], settings: Settings, chunks: Iterable[tuple[Item, ...]]
    ) -> Iterator[tuple[Item, Result | Lost]]:
        """Yield each item with its result, in the order given."""
        for chunk in chunks:
            for item in chunk:
                (result,) = work(settings, (item,))
                yield item, result

    def close(self) -> None:
        """Nobody has to go."""


class Hired:
    """Has the work done by an executor of the standard library's kind, and survives the death of workers."""

    far = False

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def submit(self, work: Callable[..., T], *given: object, singly: bool = False) -> Future[T]:
        """Have something done; ``singly`` where a death is to be blamed on this and on nothing else under way."""
        raise NotImplementedError

    def wait(self, future: Future[T]) -> T:
        """Return a future's result as soon as it is there."""
        return future.result()

    def broken(self, error: BaseException, *, singly: bool = False) -> bool:
        """Tell whether an error says that a worker died, and be ready for more work if it does."""
        raise NotImplementedError

    def close(self) -> None:
        """Let the workers go."""
        raise NotImplementedError

    def results(
        self, work: Work[Settings, Item, Result], settings: Settings, chunks: Iterable[tuple[Item, ...]]
    ) -> Iterator[tuple[Item, Result | Lost]]:
        """Yield each item with its result, in the order given."""
        waiting: deque[tuple[tuple[Item, ...], Future[tuple[Result, ...]] | None]] = deque()
        for chunk in chunks:
            waiting.append((chunk, self._begun(work, settings, chunk)))
            if len(waiting) >= self.workers * _CHUNKS_AHEAD:
                yield from self._finished(work, settings, *waiting.popleft())
        while waiting:
            yield from self._finished(work, settings, *waiting.popleft())

    def _begun(
        self, work: Work[Settings, Item, Result], settings: Settings, chunk: tuple[Item, ...]
    ) -> Future[tuple[Result, ...]] | None:
        try:
            return self.submit(work, settings, chunk)
        except Exception as error:
            if self.broken(error):
                return None
            raise

    def _finished(
        self,
        work: Work[Settings, Item, Result],
        settings: Settings,
        chunk: tuple[Item, ...],
        future: Future[tuple[Result, ...]] | None,
    ) -> Iterator[tuple[Item, Result | Lost]]:
        results = None
        if future is not None:
            try:
                results = self.wait(future)
            except Exception as error:
                if not self.broken(error):
                    raise
        for at, item in enumerate(chunk):
            yield item, results[at] if results is not None else self._one(work, settings, item)

    def _one(self, work: Work[Settings, Item, Result], settings: Settings, item: Item) -> Result | Lost:
        """Do one item by itself; whatever else was under way when a worker died is not to blame."""
        for _ in range(_TRIES):
            try:
                (result,) = self.wait(self.submit(work, settings, (item,), singly=True))
            except Exception as error:
                if not self.broken(error, singly=True):
                    raise
            else:
                return result
        return Lost()


class Pool(Hired):
    """Processes on this machine, each started afresh (``spawn``), the same on every system."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self._executors: dict[bool, Executor] = {}

    def submit(self, work: Callable[..., T], *given: object, singly: bool = False) -> Future[T]:
        """Have something done; singly, by a process that does nothing else at the same time."""
        if singly not in self._executors:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            number = 1 if singly else self.workers
            self._executors[singly] = ProcessPoolExecutor(number, get_context("spawn"), initializer=_settle)
        with _interrupts_later():  # a process may be started here
            return self._executors[singly].submit(work, *given)

    def broken(self, error: BaseException, *, singly: bool = False) -> bool:
        """Tell whether a process died; the next work is for new ones if one did."""
        from concurrent.futures.process import BrokenProcessPool

        if not isinstance(error, BrokenProcessPool):
            return False
        if executor := self._executors.pop(singly, None):
            executor.shutdown(wait=False)
        return True

    def close(self) -> None:
        """Let the processes end: what they have in hand is finished in a moment, and nothing more is begun.

        Why not end them by force: one that dies while it reads from the pool's queue leaves the queue locked and full, and
        the pool's own threads then wait for it for ever.
        """
        for executor in self._executors.values():
            executor.shutdown(wait=True, cancel_futures=True)
        self._executors.clear()


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Hold Ctrl-C back for a moment; a process that is started meanwhile never hears it. Windows has no such thing.

    Why: a terminal sends Ctrl-C to every process, and one that has not come to its own settings yet prints a traceback.
    """
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle() -> None:
    """Make a process of a pool one that ends with the run: Ctrl-C is its parent's to hear, and it dies with its parent."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
