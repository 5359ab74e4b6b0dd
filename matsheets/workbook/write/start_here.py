"""Draws Start here: what the workbook is, what to do, where each tab is and how far it has been filled in."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.model.cells import listed
from matsheets.model.framework import NOT_RATED, RatingScale
from matsheets.workbook.layout.layout import Part
from matsheets.workbook.write.answer_tabs import Placed, part_of
from matsheets.workbook.write.drawing import Canvas, cell_at, draw_top, finish_tab, mark_table, new_tab, put_text
from matsheets.workbook.write.styles import rating_rule
from matsheets.workbook.write.supporting_tabs import HEAT_MAP, rated_of
from matsheets.workbook.write.text_measure import row_height, text_height

START = "Start here"
_KEY = "matsheets key"
_WIDTHS = (140, 570, 170)
_PURPOSES = {
    "about": "Your trust, and whose view this workbook gives",
    "beyond": "Anything else that matters to your strategy",
    "plan": "What you will do about the ratings, one row for each priority",
    "medium_term": "What comes next, when the mentoring ends",
    "partnership": "Key information for an agreement with a school or another trust",
    "charges": "Schedule 1 of the agreement: what it costs",
    "services": "Schedule 2: what is provided",
    "data": "Schedule 3: what personal data is handled",
}
#: On tabs of numbered rows, the column whose answers are counted, and what one answer and several are called.
_COUNTED = {
    "beyond": ("issue", "issue", "issues"),
    "plan": ("objective", "priority", "priorities"),
    "medium_term": ("priority", "priority", "priorities"),
    "charges": ("item", "item", "items"),
    "services": ("service", "service", "services"),
}


def draw_start(canvas: Canvas, tabs: Sequence[Placed]) -> None:
    """Draw the first tab; ``tabs`` are the answer tabs in order."""
    sheet = new_tab(canvas, START, _WIDTHS, canvas.theme.tabs.guide)
    whose = f" – {canvas.trust}" if canvas.trust else ""
    lines = ["Start here. You can stop at any time: save the workbook and come back to it."]
    parts = canvas.layout.parts
    at = draw_top(sheet, f"{canvas.layout.framework.title}{whose}", lines)
    at = _section(sheet, at, "What this is", _what_this_is(parts))
    at = _section(sheet, at, "What to do", [f"{n}. {step}" for n, step in enumerate(_steps(canvas), start=1)])
    at = _tab_table(sheet, canvas, at + 1, tabs)
    if Part.REVIEW in parts:
        at = _colours(sheet, canvas, at + 1)
    at = _section(sheet, at, "Who sees it", _WHO_SEES_IT)
    _section(sheet, at, "If you need help", _HELP)
    finish_tab(sheet, canvas, landscape=False)


# --- words ---------------------------------------------------------------------------------------------------------


def _what_this_is(parts: frozenset[Part]) -> list[str]:
    said = []
    if Part.REVIEW in parts:
        said.append(
            "A review of how well your trust can improve its schools. It gives no score, and is no part of inspection."
        )
    kept = {
        Part.PLAN: "a development plan",
        Part.PARTNERSHIP: "facts for a partnership agreement",
    }
    also = " and ".join(text for part, text in kept.items() if part in parts)
    if also:
        said.append(f"It also holds {also}." if said else f"A place for {also}.")
    return [" ".join(said) or "A few facts about your trust."]


def _steps(canvas: Canvas) -> list[str]:
    parts = canvas.layout.parts
    steps = ["Fill in About, so that readers know whose view this is."]
    if Part.REVIEW in parts:
        steps += [
            "On each heading tab, read the questions and both descriptors for an element. Decide which end your trust "
            f"is nearer to, then choose a rating, or {NOT_RATED} if your group cannot judge it.",
            "Under Rationale, say why. Under Evidence, name what would show it to an outsider.",
            "Use Beyond the framework for anything else that matters, such as finance.",
        ]
    if Part.PLAN in parts:
        steps.append("When you have talked the ratings over with your mentor, write the Plan together.")
    if Part.PARTNERSHIP in parts:
        steps.append("Fill in Partnership and the tabs after it only if you are making an agreement.")
    steps.append(
        "Save as an Excel workbook (.xlsx) and email it to your mentor, or to whoever sent it to you. Leave the Ref "
        "column and the headers as they are: your answers are found by them."
    )
    return steps


_WHO_SEES_IT = [
    "Whoever you send it to: usually your mentor, and the people in your trust who look at the results together. Your "
    "words may be quoted in papers for your board.",
    "Names are personal data. Give only those needed, and tell people they are named.",
    "It sends nothing anywhere by itself. Look after it like your other board papers.",
]
_HELP = [
    "Each tab has its title in cell A1, then one table with a header row. Alt and the down arrow open a list. A rating "
    "always shows its word as well as its colour.",
    "You can change the zoom, the height of rows and the width of columns. To check spelling or change anything else, "
    "choose Review, then Unprotect Sheet. There is no password.",
    "If a workbook like this does not work for you, ask whoever sent it to you for another format.",
]


# --- drawing -------------------------------------------------------------------------------------------------------


def _section(sheet: Worksheet, at: int, label: str, texts: Sequence[str]) -> int:
    """Draw a label with its paragraphs beside it; return the next free row."""
    for column in range(1, len(_WIDTHS) + 1):
        cell_at(sheet, at, column).style = "matsheets rule"
    sheet.row_dimensions[at].height = 6
    for row, text in enumerate(texts, start=at + 1):
        if row == at + 1:
            put_text(cell_at(sheet, row, 1), label, "matsheets label")
        put_text(cell_at(sheet, row, 2), text, "matsheets text")
        sheet.row_dimensions[row].height = row_height(text_height(text, _WIDTHS[1]), 17)
    return at + 1 + len(texts)


def _tab_table(sheet: Worksheet, canvas: Canvas, at: int, tabs: Sequence[Placed]) -> int:
    """Draw the table of tabs with a link to each and how far it is filled in; return the next free row."""
    header = at
    sheet.row_dimensions[header - 1].height = 8
    for column, title in enumerate(("Tab", "What it is for", "So far"), start=1):
        put_text(cell_at(sheet, header, column), title, "matsheets header")
    sheet.row_dimensions[header].height = 22
    rows = [(placed.tab.title, _purpose(placed), _progress(placed)) for placed in tabs]
    headings = [placed for placed in tabs if placed.rating_column]
    if headings:
        where = max(index for index, placed in enumerate(tabs) if part_of(placed) is Part.REVIEW) + 1
        ranges = [placed.range(placed.rating_column or "") for placed in headings]
        total = sum(len(placed.rows) for placed in headings)
        overall = f"={rated_of(ranges, total)}"
        rows.insert(where, (HEAT_MAP, "Every rating on one page, for your board", overall))
    for row, (title, purpose, progress) in enumerate(rows, start=header + 1):
        put_text(cell_at(sheet, row, 1), title, "matsheets link")
        link = Hyperlink(ref="", location=f"{quote_sheetname(title)}!A1", display=title)
        cell_at(sheet, row, 1).hyperlink = link
        put_text(cell_at(sheet, row, 2), purpose, "matsheets cell")
        cell_at(sheet, row, 3).value = progress
        cell_at(sheet, row, 3).style = "matsheets progress"
        sheet.row_dimensions[row].height = text_height(purpose, _WIDTHS[1]) + 1.5
    last = header + len(rows)
    mark_table(canvas, sheet, header, last, len(_WIDTHS))
    sheet.row_dimensions[last + 1].height = 10
    return last + 2


def _purpose(placed: Placed) -> str:
    return _PURPOSES.get(placed.tab.key, placed.tab.heading)


def _progress(placed: Placed) -> str:
    """Return the formula that says how far a tab is filled in."""
    if placed.rating_column:
        return f"={rated_of([placed.range(placed.rating_column)], len(placed.rows))}"
    if not placed.tab.repeats:
        return f'=COUNTA({placed.range("answer")})&" of {len(placed.rows)} answered"'
    first = placed.tab.columns[1].key
    column, one, several = _COUNTED.get(placed.tab.key, (first, "row", "rows"))
    count = f"COUNTA({placed.range(column)})"
    return f'={count}&IF({count}=1," {one}"," {several}")'


def _colours(sheet: Worksheet, canvas: Canvas, at: int) -> int:
    """Draw the key: what each rating means, and which cells to write in; return the next free row."""
    scale = canvas.layout.framework.scale
    at = _section(sheet, at - 1, "Colours", [_why_no_descriptor(scale)])
    first = at
    for rating in scale.ratings:
        meaning = f"{rating.meaning[:1].upper()}{rating.meaning[1:]}"
        put_text(cell_at(sheet, at, 2), meaning, _KEY)
        put_text(cell_at(sheet, at, 3), rating.label, "matsheets tile")
        sheet.conditional_formatting.add(
            f"C{first}:C{first + len(scale.ratings) - 1}", rating_rule(rating, canvas.theme)
        )
        sheet.row_dimensions[at].height = 20
        at += 1
    put_text(cell_at(sheet, at, 2), "Your group gives no rating, and says why", _KEY)
    put_text(cell_at(sheet, at, 3), NOT_RATED, "matsheets tile")
    sheet.row_dimensions[at].height = 20
    at += 1
    put_text(
        cell_at(sheet, at, 2), "White inside a line is yours to write in. All other cells are there to read.", _KEY
    )
    put_text(cell_at(sheet, at, 3), "Write here", "matsheets write key")
    sheet.row_dimensions[at].height, sheet.row_dimensions[at + 1].height = 20, 8
    return at + 2


def _why_no_descriptor(scale: RatingScale) -> str:
    between = [rating.label for rating in scale.ratings[1:-1]]
    if not between:
        return "Both ratings have a descriptor. Choose the one that your trust is nearer to, and say why."
    have = "have" if len(between) > 1 else "has"
    return (
        f"{listed(between)} {have} no descriptor, on purpose: deciding which end your trust is nearer to, and saying why, is the "
        "part that helps."
    )
