"""Compile the shipped templates to Python modules, for a quick start; ``build.py`` calls this."""

import hashlib
import io
import re
import tokenize
from dataclasses import asdict, replace
from pathlib import Path
from pprint import pformat
from textwrap import indent
from token import STRING

import jinja2

from matsheets.documents import runtime
from matsheets.documents.template import engine
from matsheets.documents.template.chart_parts import ChartPart
from matsheets.documents.template.sandbox import environment

_NOTE = '"""Written by doc_templates/source/build.py; do not edit."""\n'
_INDEX = """\
{note}
#: The version of Jinja that wrote these modules.
JINJA = "{jinja}"
#: By a template's hash, the module that it was compiled to.
MODULES = {modules}
"""
_PART = """\

def part_{number}(environment):
    # fmt: off
{code}
    return locals()

"""


def _compiled(content: bytes) -> engine._Compiled:
    return engine.compiled(content, Path("template.docx"))


def _on_our_runtime(code: str) -> str:
    """Return Jinja's code with what it imports taken from our own runtime, and nothing that it does not use."""
    imported, rest = code.split("\n", 1)
    source, names = imported.removeprefix("from ").split(" import ")
    if source != "jinja2.runtime":
        raise ValueError(f"Jinja's code begins otherwise than it did: {imported}")
    used = [name for name in names.split(", ") if re.search(rf"\b{name}\b", _without_texts(rest))]
    if unknown := [name for name in used if not hasattr(runtime, name)]:
        raise ValueError(f"{runtime.__name__} has no {', '.join(unknown)}; add it, or change the template")
    return f"from {runtime.__name__} import {', '.join(used)}\n{rest}"


def _without_texts(code: str) -> str:
    return " ".join(
        token.string for token in tokenize.generate_tokens(io.StringIO(code).readline) if token.type != STRING
    )


def module_of(content: bytes) -> str:
    """Return the module that a template compiles to."""
    known = _compiled(content)
    pieces, listed = [_NOTE], []
    for number, part in enumerate([*known.parts, *(part for _, part in known.charts)]):
        if part.prepared.unsupported:
            raise ValueError(f"{part.name} has tags that only docxtpl fills; a shipped template has none")
        source = part.prepared.source.replace("\n<w:p", "<w:p")  # a line for each paragraph, which only messages need
        code = _on_our_runtime(environment().compile(source, raw=True))
        pieces.append(_PART.format(number=number, code=indent(code, "    ").rstrip()))
        prepared = asdict(replace(part.prepared, source=""))
        listed.append(f"part_{number}, {prepared!r}, {dict(part.names)!r}),\n")
    parts = [f"    ({part.name!r}, {made}" for part, made in zip(known.parts, listed, strict=False)]
    of_charts = listed[len(known.parts) :]
    charts = [f"    ({_known(chart)!r}, {made}" for (chart, _), made in zip(known.charts, of_charts, strict=True)]
    home = known.home
    changed = {name: content for name, content in home.parts.items() if content is not known.package.parts[name]}
    endings = [
        "\nPARTS = (\n",
        *parts,
        ")\nCHARTS = (\n",
        *charts,
        ")\n",
        f"HOME = {(home.part, home.own, changed)!r}\n",
    ]
    return "".join([*pieces, *endings])


def _known(chart: ChartPart) -> dict[str, object]:
    """Return what is known of a chart without its template's source."""
    slim = replace(chart, plan=replace(chart.plan, source=""), prepared=replace(chart.prepared, source=""))
    return asdict(slim)


def modules(templates: dict[str, bytes]) -> dict[str, str]:
    """Return every module of the package by its file's name, the index among them."""
    names = {name: Path(name).stem.replace("-", "_") for name in templates}
    index = {hashlib.sha256(content).hexdigest(): names[name] for name, content in templates.items()}
    listing = pformat(index, width=120, sort_dicts=True)
    made = {"__init__.py": _INDEX.format(note=_NOTE, jinja=jinja2.__version__, modules=listing)}
    return made | {f"{names[name]}.py": module_of(content) for name, content in templates.items()}
