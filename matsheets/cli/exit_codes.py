"""The exit codes: a promise to scripts."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a run of matsheets ends with."""

    FINE = 0
    ATTENTION = 1
    USAGE = 2
    FILE = 3
    OUTPUT = 4
    INTERRUPTED = 130
