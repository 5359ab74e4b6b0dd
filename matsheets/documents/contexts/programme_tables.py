"""The programme paper behind its map: elements, priorities, updates, support, medium-term priorities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from matsheets.documents.contexts.board_requests import counted
from matsheets.documents.contexts.page_room import PAPER, PageRoom, ended
from matsheets.documents.contexts.values import Field, Values, fields, short_date
from matsheets.model.cells import listed
from matsheets.model.framework import Heading
from matsheets.model.parsing import format_number
from matsheets.programme.trust_counts import (
    ElementCount,
    HeadingMediumTerm,
    HeadingPriorities,
    Support,
    element_counts,
    medium_term_by_heading,
    priorities_by_heading,
    support_of,
)
from matsheets.programme.trust_entry import MediumTermEntry, Programme, TrustEntry
from matsheets.review.movement import FEWEST_BY_CHANCE, MOST_BY_CHANCE, OF_ELEMENTS, Move

#: Characters of a trust's name in a table or a sentence.
TRUST = 46
#: Rows that a list of trusts has in the paper, and elements that a sentence names.
_MOST_UPDATES, _MOST_SUPPORT, _MOST_NAMED = 8, 10, 4
#: Characters of a medium-term priority with its trust, of a heading's title, and of the names in a sentence.
_MEDIUM_TERM, HEADING, _NAMES = 112, 46, 230


def more_of(number: int, what: str, tab: str) -> str:
    """Return that more of something stands in a tab of the workbook; blank where there is no more."""
    return f"{counted(number, f'more {what}').capitalize()}: see the tab {tab} of the workbook." if number > 0 else ""


# --- elements ------------------------------------------------------------------------------------------------------


def element_values(programme: Programme) -> Values:
    """Return how many trusts are strong and weak in each element, and which of them are the most common."""
    counts = element_counts(programme)
    return {
        "elements": [_element(each) for each in counts],
        "strengths": _most_common(counts, [each.strong for each in counts]),
        "areas": _most_common(counts, [each.weak for each in counts]),
        "has_between": any(each.rated > each.strong + each.weak for each in counts),
        "basis": _basis(programme, counts),
        "moved": " ".join(_moved(programme, counts)),
    }


def _element(each: ElementCount) -> Values:
    between = each.rated - each.strong - each.weak
    return {
        "ref": each.element.ref,
        "title": each.element.title,
        "strong": _of(each.strong, each.rated),
        "between": _of(between, each.rated),
        "weak": _of(each.weak, each.rated),
        "not_rated": _figure(each.not_rated),
    }


def _of(number: int, total: int) -> str:
    return f"{number:,} of {total:,}" if total else "–"


def _most(counts: Sequence[ElementCount], numbers: Sequence[int]) -> list[tuple[int, ElementCount]]:
    """Return the elements that most trusts share, each after how many; of equal numbers in the framework's order."""
    pairs = [(number, each) for number, each in zip(numbers, counts, strict=True) if number]
    return sorted(pairs, key=lambda pair: -pair[0])[:_MOST_NAMED]


def _most_common(counts: Sequence[ElementCount], numbers: Sequence[int]) -> str:
    """Return the elements that most trusts share, in words. Blank where none do."""
    most = _most(counts, numbers)
    return listed(
        [f"{each.element.ref} {each.element.title} ({_of(number, each.rated)} trusts)" for number, each in most]
    )


def _basis(programme: Programme, counts: Sequence[ElementCount]) -> str:
    rated, agreed = sum(each.rated for each in counts), sum(each.agreed for each in counts)
    if not rated:
        return "No trust has rated itself so far."
    of_trusts = counted(len(programme.rated), "trust")
    if agreed == rated:
        return f"The ratings of {of_trusts}, each as it was agreed."
    return f"The ratings of {of_trusts}: {agreed:,} of {rated:,} were agreed; each other one is the cautious median of the trust's groups."


def _moved(programme: Programme, counts: Sequence[ElementCount]) -> Iterator[str]:
    """Yield, in sentences, what moved since the round before, of ratings on one basis; none where nothing can be compared."""
    up, same, down, otherwise, other = (
        sum(each.moves.get(move, 0) for each in counts)
        for move in (Move.UP, Move.SAME, Move.DOWN, Move.OTHERWISE, Move.OTHER_BASIS)
    )
    if not up + same + down + otherwise:
        return
    compared = sum(any(e.move and e.move.compared for e in entry.elements) for entry in programme.rated)
    yield f"Of {counted(compared, 'trust')}, {up:,} {'rating is' if up == 1 else 'ratings are'} higher, {same:,} the same and {down:,} lower."
    if otherwise:
        yield f"{otherwise:,} more changed, neither up nor down: one of the two ratings is an explanation."
    for word, move in (("higher", Move.UP), ("lower", Move.DOWN)):
        if most := _most(counts, [each.moves.get(move, 0) for each in counts]):
            names = listed([f"{each.element.ref} ({_of(number, each.compared)})" for number, each in most])
            yield f"Most often {word}: {names}."
    yield "Counted are ratings that were agreed both times, or are the middle of the same groups."
    if other:
        yield f"{other:,} more {'has' if other == 1 else 'have'} no such basis."
    yield (
        f"The middle of groups moves in {FEWEST_BY_CHANCE} to {MOST_BY_CHANCE} of {OF_ELEMENTS} {programme.framework.words.element.many} where they only rate "
        "again, with nothing changed."
    )


# --- plans ---------------------------------------------------------------------------------------------------------


def priority_values(programme: Programme, room: PageRoom = PAPER) -> Values:
    """Return how the priorities of all plans stand, by heading."""
    found = priorities_by_heading(programme)
    plans = sum(bool(entry.priorities) for entry in programme.trusts)
    return {
        "priorities": [_priorities(each, programme, room) for each in found if each.priorities],
        "plans": counted(plans, "trust").capitalize(),
    }


def _priorities(each: HeadingPriorities, programme: Programme, room: PageRoom) -> Values:
    return {
        "heading": _heading(each.heading, programme, room),
        "trusts": f"{each.trusts:,}",
        "priorities": f"{len(each.priorities):,}",
        "overdue": _figure(each.overdue),
        "behind": _figure(each.behind),
        "done": _figure(each.over),
        "stopped": _figure(each.stopped),
    }


def _heading(heading: Heading | None, programme: Programme, room: PageRoom) -> str:
    none = f"No {programme.framework.words.heading.one} recorded"
    return room.cut(heading.title, HEADING) if heading else none


def _figure(number: int) -> str:
    return f"{number:,}" if number else "–"


def update_values(programme: Programme, room: PageRoom = PAPER) -> Values:
    """Return the trusts whose boards should hear what became of the plan: who was told longest ago first."""
    due = [entry for entry in programme.trusts if entry.step.update_is_due]
    due.sort(key=lambda entry: str(entry.update_on or ""))
    shown = room.first(due, _MOST_UPDATES)
    return {
        "updates": [_update(entry, room) for entry in shown],
        "more_updates": more_of(len(due) - len(shown), "trust", "Updates"),
        "updates_known": _known(programme, len(due), room),
    }


def _known(programme: Programme, due: int, room: PageRoom) -> str:
    """Return of whom it is not known what boards have heard; else that no update is overdue, or nothing where one is."""
    unknown = [room.cut(entry.called, TRUST) for entry in programme.trusts if entry.update_is_unknown]
    logs = sum(bool(entry.priorities and entry.logged_on) for entry in programme.trusts)
    if unknown:
        who = "All" if len(unknown) == logs and logs > 1 else counted(len(unknown), "trust").capitalize() + " of the"
        return ended(
            f"{'No other' if due else 'No'} update is known to be overdue. {who} {logs:,} with a log "
            f"{'has' if len(unknown) == 1 else 'have'} no development plan or update here, so that nothing tells what "
            f"{'its board has' if len(unknown) == 1 else 'their boards have'} heard: {room.names(unknown, _NAMES)}"
        )
    return "" if due else "No progress update is overdue."


def _update(entry: TrustEntry, room: PageRoom) -> Values:
    overdue = [priority.ref for priority in entry.priorities if priority.overdue]
    return {
        "trust": room.cut(entry.called, TRUST),
        "told": short_date(entry.update_on) if entry.update_on else "None so far",
        "logged": short_date(entry.logged_on) if entry.logged_on else "Nothing logged",
        "overdue": room.names(overdue, 40) if overdue else "–",
    }


def support_values(programme: Programme, room: PageRoom = PAPER) -> Values:
    """Return support given against support agreed: what needs the lead first, then by name."""
    every = support_of(programme)
    found = sorted((each for each in every if each.is_received), key=_support_order)
    shown = room.first(found, _MOST_SUPPORT)
    return {
        "support": [_support(each, room) for each in shown],
        "support_in_all": " ".join(_in_all(every)) or "No support is agreed or logged so far.",
        "more_support": more_of(len(found) - len(shown), "trust", "Support"),
    }


def _in_all(found: Sequence[Support]) -> Iterator[str]:
    """Yield, in sentences, what was agreed and given in all: each sum is of the same trusts on both sides."""
    agreed = [each for each in found if each.agreed is not None]
    if agreed:
        given = [each.given for each in agreed if each.given]
        so_far = f"they have had {_days(given)} so far" if given else "none is given so far"
        yield f"{_are(_days([each.agreed for each in agreed if each.agreed is not None]))} agreed for {counted(len(agreed), 'trust')}; {so_far}."
    if others := [each.given for each in found if each.agreed is None and each.given]:
        yield f"{counted(len(others), 'trust').capitalize()} with no days agreed {'has' if len(others) == 1 else 'have'} had {_days(others)}."
    if give := [days for each in found if (days := each.entry.days_to_give) is not None]:
        yield f"{counted(len(give), 'trust').capitalize()} agreed to give others {_days(give)}: see the tab Support of the workbook."


def _are(days: str) -> str:
    return f"{days} {'is' if days == '1 day' else 'are'}"


def _support_order(each: Support) -> int:
    """Return where support stands among that of others: more than agreed, none though it has begun, then all else."""
    if each.left is None:
        return 2
    return 0 if each.left < 0 else 2 if each.given else 1


def _days(given: Sequence[Decimal]) -> str:
    days = sum(given, Decimal())
    return f"{format_number(days)} {'day' if days == 1 else 'days'}"


def _support(each: Support, room: PageRoom) -> Values:
    left = each.left
    over = left is not None and left < 0
    return {
        "trust": room.cut(each.entry.called, TRUST),
        "agreed": "None agreed" if each.agreed is None else format_number(each.agreed),
        "given": format_number(each.given or Decimal()),
        "left": f"Begins {short_date(each.begins)}"
        if each.begins
        else "–"
        if left is None
        else f"{format_number(-left)} over"
        if over
        else format_number(left),
    }


def medium_term_values(programme: Programme, room: PageRoom = PAPER) -> Values:
    """Return the medium-term priorities by heading: how many, and one of them, of another trust each time if that may be."""
    found = [each for each in medium_term_by_heading(programme) if each.priorities]
    named: set[str] = set()
    rows = []
    for each in found:
        # Why another trust each time: the first by name would stand under every heading.
        entry, own = next((pair for pair in each.priorities if pair[0].key not in named), each.priorities[0])
        named.add(entry.key)
        rows.append({"heading": _heading(each.heading, programme, room), **_medium_term(each, entry, own, room)})
    return {"medium_term": rows}


def _medium_term(each: HeadingMediumTerm, entry: TrustEntry, first: MediumTermEntry, room: PageRoom) -> Values:
    trust = room.cut(entry.called, TRUST)
    return {
        "number": f"{len(each.priorities):,}",
        "trust": trust,
        "ref": first.ref,
        "text": room.cut(first.text, _MEDIUM_TERM - len(trust) - len(first.ref)),
    }


PROGRAMME_TABLE_FIELDS: tuple[Field, ...] = fields(
    ("elements[].ref", "an element's Ref", "text"),
    ("elements[].title", "its title", "text"),
    ("elements[].strong", "how many of the trusts that rated it are strong: 9 of 31", "text"),
    ("elements[].between", "how many are neither", "text"),
    ("elements[].weak", "how many are weak", "text"),
    ("elements[].not_rated", "how many of the trusts that rated others did not rate it; a dash for none", "text"),
    ("strengths", "the most common strengths, with how many trusts; blank without", "text"),
    ("areas", "the most common areas for improvement, with how many trusts; blank without", "text"),
    ("has_between", "some trusts have a rating that is neither strong nor weak", "yes or no"),
    ("basis", "how many trusts rated, and how many of the ratings were agreed", "text"),
    ("moved", "what moved since the round before, in sentences; blank where nothing can be compared", "text"),
    ("plans", "how many trusts have a plan, in words", "text"),
    ("priorities[].heading", "a heading that plans have priorities under", "text"),
    ("priorities[].trusts", "how many trusts have one", "text"),
    ("priorities[].priorities", "how many there are", "text"),
    ("priorities[].overdue", "how many are past their date; a dash for none", "text"),
    ("priorities[].behind", "how many are behind, by the log; a dash for none", "text"),
    ("priorities[].done", "how many are done; a dash for none", "text"),
    ("priorities[].stopped", "how many were stopped; a dash for none", "text"),
    ("updates[].trust", "a trust whose board should hear what became of the plan, and does not", "text"),
    ("updates[].told", "the day of its last progress update, or None so far", "text"),
    ("updates[].logged", "the day of the newest entry in its logs, or Nothing logged", "text"),
    ("updates[].overdue", "the Refs of its priorities that are past their date; a dash for none", "text"),
    (
        "updates_known",
        "of whom it is not known what boards have heard, or that no update is overdue; else blank",
        "text",
    ),
    ("more_updates", "how many more there are, and where they stand; blank without", "text"),
    ("support[].trust", "a trust that support was agreed with or given to", "text"),
    ("support[].agreed", "days agreed, or None agreed", "text"),
    ("support[].given", "days given", "text"),
    ("support[].left", "days left, how many over, or when it begins; a dash where none were agreed", "text"),
    ("support_in_all", "days agreed and given in all, in sentences, or that there are none", "text"),
    ("more_support", "how many more there are, and where they stand; blank without", "text"),
    ("medium_term[].heading", "a heading that trusts have medium-term priorities under", "text"),
    ("medium_term[].number", "how many there are", "text"),
    ("medium_term[].trust", "the trust of one of them", "text"),
    ("medium_term[].ref", "its Ref", "text"),
    ("medium_term[].text", "what the trust means to achieve, in brief", "text"),
)
