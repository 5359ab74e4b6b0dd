"""Small frameworks and completed workbooks, made by code, for the tests that need no file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import CellRef
from matsheets.model.framework import Element, Framework, Heading, Rating, RatingScale
from matsheets.model.parsing import Misread
from matsheets.model.seen_tables import SeenColumn, SeenRow, SeenTable
from matsheets.model.workbook_identity import Identity
from matsheets.workbook.layout.layout import ALL_PARTS, Part, build_layout

RED, AMBER_RED, AMBER_GREEN, GREEN = FOUR = (
    Rating("red", "Red", "weak capacity", "R", "8B0000", "FFFFFF", 1, weak=True),
    Rating("amber-red", "Amber-red", "nearer weak", "AR", "E07B00", "000000", 2, weak=True),
    Rating("amber-green", "Amber-green", "nearer strong", "AG", "E3F0B5", "000000", 3),
    Rating("green", "Green", "strong capacity", "G", "00796B", "FFFFFF", 4),
)
SCALE = RatingScale(FOUR)
HEADER_ROW = 4

_REFS = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG")


def framework(*counts: int, id: str = "small") -> Framework:
    """Make a framework with so many elements under each heading; two headings with 2 and 1 unless told."""
    headings = []
    for ref, count in zip(_REFS, counts or (2, 1), strict=False):
        elements = tuple(
            Element(f"{ref.lower()}-{n}", f"{ref}-{n:02d}", *[f"Element {ref}{n}"] * 2, "• What?", ("Weak.", "Strong."))
            for n in range(1, count + 1)
        )
        headings.append(Heading(ref.lower(), ref, f"Heading {ref}", f"Tab {ref}", "About it.", elements))
    return Framework(id, f"The {id} framework", "1", "Made up.", "Ours.", SCALE, tuple(headings))


def twelve() -> Framework:
    """Make a framework of the earlier published shape: twelve elements under five headings."""
    return framework(3, 2, 3, 2, 2, id="twelve")


@dataclass(frozen=True)
class Bad:
    """An answer that could not be understood."""

    text: str
    misread: Misread


Given = str | Rating | dt.date | Decimal | bool | Bad
Answers = Mapping[tuple[str, str], Given]

_ABOUT = {
    "trust": "ABT-01",
    "number": "ABT-02",
    "respondent": "ABT-11",
    "role": "ABT-12",
    "group": "ABT-13",
    "round": "ABT-14",
    "date": "ABT-15",
}


def about(**given: Given) -> dict[tuple[str, str], Given]:
    """Answer questions of the About tab by short names: trust, number, respondent, role, group, round, date."""
    return {(_ABOUT[name], "answer"): value for name, value in given.items()}


def ratings(given: Mapping[str, Rating]) -> dict[tuple[str, str], Given]:
    """Rate elements by Ref."""
    return {(ref, "rating"): rating for ref, rating in given.items()}


def row(ref: str, **columns: Given) -> dict[tuple[str, str], Given]:
    """Answer the columns of one row."""
    return {(ref, column): value for column, value in columns.items()}


def workbook(
    framework: Framework,
    answers: Answers,
    *,
    file: str = "oakfield.xlsx",
    parts: Iterable[Part] = ALL_PARTS,
    doubled: Iterable[str] = (),
    without: Iterable[str] = (),
) -> Assessment:
    """Make the assessment that a workbook with these answers reads as.

    Every tab has its header in row 4, its rows from row 5 on and its columns from column A on, in the layout's order.

    Args:
        framework: what the workbook is on.
        answers: what is filled in, by Ref and column key.
        file: the file's name.
        parts: what the workbook was made with.
        doubled: Refs whose row stands a second time, below the table, with the same answers.
        without: Refs whose row someone deleted.
    """
    parts = frozenset(parts)
    layout = build_layout(framework, parts)
    tables, found, used = [], [], set()
    for position, tab in enumerate(layout.tabs):
        columns = tuple(
            SeenColumn(c.header, c.key, CellRef(position, HEADER_ROW, n, tab.title))
            for n, c in enumerate(tab.columns, start=1)
        )
        refs = [r.ref for r in tab.rows if r.ref not in set(without)]
        refs += [ref for ref in refs if ref in set(doubled)]
        rows = []
        for at, ref in enumerate(refs, start=HEADER_ROW + 1):
            rows.append(SeenRow(ref, CellRef(position, at, 1, tab.title), given={}))
            for seen in columns:
                if (value := answers.get((ref, seen.key or ""))) is not None:
                    cell = CellRef(position, at, seen.cell.column, tab.title)
                    found.append(_answer(ref, seen.key or "", cell, value))
                    used.add((ref, seen.key))
        header = CellRef(position, HEADER_ROW, 1, tab.title)
        tables.append(SeenTable(tab.title, tab.key, header, columns, tuple(rows), ()))
    assert used == set(answers), f"no such cells: {set(answers) - used}"
    names = tuple(part.value for part in Part if part in parts)
    return Assessment(
        file=file,
        sha256=file,
        framework=framework,
        parts=names,
        identity=Identity(1, framework.id, framework.edition, file, names),
        answers=tuple(sorted(found, key=lambda a: a.cell)),
        tables=tuple(tables),
        tabs=tuple(tab.title for tab in layout.tabs),
    )


def _answer(ref: str, column: str, cell: CellRef, value: Given) -> Answer:
    if isinstance(value, Bad):
        return Answer(ref, column, cell, value.text, misread=value.misread)
    text = value.label if isinstance(value, Rating) else str(value)
    return Answer(ref, column, cell, text, value)
