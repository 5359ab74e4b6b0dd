"""Frameworks' texts that people send: in other encodings, of other kinds, with what no workbook can hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from matsheets.errors import FrameworkError
from matsheets.frameworks.framework_files import read_framework
from matsheets.frameworks.map_files import read_map
from matsheets.model.framework_file import shipped_frameworks
from tests.frameworks import music_standard, write_framework

CSV = (
    "\ufeffA framework of your own,\n,\nStep,What to do\n"
    '1. Scale,"Keep it, or write your own: the check says so, and how."\n'
    '2. Headings,"Write a row for each, in the order that you like, and save."\n'
    '3. Elements,"Write a row for each, with a Ref, a title, and questions."\n'
)
WRONG_KINDS = {
    "a tab saved as CSV": (
        CSV,
        "is a text file with separators (.csv), expected a {kind}'s file. Open in Excel, Save As > Excel Workbook (.xlsx).",
    ),
    "a web page": (
        "<!DOCTYPE html><html><body>id: ours</body></html>",
        "is a web page (.html), expected a {kind}'s file. Open in Excel, Save As > Excel Workbook (.xlsx).",
    ),
}


@pytest.mark.parametrize("case", WRONG_KINDS)
def test_a_text_of_another_kind_is_named_by_its_content(tmp_path: Path, case: str) -> None:
    """What is no YAML because it is something else is told so, of a framework and of a map, and not in terms of YAML."""
    file = tmp_path / "ours.yaml"
    text, sentence = WRONG_KINDS[case]
    file.write_text(text, "utf-8")
    for kind, read in (("framework", read_framework), ("map", lambda path: read_map(path, shipped_frameworks()))):
        with pytest.raises(FrameworkError) as caught:
            read(file)
        assert str(caught.value).partition("ours.yaml ")[2] == sentence.format(kind=kind)


def test_a_character_that_is_no_letter_is_named_with_its_line(tmp_path: Path) -> None:
    """A character that YAML allows nowhere is named by its number, and its line, with what to do."""
    file = tmp_path / "ours.yaml"
    file.write_text("id: ours\ntitle: Our\x07s\n", "utf-8")
    with pytest.raises(FrameworkError) as caught:
        read_framework(file)
    assert [f"{f.place.within(Path(file.name))}: {f.message}" for f in caught.value.faults] == [
        "ours.yaml:2: A character of this line is no letter (U+0007). Delete it."
    ]


def test_what_is_left_out_of_a_text_is_said(tmp_path: Path) -> None:
    """Invisible characters and line breaks that are not kept are named with their lines; the framework is read."""
    content = music_standard()
    content["source"] = "Written\u200b by three services."
    content["wording"] = "The services' own.\n\nSee overleaf."
    read = read_framework(write_framework(tmp_path / "ours.yaml", content))
    assert (read.framework.source, read.framework.wording) == (
        "Written by three services.",
        "The services' own. See overleaf.",
    )
    assert [remark.message for remark in read.remarks] == [
        "The framework's source held invisible characters, which were left out.",
        "The framework's wording note has line breaks, which were read as spaces.",
    ]


def test_a_text_that_no_cell_holds_is_a_fault_of_the_file(tmp_path: Path) -> None:
    """Claims that together are longer than a cell of a workbook are named when the framework is checked, not when it is used."""
    content = music_standard()
    element = content["headings"][0]["elements"][0]
    for claim in element["claims"]:
        claim["strong"] = "They sing. " * 1_600
    with pytest.raises(FrameworkError) as caught:
        read_framework(write_framework(tmp_path / "ours.yaml", content))
    (fault,) = caught.value.faults
    joined = len(
        "\n".join(f"({letter}) {('They sing. ' * 1_600).strip()}" for letter in "abc"[: len(element["claims"])])
    )
    assert fault.message == (
        f'A text of Element "{element["title"]}" has {joined:,} characters. A cell of a workbook holds 32,767.'
    )


def test_words_for_two_things_are_told_apart(tmp_path: Path) -> None:
    """Two things that a framework calls by one word are both named, whatever they are."""
    content = music_standard()
    content["words"] |= {
        "element": {"one": "standard", "many": "standards"},
        "evidence": {"one": "peer review", "many": "peer reviews"},
    }
    with pytest.raises(FrameworkError) as caught:
        read_framework(write_framework(tmp_path / "ours.yaml", content))
    assert [fault.message for fault in caught.value.faults] == [
        'The word framework is "standard", which is what workbooks call elements. Choose another word.',
        'The word evidence is "peer review", which is what workbooks call diagnostic summaries. Choose another word.',
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on Unix alone")
def test_what_is_no_file_is_told_by_its_own_reason(tmp_path: Path) -> None:
    """A pipe under a framework's name is named as one, and is not waited for to tell its kind."""
    pipe = tmp_path / "ours.yaml"
    os.mkfifo(pipe)
    with pytest.raises(FrameworkError, match=r"ours\.yaml cannot be read \(it is a pipe or a device\)"):
        read_framework(pipe)
