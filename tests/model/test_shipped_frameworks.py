"""The quality of what the shipped frameworks say: each current one is held to the same rules."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from matsheets.frameworks.framework_files import open_framework
from matsheets.frameworks.map_files import open_map
from matsheets.model.framework_file import shipped_files, shipped_frameworks
from matsheets.model.framework_map_file import shipped_maps

CURRENT = [name for name in shipped_files() if "/" not in name]
#: Words that stand in many claims of any kind, and so show nothing about two of them belonging together.
COMMON = {
    "about", "after", "before", "each", "every", "from", "have", "hear", "many", "others",
    "some", "that", "their", "them", "they", "what", "when", "which", "who", "with",
}  # fmt: skip
#: Words that guidance and prospectuses are full of, and that say nothing that can be seen.
EMPTY = re.compile(
    r"\b(?:robust|world.class|outstanding|excellen|cutting.edge|holistic|stakeholder|leverag|embed|ensur|driv(?:e|en|es|ing)\b|"
    r"deliver|journey|passion|relentless|rigo|seamless|synerg|empower|best.practice|best.in.class|fit.for.purpose|effective|"
    r"appropriate|high.performing|impact|going.forward)",
    re.IGNORECASE,
)
#: Groups who answer, or may: where one of them stands beside an element's short name, a reader must tell which is which.
GROUPS = {
    "Trustees",
    "Executive team",
    "Headteachers",
    "Heads",
    "Members",
    "Governors",
    "Local committees",
    "Mentor",
    "Board",
    "Stakeholders",
}
#: What a strong claim may not ask for: a board that had nothing to refuse could never be at its best.
QUOTA = re.compile(r"\bsome (?:were|was|have stepped|decisions)\b|\b(?:refused|reversed|handed back)\b")
#: What people in schools look for by its name, by framework.
NAMED = {
    "academy-trust-governance-code": (
        "accounting officer", "funding agreement", "religious character", "conflict", "whistleblowing", "safeguarding",
        "employee", "data breach", "equality information", "scheme of delegation", "reported, approved and",
    ),
    "trust-quality-descriptions": (
        "disadvantaged pupils", "pupil premium", "results", "safeguarding", "exclusions", "monthly accounts", "thresholds",
        "accounting officer", "TUPE", "scheme of delegation",
    ),
}  # fmt: skip
NOT_BRITISH = re.compile(r"\b(?:programs?|center|behavior|labor)\b|\w{4}iz(?:e|es|ed|ing|ation)\b", re.IGNORECASE)


@pytest.fixture(scope="module", params=CURRENT)
def shipped(request):
    """Each framework that matsheets ships, in its current edition."""
    return open_framework(request.param)


def lines_of(element):
    """Return an element's questions and the claims of each of its descriptors, without letters."""
    return [[line[4:] for line in text.split("\n")] for text in (element.questions, *element.descriptors)]


def texts_of(framework):
    """Return all that a framework says in sentences of its own, each with the Ref of its place."""
    said = [(heading.ref, heading.about) for heading in framework.headings]
    return said + [(e.ref, line) for e in framework.elements for lines in lines_of(e) for line in lines]


def test_four_claims_in_pairs(shipped):
    """Every element has four claims, (a) to (d), in each descriptor, and a question of the same letter for each."""
    for element in shipped.elements:
        for text in (element.questions, *element.descriptors):
            assert [line[:4] for line in text.split("\n")] == ["(a) ", "(b) ", "(c) ", "(d) "], element.ref
        questions, *descriptors = lines_of(element)
        assert all(q.endswith("?") for q in questions), element.ref
        assert all(claim.endswith(".") and claim.count(".") == 1 for d in descriptors for claim in d), element.ref


def test_lengths(shipped):
    """A descriptor has 40 to 60 words, so that it can be read without scrolling, a claim 8 to 20, a question at most 20."""
    for element in shipped.elements:
        questions, *descriptors = lines_of(element)
        assert [q for q in questions if len(q.split()) > 20] == []
        assert [c for d in descriptors for c in d if not 8 <= len(c.split()) <= 20] == [], element.ref
        assert [n for n in (len(" ".join(d).split()) for d in descriptors) if not 40 <= n <= 60] == [], element.ref


def test_what_belongs_together_is_about_one_thing(shipped):
    """A claim shares a word with its counterpart in every other descriptor."""

    def words(claim):
        return {w[:4] for w in re.findall(r"[a-z]{4,}", claim.lower()) if w not in COMMON}

    strangers = [
        (element.ref, claims)
        for element in shipped.elements
        for claims in zip(*lines_of(element)[1:], strict=True)
        if any(not words(one) & words(other) for one, other in pairwise(claims))
    ]
    assert strangers == []


def test_nothing_is_said_that_nobody_can_observe(shipped):
    """No sentence has a word that praises without saying what can be seen; all are British and in straight quotes."""
    assert [(ref, text) for ref, text in texts_of(shipped) if EMPTY.search(text)] == []
    assert [text for _, text in texts_of(shipped) if NOT_BRITISH.search(text) or re.search("[‘’“”–—]|  ", text)] == []


def test_no_element_is_called_as_a_group_is(shipped):
    """No element's short name is what a group of people may be called, because papers print them side by side."""
    assert [element.ref for element in shipped.elements if element.short in GROUPS] == []


def test_nothing_strong_asks_for_a_refusal(shipped):
    """No strong claim can be met only by a trust that has refused, reversed or slowed something."""
    assert [e.ref for e in shipped.elements if QUOTA.search(e.strong)] == []


@pytest.mark.parametrize(("framework", "named"), NAMED.items())
def test_what_is_looked_for_stands_there_by_name(framework, named):
    """The duties and the groups of pupils that a professional looks for first are named in questions or claims."""
    said = " ".join(text for _, text in texts_of(open_framework(framework))).lower()
    assert [name for name in named if name.lower() not in said] == []


def test_a_framework_says_whose_words_it_has(shipped):
    """Each framework states its edition, where it was published and by whom, that it is voluntary, and that the words are ours."""
    assert "matsheets wording" in shipped.edition
    assert "published" in shipped.source
    assert "voluntary" in shipped.source
    assert "own wording" in shipped.wording


def test_each_framework_has_a_map_to_the_matters_of_the_act(shipped):
    """A map goes from each framework to the five matters of section 57, and says of each of its elements how it bears on one."""
    maps = [open_map(name, shipped_frameworks()) for name in shipped_maps()]
    (found,) = [
        each
        for each in maps
        if each.origin == shipped and len(each.subjects) == 5 and each.subject_word.one == "matter"
    ]
    assert (found.idle_elements, found.bare_subjects) == ((), ())
    assert [link for link in found.map.links if not link.why] == []


def test_no_two_frameworks_say_the_same():
    """No sentence stands twice in what matsheets ships, and no element or heading of one framework has another's Ref or title."""
    frameworks = [open_framework(name) for name in CURRENT]
    sentences = Counter(text for framework in frameworks for _, text in texts_of(framework))
    assert len(sentences) > 300
    assert [text for text, count in sentences.items() if count > 1] == []
    refs = Counter(heading.ref for framework in frameworks for heading in framework.headings)
    titles = Counter(element.title for framework in frameworks for element in framework.elements)
    assert [word for word, count in (refs + titles).items() if count > 1] == []


def test_the_quality_descriptions_have_the_published_pillars():
    """The trust quality descriptions have the five pillars that were published, each with three or four themes of ours."""
    framework = open_framework("trust-quality-descriptions")
    assert [heading.title for heading in framework.headings] == [
        "High-quality and inclusive education",
        "School improvement",
        "Workforce",
        "Finance and operations",
        "Governance and leadership",
    ]
    assert [len(heading.elements) for heading in framework.headings] == [4, 3, 4, 4, 3]
    assert "to replace them" in framework.source


def test_the_governance_codes_principles():
    """The governance code's headings are its fundamental principle and its seven principles, titled as published."""
    assert [heading.title for heading in open_framework("academy-trust-governance-code").headings] == [
        "Fundamental principle",
        "Delivering the academy trust charitable objects",
        "Leadership",
        "Integrity",
        "Decision making, risk and control",
        "Board effectiveness",
        "Equality, diversity and inclusion",
        "Openness and accountability",
    ]


def test_an_explanation_is_no_strength_and_asks_for_no_plan():
    """Of the governance code's ratings two are areas for improvement and one a strength: an explanation is neither."""
    scale = open_framework("academy-trust-governance-code").scale
    assert [r.label for r in scale.weak] == ["Not yet", "Partly applied"]
    assert [r.label for r in scale.strong] == ["Applied"]
    assert [r.label for r in scale.ratings if r not in (*scale.weak, *scale.strong)] == ["Explained otherwise"]
