"""What a chart says, bar by bar: the names and figures that it shows, whatever program wrote it last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from matsheets.storage.strict_xml import strict_parser

_QUOTES = re.compile(r'["\\]')
_VALUES = frozenset({"val", "yVal", "bubbleSize"})
_NAMES = frozenset({"cat", "xVal"})


@dataclass(slots=True)
class _Series:
    name: str = ""
    label: str = ""
    names: dict[int, str] = field(default_factory=dict)
    values: dict[int, str] = field(default_factory=dict)


def chart_words(chart: bytes) -> Iterator[str]:
    """Yield what a chart part says: titles, one text for each bar, and how each series words its labels.

    The figures are those that the chart shows, which a word processor keeps beside the chart's worksheet; the worksheet is
    not read. A figure that is not there says nothing.
    """
    reading = _Reading()
    strict_parser(reading.opened, reading.closed, reading.text).Parse(chart, True)
    yield from filter(None, (" ".join(text.split()) for text in reading.texts))
    names: dict[int, str] = {}
    said: dict[int, list[str]] = {}
    for series in reading.series:
        for place, name in series.names.items():
            names.setdefault(place, name)
        for place, value in series.values.items():
            said.setdefault(place, []).append(f"{series.name} {value}".strip())
    for place in sorted(names.keys() | said.keys()):
        yield " ".join(f"{names.get(place, '')}: {', '.join(said.get(place, ()))}".split())
    yield from (f"Labels of {series.name}: {series.label}" for series in reading.series if series.label)


class _Reading:
    """Puts the series together while the XML goes by."""

    def __init__(self) -> None:
        self.series: list[_Series] = []
        self.texts: list[str] = []
        self._path: list[str] = []
        self._place = 0
        self._text = ""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._path.append(local)
        self._text = ""
        if local == "ser":
            self.series.append(_Series())
        elif local == "pt":
            self._place = int(attributes.get("idx", 0))
        elif local == "p":
            self.texts.append("")
        elif local == "numFmt" and self._path[-2:-1] == ["dLbls"] and "ser" in self._path and self.series:
            # What stands after the first semicolon is for figures below nought and for none: programs spell it anew.
            self.series[-1].label = _QUOTES.sub("", attributes.get("formatCode", "").partition(";")[0])

    def text(self, data: str) -> None:
        self._text += data

    def closed(self, _: str) -> None:
        local = self._path.pop()
        if local == "t" and self.texts:
            self.texts[-1] += self._text
        elif local == "v" and "ser" in self._path:
            self._value(self._path[self._path.index("ser") + 1], self.series[-1])

    def _value(self, of: str, series: _Series) -> None:
        if of == "tx":
            series.name = self._text
        elif of in _NAMES:
            before = series.names.get(self._place)
            series.names[self._place] = f"{self._text} {before}" if before else self._text
        elif of in _VALUES and self._text.strip():
            series.values[self._place] = _figure(self._text)


def _figure(text: str) -> str:
    """Return a figure without noughts that say nothing, so that 3.0 is 3."""
    try:
        return f"{float(text):.10g}"
    except ValueError:
        return text
