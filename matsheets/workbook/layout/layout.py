"""Where every answer of a workbook lives: tabs, Refs, column headers, and what may be typed in each cell.

The writer draws this and the reader finds it again; they never import each other. An answer is found by its Ref and its
column's header text, so what is written in ``tab_definitions.py`` (Refs and headers) is a promise to everyone who has a workbook
on their disk. Titles, order and widths may change freely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

from matsheets.model.cells import fold
from matsheets.model.framework import USUAL_WORDS, Framework, FrameworkWords
from matsheets.model.group_labels import group_label, groups_of
from matsheets.model.optional_columns import OPTIONAL_KEYS, OptionalTexts
from matsheets.model.parsing import Choice
from matsheets.model.progress_status import STATUSES
from matsheets.model.remembered_framework import has_the_same_form
from matsheets.model.respondents import REFS
from matsheets.model.rounds import ROUNDS
from matsheets.workbook.layout import joint_tabs, progress_tabs, tab_definitions
from matsheets.workbook.layout.choices import (
    HANDLING,
    PARTY_2,
    REGIONS,
    SCHOOL_STATUS,
    VAT,
    YES_NO,
    headings_list,
    targets,
)
from matsheets.workbook.layout.former_wordings import EARLIER_QUESTIONS, EARLIER_TEXTS
from matsheets.workbook.layout.optional_tabs import tab_with_columns, tab_with_texts
from matsheets.workbook.layout.progress_tabs import KEEP_LOGGED
from matsheets.workbook.layout.question_hashes import question_hash
from matsheets.workbook.layout.schema import ALL_PARTS, EVERY_PART, Column, Entry, Kind, Part, Row, Tab
from matsheets.workbook.layout.shared_tabs import SHARED_ABOUT, tabs_shared

V = TypeVar("V")

__all__ = [
    "ALL_PARTS",
    "CARRIED_KEY",
    "COLUMNS_BAR",
    "COLUMNS_KEY",
    "COLUMNS_REMEMBERED_SINCE",
    "EVERY_PART",
    "FRAMEWORK_KEY",
    "LISTING_TABS",
    "METADATA_TAB",
    "QUESTION_KEY",
    "SCHEMA_VERSION",
    "Column",
    "Entry",
    "Kind",
    "Layout",
    "Part",
    "PrintedPlace",
    "Row",
    "Tab",
    "build_layout",
    "question_hash",
]

#: Version of the workbook's contract. A change that an older matsheets would misread adds one. Version 2 has the options
#: of the agreement's clauses (PAR-27 to PAR-29) and the column of a service's priorities; where they are not there or
#: blank, everything means what it meant in version 1. Version 3 has ``Not rated`` on the list of ratings, and what an
#: agreement needs to be signed (PAR-30 to PAR-38, DAT-07 to DAT-10).
SCHEMA_VERSION = 3

#: The hidden sheet that repeats a workbook's identity: one ``key | value`` pair to a row, no header. Besides the names of
#: ``Identity.as_properties`` it holds ``question REF`` with ``question_hash`` of that row, and ``columns PREFIX`` with the
#: headers of the answers on a tab, between bars.
METADATA_TAB = "_matsheets"
QUESTION_KEY, COLUMNS_KEY, COLUMNS_BAR = "question ", "columns ", " | "
#: Before the pieces of what the hidden sheet remembers of the framework: see ``model.remembered_framework``.
FRAMEWORK_KEY = "framework "
#: Before what the Refs of a tab begin with, on the hidden sheet of a workbook that was carried forward: see ``PrintedForm``.
CARRIED_KEY = "carried "
#: The first version of which some workbooks remember their columns; those that do not have none of the columns added in it.
COLUMNS_REMEMBERED_SINCE = 3
PROBLEMS_HEADING, CLASHES_HEADING = "Problems in this workbook", "Where the copies differ"
NOT_PLACED_HEADING = "What could not be placed"
#: The tabs that matsheets adds to a copy for people to read, and never reads back: by folded title, what stands in A1.
LISTING_TABS: Mapping[str, str] = {
    "problems": PROBLEMS_HEADING,
    "clashes": CLASHES_HEADING,
    "not placed": NOT_PLACED_HEADING,
}


def _refs_of(tab: Tab, called: str) -> tuple[Choice, ...]:
    """Return the Refs of a tab's rows as choices: ``PLAN-03``, which may be typed as ``plan 3``, ``3`` or ``priority 3``."""
    return tuple(
        Choice(row.ref, (f"{tab.prefix} {number}", str(number), f"{number:02d}", f"{called} {number}"))
        for number, row in enumerate(tab.rows, start=1)
    )


class PrintedPlace(NamedTuple):
    """Where a text to be read is printed: beside which Ref, and in which column."""

    ref: str
    column: str


@dataclass(frozen=True)
class Layout:
    """The answer tabs of one workbook, in order, and the lists that its drop-downs offer.

    Attributes:
        carried: what the workbook remembers of what was carried into it from the round before, a pack of itself; see ``PrintedForm``.
        otherwise: the same in other words, and with other titles, in which such a workbook may have been printed.
    """

    framework: Framework
    parts: frozenset[Part]
    tabs: tuple[Tab, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    carried: Mapping[str, str] = field(default_factory=dict)
    otherwise: tuple[Layout, ...] = ()

    @cached_property
    def _rows(self) -> dict[str, tuple[Tab, Row]]:
        return {row.ref: (tab, row) for tab in self.tabs for row in tab.rows}

    def tab(self, key: str) -> Tab | None:
        """Return the tab that the code calls ``key``, or None where this workbook leaves it out."""
        return self._tabs.get(key)

    def require_tab(self, key: str) -> Tab:
        """Return the tab that the code calls ``key``; ``KeyError`` where this workbook leaves it out."""
        return self._tabs[key]

    @cached_property
    def _tabs(self) -> dict[str, Tab]:
        return {tab.key: tab for tab in self.tabs}

    def find(self, ref: str) -> tuple[Tab, Row] | None:
        """Return the tab and row of a Ref, numbered rows beyond the drawn ones included; None if it is no Ref of ours."""
        if found := self._rows.get(ref):
            return found
        prefix, _, number = ref.rpartition("-")
        if re.fullmatch(r"\d{2,3}", number) and number != "00":
            for tab in self.tabs:
                if tab.repeats and tab.prefix == prefix:
                    return tab, Row(ref)
        return None

    def require(self, ref: str) -> tuple[Tab, Row]:
        """Return the tab and row of a Ref; ``KeyError`` where it is none of ours."""
        if found := self.find(ref):
            return found
        raise KeyError(ref)

    def entry(self, ref: str, column: str) -> Entry | None:
        """Return what may be typed at a Ref and column; None where the layout has no such cell."""
        found = self.find(ref)
        if found is None:
            return None
        tab, row = found
        return next((tab.entry(row, c) for c in tab.columns if c.key == column), None)

    def row_named(self, tab: str, name: str) -> Row:
        """Return the row that the code calls ``name`` on a tab of questions."""
        return self._rows_by_name[tab, name]

    @cached_property
    def _rows_by_name(self) -> dict[tuple[str, str], Row]:
        return {(tab.key, row.name): row for tab in self.tabs for row in tab.rows if row.name}

    def as_listed(self, answers: Mapping[tuple[str, str], V]) -> Mapping[tuple[str, str], V | str]:
        """Return answers with the group as this workbook's list words it: programs have one name for it."""
        place = REFS["group"], "answer"
        given = answers.get(place)
        label = group_label(given, self.framework.words) if isinstance(given, str) else given
        return {**answers, place: label} if label != given and label is not None else answers

    def with_optional(self, texts: OptionalTexts) -> Layout:
        """Return the layout with the optional columns that have a text, and with their texts."""
        return replace(self, tabs=tuple(tab_with_texts(tab, texts, self.framework) for tab in self.tabs))

    def has_column(self, key: str) -> bool:
        """Tell whether some tab has a column with this key: an optional one is there only where it says something."""
        return any(column.key == key for tab in self.tabs for column in tab.columns)

    def part_names(self) -> tuple[str, ...]:
        """Return the names of the parts, in a fixed order."""
        return tuple(part.value for part in Part if part in self.parts)

    def header_keys(self, tab: Tab) -> dict[str, str]:
        """Return the column key for each folded header text of a tab."""
        return {header: column.key for column in _columns(tab) for header in column.folded_headers}

    @cached_property
    def headers(self) -> frozenset[str]:
        """The folded headers of all columns of answers and of texts to be read, without that of the Refs."""
        columns = (column for tab in self.tabs for column in _columns(tab) if column.key != "ref")
        return frozenset(header for column in columns for header in column.folded_headers)

    # --- what is printed ---------------------------------------------------------------------------------------------

    def printed_at(self, text: str) -> PrintedPlace | None:
        """Return where the workbook prints a text to be read, retyped a little or not; None where that is not one row.

        What an earlier matsheets printed is known too. A text that stands beside several Refs belongs to none of them.
        """
        if text in self._printed:
            return self._printed[text]
        return self._printed.get(fold(text)) if len(text) <= self._longest_printed else None

    def is_printed(self, text: str) -> bool:
        """Tell whether a text is one that the workbook, or an earlier one, prints to be read beside an answer."""
        return text in self._printed or (len(text) <= self._longest_printed and fold(text) in self._printed)

    @cached_property
    def _printed(self) -> dict[str, PrintedPlace | None]:
        found: dict[str, PrintedPlace | None] = {}
        tabs = [tab for layout in (self, *self.otherwise) for tab in layout.tabs]
        for tab in tabs:
            for row in tab.rows:
                earlier = (("question", text) for text in EARLIER_QUESTIONS.get(row.ref, ()))
                for column, text in (*row.given.items(), *earlier):
                    place = PrintedPlace(row.ref, column)
                    known = found.setdefault(fold(text), place)
                    if known and known.ref != row.ref:
                        found[fold(text)] = None
        exact = {text: found[fold(text)] for tab in tabs for row in tab.rows for text in row.given.values()}
        return dict.fromkeys(map(fold, EARLIER_TEXTS)) | exact | found | {"": None}

    @cached_property
    def _longest_printed(self) -> int:
        return 2 * max(map(len, self._printed))  # with the spaces that people add

    @cached_property
    def framework_titles(self) -> tuple[str, ...]:
        """What the framework is called, and was when the workbook was printed: Start here is headed with it."""
        return tuple(dict.fromkeys(each.framework.title for each in (self, *self.otherwise)))

    def is_title(self, text: str) -> bool:
        """Tell whether a text is a line that the workbook prints above a table."""
        folded = fold(text) if len(text) <= self._longest_printed else ""
        return bool(folded) and (folded in self._titles or any(_is_line(folded, said) for said in self._instructions))

    def is_live(self, text: str, formula: str | None) -> bool:
        """Tell whether a cell above a table is one of the lines that a formula of ours works out, or was before it was saved.

        Why both: a program may keep only what the formula gave, and a formula that points at a deleted tab gives an error.
        """
        return any(text.startswith(begin) or f'"{begin}"' in (formula or "") for begin in self._live_lines)

    def is_worked_out(self, text: str, formula: str | None, objectives: Iterable[str]) -> bool:
        """Tell whether a cell of a live column holds what a formula of ours works out, or worked out before it was saved.

        ``objectives`` are those of the workbook's plan, which the log repeats.
        """
        folded = "" if formula is not None else fold(text)
        return folded in self._worked_out or any(
            folded == fold(progress_tabs.repeated_objective(objective)) for objective in objectives
        )

    @cached_property
    def _worked_out(self) -> frozenset[str]:
        labels = (choice.label for key in ("ratings", "statuses") for choice in self.lists.get(key, ()))
        return frozenset(map(fold, (*labels, tab_definitions.NOT_YET, "")))

    @cached_property
    def _live_lines(self) -> tuple[str, ...]:
        """What they start with, with a log of the plan and without; those of an earlier matsheets had the same for both."""
        weak = self.framework.scale.weak
        return tuple(tab_definitions.without_row(rating, logged=logged) for rating in weak for logged in (False, True))

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(fold(tab.heading) for layout in (self, *self.otherwise) for tab in layout.tabs)

    @cached_property
    def _instructions(self) -> tuple[str, ...]:
        on = self.framework
        tabs = (*self.tabs, *(tab_with_columns(tab, [key], on) for key in OPTIONAL_KEYS for tab in self.tabs))
        said = [tab.instruction for tab in tabs]
        logged = [tab.instruction + KEEP_LOGGED for tab in self.tabs if tab.key == "plan"]
        others = chain.from_iterable(layout._instructions for layout in self.otherwise)
        return (*map(fold, (*said, *logged, SHARED_ABOUT, *EARLIER_TEXTS)), *others)


def _columns(tab: Tab) -> tuple[Column, ...]:
    """Return the columns that a tab may have."""
    return (*tab.columns, *tab.optional)


#: Letters of a line that is surely one of an instruction, though it neither begins nor ends it.
_LINE_LENGTH = 20


def _is_line(folded: str, instruction: str) -> bool:
    """Tell whether a text is one of the lines that an instruction is broken into."""
    if len(folded) >= _LINE_LENGTH:
        return folded in instruction
    return instruction == folded or instruction.endswith(f" {folded}")


def build_layout(
    framework: Framework,
    parts: Iterable[Part] = ALL_PARTS,
    shared: frozenset[str] | None = None,
    printed_in: Framework | None = None,
) -> Layout:
    """Lay out the answer tabs for a framework and the parts wanted; ``About`` is always there, but for a joint plan alone.

    Args:
        framework: what the workbook is on.
        parts: what it holds.
        shared: in a pack, the Refs of the elements that it shares (``Assessment.shared``): no other row of the review is in it.
        printed_in: the framework that the workbook was printed with, where it remembers it. It may have had other words and
            titles then; it may have had the usual words, so that those are always known.

    Why remembered: every check and every review of every workbook asks for the same few layouts.
    """
    then = printed_in if printed_in is not None and printed_in is not framework else None
    words = dict.fromkeys((*([then.words] if then else []), USUAL_WORDS))
    others = tuple(each for each in words if each != framework.words)
    # its questions are those of today's file, so that its form without them can be drawn
    form = replace(then, is_remembered=False) if then and has_the_same_form(then, framework) else None
    whole = _lay_out(framework, frozenset(parts), others, form)
    if shared is None:
        return whole
    tabs = tabs_shared(whole.tabs, shared)
    asked = {tab.entry(row, column) for tab in tabs for row in tab.rows for column in tab.columns}
    lists = {key: whole.lists[key] for key in whole.lists if any(entry and entry.choices == key for entry in asked)}
    return replace(whole, tabs=tabs, lists=lists)


@lru_cache(maxsize=64)
def _lay_out(
    framework: Framework,
    wanted: frozenset[Part],
    other_words: tuple[FrameworkWords, ...] = (),
    then: Framework | None = None,
) -> Layout:
    """Lay out a framework's tabs in its own words, which know those in others, and as it was ``then``."""
    if other_words or then:
        others = tuple(_lay_out(replace(framework, words=words), wanted) for words in other_words)
        others = (*others, _lay_out(then, wanted)) if then else others
        own = _lay_out(framework, wanted)
        tabs = (_found_by(tab, [layout.require_tab(tab.key) for layout in others]) for tab in own.tabs)
        lists = {**own.lists, "groups": groups_of(framework.words, other_words)}
        return replace(own, tabs=tuple(tabs), lists=lists, otherwise=others)
    words = framework.words
    drawn = [] if wanted == {Part.JOINT} else [tab_definitions.about(words)]
    if Part.REVIEW in wanted:
        drawn += [tab_definitions.heading_tab(heading, framework) for heading in framework.headings]
        drawn.append(tab_definitions.beyond(words))
    planned, logged = Part.PLAN in wanted, Part.PROGRESS in wanted
    if planned:
        drawn.append(tab_definitions.plan(framework, rated=Part.REVIEW in wanted, logged=logged))
    if logged:
        drawn += [progress_tabs.progress(planned=planned), progress_tabs.support()]
    if planned:
        drawn.append(tab_definitions.medium_term(words))
    if Part.PARTNERSHIP in wanted:
        drawn += tab_definitions.partnership_tabs()
    if Part.JOINT in wanted:
        drawn += [joint_tabs.trusts(), joint_tabs.joint_plan(words)]
    lists = {
        "ratings": framework.scale.choices,
        "groups": groups_of(words),
        "rounds": ROUNDS,
        "handling": HANDLING,
        "regions": REGIONS,
        "yes_no": YES_NO,
        "vat": VAT,
        "party_2": PARTY_2,
        "school_status": SCHOOL_STATUS,
        "statuses": STATUSES,
        "priorities": _refs_of(tab_definitions.plan(framework, rated=False, logged=False), "priority"),
        "services": _refs_of(tab_definitions.services(), "service"),
        "headings": headings_list(framework),
        "targets": targets(framework),
    }
    if Part.JOINT in wanted:
        lists[joint_tabs.TRUSTS_LIST] = _refs_of(joint_tabs.trusts(), "trust")
    return Layout(framework, wanted, tuple(drawn), lists)


def _found_by(tab: Tab, others: Sequence[Tab]) -> Tab:
    """Return a tab whose columns are found by their headers on others too, which have the same columns in other words."""
    headers = ([other.columns[at].header for other in others] for at in range(len(tab.columns)))
    columns = (
        column._replace(
            also=tuple(header for header in dict.fromkeys((*column.also, *said)) if header != column.header)
        )
        for column, said in zip(tab.columns, headers, strict=True)
    )
    return tab._replace(columns=tuple(columns))
