"""What the shipped templates run on, once compiled: dicts, lists, loops and text, and nothing of Jinja.

The code is Jinja's, in ``documents/ready``. Whatever it would ask of Jinja that is not here raises ``NotHereError``; the
template is then compiled and run by Jinja itself, which either knows the answer or says what is wrong and where.

Why: loading Jinja takes a tenth of what one document takes from the return key to the prompt, and running what it compiled
needs next to nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn

from matsheets.documents.template.limits import charged, put, turn

#: Stands for a name that the values do not have.
missing = object()
_OF_DICTS = frozenset(dir(dict))
_OF_LOOPS = frozenset(("first", "index0", "last"))


class NotHereError(Exception):
    """A template asks for more than is here."""


#: What the code raises where a filter is not there; by Jinja's name for it.
TemplateRuntimeError = NotHereError


def undefined(**_: object) -> NoReturn:
    """Refuse a name that nothing stands behind."""
    raise NotHereError


Undefined = undefined


def internalcode(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function as it is; Jinja hides such ones from its tracebacks."""
    return function


class LoopContext:
    """A loop whose turns know their place, as ``loop``."""

    def __init__(self, entries: Iterable[Any], undefined: object) -> None:
        self._entries = list(entries)
        self.index0 = -1

    def __iter__(self) -> Iterator[tuple[Any, LoopContext]]:
        for at, entry in enumerate(self._entries):
            self.index0 = at
            yield entry, self

    @property
    def first(self) -> bool:
        """Whether this is the first turn."""
        return self.index0 == 0

    @property
    def last(self) -> bool:
        """Whether this is the last turn."""
        return self.index0 == len(self._entries) - 1


class Environment:
    """What Jinja's code calls its environment."""

    undefined = staticmethod(undefined)
    concat = "".join
    filters: Mapping[str, Callable[..., Any]] = {"length": len}
    turn = staticmethod(turn)
    charged = staticmethod(charged)
    put = staticmethod(put)

    @staticmethod
    def getattr(owner: Any, name: str) -> Any:
        """Return an entry of a dict that is no method of dicts, or what a loop knows of its turn."""
        if type(owner) is dict and name in owner and name not in _OF_DICTS:
            return owner[name]
        if type(owner) is LoopContext and name in _OF_LOOPS:
            return getattr(owner, name)
        raise NotHereError(name)

    @staticmethod
    def getitem(owner: Any, key: Any) -> Any:
        """Return an entry of a list or a dict."""
        if (type(owner) is list and type(key) is int) or (type(owner) is dict and key in owner):
            return owner[key]
        raise NotHereError(key)


class _Names:
    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def resolve_or_missing(self, name: str) -> object:
        return self._values.get(name, missing)


class ReadyCode:
    """One part of a shipped template, ready to be filled.

    Args:
        make: the part's module, as a function of the environment.
    """

    def __init__(self, make: Callable[[Environment], Mapping[str, Any]]) -> None:
        self._root: Callable[[_Names], Iterable[str]] = make(Environment())["root"]

    def render(self, values: Mapping[str, object]) -> str:
        """Return the part, filled.

        Raises:
            Exception: whatever goes wrong; Jinja says it better.
        """
        return "".join(self._root(_Names(values)))
