"""What a workbook leaves open of an agreement: the points that the parties settle before they sign.

An agreement says only what is agreed. What is open is a gap between square brackets in it, or a rule that holds as long as
nobody has chosen another; either is a point, which stands apart from the agreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from matsheets.workbook.layout.schema import Tab
from matsheets.workbook.layout.tab_definitions import charges, partnership, services

#: What stands where the parties must still settle something; lawyers put that between square brackets.
GAP = "[to be settled]"

#: Questions that may be blank for good reason.
_MAY_BE_BLANK = frozenset(
    {"provider_office", "school_office", "internal_reference", "purchase_order", "consultation", "special_terms",
     "regional_director_told"}
)  # fmt: skip
#: What the draft says as long as a question is open, where that is more than a gap.
_MEANWHILE = {
    "party_2": "It is worded for a school's governing body.",
    "may_extend": "It says that the term cannot be extended.",
    "vat": "It says that VAT is added.",
    "consider_by": "It sets no date.",
    "shares_data": "It goes by what Schedule 3 says.",
    "tupe_statement": "It keeps the statement.",
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
    for row in partnership().rows:
        if row.name in terms or row.name in _MAY_BE_BLANK or not _applies(row.name, values):
            continue
        meanwhile = _MEANWHILE.get(row.name, _HAS_A_GAP)
        if row.name == "liability_cap" and values["charged"]:
            meanwhile = "It limits liability to the total service charge."
        yield Point(row.ref, row.given["question"], meanwhile)


def _applies(name: str, values: Mapping[str, Any]) -> bool:
    """Tell whether a question is asked of such a partnership; each of them is, but for these."""
    by_option = {
        "school_name": not values["for_other_trust"],
        "school_urn": not values["for_other_trust"],
        "school_status": values["for_governing_body"],
        "local_authority": values["for_governing_body"],
        "school_number": not values["for_governing_body"],
        "maximum_term": values["may_extend"],
        "vat": values["charged"],
        "payment_days": values["charged"],
        "consider_by": not values["for_other_trust"],
        "as_deed": not values["charged"],
        "data_cap": not values["no_data"],
    }
    return bool(by_option.get(name, True))


def _open_schedules(values: Mapping[str, Any]) -> Iterator[Point]:
    if values["charged"]:
        if values["totals_differ"]:
            yield Point("PAR-16", "Total service charge", f"The items of Schedule 1 add up to {values['lines_total']}.")
        yield from _open_rows(values["charges"], charges(), "Schedule 1")
    yield from _open_rows(values["services"], services(), "Schedule 2")
    if not values["no_data"]:
        questions = (row for row in values["data"] if row["text"] == GAP)
        yield from (Point(row["ref"], row["label"], _HAS_A_GAP) for row in questions)


def _open_rows(rows: list[dict[str, str]], tab: Tab, schedule: str) -> Iterator[Point]:
    """Yield the rows with gaps, each with the headers of what is open; and that there are none at all."""
    for row in rows:
        gaps = [column.header for column in tab.columns if row.get(column.key) == GAP]
        if gaps:
            yield Point(row["ref"], f"{schedule}: {', '.join(gaps)}", _HAS_A_GAP)
    if not rows:
        yield Point(tab.rows[0].ref, f"{schedule}: every item of it", _HAS_A_GAP)
