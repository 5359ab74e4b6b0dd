"""Which office, and where, is meant by what people typed as their role: "Headteacher, Yoxenby Primary"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matsheets.meeting.name_text import fold_word, is_capital
from matsheets.meeting.typed_names import OFFICES, SCHOOLS, Person, people_in

#: Who wrote it down stands in a role as well: Written up by Ann Fielding, vice chair.
_BY = re.compile(r"[^,;:(]*\bby\b([^,;:(]*)", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;:/()\u2013\u2014]|\s-\s")
_AND = re.compile(r"\s+and\s+|\s*&\s*", re.IGNORECASE)
#: A place may follow these.
_BEFORE_PLACE = frozenset({"of", "at", "in", "for", "from"})
#: Offices that are called by each other's names.
_HEADS = ("headofschool", "headteacher", "head", "principal")


class Role(NamedTuple):
    """A role that says where, and so names one person.

    Attributes:
        offices: what the office is called, folded and joined.
        place: the words of the place, folded.
    """

    offices: tuple[str, ...]
    place: tuple[str, ...]


def people_in_role(text: str) -> Iterator[Person]:
    """Yield those who wrote it down, where a role gives their whole names."""
    for found in _BY.finditer(text):
        yield from (person for person in people_in(found[1]) if person.initials)


def roles_in(text: str) -> Iterator[Role]:
    """Yield the roles that say where, as "Headteacher of Yoxenby" does; none for an office alone, whatever it is called."""
    offices: list[list[str]] = []
    for piece in _BETWEEN.split(_BY.sub("", text)):
        words = re.findall(r"[^\W\d_]+", piece)
        office, place = _parted(words, first=not offices)
        if office:
            offices.append(office)
        for each in _AND.split(" ".join(place)) if offices else ():
            if named := _place(each.split()):
                yield Role(tuple(dict.fromkeys(_called(offices))), tuple(map(fold_word, named)))


def _parted(words: Sequence[str], *, first: bool) -> tuple[list[str], list[str]]:
    """Return the words of an office and those of its place; what stands first is an office, but for a school's name."""
    for at, word in enumerate(words):
        if at and word.lower() in _BEFORE_PLACE and _place(words[at + 1 :]):
            return list(words[:at]), list(words[at + 1 :])
    schools = [at for at, word in enumerate(words) if at and fold_word(word) in SCHOOLS]
    place = _place(words[: schools[-1] + 1]) if schools else [] if first else _place(words)
    return [word for word in words if word not in place], place


def _place(words: Sequence[str]) -> list[str]:
    """Return the words of the place in a text: from the first with a capital that is of no office."""
    first = next((at for at, word in enumerate(words) if is_capital(word) and fold_word(word) not in OFFICES), None)
    return [] if first is None else list(words[first:])


def _called(offices: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield what the offices of one person are called: each alone, and one of several, and heads by each other's names."""
    for words in offices:
        for part in [" ".join(words), *_AND.split(" ".join(words))]:
            keys = [fold_word(word) for word in part.split()]
            one = [key[:-1] if key.endswith("s") and key[:-1] in OFFICES else key for key in keys]
            for office in ("".join(keys), "".join(one)):
                yield office
                if head := next((head for head in _HEADS if office.endswith(head)), None):
                    yield from (office.removesuffix(head) + other for other in _HEADS)
