"""The names that a template's tags use, held against the names that there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from jinja2 import nodes

from matsheets.documents.authoring.field_tree import ANY, LOOP, Shape, path_of, shape_of
from matsheets.documents.contexts.values import Field
from matsheets.documents.template.sandbox import environment

_SAME = {"sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr"}
_ONE = {"first", "last", "random", "min", "max"}
_METHODS = {"list": set(dir([])), "group": set(dir({})), "text": set(dir(""))}
_A = {"list": "a list", "group": "a group of names"}


@dataclass(frozen=True, slots=True)
class NameFault:
    """A name that is wrong: a slug, what is wrong, and what to do."""

    code: str
    what: str
    remedy: str


class NameScope:
    """The names known at a point of a template, loop by loop."""

    def __init__(self, fields: Sequence[Field], *, optional: Iterable[str] = ()) -> None:
        self._fields = fields
        self._root = shape_of(fields)
        self._frames: list[dict[str, Shape]] = [{**self._root.parts, **dict.fromkeys(optional, ANY)}]
        self._loops: dict[str, str] = {}
        self._env = environment()
        self._faults: list[NameFault] = []

    def enter(self, block: nodes.Node | None) -> tuple[NameFault, ...]:
        """Begin a block (a loop, a condition), whose opening tag was parsed; None where it could not be."""
        frame: dict[str, Shape] = {}
        if isinstance(block, nodes.For):
            frame = self._enter_loop(block)
        elif isinstance(block, nodes.With):
            given = [self._shape_of_node(value) for value in block.values]
            for target, shape in zip(block.targets, given, strict=True):
                self._bind(target, shape, frame)
        elif isinstance(block, nodes.Macro):
            frame = dict.fromkeys((argument.name for argument in block.args), ANY)
            self._frames[-1][block.name] = ANY
        elif isinstance(block, nodes.AssignBlock):
            self._bind(block.target, Shape("text"), self._frames[-1])
        elif block is not None:
            self._block(block)
        # A condition has no names of its own: what is set inside is known after it.
        self._frames.append(self._frames[-1] if isinstance(block, nodes.If) else frame)
        return self._take_faults()

    def leave(self) -> None:
        """End the block that was begun last."""
        self._frames.pop()

    def use(self, statement: nodes.Node) -> tuple[NameFault, ...]:
        """Go through what a tag prints, asks or sets."""
        if isinstance(statement, nodes.Assign):
            self._bind(statement.target, self._shape_of_node(statement.node), self._frames[-1])
        elif isinstance(statement, nodes.Output):
            for printed in statement.nodes:
                self._check_output(printed)
        else:
            self._block(statement)
        return self._take_faults()

    def _take_faults(self) -> tuple[NameFault, ...]:
        faults = tuple(dict.fromkeys(self._faults))
        self._faults.clear()
        return faults

    def _report(self, code: str, what: str, remedy: str) -> None:
        self._faults.append(NameFault(code, what, remedy))

    def _enter_loop(self, block: nodes.For) -> dict[str, Shape]:
        shape = self._shape_of_node(block.iter)
        if shape.known and shape.kind not in {"list", "group"}:
            self._report("not-a-list", f'"{path_of(block.iter)}" is a {shape.kind}, so there is nothing to repeat.',
                      "Use the name of a list, or {%p if … %} to ask whether it is there.")  # fmt: skip
        frame = {"loop": LOOP}
        self._bind(block.target, shape.each or ANY, frame)
        self._loops |= dict.fromkeys(frame, path_of(block.iter))
        if block.test is not None:
            self._frames.append(frame)
            self._shape_of_node(block.test)
            self._frames.pop()
        return frame

    def _bind(self, target: nodes.Node, shape: Shape, frame: dict[str, Shape]) -> None:
        if isinstance(target, nodes.Name):
            frame[target.name] = shape
        for name in target.find_all(nodes.Name) if isinstance(target, nodes.Tuple) else ():
            frame[name.name] = ANY

    def _block(self, block: nodes.Node) -> None:
        for child in block.iter_child_nodes():
            if not isinstance(child, nodes.Output):
                self._shape_of_node(child)

    def _check_output(self, node: nodes.Node) -> None:
        shape = self._shape_of_node(node)
        if shape.kind in _A and isinstance(node, nodes.Name | nodes.Getattr):
            name, inside = path_of(node), shape.each if shape.kind == "list" else shape
            parts = list(inside.parts) if inside else []
            example = f"{name}.{parts[0]}" if shape.kind == "group" and parts else f"{{%p for item in {name} %}}"
            self._report(
                "prints-a-list", f'"{name}" is {_A[shape.kind]} and cannot be printed whole.', f"Use {example}."
            )

    # --- expressions -----------------------------------------------------------------------------------------------

    def _shape_of_node(self, node: nodes.Node) -> Shape:
        """Return what an expression stands for, and note the names in it that are wrong."""
        known: dict[type[nodes.Node], Callable[[Any], Shape]] = {
            nodes.Name: self._name,
            nodes.Getattr: lambda of: self._part(of, self._shape_of_node(of.node), of.attr),
            nodes.Getitem: self._item,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.Call: self._call,
        }
        if (look := known.get(type(node))) is not None:
            return look(node)
        for child in node.iter_child_nodes():
            self._shape_of_node(child)
        return ANY

    def _item(self, node: nodes.Getitem) -> Shape:
        owner = self._shape_of_node(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._part(node, owner, node.arg.value)
        self._shape_of_node(node.arg)
        return owner.each or ANY

    def _name(self, node: nodes.Name) -> Shape:
        for frame in reversed(self._frames):
            if node.name in frame:
                return frame[node.name]
        if node.name not in self._env.globals:
            self._report("unknown-name", f'there is no name "{node.name}" here.', self._hint(node.name))
        return ANY

    def _hint(self, name: str) -> str:
        if name in self._loops:
            return f'It is known only between the tag that repeats "{self._loops[name]}" and its endfor.'
        if near := get_close_matches(name, {n for frame in self._frames for n in frame}, n=1, cutoff=0.6):
            return f'Did you mean "{near[0]}"?'
        inside = next((f.name for f in self._fields if f.name.rpartition(".")[2].removesuffix("[]") == name), "")
        if "[]." in inside:
            names, _, part = inside.rpartition("[].")
            return f'There is one in each of "{names.replace("[]", "")}": repeat them, and write {{{{ item.{part} }}}}.'
        return f'Did you mean "{inside}"?' if inside else "matsheets template fields lists the names that there are."

    def _part(self, node: nodes.Node, owner: Shape, name: str) -> Shape:
        path = path_of(node)
        if name.startswith("_"):
            self._report("not-allowed", f'"{path}" asks for something that templates may not have.', "Remove it.")
        elif owner.kind == "group" and name not in owner.parts:
            near = get_close_matches(name, owner.parts, n=1, cutoff=0.6)
            start = path.removesuffix(name)
            self._report("unknown-name", f'there is no name "{path}".', f'Did you mean "{start}{near[0]}"?' if near else
                      f"Names that can stand there: {', '.join(start + part for part in owner.parts)}.")  # fmt: skip
        elif owner.kind == "list":
            of = path.removesuffix(f".{name}")
            parts = owner.each.parts if owner.each else {}
            near = get_close_matches(name, parts, n=1, cutoff=0.6) or list(parts)[:1]
            use = f" and {{{{ item.{near[0]} }}}}" if near else " and {{ item }}"
            self._report("part-of-list", f'"{of}" is a list, so "{path}" is nothing.',
                      f"Repeat it with {{%p for item in {of} %}}{use}.")  # fmt: skip
        elif owner.known and owner.kind != "group":
            of = path.removesuffix(f".{name}")
            self._report("unknown-name", f'"{of}" is a {owner.kind} and has no "{name}".', f'Use "{of}" alone.')
        return owner.parts.get(name, ANY)

    def _filter(self, node: nodes.Filter) -> Shape:
        of = self._shape_of_node(node.node) if node.node is not None else ANY
        self._check_arguments(node)
        self._check_listed(node.name, self._env.filters, "|")
        return of if node.name in _SAME else (of.each or ANY) if node.name in _ONE else ANY

    def _test(self, node: nodes.Test) -> Shape:
        if node.name not in {"defined", "undefined"}:
            self._shape_of_node(node.node)
        self._check_arguments(node)
        self._check_listed(node.name, self._env.tests, "is")
        return ANY

    def _check_arguments(self, node: nodes.Filter | nodes.Test) -> None:
        for given in (*(node.args or ()), *(pair.value for pair in node.kwargs or ())):
            self._shape_of_node(given)

    def _check_listed(self, name: str, known: Iterable[str], after: str) -> None:
        if name not in (names := list(known)):
            near = get_close_matches(name, names, n=1, cutoff=0.6)
            self._report("unknown-filter", f'"{after} {name}" is not known.',
                      f'Did you mean "{after} {near[0]}"?' if near else "Remove it.")  # fmt: skip

    def _call(self, node: nodes.Call) -> Shape:
        asked = node.node
        if isinstance(asked, nodes.Getattr):
            owner = self._shape_of_node(asked.node)
            if asked.attr.startswith("_") or (owner.known and asked.attr not in _METHODS.get(owner.kind, ())):
                self._part(asked, owner, asked.attr)
        else:
            self._shape_of_node(asked)
        for given in (*node.args, *(pair.value for pair in node.kwargs)):
            self._shape_of_node(given)
        return ANY
