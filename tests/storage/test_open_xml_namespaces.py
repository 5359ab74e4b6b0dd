"""Strict Open XML read with the namespaces that most programs write."""

from __future__ import annotations

import pytest

from matsheets.storage.open_xml_namespaces import as_transitional
from tests.documents.builders import STRICT


@pytest.mark.parametrize("usual", STRICT)
def test_every_strict_name_has_its_usual_one(usual: str) -> None:
    """Namespaces and kinds of relationships, as ISO/IEC 29500 pairs them, in either kind of quotation marks."""
    for quote in "\"'":
        assert (
            as_transitional(f"<a b={quote}{STRICT[usual]}{quote}/>".encode())
            == f"<a b={quote}{usual}{quote}/>".encode()
        )


def test_a_relationship_within_a_namespace_is_mapped() -> None:
    """What stands behind the namespace of relationships stays."""
    strict = b'<Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/>'
    usual = b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    assert as_transitional(strict) == usual


def test_words_stay_as_they_are() -> None:
    """An answer that mentions a Strict name is no name."""
    words = b"<w:t>see http://purl.oclc.org/ooxml/wordprocessingml/main</w:t>"
    assert as_transitional(words) == words


def test_the_mark_of_a_strict_document_goes() -> None:
    """A part that has the usual names must not say that it is Strict."""
    marked = b'<w:document w:conformance="strict" xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    usual = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    assert as_transitional(marked) == usual
