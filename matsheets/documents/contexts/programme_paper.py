"""The programme paper's context: from a ``Programme`` to plain values, in at most six pages for two trusts and for thousands.

What needs the lead stands first. Trusts stand by their names, or by how long they wait, never by how they are rated; of a long
list the first stand in the paper, with the number of the rest and the tab of the workbook where all stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matsheets.documents.contexts.board_requests import counted, in_words, refs_in_brief
from matsheets.documents.contexts.page_room import LINE, cut, ended, height_of, names_in
from matsheets.documents.contexts.programme_pairing import PAIRING_FIELDS, pairing_values
from matsheets.documents.contexts.programme_tables import (
    PROGRAMME_TABLE_FIELDS,
    TRUST,
    element_values,
    map_values,
    medium_term_values,
    more_of,
    priority_values,
    support_values,
    update_values,
)
from matsheets.documents.contexts.values import (
    TRUST_FIELD,
    Field,
    Values,
    fields,
    paper_values,
    rating_fields,
    rating_value,
    short_date,
)
from matsheets.model.parsing import format_date
from matsheets.programme.needs import Need, NeedReason, needs_of
from matsheets.programme.trust_counts import StepCount, step_counts
from matsheets.programme.trust_entry import Programme

#: Columns of the first page's tables in centimetres, which the template takes from here.
NEED_COLUMNS = {"trust": 5.0, "why": 9.4, "since": 2.6}
STEP_COLUMNS = {"step": 3.6, "trusts": 1.6, "late": 1.6, "which": 10.2}
#: Points of the first page between its margins, with some kept back; of its head, a block's heading, a table's header.
_PAGE, _HEAD, _HEADING, _HEADER = 735.0, 118.0, 25.0, 17.0
#: Type of the tables in points, points of a row beside its lines, and centimetres of a cell that its margins take.
_SIZE, _BESIDE, _CELL = 10.5, 4.5, 0.4
#: Characters of a reason, of the names of the trusts at a step, and of those in a sentence.
_WHY, _WHICH, _NAMES, _REFS = 190, 110, 230, 60
#: The fewest trusts that have a row of what needs the lead, whatever stands below.
_FEWEST = 5


def programme_context(programme: Programme, *, version: str) -> Values:
    """Return everything that the programme paper is filled with; the names are in ``PROGRAMME_FIELDS``."""
    needs = needs_of(programme)
    steps = list(map(_step, step_counts(programme)))
    whose = f"{counted(len(programme.trusts), 'trust').capitalize()}"
    framework, scale = programme.framework, programme.framework.scale
    return {
        **paper_values(
            f"Programme of {counted(len(programme.trusts), 'trust')}", made_on=programme.day, version=version
        ),
        "on": format_date(programme.day),
        "trusts": whose,
        "framework": {"title": framework.title, "edition": framework.edition},
        "scale": [rating_value(rating) for rating in scale.ratings],
        "strong_ratings": " or ".join(rating.label for rating in scale.strong),
        "weak_ratings": " or ".join(rating.label for rating in scale.weak),
        "found": " ".join(_found(programme, len(needs))),
        **_need_values(needs, steps),
        "steps": steps,
        "late": _late(programme),
        "map": map_values(programme),
        **element_values(programme),
        **priority_values(programme),
        **update_values(programme),
        **support_values(programme),
        **medium_term_values(programme),
        **pairing_values(programme),
        "notes": list(_notes(programme)),
    }


def _found(programme: Programme, needs: int) -> Iterator[str]:
    """Yield what stands out, in sentences made from counts."""
    total, rated = len(programme.trusts), sum(entry.rated for entry in programme.trusts)
    agreed = sum(any(element.agreed for element in entry.elements) for entry in programme.trusts)
    yield f"{_of(rated, total)} rated {'itself' if rated == 1 else 'themselves'}; {in_words(agreed)} agreed what stands with {'its' if agreed == 1 else 'their'} mentors."
    yield f"{_of(needs, total)} {'needs' if needs == 1 else 'need'} you now." if needs else "Nothing is past its day."


def _of(number: int, total: int) -> str:
    return f"{in_words(number).capitalize()} of {counted(total, 'trust')}"


# --- what needs the lead -------------------------------------------------------------------------------------------


def _need_values(needs: Sequence[Need], steps: Sequence[Values]) -> Values:
    rows = list(map(_need, needs))
    room = _PAGE - _HEAD - 2 * (_HEADING + _HEADER) - 3 * _SIZE * LINE
    room -= sum(
        row_height(((step["which"], STEP_COLUMNS["which"]), (step["step"], STEP_COLUMNS["step"]))) for step in steps
    )
    shown = fitting(
        [row_height(((row["trust"], NEED_COLUMNS["trust"]), (row["why"], NEED_COLUMNS["why"]))) for row in rows], room
    )
    shown = len(rows) if shown >= len(rows) else max(min(_FEWEST, len(rows)), shown)
    return {"needs": rows[:shown], "more_needs": more_of(len(rows) - shown, "trust", "Needs the lead")}


def _need(need: Need) -> Values:
    since = need.since
    why = " ".join(ended(f"{reason.text}{_refs(reason)}") for reason in need.reasons)
    return {"trust": cut(need.entry.called, TRUST), "why": cut(why, _WHY), "since": short_date(since) if since else "–"}


def _refs(reason: NeedReason) -> str:
    return f": {refs_in_brief(reason.refs, _REFS)}" if reason.refs else ""


def row_height(cells: Iterable[tuple[str, float]], size: float = _SIZE) -> float:
    """Return the height in points of a table's row: of its cells, each a text and the width of its column."""
    return _BESIDE + max(height_of(text, width - _CELL, size) for text, width in cells)


def fitting(heights: Sequence[float], room: float) -> int:
    """Return how many of some rows, from the first, have room in so many points."""
    taken = 0.0
    for number, height in enumerate(heights):
        taken += height
        if taken > room:
            return number
    return len(heights)


# --- who has returned what -----------------------------------------------------------------------------------------


def _step(count: StepCount) -> Values:
    names = [cut(entry.called, TRUST) for entry in count.trusts]
    return {
        "step": f"{count.word[:1].upper()}{count.word[1:]}",
        "trusts": f"{len(count.trusts):,}",
        "late": f"{len(count.late):,}" if count.late else "–",
        "which": names_in(names, _WHICH),
    }


def _late(programme: Programme) -> str:
    late = [cut(entry.called, TRUST) for entry in programme.trusts if entry.step.late]
    return (
        ended(f"Past the day of what is due next: {names_in(late, _NAMES)}")
        if late
        else "No trust is past the day of what is due next."
    )


# --- about the paper -----------------------------------------------------------------------------------------------


def _notes(programme: Programme) -> Iterator[str]:
    """Yield, in sentences, what is in no figure, and why."""
    if programme.others:
        names = names_in([cut(entry.called, TRUST) for entry in programme.others], _NAMES)
        yield ended(f"On another framework or edition, and in no figure of ratings: {names}")
    if programme.unusable:
        number = len(programme.unusable)
        yield f"{counted(number, 'file').capitalize()} could not be used: see the tab Not counted of the workbook."
    if programme.notes:
        yield f"{counted(len(programme.notes), 'thing').capitalize()} to look at between workbooks: see the same tab."


PROGRAMME_FIELDS: tuple[Field, ...] = fields(
    ("trust", "the programme: how many trusts", "text"),
    TRUST_FIELD,
    ("draft", "always no: a programme is what it is on its day", "yes or no"),
    ("made_on", "the document's date: the day that days are held against", "text"),
    ("dated", "always yes", "yes or no"),
    ("version", "the version of matsheets", "text"),
    ("on", "the day that days are held against", "text"),
    ("trusts", "how many trusts there are, in words", "text"),
    ("framework.title", "the title of the framework that most trusts rated on", "text"),
    ("framework.edition", "its edition", "text"),
    rating_fields("scale[]", "each rating of the scale, weakest first"),
    ("strong_ratings", "the ratings that are strengths: Amber-green or Green", "text"),
    ("weak_ratings", "the ratings that are areas for improvement: Red or Amber-red", "text"),
    ("found", "what stands out, in sentences made from counts", "text"),
    ("needs[].trust", "a trust that needs the lead", "text"),
    ("needs[].why", "what it waits for, in sentences", "text"),
    ("needs[].since", "since when; a dash where no day is known", "text"),
    ("more_needs", "how many more need the lead, and where they stand; blank without", "text"),
    ("steps[].step", "a step of the way", "text"),
    ("steps[].trusts", "how many trusts stand at it", "text"),
    ("steps[].late", "how many of them are past the day of what is due next; a dash for none", "text"),
    ("steps[].which", "the first of them by name, and how many more", "text"),
    ("late", "the trusts that are past the day of what is due next, in a sentence", "text"),
    PROGRAMME_TABLE_FIELDS,
    PAIRING_FIELDS,
    ("notes[]", "what is in no figure, and why", "list of texts"),
)
