"""The template of the trust partnership service level agreement, built from ``sla-terms.yaml``.

The words of the terms are in the YAML file; this module knows only how an agreement looks and how its clauses are
numbered. Numbers are Word's own: the styles Clause Heading, Clause and Subclause are tied to the levels of one list.
Each cross-reference is a REF field to a bookmark (``clause_term``, ``para_data_return``), so that the rest renumbers
when a clause is deleted in Word. The filled document's numbers are settled by ``matsheets.documents.template.cross_references``.
"""

import itertools
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

sys.path.insert(0, str(Path(__file__).parent))
import kit

TITLE = "Trust partnership service level agreement"
TERMS = Path(__file__).with_name("sla-terms.yaml")
PARTS = ("What this agreement is", "Part A: Key information", "Part B: Terms")
SIGNATURES = "Signatures"
ADVISERS = "Points to settle with your advisers"

_REFERENCE = re.compile(r"\{(clause|para|ref):([\w-]+)\}")
_NUMBER_COMES = re.compile(r"([Cc]lauses?|[Pp]aragraphs?) \{")
_FACTS = (("Detail", 6.7), ("What is agreed", 10.3))


def template() -> Doc:
    """Return the template's document."""
    terms = yaml.safe_load(TERMS.read_text(encoding="utf-8"))
    doc = kit.new_document(title=TITLE, numbered_chapters=False)  # its parts and schedules have names to be cited by
    _own_styles(doc)
    _first_page(doc, terms)
    clauses = _Clauses(doc, terms["clauses"])
    _what_this_is(doc, terms, clauses)
    _key_information(doc)
    clauses.write()
    schedules = terms["schedules"]
    # Six and seven columns need the width: A4 on its side for the two schedules that are tables.
    kit.new_section(doc, landscape=True)
    _start_schedule(doc, schedules, 1, new_page=False)
    _charges(doc)
    # Below the charges, not on a page of its own: free support would leave one sentence alone on Schedule 1's page.
    _start_schedule(doc, schedules, 2, new_page=False)
    _services(doc)
    kit.new_section(doc, landscape=False)
    _start_schedule(doc, schedules, 3, new_page=False)
    _data_protection(doc, schedules[3])
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
            ("{{ sla.school.label }}", "{{ sla.school.name }}"),
            ("Reference", "{{ sla.internal_reference }}"),
            ("Start date", "{{ sla.start }}"),
            ("End date", "{{ sla.end }}"),
        ],
    )
    notice = kit.para(doc, f"**Draft for adaptation.** {terms['draft_notice']}", "Note")
    notice.paragraph_format.space_before = Pt(28)


def _what_this_is(doc: Doc, terms: dict, clauses: "_Clauses") -> None:
    kit.heading(doc, PARTS[0], 1, new_page=True)
    for paragraph in terms["what_this_is"]:
        with _maybe(doc, paragraph):
            kit.para(doc, paragraph["text"])
    kit.contents(doc, clauses=True)
    kit.heading(doc, "Where the answers come from", 2)
    kit.para(
        doc,
        "This draft was made by matsheets {{ version }} from the workbook {{ sla.workbook }}. {% if dated %}Date: {{ made_on }}. {% endif %}"
        "References such as PAR-11, CHG-01, SRV-01 and DAT-01 name the row of the workbook that an answer comes from. "
        "Words between square brackets mark what the workbook does not say and the Parties must still settle.",
        "Source",
    )
    kit.heading(doc, ADVISERS, 2)
    intro = kit.para(doc, "These notes follow from the answers in the workbook. They are not part of the agreement.")
    intro.paragraph_format.keep_with_next = True
    for point in terms["adviser_points"]:
        with _maybe(doc, point):
            # few lines each: they go to the next page together rather than leave two of them behind
            clauses.paragraph(point["text"], "List Bullet").paragraph_format.keep_with_next = True
    kit.missing(
        doc, "What is still missing",
        "The workbook has no usable answer to the points below. They must be settled before signing.",
    )  # fmt: skip


@contextmanager
def _maybe(doc: Doc, part: dict) -> Iterator[None]:
    """Print what is added within only when the part's own ``when`` holds, if it has one."""
    if "when" in part:
        with kit.when(doc, part["when"]):
            yield
    else:
        yield


def _schedule_title(number: int, schedule: dict) -> str:
    return f"Schedule {number}: {schedule['title']}"


def _key_information(doc: Doc) -> None:
    kit.heading(doc, PARTS[1], 1, new_page=True)
    _facts(doc, "Party 1: the Trust", [
        ("Name", "{{ sla.provider.name }}", "PAR-01"),
        ("Company number", "{{ sla.provider.number }}", "PAR-30"),
        ("Registered office", "{{ sla.provider.office }}", "PAR-31"),
        ("Address for notices", "{{ sla.provider.address }}", "PAR-02"),
        ("Key contact", "{{ sla.provider.contact }}", "PAR-03"),
        ("Email or telephone", "{{ sla.provider.email }}", "PAR-04"),
    ])  # fmt: skip
    _facts(doc, "Party 2: the {{ sla.party_2 }}", [
        ("Name", "{{ sla.school.body }}", "PAR-07"),
        ("Who party 2 is", "{{ sla.party_2_answer }}", "PAR-27"),
        ("{{ sla.school.label }}", "{{ sla.school.name }}", "PAR-05"),
        kit.only_if(
            "not sla.for_other_trust",
            _fact("School's unique reference number (URN)", "{{ sla.school.urn }}", "PAR-06"),
        ),
        kit.only_if(
            "sla.for_governing_body",
            _fact("Status of the school", "{{ sla.school.status }}", "PAR-32"),
            _fact("Local authority", "{{ sla.school.local_authority }}", "PAR-33"),
        ),
        kit.only_if(
            "not sla.for_governing_body",
            _fact("Company number", "{{ sla.school.number }}", "PAR-34"),
            _fact("Registered office", "{{ sla.school.office }}", "PAR-35"),
        ),
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
        ("Trust handles personal data for party 2", "{{ sla.shares_data_answer }}", "PAR-29"),
        ("Statement that no staff transfer (TUPE)", "{{ sla.tupe_answer }}", "PAR-28"),
        ("Insurance: least cover for one claim", "{{ sla.insurance_minimum }}", "PAR-36"),
        ("Limit of liability for personal data", "{{ sla.data_cap }}", "PAR-37"),
        ("Made as a deed", "{{ sla.as_deed_answer }}", "PAR-38"),
        ("Internal reference", "{{ sla.internal_reference }}", "PAR-19"),
    ])  # fmt: skip
    _facts(doc, "Payment", [
        kit.only_if(
            "sla.charged",
            _fact("Service charge", "{{ sla.total }}, as set out in Schedule 1", "PAR-16"),
            _fact("VAT", "{{ sla.vat }}", "PAR-17"),
            _fact("How it is paid", "By BACS, within {{ sla.payment_days }} of receiving an invoice", "PAR-18"),
            _fact("Purchase order number", "{{ sla.purchase_order }}", "PAR-20"),
        ),
        kit.only_if("not sla.charged", _fact("Service charge", "None: the Services are free of charge", "PAR-16")),
    ])  # fmt: skip
    _facts(doc, "Decisions and who is told", [
        kit.only_if(
            "sla.considers_joining",
            _fact(
                "{{ sla.party_2 }} considers {% if sla.for_other_trust %}a merger{% else %}joining a trust{% endif %} by",
                "{{ sla.consider_by }}", "PAR-21",
            ),
            _fact("Consultation planned", "{{ sla.consultation }}", "PAR-22"),
        ),
        ("Regional director told on", "{{ sla.regional_director_told }}", "PAR-23"),
    ])  # fmt: skip


def _fact(label: str, value: str, ref: str) -> kit.Row:
    return kit.row((f"{label} [[{ref}]]" if ref else label, "Table Label"), value)


def _facts(doc: Doc, title: str, facts: Sequence[tuple[str, str, str] | kit.Tagged]) -> None:
    kit.heading(doc, title, 2)
    rows = [fact if isinstance(fact, kit.Tagged) else _fact(*fact) for fact in facts]
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
            self.paragraph(clause["title"], "Clause Heading", bookmark=f"clause_{_name(clause['id'])}")
            for when, group in itertools.groupby(clause["paragraphs"], key=lambda p: p.get("when")):
                if when:
                    with kit.when(self._doc, when):
                        self._paragraphs(group)
                else:
                    self._paragraphs(group)

    def _paragraphs(self, paragraphs: Iterator[dict]) -> None:
        for paragraph in paragraphs:
            bookmark = f"para_{_name(paragraph['id'])}" if "id" in paragraph else ""
            made = self.paragraph(paragraph["text"], "Clause", bookmark=bookmark)
            made.paragraph_format.keep_with_next = True if {"items", "definitions"} & set(paragraph) else None
            for definition in paragraph.get("definitions", ()):
                with _maybe(self._doc, definition):
                    self._definition(definition)
            for item in paragraph.get("items", ()):
                with _maybe(self._doc, item):
                    self.paragraph(item["text"], "Subclause")

    def _definition(self, definition: dict) -> None:
        made = self._doc.add_paragraph(style="Definition")
        made.add_run(definition["term"]).style = "Defined Term"
        self._inline(made, f" {definition['text']}")

    def paragraph(self, text: str, style: str, *, bookmark: str = "") -> Paragraph:
        """Add a paragraph whose references to clauses are fields."""
        made = self._doc.add_paragraph(style=style)
        number = str(next(self._bookmark_ids))
        if bookmark:
            made._p.append(kit.word_element("bookmarkStart", id=number, name=bookmark))
        self._inline(made, text)
        if bookmark:
            made._p.append(kit.word_element("bookmarkEnd", id=number))
        return made

    def _inline(self, paragraph: Paragraph, text: str) -> None:
        """Add text in which ``{clause:ID}`` and ``{para:ID}`` become fields, and ``{ref:REF}`` a row's Ref."""
        text, at = _NUMBER_COMES.sub("\\1\N{NO-BREAK SPACE}{", text), 0
        for found in _REFERENCE.finditer(text):
            paragraph.add_run(text[at : found.start()])
            at = found.end()
            if found[1] == "ref":
                paragraph.add_run(f"({found[2]})").style = "Row Ref"
                continue
            bookmark = f"{found[1]}_{_name(found[2])}"
            switch = r"\r" if found[1] == "clause" else r"\w"
            kit.complex_field(paragraph, rf" REF {bookmark} {switch} \h ", self._numbers[bookmark])
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


# --- the schedules ------------------------------------------------------------------------------------------------


def _start_schedule(doc: Doc, schedules: dict, number: int, *, new_page: bool = True) -> None:
    kit.heading(doc, _schedule_title(number, schedules[number]), 1, new_page=new_page)
    kit.para(doc, schedules[number]["intro"], keep_next=True)


def _charges(doc: Doc) -> None:
    """Add the items, unless the support is free: then the Schedule's first sentence says all."""
    with kit.when(doc, "sla.charged"):
        _charge_items(doc)


def _charge_items(doc: Doc) -> None:
    columns = [("Ref", 1.9), ("Item", 8.6), ("Basis", 3.5), ("Days or units", 2.0), ("Rate", 2.7), ("Amount", 3.0),
               ("Invoice date", 4.0)]  # fmt: skip
    number = "Table Number"
    line = kit.row(
        ("{{ c.ref }}", "Table Source"), "{{ c.item }}", "{{ c.basis }}", ("{{ c.days }}", number),
        ("{{ c.rate }}", number), ("{{ c.amount }}", number), "{{ c.invoice_date }}",
    )  # fmt: skip
    with kit.when(doc, "sla.charges"):
        kit.para(doc, "**Total Service Charge: {{ sla.total }}** (PAR-16). {{ sla.vat }} (PAR-17).", keep_next=True)
        with kit.when(doc, "sla.totals_differ"):
            kit.para(
                doc,
                "The amounts below add up to {{ sla.lines_total }}, which is not the total recorded (PAR-16). "
                "The Parties must settle which is right before signing.",
                "Note",
                keep_next=True,
            )
        made = kit.table(
            doc, columns, [kit.each("c in sla.charges", line)], caption="Service charge",
            description="Each item of the Service Charge with its amount and invoice date.",
        )  # fmt: skip
        _align_numbers(made, 3, 4, 5)
    with kit.otherwise(doc):
        kit.para(doc, "No items of the Service Charge are recorded. The total recorded is {{ sla.total }} (PAR-16).")


def _services(doc: Doc) -> None:
    columns = [("Ref", 1.9), ("Service", 4.0), ("What is provided", 7.9), ("Provided by", 4.2), ("Days", 1.5),
               ("Measure", 6.2)]  # fmt: skip
    line = kit.row(
        ("{{ s.ref }}", "Table Source"),
        kit.lines(
            ("{{ s.service }}", "Table Label"), "{%p if s.priorities %}",
            ("For {{ s.priorities }}", "Table Source"), "{%p endif %}",
        ),
        "{{ s.provided }}", "{{ s.provider }}",
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


def _data_protection(doc: Doc, words: dict) -> None:
    line = kit.row(("{{ d.label }} [[{{ d.ref }}]]", "Table Label"), "{{ d.text }}", splits=True)
    with kit.when(doc, "sla.data"):
        made = kit.table(
            doc, _FACTS, [kit.each("d in sla.data", line)], caption="Data protection", style="Facts Table",
            description="What School Personal Data the Trust handles: a label and what is agreed.",
        )  # fmt: skip
        _mark_refs(made)
        with kit.when(doc, "not sla.no_data"):
            note = kit.para(doc, words["controller_note"])
            note.paragraph_format.space_before = Pt(12)
    with kit.when(doc, "sla.no_data"):
        note = kit.para(doc, words["no_data"])
        note.paragraph_format.space_before = Pt(12)
    with kit.when(doc, "not sla.data and not sla.no_data"):
        kit.para(doc, words["nothing"])


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
