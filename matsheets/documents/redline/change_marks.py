"""The marks of tracked changes: who made them and when, and a number for each that nothing else in the document has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING

from matsheets.documents.template.wordml import W
from matsheets.storage.strict_xml import XML_FORBIDDEN

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Properties of a paragraph that stand after those of its mark.
_LAST = (f"{W}sectPr", f"{W}pPrChange")


class Revision(Enum):
    """What became of a piece of the document; the value is the element that says so, blank where it stayed."""

    NONE = ""
    INSERTED = "ins"
    DELETED = "del"


class ChangeMarks:
    """Makes the marks of one document's changes.

    Attributes:
        changes: how many stretches of words and rows of tables are marked; marks of a paragraph's end or style are none.
    """

    def __init__(self, author: str, date: dt.datetime | None, first: int) -> None:
        """Take who made the changes, when (None where that is not said), and the first number that is free."""
        self._attributes = {f"{W}author": XML_FORBIDDEN.sub("", author)}
        if date is not None:
            self._attributes[f"{W}date"] = date.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        self._numbers = count(first)
        self.changes = 0

    def mark(self, name: str) -> _Element:
        """Return a mark: ``ins`` or ``del`` around runs or among properties, or ``pPrChange``."""
        from lxml import etree

        return etree.Element(f"{W}{name}", {f"{W}id": str(next(self._numbers)), **self._attributes})

    def around(self, change: Revision, runs: Iterable[_Element]) -> list[_Element]:
        """Return runs within the mark of a change; as they are where nothing changed, and nothing where there are none."""
        held = list(runs)
        if change is Revision.NONE or not held:
            return held
        self.changes += 1
        mark = self.mark(change.value)
        mark.extend(held)
        return [mark]

    def mark_paragraph(self, properties: _Element, change: Revision) -> None:
        """Say in a paragraph's properties that its end was inserted or deleted."""
        from lxml import etree

        of_mark = properties.find(f"{W}rPr")
        if of_mark is None:
            of_mark = etree.Element(f"{W}rPr")
            after = next((child for child in properties if child.tag in _LAST), None)
            properties.append(of_mark) if after is None else after.addprevious(of_mark)
        of_mark.insert(0, self.mark(change.value))

    def mark_row(self, row: _Element, change: Revision) -> None:
        """Say in a table row's properties that it was inserted or deleted."""
        from lxml import etree

        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            exceptions = row.find(f"{W}tblPrEx")
            row.insert(0, properties) if exceptions is None else exceptions.addnext(properties)
        self.changes += 1
        properties.append(self.mark(change.value))

    def mark_former(self, properties: _Element, former: _Element) -> None:
        """Say in a paragraph's properties which it had before."""
        from lxml import etree

        change = self.mark("pPrChange")
        held = etree.SubElement(change, f"{W}pPr")
        held.extend([child for child in former if local_of(child) not in {"rPr", "sectPr", "pPrChange"}])
        properties.append(change)


def local_of(element: _Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
