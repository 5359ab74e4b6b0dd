"""How wide words are in type, for what is laid out without Excel at hand.

The widths are Calibri's, letter by letter, and Carlito's, which has the same on purpose.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

#: Widths count in these parts of the type size, as the font files do.
UNITS = 2048
_UNKNOWN, _WIDE = 1140, 2150


class _Letters(dict[str, int]):
    """The width of each letter; an accented one that is in no table is as wide as its letter."""

    def __missing__(self, character: str) -> int:
        width = self[character] = self._estimate_width(character)
        return width

    def _estimate_width(self, character: str) -> int:
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            return 0
        plain = unicodedata.decomposition(character).rpartition(">")[2].split()
        if plain:
            return self.get(chr(int(plain[0], 16)), _UNKNOWN)
        return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


def _spread(groups: Mapping[int, str]) -> _Letters:
    return _Letters({character: width for width, characters in groups.items() for character in characters})


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


def text_units(text: str, *, bold: bool = False) -> int:
    """Return the width of a text without line ends, in parts of the type size (``UNITS``)."""
    return sum(map((_BOLD if bold else _REGULAR).__getitem__, text))
