"""Rows of tables by their shape: a row whose markup was met before is only asked how many lines its texts take.

Why: most of what a document says stands in tables, and most rows of a table differ in nothing but their words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from matsheets.documents.blocks import Row
from matsheets.documents.formats import TableFormat
from matsheets.documents.setter import Setter, Span
from matsheets.documents.words import fill_lines

#: What a stretch of markup means: an action of the setter, and what it needs.
Step = tuple[Callable[[Setter, Any], None], Any]
#: The table, whether the row could be a header, and the markup around its texts.
_Key = tuple[TableFormat, bool, tuple[str, ...]]
_Cell = tuple[float, tuple[Span, ...]]
_MOST = 4_000
_PLAIN = frozenset({Setter.run, Setter.cell_start, Setter.row_start, Setter.row_end})


class _Shape(NamedTuple):
    """Rows of one markup: the first of them, and of each cell the height if every text takes one line, and where those stand."""

    row: Row
    cells: tuple[_Cell, ...]

    def with_texts(self, texts: Sequence[str]) -> Row:
        """Return the row with other texts."""
        row, content = self.row, 0.0
        left = iter(texts)
        for single, spans in self.cells:
            content = max(content, single + further_lines(spans, left))
        height = row.least if row.exact else max(content + row.edge, row.least)
        return Row(row.edge, row.least, row.exact, row.whole, row.header, height, row.with_next)


def further_lines(spans: Iterable[Span], texts: Iterator[str]) -> float:
    """Return the height of the lines that texts start; there is one text for each span."""
    height = used = word = 0.0
    scale = 1.0
    for span in spans:
        text = next(texts)
        if len(text) <= span.short:
            continue
        font = span.font
        if span.goes_on:
            used, word = used * font.scale / scale, word * font.scale / scale
        else:
            used, word = span.used, 0.0
        lines, used, word = fill_lines(text, font.face, span.room, used, word)
        height += lines * span.line
        scale = font.scale
    return height


class RowReader:
    """Reads rows, one at a time.

    Args:
        steps: returns what a stretch of markup means.
    """

    def __init__(self, steps: Callable[[str], Sequence[Step]]) -> None:
        self._steps = steps
        self._shapes: dict[_Key, _Shape] = {}

    def read(self, setter: Setter, xml: str, table: TableFormat, heads: bool) -> None:
        """Read a row, given without its closing tag.

        Args:
            setter: has come to the row.
            xml: the row.
            table: the format of the table that it stands in.
            heads: whether it is a header if it says so: only header rows stand above it.
        """
        *pieces, last = xml.split("</w:t>")
        texts: list[str] = []
        markup: list[str] = []
        for piece in pieces:
            before, end, text = piece.rpartition(">")
            if text:
                texts.append(text)
            markup.append(before if text else before + end)  # a row with no text there has another shape
        key = (table, heads, (*markup, last))
        shape = self._shapes.get(key)
        if shape is not None:
            setter.add_row(shape.with_texts(texts))
            return
        cells = self._set(setter, pieces, last)
        row = setter.last_row
        if cells is not None and row is not None and row.whole and not row.names:
            if len(self._shapes) >= _MOST:
                self._shapes.clear()
            left = iter(texts)
            single = tuple((height - further_lines(spans, left), spans) for height, spans in cells)
            self._shapes[key] = _Shape(row, single)

    def _set(self, setter: Setter, pieces: Iterable[str], last: str) -> list[_Cell] | None:
        """Set a row step by step; return its cells, if nothing takes room in them but texts and line breaks."""
        cells: list[_Cell] = []
        spans: list[Span] = []
        done = 0  # the spans of paragraphs that have ended
        known, goes_on = True, False
        for markup, _, text in (*(piece.rpartition(">") for piece in pieces), (f"{last}</w:tr>", "", "")):
            for act, value in _one_by_one(self._steps(markup)):
                act(setter, value)
                if act is Setter.start or act is Setter.line_break:
                    goes_on = False
                elif act is Setter.end:
                    spans[done:] = [span._replace(line=setter.line) for span in spans[done:]]
                    done = len(spans)
                elif act is Setter.cell_end:
                    cells.append((setter.cell_height, tuple(spans)))
                    spans, done = [], 0
                else:
                    known = known and act in _PLAIN
            if text:
                if goes_on and spans:
                    spans[-1] = spans[-1]._replace(short=-1)  # how far it reaches is wanted too
                span = setter.span(goes_on=goes_on)
                known, goes_on = known and span is not None, True
                spans += [span] if span is not None else []
                setter.text(text)
        return cells if known else None


def _one_by_one(steps: Iterable[Step]) -> Iterator[Step]:
    """Yield steps, with those apart that are taken in one go otherwise."""
    for act, value in steps:
        if act is Setter.next_cell:
            yield from (
                (Setter.end, None),
                (Setter.cell_end, None),
                (Setter.cell_start, value[0]),
                (Setter.start, value[1]),
            )
        else:
            yield act, value
