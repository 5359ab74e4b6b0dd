"""One workbook of a roster, beside the same workbook drawn from scratch with openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import itertools
from collections.abc import Callable, Iterator

from benchmarks.inputs import Inputs
from benchmarks.races import OURS, Goal, Result, alike, race
from matsheets.workbook.write.roster import RosterEntry, read_roster
from matsheets.workbook.write.stamping import StampedWorkbook
from matsheets.workbook.write.writer import write_workbook

SCRATCH = "openpyxl from scratch"
GOALS = (Goal(SCRATCH, 30, faster=True),)
_CREATED = dt.datetime(2026, 9, 7, 9)
_ROWS = """trust,company_number,ukprn,region,schools,pupils,chief_executive,chair,mentor_trust,mentor,group,round
Ondlebury Learning Partnership Trust,ZZ000002,19999992,East Midlands,11,6240,Marcus Oyelaran,Hilary Stannard,\
Ostremoor Schools Trust,Gwen Parfitt,Executive team,Baseline
"St Æthelwine's & ""Oak"" <Learning> Trust",ZZ000003,,North East,,,,,,,Trustees,Baseline
A Trust with a name so long that it takes two lines of the cell and is cut in the footer of each page of the workbook,\
,,,,,,,,,,Final
"""


def compare(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare writing one workbook of a roster with drawing it from scratch."""
    roster = inputs.folder / "roster.csv"
    roster.write_text(_ROWS, encoding="utf-8")
    entries = read_roster(roster, inputs.layout).entries
    stencil = StampedWorkbook(inputs.layout)

    def stamped(entry: RosterEntry) -> bytes:
        out = io.BytesIO()
        stencil.write(out, **_given(entry))
        return out.getvalue()

    def drawn(entry: RosterEntry) -> bytes:
        out = io.BytesIO()
        write_workbook(out, inputs.layout, **_given(entry))
        return out.getvalue()

    for entry in entries:
        alike(entry.file, stamped(entry), drawn(entry))
    taken = race({OURS: _in_turn(stamped, entries), SCRATCH: _in_turn(drawn, entries)}, rounds)
    yield Result("roster", "one roster workbook", taken, GOALS, "every byte of the file")


def _given(entry: RosterEntry) -> dict[str, object]:
    trust = entry.answers["ABT-01", "answer"]
    return {"workbook_id": "0a1b2c3d4e5f", "created": _CREATED, "answers": entry.answers, "trust": trust}


def _in_turn(write: Callable[[RosterEntry], bytes], entries: tuple[RosterEntry, ...]) -> Callable[[], bytes]:
    following = itertools.cycle(entries)
    return lambda: write(next(following))
