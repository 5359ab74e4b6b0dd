"""The Word document of a joint plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matsheets._version import __version__
from matsheets.comparison.rating_changes import ratings_since
from matsheets.comparison.selection import reviews_to_compare
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.joint_plan import joint_plan_context, joint_plan_day
from matsheets.documents.contexts.unbroken_hyphens import with_unbroken_hyphens
from matsheets.documents.record.manifest import NAMES_JOINED, Manifest
from matsheets.documents.template.build import fill_values
from matsheets.errors import ReviewError
from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed
from matsheets.model.joint_plans import JointPlan, is_joint
from matsheets.model.trust_names import fold_name
from matsheets.review.review import Review


def build_joint_plan(
    workbook: Assessment,
    others: Sequence[Assessment] = (),
    *,
    templates: Path | str | None = None,
    missing: Sequence[str] | None = None,
    version: str = __version__,
) -> bytes:
    """Make the paper of a joint plan and return its bytes; the same inputs give the same bytes.

    Args:
        workbook: the joint workbook.
        others: the trusts' packs or workbooks as they are now, so that it can say which ratings have changed since; those of
            trusts that are none of the plan's are passed over.
        templates: a template of your own, or a folder with them; without one there, ours.
        missing: for a draft, one sentence for each thing that is missing; None of any other.
        version: of matsheets.

    Raises:
        ReviewError: it is no joint workbook.
        TemplateError: the user's own template cannot be used, or is not there.
        DocumentError: ours could not be filled, which is a fault of ours.
    """
    if not is_joint(workbook):
        remedy = "Name the workbook with the tab Joint plan, which compare writes."
        raise ReviewError(None, f"{workbook.file} holds no joint plan.", remedy, code="joint-plan-not-found")
    plan = JointPlan(workbook)
    beside = reviews_beside(plan, others)
    values = joint_plan_context(plan, ratings_since(plan, beside), beside, missing=missing, version=version)
    used = (workbook, *(assessment for review in beside for assessment in review.assessments))
    framework = workbook.framework
    made = Manifest(
        version, framework.id, framework.edition, DocumentKind.JOINT_PLAN.slug, missing is not None,
        trust=NAMES_JOINED.join(plan.names), round="", sources=(),
    ).made_from(used, for_others=True)  # fmt: skip
    short = listed(list(plan.short.values()))
    return fill_values(
        DocumentKind.JOINT_PLAN,
        with_unbroken_hyphens(values, [rating.label for rating in framework.scale.ratings], used),
        made,
        day=joint_plan_day(plan, beside),
        ratings=framework.scale.ratings,
        title=f"{DocumentKind.JOINT_PLAN.title}: {short}" if short else DocumentKind.JOINT_PLAN.title,
        templates=Path(templates) if templates is not None else None,
    )


def reviews_beside(plan: JointPlan, others: Sequence[Assessment]) -> tuple[Review, ...]:
    """Return the latest review of each of a plan's trusts that workbooks are given of, in the order of the plan."""
    place = {fold_name(name): number for number, name in enumerate(plan.names)}
    found = (review for review in reviews_to_compare(others) if fold_name(review.trust) in place)
    return tuple(sorted(found, key=lambda review: place[fold_name(review.trust)]))
