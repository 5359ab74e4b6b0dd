"""The words of a marked-up copy: what is wrong and what to do, apart from each other, and text that a cell can hold."""

from __future__ import annotations

import re
import string
from itertools import pairwise

from matsheets.model.cells import clean_text, escape_for_excel
from matsheets.model.problem_catalogue import CATALOGUE, SETTLED
from matsheets.model.problems import Place, Problem, Severity

SEVERITIES = {Severity.ERROR: "To put right", Severity.WARNING: "To look at"}

# First words of sentences that tell a fact where the next sentence says what to do about it.
_FACTS = frozenset({"A", "All", "Its", "It", "Someone", "The", "They"})
# Templates that end with these say what belongs in the cell, not that it is to be filled in.
_HELP = ("{prompt}", "{help}")


def storable(text: str) -> str:
    """Return text as a cell or a note can hold it: no character that XML forbids, no escape that Excel would read."""
    return escape_for_excel(clean_text(text).text)[:32_000]


def wrong_and_remedy(problem: Problem) -> tuple[str, str]:
    """Divide a message into what is wrong and what to do, at the end of a sentence of the catalogue's.

    Why: a full stop in what someone typed ends no sentence, so the message is laid over its template.
    """
    sentences = _sentences(problem._replace(message=problem.message.removesuffix(f" {SETTLED}")))
    later = range(1, len(sentences))
    remedy = next((n for n in later if sentences[n].split(" ", 1)[0] not in _FACTS), len(sentences) - 1) or 1
    wrong, what_to_do = " ".join(sentences[:remedy]), " ".join(sentences[remedy:])
    is_help = problem.code in CATALOGUE and CATALOGUE[problem.code].value.template.endswith(_HELP)
    what_to_do = f"Fill it in. {what_to_do}".rstrip() if is_help else what_to_do
    return wrong, f"{what_to_do} {SETTLED}".lstrip() if problem.message.endswith(SETTLED) else what_to_do


def _sentences(problem: Problem) -> list[str]:
    code = CATALOGUE.get(problem.code)
    pieces = list(string.Formatter().parse(code.value.template)) if code else []
    pattern = "".join(f"({re.escape(text)})" + ("(?:.*?)" if field else "") for text, field, _, _ in pieces)
    found = re.fullmatch(pattern, problem.message, re.DOTALL) if pieces else None
    if found is None:
        return [problem.message]
    ends = [0]
    for group in range(1, len(pieces) + 1):
        for at in range(*found.span(group)):
            if problem.message[at] in ".?!" and problem.message[at + 1 : at + 2] == " ":
                ends.append(at + 2)
    ends.append(len(problem.message))
    return [problem.message[start:end].strip() for start, end in pairwise(ends) if start < end]


def place_name(place: Place) -> str:
    """Name a place within its workbook: ``6 Governance › F6 (GOV-01)``."""
    tab = place.cell.tab if place.cell else place.tab
    parts = [part for part in (tab, place.cell.address if place.cell else "") if part]
    where = " › ".join(parts) or "The whole workbook"
    return f"{where} ({place.ref})" if place.ref else where
