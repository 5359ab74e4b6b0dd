"""Opens a map, whatever it is given as: the id of a shipped one, a spreadsheet, a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from matsheets.errors import FrameworkError, WorkbookError
from matsheets.frameworks.framework_files import is_spreadsheet, loaded_text
from matsheets.frameworks.framework_finder import FrameworkFinder, files_among, files_beside
from matsheets.frameworks.framework_shelf import FrameworkShelf
from matsheets.frameworks.map_reading import ReadMap, read_map_sheet
from matsheets.model.cells import fold, listed
from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.framework_map import FrameworkEdition, FrameworkMap, MatterList, OpenMap
from matsheets.model.framework_map_file import load_map, shipped_maps, shipped_matters
from matsheets.model.node_reading import did_you_mean
from matsheets.storage.files import File
from matsheets.storage.regular_files import read_regular
from matsheets.storage.text_encoding import searchable_text
from matsheets.storage.unicode_names import as_on_disk
from matsheets.workbook.read.framework_sheets import is_map_sheet
from matsheets.workbook.read.refusals import is_text_of_a_map
from matsheets.workbook.read.typed_values import shown_text
from matsheets.workbook.read.xlsx import read_xlsx

_MOST = 20_000_000


def find_map(name: str, files: Iterable[File], unnamed: Collection[File] = ()) -> Path | str:
    """Return the file of a map that is named by its id and lies among workbooks; the name itself where that is a map or no id.

    Args:
        name: as it was given.
        files: the files of a run.
        unnamed: those of them that were found in folders.

    Raises:
        FrameworkError: two files hold a map of this id, and differ.
    """
    if name in shipped_maps() or as_on_disk(Path(name)).exists():
        return name
    found = [path for path in files_among(files, unnamed) if _is_map_of(path, name)]
    if len({path.read_bytes() for path in found}) > 1:
        what = f"is the id of several maps: {listed([str(path) for path in found])}."
        raise FrameworkError(name, what, "Name the file of the right one.", code="map")
    return found[0] if found else name


def _is_map_of(path: Path, map_id: str) -> bool:
    """Tell whether a file is a map with this id; what is wrong with it, reading it says."""
    try:
        content = read_regular(path, _MOST)
        if not content.startswith(b"PK"):
            text = searchable_text(content)
            own = re.search(r"^id:\s*[\"']?(.*?)[\"']?\s*$", text, re.MULTILINE)
            return is_text_of_a_map(text) and own is not None and fold(own[1]) == fold(map_id)
        book = read_xlsx(path, content)
    except (OSError, WorkbookError):
        return False
    cells = (cell for sheet in book.sheets for _, row in sheet.cells.rows() for cell in row)
    return is_map_sheet(book) and any(fold(shown_text(cell)) == fold(map_id) for cell in cells)


def read_map(name: Path | str, frameworks: Sequence[Framework], finder: FrameworkFinder | None = None) -> ReadMap:
    """Read a map by the id of a shipped one, or from a file: a spreadsheet (.xlsx), or a text (YAML).

    Args:
        name: an id, or a file.
        frameworks: those that it may be of; to a ``FrameworkShelf`` those are added that it names and that lie in its folder.
        finder: looks for them where they do not, among the workbooks of the run.

    Raises:
        FrameworkError: there is no such map, its framework is not to be had, or its file has faults: all of them, with their places.
    """
    shipped = shipped_maps()
    path = shipped.get(str(name)) or as_on_disk(Path(name))
    if not path.exists():
        remedy = (
            f"{did_you_mean(str(name), shipped)} The maps that come with matsheets: {listed(list(shipped))}.".strip()
        )
        raise FrameworkError(name, "is neither a map that matsheets ships nor a file.", remedy, code="map")

    def look_for(wanted: FrameworkEdition) -> None:
        if isinstance(frameworks, FrameworkShelf):
            FrameworkFinder(files_beside(path)).look_for(wanted, frameworks)
            if finder and not frameworks.knows(wanted):
                finder.look_for(wanted, frameworks)

    if is_spreadsheet(path):
        return read_map_sheet(path, frameworks, shipped_matters(), look_for=look_for)
    return ReadMap(loaded_text(path, "map's file", lambda: load_map(path, frameworks, look_for)))


def empty_map(origin: Framework, target: Framework | MatterList) -> OpenMap:
    """Return a map without a link, to write one's own in: from a framework to another, or to a list of matters."""
    to = target if isinstance(target, MatterList) else FrameworkEdition.of(target)
    title = f"{origin.title} by {target.title}"
    return OpenMap(FrameworkMap("", title, "1.0", "", "", FrameworkEdition.of(origin), to, ()), origin, target)


def open_map(name: Path | str, frameworks: Sequence[Framework] | None = None) -> OpenMap:
    """Open a map, which says what of one framework bears on what of another, or on a list of matters.

    ``build_document("evidence-by-map", review.by_map(open_map(name)))`` arranges a trust's own words by it.

    Args:
        name: the id of a map that matsheets ships, or a file.
        frameworks: those that it may be of; those that matsheets ships unless given.

    Raises:
        FrameworkError: there is no such map, its framework is not to be had, or its file has faults: all of them, with their places.
    """
    return read_map(name, shipped_frameworks() if frameworks is None else frameworks).map
