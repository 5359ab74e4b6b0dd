"""Files that a user names: on this computer, or at an address that ``fsspec`` understands (``s3://…``, ``zip://…``).

A plain path is a ``Path``; an address is a ``Remote``. Whoever reads a ``Remote`` needs ``fsspec`` and, for most
addresses, a driver; both are asked for in words when they are not there. ``fsspec`` is imported nowhere else.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count as counting
from itertools import takewhile
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, NamedTuple

from matsheets.errors import (
    FRAMEWORK_FILE,
    MAP_FILE,
    OWN_FILES,
    PASSED_OVER,
    MatsheetsError,
    OutputError,
    WorkbookError,
)
from matsheets.storage.folders import (
    files_below,
    is_document_folder,
    is_spreadsheet_name,
    is_workbook_name,
    locked_file,
    may_be_sent,
)
from matsheets.storage.output import numbered, write_file, write_files
from matsheets.storage.temporary_files import clear_abandoned
from matsheets.storage.unicode_names import as_on_disk, identity, unicode_form

_LOCK_NOTE = "{} looks open in another program or on another computer; answers not yet saved are not included."
_EMPTY_NOTE = "{} holds no workbook (.xlsx). Check the name of the folder."
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|[a-z]+::")  # two letters at least: C:// is a disk


class Remote(NamedTuple):
    """A file at an address that ``fsspec`` understands, links in a chain and all (``zip://a.xlsx::s3://b/c.zip``)."""

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def path(self) -> PurePosixPath:
        """The file's path at its address."""
        return PurePosixPath(_split_link(self.url)[1].rpartition("://")[2])

    @property
    def name(self) -> str:
        """The file's name, without folders."""
        return self.path.name

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def suffix(self) -> str:
        """The ending of the file's name, with the dot."""
        return self.path.suffix

    def read(self, limit: int) -> bytes:
        """Return the file's bytes, ``limit`` of them at most.

        Raises:
            WorkbookError: it is not there, or cannot be reached.
        """
        with _open_file_system(self.url) as (system, path):
            try:
                content: bytes = system.cat_file(path, end=limit)
            except (NotImplementedError, TypeError, ValueError):  # a driver that reads whole files only
                content = system.cat_file(path)
            return content[:limit]


File = Path | Remote


def named(text: str) -> File:
    """Return what a user's text names: an address or a path."""
    return Remote(text) if _ADDRESS.match(text) else as_on_disk(Path(text))


def _split_link(url: str) -> tuple[str, str, str]:
    """Part an address at the link that holds a path: what is before it, the link, what is after it."""
    links = url.split("::")
    at = next((n for n, link in enumerate(links) if "://" in link), len(links) - 1)
    return "".join(f"{link}::" for link in links[:at]), links[at], "".join(f"::{link}" for link in links[at + 1 :])


@contextmanager
def _open_file_system(url: str) -> Iterator[tuple[Any, str]]:
    """Open the file system that an address is on; whatever breaks while it is used becomes a ``WorkbookError``."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise MatsheetsError(
            None, f"{url} is an address, and reading those needs fsspec, which is not installed.",
            'Install it with: pip install "matsheets[cluster]"', code="no-fsspec",
        ) from None  # fmt: skip
    name = Remote(url).name or url
    try:
        yield url_to_fs(url)
    except MatsheetsError:
        raise
    except ImportError as error:
        raise MatsheetsError(
            None,
            f"{url} needs a driver that is not installed ({error}).",
            "Install it and try again.",
            code="no-driver",
        ) from None
    except FileNotFoundError:
        raise WorkbookError(name, "does not exist.", f"Check the address: {url}", code="missing") from None
    except Exception as error:  # a driver may raise anything
        reason = " ".join(str(error).split())[:200] or error.__class__.__name__
        raise WorkbookError(
            name, f"cannot be reached at {url} ({reason}).", "Check the address, the network and your right to read it.",
            code="unreachable",
        ) from None  # fmt: skip


# --- finding -------------------------------------------------------------------------------------------------------


class FoundFiles(NamedTuple):
    """What a search for workbooks found.

    Attributes:
        files: the files to read: those that were named, and all in the folders that someone may have sent.
        notes: about files that were passed over, in sentences.
        unnamed: those of the files that nobody named: they were in a folder that was searched.
        folders: by its name, the files of each folder that was searched.
    """

    files: tuple[File, ...]
    notes: tuple[str, ...]
    unnamed: frozenset[File] = frozenset()
    folders: Mapping[str, frozenset[File]] = MappingProxyType({})

    def is_aside(self, file: File, error: MatsheetsError | None) -> bool:
        """Tell whether a file that could not be used is to be passed over: nobody named it, and it holds no answers.

        A framework's file, or a map's, may be named beside the workbooks that it is for.
        Another document that has a workbook's name, or none that tells its kind, was sent as a workbook: it is not passed over.
        """
        if error is not None and error.code in {FRAMEWORK_FILE, MAP_FILE}:
            return True
        if error is None or error.code not in PASSED_OVER or file not in self.unnamed:
            return False
        return error.code in OWN_FILES or not is_spreadsheet_name(file.name)

    def empty_folders(self, passed_over: Collection[File]) -> tuple[str, ...]:
        """Return sentences about folders in which nothing was found but what was passed over."""
        aside = frozenset(passed_over)
        return tuple(_EMPTY_NOTE.format(name) for name, files in self.folders.items() if files and files <= aside)


def find_workbooks(paths: Iterable[File]) -> FoundFiles:
    """Find the workbooks that paths name: files as they are, folders searched (subfolders too).

    In a folder every file is found that someone may have sent, whatever its name: only its content tells what it is, so
    reading it does. Lock files are passed over with a note, one for each workbook; where the workbook is not there, its lock
    is found in its place, and reading it says so. A link to a folder that is searched anyway is left out. A file named twice
    is read once.
    """
    paths = tuple(paths)
    tops = frozenset(os.path.realpath(path) for path in paths if isinstance(path, Path) and path.is_dir())
    files: dict[object, File] = {}
    given: set[object] = set()
    notes: dict[str, str] = {}
    folders: dict[str, frozenset[File]] = {}
    for path in paths:
        inside = _files_in(path)
        own: list[File] = []
        for file in (path,) if inside is None else inside:
            key = identity(file) if isinstance(file, Path) else file
            # A shell that spells out *.xlsx names lock files too.
            if owner := locked_file(file if isinstance(file, Path) else file.path):
                whole = str(file).removesuffix(file.name) + owner
                if not is_workbook_name(owner):
                    continue
                if _is_there(file, owner, inside):
                    notes.setdefault(whole, _LOCK_NOTE.format(owner))
                    continue
                key = f"lock of {whole}"
            elif inside is not None and isinstance(file, Path) and _is_searched(file, tops):
                continue
            own.append(files.setdefault(key, file))
            if inside is None:
                given.add(key)
        if inside is not None:
            folders[str(path)] = frozenset(own)
            if not own:
                notes[str(path)] = _EMPTY_NOTE.format(path)
    unnamed = frozenset(file for key, file in files.items() if key not in given)
    return FoundFiles(tuple(files.values()), tuple(notes.values()), unnamed, folders)


def _is_there(lock: File, owner: str, inside: Sequence[File] | None) -> bool:
    """Tell whether the workbook that a lock file belongs to lies beside it."""
    if isinstance(lock, Path):
        return os.path.lexists(as_on_disk(lock.with_name(owner)))
    return inside is None or Remote(lock.url.removesuffix(lock.name) + owner) in inside


def _is_searched(found: Path, tops: Collection[str]) -> bool:
    """Tell whether what was found in a folder is a link to a folder that is searched anyway."""
    if not found.is_symlink() or not found.is_dir():
        return False
    there = Path(os.path.realpath(found))
    return any(str(folder) in tops for folder in (there, *there.parents))


def _files_in(path: File) -> Sequence[File] | None:
    """Return the files in a folder and its subfolders that someone may have sent, and lock files; None for no folder."""
    if isinstance(path, Path):
        if not path.is_dir() or is_document_folder(path.name):
            return None
        return sorted(files_below(path))
    if is_workbook_name(path.name):
        return None
    before, link, after = _split_link(path.url)
    protocol = "".join(link.partition("://")[:2]) if "://" in link else ""
    with _open_file_system(path.url) as (system, top):
        if not system.isdir(top):
            return None
        # A web server's driver names what it finds by whole addresses.
        inside = [inner for inner in sorted(system.find(top)) if may_be_sent(PurePosixPath(inner))]
        return [Remote(f"{before}{inner if '://' in inner else protocol + inner}{after}") for inner in inside]


def display_names(files: Sequence[File]) -> tuple[str, ...]:
    """Name each file for messages and documents; those of one name keep the last folders that tell them apart.

    Names are in one Unicode form. Files that no folder tells apart, such as two in a folder whose names differ in that form
    only, are numbered.

    **Why** no folder but these, and none above those that all of them share: the names go to the governors with the paper.
    """
    found = [unicode_form(file.name) for file in files]
    same: dict[str, list[int]] = {}
    for at, name in enumerate(found):
        same.setdefault(name, []).append(at)
    for places in (places for places in same.values() if len(places) > 1):
        taken: Counter[str] = Counter()
        for at, name in zip(places, _last_folders([_typed_parts(files[at]) for at in places]), strict=True):
            taken[name] += 1
            while taken[name] > 1 and f"{name} ({taken[name]})" in same:  # a file's own name
                taken[name] += 1
            found[at] = f"{name} ({taken[name]})" if taken[name] > 1 else name
    return tuple(found)


def _typed_parts(file: File) -> tuple[str, ...]:
    """Return a file's folders, as far as they were typed or found below what was typed, and its name."""
    if isinstance(file, Remote):
        return tuple(unicode_form(part) for part in re.split(r"/+|::", file.url) if part and not part.endswith(":"))
    path = Path(os.path.normpath(file))
    return tuple(map(unicode_form, path.parts[1:] if path.anchor else path.parts))


def _last_folders(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return of each path as many last parts as no other one ends in, without the folders that all are in."""
    folders = zip(*(path[:-1] for path in paths), strict=False)
    shared = sum(1 for _ in takewhile(lambda names: len(set(names)) == 1, folders))
    own = [path[shared:] for path in paths]
    different = set(own)
    depths = range(1, max(map(len, own)) + 1)
    endings = Counter(path[-depth:] for path in different for depth in depths if depth <= len(path))
    shortest = {path: next((n for n in depths if endings[path[-n:]] == 1), len(path)) for path in different}
    return tuple("/".join(path[-shortest[path] :]) for path in own)


# --- writing -------------------------------------------------------------------------------------------------------


def write_into(folder: File, name: str, content: bytes, *, force: bool, tidy: bool = True) -> str:
    """Write a file into a folder and return its whole name; into one at an address as its driver does.

    Raises:
        OutputError: the file exists and ``force`` is not given, or it cannot be written.
    """
    if isinstance(folder, Path):
        return str(write_file(folder / name, content, force=force, tidy=tidy))
    url = _join(folder, name)
    try:
        with _open_file_system(url) as (system, path):
            if not force and system.exists(path):
                raise OutputError(name, "already exists.", "Use --force to replace it.", code="exists")
            system.makedirs(path.rpartition("/")[0], exist_ok=True)
            system.pipe_file(path, content)
    except WorkbookError as error:
        raise OutputError(
            name, f"could not be written to {url}: it {error.what}", "Choose another place with -o.", code="not-written"
        ) from None
    return url


def write_together(folder: File, contents: Mapping[str, bytes], *, force: bool) -> list[str]:
    """Write files that belong together into a folder and return their whole names; at an address one after another.

    Raises:
        OutputError: as of ``write_into``; into a folder on a disk then none is written.
    """
    if isinstance(folder, Path):
        write_files({folder / name: content for name, content in contents.items()}, force=force)
        return [str(folder / name) for name in contents]
    return [write_into(folder, name, content, force=force) for name, content in contents.items()]


def tidy_folder(folder: File) -> None:
    """Remove the temporary files that killed runs left in a folder; an address is its driver's own."""
    if isinstance(folder, Path):
        clear_abandoned(folder)


def is_in(folder: File, name: str) -> bool:
    """Tell whether a folder, or one at an address, holds a file of this name."""
    return (folder / name).exists() if isinstance(folder, Path) else read_from(folder, name, 1) is not None


def free_names(folder: File, *names: str) -> tuple[str, ...]:
    """Return names under which a folder holds nothing: these, or all of them with one number."""
    numbers = (tuple(numbered(name, number) for name in names) for number in counting(1))
    return next(found for found in numbers if not any(is_in(folder, name) for name in found))


def read_from(folder: File, name: str, limit: int) -> bytes | None:
    """Return the bytes of a file in a folder; None where it is not there or cannot be read."""
    try:
        if isinstance(folder, Path):
            with (folder / name).open("rb") as file:
                return file.read(limit)
        return Remote(_join(folder, name)).read(limit)
    except (OSError, WorkbookError):
        return None


def _join(folder: Remote, name: str) -> str:
    before, link, after = _split_link(folder.url)
    return f"{before}{link.rstrip('/')}/{name}{after}"
