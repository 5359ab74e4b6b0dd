"""What was typed in an agreed workbook, carried over into a new one of the same meeting, so that nothing is typed twice.

A view that comes late makes a new workbook. What was settled before stays settled: it was agreed for a reason that is typed beside
it. Only what nobody touched is worked out anew, with the view that is new.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import fold_prose
from matsheets.model.framework import USUAL_WORDS, FrameworkWords, Rating
from matsheets.model.group_views import TO_CONFIRM
from matsheets.model.parsing import format_date
from matsheets.model.respondents import REFS
from matsheets.workbook.layout.layout import Layout
from matsheets.workbook.repair.certain_answers import split_by_certainty
from matsheets.workbook.repair.editions import Written, carry, moved_refs
from matsheets.workbook.repair.leftovers import Leftover

#: The row of About for the day of the meeting.
_MEETING_DATE = "ABT-16"
_DAYS = frozenset({REFS["review_date"], _MEETING_DATE})


class CarriedOver(NamedTuple):
    """What an agreed workbook gives the next one of its meeting.

    Attributes:
        answers, links: by Ref and column, as they were typed.
        explained: the Refs, in the new one, of elements that have a rationale, so that their rating is what it was, blank too.
        rated: the Refs of elements with a rating that counted: nothing there is left to confirm.
        unplaced: what was typed and is not clear enough to be carried over.
    """

    answers: Mapping[tuple[str, str], Written]
    links: Mapping[tuple[str, str], str]
    explained: frozenset[str]
    rated: frozenset[str]
    unplaced: tuple[Leftover, ...]

    def settles(self, ref: str, column: str) -> bool:
        """Whether an answer is what it was, blank too: it was typed, or is the rating that a rationale was typed for."""
        return (ref, column) in self.answers or (column == "rating" and ref in self.explained)


NOTHING_CARRIED = CarriedOver({}, {}, frozenset(), frozenset(), ())


def carry_over(settled: Assessment, layout: Layout, *, new_day: bool) -> CarriedOver:
    """Return what an agreed workbook gives another one of its meeting.

    Args:
        settled: the agreed workbook.
        layout: of the new workbook.
        new_day: whether the day of the meeting is given anew.
    """
    answers = (*settled.answers, *_chosen_otherwise(settled))
    clear, unplaced = split_by_certainty(answers, settled, layout)
    certain = [answer for answer in clear if not _is_of_the_day(answer, settled, new_day=new_day)]
    carried = carry(certain, settled.framework, layout)
    explained = frozenset(ref for ref, column in carried.answers if column == "rationale")
    refs = moved_refs(settled.framework, layout.framework)
    counted = (answer.ref for answer in settled.answers if answer.column == "rating" and answer in certain)
    rated = frozenset(refs.get(ref, ref) for ref in counted)
    return CarriedOver(carried.answers, carried.links, explained, rated, (*unplaced, *carried.unplaced))


def _chosen_otherwise(settled: Assessment) -> Iterator[Answer]:
    """Yield each rating that does not count yet and is another than the one to confirm: somebody chose it."""
    for answer in settled.unconfirmed:
        label = answer.value.label if isinstance(answer.value, Rating) else answer.text
        first = settled.group_views.get(answer.ref, "").partition("\n")[0]
        if fold_prose(first) != fold_prose(TO_CONFIRM + label):
            yield answer


def meeting_called(words: FrameworkWords, day: object = None) -> str:
    """Return what stands for whoever fills in the workbook: the meeting, with its day where that is known."""
    called = words.meeting.capital
    return f"{called}, {format_date(day)}" if isinstance(day, dt.date) else called


def _is_of_the_day(answer: Answer, settled: Assessment, *, new_day: bool) -> bool:
    """Tell whether an answer is one that each workbook is made with, or the day of the meeting where that is given anew."""
    if answer.ref == REFS["respondent"]:
        days, words = (None, settled.value(_MEETING_DATE)), (settled.framework.words, USUAL_WORDS)
        return answer.text in {meeting_called(each, day) for each in words for day in days}
    return answer.ref == REFS["group"] or (new_day and answer.ref in _DAYS)
