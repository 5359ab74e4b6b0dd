"""A document held against the answers of its workbooks, whatever template it was made from.

Where the template is not at hand, nothing can be built to compare with: an earlier matsheets had other tables and other
sentences. What stays is that an answer is printed as it was typed, with its Ref. What a document prints of one row it prints
of all, so each answer of such a column is looked for; and what it says under the column's header must be in a workbook.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.values import AGREED_VIEW, NOT_RECORDED, names_of
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import REF_IN_TEXT, fold
from matsheets.model.framework import NOT_RATED, Rating
from matsheets.model.material import material_of
from matsheets.model.parsing import format_date, format_money, format_number
from matsheets.model.respondents import respondent_of
from matsheets.trace.differences import Difference, likeness
from matsheets.trace.statements import Statement
from matsheets.workbook.layout.layout import Layout, build_layout

#: Typography that a template may change: hyphens that do not break, quotation marks.
_TYPOGRAPHY = str.maketrans({"\u2011": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_BULLET = re.compile(r"^(?:[-*•·–]|\(?[0-9a-z]{1,2}[.)])\s+")
#: What follows where a document prints the beginning of a long text only.
_CUT = "[…]"
#: Labels under which a document prints the rating that counts.
_RATING_LABELS = frozenset({"rating", "rating now"})
#: The share of words that a text and what became of it have in common, where no label puts them together.
_ALIKE = 0.3
#: What a document prints where nothing was answered, or a list is empty.
_BLANKS = frozenset(map(fold, (NOT_RECORDED, "Nothing", "n/a")))
#: What the code calls the column of answers on a tab of questions.
_QUESTION_COLUMN = "answer"
#: Letters of an answer that may well stand inside a word or a number of another.
_SHORT = 12


class _Typed(NamedTuple):
    """One answer to look for.

    Attributes:
        column: the prefix of its Ref, and its column's key.
        forms: the ways in which it may be printed, each as the lines it may be broken into.
        view: for a rating, what the view is called that gives it.
    """

    ref: str
    column: tuple[str, str]
    header: str
    text: str
    forms: tuple[tuple[str, ...], ...]
    view: str = ""


class _Printed(NamedTuple):
    """One statement as it is compared."""

    statement: Statement
    ref: str
    text: str
    labels: frozenset[str]

    def is_under(self, header: str) -> bool:
        """Tell whether it stands under a column's header, maybe with another's: ``Rationale and evidence``."""
        return any(fold(header) in label for label in self.labels)

    @property
    def is_item(self) -> bool:
        """Whether it is running text that begins with its Ref, as an item of a list does."""
        return not self.labels and self.text != "" and self.statement.text.startswith(self.ref)

    def is_of(self, view: str) -> bool:
        """Tell whether a rating is the one of a view."""
        agreed = view == AGREED_VIEW and self.labels <= _RATING_LABELS
        return bool(self.labels) and (agreed or fold(view) in self.labels)


def compare_answers(
    document: Sequence[Statement], assessments: Sequence[Assessment], kind: DocumentKind
) -> tuple[Difference, ...]:
    """Return what a document and the answers of its workbooks say differently, in the order of the document.

    Args:
        document: what it says.
        assessments: the workbooks that it says something of.
        kind: which document it is.
    """
    return tuple(_Comparison(document, assessments, kind).differences())


class _Comparison:
    def __init__(self, document: Sequence[Statement], assessments: Sequence[Assessment], kind: DocumentKind) -> None:
        self.layout = build_layout(assessments[0].framework)
        self.scale = {_plain(label) for label in (*(r.label for r in self.layout.framework.scale.ratings), NOT_RATED)}
        self.printed: dict[str, list[_Printed]] = {}
        for statement in document:
            # Why the label too: an answer may look like a Ref, as the number of an order does.
            if any(assessment.file in statement.text for assessment in assessments):
                continue  # it says where an answer stands
            refs = REF_IN_TEXT.findall(f"{statement.ref} {statement.label}")
            if ref := next((ref for ref in refs if self.layout.find(ref) is not None), ""):
                labels = frozenset(map(fold, filter(None, statement.label.split(" › "))))
                self.printed.setdefault(ref, []).append(
                    _Printed(statement, ref, _plain(statement.text.replace(ref, "")), labels)
                )
        prefixes = {ref.rpartition("-")[0] for ref in self.printed}
        self.typed: dict[str, list[_Typed]] = {}
        for typed in _typed(assessments, self.layout, kind):
            if typed.column[0] in prefixes:
                self.typed.setdefault(typed.ref, []).append(typed)

    @cached_property
    def columns(self) -> frozenset[tuple[str, str]]:
        """The columns that the document prints: most of their answers stand in it."""
        answers = [typed for answers in self.typed.values() for typed in answers]
        total = Counter(typed.column for typed in answers)
        found = Counter(typed.column for typed in answers if self.says(typed))
        return frozenset(column for column, count in found.items() if 2 * count >= total[column])

    @cached_property
    def headers(self) -> frozenset[str]:
        """The headers of those columns."""
        answers = (typed for answers in self.typed.values() for typed in answers)
        return frozenset(fold(typed.header) for typed in answers if typed.column in self.columns)

    def says(self, typed: _Typed) -> bool:
        """Tell whether the document says an answer, with its Ref."""
        printed = self.printed.get(typed.ref, ())
        if typed.view and (ratings := self.ratings(typed)):
            return all(one.text in typed.forms[0] for one in ratings)
        own = [one for one in printed if one.is_under(typed.header)] or printed
        return any(all(any(_holds(one.text, line) for one in own) for line in form) for form in typed.forms)

    def ratings(self, typed: _Typed) -> list[_Printed]:
        """Return where the document prints the rating that one view gives an element."""
        return [p for p in self.printed.get(typed.ref, ()) if p.text in self.scale and p.is_of(typed.view)]

    def differences(self) -> Iterator[Difference]:
        for ref in dict.fromkeys((*self.printed, *self.typed)):
            typed, printed = self.typed.get(ref, []), self.printed.get(ref, [])
            shown = [one for one in typed if one.column in self.columns]
            tab, _ = self.layout.require(ref)
            if tab.repeats and not typed and printed and (tab.prefix in {prefix for prefix, _ in self.columns}):
                sections = tuple(dict.fromkeys(one.statement.section for one in printed))
                texts = dict.fromkeys(one.statement.text for one in printed)
                yield Difference(ref, sections, " · ".join(texts), None, whole=True)
            elif tab.repeats and shown and not printed:
                yield Difference(ref, (tab.title,), None, " · ".join(one.text for one in shown), whole=True)
            else:
                yield from self._differences_of_row(shown, typed, printed)

    def _differences_of_row(
        self, shown: Sequence[_Typed], typed: Sequence[_Typed], printed: Sequence[_Printed]
    ) -> Iterator[Difference]:
        lines = [line for one in typed for form in one.forms for line in form]
        left = [one for one in printed if not any(_holds(one.text, line) or _holds(line, one.text) for line in lines)]
        for answer in [one for one in shown if not self.says(one)]:
            was = self.ratings(answer) if answer.view else _former_self(answer, left)
            if not was and answer.column[1] == _QUESTION_COLUMN:
                continue  # a document need not print every question of a tab
            places = tuple(dict.fromkeys(one.statement.place for one in was)) or (answer.header,)
            yield Difference(answer.ref, places, was[0].statement.text if was else None, answer.text)
            left = [one for one in left if one not in was]
        for one in left:
            said = one.text not in self.scale and fold(one.text) not in _BLANKS
            if said and (one.labels & self.headers or (one.is_item and self.layout.require(one.ref)[0].repeats)):
                yield Difference(one.ref, (one.statement.place,), one.statement.text, None)


def _former_self(answer: _Typed, left: Sequence[_Printed]) -> list[_Printed]:
    """Return what an answer took the place of: what stands under its header, else what shares most words with it."""
    if answer.column[1] == _QUESTION_COLUMN:
        left = [one for one in left if not one.statement.text.endswith(one.ref)]  # the name of the question
        labelled = [one for one in left if one.ref not in one.statement.text] or left
    else:
        labelled = [one for one in left if one.is_under(answer.header)]
    best = max(labelled or left, key=lambda one: likeness(one.text, answer.text), default=None)
    if best is None or not (labelled or likeness(best.text, answer.text) >= _ALIKE):
        return []
    return [one for one in left if one.text in best.text or best.text in one.text]


# --- what was typed ------------------------------------------------------------------------------------------------


def _typed(assessments: Sequence[Assessment], layout: Layout, kind: DocumentKind) -> Iterator[_Typed]:
    respondents = [respondent_of(assessment) for assessment in assessments]
    names = names_of(respondents)
    for respondent, assessment in zip(respondents, assessments, strict=True):
        for answer in assessment.answers:
            found = layout.find(answer.ref)
            if found is None or not answer.text or not material_of(answer.ref, answer.column) & kind.made_from:
                continue
            tab, _ = found
            view = names[respondent.file] if isinstance(answer.value, Rating) else ""
            header = tab.column(answer.column).header
            yield _Typed(answer.ref, (tab.prefix, answer.column), header, answer.text, _forms(answer, layout), view)


def _forms(answer: Answer, layout: Layout) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which documents print an answer."""
    value = answer.value
    if isinstance(value, Rating):
        return ((_plain(value.label),),)
    texts = [answer.text]
    if isinstance(value, dt.date):
        texts.append(format_date(value))
    elif isinstance(value, Decimal):
        texts += [format_money(value), format_number(value), *([] if value else [""])]  # nothing to pay is put in words
    elif any(answer.text == f"{heading.ref} {heading.title}" for heading in layout.framework.headings):
        texts.append(answer.text.partition(" ")[2])
    lines = [tuple(_BULLET.sub("", line, count=1) for line in map(_plain, text.split("\n")) if line) for text in texts]
    return tuple(lines)


def _plain(text: str) -> str:
    return " ".join(text.translate(_TYPOGRAPHY).split())


def _holds(text: str, line: str) -> bool:
    """Tell whether a text is a line, has it in it, or is its beginning."""
    start, cut, _ = text.partition(_CUT)
    if line in text:
        return len(line) > _SHORT or re.search(rf"(?<!\w){re.escape(line)}(?!\w)", text) is not None
    return bool(cut) and line.startswith(start.strip())
