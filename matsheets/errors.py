"""The exceptions of matsheets: what went wrong with a whole file, and what to do.

A problem with one *answer* is never an exception; it is a ``matsheets.model.problems.Problem``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple


class Refusal(NamedTuple):
    """Why a file is not used, before anybody says which file: a code for programs, what is wrong, and what to do."""

    code: str
    what: str
    remedy: str


#: The codes of errors that a slip in a folder's name may be behind: they name the file with its folder, as it was typed.
_ABOUT_A_PLACE = frozenset({"missing", "exists"})


class MatsheetsError(Exception):
    """Base of every error that a user can do something about.

    Args:
        path: the file or folder concerned, or None where there is none.
        what: one sentence that says what is wrong, without the file's name.
        remedy: one sentence that says what to do; empty only where ``what`` already says it.
        code: a stable slug for programs (``"password-protected"``).
    """

    def __init__(self, path: Path | str | None, what: str, remedy: str = "", *, code: str = "") -> None:
        self.path = Path(path) if path is not None else None
        self.what = what
        self.remedy = remedy
        self.code = code
        super().__init__(str(self))

    def __reduce__(self) -> tuple[Any, ...]:
        """Let an error travel between processes whole: its text alone would not make it again."""
        return _remade, (self.__class__, self.__dict__)

    def __str__(self) -> str:
        if self.path is None:
            return f"{self.what} {self.remedy}".strip()
        name = self.path if self.code in _ABOUT_A_PLACE else self.path.name
        return f"{name} {self.what} {self.remedy}".strip()


def _remade(kind: type[MatsheetsError], state: dict[str, Any]) -> MatsheetsError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error


#: Codes of errors about files that hold no answers of a trust: what matsheets made itself, and documents and pictures. One that
#: nobody named, because it lies in a folder that is searched, is passed over with a line that names it.
JOINT_WORKBOOK, FRAMEWORK_FILE, MAP_FILE, TABLE_OF_RATINGS, OWN_DOCUMENT, WORD_DOCUMENT, OTHER_DOCUMENT = (
    PASSED_OVER
) = (
    "joint-workbook",
    "framework-file",
    "map-file",
    "table-of-ratings",
    "own-document",
    "word-document",
    "other-document",
)
#: Those of them about what matsheets made itself.
OWN_FILES = frozenset({JOINT_WORKBOOK, FRAMEWORK_FILE, MAP_FILE, TABLE_OF_RATINGS, OWN_DOCUMENT})


class WorkbookError(MatsheetsError):
    """A file that cannot be used as a workbook; the other files go on (exit code 3)."""


class UnknownFrameworkError(WorkbookError):
    """A workbook on a framework of which no file is known, where the workbook remembers nothing of it, or too little for a task."""

    def __init__(self, path: Path | str, framework_id: str, edition: str, what: str, remedy: str, *, code: str) -> None:
        self.framework_id, self.edition = framework_id, edition
        super().__init__(path, what, remedy, code=code)


class ReviewError(MatsheetsError):
    """Workbooks that do not belong in one review: of several trusts, rounds or frameworks."""


class FilePlace(NamedTuple):
    """Where in a file something stands: on a line of a text, or in a cell of a spreadsheet's tab.

    Attributes:
        order: the line, from 1 on; or the tab's position, the row and the column. Places sort by it as they stand in the file.
        tab: the tab's title; blank in a text.
        cell: its address; blank in a text, and where the whole tab is meant.
    """

    order: tuple[int, int, int] = (0, 0, 0)
    tab: str = ""
    cell: str = ""

    @classmethod
    def at_line(cls, number: int) -> FilePlace:
        """Return the place that is a line, counted from 1; 0 where it is the whole file."""
        return cls((number, 0, 0))

    @property
    def line(self) -> int:
        """The line, from 1 on; 0 in a spreadsheet, and where the whole file is meant."""
        return 0 if self.tab else self.order[0]

    @property
    def in_words(self) -> str:
        """The place within a sentence: ``on line 8``, ``in A7 of Elements``."""
        if self.tab:
            return f"in {self.cell} of {self.tab}" if self.cell else f"in {self.tab}"
        return f"on line {self.line}"

    def within(self, file: Path | str) -> str:
        """Return the place with its file: ``our.yaml:8``, as editors understand it; ``our.xlsx › Elements › A7``."""
        if self.tab:
            return " › ".join(filter(None, [Path(file).name, self.tab, self.cell]))
        return f"{file}:{self.line}" if self.line else f"{file}"


class FrameworkFault(NamedTuple):
    """One thing that is wrong with a framework's file, or a map's.

    Attributes:
        code: a stable slug, such as ``contrast-low``.
        message: what is wrong and what to do, in sentences, without the place.
    """

    code: str
    place: FilePlace
    message: str


class FrameworkError(MatsheetsError):
    """A framework's file that cannot be used; ``faults`` lists all of them, each with its place, as they stand in the file.

    Attributes:
        remarks: what is worth saying of the file besides: what was understood, what is not read.
    """

    remarks: tuple[FrameworkFault, ...] = ()

    def __init__(
        self,
        path: Path | str | None,
        what: str,
        remedy: str = "",
        *,
        code: str = "framework",
        faults: Iterable[FrameworkFault] = (),
    ) -> None:
        self.faults = tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.place.order, fault.message)))
        super().__init__(path, what, remedy, code=code)

    def __str__(self) -> str:
        name = self.path if self.path is not None else "framework"
        lines = [f"{fault.place.within(name)}: {fault.message}" for fault in self.faults]
        return "\n".join([super().__str__(), *lines])


class TemplateError(MatsheetsError):
    """A Word template that cannot be filled (exit code 3)."""


class DocumentError(MatsheetsError):
    """A Word document that cannot be read, or that matsheets did not make (exit code 3)."""


class OutputError(MatsheetsError):
    """A file that could not be written (exit code 4); what was there before is whole."""


class ClusterError(MatsheetsError):
    """Workers on other machines that cannot be had, or were lost (exit code 2): the command asked for too much."""
