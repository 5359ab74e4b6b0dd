"""The assurance framework as data: its words, headings, elements, guiding questions, descriptors, the rating scale.

Nothing in the code knows how many headings, elements or ratings there are, nor what a framework calls them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from matsheets.model.cells import sentence_start, within_sentence
from matsheets.model.parsing import Choice, spells

#: What a group chooses for an element that it does not rate. It is no rating: it has no points and no place on the scale.
NOT_RATED = "Not rated"
_NOT_RATED = Choice(NOT_RATED, ("NR", "unrated", "no rating"))


def means_not_rated(text: str) -> bool:
    """Tell whether a text spells ``Not rated``, as ``not-rated`` and ``NR`` do."""
    return spells(text, _NOT_RATED)


#: How a word begins that is said with ``an``. Why not the vowels alone: it is a unit, a one-page note, an hour, an honest view.
_SAID_WITH_AN = re.compile(
    r"(?!eu|ewe|one\b|once\b|u(?:ni(?!n|mp)|s[aeiu]|ti|bi))[aeiou]|hono|hones|hour|heir", re.IGNORECASE
)


class Word(NamedTuple):
    """What a framework calls a thing, as within a sentence: ``theme`` and ``themes``."""

    one: str
    many: str

    @property
    def capital(self) -> str:
        """One of them at the start of a sentence or as a title: ``Theme``."""
        return sentence_start(self.one)

    @property
    def capitals(self) -> str:
        """Several of them at the start of a sentence or as a title: ``Themes``."""
        return sentence_start(self.many)

    @property
    def with_article(self) -> str:
        """One of them with ``a`` or ``an``: ``a theme``, ``an element``, ``a unit``, ``an hour``."""
        return f"{'an' if _SAID_WITH_AN.match(self.one) else 'a'} {self.one}"

    def counted(self, number: int) -> str:
        """Return a number of them: ``1 theme``, ``3 themes``."""
        return f"{number} {self.one if number == 1 else self.many}"


class GroupNames(NamedTuple):
    """What a framework calls the groups whose views are asked for, as a list has them; programs know them by the usual names.

    Attributes:
        executive: those who lead the trust.
        trustees: the board.
        schools: those who lead or govern in the schools.
        mentor: whoever looks at the trust from outside.
    """

    executive: str = "Executive team"
    trustees: str = "Trustees"
    schools: str = "Headteachers and middle leaders"
    mentor: str = "Mentor (external challenge)"


class FrameworkWords(NamedTuple):
    """The words of a framework, which everything follows that people read of it.

    Attributes:
        heading: what holds elements: a heading, pillar, domain, principle.
        element: what is rated: an element, theme, statement.
        framework: what the whole is called: a framework, code, standard.
        summary: the board's paper.
        evidence: the document with everyone's own words.
        meeting: the meeting at which ratings are agreed.
        groups: the groups whose views are asked for.
    """

    heading: Word = Word("heading", "headings")
    element: Word = Word("element", "elements")
    framework: Word = Word("framework", "frameworks")
    summary: Word = Word("diagnostic summary", "diagnostic summaries")
    evidence: Word = Word("diagnostic evidence", "diagnostic evidence")
    meeting: Word = Word("diagnostic meeting", "diagnostic meetings")
    groups: GroupNames = GroupNames()

    @property
    def things(self) -> Mapping[str, Word]:
        """The words that are no names of groups, by what they stand for."""
        return {name: word for name, word in zip(self._fields, self, strict=True) if isinstance(word, Word)}

    @property
    def outsider(self) -> str:
        """What whoever looks at the trust from outside is called within a sentence: ``mentor``, ``external reviewer``.

        What stands in brackets after a name explains it, and an abbreviation keeps its capitals.
        """
        return within_sentence(self.groups.mentor.partition(" (")[0] or self.groups.mentor)

    def group(self, usual: str) -> str:
        """Return what a group is called that programs know by its usual name; any other name as it is."""
        return dict(zip(GroupNames(), self.groups, strict=True)).get(usual, usual)

    def fill(self, template: str, **more: str) -> str:
        """Return a sentence with these words in it, whose places bear the names of ``word_forms``: ``{a_element}``.

        Args:
            template: the sentence.
            more: what stands in other places of it, by their names.
        """
        return template.format_map({**word_forms(self), **more})


#: What a framework calls things that does not say otherwise.
USUAL_WORDS = FrameworkWords()
#: What a framework's words stand for, but for the groups.
WORD_NAMES = tuple(USUAL_WORDS.things)


@lru_cache(maxsize=64)
def word_forms(words: FrameworkWords) -> Mapping[str, str]:
    """Return every form of a framework's words by its name, such as ``a_element`` for ``a theme``.

    Each has six: ``element``, ``elements``, ``Element``, ``Elements``, ``a_element`` and ``A_element``. Whoever looks at the trust
    from outside has ``outsider`` and ``Outsider``, and ``of_outsider`` and ``Of_outsider``, which say whose a thing is: ``mentor's``.
    """
    one = words.outsider
    whose = f"{one}'" if one.endswith("s") else f"{one}'s"
    found = {"outsider": one, "of_outsider": whose}
    found |= {name.capitalize(): sentence_start(text) for name, text in found.items()}
    for name, word in words.things.items():
        many = "summaries" if name == "summary" else f"{name}s"
        article = word.with_article
        found |= {name: word.one, many: word.many, name.capitalize(): word.capital, many.capitalize(): word.capitals}
        found |= {f"a_{name}": article, f"A_{name}": sentence_start(article)}
    return MappingProxyType(found)


class Descriptors(Enum):
    """Which ratings a framework describes for each of its elements."""

    STRONGEST = "strongest"
    ENDS = "ends"
    EACH = "each"


class Rating(NamedTuple):
    """One point of the scale.

    Attributes:
        points: its place on the scale, 1 for the weakest. Ordinal: for ordering and medians, never for a mean.
        fill: background colour, six hexadecimal digits.
        text: text colour on that background.
        weak: whether it is an area for improvement, as the scale that holds it draws the line.
        explains: whether it says that a trust does otherwise by choice, and explains why (apply or explain).
        passed: how many explanations the scale has below it; they are no steps on the way to it.
        grades: whether its scale is a grade, so that one rating is higher than another. Where a trust may explain instead, it
            says how far something is applied.
    """

    id: str
    label: str
    meaning: str
    short: str
    fill: str
    text: str
    points: int
    weak: bool = False
    explains: bool = False
    passed: int = 0
    grades: bool = True

    @property
    def step(self) -> int:
        """Its place among the ratings that are steps from weak to strong, 1 for the weakest; an explanation has none."""
        return self.points - self.passed


@dataclass(frozen=True, slots=True)
class RatingScale:
    """The ratings, weakest first.

    Attributes:
        weak_to: the points of the strongest rating that is an area for improvement; 0 for the weaker half of the scale.
        strong_from: the points of the weakest rating that is a strength; 0 for the stronger half of the scale.
        descriptors: which ratings every element describes.
        explanation: the points of the rating that ``explains``; 0 where the scale has none. It is listed and ordered like
            the others, and yet is no step between its neighbours: to it and from it nothing moves up or down.

    The middle rating of an odd number lies in neither half: it is a strength, or an area for improvement, only where the
    framework says so.
    """

    ratings: tuple[Rating, ...]
    weak_to: int = 0
    strong_from: int = 0
    descriptors: Descriptors = Descriptors.ENDS
    explanation: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "ratings", tuple(map(self._placed, self.ratings)))

    def _placed(self, rating: Rating) -> Rating:
        """Return a rating with what the scale says of it."""
        return rating._replace(
            weak=self.is_weak(rating),
            explains=rating.points == self.explanation,
            passed=int(0 < self.explanation < rating.points),
            grades=not self.explanation,
        )

    @property
    def weakest(self) -> Rating:
        """The first rating, which the weak descriptor describes where there is one."""
        return self.ratings[0]

    @property
    def strongest(self) -> Rating:
        """The last rating, which the strong descriptor describes."""
        return self.ratings[-1]

    @property
    def explaining(self) -> Rating | None:
        """The rating by which a trust explains that it does otherwise; None where the scale has none."""
        return self.ratings[self.explanation - 1] if self.explanation else None

    @property
    def described(self) -> tuple[Rating, ...]:
        """The ratings that every element describes, weakest first; the strongest is always among them."""
        weaker = {Descriptors.STRONGEST: (), Descriptors.ENDS: self.ratings[:1], Descriptors.EACH: self.ratings[:-1]}
        return (*weaker[self.descriptors], self.strongest)

    def described_as(self, rating: Rating) -> str:
        """Return what a descriptor says the look of, in a sentence: ``strong capacity``, or the rating's label.

        Why: a meaning fits the sentence where the ends of the scale are weak and strong of one thing, and may be any words
        elsewhere.
        """
        ends = self.weakest.meaning, self.strongest.meaning
        of_one_thing = ends[1].startswith("strong ") and ends[0] == ends[1].replace("strong ", "weak ", 1)
        return rating.meaning if of_one_thing and rating.meaning in ends else rating.label

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
    def in_columns(self) -> tuple[Rating, ...]:
        """The ratings beside each other: the steps, weakest first, then what is explained, which lies on no way between them."""
        return tuple(sorted(self.ratings, key=lambda rating: rating.explains))

    @property
    def weak(self) -> tuple[Rating, ...]:
        """The ratings that are areas for improvement, weakest first."""
        return tuple(filter(self.is_weak, self.ratings))

    @property
    def strong(self) -> tuple[Rating, ...]:
        """The ratings that are strengths, weakest first."""
        return tuple(filter(self.is_strong, self.ratings))


def steps_between(then: Rating, now: Rating) -> int | None:
    """Return how many steps from weak to strong lead from one rating to another, below 0 where they lead down.

    None where one of two is an explanation: what is done otherwise by choice is neither higher nor lower.
    """
    return None if then.explains != now.explains else now.step - then.step


class Element(NamedTuple):
    """One element: what to consider, and what the ratings that its framework describes look like.

    Attributes:
        short: a word or two for tables; the title where the framework gives none.
        questions: what to consider, one question to a line.
        descriptors: what each rating of ``RatingScale.described`` looks like, in that order: one text, or claims, one to
            a line. Claims in pairs begin with (a), (b) and so on, each with its question and its counterparts in the
            other descriptors on the line with the same letter.
    """

    id: str
    ref: str
    title: str
    short: str
    questions: str
    descriptors: tuple[str, ...]

    @property
    def weak(self) -> str:
        """What the weakest rating looks like; blank where the framework describes the strongest only."""
        return self.descriptors[0] if len(self.descriptors) > 1 else ""

    @property
    def strong(self) -> str:
        """What the strongest rating looks like."""
        return self.descriptors[-1]

    @property
    def in_pairs(self) -> bool:
        """Whether each question has a claim of its own in every descriptor, known by its letter."""
        return self.questions.startswith("(a) ")


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
        words: what it calls its headings, its elements, itself and the documents of a review.
        is_remembered: whether it is what a workbook remembers of it, without questions and descriptors; its file is nowhere.
    """

    id: str
    title: str
    edition: str
    source: str
    wording: str
    scale: RatingScale
    headings: tuple[Heading, ...]
    superseded_by: str = ""
    words: FrameworkWords = USUAL_WORDS
    is_remembered: bool = False

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element, in order."""
        return tuple(element for heading in self.headings for element in heading.elements)

    @cached_property
    def _heading_of(self) -> dict[str, Heading]:
        return {element.ref: heading for heading in self.headings for element in heading.elements}

    @cached_property
    def _refs(self) -> dict[str, str]:
        return {element.id: element.ref for element in self.elements}

    def ref_of(self, element: Element) -> str:
        """Return the Ref that an element of any edition has in this one; blank where this one has no such element."""
        return self._refs.get(element.id, "")

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
