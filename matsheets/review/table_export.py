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
from typing import Any, BinaryIO

from matsheets.errors import OutputError
from matsheets.model.cells import listed, safe_for_csv
from matsheets.model.framework import NOT_RATED, Framework
from matsheets.review.data_frames import ratings_frame
from matsheets.review.spool import Spool
from matsheets.review.table_workbook import RatingColours, TableTab, write_tables
from matsheets.review.tables import (
    COLUMNS,
    HEAT_MAP_FIRST,
    HEAT_MAP_LAST,
    RATINGS_COLUMNS,
    Row,
    TrustRows,
    heat_map_columns,
)

#: By its id and edition, each framework that rows may be on.
FrameworksByKey = Mapping[tuple[str, str], Framework]
Export = Callable[[Iterable[TrustRows], BinaryIO, FrameworksByKey], None]

_ROW_GROUP = 10_000  # rows of a .parquet file that are in memory at once


def export_for(suffix: str) -> Export:
    """Return what writes a kind of file, given the rows, a binary file that can be gone back in, and the frameworks.

    The same rows give the same bytes. ``.csv`` and ``.parquet`` hold the tidy table of ratings, the others hold all.

    Args:
        suffix: one of ``SUFFIXES``, in any case.

    Raises:
        OutputError: the suffix is none of them, or ``.parquet`` was asked for without pyarrow.
    """
    export = _EXPORTS.get(suffix.lower())
    if export is None:
        what = f'The ending "{suffix}" is' if suffix else "A name without an ending is"
        raise OutputError(
            None,
            f"{what} not one that tables can be written to.",
            f"Use {listed(SUFFIXES, 'or')}.",
            code="unknown-suffix",
        )
    if export is _write_parquet:
        _need_pyarrow()
    return export


def frameworks_by_key(frameworks: Iterable[Framework]) -> dict[tuple[str, str], Framework]:
    """Return frameworks by their id and edition."""
    return {(framework.id, framework.edition): framework for framework in frameworks}


def _write_csv(found: Iterable[TrustRows], out: BinaryIO, frameworks: FrameworksByKey) -> None:
    """Write the tidy table for Excel: a byte order mark, and no text that Excel would take for a formula."""
    text = io.TextIOWrapper(out, "utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(RATINGS_COLUMNS)
    for rows in found:
        for row in rows.tables["ratings"]:
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


def _write_parquet(found: Iterable[TrustRows], out: BinaryIO, frameworks: FrameworksByKey) -> None:
    """Write the tidy table, some thousands of rows at a time, as pandas would write it."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]

    schema = pyarrow.Schema.from_pandas(ratings_frame(()), preserve_index=False)

    def write(rows: Sequence[Row]) -> None:
        columns = [[row[at] for row in rows] for at in range(len(RATINGS_COLUMNS))]
        writer.write_table(pyarrow.table(list(map(pyarrow.array, columns, schema.types)), schema=schema))

    with ParquetWriter(out, schema) as writer:
        waiting: list[Row] = []
        written = False
        for rows in found:
            waiting += rows.tables["ratings"]
            while len(waiting) >= _ROW_GROUP:
                write(waiting[:_ROW_GROUP])
                del waiting[:_ROW_GROUP]
                written = True
        if waiting or not written:
            write(waiting)


def _write_xlsx(found: Iterable[TrustRows], out: BinaryIO, frameworks: FrameworksByKey) -> None:
    """Write an Excel file with a tab for each table, the heat maps first."""
    with ExitStack() as stack:
        waiting = {name: stack.enter_context(closing(Spool())) for name in COLUMNS}
        heat_maps: dict[tuple[str, str], Spool] = {}
        for rows in found:
            for name, spool in waiting.items():
                spool.add(rows.tables[name])
            if rows.framework not in heat_maps:
                heat_maps[rows.framework] = stack.enter_context(closing(Spool()))
            heat_maps[rows.framework].add(rows.heat_map)
        tabs = []
        for number, (key, spool) in enumerate(((k, s) for k, s in heat_maps.items() if len(s)), start=1):
            columns = heat_map_columns(frameworks[key])
            ratings = {rating.label: rating for rating in frameworks[key].scale.ratings}
            elements = frozenset(columns[len(HEAT_MAP_FIRST) : -len(HEAT_MAP_LAST)])
            title = "Heat map" if number == 1 else f"Heat map {number}"
            tabs.append(TableTab(title, columns, spool, RatingColours(ratings, elements, NOT_RATED)))
        order = ("review", "counts", "ratings", "priorities")
        tabs += [TableTab(name.capitalize(), COLUMNS[name], waiting[name]) for name in order]
        write_tables(tabs, out)


_EXPORTS: dict[str, Export] = {
    ".xlsx": _write_xlsx,
    ".csv": _write_csv,
    ".json": _write_json,
    ".parquet": _write_parquet,
}
#: The kinds of file that tables can be written to.
SUFFIXES = tuple(_EXPORTS)
