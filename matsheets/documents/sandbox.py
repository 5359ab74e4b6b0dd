"""The environment that templates run in: a sandbox with strict names and automatic escaping.

A template may read the values it is given and call nothing that reaches beyond them. An unknown name is an error, never a
blank. What a person typed is escaped once and never looked at as template text again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPEAT_LIMIT = 10_000  # characters or entries that ``*`` may make


class UnknownNameError(UndefinedError):
    """A template used a name that nothing stands behind."""

    def __init__(self, name: object, owner: object, message: str) -> None:
        super().__init__(message)
        self.name = str(name)
        self.owner = owner

    def known(self, context: Mapping[str, object]) -> list[str]:
        """Return the names that could have stood there."""
        if self.owner is missing:
            return list(context)
        return list(self.owner) if isinstance(self.owner, dict) else []


class _Strict(StrictUndefined):
    """An unknown value that says which name was unknown, and of what."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        known: Any = partial(UnknownNameError, name, obj) if exc is UndefinedError else exc
        super().__init__(hint, obj, name, known)


class _Environment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse arithmetic that makes a huge value from a short tag."""
        if operator == "**":
            raise SecurityError("powers (**) are not available")
        for many, times in ((left, right), (right, left)):
            if isinstance(many, str | list | tuple) and isinstance(times, int) and len(many) * times > _REPEAT_LIMIT:
                raise SecurityError(f"repeating makes more than {_REPEAT_LIMIT:,} characters")
        return super().call_binop(context, operator, left, right)


def environment() -> ImmutableSandboxedEnvironment:
    """Return the environment that every part is compiled in."""
    env = _Environment(undefined=_Strict, autoescape=True, finalize=_printable, keep_trailing_newline=True)
    del env.globals["lipsum"]
    return env


def _printable(value: Any) -> Any:
    """Return a value as it may stand in XML: nothing for None, one kind of line end, no control characters."""
    if value is None:
        return ""
    if type(value) is str:
        return _NOT_XML.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return value


def names_used(tree: nodes.Template) -> dict[str, int]:
    """Return the top-level names that a template needs, with the first line of each.

    A name that the template itself asks about (``is defined``) may be missing.
    """
    asked = {
        test.node.name
        for test in tree.find_all(nodes.Test)
        if test.name in {"defined", "undefined"} and isinstance(test.node, nodes.Name)
    }
    needed = find_undeclared_variables(tree) - asked - set(environment().globals)
    lines: dict[str, int] = {}
    for name in tree.find_all(nodes.Name):
        if name.name in needed:
            lines.setdefault(name.name, name.lineno)
    return lines
