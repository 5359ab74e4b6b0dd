"""File names that differ only in Unicode form: é as one character, or as e and an accent, is one name.

Why it matters: a Mac gives names out in the second form, and everybody types the first.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path


def unicode_form(name: str) -> str:
    """Return a name in the one form in which names are compared and printed."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def as_on_disk(path: Path) -> Path:
    """Return a path as its folders and file are spelt on the disk; what is not there stays as it was given."""
    if str(path).isascii() or os.path.lexists(path):
        return path
    found = Path(path.anchor)
    for part in path.parts[1:] if path.anchor else path.parts:
        found /= part if part.isascii() or os.path.lexists(found / part) else _spelling(found, part)
    return found


def _spelling(folder: Path, name: str) -> str:
    try:
        return next((there for there in os.listdir(folder) if unicode_form(there) == unicode_form(name)), name)  # noqa: PTH208
    except OSError:
        return name


def identity(path: Path) -> object:
    """Return what two spellings of a path to one file have in common: they name it once."""
    absolute = os.path.normcase(os.path.abspath(path))  # noqa: PTH100  resolving would ask the disk for each folder
    if absolute.isascii():
        return absolute
    try:
        there = path.stat()
    except OSError:
        return unicode_form(absolute)
    return (there.st_dev, there.st_ino)
