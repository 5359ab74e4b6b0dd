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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from matsheets.documents.chartparts import GONE, ChartPart, charts_of, put_charts
from matsheets.documents.package import Package, open_package
from matsheets.documents.properties import core_of, settle_core
from matsheets.errors import TemplateError
from matsheets.zips import Packed, packed, zipped

if TYPE_CHECKING:
    from jinja2 import Template

    from matsheets.documents.dialect import Prepared
    from matsheets.documents.references import Settler

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ONCE, _EACH_TIME = 9, 4  # zlib's levels: parts that never change are made small once; 4 takes half as long as 6
_PARAGRAPH = "the paragraph"


def fill(
    template: Path | bytes,
    context: Mapping[str, object],
    *,
    created: dt.date | dt.datetime | None = None,
    title: str = "",
    name: str = "template.docx",
    references: bool = False,
) -> bytes:
    """Fill a Word template and return the document's bytes.

    The same template, context, ``created`` and ``title`` give the same bytes.

    Args:
        template: a .docx file, or its bytes.
        context: plain values only: texts, whole numbers, truth values, and lists and dicts of them; docxtpl's RichText and
            Listing are filled in as docxtpl does.
        created: for the core properties; left out of them where it is None.
        title: the document's title, where the template's own core properties have none.
        name: what to call the template in messages, where it is given as bytes.
        references: whether to settle cross-references to numbered paragraphs (``documents.references``).

    Raises:
        TemplateError: the template cannot be used; the message quotes the paragraph and says what to do.
    """
    path = template if isinstance(template, Path) else Path(name)
    known = _compile(_read(path) if isinstance(template, Path) else template, path)
    package = known.package
    filled = known.render(context)
    if references:
        main, settler = known.settler
        filled[main] = settler.settle(filled.get(main, package.parts[main]), template=path)
    if core := package.core:
        settle = settle_core if core in filled else core_of
        filled[core] = settle(filled.get(core, package.parts[core]), created=created, title=title)
    return zipped(
        packed(name, filled[name], _EACH_TIME) if name in filled else known.unchanged(name)
        for name in package.parts
        if filled.get(name) != GONE
    )


def unsupported(template: Path | bytes, *, name: str = "template.docx") -> tuple[str, ...]:
    """Return what only docxtpl itself can fill in a template, one sentence for each tag; mostly nothing.

    Raises:
        TemplateError: the template cannot be used.
    """
    path = template if isinstance(template, Path) else Path(name)
    return _compile(_read(path) if isinstance(template, Path) else template, path).unsupported


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(
            path, f"cannot be read ({error.strerror or error.__class__.__name__}).", "Check the name and the folder."
        ) from None


# --- compiling -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Compiled:
    """A template, checked and compiled.

    Attributes:
        parts: those that hold tags.
        unsupported: what only docxtpl itself can fill; if there is anything, docxtpl fills this template.
        charts: those whose worksheets hold tags.
        afresh: compiles the template, where it was compiled before and its sources are not at hand.
    """

    content: bytes
    path: Path
    package: Package
    parts: tuple[_Part, ...]
    unsupported: tuple[str, ...]
    charts: tuple[tuple[ChartPart, _Part], ...] = ()
    afresh: Callable[[], _Compiled] | None = None

    def render(self, context: Mapping[str, object]) -> dict[str, bytes]:
        """Return the parts that hold tags, filled and well-formed; one that is not in this document is ``GONE``."""
        if self.afresh is None:
            return self._rendered(context)
        try:
            return self._rendered(context)
        except TemplateError:
            return self.afresh()._rendered(context)  # which says in which paragraph

    def _rendered(self, context: Mapping[str, object]) -> dict[str, bytes]:
        from matsheets.documents.sandbox import limited

        with limited():
            filled = {part.name: part.render(context) for part in self.parts}
            if self.unsupported:
                filled |= self._by_docxtpl(context)
            put_charts(filled, self.package.parts, self.charts, context)
        return filled

    def unchanged(self, name: str) -> Packed:
        """Return a part that holds no tag, compressed once for all documents."""
        if name not in self._packed:
            self._packed[name] = packed(name, self.package.parts[name], _ONCE)
        return self._packed[name]

    @cached_property
    def _packed(self) -> dict[str, Packed]:
        return {}

    @cached_property
    def settler(self) -> tuple[str, Settler]:
        """The part that holds the text, and what settles its cross-references."""
        from matsheets.documents.references import Settler, numbering_of, part_names

        names = part_names(self.package.parts["[Content_Types].xml"])
        return names["document"], Settler(numbering_of(self.package.parts, names))

    def _by_docxtpl(self, context: Mapping[str, object]) -> dict[str, bytes]:
        """Fill the template with docxtpl itself, in our sandbox, and return the same parts from what it makes."""
        from docxtpl import DocxTemplate
        from jinja2 import TemplateError as JinjaError

        from matsheets.documents.sandbox import environment

        out = io.BytesIO()
        document = DocxTemplate(io.BytesIO(self.content))
        try:
            document.render({**context}, jinja_env=environment())
            document.save(out)
        except (JinjaError, ArithmeticError, AttributeError, LookupError, MemoryError, TypeError, ValueError) as error:
            raise TemplateError(
                self.path,
                f"has a tag that cannot be worked out by docxtpl: {_sentence(str(error))}",
                "Change or remove the tag.",
                code="template-tag",
            ) from None
        made = open_package(out.getvalue(), self.path).parts
        return {p.name: made[p.name] for p in self.parts if p.name in made and p.name != self.package.core}


@lru_cache(maxsize=16)
def _compile(content: bytes, path: Path) -> _Compiled:
    from matsheets.documents.precompiled import find_ready

    ready = find_ready(content)
    if ready is None:
        return compiled(content, path)
    parts = tuple(_Part(p.name, path, p.prepared, p.template, p.names) for p in ready)
    return _Compiled(content, path, open_package(content, path), parts, (), (), partial(compiled, content, path))


def compiled(content: bytes, path: Path) -> _Compiled:
    """Check and compile a template.

    Raises:
        TemplateError: the template cannot be used.
    """
    from matsheets.documents.sandbox import limited

    package = open_package(content, path)
    with limited():
        charts = tuple((c, _compile_source(c.name, path, c.prepared, c.label)) for c in charts_of(package.parts, path))
        plain = [name for name in package.fillable if all(name != chart.name for chart, _ in charts)]
        parts = tuple(part for name in plain if (part := _compile_part(package, name, path)) is not None)
    found = tuple(sentence for part in parts for sentence in part.unsupported())
    if found:
        import logging

        for sentence in found:
            logging.getLogger(__name__).warning("%s: %s", path.name, sentence)
    return _Compiled(content, path, package, parts, found, charts)


def _compile_part(package: Package, part: str, path: Path) -> _Part | None:
    """Compile one part; None where it holds no tag after all."""
    from matsheets.documents.dialect import prepare

    prepared = prepare(package.parts[part], path)
    return _compile_source(part, path, prepared) if prepared.has_tags else None


def _compile_source(part: str, path: Path, prepared: Prepared, place: str = _PARAGRAPH) -> _Part:
    from jinja2 import TemplateSyntaxError

    from matsheets.documents.sandbox import environment, names_used

    env = environment()
    source = prepared.source
    try:
        names = names_used(env.parse(source))
        template = env.from_string(source)
    except TemplateSyntaxError as error:
        raise TemplateError(
            path,
            f"has a tag that cannot be understood{_at(source, error.lineno, place)}: {_sentence(error.message)}",
            "Look for a missing bracket, a loop without an end, or a misspelt tag.",
            code="template-syntax",
        ) from None
    except (RecursionError, MemoryError, ValueError, SyntaxError):
        raise TemplateError(
            path, "has a tag that is too long or too deep to be understood.", "Make it simpler.", code="template-syntax"
        ) from None
    return _Part(part, path, prepared, template, names, place)


@dataclass(frozen=True, slots=True)
class _Part:
    """One compiled part.

    Attributes:
        names: top-level names it uses, with the first line of each.
        place: what messages call a line of it.
    """

    name: str
    path: Path
    prepared: Prepared
    template: Template
    names: Mapping[str, int]
    place: str = _PARAGRAPH

    def unsupported(self) -> Iterator[str]:
        """Yield a sentence for each tag that only docxtpl itself can fill."""
        for tag in self.prepared.unsupported:
            line = self.prepared.source[: self.prepared.source.find(tag)].count("\n") + 1
            yield f"The tag {tag}{_at(self.prepared.source, line)} is filled by docxtpl itself, which takes longer."

    def render(self, context: Mapping[str, object]) -> bytes:
        """Fill the part and check that it is still well-formed."""
        from matsheets.documents.dialect import finish

        content = (_DECLARATION + self.work_out(context, lambda text: finish(text, self.prepared))).encode("utf-8")
        _check(content, self.path)
        return content

    def work_out(self, context: Mapping[str, object], finish: Callable[[str], str] = str) -> str:
        """Render the part and finish what was rendered; whatever goes wrong is said with its place."""
        from jinja2 import TemplateError as JinjaError
        from jinja2.exceptions import SecurityError

        from matsheets.documents.sandbox import TooMuchError, UnknownNameError

        for name, line in self.names.items():
            if name not in context:
                raise self._unknown(name, context, line)
        try:
            return finish(self.template.render(context))
        except UnknownNameError as error:
            raise self._unknown(error.name, error.known(context), _line_of(error)) from None
        except (TooMuchError, MemoryError) as error:
            raise self._refused(error, "does not come to an end", "template-endless") from None
        except SecurityError as error:
            raise self._refused(error, "asks for something that templates may not do", "template-security") from None
        except (
            JinjaError,
            ArithmeticError,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
            RecursionError,
        ) as error:
            raise self._refused(error, "has a tag that cannot be worked out", "template-tag") from None

    def _unknown(self, name: str, known: Mapping[str, object] | list[str], line: int | None) -> TemplateError:
        from difflib import get_close_matches

        names = sorted(str(n) for n in known)
        near = get_close_matches(name, names, n=1, cutoff=0.6)
        hint = f'Did you mean "{near[0]}"?' if near else f"Names that can stand there: {', '.join(names) or 'none'}."
        return TemplateError(
            self.path,
            f'uses the unknown name "{name}"{_at(self.prepared.source, line, self.place)}.',
            hint,
            code="template-unknown-name",
        )

    def _refused(self, error: Exception, what: str, code: str) -> TemplateError:
        where = _at(self.prepared.source, _line_of(error), self.place)
        return TemplateError(
            self.path, f"{what}{where}: {_sentence(str(error))}", "Change or remove the tag.", code=code
        )


def _check(content: bytes, path: Path) -> None:
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        before = content.splitlines()[error.lineno - 1][: error.offset].decode("utf-8", "replace")
        near = " ".join(re.sub(r"<[^>]*>?", " ", before).split())[-60:]
        raise TemplateError(
            path,
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


def _at(source: str, line: int | None, place: str = _PARAGRAPH) -> str:
    """Quote the paragraph, or the cell of a chart's worksheet, that stands on a line."""
    lines = source.split("\n")
    if line is None or not 0 < line <= len(lines):
        return ""
    text = " ".join(re.sub(r"<[^>]*>", "", lines[line - 1]).split())
    shown = text if len(text) <= 120 else text[:119] + "…"
    return f', in {place} "{shown}"' if shown else ""


def _sentence(message: str | None) -> str:
    return f"{(message or 'no reason is given').rstrip('.')}."


#: For callers that want to start again from files that have changed.
clear_cache: Callable[[], None] = _compile.cache_clear
