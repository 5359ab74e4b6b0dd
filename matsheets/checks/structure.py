"""Stage 2, whether the tabs, rows and columns are there, once, with nothing lying beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from matsheets.checks import row_texts
from matsheets.checks.workbook_view import Book, counted
from matsheets.model.assessment import Remark
from matsheets.model.cells import CellRef, fold, listed
from matsheets.model.material import material_of
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Place, Problem
from matsheets.model.seen_tables import SeenTable, SeenText
from matsheets.model.unread_texts import UnreadPlace
from matsheets.workbook.layout.schema import Tab, question_in

#: How many rows without a Ref are listed one by one; the sentence always counts all of them.
ROWS_LISTED = 20
#: Hidden answers of one tab that are listed one by one where all of its answers are hidden.
HIDDEN_LISTED = 6


def check(book: Book) -> Iterator[Problem]:
    """Yield what is wrong with a workbook's structure."""
    if book.assessment.macros:
        yield problem(Code.MACROS, book.file)
    for tab in book.layout.tabs:
        if book.tables(tab):
            yield from _rows_missing(book, tab)
            yield from _headers(book, tab)
        elif book.expects_tab(tab):
            yield _no_table(book, tab)
    yield from _find_doubled_refs(book)
    yield from _find_merged(book)
    yield from _find_stray_answers(book)
    yield from _find_unread(book)
    yield from _hidden(book)
    yield from row_texts.check(book)


def renamed(book: Book) -> Iterator[Problem]:
    """Yield a note for each tab that is not called what it was; its answers are found by their Refs all the same."""
    own = {fold(tab.title) for tab in book.layout.tabs}
    holders: dict[str, set[str]] = {}
    for tab in book.layout.tabs:
        for table in book.tables(tab):
            holders.setdefault(table.title, set()).add(tab.key)
    for tab in book.layout.tabs:
        titles = {table.title for table in book.tables(tab)}
        title = titles.pop() if len(titles) == 1 else tab.title
        if fold(title) not in own and holders[title] == {tab.key}:
            yield problem(Code.TAB_RENAMED, Place(book.assessment.file, tab=title), tab.title)


def _no_table(book: Book, tab: Tab) -> Problem:
    title = book.tab_titled(tab)
    if title is None:
        code = Code.TAB_MISSING
    else:
        others = any(table.title == title for table in book.assessment.tables)
        code = Code.ROWS_MISSING if others else Code.REF_COLUMN_MISSING
    found = problem(code, book.tab_place(tab), refs=_list_refs([row.ref for row in tab.rows]))
    return found._replace(material=material_of(tab.prefix))  # whatever else stands on a tab of that title


def _list_refs(refs: Sequence[str]) -> str:
    return f"{refs[0]} to {refs[-1]}" if len(refs) > 3 else listed(refs)


def _rows_missing(book: Book, tab: Tab) -> Iterator[Problem]:
    """Yield each question or element without a row. A numbered row that is gone is a row that nobody needed."""
    if tab.repeats:
        return
    title = book.tab_place(tab).tab
    for row in tab.rows:
        if book.expects_row(row) and not book.assessment.rows(row.ref):
            place = Place(book.assessment.file, None, row.ref, title)
            yield problem(Code.ROW_MISSING, place, question_in(row.given))


def _headers(book: Book, tab: Tab) -> Iterator[Problem]:
    elsewhere: dict[CellRef, list[str]] = {}
    for column in tab.answer_columns():
        for table, seen in book.headed(tab, column):
            if not seen and book.expects_column(tab, column):
                if table.tab_key == tab.key:
                    yield problem(Code.HEADER_MISSING, book.at(table.header), column.header)
                else:
                    elsewhere.setdefault(table.header, []).append(column.header)
            elif len(seen) > 1:
                places = [book.at(s.cell) for s in seen]
                yield problem(Code.HEADER_DOUBLED, places, column.header, count=len(seen))
    for table in book.tables(tab):
        if headers := elsewhere.get(table.header):
            rows = [row for row in table.rows if row.ref.rpartition("-")[0] == tab.prefix]
            places = [book.at(row.cell, row.ref) for row in rows[:ROWS_LISTED]]
            yield problem(Code.ROWS_UNDER_OTHER_HEADERS, places, tab.title, refs=_list_refs([row.ref for row in rows]),
                          have="has" if len(rows) == 1 else "have",
                          headers=_list_headers(headers))  # fmt: skip


def _list_headers(headers: Sequence[str]) -> str:
    more = [f"{len(headers) - 2} others"] if len(headers) > 3 else []
    return listed([*(f'"{header}"' for header in (headers[:2] if more else headers)), *more], "or")


def _find_doubled_refs(book: Book) -> Iterator[Problem]:
    """Yield each Ref that stands on several rows; a tab that was copied whole is one problem, not one for each row."""
    copied: dict[tuple[CellRef, ...], list[str]] = {}
    for ref in dict.fromkeys(row.ref for table in book.assessment.tables for row in table.rows):
        rows = book.assessment.rows(ref)
        if len(rows) < 2:
            continue
        headers = tuple(t.header for t in book.assessment.tables if any(row.ref == ref for row in t.rows))
        if len(headers) > 1 and len(headers) == len(rows):
            copied.setdefault(headers, []).append(ref)
        else:
            yield _doubled_ref_problem(book, ref)
    for headers, refs in copied.items():
        if len(refs) > 1:
            places = [book.at(header) for header in headers]
            what = "tab" if len({header.position for header in headers}) == len(headers) else "table"
            yield problem(Code.TAB_DOUBLED, places, count=len(headers), what=what, refs=_list_refs(refs))
        else:
            yield _doubled_ref_problem(book, refs[0])


def _doubled_ref_problem(book: Book, ref: str) -> Problem:
    rows = book.assessment.rows(ref)
    return problem(Code.REF_DOUBLED, [book.at(row.cell, ref) for row in rows], ref, count=len(rows))


def _find_merged(book: Book) -> Iterator[Problem]:
    for merged in book.assessment.merged:
        found = book.layout.find(merged.ref)
        header = found[0].column(merged.column).header if found else merged.column
        place = book.at(merged.cell, merged.ref)
        yield problem(Code.MERGED_ANSWER, place, into=merged.into, header=header, range=merged.range)


def _find_stray_answers(book: Book) -> Iterator[Problem]:
    for table in book.assessment.tables:
        if rows := _stray_rows(table):
            count = len(rows)
            places = [book.at(seen.cell) for seen in rows[:ROWS_LISTED]]
            texts = [seen.text for seen in rows]
            yield problem(Code.ROWS_WITHOUT_REF, places, "; ".join(texts[:ROWS_LISTED]), rows=counted(count, "row"),
                          hold=_hold_or_holds(count), texts=row_texts.quoted(texts))  # fmt: skip
    for title, count in book.assessment.far_cells.items():
        place = Place(book.assessment.file, tab=title)
        yield problem(Code.FAR_CELLS, place, cells=counted(count, "cell"), hold=_hold_or_holds(count))


def _stray_rows(table: SeenTable) -> list[SeenText]:
    """Return the first stray text of each row that has one."""
    first: dict[int, SeenText] = {}
    for seen in sorted(table.stray):
        first.setdefault(seen.cell.row, seen)
    return list(first.values())


def _find_unread(book: Book) -> Iterator[Problem]:
    """Yield what was typed where no answer stands; a tab of the form that has lost its Refs is told as such."""
    told = {fold(tab.title) for tab in book.layout.tabs if not book.tables(tab)}
    for unread in book.assessment.unread:
        if unread.place in {UnreadPlace.GUIDE, UnreadPlace.OTHER} and fold(unread.first.tab) in told:
            continue
        more = unread.cells - 1
        texts = listed(
            [f'"{shorten(unread.text)}"', *([f"{more:,} more cell{'s' if more > 1 else ''}"] if more else [])]
        )
        yield problem(Code.TEXT_NOT_READ, book.at(unread.first), unread.text, texts=texts, where=unread.place.value,
                      stand="stand" if more else "stands", it="they were" if more else "it was")  # fmt: skip


def _hold_or_holds(count: int) -> str:
    return "holds" if count == 1 else "hold"


def _hidden(book: Book) -> Iterator[Problem]:
    hidden = [a for a in book.answers if Remark.HIDDEN in a.remarks]
    if not hidden:
        return
    counts = Counter(a.cell.position for a in hidden)
    shown = {a.cell.position for a in book.answers if Remark.HIDDEN not in a.remarks}
    whole = {at for at, count in counts.items() if count > HIDDEN_LISTED and at not in shown}
    for tab in dict.fromkeys(a.cell.tab for a in hidden if a.cell.position in whole):
        yield problem(Code.HIDDEN_TAB, Place(book.assessment.file, tab=tab))
    if rest := [book.at(a.cell, a.ref) for a in hidden if a.cell.position not in whole]:
        yield problem(Code.HIDDEN_ANSWER, rest)  # one problem with all its places: there may be thousands
