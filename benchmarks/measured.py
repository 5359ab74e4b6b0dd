"""What one command costs: seconds, processor seconds, memory. Run as ``python -m benchmarks.measured FILE COMMAND…``.

Why a small process in between: a process is born with its parent's peak of memory, and the benchmark's own is large.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.processes import run

#: Whether this system tells what a child has used (Windows does not).
TELLS = hasattr(os, "wait4")
_TO_MB = 1 / 1024 if sys.platform != "darwin" else 1 / 1024**2  # kilobytes on Linux, bytes on macOS


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command cost.

    Attributes:
        seconds: by the clock on the wall.
        processor: seconds of all its processes together.
        peak: the most memory that one of its processes held at once, in megabytes.
        exit: its exit code.
    """

    seconds: float
    processor: float
    peak: float
    exit: int


def measure(line: Sequence[str], output: Path) -> Usage:
    """Run a command in a process of its own, with what it prints in a file, and return what it cost."""
    said = run([sys.executable, "-m", "benchmarks.measured", str(output), *line])
    return Usage(**json.loads(said))


def _wait(output: Path, line: Sequence[str]) -> Usage:
    start = time.perf_counter()
    with output.open("wb") as out:
        started = subprocess.Popen(line, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - start
    return Usage(taken, used.ru_utime + used.ru_stime, used.ru_maxrss * _TO_MB, started.returncode)


if __name__ == "__main__":
    print(json.dumps(asdict(_wait(Path(sys.argv[1]), sys.argv[2:]))))
