"""What a comparison is: contenders run in turns, the ratios asked for, and whether they were reached."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

#: How far a ratio may miss its goal before the run fails. *Why:* a busy machine hits both contenders of a round, though
#: never quite alike; three times the goal is far from what that does, and near to what a lost cache or index does.
LENIENCE = 3.0
_TURN = 0.02  # seconds that a contender's turn should last at least, so that the clock's own steps do not count
_MOST_CALLS = 16
_WARMING = 2  # inputs that a contender is tried with
T = TypeVar("T")
OURS = "matsheets"


@dataclass(frozen=True, slots=True)
class Goal:
    """One ratio asked for: ours at most ``figure`` times the baseline, or the baseline at least so many times ours.

    Attributes:
        against: the baseline's name.
        lenience: by what factor the ratio may miss the figure before the run fails.
    """

    against: str
    figure: float
    faster: bool = False
    lenience: float = LENIENCE

    @property
    def asked(self) -> str:
        """The goal in words."""
        return f"at least {self.figure:g} times faster" if self.faster else f"at most {self.figure:g} times"

    def ratio(self, medians: Mapping[str, float]) -> float:
        """Return the ratio as the goal states it."""
        ours, theirs = medians[OURS], medians[self.against]
        return theirs / ours if self.faster else ours / theirs

    def met(self, ratio: float) -> bool:
        """Tell whether a ratio reaches the goal."""
        return ratio >= self.figure if self.faster else ratio <= self.figure

    def tolerable(self, ratio: float) -> bool:
        """Tell whether a ratio is near enough for the run to pass."""
        return ratio >= self.figure / self.lenience if self.faster else ratio <= self.figure * self.lenience


@dataclass(frozen=True, slots=True)
class Result:
    """What a comparison gave.

    Attributes:
        name: what ``--only`` calls it.
        title: what was done.
        figures: each contender's measurements in the order they were taken, ours first.
        unit: of the figures.
        equal: what was found equal before anything was measured.
    """

    name: str
    title: str
    figures: Mapping[str, tuple[float, ...]]
    goals: tuple[Goal, ...]
    equal: str
    unit: str = "ms"

    @property
    def medians(self) -> dict[str, float]:
        """Each contender's median."""
        return {name: statistics.median(taken) for name, taken in self.figures.items()}

    def judged(self) -> Iterator[tuple[Goal, float]]:
        """Yield each goal with the ratio that was reached."""
        for goal in self.goals:
            yield goal, goal.ratio(self.medians)

    @property
    def tolerable(self) -> bool:
        """Whether every ratio is near enough to its goal for the run to pass."""
        return all(goal.tolerable(ratio) for goal, ratio in self.judged())


class UnequalError(Exception):
    """Two contenders did not come to the same; their times would say nothing."""


def alike(what: str, ours: object, theirs: object) -> None:
    """Refuse to measure contenders that come to different things."""
    if ours != theirs:
        raise UnequalError(f"{what}: {_first_difference(ours, theirs)}")


def _first_difference(ours: object, theirs: object) -> str:
    if isinstance(ours, Sequence) and isinstance(theirs, Sequence) and not isinstance(ours, str | bytes):
        for place, (mine, other) in enumerate(zip(ours, theirs, strict=False)):
            if mine != other:
                return f"entry {place}: {str(mine)[:200]!r} is not {str(other)[:200]!r}"
        more = [*ours[len(theirs) :], *theirs[len(ours) :]]
        return f"{len(ours)} entries, not {len(theirs)}: {str(more)[:200]}"
    return f"{str(ours)[:200]!r} is not {str(theirs)[:200]!r}"


def race(contenders: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, tuple[float, ...]]:
    """Run the contenders in turns and return what a call of each took, in milliseconds, round by round.

    A turn is as many calls as it takes to last a while; each round starts with another contender, and rubbish is collected
    before each turn, outside of what is measured. One round before the first warms caches and is not counted.
    """
    return race_on({name: _without_inputs(work) for name, work in contenders.items()}, rounds, lambda number: None)


def race_on(
    contenders: Mapping[str, Callable[[T], object]], rounds: int, inputs: Callable[[int], T]
) -> dict[str, tuple[float, ...]]:
    """Run the contenders as ``race`` does, each call on an input of its own that the contender has not met before.

    Why: what is remembered from one call to the next would flatter whoever remembers most.

    Args:
        contenders: by name; each takes an input.
        rounds: how many.
        inputs: makes the input of a number, outside of what is measured; every contender gets the same ones in a round.
    """
    names = list(contenders)
    calls = {name: _calls(work, inputs) for name, work in contenders.items()}
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            start = _WARMING + number * _MOST_CALLS
            taken[name].append(_turn(contenders[name], [inputs(start + call) for call in range(calls[name])]))
    return {name: tuple(found) for name, found in taken.items()}


def _without_inputs(work: Callable[[], object]) -> Callable[[None], object]:
    return lambda _: work()


def _calls(work: Callable[[T], object], inputs: Callable[[int], T]) -> int:
    """Run once to warm up, once to see how long a call lasts, and return how many calls make a turn."""
    given = [inputs(number) for number in range(_WARMING)]
    work(given[0])
    return max(1, min(_MOST_CALLS, round(_TURN * 1000 / _turn(work, given[1:]))))


def _turn(work: Callable[[T], object], inputs: Sequence[T]) -> float:
    gc.collect()
    start = time.perf_counter()
    for given in inputs:
        work(given)
    return (time.perf_counter() - start) * 1000 / len(inputs)
