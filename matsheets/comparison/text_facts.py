"""What can be told of a text without understanding it: its days, its figures, the counts that leave some out.

It is told from the way things are spelt and from nothing else, so what uses it asks and never states.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "(?:" + "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + "|sept)"
_MONTH_AND_YEAR = re.compile(rf"\b({_MONTH})\.?,? (20\d\d)\b", re.IGNORECASE)
_IN_FIGURES = re.compile(r"\b\d{1,2}[./](\d{1,2})[./](20\d\d)\b|\b(20\d\d)-(\d\d)-\d\d\b")
_SCHOOL_YEAR = re.compile(r"\b(20\d\d)\s?[/–-]\s?(?:20)?(\d\d)\b(?!-)")
_TERM = re.compile(r"\b(autumn|spring|summer)(?: term)?(?: of)?,? (20\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.,£-])(20[012]\d)\b(?![/–-]\d|[,.]?\d)")
#: A day without its year: dated for whoever was there.
_DAY_AND_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b", re.IGNORECASE)
_LAST_MONTH_OF_TERM = {"autumn": 12, "spring": 4, "summer": 7}
_LAST_MONTH_OF_SCHOOL_YEAR = 8

_SMALL = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_IN_WORDS = {word: number for number, word in enumerate(_SMALL, start=2)}
_IN_WORDS |= {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+|" + "|".join(sorted(_IN_WORDS, key=len, reverse=True)) + ")"
_FIGURE = re.compile(rf"\b{_NUMBER}\b|[½¼¾%]|\b(?:half|a third|a quarter|twice)\b", re.IGNORECASE)
_PART = re.compile(
    rf"(?<![\w/.,£-])({_NUMBER}) (?:out )?of (?:(?:the|its|our|all|their) )?({_NUMBER})\b(?![%/.]\d|%| ?(?:{_MONTH})\b)"
    r"((?: [a-z][\w'-]*){0,6})",
    re.IGNORECASE,
)
#: What is no noun: with it, what was counted is said.
_ENDS_A_NAME = frozenset(
    [
        "a",
        "about",
        "after",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "before",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "gave",
        "had",
        "has",
        "have",
        "held",
        "in",
        "is",
        "it",
        "know",
        "no",
        "not",
        "of",
        "on",
        "or",
        "said",
        "say",
        "says",
        "so",
        "still",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "took",
        "was",
        "were",
        "which",
        "who",
        "will",
        "with",
        "would",
    ]
)
_SHARE = re.compile(r"(?<![\d.,])(\d{1,2})(?:\.\d+)? ?(?:%|per cent)(?!\w)")


class PartCount(NamedTuple):
    """So many of so many: ``19 of 22 subject leaders``.

    Attributes:
        phrase: as it is written, with what was counted where that follows.
    """

    phrase: str
    counted: int
    of: int

    @property
    def rest(self) -> int:
        """How many are left."""
        return self.of - self.counted


class NamedDate(NamedTuple):
    """A month or a year that a text names.

    Attributes:
        month: the first day of the last month that it can mean.
        named: as it is written.
    """

    month: dt.date
    named: str


def dates_in(text: str) -> tuple[NamedDate, ...]:
    """Return the months, terms and years that a text names, in the order of time."""
    return tuple(sorted(_dates_in(text)))


def _dates_in(text: str) -> Iterator[NamedDate]:
    left = text
    for pattern in (_MONTH_AND_YEAR, _IN_FIGURES, _TERM, _SCHOOL_YEAR, _YEAR):
        for found in pattern.finditer(left):
            year, month = _year_and_month(pattern, found)
            if 1 <= month <= 12:
                yield NamedDate(dt.date(year, month, 1), found[0].strip())
        left = pattern.sub(" ", left)


def _year_and_month(pattern: re.Pattern[str], found: re.Match[str]) -> tuple[int, int]:
    if pattern is _MONTH_AND_YEAR:
        return int(found[2]), _month_of(found[1])
    if pattern is _IN_FIGURES:
        return (int(found[2]), int(found[1])) if found[1] else (int(found[3]), int(found[4]))
    if pattern is _TERM:
        return int(found[2]), _LAST_MONTH_OF_TERM[found[1].casefold()]
    if pattern is _SCHOOL_YEAR:
        return 2000 + int(found[2]), _LAST_MONTH_OF_SCHOOL_YEAR
    return int(found[1]), 12


def _month_of(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name.casefold()[:3]))


def is_dated(text: str) -> bool:
    """Tell whether a text says when: a day, a month with its year, a term, a year."""
    return bool(dates_in(text)) or _DAY_AND_MONTH.search(text) is not None


def has_figure(text: str) -> bool:
    """Tell whether a text says how many, in figures or in words; the figures of its dates do not count."""
    for pattern in (_IN_FIGURES, _DAY_AND_MONTH, _SCHOOL_YEAR, _YEAR):
        text = pattern.sub(" ", text)
    return _FIGURE.search(text) is not None


def parts_in(text: str) -> tuple[PartCount, ...]:
    """Return every count in a text that leaves some out: ``two of six actions``, not ``9 of 9`` or ``6 of 12 May``."""
    found = []
    for match in _PART.finditer(text):
        count, of = _number(match[1]), _number(match[2])
        if 0 < count < of:
            found.append(PartCount(_phrase(match), count, of))
    return tuple(found)


def _phrase(match: re.Match[str]) -> str:
    """Return a count with what was counted: the words that follow up to one that is no part of a name."""
    named = []
    for word in match[3].split():
        if word.casefold() in _ENDS_A_NAME:
            break
        named.append(word)
    return " ".join([match[0][: len(match[0]) - len(match[3])], *named[:4]])


def _number(text: str) -> int:
    return _IN_WORDS.get(text.casefold()) or int(text.replace(",", ""))


def shares_in(text: str) -> tuple[int, ...]:
    """Return the percentages in a text that leave some out, in whole numbers, as they stand."""
    return tuple(int(found[1]) for found in _SHARE.finditer(text) if int(found[1]) > 0)
