"""The layout by which a workbook that came back is read: in its framework's words, and in those it was printed in."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework, FrameworkWords
from matsheets.model.remembered_framework import recall, remember
from matsheets.model.workbook_identity import Identity, PrintedForm
from matsheets.workbook.layout.layout import EVERY_PART, Layout, build_layout
from matsheets.workbook.layout.schema import Part


def words_printed(identity: Identity, printed: PrintedForm, framework: Framework) -> FrameworkWords | None:
    """Return the words that a workbook was printed in; None where it does not remember its framework.

    Args:
        identity: what it says that it is.
        printed: what it remembers.
        framework: what it is read by, which may have other words by now.
    """
    if printed.framework.get("sum") == remember(framework)["sum"]:
        return framework.words
    found = recall(printed.framework, identity.framework_id, identity.edition)
    return found.words if found else None


def layout_of(assessment: Assessment, parts: Iterable[Part] = EVERY_PART) -> Layout:
    """Return the layout of a workbook with these of its parts."""
    words = words_printed(assessment.identity, assessment.printed, assessment.framework)
    return build_layout(assessment.framework, parts, printed_in=words)
