"""The progress update's context: from a ``Review`` with its logs to plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from matsheets.documents.contexts.movement import movement
from matsheets.documents.contexts.next_steps import next_steps_fields
from matsheets.documents.contexts.page_room import height_of
from matsheets.documents.contexts.plan_costs import costs_in_words
from matsheets.documents.contexts.update_first_page import (
    UPDATE_FIRST_PAGE_FIELDS,
    since_text,
    update_first_page,
    whole_first_page,
)
from matsheets.documents.contexts.update_log import Log
from matsheets.documents.contexts.update_rows import (
    ending_values,
    notes_of,
    row_fields,
    row_values,
    step_values,
    whole_row_values,
)
from matsheets.documents.contexts.update_support import SUPPORT_FIELDS, support_values
from matsheets.documents.contexts.values import (
    COMMON_FIELDS,
    Values,
    common_values,
    fields,
    short_date,
    workbook_values,
)
from matsheets.model.parsing import format_date
from matsheets.review.review import Review


def update_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> Values:
    """Return everything that the progress update is filled with; the names are in ``UPDATE_FIELDS``."""
    log = Log(review)
    moved = movement(review)
    values = {
        **common_values(review, made_on=made_on, draft=draft, missing=missing, version=version),
        "on": format_date(log.on),
        "since": since_text(log),
        "last_paper": format_date(log.since) if log.since else "",
        "last_paper_brief": short_date(log.since) if log.since else "",
        "plan_from": review.plan_from,
        "first_page": update_first_page(log, draft=draft),
        **step_values(log),
        "support": support_values(log),
        "costs": costs_in_words(
            [each.priority for each in log.priorities if not each.is_over],
            200,
            over=[each.priority for each in log.priorities if each.is_over],
        ),
        **ending_values(log, moved["in_brief"] or moved["reason"]),
        "notes": list(notes_of(log)),
        "sources": [*workbook_values(review), *moved.get("sources", ())],
    }
    return {**values, "priorities": row_values(log, _height_behind(values))}


def whole_update_values(review: Review) -> Values:
    """Return what an update cuts to keep to its pages, whole, by the same names."""
    log = Log(review)
    return {"first_page": whole_first_page(log), "priorities": whole_row_values(log)}


#: Points of a heading, of a line between paragraphs and of a row beside its lines; the width of the page in centimetres, of the
#: column of steps, and of a column of the medium-term priorities; the type of tables and of text.
_HEADING, _BETWEEN, _BESIDE = 34.0, 4.0, 4.5
_WIDTH, _STEP, _MEDIUM_TERM = 17.0, 13.0, 6.6
_TABLE, _TEXT, _SMALL = 10.5, 12.0, 10.0


def _height_behind(values: Values) -> float:
    """Return about how many points what stands behind the rows of the priorities takes."""
    texts = [values["undated"], values["support"]["notes"], values["costs"], " ".join(values["notes"])]
    texts += [" ".join(values["came_to"]), *(values["missing"] if values["draft"] else [])]
    tables = [
        [(step["what"], _STEP) for step in values["steps"]],
        [(line["service"], 8.8) for line in values["support"]["rows"]],
        [(source["file"], 6.2) for source in values["sources"]],
        [(f"{m['ref']} {m['priority']}", _MEDIUM_TERM) for m in values["medium_term"]],
    ]
    rows = [(_TABLE, text, width) for table in tables if table for text, width in [("", _WIDTH), *table]]
    headings = len([table for table in tables if table]) + 1 + 2 * values["final"] + values["draft"]
    return sum((
        headings * _HEADING,
        sum(height_of(text, _WIDTH, _TEXT) + _BETWEEN for text in texts if text),
        sum(height_of(text, width, size) + _BESIDE for size, text, width in rows),
        height_of("x", _WIDTH, _SMALL) * 3,  # what the paper was made from
    ))  # fmt: skip


UPDATE_FIELDS = fields(
    COMMON_FIELDS,
    ("on", "the paper's day: what was logged after it is left out", "text"),
    ("since", "since when it tells, in words: since the diagnostic meeting on a day, since a day, or so far", "text"),
    ("last_paper", "the day of the paper before; blank where there is none", "text"),
    ("last_paper_brief", "the same, its month in three letters", "text"),
    ("plan_from", "the workbook that the plan and its log come from", "text"),
    UPDATE_FIRST_PAGE_FIELDS,
    row_fields(),
    next_steps_fields(),
    SUPPORT_FIELDS,
    ("costs", "what the amounts in the plan's resources come to; blank where it names none", "text"),
)
