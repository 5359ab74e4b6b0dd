"""Rows that wait on disk until their turn comes, so that no table is ever in memory whole."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, Sequence
from os import SEEK_END
from tempfile import SpooledTemporaryFile

from matsheets.review.answer_tables import Row

_IN_MEMORY = 1 << 18  # bytes; what is not more than this never touches the disk
_SIZE = 4  # bytes in which the length of what follows is written
_QUICK = 1


class Spool:
    """Rows in the order in which they are added; they can be gone through as often as is wanted."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  closed by ``close``
        self._rows = 0

    def __len__(self) -> int:
        return self._rows

    def __iter__(self) -> Iterator[Row]:
        self._file.seek(0)
        while size := self._file.read(_SIZE):
            # What is read here is what this process has written itself.
            yield from pickle.loads(zlib.decompress(self._file.read(int.from_bytes(size))))

    def add(self, rows: Sequence[Row]) -> None:
        """Put rows behind those that are there."""
        if not rows:
            return
        packed = zlib.compress(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL), _QUICK)
        self._file.seek(0, SEEK_END)
        self._file.write(len(packed).to_bytes(_SIZE) + packed)
        self._rows += len(rows)

    def close(self) -> None:
        """Let go of the temporary file."""
        self._file.close()
