"""Two editions of one framework: what was not reworded is compared, and a rating is known by its id, whatever it is called."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from matsheets.model.framework import Framework, RatingScale
from matsheets.model.respondents import AGREED
from matsheets.model.workbook_identity import PrintedForm
from matsheets.review.combine import combine_all
from matsheets.review.movement import BasisChange, Move, Movement, movement_between
from matsheets.review.review import Review
from matsheets.workbook.layout.layout import question_hash
from tests.builders import AMBER_RED, FOUR, GREEN, RED, about, framework
from tests.editions import next_edition
from tests.review.books import EXECUTIVE, TRUSTEES, by

OLD = framework(3, 1)
BASELINE, NEXT = "Baseline", "Annual review 2027"


def two_rounds(then: dict, now: dict, on: Framework, *, who: str = AGREED) -> Review:
    """The later of two rounds, the earlier on ``OLD``, each with one workbook."""
    before = by(who, then, on=OLD, round=BASELINE, more=about(date=_day(2026)))
    after = by(who, now, on=on, round=NEXT, more=about(date=_day(2027)))
    return next(review for review in combine_all([before, after]) if review.round == NEXT)


def _day(year: int) -> dt.date:
    return dt.date(year, 11, 5)


def moved(review: Review) -> Movement:
    """What moved since the round before."""
    assert review.earlier
    return movement_between(review.earlier, review)


def test_what_was_not_reworded_is_compared_between_editions() -> None:
    """The others are told apart by name: reworded, new, no longer asked."""
    on = next_edition(OLD, reworded=["AAA-02"], dropped="AAA-03", first="Care")
    then = {"AAA-01": RED, "AAA-02": RED, "AAA-03": RED, "BBB-01": GREEN}
    found = moved(two_rounds(then, {"AAA-01": RED, "AAA-02": GREEN, "AAA-03": GREEN, "BBB-01": GREEN}, on))
    assert [(e.element.element.id, e.move) for e in found.elements] == [
        ("new", Move.NEW),
        ("aaa-1", Move.UP),
        ("aaa-2", Move.OTHER_BASIS),
        ("bbb-1", Move.SAME),
    ]
    assert found.elements[2].changes == (BasisChange.OTHER_WORDING,)
    assert [e.element.id for e in found.gone] == ["aaa-3"]


def test_a_group_is_held_against_itself_where_its_question_is_the_same() -> None:
    """A group's own rating is compared by the same rule as what was agreed."""
    on = next_edition(OLD, reworded=["AAA-02"])
    rated = {"AAA-01": RED, "AAA-02": RED}
    found = moved(two_rounds(rated, rated, on, who=TRUSTEES))
    assert [len(e.groups) for e in found.elements[:2]] == [1, 0]


def test_words_that_were_changed_within_an_edition_are_other_words() -> None:
    """What a workbook remembers to have printed tells, though the edition was forgotten."""
    on = next_edition(OLD, reworded=["AAA-01"], edition=OLD.edition)
    first = OLD.element("AAA-01")
    printed = {"element": first.title, "questions": first.questions, "weak": first.weak, "strong": first.strong}
    before = by(AGREED, {"AAA-01": RED}, on=on, round=BASELINE, more=about(date=_day(2026)))
    before = replace(before, printed=PrintedForm({"AAA-01": question_hash(printed)}, {}))
    after = by(AGREED, {"AAA-01": GREEN}, on=on, round=NEXT, more=about(date=_day(2027)))
    review = next(review for review in combine_all([before, after]) if review.round == NEXT)
    assert moved(review).elements[0].changes == (BasisChange.OTHER_WORDING,)


def test_a_renamed_rating_is_the_same_rating() -> None:
    """It is compared by its id, and the round before says it in today's word."""
    on = next_edition(OLD, renamed={"amber-red": "Sown"})
    sown = on.scale.ratings[1]
    review = two_rounds({"AAA-01": AMBER_RED, "AAA-02": RED}, {"AAA-01": sown, "AAA-02": sown}, on)
    found = moved(review)
    assert [e.move for e in found.elements[:2]] == [Move.SAME, Move.UP]
    assert review.earlier is not None
    assert [rating.label for rating in (review.earlier.elements[0].rating, review.elements[0].rating)] == ["Sown"] * 2
    assert found.renamed == (("Amber-red", "Sown"),)


@pytest.mark.parametrize(
    "scale",
    [
        RatingScale(FOUR[1:]),
        RatingScale((FOUR[1], FOUR[0], *FOUR[2:])),
        RatingScale(FOUR, weak_to=1),
        RatingScale(FOUR, strong_from=4),
        RatingScale(FOUR, explanation=3),
    ],
)
def test_on_another_scale_nothing_is_compared(scale: RatingScale) -> None:
    """Fewer ratings, in another order, or with other lines for what needs action, is a strength or explains."""
    on = replace(next_edition(OLD), scale=scale)
    assert moved(two_rounds({"AAA-01": GREEN}, {"AAA-01": scale.strongest}, on)).elements == ()


def test_a_round_on_two_editions_is_one_review() -> None:
    """Each workbook is read by its own edition: its Ref of the element, and its word for the rating."""
    on = next_edition(OLD, renamed={"amber-red": "Sown"}, first="Care")
    sown = on.scale.ratings[1]
    books = [
        by(AGREED, {"AAA-02": sown}, on=on),
        by(EXECUTIVE, {"AAA-02": sown}, on=on),
        by(TRUSTEES, {"AAA-01": AMBER_RED, "AAA-02": GREEN}, on=OLD),
    ]
    (review,) = combine_all(books)
    element = next(e for e in review.elements if e.element.id == "aaa-1")
    assert [view.rating.label for view in element.rated_views if view.rating] == ["Sown", "Sown"]
    assert not element.agreed_by_none
