"""A text as the words that may spell a name: folded of case and accents, with what stands between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

#: Letters that are no letter with an accent, as they are typed without the right keyboard.
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)  # fmt: skip
#: ü is typed as u and as ue, å as a and as aa: both are one.
_SECOND_OF_TWO = re.compile("(?<=[aou])e|(?<=a)a")
#: Accents that stand by themselves, and marks that nobody sees.
_UNSEEN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"(?:[^\W\d_][{_UNSEEN}]*)+")
_DROPPED = re.compile(f"[{_UNSEEN}]")
#: Addresses and the names of files: capitals mean nothing in them, and words are joined.
_CHUNK, _ADDRESS = re.compile(r"\S+"), re.compile(r"@|_|://|[^\W\d_]\.[^\W\d_]{2}")
#: What may stand between the words of a name; after a whole word a full stop with a space ends a sentence.
_JOINT = re.compile(r"(?!.?[.!?]\s)(?:[^\w,;:]|_){0,4}")
_JOINT_AFTER_SHORT, _JOINT_WITH_COMMA = re.compile(r"[^\w,;:]{0,4}|_"), re.compile(r"(?!.?[.!?]\s)[\W_]{0,4}")
_SPELT_ABBREVIATIONS = "cllr dr fr hon mr mrs ms mx prof rev revd rt"
_SPELT_TITLES = "canon councillor dame father imam lady lord miss professor rabbi reverend sir sister"
_SPELT_PARTICLES = (
    "al ap bin d da de del della den der di do dos du el ferch ibn la le mac mc ni nic o st ter van von y"
)
#: Titles that are nothing else, and those that are words too; a full stop after them ends no sentence.
ABBREVIATED_TITLES = frozenset(_SPELT_ABBREVIATIONS.split())
TITLES = ABBREVIATED_TITLES | frozenset(_SPELT_TITLES.split())
#: Small words within a name.
PARTICLES = frozenset(_SPELT_PARTICLES.split())
_LONGEST = 6


def fold_word(text: str) -> str:
    """Return a text without case and accents, in which ü, u and ue are one."""
    if not text.isascii():
        text = _DROPPED.sub("", unicodedata.normalize("NFKD", text.translate(_PLAIN)))
    return _SECOND_OF_TWO.sub("", text.casefold())


def words_of(text: str) -> list[str]:
    """Return the words of a text as they were typed; those that are joined by an inner capital are several."""
    return [word[start:end] for word in _WORD.findall(text) for start, end in _humps(word)]


def is_capital(word: str) -> bool:
    """Tell whether a word begins with a capital, or with a letter that has none."""
    return word[:1].isalpha() and not word[0].islower()


class TextWord(NamedTuple):
    """A word of a text.

    Attributes:
        key: the word, folded.
        start: where it begins in the text.
        end: where it ends.
        capital: whether it begins with a capital.
        whole: whether no letter stands before it (the second half of "RuthHale" is none).
        ends: whether no letter stands after it.
        in_address: whether it is part of an address or of the name of a file.
    """

    key: str
    start: int
    end: int
    capital: bool
    whole: bool
    ends: bool
    in_address: bool


class NameText:
    """A text in which names are looked for."""

    def __init__(self, text: str) -> None:
        """Take a text as it was typed."""
        self.text = text

    @cached_property
    def letters(self) -> str:
        """The letters of the text alone, folded: what does not stand in these is no part of it."""
        return "".join(_WORD.findall(fold_word(self.text)))

    @cached_property
    def words(self) -> tuple[TextWord, ...]:
        """The words of the text, in order."""
        return tuple(self._words())

    def _words(self) -> Iterator[TextWord]:
        addresses = [found.span() for found in _CHUNK.finditer(self.text) if _ADDRESS.search(found[0])]
        at_address = 0
        for found in _WORD.finditer(self.text):
            typed, at = found[0], found.start()
            while at_address < len(addresses) and addresses[at_address][1] <= at:
                at_address += 1
            in_address = at_address < len(addresses) and addresses[at_address][0] <= at
            for start, end in _humps(typed):
                part = typed[start:end]
                yield TextWord(
                    fold_word(part), at + start, at + end, is_capital(part), not start, end == len(typed), in_address
                )

    def gap(self, at: int) -> str:
        """Return what stands after a word and before the next one."""
        return self.text[self.words[at].end : self.words[at + 1].start if at + 1 < len(self.words) else None]

    def joined(self, at: int, *, comma: bool = False) -> bool:
        """Tell whether a word and the next one may belong to one name; with a comma between them only where that may be."""
        if at + 1 >= len(self.words):
            return False
        short = len(self.words[at].key) == 1 or self.words[at].key in PARTICLES | TITLES
        joint = _JOINT_WITH_COMMA if comma else _JOINT_AFTER_SHORT if short else _JOINT
        return joint.fullmatch(self.gap(at)) is not None

    def spelt(self, at: int, key: str) -> int | None:
        """Return where a folded name ends that begins at a word, however its words are joined; None where it does not stand."""
        joined = ""
        for end in range(at, min(at + _LONGEST, len(self.words))):
            if end > at and not self.joined(end - 1):
                return None
            joined += self.words[end].key
            if joined == key:
                return end + 1
            if not key.startswith(joined):
                return None
        return None

    def has_capitals(self, start: int, end: int) -> bool:
        """Tell whether words are written as names are: with capitals but for particles, or in an address."""
        return all(word.capital or word.in_address or word.key in PARTICLES for word in self.words[start:end])

    def begins_sentence(self, at: int) -> bool:
        """Tell whether a word would have a capital anyway."""
        return at == 0 or re.search(r"[.!?:;\n]", self.gap(at - 1)) is not None


def _humps(word: str) -> Iterator[tuple[int, int]]:
    """Yield where each part of a word begins and ends that has a capital of its own: two in "RuthHale" and in "RHale"."""
    if word.islower() or word.isupper() or word[1:].islower():
        yield 0, len(word)
        return
    start = 0
    for at in range(1, len(word)):
        begins = word[at].isupper() and (word[at - 1].islower() or word[at + 1 : at + 2].islower())
        if begins:
            yield start, at
            start = at
    yield start, len(word)
