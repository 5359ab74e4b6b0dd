"""The service level agreement: every value arrives, every condition holds, and every clause number is right."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import importlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.sla import SLA_FIELDS, sla_context
from matsheets.documents.template.build import build_document
from matsheets.documents.template.cross_references import settle, settle_references
from matsheets.documents.template.engine import fill
from matsheets.documents.template.numbering import Numbering
from matsheets.errors import TemplateError
from matsheets.review.combine import combine
from matsheets.review.review import Review
from matsheets.storage.shipped_files import doc_templates_dir
from matsheets.workbook.layout.choices import PARTY_2, SCHOOL_BODY, SCHOOL_STATUS, SINGLE_TRUST, VAT
from matsheets.workbook.layout.layout import Layout, build_layout
from matsheets.workbook.layout.schema import Kind, Row
from tests import builders

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATE = doc_templates_dir() / "trust-partnership-sla.docx"
TERMS = yaml.safe_load((doc_templates_dir() / "source" / "sla-terms.yaml").read_text(encoding="utf-8"))
Answers = dict[tuple[str, str], Any]


# --- making agreements --------------------------------------------------------------------------------------------

RICH: Answers = {
    ("PAR-01", "answer"): "Brackenmoor Learning Trust",
    ("PAR-02", "answer"): "The Old Corn Mill\nStation Road\nBrackenmoor",
    ("PAR-05", "answer"): "Hazel Lane Primary School",
    ("PAR-07", "answer"): "The Governing Body of Hazel Lane Primary School",
    ("PAR-11", "answer"): dt.date(2027, 1, 4),
    ("PAR-12", "answer"): dt.date(2028, 3, 31),
    ("PAR-13", "answer"): True,
    ("PAR-14", "answer"): Decimal(24),
    ("PAR-15", "answer"): Decimal(8),
    ("PAR-16", "answer"): Decimal("9150.00"),
    ("PAR-17", "answer"): VAT[0].label,
    ("PAR-18", "answer"): Decimal(30),
    ("PAR-21", "answer"): dt.date(2027, 12, 10),
    ("PAR-24", "answer"): "once each half term, with the chair.",
    ("PAR-25", "answer"): Decimal(50000),
    ("PAR-26", "answer"): "The Trust lends the School two sets of books.",
    **builders.row("CHG-01", item="Mentoring", basis="By the day", days=Decimal(12), rate=Decimal(550),
                   amount=Decimal("6600.00"), invoice_date=dt.date(2027, 3, 31)),
    **builders.row("CHG-02", item="Benchmarking", basis="Fixed", amount=Decimal("2550.00")),
    **builders.row("SRV-01", service="Mentoring", provided="A morning a fortnight.", provider="M. Osei",
                   days=Decimal("14.5"), measure="Every priority has a lead."),
    ("DAT-01", "answer"): "Benchmarking of attainment.",
}  # fmt: skip
#: What free support answers instead, and the answers that it takes out.
FREE: Answers = {("PAR-16", "answer"): Decimal(0)} | dict.fromkeys(cell for cell in RICH if cell[0].startswith("CHG"))
FREE |= {("CHG-02", "invoice_date"): None}


def review_of(answers: Mapping[tuple[str, str], Any]) -> Review:
    """Combine one workbook with these answers."""
    return combine([builders.workbook(builders.framework(), answers, file="oakfield-agreed.xlsx")])


def unsettled(
    answers: Mapping[tuple[str, str], Any],
    template: Path | bytes = TEMPLATE,
    *,
    draft: bool = False,
    missing: tuple[str, ...] = (),
) -> bytes:
    """Fill the template and leave the cross-references as they were saved in it."""
    context = sla_context(
        review_of(answers), made_on=dt.date(2026, 11, 20), draft=draft, missing=missing, version="0.1.0"
    )
    return fill(template, context)


def agreement(*args: Any, **options: Any) -> bytes:
    """Make a whole agreement."""
    return settle(unsettled(*args, **options))


def changed(docx: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """Change a document's body as someone does in Word."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root)
            new.writestr(info, content)
    return out.getvalue()


def without_clause(*ids: str) -> Callable[[etree._Element], None]:
    """Delete whole clauses: the heading and everything up to the next one."""

    def delete(root: etree._Element) -> None:
        for clause in ids:
            mark = root.find(f".//{W}bookmarkStart[@{W}name='clause_{clause.replace('-', '_')}']")
            assert mark is not None
            heading = mark.getparent()
            assert heading is not None
            doomed = [heading]
            for sibling in heading.itersiblings():
                if style_of(sibling) in {"ClauseHeading", "Heading2"}:
                    break
                doomed.append(sibling)
            for element in doomed:
                body = element.getparent()
                assert body is not None
                body.remove(element)

    return delete


# --- reading agreements -------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=1)
def body_of(docx: bytes) -> etree._Element:
    """Return the document's main part."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def style_of(paragraph: etree._Element) -> str:
    """Return the Id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(found.get(f"{W}val")) if found is not None else ""


def text_of(paragraph: etree._Element) -> str:
    """Return a paragraph's text as a reader sees it."""
    parts = {f"{W}br": "\n", f"{W}tab": "\t"}
    tags = (f"{W}t", *parts)
    return "".join(parts.get(e.tag, e.text or "") for e in paragraph.iter(*tags) if e.getparent().tag == f"{W}r")  # type: ignore[union-attr]


@functools.lru_cache(maxsize=1)
def paragraphs_of(docx: bytes) -> dict[etree._Element, tuple[str, str]]:
    """Return the style and the text of each paragraph, in order."""
    return {p: (style_of(p), text_of(p)) for p in body_of(docx).iter(f"{W}p")}


def texts(docx: bytes) -> list[str]:
    """Return the text of each paragraph, in order."""
    return [text for _, text in paragraphs_of(docx).values()]


def plain(docx: bytes) -> str:
    """Return the whole text with ordinary spaces."""
    return "\n".join(texts(docx)).replace("\N{NO-BREAK SPACE}", " ")


def section(docx: bytes, start: str, end: str = "\n") -> str:
    """Return the text between two texts."""
    return plain(docx).partition(start)[2].partition(end)[0]


def clause_numbers(docx: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Yield each numbered paragraph of the terms with the number expected, counted here in the plainest way."""
    clause = part = item = 0
    for paragraph, (style, _) in paragraphs_of(docx).items():
        match style:
            case "ClauseHeading":
                clause, part, item = clause + 1, 0, 0
                yield f"{clause}.", paragraph
            case "Clause":
                part, item = part + 1, 0
                yield f"{clause}.{part}", paragraph
            case "Subclause":
                item += 1
                yield f"({chr(96 + item)})", paragraph


def references(docx: bytes) -> list[tuple[str, str]]:
    """Return the bookmark and the saved text of each cross-reference, in order."""
    found, kind, bookmark, shows = [], "", "", None
    for element in body_of(docx).iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}instrText":
            kind, bookmark = (element.text or "").split()[:2]
        elif element.get(f"{W}fldCharType") == "separate":
            shows = ""
        elif element.get(f"{W}fldCharType") == "end":
            found += [(bookmark, str(shows))] if kind == "REF" else []  # the contents list is a field too
            shows = None
        elif shows is not None and element.tag == f"{W}t":
            shows += element.text or ""
    return found


def targets(docx: bytes) -> dict[str, str]:
    """Return the number that stands at each bookmark of the terms, without the full stop at its end."""
    return {
        str(mark.get(f"{W}name")): number.rstrip(".")
        for number, paragraph in clause_numbers(docx)
        for mark in paragraph.iter(f"{W}bookmarkStart")
    }


# --- the values ---------------------------------------------------------------------------------------------------


def every_answer(layout: Layout) -> Iterator[tuple[tuple[str, str], Any, str]]:
    """Yield an answer of its own for every cell that feeds the agreement, and how it must be printed."""
    number = 100
    units = {"maximum_term": " months", "notice_weeks": " weeks", "payment_days": " days"}
    for key in ("partnership", "data", "charges", "services"):
        tab = layout.tab(key)
        assert tab is not None
        for row in tab.rows[:3] if tab.repeats else tab.rows:
            for column, kind in entries(tab.columns, row):
                number += 1
                value, shown = answer_of(kind, number, row.ref)
                yield (row.ref, column), value, shown + units.get(row.name, "")


def entries(columns: Any, row: Row) -> Iterator[tuple[str, Kind]]:
    """Yield the columns of a row that can be answered, with the kind of answer."""
    for column in columns:
        entry = row.entries.get(column.key, column.entry)
        if entry is not None:
            yield column.key, entry.kind


def answer_of(kind: Kind, number: int, ref: str) -> tuple[Any, str]:
    """Return an answer of a kind, and how it is printed."""
    match kind:
        case Kind.DATE | Kind.LAST_DATE:
            return dt.date(1900 + number, 3, 2), f"2 March {1900 + number}"
        case Kind.MONEY:
            return Decimal(number * 1000), f"£{number},000.00"
        case Kind.NUMBER:
            return Decimal(number), str(number)
        case Kind.YES_NO:
            return True, "Yes"
        case Kind.CHOICE:
            chosen = {"PAR-27": PARTY_2[0], "PAR-32": SCHOOL_STATUS[3]}.get(ref, VAT[2])
            return chosen.label, chosen.label
    return f"Answer {number} to {ref}", f"Answer {number} to {ref}"


@pytest.mark.parametrize(
    ("party_2", "of_others"),
    [(SCHOOL_BODY, ["PAR-34", "PAR-35"]), (SINGLE_TRUST, ["PAR-32", "PAR-33"])],
)
def test_every_value_of_the_workbook_arrives(party_2: str, of_others: list[str]) -> None:
    """Each answer about the partnership, the charges, the services and the data stands in the agreement.

    Only what is asked of another kind of party 2 does not. What party 2 is, and VAT, are put in the agreement's own words.
    """
    given = list(every_answer(build_layout(builders.framework())))
    assert len(given) == 38 + 10 + 3 * 6 + 3 * 6
    printed = plain(agreement({cell: value for cell, value, _ in given} | {("PAR-27", "answer"): party_2}))
    unprinted = [ref for (ref, _), _, shown in given if ref not in {"PAR-17", "PAR-27"} and shown not in printed]
    assert unprinted == of_others


def test_every_row_says_which_workbook_row_it_comes_from() -> None:
    """Each Ref of the Partnership and Data protection tabs, and each filled row's, is printed; of two, where they are answered."""
    printed = plain(agreement(RICH))
    of_trusts, free, unanswered = {"PAR-34", "PAR-35"}, {"PAR-38"}, {"PAR-19", "PAR-20", "PAR-23"}
    refs = {f"PAR-{n:02d}" for n in range(1, 39)} - of_trusts - free - unanswered
    refs |= {f"DAT-{n:02d}" for n in range(1, 11)} | {"CHG-01", "CHG-02", "SRV-01"}
    assert {ref for ref in refs if ref not in printed} == set()
    assert {ref for ref in of_trusts | free | unanswered if ref in printed} == set()
    assert "oakfield-agreed.xlsx" in printed


def test_fields_name_everything_in_the_context() -> None:
    """The documentation table lists each name that a template may use, once, and no other."""

    def names(value: Any, prefix: str) -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from names(inner, f"{prefix}.{name}".lstrip("."))
        elif isinstance(value, list):
            for inner in value[:1]:
                yield from names(inner, f"{prefix}[]")
        else:
            yield prefix

    context = sla_context(review_of(RICH), made_on=dt.date(2026, 1, 1), draft=True, missing=["A gap."], version="1")
    assert sorted(field.name for field in SLA_FIELDS) == sorted(names(context, ""))


NASTY = (
    "{{ 7*7 }}",
    "{% for x in y %}",
    "A & B <Academies>",
    "<w:p>",
    "&amp;",
    "Ysgol Tŷ Gŵyn 👩🏽‍🏫 مدرسة",
    "one\ntwo\n\nthree",
    "=1+1",
    "None",
)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_printed_as_it_stands(text: str) -> None:
    """Tags, markup, line ends and every script come out exactly as they were typed, wherever they stand."""
    cells = [("PAR-01", "answer"), ("PAR-22", "answer"), ("PAR-26", "answer"), ("CHG-01", "item"), ("CHG-01", "basis"),
             ("SRV-01", "provided"), ("SRV-01", "measure"), ("DAT-03", "answer")]  # fmt: skip
    found = texts(agreement({**RICH, **dict.fromkeys(cells, text)}))
    # Party 1 stands on the cover and over its signature too; the special terms end with their Ref.
    ends = (text, f"{text} (PAR-26)", f"Signed for and on behalf of {text}")
    left_out = ["PAR-22", "PAR-26"] if text == "None" else []  # no consultation, and no special terms
    assert sum(map(found.count, ends)) == len(cells) + 2 - len(left_out)


def test_an_address_stands_on_one_line() -> None:
    """The lines of an address are parted by commas, of which a line may have brought its own."""
    printed = plain(agreement({**RICH, ("PAR-02", "answer"): "The Old Corn Mill,\n\n Station Road\nBrackenmoor"}))
    assert "Address for notices PAR-02\nThe Old Corn Mill, Station Road, Brackenmoor\n" in printed


def test_nothing_recorded_prints_words_between_brackets() -> None:
    """A workbook without answers still makes an agreement: nothing is blank, nothing is Python's None."""
    printed = plain(agreement({("PAR-01", "answer"): "Brackenmoor Learning Trust"}))
    assert "None" not in printed
    assert "Notice Period means [to be settled] (PAR-15)." in printed
    assert "Review meetings PAR-24\n[to be settled]\n" in printed
    assert "No items of the Service Charge are recorded. The total recorded is [to be settled] (PAR-16)." in printed
    assert "No services are recorded." in printed
    assert "What this Schedule says: [to be settled]." in printed


def test_what_is_open_stands_apart_from_the_key_information() -> None:
    """The tables of Part A speak of nothing that may be blank and is; the points say what is open and what holds meanwhile."""
    made = agreement({cell: v for cell, v in RICH.items() if cell[0] not in {"PAR-17", "PAR-24"}})
    points = section(made, "Points to settle\n", "Questions for your advisers\n")
    assert points.startswith("These pages are notes on the draft. They are no part of the agreement")
    assert "PAR-17\nVAT\nIt says that VAT, if due, is added.\n" in points
    assert "PAR-24\nReview meetings\nIt has a gap.\n" in points
    assert "CHG-02\nSchedule 1: Invoice date\nIt has a gap.\n" in points
    assert "PAR-28" not in points  # a blank keeps the statement, as the workbook says
    assert "PAR-11" not in points
    key = section(made, "Part A: Key information\nParty 1", "Part B: Terms\nDefinitions")
    assert "Review meetings PAR-24\n[to be settled]\n" in key
    for absent in (
        "Not recorded",
        "Not applicable",
        "TUPE",
        "Reference",
        "Purchase order",
        "Regional director",
        "PAR-28",
    ):
        assert absent not in key


def test_answers_that_settle_nothing_are_points() -> None:
    """What a placeholder stands for is quoted among the points, whether it stands in a term, a charge, a service or Schedule 3."""
    open_ = {("PAR-26", "answer"): "TBC", ("PAR-24", "answer"): "n/a", ("CHG-01", "basis"): "to follow",
             ("SRV-01", "measure"): "see above", ("DAT-08", "answer"): "?"}  # fmt: skip
    points = section(agreement(RICH | open_), "Points to settle\n", "Questions for your advisers\n")
    for line in (
        'PAR-26\nSpecial terms\nIt says "TBC".\n',
        'PAR-24\nReview meetings\nIt says "n/a".\n',
        'CHG-01\nSchedule 1: Basis\nIt says "to follow".\n',
        'SRV-01\nSchedule 2: Measure\nIt says "see above".\n',
        'DAT-08\nHow it is kept safe\nIt says "?".\n',
    ):
        assert line in points


@pytest.mark.parametrize("text", ["None", "N/A", "-"])
def test_special_terms_of_none_are_none(text: str) -> None:
    """An agreement whose special terms are answered with none speaks of no special terms, and the points of none."""
    assert plain(agreement(RICH | {("PAR-26", "answer"): text})) == plain(
        agreement({cell: v for cell, v in RICH.items() if cell[0] != "PAR-26"})
    )


def test_charges_come_as_they_are_invoiced() -> None:
    """Schedule 1 is in the order of its dates, whatever the order of the rows; a charge without a date comes last."""
    days = {"CHG-01": None, "CHG-02": dt.date(2027, 7, 1), "CHG-03": dt.date(2027, 3, 1)}
    rows = {(ref, "item"): f"Item {ref}" for ref in days} | {(r, "invoice_date"): d for r, d in days.items() if d}
    others = {cell: v for cell, v in RICH.items() if not cell[0].startswith("CHG")}
    values = sla_context(review_of(others | rows), made_on=None, draft=False, missing=(), version="1")
    assert [charge["ref"] for charge in values["sla"]["charges"]] == ["CHG-03", "CHG-02", "CHG-01"]  # type: ignore[index]


def test_nothing_open_says_so() -> None:
    """With every question answered the points say that there are none, and the agreement has no bracket."""
    given = {cell: value for cell, value, _ in every_answer(build_layout(builders.framework()))}
    given |= {("PAR-27", "answer"): SCHOOL_BODY, ("PAR-16", "answer"): Decimal(312000)}
    given |= {(f"CHG-0{n}", "amount"): Decimal(104000) for n in (1, 2, 3)}
    made = plain(agreement(given))
    assert "Nothing that has to be settled before signing is open in the workbook.\n" in made
    assert "[" not in made


def test_many_services_are_named_in_brief() -> None:
    """The page that sums the agreement up names some services, and says how many more Schedule 2 lists."""
    many = {("SRV-01", "service"): "Mentoring"}
    for n in range(2, 13):
        many |= {(f"SRV-{n:02d}", "service"): f"Support for leaders of the humanities {n}"}
    page = section(agreement({**RICH, **many}), "What we agreed\n", "In this document\n")
    assert "Gives what Schedule 2 lists: Mentoring; Support for leaders of the humanities 2; Support" in page
    assert "; and 7 more.\n" in page
    page = section(agreement({**RICH, ("SRV-01", "service"): "word " * 100}), "What we agreed\n", "In this document\n")
    assert f"Gives what Schedule 2 lists: {'word ' * 40}….\n" in page


def test_what_is_missing_is_not_open_once_more() -> None:
    """A question of which a draft says that it is missing is left out of the points."""
    gap = "oakfield.xlsx › Partnership › C9 (PAR-24): the review meetings are blank."
    printed = plain(agreement({**RICH, ("PAR-24", "answer"): ""}, draft=True, missing=(gap,)))
    assert "PAR-24\nReview meetings\n" not in printed
    assert printed.count(gap) == 1


def test_no_partnership_at_all() -> None:
    """A review without a partnership is filled with what is not recorded, and its own trust's name."""
    review = dataclasses.replace(review_of({("ABT-01", "answer"): "Oakfield Trust"}), partnerships=())
    context = sla_context(review, made_on=dt.date(2026, 1, 1), draft=True, missing=["All of it."], version="1")
    printed = plain(settle(fill(TEMPLATE, context)))
    assert context["trust"] == "Oakfield Trust"
    assert "None" not in printed


# --- the conditions -----------------------------------------------------------------------------------------------

CONDITIONS = [
    ("PAR-13", True, "The Parties may agree a later End Date", "The Term cannot be extended."),
    ("PAR-13", False, "The Term cannot be extended.", "The Parties may agree a later End Date"),
    ("PAR-13", None, "The Term cannot be extended.", "The Parties may agree a later End Date"),
    ("PAR-17", VAT[0].label, "do not include value added tax", "include any value added tax"),
    ("PAR-17", VAT[1].label, "include any value added tax", "no value added tax (VAT) is due"),
    ("PAR-17", VAT[2].label, "no value added tax (VAT) is due", "do not include value added tax"),
    ("PAR-17", None, "do not include value added tax", "no value added tax (VAT) is due"),
    ("PAR-21", dt.date(2027, 12, 10), "and first by 10 December 2027 (PAR-21), the", "first by [to be settled]"),
    ("PAR-21", None, "During the Term, the Governing Body intends to consider", "first by"),
    ("PAR-26", "Books are lent.", "if parts of this Agreement conflict.\nBooks are lent.", "no special terms"),
    ("PAR-26", None, "The Parties have agreed no special terms.", "where they stand"),
    ("DAT-01", "Benchmarking.", "For the data described in this Schedule", "did not expect the Trust to handle"),
    ("DAT-01", None, "did not expect the Trust to handle School Personal Data", "For the data described"),
    ("DAT-01", "No personal data.", "did not expect the Trust to handle School Personal Data", "joint account"),
    ("DAT-01", "No personal data of pupils; names of staff.", "controller", "did not expect the Trust to handle"),
]


@pytest.mark.parametrize(("ref", "value", "there", "absent"), CONDITIONS)
def test_conditions(ref: str, value: object, there: str, absent: str) -> None:
    """Each answer that decides a paragraph puts the right one in and leaves the other out."""
    answers = {cell: v for cell, v in RICH.items() if cell[0] != ref}
    if value is not None:
        answers[ref, "answer"] = value
    terms = section(agreement(answers), "Part B: Terms\nDefinitions", "Signed for and on behalf of the Trust")
    assert there in terms
    assert absent not in terms


def test_the_longest_term_is_not_asked_for_where_it_cannot_be_extended() -> None:
    """The longest term is a gap only where the agreement may be extended; whether it may is one where that is not said."""
    base = {cell: v for cell, v in RICH.items() if cell[0] not in {"PAR-13", "PAR-14"}}
    label = "Longest term in all PAR-14\n"
    assert section(agreement({**base, ("PAR-13", "answer"): True}), label) == "[to be settled]"
    assert label not in plain(agreement({**base, ("PAR-13", "answer"): False}))
    assert "May be extended PAR-13\n[to be settled]\n" in plain(agreement(base))


#: A party that pays for the services answers for no more than it pays.
BUYER = ("Limit of the Governing Body's liability", "The total Service Charge payable for the whole Term")


@pytest.mark.parametrize(("answers", "limits"), [
    ({}, ["Insurance minimum PAR-36", "[to be settled] for any one claim", "Limit of the Trust's liability PAR-25", "£50,000.00",
          "Limit for personal data PAR-37", "[to be settled]", *BUYER]),
    ({("PAR-25", "answer"): None, ("PAR-37", "answer"): Decimal(90000)},
     ["Insurance minimum PAR-36", "[to be settled] for any one claim", "Limit of the Trust's liability PAR-25",
      BUYER[1], "Limit for personal data PAR-37", "£90,000.00", *BUYER]),
    ({("PAR-36", "answer"): Decimal(5000000), ("PAR-29", "answer"): False, ("DAT-01", "answer"): None},
     ["Insurance minimum PAR-36", "£5,000,000.00 for any one claim",
      "Limit of the Trust's liability PAR-25", "£50,000.00", *BUYER]),
    (FREE, ["Insurance minimum PAR-36", "[to be settled] for any one claim", "Limit of liability PAR-25", "£50,000.00",
            "Limit for personal data PAR-37", "[to be settled]"]),
])  # fmt: skip
def test_the_limits_and_the_insurance_stand_in_the_key_information(answers: Answers, limits: list[str]) -> None:
    """The clauses point to the figures of the Key Information; one for personal data is there where some is handled."""
    made = agreement({cell: v for cell, v in (RICH | answers).items() if v is not None})
    key = section(made, "Part A: Key information\nParty 1", "Decisions and who is told\n")
    assert key[key.index("Insurance minimum") :].strip().splitlines() == limits
    terms = section(made, "Insurance and liability\nThroughout", "Review meetings\n")
    assert "is limited to the limit of liability in the Key Information." in terms
    assert ("the limit for personal data in the Key Information" in terms) == (
        "Limit for personal data PAR-37" in limits
    )


@pytest.mark.parametrize("typed", ["once each half term, with the chair", "Every second Monday. The chair comes."])
def test_review_meetings_read_well_whatever_was_typed(typed: str) -> None:
    """The answer stands in the Key Information alone; the terms point to it, so that no sentence is built around it."""
    printed = plain(agreement({**RICH, ("PAR-24", "answer"): typed}))
    assert f"Review meetings PAR-24\n{typed.removesuffix('.')}\n" in printed
    assert printed.count(typed.removesuffix(".")) == 1
    assert "The Parties must hold review meetings as the Key Information sets out (PAR-24)." in printed


def test_charges_that_do_not_add_up_are_said() -> None:
    """Where the lines and the recorded total differ, the schedule names both and says what to do."""
    assert "add up to" not in plain(agreement(RICH))
    printed = plain(agreement({**RICH, ("PAR-16", "answer"): Decimal(9000)}))
    assert "The amounts below add up to £9,150.00, which is not the total recorded (PAR-16)." in printed
    assert "£9,000.00" in printed


def test_a_fixed_charge_has_no_days_and_no_rate() -> None:
    """Days and rate that were left blank on purpose are not called missing."""
    assert "Benchmarking\nFixed\nn/a\nn/a\n£2,550.00\n[to be settled]" in plain(agreement(RICH))


def test_a_draft_says_what_is_missing() -> None:
    """A draft has its banner and a list; an agreement without gaps has neither, yet is still a draft for adaptation."""
    gap = "oakfield.xlsx › Partnership › C9 (PAR-11): the start date is blank."
    draft, whole = plain(agreement(RICH, draft=True, missing=(gap,))), plain(agreement(RICH))
    assert "DRAFT. Not for decision" in draft
    assert gap in draft
    assert "Not for decision" not in whole
    assert "What is still missing" not in whole


def test_the_first_page_says_draft_for_adaptation() -> None:
    """Before the first page break stand the title, the parties, the dates and the advice to take legal advice."""
    first = plain(agreement(RICH)).partition("Points to settle")[0]
    for words in (
        "Trust partnership service level agreement", "Brackenmoor Learning Trust", "4 January 2027", "31 March 2028",
        "The Governing Body of Hazel Lane Primary School", "Draft for adaptation.",
        "Each party should take its own legal advice before signing.",
    ):  # fmt: skip
        assert words in first


# --- what an agreement has to hold --------------------------------------------------------------------------------

SUBJECTS = (
    "Definitions and interpretation", "Commencement and term", "The services and standard of care",
    "The Governing Body's obligations", "Service charge, invoicing and payment", "Staff and safeguarding",
    "What the Governing Body keeps deciding", "Complaints and inspections", "Confidentiality", "Data protection",
    "Freedom of information",
    "Intellectual property", "Insurance and liability", "Review meetings", "Variation", "Dispute resolution",
    "Termination and its consequences", "Force majeure", "Notices", "General", "Special terms",
    "Governing law and jurisdiction",
)  # fmt: skip
WITHIN = ("Contracts (Rights of Third Parties) Act", "everything that the Parties have agreed", "separate copies",
          "may transfer this Agreement", "law of England and Wales", "by BACS", "regional director",
          "not the same as joining an Academy Trust", "must look into the complaint fairly",
          "speak for the School to inspectors", "approach any of the School Staff",
          "its own costs of preparing, agreeing and signing", "return the other's papers",
          "information that it reasonably needs for its own decision", "unless Schedule 3 names it",
          "no less than Schedule 3 describes", "each Party's contact for data protection",
          "in the way that Schedule 3 sets out", "goes to the LADO", "an impact assessment", "an attack on them",
          "a day means six hours", "Missing a measure is not")  # fmt: skip


def test_every_subject_has_its_clause() -> None:
    """The terms have the parts that the guidance expects, in its order."""
    made = agreement(RICH)
    headings = [text_of(p) for p in body_of(made).iter(f"{W}p") if style_of(p) == "ClauseHeading"]
    assert tuple(headings) == SUBJECTS
    assert [words for words in WITHIN if words not in plain(made)] == []


def test_the_schedules_and_both_signatures_are_there() -> None:
    """Three schedules, and then a place for each party to sign; which, ``test_sla_signatures.py`` says."""
    made = agreement(RICH)
    first_level = [text_of(p) for p in body_of(made).iter(f"{W}p") if style_of(p) == "Heading2"]
    assert first_level[-4:] == [
        "Schedule 1: Service charge", "Schedule 2: Services", "Schedule 3: Data protection", "Signatures",
    ]  # fmt: skip
    assert re.findall(r"Signed for and on behalf of (.*)", plain(made)) == [
        RICH["PAR-01", "answer"],
        RICH["PAR-07", "answer"],
    ]


def test_every_table_has_a_header_row() -> None:
    """Screen readers need a marked header row in each table, and a description of it."""
    tables = list(body_of(agreement(RICH)).iter(f"{W}tbl"))
    assert len(tables) == 13  # of which one for each party to sign in
    for table in tables:
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert table.find(f"{W}tblPr/{W}tblDescription") is not None


# --- clause numbers -----------------------------------------------------------------------------------------------

OPTIONAL = ("PAR-13", "PAR-21", "PAR-25", "PAR-26", "DAT-01")
BARE = {cell: value for cell, value in RICH.items() if cell[0] not in OPTIONAL}
UNREFERRED = sorted(
    clause["id"]
    for clause in TERMS["clauses"]
    if f"{{clause:{clause['id']}}}" not in str(TERMS)
    and not any(f"{{para:{p['id']}}}" in str(TERMS) for p in clause["paragraphs"] if "id" in p)
)


@pytest.mark.parametrize("answers", [RICH, BARE])
def test_cross_references_show_the_number_of_their_target(answers: Answers) -> None:
    """Each saved cross-reference equals the number at its target, with and without the conditional paragraphs."""
    made = agreement(answers)
    at = targets(made)
    found = references(made)
    assert len(found) > 25
    assert [(name, shown) for name, shown in found if at[name] != shown] == []


def test_the_template_is_built_from_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The committed template is what the YAML file and the builder make, byte for byte."""
    monkeypatch.syspath_prepend(str(doc_templates_dir() / "source"))
    assert importlib.import_module("build").build(TEMPLATE.name) == TEMPLATE.read_bytes()


def test_every_word_of_the_terms_is_in_the_template() -> None:
    """Each clause, paragraph, item and definition of the YAML file stands in the template once its tags are apart."""
    printed = squashed(plain(TEMPLATE.read_bytes()))
    for clause in TERMS["clauses"]:
        for paragraph in clause["paragraphs"]:
            for text in (paragraph, *paragraph.get("items", ()), *paragraph.get("definitions", ())):
                for piece in re.split(r"\{(?:clause|para|ref):[\w-]+\}", text["text"]):
                    assert squashed(piece) in printed


def test_the_template_itself_shows_right_numbers() -> None:
    """Whoever opens the template in Word sees its numbers as Word counts them there."""
    template = TEMPLATE.read_bytes()
    assert references(settle(template)) == references(template)


def test_some_clauses_can_go() -> None:
    """There are clauses that no other refers to; the next tests would be empty without them."""
    assert {"force-majeure", "school-obligations"} <= set(UNREFERRED)


@pytest.mark.parametrize("clause", UNREFERRED)
def test_numbers_follow_when_a_clause_is_deleted(clause: str) -> None:
    """With a clause deleted from the template, every cross-reference shows its target's new number."""
    template = changed(TEMPLATE.read_bytes(), without_clause(clause))
    made, whole = agreement(RICH, template), agreement(RICH)
    at = targets(made)
    assert [(name, shown) for name, shown in references(made) if at[name] != shown] == []
    assert at["clause_law"] == "21" or clause == "law"
    assert references(made) != references(whole) or clause in {"law", "general"}


def test_a_reference_to_a_deleted_clause_is_an_error() -> None:
    """The message names the clause that is gone and quotes the paragraph that still speaks of it."""
    template = changed(TEMPLATE.read_bytes(), without_clause("intellectual-property"))
    with pytest.raises(TemplateError, match="the clause “intellectual property”, which is no longer there") as raised:
        settle(unsettled(RICH, template), template=Path("ours.docx"))
    assert str(raised.value).startswith("ours.docx has a cross-reference")
    assert "Terms that are meant to continue do so." in str(raised.value)
    assert "(bookmark clause_intellectual_property)" in raised.value.remedy


def test_build_document_settles_the_numbers(tmp_path: Path) -> None:
    """The public door settles the references too, of our template and of one that a trust has changed."""
    path = tmp_path / DocumentKind.SLA.template
    path.write_bytes(changed(TEMPLATE.read_bytes(), without_clause("force-majeure")))
    for templates, law in ((None, "22"), (tmp_path, "21")):
        made = build_document(DocumentKind.SLA, review_of(RICH), templates=templates)
        assert targets(made)["clause_law"] == law
        assert dict(references(made)).items() <= targets(made).items()
    path.write_bytes(changed(TEMPLATE.read_bytes(), without_clause("term")))
    with pytest.raises(TemplateError, match=r"trust-partnership-sla\.docx has .* the clause “term”"):
        build_document(DocumentKind.SLA, review_of(RICH), templates=tmp_path)


@pytest.mark.office
@pytest.mark.parametrize("case", ["rich", "bare", "clauses-deleted"])
def test_libreoffice_counts_the_same(tmp_path: Path, case: str) -> None:
    """LibreOffice, which works out every number anew, prints the numbers that we saved, at targets and references.

    It is given the agreement with a wrong number saved in each cross-reference, so it cannot have copied ours.
    """
    template = TEMPLATE.read_bytes()
    if case == "clauses-deleted":
        template = changed(template, without_clause("school-obligations", "force-majeure"))
    filled = unsettled(BARE if case == "bare" else RICH, template)
    assert_counted_alike(filled, tmp_path, least=150)


def assert_counted_alike(filled: bytes, folder: Path, *, least: int) -> None:
    """Assert that LibreOffice prints the numbers that we save in an agreement, which has more than so many."""
    from tests.office import convert, pdf_text

    spoilt = folder / "spoilt.docx"
    spoilt.write_bytes(changed(filled, spoil_references))
    (pdf,) = convert([spoilt], "pdf", folder)
    printed = squashed(re.sub(r"(?m)^.*(service level agreement *|Page \d+ of \d+)$", "", pdf_text(pdf)))
    assert "??" not in printed
    numbered = list(clause_numbers(settle(filled)))
    assert len(numbered) > least
    for number, paragraph in numbered:
        assert squashed(number + text_of(paragraph)) in printed


def spoil_references(root: etree._Element) -> None:
    """Put ?? into the saved result of every field that refers."""
    inside = refers = False
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}instrText":
            refers = (element.text or "").split()[:1] == ["REF"]
        elif element.tag == f"{W}fldChar":
            inside = element.get(f"{W}fldCharType") == "separate"
        elif inside and refers:
            element.text = "??"


def squashed(text: str) -> str:
    """Take out white space and ligatures, which a PDF does not keep as they were."""
    return "".join(unicodedata.normalize("NFKC", text).split())


# --- counting as Word does ----------------------------------------------------------------------------------------


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> Numbering:
    """Make one list from ``format|text`` levels (``decimal|%1.``), used by the styles L0, L1 and so on."""
    ns = f'xmlns:w="{W[1:-1]}"'
    drawn = ""
    for at, level in enumerate(levels):
        fmt, text, *more = level.split("|")
        drawn += (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{"".join(more)}'
            f'<w:pStyle w:val="L{at}"/><w:lvlText w:val="{text}"/></w:lvl>'
        )
    styles = "".join(
        f'<w:style w:styleId="L{at}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        f'<w:style w:styleId="Child{at}"><w:basedOn w:val="L{at}"/></w:style>'
        for at in range(len(levels))
    )
    lists = f'<w:numbering {ns}><w:abstractNum w:abstractNumId="0">{drawn}</w:abstractNum>{nums}</w:numbering>'
    return Numbering.read(lists.encode(), f"<w:styles {ns}>{styles}</w:styles>".encode())


def p(style: str, bookmark: str = "", *refs: str, extra: str = "") -> str:
    r"""Write a paragraph in a style, with a bookmark and fields such as ``REF a \r``."""
    fields = "".join(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {ref[:5]}</w:instrText></w:r><w:r><w:instrText>{ref[5:]} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>old</w:t></w:r><w:r><w:t>er</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for ref in refs
    )
    mark = f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/>' if bookmark else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{mark}{fields}</w:p>'


def shown(lists: Numbering, *body: str) -> list[str]:
    """Settle a body and return what its paragraphs' fields show, joined within a paragraph by commas."""
    xml = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{"".join(body)}</w:body></w:document>'
    root = etree.fromstring(settle_references(xml.encode(), lists))
    found = (",".join(t.text or "" for t in para.iter(f"{W}t")) for para in root.iter(f"{W}p"))
    return [text for text in found if text]


LEGAL = ("decimal|%1.", "decimal|%1.%2", "lowerLetter|(%3)", "lowerRoman|(%4)")


def test_switches_show_as_much_of_the_number_as_word_does() -> None:
    r"""``\\n`` gives the paragraph's own number, ``\\w`` the whole, ``\\r`` what differs from where it stands."""
    all_three = (r"REF i \n", r"REF i \r \h", r"REF i \w")
    body = [p("L0"), p("L1"), p("L2"), p("L3", "i"), p("L3", "", *all_three), p("L2", "", *all_three)]
    body += [p("L1", "", *all_three), p("Normal", "", *all_three), p("L0", "", r"REF i \n \r")]
    assert shown(numbering(*LEGAL), *body) == [
        "(i),(i),1.1(a)(i)", "(i),(a)(i),1.1(a)(i)", "(i),1.1(a)(i),1.1(a)(i)", "(i),1.1(a)(i),1.1(a)(i)", "(i)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fmt", "count", "spelt"),
    [("decimal", 12, "12"), ("lowerLetter", 26, "z"), ("lowerLetter", 28, "bb"), ("upperLetter", 2, "B"),
     ("lowerRoman", 44, "xliv"), ("upperRoman", 9, "IX"), ("decimalZero", 7, "07")],
)  # fmt: skip
def test_numbers_are_spelt_in_the_format_of_their_level(fmt: str, count: int, spelt: str) -> None:
    """Letters go on after z as in Word (aa, bb), Roman numbers by their rules."""
    body = [p("L0") for _ in range(count - 1)] + [p("L0", "x", r"REF x \r")]
    assert shown(numbering(f"{fmt}|%1."), *body) == [spelt]


def test_a_level_starts_again_under_each_higher_one_unless_it_says_otherwise() -> None:
    """``lvlRestart`` 0 lets a level count on through the document."""
    body = [p("L0"), p("L1"), p("L0"), p("L1", "x", r"REF x \r")]
    assert shown(numbering(*LEGAL[:2]), *body) == ["2.1"]
    assert shown(numbering("decimal|%1.", 'decimal|%1.%2|<w:lvlRestart w:val="0"/>'), *body) == ["2.2"]


def test_a_list_can_start_anew() -> None:
    """A second use of the same list with a start of its own counts from there."""
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    direct = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    body = [p("L0"), p("L0"), p("L0", "x", r"REF x \r", extra=direct), p("L0", "y", r"REF y \r", extra=direct)]
    assert shown(numbering("decimal|%1.", nums=nums), *body) == ["5", "6"]


def test_a_style_based_on_a_numbered_one_counts_and_number_0_takes_it_off() -> None:
    """Numbers come from the style, from the style it is based on, or from the paragraph itself."""
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = [p("L0"), p("Child0"), p("L0", extra=none), p("L0", "x", r"REF x \r")]
    assert shown(numbering("decimal|%1."), *body) == ["3"]


def test_fields_in_every_form() -> None:
    """A simple field, one that was never calculated, and a bookmark between paragraphs are settled too."""
    simple = r'<w:p><w:fldSimple w:instr=" REF &quot;x&quot; \r "/></w:p>'
    new = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x \\r</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    page = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>'
    text = '<w:p><w:fldSimple w:instr=" REF x \\h "><w:r><w:t>its words</w:t></w:r></w:fldSimple></w:p>'
    between = '<w:bookmarkStart w:id="3" w:name="x"/>'
    found = shown(numbering("decimal|%1."), p("L0"), between, p("L0"), simple, new, page, text)
    assert found == ["2", "2", "7", "its words"]


def test_a_reference_to_a_paragraph_without_a_number_is_an_error() -> None:
    """A clause set in another style has no number to show, and the message says how to mend it."""
    with pytest.raises(TemplateError, match="the paragraph “x y”, which has no number") as raised:
        shown(numbering("decimal|%1."), p("Normal", "para_x_y"), p("L0", "", r"REF para_x_y \w"))
    assert "numbered style" in raised.value.remedy


# --- outside judges -----------------------------------------------------------------------------------------------


@pytest.mark.judges
@pytest.mark.parametrize("answers", [RICH, BARE, {}], ids=["rich", "bare", "empty"])
def test_the_sdk_validator_finds_no_fault(tmp_path: Path, answers: Answers) -> None:
    """The Open XML SDK accepts the agreement."""
    from tests.judges import sdk_errors

    path = tmp_path / "agreement.docx"
    path.write_bytes(agreement(answers, draft=True, missing=("Something.",)))
    assert sdk_errors(path) == []


def test_the_same_answers_give_the_same_bytes() -> None:
    """Settling keeps the order, the dates and the attributes of the parts."""
    assert agreement(RICH) == agreement(RICH)
