"""Which framework a workbook is on: the one that it names, by its file or by what the workbook remembers, else by its Refs.

Why what it remembers counts before a file of its own edition that has other elements or ratings: people change a framework and
forget its edition, and answers would be read as answers to something else, or not at all.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from matsheets.errors import UnknownFrameworkError, WorkbookError
from matsheets.model.cells import fold
from matsheets.model.framework import Framework
from matsheets.model.remembered_framework import FIND_IT, is_changed, means_the_same, recall, remember
from matsheets.model.workbook_identity import Identity, PrintedForm
from matsheets.workbook.layout.layout import EVERY_PART, Layout, build_layout
from matsheets.workbook.layout.printed_layout import reworded
from matsheets.workbook.read.sheet_tables import FirstTable
from matsheets.workbook.read.typed_values import shown_text

#: Letters of a text by which editions of one framework are told apart.
_LONGEST = 2_000


class FrameworksAtHand(Sequence[Framework]):
    """Frameworks that are known, of which some only lie at hand: what a workbook remembers counts before those.

    In a plain sequence all are certain.
    """

    @abstractmethod
    def is_certain(self, framework: Framework) -> bool:
        """Tell whether somebody said that workbooks are on it, so that it counts before what they remember."""

    @abstractmethod
    def asked_for(self, framework_id: str, edition: str) -> Sequence[Framework]:
        """Return those of an edition, else those of an id; the files of others need not be read for it."""


def asked_for(frameworks: Sequence[Framework], framework_id: str, edition: str) -> Sequence[Framework]:
    """Return those of an edition among some frameworks, else those of an id."""
    if isinstance(frameworks, FrameworksAtHand):
        return frameworks.asked_for(framework_id, edition)
    of_id = [each for each in frameworks if fold(each.id) == fold(framework_id)]
    return [each for each in of_id if fold(each.edition) == fold(edition)] or of_id


class Candidates(NamedTuple):
    """The layouts that a workbook may be on.

    Attributes:
        identity: what the workbook says that it is.
        known: of the frameworks whose files are known: of its edition, else of its id, else all.
        own: the one of them that it is on; None where no file of its edition is known, or none that means what it remembers.
        remembered: of what it remembers, where that is whole and ``own`` is None.
        certain: those known that count before what it remembers.
        lost: whether what it remembers is not whole.
    """

    identity: Identity
    known: tuple[Layout, ...]
    own: Layout | None
    remembered: Layout | None
    certain: tuple[Layout, ...]
    lost: bool

    @classmethod
    def of(cls, identity: Identity, printed: PrintedForm, frameworks: Sequence[Framework]) -> Candidates:
        """Return what a workbook may be on, from the frameworks whose files are known and from what it remembers."""
        asked = asked_for(frameworks, identity.framework_id, identity.edition)
        known = tuple(build_layout(framework, EVERY_PART) for framework in asked or frameworks)
        loose = frameworks if isinstance(frameworks, FrameworksAtHand) else None
        certain = tuple(at for at in known if loose is None or loose.is_certain(at.framework))
        exact = [at for at in known if identity.is_on(at.framework)]
        same = [at for at in exact if not is_changed(at.framework, printed.framework)]
        if same and printed.framework:
            fitting = same[0] if len(same) == 1 else max(same, key=lambda at: _fit(at.framework, printed))
            return cls(identity, known, fitting, None, certain, False)
        if exact and (exact[0] in certain or not printed.framework):
            # Of ours and of somebody's own by the same name, which stands before ours, ours: nothing says otherwise.
            return cls(identity, known, exact[0 if exact[0] in certain else -1], None, certain, False)
        remembered = recall(printed.framework, identity.framework_id, identity.edition)
        layout = build_layout(remembered, EVERY_PART) if remembered else None
        own = exact[-1] if exact and layout is None else None
        return cls(identity, known, own, layout, certain, bool(printed.framework) and layout is None)

    @property
    def every(self) -> tuple[Layout, ...]:
        """All of them."""
        return self.known if self.remembered is None else (*self.known, self.remembered)

    def recognise(self, path: Path, found: Sequence[FirstTable]) -> Layout:
        """Tell which one the workbook is on: that of its edition, else what it remembers, else another edition, else by its Refs.

        Why what it remembers counts before another edition: answers were given to the words of its own.

        Raises:
            WorkbookError: it names a framework of which neither a file is known nor anything whole remembered.
        """
        if self.own is not None:
            return self.own
        if self.lost and self.identity.framework_id:
            raise self._unknown(path)
        same_id = [at for at in self.known if fold(at.framework.id) == fold(self.identity.framework_id)]
        usable = [at for at in same_id if self.remembered is None or at in self.certain]
        if usable:
            nearest = _printed_most(usable, found)
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


def fits_any(identity: Identity, printed: PrintedForm, frameworks: Sequence[Framework]) -> bool:
    """Tell whether one of these frameworks is the very one that a workbook was printed with, as far as it remembers."""
    asked = asked_for(frameworks, identity.framework_id, identity.edition)
    return any(identity.is_on(framework) and fits(framework, printed) for framework in asked)


def fits(framework: Framework, printed: PrintedForm) -> bool:
    """Tell whether a framework of a workbook's edition says all that it remembers of it; where that is nothing, any does."""
    said = printed.framework.get("sum")
    return not said or (said == remember(framework)["sum"] and not reworded(framework, printed))


def _fit(framework: Framework, printed: PrintedForm) -> tuple[bool, int]:
    return printed.framework.get("sum") == remember(framework)["sum"], -len(reworded(framework, printed))


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
