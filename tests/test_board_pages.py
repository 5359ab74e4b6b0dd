"""Pages for a browser, before judges: Chromium, and axe-core for WCAG 2.2; one start of the browser for all of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from matsheets.batch.board_pages import page_of
from matsheets.batch.document_planning import plan_build_groups
from matsheets.batch.reading import read_and_check
from matsheets.documents.pages.page_values import SECTIONS
from matsheets.documents.pages.programme_page import programme_page
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework_file import DEFAULT_FRAMEWORK
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.steps.programme_run import programme_of
from matsheets.storage.shipped_files import samples_dir
from tests.browser import Browser, axe_source, browser
from tests.office import pdf_text
from tests.papers import overfull

pytestmark = pytest.mark.judges

#: How each page is looked at: the width of the window, whether it is dark, and whether axe-core looks too. Colours are the same at
#: every width.
LOOKS = ((360, False, True), (768, False, False), (1366, True, True))
#: Opened first: what lies behind it is judged as well.
_OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true)"
_AXE = "axe.run().then(found => found.violations.map(each => each.id + ': ' + each.nodes.map(n => n.html.slice(0, 150)).join(' | ')))"
_SENT = "performance.getEntriesByType('resource').map(each => each.name)"


@dataclass(frozen=True)
class Judged:
    """What was seen of one page.

    Attributes:
        faults: what axe-core finds, in the light and in the dark, on a phone and on a laptop.
        requests: what the browser asked for, but for the page itself.
        wider: the widths at which it is wider than its window.
        said: its text, with everything open.
        scripts: how many scripts stand in it.
        size: in bytes.
    """

    faults: list[str]
    requests: list[str]
    wider: list[int]
    said: str
    scripts: int
    size: int


SCRIPT = "<script>alert(1)</script>"


def pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The pages of the samples' trusts, each of its last round, of all together, and of fourteen groups that wrote too much."""
    framework = open_framework(DEFAULT_FRAMEWORK)
    groups = {name: content for name, content in overfull(framework).items() if name != "agreed.xlsx"}
    trusts: dict[str, dict[str, bytes]] = {"fourteen groups": groups}
    for path in find_recipes(samples_dir()):
        recipe = load_recipe(path)
        trusts.setdefault(path.parent.name, {})[recipe.file] = replay(recipe, framework)
        if "ondlebury" in recipe.file:
            answers = {**recipe.answers, ("VIS-01", "rationale"): f"Because: {SCRIPT}"}
            trusts.setdefault("typed", {})[recipe.file] = replay(replace(recipe, answers=answers), framework)
    for trust, books in trusts.items():
        files = [folder / trust / name for name in books]
        (folder / trust).mkdir()
        for file, content in zip(files, books.values(), strict=True):
            file.write_bytes(content)
        outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
        builds = plan_build_groups(outcomes, tuple(SECTIONS.values()), only_where_possible=True, for_page=True)
        made = [page for group in builds if (page := page_of(group)) is not None]
        assert made, trust
        page = max(made, key=lambda each: str(each.review.day))
        yield trust, page.content(template=None, draft=bool(page.errors))
    samples = [folder / trust for trust in trusts if trust not in {"fourteen groups", "typed"}]
    yield "programme", programme_page(programme_of(samples, on=dt.date(2026, 12, 1)))


def judge(tab: Browser, path: Path, axe: str) -> Judged:
    """Look at one page in every way in which people do."""
    faults: list[str] = []
    requests: list[str] = []
    wider: list[int] = []
    for width, dark, all_rules in LOOKS:
        tab.open(path, width=width, dark=dark)
        wider += [width] if tab.evaluate("document.documentElement.scrollWidth") > width else []
        if all_rules:
            tab.evaluate(_OPEN_ALL)
            tab.evaluate(f"{axe};0")
            faults += [f"{width}: {each}" for each in tab.evaluate(_AXE)]
        requests += [url for url in tab.requests if url != path.resolve().as_uri()]
        requests += tab.evaluate(_SENT)
    said: str = tab.evaluate("document.body.innerText")
    scripts: int = tab.evaluate("document.scripts.length")
    return Judged(faults, requests, wider, said, scripts, path.stat().st_size)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages are."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def judged(folder: Path) -> dict[str, Judged]:
    """What was seen of each page, by whose it is; one is printed to ``printed.pdf``."""
    axe = axe_source()
    found: dict[str, Judged] = {}
    with browser(folder / "profile") as tab:
        for name, content in pages(folder):
            path = folder / f"{name}.html"
            path.write_bytes(content)
            found[name] = judge(tab, path, axe)
            if name.startswith("harrowstrand"):
                tab.open(path)
                (folder / "printed.pdf").write_bytes(tab.pdf())
                tab.evaluate("location.hash = 'whole'")
                (folder / "unfolded.pdf").write_bytes(tab.pdf())
        _see_that_the_judges_see(tab, folder, axe)
    assert len(found) > 4
    return found


def _see_that_the_judges_see(tab: Browser, folder: Path, axe: str) -> None:
    """A page that is at fault in every way is found to be: the judges are not asleep."""
    path = folder / "bad.html"
    path.write_text(
        '<!doctype html><html><head><title></title></head><body><img src="other.png"><div style="width:3000px">wide</div>'
        "<script>1</script></body></html>",
        encoding="utf-8",
    )
    bad = judge(tab, path, axe)
    assert any("image-alt" in each for each in bad.faults)
    assert any(each.endswith("other.png") for each in bad.requests)
    assert bad.wider == [360, 768, 1366]
    assert bad.scripts == 1


def _each(judged: dict[str, Judged], what: Any) -> dict[str, Any]:
    return {name: found for name, page in judged.items() if (found := what(page))}


def test_axe_finds_nothing(judged: dict[str, Judged]) -> None:
    """No page breaks a rule of WCAG 2.2 that a program can judge, on a phone and on a laptop, light and dark, all open."""
    assert _each(judged, lambda page: page.faults) == {}


def test_no_request_leaves_a_page(judged: dict[str, Judged]) -> None:
    """A page asks for nothing but itself, and holds no script."""
    assert _each(judged, lambda page: (page.requests, page.scripts) if page.requests or page.scripts else None) == {}


def test_nothing_is_wider_than_its_window(judged: dict[str, Judged]) -> None:
    """At 360, 768 and 1366 pixels nobody scrolls sideways, whatever was typed."""
    assert _each(judged, lambda page: page.wider) == {}


@pytest.mark.usefixtures("judged")
def test_what_is_folded_away_is_printed_where_it_is_asked_for(folder: Path) -> None:
    """Printed, a trust's page has ten sides at the most, and says how to have everyone's reasons on paper too; unfolded, it has them."""
    printed, unfolded = (" ".join(pdf_text(folder / f"{name}.pdf").split()) for name in ("printed", "unfolded"))
    assert "I followed the 61 days" in unfolded
    assert "I followed the 61 days" not in printed
    assert "chooses “Unfold everything” at the top of the page before printing it" in printed
    assert len(re.findall(rb"/Type\s*/Page\b", (folder / "printed.pdf").read_bytes())) <= 10


def test_a_script_that_was_typed_is_text(judged: dict[str, Judged]) -> None:
    """A script among the answers stands on the page as it was typed, and is not run."""
    page = judged["typed"]
    assert f"Because: {SCRIPT}" in page.said
    assert page.scripts == 0


def test_a_page_of_a_trust_is_small(judged: dict[str, Judged]) -> None:
    """No page is larger than 300 kB, whatever was typed."""
    assert _each(judged, lambda page: page.size > 300_000 and page.size) == {}
