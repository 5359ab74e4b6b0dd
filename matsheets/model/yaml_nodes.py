"""YAML as nodes: a text of its own, whose lines are the places."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from matsheets.errors import FilePlace, FrameworkError, FrameworkFault
from matsheets.model.fault_catalogue import FormFault
from matsheets.model.nodes import ListNode, NamedNode, Node, TextNode, UnreadNode, ValuesNode
from matsheets.model.yaml_wording import explain_yaml_error
from matsheets.storage.regular_files import read_whole, yaml_loader
from matsheets.storage.text_encoding import unicode_encoding

#: What YAML allows nowhere in a text.
_NO_LETTER = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIZE_LIMIT = 1_000_000  # characters; a framework of 200 elements is under a tenth of this.


class NodeTree(NamedTuple):
    """What a file holds, and the faults that were found while it was made into nodes."""

    root: Node
    faults: tuple[FrameworkFault, ...] = ()


def read_yaml(path: Path, kind: str, content: bytes | None = None) -> NodeTree:
    """Read a file of YAML as nodes.

    Args:
        path: the file.
        kind: what it should be: ``framework``, ``map``.
        content: its bytes, where they came from elsewhere; ``path`` is then only its name.

    Raises:
        FrameworkError: it cannot be read, or it is no YAML.
    """
    try:
        content = read_whole(path, 4 * _SIZE_LIMIT) if content is None else content
        text = content.decode(unicode_encoding(content)).replace("\r\n", "\n")
    except FileNotFoundError:
        remedy = f"Check the name, or run: matsheets {kind} list" if kind == "framework" else "Check the name."
        raise FrameworkError(path, "does not exist.", remedy, code="missing") from None
    except UnicodeDecodeError:
        raise FrameworkError(
            path, "is no text in UTF-8.", f"A {kind} is a text file (YAML). Save it again with the encoding UTF-8."
        ) from None
    except OSError as error:
        raise FrameworkError(path, f"cannot be read ({error.strerror}).", "Check the name and the folder.") from None
    if len(text) > _SIZE_LIMIT:
        raise FrameworkError(path, f"is too large for a {kind} file.", "The limit is one million characters.")
    return yaml_nodes(text, path)


def yaml_nodes(text: str, path: Path | None = None) -> NodeTree:
    """Return a text of YAML as nodes.

    Args:
        text: the whole text.
        path: the file that it is from, for an error.

    Raises:
        FrameworkError: it is no YAML.
    """
    import yaml

    try:
        conversion = _Conversion()
        return NodeTree(conversion.node(yaml.compose(text, Loader=yaml_loader())), tuple(conversion.faults))
    except yaml.MarkedYAMLError as error:
        line, sentence = explain_yaml_error(error, text)
        faults = (FrameworkFault("yaml", FilePlace.at_line(line), sentence),)
        raise FrameworkError(path, "is not readable as YAML.", "Mend the line and try again.", faults=faults) from None
    except RecursionError:
        raise FrameworkError(path, "has lists within lists without end.", "Mend the file and try again.") from None
    except yaml.YAMLError:  # a reader's, which knows no line
        lines = enumerate(text.split("\n"), start=1)
        odd = tuple(
            FrameworkFault(
                "yaml",
                FilePlace.at_line(n),
                f"A character of this line is no letter (U+{ord(found[0]):04X}). Delete it.",
            )
            for n, line in lines
            if (found := _NO_LETTER.search(line))
        )
        raise FrameworkError(path, "is not readable as YAML.", "Mend the line and try again.", faults=odd) from None


class _Conversion:
    """Makes PyYAML's nodes into ours. Why its nodes and not the loaded values: only nodes know their lines."""

    def __init__(self) -> None:
        self.faults: list[FrameworkFault] = []
        self._known: dict[int, FilePlace] = {}

    def node(self, found: Any, alias: FilePlace | None = None) -> Node:
        """Return one node with all that is in it.

        Args:
            found: PyYAML's; None for an empty file.
            alias: where its name stands, for what an alias repeats: its own place is that of what is repeated.
        """
        place = _place(found)
        if found is None or found.id == "scalar":
            text = found.value if found is not None and found.tag != "tag:yaml.org,2002:null" else ""
            return TextNode(text, place)
        if id(found) in self._known:
            return self._repeated(found, alias or place)
        self._known[id(found)] = place
        if found.id == "mapping":
            return ValuesNode(tuple(self._named(*pair) for pair in found.value), place)
        return ListNode(tuple(self.node(entry, place) for entry in found.value), place)

    def _named(self, name: Any, found: Any) -> NamedNode:
        place = _place(name)
        return NamedNode(name.value if name and isinstance(name.value, str) else "?", place, self.node(found, place))

    def _repeated(self, found: Any, place: FilePlace) -> UnreadNode:
        """Report what an alias repeats. Why: lists of aliases are small on disk and would take for ever to walk."""
        self.faults.append(FormFault.ALIAS.at(place, where=self._known[id(found)].in_words))
        return UnreadNode(place)


def _place(found: Any) -> FilePlace:
    return FilePlace.at_line(found.start_mark.line + 1 if found else 1)
