"""What a framework's spreadsheet may leave blank, made from what it says: ids, short forms, tabs, Refs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from matsheets.model.cells import listed
from matsheets.model.framework import contrast
from matsheets.model.framework_reading import TAB_LIMIT

_CLAUSE_END = re.compile(r"[^,;:–—]+")
_PART_END = re.compile(r"[^;:–—]+")
#: How a part of a title begins that is no more of what it lists.
_CLAUSE = re.compile(r"(and|but|how|if|or|so|that|what|when|where|which|who|whose|why|with)\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with", "&"}
)
_NOT_IN_TABS = re.compile(r"[:\\/?*\[\]]+")


def id_from(title: str, taken: Collection[str], other: str = "") -> str:
    """Return an id made from a title, in small letters and with hyphens, unlike those that are taken.

    Args:
        title: what it is an id of.
        taken: the ids that there are.
        other: what it is made from where the title has no letter from A to Z; the id is blank where that has none either.
    """
    plain = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", "")).casefold()
    made = "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))
    if not made and other and title.strip():
        return id_from(other, taken)
    return _unlike(made, taken) if made else ""


def _unlike(made: str, taken: Collection[str]) -> str:
    number, found = 2, made
    while found in taken:
        found, number = f"{made}-{number}", number + 1
    return found


def short_from(label: str, taken: Collection[str]) -> str:
    """Return a rating's short form made from its label: its initials, or as many of its letters as tell it from those taken."""
    words = re.findall(r"\w+", label)
    if not words:
        return ""
    used = {short.casefold() for short in taken}
    letters = "".join(words)
    initials = "".join(word[0].upper() for word in words[:3])
    lengths = range(2, len(letters) + 1)
    possible = [initials, *(letters[:1].upper() + letters[1:length] for length in lengths)]
    return next((short for short in possible if short.casefold() not in used), initials)


def short_fits(short: str, label: str) -> bool:
    """Tell whether a rating's short form may be of its label: its letters are there, in their order. Digits and signs may be of any."""
    letters = iter(label.casefold())
    return all(letter in letters for letter in short.casefold() if letter.isalpha())


def id_fits(slug: str, label: str) -> bool:
    """Tell whether a rating's id may be of its label: they have a word in common."""
    return bool({*slug.split("-")} & {*id_from(label, ()).split("-")})


def tab_from(title: str, number: int) -> str:
    """Return the title of a heading's tab made from the heading's: its number, and as many words as Excel allows.

    Where not all have room, of things listed as many are named as have, else what stands before the first comma or colon is
    enough, and no tab ends in a word such as "and".
    """
    tab = _in_tab(f"{number} {title}")
    if len(tab) > TAB_LIMIT:
        clause, part = (
            title[: found.end()] if (found := end.match(title)) else title for end in (_CLAUSE_END, _PART_END)
        )
        few = [_in_tab(f"{number} {things}") for things in reversed(_first_things(part))]
        tab = next((text for text in few if len(text) <= TAB_LIMIT), _in_tab(f"{number} {clause}"))
    words = tab.split()
    while len(" ".join(words)) > TAB_LIMIT or (words[-1].casefold() in _SMALL_WORDS and len(words) > 2):
        words.pop()
    return " ".join(words)[:TAB_LIMIT]


def _in_tab(text: str) -> str:
    """Return a text without what Excel does not allow in a tab's title."""
    return " ".join(_NOT_IN_TABS.sub(" ", text).replace("'", "").split())


def _first_things(text: str) -> list[str]:
    """Return the first two, three and so on of the things that a text lists: ``Care and health``, ``Care, health and safety``."""
    listed_things = [part.strip() for part in text.split(",")]
    if len(listed_things) > 1:  # the last two of a list have an "and" between them, and more may follow the last
        listed_things[-1:] = re.split(r"\band\s+", listed_things[-1], maxsplit=1)
    things = [thing.strip() for thing in listed_things if thing.strip()]
    end = next((at for at, thing in enumerate(things) if _CLAUSE.match(thing)), len(things))
    return [listed(things[:count]) for count in range(2, end + 1)]


def several(one: str) -> str:
    """Return the usual plural of an English word, or of the last of several."""
    if re.search(r"[^aeiou]y$", one):
        return f"{one[:-1]}ies"
    return f"{one}es" if re.search(r"(s|x|z|ch|sh)$", one) else f"{one}s"


def readable_on(fill: str) -> str:
    """Return black or white, whichever has more contrast on a fill."""
    return max("000000", "FFFFFF", key=lambda text: contrast(fill, text))
