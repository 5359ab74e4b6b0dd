"""Footnotes and endnotes whose mark a loop repeats: each mark gets a note of its own, with the same words.

Why: a note belongs to one mark. Of several marks with one note, LibreOffice prints the note once, and blanks for the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from matsheets.documents.template.limits import look_at_the_clock, take
from matsheets.documents.template.wordml import W, parse, written

_KINDS = ("footnote", "endnote")
_ID = f"{W}id"


def notes_of(main: bytes, types: Mapping[str, str]) -> Mapping[str, str]:
    """Return the parts that hold the notes whose marks stand in the text, by their kind.

    Args:
        main: the part that holds the text.
        types: the content types of parts.
    """
    return {
        kind: name
        for kind in _KINDS
        for name, of in types.items()
        if of.endswith(f"wordprocessingml.{kind}s+xml") and f"<w:{kind}Reference ".encode() in main
    }


def with_own_notes(main: bytes, notes: bytes, kind: str) -> tuple[bytes, bytes] | None:
    """Return the text and its notes with a note for each mark; None where that is so already.

    Args:
        main: the text, filled.
        notes: its notes, filled.
        kind: ``footnote`` or ``endnote``.
    """
    mark = re.compile(rb'(<w:%sReference (?:[^>]*? )?w:id=")(-?\d+)(?=")' % kind.encode())
    asked = [found[2] for found in mark.finditer(main)]
    if len(asked) == len(set(asked)):
        return None
    root = parse(notes)
    known = {note.get(_ID, "").encode(): note for note in root.iterchildren(f"{W}{kind}")}
    free = max((int(number) for number in (*known, *asked) if number), default=0) + 1
    met: set[bytes] = set()

    def own(found: re.Match[bytes]) -> bytes:
        nonlocal free
        number = found[2]
        if number not in met or number not in known:
            met.add(number)
            return found[0]
        look_at_the_clock()
        copy = deepcopy(known[number])
        take(len(etree.tostring(copy)))
        copy.set(_ID, str(free))
        root.append(copy)
        free += 1
        return found[1] + copy.get(_ID, "").encode()

    text = mark.sub(own, main)
    return text, written(root)
