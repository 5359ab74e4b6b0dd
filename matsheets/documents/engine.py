"""The one door between a context and a Word document: fills a .docx template written in docxtpl's dialect.

A template belongs to its user and is code, so it runs in a sandbox, with strict names and automatic escaping, and is
given plain values only. Everything that can be done once for a template (its checks, the dialect's rewriting, compiling)
is done once for the same bytes; filling is then one render for each part that holds a tag.

Why not docxtpl's own ``render``: it compiles the template again for every document, escapes core properties twice, puts
``{% cellbg %}`` where the schema does not allow it, and turns ``{_{`` in an answer into a tag's brackets.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from matsheets.documents.package import Package, open_package
from matsheets.errors import TemplateError

if TYPE_CHECKING:
    from jinja2 import Template

    from matsheets.documents.dialect import Prepared

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def fill(
    template: Path | bytes,
    context: Mapping[str, object],
    *,
    created: dt.date | dt.datetime | None = None,
    title: str = "",
    name: str = "template.docx",
) -> bytes:
    """Fill a Word template and return the document's bytes.

    The same template, context, ``created`` and ``title`` give the same bytes.

    Args:
        template: a .docx file, or its bytes.
        context: plain values only: texts, whole numbers, truth values, and lists and dicts of them.
        created: for the core properties; left out of them where it is None.
        title: the document's title, where the template's own core properties have none.
        name: what to call the template in messages, where it is given as bytes.

    Raises:
        TemplateError: the template cannot be used; the message quotes the paragraph and says what to do.
    """
    path = template if isinstance(template, Path) else Path(name)
    compiled = _compile(_read(path) if isinstance(template, Path) else template, path)
    filled = {part.name: part.render(context) for part in compiled.parts}
    core = compiled.package.core
    if core is not None:
        from matsheets.documents.properties import settle_core

        filled[core] = settle_core(filled.get(core, compiled.package.parts[core]), created=created, title=title)
    return _zip({**compiled.package.parts, **filled})


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(
            path, f"cannot be read ({error.strerror or error.__class__.__name__}).", "Check the name and the folder."
        ) from None


def _zip(parts: Mapping[str, bytes]) -> bytes:
    """Pack the parts as given: fixed dates and attributes, so that the same parts give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for part, content in parts.items():
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            package.writestr(info, content)
    return buffer.getvalue()


# --- compiling -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A template, checked and compiled: its package and the parts that hold tags."""

    package: Package
    parts: tuple[_Part, ...]


@lru_cache(maxsize=16)
def _compile(content: bytes, path: Path) -> _Compiled:
    package = open_package(content, path)
    return _Compiled(package, tuple(_compile_part(package, part, path) for part in package.fillable))


def _compile_part(package: Package, part: str, path: Path) -> _Part:
    from jinja2 import TemplateSyntaxError

    from matsheets.documents.dialect import prepare
    from matsheets.documents.sandbox import environment, names_used

    prepared = prepare(package.parts[part], path)
    env = environment()
    try:
        names = names_used(env.parse(prepared.source))
        template = env.from_string(prepared.source)
    except TemplateSyntaxError as error:
        raise TemplateError(
            path,
            f"has a tag that cannot be understood{_at(prepared.source, error.lineno)}: {_sentence(error.message)}",
            "Look for a missing bracket, a loop without an end, or a misspelt tag.",
            code="template-syntax",
        ) from None
    return _Part(part, path, prepared, template, names)


@dataclass(frozen=True, slots=True)
class _Part:
    """One compiled part.

    Attributes:
        names: top-level names it uses, with the first line of each.
    """

    name: str
    path: Path
    prepared: Prepared
    template: Template
    names: Mapping[str, int]

    def render(self, context: Mapping[str, object]) -> bytes:
        """Fill the part and check that it is still well-formed."""
        from jinja2 import TemplateError as JinjaError
        from jinja2.exceptions import SecurityError

        from matsheets.documents.dialect import finish
        from matsheets.documents.sandbox import UnknownNameError

        for name, line in self.names.items():
            if name not in context:
                raise self._unknown(name, context, line)
        try:
            rendered = finish(self.template.render(context), self.prepared)
        except UnknownNameError as error:
            raise self._unknown(error.name, error.known(context), _line_of(error)) from None
        except SecurityError as error:
            raise self._refused(error, "asks for something that templates may not do", "template-security") from None
        except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
            raise self._refused(error, "has a tag that cannot be worked out", "template-tag") from None
        content = (_DECLARATION + rendered).encode("utf-8")
        self._check(content)
        return content

    def _unknown(self, name: str, known: Mapping[str, object] | list[str], line: int | None) -> TemplateError:
        from difflib import get_close_matches

        names = sorted(str(n) for n in known)
        near = get_close_matches(name, names, n=1, cutoff=0.6)
        hint = f'Did you mean "{near[0]}"?' if near else f"Names that can stand there: {', '.join(names) or 'none'}."
        return TemplateError(
            self.path,
            f'uses the unknown name "{name}"{_at(self.prepared.source, line)}.',
            hint,
            code="template-unknown-name",
        )

    def _refused(self, error: Exception, what: str, code: str) -> TemplateError:
        where = _at(self.prepared.source, _line_of(error))
        return TemplateError(
            self.path, f"{what}{where}: {_sentence(str(error))}", "Change or remove the tag.", code=code
        )

    def _check(self, content: bytes) -> None:
        try:
            expat.ParserCreate().Parse(content, True)
        except expat.ExpatError as error:
            before = content.splitlines()[error.lineno - 1][: error.offset].decode("utf-8", "replace")
            near = " ".join(re.sub(r"<[^>]*>?", " ", before).split())[-60:]
            raise TemplateError(
                self.path,
                f'gives a broken document after "…{near}".',
                "A tag opens in one paragraph, cell or row and closes in another of a different kind. Use {%p … %} for "
                "whole paragraphs and {%tr … %} for whole rows, each alone in its own.",
                code="template-structure",
            ) from None


# --- saying where --------------------------------------------------------------------------------------------------


def _line_of(error: BaseException) -> int | None:
    """Return the template's line that an error was raised on."""
    found, frame = None, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == "<template>":
            found = frame.tb_lineno
        frame = frame.tb_next
    return found


def _at(source: str, line: int | None) -> str:
    """Quote the paragraph that stands on a line."""
    lines = source.splitlines()
    if line is None or not 0 < line <= len(lines):
        return ""
    text = " ".join(re.sub(r"<[^>]*>", "", lines[line - 1]).split())
    shown = text if len(text) <= 120 else text[:119] + "…"
    return f', in the paragraph "{shown}"' if shown else ""


def _sentence(message: str | None) -> str:
    return f"{(message or 'no reason is given').rstrip('.')}."


#: For callers that want to start again from files that have changed.
clear_cache: Callable[[], None] = _compile.cache_clear
