"""What the names of a template stand for: a tree of texts, numbers, lists and groups, read from a table of fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jinja2 import nodes

from matsheets.documents.contexts.values import Field


@dataclass(slots=True)
class Shape:
    """What a name stands for: ``text``, ``number``, ``yes or no``, ``list``, ``group``, or ``any`` where it is not known."""

    kind: str = "any"
    parts: dict[str, Shape] = field(default_factory=dict)
    each: Shape | None = None

    @property
    def known(self) -> bool:
        """Whether anything can be said about its parts."""
        return self.kind != "any"


ANY = Shape()
LOOP = Shape("group", {n: Shape("number") for n in ("index", "index0", "revindex", "revindex0", "length", "depth", "depth0")}
              | {n: Shape("yes or no") for n in ("first", "last")}
              | {n: Shape() for n in ("previtem", "nextitem", "changed", "cycle")})  # fmt: skip


def shape_of(fields: Iterable[Field]) -> Shape:
    """Return the tree of names that a table of fields describes."""
    root = Shape("group")
    for entry in fields:
        here = root
        for step in entry.name.split("."):
            name = step.removesuffix("[]")
            here.kind = "group"
            here = here.parts.setdefault(name, Shape())
            if step.endswith("[]"):
                here.kind = "list"
                here.each = here.each or Shape()
                here = here.each
        here.kind = entry.kind.removeprefix("list of ").removesuffix("s") if "list" in entry.kind else entry.kind
    return root


def path_of(node: nodes.Node) -> str:
    """Write an expression out as its author did, as far as it is made of names: ``p.rating.label``."""
    return ".".join(_steps(node))


def _steps(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, nodes.Getattr):
        yield from (*_steps(node.node), node.attr)
    elif isinstance(node, nodes.Getitem):
        *before, last = (*_steps(node.node), "")[:-1] or ("",)
        arg = node.arg.value if isinstance(node.arg, nodes.Const) else "…"
        yield from (*before, f"{last}[{arg}]") if not isinstance(arg, str) or arg == "…" else (*before, last, arg)
    else:
        yield "…"
