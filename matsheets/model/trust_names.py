"""When two typings of a trust's name are one name, and when they are so near that someone should look."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from matsheets.model.cells import fold_prose, remembered
from matsheets.storage.output import slug

_COMPANY_FORMS = ("limited", "ltd")
_JOINED_BY = re.compile(r"[-/,+]")
_LEFT_OUT = re.compile(r"[.'\"]")
#: Words that people add to a trust's name or leave out.
_USUAL_WORDS = frozenset(
    [
        "academies",
        "academy",
        "education",
        "educational",
        "group",
        "learning",
        "mat",
        "multi",
        "partnership",
        "school",
        "schools",
        "trust",
    ]
)

#: Words that many trusts' names end with, and that tell no trust from another.
_GENERAL = frozenset(
    [
        "academies",
        "academy",
        "and",
        "catholic",
        "christian",
        "church",
        "college",
        "colleges",
        "community",
        "cooperative",
        "co-operative",
        "education",
        "educational",
        "federation",
        "foundation",
        "group",
        "learning",
        "limited",
        "ltd",
        "mat",
        "multi",
        "multi-academy",
        "partnership",
        "primary",
        "school",
        "schools",
        "secondary",
        "special",
        "the",
        "trust",
        "trusts",
    ]
)
_SHORTEST_NAME, _LONGEST_NAME = 3, 32

#: Characters of a name that is held against others: a longer one is a paragraph, with thousands of words to leave out.
LONGEST_NAME = 200


@remembered
def fold_name(name: str) -> str:
    """Fold the name of a trust, a school or a person for comparison.

    What people type in two ways and mean as one is made equal: case, spaces, every kind of dash and quotation mark, full
    stops, ``&`` and "and", "Saint" and "St", "The" in front, ``Ltd`` and "Limited" at the end. A name of nothing else stays as it is.
    """
    plain = _LEFT_OUT.sub("", _JOINED_BY.sub(" ", fold_prose(name).replace("+", " and ")))
    words = ["st" if word == "saint" else word for word in plain.split()]
    while len(words) > 1 and words[0] == "the":
        words.pop(0)
    while len(words) > 1 and words[-1] in _COMPANY_FORMS:
        words.pop()
    return " ".join(words)


def near_names(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each pair of names that are not equal and may well be one: a slip of the pen, a word such as "Academy" left out.

    Args:
        names: folded, in the order wanted for the pairs.

    *Why:* comparing each with each takes hours for a programme's names, so only those are compared that share all words
    but one, or their letters.
    """
    known = [name for name in dict.fromkeys(names) if 0 < len(name) <= LONGEST_NAME]
    order = {name: at for at, name in enumerate(known)}
    pairs = {(min(pair, key=order.__getitem__), max(pair, key=order.__getitem__)) for pair in _candidates(known)}
    yield from sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _candidates(names: list[str]) -> Iterator[tuple[str, str]]:
    by_letters: defaultdict[str, list[str]] = defaultdict(list)
    by_own_words: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    by_rest: defaultdict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        by_letters[slug(name).replace("-", "")].append(name)
        by_own_words[_own_words(name)].append(name)
        words = name.split()
        for at, word in enumerate(words):
            by_rest[(*words[:at], "", *words[at + 1 :])].append((word, name))
    by_own_words.pop((), None)
    for same in (*by_letters.values(), *by_own_words.values()):
        yield from combinations(same, 2)
    for found in by_rest.values():
        yield from _near_words(found)


def _own_words(name: str) -> tuple[str, ...]:
    """Return the words of a folded name that not every trust may have in its name."""
    return tuple(word for word in name.split() if word not in _USUAL_WORDS)


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return what to call each of several trusts beside a Ref: its name without the words that any trust has at the end.

    A name that is still long is cut. Names that would then be the same, or hardly there, stay whole.
    """
    short = [_short_name(name) for name in names]
    return tuple(
        one if len(one) >= _SHORTEST_NAME and short.count(one) == 1 else name
        for one, name in zip(short, names, strict=True)
    )


def _short_name(name: str) -> str:
    words = name.split()
    while words and words[-1].casefold().strip("(),.'") in _GENERAL:
        words.pop()
    short = " ".join(words).rstrip(",")
    return (
        short
        if len(short) <= _LONGEST_NAME
        else f"{short[:_LONGEST_NAME].rpartition(' ')[0] or short[:_LONGEST_NAME]}…"
    )


def distinct_names(trusts: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """Return what to call each of some trusts: by name; where several have one, with the number, else with a file.

    Args:
        trusts: name, Companies House number and one file of each.
    """
    folded = Counter(fold_name(name) for name, _, _ in trusts)
    return tuple(
        name if folded[fold_name(name)] == 1 else ", ".join(filter(None, (name, number or file)))
        for name, number, file in trusts
    )


def may_be_one_name(one: str, other: str) -> bool:
    """Tell whether two folded names may be of one trust that changed its name or is called in two ways.

    They may where they share a word of their own, are near, or one of them has none.
    """
    words = (set(_own_words(one)), set(_own_words(other)))
    return not all(words) or not words[0].isdisjoint(words[1]) or any(near_names([one, other]))


def _near_words(found: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the names whose one differing word is a slip away from the other's."""
    if len(found) < 2:
        return
    by_part: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, name in found:
        if len(word) > 3 and word.isalpha():
            for part in {word, _singular(word), *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                by_part[part].append((word, name))
    for alike in by_part.values():
        for (word, name), (other_word, other) in combinations(alike, 2):
            if name != other and (is_one_slip(word, other_word) or _singular(word) == _singular(other_word)):
                yield name, other


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def is_one_slip(one: str, other: str) -> bool:
    """Tell whether one word becomes the other by one letter left out, put in, mistyped, or exchanged with the next."""
    shorter, longer = sorted((one, other), key=len)
    start = next((at for at, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(longer) - len(shorter) == 1:
        return shorter[start:] == longer[start + 1 :]
    if len(longer) != len(shorter) or start == len(shorter):
        return False
    exchanged = longer[start + 1 : start + 2] + longer[start] + longer[start + 2 :]
    return shorter[start + 1 :] == longer[start + 1 :] or shorter[start:] == exchanged


def trust_keys(given: Sequence[tuple[str, str]]) -> list[str]:
    """Return what tells the trust of each workbook of one run, from its number and its name.

    It is the Companies House number; without one, that of the only trust of the run that has the name; else the name folded.
    It is blank where neither is given.

    Why: one of several groups leaves the number blank, and its view would be missing from the paper of its own trust.
    """
    numbers: dict[str, set[str]] = {}
    for number, name in given:
        if number:
            numbers.setdefault(fold_name(name), set()).add(number)
    found = []
    for number, name in given:
        folded = fold_name(name)
        of_name = numbers.get(folded, set()) if folded else set()
        found.append(number or (min(of_name) if len(of_name) == 1 else folded))
    return found
