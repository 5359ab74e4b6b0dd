"""PDF and ODT through LibreOffice: found, run apart, stopped when it hangs; whole, tagged and the same each time."""

from __future__ import annotations

import copy
import datetime as dt
import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.export.libreoffice import _FILTERS, Format, _usual_places, convert, find_office
from matsheets.documents.export.odt_mend import mend_odt
from matsheets.documents.export.pdf_check import missing_text
from matsheets.documents.export.pdf_tags import UnusablePdfError, mend_pdf
from matsheets.documents.export.pdf_text import paragraphs_in
from matsheets.documents.record.core_properties import created_in, pictures_in
from matsheets.documents.template.build import build_document
from matsheets.errors import OutputError
from tests.documents.builders import MADE_ON, ROOT, VERSION, rich_review
from tests.documents.charts.builders import with_chart
from tests.judges import pdfua_failures
from tests.office import convert as convert_with_office
from tests.office import pdf_text, poppler, soffice

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")

#: Does what a document's text says instead of converting it, and tells in ``calls`` what it was asked.
STAND_IN = """#!/bin/sh
echo "$#" >> {folder}/calls
while [ $# -gt 0 ]; do
    case "$1" in
        --outdir) shift; out="$1";;
        *.docx)
            if grep -q HANG "$1"; then sleep 600 & echo $! > {folder}/child.tmp; mv {folder}/child.tmp {folder}/child; wait; fi
            if grep -q DIE "$1"; then exit 9; fi
            if grep -q HALF "$1"; then echo "%PDF-1.6" > "$out/$(basename "$1" .docx).pdf"; fi
            if grep -q GOOD "$1"; then cp {folder}/blank.pdf "$out/$(basename "$1" .docx).pdf"; fi;;
    esac
    shift
done
"""


def stand_in(folder: Path) -> Path:
    """Return a program that is called as LibreOffice is."""
    path = folder / "soffice"
    (folder / "blank.pdf").write_bytes(blank_pdf())
    path.write_text(STAND_IN.format(folder=folder), encoding="utf-8")
    path.chmod(0o755)
    return path


def blank_pdf(**options: Any) -> bytes:
    """Return a PDF of one page with nothing on it and no tags, saved with these options."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, **options)
    return out.getvalue()


def saying(text: str) -> bytes:
    """Return a file like a Word document, with a text that the stand-in finds."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f"<w>{text}</w>")
    return out.getvalue()


def outcomes(folder: Path, *texts: str, batch: int = 10) -> dict[int, str]:
    """What became of documents in the stand-in's hands: ``made``, or why not."""
    results = convert(
        [saying(t) for t in texts], Format.PDF, office=stand_in(folder), seconds=(2.0, 0.0), batch=batch
    )  # fmt: skip
    return {made.number: made.error or "made" for made in results}


def gone(process: int) -> bool:
    """Whether a process has ended (or waits only for its parent to take note)."""
    status = Path(f"/proc/{process}/stat")
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if status.exists() and status.read_text().split(")")[1].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


# --- finding it ----------------------------------------------------------------------------------------------------


def test_a_program_that_is_named_is_used(tmp_path: Path) -> None:
    """What the user names comes before anything on the PATH."""
    program = stand_in(tmp_path)
    assert find_office(program) == program.resolve()


def test_a_named_program_that_is_not_there_is_an_error_with_what_to_do(tmp_path: Path) -> None:
    """A wrong path is not silently replaced by another LibreOffice."""
    with pytest.raises(OutputError, match=r"^soffice is no program that can be run.*full path"):
        find_office(tmp_path / "soffice")


@pytest.mark.parametrize(
    ("system", "environment", "inside"),
    [
        ("win32", "PROGRAMFILES", "LibreOffice/program/soffice.com"),
        ("win32", "PROGRAMFILES(X86)", "LibreOffice/program/soffice.exe"),
        ("win32", "LOCALAPPDATA", "Microsoft/WindowsApps/soffice.exe"),
        ("darwin", "HOME", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_it_is_found_where_its_installer_puts_it(
    system: str, environment: str, inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows and macOS nothing is on the PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    program = tmp_path / inside
    program.parent.mkdir(parents=True)
    program.touch()
    places = _usual_places(system, {environment: str(tmp_path)})
    assert find_office(places=[place for place in places if tmp_path in place.parents]) == program


def test_without_it_the_message_says_what_is_complete_and_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is found: no PDF, and the Word documents are named as complete."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OutputError, match=r"^LibreOffice was not found.*Word documents are complete.*--soffice"):
        find_office(places=[])


def test_one_from_the_microsoft_store_that_cannot_be_started_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its person has installed LibreOffice, so "not found" would help nobody: it says where to get the other one."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    (tmp_path / "Packages" / "TheDocumentFoundation.LibreOffice_abc").mkdir(parents=True)

    with pytest.raises(OutputError, match=r"^LibreOffice came from the Microsoft Store.*www\.libreoffice\.org"):
        find_office(places=[])


# --- when it fails -------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("DIE", "LibreOffice stopped in the middle of it."),
        ("FAIL", "LibreOffice could not convert it."),
        ("HALF", "LibreOffice could not convert it."),
    ],
)
def test_one_bad_document_costs_only_itself(bad: str, said: str, tmp_path: Path) -> None:
    """Those before and after it in the same call are made, and half a file is none."""
    got = outcomes(tmp_path, "GOOD", bad, "GOOD", bad, "GOOD")
    assert got == {0: "made", 1: said, 2: "made", 3: said, 4: "made"}


@posix
def test_any_number_of_bad_documents_running_cost_only_themselves(tmp_path: Path) -> None:
    """LibreOffice dies three times running, and makes the fourth document."""
    assert outcomes(tmp_path, "DIE", "DIE", "DIE", "GOOD")[3] == "made"


@posix
def test_a_hung_program_is_stopped_with_its_children_and_reported(tmp_path: Path) -> None:
    """The document that it hangs on is named, the rest are made, and no process stays."""
    got = outcomes(tmp_path, "GOOD", "HANG", "GOOD")
    assert got == {0: "made", 1: "LibreOffice did not finish it within 2 seconds and was stopped.", 2: "made"}
    assert gone(int((tmp_path / "child").read_text()))


@posix
@pytest.mark.slow
def test_a_program_that_never_answers_is_given_up(tmp_path: Path) -> None:
    """After two documents running, the rest are not waited for."""
    got = outcomes(tmp_path, *["HANG"] * 9)
    assert all("was stopped" in error for error in got.values())
    assert len((tmp_path / "calls").read_text().split()) == 4
    assert sum("were not tried" in error for error in got.values()) == 7


@posix
def test_documents_go_in_batches(tmp_path: Path) -> None:
    """Seven documents, three to a call, are three calls."""
    assert set(outcomes(tmp_path, *["GOOD"] * 7, batch=3).values()) == {"made"}
    assert len((tmp_path / "calls").read_text().split()) == 3


@posix
def test_an_interrupt_stops_the_program_and_leaves_no_folder(tmp_path: Path) -> None:
    """Ctrl-C ends LibreOffice, its children and its temporary folder."""
    (tmp_path / "tmp").mkdir()
    script = (
        "from pathlib import Path\nfrom matsheets.documents.export.libreoffice import Format, convert\n"
        f"from tests.documents.export.test_libreoffice import saying, stand_in\n"
        f"list(convert([saying('HANG')], Format.PDF, office=stand_in(Path({str(tmp_path)!r})), seconds=(300.0, 0.0)))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path / "tmp")}
    process = subprocess.Popen([sys.executable, "-c", script], env=environment, stderr=subprocess.PIPE)
    while not (tmp_path / "child").exists():
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, printed = process.communicate(timeout=60)
    assert b"KeyboardInterrupt" in printed
    assert gone(int((tmp_path / "child").read_text()))
    assert list((tmp_path / "tmp").iterdir()) == []


# --- what is put right in what it makes ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is damaged"),
        (b"%PDF-2.0\nnot in any way\nstartxref\n9\n%%EOF\n", "it is damaged"),
        (blank_pdf()[:-60] + b"%%EOF", "it is damaged"),
        (blank_pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "it is encrypted"),
        (blank_pdf(encryption=pikepdf.Encryption(owner="o", user="")), "it is encrypted"),
    ],
    ids=["empty", "no PDF", "cut short", "needs a password", "restricted"],
)
def test_a_pdf_that_cannot_be_used_is_named_for_what_it_is(content: bytes, why: str) -> None:
    """Nothing is recovered from it: what comes of that might lack pages."""
    with pytest.raises(UnusablePdfError, match=f"^{why}$"):
        mend_pdf(content)


@posix
def test_a_pdf_that_cannot_be_used_is_not_handed_out(tmp_path: Path) -> None:
    """The message says why, as for any document that was not made."""
    program = stand_in(tmp_path)
    (tmp_path / "blank.pdf").write_bytes(b"%PDF-1.6\nbroken\n%%EOF\n")
    (made,) = convert([saying("GOOD")], Format.PDF, office=program)
    assert (made.content, made.error) == (b"", "LibreOffice made a PDF that cannot be used: it is damaged.")


@posix
def test_without_pikepdf_a_pdf_is_made_as_it_is_and_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is not installed: LibreOffice's own bytes, and word that nothing has mended or read them."""
    program = stand_in(tmp_path)
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    (made,) = convert([saying("GOOD")], Format.PDF, office=program)
    assert (made.content, made.error, made.unmended) == ((tmp_path / "blank.pdf").read_bytes(), "", True)


def test_random_numbers_in_an_odt_are_settled_and_words_are_not() -> None:
    """Names of lists are numbered as they come; the same letters in a text stay."""

    def package(number: int) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as target:
            lists = f'<l xml:id="list{number}"/><l xml:id="list{number + 5}" text:continue-list="list{number}"/>'
            target.writestr(zipfile.ZipInfo("content.xml", (2020 + number % 9, 1, 1, 0, 0, 0)), f'{lists}"list77"')
        return out.getvalue()

    assert mend_odt(package(41)) == mend_odt(package(999))
    with zipfile.ZipFile(io.BytesIO(mend_odt(package(41)))) as made:
        content = made.read("content.xml").decode()
    assert content == '<l xml:id="list1"/><l xml:id="list2" text:continue-list="list1"/>"list77"'


def test_a_documents_own_date_is_read() -> None:
    """The date in the core properties is that of the PDF; nine o'clock stands for a day."""
    document = build_document(DocumentKind.PLAN, rich_review(), made_on=MADE_ON, version=VERSION)
    assert created_in(document) == dt.datetime.combine(MADE_ON, dt.time(9))
    assert created_in(saying("no properties")) is None


# --- LibreOffice itself --------------------------------------------------------------------------------------------


def documents() -> list[bytes]:
    """A summary and a plan of a trust with everything recorded."""
    kinds = (DocumentKind.SUMMARY, DocumentKind.PLAN)
    return [build_document(kind, rich_review(), made_on=MADE_ON, version=VERSION) for kind in kinds]


def made(content: list[bytes], to: Format, **options: object) -> dict[int, bytes]:
    """Convert with the real LibreOffice; a document that cannot be converted is missing."""
    results = convert(content, to, office=Path(soffice()), **options)  # type: ignore[arg-type]
    return {result.number: result.content for result in results if not result.error}


@pytest.mark.office
@pytest.mark.parametrize("to", Format)
def test_the_same_documents_give_the_same_bytes(to: Format) -> None:
    """Two runs, one in a batch and one document by document, are equal to the byte."""
    first = made(documents(), to)
    assert len(first) == 2
    assert made(documents(), to, batch=1) == first


@pytest.mark.office
def test_a_broken_document_costs_only_itself() -> None:
    """LibreOffice makes those on either side of half a document."""
    whole = documents()
    assert set(made([whole[0], whole[1][:9000], whole[1]], Format.PDF)) == {0, 2}


@pytest.mark.office
def test_the_pdf_has_title_language_bookmarks_tags_and_the_documents_date(tmp_path: Path) -> None:
    """What a reader's program shows and reads out is there."""
    file = tmp_path / "plan.pdf"
    converted = made(documents(), Format.PDF)
    file.write_bytes(converted[1])
    environment = {**os.environ, "TZ": "UTC"}
    done = subprocess.run([poppler("pdfinfo"), file], capture_output=True, text=True, check=True, env=environment)
    facts = dict(line.split(":", 1) for line in done.stdout.splitlines())
    assert done.stderr == ""
    assert facts["Title"].strip() == "Development plan: Oakfield Learning Trust"
    assert facts["Tagged"].strip() == "yes"
    assert facts["CreationDate"].strip() == "Mon Nov  9 09:00:00 2026 UTC"
    with pikepdf.open(file) as pdf:
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.Outlines.Count > 0
    with pikepdf.open(io.BytesIO(converted[0])) as pdf:  # the summary, whose contents list has links
        assert {str(page.Tabs) for page in pdf.pages if "/Annots" in page} == {"/S"}
    assert "PLAN-01" in pdf_text(file)


@pytest.mark.office
@pytest.mark.judges
@pytest.mark.parametrize("linear", [False, True], ids=["object streams", "linearised"])
def test_a_pdf_with_compressed_objects_is_mended_and_read_back(linear: bool, tmp_path: Path) -> None:
    """As newer versions write them: what LibreOffice alone made, packed into object streams."""
    document = documents()[0]
    (tmp_path / "made.docx").write_bytes(document)
    (alone,) = convert_with_office([tmp_path / "made.docx"], _FILTERS[Format.PDF], tmp_path)
    out = io.BytesIO()
    with pikepdf.open(alone) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=linear)
    assert b"/ObjStm" in out.getvalue()
    assert pdfua_failures(out.getvalue()) != []

    mended = mend_pdf(out.getvalue(), created=created_in(document), pictures=pictures_in(document))

    assert pdfua_failures(mended) == []
    assert missing_text(document, mended) is None
    assert paragraphs_in(mended) == paragraphs_in(alone.read_bytes())


def told(odt: bytes, folder: Path) -> list[tuple[str, str]]:
    """Title and alternative text of each frame with a chart or a picture, as LibreOffice itself reads an .odt."""
    file = folder / "made.odt"
    file.write_bytes(odt)
    (flat,) = convert_with_office([file], "fodt", folder)
    space = {
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    }
    frames = etree.parse(str(flat), etree.XMLParser(huge_tree=True)).iterfind(".//draw:frame", space)
    return [(f.findtext("svg:title", "", space), f.findtext("svg:desc", "", space)) for f in frames]


@pytest.mark.office
def test_charts_keep_their_alternative_texts_in_an_odt(tmp_path: Path) -> None:
    """Each chart has its own, beside a picture that kept its own; LibreOffice alone loses those of the charts."""
    (sample,) = (ROOT / "samples").glob("skerrowmere*/*/*diagnostic-summary-final.docx")
    document = Document(io.BytesIO(with_chart([["", "Figures"], ["Bar", 1]], column="B", template=sample)))
    (chart,) = (paragraph for paragraph in document.paragraphs if paragraph._p.findall(f".//{qn('wp:docPr')}"))
    chart._p.addnext(copy.deepcopy(chart._p))
    document.paragraphs[0].insert_paragraph_before().add_run().add_picture(str(ROOT / "docs" / "images" / "plan.png"))
    drawn = list(document.element.iter(qn("wp:docPr")))
    drawn[0].set("descr", "A page & its <edge>")
    drawn[1].set("descr", "Bar chart")
    drawn[2].set("id", "9999")
    drawn[2].set("title", "A second chart")
    drawn[2].set("descr", "Bar chart, with a text of its own")
    expected = [(one.get("title", ""), one.get("descr")) for one in drawn]
    assert len(expected) == 3
    out = io.BytesIO()
    document.save(out)

    (content,) = made([out.getvalue()], Format.ODT).values()

    assert told(content, tmp_path) == expected


@pytest.mark.parametrize(
    "charts", [(), (("Title", "Text"),) * 2], ids=["as many as none", "more than the document has"]
)
def test_alternative_texts_that_cannot_be_told_apart_are_left_out(charts: tuple[tuple[str, str], ...]) -> None:
    """A chart with another one's text would be worse than one without."""
    frame = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./x"/></draw:frame>'
    text = f'<a xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">{frame}</a>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("content.xml", text)
        package.writestr("Object 1/content.xml", "<office:chart>")

    def content(**given: tuple[tuple[str, str], ...]) -> str:
        with zipfile.ZipFile(io.BytesIO(mend_odt(out.getvalue(), **given))) as made:
            return made.read("content.xml").decode()

    assert content(charts=charts) == text
    assert "<svg:title>A</svg:title><svg:desc>B &amp; C</svg:desc></draw:frame>" in content(charts=(("A", "B & C"),))


@pytest.mark.office
def test_nothing_is_written_outside_and_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own profile and settings are neither read nor made, and the temporary folder is gone."""
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    assert len(made(documents(), Format.PDF)) == 2
    assert [*home.iterdir(), *temporary.iterdir()] == []


def linked(document: bytes, address: str) -> bytes:
    """Return a document with a picture that lies at an address elsewhere."""
    doc = Document(io.BytesIO(document))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    relation = doc.part.relate_to(address, kind, is_external=True)
    pixel = (ROOT / "docs" / "images" / "plan.png").read_bytes()
    doc.add_picture(io.BytesIO(pixel))
    blip = next(doc.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))
    blip.attrib.clear()
    blip.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link", relation)
    out = io.BytesIO()
    doc.save(out)
    return out.getvalue()


@pytest.mark.office
def test_nothing_that_a_document_links_to_is_fetched() -> None:
    """A picture at an address on the network is not asked for: nothing leaves the machine."""
    asked: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                asked.append(address)
                connection.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/logo.png"
        assert len(made([linked(documents()[1], address)], Format.PDF)) == 1
        server.shutdown(socket.SHUT_RDWR)
    thread.join()
    assert asked == []
