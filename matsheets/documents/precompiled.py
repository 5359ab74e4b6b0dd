"""The shipped templates, compiled: Python modules in ``documents/ready`` that the templates' build writes.

Why: compiling a template takes longer than all else that a first document needs. A template of someone's own and a shipped
one that was edited are compiled when they are used, with the same outcome. The modules run on ``runtime`` and not on Jinja,
so that it does not matter which version of Jinja is installed. Nothing is ever kept outside of the package, where others
might write.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from matsheets.documents import ready

if TYPE_CHECKING:
    from matsheets.documents.runtime import Environment, ReadyCode
    from matsheets.documents.template.chart_parts import ChartPart
    from matsheets.documents.template.dialect import Prepared


class Ready(NamedTuple):
    """One part of a shipped template; ``prepared`` has no source, which only messages need."""

    name: str
    prepared: Prepared
    template: ReadyCode
    names: Mapping[str, int]


class ReadyTemplate(NamedTuple):
    """A shipped template.

    Attributes:
        parts: those that hold tags.
        charts: those whose worksheets hold tags, each with its template.
        home: where custom properties go: the part's name, the part as the template has it, and the template's other parts
            that name it, as they are then.
    """

    parts: tuple[Ready, ...]
    charts: tuple[tuple[ChartPart, Ready], ...]
    home: tuple[str, bytes, Mapping[str, bytes]]


def find_ready(content: bytes) -> ReadyTemplate | None:
    """Return a template as it was compiled before; None where it is none of those that were."""
    module = ready.MODULES.get(hashlib.sha256(content).hexdigest())
    if module is None:
        return None
    found = import_module(f"{ready.__name__}.{module}")
    parts = tuple(_part(*part) for part in found.PARTS)
    charts = tuple((_chart(known), _part(known["name"], *part)) for known, *part in found.CHARTS)
    return ReadyTemplate(parts, charts, found.HOME)


def _part(
    name: str,
    make: Callable[[Environment], Mapping[str, Any]],
    known: Mapping[str, Any],
    names: Mapping[str, int],
) -> Ready:
    from matsheets.documents.runtime import ReadyCode
    from matsheets.documents.template.dialect import Prepared

    return Ready(name, Prepared(**known), ReadyCode(make), names)


def _chart(known: Mapping[str, Any]) -> ChartPart:
    from matsheets.documents.charts.chart_plan import ChartPlan
    from matsheets.documents.template.chart_parts import ChartPart
    from matsheets.documents.template.dialect import Prepared

    return ChartPart(**{**known, "plan": ChartPlan(**known["plan"]), "prepared": Prepared(**known["prepared"])})
