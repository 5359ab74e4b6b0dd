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
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple

from matsheets.documents.charts.chart_worksheet import Grid
from matsheets.model.cells import column_number

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

# What stands between the pieces of what a chart's template renders to. No value can hold them: they are no part of XML.
SECTION, ROW, CELL, PAYLOAD = "\x1c", "\x1e", "\x1f", "\x1d"
# What stands in a series for what is known only once the worksheet is rendered. They travel through lxml as letters of
# the private use area, which is XML.
PLACE, NAME, CATEGORIES, VALUES, FILL, LABEL = marks = ("\x10", "\x11", "\x12", "\x13", "\x14", "\x15")
_AS_MARKS = {chr(0xE110 + n): mark for n, mark in enumerate(marks)}
_AS_LETTERS = {mark: letter for letter, mark in _AS_MARKS.items()}
_LETTERS = re.compile("[\ue110-\ue115]")


class ChartError(Exception):
    """A chart that cannot be filled; the text says what is wrong with it."""


class ChartPlan(NamedTuple):
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


def sheet_name(root: _Element) -> str:
    """Return the worksheet that a chart's series say they come from; blank where they name none."""
    for formula in root.iterfind(f".//{C}ser//{C}f"):
        if found := _RANGE.fullmatch((formula.text or "").strip()):
            return found["sheet"][1:-1].replace("''", "'") if found["sheet"].startswith("'") else found["sheet"]
    return ""


def has_tags(grid: Grid) -> bool:
    """Say whether a worksheet holds tags."""
    return any("{{" in text or "{%" in text for row in grid for text in row)


def plan_chart(root: _Element, sheet: str, grid: Grid) -> ChartPlan:
    """Turn a chart and its worksheet into one template; ``root`` is changed.

    Args:
        root: the chart.
        sheet: the worksheet's name.
        grid: its cells.

    Raises:
        ChartError: the chart is of a kind that cannot be filled so.
    """
    from lxml import etree

    grid = [row for row in grid if any(text.strip() for text in row)]
    if _ROW_TAG.fullmatch(_single_tag(grid[0])):
        raise ChartError("the first row of its worksheet has to hold the names of its series")
    categories, columns = series_columns(root, grid)
    prototypes: dict[int, list[tuple[int, _Element]]] = {}
    for number, (series, column) in enumerate(zip(list(root.iter(f"{C}ser")), columns, strict=True)):
        parent = series.getparent()
        assert parent is not None
        parent.replace(series, etree.ProcessingInstruction("series", str(number)))
        prototypes.setdefault(column, []).append((number, series))
    head, _, tail = _serialise(root).partition("<?series ")
    body = "\n".join(_rows(grid, prototypes, root))
    source = f"{head}{SECTION}\n{body}\n{SECTION}<?series {tail}"
    spelt = sheet if re.fullmatch(r"[A-Za-z_]\w*", sheet) else "'" + sheet.replace("'", "''") + "'"
    prefix = f"{root.prefix}:" if root.prefix else ""
    return ChartPlan(source, sheet, f"{escape(spelt, quote=False)}!", categories, prefix)


def _single_tag(row: Sequence[str]) -> str:
    return next((text.strip() for text in row if text.strip()), "")


def series_columns(root: _Element, grid: Grid) -> tuple[int, list[int]]:
    """Return the worksheet's column with the names of the bars, and that of each series, counted from 0.

    Raises:
        ChartError: they are not there, or not such columns.
    """
    series = list(root.iter(f"{C}ser"))
    found = [_columns(one) for one in series]
    if not any(found):
        # LibreOffice Writer keeps the worksheet and forgets the ranges; it keeps the order.
        header = next(row for row in grid if _single_tag(row))
        own = [n for n, text in enumerate(header) if n and text.strip() and not _CELL_TAG.fullmatch(text.strip())]
        found = [(0, column) for column in own[: len(series)]]
    known = [pair for pair in found if pair is not None and max(pair) < len(grid[0])]
    if not series or len(known) < len(series) or len({names for names, _ in known}) > 1:
        raise ChartError("each of its series needs a name, a column of figures and a column of names in its worksheet")
    return known[0][0], [column for _, column in known]


def _columns(series: _Element) -> tuple[int, int] | None:
    """Return the column with the names of a series' bars and the column of its figures; None where they are no ranges."""
    found, sheets = [], set()
    for path in (f"{C}cat//{C}f", f"{C}val/{C}numRef/{C}f", f"{C}tx/{C}strRef/{C}f"):
        match = _RANGE.fullmatch((series.findtext(path) or "").strip())
        if match is None:
            return None
        if match["last"] not in {None, match["first"]}:
            raise ChartError("its series have to stand in columns of the worksheet, not in rows")
        sheets.add(match["sheet"])
        found.append(column_number(match["first"]) - 1)
    if found[1] != found[2] or len(sheets) > 1:
        raise ChartError("the name of a series has to head the column of its figures")
    return found[0], found[1]


def _rows(grid: Grid, prototypes: Mapping[int, Sequence[tuple[int, _Element]]], root: _Element) -> Iterator[str]:
    """Yield the lines of the worksheet's template, one for each cell, so that messages can quote it."""
    for number, texts in enumerate(grid):
        if tag := _ROW_TAG.fullmatch(_single_tag(texts)):
            yield f"{{% {tag[1].translate(_CURLY)} %}}"
            continue
        for column, text in enumerate(texts):
            if tag := _CELL_TAG.fullmatch(text.strip()):
                yield f"{{% {tag[1].translate(_CURLY)} %}}"
                continue
            colour = _COLOUR_TAG.search(text)
            yield _as_template(escape(_COLOUR_TAG.sub("", text), quote=False))
            if number == 0:
                yield f"{PAYLOAD}{column}"
                for place, series in prototypes.get(column, ()):
                    shape = _prototype(series, root, colour[1].translate(_CURLY).strip() if colour else "")
                    yield f"{PAYLOAD}{place}{PAYLOAD}{shape}"
            yield CELL
        yield ROW


def _as_template(xml: str) -> str:
    """Undo the escaping inside tags, where quotation marks and comparisons mean themselves."""
    return _TAG.sub(lambda tag: unescape(tag[0]).translate(_CURLY), xml)


def _serialise(element: _Element) -> str:
    from lxml import etree

    xml = _as_template(etree.tostring(element, encoding="unicode", with_tail=False).replace("\n", " "))
    return _LETTERS.sub(lambda letter: _AS_MARKS[letter[0]], xml)


def _prototype(series: _Element, root: _Element, colour: str) -> str:
    """Return what a series looks like, with marks where its name and figures go, and its colour where it has a tag."""
    made = deepcopy(series)
    for name in ("idx", "order"):
        if (place := made.find(f"{C}{name}")) is not None:
            place.set("val", _AS_LETTERS[PLACE])
    for name, mark in (("tx", NAME), ("cat", CATEGORIES), ("val", VALUES)):
        holder = made.find(f"{C}{name}")
        assert holder is not None
        holder.clear()
        holder.text = _AS_LETTERS[mark]
    for own in made.findall(f"{C}extLst"):  # an identity, which no two series may share
        made.remove(own)
    if colour:
        _give_colour(made)
    xml = _serialise(made)
    for prefix, uri in root.nsmap.items():
        xml = xml.replace(f' xmlns:{prefix}="{uri}"', "", 1)
    return xml.replace(FILL, f"{FILL}{{{{ {colour} }}}}{FILL}") if colour else xml


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
    etree.SubElement(solid, f"{A}srgbClr", val=_AS_LETTERS[FILL])
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
        text[:] = [etree.Element(f"{A}srgbClr", val=_AS_LETTERS[LABEL])]
