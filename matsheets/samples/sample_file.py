"""One file among the samples."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple


class SampleFile(NamedTuple):
    """One file of the samples: where it goes, what it holds, and a line that says what it is."""

    path: PurePosixPath
    content: bytes
    what: str

    def below(self, folder: PurePosixPath) -> SampleFile:
        """Return it in a folder."""
        return self._replace(path=folder / self.path)
