"""A spreadsheet file as a package of parts, unpacked within limits.

Nothing here believes what a file says of itself: bytes are counted as they come out, and a part is handed to
expat 64 kB at a time. A part that nobody asks for is never unpacked.
"""

from __future__ import annotations

import hashlib
import math
import posixpath
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from matsheets.errors import Refusal, WorkbookError
from matsheets.storage.bounded_zip import (
    BROKEN_ZIP,
    CHUNK,
    MB,
    BoundedZip,
    CompressionError,
    Excess,
    TooLargeError,
    ZipLimits,
)
from matsheets.storage.folders import is_document_folder
from matsheets.storage.regular_files import NotRegularError, read_regular
from matsheets.storage.strict_xml import DoctypeError, strict_parser
from matsheets.storage.windows import LONGEST_PATH, is_no_name, path_too_long
from matsheets.workbook.read import refusals

# Limits. 2,493 of 2,543 real workbooks keep the first four; what does not is a bomb or no questionnaire.
MAX_FILE = 20 * MB
MAX_PARTS = 3_000
MAX_PART = 64 * MB
MAX_UNPACKED = 200 * MB
#: Start and end tags in all parts together: the time to read is theirs. 400,000 formulas have 2.4 million.
MAX_TAGS = 2_500_000
#: Characters in one text. Excel's own limit is 32,767; longer ones are read, so that a check can say how long.
MAX_TEXT = 1_000_000
#: Bytes of memory for all that is kept of a file; a completed workbook needs some 500,000.
MAX_KEPT = 56 * MB
#: Bytes in one tag or comment: expat holds it whole, and begins it anew with every chunk.
MAX_TAG = 262_144
#: Elements within elements: expat holds each open one; a workbook's own parts need about 10.
MAX_DEPTH = 100
#: Different names of elements, attributes and prefixes in one part: expat never forgets a name.
MAX_NAMES = 10_000

_LIMITS = ZipLimits(MAX_PARTS, MAX_PART, MAX_UNPACKED)
#: What unpacking, expat and our own conversions raise on a broken or hostile file.
BROKEN = (expat.ExpatError, *BROKEN_ZIP)

Start = Callable[[dict[str, str]], None]
End = Callable[[str], None]

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
#: The kind of the relationship that points from a package to its digital signatures.
SIGNATURE_ORIGIN = "origin"


@cache
def tags_named(*elements: str) -> re.Pattern[bytes]:
    """Return an expression that finds the start tags of these elements, with any prefix."""
    return re.compile(rb"<(?:[^\s<>/:]*:)?(?:%b)[\s/>]" % "|".join(map(re.escape, elements)).encode())


class Relationship(NamedTuple):
    """A part that another part points to.

    Attributes:
        kind: the last word of the relationship's type, such as ``worksheet``.
        part: the name of the part.
    """

    kind: str
    part: str


class _ParserState(NamedTuple):
    """The last of what a parser is fed: the chunk, how many bytes came before it, and the names that were met."""

    parser: expat.XMLParserType
    chunk: bytes
    before: int
    names: Mapping[str, str]


class Package:
    """An open package; ``open_package`` makes it.

    Attributes:
        path: the file.
        sha256: hex digest of the whole file.
        names: its parts, case folded.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self.path, self.sha256 = path, hashlib.sha256(content).hexdigest()
        self._archive = BoundedZip(content, _LIMITS)
        self._parts: dict[str, str] = {}
        for name in self._archive.names:
            if name.startswith("/") or "\0" in name or ".." in name.split("/") or name.casefold() in self._parts:
                raise self.refusal(refusals.NOT_OURS)
            self._parts[name.casefold()] = name
        self.names = frozenset(self._parts)
        self._unread = set(self._parts)
        self._tags = self._kept = self._skimmed = 0
        self._fed: _ParserState | None = None

    def refusal(self, refusal: Refusal) -> WorkbookError:
        """Return the error that says why this file is not used."""
        return _error(self.path, refusal)

    def too_large(self, what: str, remedy: str = "") -> WorkbookError:
        """Return the error for a file beyond a limit (``"holds more than 200 tabs"``)."""
        return _too_large(self.path, what, remedy)

    def keep(self, text: str) -> str:
        """Count a text that is kept, and return it."""
        self.spend(sys.getsizeof(text))
        return text

    def spend(self, size: int) -> None:
        """Count memory, in bytes, that what is kept of this file takes."""
        self._kept += size
        if self._kept > MAX_KEPT:
            raise self.too_large(f"holds far more than a questionnaire: over {MAX_KEPT // MB} MB of cells and texts")

    def holds(self, name: str) -> bool:
        """Tell whether there is such a part, and something in it."""
        return name.casefold() in self._parts and not self._archive.is_empty(self._parts[name.casefold()])

    def unread(self) -> Sequence[str]:
        """Return the parts that nobody has asked for so far, in order."""
        return sorted(self._unread)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack one part, 64 kB at a time, counting."""
        self._unread.discard(name.casefold())
        try:
            yield from self._archive.chunks(self._parts[name.casefold()])
        except CompressionError:
            raise self.refusal(refusals.NOT_OURS) from None
        except TooLargeError as fault:
            raise _beyond_limit(self.path, fault) from None

    def start_of(self, name: str) -> bytes:
        """Return the first 64 kB of a part; nothing where there is no such part."""
        return next(self.chunks(name), b"") if name.casefold() in self.names else b""

    def parse(
        self,
        name: str,
        namespaces: tuple[str, ...],
        starts: Mapping[str, Start],
        ends: Mapping[str, End] | None = None,
        after: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """Run one part through expat, within the limits.

        Args:
            name: the part.
            namespaces: the namespaces that count as one: the usual and the Strict one.
            starts: by element (without namespace), called with the start tag's attributes.
            ends: by element, called with the text since the last start tag.
            after: by element, the start tags that matter after its end; where there are none, the rest is skimmed.
        """
        opening = {f"{space} {element}": call for space in namespaces for element, call in starts.items()}
        closing = {f"{space} {element}": call for space in namespaces for element, call in (ends or {}).items()}
        skimming = {f"{space} {element}": tags_named(*tags) for space in namespaces for element, tags in after.items()}
        text: list[str] = []
        begun = ended = 0

        def opened(element: str, attributes: dict[str, str]) -> None:
            nonlocal begun
            begun += 1
            if begun - ended > MAX_DEPTH:
                raise self.refusal(refusals.NOT_OURS)
            text.clear()
            if element in opening:
                opening[element](attributes)

        def closed(element: str) -> None:
            nonlocal ended
            ended += 1
            if element in closing:
                closing[element]("".join(text))
            elif element in skimming:
                self.skim(begun - ended, skimming[element])

        self.feed(name, opened, closed, text, {}, lambda: begun + ended)

    def feed(
        self,
        name: str,
        opened: Callable[[str, dict[str, str]], None],
        closed: Callable[[str], None],
        text: list[str],
        names: dict[str, str],
        paused: Callable[[], int],
    ) -> str:
        """Run one part through expat with handlers of the caller's own, who holds ``MAX_DEPTH``.

        Args:
            name: the part.
            opened: called with each start tag's name and attributes.
            closed: called with each end tag's name.
            text: takes the text between tags; the handlers clear it.
            names: what each name of an element or attribute is replaced by; names that are not there are added.
            paused: called after every 64 kB, to hold the caller's limits; returns how many tags of the part were met.

        Returns:
            The namespace and name of the part's first element.
        """
        root = ""

        def first(element: str, attributes: dict[str, str]) -> None:
            nonlocal root
            root = element
            parser.StartElementHandler = opened
            opened(element, attributes)

        known = len(names)
        parser = strict_parser(first, closed, text.append, names)
        parser.StartNamespaceDeclHandler = lambda *_: None  # so that prefixes count among the names
        fed, before, last = 0, self._tags, False
        self._skimmed = 0
        for chunk in self.chunks(name):
            last = len(chunk) < CHUNK
            self._fed = _ParserState(parser, chunk, fed, names) if last else None
            parser.Parse(chunk, last)
            fed += len(chunk)
            self._tags = before + paused() + self._skimmed
            unfinished = 0 if last else fed - parser.CurrentByteIndex
            self._hold_limits(len(names) - known, unfinished, sum(map(len, text)))
        if not last:
            parser.Parse(b"", True)
        return root

    def skim(self, depth: int, wanted: re.Pattern[bytes]) -> bytes:
        """Read the rest of a part without its handlers, if none of its tags is wanted, and return it; for a handler to call.

        Expat still sees that it is well formed. The handlers stay where they might find a limit passed: only the last
        64 kB are skimmed, and only where their end tags are too few to nest too deep and their names too few to be many.

        Args:
            depth: how many elements are open.
            wanted: what a start tag that is wanted looks like.

        **Why:** what follows the cells, such as rules for their colours and what may be typed into them, is a quarter
        of a sheet's tags, with the longest attributes of all.
        """
        fed = self._fed
        if fed is None:
            return b""
        rest = fed.chunk[fed.parser.CurrentByteIndex - fed.before :]
        tags, ends = rest.count(b"<"), rest.count(b"</")
        if (
            depth + ends < MAX_DEPTH
            and len(fed.names) + tags + rest.count(b"=") < MAX_NAMES
            and b"\0" not in rest  # UTF-16, in which no tag would be found
            and not wanted.search(rest)
        ):
            fed.parser.StartElementHandler = fed.parser.EndElementHandler = fed.parser.CharacterDataHandler = None
            self._skimmed = 2 * (tags - ends)
            return rest
        return b""

    def _hold_limits(self, names: int, tag: int, text: int) -> None:
        """Hold, once a chunk, the limits that would cost too much at every element."""
        if self._tags > MAX_TAGS:
            raise self.too_large(f"holds far more than a questionnaire: over {MAX_TAGS:,} XML tags")
        if text > MAX_TEXT:
            raise self.too_large(f"holds a text of more than {MAX_TEXT:,} characters")
        if names > MAX_NAMES or tag > MAX_TAG:
            raise self.refusal(refusals.NOT_OURS)

    def relationships(self, source: str) -> dict[str, Relationship]:
        """Return the parts that a part points to (``""``: the package itself), by the relationship's id."""
        folder = posixpath.dirname(source)
        found: dict[str, Relationship] = {}

        def add(attributes: dict[str, str]) -> None:
            if attributes.get("TargetMode") == "External":
                return
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
            self.keep(target)
            part = target if target.casefold() in self.names else unquote(target)
            found[attributes.get("Id", "")] = Relationship(attributes.get("Type", "").rpartition("/")[2], part)
            if len(found) > MAX_PARTS:
                raise self.too_large(f"points to more than {MAX_PARTS:,} parts")

        self._parse_relationships(source, add)
        return found

    def has_relationships(self, source: str) -> bool:
        """Tell whether a part points to anything at all."""
        return _relationships_name(source).casefold() in self.names

    def addresses(self, source: str) -> dict[str, str]:
        """Return the addresses outside the package that a part points to, by the relationship's id."""
        found: dict[str, str] = {}

        def add(attributes: dict[str, str]) -> None:
            if attributes.get("TargetMode") == "External":
                found[attributes.get("Id", "")] = self.keep(attributes.get("Target", ""))

        self._parse_relationships(source, add)
        return found

    def _parse_relationships(self, source: str, add: Start) -> None:
        if self.has_relationships(source):
            self.parse(_relationships_name(source), (_PACKAGE + "relationships",), {"Relationship": add})


def _relationships_name(source: str) -> str:
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _error(path: Path, refusal: Refusal) -> WorkbookError:
    return WorkbookError(path, refusal.what, refusal.remedy, code=refusal.code)


def _too_large(path: Path, what: str, remedy: str = "") -> WorkbookError:
    remedy = remedy or "Open in Excel, delete the unused rows, columns and tabs, save."
    return WorkbookError(path, f"{what}.", remedy, code="too-large")


def _beyond_limit(path: Path, fault: TooLargeError) -> WorkbookError:
    megabytes = f"{math.ceil(fault.size / MB):,}"
    if fault.excess is Excess.PARTS:
        return _too_large(path, f"holds more than {MAX_PARTS:,} parts")
    if fault.excess is Excess.PART:
        return _too_large(path, f"holds a part of {megabytes} MB; limit {MAX_PART // MB}")
    return _too_large(path, f"would unpack to {megabytes} MB; limit {MAX_UNPACKED // MB}")


@contextmanager
def open_package(path: Path, content: bytes | None = None) -> Iterator[Package]:
    """Open a file as a package, and turn whatever breaks while it is read into a ``WorkbookError``.

    Args:
        path: the file.
        content: its bytes, where they came from elsewhere; ``path`` is then only its name.
    """
    # From here on the file is these bytes: whoever saves it meanwhile changes neither answers nor digest.
    content = _read(path) if content is None else content
    try:
        if refusal := refusals.kind_of_file(content, path.name):
            raise _error(path, refusal)
        if len(content) > MAX_FILE:
            if refusal := refusals.kind_of_large(content):
                raise _error(path, refusal)
            raise _too_large(path, f"is larger than {MAX_FILE // MB} MB")
        package = Package(path, content)
        if "[content_types].xml" not in package.names:
            mimetype, about = package.start_of("mimetype").decode("latin-1"), package.start_of("meta.xml")
            raise package.refusal(refusals.kind_of_archive(package.names, mimetype, about))
        yield package
    except TooLargeError as fault:
        raise _beyond_limit(path, fault) from None
    except DoctypeError:
        raise _error(path, refusals.DTD) from None
    except BROKEN as fault:
        raise _error(path, refusals.damaged(path.name)) from fault


def _read(path: Path) -> bytes:
    """Read a workbook's file as far as its limit and a byte beyond, which tells that it is larger."""
    try:
        return read_regular(path, MAX_FILE + 1)
    except (OSError, ValueError) as fault:
        raise _error(path, _unreadable(path, fault)) from (None if isinstance(fault, NotRegularError) else fault)


def _unreadable(path: Path, fault: Exception) -> Refusal:
    """Tell why a file could not be opened."""
    if length := path_too_long(path, fault):
        return refusals.too_long(length, LONGEST_PATH)
    if isinstance(fault, NotRegularError):
        if is_document_folder(path.name):
            return refusals.NUMBERS
        if fault.folder and path.is_symlink():
            return refusals.LINKED_FOLDER
        return refusals.wrong_kind("a folder" if fault.folder else "a device")
    return refusals.MISSING if isinstance(fault, FileNotFoundError) or is_no_name(fault) else refusals.UNREADABLE
