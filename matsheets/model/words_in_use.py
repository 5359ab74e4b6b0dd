"""The words for workbooks on several frameworks, or on several editions of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from matsheets.model.framework import USUAL_WORDS, FrameworkWords
from matsheets.model.respondents import WorkbookSummary


class WordsInUse(NamedTuple):
    """The words that some answers were given in.

    Attributes:
        framework, edition: of which framework.
        date: of the answers; None where they give none.
    """

    framework: str
    edition: str
    date: dt.date | None
    words: FrameworkWords


def words_for_all(used: Iterable[WordsInUse]) -> FrameworkWords:
    """Return the words for all: of each framework those of the newest edition; the usual ones where frameworks have others.

    The newest is that of the newest answers, since nothing else says which of two came first.
    """
    ordered = sorted(used, key=lambda each: (each.date or dt.date.min, each.edition))
    different = {*{each.framework: each.words for each in ordered}.values()}
    return different.pop() if len(different) == 1 else USUAL_WORDS


def words_of(workbooks: Iterable[WorkbookSummary]) -> FrameworkWords:
    """Return the words for some workbooks together."""
    return words_for_all(WordsInUse(w.framework_id, w.edition, w.date, w.words) for w in workbooks)
