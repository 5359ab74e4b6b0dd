"""The evidence by a map's context: a trust's own words under what they bear on. It has no rating, and rates nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from matsheets.documents.contexts.evidence import LONG
from matsheets.documents.contexts.source_workbooks import contributor_fields, contributor_values
from matsheets.documents.contexts.values import (
    COMMON_FIELDS,
    Field,
    Values,
    common_values,
    fact_text,
    fields,
    names_of,
    source_fields,
    source_value,
)
from matsheets.documents.contexts.views import issue_fields, issue_values
from matsheets.errors import ReviewError
from matsheets.model.framework import Framework
from matsheets.model.framework_map import FrameworkEdition, FrameworkMap, MapLink, OpenMap, Side
from matsheets.model.parsing import is_placeholder
from matsheets.review.other_editions import asked_elsewhere
from matsheets.review.review import ElementReview, Review, View

#: What other documents say of the scale. Why it is left out: whoever sees no rating cannot take this paper for a grade.
_OF_THE_SCALE = frozenset({"scale", "strong_ratings", "weak_ratings", "between_ratings", "explanation"})


class _Words(NamedTuple):
    """What one respondent wrote of one element; blank where they wrote nothing that says anything."""

    view: View
    rationale: str
    evidence: str


def evidence_by_map_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> Values:
    """Return everything that the evidence by a map is filled with; the names are in ``EVIDENCE_BY_MAP_FIELDS``."""
    found = map_of_review(review)
    names = names_of(review.respondents)
    common = common_values(review, made_on=made_on, draft=draft, missing=missing, version=version)
    words = {element.element.ref: tuple(_words_of(element)) for element in review.elements}
    subjects = list(_subject_values(found, words, names))
    return {
        **{name: value for name, value in common.items() if name not in _OF_THE_SCALE},
        "handling": fact_text(review.facts.get("handling")),
        "agreed": review.settled,
        "map": _map_value(found.map, review.arranged_by),
        "arranged_by": _arranged_by(found),
        "subject": found.subject_word.one,
        "a_subject": found.subject_word.with_article,
        "subjects_word": found.subject_word.many,
        "subjects": subjects,
        "bare": [subject["name"] for subject in subjects if not subject["spoken_to"]],
        "idle": [{"ref": e.ref, "title": e.title, "written": bool(words[e.ref])} for e in found.idle_elements],
        "asked_elsewhere": list(_asked_elsewhere(review, names)),
        "issues": [
            {**value, "long": sum(map(len, issue[:4])) > LONG}
            for issue, value in zip(review.issues, issue_values(review.issues, names), strict=True)
        ],
        "workbooks": list(contributor_values(review)),
    }


def _asked_elsewhere(review: Review, names: Mapping[str, str]) -> Iterator[Values]:
    """Yield what only another edition asks, and somebody wrote something of."""
    for element in asked_elsewhere(review):
        if words := tuple(_words_of(element)):
            yield {
                "ref": element.element.ref,
                "title": element.element.title,
                "names_evidence": any(said.evidence for said in words),
                "views": [_view_value(said, names) for said in words],
            }


def map_of_review(review: Review) -> OpenMap:
    """Return the map that a review is arranged by, as its own framework and edition have it.

    Raises:
        ReviewError: there is none, or it is of other frameworks.
    """
    by, frame = review.arranged_by, review.framework
    found = by.on(frame) if by else None
    if found is None:
        named = f'"{by.map.title}" is no map of' if by else "There is no map of"
        what = f'{named} the {frame.words.framework.one} "{frame.title}", which these workbooks are on.'
        raise ReviewError(None, what, "Name a map of it. See: matsheets framework list", code="other-map")
    return found


def _map_value(found: FrameworkMap, given: OpenMap | None) -> Values:
    """Return what is said of a map, and the edition that it was written for where the review is on another one."""
    sides = (given.map.origin, given.map.target) if given else ()
    known = [side for side in sides if isinstance(side, FrameworkEdition) and side.framework == found.origin.framework]
    return {
        **{name: getattr(found, name) for name in ("title", "edition", "source", "wording")},
        "of_edition": "" if found.origin in known else known[0].edition,
    }


def _arranged_by(found: OpenMap) -> Values:
    """Return what is said of the matters, or of the other framework; a map's own matters have the map's words."""
    target = found.target if found.target.title else found.map
    value = {name: getattr(target, name) for name in ("title", "edition", "source", "wording")}
    return {**value, "is_framework": isinstance(found.target, Framework)}


def _subject_values(
    found: OpenMap, words: Mapping[str, tuple[_Words, ...]], names: Mapping[str, str]
) -> Iterator[Values]:
    """Yield what the words bear on, with those under it.

    An element's words stand once: under what is the same, else under the first that it bears on.
    """
    borne = {element.ref: found.borne_on_by(element) for element in found.elements}
    homes = {ref: min(linked, key=lambda each: not each[1].same)[0].name for ref, linked in borne.items() if linked}
    for subject in found.subjects:
        linked = found.bearing_on(subject)
        elsewhere = {side.ref: "" if homes[side.ref] == subject.name else homes[side.ref] for side, _ in linked}
        elements = [_element_value(side, link, words[side.ref], names, elsewhere[side.ref]) for side, link in linked]
        yield {
            "name": subject.name,
            "title": subject.title,
            "about": subject.about,
            "elements": elements,
            "spoken_to": any(element["written"] for element in elements),
            "written": [e["ref"] for e in elements if e["written"]],
            "no_evidence": [e["ref"] for e in elements if e["written"] and not e["names_evidence"]],
            "not_written": [e["ref"] for e in elements if not e["written"]],
        }


def _element_value(
    side: Side, link: MapLink, words: Sequence[_Words], names: Mapping[str, str], elsewhere: str
) -> Values:
    return {
        "ref": side.ref,
        "title": side.title,
        "why": link.why,
        "same": link.same,
        "written": bool(words),
        "names_evidence": any(said.evidence for said in words),
        "elsewhere": elsewhere if words else "",
        "views": [] if elsewhere else [_view_value(said, names) for said in words],
    }


def _view_value(said: _Words, names: Mapping[str, str]) -> Values:
    return {
        "who": names[said.view.respondent.file],
        "rationale": said.rationale,
        "evidence": said.evidence,
        "gives_no_view": said.view.not_rated,
        "long": len(said.rationale) + len(said.evidence) > LONG,
        **source_value(said.view.source),
    }


def _words_of(element: ElementReview) -> Iterator[_Words]:
    """Yield what the trust says of an element: where something was agreed that, and beside it the evidence that groups name.

    Why not the groups' reasons as well: they led to the agreed view, and stand in the diagnostic evidence. Where that gives no
    reason, or leaves unrated what groups rated, theirs are all there is.
    """
    first = element.agreed or element.unsettled
    is_reasoned = element.agreed is not None and not element.left_unrated and bool(_telling(element.agreed.rationale))
    if first:
        yield from _said(first, first.rationale)
    for view in element.views:
        yield from _said(view, "" if is_reasoned else view.rationale)


def _said(view: View, rationale: str) -> Iterator[_Words]:
    found = _Words(view, _telling(rationale), _telling(view.evidence))
    if found.rationale or found.evidence:
        yield found


def _telling(text: str) -> str:
    """Return a text; blank where it only fills its place, as ``n/a`` does."""
    return "" if is_placeholder(text) else text


def _words_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``_view_value``."""
    return fields(
        (f"{prefix}.who", "whose words", "text"),
        (
            f"{prefix}.rationale",
            "the reason given, of an element that was agreed with a reason that one alone; or blank",
            "text",
        ),
        (f"{prefix}.evidence", "the evidence given, or blank", "text"),
        (f"{prefix}.gives_no_view", "the words say why no view is given", "yes or no"),
        (f"{prefix}.long", "they are long, so that their row may run over the end of a page", "yes or no"),
        source_fields(prefix, "its Ref"),
    )


EVIDENCE_BY_MAP_FIELDS = fields(
    (field for field in COMMON_FIELDS if field.name.partition("[]")[0].partition(".")[0] not in _OF_THE_SCALE),
    ("handling", "how the papers are to be handled; blank where nobody said", "text"),
    ("agreed", "views were settled together", "yes or no"),
    ("map.title", "the map's title", "text"),
    ("map.edition", "its edition", "text"),
    ("map.source", "where its two sides come from", "text"),
    ("map.wording", "whose reading it is", "text"),
    ("map.of_edition", "the framework's edition that it was written for, where the workbooks are on another", "text"),
    ("arranged_by.title", "what the words are arranged by: the list of matters, or the other framework", "text"),
    ("arranged_by.edition", "its edition", "text"),
    ("arranged_by.source", "where it comes from, and what is in force", "text"),
    ("arranged_by.wording", "whose words it is in", "text"),
    ("arranged_by.is_framework", "it is another framework", "yes or no"),
    ("subject", "what one of them is called: matter", "text"),
    ("a_subject", "the same with its article: a matter", "text"),
    ("subjects_word", "and several: matters", "text"),
    ("subjects[].name", "a matter's title; of another framework's element its Ref and title", "text"),
    ("subjects[].title", "its title", "text"),
    ("subjects[].about", "what a matter asks; blank where nothing is said of it", "text"),
    ("subjects[].spoken_to", "somebody wrote something that bears on it", "yes or no"),
    ("subjects[].written[]", "the Refs of the elements that bear on it and have words", "list of texts"),
    ("subjects[].no_evidence[]", "the Refs of those for which nobody names evidence", "list of texts"),
    ("subjects[].not_written[]", "the Refs of the elements that bear on it and have no words", "list of texts"),
    ("subjects[].elements[].ref", "an element's Ref", "text"),
    ("subjects[].elements[].title", "its title", "text"),
    ("subjects[].elements[].why", "how it bears on it, where the map says so", "text"),
    ("subjects[].elements[].same", "the map says that the two are the same", "yes or no"),
    ("subjects[].elements[].written", "somebody wrote something of it", "yes or no"),
    ("subjects[].elements[].names_evidence", "somebody names evidence", "yes or no"),
    ("subjects[].elements[].elsewhere", "under what its words stand, where they stood already; else blank", "text"),
    _words_fields("subjects[].elements[].views[]"),
    ("bare[]", "what nothing that was written speaks to, by name", "list of texts"),
    ("idle[].ref", "the Ref of an element that bears on nothing", "text"),
    ("idle[].title", "its title", "text"),
    ("idle[].written", "somebody wrote something of it", "yes or no"),
    ("asked_elsewhere[].ref", "the Ref of an element that only another edition asks, which some of the workbooks are on", "text"),
    ("asked_elsewhere[].title", "its title", "text"),
    ("asked_elsewhere[].names_evidence", "somebody names evidence", "yes or no"),
    _words_fields("asked_elsewhere[].views[]"),
    issue_fields("issues[]"),
    ("issues[].long", "it is long, so that its row may run over the end of a page", "yes or no"),
    contributor_fields("workbooks[]"),
)  # fmt: skip
