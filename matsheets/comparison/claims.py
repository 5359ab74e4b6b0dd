"""What strong capacity is said to be, claim by claim, and which of the claims a trust's own words do not touch on.

Words are matched and nothing is understood. So a claim counts as touched on as soon as one word of it, or of the question that
belongs to it, stands there in any form, or a word that means the same; what is asked about is what no word speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from matsheets.model.framework import Element, Rating, RatingScale
from matsheets.review.similar_subjects import significant_words

_MARK = re.compile(r"^(?:\(([a-z])\)|•)\s+")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z])")
#: Letters of claims within a text: ``(a)``, ``b``, ``a, b and c``, ``(a) to (d)``. Why not every ``a``: it is a word.
_NAMED = re.compile(r"\(([a-h])\)|\b([b-h])\b(?!['’]|\.\s?\w)|\b(a)(?=(?:,| and| or| to|/| &|-|–) ?\(?[b-h]\b)")
_FROM_TO = re.compile(r"(?<!\w)\(?([a-h])\)? ?(?:to|-|–) ?\(?([a-h])\)?(?!\w)")
#: Where a sentence ends, and where a part of it begins that may say the contrary.
_ENDS = re.compile(r"(?<=[.!?;])\s+|\n+")
_TURNS = re.compile(r",? (?=(?:but|though|although|except|while|yet|apart)\b)")
#: What tells that something named beside it is open.
_OPEN = re.compile(r"\b(?:not|never|no|nothing|nobody|none|cannot|open|missing|lack\w*|weak\w*|unclear|unsure|except|apart from|"
                   r"without|less|least|still|yet|only|partly|to do)\b|n['’]t\b", re.IGNORECASE)  # fmt: skip
#: Words that say the same of a trust; what one of them is touched by, all are.
_SAME = (
    "absence absent attendance attend suspended suspensions exclusions",
    "audit audited auditor checks checked sampled",
    "board trustees governors governance governing chair directors",
    "careers promotion progression pathway",
    "children pupils learners students young",
    "colleagues staff teachers workforce teaching assistants",
    "cost costs money budget funding spends",
    "course courses training professional cpd coaching",
    "delegation scheme decides decisions owner approves approval",
    "different differ differs varies bespoke tailored instead",
    "errors mistakes corrected wrong accurate accuracy",
    "external outside independent peer auditor adviser mentor",
    "families parents carers communities neighbourhood",
    "headteachers heads principals",
    "leavers turnover vacancies vacancy retention exit",
    "moderation moderate moderated marking grade graded regraded",
    "needs profiles profile",
    "research studies study trial evaluation literature",
    "send special inclusion disabled disability complex plans",
    "stopped ended dropped withdrawn declined refused",
    "supports supported help helped helping",
    "succession successor deputising deputise interim step stand",
    "surveys questionnaire asked interviews conversations replies listening",
    "visits visited visitors reviews walks",
    "workload tasks hours",
)


class Claim(NamedTuple):
    """One claim of a strong descriptor.

    Attributes:
        letter: which it is, where claims have letters.
        question: what to consider about it; blank where the framework has no question of its own for it.
    """

    letter: str
    text: str
    question: str


def claims_of(element: Element) -> tuple[Claim, ...]:
    """Return the claims of an element's strong descriptor: its lines, or the sentences of one text."""
    lines, questions = element.strong.splitlines(), questions_of(element)
    if len(lines) == 1 and not element.in_pairs:
        lines = _SENTENCE.split(lines[0])
    if not element.in_pairs:
        questions = ("",) * len(lines)
    return tuple(
        Claim((found[1] or "") if (found := _MARK.match(line)) else "", _MARK.sub("", line), question)
        for line, question in zip(lines, questions, strict=True)
        if line.strip()
    )


def questions_of(element: Element) -> tuple[str, ...]:
    """Return what to consider about an element, question by question."""
    return tuple(_MARK.sub("", line).strip() for line in element.questions.splitlines() if line.strip())


def untouched_claims(element: Element, texts: Iterable[str]) -> tuple[Claim, ...]:
    """Return the claims of an element that no word of these texts speaks of, and of which none names the letter."""
    given = list(texts)
    known = frozenset[str]().union(*map(_meanings, given))
    named = frozenset[str]().union(*map(letters_in, given))
    return tuple(
        c
        for c in claims_of(element)
        if c.letter not in named and not known & (_meanings(c.text) | _meanings(c.question))
    )


def letters_in(text: str) -> frozenset[str]:
    """Return the letters of claims that a text names."""
    found = {letter for match in _NAMED.finditer(text) for letter in match.groups() if letter}
    for match in _FROM_TO.finditer(text):
        found.update(map(chr, range(ord(match[1]), ord(match[2]) + 1)))
    return frozenset(found)


def claim_left_open(element: Element, texts: Iterable[str]) -> tuple[Claim, str] | None:
    """Return the first claim of an element that one of these texts names by its letter as open, with the sentence; None without any."""
    by_letter = {claim.letter: claim for claim in claims_of(element) if claim.letter}
    for text in texts:
        several = len(letters_in(text)) > 1  # one letter without brackets may stand for anything
        for sentence in _ENDS.split(text):
            for part in _TURNS.split(sentence):
                left = sorted(letters_in(part) & by_letter.keys()) if _OPEN.search(part) else []
                if left and (several or f"({left[0]})" in part):
                    return by_letter[left[0]], sentence.strip()
    return None


def unanswered_question(element: Element, text: str) -> str:
    """Return the first question about an element of which a text says no word; blank where it speaks of each."""
    known = _meanings(text)
    return next((question for question in questions_of(element) if not known & _meanings(question)), "")


def nearest_weakness(element: Element, scale: RatingScale, rating: Rating, text: str) -> str:
    """Return what of a weak rating's descriptor shares most words with a text, of several the first.

    A rating without a descriptor of its own has that of the weakest; blank where none of them is described.
    """
    looks = dict(zip((described.id for described in scale.described), element.descriptors, strict=True))
    lines = looks.get(rating.id, element.weak).splitlines()
    return _nearest([_MARK.sub("", line) for line in lines if line.strip()], text)


def _nearest(given: Sequence[str], text: str) -> str:
    known = _meanings(text)
    return max(given, key=lambda one: len(known & _meanings(one)), default="")


@lru_cache(maxsize=1024)
def _meanings(text: str) -> frozenset[str]:
    """Return the words of a text that say something, without their endings, each with those that mean the same."""
    found = significant_words(text)
    return found.union(*(group for group in _groups() if group & found))


@lru_cache(maxsize=1)
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(map(significant_words, _SAME))
