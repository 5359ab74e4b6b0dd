"""Where a scale draws its lines, from what each of its ratings counts as in a framework's spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from matsheets.frameworks import sheet_tabs
from matsheets.frameworks.sheet_faults import SheetFault
from matsheets.frameworks.sheet_filling import Filling, named
from matsheets.frameworks.sheet_rows import FoundRow
from matsheets.model.nodes import NamedNode, TextNode
from matsheets.model.parsing import Choice

#: How far from weak to strong each choice lies.
_RANK = {sheet_tabs.NEEDS_ACTION: 0, sheet_tabs.NEITHER: 1, sheet_tabs.EXPLANATION: 1, sheet_tabs.STRENGTH: 2}


class ScaleLines:
    """Reads the column Counts as; a blank cell says nothing of where a line is.

    Args:
        filling: reads cells, and takes what is wrong.
        rows: the ratings, weakest first.
    """

    def __init__(self, filling: Filling, rows: Sequence[FoundRow]) -> None:
        self._filling, self._rows = filling, rows

    def nodes(self) -> list[NamedNode]:
        """Return the last rating that needs action, the first strength and the explanation, as far as they are said."""
        chosen: dict[int, Choice] = {}
        for at, row in enumerate(self._rows):
            counts = row.get("counts_as")
            if counts is None or not counts.text:
                continue
            number = self._filling.choose(counts, sheet_tabs.COUNTS_AS, "Counts as")
            if number is None:
                return []
            choice = sheet_tabs.COUNTS_AS[number]
            above = max(chosen, key=lambda place: _RANK[chosen[place]], default=at)
            if chosen and _RANK[choice] < _RANK[chosen[above]]:
                self._filling.said.fault(
                    counts.place, SheetFault.COUNTS_ORDER, label=self._label(at), value=choice.label,
                    other=self._label(above), counts=chosen[above].label,
                )  # fmt: skip
                return []
            if choice == sheet_tabs.EXPLANATION and choice in chosen.values():
                other = next(place for place in chosen if chosen[place] == choice)
                self._filling.said.fault(
                    counts.place, SheetFault.EXPLANATION_TWICE, label=self._label(at), other=self._label(other)
                )
                return []
            chosen[at] = choice
        by_choice = {choice: [at for at in chosen if chosen[at] == choice] for choice in sheet_tabs.COUNTS_AS}
        weak, neither, explained, strong = by_choice.values()
        found = [*self._line("weak_to", weak[-1:] or [at - 1 for at in neither[:1]], sheet_tabs.NEEDS_ACTION)]
        found += self._line("strong_from", strong[:1] or [at + 1 for at in neither[-1:]], sheet_tabs.STRENGTH)
        return found + self._line("explanation", explained, sheet_tabs.EXPLANATION)

    def _line(self, name: str, places: Sequence[int], choice: Choice) -> list[NamedNode]:
        """Return the rating at a place by its label; one beyond the scale's ends is reported."""
        for at in places:
            if not 0 <= at < len(self._rows):
                end = 0 if at < 0 else -1
                place = self._rows[end]["counts_as"].place
                self._filling.said.fault(place, SheetFault.COUNTS_NONE, counts=choice.label, label=self._label(end))
            elif label := self._label(at):
                return [named(name, TextNode(label, self._rows[at]["counts_as"].place))]
        return []

    def _label(self, at: int) -> str:
        return self._rows[at]["label"].text if "label" in self._rows[at] else ""
