"""Which sentences of a pack speak of a rating: a group's own rating is in no cell, and a text may tell it all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from matsheets.documents.contexts.page_room import cut
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?;](?=\s)|$)", re.MULTILINE)
_SPOKEN_OF = r"\b(?:rated|ratings?|self-rat\w+)\b"
#: Characters of a sentence that are shown.
_SHOWN = 110


class RatingMention(NamedTuple):
    """A sentence that speaks of a rating.

    Attributes:
        ref: the Ref of the element.
        cell: where its text stands in the pack.
        words: the sentence, shortened.
    """

    ref: str
    cell: str
    words: str


def rating_mentions(pack: Assessment) -> Iterator[RatingMention]:
    """Yield the sentences of a pack, as it is read, with a word of the scale in them or with "rated" and the like."""
    speaks = _speaks_of_rating(pack.framework)
    for element in pack.framework.elements:
        for column in ("rationale", "evidence"):
            at_cell = pack.cell(element.ref, column)
            cell = f"{at_cell.tab} › {at_cell.address}" if at_cell else ""
            for found in _SENTENCE.finditer(pack.text(element.ref, column)):
                if at := speaks.search(found[0]):
                    sentence = found[0].strip()
                    start = max(0, at.start() - _SHOWN // 2) if at.end() > _SHOWN else 0
                    words = f"…{found[0][start:].partition(' ')[2]}" if start else sentence
                    yield RatingMention(element.ref, cell, cut(words, _SHOWN))


def _speaks_of_rating(framework: Framework) -> re.Pattern[str]:
    """Return what finds a rating: a word of the scale with its capital ("Red"), one of several words also without ("amber-red")."""
    labels = [choice.label for choice in framework.scale.choices]
    several = [rf"(?i:{re.escape(label)})" for label in labels if re.search(r"\W", label)]
    single = {re.escape(word) for label in labels for word in re.split(r"\W", label) if word[:1].isupper()}
    return re.compile(rf"(?i:{_SPOKEN_OF})|\b(?:{'|'.join([*several, *sorted(single)])})\b")
