"""The areas of a worksheet where a conditional format may strike a cell through, or show it by another number format."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from matsheets.workbook.read.grid import Merge, range_of
from matsheets.workbook.read.package import Start
from matsheets.workbook.read.shared_strings import tags

RULE_TAGS = _RANGES, _RULE = tags("conditionalFormatting", "cfRule")
#: Areas of one worksheet that are kept one by one; the last takes in all that are more.
_MOST_AREAS = 200


class ConditionalAreas:
    """Collects them, for a parser that comes to ``conditionalFormatting`` and its ``cfRule``.

    Args:
        formats: the numbers of the formats that do so, among those that rules may point to.

    Attributes:
        areas: in the order of the file.
        starts: by start tag, what takes it in.

    **Why:** whether a rule applies takes a spreadsheet program to tell, so that each of its cells may look otherwise.
    """

    def __init__(self, formats: Collection[str]) -> None:
        self._formats = formats
        self._ranges = ""
        self.areas: list[Merge] = []
        self.starts: dict[str, Start] = {_RANGES: self.open_ranges, _RULE: self.open_rule} if formats else {}

    def open_ranges(self, attributes: Mapping[str, str]) -> None:
        """Take in which ranges the next rules are for."""
        self._ranges = attributes.get("sqref", "")

    def open_rule(self, attributes: Mapping[str, str]) -> None:
        """Take in which format a rule gives."""
        if attributes.get("dxfId") not in self._formats:
            return
        for reference in self._ranges.split():
            area = range_of(reference)
            if len(self.areas) < _MOST_AREAS:
                self.areas.append(area)
            else:
                last = self.areas[-1]
                self.areas[-1] = Merge(*map(min, last[:2], area[:2]), *map(max, last[2:], area[2:]))
        self._ranges = ""
