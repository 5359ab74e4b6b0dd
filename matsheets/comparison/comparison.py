"""Two to four trusts beside each other, element by element, in the order in which they were given.

No trust stands before another for its ratings, and nothing is added up: what is strong here and weak there is a reason to talk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from matsheets.comparison.trusts import ComparedTrust, Standing, compared_trusts, standing_of
from matsheets.errors import ReviewError
from matsheets.model.cells import first_listed, fold, listed
from matsheets.model.framework import Element, FrameworkWords, Heading
from matsheets.model.joint_plans import FEWEST_TRUSTS, MOST_TRUSTS
from matsheets.review.review import Priority, Review


class ComparedElement(NamedTuple):
    """One element that two or more of the trusts let each other see.

    Attributes:
        element, heading: as the first of the trusts has them.
        standings: of each trust; None where its framework has no such element.
    """

    element: Element
    heading: Heading
    standings: tuple[Standing | None, ...]

    @property
    def shared(self) -> tuple[Standing, ...]:
        """What those trusts say that let it be seen."""
        return tuple(standing for standing in self.standings if standing and standing.shared)


class Lesson(NamedTuple):
    """An element that some have as a strength, on named evidence, and others as an area for improvement."""

    element: ComparedElement
    could_ask: tuple[Standing, ...]
    could_tell: tuple[Standing, ...]


class SharedArea(NamedTuple):
    """What two or more of the trusts have as an area for improvement, or have a priority for.

    Attributes:
        element: None for a whole heading.
        standings: of those trusts, in their order; None where it is a whole heading.
        priorities: of each of those trusts, those for it.
    """

    heading: Heading
    element: Element | None
    trusts: tuple[ComparedTrust, ...]
    standings: tuple[Standing | None, ...]
    priorities: tuple[tuple[Priority, ...], ...]


class TrustComparison(NamedTuple):
    """The comparison.

    Attributes:
        elements: those that two or more trusts let each other see.
        alone: those that one trust alone lets the others see, or that another's framework words or numbers in another way,
            each with the trust.
    """

    trusts: tuple[ComparedTrust, ...]
    elements: tuple[ComparedElement, ...]
    alone: tuple[tuple[ComparedTrust, Element], ...]

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """Who could learn from whom, in the framework's order."""
        return tuple(lesson for element in self.elements if (lesson := _lesson(element)))

    @property
    def shared_areas(self) -> tuple[SharedArea, ...]:
        """What several of the trusts share, in the framework's order, a whole heading before its elements."""
        return tuple(_shared_areas(self))

    @property
    def words(self) -> FrameworkWords:
        """What the framework of the first trust calls things, as which the elements stand."""
        return self.trusts[0].review.framework.words

    @property
    def frameworks_differ(self) -> bool:
        """Whether the trusts rated on other frameworks, or on other editions of one."""
        return len({(t.review.framework.id, t.review.framework.edition) for t in self.trusts}) > 1

    @property
    def scales_differ(self) -> bool:
        """Whether the trusts rated on other scales."""
        return len({tuple(r.label for r in t.review.framework.scale.ratings) for t in self.trusts}) > 1


def compare_trusts(reviews: Sequence[Review]) -> TrustComparison:
    """Compare two to four trusts.

    Args:
        reviews: the latest round of each, in the order in which they are to stand.

    Raises:
        ReviewError: it is one trust, or more than four; or no element is known of two of them.
    """
    refuse_wrong_number([review.trust for review in reviews])
    trusts = compared_trusts(reviews)
    compared, alone = [], []
    for together in _same_elements(trusts):
        shown = [standing for standing in together if standing and standing.shared]
        if len(shown) < FEWEST_TRUSTS:
            alone += [(standing.trust, standing.element.element) for standing in shown]
            continue
        compared.append(ComparedElement(shown[0].element.element, shown[0].element.heading, together))
    if not compared:
        raise _nothing_to_compare(trusts)
    return TrustComparison(trusts, tuple(compared), tuple(alone))


def _nothing_to_compare(trusts: Sequence[ComparedTrust]) -> ReviewError:
    """Return why no element is compared: the trusts' frameworks have none in common, or they share none of those that they do."""
    names, words = listed([trust.name for trust in trusts]), trusts[0].review.framework.words
    what = f"{names} have no {words.element.one} in common that two of them share."
    remedy = f"Have each share the same {words.heading.many}: matsheets share WORKBOOK -o DIR --headings 3."
    if all(together.count(None) > len(trusts) - FEWEST_TRUSTS for together in _same_elements(trusts)):
        titles = listed(list(dict.fromkeys(trust.review.framework.title for trust in trusts)))
        what = f"{names} reviewed themselves by frameworks that have no {words.element.one} in common: {titles}."
        remedy = "Compare trusts that used the same one."
    return ReviewError(None, what, remedy, code="nothing-to-compare")


def refuse_wrong_number(names: Sequence[str]) -> None:
    """Refuse trusts of which there are too few or too many to compare.

    Raises:
        ReviewError: it is one trust, or more than four.
    """
    if FEWEST_TRUSTS <= len(names) <= MOST_TRUSTS:
        return
    told = [name or "a trust that is not named" for name in names]
    what = (
        f"These workbooks are of one trust: {listed(told)}."
        if names
        else "No trust is here whose view could be compared."
    )
    remedy = "Name the pack or the workbooks of another trust too: two to four trusts are compared."
    if len(names) > MOST_TRUSTS:
        what = f"These workbooks are of {len(names)} trusts: {first_listed(told[:MOST_TRUSTS], len(told))}."
        remedy = "Compare two to four of them at a time. For all of them together, use matsheets build-programme."
    raise ReviewError(None, what, remedy, code="number-of-trusts")


def _same_elements(trusts: Sequence[ComparedTrust]) -> Iterator[tuple[Standing | None, ...]]:
    """Yield each element with what every trust says of it, heading by heading; at the end of one what the first trust has not.

    Why by Ref and title: another framework may use a Ref for another thing, and another edition may number a thing anew.
    """
    by_key: dict[tuple[str, str], list[Standing | None]] = {}
    for number, trust in enumerate(trusts):
        for element in trust.review.elements:
            key = element.element.ref, fold(element.element.title)
            by_key.setdefault(key, [None] * len(trusts))[number] = standing_of(trust, element)
    headings: dict[str, list[tuple[str, str]]] = {}
    for ref, title in by_key:
        headings.setdefault(ref.rpartition("-")[0], []).append((ref, title))
    place = {element.element.ref: number for number, element in enumerate(trusts[0].review.elements)}
    for keys in headings.values():
        yield from (tuple(by_key[key]) for key in sorted(keys, key=lambda key: place.get(key[0], len(place))))


def _lesson(element: ComparedElement) -> Lesson | None:
    weak = tuple(standing for standing in element.shared if standing.is_weak)
    strong = tuple(standing for standing in element.shared if standing.is_strong and standing.evidence)
    return Lesson(element, weak, strong) if weak and strong else None


def _shared_areas(comparison: TrustComparison) -> Iterator[SharedArea]:
    """Yield what several share; a priority for a whole heading is one for each of its elements that the trust has as weak."""
    headings = {element.heading.ref: element.heading for element in comparison.elements}
    for ref, heading in headings.items():
        of_heading = [(trust, priorities_for(trust, ref)) for trust in comparison.trusts]
        planned = [(trust, found) for trust, found in of_heading if found]
        if len(planned) >= FEWEST_TRUSTS:
            yield SharedArea(
                heading,
                None,
                tuple(t for t, _ in planned),
                (None,) * len(planned),
                tuple(found for _, found in planned),
            )
        for element in (e for e in comparison.elements if e.heading.ref == ref):
            yield from _shared_element(element)


def _shared_element(element: ComparedElement) -> Iterator[SharedArea]:
    found = []
    for standing in element.shared:
        own = priorities_for(standing.trust, element.element.ref)
        if standing.is_weak or own:
            whole = priorities_for(standing.trust, element.heading.ref) if standing.is_weak else ()
            found.append((standing, (*own, *whole)))
    if len(found) >= FEWEST_TRUSTS:
        yield SharedArea(
            element.heading,
            element.element,
            tuple(standing.trust for standing, _ in found),
            tuple(standing for standing, _ in found),
            tuple(priorities for _, priorities in found),
        )


def priorities_for(trust: ComparedTrust, ref: str) -> tuple[Priority, ...]:
    """Return a trust's priorities for an element, or for a whole heading, by its Ref; none of a trust that shared a pack."""
    if trust.is_pack:
        return ()
    return tuple(p for p in trust.review.priorities if _target(p) == ref)


def _target(priority: Priority) -> str:
    return priority.element.ref if priority.element else priority.heading.ref if priority.heading else ""


def all_standings(comparison: TrustComparison, trust: ComparedTrust) -> tuple[Standing, ...]:
    """Return what a trust says of every element that it lets be seen, whether others do or not."""
    found = (standing_of(trust, element) for element in chain(trust.review.elements))
    return tuple(standing for standing in found if standing.shared)
