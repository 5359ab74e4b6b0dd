"""A Word document that somebody hands us, opened within limits: parts are unpacked one by one, counted as they come out.

Nothing here believes what a file says of itself, and nothing of it is run, followed or fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matsheets.documents.record.ole_refusals import refusal_of_ole
from matsheets.errors import DocumentError
from matsheets.storage.bounded_zip import MB, BoundedZip, CompressionError, Excess, TooLargeError, ZipLimits
from matsheets.storage.open_xml_namespaces import as_transitional
from matsheets.storage.regular_files import NotRegularError, read_regular
from matsheets.workbook.read.package import BROKEN

MAX_FILE = 50 * MB  # ours are under 0.2; pictures that a trust adds make them grow
MAX_PARTS = 3_000
MAX_PART = 30 * MB  # the longest document of the tests unpacks to 3
MAX_TAGS = 1_000_000  # in one part: the time to read is theirs
MAX_ALL = 2  # times as much in all the parts that are read together: there may be thousands
_LIMITS = ZipLimits(MAX_PARTS, MAX_PART, MAX_ALL * MAX_PART)


class ReceivedDocument:
    """An open document; ``open_document`` makes it.

    Attributes:
        path: the file.
        names: of its parts.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self.path = path
        self._archive = BoundedZip(content, _LIMITS)
        self.names = frozenset(self._archive.names)
        self._tags = 0

    def read(self, name: str) -> bytes:
        """Unpack one part; one of a Strict document has the namespaces that most programs write.

        Raises:
            DocumentError: it is too large, alone or with those read before, or holds a DOCTYPE, which Word never writes.
        """
        content = self._archive.read(name)
        tags = content.count(b"<")
        if tags > MAX_TAGS:
            raise _too_large(self.path, f"holds a part of more than {MAX_TAGS:,} XML tags")
        self._tags += tags
        if self._tags > MAX_ALL * MAX_TAGS:
            raise _too_large(self.path, f"holds more than {MAX_ALL * MAX_TAGS:,} XML tags")
        if b"<!DOCTYPE" in content:
            raise DocumentError(
                self.path,
                "contains a DOCTYPE, which no word processor writes.",
                "Ask for the document as it was built.",
                code="document-dtd",
            )
        return as_transitional(content)


@contextmanager
def open_document(document: bytes, *, name: str = "document.docx") -> Iterator[ReceivedDocument]:
    """Open a .docx file's bytes, and turn whatever breaks while they are read into a ``DocumentError``."""
    path = Path(name)
    try:
        _refuse(path, document)
        opened = ReceivedDocument(path, document)
        if not {"[Content_Types].xml", "_rels/.rels"} <= opened.names:
            raise _other_kind(path)
        yield opened
    except TooLargeError as fault:
        raise _beyond_limit(path, fault) from None
    except (CompressionError, *BROKEN) as fault:
        raise _damaged_error(path) from fault


def read_document(path: Path) -> bytes:
    """Return a document's bytes, of a regular file only: a pipe or a device would never end.

    Raises:
        DocumentError: it is no file, is not there, or may not be read.
    """
    try:
        return read_regular(path, MAX_FILE + 1)
    except NotRegularError as fault:
        what = "is a folder" if fault.folder else "is no file"
        raise DocumentError(
            path, f"{what}.", "Name a Word document that matsheets built.", code="document-kind"
        ) from None
    except FileNotFoundError:
        raise DocumentError(path, "does not exist.", "Check the name and the folder.", code="missing") from None
    except (OSError, ValueError) as fault:
        remedy = "Close it elsewhere, and check that you may read it."
        raise DocumentError(path, "could not be opened.", remedy, code="unreadable") from fault


def _refuse(path: Path, content: bytes) -> None:
    """Refuse what is no zip, or is larger than any document."""
    if refusal := refusal_of_ole(content):
        raise DocumentError(path, refusal.what, refusal.remedy, code=f"document-{refusal.code}")
    if content[:2] != b"PK":
        raise _other_kind(path)
    if len(content) > MAX_FILE:
        raise _too_large(path, f"is larger than {MAX_FILE // MB} MB")


def _other_kind(path: Path) -> DocumentError:
    return DocumentError(
        path,
        "is not a Word document.",
        "Name a Word document (.docx), or a page (.html), that matsheets made.",
        code="document-kind",
    )


def _damaged_error(path: Path) -> DocumentError:
    return DocumentError(
        path, "is damaged and cannot be read.", "Open it in Word, save it as a Word Document (.docx), and try again.",
        code="document-damaged",
    )  # fmt: skip


def _too_large(path: Path, what: str) -> DocumentError:
    remedy = "Take out large pictures in Word, save, and try again."
    return DocumentError(path, f"{what}.", remedy, code="document-too-large")


def _beyond_limit(path: Path, fault: TooLargeError) -> DocumentError:
    if fault.excess is Excess.PARTS:
        return _too_large(path, f"holds more than {MAX_PARTS:,} parts")
    if fault.excess is Excess.PART:
        return _too_large(path, f"holds a part of more than {MAX_PART // MB} MB")
    return _too_large(path, f"unpacks to more than {MAX_ALL * MAX_PART // MB} MB")
