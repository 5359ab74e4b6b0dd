"""The samples' peer review: three trusts that share some headings, and each one more of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from matsheets.checks import check
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.peer_review import load_peer_review, peer_review
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.samples.sample_file import SampleFile
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.read.reader import read_workbook

pytestmark = pytest.mark.slow

SKERROWMERE, ONDLEBURY, PENNERDOWN = (
    "skerrowmere-primary-academies-trust",
    "ondlebury-learning-partnership-trust",
    "pennerdown-church-and-community-schools-trust",
)


@pytest.fixture(scope="module")
def workbooks(framework: Framework) -> dict[str, list[Assessment]]:
    """The groups' and agreed workbooks of the trusts, as their recipes have them."""
    found: dict[str, list[Assessment]] = {}
    for path in find_recipes(samples_dir()):
        recipe = load_recipe(path)
        if path.parent.name in {SKERROWMERE, ONDLEBURY, PENNERDOWN}:
            read = read_workbook(Path(recipe.file), [framework], replay(recipe, framework))
            found.setdefault(path.parent.name, []).append(read)
    return found


@pytest.fixture(scope="module")
def made(workbooks: dict[str, list[Assessment]], framework: Framework) -> dict[str, SampleFile]:
    """Everything that the peer review makes, by path."""
    return {str(each.path): each for each in peer_review(load_peer_review(), workbooks, framework)}


def test_each_shares_two_headings_with_the_others_and_one_more(
    made: dict[str, SampleFile], framework: Framework
) -> None:
    """People and Teaching stand in every pack; the third heading of each is in no other."""
    shared = {}
    for path, each in made.items():
        if path.startswith("packs/") and path.endswith(".xlsx"):
            pack = read_workbook(Path(each.path), [framework], each.content)
            assert pack.shared is not None
            shared[Path(path).name.split("-")[0]] = {ref[:3] for ref in pack.shared}

    assert shared == {
        "skerrowmere": {"PEO", "TEA", "QUA"},
        "ondlebury": {"PEO", "TEA", "GOV"},
        "pennerdown": {"PEO", "TEA", "VIS"},
    }


def test_the_joint_plan_is_whole(made: dict[str, SampleFile], framework: Framework) -> None:
    """What was prepared has a row for each of two elements, and nobody's aim; filled in, check finds nothing in it."""
    blank, agreed = (
        read_workbook(Path(each.path), [framework], each.content)
        for path, each in made.items()
        if "joint-plan" in path and path.endswith(".xlsx")
    )

    targets = [(a.ref, a.text[:6]) for a in blank.answers if a.column == "target"]
    assert targets == [("JNT-01", "PEO-02"), ("JNT-02", "TEA-02")]
    assert [a.ref for a in blank.answers if a.column == "objective"] == []
    assert [a.ref for a in agreed.answers if a.column == "objective"] == ["JNT-01", "JNT-02", "JNT-03"]
    assert [str(problem) for problem in check(agreed, today=SAMPLES_DAY)] == []
