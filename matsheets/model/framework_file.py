"""A framework's file: a YAML file in ``workbook_templates/<id>/framework.yaml``, or one of the user's own.

Loading checks everything and reports every fault at once, with its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from matsheets.errors import FrameworkError
from matsheets.model.cells import fold
from matsheets.model.framework import Framework
from matsheets.model.framework_reading import FrameworkReading, framework_of
from matsheets.model.yaml_nodes import read_yaml
from matsheets.storage.shipped_files import workbook_templates_dir


def load_framework(path: Path | str) -> Framework:
    """Load and check a framework file.

    Args:
        path: a ``framework.yaml``, or the folder that holds one.

    Raises:
        FrameworkError: with every fault found and its line.
    """
    given = Path(path)
    path = given / "framework.yaml" if given.is_dir() else given
    if path != given and not path.exists():
        remedy = "Name the framework's file, or a folder with one."
        raise FrameworkError(given, "is a folder without a framework.yaml.", remedy)
    tree = read_yaml(path, "framework")
    return framework_of(FrameworkReading(faults=tree.faults), tree.root, path)


#: The framework that a new workbook is on unless another is named.
DEFAULT_FRAMEWORK = "mat-assurance-framework"


@cache
def shipped_files() -> Mapping[str, Path]:
    """Return the file of each framework that comes with matsheets by its name: the usual one first, former editions last.

    A framework's name is its id; that of a former edition has its number behind it: ``mat-assurance-framework/1.0``.
    """
    found = sorted(workbook_templates_dir().glob("*/framework.yaml"))
    found.sort(key=lambda path: path.parent.name != DEFAULT_FRAMEWORK)
    current = {path.parent.name: path for path in found}
    every = (path for file in current.values() for path in sorted(file.parent.glob("*.yaml")))
    return current | {f"{path.parent.name}/{path.stem}": path for path in every if path not in current.values()}


@cache
def _load_shipped(name: str) -> Framework:
    """Load a framework that comes with matsheets.

    Why only once: a script calls ``read_workbook`` for one file after another, and it asks for its framework each time.
    """
    return load_framework(shipped_files()[name])


def shipped_frameworks() -> tuple[Framework, ...]:
    """Load every framework that comes with matsheets, and then their former editions, which people have workbooks on."""
    return tuple(map(_load_shipped, shipped_files()))


def shipped_for(framework_id: str, edition: str) -> tuple[Framework, ...]:
    """Load the framework that comes with matsheets in an edition; without such a one, all editions with that id.

    Why not all of them: a workbook says which it is on, and reading the files of the others would take longer than it does.
    """
    found: list[Framework] = []
    for name in shipped_files():
        if fold(name.partition("/")[0]) == fold(framework_id):
            found.append(_load_shipped(name))
            if fold(found[-1].edition) == fold(edition):
                return (found[-1],)
    return tuple(found)
