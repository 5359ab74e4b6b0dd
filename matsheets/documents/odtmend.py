"""An OpenDocument text without the traces of its making, so that the same document gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

# Numbers that LibreOffice draws at random to tell one editing session from another.
_RANDOM = re.compile(rb'<config:config-item config:name="Rsid(?:Root)?"[^>]*>[^<]*</config:config-item>')
_LIST = re.compile(rb'( (?:xml:id|text:continue-list)=")(list\d+)(?=")')
_MENDED = {"content.xml", "styles.xml", "settings.xml"}


def mend_odt(content: bytes) -> bytes:
    """Return an .odt with fixed dates in its package and without the numbers that LibreOffice draws at random.

    The order of the parts stays: the type comes first and is not compressed, as OpenDocument asks.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w") as target:
        for member in package.infolist():
            part = package.read(member)
            info = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = member.compress_type
            info.create_system = 3
            info.external_attr = (0o40700 << 16 | 0x10) if member.is_dir() else 0o600 << 16
            target.writestr(info, _settled(part) if member.filename in _MENDED else part)
    return out.getvalue()


def _settled(part: bytes) -> bytes:
    """Return a part without random numbers; the names of lists, random too, are numbered as they come."""
    names: dict[bytes, bytes] = {}
    return _LIST.sub(
        lambda found: found[1] + names.setdefault(found[2], b"list%d" % (len(names) + 1)), _RANDOM.sub(b"", part)
    )
