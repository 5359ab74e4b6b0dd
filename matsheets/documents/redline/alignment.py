"""What of one sequence stands beside what of another: blocks and rows by likeness, words by equality; the order counts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

#: An element of the old sequence and one of the new, by their places; None where one of them has none.
Pair = tuple[int | None, int | None]
#: Where a stretch of a sequence begins, and the place after its end.
Stretch = tuple[int, int]

#: So many pairs of unlike elements are weighed against one another; beyond, they are put together in the order they have.
_WEIGHED = 100_000
#: Words times words from which words that stand everywhere put nothing together.
_SEARCHED = 2_000_000
#: Words of a paragraph beyond which it is not searched for what stayed.
_MOST_WORDS = 20_000
#: Words that stayed between two longer changes and are replaced with them, since single words left over cannot be read.
_ISLAND = 2


def align(old: Sequence[str], new: Sequence[str], score: Callable[[int, int], float]) -> list[Pair]:
    """Put two sequences side by side, so that what is equal and what is alike stands together, and all keep their order.

    Args:
        old: a key for each element; elements with one key say the same.
        new: likewise.
        score: how much an old element and a new one are alike; 0 where they have nothing to do with each other.

    Returns:
        The pairs in order; between two that belong together, what is old only comes first.
    """
    pairs: list[Pair] = []
    at = (0, 0)
    for here, there in [*_anchors(old, new), (len(old), len(new))]:
        pairs += _between((at[0], here), (at[1], there), old, new, score)
        if here < len(old):
            pairs.append((here, there))
        at = (here + 1, there + 1)
    return pairs


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of equal elements that each sequence has once, as many as keep their order."""
    once = [{key for key, number in Counter(keys).items() if number == 1} for keys in (old, new)]
    places = {key: place for place, key in enumerate(new) if key in once[0] & once[1]}
    return _longest_rising([(place, places[key]) for place, key in enumerate(old) if key in places])


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs of which both places rise; the first places do already."""
    ends: list[int] = []  # the least second place with which so many pairs can end
    tails: list[int] = []  # which pair that is
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        tails[length : length + 1] = [number]
        before.append(tails[length - 1] if length else -1)
    found = []
    at = tails[-1] if tails else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _between(
    here: Stretch, there: Stretch, old: Sequence[str], new: Sequence[str], score: Callable[[int, int], float]
) -> list[Pair]:
    """Put together what stands between two anchors: what is equal at its start and end, then what is alike."""
    head, (first, last), (start, end), tail = _equal_ends(here, there, old, new)
    return [*head, *_old_first(_weigh(range(first, last), range(start, end), score)), *tail]


def _equal_ends(
    here: Stretch, there: Stretch, old: Sequence[str], new: Sequence[str], *, spaces: bool = False
) -> tuple[list[Pair], Stretch, Stretch, list[Pair]]:
    """Return the equal pairs at the start of two stretches, what is left of each, and the equal pairs at their end.

    With ``spaces``, only spaces are paired.
    """
    (first, last), (start, end) = here, there
    head: list[Pair] = []
    tail: list[Pair] = []
    while first < last and start < end and old[first] == new[start] and (not spaces or old[first].isspace()):
        head.append((first, start))
        first, start = first + 1, start + 1
    while first < last and start < end and old[last - 1] == new[end - 1] and (not spaces or old[last - 1].isspace()):
        last, end = last - 1, end - 1
        tail.append((last, end))
    return head, (first, last), (start, end), tail[::-1]


def _weigh(old: Sequence[int], new: Sequence[int], score: Callable[[int, int], float]) -> list[Pair]:
    """Put together what is most alike in all, without crossing."""
    if len(old) * len(new) > _WEIGHED:
        alike = [(o, n) if score(o, n) > 0 else None for o, n in zip(old, new, strict=False)]
        return [
            pair for place, (o, n) in enumerate(zip_longest(old, new)) for pair in _pair_or_both(alike, place, o, n)
        ]
    scores = [[score(o, n) for n in new] for o in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for o in range(len(old) - 1, -1, -1):
        for n in range(len(new) - 1, -1, -1):
            together = best[o + 1][n + 1] + scores[o][n] if scores[o][n] > 0 else 0.0
            best[o][n] = max(together, best[o + 1][n], best[o][n + 1])
    pairs: list[Pair] = []
    o = n = 0
    while o < len(old) and n < len(new):
        if scores[o][n] > 0 and best[o][n] == best[o + 1][n + 1] + scores[o][n]:
            pairs.append((old[o], new[n]))
            o, n = o + 1, n + 1
        elif best[o][n] == best[o + 1][n]:
            pairs.append((old[o], None))
            o += 1
        else:
            pairs.append((None, new[n]))
            n += 1
    return [*pairs, *((place, None) for place in old[o:]), *((None, place) for place in new[n:])]


def _pair_or_both(alike: Sequence[tuple[int, int] | None], place: int, old: int | None, new: int | None) -> list[Pair]:
    if place < len(alike) and alike[place] is not None:
        return [(old, new)]
    return [pair for pair in ((old, None), (None, new)) if pair != (None, None)]


def _old_first(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs with what is old only before what is new only, wherever they stand together."""
    found: list[Pair] = []
    waiting: list[Pair] = []
    for old, new in pairs:
        if old is not None and new is not None:
            found += [*waiting, (old, new)]
            waiting = []
        elif new is None:
            found.append((old, None))
        else:
            waiting.append((None, new))
    return [*found, *waiting]


# --- words ---------------------------------------------------------------------------------------------------------


def align_words(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Put the words of two paragraphs side by side, and the spaces between them.

    Args:
        old: words, spaces and signs, each by itself.
        new: likewise.

    Returns:
        The pairs in order; pairs that have both are equal. A word or two that stayed between longer changes counts as changed,
        and so do the spaces between changed words, so that a person reads phrases and no splinters.
    """
    pairs: list[Pair] = []
    at = (0, 0)
    for here, there in [*_readable(_equal_words(old, new), old, new), (len(old), len(new))]:
        pairs += _spaces_between((at[0], here), (at[1], there), old, new)
        if here < len(old):
            pairs.append((here, there))
        at = (here + 1, there + 1)
    return pairs


def _equal_words(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    here, there = ([place for place, word in enumerate(words) if not word.isspace()] for words in (old, new))
    if max(len(here), len(there)) > _MOST_WORDS:
        return []
    matcher = SequenceMatcher(
        None, [old[p] for p in here], [new[p] for p in there], autojunk=len(here) * len(there) > _SEARCHED
    )
    equal = [
        (here[match.a + step], there[match.b + step])
        for match in matcher.get_matching_blocks()
        for step in range(match.size)
    ]
    compounds = _compounds(old), _compounds(new)
    return [(o, n) for o, n in equal if compounds[0].get(o) == compounds[1].get(n)]


def _compounds(words: Sequence[str]) -> dict[int, str]:
    """Return the whole word that each word with a hyphen is a part of: ``Amber-red`` did not half become ``Amber-green``."""
    found: dict[int, str] = {}
    for at, word in enumerate(words):
        if word == "-" and at not in found:
            start = at - 1 if at and not words[at - 1].isspace() else at
            end = at + 1
            while end < len(words) and not words[end].isspace() and "-" in words[end - 1 : end + 1]:
                end += 1
            found |= dict.fromkeys(range(start, end), "".join(words[start:end]))
    return found


def _readable(equal: Sequence[tuple[int, int]], old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the equal words but for the islands between changes that are as long."""

    def changed(before: tuple[int, int], after: tuple[int, int]) -> int:
        return max(
            sum(not word.isspace() for word in words[before[side] + 1 : after[side]])
            for side, words in enumerate((old, new))
        )

    blocks: list[list[tuple[int, int]]] = []
    for pair in equal:
        if blocks and not changed(blocks[-1][-1], pair):
            blocks[-1].append(pair)
        else:
            blocks.append([pair])
    end = (-1, -1)
    for block, following in zip(blocks, [*blocks[1:], [(len(old), len(new))]], strict=False):
        least = min(changed(end, block[0]), changed(block[-1], following[0]))
        if len(block) > _ISLAND or least < len(block):
            yield from block
            end = block[-1]


def _spaces_between(here: Stretch, there: Stretch, old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Put together the equal spaces at the start and the end of what changed; the rest is old, then new."""
    head, left, right, tail = _equal_ends(here, there, old, new, spaces=True)
    return [*head, *((place, None) for place in range(*left)), *((None, place) for place in range(*right)), *tail]
