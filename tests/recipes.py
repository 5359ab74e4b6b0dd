"""Bent workbooks as small text recipes: how to build the file, one step to a line.

A recipe is what the fuzzer makes up, prints when it finds something, and what ``tests/fuzz_finds`` keeps. Its steps are
lists in JSON, its other lines are remarks. Numbers that say where are taken modulo what there is, so that a recipe
always builds something, whatever the writer draws today.

    ["answer", REF, COLUMN, TEXT, TIMES]      type TEXT, so many times over, in an answer's cell
    ["attribute", PART, N, VALUE]             give the Nth attribute of a part another value
    ["swap", PART, N, M]                      swap the values of two attributes
    ["insert", PART, N, TEXT, TIMES]          put text, so many times over, before the Nth tag
    ["copy", PART, N, M, AT]                  repeat the tags from N to M before the tag AT
    ["drop", PART, N, M]                      leave out the tags from N to M
    ["replace", PART, OLD, NEW, TIMES]        replace a text wherever it stands in a part, or in all ("*")
    ["become", PART, OTHER]                   put another part's content in a part
    ["encode", PART, ENCODING]                write a part in another encoding
    ["rename", PART, NAME]                    give a part another name
    ["double", PART]                          write a part twice
    ["leave out", PART]                       leave a part out
    ["pack"]                                  compress the parts
    ["flip", N, BITS]                         change bits of the Nth byte of the file
    ["cut", N]                                keep N bytes of the file
    ["bytes", N, TEXT]                        write bytes (Latin-1) over the file from N on
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from matsheets.frameworks.framework_files import open_framework
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.write.writer import write_workbook
from tests.cli.conftest import complete

Step = list[Any]
Parts = dict[str, bytes]

_ATTRIBUTE = re.compile(rb'(?<==")[^"<]*(?=")')
_MORE: dict[tuple[str, str], object] = {
    ("PLAN-01", "target"): "VIS-01 Clarity of purpose",
    ("PLAN-01", "objective"): "Every school says the same.",
    ("PLAN-01", "start"): dt.date(2026, 9, 1),
    ("PLAN-01", "due"): dt.date(2027, 7, 16),
    ("PAR-13", "answer"): "Yes",
    ("PAR-16", "answer"): 18400.5,
    ("PAR-19", "answer"): 12,
}


def parse(text: str) -> list[Step]:
    """Return the steps of a recipe."""
    return [json.loads(line) for line in text.splitlines() if line.startswith("[")]


def written_out(steps: Sequence[Step]) -> str:
    """Write a recipe down."""
    return "\n".join(json.dumps(step) for step in steps)


@cache
def _base(answers: tuple[tuple[str, str, str, int], ...]) -> tuple[tuple[str, bytes], ...]:
    given = {**complete(), **_MORE, **{(ref, column): text * times for ref, column, text, times in answers}}
    out = io.BytesIO()
    layout = build_layout(open_framework("mat-assurance-framework"))
    write_workbook(out, layout, workbook_id="0a1b2c3d4e5f", created=dt.datetime(2026, 9, 7), answers=given)
    with zipfile.ZipFile(out) as package:
        return tuple((entry.filename, package.read(entry)) for entry in package.infolist())


def part_names() -> list[str]:
    """Return the names of a real workbook's parts."""
    return [name for name, _ in _base(())]


def build(steps: Sequence[Step]) -> bytes:
    """Build the file: first the answers, then the parts, then the bytes."""
    answers = tuple(tuple(step[1:]) for step in steps if step[0] == "answer")
    parts: Parts = dict(_base(answers))  # type: ignore[arg-type]
    doubled: list[str] = []
    packed = zipfile.ZIP_STORED
    for name, *how in steps:
        if name in _ON_PARTS:
            if how[0] in parts or how[0] == "*":
                _ON_PARTS[name](parts, *how)
        elif name == "double":
            doubled += how
        elif name == "pack":
            packed = zipfile.ZIP_DEFLATED
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of a name that stands twice
        for part in [*parts, *(part for part in doubled if part in parts)]:
            if part.split("\0")[0]:  # zipfile cuts a name at a NUL, and cannot write one with nothing before it
                package.writestr(part, parts[part])
    content = bytearray(out.getvalue())
    for name, *how in steps:
        if name in _ON_BYTES and content:
            _ON_BYTES[name](content, *how)
    return bytes(content)


# --- steps on parts ----------------------------------------------------------------------------------------------


def _tags(content: bytes) -> list[bytes]:
    """Split a part before each tag; the first piece is what stands before the first tag."""
    return re.split(rb"(?=<)", content)


def _span(tags: Sequence[bytes], first: int, last: int) -> tuple[int, int]:
    first, last = sorted((first % len(tags), last % len(tags)))
    return first, last + 1


def _attribute(parts: Parts, part: str, n: int, value: str) -> None:
    if found := list(_ATTRIBUTE.finditer(parts[part])):
        at = found[n % len(found)]
        parts[part] = parts[part][: at.start()] + value.encode() + parts[part][at.end() :]


def _swap(parts: Parts, part: str, n: int, m: int) -> None:
    content = parts[part]
    if found := list(_ATTRIBUTE.finditer(content)):
        a, b = sorted((found[n % len(found)], found[m % len(found)]), key=lambda match: match.start())
        if a is not b:
            between = content[a.end() : b.start()]
            parts[part] = content[: a.start()] + b[0] + between + a[0] + content[b.end() :]


def _insert(parts: Parts, part: str, n: int, text: str, times: int = 1) -> None:
    tags = _tags(parts[part])
    at = n % len(tags)
    parts[part] = b"".join([*tags[:at], text.encode("utf-8", "surrogatepass") * times, *tags[at:]])


def _copy(parts: Parts, part: str, n: int, m: int, at: int) -> None:
    tags = _tags(parts[part])
    first, end = _span(tags, n, m)
    at %= len(tags)
    parts[part] = b"".join([*tags[:at], *tags[first:end], *tags[at:]])


def _drop(parts: Parts, part: str, n: int, m: int) -> None:
    tags = _tags(parts[part])
    first, end = _span(tags, n, m)
    parts[part] = b"".join([*tags[:first], *tags[end:]])


def _replace(parts: Parts, part: str, old: str, new: str, times: int = 1) -> None:
    for name in parts if part == "*" else [part]:
        parts[name] = parts[name].replace(old.encode(), new.encode() * times)


def _become(parts: Parts, part: str, other: str) -> None:
    parts[part] = parts.get(other, b"")


def _encode(parts: Parts, part: str, encoding: str) -> None:
    text = parts[part].decode("utf-8", "replace")
    parts[part] = re.sub(r'(?<=encoding=["\'])[\w-]+', encoding, text).encode(encoding, "replace")


def _rename(parts: Parts, part: str, name: str) -> None:
    parts[name or "nameless"] = parts.pop(part)  # zipfile cannot write a part without a name


def _leave_out(parts: Parts, part: str) -> None:
    del parts[part]


_ON_PARTS: dict[str, Callable[..., None]] = {
    "attribute": _attribute,
    "swap": _swap,
    "insert": _insert,
    "copy": _copy,
    "drop": _drop,
    "replace": _replace,
    "become": _become,
    "encode": _encode,
    "rename": _rename,
    "leave out": _leave_out,
}


# --- steps on bytes ----------------------------------------------------------------------------------------------


def _flip(content: bytearray, n: int, bits: int) -> None:
    content[n % len(content)] ^= bits


def _cut(content: bytearray, n: int) -> None:
    del content[n % len(content) :]


def _bytes(content: bytearray, n: int, text: str) -> None:
    at = n % len(content)
    raw = text.encode("latin-1")[: len(content) - at]
    content[at : at + len(raw)] = raw


_ON_BYTES: dict[str, Callable[..., None]] = {"flip": _flip, "cut": _cut, "bytes": _bytes}
