"""What a font makes of characters: raised and lowered figures, and the signs of symbol fonts such as Wingdings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_SCRIPTS = {
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
#: By folded name, the signs that are no others than these, by the character that has their place.
#: Source: the Unicode Consortium's tables for the Symbol font and the proposal for the signs of Wingdings and Webdings.
_SIGNS: Mapping[str, Mapping[str, str]] = {
    "wingdings": dict(zip("üûþý§lnqo¨vØàèßáâJKL", "✓✗☑☒▪●■❑□◻❖➢→➔←↑↓☺😐☹", strict=True)),
    "wingdings 2": dict(zip("POSRT£", "✓✗☒☑☒☐", strict=True)),
    "wingdings 3": {},
    "webdings": dict(zip("argcn", "✓✗■☐●", strict=True)),
    "symbol": dict(
        zip(
            "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz·£³´¸±°®¬¹»¥Ö0123456789.,;:()[]{}+=<>%!?/|-&#_",
            "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ•≤≥×÷±°→←≠≈∞√0123456789.,;:()[]{}+=<>%!?/|−&#_",
            strict=True,
        )
    ),
}
_ESCAPE = re.compile("(_x[0-9A-Fa-f]{4}_)")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_PRIVATE = 0xF000  # where the characters of symbol fonts have their own places


class FontGlyphs(NamedTuple):
    """How a font shows characters.

    Attributes:
        script: ``superscript`` or ``subscript``; blank for neither.
        symbols: the name of a symbol font; blank for any other.
    """

    script: str = ""
    symbols: str = ""

    def write(self, text: str) -> tuple[str, str]:
        """Return a text, escapes and all, as the font shows it, and those of its characters whose sign is not known."""
        if self.script in _SCRIPTS:
            text = "".join(part if at % 2 else part.translate(_SCRIPTS[self.script]) for at, part in _parts(text))
        if not self.symbols:
            return text, ""
        signs = _SIGNS.get(self.symbols.lower(), {})
        unknown: dict[str, None] = {}
        made = []
        for at, part in _parts(text):
            for character in part:
                plain = chr(ord(character) - _PRIVATE) if 0xF020 <= ord(character) <= 0xF0FF else character
                if at % 2 == 0 and not plain.isspace() and ord(plain) < 256 and plain not in signs:
                    unknown[plain] = None
                made.append(signs.get(plain, plain) if at % 2 == 0 else character)
        return "".join(made), "".join(unknown)


def _parts(text: str) -> enumerate[str]:
    """Yield what stands between escapes, and every second time an escape."""
    return enumerate(_ESCAPE.split(text))


def is_symbol_font(name: str, charset: str) -> bool:
    """Tell whether a font has signs in the places of letters."""
    return name.lower() in _SIGNS or charset == "2"


def symbols_quoted(characters: str, font: str) -> str:
    """Return words for characters of a symbol font."""
    return f'"{characters}" in the font {font}' if characters else ""


def private_use_in(text: str) -> str:
    """Return words for the first character of a text that has no meaning without its font; blank where there is none."""
    found = None if text.isascii() else _PRIVATE_USE.search(text)
    return f"the character U+{ord(found[0]):04X}, which only a symbol font shows" if found else ""
