"""One part of a template: compiled once, filled for each document; what goes wrong is said with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from html import unescape
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from jinja2 import Template, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from matsheets.documents.template.call_limits import RefusedError
from matsheets.documents.template.error_wording import PARAGRAPH, line_of, plainly, quoted_at
from matsheets.documents.template.limits import TooMuchError
from matsheets.documents.template.part_source import Prepared
from matsheets.documents.template.rendered_part import finish
from matsheets.documents.template.sandbox import ColourError, PrintError, UnknownNameError, compile_source
from matsheets.errors import TemplateError

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_BREAKS = str.maketrans("\a\f", "  ")
_SHOWN = 4_000  # bytes before a fault in which a message looks for words
_NAMED = 12  # names that a message lists


def compile_part(name: str, path: Path, prepared: Prepared, place: str = PARAGRAPH) -> TemplatePart:
    """Compile one part.

    Args:
        name: of the part.
        path: the template's file, for messages.
        prepared: the part, rewritten.
        place: what messages call a line of it.

    Raises:
        TemplateError: a tag cannot be understood.
    """
    source = prepared.source
    try:
        template, names = compile_source(source)
    except TemplateSyntaxError as error:
        raise TemplateError(
            path,
            f"has a tag that cannot be understood{quoted_at(source, error.lineno, place)}: {plainly(error)}.",
            "Look for a missing bracket, a loop without an end, or a misspelt tag.",
            code="template-syntax",
        ) from None
    except (RecursionError, MemoryError, ValueError, SyntaxError):
        raise TemplateError(
            path, "has a tag that is too long or too deep to be understood.", "Make it simpler.", code="template-syntax"
        ) from None
    return TemplatePart(name, path, prepared, template, names, place)


class TemplatePart(NamedTuple):
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
    place: str

    def render(self, context: Mapping[str, object]) -> bytes:
        """Fill the part and check that it is still well-formed."""
        return (_DECLARATION + self.work_out(context, self._finish)).encode("utf-8")

    def _finish(self, rendered: str) -> str:
        """Turn what was rendered into Word's XML.

        What was rendered is checked first, since finishing looks for the ends of elements, again and again where there are
        none; and once more where finishing has divided paragraphs.
        """
        divided = "\a" in rendered or "\f" in rendered
        _check_structure(rendered.translate(_NO_BREAKS) if divided else rendered, self.path)
        made = finish(rendered, self.prepared)
        if divided:
            _check_structure(made, self.path)
        return made

    def work_out(self, context: Mapping[str, object], finish: Callable[[str], str] = str) -> str:
        """Render the part and finish what was rendered; whatever goes wrong is said with its place."""
        for name, line in self.names.items():
            if name not in context:
                raise self._unknown(name, context, line)
        try:
            return finish(self.template.render(context))
        except TemplateError:
            raise
        except Exception as error:  # whatever a template's code raises is the template's
            raise self._failed(error, context) from None

    def _failed(self, error: Exception, context: Mapping[str, object]) -> TemplateError:
        if isinstance(error, UnknownNameError):
            return self._missing(error, context)
        if isinstance(error, TooMuchError | MemoryError):
            return self._refused(error, "does not come to an end", "template-endless")
        if isinstance(error, SecurityError) and not isinstance(error, PrintError):
            return self._refused(error, "asks for something that templates may not have", "template-security")
        return self._refused(error, "has a tag that cannot be worked out", "template-tag")

    def _missing(self, error: UnknownNameError, context: Mapping[str, object]) -> TemplateError:
        """Say what was not there: a name, or an entry of a list that is shorter."""
        where = quoted_at(self.prepared.source, line_of(error), self.place)
        if re.search(rf"{{%[-+]?\s*set\s+{re.escape(error.name or '')}\b", self.prepared.source) and error.name:
            return TemplateError(
                self.path,
                f'uses "{error.name}" where it is not set{where}.',
                "Set it in every case: once more after {% else %}, or before the condition.",
                code="template-not-set",
            )
        if error.name is not None and error.place is None:
            return self._unknown(error.name, error.known(context), line_of(error))
        what = "the first or last entry" if error.place is None else f"entry number {error.place + 1}"
        return TemplateError(
            self.path,
            f"asks for {what} where there is none{where}.",
            "Ask first whether the list has entries, with {% if … %}.",
            code="template-no-entry",
        )

    def _unknown(self, name: str, known: Mapping[str, object] | list[str], line: int | None) -> TemplateError:
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
            f'uses the unknown name "{name}"{quoted_at(self.prepared.source, line, self.place)}.',
            hint,
            code="template-unknown-name",
        )

    def _refused(self, error: Exception, what: str, code: str) -> TemplateError:
        why = str(error) if isinstance(error, TooMuchError | RefusedError) else plainly(error)
        line = line_of(error)
        if line is not None and isinstance(error, ColourError):
            line += 1
        where = quoted_at(self.prepared.source, line, self.place)
        return TemplateError(self.path, f"{what}{where}: {why}.", "Change or remove the tag.", code=code)


def _check_structure(xml: str, path: Path) -> None:
    content = xml.encode("utf-8")
    parser = expat.ParserCreate()
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        before = content[: parser.ErrorByteIndex][-_SHOWN:].decode("utf-8", "ignore")
        near = unescape(" ".join(re.sub(r"<[^>]*>?", " ", before).split()))[-60:]
        raise TemplateError(
            path,
            f'gives a broken document after "…{near}".',
            "A tag opens in one paragraph, cell or row and closes in another of a different kind. Use {%p … %} for "
            "whole paragraphs and {%tr … %} for whole rows, each alone in its own.",
            code="template-structure",
        ) from None
