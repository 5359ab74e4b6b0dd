"""What the board's paper says of practices that a trust explains instead of applying them."""

import re
from dataclasses import replace

from matsheets.documents.contexts.board_requests import board_requests
from matsheets.documents.contexts.explanations import explanation_values
from matsheets.documents.contexts.movement import movement
from matsheets.documents.contexts.movement_track import NOW, ON, RIGHT, THEN, axis, track
from matsheets.documents.contexts.pattern_values import pattern_value
from matsheets.documents.contexts.settling_questions import settling_question
from matsheets.documents.contexts.views import standing_values
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.respondents import AGREED
from matsheets.review.movement import Comparison
from matsheets.review.review import Review
from tests.documents.builders import EXECUTIVE, HEADS, TRUSTEES, empty_review
from tests.review.test_movement import one_round

CODE = open_framework("academy-trust-governance-code")
NOT_YET, PARTLY, EXPLAINED, APPLIED = range(1, 5)


def rated(given: dict[str, int]) -> Review:
    """A round on the code in which the first practice is rated, each view with words of its own."""
    review = one_round("Baseline", {who: (points, f"Minutes of {who}") for who, points in given.items()}, CODE)
    heading, *others = review.headings
    first = heading.elements[0]
    views = tuple(view._replace(rationale=f"As {view.respondent.group} see it.") for view in first.views)
    first = first._replace(
        views=views, agreed=first.agreed and first.agreed._replace(rationale="The diocese appoints.")
    )
    return replace(review, headings=(heading._replace(elements=(first,)), *others))


def told(review: Review) -> dict:
    """The explanations, each view called by its group."""
    return explanation_values(review, {r.file: r.group for r in review.respondents})


def test_an_agreed_explanation_is_told_in_full():
    """The paper has the words that were agreed, their evidence, and who rated it otherwise; the board is asked about it."""
    review = rated({AGREED: EXPLAINED, TRUSTEES: EXPLAINED, EXECUTIVE: PARTLY, HEADS: EXPLAINED})
    found = told(review)
    (only,) = found["explained"]
    assert (only["ref"], only["why"], only["evidence"]) == ("FUN-01", "The diocese appoints.", f"Minutes of {AGREED}")
    assert only["who"] == "The executive team said Partly applied."
    assert list(board_requests(review, {}, 200)) == ["Confirm one explanation, or ask for more: Duties (FUN-01)."]


def test_an_explanation_that_is_not_agreed_says_whose_it_is():
    """Before the meeting the words are a group's, and nothing is asked of the board."""
    review = rated({TRUSTEES: EXPLAINED, EXECUTIVE: EXPLAINED})
    (only,) = told(review)["explained"]
    assert (only["why"], only["who"]) == (f"As {TRUSTEES} see it.", f"{TRUSTEES}.")
    assert list(board_requests(review, {}, 200)) == []


def test_a_scale_without_an_explanation_has_none():
    """On a framework whose scale has no such rating nothing is said of it."""
    assert told(empty_review()) == {"explained_elsewhere": "", "explained": [], "between": []}


def test_no_line_leads_to_an_explanation():
    """A dumbbell shows where a rating stood and stands, and no arrow from the one to the other."""
    then, now = CODE.scale.ratings[PARTLY - 1], CODE.scale.ratings[EXPLAINED - 1]
    shown = str(track(Comparison(then, now, (), True, False), CODE.scale))
    assert (THEN in shown, NOW in shown, RIGHT in shown, ON in shown) == (True, True, False, False)


def test_what_some_explain_and_others_rate_is_not_settled_before_the_meeting():
    """No rating of it stands on the first page, and the chapter of explanations says who explained what."""
    review = rated({TRUSTEES: EXPLAINED, EXECUTIVE: NOT_YET, HEADS: APPLIED})
    assert review.elements[0].rating is None
    assert review.elements[0].basis == "Not settled"
    assert review.areas == ()
    assert told(review)["explained_elsewhere"].startswith("No explanation stands yet. Groups explain FUN-01,")


def test_no_range_leads_through_an_explanation():
    """Groups that explain and rate have no range: each of their ratings is named."""
    element = rated({TRUSTEES: EXPLAINED, EXECUTIVE: NOT_YET, HEADS: APPLIED}).elements[0]
    names = {view.respondent.file: view.respondent.group for view in element.views}
    assert standing_values(element, names)["range"] == "Not yet, Explained otherwise and Applied"


def test_an_explanation_stands_at_the_side_of_the_track():
    """As in the columns of the meeting's map: no arrow from one step to another runs through it."""
    assert re.findall("<w:t>(.)</w:t>", str(axis(CODE.scale))) == ["N", "P", "A", "E"]
    then, now = CODE.scale.ratings[PARTLY - 1], CODE.scale.ratings[APPLIED - 1]
    marks = re.findall("<w:t>(.)</w:t>", str(track(Comparison(then, now, (), True, False), CODE.scale)))
    assert marks[1:] == [THEN, ON, RIGHT, NOW, "·"]


def test_what_moved_is_told_without_up_and_down():
    """A code is applied more or less than before: no practice has risen."""
    before = one_round("Baseline", {AGREED: PARTLY}, CODE)
    now = replace(one_round("Final", {AGREED: APPLIED}, CODE), earlier=before)
    told = movement(now)
    assert told["elements"][0]["in_words"] == "Moved nearer to Applied, 1 step"
    assert "1 moved nearer to Applied" in told["in_brief"]
    assert "Nearer to Applied: " in told["in_brief"]
    assert not re.search(r"\b(up|down)\b", f"{told['in_brief']} {told['moved']}", re.IGNORECASE)


def test_no_side_is_lower_on_a_code():
    """Each side is told by its ratings, whether or not somebody explains."""
    element = rated({TRUSTEES: NOT_YET, EXECUTIVE: APPLIED, HEADS: APPLIED}).elements[0]
    names = {view.respondent.file: view.respondent.group for view in element.views}
    assert pattern_value(element, names)["in_words"] == "One apart: trustees, Not yet"
    assert "below" not in settling_question(element, names, CODE)
