"""Workbooks as other programs leave them: what pull writes into their copies, and what it leaves as it is."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.model.assessment import Answer, Assessment, Remark
from matsheets.trace.pulled import Pulled
from matsheets.workbook.markup.marked_copy import is_signed
from matsheets.workbook.read.reader import read_workbook
from tests.faults.test_attached import signed
from tests.office import convert
from tests.trace.pulling import pulled_from, read_books
from tests.trace.test_pull import AGREED, answer, document, edited
from tests.workbook.read import hostile

LEAD, SUPPORT = "Sadia Rehman & <Co>", "Monthly:\nfirst a call,\nthen _x0041_ visit"
WHEN = "5 January 2026 to 31 December 2026. Next review: 19 May 2026"


def rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    """Write a workbook with parts that were changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    path.write_bytes(out.getvalue())


@pytest.fixture
def agreed(tmp_path: Path, given: tuple[Outcome, ...]) -> Path:
    """The agreed workbook alone, to be changed."""
    path = next(Path(str(outcome.path)) for outcome in given if str(outcome.path).endswith(AGREED))
    shutil.copy(path, tmp_path)
    return tmp_path / AGREED


def pulled(agreed: Path) -> tuple[Pulled, Assessment]:
    """Pull three edits into the workbook; return what was found, and the copy as it is read."""
    given = read_books([agreed])
    changed = edited(
        document(DocumentKind.PLAN, given),
        answer("PLAN-03", "Lead", LEAD),
        answer("PLAN-03", "Support", SUPPORT),
        answer("PLAN-03", "When", WHEN),
    )
    found = pulled_from(changed, given)
    assert not found.not_taken
    return found, read_workbook(agreed.name, content=found.copies[agreed.name])


def assert_pulled(agreed: Path) -> Pulled:
    """The copy says what was typed, a date as a date, and each other answer as it did; the workbook itself is untouched."""
    before, whole = read_workbook(agreed), agreed.read_bytes()
    found, after = pulled(agreed)
    assert agreed.read_bytes() == whole
    said = {label: after.answer("PLAN-03", label) for label in ("lead", "support", "due")}
    assert said["lead"].text == LEAD  # type: ignore[union-attr]
    assert said["support"].text == SUPPORT  # type: ignore[union-attr]
    assert said["due"].value == dt.date(2026, 12, 31)  # type: ignore[union-attr]

    def others(held: Assessment) -> list[Answer]:
        return [a for a in held.answers if (a.ref, a.column) not in {("PLAN-03", label) for label in said}]

    assert others(after) == others(before)
    archives = [zipfile.ZipFile(io.BytesIO(content)) for content in (whole, found.copies[agreed.name])]
    differing = [n for n in archives[0].namelist() if archives[0].read(n) != archives[1].read(n)]
    assert all("worksheets" in name for name in differing)
    assert len(differing) == 1
    return found


def test_a_strict_workbook(agreed: Path) -> None:
    """One saved as Strict Open XML stays one."""

    def strict(name: str, content: bytes) -> bytes:
        content = content.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", hostile.STRICT_MAIN.encode()
        )
        content = content.replace(b"/officeDocument/2006/custom-properties", b"/officeDocument/customProperties")
        content = content.replace(b"/officeDocument/2006/docPropsVTypes", b"/officeDocument/docPropsVTypes")
        content = content.replace(b"/officeDocument/2006/relationships", b"/officeDocument/relationships")
        return content.replace(
            b"http://schemas.openxmlformats.org/officeDocument/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )

    rewritten(agreed, strict)
    found = assert_pulled(agreed)
    with zipfile.ZipFile(io.BytesIO(found.copies[AGREED])) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert all(hostile.STRICT_MAIN.encode() in sheet for sheet in sheets)


@pytest.mark.office
def test_a_workbook_that_libreoffice_saved(agreed: Path, tmp_path: Path) -> None:
    """Its cells are found and written as any others."""
    target = tmp_path / "saved"
    target.mkdir()
    (saved,) = convert([agreed], "xlsx", target)
    assert_pulled(saved)


def test_cells_that_the_file_leaves_out(agreed: Path) -> None:
    """Blank cells need not be in the file: they are put in their places."""

    def without_blanks(name: str, content: bytes) -> bytes:
        return (
            re.sub(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?\s*(?:/>|></c>)', b"", content)
            if "worksheets" in name
            else content
        )

    rewritten(agreed, without_blanks)
    given = read_books([agreed])
    assert given[0].assessment
    blank = next(ref for ref in given[0].assessment.refs("MED") if not given[0].assessment.filled(ref))
    assert blank == "MED-01"
    assert_pulled(agreed)


def test_a_workbook_that_counts_days_from_1904(agreed: Path) -> None:
    """A date is stored as the workbook counts, so that it is the same day."""
    rewritten(agreed, lambda name, content: content.replace(b"<workbookPr", b'<workbookPr date1904="1"', 1)
              if name == "xl/workbook.xml" else content)  # fmt: skip
    _, after = pulled(agreed)
    assert after.answer("PLAN-03", "due").value == dt.date(2026, 12, 31)  # type: ignore[union-attr]


def test_a_cell_whose_format_shows_no_date(agreed: Path) -> None:
    """It gets the date in words that any program reads, and not a bare number."""
    held = read_workbook(agreed)
    cell = held.cell("PLAN-03", "due")
    assert cell

    def plain_format(name: str, content: bytes) -> bytes:
        return (
            re.sub(rb'(<c r="%s") s="[0-9]+"' % cell.address.encode(), rb"\1", content)
            if "worksheets" in name
            else content
        )

    rewritten(agreed, plain_format)
    _, after = pulled(agreed)
    due = after.answer("PLAN-03", "due")
    assert due
    assert (due.text, due.value, due.remarks) == ("31/12/2026", dt.date(2026, 12, 31), {Remark.DATE_FROM_TEXT})


def test_a_signed_workbook(agreed: Path) -> None:
    """A changed file cannot keep its signature: it is left out of the copy, and that is told."""
    signed(agreed)
    found, _ = pulled(agreed)
    assert found.signed == (AGREED,)
    assert not is_signed(found.copies[AGREED])
    assert is_signed(agreed.read_bytes())
