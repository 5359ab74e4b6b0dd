"""The environment that templates run in: a sandbox with strict names, automatic escaping and limits.

A template may read the values it is given and call nothing that reaches beyond them. An unknown name is an error, never a
blank. What a person typed is escaped once and never looked at as template text again. What a template may take while it
runs is counted by ``limits``; ``step_counting`` puts that into its code, and ``call_limits`` bounds what one call is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial, wraps
from types import GeneratorType
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from markupsafe import Markup

from matsheets.documents.template.call_limits import RefusedError, check_call, check_repeating
from matsheets.documents.template.limits import BUDGET, COUNTED, Unknown, charged, turn
from matsheets.documents.template.link_addresses import FILTERS
from matsheets.documents.template.step_counting import COUNTING_FILTERS, COUNTING_TESTS, counted
from matsheets.storage.strict_xml import XML_FORBIDDEN

_NOT_MARKUP = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # \a and \f mean something there

_COLOUR = re.compile("[0-9A-Fa-f]{6}|auto").fullmatch


class UnknownNameError(UndefinedError):
    """A template used a name that nothing stands behind.

    Attributes:
        name: the name; None where a filter found nothing, such as the first of an empty list.
        place: where a list was asked for an entry that it does not have: the number, counted from 0.
    """

    def __init__(self, name: object, owner: object, message: str) -> None:
        super().__init__(message)
        self.name = None if name is None else str(name)
        self.place = name if isinstance(name, int) else None
        self.owner = owner

    def known(self, context: Mapping[str, object]) -> list[str]:
        """Return the names that could have stood there."""
        if self.owner is missing:
            return list(context)
        return list(self.owner) if isinstance(self.owner, dict) else []


class PrintError(RefusedError):
    """A tag prints what cannot be printed."""


class ColourError(PrintError):
    """A cell was given a colour that is none.

    *Why* a kind of its own: the colour stands before the first line of its cell, which is the line to quote.
    """

    def __init__(self, shown: str) -> None:
        super().__init__(f"{shown} is not a colour; {{% cellbg %}} takes six hexadecimal digits, such as FFC000")


class _Strict(StrictUndefined, Unknown):
    """An unknown value that says which name was unknown, and of what."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        known: Any = partial(UnknownNameError, name, obj) if exc is UndefinedError else exc
        super().__init__(hint, obj, name, known)


#: Methods that a document has no use for, and that take for ever, or make bytes, or as much as they like.
_NO_METHODS = frozenset(("decode", "encode", "from_bytes", "fromhex", "maketrans", "to_bytes", "translate"))
#: Filters that print HTML, which is no Word, or print what people typed as if it were part of the template.
_NO_FILTERS = ("random", "safe", "urlize", "xmlattr")


def _limited_filter(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that is given and makes no more than it may."""
    skipped = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        if name == "join" and len(given) > skipped and not hasattr(given[skipped], "__len__"):
            given = (*given[:skipped], list(given[skipped]), *given[skipped + 1 :])
        check_call(name, (*given[skipped:], *named.values()))
        if name == "sum" and not all(
            isinstance(g, int | float) for g in (*given[skipped + 2 :], *[named.get("start", 0)])
        ):
            raise RefusedError("sum is for numbers")
        BUDGET.get().look_at_the_clock()
        made = function(*given, **named)
        return _counted_entries(made) if isinstance(made, GeneratorType) else charged(made)

    return call


def _counted_entries(made: Iterable[Any]) -> Iterator[Any]:
    """Yield what a filter makes one by one, each counted as a turn."""
    for entry in made:
        turn(1)
        yield entry


class _Namespace(Namespace):
    """Jinja's ``namespace``, which may not hold another: a chain of them could be endless to print."""

    def __init__(*given: Any, **named: Any) -> None:
        Namespace.__init__(*given, **named)
        for value in named.values():
            _no_namespace(value)

    def __setitem__(self, name: str, value: Any) -> None:
        _no_namespace(value)
        super().__setitem__(name, value)

    def __repr__(self) -> str:
        return "namespace"


def _no_namespace(value: Any) -> None:
    if isinstance(value, Namespace):
        raise RefusedError("a namespace cannot hold another")


# --- the environment -----------------------------------------------------------------------------------------------

_OF_DICTS = frozenset(dir(dict))
#: Names that Jinja gives a value to, in loops, blocks and macros.
_JINJAS_OWN = frozenset(("caller", "kwargs", "loop", "self", "super", "varargs"))


class _Environment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse arithmetic that makes a huge value from a short tag."""
        if operator == "**":
            raise RefusedError("powers (**) are not available")
        if operator == "*":
            check_repeating(left, right)
        if operator == "%" and isinstance(left, str | bytes):
            check_call("format", (left, right))
        return charged(super().call_binop(context, operator, left, right))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look an entry of a dict up without asking for an attribute first, where no dict has that attribute."""
        if type(obj) is dict and attribute not in _OF_DICTS:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Any, function: Any, /, *given: Any, **named: Any) -> Any:
        """Refuse methods that make a huge value from a short tag."""
        turn(1)  # a block or a macro can call two others, and so on
        owner = getattr(getattr(function, "__wrapped__", function), "__self__", None)
        if isinstance(owner, str | bytes | int | float | list | tuple | type):
            name = getattr(function, "__name__", "")
            if name in _NO_METHODS and not isinstance(owner, list | tuple):
                raise RefusedError(f"{name} is not available")
            if name == "join":
                given = tuple(g if hasattr(g, "__len__") else list(g) for g in given)
            if not isinstance(owner, type):
                # A separator joins what it is given, the other way about than the filter.
                check_call(name, (*given, owner) if name == "join" else (owner, *given, *named.values()))
        return charged(super().call(context, function, *given, **named))


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the environment that every part is compiled in; what it compiles runs inside ``limited``."""
    env = _Environment(
        undefined=_Strict, autoescape=True, finalize=_printable, keep_trailing_newline=True, optimized=False
    )
    del env.globals["lipsum"]
    for name in _NO_FILTERS:  # and "random" because the same inputs give the same document
        del env.filters[name]
    env.globals["namespace"] = _Namespace
    for name, function in env.filters.items():
        env.filters[name] = _limited_filter(name, function)
    env.filters |= COUNTING_FILTERS | FILTERS
    env.filters["cell_colour"] = _cell_colour
    env.tests |= COUNTING_TESTS
    return env


def _printable(value: Any) -> str:
    """Return a value as it may stand in XML, once its size has been counted; Jinja escapes it.

    That is: nothing for None, one kind of line end, no control characters.
    """
    if type(value) is str:
        text: str = value
    elif value is None:
        return ""
    elif hasattr(value, "__html__"):
        markup = str(value.__html__())
        BUDGET.get().take(len(markup))
        return Markup(_NOT_MARKUP.sub("", _with_one_line_end(markup)))
    elif isinstance(value, dict | list | tuple | set | frozenset):
        kind = "a group of names" if isinstance(value, dict) else "a list"
        raise PrintError(f"it prints {kind}, which cannot be printed whole")
    else:
        text = str(charged(value))
    if len(text) > COUNTED:
        BUDGET.get().take(len(text))
    return text if text.isprintable() else XML_FORBIDDEN.sub("", _with_one_line_end(text))


def _cell_colour(value: Any) -> str:
    """Return the colour of a cell as Word takes it.

    Raises:
        ColourError: it is none; Word would show a black cell.
    """
    if not isinstance(value, str):
        raise ColourError("what it names")
    if not is_cell_colour(value):
        raise ColourError(f'"{_printable(value)[:40]}"')
    return value


def is_cell_colour(text: str) -> bool:
    """Say whether a text is a colour for a cell: six hexadecimal digits, or ``auto``."""
    return _COLOUR(text) is not None


def _with_one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def compile_source(source: str) -> tuple[Template, dict[str, int]]:
    """Compile a template that is counted while it runs; return it with the names that it needs, each with its first line.

    Raises:
        TemplateSyntaxError: it cannot be understood, or switches escaping off.
    """
    env = environment()
    tree = env.parse(source)
    needed = names_used(tree)
    return env.from_string(counted(tree)), needed


def names_used(tree: nodes.Template) -> dict[str, int]:
    """Return the top-level names that a template needs, with the first line of each.

    A name that the template itself asks about (``is defined``) may be missing, and so may one that it gives a value to in
    any place: whether it had one when it is printed shows only then.
    """
    lines: dict[str, int] = {}
    known = {*environment().globals, *_JINJAS_OWN}
    for node in tree.find_all((nodes.Name, nodes.Test, nodes.Macro)):
        if isinstance(node, nodes.Name) and node.ctx == "load":
            lines.setdefault(node.name, node.lineno)
        elif isinstance(node, nodes.Name | nodes.Macro):
            known.add(node.name)
        elif isinstance(node, nodes.Test) and node.name in {"defined", "undefined"}:
            known.update([node.node.name] if isinstance(node.node, nodes.Name) else ())
    return {name: line for name, line in lines.items() if name not in known}
