"""A command ready to paste: which files or which folder it names, and how a shell is told of them."""

from __future__ import annotations

import os
import re
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from matsheets.storage.files import File

#: Where papers go that have no place yet, beside the workbooks.
DOCUMENTS_FOLDER, MEETING_FOLDER = "documents", "meeting"
#: What no shell takes for anything but itself.
_PLAIN = re.compile(r"[\w@%+=:,./-]+", re.ASCII)
_PLAIN_ON_WINDOWS = re.compile(r"[\w@+=:./\\-]+", re.ASCII)
#: What means something to a shell within double quotation marks.
_MEANT_IN_QUOTES = frozenset('"$`\\!')


def paste(arguments: Sequence[str], *, windows: bool = os.name == "nt") -> str:
    """Return a command of matsheets as a line that a shell takes as it is meant.

    Names with spaces stand in double quotation marks, which every shell knows, so that a line can be copied from one
    computer to another; where a name has a sign that those would not hold, in what the shell of this system needs.

    Args:
        arguments: those after ``matsheets``.
        windows: whether it is for the shells of Windows.
    """
    return " ".join(["matsheets", *(_quoted(argument, windows=windows) for argument in arguments)])


def _quoted(text: str, *, windows: bool) -> str:
    if (_PLAIN_ON_WINDOWS if windows else _PLAIN).fullmatch(text):
        return text
    return f'"{text}"' if windows or not _MEANT_IN_QUOTES.intersection(text) else shlex.quote(text)


class NamedFiles(NamedTuple):
    """What a command is told to read, and where it writes.

    Attributes:
        names: the folder that holds a trust's files and nobody else's, or each of the files.
        folder: where papers go: the trust's own folder, and not one around it that was searched, nor one of those that our
            commands make in it; blank for the folder that one works in.
    """

    names: tuple[str, ...]
    folder: str

    def inside(self, name: str) -> str:
        """Return the name of a file or folder beside the files."""
        return operand(str(Path(self.folder, name)))


class FileNaming:
    """How files are named in a command: a folder that holds them and no other workbook, else each file.

    Args:
        files: all workbooks of a run.
        searched: the folders that were named, and so may be named again.
    """

    def __init__(self, files: Iterable[File], searched: Iterable[str]) -> None:
        self._tops = frozenset(map(Path, searched))
        self._below = Counter(folder for file in files if isinstance(file, Path) for folder in file.parents)

    def name(self, files: Sequence[File]) -> NamedFiles:
        """Return how a command names these files: by the highest folder that holds no other workbook, where there is one."""
        paths = [file for file in files if isinstance(file, Path)]
        common = _common_folder(paths) if len(paths) == len(files) else None
        if common is None:
            return NamedFiles(tuple(map(str, files)), "")
        own = [folder for folder in (common, *common.parents) if self._below[folder] == len(paths)]
        top = max(self._tops.intersection((common, *common.parents)), key=lambda top: len(top.parts), default=None)
        named = [folder for folder in own if top is not None and (folder == top or top in folder.parents)]
        names = (str(named[-1]),) if named else tuple(map(str, paths))
        own_below = [folder for folder in named if folder != top] or named or [common]
        beside = own_below[-1].parent if is_ours(own_below[-1]) else own_below[-1]
        return NamedFiles(tuple(map(operand, names)), "" if beside == Path() else str(beside))


def is_ours(folder: Path) -> bool:
    """Tell whether a folder has the name of one that our commands make beside the workbooks."""
    return folder.name in {DOCUMENTS_FOLDER, MEETING_FOLDER}


def _common_folder(paths: Sequence[Path]) -> Path | None:
    """Return the deepest folder that all files lie in; None where they lie on several disks, or there are none."""
    try:
        return Path(os.path.commonpath([str(path.parent) for path in paths]))
    except ValueError:
        return None


def finds(arguments: Sequence[str], framework: File) -> bool:
    """Tell whether a command finds a framework's file by itself: in a folder that it searches, or beside a workbook that it reads."""
    read = [
        name
        for before, name in pairwise(arguments)
        if before == "--from" or not (before.startswith("-") or name.startswith("-"))
    ]
    if not isinstance(framework, Path):
        return any(framework.url.startswith(f"{name.rstrip('/')}/") for name in read)
    there = framework.resolve()
    for path in (Path(name).resolve() for name in read if not name.lower().endswith(".docx")):
        if (path in there.parents) if path.is_dir() else (path.is_file() and path.parent == there.parent):
            return True
    return False


def operand(name: str) -> str:
    """Return a name so that it is not taken for an option, nor for the user's own folder."""
    return os.path.join(".", name) if name.startswith(("-", "~")) else name  # noqa: PTH118  a Path drops the dot
