"""What a document tells of its workbooks as they were when it was built: which cells and rows changed since."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from zlib import crc32

from matsheets.documents.contexts.whole_cells import hash_of
from matsheets.documents.record.manifest import Manifest
from matsheets.model.assessment import Assessment
from matsheets.model.parsing import format_date, understand_date
from matsheets.trace.proposals import Cell


class CellMemory:
    """See ``DocumentMemory``.

    The document itself tells: by its words, which are those that today's workbooks make, by the bytes of the workbook, or by
    what it remembers of each cell. One of an earlier matsheets remembers none; then what it said before changes were tracked
    in it may be what the cell says now.
    """

    def __init__(
        self,
        manifest: Manifest,
        held: Mapping[str, Assessment],
        *,
        same: Collection[str],
        unchanged: Collection[Cell],
        all_same: bool,
    ) -> None:
        """Take what is known.

        Args:
            manifest: of the document.
            held: the workbooks, by their names in the document.
            same: the names of those whose bytes are the same.
            unchanged: cells that hold what the document said before changes were tracked in it.
            all_same: whether the workbooks still make the document that was built.
        """
        self.held, self.same, self.unchanged, self.all_same = held, same, unchanged, all_same
        self.numbers = {source.file: number for number, source in enumerate(manifest.sources, start=1)}
        self.rows = {row: _by_column(text) for row, text in manifest.cells}

    def is_certain(self, cell: Cell) -> bool:
        """Tell whether a cell holds what it held then."""
        if self.all_same or cell[0] in self.same:
            return True
        if not self.rows:
            return cell in self.unchanged
        return hash_of(self.held[cell[0]], *cell[1:]) == self._hash(cell)

    def _hash(self, cell: Cell) -> str:
        return self.rows.get(f"{self.numbers[cell[0]]} {cell[1]}", {}).get(cell[2], "")

    def said(self, cell: Cell, text: str) -> bool:
        """Tell whether a text is for certain what a cell held then."""
        day = understand_date(text).value
        forms = [text, *([format_date(day), day.isoformat(), f"{day:%d/%m/%Y}"] if day else [])]
        return self._hash(cell) in {f"{crc32(form.encode('utf-8', 'surrogatepass')):08x}" for form in forms}

    def had_row(self, file: str, ref: str) -> bool:
        """Tell whether a row was filled in then; of a document that does not remember it, what it holds now counts."""
        if self.all_same or file in self.same or not self.rows:
            return bool(self.held[file].filled(ref))
        return f"{self.numbers[file]} {ref}" in self.rows

    def was_cleared(self, file: str, ref: str) -> bool:
        """Tell whether a row that is blank now may have been filled in then."""
        if self.all_same or file in self.same or ref not in self.held[file].refs(ref.rpartition("-")[0]):
            return False
        return not self.held[file].filled(ref) and (not self.rows or f"{self.numbers[file]} {ref}" in self.rows)


def _by_column(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=False))
