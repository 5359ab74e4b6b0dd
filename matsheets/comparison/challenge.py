"""Everything that a trust could be asked, and the few questions that it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matsheets.comparison.comparison import TrustComparison, all_standings
from matsheets.comparison.element_questions import area_question, element_questions, follow_up
from matsheets.comparison.plan_questions import plan_questions
from matsheets.comparison.questions import FEWEST_QUESTIONS, Challenge, Question, QuestionKind, Quote, chosen, quotes
from matsheets.comparison.trusts import ComparedTrust, Standing
from matsheets.model.cells import first_listed, listed
from matsheets.review.movement import Move, movement_between

#: So many ratings that are all alike, or all without evidence, are a question of their own.
_MANY = 5
#: So many Refs stand over a question about several.
_NAMED = 3


def challenge_of(comparison: TrustComparison, trust: ComparedTrust) -> Challenge:
    """Return the challenge questions for one of the trusts, from its own words alone.

    What others share too comes first. Where hardly any arises, its reasons are followed up. What it did not share is not asked about, nor what its plan and the round before say where it shared a pack.
    """
    standings, common = all_standings(comparison, trust), _common(comparison, trust)
    found = [*_about_all(standings), *_moved(trust, standings)]
    for standing in standings:
        found += element_questions(standing, trust.review.day)
    found += plan_questions(trust)
    told = {question.ref for question in found if question.kind is not QuestionKind.ONE_VIEW}
    found += (
        area_question(standing, others) for standing, others in common if standing.is_weak and standing.ref not in told
    )
    found.sort(key=_strongest_first)
    alone = {s.ref for s in standings} - {s.ref for s, _ in common}
    challenge = chosen([q for q in found if q.ref not in alone], [q for q in found if q.ref in alone])
    asked = {question.ref for question in challenge.questions}
    others = (follow_up(standing) for standing in standings if standing.ref not in asked)
    further = [question for question in others if question][: max(FEWEST_QUESTIONS - len(asked), 0)]
    return challenge._replace(questions=(*challenge.questions, *further))


def _common(comparison: TrustComparison, trust: ComparedTrust) -> list[tuple[Standing, tuple[Standing, ...]]]:
    """Return what a trust says of each element that others let it see too, with what those say."""
    sides = [(next((s for s in e.shared if s.trust is trust), None), e.shared) for e in comparison.elements]
    return [(own, tuple(s for s in shared if s is not own)) for own, shared in sides if own]


def _strongest_first(question: Question) -> int:
    """Return where a question stands among those of its kind: about the strongest rating first; about areas, the weakest."""
    if question.rating is None:
        return 0
    return question.rating.points if question.rating.weak else -question.rating.points


def _about_all(standings: Sequence[Standing]) -> Iterator[Question]:
    """Yield what is asked of all ratings together."""
    rated = [standing for standing in standings if standing.rating]
    apart = [s for s in rated if s.element.agreed is None and s.element.differs and not s.trust.is_pack]
    if apart:
        open_ = [standing.ref for standing in apart]
        how = "apart" if any(s.element.explained_by_some for s in apart) else "two or more steps apart"
        yield Question(
            QuestionKind.GROUPS_UNSETTLED, first_listed(open_[:_NAMED], len(open_)), "(groups apart)", None,
            (f"Your own groups are {how} on {listed(open_)}, and what stands here is only the middle of what they gave. "
             "Which will you settle first, what does each side see that the other does not, and who has to be in the room?",),
        )  # fmt: skip
    if len(rated) < _MANY:
        return
    refs, number = f"{rated[0].ref} to {rated[-1].ref}", len(rated)
    first, framework = rated[0], rated[0].trust.review.framework
    scale = framework.scale
    if all(standing.rating == scale.strongest for standing in rated):
        yield Question(
            QuestionKind.ALL_STRONGEST, refs, "(all ratings)", first.rating,
            (f"Each of the {framework.words.element.counted(number)} that you rated is {scale.strongest.label}. Which of these ratings would somebody who works "
             "in one of your schools dispute first, and what would they point to?",),
        )  # fmt: skip
    if not any(standing.evidence for standing in rated):
        yield Question(
            QuestionKind.NO_EVIDENCE_AT_ALL, refs, "(all ratings)", None,
            (f"You rated {framework.words.element.counted(number)} and name evidence for none of them. Which two of these ratings could you defend in front of "
             "us today, what would you put on the table, and which one would you rather take back?",),
        )  # fmt: skip


#: What is asked of a rating that moved on the same evidence.
_ASKED_OF_MOVES = {
    Move.UP: "What has changed in your schools in between that this evidence does not yet show?",
    Move.DOWN: "What made you read the same evidence differently, and what would have to be seen for it to go up again?",
    Move.OTHERWISE: "What made you read the same evidence differently?",
}


def _moved(trust: ComparedTrust, standings: Sequence[Standing]) -> Iterator[Question]:
    """Yield what is asked of ratings that moved since the round before while the evidence stayed the same."""
    earlier = trust.review.earlier
    if trust.is_pack or earlier is None:
        return
    by_ref = {standing.ref: standing for standing in standings}
    round_before = earlier.round or "the round before"
    for moved in movement_between(earlier, trust.review).elements:
        standing, pair = by_ref.get(moved.element.element.ref), moved.comparison
        if standing is None or pair is None or not moved.without_new_evidence or not pair.standing:
            continue
        ask = _ASKED_OF_MOVES[moved.move]
        said: tuple[str | Quote, ...] = ("you name no evidence now either. ",)
        if standing.evidence:
            said = ("the evidence is the same as then: ", *quotes(standing.evidence), ". ")
        opening = f"In the round {round_before} this was {pair.then.label}, now it is {pair.now.label}, and "
        yield Question(
            QuestionKind.MOVED, standing.ref, standing.element.element.title, standing.rating, (opening, *said, ask)
        )
