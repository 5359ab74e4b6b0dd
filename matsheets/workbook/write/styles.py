"""How the workbook looks: the named styles made from its theme."""

from __future__ import annotations

from functools import cache
from typing import Any

from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook import Workbook

from matsheets.model.framework import Rating
from matsheets.workbook.layout.layout import Kind
from matsheets.workbook.write.theme import Theme

_NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.LONG_TEXT: "@",
    Kind.DATE: "d mmm yyyy",
    Kind.LAST_DATE: "d mmm yyyy",
    Kind.MONEY: "£#,##0.00",
    Kind.NUMBER: "General",  # shows 12 and 2.5; "0.##" would show "12."
}


def number_format(kind: Kind) -> str:
    """Return the number format of a cell that takes this kind of value."""
    return _NUMBER_FORMATS.get(kind, "General")


def input_style(kind: Kind) -> str:
    """Return the name of the style of a cell to write in."""
    return f"matsheets write {kind.value}"


@cache
def alignment(across: str = "left", down: str = "top", indent: int = 0) -> Alignment:
    """Return how wrapped text stands in its cell; an indent of 1 is about 9 pixels."""
    return Alignment(horizontal=across, vertical=down, wrap_text=True, indent=indent)


@cache
def reading_font(theme: Theme, size: float) -> Font:
    """Return the font of a cell to read whose type is of another size."""
    return Font(name=theme.font, sz=size, family=2, color=theme.colours.text)


def add_styles(book: Workbook, theme: Theme) -> None:
    """Add every named style to a new workbook."""
    book._fonts[0] = Font(name=theme.font, sz=theme.sizes.body, family=2, color=theme.colours.text)  # type: ignore[attr-defined]
    for style in (*_guide_styles(theme), *_table_styles(theme), *_input_styles(theme)):
        book.add_named_style(style)


_TOP, _MIDDLE, _CENTRED = alignment(), alignment(down="center"), alignment("center", "center")
_INDENTED = alignment(down="center", indent=1)
_LINE = Alignment(horizontal="left", vertical="center")


def _style(
    theme: Theme, name: str, align: Alignment = _TOP, *, fill: str = "", border: Border | None = None, **font: Any
) -> NamedStyle:
    """Return a locked style in body type; ``font`` says what differs, in openpyxl's words."""
    style = NamedStyle(name=f"matsheets {name}")
    body: dict[str, Any] = {"sz": theme.sizes.body, "color": theme.colours.text}
    style.font = Font(name=theme.font, family=2, **(body | font))
    style.fill = _solid(fill) if fill else PatternFill()
    style.border = border or Border()
    style.alignment = align
    style.protection = Protection(locked=True)
    return style


def _solid(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour, bgColor=colour)


def _box(colour: str) -> Border:
    side = Side(style="thin", color=colour)
    return Border(left=side, right=side, top=side, bottom=side)


def _guide_styles(theme: Theme) -> list[NamedStyle]:
    """Return the styles of titles, lines of instruction and the Start here page."""
    c, s = theme.colours, theme.sizes
    line = Border(bottom=Side(style="thin", color=c.read_line))
    return [
        _style(theme, "title", _LINE, sz=s.title, b=True, color=c.title),
        _style(theme, "lead", _LINE, sz=s.lead),
        _style(theme, "live", _LINE, sz=s.lead, b=True, color=c.rule),
        _style(theme, "rule", _LINE, border=Border(top=Side(style="medium", color=c.rule))),
        _style(theme, "label", b=True, color=c.title),
        _style(theme, "text"),
        _style(theme, "key", _LINE),
        _style(theme, "link", _LINE, border=line, u="single", color=c.link),
        _style(theme, "cell", _MIDDLE, border=line),
        _style(theme, "progress", _MIDDLE, border=line, b=True, color=c.title),
        _style(theme, "write key", _CENTRED, fill=c.write, border=_box(c.write_line)),
    ]


def _table_styles(theme: Theme) -> list[NamedStyle]:
    """Return the styles of header rows, cells to read and rating tiles."""
    c = theme.colours
    line, gutter = Side(style="thin", color=c.read_line), Side(style="medium", color=c.page)
    read, ruled = Border(left=gutter, bottom=line), Border(bottom=line)
    opens = Border(top=Side(style="medium", color=c.rule), bottom=line)
    header: dict[str, Any] = {"b": True, "color": c.header_text}
    return [
        _style(theme, "ref", fill=c.read, border=ruled, b=True, color=c.muted),
        _style(theme, "read", fill=c.read, border=read),
        _style(theme, "name", fill=c.read, border=read, b=True, color=c.title),
        _style(theme, "help", fill=c.read, border=ruled, color=c.muted),  # no gutter: it follows a cell to write in
        _style(theme, "header", _MIDDLE, fill=c.header, **header),
        _style(theme, "header read", _MIDDLE, fill=c.header, border=Border(left=gutter), **header),
        _style(theme, "header write", _MIDDLE, fill=c.header_write, border=Border(left=gutter), **header),
        _style(theme, "tile", _CENTRED, border=_box(c.rating_line), sz=theme.sizes.tile, b=True),
        _style(theme, "map heading", _MIDDLE, border=opens, b=True, color=c.title),
        _style(theme, "map heading again", _MIDDLE, border=ruled, color=c.muted),
        _style(theme, "map first", _MIDDLE, border=opens),
        _style(theme, "map cell", _MIDDLE, border=ruled),
        _style(theme, "map count first", _INDENTED, border=opens, color=c.muted),
        _style(theme, "map count", _INDENTED, border=ruled),
    ]


def _input_styles(theme: Theme) -> list[NamedStyle]:
    """Return a style for each kind of cell to write in: unlocked, white, inside a clear line."""
    c = theme.colours
    styles = []
    for kind in Kind:
        rating = kind is Kind.RATING
        line = c.rating_line if rating else c.write_line
        style = _style(theme, input_style(kind).removeprefix("matsheets "), fill=c.write, border=_box(line), b=rating)
        style.number_format = number_format(kind)
        style.protection = Protection(locked=False)
        styles.append(style)
    return styles


def rating_fill(rating: Rating) -> PatternFill:
    """Return the fill of a cell that always shows one rating."""
    return _solid(rating.fill)


@cache
def blank_font(theme: Theme, size: int) -> Font:
    """Return the font of a blank cell that keeps its row at least so tall."""
    return Font(name=theme.font, sz=size, family=2)


def header_font(theme: Theme, rating: Rating) -> Font:
    """Return the font of a header cell that has a rating's fill."""
    return Font(name=theme.font, sz=theme.sizes.body, family=2, b=True, color=rating.text)


def rating_rule(rating: Rating, theme: Theme) -> Rule:
    """Return the conditional format that colours a cell holding exactly this rating's label.

    An area for improvement is underlined. *Why:* in print without colour dark red and dark green are nearly one grey.
    """
    quoted = rating.label.replace('"', '""')
    rule: Rule = CellIsRule(  # type: ignore[no-untyped-call]
        operator="equal",
        formula=[f'"{quoted}"'],
        font=Font(name=theme.font, family=2, b=True, color=rating.text, u="single" if rating.weak else None),
        fill=_solid(rating.fill),
        border=_box(theme.colours.rating_line),
    )
    return rule


def unconfirmed_rule(rationale: str, theme: Theme) -> Rule:
    """Return the conditional format of a rating to confirm: as plain as a blank cell, until its rationale is typed.

    Why: a cell in a rating's colour looks settled.

    Args:
        rationale: the address of the rationale's cell.
        theme: the colours.
    """
    c = theme.colours
    rule: Rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[f'TRIM({rationale})=""'],
        font=Font(name=theme.font, family=2, b=False, color=c.text),
        fill=_solid(c.write),
        border=_box(c.write_line),
        stopIfTrue=True,
    )
    return rule
