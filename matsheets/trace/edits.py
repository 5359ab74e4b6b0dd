"""The edits that were found in a changed document, as it was read beside the one that its workbooks make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from matsheets.documents.contexts.whole_cells import CellPlace
from matsheets.trace.paragraph_patterns import Captured
from matsheets.trace.statements import Body


class NewRow(NamedTuple):
    """A row, or a priority's table, that stands in the document only.

    Attributes:
        prefix: of the Refs of the rows that it is to stand among.
        file: the workbook with those rows.
        ref: the Ref that was typed; blank where there is none.
        rest: what else stands in it, each with its label.
    """

    prefix: str
    file: str
    ref: str
    captured: tuple[Captured, ...]
    rest: tuple[tuple[str, str], ...] = ()


class DoubledRow(NamedTuple):
    """A row of a workbook that stands several times in the document.

    Attributes:
        texts: what each of the places says.
        built: what the one place said as it was built.
    """

    file: str
    ref: str
    texts: tuple[str, ...]
    built: str


class LostAnswer(NamedTuple):
    """A row of a priority's table that was taken out, with the cells that it printed."""

    place: CellPlace
    text: str


class RemovedRow(NamedTuple):
    """A row of a workbook that the document no longer has; ``text`` is what it began with."""

    file: str
    ref: str
    text: str


class ChangedRef(NamedTuple):
    """A Ref that was typed over."""

    old: str
    new: str


@dataclass
class EditedDocument:
    """What was found in a changed document.

    Attributes:
        left: the changed document as it would be had nobody changed what was understood.
        base: the document that is made now, without the rows that were removed.
        own: the changed document without the rows that were put in.
        several: what a paragraph said that prints several cells, as it was built.
    """

    left: Body
    base: Body
    own: Body
    captured: list[Captured] = field(default_factory=list)
    new: list[NewRow] = field(default_factory=list)
    removed: list[RemovedRow] = field(default_factory=list)
    changed_refs: list[ChangedRef] = field(default_factory=list)
    doubled: list[DoubledRow] = field(default_factory=list)
    lost: list[LostAnswer] = field(default_factory=list)
    several: set[str] = field(default_factory=set)
