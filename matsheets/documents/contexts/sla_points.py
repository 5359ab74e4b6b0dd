"""What a workbook leaves open of an agreement: the points that the parties settle before they sign.

An agreement says only what is agreed. What is open is a gap between square brackets in it, or a rule that holds as long as
nobody has chosen another; either is a point, which stands apart from the agreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from matsheets.checks.agreement_facts import AgreementFacts
from matsheets.checks.open_points import NOT_PRINTED, is_needed, open_text
from matsheets.model.problem_catalogue import shorten
from matsheets.workbook.layout.choices import ACADEMY, SCHOOL_BODY
from matsheets.workbook.layout.schema import Tab
from matsheets.workbook.layout.tab_definitions import charges, data_protection, partnership, services

#: What stands where the parties must still settle something; lawyers put that between square brackets.
GAP = "[to be settled]"

#: What the draft says as long as a question is open, where that is more than a gap.
_MEANWHILE = {
    "party_2": "It is worded for a school's governing body.",
    "may_extend": "It says that the term cannot be extended.",
    "vat": "It says that VAT, if due, is added.",
    "consider_by": "It sets no date.",
    "shares_data": "It goes by what Schedule 3 says.",
    "as_deed": "It is not worded as a deed.",
}
_HAS_A_GAP = "It has a gap."


class Point(NamedTuple):
    """Something that is open: the row of the workbook that asks for it, and what the draft says meanwhile."""

    ref: str
    what: str
    meanwhile: str


def open_points(terms: Mapping[str, object], values: Mapping[str, Any]) -> list[Point]:
    """Return what is open, in the order of the workbook.

    Args:
        terms: the answers of the Partnership tab by name.
        values: what the agreement's template is filled with (``sla`` of its context).
    """
    return [*_open_questions(terms, values), *_open_schedules(values)]


def _open_questions(terms: Mapping[str, object], values: Mapping[str, Any]) -> Iterator[Point]:
    facts = AgreementFacts(
        str(terms.get("party_2") or SCHOOL_BODY), not values["charged"], values["may_extend"], values["considers_joining"],
        not values["no_data"], bool(values["has_data_sharing"] or values["no_data"]),
        terms.get("school_status") == ACADEMY,
    )  # fmt: skip
    for row in partnership().rows:
        needed, answer = is_needed(row.name, facts), terms.get(row.name)
        if isinstance(answer, str) and (found := open_text(row.name, answer, needed=needed)):
            yield Point(row.ref, row.given["question"], _says(found))
        if row.name in terms or not needed:
            continue
        meanwhile = _MEANWHILE.get(row.name, _HAS_A_GAP)
        if row.name == "liability_cap" and values["charged"]:
            meanwhile = "It limits liability to the total service charge."
        yield Point(row.ref, row.given["question"], meanwhile)


def _open_schedules(values: Mapping[str, Any]) -> Iterator[Point]:
    if values["charged"]:
        if values["totals_differ"]:
            yield Point("PAR-16", "Total service charge", f"The items of Schedule 1 add up to {values['lines_total']}.")
        yield from _open_rows(values["charges"], charges(), "Schedule 1")
    yield from _open_rows(values["services"], services(), "Schedule 2")
    if not values["no_data"]:
        yield from _open_data(values["data"], handled=values["has_data_sharing"])


def _open_data(rows: list[dict[str, str]], *, handled: bool) -> Iterator[Point]:
    """Yield the questions of Schedule 3 that have no answer, and those whose answer settles nothing."""
    names = {row.ref: row.name for row in data_protection().rows}
    for row in rows:
        if row["text"] == GAP:
            yield Point(row["ref"], row["label"], _HAS_A_GAP)
        elif found := open_text(names[row["ref"]], row["text"], needed=handled):
            yield Point(row["ref"], row["label"], _says(found))


def _says(text: str) -> str:
    return f'It says "{shorten(text)}".'


def _open_rows(rows: list[dict[str, str]], tab: Tab, schedule: str) -> Iterator[Point]:
    """Yield the rows with gaps, each with the headers of what is open; and that there are none at all."""
    for row in rows:
        gaps = [column.header for column in tab.columns if row.get(column.key) == GAP]
        if gaps:
            yield Point(row["ref"], f"{schedule}: {', '.join(gaps)}", _HAS_A_GAP)
        for column in tab.columns:
            text = row.get(column.key, GAP) if column.entry and column.entry.is_text else GAP
            if text != GAP and column.key not in NOT_PRINTED and (found := open_text(column.key, text, needed=True)):
                yield Point(row["ref"], f"{schedule}: {column.header}", _says(found))
    if not rows:
        yield Point(tab.rows[0].ref, f"{schedule}: every item of it", _HAS_A_GAP)
