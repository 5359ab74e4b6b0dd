"""What to know of a meeting's workbook that goes on from an agreed one: what was carried over, what was not, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matsheets.documents.contexts.pattern_values import short_name
from matsheets.documents.contexts.values import names_of
from matsheets.meeting.workbook import MeetingAnswers
from matsheets.model.assessment import Assessment
from matsheets.model.carried_forward import is_untouched
from matsheets.model.cells import first_listed, listed
from matsheets.model.edition_scales import on_scale
from matsheets.model.framework import Rating
from matsheets.model.group_views import ratings_said
from matsheets.model.problem_catalogue import shorten
from matsheets.model.respondents import REFS
from matsheets.review.review import Review

#: Answers that are listed one by one where they could not be carried over; elements that are named in one line.
_LISTED = 12


def settled_workbooks(review: Review) -> tuple[Assessment, ...]:
    """Return the agreed workbooks of a review, the one to go on from first: that with the most answers."""
    agreed = [a for r, a in zip(review.respondents, review.assessments, strict=True) if r.agreed]
    return tuple(sorted(agreed, key=lambda a: (-len(a.answers), a.file)))


def carried_words(review: Review, agreed: Sequence[Assessment], made: MeetingAnswers) -> Iterator[str]:
    """Yield what became of what was typed in agreed workbooks, in sentences.

    Args:
        review: what the groups say, and the agreed workbooks.
        agreed: those workbooks, the one that the new one goes on from first.
        made: what the new one is written with.
    """
    first, *others = agreed
    count = len(made.carried)
    untouched = is_untouched(first)
    if count:
        answers = "1 answer" if count == 1 else f"{count} answers"
        how = "carried forward from the round before" if untouched else "carried over as typed there"
        yield f"It goes on from {first.file}: {answers} {how}, so that nothing is typed twice."
    if made.unplaced:
        yield f"Not carried over from {first.file}, because it is not clear what it answers:"
        yield from (f"  {left.where}: {shorten(left.says)}. {left.why}" for left in made.unplaced[:_LISTED])
        if len(made.unplaced) > _LISTED:
            yield f"  and {len(made.unplaced) - _LISTED} more"
    if first.objects:
        things = (
            "1 note, comment or picture"
            if len(first.objects) == 1
            else f"{len(first.objects)} notes, comments or pictures"
        )
        yield f"{first.file} also has {things}, which the new workbook has not."
    for other in others:
        here = {(a.ref, a.column): a.text for a in first.answers}
        more = [a for a in other.answers if a.ref != REFS["respondent"] and here.get((a.ref, a.column)) != a.text]
        if more:
            refs = list(dict.fromkeys(answer.ref for answer in more))
            yield (
                f"{other.file} is agreed too, and says something else in {first_listed(refs[:_LISTED], len(refs))}. "
                f"That was not carried over: see which of the two is right."
            )
    yield from _met_by_new_views(review, first)
    left = [a.file for a in agreed if not is_untouched(a)]
    if not left:
        yield f"Go on in the new one: nothing was changed in {first.file}, so it may stay where it is."
        return
    them = "it" if len(left) == 1 else "them"
    yield (
        f"Go on in the new one, and move {listed(left)} out of the trust's folder, or leave {them} out: a round has "
        "one agreed workbook."
    )


def _met_by_new_views(review: Review, first: Assessment) -> Iterator[str]:
    """Yield which settled ratings somebody speaks against who was not heard before; they stay as they are."""
    names, scale, found = names_of(review.respondents), review.framework.scale, []
    for element in review.elements:
        ref = first.framework.ref_of(element.element)  # the workbook may be on another edition
        settled, said = first.value(ref, "rating"), first.group_views.get(ref, "")
        if not isinstance(settled, Rating) or not said:
            continue
        heard = {on_scale(rating, scale) for rating in (settled, *ratings_said(said, first.framework.scale))}
        new = [view for view in element.rated_views if view.rating not in heard]
        if new:
            told = ", ".join(f"{short_name(names[v.respondent.file])}: {v.rating.label}" for v in new if v.rating)
            found.append(f"{element.element.ref} (settled at {on_scale(settled, scale).label}; {told})")
    if found:
        yield f"Settled ratings stay, and a view that was not heard before differs on {listed(found)}."
