"""What stands in the way of one document and is no single cell's fault."""

import datetime as dt
from dataclasses import replace

import pytest

from matsheets.batch.document_planning import builds_by_map, plan_builds
from matsheets.batch.reading import read_and_check
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.errors import FrameworkError
from tests.documents.builders import map_of


@pytest.fixture
def in_the_way(desk, said):
    """The messages of one code for one document of some workbooks, written as they are given."""

    def messages(kind, slug, *books):
        files = []
        for number, answers in enumerate(books):
            desk.assess(answers, file=f"book{number}.xlsx", workbook_id=f"w_{number}")
            files.append(desk.folder / f"book{number}.xlsx")
        outcomes = read_and_check(files, desk.frameworks, today=dt.date(2026, 11, 1))
        (build,) = plan_builds(outcomes, [kind], only_where_possible=False)
        assert build.blocked
        return said(build.problems, slug)

    return messages


def test_no_plan_to_build_from(desk, in_the_way):
    """A development plan is asked for, and nobody has written one."""
    assert in_the_way(DocumentKind.PLAN, "plan-not-found", desk.about() | desk.ratings()) == [
        "book0.xlsx: No workbook of this trust and round holds a plan. Fill in the plan in one of them, "
        "then build the document."
    ]


def test_a_map_of_another_framework(desk, said):
    """Evidence is to be arranged by a map that is not of the framework that the workbook is on."""
    desk.assess(desk.about() | desk.ratings(), file="book.xlsx")
    outcomes = read_and_check([desk.folder / "book.xlsx"], desk.frameworks, today=dt.date(2026, 11, 1))
    (build,) = builds_by_map(outcomes, map_of(replace(desk.frameworks[0], id="another")))
    assert not build.planned.possible
    assert said(build.problems, "map-of-other-framework") == [
        'book.xlsx: The map "Ours by matter" is not of the framework that this workbook is on, '
        f'"{desk.frameworks[0].title}". Name one of the maps that are (see: matsheets framework list).'
    ]


def test_no_log_to_build_an_update_from(desk, in_the_way):
    """A progress update is asked for, and nothing was logged of the plan."""
    assert in_the_way(DocumentKind.UPDATE, "log-not-found", desk.about() | desk.ratings() | desk.priority()) == [
        "book0.xlsx: The logs of this trust and round have no entry with a date, or none after the paper before, so that a progress "
        "update has no day. Fill in the tab Progress, or name the day of the update with --on DATE."
    ]


def test_a_plan_in_several_workbooks(desk, in_the_way):
    """Two raters' workbooks each hold a plan, and none is agreed."""
    first = desk.about() | desk.ratings() | desk.priority()
    second = first | desk.about(group="Trustees") | desk.priority(objective="Something else.")
    assert in_the_way(DocumentKind.PLAN, "plan-in-several", first, second) == [
        "book0.xlsx book1.xlsx: These workbooks of one trust and round each hold a plan, so it is not clear which plan "
        "counts. Keep it in one of them: the one whose group is the agreed one, if there is such a workbook."
    ]


def test_no_partnership_to_build_from(desk, in_the_way):
    """An agreement is asked for, and no workbook has a partnership."""
    assert in_the_way(DocumentKind.SLA, "partnership-not-found", desk.about() | desk.ratings()) == [
        "book0.xlsx: No workbook of this trust and round holds a partnership. "
        "Fill in the partnership in one of them, then build the agreement."
    ]


def test_partnerships_that_differ(desk, in_the_way):
    """Two raters' workbooks each hold a partnership with one school, they differ, and none is agreed."""
    first = desk.about() | desk.ratings() | desk.partnership()
    second = desk.about(group="Trustees") | desk.ratings() | desk.partnership(total_charge=None, notice_weeks=6)
    assert in_the_way(DocumentKind.SLA, "partnerships-differ", first, second) == [
        "book0.xlsx book1.xlsx: These workbooks each hold a partnership with Hazel Lane Primary School, and they differ: "
        "PAR-15 (Notice to end the agreement early, in weeks) and PAR-16 (Total service charge). Keep the one that is right, "
        "or give both the same answers."
    ]


def test_a_document_that_prints_descriptors_needs_the_frameworks_file(desk):
    """Of workbooks whose framework is only remembered no evidence is made, not even as a draft; the summary is."""
    desk.assess(desk.about() | desk.ratings())
    outcomes = read_and_check([desk.folder / "oakfield.xlsx"], [], today=dt.date(2026, 11, 1))
    kinds = [DocumentKind.EVIDENCE, DocumentKind.SUMMARY]
    evidence, summary = plan_builds(outcomes, kinds, only_where_possible=False)
    assert [(p.code, p.place.file) for p in evidence.errors] == [("framework-needed", "oakfield.xlsx")]
    assert not evidence.planned.possible
    assert (summary.errors, summary.planned.possible) == ((), True)
    with pytest.raises(FrameworkError, match="Put its file beside the workbooks"):
        build_document(DocumentKind.EVIDENCE, evidence.review, draft=True)


def test_no_review_to_sum_up(desk, in_the_way):
    """A summary is asked for, and the only workbook holds an agreement."""
    assert in_the_way(DocumentKind.SUMMARY, "review-not-found", desk.about() | desk.partnership()) == [
        "book0.xlsx: No workbook of this trust and round holds a review, so there is nothing to sum up. "
        "Give the workbooks in which people rated the elements too."
    ]
