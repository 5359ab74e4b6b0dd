"""The one door between values and a page: fills an HTML template written for Jinja, in the sandbox of the Word templates.

What was typed is escaped, always. The page says of its making what a Word document says, in ``meta`` elements; and it asks for
nothing outside itself: a policy at its head forbids the browser to, and a page with anything that would is refused.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from markupsafe import escape

from matsheets.documents.record.manifest import Manifest
from matsheets.documents.record.page_text import is_page, read_page
from matsheets.documents.template.build import fault_of_ours
from matsheets.documents.template.engine import limited_to
from matsheets.documents.template.package import read_template
from matsheets.documents.template.part_source import Prepared
from matsheets.documents.template.template_part import TemplatePart, compile_part
from matsheets.errors import TemplateError
from matsheets.model.cells import listed
from matsheets.storage.shipped_files import doc_templates_dir

#: What a page may do: be styled by itself. Whatever a template holds, the browser loads nothing, runs nothing, sends nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_POLICY = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
#: A page up to its head: a head within a comment is none, and what is put into it the browser does not see.
_TAG_END = r"""\b(?:[^>"']|"[^"]*"|'[^']*')*>"""
_UP_TO_HEAD = re.compile(rf"\s*<!doctype\b[^>]*>\s*<html{_TAG_END}\s*<head{_TAG_END}", re.IGNORECASE)
#: The record of a page's making, after the policy. Nothing else has room in it: no quote, no bracket, no end of a line.
_RECORD = re.compile(re.escape(_POLICY.encode()) + rb'(?:\n<meta name="matsheets [^"<>\n]*" content="[^"<>]*">)*')
#: A line that holds nothing but a tag of a loop or a condition leaves nothing behind, not even its line end.
_TAG_ALONE = re.compile(r"^[ \t]*(\{%(?:(?!%\}).)*%\})[ \t]*\n", re.MULTILINE)
_LINE, _LONGEST = "the line", 2_000_000
#: What is no text of the page, or none that may hold an element.
_MARKUP = re.compile(
    r"(<head\b.*?</head>|<style\b.*?</style>|<svg\b.*?</svg>|<!--.*?-->|<[^<>]*>)", re.DOTALL | re.IGNORECASE
)
_REF = re.compile(r"(?P<long>[^\s<>]{31,})|\b[A-Z]{2,6}-\d{2,3}\b")


def made_page(template: Path, values: Mapping[str, object], manifest: Manifest) -> bytes:
    """Make a page as ``fill_page`` does; a template of ours is never blamed on its user.

    Raises:
        TemplateError: the user's own template cannot be used.
        DocumentError: ours could not be filled, which is a fault of ours.
    """
    try:
        return fill_page(template, values, manifest)
    except TemplateError as error:
        if template.parent != doc_templates_dir():
            raise
        raise fault_of_ours("page", error) from error


def fill_page(template: Path, values: Mapping[str, object], manifest: Manifest) -> bytes:
    """Fill a page's template and return the page; the same values give the same bytes.

    Args:
        template: an .html file.
        values: plain values and pictures.
        manifest: what the page says of its own making, to which the hashes of template and page are added.

    Raises:
        TemplateError: the template cannot be used, or would reach outside the page.
    """
    content = read_template(template)
    made = print_page(content, template, values)
    bare = _with_record(made, {}).encode()
    whole = manifest._replace(template=hashlib.sha256(content).hexdigest(), text=page_fingerprint(bare))
    return _with_record(made, whole.as_properties()).encode()


def page_fingerprint(page: bytes) -> str:
    """Return the SHA-256, in hexadecimal, of everything in a page but the record of its making; kinds of line ends do not count.

    Why of all: a style or an attribute can hide a section or change what a reader sees, and no word differs.
    """
    return hashlib.sha256(_RECORD.sub(_POLICY.encode(), page.replace(b"\r\n", b"\n"), count=1)).hexdigest()


def print_page(content: bytes, template: Path, values: Mapping[str, object]) -> str:
    """Return a page without the record of its making.

    Args:
        content: of the template.
        template: its file, for messages.
        values: plain values and pictures.

    Raises:
        TemplateError: the template cannot be used, or would reach outside the page.
    """
    with limited_to(template):
        made = _with_whole_refs(_compile(content, template).work_out(values))
    if len(made) > _LONGEST:
        what = f"makes a page of more than {_LONGEST // 1_000_000} million characters."
        raise TemplateError(template, what, "Make it simpler.", code="template-endless")
    if reaches := read_page(made.encode()).reaches:
        raise TemplateError(
            template, f"holds what a page must not: {listed(list(reaches[:3]))}.",
            "A page runs no script and loads nothing: take it out, and draw pictures as inline SVG.", code="template-reaches",
        )  # fmt: skip
    if not _UP_TO_HEAD.match(made):
        what = "does not print <!doctype html>, <html> and <head> first."
        remedy = "Begin with them, outside conditions and comments: the page's security line goes into its head."
        raise TemplateError(template, what, remedy, code="template-structure")
    return made


@lru_cache(maxsize=8)
def _compile(content: bytes, path: Path) -> TemplatePart:
    return compile_part(path.name, path, Prepared(source_of(content, path), grows=False, pictures=False), _LINE)


def source_of(content: bytes, path: Path) -> str:
    """Return a page's template as Jinja takes it.

    Raises:
        TemplateError: it is no page.
    """
    remedy = "Copy ours with matsheets template copy, and change that."
    if not is_page(content):
        raise TemplateError(path, "is not a page (.html).", remedy, code="template-kind")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise TemplateError(path, "is not in UTF-8.", "Save it as UTF-8.", code="template-kind") from None
    if not _HEAD.search(text):
        raise TemplateError(path, "has no <head>.", remedy, code="template-structure")
    return _TAG_ALONE.sub(r"\1{#\n#}", text)


def _with_whole_refs(page: str) -> str:
    """Return a page in which no line ends within a Ref: each stands in an element of its own, of the class ``ref``.

    Why no hyphen that holds together: people search a page for what they typed. A word that is longer than any, as links are,
    stands in one of the class ``long``, so that it may be broken wherever a line ends.
    """
    pieces = _MARKUP.split(page)
    pieces[::2] = [_REF.sub(_in_span, text) for text in pieces[::2]]
    return "".join(pieces)


def _in_span(found: re.Match[str]) -> str:
    return f'<span class="{"long" if found["long"] else "ref"}">{found[0]}</span>'


def _with_record(page: str, properties: Mapping[str, str]) -> str:
    """Return a page with the policy and the record of its making at its head."""
    head = _UP_TO_HEAD.match(page)
    at = head.end() if head else 0
    said = (f'<meta name="{escape(name)}" content="{escape(value)}">' for name, value in properties.items())
    return "\n".join([page[:at], '<meta charset="utf-8">', _POLICY, *said]) + page[at:]
