"""The programme paper's pairing: for each trust that looks for help, who could give it, with the reasons; a list to talk about.

What has no room in the paper stands in the workbook, where every reason has its references.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from matsheets.documents.contexts.board_requests import counted, in_words
from matsheets.documents.contexts.page_room import PAPER, PageRoom, cut, ended, height_of
from matsheets.documents.contexts.programme_tables import TRUST
from matsheets.documents.contexts.values import Field, Values, fields
from matsheets.model.cells import sentence_start
from matsheets.model.parsing import format_number
from matsheets.programme.pairing import Pairing, Seeker, pair
from matsheets.programme.pairing_reasons import PairingWords
from matsheets.programme.trust_entry import Programme, TrustEntry

#: Columns of the table in centimetres, which the template takes from here, and points of its type.
PAIRING_COLUMNS = {"trust": 4.2, "could": 12.8}
_SIZE, _BESIDE, _CELL = 10.5, 4.5, 0.4
#: Points that the table may take: what a page has beside the section's head and what stands below.
_ROOM = 490.0
#: So many that could help a trust stand in the paper, and so many at the least where there are many that look for help.
_MOST_EACH, _LEAST_EACH = 5, 2
#: More rows than a page has room for.
_MOST_ROWS = 60
#: Characters of a sentence's names.
_NAMES = 230
PAIRING_TAB, LEFT_OUT_TAB = "Pairing", "Not counted"
#: Characters of an answer that could not be read.
_ANSWER = 30


def pairing_values(programme: Programme, room: PageRoom = PAPER) -> Values:
    """Return who could help whom, as far as the paper has room."""
    found, words = pair(programme), PairingWords(programme)
    below = (_no_days_left(found, words, room), _not_read(programme, words, room))
    width = sum(PAIRING_COLUMNS.values())
    free = _ROOM - sum(_BESIDE + height_of(text, width, _SIZE) for text in below if text)
    rows = _fitting(found, words, room, free)
    rest = len(found.seekers) - len(rows)
    more = f"{counted(rest, 'more trust').capitalize()} {'looks' if rest == 1 else 'look'} for help" if rest else ""
    return {
        "seekers": rows,
        "seekers_in_all": _in_all(found),
        "more_seekers": f"{more}: see the tab {PAIRING_TAB} of the workbook." if more else "",
        "no_days_left": below[0],
        "not_read": below[1],
    }


def _fitting(found: Pairing, words: PairingWords, room: PageRoom, free: float) -> list[Values]:
    """Return the rows that have room, those that ask first: the more trusts look for help, the fewer could help each."""
    first = room.first(sorted(found.seekers, key=lambda seeker: not seeker.says_so), _MOST_ROWS)
    each = _MOST_EACH
    rows = [_row(seeker, words, each, room) for seeker in first]
    if room.endless:
        return rows
    while each > _LEAST_EACH and sum(map(_height, rows)) > free:
        each -= 1
        rows = [_row(seeker, words, each, room) for seeker in first]
    heights = list(accumulate(map(_height, rows)))
    return rows[: max(1, sum(height <= free for height in heights))]


def _height(row: Values) -> float:
    """Return the height of a row in points."""
    widths = {name: width - _CELL for name, width in PAIRING_COLUMNS.items()}
    names = height_of(row["trust"], widths["trust"], _SIZE, bold=True) + height_of(row["asked"], widths["trust"], _SIZE)
    lines = [*(f"1. {match['trust']}: {match['why']}" for match in row["matches"]), row["nobody"]]
    return _BESIDE + max(names, sum(height_of(line, widths["could"], _SIZE) for line in lines if line))


def _row(seeker: Seeker, words: PairingWords, each: int, room: PageRoom) -> Values:
    asked = words.why_asked(seeker, named=False)
    says = f" ({asked.refs[0][0]})" if seeker.says_so else ""
    could = len(seeker.matches) + seeker.more
    many = f" {in_words(could).capitalize()} could help." if could > each else ""
    return {
        "trust": _name(seeker.trust, words, room),
        "asked": f"{sentence_start(asked.text)}{says}.{many}",
        "matches": [
            {
                "place": place,
                "trust": _name(match.helper.trust, words, room),
                "why": ended("; ".join(reason.text for reason in words.reasons(match, seeker, named=False))),
            }
            for place, match in enumerate(seeker.matches[:each], start=1)
        ],
        "nobody": seeker.why_nobody.told(words.of_framework) if seeker.why_nobody else "",
    }


def _name(trust: TrustEntry, words: PairingWords, room: PageRoom) -> str:
    """Return what a trust is called, in brief: what tells it from another of its name stays."""
    apart = room.cut(words.told_apart_by(trust), TRUST // 2)
    return room.cut(trust.called, TRUST - len(apart)) + apart


def _in_all(found: Pairing) -> str:
    """Return in a sentence how many look for help, how many say so, and how many may give it."""
    return " ".join(_sentences(found)) if found.seekers else ""


def _sentences(found: Pairing) -> Iterator[str]:
    total, said = len(found.seekers), sum(seeker.says_so for seeker in found.seekers)
    look = f"{counted(total, 'trust').capitalize()} {'looks' if total == 1 else 'look'} for help"
    others = total - said
    left = f"{in_words(others)} left the question blank, {'has' if others == 1 else 'have'} areas for improvement and no mentor"
    if not others:
        yield f"{look}."
    elif not said:
        yield f"{look}: each left the question blank, has areas for improvement and no mentor."
    else:
        yield f"{look}: {in_words(said)} {'says' if said == 1 else 'say'} so, {left}."
    helpers = len(found.helpers)
    yield f"{counted(helpers, 'trust').capitalize()} could give it." if helpers else "No trust could give it."


def _no_days_left(found: Pairing, words: PairingWords, room: PageRoom) -> str:
    """Return in a sentence the trusts that offer days of which none is left; blank without one."""
    full = [
        f"{_name(helper.trust, words, room)} ({format_number(helper.days.offered or Decimal())} a year offered, "
        f"{format_number(helper.days.taken)} taken)"
        for helper in found.full
    ]
    return f"All days that they offer are taken: {room.names(full, _NAMES)}." if full else ""


def _not_read(programme: Programme, words: PairingWords, room: PageRoom) -> str:
    """Return in a sentence whose answers about help could not be read, and whose agreed ratings may not be known as such; or blank."""
    unread = [
        f'{_name(trust, words, room)} ({ref}: "{cut(text, _ANSWER)}")'
        for trust in programme.trusts
        for ref, text in trust.unread
    ]
    looks = [_name(trust, words, room) for trust in programme.trusts if trust.looks_agreed]
    sentences = (
        f"Could not be read, so that the trust is not among those that could help: {room.names(unread, _NAMES)}."
        if unread
        else "",
        f"A workbook that names no group looks agreed, and counts as one group's: {room.names(looks, _NAMES)}."
        if looks
        else "",
    )
    see = f"See the tab {LEFT_OUT_TAB} of the workbook." if unread or looks else ""
    return " ".join(filter(None, (*sentences, see)))


PAIRING_FIELDS: tuple[Field, ...] = fields(
    ("seekers[].trust", "a trust that looks for help", "text"),
    ("seekers[].asked", "how that is known, with the Ref; how many could help, where not all stand here", "text"),
    ("seekers[].matches[].place", "the place of a trust that could help, by its reasons", "number"),
    ("seekers[].matches[].trust", "the trust that could help", "text"),
    ("seekers[].matches[].why", "the reasons, in the order in which they count", "text"),
    ("seekers[].nobody", "why nobody is named; blank where somebody is", "text"),
    (
        "seekers_in_all",
        "how many look for help, and how many may give it, in sentences; blank where nobody looks for any",
        "text",
    ),
    ("more_seekers", "how many more look for help, and where they stand; blank without", "text"),
    ("not_read", "whose answers about help could not be read, and whose workbooks look agreed; blank without", "text"),
    ("no_days_left", "the trusts that offer days of which none is left, in a sentence; blank without", "text"),
)
