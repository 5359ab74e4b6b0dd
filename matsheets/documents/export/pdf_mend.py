"""What LibreOffice leaves out of a tagged PDF, put in, and its clock taken out.

Seen in LibreOffice 7.4 and judged by a PDF/UA-1 checker: the tab order of pages with links is written as a string where a
name belongs; the lines round paragraphs are neither content nor decoration, so that a screen reader may stop at them; and
a paragraph style that is called as one of PDF's own structure types (``Note``, ``Code``) takes that type's place. The making of the file leaves its traces too: two dates, an identifier and a checksum. Afterwards the same document
gives the same bytes with the same LibreOffice and fonts.

A PDF that is built in another way than expected here (compressed objects, as newer versions may write) comes back as it
is.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence

_OBJECT = re.compile(rb"(\d+) 0 obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)(?: 0 R)?")
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_INFO_DATE = re.compile(rb"/CreationDate\(D:[^)]*\)")
_XMP_DATE = re.compile(rb"<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*<")
_ROLES = re.compile(rb"/RoleMap<<(.*?)>>", re.DOTALL)
_ROLE = re.compile(rb"/([^/\s]+)/(\w+)\s")
_KIND = re.compile(rb"/S/([^/\s]+)")
#: The structure types that PDF 1.7 (ISO 32000-1, 14.8.4) defines; a style's name may not stand for another.
_STANDARD = frozenset(
    b"Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    b"Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP "
    b"Figure Formula Form".split()
)
_ROOT = re.compile(rb"/Root (\d+ 0 R)")
_INFO = re.compile(rb"/Info (\d+ 0 R)")
_BEGINS, _ENDS = {b"BMC", b"BDC"}, {b"EMC"}
_PATHS, _PAINTS = {b"m", b"re"}, {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"}
_SOME_DAY = dt.datetime(1980, 1, 1)


class OtherwiseBuiltError(Exception):
    """The PDF is not built as expected."""


def mend_pdf(content: bytes, *, created: dt.datetime | None = None, pictures: Sequence[str] = ()) -> bytes:
    """Return a PDF of LibreOffice's with its gaps closed.

    Args:
        content: the PDF.
        created: the date that it shall carry.
        pictures: the alternative texts of the document's pictures and charts, in order; LibreOffice loses those of
            charts. They are used only where the PDF has as many figures.
    """
    try:
        return _mended(content, created or _SOME_DAY, pictures)
    except (OtherwiseBuiltError, zlib.error):
        return content


def _mended(content: bytes, created: dt.datetime, pictures: Sequence[str]) -> bytes:
    objects, trailer = read_objects(content)
    figures = [n for n in sorted(objects) if b"/Type/StructElem" in objects[n] and b"/S/Figure" in objects[n]]
    for number, words in zip(figures, pictures, strict=False) if len(figures) == len(pictures) else ():
        if b"/Alt" not in objects[number]:
            alternative = b"/S/Figure\n/Alt<FEFF%s>" % words.encode("utf-16-be").hex().upper().encode()
            objects[number] = objects[number].replace(b"/S/Figure", alternative, 1)
    roles = _taken_roles(b"".join(body for body in objects.values() if b"/Type/StructTreeRoot" in body))
    pages = {int(n) for body in objects.values() if b"/Type/Page/" in body for n in _CONTENTS.findall(body)}
    for number, body in objects.items():
        objects[number] = _page_content(body) if number in pages else _plain(body, roles, created)
    return _written(content[: content.index(b"\n", content.index(b"\n") + 1) + 1], objects, trailer)


def read_objects(content: bytes) -> tuple[dict[int, bytes], bytes]:
    """Return the objects by number, from after ``obj`` to before ``endobj``, and the trailer."""
    found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", content)
    if found is None or not content.startswith(b"xref", int(found[1])) or b"/Encrypt" in content[int(found[1]) :]:
        raise OtherwiseBuiltError
    table, _, trailer = content[int(found[1]) : found.start()].partition(b"trailer")
    offsets = sorted(int(offset) for offset in re.findall(rb"(\d{10}) \d{5} n", table))
    objects: dict[int, bytes] = {}
    for start, end in zip(offsets, [*offsets[1:], int(found[1])], strict=True):
        opened, closed = _OBJECT.match(content, start), content.rfind(b"endobj", start, end)
        if opened is None or closed < 0:
            raise OtherwiseBuiltError
        objects[int(opened[1])] = content[opened.end() : closed]
    return objects, trailer


def _written(header: bytes, objects: dict[int, bytes], trailer: bytes) -> bytes:
    root, info = _ROOT.search(trailer), _INFO.search(trailer)
    if root is None or info is None or sorted(objects) != list(range(1, len(objects) + 1)):
        raise OtherwiseBuiltError
    parts, offsets, at = [header], [], len(header)
    for number in sorted(objects):
        part = b"%d 0 obj%sendobj\n" % (number, objects[number])
        offsets.append(b"%010d 00000 n \n" % at)
        parts.append(part)
        at += len(part)
    identity = hashlib.sha256(b"".join(parts)).hexdigest()[:32].upper().encode()
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, b"".join(offsets)))
    parts.append(
        b"trailer\n<</Size %d/Root %s/Info %s\n/ID [ <%s>\n<%s> ]>>\n" % (size, root[1], info[1], identity, identity)
    )
    parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(parts)


def _taken_roles(root: bytes) -> dict[bytes, bytes]:
    """Return the roles that a style's name takes from the standard, such as ``Note``, with what each is mapped to."""
    found = _ROLES.search(root)
    return {name: role for name, role in _ROLE.findall(found[1]) if name in _STANDARD} if found else {}


def _plain(body: bytes, roles: dict[bytes, bytes], created: dt.datetime) -> bytes:
    """Return an object other than a page's content: tab order as a name, own roles for styles, the document's own date.

    The XMP packet keeps its length, which its dictionary gives.
    """
    stamp = created.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    if b"<x:xmpmeta" in body:
        return _XMP_DATE.sub(lambda date: b"<xmp:%s>%s<" % (date[1], stamp), body)
    if _STREAM.search(body):
        return body
    if b"/Type/StructElem" in body:
        return _KIND.sub(lambda kind: b"/S/" + roles.get(kind[1], kind[1]), body)
    if b"/RoleMap" in body:
        return _ROLE.sub(lambda role: b"" if role[1] in roles else role[0], body)
    body = _INFO_DATE.sub(b"/CreationDate(D:%s)" % created.strftime("%Y%m%d%H%M%SZ").encode(), body)
    return body.replace(b"/Tabs(S)", b"/Tabs/S")


def _page_content(body: bytes) -> bytes:
    """Return a page's content with every line and surface that belongs to no tag marked as decoration."""
    start, end = _STREAM.search(body), body.rfind(b"endstream")
    if start is None or end < 0 or b"/FlateDecode" not in body[: start.start()]:
        raise OtherwiseBuiltError
    old = zlib.decompressobj().decompress(body[start.end() : end])
    new = zlib.compress(b"\n".join(_marked(old.split(b"\n"))), 9)
    head = _LENGTH.sub(b"/Length %d" % len(new), body[: start.start()])
    return head + b"stream\n" + new + b"\nendstream\n"


def _marked(lines: list[bytes]) -> Iterator[bytes]:
    """Yield a page's operators, one or a few to a line as LibreOffice writes them, with artifacts marked."""
    depth, within = 0, False
    for line in lines:
        words = line.split()
        # The properties of a tag stand before the operator without a space: /P<</MCID 0>>BDC
        operators = [b"BDC" if word.endswith(b">>BDC") else word for word in words]
        depth += sum(word in _BEGINS for word in operators) - sum(word in _ENDS for word in operators)
        if depth == 0 and not within and _PATHS.intersection(operators):
            within = True
            yield b"/Artifact BMC"
        yield line
        if within and _PAINTS.intersection(operators):
            within = False
            yield b"EMC"
