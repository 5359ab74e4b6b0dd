"""Number formats: which of them show a date, what a serial number means as one, and how each shows what a cell holds."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from matsheets.workbook.read.date_text import date_text
from matsheets.workbook.read.format_codes import LONGEST_CODE, Condition, Section, Token, TokenKind, sections_of
from matsheets.workbook.read.number_text import general_text, number_text


class DateStyle(Enum):
    """How a number format shows its number: as a date or time of day, or as time gone by (``[h]:mm``)."""

    CALENDAR = "calendar"
    ELAPSED = "elapsed"


Moment = dt.datetime | dt.time | dt.timedelta

# The built-in formats that show dates. 27-36 and 50-58 do so in East Asian editions, and only dates use them.
_BUILT_IN = dict.fromkeys([*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)], DateStyle.CALENDAR)
_BUILT_IN[46] = DateStyle.ELAPSED

# What cannot be a date code: quoted text, an escaped, padding or fill character, a colour, locale or condition.
_NOT_CODES = re.compile(r'"[^"]*"?|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\[\]]*\]', re.IGNORECASE | re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DATE_CODE = re.compile("[dmhys]", re.IGNORECASE)

_EPOCH_1900 = dt.datetime(1899, 12, 30)
_EPOCH_1904 = dt.datetime(1904, 1, 1)
_DAY_IN_MS = 86_400_000
_LAST_SERIAL = 2_958_466  # the day after 31 December 9999


def built_in_style(format_id: int) -> DateStyle | None:
    """Say how a built-in number format shows dates, or None where it does not."""
    return _BUILT_IN.get(format_id)


def style_of(code: str) -> DateStyle | None:
    """Say how a custom format shows dates, from its first section (the one for positive numbers)."""
    section = _NOT_CODES.sub("", code).split(";")[0]
    if _ELAPSED.search(section):
        return DateStyle.ELAPSED
    return DateStyle.CALENDAR if _DATE_CODE.search(section) else None


def from_serial(serial: float, style: DateStyle, *, epoch_1904: bool) -> Moment | None:
    """Turn a serial number into a moment to the millisecond, or None where no calendar has that day.

    A serial below 1 is a time of day.

    **Why:** Excel's 1900 calendar holds a 29 February that never was, so its first two months count one day
    less than the days after it.
    """
    if not -_LAST_SERIAL < serial < _LAST_SERIAL:
        return None
    if style is DateStyle.ELAPSED:
        gone = dt.timedelta(days=serial)
        return dt.timedelta(gone.days, gone.seconds, round(gone.microseconds, -3))
    if serial < 0:
        return None
    day = int(serial)
    past_midnight = dt.timedelta(milliseconds=round((serial - day) * _DAY_IN_MS))
    if day == 0 and past_midnight.days == 0:
        return (_EPOCH_1900 + past_midnight).time()
    if serial < 60 and not epoch_1904:
        day += 1
    try:
        return (_EPOCH_1904 if epoch_1904 else _EPOCH_1900) + dt.timedelta(days=day) + past_midnight
    except OverflowError:
        return None


def serial_of(moment: Moment, *, epoch_1904: bool) -> float:
    """Return the serial number of a moment."""
    day = dt.timedelta(days=1)
    if isinstance(moment, dt.timedelta):
        return moment / day
    if isinstance(moment, dt.time):
        return (dt.datetime.combine(_EPOCH_1900, moment) - _EPOCH_1900) / day
    return (moment - (_EPOCH_1904 if epoch_1904 else _EPOCH_1900)) / day


def from_iso(text: str) -> Moment | None:
    """Read the ISO 8601 form that some programs store (``2026-09-01``, ``09:30:00``); a bare date is midnight."""
    for read in (dt.datetime.fromisoformat, dt.time.fromisoformat):
        try:
            return read(text).replace(tzinfo=None)
        except ValueError:
            continue
    return None


# --- how a cell shows what it holds ------------------------------------------------------------------------------

GENERAL = "General"
_POUNDS = '"£"#,##0'


def _account(symbol: str, pence: str, dashes: str) -> str:
    return f'_-{symbol}* #,##0{pence}_-;-{symbol}* #,##0{pence}_-;_-{symbol}* "-"{dashes}_-;_-@_-'


#: The codes of the built-in formats as Excel and LibreOffice show them in the United Kingdom: pounds, and the day first.
BUILT_IN_CODES = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: f"{_POUNDS};-{_POUNDS}", 6: f"{_POUNDS};-{_POUNDS}", 7: f"{_POUNDS}.00;-{_POUNDS}.00",
    8: f"{_POUNDS}.00;-{_POUNDS}.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "dd-mmm-yy", 16: "dd-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm",
    21: "hh:mm:ss", 22: "dd/mm/yyyy hh:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: _account("", "", ""), 42: _account('"£"', "", ""), 43: _account("", ".00", "??"),
    44: _account('"£"', ".00", "??"), 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class NumberFormat:
    """One number format of a workbook; ``number_format`` makes it.

    Attributes:
        code: as the workbook has it, or the built-in one.
        style: how it shows a date; None where it does not.
        epoch_1904: dates count from 1904.
    """

    code: str
    style: DateStyle | None = None
    epoch_1904: bool = False

    @cached_property
    def _sections(self) -> tuple[Section, ...] | None:
        return sections_of(self.code)

    @cached_property
    def _for_numbers(self) -> tuple[Section, ...]:
        return tuple(section for section in (self._sections or ())[:_TEXT_SECTION] if not section.is_text)

    @cached_property
    def _conditional(self) -> bool:
        return any(section.condition for section in self._for_numbers)

    @property
    def may_change_text(self) -> bool:
        """Whether it could show a text otherwise than as it is, told at a glance."""
        return self.code != "@" and ("@" in self.code or self.code.count(";") >= _TEXT_SECTION)

    @cached_property
    def changes_text(self) -> bool:
        """Whether it shows a text otherwise than as it is."""
        return self.may_change_text and self.text_of("x") != "x"

    def tokens_for(self, value: float) -> tuple[Token, ...] | None:
        """Return the tokens of the section that shows a number; None where that is beyond us."""
        section, sign = self._section_for(value)
        return section.tokens if section is not None and section.understood and sign is not None else None

    def hides_sign(self, value: float) -> bool:
        """Tell whether a number below nothing is shown as if it were above, such as by its colour alone."""
        shown = self.text_of(value) if value < 0 else ""
        return shown != "" and shown == self.text_of(-value) and re.search("[1-9]", shown) is not None

    def text_of(self, value: float | str) -> str:
        """Return a number, or a text, as a spreadsheet program shows it; "" where that is nothing, or beyond us.

        White space that lines figures up is one space.
        """
        if self.code == GENERAL:
            return value if isinstance(value, str) else general_text(value)
        if self._sections is None:
            return ""
        return (self._text(value) or "").strip(" ") if isinstance(value, str) else _shown_number(self, value)

    def _text(self, text: str) -> str | None:
        sections = self._sections or ()
        last = sections[-1]
        if len(sections) < _TEXT_SECTION + 1 and not last.is_text:
            return text
        if not last.understood:
            return None
        return "".join(text if token.kind is TokenKind.TEXT else token.text for token in last.tokens)

    def number_of(self, value: float) -> str | None:
        """Return a number as its section writes it, with all its white space; None where it is beyond us."""
        section, sign = self._section_for(value)
        if section is None:
            return f"{sign}{general_text(abs(value))}"
        if not section.understood or sign is None:
            return None
        if section.is_date:
            return date_text(section.tokens, value, epoch_1904=self.epoch_1904)
        written = number_text(section, abs(value))
        if written is None or not section.tokens:
            return None
        return f"{sign}{written}" if sign and written != number_text(section, 0) else written  # 0 has no minus

    def _section_for(self, value: float) -> tuple[Section | None, str | None]:
        """Return the section for a number, None for General, and its sign; None where programs differ on the sign.

        Why: where a section says itself which numbers it is for, some programs leave out the minus of one below nothing.
        """
        numbers = self._for_numbers
        sign = "-" if value < 0 else ""
        if not numbers:
            return None, sign
        if not self._conditional:
            if value < 0 and len(numbers) > 1:
                return numbers[1], ""
            return numbers[2 if value == 0 and len(numbers) > 2 else 0], sign
        for at, section in enumerate(numbers):
            condition = section.condition
            if condition is None and at < len(numbers) - 1:
                holds = value > 0 if at == 0 else value < 0
            else:
                holds = condition is None or condition.holds(value)
            if holds:
                plain = value >= 0 or (condition is not None and condition == _BELOW_NOTHING)
                return section, "" if plain else None
        return numbers[-1], None


@lru_cache(maxsize=4_096)  # the same dates and amounts come in many workbooks
def _shown_number(shown_by: NumberFormat, value: float) -> str:
    return " ".join(filter(None, (shown_by.number_of(value) or "").split(" ")))


_TEXT_SECTION = 3  # the fourth is for texts
_BELOW_NOTHING = Condition("<", 0)


def number_format(code: str, *, epoch_1904: bool = False) -> NumberFormat:
    """Return the number format with a code; one that is too long to be any keeps its beginning, and is beyond us."""
    if len(code) > LONGEST_CODE:
        return NumberFormat(code[: LONGEST_CODE + 1], style_of(code), epoch_1904)
    return _known_format(code, epoch_1904)


@lru_cache(maxsize=1024)
def _known_format(code: str, epoch_1904: bool) -> NumberFormat:
    return NumberFormat(GENERAL if code.lower() == GENERAL.lower() else code, style_of(code), epoch_1904)


@lru_cache(maxsize=256)
def built_in_format(format_id: int, *, epoch_1904: bool = False) -> NumberFormat:
    """Return a built-in number format; one that other countries' editions have is beyond us, and unknown ones General."""
    style = built_in_style(format_id)
    code = BUILT_IN_CODES.get(format_id, f"built-in format {format_id}" if style else GENERAL)
    return NumberFormat(code, style, epoch_1904)
