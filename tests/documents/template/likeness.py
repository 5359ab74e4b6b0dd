"""What docxtpl makes of a template, and the one place that says in what our documents differ from it.

``DIFFERENCES`` is the whole list; ``normal`` sets those down to ``MADE`` aside, and charts, and nothing else. Tests and the
benchmark compare through here, so that nothing can be set aside in one place and be forgotten in another.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, Template
from lxml import etree

from matsheets.documents.record.custom_properties import properties_in
from matsheets.documents.record.manifest import PREFIX
from matsheets.documents.template.empty_holders import mend_empty

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."

CHARTS = re.compile(r"\b(?:charts|embeddings)/|'xlsx'")
CUSTOM = "docProps/custom.xml"
_MADE = re.compile(r"docProps/custom\.xml|relationships/custom-properties'")

#: The paragraphs of our contents lists, and the bookmarks of headings.
_CONTENTS = (
    "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Toc')] | //w:bookmarkStart[starts-with(@w:name, '_Toc')] "
    "| //w:bookmarkEnd[@w:id = //w:bookmarkStart[starts-with(@w:name, '_Toc')]/@w:id]"
)
#: In what a document of ours differs from docxtpl's own, and why.
DIFFERENCES = {
    "CELL": "docxtpl puts a cell's colour and span first among its properties, where the schema does not allow them; the "
    "order within a cell's properties is set aside.",
    "ROWS": "A row that must not break and is taller than a page is cut off by LibreOffice; ours lets such a row break, and "
    "leaves out the value of cantSplit and tblHeader where Writer writes \"true\". Both marks' spelling is set aside, and "
    "whether a row may break.",
    "LAST": "Rows that a page must not leave alone are kept together by paragraphs that stay with the next; that mark is set aside.",
    "LINES": "The first rows that do not break have no line below them in ours, so that LibreOffice loses no row; no border of a cell "
    "is compared.",
    "CONTENTS": "The entries of a contents list, and the bookmarks that they lead to, which only ours makes.",
    "OWN": "Core properties: docxtpl escapes values twice there, and keeps the template's author, dates and en-US. Ours are "
    "from the inputs; the whole part is set aside and has tests of its own.",
    "LISTS": "python-docx writes relationships and content types in an order of its own; they are compared as sets.",
    "MADE": "A document says of its own making what docxtpl knows nothing of: our custom properties, their part's relationship and "
    "its content type are set aside. Custom properties of the template itself are compared.",
    "REFS": "Cross-references to numbered clauses, which docxtpl leaves as they were typed, are settled in both before they are "
    "compared (or in neither).",
    "BREAKS": "A page or section break in a paragraph that vanishes with its tag is lost with docxtpl. Ours keeps it, and the "
    "document is what docxtpl makes of a template in which the break has a paragraph of its own.",
    "MORE": "Endnotes, charts and the worksheets behind them are filled by ours alone, and a chart without anything to show is "
    "left out; charts are compared with what plain Jinja renders.",
    "NONE": "None prints nothing with ours, and the word None with docxtpl; control characters that XML cannot hold are left "
    "out by ours, where docxtpl repairs the part by losing what follows them.",
    "PLACES": "With docxtpl a tag for a row or a cell takes the one before it where it stands outside of tables; ours refuses it.",
    "EMPTY": "A cell that a tag empties has no paragraph with docxtpl, and a table keeps no row, which Word calls damage; that is "
    "mended in both before they are compared.",
    "HYPHENS": "A rating or a Ref that we print does not break at its hyphen; docxtpl prints the plain one. In ours the unbroken "
    "hyphen counts as a plain one, in one text with what stands beside it.",
    "BRACKETS": "docxtpl turns {_{ into brackets in answers too; ours only where the template has them.",
}  # fmt: skip


def normal(name: str, content: bytes) -> Any:
    """Return a part as it can be compared, without what ``DIFFERENCES`` sets aside."""
    if name == "docProps/core.xml":
        return None  # OWN
    if name == CUSTOM:
        own = properties_in(content).items()
        return sorted((known, value) for known, value in own if not known.startswith(PREFIX))  # MADE
    if not name.endswith((".xml", ".rels")):
        return content
    root = etree.fromstring(content)
    if name.endswith(".rels") or name == "[Content_Types].xml":  # LISTS
        entries = sorted(str(sorted((k, v.lstrip("/")) for k, v in e.attrib.items())) for e in root)
        return [entry for entry in entries if not CHARTS.search(entry) and not _MADE.search(entry)]  # MORE, MADE
    for properties in root.iter(f"{W}tcPr"):  # CELL
        properties[:] = sorted(properties, key=lambda child: child.tag)
    mend_empty(root)  # EMPTY
    for hyphen in list(root.iter(f"{W}noBreakHyphen")):  # HYPHENS
        _join_beside(hyphen)
    for made in root.xpath(_CONTENTS, namespaces={"w": W[1:-1]}):  # CONTENTS
        made.getparent().remove(made)
    for own in list(root.iter(f"{W}keepNext", f"{W}tcBorders", f"{W}cantSplit")):  # LAST, LINES, ROWS
        own.getparent().remove(own)  # type: ignore[union-attr]
    for header in root.iter(f"{W}tblHeader"):  # ROWS
        if header.get(f"{W}val") in {"true", "1", "on"}:
            del header.attrib[f"{W}val"]
    return etree.tostring(root, method="c14n")


def _join_beside(hyphen: Any) -> None:
    """Put an unbroken hyphen and the text after it into the text before it, as a plain one."""
    before, after = hyphen.getprevious(), hyphen.getnext()
    if before is None or before.tag != f"{W}t":
        hyphen.tag, hyphen.text = f"{W}t", "-"
        before = hyphen
    else:
        before.text = f"{before.text or ''}-"
        hyphen.getparent().remove(hyphen)
    if after is not None and after.tag == f"{W}t":
        before.text += after.text or ""
        after.getparent().remove(after)


def differing(mine: bytes, theirs: bytes) -> list[str]:
    """Return the parts in which two documents differ."""
    with zipfile.ZipFile(io.BytesIO(mine)) as a, zipfile.ZipFile(io.BytesIO(theirs)) as b:
        names = {n for n in (*a.namelist(), *b.namelist()) if not n.endswith("/") and not CHARTS.search(n)}
        return [n for n in sorted(names) if _part(a, n) != _part(b, n)]


def _part(package: zipfile.ZipFile, name: str) -> Any:
    """Return a part as it can be compared, with its name, so that one that is missing is a difference."""
    if name in package.namelist():
        return name, normal(name, package.read(name))
    return (name, []) if name == CUSTOM else None  # MADE: where there are none but ours, there is no part with docxtpl


def by_docxtpl(content: bytes, context: Mapping[str, Any]) -> bytes:
    """The document that docxtpl makes, as its documentation does it."""
    document, out = DocxTemplate(io.BytesIO(content)), io.BytesIO()
    document.render({**context}, jinja_env=Environment(autoescape=True))
    document.save(out)
    return out.getvalue()


class Memoised(Environment):
    """An environment that compiles the same source once."""

    @lru_cache(maxsize=64)  # noqa: B019 - it lives as long as the tests
    def from_string(self, source: Any, *given: Any, **named: Any) -> Template:
        """Compile a template, or return the one compiled before."""
        return super().from_string(source, *given, **named)


class OpenedOnce(DocxTemplate):
    """docxtpl with the template opened, rewritten and compiled once: the steps of its ``render``, without opening and saving.

    Why: opening and saving take nine tenths of docxtpl's time and do nothing to the parts. That the parts are those of
    ``render`` is asserted for every template, with ``by_docxtpl``.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        self.init_docx()
        self._env = Memoised(autoescape=True)
        self._patched: dict[str, str] = {}

    def patch_xml(self, src_xml: str) -> str:
        """Rewrite as docxtpl does, once for the same part."""
        if src_xml not in self._patched:
            self._patched[src_xml] = super().patch_xml(src_xml)
        return self._patched[src_xml]

    def parts(self, context: Mapping[str, Any]) -> dict[str, bytes]:
        """The parts that docxtpl fills, by name."""
        self.render_init()
        values = {**context}
        tree = self.fix_tables(self.build_xml(values, self._env))
        self.fix_docpr_ids(tree)
        root = etree.fromstring(etree.tostring(self.docx._element))
        root.replace(root.find(f"{W}body"), tree)
        made = {str(self.docx._part.partname): etree.tostring(root)}
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for rel, xml in self.build_headers_footers_xml(values, uri, self._env):
                made[str(self.docx._part.rels[rel].target_part.partname)] = xml
        for part in self.docx.part.package.parts:
            if part.content_type == f"{WORD}footnotes+xml":
                xml = self.render_xml_part(self.patch_xml(part.blob.decode("utf-8")), part, values, self._env)
                made[str(part.partname)] = xml.encode("utf-8")
        return {name.lstrip("/"): part for name, part in made.items()}
