"""Many workbooks by trust and round, and their ratings as arrays: what the tables of a cohort are made from.

The arrays hold points: a place on the scale, 1 for the weakest, 0 where there is no rating. What stands for an element is
what ``review`` says of it: the agreed rating, else the cautious median of the groups'. Ratings are counted, ordered and
compared, and never added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from matsheets.combining import group_by_trust_and_round, in_order
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import company_number, fold
from matsheets.model.framework import Framework, Rating
from matsheets.review import Respondent
from matsheets.whose import round_of, trust_key
from matsheets.workbook.layout.layout import GROUPS, ROUNDS, Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.int64]
    Texts = NDArray[np.object_]

#: Four columns of texts.
Said = tuple[list[str], list[str], list[str | None], list[str | None]]
_GROUPS = frozenset(choice.label for choice in GROUPS)


@dataclass(frozen=True)
class Book:
    """One workbook in its trust's review."""

    who: Respondent
    assessment: Assessment

    @cached_property
    def asked(self) -> bool:
        """Whether it holds a review at all."""
        return Part.REVIEW.value in self.assessment.parts

    @cached_property
    def _rated(self) -> tuple[list[int], Said]:
        book, refs = self.assessment, self.assessment.framework.element_refs
        rated = book.column(refs, "rating")
        cells = [a.cell if a is not None else book.cell(ref, "rating") for ref, a in zip(refs, rated, strict=True)]
        said = (
            _texts(book.column(refs, "rationale")),
            _texts(book.column(refs, "evidence")),
            [cell.tab if cell else None for cell in cells],
            [cell.address if cell else None for cell in cells],
        )
        return [a.value.points if a is not None and isinstance(a.value, Rating) else 0 for a in rated], said

    @property
    def points(self) -> list[int]:
        """Its rating of each element."""
        return self._rated[0]

    @property
    def said(self) -> Said:
        """Its rationales, its evidence, and the tabs and the addresses of its ratings, element by element."""
        return self._rated[1]


def _texts(answers: Iterable[Answer | None]) -> list[str]:
    """Return what each says; one that is no text counts as blank."""
    return [a.value if a is not None and isinstance(a.value, str) else "" for a in answers]


@dataclass(frozen=True, slots=True)
class Member:
    """One trust's workbooks of one round.

    Attributes:
        whose: trust, company number, round, framework and edition.
        books: in the order of the groups.
    """

    whose: tuple[str, str, str, str, str]
    framework: Framework
    books: tuple[Book, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What each member's ratings of each element come to, a row for each member; ``number`` is how many there are."""

    number: Points
    lowest: Points
    highest: Points
    median: Points
    agreed: Points
    rating: Points


@dataclass(frozen=True)
class Block:
    """The members of one framework.

    Attributes:
        places: each member's place in the whole cohort.
    """

    framework: Framework
    members: tuple[Member, ...]
    places: tuple[int, ...]

    @cached_property
    def books(self) -> tuple[Book, ...]:
        """Every workbook, member by member."""
        return tuple(book for member in self.members for book in member.books)

    @cached_property
    def member_of(self) -> Points:
        """The number of each workbook's member."""
        import numpy as np

        return np.arange(len(self.members)).repeat([len(member.books) for member in self.members])

    @cached_property
    def asked(self) -> Points:
        """The numbers of the workbooks that hold a review."""
        import numpy as np

        return np.array([number for number, book in enumerate(self.books) if book.asked], dtype=np.int64)

    @cached_property
    def reviewed(self) -> Points:
        """The numbers of the members that were asked to rate."""
        import numpy as np

        return np.unique(self.member_of[self.asked])

    @cached_property
    def book_order(self) -> Points:
        """The place in the cohort of each workbook that holds a review."""
        return self._places[self.member_of[self.asked]]

    @cached_property
    def review_order(self) -> Points:
        """The place in the cohort of each member that was asked to rate."""
        return self._places[self.reviewed]

    @cached_property
    def _places(self) -> Points:
        import numpy as np

        return np.array(self.places, dtype=np.int64)

    @cached_property
    def labels(self) -> Texts:
        """Each rating's label by its points; None for no rating."""
        import numpy as np

        return np.array([None, *(rating.label for rating in self.framework.scale.ratings)], dtype=object)

    @cached_property
    def points(self) -> Points:
        """Every workbook's rating of every element; none where it holds no review."""
        import numpy as np

        nothing = [0] * len(self.framework.elements)
        rows = [book.points if book.asked else nothing for book in self.books]
        return np.array(rows, dtype=np.int64).reshape(len(rows), len(nothing))

    def _counted(self, books: Points) -> list[Points]:
        """Return, for each rating from the weakest, how many of these workbooks give it to each member's elements."""
        import numpy as np

        shape = (len(self.members), len(self.framework.elements))
        # Workbooks stand member by member, so each member's are a run.
        members, starts = np.unique(self.member_of[books], return_index=True)
        found = []
        for rating in self.framework.scale.ratings:
            counted = np.zeros(shape, dtype=np.int64)
            if len(books):
                given = (self.points[books] == rating.points).astype(np.int64)
                counted[members] = np.add.reduceat(given, starts, axis=0)
            found.append(counted)
        return found

    @cached_property
    def standing(self) -> Standing:
        """What the ratings come to."""
        import numpy as np

        counted = self._counted(
            np.array([n for n, book in enumerate(self.books) if not book.who.agreed], dtype=np.int64)
        )
        number = sum(counted, np.zeros((len(self.members), len(self.framework.elements)), dtype=np.int64))
        lowest, highest, median, agreed, passed = (np.zeros_like(number) for _ in range(5))
        for points, times in enumerate(counted, start=1):
            lowest[(lowest == 0) & (times > 0)] = points
            highest[times > 0] = points
            passed += times
            median[(median == 0) & (passed > (number - 1) // 2) & (number > 0)] = points
        # Of several agreed workbooks the first that rates an element counts: it is put down last.
        for at in reversed([n for n, book in enumerate(self.books) if book.who.agreed]):
            row = agreed[self.member_of[at]]
            np.copyto(row, self.points[at], where=self.points[at] > 0)
        return Standing(number, lowest, highest, median, agreed, np.where(agreed > 0, agreed, median))

    def views(self, group: str) -> Texts:
        """Return each member's view of each element as one group gives it, weakest first; blank is a group not named.

        Where people of one group differ, each rating that they gave stands there, separated by semicolons.
        """
        import numpy as np

        books = [
            number
            for number, book in enumerate(self.books)
            if not book.who.agreed and (book.who.group if book.who.group in _GROUPS else "") == group
        ]
        seen = np.zeros((len(self.members), len(self.framework.elements)), dtype=np.int64)
        for place, times in enumerate(self._counted(np.array(books, dtype=np.int64))):
            seen |= (times > 0).astype(np.int64) << place
        found, where = np.unique(seen, return_inverse=True)
        scale = self.framework.scale.ratings
        words = [
            "; ".join(r.label for place, r in enumerate(scale) if int(bits) >> place & 1) or None for bits in found
        ]
        return np.array([*words, None], dtype=object)[where].reshape(seen.shape)


@dataclass(frozen=True, slots=True)
class Cohort:
    """Every trust's workbooks, round by round, and the same by framework."""

    members: tuple[Member, ...]
    blocks: tuple[Block, ...]


def gather(assessments: Iterable[Assessment]) -> Cohort:
    """Gather workbooks, ordered by trust and round whatever the order they came in.

    Why: a trust is named as in its first round, so that a name typed in two ways does not look like two trusts.
    """
    members = tuple(_members(assessments))
    by_framework: dict[tuple[str, str], list[int]] = {}
    for place, member in enumerate(members):
        by_framework.setdefault((member.framework.id, member.framework.edition), []).append(place)
    blocks = (
        Block(members[places[0]].framework, tuple(members[p] for p in places), tuple(places))
        for places in by_framework.values()
    )
    return Cohort(members, tuple(blocks))


def _members(assessments: Iterable[Assessment]) -> Iterator[Member]:
    given = sorted(assessments, key=lambda a: (a.file, a.sha256))
    groups: dict[tuple[str, str, str, str], list[Assessment]] = {}
    for group in group_by_trust_and_round(given):
        key, round_ = trust_key(group[0]), round_of(group[0])
        for a in group:
            groups.setdefault((key, round_, a.framework.id, a.framework.edition), []).append(a)
    rounds = {choice.label: order for order, choice in enumerate(ROUNDS)}
    found = [(key, tuple(Book(who, a) for who, a in in_order(group))) for (key, *_), group in groups.items()]
    said = [(key, _said(books), books) for key, books in found]
    said.sort(key=lambda entry: rounds.get(entry[1][1], len(rounds)))
    names: dict[str, str] = {}
    for key, (trust, _), _ in said:
        names[key] = names.get(key) or trust
    said.sort(key=lambda entry: (fold(names[entry[0]]), entry[0]))
    for key, (_, round_), books in said:
        number = next((n for book in books if (n := company_number(book.assessment.text("ABT-02")))), "")
        framework = books[0].assessment.framework
        yield Member((names[key], number, round_, framework.title, framework.edition), framework, books)


def _said(books: Iterable[Book]) -> tuple[str, str]:
    """Return the trust's name and the round as ``combine`` does: from the agreed workbook first."""
    agreed_first = sorted(books, key=lambda book: not book.who.agreed)
    trust = next((v for book in agreed_first if (v := book.assessment.value("ABT-01")) is not None), "")
    return str(trust), next((r for book in agreed_first if (r := round_of(book.assessment))), "")
