"""A workbook stamped into a drawn one is, byte for byte, the workbook drawn from scratch."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matsheets.errors import OutputError
from matsheets.model.framework import Framework
from matsheets.workbook.layout.layout import Layout, Part, build_layout
from matsheets.workbook.write import stamping
from matsheets.workbook.write.stamping import StampedWorkbook
from matsheets.workbook.write.writer import write_workbook

CREATED = dt.datetime(2026, 9, 7, 9, 30)
_PIECES = st.sampled_from(
    ["Oak", " ", "&", "&&", '"', "'", "<b>", "é", "😀", "👩‍🏫", "–", "_x0041_", "Æ", "中文", "\n", "{{ 7*7 }}", "A" * 120,
     "learning partnership ", "]]>", "&amp;", "&#10;", "=", "-", "\u0085", "&[Tab]", "\t", "7"]
)  # fmt: skip
VALUES = st.one_of(
    st.dates(dt.date(1900, 3, 1), dt.date(2200, 1, 1)), st.booleans(), st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, allow_nan=False, places=2), st.floats(-1e9, 1e9), st.just(dt.datetime(2026, 9, 7, 8)),
)  # fmt: skip
TEXTS = st.one_of(st.lists(_PIECES, max_size=12).map("".join), st.text(max_size=40))
CELLS = st.sampled_from(
    [("ABT-01", "answer"), ("ABT-02", "answer"), ("ABT-09", "answer"), ("VIS-01", "rationale"), ("VIS-01", "evidence"),
     ("GOV-02", "rating"), ("PLAN-01", "objective"), ("PLAN-99", "actions"), ("PAR-01", "answer"), ("BEY-01", "issue"),
     ("ABT-15", "answer"), ("CHG-01", "amount"), ("PLAN-02", "due"), ("PAR-11", "answer")]
)  # fmt: skip


@pytest.fixture(scope="module")
def stencil(layout: Layout) -> StampedWorkbook:
    """The whole workbook, drawn once."""
    return StampedWorkbook(layout)


def stamped(stencil: StampedWorkbook, answers: Mapping[tuple[str, str], object], **more: object) -> bytes:
    """The bytes of a stamped workbook."""
    out = io.BytesIO()
    stencil.write(out, **{"workbook_id": "0a1b2c", "created": CREATED, "trust": "Oak", "answers": answers, **more})
    return out.getvalue()


def drawn(layout: Layout, answers: Mapping[tuple[str, str], object], **more: object) -> bytes:
    """The bytes of the same workbook from scratch."""
    out = io.BytesIO()
    write_workbook(
        out, layout, **{"workbook_id": "0a1b2c", "created": CREATED, "trust": "Oak", "answers": answers, **more}
    )
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """A workbook's parts, unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(trust=TEXTS, answers=st.dictionaries(CELLS, st.one_of(TEXTS, VALUES), max_size=8))
def test_anything_gives_the_bytes_of_the_writer(stencil, layout, trust, answers):
    """Whatever the trust is called and whatever is answered, both ways give the same bytes, or the same refusal."""
    try:
        wanted = drawn(layout, answers, trust=trust)
    except (OutputError, ValueError) as error:
        with pytest.raises(type(error)):
            stamped(stencil, answers, trust=trust)
        return

    made = stamped(stencil, answers, trust=trust)
    assert parts(made) == parts(wanted)
    assert made == wanted


@pytest.mark.parametrize(
    "trust",
    [
        """St Æthelwine's & "Oak" <Learning> Trust""",
        "😀 Trust",
        "7 Oaks",
        "A Trust " * 20,
        "Trust &[Tab]",
        "",
        "two\nlines",
    ],
)
def test_a_name_gives_the_bytes_of_the_writer(short_stencil, short, trust):
    """A name with &, quotes, emoji or great length stands in title, footer and properties as the writer puts it."""
    answers = {("ABT-01", "answer"): trust, ("ABT-14", "answer"): "Baseline"}

    assert stamped(short_stencil, answers, trust=trust) == drawn(short, answers, trust=trust)


@pytest.mark.parametrize("text", ["=1+1", "long " * 400, "two\nlines", "  spaces  ", "", "_x0041_ & <b>"])
def test_an_answer_gives_the_bytes_of_the_writer(stencil, layout, text):
    """An answer that looks like a formula, needs a taller row or an escape comes out as the writer writes it."""
    answers = {("VIS-01", "rationale"): text, ("VIS-01", "evidence"): "Minutes", ("PLAN-02", "objective"): text}

    assert stamped(stencil, answers) == drawn(layout, answers)


@pytest.fixture(scope="module")
def short(framework: Framework) -> Layout:
    """The layout of a workbook of the review only, which is drawn in half the time."""
    return build_layout(framework, [Part.REVIEW])


@pytest.fixture(scope="module")
def short_stencil(short: Layout) -> StampedWorkbook:
    """That workbook, drawn once."""
    return StampedWorkbook(short)


@pytest.mark.parametrize("ref", ["ABT-01", "ABT-15", "ABT-05"])
@pytest.mark.parametrize("value", [dt.date(2026, 9, 7), dt.datetime(2026, 9, 7, 8), 12, 0.1, Decimal("1250.50"), True])
def test_what_is_no_text_gives_the_bytes_of_the_writer(short_stencil, short, ref, value):
    """A date, a number and a yes come out as the writer writes them, wherever they are put."""
    answers = {(ref, "answer"): value}

    assert stamped(short_stencil, answers) == drawn(short, answers)


def test_an_aware_time_is_stated_in_utc(stencil, layout):
    """A time with a zone is stated as the writer states it."""
    summer = CREATED.replace(tzinfo=dt.timezone(dt.timedelta(hours=1)), microsecond=5)

    assert stamped(stencil, {}, created=summer) == drawn(layout, {}, created=summer)


def test_usual_answers_do_not_draw_the_workbook_again(stencil, layout, monkeypatch):
    """Texts, dates and numbers where they are expected are stamped, without the writer."""
    monkeypatch.setattr(stamping, "write_workbook", None)

    answers = {("ABT-01", "answer"): "Oak & Ash", ("ABT-15", "answer"): dt.date(2026, 9, 7), ("ABT-05", "answer"): 7}

    assert stamped(stencil, answers, trust="Oak & Ash")


def test_a_text_that_no_cell_holds_is_refused(stencil):
    """A text over Excel's limit is refused by the stencil too."""
    with pytest.raises(OutputError, match="32,768 characters"):
        stamped(stencil, {("VIS-01", "rationale"): "a" * 32_768})


def test_an_answer_without_a_cell_is_refused(stencil):
    """A Ref that the workbook has not is a mistake of the caller, as for the writer."""
    with pytest.raises(ValueError, match="XYZ-01"):
        stamped(stencil, {("XYZ-01", "answer"): "a"})


def test_a_file_that_cannot_be_written_is_an_output_error(stencil, tmp_path: Path):
    """A folder that is not there is said as the writer says it."""
    with pytest.raises(OutputError, match="could not be written"):
        stencil.write(tmp_path / "no" / "such.xlsx", workbook_id="0a", created=CREATED, answers={}, trust="Oak")
