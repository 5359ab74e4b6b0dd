"""The same workbooks give the same documents, byte for byte, wherever and however matsheets is run."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from matsheets.model.framework import Framework
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir

RUN = [sys.executable, "-c", "import sys; from matsheets.cli import main; sys.exit(main())"]

#: What differs between two computers, and between two people at one: the hash seed, the time zone, the language, the
#: working folder, and how the workbooks are named. Each gives the environment, the working folder below the test's own, and
#: the workbooks.
WAYS: Mapping[str, tuple[Mapping[str, str], str, Callable[[Path], list[str]]]] = {
    "files, relative": (
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        "returned",
        lambda root: sorted(p.name for p in (root / "returned").iterdir()),
    ),
    "files backwards, absolute, far east": (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        "elsewhere",
        lambda root: [str(p) for p in sorted((root / "returned").iterdir(), reverse=True)],
    ),
    "a folder, far west": (
        {"PYTHONHASHSEED": "4294967295", "TZ": "Etc/GMT+12", "LC_ALL": "tr_TR.UTF-8"},
        "",
        lambda root: ["returned"],
    ),
    "a folder by a detour": (
        {"PYTHONHASHSEED": "random", "TZ": "America/St_Johns", "LC_ALL": "POSIX", "PYTHONUTF8": "1"},
        "elsewhere",
        lambda root: ["../elsewhere/../returned/."],
    ),
}


def built(root: Path, way: str) -> dict[str, bytes]:
    """Build every document in a process of its own, in one of the ways."""
    environment, folder, workbooks = WAYS[way]
    out = root / "out" / way
    done = subprocess.run(
        [*RUN, "build-all", *workbooks(root), "--draft", "-o", str(out)],
        cwd=root / folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.fixture
def root(tmp_path: Path, framework: Framework) -> Path:
    """A folder with the workbooks of a sample trust that has all the documents, one of them named in Welsh."""
    (tmp_path / "returned").mkdir()
    (tmp_path / "elsewhere").mkdir()
    recipes = [path for path in find_recipes(samples_dir()) if "ondlebury" in path.parent.name]
    for number, recipe in enumerate(map(load_recipe, recipes)):
        name = "Tŷ Ondlebury – baseline.xlsx" if number == 1 else recipe.file
        (tmp_path / "returned" / name).write_bytes(replay(recipe, framework))
    return tmp_path


def test_same_workbooks_same_bytes(root: Path) -> None:
    """Hash seed, time zone, language, working folder, order and spelling of paths leave no trace in a document."""
    ways = {way: built(root, way) for way in WAYS}

    first = ways.pop("files, relative")
    assert len(first) == 4
    for way, documents in ways.items():
        assert sorted(documents) == sorted(first), way
        assert [name for name in first if documents[name] != first[name]] == [], way


def test_no_folder_stands_in_a_document(root: Path) -> None:
    """File names are in it, the folders of somebody's computer are not."""
    (document,) = (d for name, d in built(root, "files backwards, absolute, far east").items() if "summary" in name)
    (root / "one.docx").write_bytes(document)

    with zipfile.ZipFile(root / "one.docx") as package:
        text = b"\n".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
    assert "Tŷ Ondlebury – baseline.xlsx" in text
    assert not [part for part in (*root.parts[1:], "returned", "elsewhere") if len(part) > 4 and part in text]
