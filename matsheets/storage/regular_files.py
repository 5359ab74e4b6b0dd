"""Reading a file that somebody named: a regular one, and no more of it than its kind can be."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

from matsheets.storage.windows import wait_while_held

MAX_TEMPLATE = 50_000_000  # bytes; ours are under 0.2 million, and pictures make them grow


class NotRegularError(OSError):
    """What was named is a folder, a pipe or a device; ``strerror`` says which, in words for a user."""

    @property
    def folder(self) -> bool:
        """Whether it is a folder."""
        return self.errno == errno.EISDIR


def read_regular(path: Path, most: int) -> bytes:
    """Return the first bytes of a regular file.

    Why: a pipe has no end to wait for, and a device such as ``/dev/zero`` fills the memory.

    Args:
        path: the file.
        most: the number of bytes above which no more is read.

    Raises:
        NotRegularError: it is a folder that may be looked into, a pipe or a device.
        OSError: it is not there, or may not be read.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        if not os.access(path, os.R_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        raise NotRegularError(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(mode):
        raise NotRegularError(errno.EINVAL, "it is a pipe or a device", str(path))
    with wait_while_held(lambda: path.open("rb")) as file:
        # No more than it holds: Python makes room for all that is asked for before it reads.
        return file.read(min(most, os.fstat(file.fileno()).st_size + 1))


def read_whole(path: Path, most: int) -> bytes:
    """Return all bytes of a regular file.

    Args:
        path: the file.
        most: the number of bytes above which it is refused.

    Raises:
        OSError: as ``read_regular``, or it is too large. ``strerror`` says which, in words for a user.
    """
    content = read_regular(path, most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1_000_000} MB", str(path))
    return content


def yaml_loader() -> Any:
    """Return the safe loader for YAML: libyaml's, which is ten times as fast, or PyYAML's own where it was built without."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
