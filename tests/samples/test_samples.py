"""The samples are what the recipes make today, and they say what they should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from matsheets.errors import WorkbookError
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework import Framework
from matsheets.samples.demo import OTHER_FRAMEWORKS_FOLDER, showcase
from matsheets.samples.recipes import find_meeting, find_recipes, load_meeting, load_recipe
from matsheets.samples.sample_file import SampleFile
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.choices import OTHER_TRUST, SCHOOL_BODY
from matsheets.workbook.layout.layout import build_layout
from tests.documents.lint import lint
from tests.judges import sdk_errors
from tests.kept_samples import kept_samples
from tests.workbook.read.judges import differences

pytestmark = pytest.mark.slow

#: What a person reads and no command reads back.
TABLES = ("all-ratings.xlsx", "programme-workbook.xlsx", "pooled-workbook.xlsx")


@pytest.fixture(scope="module")
def made(framework: Framework) -> Mapping[str, SampleFile]:
    """Everything that the recipes make, by path."""
    return {str(item.path): item for item in showcase(framework)}


def parts(content: bytes) -> dict[str, bytes]:
    """Return a package's parts; zlib may compress the same part differently on another machine."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def judged(*suffixes: str) -> dict[str, bytes]:
    """Return the samples for slow judges: of the programme's, whose workbooks are stamped from one and differ in answers, every fifth."""
    samples = kept_samples(*suffixes)
    alike = [path for path in samples if path.startswith("programme/returned/")]
    assert len(alike) > 40
    return {path: content for path, content in samples.items() if path not in alike or path in alike[::5]}


class TestSamples:
    def test_are_current(self, made: Mapping[str, SampleFile]) -> None:
        """Every kept file is what its recipe makes, part for part; none is missing and none is left over."""
        folder = samples_dir()
        kept = {
            p.relative_to(folder).as_posix(): p.read_bytes()
            for p in folder.rglob("*")
            if p.is_file() and p.suffix not in {".yaml", ".md"}
        }

        assert sorted(kept) == sorted(made), "run: matsheets demo samples --force"
        stale = [
            path
            for path, item in made.items()
            if (parts(kept[path]) != parts(item.content) if path.endswith("x") else kept[path] != item.content)
        ]
        assert stale == [], "run: matsheets demo samples --force"

    def test_have_four_trusts_with_several_groups_and_one_with_three_rounds(self) -> None:
        """Four trusts, each with at least three workbooks; one with three rounds; two partnerships.

        One of the partnerships is with a maintained school, the other between two trusts.
        """
        by_trust: dict[str, set[tuple[str, str]]] = {}
        partnerships = []
        for path in find_recipes(samples_dir()):
            answers = load_recipe(path).answers
            who = (str(answers["ABT-13", "answer"]), str(answers["ABT-14", "answer"]))
            by_trust.setdefault(str(answers["ABT-01", "answer"]), set()).add(who)
            if ("PAR-01", "answer") in answers:
                partnerships.append(answers.get(("PAR-27", "answer"), SCHOOL_BODY))

        assert len(by_trust) == 4
        assert all(len(groups) >= 3 for groups in by_trust.values())
        assert sorted(len({round_ for _, round_ in g}) for g in by_trust.values()) == [1, 1, 1, 3]
        assert sorted(partnerships) == sorted([SCHOOL_BODY, OTHER_TRUST])

    @pytest.mark.parametrize("folder", [".", str(OTHER_FRAMEWORKS_FOLDER)])
    def test_answers_are_answers_of_the_layout(self, folder: str) -> None:
        """Every answer of every recipe has a cell in the workbook of its framework."""
        given = [(path, load_recipe(path)) for path in find_recipes(samples_dir() / folder)]
        of_trusts = {path.parent: recipe.framework for path, recipe in given}
        meetings = {path: load_meeting(path).typed for trust in of_trusts if (path := find_meeting(trust))}
        assert meetings
        for path, answers in {**{path: recipe.answers for path, recipe in given}, **meetings}.items():
            layout = build_layout(open_framework(of_trusts[path.parent]))
            for ref, column in answers:
                found = layout.find(ref)
                assert found is not None, (path.name, ref)
                tab, row = found
                assert tab.entry(row, tab.column(column)) is not None, (path.name, ref, column)

    def test_documents_are_accessible(self) -> None:
        """Our lint finds nothing in any document."""
        documents = kept_samples(".docx")

        assert len(documents) >= 8
        assert {path: found for path, content in documents.items() if (found := lint(content))} == {}

    def test_workbooks_are_read_as_other_readers_do(self, tmp_path: Path) -> None:
        """Our reader, openpyxl and calamine see the same cells in every workbook; tables are refused as such."""
        for path, content in judged(".xlsx").items():
            (tmp_path / "w.xlsx").write_bytes(content)
            if path.endswith(TABLES):
                with pytest.raises(WorkbookError, match="is a table of ratings"):
                    differences(tmp_path / "w.xlsx")
            else:
                assert differences(tmp_path / "w.xlsx") == [], path

    @pytest.mark.judges
    def test_pass_the_open_xml_sdk(self, tmp_path: Path) -> None:
        """The Open XML SDK validator finds no error in any workbook or document."""
        found = {}
        for path, content in judged(".xlsx", ".docx").items():
            file = tmp_path / path.replace("/", "-")
            file.write_bytes(content)
            found[path] = sdk_errors(file)

        assert len(found) > 80
        assert {path: errors for path, errors in found.items() if errors} == {}
