"""The shipped frameworks as they were parsed before: current, and never used for a source that was changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from matsheets.model import framework as framework_module
from matsheets.model.framework import load_framework, open_framework, shipped_frameworks
from matsheets.parsed import NAME, find_parsed, parsed_bytes
from matsheets.storage.resources import workbook_templates_dir

SOURCES = sorted(workbook_templates_dir().glob("*/framework.yaml"))


def test_there_are_shipped_frameworks():
    """The tests below look at something."""
    assert SOURCES


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name)
def test_the_kept_file_is_what_its_source_comes_to(source: Path):
    """Run ``python workbook_templates/source/build.py`` after a change to a framework."""
    made = parsed_bytes(load_framework(source), source.read_bytes())

    assert source.with_name(NAME).read_bytes() == made


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name)
def test_the_kept_file_is_the_framework(source: Path):
    """What is read from the kept file is what loading the source gives, in every part."""
    assert find_parsed(source.read_bytes(), source) == load_framework(source)


def test_a_shipped_framework_is_not_parsed_again(monkeypatch):
    """Opening a shipped framework reads no YAML."""
    monkeypatch.setattr(framework_module, "load_framework", None)

    assert shipped_frameworks()
    assert open_framework("mat-assurance-framework").id == "mat-assurance-framework"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of a shipped framework, with its kept file, in which someone has changed a title."""
    shutil.copytree(SOURCES[0].parent, tmp_path / "own")
    path = tmp_path / "own" / "framework.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Clarity of purpose", "Our purpose"), encoding="utf-8")
    return path


def test_a_changed_source_is_not_what_was_parsed(changed: Path):
    """A source that was edited is another framework than the file beside it."""
    assert find_parsed(changed.read_bytes(), changed) is None


def test_a_changed_shipped_framework_is_loaded(changed: Path, monkeypatch):
    """An edit to a shipped framework shows at once."""
    monkeypatch.setattr(framework_module, "workbook_templates_dir", lambda: changed.parents[1])

    (found,) = shipped_frameworks()

    assert "Our purpose" in [element.title for element in found.elements]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", json.dumps({"sha256": "0"}).encode()])
def test_a_kept_file_that_is_damaged_is_passed_over(changed: Path, content: bytes):
    """A kept file that is broken or of another source counts as missing."""
    changed.with_name(NAME).write_bytes(content)

    assert find_parsed(changed.read_bytes(), changed) is None


def test_the_line_ends_of_a_checkout_do_not_matter(tmp_path: Path):
    """A checkout on Windows, with other line ends, still finds what was parsed."""
    source = SOURCES[0].read_bytes().replace(b"\r\n", b"\n")

    assert find_parsed(source.replace(b"\n", b"\r\n"), SOURCES[0]) == find_parsed(source, SOURCES[0])
