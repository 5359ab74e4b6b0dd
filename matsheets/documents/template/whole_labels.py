"""No rating's label breaks inside a word in a table's cell: its column is widened, else its short form stands there, with a key.

Nor does a word of a column's title, such as a group's name: its column is widened, else its type is smaller.

Why here and not in the templates: how long a framework's labels are is known only when a document is made, and which columns
a table has; a template of one's own is kept to the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from matsheets.documents.contexts.whole_cells import MARKING
from matsheets.documents.template.wordml import W, parse, written
from matsheets.model.cells import NO_BREAK_HYPHEN
from matsheets.model.framework import Rating
from matsheets.workbook.write.font_metrics import UNITS, text_units
from matsheets.workbook.write.text_measure import PIXELS, wrap

#: Styles of a rating's word on its colour.
_ON_COLOUR = re.compile(r"(?:Rating|Strip)On(?:Dark|Light)$")
#: What a column of other words keeps of its width at the least, and lines for each of which a table may grow by two to
#: spare short forms: what stands on a first page, which has to hold it, is shorter than that.
_KEEPS, _LONG = 0.75, 20
#: What letters that are set closer together save in a word that just fits, in the same.
_KERNED = 12
#: What styles of a weak rating's word begin with, and room that no label takes.
_WEAK, _ENDLESS = ("Weak", "CompactWeak"), 1000.0
#: The style of a column's title, which may name ratings in its words.
_HEADING = "TableHeading"
#: Letters of a word that fit the narrowest column of a group.
_LONG_WORD = 10
#: What stands in the text of a run for an element of its own.
_INSTEAD = {f"{W}noBreakHyphen": "-", f"{W}br": " ", f"{W}tab": " "}
#: A margin of each side of a cell where no style says so, and of a point, in twentieths of a point.
_MARGIN, _POINT = 108, 20


class TypeSetting(NamedTuple):
    """What the styles of a document say of the room that text takes.

    Attributes:
        sizes: points of the type, by the paragraph style's id.
        indents: twentieths of a point before a line, by the same.
        margins: twentieths of a point of both sides of a cell, by the table style's id.
    """

    sizes: Mapping[str, float]
    indents: Mapping[str, int]
    margins: Mapping[str, int]

    def size(self, style: str) -> float:
        """Return the points of a paragraph style's type."""
        return self.sizes.get(style, 11.0)


class _Label(NamedTuple):
    run: etree._Element
    label: str
    column: int
    needs: int


@lru_cache(maxsize=16)
def type_setting(styles: bytes) -> TypeSetting:
    """Read the part with the styles; a style has what it does not say from the one that it is based on."""
    found = {style.get(f"{W}styleId", ""): style for style in parse(styles).iter(f"{W}style")}

    def said(name: str, path: str) -> int | None:
        for _ in range(12):
            style = found.get(name)
            if style is None:
                return None
            if (element := style.find(path)) is not None:
                value = element.get(f"{W}val") or element.get(f"{W}w") or element.get(f"{W}left") or "0"
                return int(value) if value.isdigit() else 0
            based = style.find(f"{W}basedOn")
            name = based.get(f"{W}val", "") if based is not None else ""
        return None

    def margin(name: str) -> int:
        sides = (said(name, f"{W}tblPr/{W}tblCellMar/{W}{side}") for side in ("left", "right"))
        return sum(_MARGIN if side is None else side for side in sides)

    return TypeSetting(
        {name: (said(name, f"{W}rPr/{W}sz") or 22) / 2 for name in found},
        {name: said(name, f"{W}pPr/{W}ind") or 0 for name in found},
        {name: margin(name) for name in found},
    )


class LabelRoom(NamedTuple):
    """The least room that a template's tables have for a label, in ems of its type.

    *Why:* most frameworks' labels fit every table, and a document need not be read again to know it.

    Attributes:
        strong: for one without a bar.
        weak: for one behind the bar of a weak rating.
    """

    strong: float
    weak: float

    def may_break(self, rating: Rating) -> bool:
        """Tell whether a rating's label may break in a table of the template."""
        widest = max(text_units(word, bold=True) for word in _plain(rating.label).split(" ")) / UNITS
        return widest > (self.weak if rating.weak else self.strong)


def label_room(template: bytes, styles: bytes) -> LabelRoom:
    """Return the room for labels in a template, given the parts with its text and its styles."""
    setting, strong, weak = type_setting(styles), _ENDLESS, _ENDLESS
    space = text_units("\N{NO-BREAK SPACE}", bold=True) / UNITS
    for table in parse(template).iter(f"{W}tbl"):
        widths, margins = _widths(table), _margins(table, setting)
        for column, cell in _cells(table) if widths else ():
            for paragraph in cell.iterfind(f"{W}p"):
                style = _style(paragraph)
                room = (widths[column] - margins - setting.indents.get(style, 0)) / _POINT / setting.size(style)
                if "{{r" in "".join(map(_text, paragraph.iterfind(f"{W}r"))):
                    strong, weak = min(strong, room - 2 * space), min(weak, room - 4 * space)
                elif style.endswith(_HEADING) and "ratings }}" in "".join(map(_text, paragraph.iterfind(f"{W}r"))):
                    strong, weak = min(strong, room - 2 * space), min(weak, room - 2 * space)
                elif _ON_COLOUR.search(style):
                    strong = strong if style.startswith(_WEAK) else min(strong, room)
                    weak = min(weak, room) if style.startswith(_WEAK) else weak
    return LabelRoom(strong, weak)


def has_long_words(names: object) -> bool:
    """Tell whether a word of some names, where these are any, may break in the title of a narrow column."""
    return isinstance(names, list) and any(len(word) > _LONG_WORD for name in names for word in str(name).split())


def with_whole_labels(document: bytes, styles: bytes, ratings: Sequence[Rating]) -> bytes:
    """Widen columns in which a rating's label would break inside a word, or put the short forms there and a key below.

    Args:
        document: the part with the text, as it was filled.
        styles: the part with the styles.
        ratings: whose labels may not break, weakest first.
    """
    shorts = {_plain(rating.label): _plain(rating.short) for rating in ratings}
    root, setting, changed = parse(document), type_setting(styles), False
    for table in list(root.iter(f"{W}tbl")):
        widths = _widths(table)
        labels = list(_labels(table, setting, shorts)) if widths else []
        titles = [t for t in _titles(table, setting) if t.needs > widths[t.column]] if widths else []
        broken = any(label.needs > widths[label.column] + _KERNED for label in labels)
        if not (broken or titles):
            continue
        changed = True
        if wider := _widened(table, setting, widths, [*labels, *titles]):
            _set_widths(table, wider)
            continue
        if broken:
            _shorten(table, labels, shorts)
        _set_smaller(titles, table, setting, widths)
    return written(root) if changed else document


# --- what stands in a table ----------------------------------------------------------------------------------------


def _widths(table: etree._Element) -> list[int]:
    found = [column.get(f"{W}w", "") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    whole = all(width.isdigit() for width in found) and table.find(f".//{W}gridSpan") is None
    return [int(width) for width in found] if whole and table.find(f".//{W}tc//{W}tbl") is None else []


def _cells(table: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    count = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    for row in table.iterfind(f"{W}tr"):
        yield from list(enumerate(row.iterfind(f"{W}tc")))[:count]


def _margins(table: etree._Element, setting: TypeSetting) -> int:
    style = table.find(f"{W}tblPr/{W}tblStyle")
    of_style = setting.margins.get(style.get(f"{W}val", ""), 2 * _MARGIN) if style is not None else 2 * _MARGIN
    own = [table.find(f"{W}tblPr/{W}tblCellMar/{W}{side}") for side in ("left", "right")]
    said = [side.get(f"{W}w", "") if side is not None else "" for side in own]
    return sum(int(width) if width.isdigit() else of_style // 2 for width in said)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val", "")) if style is not None else "Normal"


def _is_shaded(run: etree._Element) -> bool:
    return run.find(f"{W}rPr/{W}shd") is not None


def _text(run: etree._Element) -> str:
    """Return what a run prints; a document whose cells are marked is set as the one without marks."""
    return MARKING.sub("", _whole_text(run))


def _whole_text(run: etree._Element) -> str:
    return "".join((e.text or "") if e.tag == f"{W}t" else _INSTEAD.get(e.tag, "") for e in run)


def _plain(label: str) -> str:
    return label.replace(NO_BREAK_HYPHEN, "-")


def _width(text: str, size: float) -> int:
    return round(text_units(text, bold=True) / UNITS * size * _POINT)


def _labels(table: etree._Element, setting: TypeSetting, shorts: Mapping[str, str]) -> Iterator[_Label]:
    """Yield each rating's label of a table, with the width that its column needs so that no word of it breaks."""
    names = "|".join(re.escape(label) for label in sorted(shorts, key=len, reverse=True))
    anywhere = re.compile(rf"(?<!\w)({names})(?!\w)")
    at_start = re.compile(rf"[\s\N{{NO-BREAK SPACE}}]*({names})(?!\w)")
    margins = _margins(table, setting)
    for column, cell in _cells(table):
        for paragraph in cell.iterfind(f"{W}p"):
            runs = [(run, _text(run)) for run in paragraph.iterfind(f"{W}r")]
            if not any(anywhere.search(text) for _, text in runs):
                continue
            style = _style(paragraph)
            whole = "".join(text for _, text in runs)
            start = 0
            for run, text in runs:
                if style.endswith(_HEADING):
                    found = list(anywhere.finditer(text))
                else:
                    first = at_start.match(text)
                    found = [first] if first and (_ON_COLOUR.search(style) or _is_shaded(run)) else []
                for label in found:
                    word = max(_unbroken(whole, start + label.start(1), start + label.end(1)), key=text_units)
                    needs = _width(word, setting.size(style)) + setting.indents.get(style, 0) + margins
                    yield _Label(run, label[1], column, needs)
                start += len(text)


def _titles(table: etree._Element, setting: TypeSetting) -> Iterator[_Label]:
    """Yield the longest word of each column's title, with the width that its column needs so that it does not break."""
    for column, cell in _cells(table):
        for paragraph in cell.iterfind(f"{W}p"):
            if not (style := _style(paragraph)).endswith(_HEADING):
                continue
            for run in paragraph.iterfind(f"{W}r"):
                word = max(_text(run).split(" "), key=lambda word: text_units(word, bold=True))
                needs = _width(word, setting.size(style)) + setting.indents.get(style, 0) + _margins(table, setting)
                yield _Label(run, word, column, needs)


def _set_smaller(titles: Iterable[_Label], table: etree._Element, setting: TypeSetting, widths: Sequence[int]) -> None:
    """Set titles whose words do not fit their columns in type in which they do."""
    margins = _margins(table, setting)
    for title in titles:
        size = setting.size(_style(next(title.run.iterancestors(f"{W}p"))))
        fits = size * (widths[title.column] - margins) / (title.needs - margins)
        properties = title.run.find(f"{W}rPr")
        if properties is None:
            title.run.insert(0, properties := etree.Element(f"{W}rPr"))
        for name in ("sz", "szCs"):
            etree.SubElement(properties, f"{W}{name}").set(f"{W}val", str(int(2 * fits)))


def _unbroken(text: str, start: int, end: int) -> list[str]:
    """Return the words of a stretch of text with all that cannot be parted from them."""
    first = text.rfind(" ", 0, start) + 1
    last = text.find(" ", end)
    return text[first : last if last >= 0 else len(text)].split(" ")


# --- wider columns -------------------------------------------------------------------------------------------------


def _widened(
    table: etree._Element, setting: TypeSetting, widths: Sequence[int], labels: Iterable[_Label]
) -> list[int] | None:
    """Return widths in which no label breaks, the other columns giving the room; None where that makes the table long."""
    labels = list(labels)
    rated = {label.column for label in labels}
    wider = [max([width, *(x.needs + _POINT for x in labels if x.column == n)]) for n, width in enumerate(widths)]
    least = [width if n in rated else _least(table, setting, n, width) for n, width in enumerate(widths)]
    wanted, spare = sum(wider) - sum(widths), sum(widths) - sum(least)
    if wanted > spare:
        return None
    for n, width in enumerate(widths):
        if n not in rated:
            wider[n] -= -(-wanted * (width - least[n]) // spare)
    wider[-1 if len(wider) - 1 not in rated else min({*range(len(wider))} - rated)] += sum(widths) - sum(wider)
    before, after = (_height(table, setting, found) for found in (widths, wider))
    return wider if after <= before + before // _LONG * 2 else None


def _least(table: etree._Element, setting: TypeSetting, column: int, width: int) -> int:
    """Return how narrow a column of other words may be: none of its own words may break for it."""
    margins, longest = _margins(table, setting), 0
    for at, cell in _cells(table):
        for paragraph in cell.iterfind(f"{W}p") if at == column else ():
            style = _style(paragraph)
            words = "".join(map(_text, paragraph.iterfind(f"{W}r"))).split(" ")
            widest = max(_width(word, setting.size(style)) for word in words)
            longest = max(longest, widest + setting.indents.get(style, 0) + margins)
    return min(width, max(longest, round(width * _KEEPS)))


def _height(table: etree._Element, setting: TypeSetting, widths: Sequence[int]) -> int:
    """Return the lines of all rows, each as tall as its tallest cell."""
    margins, total = _margins(table, setting), 0
    for row in table.iterfind(f"{W}tr"):
        tallest = 1
        for cell, width in zip(row.iterfind(f"{W}tc"), widths, strict=False):
            lines = 0
            for paragraph in cell.iterfind(f"{W}p"):
                style = _style(paragraph)
                room = (width - margins - setting.indents.get(style, 0)) / _POINT * PIXELS
                lines += len(wrap("".join(map(_text, paragraph.iterfind(f"{W}r"))), room, setting.size(style)))
            tallest = max(tallest, lines)
        total += tallest
    return total


def _set_widths(table: etree._Element, widths: Sequence[int]) -> None:
    for column, width in zip(table.iterfind(f"{W}tblGrid/{W}gridCol"), widths, strict=True):
        column.set(f"{W}w", str(width))
    for column_at, cell in _cells(table):
        if (own := cell.find(f"{W}tcPr/{W}tcW")) is not None:
            own.set(f"{W}w", str(widths[column_at]))


# --- short forms ---------------------------------------------------------------------------------------------------


def _shorten(table: etree._Element, labels: Iterable[_Label], shorts: Mapping[str, str]) -> None:
    """Put the short form in the place of each label of a table, and below it what they stand for."""
    used = set()
    for run, label, *_ in labels:
        text = _whole_text(run).replace(label, shorts[label], 1)
        for element in [e for e in run if e.tag != f"{W}rPr"]:
            run.remove(element)
        _add_text(run, text)
        used.add(label)
    told = "; ".join(f"{short}: {label}" for label, short in shorts.items() if label in used and short != label)
    key = etree.Element(f"{W}p")
    properties = etree.SubElement(key, f"{W}pPr")
    etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", "Source")
    etree.SubElement(properties, f"{W}spacing").set(f"{W}before", "60")
    _add_text(etree.SubElement(key, f"{W}r"), f"{told}.")
    table.addnext(key)


def _add_text(run: etree._Element, text: str) -> None:
    held = etree.SubElement(run, f"{W}t")
    held.text = text
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
