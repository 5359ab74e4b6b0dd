"""Pages for a browser, before judges: Chromium, and axe-core for WCAG 2.2; one start of the browser for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from matsheets.batch.board_pages import page_of
from matsheets.batch.document_planning import plan_build_groups
from matsheets.batch.reading import read_and_check
from matsheets.documents.pages.page_values import SECTIONS
from matsheets.model.framework_file import DEFAULT_FRAMEWORK, open_framework
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from tests.browser import Browser, axe_source, browser
from tests.papers import overfull

pytestmark = pytest.mark.judges

WIDTHS = (360, 768, 1366)
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
        printed: how many pages it is, and the text that they hold.
        size: in bytes.
    """

    faults: list[str]
    requests: list[str]
    wider: list[int]
    said: str
    scripts: int
    printed: bytes
    size: int


def pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The pages of the samples' trusts, each of its last round, and of a trust that answered more than anybody reads."""
    framework = open_framework(DEFAULT_FRAMEWORK)
    trusts: dict[str, dict[str, bytes]] = {"overfull": overfull(framework)}
    for path in find_recipes(samples_dir()):
        recipe = load_recipe(path)
        trusts.setdefault(path.parent.name, {})[recipe.file] = replay(recipe, framework)
    for trust, books in trusts.items():
        files = [folder / f"{trust}-{name}" for name in books]
        for file, content in zip(files, books.values(), strict=True):
            file.write_bytes(content)
        outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
        groups = plan_build_groups(outcomes, tuple(SECTIONS.values()), only_where_possible=True)
        made = [page for group in groups if (page := page_of(group)) is not None]
        assert made, trust
        page = max(made, key=lambda each: str(each.review.day))
        yield trust, page.content(template=None, draft=bool(page.errors))


def judge(tab: Browser, path: Path, axe: str) -> Judged:
    """Look at one page in every way in which people do."""
    faults: list[str] = []
    requests: list[str] = []
    wider: list[int] = []
    for width in WIDTHS:
        for dark in (False, True) if width == WIDTHS[-1] else (False,):
            tab.open(path, width=width, dark=dark)
            wider += [width] if tab.evaluate("document.documentElement.scrollWidth") > width else []
            tab.evaluate(_OPEN_ALL)
            if width != WIDTHS[1]:
                tab.evaluate(f"{axe};0")
                faults += [f"{width}: {each}" for each in tab.evaluate(_AXE)]
            requests += [url for url in tab.requests if url != path.resolve().as_uri()]
            requests += tab.evaluate(_SENT)
    said: str = tab.evaluate("document.body.innerText")
    scripts: int = tab.evaluate("document.scripts.length")
    return Judged(faults, requests, wider, said, scripts, tab.pdf(), path.stat().st_size)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Judged]:
    """What was seen of each page, by whose it is."""
    folder, axe = tmp_path_factory.mktemp("pages"), axe_source()
    found: dict[str, Judged] = {}
    with browser(folder / "profile") as tab:
        for name, content in pages(folder):
            path = folder / f"{name}.html"
            path.write_bytes(content)
            found[name] = judge(tab, path, axe)
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
    assert bad.wider == [360, 768, 1366, 1366]
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


def test_what_is_folded_away_is_printed(judged: dict[str, Judged], tmp_path: Path) -> None:
    """Everyone's reasons stand on paper too, though they are folded away on the screen."""
    from tests.office import pdf_text

    path = tmp_path / "page.pdf"
    path.write_bytes(next(page.printed for name, page in judged.items() if name.startswith("harrowstrand")))
    assert "I followed the 61 days" in " ".join(pdf_text(path).split())


def test_a_page_of_a_trust_is_small(judged: dict[str, Judged]) -> None:
    """No sample's page is larger than 300 kB."""
    assert _each(judged, lambda page: page.size > 300_000 and page.size) == {"overfull": judged["overfull"].size}
