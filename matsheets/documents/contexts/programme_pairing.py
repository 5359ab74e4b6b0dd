"""The programme paper's pairing: for each trust that looks for help, who could give it, with the reasons; a list to talk about.

What has no room in the paper stands in the workbook, where every reason has its references.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from matsheets.documents.contexts.board_requests import counted, in_words
from matsheets.documents.contexts.page_room import cut, ended, height_of, names_in
from matsheets.documents.contexts.values import Field, Values, fields
from matsheets.model.parsing import format_number
from matsheets.programme.pairing import Match, Pairing, Seeker, pair
from matsheets.programme.pairing_reasons import PairingWords, Reason
from matsheets.programme.trust_entry import Programme

#: Columns of the table in centimetres, which the template takes from here, and points of its type.
PAIRING_COLUMNS = {"trust": 4.6, "could": 12.4}
_SIZE, _BESIDE, _CELL = 10.5, 4.5, 0.4
#: Points that the table may take: a page without the section's head.
_ROOM = 560.0
#: So many that could help a trust stand in the paper, and so many at the least where there are many that look for help.
_MOST_EACH, _LEAST_EACH = 5, 2
#: Characters of a trust's name, and of a sentence's names.
_TRUST, _NAMES = 46, 230
PAIRING_TAB = "Pairing"


def pairing_values(programme: Programme) -> Values:
    """Return who could help whom, as far as the paper has room."""
    found, words = pair(programme), PairingWords(programme)
    each, rows = _fitting(found, words)
    rest = len(found.seekers) - len(rows)
    more = f"{counted(rest, 'more trust').capitalize()} {'looks' if rest == 1 else 'look'} for help" if rest else ""
    return {
        "seekers": rows,
        "seekers_in_all": _in_all(found),
        "each": each,
        "more_seekers": f"{more}: see the tab {PAIRING_TAB} of the workbook." if more else "",
        "no_days_left": _no_days_left(found),
    }


def _fitting(found: Pairing, words: PairingWords) -> tuple[int, list[Values]]:
    """Return how many helpers each trust has in the paper at the most, and the rows that have room."""
    each = _MOST_EACH
    rows = [_row(seeker, words, each) for seeker in found.seekers[: int(_ROOM)]]
    while each > _LEAST_EACH and sum(map(_height, rows)) > _ROOM:
        each -= 1
        rows = [_row(seeker, words, each) for seeker in found.seekers[: int(_ROOM)]]
    taken = 0.0
    shown: list[Values] = []
    for row in rows:
        taken += _height(row)
        if taken > _ROOM and shown:
            break
        shown.append(row)
    return each, shown


def _height(row: Values) -> float:
    """Return the height of a row in points."""
    widths = {name: width - _CELL for name, width in PAIRING_COLUMNS.items()}
    names = height_of(row["trust"], widths["trust"], _SIZE, bold=True) + height_of(row["asked"], widths["trust"], _SIZE)
    lines = [*(f"1. {match['trust']}: {match['why']}" for match in row["matches"]), row["nobody"], row["more"]]
    return _BESIDE + max(names, sum(height_of(line, widths["could"], _SIZE) for line in lines if line))


def _row(seeker: Seeker, words: PairingWords, each: int) -> Values:
    asked = _reason(words.why_asked(seeker), words.name(seeker.trust))
    shown = seeker.matches[:each]
    left = len(seeker.matches) - len(shown) + seeker.more
    return {
        "trust": cut(words.name(seeker.trust), _TRUST),
        "asked": f"{asked[:1].upper()}{asked[1:]}",
        "matches": [
            {
                "place": place,
                "trust": cut(words.name(match.helper.trust), _TRUST),
                "why": ended(_reasons(match, seeker, words)),
            }
            for place, match in enumerate(shown, start=1)
        ],
        "nobody": seeker.why_nobody.value if seeker.why_nobody else "",
        "more": f"{counted(left, 'more')} in the workbook" if left else "",
    }


def _reasons(match: Match, seeker: Seeker, words: PairingWords) -> str:
    whose = words.name(match.helper.trust)
    return "; ".join(_reason(reason, whose) for reason in words.reasons(match, seeker))


def _reason(reason: Reason, whose: str) -> str:
    """Return a reason with the Refs that are not in its words, those of another trust's workbook with its name."""
    if any(ref in reason.text for ref, _ in reason.refs):
        return reason.text
    own = dict.fromkeys(ref for ref, name in reason.refs if name == whose)
    others = [f"{ref} of {cut(name, _TRUST)}" for ref, name in reason.refs if name != whose and ref not in own]
    return f"{reason.text} ({', '.join((*own, *others))})" if reason.refs else reason.text


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
    yield f"{counted(helpers, 'trust').capitalize()} may give it." if helpers else "No trust may give it."


def _no_days_left(found: Pairing) -> str:
    """Return in a sentence the trusts that offer days of which none is left; blank without one."""
    full = [
        f"{cut(helper.trust.called, _TRUST)} ({format_number(helper.days.offered or Decimal())} offered, {format_number(helper.days.taken)} taken)"
        for helper in found.full
    ]
    return f"All days that they offer are taken: {names_in(full, _NAMES)}." if full else ""


PAIRING_FIELDS: tuple[Field, ...] = fields(
    ("seekers[].trust", "a trust that looks for help", "text"),
    ("seekers[].asked", "how that is known, with the Ref", "text"),
    ("seekers[].matches[].place", "the place of a trust that could help, by its reasons", "number"),
    ("seekers[].matches[].trust", "the trust that could help", "text"),
    ("seekers[].matches[].why", "the reasons, with their Refs", "text"),
    ("seekers[].nobody", "why nobody is named; blank where somebody is", "text"),
    ("seekers[].more", "how many more could help, and where they stand; blank without", "text"),
    (
        "seekers_in_all",
        "how many look for help, and how many may give it, in sentences; blank where nobody looks for any",
        "text",
    ),
    ("each", "how many that could help a trust stand here at the most", "number"),
    ("more_seekers", "how many more look for help, and where they stand; blank without", "text"),
    ("no_days_left", "the trusts that offer days of which none is left, in a sentence; blank without", "text"),
)
