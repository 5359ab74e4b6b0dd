"""The theme: everything about how a workbook looks that is not the framework's, read from its file.

It names no library, so that who only needs a colour loads none.
"""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar, get_type_hints

from matsheets.errors import FrameworkError
from matsheets.storage.regular_files import yaml_loader
from matsheets.storage.shipped_files import workbook_templates_dir

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points."""

    title: float
    lead: float
    section: float
    tile: float
    body: float


@dataclass(frozen=True, slots=True)
class Colours:
    """The palette; what each colour is for is written beside it in the theme file."""

    title: str
    text: str
    muted: str
    page: str
    read: str
    read_line: str
    write: str
    write_line: str
    header: str
    header_write: str
    header_text: str
    rule: str
    link: str
    rating_line: str


@dataclass(frozen=True, slots=True)
class TabColours:
    """Colours of the tabs at the foot of the window, by what the tab belongs to."""

    guide: str
    review: str
    plan: str
    progress: str
    partnership: str
    joint: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything about the look that is not the framework's."""

    font: str
    sizes: Sizes
    colours: Colours
    tabs: TabColours


@cache
def load_theme(path: Path | None = None) -> Theme:
    """Load a theme once; without a path, the shipped one.

    Raises:
        FrameworkError: where the file cannot be read or an entry is missing, unknown or of the wrong kind.
    """
    import yaml

    path = path or workbook_templates_dir() / "theme.yaml"
    try:
        return _fields(Theme, yaml.load(path.read_bytes(), Loader=yaml_loader()), "the theme")
    except (OSError, yaml.YAMLError, ValueError) as error:
        raise FrameworkError(path, f"cannot be used as a theme: {error}.", code="theme") from error


def _fields(kind: type[T], given: object, what: str) -> T:
    """Return a section of the theme, once it has each of its entries, of the right kind, and no other."""
    kinds = get_type_hints(kind)
    if not isinstance(given, dict) or given.keys() != kinds.keys():
        raise ValueError(f"{what} should have these entries and no others: {', '.join(kinds)}")
    return kind(**{name: _entry(kinds[name], given[name], f"{what} › {name}") for name in kinds})


def _entry(kind: type, given: object, what: str) -> object:
    if is_dataclass(kind):
        return _fields(kind, given, what)
    if isinstance(given, bool) or not isinstance(given, str if kind is str else int | float):
        raise ValueError(f"{what} should be a {'text in quotes' if kind is str else 'number'}")
    return kind(given)
