"""What each trust says of each element, for the map and for the chapter that has everything side by side."""

from __future__ import annotations

from collections.abc import Sequence

from matsheets.comparison.comparison import ComparedElement, TrustComparison
from matsheets.comparison.trusts import ComparedTrust, Standing, Words
from matsheets.documents.contexts.page_room import in_brief
from matsheets.documents.contexts.values import (
    NOT_RECORDED,
    Field,
    Values,
    fields,
    rating_fields,
    rating_value,
)
from matsheets.model.cells import listed
from matsheets.model.framework import NOT_RATED
from matsheets.review.review import NOT_SHARED

#: What stands for a rating of an element that a trust's framework has not.
NOT_ASKED = "Not asked"
#: What the words mean that stand for a rating on the map; in the words of the framework.
_NO_RATING = {
    NOT_SHARED: "the trust keeps it to itself, which says nothing about it",
    NOT_ASKED: "the trust's {words.framework.one} has no such {words.element.one}",
    NOT_RATED: "those who were asked could not judge it",
    NOT_RECORDED: "there is no rating in what the trust gave",
}
#: Characters of a reason and of evidence; of several groups, each takes its part of that, down to the least.
_ROOM, _LEAST_ROOM, _MOST_VOICES = 480, 150, 6


def rating_of(standing: Standing | None) -> Values:
    """Return the rating that a trust has, or the words for none: ``Not shared``, ``Not asked``, ``Not rated``."""
    return rating_value(standing.rating, instead=standing.word) if standing else rating_value(None, instead=NOT_ASKED)


def map_rows(comparison: TrustComparison) -> list[Values]:
    """Return a row for each element: each trust's rating in a word."""
    return [
        {
            "ref": element.element.ref,
            "short": element.element.short,
            "cells": [rating_of(standing) for standing in element.standings],
        }
        for element in comparison.elements
    ]


def words_for_none(comparison: TrustComparison) -> list[Values]:
    """Return the words on the map that stand for no rating, each with what it means."""
    shown = {cell["label"] for row in map_rows(comparison) for cell in row["cells"]}
    words = comparison.words
    return [
        {"label": word, "meaning": meaning.format(words=words)} for word, meaning in _NO_RATING.items() if word in shown
    ]


def heading_values(comparison: TrustComparison) -> list[Values]:
    """Return the elements under their headings, with what each trust says of each."""
    found: dict[str, Values] = {}
    for element in comparison.elements:
        heading = element.heading
        value = found.setdefault(heading.ref, {"ref": heading.ref, "title": heading.title, "elements": []})
        value["elements"].append(_element_value(comparison, element))
    return list(found.values())


def _element_value(comparison: TrustComparison, element: ComparedElement) -> Values:
    pairs = list(zip(comparison.trusts, element.standings, strict=True))
    return {
        "ref": element.element.ref,
        "title": element.element.title,
        "sides": [_side_value(standing) for standing in element.shared],
        "not_shared": listed([trust.short for trust, standing in pairs if standing and not standing.shared]),
        "not_asked": listed([trust.short for trust, standing in pairs if not standing]),
    }


def _side_value(standing: Standing) -> Values:
    trust, words = standing.trust, standing.words
    shown = words[:_MOST_VOICES] or (_no_words(standing),)
    room = max(_ROOM // len(shown), _LEAST_ROOM)
    return {
        "short": trust.short,
        "rating": rating_of(standing),
        "basis": standing.basis if standing.rating else "",
        "words": [_words_value(each, room) for each in shown],
        "whole": _whole(trust, standing, words, room),
    }


def _no_words(standing: Standing) -> Words:
    """Return what stands for the words where there are none."""
    instead = NOT_RECORDED if standing.rating else standing.word
    return Words("", instead, instead)


def _words_value(words: Words, room: int) -> Values:
    return {
        "who": words.who,
        "reason": in_brief(words.reason, room) or NOT_RECORDED,
        "evidence": in_brief(words.evidence, room) or NOT_RECORDED,
    }


def _whole(trust: ComparedTrust, standing: Standing, words: Sequence[Words], room: int) -> str:
    """Return where all of an element's words stand; blank where none is cut."""
    more = len(words) - _MOST_VOICES
    cut = any(len(text) > room for each in words for text in (each.reason, each.evidence))
    if more <= 0 and not cut:
        return ""
    view = standing.element.agreed
    where = view.source.file if view else "its pack" if trust.is_pack else "its groups' workbooks"
    also = f"{more} more gave reasons; all of it" if more > 0 else "All of it"
    return f"{also} stands in {where}, {standing.ref}."


def map_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``map_rows``."""
    return fields(
        (f"{prefix}.ref", "an element's Ref", "text"),
        (f"{prefix}.short", "its short name", "text"),
        rating_fields(f"{prefix}.cells[]", "a trust's rating, in the order of the trusts"),
    )


def element_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``heading_values``."""
    side = f"{prefix}.elements[].sides[]"
    return fields(
        (f"{prefix}.ref", "a heading's Ref", "text"),
        (f"{prefix}.title", "its title", "text"),
        (f"{prefix}.elements[].ref", "an element's Ref", "text"),
        (f"{prefix}.elements[].title", "its title", "text"),
        (f"{prefix}.elements[].not_shared", "the trusts that keep it to themselves; blank without any", "text"),
        (f"{prefix}.elements[].not_asked", "the trusts whose framework has no such element; blank without any", "text"),
        (f"{side}.short", "a trust that shows it, in the order given", "text"),
        rating_fields(f"{side}.rating", "its rating"),
        (f"{side}.basis", "where its rating comes from; blank without a rating", "text"),
        (f"{side}.words[].who", "a group, where nothing was agreed; else blank", "text"),
        (f"{side}.words[].reason", "the reason given", "text"),
        (f"{side}.words[].evidence", "the evidence given", "text"),
        (
            f"{side}.whole",
            "where all of the words stand, and how many more groups gave some; blank where none is cut",
            "text",
        ),
    )
