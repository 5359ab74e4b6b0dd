"""What stands in a template beside its text: stray parts go nowhere, properties of its own into no paper that is handed out."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import Manifest
from matsheets.documents.template.build import fill_values
from tests.documents.template.test_bound_controls import control, cover, shown
from tests.documents.template.test_engine import rezipped

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/"
_CUSTOM = f"""<Properties xmlns="{_TYPES}custom-properties" xmlns:vt="{_TYPES}docPropsVTypes"><property
    fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Site"><vt:lpwstr>Ashby custom</vt:lpwstr></property></Properties>"""


def with_properties() -> bytes:
    """A template with the name Ashby wherever Word or another program may have put one; a control shows one of them."""
    content = cover(
        control("Company", "Ashby company"), company="Ashby company", title="Ashby title", abstract="Ashby abstract"
    )
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    link = f'<Relationship Id="rId99" Type="{_TYPES}custom-properties" Target="docProps/custom.xml"/></Relationships>'
    custom = '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'
    return rezipped(content, {
        "docProps/core.xml": parts["docProps/core.xml"].replace(b"</cp:coreP", b"<cp:keywords>Ashby keyword</cp:keywords></cp:coreP"),
        "docProps/app.xml": parts["docProps/app.xml"].replace(b"</Properties>", b"<Manager>Ashby manager</Manager></Properties>"),
        "docProps/custom.xml": _CUSTOM.encode(),
        "_rels/.rels": parts["_rels/.rels"].replace(b"</Relationships>", link.encode()),
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", custom.encode()),
        "word/settings.xml": parts["word/settings.xml"].replace(
            b"</w:settings>", b'<w:docVars><w:docVar w:name="a" w:val="Ashby variable"/></w:docVars></w:settings>'),
        "word/extra/roster.txt": b"Ashby roster",
    })  # fmt: skip


def names_in(made: bytes) -> set[str]:
    """What of the name Ashby stands in any part of a document."""
    with zipfile.ZipFile(BytesIO(made)) as package:
        return {
            word.decode() for name in package.namelist() for word in re.findall(rb"Ashby (\w+)", package.read(name))
        }


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        (DocumentKind.PLAN, {"company", "title", "abstract", "keyword", "manager", "custom", "variable"}),
        (DocumentKind.POOLED, {"company"}),
        (DocumentKind.SHARED, {"company"}),
    ],
)
def test_a_paper_that_is_handed_out_has_no_property_of_its_template_that_nobody_reads(
    kind: DocumentKind, left: set[str], tmp_path: Path
) -> None:
    """A plan keeps what a document store may need; no document has a part that nothing leads to; a shown property stays."""
    (tmp_path / "own.docx").write_bytes(with_properties())
    record = Manifest("1", "frame", "1", kind.slug, draft=False, trust="", round="", sources=())
    made = fill_values(kind, {}, record, day=None, title="The title", ratings=(), templates=tmp_path / "own.docx")
    assert names_in(made) == left
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert b">Ashby company</Company>" in package.read("docProps/app.xml")
    assert shown(made) == ["Ashby company"]
