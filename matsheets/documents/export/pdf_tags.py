"""What LibreOffice leaves out of a tagged PDF, put in, and its clock taken out.

Seen in LibreOffice 7.4 and judged by a PDF/UA-1 checker: the tab order of pages with links is written as a string where a
name belongs; the lines round paragraphs are neither content nor decoration, so that a screen reader may stop at them; a
paragraph style that is called as one of PDF's own structure types (``Note``, ``Code``) takes that type's place; and charts
lose their alternative text. The making of the file leaves its traces too: two dates, an identifier and a checksum.
Afterwards the same document gives the same bytes with the same LibreOffice and fonts.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf
    from pikepdf.models import ContentStreamInstructions

#: Structure types that stand within a paragraph (ISO 32000-1, 14.8.4.4); every other one is a paragraph or holds some.
INLINE = frozenset(
    [
        "Span",
        "Link",
        "Reference",
        "Annot",
        "Quote",
        "Code",
        "BibEntry",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
    ]
)
#: The structure types that PDF 1.7 (ISO 32000-1, 14.8.4) defines; a style's name may not stand for another.
_STANDARD = INLINE | frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Note",
        "Figure",
        "Formula",
        "Form",
    ]
)
_PATHS, _PAINTS = {"m", "re"}, {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"}
_SOME_DAY = dt.datetime(1980, 1, 1)


class UnusablePdfError(Exception):
    """The file is no PDF that can be opened; the text says why."""


def open_pdf(content: bytes) -> Pdf:
    """Open a PDF.

    Raises:
        UnusablePdfError: it is damaged or encrypted. Nothing is guessed at: a mended file might lack pages.
    """
    import pikepdf

    try:
        pdf = pikepdf.open(io.BytesIO(content), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise UnusablePdfError("it is encrypted") from None
    except pikepdf.PdfError:
        raise UnusablePdfError("it is damaged") from None
    if pdf.is_encrypted:
        raise UnusablePdfError("it is encrypted")
    return pdf


def structure_elements(parent: Object) -> Iterator[Object]:
    """Yield the elements that stand in a structure element or in the tree's root, in the order of reading."""
    for kid in kids_of(parent):
        if not isinstance(kid, int) and kid.get("/Type", "/StructElem") == "/StructElem":
            yield kid


def kids_of(parent: Object) -> list[Object | int]:
    """Return what a structure element holds: elements, numbers of marked content, and references to either."""
    from pikepdf import Array

    held = parent.get("/K")
    return [] if held is None else list(held) if isinstance(held, Array) else [held]


def mend_pdf(content: bytes, *, created: dt.datetime | None = None, pictures: Sequence[str] = ()) -> bytes:
    """Return a PDF of LibreOffice's with its gaps closed.

    Args:
        content: the PDF.
        created: the date that it shall carry.
        pictures: the alternative texts of the document's pictures and charts, in order; LibreOffice loses those of
            charts. They are used only where the PDF has as many figures.

    Raises:
        UnusablePdfError: it is no PDF that can be opened.
    """
    import pikepdf

    with open_pdf(content) as pdf:
        try:
            _mend_structure(pdf, pictures)
            for page in pdf.pages:
                _mend_page(pdf, page)
            _date(pdf, created or _SOME_DAY)
            return _saved(pdf)
        except pikepdf.PdfError:
            raise UnusablePdfError("it is damaged") from None


def _mend_structure(pdf: Pdf, pictures: Sequence[str]) -> None:
    """Give figures their alternative texts, and styles that are called as a standard type the type they stand for."""
    from pikepdf import Dictionary, String

    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    roles = root.get("/RoleMap", Dictionary())
    taken = {name: role for name, role in roles.items() if name[1:] in _STANDARD}
    figures = []
    waiting = [*structure_elements(root)]
    while waiting:
        element = waiting.pop()
        waiting += reversed([*structure_elements(element)])
        kind = str(element.get("/S", ""))
        if kind == "/Figure":
            figures.append(element)
        if kind in taken:
            element["/S"] = taken[kind]
    for name in taken:
        del roles[name]
    for figure, text in zip(figures, pictures, strict=False) if len(figures) == len(pictures) else ():
        if "/Alt" not in figure:
            figure["/Alt"] = String(text)


def _mend_page(pdf: Pdf, page: Page) -> None:
    """Write the tab order as a name, and mark what belongs to no tag as decoration."""
    from pikepdf import Name, parse_content_stream, unparse_content_stream

    if "/Annots" in page or "/Tabs" in page:
        page["/Tabs"] = Name.S
    if "/Contents" in page:
        page["/Contents"] = pdf.make_stream(unparse_content_stream([*_marked(parse_content_stream(page))]))


def _marked(instructions: Sequence[ContentStreamInstructions]) -> Iterator[ContentStreamInstructions]:
    """Yield a page's instructions with every line and surface that belongs to no tag marked as decoration."""
    from pikepdf import ContentStreamInstruction, Name, Operator

    depth, within = 0, False
    for instruction in instructions:
        operator = str(instruction.operator)
        depth += (operator in {"BMC", "BDC"}) - (operator == "EMC")
        if depth == 0 and not within and operator in _PATHS:
            within = True
            yield ContentStreamInstruction([Name.Artifact], Operator("BMC"))
        yield instruction
        if within and operator in _PAINTS:
            within = False
            yield ContentStreamInstruction([], Operator("EMC"))


def _date(pdf: Pdf, created: dt.datetime) -> None:
    """Put the document's date in the place of each moment of the PDF's making."""
    for name in ("/CreationDate", "/ModDate"):
        if name in pdf.docinfo:
            pdf.docinfo[name] = created.strftime("D:%Y%m%d%H%M%SZ")
    if "/Metadata" not in pdf.Root:
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            if name in metadata:
                metadata[name] = created.strftime("%Y-%m-%dT%H:%M:%SZ")


def _saved(pdf: Pdf) -> bytes:
    """Return the file, its identifier worked out from what is in it."""
    for name in ("/ID", "/DocChecksum"):
        if name in pdf.trailer:
            del pdf.trailer[name]
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
