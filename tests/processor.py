"""Limits of the processor's time that hold on any machine.

A machine that others share, or an old one, does the same work in two or three times the time. So a limit is in seconds of a
machine that does work of a fixed amount in a tenth of one; where that work takes longer in the same run, so may the rest.
"""

from __future__ import annotations

import io
import re
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager

#: What the fixed work takes on the machine that the limits are meant for, in the processor's seconds.
_MEANT = 0.1
_ROWS = "".join(f'<row r="{n}"><c r="A{n}" t="str"><v>An answer, number {n}</v></c></row>' for n in range(20_000))
_WORK = f"<sheetData>{_ROWS}</sheetData>".encode()


def _fixed_work() -> float:
    """Do work of the kinds that the limits are for, and return the processor's seconds that it took."""
    start = time.process_time()
    texts = [found.text or "" for _, found in ET.iterparse(io.BytesIO(_WORK)) if found.tag == "v"]
    words = {word for text in texts for word in re.findall(r"\w+", text)}
    total = sum(number * number for number in range(1_000_000))
    assert (len(texts), len(words), total > 0) == (20_000, 20_003, True)
    return time.process_time() - start


def keeps(seconds: float, limit: float) -> bool:
    """Tell whether so many seconds of the processor, taken just now on this machine, are within a limit."""
    return seconds < limit or seconds < limit * _fixed_work() / _MEANT


@contextmanager
def within(limit: float) -> Iterator[None]:
    """Hold what is done inside, in this process, to a limit in seconds of the processor."""
    start = time.process_time()
    yield
    seconds = time.process_time() - start
    assert keeps(seconds, limit), (
        f"it took {seconds:.1f} seconds of the processor, and may take {limit:g} of a fast one's"
    )
