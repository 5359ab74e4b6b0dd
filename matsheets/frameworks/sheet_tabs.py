"""The tabs of a framework's spreadsheet: titles, headers, prompts. What draws it and what reads it both look here.

A column is found by its header and a field by its label, so rows, columns and tabs may be moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matsheets.model.cells import fold
from matsheets.model.framework import WORD_NAMES, Descriptors
from matsheets.model.parsing import Choice
from matsheets.workbook.layout.choices import YES_NO
from matsheets.workbook.layout.schema import Column, Entry, Kind, Row, Tab
from matsheets.workbook.read.framework_sheets import FRAMEWORK_TABS

#: The custom document property by which a framework's spreadsheet is known, and its version.
SHEET_VERSION = "1"

HOW_TO = "How to"
#: The tabs that are read.
FRAMEWORK, SCALE, HEADINGS, ELEMENTS = READ_TABS = FRAMEWORK_TABS

#: What the drop-downs offer.
DESCRIPTORS = {
    Descriptors.ENDS: Choice("Both ends", ("ends", "weakest and strongest", "the weakest and the strongest", "both")),
    Descriptors.STRONGEST: Choice("Strongest only", ("strongest", "the strongest", "the strongest only")),
    Descriptors.EACH: Choice("Each rating", ("each", "every rating", "all", "all ratings")),
}
NEEDS_ACTION, NEITHER, EXPLANATION, STRENGTH = COUNTS_AS = (
    Choice("Needs action", ("action", "weak", "area for improvement")),
    Choice("Neither", ("middle", "neither of them")),
    Choice("Explanation", ("explains", "an explanation")),
    Choice("Strength", ("strong", "a strength")),
)
LISTS = {"descriptors": tuple(DESCRIPTORS.values()), "counts_as": COUNTS_AS, "yes_no": YES_NO}

#: Rows to write in that every table has, whatever the framework has already.
ROOM = {SCALE: 7, HEADINGS: 12, ELEMENTS: 80}
#: Free rows below what a framework has.
SPARE = {SCALE: 2, HEADINGS: 2, ELEMENTS: 6}


class SheetField(NamedTuple):
    """A row of the tab of the framework itself: what the framework's file calls it, its label here, and what it is for."""

    key: str
    label: str
    help: str


_FIELDS = (
    SheetField("title", "Title", "The name that people know it by. It stands in every workbook and document."),
    SheetField(
        "edition",
        "Edition",
        "Which version this is, such as 1.0 or September 2026. Change it whenever you change a question or a descriptor: "
        "workbooks remember the edition that they were made on.",
    ),
    SheetField("source", "Source", "Who wrote the headings and where they were published. If that is your own trust, say so."),
    SheetField("wording", "Wording", "Who wrote the questions and descriptors, and when."),
    SheetField(
        "descriptors",
        "Descriptors",
        "Which ratings you describe for every element. The tab Elements has a column for each of them.",
    ),
    SheetField(
        "id",
        "Id",
        "A name for computers, in small letters with hyphens. Left blank, it is made from the title. A new edition keeps it.",
    ),
    SheetField("superseded_by", "Superseded by", "Leave this blank until a newer edition replaces this one. Then name that edition."),
)  # fmt: skip
_OF_ONE = "In small letters, as in the middle of a sentence"
#: For each word: the label of one, the label of several, and what the help of one says of it.
_WORDS = {
    "heading": ("One heading is called", "Several headings are called", f"{_OF_ONE}: heading, pillar, domain, principle."),
    "element": ("One element is called", "Several elements are called", f"{_OF_ONE}: element, theme, statement."),
    "framework": ("The framework is called", "Several frameworks are called", f"{_OF_ONE}: framework, code, standard."),
    "summary": ("The board's paper is called", "Several board papers are called", f"{_OF_ONE}: diagnostic summary, self-review."),
    "evidence": ("The evidence paper is called", "Several of these are called", f"{_OF_ONE}: diagnostic evidence."),
    "meeting": ("The meeting is called", "Several meetings are called", f"{_OF_ONE}: diagnostic meeting, review meeting."),
}  # fmt: skip
_SEVERAL = "The same word for more than one."


def word_fields(word: str) -> tuple[SheetField, SheetField]:
    """Return the fields of one and of several of what a word of the framework stands for."""
    one, several, said = _WORDS[word]
    return SheetField(f"{word}.one", one, said), SheetField(f"{word}.many", several, _SEVERAL)


_OF_GROUP = "As the list of groups is to have it, with a capital"
#: What the groups are called whose views are asked for; their keys are those of ``GroupNames``.
GROUP_FIELDS = (
    SheetField("executive", "The executive team is called", f"{_OF_GROUP}: Executive team, Senior leaders."),
    SheetField("trustees", "The board is called", f"{_OF_GROUP}: Trustees, Directors."),
    SheetField("schools", "Those from the schools are called", f"{_OF_GROUP}: Headteachers and middle leaders, Local committees."),
    SheetField("mentor", "The view from outside is called", f"{_OF_GROUP}: Mentor (external challenge), External reviewer."),
)  # fmt: skip


#: The fields in the order in which they stand.
FIELDS = (*_FIELDS, *(field for word in WORD_NAMES for field in word_fields(word)), *GROUP_FIELDS)


#: The keys of those that are one text.
PLAIN_FIELDS = ("id", "title", "edition", "source", "wording", "superseded_by")


def text_entry(title: str, prompt: str, *, long: bool = False) -> Entry:
    """Return the entry of a cell for one line of text, or for a long text."""
    return Entry(Kind.LONG_TEXT if long else Kind.TEXT, title, prompt)


_DESCRIPTORS_ENTRY = Entry(
    Kind.CHOICE, FIELDS[4].label, "Choose which ratings are described. Blank means Both ends.", "descriptors"
)
_WRITE_IN = {"source", "wording"}


def framework_tab() -> Tab:
    """Return the tab of the framework itself: a row for each of its fields."""
    rows = tuple(
        Row(field.key, field.key, {"label": field.label, "help": field.help}, {"value": _entry_of(field)})
        for field in FIELDS
    )
    columns = (
        Column("label", "What", 200),
        Column("value", "Write here", 460, text_entry("Write here", "Write it in this cell.")),
        Column("help", "Help", 450),
    )
    return Tab(
        "framework",
        FRAMEWORK,
        "The framework",
        "Say what the framework is. The words at the end decide what workbooks, documents and messages call things.",
        "",
        columns,
        rows,
    )


def _entry_of(field: SheetField) -> Entry:
    if field.key == "descriptors":
        return _DESCRIPTORS_ENTRY
    return text_entry(field.label, field.help[:255], long=field.key in _WRITE_IN)


def scale_tab(rows: int) -> Tab:
    """Return the tab of the ratings, with so many rows."""
    colour = "Six digits, 0 to 9 and A to F, such as 00796B. Or clear the cell and paint it with the colour."
    columns = (
        Column("label", "Label", 130, text_entry("Label", "What people choose in the list, such as Developing. Every rating has another, the weakest first.")),
        Column("meaning", "Meaning", 190, text_entry("Meaning", "What it says in a few words, such as: weak capacity. It may not be blank.")),
        Column("short", "Short", 110, text_entry("Short", "One to three letters for narrow tables, such as AR. Blank: made from the label.")),
        Column("fill", "Fill", 110, text_entry("Fill", f"The colour behind the rating. {colour}")),
        Column("text", "Text", 110, text_entry("Text", f"The colour of its letters. {colour} Blank: black or white, whichever reads better.")),
        Column("shown", "Shown as", 120, live=True),
        Column("contrast", "Contrast", 110, live=True),
        Column("counts_as", "Counts as", 120, Entry(Kind.CHOICE, "Counts as", "Needs action: a trust plans for it or says why not. Strength: others "
               "could learn from it. Explanation: done otherwise by choice. Blank: the weaker half needs action, the stronger is a strength.", "counts_as")),
        Column("id", "Id", 110, text_entry("Id", "A name for computers, in small letters with hyphens. Blank: made from the label.")),
    )  # fmt: skip
    return Tab(
        "scale",
        SCALE,
        "The rating scale",
        "One row for each rating, the weakest first. Colours need a contrast of 4.5 or more. Shown as keeps the colours of the "
        "last export.",
        "",
        columns,
        numbered_rows(rows),
    )


def headings_tab(rows: int) -> Tab:
    """Return the tab of the headings, with so many rows."""
    columns = (
        Column("ref", "Ref", 76, text_entry("Ref", "Two to six capital letters, such as VIS. The Refs of its elements begin with it.")),
        Column("title", "Title", 240, text_entry("Title", "As it is printed in the workbook and in documents.")),
        Column("tab", "Tab", 190, text_entry("Tab", "What stands on its tab in the workbook, up to 31 characters. Blank: made from the title.")),
        Column("about", "About", 420, text_entry("About", "What this heading asks, in one or two sentences. It stands at the top of its tab, and may not be blank.", long=True)),
        Column("id", "Id", 200, text_entry("Id", "A name for computers, in small letters with hyphens. Blank: made from the title.")),
    )  # fmt: skip
    return Tab(
        "headings",
        HEADINGS,
        "The headings",
        "One row for each heading, in the order in which their tabs are to stand in the workbook.",
        "",
        columns,
        numbered_rows(rows),
    )


def elements_tab(described: Sequence[str], rows: int) -> Tab:
    """Return the tab of the elements, with so many rows, and with a column for each rating that is described, by its label."""
    descriptors = (
        Column(descriptor_key(number), descriptor_header(label), 234, text_entry(
            descriptor_header(label)[:32], "What a trust with this rating looks like. One claim a line, each beside the question on the same "
            "line: Alt and Enter begin a new line.", long=True))
        for number, label in enumerate(described)
    )  # fmt: skip
    columns = (
        Column("ref", "Ref", 72, text_entry("Ref", "Its heading's Ref, a hyphen and two digits, such as VIS-01. Blank: the number after that of the row above.")),
        Column("title", "Title", 150, text_entry("Title", "As it is printed in the workbook and in documents.")),
        Column("short", "Short name", 110, text_entry("Short name", "A word or two for tables, up to 24 characters. Blank: the title.")),
        Column("questions", "Questions", 260, text_entry("Questions", "What to consider. One question a line: Alt and Enter begin a new line. Letters and bullets "
               "may be left out: matsheets puts them there.", long=True)),
        *descriptors,
        Column("in_pairs", "In pairs", 110, Entry(Kind.YES_NO, "In pairs", "Yes: line 1 of every cell belongs together, line 2 too, and so on. No: each descriptor is "
               "one text. Blank: No where each descriptor is one line and there are several questions, else Yes.", "yes_no")),
        Column("id", "Id", 124, text_entry("Id", "A name for computers, in small letters with hyphens. Blank: made from the title.")),
    )  # fmt: skip
    return Tab(
        "elements",
        ELEMENTS,
        "The elements",
        "One row for each element, those of one heading under each other. Four questions of some fifteen words fit a "
        "laptop's screen.",
        "",
        columns,
        numbered_rows(rows),
    )


def numbered_rows(rows: int) -> tuple[Row, ...]:
    """Return so many rows to write in, by their numbers."""
    return tuple(Row(str(number)) for number in range(1, rows + 1))


_DESCRIBED = "described "


def descriptor_key(number: int) -> str:
    """Return the key of the column of the described rating with this number, from 0 for the weakest."""
    return f"{_DESCRIBED}{number}"


def is_descriptor(key: str) -> bool:
    """Tell whether a key is that of a column that says what a rating looks like."""
    return key.startswith(_DESCRIBED)


def descriptor_header(label: str) -> str:
    """Return the header of the column that says what the rating with a label looks like."""
    return f"What {label} looks like"


class HowTo(NamedTuple):
    """The tab that says how the others are filled in."""

    heading: str
    lead: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, str], ...]

    @property
    def texts(self) -> frozenset[str]:
        """What is printed on it, folded, but for its lead, which stands on several lines."""
        headers = (header for header, _ in self.columns)
        return frozenset(map(fold, (self.heading, *headers, *(text for row in self.rows for text in row))))


_HEADING = "A framework of your own"
_LEAD = (
    "Write your framework in the four tabs to the right, save the file, and let matsheets check it. It names every slip by its "
    "tab and cell."
)
HOW_TO_COLUMNS = (("Step", 190), ("What to do", 720))
_ROWS = (
    ("1. Framework", "Give the framework a title, an edition, and a word about who wrote it. If you call things pillars and themes, or anything "
     "else, say so at the end of that tab."),
    ("2. Scale", "Keep the ratings as they are, or write your own, the weakest first: the check says which it takes for the weakest. Choose colours that tell them apart, and letters that can "
     "be read on them."),
    ("3. Headings", "Write a row for each heading. Every heading has a tab of its own in the workbook that people fill in."),
    ("4. Elements", "Write a row for each element, which is what people rate. Put one question on a line (press Alt and Enter for a new line), "
     "and beside it, on the same line of each descriptor, what a trust looks like that answers it badly or well."),
    ("5. Check", "Save and close the file. Then run: matsheets framework check FILE.xlsx"),
    ("6. Use", "Make the workbook: matsheets new-workbook --framework FILE.xlsx -o workbook.xlsx"),
    ("What you may leave blank", "Ids, short names, tabs, and the Refs of elements that follow each other. matsheets fills them in and the "
     "check says how. Before people fill in workbooks, export the file once, so that nothing changes its Id later."),
    ("What you may change", "Rows and columns may be moved, and blank rows left between. Keep the names of tabs and headers: that is how matsheets "
     "finds what you wrote."),
    ("What is not read", "Comments, pictures, further tabs, and texts outside the tables. The check names them. Where matsheets writes this file "
     "anew, it keeps them and fills in blank cells only."),
    ("A new edition", "Copy the file, change its edition, and keep the old file: workbooks that were made on it are read by it."),
)  # fmt: skip
HOW_TO_TAB = HowTo(_HEADING, _LEAD, HOW_TO_COLUMNS, _ROWS)
