"""What a template may take while it runs.

A loop without an end and a text that grows without end are stopped: turns, what is made and time are counted while a
template runs, without signals or threads, so that it works alike everywhere.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_TURNS = 200_000  # of all loops and macros together; our longest document takes about 3,000
_ROOM = 20_000_000  # characters and entries that one filling may make, on the way or in the document
_SECONDS = 20.0
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

    __slots__ = ("deadline", "room", "turns")

    def __init__(self) -> None:
        self.turns = _TURNS
        self.room = _ROOM
        self.deadline = time.monotonic() + _SECONDS

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

    def look_at_the_clock(self) -> None:
        """Stop what has gone on for too long."""
        if time.monotonic() > self.deadline:
            raise TooMuchError(f"it takes longer than {_SECONDS:.0f} seconds")


#: What is left for the filling that is under way.
BUDGET: ContextVar[_Budget] = ContextVar("budget")


@contextmanager
def limited() -> Iterator[None]:
    """Give the templates that are compiled or rendered inside one budget between them."""
    token = BUDGET.set(_Budget())
    try:
        yield
    finally:
        BUDGET.reset(token)


def turn(weight: int) -> None:
    """Count one turn of a loop or one call of a macro."""
    BUDGET.get().turn(weight)


def charged(value: Any) -> Any:
    """Return a value, once its size has been counted."""
    budget = BUDGET.get()
    if isinstance(value, str | bytes):
        budget.take(len(value))
    elif isinstance(value, list | tuple | dict | set | frozenset):
        budget.take(size_of(value))
        budget.look_at_the_clock()
    elif isinstance(value, int) and value.bit_length() > _BITS:
        raise TooMuchError("it makes a number of more than a thousand digits")
    return value


def size_of(value: Any) -> int:
    """Return about how many characters a list would print; one that holds itself many times over is refused.

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
        elif isinstance(item, Unknown):
            str(item)  # says what is unknown, or refused
        if size + len(waiting) > _ROOM // 10:
            raise TooMuchError(f"it makes a list of more than {_ROOM // 10:,} characters")
    return size
