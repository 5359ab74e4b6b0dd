"""The edits of a document as new contents of cells: one for each cell, or the reason why there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import CellRef, listed
from matsheets.model.parsing import format_date, format_number
from matsheets.trace.edited_document import NewRow, RemovedRow
from matsheets.trace.paragraph_patterns import Captured
from matsheets.trace.pulled import CellChange, NotTaken
from matsheets.trace.pulled_values import NewValue, Refused, refusal_of_cell, texts_of, value_of
from matsheets.trace.statements import plain_text
from matsheets.workbook.layout.layout import Layout

#: A cell: its workbook's name in the document, its row's Ref, its column.
Cell = tuple[str, str, str]


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
    """

    held: Mapping[str, Assessment]
    layout: Layout
    changes: list[CellChange] = field(default_factory=list)
    values: dict[str, dict[CellRef, str | dt.date | Decimal | None]] = field(default_factory=dict)
    not_taken: list[NotTaken] = field(default_factory=list)
    same: list[NotTaken] = field(default_factory=list)

    # --- cells that were changed ---

    def add_edits(self, captured: Iterable[Captured], is_certain: Callable[[Cell], bool]) -> None:
        """Take what the places of a document say.

        Args:
            captured: what each place says.
            is_certain: tells whether a cell holds what it held when the document was built.
        """
        sayings: dict[Cell, list[Saying]] = {}
        for each in captured:
            for cell, saying in self._sayings(each):
                sayings.setdefault(cell, []).append(saying)
        for cell, found in sayings.items():
            if any(saying.edited for saying in found):
                self._add_edit(cell, found, certain=is_certain(cell))

    def _sayings(self, captured: Captured) -> Iterator[tuple[Cell, Saying]]:
        place = captured.place
        if not place.columns:
            if captured.edited:
                self._refuse(place.ref, "Rating", captured, Refused(
                    "Ratings are never pulled: they are settled in the workbook.", "CellChange it there, with its rationale.",
                ))  # fmt: skip
            return
        texts, printed = texts_of(captured), texts_of(captured._replace(lines=captured.printed))
        if texts is None or printed is None:
            labels = listed([self.header(place.ref, column) for column in place.columns])
            self._refuse(place.ref, labels, captured, Refused(
                "It is not clear which words are of which cell.", "Write both dates with “to” between them, and pull again."
            ))  # fmt: skip
            return
        for (column, lines), (_, before) in zip(texts, printed, strict=True):
            yield (place.file, place.ref, column), Saying(lines, before, place.brief)

    def _add_edit(self, cell: Cell, sayings: Sequence[Saying], *, certain: bool) -> None:
        file, ref, column = cell
        full = [saying for saying in sayings if not saying.brief] or list(sayings)
        others = [saying for saying in sayings if saying.brief and saying.edited]
        said = dict.fromkeys(saying.text for saying in (*full, *others))
        now = next((saying for saying in full if saying.edited), full[0])
        old = self.held[file].answer(ref, column)
        why: Refused | None = None
        if not certain:
            why = Refused(
                "The workbook changed since the document was built.",
                "Decide which is right, and type it in the workbook or in a document built anew.",
            )
            now = next((s for s in sayings if s.edited), now)
        elif len(said) > 1:
            both = listed([f'"{text}"' for text in said])
            why = Refused(f"The document says {both}.", "Say the same in each place, and pull again.")
        why = why or refusal_of_cell(self.held[file], ref, column, self.header(ref, column))
        found = why or self._value(cell, now, old)
        if isinstance(found, Refused):
            self.not_taken.append(
                NotTaken(ref, self.header(ref, column), now.text, shown(old), found.why, found.remedy)
            )
        elif _is_held(found, old):
            means, nothing = "It means what the cell holds already.", "Nothing has to be done."
            self.same.append(NotTaken(ref, self.header(ref, column), now.text, shown(old), means, nothing))
        else:
            self._change(cell, found, old)

    def _value(self, cell: Cell, saying: Saying, old: Answer | None) -> NewValue | Refused:
        entry = self.layout.entry(cell[1], cell[2])
        assert entry is not None
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
        texts: dict[str, Saying] = {}
        for each in row.captured:
            for (_, _, column), saying in self._sayings(each._replace(printed=each.lines)):
                texts.setdefault(column, saying)
        said = " · ".join(saying.text for saying in texts.values())
        held = self.held[row.file]
        free = [ref for ref in held.refs(row.prefix) if self._is_free(held, ref)]
        if not texts or not free:
            tab = self.layout.require(f"{row.prefix}-01")[0].title
            why = (
                f"The tab {tab} of {row.file} has no blank row left."
                if texts
                else "Nothing of it stands in a place of its own."
            )
            remedy = f"Type it in the workbook, on a row with the next {row.prefix} Ref."
            self.not_taken.append(NotTaken(row.ref, "A new row", said, None, why, remedy))
            return
        ref = row.ref if row.ref in free else free[0]
        for column, saying in texts.items():
            found = refusal_of_cell(held, ref, column, self.header(ref, column)) or self._value(
                (row.file, ref, column), saying._replace(printed=()), None
            )
            if isinstance(found, Refused):
                self.not_taken.append(
                    NotTaken(ref, self.header(ref, column), saying.text, None, found.why, found.remedy)
                )
            elif found.content is not None:
                self._change((row.file, ref, column), found, None, new_row=True)

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
