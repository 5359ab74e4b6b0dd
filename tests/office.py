"""LibreOffice for the tests: found, started with a profile of its own, and given time limits."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

_LIMIT = 180  # seconds; a cold start on a busy machine takes ten


def missing(what: str) -> None:
    """Skip on a laptop, with the reason; fail in CI, where everything has to be there."""
    reason = f"{what} is not installed; CI has it (see .ci/run)"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def soffice() -> str:
    """Return LibreOffice's command."""
    command = shutil.which("soffice") or shutil.which("libreoffice")
    if command is None:
        missing("LibreOffice")
    assert command is not None
    return command


def poppler(name: str) -> str:
    """Return the command of one of Poppler's programs."""
    command = shutil.which(name)
    if command is None:
        missing(f"poppler-utils ({name})")
    assert command is not None
    return command


def uno_python() -> str:
    """Return a Python that has LibreOffice's ``uno`` module: the system's own, not the one that runs the tests."""
    for command in ("/usr/bin/python3", "/usr/lib/libreoffice/program/python"):
        if (
            Path(command).exists()
            and subprocess.run([command, "-c", "import uno"], capture_output=True, check=False).returncode == 0
        ):
            return command
    missing("python3-uno")
    raise AssertionError


def convert(files: list[Path], to: str, folder: Path) -> list[Path]:
    """Convert files with LibreOffice, all in one call; return the files made, in the same order."""
    profile = folder / "profile"
    subprocess.run(
        [
            soffice(),
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            folder,
            *files,
        ],
        check=True,
        capture_output=True,
        timeout=_LIMIT,
    )
    made = [folder / f"{file.stem}.{to.partition(':')[0]}" for file in files]
    for path in made:
        assert path.is_file(), f"LibreOffice did not make {path.name}"
    return made


@dataclass(frozen=True)
class CalcRun:
    """One workbook to open in Calc, what to do in it (see ``calc_driver.Calc``), and where to save it as .xlsx."""

    source: Path
    target: Path
    steps: Sequence[Sequence[object]]


def drive_calc(runs: Sequence[CalcRun], profile: Path) -> None:
    """Open workbooks in Calc, one after another, and take the steps in each as a person would."""
    _drive("calc_driver", profile, [{"open": str(r.source), "save": str(r.target), "steps": r.steps} for r in runs])


def _drive(driver: str, profile: Path, runs: Sequence[Mapping[str, object]]) -> None:
    """Have one of the drivers beside this module, run by the Python that has ``uno``, do what its runs say."""
    job = {"soffice": soffice(), "profile": str(profile), "runs": runs}
    path = Path(__file__).with_name(f"{driver}.py")
    done = subprocess.run(
        [uno_python(), str(path)], input=json.dumps(job), text=True, capture_output=True, check=False, timeout=_LIMIT
    )
    assert done.returncode == 0, done.stderr


def restyle_in_writer(files: Sequence[Path], folder: Path, *, field: str, logo: Path) -> list[Path]:
    """Open Word templates in Writer, restyle them, type a field, put in a logo, and save each into the folder as .docx."""
    made = [folder / file.name for file in files]
    runs = [
        {"open": str(f), "save": str(to), "field": field, "logo": str(logo)} for f, to in zip(files, made, strict=True)
    ]
    _drive("writer_driver", folder / "profile", runs)
    return made


def settle_changes(files: Sequence[Path], folder: Path, way: str) -> list[Path]:
    """Have Writer accept or reject all tracked changes of Word documents, and save each into the folder."""
    folder.mkdir()
    made = [folder / file.name for file in files]
    runs = [
        {"open": str(f), "save": str(to), "do": f"{way.capitalize()}AllTrackedChanges"}
        for f, to in zip(files, made, strict=True)
    ]
    _drive("redline_driver", folder / "profile", runs)
    return made


def type_sizes(path: Path) -> set[float]:
    """Return the sizes of type in a PDF, in points, to a third of a point."""
    command = [poppler("pdftohtml"), "-xml", "-i", "-zoom", "3", "-stdout", path]
    done = subprocess.run(command, check=True, capture_output=True, timeout=_LIMIT)
    return {int(size) / 3 for size in re.findall(r'<fontspec [^>]*size="(\d+)"', done.stdout.decode())}


def pdf_text(path: Path) -> str:
    """Return a PDF's text, laid out as on the page."""
    done = subprocess.run([poppler("pdftotext"), "-layout", path, "-"], check=True, capture_output=True, timeout=_LIMIT)
    return done.stdout.decode()
