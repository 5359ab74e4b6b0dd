"""One kind of apostrophe in all our text: the plain one, which people type in Excel beside it."""

from __future__ import annotations

import ast
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
#: A curly apostrophe, or what passes for one, at a letter: not in a list of the quotation marks that a program knows.
CURLY = re.compile(r"\w[‘’ʼ′](?=\w|\s|$|[.,;:!?)])")
#: What someone typed, in an example on a page.
_EXAMPLE = re.compile(r"`[^`\n]*`")


def python_texts(path: Path) -> Iterator[str]:
    """Yield the texts of a module: its messages, help, prompts and docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def word_texts(path: Path) -> Iterator[str]:
    """Yield the parts of a Word template, and of the workbooks within it."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            content = package.read(name)
            if name.endswith(".xlsx"):
                yield from word_texts_of(content)
            elif name.endswith((".xml", ".rels")):
                yield content.decode("utf-8")


def word_texts_of(content: bytes) -> Iterator[str]:
    """Yield the parts of a workbook within a template."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        yield from (package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml"))


def plain_texts(path: Path) -> Iterator[str]:
    """Yield a page or a framework without the examples in it."""
    yield _EXAMPLE.sub("", path.read_text(encoding="utf-8"))


SOURCES = {
    "modules": ("matsheets/**/*.py", python_texts, 200),
    "template sources": ("doc_templates/source/*.py", python_texts, 7),
    "agreement terms": ("doc_templates/source/*.yaml", plain_texts, 1),
    "templates": ("doc_templates/*.docx", word_texts, 3),
    "templates of pages": ("doc_templates/*.html", plain_texts, 2),
    "frameworks": ("workbook_templates/**/*.yaml", plain_texts, 3),
    "samples": ("samples/**/*.yaml", plain_texts, 10),
    "pages": ("docs/*.md", plain_texts, 10),
    "first pages": ("*.md", plain_texts, 3),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_the_apostrophe_is_the_plain_one(kind: str) -> None:
    """No text of ours has another apostrophe than people type."""
    pattern, texts, least = SOURCES[kind]
    files = sorted(ROOT.glob(pattern))
    assert len(files) >= least
    found = [
        f"{path.relative_to(ROOT)}: …{text[max(0, at.start() - 30) : at.end() + 10]}…"
        for path in files
        for text in texts(path)
        for at in CURLY.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("text", ["the trust’s", "leavers’ reasons", "schools’.", "it‘s", "the trustʼs"])
def test_a_curly_apostrophe_is_found(text: str) -> None:
    """The expression finds it within a word, at its end, and before a full stop."""
    assert CURLY.search(text)
    assert not CURLY.search("the trust's “word”, [’‘]s")
