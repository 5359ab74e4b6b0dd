"""Puts the counting of ``limits`` into a template: into its tree, before Jinja compiles that.

The tree is Jinja's own and what extensions of Jinja work on, so that nothing here depends on how Jinja writes its code.
"""

from __future__ import annotations

from typing import Any

from jinja2 import TemplateSyntaxError, nodes, pass_context
from jinja2.visitor import NodeTransformer

from matsheets.documents.template.limits import BUDGET, COUNTED, charged, turn

# Filters and a test that only the tree of a template is given: no template can spell a name with a space. What they do
# depends on the context, so that Jinja does not work them out once for all.
_TURN, _SIZE, _IN_TIME = "one turn", "its size", "in time"


@pass_context
def _counted_turn(context: object, weight: int) -> None:
    BUDGET.get().turn(weight)


@pass_context
def _counted_size(context: object, value: Any) -> Any:
    return charged(value)


@pass_context
def _counted_look(context: object, value: bool) -> bool:
    """Count one entry that a loop looks at and may pass over."""
    turn(1)
    return value


COUNTING_FILTERS = {_TURN: _counted_turn, _SIZE: _counted_size}
COUNTING_TESTS = {_IN_TIME: _counted_look}


class _Counting(NodeTransformer):
    """Puts the counting into the tree of a template: each turn of a loop or a macro, and the sizes of what is put together.

    A turn is counted with about as many characters as it prints: its texts, and so many for each value.
    """

    def __init__(self) -> None:
        self._weight = 0

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802 - Jinja's names
        node.data = node.data.replace("\n<w:p", "<w:p")  # paragraphs begin lines so that the tree knows theirs
        self._weight += len(node.data)
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        self._weight += COUNTED * len(node.nodes)
        return self.generic_visit(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        if node.test is not None:
            in_time = nodes.Test(nodes.Const(True), _IN_TIME, [], [], None, None, lineno=node.lineno)
            node.test = nodes.And(in_time, node.test, lineno=node.lineno)
        return self._repeated(node)

    def _repeated(self, node: nodes.For | nodes.Macro | nodes.CallBlock) -> nodes.Node:
        around, self._weight = self._weight, 0
        self.generic_visit(node)
        counted = nodes.Filter(nodes.Const(self._weight + 1), _TURN, [], [], None, None, lineno=node.lineno)
        node.body.insert(0, nodes.ExprStmt(counted, lineno=node.lineno))
        self._weight += around
        return node

    visit_Macro = visit_CallBlock = _repeated  # noqa: N815

    def _sized(self, node: nodes.Expr) -> nodes.Node:
        self.generic_visit(node)
        return nodes.Filter(node, _SIZE, [], [], None, None, lineno=node.lineno)

    visit_List = visit_Dict = _sized  # noqa: N815

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Count each piece before they are joined, and what comes of it: one text may stand there a thousand times."""
        self.generic_visit(node)
        node.nodes = [nodes.Filter(piece, _SIZE, [], [], None, None, lineno=node.lineno) for piece in node.nodes]
        return nodes.Filter(node, _SIZE, [], [], None, None, lineno=node.lineno)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        return self._sized(node) if isinstance(node.arg, nodes.Slice) else self.generic_visit(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        return self._sized(node) if node.ctx == "load" else self.generic_visit(node)

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier) -> nodes.Node:  # noqa: N802
        raise TemplateSyntaxError("autoescape is not available", node.lineno)

    visit_ScopedEvalContextModifier = visit_EvalContextModifier  # noqa: N815


def counted(tree: nodes.Template) -> nodes.Template:
    """Return the tree of a template with the counting in it; the tree is changed.

    Raises:
        TemplateSyntaxError: it switches escaping off.
    """
    _Counting().visit(tree)
    return tree
