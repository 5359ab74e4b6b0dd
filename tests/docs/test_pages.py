"""The pages say what is so: what comes from the code is as the code has it, and what they link to exists."""

from __future__ import annotations

import configparser
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import matsheets
from tests.docs.pages import PAGES, ROOT

REMEDY = "Run: python docs/source/build.py"
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def source() -> ModuleType:
    """The script that writes the pages that come from the code."""
    path = ROOT / "docs" / "source" / "build.py"
    spec = importlib.util.spec_from_file_location("docs_build", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestCommands:
    def test_are_written_as_they_are(self, source: ModuleType) -> None:
        """docs/commands.md holds every command's words and options as click has them."""
        assert source.COMMANDS.read_text(encoding="utf-8") == source.commands_page(), REMEDY

    def test_have_one_example_each(self, source: ModuleType) -> None:
        """No example is left over from a command that is gone, none is missing, and each is for its own command."""
        assert sorted(source.EXAMPLES) == sorted(name for name, _ in source.commands()), "Add it to EXAMPLES."
        assert [name for name, line in source.EXAMPLES.items() if not line.startswith(f"matsheets {name}")] == []


class TestPython:
    def test_lists_every_name_as_it_is(self, source: ModuleType) -> None:
        """docs/python.md holds every name of matsheets with its arguments and docstring."""
        text = source.PYTHON.read_text(encoding="utf-8")

        assert text == source.python_page(), REMEDY
        assert set(re.findall(r"^### `(\w+)`$", text, re.MULTILINE)) == set(matsheets.__all__) - {"__version__"}


def anchors(page: Path) -> set[str]:
    """Return the names that headings of a page can be linked by, made as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


class TestLinks:
    @pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
    def test_lead_to_files_and_headings_that_exist(self, page: Path) -> None:
        """Every relative link and picture points at a file of the repository, and at a heading that it has."""
        links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if not link.startswith("http")]
        broken = []
        for link in links:
            name, _, anchor = link.partition("#")
            target = page.parent / name if name else page
            if not target.is_file() or (anchor and anchor not in anchors(target)):
                broken.append(link)

        assert broken == []
        assert links or page.name != "README.md"

    def test_lead_from_the_readme_to_every_page(self) -> None:
        """A reader who begins with the README finds every guide, from it or from a guide that it names."""
        found, seen = [ROOT / "README.md"], set()
        while found:
            page = found.pop()
            seen.add(page)
            links = _LINK.findall(page.read_text(encoding="utf-8"))
            targets = {(page.parent / link.partition("#")[0]).resolve() for link in links if ".md" in link}
            found += [target for target in targets if target in PAGES and target not in seen]

        assert [page.name for page in PAGES if page not in seen] == ["pypi.md"]  # read where the package is found


class TestReadme:
    def test_is_short(self) -> None:
        """The README is a page to begin with: 220 lines at most."""
        assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 220


class TestLongDescription:
    def test_has_no_link_or_picture_that_breaks_where_the_package_is_found(self) -> None:
        """What stands beside the wheel on a package index has no files next to it: each link is a whole address."""
        configured = configparser.ConfigParser()
        configured.read(ROOT / "setup.cfg", encoding="utf-8")
        kind, _, name = configured["metadata"]["long_description"].partition(":")
        text = (ROOT / name.strip()).read_text(encoding="utf-8")

        assert kind == "file"
        assert "matsheets" in text
        assert [link for link in _LINK.findall(text) if not link.startswith("https://")] == []
        assert not re.search(r"^\[[^\]]+\]:|<(img|a)\b", text, re.MULTILINE)
