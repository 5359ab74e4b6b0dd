"""The comparison's paper and workbook, of ordinary trusts and of those that say nothing or far too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.comparison.comparison import compare_trusts
from matsheets.documents.contexts.comparison import comparison_context
from matsheets.documents.record.manifest import read_manifest
from matsheets.documents.template.comparison_paper import build_comparison, compare, papers_of
from matsheets.documents.template.joint_plan_paper import build_joint_plan
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework, RatingScale
from matsheets.review.combine import combine
from matsheets.workbook.read.reader import read_workbook
from tests.comparison.books import AMBER_GREEN, GREEN, MAT, RED, trust
from tests.documents.lint import lint
from tests.judges import sdk_errors
from tests.packs import pack_bytes
from tests.papers import overfull, terse
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES
from tests.trusts.made import trusts, workbooks
from tests.workbook.write.lint import lint_workbook

THREE = replace(
    MAT, scale=RatingScale((RED._replace(label="Emerging"), AMBER_GREEN._replace(label="Developing", points=2),
                            GREEN._replace(label="Secure", points=3)))
)  # fmt: skip


def words_in(value: object) -> Iterator[str]:
    """Every text among some values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in words_in(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in words_in(inner))


def test_groups_keep_their_ratings_to_themselves() -> None:
    """Where nothing was agreed, each group's reason stands under its name, and no rating but the middle of them."""
    groups = {EXECUTIVE: GREEN, TRUSTEES: GREEN, HEADS: RED}
    views = [trust("Alder Trust", {"VIS-01": (rating, f"{who} say so.", "")}, by=who) for who, rating in groups.items()]
    alder = combine([review.assessments[0] for review in views])
    found = comparison_context(
        compare_trusts([alder, trust("Birch Trust", {"VIS-01": (AMBER_GREEN, "", "")})]), made_on=None, version="1"
    )
    side = found["headings"][0]["elements"][0]["sides"][0]
    assert [words["who"] for words in side["words"]] == [EXECUTIVE, TRUSTEES, HEADS]
    assert (side["rating"]["label"], side["basis"]) == ("Green", "Cautious median of 3")
    assert not any(
        "Red" in text.split() for text in words_in([found["headings"], found["challenges"], found["lessons"]])
    )


def test_papers_that_go_to_other_trusts_do_not_give_the_id_that_a_workbook_alone_has() -> None:
    """With it, whoever knows the rest of what a workbook says could try out answers until its hash comes out."""
    alder, birch = (trust(f"{name} Trust", {"VIS-01": (RED, "Why.", "")}) for name in ("Alder", "Birch"))
    made = papers_of(compare_trusts([alder, birch]))
    joint = read_workbook(Path("joint.xlsx"), [MAT], made.workbook)
    for paper in (made.paper, build_joint_plan(joint, [*alder.assessments, *birch.assessments])):
        record = read_manifest(paper)
        assert record
        assert (len(record.sources) > 1, record.workbook_ids, record.contents) == (True, (), ())


def test_the_groups_of_a_pack_are_told_apart() -> None:
    """What a pack has of several groups in one text stands group by group, and a line that only looks like one stays where it is."""
    said = "Executive team: All know it.\nNote: asked twice.\nTrustees 2: Some do.\nHeads and middle leaders: Few do."
    shared = {"VIS-01": ("Amber-green", said, "Trustees 2: Minutes, May 2026", "Cautious median of 3")}
    pack = read_workbook(Path("alder.xlsx"), [MAT], pack_bytes(shared, trust="Alder Trust", number="ZZ000041", on=MAT))
    comparison = compare_trusts([combine([pack]), trust("Birch Trust", {"VIS-01": (RED, "", "")})])
    (standing, _) = comparison.elements[0].shared
    assert [(words.who, words.reason, words.evidence) for words in standing.words] == [
        ("Executive team", "All know it.\nNote: asked twice.", ""),
        ("Trustees 2", "Some do.", "Minutes, May 2026"),
        ("Heads and middle leaders", "Few do.", ""),
    ]


def test_what_is_not_there_is_said_once() -> None:
    """Who does not share an element stands in one place, words that are on no map are not explained, and a pack is not said to lack a plan."""
    shared = {"VIS-01": ("Red", "Nobody can say.", "", "Agreed"), "PEO-01": ("Red", "", "", "Agreed")}
    pack = read_workbook(Path("p.xlsx"), [MAT], pack_bytes(shared, trust="Alder Trust", number="ZZ000041", on=MAT))
    others = [
        trust(name, {"VIS-01": (RED, "", ""), "VIS-02": (GREEN, "", "")}) for name in ("Birch Trust", "Cedar Trust")
    ]
    found = comparison_context(compare_trusts([combine([pack]), *others]), made_on=None, version="1")
    first, second, *_ = found["headings"][0]["elements"]
    assert [(e["not_shared"], [side["short"] for side in e["sides"]]) for e in (first, second)] == [
        ("", ["Alder", "Birch", "Cedar"]),
        ("Alder", ["Birch", "Cedar"]),
    ]
    assert [word["label"] for word in found["words_for_none"]] == ["Not shared", "Not recorded"]
    assert found["without_plan"] == "Alder"
    assert [says["priorities"] for says in found["shared"][0]["says"]] == [
        [],
        ["Has no plan yet."],
        ["Has no plan yet."],
    ]


def test_a_lesson_says_whose_evidence_it_is_and_that_nothing_was_agreed() -> None:
    """What groups name is told apart, and a rating that is only the middle of theirs says so."""
    both = {EXECUTIVE: "Visits, May 2026", TRUSTEES: "Minutes, July 2026"}
    views = [trust("Alder Trust", {"VIS-01": (GREEN, "", said)}, by=who) for who, said in both.items()]
    alder = combine([view.assessments[0] for view in views])
    comparison = compare_trusts([alder, trust("Birch Trust", {"VIS-01": (RED, "", "")})])
    ((told,),) = [each["could_tell"] for each in comparison_context(comparison, made_on=None, version="1")["lessons"]]
    assert told["evidence"] == "Executive team: Visits, May 2026; Trustees: Minutes, July 2026"
    assert told["basis"] == "Cautious median of 2"


def test_a_scale_of_three_and_trusts_that_say_nothing() -> None:
    """The paper is sound for a scale with a middle, beside one of four, and for ratings without a word."""
    _, developing, secure = THREE.scale.ratings
    three = trust("Alder Trust", {"VIS-01": (developing, "", ""), "VIS-02": (secure, "", "")}, on=THREE)
    nothing = trust("Birch Trust", {"VIS-01": (GREEN, "", "")})
    comparison = compare_trusts([three, nothing])
    assert comparison.scales_differ
    assert lint(build_comparison(comparison)) == []
    assert build_comparison(comparison) == build_comparison(comparison)


@pytest.mark.slow
@pytest.mark.judges
def test_far_too_much_is_accessible(framework: Framework, tmp_path: Path) -> None:
    """Fourteen groups, sixty priorities and two thousand words are borne beside two words each; so are three made trusts."""
    full = {name: content for name, content in overfull(framework).items() if name != "agreed.xlsx"}
    sets = [[full, terse(framework)], [dict(workbooks(name, framework)) for name in trusts()]]
    for number, books in enumerate(sets):
        made = compare([a for n, each in enumerate(books) for a in read(each, f"{n} ", framework)])
        assert (lint(made.paper), lint_workbook(made.workbook)) == ([], [])
        path = tmp_path / f"{number}.docx"
        path.write_bytes(made.paper)
        assert sdk_errors(path) == []


def read(books: Mapping[str, bytes], prefix: str, framework: Framework) -> list[Assessment]:
    """Workbooks, under names that tell the trusts apart."""
    return [read_workbook(Path(prefix + name), [framework], content) for name, content in books.items()]
