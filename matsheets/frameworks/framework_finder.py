"""Frameworks' files that lie among workbooks, looked for once a workbook is on a framework that is not known."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from matsheets.errors import FrameworkError, WorkbookError
from matsheets.frameworks.framework_files import read_framework
from matsheets.frameworks.framework_shelf import FrameworkFile, FrameworkShelf, faulty_framework
from matsheets.model.assessment import Assessment
from matsheets.model.cells import fold
from matsheets.model.framework import Framework
from matsheets.model.framework_map import FrameworkEdition
from matsheets.storage.bounded_zip import BROKEN_ZIP
from matsheets.storage.files import File, Remote
from matsheets.storage.folders import ZIP_START, is_workbook_name, lock_owner
from matsheets.storage.regular_files import read_regular
from matsheets.storage.text_encoding import searchable_text
from matsheets.storage.unicode_names import identity
from matsheets.workbook.read.framework_sheets import is_framework_sheet
from matsheets.workbook.read.hidden_sheet import SelfDescription
from matsheets.workbook.read.reader import assess
from matsheets.workbook.read.recognition import fits_any
from matsheets.workbook.read.refusals import (
    FRAMEWORK_PROPERTY,
    MAP_PROPERTY,
    is_text_of_a_framework,
    is_text_of_a_map,
)
from matsheets.workbook.read.typed_values import shown_text
from matsheets.workbook.read.xlsx import XlsxWorkbook, read_xlsx

_TEXTS = (".yaml", ".yml")
#: Bytes of a framework's file; what is larger is none.
_MOST = 20_000_000
#: Where a spreadsheet says what it is: its properties, and the titles of its tabs; and how much of each is looked at.
_TELLING, _MOST_OF_PART = ("docProps/custom.xml", "xl/workbook.xml"), 200_000
_TAB = re.compile(r'<(?:\w+:)?sheet [^>]*?name="(Framework|Scale|Headings|Elements|Map|Matters|Links)"')
_ENOUGH_TABS = 3


class FrameworkFinder:
    """The frameworks' files among the files of a run, in the folders of those that were named one by one, and above all of them.

    Nothing is looked at before a framework is asked for, and no folder is listed that was searched already. The folders above come
    last: a framework lies with the trust's workbooks, and the meeting's, or the next round's, in a folder below.

    Args:
        files: the files of the run.
        unnamed: those of them that were found in folders.

    Attributes:
        faulty: the files of frameworks that were asked for and cannot be used, with their faults.
    """

    def __init__(self, files: Iterable[File], unnamed: Collection[File] = ()) -> None:
        self._files, self._unnamed = files, unnamed
        self._looked: set[FrameworkEdition] = set()
        self._loaded: dict[File, Framework | FrameworkError] = {}
        self.faulty: dict[File, FrameworkError] = {}

    def has_looked_for(self, wanted: FrameworkEdition) -> bool:
        """Tell whether a framework was asked for in this edition before."""
        return wanted in self._looked

    def look_for(self, wanted: FrameworkEdition, shelf: FrameworkShelf) -> bool:
        """Put on the shelf what the files hold of a framework, in any edition; tell whether there is anything new.

        A file with faults is one of those that are asked for only where no other holds the edition.
        """
        self._looked.add(wanted)
        is_new = self._look_among(self._candidates, wanted, shelf)
        if not (shelf.knows_own(wanted) or shelf.is_disputed(wanted) or self.faulty):
            is_new = self._look_among(self._above, wanted, shelf) or is_new
        return is_new

    def _look_among(self, candidates: Iterable[File], wanted: FrameworkEdition, shelf: FrameworkShelf) -> bool:
        """Do what ``look_for`` does with some files."""
        loaded = {file: self._load(file) for file in candidates if _says(file, fold(wanted.framework))}
        good = [FrameworkFile(file, each) for file, each in loaded.items() if isinstance(each, Framework)]
        own = [each for each in good if fold(each.framework.id) == fold(wanted.framework)]
        is_new = shelf.add(sorted(own, key=self._far_and_deep) if len(own) > 1 else own)
        if not shelf.knows_own(wanted):
            self.faulty |= {file: each for file, each in loaded.items() if isinstance(each, FrameworkError)}
        return is_new

    def _far_and_deep(self, found: FrameworkFile) -> tuple[object, ...]:
        """Return how far a file is from the workbooks, then how deep it lies: of several the nearest counts, then the topmost.

        Why spreadsheets before texts, and short names before long ones: those are what people change, and these are copies.
        """
        file = found.file
        if not isinstance(file, Path):
            return (True,)
        here = file.resolve().parent
        far = min((_steps(here, folder) for folder in self._folders), default=0)
        return False, far, len(here.parts), file.name.lower().endswith(_TEXTS), len(file.name), str(file)

    @cached_property
    def _folders(self) -> frozenset[Path]:
        """The folders in which the workbooks lie."""
        none = set(self._candidates)
        return frozenset(f.resolve().parent for f in self._files if isinstance(f, Path) and f not in none)

    def _load(self, file: File) -> Framework | FrameworkError:
        if file not in self._loaded:
            try:
                self._loaded[file] = read_framework(
                    file if isinstance(file, Path) else file.name, _content(file)
                ).framework
            except FrameworkError as error:
                self._loaded[file] = error
        return self._loaded[file]

    @cached_property
    def _candidates(self) -> tuple[File, ...]:
        """The files that may be a framework's: those of the run first, then those beside workbooks that were named."""
        return tuple(file for file in _among(self._files, self._unnamed) if _may_be_framework(file))

    @cached_property
    def _above(self) -> tuple[File, ...]:
        """The files that may be a framework's in the folders right above those of the workbooks."""
        known = {identity(file) for file in _among(self._files, self._unnamed) if isinstance(file, Path)}
        folders = {file.parent for file in self._files if isinstance(file, Path)}
        above = sorted({path for folder in folders for path in _inside(_above(folder))})
        return tuple(path for path in above if identity(path) not in known and _may_be_framework(path))


def _among(files: Iterable[File], unnamed: Collection[File]) -> list[File]:
    """Return the files of a run, then those that lie beside the workbooks that were named one by one, by their names."""
    given = list(files)
    known = {identity(file) for file in given if isinstance(file, Path)}
    books = [file for file in given if isinstance(file, Path) and not file.name.lower().endswith(_TEXTS)]
    folders = {identity(file.parent): file.parent for file in books if file not in unnamed}
    beside = [path for folder in folders.values() for path in _inside(folder) if identity(path) not in known]
    return [*sorted(given, key=str), *sorted(beside)]


def files_among(files: Iterable[File], unnamed: Collection[File] = ()) -> list[Path]:
    """Return the texts and spreadsheets of frameworks and maps that lie among the files of a run, or beside those named."""
    paths = (file for file in _among(files, unnamed) if isinstance(file, Path) and file.is_file())
    return [
        path for path in paths if path.name.lower().endswith(_TEXTS) or (_has_ending(path.name) and _is_sheet(path))
    ]


def _above(folder: Path) -> Path:
    """Return the folder above another, as it was typed: ``meeting`` is in this one, and this one is in ``..``."""
    return folder / ".." if folder.name in {"", ".."} else folder.parent


def _steps(one: Path, other: Path) -> int:
    """Return how many folders lie between two."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.parts, other.parts, strict=False)))
    return len(one.parts) + len(other.parts) - 2 * shared


def files_beside(path: Path) -> tuple[Path, ...]:
    """Return the files of a file's folder that may be those of frameworks."""
    return tuple(sorted(_inside(path.parent)))


def look_for_own(book: XlsxWorkbook, shelf: FrameworkShelf, finder: FrameworkFinder) -> SelfDescription:
    """Put on the shelf the framework that a workbook says it is on, where it is not known and is found; return what it says.

    Raises:
        WorkbookError: two files say different things of it, and the workbook remembers nothing.
    """
    description = SelfDescription.of(book)
    said, printed = description
    wanted = FrameworkEdition(said.framework_id, said.edition)
    if wanted.framework and not fits_any(said, printed, shelf):
        finder.look_for(wanted, shelf)
        if not printed.framework:
            shelf.refuse_rivals(book.path.name, wanted)
    return description


def read_workbook(
    path: Path | str, frameworks: Sequence[Framework] | None = None, content: bytes | None = None
) -> Assessment:
    """Read a completed workbook.

    Args:
        path: an .xlsx or .xlsm file.
        frameworks: the frameworks it may be on, by default those that matsheets ships and those whose files lie in its folder
            or the one above; one of them is recognised by the workbook's identity, else by its Refs. Where its own is none of them, the workbook
            is read by what it remembers of it, and ``check`` says so.
        content: the file's bytes, where they came from elsewhere; ``path`` is then only its name.

    Raises:
        WorkbookError: the file cannot be used (not a workbook, damaged, not ours, made by a newer matsheets, …), or the file of
            its framework beside it has faults.
    """
    book = read_xlsx(Path(path), content)
    if frameworks is not None:
        return assess(book, frameworks)
    shelf = FrameworkShelf()
    finder = FrameworkFinder(() if content is not None else (book.path,))
    description = look_for_own(book, shelf, finder)
    for file, error in finder.faulty.items():
        raise faulty_framework(file.name, error)
    return assess(book, shelf, description)


def _inside(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            yield from (Path(entry.path) for entry in entries if _has_ending(entry.name))
    except OSError:
        return


def _has_ending(name: str) -> bool:
    return name.lower().endswith(_TEXTS) or (is_workbook_name(name) and not lock_owner(name))


def _may_be_framework(file: File) -> bool:
    """Tell whether a file may be a framework's: a text of YAML, or a spreadsheet that says so.

    A spreadsheet at an address, which would have to be fetched whole, is looked into only where its name speaks of a framework.
    """
    if file.name.lower().endswith(_TEXTS):
        return True
    if not _has_ending(file.name):
        return isinstance(file, Path) and _is_misnamed(file)
    return _is_sheet(file) if isinstance(file, Path) else "framework" in file.name.lower()


def _is_misnamed(file: Path) -> bool:
    """Tell whether a file is a framework's though its name does not say so: without an ending, a text, or as if it were a lock."""
    if file.suffix and file.suffix.lower() != ".txt" and not lock_owner(file.name):
        return False
    try:
        start = read_regular(file, _MOST_OF_PART)
    except OSError:
        return False
    if start.startswith(ZIP_START):
        return _is_sheet(file)
    return is_text_of_a_framework(searchable_text(start))


def _is_sheet(file: Path) -> bool:
    """Tell whether a spreadsheet is a framework's or a map's, from two of its parts.

    Why not by reading it: there may be twenty thousand workbooks beside it.
    """
    try:
        with zipfile.ZipFile(file) as package:
            parts = [package.open(name).read(_MOST_OF_PART) for name in _TELLING if name in package.NameToInfo]
    except BROKEN_ZIP:
        return False
    text = b"".join(parts).decode(errors="replace")
    return FRAMEWORK_PROPERTY in text or MAP_PROPERTY in text or len(set(_TAB.findall(text))) >= _ENOUGH_TABS


def _says(file: File, framework_id: str) -> bool:
    """Tell whether a file says the id of a framework, or a title that it would be made from; a map names frameworks, and is none.

    Why: a file that cannot be read whole is to be named where it is the one that is asked for, and nowhere else.
    """
    try:
        content = file.read(_MOST) if isinstance(file, Remote) else read_regular(file, _MOST)
        if not content.startswith(b"PK"):
            text = searchable_text(content)
            return framework_id in text and not is_text_of_a_map(text)
        book = read_xlsx(Path(file.name), content)
    except (OSError, WorkbookError):
        return False
    texts = {fold(shown_text(cell)) for sheet in book.sheets for _, row in sheet.cells.rows() for cell in row}
    return is_framework_sheet(book) and any(re.sub(r"[\W_]+", "-", text) == framework_id for text in texts)


def _content(file: File) -> bytes | None:
    return file.read(_MOST) if isinstance(file, Remote) else None
