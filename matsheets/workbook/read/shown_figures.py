"""Whether what a cell shows of a figure is the figure that stands in it."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

_FIGURE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+")
_FRACTION = re.compile(r"(?:([0-9,]+) )?([0-9]+)/([0-9]+)")
#: Codes of currencies that a format may show in place of a sign (ISO 4217).
_CURRENCIES = frozenset(
    ["AED", "AUD", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "HKD", "HUF", "INR", "JPY", "NOK", "NZD", "PLN", "SEK", "SGD", "TRY", "USD", "ZAR"]
)  # fmt: skip


def other_unit(shown: str, *, pounds: bool) -> bool:
    """Tell whether a figure is shown in a unit that the cell does not take: a percentage, or a currency.

    Args:
        shown: the cell's text.
        pounds: the cell takes an amount in pounds, so a pound sign is right.
    """
    if "%" in shown or "‰" in shown or _CURRENCIES.intersection(re.findall(r"[A-Z]{3}", shown)):
        return True
    return any(unicodedata.category(sign) == "Sc" and not (pounds and sign == "£") for sign in shown)


def shows_number(shown: str, number: Decimal) -> bool:
    """Tell whether a text shows this number, whatever stands around it; a dash may stand for 0, brackets for a minus."""
    if fraction := _FRACTION.search(shown):
        whole, above, below = fraction.groups()
        found = int(below) != 0 and Decimal((whole or "0").replace(",", "")) + Decimal(above) / Decimal(below)
        return _FRACTION.sub("", shown).isascii() and found == abs(number)
    figures = _FIGURE.findall(shown)
    if not figures:
        return number == 0 and "-" in shown
    try:
        return len(figures) == 1 and Decimal(figures[0].replace(",", "")) == abs(number)
    except InvalidOperation:
        return False
