"""What may be said to have moved between two rounds, and what not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED, Respondent
from matsheets.review.movement import BasisChange, ElementMovement, Move, Movement, movement_between
from matsheets.review.review import HeadingReview, Review, View
from tests.documents.builders import (
    EXECUTIVE,
    HEADS,
    MENTOR,
    TRUSTEES,
    assessment,
    empty_review,
    framework,
    respondent,
    small_framework,
    view,
)

R, AR, AG, G = range(1, 5)
#: By whoever gave it: points, or points and evidence.
Ratings = dict[str, int | tuple[int, str]]


def rater(who: str, round_: str) -> Respondent:
    """Whoever is meant by a group, or by a group, a stroke and a name."""
    group, _, name = who.partition("/")
    return respondent(group, name=name, file=f"{round_} {who}.xlsx")


def one_round(name: str, ratings: Ratings, frame: Framework | None = None, **change: object) -> Review:
    """A round in which the first element has these ratings, and no other has any."""
    frame = frame or framework()
    people = {who: rater(who, name) for who in ratings}

    def given(who: str) -> View:
        rated = ratings[who]
        points, evidence = rated if isinstance(rated, tuple) else (rated, "")
        return view(people[who], frame.elements[0], frame.scale.ratings[points - 1], "", evidence)

    first, *others = frame.headings
    element = (
        empty_review(framework=frame)
        .elements[0]
        ._replace(
            views=tuple(given(who) for who in ratings if who != AGREED),
            agreed=given(AGREED) if AGREED in ratings else None,
        )
    )
    headings = (HeadingReview(first, (element,)), *(HeadingReview(h, ()) for h in others))
    made = empty_review(
        framework=frame, round=name, headings=headings, respondents=tuple(people.values()),
        assessments=tuple(assessment(r, frame) for r in people.values()),
    )  # fmt: skip
    return replace(made, **change)  # type: ignore[arg-type]


def between(then: Ratings, now: Ratings) -> Movement:
    """What moved between a baseline and a review."""
    return movement_between(one_round("Baseline", then), one_round("Review (mid-point)", now))


def only(then: Ratings, now: Ratings) -> ElementMovement:
    """What is said of the one element."""
    return between(then, now).elements[0]


@pytest.mark.parametrize(
    ("then", "now", "move"),
    [
        ({AGREED: AR}, {AGREED: G}, Move.UP),
        ({AGREED: G}, {AGREED: AG}, Move.DOWN),
        ({AGREED: G}, {AGREED: G}, Move.SAME),
        ({TRUSTEES: AR, HEADS: AR, MENTOR: R}, {TRUSTEES: AG, HEADS: AG, MENTOR: R}, Move.UP),
        ({TRUSTEES: AR, HEADS: G}, {TRUSTEES: AR, HEADS: R}, Move.DOWN),
        ({AGREED: R}, {TRUSTEES: G}, Move.OTHER_BASIS),
        ({TRUSTEES: R}, {AGREED: G}, Move.OTHER_BASIS),
        ({TRUSTEES: R}, {HEADS: G}, Move.OTHER_BASIS),
        ({TRUSTEES: R}, {}, Move.NOT_RATED_TWICE),
    ],
)
def test_a_rating_moved_only_on_one_basis(then: Ratings, now: Ratings, move: Move) -> None:
    """Agreed both times, or by the same groups; what was agreed once, or rated by others, did not move whatever it says."""
    assert only(then, now).move is move


def test_where_other_groups_rated_those_that_rated_twice_are_held_against_themselves() -> None:
    """The middle of all went from Red to Green because others were asked; the two who rated twice went down by one."""
    found = only(
        {TRUSTEES: AG, HEADS: AG, MENTOR: R, EXECUTIVE: R, "Parents": R},
        {TRUSTEES: AR, HEADS: AR, "Pupils": G, "Staff": G, "Union": G},
    )
    assert found.comparison
    assert (found.comparison.then.label, found.comparison.now.label) == ("Amber-green", "Amber-red")
    assert found.comparison.groups == (TRUSTEES, HEADS)
    assert not found.comparison.standing
    assert (found.changes, found.move) == ((BasisChange.OTHER_GROUPS,), Move.DOWN)


def test_each_group_is_held_against_itself() -> None:
    """Whatever was agreed; a group that rated once is not among them."""
    found = only({AGREED: AR, TRUSTEES: R, HEADS: G, MENTOR: AR}, {AGREED: AR, TRUSTEES: AG, HEADS: AG, "Parents": R})
    assert [(g.group, g.move) for g in found.groups] == [(TRUSTEES, Move.UP), (HEADS, Move.DOWN)]
    assert found.move is Move.SAME


def test_a_group_that_answers_to_other_words_is_not_compared() -> None:
    """The question was another; so was the one that was agreed."""
    first, *others = framework().headings
    asked = first.elements[0]._replace(questions="(a) Something else?")
    newer = replace(framework(), headings=(first._replace(elements=(asked, *first.elements[1:])), *others))
    for who in (TRUSTEES, AGREED):
        then, now = one_round("Baseline", {who: R}), one_round("Final", {who: G}, newer)
        (found,) = movement_between(then, now).elements
        assert (found.move, found.changes, found.groups) == (Move.OTHER_BASIS, (BasisChange.OTHER_WORDING,), ())


def test_several_people_of_a_group_are_one_voice_where_others_came_or_went() -> None:
    """Then one trustee, now three: the trustees' own middle is compared, and the rating that stands has another basis."""
    now: Ratings = {f"{TRUSTEES}/Ann": AR, f"{TRUSTEES}/Bo": AG, f"{TRUSTEES}/Cy": G, HEADS: R}
    found = only({TRUSTEES: AG, HEADS: R}, now)
    assert found.changes == (BasisChange.OTHER_GROUPS,)
    assert [(g.group, g.then.points, g.now.points) for g in found.groups] == [(TRUSTEES, AG, AG), (HEADS, R, R)]
    assert found.move is Move.SAME


def test_two_unknown_raters_are_not_taken_for_one() -> None:
    """Of workbooks without a group and a name nobody knows whether they are from the same people."""
    found = only({"": R}, {"": G})
    assert (found.move, found.groups) == (Move.OTHER_BASIS, ())
    assert only({"/Ann": R}, {"/Ann": G}).move is Move.UP


@pytest.mark.parametrize(
    ("then", "now", "without"),
    [
        ((AR, "Visit notes, May."), (AG, "visit notes, May"), True),
        ((AR, "Visit notes, May."), (AG, ""), True),
        ((AR, "Visit notes, May."), (AG, "n/a"), True),
        ((AR, "Visit notes, May."), (AG, "Survey of June."), False),
        ((AR, "Visit notes, May."), (AR, "Visit notes, May."), False),
    ],
)
@pytest.mark.parametrize("who", [AGREED, TRUSTEES])
def test_a_move_without_new_evidence_is_known(
    who: str, then: tuple[int, str], now: tuple[int, str], without: bool
) -> None:
    """The same words however they are set, none, or what only fills the cell; what did not move needs none."""
    assert only({who: then}, {who: now}).without_new_evidence is without


def test_evidence_of_a_group_that_did_not_move_is_not_behind_the_move_of_others() -> None:
    """The heads name a survey and stay; the trustees move the middle and name nothing. An agreed rating rests on all."""
    then: Ratings = {TRUSTEES: AR, HEADS: AG}
    now: Ratings = {TRUSTEES: AG, HEADS: (AG, "Survey of June.")}
    assert only(then, now).without_new_evidence
    assert not only({**then, AGREED: AR}, {**now, AGREED: AG}).without_new_evidence


def test_another_framework_or_scale_is_not_compared() -> None:
    """Nothing is said of any element."""
    other = replace(framework(), id="another")
    shorter = replace(small_framework(), id=framework().id)
    for frame in (other, shorter):
        found = movement_between(one_round("Baseline", {AGREED: R}, frame), one_round("Final", {AGREED: AG}))
        assert found.elements == ()
