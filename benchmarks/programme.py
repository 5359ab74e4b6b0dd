"""A programme's workbooks with what goes wrong in them, onto the disk: on any number of cores, as the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from benchmarks.faults import FAULTS, FILE_FAULTS
from benchmarks.invented_programme import InventedProgramme, Maker, WorkbookPlace, places

_POOL_FROM = 200  # workbooks from which on more than one process is worth its start
_CHUNK = 25


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a programme, and the codes of the faults that were put into it."""

    name: str
    content: bytes
    faults: tuple[str, ...]


def make_one(maker: Maker, place: WorkbookPlace, *, faults: bool = True) -> Made:
    """Make one workbook, with faults or sound."""
    chance = maker.chance(place)
    parts, answers = maker.answers(place, chance)
    codes = tuple(f.code for f in FAULTS if chance.random() < f.rate and f.spoil(answers, chance)) if faults else ()
    content = maker.write(place, parts, answers)
    for fault in FILE_FAULTS if faults else ():
        if chance.random() < fault.rate:
            return Made(maker.name(place), fault.spoil(content), (fault.code,))
    return Made(maker.name(place), content, codes)


def make(
    folder: Path, programme: InventedProgramme, *, faults: bool = True, at_most: int | None = None, workers: int = 1
) -> Counter[str]:
    """Write a programme's workbooks into a folder; return how often each fault was put into them, by its code.

    Args:
        folder: made if it is not there.
        programme: what to make.
        faults: whether things go wrong in them.
        at_most: stop after so many workbooks.
        workers: processes; the files are the same with any number.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = list(islice(places(programme), at_most))
    chunks = [wanted[at : at + _CHUNK] for at in range(0, len(wanted), _CHUNK)]
    counted: Counter[str] = Counter()
    if workers < 2 or len(wanted) < _POOL_FROM:
        for chunk in chunks:
            counted.update(_write(folder, programme, faults, chunk))
        return counted
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for codes in pool.map(
            _write, [folder] * len(chunks), [programme] * len(chunks), [faults] * len(chunks), chunks
        ):
            counted.update(codes)
    return counted


@cache
def _maker(programme: InventedProgramme) -> Maker:
    return Maker(programme)


def _write(folder: Path, programme: InventedProgramme, faults: bool, chunk: Sequence[WorkbookPlace]) -> list[str]:
    codes: list[str] = []
    for place in chunk:
        made = make_one(_maker(programme), place, faults=faults)
        (folder / made.name).write_bytes(made.content)
        codes += made.faults
    return codes
