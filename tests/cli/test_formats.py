"""``--pdf`` and ``--odt``: beside the Word documents, never instead of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, complete
from tests.conftest import WriteWorkbook
from tests.documents.export.test_libreoffice import blank_pdf, posix, stand_in
from tests.office import soffice

#: Writes the PDF that lies beside it, whatever the document.
STUBBORN = """#!/bin/sh
while [ $# -gt 1 ]; do
    if [ "$1" = --outdir ]; then out="$2"; fi
    shift
done
cp {folder}/blank.pdf "$out/$(basename "$1" .docx).pdf"
"""


SUMMARY = "wexcombe-trust-diagnostic-summary"


def stubborn(folder: Path) -> Path:
    """Return a program that makes a PDF of one blank page without tags of every document."""
    (folder / "blank.pdf").write_bytes(blank_pdf())
    program = folder / "soffice"
    program.write_text(STUBBORN.format(folder=folder), encoding="utf-8")
    program.chmod(0o755)
    return program


@posix
def test_without_libreoffice_the_word_documents_are_made_and_the_exit_code_is_4(
    run: Run, written: WriteWorkbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what is complete, and nothing else is written."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("matsheets.documents.export.libreoffice._usual_places", list)
    ran = run("build-summary", written(complete()), "-o", "out", "--pdf")
    assert ran.code == 4
    assert ran.err.startswith("LibreOffice was not found, so no PDF or ODT was made; the Word documents are complete")
    assert [path.name for path in Path("out").iterdir()] == [f"{SUMMARY}.docx"]


@posix
def test_a_pdf_that_is_there_is_replaced_only_with_force(run: Run, written: WriteWorkbook, tmp_path: Path) -> None:
    """Nothing is overwritten without --force, and the Word document is made all the same."""
    workbook, program = written(complete()), stand_in(tmp_path)
    Path("out").mkdir()
    Path("out", f"{SUMMARY}.pdf").write_bytes(b"signed by the chair")
    ran = run("build-summary", workbook, "-o", "out", "--pdf", "--soffice", program)
    assert (ran.code, ran.err) == (4, f"out/{SUMMARY}.pdf already exists. Use --force to replace it.\n")
    assert Path("out", f"{SUMMARY}.pdf").read_bytes() == b"signed by the chair"
    assert Path("out", f"{SUMMARY}.docx").exists()


@posix
def test_a_document_that_cannot_be_converted_is_named_with_what_to_do(
    run: Run, written: WriteWorkbook, tmp_path: Path
) -> None:
    """The stand-in converts nothing; the program may also be named in the environment."""
    ran = run("build-summary", written(complete()), "-o", "out", "--odt", "--soffice", stand_in(tmp_path))
    assert ran.code == 4
    assert ran.err == (
        f"{SUMMARY}.odt was not made: LibreOffice could not convert it. The Word document is complete; open "
        f"{SUMMARY}.docx in Word and save it as an OpenDocument text.\n"
    )
    assert f"{SUMMARY}.docx  Diagnostic summary for Wexcombe Trust" in ran.out


@posix
def test_a_pdf_whose_text_cannot_be_read_is_made_and_that_is_said(
    run: Run, written: WriteWorkbook, tmp_path: Path
) -> None:
    """Nothing has compared it with the Word document; that is no failure, and the user knows what to do."""
    program = stubborn(tmp_path)
    ran = run("build-summary", written(complete()), "-o", "out", "--pdf", "--soffice", program)
    assert ran.code == 0
    assert f"{SUMMARY}.pdf  PDF" in ran.out
    assert ran.err == (
        "This LibreOffice writes PDFs in a way that matsheets cannot read back, so nothing has checked that they hold all "
        f"of the text. Compare them with the Word documents before you send them: {SUMMARY}.pdf\n"
    )


@posix
def test_without_pikepdf_the_pdf_is_made_and_what_is_missing_is_said_with_the_remedy(
    run: Run, written: WriteWorkbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF is wanted, so there is one; it is LibreOffice's own, and nobody takes it for more."""
    program = stubborn(tmp_path)
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    ran = run("build-summary", written(complete()), "-o", "out", "--pdf", "--soffice", program)
    assert ran.code == 0
    assert Path("out", f"{SUMMARY}.pdf").read_bytes() == (tmp_path / "blank.pdf").read_bytes()
    assert ran.err == (
        "The PDFs are as LibreOffice made them, because pikepdf is not installed: not mended for screen readers, and "
        'nothing has checked that they hold all of the text. Install it (pip install "matsheets[pdf]") and make them '
        f"again with --force: {SUMMARY}.pdf\n"
    )


@posix
def test_a_pdf_that_cannot_be_opened_is_not_made(run: Run, written: WriteWorkbook, tmp_path: Path) -> None:
    """LibreOffice broke off, or something else stands in its place: the Word document is the way out."""
    program = stubborn(tmp_path)
    (tmp_path / "blank.pdf").write_bytes(b"%PDF-1.6\nbroken\n%%EOF\n")
    ran = run("build-summary", written(complete()), "-o", "out", "--pdf", "--soffice", program)
    assert ran.code == 4
    assert ran.err.startswith(f"{SUMMARY}.pdf was not made: LibreOffice made a PDF that cannot be used: it is damaged.")
    assert [path.suffix for path in Path("out").iterdir()] == [".docx"]


@posix
def test_the_program_can_be_named_in_the_environment(
    run: Run, written: WriteWorkbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MATSHEETS_SOFFICE stands for --soffice."""
    monkeypatch.setenv("MATSHEETS_SOFFICE", str(stand_in(tmp_path)))
    run("build-summary", written(complete()), "-o", "out", "--pdf")
    assert (tmp_path / "calls").exists()


@pytest.mark.office
def test_every_format_is_made_beside_the_word_document(run: Run, written: WriteWorkbook) -> None:
    """LibreOffice itself, called as people call it; --force replaces all."""
    soffice()
    workbook = written(complete())
    assert run("build-all", workbook, "-o", "out", "--pdf", "--odt").code == 0
    ran = run("build-all", workbook, "-o", "out", "--pdf", "--odt", "--force")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.suffix for path in Path("out").glob(f"{SUMMARY}*")) == [".docx", ".odt", ".pdf"]
    assert f"{SUMMARY}.pdf  PDF" in ran.out
