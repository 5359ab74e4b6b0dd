"""A spreadsheet-driven document generator for English school trusts.

The same work as the command line, from Python::

    import matsheets

    assessments = [matsheets.read_workbook(path) for path in ("executive.xlsx", "trustees.xlsx")]
    for problem in matsheets.check(assessments[0]):
        print(problem)
    review = matsheets.combine(assessments)
    with open("summary.docx", "wb") as out:
        out.write(matsheets.build_document("summary", review))
    print(matsheets.ratings_table(assessments).groupby("group").rating.min())

Every name is imported when it is first used, so that ``import matsheets`` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matsheets._version import __version__

if TYPE_CHECKING:
    from matsheets.checks import check
    from matsheets.documents.contexts.document_kinds import DocumentKind
    from matsheets.documents.pages.board_page import view
    from matsheets.documents.template.build import build_document
    from matsheets.documents.template.comparison_paper import compare
    from matsheets.documents.template.joint_plan_paper import build_joint_plan
    from matsheets.documents.template.programme_papers import build_pooled_paper, build_programme_paper
    from matsheets.frameworks.framework_files import load_framework, open_framework, read_framework
    from matsheets.frameworks.framework_finder import read_workbook
    from matsheets.frameworks.map_files import open_map
    from matsheets.frameworks.sheet_drawing import write_framework_sheet
    from matsheets.meeting.prepare import prepare_meeting
    from matsheets.programme.pooled_figures import pooled_figures_of
    from matsheets.review.combine import combine, combine_all
    from matsheets.review.data_frames import all_tables, priorities_table, ratings_table, review_table
    from matsheets.rounds.carry_forward import carry_forward
    from matsheets.sharing.pack import share
    from matsheets.steps.programme_run import programme_of
    from matsheets.steps.status import status
    from matsheets.workbook.layout.layout import build_layout
    from matsheets.workbook.write.writer import write_workbook

__all__ = [
    "DocumentKind",
    "__version__",
    "all_tables",
    "build_document",
    "build_joint_plan",
    "build_layout",
    "build_pooled_paper",
    "build_programme_paper",
    "carry_forward",
    "check",
    "combine",
    "combine_all",
    "compare",
    "load_framework",
    "open_framework",
    "open_map",
    "pooled_figures_of",
    "prepare_meeting",
    "priorities_table",
    "programme_of",
    "ratings_table",
    "read_framework",
    "read_workbook",
    "review_table",
    "share",
    "status",
    "view",
    "write_framework_sheet",
    "write_workbook",
]

_HOME = {
    "DocumentKind": "documents.contexts.document_kinds",
    "all_tables": "review.data_frames",
    "build_document": "documents.template.build",
    "build_joint_plan": "documents.template.joint_plan_paper",
    "build_layout": "workbook.layout.layout",
    "build_pooled_paper": "documents.template.programme_papers",
    "build_programme_paper": "documents.template.programme_papers",
    "carry_forward": "rounds.carry_forward",
    "check": "checks",
    "combine": "review.combine",
    "combine_all": "review.combine",
    "compare": "documents.template.comparison_paper",
    "load_framework": "frameworks.framework_files",
    "open_framework": "frameworks.framework_files",
    "open_map": "frameworks.map_files",
    "pooled_figures_of": "programme.pooled_figures",
    "prepare_meeting": "meeting.prepare",
    "priorities_table": "review.data_frames",
    "programme_of": "steps.programme_run",
    "ratings_table": "review.data_frames",
    "read_framework": "frameworks.framework_files",
    "read_workbook": "frameworks.framework_finder",
    "review_table": "review.data_frames",
    "share": "sharing.pack",
    "status": "steps.status",
    "view": "documents.pages.board_page",
    "write_framework_sheet": "frameworks.sheet_drawing",
    "write_workbook": "workbook.write.writer",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'matsheets' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"matsheets.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
