"""What a document says of its own making, and reading it back."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.custom_properties import LONGEST
from matsheets.documents.record.fingerprint import text_fingerprint
from matsheets.documents.record.manifest import Manifest, SourceFile, read_manifest
from matsheets.documents.record.received_document import read_document
from matsheets.documents.template.build import build_document
from matsheets.errors import DocumentError
from matsheets.review.review import Review
from matsheets.storage.shipped_files import doc_templates_dir
from tests.documents.builders import MADE_ON, OWN_DOCUMENTS, assessment, empty_review, respondent, rich_review, view
from tests.documents.contexts.updates import logged
from tests.judges import sdk_errors
from tests.workbook.read.hostile import ole_file

CUSTOM = "docProps/custom.xml"
VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"


def made(review: Review | None = None, kind: DocumentKind = DocumentKind.SUMMARY, **how: object) -> bytes:
    """A built document."""
    return build_document(kind, review or rich_review(), made_on=MADE_ON, version="9.8", **how)  # type: ignore[arg-type]


def part(document: bytes, name: str) -> bytes:
    """One part of a document."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read(name)


def with_sources(*names: str) -> Review:
    """A review from workbooks of these names, each with a hash of its own."""
    review = empty_review()
    people = tuple(respondent("Trustees", n, file=name) for n, name in enumerate(names))
    hashes = (hashlib.sha256(name.encode("utf-8", "replace")).hexdigest() for name in names)
    sources = tuple(
        replace(assessment(who, review.framework), sha256=digest) for who, digest in zip(people, hashes, strict=True)
    )
    headings = tuple(
        h._replace(
            elements=tuple(e._replace(views=tuple(view(who, e.element, None) for who in people)) for e in h.elements)
        )
        for h in review.headings
    )
    return replace(review, respondents=people, assessments=sources, headings=headings, gaps=())


@pytest.mark.parametrize("kind", OWN_DOCUMENTS)
def test_a_document_says_what_it_was_made_from(kind: DocumentKind) -> None:
    """Version, framework, edition, template, kind, trust, round and every source, as the brief for boards asks."""
    # a meeting comes before anything is agreed, and an update says nothing of the groups' views
    groups = 0 if kind is DocumentKind.UPDATE else 2
    review = rich_review(groups, agreed=kind is not DocumentKind.MEETING).in_period(MADE_ON)
    template = (doc_templates_dir() / kind.template).read_bytes()

    manifest = read_manifest(made(review, kind))

    assert manifest is not None
    assert (manifest.version, manifest.kind, manifest.draft) == ("9.8", kind.slug, False)
    assert (manifest.trust, manifest.round) == ("Oakfield Learning Trust", "Baseline")
    assert (manifest.framework, manifest.edition) == (
        "mat-assurance-framework",
        "Six headings, fourteen elements; matsheets wording 2.0",
    )
    assert manifest.template == hashlib.sha256(template).hexdigest()
    assert manifest.sources == tuple(SourceFile(r.file, "0123456789abcdef" * 4) for r in review.respondents)


def test_a_draft_says_so() -> None:
    """Draft or not is part of what a document says of itself."""
    manifest = read_manifest(made(draft=True, missing=["The round is missing."]))

    assert manifest is not None
    assert manifest.draft


def test_every_property_is_a_string() -> None:
    """LibreOffice turns numbers into floats; Word takes no more than 255 characters in one property."""
    review = replace(with_sources("a" * 240 + "ü.xlsx"), trust="🏫 Ysgolion y Fro " * 40)

    values = etree.fromstring(part(made(review), CUSTOM)).findall("*/*")

    assert {value.tag for value in values} == {VT + "lpwstr"}
    assert max(len((value.text or "").encode("utf-16-le")) // 2 for value in values) <= LONGEST == 255


def test_the_hash_is_of_the_template_that_was_used(tmp_path: Path) -> None:
    """A template of the user's own is named by its own bytes."""
    own = tmp_path / "own.docx"
    doc = Document(str(doc_templates_dir() / DocumentKind.PLAN.template))
    doc.add_paragraph("Adopted by the board.")
    doc.save(str(own))

    manifest = read_manifest(made(kind=DocumentKind.PLAN, templates=own))

    assert manifest is not None
    assert manifest.template == hashlib.sha256(own.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "names",
    [
        pytest.param([f"{n:03d} skerrowmere baseline headteacher.xlsx" for n in range(200)], id="two hundred"),
        pytest.param(["Ysgol Tŷ Ffynnon – asesiad.xlsx", "مدرسة.xlsx", "学校🏫.xlsx"], id="not ASCII"),
        pytest.param(["x" * 1000 + ".xlsx"], id="long"),
        pytest.param(["🏫 " * 300 + ".xlsx"], id="long, in letters of two units, with spaces"),
        pytest.param([' <b> & "it\'s" ]]>.xlsx'], id="markup"),
        pytest.param(["a/review.xlsx", "b/review.xlsx"], id="alike"),
    ],
)
def test_sources_come_back_as_they_were(names: list[str]) -> None:
    """Names of any length, number and script are read back letter for letter, in order."""
    review = with_sources(*names)

    manifest = read_manifest(made(review, DocumentKind.PLAN))

    assert manifest is not None
    assert manifest.sources == tuple(SourceFile(a.file, a.sha256) for a in review.assessments)


def test_what_xml_cannot_hold_is_replaced() -> None:
    """A file name that Linux allows and XML does not makes no broken document."""
    manifest = read_manifest(made(with_sources("a\x01b\udcff.xlsx")))

    assert manifest is not None
    assert manifest.sources[0].file == "a\ufffdb\ufffd.xlsx"


def test_same_inputs_same_bytes() -> None:
    """Nothing of the clock or of chance gets in."""
    assert made(rich_review()) == made(rich_review())


def test_properties_of_the_users_own_template_are_kept(tmp_path: Path) -> None:
    """A template's own custom properties stay, of every type; those of an older document of ours do not."""
    own = tmp_path / "own.docx"
    own.write_bytes(
        with_part(
            made(kind=DocumentKind.PLAN),  # a document that somebody made a template of
            lambda xml: xml.replace(
                b"</Properties>",
                b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="77" name="Classification">'
                b'<vt:lpwstr>Governors</vt:lpwstr></property><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" '
                b'pid="79" name="Retain until"><vt:i4>2033</vt:i4></property></Properties>',
            ).replace(b"Oakfield", b"Somebody"),
        )
    )

    document = made(kind=DocumentKind.PLAN, templates=own)

    kept = {item.get("name"): item for item in etree.fromstring(part(document, CUSTOM))}
    assert kept["Classification"][0].text == "Governors"
    assert (kept["Retain until"][0].tag, kept["Retain until"][0].text) == (VT + "i4", "2033")
    pids = [item.get("pid") for item in kept.values()]
    assert len(set(pids)) == len(pids)
    manifest = read_manifest(document)
    assert manifest is not None
    assert manifest.trust == "Oakfield Learning Trust"


def with_part(document: bytes, change: object, name: str = CUSTOM) -> bytes:
    """The document with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            target.writestr(info, change(content) if info.filename == name else content)  # type: ignore[operator]
    return out.getvalue()


def test_a_document_of_somebody_else_has_none() -> None:
    """A Word document without our properties is no error: it is just not ours."""
    out = io.BytesIO()
    Document().save(out)

    assert read_manifest(out.getvalue()) is None
    assert read_manifest((doc_templates_dir() / DocumentKind.PLAN.template).read_bytes()) is None


def bomb(size: int) -> bytes:
    """A document whose properties unpack to much more than they weigh."""
    return with_part(with_compressed(made()), lambda xml: xml.replace(b"</Properties>", b" " * size + b"</Properties>"))


def with_compressed(document: bytes) -> bytes:
    """The document with deflated parts, so that what is added is packed too."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return out.getvalue()


def many_parts() -> bytes:
    """A zip of nothing but parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for number in range(3_500):
            target.writestr(f"{number}", b"")
    return out.getvalue()


HOSTILE = {
    "nothing": (lambda: b"", "is not a Word document."),
    "text": (lambda: b"Dear governors", "is not a Word document."),
    "an old .doc": (lambda: ole_file("WordDocument"), "is an old Word file (.doc). Save it as a Word Document (.docx)."),
    "a password": (lambda: ole_file("StrongEncryptionDataSpace", "EncryptedPackage"), "is password-protected. File > Info"),
    "a label": (lambda: ole_file("DRMEncryptedDataSpace", "EncryptedPackage"), "is protected by a label that encrypts it"),
    "an old presentation": (lambda: ole_file("PowerPoint Document"), "is an old Office file, and no Word Document (.docx)."),
    "a cut zip": (lambda: made()[:9000], "is damaged and cannot be read."),
    "another zip": (lambda: with_compressed(zip_of({"mimetype": b"x"})), "is not a Word document."),
    "a bomb": (lambda: bomb(200_000_000), "holds a part of more than 30 MB."),
    "many parts": (many_parts, "holds more than 3,000 parts."),
    "a DOCTYPE": (
        lambda: with_part(made(), lambda xml: xml.replace(b"<Properties", b'<!DOCTYPE x [<!ENTITY a "b">]><Properties', 1)),
        "contains a DOCTYPE, which no word processor writes.",
    ),
    "a DOCTYPE in UTF-16": (
        lambda: with_part(
            made(),
            lambda xml: '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><Properties/>'.encode("utf-16"),
        ),
        "is damaged and cannot be read.",
    ),
    "broken XML": (lambda: with_part(made(), lambda xml: xml[:-40]), "is damaged and cannot be read."),
}  # fmt: skip


def zip_of(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_gets_a_message(what: str, tmp_path: Path) -> None:
    """Whatever somebody hands us, the answer is a sentence with the file's name and what to do."""
    build, sentence = HOSTILE[what]
    path = tmp_path / "board.docx"
    path.write_bytes(build())

    with pytest.raises(DocumentError) as caught:
        read_manifest(path.read_bytes(), name=path.name)

    assert str(caught.value).startswith(f"board.docx {sentence}")
    assert caught.value.remedy


def test_a_folder_and_a_missing_file_get_a_message(tmp_path: Path) -> None:
    """So do names that are no file."""
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path)
    with pytest.raises(DocumentError, match=r"gone\.docx does not exist"):
        read_document(tmp_path / "gone.docx")


def test_properties_that_go_on_for_ever_are_no_manifest() -> None:
    """Names that only look like ours are passed over."""
    assert Manifest.from_properties({"matsheets source 1": "a.xlsx", "matsheets framework": "x"}) is None


@pytest.mark.judges
@pytest.mark.parametrize("kind", OWN_DOCUMENTS)
def test_the_open_xml_sdk_accepts_a_document_with_a_manifest(kind: DocumentKind, tmp_path: Path) -> None:
    """Word opens it without complaint."""
    path = tmp_path / "made.docx"
    review = with_sources(*(f"{n} – Tŷ.xlsx" for n in range(200)))
    if kind is DocumentKind.UPDATE:  # it needs a log, which gives it its day
        review = replace(logged(), respondents=review.respondents, assessments=review.assessments)
    path.write_bytes(made(review, kind))

    assert sdk_errors(path) == []


def test_what_it_costs() -> None:
    """A manifest and a fingerprint of a long document touch each byte a few times, whatever the document holds."""
    document = b'<w:p><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink w:anchor="x"><w:t ' * 100_000

    assert len(text_fingerprint(document)) == 64  # ends: each look for an end that never comes stops the search
