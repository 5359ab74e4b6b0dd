"""What a template may take while it runs.

A loop without an end and a text that grows without end are stopped: turns, what is made and time are counted while a
template runs, without signals or threads, so that it works alike everywhere. Nobody can look at the clock inside of a single
call, so that ``call_limits`` bounds what one is given.
"""

from __future__ import annotations

import time
from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_TURNS = (
    200_000  # of all loops, macros and filters that go through a list together; our longest document takes about 3,000
)
_ROOM = 20_000_000  # characters and entries that one filling may make, on the way or in the document
_ENTRIES = 2_000_000  # of lists that are made on the way: each takes about a hundred bytes
_SECONDS = 15.0  # of the processor, so that a busy machine refuses nobody's template
_BITS = 4_096  # of a whole number
#: Characters of a value that a loop's turn already allows for.
COUNTED = 64


class TooMuchError(Exception):
    """A template went on for too long, or made too much."""


class Unknown:
    """A value that nothing stands behind; whoever looks at it raises."""

    __slots__ = ()


class _Budget:
    """What is left for one filling."""

    __slots__ = ("deadline", "earliest", "entries", "room", "turns")

    def __init__(self, deadline: float, left: float) -> None:
        self.turns = _TURNS
        self.room = _ROOM
        self.entries = _ENTRIES
        self.deadline = deadline
        # No thread runs for longer than the clock on the wall, which takes a tenth of the time to look at.
        self.earliest = time.perf_counter() + left

    def turn(self, weight: int) -> None:
        """Count one turn of a loop or one call of a macro, which prints about as many characters as its weight."""
        self.turns -= 1
        self.room -= weight
        if self.turns < 0:
            raise TooMuchError(f"its loops take more than {_TURNS:,} turns")
        if self.room < 0:
            raise TooMuchError(f"it makes more than {_ROOM:,} characters")
        if not self.turns & 63:
            self.look_at_the_clock()

    def take(self, size: int) -> None:
        """Count what was made, or is about to be."""
        self.room -= size
        if self.room < 0:
            raise TooMuchError(f"it makes more than {_ROOM:,} characters")

    def take_entries(self, count: int) -> None:
        """Count the entries of a list that was made."""
        self.entries -= count
        if self.entries < 0:
            raise TooMuchError(f"it makes lists of more than {_ENTRIES:,} entries together")

    def look_at_the_clock(self) -> None:
        """Stop what has gone on for too long."""
        if time.perf_counter() > self.earliest and time.thread_time() > self.deadline:
            raise TooMuchError(f"it takes longer than {_SECONDS:.0f} seconds")


#: What is left for the filling that is under way.
BUDGET: ContextVar[_Budget] = ContextVar("budget")


@contextmanager
def limited() -> Iterator[None]:
    """Give the templates that are compiled or rendered inside one budget between them.

    One that begins inside of another has room of its own, and no more time than the other has left.
    """
    around = BUDGET.get(None)
    now = time.thread_time()
    deadline = min(now + _SECONDS, around.deadline) if around else now + _SECONDS
    token = BUDGET.set(_Budget(deadline, deadline - now))
    try:
        yield
    finally:
        BUDGET.reset(token)


def turn(weight: int) -> None:
    """Count one turn of a loop or one call of a macro."""
    BUDGET.get().turn(weight)


def look_at_the_clock() -> None:
    """Stop what has gone on for too long; nothing where nothing is counted."""
    if budget := BUDGET.get(None):
        budget.look_at_the_clock()


def take(size: int) -> None:
    """Count what is about to be made; nothing where nothing is counted."""
    if budget := BUDGET.get(None):
        budget.take(size)


def charged(value: Any) -> Any:
    """Return a value, once its size has been counted."""
    budget = BUDGET.get()
    if isinstance(value, str | bytes):
        budget.take(len(value))
    elif isinstance(value, list | tuple | dict | set | frozenset):
        budget.take_entries(len(value))
        budget.take(size_of(value))
        budget.look_at_the_clock()
    elif isinstance(value, int) and value.bit_length() > _BITS:
        raise TooMuchError("it makes a number of more than a thousand digits")
    return value


def size_of(value: Any) -> int:
    """Return about how many characters a value would print; one that holds itself many times over is refused.

    Why: twenty nested lists of two are short to write and a million long to print or compare.
    """
    size, waiting = 0, [value]
    while waiting:
        item = waiting.pop()
        size += 1
        if isinstance(item, str | bytes):
            size += len(item)
        elif isinstance(item, dict):
            waiting.extend(item)
            waiting.extend(item.values())
        elif isinstance(item, list | tuple | set | frozenset):
            waiting.extend(item)
        elif isinstance(item, range):
            size += len(item) * len(str(item.stop))
        elif isinstance(item, Unknown):
            str(item)  # says what is unknown, or refused
        elif isinstance(item, KeysView | ValuesView | ItemsView):
            waiting.extend(item)
        if size + len(waiting) > _ROOM // 10:
            raise TooMuchError(f"it makes a list of more than {_ROOM // 10:,} characters")
    return size
