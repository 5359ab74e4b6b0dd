"""What somebody typed where no answer stands: on tabs of their own, above the tables, over what is there to be read.

What matsheets itself printed is known by the layout's wording, so that no empty workbook has to be drawn to compare with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from matsheets.model.cells import CellRef, clean_text, fold
from matsheets.model.unread_texts import UnreadPlace, UnreadTexts
from matsheets.workbook.layout.guide_wording import GuideTab, guide_tabs
from matsheets.workbook.layout.layout import LISTING_TABS, METADATA_TAB, Layout
from matsheets.workbook.layout.progress_tabs import OBJECTIVE
from matsheets.workbook.read.sheet_tables import SheetTables
from matsheets.workbook.read.typed_values import shown_text
from matsheets.workbook.read.xlsx import Cell, Sheet

#: A tab with more cells is somebody's own data, and is counted without a look at each.
_MOST_EXAMINED = 5_000
#: Texts that a tab shares with one of ours before it is taken for it; they are also half of its own, or of ours.
_LEAST_SHARED = 5
#: Characters of the first text that are kept, for a message.
_LONGEST = 2_000


def find_unread(sheets: Iterable[Sheet], tables: Mapping[int, SheetTables], layout: Layout) -> Iterator[UnreadTexts]:
    """Yield, tab by tab, what was typed where nothing is read.

    Args:
        sheets: the tabs.
        tables: by the position of a tab, the tables that answers are read from; what stands below the header of the first
            is theirs.
        layout: what is printed.
    """
    guides = [guide for printed in (layout, *layout.otherwise) for guide in guide_tabs(printed.framework)]
    sheets = tuple(sheets)
    objectives = tuple(_objectives(sheets, tables))
    for sheet in sheets:
        if sheet.position in tables:
            found = tables[sheet.position]
            typed = _typed(sheet, found.above, layout.is_title, formulas=True)
            typed = [cell for cell in typed if not layout.is_live(shown_text(cell), cell.formula)]
            yield from _unread(sheet, UnreadPlace.ABOVE, typed, found.above_count - len(found.above))
            yield from _unread(sheet, UnreadPlace.LIVE, list(_over_formulas(sheet, found, layout, objectives)))
        elif sheet.title != METADATA_TAB and not _is_listing(sheet):
            yield from _on_other_tab(sheet, guides)


def _objectives(sheets: Iterable[Sheet], tables: Mapping[int, SheetTables]) -> Iterator[str]:
    """Yield the objectives of the plan as they stand in its cells."""
    for sheet, table in ((s, table) for s in sheets if s.position in tables for table in tables[s.position].tables):
        rows = [row.row for row in table.rows if row.tab.key == "plan"]
        columns = [at for at, text in table.headers if fold(text) == OBJECTIVE] if rows else []
        for cell in (sheet.cells.at(*place) for place in product(rows, columns)):
            if cell is not None:
                yield clean_text(shown_text(cell)).text


def _over_formulas(sheet: Sheet, found: SheetTables, layout: Layout, objectives: Sequence[str]) -> Iterator[Cell]:
    """Yield what was typed over formulas in the columns that they fill in."""
    for table in found.tables:
        tabs = {row.tab.key: row.tab for row in table.rows}
        live = {fold(column.header) for tab in tabs.values() for column in tab.columns if column.live}
        columns = [at for at, text in table.headers if fold(text) in live] if live else []
        for row, at in product(table.rows, columns):
            cell = sheet.cells.at(row.row, at)
            if cell is None:
                continue
            text = clean_text(shown_text(cell)).text
            if not layout.is_worked_out(text, cell.formula, objectives):
                yield cell


def _is_listing(sheet: Sheet) -> bool:
    """Tell whether a tab is one that matsheets adds, by its title and what stands at its top."""
    heading = LISTING_TABS.get(fold(sheet.title))
    return heading is not None and fold(sheet.cells.text_at(1, 1) or "") == fold(heading)


def _on_other_tab(sheet: Sheet, guides: Sequence[GuideTab]) -> Iterator[UnreadTexts]:
    if len(sheet.cells) > _MOST_EXAMINED:
        first = sheet.cells.at(*min(sheet.cells))
        yield from _unread(sheet, UnreadPlace.OTHER, [first] if first else [], len(sheet.cells) - 1)
        return
    cells = list(sheet.cells)
    texts = {text for place in cells if (text := sheet.cells.text_at(*place))}
    guide = max(guides, key=lambda guide: len(guide.texts & texts))
    shared = len(guide.texts & texts)
    if shared >= _LEAST_SHARED and 2 * shared >= min(len(texts), len(guide.texts)):
        yield from _unread(sheet, UnreadPlace.GUIDE, _typed(sheet, cells, guide.prints, formulas=False))
    else:
        yield from _unread(sheet, UnreadPlace.OTHER, _typed(sheet, cells, lambda _: False, formulas=True))


def _typed(
    sheet: Sheet, places: Iterable[tuple[int, int]], is_printed: Callable[[str], bool], *, formulas: bool
) -> list[Cell]:
    """Return the cells that hold something that is not printed there; a formula is somebody's own where it may be one."""
    found = []
    for place in places:
        text = sheet.cells.text_at(*place)
        cell = None if text is not None and is_printed(text) else sheet.cells.at(*place)
        if cell is not None and (formulas or cell.formula is None) and _says_something(cell):
            found.append(cell)
    return found


def _says_something(cell: Cell) -> bool:
    return bool(cell.value.strip()) if isinstance(cell.value, str) else True


def _unread(sheet: Sheet, place: UnreadPlace, typed: Sequence[Cell], unseen: int = 0) -> Iterator[UnreadTexts]:
    """Yield what was typed in one place; ``unseen`` cells there were not looked at."""
    if typed:
        first = min(typed, key=lambda cell: (cell.row, cell.column))
        text = clean_text(shown_text(first)[:_LONGEST]).text
        at = CellRef(sheet.position, first.row, first.column, sheet.title)
        yield UnreadTexts(place, at, text, len(typed) + unseen)
