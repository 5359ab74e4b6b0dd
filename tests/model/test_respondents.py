"""Whose view a workbook holds, and which workbooks are copies or versions of one another."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from matsheets.checks import check_together
from matsheets.model.framework import Framework
from matsheets.model.reserved_names import RESERVED_REFS, RESERVED_TABS
from matsheets.model.respondents import PARTNERSHIP_REFS, PLAN_REFS, REFS, summarise
from matsheets.review.combine import combine
from matsheets.review.grouping import distinct_workbooks
from matsheets.workbook.layout.layout import EVERY_PART, LISTING_TABS, build_layout
from tests import builders
from tests.builders import GREEN, RED, about, ratings, workbook
from tests.conftest import WriteWorkbook

SMALL = builders.framework()
TRUSTEES = "Trustees"


def copy_of_one_workbook(respondent: str, rating, file: str, *, round: str = "Baseline"):
    """What one person of a group sent back; everybody was sent the same blank workbook."""
    whose = about(trust="Oakfield", round=round, group=TRUSTEES, respondent=respondent)
    book = workbook(SMALL, whose | ratings({"AAA-01": rating}), file=file)
    return replace(book, identity=book.identity._replace(workbook_id="0a1b2c3d4e5f"))


class TestVersions:
    def test_two_people_of_one_group_fill_in_copies_of_one_workbook(self) -> None:
        """Both views count, and neither is called a version of the other."""
        books = [copy_of_one_workbook("Asha Patel", GREEN, "a.xlsx"), copy_of_one_workbook("Tom Reed", RED, "b.xlsx")]

        counted = list(distinct_workbooks(map(summarise, books)))
        problems = {problem.code for problem in check_together(books)}

        assert [summary.file for summary in counted] == ["a.xlsx", "b.xlsx"]
        assert combine(books).elements[0].ratings == (RED, GREEN)
        assert problems == {"group-twice"}

    def test_one_person_sends_a_workbook_back_twice(self) -> None:
        """Of two versions by one respondent the first counts, however the name is spelt, and both are named."""
        books = [
            copy_of_one_workbook("Asha Patel", GREEN, "a.xlsx"),
            copy_of_one_workbook("ASHA  PATEL", RED, "b.xlsx"),
        ]

        assert [summary.file for summary in distinct_workbooks(map(summarise, books))] == ["a.xlsx"]
        (problem,) = check_together(books)
        assert problem.code == "workbook-versions"
        assert [place.file for place in problem.places] == ["a.xlsx", "b.xlsx"]

    def test_one_person_uses_a_workbook_again_for_a_later_round(self) -> None:
        """Both rounds count: what somebody says a year later is no version of what they said before."""
        rounds = ("Baseline", "Final")
        books = [copy_of_one_workbook("Asha Patel", GREEN, f"{name}.xlsx", round=name) for name in rounds]

        assert [summary.round for summary in distinct_workbooks(map(summarise, books))] == ["Baseline", "Final"]


class TestRefs:
    """What is written out as a literal outside the layout is what the layout of the shipped framework has."""

    @pytest.mark.parametrize("name", REFS)
    def test_a_ref_is_that_of_the_question(self, framework: Framework, name: str) -> None:
        """Each question of the About tab has the Ref under which it is asked for by name."""
        assert build_layout(framework).row_named("about", name).ref == REFS[name]

    def test_a_plan_and_a_partnership_are_told_by_the_rows_of_their_parts(self, framework: Framework) -> None:
        """The prefixes are those of the answer tabs that a workbook of that part adds, and no others."""
        prefixes = {tab.key: tab.prefix for tab in build_layout(framework).tabs}

        assert {prefixes[key] for key in ("plan", "medium_term")} == set(PLAN_REFS)
        assert {prefixes[k] for k in ("partnership", "charges", "services", "data")} == set(PARTNERSHIP_REFS)

    def test_what_a_framework_may_not_use_is_what_the_other_tabs_use(
        self, framework: Framework, written: WriteWorkbook
    ) -> None:
        """Every prefix and every title of a tab that is not a heading's own is kept from frameworks."""
        headings = {heading.ref for heading in framework.headings}
        titles = openpyxl.load_workbook(written(), read_only=True).sheetnames

        assert {tab.prefix for tab in build_layout(framework, EVERY_PART).tabs} - headings == RESERVED_REFS
        assert {"Start here", "Heat map", "Lists", "_matsheets"} <= set(titles)
        others = {title.casefold() for title in titles} - {heading.tab.casefold() for heading in framework.headings}
        assert others <= RESERVED_TABS
        assert RESERVED_TABS - others == {*LISTING_TABS, "history", "trusts", "joint plan"}
