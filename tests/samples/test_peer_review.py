"""The samples' peer review: three trusts that share some headings, and each one more of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.samples.peer_review import PeerReviewFile, load_peer_review, peer_review
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.read.reader import read_workbook

pytestmark = pytest.mark.slow

HARROWSTRAND, ONDLEBURY, PENNERDOWN = (
    "harrowstrand-shore-schools-trust",
    "ondlebury-learning-partnership-trust",
    "pennerdown-church-and-community-schools-trust",
)


@pytest.fixture(scope="module")
def workbooks(framework: Framework) -> dict[str, list[Assessment]]:
    """The groups' and agreed workbooks of the trusts, as their recipes have them."""
    found: dict[str, list[Assessment]] = {}
    for path in find_recipes(samples_dir()):
        recipe = load_recipe(path)
        if path.parent.name in {HARROWSTRAND, ONDLEBURY, PENNERDOWN}:
            read = read_workbook(Path(recipe.file), [framework], replay(recipe, framework))
            found.setdefault(path.parent.name, []).append(read)
    return found


@pytest.fixture(scope="module")
def made(workbooks: dict[str, list[Assessment]]) -> dict[str, PeerReviewFile]:
    """Everything that the peer review makes, by path."""
    return {str(each.path): each for each in peer_review(load_peer_review(), workbooks)}


def test_each_shares_two_headings_with_the_others_and_one_more(
    made: dict[str, PeerReviewFile], framework: Framework
) -> None:
    """People and Teaching stand in every pack; the third heading of each is in no other."""
    shared = {}
    for path, each in made.items():
        if path.startswith("packs/") and path.endswith(".xlsx"):
            pack = read_workbook(Path(each.path), [framework], each.content)
            assert pack.shared is not None
            shared[Path(path).name.split("-")[0]] = {ref[:3] for ref in pack.shared}

    assert shared == {
        "harrowstrand": {"PEO", "TEA", "QUA"},
        "ondlebury": {"PEO", "TEA", "GOV"},
        "pennerdown": {"PEO", "TEA", "VIS"},
    }
