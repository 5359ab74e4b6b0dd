"""What to know before groups' views are held against each other: who is missing, and whose views are not their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from matsheets.documents.contexts.pattern_values import short_name
from matsheets.model.assessment import Assessment
from matsheets.model.cells import first_listed, fold_prose, listed, within_sentence
from matsheets.model.respondents import AGREED, GROUPS, MENTOR_GROUP, gives_view, holds_review
from matsheets.review.review import Review

#: So many reasons in the same words, and that part of all that two give, are no accident; of so many words has a reason any.
_SAME_REASONS, _SAME_PART, _WORDED_FROM = 3, 0.5, 4
#: So many of those who share their words are named; the others are counted.
_NAMED = 4


def missing_groups(review: Review) -> list[str]:
    """Return the groups of which no workbook gives a view, in their order, by their usual names; a mentor only where one is named."""
    present = {respondent.kind for respondent in review.raters}
    asked = [choice.label for choice in GROUPS if choice.label != AGREED]
    return [group for group in asked if group not in present and (group != MENTOR_GROUP or review.with_mentor)]


def returned_blank(review: Review) -> list[str]:
    """Return the groups, or failing that the files, of workbooks that came back without a rating or a reason."""
    given: list[tuple[str, Assessment]] = [
        (respondent.group or respondent.file, assessment)
        for respondent, assessment in zip(review.respondents, review.assessments, strict=True)
        if not respondent.agreed
    ]
    return [whose for whose, held in given if holds_review(held) and not gives_view(held)]


def first_notes(review: Review, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what a meeting should know first: groups that are missing, and workbooks that are copies of each other.

    *Why:* a pattern counts each view as somebody's own. A group that is missing is in none, and a copy makes two of one.
    """
    missing = missing_groups(review)
    if MENTOR_GROUP in missing:
        yield review.framework.words.fill(
            "No workbook gives the {of_outsider} view: nothing here comes from outside the trust."
        )
    called = review.framework.words.group
    others = [_in_a_sentence(called(group)) for group in missing if group != MENTOR_GROUP]
    if others:
        yield f"No workbook gives the view of {listed(others)}: no pattern counts them. Ask them at the meeting."
    blank = [_in_a_sentence(whose) for whose in returned_blank(review)]
    if blank and len(blank) < len(review.respondents):
        yield f"Returned blank, and so not counted: {listed(blank)}."
    yield from _copies(review, names)


def _in_a_sentence(name: str) -> str:
    short = short_name(name)
    return short if short.endswith(".xlsx") else within_sentence(short)


def _copies(review: Review, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the views that give many of their reasons in the same words, those that share them in one sentence."""
    reasons = _reasons(review)
    alike: list[list[str]] = []
    for one, other in combinations(reasons, 2):
        both = reasons[one].keys() & reasons[other].keys()
        same = [ref for ref in both if reasons[one][ref] == reasons[other][ref]]
        if len(same) < _SAME_REASONS or len(same) <= _SAME_PART * len(both):
            continue
        together = next((each for each in alike if one in each or other in each), None)
        if together is None:
            alike.append([one, other])
        else:
            together.extend(file for file in (one, other) if file not in together)
    for files in alike:
        who = [_in_a_sentence(names[file]) for file in files]
        yield (
            f"The workbooks of {first_listed(who[:_NAMED], len(who))} give most of their reasons in the same words: they may "
            "be one view, counted more than once. Ask who wrote it."
        )


def _reasons(review: Review) -> dict[str, dict[str, str]]:
    """Return the reasons that each respondent gives, by file and Ref, folded; "as above" is none."""
    found: dict[str, dict[str, str]] = {r.file: {} for r in review.raters if not r.agreed}
    for element in review.elements:
        for view in element.views:
            if len(view.rationale.split()) >= _WORDED_FROM and view.respondent.file in found:
                found[view.respondent.file][element.element.ref] = fold_prose(view.rationale)
    return found


def notes_of(review: Review, names: Mapping[str, str]) -> list[str]:
    """Return what a meeting's paper says first; last, that names were left out."""
    last = ["The names of those who filled in the workbooks are left out of this paper."] if review.anonymous else []
    return [*first_notes(review, names), *last]
