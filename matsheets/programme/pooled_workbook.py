"""The workbook of a programme's pooled figures: what their paper prints, and nothing else."""

from __future__ import annotations

from typing import BinaryIO

from matsheets.programme.pooled_figures import PooledFigures, PooledTable
from matsheets.programme.pooled_wording import MEANING, not_covered, row_words, rule_of
from matsheets.review.table_workbook import TableTab, write_tables

_TITLE = "Programme figures, pooled"


def write_pooled_workbook(figures: PooledFigures, out: BinaryIO) -> None:
    """Write the workbook: the same figures give the same bytes, whichever the trusts.

    Args:
        figures: of a programme.
        out: a binary file that can be gone back in.
    """
    words = figures.framework.words
    tabs = (
        _tab("Ratings", f"Ratings by {words.element.one}, as ranges of trusts", "element", figures.ratings),
        _tab("Priorities", f"Priorities of their plans by {words.heading.one}, as ranges of trusts", "heading", figures.priorities),
        _tab("Done", "How far trusts have come, as ranges of trusts", "what_is_done", figures.done),
        TableTab("Rule", "The rule that these figures are made by", ("what", "in_words"), 2, [
            ("Trusts", f"{figures.trusts} are counted."),
            *((f"Rule {number}", sentence) for number, sentence in enumerate(rule_of(figures), start=1)),
            ("What follows", MEANING),
            ("What it does not stand up to", not_covered(figures)),
        ]),
    )  # fmt: skip
    write_tables(tabs, out, title=_TITLE, words=words)


def _tab(title: str, heading: str, of: str, table: PooledTable) -> TableTab:
    refs = any(row.ref for row in table.rows)
    columns = (*(("ref",) if refs else ()), of, *table.sides)
    rows = [(*((row.ref,) if refs else ()), row.title, *row_words(row)) for row in table.rows]
    return TableTab(title, heading, columns, len(columns), rows)
