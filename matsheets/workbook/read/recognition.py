"""Which framework a workbook is on: the one that it names, by its file or by what the workbook remembers, else by its Refs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from matsheets.errors import UnknownFrameworkError, WorkbookError
from matsheets.model.cells import fold
from matsheets.model.framework import Framework
from matsheets.model.remembered_framework import FIND_IT, means_the_same, recall
from matsheets.model.workbook_identity import Identity, PrintedForm
from matsheets.workbook.layout.layout import EVERY_PART, Layout, build_layout
from matsheets.workbook.read.sheet_tables import FirstTable
from matsheets.workbook.read.typed_values import shown_text

#: Letters of a text by which editions of one framework are told apart.
_LONGEST = 2_000


class Candidates(NamedTuple):
    """The layouts that a workbook may be on.

    Attributes:
        identity: what the workbook says that it is.
        known: of the frameworks whose files are known.
        remembered: of what the workbook remembers of its own, where no file of its edition is known and that is whole.
        lost: whether what it remembers is not whole.
    """

    identity: Identity
    known: tuple[Layout, ...]
    remembered: Layout | None
    lost: bool

    @classmethod
    def of(cls, identity: Identity, printed: PrintedForm, frameworks: Sequence[Framework]) -> Candidates:
        """Return what a workbook may be on, from the frameworks whose files are known and from what it remembers."""
        known = tuple(build_layout(framework, EVERY_PART) for framework in frameworks)
        if any(map(identity.is_on, frameworks)):
            return cls(identity, known, None, False)
        remembered = recall(printed.framework, identity.framework_id, identity.edition)
        layout = build_layout(remembered, EVERY_PART) if remembered else None
        return cls(identity, known, layout, bool(printed.framework) and layout is None)

    @property
    def every(self) -> tuple[Layout, ...]:
        """All of them."""
        return self.known if self.remembered is None else (*self.known, self.remembered)

    def recognise(self, path: Path, found: Sequence[FirstTable]) -> Layout:
        """Tell which one the workbook is on: that of its edition, else another edition, else the one whose Refs it holds most of.

        Why what it remembers counts before another edition of other elements or ratings: it would be misread by that.

        Raises:
            WorkbookError: it names a framework of which neither a file is known nor anything whole remembered.
        """
        exact = [layout for layout in self.known if self.identity.is_on(layout.framework)]
        if exact:
            return exact[0]
        same_id = [at for at in self.known if fold(at.framework.id) == fold(self.identity.framework_id)]
        if same_id:
            nearest = _printed_most(same_id, found)
            if self.remembered is None or means_the_same(self.remembered.framework, nearest.framework):
                return nearest
        if self.remembered is not None:
            return self.remembered
        if self.identity.framework_id:
            raise self._unknown(path)
        refs = [ref for table in found for ref, _ in table.refs]
        counts = [sum(layout.find(ref) is not None for ref in refs) for layout in self.known]
        return _printed_most([at for at, n in zip(self.known, counts, strict=True) if n == max(counts)], found)

    def _unknown(self, path: Path) -> WorkbookError:
        lost = " What its hidden sheet remembers of it was changed or is half lost." if self.lost else ""
        said = self.identity
        what = f'is on the framework "{said.framework_id}", which this matsheets does not have.{lost}'
        return UnknownFrameworkError(path, said.framework_id, said.edition, what, FIND_IT, code="framework-unknown")


def _printed_most(layouts: Sequence[Layout], found: Sequence[FirstTable]) -> Layout:
    """Return the layout of whose texts the workbook has most printed, the first of those alike.

    Why: editions of one framework have the same Refs, and a workbook that no longer says which it is on was rated by the
    words in it.
    """
    if len(layouts) == 1:
        return layouts[0]
    texts = {shown_text(cell)[:_LONGEST] for table in found for _, row in table.sheet.cells.rows() for cell in row}
    known = set(map(fold, texts))
    given = [{fold(text) for tab in at.tabs for row in tab.rows for text in row.given.values()} for at in layouts]
    return max(zip(layouts, given, strict=True), key=lambda pair: len(pair[1] & known))[0]
