"""What is in a pack and what is not, in lines: for whoever has to say yes before it goes to another trust."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matsheets.model.cells import listed
from matsheets.review.review import AGREED_BASIS
from matsheets.sharing.handling import HANDLING_REF, OPEN
from matsheets.sharing.pack import SharedPack


def lines_of(pack: SharedPack) -> Iterator[str]:
    """Yield what is in a pack, what is not, and what to look at first."""
    yield from _in_it(pack)
    yield from _not_in_it(pack)
    yield from _to_look_at(pack)


def _in_it(pack: SharedPack) -> Iterator[str]:
    texts = sum(element.texts for element in pack.shared)
    whole = len(pack.framework.elements)
    yield f"In the pack: {len(pack.shared)} of {whole} elements, with {_count(texts, 'text', 'texts')}."
    for e in pack.shared:
        words = listed([what for what, text in (("reasons", e.rationale), ("evidence", e.evidence)) if text])
        basis = f"{e.basis[:1].lower()}{e.basis[1:]}"
        yield f"  {e.ref} {e.title}: {e.rating}, {basis}; {words or 'no words'}"
    yield "  About the trust: its name, its Companies House number, the round and its date."
    if any(e.basis.startswith("Cautious median") for e in pack.shared):
        yield "  Beside a median, each group's words stand after the group's name, without its rating."
    if any(e.basis == "One rating" for e in pack.shared):
        yield "  Where one group alone rated, its rating and its words stand without its name."


def _not_in_it(pack: SharedPack) -> Iterator[str]:
    yield "Not in the pack:"
    if pack.withheld:
        yield f"  {_count(len(pack.withheld), 'element', 'elements')} not chosen: {_by_heading(pack, pack.withheld)}."
    if pack.unrated:
        have = "has" if len(pack.unrated) == 1 else "have"
        yield f"  {listed(pack.unrated)}, which {have} no rating that could be shared."
    agreed = any(e.basis == AGREED_BASIS for e in pack.shared)
    yield f"  The ratings of each group{', and their words beside what was agreed' if agreed else ''}."
    yield f"  The names of those who filled in the workbooks, of chief executive, chair and mentor. {_names(pack)}"
    if pack.left_out:
        yield f"  {listed(pack.left_out)}."
    if pack.earlier:
        yield f"  Earlier rounds: {listed(pack.earlier)}."


def _names(pack: SharedPack) -> str:
    if pack.anonymous:
        return "In the texts they are left out too."
    return "Where a text names somebody, it still does: --anonymous leaves known names out."


def _to_look_at(pack: SharedPack) -> Iterator[str]:
    if pack.names:
        yield "Look at these: they may name somebody, and still stand in the texts."
        yield from (f'  "{name}" in {listed(refs)}' for name, refs in pack.names.items())
    if pack.attention:
        yield f"In what is shared, check finds {_count(pack.attention, 'answer', 'answers')} to put right in the trust's workbooks."
    if not pack.handling:
        yield f"Warning: nobody has said who may see the papers ({HANDLING_REF}). Ask before you share them."
    elif pack.handling != OPEN:
        yield f'Warning: the papers are for "{pack.handling}" ({HANDLING_REF}). Another trust is none of these: ask before you share them.'


def _by_heading(pack: SharedPack, refs: Sequence[str]) -> str:
    """Return Refs as a list, with a heading's title where none of its elements is shared."""
    shared = {element.ref for element in pack.shared}
    found = []
    for heading in pack.framework.headings:
        own = [element.ref for element in heading.elements if element.ref in refs]
        whole = len(own) == len(heading.elements) and shared.isdisjoint(own)
        found += [
            f"{own[0]} to {own[-1]} ({heading.title})" if whole and len(own) > 1 else ref
            for ref in (own[:1] if whole else own)
        ]
    return listed(found)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
