"""A number as a section of a number format shows it: ``#,##0.00``, ``0%``, ``# ?/?``, ``0.0E+00``, ``General``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from matsheets.workbook.read.format_codes import Section, Token, TokenKind

#: A number may have 309 digits before its point, and as many as the format asks for after it.
_EXACT = Context(prec=1_000, rounding=ROUND_HALF_UP)
_WIDTH = 11  # characters of a number in the format General, its sign apart
_PLACES = 9  # after "0."
_MOST_FIGURES = 15  # that a spreadsheet program keeps
_MOST_DENOMINATOR = 7  # digits
_FIGURES = frozenset("123456789")


def as_decimal(value: float) -> Decimal:
    """Return a number with the 15 figures that a spreadsheet program shows at most."""
    return Decimal(f"{value:.15g}")


def figure_of(value: float) -> Decimal:
    """Return a number with as many places as General shows at most: what is beyond them is what calculations leave."""
    number = as_decimal(value)
    return round(number, _PLACES) if abs(value) < 10**_MOST_FIGURES else number


def general_text(value: float) -> str:
    """Write a number as the format General does: at most 11 characters, without needless zeros.

    What is too long is rounded; what is still too long, or too small to be told from 0, has an exponent. A whole number
    has all of its figures, up to 15: so LibreOffice shows it, and it may be a telephone or an order number.
    """
    number = as_decimal(value)
    sign, number = "-" if number < 0 else "", abs(number)
    if not number:
        return "0"
    whole = max(number.adjusted(), 0) + 1
    if whole <= _MOST_FIGURES and number == number.to_integral_value():
        return f"{sign}{number.to_integral_value():f}"
    if number.adjusted() >= -4 or -number.normalize().as_tuple().exponent <= _PLACES:  # type: ignore[operator]
        places = max(_WIDTH - 1 - whole, 0) if whole <= _WIDTH else 0
        rounded = _quantized(number, places)
        if rounded.adjusted() < _WIDTH:
            text = f"{rounded:f}"
            return sign + (text.rstrip("0").rstrip(".") if "." in text else text)
    mantissa = _quantized(number.scaleb(-number.adjusted(), _EXACT), 5)
    exponent = number.adjusted()
    if mantissa >= 10:
        mantissa, exponent = mantissa / 10, exponent + 1
    figures = f"{mantissa.normalize():f}"
    return f"{sign}{figures}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


def _quantized(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), context=_EXACT)


def number_text(section: Section, value: float) -> str | None:
    """Write a number that is not below nothing; None where the section is no number's."""
    tokens, kinds = section.tokens, section.kinds
    number = as_decimal(value)
    if TokenKind.GENERAL in kinds or TokenKind.TEXT in kinds:
        if TokenKind.DIGIT in kinds:
            return None
        shown = general_text(value)
        return "".join(shown if t.kind in (TokenKind.GENERAL, TokenKind.TEXT) else t.text for t in tokens)
    if TokenKind.PERCENT in kinds or TokenKind.SCALE in kinds:
        shift = sum(2 if t.kind is TokenKind.PERCENT else -3 if t.kind is TokenKind.SCALE else 0 for t in tokens)
        number = number.scaleb(shift, _EXACT)
    if TokenKind.EXPONENT in kinds:
        return _scientific(tokens, number)
    if TokenKind.SLASH in kinds and TokenKind.DIGIT in kinds:
        slash = _fraction_slash(tokens)
        return None if slash is None else _fraction(tokens, slash, number)
    return None if _fills_up_differently(tokens, number) else _fixed(tokens, number)


def _fills_up_differently(tokens: Sequence[Token], number: Decimal) -> bool:
    """Tell whether a number is too short for a ``0`` that stands before a ``#`` (``0###``), where programs differ."""
    point = next((at for at, token in enumerate(tokens) if token.kind is TokenKind.POINT), len(tokens))
    places = "".join(token.text for token in tokens[:point] if token.kind is TokenKind.DIGIT)
    return "0#" in places.replace("?", "#") and number.adjusted() + 1 < len(places)


# --- digits ---------------------------------------------------------------------------------------------------------


def _fixed(tokens: Sequence[Token], number: Decimal) -> str:
    """Write a number without an exponent: a point, thousands, literals wherever they stand."""
    kinds = [token.kind for token in tokens]
    point = kinds.index(TokenKind.POINT) if TokenKind.POINT in kinds else len(tokens)
    decimals = [token.text for token in tokens[point:] if token.kind is TokenKind.DIGIT]
    digits = f"{_quantized(number, len(decimals)):f}"
    whole, _, rest = digits.partition(".")
    before, after = tokens[:point], tokens[point:]
    if point < len(tokens) and not any(token.kind is TokenKind.DIGIT for token in before):
        before = (*before, Token(TokenKind.DIGIT, "#"))
    return _whole_digits(before, whole.lstrip("0")) + _decimal_digits(after, rest, decimals)


def _whole_digits(tokens: Sequence[Token], digits: str) -> str:
    """Write the digits before the point, from the right; the first placeholder takes all that are left."""
    places = [at for at, token in enumerate(tokens) if token.kind is TokenKind.DIGIT]
    zeros_from = next((at for at in places if tokens[at].text == "0"), len(tokens))
    grouped = any(token.kind is TokenKind.THOUSANDS for token in tokens)
    made: list[str] = []  # from the right
    count = 0
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.kind is not TokenKind.DIGIT:
            made.append("" if token.kind in _UNPRINTED else token.text)
            continue
        cut = 0 if at == places[0] else max(len(digits) - 1, 0)
        taken, digits = digits[cut:] or ("0" if at >= zeros_from else ""), digits[:cut]
        for digit in reversed(taken):
            made.append("," if grouped and count and count % 3 == 0 else "")
            made.append(digit)
            count += 1
        if not taken and token.text == "?":
            made.append(" ")
    return "".join(reversed(made))


_UNPRINTED = (TokenKind.THOUSANDS, TokenKind.SCALE)


def _decimal_digits(tokens: Sequence[Token], digits: str, places: Sequence[str]) -> str:
    """Write the point and the digits after it; a ``#`` shows no zero that nothing follows."""
    shown = max(len(digits.rstrip("0")), len("".join(places).rstrip("#?")))
    made, at = [], 0
    for token in tokens:
        if token.kind is not TokenKind.DIGIT:
            made.append("" if token.kind in _UNPRINTED else token.text)
            continue
        made.append(digits[at] if at < shown else " " if token.text == "?" else "")
        at += 1
    return "".join(made)


def _scientific(tokens: Sequence[Token], number: Decimal) -> str:
    """Write a number with an exponent, a multiple of how many digits stand before the point."""
    mark = [token.kind for token in tokens].index(TokenKind.EXPONENT)
    mantissa, places = tokens[:mark], list(tokens[mark + 1 :])
    point = next((at for at, token in enumerate(mantissa) if token.kind is TokenKind.POINT), len(mantissa))
    step = max(sum(token.kind is TokenKind.DIGIT for token in mantissa[:point]), 1)
    decimals = sum(token.kind is TokenKind.DIGIT for token in mantissa[point:])
    exponent = number.adjusted() // step * step if number else 0
    if number and _quantized(number.scaleb(-exponent, _EXACT), decimals).adjusted() >= step:
        exponent += step
    width = sum(token.kind is TokenKind.DIGIT for token in places)
    figures = str(abs(exponent)).zfill(sum(token.kind is TokenKind.DIGIT and token.text == "0" for token in places))
    sign = "-" if exponent < 0 else "+" if tokens[mark].text.endswith("+") else ""
    rest = "".join(token.text for token in places if token.kind is not TokenKind.DIGIT)
    written = f"E{sign}{figures if width else abs(exponent)}{rest}"
    return _fixed(mantissa, number.scaleb(-exponent, _EXACT)) + written


# --- fractions ------------------------------------------------------------------------------------------------------


def _fraction_slash(tokens: Sequence[Token]) -> int | None:
    """Return where the slash of a fraction stands: after a digit, and before one or a number."""
    for at, token in enumerate(tokens):
        if token.kind is TokenKind.SLASH and at and tokens[at - 1].kind is TokenKind.DIGIT:
            following = tokens[at + 1 : at + 2]
            if following and (following[0].kind is TokenKind.DIGIT or following[0].text in _FIGURES):
                return at
    return None


def _fraction(tokens: Sequence[Token], slash: int, number: Decimal) -> str | None:
    """Write a number as a fraction, with the whole before it where the section has a place for that."""
    start = slash
    while start and tokens[start - 1].kind is TokenKind.DIGIT:
        start -= 1
    end = slash + 1
    while end < len(tokens) and (tokens[end].kind is TokenKind.DIGIT or tokens[end].text in _FIGURES):
        end += 1
    before, below = tokens[:start], "".join(token.text for token in tokens[slash + 1 : end])
    if len(below) > _MOST_DENOMINATOR or any(t.kind is TokenKind.POINT for t in tokens):
        return None
    mixed = any(token.kind is TokenKind.DIGIT for token in before)
    whole = int(number) if mixed else 0
    numerator, denominator = _nearest(Fraction(number) - whole, below)
    if mixed and numerator == denominator:
        whole, numerator = whole + 1, 0
    after = "".join(token.text for token in tokens[end:])
    if mixed and not numerator:
        if not whole:
            return _literals(before) + "0" + after
        return _whole_digits(before, str(whole)) + after
    lead = _whole_digits(before, str(whole or "")) if mixed else _literals(before)
    places = "".join(token.text for token in tokens[start:slash])
    return f"{lead}{str(numerator).zfill(places.count('0'))}/{denominator}{after}"


def _literals(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens if token.kind in (TokenKind.LITERAL, TokenKind.SPACE))


def _nearest(part: Fraction, below: str) -> tuple[int, int]:
    """Return the fraction nearest to a number: with a given denominator, or with one of so many digits at most."""
    if _FIGURES.intersection(below):
        denominator = int(below.replace("#", "").replace("?", ""))
        return int(part * denominator + Fraction(1, 2)), denominator
    nearest = part.limit_denominator(10 ** len(below) - 1)
    return nearest.numerator, nearest.denominator
