"""Draws tabs that hold no answers and are there for people to read: what could not be placed, where copies disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matsheets.workbook.write.drawing import (
    Canvas,
    cell_at,
    draw_top,
    finish_tab,
    lead_lines,
    mark_table,
    new_tab,
    put_text,
)
from matsheets.workbook.write.text_measure import row_height, text_height

_LEAST, _HEADER = 26.0, 28.0


@dataclass(frozen=True, slots=True)
class ExtraTab:
    """A tab with one table of texts to read.

    Attributes:
        title: on the tab; one that the reader ignores.
        columns: header texts with their widths in pixels.
        rows: as many texts each as there are columns.
    """

    title: str
    heading: str
    instruction: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


def draw_extra(canvas: Canvas, tab: ExtraTab) -> None:
    """Draw one such tab after all others, in the style of the answer tabs."""
    widths = [width for _, width in tab.columns]
    sheet = new_tab(canvas, tab.title, widths, canvas.theme.tabs.guide)
    header = draw_top(sheet, tab.heading, lead_lines(tab.instruction, sum(widths), canvas.theme))
    for number, (text, _) in enumerate(tab.columns, start=1):
        put_text(cell_at(sheet, header, number), text, "matsheets header read" if number > 1 else "matsheets header")
    sheet.row_dimensions[header].height = row_height(_tallest([h for h, _ in tab.columns], widths, bold=True), _HEADER)
    for at, row in enumerate(tab.rows, start=header + 1):
        for number, text in enumerate(row, start=1):
            put_text(cell_at(sheet, at, number), text, "matsheets read" if number > 1 else "matsheets ref")
        sheet.row_dimensions[at].height = row_height(_tallest(row, widths), _LEAST)
    mark_table(canvas, sheet, header, header + len(tab.rows), len(widths))
    finish_tab(sheet, canvas, header=header, freeze=f"A{header + 1}")


def _tallest(texts: Sequence[str], widths: Sequence[int], *, bold: bool = False) -> float:
    return max(text_height(text, width, bold=bold) for text, width in zip(texts, widths, strict=True))
