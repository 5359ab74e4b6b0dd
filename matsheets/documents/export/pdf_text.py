"""The text of a tagged PDF that LibreOffice wrote, paragraph by paragraph, as its tags have it.

It reads what LibreOffice writes and nothing else: every font maps its glyphs to letters, every piece of text belongs to a
tag or is decoration (running headers and footers are). A PDF that is built in another way raises ``OtherwiseBuiltError``;
a guess at its text would be worth less than none.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache

from matsheets.documents.export.pdf_mend import OtherwiseBuiltError, read_objects

#: Structure types that stand within a paragraph (ISO 32000-1, 14.8.4.4); every other one is a paragraph or holds some.
_INLINE = frozenset(b"Span Link Reference Annot Quote Code BibEntry Ruby RB RT RP Warichu WT WP".split())
_ROLE = re.compile(rb"/([^/\s<>]+)/(\w+)\s")
_KIND = re.compile(rb"/S/([^/\s<>]+)")
_PAGE = re.compile(rb"/Pg (\d+) 0 R")
_KIDS = re.compile(rb"/K\[(.*?)\]", re.DOTALL)
_KID = re.compile(rb"/MCR\s*/Pg (\d+) 0 R\s*/MCID (\d+)|(\d+) 0 R|(\d+)")
_OPERATOR = re.compile(
    rb"/ActualText<(?P<actual>[0-9A-Fa-f]*)>|/MCID (?P<number>\d+)|\b(?P<mark>BDC|BMC|EMC)\b"
    rb"|/(?P<font>\w+) [-\d.]+ Tf|(?<!<)<(?P<glyphs>[0-9A-Fa-f]+)>|(?P<other>\)\s*(?:Tj|'|\")|\)[^\[\]]*\]\s*TJ)"
)
_LETTER = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")
_Font = Mapping[str, str]


def paragraphs_in(content: bytes) -> list[list[str]]:
    """Return the text of each paragraph, in the order of the tags, in the pieces that the PDF has it in.

    A paragraph that goes over a page's end is one paragraph. A list's number or bullet is a piece of its own. Within a
    piece letters may stand in another order than they are read: LibreOffice draws those of a substitute font last.

    Raises:
        OtherwiseBuiltError: it is not built as LibreOffice 7 builds a tagged PDF.
    """
    try:
        return _paragraphs(read_objects(content)[0])
    except (KeyError, ValueError, IndexError, zlib.error, RecursionError) as fault:
        raise OtherwiseBuiltError from fault


def _paragraphs(objects: Mapping[int, bytes]) -> list[list[str]]:
    root = next((body for body in objects.values() if b"/Type/StructTreeRoot" in body), b"")
    mapped = re.search(rb"/RoleMap<<(.*?)>>", root, re.DOTALL)
    roles = dict(_ROLE.findall(mapped[1])) if mapped else {}
    pages = {number: dict(_pieces(objects, number)) for number in objects if b"/Type/Page/" in objects[number]}
    found: list[list[str]] = []

    def walk(body: bytes, around: list[str]) -> None:
        kind, page = _KIND.search(body), _PAGE.search(body)
        own = around
        if kind is None or roles.get(kind[1], kind[1]) not in _INLINE:
            own = []
            found.append(own)
        kids = _KIDS.search(body)
        for other, marked, child, number in _KID.findall(kids[1]) if kids else ():
            if child and b"/Type/StructElem" in objects[int(child)]:
                walk(objects[int(child)], own)
            elif number or other:
                on = int(other) if other else int(page[1]) if page else 0
                own.append(pages[on].get(int(marked or number), ""))

    walk(root, [])
    if not root or not any(found):
        raise OtherwiseBuiltError
    return [pieces for pieces in found if pieces]


def _pieces(objects: Mapping[int, bytes], page: int) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each piece of a page that belongs to a tag."""
    fonts = _fonts(objects, page)
    font: _Font = {}
    open_marks: list[tuple[int | None, bool]] = []  # of each: its number, and whether its text is said beforehand
    number: int | None = None
    actual: str | None = None
    texts: dict[int, list[str]] = {}
    for found in _OPERATOR.finditer(_unpacked(objects[_reference(objects[page], b"Contents")])):
        match found.lastgroup:
            case "actual":
                actual = bytes.fromhex(found["actual"].decode()).decode("utf-16")
            case "number":
                number = int(found["number"])
            case "mark" if found["mark"] != b"EMC":
                within = open_marks[-1] if open_marks else (None, False)
                if actual is not None and not within[1]:
                    texts.setdefault(-1 if within[0] is None else within[0], []).append(actual)
                open_marks.append((within[0] if number is None else number, within[1] or actual is not None))
                number, actual = None, None
            case "mark":
                open_marks.pop()
            case "font":
                font = fonts[found["font"]]
            case "glyphs" if open_marks and open_marks[-1][0] is not None and not open_marks[-1][1]:
                texts.setdefault(open_marks[-1][0], []).append(_read(found["glyphs"].decode(), font))
            case "other":
                raise OtherwiseBuiltError
    yield from ((at, "".join(said)) for at, said in texts.items())


def _read(glyphs: str, font: _Font) -> str:
    width = len(next(iter(font)))
    return "".join(font[glyphs[at : at + width].upper()] for at in range(0, len(glyphs), width))


def _fonts(objects: Mapping[int, bytes], page: int) -> dict[bytes, _Font]:
    """Return the fonts that a page names: what letters each glyph stands for, by its number in hexadecimal."""
    resources = objects[_reference(objects[page], b"Resources")]
    if b"/Font" not in resources:
        return {}
    listed = objects[_reference(resources, b"Font")]
    named = re.findall(rb"/(\w+) (\d+) 0 R", listed)
    return {name: _font(_unpacked(objects[_reference(objects[int(number)], b"ToUnicode")])) for name, number in named}


@lru_cache(maxsize=64)
def _font(table: bytes) -> _Font:
    if b"beginbfrange" in table:
        raise OtherwiseBuiltError
    body = table[table.index(b"endcodespacerange") :]
    found = {
        glyph.decode().upper(): bytes.fromhex(letters.decode()).decode("utf-16-be", "replace")
        for glyph, letters in _LETTER.findall(body)
    }
    if len({len(glyph) for glyph in found}) != 1:
        raise OtherwiseBuiltError
    return found


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    if found is None:
        raise OtherwiseBuiltError
    return int(found[1])


def _unpacked(body: bytes) -> bytes:
    """Return what a stream holds."""
    start = re.search(rb"stream\r?\n", body)
    if start is None or b"/FlateDecode" not in body[: start.start()]:
        raise OtherwiseBuiltError
    return zlib.decompressobj().decompress(body[start.end() :])
