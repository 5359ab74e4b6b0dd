"""How often commands read one file: a text in it may be in so many pieces that each reading takes a second."""

from __future__ import annotations

from collections import Counter
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import yaml

from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.read import xlsx
from matsheets.workbook.read.package import Package
from tests.books import write_book
from tests.cli.conftest import Run, complete
from tests.conftest import WriteWorkbook
from tests.frameworks import music, music_standard


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each workbook is read, by its name."""
    counts: Counter[str] = Counter()
    open_package = xlsx.open_package

    def counted(path: Path, content: bytes | None = None) -> AbstractContextManager[Package]:
        counts[path.name] += 1
        return open_package(path, content)

    monkeypatch.setattr(xlsx, "open_package", counted)
    return counts


@pytest.mark.parametrize(
    "command",
    [
        ("check", "one.xlsx", "other.xlsx"),
        ("status", "one.xlsx", "other.xlsx"),
        ("repair", "one.xlsx", "-o", "mended.xlsx"),
        ("merge", "one.xlsx", "other.xlsx", "-o", "merged.xlsx"),
        ("aggregate", "one.xlsx", "other.xlsx", "-o", "ratings.csv"),
        ("build-all", "one.xlsx", "other.xlsx", "-o", "papers", "--draft"),
        ("prepare-meeting", "one.xlsx", "other.xlsx", "-o", "meeting"),
        ("share", "one.xlsx", "other.xlsx", "-o", "packs"),
        ("view", "one.xlsx", "other.xlsx", "-o", "page.html", "--draft"),
        ("new-workbook", "--from", "one.xlsx", "--round", "Next", "-o", "next.xlsx"),
    ],
    ids=lambda command: command[0],
)
def test_every_workbook_is_read_once(
    run: Run, written: WriteWorkbook, read: Counter[str], command: tuple[str, ...]
) -> None:
    """Whatever a command does with a few workbooks, it reads each that it is given one time."""
    written(complete("Trustees"), "one.xlsx", workbook_id="000000000001")
    written(complete("Trustees"), "other.xlsx", workbook_id="000000000001")

    assert run(*command).code in {0, 1}
    given = {name for name in command if name in {"one.xlsx", "other.xlsx"}}
    assert {name: read[name] for name in given} == dict.fromkeys(given, 1)


def test_a_framework_that_lies_beside_workbooks_has_one_of_them_read_again(
    run: Run, tmp_path: Path, read: Counter[str]
) -> None:
    """The first shows which framework to look for, and is read by it; the others are read by it at once."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ours.yaml").write_text(yaml.safe_dump(music_standard(), allow_unicode=True), "utf-8")
    for name in ("one.xlsx", "other.xlsx", "third.xlsx"):
        write_book(tmp_path / "in" / name, build_layout(music()), workbook_id=f"{len(name):012d}")

    run("check", "in")

    assert (read["one.xlsx"], read["other.xlsx"], read["third.xlsx"]) == (2, 1, 1)
