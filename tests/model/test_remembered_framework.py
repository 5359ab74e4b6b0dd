"""What a workbook remembers of its framework, and when that is not to be relied on."""

import json
from dataclasses import replace

import pytest

from matsheets.model.framework import Descriptors, FrameworkWords, Word
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.remembered_framework import as_remembered, recall, remember


@pytest.fixture
def own(framework):
    """A framework with everything that ours has not: words, a descriptor for each rating, lines, a title with every odd letter."""
    scale = replace(framework.scale, weak_to=1, strong_from=3, descriptors=Descriptors.EACH)
    first = framework.headings[0]._replace(title="Wales’s “Ŵ” | {x} \\ 😀 – a/b")
    words = FrameworkWords(heading=Word("pillar", "pillars"))
    headings = (first, *framework.headings[1:])
    return replace(framework, id="our-own", edition="Pilot – 1", scale=scale, words=words, headings=headings)


def test_all_but_questions_and_descriptors_comes_back(own):
    """What is remembered is the framework, with blank questions and as many blank descriptors as its elements have."""
    found = recall(remember(own), "our-own", "Pilot – 1")
    assert found == as_remembered(own)
    assert (found.scale, found.words, found.source) == (own.scale, own.words, own.source)
    assert {(e.questions, e.descriptors) for e in found.elements} == {("", ("",) * 4)}
    assert [e[:4] for e in found.elements] == [e[:4] for e in own.elements]


@pytest.mark.parametrize("shipped", shipped_frameworks(), ids=lambda each: f"{each.id} {each.edition}")
def test_nothing_that_a_frameworks_file_may_say_is_lost(shipped):
    """Words, lines through the scale and an explanation come back of every framework that is shipped."""
    assert recall(remember(shipped), shipped.id, shipped.edition) == as_remembered(shipped)


def test_it_holds_no_question_and_no_descriptor(framework):
    """The sheet stays small: nothing is remembered that stands in the workbook anyway."""
    text = "".join(remember(framework).values())
    assert all(e.strong[4:40] not in text and e.questions[4:40] not in text for e in framework.elements)
    assert len(text) < 5_000


@pytest.mark.parametrize(
    "spoilt",
    [
        {"1": ""},
        {"sum": ""},
        {"sum": "0" * 16},
        {"1": None},
        {"2": "more"},
    ],
)
def test_what_is_half_lost_is_not_relied_on(own, spoilt):
    """A piece or the check sum that is gone, changed or added makes all of it worth nothing."""
    pieces = {key: said for key, said in {**remember(own), **spoilt}.items() if said is not None}
    assert recall(pieces, own.id, own.edition) is None


def test_a_word_that_was_replaced_is_seen(own):
    """Somebody's "replace all" that reached the hidden sheet has changed what is remembered; other dashes have not."""
    pieces = dict(remember(own))
    assert recall({**pieces, "1": pieces["1"].replace("Red", "Rot")}, own.id, own.edition) is None
    assert recall({**pieces, "1": pieces["1"].replace("–", "-")}, own.id, "Pilot - 1") is not None


def test_a_memory_of_another_framework_is_not_relied_on(own):
    """What is remembered counts only for the framework and the edition that the workbook names."""
    assert recall(remember(own), "another", own.edition) is None
    assert recall(remember(own), own.id, "Pilot 2") is None


@pytest.mark.parametrize(
    "text", ["[]", "{}", "null", "x", "[" * 5_000, '{"descriptors":"ends","headings":[[]]}', '{"descriptors":[]}']
)
def test_what_is_no_framework_is_none(monkeypatch, text):
    """Whatever stands there with a check sum that fits, it is read by the rules for a framework's file or not at all."""
    from matsheets.model import remembered_framework

    monkeypatch.setattr(remembered_framework, "_check_sum", lambda text: "fits")
    assert recall({"sum": "fits", "1": text}, "our-own", "1") is None


def test_a_framework_that_breaks_the_rules_is_none(monkeypatch, own):
    """Two elements with one Ref, which no framework's file may have, are not remembered either."""
    from matsheets.model import remembered_framework

    whole = json.loads("".join(said for key, said in remember(own).items() if key != "sum"))
    whole["headings"][0]["elements"][1]["ref"] = whole["headings"][0]["elements"][0]["ref"]
    monkeypatch.setattr(remembered_framework, "_check_sum", lambda text: "fits")
    assert recall({"sum": "fits", "1": json.dumps(whole)}, own.id, own.edition) is None
