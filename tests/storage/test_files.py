"""Files by path and by address: what they are called, how they are found, and what is said where they cannot be had."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

from matsheets.errors import MatsheetsError, OutputError, WorkbookError
from matsheets.storage.files import Remote, display_names, find_workbooks, named, read_from, write_into
from tests.processor import within


class TestNamed:
    @pytest.mark.parametrize("text", ["returned", "C:\\returned\\a.xlsx", "C:/returned", "./a:b.xlsx", "/x//y"])
    def test_a_path_is_a_path(self, text: str) -> None:
        """Nothing that a disk of any system could hold is taken for an address."""
        assert named(text) == Path(text)

    @pytest.mark.parametrize(
        ("url", "name", "suffix"),
        [
            ("s3://bucket/returned/oak.xlsx", "oak.xlsx", ".xlsx"),
            ("zip://in/ash.XLSM::s3://bucket/all.zip", "ash.XLSM", ".XLSM"),
            ("simplecache::s3://bucket/elm.xlsx", "elm.xlsx", ".xlsx"),
        ],
    )
    def test_an_address_has_the_name_of_its_file(self, url: str, name: str, suffix: str) -> None:
        """Of a chain of addresses it is the file's own that names it."""
        file = named(url)

        assert isinstance(file, Remote)
        assert (str(file), file.name, file.suffix) == (url, name, suffix)


class TestFound:
    def test_in_a_folder_at_an_address(self, tmp_path: Path) -> None:
        """Subfolders are searched, other files are found too, and locks are told, as in a folder here."""
        for name in ("b.xlsx", "in/a.xlsx", "notes.txt", "~$b.xlsx"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).touch()

        found = find_workbooks([named(f"file://{tmp_path}")])

        names = ("b.xlsx", "in/a.xlsx", "notes.txt")
        assert [str(file) for file in found.files] == [f"file://{tmp_path}/{name}" for name in names]
        assert found.notes == find_workbooks([tmp_path]).notes
        assert len(found.notes) == 1

    def test_a_macs_shadow_of_a_workbook_is_passed_over(self, tmp_path: Path) -> None:
        """What a Mac leaves beside a file on other people's disks is no workbook, for all its ending."""
        (tmp_path / "oak.xlsx").touch()
        (tmp_path / "._oak.xlsx").touch()

        assert find_workbooks([tmp_path]).files == (tmp_path / "oak.xlsx",)

    def test_two_files_of_one_name_keep_the_folders_that_tell_them_apart(self) -> None:
        """One folder where one is enough, more where it is not; a name that stands once stays bare."""
        paths = ["oak/a.xlsx", "ash/a.xlsx", "b.xlsx", "oak/x/c.xlsx", "ash/x/c.xlsx"]

        assert display_names([Path(path) for path in paths]) == (
            "oak/a.xlsx", "ash/a.xlsx", "b.xlsx", "oak/x/c.xlsx", "ash/x/c.xlsx",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("paths", "names"),
        [
            (["/home/ada/in/a.xlsx", "/home/ada/in/sub/a.xlsx"], ["a.xlsx", "sub/a.xlsx"]),
            (["a.xlsx", "../bob/a.xlsx"], ["a.xlsx", "bob/a.xlsx"]),
            (["a.xlsx", "../a.xlsx"], ["a.xlsx", "../a.xlsx"]),
            (["/home/ada/old/in/a.xlsx", "/home/ada/new/in/a.xlsx", "/home/ada/b/a.xlsx"],
             ["old/in/a.xlsx", "new/in/a.xlsx", "b/a.xlsx"]),
            (["in/e\u0301.xlsx", "in/\xe9.xlsx", "in/sub/\xe9.xlsx"], ["\xe9.xlsx", "\xe9.xlsx (2)", "sub/\xe9.xlsx"]),
            (["/in/e\u0301", "/in/\xe9", "/in/\xe9 (2)"], ["\xe9", "\xe9 (3)", "\xe9 (2)"]),
            (["s3://vault/in/a.xlsx", "s3://vault/in/sub/a.xlsx"], ["a.xlsx", "sub/a.xlsx"]),
        ],
    )  # fmt: skip
    def test_no_folder_is_shown_that_tells_nothing_apart(self, paths: list[str], names: list[str]) -> None:
        """Neither where the files lie on the computer, nor a folder that all of them are in."""
        assert list(display_names([named(path) for path in paths])) == names

    def test_thousands_of_files_of_one_name_are_told_apart_at_once(self) -> None:
        """Each trust's folder has a file of the same name, as a form sent to all of them does."""
        files = [Path(f"/returned/{at // 100}/{at}/review.xlsx") for at in range(15_000)]

        with within(5):
            names = display_names(files)

        assert names[101] == "101/review.xlsx"


class TestRefused:
    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """The message names the file and its address."""
        with pytest.raises(WorkbookError) as caught:
            Remote(f"file://{tmp_path}/gone.xlsx").read(10)

        assert str(caught.value) == f"gone.xlsx does not exist. Check the address: file://{tmp_path}/gone.xlsx"

    def test_an_address_of_no_known_kind(self) -> None:
        """The message says why the address cannot be reached."""
        with pytest.raises(WorkbookError, match=r"cannot be reached at nosuch://x/a.xlsx .*nosuch"):
            Remote("nosuch://x/a.xlsx").read(10)

    def test_fsspec_that_is_not_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without it the message says how to get it."""
        monkeypatch.setitem(sys.modules, "fsspec", None)
        monkeypatch.setitem(sys.modules, "fsspec.core", None)
        with pytest.raises(MatsheetsError) as caught:
            Remote("s3://bucket/a.xlsx").read(10)

        assert caught.value.remedy == 'Install it with: pip install "matsheets[cluster]"'

    def test_a_document_that_is_there_already(self) -> None:
        """At an address too nothing is replaced without force."""
        folder = Remote("memory://kept")
        write_into(folder, "plan.docx", b"first", force=True)

        with pytest.raises(OutputError) as caught:
            write_into(folder, "plan.docx", b"second", force=False)

        assert str(caught.value) == "plan.docx already exists. Use --force to replace it."
        assert read_from(folder, "plan.docx", 100) == b"first"
        write_into(folder, "plan.docx", b"second", force=True)
        assert read_from(folder, "plan.docx", 100) == b"second"


class TestTravels:
    @pytest.mark.parametrize("kind", [WorkbookError, OutputError, MatsheetsError])
    def test_an_error_comes_whole_out_of_another_process(self, kind: type[MatsheetsError]) -> None:
        """Class, place, sentences and code survive the way from a worker."""
        import pickle

        error = kind("in/oak.xlsx", "is empty (0 bytes).", "Get it again.", code="empty")
        back = pickle.loads(pickle.dumps(error))

        assert type(back) is kind
        assert (back.path, back.what, back.remedy, back.code) == (error.path, error.what, error.remedy, error.code)
        assert str(back) == str(error) == "oak.xlsx is empty (0 bytes). Get it again."


@pytest.mark.skipif(os.name != "posix", reason="folders are closed with a POSIX mode")
def test_a_subfolder_that_may_not_be_read_is_among_what_is_found() -> None:
    """A closed subfolder is not passed over: what is in it would be missing without a word. A system's own is."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        (top / "System Volume Information").mkdir(mode=0)
        (top / "closed").mkdir(mode=0o700)
        (top / "closed" / "one.xlsx").touch()
        (top / "two.xlsx").touch()
        top.chmod(0o755)
        (top / "closed").chmod(0)
        effective = os.geteuid()
        if effective == 0:
            os.seteuid(65534)
        try:
            found = find_workbooks([top])
        finally:
            os.seteuid(effective)
            (top / "closed").chmod(0o700)

    assert found.files == (top / "closed", top / "two.xlsx")
