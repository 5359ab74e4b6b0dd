"""How wide words are in type, for whatever is laid out without Word, Excel or LibreOffice at hand.

The widths are Calibri's, letter by letter, and Carlito's, which has the same on purpose. Another typeface is taken as a
little wider or narrower throughout: near enough to count lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

#: Widths count in these parts of the type size, as the font files do.
UNITS = 2048
_MOST_WORDS = 20_000
_UNKNOWN, _WIDE = 1140, 2150


def _spread(groups: Mapping[int, str]) -> dict[str, int]:
    return {character: width for width, characters in groups.items() for character in characters}


_REGULAR = _spread({
    452: "'", 463: " ", 470: "ilı", 490: "j", 507: "ł", 511: ",‘’", 516: "I", 517: ".·", 548: ":;", 596: "`",
    621: "()", 625: "f", 627: "-", 628: "[]", 644: "{}", 653: "J", 667: "!", 686: "t", 694: "°", 714: "r",
    791: "/\\", 801: "s", 809: "z", 820: "″", 821: '"', 857: "“”", 861: "L", 866: "c", 887: "x", 925: "v", 927: "y",
    931: "k", 941: "FS", 943: "|", 949: "?", 959: "Z", 964: "g", 981: "a", 998: "TY", 1000: "E", 1019: "e",
    1020: "#*+<=>^_~§±×÷–•≤≥−", 1038: "$0123456789£®€", 1049: "»«", 1058: "P", 1063: "X", 1064: "K",
    1076: "bdhnpquðþ", 1080: "oß", 1084: "ø", 1092: "C", 1112: "R", 1114: "B", 1130: "đ", 1162: "V", 1185: "A",
    1260: "D", 1276: "H", 1292: "G", 1314: "U", 1322: "N", 1356: "O", 1378: "Q", 1397: "&", 1414: "…", 1444: "™",
    1464: "%w", 1583: "æ", 1636: "m", 1709: "©", 1740: "œ", 1751: "M", 1822: "W", 1831: "@", 1854: "—←→",
})  # fmt: skip

_BOLD = _spread({
    463: " ", 478: "'", 503: "ilı", 523: "j", 528: ",‘’", 540: "ł", 546: "I", 547: ".", 548: "·", 565: ":;",
    615: "`", 627: "-", 638: "()", 648: "f", 665: "[]", 667: "!", 678: "J", 701: "°", 704: "{}", 710: "t", 728: "r",
    814: "z", 817: "s", 835: "″", 857: "c", 866: "L", 880: "/\\", 891: "“”", 898: '"', 940: "F", 941: "x", 949: "?",
    968: "S", 969: "v", 970: "y", 971: "g", 973: "|", 979: "Z", 983: "k", 999: "E", 1011: "a", 1014: "T",
    1020: "#*+<=>^_~§±×÷–•≤≥−", 1031: "e", 1038: "$0123456789£®€", 1064: "Y", 1084: "C", 1090: "P",
    1099: "bdhnpquðþ", 1101: "o", 1103: "»«", 1114: "ø", 1120: "K", 1128: "X", 1136: "ß", 1148: "B", 1153: "R",
    1165: "đ", 1211: "V", 1241: "A", 1291: "D", 1292: "H", 1305: "G", 1337: "U", 1349: "N", 1385: "O", 1405: "Q",
    1443: "&", 1457: "…", 1475: "™", 1493: "%", 1526: "w", 1587: "æ", 1666: "m", 1709: "©", 1726: "œ", 1790: "M",
    1840: "@", 1854: "—←→", 1856: "W",
})  # fmt: skip

# Other typefaces: how wide running English is beside Calibri, in bold too, and the height of a line beside the type size.
_OTHERS = {
    "calibri": (1.0, 1.0, 1.2207),
    "arial": (1.083, 1.141, 1.1499),
    "aptos": (1.075, 1.075, 1.275),
    "book antiqua": (1.08, 1.09, 1.246),
    "cambria": (1.06, 1.07, 1.172),
    "candara": (1.03, 1.03, 1.2207),
    "century gothic": (1.17, 1.19, 1.226),
    "corbel": (1.02, 1.03, 1.2207),
    "courier new": (1.462, 1.429, 1.1328),
    "garamond": (0.93, 1.0, 1.125),
    "georgia": (1.12, 1.22, 1.136),
    "open sans": (1.14, 1.19, 1.362),
    "segoe ui": (1.11, 1.15, 1.33),
    "tahoma": (1.07, 1.2, 1.207),
    "times new roman": (0.99, 1.02, 1.1499),
    "trebuchet ms": (1.08, 1.13, 1.161),
    "verdana": (1.236, 1.367, 1.215),
}
_SAME = {
    "carlito": "calibri", "helvetica": "arial", "liberation sans": "arial", "caladea": "cambria",
    "liberation serif": "times new roman", "liberation mono": "courier new", "dejavu sans": "verdana",
}  # fmt: skip


class Typeface(dict[str, float]):
    """The widths of words in one typeface, each worked out once, in parts of the type size (``UNITS``).

    ``face["word"]`` is the width of the word, and of a text without line ends if need be.

    Attributes:
        line: the height of a line as a factor of the type size.
        space: the width of a space.
        spaced: the widths of words with a space after each.
    """

    def __init__(self, family: str = "Calibri", *, bold: bool = False) -> None:
        super().__init__()
        name = family.casefold()
        regular_factor, bold_factor, self.line = _OTHERS.get(_SAME.get(name, name), _OTHERS["arial"])
        self._letters = dict(_BOLD if bold else _REGULAR)
        self._factor = bold_factor if bold else regular_factor
        self.space = self[" "]
        self.spaced = _SpacedWidths(self)

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST_WORDS:
            self.clear()
        width = self[word] = self.measured(word)
        return width

    def measured(self, text: str) -> float:
        """Return the width of a text, without remembering it."""
        known = self._letters
        try:
            return sum(map(known.__getitem__, text)) * self._factor
        except KeyError:
            known.update((letter, self._estimate_width(letter)) for letter in set(text) if letter not in known)
            return sum(map(known.__getitem__, text)) * self._factor

    def _estimate_width(self, character: str) -> int:
        """Return the width of a letter that is in no table: an accented one is as wide as its letter."""
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            return 0
        plain = unicodedata.decomposition(character).rpartition(">")[2].split()
        if plain:
            letter = chr(int(plain[0], 16))
            return self._letters.get(letter, _UNKNOWN)
        return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


class _SpacedWidths(dict[str, float]):
    """The widths of words with a space after each."""

    def __init__(self, face: Typeface) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST_WORDS:
            self.clear()
        width = self[word] = self._face.measured(word) + self._face.space
        return width
