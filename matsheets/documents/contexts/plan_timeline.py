"""The plan term by term: a bar for each priority, from the term in which it starts to the term in which it is due.

A bar is the cells of a table, each with a word in it, so that it is read in grey and by a screen reader alike.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.plan_targets import short_target
from matsheets.documents.contexts.values import Field, Values, fields, source_fields, source_value
from matsheets.model.cells import sentence_start
from matsheets.model.parsing import term_of
from matsheets.review.review import Priority

#: So many terms stand side by side on a landscape page.
MOST_TERMS = 6
#: Behind a bar, and behind the terms that it leaves out. Black stands out from both.
BAR, BLANK = "A9D0D6", "FFFFFF"
#: Characters of a name on one line, and of the objective in it at least.
_LONGEST_NAME, _BEGINNING = 24, 9
_NO_BAR, _GOES_ON = "–", "Goes on"


def timeline_values(priorities: Sequence[Priority]) -> list[Values]:
    """Return the timeline in pieces of up to six terms: the terms, and the bars of the priorities that have a date in them.

    A piece in which nothing starts, is reviewed or falls due is left out, so that one date that is years away does not
    fill pages.
    """
    dated = [p for p in priorities if p.start or p.due]
    used = Counter(map(short_target, dated))
    names = [_name(p, alone=used[short_target(p)] == 1) for p in dated]
    days = [day for p in dated for day in (p.start, p.due, p.review_on) if day]
    pieces = []
    for terms in _split(_terms_between(min(days), max(days))) if days else ():
        rows = [(p, name, [_words(p, term) for term in terms]) for p, name in zip(dated, names, strict=True)]
        if any(set(words) - {"", _GOES_ON} for _, _, words in rows):
            bars = [{"name": name, **_row(p, terms, words)} for p, name, words in rows if any(words)]
            pieces.append({"terms": list(terms), "rows": bars})
    return pieces


def _name(priority: Priority, *, alone: bool) -> str:
    """Return what a priority serves, in a few words; where it does not serve it alone, with its objective's beginning."""
    name = short_target(priority)
    beginning = "" if alone else cut(priority.objective, max(_BEGINNING, _LONGEST_NAME - len(name)))
    return ": ".join(filter(None, [name, beginning]))


def _row(priority: Priority, terms: Sequence[str], words: Sequence[str]) -> Values:
    first, last = priority.start or priority.due, priority.due or priority.start
    assert first is not None
    assert last is not None
    within = {*_terms_between(first, last), term_of(first), term_of(last)}
    bars = [
        {"word": word or _NO_BAR, "fill": BAR if word and term in within else BLANK}
        for term, word in zip(terms, words, strict=True)
    ]
    return {"bars": bars, **source_value(priority.source)}


def _words(priority: Priority, term: str) -> str:
    """Return what a priority does in a term; blank where it has nothing to do with it."""
    events = (("starts", priority.start), ("review", priority.review_on), ("due", priority.due))
    found = ", ".join(word for word, day in events if day and term_of(day) == term)
    if found:
        return sentence_start(found)
    ends = priority.start, priority.due
    return _GOES_ON if ends[0] and ends[1] and term in _terms_between(ends[0], ends[1]) else ""


def _split(terms: Sequence[str]) -> Iterator[Sequence[str]]:
    """Split terms into pieces of about the same length, none longer than fits the page."""
    count = -(-len(terms) // MOST_TERMS)
    size, longer = divmod(len(terms), count)
    at = 0
    for piece in range(count):
        end = at + size + (piece < longer)
        yield terms[at:end]
        at = end


@lru_cache(maxsize=1024)
def _terms_between(first: dt.date, last: dt.date) -> tuple[str, ...]:
    """Return the names of the terms from one date to another, both included; none where they are the wrong way round."""
    if first > last:
        return ()
    month = first.replace(day=15)  # every term begins or ends so that mid-months fall in all of them
    seen = dict.fromkeys([term_of(first)])
    while month <= last:
        if month >= first:
            seen[term_of(month)] = None
        month = (month + dt.timedelta(days=31)).replace(day=15)
    return tuple(dict.fromkeys([*seen, term_of(last)]))


TIMELINE_FIELDS: tuple[Field, ...] = fields(
    ("timeline[].terms[]", "up to six school terms, first to last", "list of texts"),
    source_fields("timeline[].rows[]", "a priority's Ref"),
    (
        "timeline[].rows[].name",
        "what it serves in a few words, with its objective's beginning where several serve it",
        "text",
    ),
    ("timeline[].rows[].bars[].word", "for each of the terms: Starts, Review, Due, Goes on, or a dash", "text"),
    ("timeline[].rows[].bars[].fill", "its colour, six hexadecimal digits, for {% cellbg %}", "text"),
)
