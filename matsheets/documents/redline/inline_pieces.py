"""What a paragraph holds, piece by piece: words, spaces, signs, fields and whatever else stands in its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from matsheets.documents.template.wordml import W
from matsheets.model.cells import NO_BREAK_HYPHEN

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = re.compile(r"[^\W_]+(?:[.,'\N{RIGHT SINGLE QUOTATION MARK}][^\W_]+)*|\s|.", re.DOTALL)
#: What stands for a character in a run, and what it is compared as.
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: What the programs put in for themselves: it says nothing.
_NOTHING = frozenset({"rPr", "lastRenderedPageBreak", "softHyphen", "annotationRef", "proofErr"})
#: What holds runs and adds nothing to what they say.
_HOLDERS = frozenset({"smartTag", "customXml", "sdt", "sdtContent", "ins", "moveTo", "dir", "bdo"})
#: Properties of what holds runs.
_PROPERTIES = frozenset({"pPr", "smartTagPr", "customXmlPr", "sdtPr", "sdtEndPr"})


class InlinePiece(NamedTuple):
    """One piece of a paragraph.

    Attributes:
        key: what it is compared as; blank for what only goes along, such as the start of a bookmark.
        text: its characters; for a field, its saved result.
        run: the run that it stands in.
        child: what it is in the run; None for characters of a text.
        link: the link that it stands in.
        whole: elements of the paragraph that go together, such as the runs of a field; its run and child do not count then.
    """

    key: str
    text: str
    run: _Element | None = None
    child: _Element | None = None
    link: _Element | None = None
    whole: tuple[_Element, ...] = ()


def local(element: _Element) -> str:
    """Return an element's name without its namespace; blank for a comment or a processing instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def pieces_of(paragraph: _Element) -> tuple[InlinePiece, ...]:
    """Return what a paragraph holds, in order. Controls and tags around words are passed over."""
    return tuple(_Reading().pieces(paragraph, None))


class _Reading:
    """Goes through a paragraph; a field is put together from where it begins to where it ends."""

    def __init__(self) -> None:
        self._field: list[_Element] = []
        self._depth = 0
        self._link: _Element | None = None

    def pieces(self, holder: _Element, link: _Element | None) -> Iterator[InlinePiece]:
        for child in holder:
            name = local(child)
            if name == "r":
                yield from self._run(child, link)
            elif name == "hyperlink":
                yield from self.pieces(child, child)
            elif name in _HOLDERS:
                yield from self.pieces(child, link)
            elif name == "fldSimple":
                yield _simple_field(child, link)
            elif name in {"bookmarkStart", "bookmarkEnd"}:
                yield InlinePiece("", "", whole=(child,))
            elif name in {"oMath", "oMathPara"}:
                text = "".join(map(str, child.itertext()))
                yield InlinePiece(f"formula {text}", text, whole=(child,))

    def _run(self, run: _Element, link: _Element | None) -> Iterator[InlinePiece]:
        marks = [mark.get(f"{W}fldCharType") for mark in run.iterfind(f"{W}fldChar")]
        if not self._depth and not marks:
            yield from _run_pieces(run, link)
            return
        if not self._depth:
            self._link = link
        self._field.append(run)
        self._depth += marks.count("begin") - marks.count("end")
        if self._depth <= 0:
            yield _complex_field(tuple(self._field), self._link)
            self._field, self._depth = [], 0


def _run_pieces(run: _Element, link: _Element | None) -> Iterator[InlinePiece]:
    for child in run:
        name = local(child)
        if name == "t":
            for word in _WORD.findall(child.text or ""):
                yield InlinePiece(_compared(word), word, run, None, link)
        elif name in _SIGNS:
            page = name == "br" and child.get(f"{W}type", "textWrapping") != "textWrapping"
            yield InlinePiece("page break" if page else _SIGNS[name], "" if page else _SIGNS[name], run, child, link)
        elif name == "sym":
            yield InlinePiece(f"sign {child.get(f'{W}font')} {child.get(f'{W}char')}", "", run, child, link)
        elif name and name not in _NOTHING:
            yield InlinePiece(f"{name} {_described(child)}", "", run, child, link)


def _compared(word: str) -> str:
    return " " if word.isspace() and word not in "\t\n" else "-" if word == NO_BREAK_HYPHEN else word


def _described(element: _Element) -> str:
    """Return what tells a picture, a chart or a note from another: its alternative text, and the words in it."""
    named = [item.get("descr") or item.get("title") or "" for item in element.iter("{*}docPr")]
    return " ".join([*named, *(text.text or "" for text in element.iter(f"{W}t"))])


def _simple_field(field: _Element, link: _Element | None) -> InlinePiece:
    """Return a simple field, spelt as runs: those alone may stand among tracked changes."""
    from lxml import etree

    def mark(kind: str) -> _Element:
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}fldChar", {f"{W}fldCharType": kind})
        return run

    instruction = etree.Element(f"{W}r")
    etree.SubElement(instruction, f"{W}instrText", {_SPACE: "preserve"}).text = field.get(f"{W}instr", "")
    results = list(field.iter(f"{W}r"))
    return _complex_field((mark("begin"), instruction, mark("separate"), *results, mark("end")), link)


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _complex_field(runs: tuple[_Element, ...], link: _Element | None) -> InlinePiece:
    instruction = " ".join(" ".join(text.text or "" for run in runs for text in run.iter(f"{W}instrText")).split())
    text = "".join(piece.text for run in runs for piece in _run_pieces(run, None) if piece.child is None or piece.text)
    return InlinePiece(f"field {instruction}", text, runs[0], None, link, runs)
