"""Documents: one filled beside docxtpl, and the way from one workbook to four beside the obvious pipeline.

The documents are compared part for part, by the one list of differences that the tests know (``tests.documents.template.likeness``).
Charts, which docxtpl leaves as the template has them, are compared with what plain Jinja renders.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment
from lxml import etree

from benchmarks import obvious
from benchmarks.inputs import Inputs
from benchmarks.races import OURS, Goal, Result, alike, race_on
from matsheets.batch.document_planning import plan_builds
from matsheets.batch.reading import read_and_check
from matsheets.documents.charts.chart_fill import finish_chart
from matsheets.documents.charts.chart_worksheet import write_book
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import Manifest, SourceFile
from matsheets.documents.template import engine
from matsheets.documents.template.chart_parts import charts_of
from matsheets.documents.template.cross_references import settle
from matsheets.review.combine import combine
from matsheets.review.review import Review
from matsheets.storage.shipped_files import doc_templates_dir
from matsheets.workbook.read.reader import read_workbook
from tests.documents.template.likeness import differing

FRESH, MEMOISED, OBVIOUS = "docxtpl fresh", "docxtpl memoised", "the obvious pipeline"
FILL_GOALS = (Goal(FRESH, 15, faster=True), Goal(MEMOISED, 8, faster=True))
#: Reading alone bounds this one at some seven times (docs/speed.md), so the run fails only where it falls below four.
WHOLE_GOALS = (Goal(OBVIOUS, 12, faster=True),)
_TODAY = dt.date(2026, 11, 9)
#: What each document says of its making; the hashes of its template and its text are put in as it is filled.
_MADE = Manifest(
    "1", "benchmark", "1", "benchmark", draft=False, trust="B", round="Baseline",
    sources=(SourceFile("benchmark.xlsx", "0" * 64),),
)  # fmt: skip


def compare_fill(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare filling each of the documents with docxtpl, fresh and memoised."""

    @cache
    def review(number: int) -> Review:
        return combine([read_workbook(inputs.reworded(number), (inputs.framework,))])

    for kind in obvious.DOCUMENTS:
        memory = obvious.Memoised(autoescape=True)
        contenders: dict[str, Callable[[obvious.Values], bytes]] = {
            OURS: partial(_ours, kind),
            FRESH: partial(obvious.filled, kind),
            MEMOISED: partial(obvious.filled, kind, environment=memory),
        }

        def values(number: int, kind: DocumentKind = kind) -> obvious.Values:
            return obvious.values_of(kind, review(number))

        _same_documents(
            kind,
            contenders,
            [obvious.values_of(kind, combine([read_workbook(inputs.whole, (inputs.framework,))])), values(0)],
        )
        taken = race_on(contenders, rounds, values)
        title = f"fill one document, checked: {kind.title[0].lower()}{kind.title[1:]}"
        yield Result("fill", title, taken, FILL_GOALS, "every part, with all its text and markup")


def _ours(kind: DocumentKind, values: obvious.Values) -> bytes:
    path = doc_templates_dir() / kind.template
    return engine.fill(path, values, created=_TODAY, title="B", references=kind is DocumentKind.SLA, manifest=_MADE)


def _same_documents(
    kind: DocumentKind,
    contenders: Mapping[str, Callable[[obvious.Values], bytes]],
    several: Iterable[obvious.Values],
) -> None:
    """Refuse to measure unless the contenders make the same of some values, and ours the same of them twice."""
    for values in several:
        made = contenders[OURS](values)
        alike("the same document twice", made, contenders[OURS](values))
        for name in (FRESH, MEMOISED):
            alike(f"{kind.title}, {name}", [], unlike(made, contenders[name](values), kind))
        alike(f"{kind.title}, charts", [], differing_charts(made, values, kind))


def ours_whole(inputs: Inputs, path: Path) -> dict[DocumentKind, bytes]:
    """Read and check one workbook and build its four documents, as ``build-all`` does."""
    outcomes = read_and_check([path], (inputs.framework,), today=_TODAY)
    builds = plan_builds(outcomes, obvious.DOCUMENTS, only_where_possible=True)
    return {build.kind: build.content(templates=None, draft=False) for build in builds}


def compare_whole(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare one workbook's way to four documents with the obvious pipeline."""
    for path in (inputs.whole, inputs.reworded(0)):
        made, theirs = ours_whole(inputs, path), obvious.pipeline(path, inputs.layout)
        alike("the documents made", list(made), list(obvious.DOCUMENTS))
        for kind, content in made.items():
            alike(f"{kind.title}, the obvious pipeline", [], unlike(content, theirs[kind], kind))
    contenders = {OURS: partial(ours_whole, inputs), OBVIOUS: lambda path: obvious.pipeline(path, inputs.layout)}
    taken = race_on(contenders, rounds, cache(inputs.reworded))
    equal = "every part of the four documents, with all its text and markup"
    yield Result("whole", "one workbook to four documents, all checks on", taken, WHOLE_GOALS, equal)


# --- are two documents the same? -----------------------------------------------------------------------------------


def unlike(mine: bytes, theirs: bytes, kind: DocumentKind) -> list[str]:
    """Return the parts in which two documents differ, but for what ``likeness.DIFFERENCES`` sets aside."""
    return differing(mine, settle(theirs) if kind is DocumentKind.SLA else theirs)


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
