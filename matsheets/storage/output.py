"""Writing files so that nobody loses one: names that every system allows, whole files or none."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import BinaryIO

from matsheets.errors import OutputError
from matsheets.storage.temporary_files import clear_abandoned, set_hidden, temporary_file, truncate
from matsheets.storage.unicode_names import as_on_disk, unicode_form
from matsheets.storage.windows import LONGEST_PATH, path_too_long, wait_while_held

_SLUG_LIMIT = 80  # characters; leaves room for the document's name and a folder within Windows' 260 of a path.
_SLUG_BYTES = 180  # leaves room for the document's name within the 255 bytes that Linux gives a name
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))})
# Letters that Unicode does not decompose into an ASCII letter and an accent.
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "þ": "th", "ð": "d", "ł": "l", "đ": "d", "'": "",
                          "’": "", "&": " and "})  # fmt: skip


def slug(name: str, fallback: str = "trust") -> str:
    """Make a file name's stem from a name: lower-case words joined by hyphens, safe on every system.

    Letters outside the Latin alphabet are kept (a Welsh or an Arabic name stays itself); separators, dots, control
    characters and the names that Windows reserves do not survive.
    """
    folded = unicodedata.normalize("NFC", name[:1000]).casefold().translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    words = unicodedata.normalize("NFC", re.sub(r"[\W_]+", "-", plain)).strip("-")
    words = truncate(words[:_SLUG_LIMIT], _SLUG_BYTES).strip("-") or fallback
    return f"{words}-{fallback}" if words in _RESERVED else words


def write_file(path: Path, content: bytes, *, force: bool = False, tidy: bool = True) -> Path:
    """Write a file whole or not at all; see ``new_file``."""
    with new_file(path, force=force, tidy=tidy) as out:
        out.write(content)
    return path


def write_files(contents: Mapping[Path, bytes], *, force: bool = False) -> None:
    """Write files that belong together: all are there in whole before the first takes its name, so that none is left half done.

    Raises:
        OutputError: one of them exists and ``force`` is not given, or cannot be written; then none is written.
    """
    with contextlib.ExitStack() as opened:
        for path, content in contents.items():
            out = opened.enter_context(new_file(path, force=force))
            out.write(content)
            out.flush()
            os.fsync(out.fileno())


@contextlib.contextmanager
def new_file(path: Path, *, force: bool = False, tidy: bool = True) -> Iterator[BinaryIO]:
    """Open a file to be written whole or not at all: it has its name when the block has ended without an error.

    The bytes go to a temporary file in the same folder, are flushed to the disk, and take the name in one step, so a
    reader, a power cut or a second run never sees half a file.

    Args:
        path: the file.
        force: whether to replace a file that is there.
        tidy: whether to clear away what killed runs left behind in the folder. Why not always: that goes through the whole
            folder, which for the fifty thousandth document takes longer than the document; see ``clear_abandoned``.

    Raises:
        OutputError: the file exists and ``force`` is not given, or it cannot be written; what was there is untouched.
    """
    path = as_on_disk(path)
    try:
        if path.is_dir():
            raise OutputError(path.resolve(), "is a folder.", "Name a file in it with -o.", code="a-folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        if tidy:
            clear_abandoned(path.parent)
        if not force and path.exists():
            raise OutputError(path, "already exists.", "Use --force to replace it.", code="exists")
        with temporary_file(path) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
            if os.name == "nt":  # where no file that is open can take a name
                out.close()
            _take_name(Path(out.name), path, force=force)
    except OSError as error:
        raise _output_error(path, error) from None


def _take_name(temporary: Path, path: Path, *, force: bool) -> None:
    set_hidden(temporary, False)
    if force:
        wait_while_held(lambda: temporary.replace(path))
        return
    try:
        # A link fails where the name is taken, so of two runs at once exactly one wins.
        wait_while_held(lambda: os.link(temporary, path))
    except FileExistsError:
        raise OutputError(path, "already exists.", "Use --force to replace it.", code="exists") from None
    except OSError:  # a file system without hard links
        if path.exists():
            raise OutputError(path, "already exists.", "Use --force to replace it.", code="exists") from None
        wait_while_held(lambda: temporary.replace(path))


def _output_error(path: Path, error: OSError) -> OutputError:
    if length := path_too_long(path, error):
        what = f"could not be written: its path has {length} letters, and Windows takes {LONGEST_PATH}."
        return OutputError(path, what, "Choose a folder with a shorter path with -o.", code="name-too-long")
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return OutputError(
            path, "could not be written: the disk is full.", "Make room and try again.", code="disk-full"
        )
    if isinstance(error, PermissionError):
        remedy = "Is it open in Word or Excel, or is the folder read-only? Close it, or choose another folder with -o."
        return OutputError(path, "could not be written.", remedy, code="not-writable")
    if isinstance(error, NotADirectoryError | FileExistsError):
        what = "could not be written: part of its path is a file."
        return OutputError(path, what, "Choose another folder with -o.", code="not-a-folder")
    if error.errno == errno.ENAMETOOLONG:
        what = "could not be written: its name or its path is too long."
        return OutputError(path, what, "Choose a shorter one with -o.", code="name-too-long")
    reason = error.strerror or error.__class__.__name__
    return OutputError(path, f"could not be written ({reason}).", "Choose another folder with -o.", code="not-written")


def numbered(name: str, number: int) -> str:
    """Return a file's name, from the second on with a number before its ending: ``plan.xlsx``, ``plan-2.xlsx``."""
    path = PurePath(name)
    return name if number == 1 else f"{path.stem}-{number}{path.suffix}"


class FileNames:
    """Hands out file names in one folder; a second file of the same name gets ``-2``."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, stem: str, suffix: str) -> str:
        """Return ``stem`` with the suffix, numbered if that name was handed out before (case and Unicode form do not count)."""
        number, name = 1, f"{stem}{suffix}"
        while (key := unicode_form(name.casefold())) in self._taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        self._taken.add(key)
        return name
