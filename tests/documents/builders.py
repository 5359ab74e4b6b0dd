"""Reviews for the tests of documents, put together from the dataclasses themselves: no workbook, no reader."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE

from matsheets.documents.contexts.document_kinds import REVIEW_DOCUMENTS, DocumentKind
from matsheets.model.assessment import Assessment
from matsheets.model.cells import CellRef
from matsheets.model.framework import Element, Framework, Heading, Rating
from matsheets.model.framework_file import load_framework
from matsheets.model.framework_map import FrameworkEdition, FrameworkMap, MapLink, Matter, MatterList, OpenMap
from matsheets.model.respondents import AGREED, GROUPS, Respondent
from matsheets.model.workbook_identity import Identity
from matsheets.review.review import (
    ElementReview,
    Gap,
    HeadingReview,
    Issue,
    MediumTermPriority,
    NoAction,
    Priority,
    Review,
    Source,
    View,
)

FRAMEWORK_FILE = Path(__file__).parents[2] / "workbook_templates" / "mat-assurance-framework"
ROOT = Path(__file__).parents[2]
#: The documents that a trust's own workbooks make; what is shared is made from a pack.
OWN_DOCUMENTS = tuple(kind for kind in REVIEW_DOCUMENTS if kind is not DocumentKind.SHARED)
MADE_ON = dt.date(2026, 11, 9)
VERSION = "0.0.test"

NASTY_TRUST = 'St Æthelwine\'s & "Oak" <Learning> Trust'
EXECUTIVE, TRUSTEES, HEADS, MENTOR = (group.label for group in GROUPS[:4])


@cache
def framework() -> Framework:
    """The shipped framework, from its file; read once."""
    return load_framework(FRAMEWORK_FILE)


def blank_document() -> WordDocument:
    """python-docx's blank document, without what makes it large: a hundred table styles, twice, and a picture of it."""
    return Document(io.BytesIO(_blank()))


@cache
def _blank() -> bytes:
    doc = Document()
    for holder, unused in ((doc.part.rels, "stylesWithEffects"), (doc.part.package.rels, "thumbnail")):
        del holder[next(key for key, link in holder.items() if link.reltype.endswith(f"/{unused}"))]
    for style in list(doc.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in {"Normal Table", "Table Grid"}:
            style.delete()
    out = io.BytesIO()
    doc.save(out)
    return out.getvalue()


def small_framework() -> Framework:
    """A framework with five headings and twelve elements, and three ratings in other colours."""
    full = framework()
    scale = replace(
        full.scale,
        ratings=(
            Rating("low", "Emerging", "early days", "E", "FFFFFF", "000000", 1, weak=True),
            Rating("mid", "Developing", "on the way", "D", "DDDDDD", "000000", 2, weak=True),
            Rating("high", "Secure", "well established", "S", "123456", "FFFFFF", 3),
        ),
    )
    sizes = (3, 2, 3, 2, 2)
    headings = tuple(
        Heading(
            f"pillar-{n}", f"P{'ABCDE'[n]}", f"Pillar {n + 1}", f"Pillar {n + 1}", f"What pillar {n + 1} asks.",
            tuple(
                Element(f"theme-{n}-{i}", f"P{'ABCDE'[n]}-{i + 1:02d}", *[f"Theme {n + 1}.{i + 1}"] * 2, "• Why?", ("weak", "strong"))
                for i in range(size)
            ),
        )
        for n, size in enumerate(sizes)
    )  # fmt: skip
    return replace(full, id="small", edition="Five headings, twelve elements", scale=scale, headings=headings)


def respondent(group: str, number: int = 1, **change: object) -> Respondent:
    """One respondent with an invented name."""
    made = Respondent(
        group, f"Person {number}", f"Role {number}", dt.date(2026, 10, 13 + number % 9), f"{number:02d} {group}.xlsx"
    )
    return made._replace(**change)  # type: ignore[arg-type]


def view(of: Respondent, element: Element, rating: Rating | None, rationale: str = "", evidence: str = "") -> View:
    """What a respondent says of an element."""
    return View(of, rating, rationale, evidence, Source(of.file, element.ref, CellRef(2, 5, 6, "1 Vision")))


def assessment(of: Respondent, frame: Framework) -> Assessment:
    """An assessment that says nothing but where it comes from."""
    return Assessment(
        of.file, "0123456789abcdef" * 4, frame, ("review", "plan"), Identity(1, frame.id, frame.edition), (), (), ()
    )


def empty_review(**change: object) -> Review:
    """A review in which nobody answered anything, from one workbook without a group."""
    frame = change.pop("framework", None) or framework()
    assert isinstance(frame, Framework)
    nobody = Respondent("", "", "", None, "empty.xlsx")
    headings = tuple(
        HeadingReview(h, tuple(ElementReview(e, h, (view(nobody, e, None),), None) for e in h.elements))
        for h in frame.headings
    )
    gaps = tuple(Gap(nobody, "rating, rationale, evidence", e.ref) for e in frame.elements)
    made = Review(frame, "", "", {}, (nobody,), (assessment(nobody, frame),), headings, (), (), (), (), (), gaps)
    return replace(made.by_map(map_of(frame)), **change)  # type: ignore[arg-type]


#: Matters of an invented list: two elements bear on the first, the second of them on the second too, nothing on the third.
MATTERS = (
    Matter("money", "Money", "What it is spent on."), Matter("people", "People", ""), Matter("place", "Place", "Where it is.")
)  # fmt: skip


def map_of(frame: Framework) -> OpenMap:
    """A map of a framework's first two elements to invented matters."""
    one, two = (element.ref for element in frame.elements[:2])
    links = (MapLink(one, "money"), MapLink(two, "money", why="It says who pays."), MapLink(two, "people"))
    target = MatterList("ours", "Our own matters", "First", "Nobody else knows them.", "Our words.", MATTERS)
    edition = FrameworkEdition.of(frame)
    made = FrameworkMap("ours", "Ours by matter", "7", "Two sides.", "Our reading.", edition, target, links)
    return OpenMap(made, frame, target)


REASONS = (
    "Trustees, executives and headteachers give much the same account of what the trust is for, and two schools were turned "
    "down last year because they did not fit it. Parents in the two newest schools could not yet say why they belong.",
    "Practice is strong where the deputy chief executive works in person and thin elsewhere. Nothing is written down, so it "
    "depends on who is free.\nWe have begun to train two more people.",
    "We know our numbers well. We know much less about what they feel like in a classroom.",
    "The plan was agreed in July & reviewed in September; four of five schools follow it.",
)
PROOF = (
    "Board minutes, March and July 2026; staff survey, June 2026 (81% response).",
    "School improvement log 2025/26; visit notes from Alder, Hazel and Rowan.",
    "Data dashboard, week 6; trustees' questions of 22 September.",
    "",
)


def rich_review(groups: int = 4, *, agreed: bool = True, frame: Framework | None = None, **change: object) -> Review:
    """A review with many answers: several groups, an agreed view of most elements, a plan of eight priorities."""
    frame = frame or framework()
    labels = [GROUPS[n % 4].label for n in range(groups)]
    people = [respondent(label, n + 1) for n, label in enumerate(labels)]
    settled = respondent(AGREED, 90, name="Diagnostic meeting", role="Mentor and trust together", file="90 agreed.xlsx")
    ratings = frame.scale.ratings
    headings, count = [], 0
    for heading in frame.headings:
        elements = []
        for element in heading.elements:
            views = tuple(
                view(p, element, None if (count + n) % 11 == 10 else ratings[(count * 2 + n * (1 + count % 2)) % len(ratings)],
                     REASONS[(count + n) % 4], PROOF[(count + n) % 4])
                for n, p in enumerate(people)
            )  # fmt: skip
            chosen = ratings[(count * 3 + count // 4) % len(ratings)]
            own = (
                view(settled, element, chosen, REASONS[count % 4], PROOF[count % 3])
                if agreed and count % 6 != 5
                else None
            )
            elements.append(ElementReview(element, heading, views, own))
            count += 1
        headings.append(HeadingReview(heading, tuple(elements)))
    everyone = tuple([*people, settled] if agreed else people)
    gaps = tuple(
        Gap(p, "rating" if n % 2 else "evidence", frame.elements[n * 3 % len(frame.elements)].ref)
        for n, p in enumerate(people[:3])
    )
    made = Review(
        frame, "Oakfield Learning Trust", "Baseline", FACTS, everyone, tuple(assessment(p, frame) for p in everyone),
        tuple(headings), tuple(issues(people)), tuple(priorities(frame, settled)), tuple(no_actions(frame, settled)),
        (), (), gaps, plan_from=settled.file, arranged_by=map_of(frame),
    )  # fmt: skip
    return replace(made, **change)  # type: ignore[arg-type]


def not_rated(review: Review, ref: str, by: Respondent, reason: str) -> Review:
    """The same review, but that one respondent says of an element that it is not rated, and why."""

    def changed(found: ElementReview) -> ElementReview:
        if found.element.ref != ref:
            return found
        own = view(by, found.element, None, reason)._replace(not_rated=True)
        if by.agreed:
            return found._replace(agreed=own)
        return found._replace(views=tuple(own if v.respondent == by else v for v in found.views))

    headings = tuple(h._replace(elements=tuple(map(changed, h.elements))) for h in review.headings)
    return replace(review, headings=headings)


FACTS: dict[str, object] = {
    "trust_name": "Oakfield Learning Trust",
    "region": "East Midlands",
    "chief_executive": "Maryam Hussain",
    "chair": "Peter Łukasik",
    "mentor_trust": "Harbour Bridge Education Trust",
    "mentor": "Dr Siân Pryce",
    "meeting_date": dt.date(2026, 11, 5),
    "presenter": "Maryam Hussain, chief executive",
    "handling": "Board, executive team and advisers only",
    "meeting_people": "Maryam Hussain, chief executive\nPeter Łukasik, chair of trustees\nDr Siân Pryce, mentor\nJo Okafor, "
    "director of education",
}


def issues(people: list[Respondent]) -> list[Issue]:
    """Two issues beyond the framework."""
    return [
        Issue(
            "Reserves after the boiler replacements", "Two schools' heating failed in the same winter. Reserves are at 3.1% "
            "of income, below the board's own floor of 5%.", "Condition surveys of 2025; finance report, September 2026.",
            "Finance director brings a three-year plan to the December board.", p, Source(p.file, f"BEY-{n + 1:02d}"),
        )
        for n, p in enumerate(people[:2])
    ]  # fmt: skip


def priorities(frame: Framework, of: Respondent, count: int = 8) -> list[Priority]:
    """Priorities on elements and whole headings, with dates over four terms."""
    made = []
    for n in range(count):
        heading = frame.headings[n * 2 % len(frame.headings)]
        element = None if n % 4 == 3 else heading.elements[n % len(heading.elements)]
        start = dt.date(2026, 11, 16) + dt.timedelta(days=41 * (n % 6))
        due = start + dt.timedelta(days=90 + 60 * (n % 3))
        made.append(
            Priority(
                heading, element,
                "Every school's improvement plan draws on one shared description of good teaching, and teachers can say what "
                "it means in their subject." if n % 2 else "Heads know what help they can ask for, and from whom.",
                "Write the description with two teachers from each school.\nTry it in Alder and Hazel for half a term.\n"
                "Publish it with examples, and train subject leaders.",
                "Jo Okafor, director of education" if n % 3 else "Maryam Hussain, chief executive",
                "Mentor's director of education reads the draft and joins one visit each half term.",
                start, due, "£6,400 for supply cover; 12 days of the director's time.",
                "Half-termly report to the standards committee, with notes of visits.",
                "By July 2027, 85% of teachers in the staff survey say that they use it weekly (from 34%).",
                None if n == 5 else due - dt.timedelta(days=20 * (n % 2)),
                Source(of.file, f"PLAN-{n + 1:02d}", CellRef(9, 5 + n, 1, "Plan")),
            )
        )  # fmt: skip
    return made


def no_actions(frame: Framework, of: Respondent) -> list[NoAction]:
    """One area that is left for now."""
    heading = frame.headings[1]
    reason = "The new people strategy starts in January; we look again once it has run for two terms."
    return [NoAction(heading, heading.elements[0], reason, Source(of.file, "PLAN-12"))]


def medium_term(frame: Framework, of: Respondent) -> list[MediumTermPriority]:
    """Two medium-term priorities."""
    return [
        MediumTermPriority(
            heading, f"Open a trust-wide programme for {heading.title.lower()}.", "The plan's first year showed that it pays.",
            "Summer 2028", "Jo Okafor", Source(of.file, f"MED-{n:02d}"),
        )
        for n, heading in enumerate(frame.headings[:2], start=1)
    ]  # fmt: skip


# --- reading documents back ----------------------------------------------------------------------------------------


def paragraphs_of(document: bytes) -> list[str]:
    """The text of every paragraph, those in tables included, line breaks as newlines."""
    from docx import Document
    from docx.text.paragraph import Paragraph

    body = Document(io.BytesIO(document)).element.body
    return [Paragraph(p, None).text for p in body.iter(f"{{{_W}}}p")]  # type: ignore[arg-type]


def text_of(document: bytes) -> str:
    """All the text of a document's body."""
    return "\n".join(paragraphs_of(document))


def tables_of(document: bytes) -> dict[str, list[list[str]]]:
    """The tables of a document by their title, as texts."""
    from docx import Document
    from docx.oxml.ns import qn

    found = {}
    for table in Document(io.BytesIO(document)).tables:
        title = table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        found[title] = [[cell.text for cell in row.cells] for row in table.rows]
    return found


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


# --- Strict Open XML -----------------------------------------------------------------------------------------------

#: By the Transitional name of a namespace or relationship: the Strict one (ISO/IEC 29500-1, annexes A and F).
STRICT = {
    f"http://schemas.openxmlformats.org/{usual}": f"http://purl.oclc.org/ooxml/{strict}"
    for usual, strict in {
        "wordprocessingml/2006/main": "wordprocessingml/main",
        "officeDocument/2006/relationships": "officeDocument/relationships",
        "officeDocument/2006/relationships/custom-properties": "officeDocument/relationships/customProperties",
        "officeDocument/2006/relationships/extended-properties": "officeDocument/relationships/extendedProperties",
        "officeDocument/2006/custom-properties": "officeDocument/customProperties",
        "officeDocument/2006/extended-properties": "officeDocument/extendedProperties",
        "officeDocument/2006/docPropsVTypes": "officeDocument/docPropsVTypes",
        "officeDocument/2006/math": "officeDocument/math",
        "drawingml/2006/main": "drawingml/main",
        "drawingml/2006/chart": "drawingml/chart",
        "drawingml/2006/picture": "drawingml/picture",
        "drawingml/2006/wordprocessingDrawing": "drawingml/wordprocessingDrawing",
    }.items()
}


def as_strict(document: bytes) -> bytes:
    """A Word document as Word saves it as "Strict Open XML Document"."""
    out = io.BytesIO()
    longest_first = sorted(STRICT, key=len, reverse=True)
    with zipfile.ZipFile(io.BytesIO(document)) as package, zipfile.ZipFile(out, "w") as target:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith((".xml", ".rels")):
                for usual in longest_first:
                    part = part.replace(usual.encode(), STRICT[usual].encode())
                part = part.replace(b"<w:document ", b'<w:document w:conformance="strict" ', 1)
            target.writestr(name, part)
    return out.getvalue()
