"""What a text names: priorities, elements and headings by Ref or title, and the words that tell two texts apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from matsheets.model.cells import fold
from matsheets.model.framework import Framework
from matsheets.model.row_refs import PRIORITY_REF, refs_in
from matsheets.model.trust_names import fold_name

_ELSEWHERE = re.compile(r"\b(?:bey|med)-?\s*\d{1,2}\b")
_NONE = re.compile(
    r"-|no\.?|(?:none|nil|n/?a|not (?:applicable|needed|required)|no (?:support|priority)|to be (?:agreed|confirmed)|tb[ac])"
    r"(?:\W.*)?"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
#: Endings that do not change what a word is about, longest first.
_ENDINGS = ("ships", "ship", "ings", "ing", "ers", "er", "ies", "es", "ed", "s")
#: Words that any service and any priority may hold, so that they tie nothing together.
_USUAL_WORDS = """
about academy academies after agree agreed also another autumn before between board both change chief days deputy direct
director each executive every find first follow from full give given group half have head heads headteacher headteachers
help hour improve improvement include into join keep last lead leader leaders leadership made make makes meet meeting
member mentor minute month more need next once other over pair people plan plans priority priorities provide provided
pupil pupils report review right school schools second service session share shared sharing spring staff start summer
support take teach teacher teachers teaching team term than that their them then these they third this three time train
training trust trusts twice under until visit visits week well what when where which while will with within work year
"""


class Named(NamedTuple):
    """What a text names.

    Attributes:
        priorities: Refs of the plan's rows.
        targets: Refs of headings and elements.
        elsewhere: it names an issue beyond the framework, or a medium-term priority.
    """

    priorities: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    elsewhere: bool = False

    def __bool__(self) -> bool:
        """Tell whether it names anything at all."""
        return bool(self.priorities or self.targets or self.elsewhere)


def named(text: str, framework: Framework, *, whole: bool) -> Named:
    """Return what a text names.

    Args:
        text: as it was typed.
        framework: whose headings and elements may be named.
        whole: whether the text is an answer to "which priorities?", so that titles and bare numbers count too. In a
            description they mean nothing: "clarity of purpose" or "5" may be said of anything.
    """
    said = fold(text)
    targets = {e.ref for e in framework.elements if _is_named(e.ref, said) or (whole and fold(e.title) in said)}
    if whole:
        targets |= {h.ref for h in framework.headings if _is_named(h.ref, said) or fold(h.title) in said}
    return Named(refs_in(text, PRIORITY_REF, bare=whole), frozenset(targets), bool(_ELSEWHERE.search(said)))


def _is_named(ref: str, said: str) -> bool:
    """Tell whether a Ref stands in a text by itself; ``VIS`` does not stand in ``VIS-01``."""
    folded = fold(ref)
    return folded in said and re.search(rf"(?<![\w-]){re.escape(folded)}(?![\w-])", said) is not None


def names_nothing(text: str) -> bool:
    """Tell whether a text says that there is nothing to say: ``None``, ``n/a``, ``Not needed: the head left``."""
    return _NONE.fullmatch(fold(text)) is not None


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text without their endings; short ones are left out."""
    return frozenset(_stem(word) for word in _WORD.findall(fold(text)))


def distinctive(text: str, ignored: frozenset[str]) -> frozenset[str]:
    """Return the words of a text that tell what it is about, without their endings."""
    return words_of(text) - _USUAL - ignored


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    for ending in _ENDINGS if word.endswith(_ENDINGS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_USUAL = frozenset(map(_stem, _USUAL_WORDS.split()))


def alike(one: str, other: str) -> bool:
    """Tell whether two names are of one body: equal, or one within the other (``Oskerridge Schools Trust Limited``)."""
    first, second = fold_name(one), fold_name(other)
    return bool(first and second) and (
        first == second or (min(len(first), len(second)) >= 8 and (first in second or second in first))
    )
