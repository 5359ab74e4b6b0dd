"""The sample trusts between them hold every pattern that several groups' ratings make, and every kind of business of a meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.review.agenda import agenda_of, subjects_of
from matsheets.review.combine import combine
from matsheets.review.review import Review
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.read.reader import read_workbook

#: How many elements are each kind of business at a meeting of that trust's groups: counted by hand from the recipes.
BUSINESS = {
    "harrowstrand": {
        "Mentor against the trust": 2,
        "Two camps": 1,
        "One apart": 2,
        "Spread out": 1,
        "Same rating, thin evidence": 1,
        "Next to each other": 4,
        "All the same": 3,
    },
    "ondlebury": {"Two camps": 1, "Next to each other": 7, "All the same": 6},
    "pennerdown": {"Spread out": 1, "Next to each other": 10, "All the same": 3},
    "skerrowmere": {"One apart": 1, "Spread out": 2, "Next to each other": 10, "All the same": 1},
}


@pytest.fixture(scope="module")
def before_meetings(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Review]:
    """What each sample trust's groups say before they meet."""
    return dict(_reviews(framework, tmp_path_factory.mktemp("groups")))


def _reviews(framework: Framework, folder: Path) -> Iterator[tuple[str, Review]]:
    files: dict[str, list[Path]] = {}
    for path in find_recipes(samples_dir()):
        recipe = load_recipe(path)
        if recipe.answers["ABT-13", "answer"] != AGREED and recipe.before is None:
            file = folder / recipe.file
            file.write_bytes(replay(recipe, framework))
            files.setdefault(recipe.file.partition("-")[0], []).append(file)
    for trust, paths in files.items():
        yield trust, combine([read_workbook(path, [framework]) for path in paths])


def test_every_pattern_is_there(before_meetings: dict[str, Review]) -> None:
    """Each trust's elements by kind of business, printed as a table; together they leave out only what nobody compared."""
    found = {
        trust: Counter(item.business.value for item in agenda_of(review)) for trust, review in before_meetings.items()
    }
    for kind in sorted({kind for counts in BUSINESS.values() for kind in counts}):
        print(f"{kind:28}", *(f"{trust} {counts[kind]:2}  " for trust, counts in found.items()))  # noqa: T201  for whoever runs it with -s

    assert found == BUSINESS


def test_a_group_that_does_not_rate_says_why(before_meetings: dict[str, Review]) -> None:
    """One group of one trust gives one element no rating; the trustees' reason stands with it."""
    views = [
        (trust, element.element.ref, view.respondent.group, view.rationale.split(".")[0])
        for trust, review in before_meetings.items()
        for element in review.elements
        for view in element.views
        if view.not_rated
    ]

    reason = "No report since autumn 2024 has told us what training changed, and none of us has seen a session"
    assert views == [("harrowstrand", "TEA-03", "Trustees", reason)]


def test_two_groups_raise_one_subject(before_meetings: dict[str, Review]) -> None:
    """Of the issues beyond the framework, one is raised by two groups in words of their own, under one title."""
    subjects = subjects_of(before_meetings["harrowstrand"].issues)

    assert {subject.title: [issue.respondent.group for issue in subject.issues] for subject in subjects} == {
        "Flood risk at Dunskerrith": ["Executive team", "Trustees"],
        "Deficit at Mossingthwaite High School": ["Trustees"],
        "Buses along the coast road": ["Headteachers and middle leaders"],
        "Talk of a tenth school": ["Mentor (external challenge)"],
    }
