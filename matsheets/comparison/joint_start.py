"""What the joint workbook of some trusts begins with: the trusts, and what several of them share. No aim is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from matsheets.comparison.comparison import ComparedElement, SharedArea, TrustComparison, priorities_for
from matsheets.comparison.trusts import ComparedTrust, Standing
from matsheets.model.cells import within_sentence
from matsheets.model.framework import Framework
from matsheets.model.joint_plans import JointElement, JointTrust, TrustView
from matsheets.model.respondents import trust_number
from matsheets.workbook.layout.joint_tabs import JOINT_PLAN
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part


class JointStart(NamedTuple):
    """What stands in a joint workbook before anybody plans.

    Attributes:
        framework: that of the first trust.
        elements: what several share, in the framework's order, each with what every trust says of it.
        others: the Refs of what several share and for which the workbook has no row, or its framework no element.
    """

    framework: Framework
    trusts: tuple[JointTrust, ...]
    elements: tuple[JointElement, ...]
    others: tuple[str, ...]


def joint_start(comparison: TrustComparison) -> JointStart:
    """Return what the joint workbook of the compared trusts begins with."""
    framework = comparison.trusts[0].review.framework
    known = {heading.ref for heading in framework.headings} | {element.ref for element in framework.elements}
    shared = [_joint_element(comparison, area) for area in comparison.shared_areas]
    fitting = [element for element in shared if element.ref in known]
    room = len(build_layout(framework, [Part.JOINT]).require_tab(JOINT_PLAN).rows)
    listed = fitting[:room]
    return JointStart(
        framework,
        tuple(_joint_trust(trust) for trust in comparison.trusts),
        tuple(listed),
        tuple(element.ref for element in shared if element not in listed),
    )


def _joint_trust(trust: ComparedTrust) -> JointTrust:
    review = trust.review
    number = next((found for a in review.assessments if (found := trust_number(a))), "")
    return JointTrust(trust.name, number, round=review.round, date=review.day)


def _joint_element(comparison: TrustComparison, area: SharedArea) -> JointElement:
    """Return what every trust says of an element; of a whole heading, of each of its elements."""
    elements = [e for e in comparison.elements if e.heading.ref == area.heading.ref]
    if area.element is not None:
        elements = [e for e in elements if e.element.ref == area.element.ref]
    target = area.element or area.heading
    views = (view for element in elements for view in _views(element))
    return JointElement(target.ref, tuple(views))


def _views(element: ComparedElement) -> Iterator[TrustView]:
    for standing in element.standings:
        if standing is not None:
            yield TrustView(standing.trust.name, standing.word, standing.ref, _basis(standing), _priorities(standing))


def _basis(standing: Standing) -> str:
    return within_sentence(standing.basis) if standing.rating else ""


def _priorities(standing: Standing) -> tuple[str, ...]:
    """Return the Refs of a trust's priorities for an element, then for its heading."""
    element = standing.element
    return tuple(
        priority.source.ref
        for ref in (element.element.ref, element.heading.ref)
        for priority in priorities_for(standing.trust, ref)
    )
