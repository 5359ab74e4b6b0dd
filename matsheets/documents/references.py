"""Cross-references: Word's REF fields, with the number that each refers to settled before the document is first opened.

Why: Word shows a cross-reference as it was last saved until someone updates the fields. A paragraph that a condition
left out, or a clause that somebody deleted from the template, would otherwise leave wrong clause numbers in a contract.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from matsheets.documents.numbering import Counter, Numbering, Place, W, attribute, parse
from matsheets.errors import TemplateError

_REF = re.compile(r'\s*REF\s+"?([^\s"\\]+)"?\s*(.*)', re.IGNORECASE | re.DOTALL)
_NUMBER_SWITCH = re.compile(r"\\([rnw])(?![a-z])", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """One field: its instruction, where it stands, and the runs that hold its saved result."""

    start: etree._Element
    instruction: str = ""
    separated: bool = False
    results: list[etree._Element] = field(default_factory=list)
    end: etree._Element | None = None

    @property
    def paragraph(self) -> etree._Element:
        """The paragraph in which the field starts."""
        return next(self.start.iterancestors(f"{W}p"))

    def show(self, text: str) -> None:
        """Write the saved result, in the character format that it has."""
        texts = [t for run in self.results for t in run.iterfind(f"{W}t")]
        if not texts:
            texts = [self._new_result()]
        texts[0].text = text
        for extra in texts[1:]:
            parent = extra.getparent()
            assert parent is not None
            parent.remove(extra)

    def _new_result(self) -> etree._Element:
        run = etree.Element(f"{W}r")
        if self.end is None:
            self.start.append(run)
        else:
            self.end.addprevious(run)
            if not self.separated:
                mark = etree.Element(f"{W}r")
                etree.SubElement(mark, f"{W}fldChar", {f"{W}fldCharType": "separate"})
                run.addprevious(mark)
        return etree.SubElement(run, f"{W}t")


def _fields(root: etree._Element) -> Iterator[Field]:
    """Yield each field of a document, simple or complex, inner ones before the ones around them."""
    for simple in root.iter(f"{W}fldSimple"):
        yield Field(simple, attribute(simple, "instr"), True, list(simple.iterfind(f"{W}r")))
    open_fields: list[Field] = []
    for run in root.iter(f"{W}r"):
        for part in run:
            kind = attribute(part, "fldCharType") if part.tag == f"{W}fldChar" else ""
            if kind == "begin":
                open_fields.append(Field(run))
            elif not open_fields:
                continue
            elif kind == "separate":
                open_fields[-1].separated = True
            elif kind == "end":
                open_fields[-1].end = run
                yield open_fields.pop()
            elif part.tag == f"{W}instrText":
                open_fields[-1].instruction += part.text or ""
            elif part.tag == f"{W}t" and open_fields[-1].separated:
                open_fields[-1].results.append(run)


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
    counter = Counter(numbering)
    places = {p: place for p in root.iter(f"{W}p") if (place := counter.next(p)) is not None}
    bookmarks = dict(_bookmarks(root))
    for found in _fields(root):
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
        found.show(_shown(target, switch[1].lower(), places.get(found.paragraph)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _shown(target: Place, switch: str, here: Place | None) -> str:
    if switch == "n":
        return target.label(len(target.counts) - 1)
    return target.number(here.counts if here and switch == "r" else ())


def _bookmarks(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield each bookmark's name and the paragraph in which it starts (or the next, where it starts between two)."""
    waiting: list[str] = []
    for element in root.iter(f"{W}p", f"{W}bookmarkStart"):
        if element.tag == f"{W}p":
            yield from ((name, element) for name in waiting)
            waiting.clear()
        elif (paragraph := next(element.iterancestors(f"{W}p"), None)) is not None:
            yield attribute(element, "name"), paragraph
        else:
            waiting.append(attribute(element, "name"))


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


def _part_names(content_types: bytes) -> dict[str, str]:
    """Return the names of the parts that hold the text, the lists and the styles."""
    overrides = parse(content_types).iterfind("{*}Override")
    found = {o.get("ContentType", "").rpartition("wordprocessingml.")[2]: o.get("PartName", "") for o in overrides}
    return {ours: found[kind].lstrip("/") for kind, ours in _KINDS.items() if kind in found}


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
        names = _part_names(old.read("[Content_Types].xml"))
        lists = old.read(names["numbering"]) if "numbering" in names else b"<none/>"
        styles = old.read(names["styles"]) if "styles" in names else b"<none/>"
        for info in old.infolist():
            content = old.read(info)
            if info.filename == names["document"]:
                content = settle_references(content, Numbering.read(lists, styles), template=template)
            new.writestr(info, content)
    return target.getvalue()
