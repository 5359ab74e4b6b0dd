"""A framework's own words in a workbook: written in every tab, read back, and known beside the usual ones."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from matsheets.checks import check
from matsheets.model.framework import USUAL_WORDS, Framework, FrameworkWords, Word
from matsheets.model.optional_columns import BASIS, GROUP_VIEWS, LAST_TIME, TRUSTS_SAY
from matsheets.model.respondents import AGREED, group_of
from matsheets.workbook.layout.layout import ALL_PARTS, Part, build_layout
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.repair.repair import repair
from matsheets.workbook.write.writer import write_workbook
from tests.books import edited, write_book
from tests.frameworks import music, services

#: Every usual word that a framework may change, and what else belongs to the usual ones.
USUAL = re.compile(r"\b(headings?|elements?|frameworks?|diagnostic)\b", re.IGNORECASE)
#: Where the word stands for something else: a header of a table, and how the answers are found.
ALLOWED = "the headers as they are"


def texts_of(content: bytes) -> set[str]:
    """Every text that a person meets: cells, formulas, titles of tabs, prompts and what stops them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = {book.properties.title or "", *book.sheetnames}
    for sheet in book:
        if sheet.title == "_matsheets":
            continue
        found |= {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
        for rule in sheet.data_validations.dataValidation:
            found |= {str(said) for said in (rule.promptTitle, rule.prompt, rule.errorTitle, rule.error) if said}
    return found


def drawn(framework: Framework, parts: frozenset[Part], optional: str = "") -> bytes:
    """A blank workbook with these parts, and with something said in an optional column."""
    refs = [*(e.ref for e in framework.elements), "BEY-01", "JNT-01"]
    shared = frozenset(refs[:3]) if optional == BASIS else None
    layout = build_layout(framework, parts, shared)
    layout = layout.with_optional({(ref, optional): "." for ref in refs if layout.find(ref)} if optional else {})
    out = io.BytesIO()
    write_workbook(out, layout, workbook_id="w", created=dt.datetime(2026, 9, 1), trust="Oak")
    return out.getvalue()


@pytest.mark.parametrize("framework", [music(), services()], ids=lambda f: f.id)
@pytest.mark.parametrize(
    ("parts", "optional"),
    [
        (ALL_PARTS, ""),
        (ALL_PARTS, GROUP_VIEWS),
        (ALL_PARTS, LAST_TIME),
        ({Part.REVIEW}, BASIS),
        ({Part.JOINT}, TRUSTS_SAY),
    ],
)
def test_no_usual_word_stands_in_a_workbook(framework: Framework, parts: frozenset[Part], optional: str) -> None:
    """Whatever the parts, all that a person reads in the workbook says the framework's words."""
    said = texts_of(drawn(framework, frozenset(parts), optional))
    assert len(said) > 40
    assert not [text for text in said if USUAL.search(text)]
