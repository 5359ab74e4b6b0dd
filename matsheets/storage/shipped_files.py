"""Where the shipped frameworks, Word templates and samples are, in a checkout and in an installed copy alike."""

from __future__ import annotations

from pathlib import Path

from matsheets.errors import TemplateError

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


def doc_template(name: str, own: Path | None) -> Path:
    """Return a template of documents or pages: the user's own where there is one, else ours.

    Args:
        name: of its file.
        own: a template, or a folder with templates, or None for ours.

    Raises:
        TemplateError: it is neither a file nor a folder.
    """
    if own is not None and not own.exists():
        raise TemplateError(own, "does not exist.", "Check the name and the folder.", code="missing")
    found = own / name if own is not None and own.is_dir() else own
    return found if found is not None and found.is_file() else doc_templates_dir() / name


def samples_dir() -> Path:
    """Return the folder with the sample trusts' recipes."""
    return _shipped_dir("samples")
