"""Everyone can read what matsheets makes: from every sample, from nothing at all, and from far too much.

The rules are the lint's (see docs/accessibility.md); the Open XML SDK and a PDF/UA-1 checker judge beside it.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from matsheets.batch.document_planning import plan_builds
from matsheets.batch.reading import read_and_check
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.export.libreoffice import Format, convert
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.samples.demo import showcase
from matsheets.samples.recipes import find_recipes
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Layout, Part, build_layout
from matsheets.workbook.layout.schema import Column, Kind, Row
from matsheets.workbook.write.writer import write_workbook
from tests.documents.lint import lint
from tests.judges import pdfua_failures, sdk_errors
from tests.office import soffice
from tests.workbook.write.lint import lint_workbook

TODAY = dt.date(2026, 11, 20)
MANY = {"PLAN": 60, "CHG": 24, "SRV": 24, "MED": 12, "BEY": 12}
SENTENCE = "We asked three times, in three ways, and heard the same from heads, from staff and from parents. "
WORDS_2000 = SENTENCE * 112  # eighteen words each
#: Cells with two thousand words, one for each document; every other cell for a long text has a paragraph.
OVERFULL = {("VIS-01", "rationale"), ("PLAN-01", "actions"), ("SRV-01", "provided"), ("DAT-01", "answer")}

pytestmark = pytest.mark.slow


# --- what is made --------------------------------------------------------------------------------------------------


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
    builds = plan_builds(outcomes, list(DocumentKind), only_where_possible=False)
    assert [build.kind for build in builds] == list(DocumentKind)
    for build in builds:
        if build.planned.possible:
            yield f"{folder.name}: {build.kind.title}", build.content(templates=None, draft=build.blocked)


@pytest.fixture(scope="module")
def overfull(framework: Framework) -> dict[str, bytes]:
    """Fourteen groups' reviews with an answer in every cell, and the agreed workbook with sixty priorities."""
    layout, review = build_layout(framework), build_layout(framework, {Part.REVIEW})
    groups = [group.label for group in layout.lists["groups"] if group.label != AGREED]
    books = {f"{n:02d}.xlsx": workbook(review, n, answers(review, n, groups[n % len(groups)])) for n in range(14)}
    return {**books, "agreed.xlsx": workbook(layout, 99, answers(layout, 90, AGREED))}


@pytest.fixture(scope="module")
def empty(framework: Framework) -> dict[str, bytes]:
    """A workbook as a trust receives it, and nothing in it."""
    return {"empty.xlsx": workbook(build_layout(framework), 1)}


@pytest.fixture(scope="module")
def bare(framework: Framework) -> dict[str, bytes]:
    """A workbook with so little in it that all documents can just be made, as drafts."""
    given = {
        ("ABT-13", "answer"): AGREED,
        ("PLAN-01", "objective"): "Calm lessons.",
        ("PAR-05", "answer"): "Ash School",
    }
    return {"bare.xlsx": workbook(build_layout(framework), 2, given)}


@pytest.fixture(scope="module")
def documents(
    framework: Framework,
    overfull: dict[str, bytes],
    bare: dict[str, bytes],
    empty: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, bytes]:
    """Every document, by what it was made from."""
    made = {str(item.path): item.content for item in showcase(framework) if item.path.suffix == ".docx"}
    for name, books in (("overfull", overfull), ("bare", bare), ("empty", empty)):
        folder = tmp_path_factory.mktemp("made") / name
        folder.mkdir()
        made |= dict(built(folder, books, framework))
    return made


# --- what is judged ------------------------------------------------------------------------------------------------


def test_there_are_documents_from_samples_from_nothing_and_from_too_much(documents: dict[str, bytes]) -> None:
    """Fourteen from the samples; four overfull and two all but empty; the two that an empty workbook makes."""
    assert sum(name.endswith(".docx") for name in documents) == 14
    others = {name for name in documents if not name.endswith(".docx")}
    overfull = {f"overfull: {kind.title}" for kind in DocumentKind}
    bare = {f"bare: {kind.title}" for kind in (DocumentKind.PLAN, DocumentKind.SLA)}
    assert others == {*overfull, *bare, "empty: Diagnostic summary", "empty: Diagnostic evidence"}


def test_the_overfull_documents_hold_everything(documents: dict[str, bytes]) -> None:
    """Fourteen groups, sixty priorities and the two thousand words are really in them."""
    from docx import Document

    def text(kind: DocumentKind) -> str:
        doc = Document(io.BytesIO(documents[f"overfull: {kind.title}"]))
        cells = (cell.text for table in doc.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(paragraph.text for paragraph in doc.paragraphs), *cells])

    assert "14 groups or people rated separately" in text(DocumentKind.SUMMARY)
    assert "PLAN-60" in text(DocumentKind.PLAN)
    assert all(text(kind).count(SENTENCE.strip()) >= 112 for kind in DocumentKind)


def test_every_document_is_accessible(documents: dict[str, bytes]) -> None:
    """The lint finds nothing."""
    assert {name: found for name, content in documents.items() if (found := lint(content))} == {}


@pytest.mark.judges
def test_the_open_xml_sdk_finds_nothing(documents: dict[str, bytes], tmp_path: Path) -> None:
    """Word's own rules are kept."""
    found = {}
    for number, (name, content) in enumerate(documents.items()):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(content)
        found[name] = sdk_errors(path)
    assert {name: errors for name, errors in found.items() if errors} == {}


@pytest.mark.judges
@pytest.mark.office
def test_every_pdf_complies_with_pdf_ua_1(documents: dict[str, bytes]) -> None:
    """LibreOffice's export, as --pdf writes it, passes every rule that a program can check; and its text is all there."""
    names = list(documents)
    results = list(convert([documents[name] for name in names], Format.PDF, office=Path(soffice())))
    assert {names[r.number]: r.error for r in results if r.error} == {}
    assert [names[r.number] for r in results if r.unread] == []
    assert {names[r.number]: found for r in results if (found := pdfua_failures(r.content))} == {}
    assert len(results) == len(names)


def test_every_workbook_is_accessible(
    framework: Framework, overfull: dict[str, bytes], empty: dict[str, bytes]
) -> None:
    """The workbook's lint finds nothing, in the samples' workbooks and tables too."""
    samples = {str(item.path): item.content for item in showcase(framework) if item.path.suffix == ".xlsx"}
    assert len(samples) == len(list(find_recipes(samples_dir()))) + 2
    books = {**samples, **overfull, **empty}
    assert {name: found for name, content in books.items() if (found := lint_workbook(content))} == {}
