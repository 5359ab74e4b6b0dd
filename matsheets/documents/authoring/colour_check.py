"""The colours that ``{% cellbg %}`` gives cells: whether what the tag names can be one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import nodes

from matsheets.documents.authoring.field_tree import path_of
from matsheets.documents.authoring.name_check import NameFault
from matsheets.documents.contexts.values import Field
from matsheets.documents.template.sandbox import is_cell_colour

_REMEDY = "Name a colour, such as p.rating.fill, or write six hexadecimal digits in quotation marks, such as 'FFC000'."


def colour_faults(fields: Sequence[Field], statement: nodes.Node) -> Iterator[NameFault]:
    """Yield what is wrong with the colour that a tag names, as far as that can be told without values.

    Args:
        fields: the names that the document knows; what a colour is said to mean says that it is one.
        statement: what the tag names, parsed.
    """
    colours = {field.name.rpartition(".")[2] for field in fields if "colour" in field.meaning}
    words = {field.name for field in fields if "." not in field.name} - colours
    parts = {field.name.rpartition(".")[2] for field in fields if "." in field.name} - colours
    for value in _values(statement):
        if isinstance(value, nodes.Const) and not (isinstance(value.value, str) and is_cell_colour(value.value)):
            yield NameFault(
                "no-colour", f'"{value.value}" is not a colour, and Word shows a black cell for it.', _REMEDY
            )
        elif (isinstance(value, nodes.Name) and value.name in words) or (
            isinstance(value, nodes.Getattr) and value.attr in parts
        ):
            yield NameFault(
                "no-colour", f'"{path_of(value)}" is not a colour, and Word shows a black cell for it.', _REMEDY
            )


def _values(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what an expression can come to: both sides of a condition."""
    if isinstance(node, nodes.Output):
        for printed in node.nodes:
            yield from _values(printed)
    elif isinstance(node, nodes.CondExpr):
        yield from _values(node.expr1)
        if node.expr2 is not None:
            yield from _values(node.expr2)
    else:
        yield node
