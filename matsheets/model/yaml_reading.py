"""Reads sets, lists and texts of a YAML file, and collects every fault with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class YamlReading:
    """Walks the YAML nodes (not the loaded values), because only nodes know their lines.

    Attributes:
        faults: each with its line.
    """

    def __init__(self) -> None:
        self.faults: list[tuple[int, str]] = []
        self._seen: dict[tuple[str, str], int] = {}
        self._walked: set[int] = set()

    def fault(self, node: object, sentence: str) -> None:
        """Report a fault on the line of a node."""
        mark = getattr(node, "start_mark", None)
        self.faults.append((mark.line + 1 if mark else 0, sentence))

    def again(self, node: object, what: str) -> bool:
        """Report a set or list that an alias (``*name``) repeats, and tell whether it is one.

        Why: a list of aliases to lists of aliases is small on disk and would take for ever to walk.
        """
        if id(node) in self._walked:
            self.fault(node, f"{what}: an alias (*) repeats this. Write it out.")
            return True
        self._walked.add(id(node))
        return False

    def has(self, node: object, key: str) -> bool:
        """Tell whether a set of named values has a value under a key."""
        from yaml import MappingNode

        return isinstance(node, MappingNode) and any(str(found.value) == key for found, _ in node.value)

    def mapping(
        self,
        node: object,
        what: str,
        keys: tuple[str, ...],
        may_have: tuple[str, ...] = (),
        former: Mapping[str, str] = MappingProxyType({}),
    ) -> dict[str, object]:
        """Return a mapping's value nodes by key; unknown, repeated and missing keys are faults.

        Args:
            node: what should be named values.
            what: what to call it in a fault.
            keys: the names that it must have.
            may_have: other names that it may have.
            former: what earlier files call some of them.
        """
        from yaml import MappingNode

        if not isinstance(node, MappingNode):
            self.fault(node, f"{what} should be a set of named values: {', '.join(keys or may_have)}.")
            return {}
        if self.again(node, what):
            return {}
        found: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = former.get(str(key_node.value), str(key_node.value))
            if key not in (*keys, *may_have):
                self.fault(key_node, f'{what} has "{key}", which is not one of: {", ".join((*keys, *may_have))}.')
            elif key in found:
                self.fault(key_node, f'{what} has "{key}" twice. Keep one.')
            else:
                found[key] = value_node
        for key in keys:
            if key not in found:
                self.fault(node, f'{what} has no "{key}". Add it.')
        return found

    def items(self, node: object, what: str) -> Iterator[object]:
        """Yield the entries of a list; one without any is a fault."""
        from yaml import SequenceNode

        if node is None:
            return
        if not isinstance(node, SequenceNode) or not node.value:
            self.fault(node, f"{what} should be a list with at least one entry.")
            return
        if self.again(node, what):
            return
        yield from node.value

    def text(self, node: object, what: str) -> str:
        """Return a text with single spaces; a blank one, and what is no text, is a fault."""
        from yaml import ScalarNode

        if node is None:  # already reported as missing
            return ""
        if not isinstance(node, ScalarNode) or not str(node.value).strip() or node.tag == "tag:yaml.org,2002:null":
            self.fault(node, f"{what} is blank. Write it in words.")
            return ""
        return " ".join(str(node.value).split())

    def unique(self, node: object, kind: str, value: str) -> bool:
        """Report a value that stands twice, and tell whether it stands once so far; a blank one is neither."""
        if not value:
            return False
        key = (kind, value.casefold())
        if key in self._seen:
            self.fault(node, f'The {kind} "{value}" is used twice (first on line {self._seen[key]}). Make it unique.')
        else:
            mark = getattr(node, "start_mark", None)
            self._seen[key] = mark.line + 1 if mark else 0
            return True
        return False

    def slug(self, node: object, what: str, kind: str) -> str:
        """Return an id, in lower case and with hyphens; one that is spelt otherwise or stands twice is a fault."""
        value = self.text(node, what)
        if value and not _SLUG.fullmatch(value):
            self.fault(node, f'{what} is "{value}". Use lower-case letters, digits and single hyphens.')
        self.unique(node, kind, value)
        return value
