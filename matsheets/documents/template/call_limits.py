"""What a single call of a filter or a method may be given, so that none outruns the limits of a filling.

*Why:* inside of one call nothing is counted and nobody looks at the clock. ``wordwrap`` of five million letters takes minutes,
and a format with 300,000 wide places fills the memory, before either comes back.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2.exceptions import SecurityError

from matsheets.documents.template.limits import BUDGET, size_of

_GIVEN = 1_000_000  # characters and entries that any call may be given; no answer in a workbook has more than 32,767
#: Fewer for those whose time or result grows faster than what they are given.
_GIVEN_TO = {
    "format": 10_000, "format_map": 10_000, "pprint": 10_000, "striptags": 100_000, "tojson": 10_000, "wordwrap": 40_000,
}  # fmt: skip
#: Those that look at no more than the outside of what they are given.
_CHEAP = frozenset(("attr", "count", "d", "default", "first", "get", "items", "last", "length"))
#: Those that make as much as a number says.
_NUMBERED = frozenset(
    ("batch", "center", "expandtabs", "indent", "join", "ljust", "replace", "rjust", "round", "slice", "tojson", "truncate",
     "wordwrap", "zfill")
)  # fmt: skip
#: Those that put an argument into what they make again and again.
_REPEATING = frozenset(("batch", "expandtabs", "indent", "join", "replace", "slice", "tojson", "wordwrap"))
_FORMATS = frozenset(("format", "format_map"))
_WIDE = re.compile(r"\d{5}|\{[^{}]*\{|%[-+ #0\d.]*\*")
_NUMBER = re.compile(r"\d+")
_MOST_TIMES = 10_000  # characters or entries that ``*`` may make, and the largest width or count of a filter
_HIGHEST = {"tojson": 16}  # it indents each entry once for every list around it


class RefusedError(SecurityError):
    """A template asked for something that ours do not allow; the message is for its author."""


def check_call(name: str, given: tuple[Any, ...]) -> None:
    """Refuse a call that would take long, or make much from little, before it is made.

    Args:
        name: of the filter or the method.
        given: what it is given, the value that it is called on first.

    Raises:
        RefusedError: it is given more than it may be.
        TooMuchError: what it makes, or what it is given, is beyond what is left for this filling.
    """
    if name in _CHEAP or not given:
        return
    value, *others = given
    if name in _FORMATS:
        _check_format(name, str(value), tuple(others))
        return
    size = size_of(given)
    if size - len(given) > (most := _GIVEN_TO.get(name, _GIVEN)):
        raise RefusedError(f"{name} of more than {most:,} characters is not available")
    if name in _NUMBERED:
        numbers = [abs(g) for g in others if isinstance(g, int)]
        if any(number > (highest := _HIGHEST.get(name, _MOST_TIMES)) for number in numbers):
            raise RefusedError(f"{name} with a number above {highest:,} is not available")
        if name in _REPEATING:
            BUDGET.get().take(size * max([1, *numbers, *(size_of(g) for g in others if isinstance(g, str))]))


def _check_format(name: str, text: str, given: tuple[Any, ...]) -> None:
    """Refuse a format that is long, or has places as wide as it likes; count what it makes."""
    if len(text) > (most := _GIVEN_TO[name]):
        raise RefusedError(f"{name} of more than {most:,} characters is not available")
    if _WIDE.search(text):
        raise RefusedError("a format with a width of its own making is not available")
    places = text.count("%") + text.count("{")
    BUDGET.get().take(places * size_of(given) + sum(map(int, _NUMBER.findall(text))))


def check_repeating(left: Any, right: Any) -> None:
    """Refuse a product that repeats a text or a list more often than it may.

    Raises:
        RefusedError: it makes too much.
    """
    for many, times in ((left, right), (right, left)):
        if isinstance(many, str | list | tuple) and isinstance(times, int) and len(many) * times > _MOST_TIMES:
            raise RefusedError(f"repeating makes more than {_MOST_TIMES:,} characters")
