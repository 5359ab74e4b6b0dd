"""One question that could settle an element: made from how the groups' ratings lie, who stands where, and what is lacking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.pattern_values import FEW, by_group, labels_of
from matsheets.model.cells import listed, sentence_start
from matsheets.model.framework import Framework, RatingScale
from matsheets.model.respondents import MENTOR_GROUP
from matsheets.review.agenda import Business, business_of
from matsheets.review.patterns import PatternKind
from matsheets.review.review import ElementReview, View

#: Characters of what somebody typed as a rating that could not be understood.
_TYPED = 60


def sides_of(element: ElementReview) -> tuple[list[View], list[View]]:
    """Return the views below and above the gap; where they are spread out, the lowest and the highest.

    Where some explain what others rate, those who rate are one side, and those who explain are the other.
    """
    pattern, views = element.pattern, element.rated_views
    if pattern is not None and pattern.kind is not PatternKind.SPREAD:
        return [views[place] for place in pattern.lower], [views[place] for place in pattern.higher]
    if element.explained_by_some:
        explaining = [v for v in views if v.rating and v.rating.explains]
        return [v for v in views if v not in explaining], explaining
    return [v for v in views if v.rating == element.lowest], [v for v in views if v.rating == element.highest]


def settling_question(element: ElementReview, names: Mapping[str, str], framework: Framework) -> str:
    """Return the question: what is lacking comes first, then what sets the sides apart.

    Args:
        element: on which groups differ, or agree with thin evidence or as far as can be read.
        names: what to call each respondent's view, by file.
        framework: whose descriptors people may have had in mind, and whose words it is in.
    """
    told, scale = _Told(names, many=len(element.views) > FEW), framework.scale
    business = business_of(element)
    if business is Business.UNCLEAR:
        return _about_the_unclear(element, told)
    if business is Business.THIN_EVIDENCE:
        return _about_thin_evidence(element, told)
    lower, higher = sides_of(element)
    if lacking := _about_what_is_lacking(element, lower, higher, told, scale):
        return lacking
    if element.explained_by_some:
        return _about_an_explanation(lower, higher, told, scale)
    return _about_the_sides(element, lower, higher, told, framework.words.outsider)


class _Told:
    """Says whose views these are in a sentence, among so many that they are counted or not."""

    def __init__(self, names: Mapping[str, str], *, many: bool) -> None:
        self.names, self.many = names, many

    def who(self, views: Sequence[View]) -> str:
        """Return whose they are: ``the executive team and trustees``."""
        return by_group(views, self.names, many=self.many, articles=True)

    def side(self, views: Sequence[View]) -> str:
        """Return whose they are, with their ratings: ``trustees (Red)``."""
        return f"{self.who(views)} ({labels_of(views, 'or')})"


def _about_the_unclear(element: ElementReview, told: _Told) -> str:
    unclear = [view for view in element.views if view.unclear]
    who, typed = (
        told.who(unclear),
        listed([f"“{cut(text, _TYPED)}”" for text in dict.fromkeys(v.unclear for v in unclear)]),
    )
    return f"{sentence_start(who)} typed {typed}: which rating did they mean, and what would show it?"


def _about_thin_evidence(element: ElementReview, told: _Told) -> str:
    views = element.rated_views
    label, named = labels_of(views), [view for view in views if view.names_evidence]
    if not named:
        who = told.who(views)
        return (
            f"{sentence_start(who)} say {label}, and none of them names evidence: what would show {label} to someone "
            "outside the trust, and who can bring it?"
        )
    others = told.who([view for view in views if not view.names_evidence])
    return f"Evidence for {label} is named by {told.who(named)} alone: what else would show it, from {others}?"


def _about_what_is_lacking(
    element: ElementReview, lower: Sequence[View], higher: Sequence[View], told: _Told, scale: RatingScale
) -> str:
    """Return a question about evidence, or a reason, that one side does not give; blank where both give both."""
    sides = [*lower, *higher]
    bare = [view for view in sides if not view.names_evidence]
    if bare and len(bare) == len(sides):
        return (
            f"Neither {told.side(lower)} nor {told.side(higher)} names evidence: what could be looked at before this is "
            "settled, and by whom?"
        )
    if bare:
        others = _opposite(bare, lower, higher)
        to = told.who(others) if others else "the others"
        return f"No evidence is named for {labels_of(bare)} by {told.who(bare)}: what would show it to {to}?"
    silent = [view for view in sides if not view.rationale]
    if silent:
        part = _nearest_descriptor(silent, element, scale)
        return f"No reason is given for {labels_of(silent)} by {told.who(silent)}: {part}"
    return ""


def _opposite(some: Sequence[View], lower: Sequence[View], higher: Sequence[View]) -> Sequence[View]:
    """Return the side on which none of these views is; none where they are on both."""
    if all(view in lower for view in some):
        return higher
    return lower if all(view in higher for view in some) else ()


def _nearest_descriptor(silent: Sequence[View], element: ElementReview, scale: RatingScale) -> str:
    """Return what to ask where no reason is given: by their rating's own descriptor, else by that of the end of the scale.

    A framework may describe the strongest rating alone, and has then no words for the others.
    """
    if any(view.rating and view.rating.explains for view in silent):
        return "what is done in its place, and why?"
    low = all(view.rating == element.lowest for view in silent)
    end = scale.weakest if low else scale.strongest
    given = {view.rating for view in silent if view.rating}
    own = len(scale.described) > 2 or len(given) == 1
    nearest = [r for r in scale.described if r in given] if own and given <= {*scale.described} else [end]
    if not {*nearest} <= {*scale.described}:
        return "what did they have in mind?"
    names = [scale.described_as(rating) for rating in nearest]
    under = listed([f"“{sentence_start(name)}”" for name in names], "or")
    return f"which words under {under} did they have in mind, and where?"


def _about_the_sides(
    element: ElementReview, lower: Sequence[View], higher: Sequence[View], told: _Told, outsider: str
) -> str:
    """Return a question about what sets the sides apart, where nothing is lacking."""
    pattern = element.pattern
    if element.mentor_against_trust:
        mentor, trust, below = _mentor_and_trust(element)
        if below:
            return (
                f"What did the {outsider} see that speaks for {labels_of(mentor, 'or')}, and would {told.side(trust)} say it of "
                "the whole trust?"
            )
        return (
            f"What speaks for {labels_of(mentor, 'or')} to the {outsider}, coming from outside, and what makes "
            f"{told.side(trust)} doubt it?"
        )
    if pattern and pattern.apart in pattern.lower:
        apart = "below all others" if all(rating.grades for rating in element.ratings) else "apart from all others"
        return (
            f"What led {told.who(lower)} to {labels_of(lower)}, {apart} ({labels_of(higher, 'or')}): something "
            "seen, or something looked for in vain?"
        )
    if pattern and pattern.apart in pattern.higher:
        return (
            f"What could {told.who(higher)} show the others ({labels_of(lower, 'or')}) for {labels_of(higher)}, and would "
            "it hold throughout the trust?"
        )
    if pattern and pattern.kind is PatternKind.TWO_CAMPS:
        return (
            f"Do {told.side(lower)} and {told.side(higher)} have the same part of the trust in mind, and the same term?"
        )
    return (
        f"From {labels_of(lower)} ({told.who(lower)}) to {labels_of(higher)} ({told.who(higher)}): which part of the trust "
        "does each have in mind, and what is true of all of it?"
    )


def _about_an_explanation(lower: Sequence[View], higher: Sequence[View], told: _Told, scale: RatingScale) -> str:
    """Return a question about what some explain that the trust does otherwise, and others rate."""
    others = [view for view in (*lower, *higher) if view.rating and not view.rating.explains]
    doubting = [view for view in others if view.rating and scale.is_weak(view.rating)]
    question = "What does the trust do instead, who decided on it, and where is that recorded?"
    if doubting:
        return f"{question} Would {told.side(doubting)} then call it a choice?"
    return f"{question} And what do {told.side(others)} see done as it is asked?"


def _mentor_and_trust(element: ElementReview) -> tuple[list[View], list[View], bool]:
    """Return the mentor's views, the trust's own, and whether the mentor's are the lower ones."""
    parts: tuple[list[View], list[View]] = ([], [])
    for view in element.rated_views:
        parts[view.respondent.kind != MENTOR_GROUP].append(view)
    points = [min(view.rating.points for view in part if view.rating) for part in parts]
    return (*parts, points[0] < points[1])
