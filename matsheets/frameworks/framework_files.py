"""Opens a framework, whatever it is given as: the name of a shipped one, a spreadsheet, a text, a folder with either."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from matsheets.errors import FilePlace, FrameworkError
from matsheets.frameworks.framework_shelf import ReadFramework
from matsheets.model import framework_file
from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_files
from matsheets.model.framework_reading import FrameworkReading, framework_of
from matsheets.model.yaml_nodes import read_yaml
from matsheets.storage.ole_files import is_ole
from matsheets.storage.regular_files import read_regular
from matsheets.storage.unicode_names import as_on_disk

Loaded = TypeVar("Loaded")
#: What a folder may hold, the first that is there.
_IN_FOLDER = ("framework.yaml", "framework.xlsx")
_SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".numbers"})
_ZIP = b"PK"
_START = 4_096


def read_framework(path: Path | str, content: bytes | None = None) -> ReadFramework:
    """Read a framework's file: a spreadsheet (.xlsx), a text (YAML), or a folder with ``framework.yaml`` or ``framework.xlsx``.

    Args:
        path: the file or folder.
        content: the file's bytes, where they came from elsewhere; ``path`` is then only its name.

    Why the content decides, and not the name: people rename files, and an old or a protected workbook is to be told as one.

    Raises:
        FrameworkError: it cannot be used; every fault is in it, with its line or its cell.
    """
    path = as_on_disk(Path(path))
    if content is not None:
        return _read_sheet(path, content) if content.startswith(_ZIP) else _read_text(path, content)
    path = file_named(path)
    read = _read_sheet(path) if is_spreadsheet(path) else _read_text(path)
    own = read.framework
    ours = [
        each
        for each in framework_file.shipped_for(own.id, own.edition)
        if (each.id, each.edition) == (own.id, own.edition)
    ]
    if not ours or own in ours:
        return read
    from matsheets.frameworks.sheet_faults import SheetRemark

    return read._replace(remarks=(SheetRemark.EDITION_OF_OURS.at(FilePlace(), title=ours[0].title), *read.remarks))


def _read_text(path: Path, content: bytes | None = None) -> ReadFramework:
    reading = FrameworkReading()

    def load() -> Framework:
        tree = read_yaml(path, "framework", content)
        reading.faults.extend(tree.faults)
        return framework_of(reading, tree.root, path)

    return ReadFramework(loaded_text(path, "framework's file", load, content), tuple(reading.remarks))


def _read_sheet(path: Path, content: bytes | None = None) -> ReadFramework:
    """Read a spreadsheet. Why it is imported here: only a command that is given one is to wait for its reader."""
    from matsheets.frameworks.sheet_reading import read_framework_sheet

    return read_framework_sheet(path, content)


def loaded_text(path: Path, expected: str, load: Callable[[], Loaded], content: bytes | None = None) -> Loaded:
    """Return what is loaded from a text; where it cannot be, and the file is of another kind, that is what is wrong with it.

    Args:
        path: the file.
        expected: what it should be: ``framework's file``.
        load: loads it.
        content: its bytes, where they came from elsewhere.

    Raises:
        FrameworkError: it is of another kind, or has faults.
    """
    from matsheets.workbook.read.refusals import kind_of_text_file

    try:
        return load()
    except FrameworkError as error:
        if (kind := kind_of_text_file(_start_of(path) if content is None else content[:_START])) is None:
            raise
        raise FrameworkError(path, kind.what.replace("workbook", expected), kind.remedy, code=error.code) from None


def _start_of(path: Path) -> bytes:
    """Return the first bytes of a file; none where it cannot be read, which those who read it whole say better."""
    try:
        return read_regular(path, _START)
    except OSError:
        return b""


def file_named(path: Path) -> Path:
    """Return a framework's file, which a folder with one may stand for.

    Raises:
        FrameworkError: it is a folder without one.
    """
    if not path.is_dir():
        return path
    found = next((path / name for name in _IN_FOLDER if (path / name).exists()), None)
    if found is None:
        remedy = "Name the framework's file, or a folder with one."
        raise FrameworkError(path, f"is a folder without a {' or a '.join(_IN_FOLDER)}.", remedy)
    return found


def is_spreadsheet(path: Path) -> bool:
    """Tell whether a file is, or calls itself, a spreadsheet."""
    start = _start_of(path)
    return start.startswith(_ZIP) or is_ole(start) or path.suffix.lower() in _SPREADSHEETS


def load_framework(path: Path | str) -> Framework:
    """Load and check a framework's file, or a folder with one; see ``read_framework``.

    Raises:
        FrameworkError: it cannot be used; every fault is in it, with its line or its cell.
    """
    return read_framework(path).framework


def open_framework(name: Path | str) -> Framework:
    """Load a framework by the name of a shipped one, or from a file or folder; see ``read_framework``.

    Raises:
        FrameworkError: there is no such framework, or its file has faults.
    """
    return read_named_framework(name).framework


def read_named_framework(name: Path | str) -> ReadFramework:
    """Read a framework as ``open_framework`` does, with what is worth saying of its file.

    Raises:
        FrameworkError: there is no such framework, or its file has faults.
    """
    shipped = shipped_files()
    if str(name) in shipped:
        return ReadFramework(framework_file.load_framework(shipped[str(name)]))
    if as_on_disk(Path(name)).exists():
        return read_framework(name)
    raise FrameworkError(
        name, "is neither a framework that matsheets ships nor a file.", f"It ships: {', '.join(shipped)}."
    )
