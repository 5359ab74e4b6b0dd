"""From one edition of a framework to another: what became of its elements, and what a new workbook is written with.

Answers follow the ids of their elements, never their Refs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from matsheets.errors import FrameworkError
from matsheets.model.assessment import Answer, Remark
from matsheets.model.cells import CELL_LIMIT, fold, utf16_length
from matsheets.model.edition_scales import is_one_scale, renamed_ratings
from matsheets.model.framework import Element, Framework, Rating, RatingScale
from matsheets.model.links import may_be_live
from matsheets.model.optional_columns import NO_TEXTS, OptionalTexts
from matsheets.model.parsing import TERMS, Misread
from matsheets.model.told_ratings import told_in
from matsheets.workbook.layout.layout import EVERY_PART, Layout, build_layout
from matsheets.workbook.layout.printed_layout import wording
from matsheets.workbook.layout.schema import Entry, Kind
from matsheets.workbook.layout.tab_definitions import descriptor_key, element_texts
from matsheets.workbook.repair.leftovers import Leftover, leftover_at
from matsheets.workbook.write.answer_tabs import Links

#: What an answer is written as.
Written = str | Decimal | bool | dt.date
Answers = Mapping[tuple[str, str], Written]

_PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class ChangeKind(Enum):
    """What can become of an element from one edition to the next, and of the rating scale."""

    NEW = "New"
    GONE = "Gone"
    SAME = "The same"
    REWORDED = "Reworded"
    RENUMBERED = "Renumbered"
    RATING_RENAMED = "Rating renamed"
    OTHER_SCALE = "Another rating scale"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two editions, or frameworks.

    Attributes:
        ref: the new one, of a gone element the old one; of a rating, and of the scale, blank.
        title: of the element; what the rating was called; the labels of the scale.
        detail: what else there is to say of it; what the rating is called now.
    """

    kind: ChangeKind
    ref: str
    title: str
    detail: str = ""

    @property
    def is_of_element(self) -> bool:
        """Whether it is about an element, and not about the rating scale."""
        return bool(self.ref)

    def __str__(self) -> str:
        if self.kind is ChangeKind.RATING_RENAMED:
            return f"{self.kind.value}: {self.title}, now {self.detail}"
        named = " ".join(filter(None, [self.ref, self.title]))
        return f"{self.kind.value}: {named}" + (f" ({self.detail})" if self.detail else "")


def changes_between(source: Framework, target: Framework) -> tuple[Change, ...]:
    """List what is another rating scale or a renamed rating, then the elements that are new, gone, reworded or renumbered.

    They come in the target's order, gone ones last.
    """
    followed = _followed(source, target)
    old = {element.id if element.id in followed else element.ref: element for element in source.elements}
    found = list(_scale_changes(source, target))
    for element in target.elements:
        before = old.pop(element.id, None)
        if before is None:
            found.append(Change(ChangeKind.NEW, element.ref, element.title))
            continue
        if wording(before, source.scale) != wording(element, target.scale):
            differing = ", ".join(_differing(before, source.scale, element, target.scale))
            found.append(Change(ChangeKind.REWORDED, element.ref, element.title, differing))
        if before.ref != element.ref:
            found.append(Change(ChangeKind.RENUMBERED, element.ref, element.title, f"was {before.ref}"))
    return (*found, *(Change(ChangeKind.GONE, element.ref, element.title) for element in old.values()))


def _scale_changes(source: Framework, target: Framework) -> Iterator[Change]:
    """Yield the ratings that are called otherwise, and that nothing can be compared where the scale is another."""
    for was, now in renamed_ratings(source.scale, target.scale):
        yield Change(ChangeKind.RATING_RENAMED, "", was.label, now.label)
    if source.id == target.id and not is_one_scale(source.scale, target.scale):
        labels = ", ".join(rating.label for rating in target.scale.ratings)
        yield Change(ChangeKind.OTHER_SCALE, "", labels, "no rating is compared with one before")


def refuse_other_framework(source: Framework, target: Framework) -> None:
    """Refuse to bring a workbook to a framework that has none of its elements.

    Raises:
        FrameworkError: it has none.
    """
    if not _followed(source, target):
        elements = source.words.element.many
        what = f'"{target.title}" ({target.edition}) has none of the {elements} of "{source.title}" ({source.edition}).'
        remedy = (
            "Name another edition, or first bring each workbook over by a map that says which are the same: matsheets repair "
            f"WORKBOOK --to {target.id} --by MAP"
        )
        raise FrameworkError(None, what, remedy, code="no-element-shared")


def _followed(source: Framework, target: Framework) -> frozenset[str]:
    """Return the ids of the elements that two frameworks share.

    Why not by the id alone where the framework is another: who types over ours may leave the ids, and no word of ours is left then.
    """
    old = {element.id: element for element in source.elements}
    shared = ((old[element.id], element) for element in target.elements if element.id in old)
    return frozenset(
        one.id
        for one, other in shared
        if source.id == target.id
        or set(element_texts(one, source.scale).values()) & set(element_texts(other, target.scale).values())
    )


def _differing(before: Element, was: RatingScale, after: Element, now: RatingScale) -> Iterator[str]:
    """Yield what of an element's words differs, by what it is called; a descriptor by the rating that it is of."""
    texts, others = element_texts(before, was), element_texts(after, now)
    called = {"element": "title", "weak": "weak descriptor", "strong": "strong descriptor"}
    for scale in (now, was):
        called |= {
            key: f"descriptor of {r.label}" for r in scale.described if (key := descriptor_key(scale, r)) not in called
        }
    for key in {**others, **texts}:
        if fold(texts.get(key, "")) != fold(others.get(key, "")):
            yield called.get(key, key)


@dataclass(frozen=True, slots=True)
class _NoTarget:
    """Why an answer has no place in the new workbook."""

    why: str


class Carried(NamedTuple):
    """What a new workbook is written with: answers, the addresses that they link to, and what it has no place for.

    ``optional`` is what its optional columns print, ``carried`` what it remembers of the round before.
    """

    answers: Answers
    links: Links = MappingProxyType({})
    unplaced: tuple[Leftover, ...] = ()
    optional: OptionalTexts = NO_TEXTS
    carried: Mapping[str, str] = MappingProxyType({})


class Moves(NamedTuple):
    """Where answers go that are to elements and headings.

    Attributes:
        refs: for each Ref of the source, its Ref in the target; blank where it has none.
        bears_on: where a map says where they go, for each Ref what it bears on, in words; None where elements are known by their
            ids, in another edition.
    """

    refs: Mapping[str, str]
    bears_on: Mapping[str, str] | None = None

    def why_not(self, ref: str, source: Framework, target: Framework) -> str:
        """Return why answers to an element, or heading, have no place."""
        if self.bears_on is not None:
            beside = f" It bears on {self.bears_on[ref]}." if self.bears_on.get(ref) else ""
            return f'By the map, nothing in "{target.title}" is the same.{beside}'
        names = {h.ref: h.title for h in source.headings} | {e.ref: e.title for e in source.elements}
        return f'"{names[ref]}" is not in "{target.title}" ({target.edition}).'


def carry(
    answers: Iterable[Answer],
    source: Framework,
    layout: Layout,
    optional: OptionalTexts = NO_TEXTS,
    moves: Moves | None = None,
    told_on: RatingScale | None = None,
) -> Carried:
    """Turn answers, and what optional columns print, into what the new workbook is written with; list what it has no place for.

    Args:
        answers: to a workbook on ``source``.
        source: its framework.
        layout: of the new workbook.
        optional: what the old one's optional columns print.
        moves: where answers go; by the ids of their elements unless given.
        told_on: the scale in whose words those texts are; that of ``source`` unless given.
    """
    target = layout.framework
    old = build_layout(source, EVERY_PART)
    moves = moves or Moves(moved_refs(source, target))
    refs = moves.refs
    written: dict[tuple[str, str], Written] = {}
    links: dict[tuple[str, str], str] = {}
    unplaced = []
    for answer in answers:
        tab, row = old.require(answer.ref)
        entry = tab.entry(row, tab.column(answer.column))
        assert entry is not None
        ref = refs.get(answer.ref, answer.ref)
        value = (
            _write_answer(answer, entry, layout, moves) if ref else _NoTarget(moves.why_not(answer.ref, source, target))
        )
        header = tab.column(answer.column).header
        if isinstance(value, _NoTarget):
            unplaced.append(leftover_at(answer.cell, answer.text_and_link, value.why, ref=answer.ref, header=header))
            continue
        written[ref, answer.column] = value
        if may_be_live(answer.link):
            links[ref, answer.column] = answer.link
        elif answer.link and not entry.takes_link:
            why = "A link that goes neither to the web nor to an email address."
            unplaced.append(leftover_at(answer.cell, answer.link, why, ref=answer.ref, header=header))
    scales = (told_on or source.scale, target.scale)
    texts = {
        (to, key): told_in(text, ref, key, *scales) if moves.bears_on is None else text
        for (ref, key), text in optional.items()
        if (to := refs.get(ref, ref))
    }
    return Carried(written, links, (*unplaced, *_texts_left(optional, old, target, moves)), texts)


def _texts_left(optional: OptionalTexts, old: Layout, target: Framework, moves: Moves) -> Iterator[Leftover]:
    """Yield what optional columns print of rows that have no place."""
    for (ref, key), text in optional.items():
        if not moves.refs.get(ref, ref):
            header = next(column.header for column in old.require(ref)[0].optional if column.key == key)
            yield Leftover(f'{ref}, under "{header}"', text, moves.why_not(ref, old.framework, target))


def moved_refs(source: Framework, target: Framework) -> dict[str, str]:
    """Return, for each Ref of a heading or element of the source, its Ref in the target; blank where it is gone."""
    headings = {heading.id: heading.ref for heading in target.headings}
    followed = _followed(source, target)
    elements = {element.id: element.ref for element in target.elements if element.id in followed}
    moved = {heading.ref: headings.get(heading.id, "") for heading in source.headings}
    return moved | {element.ref: elements.get(element.id, "") for element in source.elements}


def _write_answer(answer: Answer, entry: Entry, layout: Layout, moves: Moves) -> Written | _NoTarget:
    """Return what an answer is written as: as it was typed, and ratings and choices as the drop-down has them."""
    value: Written | _NoTarget = answer.text
    if answer.misread is Misread.SHOWN_AS_ANOTHER:  # neither of the two may pass for the answer
        value = f"{answer.text} (the cell holds {answer.reading})"
    elif entry.takes_link and not may_be_live(answer.link):
        value = answer.text_and_link
    if isinstance(answer.value, Rating):
        value = _rating(answer.value, layout.framework, by_label=moves.bears_on is None)
    elif entry.choices in {"targets", "headings"} and isinstance(answer.value, str):
        ref = moves.refs.get(answer.value, "")
        labels = {choice.value: choice.label for choice in layout.lists[entry.choices]}
        value = labels.get(ref) or _NoTarget(
            f'What it names is not in "{layout.framework.title}" ({layout.framework.edition}).'
        )
    elif entry.kind in {Kind.CHOICE, Kind.RATING} and isinstance(answer.value, str):
        whole = not entry.takes_other or len(answer.text) <= entry.room.characters
        value = answer.value if whole else answer.text
    elif isinstance(answer.value, Decimal):
        rounded = Remark.SHOWN_OTHERWISE in answer.remarks
        exact = entry.kind is Kind.MONEY and not rounded and _PLAIN_NUMBER.fullmatch(answer.text)
        value = Decimal(answer.text) if exact else answer.value
    elif isinstance(answer.value, bool) or (isinstance(answer.value, dt.date) and not _names_a_term(answer)):
        value = answer.value
    if isinstance(value, str) and stored_length(value) > CELL_LIMIT:
        return _NoTarget("It is longer than a cell may be.")
    return value


def _rating(rating: Rating, target: Framework, *, by_label: bool) -> str | _NoTarget:
    """Return a rating as another scale has it. Why not by its label where the framework is another: one word may mean two things."""
    same = [r for r in target.scale.ratings if r.id == rating.id] or [
        r for r in target.scale.ratings if by_label and fold(r.label) == fold(rating.label)
    ]
    return same[0].label if same else _NoTarget(f'The scale of "{target.title}" ({target.edition}) has no such rating.')


def _names_a_term(answer: Answer) -> bool:
    """Tell whether a date was typed as a term, which says more than the day that stands for it."""
    return Remark.DATE_FROM_TEXT in answer.remarks and fold(answer.text).startswith(tuple(TERMS))


def stored_length(text: str) -> int:
    """Return at most how many UTF-16 units a text takes in a cell, its escapes included."""
    return utf16_length(text) + 6 * text.count("_x")
