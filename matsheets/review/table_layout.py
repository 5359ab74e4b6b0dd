"""How a table lies on its tab and on paper: its title, which columns are read and printed, how wide each is, which way the page.

Columns that are read come first and are printed, one page wide; those for looking something up (company number, edition, tab
and cell) stand to their right, in the file and not on paper. *Why:* twenty columns on one page are too small to read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from math import ceil
from statistics import mean
from typing import Any, NamedTuple

from matsheets.review.tables import GROUP_COLUMNS, NO_GROUP
from matsheets.workbook.layout.tab_definitions import BEYOND
from matsheets.workbook.write.text_measure import text_width


class TablePage(NamedTuple):
    """What a table is called on its tab and at the head of its pages, and its columns that are printed, as they are read.

    In both texts stand places for a framework's words.
    """

    tab: str
    title: str
    printed: tuple[str, ...]


_TRUST, _ELEMENT = ("trust", "round"), ("element_ref", "element")
_ANSWERED = ("trust", "school", "ref", "question", "answer")
#: By the name of the table, in the order of the tabs.
PAGES: Mapping[str, TablePage] = {
    "review": TablePage(
        "Review",
        "What stands for each {element}, and what each group rated",
        (*_TRUST, *_ELEMENT, "rating", "basis", *GROUP_COLUMNS, NO_GROUP, "pattern", "stands_apart", "pairs_apart", "pairs"),
    ),
    "counts": TablePage(
        "Counts", "How many {elements} stand at each rating", (*_TRUST, "heading_ref", "heading", "rating", "elements")
    ),
    "ratings": TablePage(
        "Ratings",
        "Every rating, with its reason and evidence",
        (*_TRUST, "group", "respondent", *_ELEMENT, "rating", "rationale", "evidence"),
    ),
    "beyond": TablePage(
        BEYOND,
        "Issues beyond the {framework}",
        (*_TRUST, "group", "ref", "issue", "why", "known", "next", "superseded"),
    ),
    "priorities": TablePage(
        "Priorities",
        "Priorities of the development plans",
        (*_TRUST, "ref", "element_ref", "objective", "actions", "lead", "support", "start", "due", "resources",
         "monitoring", "success", "review_on"),
    ),
    "left_for_now": TablePage(
        "Left for now", "What is left for now, and why", (*_TRUST, "ref", "heading", *_ELEMENT, "reason")
    ),
    "progress": TablePage(
        "Progress",
        "The logs of the development plans",
        (*_TRUST, "priority_ref", "objective", "date", "status", "done", "difference", "new_due", "why_new_due"),
    ),
    "support": TablePage(
        "Support",
        "The logs of the mentors' support",
        (*_TRUST, "date", "who", "what", "days", "priority_ref", "service_ref"),
    ),
    "medium_term": TablePage(
        "Medium term", "Medium-term priorities", (*_TRUST, "ref", "heading", "priority", "why", "when", "lead")
    ),
    "partnership": TablePage("Partnership", "Partnerships: key information", _ANSWERED),
    "charges": TablePage(
        "Charges",
        "Partnerships: charges",
        ("trust", "school", "ref", "item", "basis", "days", "rate", "amount", "invoice_date"),
    ),
    "services": TablePage(
        "Services",
        "Partnerships: services",
        ("trust", "school", "ref", "service", "provided", "provider", "days", "measure", "priorities"),
    ),
    "data_protection": TablePage("Data protection", "Partnerships: data protection", _ANSWERED),
    "about": TablePage(
        "About", "About the trusts, and those who answered", (*_TRUST, "group", "ref", "question", "answer")
    ),
    "not_understood": TablePage(
        "Not understood",
        "Answers that could not be understood",
        (*_TRUST, "respondent", "file", "tab", "cell", "question", "column", "answer"),
    ),
}  # fmt: skip
HEAT_MAP_TITLE = "The rating that stands for each {element}"

#: Pixels of an A4 page between its margins, upright and on its side.
_UPRIGHT, _ON_ITS_SIDE = 718, 1047
#: How small the print becomes: usually, of a table with much text, and at the least.
_SCALE, _SMALL_SCALE, _LEAST_SCALE = 0.72, 0.64, 0.5
_PADDING = 16  # pixels of a column beside its text, the button of the filter not reckoned
_SHORT = 120  # pixels up to which a column is as wide as its longest text
_LEAST, _MOST, _READABLE = 84, 420, 240  # pixels of a column of running text
_INDENT = 12  # pixels that a number is clear of the next column
#: Rows that are measured. Cells are alike all through a table, and it may have a hundred thousand.
_MEASURED = 400
#: A day as wide as any, as it is written.
_DAY = "30 Nov 2026"


class TableLayout(NamedTuple):
    """How a table lies on its tab.

    Attributes:
        widths: of each column, in pixels.
        landscape: whether the page lies on its side.
        pages: how many pages side by side the printed columns take; more than one only where one would be too small to read.
    """

    widths: tuple[int, ...]
    landscape: bool
    pages: int


def lay_out(headers: Sequence[str], printed: int, rows: Iterable[Sequence[Any]], money: Sequence[bool]) -> TableLayout:
    """Decide how wide the columns of a table are and how it is printed.

    A column of short texts is as wide as the longest. Those of running text share what is left of the page, the longer
    texts the wider, so that rows are low.

    Args:
        headers: of the columns, as they stand in the file; those that are printed first.
        printed: how many are printed.
        rows: those of the table; only the first are measured.
        money: of each column, whether its numbers are shown as amounts.
    """
    sample = list(islice(rows, _MEASURED))
    measured = [_measure(header, [row[at] for row in sample], money[at]) for at, header in enumerate(headers)]
    widths = [min(m.natural, _MOST) for m in measured]
    wanted = sum(min(m.natural, _READABLE) for m in measured[:printed])
    landscape = wanted > _UPRIGHT / _SCALE
    page = _ON_ITS_SIDE if landscape else _UPRIGHT
    widths[:printed] = _shared(measured[:printed], round(min(max(wanted, page / _SCALE), page / _SMALL_SCALE)))
    pages = max(1, ceil(sum(widths[:printed]) * _LEAST_SCALE / page))
    return TableLayout(tuple(widths), landscape, pages)


class _Measured(NamedTuple):
    """Pixels that a column would like to have, and those that it needs; and how much text it holds."""

    natural: int
    least: int
    typical: float


def _measure(header: str, values: Sequence[Any], money: bool) -> _Measured:
    texts = [_shown(value, money) for value in values if value is not None]
    lines = [text_width(line) for text in texts for line in text.split("\n")]
    # An address for email is of no use in two pieces; a web address may be as long as a line.
    words = [min(text_width(w), _MOST if "@" in w else _SHORT) for text in texts for w in text.split()]
    least = max([text_width(word, bold=True) for word in header.split()] + words)
    natural = max([text_width(header, bold=True) if len(header) < 12 else 0, least, *lines])
    if not all(isinstance(value, str) for value in values if value is not None):
        # a number or a day does not wrap, and a column too narrow for it shows none of it
        least = natural = natural + _INDENT
    return _Measured(ceil(natural) + _PADDING, ceil(least) + _PADDING, mean(map(len, texts)) if texts else 0)


def _shown(value: Any, money: bool) -> str:
    """Return a value as its cell shows it."""
    if isinstance(value, dt.date):
        return _DAY
    return f"£{value:,.2f}" if money and not isinstance(value, str) else str(value)


def _shared(measured: Sequence[_Measured], page: int) -> list[int]:
    """Return widths that fill a page, where that can be: short columns as they are, the others by how much they hold."""
    widths = [m.natural if m.natural <= _SHORT or m.natural == m.least else 0 for m in measured]
    open_ = [at for at, width in enumerate(widths) if not width]
    while open_:
        left, total = page - sum(widths), sum(measured[at].typical for at in open_)
        share = {at: left * measured[at].typical / total if total else 0 for at in open_}
        bound = {at: _bounded(share[at], measured[at]) for at in open_}
        fixed = [at for at in open_ if bound[at] > share[at]]
        fixed = fixed or [at for at in open_ if bound[at] < share[at]] or open_
        for at in fixed:
            widths[at] = round(bound[at])
        open_ = [at for at in open_ if at not in fixed]
    return widths


def _bounded(width: float, measured: _Measured) -> float:
    return min(max(width, measured.least, _LEAST), measured.natural, _MOST)
