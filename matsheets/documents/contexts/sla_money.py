"""What the agreement says of money: the charge and its VAT, the insurance and the limits of liability."""

from __future__ import annotations

from decimal import Decimal

from matsheets.documents.contexts.sla_points import GAP
from matsheets.model.parsing import format_money
from matsheets.review.review import Partnership
from matsheets.workbook.layout.choices import VAT

#: The limit of liability where the workbook names no other, and always that of a party that pays for the services.
_WHOLE_CHARGE = "The total Service Charge payable for the whole Term"
_ADDED, _INCLUDED, _NONE, _EXEMPT, _UNREGISTERED = (choice.label for choice in VAT)
#: What is agreed on VAT, with a place for the word for party 1. Why a table: the key information comes before the terms, which
#: say what happens if VAT is not due, or proves to be due after all.
_VAT_AGREED = {
    _ADDED: "VAT, if due, is payable in addition",
    _INCLUDED: "The charges include VAT, if due",
    _NONE: "No VAT is expected to be due",
    _EXEMPT: "The Services are expected to be exempt from VAT",
    _UNREGISTERED: "None is added as long as the {} is not registered for VAT",
}


def money(found: Partnership, party_1: str, *, handles_data: bool) -> dict[str, object]:
    """Return the amounts and how VAT is treated; exactly one of the VAT conditions is true.

    Args:
        found: what the workbook says.
        party_1: the agreement's word for party 1.
        handles_data: whether it may handle personal data, so that the limit for that counts.
    """
    terms = found.terms
    total, vat = terms.get("total_charge"), terms.get("vat")
    amounts = [charge.amount for charge in found.charges if charge.amount is not None]
    lines_total = sum(amounts, Decimal(0)) if amounts else None
    charged = total != 0 or any(amounts)
    return {
        "total": pounds(total),
        "charged": charged,
        "lines_total": pounds(lines_total),
        "totals_differ": lines_total is not None and lines_total != total,
        "vat": _VAT_AGREED[str(vat)].format(party_1) if vat else GAP,
        "vat_added": vat not in {_INCLUDED, _NONE, _EXEMPT, _UNREGISTERED},
        "vat_included": vat == _INCLUDED,
        "vat_none": vat == _NONE,
        "vat_exempt": vat == _EXEMPT,
        "vat_unregistered": vat == _UNREGISTERED,
        **_limits(found, charged=charged, handles_data=handles_data),
    }


def _limits(found: Partnership, *, charged: bool, handles_data: bool) -> dict[str, object]:
    """Return the limits of liability and the cover behind them.

    Why less than half of the cover is far below it: insurance above a limit is paid for, and nobody can claim on it.
    """
    terms = found.terms
    cap, cover = terms.get("liability_cap"), terms.get("insurance_minimum")
    limits = [cap, terms.get("data_cap")] if handles_data else [cap]
    return {
        "has_liability_cap": "liability_cap" in terms,
        "liability_cap": _WHOLE_CHARGE if charged and "liability_cap" not in terms else pounds(cap),
        "charge_as_limit": _WHOLE_CHARGE,
        "has_data_cap": "data_cap" in terms and handles_data,
        "data_cap": pounds(terms.get("data_cap")),
        "has_insurance_minimum": "insurance_minimum" in terms,
        "insurance_minimum": pounds(cover),
        "limit_far_below_cover": isinstance(cover, Decimal)
        and any(limit * 2 < cover for limit in limits if isinstance(limit, Decimal)),
    }


def pounds(value: object) -> str:
    """Return an amount as people read it, or a gap to be settled."""
    return format_money(value) if isinstance(value, Decimal) else GAP
