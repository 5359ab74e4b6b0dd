"""The template of the trust partnership service level agreement, built from ``sla-terms.yaml``.

The words of the terms are in the YAML file; this module knows only how an agreement looks and how its clauses are
numbered. Numbers are Word's own: the styles Clause Heading, Clause and Subclause are tied to the levels of one list.
Each cross-reference is a REF field to a bookmark (``clause_term``, ``para_data_return``), so that the rest renumbers
when a clause is deleted in Word. The filled document's numbers are settled by ``matsheets.documents.sla``.
"""

import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

sys.path.insert(0, str(Path(__file__).parent))
import kit

TITLE = "Trust partnership service level agreement"
TERMS = Path(__file__).with_name("sla-terms.yaml")
PARTS = ("What this agreement is", "Part A: Key information", "Part B: Terms")
SIGNATURES = "Signatures"

_REFERENCE = re.compile(r"\{(clause|para):([\w-]+)\}")
_NUMBER_COMES = re.compile(r"([Cc]lauses?|[Pp]aragraphs?) \{")
_FACTS = (("Detail", 6.0), ("What is agreed", 11.0))


def template() -> Doc:
    """Return the template's document."""
    terms = yaml.safe_load(TERMS.read_text(encoding="utf-8"))
    doc = kit.new_document(title=TITLE)
    _own_styles(doc)
    _first_page(doc, terms)
    _what_this_is(doc, terms)
    _key_information(doc)
    _Clauses(doc, terms["clauses"]).write()
    schedules = terms["schedules"]
    _start_schedule(doc, schedules, 1)
    _charges(doc)
    _start_schedule(doc, schedules, 2)
    _services(doc)
    _start_schedule(doc, schedules, 3)
    _data_protection(doc, schedules[3]["controller_note"])
    _signatures(doc, terms["signature"])
    return doc


def _own_styles(doc: Doc) -> None:
    """Add what only an agreement needs: definitions that hang under their clause, and the words that they define."""
    definition = doc.styles.add_style("Definition", WD_STYLE_TYPE.PARAGRAPH)
    definition.base_style = doc.styles["Normal"]
    definition.paragraph_format.left_indent = Cm(1.9)
    definition.paragraph_format.first_line_indent = Cm(-0.65)
    definition.paragraph_format.space_after = Pt(5)
    definition.paragraph_format.keep_together = True
    definition.quick_style = True
    term = doc.styles.add_style("Defined Term", WD_STYLE_TYPE.CHARACTER)
    term.font.bold = True
    term.quick_style = True
    ref = doc.styles.add_style("Row Ref", WD_STYLE_TYPE.CHARACTER)
    ref.base_style = doc.styles["Muted"]
    ref.font.bold = False
    ref.font.size = Pt(10)


# --- the first pages ----------------------------------------------------------------------------------------------


def _first_page(doc: Doc, terms: dict) -> None:
    kit.cover(
        doc,
        subtitle="between {{ sla.provider.name }} and {{ sla.school.body }}",
        facts=[
            ("Party 1, the Trust", "{{ sla.provider.name }}"),
            ("Party 2", "{{ sla.school.body }}"),
            ("School", "{{ sla.school.name }}"),
            ("Reference", "{{ sla.internal_reference }}"),
            ("Start date", "{{ sla.start }}"),
            ("End date", "{{ sla.end }}"),
        ],
    )
    notice = kit.para(doc, f"**Draft for adaptation.** {terms['draft_notice']}", "Note")
    notice.paragraph_format.space_before = Pt(28)


def _what_this_is(doc: Doc, terms: dict) -> None:
    kit.heading(doc, PARTS[0], 1, new_page=True)
    for text in terms["what_this_is"]:
        kit.para(doc, text)
    kit.contents(doc)
    kit.heading(doc, "Where the answers come from", 2)
    kit.para(
        doc,
        "This draft was made by matsheets {{ version }} from the workbook {{ sla.workbook }}. Date: {{ made_on }}. "
        "References such as PAR-11, CHG-01, SRV-01 and DAT-01 name the row of the workbook that an answer comes from. "
        "Words between square brackets mark what the workbook does not say and the Parties must still settle.",
        "Source",
    )
    kit.missing(
        doc, "What is still missing",
        "The workbook has no usable answer to the points below. They must be settled before signing.",
    )  # fmt: skip


def _schedule_title(number: int, schedule: dict) -> str:
    return f"Schedule {number}: {schedule['title']}"


def _key_information(doc: Doc) -> None:
    kit.heading(doc, PARTS[1], 1, new_page=True)
    _facts(doc, "Party 1: the Trust", [
        ("Name", "{{ sla.provider.name }}", "PAR-01"),
        ("Address for notices", "{{ sla.provider.address }}", "PAR-02"),
        ("Key contact", "{{ sla.provider.contact }}", "PAR-03"),
        ("Email or telephone", "{{ sla.provider.email }}", "PAR-04"),
    ])  # fmt: skip
    _facts(doc, "Party 2: the Governing Body", [
        ("Name", "{{ sla.school.body }}", "PAR-07"),
        ("School", "{{ sla.school.name }}", "PAR-05"),
        ("School’s unique reference number (URN)", "{{ sla.school.urn }}", "PAR-06"),
        ("Address for notices", "{{ sla.school.address }}", "PAR-08"),
        ("Key contact", "{{ sla.school.contact }}", "PAR-09"),
        ("Email or telephone", "{{ sla.school.email }}", "PAR-10"),
    ])  # fmt: skip
    _facts(doc, "The agreement", [
        ("Start date", "{{ sla.start }}", "PAR-11"),
        ("End date", "{{ sla.end }}", "PAR-12"),
        ("May be extended", "{{ sla.may_extend_answer }}", "PAR-13"),
        ("Maximum term from the start date, extension included", "{{ sla.maximum_term }}", "PAR-14"),
        ("Notice to end it early", "{{ sla.notice_period }}", "PAR-15"),
        ("Services", "See Schedule 2", ""),
        ("Review meetings", "{{ sla.review_meetings }}", "PAR-24"),
        ("Internal reference", "{{ sla.internal_reference }}", "PAR-19"),
    ])  # fmt: skip
    _facts(doc, "Payment", [
        ("Service charge", "{{ sla.total }}, as set out in Schedule 1", "PAR-16"),
        ("VAT", "{{ sla.vat }}", "PAR-17"),
        ("How it is paid", "By BACS, within {{ sla.payment_days }} of receiving an invoice", "PAR-18"),
        ("Purchase order number", "{{ sla.purchase_order }}", "PAR-20"),
    ])  # fmt: skip
    _facts(doc, "Considering joining a trust", [
        ("Governing Body considers it by", "{{ sla.consider_by }}", "PAR-21"),
        ("Consultation planned", "{{ sla.consultation }}", "PAR-22"),
        ("Regional director told on", "{{ sla.regional_director_told }}", "PAR-23"),
    ])  # fmt: skip


def _facts(doc: Doc, title: str, facts: list[tuple[str, str, str]]) -> None:
    kit.heading(doc, title, 2)
    rows = [kit.row((f"{label} [[{ref}]]" if ref else label, "Table Label"), value) for label, value, ref in facts]
    made = kit.table(
        doc, _FACTS, rows, caption=title, description=f"{title}: a label and what is agreed.", style="Facts Table"
    )
    _mark_refs(made)
    _keep_rows_together(made)


def _mark_refs(made) -> None:
    """Set the Refs beside the labels in their own style, lighter than the label."""
    for run in (run for row in made.rows for run in row.cells[0].paragraphs[0].runs):
        if run.style.name == "Muted":
            run.style = "Row Ref"


def _align_numbers(made, *columns: int) -> None:
    """Set the header of columns of numbers to the right, as their numbers are."""
    for column in columns:
        made.rows[0].cells[column].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _keep_rows_together(made) -> None:
    """Keep a table of few rows on one page: every paragraph but the last row's stays with the next."""
    for row in made.rows[:-1]:
        for paragraph in row._tr.iter(qn("w:p")):
            Paragraph(paragraph, made).paragraph_format.keep_with_next = True


# --- the terms ----------------------------------------------------------------------------------------------------


class _Clauses:
    """Writes the numbered clauses and the cross-references between them."""

    def __init__(self, doc: Doc, clauses: list[dict]) -> None:
        self._doc = doc
        self._clauses = clauses
        self._numbers = dict(_bookmark_numbers(clauses))
        self._bookmark_ids = itertools.count(500_001)

    def write(self) -> None:
        """Write Part B."""
        kit.heading(self._doc, PARTS[2], 1, new_page=True)
        for clause in self._clauses:
            self._paragraph(clause["title"], "Clause Heading", bookmark=f"clause_{_name(clause['id'])}")
            for when, group in itertools.groupby(clause["paragraphs"], key=lambda p: p.get("when")):
                if when:
                    with kit.when(self._doc, when):
                        self._paragraphs(group)
                else:
                    self._paragraphs(group)

    def _paragraphs(self, paragraphs: Iterator[dict]) -> None:
        for paragraph in paragraphs:
            bookmark = f"para_{_name(paragraph['id'])}" if "id" in paragraph else ""
            made = self._paragraph(paragraph["text"], "Clause", bookmark=bookmark)
            made.paragraph_format.keep_with_next = True if {"items", "definitions"} & set(paragraph) else None
            for definition in paragraph.get("definitions", ()):
                self._definition(definition)
            for item in paragraph.get("items", ()):
                self._paragraph(item["text"], "Subclause")

    def _definition(self, definition: dict) -> None:
        made = self._doc.add_paragraph(style="Definition")
        made.add_run(definition["term"]).style = "Defined Term"
        self._inline(made, f" {definition['text']}")

    def _paragraph(self, text: str, style: str, *, bookmark: str = "") -> Paragraph:
        made = self._doc.add_paragraph(style=style)
        number = str(next(self._bookmark_ids))
        if bookmark:
            made._p.append(_element("bookmarkStart", id=number, name=bookmark))
        self._inline(made, text)
        if bookmark:
            made._p.append(_element("bookmarkEnd", id=number))
        return made

    def _inline(self, paragraph: Paragraph, text: str) -> None:
        """Add text in which ``{clause:ID}`` and ``{para:ID}`` become fields."""
        text, at = _NUMBER_COMES.sub("\\1\N{NO-BREAK SPACE}{", text), 0
        for found in _REFERENCE.finditer(text):
            paragraph.add_run(text[at : found.start()])
            bookmark = f"{found[1]}_{_name(found[2])}"
            switch = r"\r" if found[1] == "clause" else r"\w"
            _add_field(paragraph, rf" REF {bookmark} {switch} \h ", self._numbers[bookmark])
            at = found.end()
        paragraph.add_run(text[at:])


def _name(identifier: str) -> str:
    return identifier.replace("-", "_")


def _bookmark_numbers(clauses: list[dict]) -> Iterator[tuple[str, str]]:
    """Yield each bookmark and its number in the template, where every conditional paragraph counts."""
    for number, clause in enumerate(clauses, start=1):
        yield f"clause_{_name(clause['id'])}", str(number)
        for part, paragraph in enumerate(clause["paragraphs"], start=1):
            if "id" in paragraph:
                yield f"para_{_name(paragraph['id'])}", f"{number}.{part}"


def _element(name: str, /, **attributes: str):
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _add_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """Add a field as Word writes one: begin, instruction, separate, result, end, each in its own run."""
    paragraph.add_run()._r.append(_element("fldChar", fldCharType="begin"))
    code = _element("instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = instruction
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(_element("fldChar", fldCharType="separate"))
    paragraph.add_run(result)
    paragraph.add_run()._r.append(_element("fldChar", fldCharType="end"))


# --- the schedules ------------------------------------------------------------------------------------------------


def _start_schedule(doc: Doc, schedules: dict, number: int) -> None:
    kit.heading(doc, _schedule_title(number, schedules[number]), 1, new_page=True)
    kit.para(doc, schedules[number]["intro"])


def _charges(doc: Doc) -> None:
    columns = [("Ref", 1.7), ("Item", 3.6), ("Basis", 2.5), ("Days or units", 1.6), ("Rate", 2.1), ("Amount", 2.8),
               ("Invoice date", 2.7)]  # fmt: skip
    number = "Table Number"
    line = kit.row(
        ("{{ c.ref }}", "Table Source"), "{{ c.item }}", "{{ c.basis }}", ("{{ c.days }}", number),
        ("{{ c.rate }}", number), ("{{ c.amount }}", number), "{{ c.invoice_date }}",
    )  # fmt: skip
    with kit.when(doc, "sla.charges"):
        made = kit.table(
            doc, columns, [kit.each("c in sla.charges", line)], caption="Service charge",
            description="Each item of the Service Charge with its amount and invoice date.",
        )  # fmt: skip
        _align_numbers(made, 3, 4, 5)
        kit.para(doc, "**Total Service Charge: {{ sla.total }}** (PAR-16). {{ sla.vat }}.", before=6)
        with kit.when(doc, "sla.totals_differ"):
            kit.para(
                doc,
                "The amounts above add up to {{ sla.lines_total }}, which is not the total recorded (PAR-16). "
                "The Parties must settle which is right before signing.",
                "Note",
            )
    with kit.otherwise(doc):
        kit.para(doc, "No items of the Service Charge are recorded. The total recorded is {{ sla.total }} (PAR-16).")


def _services(doc: Doc) -> None:
    columns = [("Ref", 1.6), ("Service", 2.7), ("What is provided", 4.9), ("Provided by", 2.4), ("Days", 1.2),
               ("Measure", 4.2)]  # fmt: skip
    line = kit.row(
        ("{{ s.ref }}", "Table Source"), ("{{ s.service }}", "Table Label"), "{{ s.provided }}", "{{ s.provider }}",
        ("{{ s.days }}", "Table Number"), "{{ s.measure }}",
    )  # fmt: skip
    with kit.when(doc, "sla.services"):
        made = kit.table(
            doc, columns, [kit.each("s in sla.services", line)], caption="Services",
            description="Each service with what is provided, who provides it, how many days, and how it is judged.",
        )  # fmt: skip
        _align_numbers(made, 4)
    with kit.otherwise(doc):
        kit.para(doc, "No services are recorded. They must be listed here before signing.")


def _data_protection(doc: Doc, controller_note: str) -> None:
    line = kit.row(("{{ d.label }} [[{{ d.ref }}]]", "Table Label"), "{{ d.text }}", splits=True)
    with kit.when(doc, "sla.data"):
        made = kit.table(
            doc, _FACTS, [kit.each("d in sla.data", line)], caption="Data protection", style="Facts Table",
            description="What School Personal Data the Trust handles: a label and what is agreed.",
        )  # fmt: skip
        _mark_refs(made)
        note = kit.para(doc, controller_note)
        note.paragraph_format.space_before = Pt(12)
    with kit.otherwise(doc):
        kit.para(doc, "Nothing is recorded for this Schedule, so no School Personal Data may be shared.")


# --- the last page ------------------------------------------------------------------------------------------------


def _to_write() -> Iterator[kit.Cell]:
    """Yield the cells that are written in by hand; each says what goes there, so that none is empty when read aloud."""
    for labels in (("Name:", "Role:"), ("Signed:",), ("Date:",)):
        yield kit.lines(*((label, "Signature") for label in labels))


def _signatures(doc: Doc, words: dict) -> None:
    kit.heading(doc, SIGNATURES, 1, new_page=True)
    kit.para(doc, words["intro"])
    parties = ((words["trust"], "{{ sla.provider.name }}"), (words["school"], "{{ sla.school.body }}"))
    rows = [kit.row(kit.lines((f"**{title}**", "Table Text"), party), *_to_write()) for title, party in parties]
    made = kit.table(
        doc, (("Party", 5.4), ("Name and role", 4.4), ("Signature", 4.4), ("Date", 2.8)), rows, caption="Signatures",
        description="One row for each Party, with space for the name, role, signature and date of the person who signs.",
    )  # fmt: skip
    _keep_rows_together(made)
