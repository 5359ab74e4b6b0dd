"""Two hundred random edits of a plan: every one is proposed or listed, none in silence, and nothing else of the workbook changes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from matsheets.batch.reading import check_workbook
from matsheets.batch.results import Outcome
from matsheets.trace.pulled import CellChange, Pulled
from matsheets.trace.verify import verify
from matsheets.workbook.read.reader import read_workbook
from tests.office import convert
from tests.trace.pulling import TODAY, pulled_from
from tests.trace.word_edits import Edited, edit_at_random, plain

#: Edits in a document, and documents: two hundred edits in all, half of them saved by LibreOffice.
EACH, DOCUMENTS = 4, 50
QUICK, BY_OFFICE = 6, range(25, DOCUMENTS)


def with_copies(given: tuple[Outcome, ...], copies: Mapping[str, bytes]) -> tuple[Outcome, ...]:
    """The workbooks, with copies in the place of those that were changed."""
    found = []
    for outcome in given:
        assert outcome.assessment
        if content := copies.get(outcome.assessment.file):
            now = read_workbook(outcome.path, content=content)  # type: ignore[arg-type]
            found.append(Outcome(outcome.path, now, check_workbook(now, TODAY)))
        else:
            found.append(outcome)
    return tuple(found)


def assert_expected(edited: Edited, found: Pulled) -> None:
    """Every edit is among what was found, under the name that it should have, and nothing else is."""
    of_new = {change.ref for change in found.changes if change.new_row}
    changes = {(c.ref, c.label): plain(c.new) for c in found.changes if c.ref not in of_new}
    assert changes == {place: plain(text) for place, text in edited.changes.items()}
    objectives = {plain(c.new) for c in found.changes if c.ref in of_new and c.label == "Objective"}
    assert objectives == set(edited.new)
    assert len(of_new) == len(edited.new)
    assert all(any(c.ref == ref and c.new == "Somebody new" for c in found.changes) for ref in of_new)
    assert {ref for ref, _ in found.removed} == set(edited.removed)
    said = [" ".join(filter(None, (n.document, n.workbook))) for n in found.not_taken]
    assert all(any(text in each for each in said) for text in edited.listed), said
    expected = len(edited.listed)
    assert len(found.not_taken) <= 2 * expected, found.not_taken


def cells_of(sheet: bytes) -> dict[str, bytes]:
    """Each cell of a worksheet, as it is written."""
    found = re.finditer(rb'<c r="([A-Z]+[0-9]+)"(?:[^>]*/>|.*?</c>)', sheet, re.DOTALL)
    return {match[1].decode(): match[0] for match in found}


def assert_rest_untouched(before: bytes, after: bytes, changes: list[CellChange]) -> None:
    """All parts but the changed worksheet are byte-equal, and so is all in it but the changed cells."""
    old, new = zipfile.ZipFile(io.BytesIO(before)), zipfile.ZipFile(io.BytesIO(after))
    assert old.namelist() == new.namelist()
    differing = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert len(differing) == 1
    sheets = [archive.read(differing[0]) for archive in (old, new)]
    addresses = {change.cell.address for change in changes}
    cells = [cells_of(sheet) for sheet in sheets]
    assert {a for a in cells[0].keys() | cells[1].keys() if cells[0].get(a) != cells[1].get(a)} == addresses
    for sheet, found in zip(range(2), cells, strict=True):
        for address in addresses & found.keys():
            sheets[sheet] = sheets[sheet].replace(found[address], b"")
    assert sheets[0] == sheets[1]


def assert_home(edited: Edited, document: bytes, plan_workbooks: tuple[Outcome, ...]) -> None:
    """One edited document: all is proposed, the rest of the workbook untouched, and afterwards the document says what it says."""
    found = pulled_from(document, plan_workbooks)
    assert_expected(edited, found)
    for outcome in plan_workbooks:
        assert outcome.assessment
        if copy := found.copies.get(outcome.assessment.file):
            changes = [change for change in found.changes if change.file == outcome.assessment.file]
            assert_rest_untouched(Path(str(outcome.path)).read_bytes(), copy, changes)
    after = with_copies(plan_workbooks, found.copies)
    verdict = verify(document, after, templates=None, version=found.manifest.version, today=TODAY)
    new = {change.ref for change in found.changes if change.new_row}
    if new or edited.removed or edited.rearranged:
        return  # a row that was put in has the Ref of the workbook now, which the document has yet to get
    listed = {text for n in found.not_taken for text in (n.document, n.workbook) if text}
    left = [d for d in verdict.differences if not any(t in f"{d.document} {d.workbooks} {d.ref}" for t in listed)]
    # What stands at a glance, or in the timetable, was not edited with it: that is no edit, and is told as such.
    assert not [d for d in left if "Priorities" in str(d.places)]
    assert len(left) == found.behind
    again = pulled_from(document, after)
    assert not again.changes


@pytest.mark.parametrize("seed", range(QUICK))
def test_random_edits(plan: bytes, given: tuple[Outcome, ...], seed: int) -> None:
    """Edits as python-docx saves them: each proposed as it was made, in its cell, and no other byte changed."""
    edited = edit_at_random(plan, seed, EACH)
    assert_home(edited, edited.bytes(), given)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(QUICK, BY_OFFICE.start))
def test_more_random_edits(plan: bytes, given: tuple[Outcome, ...], seed: int) -> None:
    """Those that are left of a hundred edits."""
    edited = edit_at_random(plan, seed, EACH)
    assert_home(edited, edited.bytes(), given)


@pytest.mark.office
def test_random_edits_saved_by_libreoffice(plan: bytes, given: tuple[Outcome, ...], tmp_path: Path) -> None:
    """Another hundred edits, in documents that LibreOffice opened and saved."""
    source, target = tmp_path / "edited", tmp_path / "saved"
    source.mkdir()
    target.mkdir()
    edits = [edit_at_random(plan, seed, EACH) for seed in BY_OFFICE]
    files = [source / f"{seed}.docx" for seed in BY_OFFICE]
    for edited, file in zip(edits, files, strict=True):
        file.write_bytes(edited.bytes())
    failures = []
    for edited, file in zip(edits, convert(files, "docx", target), strict=True):
        try:
            assert_home(edited, file.read_bytes(), given)
        except AssertionError as error:
            failures.append(f"{file.name}: {error}")
    assert not failures, "\n\n".join(failures)
