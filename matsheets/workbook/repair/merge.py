"""One workbook from copies of it that several people filled in parts of.

An answer that copies agree about, or that one copy has, is taken; one that differs in its typography only (quotation
marks, dashes, spaces, a final full stop) is taken from the later copy. Where copies disagree the answer stays blank and a tab
lists who said what. Numbered rows that are about the same are one row, whatever number each copy gives it; two people who
used one number for different things both keep theirs: a row is never put together from two.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from matsheets.errors import WorkbookError
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.framework import FrameworkWords
from matsheets.model.optional_columns import OptionalTexts
from matsheets.model.respondents import answer_text, trust_number
from matsheets.model.row_refs import PRIORITY_REF, SERVICE_REF, with_moved_refs
from matsheets.model.trust_names import fold_name
from matsheets.storage.files import display_names
from matsheets.workbook.layout.layout import CLASHES_HEADING, EVERY_PART, Layout, build_layout
from matsheets.workbook.layout.schema import Tab, question_in
from matsheets.workbook.repair.editions import carry
from matsheets.workbook.repair.leftovers import CLASHES_COLUMNS, CLASHES_TAB, Leftover, leftover_at
from matsheets.workbook.repair.meeting_copies import typed_answers
from matsheets.workbook.repair.numbered_rows import CopyRow, JoinedRow, add_rows, number_rows
from matsheets.workbook.repair.repair import (
    SortedWorkbook,
    draw,
    identity_of,
    not_placed_tab,
    parts_for,
    spread,
)
from matsheets.workbook.write.reading_tabs import ExtraTab

if TYPE_CHECKING:
    from matsheets.workbook.write.reading_tabs import ExtraTab

#: Rows of About that say who filled in a copy, so that copies differ there as a matter of course.
_WHO = ("respondent", "respondent_role")


@dataclass(frozen=True, slots=True)
class Clash:
    """One question that copies answer differently.

    Attributes:
        question: the question or element, and the column.
        said: file and text, for each copy that says something, in the order of the copies.
        expected: it is about who filled in the copy, so no one has to settle it.
    """

    ref: str
    question: str
    said: tuple[tuple[str, str], ...]
    expected: bool = False

    def __str__(self) -> str:
        return f"{self.question} ({self.ref}): " + "; ".join(f'{file} says "{text}"' for file, text in self.said)


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A numbered row that got another Ref.

    Attributes:
        together: it was put with a row of another copy, which is about the same; otherwise another copy uses its Ref.
    """

    file: str
    ref: str
    to: str
    together: bool = False

    def __str__(self) -> str:
        if self.together:
            return f"{self.ref} of {self.file} was put with {self.to}, which is about the same."
        return f"{self.ref} of {self.file} is now {self.to}, because another copy uses {self.ref} for something else."


@dataclass(frozen=True, slots=True)
class Joined:
    """The answers of several copies together; the answers have the Refs of the rows that they are now on, which are ``rows``."""

    answers: tuple[Answer, ...]
    clashes: tuple[Clash, ...]
    moved: tuple[MovedRow, ...]
    leftovers: tuple[Leftover, ...]
    rows: tuple[JoinedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """One workbook out of several copies, and what did not come together.

    Attributes:
        content: the new workbook's bytes.
        placed: how many answers it holds.
        not_placed: what could not be placed, with the copy that it comes from.
        notes: what else someone should know, in sentences.
    """

    content: bytes
    placed: int
    clashes: tuple[Clash, ...]
    moved: tuple[MovedRow, ...]
    not_placed: tuple[Leftover, ...]
    notes: tuple[str, ...] = ()


def merge(copies: Sequence[SortedWorkbook], *, created: dt.datetime) -> Merged:
    """Join copies of one workbook.

    Args:
        copies: as they were read; where two of them disagree about the use of a row, the earlier keeps its place.
        created: when the new workbook is made.

    Raises:
        WorkbookError: a copy is no copy of the same workbook as the others.
        ValueError: no copy given.
    """
    if not copies:
        raise ValueError("a merge needs at least one copy")
    first, warnings = _check_same(copies)
    files = display_names([copy.path for copy in copies])
    framework = first.assessment.framework
    typed, decisions = typed_answers(copies, files)
    joined = join(build_layout(framework, EVERY_PART), list(zip(files, typed, strict=True)))
    stated = {part for copy in copies for part in copy.assessment.parts}
    parts = parts_for(stated, [a for c in copies for a in c.recovered.answers], framework)
    layout = build_layout(framework, parts, first.assessment.shared)
    texts = join_optional_texts(joined.rows, [copy.recovered.optional for copy in copies])
    carried = carry(joined.answers, framework, layout, texts)._replace(carried=first.assessment.printed.carried)
    not_placed = (*_together(files, copies), *joined.leftovers, *carried.unplaced)
    extra = [not_placed_tab(not_placed)] if not_placed else []
    if joined.clashes:
        extra.insert(0, _clashes_tab(joined.clashes, files, framework.words))
    workbook_id, notes = identity_of(first.assessment)
    own = [f"{file}: {note}" for file, c in zip(files, copies, strict=True) for note in c.recovered.notes]
    content = draw(layout, carried, extra, workbook_id, created)
    return Merged(
        content, len(carried.answers), joined.clashes, joined.moved, not_placed, (*notes, *warnings, *decisions, *own)
    )


def _together(files: Sequence[str], copies: Sequence[SortedWorkbook]) -> Iterator[Leftover]:
    """Yield what could not be placed, each once, with the copies that hold it."""
    holders: dict[Leftover, dict[str, None]] = {}
    for file, copy in zip(files, copies, strict=True):
        for left in copy.recovered.leftovers:
            holders.setdefault(left, {})[file] = None
    for left, held_by in holders.items():
        yield replace(left, where=f"{', '.join(held_by)} › {left.where}")


# --- copies of the same workbook ---------------------------------------------------------------------------------------


def _check_same(copies: Sequence[SortedWorkbook]) -> tuple[SortedWorkbook, tuple[str, ...]]:
    """Make sure that all are copies of one workbook; return one that says which, and warnings about those that do not.

    Raises:
        WorkbookError: naming the first that is none.
    """
    ids = Counter(copy.assessment.identity.workbook_id for copy in copies)
    known = [workbook_id for workbook_id, _ in ids.most_common() if workbook_id]
    first = next((c for c in copies if known and c.assessment.identity.workbook_id == known[0]), copies[0])
    warnings = []
    words = first.assessment.framework.words
    for copy in copies:
        assessment = copy.assessment
        if (assessment.framework.id, assessment.framework.edition) != _edition(first):
            raise _not_a_copy_error(copy, first, f"It is on another {words.framework.one} or edition.")
        if assessment.identity.workbook_id == first.assessment.identity.workbook_id != "" or copy is first:
            continue
        if assessment.identity.workbook_id:
            raise _not_a_copy_error(copy, first, "Its workbook id differs.")
        if not any(_same_trust(assessment, c.assessment) for c in copies if c is not copy):
            raise _not_a_copy_error(copy, first, "It has lost its workbook id, and its trust is not the same.")
        warnings.append(
            f"{copy.path.name} no longer says which workbook it is a copy of. It was taken for one because its trust and "
            f"its {words.framework.one} are the same. Check that this is right."
        )
    return first, tuple(warnings)


def _edition(copy: SortedWorkbook) -> tuple[str, str]:
    return copy.assessment.framework.id, copy.assessment.framework.edition


def _not_a_copy_error(copy: SortedWorkbook, first: SortedWorkbook, why: str) -> WorkbookError:
    return WorkbookError(
        copy.path,
        f"is no copy of the same workbook as {first.path.name}. {why}",
        "Leave it out, or merge it with the copies of its own workbook.",
        code="not-the-same-workbook",
    )


def _same_trust(one: Assessment, other: Assessment) -> bool:
    numbers = [trust_number(assessment) for assessment in (one, other)]
    if all(numbers):
        return numbers[0] == numbers[1]
    names = [fold_name(answer_text(assessment, "trust_name")) for assessment in (one, other)]
    return bool(names[0]) and names[0] == names[1]


# --- joining -------------------------------------------------------------------------------------------------------


#: Tabs of numbered rows that name rows of others, each after those that it names: the columns, and what the Refs begin with.
_NAMES_REFS = {
    "services": {"priorities": PRIORITY_REF},
    "progress": {"priority": PRIORITY_REF},
    "support": {"priority": PRIORITY_REF, "service": SERVICE_REF},
}


def join(layout: Layout, copies: Sequence[tuple[str, Iterable[Answer]]]) -> Joined:
    """Join the answers of copies, given as file name and answers with one for each Ref and column."""
    files = [file for file, _ in copies]
    rows = _joined_rows(layout, [answers for _, answers in copies])
    taken: list[Answer] = []
    clashes: list[Clash] = []
    who = {layout.row_named("about", name).ref for name in _WHO}
    for row in rows:
        for column, views in row.said.items() if row.ref else ():
            answer = views[-1][1]  # where they differ in typography only, the later copy's
            if all(answer.meaning == other.meaning for _, other in views):
                link = answer.link or next((view.link for _, view in views if view.link), "")
                taken.append(answer._replace(ref=row.ref, link=link))
            else:
                clashes.append(_clash(layout, row, column, files, expected=row.ref in who))
    order = {tab.key: number for number, tab in enumerate(layout.tabs)}
    clashes.sort(key=lambda clash: (order[layout.require(clash.ref)[0].key], clash.ref))
    leftovers = [left for row in rows if not row.ref for left in _leave_unplaced(row, files)]
    return Joined(tuple(taken), tuple(clashes), tuple(_moved(rows, files)), tuple(leftovers), tuple(rows))


def join_optional_texts(rows: Iterable[JoinedRow], copies: Sequence[OptionalTexts]) -> OptionalTexts:
    """Return what optional columns print, by the Ref that its row has now, from what each copy prints."""
    places = {(copy, ref): row.ref for row in rows for copy, ref in row.refs.items()}
    found: dict[tuple[str, str], str] = {}
    for copy, texts in enumerate(copies):
        for (ref, key), text in texts.items():
            if now := places.get((copy, ref), ref):
                found.setdefault((now, key), text)
    return found


def _joined_rows(layout: Layout, copies: Iterable[Iterable[Answer]]) -> list[JoinedRow]:
    """Return the rows of the new workbook, each with its Ref, as far as one is free."""
    numbered: dict[str, list[CopyRow]] = {}
    questions: dict[str, JoinedRow] = {}
    for copy, answers in enumerate(copies):
        for ref, said in _by_row(answers).items():
            tab, _ = layout.require(ref)
            row = CopyRow(copy, ref, said)
            if tab.repeats:
                numbered.setdefault(tab.key, []).append(row)
            else:
                questions.setdefault(ref, JoinedRow(tab, ref=ref)).add(row)
    found = [*questions.values()]
    moved: dict[tuple[int, str], str] = {}
    for key in (*(key for key in numbered if key not in _NAMES_REFS), *(key for key in _NAMES_REFS if key in numbered)):
        joined = _joined_tab(layout.require_tab(key), numbered[key], moved)
        moved |= {(copy, ref): row.ref for row in joined for copy, ref in row.refs.items() if row.ref not in {"", ref}}
        found += joined
    return found


def _joined_tab(tab: Tab, rows: Iterable[CopyRow], moved: Mapping[tuple[int, str], str]) -> list[JoinedRow]:
    """Return the numbered rows of one tab; what they name of other tabs follows the rows that moved there."""
    joined: list[JoinedRow] = []
    for copy, of_copy in groupby(rows, key=lambda row: row.copy):
        now = {ref: new for (other, ref), new in moved.items() if other == copy}
        add_rows(joined, tab, [row._replace(answers=_naming_moved(tab, row.answers, now)) for row in of_copy])
    number_rows(joined)
    return joined


def _naming_moved(tab: Tab, answers: Mapping[str, Answer], now: Mapping[str, str]) -> dict[str, Answer]:
    """Return the answers of a row with the Refs that the rows which it names have now."""
    found = dict(answers)
    for column, prefix in _NAMES_REFS.get(tab.key, {}).items():
        if (answer := found.get(column)) and answer.text != (text := with_moved_refs(answer.text, prefix, now)):
            found[column] = answer._replace(text=text, value=text)
    return found


def _by_row(answers: Iterable[Answer]) -> dict[str, dict[str, Answer]]:
    found: dict[str, dict[str, Answer]] = {}
    for answer in answers:
        found.setdefault(answer.ref, {})[answer.column] = answer
    return found


def _moved(rows: Iterable[JoinedRow], files: Sequence[str]) -> Iterator[MovedRow]:
    """Yield the rows that got another Ref, copy after copy."""
    moves = [(copy, ref, row) for row in rows for copy, ref in row.refs.items() if row.ref not in {"", ref}]
    for copy, ref, row in sorted(moves, key=lambda move: move[:2]):
        yield MovedRow(files[copy], ref, row.ref, together=ref != row.first_ref)


def _leave_unplaced(row: JoinedRow, files: Sequence[str]) -> Iterator[Leftover]:
    for column, views in row.said.items():
        for copy, answer in views:
            ref = row.refs[copy]
            why = f"Another copy uses {ref} for something else, and no row is free."
            left = leftover_at(answer.cell, answer.text_and_link, why, ref=ref, header=row.tab.column(column).header)
            yield replace(left, where=f"{files[copy]} › {left.where}")


def _clash(layout: Layout, row: JoinedRow, column: str, files: Sequence[str], *, expected: bool) -> Clash:
    name = question_in(layout.require(row.ref)[1].given) or row.tab.heading
    header = row.tab.column(column).header
    question = name if column == "answer" else f"{name}, {header}"
    said = tuple((files[copy], view.text_and_link) for copy, view in row.said[column])
    return Clash(row.ref, question, said, expected)


def _clashes_tab(clashes: Iterable[Clash], files: Sequence[str], words: FrameworkWords) -> ExtraTab:
    """Return the tab that lists who said what."""
    widths = (90, 290, *[max(160, 750 // len(files))] * len(files))
    rows = [(c.ref, c.question, *(dict(c.said).get(file, "") for file in files)) for c in clashes]
    return ExtraTab(
        CLASHES_TAB,
        CLASHES_HEADING,
        "These answers are blank in this workbook. Settle each, type it in its place, then delete this tab.",
        tuple(zip((*map(words.fill, CLASHES_COLUMNS), *files), widths, strict=True)),
        spread(rows, names=2),
    )
