"""Charts whose figures come from the context: the tags stand in the worksheet behind the chart, as in a Word table.

A chart in a template is a chart that Word can open, restyle and save. Its worksheet holds the tags: ``{{ }}`` in cells,
``{%tr %}`` alone in a row that vanishes, ``{%tc %}`` alone in a cell that vanishes, ``{% cellbg colour %}`` beside a
series' name. From the rendered worksheet come the chart's own copies of its texts and figures and the ranges that they stand
for, so that the chart and what "Edit data" opens cannot differ. How a series looks is the template's; a series whose column
is repeated is repeated with it, and a tag in it (in a label's number format, say) knows what its column's header knows.

Why not tags in the chart's XML: a loop or a colour there leaves a template that Word refuses to open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from matsheets.cells import column_letters
from matsheets.documents.chartsheet import Grid
from matsheets.framework import contrast

if TYPE_CHECKING:
    from lxml.etree import _Element

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ROW_TAG = re.compile(r"\{%-?\s*tr\s+(.*?)%\}", re.DOTALL)
_CELL_TAG = re.compile(r"\{%-?\s*tc\s+(.*?)%\}", re.DOTALL)
_COLOUR_TAG = re.compile(r"\{%-?\s*cellbg\s+(.*?)-?%\}", re.DOTALL)
_CURLY = str.maketrans("“”‘’", "\"\"''")
_RANGE = re.compile(
    r"(?P<sheet>'(?:[^']|'')+'|[^'!]+)!\$?(?P<first>[A-Z]{1,3})\$?\d+(?::\$?(?P<last>[A-Z]{1,3})\$?\d+)?"
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_PREFIX = re.compile(r"(</?)c:")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_LONGEST = 32_000  # characters of a cell; Excel takes 32,767

# What stands between the pieces of what a chart's template renders to. No value can hold them: they are no part of XML.
_SECTION, _ROW, _CELL, _PAYLOAD = "\x1c", "\x1e", "\x1f", "\x1d"
# What stands in a series for what is known only once the worksheet is rendered. They travel through lxml as letters of
# the private use area, which is XML.
_PLACE, _NAME, _CATEGORIES, _VALUES, _FILL, _LABEL = marks = ("\x10", "\x11", "\x12", "\x13", "\x14", "\x15")
_AS_MARKS = {chr(0xE110 + n): mark for n, mark in enumerate(marks)}
_AS_LETTERS = {mark: letter for letter, mark in _AS_MARKS.items()}
_LETTERS = re.compile("[\ue110-\ue115]")


class ChartError(Exception):
    """A chart that cannot be filled; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A chart and its worksheet as one Jinja template, and what its renderings are put together with.

    Attributes:
        source: the template: the chart up to its first series, the worksheet with its series, the rest of the chart.
        sheet: the worksheet's name.
        formula: the name as ranges spell it, with its exclamation mark.
        categories: the worksheet's column that names the bars, counted from 0.
        prefix: what the chart's elements begin with, such as ``c:``.
    """

    source: str
    sheet: str
    formula: str
    categories: int
    prefix: str


@dataclass(frozen=True, slots=True)
class FilledChart:
    """A filled chart: its XML, and its worksheet's cells (escaped) with the columns that hold numbers."""

    xml: str
    grid: Grid
    numbers: frozenset[int]


# --- once for a template -------------------------------------------------------------------------------------------


def sheet_name(root: _Element) -> str:
    """Return the worksheet that a chart's series come from; blank where they name none."""
    for formula in root.iterfind(f".//{C}ser//{C}f"):
        if found := _RANGE.fullmatch((formula.text or "").strip()):
            return _unquoted(found["sheet"])
    return ""


def _unquoted(sheet: str) -> str:
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet


def has_tags(grid: Grid) -> bool:
    """Say whether a worksheet holds tags."""
    return any("{{" in text or "{%" in text for row in grid for text in row)


def plan_chart(root: _Element, grid: Grid) -> ChartPlan:
    """Turn a chart and its worksheet into one template; ``root`` is changed.

    Raises:
        ChartError: the chart is of a kind that cannot be filled so.
    """
    from lxml import etree

    grid = [row for row in grid if any(text.strip() for text in row)]
    if _ROW_TAG.fullmatch(_lone(grid[0])):
        raise ChartError("the first row of its worksheet has to hold the names of its series")
    sheet, categories = "", None
    prototypes: dict[int, list[tuple[int, _Element]]] = {}
    for number, series in enumerate(list(root.iter(f"{C}ser"))):
        sheet, column, names = _columns(series, sheet)
        categories = names if categories is None else categories
        if max(column, names) >= len(grid[0]) or names != categories:
            raise ChartError("its series do not match the columns of its worksheet")
        parent = series.getparent()
        assert parent is not None
        parent.replace(series, etree.ProcessingInstruction("series", str(number)))
        prototypes.setdefault(column, []).append((number, series))
    if categories is None:
        raise ChartError("it has no series")
    for cache in root.iter(f"{C}externalData"):
        for update in cache.findall(f"{C}autoUpdate"):
            update.set("val", "0")
    head, _, tail = _serialised(root).partition("<?series ")
    body = "\n".join(_rows(grid, prototypes, root))
    source = f"{head}{_SECTION}\n{body}\n{_SECTION}<?series {tail}"
    prefix = f"{root.prefix}:" if root.prefix else ""
    return ChartPlan(source, _unquoted(sheet), f"{escape(sheet)}!", categories, prefix)


def _lone(row: Sequence[str]) -> str:
    return next((text.strip() for text in row if text.strip()), "")


def series_columns(root: _Element) -> list[int]:
    """Return the worksheet's column of each series, counted from 0.

    Raises:
        ChartError: a series names none.
    """
    return [_columns(series, "")[1] for series in root.iter(f"{C}ser")]


def _columns(series: _Element, sheet: str) -> tuple[str, int, int]:
    """Return the worksheet of a series, its column, and the column with the names of its bars, counted from 0."""
    found = []
    for path in (f"{C}tx/{C}strRef/{C}f", f"{C}val/{C}numRef/{C}f", f"{C}cat//{C}f"):
        match = _RANGE.fullmatch((series.findtext(path) or "").strip())
        if match is None or (sheet and match["sheet"] != sheet):
            raise ChartError(
                "each of its series needs a name, a column of names and a column of figures, all in one worksheet"
            )
        if match["last"] not in {None, match["first"]}:
            raise ChartError("its series have to stand in columns of the worksheet, not in rows")
        sheet = match["sheet"]
        found.append(_column_number(match["first"]))
    if found[0] != found[1]:
        raise ChartError("the name of a series has to head the column of its figures")
    return sheet, found[1], found[2]


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _rows(grid: Grid, prototypes: Mapping[int, Sequence[tuple[int, _Element]]], root: _Element) -> Iterator[str]:
    """Yield the lines of the worksheet's template, one for each cell, so that messages can quote it."""
    for number, texts in enumerate(grid):
        if tag := _ROW_TAG.fullmatch(_lone(texts)):
            yield f"{{% {tag[1].translate(_CURLY)} %}}"
            continue
        for column, text in enumerate(texts):
            if tag := _CELL_TAG.fullmatch(text.strip()):
                yield f"{{% {tag[1].translate(_CURLY)} %}}"
                continue
            colour = _COLOUR_TAG.search(text)
            yield _as_template(escape(_COLOUR_TAG.sub("", text)))
            if number == 0:
                yield f"{_PAYLOAD}{column}"
                for place, series in prototypes.get(column, ()):
                    shape = _prototype(series, root, colour[1].translate(_CURLY).strip() if colour else "")
                    yield f"{_PAYLOAD}{place}{_PAYLOAD}{shape}"
            yield _CELL
        yield _ROW


def _as_template(xml: str) -> str:
    """Undo the escaping inside tags, where quotation marks and comparisons mean themselves."""
    return _TAG.sub(lambda tag: unescape(tag[0]).translate(_CURLY), xml)


def _serialised(element: _Element) -> str:
    from lxml import etree

    xml = _as_template(etree.tostring(element, encoding="unicode", with_tail=False).replace("\n", " "))
    return _LETTERS.sub(lambda letter: _AS_MARKS[letter[0]], xml)


def _prototype(series: _Element, root: _Element, colour: str) -> str:
    """Return what a series looks like, with marks where its name and figures go, and its colour where it has a tag."""
    made = deepcopy(series)
    for name in ("idx", "order"):
        if (place := made.find(f"{C}{name}")) is not None:
            place.set("val", _AS_LETTERS[_PLACE])
    for name, mark in (("tx", _NAME), ("cat", _CATEGORIES), ("val", _VALUES)):
        holder = made.find(f"{C}{name}")
        assert holder is not None
        holder.clear()
        holder.text = _AS_LETTERS[mark]
    for own in made.findall(f"{C}extLst"):  # an identity, which no two series may share
        made.remove(own)
    if colour:
        _give_colour(made)
    xml = _serialised(made)
    for prefix, uri in root.nsmap.items():
        xml = xml.replace(f' xmlns:{prefix}="{uri}"', "", 1)
    return xml.replace(_FILL, f"{_FILL}{{{{ {colour} }}}}{_FILL}") if colour else xml


def _give_colour(series: _Element) -> None:
    """Put marks where a series' colour goes, and for its labels a colour that can be read on it."""
    from lxml import etree

    shape = series.find(f"{C}spPr")
    if shape is None:
        shape = etree.Element(f"{C}spPr")
        name = series.find(f"{C}tx")
        assert name is not None
        name.addnext(shape)
    fill = next(
        (f for f in shape if f.tag in {f"{A}{k}Fill" for k in ("solid", "patt", "grad", "no", "blip", "grp")}), None
    )
    solid = etree.Element(f"{A}solidFill")
    etree.SubElement(solid, f"{A}srgbClr", val=_AS_LETTERS[_FILL])
    if fill is None:
        shape.insert(0, solid)
    elif fill.tag == f"{A}pattFill" and (front := fill.find(f"{A}fgClr")) is not None:
        front[:] = list(solid)
    else:
        shape.replace(fill, solid)
    labels = series.find(f"{C}dLbls")
    if labels is None or labels.find(f"{C}spPr/{A}solidFill") is not None:  # labels on plates have colours of their own
        return
    for text in labels.iterfind(f"{C}txPr//{A}defRPr/{A}solidFill"):
        text[:] = [etree.Element(f"{A}srgbClr", val=_AS_LETTERS[_LABEL])]


# --- for each document ---------------------------------------------------------------------------------------------


def finish_chart(rendered: str, plan: ChartPlan) -> FilledChart:
    """Put a filled chart together from what its template rendered to.

    Raises:
        ChartError: what was rendered is no table of figures.
    """
    head, body, tail = rendered.split(_SECTION)
    rows = [[cell.strip("\n") for cell in row.split(_CELL)[:-1]] for row in body.split(_ROW)[:-1]]
    headers = [cell.split(_PAYLOAD) for cell in rows[0]]
    rows[0] = [header[0].strip("\n") for header in headers]
    columns = [int(header[1]) for header in headers]
    shapes = {at: _shapes(header) for at, header in enumerate(headers) if len(header) > 2}
    if plan.categories not in columns:
        raise ChartError("the column with the names of its bars is not there")
    if odd := next((row for row in rows if len(row) != len(rows[0])), None):
        raise ChartError(f'its worksheet has a row of {len(odd)} cells ("{odd[0]}") under {len(rows[0])} headers')
    grid = _checked(rows, frozenset(shapes))
    names = _names(plan, grid, columns.index(plan.categories))
    made: dict[int, list[str]] = {}
    for place, (column, series) in enumerate(shapes.items()):
        name, values = _name(plan, grid, column), _figures(plan, grid, column)
        for number, shape in series:
            whole = shape.replace(_PLACE, str(place)).replace(_NAME, name).replace(_CATEGORIES, names)
            made.setdefault(number, []).append(_coloured(whole.replace(_VALUES, values)))
    xml = re.sub(r"<\?series (\d+)\?>", lambda at: "".join(made.get(int(at[1]), ())), head + tail)
    return FilledChart(xml, grid, frozenset(shapes))


def _shapes(header: Sequence[str]) -> list[tuple[int, str]]:
    return [(int(number), shape.strip("\n")) for number, shape in zip(header[2::2], header[3::2], strict=True)]


def _checked(rows: list[list[str]], numbers: frozenset[int]) -> Grid:
    """Return the cells, once each is what its column is for."""
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if number and column in numbers:
                row[column] = text = text.strip()
                if text and not _NUMBER.fullmatch(text):
                    raise ChartError(f'"{unescape(text)}" stands among its figures and is no number')
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
    return _spelt(f"<c:strRef><c:f>{where}</c:f><c:strCache>{point}</c:strCache></c:strRef>", plan)


def _names(plan: ChartPlan, grid: Grid, column: int) -> str:
    cache = f"<c:strCache>{_points(grid, column)}</c:strCache>"
    return _spelt(f"<c:strRef><c:f>{_range(plan, grid, column)}</c:f>{cache}</c:strRef>", plan)


def _figures(plan: ChartPlan, grid: Grid, column: int) -> str:
    cache = f"<c:numCache><c:formatCode>General</c:formatCode>{_points(grid, column)}</c:numCache>"
    return _spelt(f"<c:numRef><c:f>{_range(plan, grid, column)}</c:f>{cache}</c:numRef>", plan)


def _points(grid: Grid, column: int) -> str:
    points = [f'<c:pt idx="{at}"><c:v>{row[column]}</c:v></c:pt>' for at, row in enumerate(grid[1:]) if row[column]]
    return f'<c:ptCount val="{len(grid) - 1}"/>{"".join(points)}'


def _spelt(xml: str, plan: ChartPlan) -> str:
    return xml if plan.prefix == "c:" else _PREFIX.sub(rf"\1{plan.prefix}", xml)


def _coloured(series: str) -> str:
    """Set a series' colour, and its labels in black or white, whichever can be read on it."""
    if _FILL not in series:
        return series
    colour = series.split(_FILL)[1]
    if not _COLOUR.fullmatch(colour):
        raise ChartError(f'"{unescape(colour)}" is no colour of six hexadecimal digits')
    label = "FFFFFF" if contrast(colour, "FFFFFF") > contrast(colour, "000000") else "000000"
    return series.replace(f"{_FILL}{colour}{_FILL}", colour).replace(_LABEL, label)
