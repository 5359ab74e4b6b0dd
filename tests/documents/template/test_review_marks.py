"""Comments and tracked changes of a template: none of them goes out, and tags in them are not run."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx.oxml import parse_xml

from matsheets.documents.authoring.template_check import check_notes, check_template
from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.values import fields
from matsheets.documents.template.engine import fill
from matsheets.storage.shipped_files import doc_templates_dir
from tests.documents.builders import blank_document, paragraphs_of
from tests.documents.template.test_engine import saved, template
from tests.judges import sdk_errors

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BY = 'w:id="7" w:author="Ada" w:date="2026-01-01T00:00:00Z"'
NAMES = fields(("trust", "its name", "text"))


def commented() -> bytes:
    """A template with two comments as Word writes them, one of them with a tag."""
    doc = blank_document()
    doc.add_heading("{{ trust }}", 1)
    run = doc.add_paragraph("Text of the {{ trust }} here").runs[0]
    doc.add_comment(run, text="Ask her: {{ secret }}", author="Adalbert", initials="A")
    doc.add_comment(run, text="{% for x in %}", author="Benedetta", initials="B")
    return saved(doc)


def tracked(*body: str) -> bytes:
    """A template with these paragraphs and tables, as XML."""
    doc = blank_document()
    for xml in body:
        doc.element.body.insert(
            len(doc.element.body) - 1, parse_xml(xml.replace(">", f" {W}>", 1) if W not in xml else xml)
        )
    return saved(doc)


def inserted(text: str) -> str:
    """A run that was added."""
    return f"<w:ins {BY}><w:r><w:t>{text}</w:t></w:r></w:ins>"


def deleted(text: str, kind: str = "del") -> str:
    """A run that was deleted, or moved away."""
    name = "delText" if kind == "del" else "t"
    return f"<w:{kind} {BY}><w:r><w:{name}>{text}</w:{name}></w:r></w:{kind}>"


def run(text: str) -> str:
    """A run that was there before."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def whole(made: bytes) -> bytes:
    """Every part of a document, one after the other, with their names."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return b"".join(name.encode() + package.read(name) for name in package.namelist())


def test_comments_do_not_go_out() -> None:
    """No part, relationship, content type, mark or author of them is left."""
    made = fill(commented(), {"trust": "Oakfield"})
    assert paragraphs_of(made) == ["Oakfield", "Text of the Oakfield here"]
    for trace in (b"comment", b"secret", b"Adalbert", b"Benedetta", b"people"):
        assert trace not in whole(made).replace(b"CommentReference", b"").replace(b"annotation", b""), trace


def test_tags_in_comments_are_not_run_and_the_check_says_so() -> None:
    """A note with their number; nothing to put right."""
    content = commented()
    assert check_template(content, NAMES) == ()
    assert [str(note) for note in check_notes(content)] == [
        "the template holds 2 comments, which do not go into the documents. Tags in comments are not filled in."
    ]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ((f"<w:p>{run('A ')}{deleted('{{ gone }}')}{inserted('{{ trust }}')}</w:p>",), ["A Oakfield"]),
        ((f"<w:p>{deleted('{{ gone }}', 'moveFrom')}{run('x')}</w:p>", f"<w:p><w:moveTo {BY}>{run('{{ trust }}')}</w:moveTo></w:p>"), ["x", "Oakfield"]),
        ((f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{deleted('{%p if gone %}')}</w:p>", f"<w:p>{run('kept')}</w:p>"), ["kept"]),
        ((f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{run('one ')}</w:p>", f"<w:p>{run('{{ trust }}')}</w:p>"), ["one Oakfield"]),
        ((f"<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>{inserted('{{ trust }}')}</w:p>",), ["Oakfield"]),
        ((f"<w:p>{inserted('{{ tr')}{run('ust }}')}</w:p>",), ["Oakfield"]),
        ((f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc><w:p>{deleted('{{ gone }}')}</w:p></w:tc></w:tr>"
          f"<w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc><w:p>{run('{{ trust }}')}</w:p></w:tc></w:tr></w:tbl>",), ["Oakfield"]),
        ((f"<w:p><w:pPr><w:pPrChange {BY}><w:pPr><w:jc w:val='center'/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange {BY}>"
          f"<w:rPr/></w:rPrChange></w:rPr><w:t>{{{{ trust }}}}</w:t></w:r></w:p>",), ["Oakfield"]),
    ],
)  # fmt: skip
def test_tracked_changes_are_accepted(body: tuple[str, ...], texts: list[str]) -> None:
    """As Accept All Changes does in Word: what was deleted is gone with its tags, what was added is there."""
    content = tracked(*(xml.replace(">", f" {W}>", 1) for xml in body))
    made = fill(content, {"trust": "Oakfield"})
    assert [text for text in paragraphs_of(made) if text] == texts
    left = whole(made)
    assert not any(f"<w:{mark}".encode() in left for mark in ("ins ", "del ", "move", "pPrChange", "rPrChange"))
    assert [note.code for note in check_notes(content)] == ["tracked-changes"]


def test_a_template_without_either_is_copied_as_it_is() -> None:
    """Nothing is said of it, and its parts are not written anew."""
    content = template("{{ trust }}")
    assert check_notes(content) == ()
    for kind in DocumentKind:
        ours = (doc_templates_dir() / kind.template).read_bytes()
        assert check_notes(ours) == ()
        assert check_template(ours, known_fields(kind)) == ()


@pytest.mark.judges
def test_what_is_left_is_a_valid_document(tmp_path: Path) -> None:
    """The Open XML SDK finds nothing that was left hanging."""
    made = tmp_path / "made.docx"
    made.write_bytes(fill(commented(), {"trust": "Oakfield"}))
    assert sdk_errors(made) == []
