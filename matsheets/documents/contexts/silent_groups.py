"""The groups that answered in the round before and gave no view in this one: a board is told whose eyes it lacks."""

from __future__ import annotations

from matsheets.documents.contexts.board_requests import in_words
from matsheets.model.cells import fold, sentence_start
from matsheets.model.respondents import Respondent
from matsheets.model.rounds import round_in_words
from matsheets.review.review import Review


def silent_groups(review: Review) -> str:
    """Return which groups answered in the round before and not in this one, in a sentence; blank where none did."""
    if review.earlier is None:
        return ""
    answered = set(map(_kind, review.raters))
    before = {_kind(each): each.group for each in review.earlier.raters if each.group and not each.agreed}
    silent = {kind: group for kind, group in before.items() if kind not in answered}
    if not silent:
        return ""
    count = in_words(len(silent))
    groups = "group that answered" if len(silent) == 1 else "groups that answered"
    return (
        f"{sentence_start(count)} {groups} in {round_in_words(review.earlier.round)} gave no view this time: "
        f"{'; '.join(silent.values())}."
    )


def _kind(respondent: Respondent) -> str:
    """Return what tells a group in whatever round: its kind, else its name."""
    return fold(respondent.kind or respondent.group)
