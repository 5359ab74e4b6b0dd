"""The assurance framework as data: headings, elements, guiding questions, two descriptors, the rating scale.

Nothing in the code knows how many headings, elements or ratings there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from matsheets.model.parsing import Choice, spells

#: What a group chooses for an element that it does not rate. It is no rating: it has no points and no place on the scale.
NOT_RATED = "Not rated"
_NOT_RATED = Choice(NOT_RATED, ("NR", "unrated", "no rating"))


def means_not_rated(text: str) -> bool:
    """Tell whether a text spells ``Not rated``, as ``not-rated`` and ``NR`` do."""
    return spells(text, _NOT_RATED)


class Rating(NamedTuple):
    """One point of the scale.

    Attributes:
        points: its place on the scale, 1 for the weakest. Ordinal: for ordering and medians, never for a mean.
        fill: background colour, six hexadecimal digits.
        text: text colour on that background.
        weak: whether it is an area for improvement, as the scale that holds it draws the line.
    """

    id: str
    label: str
    meaning: str
    short: str
    fill: str
    text: str
    points: int
    weak: bool = False


@dataclass(frozen=True, slots=True)
class RatingScale:
    """The ratings, weakest first.

    Attributes:
        weak_to: the points of the strongest rating that is an area for improvement; 0 for the weaker half of the scale.
        strong_from: the points of the weakest rating that is a strength; 0 for the stronger half of the scale.

    The middle rating of an odd number lies in neither half: it is a strength, or an area for improvement, only where the
    framework says so.
    """

    ratings: tuple[Rating, ...]
    weak_to: int = 0
    strong_from: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "ratings", tuple(r._replace(weak=self.is_weak(r)) for r in self.ratings))

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
        """What may be chosen for an element: the ratings in the order of the scale, then ``Not rated``."""
        return (*(Choice(r.label, (r.short, r.id)) for r in self.ratings), _NOT_RATED)

    def is_weak(self, rating: Rating) -> bool:
        """Tell whether a rating is an area for improvement, where a trust plans or says why not."""
        half = len(self.ratings) // 2
        return rating.points <= (self.weak_to or min(half, self.strong_from - 1 if self.strong_from else half))

    def is_strong(self, rating: Rating) -> bool:
        """Tell whether a rating is a strength."""
        return rating.points >= (self.strong_from or max((len(self.ratings) + 3) // 2, self.weak_to + 1))

    @property
    def weak(self) -> tuple[Rating, ...]:
        """The ratings that are areas for improvement, weakest first."""
        return tuple(filter(self.is_weak, self.ratings))

    @property
    def strong(self) -> tuple[Rating, ...]:
        """The ratings that are strengths, weakest first."""
        return tuple(filter(self.is_strong, self.ratings))


class Element(NamedTuple):
    """One element: what to consider, and what weak and strong capacity look like.

    Attributes:
        short: a word or two for tables; the title where the framework gives none.
        questions: what to consider, one question to a line.
        weak: what weak capacity looks like: one text, or claims from (a) on, one to a line, each with the question of
            the same letter and its counterpart among the strong ones.
        strong: what strong capacity looks like, in the same way.
    """

    id: str
    ref: str
    title: str
    short: str
    questions: str
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
    """A whole framework in one edition.

    Attributes:
        superseded_by: the edition that took the place of this one; blank where it is not a former one.
    """

    id: str
    title: str
    edition: str
    source: str
    wording: str
    scale: RatingScale
    headings: tuple[Heading, ...]
    superseded_by: str = ""

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
