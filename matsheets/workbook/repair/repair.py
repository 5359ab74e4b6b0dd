"""A fresh workbook from one that was bent out of shape, or from one on another edition of its framework.

Every answer with a certain place is copied over as it was typed; everything else is listed, in the report and on a tab of
the new workbook. To another edition, answers follow the ids of their elements, never their Refs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from matsheets.errors import WorkbookError
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.carried_forward import remembered_objectives
from matsheets.model.cells import CELL_LIMIT
from matsheets.model.framework import USUAL_WORDS, Framework, FrameworkWords
from matsheets.model.framework_map import OpenMap
from matsheets.model.joint_plans import called_together
from matsheets.model.optional_columns import BASIS, keys_of
from matsheets.model.remembered_framework import framework_printed, needs_framework
from matsheets.model.row_refs import PRIORITY_REF
from matsheets.workbook.layout.former_wordings import printed_elsewhere
from matsheets.workbook.layout.layout import NOT_PLACED_HEADING, Layout, build_layout
from matsheets.workbook.layout.printed_layout import layout_of
from matsheets.workbook.layout.schema import ALL_PARTS, Part
from matsheets.workbook.read.reader import assess
from matsheets.workbook.read.xlsx import XlsxWorkbook, read_xlsx
from matsheets.workbook.repair.by_map import way_by_map
from matsheets.workbook.repair.editions import (
    Carried,
    Change,
    Moves,
    carry,
    changes_between,
    moved_refs,
    refuse_other_framework,
    stored_length,
)
from matsheets.workbook.repair.leftovers import (
    NOT_PLACED_COLUMNS,
    NOT_PLACED_TAB,
    Leftover,
    Recovered,
    recover,
)
from matsheets.workbook.repair.object_leftovers import object_leftovers
from matsheets.workbook.write.reading_tabs import ExtraTab
from matsheets.workbook.write.writer import write_workbook

if TYPE_CHECKING:
    from matsheets.workbook.read.grid import Sheet

_PIECE = 8_000  # characters of a longer text that go into one cell, whatever they take when they are stored


@dataclass(frozen=True, slots=True)
class Repaired:
    """A fresh workbook and what became of the old one's content.

    Attributes:
        content: the new workbook's bytes.
        placed: how many answers were copied over.
        not_placed: everything else that was typed.
        changes: differences between the editions of the framework, where the workbook was brought to another.
        notes: what else someone should know, in sentences.
        words: those of the framework that the new workbook is on.
    """

    content: bytes
    placed: int
    not_placed: tuple[Leftover, ...]
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    words: FrameworkWords = USUAL_WORDS


@dataclass(frozen=True, slots=True)
class SortedWorkbook:
    """One workbook as it was read, sorted into what can be carried over and what cannot."""

    path: Path
    assessment: Assessment
    recovered: Recovered


def repair(
    opened: SortedWorkbook, *, created: dt.datetime, to: Framework | None = None, by: OpenMap | None = None
) -> Repaired:
    """Write a fresh workbook with every answer that can be placed with certainty.

    Args:
        opened: the workbook as it was read.
        created: when the new workbook is made.
        to: the framework, or edition, to bring it to; the workbook's own unless given, or the other one of the map.
        by: the map by which answers go to another framework; to another edition they follow the ids of their elements.

    Raises:
        FrameworkError: ``to`` shares no element with the workbook's framework, or the map is not between the two.
    """
    assessment, recovered = opened.assessment, opened.recovered
    source, target = assessment.framework, to or assessment.framework
    if by:
        target, moves, changes = way_by_map(by, source, to)
    else:
        refuse_other_framework(source, target)
        changes, moves = changes_between(source, target), Moves(moved_refs(source, target))
    shared = assessment.shared and frozenset(filter(None, map(moves.refs.get, assessment.shared)))
    layout = build_layout(target, parts_for(assessment.parts, recovered.answers, source), shared)
    carried = carry(recovered.answers, source, layout, recovered.optional, moves)._replace(
        carried={ref: text for ref, text in assessment.printed.carried.items() if ref not in moves.refs or not by}
    )
    not_placed = (*recovered.leftovers, *carried.unplaced)
    workbook_id, notes = identity_of(assessment)
    content = draw(layout, carried, [not_placed_tab(not_placed)] if not_placed else [], workbook_id, created)
    return Repaired(content, len(carried.answers), not_placed, changes, (*notes, *recovered.notes), target.words)


# --- reading -------------------------------------------------------------------------------------------------------


def sort_workbook(book: XlsxWorkbook, frameworks: Sequence[Framework]) -> SortedWorkbook:
    """Sort what a workbook holds.

    Raises:
        WorkbookError: it cannot be used, or its own edition is not among the frameworks.
    """
    path, assessment = book.path, assess(book, frameworks)
    refuse_other_edition(path, assessment)
    if assessment.framework.is_remembered:
        raise needs_framework(path, assessment.framework)
    parts = frozenset(Part(name) for name in assessment.parts)
    blanks = tuple(sheet for printed in _as_printed(assessment) for sheet in _blanks(assessment, printed, parts))
    recovered = recover(book, assessment, blanks, printed_elsewhere(assessment.framework, tuple(frameworks)))
    signed = ("The workbook is digitally signed. The new one is not: sign it again.",) if book.signed else ()
    leftovers = (*recovered.leftovers, *object_leftovers(assessment))
    return SortedWorkbook(path, assessment, replace(recovered, leftovers=leftovers, notes=(*recovered.notes, *signed)))


def _as_printed(assessment: Assessment) -> list[Framework]:
    """Return the framework in the words and titles in which a workbook was printed, or may have been where it remembers none."""
    framework = assessment.framework
    if framework_printed(assessment.identity, assessment.printed, framework) is framework:
        return [framework]
    layout = layout_of(assessment, [])
    return [each.framework for each in (layout, *layout.otherwise)]


def _blanks(assessment: Assessment, framework: Framework, parts: frozenset[Part]) -> Iterator[Sheet]:
    """Yield the tabs of empty workbooks that a workbook may have been."""
    yield from blank_tabs(framework, parts)
    for key in keys_of(assessment.optional_texts):
        yield from blank_tabs(framework, parts, optional=key)
    if remembered_objectives(assessment):
        yield from blank_tabs(framework, parts, logged=True)
    if parts != ALL_PARTS:
        yield from blank_tabs(framework, ALL_PARTS)


def refuse_other_edition(path: Path, assessment: Assessment) -> None:
    """Refuse a workbook that was read by another edition of its framework than its own: its Refs may mean something else.

    Raises:
        WorkbookError: it was.
    """
    stated, used = assessment.identity.edition, assessment.framework.edition
    if stated and stated != used:
        raise WorkbookError(
            path,
            f'is on the edition "{stated}" of its {assessment.framework.words.framework.one}, and matsheets has the edition "{used}".',
            "Name the file of the workbook's own edition with --framework FILE.",
            code="edition-unknown",
        )


@lru_cache(maxsize=8)
def blank_tabs(
    framework: Framework, parts: frozenset[Part], *, optional: str = "", logged: bool = False
) -> tuple[Sheet, ...]:
    """Return the tabs of an empty workbook as the reader sees them: every text on them is printed by matsheets.

    Args:
        framework: what it is on.
        parts: what it holds.
        optional: the key of the optional column that it has, if any. Something is said there of each row; what that is, is no
            part of what is printed in any.
        logged: whether it was carried forward with the log of a priority, which its plan's instruction speaks of.
    """
    every = frozenset(element.ref for element in framework.elements)
    layout = build_layout(framework, parts, every if optional == BASIS else None)
    refs = [row.ref for tab in layout.tabs for row in tab.rows if any(c.key == optional for c in tab.optional)]
    remembered = {f"{PRIORITY_REF}-01": "-"} if logged else {}
    carried = Carried({}, optional={(ref, optional): ref for ref in refs}, carried=remembered)
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
    """Return the parts of a new workbook: those that it was made with, and those that have answers.

    Beside a plan the logs are one: workbooks from before there were any have no place to say how the plan stands.
    """
    refs = {answer.ref for answer in answers}
    held = {p for p in Part for ref in refs if (at := build_layout_of(framework, p).find(ref)) and at[0].key != "about"}
    logs = {Part.PROGRESS} if Part.PLAN in held else set()
    return frozenset(Part(name) for name in stated) | held | logs


@lru_cache(maxsize=16)
def build_layout_of(framework: Framework, part: Part) -> Layout:
    """Return the layout of one part."""
    return build_layout(framework, [part])


# --- writing -------------------------------------------------------------------------------------------------------


def draw(layout: Layout, carried: Carried, extra: Sequence[ExtraTab], workbook_id: str, created: dt.datetime) -> bytes:
    """Write a workbook and return its bytes."""
    out = BytesIO()
    answers, links = carried.answers, carried.links
    layout = replace(layout.with_optional(carried.optional), carried=carried.carried)
    trust = " ".join(str(answers.get(("ABT-01", "answer"), "")).split())
    if layout.parts == {Part.JOINT}:
        trust = called_together([str(name) for (_, column), name in sorted(answers.items()) if column == "trust"])
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
        [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)] if stored_length(text) > CELL_LIMIT else [text]
        for text in row
    ]
    for number in range(max(map(len, cut))):
        texts = [pieces[number] if number < len(pieces) else "" for pieces in cut]
        yield tuple(
            f"{row[column]} (continued)" if number and column < names else text for column, text in enumerate(texts)
        )
