"""Puts a chart together from its rendered worksheet, so that what it shows is what "Edit data" opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from matsheets.documents.charts.chart_templates import (
    CATEGORIES,
    CELL,
    FILL,
    LABEL,
    NAME,
    PAYLOAD,
    PLACE,
    ROW,
    SECTION,
    VALUES,
    ChartError,
    ChartPlan,
)
from matsheets.documents.charts.chart_worksheet import Grid
from matsheets.model.cells import column_letters
from matsheets.model.framework import contrast

_PREFIX = re.compile(r"(</?)c:")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_LONGEST = 32_000  # characters of a cell; Excel takes 32,767


class FilledChart(NamedTuple):
    """A filled chart: its XML, and its worksheet's cells (escaped) with the columns that hold numbers."""

    xml: str
    grid: Grid
    numbers: frozenset[int]


def finish_chart(rendered: str, plan: ChartPlan) -> FilledChart:
    """Put a filled chart together from what its template rendered to.

    Raises:
        ChartError: what was rendered is no table of figures.
    """
    head, body, tail = rendered.split(SECTION)
    rows = [[cell.strip("\n") for cell in row.split(CELL)[:-1]] for row in body.split(ROW)[:-1]]
    headers = [cell.split(PAYLOAD) for cell in rows[0]]
    rows[0] = [header[0].strip("\n") for header in headers]
    columns = [int(header[1]) for header in headers]
    shapes = {at: _shapes(header) for at, header in enumerate(headers) if len(header) > 2}
    if plan.categories not in columns:
        raise ChartError("the column with the names of its bars is not there")
    if odd := next((row for row in rows if len(row) != len(rows[0])), None):
        raise ChartError(f'its worksheet has a row of {len(odd)} cells ("{odd[0]}") under {len(rows[0])} headers')
    grid = _check_cells(rows, frozenset(shapes))
    names = _names(plan, grid, columns.index(plan.categories))
    made: dict[int, list[str]] = {}
    for place, (column, series) in enumerate(shapes.items()):
        name, values = _name(plan, grid, column), _figures(plan, grid, column)
        for number, shape in series:
            whole = shape.replace(PLACE, str(place)).replace(NAME, name).replace(CATEGORIES, names)
            made.setdefault(number, []).append(_colour_series(whole.replace(VALUES, values)))
    xml = re.sub(r"<\?series (\d+)\?>", lambda at: "".join(made.get(int(at[1]), ())), head + tail)
    return FilledChart(xml, grid, frozenset(shapes))


def _shapes(header: Sequence[str]) -> list[tuple[int, str]]:
    return [(int(number), shape.strip("\n")) for number, shape in zip(header[2::2], header[3::2], strict=True)]


def _check_cells(rows: list[list[str]], numbers: frozenset[int]) -> Grid:
    """Return the cells, once each is what its column is for."""
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if number and column in numbers:
                row[column] = text.strip()
                if row[column] and not _NUMBER.fullmatch(row[column]):
                    raise ChartError(f'"{unescape(row[column])}" stands among its figures and is no number')
            elif "<" in text:
                raise ChartError("formatted text cannot stand in its worksheet")
            elif len(text) > _LONGEST:
                raise ChartError("a text is too long for a cell of its worksheet")
    return rows


def _range(plan: ChartPlan, grid: Grid, column: int) -> str:
    letters = column_letters(column + 1)
    return f"{plan.formula}${letters}$2:${letters}${max(2, len(grid))}"


def _name(plan: ChartPlan, grid: Grid, column: int) -> str:
    point = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{grid[0][column]}</c:v></c:pt>'
    where = f"{plan.formula}${column_letters(column + 1)}$1"
    return _write_figures(f"<c:strRef><c:f>{where}</c:f><c:strCache>{point}</c:strCache></c:strRef>", plan)


def _names(plan: ChartPlan, grid: Grid, column: int) -> str:
    cache = f"<c:strCache>{_points(grid, column)}</c:strCache>"
    return _write_figures(f"<c:strRef><c:f>{_range(plan, grid, column)}</c:f>{cache}</c:strRef>", plan)


def _figures(plan: ChartPlan, grid: Grid, column: int) -> str:
    cache = f"<c:numCache><c:formatCode>General</c:formatCode>{_points(grid, column)}</c:numCache>"
    return _write_figures(f"<c:numRef><c:f>{_range(plan, grid, column)}</c:f>{cache}</c:numRef>", plan)


def _points(grid: Grid, column: int) -> str:
    points = [f'<c:pt idx="{at}"><c:v>{row[column]}</c:v></c:pt>' for at, row in enumerate(grid[1:]) if row[column]]
    return f'<c:ptCount val="{len(grid) - 1}"/>{"".join(points)}'


def _write_figures(xml: str, plan: ChartPlan) -> str:
    return xml if plan.prefix == "c:" else _PREFIX.sub(rf"\1{plan.prefix}", xml)


def _colour_series(series: str) -> str:
    """Set a series' colour, and its labels in black or white, whichever can be read on it."""
    if FILL not in series:
        return series
    colour = series.split(FILL)[1]
    if not _COLOUR.fullmatch(colour):
        raise ChartError(f'"{unescape(colour)}" is no colour of six hexadecimal digits')
    label = "FFFFFF" if contrast(colour, "FFFFFF") > contrast(colour, "000000") else "000000"
    return series.replace(f"{FILL}{colour}{FILL}", colour).replace(LABEL, label)
