"""What a cell is to hold so that it says what somebody typed in Word: with what was typed in the cell kept where it can be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple

from matsheets.documents.contexts.plan_targets import whole_heading
from matsheets.documents.contexts.values import NOT_A_DATE
from matsheets.documents.contexts.whole_cells import BLANKS, TO
from matsheets.model.assessment import Answer, Assessment, Remark
from matsheets.model.cells import CELL_LIMIT, REF_IN_TEXT, listed, utf16_length
from matsheets.model.parsing import (
    Misread,
    format_date,
    format_number,
    understand_choice,
    understand_date,
    understand_money,
    understand_number,
)
from matsheets.trace.paragraph_patterns import Captured, typeable
from matsheets.trace.statements import plain_text
from matsheets.workbook.layout.layout import Kind, Layout
from matsheets.workbook.layout.schema import Entry

#: How many of the values that a list offers a sentence names.
_NAMED = 4


#: What is said of cells that hold a formula.
_OF_FORMULAS = frozenset({Remark.FORMULA, Remark.EXTERNAL_LINK})
_NOT_WORKED_OUT = frozenset({Misread.FORMULA_WITHOUT_VALUE, Misread.FORMULA_ERROR})


class NewValue(NamedTuple):
    """What a cell is to hold: None for nothing."""

    content: str | dt.date | Decimal | None
    text: str


class Refused(NamedTuple):
    """Why a text cannot be put into its cell, and what to do."""

    why: str
    remedy: str


def texts_of(captured: Captured) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """Return by its column what each cell is to say, as lines; None where the words of two cells cannot be told apart."""
    columns, lines = captured.place.columns, captured.lines
    if len(columns) == 1:
        return ((columns[0], lines),)
    if not lines or plain_text(" ".join(lines)) in BLANKS:
        return tuple((column, ()) for column in columns)
    found = plain_text(" ".join(lines)).split(TO)
    return (
        tuple((column, (text,)) for column, text in zip(columns, found, strict=True))
        if len(found) == len(columns)
        else None
    )


def value_of(
    lines: Sequence[str], printed: Sequence[str], entry: Entry, layout: Layout, old: Answer | None
) -> NewValue | Refused:
    """Return what a cell is to hold.

    Args:
        lines: what the document says there.
        printed: what it said there as it was built.
        entry: what the cell takes.
        layout: of its workbook.
        old: what stands in the cell.
    """
    text = plain_text(" ".join(lines))
    if text in BLANKS:
        return NewValue(None, "")
    if entry.is_text:
        return _text(lines, printed, old)
    if entry.is_date:
        return _date(typeable(text), entry)
    return _choice(typeable(text), entry, layout) if entry.choices else _number(typeable(text), entry)


def _date(text: str, entry: Entry) -> NewValue | Refused:
    day = understand_date(text.removesuffix(NOT_A_DATE), last_day=entry.kind is Kind.LAST_DATE).value
    if day is None:
        return Refused(f'"{text}" is not a date.', "Write it with the year, such as 18 December 2026, and pull again.")
    return NewValue(day, format_date(day))


def _number(text: str, entry: Entry) -> NewValue | Refused:
    number = (understand_money if entry.kind is Kind.MONEY else understand_number)(text).value
    if number is None:
        return Refused(f'"{text}" is not a number.', "Write it in figures, such as 2.5, and pull again.")
    return NewValue(number, format_number(number))


def _choice(text: str, entry: Entry, layout: Layout) -> NewValue | Refused:
    choices = layout.lists[entry.choices]
    found = understand_choice(text.removesuffix(whole_heading(layout.framework.words)), choices)
    if found.value is not None:
        return NewValue(choices[found.value].label, choices[found.value].label)
    code = text.split(maxsplit=1)[0] if REF_IN_TEXT.match(text) else None
    coded = tuple(choice.label for choice in choices if code and choice.label.split(maxsplit=1)[0] == code)
    near = coded or found.candidates or tuple(choice.label for choice in choices)
    more = ["another of its list"] if len(near) > _NAMED else []
    offered = listed([*near[:_NAMED], *more], "or")
    return Refused(f'"{text}" is not on the list of {entry.title}.', f"Write {offered}, and pull again.")


def _text(lines: Sequence[str], printed: Sequence[str], old: Answer | None) -> NewValue | Refused:
    whole = "\n".join(lines)
    if old is not None and old.link:
        address = f" ({old.link})"
        if whole.endswith(address):
            lines = whole.removesuffix(address).split("\n")
            printed = "\n".join(printed).removesuffix(address).split("\n")
        elif address in "\n".join(printed):
            return Refused("The cell holds a link, whose address was changed.", "Change the link in the workbook.")
    text = _as_typed(old.text if old else "", printed, lines)
    if utf16_length(text) > CELL_LIMIT:
        return Refused(
            f"The text is longer than a cell holds ({CELL_LIMIT:,} characters).", "Shorten it, and pull again."
        )
    return NewValue(text, text)


def refusal_of_cell(held: Assessment, ref: str, column: str, header: str) -> Refused | None:
    """Return why nothing can be put into a cell, whatever it is; None where it can."""
    cell, old = held.cell(ref, column), held.answer(ref, column)
    if cell is None or ref in held.uncertain_refs:
        return Refused(
            f"{held.file} has no single cell for {ref} {header}.", "Mend the workbook first: matsheets repair"
        )
    where = f"{cell.tab} › {cell.address}"
    if any(merged.cell == cell for merged in held.merged):
        return Refused(f"{where} is merged into another cell.", "Unmerge it in the workbook, and pull again.")
    if cell in held.doubled or any((at.position, at.row) == (cell.position, cell.row) for at in held.doubled_rows):
        return Refused(f"{where} stands twice in the file.", "Open the workbook in Excel, save it, and pull again.")
    if any(struck.cell == cell for struck in held.struck):
        return Refused(f"{where} holds words that are struck through.", "Type it there, so that they are not lost.")
    if old is not None and (old.remarks & _OF_FORMULAS or old.misread in _NOT_WORKED_OUT):
        return Refused(f"{where} holds a formula.", "Change what it works with, or type over it, in the workbook.")
    return None


# --- a text as it was typed ----------------------------------------------------------------------------------------


def _as_typed(raw: str, printed: Sequence[str], lines: Sequence[str]) -> str:
    """Return a text for a cell in which all that nobody changed stands as it was typed: dashes, numbers, spaces, line ends.

    Args:
        raw: what stands in the cell.
        printed: the lines that the document printed of it.
        lines: the lines that it has now.
    """
    lined = [(found[1], found[2]) for found in re.finditer(r"(\s*(?:\n|^))([^\n]*\S[^\n]*)", raw)]
    typed = [line for _, line in lined]
    if len(printed) == 1 < len(typed) and len(lines) == 1:
        return _with_words(raw, lines[0])
    if len(typed) != len(printed):
        return "\n".join(lines)
    marks = [_mark_before(line, shown) for line, shown in zip(typed, printed, strict=True)]
    if None in marks:
        return "\n".join(lines)
    usual = marks[0] if len(set(marks)) == 1 else ""
    found: list[str] = []
    before, now = [*map(plain_text, printed)], [*map(plain_text, lines)]
    for tag, start, end, first, last in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [(space or "\n") + line for space, line in lined[start:end]]
        elif end - start == last - first:
            for number, line in zip(range(start, end), lines[first:last], strict=True):
                mark = marks[number] or ""
                found.append((lined[number][0] or "\n") + mark + _with_words(typed[number][len(mark) :], line))
        else:
            found += [f"\n{usual}{line}" for line in lines[first:last]]
    return "".join(found).strip()


def _mark_before(line: str, shown: str) -> str | None:
    """Return what stands before the words of a line that a document prints without it, such as a dash; None where they differ."""
    words = plain_text(shown)
    for start in range(min(len(line), 8)):
        if plain_text(line[start:]) == words and (start == 0 or not line[:start].strip().isalnum()):
            mark = line[:start]
            return mark + line[start:][: len(line[start:]) - len(line[start:].lstrip())]
    return "" if re.sub(r"\s", "", plain_text(line)) == re.sub(r"\s", "", words) else None


def _with_words(raw: str, new: str) -> str:
    """Return a text with the words of another; words that are in both stay as they are, with the spaces before them."""
    typed = re.findall(r"(\s*)(\S+)", raw)
    words = new.split()
    same = [typeable(word) for _, word in typed], [typeable(word) for word in words]
    pieces: list[str] = []
    for tag, start, end, first, last in SequenceMatcher(None, *same, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += [(space or " ") + word for space, word in typed[start:end]]
        else:
            spaces = [space for space, _ in typed[start:end]]
            pieces += [
                (spaces[n] if n < len(spaces) and spaces[n] else " ") + word for n, word in enumerate(words[first:last])
            ]
    return "".join(pieces).strip()
