"""One workbook from copies of it that several people filled in parts of.

An answer that copies agree about, or that one copy has, is taken; one that differs in its typography only (quotation
marks, dashes, spaces, a final full stop) is taken from the later copy. Where copies disagree the answer stays blank and a tab
lists who said what. Two people who used the same numbered row for different things both keep theirs: a row is never put
together from two.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from matsheets.errors import WorkbookError
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.framework import Framework
from matsheets.model.respondents import answer_text, trust_number
from matsheets.model.trust_names import fold_name
from matsheets.storage.files import display_names
from matsheets.workbook.layout.layout import Layout, Row, Tab, build_layout
from matsheets.workbook.layout.schema import question_in
from matsheets.workbook.repair.leftovers import CLASHES_COLUMNS, CLASHES_TAB, Leftover, leftover_at, same_answer
from matsheets.workbook.repair.repair import (
    SortedWorkbook,
    carry,
    draw,
    identity_of,
    not_placed_tab,
    open_workbook,
    parts_for,
    spread,
)
from matsheets.workbook.write.reading_tabs import ExtraTab

if TYPE_CHECKING:
    from matsheets.workbook.write.reading_tabs import ExtraTab

#: On tabs of numbered rows, the column that says what a row is about.
_SUBJECT = {"beyond": "issue", "plan": "objective", "medium_term": "priority", "charges": "item", "services": "service"}
#: Rows of About that say who filled in a copy, so that copies differ there as a matter of course.
_WHO = ("respondent", "respondent_role")
_LAST_NUMBER = 999


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
    """A numbered row that got another Ref, because another copy uses its own for something else."""

    file: str
    ref: str
    to: str

    def __str__(self) -> str:
        return f"{self.ref} of {self.file} is now {self.to}, because another copy uses {self.ref} for something else."


@dataclass(frozen=True, slots=True)
class Joined:
    """The answers of several copies together; the answers have the Refs of the rows that they are now on."""

    answers: tuple[Answer, ...]
    clashes: tuple[Clash, ...]
    moved: tuple[MovedRow, ...]
    leftovers: tuple[Leftover, ...]


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


def merge_copies(paths: Sequence[Path], frameworks: Sequence[Framework], *, created: dt.datetime) -> Merged:
    """Join copies of one workbook, by their files; see ``merge_opened``."""
    return merge_opened([open_workbook(path, frameworks) for path in paths], created=created)


def merge_opened(copies: Sequence[SortedWorkbook], *, created: dt.datetime) -> Merged:
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
    joined = join(build_layout(framework), [(f, copy.recovered.answers) for f, copy in zip(files, copies, strict=True)])
    stated = {part for copy in copies for part in copy.assessment.parts}
    layout = build_layout(framework, parts_for(stated, [a for c in copies for a in c.recovered.answers], framework))
    carried = carry(joined.answers, framework, layout)
    not_placed = (*_together(files, copies), *joined.leftovers, *carried.unplaced)
    extra = [not_placed_tab(not_placed)] if not_placed else []
    if joined.clashes:
        extra.insert(0, _clashes_tab(joined.clashes, files))
    workbook_id, notes = identity_of(first.assessment)
    own = [f"{file}: {note}" for file, c in zip(files, copies, strict=True) for note in c.recovered.notes]
    content = draw(layout, carried, extra, workbook_id, created)
    return Merged(content, len(carried.answers), joined.clashes, joined.moved, not_placed, (*notes, *warnings, *own))


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
    for copy in copies:
        assessment = copy.assessment
        if (assessment.framework.id, assessment.framework.edition) != _edition(first):
            raise _not_a_copy_error(copy, first, "It is on another framework or edition.")
        if assessment.identity.workbook_id == first.assessment.identity.workbook_id != "" or copy is first:
            continue
        if assessment.identity.workbook_id:
            raise _not_a_copy_error(copy, first, "Its workbook id differs.")
        if not any(_same_trust(assessment, c.assessment) for c in copies if c is not copy):
            raise _not_a_copy_error(copy, first, "It has lost its workbook id, and its trust is not the same.")
        warnings.append(
            f"{copy.path.name} no longer says which workbook it is a copy of. It was taken for one because its trust and "
            "its framework are the same. Check that this is right."
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


@dataclass
class _JoinedRow:
    """One row of the new workbook: for each column, what the copies say, as number of the copy and answer."""

    tab: Tab
    row: Row
    said: dict[str, list[tuple[int, Answer]]] = field(default_factory=dict)

    def add(self, copy: int, answers: Mapping[str, Answer]) -> None:
        for column, answer in answers.items():
            self.said.setdefault(column, []).append((copy, answer))

    def agrees(self, column: str, answer: Answer) -> bool:
        return any(same_answer(answer, view) for _, view in self.said[column])

    def is_about_the_same(self, answers: Mapping[str, Answer]) -> bool:
        """Tell whether answers of a numbered row are about what this row is about.

        They are where both name the same subject; without a subject, where they share a column and agree on all shared.
        """
        subject = _SUBJECT[self.tab.key]
        if subject in self.said and subject in answers:
            return self.agrees(subject, answers[subject])
        shared = self.said.keys() & answers.keys()
        return bool(shared) and all(self.agrees(column, answers[column]) for column in shared)


def join(layout: Layout, copies: Sequence[tuple[str, Iterable[Answer]]]) -> Joined:
    """Join the answers of copies, given as file name and answers with one for each Ref and column."""
    by_row = [_by_row(answers) for _, answers in copies]
    files = [file for file, _ in copies]
    used = {ref for rows in by_row for ref in rows}
    rows: dict[str, list[_JoinedRow]] = {}
    moved: list[MovedRow] = []
    leftovers: list[Leftover] = []
    for copy, answers_by_ref in enumerate(by_row):
        for ref, answers in answers_by_ref.items():
            home = _home(rows.setdefault(ref, []), layout, ref, answers, used)
            if home is None:
                leftovers += _leave_unplaced(layout, files[copy], ref, answers)
                continue
            if home.row.ref != ref:
                moved.append(MovedRow(files[copy], ref, home.row.ref))
            home.add(copy, answers)
    taken: list[Answer] = []
    clashes: list[Clash] = []
    who = {layout.row_named("about", name).ref for name in _WHO}
    for row in (row for same_ref in rows.values() for row in same_ref):
        for column, views in row.said.items():
            answer = views[-1][1]  # where they differ in typography only, the later copy's
            if all(same_answer(answer, other) for _, other in views):
                link = answer.link or next((view.link for _, view in views if view.link), "")
                taken.append(answer._replace(ref=row.row.ref, link=link))
            else:
                clashes.append(_clash(row, column, files, expected=row.row.ref in who))
    order = {tab.key: number for number, tab in enumerate(layout.tabs)}
    clashes.sort(key=lambda clash: (order[layout.require(clash.ref)[0].key], clash.ref))
    return Joined(tuple(taken), tuple(clashes), tuple(moved), tuple(leftovers))


def _by_row(answers: Iterable[Answer]) -> dict[str, dict[str, Answer]]:
    found: dict[str, dict[str, Answer]] = {}
    for answer in answers:
        found.setdefault(answer.ref, {})[answer.column] = answer
    return found


def _home(
    same_ref: list[_JoinedRow], layout: Layout, ref: str, answers: Mapping[str, Answer], used: set[str]
) -> _JoinedRow | None:
    """Return the row that a copy's row belongs to; a new one where it is about something else, None where none is free."""
    tab, row = layout.require(ref)
    if not same_ref:
        same_ref.append(_JoinedRow(tab, row))
        return same_ref[0]
    if not tab.repeats:
        return same_ref[0]
    found = next((home for home in same_ref if home.is_about_the_same(answers)), None)
    if found is None and (free := _next_free(tab, ref, used)):
        used.add(free)
        found = _JoinedRow(tab, Row(free))
        same_ref.append(found)
    return found


def _next_free(tab: Tab, ref: str, used: set[str]) -> str:
    number = int(ref.rpartition("-")[2])
    after = (*range(number + 1, _LAST_NUMBER + 1), *range(1, number))
    return next((free for n in after if (free := f"{tab.prefix}-{n:02d}") not in used), "")


def _leave_unplaced(layout: Layout, file: str, ref: str, answers: Mapping[str, Answer]) -> Iterator[Leftover]:
    tab, _ = layout.require(ref)
    for column, answer in answers.items():
        why = f"Another copy uses {ref} for something else, and no row is free."
        left = leftover_at(answer.cell, answer.text_and_link, why, ref=ref, header=tab.column(column).header)
        yield replace(left, where=f"{file} › {left.where}")


def _clash(row: _JoinedRow, column: str, files: Sequence[str], *, expected: bool) -> Clash:
    name = question_in(row.row.given) or row.tab.heading
    header = row.tab.column(column).header
    question = name if column == "answer" else f"{name}, {header}"
    return Clash(
        row.row.ref, question, tuple((files[copy], view.text_and_link) for copy, view in row.said[column]), expected
    )


def _clashes_tab(clashes: Iterable[Clash], files: Sequence[str]) -> ExtraTab:
    """Return the tab that lists who said what."""
    widths = (90, 300, *[max(160, 760 // len(files))] * len(files))
    rows = [(c.ref, c.question, *(dict(c.said).get(file, "") for file in files)) for c in clashes]
    return ExtraTab(
        CLASHES_TAB,
        "Where the copies differ",
        "These answers are blank in this workbook. Settle each, type it in its place, then delete this tab.",
        tuple(zip((*CLASHES_COLUMNS, *files), widths, strict=True)),
        spread(rows, names=2),
    )
