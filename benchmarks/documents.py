"""How long a document takes to fill, beside docxtpl with the same template and the same values, and whether they agree.

Run it with the Python of an environment that has matsheets and docxtpl installed. For the diagnostic summary, the
development plan and the service level agreement of a sample trust (its recipes replayed, read and combined), it measures
in turns, so that a busy moment hits all three:

* ours: ``documents.engine.fill`` from values to the bytes of the document, warm, cross-references settled;
* docxtpl fresh: the template opened, rendered and saved, as docxtpl's documentation does it;
* docxtpl memoised: the same with an environment that compiles each part's template once.

Before that it compares the documents part for part. What docxtpl itself varies, or what only we do, is set aside: ``CELL``
(where it puts a cell's colour and span), ``ROWS`` (rows taller than a page, which we let break, and last rows, which we keep
together), ``REFS`` (cross-references, settled for both), ``PAGES`` (the page numbers of the contents, which only we work out),
and ``OWN`` (core properties, which we settle and it escapes twice).

Exits 1 where a document differs, or where a ratio is below half of what is asked for (a busy machine is no fault).
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import re
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, Template
from lxml import etree

from matsheets import documents
from matsheets.batch import plan_builds, read_and_check
from matsheets.documents import DocumentKind, engine
from matsheets.documents.chartfill import finish_chart
from matsheets.documents.chartparts import charts_of
from matsheets.documents.chartsheet import write_book
from matsheets.documents.references import settle
from matsheets.framework import load_framework
from matsheets.resources import doc_templates_dir, samples_dir
from matsheets.samples import find_recipes, load_recipe, replay

ASKED = {"fresh": 15.0, "memoised": 8.0}
ROUNDS = 25
OURS_A_ROUND = 8
SAMPLE = "ondlebury"
ROOT = Path(__file__).parents[1]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHARTS = re.compile(r"\b(?:charts|embeddings)/|'xlsx'")
Values = Mapping[str, Any]


class Memoised(Environment):
    """An environment that compiles the same source once."""

    @lru_cache(maxsize=64)  # noqa: B019 - it lives as long as the benchmark
    def from_string(self, source: Any, *given: Any, **named: Any) -> Template:
        """Compile a template, or return the one compiled before."""
        return super().from_string(source, *given, **named)


def contexts() -> dict[DocumentKind, tuple[Path, Values]]:
    """Return each document's template and values, for the sample's workbooks."""
    found: dict[DocumentKind, tuple[Path, Values]] = {}
    framework = load_framework(ROOT / "workbook_templates" / "mat-assurance-framework")
    with TemporaryDirectory() as folder:
        files = []
        for recipe in (load_recipe(p) for p in find_recipes(samples_dir()) if p.parent.name.startswith(SAMPLE)):
            files.append(Path(folder) / recipe.file)
            files[-1].write_bytes(replay(recipe, framework))
        outcomes = list(read_and_check(files, (framework,), today=dt.date(2026, 11, 9)))
        for build in plan_builds(outcomes, tuple(DocumentKind), only_where_possible=False):
            found[build.kind] = (doc_templates_dir() / build.kind.template, _values(build.kind, build.review))
    return found


def _values(kind: DocumentKind, review: Any) -> Values:
    day = dt.date(2026, 11, 9)
    return documents._context(kind, review, made_on=day, draft=False, missing=(), version="benchmark")


def ours(path: Path, values: Values, kind: DocumentKind) -> bytes:
    """Fill with the engine, as ``build_document`` does."""
    day = dt.date(2026, 11, 9)
    return engine.fill(path, values, created=day, title="Benchmark", references=kind is DocumentKind.SLA)


def docxtpl(path: Path, values: Values, env: Environment) -> bytes:
    """Fill with docxtpl."""
    document, out = DocxTemplate(path), io.BytesIO()
    document.render(dict(values), jinja_env=env)
    document.save(out)
    return out.getvalue()


def differing(mine: bytes, theirs: bytes) -> list[str]:
    """Return the parts in which two documents differ, but for what docxtpl itself varies."""
    with zipfile.ZipFile(io.BytesIO(mine)) as a, zipfile.ZipFile(io.BytesIO(theirs)) as b:
        names = {n for n in (*a.namelist(), *b.namelist()) if not n.endswith("/") and not CHARTS.search(n)}
        both = set(a.namelist()) & set(b.namelist())
        return [n for n in sorted(names) if n not in both or normal(n, a.read(n)) != normal(n, b.read(n))]


def differing_charts(mine: bytes, path: Path, values: Values) -> list[str]:
    """Return the charts, and the workbooks behind them, that differ from what plain Jinja renders."""
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(io.BytesIO(mine)) as made:
        found = []
        for chart in charts_of({n: package.read(n) for n in package.namelist()}, path):
            if chart.name not in made.namelist():
                continue
            rendered = Environment(autoescape=True).from_string(chart.prepared.source).render(values)
            whole = finish_chart(rendered, chart.plan)
            if etree.tostring(etree.fromstring(made.read(chart.name))) != etree.tostring(etree.fromstring(whole.xml)):
                found.append(chart.name)
            if made.read(chart.book) != write_book(chart.plan.sheet, whole.grid, whole.numbers):
                found.append(chart.book)
        return found


def normal(name: str, content: bytes) -> Any:
    """Return a part without what docxtpl itself varies."""
    if name == "docProps/core.xml":
        return None  # OWN
    if not name.endswith((".xml", ".rels")):
        return content
    root = etree.fromstring(content)
    if name.endswith(".rels") or name == "[Content_Types].xml":  # sets, in any order
        entries = sorted(str(sorted((k, v.lstrip("/")) for k, v in e.attrib.items())) for e in root)
        return [entry for entry in entries if not CHARTS.search(entry)]
    for properties in root.iter(f"{W}tcPr"):  # CELL
        properties[:] = sorted(properties, key=lambda child: child.tag)
    for link in root.iter(f"{W}hyperlink"):  # PAGES
        for run in link.xpath(
            "w:r[w:fldChar[@w:fldCharType='separate']]/following-sibling::w:r", namespaces={"w": W[1:-1]}
        ):
            run.clear()
    for kept in list(root.iter(f"{W}keepNext")):
        kept.getparent().remove(kept)
    for split in list(root.iter(f"{W}cantSplit")):  # ROWS
        split.getparent().remove(split)
    return etree.tostring(root, method="c14n")


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Return how long each call takes."""
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


def main() -> int:
    """Compare, measure in turns, and print."""
    found = contexts()
    if len(found) != len(DocumentKind):
        print("The sample does not give all three documents.")
        return 1
    failed = False
    for kind, (path, values) in found.items():
        memo = Memoised(autoescape=True)
        ways: dict[str, Callable[[], bytes]] = {
            "ours": lambda p=path, v=values, k=kind: ours(p, v, k),
            "fresh": lambda p=path, v=values: docxtpl(p, v, Environment(autoescape=True)),
            "memoised": lambda p=path, v=values, m=memo: docxtpl(p, v, m),
        }
        made = {name: way() for name, way in ways.items()}
        for name in ("fresh", "memoised"):
            theirs = settle(made[name]) if kind is DocumentKind.SLA else made[name]  # REFS
            if parts := differing(made["ours"], theirs):
                print(f"{kind.title}: differs from docxtpl ({name}) in {', '.join(parts)}")
                failed = True
        if parts := differing_charts(made["ours"], path, values):
            print(f"{kind.title}: differs from plain Jinja in {', '.join(parts)}")
            failed = True
        failed |= ways["ours"]() != made["ours"]
        times: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(ROUNDS):
            for name, way in ways.items():
                gc.collect()
                times[name].append(seconds(way, OURS_A_ROUND if name == "ours" else 1))
        medians = {name: statistics.median(of) * 1000 for name, of in times.items()}
        ratios = {name: medians[name] / medians["ours"] for name in ASKED}
        print(
            f"{kind.title}: {medians['ours']:.2f} ms; docxtpl fresh {medians['fresh']:.1f} ms, {ratios['fresh']:.1f} times "
            f"(asked: {ASKED['fresh']:.0f}); docxtpl memoised {medians['memoised']:.1f} ms, {ratios['memoised']:.1f} times "
            f"(asked: {ASKED['memoised']:.0f}); {'DIFFERENT' if failed else 'equal part by part'}"
        )
        failed |= any(ratio < ASKED[name] / 2 for name, ratio in ratios.items())
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
