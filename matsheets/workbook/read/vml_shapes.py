"""The old VML drawing of a worksheet: its form controls, what stands for embedded files, pictures in headers.

Why not as elements: programs write VML that is not always well-formed XML (an open ``<br>``), and read it so.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from matsheets.model.cells import clean_text
from matsheets.model.sheet_objects import Area

#: What a form control is called by its type, and how its state is said.
CONTROLS = {
    "Button": "button",
    "Checkbox": "check box",
    "Radio": "option button",
    "Drop": "drop-down list",
    "List": "list box",
    "Scroll": "scroll bar",
    "Spin": "spin button",
    "GBox": "group box",
    "Label": "label",
    "Edit": "text field",
}
#: The type of a picture in a header or a footer, which the drawing itself leaves out.
HEADER = "header"
_TICKED = {"1": "ticked", "2": "partly ticked"}
_TYPE = re.compile(r'ObjectType="([^"]{1,40})"')
_ID = re.compile(r'\b(?:id|o:spid)="_x0000_s([0-9]{1,9})"')
_ANCHOR = re.compile(r"<x:Anchor>([0-9,\s]{1,200})<")
_SETTING = re.compile(r"<x:(Checked|Sel|Val)>\s*([0-9]{1,9})\s*<")
_IMAGE = re.compile(r'<v:imagedata\b[^<>]*\bo:title="([^"<>]{0,200})"')
_BREAK, _TAG = re.compile(r"<br\b[^<>]*>|</(?:div|p)>", re.IGNORECASE), re.compile(r"<[^<>]*>")


class VmlShape(NamedTuple):
    """One shape: its number in the sheet, its type (blank where it states none), and what it says."""

    number: str
    type: str
    text: str
    name: str
    state: str
    area: Area | None


def is_wide(drawing: bytes) -> bool:
    """Tell whether a drawing is in UTF-16, and not in UTF-8."""
    return drawing[:2] in {b"\xff\xfe", b"\xfe\xff"}


def text_of_vml(drawing: bytes) -> str:
    """Return a drawing as text, whichever of the two encodings it is in."""
    return drawing.decode("utf-16" if is_wide(drawing) else "utf-8-sig", errors="replace")


def shapes_in(drawing: bytes) -> Iterator[VmlShape]:
    """Yield the shapes of a drawing; the boxes of notes, whose words stand elsewhere, are left out."""
    for piece in text_of_vml(drawing).split("<v:shape ")[1:]:
        shape = piece.partition("</v:shape>")[0]
        kind = found[1] if (found := _TYPE.search(shape)) else ""
        if kind == "Note":
            continue
        if not kind and "<v:imagedata" in shape:
            kind = HEADER
        number = found[1] if (found := _ID.search(shape)) else ""
        image = found[1] if (found := _IMAGE.search(shape)) else ""
        name = CONTROLS.get(kind, html.unescape(image))
        yield VmlShape(number, kind, _words(shape), name, _state(kind, shape), _area(shape))


def _words(shape: str) -> str:
    inside = shape.partition("<v:textbox")[2].partition(">")[2].partition("</v:textbox>")[0]
    lines = _TAG.sub("", _BREAK.sub("\n", " ".join(inside.split()))).split("\n")
    return clean_text("\n".join(html.unescape(line).strip() for line in lines)).text


def _state(kind: str, shape: str) -> str:
    settings = dict(_SETTING.findall(shape))
    if kind in {"Checkbox", "Radio"}:
        return _TICKED.get(settings.get("Checked", ""), "not ticked")
    if kind in {"Drop", "List"}:
        chosen = settings.get("Sel", "0")
        return f"entry {chosen} chosen" if chosen != "0" else "nothing chosen"
    return f"set to {settings.get('Val', '0')}" if kind in {"Scroll", "Spin"} else ""


def _area(shape: str) -> Area | None:
    """Return the cells under a shape, from its anchor: column, pixels, row, pixels, and the same for where it ends."""
    found = _ANCHOR.search(shape)
    numbers = [int(number) for number in found[1].split(",") if number.strip()] if found else []
    if len(numbers) != 8:
        return None
    left, _, top, _, right, over, bottom, under = numbers
    return area_between((top, left), (bottom, right), (under, over))


def area_between(start: tuple[int, int], end: tuple[int, int], into: tuple[int, int]) -> Area:
    """Return the cells from a start to an end, both 0-based row and column; an end that goes 0 into its cell is before it."""
    rows, columns = (max(e - (not inside), s) for s, e, inside in zip(start, end, into, strict=True))
    return Area(start[0] + 1, start[1] + 1, rows + 1, columns + 1)
