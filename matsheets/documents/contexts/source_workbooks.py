"""The tables of sources: who filled in each workbook of a round, and a row for each round before it."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.documents.contexts.values import (
    AGREED_VIEW,
    NOT_RECORDED,
    Field,
    Values,
    fields,
    review_dates,
    said,
    workbook_fields,
    workbook_values,
)
from matsheets.model.respondents import GROUP_NOT_RECORDED
from matsheets.review.review import Review


def earlier_workbook_values(review: Review) -> Iterator[Values]:
    """Yield what a table of sources says of each earlier round, the newest first, whose own papers name each workbook."""
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


def contributor_values(review: Review) -> Iterator[Values]:
    """Yield what ``workbook_values`` does of each workbook, with who filled it in.

    ``view`` leaves out the person's name, which stands beside it.
    """
    for workbook, respondent in zip(workbook_values(review), review.respondents, strict=True):
        view = workbook["who"]
        if respondent.rates and respondent.name:
            view = AGREED_VIEW if respondent.agreed else respondent.group or GROUP_NOT_RECORDED
        name = respondent.name or respondent.role or NOT_RECORDED
        yield {**workbook, "view": view, "name": name, "role": respondent.role if respondent.name else ""}


def contributor_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``contributor_values``."""
    return fields(
        workbook_fields(prefix, "a workbook's file name"),
        (f"{prefix}.view", "whose view it holds, without the name of the person", "text"),
        (f"{prefix}.name", "who filled it in, or failing a name their role", "text"),
        (f"{prefix}.role", "their role; blank where it is not given, or stands as the name", "text"),
    )
