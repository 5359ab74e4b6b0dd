"""A framework as YAML: one form for every framework, so that two files differ only where the frameworks do.

What is written reads back as the framework that it was written from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from matsheets.model.framework import USUAL_WORDS, Descriptors, Element, Framework, Heading, Rating, RatingScale
from matsheets.model.framework_reading import descriptor_keys
from matsheets.model.yaml_lines import LINE, in_brackets, list_entry, named_text, scalar, text_lines

_LETTER = re.compile(r"\([a-z]\) ")
_BULLET = "• "


def framework_yaml(framework: Framework) -> str:
    """Return a framework's file."""
    scale = framework.scale
    lines = [*named_text("", "id", framework.id)]
    lines += named_text("", "title", framework.title)
    lines += named_text("", "edition", framework.edition)
    lines += named_text("", "superseded_by", framework.superseded_by) if framework.superseded_by else ()
    lines += named_text("", "source", framework.source)
    lines += named_text("", "wording", framework.wording)
    lines += _words(framework)
    if scale.descriptors is not Descriptors.ENDS:
        lines.append(f"descriptors: {scale.descriptors.value}")
    lines.append("scale:")
    lines += (line for rating in scale.ratings for line in _rating(rating))
    named = {"weak_to": scale.weak_to, "strong_from": scale.strong_from, "explanation": scale.explanation}
    for key, points in named.items():
        lines += [f"{key}: {scalar(scale.ratings[points - 1].id)}"] if points else ()
    lines.append("headings:")
    lines += (line for heading in framework.headings for line in _heading(heading, scale))
    return "\n".join(lines) + "\n"


def _words(framework: Framework) -> Iterator[str]:
    """Yield the words that are not the usual ones."""
    own = {name: word for name, word in framework.words.things.items() if word != USUAL_WORDS.things[name]}
    usual = USUAL_WORDS.groups._asdict()
    groups = {key: name for key, name in framework.words.groups._asdict().items() if name != usual[key]}
    if own or groups:
        yield "words:"
    for name, word in own.items():
        yield f"  {name}: {in_brackets(word._asdict())}"
    for key, name in groups.items():
        yield f"  {key}: {scalar(name)}"


def _rating(rating: Rating) -> Iterator[str]:
    names = ("id", "label", "meaning", "short", "fill", "text")
    values = {name: getattr(rating, name) for name in names}
    whole = f"  - {in_brackets(values)}"
    if len(whole) <= LINE:
        yield whole
    else:
        yield from list_entry(
            "  ", (line for name, value in values.items() for line in named_text("    ", name, value))
        )


def _heading(heading: Heading, scale: RatingScale) -> Iterator[str]:
    def lines() -> Iterator[str]:
        for name in ("id", "ref", "title", "tab", "about"):
            yield from named_text("    ", name, getattr(heading, name))
        yield "    elements:"
        for element in heading.elements:
            yield from _element(element, scale)

    yield from list_entry("  ", lines())


def _element(element: Element, scale: RatingScale) -> Iterator[str]:
    def lines() -> Iterator[str]:
        for name in ("id", "ref", "title"):
            yield from named_text(" " * 8, name, getattr(element, name))
        if element.short != element.title:
            yield from named_text(" " * 8, "short", element.short)
        yield from _claims(element, scale) if element.in_pairs else _descriptors(element, scale)

    yield from list_entry(" " * 6, lines())


def _claims(element: Element, scale: RatingScale) -> Iterator[str]:
    names = ("question", *descriptor_keys(scale))
    texts = (text.split("\n") for text in (element.questions, *element.descriptors))
    yield "        claims:"
    for claim in zip(*texts, strict=True):
        said = dict(zip(names, (_LETTER.sub("", line, count=1) for line in claim), strict=True))
        yield from list_entry(
            " " * 10, (line for name, text in said.items() for line in named_text(" " * 12, name, text))
        )


def _descriptors(element: Element, scale: RatingScale) -> Iterator[str]:
    yield from _list(" " * 8, "questions", element.questions)
    for name, text in zip(descriptor_keys(scale), element.descriptors, strict=True):
        yield from _list(" " * 8, name, text) if "\n" in text else named_text(" " * 8, name, text)


def _list(indent: str, name: str, lines: str) -> Iterator[str]:
    """Yield a list of the lines of a text, which begin with bullets."""
    yield f"{indent}{scalar(name)}:"
    for line in lines.split("\n"):
        text = line.removeprefix(_BULLET)
        yield from list_entry(f"{indent}  ", text_lines(f"{indent}    ", f"{indent}    ", text))
