"""The workbooks of the rounds that a document looks back at: a row for each round, since its own papers name each of them."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.documents.contexts.values import Field, Values, fields, review_dates, said, workbook_values
from matsheets.review.review import Review


def earlier_workbook_values(review: Review) -> Iterator[Values]:
    """Yield what a table of sources says of each earlier round, the newest first."""
    for before in review.before:
        workbooks = list(workbook_values(before))
        editions = dict.fromkeys(str(workbook["edition"]) for workbook in workbooks)
        yield {
            "round": said(before.round),
            "count": len(workbooks),
            "date": review_dates(before),
            "edition": "; ".join(editions),
            "files": ", ".join(f"{workbook['file']} {workbook['fingerprint']}" for workbook in workbooks),
        }


def earlier_workbook_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``earlier_workbook_values``."""
    return fields(
        (f"{prefix}.round", "an earlier round that the document looks back at", "text"),
        (f"{prefix}.count", "how many workbooks of it there are", "number"),
        (f"{prefix}.date", "the first and the last day of its review", "text"),
        (f"{prefix}.edition", "their framework's edition, or editions", "text"),
        (f"{prefix}.files", "their file names, each with the first twelve digits of its SHA-256 fingerprint", "text"),
    )  # fmt: skip
