"""What the plan's resources cost, as far as their words name an amount that can be added.

Resources are words. A sum is added where a cell names one amount and nothing beside it that makes it another; every other cell
with an amount is named, so that nobody takes the sum for all that the plan costs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from matsheets.documents.contexts.page_room import names_in
from matsheets.model.parsing import format_money
from matsheets.review.review import Priority

#: An amount in pounds: ``£1,200``, ``£ 950.50``, ``£1.5k``, ``£2 million``.
_AMOUNT = re.compile(
    r"£\s*(?P<figures>[0-9]{1,3}(?:[, ][0-9]{3})+(?![0-9])|[0-9]+)(?P<part>\.[0-9]+)?\s*(?P<times>k|m|thousand|million)?\b",
    re.IGNORECASE,
)
_TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
#: Words that make one amount more than one, less than one, or none: again and again, for each of several, about, a range.
_NOT_ONE = re.compile(
    r"\b(?:per|each|every|annual(?:ly)?|yearly|termly|monthly|weekly|daily|p\.?\s?a\b|pcm|twice|again|times|up to|at least|at most"
    r"|about|around|approx(?:imately|\.)?|roughly|circa|over|under|(?:less|more|fewer) than|maximum|minimum|between|save[sd]?|saving)\b"
    r"|£[^£;.]{0,16}?\ba(?:n)? (?:year|term|half[- ]term|month|week|day|hour|session|visit|pupil|school|person|head|place)\b"
    r"|£[0-9., ]*(?:k|m)?\s*(?:[x×*/+]|[-–—]\s*£?[0-9]|to\s+£?[0-9])|[x×*]\s*£|(?:~|\bc\.?)\s*£|£\s*[0-9.,]*\?",
    re.IGNORECASE,
)


def amount_of(text: str) -> Decimal | None:
    """Return the one amount that a text names as it is; None where it names none, or one that cannot be added."""
    found = list(_AMOUNT.finditer(text))
    if len(found) != 1 or text.count("£") != 1 or _NOT_ONE.search(text):
        return None
    one = found[0]
    figures = Decimal(re.sub(r"[, ]", "", one["figures"]) + (one["part"] or ""))
    return figures * _TIMES.get((one["times"] or "").casefold(), 1)


def costs_in_words(priorities: Sequence[Priority], room: int, *, over: Sequence[Priority] = ()) -> str:
    """Return what the amounts in the plan's resources come to and whose they are, and which were not added; blank without any.

    Args:
        priorities: of the plan that are open.
        room: characters that the Refs of each kind may take.
        over: those that are done or stopped, whose amounts are nothing to come any more.
    """
    named = [(p.source.ref, amount_of(p.resources)) for p in priorities if "£" in p.resources]
    added = {ref: amount for ref, amount in named if amount is not None}
    others = [ref for ref, amount in named if amount is None]
    told = []
    if added:
        total = format_money(sum(added.values(), Decimal())).removesuffix(".00")
        whose = "open priorities" if over else "resources"
        told.append(f"The plan's {whose} name {total} in all, from {names_in(list(added), room)}.")
    if others:
        what = "several amounts, a range, or an amount that comes again"
        start = "Not added" if added else "The plan's resources name amounts that cannot be added"
        told.append(f"{start}: {names_in(others, room)}, with {what}.")
    if past := [p.source.ref for p in over if "£" in p.resources]:
        told.append(f"Left out, done or stopped: {names_in(past, room)}.")
    return " ".join(told)
