"""The pattern of the groups' ratings in words: who stands apart, who is with whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from matsheets.documents.contexts.values import Field, Values, fields, people
from matsheets.model.cells import listed
from matsheets.model.group_kinds import SHORT_GROUPS
from matsheets.model.respondents import GROUP_NOT_RECORDED, Respondent
from matsheets.review.patterns import ALL_WHO_RATED, PatternKind
from matsheets.review.review import ElementReview, View

#: Characters that the groups on one side of a gap may take; more are counted, not named.
_NAMED = 70
#: Groups that a sentence calls by an article.
_ONE_BODY = re.compile(r"(?<![\w(])(?<!the )(executive team|mentor)\b")
#: With more views than this, those of one group are counted together.
FEW = 5


def short_name(name: str) -> str:
    """Return what a group is called in a narrow column, with the person's name where two share a group."""
    return next((name.replace(group, short) for group, short in SHORT_GROUPS.items() if name.startswith(group)), name)


def by_group(views: Sequence[View], names: Mapping[str, str], *, many: bool = False) -> str:
    """Return whose views these are as the middle of a sentence has it: ``executive team and mentor``.

    Many of them, or among many, are counted: ``executive team (2) and trustees (3)``.
    """
    text = listed([name[:1].lower() + name[1:] for name in called([view.respondent for view in views], names)])
    if not many and (len(views) == 1 or (len(views) <= FEW and len(text) <= _NAMED)):
        return text
    counts = Counter(short_name(view.respondent.group or GROUP_NOT_RECORDED) for view in views)
    return listed([f"{group[:1].lower()}{group[1:]} ({count})" for group, count in counts.items()])


def by_rating(views: Sequence[View], names: Mapping[str, str]) -> str:
    """Return who said what, weakest first: ``the executive team said Partly applied, trustees Applied``."""
    ratings = sorted({view.rating for view in views if view.rating}, key=lambda rating: rating.points)
    groups = [with_articles(by_group([v for v in views if v.rating == rating], names)) for rating in ratings]
    told = [
        f"{who} {'said ' * (not n)}{rating.label}" for n, (who, rating) in enumerate(zip(groups, ratings, strict=True))
    ]
    return ", ".join(told)


def with_articles(text: str) -> str:
    """Return groups in a sentence, those of one body with their article: ``the executive team and trustees``."""
    return _ONE_BODY.sub(r"the \1", text)


def called(respondents: Sequence[Respondent], names: Mapping[str, str]) -> list[str]:
    """Return what to call several views together, short."""
    return [short_name(name) for name in people(respondents, names)]


def labels_of(views: Sequence[View], word: str = "and") -> str:
    """Return the ratings that some views give, weakest first, each once."""
    ratings = {view.rating for view in views if view.rating is not None}
    return listed([rating.label for rating in sorted(ratings, key=lambda rating: rating.points)], word)


def pattern_value(element: ElementReview, names: Mapping[str, str]) -> Values:
    """Return the pattern of an element's ratings by the groups, in words."""
    pattern, views = element.pattern, element.rated_views
    if pattern is None:
        label = "One group only" if views else "Nothing to compare"
        return {"label": label, "brief": label, "in_words": label, "pairs": "", "differs": False}
    same_of_some = pattern.kind is PatternKind.SAME and len(views) < len(element.views)
    label = brief = said = f"{ALL_WHO_RATED}{labels_of(views)}" if same_of_some else pattern.kind.value
    lower, higher = ([views[n] for n in side] for side in (pattern.lower, pattern.higher))
    places = [
        labels_of(side, "or") if element.explained_by_some else way
        for side, way in ((lower, "lower"), (higher, "higher"))
    ]
    if pattern.apart is not None:
        brief = said = f"{label}: {by_group([views[pattern.apart]], names)}, {places[pattern.apart in pattern.higher]}"
    elif pattern.kind is PatternKind.TWO_CAMPS:
        sides = [by_group(side, names, many=len(views) > FEW) for side in (lower, higher)]
        said = f"{label}: {sides[0]} {places[0]}, {sides[1]} {places[1]}"
        # Of two alone, who they are is as short as how many.
        brief = said if len(views) == 2 else f"{label}: {len(lower)} {places[0]}, {len(higher)} {places[1]}"
    steps_apart = "apart" if element.explained_by_some else "two or more steps apart"
    pairs = f"{pattern.pairs_apart} of {pattern.pairs} pairs {steps_apart}"
    if pattern.pairs == 1:
        pairs = steps_apart if pattern.pairs_apart else "at most one step apart"
    return {"label": label, "brief": brief, "in_words": said, "pairs": pairs, "differs": pattern.kind.differs}


def pattern_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``pattern_value``."""
    return fields(
        (
            f"{prefix}.label",
            "All the same, All who rated with the rating, Next to each other, One apart, Two camps or Spread out",
            "text",
        ),
        (f"{prefix}.brief", "the same, with who is apart and to which side, or how many are in each camp", "text"),
        (f"{prefix}.in_words", "the same, with who is apart and to which side, or who is with whom", "text"),
        (
            f"{prefix}.pairs",
            "how many pairs of groups are two or more steps apart, or explain and rate; of two whether they are; blank with fewer",
            "text",
        ),
        (
            f"{prefix}.differs",
            "some of the groups are two or more steps apart, or explain what others rate",
            "yes or no",
        ),
    )
