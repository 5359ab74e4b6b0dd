"""Which column of a framework's spreadsheet describes which rating: by its label, by weak and strong, by its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_rows import Header, Remarks
from matsheets.frameworks.sheet_tabs import DESCRIPTORS, descriptor_header, descriptor_key
from matsheets.model.cells import fold
from matsheets.model.framework import Descriptors
from matsheets.model.problem_catalogue import shorten

_DESCRIBES = re.compile(r"what .+ looks? like|.+ looks? like|(?:meaning|descriptor) \(.+\)|weak|strong")


def describes(header: str) -> bool:
    """Tell whether a header is that of a descriptor, of whatever rating."""
    return _DESCRIBES.fullmatch(fold(header)) is not None


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
    """

    def __init__(self, said: Remarks, choice: Descriptors, labels: Sequence[str]) -> None:
        self._said, self._choice, self._labels = said, choice, labels

    def __call__(self, headers: Sequence[Header], found: Collection[str]) -> Mapping[int, str]:
        """Return, by the position of a header, the key of its column; see ``sheet_rows.Further``."""
        left = [at for at in range(len(self._labels)) if descriptor_key(at) not in found]
        pairs: dict[int, int] = {}
        for position, header in enumerate(headers):
            at = next((at for at in left if fold(header.text) in self._spellings(at)), None)
            if at is not None:
                pairs[position] = at
                left.remove(at)
        others = [n for n, header in enumerate(headers) if n not in pairs and describes(header.text)]
        if len(others) == len(left):
            for position, at in zip(others, left, strict=True):
                pairs[position] = at
                meant = descriptor_header(self._labels[at])
                self._said.remark(headers[position].place, SheetRemark.COLUMN_UNDERSTOOD,
                                  value=shorten(headers[position].text), meant=meant)  # fmt: skip
            others = []
        chosen = DESCRIPTORS[self._choice].label
        for position in others if self._labels else ():  # without a scale nobody can tell which are too many
            header = headers[position]
            self._said.fault(header.place, SheetFault.DESCRIPTOR_EXTRA, value=shorten(header.text), chosen=chosen)
        return {n: descriptor_key(at) for n, at in pairs.items()} | {n: f"extra {n}" for n in others}

    def _spellings(self, at: int) -> Collection[str]:
        label = self._labels[at]
        found = {label, f"{label} looks like", f"what {label} look like", f"meaning ({label})", f"descriptor ({label})"}
        ends = {"strong"} if at == len(self._labels) - 1 else {"weak"} if at == 0 else set()
        return {fold(text) for text in found} | ends | {f"what {end} looks like" for end in ends}
