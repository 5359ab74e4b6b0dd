"""What a page is filled with: paragraphs of so many lines, and tables of rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from matsheets.documents.formats import Format, TableFormat


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph as it stands in a column.

    Attributes:
        lines: how many lines it takes.
        line: the height of each.
        slack: how much of the last may reach into the margin: the space that stands between lines, not in them.
        picture: the height of the pictures that stand in its text.
        breaks: whether a page break stands in front of it.
        names: its bookmarks.
        ends: whether a section ends with it.
    """

    format: Format
    lines: int = 1
    line: float = 0
    slack: float = 0
    picture: float = 0
    breaks: bool = False
    names: tuple[str, ...] = ()
    ends: bool = False

    @property
    def height(self) -> float:
        """Its height without the space before and after."""
        return self.lines * self.line + self.picture + self.format.top + self.format.bottom


@dataclass(slots=True, eq=False)
class Row:
    """A row of a table.

    Attributes:
        edge: the height of the cells' margins and the line between rows.
        least: the least height; ``exact`` where it is also the greatest.
        whole: it does not run over the end of a page.
        header: it is repeated on each page that the table takes.
        with_next: it stays on the page of the row after it.
        names: the bookmarks in it.
        cells: what each holds, for a row that may be parted.
    """

    edge: float = 0
    least: float = 0
    exact: bool = False
    whole: bool = False
    header: bool = False
    height: float = 0
    with_next: bool = False
    names: list[str] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """A table: its format and its rows."""

    format: TableFormat
    rows: list[Row] = field(default_factory=list)
    breaks: bool = False

    @property
    def height(self) -> float:
        """The height of all its rows, and of the lines at both ends."""
        return sum(row.height for row in self.rows) + self.format.ends


Block = Paragraph | Table


def stacked(blocks: list[Block]) -> float:
    """Return the height of blocks one under the other, in a cell."""
    total, after, style = 0.0, 0.0, ""
    for block in blocks:
        if isinstance(block, Table):
            total += after + block.height
            after, style = 0.0, ""
            continue
        of = block.format
        total += gap(after, of, style) + block.height
        after, style = of.after, of.style if of.between else ""
    return total + after


def gap(after: float, of: Format, style: str) -> float:
    """Return the space between two paragraphs: the greater of the two that they ask for, as Word and Writer have it.

    Args:
        after: what the one above asks for below it.
        of: the one below.
        style: the style of the one above, where that takes no space between its own kind.
    """
    if of.between and style == of.style:
        return 0.0
    return max(after, of.before)
