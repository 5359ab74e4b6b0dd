"""Zip files of parts that are compressed once and written often: fixed dates, fixed attributes, nothing of the machine.

Why not ``zipfile``: it compresses every part again for every file, and most of a document or a workbook is the same in each.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DEFLATED, _UTF8 = 8, 0x800
_VERSION, _UNIX = 20, 3 << 8
_TIME, _DATE = 0, 1 << 5 | 1  # midnight on 1 January 1980, the first moment that a zip can hold
_ATTRIBUTES = 0o600 << 16


class Packed(NamedTuple):
    """One part as it stands in a zip: compressed once, to be written as often as it is wanted."""

    name: bytes
    crc: int
    size: int
    data: bytes


class Beginning(NamedTuple):
    """The first bytes of a part, compressed so that any other bytes can follow."""

    crc: int
    size: int
    data: bytes


def packed(name: str, content: bytes, level: int, after: Beginning | None = None) -> Packed:
    """Compress a part, or what is left of it after its beginning.

    Args:
        name: of the part in the zip.
        content: the part, or the rest of it.
        level: zlib's, from 1 (quick) to 9 (small).
        after: the part's beginning, where that is compressed already.
    """
    # A window of the part's size: zlib clears all that it asks for, which for a small part is most of the work.
    bits = max(9, min(zlib.MAX_WBITS, len(content).bit_length()))
    press = zlib.compressobj(level, zlib.DEFLATED, -bits, min(8, bits - 7))
    data = press.compress(content) + press.flush()
    if after is None:
        return Packed(name.encode(), zlib.crc32(content), len(content), data)
    return Packed(name.encode(), zlib.crc32(content, after.crc), after.size + len(content), after.data + data)


def beginning(content: bytes, level: int) -> Beginning:
    """Compress the beginning of a part; what follows it refers to nothing in it."""
    press = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Beginning(zlib.crc32(content), len(content), press.compress(content) + press.flush(zlib.Z_FULL_FLUSH))


def zipped(parts: Iterable[Packed]) -> bytes:
    """Return a zip of the parts as given: fixed dates and attributes, so that the same parts give the same bytes."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        flags = 0 if part.name.isascii() else _UTF8
        common = (flags, _DEFLATED, _TIME, _DATE, part.crc, len(part.data), part.size, len(part.name), 0)
        start = _LOCAL.pack(b"PK\3\4", _VERSION, *common) + part.name
        files += (start, part.data)
        entry = _CENTRAL.pack(b"PK\1\2", _UNIX | _VERSION, _VERSION, *common, 0, 0, 0, _ATTRIBUTES, offset)
        directory += (entry, part.name)
        offset += len(start) + len(part.data)
    listing = b"".join(directory)
    count = len(directory) // 2
    return b"".join((*files, listing, _END.pack(b"PK\5\6", 0, 0, count, count, len(listing), offset, 0)))
