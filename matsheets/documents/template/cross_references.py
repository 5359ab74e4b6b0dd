"""Cross-references: Word's REF fields, with the number that each refers to settled before the document is first opened.

Why: Word shows a cross-reference as it was last saved until someone updates the fields. A paragraph that a condition
left out, or a clause that somebody deleted from the template, would otherwise leave wrong clause numbers in a contract.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import cast

from lxml import etree

from matsheets.documents.template.numbering import Counter, NumberedPlace, Numbering, attribute
from matsheets.documents.template.wordml import W, WordField, fields_in, parse, written
from matsheets.errors import TemplateError

_REF = re.compile(r'\s*REF\s+"?([^\s"\\]+)"?\s*(.*)', re.IGNORECASE | re.DOTALL)
_TEXT = re.compile(rb"(<w:t(?: [^>]*)?>[^<]*</w:t>)")
_KEPT = 32  # shapes of documents
_NUMBER_SWITCH = re.compile(r"\\([rnw])(?![a-z])", re.IGNORECASE)


def may_have_references(document_xml: bytes) -> bool:
    """Say whether a document, or a template of one, has cross-references."""
    return any(_REF.fullmatch(found.instruction) for found in fields_in(parse(document_xml)))


def settle_references(document_xml: bytes, numbering: Numbering, *, template: Path | None = None) -> bytes:
    r"""Write the number that Word will show into every cross-reference to a numbered paragraph.

    Args:
        document_xml: ``word/document.xml``, filled.
        numbering: the lists and styles of the same document.
        template: what to name in messages.

    Returns:
        The same document with the saved result of each ``REF … \r``, ``\n`` and ``\w`` field brought up to date.

    Raises:
        TemplateError: a cross-reference leads to a bookmark that is gone, or to a paragraph without a number.
    """
    root = parse(document_xml)
    for found, text in _numbers(root, numbering, template):
        found.show(text)
    return written(root)


def _numbers(root: etree._Element, numbering: Numbering, template: Path | None) -> Iterator[tuple[WordField, str]]:
    """Yield each cross-reference to a numbered paragraph, and what it has to show."""
    counter = Counter(numbering)
    places = {p: place for p in _candidates(root, numbering) if (place := counter.next(p)) is not None}
    bookmarks = dict(_bookmarks(root))
    for found in fields_in(root):
        if not (ref := _REF.fullmatch(found.instruction)):
            continue
        name, switch = ref[1], _NUMBER_SWITCH.search(ref[2])
        if name not in bookmarks:
            raise _gone(template, name, found.paragraph)
        if switch is None:
            continue
        target = places.get(bookmarks[name])
        if target is None:
            raise _unnumbered(template, name, found.paragraph)
        yield found, _shown(target, switch[1].lower(), places.get(found.paragraph))


class Settler:
    """Settles the cross-references of the documents that one template makes.

    Why: what the references show depends on the document without its words, and most documents of a template are alike
    without their words. For one that is like an earlier one, reading the XML again would take longer than all the rest.
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._edits_of = lru_cache(maxsize=_KEPT)(self._edits)

    def settle(self, document_xml: bytes, *, template: Path | None = None) -> bytes:
        """Return the same document with its cross-references settled; see ``settle_references``."""
        pieces = _TEXT.split(document_xml)
        try:
            edits = self._edits_of(tuple(pieces[::2]))
        except TemplateError:
            edits = None  # with its words, the document says which paragraph it is
        if edits is None:
            return settle_references(document_xml, self._numbering, template=template)
        for number, text in edits.items():
            old = pieces[2 * number + 1]
            pieces[2 * number + 1] = old[: old.index(b">") + 1] + text + b"</w:t>"
        return b"".join(pieces)

    def _edits(self, shape: tuple[bytes, ...]) -> Mapping[int, bytes] | None:
        """Return what the n-th texts have to be in a document of a shape; None where that cannot be said by number.

        Args:
            shape: what stands before, between and after the document's texts.
        """
        root = parse(b"<w:t></w:t>".join(shape))
        numbers = {text: number for number, text in enumerate(root.iter(f"{W}t"))}
        if len(numbers) != len(shape) - 1:
            return None
        edits: dict[int, bytes] = {}
        for found, text in _numbers(root, self._numbering, None):
            texts = [t for run in found.results for t in run.iterfind(f"{W}t")]
            if len(texts) != 1:
                return None
            edits[numbers[texts[0]]] = escape(text, quote=False).encode()
        return edits


def _shown(target: NumberedPlace, switch: str, here: NumberedPlace | None) -> str:
    if switch == "n":
        return target.label(len(target.counts) - 1)
    return target.number(here.counts if here and switch == "r" else ())


def _candidates(root: etree._Element, numbering: Numbering) -> Iterator[etree._Element]:
    """Yield the paragraphs that may have a number, in order: those of a style that has one, and those with their own."""
    styles = {style for style, (num, _) in numbering.styles.items() if num is not None}
    last = None
    for mark in root.iter(f"{W}pStyle", f"{W}numPr"):
        if mark.tag == f"{W}numPr" or attribute(mark, "val") in styles:
            properties = mark.getparent()
            paragraph = properties.getparent() if properties is not None else None
            if paragraph is not None and paragraph is not last and paragraph.tag == f"{W}p":
                last = paragraph
                yield paragraph


def _bookmarks(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield each bookmark's name and the paragraph in which it starts (or the next, where it starts between two)."""
    for bookmark in root.iter(f"{W}bookmarkStart"):
        paragraph = next(bookmark.iterancestors(f"{W}p"), None)
        if paragraph is None:
            paragraph = next(iter(_following(bookmark)), None)
        if paragraph is not None:
            yield attribute(bookmark, "name"), paragraph


def _following(element: etree._Element) -> list[etree._Element]:
    found = element.xpath("following::w:p[1]", namespaces={"w": W[1:-1]})
    return cast("list[etree._Element]", found)


def _target_in_words(bookmark: str) -> str:
    kind, _, name = bookmark.partition("_")
    return f"the {'clause' if kind == 'clause' else 'paragraph'} “{(name or bookmark).replace('_', ' ')}”"


def _quoted(paragraph: etree._Element) -> str:
    text = " ".join("".join(t.text or "" for t in paragraph.iter(f"{W}t")).split())
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”"


def _gone(template: Path | None, bookmark: str, paragraph: etree._Element) -> TemplateError:
    return TemplateError(
        template,
        f"has a cross-reference to {_target_in_words(bookmark)}, which is no longer there: {_quoted(paragraph)}.",
        f"Reword that paragraph, or put {_target_in_words(bookmark)} back (bookmark {bookmark}).",
        code="cross-reference",
    )


def _unnumbered(template: Path | None, bookmark: str, paragraph: etree._Element) -> TemplateError:
    return TemplateError(
        template,
        f"has a cross-reference to {_target_in_words(bookmark)}, which has no number: {_quoted(paragraph)}.",
        f"Give the paragraph at the bookmark {bookmark} a numbered style again.",
        code="cross-reference",
    )


_KINDS = {"document.main+xml": "document", "numbering+xml": "numbering", "styles+xml": "styles"}


def part_names(content_types: bytes) -> dict[str, str]:
    """Return the names of the parts that hold the text, the lists and the styles."""
    overrides = parse(content_types).iterfind("{*}Override")
    found = {o.get("ContentType", "").rpartition("wordprocessingml.")[2]: o.get("PartName", "") for o in overrides}
    return {ours: found[kind].lstrip("/") for kind, ours in _KINDS.items() if kind in found}


def numbering_of(parts: Mapping[str, bytes], names: Mapping[str, str]) -> Numbering:
    """Return the lists and styles of a document, given its parts and which of them hold those."""
    nothing = b"<none/>"
    return Numbering.read(parts.get(names.get("numbering", ""), nothing), parts.get(names.get("styles", ""), nothing))


def settle(docx: bytes, *, template: Path | None = None) -> bytes:
    """Return a filled document with its cross-references settled; every other part stays as it is.

    Args:
        docx: the document, filled.
        template: what to name in messages.

    Raises:
        TemplateError: see ``settle_references``.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(target, "w") as new:
        parts = {info.filename: old.read(info) for info in old.infolist()}
        names = part_names(parts["[Content_Types].xml"])
        main = names["document"]
        parts[main] = settle_references(parts[main], numbering_of(parts, names), template=template)
        for info in old.infolist():
            new.writestr(info, parts[info.filename])
    return target.getvalue()
