"""How long ``matsheets --help`` takes, as a ratio to ``python -c "import click"`` measured in the same run.

Run it with the Python of an environment that has matsheets installed. Exits 1 where the median ratio is above the limit.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

LIMIT = 1.5
ROUNDS = 30


def seconds(command: list[str]) -> float:
    """Return how long a command takes by the clock on the wall."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Measure both commands in turns, so that a busy moment hits both, and compare their medians."""
    folder = Path(sys.executable).parent
    ours = [str(next(p for p in (folder / "matsheets", folder / "matsheets.exe") if p.exists())), "--help"]
    baseline = [sys.executable, "-c", "import click"]
    times: dict[str, list[float]] = {"ours": [], "baseline": []}
    for _ in range(ROUNDS + 1):
        times["ours"].append(seconds(ours))
        times["baseline"].append(seconds(baseline))
    # The first round of each warms the disk's cache.
    medians = {name: statistics.median(found[1:]) for name, found in times.items()}
    ratio = medians["ours"] / medians["baseline"]
    print(f"matsheets --help: {medians['ours'] * 1000:.0f} ms; python -c 'import click': "
          f"{medians['baseline'] * 1000:.0f} ms; ratio {ratio:.2f} (limit {LIMIT})")  # fmt: skip
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
