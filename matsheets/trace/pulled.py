"""What became of the edits in a document: the changes that a workbook takes, and what it does not, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from matsheets.documents.record.manifest import Manifest
from matsheets.model.cells import CellRef


class Removed(Enum):
    """What is done with a row that was taken out of the document: its cells stay, or are cleared."""

    KEEP = "keep"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that says something else from now on.

    Attributes:
        ref: of its row.
        label: its column's header.
        old, new: what it said and says, in words; blank for nothing.
        new_row: whether its row was blank before.
    """

    file: str
    ref: str
    label: str
    cell: CellRef
    old: str
    new: str
    new_row: bool = False


@dataclass(frozen=True, slots=True)
class NotTaken:
    """One thing that the document says and no workbook takes.

    Attributes:
        ref: of the row that it is about; blank where there is none.
        label: the column's header, or the place in the document.
        document: what the document says; None where it says nothing there any more.
        workbook: what the workbooks say there; None where they say nothing.
        why: one sentence or more.
        remedy: what to do.
    """

    ref: str
    label: str
    document: str | None
    workbook: str | None
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class OpenComment:
    """A comment in the document that nobody has resolved."""

    author: str
    text: str


@dataclass(frozen=True)
class Pulled:
    """What ``pull`` found.

    Attributes:
        manifest: what the document says of its own making.
        changes: in the order of the workbooks' rows.
        not_taken: what has to be looked at, in the order of the document.
        same: what was typed otherwise and means what its cell holds already.
        removed: the rows that the document no longer has, each with what it began with, where nobody said what to do.
        kept: the Refs of those that stay as they are.
        comments: those that nobody has resolved.
        struck: words of the document that are struck through or hidden, and count as deleted.
        behind: how many other places of the document still say what the cells that change said before.
        copies: by the name of the workbook in the document, the bytes of its copy; none where nothing changes.
        names: by the same, the name that the workbook has today.
        signed: the workbooks whose digital signature is left out.
    """

    manifest: Manifest
    changes: tuple[CellChange, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()
    same: tuple[NotTaken, ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    kept: tuple[str, ...] = ()
    comments: tuple[OpenComment, ...] = ()
    struck: tuple[str, ...] = ()
    behind: int = 0
    copies: Mapping[str, bytes] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    signed: tuple[str, ...] = ()

    @property
    def moved(self) -> tuple[str, ...]:
        """The Refs of priorities that are due on another day than they were."""
        dues = (c for c in self.changes if c.label == "Due" and c.old and not c.new_row and c.ref.startswith("PLAN-"))
        return tuple(change.ref for change in dues)

    @property
    def all_taken(self) -> bool:
        """Whether nothing is left to be looked at."""
        return not (self.not_taken or self.removed or self.comments)
