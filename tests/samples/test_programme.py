"""The samples' programme: forty trusts whose answers make sense together."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from matsheets.checks import check
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.problems import Severity
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.programme_trusts import InventedTrust, Wording, invented_trusts, texts
from matsheets.samples.programme_workbooks import returned_files
from matsheets.samples.sample_file import SampleFile
from matsheets.workbook.read.reader import read_workbook

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def returned(framework: Framework) -> list[SampleFile]:
    """Every file of the programme."""
    return list(returned_files(framework))


@pytest.fixture(scope="module")
def read(returned: list[SampleFile], framework: Framework) -> list[Assessment]:
    """Every workbook of the programme, read."""
    return [
        read_workbook(Path(each.path), [framework], each.content) for each in returned if each.path.suffix == ".xlsx"
    ]


def test_stories_of_the_forty_trusts() -> None:
    """Forty names in order, none with a number; each mentor is a trust of the programme that gives support."""
    trusts = invented_trusts()
    names = [trust.name for trust in trusts]
    gives = {trust.name for trust in trusts if trust.story == "gives"}

    assert Counter(trust.story for trust in trusts) == {
        "year": 13, "gives": 8, "new": 7, "views": 6, "ends": 3, "sent": 3,
    }  # fmt: skip
    assert names == sorted(set(names))
    assert not [name for name in names if re.search(r"\d", name)]
    assert {trust.mentor for trust in trusts} - {""} == gives
    assert len({trust.stem for trust in trusts}) == len({trust.number for trust in trusts}) == 40


def test_each_workbook_has_a_place_and_an_id_of_its_own(returned: list[SampleFile], read: list[Assessment]) -> None:
    """A folder for each trust, and in it one or two workbooks; no two share an id."""
    by_trust = Counter(each.path.parent.name for each in returned if each.path.suffix == ".xlsx")

    assert len(by_trust) == 40
    assert set(by_trust.values()) == {1, 2}
    assert len({assessment.identity.workbook_id for assessment in read}) == len(read)


def test_a_reason_is_one_of_its_rating(read: list[Assessment]) -> None:
    """The reason and the evidence of each rating are sentences for that element and that rating, with figures put in."""
    wrong, seen = [], 0
    for assessment in read:
        for element, ratings in texts("ratings").items():
            rating = assessment.answer(element, "rating")
            for column, key in (("rationale", "because"), ("evidence", "evidence")):
                if rating and (said := assessment.text(element, column)):
                    seen += 1
                    offered = [pattern(each[key]) for each in ratings[rating.text]]
                    wrong += [] if any(each.fullmatch(said) for each in offered) else [(assessment.file, element, said)]
    assert wrong == []
    assert seen > 1000


def pattern(sentence: str) -> re.Pattern[str]:
    """Return what a sentence becomes once figures are in it."""
    return re.compile(
        "".join(".+" if each.startswith("{") else re.escape(each) for each in re.split(r"(\{\w+\})", sentence))
    )


def test_what_a_lead_is_to_find_is_there_and_nothing_else(read: list[Assessment]) -> None:
    """Errors are in the workbooks that nobody filled in, and where a priority has no measure; placeholders are nowhere."""
    found = Counter()
    for assessment in read:
        untouched = assessment.answer("ABT-13", "answer") is None
        for problem in check(assessment, today=SAMPLES_DAY):
            if problem.severity is Severity.ERROR and not untouched:
                found[problem.code] += 1
            elif problem.severity is Severity.WARNING and not untouched:
                found[f"({problem.code})"] += 1

    assert {code for code in found if not code.startswith("(")} == {"plan-incomplete"}
    assert found["(placeholder-text)"] == found["(end-before-milestone)"] == 0
    assert min(found["(behind-without-date)"], found["(review-in-past)"], found["(nothing-logged)"]) > 0


def test_no_gap_is_left_in_a_sentence(read: list[Assessment]) -> None:
    """No answer has a brace in it, or a date that is after the samples' day where it tells of what was done."""
    for assessment in read:
        assert [answer.text for answer in assessment.answers if "{" in answer.text] == []


def test_a_trust_of_one_phase_says_nothing_of_others() -> None:
    """Of what is offered, a primary trust takes what does not tell of secondary schools, as long as there is anything."""
    primary = InventedTrust(0, "Dunlow Primary Trust", "London", 5, "year")
    both = primary._replace(name="Dunlow Learning Trust")
    offered = ["The secondaries lag.", "Schools lag."]

    assert [Wording(trust, "x").choose(offered, 0) for trust in (primary, both)] == [
        "Schools lag.",
        "The secondaries lag.",
    ]
    assert Wording(primary, "x").choose(offered[:1], 0) == "The secondaries lag."


def test_the_programme_is_the_same_twice(returned: list[SampleFile], framework: Framework) -> None:
    """Made again, it is the same bytes."""
    assert list(returned_files(framework)) == returned
