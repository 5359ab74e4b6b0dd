"""Opens a map, whatever it is given as: the id of a shipped one, a spreadsheet, a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matsheets.errors import FrameworkError
from matsheets.frameworks.framework_files import is_spreadsheet
from matsheets.frameworks.framework_finder import FrameworkFinder, files_beside
from matsheets.frameworks.framework_shelf import FrameworkShelf
from matsheets.frameworks.map_reading import ReadMap, read_map_sheet
from matsheets.model.cells import listed
from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.framework_map import FrameworkEdition, OpenMap
from matsheets.model.framework_map_file import load_map, shipped_maps, shipped_matters
from matsheets.storage.unicode_names import as_on_disk


def read_map(name: Path | str, frameworks: Sequence[Framework]) -> ReadMap:
    """Read a map by the id of a shipped one, or from a file: a spreadsheet (.xlsx), or a text (YAML).

    Args:
        name: an id, or a file.
        frameworks: those that it may be of; to a ``FrameworkShelf`` those are added that it names and that lie in its folder.

    Raises:
        FrameworkError: there is no such map, its framework is not to be had, or its file has faults: all of them, with their places.
    """
    shipped = shipped_maps()
    path = shipped.get(str(name)) or as_on_disk(Path(name))
    if not path.exists():
        remedy = f"The maps that come with matsheets: {listed(list(shipped))}."
        raise FrameworkError(name, "is neither a map that matsheets ships nor a file.", remedy, code="map")

    def look_for(wanted: FrameworkEdition) -> None:
        if isinstance(frameworks, FrameworkShelf):
            FrameworkFinder(files_beside(path)).look_for(wanted, frameworks)

    if is_spreadsheet(path):
        return read_map_sheet(path, frameworks, shipped_matters(), look_for=look_for)
    return ReadMap(load_map(path, frameworks, look_for))


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
