"""Temporary files beside the files that they become: known by their names, locked while their run lives, cleared after.

Why a lock and no process number: a folder may be shared between computers, and a number is given to another process soon.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from matsheets.storage.windows import wait_while_held

_OURS = re.compile(r"\..+\.[0-9a-f]{12}\.matsheets\.tmp", re.DOTALL)
_NAME_BYTES = (
    8  # of the file's own name: with the rest no longer than most names, because Windows counts a path's letters
)
#: Seconds after which a file that cannot be locked is left behind: on Windows, where one that is open cannot be removed,
#: more than it takes to give it its name; on a file system without locks, more than it takes to write one.
_CLOSED_FOR, _WRITTEN_FOR = 60, 3600
_HIDDEN, _NORMAL = 0x2, 0x80  # file attributes of Windows


def is_temporary_name(name: str) -> bool:
    """Tell whether a name is that of a temporary file of ours."""
    return _OURS.fullmatch(name) is not None


def truncate(text: str, limit: int) -> str:
    """Return as much of a text as so many bytes of UTF-8 hold."""
    return text.encode(errors="ignore")[:limit].decode(errors="ignore")


@contextlib.contextmanager
def temporary_file(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file in the folder of the file that it is to become, and lock it; it is gone when the block ends.

    Why the name comes first: Ctrl-C may come in the moment in which the file is made, before anything but its name is known.

    Raises:
        OSError: it cannot be made.
    """
    while True:
        temporary = path.parent / f".{truncate(path.name, _NAME_BYTES)}.{os.urandom(6).hex()}.matsheets.tmp"
        try:
            with temporary.open("xb") as out:
                if _lock_new(out):
                    set_hidden(temporary, True)
                    yield out
                    return
        finally:
            with contextlib.suppress(OSError):  # it has taken its name
                wait_while_held(partial(temporary.unlink, missing_ok=True))


def _lock_new(out: BinaryIO) -> bool:
    """Lock a file just made; tell whether it is still there, and not taken for abandoned by another run meanwhile."""
    if _lock(out, wait=True) is not True:
        return True
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(out.fileno()), Path(out.name).stat())
    return False


def _lock(file: BinaryIO, *, wait: bool) -> bool | None:
    """Lock a file as long as it is open; tell whether that could be done, None where there are no locks."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def set_hidden(path: Path, hidden: bool) -> None:
    """Hide a file on Windows, where a dot before its name does not, or show it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(path), _HIDDEN if hidden else _NORMAL)


def clear_abandoned(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder; a run under way keeps its own."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_temporary_name(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    _remove_abandoned(Path(entry))


def _remove_abandoned(path: Path) -> None:
    age = time.time() - path.stat().st_mtime
    if sys.platform == "win32":
        if age > _CLOSED_FOR:
            path.unlink()
        return
    with path.open("r+b") as file:
        locked = _lock(file, wait=False)
        if locked or (locked is None and age > _WRITTEN_FOR):
            path.unlink()  # before the lock is let go, so that nobody can lock it meanwhile
