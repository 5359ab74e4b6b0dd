"""The text of a tagged PDF, paragraph by paragraph, as its tags have it.

It reads what a word processor writes: every font maps its glyphs to letters, every piece of text belongs to a tag or is
decoration (running headers and footers are). A PDF that is built in another way raises ``UnreadableTextError``; a guess at
its text would be worth less than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from matsheets.documents.export.pdf_tags import INLINE, kids_of, open_pdf

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf
    from pikepdf.models import ContentStreamInstructions

_SHOWS = {"Tj", "TJ", "'", '"'}
_Font = Mapping[bytes, str]
_Fonts = dict[tuple[int, int], _Font]


class UnreadableTextError(Exception):
    """The PDF does not say what its text is."""


def paragraphs_in(content: bytes) -> list[list[str]]:
    """Return the text of each paragraph, in the order of the tags, in the pieces that the PDF has it in.

    A paragraph that goes over a page's end is one paragraph. A list's number or bullet is a piece of its own. Within a
    piece letters may stand in another order than they are read: LibreOffice draws those of a substitute font last.

    Raises:
        UnreadableTextError: it has no tags, or its fonts do not say what letters they show.
        UnusablePdfError: it is no PDF that can be opened.
    """
    import pikepdf

    with open_pdf(content) as pdf:
        try:
            found = _paragraphs(pdf)
        except (AttributeError, KeyError, ValueError, TypeError, IndexError, RecursionError, pikepdf.PdfError) as fault:
            raise UnreadableTextError from fault
    if not any(any(pieces) for pieces in found):
        raise UnreadableTextError
    return [pieces for pieces in found if pieces]


def _paragraphs(pdf: Pdf) -> list[list[str]]:
    root = pdf.Root.StructTreeRoot
    roles = {name: str(role) for name, role in root.get("/RoleMap", {}).items()}
    fonts: _Fonts = {}
    pages = {page.obj.objgen: _texts(page, fonts) for page in pdf.pages}
    found: list[list[str]] = []

    def walk(element: Object, around: list[str]) -> None:
        kind = str(element.get("/S", ""))
        own = around
        if roles.get(kind, kind)[1:] not in INLINE:
            own = []
            found.append(own)
        for kid in kids_of(element):
            if isinstance(kid, int):
                own.append(pages[element.Pg.objgen].get(kid, ""))
            elif kid.get("/Type") == "/MCR":
                page = kid.Pg if "/Pg" in kid else element.Pg
                own.append(pages[page.objgen].get(int(kid.MCID), ""))
            elif kid.get("/Type") != "/OBJR":
                walk(kid, own)

    walk(root, [])
    return found


def _texts(page: Page, fonts: _Fonts) -> dict[int, str]:
    """Return the text of each piece of a page that belongs to a tag, by the piece's number."""
    from pikepdf import parse_content_stream

    texts: dict[int, list[str]] = {}
    font: _Font = {}
    open_marks: list[tuple[int | None, bool]] = []  # of each: its number, and whether its text is given beforehand
    for instruction in parse_content_stream(page):
        operator = str(instruction.operator)
        number, given = open_marks[-1] if open_marks else (None, False)
        if operator in {"BDC", "BMC"}:
            own, actual = _mark(instruction, page)
            number = number if own is None else own
            if actual is not None and not given and number is not None:
                texts.setdefault(number, []).append(actual)
            open_marks.append((number, given or actual is not None))
        elif operator == "EMC":
            open_marks.pop()
        elif operator == "Tf":
            font = _font(page.Resources.Font[str(instruction.operands[0])], fonts)
        elif operator in _SHOWS and number is not None and not given:
            texts.setdefault(number, []).extend(_letters(instruction, font))
    return {number: "".join(pieces) for number, pieces in texts.items()}


def _mark(instruction: ContentStreamInstructions, page: Page) -> tuple[int | None, str | None]:
    """Return the number of a piece of marked content, and the text that it stands for where that is given."""
    from pikepdf import Name

    if str(instruction.operator) == "BMC":
        return None, None
    properties = instruction.operands[1]
    if isinstance(properties, Name):
        properties = page.Resources.Properties[str(properties)]
    number, actual = properties.get("/MCID"), properties.get("/ActualText")
    return None if number is None else int(number), None if actual is None else str(actual)


def _letters(instruction: ContentStreamInstructions, font: _Font) -> Iterator[str]:
    """Yield the letters that an instruction shows."""
    from pikepdf import Array, String

    shown = instruction.operands[-1]
    width = len(next(iter(font)))
    for part in list(shown) if isinstance(shown, Array) else [shown]:
        if isinstance(part, String):
            glyphs = bytes(part)
            yield from (font[glyphs[at : at + width]] for at in range(0, len(glyphs), width))


def _font(font: Object, known: _Fonts) -> _Font:
    """Return what letters each of a font's glyphs stands for."""
    if font.objgen not in known:
        known[font.objgen] = dict(_glyphs(font))
    if len({len(glyph) for glyph in known[font.objgen]}) != 1:
        raise UnreadableTextError
    return known[font.objgen]


def _glyphs(font: Object) -> Iterator[tuple[bytes, str]]:
    from pikepdf import Array, parse_content_stream

    for instruction in parse_content_stream(font.ToUnicode):
        operator, listed = str(instruction.operator), list(instruction.operands)
        if operator == "endbfchar":
            for glyph, letters in _grouped(listed, 2):
                yield bytes(glyph), _decoded(bytes(letters))
        elif operator == "endbfrange":
            for first, last, letters in _grouped(listed, 3):
                start, end = bytes(first), int.from_bytes(bytes(last))
                for number in range(int.from_bytes(start), end + 1):
                    step = number - int.from_bytes(start)
                    these = bytes(letters[step]) if isinstance(letters, Array) else _later(bytes(letters), step)
                    yield number.to_bytes(len(start)), _decoded(these)


def _grouped(listed: Sequence[Object], size: int) -> Iterator[tuple[Object, ...]]:
    return zip(*[iter(listed)] * size, strict=True)


def _later(letters: bytes, step: int) -> bytes:
    """Return the letters that many code points further on; only the last of them counts on (ISO 32000-1, 9.10.3)."""
    return letters[:-2] + (int.from_bytes(letters[-2:]) + step).to_bytes(2)


def _decoded(letters: bytes) -> str:
    return letters.decode("utf-16-be", "replace")
