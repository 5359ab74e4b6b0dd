"""Rosters as Excel, Numbers and LibreOffice save them: read as they were meant, or named with the row (FAULTS 77)."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from matsheets.errors import MatsheetsError
from matsheets.workbook.layout.layout import Layout
from matsheets.workbook.write.roster import RosterError, read_roster

SAVE_AS = 'Save it from Excel as "CSV UTF-8 (Comma delimited)" or as an Excel Workbook (.xlsx).'
NAME, NUMBER, GROUP, ROUND, MENTOR = "ABT-01", "ABT-02", "ABT-13", "ABT-14", "ABT-10"


def answers(path: Path, layout: Layout) -> list[dict[str, str]]:
    """What a roster fills in, by Ref, for each workbook."""
    return [{ref: text for (ref, _), text in entry.answers.items()} for entry in read_roster(path, layout).entries]


def faults(path: Path, layout: Layout) -> list[str]:
    """The lines that a roster is refused with, without the first."""
    with pytest.raises(RosterError) as caught:
        read_roster(path, layout)
    first, *lines = str(caught.value).split("\n  ")
    assert first == f"{path.name} cannot be used as a roster:"
    return lines


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Where the roster of a test stands."""
    return tmp_path / "roster.csv"


WELSH = {NAME: "Ysgolion Môn a Thŷ Trust", NUMBER: "01234567", GROUP: "Trustees", ROUND: "Baseline"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("stated", [False, True])
def test_every_separator_and_unicode(
    roster: Path, layout: Layout, encoding: str, separator: str, *, stated: bool
) -> None:
    """Commas, semicolons and tabs, a line ``sep=`` above them or not, in UTF-8 and in Excel's "Unicode Text"."""
    lines = [separator.join(("trust", "company_number", "group", "round")), separator.join(WELSH.values())]
    text = "\r\n".join([*([f"sep={separator}"] if stated else []), *lines, ""])
    roster.write_bytes(text.encode(encoding))

    assert answers(roster, layout) == [WELSH]


def test_windows_letters(roster: Path, layout: Layout) -> None:
    """Plain "CSV" of Excel on Windows, with the apostrophe and dash that Word puts in."""
    name = "St Mary’s – Café “Ŝ”".replace("Ŝ", "Š") + " Škoda naïve Trust"
    roster.write_bytes(f"trust\r\n{name}\r\n".encode("cp1252"))

    assert answers(roster, layout) == [{NAME: name}]


@pytest.mark.parametrize(
    ("name", "saved", "shown", "letter"),
    [
        ("Café Trust", "cp850", "Caf‚ Trust", "‚"),
        ("Café Trust", "cp437", "Caf‚ Trust", "‚"),
        ("Müller Trust", "cp850", "M\x81ller Trust", "\x81"),
        ("Llanfâir Trust", "cp850", "Llanfƒir Trust", "ƒ"),
        ("Crème Trust", "cp850", "CrŠme Trust", "Š"),
        ("Peña Trust", "cp850", "Pe¤a Trust", "¤"),
        ("Sjögren Trust", "cp850", "Sj”gren Trust", "”"),
        ("Café Trust", "mac_roman", "CafŽ Trust", "Ž"),
        ("Caf\N{REPLACEMENT CHARACTER} Trust", "utf-8", "Caf\N{REPLACEMENT CHARACTER} Trust", "\N{REPLACEMENT CHARACTER}"),
        ("Cafï¿½ Trust", "utf-8", "Cafï¿½ Trust", "ï¿½"),
        ("CafÃ© Trust", "utf-8", "CafÃ© Trust", "Ã©"),
        ("St Maryâ€™s Trust", "utf-8", "St Maryâ€™s Trust", "â€™"),
        ("St MaryÆs Trust", "utf-8", "St MaryÆs Trust", "Æ"),
        ("Caf╔ Trust", "utf-8", "Caf╔ Trust", "╔"),
    ],
)  # fmt: skip
def test_letters_of_another_code_are_asked_about(
    roster: Path, layout: Layout, name: str, saved: str, shown: str, letter: str
) -> None:
    """What was saved for MS-DOS or a Mac, or went through the wrong code before, is named with its row and letter."""
    roster.write_bytes(f"trust,mentor\nOak Trust,x\n{name},x\n".encode(saved))

    assert faults(roster, layout) == [
        f'Row 3 has "{shown}", in which "{letter}" looks wrong.',
        f"The file was saved in another code, such as MS-DOS's. {SAVE_AS}",
    ]


@pytest.mark.parametrize(
    "name",
    ["St Mary’s", "O‘Neill Trust", "Škoda Łódź Żywiec", "Œuvre L’Île", "Zoë François Núñez", "Ysgol Tŷ Gŵyr", "Æthelred",
     "Oxford–Cambridge—Ely", "“Oak” Trust…", "Trust™", "¡Olé! £5 Trust", "ŒUVRE ŠKODA", "Ó Súilleabháin", "Ångström Ø Århus",
     "مدرسة", "Σχολείο", "Школа", "学校"],
)  # fmt: skip
def test_letters_that_names_have_are_no_sign(roster: Path, layout: Layout, name: str) -> None:
    """Letters and marks of many languages, in a file that says what it is."""
    roster.write_text(f"trust\n{name}\n", encoding="utf-8")

    assert answers(roster, layout) == [{NAME: name}]


def test_a_roster_full_of_odd_letters_names_a_few(roster: Path, layout: Layout) -> None:
    """Five rows are named, and how many more there are."""
    roster.write_bytes(b"trust\n" + "".join(f"Café {n} Trust\n" for n in range(9)).encode("cp850"))

    lines = faults(roster, layout)

    assert [line[:8] for line in lines] == [*(f"Row {n} ha" for n in range(2, 7)), "There ar", "The file"]
    assert lines[5] == "There are 4 more like these."


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("trust,trust", 'Columns A ("trust") and B ("trust") are for the same question. Delete one of them.'),
        ("Trust,Name of the trust", 'Columns A ("Trust") and B ("Name of the trust") are for the same question. Delete one of them.'),
        ("trust,group,Group", 'Columns B ("group") and C ("Group") are for the same question. Delete one of them.'),
    ],
)  # fmt: skip
def test_a_doubled_column_is_an_error(roster: Path, layout: Layout, header: str, named: str) -> None:
    """Which of the two counts is not guessed."""
    roster.write_text(f"{header}\nAlpha Trust,Trustees,Trustees\n", encoding="utf-8")

    assert named in faults(roster, layout)


def test_a_lost_zero_is_mended_with_a_note(roster: Path, layout: Layout) -> None:
    """A company number of seven digits had a zero before them; one that the spreadsheet shortened cannot be known."""
    roster.write_text(
        "trust,company_number\nOak Trust,1234567\nAsh Trust,SC123456\nElm Trust,01234568\n", encoding="utf-8"
    )

    found = read_roster(roster, layout)

    assert [entry.answers[NUMBER, "answer"] for entry in found.entries] == ["01234567", "SC123456", "01234568"]
    assert found.notes == ('Row 2: the company number "1234567" was read as 01234567.',)
    roster.write_text("trust,company_number,ukprn\nOak Trust,1.23E+06,1.0012E+07\n", encoding="utf-8")
    assert [line.partition(":")[0] for line in faults(roster, layout)] == [
        'Row 2 has "1.23E+06" as company number', 'Row 2 has "1.0012E+07" as ukprn',
    ]  # fmt: skip


def test_a_date_or_a_figure_is_held_against_its_cell(roster: Path, layout: Layout) -> None:
    """What the check of each workbook would refuse is refused by its row; what it understands is written out."""
    roster.write_text(
        "trust,review_date,schools\nOak Trust,14.9.26,7\nAsh Trust,31/6/2026,some\nElm Trust,14/9/1026,7\n",
        encoding="utf-8",
    )
    date = "Type the day, the month and all four figures of the year, for example 14/10/2026."
    assert faults(roster, layout) == [
        f'Row 2 has "14.9.26" as review date. {date}',
        f'Row 3 has "31/6/2026" as review date. {date}',
        'Row 3 has "some" as schools. Type figures, for example 12.',
        f'Row 4 has "14/9/1026" as review date. Its year is too far away to be meant. {date}',
    ]
    roster.write_text('trust,review_date,schools\nOak Trust,14.9.2026,"1 200"\n', encoding="utf-8")
    assert list(answers(roster, layout)[0].values()) == ["Oak Trust", "14 September 2026", "1,200"]


def test_the_columns_go_by_one_name(roster: Path, layout: Layout) -> None:
    """The column that the guides call "trust" is called so where the columns are listed."""
    roster.write_text("trust,zzz\nOak Trust,1\n", encoding="utf-8")
    (line,) = faults(roster, layout)
    assert "The columns can be: trust, company_number," in line
    assert "trust_name" not in line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_quoted_line_ends_and_blank_lines(roster: Path, layout: Layout, end: str) -> None:
    """A line end within a name is a space, blank lines count as rows, titles above the header are passed over."""
    lines = [
        "Our roster",
        "",
        " Academy Trust ,Companies House No.,MENTOR",
        "",
        f'"Oak{end}Trust, The",01234567,Ada Obi',
        ",,",
        ",,x",
    ]
    roster.write_bytes(end.join(lines).encode())

    assert faults(roster, layout) == ["Row 7 has no trust. Fill it in, or delete the row."]
    roster.write_bytes(end.join(lines[:-1]).encode())
    assert answers(roster, layout) == [{NAME: "Oak Trust, The", NUMBER: "01234567", MENTOR: "Ada Obi"}]


@pytest.mark.parametrize(
    "title",
    [
        "trust",
        "Trust name",
        "TRUST_NAME",
        "The name of the trust",
        "Name of the trust:",
        "Academy trust",
        "MAT name",
        "Name",
    ],
)
def test_the_trust_is_spelt_in_many_ways(roster: Path, layout: Layout, title: str) -> None:
    """Case, dashes, underscores, points and "the" make no other column."""
    roster.write_text(f"{title};Companies-House number\nOak Trust;01234567\n", encoding="utf-8")

    assert answers(roster, layout) == [{NAME: "Oak Trust", NUMBER: "01234567"}]


def test_text_beyond_the_columns_is_named(roster: Path, layout: Layout) -> None:
    """A comma in a name without quotes parts it; half a name is never used."""
    roster.write_text("trust,group\nOak, Ash and Elm Trust,Trustees\n", encoding="utf-8")

    assert any('Row 2 has "Trustees" in column C, which has no title.' in line for line in faults(roster, layout))


def book(path: Path, *rows: tuple[object, ...]) -> Path:
    """An .xlsx roster as Excel saves it, on the second tab."""
    made = openpyxl.Workbook()
    made.active.append(["About this list"])  # type: ignore[union-attr]
    sheet = made.create_sheet("Trusts")
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


def test_a_workbook_is_read(tmp_path: Path, layout: Layout) -> None:
    """The tab with a column for the trust counts; a number that lost its zero is mended, hidden rows are spoken of."""
    path = book(
        tmp_path / "roster.xlsx", ("Trust", "Company number", None, "Group"), ("Café Trust", 1234567, None, "trustees"),
        (None, None), ("Oak Trust", "SC123456", None, "Executive team"),
    )  # fmt: skip
    made = openpyxl.load_workbook(path)
    made["Trusts"].row_dimensions[4].hidden = True
    made.save(path)

    found = read_roster(path, layout)

    assert answers(path, layout) == [
        {NAME: "Café Trust", NUMBER: "01234567", GROUP: "Trustees"},
        {NAME: "Oak Trust", NUMBER: "SC123456", GROUP: "Executive team"},
    ]
    assert found.notes == (
        "Rows of the roster are hidden (1); they were read like the others.",
        'Row 2: the company number "1234567" was read as 01234567.',
    )


def test_a_formula_without_a_value_is_named(tmp_path: Path, layout: Layout) -> None:
    """What nobody has seen calculated fills in no workbook."""
    path = book(tmp_path / "roster.xlsx", ("trust", "mentor"), ("Oak Trust", "=A1"))

    assert faults(path, layout) == [
        "Row 2 has a formula that was never calculated (=A1). Open the file in Excel and save it."
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7\nx", f"is a PDF document, expected a table. {SAVE_AS}"),
        (b"<html><table><tr><td>trust", f"is a web page (.html), expected a table. {SAVE_AS}"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", f"is a picture, expected a table. {SAVE_AS}"),
        (b"", "is empty. Give it a header row and one row for each workbook."),
    ],
)
def test_what_is_no_table_is_named_for_what_it_is(roster: Path, layout: Layout, content: bytes, says: str) -> None:
    """With how to save it."""
    roster.write_bytes(content)

    with pytest.raises(MatsheetsError) as caught:
        read_roster(roster, layout)

    assert str(caught.value) == f"roster.csv {says}"
