"""Notes on the cells of one worksheet: the comments part, and the old VML drawing that every program still shows them by.

Threaded comments and other people's notes stay: our words are put under a note that a cell has already, and a cell with a
threaded comment is left alone, because a program shows only one of the two.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from matsheets.workbook.markup.addresses import Position, address, position
from matsheets.workbook.markup.editable_workbook import EditableWorkbook
from matsheets.workbook.markup.marked_sheet import MarkedSheet, drawing_of_notes
from matsheets.workbook.markup.vml_drawing import blank_drawing, with_shapes, without_shapes
from matsheets.workbook.markup.xml_elements import (
    Element,
    add_child,
    child,
    children,
    local,
    namespace,
    new_root,
    plain_text,
)
from matsheets.workbook.read.comments_part import AUTHOR, NOTE_START, STAND_IN, UNDER_NOTE

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Notes:
    """The notes of one worksheet."""

    def __init__(self, book: EditableWorkbook, part: str) -> None:
        self._book, self._sheet = book, part
        self._part = book.parts.related(part, "comments")
        self._root = book.parts.tree(self._part) if self._part else None

    # --- ours away ---

    def remove_ours(self) -> None:
        """Take away our notes, and our words under the notes of others."""
        if self._root is None:
            return
        authors = self._authors()
        gone = []
        for comment in self._comments():
            text = child(comment, "text")
            words = "" if text is None else plain_text(text)
            author = int(comment.get("authorId", "0"))
            if words.startswith(NOTE_START) or authors[author : author + 1] == [AUTHOR]:
                gone.append(comment)
            elif text is not None and (at := words.find(UNDER_NOTE)) >= 0:
                _cut(text, at)
                self._mark_changed()
        for comment in gone:
            self._home("commentList").remove(comment)
        if gone:
            self._mark_changed()
            self._remove_shapes({position(comment.get("ref", "")) for comment in gone})

    def _remove_shapes(self, cells: set[Position]) -> None:
        if (part := self._drawing()) is None:
            return
        self._book.parts.write(part, without_shapes(self._book.parts.read(part), cells))

    # --- ours in ---

    def add(self, sheet: MarkedSheet, notes: Mapping[Position, str]) -> None:
        """Put a note on each of these cells."""
        there = {position(c.get("ref", "")): c for c in self._comments()} if self._root is not None else {}
        fresh = {}
        for at, text in notes.items():
            if at not in there:
                fresh[at] = text
            elif not self._is_threaded(there[at]):
                _put_under(there[at], text)
                self._mark_changed()
        if fresh:
            self._add_comments(fresh)
            self._add_shapes(sheet, fresh)

    def _is_threaded(self, comment: Element) -> bool:
        author = int(comment.get("authorId", "0"))
        return "".join(self._authors()[author : author + 1]).startswith(STAND_IN)

    def _add_comments(self, notes: Mapping[Position, str]) -> None:
        if self._root is None:
            self._part = self._book.parts.free_name("xl/comments{}.xml")
            self._root = new_root(self._book.namespace, "comments")
            self._book.parts.add(self._part, self._root, _COMMENTS)
            self._book.parts.relate(self._sheet, self._book.relation_kind("comments"), self._part)
        authors, listed = self._home("authors"), self._home("commentList")
        names = self._authors()
        if AUTHOR not in names:
            add_child(authors, "author").text = AUTHOR
            names.append(AUTHOR)
        for at, words in sorted(notes.items()):
            comment = add_child(listed, "comment", ref=address(at), authorId=str(names.index(AUTHOR)))
            _write_runs(add_child(comment, "text"), NOTE_START, words)
        self._mark_changed()

    def _home(self, name: str) -> Element:
        assert self._root is not None
        found = child(self._root, name)
        return (
            found if found is not None else add_child(self._root, name, ("authors",) if name != "authors" else ("-",))
        )

    def _authors(self) -> list[str]:
        return [author.text or "" for author in children(self._home("authors"), "author")]

    def _comments(self) -> list[Element]:
        return list(children(child(self._root, "commentList"), "comment")) if self._root is not None else []

    def _mark_changed(self) -> None:
        assert self._part is not None
        self._book.parts.change(self._part)

    # --- the drawing ---

    def _drawing(self) -> str | None:
        """Return the part that draws the notes; the headers' pictures have a part of the same kind."""
        at = drawing_of_notes(self._book.parts.tree(self._sheet), self._book.office)
        relation = self._book.parts.relations(self._sheet).get(at)
        return relation.part if relation and relation.part in self._book.parts else None

    def _add_shapes(self, sheet: MarkedSheet, notes: Mapping[Position, str]) -> None:
        part = self._drawing()
        if part is None:
            part = self._book.parts.free_name("xl/drawings/vmlDrawing{}.vml")
            self._book.parts.write(part, blank_drawing(len(notes)))
            self._book.parts.state_ending("vml", _VML)
            relation = self._book.parts.relate(self._sheet, self._book.relation_kind("vmlDrawing"), part)
            sheet.set_drawing_of_notes(self._book.office, relation)
        shown = {at: NOTE_START + words for at, words in sorted(notes.items())}
        self._book.parts.write(part, with_shapes(self._book.parts.read(part), sheet, shown))


def _write_runs(text: Element, start: str, words: str) -> None:
    for run_text, bold in ((start, True), (words, False)):
        run = add_child(text, "r")
        look = add_child(run, "rPr")
        if bold:
            add_child(look, "b")
        add_child(look, "sz", val="10")
        add_child(look, "rFont", val="Calibri")
        add_child(look, "family", val="2")
        found = add_child(run, "t")
        found.text = run_text
        found.set(_SPACE, "preserve")


def _put_under(comment: Element, words: str) -> None:
    """Put our words under a note that is there."""
    text = child(comment, "text")
    if text is None:
        text = add_child(comment, "text", ("-",))
    plain = child(text, "t")
    if plain is not None:  # text without a format; beside runs, programs do not show it
        plain.set(_SPACE, "preserve")
        run = etree.Element(f"{{{namespace(text)}}}r")
        plain.addprevious(run)
        run.append(plain)
    phonetic = [e for e in text if local(e) in {"rPh", "phoneticPr"}]
    _write_runs(text, UNDER_NOTE, words)
    text.extend(phonetic)


def _cut(text: Element, at: int) -> None:
    """Keep so many characters of a note."""
    for found in [e for e in text.iter() if local(e) == "t"]:
        held = found.text or ""
        above = found.getparent()
        if at <= 0 and above is not None and local(above) == "r":
            text.remove(above)
        else:
            found.text = held[: max(at, 0)]
        at -= len(held)
