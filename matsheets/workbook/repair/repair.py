"""A fresh workbook from one that was bent out of shape, or from one on another edition of its framework.

Every answer with a certain place is copied over as it was typed; everything else is listed, in the report and on a tab of
the new workbook. To another edition, answers follow the ids of their elements, never their Refs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from matsheets.errors import FrameworkError, WorkbookError
from matsheets.model.assessment import Answer, Assessment, Remark
from matsheets.model.cells import CELL_LIMIT, fold, utf16_length
from matsheets.model.framework import Element, Framework, Rating
from matsheets.model.links import may_be_live
from matsheets.model.optional_columns import NO_TEXTS, OptionalTexts, keys_of
from matsheets.model.parsing import TERMS, Misread
from matsheets.workbook.layout.former_wordings import printed_elsewhere
from matsheets.workbook.layout.layout import NOT_PLACED_HEADING, Layout, build_layout
from matsheets.workbook.layout.schema import ALL_PARTS, Entry, Kind, Part
from matsheets.workbook.read.reader import assess
from matsheets.workbook.read.xlsx import read_xlsx
from matsheets.workbook.repair.leftovers import (
    NOT_PLACED_COLUMNS,
    NOT_PLACED_TAB,
    Leftover,
    Recovered,
    leftover_at,
    recover,
)
from matsheets.workbook.repair.object_leftovers import object_leftovers
from matsheets.workbook.write.answer_tabs import Links
from matsheets.workbook.write.reading_tabs import ExtraTab
from matsheets.workbook.write.writer import write_workbook

if TYPE_CHECKING:
    from matsheets.workbook.read.grid import Sheet

#: What an answer is written as.
Written = str | Decimal | bool | dt.date
Answers = Mapping[tuple[str, str], Written]

_PIECE = 8_000  # characters of a longer text that go into one cell, whatever they take when they are stored
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class ChangeKind(Enum):
    """What can become of an element from one edition to the next."""

    NEW = "New"
    GONE = "Gone"
    REWORDED = "Reworded"
    RENUMBERED = "Renumbered"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two editions; ``ref`` is the new one, of a gone element the old one."""

    kind: ChangeKind
    ref: str
    title: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.ref} {self.title}" + (f" ({self.detail})" if self.detail else "")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A fresh workbook and what became of the old one's content.

    Attributes:
        content: the new workbook's bytes.
        placed: how many answers were copied over.
        not_placed: everything else that was typed.
        changes: differences between the editions of the framework, where the workbook was brought to another.
        notes: what else someone should know, in sentences.
    """

    content: bytes
    placed: int
    not_placed: tuple[Leftover, ...]
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SortedWorkbook:
    """One workbook as it was read, sorted into what can be carried over and what cannot."""

    path: Path
    assessment: Assessment
    recovered: Recovered


def repair(
    path: Path, frameworks: Sequence[Framework], *, created: dt.datetime, to: Framework | None = None
) -> Repaired:
    """Write a fresh workbook with every answer that can be placed with certainty.

    Args:
        path: the workbook.
        frameworks: the frameworks that it may be on.
        created: when the new workbook is made.
        to: the framework, or edition, to bring it to; the workbook's own unless given.

    Raises:
        WorkbookError: the workbook cannot be used, or its own edition is not among the frameworks.
        FrameworkError: ``to`` shares no element with the workbook's framework.
    """
    opened = open_workbook(path, frameworks)
    assessment, recovered = opened.assessment, opened.recovered
    source, target = assessment.framework, to or assessment.framework
    changes = changes_between(source, target)
    if not {e.id for e in source.elements} & {e.id for e in target.elements}:
        what = f'"{target.title}" ({target.edition}) has none of the elements of "{source.title}" ({source.edition}).'
        raise FrameworkError(
            None, what, "Name the edition that the workbook is to be brought to.", code="no-element-shared"
        )
    layout = build_layout(target, parts_for(assessment.parts, recovered.answers, source))
    carried = carry(recovered.answers, source, layout, recovered.optional)
    not_placed = (*recovered.leftovers, *carried.unplaced)
    workbook_id, notes = identity_of(assessment)
    content = draw(layout, carried, [not_placed_tab(not_placed)] if not_placed else [], workbook_id, created)
    return Repaired(content, len(carried.answers), not_placed, changes, (*notes, *recovered.notes))


# --- reading -------------------------------------------------------------------------------------------------------


def open_workbook(path: Path, frameworks: Sequence[Framework]) -> SortedWorkbook:
    """Read a workbook and sort what it holds.

    Raises:
        WorkbookError: it cannot be used, or its own edition is not among the frameworks.
    """
    book = read_xlsx(path)
    assessment = assess(book, frameworks)
    stated, used = assessment.identity.edition, assessment.framework.edition
    if stated and stated != used:
        raise WorkbookError(
            path,
            f'is on the edition "{stated}" of its framework, and matsheets has the edition "{used}".',
            "Name the file of the workbook's own edition with --framework FILE.",
            code="edition-unknown",
        )
    parts = frozenset(Part(name) for name in assessment.parts)
    blanks = blank_tabs(assessment.framework, parts)
    for key in keys_of(assessment.optional_texts):
        blanks += blank_tabs(assessment.framework, parts, optional=key)
    if parts != ALL_PARTS:
        blanks += blank_tabs(assessment.framework, ALL_PARTS)
    recovered = recover(book, assessment, blanks, printed_elsewhere(assessment.framework, tuple(frameworks)))
    signed = ("The workbook is digitally signed. The new one is not: sign it again.",) if book.signed else ()
    leftovers = (*recovered.leftovers, *object_leftovers(assessment))
    return SortedWorkbook(path, assessment, replace(recovered, leftovers=leftovers, notes=(*recovered.notes, *signed)))


@lru_cache(maxsize=8)
def blank_tabs(framework: Framework, parts: frozenset[Part], *, optional: str = "") -> tuple[Sheet, ...]:
    """Return the tabs of an empty workbook as the reader sees them: every text on them is printed by matsheets.

    Args:
        framework: what it is on.
        parts: what it holds.
        optional: the key of the optional column that it has, if any. Something is said there of each row; what that is, is no
            part of what is printed in any.
    """
    layout = build_layout(framework, parts)
    refs = [row.ref for tab in layout.tabs for row in tab.rows if any(c.key == optional for c in tab.optional)]
    carried = Carried({}, optional={(ref, optional): ref for ref in refs})
    content = draw(layout, carried, [], "blank", dt.datetime(2000, 1, 1))
    return read_xlsx(Path("blank.xlsx"), content).sheets


def identity_of(assessment: Assessment) -> tuple[str, tuple[str, ...]]:
    """Return the id that the new workbook has, and what there is to say about it."""
    if assessment.identity.workbook_id:
        return assessment.identity.workbook_id, ()
    framework = assessment.framework
    note = (
        f'The workbook no longer says which one it is. It was read as "{framework.title}" ({framework.edition}), and '
        "the new workbook has an id of its own. Check that this is right."
    )
    return assessment.sha256[:12], (note,)


def parts_for(stated: Iterable[str], answers: Iterable[Answer], framework: Framework) -> frozenset[Part]:
    """Return the parts of a new workbook: those that it was made with, and those that have answers."""
    refs = {answer.ref for answer in answers}
    held = {p for p in Part for ref in refs if (at := build_layout_of(framework, p).find(ref)) and at[0].key != "about"}
    return frozenset(Part(name) for name in stated) | held


@lru_cache(maxsize=16)
def build_layout_of(framework: Framework, part: Part) -> Layout:
    """Return the layout of one part."""
    return build_layout(framework, [part])


# --- from one edition to another -------------------------------------------------------------------------------------


def changes_between(source: Framework, target: Framework) -> tuple[Change, ...]:
    """List the elements that are new, gone, reworded or renumbered, in the target's order, gone ones last."""
    old = {element.id: element for element in source.elements}
    found: list[Change] = []
    for element in target.elements:
        before = old.pop(element.id, None)
        if before is None:
            found.append(Change(ChangeKind.NEW, element.ref, element.title))
            continue
        if differing := _differing(before, element):
            found.append(Change(ChangeKind.REWORDED, element.ref, element.title, ", ".join(differing)))
        if before.ref != element.ref:
            found.append(Change(ChangeKind.RENUMBERED, element.ref, element.title, f"was {before.ref}"))
    return (*found, *(Change(ChangeKind.GONE, element.ref, element.title) for element in old.values()))


def _differing(before: Element, after: Element) -> list[str]:
    names = {"title": "title", "questions": "questions", "weak": "weak descriptor", "strong": "strong descriptor"}
    return [words for name, words in names.items() if getattr(before, name) != getattr(after, name)]


@dataclass(frozen=True, slots=True)
class _NoTarget:
    """Why an answer has no place in the new workbook."""

    why: str


class Carried(NamedTuple):
    """What a new workbook is written with: answers, the addresses that they link to, and what it has no place for.

    ``optional`` is what its optional columns print.
    """

    answers: Answers
    links: Links = MappingProxyType({})
    unplaced: tuple[Leftover, ...] = ()
    optional: OptionalTexts = NO_TEXTS


def carry(answers: Iterable[Answer], source: Framework, layout: Layout, optional: OptionalTexts = NO_TEXTS) -> Carried:
    """Turn answers, and what optional columns print, into what the new workbook is written with; list what it has no place for."""
    target = layout.framework
    old = build_layout(source)
    refs = _moved_refs(source, target)
    written: dict[tuple[str, str], Written] = {}
    links: dict[tuple[str, str], str] = {}
    unplaced = []
    for answer in answers:
        tab, row = old.require(answer.ref)
        entry = tab.entry(row, tab.column(answer.column))
        assert entry is not None
        ref = refs.get(answer.ref, answer.ref)
        value = (
            _write_answer(answer, entry, layout, refs) if ref else _NoTarget(_gone_reason(answer.ref, source, target))
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
    texts: dict[tuple[str, str], str] = {}
    for (ref, key), text in optional.items():
        if to := refs.get(ref, ref):
            texts[to, key] = text
        else:
            header = next(column.header for column in old.require(ref)[0].optional if column.key == key)
            unplaced.append(Leftover(f'{ref}, under "{header}"', text, _gone_reason(ref, source, target)))
    return Carried(written, links, tuple(unplaced), texts)


def _moved_refs(source: Framework, target: Framework) -> dict[str, str]:
    """Return, for each Ref of a heading or element of the source, its Ref in the target; blank where it is gone."""
    headings = {heading.id: heading.ref for heading in target.headings}
    elements = {element.id: element.ref for element in target.elements}
    moved = {heading.ref: headings.get(heading.id, "") for heading in source.headings}
    return moved | {element.ref: elements.get(element.id, "") for element in source.elements}


def _gone_reason(ref: str, source: Framework, target: Framework) -> str:
    names = {h.ref: h.title for h in source.headings} | {e.ref: e.title for e in source.elements}
    return f'"{names[ref]}" is not in "{target.title}" ({target.edition}).'


def _write_answer(answer: Answer, entry: Entry, layout: Layout, refs: Mapping[str, str]) -> Written | _NoTarget:
    """Return what an answer is written as: as it was typed, and ratings and choices as the drop-down has them."""
    value: Written | _NoTarget = answer.text
    if answer.misread is Misread.SHOWN_AS_ANOTHER:  # neither of the two may pass for the answer
        value = f"{answer.text} (the cell holds {answer.reading})"
    elif entry.takes_link and not may_be_live(answer.link):
        value = answer.text_and_link
    if isinstance(answer.value, Rating):
        value = _rating(answer.value, layout.framework)
    elif entry.choices in {"targets", "headings"} and isinstance(answer.value, str):
        ref = refs.get(answer.value, "")
        labels = {choice.also[0]: choice.label for choice in layout.lists[entry.choices]}
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
    if isinstance(value, str) and _stored_length(value) > CELL_LIMIT:
        return _NoTarget("It is longer than a cell may be.")
    return value


def _rating(rating: Rating, target: Framework) -> str | _NoTarget:
    same = [r for r in target.scale.ratings if r.id == rating.id] or [
        r for r in target.scale.ratings if fold(r.label) == fold(rating.label)
    ]
    return same[0].label if same else _NoTarget(f'The scale of "{target.title}" ({target.edition}) has no such rating.')


def _names_a_term(answer: Answer) -> bool:
    """Tell whether a date was typed as a term, which says more than the day that stands for it."""
    return Remark.DATE_FROM_TEXT in answer.remarks and fold(answer.text).startswith(tuple(TERMS))


def _stored_length(text: str) -> int:
    """Return at most how many UTF-16 units a text takes in a cell, its escapes included."""
    return utf16_length(text) + 6 * text.count("_x")


# --- writing -------------------------------------------------------------------------------------------------------


def draw(layout: Layout, carried: Carried, extra: Sequence[ExtraTab], workbook_id: str, created: dt.datetime) -> bytes:
    """Write a workbook and return its bytes."""
    out = BytesIO()
    answers, links = carried.answers, carried.links
    layout = layout.with_optional(carried.optional)
    trust = " ".join(str(answers.get(("ABT-01", "answer"), "")).split())
    write_workbook(
        out, layout, workbook_id=workbook_id, created=created, answers=answers, trust=trust, extra=extra, links=links
    )
    return out.getvalue()


def not_placed_tab(leftovers: Iterable[Leftover]) -> ExtraTab:
    """Return the tab that lists what was not placed."""
    return ExtraTab(
        NOT_PLACED_TAB,
        NOT_PLACED_HEADING,
        "Copy what matters to where it belongs in this workbook, then delete this tab. matsheets reads no answers from it.",
        tuple(zip(NOT_PLACED_COLUMNS, (260, 532, 338), strict=True)),
        spread(((left.where, left.says, left.why) for left in leftovers), names=1),
    )


def spread(rows: Iterable[tuple[str, ...]], *, names: int) -> tuple[tuple[str, ...], ...]:
    """Give texts that are longer than a cell several rows; the first columns, so many, name the row on each of them."""
    return tuple(piece for row in rows for piece in _pieces(row, names))


def _pieces(row: tuple[str, ...], names: int) -> Iterator[tuple[str, ...]]:
    cut = [
        [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)] if _stored_length(text) > CELL_LIMIT else [text]
        for text in row
    ]
    for number in range(max(map(len, cut))):
        texts = [pieces[number] if number < len(pieces) else "" for pieces in cut]
        yield tuple(
            f"{row[column]} (continued)" if number and column < names else text for column, text in enumerate(texts)
        )
