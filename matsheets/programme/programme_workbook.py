"""The programme's workbook: a tab for each table, every trust in each, with the Refs and files that ``why`` finds rows by.

Trusts stand by their names. Nothing in it adds up the ratings of one trust.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from matsheets.model.cells import listed
from matsheets.model.framework import NOT_RATED
from matsheets.model.parsing import format_date
from matsheets.programme.needs import needs_of
from matsheets.programme.pairing_reasons import left_out
from matsheets.programme.pairing_tables import HELP_COLUMNS, PAIRING_COLUMNS, help_rows, pairing_rows
from matsheets.programme.programme_tabs import tab_of
from matsheets.programme.trust_counts import element_counts, heading_ranges, support_of
from matsheets.programme.trust_entry import Programme, TrustEntry
from matsheets.review.movement import Move
from matsheets.review.table_workbook import RatingColours, TableTab, write_tables

Row = tuple[Any, ...]

_TITLE = "Programme: what has been returned, ratings, plans and support"
_YES, _SOME = "Yes", "Some"
_NOT_KNOWN = "Not known: its papers are not here"
#: Of what could be compared, how it is told; nothing stands where two ratings are on no one basis.
_MOVES = {Move.UP: "Higher", Move.SAME: "Same", Move.DOWN: "Lower"}
#: How a change to an explanation, or from one, is told: it is counted in no column, since it is neither.
_OTHERWISE = "Changed"
_BETWEEN_FILES = "; "


class _Table(NamedTuple):
    """One table: its tab's title, what stands at the head of its pages, its columns that are printed, and all others."""

    tab: str
    heading: str
    printed: tuple[str, ...]
    looked_up: tuple[str, ...]
    rows: Sequence[Row]
    colours: RatingColours | None = None

    def as_tab(self) -> TableTab:
        """Return it as the workbook's writer takes it."""
        columns = (*self.printed, *self.looked_up)
        return TableTab(self.tab, self.heading, columns, len(self.printed), self.rows, self.colours)


def write_programme_workbook(programme: Programme, out: BinaryIO) -> None:
    """Write the programme's workbook: the same programme gives the same bytes.

    Args:
        programme: the trusts.
        out: a binary file that can be gone back in.
    """
    tabs = [table.as_tab() for table in _tables(programme)]
    write_tables(tabs, out, title=_TITLE, words=programme.framework.words)


def _tables(programme: Programme) -> Iterator[_Table]:
    """Yield the tables in the order of the tabs; those without a row are left out, but for that of the trusts."""
    framework, words = programme.framework, programme.framework.words
    labels = {rating.label: rating for rating in framework.scale.ratings}
    elements = tuple(f"{element.ref} {element.title}" for element in framework.elements)
    headings = tuple(f"{heading.ref} {heading.title}" for heading in framework.headings)
    every = (
        _Table("Needs the lead", "What needs the lead, what waits longest first", ("trust", "since", "what", "refs"),
               ("company_number", "files"), list(_needs(programme))),
        _Table("Trusts", "Where each trust stands", ("trust", "region", "round", "date", "views_in", "agreed", "step", "working_on", "lacking",
               "what_is_lacking", "due", "due_by", "late"), ("company_number", "framework", "files"), list(_trusts(programme))),
        _Table(tab_of(words.heading), f"The weakest and the strongest rating of each trust under each {words.heading.one}", ("trust", *headings),
               ("company_number", "round"), list(_headings(programme))),
        _Table("Ratings", f"The rating that stands for each {words.element.one}", ("trust", *elements),
               ("basis", "company_number", "round", "files"), list(_ratings(programme)),
               RatingColours(labels, frozenset(elements), NOT_RATED)),
        _Table("Movement", "Since the round before: agreed both times, or the middle of the same groups",
               ("trust", *elements), ("company_number", "round"), list(_moves(programme))),
        _Table(tab_of(words.element), f"How many trusts stand where in each {words.element.one}", ("element_ref", "element", "heading",
               *(f"{label} trusts" for label in labels), "strong", "weak", "rated", "not_rated", "agreed", "higher", "same",
               "lower"), (),
               list(_elements(programme))),
        _Table("Priorities", "Priorities of the development plans", ("trust", "ref", "heading", "element_ref", "objective",
               "status", "due", "past_its_date", "newest_entry"), ("company_number", "file"), list(_priorities(programme))),
        _Table("Updates", "What boards have heard of their plans", ("trust", "update_overdue", "last_update", "newest_entry",
               "past_their_date", "behind"), ("company_number", "file"), list(_updates(programme))),
        _Table("Support", "Support given, against what was agreed", ("trust", "mentor_trust", "days_agreed", "days_given",
               "days_left", "begins", "days_to_give", "agreements"), ("company_number", "refs", "file"), list(_support(programme))),
        _Table("Medium term", "Medium-term priorities", ("trust", "ref", "heading", "priority"), ("company_number", "file"),
               list(_medium_term(programme))),
        _Table("Pairing", "Who could help whom: a list to talk about, best reasons first", PAIRING_COLUMNS[:-2],
               PAIRING_COLUMNS[-2:], list(pairing_rows(programme))),
        _Table("Help", "What each trust says of help, looked for and offered", HELP_COLUMNS[:-2], HELP_COLUMNS[-2:],
               list(help_rows(programme))),
        _Table("Not counted", "What is in no figure, or needs a look", ("what",), (), list(_not_counted(programme))),
    )  # fmt: skip
    yield from (table for table in every if table.rows or table.tab == "Trusts")


def _whose(entry: TrustEntry) -> Row:
    return entry.number or None, _BETWEEN_FILES.join(entry.files)


def _odd_days(programme: Programme, entry: TrustEntry) -> Iterator[str]:
    """Yield, in sentences, the days that cannot be right."""
    if entry.date and entry.date > programme.day:
        yield f"its review is dated {format_date(entry.date)}, after {format_date(programme.day)}. It counts all the same."
    for own in entry.priorities:
        if own.due and own.due_cannot_be:
            yield f"{own.ref} is due on {format_date(own.due)}, before its start. It is not counted as past its date."


def _needs(programme: Programme) -> Iterator[Row]:
    for need in needs_of(programme):
        for reason in need.reasons:
            yield need.entry.called, reason.since, reason.text, ", ".join(reason.refs) or None, *_whose(need.entry)


def _trusts(programme: Programme) -> Iterator[Row]:
    for entry in programme.trusts:
        step = entry.step
        number, files = _whose(entry)
        yield (
            entry.called, entry.region or None, entry.round or None, entry.date, _BETWEEN_FILES.join(entry.groups) or None,
            _YES if entry.agreed_all else _SOME if entry.agreed_some else None, step.word, step.round or None,
            step.lacking, "\n".join(step.lacks) or None, step.due or None, step.due_by, _YES if step.late else None,
            number, " ".join(entry.framework), files,
        )  # fmt: skip


def _headings(programme: Programme) -> Iterator[Row]:
    for entry in programme.rated:
        words = (_range(found.words, found.unrated) for found in heading_ranges(programme, entry))
        yield entry.called, *words, entry.number or None, entry.round or None


def _range(words: str, unrated: int) -> str:
    return words if words == NOT_RATED or not unrated else f"{words} ({unrated} not rated)"


def _ratings(programme: Programme) -> Iterator[Row]:
    for entry in programme.rated:
        ratings = (programme.rating_of(element) for element in entry.elements)
        number, files = _whose(entry)
        yield (
            entry.called,
            *(rating and rating.label for rating in ratings),
            _basis(entry),
            number,
            entry.round or None,
            files,
        )


def _moves(programme: Programme) -> Iterator[Row]:
    for entry in programme.rated:
        told = _MOVES | {Move.OTHERWISE: _OTHERWISE}
        words = [told.get(element.move) if element.move else None for element in entry.elements]
        if any(words):
            yield entry.called, *words, entry.number or None, entry.round or None


def _basis(entry: TrustEntry) -> str:
    """Return where the ratings of a trust come from."""
    other = [element.ref for element in entry.elements if element.points is not None and not element.agreed]
    if not other:
        return "Agreed"
    agreed = any(element.agreed for element in entry.elements)
    return f"Agreed, but for {listed(other)}" if agreed else "Cautious median of the groups' ratings"


def _elements(programme: Programme) -> Iterator[Row]:
    for each in element_counts(programme):
        yield (
            each.element.ref, each.element.title, each.heading.title, *each.by_rating, each.strong, each.weak, each.rated,
            each.not_rated, each.agreed, *(each.moves.get(move, 0) for move in _MOVES),
        )  # fmt: skip


def _priorities(programme: Programme) -> Iterator[Row]:
    titles = _heading_titles(programme)
    for entry in programme.trusts:
        for own in entry.priorities:
            yield (
                entry.called, own.ref, titles.get(own.heading_ref, own.heading_ref) or None, own.element_ref or None,
                own.objective or None, own.status, own.due, _YES if own.overdue else None, own.logged_on,
                entry.number or None, entry.plan_file,
            )  # fmt: skip


def _updates(programme: Programme) -> Iterator[Row]:
    for entry in programme.trusts:
        if not entry.priorities:
            continue
        overdue = ", ".join(own.ref for own in entry.priorities if own.overdue)
        behind = ", ".join(own.ref for own in entry.priorities if own.is_behind)
        yield (
            entry.called, _YES if entry.step.update_is_due else _NOT_KNOWN if entry.update_is_unknown else None, entry.update_on, entry.logged_on, overdue or None,
            behind or None, entry.number or None, entry.plan_file,
        )  # fmt: skip


def _support(programme: Programme) -> Iterator[Row]:
    for each in support_of(programme):
        entry = each.entry
        agreements = _BETWEEN_FILES.join(partnership.with_whom for partnership in entry.partnerships)
        yield (
            entry.called, entry.mentor_trust or None, each.agreed, each.given, each.left, each.begins,
            entry.days_to_give, agreements or None,
            entry.number or None, ", ".join(entry.support_refs) or None, entry.plan_file or None,
        )  # fmt: skip


def _medium_term(programme: Programme) -> Iterator[Row]:
    titles = _heading_titles(programme)
    for entry in programme.trusts:
        for own in entry.medium_term:
            heading = titles.get(own.heading_ref, own.heading_ref) or None
            yield entry.called, own.ref, heading, own.text or None, entry.number or None, entry.plan_file


def _heading_titles(programme: Programme) -> dict[str, str]:
    return {heading.ref: heading.title for heading in programme.framework.headings}


def _not_counted(programme: Programme) -> Iterator[Row]:
    for entry in programme.others:
        yield (f"{entry.called}: rated on {' '.join(entry.framework)}, and is in no figure of ratings.",)
    for entry in programme.trusts:
        yield from ((f"{entry.called}: {text}",) for text in (*entry.uncounted, *_odd_days(programme, entry)))
    yield from ((text,) for text in (*programme.unusable, *left_out(programme), *programme.notes))
