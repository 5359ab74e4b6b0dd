"""Whose names are left out of an anonymous pack: those that the trust's workbooks know, found as a diagnostic meeting's are."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.meeting.personal_names import PersonalNames, names_in
from matsheets.model.respondents import REFS
from matsheets.model.trust_names import fold_name
from matsheets.review.review import Review

#: The questions of About that are answered with people's names: chief executive, chair, mentor, who was at the meeting, presenter.
_NAMED = ("ABT-07", "ABT-08", "ABT-10", REFS["respondent"], "ABT-17", "ABT-18")


def known_names(review: Review, others: Iterable[str] = ()) -> PersonalNames:
    """Return the names of those who filled in a trust's workbooks, of its chief executive, chair and mentor, and of who met.

    Args:
        review: of the round that is shared.
        others: who filled in workbooks of other rounds: a text may still speak of them.
    """
    trusts = {fold_name(str(review.facts.get(name, ""))) for name in ("trust_name", "mentor_trust")}
    people = {*others, *(a.text(ref) for a in review.assessments for ref in _NAMED)}
    people |= {line for text in people for line in text.splitlines()}
    roles = [respondent.role for respondent in review.respondents if respondent.role]
    return names_in(sorted(text for text in people if text and fold_name(text) not in trusts), roles)
