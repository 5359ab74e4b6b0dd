"""Running the command line as its users do, and the workbooks they run it on."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from matsheets.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command ended with and printed; ``next`` is the line on stderr that says what comes next, and not in ``err``."""

    code: int
    out: str
    err: str
    next: str = ""


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run matsheets in the test's own folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        lines = printed.err.splitlines(keepends=True)
        told = [line for line in lines if line.startswith("Next: ")]
        return Ran(code, printed.out, "".join(line for line in lines if line not in told), "".join(told))

    return call


def complete(group: str = "Trustees", rating: str = "Amber-green") -> dict[tuple[str, str], object]:
    """Return a rater's whole answers: every element rated, with reason and evidence."""
    from matsheets.frameworks.framework_files import open_framework

    answers: dict[tuple[str, str], object] = {
        ("ABT-01", "answer"): "Wexcombe Trust",
        ("ABT-02", "answer"): "ZZ000009",
        ("ABT-03", "answer"): "19999999",
        ("ABT-13", "answer"): group,
        ("ABT-14", "answer"): "Baseline",
        ("ABT-15", "answer"): dt.date(2026, 10, 14),
    }
    for element in open_framework("mat-assurance-framework").elements:
        answers[element.ref, "rating"] = rating
        answers[element.ref, "rationale"] = f"Because of what we saw ({element.ref})."
        answers[element.ref, "evidence"] = f"Board minutes, 3 June 2026 ({element.ref})."
    return answers


@pytest.fixture(scope="session")
def ondlebury(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sample trust's workbooks in ``returned`` and its documents in ``papers``; copy it to change it."""
    from matsheets.frameworks.framework_files import open_framework
    from matsheets.samples.recipes import find_recipes, load_recipe, replay
    from matsheets.storage.shipped_files import samples_dir

    root = tmp_path_factory.mktemp("ondlebury")
    framework = open_framework("mat-assurance-framework")
    (root / "returned").mkdir()
    for recipe in (load_recipe(path) for path in find_recipes(samples_dir()) if "ondlebury" in path.parent.name):
        (root / "returned" / recipe.file).write_bytes(replay(recipe, framework))
    assert main(["build-all", str(root / "returned"), "-o", str(root / "papers")]) == 0
    return root


@pytest.fixture
def built(run: Run, ondlebury: Path) -> Run:
    """Run in a folder with a sample trust's workbooks in ``returned`` and its documents in ``papers``."""
    shutil.copytree(ondlebury, Path(), dirs_exist_ok=True)
    return run
