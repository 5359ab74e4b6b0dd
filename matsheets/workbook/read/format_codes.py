"""The grammar of number formats (ECMA-376 part 1, 18.8.31): a code, its sections, and the tokens of a section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import NamedTuple

#: Excel takes 255 characters; what is longer is no program's work.
LONGEST_CODE = 512
_MOST_SECTIONS = 4


class TokenKind(Enum):
    """What a token of a section stands for."""

    LITERAL = "literal"
    SPACE = "space"
    DIGIT = "digit"
    POINT = "point"
    THOUSANDS = "thousands"
    SCALE = "scale"
    PERCENT = "percent"
    EXPONENT = "exponent"
    SLASH = "slash"
    TEXT = "text"
    GENERAL = "general"
    DATE = "date"
    MINUTES = "minutes"
    ELAPSED = "elapsed"
    SUBSECOND = "subsecond"
    HALF_DAY = "half day"


class Token(NamedTuple):
    """One token; ``text`` is what it prints, or the letters of a date code, or one of ``0 # ?``."""

    kind: TokenKind
    text: str = ""


class Condition(NamedTuple):
    """Which numbers a section is for, where it says so itself (``[<100]``)."""

    operator: str
    limit: float

    def holds(self, value: float) -> bool:
        """Tell whether a number is one of them."""
        less, equal = value < self.limit, value == self.limit
        return {
            "<": less, "<=": less or equal, "=": equal, "<>": not equal, ">=": not less, ">": not (less or equal),
        }[self.operator]  # fmt: skip


@dataclass(frozen=True)
class Section:
    """One section of a code.

    Attributes:
        understood: nothing in it is beyond us, such as the digits or the month names of another language.
    """

    tokens: tuple[Token, ...]
    condition: Condition | None = None
    understood: bool = True

    @cached_property
    def kinds(self) -> frozenset[TokenKind]:
        """The kinds of its tokens."""
        return frozenset(token.kind for token in self.tokens)

    @cached_property
    def is_date(self) -> bool:
        """Whether it shows a date, a time of day or time gone by."""
        return not _DATES.isdisjoint(self.kinds)

    @cached_property
    def is_text(self) -> bool:
        """Whether it is for texts only."""
        figures = (TokenKind.DIGIT, TokenKind.GENERAL)
        return TokenKind.TEXT in self.kinds and self.kinds.isdisjoint(figures) and not self.is_date


_DATES = frozenset({TokenKind.DATE, TokenKind.MINUTES, TokenKind.ELAPSED, TokenKind.HALF_DAY})

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<padding>.) | \*(?P<fill>.) | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General) | (?P<half>AM/PM|A/P) | (?P<exponent>E[+-]) | (?P<date>d+|m+|y+|h+|s+)
    | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<slash>/) | (?P<text>@) | (?P<end>;)
    | (?P<letter>[A-Za-z]) | (?P<other>.)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_KINDS = {
    "general": TokenKind.GENERAL, "half": TokenKind.HALF_DAY, "exponent": TokenKind.EXPONENT, "date": TokenKind.DATE,
    "digit": TokenKind.DIGIT, "point": TokenKind.POINT, "comma": TokenKind.THOUSANDS, "percent": TokenKind.PERCENT,
    "slash": TokenKind.SLASH, "text": TokenKind.TEXT, "quoted": TokenKind.LITERAL, "escaped": TokenKind.LITERAL,
    "other": TokenKind.LITERAL,
}  # fmt: skip
_COLOUR = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|colou?r\s*[0-9]{1,2}", re.IGNORECASE)
_CONDITION = re.compile(r"\s*(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?)\s*", re.IGNORECASE)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY_OR_LOCALE = re.compile(r"\$(?P<symbol>[^-]*)(?:-(?P<locale>.*))?", re.DOTALL)

#: The long date and the time of day of the computer's own settings, in the United Kingdom.
_SYSTEM = {"f800": "dd mmmm yyyy", "x-sysdate": "dd mmmm yyyy", "f400": "hh:mm:ss", "x-systime": "hh:mm:ss"}
_ENGLISH = 0x09
#: Languages whose dates may follow another calendar, or have digits of their own: Arabic, Thai, Urdu, Farsi, Pashto.
_OTHER_CALENDARS = frozenset({0x01, 0x1E, 0x20, 0x29, 0x63})


def sections_of(code: str) -> tuple[Section, ...] | None:
    """Return the sections of a code; None where it is none."""
    if len(code) > LONGEST_CODE:
        return None
    sections = [_SectionReading()]
    for found in _TOKEN.finditer(code):
        if found.lastgroup == "end":
            sections.append(_SectionReading())
        else:
            sections[-1].add(found.lastgroup or "", found[found.lastgroup or 0])
    return tuple(reading.section() for reading in sections) if len(sections) <= _MOST_SECTIONS else None


class _SectionReading:
    """Collects the tokens of one section."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.condition: Condition | None = None
        self.understood = self.english = True
        self.system = ""

    def add(self, group: str, text: str) -> None:
        if group == "padding":
            self.tokens.append(Token(TokenKind.SPACE, " "))
        elif group == "bracket":
            self.bracket(text)
        elif group == "letter":
            self.understood = False
        elif group != "fill":
            self.tokens.append(Token(_KINDS[group], text.lower() if group == "date" else text))

    def bracket(self, text: str) -> None:
        if found := _CONDITION.fullmatch(text):
            self.condition = Condition(found[1], float(found[2]))
        elif _ELAPSED.fullmatch(text):
            self.tokens.append(Token(TokenKind.ELAPSED, text.lower()))
        elif found := _CURRENCY_OR_LOCALE.fullmatch(text):
            self.tokens.append(Token(TokenKind.LITERAL, found["symbol"]))
            self.locale((found["locale"] or "").lower())
        elif not _COLOUR.fullmatch(text):
            self.understood = False

    def locale(self, locale: str) -> None:
        """Take in a language: eight hexadecimal figures are the digits' script, the calendar, and the language's number."""
        if locale in _SYSTEM:
            self.system = _SYSTEM[locale]
        elif re.fullmatch("[0-9a-f]{1,8}", locale):
            number = int(locale, 16)
            language = number & 0x3FF
            self.english = self.english and language in (0, 2, _ENGLISH)
            if number >> 24 > 1 or (number >> 16) & 0xFF > 1 or language in _OTHER_CALENDARS:
                self.understood = False
        elif locale:
            self.english = self.english and locale.startswith("en")

    def section(self) -> Section:
        if self.system:
            inner = sections_of(self.system)
            return replace(inner[0], condition=self.condition) if inner else Section((), self.condition, False)
        section = Section(tuple(self.tokens), self.condition, self.understood)
        if not section.is_date:
            return replace(section, tokens=_number_tokens(self.tokens))
        tokens = _date_tokens(self.tokens)
        names = any(t.kind is TokenKind.HALF_DAY or (t.kind is TokenKind.DATE and _is_name(t.text)) for t in tokens)
        odd = any(t.kind in _NOT_IN_DATES for t in tokens)
        return replace(section, tokens=tokens, understood=self.understood and not odd and (self.english or not names))


def _is_name(letters: str) -> bool:
    return letters[0] in "dm" and len(letters) > 2


_NOT_IN_DATES = (TokenKind.DIGIT, TokenKind.EXPONENT, TokenKind.TEXT, TokenKind.GENERAL)


def _date_tokens(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Tell minutes from months, parts of a second from what else follows a point, and take the rest as it stands.

    An m is a minute after an hour and before a second.
    """
    made: list[Token] = []
    codes = [token for token in tokens if token.kind in _LETTERS]
    at, previous = 0, ""
    for token in tokens:
        kind, text = token
        if kind in _LETTERS:
            at += 1
            following = codes[at].text[0] if at < len(codes) else ""
            if kind is TokenKind.DATE and text in ("m", "mm") and (previous == "h" or following == "s"):
                kind = TokenKind.MINUTES
            previous = text[0]
        last = made[-1].kind if made else None
        if text == "0" and kind is TokenKind.DIGIT and previous == "s" and last in _BEFORE_SUBSECONDS:
            made[-1] = Token(TokenKind.SUBSECOND, made[-1].text + text)
        else:
            made.append(Token(kind, text))
    return tuple(made)


_LETTERS = (TokenKind.DATE, TokenKind.ELAPSED)
_BEFORE_SUBSECONDS = (TokenKind.POINT, TokenKind.SUBSECOND)


def _number_tokens(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Tell what a comma does: part thousands between digits, divide by a thousand after the last, else stand there."""
    made: list[Token] = []
    for at, token in enumerate(tokens):
        kind, text = token
        if kind is TokenKind.THOUSANDS:
            digit_before = bool(made) and made[-1].kind in (TokenKind.DIGIT, TokenKind.THOUSANDS, TokenKind.SCALE)
            following = next((t.kind for t in tokens[at + 1 :] if t.kind is not TokenKind.THOUSANDS), None)
            if not digit_before:
                kind = TokenKind.LITERAL
            elif following is not TokenKind.DIGIT:
                kind = TokenKind.SCALE
        made.append(Token(kind, text))
    return tuple(made)
