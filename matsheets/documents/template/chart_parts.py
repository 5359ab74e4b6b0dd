"""The charts of a template as parts of its package: found once, and put into each document or left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol
from xml.parsers import expat

from matsheets.documents.charts.chart_fill import finish_chart
from matsheets.documents.charts.chart_templates import ChartError, ChartPlan, has_tags, plan_chart, sheet_name
from matsheets.documents.charts.chart_worksheet import Grid, read_sheet, write_book
from matsheets.documents.template.limits import look_at_the_clock
from matsheets.documents.template.package import GONE
from matsheets.documents.template.part_source import Prepared
from matsheets.documents.template.relationships import relations, relationships_of
from matsheets.documents.template.wordml import parse
from matsheets.errors import TemplateError
from matsheets.model.cells import NO_BREAK_HYPHEN

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_TYPES = "[Content_Types].xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: What to do about a chart that cannot be filled.
REMEDY = "Look at its worksheet with Edit Data in Word, beside the same chart in our template."


class Template(Protocol):
    """A compiled template of a chart."""

    @property
    def path(self) -> Path:
        """The template's file."""

    def work_out(self, context: Mapping[str, object]) -> str:
        """Return what the template renders to."""


class FoundCharts(NamedTuple):
    """A chart of a template.

    Attributes:
        name: its part.
        label: what people call it, such as ``chart 1``.
        root: its XML, parsed.
        book: the part of the workbook behind it; blank where there is none in the template.
        sheet: the name of the worksheet that its series come from.
        grid: its cells; None where they cannot be read.
    """

    name: str
    label: str
    root: _Element
    book: str
    sheet: str
    grid: Grid | None

    @property
    def from_sheet(self) -> bool:
        """Whether its figures come from tags in its worksheet."""
        return self.grid is not None and has_tags(self.grid)


class ChartPart(NamedTuple):
    """A chart to be filled.

    Attributes:
        name: its part.
        label: what people call it.
        book: the part of the workbook behind it.
        plan: what it is put together with.
        owners: each part that shows it, with the id that it shows it by.
        along: the other parts that are there for its sake.
        mentions: where else it is named, as (part, element): what goes with it from a document that does not show it.
        prepared: its template for Jinja.
    """

    name: str
    label: str
    book: str
    plan: ChartPlan
    owners: tuple[tuple[str, str], ...]
    along: tuple[str, ...]
    mentions: tuple[tuple[str, bytes], ...]
    prepared: Prepared


# --- once for a template -------------------------------------------------------------------------------------------


def find_charts(parts: Mapping[str, bytes]) -> Iterator[FoundCharts]:
    """Yield the charts of a package in the order of their numbers; one that is damaged or not safe is passed over."""
    from lxml import etree

    listed = parts.get(_TYPES, b"").decode("utf-8", "replace")
    tags = re.findall(r"<(?:\w+:)?Override\b[^>]*>", listed)
    named = [re.search(r'PartName\s*=\s*["\']/([^"\']*)["\']', tag) for tag in tags if _CHART in tag]
    names = sorted({found[1] for found in named if found and found[1] in parts}, key=_in_number)
    for number, name in enumerate(names, start=1):
        look_at_the_clock()
        if b"<!DOCTYPE" in parts[name]:
            continue
        try:
            root = parse(parts[name])
        except etree.XMLSyntaxError:
            continue
        book = next((t for _, kind, t in relations(parts, name) if kind == "package" and t in parts), "")
        sheet, grid = (read_sheet(parts[book], sheet_name(root)) if book else None) or ("", None)
        yield FoundCharts(name, f"chart {number}", root, book, sheet, grid)


def _in_number(name: str) -> tuple[object, ...]:
    return tuple(int(piece) if piece.isdecimal() else piece for piece in re.split(r"(\d+)", name))


def charts_of(parts: Mapping[str, bytes], path: Path) -> tuple[ChartPart, ...]:
    """Return the charts whose worksheets hold tags.

    Raises:
        TemplateError: such a chart is of a kind that cannot be filled.
    """
    made: list[ChartPart] = []
    for found in find_charts(parts):
        if not found.from_sheet or found.grid is None:
            continue
        try:
            if any(found.book == other.book for other in made):
                raise ChartError("another chart has the same worksheet")
            plan = plan_chart(found.root, found.sheet, found.grid)
        except ChartError as error:
            raise _refused(path, found.label, error) from None
        rels = relationships_of(found.name)
        along = (found.book, *((rels,) if rels in parts else ()), *(t for _, _, t in relations(parts, found.name)))
        prepared = Prepared(plan.source, grows=False, pictures=False)
        owners = tuple(_owners(parts, found.name))
        mentions = tuple(_mentions(parts, (found.name, *along), owners))
        made.append(ChartPart(found.name, found.label, found.book, plan, owners, along, mentions, prepared))
    return tuple(made)


def _owners(parts: Mapping[str, bytes], chart: str) -> Iterator[tuple[str, str]]:
    for part in parts:
        look_at_the_clock()
        if part.endswith(".xml") and relationships_of(part) in parts:
            yield from ((part, id_) for id_, _, target in relations(parts, part) if target == chart)


def _mentions(
    parts: Mapping[str, bytes], names: Iterable[str], owners: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, bytes]]:
    """Yield the elements that name parts in the list of types, or that refer to them from their owners."""
    wanted = [(_TYPES, "PartName", f"/{name}") for name in names]
    wanted += [(relationships_of(owner), "Id", id_) for owner, id_ in owners]
    for part, attribute, value in wanted:
        element = rf"<[^<>]*\s{attribute}\s*=\s*[\"']{re.escape(value)}[\"'][^<>]*/>".encode()
        yield from ((part, found[0]) for found in re.finditer(element, parts[part]))


def _refused(path: Path, label: str, error: ChartError) -> TemplateError:
    return TemplateError(path, f"cannot fill {label}: {error}.", REMEDY, code="template-chart")


# --- for each document ---------------------------------------------------------------------------------------------


def put_charts(
    filled: dict[str, bytes],
    parts: Mapping[str, bytes],
    charts: Sequence[tuple[ChartPart, Template]],
    context: Mapping[str, object],
) -> None:
    """Fill the charts that a document shows, with their workbooks, and leave out those that it does not show.

    Args:
        filled: the other parts, filled already; the charts are added.
        parts: the template's.
        charts: each with its compiled template.
        context: as for every part.

    Raises:
        TemplateError: a chart cannot be filled, or is shown more than once, each time with the same figures.
    """
    unseen = []
    for chart, template in charts:
        shown = sum(filled.get(part, parts[part]).count(f'id="{id_}"'.encode()) for part, id_ in chart.owners)
        if not shown:
            unseen.append(chart)
            continue
        if shown > 1:
            again = ChartError("it stands in a loop, or twice, and each copy would show the same figures")
            raise _refused(template.path, chart.label, again)
        rendered = template.work_out(context).replace(NO_BREAK_HYPHEN, "-")  # a chart's texts have no element for it
        try:
            made = finish_chart(rendered, chart.plan)
            filled[chart.name] = _well_formed(_DECLARATION + made.xml)
            filled[chart.book] = write_book(chart.plan.sheet, made.grid, made.numbers)
        except ChartError as error:
            raise _refused(template.path, chart.label, error) from None
    if unseen:
        _leave_out(filled, parts, unseen)


def _well_formed(xml: str) -> bytes:
    content = xml.encode("utf-8")
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError:
        raise ChartError("a tag in its texts breaks it") from None
    return content


def _leave_out(filled: dict[str, bytes], parts: Mapping[str, bytes], charts: Iterable[ChartPart]) -> None:
    """Take charts out of a document with everything that is there for their sake."""
    for chart in charts:
        filled.update(dict.fromkeys((name for name in (chart.name, *chart.along) if name in parts), GONE))
        for part, element in chart.mentions:
            filled[part] = filled.get(part, parts[part]).replace(element, b"")
