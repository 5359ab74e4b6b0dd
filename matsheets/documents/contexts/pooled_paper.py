"""The pooled paper's context: the figures of a programme that may leave it, and the rule that they are made by, in plain words."""

from __future__ import annotations

from matsheets.documents.contexts.board_requests import counted
from matsheets.documents.contexts.values import FRAMEWORK_FIELDS, Field, Values, fields, framework_values, paper_values
from matsheets.model.cells import sentence_start
from matsheets.programme.pooled_figures import PooledFigures, PooledRow, PooledTable
from matsheets.programme.pooled_wording import MEANING, not_covered, row_words, rule_of

#: What the paper is of; it never names a programme or a trust.
PROGRAMME = "A programme of trusts"


def pooled_context(figures: PooledFigures, *, version: str) -> Values:
    """Return everything that the pooled paper is filled with; the names are in ``POOLED_FIELDS``."""
    return {
        **paper_values(PROGRAMME, made_on=figures.day, version=version),
        "trusts": str(figures.trusts),
        "fewest": str(figures.fewest_told),
        "printed": figures.printed > 0,
        **framework_values(figures.framework),
        "ratings": _table(figures.ratings),
        "priorities": _table(figures.priorities),
        "done": _table(figures.done),
        "rule": list(rule_of(figures)),
        "meaning": MEANING,
        "not_covered": not_covered(figures),
    }


def _table(table: PooledTable) -> Values:
    return {
        "first": table.sides[0],
        "second": table.sides[1],
        "withheld": _withheld(table),
        "rows": list(map(_row, table.rows)) if table.withheld < len(table.rows) else [],
    }


def _row(row: PooledRow) -> Values:
    first, second = row_words(row)
    return {"ref": row.ref, "title": row.title, "first": first, "second": second}


def _withheld(table: PooledTable) -> str:
    """Return how many rows are withheld, in a sentence; blank where none is."""
    rows = len(table.rows)
    if table.withheld == rows:
        return f"All {counted(rows, 'row')} of this table are withheld." if rows > 1 else "Its one row is withheld."
    if not table.withheld:
        return ""
    whole = f"{counted(table.withheld, 'row')} of {rows} {'is' if table.withheld == 1 else 'are'} withheld."
    return sentence_start(whole)


_TABLE = (
    ("first", "the first side of its rows", "text"),
    ("second", "the second side of its rows", "text"),
    ("withheld", "how many of its rows are withheld, in a sentence; blank for none", "text"),
    ("rows[].ref", "the Ref of an element or heading; blank where the row is of neither", "text"),
    ("rows[].title", "what the row is of", "text"),
    ("rows[].first", "the range of trusts on the first side: 10 to 14, or Withheld", "text"),
    ("rows[].second", "the range of trusts on the second side", "text"),
)

POOLED_FIELDS: tuple[Field, ...] = fields(
    ("trust", "that it is of a programme of trusts: it names none", "text"),
    ("trust_in_brief", "the same, for the head of a page", "text"),
    ("draft", "always no: a programme is what it is on its day", "yes or no"),
    ("dated", "always yes", "yes or no"),
    ("made_on", "the day that the programme is held against", "text"),
    ("version", "the version of matsheets", "text"),
    ("trusts", "the range that the number of trusts lies in: 40 to 44", "text"),
    ("fewest", "the lowest number that a range begins with: 5", "text"),
    ("printed", "a row at least is printed", "yes or no"),
    FRAMEWORK_FIELDS,
    *((f"ratings.{name}", f"ratings by element: {meaning}", kind) for name, meaning, kind in _TABLE),
    *((f"priorities.{name}", f"priorities by heading: {meaning}", kind) for name, meaning, kind in _TABLE),
    *((f"done.{name}", f"what trusts have done: {meaning}", kind) for name, meaning, kind in _TABLE),
    ("rule[]", "the rule in sentences", "list of texts"),
    ("meaning", "what follows from the rule", "text"),
    ("not_covered", "what the rule does not stand up to", "text"),
)
