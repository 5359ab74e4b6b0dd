"""Packs for the tests: workbooks in which a trust shares chosen elements with another, written and read as any other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.optional_columns import BASIS
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.writer import write_workbook
from tests.builders import framework

SMALL = framework()
#: By Ref: rating, rationale, evidence, and where the rating comes from.
Shared = Mapping[str, tuple[str, str, str, str]]
ONE = {"AAA-01": ("Green", "It is written down.", "Board minutes, May 2026.", "Agreed")}


def pack_bytes(
    shared: Shared = ONE,
    *,
    trust: str = "Oakfield",
    number: str = "07654321",
    round_: str = "Baseline",
    on: Framework = SMALL,
    day: dt.date = dt.date(2026, 10, 14),
) -> bytes:
    """The bytes of a pack."""
    texts = {(ref, BASIS): said[3] for ref, said in shared.items()}
    answers: dict[tuple[str, str], object] = {
        ("ABT-01", "answer"): trust,
        ("ABT-02", "answer"): number,
        ("ABT-11", "answer"): f"{trust}, to share with another trust",
        ("ABT-14", "answer"): round_,
        ("ABT-15", "answer"): day,
    }
    for ref, said in shared.items():
        named = zip(("rating", "rationale", "evidence"), said, strict=False)
        answers |= {(ref, column): text for column, text in named if text}
    out = BytesIO()
    layout = build_layout(on, [Part.REVIEW], frozenset(shared)).with_optional(texts)
    write_workbook(
        out, layout, workbook_id="0123456789ab", created=dt.datetime(2026, 10, 14), answers=answers, trust=trust
    )  # type: ignore[arg-type]
    return out.getvalue()


def pack(
    shared: Shared = ONE, *, file: str = "oakfield-shared-review.xlsx", on: Framework = SMALL, **whose: str
) -> Assessment:
    """A pack as it is read."""
    return read_workbook(Path(file), [on], pack_bytes(shared, on=on, **whose))
