"""Names that every system allows, and files that are whole or not there."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from matsheets.errors import OutputError
from matsheets.storage.output import FileNames, new_file, slug, write_file, write_files


class TestSlug:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("Oakfield Trust", "oakfield-trust"),
            ('St Æthelwine\'s & "Oak" <Learning> Trust', "st-aethelwines-and-oak-learning-trust"),
            ("../../x", "x"),
            ("a/b\\c:d*e?", "a-b-c-d-e"),
            ("CON", "con-trust"),
            ("lpt1", "lpt1-trust"),
            ("...", "trust"),
            ("", "trust"),
            ("Ymddiriedolaeth Ŵyl y Coed", "ymddiriedolaeth-wyl-y-coed"),
            ("مدرسة", "مدرسة"),
        ],
    )
    def test_is_a_safe_file_name_on_every_system(self, name: str, expected: str) -> None:
        """A trust's name becomes a name without separators, dots, accents or a name that Windows reserves."""
        assert expected == slug(name)

    def test_is_short_enough_for_a_path(self) -> None:
        """A name of 300 characters is cut to a length that leaves room for the rest of a path."""
        assert len(slug("Very " * 60)) <= 80


class TestNames:
    def test_numbers_names_that_differ_only_in_case(self) -> None:
        """Two names that a Windows folder cannot tell apart get a suffix."""
        names = FileNames()

        assert [names.take(stem, ".docx") for stem in ("a", "A", "a")] == ["a.docx", "A-2.docx", "a-3.docx"]


class TestWriteFile:
    def test_does_not_replace_a_file_without_force(self, tmp_path: Path) -> None:
        """A file that is there stays as it is, and the message says how to replace it."""
        path = tmp_path / "plan.docx"
        path.write_bytes(b"old")

        with pytest.raises(OutputError, match=r"plan\.docx already exists\. Use --force to replace it\."):
            write_file(path, b"new")
        assert path.read_bytes() == b"old"

    def test_replaces_a_file_with_force(self, tmp_path: Path) -> None:
        """With force the new bytes take the name."""
        path = tmp_path / "plan.docx"
        path.write_bytes(b"old")

        write_file(path, b"new", force=True)

        assert path.read_bytes() == b"new"

    def test_leaves_nothing_behind(self, tmp_path: Path) -> None:
        """After writing, the folder holds the file and no temporary one."""
        write_file(tmp_path / "new folder" / "plan.docx", b"new")

        assert [p.name for p in (tmp_path / "new folder").iterdir()] == ["plan.docx"]

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            (errno.ENOSPC, "disk is full"),
            (errno.EACCES, "Is it open in Word or Excel"),
            (errno.EIO, "could not be written"),
        ],
    )
    def test_says_why_it_failed_and_keeps_the_old_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
    ) -> None:
        """When the system refuses, one line says why, the old file is whole and no temporary file stays."""
        path = tmp_path / "plan.docx"
        path.write_bytes(b"old")

        def refuse(descriptor: int) -> None:
            raise OSError(number, "refused")

        monkeypatch.setattr("os.fsync", refuse)

        with pytest.raises(OutputError, match=words):
            write_file(path, b"new", force=True)
        assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"plan.docx": b"old"}

    def test_keeps_what_another_run_wrote_meanwhile_where_there_are_no_links(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On a disk without hard links, such as a memory stick, a file that came while this one was written stays."""
        path = tmp_path / "plan.docx"

        def refuse(source: Path, target: Path) -> None:
            path.write_bytes(b"another run's")
            raise OSError(errno.EPERM, "no links here")

        monkeypatch.setattr("os.link", refuse)

        with pytest.raises(OutputError, match="already exists"):
            write_file(path, b"new")
        assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"plan.docx": b"another run's"}

    def test_a_folder_that_is_a_file_is_reported(self, tmp_path: Path) -> None:
        """A path that goes through a file is reported, not raised as a system error."""
        (tmp_path / "out").write_text("a file")

        with pytest.raises(OutputError, match="part of its path is a file"):
            write_file(tmp_path / "out" / "plan.docx", b"new")


class TestNewFile:
    def test_has_its_name_only_when_all_of_it_is_written(self, tmp_path: Path) -> None:
        """While it is written nobody sees a part of it; afterwards it is there whole, and alone."""
        path = tmp_path / "ratings.csv"
        with new_file(path) as out:
            out.write(b"first ")
            assert not path.exists()
            out.write(b"second")

        assert path.read_bytes() == b"first second"
        assert [p.name for p in tmp_path.iterdir()] == ["ratings.csv"]

    def test_an_error_halfway_leaves_the_old_file(self, tmp_path: Path) -> None:
        """Whatever stops the writing, what was there is untouched, and no temporary file stays."""
        path = tmp_path / "ratings.csv"
        path.write_bytes(b"old")

        def write_half() -> None:
            with new_file(path, force=True) as out:
                out.write(b"half")
                raise LookupError

        with pytest.raises(LookupError):
            write_half()

        assert path.read_bytes() == b"old"
        assert [p.name for p in tmp_path.iterdir()] == ["ratings.csv"]


def test_files_that_belong_together_are_replaced_together(tmp_path: Path) -> None:
    """Where the second cannot be written, the first is as it was, and nothing half done is left."""
    first = tmp_path / "paper.docx"
    first.write_bytes(b"old")
    (tmp_path / "book.xlsx").mkdir()
    with pytest.raises(OutputError, match=r"book\.xlsx is a folder"):
        write_files({first: b"new", tmp_path / "book.xlsx": b"new"}, force=True)
    assert first.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.xlsx", "paper.docx"]
    write_files({first: b"new", tmp_path / "table.xlsx": b"new"}, force=True)
    assert [path.read_bytes() for path in (first, tmp_path / "table.xlsx")] == [b"new", b"new"]
