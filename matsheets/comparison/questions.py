"""Challenge questions: what a peer would ask a trust after reading what it says of itself.

Each begins from the trust's own words and has a reason that can be checked. None says that a rating is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from matsheets.model.cells import sentence_start
from matsheets.model.framework import Framework, Rating

#: So many questions are asked of a trust; what else could be asked is named.
MOST_QUESTIONS = 8
#: So many at the least, where there are ratings with reasons: what no fault was looked for in is followed up.
FEWEST_QUESTIONS = 3
#: And so many of one kind: eight questions of one kind are one question.
MOST_OF_A_KIND = 2


class QuestionKind(Enum):
    """Why a question is asked, the most telling first; each value is what ``told`` makes of it."""

    ALL_STRONGEST = "every rating is the strongest"
    NO_EVIDENCE_AT_ALL = "no rating has evidence"
    GROUPS_UNSETTLED = "ratings that the trust's groups have not settled"
    COMMON_AREA = "areas for improvement on what others share too"
    EXPLAINED = "what is done otherwise by choice"
    STRENGTH_WITHOUT_EVIDENCE = "strengths without evidence"
    MOVED = "ratings that moved on the same evidence"
    GROUPS_APART = "strengths on which groups lay apart"
    VAGUE = "evidence without a date or a figure"
    NO_MEASURE = "priorities without a measure that can be counted"
    CLAIM_LEFT_OPEN = "parts of {strong} that the trust itself names as open"
    UNTOUCHED_CLAIM = "parts of {strong} that nothing mentions"
    PART = "counts that leave some out"
    OLD = "evidence that is more than a year old"
    ONE_VIEW = "ratings that rest on one view"
    AREA_LEFT = "areas for improvement that the plan does not mention"
    AREA_WAITS = "areas for improvement that the plan leaves for now"
    PRIORITY_ELSEWHERE = "priorities that answer no area for improvement"
    WEAKNESS_WITHOUT_EVIDENCE = "areas for improvement without evidence"
    FOLLOW_UP = "what the {framework} asks of them"

    def told(self, framework: Framework) -> str:
        """Return what further ones are called in a list, in the words of the framework that the ratings are on."""
        scale = framework.scale
        said = self.value.format(strong=scale.described_as(scale.strongest), framework=framework.words.framework.one)
        return sentence_start(said)


class Quote(NamedTuple):
    """A trust's own words within a question."""

    text: str


class Question(NamedTuple):
    """One question.

    Attributes:
        ref: what it is about: an element or a priority; blank for all of the ratings together.
        subject: its title.
        rating: the rating that it is about; None where it is about none.
        pieces: what is asked, and within it the words that are quoted.
        mark: what tells it from others about the same Ref: ``(c)`` for a claim; else blank.
    """

    kind: QuestionKind
    ref: str
    subject: str
    rating: Rating | None
    pieces: tuple[str | Quote, ...]
    mark: str = ""

    @property
    def is_of_all(self) -> bool:
        """Whether it is about all ratings together."""
        return self.kind in {QuestionKind.ALL_STRONGEST, QuestionKind.NO_EVIDENCE_AT_ALL, QuestionKind.GROUPS_UNSETTLED}

    def text(self, shorten: Callable[[str], str] = str) -> str:
        """Return the question, its quotes made as short as they are to be; a full stop stands once, and quotes within are single."""
        said = ""
        for number, piece in enumerate(self.pieces):
            if isinstance(piece, Quote):
                goes_on = "".join(p for p in self.pieces[number + 1 : number + 2] if isinstance(p, str))
                quoted = shorten(piece.text.strip()).replace('"', "'")
                said += f'"{quoted.rstrip(".") if goes_on.startswith((".", ",", " and ")) else quoted}"'
            else:
                said += piece
        return said


def quotes(texts: Sequence[str]) -> tuple[str | Quote, ...]:
    """Return what several groups say as pieces of a question, each in marks of its own; of more than two, that there is more."""
    first, *others = map(Quote, texts)
    if not others:
        return (first,)
    return first, (", " if len(others) > 1 else " and "), others[0], *([" and more"] if len(others) > 1 else [])


class Challenge(NamedTuple):
    """What a trust is asked, the most telling first, and what else it could be asked."""

    questions: tuple[Question, ...]
    more: tuple[Question, ...]


def chosen(first: Iterable[Question], then: Iterable[Question] = (), most: int = MOST_QUESTIONS) -> Challenge:
    """Choose from everything that could be asked of a trust: of each kind one, then a second, one about each Ref.

    Args:
        first: what is asked before any of the others.
        then: what is asked where there is room.
        most: how many are asked.
    """
    taken: list[Question] = []
    left = [*_take(first, taken, most), *_take(then, taken, most)]
    order = list(QuestionKind)
    return Challenge(tuple(taken), tuple(sorted(left, key=lambda question: order.index(question.kind))))


def _take(found: Iterable[Question], taken: list[Question], most: int) -> Iterator[Question]:
    """Add to what is asked, and yield what is left."""
    by_kind: dict[QuestionKind, list[Question]] = {kind: [] for kind in QuestionKind}
    for question in found:
        by_kind[question.kind].append(question)
    for _ in range(MOST_OF_A_KIND):
        for waiting in by_kind.values():
            asked = {question.ref for question in taken}
            place = next(
                (n for n, question in enumerate(waiting) if question.ref not in asked or question.is_of_all), None
            )
            if place is not None and len(taken) < most:
                taken.append(waiting.pop(place))
    yield from (question for waiting in by_kind.values() for question in waiting)


def more_by_kind(more: Sequence[Question]) -> tuple[tuple[QuestionKind, tuple[str, ...]], ...]:
    """Return the further questions of each kind by what they are about: ``VIS-01 (c)``."""
    found: dict[QuestionKind, list[str]] = {}
    for question in more:
        found.setdefault(question.kind, []).append(f"{question.ref} {question.mark}".strip())
    return tuple((kind, tuple(dict.fromkeys(refs))) for kind, refs in found.items())
