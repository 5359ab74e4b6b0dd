"""What goes wrong in a programme's workbooks, how often, and what ``matsheets check`` calls it.

The rates are guesses at what a programme lead sees, not findings: a blank rationale is common, a damaged file rare. What
they are for is that every path through the checks is taken, again and again.
"""

from __future__ import annotations

import datetime as dt
import io
import random
import zipfile
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass

_LABELS = ("Red", "Amber-red", "Amber-green", "Green")
_DAY = "ABT-15"
Answers = MutableMapping[tuple[str, str], object]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong.

    Attributes:
        name: in words.
        rate: of the workbooks that it can befall.
        code: what ``matsheets check`` calls it.
        spoil: puts it into a workbook's answers; returns whether this workbook has room for it.
    """

    name: str
    rate: float
    code: str
    spoil: Callable[[Answers, random.Random], bool]


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing that goes wrong with a file; ``spoil`` returns its bytes as they arrive."""

    name: str
    rate: float
    code: str
    spoil: Callable[[bytes], bytes]


def _rated(answers: Answers, chance: random.Random, *ratings: str) -> str:
    """Return the Ref of an element that has one of these ratings and all its texts; blank where there is none."""
    refs = [
        ref
        for (ref, column), value in answers.items()
        if column == "rating" and value in ratings and {(ref, "rationale"), (ref, "evidence")} <= answers.keys()
    ]
    return chance.choice(refs) if refs else ""


def _blank(column: str, *ratings: str) -> Callable[[Answers, random.Random], bool]:
    def spoil(answers: Answers, chance: random.Random) -> bool:
        ref = _rated(answers, chance, *ratings)
        return bool(ref) and answers.pop((ref, column), None) is not None

    return spoil


def _typed(*texts: str) -> Callable[[Answers, random.Random], bool]:
    def spoil(answers: Answers, chance: random.Random) -> bool:
        # A rating that a plan builds on would bring a second problem with it.
        ref = _rated(answers, chance, "Amber-green", "Green")
        if ref:
            answers[ref, "rating"] = chance.choice(texts)
        return bool(ref)

    return spoil


def _about(ref: str, *texts: str) -> Callable[[Answers, random.Random], bool]:
    def spoil(answers: Answers, chance: random.Random) -> bool:
        given = answers.get((ref, "answer"))
        if given is None or (ref == _DAY and not isinstance(given, dt.date)):
            return False  # another fault was here before
        if texts:
            answers[ref, "answer"] = chance.choice(texts)
        else:
            del answers[ref, "answer"]
        return True

    return spoil


def _plan_rows(answers: Answers) -> list[str]:
    return sorted(ref for ref, column in answers if ref.startswith("PLAN-") and column == "due")


def _due_before_start(answers: Answers, chance: random.Random) -> bool:
    if rows := _plan_rows(answers):
        ref = chance.choice(rows)
        start = answers[ref, "start"]
        assert isinstance(start, dt.date)
        answers[ref, "due"] = start - dt.timedelta(days=chance.randint(1, 200))
    return bool(rows)


def _no_lead(answers: Answers, chance: random.Random) -> bool:
    rows = _plan_rows(answers)
    return bool(rows) and answers.pop((chance.choice(rows), "lead"), None) is not None


def _no_priority(answers: Answers, chance: random.Random) -> bool:
    """Take the priorities for a weak element and its heading out of a plan."""
    weak = [ref for (ref, column), value in answers.items() if column == "rating" and value == "Red"]
    if not _plan_rows(answers) or not weak:
        return False
    ref = chance.choice(weak)
    for row in {at for at, column in answers if at.startswith("PLAN-")}:
        if str(answers.get((row, "target"), "")).split(" ")[0] in (ref, ref[:3]):
            for key in [key for key in answers if key[0] == row]:
                del answers[key]
    return True


def _other_total(answers: Answers, chance: random.Random) -> bool:
    if ("PAR-16", "answer") not in answers:
        return False
    answers["PAR-16", "answer"] = 100 * chance.randint(10, 90)
    return True


FAULTS = (
    Fault("a rating left blank", 0.06, "rating-missing", _blank("rating", "Amber-green", "Green")),
    Fault("a rationale left blank", 0.10, "rationale-missing", _blank("rationale", *_LABELS)),
    Fault("no evidence", 0.12, "evidence-missing", _blank("evidence", "Red", "Amber-red", "Amber-green")),
    Fault("no evidence for the best rating", 0.05, "evidence-missing-strongest", _blank("evidence", "Green")),
    Fault("a rating that is none", 0.02, "rating-unknown", _typed("Yellow", "Good", "3", "See notes")),
    Fault("a rating between two", 0.03, "rating-ambiguous", _typed("Amber", "Red/Green")),
    Fault("a rating in another spelling", 0.05, "respelt", _typed("amber green", "GREEN", "A/G", "AmberGreen")),
    Fault("a date typed as text", 0.04, "date-from-text", _about(_DAY, "12/10/2026", "5.11.2026")),
    Fault("a date that is none", 0.02, "date-not-understood", _about(_DAY, "to be confirmed", "half term")),
    Fault("a day that no month has", 0.01, "date-impossible", _about(_DAY, "31/09/2026", "30 February 2027")),
    Fault("a company number without its zeros", 0.04, "company-number-form", _about("ABT-02", "123456", "ZZ 12")),
    Fault("no group", 0.02, "group-missing", _about("ABT-13")),
    Fault("no round", 0.01, "round-missing", _about("ABT-14")),
    Fault("no trust", 0.005, "trust-name-missing", _about("ABT-01")),
    Fault("no date of the review", 0.03, "review-date-missing", _about(_DAY)),
    Fault("a priority due before it starts", 0.04, "due-before-start", _due_before_start),
    Fault("a priority without a lead", 0.06, "plan-incomplete", _no_lead),
    Fault("a weak element without a priority", 0.04, "priority-missing", _no_priority),
    Fault("a total that is not the sum", 0.05, "total-different", _other_total),
)


def _another_spreadsheet(content: bytes) -> bytes:
    """Keep the package and lose the tables: what a person gets who copies the answers into a sheet of their own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename.startswith("xl/worksheets/"):
                part = part.replace(b"<t>Ref</t>", b"<t>No.</t>")
            new.writestr(zipfile.ZipInfo(entry.filename), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


FILE_FAULTS = (
    FileFault("half a download", 0.003, "damaged", lambda content: content[: len(content) // 2]),
    FileFault("a file without a byte", 0.002, "empty-file", lambda content: b""),
    FileFault("another spreadsheet", 0.003, "not-ours", _another_spreadsheet),
    FileFault("a PDF with the wrong ending", 0.001, "other-document", lambda content: b"%PDF-1.7\n" + content[:2000]),
)
