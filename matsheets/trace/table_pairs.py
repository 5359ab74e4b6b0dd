"""Which table of a changed document is which table of the one that it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from matsheets.model.likeness import shared_words
from matsheets.trace.marked_tables import MarkedTable, cell_text, header_ref, row_label, row_ref, table_text
from matsheets.trace.statements import Body
from matsheets.trace.word_blocks import Table

#: The share of words that a table under another Ref has in common with the one that it was, and with any other.
_THE_SAME, _ANOTHER = 0.6, 0.4
#: Labels that a table has in common with those of priorities to be a new one.
_LABELS = 3


#: Tells whether a document had a row when it was built, by the name of the row's workbook and its Ref.
WasThere = Callable[[str, str], bool]


@dataclass
class TablePairs:
    """The tables of a changed document beside those that they were.

    Attributes:
        pairs: the place of a table as it was, by its place in the changed document.
        new: the places of tables that are new priorities.
        renamed: the place of each table whose Ref was typed over, the one that it was, and the Ref that it has; one that has
            another's is in no pair.
        lost: the priorities that the changed document no longer has.
        doubled: the priorities whose Refs stand over several tables, each with the places of these.
        since: the priorities that the document did not have when it was built.
    """

    pairs: dict[int, int] = field(default_factory=dict)
    new: list[int] = field(default_factory=list)
    renamed: list[tuple[int, MarkedTable, str]] = field(default_factory=list)
    lost: list[MarkedTable] = field(default_factory=list)
    doubled: list[tuple[MarkedTable, list[int]]] = field(default_factory=list)
    since: list[MarkedTable] = field(default_factory=list)


def pair_tables(edited: Body, tables: Sequence[MarkedTable], was_there: WasThere) -> TablePairs:
    """Put the tables of a changed document beside those that they were.

    Args:
        edited: the changed document.
        tables: those of the document that is made now.
        was_there: tells whether the document had a row of a workbook when it was built.
    """
    pairing = _Pairing(edited, tables, was_there)
    pairing.pair_cards()
    pairing.pair_renamed()
    pairing.pair_exchanged()
    pairing.pair_others()
    return pairing.found


class _Pairing:
    def __init__(self, edited: Body, tables: Sequence[MarkedTable], was_there: WasThere) -> None:
        self.was_there = was_there
        self.given = {at: block for at, block in enumerate(edited.blocks) if isinstance(block, Table)}
        self.cards = [table for table in tables if table.is_card]
        self.words: dict[int, frozenset[str]] = {}
        self.own_words = {card.at: frozenset(table_text(card.texts).split()) for card in self.cards}
        self.others = [table for table in tables if not table.is_card]
        self.found = TablePairs()

    def pair_cards(self) -> None:
        """Pair priorities by their Refs; of several with one Ref, none is certain to be the one that it was."""
        by_ref: dict[str, list[int]] = {}
        for at, table in self.given.items():
            by_ref.setdefault(header_ref(table.rows), []).append(at)
        for card in self.cards:
            same = by_ref.get(card.ref, [])
            if not self.was_there(card.file, card.ref):
                alike = [at for at in same if self._alike(at, card) >= _THE_SAME]
                if len(alike) == 1:
                    self.found.pairs[alike[0]] = card.at
                else:
                    self.found.since.append(card)
            elif len(same) == 1:
                self.found.pairs[same[0]] = card.at
            elif same:
                self.found.doubled.append((card, same))
        taken = {at for _, places in self.found.doubled for at in places} | self.found.pairs.keys()
        self.found.new = [at for at, table in self.given.items() if at not in taken and self._is_card(table)]

    def _alike(self, at: int, card: MarkedTable) -> float:
        if at not in self.words:
            self.words[at] = frozenset(table_text(self.given[at].rows).split())
        return shared_words(self.words[at], self.own_words[card.at])

    def _is_card(self, table: Table) -> bool:
        """Tell whether a table has the labels of a priority's."""
        labels = {row_label(row) for card in self.cards for row in card.texts[1:]}
        found = {row_label(row) for row in table.rows[1:]} & labels
        headed = bool(table.rows) and row_label(table.rows[0]) not in labels
        return headed and len(found) >= min(_LABELS, len(labels) or _LABELS)

    def pair_renamed(self) -> None:
        """Find the priorities that have lost their Refs, by what they say."""
        known = {card.at for card in (*self.found.since, *(card for card, _ in self.found.doubled))}
        for card in [card for card in self.cards if card.at not in self.found.pairs.values() and card.at not in known]:
            best = max(self.found.new, key=lambda at: self._alike(at, card), default=None)
            if best is None or self._alike(best, card) < _THE_SAME:
                self.found.lost.append(card)
                continue
            rows = self.given[best].rows
            self.found.new.remove(best)
            self.found.pairs[best] = card.at
            self.found.renamed.append((best, card, header_ref(rows) or row_label(rows[0])))

    def pair_exchanged(self) -> None:
        """Take apart the pairs of priorities that have each other's Refs."""
        for card in self.cards:
            at = next((at for at, other in self.found.pairs.items() if other == card.at), None)
            if at is None or self._alike(at, card) >= _ANOTHER:
                continue
            home = max(self.cards, key=lambda each: self._alike(at, each))
            if home is not card and self._alike(at, home) >= _THE_SAME:
                del self.found.pairs[at]
                self.found.renamed.append((at, home, card.ref))

    def pair_others(self) -> None:
        """Pair the tables that are about many rows: by their headers, else by the Refs in them."""
        for same in (_have_same_headers, _share_refs):
            for at, table in self.given.items():
                if (
                    at in self.found.pairs
                    or at in self.found.new
                    or any(at == other for other, _, _ in self.found.renamed)
                    or any(at in places for _, places in self.found.doubled)
                ):
                    continue
                free = (other for other in self.others if other.at not in self.found.pairs.values())
                if home := next((other for other in free if same(table, other)), None):
                    self.found.pairs[at] = home.at


def _have_same_headers(table: Table, other: MarkedTable) -> bool:
    return bool(table.rows) and [*map(cell_text, table.rows[0])] == [*map(cell_text, other.texts[0])]


def _share_refs(table: Table, other: MarkedTable) -> bool:
    refs = {ref for row in other.texts if (ref := row_ref(row))}
    return bool(refs) and 2 * len(refs & {row_ref(row) for row in table.rows}) >= len(refs)
