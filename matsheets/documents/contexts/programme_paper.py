"""The programme paper's context: from a ``Programme`` to plain values, in at most six pages for two trusts and for thousands.

What needs the lead stands first. Trusts stand by their names, or by how long they wait, never by how they are rated; of a long
list the first stand in the paper, with the number of the rest and the tab of the workbook where all stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from matsheets.documents.contexts.board_requests import counted, in_words, refs_in_brief
from matsheets.documents.contexts.page_room import LINE, PAPER, PageRoom, ended, height_of
from matsheets.documents.contexts.programme_map import MAP_FIELDS, map_values
from matsheets.documents.contexts.programme_pairing import PAIRING_FIELDS, pairing_values
from matsheets.documents.contexts.programme_tables import (
    PROGRAMME_TABLE_FIELDS,
    TRUST,
    element_values,
    medium_term_values,
    more_of,
    priority_values,
    support_values,
    update_values,
)
from matsheets.documents.contexts.values import (
    FRAMEWORK_FIELDS,
    TRUST_FIELD,
    Field,
    Values,
    fields,
    framework_values,
    paper_values,
    rating_fields,
    rating_value,
    short_date,
)
from matsheets.model.cells import listed, sentence_start
from matsheets.model.group_kinds import SHORT_GROUPS
from matsheets.model.parsing import format_date
from matsheets.model.respondents import GROUPS
from matsheets.programme.needs import Need, NeedReason, needs_of
from matsheets.programme.trust_counts import StepCount, step_counts
from matsheets.programme.trust_entry import Programme

#: Columns of the first page's tables in centimetres, which the template takes from here.
NEED_COLUMNS = {"trust": 5.0, "why": 9.4, "since": 2.6}
STEP_COLUMNS = {"step": 3.6, "trusts": 1.6, "late": 1.6, "which": 10.2}
#: Points of the first page between its margins, with some kept back; of its head, a block's heading, a table's header.
_PAGE, _HEAD, _HEADING, _HEADER = 735.0, 118.0, 25.0, 17.0
#: Across the page in centimetres, and type of its text in points.
_ACROSS, _TEXT = 17.0, 12.0
#: Type of the tables in points, points of a row beside its lines, and centimetres of a cell that its margins take.
_SIZE, _BESIDE, _CELL = 10.5, 4.5, 0.4
#: Characters of a reason, of the names of the trusts at a step, and of those in a sentence.
_WHY, _WHICH, _NAMES, _REFS = 190, 110, 230, 60
#: So many steps have two lines each.
_FEW_STEPS = 5
#: The fewest trusts that have a row of what needs the lead, whatever stands below.
_FEWEST = 5


def programme_context(programme: Programme, *, version: str, room: PageRoom = PAPER) -> Values:
    """Return everything that the programme paper is filled with; the names are in ``PROGRAMME_FIELDS``.

    Args:
        programme: the trusts, on the day that the paper is of.
        version: of matsheets.
        room: for names and rows; a page has more than the paper.
    """
    needs = needs_of(programme)
    steps = _steps(step_counts(programme), room)
    doubts, groups = " ".join(_doubts(programme)), _groups(programme)
    doubts += " See the tab Not counted of the workbook." if doubts else ""
    whose = f"{counted(len(programme.trusts), 'trust').capitalize()}"
    framework, scale = programme.framework, programme.framework.scale
    return {
        **paper_values(
            f"Programme of {counted(len(programme.trusts), 'trust')}", made_on=programme.day, version=version
        ),
        "on": format_date(programme.day),
        "trusts": whose,
        **framework_values(framework),
        "scale": [rating_value(rating) for rating in scale.ratings],
        "strong_ratings": " or ".join(rating.label for rating in scale.strong),
        "weak_ratings": " or ".join(rating.label for rating in scale.weak),
        "found": " ".join(_found(programme, len(needs))),
        "doubts": doubts,
        **_need_values(needs, steps, [doubts, groups], room),
        "steps": steps,
        "groups": groups,
        "late": _late(programme, room),
        "map": map_values(programme, room),
        **element_values(programme),
        **priority_values(programme, room),
        **update_values(programme, room),
        **support_values(programme, room),
        **medium_term_values(programme, room),
        **pairing_values(programme, room),
        "notes": list(_notes(programme, room)),
    }


def _found(programme: Programme, needs: int) -> Iterator[str]:
    """Yield what stands out, in sentences made from counts."""
    total, rated = len(programme.trusts), sum(entry.rated for entry in programme.trusts)
    agreed = sum(entry.agreed_all for entry in programme.trusts)
    some = sum(entry.agreed_some for entry in programme.trusts) - agreed
    words = programme.framework.words
    yield f"{_of(rated, total)} rated {'itself' if rated == 1 else 'themselves'}; at the {words.meeting.one} {in_words(agreed)} agreed every {words.element.one}{f', {in_words(some)} more only some' if some else ''}."
    yield f"{_of(needs, total)} {'needs' if needs == 1 else 'need'} you now." if needs else "Nothing is past its day."


def _doubts(programme: Programme) -> Iterator[str]:
    """Yield, in sentences, what the figures do not say, or may say wrongly."""
    if nowhere := sum(len(entry.uncounted) for entry in programme.trusts):
        one = nowhere == 1
        yield f"{counted(nowhere, 'workbook').capitalize()} {'does' if one else 'do'} not say of which round {'it is, and counts' if one else 'they are, and count'} nowhere."
    if programme.unusable:
        yield f"{counted(len(programme.unusable), 'file').capitalize()} could not be used."
    if ahead := sum(entry.date is not None and entry.date > programme.day for entry in programme.trusts):
        yield f"{'The review' if ahead == 1 else 'The reviews'} of {counted(ahead, 'trust')} {'is' if ahead == 1 else 'are'} dated after this day, and {'counts' if ahead == 1 else 'count'} all the same."
    if odd := sum(own.due_cannot_be for entry in programme.trusts for own in entry.priorities):
        yield f"{counted(odd, 'priority', 'priorities').capitalize()} {'is' if odd == 1 else 'are'} due before {'its' if odd == 1 else 'their'} start, and {'is' if odd == 1 else 'are'} not called past {'its' if odd == 1 else 'their'} date."


def _of(number: int, total: int) -> str:
    return f"{in_words(number).capitalize()} of {counted(total, 'trust')}"


# --- what needs the lead -------------------------------------------------------------------------------------------


def _need_values(needs: Sequence[Need], steps: Sequence[Values], texts: Iterable[str], room: PageRoom) -> Values:
    rows = [_need(need, room) for need in needs]
    points = _PAGE - _HEAD - 2 * (_HEADING + _HEADER) - 3 * _SIZE * LINE
    points -= sum(
        row_height(((step["which"], STEP_COLUMNS["which"]), (step["step"], STEP_COLUMNS["step"]))) for step in steps
    )
    points -= sum(height_of(text, _ACROSS, _TEXT) + _BESIDE for text in texts if text)
    shown = fitting(
        [row_height(((row["trust"], NEED_COLUMNS["trust"]), (row["why"], NEED_COLUMNS["why"]))) for row in rows], points
    )
    shown = len(rows) if room.endless or shown >= len(rows) else max(min(_FEWEST, len(rows)), shown)
    return {"needs": rows[:shown], "more_needs": more_of(len(rows) - shown, "trust", "Needs the lead")}


def _need(need: Need, room: PageRoom) -> Values:
    since = need.since
    why = " ".join(ended(f"{reason.text}{_refs(reason, room)}") for reason in need.reasons)
    return {
        "trust": room.cut(need.entry.called, TRUST),
        "why": room.cut(why, _WHY),
        "since": short_date(since) if since else "–",
    }


def _refs(reason: NeedReason, room: PageRoom) -> str:
    if not reason.refs:
        return ""
    return f": {listed(reason.refs) if room.endless else refs_in_brief(reason.refs, _REFS)}"


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


def _steps(counts: Sequence[StepCount], room: PageRoom) -> list[Values]:
    """Return a row for each step; of many steps each has one line, so that the page has room for what needs the lead."""
    most = _WHICH if len(counts) <= _FEW_STEPS else _WHICH // 2
    return [_step(count, most, room) for count in counts]


def _step(count: StepCount, most: int, room: PageRoom) -> Values:
    names = [room.cut(entry.called, TRUST) for entry in count.trusts]
    return {
        "step": sentence_start(count.word),
        "trusts": f"{len(count.trusts):,}",
        "late": f"{len(count.late):,}" if count.late else "–",
        "which": room.names(names, most),
    }


def _groups(programme: Programme) -> str:
    """Return of how many trusts each group's view is in, in a sentence; blank without any."""
    found = Counter(group for entry in programme.trusts for group in entry.groups)
    named = [SHORT_GROUPS.get(choice.label, choice.label) for choice in GROUPS]
    told = [f"{group}, {found[group]:,}" for group in named if found[group]]
    if others := sum(any(group not in named for group in entry.groups) for entry in programme.trusts):
        told.append(f"any other group, {others:,}")
    return f"Trusts whose views are in, by group: {'; '.join(told)}." if told else ""


def _late(programme: Programme, room: PageRoom) -> str:
    late = [room.cut(entry.called, TRUST) for entry in programme.trusts if entry.step.late]
    return ended(f"Past the day of what is due next: {room.names(late, _NAMES)}") if late else ""


# --- about the paper -----------------------------------------------------------------------------------------------


def _notes(programme: Programme, room: PageRoom) -> Iterator[str]:
    """Yield, in sentences, what is in no figure, and why."""
    if programme.others:
        names = room.names([room.cut(entry.called, TRUST) for entry in programme.others], _NAMES)
        yield ended(
            f"On another {programme.framework.words.framework.one} or edition, and in no figure of ratings: {names}"
        )
    if programme.pack_only:
        names = room.names([room.cut(name, TRUST) for name in programme.pack_only], _NAMES)
        yield ended(
            f"Pack only, so that its other ratings, plan and step are not known and nothing of it is counted: {names}"
        )
    if programme.notes:
        yield f"{counted(len(programme.notes), 'thing').capitalize()} to look at between workbooks: see the tab Not counted of the workbook."


PROGRAMME_FIELDS: tuple[Field, ...] = fields(
    ("trust", "the programme: how many trusts", "text"),
    TRUST_FIELD,
    ("draft", "always no: a programme is what it is on its day", "yes or no"),
    ("made_on", "the document's date: the day that days are held against", "text"),
    ("dated", "always yes", "yes or no"),
    ("version", "the version of matsheets", "text"),
    ("on", "the day that days are held against", "text"),
    ("trusts", "how many trusts there are, in words", "text"),
    FRAMEWORK_FIELDS,
    rating_fields("scale[]", "each rating of the scale, weakest first"),
    ("strong_ratings", "the ratings that are strengths: Amber-green or Green", "text"),
    ("weak_ratings", "the ratings that are areas for improvement: Red or Amber-red", "text"),
    ("found", "what stands out, in sentences made from counts", "text"),
    ("doubts", "what the figures do not say, or may say wrongly, in sentences; blank without", "text"),
    ("needs[].trust", "a trust that needs the lead", "text"),
    ("needs[].why", "what it waits for, in sentences", "text"),
    ("needs[].since", "since when; a dash where no day is known", "text"),
    ("more_needs", "how many more need the lead, and where they stand; blank without", "text"),
    ("steps[].step", "a step of the way", "text"),
    ("steps[].trusts", "how many trusts stand at it", "text"),
    ("steps[].late", "how many of them are past the day of what is due next; a dash for none", "text"),
    ("steps[].which", "the first of them by name, and how many more", "text"),
    ("groups", "of how many trusts each group's view is in, in a sentence; blank without any", "text"),
    ("late", "the trusts that are past the day of what is due next, in a sentence; blank without", "text"),
    MAP_FIELDS,
    PROGRAMME_TABLE_FIELDS,
    PAIRING_FIELDS,
    ("notes[]", "what is in no figure, and why", "list of texts"),
)
