"""Which answers of a round go into the workbooks of the next: the facts of the trust, the plan with its logs, the partnership.

Never a rating, a reason, an issue, nor who said it and when: those are what the next round asks for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from matsheets.model.agreements import agreements_of
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import listed
from matsheets.model.material import PARTNERSHIP_REFS, PROGRESS_REFS
from matsheets.model.respondents import REFS, WorkbookSummary, answer_text
from matsheets.review.review import Review
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.repair.certain_answers import split_by_certainty
from matsheets.workbook.repair.leftovers import Leftover

#: The questions about the trust whose answers go on, by the layout's names of their rows: all but whose view it is, and when.
FACTS = (
    "trust_name", "company_number", "ukprn", "region", "schools", "pupils", "chief_executive", "chair", "mentor_trust",
    "mentor", "presenter", "handling",
)  # fmt: skip
#: What the Refs begin with of the rows of the plan that go on. What is planned for the years after is written anew.
_PLAN = "PLAN"


class CarriedAnswers(NamedTuple):
    """Answers that go on.

    Attributes:
        answers: as they stand.
        uncertain: what would go on, and is not clear enough.
        notes: what else to know, in sentences.
    """

    answers: tuple[Answer, ...] = ()
    uncertain: tuple[Leftover, ...] = ()
    notes: tuple[str, ...] = ()


def joined(*several: CarriedAnswers) -> CarriedAnswers:
    """Return answers of several kinds together."""
    return CarriedAnswers(
        tuple(answer for each in several for answer in each.answers),
        tuple(left for each in several for left in each.uncertain),
        tuple(note for each in several for note in each.notes),
    )


def carried_facts(sources: Sequence[Assessment]) -> CarriedAnswers:
    """Return the facts of the trust: of each the answer of the first workbook in which it can be read, else of the first at all."""
    if not sources:
        return CarriedAnswers()
    layout = build_layout(sources[0].framework)
    answers: list[Answer] = []
    uncertain: list[Leftover] = []
    for name in FACTS:
        ref = layout.row_named("about", name).ref
        certain, doubtful = _certain(sources, {ref})
        best = sorted(certain, key=lambda answer: answer.misread is not None)
        answers += best[:1]
        uncertain += [] if best else doubtful
    return CarriedAnswers(tuple(answers), tuple(uncertain))


def _certain(sources: Iterable[Assessment], refs: Collection[str]) -> tuple[list[Answer], list[Leftover]]:
    """Return the certain and the doubtful answers at some Refs, or at all whose Refs begin so, workbook by workbook."""
    certain: list[Answer] = []
    doubtful: list[Leftover] = []
    for source in sources:
        own = [a for a in source.answers if a.ref in refs or a.ref.rpartition("-")[0] in refs]
        clear, unclear = split_by_certainty(own, source, build_layout(source.framework))
        certain += clear
        doubtful += unclear
    return certain, doubtful


def carried_plan(review: Review) -> CarriedAnswers:
    """Return the plan of a round with its logs; nothing of it where it cannot be told which of several plans counts."""
    if review.plan_rivals:
        files = listed(review.plan_rivals)
        why = "They hold different plans, and it cannot be told which one counts."
        return CarriedAnswers(uncertain=(Leftover(files, "the plans and their logs", why),))
    holder = [a for a in review.assessments if a.file == review.plan_from]
    certain, doubtful = _certain(holder, {_PLAN, *PROGRESS_REFS})
    elsewhere = [a for a in review.assessments if a not in holder and not a.prefixes.isdisjoint(PROGRESS_REFS)]
    astray = tuple(
        Leftover(a.file, "the log", "The log of a round is read in the workbook that holds its plan.")
        for a in elsewhere
    )
    notes: tuple[str, ...] = ()
    if review.medium_term:
        count = len(review.medium_term)
        rows = "1 medium-term priority" if count == 1 else f"{count} medium-term priorities"
        notes = (f"{rows} of {review.plan_from} not carried: they are written anew, at the end of the next round.",)
    return CarriedAnswers(tuple(certain), (*doubtful, *astray), notes)


def carried_partnership(review: Review, workbooks: Sequence[WorkbookSummary]) -> CarriedAnswers:
    """Return the partnership that goes into the next agreed workbook: that of the workbook with the plan, or the only one.

    A partnership in a workbook that names no round goes with the trust from round to round by itself.
    """
    held = {a.file: a for a in review.assessments}
    agreements = [a for a in agreements_of(workbooks) if any(answer_text(held[w.file], "round") for w in a.holders)]
    chosen = [a for a in agreements if review.plan_from in {w.file for w in a.holders}] or agreements[:1]
    first = chosen[0] if chosen else None
    notes = tuple(
        f"The partnership with {each.school} stays in {listed([w.file for w in each.holders])}."
        for each in agreements
        if each is not first
    )
    if first is None:
        return CarriedAnswers()
    if len(first.holders) > 1:
        files = listed([w.file for w in first.holders])
        why = "They contradict each other, and it cannot be told which one counts."
        return CarriedAnswers((), (Leftover(files, f"the partnership with {first.school}", why),), notes)
    certain, doubtful = _certain([held[first.holders[0].file]], set(PARTNERSHIP_REFS))
    return CarriedAnswers(tuple(certain), tuple(doubtful), notes)


def doubtful_ratings(sources: Iterable[Assessment]) -> tuple[Leftover, ...]:
    """Return what groups said of elements and is not clear enough to stand under Last time."""
    found: list[Leftover] = []
    for source in sources:
        refs = {element.ref for element in source.framework.elements}
        found += _certain([source], refs)[1]
    return tuple(found)


#: The questions that each new workbook answers for itself, and that are known: whose view it holds, and of which round.
GROUP_REF, ROUND_REF = REFS["group"], REFS["round"]
