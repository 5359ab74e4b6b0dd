"""docxtpl's dialect, applied once to a part: ``{%p %}``, ``{%tr %}``, ``{%tc %}``, ``{%r %}``, cellbg, colspan, vm, hm.

The rewriting itself is docxtpl's own ``patch_xml``, so that a template means here what its documentation says. Around it
stand the few corrections that a valid document needs.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matsheets.documents.template.error_wording import quoted_at
from matsheets.documents.template.last_rows import with_last_rows_kept
from matsheets.documents.template.wordml import W, last_start
from matsheets.errors import TemplateError

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from lxml import etree

# The order that the schema asks for within a cell's properties; docxtpl adds colours and spans at the wrong end.
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
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_BRACKET = re.compile(r"\{(?:<[^>]*>)*[{%#]|[}%#](?:<[^>]*>)*\}")
_MOST_ASTRAY = 50
_MOST_TAGS = 20_000  # of one part; our longest template has about 600
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_CONTROLS = "\n\t\a\f"
_PARAGRAPH_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>")
_RUN = re.compile(r"<w:r(?: [^>]*)?>.*?</w:r>", re.DOTALL)
_RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>.*?</w:t>", re.DOTALL)
_SPACED = '<w:t xml:space="preserve">'
_MARKUP = re.compile(r"<[^>]*>")
_CELL_WIDTH = re.compile(r'<w:tcW [^>]*w:w="(\d+)"')
_CHARACTER = 108  # twentieths of a point that an average character of 11 point takes
_LONG_ROW = 1_500  # characters of XML; what is shorter holds no tall cell
_ROW_LINES = 18  # a row of more lines than this may run over the end of a page
_PICTURE_ID = re.compile(r'(<wp:docPr (?:[^>"]|"[^"]*")*?\bid=")\d+(")')


@dataclass(frozen=True, slots=True)
class Prepared:
    """A part rewritten into a Jinja template.

    Attributes:
        source: the template, one Word paragraph to a line, so that messages can quote it.
        grows: whether a tag changes how many cells a row has.
        pictures: whether it holds pictures, whose ids must stay unique when a loop repeats them.
        nested: whether it holds text boxes, which are paragraphs inside paragraphs.
    """

    source: str
    grows: bool
    pictures: bool
    nested: bool

    @property
    def has_tags(self) -> bool:
        """Whether there is anything to fill."""
        return any(opening in self.source for opening in ("{{", "{%", "{#"))


def prepare(content: bytes, path: Path) -> Prepared:
    """Rewrite a part's XML into a Jinja template."""
    from lxml import etree

    root = _set_right(content, path)
    written = etree.tostring(root, encoding="unicode").replace("\n", " ")
    _refuse_endless(written, path)
    source: str = _docxtpl().patch_xml(written)
    source = _CELL_PROPERTIES.sub(lambda m: m[1] + _in_order(m[2]) + m[3], source)
    source = _with_typed_brackets(_PARAGRAPH.sub("\n<w:p", source), path)
    text = root.tag == f"{W}document"  # docxtpl looks after grids and picture ids there, and not in margins and notes
    grows = text and (
        bool(_JOINS.search(written)) or _reshapes(source) or any(_is_ragged(table) for table in root.iter(f"{W}tbl"))
    )
    return Prepared(source, grows, text and "<wp:docPr" in source, "<w:txbxContent" in source)


def _set_right(content: bytes, path: Path) -> etree._Element:
    """Return a part with each break in a paragraph that stays, and rows marked in Word's own spelling."""
    from matsheets.documents.template.breaks import keep_breaks

    root = _parsed(content, path)
    keep_breaks(root)
    for mark in root.iter(f"{W}cantSplit", f"{W}tblHeader"):
        if mark.get(f"{W}val") in _ON:  # as Writer writes it; for the second the Open XML SDK takes only the short one
            del mark.attrib[f"{W}val"]
    return root


def _parsed(content: bytes, path: Path) -> etree._Element:
    from lxml import etree

    # Blank text between elements goes, as it does for docxtpl: an indented part would otherwise be full of line ends.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_blank_text=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise TemplateError(
            path, "is damaged.", "Open it in Word, let it repair, and save.", code="template-kind"
        ) from None


def _with_typed_brackets(source: str, path: Path) -> str:
    """Return a template in which ``{_{`` and the like, which print a bracket, are tags that do so.

    Why: docxtpl turns these into brackets in what was rendered, answers included. Here an answer arrives as it was typed;
    what a bracket inside of a tag would come to cannot be told in advance, so it is refused.
    """
    if not any(typed in source for typed in _BRACKETS):
        return source
    for tag in _TAG.finditer(source):
        typed = next((typed for typed in _BRACKETS if typed in tag[0]), None)
        if typed is not None or _RAW.match(tag[0]):
            where = quoted_at(source, source.count("\n", 0, tag.start()) + 1)
            what = f"has {typed} inside a tag" if typed else "has {% raw %} beside a bracket typed as {_{ and the like"
            remedy = "Write it outside of the tag." if typed else "Leave {% raw %} out: {_{ prints {{ without it."
            raise TemplateError(path, f"{what}{where}.", remedy, code="template-typed-bracket")
    for typed, bracket in _BRACKETS.items():
        source = source.replace(typed, f"{{{{ '{bracket}' }}}}")
    return source


def _refuse_endless(written: str, path: Path) -> None:
    """Refuse what the dialect's expressions, and compiling, would take for ever over.

    Why: docxtpl's expressions look from each opening bracket for its closing one, to the end of the part where there is none.
    """
    tags = astray = 0
    within = False
    for bracket in _BRACKET.finditer(written):
        opens = bracket[0].startswith("{")
        astray += opens == within
        tags += opens
        within = opens
    if astray > _MOST_ASTRAY:
        what = (
            f"has more than {_MOST_ASTRAY} brackets that open a tag without closing it, or close one that is not open."
        )
        raise TemplateError(path, what, "Look for tags with half of their brackets.", code="template-syntax")
    if tags > _MOST_TAGS:
        raise TemplateError(
            path, f"has more than {_MOST_TAGS:,} tags in one part.", "Repeat with loops.", code="template-endless"
        )


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
    return grid > 0 and any(sum(_span(cell) for cell in row.findall(f"{W}tc")) != grid for row in rows)


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return int(value) if value.isdigit() else 1


def _in_order(properties: str) -> str:
    children = list(_CHILD.finditer(properties))
    if "".join(child[0] for child in children) != properties:
        return properties  # a tag stands between them; leave it as it was written
    ordered = sorted(children, key=lambda child: _CELL_ORDER.get(child[1], len(_CELL_ORDER)))
    return "".join(child[0] for child in ordered)


def finish(rendered: str, prepared: Prepared) -> str:
    """Turn what was rendered back into a part: line breaks and tabs of answers, tall and last rows, grids, picture ids."""
    xml = rendered.replace("\n<w:p ", "<w:p ").replace("\n<w:p>", "<w:p>")
    if any(control in xml for control in _CONTROLS):
        xml = _with_controls(xml) if not prepared.nested else _docxtpl().resolve_listing(xml)
    if "<w:cantSplit/>" in xml:
        xml = _with_loose_rows(xml)
    xml = with_last_rows_kept(xml)
    if prepared.grows and "<w:tbl" in xml:
        xml = _with_grids(xml)
    if prepared.pictures:
        numbers = iter(range(1001, 1_000_000))
        xml = _PICTURE_ID.sub(lambda m: f"{m[1]}{next(numbers)}{m[2]}", xml)
    return xml


def _with_loose_rows(xml: str) -> str:
    """Let tall rows run over the end of a page.

    Why: LibreOffice does not print what is left of an unbreakable row that is taller than a page.
    """
    pieces: list[str] = []
    done = at = 0
    while (end := xml.find("</w:tr>", at)) >= 0:
        if end - at >= _LONG_ROW and (start := last_start("w:tr", xml, at, end)) >= 0:
            row = xml[start:end]
            if "<w:cantSplit/>" in row and any(map(_is_tall, row.split("</w:tc>")[:-1])):
                pieces += (xml[done:start], row.replace("<w:cantSplit/>", ""))
                done = end
        at = end + 7
    return "".join((*pieces, xml[done:]))


def _is_tall(cell: str) -> bool:
    """Estimate whether a cell's text takes more lines than may stand together, at its width."""
    width = _CELL_WIDTH.search(cell)
    per_line = max(4, (int(width[1]) if width else 2800) // _CHARACTER)
    ends = cell.count("</w:p>") + cell.count("<w:br/>")
    if ends + len(cell) // per_line <= _ROW_LINES:
        return False
    text = _MARKUP.sub("", cell[cell.find("<w:p") :].replace("</w:p>", "\n").replace("<w:br/>", "\n"))
    if ends + len(text) // per_line <= _ROW_LINES:
        return False
    return sum(len(line) // per_line + 1 for line in text.split("\n")[:-1]) > _ROW_LINES


def _with_grids(xml: str) -> str:
    """Give each table whose rows grew or shrank a grid of as many columns (docxtpl's own way of sharing the width)."""
    from lxml import etree

    try:
        etree.fromstring(xml)  # docxtpl's own parser repairs what is broken, and loses half of it
        tree = _docxtpl().fix_tables(xml)
    except (etree.XMLSyntaxError, AttributeError, TypeError, ValueError):
        return xml  # a table without a grid, or no XML at all, which the check of the whole part says better
    return str(etree.tostring(tree, encoding="unicode"))


def _with_controls(xml: str) -> str:
    r"""Turn line ends, tabs, ``\a`` (a new paragraph) and ``\f`` (a new page) of values into Word's own, as docxtpl does."""
    pieces: list[str] = []
    done = 0
    places = {control: at for control in _CONTROLS if (at := xml.find(control)) >= 0}
    while places:
        at = min(places.values())
        start = last_start("w:p", xml, done, at)
        end = xml.find("</w:p>", at) + len("</w:p>")
        if start < 0 or end < at or xml.find("</w:p>", start, at) >= 0:
            start = end = at + 1  # between two paragraphs; it says nothing there
        pieces += (xml[done:start], _resolved(xml[start:end]))
        done = end
        for control in [c for c, place in places.items() if place < done]:
            places[control] = xml.find(control, done)
            if places[control] < 0:
                del places[control]
    return "".join((*pieces, xml[done:]))


def _resolved(paragraph: str) -> str:
    found = _PARAGRAPH_PROPERTIES.search(paragraph)
    properties = found[0] if found else ""
    return _RUN.sub(lambda run: _resolved_run(run[0], properties), paragraph)


def _resolved_run(run: str, paragraph: str) -> str:
    if not any(control in run for control in _CONTROLS):
        return run
    found = _RUN_PROPERTIES.search(run)
    text = f"<w:r>{found[0] if found else ''}{_SPACED}"
    tab = f"</w:t></w:r><w:r>{found[0] if found else ''}<w:tab/></w:r>{text}"
    new_paragraph = f"</w:t></w:r></w:p><w:p>{paragraph}{text}"
    new_page = f'</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>{paragraph}{text}'

    def resolved(found: re.Match[str]) -> str:
        xml = found[0].replace("\t", tab).replace("\a", new_paragraph)
        return xml.replace("\n", f"</w:t><w:br/>{_SPACED}").replace("\f", new_page)

    return _TEXT.sub(resolved, run)


def _docxtpl() -> DocxTemplate:
    """Return docxtpl's own rewriting; its methods that turn one text into another look at no file."""
    from docxtpl import DocxTemplate

    return DocxTemplate(io.BytesIO())
