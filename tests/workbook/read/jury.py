"""Many workbooks before the judges: in processes of their own, within limits of time and memory, two at a time.

Why: a judge may hang on a hostile workbook, eat all memory, or take its whole process down. That is then counted against
the judge, by name, and the other judge is still asked. Where our own reader does it, it is a fault like any other.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from matsheets.errors import WorkbookError
from matsheets.workbook.read.xlsx import read_xlsx
from tests.workbook.read.judges import Verdict, judge

SECONDS = 120.0  # for our reader, and for each judge, on one workbook: a guard against hanging, on a busy machine too
MEMORY = 3 * 2**30  # bytes of address space
READER = "our reader"


@dataclass(frozen=True)
class Outcome:
    """What was found about one workbook.

    Attributes:
        path: the workbook.
        name: ``ok``, ``different``, ``a judge failed`` or ``refused:`` with the code of our error.
        lines: the differences, or what the judges failed with.
        allowed: the allowances that came up.
    """

    path: Path
    name: str
    lines: tuple[str, ...] = ()
    allowed: frozenset[str] = frozenset()


#: Compares our reading of a workbook with the judges'; see ``judges.judge``.
Judge = Callable[[Path, Collection[str], Callable[[str], object]], Verdict]


@dataclass
class _Juror:
    """A process that judges one workbook after another, and is replaced where one of them is its end."""

    seconds: float
    judge: Judge
    process: multiprocessing.process.BaseProcess = field(init=False)
    line: Connection = field(init=False)

    def __post_init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe()
        self.process = context.Process(target=_sit, args=(theirs, self.judge), daemon=True)
        self.process.start()
        theirs.close()  # so that the end of the process is the end of the line
        self.line.recv()  # it has started, and what it imports does not count

    def outcome(self, path: Path, unasked: tuple[str, ...] = ()) -> Outcome:
        """Return the outcome for a workbook; a judge that comes to no end is left out, and counted."""
        at, end = READER, ""
        self.line.send((path, unasked))
        while not end:
            try:
                if self.line.poll(self.seconds):
                    heard = self.line.recv()
                    if isinstance(heard, Outcome):
                        if any("MemoryError" in line for line in heard.lines):  # what it holds would fail the next too
                            self.dismiss()
                            self.__post_init__()
                        return heard
                    at = heard
                else:
                    end = f"came to no end within {self.seconds:g} s"
            except (EOFError, ConnectionError):
                end = "took its whole process down"
        self.dismiss()
        self.__post_init__()
        if at == READER:
            return Outcome(path, "different", (f"{READER} {end}",))
        found = self.outcome(path, (*unasked, at))
        name = "a judge failed" if found.name == "ok" else found.name
        return Outcome(path, name, (*found.lines, f"{at} {end}"), found.allowed | {"a judge fails"})

    def dismiss(self) -> None:
        """End the process, whatever it is at."""
        self.process.kill()
        self.process.join()
        self.line.close()


def _sit(line: Connection, judge: Judge) -> None:
    """Judge what comes over the line, and say who begins with it, until nothing more comes."""
    _bound_memory()
    gc.set_threshold(200_000, 20, 100)  # as for the tests: openpyxl makes objects by the hundred thousand
    line.send("ready")
    while True:
        try:
            path, unasked = line.recv()
        except (EOFError, KeyboardInterrupt):
            return
        line.send(_outcome(path, unasked, line, judge))


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: there only the time is bounded
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _outcome(path: Path, unasked: tuple[str, ...], line: Connection, judge: Judge) -> Outcome:
    try:
        read_xlsx(path)
    except WorkbookError as error:
        return Outcome(path, f"refused: {error.code}")
    except Exception as fault:  # a fault of our reader, and the next workbook still gets its turn
        return Outcome(path, "different", (f"{READER}: {type(fault).__name__}: {fault}",))
    verdict = judge(path, unasked, line.send)
    name = "different" if verdict.differences else "a judge failed" if verdict.failed else "ok"
    return Outcome(path, name, tuple(verdict.differences or verdict.failed), frozenset(verdict.allowed))


def outcomes(
    paths: Sequence[Path], *, at_once: int = 2, seconds: float = SECONDS, judge: Judge = judge
) -> list[Outcome]:
    """Judge workbooks, so many at once; the outcomes are in the order given."""

    def session(share: Sequence[Path]) -> list[Outcome]:
        juror = _Juror(seconds, judge)
        try:
            return [juror.outcome(path) for path in share]
        finally:
            juror.dismiss()

    with ThreadPoolExecutor(at_once) as pool:
        found = [
            outcome for share in pool.map(session, (paths[n::at_once] for n in range(at_once))) for outcome in share
        ]
    place = {path: number for number, path in enumerate(paths)}
    return sorted(found, key=lambda outcome: place[outcome.path])


def report(found: Iterable[Outcome]) -> str:
    """Return how many workbooks had which outcome, which allowances came up how often, and the lines to read."""
    found = list(found)
    names = Counter(outcome.name for outcome in found)
    allowed = Counter(name for outcome in found for name in outcome.allowed)
    told = [f"{outcome.path}: {line}" for outcome in found for line in outcome.lines[:5]]
    counts = [f"{name}: {count}" for name, count in sorted(names.items())]
    return "\n".join([*counts, *(f"allowed, {name}: {count}" for name, count in sorted(allowed.items())), *told])
