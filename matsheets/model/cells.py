"""Cells and their texts: where a cell is, what is left of typed text once invisible characters are gone, and folding."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import Literal, NamedTuple, TypeVar

T = TypeVar("T")


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Return Excel's letters for a 1-based column number: 1 is ``A``, 27 is ``AA``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Return the 1-based number of a column from Excel's letters: ``AA`` is 27, and no letters are 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


class CellRef(NamedTuple):
    """One cell of one workbook; sorts in Excel order (tabs as they stand, then rows, then columns, AA after Z).

    Attributes:
        position: the tab's place in the workbook, 0-based.
        row: 1-based.
        column: 1-based.
        tab: the tab's title as it stands in the file.
    """

    position: int
    row: int
    column: int
    tab: str

    @property
    def address(self) -> str:
        """The cell's address without the tab, such as ``F5``."""
        return f"{column_letters(self.column)}{self.row}"


# --- text ------------------------------------------------------------------------------------------------------

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ZERO_WIDTH = "\u200b\u2060\ufeff\u00ad"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_REORDERS = re.compile(f"[{_BIDI}]")
_INVISIBLE = re.compile(f"[{_BIDI}{_ZERO_WIDTH}]")
#: Combining marks in a row that Unicode's Stream-Safe Text Format allows; no language writes more than a few.
_MARKS = 30
_PILED = b"\1" * (_MARKS + 1)
#: What is no combining mark by itself, and becomes one or two when text is normalised.
_COMPOUND_MARKS = "\u0f73\u0f75\u0f81\uff9e\uff9f"
#: The hyphen at which a line never breaks.
NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"


class Cleaned(NamedTuple):
    r"""Text as it is used from here on, and how many characters had to be taken out of it.

    Attributes:
        text: normalised (NFC), line ends as ``\n``, trimmed, without control characters.
        removed: names of the kinds of characters removed, each once.
    """

    text: str
    removed: tuple[str, ...] = ()


#: So many long texts are remembered: one that stands in hundreds of cells is cleaned and folded once.
_LATEST = 16


def clean_text(raw: str) -> Cleaned:
    """Clean what someone typed or pasted.

    Zero-width joiners are kept: emoji and several scripts are written with them.

    Why: ``str.strip`` leaves U+200B and U+FEFF, and a control character in a value makes a Word document that
    will not open. Cleaning happens once, here, so that every later comparison sees the same text.
    """
    if raw.isascii() and raw.isprintable():
        return Cleaned(raw.strip())
    return _cleaned(raw) if len(raw) <= 120 else _cleaned_latest(raw)


def _cleaned(raw: str) -> Cleaned:
    removed = []
    text = raw.replace("\r\n", "\n") if "\r" in raw else raw
    text = _replaced(text, "\r\u2028\u2029", "\n")
    if not text.replace("\n", "").isprintable():  # else it holds none of them
        for kind, pattern in (("control characters", _ILLEGAL), ("invisible characters", _INVISIBLE)):
            text, count = pattern.subn("", text)
            if count:
                removed.append(kind)
    return Cleaned(_normalised("NFC", text).strip(), tuple(removed))


_cleaned_latest = lru_cache(maxsize=_LATEST)(_cleaned)


def reorders(text: str) -> bool:
    """Tell whether text holds controls that show it in another order than it is stored in."""
    return not text.replace("\n", "").isprintable() and _REORDERS.search(text) is not None


def _replaced(text: str, characters: str, by: str) -> str:
    """Put one text for each of these characters. Why not a table: that takes fifty times as long where there are none."""
    for character in characters:
        text = text.replace(character, by)
    return text


def _normalised(form: Literal["NFC", "NFKC"], text: str) -> str:
    """Normalise text; one with more combining marks in a row than any language has stays as it was typed.

    Why: sorting the marks takes time with the square of their number, so that one cell of a small file takes minutes.
    """
    marked = _replaced(text, _COMPOUND_MARKS, "\u0301")
    # More marks than that in a row stand on one of every so many places: most texts have none there.
    may_be_piled = any(map(unicodedata.combining, marked[:: _MARKS + 1]))
    if may_be_piled and _PILED in bytes(map(bool, map(unicodedata.combining, marked))):
        return text
    return unicodedata.normalize(form, text)


#: UTF-16 units that a cell holds at most.
CELL_LIMIT = 32_767


def remembered(fold: Callable[[str], str]) -> Callable[[str], str]:
    """Remember the folded form of short texts, and fold no more of a long one than a cell can hold; the rest stays.

    Why: labels, headers and Refs come by the thousand, and a text of a megabyte is equal to none of them.
    """
    known, latest = lru_cache(maxsize=8192)(fold), lru_cache(maxsize=_LATEST)(fold)

    @wraps(fold)
    def folded(text: str) -> str:
        if len(text) <= 120:
            return known(text)
        return latest(text) if len(text) <= CELL_LIMIT else latest(text[:CELL_LIMIT]) + text[CELL_LIMIT:]

    return folded


@lru_cache(maxsize=1024)
def shared(value: T) -> T:
    """Return the first of equal values: tens of thousands of summaries say the same few editions, groups and cells."""
    return value


@remembered
def fold(text: str) -> str:
    """Fold text for comparison: case, every kind of dash, no-break spaces and runs of white space."""
    if not (text.isascii() and text.isprintable()):
        text = _replaced(_normalised("NFKC", clean_text(text).text), _DASHES, "-")
    return " ".join(text.casefold().split())


_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u00b4`\u2032"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_AND = re.compile(r"(?<!\w)&(?!\w)")


@remembered
def fold_prose(text: str) -> str:
    """Fold prose for comparison: case, white space, every kind of dash and quotation mark, ``&``, and a final full stop.

    Why: a word processor, a phone and a keyboard set the same sentence with other marks, and it is the same sentence. A
    raised digit is no such mark: 10² is not 102, so there is no compatibility folding here.
    """
    plain = _replaced(_replaced(clean_text(text).text, _SINGLE_QUOTES, "'"), _DOUBLE_QUOTES, '"')
    plain = _replaced(plain, _DASHES, "-")
    return " ".join(_AND.sub(" and ", plain).casefold().split()).rstrip(" .")


@remembered
def fold_as_typed(text: str) -> str:
    """Fold text that may hold figures: as ``fold`` does, and every character stays the one that was typed.

    Why: the compatibility form of ``£10000²`` is ``£100002``; a footnote's mark must not become a digit.
    """
    if not (text.isascii() and text.isprintable()):
        text = _replaced(clean_text(text).text, _DASHES, "-")
    return " ".join(text.casefold().split())


_LONE_DIGIT = re.compile(r"-([0-9])$")


@remembered
def fold_ref(text: str) -> str:
    """Fold a Ref as people retype it (``vis – 01``, ``VIS-1``) to how matsheets writes it (``VIS-01``)."""
    return _LONE_DIGIT.sub(r"-0\1", re.sub(r"\s*-\s*", "-", fold_as_typed(text)).upper())


#: A Ref as matsheets writes it, wherever it stands in a text.
REF_IN_TEXT = re.compile(r"\b[A-Z]{2,6}-\d{2,3}\b")


def within_sentence(name: str) -> str:
    """Return a name as the middle of a sentence has it: with a small letter, unless it is an abbreviation."""
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def sentence_start(text: str) -> str:
    """Return a text as a sentence begins with it: its first letter a capital, all else as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words for a sentence: ``Red, Amber-red, Amber-green or Green``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def first_listed(first: Sequence[str], count: int) -> str:
    """Join the first of so many words for a sentence, and say how many more there are: ``Red, Amber-red and 2 more``."""
    return listed([*first, f"{count - len(first):,} more"] if count > len(first) else first)


_COMPANY_NUMBER = re.compile(r"[0-9]{7,8}|[A-Z]{2}[0-9]{6}")


def company_number(text: str) -> str:
    """Return a Companies House number as it is registered, or a blank string where the text cannot be one.

    Why: "TBC" typed by two trusts must not make them one, and a spreadsheet drops the zero that a number starts with.
    """
    number = "".join(text.split()).upper()
    return number.zfill(8) if _COMPANY_NUMBER.fullmatch(number) else ""


# --- what a spreadsheet program takes --------------------------------------------------------------------------

#: What Excel counts days from, once past the 29 February 1900 that never was.
DAY_0 = dt.date(1899, 12, 30)
#: What a text starts with that Excel would calculate.
LOOKS_LIKE_A_FORMULA = frozenset("=+-@'")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escape_for_excel(text: str) -> str:
    """Return a text such that Excel shows it as it is: it reads ``_x0041_`` as A."""
    return _LIKE_AN_ESCAPE.sub("_x005F_", text)


def utf16_length(text: str) -> int:
    """Return a text's length as Excel counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def safe_for_csv(text: str) -> str:
    """Return text for a CSV cell: an apostrophe goes before what a spreadsheet program would run as a formula.

    Source: OWASP, "CSV injection": cells that start with ``= + - @``, a tab or a carriage return.
    """
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
