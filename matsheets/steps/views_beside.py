"""Groups' workbooks that were not given and lie beside an agreed one: without them no paper of the board is to be made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from matsheets.batch.reading import KEPT_AT_MOST, ReadSettings, WorkbookInput, read_input
from matsheets.errors import WorkbookError
from matsheets.model.respondents import WorkbookSummary, is_agreed, settle_trust_keys, summarise
from matsheets.steps.command_line import MEETING_FOLDER, FileNaming, NamedFiles, is_ours
from matsheets.storage.files import File
from matsheets.storage.folders import is_workbook_name


def views_beside(
    agreed: WorkbookSummary, file: File, given: Iterable[File], settings: ReadSettings
) -> tuple[tuple[str, ...], NamedFiles] | None:
    """Return the names of groups' workbooks that lie beside an agreed one, and how a command names all of them.

    They are looked for in its folder; where that is one that our commands make, in the folder around it too.

    Args:
        agreed: the agreed workbook of a trust's round of which no view was given.
        file: where it lies.
        given: the files that were given.
        settings: what to read by.

    Returns:
        None where there are none, or where so many workbooks lie there that looking for some would take long.
    """
    if not isinstance(file, Path):
        return None
    top = file.parent.parent if is_ours(file.parent) else file.parent
    there = [*_workbooks_in(top), *_workbooks_in(top / MEETING_FOLDER)]
    others = [path for path in there if path not in {file, *given}]
    if len(others) > KEPT_AT_MOST:
        return None
    views = [path for path in others if _is_view_beside(agreed, path, settings)]
    if not views:
        return None
    alone = all(map(is_ours, _folders_in(top)))
    named = FileNaming([file, *others], [str(top)] if alone else []).name([file, *views])
    return tuple(path.name for path in views), named


def _inside(folder: Path) -> Sequence[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return ()


def _workbooks_in(folder: Path) -> Iterator[Path]:
    return (path for path in _inside(folder) if is_workbook_name(path.name) and path.is_file())


def _folders_in(folder: Path) -> Iterator[Path]:
    return (path for path in _inside(folder) if path.is_dir())


def _is_view_beside(agreed: WorkbookSummary, path: Path, settings: ReadSettings) -> bool:
    """Tell whether a file is a workbook with a group's view of the trust and round that an agreed workbook is of."""
    try:
        found = summarise(read_input(settings, WorkbookInput(path, path.name)))
    except WorkbookError:
        return False
    one, other = settle_trust_keys([agreed, found])
    of_round = one.trust_key == other.trust_key != "" and one.round_key == other.round_key
    return of_round and other.gives_view and not is_agreed(other)
