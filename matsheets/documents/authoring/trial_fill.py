"""Fills a template with made-up answers, to find what only shows when it is filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from matsheets.documents.authoring.field_tree import Shape, shape_of
from matsheets.documents.contexts.values import Field
from matsheets.documents.template.clean_copy_check import require_clean
from matsheets.documents.template.cross_references import settle
from matsheets.documents.template.engine import fill
from matsheets.documents.template.tags import TemplateProblem
from matsheets.errors import TemplateError
from matsheets.model.material import PARTNERSHIP_REFS

_SWITCH = "for_signature"
#: How a template is tried, and whether there is everything.
ROUNDS = (("filled with answers", True), ("filled where nothing was answered", False))


def tried(content: bytes, fields: Sequence[Field]) -> Iterator[TemplateProblem]:
    """Yield the first thing that stops the template with every list filled, and with every list empty."""
    for how, full in ROUNDS:
        try:
            made = fill(content, make_up(shape_of(fields), full=full), created=dt.date(2026, 1, 1))
            settle(made)
        except TemplateError as error:
            yield TemplateProblem(error.code or "trial", f"{how}, the template {error.what}", error.remedy)
            return


#: What the Refs of an agreement's rows begin with.
_REFS = tuple(f"{prefix}-" for prefix in PARTNERSHIP_REFS)


def clean_copy_warnings(content: bytes, fields: Sequence[Field]) -> Iterator[TemplateProblem]:
    """Yield what keeps an agreement's template from making a copy to be signed, though it makes a draft."""
    if all(field.name != _SWITCH for field in fields):
        return
    for how, full in ROUNDS:
        values = make_up(shape_of(fields), full=full) | {_SWITCH: True}
        try:
            made = fill(content, values, created=dt.date(2026, 1, 1))
            require_clean(made, lambda ref: ref.startswith(_REFS), Path("template.docx"))
        except TemplateError as error:
            if error.code == "template-signature":
                yield TemplateProblem(error.code, f"{how}, the template {error.what}", error.remedy)
            return


def make_up(shape: Shape, *, full: bool) -> Any:
    """Return a value of a shape: everything there, or lists empty, numbers nought and questions answered no."""
    if shape.kind == "group":
        return {name: make_up(part, full=full) for name, part in shape.parts.items()}
    if shape.kind == "list":
        return [make_up(shape.each or Shape("text"), full=full) for _ in range(2 if full else 0)]
    return {"number": int(full), "yes or no": full}.get(shape.kind, "FFFFFF")
