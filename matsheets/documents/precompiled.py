"""The shipped templates, compiled: Python modules in ``documents/ready`` that the templates' build writes.

Why: compiling a template takes longer than all else that a first document needs. A template of someone's own, a shipped one
that was edited, or another version of Jinja than the modules were made with: those are compiled when they are used, with
the same outcome. Nothing is ever kept outside of the package, where others might write.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from matsheets.documents import ready

if TYPE_CHECKING:
    from jinja2 import Template

    from matsheets.documents.dialect import Prepared


@dataclass(frozen=True, slots=True)
class Ready:
    """One part of a shipped template; ``prepared`` has no source, which only messages need."""

    name: str
    prepared: Prepared
    template: Template
    names: Mapping[str, int]


def find_ready(content: bytes) -> tuple[Ready, ...] | None:
    """Return a template's compiled parts; None where it is none of those that were compiled before."""
    module = ready.MODULES.get(hashlib.sha256(content).hexdigest())
    if module is None:
        return None
    import jinja2

    if jinja2.__version__ != ready.JINJA:
        return None
    from matsheets.documents.dialect import Prepared
    from matsheets.documents.sandbox import environment

    env = environment()
    return tuple(
        Ready(
            name,
            Prepared(**known),
            env.template_class.from_module_dict(env, {**make(env), "__file__": module}, env.make_globals(None)),
            names,
        )
        for name, make, known, names in import_module(f"{ready.__name__}.{module}").PARTS
    )
