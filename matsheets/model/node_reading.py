"""Reads named values, lists and texts from a file's nodes, and collects every fault with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from matsheets.errors import FilePlace, FrameworkFault
from matsheets.model.cells import CELL_LIMIT, clean_text, listed, utf16_length
from matsheets.model.fault_catalogue import FaultCatalogue, FormFault, FormRemark
from matsheets.model.nodes import ListNode, NamedNode, Node, TextNode, UnreadNode, ValuesNode
from matsheets.model.parsing import Choice, understand_choice

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class NodeReading:
    """Walks a tree of nodes; what is to be read there, those who inherit from it say.

    Args:
        labels: what the file calls a name in its own words, where that is not the name: a spreadsheet has headers.
        faults: those that were found before.

    Attributes:
        faults: each with its place.
        remarks: what was left out of texts, with its place.
    """

    def __init__(self, labels: Mapping[str, str] = _NO_NAMES, faults: Iterable[FrameworkFault] = ()) -> None:
        self.faults = list(faults)
        self.remarks: list[FrameworkFault] = []
        self._labels = labels
        self._seen: dict[tuple[str, str], FilePlace] = {}

    def fault(self, at: Node | NamedNode | FilePlace, code: FaultCatalogue, **facts: object) -> None:
        """Report a fault at the place of a node."""
        self.faults.append(code.at(at if isinstance(at, FilePlace) else at.place, **facts))

    def label(self, name: str) -> str:
        """Return what the file calls a name."""
        return self._labels.get(name, name)

    def values(
        self,
        node: Node | None,
        what: str,
        names: Sequence[str],
        may_have: Sequence[str] = (),
        former: Mapping[str, str] = _NO_NAMES,
    ) -> dict[str, Node]:
        """Return named values by their names; unknown, repeated and missing names are faults.

        Args:
            node: what should be named values; None where its own name was missing, which has been said.
            what: what to call it in a fault.
            names: the names that it must have.
            may_have: other names that it may have.
            former: what earlier files call some of them.
        """
        if node is None or isinstance(node, UnreadNode):
            return {}
        if not isinstance(node, ValuesNode):
            named = ", ".join(map(self.label, names or may_have))
            self.fault(node, FormFault.VALUES_EXPECTED, what=what, names=named)
            return {}
        found: dict[str, Node] = {}
        given = {self.label(each.name) for each in node.values}
        meant: set[str] = set()
        for each in node.values:
            name = former.get(each.name, each.name)
            if name not in (*names, *may_have):
                near = self.unknown_name(each, what, (*names, *may_have))
                meant.update([label for label in near if label not in given | meant][:1])
            elif name in found:
                self.fault(each, FormFault.NAME_TWICE, what=what, name=self.label(each.name))
            else:
                found[name] = each.node
        for name in names:
            if name not in found and self.label(name) not in meant:
                self.fault(node, FormFault.NAME_MISSING, what=what, name=self.label(name))
        return found

    def unknown_name(self, found: NamedNode, what: str, known: Sequence[str]) -> tuple[str, ...]:
        """Report a name that is none of those that may stand there, and return those that may have been meant."""
        labels = list(map(self.label, known))
        near = near_names(found.name, labels)
        hint = _question(near) or f" What it may have: {', '.join(labels)}."
        self.fault(found, FormFault.NAME_UNKNOWN, what=what, name=found.name, hint=hint)
        return near

    def entries(self, node: Node | None, what: str) -> Iterator[Node]:
        """Yield the entries of a list; one without any is a fault."""
        if node is None or isinstance(node, UnreadNode):
            return
        if isinstance(node, ListNode) and node.entries:
            yield from node.entries
        else:
            self.fault(node, FormFault.LIST_EXPECTED, what=what)

    def text(self, node: Node | None, what: str) -> str:
        """Return a text, cleaned and with single spaces; a blank one, and what is no text, is a fault."""
        if node is None or isinstance(node, UnreadNode):
            return ""
        if not isinstance(node, TextNode):
            self.fault(node, FormFault.TEXT_EXPECTED, what=what)
            return ""
        cleaned = clean_text(node.text)
        text = " ".join(cleaned.text.split())
        if cleaned.removed:
            self.remarks.append(FormRemark.CHARACTERS.at(node.place, what=what, kinds=listed(cleaned.removed)))
        if "\n" in cleaned.text:
            self.remarks.append(FormRemark.LINE_BREAKS.at(node.place, what=what))
        if not text:
            self.fault(node, FormFault.TEXT_BLANK, what=what)
        self.bounded(node, what, text)
        return text

    def bounded(self, node: Node, what: str, text: str) -> None:
        """Report a text that no cell of a workbook holds."""
        if (length := utf16_length(text)) > CELL_LIMIT:
            self.fault(node, FormFault.TEXT_LONG, what=what, length=f"{length:,}", limit=f"{CELL_LIMIT:,}")

    def unique(self, node: Node | None, kind: str, value: str) -> bool:
        """Report a value that stands twice, and tell whether it stands once so far; a blank one is neither."""
        if not value or node is None:
            return False
        first = self._seen.get((kind, value.casefold()))
        if first is None:
            self._seen[kind, value.casefold()] = node.place
            return True
        self.fault(node, FormFault.USED_TWICE, kind=kind, value=value, where=first.in_words)
        return False

    def slug(self, node: Node | None, what: str, kind: str) -> str:
        """Return an id, in lower case and with hyphens; one that is spelt otherwise or stands twice is a fault."""
        value = self.text(node, what)
        if node and value and not _SLUG.fullmatch(value):
            wanted = "-".join(re.findall(r"[a-z0-9]+", value.lower()))
            self.fault(node, FormFault.ID_SPELLING, what=what, value=value, such_as=wanted and f", such as {wanted}")
        self.unique(node, kind, value)
        return value


def near_names(text: str, names: Collection[str]) -> tuple[str, ...]:
    """Return the names that a text may have meant, of several that may be meant those that are nearest."""
    found = understand_choice(text, [Choice(name) for name in names])
    return found.candidates if found.value is None else (list(names)[found.value],)


def did_you_mean(text: str, names: Collection[str]) -> str:
    """Return a question with the names that a text may have meant, and a space before it; blank where it is near none."""
    return _question(near_names(text, names))


def _question(names: Sequence[str]) -> str:
    return f" Did you mean {listed(names, 'or')}?" if names else ""
