"""What is in a pack and what is not, in lines: for whoever has to say yes before it goes to another trust."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matsheets.documents.contexts.pattern_values import short_name
from matsheets.model.cells import listed, within_sentence
from matsheets.review.review import AGREED_BASIS
from matsheets.sharing.handling import HANDLING_REF, OPEN, is_of_the_list
from matsheets.sharing.pack import SharedPack


def lines_of(pack: SharedPack) -> Iterator[str]:
    """Yield what is in a pack, what is not, and what to look at first."""
    yield from _in_it(pack)
    yield from _not_in_it(pack)
    yield from _to_look_at(pack)


def _in_it(pack: SharedPack) -> Iterator[str]:
    texts = sum(element.texts for element in pack.shared)
    whole = pack.framework.words.element.counted(len(pack.framework.elements))
    yield f"In the pack: {len(pack.shared)} of {whole}, with {_count(texts, 'text', 'texts')}."
    for e in pack.shared:
        words = listed([what for what, text in (("reasons", e.rationale), ("evidence", e.evidence)) if text])
        basis = within_sentence(e.basis)
        yield f"  {e.ref} {e.title}: {e.rating}, {basis}; {words or 'no words'}"
    yield "  About the trust: its name, its Companies House number, the round and its date."
    if any(e.basis.startswith("Cautious median") for e in pack.shared):
        yield "  Beside a median, each group's words stand after the group's name, without its rating."
        outsider = short_name(pack.framework.words.groups.mentor)
        if any(
            line.startswith(f"{outsider}:") for e in pack.shared for line in f"{e.rationale}\n{e.evidence}".splitlines()
        ):
            yield pack.framework.words.fill(
                "  The {outsider} is one of these groups: the {of_outsider} own words are in the pack."
            )
    if any(e.basis == "One rating" for e in pack.shared):
        yield "  Where one group alone rated, its rating and its words stand without its name."
    yield "  This list does not repeat the texts: read them in the paper or the workbook."


def _not_in_it(pack: SharedPack) -> Iterator[str]:
    yield "Not in the pack:"
    if pack.withheld:
        yield f"  {pack.framework.words.element.counted(len(pack.withheld))} not chosen: {_by_heading(pack, pack.withheld)}."
    if pack.unrated:
        have = "has" if len(pack.unrated) == 1 else "have"
        yield f"  {listed(pack.unrated)}, which {have} no rating that could be shared."
    if any(e.basis != "One rating" for e in pack.shared):
        none = "" if pack.mentions else " (none was found that does)"
        yield f"  A column of what each group rated. A text may still tell a group's rating{none}."
    if any(e.basis == AGREED_BASIS for e in pack.shared):
        yield "  Each group's own reasons and evidence for what was agreed: the agreed words stand alone."
    yield f"  A list of those who filled in the workbooks, of chief executive, chair and {pack.framework.words.outsider}. {_names(pack)}"
    if pack.left_out:
        yield f"  {listed(pack.left_out)}."
    if pack.earlier:
        yield f"  Earlier rounds: {listed(pack.earlier)}."


def _names(pack: SharedPack) -> str:
    if pack.anonymous:
        return "Of the names in the texts, those that the workbooks know are left out."
    return "Where a text names somebody, it still does: --anonymous leaves known names out."


def _to_look_at(pack: SharedPack) -> Iterator[str]:
    if pack.mentions:
        yield "Look at these: they speak of a rating, and may tell what one group or one person gave."
        yield from (f'  {found.ref} ({found.cell}): "{found.words}"' for found in pack.mentions)
    if pack.names:
        yield "Look at these: they may name somebody, and still stand in the texts."
        for kind, names in pack.names.items():
            each = [f'"{name}" ({", ".join(refs)})' for name, refs in names.items()]
            yield f"  {kind.value}: {'; '.join(each)}."
    if pack.anonymous:
        found = "Not every name can be found" if pack.names else "Nothing else was found that looks like a name"
        yield f"{found}. A role or a school may tell who is meant too: read the texts."
    if pack.attention:
        yield f"In what is shared, check finds {_count(len(pack.attention), 'answer', 'answers')} to put right in the trust's workbooks: {listed(list(dict.fromkeys(pack.attention)))}."
    if not pack.handling:
        yield f"Warning: nobody has said who may see the papers ({HANDLING_REF}). Ask before you share them."
    elif not is_of_the_list(pack.handling):
        yield f'Warning: who may see the papers is "{pack.handling}" ({HANDLING_REF}), which is none of the answers to choose from. Read it, and ask before you share them.'
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
