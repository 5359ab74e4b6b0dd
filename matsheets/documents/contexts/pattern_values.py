"""The pattern of the groups' ratings in words: who stands apart, who is with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from matsheets.documents.contexts.values import Field, Values, fields, people
from matsheets.model.cells import listed, within_sentence
from matsheets.model.group_kinds import SHORT_GROUPS
from matsheets.model.respondents import GROUP_NOT_RECORDED, GROUPS, MENTOR_GROUP, Respondent
from matsheets.review.patterns import ALL_WHO_RATED, PatternKind
from matsheets.review.review import ElementReview, View

#: Characters that the groups on one side of a gap may take; more are counted, not named.
_NAMED = 70
#: Groups that a sentence calls by an article, if it has one name for them and not several: ``the executive team``, ``trust leaders``.
_ONE_BODY = frozenset({GROUPS[0].label, MENTOR_GROUP})
#: With more views than this, those of one group are counted together.
FEW = 5


def short_name(name: str) -> str:
    """Return what a group is called in a narrow column, with the person's name where two share a group."""
    return next((name.replace(group, short) for group, short in SHORT_GROUPS.items() if name.startswith(group)), name)


def by_group(views: Sequence[View], names: Mapping[str, str], *, many: bool = False, articles: bool = False) -> str:
    """Return whose views these are as the middle of a sentence has it: ``executive team and mentor``.

    Many of them, or among many, are counted where a group gave several: ``executive team and trustees (3)``.

    Args:
        views: whose.
        names: what to call each, by file.
        many: count them, however few they are.
        articles: give those of one body theirs: ``the executive team and trustees``.
    """
    bodies = {within_sentence(short_name(v.respondent.group)) for v in views if _is_one_body(v.respondent)}
    many = many or len(views) > FEW
    told = [] if many else [within_sentence(name) for name in called([view.respondent for view in views], names)]
    if many or (len(views) > 1 and len(listed(told)) > _NAMED):
        counts = Counter(within_sentence(short_name(view.respondent.group or GROUP_NOT_RECORDED)) for view in views)
        told = [f"{group} ({count})" if count > 1 else group for group, count in counts.items()]
    if articles:
        told = [f"the {n}" if n.partition(" (")[0].partition(",")[0] in bodies else n for n in told]
    return listed(told)


def _is_one_body(respondent: Respondent) -> bool:
    """Tell whether a group is one body, such as a team, and is not called by the name of several people."""
    name = respondent.group.partition(" (")[0]
    return respondent.kind in _ONE_BODY and (not name.endswith("s") or name.endswith("ss"))


def by_rating(views: Sequence[View], names: Mapping[str, str], *, many: bool = False, said: str = "said") -> str:
    """Return who said what, weakest first: ``the executive team said Partly applied, trustees Applied``."""
    ratings = sorted({view.rating for view in views if view.rating}, key=lambda rating: rating.points)
    groups = [by_group([v for v in views if v.rating == rating], names, many=many, articles=True) for rating in ratings]
    told = [
        f"{who} {f'{said} ' * (not n)}{rating.label}"
        for n, (who, rating) in enumerate(zip(groups, ratings, strict=True))
    ]
    return ", ".join(told)


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
        way if all(view.rating and view.rating.grades for view in side) else labels_of(side, "or")
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
