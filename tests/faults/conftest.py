"""Workbooks that came back bent: written by the real writer, spoilt with openpyxl or in their parts, then checked."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from matsheets.model.framework import Framework
from matsheets.workbook.layout.layout import Layout, Part, build_layout
from tests.books import load_book
from tests.clerk import addresses
from tests.cli.conftest import Run, complete
from tests.cli.conftest import run as run  # noqa: PLC0414  the fixture, for the tests here
from tests.conftest import WriteWorkbook


@dataclass(frozen=True)
class Checked:
    """What ``matsheets check --verbose --format json`` found in one workbook."""

    exit: int
    records: list[dict[str, str]]

    def of(self, code: str) -> list[str]:
        """The places and sentences of one code: ``TAB CELL REF SEVERITY: MESSAGE``."""
        found = [r for r in self.records if r["code"] == code]
        return [f"{r['tab']} {r['cell']} {r['ref']} {r['severity']}: {r['message']}" for r in found]

    @property
    def codes(self) -> set[str]:
        """The codes found."""
        return {record["code"] for record in self.records}


class Bench:
    """Where workbooks are spoilt and checked."""

    def __init__(self, run: Run, written: WriteWorkbook, layout: Layout) -> None:
        self.run, self._written, self.layout = run, written, layout

    def workbook(self, more: Mapping[tuple[str, str], object] | None = None, name: str = "oakfield.xlsx",
                 **options: object) -> Path:  # fmt: skip
        """Write a workbook of the review whose answers are complete, and some more."""
        return self._written({**complete(), **(more or {})}, name, options.pop("layout", self.layout), **options)

    def cell(self, book: Workbook, path: Path, ref: str, column: str = "answer") -> Cell:
        """Find an answer's cell in an open workbook."""
        tab, address = addresses(path, self.layout)[ref, column]
        return book[tab][address]

    def spoil(self, path: Path, spoil: Callable[[Workbook], object]) -> Path:
        """Change a workbook with openpyxl, as another program would, and save it."""
        book = load_book(path)
        spoil(book)
        book.save(path)
        return path

    def put(self, ref: str, column: str, value: object, path: Path | None = None, number_format: str = "") -> Path:
        """Put a raw value in an answer's cell."""
        return self.put_all(path or self.workbook(), [(ref, column, value, number_format)])

    def put_all(self, path: Path, values: Iterable[tuple[str, str, object, str]]) -> Path:
        """Put raw values in answers' cells, each with its number format; blank for the cell's own."""

        def put(book: Workbook) -> None:
            for ref, column, value, number_format in values:
                cell = self.cell(book, path, ref, column)
                cell.value = value  # type: ignore[assignment]
                cell.number_format = number_format or cell.number_format

        return self.spoil(path, put)

    def check(self, path: Path) -> Checked:
        """Check a workbook by the command line."""
        ran = self.run("check", path, "--verbose", "--format", "json")
        return Checked(ran.code, json.loads(ran.out))


@pytest.fixture
def review(framework: Framework) -> Layout:
    """The layout of a workbook with the review only."""
    return build_layout(framework, [Part.REVIEW])


@pytest.fixture
def bench(run: Run, written: WriteWorkbook, review: Layout) -> Bench:
    """A bench of the review only."""
    return Bench(run, written, review)


@pytest.fixture
def full_bench(run: Run, written: WriteWorkbook, layout: Layout) -> Bench:
    """A bench of workbooks with every part."""
    return Bench(run, written, layout)


def parts_of(path: Path) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_parts(path: Path, change: Callable[[str, bytes], bytes], **more: bytes) -> Path:
    """Write a package again with each part changed."""
    parts = {name: change(name, content) for name, content in parts_of(path).items()} | more
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def on_sheet(path: Path, holds: str, change: Callable[[str], str]) -> Path:
    """Change the XML of the worksheet that holds a text (a Ref)."""

    def changed(name: str, content: bytes) -> bytes:
        is_it = name.startswith("xl/worksheets/sheet") and f">{holds}<".encode() in content and b">Ref<" in content
        return change(content.decode()).encode() if is_it else content

    return with_parts(path, changed)


def docx_text(content: bytes | Path) -> str:
    """Return every text of a Word document, paragraph by paragraph, headers and footers too."""
    import io

    from lxml import etree

    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = []
    with zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                for paragraph in etree.fromstring(package.read(name)).iter(f"{w}p"):
                    pieces = {
                        f"{w}t": lambda e: e.text or "",
                        f"{w}br": lambda e: "\n",
                        f"{w}tab": lambda e: "\t",
                        f"{w}noBreakHyphen": lambda e: "-",
                    }
                    lines.append("".join(pieces[e.tag](e) for e in paragraph.iter(*pieces)))
    return "\n".join(lines)
