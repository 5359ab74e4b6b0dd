"""The framework as data: what the shipped one holds, and what is said of a broken one."""

import re
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from matsheets.errors import FrameworkError
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework import USUAL_WORDS, Rating, RatingScale, Word, contrast
from matsheets.model.framework_file import load_framework, shipped_files, shipped_frameworks
from matsheets.model.framework_titles import title_in_sentence
from matsheets.workbook.layout.layout import Part, build_layout
from tests.builders import AMBER_GREEN, AMBER_RED, GREEN, RED, SCALE, framework, twelve

SHIPPED = Path(__file__).parents[2] / "workbook_templates" / "mat-assurance-framework"

# DOMAIN.md, "The MAT assurance framework".
HEADINGS = {
    "Vision, culture and ethos": [
        "Clarity of purpose",
        "Understanding of needs",
        "Leading a culture of improvement",
    ],
    "People and partnerships": [
        "Building capacity for improvement",
        "Recruiting, developing and retaining talent",
    ],
    "Teaching and learning": [
        "Approach to pedagogy",
        "Leadership of teaching",
        "Evidence-based professional learning",
    ],
    "Curriculum and assessment": [
        "Aligned curriculum",
        "Intentional use of assessment",
    ],
    "Quality assurance and accountability": [
        "Knowing schools quantitatively",
        "Knowing schools qualitatively",
    ],
    "Leadership and governance": [
        "Clarity of trust structures",
        "Capability to review and refresh",
    ],
}


@pytest.fixture(scope="module")
def shipped():
    """The framework that matsheets ships."""
    return load_framework(SHIPPED)


# --- the shipped framework -----------------------------------------------------------------------------------------


def test_shipped_titles(shipped):
    """The shipped framework has the six headings and fourteen elements that were published, in their order."""
    assert {h.title: [e.title for e in h.elements] for h in shipped.headings} == HEADINGS
    assert (len(shipped.headings), len(shipped.elements)) == (6, 14)


def test_shipped_refs(shipped):
    """The Refs that stand in people's workbooks stay as they are."""
    assert [e.ref for e in shipped.elements] == [
        "VIS-01", "VIS-02", "VIS-03", "PEO-01", "PEO-02", "TEA-01", "TEA-02", "TEA-03", "CUR-01", "CUR-02", "QUA-01",
        "QUA-02", "GOV-01", "GOV-02",
    ]  # fmt: skip


def test_shipped_short_names(shipped):
    """Each element has a short name of its own for tables."""
    assert [e.short for e in shipped.elements] == [
        "Purpose", "Needs", "Culture", "Capacity", "Talent", "Pedagogy", "Leading teaching", "Professional learning",
        "Curriculum", "Assessment", "School figures", "School visits", "Structures", "Review and refresh",
    ]  # fmt: skip


def test_shipped_scale(shipped):
    """The scale has four ratings, Red weakest and Green strongest, with points in that order."""
    assert [(r.label, r.points) for r in shipped.scale.ratings] == [
        ("Red", 1),
        ("Amber-red", 2),
        ("Amber-green", 3),
        ("Green", 4),
    ]


@pytest.mark.parametrize(
    ("subject", "where"),
    [
        ("disadvantaged", ["VIS-02"]),
        ("safeguarding", ["VIS-03"]),
        ("inclusion", ["TEA-02"]),
        ("special educational needs", ["TEA-01", "CUR-01"]),
        ("partner", ["PEO-01"]),
        ("growth", ["PEO-01"]),
        ("leads each main subject", ["TEA-02"]),
        ("visit", ["QUA-02"]),
    ],
)
def test_each_subject_is_asked_about_in_its_place(shipped, subject, where):
    """What several elements could ask about is asked about by those that it belongs to, and by no other."""
    texts = {e.ref: f"{e.questions} {e.weak} {e.strong}".lower() for e in shipped.elements}
    assert [ref for ref, text in texts.items() if subject in text] == where


def test_shipped_contrast(shipped):
    """Each rating's text on its fill has the contrast that the design states."""
    assert [round(contrast(r.fill, r.text), 1) for r in shipped.scale.ratings] == [10.0, 7.0, 17.4, 5.3]


def test_every_shipped_framework_loads():
    """Every framework that matsheets ships loads, and is opened by its id; the usual one is first, former editions last."""
    found = shipped_frameworks()
    assert list(shipped_files()) == [
        "mat-assurance-framework",
        "academy-trust-governance-code",
        "trust-quality-descriptions",
        "mat-assurance-framework/1.0",
    ]
    assert [open_framework(name) for name in shipped_files()] == list(found)


def test_a_former_edition_says_what_took_its_place():
    """Of editions of one framework the current comes first; each former one names it, and has the same elements."""
    current, former = (open_framework(name) for name in ("mat-assurance-framework", "mat-assurance-framework/1.0"))
    assert (current.superseded_by, former.superseded_by) == ("", current.edition)
    assert current.edition != former.edition
    assert [(e.id, e.ref, e.title, e.short) for e in current.elements] == [
        (e.id, e.ref, e.title, e.short) for e in former.elements
    ]


def test_a_framework_opens_from_a_file(tmp_path):
    """A framework is opened from a file of the trust's own."""
    assert open_framework(str(write(tmp_path, GOOD))).id == "tiny"


def test_an_unknown_framework_names_the_shipped_ones():
    """A name that is neither a shipped framework nor a file says which are shipped."""
    with pytest.raises(FrameworkError, match="mat-assurance-framework"):
        open_framework("no-such-framework")


@pytest.mark.parametrize(
    ("colours", "ratio"), [(("000000", "FFFFFF"), 21.0), (("777777", "FFFFFF"), 4.5), (("00796B",) * 2, 1.0)]
)
def test_contrast_is_wcags(colours, ratio):
    """Contrast is as WCAG 2.2 defines it: 21 for black on white, 1 for a colour on itself, either way round."""
    assert round(contrast(*colours), 1) == ratio
    assert contrast(*colours) == contrast(*colours[::-1])


# --- asking a framework ------------------------------------------------------------------------------------------


def test_finding_an_element_and_its_heading():
    """An element and its heading are found by the element's Ref."""
    small = twelve()
    assert small.element("CCC-03").title == "Element CCC3"
    assert small.heading_of("CCC-03").ref == "CCC"


def test_a_ref_of_no_element():
    """A Ref that the framework does not have is a KeyError."""
    with pytest.raises(KeyError):
        framework().element("ZZZ-01")


def test_other_shapes_of_framework():
    """A framework of twelve elements under five headings is a framework like any other."""
    assert (len(twelve().headings), len(twelve().elements)) == (5, 12)


def test_the_halves_of_the_scale_of_four():
    """Red and Amber-red are areas for improvement, Amber-green and Green strengths."""
    assert (SCALE.weak, SCALE.strong) == ((RED, AMBER_RED), (AMBER_GREEN, GREEN))


@pytest.mark.parametrize(
    ("count", "weak_to", "strong_from", "weak", "strong"),
    [
        (2, 0, 0, [1], [2]),
        (3, 0, 0, [1], [3]),
        (5, 0, 0, [1, 2], [4, 5]),
        (3, 2, 0, [1, 2], [3]),
        (3, 0, 2, [1], [2, 3]),
        (5, 1, 5, [1], [5]),
        (4, 3, 0, [1, 2, 3], [4]),
        (4, 0, 2, [1], [2, 3, 4]),
        (5, 3, 0, [1, 2, 3], [4, 5]),
    ],
)
def test_the_middle_of_a_scale_is_neither_unless_told(count, weak_to, strong_from, weak, strong):
    """The middle of an odd scale is neither weak nor strong; a framework may draw both lines elsewhere."""
    made = [Rating(f"r{n}", f"R{n}", "m", f"{n}", "000000", "FFFFFF", n) for n in range(1, count + 1)]
    scale = RatingScale(tuple(made), weak_to, strong_from)
    assert ([r.points for r in scale.weak], [r.points for r in scale.strong]) == (weak, strong)


def test_the_scale_has_two_ends():
    """The weak descriptor describes the first rating of the scale, the strong one the last."""
    assert (SCALE.weakest, SCALE.strongest) == (RED, GREEN)


# --- broken frameworks -------------------------------------------------------------------------------------------

GOOD = """\
id: tiny
title: Tiny framework
edition: "1"
source: Made up.
wording: Ours.
scale:
  - {id: low, label: Low, meaning: weak, short: L, fill: "000000", text: "FFFFFF"}
  - {id: high, label: High, meaning: strong, short: H, fill: "FFFFFF", text: "000000"}
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
        questions: ["What?"]
        low: Weak.
        high: Strong.
"""


def write(folder: Path, text: str) -> Path:
    """Write a framework file."""
    path = folder / "framework.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    """Load a broken framework and return its faults."""
    with pytest.raises(FrameworkError) as caught:
        load_framework(write(folder, text))
    return [(fault.place.line, fault.message) for fault in caught.value.faults]


def spoilt(old: str, new: str) -> str:
    """Change one place of the good framework."""
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


def test_the_smallest_framework_loads(tmp_path):
    """A framework needs two ratings, one heading, one element and one question; its descriptors bear the ratings' ids."""
    small = load_framework(write(tmp_path, GOOD))
    assert [(e.ref, e.questions, e.weak, e.strong) for e in small.elements] == [
        ("ONE-01", "• What?", "Weak.", "Strong.")
    ]


WORDS = """\
words:
  heading: {one: pillar, many: pillars}
  summary: {one: self-review, many: self-reviews}
"""


def test_a_framework_says_what_it_calls_things(tmp_path):
    """A framework that names its words is called by them; the others are the usual ones."""
    words = load_framework(write(tmp_path, GOOD + WORDS)).words
    assert [each.one for each in words.things.values()] == [
        "pillar", "element", "framework", "self-review", "diagnostic evidence", "diagnostic meeting",
    ]  # fmt: skip
    assert (words.heading.counted(1), words.heading.counted(3)) == ("1 pillar", "3 pillars")
    assert (words.summary.capital, words.summary.capitals) == ("Self-review", "Self-reviews")


def test_a_group_may_have_a_name_of_its_own(tmp_path):
    """One name each; the others keep theirs, and no two groups may have one name."""
    named = GOOD + WORDS + "  schools: Local committees\n"
    assert load_framework(write(tmp_path, named)).words.groups == (
        "Executive team", "Trustees", "Local committees", "Mentor (external challenge)",
    )  # fmt: skip
    with pytest.raises(FrameworkError) as caught:
        load_framework(write(tmp_path, named + "  executive: TRUSTEES\n"))
    assert [(fault.code, '"TRUSTEES"' in str(fault)) for fault in caught.value.faults] == [("word-taken", True)]


@pytest.mark.parametrize(
    "phrase",
    ["an element", "a theme", "a unit", "an hour", "an honest view", "a one-page note", "an unnamed unit", "a use",
     "an umbrella", "a Europe plan"],
)  # fmt: skip
def test_a_word_with_its_article(phrase):
    """A word has the article that is said with it, which its first letter alone does not tell."""
    assert Word(phrase.split(" ", 1)[1], "").with_article == phrase


MIDDLE = '  - {id: mid, label: Middle, meaning: between, short: M, fill: "FFFFFF", text: "000000"}\n'


@pytest.mark.parametrize(
    ("choice", "described", "lines", "weak"),
    [
        ("strongest", ["High"], ["strong: Strong."], ""),
        ("ends", ["Low", "High"], ["weak: Weak.", "strong: Strong."], "Weak."),
        ("each", ["Low", "Middle", "High"], ["weak: Weak.", "mid: So so.", "strong: Strong."], "Weak."),
        ("each", ["Low", "Middle", "High"], ["low: Weak.", "mid: So so.", "high: Strong."], "Weak."),
    ],
)
def test_a_framework_describes_one_rating_both_ends_or_each(tmp_path, choice, described, lines, weak):
    """An element describes the ratings that its framework chooses, in the order of the scale, as one text or as claims."""
    whole = GOOD.replace("  - {id: high", f"{MIDDLE}  - {{id: high") + f"descriptors: {choice}\n"
    as_texts = "".join(f"        {line}\n" for line in lines)
    as_claims = "        claims:\n          - question: What?\n" + "".join(f"            {line}\n" for line in lines)
    said = [line.split(": ")[1] for line in lines]
    for form, letter in ((as_texts, ""), (as_claims, "(a) ")):
        text = re.sub(r"(?m)^ {8}low: .*\n {8}high: .*\n", lambda _, form=form: form, whole)
        found = load_framework(write(tmp_path, re.sub(r" {8}questions.*\n", "", text) if letter else text))
        assert [rating.label for rating in found.scale.described] == described
        element = found.elements[0]
        assert list(element.descriptors) == [f"{letter}{text}" for text in said]
        assert (element.weak, element.strong) == (weak and f"{letter}{weak}", f"{letter}Strong.")
        assert element.in_pairs is bool(letter)


TWO = (
    GOOD
    + """\
      - id: second
        ref: ONE-02
        title: Second
        questions: ["What?"]
        low: Weak.
        high: Strong.
"""
)


def test_an_element_may_have_a_short_name(tmp_path):
    """An element's short name is what the file says, else its title, however long that is."""
    text = TWO.replace("title: First", "title: First\n        short: 1st  of all").replace("Second", "Second " * 9)
    assert [e.short for e in load_framework(write(tmp_path, text)).elements] == ["1st of all", ("Second " * 9).strip()]


@pytest.mark.parametrize(
    ("first", "second", "fault"),
    [
        ("''", "b", (19, 'Element "First"\'s short name is blank. Fill it in.')),
        ("x" * 25, "b", (19, 'Element "First" has a short name of 25 characters. Tables have room for 24.')),
        ("Same", "same", (26, 'The short name "same" is used twice (first on line 19). Make it unique.')),
        ("Second", "", (25, 'The short name "Second" is used twice (first on line 19). Make it unique.')),
    ],
)
def test_short_names_that_cannot_be(tmp_path, first, second, fault):
    """A short name that is blank, too long for a table or that of another element is a fault on its line."""
    text = TWO.replace("title: First", f"title: First\n        short: {first}")
    text = text.replace("title: Second", f"title: Second\n        short: {second}" if second else "title: Second")
    assert faults(tmp_path, text) == [fault]


BROKEN = """\
id: Tiny Framework
title: ""
edition: "1"
sauce: Made up.
wording: Ours.
wording: Theirs.
scale:
  - {id: low, label: Low, meaning: weak, short: L, fill: "777777", text: "888888"}
  - {id: low, label: low, meaning: strong, short: l, fill: green, text: "000000"}
  - {id: high, label: High, meaning: strong, short: H, fill: "FFFFFF", text: "000000"}
headings:
  - id: one
    ref: One
    title: One
    tab: "One: the first of the headings of this framework"
    about: About one.
    elements: []
  - id: two
    ref: PLAN
    title: Two
    tab: heat MAP
    about: About two.
    elements:
      - id: first
        ref: PLAN-1
        title: First
        questions: What?
        low: Weak.
        high: Strong.
        colour: blue
  - id: three
    ref: THR
    title: Two
    tab: "'Three'"
    about: About three.
    elements:
      - id: first
        ref: THR-01
        title: Third
        questions: ["Why?", ""]
        low: Weak.
      - id: fourth
        ref: THR-01
        title: third
        questions: ["Why?"]
        low: [Weak.]
        high: null
  - just words
"""

BROKEN_FAULTS = [
    (
        1,
        'The framework\'s id is "Tiny Framework". Use lower-case letters, digits and single hyphens, such as '
        "tiny-framework.",
    ),
    (2, "The framework's title is blank. Fill it in."),
    (4, 'The framework has "sauce", which means nothing here. Did you mean source or scale?'),
    (6, 'The framework has "wording" twice. Keep one.'),
    (
        8,
        "Low: the text on its fill has a contrast of 1.3. Use colours with at least 4.5 (WCAG 2.2 AA); black text on this fill has 4.7.",
    ),
    (9, 'Rating 2\'s fill is "green". Write six hexadecimal digits in quotes, such as "00796B".'),
    (9, 'The rating id "low" is used twice (first on line 8). Make it unique.'),
    (9, 'The rating label "low" is used twice (first on line 8). Make it unique.'),
    (9, 'The rating short form "l" is used twice (first on line 8). Make it unique.'),
    (13, 'Heading "One" has the ref "One". Use two to six capital letters, such as ONE.'),
    (15, 'Heading "One" has a tab title of 48 characters. Excel allows 31.'),
    (
        15,
        'Heading "One" has the tab title "One: the first of the headings of this framework". Excel does not allow '
        ": \\ / ? * [ ] in it, nor an apostrophe at either end.",
    ),
    (17, 'Heading "One"\'s elements should be a list with at least one entry.'),
    (19, 'Heading "Two" has the ref "PLAN", which another tab of the workbook uses. Choose another.'),
    (21, 'Heading "Two" has the tab title "heat MAP", which the workbook already uses. Choose another.'),
    (25, 'Element "First" has the ref "PLAN-1". Start it with its heading\'s and add two digits: PLAN-01.'),
    (27, 'Element "First"\'s questions should be a list with at least one entry.'),
    (
        30,
        'An element of Heading "Two" has "colour", which means nothing here. What it may have: id, ref, title, questions, weak, '
        "strong, short.",
    ),
    (33, 'The heading title "Two" is used twice (first on line 20). Make it unique.'),
    (
        34,
        'Heading "Two" has the tab title "\'Three\'". Excel does not allow : \\ / ? * [ ] in it, nor an apostrophe at '
        "either end.",
    ),
    (37, 'An element of Heading "Two" has no "strong". Add it.'),
    (37, 'The element id "first" is used twice (first on line 24). Make it unique.'),
    (40, 'A question of Element "Third" is blank. Fill it in.'),
    (43, 'The ref "THR-01" is used twice (first on line 38). Make it unique.'),
    (44, 'The element title "third" is used twice (first on line 39). Make it unique.'),
    (47, 'Element "third"\'s strong descriptor is blank. Fill it in.'),
    (48, "A heading should be a set of named values: id, ref, title, tab, about, elements."),
]


def test_every_fault_is_reported_at_once(tmp_path):
    """A framework with many faults gets all of them in one go, each on its line, in the order of the lines."""
    assert faults(tmp_path, BROKEN) == BROKEN_FAULTS


def test_faults_stand_in_the_message_with_file_and_line(tmp_path):
    """The message has one line for each fault, which starts with the file and the line as editors understand them."""
    path = write(tmp_path, spoilt('edition: "1"', "edition:"))
    with pytest.raises(FrameworkError) as caught:
        load_framework(path)
    assert f"{path}:3: The framework's edition is blank. Fill it in." in str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("title: Tiny framework", "titel: Tiny framework", 2,
         'The framework has "titel", which means nothing here. Did you mean title?'),
        ("tab: 1 One", "tab: 1 One / first", 13,
         'Heading "One" has the tab title "1 One / first". Excel does not allow : \\ / ? * [ ] in it, nor an '
         "apostrophe at either end."),
        ("tab: 1 One", f"tab: {'x' * 32}", 13, 'Heading "One" has a tab title of 32 characters. Excel allows 31.'),
        ("tab: 1 One", "tab: HISTORY", 13,
         'Heading "One" has the tab title "HISTORY", which the workbook already uses. Choose another.'),
        ("tab: 1 One", "tab: _matsheets", 13,
         'Heading "One" has the tab title "_matsheets", which the workbook already uses. Choose another.'),
        ("about: About one.", "about: ~", 14, 'Heading "One"\'s about is blank. Fill it in.'),
        ('questions: ["What?"]', "questions: []", 19,
         'Element "First"\'s questions should be a list with at least one entry.'),
        ("        ref: ONE-01", "        ref: TWO-01", 17,
         'Element "First" has the ref "TWO-01". Start it with its heading\'s and add two digits: ONE-01.'),
        ("id: first", "id: First!", 16,
         'Element "First"\'s id is "First!". Use lower-case letters, digits and single hyphens, such as first.'),
    ],
)  # fmt: skip
def test_one_fault(tmp_path, old, new, line, sentence):
    """Each kind of fault is named in words, on its line."""
    assert (line, sentence) in faults(tmp_path, spoilt(old, new))


THREE = GOOD.replace(
    "  - {id: high",
    '  - {id: mid, label: Middle, meaning: between, short: M, fill: "FFFFFF", text: "000000"}\n  - {id: high',
)


@pytest.mark.parametrize(
    ("lines", "weak", "strong"),
    [
        ("", "Low", "High"),
        ("weak_to: mid\n", "Low Middle", "High"),
        ("strong_from: Middle\n", "Low", "Middle High"),
        ("weak_to: low\nstrong_from: MIDDLE\n", "Low", "Middle High"),
    ],
)
def test_a_framework_says_what_is_weak_and_what_strong(tmp_path, lines, weak, strong):
    """The middle of three is neither, unless the file names it by its label or its id."""
    scale = load_framework(write(tmp_path, THREE + lines)).scale
    assert [" ".join(r.label for r in ratings) for ratings in (scale.weak, scale.strong)] == [weak, strong]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("weak_to: amber\n", (23, 'weak_to is "amber". Name one of the ratings: Low, Middle or High.')),
        ("strong_from: ''\n", (23, "strong_from is blank. Fill it in.")),
        ("weak_to: High\n", (23, "weak_to is the strongest rating, so nothing would be a strength. Name a weaker one.")),
        ("strong_from: Low\n",
         (23, "strong_from is the weakest rating, so nothing would be an area for improvement. Name a stronger one.")),
        ("weak_to: Middle\nstrong_from: Middle\n",
         (24, "strong_from (Middle) should be stronger than weak_to (Middle). The scale goes from weak to strong.")),
        ("strong_from: mid\nstrong_from: high\n", (24, 'The framework has "strong_from" twice. Keep one.')),
    ],
)  # fmt: skip
def test_lines_of_the_scale_that_cannot_be(tmp_path, lines, fault):
    """A rating that is not there, lines that cross, and a scale with one side only are faults on their lines."""
    assert faults(tmp_path, THREE + lines) == [fault]


@pytest.mark.parametrize(
    ("old", "new", "key", "word"),
    [
        ("label: Low", "label: Not  Rated", "label", "Not Rated"),
        ("short: L", "short: N/R", "short", "N/R"),
        ("label: Low", "label: Unrated", "label", "Unrated"),
    ],
)
def test_no_rating_may_be_called_not_rated(tmp_path, old, new, key, word):
    """Not rated is on every list beside the ratings, so that no rating can be spelt like it."""
    sentence = (
        f'Rating 1 has the {key} "{word}", which says that a group does not rate an element. Choose another: Not rated is '
        "on the list of every workbook."
    )
    assert faults(tmp_path, spoilt(old, new)) == [(7, sentence)]


@pytest.mark.parametrize("ref", ["ABT", "BEY", "PLAN", "MED", "PAR", "CHG", "SRV", "DAT"])
def test_refs_of_other_tabs_are_reserved(tmp_path, ref):
    """A heading may not take the Ref of another tab of the workbook."""
    text = spoilt("ref: ONE\n", f"ref: {ref}\n").replace("ONE-01", f"{ref}-01")
    sentence = f'Heading "One" has the ref "{ref}", which another tab of the workbook uses. Choose another.'
    assert faults(tmp_path, text) == [(11, sentence)]


def test_a_tab_title_of_31_characters_is_allowed(tmp_path):
    """A tab title as long as Excel allows is no fault."""
    assert load_framework(write(tmp_path, spoilt("tab: 1 One", f"tab: {'x' * 31}"))).headings[0].tab == "x" * 31


def test_a_scale_of_one(tmp_path):
    """A scale needs two ratings."""
    text = spoilt('  - {id: high, label: High, meaning: strong, short: H, fill: "FFFFFF", text: "000000"}\n', "")
    assert (7, "The scale has one rating. Give at least two, the weakest first.") in faults(tmp_path, text)


def test_a_missing_part_is_named_once(tmp_path):
    """A missing scale is one fault, not one for each thing in it."""
    text = re.sub(r"scale:\n.*\n.*\n", "", GOOD).replace("low: Weak", "red: Weak").replace("high: Str", "green: Str")
    assert faults(tmp_path, text) == [(1, 'The framework has no "scale". Add it.')]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "just words\n", "- a\n- b\n"])
def test_a_file_that_is_no_framework(tmp_path, text):
    """A file of something else is one fault that says what a framework holds."""
    ((_, sentence),) = faults(tmp_path, text)
    assert sentence == (
        "The framework should be a set of named values: id, title, edition, source, wording, scale, headings."
    )


def test_a_yaml_error_has_its_line(tmp_path):
    """A file that is not YAML says so, with the line to mend."""
    ((line, _),) = faults(tmp_path, spoilt("wording: Ours.", "wording: Ours: theirs."))
    assert line == 5


def test_without_libyaml_a_framework_loads_alike(monkeypatch, tmp_path, shipped):
    """PyYAML's own loader, which is there where libyaml is not, gives the same framework and the same lines."""
    found = faults(tmp_path, BROKEN)
    monkeypatch.delattr(yaml, "CSafeLoader")

    assert load_framework(SHIPPED) == shipped
    assert faults(tmp_path, BROKEN) == found
    assert len(found) > 10


@pytest.mark.parametrize("deep", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000 + "a"])
def test_a_file_nested_without_end_is_refused(tmp_path, deep):
    """A file of nothing but opening brackets or dashes is one message, and no crash."""
    with pytest.raises(FrameworkError, match="not readable as YAML"):
        load_framework(write(tmp_path, deep))


def test_two_documents_in_a_file(tmp_path):
    """A second document in the file is not passed over."""
    assert faults(tmp_path, GOOD + "---\nid: other\n")[0][0] == 22


def test_a_control_character_is_refused(tmp_path):
    """A control character, which no document could print, is refused in one message."""
    with pytest.raises(FrameworkError, match="not readable as YAML"):
        load_framework(write(tmp_path, spoilt("Made up.", "Made\x07up.")))


def test_no_python_objects(tmp_path):
    """A tag that would make a Python object is text like any other; nothing is run."""
    marker = tmp_path / "ran"
    text = spoilt("title: Tiny framework", f'title: !!python/object/apply:os.mkdir ["{marker}"]')
    assert faults(tmp_path, text) == [
        (
            2,
            "The framework's title should be one text. Write it in one, in quotation marks if it begins with a bracket or a dash.",
        )
    ]
    assert not marker.exists()


def test_a_deep_alias_bomb_is_harmless(tmp_path):
    """Lists of aliases of lists of aliases, nine deep, are refused at once."""
    lines = ['a: &a ["x","x","x","x","x","x","x","x","x"]']
    lines += [f"{n}: &{n} [{','.join([f'*{p}'] * 9)}]" for p, n in zip("abcdefgh", "bcdefghi", strict=True)]
    sentences = [s for _, s in faults(tmp_path, "\n".join(lines))]
    assert len([s for s in sentences if "means nothing here" in s]) == 9


def test_a_wide_alias_bomb_is_harmless(tmp_path):
    """A thousand headings of a thousand elements of a thousand questions, all aliases, are refused at once."""
    thousand = {name: ",".join([f"*{name}"] * 1000) for name in "qeh"}
    text = textwrap.dedent(f"""\
        spare:
          - &q What?
          - &e {{id: e, ref: ONE-01, title: E, questions: [{thousand["q"]}], low: W., high: S.}}
          - &h {{id: h, ref: ONE, title: H, tab: H, about: A., elements: [{thousand["e"]}]}}
        headings: [{thousand["h"]}]
        """)
    found = faults(tmp_path, text)
    assert (5, "An alias (*) repeats here what stands on line 4. Write it out.") in found


def test_not_utf_8(tmp_path):
    """A file in another encoding is refused, and the encoding wanted is named."""
    path = tmp_path / "framework.yaml"
    path.write_bytes(GOOD.replace("Tiny framework", "Fframwaith â").encode("cp1252"))
    with pytest.raises(FrameworkError, match="UTF-8"):
        load_framework(path)


def test_a_byte_order_mark_is_passed_over(tmp_path):
    """A file saved by Windows Notepad, with a byte order mark, loads."""
    path = tmp_path / "framework.yaml"
    path.write_bytes(GOOD.encode("utf-8-sig"))
    assert load_framework(path).id == "tiny"


def test_a_missing_file(tmp_path):
    """A file that is not there is named, with what to do."""
    with pytest.raises(FrameworkError, match=r"framework\.yaml does not exist\. Check the name"):
        load_framework(tmp_path / "framework.yaml")


def test_a_huge_file_is_refused(tmp_path):
    """A file far larger than any framework is refused before it is parsed."""
    with pytest.raises(FrameworkError, match="too large"):
        load_framework(write(tmp_path, GOOD + "#" * 1_000_000))


def test_white_space_in_text_is_levelled(tmp_path):
    """A text folded over lines in the file is one line in the framework."""
    text = spoilt("about: About one.", "about: >-\n      About\n      one,   and more.")
    assert load_framework(write(tmp_path, text)).headings[0].about == "About one, and more."


def test_a_layout_is_built_once_for_a_framework_and_its_parts():
    """Every check of every workbook gets the same layout; another edition of the framework gets its own."""
    shipped = open_framework("mat-assurance-framework")
    other = replace(shipped, edition="Another")

    assert build_layout(shipped) is build_layout(shipped)
    assert build_layout(shipped, [Part.PLAN]) is not build_layout(shipped)
    assert build_layout(other).framework is other


@pytest.mark.parametrize(
    ("title", "word", "said"),
    [
        ("MAT assurance framework", "framework", "the MAT assurance framework"),
        ("Academy Trust Governance Code", "code", "the Academy Trust Governance Code"),
        ("Our vision framework", "vision framework", "Our vision framework"),
        ("Diocesan vision framework", "vision framework", "the Diocesan vision framework"),
        ("Living the vision", "vision framework", "Living the vision"),
        ("The Examen", "framework", "The Examen"),
        ("One thing", "framework", "One thing"),
    ],
)
def test_a_title_has_an_article_where_it_says_what_the_thing_is(title, word, said):
    """``the MAT assurance framework``; a title that reads as a name has none, nor one that begins with its own."""
    words = USUAL_WORDS._replace(framework=Word(word, f"{word}s"))
    assert title_in_sentence(replace(framework(), title=title, words=words)) == said
