"""What only Windows does to files: holds them for a moment, and opens none whose path is long."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

#: The longest path that a program may open where long paths are not switched on, in UTF-16 units.
LONGEST_PATH = 259
_TOO_LONG, _NO_SUCH_PATH = 206, 3
_NO_NAME = 123  # such as one with an asterisk in it
_HELD = frozenset({5, 32, 33})  # access denied, sharing violation, lock violation
_PAUSES = (0.05, 0.1, 0.2, 0.3, 0.4)  # seconds; about one in all


def wait_while_held(action: Callable[[], T], sleep: Callable[[float], object] = time.sleep) -> T:
    """Do what may fail because another program holds the file for a moment; try again for about a second.

    Why: a virus scanner, a search index or OneDrive opens a file as soon as it is there.

    Raises:
        PermissionError: it is still held, or the system refuses for good.
    """
    for pause in _PAUSES:
        try:
            return action()
        except PermissionError as error:
            if error_number(error) not in _HELD:
                raise
        sleep(pause)
    return action()


def error_number(error: BaseException) -> int:
    """Return Windows' own number of an error; 0 elsewhere."""
    return getattr(error, "winerror", None) or 0


def is_no_name(error: BaseException) -> bool:
    """Tell whether a path was refused because no file can have that name."""
    return error_number(error) == _NO_NAME


def path_too_long(path: Path, error: BaseException, system: str = os.name) -> int:
    """Return how long a path is that could not be used because of that; 0 where the reason is another."""
    number = error_number(error)
    length = len(os.path.abspath(path).encode("utf-16-le", "surrogatepass")) // 2  # noqa: PTH100  no links to follow
    if system != "nt" or not isinstance(error, OSError):
        return 0
    return length if number == _TOO_LONG or (length > LONGEST_PATH and number in {0, _NO_SUCH_PATH, 2}) else 0
