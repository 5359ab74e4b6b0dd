"""A framework as YAML: one form for every framework, so that two files differ only where the frameworks do.

What is written reads back as the framework that it was written from.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from matsheets.model.framework import USUAL_WORDS, Descriptors, Element, Framework, Heading, Rating, RatingScale
from matsheets.model.framework_reading import descriptor_keys

#: Columns of a text that stands on one line, and of one that is folded over several.
_LINE, _FOLDED = 130, 100
#: What YAML, here or elsewhere, takes for something else than a text.
_NO_TEXTS = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})
#: A text that needs no quotation marks: it begins with a letter, or with a digit where it is no number, date or time.
_PLAIN = re.compile(r"(?:[^\W\d_]|\((?=\w)|\d[\w.,:-]* (?=.*[^\W\d_]{2})).*")
#: What ends such a text, or begins a comment; within brackets, these marks too.
_ENDS, _ENDS_IN_BRACKETS = re.compile(r":(?: |$)| #"), re.compile(r":(?: |$)| #|[\[\]{},?]")
_LETTER = re.compile(r"\([a-z]\) ")
_BULLET = "• "


def framework_yaml(framework: Framework) -> str:
    """Return a framework's file.

    Why no library writes it: those that can fold texts over lines choose quotation marks by rules of their own, and these files
    are read and changed by people.
    """
    scale = framework.scale
    lines = [*_text("", "id", framework.id)]
    lines += _text("", "title", framework.title)
    lines += _text("", "edition", framework.edition)
    lines += _text("", "superseded_by", framework.superseded_by) if framework.superseded_by else ()
    lines += _text("", "source", framework.source)
    lines += _text("", "wording", framework.wording)
    lines += _words(framework)
    if scale.descriptors is not Descriptors.ENDS:
        lines.append(f"descriptors: {scale.descriptors.value}")
    lines.append("scale:")
    lines += (line for rating in scale.ratings for line in _rating(rating))
    named = {"weak_to": scale.weak_to, "strong_from": scale.strong_from, "explanation": scale.explanation}
    for key, points in named.items():
        lines += [f"{key}: {_scalar(scale.ratings[points - 1].id)}"] if points else ()
    lines.append("headings:")
    lines += (line for heading in framework.headings for line in _heading(heading, scale))
    return "\n".join(lines) + "\n"


def _words(framework: Framework) -> Iterator[str]:
    """Yield the words that are not the usual ones."""
    own = {
        name: word
        for name, word, usual in zip(framework.words._fields, framework.words, USUAL_WORDS, strict=True)
        if word != usual
    }
    if own:
        yield "words:"
    for name, word in own.items():
        yield f"  {name}: {_in_brackets(word._asdict())}"


def _rating(rating: Rating) -> Iterator[str]:
    names = ("id", "label", "meaning", "short", "fill", "text")
    values = {name: getattr(rating, name) for name in names}
    whole = f"  - {_in_brackets(values)}"
    if len(whole) <= _LINE:
        yield whole
    else:
        yield from _entry("  ", (line for name, value in values.items() for line in _text("    ", name, value)))


def _heading(heading: Heading, scale: RatingScale) -> Iterator[str]:
    def lines() -> Iterator[str]:
        for name in ("id", "ref", "title", "tab", "about"):
            yield from _text("    ", name, getattr(heading, name))
        yield "    elements:"
        for element in heading.elements:
            yield from _element(element, scale)

    yield from _entry("  ", lines())


def _element(element: Element, scale: RatingScale) -> Iterator[str]:
    def lines() -> Iterator[str]:
        for name in ("id", "ref", "title"):
            yield from _text(" " * 8, name, getattr(element, name))
        if element.short != element.title:
            yield from _text(" " * 8, "short", element.short)
        yield from _claims(element, scale) if element.in_pairs else _descriptors(element, scale)

    yield from _entry(" " * 6, lines())


def _claims(element: Element, scale: RatingScale) -> Iterator[str]:
    names = ("question", *descriptor_keys(scale))
    texts = (text.split("\n") for text in (element.questions, *element.descriptors))
    yield "        claims:"
    for claim in zip(*texts, strict=True):
        said = dict(zip(names, (_LETTER.sub("", line, count=1) for line in claim), strict=True))
        yield from _entry(" " * 10, (line for name, text in said.items() for line in _text(" " * 12, name, text)))


def _descriptors(element: Element, scale: RatingScale) -> Iterator[str]:
    yield from _list(" " * 8, "questions", element.questions)
    for name, text in zip(descriptor_keys(scale), element.descriptors, strict=True):
        yield from _list(" " * 8, name, text) if "\n" in text else _text(" " * 8, name, text)


def _list(indent: str, name: str, lines: str) -> Iterator[str]:
    """Yield a list of the lines of a text, which begin with bullets."""
    yield f"{indent}{_scalar(name)}:"
    for line in lines.split("\n"):
        text = line.removeprefix(_BULLET)
        yield from _entry(f"{indent}  ", _value(f"{indent}    ", f"{indent}    ", text))


def _entry(indent: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an entry of a list, the first of them with the dash."""
    for number, line in enumerate(lines):
        yield f"{indent}- {line[len(indent) + 2 :]}" if number == 0 else line


def _text(indent: str, name: str, text: str) -> Iterator[str]:
    """Yield a name with its text: on one line where it has room, else folded over several."""
    yield from _value(f"{indent}{_scalar(name)}: ", f"{indent}  ", text, colour=name in {"fill", "text"})


def _value(start: str, indent: str, text: str, *, colour: bool = False) -> Iterator[str]:
    whole = f"{start}{_quoted(text) if colour else _scalar(text)}"
    if len(whole) <= _LINE:
        yield whole
    else:
        yield f"{start}>-"
        width = max(_FOLDED - len(indent), 40)
        for line in textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False):
            yield f"{indent}{line}"


def _in_brackets(values: Mapping[str, str]) -> str:
    """Return named values on one line; colours always in quotation marks, since many look like numbers."""
    return "{" + ", ".join(
        f"{name}: {_quoted(value) if name in {'fill', 'text'} else _scalar(value, _ENDS_IN_BRACKETS)}"
        for name, value in values.items()
    ) + "}"  # fmt: skip


def _scalar(text: str, ends: re.Pattern[str] = _ENDS) -> str:
    """Return a text as YAML has it on one line, in quotation marks only where it needs them."""
    plain = _PLAIN.fullmatch(text) and not ends.search(text) and text.casefold() not in _NO_TEXTS
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
