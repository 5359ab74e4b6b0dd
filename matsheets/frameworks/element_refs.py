"""Which heading each element of a framework's spreadsheet belongs to, by its Ref: as it is written, or as it follows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_filling import Filling, place_of_row
from matsheets.frameworks.sheet_rows import Found, FoundRow
from matsheets.model.cells import first_listed, fold_ref
from matsheets.model.framework_reading import HEADING_REF
from matsheets.model.node_reading import did_you_mean
from matsheets.model.nodes import Node, UnreadNode
from matsheets.model.problem_catalogue import shorten

_REF = re.compile(r"([^\W\d_]+\w*)-\d+")
#: Refs that a message names.
_NAMED = 3


class ElementOfHeading(NamedTuple):
    """A row of the tab Elements, with its Ref as it was written or made."""

    row: FoundRow
    ref: str
    node: Node


class ElementRefs:
    """Sorts rows by headings.

    Args:
        filling: reads cells, and takes what is wrong.
        headings: the cells of the headings' Refs, by Ref.
        whole: every heading has a Ref. Where one has none, or one that is none, elements of no heading may be its own.
    """

    def __init__(self, filling: Filling, headings: Mapping[str, Found], *, whole: bool) -> None:
        self._filling, self._said, self._headings = filling, filling.said, headings
        self._known = [ref for ref in headings if HEADING_REF.fullmatch(ref)]
        self._whole = whole and len(self._known) == len(headings)

    def by_heading(self, rows: Sequence[FoundRow]) -> dict[str, list[ElementOfHeading]]:
        """Return the rows by the Refs of their headings; rows of no heading, and headings without any, are reported."""
        found: dict[str, list[ElementOfHeading]] = {}
        at, number, unclear = "", 0, False
        for row in rows:
            ref, node = self._ref(row, at, number, found)
            prefix, _, digits = ref.rpartition("-")
            unclear = unclear or not prefix
            if prefix:
                at, number = prefix, int(digits)
                found.setdefault(prefix, []).append(ElementOfHeading(row, ref, node))
        self._tell(found, unclear=unclear)
        return found

    def _ref(
        self, row: FoundRow, at: str, number: int, found: Mapping[str, Sequence[ElementOfHeading]]
    ) -> tuple[str, Node]:
        """Return an element's Ref, and its node: as it is written, else the one after the row above; blank where neither helps."""
        cell = row.get("ref")
        if cell is None or not cell.readable:
            return (f"{at}-{number + 1:02d}" if at else ""), UnreadNode(place_of_row(row.values()))
        ref = fold_ref(cell.text)
        if ref in self._headings:  # the heading's own stands there: its next element
            made = f"{ref}-{len(found.get(ref, ())) + 1:02d}"
            return made, self._filling.fill_in(cell, "Ref", made, "the Ref of its heading")
        if not ref and at:
            made = f"{at}-{number + 1:02d}"
            return made, self._filling.fill_in(cell, "Ref", made, "the row above")
        if not ref:
            self._said.fault(cell.place, SheetFault.REF_UNCLEAR)
        elif not _REF.fullmatch(ref):
            such_as = f"{at}-{number + 1:02d}" if at in self._known else f"{next(iter(self._known), 'VIS')}-01"
            self._said.fault(cell.place, SheetFault.REF_SPELLING, value=shorten(cell.text), such_as=such_as)
        else:
            if ref != cell.text:
                self._said.remark(cell.place, SheetRemark.UNDERSTOOD, value=shorten(cell.text), meant=ref)
            return ref, cell.says(ref)
        return "", UnreadNode(cell.place)

    def _tell(self, found: dict[str, list[ElementOfHeading]], *, unclear: bool) -> None:
        """Report headings without elements, and elements without a heading: one of each are taken to belong together.

        Where the Ref of an element is unclear, the heading may be its own.
        """
        lonely = [] if unclear else [ref for ref in self._known if ref not in found]
        foreign = [prefix for prefix in found if prefix not in self._headings]
        taken = [ref for ref in self._headings if ref in found]
        if len(lonely) == len(foreign) == 1 and not did_you_mean(foreign[0], taken):
            elements = found.pop(foreign[0])
            refs = [element.ref for element in elements]
            named = first_listed(refs[:_NAMED], len(refs)) + (" have" if len(refs) > 1 else " has")
            self._said.fault(self._headings[lonely[0]].place, SheetFault.REFS_APART, ref=lonely[0], elements=named)
            found[lonely[0]] = [each._replace(node=UnreadNode(each.node.place)) for each in elements]
            return
        for ref in lonely:
            self._said.fault(self._headings[ref].place, SheetFault.NO_ELEMENTS, ref=ref)
        for prefix in foreign:
            near = did_you_mean(prefix, list(self._headings))
            for each in found.pop(prefix) if self._whole else ():
                self._said.fault(each.node.place, SheetFault.REF_OF_NONE, ref=each.ref, prefix=prefix, near=near)
