"""The tests' own frameworks are of the sizes that they stand for, and have no word of a shipped framework's."""

from __future__ import annotations

import re

import pytest

from matsheets.model.framework import Descriptors, Framework, FrameworkWords
from tests.frameworks import music, music_standard, services, services_charter


@pytest.mark.parametrize(
    ("made", "shape"),
    [(music, (3, 6, 5, Descriptors.EACH)), (services, (12, 60, 4, Descriptors.STRONGEST))],
)
def test_they_are_of_their_sizes(made: object, shape: tuple[object, ...]) -> None:
    """Headings, elements and ratings are as many as the tests that use them say, and each element has its descriptors."""
    framework: Framework = made()  # type: ignore[operator]
    scale = framework.scale
    assert (len(framework.headings), len(framework.elements), len(scale.ratings), scale.descriptors) == shape
    assert all(len(element.descriptors) == len(scale.described) for element in framework.elements)


@pytest.mark.parametrize("content", [music_standard(), services_charter()])
def test_they_have_no_usual_word(content: dict[str, object], framework: Framework) -> None:
    """Neither file has a usual word for a thing, nor a title, a Ref or a rating of the shipped framework."""
    said = " ".join(re.findall(r"[\w-]+", " ".join(_values(content)).casefold()))
    usual = {word for pair in FrameworkWords() for word in pair} | {"diagnostic"}
    titles = {t.casefold() for h in framework.headings for t in (h.title, *(e.title for e in h.elements))}
    ratings = {rating.label.casefold() for rating in framework.scale.ratings}
    assert not [word for word in usual | titles | ratings if re.search(rf"\b{re.escape(word)}\b", said)]
    refs = {element.ref for element in framework.elements}
    assert not refs.intersection(_values(content))


def _values(content: object) -> list[str]:
    """Return the texts of a file, without its keys."""
    if isinstance(content, dict):
        return [text for value in content.values() for text in _values(value)]
    if isinstance(content, list):
        return [text for value in content for text in _values(value)]
    return [str(content)]
