"""Which labels a rating may have: words that people can choose from a list, and that can be told from the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matsheets.model.cells import fold
from matsheets.model.framework import Rating, RatingScale, means_not_rated
from matsheets.model.framework_faults import FrameworkFaultCode as Fault
from matsheets.model.parsing import understand_choice

#: Characters of a label: lists, tables and the keys of charts have room for them.
_LIMIT = 40
#: What a spreadsheet makes a number of when somebody chooses it from a list.
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*%?")
#: What else is no label, and why.
_NO_WORDS = {
    re.compile(r"[=+@].*|-\S.*"): "which a spreadsheet takes for a formula",
    re.compile(r"true|false", re.IGNORECASE): "which a spreadsheet takes for true or false",
    re.compile(r"(\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{2,4}).*"): "which a spreadsheet takes for a date",
    re.compile(r"[\W\d_]+"): "which has no letters",
}


class LabelFault(NamedTuple):
    """What is wrong with a label, and what its sentence needs beside the rating."""

    code: Fault
    facts: Mapping[str, object]


def fault_of_label(label: str) -> LabelFault | None:
    """Return what is wrong with a label; None where nothing is, or it is blank."""
    if _NUMBER.fullmatch(label):
        return LabelFault(Fault.RATING_NUMBER, {"value": label})
    why = next((why for pattern, why in _NO_WORDS.items() if pattern.fullmatch(label)), "")
    if why:
        return LabelFault(Fault.RATING_NO_WORDS, {"value": label, "why": why})
    if len(label) > _LIMIT:
        return LabelFault(Fault.RATING_LONG, {"length": len(label), "limit": _LIMIT})
    return None


def is_like_another(rating: Rating, ratings: Sequence[Rating]) -> bool:
    """Tell whether a rating's label, typed in a workbook, may be another's label, short form or id; the same labels are reported elsewhere."""
    same = sum(fold(each.label) == fold(rating.label) for each in ratings)
    if not rating.label or same > 1 or means_not_rated(rating.label) or fault_of_label(rating.label):
        return False
    understood = understand_choice(rating.label, RatingScale(tuple(ratings)).choices)
    return understood.value != ratings.index(rating)
