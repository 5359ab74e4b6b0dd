"""The papers of a comparison: the Word document that has two to four trusts beside each other, and the workbook for their plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from matsheets._version import __version__
from matsheets.comparison.comparison import TrustComparison, compare_trusts
from matsheets.comparison.joint_start import joint_start
from matsheets.comparison.selection import reviews_to_compare
from matsheets.documents.contexts.comparison import comparison_context
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.unbroken_hyphens import with_unbroken_hyphens
from matsheets.documents.record.manifest import NAMES_JOINED, Manifest
from matsheets.documents.template.build import fill_values
from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed
from matsheets.storage.output import slug
from matsheets.storage.temporary_files import truncate
from matsheets.workbook.write.joint_workbook import write_joint_workbook

#: Bytes of each trust's name in the names of files.
_LONGEST_NAME = 48


class ComparisonPapers(NamedTuple):
    """What a comparison of trusts makes.

    Attributes:
        comparison: the trusts beside each other.
        paper_name, workbook_name: what to call the files.
        paper: a Word document.
        workbook: an Excel workbook, with the tabs Trusts and Joint plan.
        others: the Refs of what several share and for which the workbook has no row.
    """

    comparison: TrustComparison
    paper_name: str
    paper: bytes
    workbook_name: str
    workbook: bytes
    others: tuple[str, ...]


def compare(assessments: Iterable[Assessment], *, templates: Path | str | None = None) -> ComparisonPapers:
    """Compare two to four trusts, from their packs or their own workbooks, and make the paper and the joint workbook.

    Of each trust the latest round in which a view was given counts; where a pack of it is there, its packs alone do. The same
    workbooks in the same order give the same bytes.

    Args:
        assessments: the workbooks; trusts stand in the order in which they are first met.
        templates: a template of your own for the paper, or a folder with it; None for ours.

    Raises:
        ReviewError: they are of one trust, or of more than four; the trusts have no element in common; or two packs of one trust
            contradict each other.
        TemplateError: the user's own template cannot be used, or is not there.
    """
    return papers_of(compare_trusts(reviews_to_compare(assessments)), templates=templates)


def papers_of(comparison: TrustComparison, *, templates: Path | str | None = None) -> ComparisonPapers:
    """Make the paper and the joint workbook of a comparison; see ``compare``."""
    start = joint_start(comparison)
    created = dt.datetime.combine(comparison_day(comparison) or dt.date(1980, 1, 1), dt.time(9))
    name = "-".join(truncate(slug(trust.short), _LONGEST_NAME).strip("-") for trust in comparison.trusts)
    return ComparisonPapers(
        comparison,
        f"{name}-{DocumentKind.COMPARISON.slug}.docx",
        build_comparison(comparison, templates=templates),
        f"{name}-joint-plan.xlsx",
        write_joint_workbook(start.framework, start.trusts, start.elements, created=created),
        start.others,
    )


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
        sources=(),
    ).made_from(workbooks, for_others=True)  # fmt: skip
    labels = {rating.label for trust in comparison.trusts for rating in trust.review.framework.scale.ratings}
    return fill_values(
        DocumentKind.COMPARISON,
        with_unbroken_hyphens(values, sorted(labels), workbooks),
        made,
        day=day,
        ratings=list(dict.fromkeys(r for trust in comparison.trusts for r in trust.review.framework.scale.ratings)),
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
