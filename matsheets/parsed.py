"""The shipped frameworks, parsed: a JSON file beside each YAML, which says whose hash it was made from.

Why: reading YAML takes longer than reading a completed workbook. A shipped framework that was edited has another hash, and
is read and checked like any other file. ``python workbook_templates/source/build.py`` writes these files, and a test holds them to
their sources.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from matsheets.model.framework import Element, Framework, Heading, Rating, RatingScale

NAME = "framework.json"
_TEXTS = ("id", "title", "edition", "source", "wording")


def parsed_bytes(framework: Framework, source: bytes) -> bytes:
    """Return the file that stands for a framework's source."""
    kept = {"sha256": _hash(source), "framework": _plain(framework)}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def find_parsed(source: bytes, path: Path) -> Framework | None:
    """Return the framework of this source from the file beside it; None where that is missing, or of another source."""
    try:
        kept: dict[str, Any] = json.loads(path.with_name(NAME).read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(kept, dict) or kept.get("sha256") != _hash(source):
        return None
    top = kept["framework"]
    return Framework(
        **{name: top[name] for name in _TEXTS},
        scale=RatingScale(tuple(Rating(**rating) for rating in top["scale"]["ratings"])),
        headings=tuple(_heading(heading) for heading in top["headings"]),
    )


def _plain(framework: Framework) -> dict[str, Any]:
    headings = [{**h._asdict(), "elements": [e._asdict() for e in h.elements]} for h in framework.headings]
    scale = {"ratings": [rating._asdict() for rating in framework.scale.ratings]}
    return {**{name: getattr(framework, name) for name in _TEXTS}, "scale": scale, "headings": headings}


def _hash(source: bytes) -> str:
    return hashlib.sha256(source.replace(b"\r\n", b"\n")).hexdigest()


def _heading(plain: dict[str, Any]) -> Heading:
    return Heading(**{**plain, "elements": tuple(_element(element) for element in plain["elements"])})


def _element(plain: dict[str, Any]) -> Element:
    return Element(**{**plain, "questions": tuple(plain["questions"])})
