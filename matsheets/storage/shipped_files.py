"""Where the shipped frameworks, Word templates and samples are, in a checkout and in an installed copy alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def _shipped_dir(name: str) -> Path:
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def workbook_templates_dir() -> Path:
    """Return the folder with one folder for each shipped framework, and the workbook's theme."""
    return _shipped_dir("workbook_templates")


def doc_templates_dir() -> Path:
    """Return the folder with the shipped Word templates."""
    return _shipped_dir("doc_templates")


def samples_dir() -> Path:
    """Return the folder with the sample trusts' recipes."""
    return _shipped_dir("samples")
