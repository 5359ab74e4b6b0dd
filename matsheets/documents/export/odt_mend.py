"""An OpenDocument text without the traces of its making, so that the same document gives the same bytes.

LibreOffice loses the titles and alternative texts of charts on the way; they are put back.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from html import escape

# Numbers that LibreOffice draws at random to tell one editing session from another.
_RANDOM = re.compile(rb'<config:config-item config:name="Rsid(?:Root)?"[^>]*>[^<]*</config:config-item>')
_LIST = re.compile(rb'( (?:xml:id|text:continue-list)=")(list\d+)(?=")')
#: An embedded object, with the picture that stands in for it, in a frame that says nothing of it.
_UNTOLD = re.compile(
    rb'<draw:object [^>]*?xlink:href="(?:\./)?([^"]+)"[^>]*/>(?:<draw:image [^>]*/>)?(?=</draw:frame>)'
)
_SVG = b'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
_MENDED = {"content.xml", "styles.xml", "settings.xml"}


def mend_odt(content: bytes, *, charts: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return an .odt with fixed dates in its package and without the numbers that LibreOffice draws at random.

    The order of the parts stays: the type comes first and is not compressed, as OpenDocument asks.

    Args:
        content: the .odt.
        charts: the title and the alternative text of each of the document's charts, in order. They are used only where the
            .odt has as many charts without.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w") as target:
        for member in package.infolist():
            part = package.read(member)
            info = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = member.compress_type
            info.create_system = 3
            info.external_attr = (0o40700 << 16 | 0x10) if member.is_dir() else 0o600 << 16
            if member.filename == "content.xml":
                part = _add_texts(part, package, charts)
            target.writestr(info, _drop_random_numbers(part) if member.filename in _MENDED else part)
    return out.getvalue()


def _add_texts(content: bytes, package: zipfile.ZipFile, charts: Sequence[tuple[str, str]]) -> bytes:
    """Return the text's part with the titles and alternative texts of its charts."""
    frames = [found for found in _UNTOLD.finditer(content) if _is_chart(package, found[1].decode())]
    if len(frames) != len(charts) or _SVG not in content:
        return content
    pieces, at = [], 0
    for frame, (title, description) in zip(frames, charts, strict=True):
        pieces.append(content[at : frame.end()])
        at = frame.end()
        for name, text in (("title", title), ("desc", description)):
            if text:
                pieces.append(f"<svg:{name}>{escape(text, quote=False)}</svg:{name}>".encode())
    return b"".join((*pieces, content[at:]))


def _is_chart(package: zipfile.ZipFile, folder: str) -> bool:
    part = f"{folder}/content.xml"
    return part in package.namelist() and b"<office:chart>" in package.read(part)


def _drop_random_numbers(part: bytes) -> bytes:
    """Return a part without random numbers; the names of lists, random too, are numbered as they come."""
    names: dict[bytes, bytes] = {}
    return _LIST.sub(
        lambda found: found[1] + names.setdefault(found[2], b"list%d" % (len(names) + 1)), _RANDOM.sub(b"", part)
    )
