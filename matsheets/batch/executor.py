"""Who does the work of a long run: this process or a pool of processes; the results are the same.

An executor is handed the work in chunks and gives the results back in order, so that nothing depends on who was quicker.
The work is a pure function of what it is given: a chunk whose worker died is simply done again, one item at a time, and an
item whose worker dies twice is given up as ``WorkerDied``, alone.

Why chunks: a message to another process costs some tenths of a millisecond, to another machine several milliseconds. With
some 25 workbooks in each that is next to nothing, and what is in hand at once stays small.
"""

from __future__ import annotations

import os
import signal
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
Item = TypeVar("Item")
Result = TypeVar("Result")
Settings = TypeVar("Settings")

#: Workbooks in a chunk.
CHUNK = 25
_CHUNKS_AHEAD = 3  # for each worker: enough that none waits, few enough that results do not pile up
_TRIES = 2  # times that an item's worker may die before the item is given up


class WorkerDied:
    """Stands for the result of an item whose worker died whenever it was tried."""


#: Does some items with the run's settings; returns one result for each.
Work = Callable[[Settings, tuple[Item, ...]], tuple[Result, ...]]


class Executor(Protocol):
    """Whoever does the work.

    Attributes:
        workers: how many do it at the same time.
        remote: whether they may be on other machines, which see no file of this one.
    """

    workers: int
    remote: bool

    def map(
        self, work: Work[Settings, Item, Result], settings: Settings, chunks: Iterable[tuple[Item, ...]]
    ) -> Iterator[tuple[Item, Result | WorkerDied]]:
        """Yield each item with its result, in the order given; chunks are taken only as they are needed."""

    def close(self) -> None:
        """Let the workers go; nothing more is begun."""


def split_into_chunks(items: Iterable[T], weight: Callable[[T], int] = lambda item: 1) -> Iterator[tuple[T, ...]]:
    """Yield items in chunks of ``CHUNK`` by their weight; an item that weighs more is a chunk of its own.

    A chunk that is full is yielded before the next item is asked for.
    """
    chunk: list[T] = []
    total = 0
    for item in items:
        if chunk and total + weight(item) > CHUNK:
            yield tuple(chunk)
            chunk, total = [], 0
        chunk.append(item)
        total += weight(item)
        if total >= CHUNK:
            yield tuple(chunk)
            chunk, total = [], 0
    if chunk:
        yield tuple(chunk)


class SerialExecutor:
    """Does the work in this process."""

    workers = 1
    remote = False

    def map(
        self, work: Work[Settings, Item, Result], settings: Settings, chunks: Iterable[tuple[Item, ...]]
    ) -> Iterator[tuple[Item, Result | WorkerDied]]:
        """Yield each item with its result, in the order given."""
        for chunk in chunks:
            for item in chunk:
                (result,) = work(settings, (item,))
                yield item, result

    def close(self) -> None:
        """Nobody has to go."""


class FutureExecutor(ABC):
    """Has the work done through futures of the standard library's kind, and survives the death of workers."""

    remote = False

    def __init__(self, workers: int) -> None:
        self.workers = workers

    @abstractmethod
    def submit(self, work: Callable[..., T], *given: object, singly: bool = False) -> Future[T]:
        """Have something done; ``singly`` where a death is to be blamed on this and on nothing else under way."""

    def wait(self, future: Future[T]) -> T:
        """Return a future's result as soon as it is there."""
        return future.result()

    @abstractmethod
    def recover(self, error: BaseException, *, singly: bool = False) -> bool:
        """Tell whether an error says that a worker died, and be ready for more work if it does."""

    @abstractmethod
    def close(self) -> None:
        """Let the workers go."""

    def map(
        self, work: Work[Settings, Item, Result], settings: Settings, chunks: Iterable[tuple[Item, ...]]
    ) -> Iterator[tuple[Item, Result | WorkerDied]]:
        """Yield each item with its result, in the order given."""
        waiting: deque[tuple[tuple[Item, ...], Future[tuple[Result, ...]] | None]] = deque()
        for chunk in chunks:
            waiting.append((chunk, self._begin(work, settings, chunk)))
            if len(waiting) >= self.workers * _CHUNKS_AHEAD:
                yield from self._finish(work, settings, *waiting.popleft())
        while waiting:
            yield from self._finish(work, settings, *waiting.popleft())

    def _begin(
        self, work: Work[Settings, Item, Result], settings: Settings, chunk: tuple[Item, ...]
    ) -> Future[tuple[Result, ...]] | None:
        try:
            return self.submit(work, settings, chunk)
        except Exception as error:
            if self.recover(error):
                return None
            raise

    def _finish(
        self,
        work: Work[Settings, Item, Result],
        settings: Settings,
        chunk: tuple[Item, ...],
        future: Future[tuple[Result, ...]] | None,
    ) -> Iterator[tuple[Item, Result | WorkerDied]]:
        results = None
        if future is not None:
            try:
                results = self.wait(future)
            except Exception as error:
                if not self.recover(error):
                    raise
        for at, item in enumerate(chunk):
            yield item, results[at] if results is not None else self._do_alone(work, settings, item)

    def _do_alone(self, work: Work[Settings, Item, Result], settings: Settings, item: Item) -> Result | WorkerDied:
        """Do one item by itself; whatever else was under way when a worker died is not to blame."""
        for _ in range(_TRIES):
            try:
                (result,) = self.wait(self.submit(work, settings, (item,), singly=True))
            except Exception as error:
                if not self.recover(error, singly=True):
                    raise
            else:
                return result
        return WorkerDied()


class ProcessExecutor(FutureExecutor):
    """Processes on this machine, each started afresh (``spawn``), the same on every system."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self._pools: dict[bool, ProcessPoolExecutor] = {}

    def submit(self, work: Callable[..., T], *given: object, singly: bool = False) -> Future[T]:
        """Have something done; singly, by a process that does nothing else at the same time."""
        if singly not in self._pools:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            number = 1 if singly else self.workers
            self._pools[singly] = ProcessPoolExecutor(number, get_context("spawn"), initializer=_end_with_parent)
        with _interrupts_held_back():  # a process may be started here
            return self._pools[singly].submit(work, *given)

    def recover(self, error: BaseException, *, singly: bool = False) -> bool:
        """Tell whether a process died; the next work is for new ones if one did."""
        from concurrent.futures.process import BrokenProcessPool

        if not isinstance(error, BrokenProcessPool):
            return False
        if pool := self._pools.pop(singly, None):
            pool.shutdown(wait=False)
        return True

    def close(self) -> None:
        """Let the processes end: what they have in hand is finished in a moment, and nothing more is begun.

        Why not end them by force: one that dies while it reads from the pool's queue leaves the queue locked and full, and
        the pool's own threads then wait for it for ever.
        """
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)
        self._pools.clear()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold Ctrl-C back for a moment; a process that is started meanwhile never hears it. Windows has no such thing.

    Why: a terminal sends Ctrl-C to every process, and one that has not come to its own settings yet prints a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """Make a process of a pool one that ends with the run: Ctrl-C is its parent's to hear, and it dies with its parent."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
