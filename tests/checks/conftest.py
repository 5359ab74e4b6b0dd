"""Workbooks for the tests of the checks: written by the writer, spoiled with openpyxl, read by the reader."""

from __future__ import annotations

import datetime as dt
import functools
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from matsheets.checks import check
from matsheets.model.assessment import Assessment
from matsheets.model.cells import fold
from matsheets.model.framework import Framework
from matsheets.model.problems import Problem
from matsheets.model.respondents import AGREED
from matsheets.workbook.layout.layout import ALL_PARTS, Layout, Part, build_layout
from matsheets.workbook.read.reader import read_workbook
from tests.books import load_book, write_book

Answers = Mapping[tuple[str, str], object]


def day(text: str) -> dt.date:
    """A date as ISO text, for brevity."""
    return dt.date.fromisoformat(text)


def codes(problems: Iterable[Problem]) -> list[str]:
    """The codes found, in order."""
    return [problem.code for problem in problems]


class Desk:
    """Fills in workbooks and reads them back."""

    def __init__(self, folder: Path, framework: Framework) -> None:
        self.folder, self.framework = folder, framework
        self.frameworks = [framework]

    # --- answers that nothing is wrong with ---------------------------------------------------------------------------

    def named(self, tab: str, answers: Mapping[str, object]) -> dict[tuple[str, str], object]:
        """Answers to a tab of questions, by the names of its rows."""
        layout = self.layout()
        return {(layout.row_named(tab, name).ref, "answer"): value for name, value in answers.items()}

    def row(self, ref: str, **cells: object) -> dict[tuple[str, str], object]:
        """The answers of one row."""
        return {(ref, column): value for column, value in cells.items()}

    def about(self, **changes: object) -> dict[tuple[str, str], object]:
        """A complete About tab; None leaves a question blank."""
        given = {
            "trust_name": "Oakfield Learning Trust",
            "company_number": "07654321",
            "ukprn": "10012345",
            "region": "East Midlands",
            "schools": 6,
            "pupils": 2840,
            "respondent": "Asha Patel",
            "group": "Executive team",
            "round": "Baseline",
            "review_date": day("2026-10-14"),
        }
        return self.named("about", {name: v for name, v in (given | changes).items() if v is not None})

    def ratings(self, **changes: object) -> dict[tuple[str, str], object]:
        """A complete review, all Green. ``VIS_01="Red"`` changes a rating, None leaves the element untouched."""
        answers: dict[tuple[str, str], object] = {}
        for element in self.framework.elements:
            rating = changes.get(element.ref.replace("-", "_"), "Green")
            if rating is not None:
                answers |= self.row(element.ref, rating=rating, rationale="Because.", evidence="Minutes, May 2026.")
        return answers

    def priority(self, ref: str = "PLAN-01", **changes: object) -> dict[tuple[str, str], object]:
        """A complete row of the plan."""
        given = {
            "target": "VIS-01 Clarity of purpose",
            "objective": "Every school states the trust's purpose in the same words.",
            "actions": "Write it with two heads",
            "lead": "Asha Patel, chief executive",
            "support": "The mentor reads the draft",
            "start": day("2026-11-02"),
            "due": day("2027-07-16"),
            "resources": "Two days of her time",
            "monitoring": "Board, each term",
            "success": "All six schools by July 2027.",
            "review_on": day("2027-03-01"),
        }
        return self.row(ref, **{key: v for key, v in (given | changes).items() if v is not None})

    def partnership(self, **changes: object) -> dict[tuple[str, str], object]:
        """A complete partnership with two charges, one service and data protection."""
        given = {
            "provider_name": "Oakfield Learning Trust",
            "provider_address": "1 Oak Lane, Derby DE1 1AA",
            "provider_contact": "Asha Patel, chief executive",
            "provider_number": "07654321",
            "provider_email": "a.patel@oakfield.example",
            "party_2": "A school's governing body",
            "school_name": "Hazel Lane Primary School",
            "school_urn": "123456",
            "school_status": "Community school",
            "local_authority": "Alderwick Borough Council",
            "school_body": "The Governing Body of Hazel Lane Primary School",
            "school_address": "2 Hazel Lane, Derby DE2 2BB",
            "school_contact": "Tom Reed, headteacher",
            "school_email": "office@hazel-lane.example",
            "start_date": day("2027-01-01"),
            "end_date": day("2028-03-31"),
            "may_extend": "Yes",
            "maximum_term": 24,
            "notice_weeks": 8,
            "total_charge": 7600,
            "vat": "VAT is added to the charges",
            "payment_days": 30,
            "consider_by": day("2028-01-31"),
            "consultation": "Staff and parents, in the autumn term of 2027.",
            "regional_director_told": day("2026-11-20"),
            "review_meetings": "Once each half term, with the chair",
            "liability_cap": 50000,
            "data_cap": 100000,
            "insurance_minimum": 5000000,
        }
        answers = self.named("partnership", {name: v for name, v in (given | changes).items() if v is not None})
        sent = day("2027-07-16")
        answers |= self.row(
            "CHG-01", item="Leadership coaching", basis="By the day", days=12, rate=550, amount=6600, invoice_date=sent
        )
        answers |= self.row("CHG-02", item="Data review", basis="Fixed", amount=1000, invoice_date=sent)
        answers |= self.row(
            "SRV-01", service="Coaching", provided="A day a month.", provider="Asha Patel", measure="Notes of each day."
        )
        return answers | {
            (row.ref, "answer"): "As agreed with the data protection officer." for row in self.layout().tab("data").rows
        }

    # --- workbooks ----------------------------------------------------------------------------------------------------

    @functools.cache  # noqa: B019  one desk lives as long as the session
    def layout(self, parts: frozenset[Part] = ALL_PARTS) -> Layout:
        """The layout of the framework."""
        return build_layout(self.framework, parts)

    def assess(
        self,
        answers: Answers,
        spoil: Callable[[Workbook], object] | None = None,
        *,
        parts: frozenset[Part] = ALL_PARTS,
        file: str = "oakfield.xlsx",
        workbook_id: str = "w_1",
        patch: Callable[[str], str] | None = None,
    ) -> Assessment:
        """Write a workbook with these answers, spoil it, patch the XML of its sheets, and read it back."""
        path = self.folder / file
        write_book(path, self.layout(parts), workbook_id=workbook_id, answers=answers)
        if spoil is not None:
            book = load_book(path)
            spoil(book)
            book.save(path)
        if patch is not None:
            _patch_sheets(path, patch)
        return read_workbook(path, self.frameworks)

    def check(
        self,
        answers: Answers,
        spoil: Callable[[Workbook], object] | None = None,
        *,
        parts: frozenset[Part] = ALL_PARTS,
        today: dt.date | None = None,
    ) -> tuple[Problem, ...]:
        """Check a workbook with these answers."""
        return check(self.assess(answers, spoil, parts=parts), today=today)

    def cell(self, book: Workbook, ref: str, key: str) -> Cell:
        """The cell of an openpyxl workbook at a Ref and column."""
        tab, _ = self.layout().find(ref)
        sheet = book[tab.title]
        row = next(c.row for c in sheet["A"] if c.value == ref)
        header = next(c.row for c in sheet["A"] if c.value == "Ref")
        wanted = fold(tab.column(key).header)
        return next(sheet.cell(row, c.column) for c in sheet[header] if fold(str(c.value or "")) == wanted)

    def header(self, book: Workbook, tab: str, key: str) -> Cell:
        """The header cell of a column."""
        found = self.layout().tab(tab)
        sheet = book[found.title]
        header = next(c.row for c in sheet["A"] if c.value == "Ref")
        return next(c for c in sheet[header] if fold(str(c.value or "")) == fold(found.column(key).header))

    def put(self, ref: str, key: str, value: object, number_format: str | None = None) -> Callable[[Workbook], None]:
        """Something that puts a raw value into a cell."""

        def spoil(book: Workbook) -> None:
            cell = self.cell(book, ref, key)
            cell.value = value
            if number_format:
                cell.number_format = number_format

        return spoil


def _patch_sheets(path: Path, patch: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            sheet = name.startswith("xl/worksheets/sheet")
            package.writestr(name, patch(content.decode()) if sheet else content)


@pytest.fixture(scope="session")
def desk(framework, tmp_path_factory) -> Desk:
    """A desk to fill in workbooks at."""
    return Desk(tmp_path_factory.mktemp("desk"), framework)


@pytest.fixture
def agreed(desk) -> dict[tuple[str, str], object]:
    """The answers of a complete agreed workbook: one weak element, with its priority, and a partnership."""
    about = desk.about(group=AGREED, respondent="Diagnostic meeting")
    return about | desk.ratings(VIS_01="Amber-red") | desk.priority() | desk.partnership()


@pytest.fixture
def key(desk, agreed) -> Callable[..., dict[tuple[str, str], object]]:
    """A complete workbook with some of its key information changed; None leaves a question blank."""

    def changed(**changes: object) -> dict[tuple[str, str], object]:
        refs = {desk.layout().row_named("partnership", name).ref for name in changes}
        kept = {at: value for at, value in agreed.items() if at[0] not in refs}
        return kept | desk.named("partnership", {name: v for name, v in changes.items() if v is not None})

    return changed


@pytest.fixture
def said() -> Callable[..., list[str]]:
    """The messages of one code among some problems, as ``REF REF: message``."""

    def messages(problems: tuple[Problem, ...], slug: str) -> list[str]:
        lines = []
        for found in problems:
            if found.code == slug:
                refs = " ".join(
                    place.ref or place.tab or (place.cell.tab if place.cell else place.file) for place in found.places
                )
                lines.append(f"{refs}: {found.message}")
        return lines

    return messages
