"""The layout by which a workbook that came back is read: in its framework's words, and in those it was printed in."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Element, Framework, RatingScale
from matsheets.model.remembered_framework import framework_printed
from matsheets.model.workbook_identity import PrintedForm
from matsheets.workbook.layout.layout import EVERY_PART, Layout, build_layout, question_hash
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.layout.tab_definitions import element_texts


def wording(element: Element, scale: RatingScale) -> str:
    """Return what tells an element's words from others: its title, questions and descriptors; not what ratings are called."""
    return question_hash(element_texts(element, scale))


def reworded(framework: Framework, printed: PrintedForm) -> tuple[str, ...]:
    """Return the Refs of the elements whose texts are not those that a workbook on the framework remembers to have printed."""
    known = (element for element in framework.elements if element.ref in printed.questions)
    return tuple(e.ref for e in known if wording(e, framework.scale) != printed.questions[e.ref])


def wording_answered(assessment: Assessment, element: Element) -> str:
    """Return what tells the words to which a workbook's answers on an element are from others.

    What it remembers to have printed comes first: it may have been made before the framework's words were changed. One that has
    lost its memory is of its edition, whose words are known where the edition is there.
    """
    framework, said = assessment.framework, assessment.identity
    ref = framework.ref_of(element)
    if printed := assessment.printed.questions.get(ref):
        return printed
    if not ref or framework.is_remembered or (said.edition and not said.is_on(framework)):
        return f"edition {said.edition or framework.edition}"
    return wording(framework.element(ref), framework.scale)


def layout_of(assessment: Assessment, parts: Iterable[Part] = EVERY_PART) -> Layout:
    """Return the layout of a workbook with these of its parts."""
    then = framework_printed(assessment.identity, assessment.printed, assessment.framework)
    return build_layout(assessment.framework, parts, printed_in=then)
