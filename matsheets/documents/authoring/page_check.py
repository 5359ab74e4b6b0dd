"""Checks the template of a page before anyone builds with it: its tags, its names, and that it reaches nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from matsheets.documents.authoring.field_tree import shape_of
from matsheets.documents.authoring.name_check import NameFault, NameScope
from matsheets.documents.authoring.template_check import TemplateReport
from matsheets.documents.authoring.trial_fill import ROUNDS, make_up
from matsheets.documents.contexts.values import Field
from matsheets.documents.pages.page_engine import print_page, source_of
from matsheets.documents.template.sandbox import environment
from matsheets.documents.template.tags import TemplateProblem
from matsheets.errors import TemplateError
from matsheets.model.cells import within_sentence

_FILE = Path("template.html")


def examine_page(content: bytes, fields: Sequence[Field]) -> TemplateReport:
    """Return everything that is to be put right in a page's template.

    Args:
        content: the .html file's bytes.
        fields: the names that it may use.

    Raises:
        TemplateError: the file is no page, so that there is nothing to check.
    """
    source = source_of(content, _FILE)
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError:  # the engine says it better
        tree = None
    found = tuple(_names(tree.body, NameScope(fields))) if tree is not None else ()
    return TemplateReport(tuple(dict.fromkeys(found)) or tuple(_tried(content, fields)), (), ())


def _names(body: Sequence[nodes.Node], scope: NameScope) -> Iterator[TemplateProblem]:
    """Yield the names that are wrong in some tags, in their order."""
    for node in body:
        inside: list[Sequence[nodes.Node]] = []
        if isinstance(node, nodes.If):
            yield from _problems(node, scope.enter(nodes.If(node.test, [], [], [])))
            inside = [node.body, node.elif_, node.else_]
        elif isinstance(node, nodes.For | nodes.Macro | nodes.With):
            yield from _problems(node, scope.enter(node))
            inside = [node.body]
        else:
            yield from _problems(node, scope.use(node))
            continue
        for part in inside:
            yield from _names(part, scope)
        scope.leave()
        if isinstance(node, nodes.For):
            yield from _names(node.else_, scope)


def _problems(node: nodes.Node, faults: Sequence[NameFault]) -> Iterator[TemplateProblem]:
    for fault in faults:
        what = f"in line {node.lineno}, {within_sentence(fault.what)}"
        yield TemplateProblem(fault.code, what, fault.remedy)


def _tried(content: bytes, fields: Sequence[Field]) -> Iterator[TemplateProblem]:
    """Yield the first thing that stops the template with every list filled, and with every list empty."""
    for how, full in ROUNDS:
        try:
            print_page(content, _FILE, make_up(shape_of(fields), full=full))
        except TemplateError as error:
            yield TemplateProblem(error.code or "trial", f"{how}, the template {error.what}", error.remedy)
            return
