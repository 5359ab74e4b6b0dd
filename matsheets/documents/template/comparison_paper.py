"""The Word document that has two to four trusts beside each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from matsheets._version import __version__
from matsheets.comparison.comparison import TrustComparison
from matsheets.documents.contexts.comparison import comparison_context
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.unbroken_hyphens import with_unbroken_hyphens
from matsheets.documents.record.manifest import NAMES_JOINED, Manifest, SourceFile
from matsheets.documents.template.build import fill_values
from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed
from matsheets.model.fingerprints import key_without_logs


def build_comparison(
    comparison: TrustComparison, *, templates: Path | str | None = None, version: str = __version__
) -> bytes:
    """Make the paper of a comparison and return its bytes; the same trusts in the same order give the same bytes.

    Args:
        comparison: two to four trusts.
        templates: a template of your own, or a folder with them; without one there, ours.
        version: of matsheets.

    Raises:
        TemplateError: the user's own template cannot be used, or is not there.
        DocumentError: ours could not be filled, which is a fault of ours.
    """
    day = comparison_day(comparison)
    values = comparison_context(comparison, made_on=day, version=version)
    workbooks = tuple(compared_workbooks(comparison))
    framework = comparison.trusts[0].review.framework
    made = Manifest(
        version, framework.id, framework.edition, DocumentKind.COMPARISON.slug, draft=False,
        trust=NAMES_JOINED.join(trust.name for trust in comparison.trusts),
        round=NAMES_JOINED.join(dict.fromkeys(trust.review.round for trust in comparison.trusts if trust.review.round)),
        sources=tuple(SourceFile(a.file, a.sha256) for a in workbooks),
        workbook_ids=tuple(a.identity.workbook_id for a in workbooks),
        contents=tuple(map(key_without_logs, workbooks)),
    )  # fmt: skip
    labels = {rating.label for trust in comparison.trusts for rating in trust.review.framework.scale.ratings}
    return fill_values(
        DocumentKind.COMPARISON,
        with_unbroken_hyphens(values, sorted(labels), workbooks),
        made,
        day=day,
        title=f"{DocumentKind.COMPARISON.title}: {listed([trust.short for trust in comparison.trusts])}",
        templates=Path(templates) if templates is not None else None,
    )


def comparison_day(comparison: TrustComparison) -> dt.date | None:
    """Return the day of a comparison: the latest that a trust's workbooks give for its review or its meeting."""
    return max((trust.review.day for trust in comparison.trusts if trust.review.day), default=None)


def compared_workbooks(comparison: TrustComparison) -> Iterable[Assessment]:
    """Yield the workbooks that a comparison says something of: of each trust its latest round's, then the round's before."""
    for trust in comparison.trusts:
        for review in (trust.review, *trust.review.before[:1]):
            yield from review.assessments
