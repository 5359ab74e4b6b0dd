"""The frameworks that the workbooks of a run may be on: named, shipped, and found among the workbooks as they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, overload

from matsheets.errors import FrameworkError, FrameworkFault, WorkbookError
from matsheets.model.cells import CellRef, fold, listed
from matsheets.model.framework import USUAL_WORDS, Framework
from matsheets.model.framework_file import shipped_for, shipped_frameworks
from matsheets.model.framework_map import FrameworkEdition
from matsheets.storage.files import File
from matsheets.storage.unicode_names import identity
from matsheets.workbook.read.recognition import FrameworksAtHand, asked_for


class ReadFramework(NamedTuple):
    """A framework as it was read.

    Attributes:
        remarks: what is worth saying of its file: what was filled in, understood, or not read.
        filled: blank cells of its spreadsheet, and what was made for them.
        without_cell: headers of what was made and has no column in its spreadsheet.
    """

    framework: Framework
    remarks: tuple[FrameworkFault, ...] = ()
    filled: tuple[tuple[CellRef, str], ...] = ()
    without_cell: tuple[str, ...] = ()


class FrameworkFile(NamedTuple):
    """A framework with the file that it was read from; None where it was given without one.

    Attributes:
        others: files that hold it in other words, and were not used: they are farther from the workbooks.
    """

    file: File | None
    framework: Framework
    others: tuple[File, ...] = ()


class FrameworkShelf(FrameworksAtHand):
    """The frameworks that are known: as a sequence, those named first, then the shipped ones, then those that were found.

    It grows while workbooks are read, so that what is read later, here or by another process, is read by the same. What was
    found of a shipped edition, because somebody changed ours and kept its name, stands before ours.

    Args:
        named: those that the user named; they count before others of the same name.

    Attributes:
        found: those found among the workbooks.
        files: the files of all that was named or found.
        insists: whether those named count before what workbooks remember.
        heard: all files of frameworks that were asked for; several may say the same, or different things.
    """

    def __init__(self, named: Iterable[FrameworkFile] = ()) -> None:
        self.named = tuple(named)
        self.insists = True
        self.found: tuple[FrameworkFile, ...] = ()
        self.files = self.heard = tuple(each.file for each in self.named if each.file)
        self._rivals: Mapping[FrameworkEdition, Sequence[FrameworkFile]] = {}

    def _in_order(self, ours: Sequence[Framework]) -> tuple[Framework, ...]:
        named = {_key(FrameworkEdition.of(each.framework)) for each in self.named}
        shipped = [each for each in ours if _key(FrameworkEdition.of(each)) not in named]
        found = [each.framework for each in self.found]
        editions = [FrameworkEdition.of(each) for each in shipped]
        rest = [each for each in found if FrameworkEdition.of(each) not in editions]
        pairs = zip(shipped, editions, strict=True)
        known = [one for each, key in pairs for one in (*(f for f in found if FrameworkEdition.of(f) == key), each)]
        return (*(each.framework for each in self.named), *known, *rest)

    def is_certain(self, framework: Framework) -> bool:
        """Tell whether the user named it, so that it counts before what workbooks remember."""
        return self.insists and any(each.framework == framework for each in self.named)

    def rivals_named(self) -> str:
        """Return what is said of files that the user named and that say different things of one edition; blank where none do."""
        for each in self.named:
            key = _key(FrameworkEdition.of(each.framework))
            same = [f for f in self.named if _key(FrameworkEdition.of(f.framework)) == key]
            if not _are_alike(same):
                return _differ(same)
        return ""

    @overload
    def __getitem__(self, at: int) -> Framework: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Framework]: ...
    def __getitem__(self, at: int | slice) -> Framework | Sequence[Framework]:
        return self._in_order(shipped_frameworks())[at]

    def __iter__(self) -> Iterator[Framework]:
        return iter(self._in_order(shipped_frameworks()))

    def __len__(self) -> int:
        return len(self._in_order(shipped_frameworks()))

    def asked_for(self, framework_id: str, edition: str) -> Sequence[Framework]:
        """Return those of an edition, else those of an id; no other shipped one is loaded for it."""
        return asked_for(self._in_order(shipped_for(framework_id, edition)), framework_id, edition)

    def add(self, found: Sequence[FrameworkFile]) -> bool:
        """Put what was found of editions that nobody named or found before on the shelf.

        Of files of one edition that differ in words only the first counts; where they differ in more, none does.

        Args:
            found: the one that is to count first before others.

        Returns:
            whether anything is new.
        """
        known = {_key(FrameworkEdition.of(each.framework)) for each in (*self.named, *self.found)}
        of_edition: dict[FrameworkEdition, list[FrameworkFile]] = {}
        for each in found:
            if (key := _key(FrameworkEdition.of(each.framework))) not in known:
                of_edition.setdefault(key, []).append(each)
        alike = {key: each for key, each in of_edition.items() if _are_alike(each)}
        # Why new tuples: another thread may be sending the shelf to a worker just now.
        self.found = (*self.found, *map(_first_of, alike.values()))
        rivals = {key: each for key, each in of_edition.items() if key not in alike}
        self._rivals = {**self._rivals, **rivals}
        self.files = (*self.files, *(each[0].file for each in alike.values() if each[0].file))
        self.heard = (*self.heard, *(f.file for each in of_edition.values() for f in each if f.file))
        return bool(of_edition)

    def leave_out(self, refused: Collection[Framework]) -> None:
        """Take frameworks that were found off the shelf, because the workbooks of the run are on another of their edition."""
        if refused:
            self.found = tuple(each for each in self.found if each.framework not in refused)

    def knows(self, wanted: FrameworkEdition) -> bool:
        """Tell whether there is a framework in an edition."""
        return _key(wanted) in {_key(FrameworkEdition.of(each)) for each in self.asked_for(*wanted)}

    def knows_own(self, wanted: FrameworkEdition) -> bool:
        """Tell whether one in an edition was named or found."""
        own = (*self.named, *self.found)
        return _key(wanted) in {_key(FrameworkEdition.of(each.framework)) for each in own}

    def is_disputed(self, wanted: FrameworkEdition) -> bool:
        """Tell whether files say different things of an edition, so that none of them counts."""
        return _key(wanted) in self._rivals

    @property
    def rivals(self) -> Iterator[str]:
        """Of each edition of which files say different things, what is said of them, and what to do."""
        for files in self._rivals.values():
            yield f"{_differ(files)} None of them was used. {_SETTLE}"

    def refuse_rivals(self, file: str, wanted: FrameworkEdition) -> None:
        """Refuse a workbook that remembers nothing and is on an edition of which two files say different things.

        Raises:
            WorkbookError: naming both.
        """
        files = () if self.knows(wanted) else self._rivals.get(_key(wanted), ())
        if files:
            what = f'is on "{wanted.framework}" ({wanted.edition}). {_differ(files)}'
            raise WorkbookError(file, what, _SETTLE, code="framework-ambiguous")

    def files_of(self, used: Iterable[FrameworkEdition]) -> tuple[File, ...]:
        """Return the files of these frameworks, where they are neither shipped nor nowhere; else those of their other editions."""
        files: dict[File, None] = {}
        for each in {_key(wanted): None for wanted in used}:
            own = [f for f in (*self.named, *self.found) if fold(f.framework.id) == each.framework and f.file]
            exact = [f for f in own if _key(FrameworkEdition.of(f.framework)) == each]
            if own and not exact and each in {_key(FrameworkEdition.of(ours)) for ours in shipped_for(*each)}:
                own = []
            files |= {f.file: None for f in exact[:1] or own if f.file}
        return tuple(files)


def shelf_of(frameworks: Iterable[Framework]) -> FrameworkShelf:
    """Return the frameworks that workbooks may be on beside the shipped ones, and those that lie among the workbooks."""
    return FrameworkShelf(FrameworkFile(None, framework) for framework in frameworks)


_SETTLE = "Take away the wrong one, give it another edition, or name the right one with --framework FILE."


def _are_alike(files: Iterable[FrameworkFile]) -> bool:
    return len({_without_words(each.framework) for each in files}) <= 1


def _differ(files: Sequence[FrameworkFile]) -> str:
    """Say which files say other things of an edition than the first of them does."""
    frame = files[0].framework
    alike = [each for each in files if _are_alike([files[0], each])]
    others = [str(each.file) for each in files if each not in alike]
    say = "says" if len(others) == 1 else "say"
    does = "does" if len(alike) == 1 else "do"
    first = listed([str(each.file) for each in alike])
    return f'{listed(others)} {say} other things of "{frame.id}" ({frame.edition}) than {first} {does}.'


def _first_of(alike: Sequence[FrameworkFile]) -> FrameworkFile:
    first, *others = alike
    return first._replace(others=tuple(each.file for each in others if each.file and each.framework != first.framework))


def _without_words(framework: Framework) -> Framework:
    """Return a framework without what may be changed at any time: what things are called, its colours, and notes on it."""
    ratings = tuple(rating._replace(fill="", text="", short="") for rating in framework.scale.ratings)
    scale = replace(framework.scale, ratings=ratings)
    return replace(framework, words=USUAL_WORDS, scale=scale, source="", wording="", superseded_by="")


def _key(of: FrameworkEdition) -> FrameworkEdition:
    return FrameworkEdition(fold(of.framework), fold(of.edition))


def same_file(file: File) -> object:
    """Return what two names of one file have in common."""
    return identity(file) if isinstance(file, Path) else file


def faulty_framework(name: str, error: FrameworkError) -> WorkbookError:
    """Return the error that a framework that workbooks ask for cannot be used; every fault is in it."""
    lines = [f"{fault.place.within(name)}: {fault.message}" for fault in error.faults]
    what = f"seems to be the framework that workbooks here are on, and {error.what}"
    return WorkbookError(name, "\n".join([f"{what} {error.remedy}".strip(), *lines]), code="framework-faulty")
