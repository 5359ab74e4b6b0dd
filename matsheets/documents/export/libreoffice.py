"""PDF and ODT from Word documents, through LibreOffice where it is installed.

LibreOffice runs with a profile of its own in a temporary folder: it neither reads nor changes the settings of the person
at the keyboard, works while their own window is open, runs no macro and fetches nothing that a document links to.

*Why not a library?* A PDF that everyone can read needs the pages as a word processor sets them, tagged with the headings,
lists and tables they show. LibreOffice does that; ``pdf_tags`` puts right the little that it leaves out.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from matsheets.documents.export.odt_mend import mend_odt
from matsheets.documents.export.pdf_check import missing_text
from matsheets.documents.export.pdf_tags import UnusablePdfError, mend_pdf
from matsheets.documents.export.pdf_text import UnreadableTextError
from matsheets.documents.record.core_properties import charts_in, created_in, pictures_in
from matsheets.errors import OutputError

BATCH = 25  # documents in one call: starting takes LibreOffice longer than most documents do
_SECONDS = (60.0, 15.0)  # for a call, and for each document in it; a document of 30 pages takes one


class Format(Enum):
    """What LibreOffice makes of a Word document; each value is its file name's ending."""

    PDF = "pdf"
    ODT = "odt"


_FILTERS = {
    # Tagged and marked as PDF/UA-1, with bookmarks from the headings and the title in the window's bar.
    Format.PDF: "pdf:writer_pdf_Export:"
    + json.dumps(
        {
            name: {"type": "boolean", "value": "true"}
            for name in ("PDFUACompliance", "UseTaggedPDF", "ExportBookmarks", "DisplayPDFDocumentTitle")
        }
    ),
    Format.ODT: "odt:writer8",
}
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),
)
_QUOTED = 100  # characters of a text that is missing
_GIVEN_UP = "The documents after it were not tried."


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of one document.

    Attributes:
        number: its place among those given.
        content: its bytes; none where there is an error.
        error: why there are none.
        unread: whether its text could not be read, so that nobody knows whether it is whole.
        unmended: whether it is as LibreOffice made it and nothing has read it, for want of pikepdf.
    """

    number: int
    content: bytes = b""
    error: str = ""
    unread: bool = False
    unmended: bool = False


# --- finding it ----------------------------------------------------------------------------------------------------


def find_office(named: Path | None = None, *, places: Sequence[Path] | None = None) -> Path:
    """Return LibreOffice's program.

    Args:
        named: the program that the user names; nothing else is looked for then.
        places: where to look after the PATH; by default where this system's installer puts it.

    Raises:
        OutputError: it is not there.
    """
    if named is not None:
        named = named / "Contents" / "MacOS" / "soffice" if named.suffix == ".app" else named
        if named.is_file() and os.access(named, os.X_OK):
            return named.resolve()
        what = "is no program that can be run, so no PDF or ODT was made."
        raise OutputError(named, what, "Give the full path of LibreOffice's soffice.", code="no-office")
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return _console(Path(found))
    for place in _usual_places() if places is None else places:
        if _is_there(place):
            return place
    if _is_from_store():
        raise OutputError(
            None,
            "LibreOffice came from the Microsoft Store, and other programs cannot start that one, so no PDF or ODT was made; "
            "the Word documents are complete without it.",
            "Install LibreOffice from www.libreoffice.org, beside it or in its place.",
            code="no-office",
        )
    raise OutputError(
        None,
        "LibreOffice was not found, so no PDF or ODT was made; the Word documents are complete without it.",
        "Install it (www.libreoffice.org), or give its program's path with --soffice.",
        code="no-office",
    )


def _usual_places(system: str = sys.platform, environment: Mapping[str, str] = os.environ) -> list[Path]:
    """Return where LibreOffice's own installers put its program; they add nothing to the PATH on Windows and macOS."""
    if system == "win32":
        roots = (environment.get(name) for name in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)"))
        folders = [Path(root, "LibreOffice", "program") for root in dict.fromkeys(roots) if root]
        # soffice.com waits for the work and soffice.exe does so only in newer versions.
        installed = [folder / name for folder in folders for name in ("soffice.com", "soffice.exe")]
        # The Microsoft Store puts no program where others may start it, but an alias of its name.
        aliases = [
            folder / name for folder in _store_folders(environment) for name in ("soffice.exe", "libreoffice.exe")
        ]
        return [*installed, *aliases]
    if system == "darwin":
        inside = Path("LibreOffice.app", "Contents", "MacOS", "soffice")
        return [Path("/Applications", inside), Path(environment.get("HOME", "/"), "Applications", inside)]
    bundled = sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
    return [*bundled, Path("/usr/lib/libreoffice/program/soffice"), Path("/snap/bin/libreoffice")]


def _store_folders(environment: Mapping[str, str]) -> list[Path]:
    """Return where the Microsoft Store keeps the aliases of the programs that a person has from it."""
    local = environment.get("LOCALAPPDATA")
    return [Path(local, "Microsoft", "WindowsApps")] if local else []


def _is_from_store(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether LibreOffice was installed from the Microsoft Store: Windows keeps a folder for each such program."""
    local = environment.get("LOCALAPPDATA", "")
    return local != "" and any(Path(local, "Packages").glob("*LibreOffice*"))


def _is_there(program: Path) -> bool:
    try:
        return program.is_file()
    except OSError:  # an alias of the Microsoft Store is no file to open
        return os.path.lexists(program)


def _console(program: Path) -> Path:
    """Return the program that waits for its work where there are two of them (Windows)."""
    console = program.with_suffix(".com")
    return console if program.suffix.lower() == ".exe" and console.is_file() else program


# --- converting ----------------------------------------------------------------------------------------------------


def convert(
    documents: Sequence[bytes], to: Format, *, office: Path, seconds: tuple[float, float] = _SECONDS, batch: int = BATCH
) -> Iterator[Converted]:
    """Convert Word documents; yield what became of each, in no particular order, as it is known.

    A document that LibreOffice cannot open, hangs on or dies of costs only itself: it is tried once more alone, and the
    rest go on. Where it hangs on two documents running and makes none, the rest are given up: each would cost a minute.
    A PDF that lacks some of its document's text is not handed out: see ``pdf_check``. Without pikepdf
    (the extra ``pdf``) it is handed out as it is, and marked so.

    Args:
        documents: the .docx files' bytes.
        to: the format wanted.
        office: LibreOffice's program.
        seconds: how long a call may take, and how much longer for each document in it.
        batch: how many documents go into one call.
    """
    with tempfile.TemporaryDirectory(prefix="matsheets-", ignore_cleanup_errors=True) as path:
        work = _WorkFolder(Path(path), office, to, seconds)
        waiting, unanswered = list(range(len(documents))), 0
        while waiting:
            now, waiting = waiting[:batch], waiting[batch:]
            made, ended = work.run(documents, now)
            left = [number for number in now if number not in made]
            if left and len(now) > 1:
                # It works in order, so the first document that it did not make is the one that it stopped at.
                waiting = [*left[1:], *waiting]
                alone, ended = work.run(documents, left[:1])
                made |= alone
                left = [] if alone else left[:1]
            yield from (_mend(number, documents[number], made[number], to) for number in made)
            yield from (Converted(number, error=ended.reason) for number in left)
            unanswered = 0 if made else unanswered + ended.hung
            if unanswered > 1:
                yield from (Converted(number, error=f"{ended.reason} {_GIVEN_UP}") for number in waiting)
                return


def _mend(number: int, document: bytes, made: bytes, to: Format) -> Converted:
    if to is Format.ODT:
        return Converted(number, mend_odt(made, charts=charts_in(document)))
    if not _has_pikepdf():
        return Converted(number, made, unmended=True)
    try:
        content = mend_pdf(made, created=created_in(document), pictures=pictures_in(document))
    except UnusablePdfError as error:
        return Converted(number, error=f"LibreOffice made a PDF that cannot be used: {error}.")
    try:
        missing = missing_text(document, content)
    except UnreadableTextError:
        return Converted(number, content, unread=True)
    if missing is None:
        return Converted(number, content)
    quoted = textwrap.shorten(missing, _QUOTED, placeholder=" …")
    return Converted(number, error=f"LibreOffice left out some of its text, first “{quoted}”.")


def _has_pikepdf() -> bool:
    try:
        import pikepdf  # noqa: F401
    except ImportError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _CallResult:
    """How a call ended: what to say of a document that it did not make, and whether it had to be stopped."""

    reason: str
    hung: bool = False


@dataclass(frozen=True, slots=True)
class _WorkFolder:
    """A temporary folder in which LibreOffice works, with its profile."""

    folder: Path
    office: Path
    to: Format
    seconds: tuple[float, float]

    def run(self, documents: Sequence[bytes], numbers: Sequence[int]) -> tuple[dict[int, bytes], _CallResult]:
        """Convert some of the documents in one call; return those that are whole, and how the call ended."""
        calls = self.folder / "calls"
        shutil.rmtree(calls, ignore_errors=True)
        out = calls / "out"
        out.mkdir(parents=True)
        files = [calls / f"{number}.docx" for number in numbers]
        for file, number in zip(files, numbers, strict=True):
            file.write_bytes(documents[number])
        first, each = self.seconds
        command = [str(self.office), *self._options(), "--convert-to", _FILTERS[self.to], "--outdir", str(out)]
        ended = _run([*command, *map(str, files)], first + each * len(files), self.folder)
        made = {number: out / f"{number}.{self.to.value}" for number in numbers}
        whole = {number: content for number, file in made.items() if (content := _read_result(file, self.to))}
        return whole, ended

    def _options(self) -> list[str]:
        profile = self.folder / "profile"
        settings = profile / "user" / "registrymodifications.xcu"
        if not profile.exists():
            settings.parent.mkdir(parents=True)
            settings.write_text(_settings(), encoding="utf-8")
        return [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]


def _read_result(file: Path, to: Format) -> bytes:
    """Return what LibreOffice wrote, or nothing where it did not come to its end."""
    try:
        content = file.read_bytes()
    except OSError:
        return b""
    if to is Format.PDF:
        return content if content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF") else b""
    return content if zipfile.is_zipfile(file) else b""


def _settings() -> str:
    """Return the profile's settings: no macro runs, and nothing that a document links to is fetched."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


# --- the process ---------------------------------------------------------------------------------------------------


def _run(command: Sequence[str], seconds: float, folder: Path) -> _CallResult:
    """Run LibreOffice and wait; return how it ended.

    Its temporary files stay in the folder. Whatever ends the wait, neither it nor a process it started stays behind.
    """
    temporary = {name: str(folder) for name in ("TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    # The plug-in that draws no window: no desktop is asked for anything.
    environment = {**os.environ, **temporary, "SAL_USE_VCLPLUGIN": "svp"}
    apart: dict[str, Any] = {"start_new_session": True} if os.name == "posix" else {"creationflags": 0x08000200}
    try:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            **apart,
        )  # fmt: skip
    except OSError as error:
        return _CallResult(f"LibreOffice could not be started ({error.strerror}).")
    try:
        ended = process.wait(seconds)
    except subprocess.TimeoutExpired:
        return _CallResult(f"LibreOffice did not finish it within {seconds:.0f} seconds and was stopped.", hung=True)
    finally:
        _end(process)
    return _CallResult(
        "LibreOffice could not convert it." if ended == 0 else "LibreOffice stopped in the middle of it."
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started: LibreOffice's command is a script that starts the program proper."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):  # PermissionError: macOS, of an ended group
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(tree, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process.wait()
