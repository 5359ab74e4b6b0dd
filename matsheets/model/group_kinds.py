"""Which kind of group a name is of, as a text has it: long or short, in a framework's words or the usual ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from matsheets.model.cells import fold
from matsheets.model.framework import USUAL_WORDS, FrameworkWords, GroupNames

#: What groups are called where there is little room.
SHORT_GROUPS = {GroupNames().mentor: "Mentor", GroupNames().schools: "Heads and middle leaders"}
#: A person's name or a number after a group's, where several views are of one group.
_WHICH_OF_THEM = re.compile(r"( \(.*\))?(, \d+)?$")


def kind_of_group(name: str, words: Iterable[FrameworkWords] = ()) -> str:
    """Return what tells a group, however its name is spelt: the usual name of a kind of group, else what was typed, folded.

    Args:
        name: what it is called, with a person's name or a number after it or without.
        words: those that it may be called in, beside the usual ones; where they differ, the first that know it count.
    """
    folded = fold(name)
    for known in map(_names, dict.fromkeys((*words, USUAL_WORDS))):
        for called, usual in known.items():
            if folded == called or folded.startswith((f"{called} (", f"{called}, ")):
                return usual
    return _WHICH_OF_THEM.sub("", folded)


@lru_cache(maxsize=64)
def _names(words: FrameworkWords) -> Mapping[str, str]:
    """Return the names of the groups in some words, the longest first; a short one that two groups share is neither's."""
    pairs = list(zip(GroupNames(), words.groups, strict=True))
    whole = {fold(name): usual for usual, name in pairs}
    short = [(fold(SHORT_GROUPS.get(name, name.partition(" (")[0])), usual) for usual, name in pairs]
    shared = [name for name, _ in short]
    names = {name: usual for name, usual in short if shared.count(name) == 1} | whole
    return MappingProxyType(dict(sorted(names.items(), key=lambda pair: -len(pair[0]))))
