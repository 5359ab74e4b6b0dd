"""Refs that say whose row is meant, as documents print them where several have one.

``BEY-01 (Trustees)`` is a group's, ``PLAN-01 (Baseline)`` of a round, ``TEA-01 (Oakfield Learning Trust)`` a trust's; two trusts of one
name are told apart by number or file, ``TEA-01 (Oakfield Trust, 07654321)``, and ``BEY-01 (Oakfield Trust, Trustees)`` is of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from matsheets.model.cells import REF_IN_TEXT, fold, fold_ref
from matsheets.model.respondents import GROUP_NOT_RECORDED, WorkbookSummary
from matsheets.model.trust_names import fold_name

_IN_BRACKETS = re.compile(r"(.+?)\((.+)\)\s*")
_WORDS_AFTER = re.compile(rf"\s*({REF_IN_TEXT.pattern})[\s:,]+(?:of\s+)?(\S.*)", re.IGNORECASE)


class QualifiedRef(NamedTuple):
    """A Ref as rows have it, and whose row is meant, as it was typed; blank where that is not said."""

    ref: str
    whose: str


def qualified_ref(text: str, workbooks: Sequence[WorkbookSummary] = ()) -> QualifiedRef:
    """Return what is meant by a Ref in whatever spelling: ``vis-01``, ``TEA-01 (Oakfield Trust)``, ``TEA-01 Oakfield Trust``.

    Why the workbooks: words that stand after a Ref without brackets count where they name one; else they are words of a document.
    """
    if found := _IN_BRACKETS.fullmatch(text):
        return QualifiedRef(fold_ref(found[1]), found[2].strip())
    after = _WORDS_AFTER.fullmatch(text)
    if after and of_whom(after[2], workbooks):
        return QualifiedRef(fold_ref(after[1]), after[2].strip())
    return QualifiedRef(fold_ref(text), "")


def of_whom(whose: str, workbooks: Sequence[WorkbookSummary]) -> tuple[WorkbookSummary, ...]:
    """Return the workbooks that are by whom a document names, of the round or of the trust that it names.

    The beginning of a trust's name counts only where nothing is called so in full.

    Args:
        whose: as it was typed.
        workbooks: of one run: a trust is known by what any of its workbooks gives.
    """
    names: dict[str, set[str]] = {}
    for each in workbooks:
        given = (each.trust_name, fold_name(each.trust_name), each.trust_number)
        names.setdefault(each.trust_key, set()).update(filter(None, map(_words, given)))
    for called in (names, {key: set(_beginnings(own)) for key, own in names.items()}):
        found = [each for each in workbooks if _is_of(whose, _calls(each) | called[each.trust_key])]
        if found:
            return tuple(found)
    return ()


def _beginnings(names: Iterable[str]) -> Iterator[str]:
    """Yield what names begin with, word by word: a paper may print less than all of a trust's name."""
    for name in names:
        words = name.split()
        yield from (" ".join(words[:count]) for count in range(1, len(words) + 1))


def nearest_trusts(whose: str, workbooks: Iterable[WorkbookSummary]) -> tuple[str, ...]:
    """Return the names of trusts that are nearly what was typed; without one, a few of those that there are."""
    from difflib import get_close_matches

    names = sorted({each.trust_name for each in workbooks} - {""})
    by_words: Mapping[str, str] = {_words(form): name for name in reversed(names) for form in (name, fold_name(name))}
    close = get_close_matches(_words(whose), list(by_words), n=3, cutoff=0.6)
    return tuple(dict.fromkeys(by_words[words] for words in close)) or tuple(names[:_NAMED])


#: How many trusts are named where none is nearly what was typed.
_NAMED = 6


def _words(text: str) -> str:
    """Return a text's words only: ``Mentor (external challenge)`` is also printed as ``Mentor, external challenge``."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _calls(workbook: WorkbookSummary) -> frozenset[str]:
    """Return what a workbook may be called by itself: its group, with the person's name where two share it; its round; its file."""
    group = _words(workbook.group or GROUP_NOT_RECORDED)
    groups = {group, f"{group} {_words(workbook.respondent)}".strip()}
    others = (_words(workbook.round), _words(workbook.file))
    return frozenset([*groups, *(f"{each}{_NUMBERED}" for each in groups), *filter(None, others)])


#: After what a group is called: of two of one group, the second has a number.
_NUMBERED = " #"


def _is_of(whose: str, calls: frozenset[str]) -> bool:
    """Tell whether words say one of the things that a workbook is called, or several with commas between."""
    return _says_one(whose, calls) or any(_says_one(one, calls) and _is_of(rest, calls) for one, rest in _splits(whose))


def _says_one(whose: str, calls: frozenset[str]) -> bool:
    words = _words(whose)
    return not calls.isdisjoint({words, _words(fold_name(whose)), re.sub(r" \d+$", _NUMBERED, words)})


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text in two at each of its commas."""
    for found in re.finditer(",", text):
        yield text[: found.start()], text[found.end() :]
