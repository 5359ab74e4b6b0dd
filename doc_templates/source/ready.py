"""Compile the shipped templates to Python modules, for a quick start; ``build.py`` calls this."""

import hashlib
from dataclasses import asdict, replace
from pathlib import Path
from pprint import pformat
from textwrap import indent

import jinja2

from matsheets.documents import engine
from matsheets.documents.sandbox import environment

_NOTE = '"""Written by doc_templates/source/build.py; do not edit."""\n'
_INDEX = """\
{note}
#: The version of Jinja whose code these modules are.
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


def module_of(content: bytes) -> str:
    """Return the module that a template compiles to."""
    pieces, listed = [_NOTE], []
    for number, part in enumerate(_compiled(content).parts):
        if part.prepared.unsupported:
            raise ValueError(f"{part.name} has tags that only docxtpl fills; a shipped template has none")
        code = environment().compile(part.prepared.source, raw=True)
        pieces.append(_PART.format(number=number, code=indent(code, "    ").rstrip()))
        known = asdict(replace(part.prepared, source=""))
        listed.append(f"    ({part.name!r}, part_{number}, {known!r}, {dict(part.names)!r}),\n")
    return "".join([*pieces, "\nPARTS = (\n", *listed, ")\n"])


def modules(templates: dict[str, bytes]) -> dict[str, str]:
    """Return every module of the package by its file's name, the index among them."""
    # What fills a chart's worksheet is worked out from its parts each time, so templates with charts are not kept.
    templates = {name: content for name, content in templates.items() if not _compiled(content).charts}
    names = {name: Path(name).stem.replace("-", "_") for name in templates}
    index = {hashlib.sha256(content).hexdigest(): names[name] for name, content in templates.items()}
    listing = pformat(index, width=120, sort_dicts=True)
    made = {"__init__.py": _INDEX.format(note=_NOTE, jinja=jinja2.__version__, modules=listing)}
    return made | {f"{names[name]}.py": module_of(content) for name, content in templates.items()}
