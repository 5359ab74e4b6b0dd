"""What Windows does to files, as far as it can be told here: the functions that know its errors (nobody runs these there)."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from matsheets.errors import OutputError, WorkbookError
from matsheets.storage.output import write_file
from matsheets.storage.temporary_files import temporary_file
from matsheets.storage.windows import path_too_long, wait_while_held
from matsheets.workbook.read.xlsx import read_xlsx

ACCESS_DENIED, SHARING_VIOLATION, PATH_NOT_FOUND, INVALID_NAME, NAME_TOO_LONG = 5, 32, 3, 123, 206


def windows_error(kind: type[OSError], number: int) -> OSError:
    """An error with the number that Windows gives it."""
    error = kind(errno.EACCES, "refused")
    error.winerror = number  # type: ignore[attr-defined]
    return error


class Held:
    """An action that fails so many times, as a file does that another program holds."""

    def __init__(self, times: int, error: OSError) -> None:
        self.left, self.error = times, error
        self.slept: list[float] = []

    def __call__(self) -> str:
        """Fail once more, or be done."""
        if self.left:
            self.left -= 1
            raise self.error
        return "done"


@pytest.mark.parametrize("number", [ACCESS_DENIED, SHARING_VIOLATION])
def test_a_file_that_is_held_for_a_moment_is_tried_again(number: int) -> None:
    """A virus scanner lets go within a second, and nobody has to know."""
    held = Held(4, windows_error(PermissionError, number))

    assert wait_while_held(held, held.slept.append) == "done"
    assert len(held.slept) == 4


def test_after_about_a_second_it_is_given_up() -> None:
    """A document that is open in Word stays open: its user is told, and does not wait for long."""
    held = Held(100, windows_error(PermissionError, SHARING_VIOLATION))

    with pytest.raises(PermissionError):
        wait_while_held(held, held.slept.append)
    assert 0.8 < sum(held.slept) < 1.5


@pytest.mark.parametrize("error", [PermissionError(errno.EACCES, "read-only"), windows_error(FileNotFoundError, 2)])
def test_what_time_does_not_mend_is_not_waited_for(error: OSError) -> None:
    """A folder that may not be written to, a file that is gone: the error comes at once."""
    held = Held(1, error)

    with pytest.raises(type(error)):
        wait_while_held(held, held.slept.append)
    assert held.slept == []


def test_writing_waits_for_a_file_that_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """OneDrive holds the old document while the new one is to take its name: the new one is there in the end."""
    path = tmp_path / "plan.docx"
    path.write_bytes(b"old")
    replace, refusals = Path.replace, iter([windows_error(PermissionError, ACCESS_DENIED)] * 2)

    def refuse_twice(source: Path, target: Path) -> Path:
        if error := next(refusals, None):
            raise error
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse_twice)
    write_file(path, b"new", force=True)

    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"plan.docx": b"new"}


LONG = Path("/", *["a folder with a long name"] * 10, "oak.xlsx")


@pytest.mark.parametrize(
    ("path", "number", "system", "length"),
    [
        (LONG, PATH_NOT_FOUND, "nt", len(str(LONG))),
        (LONG, 0, "nt", len(str(LONG))),
        (LONG, SHARING_VIOLATION, "nt", 0),
        (LONG, PATH_NOT_FOUND, "posix", 0),
        (Path("/short.xlsx"), NAME_TOO_LONG, "nt", len("/short.xlsx")),
        (Path("/short.xlsx"), PATH_NOT_FOUND, "nt", 0),
    ],
)  # fmt: skip
def test_a_path_that_is_too_long_is_known(path: Path, number: int, system: str, length: int) -> None:
    """Windows says of a path over 259 letters that it does not exist."""
    assert len(str(LONG)) > 259
    assert path_too_long(path, windows_error(FileNotFoundError, number), system) == length


def test_a_path_that_is_too_long_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not that the workbook does not exist, nor that the folder is read-only: how long the path is, and what to do."""
    for module in ("workbook.read.package", "storage.output"):
        monkeypatch.setattr(f"matsheets.{module}.path_too_long", lambda path, error: path_too_long(path, error, "nt"))
    error = windows_error(FileNotFoundError, PATH_NOT_FOUND)
    monkeypatch.setattr("matsheets.workbook.read.package.read_regular", lambda path, most: raise_(error))
    monkeypatch.setattr("matsheets.storage.output.temporary_file", lambda path: raise_(error))
    long = tmp_path / "x" / Path(*LONG.parts[1:])
    monkeypatch.setattr(Path, "mkdir", lambda *args, **options: None)

    with pytest.raises(WorkbookError) as read:
        read_xlsx(long)
    with pytest.raises(OutputError) as written:
        write_file(long, b"new")

    letters = f"its path has {len(str(long))} letters, and Windows takes 259."
    assert (
        str(read.value)
        == f"oak.xlsx could not be opened: {letters} Move it to a folder with a shorter path, such as C:\\review."
    )
    assert (
        str(written.value) == f"oak.xlsx could not be written: {letters} Choose a folder with a shorter path with -o."
    )


def raise_(error: Exception) -> object:
    """Raise an error where an expression stands."""
    raise error


def test_a_name_that_no_file_can_have_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wildcard for which there is no file is told like any other name that is not there."""
    monkeypatch.setattr(
        "matsheets.workbook.read.package.read_regular", lambda path, most: raise_(windows_error(OSError, INVALID_NAME))
    )

    with pytest.raises(WorkbookError) as caught:
        read_xlsx(Path("*.xlsx"))
    assert str(caught.value) == "*.xlsx does not exist. Check its name and folder."


def test_a_temporary_file_has_no_longer_path_than_the_document(tmp_path: Path) -> None:
    """Where the document's own path is short enough for Windows, so is that of the file it is made from."""
    document = tmp_path / "wexcombe-trust-diagnostic-summary.docx"

    with temporary_file(document) as out:
        assert len(out.name) <= len(str(document))
