"""Many workbooks as tables: tidy ratings, each trust's review, counts, priorities, a heat map; and their export.

pandas is imported nowhere else, and only inside functions. Frames are built from lists of Python values and never
read through pandas, which would turn an answer such as "None" or "N/A" into a blank. A missing value means: not rated,
or not answered. Ratings are ordinal, so there are counts, medians, lowest and spread, and never a mean of points.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matsheets import tablebook
from matsheets.cohort import Block, Cohort, gather
from matsheets.combining import priorities_of
from matsheets.errors import OutputError
from matsheets.model.assessment import Assessment
from matsheets.model.cells import CellRef, clean_text, safe_for_csv
from matsheets.model.framework import Framework
from matsheets.review import Source
from matsheets.tablebook import Colours, Tab
from matsheets.workbook.layout.layout import AGREED, GROUPS

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Texts = NDArray[np.object_]
    Points = NDArray[np.int64]

#: The tidy table: one row for each workbook and element. ``points`` is the place on the scale, 1 for the weakest:
#: for ordering and medians, never for a mean.
RATINGS_COLUMNS = (
    "trust", "company_number", "round", "group", "respondent", "framework", "edition", "heading_ref", "heading",
    "element_ref", "element", "rating", "points", "rationale", "evidence", "ref", "tab", "cell", "file",
)  # fmt: skip
_WHOSE = ("trust", "company_number", "round", "framework", "edition")
_ELEMENT = ("heading_ref", "heading", "element_ref", "element")
#: The groups whose own views are compared; the agreed rating has a column to itself.
GROUP_COLUMNS = tuple(choice.label for choice in GROUPS if choice.label != AGREED)
NO_GROUP = "Group not given"
REVIEW_COLUMNS = (
    *_WHOSE, *_ELEMENT, *GROUP_COLUMNS, NO_GROUP, "cautious_median", "lowest", "highest", "spread", "agreed", "rating",
    "basis",
)  # fmt: skip
COUNTS_COLUMNS = (*_WHOSE, "heading_ref", "heading", "rating", "points", "elements")
PRIORITIES_COLUMNS = (
    *_WHOSE, *_ELEMENT, "objective", "actions", "lead", "support", "start", "due", "resources", "monitoring", "success",
    "review_on", "ref", "tab", "cell", "file",
)  # fmt: skip
_HEAT_MAP_COLUMNS = ("trust", "round", "workbooks")
_HEAT_MAP_MORE = ("company_number", "framework", "edition")

_WHOLE_NUMBERS = frozenset({"points", "spread", "elements", "workbooks"})
_DATES = frozenset({"start", "due", "review_on"})

#: What stands for a missing rating where a word is needed.
NOT_RATED = "Not rated"
#: The kinds of file that ``export_bytes`` makes.
SUFFIXES = (".xlsx", ".csv", ".json", ".parquet")


@dataclass(frozen=True)
class HeatMap:
    """One row for each trust and round, one column for each element of one framework."""

    framework: Framework
    frame: pd.DataFrame


@dataclass(frozen=True)
class Tables:
    """Everything that the workbooks of a cohort say, as tables."""

    ratings: pd.DataFrame
    review: pd.DataFrame
    counts: pd.DataFrame
    priorities: pd.DataFrame
    heat_maps: tuple[HeatMap, ...]


def tables(assessments: Iterable[Assessment]) -> Tables:
    """Build every table.

    Args:
        assessments: the workbooks, in any order; second copies of a workbook have been left out by the caller.
    """
    cohort = gather(assessments)
    return Tables(
        _ratings(cohort), _reviewed(cohort), _counts(cohort), _frame(PRIORITIES_COLUMNS, _priorities(cohort)),
        tuple(_heat_maps(cohort)),
    )  # fmt: skip


def ratings_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return the tidy table: one row for each workbook with a review and each element, rated or not."""
    return _ratings(gather(assessments))


def review_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return one row for each trust, round and element: every group's rating and what they come to.

    ``rating`` is the one that stands: the agreed one, else the cautious median; ``basis`` says which.
    """
    return _reviewed(gather(assessments))


def counts_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return how many elements stand at each rating, by trust, round and heading; zeros and "Not rated" included."""
    return _counts(gather(assessments))


def priorities_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return the priorities of every trust's development plan."""
    return _frame(PRIORITIES_COLUMNS, _priorities(gather(assessments)))


def heat_maps(assessments: Iterable[Assessment]) -> tuple[HeatMap, ...]:
    """Return the cohort's heat map, one for each framework and edition met."""
    return tuple(_heat_maps(gather(assessments)))


# --- rows --------------------------------------------------------------------------------------------------------

#: A table column by column, before it is a frame: texts (None for a blank), or whole numbers (below 0 for none).
_Columns = dict[str, "Texts | Points"]


def _ratings(cohort: Cohort) -> pd.DataFrame:
    return _joined(RATINGS_COLUMNS, [(_rated(block), block.book_order) for block in cohort.blocks])


def _rated(block: Block) -> _Columns:
    """Return the tidy rows of one framework: the elements of each workbook in turn."""
    import numpy as np

    elements = block.framework.elements
    asked = [book for book in block.books if book.asked]
    whose = _repeated(block, block.member_of[block.asked], len(elements))
    points = block.points[block.asked].ravel()
    said = [book.said for book in asked]
    rationale, evidence, tab, cell = (_texts(text for texts in said for text in texts[at]) for at in range(4))
    return {
        **whose,
        **_tiled(block, len(asked)),
        "group": _texts([book.who.group for book in asked]).repeat(len(elements)),
        "respondent": _texts([book.who.name for book in asked]).repeat(len(elements)),
        "rating": block.labels[points],
        "points": np.where(points > 0, points, -1),
        "rationale": rationale,
        "evidence": evidence,
        "ref": np.tile(_texts([element.ref for element in elements]), len(asked)),
        "tab": tab,
        "cell": cell,
        # The one text that no reader has cleaned: a file's name may hold any byte.
        "file": _texts([clean_text(book.assessment.file).text for book in asked]).repeat(len(elements)),
    }


def _reviewed(cohort: Cohort) -> pd.DataFrame:
    return _joined(REVIEW_COLUMNS, [(_review_of(block), block.review_order) for block in cohort.blocks])


def _review_of(block: Block) -> _Columns:
    """Return the rows of one framework's reviews: the elements of each trust and round in turn."""
    import numpy as np

    labels, reviewed = block.labels, block.reviewed
    found = block.standing
    lowest, highest, agreed, number = (
        a[reviewed].ravel() for a in (found.lowest, found.highest, found.agreed, found.number)
    )
    basis = np.where(number == 1, "One rating", np.where(number == 0, "Not rated", "")).astype(object)
    several = basis == ""
    basis[several] = [f"Cautious median of {n}" for n in number[several].tolist()]
    basis[agreed > 0] = "Agreed"
    views = {
        title: block.views(group)[reviewed].ravel()
        for title, group in (*((group, group) for group in GROUP_COLUMNS), (NO_GROUP, ""))
    }
    return {
        **_repeated(block, reviewed, len(block.framework.elements)),
        **_tiled(block, len(reviewed)),
        **views,
        "cautious_median": labels[found.median[reviewed].ravel()],
        "lowest": labels[lowest],
        "highest": labels[highest],
        "spread": np.where(number > 0, highest - lowest, -1),
        "agreed": labels[agreed],
        "rating": labels[found.rating[reviewed].ravel()],
        "basis": basis,
    }


def _counts(cohort: Cohort) -> pd.DataFrame:
    return _joined(COUNTS_COLUMNS, [(_counted(block), block.review_order) for block in cohort.blocks])


def _counted(block: Block) -> _Columns:
    """Return how many elements of each heading stand at each rating and at none, weakest first."""
    import numpy as np

    ratings, headings, reviewed = block.framework.scale.ratings, block.framework.headings, block.reviewed
    standing, levels = block.standing.rating[reviewed], [*range(1, len(ratings) + 1), 0]
    counted = np.empty((len(reviewed), len(headings), len(levels)), dtype=np.int64)
    first = 0
    for at, heading in enumerate(headings):
        those = standing[:, first : first + len(heading.elements)]
        for place, level in enumerate(levels):
            counted[:, at, place] = (those == level).sum(axis=1)
        first += len(heading.elements)
    rows = len(levels) * len(headings)
    points = np.where(np.array(levels) > 0, levels, -1)
    return {
        **_repeated(block, reviewed, rows),
        "heading_ref": np.tile(_texts([h.ref for h in headings]).repeat(len(levels)), len(reviewed)),
        "heading": np.tile(_texts([h.title for h in headings]).repeat(len(levels)), len(reviewed)),
        "rating": np.tile(_texts([*(r.label for r in ratings), NOT_RATED]), len(reviewed) * len(headings)),
        "points": np.tile(points, len(reviewed) * len(headings)),
        "elements": counted.ravel(),
    }


def _priorities(cohort: Cohort) -> Iterator[Sequence[object]]:
    for member in cohort.members:
        if not any(book.assessment.prefixes & {"PLAN", "MED"} for book in member.books):
            continue
        for p in priorities_of([(book.who, book.assessment) for book in member.books], member.framework):
            heading, element = p.heading, p.element
            yield (
                *member.whose, heading.ref if heading else None, heading.title if heading else None,
                element.ref if element else None, element.title if element else None, p.objective, p.actions, p.lead,
                p.support, p.start, p.due, p.resources, p.monitoring, p.success, p.review_on, *_source(p.source),
            )  # fmt: skip


def _heat_maps(cohort: Cohort) -> Iterator[HeatMap]:
    import numpy as np

    for block in cohort.blocks:
        if not len(block.reviewed):
            continue
        whose = _repeated(block, block.reviewed, 1)
        labels = block.labels[block.standing.rating[block.reviewed]]
        columns: _Columns = {name: whose[name] for name in ("trust", "round")}
        columns["workbooks"] = np.array([len(block.members[at].books) for at in block.reviewed])
        for at, element in enumerate(block.framework.elements):
            columns[f"{element.ref} {element.title}"[:255]] = labels[:, at]  # Excel's limit for a table's header
        columns |= {name: whose[name] for name in _HEAT_MAP_MORE}
        yield HeatMap(block.framework, _joined(tuple(columns), [(columns, block.review_order)]))


def _repeated(block: Block, members: Points, times: int) -> _Columns:
    """Return the columns that say whose a row is, for so many rows of each of these members."""
    columns = zip(*(member.whose for member in block.members), strict=True)
    return {name: _texts(column)[members].repeat(times) for name, column in zip(_WHOSE, columns, strict=True)}


def _tiled(block: Block, times: int) -> _Columns:
    """Return the columns that name the element, for every element so many times."""
    import numpy as np

    named = [(h.ref, h.title, e.ref, e.title) for h in block.framework.headings for e in h.elements]
    columns = zip(*named, strict=True)
    return {name: np.tile(_texts(column), times) for name, column in zip(_ELEMENT, columns, strict=True)}


def _texts(values: Iterable[str | None]) -> Texts:
    import numpy as np

    listed = [value or None for value in values]
    found = np.empty(len(listed), dtype=object)
    found[:] = listed
    return found


def _joined(columns: Sequence[str], blocks: Sequence[tuple[_Columns, Points]]) -> pd.DataFrame:
    """Make a frame of the frameworks' rows; ``Points`` beside them say which trust's they are, in the cohort's order."""
    import numpy as np

    if not blocks:
        return _frame(columns, ())
    joined = {name: np.concatenate([found[name] for found, _ in blocks]) for name in columns}
    if len(blocks) > 1:
        rows = [order.repeat(len(found[columns[0]]) // max(len(order), 1)) for found, order in blocks]
        order = np.concatenate(rows).argsort(kind="stable")
        joined = {name: values[order] for name, values in joined.items()}
    return _framed(joined)


def _framed(columns: _Columns) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    series: dict[str, Any] = {}
    for name, values in columns.items():
        if values.dtype != object:
            series[name] = pd.arrays.IntegerArray(np.where(values < 0, 1, values).astype("int64"), values < 0)
        else:
            # Not dtype="string", whose storage depends on whether pyarrow happens to be installed.
            series[name] = pd.array(values, dtype=pd.StringDtype("python"), copy=False)
    return pd.DataFrame(series, columns=list(columns), copy=False)


def _place(cell: CellRef | None) -> tuple[str | None, str | None]:
    return (cell.tab, cell.address) if cell else (None, None)


def _source(source: Source) -> tuple[str | None, ...]:
    return (source.ref, *_place(source.cell), source.file)


def _frame(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> pd.DataFrame:
    """Build a frame column by column; blank text becomes missing, and no other text does."""
    import pandas as pd

    table = list(rows)
    series: dict[str, Any] = {}
    for at, name in enumerate(columns):
        values: list[Any] = [row[at] for row in table]
        if name in _WHOLE_NUMBERS:
            series[name] = pd.array(values, dtype="Int64")
        elif name in _DATES:
            series[name] = pd.Series(values, dtype=object)
        else:
            if name == "file":  # the one text that no reader has cleaned: a file's name may hold any byte
                values = [clean_text(value).text for value in values]
            # Not dtype="string", whose storage depends on whether pyarrow happens to be installed.
            series[name] = pd.array([v or None for v in values], dtype=pd.StringDtype("python"))
    return pd.DataFrame(series, columns=list(columns))


def _tabs(tables: Tables) -> Iterator[Tab]:
    """Yield what stands on each tab of the Excel file, the heat maps first."""
    for number, heat_map in enumerate(tables.heat_maps, start=1):
        title = "Heat map" if number == 1 else f"Heat map {number}"
        columns = tuple(heat_map.frame.columns)
        ratings = {r.label: r for r in heat_map.framework.scale.ratings}
        elements = frozenset(columns[len(_HEAT_MAP_COLUMNS) : -len(_HEAT_MAP_MORE)])
        yield Tab(title, columns, tuple(_rows(heat_map.frame)), Colours(ratings, elements, NOT_RATED))
    for title, frame in (
        ("Review", tables.review),
        ("Counts", tables.counts),
        ("Ratings", tables.ratings),
        ("Priorities", tables.priorities),
    ):
        yield Tab(title, tuple(frame.columns), tuple(_rows(frame)))


# --- export ------------------------------------------------------------------------------------------------------


def export_bytes(tables: Tables, suffix: str) -> bytes:
    """Return the tables as a file's bytes; the same tables give the same bytes.

    Args:
        tables: what to export. ``.csv`` and ``.parquet`` hold the tidy table of ratings, the others hold all.
        suffix: one of ``SUFFIXES``, in any case.

    Raises:
        OutputError: the suffix is none of them, or ``.parquet`` was asked for without pyarrow.
    """
    makers: dict[str, Callable[[Tables], bytes]] = dict(
        zip(
            SUFFIXES,
            (lambda found: tablebook.workbook_bytes(_tabs(found)), _csv_bytes, _json_bytes, _parquet_bytes),
            strict=True,
        )
    )
    make = makers.get(suffix.lower())
    if make is None:
        what = f'The ending "{suffix}" is' if suffix else "A name without an ending is"
        raise OutputError(
            None,
            f"{what} not one that tables can be written to.",
            f"Use {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}.",
            code="unknown-suffix",
        )
    return make(tables)


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Yield the rows as plain Python values, with None for what is missing."""
    import pandas as pd

    columns = [[None if v is pd.NA else v for v in frame[name].astype(object).tolist()] for name in frame.columns]
    return zip(*columns, strict=True)


def _csv_bytes(tables: Tables) -> bytes:
    """Write the tidy table for Excel: a byte order mark, and no text that Excel would take for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(tables.ratings.columns)
    for row in _rows(tables.ratings):
        writer.writerow(safe_for_csv(v) if isinstance(v, str) else v for v in row)
    return out.getvalue().encode("utf-8-sig")


def _json_bytes(tables: Tables) -> bytes:
    """Write each table as a list of records; a missing value is null."""
    import msgspec

    named = {
        "ratings": tables.ratings,
        "review": tables.review,
        "counts": tables.counts,
        "priorities": tables.priorities,
    }
    records = {
        name: [dict(zip(frame.columns, row, strict=True)) for row in _rows(frame)] for name, frame in named.items()
    }
    return msgspec.json.format(msgspec.json.encode(records), indent=1) + b"\n"


def _parquet_bytes(tables: Tables) -> bytes:
    try:
        import pyarrow  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        raise OutputError(
            None,
            "A .parquet file needs pyarrow, which is not installed.",
            'Install it with: pip install "matsheets[parquet]"',
            code="no-pyarrow",
        ) from None
    out = io.BytesIO()
    tables.ratings.to_parquet(out, engine="pyarrow", index=False)
    return out.getvalue()
