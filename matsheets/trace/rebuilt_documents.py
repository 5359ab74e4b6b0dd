"""How each document of several trusts is made again from its workbooks, so that ``verify`` can hold the two side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.results import Outcome
from matsheets.comparison.comparison import compare_trusts
from matsheets.comparison.selection import reviews_to_compare
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import NAMES_JOINED, Manifest, SourceFile
from matsheets.documents.template.comparison_paper import build_comparison, compared_workbooks
from matsheets.documents.template.joint_plan_paper import build_joint_plan
from matsheets.errors import DocumentError, ReviewError
from matsheets.model.joint_plans import is_joint
from matsheets.model.problems import Severity
from matsheets.model.trust_names import fold_name


class RebuiltDocument(NamedTuple):
    """A document of several trusts as the workbooks make it now.

    Attributes:
        content: the bytes of the document.
        files: the names of the workbooks that it says something of.
        edition: of the framework that they are on.
        source_digest: what its own record would have in the place of a list of sources; blank where it has a list.
        draft: whether it would be a draft.
    """

    content: bytes
    files: Set[str]
    edition: str
    source_digest: str = ""
    draft: bool = False


#: Makes the document again: from the workbooks that were read, under the names that it gives them; as its record says, with
#: the days, limits and version that stand there; and from this template. Raises ``DocumentError`` where they make none.
Rebuild = Callable[[Sequence[Outcome], Manifest, Path], RebuiltDocument]


def _comparison_again(outcomes: Sequence[Outcome], manifest: Manifest, template: Path) -> RebuiltDocument:
    """Compare the trusts again, in the order of their names in the record."""
    assessments = [outcome.assessment for outcome in outcomes if outcome.assessment]
    order = [fold_name(name) for name in manifest.trust.split(NAMES_JOINED)]
    try:
        reviews = reviews_to_compare(assessments)
        comparison = compare_trusts(sorted(reviews, key=lambda review: _place(order, fold_name(review.trust))))
    except ReviewError as error:
        raise DocumentError(None, error.what, error.remedy, code="document-other-workbooks") from error
    content = build_comparison(comparison, templates=template, version=manifest.version)
    files = {assessment.file for assessment in compared_workbooks(comparison)}
    return RebuiltDocument(content, files, comparison.trusts[0].review.framework.edition)


def _place(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _joint_plan_again(outcomes: Sequence[Outcome], manifest: Manifest, template: Path) -> RebuiltDocument:
    """Make a joint plan's paper again, from the workbooks that it was made from alone."""
    used = [
        o for o in outcomes if o.assessment and SourceFile(o.assessment.file, o.assessment.sha256) in manifest.sources
    ]
    joint = next((o for o in used if o.assessment and is_joint(o.assessment)), None)
    if joint is None or joint.assessment is None:
        what = "was made from a joint workbook that is not among these."
        raise DocumentError(None, what, f"Name it too: {manifest.sources[0].file}.", code="document-other-workbooks")
    errors = [str(found) for found in joint.problems if found.severity is Severity.ERROR]
    others = [o.assessment for o in used if o.assessment and not is_joint(o.assessment)]
    content = build_joint_plan(
        joint.assessment, others, templates=template, missing=(errors or None) if manifest.draft else None,
        version=manifest.version,
    )  # fmt: skip
    files = {o.assessment.file for o in used if o.assessment}
    return RebuiltDocument(content, files, joint.assessment.framework.edition, draft=bool(errors))


#: How the documents of several trusts are made again, a line for each.
REBUILDS: Mapping[DocumentKind, Rebuild] = {
    DocumentKind.JOINT_PLAN: _joint_plan_again,
    DocumentKind.COMPARISON: _comparison_again,
}
