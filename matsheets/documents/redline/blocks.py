"""A document's body, cell, header or footer as blocks that can be held against those of another document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from matsheets.documents.redline.inline_pieces import InlinePiece, local, pieces_of
from matsheets.documents.template.wordml import W, cells_of, rows_of
from matsheets.model.cells import REF_IN_TEXT
from matsheets.model.likeness import shared_words

if TYPE_CHECKING:
    from lxml.etree import _Element

_REF_FIRST = re.compile(rf"\s*({REF_IN_TEXT.pattern})")
_CONTENTS = re.compile(r"toc \d|contents \d|toc heading|contents heading")
#: The share of words from which two blocks without a Ref are one that was edited.
_ALIKE = 0.35
#: How much more than any likeness one Ref, or one label of a row, counts.
_SAME_REF, _SAME_LABEL = 4.0, 2.0
_CELL, _ROW = "\x1f", "\x1e"


@dataclass(frozen=True, eq=False)
class BodyBlock:
    """One block.

    Attributes:
        element: the element as it stands in its document.
        styles: the names of that document's styles by their ids.
        about: the Ref of the table that it is the title of; blank where it is none.
    """

    element: _Element
    styles: Mapping[str, str] = field(repr=False)
    about: str = ""

    @property
    def key(self) -> str:
        """What it says: blocks with one key say the same."""
        return ""

    @cached_property
    def ref(self) -> str:
        """The Ref that it begins with, or that its table is about; blank where there is none."""
        found = _REF_FIRST.match(self.key)
        return found[1] if found else self.about

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in it."""
        return frozenset(self.key.split())


class ParagraphBlock(BodyBlock):
    """A paragraph."""

    @cached_property
    def pieces(self) -> tuple[InlinePiece, ...]:
        """What it holds."""
        return pieces_of(self.element)

    @cached_property
    def key(self) -> str:
        """Its words, with fields by what they ask for."""
        return "".join(piece.key for piece in self.pieces)

    @cached_property
    def style(self) -> str:
        """The name of its style; blank for the document's own."""
        found = self.element.find(f"{W}pPr/{W}pStyle")
        return "" if found is None else self.styles.get(found.get(f"{W}val", ""), "")


class RowBlock(BodyBlock):
    """A row of a table."""

    @cached_property
    def cells(self) -> tuple[tuple[BodyBlock, ...], ...]:
        """The blocks of each cell."""
        return tuple(blocks_in(cell, self.styles) for cell in cells_of(self.element))

    @cached_property
    def key(self) -> str:
        """Its cells' words."""
        return _CELL.join("\n".join(block.key for block in cell) for cell in self.cells)

    @property
    def label(self) -> str:
        """What its first cell says."""
        return self.key.partition(_CELL)[0].strip()

    @cached_property
    def shape(self) -> tuple[str, ...]:
        """How many columns each cell takes, and whether it goes on from the row above."""
        return tuple(
            f"{_value(cell, 'gridSpan')} {cell.find(f'{W}tcPr/{W}vMerge') is not None}"
            for cell in cells_of(self.element)
        )


def _value(cell: _Element, name: str) -> str:
    found = cell.find(f"{W}tcPr/{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


class TableBlock(BodyBlock):
    """A table."""

    @cached_property
    def rows(self) -> tuple[RowBlock, ...]:
        """Its rows."""
        return tuple(RowBlock(row, self.styles) for row in rows_of(self.element))

    @cached_property
    def key(self) -> str:
        """Its rows' words."""
        return _ROW.join(row.key for row in self.rows)

    @property
    def columns(self) -> int:
        """The number of its columns."""
        return len(self.element.findall(f"{W}tblGrid/{W}gridCol"))

    @cached_property
    def header(self) -> str:
        """What its first row says."""
        return self.rows[0].key if self.rows else ""


class ControlBlock(BodyBlock):
    """A content control around blocks."""

    @cached_property
    def blocks(self) -> tuple[BodyBlock, ...]:
        """The blocks in it."""
        content = self.element.find(f"{W}sdtContent")
        return () if content is None else blocks_in(content, self.styles)

    @cached_property
    def key(self) -> str:
        """Its blocks' words."""
        return "\n".join(block.key for block in self.blocks)


class UntrackedBlock(BodyBlock):
    """What is taken from the new document as it is: a contents list, a bookmark between paragraphs, the last section."""


def blocks_in(holder: _Element, styles: Mapping[str, str]) -> tuple[BodyBlock, ...]:
    """Return the blocks of a body, a cell, a control, a header or a footer; its own properties are none of them."""
    blocks = list(_blocks(holder, styles))
    for at, (block, following) in enumerate(pairwise(blocks)):
        if isinstance(block, ParagraphBlock) and isinstance(following, TableBlock):
            blocks[at] = replace(block, about=following.ref)
    return tuple(blocks)


def _blocks(holder: _Element, styles: Mapping[str, str]) -> Iterator[BodyBlock]:
    depth = 0
    for child in holder:
        name = local(child)
        fields = [mark.get(f"{W}fldCharType") for mark in child.iter(f"{W}fldChar")]
        before, depth = depth, max(0, depth + fields.count("begin") - fields.count("end"))
        if name == "tcPr" or not name:
            continue
        if before or depth:  # a field over several paragraphs: word processors work a contents list out anew
            yield UntrackedBlock(child, styles)
        elif name == "p":
            paragraph = ParagraphBlock(child, styles)
            yield UntrackedBlock(child, styles) if _CONTENTS.fullmatch(paragraph.style.lower()) else paragraph
        elif name == "tbl":
            yield TableBlock(child, styles)
        elif name == "sdt":
            yield ControlBlock(child, styles)
        else:
            yield UntrackedBlock(child, styles)


def block_score(old: BodyBlock, new: BodyBlock) -> float:
    """Return how likely it is that one block became the other; 0 where they have nothing to do with each other."""
    if type(old) is not type(new) or isinstance(old, UntrackedBlock):
        return 0
    if isinstance(old, ParagraphBlock) and isinstance(new, ParagraphBlock) and old.style.lower() != new.style.lower():
        return 0
    if isinstance(old, TableBlock) and isinstance(new, TableBlock):
        if old.columns != new.columns:
            return 0
        if not old.ref and not new.ref and old.header == new.header:
            return _SAME_LABEL + shared_words(old.words, new.words)
    return _by_ref_or_likeness(old, new)


def row_score(old: RowBlock, new: RowBlock) -> float:
    """Return how likely it is that one row became the other."""
    if old.shape != new.shape:
        return 0
    if not old.ref and old.label and old.label == new.label:
        return _SAME_LABEL + shared_words(old.words, new.words)
    return _by_ref_or_likeness(old, new)


def _by_ref_or_likeness(old: BodyBlock, new: BodyBlock) -> float:
    alike = shared_words(old.words, new.words)
    if old.ref or new.ref:
        return _SAME_REF + alike if old.ref == new.ref else 0
    return alike if alike >= _ALIKE else 0


def style_names(styles: Iterable[_Element]) -> dict[str, str]:
    """Return the names of styles by their ids."""
    found = {}
    for style in styles:
        name = style.find(f"{W}name")
        if name is not None:
            found[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "")
    return found
