"""Fields of every length, one at a time and all at once: each document ends, and what is too long is named at its cell."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from matsheets.workbook.layout.layout import Layout
from matsheets.workbook.layout.schema import Kind
from tests.faults.conftest import Bench, docx_text
from tests.processor import keeps

EXCEL = 32_767
#: What a plan and a partnership hold at the least, so that all documents are made.
LEAST = {("PLAN-07", "objective"): "An objective.", ("PAR-01", "answer"): "Wexcombe Trust"}
LETTERS = [1, 499, 501, 1_880, 11_000, EXCEL]
LINES = [1, 9, 11, 48, 101, 500]


def texts_of(layout: Layout) -> list[tuple[str, str]]:
    """Return the cells that take a text."""
    return [
        (row.ref, column.key)
        for tab in layout.tabs
        for row in tab.rows
        for column in tab.columns
        if (entry := tab.entry(row, column)) is not None and entry.kind in {Kind.TEXT, Kind.LONG_TEXT}
    ]


def typed(letters: int = 0, lines: int = 0) -> str:
    """Return a text of so many letters, in words, or of so many lines."""
    if lines:
        return "\n".join(f"Line {n}" for n in range(1, lines + 1))
    return ("Word " * (letters // 5 + 1))[: letters - 1] + "x"


def built(bench: Bench, path: Path, name: str) -> tuple[float, str]:
    """Build every document of a workbook; return the processor's seconds, and all words of all documents."""
    start = time.process_time()
    ran = bench.run("build-all", "--draft", path, "-o", name)
    seconds = time.process_time() - start
    assert ran.code == 0, ran.err
    documents = list((path.parent / name).glob("*.docx"))
    assert len(documents) == 4
    return seconds, "\n".join(map(docx_text, documents))


def is_too_long(bench: Bench, ref: str, column: str, text: str) -> bool:
    """Tell whether a text has more characters or lines than its place holds: 500 and 10, or 6,000 and 100."""
    tab, row = bench.layout.require(ref)
    entry = tab.entry(row, tab.column(column))
    assert entry is not None
    characters, lines = (500, 10) if entry.kind is Kind.TEXT else (6_000, 100)
    return len(text) > characters or text.count("\n") + 1 > lines


def check_field(bench: Bench, ref: str, column: str, text: str) -> None:
    """Fill one field, and hold check and build to what they promise."""
    path = bench.workbook({**LEAST, (ref, column): text})
    warned = [line for line in bench.check(path).of("text-long") if f" {ref} " in line]
    assert len(warned) == is_too_long(bench, ref, column, text), (ref, column, len(text))
    seconds, _ = built(bench, path, f"{ref}-{column}-{len(text)}")
    assert keeps(seconds, 4), (ref, column, len(text))


def check_every_field(bench: Bench, text: str, *, limit: int) -> None:
    """Fill each field that takes a text with the same one, and build every document within the processor's seconds of a limit."""
    path = bench.workbook(dict.fromkeys(texts_of(bench.layout), text))

    seconds, words = built(bench, path, "out")

    assert keeps(seconds, limit)
    assert words.count(text) > 200


@pytest.mark.parametrize("text", [typed(letters=EXCEL), typed(lines=500)], ids=["letters", "lines"])
@pytest.mark.parametrize(("ref", "column"), [("PLAN-07", "lead"), ("PAR-01", "answer")])
def test_one_long_field_is_printed_whole(full_bench: Bench, ref: str, column: str, text: str) -> None:
    """A lead and a party's name of 32,767 letters or 500 lines stand in their document, every line of them."""
    path = full_bench.workbook({**LEAST, (ref, column): text})

    seconds, words = built(full_bench, path, "out")

    assert keeps(seconds, 4)
    assert text in words
    assert [line for line in full_bench.check(path).of("text-long") if f" {ref} " in line]


@pytest.mark.parametrize("text", [typed(letters=1_880), typed(lines=48)], ids=["letters", "lines"])
def test_every_field_at_once(full_bench: Bench, text: str) -> None:
    """A workbook with the same long text in each field that takes one has all its documents."""
    check_every_field(full_bench, text, limit=6)


@pytest.mark.slow
@pytest.mark.parametrize("text", [*(typed(letters=n) for n in LETTERS), *(typed(lines=n) for n in LINES)],
                         ids=[*(f"{n} letters" for n in LETTERS), *(f"{n} lines" for n in LINES)])  # fmt: skip
def test_every_field_at_once_of_any_length(full_bench: Bench, text: str) -> None:
    """Whatever the length, up to what Excel allows, the documents end."""
    check_every_field(full_bench, text, limit=10)


@pytest.mark.slow
def test_each_field_by_itself(full_bench: Bench) -> None:
    """Each kind of field that takes a text, one at a time, as long as can be: each run ends, and names the field.

    The text has as many letters as Excel allows, in 500 lines. The numbered rows of a tab are alike: of these the last stands
    for all.
    """
    text = "\n".join([typed(letters=64)] * 499)
    text = f"{text}\n{typed(letters=EXCEL - len(text) - 1)}"
    assert (len(text), text.count("\n")) == (EXCEL, 499)
    numbered = {tab.prefix for tab in full_bench.layout.tabs if tab.repeats}
    fields = {
        (prefix if prefix in numbered else ref, column): (ref, column)
        for ref, column in texts_of(full_bench.layout)
        if (prefix := ref.rpartition("-")[0])
    }
    assert len(fields) > 80
    for ref, column in fields.values():
        check_field(full_bench, ref, column, text)
