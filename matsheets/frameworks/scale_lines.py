"""Where a scale draws its lines, from what each of its ratings counts as in a framework's spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matsheets.frameworks import sheet_tabs
from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_filling import Filling, named
from matsheets.frameworks.sheet_rows import FoundRow
from matsheets.model.cells import listed
from matsheets.model.framework import Rating, RatingScale
from matsheets.model.nodes import NamedNode, TextNode
from matsheets.model.parsing import Choice

#: How far from weak to strong each choice lies.
_RANK = {sheet_tabs.NEEDS_ACTION: 0, sheet_tabs.NEITHER: 1, sheet_tabs.EXPLANATION: 1, sheet_tabs.STRENGTH: 2}


def _counts_as(rating: Rating, scale: RatingScale) -> Choice:
    weak, strong = scale.is_weak(rating), scale.is_strong(rating)
    return sheet_tabs.NEEDS_ACTION if weak else sheet_tabs.STRENGTH if strong else sheet_tabs.NEITHER


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
        weak_to = weak[-1:] or [at - 1 for at in neither[:1]]
        strong_from = strong[:1] or [at + 1 for at in neither[-1:]]
        self._tell_blank(by_choice, weak_to, strong_from)
        found = [*self._line("weak_to", weak_to, sheet_tabs.NEEDS_ACTION)]
        found += self._line("strong_from", strong_from, sheet_tabs.STRENGTH)
        return found + self._line("explanation", explained, sheet_tabs.EXPLANATION)

    def _tell_blank(
        self, by_choice: Mapping[Choice, Sequence[int]], weak_to: Sequence[int], strong_from: Sequence[int]
    ) -> None:
        """Say what ratings count as that say nothing where others do, unless it is plain: only one line is drawn."""
        places = range(len(self._rows))
        chosen = [at for some in by_choice.values() for at in some]
        blank = [at for at in places if at not in chosen]
        of_one_line = {sheet_tabs.NEEDS_ACTION: places[: len(chosen)], sheet_tabs.STRENGTH: places[len(blank) :]}
        plain = any(list(part) == by_choice[choice] == chosen for choice, part in of_one_line.items())
        if plain or not chosen or not blank or not all(at in places for at in (*weak_to, *strong_from)):
            return
        ratings = tuple(Rating("", self._label(at), "", "", "", "", at + 1) for at in places)
        weak, strong = (line[0] + 1 if line else 0 for line in (weak_to, strong_from))
        scale = RatingScale(ratings, weak, strong)
        counts = {rating.label: _counts_as(rating, scale).label for rating in (scale.ratings[at] for at in blank)}
        made = listed([f"{label} as {choice}" for label, choice in counts.items()])
        place = self._rows[blank[0]]["counts_as"].place
        self._filling.said.remark(place, SheetRemark.COUNTS_MIXED, labels=listed(list(counts)), made=made)

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
