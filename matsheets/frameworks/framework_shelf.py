"""The frameworks that the workbooks of a run may be on: named, shipped, and found among the workbooks as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, overload

from matsheets.errors import FrameworkError, WorkbookError
from matsheets.model.cells import fold, listed
from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.framework_map import FrameworkEdition
from matsheets.storage.files import File
from matsheets.storage.unicode_names import identity


class FrameworkFile(NamedTuple):
    """A framework with the file that it was read from; None where it was given without one."""

    file: File | None
    framework: Framework


class FrameworkShelf(Sequence[Framework]):
    """The frameworks that are known: as a sequence, those named first, then the shipped ones, then those that were found.

    It grows while workbooks are read, so that what is read later, here or by another process, is read by the same.

    Args:
        named: those that the user named; they count before others of the same name.

    Attributes:
        found: those found among the workbooks.
        files: the files of all that was named or found; several may say the same.
    """

    def __init__(self, named: Iterable[FrameworkFile] = ()) -> None:
        self.named = tuple(named)
        self.found: tuple[FrameworkFile, ...] = ()
        self.files = tuple(each.file for each in self.named if each.file)
        self._rivals: Mapping[FrameworkEdition, tuple[File, ...]] = {}
        self._all = (*(each.framework for each in self.named), *shipped_frameworks())

    @overload
    def __getitem__(self, at: int) -> Framework: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Framework]: ...
    def __getitem__(self, at: int | slice) -> Framework | Sequence[Framework]:
        return self._all[at]

    def __len__(self) -> int:
        return len(self._all)

    def add(self, found: Iterable[FrameworkFile]) -> bool:
        """Put what was found of editions that are not there yet on the shelf, but for those of which files say different things.

        Returns:
            whether anything is new.
        """
        of_edition: dict[FrameworkEdition, list[FrameworkFile]] = {}
        for each in found:
            if not self.knows(FrameworkEdition.of(each.framework)):
                of_edition.setdefault(_key(FrameworkEdition.of(each.framework)), []).append(each)
        alike = {key: each for key, each in of_edition.items() if len({one.framework for one in each}) == 1}
        new = [each[0] for each in alike.values()]
        rivals = {
            key: tuple(one.file for one in each if one.file) for key, each in of_edition.items() if key not in alike
        }
        # Why new tuples: another thread may be sending the shelf to a worker just now.
        self.found = (*self.found, *new)
        self._all = (*self._all, *(each.framework for each in new))
        self._rivals = {**self._rivals, **rivals}
        self.files = (*self.files, *(one.file for each in alike.values() for one in each if one.file))
        return bool(of_edition)

    def knows(self, wanted: FrameworkEdition) -> bool:
        """Tell whether there is a framework in an edition."""
        return _key(wanted) in {_key(FrameworkEdition.of(framework)) for framework in self._all}

    def refuse_rivals(self, file: str, wanted: FrameworkEdition) -> None:
        """Refuse a workbook on an edition of which two files say different things.

        Raises:
            WorkbookError: naming both.
        """
        files = [] if self.knows(wanted) else self._rivals.get(_key(wanted), ())
        if files:
            names = listed([str(each) for each in files])
            what = f'is on "{wanted.framework}" ({wanted.edition}), and {names} say different things of it.'
            remedy = "Take away the wrong one, give it another edition, or name the right one with --framework FILE."
            raise WorkbookError(file, what, remedy, code="framework-ambiguous")

    def files_of(self, used: Iterable[FrameworkEdition]) -> tuple[File, ...]:
        """Return the files of these frameworks, where they are neither shipped nor nowhere; else those of their other editions."""
        shipped = {_key(FrameworkEdition.of(framework)) for framework in shipped_frameworks()}
        files: dict[File, None] = {}
        for each in {_key(wanted): None for wanted in used}:
            own = [f for f in (*self.named, *self.found) if fold(f.framework.id) == each.framework and f.file]
            exact = [f for f in own if _key(FrameworkEdition.of(f.framework)) == each]
            files |= {f.file: None for f in exact[:1] or ([] if each in shipped else own) if f.file}
        return tuple(files)


def shelf_of(frameworks: Iterable[Framework]) -> FrameworkShelf:
    """Return the frameworks that workbooks may be on beside the shipped ones, and those that lie among the workbooks."""
    return FrameworkShelf(FrameworkFile(None, framework) for framework in frameworks)


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
