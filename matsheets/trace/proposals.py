"""The edits of a document as new contents of cells: one for each cell, or the reason why there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, Protocol

from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import CellRef, listed
from matsheets.model.parsing import format_date, format_number
from matsheets.trace.edits import NewRow, RemovedRow
from matsheets.trace.paragraph_patterns import Captured
from matsheets.trace.pulled import CellChange, NotTaken
from matsheets.trace.pulled_values import NewValue, Refused, refusal_of_cell, texts_of, value_of
from matsheets.trace.statements import plain_text
from matsheets.trace.word_blocks import NO_TEXT
from matsheets.workbook.layout.layout import Layout

#: A cell: its workbook's name in the document, its row's Ref, its column.
Cell = tuple[str, str, str]


_NOT_CLEAR = Refused(
    "It is not clear which words are of which cell.", "Write both dates with “to” between them, and pull again."
)
ONE_OF_TWO = "Leave the one that counts, or take the Ref off the one that is new, and pull again."
_TYPE_IT = "Type it in the workbook, in the cell that it belongs in."


class DocumentMemory(Protocol):
    """What is known of the workbooks as they were when the document was built."""

    def is_certain(self, cell: Cell) -> bool:
        """Tell whether a cell holds what it held then."""

    def said(self, cell: Cell, text: str) -> bool:
        """Tell whether a text is for certain what a cell held then."""

    def had_row(self, file: str, ref: str) -> bool:
        """Tell whether a row was filled in then."""

    def was_cleared(self, file: str, ref: str) -> bool:
        """Tell whether a row that is blank now may have been filled in then."""


class Saying(NamedTuple):
    """What one place of the document says of a cell, as lines: now, and as it was built."""

    lines: tuple[str, ...]
    printed: tuple[str, ...]
    brief: bool

    @property
    def edited(self) -> bool:
        """Whether it was changed."""
        return self.text != plain_text(" ".join(self.printed))

    @property
    def text(self) -> str:
        """What it says, on one line."""
        return plain_text(" ".join(self.lines))


@dataclass
class Proposals:
    """What the workbooks are to hold.

    Attributes:
        values: by workbook, what each cell holds from now on.
        new_ratings: the ratings that stand in rows that were put in, by the Ref of the row.
    """

    held: Mapping[str, Assessment]
    layout: Layout
    memory: DocumentMemory
    changes: list[CellChange] = field(default_factory=list)
    values: dict[str, dict[CellRef, str | dt.date | Decimal | None]] = field(default_factory=dict)
    not_taken: list[NotTaken] = field(default_factory=list)
    same: list[NotTaken] = field(default_factory=list)
    new_ratings: list[tuple[str, str]] = field(default_factory=list)

    # --- cells that were changed ---

    def add_edits(self, captured: Iterable[Captured], doubled: Collection[tuple[str, str]] = ()) -> None:
        """Take what the places of a document say.

        Args:
            captured: what each place says.
            doubled: the workbooks and Refs of rows that stand several times in the document.
        """
        sayings: dict[Cell, list[Saying]] = {}
        for each in captured:
            for cell, saying in self._sayings(each):
                sayings.setdefault(cell, []).append(saying)
        for cell, found in sayings.items():
            if any(saying.edited for saying in found):
                self._add_edit(cell, found, twice=cell[:2] in doubled)
            elif not self.memory.is_certain(cell):
                self._add_same(cell, found[0], "The workbook says so already.")

    def _sayings(self, captured: Captured) -> Iterator[tuple[Cell, Saying]]:
        place = captured.place
        if not place.columns:
            if captured.edited:
                self._refuse(place.ref, "Rating", captured, Refused(
                    "Ratings are never pulled: they are settled in the workbook.", "Change it there, with its rationale.",
                ))  # fmt: skip
            return
        texts, printed = texts_of(captured), texts_of(captured._replace(lines=captured.printed))
        if texts is None or printed is None:
            labels = listed([self.header(place.ref, column) for column in place.columns])
            self._refuse(place.ref, labels, captured, _NOT_CLEAR)
            return
        for (column, lines), (_, before) in zip(texts, printed, strict=True):
            yield (place.file, place.ref, column), Saying(lines, before, place.brief)

    def _add_same(self, cell: Cell, saying: Saying, why: str) -> None:
        _, ref, column = cell
        old = self.held[cell[0]].answer(ref, column)
        if saying.text or old:
            self.same.append(
                NotTaken(ref, self.header(ref, column), saying.text, shown(old), why, "Nothing has to be done.")
            )

    def _add_edit(self, cell: Cell, sayings: Sequence[Saying], *, twice: bool) -> None:
        file, ref, column = cell
        full = [saying for saying in sayings if not saying.brief] or list(sayings)
        others = [saying for saying in sayings if saying.brief and saying.edited]
        said = dict.fromkeys(saying.text for saying in (*full, *others))
        now = next((saying for saying in full if saying.edited), full[0])
        old = self.held[file].answer(ref, column)
        why: Refused | None = None
        changed = next((saying for saying in sayings if saying.edited), now)
        if twice:
            why, now = Refused(f"{ref} stands twice in the document.", ONE_OF_TWO), changed
        elif not self.memory.is_certain(cell):
            if not any(saying.edited for saying in full) and all(self.memory.said(cell, s.text) for s in others):
                self._add_same(cell, full[0], "The workbook says so already.")
                return
            if len(others) == len(full) == len(sayings) and all(self.memory.said(cell, s.text) for s in others):
                return  # nobody changed it in the document, and its full place is no longer there
            why = Refused(
                "The workbook changed since the document was built.",
                "Decide which is right, and type it in the workbook or in a document built anew.",
            )
            now = changed
        elif len(said) > 1:
            now = changed
            both = listed([f'"{text}"' for text in said])
            why = Refused(f"The document says {both}.", "Say the same in each place, and pull again.")
        why = why or refusal_of_cell(self.held[file], ref, column, self.header(ref, column))
        found = why or self._value(cell, now, old)
        if isinstance(found, Refused):
            self.not_taken.append(
                NotTaken(ref, self.header(ref, column), now.text, shown(old), found.why, found.remedy)
            )
        elif _is_held(found, old):
            self._add_same(cell, now, "It means what the cell holds already.")
        else:
            self._change(cell, found, old)

    def _value(self, cell: Cell, saying: Saying, old: Answer | None) -> NewValue | Refused:
        entry = self.layout.entry(cell[1], cell[2])
        assert entry is not None
        if no_text := next((word for word in NO_TEXT if word in saying.text), None):
            what = no_text.strip("[]")
            return Refused(f"A cell takes no {what}.", f"Take the {what} out, or say it in words, and pull again.")
        return value_of(saying.lines, saying.printed, entry, self.layout, old)

    def _change(self, cell: Cell, value: NewValue, old: Answer | None, *, new_row: bool = False) -> None:
        file, ref, column = cell
        at = self.held[file].cell(ref, column)
        assert at is not None
        self.changes.append(CellChange(file, ref, self.header(ref, column), at, shown(old), value.text, new_row))
        self.values.setdefault(file, {})[at] = value.content

    def _refuse(self, ref: str, label: str, captured: Captured, why: Refused) -> None:
        now, before = (plain_text(" ".join(lines)) for lines in (captured.lines, captured.printed))
        self.not_taken.append(NotTaken(ref, label, now, before, why.why, why.remedy))

    def header(self, ref: str, column: str) -> str:
        """Return the header of a column."""
        tab, _ = self.layout.require(ref)
        return tab.column(column).header

    # --- rows that were put in and taken out ---

    def add_row(self, row: NewRow) -> None:
        """Take a row that was put in: into the blank row whose Ref was typed, else into the next."""
        held = self.held[row.file]
        free = [ref for ref in held.refs(row.prefix) if self._is_free(held, ref)]
        ref = row.ref if row.ref in free or not free else free[0]
        texts = self._texts_of_new(row, ref or row.prefix)
        ratings = [text for each in row.captured if not each.place.columns for text in each.lines]
        said = " · ".join([saying.text for saying in texts.values()] + [text for _, text in row.rest])
        if why := self._refusal_of_new(row, texts, free):
            self.not_taken.append(NotTaken(row.ref, "A new row", said, None, why.why, why.remedy))
            return
        values = {column: self._value((row.file, ref, column), saying, None) for column, saying in texts.items()}
        if known := self._row_with(row, values):
            why_not, nothing = "The workbook has this row already.", "Nothing has to be done."
            self.same.append(NotTaken(known, "A new row", said, said, why_not, nothing))
            return
        for column, saying in texts.items():
            found = refusal_of_cell(held, ref, column, self.header(ref, column)) or values[column]
            if isinstance(found, Refused):
                self._refuse_new(ref, self.header(ref, column), saying.text, found)
            elif found.content is not None:
                self._change((row.file, ref, column), found, None, new_row=True)
        self.new_ratings += [(ref, text) for text in ratings]
        for label, text in row.rest:
            words = " ".join(filter(None, (label, text)))
            self._refuse_new(ref, "A new row", words, Refused("No cell of a workbook is for this.", _TYPE_IT))

    def _texts_of_new(self, row: NewRow, ref: str) -> dict[str, Saying]:
        """Return what a new row says, by column, its first column first; what is not clear is listed."""
        found: dict[str, Saying] = {}
        for each in row.captured:
            if not each.place.columns:
                continue
            texts = texts_of(each)
            if texts is None:
                labels = listed([self.header(each.place.ref, column) for column in each.place.columns])
                self._refuse_new(ref, labels, plain_text(" ".join(each.lines)), _NOT_CLEAR)
                continue
            for column, lines in texts:
                saying = Saying(lines, (), each.place.brief)
                if found.setdefault(column, saying).text != saying.text:
                    both = f'The document says "{found[column].text}", too.'
                    self._refuse_new(ref, self.header(each.place.ref, column), saying.text, Refused(both, _TYPE_IT))
        return dict(sorted(found.items(), key=lambda each: each[0] != "objective"))

    def _refuse_new(self, ref: str, label: str, text: str, why: Refused) -> None:
        self.not_taken.append(NotTaken(ref, label, text, None, why.why, why.remedy))

    def _refusal_of_new(self, row: NewRow, texts: Mapping[str, Saying], free: Sequence[str]) -> Refused | None:
        """Return why no row of a workbook is to hold a row that was put in; None where one is."""
        if row.ref and self.memory.was_cleared(row.file, row.ref):
            return Refused(
                f"{row.ref} was cleared in the workbook since the document was built.",
                "Type it there again, or build the document again.",
            )
        remedy = f"Type it in the workbook, on a row with the next {row.prefix} Ref."
        if not texts:
            return Refused("Nothing of it stands in a place of its own.", remedy)
        tab = self.layout.require(f"{row.prefix}-01")[0].title
        return None if free else Refused(f"The tab {tab} of {row.file} has no blank row left.", remedy)

    def _row_with(self, row: NewRow, values: Mapping[str, NewValue | Refused]) -> str | None:
        """Return the Ref of a row, younger than the document, that holds all that a new row says."""
        held = self.held[row.file]

        def holds(ref: str) -> bool:
            return all(isinstance(v, NewValue) and _is_held(v, held.answer(ref, c)) for c, v in values.items())

        young = (ref for ref in held.refs(row.prefix) if held.filled(ref) and not self.memory.had_row(row.file, ref))
        return next((ref for ref in young if holds(ref)), None)

    def _is_free(self, held: Assessment, ref: str) -> bool:
        return (
            not held.filled(ref)
            and len(held.rows(ref)) == 1
            and not any(change.file == held.file and change.ref == ref for change in self.changes)
        )

    def clear_row(self, row: RemovedRow) -> None:
        """Clear the cells of a row that was taken out."""
        held = self.held[row.file]
        tab, _ = self.layout.require(row.ref)
        cells = [(row.file, row.ref, column.key) for column in tab.answer_columns()]
        if changed := [self.header(row.ref, cell[2]) for cell in cells if not self.memory.is_certain(cell)]:
            why = f"It was taken out of the document, and changed in the workbook since that was built: {listed(changed)}."
            remedy = "Clear the row in the workbook, if it is to go."
            self.not_taken.append(NotTaken(row.ref, "Its row", None, row.text, why, remedy))
            return
        for column in tab.answer_columns():
            old = held.answer(row.ref, column.key)
            if old is None:
                continue
            if refused := refusal_of_cell(held, row.ref, column.key, column.header):
                self.not_taken.append(NotTaken(row.ref, column.header, None, shown(old), refused.why, refused.remedy))
            else:
                self._change((row.file, row.ref, column.key), NewValue(None, ""), old)


def shown(answer: Answer | None) -> str:
    """Return what a cell says, in words."""
    if answer is None:
        return ""
    if isinstance(answer.value, dt.date):
        return format_date(answer.value)
    return format_number(answer.value) if isinstance(answer.value, Decimal) else answer.text


def _is_held(value: NewValue, old: Answer | None) -> bool:
    """Tell whether a cell holds a value already."""
    if old is None or value.content is None:
        return old is None and value.content is None
    if isinstance(value.content, str):
        return value.content == old.text
    return value.content == old.value
