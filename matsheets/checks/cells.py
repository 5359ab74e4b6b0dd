"""Stage 3, each filled-in cell by itself: whether it could be understood, and what there is to know about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from matsheets.checks import open_points, plan, progress_log
from matsheets.checks.workbook_view import Book
from matsheets.model.assessment import Answer, Remark
from matsheets.model.cells import listed
from matsheets.model.links import is_said
from matsheets.model.parsing import Misread, format_money, format_number, says_none
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Problem
from matsheets.workbook.layout.schema import Entry, Kind

#: The longest list that a message spells out.
LIST_LIMIT = 10

_BY_MISREAD: Mapping[Misread, Code] = {
    Misread.UNKNOWN: Code.CHOICE_UNKNOWN,
    Misread.AMBIGUOUS: Code.CHOICE_AMBIGUOUS,
    Misread.NOT_A_DATE: Code.DATE_NOT_UNDERSTOOD,
    Misread.NO_SUCH_DATE: Code.DATE_IMPOSSIBLE,
    Misread.SHORT_YEAR: Code.DATE_SHORT_YEAR,
    Misread.FAR_DATE: Code.DATE_FAR,
    Misread.NOT_MONEY: Code.MONEY_NOT_UNDERSTOOD,
    Misread.NOT_A_NUMBER: Code.NUMBER_NOT_UNDERSTOOD,
    Misread.BELOW_ZERO: Code.NUMBER_BELOW_ZERO,
    Misread.NOT_YES_OR_NO: Code.YES_NO_NOT_UNDERSTOOD,
    Misread.FORMULA_WITHOUT_VALUE: Code.FORMULA_WITHOUT_VALUE,
    Misread.FORMULA_ERROR: Code.FORMULA_ERROR,
    Misread.PICTURE: Code.PICTURE_IN_CELL,
    Misread.SHOWN_AS_ANOTHER: Code.SHOWN_AS_ANOTHER,
}
_RATING_CODES: Mapping[Code, Code] = {
    Code.CHOICE_UNKNOWN: Code.RATING_UNKNOWN,
    Code.CHOICE_AMBIGUOUS: Code.RATING_AMBIGUOUS,
}
_DATE_EXAMPLE = "14/10/2026"
_MONEY_EXAMPLE = f"1200 or {format_money(Decimal('1200.5'))}"
_NUMBER_EXAMPLE = f"12 or {format_number(Decimal('2.5'))}"

#: The dates that are asked for where they are blank: by the names of their rows, and by their columns.
_NEEDED_DATES = frozenset({"review_date", *open_points.NEEDED, *plan.NEEDED, *progress_log.NEEDED})

#: The figures that no agreement, and no charge, goes without: by the names of their rows, and by their columns.
_NEEDED_FIGURES = frozenset({"total_charge", "amount"})

#: Remarks that are a problem whatever the cell holds, with the one that a stronger one makes superfluous left out.
_BY_REMARK: Mapping[Remark, Code] = {
    Remark.EXTERNAL_LINK: Code.EXTERNAL_LINK,
    Remark.FORMULA: Code.FORMULA_USED,
    Remark.DATE_FROM_TEXT: Code.DATE_FROM_TEXT,
    Remark.DATE_FROM_NUMBER: Code.DATE_FROM_NUMBER,
    Remark.RESPELT: Code.RESPELT,
    Remark.CONTROL_CHARACTERS: Code.CONTROL_CHARACTERS,
    Remark.LINK_WORKED_OUT: Code.LINK_WORKED_OUT,
    Remark.SHOWN_OTHERWISE: Code.SHOWN_OTHERWISE,
    Remark.CONDITIONAL_FORMAT: Code.CONDITIONAL_FORMAT,
    Remark.SIGN_NOT_SHOWN: Code.SIGN_NOT_SHOWN,
}


def check(book: Book) -> Iterator[Problem]:
    """Yield what is wrong with, or worth knowing about, each answer by itself."""
    for answer in book.answers:
        entry = book.entry(answer.ref, answer.column)
        if entry is None:
            continue
        if answer.misread is not None:
            yield _misread(book, answer, answer.misread, entry)
        yield from _remarks(book, answer)
        if answer.link and not entry.takes_link and not is_said(answer.link, answer.text):
            yield problem(Code.LINK_NOT_PRINTED, book.at(answer.cell, answer.ref), answer.link)
        if answer.number_format and answer.misread is None:
            place, shown = book.at(answer.cell, answer.ref), shorten(answer.number_format)
            yield problem(Code.FORMAT_NOT_FOLLOWED, place, answer.text, format=shown)
        if answer.symbols:
            yield problem(Code.SYMBOL_FONT, book.at(answer.cell, answer.ref), answer.text, symbols=answer.symbols)
        yield from _too_long(book, answer, entry)
    for struck in book.assessment.struck:
        if book.usable(struck.ref, struck.column):
            yield problem(Code.STRUCK_OUT, book.at(struck.cell, struck.ref), struck.text)


def misread_sentence(book: Book, ref: str, column: str) -> str:
    """Return what ``check`` says of one answer that could not be understood; blank where there is no such answer."""
    for answer in book.assessment.answers:
        entry = book.entry(answer.ref, answer.column)
        if (answer.ref, answer.column) == (ref, column) and answer.misread is not None and entry is not None:
            return _misread(book, answer, answer.misread, entry).message
    return ""


def _too_long(book: Book, answer: Answer, entry: Entry) -> Iterator[Problem]:
    """Yield one problem where an answer has more characters, or else more lines, than its place holds well."""
    characters, lines = len(answer.text_and_link), answer.text.count("\n") + 1
    place, room = book.at(answer.cell, answer.ref), entry.room
    if characters > room.characters:
        code = Code.NAME_LONG if entry.takes_other else Code.TEXT_LONG
        yield problem(code, place, size=f"{characters:,} characters", limit=f"{room.characters:,}")
    elif lines > room.lines:
        yield problem(Code.TEXT_LONG, place, size=f"{lines:,} lines", limit=f"{room.lines:,}")


def _misread(book: Book, answer: Answer, why: Misread, entry: Entry) -> Problem:
    code = _BY_MISREAD[why]
    if entry.kind is Kind.RATING:
        code = _RATING_CODES.get(code, code)
    known = _facts(book, answer, entry)
    facts = {name: known[name] for name in code.value.fields}
    return problem(code, book.at(answer.cell, answer.ref), answer.text, **facts)


def _facts(book: Book, answer: Answer, entry: Entry) -> dict[str, str]:
    """Return everything that a sentence about a misread answer may want to say."""
    example = {Kind.MONEY: _MONEY_EXAMPLE, Kind.NUMBER: _NUMBER_EXAMPLE}.get(entry.kind, _DATE_EXAMPLE)
    labels = book.labels(entry) if entry.choices else ()
    _, row = book.layout.require(answer.ref)
    allowed = book.choices(entry, "nor" if entry.kind is Kind.YES_NO else "or") if labels else ""
    return {
        "example": example,
        "allowed": allowed if len(labels) <= LIST_LIMIT else "one from the list in the cell",
        "candidates": listed(answer.candidates, "or"),
        "reading": answer.reading,
        "otherwise": ", or leave the cell blank" if _may_be_blank(answer, entry, row.name) else "",
        "nearest": f" It is nearest to {answer.candidates[0]}." if answer.candidates else "",
    }


def _may_be_blank(answer: Answer, entry: Entry, name: str) -> bool:
    """Tell whether to leave a cell blank is a way out: of a date that nobody needs, or a figure said to be none."""
    if entry.is_date:
        return not {name, answer.column} & _NEEDED_DATES
    return says_none(answer.text) and not {name, answer.column} & _NEEDED_FIGURES


def _remarks(book: Book, answer: Answer) -> Iterator[Problem]:
    if not answer.remarks:
        return
    remarks = set(answer.remarks)
    if Remark.EXTERNAL_LINK in remarks or answer.misread is not None:
        remarks.discard(Remark.FORMULA)
    if answer.misread is not None:
        remarks.discard(Remark.EXTERNAL_LINK)
    for remark, code in _BY_REMARK.items():
        if remark not in remarks:
            continue
        facts = {"reading": answer.reading} if "reading" in code.value.fields else {}
        if facts and answer.reading == answer.text:  # understood as it stands: nothing for a person to decide
            continue
        yield problem(code, book.at(answer.cell, answer.ref), answer.text, **facts)
