"""Documents: one filled beside docxtpl, and the way from one workbook to three beside the obvious pipeline.

The documents are compared part for part. What docxtpl itself varies is set aside: ``CELL`` (where it puts a cell's colour
and span), ``ROWS`` (rows taller than a page, which we let break), ``REFS`` (cross-references, settled for both outside of
what is measured), ``OWN`` (core properties, which we settle and it escapes twice), and ``CHARTS`` (which it leaves as the
template has them, and which are compared with what plain Jinja renders).
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment
from lxml import etree

from benchmarks import obvious
from benchmarks.inputs import Inputs
from benchmarks.races import OURS, Goal, Result, alike, race
from matsheets.batch import plan_builds, read_and_check
from matsheets.combining import combine
from matsheets.documents import DocumentKind, engine
from matsheets.documents.chartfill import finish_chart
from matsheets.documents.chartparts import charts_of
from matsheets.documents.chartsheet import write_book
from matsheets.documents.references import settle
from matsheets.resources import doc_templates_dir
from matsheets.workbook.reader import read_workbook

FRESH, MEMOISED, OBVIOUS = "docxtpl fresh", "docxtpl memoised", "the obvious pipeline"
FILL_GOALS = (Goal(FRESH, 15, faster=True), Goal(MEMOISED, 8, faster=True))
WHOLE_GOALS = (Goal(OBVIOUS, 25, faster=True),)
_CHARTS = re.compile(r"\b(?:charts|embeddings)/|'xlsx'")
_TODAY = dt.date(2026, 11, 9)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def compare_fill(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare filling each of the three documents with docxtpl, fresh and memoised."""
    review = combine([read_workbook(inputs.whole, (inputs.framework,))])
    for kind in DocumentKind:
        values = obvious.values_of(kind, review)
        memory = obvious.Memoised(autoescape=True)

        def ours(kind: DocumentKind = kind, values: obvious.Values = values) -> bytes:
            path = doc_templates_dir() / kind.template
            return engine.fill(path, values, created=_TODAY, title="B", references=kind is DocumentKind.SLA)

        def fresh(kind: DocumentKind = kind, values: obvious.Values = values) -> bytes:
            return obvious.filled(kind, values)

        def memoised(kind: DocumentKind = kind, values: obvious.Values = values, memory: Environment = memory) -> bytes:
            return obvious.filled(kind, values, memory)

        made = ours()
        alike("the same document twice", made, ours())
        alike(f"{kind.title}, docxtpl fresh", [], differing(made, fresh(), kind))
        alike(f"{kind.title}, docxtpl memoised", [], differing(made, memoised(), kind))
        alike(f"{kind.title}, charts", [], differing_charts(made, values, kind))
        taken = race({OURS: ours, FRESH: fresh, MEMOISED: memoised}, rounds)
        title = f"fill one document, checked: {kind.title[0].lower()}{kind.title[1:]}"
        yield Result("fill", title, taken, FILL_GOALS, "every part, with all its text and markup")


def ours_whole(inputs: Inputs, path: Path) -> dict[DocumentKind, bytes]:
    """Read and check one workbook and build its three documents, as ``build-all`` does."""
    outcomes = read_and_check([path], (inputs.framework,), today=_TODAY)
    builds = plan_builds(outcomes, tuple(DocumentKind), only_where_possible=True)
    return {build.kind: build.content(templates=None, draft=False) for build in builds}


def compare_whole(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare one workbook's way to three documents with the obvious pipeline."""
    path = inputs.whole
    made, theirs = ours_whole(inputs, path), obvious.pipeline(path, inputs.layout)
    alike("the documents made", list(made), list(DocumentKind))
    for kind, content in made.items():
        alike(f"{kind.title}, the obvious pipeline", [], differing(content, theirs[kind], kind))
    taken = race(
        {OURS: lambda: ours_whole(inputs, path), OBVIOUS: lambda: obvious.pipeline(path, inputs.layout)}, rounds
    )
    equal = "every part of the three documents, with all its text and markup"
    yield Result("whole", "one workbook to three documents, all checks on", taken, WHOLE_GOALS, equal)


# --- are two documents the same? -----------------------------------------------------------------------------------


def differing(mine: bytes, theirs: bytes, kind: DocumentKind) -> list[str]:
    """Return the parts in which two documents differ, but for what docxtpl itself varies."""
    if kind is DocumentKind.SLA:
        theirs = settle(theirs)  # REFS
    with zipfile.ZipFile(io.BytesIO(mine)) as a, zipfile.ZipFile(io.BytesIO(theirs)) as b:
        names = {name for name in (*a.namelist(), *b.namelist()) if not name.endswith("/") and not _CHARTS.search(name)}
        both = set(a.namelist()) & set(b.namelist())
        return [n for n in sorted(names) if n not in both or _plain(n, a.read(n)) != _plain(n, b.read(n))]


def differing_charts(mine: bytes, values: obvious.Values, kind: DocumentKind) -> list[str]:
    """Return the charts, and the workbooks behind them, that differ from what plain Jinja renders."""
    path = doc_templates_dir() / kind.template
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(io.BytesIO(mine)) as made:
        found = []
        for chart in charts_of({name: package.read(name) for name in package.namelist()}, path):
            if chart.name not in made.namelist():
                continue
            rendered = Environment(autoescape=True).from_string(chart.prepared.source).render(values)
            whole = finish_chart(rendered, chart.plan)
            if etree.tostring(etree.fromstring(made.read(chart.name))) != etree.tostring(etree.fromstring(whole.xml)):
                found.append(chart.name)
            if made.read(chart.book) != write_book(chart.plan.sheet, whole.grid, whole.numbers):
                found.append(chart.book)
        return found


def _plain(name: str, content: bytes) -> Any:
    """Return a part without what docxtpl itself varies."""
    if name == "docProps/core.xml":
        return None  # OWN
    if not name.endswith((".xml", ".rels")):
        return content
    root = etree.fromstring(content)
    if name.endswith(".rels") or name == "[Content_Types].xml":  # sets, in any order
        entries = sorted(str(sorted((k, v.lstrip("/")) for k, v in e.attrib.items())) for e in root)
        return [entry for entry in entries if not _CHARTS.search(entry)]
    for properties in root.iter(f"{_W}tcPr"):  # CELL
        properties[:] = sorted(properties, key=lambda child: child.tag)
    for split in list(root.iter(f"{_W}cantSplit")):  # ROWS
        split.getparent().remove(split)
    return etree.tostring(root, method="c14n")
