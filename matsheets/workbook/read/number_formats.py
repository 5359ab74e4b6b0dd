"""Which number formats show a date, and what a spreadsheet's serial number means as one."""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum


class DateStyle(Enum):
    """How a number format shows its number: as a date or time of day, or as time gone by (``[h]:mm``)."""

    CALENDAR = "calendar"
    ELAPSED = "elapsed"


Moment = dt.datetime | dt.time | dt.timedelta

# The built-in formats that show dates. 27-36 and 50-58 do so in East Asian editions, and only dates use them.
_BUILT_IN = dict.fromkeys([*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)], DateStyle.CALENDAR)
_BUILT_IN[46] = DateStyle.ELAPSED

# What cannot be a date code: quoted text, an escaped, padding or fill character, a colour, locale or condition.
_NOT_CODES = re.compile(r'"[^"]*"?|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
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


def from_iso(text: str) -> Moment | None:
    """Read the ISO 8601 form that some programs store (``2026-09-01``, ``09:30:00``); a bare date is midnight."""
    for read in (dt.datetime.fromisoformat, dt.time.fromisoformat):
        try:
            return read(text).replace(tzinfo=None)
        except ValueError:
            continue
    return None
