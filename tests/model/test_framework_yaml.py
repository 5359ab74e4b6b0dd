"""A framework written as YAML is the same framework when it is read again, whatever its words hold."""

from dataclasses import replace
from string import ascii_lowercase

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from matsheets.model.cells import clean_text
from matsheets.model.framework import (
    USUAL_WORDS,
    Descriptors,
    Element,
    Framework,
    Heading,
    Rating,
    RatingScale,
    Word,
)
from matsheets.model.framework_file import load_framework, shipped_files
from matsheets.model.framework_reading import FrameworkReading, framework_of
from matsheets.model.framework_yaml import framework_yaml
from matsheets.model.yaml_nodes import yaml_nodes
from tests.builders import framework as small

#: What gives a text in YAML another meaning, beside letters of several alphabets.
PIECES = st.sampled_from(
    [*"abzAZ019éŴ日ع😀", *"-:#'\"\\|>&*!%@`?,[]{}~=+.()•", " ", " ", ": ", " #", "- ", "yes", "null", "1.0", "2026-11-30",
     "(a) ", "lines of words " * 12]
)  # fmt: skip
TEXTS = (
    st.lists(PIECES, min_size=1, max_size=8)
    .map(lambda parts: " ".join(clean_text("".join(parts)).text.split()))
    .filter(bool)
)
WORDS = st.sampled_from(
    [USUAL_WORDS, USUAL_WORDS._replace(heading=Word("pillar", "pillars"), meeting=Word("day", "days"))]
)


@st.composite
def elements(draw, ref, number, described, texts):
    """One element, in pairs or not."""
    if draw(st.booleans()):
        letters = ascii_lowercase[: draw(st.integers(1, 3))]
        parts = ["\n".join(f"({letter}) {draw(texts)}" for letter in letters) for _ in range(described + 1)]
    else:
        bullets = st.lists(texts, min_size=2, max_size=2).map(lambda said: "\n".join(f"• {text}" for text in said))
        parts = [draw(bullets), *(draw(st.one_of(texts, bullets)) for _ in range(described))]
    title = f"{ref} {number} {draw(texts)}"
    short = draw(st.sampled_from([title, f"{ref} {number} :"]))
    return Element(f"{ref.lower()}-{number}", f"{ref}-{number:02d}", title, short, parts[0], tuple(parts[1:]))


@st.composite
def scales(draw, texts):
    """A scale of two to five ratings, with any lines that it may have."""
    count = draw(st.integers(2, 5))
    labels = [f"Step {n} {draw(texts)}"[:40].strip() for n in range(1, count + 1)]
    ratings = [
        Rating(f"{n}e{n}", label, draw(texts), label, "1E1000", "FFFFFF", n) for n, label in enumerate(labels, 1)
    ]
    weak_to = draw(st.integers(0, count - 1))
    strong_from = draw(st.sampled_from([0, *range(max(2, weak_to + 1), count + 1)]))
    scale = RatingScale(tuple(ratings), weak_to, strong_from, draw(st.sampled_from(Descriptors)))
    between = [r.points for r in scale.ratings if not scale.is_weak(r) and not scale.is_strong(r)]
    return replace(scale, explanation=draw(st.sampled_from([0, *between])))


@st.composite
def frameworks(draw):
    """A framework of any shape, in which a few texts stand again and again."""
    texts = st.sampled_from(draw(st.lists(TEXTS, min_size=1, max_size=6)))
    scale = draw(scales(texts))
    headings = []
    for ref in ("AAA", "BBB")[: draw(st.integers(1, 2))]:
        numbers = range(1, draw(st.integers(1, 2)) + 1)
        of_heading = tuple(draw(elements(ref, number, len(scale.described), texts)) for number in numbers)
        headings.append(Heading(ref.lower(), ref, f"{ref} {draw(texts)}", f"Tab {ref}", draw(texts), of_heading))
    superseded_by = draw(st.one_of(st.just(""), texts.map("After {}".format)))
    of_file = [draw(texts) for _ in range(4)]
    return Framework("made-up", *of_file, scale, tuple(headings), superseded_by, draw(WORDS))


@settings(max_examples=40, deadline=None)
@given(frameworks())
def test_what_is_written_is_read_back(framework):
    """A framework of any shape and words is the same when its file is read, and no other reader finds anything but texts."""
    text = framework_yaml(framework)
    assert framework_of(FrameworkReading(), yaml_nodes(text).root, None) == framework
    assert leaves(yaml.safe_load(text)) == {str}


def leaves(value) -> set[type]:
    """Return of which kinds the single values of a file are."""
    if isinstance(value, dict):
        return leaves([*value.keys(), *value.values()])
    return set().union(*map(leaves, value)) if isinstance(value, list) else {type(value)}


@pytest.mark.parametrize("name", shipped_files())
def test_shipped_files_have_the_form_that_is_written(name):
    """Every framework's file that matsheets ships is, byte for byte, what is written of the framework in it."""
    file = shipped_files()[name]
    assert framework_yaml(load_framework(file)) == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    ["yes", "N", "null", "1.0", "1e3", "2026-11-30", "2026-11-30 10:00:00", "12:30", "a: b", "a #b", "- a", "# a", "a:", "'a'", '"a"',
     "\\a", "*a", "{a}", "[a]", "a, b", "a?", "?", "=1", "@a", "É", "日本", "£5: \"all\" of it - or none, 'today' # maybe" + " more" * 40],
)  # fmt: skip
def test_texts_that_mean_something_else_in_yaml(text):
    """What would be a number, a date, a list or a remark stays the text that it is, on a line of its own and in brackets."""
    framework = small(id="made-up")
    scale = RatingScale((framework.scale.ratings[0]._replace(meaning=text), *framework.scale.ratings[1:]))
    written = framework_yaml(replace(framework, title=text, scale=scale))
    raw = yaml.safe_load(written)
    assert (raw["title"], raw["scale"][0]["meaning"]) == (text, text)
    assert framework_of(FrameworkReading(), yaml_nodes(written).root, None).title == text
