"""Which workbooks are compared: of each trust those of its latest round in which a view was given, beside the round before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from matsheets.errors import ReviewError
from matsheets.model.assessment import Assessment
from matsheets.model.cells import fold_prose, listed
from matsheets.model.respondents import WorkbookSummary, answer_text, gives_view, respondent_of
from matsheets.model.summarised_workbooks import SummarisedWorkbooks
from matsheets.review.combine import combine_earlier, combine_group
from matsheets.review.grouping import (
    TrustRound,
    distinct_workbooks,
    group_by_trust_and_round,
    latest_round,
    on_shared_framework,
)
from matsheets.review.review import Review

#: Gives the workbooks of some summaries, in their order.
Read = Callable[[Sequence[WorkbookSummary]], Iterable[Assessment]]


def rounds_to_compare(workbooks: Iterable[WorkbookSummary]) -> tuple[TrustRound, ...]:
    """Return of each trust the round that is compared, trusts in the order in which they are first given.

    A trust of which nobody gave a view has none; of one that reviewed itself on several frameworks it is a round on that which
    most of the trusts share. Where a trust's pack is here, its packs alone count.

    Why: its chief executive said yes to the pack, and to nothing that is wider.
    """
    latest = map(latest_round, on_shared_framework(group_by_trust_and_round(_counted(list(workbooks)))).values())
    return tuple(group for group in latest if any(workbook.gives_view for workbook in group.workbooks))


def _counted(workbooks: Sequence[WorkbookSummary]) -> Iterator[WorkbookSummary]:
    """Yield each workbook once, in their order; of a trust with a pack, its packs, and each that is another than those before."""
    of_packs = {w.trust_key for w in workbooks if w.is_pack and w.gives_view}
    packs = {w.content_key: w for w in reversed(workbooks) if w.is_pack}
    own = set(map(id, distinct_workbooks(w for w in workbooks if not w.is_pack and w.trust_key not in of_packs)))
    yield from (w for w in workbooks if packs.get(w.content_key) is w or id(w) in own)


def review_of_round(group: TrustRound, read: Read) -> Review:
    """Return the review of a trust's round, with the round before it; of several frameworks, that which was rated first counts.

    Of several packs those of the latest date count, and are joined.

    Raises:
        ReviewError: two such packs say different things of an element.
    """
    assessments = list(read(group.workbooks))
    framework = next((a.framework.id for a in assessments if gives_view(a)), assessments[0].framework.id)
    together = [assessment for assessment in assessments if assessment.framework.id == framework]
    if group.is_of_packs:
        return combine_group(_latest_packs(together))
    before = [assessment for assessment in read(group.earlier) if assessment.framework.id == framework]
    review = combine_group(together)
    return replace(review, earlier=combine_earlier(before, review))


def _latest_packs(packs: Sequence[Assessment]) -> list[Assessment]:
    """Return the packs of one round that have the latest date.

    Raises:
        ReviewError: two of them say different things of an element.
    """
    dates = [respondent_of(pack).date for pack in packs]
    last = max((date for date in dates if date), default=None)
    found = [pack for pack, date in zip(packs, dates, strict=True) if date == last]
    for one, other in combinations(found, 2):
        if refs := [
            ref
            for ref in sorted((one.shared or set()) & (other.shared or set()))
            if _said(one, ref) != _said(other, ref)
        ]:
            raise ReviewError(
                None,
                f"{one.file} and {other.file} are packs of {answer_text(one, 'trust_name')} for one round and day, and they "
                f"say different things of {listed(refs)}.",
                "Ask the trust which of them it stands by, and leave the other out.",
                code="packs-differ",
            )
    return found


def _said(pack: Assessment, ref: str) -> tuple[object, ...]:
    """Return what a pack says of an element."""
    words = (fold_prose(pack.text(ref, column)) for column in ("rationale", "evidence"))
    return pack.value(ref, "rating"), pack.basis_of(ref), *words


def reviews_to_compare(assessments: Iterable[Assessment]) -> tuple[Review, ...]:
    """Return of each trust the review that is compared, trusts in the order in which they are first given."""
    given = SummarisedWorkbooks(assessments)
    return tuple(review_of_round(group, given.of) for group in rounds_to_compare(given.summaries))
