"""The charts of a Word template, checked: the tags in the worksheet behind each, and those in the chart's own texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from matsheets.documents.authoring.block_check import block_problems
from matsheets.documents.charts.chart_templates import C, ChartError, has_tags, plan_chart, series_columns
from matsheets.documents.charts.chart_worksheet import Grid
from matsheets.documents.contexts.values import Field
from matsheets.documents.template.chart_parts import REMEDY, FoundCharts, find_charts
from matsheets.documents.template.tags import TAG, Spot, TemplateProblem
from matsheets.documents.template.wordml import W
from matsheets.model.cells import column_letters

if TYPE_CHECKING:
    from lxml.etree import _Element


def charts_by_part(parts: Mapping[str, bytes]) -> dict[str, FoundCharts]:
    """Return the charts of a template by the name of their part."""
    return {found.name: found for found in find_charts(parts)}


def chart_problems(fields: Sequence[Field], chart: FoundCharts) -> list[TemplateProblem]:
    """Return what has to be put right in one chart: its worksheet row by row, then its titles."""
    spot = Spot(chart.label)
    root = deepcopy(chart.root)
    if chart.grid is None or not chart.from_sheet:
        if any(has_tags([[text.text or ""]]) for text in root.iterfind(f".//{C}ser//{C}v")):
            return [
                TemplateProblem(
                    "chart-sheet",
                    "it shows tags, but no worksheet with tags stands behind it, so it would keep the figures it has.",
                    "Copy the chart from our template again.",
                    spot,
                )
            ]
        return block_problems(fields, chart.label, root)
    try:
        _, columns = series_columns(root, chart.grid)
        plan_chart(deepcopy(root), chart.sheet, chart.grid)
    except ChartError as error:
        return [TemplateProblem("chart", f"it cannot be filled: {error}.", REMEDY, spot)]
    series = list(root.iter(f"{C}ser"))
    for one in series:
        parent = one.getparent()
        assert parent is not None
        parent.remove(one)
    own = {column: [*_series_tags(one)] for one, column in zip(series, columns, strict=True)}
    found = block_problems(fields, chart.label, _as_table(chart.grid, own))
    return [*(_place_in_cell(p, chart.label) for p in found), *block_problems(fields, chart.label, root)]


def _series_tags(series: _Element) -> Iterator[str]:
    """Yield the tags in how a series looks, such as its labels' number format."""
    for holder in series:
        if holder.tag not in {f"{C}tx", f"{C}cat", f"{C}val"}:
            for element in holder.iter("*"):
                for text in (*map(str, element.attrib.values()), element.text or ""):
                    yield from (tag[0] for tag in TAG.finditer(text))


def _as_table(grid: Grid, own: Mapping[int, Sequence[str]]) -> _Element:
    """Return a worksheet as the Word table that it would be, so that the same rules hold."""
    from lxml import etree

    body = etree.Element(f"{W}body", nsmap={"w": W[1:-1]})
    table = etree.SubElement(body, f"{W}tbl")
    first = next((n for n, row in enumerate(grid) if any(text.strip() for text in row)), 0)
    for number, row in enumerate(grid):
        line = etree.SubElement(table, f"{W}tr")
        for column, text in enumerate(row):
            cell = etree.SubElement(line, f"{W}tc")
            for words in (text, *(own.get(column, ()) if number == first else ())):
                run = etree.SubElement(etree.SubElement(cell, f"{W}p"), f"{W}r")
                etree.SubElement(run, f"{W}t").text = words
    return body


def _place_in_cell(problem: TemplateProblem, label: str) -> TemplateProblem:
    spot = problem.spot
    where = f"{label}, cell {column_letters(spot.column)}{spot.row}" if spot.table else label
    return problem._replace(spot=Spot(where, spot.text))
