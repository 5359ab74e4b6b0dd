"""The older container of Office files (OLE), which holds old formats and every encrypted one: what can be told from outside.

An encrypted .xlsx or .docx is such a container around the package. The names of its streams stand in it in the open, and
say whether a password or a label keeps it shut.
"""

from __future__ import annotations

from enum import Enum

SIGNATURE = b"\xd0\xcf\x11\xe0"

#: Streams of files that rights management keeps shut, a sensitivity label's too: the newer formats, then the old ones.
_RIGHTS = ("DRMEncryptedDataSpace", "DRMEncryptedTransform", "DRMContent")
_ENCRYPTED = "EncryptedPackage"


class Encryption(Enum):
    """What keeps an Office file shut."""

    LABEL = "label"
    PASSWORD = "password"


def is_ole(content: bytes) -> bool:
    """Tell whether a file is such a container."""
    return content.startswith(SIGNATURE)


def has_stream(content: bytes, name: str) -> bool:
    """Tell whether a container names a stream, or one whose name begins or ends so."""
    return name.encode("utf-16-le") in content


def encryption_of(content: bytes) -> Encryption | None:
    """Return what keeps a file shut; None where nothing does, and for the old formats with a password."""
    if not is_ole(content):
        return None
    if any(has_stream(content, name) for name in _RIGHTS):
        return Encryption.LABEL
    return Encryption.PASSWORD if has_stream(content, _ENCRYPTED) else None
