"""What lies in a folder that people send files from: what is a workbook's own, and what only a system keeps there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

_WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_SPREADSHEET = re.compile(r"\.(xl[a-z]{1,2}|f?ods|ots|numbers|csv|tsv)(?![a-z])")
#: Files that a system or a program of the disk keeps for itself, in small letters.
_SYSTEM_FILES = frozenset({"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r"})
_SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information", "@eadir", "lost+found"})
_ICLOUD = re.compile(r"\..+\.icloud")
#: Folders that a Mac shows as one file.
_DOCUMENT_FOLDERS = (".numbers", ".pages", ".key")


def is_workbook_name(name: str) -> bool:
    """Tell whether a name ends as those of workbooks do."""
    return PurePath(name).suffix.lower() in _WORKBOOK_SUFFIXES


def is_spreadsheet_name(name: str) -> bool:
    """Tell whether a name says that the file is a spreadsheet (``x.xlsx?web=1`` too), or says nothing of its kind."""
    stem, dot, _ = name.rpartition(".")
    return not (stem and dot) or _SPREADSHEET.search(name.lower()) is not None


def is_document_folder(name: str) -> bool:
    """Tell whether a folder of this name is one document of Apple's programs."""
    return name.lower().endswith(_DOCUMENT_FOLDERS)


def may_be_sent(name: str, *, hidden: bool = False) -> bool:
    """Tell whether a file may be something that someone sent, or the lock of one; what only a system keeps there is not.

    Args:
        name: the file's name.
        hidden: whether it lies in a folder that a system or a program keeps for itself.
    """
    if locked_file(name):
        return True
    if name.startswith("."):  # what a Mac leaves beside a file on other people's disks, a file of a run under way, …
        return _ICLOUD.fullmatch(name) is not None
    return is_workbook_name(name) or not (hidden or name.lower() in _SYSTEM_FILES)


def _is_hidden(folder: Path, top: Path) -> bool:
    parts = folder.relative_to(top).parts
    return any(part.startswith(".") or part.lower() in _SYSTEM_FOLDERS for part in parts)


def locked_file(name: str) -> str:
    """Return the name of the file that a lock file belongs to, or a blank string for any other file.

    Excel and Word leave ``~$name`` beside a file that is open somewhere, LibreOffice ``.~lock.name#``.
    """
    if name.startswith("~$"):
        return name[2:]
    if name.startswith(".~lock.") and name.endswith("#"):
        return name[len(".~lock.") : -1]
    return ""


def files_below(top: Path) -> Iterator[Path]:
    """Yield the files in a folder and its subfolders that someone may have sent, and lock files.

    Folders among them that may not be read are yielded too. Why: what is in them would be missing from every table and
    document, and nobody would know. Reading one says so.
    """
    closed: list[OSError] = []
    for folder, below, names in os.walk(top, onerror=closed.append):
        hidden = _is_hidden(Path(folder), top)
        documents = [name for name in below if is_document_folder(name)]
        below[:] = [name for name in below if name not in documents]
        yield from (Path(folder, name) for name in (*names, *documents) if may_be_sent(name, hidden=hidden))
    yield from (path for path in (Path(error.filename) for error in closed) if not _is_hidden(path, top))
