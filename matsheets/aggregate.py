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
from matsheets.assessment import Assessment
from matsheets.cells import CellRef, clean_text, company_number, fold, safe_for_csv
from matsheets.combining import combine, group_by_trust_and_round, respondent_of
from matsheets.errors import OutputError
from matsheets.framework import Framework, Rating
from matsheets.review import (
    ElementReview,
    HeadingReview,
    Review,
    Source,
)
from matsheets.tablebook import Colours, Tab
from matsheets.whose import round_of, trust_key
from matsheets.workbook.layout import AGREED, GROUPS, ROUNDS, Part

if TYPE_CHECKING:
    import pandas as pd

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
    cohort = _cohort(assessments)
    return Tables(
        _frame(RATINGS_COLUMNS, _ratings(cohort)),
        _frame(REVIEW_COLUMNS, _reviewed(cohort)),
        _frame(COUNTS_COLUMNS, _counts(cohort)),
        _frame(PRIORITIES_COLUMNS, _priorities(cohort)),
        tuple(_heat_maps(cohort)),
    )


def ratings_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return the tidy table: one row for each workbook with a review and each element, rated or not."""
    return _frame(RATINGS_COLUMNS, _ratings(_cohort(assessments)))


def review_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return one row for each trust, round and element: every group's rating and what they come to.

    ``rating`` is the one that stands: the agreed one, else the cautious median; ``basis`` says which.
    """
    return _frame(REVIEW_COLUMNS, _reviewed(_cohort(assessments)))


def counts_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return how many elements stand at each rating, by trust, round and heading; zeros and "Not rated" included."""
    return _frame(COUNTS_COLUMNS, _counts(_cohort(assessments)))


def priorities_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return the priorities of every trust's development plan."""
    return _frame(PRIORITIES_COLUMNS, _priorities(_cohort(assessments)))


def heat_maps(assessments: Iterable[Assessment]) -> tuple[HeatMap, ...]:
    """Return the cohort's heat map, one for each framework and edition met."""
    return tuple(_heat_maps(_cohort(assessments)))


# --- rows --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Member:
    """One trust's review in one round; ``whose`` holds the values of the columns ``_WHOSE``."""

    whose: tuple[str, str, str, str, str]
    review: Review

    @property
    def headings(self) -> tuple[HeadingReview, ...]:
        """The headings; none where no workbook holds a review, because nobody was asked to rate."""
        asked = any(Part.REVIEW.value in a.parts for a in self.review.assessments)
        return self.review.headings if asked else ()


def _cohort(assessments: Iterable[Assessment]) -> tuple[_Member, ...]:
    """Combine each trust's workbooks, round by round, ordered by trust and round whatever the order they came in.

    Why: a trust is named as in its first round, so that a name typed in two ways does not look like two trusts.
    """
    given = sorted(assessments, key=lambda a: (a.file, a.sha256))
    groups: dict[tuple[str, str, str, str], list[Assessment]] = {}
    for group in group_by_trust_and_round(given):
        for a in group:
            whose = (trust_key(a), round_of(a), a.framework.id, a.framework.edition)
            groups.setdefault(whose, []).append(a)
    rounds = {choice.label: order for order, choice in enumerate(ROUNDS)}
    found = [(key[0], combine(group)) for key, group in groups.items()]
    found.sort(key=lambda pair: rounds.get(pair[1].round, len(rounds)))
    names: dict[str, str] = {}
    for key, review in found:
        names[key] = names.get(key) or review.trust
    found.sort(key=lambda pair: (fold(names[pair[0]]), pair[0]))
    members = []
    for key, review in found:
        number = next((n for a in review.assessments if (n := company_number(a.text("ABT-02")))), "")
        framework = review.framework
        members.append(_Member((names[key], number, review.round, framework.title, framework.edition), review))
    return tuple(members)


_Row = Sequence[object]


def _ratings(cohort: Iterable[_Member]) -> Iterator[_Row]:
    for member in cohort:
        trust, number, round_, framework, edition = member.whose
        for assessment in member.review.assessments:
            if Part.REVIEW.value not in assessment.parts:
                continue
            who = respondent_of(assessment)
            start = (trust, number, round_, who.group, who.name, framework, edition)
            for heading in assessment.framework.headings:
                for element in heading.elements:
                    value = assessment.value(element.ref, "rating")
                    rating = value if isinstance(value, Rating) else None
                    place = _place(assessment.cell(element.ref, "rating"))
                    yield (
                        *start, heading.ref, heading.title, element.ref, element.title, _label(rating),
                        rating.points if rating else None, _prose(assessment, element.ref, "rationale"),
                        _prose(assessment, element.ref, "evidence"), element.ref, *place, assessment.file,
                    )  # fmt: skip


def _reviewed(cohort: Iterable[_Member]) -> Iterator[_Row]:
    for member in cohort:
        for e in (e for h in member.headings for e in h.elements):
            views = [_views(e, group) for group in (*GROUP_COLUMNS, "")]
            yield (
                *member.whose, e.heading.ref, e.heading.title, e.element.ref, e.element.title, *views, _label(e.median),
                _label(e.lowest), _label(e.highest), e.spread if e.ratings else None,
                _label(e.agreed.rating) if e.agreed else None, _label(e.rating), e.basis,
            )  # fmt: skip


def _views(element: ElementReview, group: str) -> str:
    """Return a group's rating; where several people of one group differ, each rating that they gave, weakest first."""
    seen = {
        v.rating.points: v.rating.label
        for v in element.views
        if v.rating and (v.respondent.group if v.respondent.group in GROUP_COLUMNS else "") == group
    }
    return "; ".join(seen[points] for points in sorted(seen))


def _counts(cohort: Iterable[_Member]) -> Iterator[_Row]:
    for member in cohort:
        scale = member.review.framework.scale.ratings
        for heading in member.headings:
            start = (*member.whose, heading.heading.ref, heading.heading.title)
            for rating, count in zip(scale, heading.counts(scale), strict=True):
                yield (*start, rating.label, rating.points, count)
            yield (*start, NOT_RATED, None, heading.not_rated)


def _priorities(cohort: Iterable[_Member]) -> Iterator[_Row]:
    for member in cohort:
        for p in member.review.priorities:
            heading, element = p.heading, p.element
            yield (
                *member.whose, heading.ref if heading else None, heading.title if heading else None,
                element.ref if element else None, element.title if element else None, p.objective, p.actions, p.lead,
                p.support, p.start, p.due, p.resources, p.monitoring, p.success, p.review_on, *_source(p.source),
            )  # fmt: skip


def _heat_maps(cohort: Iterable[_Member]) -> Iterator[HeatMap]:
    by_framework: dict[tuple[str, str], list[_Member]] = {}
    for member in (m for m in cohort if m.headings):
        key = (member.review.framework.id, member.review.framework.edition)
        by_framework.setdefault(key, []).append(member)
    for members in by_framework.values():
        framework = members[0].review.framework
        elements = tuple(f"{e.ref} {e.title}"[:255] for e in framework.elements)  # Excel's limit for a table's header
        rows = [_heat_map_row(member) for member in members]
        yield HeatMap(framework, _frame((*_HEAT_MAP_COLUMNS, *elements, *_HEAT_MAP_MORE), rows))


def _heat_map_row(member: _Member) -> tuple[Any, ...]:
    trust, number, round_, framework, edition = member.whose
    ratings = (_label(e.rating) for e in member.review.elements)
    return (trust, round_, len(member.review.assessments), *ratings, number, framework, edition)


def _label(rating: Rating | None) -> str | None:
    return rating.label if rating else None


def _prose(assessment: Assessment, ref: str, column: str) -> str:
    value = assessment.value(ref, column)
    return value if isinstance(value, str) else ""


def _place(cell: CellRef | None) -> tuple[str | None, str | None]:
    return (cell.tab, cell.address) if cell else (None, None)


def _source(source: Source) -> tuple[str | None, ...]:
    return (source.ref, *_place(source.cell), source.file)


def _frame(columns: Sequence[str], rows: Iterable[_Row]) -> pd.DataFrame:
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
