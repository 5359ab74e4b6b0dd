"""A programme from files: packs, rounds without a view, and the day that all is held against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from matsheets.documents.contexts.programme_paper import programme_context
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.programme.needs import needs_of
from matsheets.review.movement import Move
from matsheets.sharing.pack import share
from matsheets.steps.programme_run import programme_of
from matsheets.workbook.read.reader import read_workbook
from tests.cli.conftest import complete
from tests.conftest import WriteWorkbook

ON = dt.date(2027, 3, 1)


@pytest.fixture
def agreed(written: WriteWorkbook, tmp_path: Path) -> Path:
    """The agreed workbook of a trust's Baseline round, with a plan, in a folder of its own."""
    (tmp_path / "in").mkdir()
    more = {("TEA-01", "rating"): "Red", ("PLAN-01", "objective"): "Everyone knows why."}
    return written({**complete(AGREED), **more}, name="in/agreed.xlsx")


def later(written: WriteWorkbook, name: str, given: Mapping[tuple[str, str], object], day: dt.date) -> Path:
    """A workbook of the trust's Final round."""
    return written(
        {**given, ("ABT-14", "answer"): "Final", ("ABT-15", "answer"): day},
        name=f"in/{name}",
        workbook_id="000000000002",
    )


def test_a_trust_of_a_pack_alone_is_named_and_in_no_figure(
    agreed: Path, tmp_path: Path, framework: Framework, written: WriteWorkbook
) -> None:
    """What it did not share is not "Not rated", and it is not without a plan: neither is known."""
    (pack,) = share([read_workbook(agreed, [framework])], elements=["TEA-01", "GOV-02"])
    (tmp_path / "pack.xlsx").write_bytes(pack.workbook)
    programme = programme_of(tmp_path / "pack.xlsx", on=ON)
    assert (programme.trusts, programme.pack_only) == ((), ("Wexcombe Trust",))
    (note,) = programme.notes
    assert "pack.xlsx is a pack of Wexcombe Trust, of which nothing else is here" in note
    assert any(
        "Pack only" in text and "Wexcombe Trust" in text for text in programme_context(programme, version="0")["notes"]
    )


def test_a_trusts_own_workbooks_count_before_a_pack_of_a_later_round(
    agreed: Path, written: WriteWorkbook, framework: Framework
) -> None:
    """The pack gives way, and that is said with its name."""
    final = later(written, "final.xlsx", complete(AGREED, "Green"), dt.date(2027, 2, 1))
    (pack,) = share([read_workbook(final, [framework])], elements=["TEA-01"])
    final.unlink()
    (agreed.parent / "pack.xlsx").write_bytes(pack.workbook)
    programme = programme_of(agreed.parent, on=ON)
    assert [(entry.round, entry.files) for entry in programme.entries] == [("Baseline", ("agreed.xlsx",))]
    assert programme.notes == ("pack.xlsx is a pack of Wexcombe Trust, whose own workbooks count.",)


def test_a_round_after_another_has_what_moved(agreed: Path, written: WriteWorkbook) -> None:
    """Agreed both times, an element that was Red and is Amber-green now is higher, the others are the same."""
    later(written, "final.xlsx", complete(AGREED), dt.date(2027, 2, 1))
    (entry,) = programme_of(agreed.parent, on=ON).entries
    moves = {element.ref: element.move for element in entry.elements}
    assert (moves.pop("TEA-01"), set(moves.values())) == (Move.UP, {Move.SAME})


def test_a_workbook_that_names_no_round_is_said_to_count_nowhere(agreed: Path, written: WriteWorkbook) -> None:
    """With its file's name, and it waits for the lead; the ratings are those of the round that is named."""
    view = {place: value for place, value in complete("Trustees", "Green").items() if place != ("ABT-14", "answer")}
    written(view, name="in/stray.xlsx", workbook_id="000000000002")
    (entry,) = (programme := programme_of(agreed.parent, on=ON)).entries
    assert (entry.round, entry.groups) == ("Baseline", ())
    assert entry.uncounted == ("stray.xlsx names no round, so that its ratings and its plan count nowhere.",)
    (need,) = needs_of(programme)
    assert "1 workbook does not say of which round, and counts nowhere" in [reason.text for reason in need.reasons]


def test_a_later_round_in_which_nobody_rated_leaves_ratings_and_plan_as_they_were(
    agreed: Path, written: WriteWorkbook
) -> None:
    """Work goes on in the later round, and the ratings and the plan are those of the last that has a view."""
    blank = {place: value for place, value in complete("Trustees").items() if place[0].startswith("ABT")}
    later(written, "final.xlsx", blank, dt.date(2027, 2, 1))
    (entry,) = programme_of(agreed.parent, on=ON).entries
    assert (entry.round, entry.step.round, entry.step.word) == ("Baseline", "Final", "sent out")
    assert [priority.ref for priority in entry.priorities] == ["PLAN-01"]
