"""What the service level agreement's template is filled with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from matsheets.checks.open_points import MAY_BE_BLANK, NONE_ANSWERS
from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.sla_money import money, pounds
from matsheets.documents.contexts.sla_points import GAP, open_points
from matsheets.documents.contexts.values import MADE_ON, NOT_RECORDED, TRUST_FIELD, TRUST_IN_BRIEF, dated, fields
from matsheets.model.cells import company_number
from matsheets.model.parsing import format_date, format_number, says_no_data, says_none
from matsheets.model.partnerships import OTHER_TRUST
from matsheets.review.review import Charge, Partnership, Review, Service
from matsheets.workbook.layout.choices import SCHOOL_BODY, SINGLE_TRUST
from matsheets.workbook.layout.tab_definitions import data_protection

# --- what the template is filled with -----------------------------------------------------------------------------

#: Every name that the template may use. What is still to be settled is a text in brackets, never blank; an answer that may
#: be blank for good reason is not recorded, without them, as in the other documents.
SLA_FIELDS = fields(
    ("trust", "party 1, or the trust that the workbook is about", "text"),
    TRUST_FIELD,
    ("draft", "the workbook has gaps or faults, and the document was asked for all the same", "yes or no"),
    ("missing[]", "one sentence for each thing that is missing", "list of texts"),
    (
        "for_signature",
        "it is the clean copy to be signed: rows have numbers, and no references are printed",
        "yes or no",
    ),
    MADE_ON,
    ("version", "the version of matsheets", "text"),
    ("sla.workbook", "the name of the workbook", "text"),
    ("sla.provider.name", "party 1, the trust (PAR-01)", "text"),
    ("sla.provider.address", "its address (PAR-02), on one line", "text"),
    ("sla.provider.contact", "its key contact (PAR-03)", "text"),
    ("sla.provider.email", "the key contact's email or telephone (PAR-04)", "text"),
    ("sla.provider.number", "its Companies House number (PAR-30)", "text"),
    (
        "sla.provider.office",
        'its registered office (PAR-31); "The same as the address for notices" where none is given',
        "text",
    ),
    ("sla.party_1", "the word for party 1: Trust, or between two trusts Supporting Trust", "text"),
    ("sla.party_2", "the word for party 2: Governing Body, or between two trusts Supported Trust", "text"),
    ("sla.party_2_answer", "what party 2 is in law (PAR-27), in words", "text"),
    ("sla.for_governing_body", "party 2 is a school's governing body; also where that is not answered", "yes or no"),
    ("sla.for_single_trust", "party 2 is a single-academy trust", "yes or no"),
    ("sla.for_other_trust", "party 2 is another multi-academy trust", "yes or no"),
    ("sla.school.label", "School, or Schools that take part", "text"),
    ("sla.school.name", "the school (PAR-05); of another trust, the schools that take part", "text"),
    ("sla.school.urn", "its URN (PAR-06)", "text"),
    ("sla.school.status", "what kind of school it is (PAR-32); only of a governing body", "text"),
    ("sla.school.local_authority", "the council that maintains it (PAR-33); only of a governing body", "text"),
    ("sla.school.body", "party 2, the school's governing body or the other trust (PAR-07)", "text"),
    ("sla.school.address", "its address (PAR-08), on one line", "text"),
    ("sla.school.contact", "its key contact (PAR-09)", "text"),
    ("sla.school.email", "the key contact's email or telephone (PAR-10)", "text"),
    ("sla.school.number", "party 2's Companies House number (PAR-34); only of a trust", "text"),
    (
        "sla.school.office",
        'its registered office (PAR-35); "The same as the address for notices" where none is given',
        "text",
    ),
    ("sla.start", "the start date (PAR-11)", "text"),
    ("sla.end", "the end date (PAR-12)", "text"),
    ("sla.may_extend", "it may be extended (PAR-13); no where that is not answered", "yes or no"),
    ("sla.may_extend_answer", "Yes or No", "text"),
    ("sla.maximum_term", "for example “24 months” (PAR-14); “Not applicable” where it may not be extended", "text"),
    ("sla.notice_period", "for example “8 weeks” (PAR-15)", "text"),
    ("sla.total", "the total service charge as recorded (PAR-16)", "text"),
    (
        "sla.charged",
        "there is a charge; no only where the total is recorded as 0 and no item has an amount",
        "yes or no",
    ),
    ("sla.lines_total", "what the amounts of Schedule 1 add up to", "text"),
    ("sla.totals_differ", "the amounts do not add up to the recorded total, or there is none", "yes or no"),
    ("sla.vat", "how VAT is treated (PAR-17), in the agreement's words", "text"),
    ("sla.vat_added", "VAT is added; also where that is not answered", "yes or no"),
    ("sla.vat_included", "the charges include VAT", "yes or no"),
    ("sla.vat_none", "no VAT is charged", "yes or no"),
    ("sla.vat_exempt", "the services are exempt from VAT", "yes or no"),
    ("sla.vat_unregistered", "the trust is not registered for VAT", "yes or no"),
    ("sla.payment_days", "for example “30 days” (PAR-18)", "text"),
    ("sla.has_internal_reference", "the trust has a reference of its own for the agreement", "yes or no"),
    ("sla.internal_reference", "the trust's own reference (PAR-19)", "text"),
    ("sla.has_purchase_order", "there is a purchase order number", "yes or no"),
    ("sla.purchase_order", "the purchase order number (PAR-20)", "text"),
    (
        "sla.considers_joining",
        "party 2 considers joining a trust; a trust only if PAR-21 or PAR-22 says so",
        "yes or no",
    ),
    ("sla.has_consider_by", "there is a date to consider joining a trust by", "yes or no"),
    ("sla.consider_by", "that date (PAR-21)", "text"),
    ("sla.has_consultation", "a consultation is planned before that decision", "yes or no"),
    ("sla.consultation", "the consultation planned before that decision (PAR-22)", "text"),
    ("sla.has_regional_director_told", "the date on which the regional director was told is recorded", "yes or no"),
    ("sla.regional_director_told", "the date on which the regional director was told (PAR-23)", "text"),
    ("sla.review_meetings", "how often they are held and who comes, without a full stop (PAR-24)", "text"),
    ("sla.tupe_statement", "the statement on TUPE is kept (PAR-28); also where that is not answered", "yes or no"),
    ("sla.tupe_answer", "whether it is kept: Yes or No", "text"),
    ("sla.has_liability_cap", "a limit of liability is recorded", "yes or no"),
    ("sla.liability_cap", "the limit of liability (PAR-25); in words where it is the total service charge", "text"),
    (
        "sla.charge_as_limit",
        "the limit of party 2's liability where there is a charge, in words: the total service charge",
        "text",
    ),
    (
        "sla.limit_far_below_cover",
        "a limit of liability is less than half of the cover of the parties' insurance",
        "yes or no",
    ),
    ("sla.has_data_cap", "a separate limit for personal data is recorded, and some is handled", "yes or no"),
    ("sla.data_cap", "the limit of liability for personal data (PAR-37)", "text"),
    ("sla.has_insurance_minimum", "the least cover of the parties' insurance is recorded", "yes or no"),
    ("sla.insurance_minimum", "that cover, for one claim (PAR-36)", "text"),
    ("sla.as_deed", "the agreement is made as a deed (PAR-38)", "yes or no"),
    ("sla.has_special_terms", "there are special terms", "yes or no"),
    ("sla.special_terms", "the special terms (PAR-26)", "text"),
    ("sla.charges[].ref", "a line of Schedule 1: its Ref", "text"),
    ("sla.charges[].item", "what is charged for", "text"),
    ("sla.charges[].basis", "how it is worked out", "text"),
    ("sla.charges[].days", 'days or units; "n/a" where none are counted', "text"),
    ("sla.charges[].rate", 'pounds for each day or unit; "n/a" where there is none', "text"),
    ("sla.charges[].amount", "the amount", "text"),
    ("sla.charges[].invoice_date", "when it is invoiced", "text"),
    ("sla.services_in_brief", "the short names of the first services, and how many more there are", "text"),
    ("sla.services[].ref", "a line of Schedule 2: its Ref", "text"),
    ("sla.services[].service", "the service's short name", "text"),
    ("sla.services[].provided", "what is provided", "text"),
    ("sla.services[].provider", "by whom", "text"),
    ("sla.services[].days", 'how many days; "n/a" where none are counted', "text"),
    ("sla.services[].measure", "how it is judged", "text"),
    ("sla.services[].priorities", "the plan's priorities that it serves; blank where that is not said", "text"),
    ("sla.data[].ref", "a question of Schedule 3: its Ref; there are none where no personal data is spoken of", "text"),
    ("sla.data[].label", "the question", "text"),
    ("sla.data[].text", "the answer", "text"),
    ("sla.has_data_sharing", "Schedule 3 or PAR-29 says that the trust handles personal data", "yes or no"),
    ("sla.shares_data_answer", "the answer to PAR-29, in words", "text"),
    ("sla.no_data", "PAR-29 says that it handles none, and Schedule 3 does not say otherwise", "yes or no"),
    ("sla.points[].ref", "the row of a point that the workbook leaves open", "text"),
    ("sla.points[].what", "what is open, in the workbook's words", "text"),
    ("sla.points[].meanwhile", "what the draft says as long as it is open", "text"),
)

#: What stands for the days of a charge or of a service that is not by the day.
_NOT_COUNTED = "n/a"
_NOTHING = Partnership({}, (), (), {}, "")
_LONGEST_POSTCODE = len("ZZ10 1AA")
#: How many characters of the names of services stand on the page that sums an agreement up.
_BRIEF = 200


def sla_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> dict[str, object]:
    """Return everything that the agreement's template is filled with, as plain values named in ``SLA_FIELDS``.

    Args:
        review: its partnership may be None; then nothing is recorded.
        made_on: the day to print, where there is one.
        draft: whether to say that answers are missing.
        missing: what is missing, one sentence each.
        version: of matsheets.
    """
    found = review.partnership or _NOTHING
    asked, found = found.terms, found._replace(terms=_without_none(found.terms))
    options, sharing = _options(found), _sharing(found)
    party_1 = str(options["party_1"])
    values: dict[str, Any] = {
        "workbook": found.file or NOT_RECORDED,
        "provider": _party(found.terms, "provider", "name"),
        "school": _school(found.terms),
        **options,
        **_terms(found.terms),
        **money(found, party_1, handles_data=not sharing["no_data"]),
        "charges": [_charge(charge) for charge in sorted(found.charges, key=_invoice_order)],
        "services": [_service(service) for service in found.services],
        "services_in_brief": _in_brief([service.service for service in found.services]),
        **sharing,
    }
    values["data"] = _data(found.data, party_1) if found.data or values["has_data_sharing"] else []
    points = open_points(asked, values)
    trust = str(found.terms.get("provider_name") or review.trust) or GAP
    return {
        "trust": trust,
        "trust_in_brief": cut(trust, TRUST_IN_BRIEF),
        "draft": draft,
        "missing": list(missing),
        "for_signature": False,
        "made_on": dated(made_on),
        "dated": made_on is not None,
        "version": version,
        # what is said to be missing is not said to be open once more
        "sla": values | {"points": [p._asdict() for p in points if not any(f"({p.ref})" in said for said in missing)]},
    }


def _without_none(terms: Mapping[str, object]) -> dict[str, object]:
    """Return the terms without what may be left out and is answered with none: the agreement then speaks of no such thing."""
    schools = {"school_name"} if terms.get("party_2") == OTHER_TRUST else set()
    may_be_none = MAY_BE_BLANK | NONE_ANSWERS | schools
    return {n: v for n, v in terms.items() if n not in may_be_none or not (isinstance(v, str) and says_none(v))}


def _text(value: object, unit: str = "", *, blank: str = GAP) -> str:
    """Return a value as people read it; ``unit`` is a noun in the singular."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, Decimal):
        return f"{format_number(value)} {unit}{'' if value == 1 else 's'}" if unit else format_number(value)
    return str(value or "") or blank


def _party(terms: Mapping[str, object], who: str, *own: str) -> dict[str, str]:
    """Return what is recorded of a party; its registered office is where notices go unless it has another."""
    found = {name: _text(terms.get(f"{who}_{name}")) for name in (*own, "contact", "email")}
    number = str(terms.get(f"{who}_number") or "")
    return {
        **found,
        "number": _text(company_number(number) or number),
        "office": _on_one_line(terms.get(f"{who}_office"), blank="The same as the address for notices"),
        "address": _on_one_line(terms.get(f"{who}_address")),
    }


def _on_one_line(address: object, *, blank: str = GAP) -> str:
    """Return an address whose lines are typed one below the other with commas between them, its postcode unbroken."""
    lines = list(filter(None, (line.strip().rstrip(",") for line in str(address or "").splitlines())))
    if lines and len(lines[-1]) <= _LONGEST_POSTCODE:
        lines[-1] = lines[-1].replace(" ", "\N{NO-BREAK SPACE}")
    return ", ".join(lines) or blank


def _school(terms: Mapping[str, object]) -> dict[str, str]:
    """Return party 2; between two trusts, its schools are all of them where none are named."""
    found = _party(terms, "school", "name", "urn", "body", "status")
    found["local_authority"] = _text(terms.get("local_authority"))
    if terms.get("party_2") == OTHER_TRUST:
        schools = _text(terms.get("school_name"), blank="All the schools that the Supported Trust runs")
        return {**found, "label": "Schools that take part", "name": schools}
    return {**found, "label": "School"}


#: What party 2 is in law. Why a table: the answers in the workbook are put for the person who chooses among them.
_IN_LAW = {
    SCHOOL_BODY: "Governing body of a maintained school, a body corporate",
    SINGLE_TRUST: "Academy trust with one academy, a charitable company",
    OTHER_TRUST: "Academy trust with several academies, a charitable company",
}


def _options(found: Partnership) -> dict[str, object]:
    """Return which of the clauses' options apply; a blank answer means what it meant before there were options."""
    terms = found.terms
    given = terms.get("party_2")
    party_2 = str(given or SCHOOL_BODY)
    trusts = party_2 != SCHOOL_BODY
    return {
        "party_1": "Supporting Trust" if trusts else "Trust",
        "party_2": "Supported Trust" if trusts else "Governing Body",
        "party_2_answer": _IN_LAW[party_2] if given else GAP,
        "for_governing_body": not trusts,
        "for_single_trust": party_2 == SINGLE_TRUST,
        "for_other_trust": party_2 == OTHER_TRUST,
        "considers_joining": party_2 != OTHER_TRUST or bool({"consider_by", "consultation"} & terms.keys()),
        "tupe_statement": terms.get("tupe_statement") is not False,
        "tupe_answer": _text(terms.get("tupe_statement"), blank="Yes"),
        "as_deed": terms.get("as_deed") is True,
    }


def _sharing(found: Partnership) -> dict[str, object]:
    """Return what is said about personal data.

    Why: an answer of No leaves safeguards out of the agreement, so it counts only where nothing else contradicts it.
    """
    answer, told = found.terms.get("shares_data"), _shares_data(found.data)
    return {
        "has_data_sharing": told or answer is True,
        "shares_data_answer": _text(answer, blank=NOT_RECORDED),
        "no_data": answer is False and not told,
    }


def _terms(terms: Mapping[str, object]) -> dict[str, object]:
    """Return the agreement's details other than money.

    Why: an answer that is missing never widens the agreement, so without one it cannot be extended.
    """
    longest = "Not applicable" if terms.get("may_extend") is False else GAP
    return {
        "start": _text(terms.get("start_date")),
        "end": _text(terms.get("end_date")),
        "may_extend": terms.get("may_extend") is True,
        "may_extend_answer": _text(terms.get("may_extend")),
        "maximum_term": _text(terms.get("maximum_term"), "month", blank=longest),
        "notice_period": _text(terms.get("notice_weeks"), "week"),
        "payment_days": _text(terms.get("payment_days"), "day"),
        **_if_any(
            terms, "internal_reference", "purchase_order", "consultation", "regional_director_told", "special_terms"
        ),
        "has_consider_by": "consider_by" in terms,
        "consider_by": _text(terms.get("consider_by")),
        "review_meetings": _text(terms.get("review_meetings")).removesuffix("."),
    }


def _if_any(terms: Mapping[str, object], *names: str) -> dict[str, object]:
    """Return answers that may be blank for good reason, each with whether it is there."""
    told = {f"has_{name}": name in terms for name in names}
    return told | {name: _text(terms.get(name), blank=NOT_RECORDED) for name in names}


def _invoice_order(charge: Charge) -> tuple[bool, dt.date]:
    """Return where a charge stands among those of Schedule 1: they come as they are invoiced, those without a date last."""
    return charge.invoice_date is None, charge.invoice_date or dt.date.max


def _charge(charge: Charge) -> dict[str, str]:
    return {
        "ref": charge.source.ref,
        "item": _text(charge.item),
        "basis": _text(charge.basis),
        "days": _text(charge.days, blank=_NOT_COUNTED),
        "rate": pounds(charge.rate) if charge.rate is not None else _NOT_COUNTED,
        "amount": pounds(charge.amount),
        "invoice_date": _text(charge.invoice_date),
    }


def _service(service: Service) -> dict[str, str]:
    return {
        "ref": service.source.ref,
        "service": _text(service.service),
        "provided": _text(service.provided),
        "provider": _text(service.provider),
        "days": _text(service.days, blank=_NOT_COUNTED),
        "measure": _text(service.measure),
        "priorities": service.priorities,
    }


def _in_brief(names: Sequence[str]) -> str:
    """Return as many names as fit a few lines, parted by semicolons, and how many more there are."""
    printed: list[str] = []
    for name in map(_text, names):
        if printed and len("; ".join([*printed, name])) > _BRIEF:
            break
        printed.append(name if len(name) <= _BRIEF else f"{name[:_BRIEF].rpartition(' ')[0] or name[:_BRIEF]} …")
    more = len(names) - len(printed)
    return "; ".join([*printed, *([f"and {more} more"] if more else [])])


def _data(data: Mapping[str, str], party_1: str) -> list[dict[str, str]]:
    """Return every question of Schedule 3 in the workbook's words, with the agreement's own for the trust.

    Why: between two trusts, "the trust" may be either.
    """
    labels = ((row, row.given["question"].replace("the trust", f"the {party_1}")) for row in data_protection().rows)
    said = {n: "None" if n in NONE_ANSWERS and says_none(text) else text for n, text in data.items()}
    return [{"ref": row.ref, "label": label, "text": _text(said.get(row.name))} for row, label in labels]


def _shares_data(data: Mapping[str, str]) -> bool:
    """Tell whether Schedule 3 says anything other than that no personal data is handled."""
    return any(not says_no_data(text) for text in data.values())
