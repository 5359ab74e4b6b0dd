"""The assurance framework as data: headings, elements, guiding questions, two descriptors, the rating scale.

Nothing in the code knows how many headings, elements or ratings there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from matsheets.model.parsing import Choice


class Rating(NamedTuple):
    """One point of the scale.

    Attributes:
        points: its place on the scale, 1 for the weakest. Ordinal: for ordering and medians, never for a mean.
        fill: background colour, six hexadecimal digits.
        text: text colour on that background.
    """

    id: str
    label: str
    meaning: str
    short: str
    fill: str
    text: str
    points: int


@dataclass(frozen=True, slots=True)
class RatingScale:
    """The ratings, weakest first."""

    ratings: tuple[Rating, ...]

    @property
    def weakest(self) -> Rating:
        """The rating that the weak descriptor describes."""
        return self.ratings[0]

    @property
    def strongest(self) -> Rating:
        """The rating that the strong descriptor describes."""
        return self.ratings[-1]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The ratings as choices that typed text can spell, in the order of the scale."""
        return tuple(Choice(r.label, (r.short, r.id)) for r in self.ratings)

    def needs_action(self, rating: Rating) -> bool:
        """Tell whether a rating lies in the weaker half of the scale, where a trust plans or says why not."""
        return rating.points <= len(self.ratings) // 2


class Element(NamedTuple):
    """One element: what to consider, and what weak and strong capacity look like."""

    id: str
    ref: str
    title: str
    questions: tuple[str, ...]
    weak: str
    strong: str


class Heading(NamedTuple):
    """One heading of the framework, which has a tab of its own in the workbook."""

    id: str
    ref: str
    title: str
    tab: str
    about: str
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Framework:
    """A whole framework in one edition."""

    id: str
    title: str
    edition: str
    source: str
    wording: str
    scale: RatingScale
    headings: tuple[Heading, ...]

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element, in order."""
        return tuple(element for heading in self.headings for element in heading.elements)

    @cached_property
    def _heading_of(self) -> dict[str, Heading]:
        return {element.ref: heading for heading in self.headings for element in heading.elements}

    def heading_of(self, ref: str) -> Heading:
        """Return the heading that holds the element with this Ref; ``KeyError`` where there is none."""
        return self._heading_of[ref]

    def element(self, ref: str) -> Element:
        """Return the element with this Ref; ``KeyError`` where there is none."""
        return next(element for element in self.heading_of(ref).elements if element.ref == ref)


@lru_cache(maxsize=256)
def contrast(fill: str, text: str) -> float:
    """Return the WCAG contrast ratio between two colours given as six hexadecimal digits."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(fill), luminance(text)))
    return (high + 0.05) / (low + 0.05)
