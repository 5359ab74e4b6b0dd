"""A part of a template made ready for Jinja: the dialect, and around it the few corrections that a valid document needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from matsheets.documents.template.bound_controls import set_controls_right
from matsheets.documents.template.breaks import keep_breaks
from matsheets.documents.template.dialect import TAG, rewrite
from matsheets.documents.template.empty_holders import may_be_empty, mend_empty
from matsheets.documents.template.error_wording import quoted_at
from matsheets.documents.template.link_addresses import set_instructions_right
from matsheets.documents.template.saved_entries import clear_saved_entries
from matsheets.documents.template.wordml import W, last_start
from matsheets.errors import TemplateError

#: The order that the schema asks for within a cell's properties; the dialect adds colours and spans in front.
_CELL_ORDER = {
    name: place
    for place, name in enumerate(
        ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
         "tcFitText", "vAlign", "hideMark")
    )
}  # fmt: skip
_CELL_PROPERTIES = re.compile(r"(<w:tcPr(?: [^>]*)?>)(.*?)(</w:tcPr>)", re.DOTALL)
_CHILD = re.compile(r'<w:(\w+)(?:[^>"]|"[^"]*")*?(?:/>|>.*?</w:\1>)', re.DOTALL)
#: What prints a bracket, by how it is typed in a template.
_BRACKETS = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_GROWS = re.compile(r'gridSpan w:val="\{\{|</w:tblGrid>\s*\{%')
_BLOCK = re.compile(r"\{%[-+]?\s*(\w+)([^%]*)")
_ELSEWHERE = {"macro", "call", "filter", "set"}  # what these hold may be printed in another place
_JOINS = re.compile(r"\{%-|-%\}")  # these take away what stands between a tag and the next text: cells' ends, too
_ROW = re.compile(r"<w:tr[ >](?:(?!<w:tr[ >]).)*?</w:tr>", re.DOTALL)
_CELL_EDGE = re.compile(r"<w:tc[ >]|</w:tc>")
_ON = {"1", "true", "on"}
#: The colour of a cell that a tag names; Word shows a black cell for what is none.
_FILL = re.compile(r'(w:fill=")\{\{((?:(?!\}\}).)*)\}\}"')
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")


class Prepared(NamedTuple):
    """A part rewritten into a Jinja template.

    Attributes:
        source: the template, one Word paragraph to a line, so that messages can quote it.
        grows: whether a tag changes how many cells a row has.
        pictures: whether it holds pictures, whose ids must stay unique when a loop repeats them.
        empties: the elements that a tag may leave without what they must hold.
    """

    source: str
    grows: bool
    pictures: bool
    empties: tuple[str, ...] = ()

    @property
    def has_tags(self) -> bool:
        """Whether there is anything to fill."""
        return any(opening in self.source for opening in ("{{", "{%", "{#"))


def prepare(content: bytes, path: Path) -> Prepared:
    """Rewrite a part's XML into a Jinja template."""
    root = _set_right(content, path)
    written = etree.tostring(root, encoding="unicode").replace("\n", " ")
    source = _FILL.sub(r'\1{{ (\2)|cell_colour }}"', rewrite(written))
    source = _CELL_PROPERTIES.sub(lambda m: m[1] + _in_order(m[2]) + m[3], source)
    source = _with_typed_brackets(_PARAGRAPH.sub("\n<w:p", source), path)
    _refuse_shaded_words(source, path)
    text = (
        root.tag == f"{W}document"
    )  # where docxtpl looks after grids and picture ids; it does not in margins and notes
    grows = text and (
        bool(_JOINS.search(written)) or _reshapes(source) or any(_is_ragged(table) for table in root.iter(f"{W}tbl"))
    )
    return Prepared(source, grows, text and "<wp:docPr" in source, may_be_empty(source))


def _set_right(content: bytes, path: Path) -> etree._Element:
    """Return a part with each break in a paragraph that stays, and controls, fields and rows as a filled part needs them."""
    root = _parsed(content, path)
    clear_saved_entries(root)
    mend_empty(root)
    keep_breaks(root)
    set_controls_right(root)
    set_instructions_right(root, path)
    for mark in root.iter(f"{W}cantSplit", f"{W}tblHeader"):
        if mark.get(f"{W}val") in _ON:  # as Writer writes it; for the second the Open XML SDK takes only the short one
            del mark.attrib[f"{W}val"]
    return root


def _parsed(content: bytes, path: Path) -> etree._Element:
    # Blank text between elements goes, as it does for docxtpl: an indented part would otherwise be full of line ends.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise too_deep_error(path) from None


def too_deep_error(path: Path | None) -> TemplateError:
    """Return the error about a part that is well-formed, and that no XML library builds a tree of within its limits."""
    return TemplateError(
        path,
        "nests paragraphs, tables or text boxes hundreds deep, or holds a text of more than ten million characters.",
        "Word writes no such file: take out what is nested or long, and save it in Word.",
        code="template-size",
    )


def _with_typed_brackets(source: str, path: Path) -> str:
    """Return a template in which ``{_{`` and the like, which print a bracket, are tags that do so.

    Why: docxtpl turns these into brackets in what was rendered, answers included. Here an answer arrives as it was typed;
    what a bracket inside of a tag would come to cannot be told in advance, so it is refused.
    """
    if not any(typed in source for typed in _BRACKETS):
        return source
    for tag in TAG.finditer(source):
        typed = next((typed for typed in _BRACKETS if typed in tag[0]), None) if tag[0][1] != "#" else None
        if typed is not None or _RAW.match(tag[0]):
            where = quoted_at(source, source.count("\n", 0, tag.start()) + 1)
            what = f"has {typed} inside a tag" if typed else "has {% raw %} beside a bracket typed as {_{ and the like"
            remedy = "Write it outside of the tag." if typed else "Leave {% raw %} out: {_{ prints {{ without it."
            raise TemplateError(path, f"{what}{where}.", remedy, code="template-typed-bracket")
    for typed, bracket in _BRACKETS.items():
        source = source.replace(typed, f"{{{{ '{bracket}' }}}}")
    return source


def _refuse_shaded_words(source: str, path: Path) -> None:
    """Refuse a word with its colour, which is a run, where it is printed into the text of another: Word calls that damage."""
    for tag in TAG.finditer(source):
        if tag[0].startswith("{{") and tag[0].rstrip("-} ").endswith(".mark"):
            start = last_start("w:t", source, 0, tag.start())
            if start > source.rfind("</w:t>", 0, tag.start()):
                where = quoted_at(source, source.count("\n", 0, tag.start()) + 1)
                what = f"prints a word with its colour in the middle of a text{where}."
                raise TemplateError(path, what, "Write {{r … }} for it, or .label for the word alone.",
                                    code="template-shaded-word")  # fmt: skip


def _reshapes(source: str) -> bool:
    """Say whether a condition or loop holds anything of a table but whole rows, so that rows may grow or shrink."""
    if _GROWS.search(source):
        return True
    open_at: list[tuple[str, int]] = []
    for tag in _BLOCK.finditer(source):
        word = tag[1]
        if word in {"for", "if", "with"} | _ELSEWHERE and not (word == "set" and "=" in tag[2]):
            open_at.append((word, tag.end()))
        elif open_at and (word in {"else", "elif"} or word == f"end{open_at[-1][0]}"):
            opener, start = open_at.pop()
            if _holds_cells(source[start : tag.start()], whole_rows=opener not in _ELSEWHERE):
                return True
            if word in {"else", "elif"}:
                open_at.append((opener, tag.end()))
    return False


def _holds_cells(held: str, *, whole_rows: bool) -> bool:
    before = None if whole_rows else held
    while held != before:  # from the inside out, where a table stands in a table
        before, held = held, _ROW.sub("", held)
    return bool(_CELL_EDGE.search(held))


def _is_ragged(table: etree._Element) -> bool:
    """Say whether a table's rows have other numbers of columns than its grid, which docxtpl corrects."""
    grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    rows = table.iter(f"{W}tr")
    return grid > 0 and any(sum(span_of(cell) for cell in row.findall(f"{W}tc")) != grid for row in rows)


def span_of(cell: etree._Element) -> int:
    """Return over how many columns of the grid a cell goes."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return int(value) if value.isdigit() else 1


def _in_order(properties: str) -> str:
    children = list(_CHILD.finditer(properties))
    if "".join(child[0] for child in children) != properties:
        return properties  # a tag stands between them; leave it as it was written
    ordered = sorted(children, key=lambda child: _CELL_ORDER.get(child[1], len(_CELL_ORDER)))
    return "".join(child[0] for child in ordered)
