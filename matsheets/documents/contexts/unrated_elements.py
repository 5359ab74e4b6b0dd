"""What was not rated: who chose not to and why, and what groups had said of an element that a meeting left unrated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.pattern_values import by_group, by_rating
from matsheets.documents.contexts.values import AGREED_VIEW, Values, said
from matsheets.documents.contexts.views import views_of
from matsheets.model.cells import listed, sentence_start
from matsheets.model.framework import NOT_RATED
from matsheets.review.review import Review, View

#: Characters of a reason, and of one among several of an element.
_REASON, _BRIEF = 190, 110


def why_not_rated(review: Review, names: Mapping[str, str]) -> list[Values]:
    """Return who does not rate what and why, in few points: by reason where reasons recur, else by element."""
    by_reason: dict[str, list[str]] = {}
    by_element: dict[str, list[str]] = {}
    for element in review.elements:
        own = [view for view in views_of(element) if view.not_rated]
        whose: dict[str, list[View]] = {}
        for view in own:
            whose.setdefault(view.rationale if not view.respondent.agreed else f"agreed {view.rationale}", []).append(
                view
            )
        what = f"{element.element.ref} {element.element.short}"
        for text in [_not_rated_by(views, names) for views in whose.values()]:
            by_reason.setdefault(cut(text, _REASON), []).append(what)
            by_element.setdefault(what, []).append(cut(text, _BRIEF))
        if element.left_unrated:
            given = by_rating(element.rated_views, names, said="had said")
            text = f"{sentence_start(given)}."
            by_reason.setdefault(text, []).append(what)
            by_element.setdefault(what, []).append(text)
    if len(by_reason) <= len(by_element):
        return [{"what": listed(what), "text": text} for text, what in by_reason.items()]
    return [{"what": what, "text": " ".join(texts)} for what, texts in by_element.items()]


def _not_rated_by(views: Sequence[View], names: Mapping[str, str]) -> str:
    """Return whose ``Not rated`` it is, and their one reason: ``Not rated by trustees: …``."""
    who, reason = views[0].respondent, said(views[0].rationale)
    if who.agreed:
        return f"{NOT_RATED}, {AGREED_VIEW.lower()}: {reason}"
    nameless = len(views) == 1 and not who.group
    return f"{NOT_RATED} by {who.name or 'a group that is not recorded' if nameless else by_group(views, names, articles=True)}: {reason}"
