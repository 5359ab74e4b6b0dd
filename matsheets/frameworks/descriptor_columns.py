"""Which column of a framework's spreadsheet describes which rating: by its label, by weak and strong, by its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from matsheets.errors import FilePlace
from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_rows import Header, Remarks
from matsheets.frameworks.sheet_tabs import DESCRIPTORS, descriptor_header, descriptor_key
from matsheets.model.cells import fold
from matsheets.model.framework import Descriptors
from matsheets.model.node_reading import near_names
from matsheets.model.problem_catalogue import shorten

_DESCRIBES = re.compile(r"(?:what )?(.+?) looks? like|(?:meaning|descriptor) \((.+)\)|(weak|strong)")


def describes(header: str) -> bool:
    """Tell whether a header is that of a descriptor, of whatever rating."""
    return _DESCRIBES.fullmatch(fold(header)) is not None


def _label_in(header: str) -> str:
    """Return which rating a header that describes one names, folded."""
    named = _DESCRIBES.fullmatch(fold(header))
    return next(filter(None, named.groups())) if named else ""


def described_by(headers: Sequence[str], ratings: Sequence[str]) -> Descriptors:
    """Return which ratings are described where nobody chose: as many as there are columns for."""
    count = sum(map(describes, headers))
    if count == 1:
        return Descriptors.STRONGEST
    return Descriptors.EACH if count > 2 and count == len(ratings) else Descriptors.ENDS


class DescriptorColumns:
    """Pairs headers with the ratings that are described.

    Args:
        said: takes faults and remarks.
        choice: which ratings are described.
        labels: those of the ratings that are described, weakest first.
        every: those of all ratings.
    """

    def __init__(self, said: Remarks, choice: Descriptors, labels: Sequence[str], every: Sequence[str]) -> None:
        self._said, self._choice, self._labels, self._every = said, choice, labels, every

    def __call__(self, headers: Sequence[Header], found: Mapping[str, FilePlace]) -> Mapping[int, str]:
        """Return, by the position of a header, the key of its column; see ``sheet_rows.Further``."""
        left = [at for at in range(len(self._labels)) if descriptor_key(at) not in found]
        pairs: dict[int, int] = {}
        for spelt in (self._spelt, self._nearly_spelt):
            for position, header in enumerate(headers):
                at = spelt(header.text, left) if position not in pairs else None
                if at is not None:
                    pairs[position] = at
                    left.remove(at)
                    if spelt != self._spelt:
                        self._tell_understood(header, at)
        rest = [n for n in range(len(headers)) if n not in pairs]
        others = [n for n in rest if describes(headers[n].text)]
        if len(others) == len(left) and not any(self._of_another(headers[n].text) for n in others):
            for position, at in zip(others, left, strict=True):
                self._tell_understood(headers[position], at)
            pairs |= dict(zip(others, left, strict=True))
            others = []
        elif not others and len(named := [n for n in rest if self._may_describe(headers[n], found)]) == len(left):
            for position, at in zip(named, left, strict=True):
                header, meant = headers[position], descriptor_header(self._labels[at])
                self._said.fault(header.place, SheetFault.DESCRIPTOR_NAMED, value=shorten(header.text), meant=meant)
            pairs |= dict(zip(named, left, strict=True))
        chosen = DESCRIPTORS[self._choice].label
        for position in others if self._labels else ():  # without a scale nobody can tell which are too many
            header = headers[position]
            self._said.fault(header.place, SheetFault.DESCRIPTOR_EXTRA, value=shorten(header.text), chosen=chosen)
        self._tell_round({**found, **{descriptor_key(at): headers[n].place for n, at in pairs.items()}})
        return {n: descriptor_key(at) for n, at in pairs.items()} | {n: f"extra {n}" for n in others}

    def _tell_understood(self, header: Header, at: int) -> None:
        meant = descriptor_header(self._labels[at])
        self._said.remark(header.place, SheetRemark.COLUMN_UNDERSTOOD, value=shorten(header.text), meant=meant)

    def _tell_round(self, places: Mapping[str, FilePlace]) -> None:
        """Say where the column of the weakest rating stands to the right of that of the strongest, as a scale typed upside down has it."""
        keys = descriptor_key(0), descriptor_key(len(self._labels) - 1)
        weak, strong = (places.get(key) for key in keys)
        if weak and strong and weak.order > strong.order:
            weakest, strongest = self._labels[0], self._labels[-1]
            self._said.remark(weak, SheetRemark.COLUMNS_ROUND, weak=descriptor_header(weakest),
                              strong=descriptor_header(strongest), label=weakest)  # fmt: skip

    def _spelt(self, text: str, left: Sequence[int]) -> int | None:
        return next((at for at in left if fold(text) in self._spellings(at)), None)

    def _nearly_spelt(self, text: str, left: Sequence[int]) -> int | None:
        """Return the rating that a header means whose label it has in part, or with a slip."""
        near = near_names(_label_in(text), self._every) if describes(text) else ()
        return next((at for at in left if (self._labels[at],) == near), None)

    def _of_another(self, text: str) -> bool:
        """Tell whether a header is that of a rating that is not described."""
        return _label_in(text) in map(fold, {*self._every} - {*self._labels})

    def _may_describe(self, header: Header, found: Mapping[str, FilePlace]) -> bool:
        """Tell whether a header stands where descriptors do: between the questions and what follows them."""
        column = header.place.order[-1]
        before, after = (
            [found[key].order[-1] for key in keys if key in found] for keys in (("questions",), ("in_pairs", "id"))
        )
        return any(at < column for at in before) and all(column < at for at in after)

    def _spellings(self, at: int) -> Collection[str]:
        label = self._labels[at]
        found = {label, f"{label} looks like", f"what {label} look like", f"meaning ({label})", f"descriptor ({label})"}
        ends = {"strong"} if at == len(self._labels) - 1 else {"weak"} if at == 0 else set()
        return {fold(text) for text in found} | ends | {f"what {end} looks like" for end in ends}
