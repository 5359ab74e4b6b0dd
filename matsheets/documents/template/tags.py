"""The tags of a Word template, read from its parts: each with its words, its kind and its place on the page.

A tag that formatting splits over several runs is one tag, as it is for docxtpl.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from matsheets.documents.template.wordml import W
from matsheets.model.cells import sentence_start

if TYPE_CHECKING:
    from lxml.etree import _Element

#: A tag; a comment that is never closed goes on to the end, so that each text is gone through once.
TAG = re.compile(r"\{%(?:(?!\{%|\{\{|%\}).)*%\}|\{\{(?:(?!\{\{|\{%|\}\}).)*\}\}|\{#.*?(?:#\}|\Z)", re.DOTALL)
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")
_ESCAPED = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
_TAKEN_FIRST = re.compile(r"\{%\s*(?:cellbg|colspan)\b[^%]*%\}")  # these go to the cell before anything else is done
_PREFIX = re.compile(r"(p|tr|tc|r)(\s)(.*)", re.DOTALL)
_WORD = re.compile(r"\w+")
#: What the prefixes stand in and take away with them.
HOLDERS = {"p": ("p", "paragraph"), "tr": ("tr", "table row"), "tc": ("tc", "table cell")}


class Spot(NamedTuple):
    """A place in a template.

    Attributes:
        part: what holds it, such as ``page header``; blank for the text itself.
        text: the paragraph's text.
        table: which table of the part, counted from 1; 0 outside tables. So are ``row`` and ``column``.
    """

    part: str = ""
    text: str = ""
    table: int = 0
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        cell = f"table {self.table}, row {self.row}, column {self.column}" if self.table else ""
        text = self.text if len(self.text) <= 100 else f"{self.text[:99]}…"
        where = ", ".join(x for x in (self.part, cell) if x)
        quoted = f'"{text}"' if text else ""
        found = " › ".join(x for x in (where, quoted) if x)
        return sentence_start(found)


class TemplateProblem(NamedTuple):
    """Something in a template that has to be put right.

    Attributes:
        code: a stable slug for programs.
        what: what is wrong.
        remedy: what to do.
        spot: where.
    """

    code: str
    what: str
    remedy: str
    spot: Spot = Spot()

    def __str__(self) -> str:
        where = str(self.spot)
        return f"{where}: {self.what} {self.remedy}" if where else f"{self.what} {self.remedy}"


class Tag(NamedTuple):
    """One tag.

    Attributes:
        source: as it stands in the template.
        prints: whether it is ``{{ … }}``.
        kind: ``p``, ``tr``, ``tc`` or ``r``, or blank.
        inner: what is between the brackets, without the kind.
        word: the first word of ``inner``.
        spot: its place.
        holder: the paragraph, row or cell that it takes away; otherwise what it stands in.
    """

    source: str
    prints: bool
    kind: str
    inner: str
    word: str
    spot: Spot
    holder: _Element


class Piece(NamedTuple):
    """A text with tags: a paragraph's, or that of an attribute such as a table's title (``quiet``)."""

    text: str
    element: _Element
    spot: Spot
    quiet: bool = False


def pieces(root: _Element, part: str) -> Iterator[Piece]:
    """Yield the texts of a part that hold brackets, in the order of the page."""
    for element in root.iter("*"):
        if element.tag == f"{W}p":
            text = text_of(element)
            if "{" in text or "}" in text:
                yield Piece(text, element, spot_of(element, text, part, root))
            continue
        texts = [str(value) for value in element.attrib.values()]
        if element.text and (not element.tag.startswith(W) or element.tag == f"{W}instrText"):
            texts.append(element.text)
        for text in texts:
            if TAG.search(text) or "{{" in text or "{%" in text:
                yield Piece(text, element, spot_of(element, text, part, root), quiet=True)


def text_of(paragraph: _Element) -> str:
    """Return a paragraph's own text: that of its text boxes is theirs, and deleted text is gone."""
    found = []
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(element.iterancestors(f"{W}p"), None) is not paragraph or element.getparent().tag != f"{W}r":  # type: ignore[union-attr]
            continue
        found.append((element.text or "") if element.tag == f"{W}t" else " ")
    return "".join(found)


def spot_of(element: _Element, text: str, part: str, root: _Element) -> Spot:
    """Say where an element stands."""
    shown = " ".join(text.split())
    cell = next(element.iterancestors(f"{W}tc"), None)
    table = next(element.iterancestors(f"{W}tbl"), None)
    if cell is None or table is None:
        return Spot(part, shown)
    row = next(cell.iterancestors(f"{W}tr"))
    number = next(n for n, found in enumerate(root.iter(f"{W}tbl"), start=1) if found is table)
    rows, cells = list(table.iter(f"{W}tr")), list(row.iter(f"{W}tc"))
    return Spot(part, shown, number, rows.index(row) + 1, cells.index(cell) + 1)


def tags(piece: Piece) -> Iterator[Tag]:
    """Yield the tags of a text, without comments."""
    for found in TAG.finditer(piece.text):
        source = found[0]
        if source.startswith("{#"):
            continue
        inner = source[2:-2]
        prefix = _PREFIX.fullmatch(inner) if not piece.quiet else None
        kind = prefix[1] if prefix else ""
        inner = (prefix[3] if prefix else inner).strip().removeprefix("-").removesuffix("-").strip()
        word = _WORD.match(inner)
        yield Tag(
            source, source.startswith("{{"), kind, inner, word[0] if word else "", piece.spot,
            _holder(piece.element, kind),
        )  # fmt: skip


def _holder(element: _Element, kind: str) -> _Element:
    wanted = HOLDERS.get(kind, ("p", ""))[0]
    return element if wanted == "p" else next(element.iterancestors(f"{W}{wanted}"), element)


def misplaced(piece: Piece) -> Iterator[TemplateProblem]:
    """Yield what is wrong with where the tags of a text stand, and brackets without their partners."""
    bare = TAG.sub(_without_tag, _ESCAPED.sub(" ", piece.text))
    if stray := _STRAY.search(bare):
        opens = stray[0].startswith("{")
        yield TemplateProblem(
            "bracket",
            f'"{stray[0]}" {"opens" if opens else "closes"} a tag that {"does not close" if opens else "does not open"} '
            "in the same paragraph.",
            "A tag needs both its pairs of brackets, such as {{ trust }} or {%p endif %}, on one line.",
            piece.spot,
        )
    for tag in tags(piece):
        yield from _misplaced(tag)


def _without_tag(tag: re.Match[str]) -> str:
    """Return what is left where a tag stood: of a comment that is never closed its bracket."""
    return "{#" if tag[0].startswith("{#") and not tag[0].endswith("#}") else " "


def _misplaced(tag: Tag) -> Iterator[TemplateProblem]:
    bracket = tag.source[:2]
    if tag.kind and tag.source[2 + len(tag.kind)] != " ":
        yield TemplateProblem(
            "tag-space", f"after {bracket}{tag.kind} stands a space of another kind (a no-break space or a tab).",
            "Delete it and type a space.", tag.spot,
        )  # fmt: skip
    if not tag.kind and not tag.prints and tag.word in {"p", "tr", "tc", "r"}:
        yield TemplateProblem(
            "tag-space", f"{tag.source} has a space before its {tag.word}.",
            f"Write {bracket}{tag.word} without a space between.", tag.spot,
        )  # fmt: skip
    if tag.prints and tag.kind != "r" and tag.inner.endswith(".mark"):
        yield TemplateProblem(
            "shaded-word", f"{tag.source} stands for a word with its colour, which has to be a run of its own.",
            f"Write {{{{r {tag.inner} }}}}, or {{{{ {tag.inner.removesuffix('.mark')}.label }}}} for the word alone.", tag.spot,
        )  # fmt: skip
    if tag.word in {"cellbg", "colspan", "vm", "hm"} and not tag.prints and not tag.spot.table:
        yield TemplateProblem(
            "outside-table", f"{tag.source} stands outside a table.", "Put it into the cell that it is for.", tag.spot
        )
    if tag.kind not in HOLDERS:
        return
    holds, called = HOLDERS[tag.kind]
    if tag.holder.tag != f"{W}{holds}":
        yield TemplateProblem(
            "outside-table", f"{tag.source} stands outside a table.",
            f"Use {bracket}p instead of {bracket}{tag.kind}, in a paragraph of its own.", tag.spot,
        )  # fmt: skip
        return
    if next(tag.holder.iter(f"{W}txbxContent"), None) is not None:
        yield TemplateProblem(
            "shared", f"{tag.source} shares its {called} with a text box, and that would be lost.",
            "Move the text box, with its anchor, to another paragraph.", tag.spot,
        )  # fmt: skip
        return
    held = text_of(tag.holder) if holds == "p" else " ".join(text_of(p) for p in tag.holder.iter(f"{W}p"))
    rest = " ".join(_TAKEN_FIRST.sub(" ", held.replace(tag.source, " ", 1)).split())
    if rest:
        rest = rest if len(rest) <= 60 else f"{rest[:59]}…"
        yield TemplateProblem(
            "shared", f'{tag.source} shares its {called} with "{rest}", and that would be lost.',
            f"Give the tag a {called} of its own.", tag.spot,
        )  # fmt: skip
