"""The blocks of two documents as the blocks of one, in which what differs is tracked.

Elements of the new document are moved into it, those of the old are copied, without what refers to other parts of the old
one: of a link the words stay, of a field its saved result, and a picture is left out and said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from matsheets.documents.redline.alignment import Pair, align, align_words
from matsheets.documents.redline.blocks import (
    BodyBlock,
    ControlBlock,
    ParagraphBlock,
    RowBlock,
    TableBlock,
    UntrackedBlock,
    block_score,
    row_score,
)
from matsheets.documents.redline.change_marks import ChangeMarks, Revision
from matsheets.documents.redline.inline_pieces import InlinePiece, local
from matsheets.documents.template.wordml import W, cells_of

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What is left out of the copies of the old document's properties: it refers to other parts of that document.
_NOT_COPIED = frozenset({"sectPr", "divId", "pPrChange", "rPrChange", "cnfStyle"})
_STYLED = frozenset({"pStyle", "rStyle", "tblStyle"})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(eq=False, slots=True)
class _Entry:
    """One block of the result: what it was, what it is now, and the same of the end of a paragraph, which may be another's."""

    old: BodyBlock | None
    new: BodyBlock | None
    old_end: ParagraphBlock | None = None
    new_end: ParagraphBlock | None = None

    @property
    def is_paragraph(self) -> bool:
        return isinstance(self.new if self.new is not None else self.old, ParagraphBlock)

    @property
    def change(self) -> Revision:
        return _change(self.old, self.new)


def _change(old: object, new: object) -> Revision:
    return Revision.INSERTED if old is None else Revision.DELETED if new is None else Revision.NONE


class TrackedBlocks:
    """Puts blocks together.

    Attributes:
        left_out: what of the old document could not be shown, in words.
    """

    def __init__(self, marks: ChangeMarks, style_ids: Mapping[str, str], *, numbering: bool) -> None:
        """Take how changes are marked, and what of the old document's properties means the same in the new one.

        Args:
            marks: makes the marks.
            style_ids: the new document's id for a style of the old one, by the old id.
            numbering: whether both documents number their lists alike.
        """
        self._marks, self._style_ids, self._numbering = marks, style_ids, numbering
        self.left_out: dict[str, None] = {}

    def together(self, old: Sequence[BodyBlock], new: Sequence[BodyBlock]) -> list[_Element]:
        """Return the blocks of two bodies, cells, headers or footers as those of one."""
        before = [block for block in old if not isinstance(block, UntrackedBlock)]
        after = [block for block in new if not isinstance(block, UntrackedBlock)]
        pairs = align([b.key for b in before], [b.key for b in after], lambda o, n: block_score(before[o], after[n]))
        entries = [
            _entry(None if o is None else before[o], None if n is None else after[n])
            for o, n in _of_kind(pairs, before, after)
        ]
        _settle_last_end(entries)
        return list(self._with_unread(entries, new))

    def _with_unread(self, entries: Iterable[_Entry], new: Sequence[BodyBlock]) -> Iterator[_Element]:
        """Yield the entries' elements, and between them what is taken from the new document as it is."""
        waiting = iter(new)
        for entry in entries:
            if entry.new is not None:
                for block in waiting:
                    if block is entry.new:
                        break
                    yield block.element
            yield from self._elements(entry)
        yield from (block.element for block in waiting)

    def _elements(self, entry: _Entry) -> Iterator[_Element]:
        old, new = entry.old, entry.new
        if entry.is_paragraph:
            yield self._paragraph(entry)
        elif isinstance(old, TableBlock) or isinstance(new, TableBlock):
            yield self._table(old, new)
        else:
            yield from self._control(old, new)

    # --- controls and tables ---

    def _control(self, old: BodyBlock | None, new: BodyBlock | None) -> Iterator[_Element]:
        """Yield a control with its blocks; one that only one of the documents has is left out around its blocks."""
        before = old.blocks if isinstance(old, ControlBlock) else ()
        after = new.blocks if isinstance(new, ControlBlock) else ()
        together = self.together(before, after)
        if old is None or new is None:
            yield from together
            return
        content = new.element.find(f"{W}sdtContent")
        if content is not None:
            _refill(content, together)
        yield new.element

    def _table(self, old: BodyBlock | None, new: BodyBlock | None) -> _Element:
        if new is not None and old is not None and old.key == new.key:
            return new.element
        before = old.rows if isinstance(old, TableBlock) else ()
        after = new.rows if isinstance(new, TableBlock) else ()
        pairs = align([r.key for r in before], [r.key for r in after], lambda o, n: row_score(before[o], after[n]))
        rows = [self._row(None if o is None else before[o], None if n is None else after[n]) for o, n in pairs]
        table = new.element if new is not None else self._copied_around(old, ("tblPr", "tblGrid"))
        for child in [child for child in table if local(child) not in {"tblPr", "tblGrid"}]:
            table.remove(child)
        table.extend(rows)
        return table

    def _row(self, old: RowBlock | None, new: RowBlock | None) -> _Element:
        if new is not None and old is not None and old.key == new.key:
            return new.element
        model = new or old
        assert model is not None
        before = old.cells if old is not None else ((),) * len(model.cells)
        after = new.cells if new is not None else ((),) * len(model.cells)
        row = new.element if new is not None else self._copied_around(old, ("tblPrEx", "trPr"))
        cells = list(cells_of(model.element))
        for cell, here, there in zip(cells, before, after, strict=True):
            together = self.together(here, there)
            if new is not None:
                _refill(cell, together)
            else:
                copied = self._copied_around(cell, ("tcPr",))
                copied.extend(together)
                row.append(copied)
        if old is None or new is None:
            self._marks.mark_row(row, _change(old, new))
        return row

    def _copied_around(self, source: BodyBlock | _Element | None, kept: Iterable[str]) -> _Element:
        """Return an element of the old document with nothing in it but its properties."""
        from lxml import etree

        element = source.element if isinstance(source, BodyBlock) else source
        assert element is not None
        made = etree.Element(element.tag)
        for name in kept:
            for found in element.iterfind(f"{W}{name}"):
                made.append(self._copy(found))
        return made

    def _copy(self, properties: _Element) -> _Element:
        """Copy properties of the old document, with the new one's names of styles, without what means nothing in it."""
        made = deepcopy(properties)
        made.tail = None
        for item in list(made.iter()):
            parent, name = item.getparent(), local(item)
            if parent is None:
                continue
            style = self._style_ids.get(item.get(f"{W}val", "")) if name in _STYLED else None
            foreign = (
                not str(item.tag).startswith(W) or name in _NOT_COPIED or (name == "numPr" and not self._numbering)
            )
            if foreign or (name in _STYLED and style is None):
                parent.remove(item)
            elif style is not None:
                item.set(f"{W}val", style)
        return made

    # --- paragraphs ---

    def _paragraph(self, entry: _Entry) -> _Element:
        from lxml import etree

        old, new = entry.old, entry.new
        made = etree.Element(f"{W}p")
        properties = self._properties(entry.old_end, entry.new_end)
        if len(properties):
            made.append(properties)
        if isinstance(old, ParagraphBlock) and isinstance(new, ParagraphBlock) and old.key == new.key:
            made.extend([child for child in new.element if local(child) != "pPr"])
        else:
            made.extend(self._runs(_pieces(old), _pieces(new)))
        return made

    def _properties(self, old: ParagraphBlock | None, new: ParagraphBlock | None) -> _Element:
        """Return the properties of a paragraph's end, of which the old or the new document may know nothing."""
        from lxml import etree

        of_old = None if old is None else old.element.find(f"{W}pPr")
        of_new = None if new is None else new.element.find(f"{W}pPr")
        former = etree.Element(f"{W}pPr") if of_old is None else self._copy(of_old)
        if new is None:
            self._marks.mark_paragraph(former, Revision.DELETED)
            return former
        found = etree.Element(f"{W}pPr") if of_new is None else deepcopy(of_new)
        found.tail = None
        if old is None:
            self._marks.mark_paragraph(found, Revision.INSERTED)
        elif old.style.lower() != new.style.lower():
            self._marks.mark_former(found, former)
        return found

    def _runs(self, old: Sequence[InlinePiece], new: Sequence[InlinePiece]) -> Iterator[_Element]:
        """Yield the runs of two paragraphs as those of one."""
        words = [piece for piece in new if piece.key]
        before = [piece for piece in old if piece.key]
        pairs = align_words([piece.key for piece in before], [piece.key for piece in words])
        changed = [(_change(o, n), words[n] if n is not None else before[o or 0]) for o, n in pairs]
        for link, held in groupby(
            _with_marks(changed, new), key=lambda item: item[1].link if item[0] is not Revision.DELETED else None
        ):
            runs = [
                element
                for change, pieces in groupby(held, key=lambda item: item[0])
                for element in self._marks.around(change, self._elements_of([piece for _, piece in pieces], change))
            ]
            yield from runs if link is None else [_linked(link, runs)]

    def _elements_of(self, pieces: Iterable[InlinePiece], change: Revision) -> Iterator[_Element]:
        """Yield the runs of pieces that became the same."""
        for run, held in groupby(pieces, key=lambda piece: piece.run):
            for made in (self._deleted_run if change is Revision.DELETED else _kept_runs)(run, list(held)):
                if change is not Revision.NONE:
                    _take_shading(made)
                yield made

    def _deleted_run(self, run: _Element | None, pieces: Sequence[InlinePiece]) -> Iterator[_Element]:
        properties = None if run is None else run.find(f"{W}rPr")
        made = _new_run(None if properties is None else self._copy(properties))
        for child, held in groupby(pieces, key=lambda piece: piece.child):
            text = "".join(piece.text for piece in held)
            if child is None:
                _add_text(made, text, "delText")
            elif text or local(child) in {"br", "sym"}:
                made.append(deepcopy(child))
            else:
                self.left_out["A picture, chart or note that only the old document has is not shown."] = None
        if any(local(child) != "rPr" for child in made):
            yield made


def _entry(old: BodyBlock | None, new: BodyBlock | None) -> _Entry:
    return _Entry(
        old, new, old if isinstance(old, ParagraphBlock) else None, new if isinstance(new, ParagraphBlock) else None
    )


def _of_kind(pairs: Iterable[Pair], old: Sequence[BodyBlock], new: Sequence[BodyBlock]) -> Iterator[Pair]:
    """Yield pairs, those of two kinds of blocks, which may both be blank, as two."""
    for here, there in pairs:
        if here is not None and there is not None and type(old[here]) is not type(new[there]):
            yield from ((here, None), (None, there))
        else:
            yield here, there


def _settle_last_end(entries: list[_Entry]) -> None:
    """Have the last paragraph end with an end that stays: that of a cell, or of a document, can be neither added nor deleted.

    Where paragraphs were added at the end, the end that is new is the one of the paragraph before them: ``A`` and ``A B`` have the
    last end in common. Where some were deleted too, the last of either are one paragraph, all of whose words changed.
    """
    stay = next((at for at in range(len(entries) - 1, -1, -1) if entries[at].change is Revision.NONE), -1)
    rest = entries[stay + 1 :]
    if not rest or not rest[-1].is_paragraph:
        return
    last = {change: next((e for e in reversed(rest) if e.change is change), None) for change in Revision}
    deleted, inserted = last[Revision.DELETED], last[Revision.INSERTED]
    if deleted and inserted and deleted.is_paragraph and inserted.is_paragraph:
        entries.remove(deleted)
        entries.remove(inserted)
        entries.append(_entry(deleted.old, inserted.new))
    elif stay >= 0 and entries[stay].is_paragraph and all(entry.is_paragraph for entry in rest):
        _move_ends(entries[stay:])
    elif stay >= 0 and entries[stay].is_paragraph and not (deleted and inserted):
        kept, end = entries[stay], rest[-1]
        if deleted:
            entries[stay], entries[-1] = _entry(kept.old, None), _entry(end.old, kept.new)
        else:
            entries[stay], entries[-1] = _entry(None, kept.new), _entry(kept.old, end.new)


def _move_ends(entries: Sequence[_Entry]) -> None:
    """Move the end that stays from the first paragraph to the last, and each other end one paragraph up."""
    first = entries[0]
    if entries[-1].change is Revision.DELETED:
        stays, first.new_end = first.new_end, None
        entries[-1].new_end = stays
    else:
        stays, first.old_end = first.old_end, None
        entries[-1].old_end = stays


def _pieces(block: BodyBlock | None) -> tuple[InlinePiece, ...]:
    return block.pieces if isinstance(block, ParagraphBlock) else ()


def _with_marks(
    changed: Iterable[tuple[Revision, InlinePiece]], new: Sequence[InlinePiece]
) -> Iterator[tuple[Revision, InlinePiece]]:
    """Yield pieces, and before each of the new document what goes along with it there, such as the start of a bookmark."""
    waiting = iter(new)
    for change, piece in changed:
        if change is not Revision.DELETED:
            for other in waiting:
                if other is piece:
                    break
                yield Revision.NONE, other
        yield change, piece
    yield from ((Revision.NONE, other) for other in waiting)


def _kept_runs(run: _Element | None, pieces: Sequence[InlinePiece]) -> Iterator[_Element]:
    properties = None if run is None else run.find(f"{W}rPr")
    for whole, held in groupby(pieces, key=lambda piece: piece.whole):
        if whole:
            yield from whole
            continue
        made = _new_run(deepcopy(properties) if properties is not None else None)
        for child, same in groupby(held, key=lambda piece: piece.child):
            if child is None:
                _add_text(made, "".join(piece.text for piece in same), "t")
            else:
                made.append(child)
        yield made


def _take_shading(run: _Element) -> None:
    """Take away what words stand on, and their own colour with it.

    Why: word processors print what changed in a colour of theirs, which cannot be read on the colours of ratings.
    """
    properties = run.find(f"{W}rPr")
    if properties is not None and properties.find(f"{W}shd") is not None:
        for name in ("shd", "color"):
            for found in properties.findall(f"{W}{name}"):
                properties.remove(found)


def _new_run(properties: _Element | None) -> _Element:
    from lxml import etree

    made = etree.Element(f"{W}r")
    if properties is not None:
        properties.tail = None
        made.append(properties)
    return made


def _add_text(run: _Element, text: str, name: str) -> None:
    """Add words to a run; line breaks and tabs among them are elements of their own."""
    from lxml import etree

    for part in re.split(r"([\t\n])", text):
        if part in _BREAKS:
            etree.SubElement(run, f"{W}{_BREAKS[part]}")
        elif part:
            etree.SubElement(run, f"{W}{name}", {_SPACE: "preserve"}).text = part


_BREAKS = {"\t": "tab", "\n": "br"}


def _linked(link: _Element, runs: Iterable[_Element]) -> _Element:
    from lxml import etree

    made = etree.Element(link.tag, {str(name): str(value) for name, value in link.attrib.items()})
    made.extend(list(runs))
    return made


def _refill(holder: _Element, blocks: Iterable[_Element]) -> None:
    """Put blocks in the place of those that a cell or a control holds."""
    held = list(blocks)
    for child in [child for child in holder if local(child) != "tcPr"]:
        holder.remove(child)
    holder.extend(held)
