"""Which elements are to be shared: all of them, those of some headings, or some by their Refs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matsheets.errors import ReviewError
from matsheets.model.cells import listed, sentence_start
from matsheets.model.framework import Framework, Word
from matsheets.model.framework_titles import title_in_sentence
from matsheets.model.parsing import Choice, understand_choice
from matsheets.workbook.layout.choices import targets


def choose_elements(
    framework: Framework, headings: Iterable[str] = (), elements: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the Refs of the elements that are chosen, in the framework's order; all of them where nothing is.

    Args:
        framework: what they are of.
        headings: by number, Ref or title: ``3``, ``TEA``, ``Teaching and learning``. All their elements are chosen.
        elements: by Ref or title: ``TEA-01``.

    Raises:
        ReviewError: there is no such heading or element.
    """
    chosen = {*_of_headings(framework, list(headings)), *_of_elements(framework, list(elements))}
    every = [element.ref for element in framework.elements]
    return tuple(ref for ref in every if ref in chosen) if chosen else tuple(every)


def _of_headings(framework: Framework, given: Sequence[str]) -> Iterator[str]:
    choices = [
        Choice(heading.ref, (str(number), heading.title, heading.tab))
        for number, heading in enumerate(framework.headings, start=1)
    ]
    for text in given:
        at = None if text.startswith("-") else understand_choice(text, choices).value  # "-1" is not heading 1
        if at is None:
            known = f"1 to {len(choices)}, or {listed([choice.label for choice in choices], 'or')}"
            raise _unknown("heading", framework.words.heading, text, framework, known)
        yield from (element.ref for element in framework.headings[at].elements)


def _of_elements(framework: Framework, given: Sequence[str]) -> Iterator[str]:
    refs = {element.ref for element in framework.elements}
    choices = [choice for choice in targets(framework) if choice.label.split(maxsplit=1)[0] in refs]
    for text in given:
        at = understand_choice(text, choices).value
        if at is None:
            every = [element.ref for element in framework.elements]
            raise _unknown("element", framework.words.element, text, framework, f"a Ref from {every[0]} to {every[-1]}")
        yield choices[at].label.split(maxsplit=1)[0]


def _unknown(what: str, word: Word, text: str, framework: Framework, known: str) -> ReviewError:
    title = title_in_sentence(framework)
    said = f'{sentence_start(title)} has no {word.one} "{text}".'
    return ReviewError(None, said, f"Give {known}.", code=f"{what}-unknown")
