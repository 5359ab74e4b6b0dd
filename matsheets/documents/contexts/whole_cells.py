"""Which of the values that a template prints are whole cells of a workbook, and a context in which each of them is marked.

A document that is filled with the marked values shows, wherever a cell is printed, which cell it is: that is how ``pull`` finds
the cell of a sentence that somebody changed in Word, whatever the template says around it. What a template works out from a
value, cuts short or joins to others loses its mark by itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple
from zlib import crc32

from matsheets.documents.contexts.plan_targets import whole_heading
from matsheets.documents.contexts.unbroken_hyphens import PrintedText
from matsheets.documents.contexts.values import NOT_A_DATE, NOT_RECORDED, short_date
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import NO_BREAK_HYPHEN, REF_IN_TEXT
from matsheets.model.parsing import format_date, format_number
from matsheets.review.review import Review
from matsheets.workbook.layout.layout import Layout, build_layout


class WholeCell(NamedTuple):
    """A value that prints whole cells.

    Attributes:
        columns: of the cells, in the order in which they are printed with `` to `` between them; most are one.
        brief: whether the same document prints the cell in full elsewhere, and that place counts.
    """

    columns: tuple[str, ...]
    brief: bool = False


def _own(*names: str) -> dict[str, WholeCell]:
    return {name: WholeCell((name,)) for name in names}


#: By the prefix of a row's Ref, the names of values that print its cells. A value counts where it says all of its cell.
WHOLE_CELLS: Mapping[str, Mapping[str, WholeCell]] = {
    "PLAN": {
        **_own(
            "target", "objective", "actions", "lead", "support", "start", "due", "resources", "monitoring", "success"
        ),
        **_own("review_on"),
        "title": WholeCell(("objective",)),
        "objective_rest": WholeCell(("objective",)),
        "objective_brief": WholeCell(("objective",), brief=True),
        "action_list": WholeCell(("actions",)),
        "lead_brief": WholeCell(("lead",), brief=True),
        "when": WholeCell(("start", "due")),
        "due_brief": WholeCell(("due",), brief=True),
        "success_brief": WholeCell(("success",), brief=True),
        "reason": WholeCell(("no_action",)),
    },
    "MED": _own("heading", "priority", "why", "when", "lead"),
    "BEY": _own("issue", "why", "known", "next"),
}
#: The prefix of a log's rows, and the values of a priority that tell what they say, each text with its row's Ref after it in
#: brackets, by the column of its cell.
_LOG, _TOLD = "PRG", {"done": "done", "difference": "difference"}
_REF_AFTER = re.compile(rf" \(({_LOG}-\d{{2,3}})\b")
#: What stands for a cell in which nothing stands.
BLANKS = frozenset({NOT_RECORDED, "Objective not recorded", ""})
#: Between two dates in words.
TO = " to "


class CellPlace(NamedTuple):
    """What one mark stands for: one or two cells of a row, or its rating, which is worked out.

    Attributes:
        columns: the keys of the cells' columns; none for a rating.
        brief: see ``WholeCell``.
        item: whether it is one line of a cell whose lines are printed as a list.
    """

    file: str
    ref: str
    columns: tuple[str, ...]
    brief: bool = False
    item: bool = False


def cell_hashes(assessments: Sequence[Assessment], prefixes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return for each filled row whose cells may be printed whole what tells its cells from others.

    Why: a document shows whether a cell was changed since it was built only where its workbook is not the same file any more.

    Args:
        assessments: the workbooks that a document is made from.
        prefixes: of the Refs of the rows.

    Returns:
        By the number of its workbook and its Ref (``1 PLAN-03``), each filled column with the hash of its cell.
    """
    return tuple(
        (f"{number} {ref}", " ".join(f"{column} {hash_of(held, ref, column)}" for column in sorted(held.filled(ref))))
        for number, held in enumerate(assessments, start=1)
        for prefix in prefixes
        for ref in held.refs(prefix)
        if held.filled(ref)
    )


def hash_of(held: Assessment, ref: str, column: str) -> str:
    """Return what tells a cell's text from others, in hexadecimal; blank for a blank cell."""
    answer = held.answer(ref, column)
    return f"{crc32(answer.text_and_link.encode('utf-8', 'surrogatepass')):08x}" if answer else ""


_OPEN, _NAMED, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"  # characters that Unicode keeps for such use, and no text has
MARK = re.compile(f"{_OPEN}([0-9]+){_NAMED}(.*?){_CLOSE}", re.DOTALL)
#: What a marked text has besides its words.
MARKING = re.compile(f"{_OPEN}[0-9]+{_NAMED}|{_CLOSE}")
_WORD_IN_RUN = re.compile(r"(<w:t(?: [^>]*)?>)(.*?)(?=</w:t>)", re.DOTALL)


def with_marked_cells(
    values: Mapping[str, object], review: Review, prefixes: Sequence[str]
) -> tuple[Mapping[str, object], tuple[CellPlace, ...]]:
    """Return a context in which each whole cell is marked when it is printed, and what the marks stand for.

    Args:
        values: the context.
        review: that it was made from; rows of earlier rounds are not marked.
        prefixes: of the Refs of the rows whose cells are marked.
    """
    marking = _Marking(review, prefixes)
    return {name: marking.marked(value, None) for name, value in values.items()}, tuple(marking.places)


class _Marking:
    def __init__(self, review: Review, prefixes: Sequence[str]) -> None:
        self.known = {prefix: WHOLE_CELLS.get(prefix, {}) for prefix in prefixes}
        self.held = {assessment.file: assessment for assessment in review.assessments}
        self.layout = build_layout(review.framework)
        self.places: list[CellPlace] = []

    def marked(self, value: Any, row: tuple[str, str] | None) -> Any:
        """Mark what a value holds; ``row`` is the file and the Ref of the row that it is said of."""
        if isinstance(value, list):
            return [self.marked(held, row) for held in value]
        if not isinstance(value, dict):
            return value
        if {"label", "mark", "rated"} <= value.keys():
            return {
                name: self._rating(held, row) if name in {"label", "mark"} else held for name, held in value.items()
            }
        row = self._row_of(value) or row
        if row is None:
            return {name: self.marked(held, None) for name, held in value.items()}
        return {name: self._value(name, held, row, own=row == self._row_of(value)) for name, held in value.items()}

    def _value(self, name: str, value: Any, row: tuple[str, str], *, own: bool) -> Any:
        """Mark a value by its name; ``own`` tells whether it stands in the very dict that names the row."""
        known = self.known.get(row[1].rpartition("-")[0], {})
        if own and name in known:
            return self._cell(value, row, known[name])
        if own and name in _TOLD and _LOG in self.known:
            return (
                [self._log(told, row[0], _TOLD[name]) for told in value]
                if isinstance(value, list)
                else self._log(value, row[0], _TOLD[name])
            )
        return self.marked(value, row)

    def _log(self, value: str, file: str, column: str) -> str:
        """Mark the texts of a log's rows in a value that tells them."""
        from markupsafe import Markup, escape

        shown, pieces, at = value.printed if isinstance(value, PrintedText) else value, [], 0
        for found in _REF_AFTER.finditer(value.replace(NO_BREAK_HYPHEN, "-")):
            answer = self.held[file].answer(found[1], column)
            start = found.start() - len(answer.text) if answer else -1
            if answer and start >= at and value[start : found.start()] == answer.text:
                self.places.append(CellPlace(file, found[1], (column,)))
                marked = f"{_OPEN}{len(self.places) - 1}{_NAMED}{escape(shown[start : found.start()])}{_CLOSE}"
                pieces += [str(escape(shown[at:start])), marked]
                at = found.start()
        return PrintedText(value, Markup("".join(pieces) + str(escape(shown[at:])))) if pieces else value

    def _row_of(self, value: Mapping[str, Any]) -> tuple[str, str] | None:
        file, ref = value.get("file"), REF_IN_TEXT.match(str(value.get("ref", "")))
        return (str(file), ref[0]) if ref and file in self.held else None

    def _cell(self, value: Any, row: tuple[str, str], known: WholeCell) -> Any:
        file, ref = row
        held = self.held[file]
        answers = [held.answer(ref, column) for column in known.columns]
        place = CellPlace(file, ref, known.columns, known.brief)
        if isinstance(value, list):
            typed = _lines(answers[0].text if answers[0] else "")
            if len(typed) != (len(value) if answers[0] else 0) and value != [NOT_RECORDED]:
                return value
            return [self._mark(item, place._replace(item=True)) for item in value]
        if isinstance(value, str) and value and value in set(_printed_forms(answers, known.columns, ref, self.layout)):
            return self._mark(value, place)
        return value

    def _rating(self, value: str, row: tuple[str, str] | None) -> str:
        if row is None or not value:
            return value
        return self._mark(value, CellPlace(*row, ()))

    def _mark(self, value: str, place: CellPlace) -> str:
        from markupsafe import Markup, escape

        self.places.append(place)
        before, after = f"{_OPEN}{len(self.places) - 1}{_NAMED}", _CLOSE
        if isinstance(value, Markup):
            runs = list(_WORD_IN_RUN.finditer(value))
            if not runs:
                return value
            first, last = runs[0].start(2), runs[-1].end(2)
            return Markup(f"{str(value)[:first]}{before}{str(value)[first:last]}{after}{str(value)[last:]}")
        return PrintedText(value, Markup(f"{before}{escape(value)}{after}"))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _printed_forms(answers: Sequence[Answer | None], columns: Sequence[str], ref: str, layout: Layout) -> Iterator[str]:
    """Yield the ways in which cells are printed whole."""
    if all(answer is None for answer in answers):
        yield from BLANKS
    if len(answers) > 1:
        yield TO.join(_in_words(answer) for answer in answers)
        return
    (answer,), (column,) = answers, columns
    if answer is None:
        return
    value, entry = answer.value, layout.entry(ref, column)
    if isinstance(value, dt.date):
        yield from (format_date(value), short_date(value))
    elif entry is not None and entry.choices and isinstance(value, str):
        choice = next((c for c in layout.lists[entry.choices] if value in (c.label, *c.also[:1])), None)
        for words in (choice.label, *choice.also) if choice else ():
            yield from (words, f"{words}{whole_heading(layout.framework.words)}")
    elif isinstance(value, str):
        yield from (value, " ".join(value.split()))
    elif value is None:
        yield from BLANKS  # what could not be understood is printed as a blank, but for dates
        yield f"{' '.join(answer.text.split())}{NOT_A_DATE}"
    elif isinstance(value, Decimal):
        yield from (answer.text, format_number(value))


def _in_words(answer: Answer | None) -> str:
    if answer is None:
        return NOT_RECORDED
    return (
        format_date(answer.value)
        if isinstance(answer.value, dt.date)
        else f"{' '.join(answer.text.split())}{NOT_A_DATE}"
    )
