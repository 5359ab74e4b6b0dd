"""The catalogue of a framework's faults: each kind at its line, and in the words of those who write in a spreadsheet."""

import re

import pytest

from matsheets.errors import FilePlace, FrameworkError
from matsheets.model.cells import CellRef
from matsheets.model.fault_catalogue import FormFault
from matsheets.model.framework_faults import FrameworkFaultCode
from matsheets.model.framework_reading import FrameworkReading, framework_of
from matsheets.model.nodes import TextNode, ValuesNode, place_of
from matsheets.model.yaml_nodes import yaml_nodes

GOOD = """\
id: small
title: Small
edition: "1"
source: Made up.
wording: Ours.
words:
  heading: {one: pillar, many: pillars}
descriptors: ends
scale:
  - {id: low, label: Low, meaning: little, short: L, fill: "000000", text: "FFFFFF"}
  - {id: mid, label: Mid, meaning: some, short: M, fill: "000000", text: "FFFFFF"}
  - {id: top, label: Top, meaning: much, short: T, fill: "000000", text: "FFFFFF"}
weak_to: low
strong_from: top
headings:
  - id: one
    ref: ONE
    title: One
    tab: 1 One
    about: About one.
    elements:
      - id: first
        ref: ONE-01
        title: First
        short: Fst
        claims:
          - question: What?
            weak: Little.
            strong: Much.
      - id: second
        ref: ONE-02
        title: Second
        questions: ["Why?"]
        weak: Few.
        strong: Many.
"""
#: Each kind of fault: what to put for what in the good framework, and on which line it is.
SPOILT = {
    "values-expected": ("{one: pillar, many: pillars}", "pillar", 7),
    "name-unknown": ("tab: 1 One", "tab: 1 One\n    tabb: 2", 20),
    "name-twice": ("tab: 1 One", "tab: 1 One\n    tab: 2", 20),
    "name-missing": ("wording: Ours.\n", "", 1),
    "list-expected": ('["Why?"]', "[]", 33),
    "text-blank": ("title: Small", "title:", 2),
    "text-expected": ("short: Fst", "short: [Fst]", 25),
    "used-twice": ("title: Second", "title: FIRST", 32),
    "id-spelling": ("id: second", "id: No 2", 30),
    "alias": ("  heading: {one", "  element: &e {one: a, many: b}\n  summary: *e\n  heading: {one", 8),
    "word-long": ("one: pillar,", f"one: {'long ' * 5},", 7),
    "word-spelling": ("one: pillar,", "one: pillar/domain,", 7),
    "word-taken": ("one: pillar,", "one: Rating,", 7),
    "descriptors-unknown": ("descriptors: ends", "descriptors: every", 8),
    "descriptor-not-chosen": ("weak: Few.", "weak: Few.\n        mid: Some.", 35),
    "ratings-few": ("scale:\n", "scale: [{id: a, label: A, meaning: a, short: A, fill: '000000', text: FFFFFF}]\nother:\n", 9),
    "rating-not-rated": ("label: Mid", "label: Not rated", 11),
    "rating-number": ("label: Mid", "label: 2", 11),
    "rating-no-words": ("label: Mid", 'label: "=Mid"', 11),
    "rating-long": ("label: Mid", f"label: {'mid' * 14}", 11),
    "rating-alike": ("label: Mid", "label: l o-w", 11),
    "superseded-self": ("wording: Ours.\n", 'superseded_by: "1"\nwording: Ours.\n', 5),
    "rating-id-taken": ("id: mid", "id: question", 11),
    "colour-spelling": ('short: M, fill: "000000"', "short: M, fill: red", 11),
    "contrast-low": ('short: M, fill: "000000"', 'short: M, fill: "FFFFFE"', 11),
    "line-unknown": ("weak_to: low", "weak_to: lowest", 13),
    "no-strength": ("weak_to: low", "weak_to: top", 13),
    "no-weakness": ("strong_from: top", "strong_from: low", 14),
    "lines-cross": ("weak_to: low\nstrong_from: top", "weak_to: mid\nstrong_from: mid", 14),
    "explanation-counts": ("strong_from: top", "strong_from: top\nexplanation: low", 15),
    "heading-ref": ("ref: ONE\n", "ref: O\n", 17),
    "ref-taken": ("ref: ONE\n", "ref: PLAN\n", 17),
    "tab-long": ("tab: 1 One", f"tab: {'x' * 32}", 19),
    "tab-spelling": ("tab: 1 One", "tab: 1/One", 19),
    "tab-taken": ("tab: 1 One", "tab: Heat map", 19),
    "element-ref": ("ref: ONE-02", "ref: TWO-02", 31),
    "short-long": ("short: Fst", f"short: {'x' * 25}", 25),
    "text-long": ("title: First", f"title: {'x' * 32_768}", 24),
    "claims-many": ("        claims:\n", "        claims:\n" + "          - {question: Q?, weak: W., strong: S.}\n" * 26, 27),
}  # fmt: skip


def test_the_tab_for_other_issues_is_called_by_the_frameworks_word():
    """Where the framework is a code, no heading's tab may be called Beyond the code."""
    code = GOOD.replace("words:", "words:\n  framework: {one: code, many: codes}").replace(
        "tab: 1 One", "tab: beyond the Code"
    )
    with pytest.raises(FrameworkError) as caught:
        read(code)
    assert [fault.code for fault in caught.value.faults] == ["tab-taken"]


def test_a_rating_without_a_label_is_named_alone():
    """A blank label is one fault: nothing that the scale leaves unsaid is taken for it."""
    with pytest.raises(FrameworkError) as caught:
        read(GOOD.replace("label: Mid", 'label: ""'))
    assert [(fault.code, fault.place.line) for fault in caught.value.faults] == [("text-blank", 11)]


def read(text):
    """Read a framework from YAML."""
    tree = yaml_nodes(text)
    return framework_of(FrameworkReading(faults=tree.faults), tree.root, "our.yaml")


@pytest.mark.parametrize("code", SPOILT)
def test_each_kind_of_fault(code):
    """A framework with one thing wrong is told so under the fault's own code, on its line."""
    old, new, line = SPOILT[code]
    assert GOOD.count(old) == 1
    with pytest.raises(FrameworkError) as caught:
        read(GOOD.replace(old, new))
    assert (code, line) in [(fault.code, fault.place.line) for fault in caught.value.faults]


@pytest.mark.parametrize("label", ["TRUE", "2026-09-01", "***", "🟢", "+ more"])
def test_a_label_is_words(label):
    """What a spreadsheet takes for something else than a text, or what has no letters, is no label."""
    with pytest.raises(FrameworkError) as caught:
        read(GOOD.replace("label: Mid", f'label: "{label}"'))
    assert [(fault.code, fault.place.line) for fault in caught.value.faults] == [("rating-no-words", 11)]


def test_every_code_has_its_fault():
    """There is no code that no fault of the list above has, and the framework without them is whole."""
    assert {code.slug for code in (*FormFault, *FrameworkFaultCode)} == SPOILT.keys()
    assert read(GOOD).words.heading.many == "pillars"


def test_sentences_keep_to_the_house_style():
    """Each kind has a short title of its own, and whole sentences in both wordings without blame or jargon."""
    entries = [code.entry for code in (*FormFault, *FrameworkFaultCode)]
    assert len({entry.title for entry in entries}) == len(entries)
    for entry in entries:
        assert 3 < len(entry.title) <= 45
        for text in filter(None, [entry.template, entry.in_cells]):
            assert text.endswith((".", "{hint}", "{such_as}."))
            assert not re.search(r"\b(invalid|illegal|please|sorry|null|string|integer|hex)\b|!", text)
        assert not re.search(r"\b(line|key|YAML|quotes)\b", re.sub(r"{\w+}", "", entry.in_cells)), entry.title


def test_a_spreadsheets_fault_is_told_in_its_words():
    """A fault in a cell names the file, tab and cell, calls a value what the tab calls it, and says nothing of quotation marks."""
    title, colour = (place_of(CellRef(2, row, 3, "Framework")) for row in (4, 2))
    node = ValuesNode((), FilePlace((2, 0, 0), "Framework"))
    reading = FrameworkReading(labels={"source": "Where it is from"})
    reading.text(TextNode(" \u200b", title), "The framework's title")
    reading.colour(TextNode("red", colour), "Rating 1's fill")
    with pytest.raises(FrameworkError) as caught:
        framework_of(reading, node, "somewhere/our.xlsx")
    lines = str(caught.value).splitlines()
    assert 'our.xlsx › Framework: The framework has no "Where it is from". Add it.' in lines
    assert lines[-2:] == [
        'our.xlsx › Framework › C2: Rating 1\'s fill is "red". Write six digits (0 to 9 and A to F), such as 00796B, or clear the cell and paint it.',
        "our.xlsx › Framework › C4: The framework's title is blank. Fill it in.",
    ]


def test_a_fact_that_is_lacking_raises():
    """A sentence with a hole in it never reaches a user."""
    with pytest.raises(TypeError, match="tab-long needs the facts"):
        FrameworkFaultCode.TAB_LONG.at(FilePlace.at_line(1), what="A heading")
