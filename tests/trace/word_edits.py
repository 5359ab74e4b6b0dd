"""A document as somebody edits it in Word, with python-docx: by hand or tracked, at random, and what should come of it."""

from __future__ import annotations

import base64
import copy
import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

#: What people write in its place; the marks are those that Word sets by itself.
WORDS = (
    "governors",
    "by half term",
    "Priya Raman",
    "£1,850",
    "a twenty-minute call",
    "head’s",
    "“early help”",
    "Year 6",
    "A & B < C",
)
NAMES = ("Sadia Rehman, director of education", "Tom O'Hara, chair", "Anwen Hâf-Price", "Jo Li")
DATES = ("4 September 2026", "11 December 2026", "26 March 2027", "16 July 2027", "29 October 2027")
#: By the label of a priority's row, the header of the workbook's column, for rows that print one text.
TEXTS = {"Lead": "Lead", "Support": "Support", "Resources": "Resources",
         "Monitoring": "How it is monitored", "Success": "What success looks like"}  # fmt: skip


def plain(text: str) -> str:
    """Text as it is compared: single spaces, hyphens as they are typed."""
    return " ".join(text.replace("\u2011", "-").split())


@dataclass
class Edited:
    """A document that is being edited, and what pull is to make of it.

    Attributes:
        changes: by Ref and header, what each cell is to say, on one line.
        listed: texts of the document or the workbook that are to be listed as not taken.
        removed: the Refs of priorities that were taken out.
        new: the objectives of priorities that were put in.
        rearranged: whether a table was split, or stands twice, which is no difference of words.
        touched: the Refs that were edited, so that none is edited twice.
    """

    document: object
    changes: dict[tuple[str, str], str] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    rearranged: bool = False
    touched: set[str] = field(default_factory=set)

    def bytes(self) -> bytes:
        """The document as it is saved."""
        out = io.BytesIO()
        self.document.save(out)  # type: ignore[attr-defined]
        return out.getvalue()

    @property
    def cards(self) -> dict[str, Table]:
        """The table of each priority, by its Ref; of two with one Ref, the first."""
        found: dict[str, Table] = {}
        for table in self.document.tables:  # type: ignore[attr-defined]
            found.setdefault(plain(table.rows[0].cells[0].text), table)
        return {ref: table for ref, table in found.items() if ref.startswith("PLAN-") and len(ref) == 7}

    def row(self, ref: str, label: str) -> list[Paragraph]:
        """The paragraphs of a priority's answer."""
        return next(r.cells[1].paragraphs for r in self.cards[ref].rows if plain(r.cells[0].text) == label)

    def title(self, ref: str) -> Paragraph:
        """The heading over a priority's table."""
        return Paragraph(self.cards[ref]._tbl.getprevious(), self.document)


def opened(content: bytes) -> Edited:
    """Open a document to edit it."""
    return Edited(Document(io.BytesIO(content)))


def say(paragraph: Paragraph, text: str, *, tracked: bool) -> None:
    """Let a paragraph say something else, as one run in the format of its first; or as a tracked change of words."""
    if not tracked:
        runs = paragraph.runs
        for run in runs[1:]:
            run._r.getparent().remove(run._r)
        if runs:
            runs[0].text = text
        else:
            paragraph.add_run(text)
        return
    old = [run._r for run in paragraph.runs]
    deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
    for mark, number in ((deleted, "901"), (inserted, "902")):
        mark.set(qn("w:id"), number)
        mark.set(qn("w:author"), "A head")
        mark.set(qn("w:date"), "2026-03-02T10:00:00Z")
    paragraph._p.append(deleted)
    for run in old:
        for part in run.iter(qn("w:t")):
            part.tag = qn("w:delText")
            part.set(qn("xml:space"), "preserve")
        deleted.append(run)
    if text:
        made = OxmlElement("w:r")
        words = OxmlElement("w:t")
        words.text = text
        words.set(qn("xml:space"), "preserve")
        made.append(words)
        inserted.append(made)
        paragraph._p.append(inserted)


def free(edited: Edited, rng: random.Random) -> str:
    """A priority that was not edited yet."""
    return rng.choice([ref for ref in edited.cards if ref not in edited.touched])


def other_words(text: str, rng: random.Random) -> str:
    """A text with some of its words changed, put in or taken out."""
    words = text.split()
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(words))
        how = rng.randrange(3)
        if how == 0:
            words[at] = rng.choice(WORDS)
        elif how == 1:
            words.insert(at, rng.choice(WORDS))
        elif len(words) > 3:
            del words[at]
    changed = " ".join(words)
    return changed if changed != text else f"{text} {rng.choice(WORDS)}"


def another_name(edited: Edited, ref: str, rng: random.Random) -> str:
    """A name that is not the lead's."""
    return rng.choice([name for name in NAMES if name != plain(edited.row(ref, "Lead")[0].text)])


# --- the edits -----------------------------------------------------------------------------------------------------


def words(edited: Edited, rng: random.Random) -> None:
    """Other words in one answer."""
    ref, label = free(edited, rng), rng.choice([label for label in TEXTS if label != "Lead"])
    edited.touched.add(ref)
    paragraphs = edited.row(ref, label)
    text = other_words(plain(paragraphs[0].text), rng)
    say(paragraphs[0], text, tracked=rng.random() < 0.4)
    edited.changes[ref, TEXTS[label]] = plain(" ".join([text, *(p.text for p in paragraphs[1:])]))


def lead(edited: Edited, rng: random.Random) -> None:
    """Another lead."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    name = another_name(edited, ref, rng)
    say(edited.row(ref, "Lead")[0], name, tracked=rng.random() < 0.4)
    edited.changes[ref, "Lead"] = name


def blank(edited: Edited, rng: random.Random) -> None:
    """An answer deleted."""
    ref, label = free(edited, rng), rng.choice(list(TEXTS))
    edited.touched.add(ref)
    for paragraph in edited.row(ref, label):
        say(paragraph, "", tracked=rng.random() < 0.4)
    edited.changes[ref, TEXTS[label]] = ""


def objective(edited: Edited, rng: random.Random) -> None:
    """Other words in the title of a priority."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    title = edited.title(ref)
    say(title, text := other_words(plain(title.text), rng), tracked=rng.random() < 0.4)
    edited.changes[ref, "Objective"] = text


def dates(edited: Edited, rng: random.Random) -> None:
    """Another start, due date or review."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    when = edited.row(ref, "When")[0]
    both, _, review = plain(when.text).partition(". Next review: ")
    start, _, due = both.partition(" to ")
    new = dict(zip(("Start", "Due", "Review on"), (start, due, review), strict=True))
    header = rng.choice(list(new))
    new[header] = rng.choice([day for day in DATES if day != new[header]])
    say(when, f"{new['Start']} to {new['Due']}. Next review: {new['Review on']}", tracked=rng.random() < 0.4)
    edited.changes[ref, header] = new[header]


def no_date(edited: Edited, rng: random.Random) -> None:
    """A review on what is no date."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    when = edited.row(ref, "When")[0]
    say(when, f"{plain(when.text).partition('. Next')[0]}. Next review: after Easter", tracked=False)
    edited.listed.append("after Easter")


def actions(edited: Edited, rng: random.Random) -> None:
    """An action reworded, put in or taken out."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    items = edited.row(ref, "Actions")
    at = rng.randrange(len(items))
    texts = [plain(item.text) for item in items]
    how = rng.randrange(3)
    if how == 0:
        texts[at] = other_words(texts[at], rng)
        say(items[at], texts[at], tracked=rng.random() < 0.4)
    elif how == 1:
        made = copy.deepcopy(items[at]._p)
        items[at]._p.addnext(made)
        texts.insert(at + 1, f"Tell {rng.choice(NAMES)}")
        say(Paragraph(made, items[at]._parent), texts[at + 1], tracked=False)
    elif len(items) > 1:
        del texts[at]
        if rng.random() < 0.5:
            say(items[at], "", tracked=True)
        else:
            items[at]._p.getparent().remove(items[at]._p)
    else:
        texts[at] = f"{texts[at]} soon"
        say(items[at], texts[at], tracked=False)
    edited.changes[ref, "Actions"] = plain(" ".join(texts))


def everywhere(edited: Edited, rng: random.Random) -> None:
    """Another lead in the priority and where the plan stands at a glance."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    name = another_name(edited, ref, rng)
    glance = next(t for t in edited.document.tables if plain(t.rows[0].cells[0].text) == "What will be different")  # type: ignore[attr-defined]
    row = next(row for row in glance.rows if plain(row.cells[0].text).startswith(ref))
    for paragraph in (edited.row(ref, "Lead")[0], row.cells[1].paragraphs[0]):
        say(paragraph, name, tracked=False)
    edited.changes[ref, "Lead"] = name


def rating(edited: Edited, rng: random.Random) -> None:
    """Another rating, which is never pulled."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    header = edited.cards[ref].rows[0].cells[1].paragraphs[0]
    shaded = [run for run in header.runs if run.text.strip() and "·" not in run.text][-1]
    shaded.text = shaded.text.replace(shaded.text.strip(), "Excellent")
    edited.listed.append("Excellent")


def other_ref(edited: Edited, rng: random.Random) -> None:
    """Another Ref over a priority, which is never pulled."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    say(edited.cards[ref].rows[0].cells[0].paragraphs[0], new := f"PLAN-{rng.randint(60, 90)}", tracked=False)
    edited.touched.add(new)
    edited.listed.append(new)


def outside(edited: Edited, rng: random.Random) -> None:
    """A sentence of the document's own, or one that was put in, which no cell holds."""
    paragraphs = [p for p in edited.document.paragraphs if p.text.startswith(("In the framework", "Round:"))]  # type: ignore[attr-defined]
    at = rng.choice(paragraphs)
    text = f"Seen by {rng.choice(NAMES)} on {rng.choice(DATES)}, number {len(edited.listed)}."
    if rng.random() < 0.5:
        at.insert_paragraph_before(text)
    else:
        at.add_run(f" {text}")
    edited.listed.append(text)


def take_out(edited: Edited, rng: random.Random) -> None:
    """A priority taken out."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    title, table = edited.title(ref)._p, edited.cards[ref]._tbl
    for element in (title, table):
        element.getparent().remove(element)
    edited.removed.append(ref)


def copied(edited: Edited, rng: random.Random) -> tuple[str, Any, Any]:
    """Copy a priority below itself; return its Ref, and the title and the table of the copy."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    table = edited.cards[ref]._tbl
    title, new = copy.deepcopy(table.getprevious()), copy.deepcopy(table)
    table.addnext(title)
    title.addnext(new)
    return ref, title, new


def put_in(edited: Edited, rng: random.Random) -> None:
    """A priority copied below another, with another objective and no Ref."""
    _, title, new = copied(edited, rng)
    own = Table(new, edited.document)
    text = f"Something new that matters, number {len(edited.new)} of {rng.randint(100, 999)}."
    say(Paragraph(title, edited.document), text, tracked=False)
    say(own.rows[0].cells[0].paragraphs[0], rng.choice(["", "New"]), tracked=False)
    for row in own.rows[1:]:
        if plain(row.cells[0].text) == "Lead":
            say(row.cells[1].paragraphs[0], "Somebody new", tracked=False)
    edited.new.append(text)


def pasted_copy(edited: Edited, rng: random.Random) -> None:
    """A priority copied below itself with its Ref, and another lead in one of the two."""
    ref, _, _ = copied(edited, rng)
    name = another_name(edited, ref, rng)
    say(edited.row(ref, "Lead")[0], name, tracked=False)
    edited.listed += [name, f"{ref} "]
    edited.rearranged = True


def new_with_rows(edited: Edited, rng: random.Random) -> None:
    """A new priority with a row of its own, and words in the place of its dates."""
    put_in(edited, rng)
    card = next(t for t in edited.document.tables if any("Somebody new" in c.text for r in t.rows for c in r.cells))  # type: ignore[attr-defined]
    when = next(row for row in card.rows if plain(row.cells[0].text) == "When")
    say(when.cells[1].paragraphs[0], text := f"by {rng.choice(DATES)}", tracked=False)
    made = copy.deepcopy(when._tr)
    when._tr.addnext(made)
    risk = f"Number {rng.randint(100, 999)} may leave"
    row = next(row for row in card.rows if row._tr is made)
    say(row.cells[0].paragraphs[0], "Risks", tracked=False)
    say(row.cells[1].paragraphs[0], risk, tracked=False)
    edited.listed += [text, risk]


def struck(edited: Edited, rng: random.Random) -> None:
    """Words struck through, or hidden, and others after them."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    paragraph, name = edited.row(ref, "Lead")[0], another_name(edited, ref, rng)
    how = rng.choice(["strike", "double_strike", "hidden"])
    for run in paragraph.runs:
        setattr(run.font, how, True)
    added = paragraph.add_run(name)
    setattr(added.font, how, False)
    edited.changes[ref, "Lead"] = name


def in_field(edited: Edited, rng: random.Random) -> None:
    """A lead that stands in a field, such as that of a link or of a name from elsewhere."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    paragraph, name = edited.row(ref, "Lead")[0], another_name(edited, ref, rng)
    say(paragraph, name, tracked=False)
    run = paragraph.runs[0]._r
    if rng.random() < 0.5:
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), ' HYPERLINK "mailto:head@example.org" ')
        run.addprevious(simple)
        simple.append(run)
    else:
        for kind, place in (
            ("begin", run.addprevious),
            ("instr", run.addprevious),
            ("separate", run.addprevious),
            ("end", run.addnext),
        ):
            made = OxmlElement("w:r")
            part = OxmlElement("w:instrText" if kind == "instr" else "w:fldChar")
            if kind == "instr":
                part.text = ' HYPERLINK "mailto:head@example.org" '
            else:
                part.set(qn("w:fldCharType"), kind)
            made.append(part)
            place(made)
    edited.changes[ref, "Lead"] = name


def picture(edited: Edited, rng: random.Random) -> None:
    """A picture beside an answer, or in its place."""
    ref, label = free(edited, rng), rng.choice(list(TEXTS))
    edited.touched.add(ref)
    paragraph = edited.row(ref, label)[0]
    if rng.random() < 0.5:
        say(paragraph, "", tracked=False)
    paragraph.add_run().add_picture(io.BytesIO(_PIXEL))
    edited.listed.append("[picture]")


def split_table(edited: Edited, rng: random.Random) -> None:
    """A priority's table split in two, and another lead in its lower part."""
    ref = free(edited, rng)
    edited.touched.add(ref)
    name = another_name(edited, ref, rng)
    say(edited.row(ref, "Lead")[0], name, tracked=False)
    rows = edited.cards[ref].rows
    at = next(n for n, row in enumerate(rows) if plain(row.cells[0].text) == "Lead")
    table = edited.cards[ref]._tbl
    lower = copy.deepcopy(table)
    table.addnext(lower)
    table.addnext(OxmlElement("w:p"))
    for n, (row, other) in enumerate(zip(list(rows), list(Table(lower, edited.document).rows), strict=True)):  # type: ignore[arg-type]
        gone = row._tr if n >= at else other._tr
        gone.getparent().remove(gone)
    edited.rearranged = True
    edited.changes[ref, "Lead"] = name


#: A picture of one pixel.
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
#: The edits, and how often each is made.
EDITS: dict[Callable[[Edited, random.Random], None], int] = {
    words: 8, lead: 4, blank: 3, objective: 4, dates: 5, no_date: 1, actions: 6, everywhere: 3, rating: 1, other_ref: 1, outside: 2,
    take_out: 1, put_in: 2, pasted_copy: 1, new_with_rows: 1, struck: 2, in_field: 2, picture: 2, split_table: 2,
}  # fmt: skip


def edit_at_random(content: bytes, seed: int, count: int) -> Edited:
    """Return a document with so many edits, each to another priority."""
    rng = random.Random(seed)
    edited = opened(content)
    for edit in rng.choices(list(EDITS), list(EDITS.values()), k=count):
        edit(edited, rng)
    return edited
