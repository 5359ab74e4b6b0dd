"""A framework's file: a YAML file in ``workbook_templates/<id>/framework.yaml``, or one of the user's own.

Loading checks everything and reports every fault at once, with its line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from matsheets.errors import FrameworkError
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


def shipped_files() -> dict[str, Path]:
    """Return the file of each framework that comes with matsheets by its name: the usual one first, former editions last.

    A framework's name is its id; that of a former edition has its number behind it: ``mat-assurance-framework/1.0``.
    """
    found = sorted(workbook_templates_dir().glob("*/framework.yaml"))
    found.sort(key=lambda path: path.parent.name != DEFAULT_FRAMEWORK)
    current = {path.parent.name: path for path in found}
    every = (path for file in current.values() for path in sorted(file.parent.glob("*.yaml")))
    return current | {f"{path.parent.name}/{path.stem}": path for path in every if path not in current.values()}


@cache
def shipped_frameworks() -> tuple[Framework, ...]:
    """Load every framework that comes with matsheets, and then their former editions, which people have workbooks on.

    Why only once: a script calls ``read_workbook`` for one file after another, and it asks for them each time.
    """
    return tuple(map(load_framework, shipped_files().values()))
