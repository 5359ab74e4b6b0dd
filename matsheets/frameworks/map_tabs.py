"""The tabs of a map's spreadsheet: titles, headers, prompts. What draws it and what reads it both look here."""

from __future__ import annotations

from matsheets.frameworks.sheet_tabs import HOW_TO_COLUMNS, HowTo, SheetField, numbered_rows, text_entry
from matsheets.workbook.layout.schema import Column, Entry, Kind, Row, Tab

MAP, MATTERS, LINKS = "Map", "Matters", "Links"
#: The tabs that are read.
READ_TABS = (MAP, MATTERS, LINKS)
#: Free rows below what a map has, by tab.
SPARE = {MATTERS: 4, LINKS: 20}

_ID = "A name for computers, in small letters with hyphens."
#: The rows of the tab of the map itself. What stands before a full stop in a key is a set of named values in the map's file.
FIELDS = (
    SheetField("title", "Title", "The name that people know it by. It stands in the documents that are arranged by it."),
    SheetField("edition", "Edition", "Which version this is, such as 1.0. Change it whenever you change a link."),
    SheetField("source", "Source", "Where the two sides come from."),
    SheetField("wording", "Wording", "Whose reading the links are, and when they were written."),
    SheetField("from.framework", "From framework", "The id of the framework whose workbooks people fill in."),
    SheetField("from.edition", "From edition", "Its edition, as its file has it."),
    SheetField("to.framework", "To framework", "The id of another framework. Leave it blank where the map goes to matters."),
    SheetField("to.edition", "To edition", "The edition of that other framework."),
    SheetField("matters", "List of matters", "The id of a list that matsheets ships, such as cwsa-2026-section-57. Leave it blank to "
               "write matters of your own on the tab Matters."),
    SheetField("id", "Id", f"{_ID} Left blank, it is made from the title."),
)  # fmt: skip
#: The keys of those that are one text, and of those that may be blank.
PLAIN_FIELDS, MAY_BE_BLANK = (
    ("id", "title", "edition", "source", "wording"),
    ("to.framework", "to.edition", "matters", "id"),
)


def map_tab() -> Tab:
    """Return the tab of the map itself: a row for each of its fields."""
    rows = tuple(
        Row(f.key, f.key, {"label": f.label, "help": f.help}, {"value": text_entry(f.label, f.help, long=f.key in ("source", "wording"))})
        for f in FIELDS
    )  # fmt: skip
    columns = (
        Column("label", "What", 170),
        Column("value", "Write here", 520, text_entry("Write here", "Write it in this cell.")),
        Column("help", "Help", 470),
    )
    return Tab(
        "map",
        MAP,
        "The map",
        "Say what the map is, which framework it comes from, and where it goes.",
        "",
        columns,
        rows,
    )


def matters_tab(rows: int) -> Tab:
    """Return the tab of the matters, with so many rows."""
    columns = (
        Column("title", "Title", 280, text_entry("Title", "A few words, as documents are to print them.")),
        Column("about", "About", 620, text_entry("About", "What the matter asks, in a sentence. It may be left blank.")),
        Column("id", "Id", 260, text_entry("Id", f"{_ID} Blank: made from the title.")),
    )  # fmt: skip
    instruction = (
        "One row for each matter, in the order in which a document is to have them. Where the map goes to another framework, "
        "this tab stays blank. Where it names a list of matters, that list stands here to be read."
    )
    return Tab("matters", MATTERS, "The matters", instruction, "", columns, numbered_rows(rows))


def links_tab(rows: int) -> Tab:
    """Return the tab of the links, with so many rows."""
    columns = (
        Column("element", "From", 340, Entry(Kind.CHOICE, "From", "Choose what bears on something, from the first framework. Its Ref "
               "alone will do.", "from", takes_other=True)),
        Column("bears_on", "Bears on", 340, Entry(Kind.CHOICE, "Bears on", "Choose what it bears on. What bears on two things has two "
               "rows.", "bears_on", takes_other=True)),
        Column("same", "Same", 112, Entry(Kind.YES_NO, "Same", "Yes: both ask the same, so that answers to the one answer the other. Only "
               "between two frameworks. Blank: No.", "yes_no")),
        Column("why", "Why", 480, text_entry("Why", "How it bears on it, in a sentence. It may be left blank.")),
    )  # fmt: skip
    instruction = "One row for each link, in any order. A link says that one thing bears on another. It never says how well it stands."
    return Tab("links", LINKS, "The links", instruction, "", columns, numbered_rows(rows))


HOW_TO_TAB = HowTo(
    "A map of your own",
    "Write your map in the three tabs to the right, save the file, and let matsheets check it. It names every slip by its tab and cell.",
    HOW_TO_COLUMNS,
    (
        ("What a map is", "It says what of one framework bears on what of another, or on a list of matters that a board may be asked about. It "
         "rates nothing."),
        ("1. Map", "Give the map a title and an edition. Name the framework that it comes from by its id and edition, as its own file "
         "has them. Then name either the framework, or the list of matters, that it goes to."),
        ("2. Matters", "Write a row for each matter, if they are your own."),
        ("3. Links", "Write a row for each link. Choose from the lists in the cells. Leave out what bears on nothing."),
        ("4. Check", "Save and close the file. Then run: matsheets framework map FILE.xlsx, with --framework and the framework's file if that lies "
         "elsewhere. It prints both sides, and what nothing bears on."),
        ("5. Use", "Arrange a trust's evidence: matsheets build-evidence WORKBOOKS --by FILE.xlsx -o DIR. Between two frameworks: "
         "matsheets repair WORKBOOK --by FILE.xlsx -o NEW.xlsx"),
        ("What is not read", "Comments, pictures, further tabs, and texts outside the tables. The check names them, so that nothing is lost "
         "unnoticed."),
    ),
)  # fmt: skip
