"""Makes the pictures of docs/frameworks.md anew: tabs in a window of LibreOffice of 1366 by 768, and a page of the summary.

Run it from the repository with ``python -m docs.source.pictures``, and look at what it made. It follows the page as its test
does, so the pictures show what the page's reader has. Needs LibreOffice, Xvfb, xdotool, ImageMagick and Poppler.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_DISPLAY = ":77"
_WINDOW = "1366x768"


class Picture(NamedTuple):
    """A picture of a tab.

    Attributes:
        name: of the file in docs/images, without its ending.
        workbook: as the page calls it.
        tab: its number, counted from 0.
        part: which part of the window is kept, as ImageMagick writes it.
    """

    name: str
    workbook: str
    tab: int
    part: str


_PICTURES = (
    Picture("framework-scale", "buildings-review.xlsx", 2, "1304x280+0+108"),
    Picture("framework-elements", "buildings-review.xlsx", 4, "1304x508+0+108"),
    Picture("framework-workbook", "trustees.xlsx", 2, "1304x282+0+108"),
)


def follow(folder: Path) -> None:
    """Do in a folder what the page says, up to its first summary."""
    from tests.docs.pages import blocks
    from tests.docs.test_examples import Reader

    os.chdir(folder)
    reader = Reader(folder, folder, speaks_of_programme=False)
    for block in blocks(ROOT / "docs" / "frameworks.md"):
        with contextlib.redirect_stdout(io.StringIO()):
            reader.follow(block)
        if "build-summary" in block.text:
            return


def run(*words: str | Path) -> str:
    """Run a program; return what it prints."""
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


@contextlib.contextmanager
def started(*words: str | Path) -> Iterator[None]:
    """Have a program run meanwhile."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


def window(title: str) -> str:
    """Return the window whose title begins so, once it is there."""
    for _ in range(120):
        time.sleep(0.5)
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title], capture_output=True, text=True)  # noqa: PLW1510
        if found.stdout.strip():
            time.sleep(4)
            return found.stdout.split()[-1]
    raise SystemExit(f"No window of {title}")


def photograph(picture: Picture, folder: Path) -> None:
    """Open a workbook in LibreOffice, go to the tab, and keep the picture of it."""
    own = folder / "pictures" / picture.name  # LibreOffice leaves a lock beside a file when it is ended
    own.mkdir(parents=True)
    book = Path(shutil.copy(folder / picture.workbook, own))
    with started("soffice", f"-env:UserInstallation={(own / 'profile').as_uri()}", "--norestore", "--nologo", book):
        found = window(book.name)
        run("xdotool", "windowmove", found, "0", "0", "windowsize", found, *_WINDOW.split("x"), "windowfocus", found)
        for _ in range(picture.tab):
            run("xdotool", "key", "--window", found, "ctrl+Next")
            time.sleep(0.7)
        time.sleep(2)
        out = ROOT / "docs" / "images" / f"{picture.name}.png"
        run("import", "-window", "root", "-crop", picture.part, "+repage", "+dither", "-colors", "128", out)


def photograph_page(document: Path) -> None:
    """Keep the picture of a document's first page."""
    with tempfile.TemporaryDirectory() as made:
        run(
            "soffice",
            f"-env:UserInstallation=file://{made}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            made,
            document,
        )
        pdf = Path(made, f"{document.stem}.pdf")
        run("pdftoppm", "-r", "64", "-png", "-l", "1", "-singlefile", pdf, Path(made, "page"))
        out = ROOT / "docs" / "images" / "framework-summary.png"
        run("convert", Path(made, "page.png"), "+dither", "-colors", "128", out)


def main() -> None:
    """Make them all."""
    os.environ["DISPLAY"] = _DISPLAY
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as made, started("Xvfb", _DISPLAY, "-screen", "0", f"{_WINDOW}x24"):
        folder = Path(made)
        follow(folder)
        for picture in _PICTURES:
            photograph(picture, folder)
        photograph_page(next(folder.glob("documents/*.docx")))
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
