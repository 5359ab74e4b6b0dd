"""What the tests share: the shipped framework, its layout, and workbooks written by the real writer."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from matsheets.frameworks.framework_files import open_framework
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.workbook.layout.layout import Layout, build_layout
from matsheets.workbook.read.reader import read_workbook
from tests.books import write_book

#: openpyxl and lxml make objects by the hundred thousand and keep few cycles: at Python's own 700, a test run spends a tenth of its
#: time on looking for them.
gc.set_threshold(200_000, 20, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update``, which rewrites the kept files that tests compare with."""
    parser.addoption("--update", action="store_true", help="rewrite kept files (expected messages)")


#: The one test that takes longest, in a file of its own: begun late, one worker would wait for it.
_LONGEST = "tests/workbook/read/test_xlsx_judges.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest test; give those that take their time more of it, before they count as hanging."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONGEST))
    for item in items:
        if any(item.get_closest_marker(name) for name in ("office", "judges", "slow")):
            item.add_marker(pytest.mark.timeout(900))


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether kept files are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> None:
    """Undo what a shell does to what it runs in the background: neither it nor any program that it starts hears Ctrl-C."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


WriteWorkbook = Callable[..., Path]


@pytest.fixture(scope="session")
def framework() -> Framework:
    """The shipped MAT assurance framework."""
    return open_framework("mat-assurance-framework")


@pytest.fixture(scope="session")
def layout(framework: Framework) -> Layout:
    """The layout of a workbook with every part."""
    return build_layout(framework)


@pytest.fixture
def written(tmp_path: Path, layout: Layout) -> WriteWorkbook:
    """Write a workbook with these answers into the test's own folder, and return its path."""

    def write(
        answers: Mapping[tuple[str, str], object] | None = None,
        name: str = "workbook.xlsx",
        layout: Layout = layout,
        workbook_id: str = "0a1b2c3d4e5f",
    ) -> Path:
        path = tmp_path / name
        with path.open("wb") as out:
            write_book(out, layout, workbook_id=workbook_id, answers=answers)
        return path

    return write


@pytest.fixture
def read(framework: Framework) -> Callable[[Path], Assessment]:
    """Read a workbook on the shipped framework."""
    return lambda path: read_workbook(path, [framework])
