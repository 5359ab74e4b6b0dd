"""The elements of WordprocessingML: their names, where they start in XML that is read as text, and fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

#: The namespace of WordprocessingML.
WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: The same as lxml wants it before a name.
W = f"{{{WORDML}}}"


def parse(xml: bytes) -> _Element:
    """Parse a part of a document; entities are never resolved."""
    from lxml import etree

    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def written(root: _Element) -> bytes:
    """Return the bytes of a part that was parsed."""
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def remove(element: _Element) -> None:
    """Take an element out of what holds it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def last_start(tag: str, xml: str, start: int = 0, end: int | None = None) -> int:
    """Return where the last element of a name that starts between two places does; -1 where none does.

    Args:
        tag: the name, such as ``w:tr``; ``w:trPr`` is another.
        xml: the text.
        start: the first place that counts.
        end: the place before which it starts; the end of the text by default.
    """
    opening = f"<{tag}"
    at = xml.rfind(opening, start, len(xml) if end is None else max(start, end))
    while at >= 0 and xml[at + len(opening) : at + len(opening) + 1] not in {">", " "}:
        at = xml.rfind(opening, start, at)
    return at


def rows_of(table: _Element) -> Iterator[_Element]:
    """Yield a table's own rows, in content controls too; not those of tables in its cells."""
    yield from (row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table)


def cells_of(row: _Element) -> Iterator[_Element]:
    """Yield a row's own cells, in content controls too; not those of tables in them."""
    yield from (cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row)


@dataclass(slots=True)
class WordField:
    """One field: where it stands, the pieces of its instruction, and the runs that hold its saved result."""

    start: _Element
    pieces: list[str] = field(default_factory=list)
    separated: bool = False
    results: list[_Element] = field(default_factory=list)
    end: _Element | None = None

    @property
    def instruction(self) -> str:
        """The whole instruction."""
        return "".join(self.pieces)

    @property
    def paragraph(self) -> _Element:
        """The paragraph in which the field starts."""
        return next(self.start.iterancestors(f"{W}p"))

    def show(self, text: str) -> None:
        """Write the saved result, in the character format that it has."""
        texts = [t for run in self.results for t in run.iterfind(f"{W}t")]
        if not texts:
            texts = [self._new_result()]
        texts[0].text = text
        for extra in texts[1:]:
            remove(extra)

    def _new_result(self) -> _Element:
        from lxml import etree

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


def fields_in(root: _Element) -> Iterator[WordField]:
    """Yield each field of a document, simple or complex, inner ones before the ones around them."""
    for simple in root.iter(f"{W}fldSimple"):
        yield WordField(simple, [simple.get(f"{W}instr", "")], True, list(simple.iterfind(f"{W}r")))
    open_fields: list[WordField] = []
    for part in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = part.get(f"{W}fldCharType", "")
        if not open_fields and kind != "begin":
            continue
        run = part.getparent()
        assert run is not None
        if kind == "begin":
            open_fields.append(WordField(run))
        elif kind == "separate":
            open_fields[-1].separated = True
        elif kind == "end":
            open_fields[-1].end = run
            yield open_fields.pop()
        elif part.tag == f"{W}instrText":
            open_fields[-1].pieces.append(part.text or "")
        elif part.tag == f"{W}t" and open_fields[-1].separated:
            open_fields[-1].results.append(run)
