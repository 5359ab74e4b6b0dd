"""A zip file that somebody sent, unpacked within limits: nothing here believes what the file says of itself.

Bytes are counted as they come out, 64 kB at a time; a part that nobody asks for is never unpacked. What the limits are, and
the words for a person, are the caller's: a workbook, a document and a template differ in both.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

CHUNK = 65_536
MB = 1 << 20

#: What ``zipfile``, and what it unpacks with, raise on a file that is no zip, or on one that is broken or hostile.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    LookupError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


class ZipLimits(NamedTuple):
    """What one file may take.

    Attributes:
        parts: entries in its list.
        part: bytes of one part, unpacked.
        unpacked: bytes of all the parts that are asked for, together.
    """

    parts: int
    part: int
    unpacked: int


class Excess(Enum):
    """Which limit a file is beyond."""

    PARTS = "parts"
    PART = "part"
    UNPACKED = "unpacked"


class TooLargeError(Exception):
    """A file is beyond one of its limits.

    Attributes:
        excess: which.
        size: how many parts or bytes the file itself speaks of, as far as it does.
    """

    def __init__(self, excess: Excess, size: int) -> None:
        super().__init__(excess.value, size)
        self.excess, self.size = excess, size


class CompressionError(Exception):
    """A part is packed in a way that no office program uses."""


class BoundedZip:
    """The parts of a zip file.

    Attributes:
        names: of its parts, in the order of its list, as they stand there; backslashes, which some programs write, as slashes.
    """

    def __init__(self, content: bytes, limits: ZipLimits) -> None:
        """Open a zip file's bytes.

        Raises:
            TooLargeError: it lists more parts than it may.
            zipfile.BadZipFile: it is no zip file; or another of ``BROKEN_ZIP``.
        """
        # zipfile keeps about a kilobyte for each listed part, so the list is counted before it is opened.
        if (count := content.count(b"PK\x01\x02")) > limits.parts:
            raise TooLargeError(Excess.PARTS, count)
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._limits, self._unpacked = limits, 0
        self.names = tuple(info.orig_filename.replace("\\", "/") for info in self._archive.infolist())
        self._infos = dict(zip(self.names, self._archive.infolist(), strict=True))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack one part, 64 kB at a time, counting.

        Raises:
            TooLargeError: the part, or all that was unpacked together, is larger than it may be.
            CompressionError: it is packed in an unusual way.
            KeyError: there is no such part; or another of ``BROKEN_ZIP``.
        """
        info = self._infos[name]
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise CompressionError(name)
        size = 0
        with self._archive.open(info) as stream:
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                self._unpacked += len(chunk)
                if size > self._limits.part:
                    raise TooLargeError(Excess.PART, info.file_size)
                if self._unpacked > self._limits.unpacked:
                    raise TooLargeError(Excess.UNPACKED, sum(part.file_size for part in self._infos.values()))
                yield chunk

    def is_empty(self, name: str) -> bool:
        """Tell whether a part holds nothing; ``KeyError`` where there is no such part."""
        return self._infos[name].file_size == 0  # as far as which zipfile unpacks it

    def read(self, name: str) -> bytes:
        """Unpack one part whole; raises what ``chunks`` raises."""
        return b"".join(self.chunks(name))
