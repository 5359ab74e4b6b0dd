"""Workbooks that are repaired and merged, with what the new ones say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.repair.merge import Merged
from matsheets.workbook.repair.repair import Repaired
from tests.books import merge_copies, repair

CREATED = dt.datetime(2026, 11, 2, 9, 30)
Mend = Callable[[Path], tuple[Repaired, Assessment]]
Together = Callable[..., tuple[Merged, Assessment]]


@pytest.fixture
def mend(tmp_path: Path, framework: Framework) -> Mend:
    """Repair a workbook; return the report and what the new workbook says."""

    def call(path: Path) -> tuple[Repaired, Assessment]:
        repaired = repair(path, [framework], created=CREATED)
        new = tmp_path / "mended.xlsx"
        new.write_bytes(repaired.content)
        return repaired, read_workbook(new, [framework])

    return call


@pytest.fixture
def together(tmp_path: Path, framework: Framework) -> Together:
    """Merge copies; return the report and what the new workbook says."""

    def call(*paths: Path) -> tuple[Merged, Assessment]:
        merged = merge_copies(paths, [framework], created=CREATED)
        new = tmp_path / "together.xlsx"
        new.write_bytes(merged.content)
        return merged, read_workbook(new, [framework])

    return call
