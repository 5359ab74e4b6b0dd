"""Which encoding of Unicode a file's text is in."""

from __future__ import annotations

import codecs

import pytest

from matsheets.storage.text_encoding import unicode_encoding

TEXT = "id: buildings\ntitle: Adeiladau a thir – Ŵyl\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=[
        "UTF-8",
        "UTF-8 with a mark",
        "Notepad's Unicode",
        "big-endian",
        "without a mark",
        "big-endian without a mark",
    ],
)
def test_every_form_of_unicode_is_the_same_text(content: bytes) -> None:
    """With a byte order mark or without, each is read as the text that was written."""
    assert content.decode(unicode_encoding(content)) == TEXT
