"""The tables as a file: .xlsx, .csv, .json or .parquet, written as their rows come.

Rows are taken a trust and round at a time and let go again. What has to wait for its place in the file waits on disk.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import partial
from operator import itemgetter
from typing import Any, BinaryIO

from matsheets.errors import OutputError
from matsheets.model.cells import listed, safe_for_csv
from matsheets.model.framework import NOT_RATED, Framework, FrameworkWords
from matsheets.model.group_labels import agreed_label
from matsheets.model.respondents import AGREED
from matsheets.model.words_in_use import WordsInUse, words_for_all
from matsheets.review.answer_tables import Row
from matsheets.review.data_frames import frame_of
from matsheets.review.review import AGREED_BASIS
from matsheets.review.spool import Spool
from matsheets.review.table_layout import HEAT_MAP_TITLE, PAGES
from matsheets.review.table_workbook import RatingColours, TableTab, write_tables
from matsheets.review.tables import (
    COLUMNS,
    HEAT_MAP_FIRST,
    HEAT_MAP_LAST,
    TrustRows,
    heat_map_columns,
)

#: By its id and edition, each framework that rows may be on.
FrameworksByKey = Mapping[tuple[str, str], Framework]
Export = Callable[[Iterable[TrustRows], BinaryIO, FrameworksByKey], None]
#: The table that a file of one table holds, unless another is asked for.
RATINGS = "ratings"

_ROW_GROUP = 10_000  # rows of a .parquet file that are in memory at once


def export_for(suffix: str, table: str = "") -> Export:
    """Return what writes a kind of file, given the rows, a binary file that can be gone back in, and the frameworks.

    The same rows give the same bytes. ``.csv`` and ``.parquet`` hold one table, the others hold all.

    Args:
        suffix: one of ``SUFFIXES``, in any case.
        table: the one that the file holds, as in ``COLUMNS``; blank for the tidy table of ratings, or for all.

    Raises:
        OutputError: the suffix is none of them; or it holds all tables and one was asked for; or ``.parquet`` was asked for
            without pyarrow.
    """
    suffix = suffix.lower()
    if table and suffix in _ALL_TABLES:
        what = f"A {suffix} file holds every table, so --table cannot choose one of them."
        raise OutputError(
            None, what, f"Leave --table out, or use {listed(tuple(_ONE_TABLE), 'or')}.", code="all-tables"
        )
    if suffix in _ONE_TABLE:
        export: Export | None = partial(_ONE_TABLE[suffix], table or RATINGS)
    else:
        export = _ALL_TABLES.get(suffix)
    if export is None:
        what = f'The ending "{suffix}" is' if suffix else "A name without an ending is"
        raise OutputError(
            None,
            f"{what} not one that tables can be written to.",
            f"Use {listed(SUFFIXES, 'or')}.",
            code="unknown-suffix",
        )
    if suffix == ".parquet":
        _need_pyarrow()
    return export


def frameworks_by_key(frameworks: Iterable[Framework]) -> dict[tuple[str, str], Framework]:
    """Return frameworks by their id and edition."""
    return {(framework.id, framework.edition): framework for framework in frameworks}


def _write_csv(table: str, found: Iterable[TrustRows], out: BinaryIO, frameworks: FrameworksByKey) -> None:
    """Write a table for Excel: a byte order mark, and no text that Excel would take for a formula."""
    text = io.TextIOWrapper(out, "utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS[table])
    for rows in found:
        for row in rows.tables[table]:
            writer.writerow(safe_for_csv(v) if isinstance(v, str) else v for v in row)
    text.detach()  # which writes what still waits


def _write_json(found: Iterable[TrustRows], out: BinaryIO, frameworks: FrameworksByKey) -> None:
    """Write each table as a list of records; a missing value is null."""
    first, *others = COLUMNS
    with ExitStack() as stack:
        waiting = {name: stack.enter_context(closing(Spool())) for name in others}

        def firsts() -> Iterator[Row]:
            for rows in found:
                for name in others:
                    waiting[name].add(rows.tables[name])
                yield from rows.tables[first]

        before = "{"
        for name, columns in COLUMNS.items():
            out.write(f'{before}\n "{name}": ['.encode())
            for piece in _records(columns, firsts() if name == first else waiting[name]):
                out.write(piece.encode())
            before = ","
        out.write(b"\n}\n")


def _records(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield the records of a list, laid out as if it had been written in one go, and the end of the list."""
    keys = [f"   {_in_json(name)}: " for name in columns]
    before = "\n"
    for row in rows:
        yield f"{before}  {{\n" + ",\n".join(map(str.__add__, keys, map(_in_json, row))) + "\n  }"
        before = ",\n"
    yield "]" if before == "\n" else "\n ]"


_in_json: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, default=dt.date.isoformat).encode


def _need_pyarrow() -> None:
    try:
        import pyarrow  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        raise OutputError(
            None,
            "A .parquet file needs pyarrow, which is not installed.",
            'Install it with: pip install "matsheets[parquet]"',
            code="no-pyarrow",
        ) from None


def _write_parquet(table: str, found: Iterable[TrustRows], out: BinaryIO, frameworks: FrameworksByKey) -> None:
    """Write a table, some thousands of rows at a time, as pandas would write it."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]

    schema = pyarrow.Schema.from_pandas(frame_of(table, ()), preserve_index=False)

    def write(rows: Sequence[Row]) -> None:
        columns = [[_with_time(row[at]) for row in rows] for at in range(len(COLUMNS[table]))]
        writer.write_table(pyarrow.table(list(map(pyarrow.array, columns, schema.types)), schema=schema))

    with ParquetWriter(out, schema) as writer:
        waiting: list[Row] = []
        written = False
        for rows in found:
            waiting += rows.tables[table]
            while len(waiting) >= _ROW_GROUP:
                write(waiting[:_ROW_GROUP])
                del waiting[:_ROW_GROUP]
                written = True
        if waiting or not written:
            write(waiting)


def _with_time(value: Any) -> Any:
    """Return a day as pyarrow takes it where a column holds points in time, as pandas' days are; all else as it is."""
    return dt.datetime.combine(value, dt.time()) if isinstance(value, dt.date) else value


def _write_xlsx(found: Iterable[TrustRows], out: BinaryIO, frameworks: FrameworksByKey) -> None:
    """Write an Excel file with a tab for each table that has rows, the heat maps first; without any, that of the review."""
    with ExitStack() as stack:
        waiting = {name: stack.enter_context(closing(Spool())) for name in COLUMNS}
        heat_maps: dict[tuple[str, str], Spool] = {}
        used: set[WordsInUse] = set()
        for rows in found:
            for name, spool in waiting.items():
                spool.add(rows.tables[name])
            used.add(WordsInUse(*rows.framework, rows.date, frameworks[rows.framework].words))
            if rows.framework not in heat_maps:
                heat_maps[rows.framework] = stack.enter_context(closing(Spool()))
            heat_maps[rows.framework].add(rows.heat_map)
        words = words_for_all(used)
        tabs = []
        for number, (key, spool) in enumerate(((k, s) for k, s in heat_maps.items() if len(s)), start=1):
            columns = heat_map_columns(frameworks[key])
            ratings = {rating.label: rating for rating in frameworks[key].scale.ratings}
            elements = frozenset(columns[len(HEAT_MAP_FIRST) : -len(HEAT_MAP_LAST)])
            title = "Heat map" if number == 1 else f"Heat map {number}"
            printed = len(columns) - len(HEAT_MAP_LAST)
            colours = RatingColours(ratings, elements, NOT_RATED)
            tabs.append(TableTab(title, words.fill(HEAT_MAP_TITLE), columns, printed, spool, colours))
        tabs += [_tab(name, waiting[name], words) for name in PAGES if len(waiting[name])]
        tabs = tabs or [_tab("review", waiting["review"], words)]
        write_tables(tabs, out, words=words)


def _tab(name: str, rows: Spool, words: FrameworkWords) -> TableTab:
    """Return a table as its tab has it: the columns that are read first, those for looking something up after them."""
    tab, title = (words.fill(said) for said in PAGES[name][:2])
    printed = PAGES[name].printed
    given = COLUMNS[name]
    columns = (*printed, *(column for column in given if column not in printed))
    return TableTab(
        tab, title, columns, len(printed), _ReorderedRows(rows, given, columns, words, _INSTEAD.get(name, {}))
    )


#: By table and column: what stands for a missing value, given the row by its columns; a blank cell looks forgotten.
_INSTEAD: Mapping[str, Mapping[str, Callable[[Mapping[str, Any]], str | None]]] = {
    "review": {
        "rating": lambda row: NOT_RATED,
        "agreed": lambda row: NOT_RATED if row["basis"] == AGREED_BASIS else None,
    },
    "ratings": {"rating": lambda row: row["rating_status"] if row["rating_status"] != "Blank" else None},
}


class _ReorderedRows:
    """Rows with their columns in another order; they can be gone through as often as they could be.

    Args:
        words: those by which people know the agreed workbook's group.
        instead: by column, what stands for a missing value.
    """

    def __init__(
        self,
        rows: Spool,
        given: Sequence[str],
        wanted: Sequence[str],
        words: FrameworkWords,
        instead: Mapping[str, Callable[[Mapping[str, Any]], str | None]],
    ) -> None:
        self._rows = rows
        self._given = given
        self._instead = [(given.index(column), word) for column, word in instead.items()]
        self._reordered = itemgetter(*map(given.index, wanted))
        self._agreed = agreed_label(words)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        rows = map(self._completed, self._rows) if self._instead else iter(self._rows)
        return map(self._reordered, rows if self._agreed == AGREED else map(self._in_words, rows))

    def _in_words(self, row: Row) -> Row:
        return tuple(self._agreed if value == AGREED else value for value in row)

    def _completed(self, row: Row) -> Row:
        if all(row[at] is not None for at, _ in self._instead):
            return row
        by_column = dict(zip(self._given, row, strict=True))
        words = {at: word(by_column) for at, word in self._instead if row[at] is None}
        return tuple(words.get(at, value) for at, value in enumerate(row))


_ALL_TABLES: dict[str, Export] = {".xlsx": _write_xlsx, ".json": _write_json}
_ONE_TABLE = {".csv": _write_csv, ".parquet": _write_parquet}
#: The kinds of file that hold one table.
ONE_TABLE_SUFFIXES = frozenset(_ONE_TABLE)
#: The kinds of file that tables can be written to.
SUFFIXES = (".xlsx", ".csv", ".json", ".parquet")
