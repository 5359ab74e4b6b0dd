"""Setting text: lines into paragraphs, paragraphs into cells, rows and tables; ``words`` sets words into lines."""

from __future__ import annotations

from typing import Any, NamedTuple

from matsheets.documents.blocks import Block, Paragraph, Row, Table, gap, stacked
from matsheets.documents.formats import Font, Format, Formats, TableFormat
from matsheets.documents.words import fill_lines

_TAB = 720
_BROAD = 1170  # no line of English is broader than so many units a letter


class Opening:
    """The start of a paragraph, with what was worked out for it the last time: mostly the same column and table again."""

    __slots__ = ("last", "properties")

    def __init__(self, properties: str) -> None:
        self.properties = properties
        self.last: tuple[str, int, Format, float, float, float, int] | None = None


class Span(NamedTuple):
    """Where a text stands, whatever it says.

    Attributes:
        room: how wide the column is, in the font's units; ``used``: how far its line is filled before the text.
        goes_on: whether that is as far as the text before it reaches.
        short: so many letters surely fit what is left of the line.
        line: the height of a line.
    """

    font: Font
    room: float
    used: float
    goes_on: bool
    short: int
    line: float = 0.0


class Setter:
    """Sets text into lines, paragraphs and rows, as the markup comes."""

    def __init__(self, formats: Formats, widths: list[int]) -> None:
        self._formats = formats
        self._widths = widths[::-1]
        self._width = self._widths.pop()
        self.blocks: list[Block] = []
        self._names: list[str] = []
        # Where paragraphs go: onto a list, or into a cell of which only the height is wanted (``_holder`` is None).
        self._holder: list[Block] | None = self.blocks
        self._filled, self._after, self._last = 0.0, 0.0, ""
        self._tables: list[tuple[Any, ...]] = []
        self._table: Table | None = None
        self._row: Row | None = None
        self._content = 0.0
        self._style, self._edge = "", 0.0
        self._open = self._break = self._nothing = False
        # The paragraph that is being set: how far its line is filled, in its font's units, without the last word.
        self._opening = Opening("")
        self._format = formats.paragraph("")
        self._font = self._format.font
        self._room = self._used = self._word = self._picture_height = self._own = 0.0
        self._lines, self._tall, self._short, self._pending = 1, 0, 0, ""
        self.line = 0.0  # of the last paragraph in a cell of which only the height is wanted

    @property
    def column(self) -> int:
        """The width of the column, where the next paragraph depends on nothing else; otherwise 0."""
        free = not (self._tables or self._names or self._break or self._nothing)
        return self._width if free else 0

    def row_key(self, xml: str) -> tuple[str, TableFormat, bool] | None:
        """Return what a row's height depends on; None where that is more than can be said."""
        table = self._table
        if (
            table is None
            or self._names
            or self._nothing
            or "<w:tbl>" in xml
            or not xml.startswith("<w:tr")
            or self._holder is not self.blocks
        ):
            return None
        return xml, table.format, not table.rows or table.rows[-1].header

    @property
    def last_row(self) -> Row | None:
        """The row that was read last."""
        return self._table.rows[-1] if self._table is not None and self._table.rows else None

    def add_row(self, row: Row) -> None:
        """Add a row that was read before."""
        if self._table is not None:
            self._table.rows.append(row)

    @property
    def cell_height(self) -> float:
        """The height of what the cell that was ended last holds, in a row that stays whole."""
        return self._filled + self._after

    # --- paragraphs ------------------------------------------------------------------------------------------------

    def start(self, opening: Opening) -> None:
        """Start a paragraph."""
        last = opening.last
        if last is None or last[0] != self._style or last[1] != self._width:
            last = opening.last = self._worked_out(opening)
        _, _, of, self._room, self._used, self._own, self._short = last
        self._opening, self._format, self._font = opening, of, of.font
        self._word, self._lines, self._tall, self._open = 0.0, 1, 0, True

    def _worked_out(self, opening: Opening) -> tuple[str, int, Format, float, float, float, int]:
        """Return a paragraph's format, its column and first indent in its font's units, its line, and what one surely holds."""
        of = self._formats.paragraph(opening.properties, self._style)
        room, first = (self._width - of.left - of.right) * of.font.scale, of.first * of.font.scale
        short = 0 if of.font.hidden else int((room - first) // _BROAD)
        return self._style, self._width, of, room, first, of.line(of.font.line), short

    def run(self, fragment: str) -> None:
        """Go on in the font of a run."""
        if not self._open:
            return
        if self._pending:
            self._set()
        old = self._font
        font = self._format.font if not fragment else self._formats.font(
            self._format, fragment, self._opening.properties, self._style
        )  # fmt: skip
        if font is old:
            return
        if font.scale != old.scale:
            change = font.scale / old.scale
            self._used, self._word, self._room = self._used * change, self._word * change, self._room * change
        self._font, self._short = font, -1

    def text(self, text: str) -> None:
        """Take the text of a run; it is set when it is known that it may not fit one line."""
        if self._pending:
            self._set()
        self._pending, self._nothing = text, False

    def _set(self) -> None:
        """Set the text of a run."""
        font, text, self._pending = self._font, self._pending, ""
        if not self._open or font.hidden:
            return
        self._tall = max(self._tall, font.line)
        lines, self._used, self._word = fill_lines(text, font.face, self._room, self._used, self._word)
        self._lines += lines

    def span(self, *, goes_on: bool) -> Span | None:
        """Return where a text would stand that came now, at the start of a line or after another; None where none shows."""
        if not self._open or self._font.hidden:
            return None
        first = self._lines == 1 and not self._tall
        return Span(self._font, self._room, self._used, goes_on, self._short if first and not goes_on else -1)

    def end(self, _: object = None) -> None:
        """End a paragraph."""
        if not self._open or self._nothing:
            return
        of = self._format
        tall, line = of.font.line, self._own
        if self._tall or len(self._pending) > self._short:
            if self._pending:
                self._set()
            tall = self._tall or tall
            line = of.line(tall)
        self._open, self._pending = False, ""
        if self._holder is None and not self._names and not self._picture_height:
            above = self._after if self._after > of.before else of.before
            if of.between and self._last == of.style:
                above = 0.0
            self.line = line
            self._filled += above + self._lines * line + of.top + of.bottom
            self._after, self._last = of.after, of.style if of.between else ""
            return
        made = Paragraph(of, self._lines, line, 0.0 if of.exact else max(0.0, line - tall), self._picture_height)
        if made.picture and not self._used and not self._word:
            made.lines -= 1
        self._picture_height = 0.0
        made.breaks, self._break = self._break, False
        self._keep(made)

    def _keep(self, made: Paragraph) -> None:
        if self._names:
            made.names = tuple(self._names)
            if self._row is not None:
                self._row.names += self._names
            self._names = []
        if "<w:sectPr" in self._opening.properties and not self._tables:
            made.ends = True
            self._width = self._widths.pop() if self._widths else self._width
        if self._holder is not None:
            self._holder.append(made)
            return
        self._filled += gap(self._after, made.format, self._last) + made.height
        self._after, self._last = made.format.after, made.format.style if made.format.between else ""

    def _set_and_go_on(self) -> None:
        if self._pending:
            self._set()
        self._tall = max(self._tall, self._font.line)

    def line_break(self, _: object) -> None:
        """Go on, on a new line."""
        self._set_and_go_on()
        self._lines += 1
        self._used = self._word = 0.0

    def page_break(self, _: object) -> None:
        """Go on, on the next page, with what is left of the paragraph, or with the next one."""
        if self._open and self._holder is not None:
            opening = self._opening
            self.end()
            self._break = True
            self.start(opening)
            self._nothing = True

    def tab(self, _: object) -> None:
        """Go to the next tab stop, every 1.27 cm where nothing else is known."""
        self._set_and_go_on()
        step = _TAB * self._font.scale
        at = ((self._used + self._word) // step + 1) * step
        self._used, self._word = min(at, self._room - step), 0.0

    def hyphen(self, _: object) -> None:
        """Set a hyphen that does not break."""
        self._set_and_go_on()
        self._word += self._font.face["-"]

    def bookmark(self, name: str) -> None:
        """Remember a bookmark for the paragraph in which it stands, or the next."""
        self._names.append(name)

    def picture(self, height: float) -> None:
        """Make room for a picture that stands in the text."""
        self._picture_height += height

    # --- tables ----------------------------------------------------------------------------------------------------

    def table_start(self, fragment: str) -> None:
        """Start a table, in the text or in a cell."""
        made = Table(self._formats.table(fragment), breaks=self._break)
        self._break = False
        cell = (self._holder, self._filled, self._after, self._last, self._content)
        self._tables.append((self._table, self._row, self._width, cell))
        self._in(made)

    def _in(self, table: Table | None) -> None:
        self._table = table
        self._style, self._edge = "", 0.0
        if table is not None:
            of = table.format
            self._style, self._edge = of.style, of.top + of.bottom + of.rule

    def table_end(self, _: object) -> None:
        """End a table, and go on below it."""
        made = self._table
        if made is None:
            return
        table, self._row, self._width, cell = self._tables.pop()
        self._holder, self._filled, self._after, self._last, self._content = cell
        self._in(table)
        if self._row is not None:
            self._row.names += [name for row in made.rows for name in row.names]
        if self._holder is not None:
            self._holder.append(made)
        else:
            self._filled += self._after + made.height
            self._after, self._last = 0.0, ""

    def row_start(self, of: tuple[int, bool, bool, bool]) -> None:
        """Start a row."""
        if self._table is not None:
            least, exact, whole, header = of
            header = header and (not self._table.rows or self._table.rows[-1].header)
            self._row = Row(self._edge, least, exact, whole, header, with_next=header)
            self._table.rows.append(self._row)
            self._content = -1.0

    def row_end(self, _: object) -> None:
        """End a row: it is as high as its highest cell."""
        if self._row is not None:
            content = max(0.0, self._content) + self._edge
            self._row.height = self._row.least if self._row.exact else max(content, self._row.least)
        self._holder = self._tables[-1][3][0] if self._tables else self.blocks

    def cell_start(self, width: int) -> None:
        """Start a cell."""
        if self._table is None or self._row is None:
            return
        of = self._table.format
        self._width = max(200, (width or 2400) - of.left - of.right)
        self._filled, self._after, self._last = 0.0, 0.0, ""
        self._holder = None
        if not self._row.whole:
            self._holder = []
            self._row.cells.append(self._holder)

    def cell_end(self, _: object = None) -> None:
        """End a cell."""
        height = self._filled + self._after if self._holder is None else stacked(self._holder)
        if self._content < 0 and self._row is not None:  # the first cell says whether the row stays with the next
            self._row.with_next = self._row.header or self._format.with_next
        self._content = max(self._content, height)
        if self._tables:
            self._width = self._tables[-1][2]

    def next_cell(self, of: tuple[int, Opening]) -> None:
        """End a cell with its paragraph, and start the next with its own."""
        self.end()
        self.cell_end()
        self.cell_start(of[0])
        self.start(of[1])
