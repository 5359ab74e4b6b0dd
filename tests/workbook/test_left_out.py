"""What a workbook names as examples of what may be raised beyond its framework."""

import pytest

from matsheets.frameworks.framework_files import open_framework
from matsheets.model.optional_columns import LAST_TIME
from matsheets.workbook.layout.guide_wording import steps
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.optional_tabs import tab_with_columns
from matsheets.workbook.layout.schema import Part


@pytest.mark.parametrize(("name", "number"), [("mat-assurance-framework", 4), ("trust-quality-descriptions", 0)])
def test_finance_is_no_example_where_the_framework_may_ask_about_it(name, number):
    """Only the usual framework is said to leave finance out, on both tabs and in both rounds; another may have a pillar of it."""
    framework, parts = open_framework(name), frozenset({Part.REVIEW})
    beyond = build_layout(framework, parts).require_tab("beyond")
    again = tab_with_columns(beyond, {LAST_TIME}, framework)
    guides = [*steps(framework, parts), *steps(framework, parts, LAST_TIME)]
    assert sum("such as finance" in text for text in (*guides, beyond.instruction, again.instruction)) == number
