"""A serial number as a section of a date format shows it: ``dd/mm/yyyy``, ``[h]:mm``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from matsheets.model.parsing import MONTH_NAMES
from matsheets.workbook.read.format_codes import Token, TokenKind

_DAY_NAMES = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
#: The first serial number after 31 December 9999, in either epoch.
_END_1900, _END_1904 = 2_958_466, 2_957_004
_DAY = 86_400
_TIMES = (TokenKind.MINUTES, TokenKind.ELAPSED, TokenKind.SUBSECOND, TokenKind.HALF_DAY)


class _Moment(NamedTuple):
    year: int
    month: int
    day: int
    weekday: int
    seconds: int
    fraction: Decimal


def date_text(tokens: Sequence[Token], serial: float, *, epoch_1904: bool) -> str | None:
    """Write a serial number; None where a spreadsheet program fills the cell with ``####``.

    Seconds are rounded to as many places as are shown; what is not shown of a time is cut off.

    Source: Excel counts 29 February 1900, which never was, and calls the day before 1 January 1900 "0 January".
    """
    if not 0 <= serial < (_END_1904 if epoch_1904 else _END_1900):
        return None
    if isinstance(serial, int) or serial.is_integer():
        return _text(tokens, Decimal(int(serial) * _DAY), epoch_1904)
    timed = any(t.kind in _TIMES or (t.kind is TokenKind.DATE and t.text[0] in "hs") for t in tokens)
    places = max((len(token.text) - 1 for token in tokens if token.kind is TokenKind.SUBSECOND), default=0)
    exact = Decimal(f"{serial:.15g}") * _DAY
    return _text(tokens, exact.quantize(Decimal(1).scaleb(-(places if timed else 4)), ROUND_HALF_UP), epoch_1904)


def _text(tokens: Sequence[Token], total: Decimal, epoch_1904: bool) -> str:
    moment = _moment(total, epoch_1904)
    half_day = any(token.kind is TokenKind.HALF_DAY for token in tokens)
    return "".join(_written(token, moment, int(total), half_day) for token in tokens)


def _moment(total: Decimal, epoch_1904: bool) -> _Moment:
    days, seconds = divmod(int(total), _DAY)
    fraction = total % 1
    if epoch_1904:
        day = dt.date(1904, 1, 1) + dt.timedelta(days)
    elif days in (0, 60):
        return _Moment(1900, 2 if days else 1, 29 if days else 0, (days + 6) % 7, seconds, fraction)
    else:
        day = dt.date(1899, 12, 31 if days < 60 else 30) + dt.timedelta(days)
    weekday = day.isoweekday() % 7 if epoch_1904 else (days + 6) % 7
    return _Moment(day.year, day.month, day.day, weekday, seconds, fraction)


def _written(token: Token, moment: _Moment, total: int, half_day: bool) -> str:
    kind, text = token
    width = min(len(text), 2)
    if kind is TokenKind.DATE:
        return _date_code(text, moment, half_day)
    if kind is TokenKind.MINUTES:
        return str(moment.seconds // 60 % 60).zfill(width)
    if kind is TokenKind.ELAPSED:
        return str(total // {"h": 3600, "m": 60, "s": 1}[text[0]]).zfill(len(text))
    if kind is TokenKind.SUBSECOND:
        return f".{int(moment.fraction.scaleb(len(text) - 1)):0{len(text) - 1}d}"
    if kind is TokenKind.HALF_DAY:
        mark = "PM" if moment.seconds >= _DAY // 2 else "AM"
        return mark if len(text) > 3 else mark[0]
    return text


def _date_code(text: str, moment: _Moment, half_day: bool) -> str:
    letter, length = text[0], len(text)
    if letter == "y":
        return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
    if letter == "m" and length > 2:
        name = MONTH_NAMES[moment.month - 1]
        return name[:3] if length == 3 else name[0] if length == 5 else name
    if letter == "d" and length > 2:
        name = _DAY_NAMES[moment.weekday]
        return name[:3] if length == 3 else name
    hour = moment.seconds // 3600
    number = {
        "m": moment.month,
        "d": moment.day,
        "h": (hour % 12 or 12) if half_day else hour,
        "s": moment.seconds % 60,
    }[letter]
    return str(number).zfill(min(length, 2))
