"""Every document that the judges look at: of the samples, of three trusts, of nothing, of little, and of far too much."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from docx import Document

from matsheets.batch.document_planning import builds_by_map, plan_builds
from matsheets.batch.reading import read_and_check
from matsheets.documents.contexts.document_kinds import REVIEW_DOCUMENTS, DocumentKind
from matsheets.errors import ReviewError
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.sharing.pack import share
from matsheets.workbook.layout.layout import Layout, Part, build_layout
from matsheets.workbook.layout.schema import Column, Kind, Row
from matsheets.workbook.write.writer import write_workbook
from tests.documents.builders import map_of
from tests.kept_samples import kept_samples
from tests.trusts.made import trusts, workbooks

TODAY = dt.date(2026, 11, 20)
MANY = {"PLAN": 60, "CHG": 24, "SRV": 24, "MED": 12, "BEY": 12}
SENTENCE = "We asked three times, in three ways, and heard the same from heads, from staff and from parents. "
WORDS_2000 = SENTENCE * 112  # eighteen words each
#: Cells with two thousand words, one for each document; every other cell for a long text has a paragraph.
OVERFULL = {("VIS-01", "rationale"), ("PLAN-01", "actions"), ("SRV-01", "provided"), ("DAT-01", "answer")}


def value(layout: Layout, row: Row, column: Column, number: int) -> Any:
    """An answer of the kind that a cell takes, as long as people make them and longer."""
    entry = row.entries.get(column.key, column.entry)
    assert entry is not None
    if (row.ref, column.key) in OVERFULL:
        return WORDS_2000
    if entry.kind in {Kind.RATING, Kind.CHOICE}:
        choices = layout.lists[entry.choices]
        return choices[number % len(choices)].label
    days = dt.timedelta(days=30 * (number % 20))
    return {
        Kind.TEXT: f"{SENTENCE[:60]}({row.ref})",
        Kind.LONG_TEXT: f"{row.ref}: {SENTENCE}\n{SENTENCE * 2}",
        Kind.DATE: dt.date(2027, 1, 4) + days,
        Kind.LAST_DATE: dt.date(2027, 7, 23) + days,
        Kind.MONEY: Decimal(1250 + number),
        Kind.NUMBER: Decimal(number + 1),
        Kind.YES_NO: number % 2 == 0,
    }[entry.kind]


def answers(layout: Layout, person: int, group: str) -> dict[tuple[str, str], Any]:
    """An answer in every cell of a workbook, and charges that add up."""
    found: dict[tuple[str, str], Any] = {}
    for tab in layout.tabs:
        rows = tab.rows
        if tab.repeats:
            rows = tuple(Row(f"{tab.prefix}-{n:02d}") for n in range(1, MANY.get(tab.prefix, len(tab.rows)) + 1))
        for number, row in enumerate(rows):
            for column in tab.columns:
                if column.entry is not None and (tab.prefix, column.key) != ("PLAN", "no_action"):
                    found[row.ref, column.key] = value(layout, row, column, number + person)
    charges = {ref: found[ref, "days"] * found[ref, "rate"] for ref, column in found if column == "rate"}
    found |= {(ref, "amount"): amount for ref, amount in charges.items()}
    if charges:
        found |= {("PAR-11", "answer"): dt.date(2027, 1, 4), ("PAR-16", "answer"): sum(charges.values())}
    about = {
        1: "Overfull Learning Trust",
        2: "ZZ000014",
        3: "19999914",
        11: f"Person {person}",
        13: group,
        14: "Baseline",
    }
    found |= {(f"ABT-{number:02d}", "answer"): text for number, text in about.items()}
    return found | {("ABT-15", "answer"): dt.date(2026, 10, 14)}


def workbook(layout: Layout, number: int, given: Mapping[tuple[str, str], Any] | None = None) -> bytes:
    """A workbook by the real writer."""
    out = io.BytesIO()
    write_workbook(
        out, layout, workbook_id=f"{number:012x}", created=dt.datetime(2026, 9, 7), answers=dict(given or {})
    )
    return out.getvalue()


def built(folder: Path, workbooks: Mapping[str, bytes], framework: Framework) -> Iterator[tuple[str, bytes]]:
    """The documents that workbooks make, drafts too, by the real reader and checks."""
    for name, content in workbooks.items():
        (folder / name).write_bytes(content)
    outcomes = read_and_check([folder / name for name in workbooks], [framework], today=TODAY)
    assert [o.error for o in outcomes] == [None] * len(workbooks)
    kinds = [kind for kind in REVIEW_DOCUMENTS if kind is not DocumentKind.SHARED]
    builds = plan_builds(outcomes, kinds, only_where_possible=False)
    assert [build.kind for build in builds] == kinds
    for build in (*builds, *builds_by_map(outcomes, map_of(framework))):
        if build.planned.possible:
            yield f"{folder.name}: {build.kind.title}", build.content(templates=None, draft=build.blocked)
    with suppress(ReviewError):  # where nobody rated, there is nothing to share
        for pack in share(o.assessment for o in outcomes if o.assessment):
            yield f"{folder.name}: {DocumentKind.SHARED.title}", pack.paper


def overfull(framework: Framework) -> dict[str, bytes]:
    """Fourteen groups' reviews with an answer in every cell, and the agreed workbook with sixty priorities."""
    layout, review = build_layout(framework), build_layout(framework, {Part.REVIEW})
    groups = [group.label for group in layout.lists["groups"] if group.label != AGREED]
    books = {f"{n:02d}.xlsx": workbook(review, n, answers(review, n, groups[n % len(groups)])) for n in range(14)}
    return {**books, "agreed.xlsx": workbook(layout, 99, answers(layout, 90, AGREED))}


def empty(framework: Framework) -> dict[str, bytes]:
    """A workbook as a trust receives it, and nothing in it."""
    return {"empty.xlsx": workbook(build_layout(framework), 1)}


def bare(framework: Framework) -> dict[str, bytes]:
    """A workbook with so little in it that all documents can just be made, as drafts."""
    given = {
        ("ABT-13", "answer"): AGREED,
        ("PLAN-01", "objective"): "Calm lessons.",
        ("PAR-05", "answer"): "Ash School",
    }
    return {"bare.xlsx": workbook(build_layout(framework), 2, given)}


def terse(framework: Framework) -> dict[str, bytes]:
    """Two groups and the agreed view, each answer a word or two, and two priorities of one line."""
    layout, review = build_layout(framework), build_layout(framework, {Part.REVIEW})
    given = {
        (number, group): {
            **{
                (f"ABT-{n:02d}", "answer"): text
                for n, text in {1: "Ash Trust", 2: "ZZ000031", 13: group, 14: "Baseline"}.items()
            },
            ("ABT-15", "answer"): dt.date(2026, 10, 14),
            **{(e.ref, "rating"): ("Red", "Green")[n % 3 > 0] for n, e in enumerate(framework.elements, start=number)},
            **{(e.ref, column): "As before." for e in framework.elements for column in ("rationale", "evidence")},
        }
        for number, group in enumerate(("Executive team", "Trustees", AGREED))
    }
    plan = {
        (f"PLAN-{n:02d}", column): text
        for n, element in enumerate(framework.elements[:2], start=1)
        for column, text in {"target": f"{element.ref} {element.title}", "objective": "Better.", "lead": "CEO"}.items()
    }
    books = {f"{n}.xlsx": workbook(review, n, typed) for (n, group), typed in given.items() if group != AGREED}
    return {**books, "agreed.xlsx": workbook(layout, 9, {**given[2, AGREED], **plan})}


def all_documents(framework: Framework, folder: Path) -> dict[str, bytes]:
    """Return every document, by what it was made from: a sample's path, or the set's name and the kind of document."""
    made = kept_samples(".docx")
    sets = {"overfull": overfull, "bare": bare, "empty": empty, "terse": terse}
    books = {name: make(framework) for name, make in sets.items()}
    books |= {trust: dict(workbooks(trust, framework)) for trust in trusts()}
    for name, found in books.items():
        (folder / name).mkdir()
        made |= dict(built(folder / name, found, framework))
    return made


def most_plan_pages(content: bytes) -> int:
    """How many pages a plan may have: two, half a page for each priority in full, and one for each part that only later rounds have.

    *Why:* a reader goes through the priorities that are set out in full. One that is done or stopped takes a row, as does each
    priority of the plan before, and each for the medium term: tables of up to a page, which a first plan has not.
    """
    tables = Document(io.BytesIO(content)).tables
    in_full = sum(bool(re.fullmatch(r"PLAN-\d{2,}", table.cell(0, 0).text)) for table in tables)
    first_rows = [table.cell(1, 0).text for table in tables if len(table.rows) > 1]
    with_earlier = any(re.match(r"PLAN-\d{2,}\s*\(", text) for text in first_rows)
    with_medium_term = any(text.startswith("MED-") for text in first_rows)
    return 2 + math.ceil(in_full / 2) + with_earlier + with_medium_term
