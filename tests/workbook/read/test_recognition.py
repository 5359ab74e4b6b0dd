"""Which framework a workbook is on."""

from pathlib import Path

import pytest

from matsheets.frameworks.framework_finder import read_workbook
from matsheets.model import framework_file

SAMPLE = Path(__file__).parents[3] / "samples" / "empty-workbook.xlsx"


def test_a_workbook_has_no_other_framework_loaded_than_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook that says which shipped framework it is on waits for that file alone."""
    loaded: list[str] = []
    load = framework_file.load_framework
    framework_file._load_shipped.cache_clear()
    monkeypatch.setattr(framework_file, "load_framework", lambda path: (loaded.append(path.parent.name), load(path))[1])

    assert read_workbook(SAMPLE).framework.id == "mat-assurance-framework"

    assert loaded == ["mat-assurance-framework"]
