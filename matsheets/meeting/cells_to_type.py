"""How much a meeting has to type into its workbook for ``check`` to find nothing lacking, beside an empty workbook."""

from __future__ import annotations

from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.framework import NOT_RATED
from matsheets.model.respondents import REFS
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part


class CellsToType(NamedTuple):
    """The cells of the review that are blank and needed.

    Attributes:
        ratings: elements without a rating.
        rationales: elements without a rationale; a rating that is there to be confirmed counts with one.
        evidence: elements without evidence.
        days: the date of the review, where it is not known.
        filled: cells of the review that are filled in already.
    """

    ratings: int
    rationales: int
    evidence: int
    days: int
    filled: int

    @property
    def typed(self) -> int:
        """The cells to type in all."""
        return self.ratings + self.rationales + self.evidence + self.days

    @property
    def asked(self) -> int:
        """The cells that would be typed into an empty workbook."""
        return self.typed + self.filled


def cells_to_type(written: Assessment) -> CellsToType:
    """Count what is left to type in a meeting's workbook, and what of its review is filled in."""
    refs = [element.ref for element in written.framework.elements]
    review = build_layout(written.framework, [Part.REVIEW])
    to_confirm = {answer.ref for answer in written.unconfirmed}
    not_rated = {ref for ref in refs if written.value(ref, "rating") == NOT_RATED}
    blank = {
        column: sum(written.value(ref, column) is None for ref in refs if column != "evidence" or ref not in not_rated)
        for column in ("rationale", "evidence")
    }
    return CellsToType(
        ratings=sum(written.value(ref, "rating") is None and ref not in to_confirm for ref in refs),
        rationales=blank["rationale"],
        evidence=blank["evidence"],
        days=int(written.value(REFS["review_date"]) is None),
        filled=sum(review.find(answer.ref) is not None for answer in (*written.answers, *written.unconfirmed)),
    )
