"""Two documents side by side: what each says that the other does not, put together by Ref and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from matsheets.documents.contexts.values import NOT_RECORDED
from matsheets.model.likeness import shared_words
from matsheets.trace.statements import Statement

#: The share of words below which two sentences have nothing to do with each other.
_ANOTHER = 0.3


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the document and the workbooks say differently.

    Attributes:
        ref: of the answer; blank where none stands with it.
        places: where in the document, or in the one that would be built now; the same change may stand in several.
        document: what the document says; None where it says nothing there.
        workbooks: what the workbooks say now; None where they say nothing there.
        whole: whether one of the two has nothing at all with this Ref there: a priority that was added or taken out, an
            element that is no longer among the strengths. The texts then stand for all that it says there.
    """

    ref: str
    places: tuple[str, ...]
    document: str | None
    workbooks: str | None
    whole: bool = False


def compare(document: Sequence[Statement], workbooks: Sequence[Statement]) -> tuple[Difference, ...]:
    """Compare two documents that were made from one template, in the order of the document.

    The order of statements does not count: a heading that moved up the list of strengths says what it said. A statement of
    one document is held against the statement of the other with the same Ref and place. Where the workbooks say that
    something is not recorded, a document that says nothing says the same.
    """
    gone = Counter(document) - Counter(workbooks)
    new = Counter(workbooks) - Counter(document)
    return _differences(gone, new, document, workbooks)


#: A statement that waits for another in its place, and the words in it.
_Waiting = tuple[Statement, frozenset[str]]


def _pair(gone: Counter[Statement], new: Counter[Statement]) -> Iterator[tuple[Statement | None, Statement | None]]:
    """Put what one document says beside what the other says in the same place."""
    waiting: dict[tuple[str, str, str], list[_Waiting]] = {}
    for statement in new.elements():
        key = (statement.ref, statement.section, statement.label)
        waiting.setdefault(key, []).append((statement, frozenset(statement.text.split())))
    for statement in gone.elements():
        candidates = waiting.get((statement.ref, statement.section, statement.label))
        yield statement, _most_similar(statement, candidates) if candidates else None
    left = (statement for each in waiting.values() for statement, _ in each)
    yield from ((None, statement) for statement in left if statement.text != NOT_RECORDED)


def _most_similar(statement: Statement, candidates: list[_Waiting]) -> Statement | None:
    """Take the candidate that shares most words; in running text one that shares few is another sentence."""
    words = frozenset(statement.text.split())

    def shared(other: _Waiting) -> float:
        return shared_words(words, other[1])

    best = max(candidates, key=shared)
    if not statement.label and shared(best) < _ANOTHER:
        return None
    candidates.remove(best)
    return best[0]


def likeness(text: str, other: str) -> float:
    """Return the share of their words that two texts have in common."""
    return shared_words(frozenset(text.split()), frozenset(other.split()))


def _join(pairs: Iterable[tuple[Statement | None, Statement | None]]) -> list[Difference]:
    """Put the same change in several places into one difference."""
    places: dict[tuple[str, str | None, str | None], dict[str, None]] = {}
    for here, there in pairs:
        known = here or there
        assert known is not None
        key = (known.ref, here.text if here else None, there.text if there else None)
        places.setdefault(key, {})[known.place] = None
    return [Difference(ref, tuple(where), old, new) for (ref, old, new), where in places.items()]


def _differences(
    gone: Counter[Statement],
    new: Counter[Statement],
    document: Sequence[Statement],
    workbooks: Sequence[Statement],
) -> tuple[Difference, ...]:
    """Put what differs together and sort it by Ref, as the document first names them; what has no Ref comes last."""
    places = [{(s.ref, s.section) for s in each} for each in (document, workbooks)]
    whole = [*_whole_refs(gone, document, places[1], here=True), *_whole_refs(new, workbooks, places[0], here=False)]
    taken = {(d.ref, section) for d in whole for section in d.places}
    for statements in (gone, new):
        for statement in [s for s in statements if (s.ref, s.section) in taken]:
            del statements[statement]
    order = {ref: n for n, ref in enumerate(dict.fromkeys(s.ref for s in (*document, *workbooks)))}
    found = [*_join(_pair(gone, new)), *whole]
    return tuple(sorted(found, key=lambda d: (d.ref == "", order[d.ref])))


def _whole_refs(
    differing: Iterable[Statement], own: Sequence[Statement], other: Set[tuple[str, str]], *, here: bool
) -> Iterator[Difference]:
    """Yield one difference for all that stands with a Ref where the other document has nothing with it.

    That is the whole of a priority that was added or taken out, and an element that left one section for another.
    """
    refs = {ref for ref, _ in other}
    texts: dict[tuple[str, str], dict[str, None]] = {}
    for statement in own:
        texts.setdefault((statement.ref, statement.section), {})[statement.text] = None
    sections: dict[str, dict[str, None]] = {}
    for statement in differing:
        if statement.ref and (statement.ref, statement.section) not in other:
            sections.setdefault(statement.ref, {})[statement.section] = None
    for ref, found in sections.items():
        for together in [tuple(found)] if ref not in refs else [(section,) for section in found]:
            text = " · ".join(texts[ref, together[0]])
            yield Difference(ref, together, text if here else None, None if here else text, whole=True)
