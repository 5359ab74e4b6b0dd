"""What moved between two rounds, and what only looks like it: a comparison is of ratings on one basis, or it is none.

Why: people rate again and move without anything having changed; and a rating that was agreed, the middle of other groups, or an
answer to other wording is another measure. So each element is compared on one basis that both rounds have: what was agreed both
times; else the middle of the groups that rated it both times, each group held against itself. A rating that stands in both
rounds on no such basis is told apart, and never as one that moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from matsheets.model.cells import fold, fold_prose
from matsheets.model.edition_scales import is_one_scale, renamed_ratings
from matsheets.model.framework import Element, Rating, steps_between
from matsheets.review.middle import cautious_median
from matsheets.review.review import ElementReview, Review, View
from matsheets.workbook.layout.printed_layout import wording_answered

#: Of so many elements, this many have another middle of the groups' ratings when the groups only rate again, with nothing
#: changed: the fewest and the most that were counted. Of ratings agreed after a meeting nothing of the kind is known.
OF_ELEMENTS, FEWEST_BY_CHANCE, MOST_BY_CHANCE = 14, 5, 8


class BasisChange(Enum):
    """Why two ratings that stand in two rounds are no measure of each other.

    Attributes:
        AGREED_OR_MIDDLE: one was agreed, the other is the middle of the groups' own.
        OTHER_GROUPS: neither was agreed, and other groups rated, or other numbers of people of a group.
        OTHER_WORDING: they answer to other words: the element was reworded in between.
    """

    AGREED_OR_MIDDLE = "agreed or middle"
    OTHER_GROUPS = "other groups"
    OTHER_WORDING = "reworded"


class Move(Enum):
    """What may be said of an element between two rounds.

    Attributes:
        UP, SAME, DOWN: on one basis, the rating is higher, the same, lower.
        OTHERWISE: on one basis, one of the two is an explanation and the other is none, so that it is neither higher nor lower.
        OTHER_BASIS: it is rated both times, and on no basis that both rounds have.
        NOT_RATED_TWICE: it has no rating in one of the rounds.
        NEW: the edition of the earlier round did not ask it.
    """

    UP = "up"
    SAME = "same"
    DOWN = "down"
    OTHERWISE = "otherwise"
    OTHER_BASIS = "other basis"
    NOT_RATED_TWICE = "not rated twice"
    NEW = "new"

    @property
    def compared(self) -> bool:
        """Whether it is said of two ratings on one basis."""
        return self in {Move.UP, Move.SAME, Move.DOWN, Move.OTHERWISE}


def move_between(then: Rating, now: Rating) -> Move:
    """Return which way two ratings on one basis lead."""
    steps = steps_between(then, now)
    if steps is None:
        return Move.OTHERWISE
    return Move.UP if steps > 0 else Move.DOWN if steps < 0 else Move.SAME


class GroupMove(NamedTuple):
    """One group's own rating of an element, then and now, to the same words.

    Attributes:
        group: as its workbook of this round names it.
        new_evidence: whether it names evidence now that nobody named for this element then.
    """

    group: str
    then: Rating
    now: Rating
    new_evidence: bool

    @property
    def move(self) -> Move:
        """Which way it went."""
        return move_between(self.then, self.now)


class Comparison(NamedTuple):
    """Two ratings of an element on one basis.

    Attributes:
        groups: those whose middle is compared; none where both ratings were agreed.
        standing: whether they are the ratings that stand in the two rounds.
        new_evidence: whether evidence behind the rating now was not named for this element then. Behind an agreed rating
            stands everyone's; behind the middle, that of the groups that went the same way as the middle.
    """

    then: Rating
    now: Rating
    groups: tuple[str, ...]
    standing: bool
    new_evidence: bool

    @property
    def agreed(self) -> bool:
        """Whether both were agreed."""
        return not self.groups

    @property
    def move(self) -> Move:
        """Which way the rating went."""
        return move_between(self.then, self.now)


class ElementMovement(NamedTuple):
    """One element in two rounds.

    Attributes:
        before: the element in the earlier round; None where that round's edition has no such element.
        changes: how the basis of the ratings that stand differs; none where it is one, or where one of them is missing.
        groups: the groups that rated it both times in the same words, in the order of this round.
        comparison: None where the element is not rated both times on one basis.
    """

    element: ElementReview
    before: ElementReview | None
    changes: tuple[BasisChange, ...]
    groups: tuple[GroupMove, ...]
    comparison: Comparison | None

    @property
    def move(self) -> Move:
        """What may be said of it."""
        if self.comparison:
            return self.comparison.move
        if self.before is None:
            return Move.NEW
        both = self.before.rating is not None and self.element.rating is not None
        return Move.OTHER_BASIS if both else Move.NOT_RATED_TWICE

    @property
    def moved(self) -> bool:
        """Whether it moved, on one basis: up, down, or to an explanation or from one."""
        return self.move.compared and self.move is not Move.SAME

    @property
    def without_new_evidence(self) -> bool:
        """Whether it moved and no evidence behind it is new."""
        return self.moved and self.comparison is not None and not self.comparison.new_evidence


class Movement(NamedTuple):
    """All elements of a round beside an earlier one, in the framework's order; none where the two cannot be compared.

    Attributes:
        gone: what the earlier round was asked and this one is not.
        renamed: the ratings that are called otherwise now, as they were and as they are.
    """

    earlier: Review
    elements: tuple[ElementMovement, ...]
    gone: tuple[ElementReview, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    def of(self, *moves: Move) -> tuple[ElementMovement, ...]:
        """Return the elements of which this may be said."""
        return tuple(e for e in self.elements if e.move in moves)

    @property
    def compared(self) -> tuple[ElementMovement, ...]:
        """Return the elements whose two ratings are on one basis."""
        return tuple(e for e in self.elements if e.move.compared)

    @property
    def by_groups(self) -> tuple[ElementMovement, ...]:
        """Return those of them whose ratings are the middle of the groups that rated both times."""
        return tuple(e for e in self.compared if e.comparison and not e.comparison.agreed)

    @property
    def is_no_more_than_chance(self) -> bool:
        """Whether no larger share of the groups' middles moved than does when groups rate again with nothing changed."""
        moved, compared = sum(e.moved for e in self.by_groups), len(self.by_groups)
        return moved * OF_ELEMENTS <= compared * MOST_BY_CHANCE


def movement_between(earlier: Review, review: Review) -> Movement:
    """Return what moved between two rounds of one trust; no elements where they are on another framework or scale.

    Why by its id: an element keeps it from edition to edition; its Ref and its title may change.
    """
    if not (
        earlier.framework.id == review.framework.id and is_one_scale(earlier.framework.scale, review.framework.scale)
    ):
        return Movement(earlier, ())
    before = {e.element.id: e for e in earlier.elements}
    wordings = _Wordings(earlier, review)
    elements = tuple(_movement(before.get(e.element.id), e, wordings) for e in review.elements)
    gone = tuple(e for e in earlier.elements if not review.framework.ref_of(e.element))
    renamed = renamed_ratings(earlier.framework.scale, review.framework.scale)
    return Movement(earlier, elements, gone, tuple((was.label, now.label) for was, now in renamed))


class _Wordings:
    """To which words the ratings of two rounds answer."""

    def __init__(self, *rounds: Review) -> None:
        self._assessments = [{assessment.file: assessment for assessment in each.assessments} for each in rounds]

    def differ(self, element: Element, then: Iterable[View], now: Iterable[View]) -> bool:
        """Tell whether some of these views of an element answer to other words of it than others do."""
        found = {
            wording_answered(known[view.source.file], element) if view.source.file in known else ""
            for known, views in zip(self._assessments, (then, now), strict=True)
            for view in views
        }
        return len(found) > 1


def _movement(before: ElementReview | None, element: ElementReview, wordings: _Wordings) -> ElementMovement:
    """Return one element in two rounds."""
    if before is None:
        return ElementMovement(element, before, (), (), None)
    groups = tuple(_group_moves(before, element, wordings))
    if before.rating is None or element.rating is None:
        return ElementMovement(element, before, (), groups, None)
    changes = tuple(_changes(before, element, wordings))
    return ElementMovement(element, before, changes, groups, _comparison(before, element, changes, groups))


def _comparison(
    before: ElementReview, element: ElementReview, changes: tuple[BasisChange, ...], groups: tuple[GroupMove, ...]
) -> Comparison | None:
    """Return the two ratings of an element on one basis, those that stand before others; None without such a basis."""
    was, now = before.rating, element.rating
    named = tuple(group.group for group in groups)
    if not changes and was and now:
        if element.agreed:
            return Comparison(was, now, (), standing=True, new_evidence=_has_new(_views(element), before))
        return Comparison(was, now, named, standing=True, new_evidence=_behind(groups, move_between(was, now)))
    was, now = (cautious_median(ratings) for ratings in ([g.then for g in groups], [g.now for g in groups]))
    if was is None or now is None:
        return None
    return Comparison(was, now, named, standing=False, new_evidence=_behind(groups, move_between(was, now)))


def _behind(groups: Iterable[GroupMove], move: Move) -> bool:
    """Tell whether one of the groups that went the same way as their middle has new evidence."""
    return move is not Move.SAME and any(group.new_evidence for group in groups if group.move is move)


def _changes(before: ElementReview, element: ElementReview, wordings: _Wordings) -> Iterator[BasisChange]:
    """Yield how the basis of the ratings that stand differs."""
    if (before.agreed is None) != (element.agreed is None):
        yield BasisChange.AGREED_OR_MIDDLE
    elif element.agreed is None and not _has_same_raters(before, element):
        yield BasisChange.OTHER_GROUPS
    if wordings.differ(element.element, _standing(before), _standing(element)):
        yield BasisChange.OTHER_WORDING


def _standing(element: ElementReview) -> tuple[View, ...]:
    """Return the views that the rating that stands rests on."""
    return (element.agreed,) if element.agreed else element.rated_views


def _views(element: ElementReview) -> tuple[View, ...]:
    return (element.agreed, *element.views) if element.agreed else element.views


def _group_key(view: View) -> str:
    """Return what tells a group from others, for a view without a group its person; blank where neither is known."""
    return fold(view.respondent.kind) or fold(view.respondent.name)


def _by_group(element: ElementReview) -> dict[str, list[View]]:
    """Return an element's ratings by who gave them; an unknown one is nobody whom another round could have too."""
    found: dict[str, list[View]] = {}
    for view in element.rated_views:
        found.setdefault(_group_key(view), []).append(view)
    return found


def _has_same_raters(before: ElementReview, element: ElementReview) -> bool:
    counted = [Counter(map(_group_key, one.rated_views)) for one in (before, element)]
    return counted[0] == counted[1] and "" not in counted[0]


def _group_moves(before: ElementReview, element: ElementReview, wordings: _Wordings) -> Iterator[GroupMove]:
    """Yield each group that rated the element in both rounds, with its own rating: of several people, their middle."""
    earlier = _by_group(before)
    for key, views in _by_group(element).items():
        was = earlier.get(key, []) if key else []
        one, other = (cautious_median(v.rating for v in own if v.rating) for own in (was, views))
        if one and other and not wordings.differ(element.element, was, views):
            who = views[0].respondent
            yield GroupMove(who.group or who.name, one, other, _has_new(views, before))


def _has_new(views: Iterable[View], before: ElementReview) -> bool:
    """Tell whether one of these views names evidence that nobody named for the element in the earlier round."""
    known = {fold_prose(view.evidence) for view in _views(before)}
    return any(view.names_evidence and fold_prose(view.evidence) not in known for view in views)
