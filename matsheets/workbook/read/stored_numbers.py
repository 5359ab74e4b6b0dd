"""Numbers as a worksheet part writes them, in cells and as heights and widths."""

from __future__ import annotations

import math


def finite_number(raw: str) -> int | float | None:
    """Read a stored number, whole ones as int; None for what is no finite number."""
    try:
        if len(raw) <= 20 and "." not in raw and "e" not in raw.lower():
            return int(raw) if "_" not in raw else None
        number = float(raw)
    except ValueError:
        return None
    if not math.isfinite(number) or "_" in raw:
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def is_zero(size: str) -> bool:
    """Tell whether a height or a width is stated to be 0."""
    return size.startswith(("0", ".", "-", "+")) and finite_number(size) == 0
