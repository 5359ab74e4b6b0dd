"""Reading a file that somebody named: a regular one, and no larger than its kind can be."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

MAX_TEMPLATE = 50_000_000  # bytes; ours are under 0.2 million, and pictures make them grow


def read_plain(path: Path, most: int) -> bytes:
    """Return a file's bytes.

    Why: a pipe has no end to wait for, and a device such as ``/dev/zero`` fills the memory.

    Args:
        path: the file.
        most: the number of bytes above which it is refused.

    Raises:
        OSError: it is not there, is a folder, a pipe or a device, is too large, or may not be read. ``strerror`` says which,
            in words for a user.
    """
    kind = path.stat().st_mode
    if not stat.S_ISREG(kind):
        raise OSError(errno.EINVAL, "it is a folder" if stat.S_ISDIR(kind) else "it is a pipe or a device", str(path))
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1_000_000} MB", str(path))
    return content
