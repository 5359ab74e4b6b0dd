"""Two documents side by side: what each says that the other does not, put together by Ref and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matsheets.documents.statements import Statement


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the document and the workbooks say differently.

    Attributes:
        ref: of the answer; blank where none stands with it.
        places: where in the document, or in the one that would be built now; the same change may stand in several.
        document: what the document says; None where it says nothing there.
        workbooks: what the workbooks say now; None where they say nothing there.
        whole: whether everything with this Ref is in one of the two only: a priority that was added or taken out.
    """

    ref: str
    places: tuple[str, ...]
    document: str | None
    workbooks: str | None
    whole: bool = False


def compare(document: Sequence[Statement], workbooks: Sequence[Statement]) -> tuple[Difference, ...]:
    """Compare two documents that were made from one template, in the order of the document.

    The order of statements does not count: a heading that moved up the list of strengths says what it said. A statement of
    one document is held against the statement of the other with the same Ref and place.
    """
    gone = Counter(document) - Counter(workbooks)
    new = Counter(workbooks) - Counter(document)
    return _in_order(_joined(_paired(gone, new)), document, workbooks)


def compare_by_ref(document: Sequence[Statement], workbooks: Sequence[Statement]) -> tuple[Difference, ...]:
    """Compare two documents that were made from different templates: only what stands with a Ref, wherever it stands."""
    here, there = _texts(document), _texts(workbooks)
    gone = Counter(s for s in document if s.ref and not _among(s, there))
    new = Counter(s for s in workbooks if s.ref and not _among(s, here))
    return _in_order(_joined(_paired(gone, new)), document, workbooks)


def _texts(statements: Iterable[Statement]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for statement in statements:
        found.setdefault(statement.ref, []).append(statement.text)
    return found


def _among(statement: Statement, texts: dict[str, list[str]]) -> bool:
    """Whether a statement stands among the texts of its Ref, maybe with other words round it."""
    own = texts.get(statement.ref, ())
    return any(statement.text in text or (len(text) > len(statement.ref) and text in statement.text) for text in own)


def _paired(gone: Counter[Statement], new: Counter[Statement]) -> Iterator[tuple[Statement | None, Statement | None]]:
    """Put what one document says beside what the other says in the same place."""
    waiting: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in new.elements():
        waiting.setdefault((statement.ref, statement.section, statement.label), []).append(statement)
    for statement in gone.elements():
        candidates = waiting.get((statement.ref, statement.section, statement.label))
        yield statement, _likest(statement, candidates) if candidates else None
    yield from ((None, statement) for statements in waiting.values() for statement in statements)


def _likest(statement: Statement, candidates: list[Statement]) -> Statement | None:
    """Take the candidate that shares most words; in running text one that shares few is another sentence."""
    words = set(statement.text.split())

    def shared(other: Statement) -> float:
        theirs = set(other.text.split())
        return len(words & theirs) / (len(words | theirs) or 1)

    best = max(candidates, key=shared)
    if not statement.label and shared(best) < 0.3:
        return None
    candidates.remove(best)
    return best


def _joined(pairs: Iterable[tuple[Statement | None, Statement | None]]) -> list[Difference]:
    """Put the same change in several places into one difference."""
    places: dict[tuple[str, str | None, str | None], dict[str, None]] = {}
    for here, there in pairs:
        known = here or there
        assert known is not None
        key = (known.ref, here.text if here else None, there.text if there else None)
        places.setdefault(key, {})[known.place] = None
    return [Difference(ref, tuple(where), old, new) for (ref, old, new), where in places.items()]


def _in_order(
    differences: Iterable[Difference], document: Sequence[Statement], workbooks: Sequence[Statement]
) -> tuple[Difference, ...]:
    """Sort by Ref, as the document first names them; put what is gone or new as a whole into one difference."""
    order = {ref: n for n, ref in enumerate(dict.fromkeys(s.ref for s in (*document, *workbooks)))}
    of_ref: dict[str, list[Difference]] = {}
    for difference in differences:
        of_ref.setdefault(difference.ref, []).append(difference)
    in_document, in_workbooks = ({s.ref for s in statements} for statements in (document, workbooks))
    found: list[Difference] = []
    for ref in sorted(of_ref, key=lambda ref: (ref == "", order[ref])):
        if ref and not (ref in in_document and ref in in_workbooks):
            found.append(_whole(ref, document if ref in in_document else workbooks, here=ref in in_document))
        else:
            found += of_ref[ref]
    return tuple(found)


def _whole(ref: str, statements: Sequence[Statement], *, here: bool) -> Difference:
    """Return one difference for everything that stands with a Ref; its text is the longest line that begins with the Ref."""
    own = [s for s in statements if s.ref == ref]
    text = max((s.text for s in own if s.text.startswith(ref)), key=len, default=own[0].text)
    places = tuple(dict.fromkeys(s.section for s in own))
    return Difference(ref, places, text if here else None, None if here else text, whole=True)
