"""The ratings: each element rated (stage 3), and each rating with its rationale and evidence (stage 4)."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.checks import placeholders
from matsheets.checks.explanation_end import has_no_end
from matsheets.checks.workbook_view import Book
from matsheets.model.carried_forward import is_changed_pack
from matsheets.model.cells import fold, listed
from matsheets.model.framework import NOT_RATED, Rating
from matsheets.model.group_views import ratings_said
from matsheets.model.material import Material
from matsheets.model.optional_columns import BASIS, GROUP_VIEWS, LAST_TIME
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Problem
from matsheets.workbook.layout.tab_definitions import TO_EXPLAIN

#: Under a rating that needs action it may be the truth that nothing shows anything.
_NONE_WHERE_WEAK = frozenset({"evidence"})
_COLOUR = " Type the word: the colour of a cell is not read."


def rated(book: Book) -> Iterator[Problem]:
    """Yield each element without a rating, and that a pack is not as it was made.

    An element that nobody touched counts as this one problem. Where there are words beside the blank, or where no element
    at all is rated, the ratings may have been given by colouring cells, which is never read. A pack is not asked: what it does
    not have was not shared, and what its trust left blank is no recipient's to fill in.
    """
    if book.is_pack:
        if is_changed_pack(book.assessment):
            yield problem(Code.PACK_CHANGED, book.file)
        return
    if not book.gives_view:
        yield from _blank(book)
        return
    if book.untouched:
        yield problem(Code.NOTHING_FILLED_IN, book.file, words=book.words)
        return
    given = (*book.assessment.answers, *book.assessment.unconfirmed)
    none = not any(answer.column == "rating" for answer in given)
    allowed = listed([choice.label for choice in book.layout.framework.scale.choices], "or")
    for ref in _refs(book):
        if book.blank(ref, "rating"):
            hint = _COLOUR if none or book.assessment.filled(ref) else ""
            yield problem(Code.RATING_MISSING, book.place(ref, "rating"), allowed=allowed, hint=hint)


def _blank(book: Book) -> Iterator[Problem]:
    """Yield that the review of a workbook with a plan or a partnership is blank, as long as its tabs are there."""
    refs = [ref for ref in _refs(book) if book.blank(ref, "rating")]
    if refs:
        held = [part.value for part in (Material.PLAN, Material.PARTNERSHIP) if part in book.material]
        code = Code.NOTHING_SETTLED_YET if book.untouched else Code.REVIEW_BLANK
        yield problem(code, book.file, words=book.words, parts=listed(held))


def explained(book: Book) -> Iterator[Problem]:
    """Yield each rating without its rationale or its evidence, each ``Not rated`` without its reason, and placeholders."""
    strongest = book.layout.framework.scale.strongest
    unconfirmed_refs = {answer.ref for answer in book.assessment.unconfirmed}
    for ref in () if book.is_pack else _refs(book):
        rating = book.value(ref, "rating")
        if rating == NOT_RATED and book.blank(ref, "rationale"):
            place = book.place(ref, "rationale")
            yield problem(Code.NOT_RATED_REASON_MISSING, place, words=book.words, not_rated=NOT_RATED)
        columns = ["rationale", "evidence"]
        if rating == NOT_RATED:
            columns.remove("evidence")  # it asks for none, so that "n/a" under it is an answer
        if ref in unconfirmed_refs:
            columns.remove("rationale")  # it is not printed, and is asked for as long as the rating waits for it
        weak = isinstance(rating, Rating) and rating in book.layout.framework.scale.weak
        for column in columns:
            yield from placeholders.check_cells(
                book, ref, [column], none_answers=_NONE_WHERE_WEAK if weak else frozenset()
            )
        if not isinstance(rating, Rating):
            continue
        if book.blank(ref, "rationale"):
            yield _without_reason(book, ref, rating)
        elif _is_new(book, ref, rating):
            yield problem(Code.RATING_NEW_AT_MEETING, book.place(ref, "rating"), rating=rating.label)
        if rating.explains and has_no_end(book.assessment.text(ref, "rationale")):
            yield problem(Code.EXPLANATION_WITHOUT_END, book.place(ref, "rationale"), rating=rating.label)
        if book.blank(ref, "evidence"):
            code = Code.EVIDENCE_MISSING_STRONGEST if rating == strongest else Code.EVIDENCE_MISSING
            yield problem(code, book.place(ref, "evidence"), rating=rating.label)


def _without_reason(book: Book, ref: str, rating: Rating) -> Problem:
    place, label = book.place(ref, "rationale"), rating.label
    if _is_new(book, ref, rating):
        return problem(Code.RATING_NO_GROUP_GAVE, place, rating=label)
    if rating.explains:
        return problem(Code.EXPLANATION_MISSING, place, rating=label, what=TO_EXPLAIN)
    return problem(Code.RATIONALE_MISSING, place, rating=label)


def unconfirmed(book: Book) -> Iterator[Problem]:
    """Yield each rating that all groups gave and the meeting has not confirmed, and what it chose in its place without a reason."""
    for answer in book.assessment.unconfirmed:
        ref = answer.ref
        if not book.usable(ref, "rating") or not book.usable(ref, "rationale"):
            continue
        place = book.place(ref, "rationale")
        if not isinstance(answer.value, Rating):
            yield problem(Code.NOT_RATED_REASON_MISSING, place, words=book.words, not_rated=NOT_RATED)
        elif _is_new(book, ref, answer.value):
            yield problem(Code.RATING_NO_GROUP_GAVE, place, rating=answer.value.label)
        else:
            text = book.assessment.text(ref, "rationale")
            typed = f'"{shorten(text)}" is no reason. ' if text.strip() else ""
            yield problem(Code.RATING_TO_CONFIRM, place, typed=typed)


_CHANGED = {GROUP_VIEWS: Code.GROUP_VIEWS_CHANGED, LAST_TIME: Code.LAST_TIME_CHANGED, BASIS: Code.BASIS_CHANGED}


def optional_columns(book: Book) -> Iterator[Problem]:
    """Yield where what an optional column says of an element no longer stands as the workbook remembers that it was printed."""
    printed = book.assessment.printed.optional
    for table in book.assessment.tables if printed else ():
        for row in table.rows:
            tab, _ = book.layout.require(row.ref)
            for column in () if tab.repeats else tab.optional:
                said = printed.get((row.ref, column.key), "")
                if not said or fold(row.optional.get(column.key, "")) == fold(said):
                    continue
                heads = (c.cell.column for c in table.columns if fold(c.header) == fold(column.header))
                at = row.cell._replace(column=next(heads, row.cell.column))
                yield problem(_CHANGED[column.key], book.at(at, row.ref), header=column.header)


def _is_new(book: Book, ref: str, rating: Rating) -> bool:
    """Tell whether groups gave ratings before a meeting, and none of them this one."""
    before = ratings_said(book.assessment.group_views.get(ref, ""), book.layout.framework.scale)
    return bool(before) and rating not in before


def beyond(book: Book) -> Iterator[Problem]:
    """Yield the issues beyond the framework that are told in placeholders."""
    tab = book.tab("beyond")
    if tab is None:
        return
    for ref, _ in book.filled_rows(tab):
        yield from placeholders.check_row(book, tab, ref)


def _refs(book: Book) -> Iterator[str]:
    """Yield the Ref of every element that this workbook's layout holds."""
    for element in book.layout.framework.elements:
        if book.layout.find(element.ref) is not None:
            yield element.ref
