"""Where trusts stand as text for people, and as records for programs.

The names of the records' fields are a promise: people have scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matsheets.errors import WorkbookError
from matsheets.steps.status import RoundStatus, Status, TrustStatus
from matsheets.steps.step import Step

#: The columns of the CSV: a row for each round of each trust, then one for each file that could not be used.
CSV_COLUMNS = (
    "trust", "company_number", "round", "current", "step_number", "step", "in", "lacking", "lacks", "due", "due_by",
    "overdue", "next", "command", "not_used", "framework",
)  # fmt: skip
#: From this many trusts on, each has one line.
PROGRAMME_FROM = 2


def as_text(found: Status) -> Iterator[str]:
    """Yield lines for people: one trust in full, each of its reviews, and each of several trusts in one line."""
    if len({(trust.company_number, trust.trust_or_files) for trust in found.trusts}) >= PROGRAMME_FROM:
        yield from map(_line, found.trusts)
    else:
        for at, trust in enumerate(found.trusts):
            yield from [""] if at else []
            yield from _in_full(trust)


def _line(trust: TrustStatus) -> str:
    current = trust.current
    lacking = f"; {current.lacking} lacking" if current.lacks else ""
    due = f"; due: {current.due}" if current.due else ""
    round_ = f", {current.round}" if current.round else ""
    return f"{current.step.number:2} {current.step.value}: {trust.called}{round_}{lacking}{due}. Next: {current.next}"


def _in_full(trust: TrustStatus) -> Iterator[str]:
    number = f" ({trust.company_number})" if trust.company_number else ""
    yield f"{trust.called}{number}"
    for each in trust.rounds:
        yield ""
        yield from _round(each)


def _round(each: RoundStatus) -> Iterator[str]:
    yield f"{each.round or 'No round named'}: step {each.step.number} of {len(Step)}, {each.step.value}"
    for name, texts in (
        ("In", each.is_in),
        ("Lacking", [lack.text for lack in each.lacks]),
        ("Due", [str(each.due)] if each.due else []),
    ):
        for at, text in enumerate(texts):
            yield f"  {name if at == 0 else '':8} {text}"
    yield f"  Next     {each.next.what}:"
    yield f"           {each.next.command}"


def csv_rows(found: Status) -> Iterator[dict[str, str]]:
    """Yield the rows of the CSV, as texts."""
    for trust in found.trusts:
        for each in trust.rounds:
            due = each.due
            values = (
                trust.trust, trust.company_number, each.round, _yes(each is trust.current), str(each.step.number),
                each.step.value, "; ".join(each.is_in), str(each.lacking), "; ".join(lack.text for lack in each.lacks),
                due.what if due else "", due.by.isoformat() if due else "", _yes(each.is_overdue), each.next.what,
                each.next.command, "", trust.framework,
            )  # fmt: skip
            yield dict(zip(CSV_COLUMNS, values, strict=True))
    for error in found.unusable:
        yield dict.fromkeys(CSV_COLUMNS, "") | {"not_used": str(error)}


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def as_record(found: Status) -> dict[str, object]:
    """Return everything as lists, texts, numbers and sets of named values, for JSON."""
    return {
        "today": found.today.isoformat(),
        "trusts": [
            {
                "trust": trust.trust,
                "company_number": trust.company_number,
                "files": list(trust.files),
                "framework": trust.framework,
                "rounds": [_round_record(each) for each in trust.rounds],
            }
            for trust in found.trusts
        ],
        "not_used": [_error_record(error) for error in found.unusable],
        "other_documents": list(found.other_documents),
        "packs": list(found.packs),
    }


def _round_record(each: RoundStatus) -> dict[str, object]:
    lacks: Sequence[dict[str, object]] = [
        {"kind": lack.kind.value, "text": lack.text, "count": lack.number, "file": lack.file} for lack in each.lacks
    ]
    due = each.due and {"what": each.due.what, "by": each.due.by.isoformat(), "overdue": each.due.overdue}
    return {
        "round": each.round,
        "date": each.date.isoformat() if each.date else None,
        "step_number": each.step.number,
        "step": each.step.value,
        "in": list(each.is_in),
        "lacking": each.lacking,
        "lacks": lacks,
        "due": due,
        "next": {"what": each.next.what, "command": each.next.command, "arguments": list(each.next.arguments)},
    }


def _error_record(error: WorkbookError) -> dict[str, object]:
    name = error.path.name if error.path else ""
    return {"file": name, "code": error.code, "message": f"{error.what} {error.remedy}".strip()}
