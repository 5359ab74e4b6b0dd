"""Stage 4: answers that only fill their place: ``TBC``, ``n/a``, ``?``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from matsheets.checks.workbook_view import Book
from matsheets.model.cells import fold, listed
from matsheets.model.parsing import is_placeholder
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Problem
from matsheets.workbook.layout.schema import Tab

#: Where "none" is an answer: nothing is needed, or nothing is known.
_NONE_ANSWERS = frozenset({"support", "resources", "known"})
_NONE = re.compile(r"(?:none|nil|no|nothing|n/?a|not applicable)\b.*")


def check_row(book: Book, tab: Tab, ref: str) -> Iterator[Problem]:
    """Yield one problem for all answers in words of a numbered row that only fill their place."""
    columns = [c.key for c in tab.answer_columns() if c.entry and c.entry.is_text]
    yield from check_cells(book, ref, columns, tab)


def check_cells(
    book: Book, ref: str, columns: Iterable[str], tab: Tab | None = None, *, none_answers: Set[str] = _NONE_ANSWERS
) -> Iterator[Problem]:
    """Yield one problem for all of these cells of a row that only fill their place; several are named by their headers.

    In the columns ``none_answers``, "none" is an answer.
    """
    found = [(column, book.value(ref, column)) for column in columns]
    found = [
        (column, text)
        for column, text in found
        if isinstance(text, str) and _fills(text, none_is_answer=column in none_answers)
    ]
    if not found:
        return
    texts, prompts = [f'"{shorten(text)}"' for _, text in found], []
    if len(found) > 1 and tab is not None:
        texts = [f"{text} ({tab.column(column).header})" for text, (column, _) in zip(texts, found, strict=True)]
    elif (entry := book.entry(ref, found[0][0])) is not None:
        prompts = [entry.prompt]
    yield problem(
        Code.PLACEHOLDER_TEXT,
        [book.place(ref, column) for column, _ in found],
        "; ".join(text for _, text in found),
        texts=listed(texts),
        tell="tells" if len(found) == 1 else "tell",
        printed="is printed as it stands" if len(found) == 1 else "are printed as they stand",
        prompt=" ".join(prompts) or "Type what is known in their place.",
    )


def _fills(text: str, *, none_is_answer: bool) -> bool:
    return is_placeholder(text) and not (none_is_answer and _NONE.fullmatch(fold(text)))
