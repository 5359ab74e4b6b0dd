"""Stage 2, whether answers stand beside their own questions, and what stands beside them that was not read.

Source of the rule: a workbook sorted without its column of Refs, or with Refs exchanged, holds every answer beside another
question, and nothing but the texts printed beside them can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from matsheets.checks.workbook_view import Book
from matsheets.model.cells import column_letters, first_listed, sentence_start
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Problem
from matsheets.model.seen_tables import DisplacedRow, SeenRow, SeenTable, SeenText
from matsheets.workbook.layout.layout import question_hash
from matsheets.workbook.layout.schema import Tab

#: How many texts a message quotes, and how many cells it names.
_QUOTED, _NAMED = 4, 20

_SAME_EDITION = (
    "If the answers were moved together with the texts, put each Ref back beside its own text; if not, put each text back "
    "beside its own Ref. matsheets repair lists these answers on a tab of a fresh workbook"
)
_OTHER_EDITION = (
    'This workbook was made for the edition "{edition}", whose Refs may differ: give matsheets the file of that edition '
    "with --framework"
)


def check(book: Book) -> Iterator[Problem]:
    """Yield rows beside another row's text, texts that changed, Refs out of order, and texts without a header."""
    for table in book.assessment.tables:
        yield from _displaced(book, table)
        yield from _without_header(book, table)
    yield from _changed(book)
    for tab in book.layout.tabs:
        if tab.repeats:
            yield from _out_of_order(book, tab)


def _displaced(book: Book, table: SeenTable) -> Iterator[Problem]:
    found = [book.assessment.displaced.get(row.cell) for row in table.rows] if book.assessment.displaced else []
    rows = [row for row in found if row is not None and len(book.assessment.rows(row.row.ref)) == 1]
    if not rows:
        return
    said, used = book.assessment.identity, book.layout.framework
    other = said.edition and (said.framework_id, said.edition) != (used.id, used.edition)
    sentences = [_sentence(row) for row in rows[:_QUOTED]]
    if len(rows) > _QUOTED:
        sentences.append(f"so it is with {len(rows) - _QUOTED} more")
    texts = "; ".join(sentences)
    yield problem(
        Code.ANSWERS_DISPLACED,
        [book.at(row.row.cell, row.row.ref) for row in rows],
        "; ".join(row.text for row in rows if row.text),
        texts=sentence_start(texts),
        remedy=_OTHER_EDITION.format(edition=shorten(said.edition)) if other else _SAME_EDITION,
    )


def _sentence(row: DisplacedRow) -> str:
    if row.text:
        return f'beside {row.row.ref} stands "{shorten(row.text)}", which belongs to {row.belongs_to}'
    return f"the text of {row.row.ref} stands beside {row.own_text_beside}"


def _changed(book: Book) -> Iterator[Problem]:
    """Yield each row whose printed text is not the one remembered, or holds one text of another row.

    What is remembered is of all columns to be read: where one of them is gone or doubled, it tells nothing.
    """
    remembered = book.assessment.printed.questions
    uncertain = book.assessment.uncertain_refs
    read_only = {
        tab.prefix: {column.key for column in tab.columns if column.entry is None and column.key != "ref"}
        for tab in book.layout.tabs
        if not tab.repeats
    }
    for table in book.assessment.tables:
        once = {seen.key for seen in table.columns} - table.doubled_keys
        whole = {prefix for prefix, columns in read_only.items() if columns <= once}
        for row in table.rows:
            before = remembered.get(row.ref) if row.ref.rpartition("-")[0] in whole else None
            moved = row.foreign or (before and before != question_hash(row.given))
            if moved and row.ref not in uncertain:
                yield problem(Code.TEXT_MOVED, book.at(row.cell, row.ref))


def _out_of_order(book: Book, tab: Tab) -> Iterator[Problem]:
    """Yield a tab of numbered rows whose Refs seem to have been sorted without their rows.

    Why: rows that are sorted together with their Refs put the blank ones last and leave those in their order. Where the
    blank rows stand last, are out of order (a row of their own put between apart), and one of them has a lower Ref than a
    filled one, the Refs were moved alone. Nothing else can tell: no text is printed beside a numbered row.
    """
    for table in book.tables(tab):
        rows = [row for row in table.rows if row.ref not in book.assessment.uncertain_refs]
        filled = [row for row in rows if book.assessment.filled(row.ref)]
        blank = [row for row in rows if not book.assessment.filled(row.ref)]
        if not filled or not blank or filled[-1].cell.row > blank[0].cell.row:
            continue
        falls = [_number(one) > _number(other) for one, other in pairwise(blank)]
        lowest, highest = min(blank, key=_number), max(filled, key=_number)
        if any(falls) and 2 * sum(falls) >= len(falls) and _number(lowest) < _number(highest):
            place = book.at(highest.cell, highest.ref)
            yield problem(Code.REFS_OUT_OF_ORDER, place, lowest.ref, filled=highest.ref)


def _number(row: SeenRow) -> int:
    return int(row.ref.rpartition("-")[2])


def _without_header(book: Book, table: SeenTable) -> Iterator[Problem]:
    """Yield each column without a header that holds something beside answers; a column of ours that lost it is told so."""
    if not any(row.others for row in table.rows):
        return
    keys = {seen.key for seen in table.columns}
    lacking = {
        tab.prefix
        for tab in book.layout.tabs
        if any(c.key not in keys and book.expects_column(tab, c) for c in tab.answer_columns())
    }
    columns: dict[int, list[SeenText]] = {}
    for row in table.rows:
        for other in row.others if row.ref.rpartition("-")[0] not in lacking else ():
            if not other.header and not book.layout.is_printed(other.text):
                columns.setdefault(other.cell.column, []).append(other)
    for column, texts in sorted(columns.items()):
        yield problem(
            Code.TEXT_WITHOUT_HEADER,
            [book.place_at(text.cell) for text in texts[:_NAMED]],
            "; ".join(text.text for text in texts),
            column=column_letters(column),
            texts=quoted([text.text for text in texts]),
            was="was" if len(texts) == 1 else "were",
        )


def quoted(texts: Sequence[str]) -> str:
    """Return the first texts in quotation marks, and how many more there are."""
    return first_listed([f'"{shorten(text)}"' for text in texts[:_QUOTED]], len(texts))
