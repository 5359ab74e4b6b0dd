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
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

sys.path.insert(0, str(Path(__file__).parent))
import kit

TITLE = "Trust partnership service level agreement"
TERMS = Path(__file__).with_name("sla-terms.yaml")
POINTS, AGREED = "Points to settle", "What we agreed"
PARTS = ("Part A: Key information", "Part B: Terms")
SIGNATURES = "Signatures"

_REFERENCE = re.compile(r"\{(clause|para|ref):([\w-]+)\}")
_NUMBER_COMES = re.compile(r"([Cc]lauses?|[Pp]aragraphs?) \{")
#: What is no part of a copy to be signed: the notes on the draft, and the Refs of the workbook's rows.
_DRAFT_ONLY = "not for_signature"
_DECISIONS = "{% if sla.has_consider_by or sla.has_consultation %}Decisions and who is told{% else %}Who has been told{% endif %}"
_ROW = "{% if for_signature %}No.{% else %}Ref{% endif %}"
#: Up to how many characters fit a line or two of a clause.
_SHORT = 160
_FACTS = (("Detail", 6.0), ("What is agreed", 11.0))


def template() -> Doc:
    """Return the template's document."""
    terms = yaml.safe_load(TERMS.read_text(encoding="utf-8"))
    doc = kit.new_document(title=TITLE, numbered_chapters=False)  # its parts and schedules have names to be cited by
    _own_styles(doc)
    _first_page(doc, terms)
    clauses = _Clauses(doc, terms["clauses"])
    with kit.when(doc, _DRAFT_ONLY):
        _points_to_settle(doc, terms, clauses)
    _what_we_agreed(doc, terms["what_we_agreed"])
    kit.contents(doc, clauses=True, new_page=True)
    _key_information(doc)
    clauses.write()
    schedules = terms["schedules"]
    # Six and seven columns need the width: A4 on its side for the two schedules that are tables.
    kit.new_section(doc, landscape=True)
    _start_schedule(clauses, schedules, 1)
    _charges(doc)
    # Below the charges, not on a page of its own: free support would leave one sentence alone on Schedule 1's page.
    _start_schedule(clauses, schedules, 2)
    _services(doc)
    kit.new_section(doc, landscape=False)
    _start_schedule(clauses, schedules, 3)
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
            ("The {{ sla.party_1 }}", "{{ sla.provider.name }}"),
            ("The {{ sla.party_2 }}", "{{ sla.school.body }}"),
            ("{{ sla.school.label }}", "{{ sla.school.name }}"),
            ("Reference", "{{ sla.internal_reference }}", "sla.has_internal_reference"),
            ("Start date", "{{ sla.start }}"),
            ("End date", "{{ sla.end }}"),
        ],
    )
    with kit.when(doc, _DRAFT_ONLY):
        notice = kit.para(doc, f"**Draft for adaptation.** {terms['draft_notice']}", "Note")
        notice.paragraph_format.space_before = Pt(28)


def _points_to_settle(doc: Doc, terms: dict, clauses: "_Clauses") -> None:
    """Add the notes on the draft, which are no part of the agreement and stand apart from it."""
    words = terms["points"]
    kit.heading(doc, POINTS, 1, new_page=True)
    kit.para(doc, words["intro"], "Note")
    with kit.when(doc, "sla.points"):
        kit.para(doc, words["open"])
        kit.table(
            doc, (("Ref", 2.0), ("What is open", 8.4), ("What the draft says meanwhile", 6.6)),
            [kit.each("p in sla.points", kit.row(("{{ p.ref }}", "Table Source"), "{{ p.what }}", "{{ p.meanwhile }}"))],
            caption="Points that are open", description="Each point that the workbook leaves open, and what the draft says.",
        )  # fmt: skip
    with kit.when(doc, "not sla.points and not draft"):
        kit.para(doc, words["nothing"])
    kit.missing(
        doc, "What is still missing",
        "The workbook has no usable answer to the points below. They must be settled before signing.",
    )  # fmt: skip
    kit.heading(doc, "Questions for your advisers", 2)
    kit.para(doc, words["advisers"], keep_next=True)
    for point in terms["adviser_points"]:
        with _maybe(doc, point):
            clauses.paragraph(point["text"], "List Bullet")
    kit.heading(doc, "Before you sign", 2)
    for paragraph in terms["before_signing"]:
        with _maybe(doc, paragraph):
            kit.para(doc, paragraph["text"])
    kit.heading(doc, "Where the answers come from", 2)
    kit.para(
        doc,
        "This draft was made by matsheets {{ version }} from the workbook {{ sla.workbook }}. {% if dated %}Date: {{ made_on }}. {% endif %}"
        "References such as PAR-11, CHG-01, SRV-01 and DAT-01 name the row of the workbook that an answer comes from.",
        "Source",
    )


def _what_we_agreed(doc: Doc, words: dict) -> None:
    """Add the page that sums up what each side gives."""
    kit.heading(doc, AGREED, 1, new_page=True)
    kit.para(doc, words["intro"])
    kit.para(doc, words["lead"], "Lead")
    rows = []
    for subject in words["subjects"]:
        cells = (kit.lines((subject["title"], "Table Label")), subject["party_1"], subject["party_2"])
        rows.append(kit.only_if(subject["when"], kit.row(*cells)) if "when" in subject else kit.row(*cells))
    made = kit.table(
        doc, (("Subject", 2.8), ("The {{ sla.party_1 }}", 7.1), ("The {{ sla.party_2 }}", 7.1)), rows, caption=AGREED,
        description="For each subject, what the one party gives and what the other gives.",
    )  # fmt: skip
    kit.tighten(made, padding=3)


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
    kit.heading(doc, PARTS[0], 1, new_page=True)
    _facts(doc, "Party 1: the {{ sla.party_1 }}", [
        ("Legal name", "{{ sla.provider.name }}", "PAR-01"),
        ("Status", "Academy trust, a charitable company", ""),
        ("Company number", "{{ sla.provider.number }}", "PAR-30"),
        ("Registered office", "{{ sla.provider.office }}", "PAR-31"),
        ("Address for notices", "{{ sla.provider.address }}", "PAR-02"),
        ("Key contact", "{{ sla.provider.contact }}", "PAR-03"),
        ("Email or telephone", "{{ sla.provider.email }}", "PAR-04"),
    ])  # fmt: skip
    _facts(doc, "Party 2: the {{ sla.party_2 }}", [
        ("Legal name", "{{ sla.school.body }}", "PAR-07"),
        ("Status", "{{ sla.party_2_answer }}", "PAR-27"),
        kit.only_if(
            "not sla.for_governing_body",
            _fact("Company number", "{{ sla.school.number }}", "PAR-34"),
            _fact("Registered office", "{{ sla.school.office }}", "PAR-35"),
        ),
        ("{{ sla.school.label }}", "{{ sla.school.name }}", "PAR-05"),
        kit.only_if("not sla.for_other_trust", _fact("School's URN", "{{ sla.school.urn }}", "PAR-06")),
        kit.only_if(
            "sla.for_governing_body",
            _fact("Kind of school", "{{ sla.school.status }}", "PAR-32"),
            _fact("Local Authority", "{{ sla.school.local_authority }}", "PAR-33"),
        ),
        ("Address for notices", "{{ sla.school.address }}", "PAR-08"),
        ("Key contact", "{{ sla.school.contact }}", "PAR-09"),
        ("Email or telephone", "{{ sla.school.email }}", "PAR-10"),
    ])  # fmt: skip
    _facts(doc, "Dates and notice", [
        ("Start date", "{{ sla.start }}", "PAR-11"),
        ("End date", "{{ sla.end }}", "PAR-12"),
        ("May be extended", "{{ sla.may_extend_answer }}", "PAR-13"),
        kit.only_if("sla.may_extend", _fact("Longest term in all", "{{ sla.maximum_term }}", "PAR-14")),
        ("Notice to end it early", "{{ sla.notice_period }}", "PAR-15"),
    ], whole=True)  # fmt: skip
    _facts(doc, "Services, review and form", [
        ("Services", "As set out in Schedule 2", ""),
        kit.only_if(
            "sla.has_data_sharing", _fact("School Personal Data", "Handled as Schedule 3 sets out", "PAR-29")
        ),
        kit.only_if("sla.no_data", _fact("School Personal Data", "None is handled", "PAR-29")),
        kit.only_if("sla.as_deed", _fact("Form", "Made as a deed", "PAR-38")),
        kit.only_if(
            "sla.has_special_terms", _fact("Special terms", "As set out in the clause of that name", "PAR-26")
        ),
        kit.only_if(
            "sla.has_internal_reference", _fact("Reference", "{{ sla.internal_reference }}", "PAR-19")
        ),
        ("Review meetings", "{{ sla.review_meetings }}", "PAR-24"),
    ], whole=True)  # fmt: skip
    _facts(doc, "Charge, insurance and limits of liability", [
        kit.only_if(
            "sla.charged",
            _fact("Service Charge", "{{ sla.total }} for all the Services, as set out in Schedule 1", "PAR-16"),
            _fact("VAT", "{{ sla.vat }}", "PAR-17"),
            _fact("How it is paid", "By BACS, within {{ sla.payment_days }} of receiving an invoice", "PAR-18"),
        ),
        kit.only_if("not sla.charged", _fact("Charge", "None: the Services are free of charge", "PAR-16")),
        kit.only_if(
            "sla.charged and sla.has_purchase_order", _fact("Purchase order", "{{ sla.purchase_order }}", "PAR-20")
        ),
        ("Insurance minimum", "{{ sla.insurance_minimum }} for any one claim", "PAR-36"),
        (
            "Limit of {% if sla.charged %}the {{ sla.party_1 }}'s {% endif %}liability", "{{ sla.liability_cap }}", "PAR-25"
        ),
        kit.only_if("not sla.no_data", _fact("Limit for personal data", "{{ sla.data_cap }}", "PAR-37")),
        kit.only_if("sla.charged", _fact("Limit of the {{ sla.party_2 }}'s liability", "{{ sla.charge_as_limit }}", "")),
    ])  # fmt: skip
    with kit.when(doc, "sla.has_consider_by or sla.has_consultation or sla.has_regional_director_told"):
        _facts(doc, _DECISIONS, [
            kit.only_if(
                "sla.has_consider_by",
                _fact(
                    "The {{ sla.party_2 }} intends to consider {% if sla.for_other_trust %}a merger{% else %}joining{% endif %} by",
                    "{{ sla.consider_by }}", "PAR-21",
                ),
            ),
            kit.only_if("sla.has_consultation", _fact("Consultation before that", "{{ sla.consultation }}", "PAR-22")),
            kit.only_if(
                "sla.has_regional_director_told",
                _fact("Regional director told of the proposal on", "{{ sla.regional_director_told }}", "PAR-23"),
            ),
        ])  # fmt: skip


def _fact(label: str, value: str, ref: str) -> kit.Row:
    return kit.row((f"{label}[[{_in_draft(f' {ref}')}]]" if ref else label, "Table Label"), value)


def _in_draft(text: str) -> str:
    """Return words that only a draft prints; with the space before them, so that what is around them closes up."""
    return f"{{% if {_DRAFT_ONLY} %}}{text}{{% endif %}}"


def _facts(doc: Doc, title: str, facts: Sequence[tuple[str, str, str] | kit.Tagged], *, whole: bool = False) -> None:
    kit.heading(doc, title, 2)
    rows = [fact if isinstance(fact, kit.Tagged) else _fact(*fact) for fact in facts]
    made = kit.table(
        doc, _FACTS, rows, caption=title, description=f"{title}: a label and what is agreed.", style="Facts Table",
        together=whole or 3,
    )  # fmt: skip
    _mark_refs(made)
    kit.tighten(made, padding=2)


def _mark_refs(made) -> None:
    """Set the Refs beside the labels in their own style, lighter than the label."""
    for run in (run for row in made.rows for run in row.cells[0].paragraphs[0].runs):
        if run.style.name == "Muted":
            run.style = "Row Ref"


def _align_numbers(made, *columns: int) -> None:
    """Set the header of columns of numbers to the right, as their numbers are."""
    for column in columns:
        made.rows[0].cells[column].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


# --- the terms ----------------------------------------------------------------------------------------------------


class _Clauses:
    """Writes the numbered clauses and the cross-references between them."""

    def __init__(self, doc: Doc, clauses: list[dict]) -> None:
        self.doc = doc
        self._clauses = clauses
        self._numbers = dict(_bookmark_numbers(clauses))
        self._bookmark_ids = itertools.count(500_001)

    def write(self) -> None:
        """Write Part B."""
        kit.heading(self.doc, PARTS[1], 1, new_page=True)
        for clause in self._clauses:
            self.paragraph(clause["title"], "Clause Heading", bookmark=f"clause_{_name(clause['id'])}")
            # Why: a heading with one short line below it at the foot of a page belongs to the next.
            clause["paragraphs"][0]["leads"] = len(clause["paragraphs"][0]["text"]) < _SHORT
            for when, group in itertools.groupby(clause["paragraphs"], key=lambda p: p.get("when")):
                if when:
                    with kit.when(self.doc, when):
                        self._paragraphs(group)
                else:
                    self._paragraphs(group)

    def _paragraphs(self, paragraphs: Iterator[dict]) -> None:
        for paragraph in paragraphs:
            bookmark = f"para_{_name(paragraph['id'])}" if "id" in paragraph else ""
            made = self.paragraph(paragraph["text"], "Clause", bookmark=bookmark)
            made.paragraph_format.keep_with_next = (
                True if {"items", "definitions"} & set(paragraph) or paragraph.get("leads") else None
            )
            for definition in paragraph.get("definitions", ()):
                with _maybe(self.doc, definition):
                    self._definition(definition)
            for item in paragraph.get("items", ()):
                with _maybe(self.doc, item):
                    self.paragraph(item["text"], "Subclause")

    def _definition(self, definition: dict) -> None:
        made = self.doc.add_paragraph(style="Definition")
        made.add_run(definition["term"]).style = "Defined Term"
        self._inline(made, f" {definition['text']}")

    def paragraph(self, text: str, style: str, *, bookmark: str = "") -> Paragraph:
        """Add a paragraph whose references to clauses are fields."""
        made = self.doc.add_paragraph(style=style)
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
            if found[1] == "ref":  # with the space before it, so that the sentence closes where it is left out
                paragraph.add_run(text[at : found.start()].rstrip(" "))
                paragraph.add_run(_in_draft(f" ({found[2]})")).style = "Row Ref"
                at = found.end()
                continue
            paragraph.add_run(text[at : found.start()])
            at = found.end()
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


def _start_schedule(clauses: "_Clauses", schedules: dict, number: int) -> None:
    kit.heading(clauses.doc, _schedule_title(number, schedules[number]), 1)
    clauses.paragraph(schedules[number]["intro"], "Normal").paragraph_format.keep_with_next = True


def _charges(doc: Doc) -> None:
    """Add the items, unless the support is free: then the Schedule's first sentence says all."""
    with kit.when(doc, "sla.charged"):
        _charge_items(doc)


def _charge_items(doc: Doc) -> None:
    columns = [(_ROW, 1.9), ("Item", 8.6), ("Basis", 3.5), ("Days or units", 2.0), ("Rate", 2.7), ("Amount", 3.0),
               ("Invoice date", 4.0)]  # fmt: skip
    number = "Table Number"
    line = kit.row(
        ("{{ c.ref }}", "Table Source"), "{{ c.item }}", "{{ c.basis }}", ("{{ c.days }}", number),
        ("{{ c.rate }}", number), ("{{ c.amount }}", number), "{{ c.invoice_date }}",
    )  # fmt: skip
    with kit.when(doc, "sla.charges"):
        total = f"**Total Service Charge: {{{{ sla.total }}}}**{_in_draft(' (PAR-16)')}."
        kit.para(doc, f"{total} {{{{ sla.vat }}}}{_in_draft(' (PAR-17)')}.", keep_next=True)
        with kit.when(doc, "sla.totals_differ"):
            kit.para(
                doc,
                f"The amounts below add up to {{{{ sla.lines_total }}}}, which is not the total recorded{_in_draft(' (PAR-16)')}. "
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
        total = f"{{{{ sla.total }}}}{_in_draft(' (PAR-16)')}"
        kit.para(doc, f"No items of the Service Charge are recorded. The total recorded is {total}.")


def _services(doc: Doc) -> None:
    columns = [(_ROW, 1.9), ("Service", 4.0), ("What is provided", 7.9), ("Provided by", 4.2), ("Days", 1.5),
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
    line = kit.row((f"{{{{ d.label }}}}[[{_in_draft(' {{ d.ref }}')}]]", "Table Label"), "{{ d.text }}", splits=True)
    with kit.when(doc, "sla.data and not sla.no_data"):
        with kit.when(doc, "sla.has_data_sharing"):
            kit.para(doc, words["controller_note"], keep_next=True)
        made = kit.table(
            doc, (("Detail", 4.4), ("What is agreed", 12.6)), [kit.each("d in sla.data", line)], caption="Data protection", style="Facts Table",
            description="What School Personal Data the {{ sla.party_1 }} handles: a label and what is agreed.",
        )  # fmt: skip
        _mark_refs(made)
        kit.tighten(made, padding=2)
    with kit.when(doc, f"{_DRAFT_ONLY} and not sla.data and not sla.no_data"):
        kit.para(doc, words["nothing"])


# --- the last page ------------------------------------------------------------------------------------------------

_COMPANY, _GOVERNORS = "trust", "governing_body"
_POSITION = ("Name:", "Position:")


def _signatures(doc: Doc, words: dict) -> None:
    """Add a place to sign for each Party: for a company as the Companies Act 2006, section 44, has it, for a maintained
    school's governing body as the Education Act 2002, schedule 1, does; with witnesses where it is a deed.
    """  # noqa: D205
    kit.heading(doc, SIGNATURES, 1, new_page=True)
    kit.para(doc, words["intro"])
    _place_to_sign(doc, words, _COMPANY, "{{ sla.party_1 }}", "{{ sla.provider.name }}")
    for kind, condition in ((_GOVERNORS, "sla.for_governing_body"), (_COMPANY, "not sla.for_governing_body")):
        with kit.when(doc, condition):
            _place_to_sign(doc, words, kind, "{{ sla.party_2 }}", "{{ sla.school.body }}")


def _place_to_sign(doc: Doc, words: dict, kind: str, party: str, name: str) -> None:
    """Add where one Party signs; each cell says what goes there, so that none is empty when read aloud."""
    of_kind = words[kind]
    minute = ("By minute dated:",) if kind == _GOVERNORS else ()
    by_deed = (
        *(
            _signatory(who, *_POSITION, *(() if number else minute), kept=True)
            for number, who in enumerate(of_kind["deed_signs"])
        ),
        _signatory(of_kind["deed_witness"], "Name:", "Occupation:", "Address:"),
    )
    kit.heading(doc, f"The {party}", 2)
    how = "{% if sla.as_deed %}Executed as a deed by{% else %}Signed for and on behalf of{% endif %}"
    kit.para(doc, f"{how} **{name}**{{% if sla.as_deed %}}, {of_kind['as_deed']}{{% endif %}}", keep_next=True)
    made = kit.table(
        doc, (("Who signs", 5.2), ("Signature", 4.6), ("In capitals", 4.6), ("Date", 2.6)),
        [kit.only_if("sla.as_deed", *by_deed), kit.only_if("not sla.as_deed", _signatory(of_kind["signs"], *_POSITION, *minute))],
        caption=f"Signature of the {party}", description="A row for each person who signs, with space for what they write.",
        together=1,
    )  # fmt: skip
    for row in made.rows:
        # A deed has three to sign for each Party, and both Parties sign on one page.
        before, after = (14, 12) if row.cells[0].text == of_kind["signs"] else (5, 3)
        for paragraph in (p for cell in row.cells for p in cell.paragraphs if p.style.name == "Signature"):
            paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)


def _signatory(who: str, *written: str, kept: bool = False) -> kit.Row:
    capitals = kit.lines(*((label, "Signature") for label in written))
    signed, dated = (kit.lines((label, "Signature")) for label in ("Signed:", "Date:"))
    return kit.row((who, "Table Text"), signed, capitals, dated, kept=kept)
