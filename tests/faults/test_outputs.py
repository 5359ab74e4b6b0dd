"""What is written: text as typed, names that every system allows, whole files or none (FAULTS 41, 42, 45-48, 54)."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import signal
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.faults.conftest import Bench, docx_text

COMMAND = [sys.executable, "-c", "import sys; from matsheets.cli import main; sys.exit(main())"]
FORMULAS = ["=1+1", "+44 20 7946 0000", "-5 places", "@everyone", '=HYPERLINK("http://x","y")']
TEMPLATES = [
    "{{ trust }}",
    "{% for x in y %}",
    "{%p if x %}",
    "<w:p><w:t>x</w:t></w:p>",
    "Tom & Jerry < Co > \"x\" 'y'",
    "{#x#}",
]
SCRIPTS = ["🎓 Ysgol 👩🏽‍🏫", "Ŵyl ŷ Ŷ", "مدرسة النور", "עברית", "Zoë Ångström", "Ελλάδα 中文"]


def refs(bench: Bench) -> list[str]:
    """The Refs of the elements."""
    return [element.ref for element in bench.layout.framework.elements]


@pytest.mark.parametrize("texts", [FORMULAS, TEMPLATES, SCRIPTS], ids=["formulas", "templates", "scripts"])
def test_answers_are_printed_as_they_were_typed(bench: Bench, tmp_path: Path, texts: list[str]) -> None:
    """Formulas, template tags, XML and every script stand in the document letter for letter, and nothing of it runs."""
    answers = {(ref, "rationale"): text for ref, text in zip(refs(bench), texts, strict=False)}
    path = bench.workbook(answers)

    ran = bench.run("build-summary", path, "-o", "out")

    assert ran.code == 0, ran.err
    text = docx_text(next((tmp_path / "out").iterdir()))
    assert [typed for typed in texts if typed not in text] == []


def test_combining_accents_are_composed_and_nothing_else_changes(bench: Bench, tmp_path: Path) -> None:
    """A letter and its accent typed apart are printed as one letter, as every other program shows it."""
    apart = unicodedata.normalize("NFD", "Ŵyl Zoë ŷ é")
    path = bench.workbook({("GOV-01", "rationale"): apart})

    bench.run("build-summary", path, "-o", "out")

    assert "Ŵyl Zoë ŷ é" in docx_text(next((tmp_path / "out").iterdir()))


def test_formulas_stay_text_in_tables(bench: Bench, tmp_path: Path) -> None:
    """In a table as .xlsx they are text, in .csv an apostrophe stands before them, in .json they are as typed."""
    path = bench.workbook({(ref, "rationale"): text for ref, text in zip(refs(bench), FORMULAS, strict=False)})

    for suffix in (".xlsx", ".csv", ".json"):
        assert bench.run("aggregate", path, "-o", f"out{suffix}").code == 0

    cells = [c for sheet in openpyxl.load_workbook(tmp_path / "out.xlsx") for row in sheet.iter_rows() for c in row]
    found = {c.value: c.data_type for c in cells if c.value in FORMULAS}
    assert found == dict.fromkeys(FORMULAS, "s")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert [row["rationale"] for row in rows][: len(FORMULAS)] == [f"'{text}" for text in FORMULAS]
    ratings = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["ratings"]
    assert [row["rationale"] for row in ratings][: len(FORMULAS)] == FORMULAS


def test_formulas_do_not_run_from_the_list_of_problems(bench: Bench) -> None:
    """``check --format csv`` puts an apostrophe before a value that a spreadsheet would run."""
    path = bench.workbook({("GOV-01", "rating"): "=1+1", ("GOV-02", "rating"): "@x", ("VIS-01", "rating"): "-"})

    ran = bench.run("check", path, "--format", "csv")

    values = {row["ref"]: row["value"] for row in csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff")))}
    assert values == {"GOV-01": "'=1+1", "GOV-02": "'@x", "VIS-01": "'-"}


NAMES = {
    "../../x": "x",
    "CON": "con-trust",
    'St. Mary\'s "A"': "st-marys-a",
    "a/b": "a-b",
    "Ŵyl é 🎓": "wyl-e",
    "مدرسة": "مدرسة",
    "C:\\Windows": "c-windows",
    "名" * 300: "名" * 60,
    "Very " * 60: ("very-" * 16).strip("-"),
}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_a_document_is_named_safely_within_its_folder(bench: Bench, tmp_path: Path, name: str) -> None:
    """Whatever a trust is called, its document lands in the folder named, under a name that every system allows."""
    path = bench.workbook({("ABT-01", "answer"): name, ("ABT-02", "answer"): None})
    before = {p.name for p in tmp_path.iterdir()}

    ran = bench.run("build-summary", path, "-o", "out")

    assert ran.code == 0, ran.err
    (document,) = (tmp_path / "out").rglob("*")
    assert document.name == f"{NAMES[name]}-diagnostic-summary.docx"
    assert document.name == unicodedata.normalize("NFC", document.name)
    assert len(document.name.encode()) <= 255
    assert {p.name for p in tmp_path.iterdir()} - before == {"out"}


def test_documents_whose_names_collide_are_both_there(bench: Bench, tmp_path: Path) -> None:
    """Two trusts whose names give one file name get a document each."""
    for number, name in enumerate(("a/b", "A: B")):
        bench.workbook(
            {("ABT-01", "answer"): name, ("ABT-02", "answer"): None}, f"{number}.xlsx", workbook_id=f"{number:012}"
        )

    ran = bench.run("build-summary", "0.xlsx", "1.xlsx", "-o", "out")

    assert ran.code == 0, ran.err
    documents = sorted((tmp_path / "out").iterdir())
    assert len(documents) == 2
    assert all(p.name.startswith("a-b-diagnostic-summary") for p in documents)
    assert [["a/b" in docx_text(p), "A: B" in docx_text(p)] for p in documents] in ([[1, 0], [0, 1]], [[0, 1], [1, 0]])


WRITERS: dict[str, tuple[list[str], str]] = {
    "new-workbook": (["new-workbook", "-o", "kept/file"], "kept/file"),
    "aggregate": (["aggregate", "oakfield.xlsx", "-o", "kept/out.csv"], "kept/out.csv"),
    "build-summary": (["build-summary", "oakfield.xlsx", "-o", "kept"], "kept/wexcombe-trust-diagnostic-summary.docx"),
    "framework export": (["framework", "export", "mat-assurance-framework", "-o", "kept/ours.yaml"], "kept/ours.yaml"),
    "template copy": (["template", "copy", "kept"], "kept/diagnostic-summary.docx"),
}


@pytest.mark.parametrize("command", WRITERS)
def test_no_command_replaces_a_file_without_force(bench: Bench, tmp_path: Path, command: str) -> None:
    """A file that is there stays as it is, byte for byte; exit 4 and one line that names it and says how; --force works."""
    arguments, target = WRITERS[command]
    bench.workbook()
    (tmp_path / "kept").mkdir()
    (tmp_path / target).write_bytes(b"precious")

    ran = bench.run(*arguments)

    assert ran.code == 4
    assert ran.err == f"{target} already exists. Use --force to replace it.\n"
    assert (tmp_path / target).read_bytes() == b"precious"
    assert bench.run(*arguments, "--force").code == 0
    assert (tmp_path / target).read_bytes() != b"precious"


@pytest.mark.parametrize("command", WRITERS)
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (
            errno.EACCES,
            "Is it open in Word or Excel, or is the folder read-only? Close it, or choose another folder with -o.",
        ),
        (errno.ENOSPC, "the disk is full. Make room and try again."),
    ],
)
def test_what_cannot_be_written_leaves_the_old_file_whole(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, number: int, words: str
) -> None:
    """When the system refuses, exit 4 and one line; the old file is whole and nothing is left beside it."""
    arguments, target = WRITERS[command]
    bench.workbook()
    (tmp_path / "kept").mkdir()
    (tmp_path / target).write_bytes(b"precious")

    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("os.fsync", refuse)
    ran = bench.run(*arguments, "--force")

    assert ran.code == 4
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"{Path(target).name} could not be written")
    assert words in ran.err
    assert {p.name: p.read_bytes() for p in (tmp_path / "kept").iterdir()} == {Path(target).name: b"precious"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_one_line(bench: Bench, tmp_path: Path) -> None:
    """A folder that nothing may be written to is told as such, with exit 4."""
    bench.workbook()
    (tmp_path / "kept").mkdir(mode=0o555)

    ran = bench.run("build-summary", "oakfield.xlsx", "-o", "kept")

    assert (ran.code, ran.err.count("\n")) == (4, 1)


def test_a_folder_in_place_of_a_file_is_told(bench: Bench, tmp_path: Path) -> None:
    """``-o .`` for a workbook is no bug but a folder, with --force too, and the folder is not touched."""
    (tmp_path / "kept").mkdir()

    for target in (".", "kept", "/"):
        for force in ([], ["--force"]):
            ran = bench.run("new-workbook", "-o", target, *force)
            assert ran.code == 4, ran.err
            assert "is a folder. Name a file in it with -o." in ran.err
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


def test_ctrl_c_while_a_file_is_written_leaves_no_part_of_it(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 130, and neither the document nor its temporary file is there."""
    bench.workbook()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    ran = bench.run("build-summary", "oakfield.xlsx", "-o", "out")

    assert (ran.code, ran.err.strip()) == (130, "Interrupted.")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to the whole console")
def test_a_real_ctrl_c_ends_a_long_run_with_whole_files(tmp_path: Path) -> None:
    """SIGINT in the middle of the demo ends it with 130 and one word; every file that is there opens."""
    with subprocess.Popen(
        [*COMMAND, "demo", "out"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as demo:  # fmt: skip
        assert demo.stdout is not None
        assert demo.stderr is not None
        assert demo.stdout.readline()
        demo.send_signal(signal.SIGINT)
        demo.stdout.read()
        said = demo.stderr.read().decode()
    assert (demo.returncode, said.strip()) == (130, "Interrupted.")
    made = [p for p in (tmp_path / "out").rglob("*") if p.is_file()]
    assert made
    for file in made:
        assert not file.name.endswith(".tmp")
        if file.suffix in {".xlsx", ".docx"}:
            assert zipfile.ZipFile(file).testzip() is None


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_reader_that_stops_reading_is_no_error(bench: Bench, tmp_path: Path, form: str) -> None:
    """``check … | head`` ends quietly, whatever the format, even where the list is long."""
    path = bench.workbook({(ref, "rating"): f"No {ref} " + "x" * 9_000 for ref in refs(bench)})

    with subprocess.Popen(
        [*COMMAND, "check", str(path), "--format", form], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as check:  # fmt: skip
        assert check.stdout is not None
        assert check.stderr is not None
        check.stdout.close()
        assert check.stderr.read() == b""
