"""A rating by which a trust explains that it does otherwise is no step between its neighbours (apply or explain)."""

from dataclasses import replace

import pytest

from matsheets.documents.contexts.descriptor_values import in_question
from matsheets.documents.contexts.movement import move_in_words
from matsheets.documents.contexts.pattern_values import pattern_value
from matsheets.documents.contexts.settling_questions import settling_question, sides_of
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework import Descriptors
from matsheets.review.middle import cautious_median
from matsheets.review.movement import Move, movement_between
from matsheets.review.patterns import PatternKind
from tests.documents.builders import EXECUTIVE, HEADS, TRUSTEES
from tests.review.test_movement import one_round

CODE = open_framework("academy-trust-governance-code")
#: Not yet, Partly applied, Explained otherwise, Applied.
N, P, E, A = range(1, 5)


def element(*points):
    """The first practice, rated by as many groups."""
    groups = dict(zip((TRUSTEES, EXECUTIVE, HEADS, "Members"), ((p, f"Minutes {p}") for p in points), strict=False))
    return one_round("Baseline", groups, CODE).elements[0]


def moved(then, now):
    """The first practice in two rounds, rated by the trustees in both."""
    rounds = (one_round(name, {TRUSTEES: p}, CODE) for name, p in (("Baseline", then), ("Final", now)))
    return movement_between(*rounds).elements[0]


@pytest.mark.parametrize(
    ("given", "middle"),
    [
        ((P, E, A), P), ((N, E, A), N), ((N, P, E, A), P), ((P, E, E, A), P), ((N, E, E), E), ((E, E, E), E),
        ((E, A), E), ((P, E), P), ((E, A, A), A), ((P, P, A), P), ((E, E, A, A), E),
    ],
)  # fmt: skip
def test_an_explanation_is_the_middle_only_where_most_give_it(given, middle):
    """What one group explains is no middle of what others rate below and above; with nothing below it, it is cautious."""
    assert cautious_median(CODE.scale.ratings[p - 1] for p in given) == CODE.scale.ratings[middle - 1]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ((P, A), PatternKind.ADJACENT), ((N, A), PatternKind.TWO_CAMPS), ((P, P, A), PatternKind.ADJACENT),
        ((E, E, E), PatternKind.SAME), ((P, E, E), PatternKind.ONE_APART), ((E, A, A), PatternKind.ONE_APART),
        ((N, E, A), PatternKind.SPREAD), ((P, P, E, E), PatternKind.TWO_CAMPS),
    ],
)  # fmt: skip
def test_an_explanation_is_apart_from_every_step(given, kind):
    """Groups that explain differ from groups that rate, and Partly applied stands next to Applied."""
    assert element(*given).pattern.kind is kind


def test_no_side_is_called_lower_where_one_explains():
    """Who stands apart is told by the rating, and the question is whether it was a choice."""
    found = element(P, E, E)
    found = found._replace(views=tuple(view._replace(rationale="Why.") for view in found.views))
    names = {view.respondent.file: view.respondent.group for view in found.views}
    told = pattern_value(found, names)
    assert told["in_words"] == "One apart: trustees, Partly applied"
    assert told["pairs"] == "2 of 3 pairs apart"
    assert settling_question(found, names, CODE) == (
        "What does the trust do instead, who decided on it, and where is that recorded? "
        "Would trustees (Partly applied) then call it a choice?"
    )


def test_those_who_explain_are_a_side_of_their_own():
    """Where ratings are spread out, nobody's explanation is left out between the lowest and the highest."""
    sides = sides_of(element(N, E, A))
    assert [[view.rating.label for view in side] for side in sides] == [["Not yet", "Applied"], ["Explained otherwise"]]


@pytest.mark.parametrize(
    ("then", "now", "move", "words"),
    [
        (P, A, Move.UP, "Moved nearer to Applied, 1 step"),
        (A, N, Move.DOWN, "Moved further from Applied, 2 steps"),
        (P, E, Move.OTHERWISE, "Changed to or from Explained otherwise"),
        (E, A, Move.OTHERWISE, "Changed to or from Explained otherwise"),
        (E, E, Move.SAME, "No change"),
    ],
)
def test_to_an_explanation_nothing_moves_up_or_down(then, now, move, words):
    """From one round to the next a practice that is now explained, or no longer, changed and did not rise or fall."""
    found = moved(then, now)
    assert (found.move, move_in_words(found, CODE.scale)) == (move, words)
    assert found.moved is (move is not Move.SAME)


@pytest.mark.parametrize(
    ("given", "described"),
    [((N, A), "NPA"), ((N, E), "NE"), ((P, E, A), "PEA"), ((E, E), "E"), ((A, A), "A")],
)
def test_an_explanation_is_described_only_where_somebody_chose_it(given, described):
    """Between two ratings the steps are described; what nobody chose is none of them."""
    scale = replace(CODE.scale, descriptors=Descriptors.EACH)
    found = element(*given)
    found = found._replace(element=found.element._replace(descriptors=tuple("NPEA")))
    assert "".join(text for _, text in in_question(found, scale)) == described


def test_all_steps_are_described_where_a_rating_cannot_be_read():
    """What was typed may be any of them."""
    scale = replace(CODE.scale, descriptors=Descriptors.EACH)
    first, second, third = element(P, P, P).views
    views = (first, second, third._replace(rating=None, unclear="Partly?"))
    found = element(P, P, P)._replace(views=views)
    found = found._replace(element=found.element._replace(descriptors=tuple("NPEA")))
    assert "".join(text for _, text in in_question(found, scale)) == "NPA"
