"""The pattern of the groups' ratings in words: who stands apart, who is with whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matsheets.documents.contexts.values import Field, Values, fields, people
from matsheets.model.cells import listed
from matsheets.model.framework import NOT_RATED
from matsheets.model.respondents import MENTOR_GROUP, Respondent
from matsheets.review.patterns import PatternKind
from matsheets.review.review import ElementReview, View

#: More groups than this on one side of a gap are counted, not named.
_NAMED = 3


#: What groups are called in a narrow column.
_SHORT = {MENTOR_GROUP: "Mentor", "Headteachers and middle leaders": "Heads and middle leaders"}


def short_name(name: str) -> str:
    """Return what a group is called in a narrow column, with the person's name where two share a group."""
    return next((name.replace(group, short) for group, short in _SHORT.items() if name.startswith(group)), name)


def in_sentence(names: Sequence[str]) -> str:
    """Return groups as the middle of a sentence has them: ``executive team and mentor``; many are counted."""
    if len(names) > _NAMED:
        return f"{len(names)} groups"
    return listed([name[:1].lower() + name[1:] for name in names])


def called(respondents: Sequence[Respondent], names: Mapping[str, str]) -> list[str]:
    """Return what to call several views together, short."""
    return [short_name(name) for name in people(respondents, names)]


def pattern_value(element: ElementReview, names: Mapping[str, str]) -> Values:
    """Return the pattern of an element's ratings by the groups, in words."""
    pattern, views = element.pattern, element.rated_views
    if pattern is None:
        label = "One group only" if views else NOT_RATED
        return {"label": label, "in_words": label, "pairs": "", "differs": False}
    label = said = pattern.kind.value
    lower, higher = (_of(views, side, names) for side in (pattern.lower, pattern.higher))
    if pattern.kind is PatternKind.ONE_APART:
        below = pattern.apart in pattern.lower
        said = f"{label}: {in_sentence(lower if below else higher)}, {'lower' if below else 'higher'}"
    elif pattern.kind is PatternKind.TWO_CAMPS:
        said = f"{label}: {in_sentence(lower)} lower, {in_sentence(higher)} higher"
    pairs = f"{pattern.pairs_apart} of {pattern.pairs} pair{'s' * (pattern.pairs > 1)} two or more steps apart"
    return {"label": label, "in_words": said, "pairs": pairs, "differs": pattern.kind.differs}


def _of(views: Sequence[View], places: Iterable[int], names: Mapping[str, str]) -> list[str]:
    return called([views[place].respondent for place in places], names)


def pattern_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``pattern_value``."""
    return fields(
        (f"{prefix}.label", "All the same, Next to each other, One apart, Two camps or Spread out", "text"),
        (f"{prefix}.in_words", "the same, with who is apart and to which side, or who is with whom", "text"),
        (f"{prefix}.pairs", "how many pairs of groups are two or more steps apart; blank with fewer than two", "text"),
        (f"{prefix}.differs", "some of the groups are two or more steps apart", "yes or no"),
    )
