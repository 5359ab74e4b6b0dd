"""A document that shows what changed: accepting all gives the new one, rejecting all the old one."""

from __future__ import annotations

import datetime as dt
import io
import random
import zipfile
from functools import cache
from html import escape
from itertools import permutations

import pytest
from lxml import etree

from matsheets.documents.redline.redline import Redline, redline
from matsheets.errors import DocumentError
from matsheets.storage.shipped_files import samples_dir
from tests.documents.builders import blank_document
from tests.documents.redline.tracked import W, accepted, body, outline, part, rejected

NOON = dt.datetime(2026, 11, 9, 12)
PLANS = sorted(path for path in samples_dir().rglob("*development-plan*.docx"))


def compared(old: bytes, new: bytes) -> Redline:
    """The redline of two documents, by somebody."""
    return redline(old, new, author="Ann Clerk", date=NOON)


def both_ways(content: bytes) -> tuple[list[object], list[object]]:
    """What a body says when all is rejected, and when all is accepted."""
    return outline(rejected(part(content))[0]), outline(accepted(part(content))[0])


@cache
def _shell() -> dict[str, bytes]:
    out = io.BytesIO()
    blank_document().save(out)
    with zipfile.ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist()}


def document(content: str) -> bytes:
    """A Word document with this body; ``w`` is the namespace's prefix."""
    root = etree.fromstring(_shell()["word/document.xml"])
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in root.nsmap.items() if prefix)
    held = etree.fromstring(f"<body {spaces}>{content}</body>")
    root[0][:] = [*held, root[0][-1]]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, bytes_ in _shell().items():
            package.writestr(name, etree.tostring(root) if name == "word/document.xml" else bytes_)
    return out.getvalue()


def p(text: str, style: str = "") -> str:
    """A paragraph; words between stars are bold."""
    runs = "".join(
        f'<w:r>{"<w:rPr><w:b/></w:rPr>" * (at % 2)}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
        for at, words in enumerate(text.split("*"))
        if words
    )
    return f'<w:p>{f"""<w:pPr><w:pStyle w:val="{style}"/></w:pPr>""" if style else ""}{runs}</w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells of paragraphs, each on a line of its own."""
    cells = [["".join(map(p, cell.split("\n"))) for cell in row] for row in rows]
    drawn = "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * len(rows[0])}</w:tblGrid>{drawn}</w:tbl>"


def changes(content: bytes) -> list[tuple[str, str]]:
    """The words that were deleted and inserted, in order."""
    marks = part(content).iter(f"{W}del", f"{W}ins")
    words = ((mark.tag.removeprefix(W), "".join(mark.itertext())) for mark in marks)
    return [(kind, text) for kind, text in words if text]


@pytest.mark.parametrize(("old", "new"), list(permutations(range(len(PLANS)), 2))[::4])
def test_samples_come_back(old, new):
    """Of two plans of the samples, whatever they are, rejecting all gives the one and accepting all the other, with styles."""
    before, after = PLANS[old].read_bytes(), PLANS[new].read_bytes()
    content = compared(before, after).content
    assert both_ways(content) == (body(before), body(after))
    assert both_ways(content)[0] != both_ways(content)[1]


WORDS = ("lead", "reads", "to", "the board", "each term", "and", "PLAN-01", "PLAN-02", "Due: May", " ", "£4,200")


def any_text(chance: random.Random) -> str:
    """A few words, now and then none."""
    return " ".join(chance.choices(WORDS, k=chance.randint(0, 6))) + chance.choice(("", "*bold*", ".", "\t", "*"))


def any_body(chance: random.Random) -> str:
    """A few paragraphs and tables."""
    blocks = []
    for _ in range(chance.randint(0, 7)):
        if chance.random() < 0.4:
            width = chance.randint(1, 3)
            rows = [
                tuple("\n".join(any_text(chance) for _ in range(chance.randint(1, 3))) for _ in range(width))
                for _ in range(chance.randint(1, 4))
            ]
            blocks.append(table(*rows))
        else:
            blocks.append(p(any_text(chance), chance.choice(("", "Heading1", "ListBullet"))))
    return "".join([*blocks, p(any_text(chance))])


@pytest.mark.parametrize("seed", range(10))
def test_random_documents_come_back(seed):
    """Of any two bodies of paragraphs and tables, rejecting all gives the one and accepting all the other."""
    chance = random.Random(seed)
    for _ in range(8):
        old, new = document(any_body(chance)), document(any_body(chance))
        assert both_ways(compared(old, new).content) == (body(old), body(new))


def test_words_are_marked_not_paragraphs():
    """Only the words that changed are marked, as phrases, and what stays between is not."""
    old = document(p("Ruth Okonjo leads the work on attendance until May."))
    new = document(p("Sadia Rehman leads the work on attendance until June 2027."))
    assert changes(compared(old, new).content) == [
        ("del", "Ruth Okonjo"), ("ins", "Sadia Rehman"), ("del", "May"), ("ins", "June 2027"),
    ]  # fmt: skip


def test_a_document_that_is_no_word_document():
    """A file that is no Word document is named in the message, by the name that it has."""
    good = document(p("a"))
    with pytest.raises(DocumentError, match=r"old\.docx is not a Word document"):
        compared(b"nothing", good)
    with pytest.raises(DocumentError, match=r"new\.docx is not a Word document"):
        compared(good, b"nothing")
