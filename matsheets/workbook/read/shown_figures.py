"""Whether what a cell shows, read as if somebody had typed it, is the figure or the date that stands in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from enum import Enum

from matsheets.model.parsing import Understood
from matsheets.workbook.read.format_codes import Token, TokenKind


class Display(Enum):
    """What a cell shows of what it holds: the same, less (a rounded figure, a month), or what means something else."""

    SAME = "same"
    LESS = "less"
    OTHER = "other"


#: Nouns that may stand after a number where the question counts them.
_COUNTED = frozenset({"school", "pupil", "month", "week", "day", "unit"})
_UNIT = re.compile(r"\s*([A-Za-z]+)$")
_POUNDS = re.compile(r"^GBP\s*|\s*GBP$")
_BRACKETS = re.compile(r"\((?P<inner>[^()]*)\)|(?P<before>[^-]*[0-9.])\s*-")
_FRACTION = re.compile(r"(?:([0-9,]+) )?([0-9]+)/([0-9]+)")
_EXPONENT = re.compile(r"£?([0-9]+(?:\.[0-9]+)?)E([+-][0-9]{1,3})")
_SCALED = re.compile(r"(.*[0-9]) ?(k|m|bn|thousand|million)", re.IGNORECASE)
_SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000}


def units_in(prompt: str) -> frozenset[str]:
    """Return what a number is of, by the words that ask for it."""
    return frozenset(_singular(word) for word in re.findall(r"[A-Za-z]+", prompt)) & _COUNTED


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")


def figure_display(
    shown: str, held: Decimal, understand: Callable[[str], Understood[Decimal]], units: Iterable[str]
) -> Display:
    """Tell what a text shows of a number.

    Args:
        shown: the cell's text.
        held: what stands in the cell.
        understand: reads the text as typed.
        units: what the number is of, each of which may stand after it.
    """
    text = _POUNDS.sub("", shown.strip())
    unit = _UNIT.search(text)
    if unit and _singular(unit[1]) in units:
        text = text[: unit.start()]
    sign = 1
    if found := _BRACKETS.fullmatch(text):  # as accountants write what is below nothing
        text, sign = (found["inner"] or found["before"] or "").strip(), -1
    if re.fullmatch(r"£?\s*-\s*", text):
        return Display.OTHER if held else Display.SAME
    text = re.sub(r"(?<![0-9])\.(?=[0-9])", "0.", text).removesuffix(".")
    number, step = _number(text, understand)
    if number is None:
        return Display.OTHER
    apart = abs(sign * number - held)
    return Display.SAME if not apart else Display.LESS if apart <= step / 2 else Display.OTHER


def _number(text: str, understand: Callable[[str], Understood[Decimal]]) -> tuple[Decimal | None, Decimal]:
    """Read a number; return it, and the step between numbers that are written like it."""
    number = understand(text).value
    if number is not None:
        return number, Decimal(1).scaleb(-len(text.partition(".")[2]))
    if (found := _FRACTION.fullmatch(text)) and int(found[3]):
        return Decimal((found[1] or "0").replace(",", "")) + Decimal(found[2]) / Decimal(found[3]), 1 / Decimal(
            found[3]
        )
    if found := _EXPONENT.fullmatch(text):
        scale = int(found[2])
        return Decimal(found[1]).scaleb(scale), Decimal(1).scaleb(scale - len(found[1].partition(".")[2]))
    if (found := _SCALED.fullmatch(text)) and (number := understand(found[1]).value) is not None:
        scale = _SCALES[found[2].lower()]
        return number * scale, Decimal(scale).scaleb(-len(found[1].partition(".")[2]))
    return None, Decimal(0)


#: What stands between the day, the month and the year, and says no more than they do.
_BETWEEN = re.compile(r"[\s,./:()'–-]|(?<![A-Za-z])(?:st|nd|rd|th|of|the|at|t)(?![A-Za-z])", re.IGNORECASE)
_CODES = (TokenKind.DATE, TokenKind.MINUTES, TokenKind.ELAPSED, TokenKind.SUBSECOND, TokenKind.HALF_DAY)


def date_display(tokens: Sequence[Token], day: dt.date) -> Display:
    """Tell what a section of a number format shows of a date: words beside it say more, another order another day."""
    if _BETWEEN.sub("", " ".join(token.text for token in tokens if token.kind not in _CODES)):
        return Display.OTHER
    codes = [token.text for token in tokens if token.kind is TokenKind.DATE and token.text[0] in "dmy"]
    codes = [code for code in codes if code not in ("ddd", "dddd", "mmmmm")]
    if _in_another_order(codes, day):
        return Display.OTHER
    return Display.SAME if {"d", "m", "y"} <= {code[0] for code in codes} else Display.LESS


def _in_another_order(codes: Sequence[str], day: dt.date) -> bool:
    """Tell whether somebody who takes the day to come first, or after four figures of a year the month, sees another day."""
    order = "".join(code[0] for code in codes)
    if "d" not in order or "m" not in order or "mmm" in codes or "mmmm" in codes:
        return False
    if order[0] == "y" and codes[0] in ("y", "yy"):
        return True
    in_order = order.index("m") < order.index("d") if order[0] == "y" else order.index("d") < order.index("m")
    return not in_order and day.day <= 12 and day.day != day.month
