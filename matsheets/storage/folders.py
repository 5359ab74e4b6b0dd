"""What lies in a folder that people send files from: what is a workbook's own, and what only a system keeps there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from matsheets.storage.regular_files import read_regular
from matsheets.storage.temporary_files import is_temporary_name

_WORKBOOK_ENDINGS = (".xlsx", ".xlsm")
_SPREADSHEET = re.compile(r"\.(xl[a-z]{1,2}|f?ods|ots|numbers|csv|tsv)(?![a-z])")
#: Files that a system or a program of the disk keeps for itself, in small letters.
_SYSTEM_FILES = frozenset({"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r"})
_SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information", "@eadir", "lost+found"})
#: What a Mac leaves beside a file on other people's disks begins so.
_SHADOW = "._"
#: The first bytes of every workbook (.xlsx), and of nothing that a system keeps under a hidden name.
ZIP_START = b"PK\x03\x04"
LONGEST_LOCK = 1_000  # bytes; Excel's have 165, LibreOffice's are a line
_ICLOUD = re.compile(r"\..+\.icloud")
#: Folders that a Mac shows as one file.
_DOCUMENT_FOLDERS = (".numbers", ".pages", ".key")


def is_workbook_name(name: str) -> bool:
    """Tell whether a name ends as those of workbooks do."""
    return name.lower().endswith(_WORKBOOK_ENDINGS)


def is_spreadsheet_name(name: str) -> bool:
    """Tell whether a name says that the file is a spreadsheet (``x.xlsx?web=1`` too), or says nothing of its kind."""
    stem, dot, _ = name.rpartition(".")
    return not (stem and dot) or _SPREADSHEET.search(name.lower()) is not None


def is_document_folder(name: str) -> bool:
    """Tell whether a folder of this name is one document of Apple's programs."""
    return name.lower().endswith(_DOCUMENT_FOLDERS)


def may_be_sent(file: PurePath, *, hidden: bool = False) -> bool:
    """Tell whether a file may be something that someone sent, or the lock of one; what only a system keeps there is not.

    A name with a dot before it, which systems do not show, may be a workbook's too: then its ending or its content tells.

    Args:
        file: the file; its content is looked at where it is a path on this computer.
        hidden: whether it lies in a folder that a system or a program keeps for itself.
    """
    name = file.name
    if lock_owner(name):
        return True
    if not name.startswith("."):
        return is_workbook_name(name) or not (hidden or name.lower() in _SYSTEM_FILES)
    if _ICLOUD.fullmatch(name) or (is_workbook_name(name) and not name.startswith(_SHADOW)):
        return True
    return not hidden and not is_temporary_name(name) and _is_packed(file)


def _is_packed(file: PurePath) -> bool:
    """Tell whether a file on this computer begins as workbooks do."""
    try:
        return isinstance(file, Path) and file.is_file() and read_regular(file, len(ZIP_START)) == ZIP_START
    except OSError:
        return False


def _is_hidden(folder: Path, top: Path) -> bool:
    parts = folder.relative_to(top).parts
    return any(part.startswith(".") or part.lower() in _SYSTEM_FOLDERS for part in parts)


def locked_file(file: PurePath) -> str:
    """Return the name of the file that a lock file belongs to, or a blank string for any other file.

    A file on this computer that is larger than a lock, or packed as workbooks are, is none, whatever its name.
    """
    owner = lock_owner(file.name)
    return "" if owner and isinstance(file, Path) and (_is_packed(file) or _size(file) > LONGEST_LOCK) else owner


def lock_owner(name: str) -> str:
    """Return the name of the file to which a lock file of this name belongs; blank where it is no lock's name.

    Excel and Word leave ``~$name`` beside a file that is open somewhere, LibreOffice ``.~lock.name#``, WPS Office ``.~name``.
    """
    if name.startswith(".~lock.") and name.endswith("#"):
        return name[len(".~lock.") : -1]
    return name[2:] if name.startswith(("~$", ".~")) else ""


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _is_link(folder: Path, top: Path) -> bool:
    return folder.is_symlink() and not _is_hidden(folder, top)


def files_below(top: Path) -> Iterator[Path]:
    """Yield the files in a folder and its subfolders that someone may have sent, and lock files.

    Folders among them that may not be read, and links to folders, which are not followed, are yielded too. Why: what is in
    them would be missing from every table and document, and nobody would know. Reading one says so.
    """
    closed: list[OSError] = []
    for folder, below, names in os.walk(top, onerror=closed.append):
        hidden = _is_hidden(Path(folder), top)
        documents = [name for name in below if is_document_folder(name)]
        below[:] = [name for name in below if name not in documents]
        yield from (path for name in (*names, *documents) if may_be_sent(path := Path(folder, name), hidden=hidden))
        yield from (path for name in below if not hidden and _is_link(path := Path(folder, name), top))
    yield from (path for path in (Path(error.filename) for error in closed) if not _is_hidden(path, top))
