"""What is said of a workbook that was carried forward from a round before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from matsheets.checks import check
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.repair.repair import repair
from matsheets.workbook.write.writer import write_workbook
from tests.builders import framework
from tests.meeting.conftest import typed

SMALL = framework()
COLUMN = "Last time"
Said = Callable[..., list[str]]


def written(folder: Path) -> Path:
    """A workbook with what was said last time of the first element."""
    layout = build_layout(SMALL).with_optional({("AAA-01", "last_time"): "Baseline: Red"})
    out = BytesIO()
    write_workbook(out, layout, workbook_id="last", created=dt.datetime(2027, 5, 1), trust="Oakfield Trust")
    path = folder / "group.xlsx"
    path.write_bytes(out.getvalue())
    return path


def test_repair_prints_it_again(tmp_path: Path) -> None:
    """A workbook written afresh has what was printed, and what somebody typed over it is listed."""
    path = typed(written(tmp_path).read_bytes(), {("AAA-01", COLUMN): "Green"}, tmp_path / "typed.xlsx")
    repaired = repair(path, [SMALL], created=dt.datetime(2027, 6, 1))
    assert read_workbook(Path("new.xlsx"), [SMALL], repaired.content).last_time == {"AAA-01": "Baseline: Red"}
    assert [left.says for left in repaired.not_placed] == ["Green"]


def test_repair_of_an_untouched_one_leaves_nothing_over(tmp_path: Path) -> None:
    """What is printed there is nobody's words."""
    assert repair(written(tmp_path), [SMALL], created=dt.datetime(2027, 6, 1)).not_placed == ()


def test_what_was_said_last_time_is_read_beside_the_answers(tmp_path: Path) -> None:
    """What stands under Last time is kept by its Ref, and is no answer."""
    found = read_workbook(written(tmp_path), [SMALL])
    assert found.last_time == {"AAA-01": "Baseline: Red"}
    assert found.answers == ()


def test_a_changed_text_of_last_time_is_named(tmp_path: Path, said: Said) -> None:
    """Who types a rating over what was said last time is told that it does not count there."""
    path = typed(written(tmp_path).read_bytes(), {("AAA-01", COLUMN): "Green"}, tmp_path / "typed.xlsx")
    assert said(check(read_workbook(path, [SMALL])), "last-time-changed") == [
        'AAA-01: The column "Last time" is not as it was printed here. It is there to read, and nothing typed in it is used: type '
        "answers under Rating, Rationale and Evidence. To have it printed again, use matsheets repair."
    ]
