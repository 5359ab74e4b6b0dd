"""A spreadsheet-driven document generator for English school trusts.

The same work as the command line, from Python::

    import datetime as dt
    from pathlib import Path
    import matsheets

    framework = matsheets.open_framework("mat-assurance-framework")
    layout = matsheets.build_layout(framework)
    with Path("review.xlsx").open("wb") as out:
        matsheets.write_workbook(out, layout, workbook_id="a1b2c3", created=dt.datetime(2026, 9, 7))

    assessment = matsheets.read_workbook(Path("completed.xlsx"), [framework])
    for problem in matsheets.check(assessment):
        print(problem)
    review = matsheets.combine([assessment])
    Path("summary.docx").write_bytes(matsheets.build_document(matsheets.DocumentKind.SUMMARY, review))

Every name is imported when it is first used, so that ``import matsheets`` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matsheets._version import __version__

if TYPE_CHECKING:
    from matsheets.checks import check
    from matsheets.documents.contexts.document_kinds import DocumentKind
    from matsheets.documents.template.build import build_document
    from matsheets.model.framework_file import load_framework, open_framework
    from matsheets.review.combine import combine, combine_all
    from matsheets.review.data_frames import ratings_table
    from matsheets.workbook.layout.layout import build_layout
    from matsheets.workbook.read.reader import read_workbook
    from matsheets.workbook.write.writer import write_workbook

__all__ = [
    "DocumentKind",
    "__version__",
    "build_document",
    "build_layout",
    "check",
    "combine",
    "combine_all",
    "load_framework",
    "open_framework",
    "ratings_table",
    "read_workbook",
    "write_workbook",
]

_HOME = {
    "DocumentKind": "documents.contexts.document_kinds",
    "build_document": "documents.template.build",
    "build_layout": "workbook.layout.layout",
    "check": "checks",
    "combine": "review.combine",
    "combine_all": "review.combine",
    "load_framework": "model.framework_file",
    "open_framework": "model.framework_file",
    "ratings_table": "review.data_frames",
    "read_workbook": "workbook.read.reader",
    "write_workbook": "workbook.write.writer",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'matsheets' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"matsheets.{_HOME[name]}"), name)
