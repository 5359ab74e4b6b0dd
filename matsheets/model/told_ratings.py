"""The ratings in the lines that optional columns print, told in the words of the edition that a workbook is brought to.

The lines are made from what was read. What people wrote stands in some of them, and is left as they wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from matsheets.model.cells import fold, sentence_start
from matsheets.model.framework import RatingScale
from matsheets.model.group_views import is_to_confirm
from matsheets.model.last_time import AGREED_THEN, OWN, is_last_agreed
from matsheets.model.material import BEYOND_REF
from matsheets.model.optional_columns import GROUP_VIEWS, LAST_TIME, TRUSTS_SAY

#: The last line of what groups said: where the element stands in the meeting's paper.
_ITEM = re.compile(r"Item \d+\. ")
#: Where a group's own answers are several: the reasons below are each after the rating that it is for.
_SEVERAL = re.compile(r", | \(\d+\)$")
_DASHES = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}"


def told_in(text: str, ref: str, key: str, before: RatingScale, after: RatingScale) -> str:
    """Return what an optional column prints of a row, with each rating of one scale as another calls it, by its id.

    Args:
        text: what is printed.
        ref: of the row. What is printed beside issues beyond the framework are people's words.
        key: of the column.
        before: the scale in whose words it is.
        after: the scale in whose words it is to be.
    """
    words = _Words(before, after)
    if words.are_the_same or ref.startswith(f"{BEYOND_REF}-"):
        return text
    lines = text.split("\n")
    if key == GROUP_VIEWS:
        return "\n".join(map(words.of_groups, lines))
    if key == LAST_TIME:
        return "\n".join([lines[0], *words.of_last_time(lines[1:])])
    return "\n".join(map(words.of_trust, lines)) if key == TRUSTS_SAY else text


class _Words:
    """What a scale's ratings are called there and by another scale that has them, by their ids."""

    def __init__(self, before: RatingScale, after: RatingScale) -> None:
        by_id = {rating.id: rating.label for rating in after.ratings}
        self._now = {rating.label: by_id.get(rating.id, rating.label) for rating in before.ratings}

    @property
    def are_the_same(self) -> bool:
        """Whether both call them alike."""
        return all(was == now for was, now in self._now.items())

    def of_groups(self, line: str) -> str:
        """Return a line of what groups said: ``Heads: Red``, ``Red: Heads (3), Trustees``, ``To confirm: Red``."""
        if is_to_confirm(line) or is_last_agreed(line):
            return self._renamed(rf"(?<=:)(\s*){self._any}\Z", line)
        if _ITEM.match(line):
            return line
        counted = self._renamed(rf"\A(){self._any}(?=: )", line)
        return sentence_start(counted) if counted != line else self._renamed(rf"(: ){self._any}\Z", line)

    def of_last_time(self, lines: Sequence[str]) -> Iterator[str]:
        """Yield the lines below the round; a reason is somebody's, and so is all of it where it stands alone."""
        several = any(line.startswith(OWN) and _SEVERAL.search(line) for line in lines)
        for line in lines:
            if line.startswith(OWN):
                yield OWN + self._renamed(rf"(\A|, ){self._any}(?= \(\d+\)|, |\Z)", line.removeprefix(OWN))
            elif line.startswith(AGREED_THEN):
                yield self._renamed(rf"(\A{AGREED_THEN}){self._any}\Z", line)
            else:
                yield self._renamed(rf"\A(){self._any}(?=: )", line) if several else line

    def of_trust(self, line: str) -> str:
        """Return a line of what trusts say, such as ``Oakfield: Red (TEA-01, agreed).``, with its rating."""
        return self._renamed(rf"(: ){self._any}(?= \([A-Z]{{2,6}}.\d\d)", line)

    def _renamed(self, pattern: str, line: str) -> str:
        """Return a line with each rating that stands so; what is before it is the first group of the pattern."""
        return re.sub(pattern, lambda found: found[1] + self._folded.get(fold(found[2]), found[2]), line, flags=re.I)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {fold(was): now for was, now in self._now.items()}

    @cached_property
    def _any(self) -> str:
        """A pattern for any label, whatever dashes and spaces a program made of its own; the longest of those that fit first."""
        return f"({'|'.join(map(_pattern, sorted(self._now, key=len, reverse=True)))})"


def _pattern(label: str) -> str:
    return "".join(f"[{_DASHES}]" if c in _DASHES else r"\s" if c.isspace() else re.escape(c) for c in label)
