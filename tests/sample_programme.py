"""A programme of many trusts, quickly: a sample trust's workbooks with another name, number and id in their XML."""

from __future__ import annotations

import re
import zipfile
from functools import lru_cache
from pathlib import Path

_TRUST = Path(__file__).resolve().parent.parent / "samples" / "skerrowmere-primary-academies-trust"
#: The workbooks and documents of its first round and of its last.
SAMPLE, LAST_ROUND = _TRUST / "baseline", _TRUST / "final"
NAME, NUMBER = b"Skerrowmere Primary Academies Trust", b"ZZ000001"
#: The agreed workbook holds the plan.
FILES = ("skerrowmere-baseline-agreed.xlsx", "skerrowmere-baseline-trustees.xlsx", "skerrowmere-baseline-mentor.xlsx")
_ID = re.compile(rb'name="matsheets workbook"[^>]*><vt:lpwstr[^>]*>([0-9a-f]{12})<')


@lru_cache
def _parts(file: str) -> tuple[dict[str, bytes], bytes]:
    with zipfile.ZipFile(SAMPLE / file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    found = _ID.search(parts["docProps/custom.xml"])
    assert found
    return parts, found[1]


def write_programme(folder: Path, trusts: int, *, blank_from: int | None = None) -> list[Path]:
    """Write three workbooks for each of so many trusts, each trust in a folder of its own.

    Args:
        folder: where; made if it is not there.
        trusts: how many.
        blank_from: from this trust on, one rating in the agreed workbook is no rating, so that nothing can be built.
    """
    written = []
    for number in range(trusts):
        for place, file in enumerate(FILES):
            parts, workbook_id = _parts(file)
            path = folder / f"trust-{number:05}" / file.replace("skerrowmere", f"trust-{number:05}")
            path.parent.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
                for name, part in parts.items():
                    changed = part.replace(NAME, b"Trust %05d Academies" % number)
                    changed = changed.replace(NUMBER, b"ZZ%06d" % (number + 1))
                    changed = changed.replace(workbook_id, b"%09d%03d" % (number, place))
                    if blank_from is not None and number >= blank_from:
                        changed = changed.replace(b"<t>Amber-green</t></is></c>", b"<t>Ambergold</t></is></c>", 1)
                    package.writestr(zipfile.ZipInfo(name), changed, zipfile.ZIP_DEFLATED, 1)
            written.append(path)
    return written
