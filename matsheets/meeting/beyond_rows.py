"""The rows beyond the framework of a meeting's workbook: what groups raised, and what a meeting kept, mended or struck of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from matsheets.documents.contexts.meeting_lines import akin_text
from matsheets.meeting.group_words import joined_words, raisers_text
from matsheets.model.assessment import Assessment
from matsheets.model.cells import fold_prose, listed
from matsheets.review.agenda import Subject
from matsheets.review.review import Issue
from matsheets.review.similar_subjects import may_be_one

#: What their Refs begin with, and the columns to fill in.
BEYOND = "BEY"
_COLUMNS = ("why", "known", "next")
#: Rows below the last one that are there for the meeting's own issues.
FREE_ROWS = 4
#: Of many who raised one thing, so many sets of each size are held against who was heard.
_MOST_TRIED = 100


class BeyondRow(NamedTuple):
    """A row beyond the framework.

    Attributes:
        said: who raised it, and what it may be one with, as it is printed; blank for a row that the meeting added.
        words: what it is filled in with, by column; None where it is as the meeting left it, which may be blank.
    """

    ref: str
    said: str
    words: Mapping[str, str] | None


def beyond_rows(
    subjects: Sequence[Subject], names: Mapping[str, str], settled: Assessment | None = None
) -> Iterator[BeyondRow]:
    """Yield the rows of a meeting's workbook, one for each subject, and after them those that are left free.

    Where some of them were settled, each row keeps its number and what the meeting did about it: plans name it so. A subject is
    that of a row by its title; one that was struck, or has another title now, by who raised it. What a late view raises has a
    row below, or goes into one that nobody touched.

    Args:
        subjects: what groups raised.
        names: what each group is called, by file.
        settled: the workbook in which rows were settled.
    """
    met = _matched(subjects, names, settled) if settled else {}
    taken = {id(subject) for subject in met.values()}
    left = [subject for subject in subjects if id(subject) not in taken]
    titles = [(ref, settled.text(ref, "issue")) for ref in _used(settled)] if settled else []
    for ref, _ in titles:
        assert settled is not None
        row, late = _as_left(ref, met.get(ref), names, settled)
        yield row
        left += late
    last = max((_number(ref) for ref, _ in titles), default=0)
    for number, subject in enumerate(left, start=last + 1):
        akin = _akin_to(subject, titles) or akin_text(subject)
        said = "\n".join(filter(None, [raisers_text(subject, names), akin]))
        yield BeyondRow(_ref(number), said, _words(subject, names))
    last += len(left)
    yield from (BeyondRow(_ref(last + number), "", {"issue": ""}) for number in range(1, FREE_ROWS + 1))


def _ref(number: int) -> str:
    return f"{BEYOND}-{number:02d}"


def _words(subject: Subject, names: Mapping[str, str]) -> dict[str, str]:
    words = {"issue": subject.title} | {column: joined_words(subject, column, names) for column in _COLUMNS}
    return {column: text for column, text in words.items() if text}


def _number(ref: str) -> int:
    return int(ref.rpartition("-")[2])


def _used(settled: Assessment) -> list[str]:
    """Return the Refs of the rows that were filled in, by hand or when the workbook was made."""
    refs = (ref for ref in settled.refs(BEYOND) if settled.filled(ref) or settled.group_views.get(ref))
    return sorted((ref for ref in refs if ref == _ref(_number(ref))), key=_number)


def _matched(subjects: Iterable[Subject], names: Mapping[str, str], settled: Assessment) -> Mapping[str, Subject]:
    """Return which subject each row is of: by its title, else, in their order, by who raised it."""
    rows, left = _used(settled), list(subjects)
    found: dict[str, Subject] = {}

    def match(ref: str, index: int | None) -> None:
        if index is not None:
            found[ref] = left.pop(index)

    for ref in rows:
        title = fold_prose(settled.text(ref, "issue"))
        match(ref, next((n for n, s in enumerate(left) if title and fold_prose(s.title) == title), None))
    for ref in rows:
        said = _raisers(settled.group_views.get(ref, ""))
        if said and ref not in found:
            match(ref, next((n for n, s in enumerate(left) if _groups(raisers_text(s, names)) == _groups(said)), None))
    return found


def _raisers(said: str) -> str:
    return said.partition("\n")[0]


def _groups(said: str) -> str:
    """Return who raised something without the names of people, which are there only while two share a group."""
    return re.sub(r" \([^)]*\)|, \d+", "", said)


def _as_left(
    ref: str, subject: Subject | None, names: Mapping[str, str], settled: Assessment
) -> tuple[BeyondRow, list[Subject]]:
    """Return a row as the meeting left it, and what a late view raises of the same subject that has no place in it."""
    said = settled.group_views.get(ref, "")
    if subject is None:
        return BeyondRow(ref, said, None), []
    if not settled.is_for_meeting:  # an agreed row stands for the groups' own
        return BeyondRow(ref, raisers_text(subject, names), None), []
    before = subject._replace(issues=_heard(subject, _raisers(said), names))
    late = tuple(issue for issue in subject.issues if issue not in before.issues)
    if late and before.issues and _is_untouched(ref, _words(before, names), settled):
        return BeyondRow(ref, raisers_text(subject, names), _words(subject, names)), []
    return BeyondRow(ref, said, None), [subject._replace(issues=late)] if late else []


def _heard(subject: Subject, said: str, names: Mapping[str, str]) -> tuple[Issue, ...]:
    """Return the issues of a subject that were there when it was said who raised it; none where that cannot be told."""
    sizes = range(len(subject.issues), 0, -1)
    some = [each for size in sizes for each in islice(combinations(subject.issues, size), _MOST_TRIED)]
    texts = [raisers_text(subject._replace(issues=each), names) for each in some]
    exact = (each for each, text in zip(some, texts, strict=True) if text == said)
    # A second view of a group gives the first one a name; of those that fit, the fewest were there.
    alike = (each for each, text in reversed(list(zip(some, texts, strict=True))) if _groups(text) == _groups(said))
    return next(exact, None) or next(alike, ())


def _is_untouched(ref: str, words: Mapping[str, str], settled: Assessment) -> bool:
    return {c: fold_prose(t) for c, t in words.items()} == {
        column: fold_prose(settled.text(ref, column)) for column in settled.filled(ref)
    }


def _akin_to(subject: Subject, titles: Sequence[tuple[str, str]]) -> str:
    """Return which of the rows that were there before a subject may be one with; blank where none."""
    refs = [
        ref
        for ref, title in titles
        if fold_prose(title) == fold_prose(subject.title) or may_be_one(title, subject.title)
    ]
    return f"May be one subject with {listed(refs)}" if refs else ""
