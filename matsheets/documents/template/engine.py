"""The one door between a context and a Word document: fills a .docx template written in docxtpl's dialect.

A template belongs to its user and is code, so it runs in a sandbox, with strict names and automatic escaping, and is
given plain values only. Everything that can be done once for a template (its checks, the dialect's rewriting, compiling)
is done once for the same bytes; filling is then one render for each part that holds a tag.

Why not docxtpl's own ``render``: it compiles the template again for every document, escapes core properties twice, puts
``{% cellbg %}`` where the schema does not allow it, and turns ``{_{`` in an answer into a tag's brackets.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from matsheets.documents.record.core_properties import core_filled, core_of, core_source
from matsheets.documents.template.contents import ContentsLists
from matsheets.documents.template.cross_references import Settler, numbering_of, part_names
from matsheets.documents.template.package import GONE, Package, in_order, open_package, read_template
from matsheets.documents.template.toc_field import may_have_toc_field
from matsheets.errors import TemplateError
from matsheets.storage.zips import Packed, packed, zipped

if TYPE_CHECKING:
    from jinja2 import Template

    from matsheets.documents.record.custom_properties import Home
    from matsheets.documents.record.manifest import Manifest
    from matsheets.documents.template.chart_parts import ChartPart
    from matsheets.documents.template.dialect import Prepared
    from matsheets.documents.template.sandbox import UnknownNameError

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ONCE, _EACH_TIME = 9, 2  # zlib's levels: what never changes is made small once; 2 takes a third of 6, for 3 kB more
_PARAGRAPH = "the paragraph"
_XML_TAG = re.compile(r"</?[a-zA-Z][\w:.-]*(?:\s[^<>]*)?/?>")  # and not what a tag compares with: x < 1
_NAMED = 12  # names that a message lists
_HOMES = 16


def fill(
    template: Path | bytes,
    context: Mapping[str, object],
    *,
    created: dt.date | dt.datetime | None = None,
    title: str = "",
    name: str = "template.docx",
    references: bool = False,
    quiet: bool = False,
    manifest: Manifest | None = None,
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
        quiet: whether to keep to yourself what only docxtpl itself can fill; otherwise it is logged, once for a template.
        manifest: what the document says of its own making, in custom properties; none where it is None. The hash of the
            template and the fingerprint of the text are put in here.

    Raises:
        TemplateError: the template cannot be used; the message quotes the paragraph and says what to do.
    """
    path = template if isinstance(template, Path) else Path(name)
    known = _compile(read_template(path) if isinstance(template, Path) else template, path)
    package = known.package
    if known.unsupported and not quiet:
        known.warn()
    filled = known.render(context)
    if references:
        main, settler = known.settler
        filled[main] = settler.settle(filled.get(main, package.parts[main]), template=path)
    if known.contents is not None and package.main in filled:
        filled[package.main] = known.contents.rebuild(filled[package.main])
    if core := package.core:
        settle = core_filled if core in filled else core_of
        filled[core] = settle(filled.get(core, package.parts[core]), created=created, title=title)
    if manifest is not None:
        filled |= known.signed(manifest, filled)
    return zipped(
        packed(name, filled[name], _EACH_TIME) if name in filled else known.unchanged(name)
        for name in (package.parts if manifest is None else known.signed_order)
        if filled.get(name) != GONE
    )


def unsupported(template: Path | bytes, *, name: str = "template.docx") -> tuple[str, ...]:
    """Return what only docxtpl itself can fill in a template, one sentence for each tag; mostly nothing.

    Raises:
        TemplateError: the template cannot be used.
    """
    path = template if isinstance(template, Path) else Path(name)
    return _compile(read_template(path) if isinstance(template, Path) else template, path).unsupported


# --- compiling -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Compiled:
    """A template, checked and compiled.

    Attributes:
        parts: those that hold tags.
        unsupported: what only docxtpl itself can fill; if there is anything, docxtpl fills this template.
        charts: those whose worksheets hold tags.
    """

    content: bytes
    path: Path
    package: Package
    parts: tuple[_Part, ...]
    unsupported: tuple[str, ...]
    charts: tuple[tuple[ChartPart, _Part], ...] = ()

    def render(self, context: Mapping[str, object]) -> dict[str, bytes]:
        """Return the parts that hold tags, filled and well-formed; one that is not in this document is ``GONE``."""
        from matsheets.documents.template.limits import limited

        with limited():
            filled = {part.name: part.render(context) for part in self.parts}
            if self.unsupported:
                filled |= self._by_docxtpl(context)
            if self.charts:
                from matsheets.documents.template.chart_parts import put_charts

                put_charts(filled, self.package.parts, self.charts, context)
        return filled

    def warn(self) -> None:
        """Log what only docxtpl itself can fill; the second time, nothing."""
        _ = self._warned

    @cached_property
    def _warned(self) -> bool:
        import logging

        for sentence in self.unsupported:
            logging.getLogger(__name__).warning("%s: %s", self.path.name, sentence)
        return True

    def unchanged(self, name: str) -> Packed:
        """Return a part that holds no tag, compressed once for all documents."""
        if name not in self._packed:
            self._packed[name] = packed(name, self.package.parts[name], _ONCE)
        return self._packed[name]

    @cached_property
    def _packed(self) -> dict[str, Packed]:
        return {}

    @cached_property
    def home(self) -> Home:
        """Where the template keeps custom properties."""
        from matsheets.documents.record.custom_properties import home_of

        return home_of(self.package.parts)

    def _homes(self, listed: Mapping[str, bytes]) -> Home:
        """Return where custom properties are kept beside other lists of parts than the template's own; these are few."""
        from matsheets.documents.record.custom_properties import home_of

        key = tuple(listed.items())
        if key not in self._other_homes:
            if len(self._other_homes) >= _HOMES:
                self._other_homes.clear()
            self._other_homes[key] = home_of({**self.package.parts, **listed})
        return self._other_homes[key]

    @cached_property
    def _other_homes(self) -> dict[tuple[tuple[str, bytes], ...], Home]:
        return {}

    @cached_property
    def signed_order(self) -> tuple[str, ...]:
        """The names of a document's parts that carries a manifest, in the order of ``Package``."""
        return in_order({*self.package.parts, self.home.part})

    def signed(self, manifest: Manifest, filled: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the parts that a manifest changes."""
        from matsheets.documents.record.custom_properties import LISTS, custom_of
        from matsheets.documents.record.fingerprint import text_fingerprint
        from matsheets.documents.record.manifest import PREFIX

        main = self.package.main
        whole = manifest._replace(
            template=self.sha256, text=text_fingerprint(filled.get(main, self.package.parts[main]))
        )
        # A chart that is not shown takes its content type with it, so that part may be filled already.
        listed = {name: filled[name] for name in LISTS if name in filled}
        home = self._homes(listed) if listed else self.home
        custom = custom_of(home.own, whole.as_properties(), prefix=PREFIX)
        changed = {name: part for name, part in home.parts.items() if part is not self.package.parts[name]}
        return {**changed, home.part: custom}

    @cached_property
    def sha256(self) -> str:
        """The hash of the template's bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def settler(self) -> tuple[str, Settler]:
        """The part that holds the text, and what settles its cross-references."""
        names = part_names(self.package.parts["[Content_Types].xml"])
        return names["document"], Settler(numbering_of(self.package.parts, names))

    @cached_property
    def contents(self) -> ContentsLists | None:
        """What rebuilds the contents lists; None where the template has no fields."""
        parts = self.package.parts
        if not may_have_toc_field(parts[self.package.main]):
            return None
        names = part_names(parts["[Content_Types].xml"])
        return ContentsLists(numbering_of(parts, names), parts.get(names.get("styles", ""), b"<none/>"))

    def _by_docxtpl(self, context: Mapping[str, object]) -> dict[str, bytes]:
        """Fill the template with docxtpl itself, in our sandbox, and return the same parts from what it makes."""
        from docxtpl import DocxTemplate

        from matsheets.documents.template.dialect import for_docxtpl
        from matsheets.documents.template.error_wording import plainly
        from matsheets.documents.template.sandbox import environment

        words = {part.name for part in self.parts if part.by_docxtpl}
        given = zipped(
            packed(name, for_docxtpl(content, self.path) if name in words else content, 1)
            for name, content in self.package.parts.items()
        )
        out = io.BytesIO()
        document = DocxTemplate(io.BytesIO(given))
        try:
            document.render({**context}, jinja_env=environment())
            document.save(out)
        except Exception as error:  # whatever a template's code raises is the template's
            raise TemplateError(
                self.path,
                f"has a tag that cannot be worked out by docxtpl: {plainly(error)}.",
                "Change or remove the tag.",
                code="template-tag",
            ) from None
        made = open_package(out.getvalue(), self.path).parts
        filled = {part.name: made[part.name] for part in self.parts if part.prepared.unsupported and part.by_docxtpl}
        for content in filled.values():
            _check(content, self.path)
        return filled


@lru_cache(maxsize=16)
def _compile(content: bytes, path: Path) -> _Compiled:
    """Check and compile a template; the same bytes are compiled once a process.

    Raises:
        TemplateError: the template cannot be used.
    """
    from matsheets.documents.template.chart_parts import charts_of
    from matsheets.documents.template.limits import limited

    package = open_package(content, path)
    with limited():
        charts = tuple((c, _compile_source(c.name, path, c.prepared, c.label)) for c in charts_of(package.parts, path))
        plain = [name for name in package.fillable if all(name != chart.name for chart, _ in charts)]
        parts = tuple(part for name in plain if (part := _compile_part(package, name, path)) is not None)
    found = tuple(sentence for part in parts for sentence in part.unsupported())
    return _Compiled(content, path, package, parts, found, charts)


def _compile_part(package: Package, part: str, path: Path) -> _Part | None:
    """Compile one part; None where it holds no tag after all."""
    from matsheets.documents.template.dialect import prepare

    content = package.parts[part]
    prepared = prepare(core_source(content) if part == package.core else content, path)
    made_by_docxtpl = part in package.docxtpls
    return _compile_source(part, path, prepared, by_docxtpl=made_by_docxtpl) if prepared.has_tags else None


def _compile_source(
    part: str, path: Path, prepared: Prepared, place: str = _PARAGRAPH, *, by_docxtpl: bool = False
) -> _Part:
    from jinja2 import TemplateSyntaxError

    from matsheets.documents.template.error_wording import plainly
    from matsheets.documents.template.sandbox import compile_source

    source = prepared.source
    try:
        template, names = compile_source(source)
    except TemplateSyntaxError as error:
        raise TemplateError(
            path,
            f"has a tag that cannot be understood{_at(source, error.lineno, place)}: {plainly(error)}.",
            "Look for a missing bracket, a loop without an end, or a misspelt tag.",
            code="template-syntax",
        ) from None
    except (RecursionError, MemoryError, ValueError, SyntaxError):
        raise TemplateError(
            path, "has a tag that is too long or too deep to be understood.", "Make it simpler.", code="template-syntax"
        ) from None
    return _Part(part, path, prepared, template, names, place, by_docxtpl)


class _Part(NamedTuple):
    """One compiled part.

    Attributes:
        names: top-level names it uses, with the first line of each.
        place: what messages call a line of it.
        by_docxtpl: whether docxtpl fills such parts; endnotes, charts and core properties it does not.
    """

    name: str
    path: Path
    prepared: Prepared
    template: Template
    names: Mapping[str, int]
    place: str = _PARAGRAPH
    by_docxtpl: bool = False

    def unsupported(self) -> Iterator[str]:
        """Yield a sentence for each tag that only docxtpl itself can fill."""
        for tag in self.prepared.unsupported:
            line = self.prepared.source[: self.prepared.source.find(tag)].count("\n") + 1
            yield f"The tag {tag}{_at(self.prepared.source, line)} is filled by docxtpl itself, which takes longer."

    def render(self, context: Mapping[str, object]) -> bytes:
        """Fill the part and check that it is still well-formed."""
        from matsheets.documents.template.dialect import finish

        content = (_DECLARATION + self.work_out(context, lambda text: finish(text, self.prepared))).encode("utf-8")
        _check(content, self.path)
        return content

    def work_out(self, context: Mapping[str, object], finish: Callable[[str], str] = str) -> str:
        """Render the part and finish what was rendered; whatever goes wrong is said with its place."""
        for name, line in self.names.items():
            if name not in context:
                raise self._unknown(name, context, line)
        try:
            return finish(self.template.render(context))
        except Exception as error:  # whatever a template's code raises is the template's
            raise self._failed(error, context) from None

    def _failed(self, error: Exception, context: Mapping[str, object]) -> TemplateError:
        from jinja2.exceptions import SecurityError

        from matsheets.documents.template.limits import TooMuchError
        from matsheets.documents.template.sandbox import UnknownNameError

        if isinstance(error, UnknownNameError):
            return self._missing(error, context)
        if isinstance(error, TooMuchError | MemoryError):
            return self._refused(error, "does not come to an end", "template-endless")
        if isinstance(error, SecurityError):
            return self._refused(error, "asks for something that templates may not have", "template-security")
        return self._refused(error, "has a tag that cannot be worked out", "template-tag")

    def _missing(self, error: UnknownNameError, context: Mapping[str, object]) -> TemplateError:
        """Say what was not there: a name, or an entry of a list that is shorter."""
        where = _at(self.prepared.source, _line_of(error), self.place)
        if re.search(rf"{{%[-+]?\s*set\s+{re.escape(error.name or '')}\b", self.prepared.source) and error.name:
            return TemplateError(
                self.path,
                f'uses "{error.name}" where it is not set{where}.',
                "Set it in every case: once more after {% else %}, or before the condition.",
                code="template-not-set",
            )
        if error.name is not None and error.place is None:
            return self._unknown(error.name, error.known(context), _line_of(error))
        what = "the first or last entry" if error.place is None else f"entry number {error.place + 1}"
        return TemplateError(
            self.path,
            f"asks for {what} where there is none{where}.",
            "Ask first whether the list has entries, with {% if … %}.",
            code="template-no-entry",
        )

    def _unknown(self, name: str, known: Mapping[str, object] | list[str], line: int | None) -> TemplateError:
        from difflib import get_close_matches

        names = sorted(str(n) for n in known)
        near = get_close_matches(name, names, n=1, cutoff=0.6)
        if near:
            hint = f'Did you mean "{near[0]}"?'
        elif names:
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            hint = f"Names that can stand there: {', '.join(names[:_NAMED])}{more}."
        else:
            hint = "Nothing has a name there; use what stands before the dot alone."
        return TemplateError(
            self.path,
            f'uses the unknown name "{name}"{_at(self.prepared.source, line, self.place)}.',
            hint,
            code="template-unknown-name",
        )

    def _refused(self, error: Exception, what: str, code: str) -> TemplateError:
        from matsheets.documents.template.error_wording import plainly
        from matsheets.documents.template.limits import TooMuchError
        from matsheets.documents.template.sandbox import RefusedError

        why = str(error) if isinstance(error, TooMuchError | RefusedError) else plainly(error)
        where = _at(self.prepared.source, _line_of(error), self.place)
        return TemplateError(self.path, f"{what}{where}: {why}.", "Change or remove the tag.", code=code)


def _check(content: bytes, path: Path) -> None:
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        before = content.splitlines()[error.lineno - 1][: error.offset].decode("utf-8", "replace")
        near = unescape(" ".join(re.sub(r"<[^>]*>?", " ", before).split()))[-60:]
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
    text = " ".join(unescape(_XML_TAG.sub("", lines[line - 1])).split())
    shown = text if len(text) <= 120 else text[:119] + "…"
    return f', in {place} "{shown}"' if shown else ""


#: For callers that want to start again from files that have changed.
clear_cache: Callable[[], None] = _compile.cache_clear
