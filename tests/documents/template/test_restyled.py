"""The three templates, restyled in LibreOffice Writer as docs/templates.md says, and documents built with them."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from docx import Document

from matsheets.documents.authoring.template_check import check_template
from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.engine import fill
from matsheets.model.framework import Framework
from matsheets.storage.shipped_files import doc_templates_dir
from tests.documents.lint import lint
from tests.documents.template.test_contents_list import WITHOUT_LIST, titles
from tests.office import restyle_in_writer
from tests.sample_values import values_of_samples


def green_picture() -> bytes:
    """A small PNG file."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\0\x5a\x30" * 30 for _ in range(10))
    head = struct.pack(">IIBBBBB", 30, 10, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pages(document: bytes) -> list[int]:
    """The width of each section's pages, in centimetres."""
    return [round(section.page_width.cm) for section in Document(io.BytesIO(document)).sections if section.page_width]


@pytest.mark.office
def test_templates_restyled_in_writer_make_whole_documents(tmp_path: Path, framework: Framework) -> None:
    """Colour, face, logo and a field of one's own are in the document; tags, sections and page breaks are as they were."""
    (tmp_path / "logo.png").write_bytes(green_picture())
    ours = [doc_templates_dir() / kind.template for kind in DocumentKind]
    restyled = restyle_in_writer(ours, tmp_path, field="Written for {{ trust }}", logo=tmp_path / "logo.png")
    for kind, path, original in zip(DocumentKind, restyled, ours, strict=True):
        content = path.read_bytes()
        assert [str(p) for p in check_template(content, known_fields(kind))] == []
        values = values_of_samples(kind, framework)[0]
        made, before = fill(content, values), fill(original, values)
        doc = Document(io.BytesIO(made))
        assert f"Written for {values['trust']}" in [p.text for p in doc.paragraphs]
        assert titles(doc) == titles(Document(io.BytesIO(before)))
        assert titles(doc) or kind in WITHOUT_LIST
        styles = {str(style.name).lower(): style for style in doc.styles}  # Writer writes another case
        assert str(styles["heading 1"].font.color.rgb) == "005A30"
        assert doc.inline_shapes[0]._inline.docPr.get("descr") == "The trust's logo: a green oak"
        assert pages(made) == pages(before)
        breaks = sum('w:type="page"' in p._p.xml or "<w:pageBreakBefore" in p._p.xml for p in doc.paragraphs)
        theirs = Document(io.BytesIO(before)).paragraphs
        assert breaks == sum('w:type="page"' in p._p.xml or "<w:pageBreakBefore" in p._p.xml for p in theirs)
        assert breaks > 0 or kind is not DocumentKind.SLA  # the chapters of the others may run on
        # What Writer loses is said in the guide: a table's title and description, a chart's alternative text. The field
        # that was typed stands below the title, and in its style.
        lost = (
            "this table has no title or no description",
            "only the document's title should be",
            'picture "Object1" has no',
        )
        assert [found for found in lint(made) if not any(words in found for words in lost)] == []
