"""The contexts: plain values, every name documented, nothing blank without a word for it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from markupsafe import Markup

from matsheets.documents.contexts.plan import PLAN_FIELDS, plan_context
from matsheets.documents.contexts.summary import SUMMARY_FIELDS, summary_context
from matsheets.documents.contexts.values import brief, names_of, people, qualified_refs, rating_value
from matsheets.model.framework import Rating
from matsheets.review.review import NoAction, Priority, ProgressEntry, Review, Source
from tests.documents.builders import (
    AGREED,
    EXECUTIVE,
    MADE_ON,
    TRUSTEES,
    VERSION,
    empty_review,
    framework,
    medium_term,
    not_rated,
    priorities,
    respondent,
    rich_review,
    small_framework,
)
from tests.documents.contexts.test_explanations import EXPLAINED, rated

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def summary(review: Review, **change: Any) -> dict[str, Any]:
    """The summary's context with the usual arguments."""
    return summary_context(review, **{"made_on": MADE_ON, "draft": False, "missing": [], "version": VERSION, **change})


def plan(review: Review, **change: Any) -> dict[str, Any]:
    """The plan's context with the usual arguments."""
    return plan_context(review, **{"made_on": MADE_ON, "draft": False, "missing": [], "version": VERSION, **change})


def walked(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every plain value of a context with its path, entries of lists as ``[]``."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walked(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from walked(inner, f"{path}[]")
    else:
        yield path, value


def reviews() -> list[Review]:
    """Reviews that between them have something in every list."""
    frame, agreed = framework(), respondent(AGREED, 90, file="90 agreed.xlsx")
    unplaced = NoAction(None, None, "why", Source("f.xlsx", "PLAN-09"))
    odd = priorities(frame, agreed, 9)
    log = Source("f.xlsx", "PRG-01")
    entry = ProgressEntry(
        "PRG-01", odd[0].source.ref, odd[0], dt.date(2026, 2, 1), "Done", "Rules.", "Fewer calls.", None, "", log
    )
    return [
        rich_review(medium_term=tuple(medium_term(frame, agreed))),
        rich_review(8, agreed=False, priorities=(), round="Final", earlier=rich_review(2)),
        rich_review(2, round="Final", medium_term=tuple(medium_term(frame, agreed)), earlier=rich_review(2)),
        rich_review(2, medium_term=(medium_term(frame, agreed)[0]._replace(priority="Grow our own leaders. " * 40),)),
        empty_review(),
        rich_review(2, priorities=(odd[0],), progress=(entry,)),
        standing_again(odd[0], odd[1]),
        replaced_scale(rich_review(3)),
        with_not_rated(rich_review(2)),
        replace(rated({TRUSTEES: EXPLAINED}), gaps=()),
        rich_review(
            1, no_actions=(unplaced,), priorities=(*odd[:2], replaced(odd[2], heading=None, element=None, start=None))
        ),
    ]


def standing_again(dropped: Priority, kept: Priority) -> Review:
    """A third round, in whose plan a priority of the first stands again that the second had dropped."""
    first = rich_review(2, priorities=(dropped, kept))
    between = rich_review(2, round="Review (mid-point)", priorities=(kept,), earlier=first)
    return rich_review(2, round="Final", priorities=(kept, dropped), earlier=between)


def with_not_rated(review: Review) -> Review:
    """A review whose first element the first group does not rate."""
    return not_rated(review, "VIS-01", review.respondents[0], "We have not visited.")


def replaced_scale(review: Review) -> Review:
    """A review on a scale whose two middle ratings are neither weak nor strong."""
    scale = replace(review.framework.scale, weak_to=1, strong_from=4)
    return replace(review, framework=replace(review.framework, scale=scale))


def replaced(value: Any, **change: Any) -> Any:
    """A record with some fields changed."""
    return value._replace(**change)


@pytest.mark.parametrize(("make", "documented"), [(summary, SUMMARY_FIELDS), (plan, PLAN_FIELDS)])
def test_the_names_documented_are_the_names_there_are(make: Any, documented: Any) -> None:
    """Every name of a context has an entry in its table, and every entry of the table a name."""
    found = {path for review in reviews() for path, _ in walked(make(review, draft=True, missing=["x"]))}
    names = [field.name for field in documented]
    assert len(names) == len(set(names))
    assert found == set(names)


@pytest.mark.parametrize("make", [summary, plan])
def test_values_are_plain(make: Any) -> None:
    """A template gets texts, whole numbers and truth values, never an object or None; a shaded word and a dumbbell are runs."""
    for review in reviews():
        for path, value in walked(make(review)):
            assert type(value) in (
                {Markup} if path.endswith((".mark", ".axis", ".track")) and value else {str, int, bool}
            ), path
            assert value != "None", path


def test_blanks_have_a_word() -> None:
    """Nothing answered gives Not recorded and Not rated, and empty lists."""
    values = summary(empty_review())
    assert values["trust"] == "Trust not named"
    assert (values["round"], values["chair"], values["meeting"]["date"]) == ("Not recorded",) * 3
    assert values["headings"][0]["elements"][0]["rating"]["label"] == "Not recorded"
    assert (values["strengths"], values["areas"], values["differences"], values["issues"]) == ([], [], [], [])
    assert values["not_rated"] == "all 14 elements"
    assert plan(empty_review())["priorities"] == []


def test_groups_stand_side_by_side_up_to_five() -> None:
    """Up to five groups have columns; more are counted."""
    assert [summary(rich_review(n))["group_columns"] for n in (1, 2, 4, 5, 6, 14)] == [1, 2, 4, 5, 0, 0]
    assert len(summary(rich_review(14))["groups"]) == 14


def test_two_people_of_one_group_are_told_apart() -> None:
    """A group that sent two workbooks is named with the person, or a number where there is no name."""
    people_ = [respondent(TRUSTEES, 1), respondent(TRUSTEES, 2), respondent(EXECUTIVE, 3)]
    assert list(names_of(people_).values()) == ["Trustees (Person 1)", "Trustees (Person 2)", "Executive team"]
    unnamed = [respondent(TRUSTEES, 1, name=""), respondent(TRUSTEES, 2, name="")]
    assert list(names_of(unnamed).values()) == ["Trustees", "Trustees, 2"]


def test_people_of_one_group_are_named_together() -> None:
    """A group's several people are listed once, under the group."""
    those = [respondent(TRUSTEES, 1), respondent(EXECUTIVE, 2), respondent(TRUSTEES, 3)]
    assert people(those, names_of(those)) == ["Trustees (Person 1, Person 3)", "Executive team"]


def test_a_scale_of_three_works_like_one_of_four() -> None:
    """The first page and the legend follow the framework's own scale."""
    values = summary(rich_review(frame=small_framework()))
    assert [r["label"] for r in values["scale"]] == ["Emerging", "Developing", "Secure"]
    words = values["first_page"]["found"]
    assert words.startswith("Of the 12 elements under the headings of the MAT assurance framework, ")
    assert (
        sum(
            int(n)
            for n in re.findall(
                r"(\d+) (?:is |are )?(?:Secure|Developing|Emerging|not rated)[ ,.]", words.partition(". ")[0] + "."
            )
        )
        == 12
    )


def test_white_words_on_dark_colours_only() -> None:
    """The word is white where the framework's own text colour is light."""
    dark = Rating("a", "A", "m", "A", "8B0000", "FFFFFF", 1)
    pale = Rating("b", "B", "m", "B", "E3F0B5", "111111", 2)
    assert rating_value(dark)["light"]
    assert not rating_value(pale)["light"]
    unrated = rating_value(None)
    assert unrated.pop("mark") == "<w:r><w:t>Not rated</w:t></w:r>"
    assert unrated == {"label": "Not rated", "fill": "FFFFFF", "light": False, "weak": False, "rated": False}


def test_a_shaded_word_is_one_run_with_its_colours() -> None:
    """The word stands in bold, white or black, on the rating's colour; its signs are XML's."""
    made = rating_value(Rating("a", "Weak & <thin>", "m", "A", "8B0000", "FFFFFF", 1))["mark"]
    run = etree.fromstring(f'<x xmlns:w="{W}">{made}</x>')[0]
    assert run.tag == f"{{{W}}}r"
    assert run.findtext(f"{{{W}}}t") == "\N{NO-BREAK SPACE}Weak & <thin>\N{NO-BREAK SPACE}"
    look = run.find(f"{{{W}}}rPr")
    assert look is not None
    assert [child.tag.rpartition("}")[2] for child in look] == ["b", "bCs", "color", "shd"]
    assert [look.find(f"{{{W}}}color").get(f"{{{W}}}val"), look.find(f"{{{W}}}shd").get(f"{{{W}}}fill")] == [
        "FFFFFF",
        "8B0000",
    ]  # type: ignore[union-attr]


@pytest.mark.parametrize(("ink", "fill"), [("FFFFFF", "8B0000"), ("000000", "FFFFFF")])
def test_a_weak_rating_has_a_bar_before_its_shaded_word(ink: str, fill: str) -> None:
    """A weak rating's word stands after a space in the colour of its letters: a bar, and nothing that is read out."""
    made = rating_value(Rating("a", "Weak", "m", "A", fill, ink, 1, weak=True))["mark"]
    runs = etree.fromstring(f'<x xmlns:w="{W}">{made}</x>')
    told = [(r.find(f".//{{{W}}}shd").get(f"{{{W}}}fill"), r.findtext(f"{{{W}}}t")) for r in runs]  # type: ignore[union-attr]
    space = "\N{NO-BREAK SPACE}"
    assert told == [(fill, space), (ink, space), (fill, f"{space}Weak{space}")]


def test_a_long_text_in_brief_says_that_it_goes_on() -> None:
    """A short text is whole; a long one ends at a sentence and says where the rest is."""
    assert brief("Short.", where="the annex") == "Short."
    assert brief("", where="the annex") == "Not recorded"
    long = brief("One sentence of some length. " * 40, where="the annex", limit=100)
    assert long.endswith("length. […] Continues in the annex.")
    assert brief("x" * 500, where="the annex", limit=100).startswith("x" * 100 + " […]")


def test_areas_that_the_plan_does_not_mention_are_listed() -> None:
    """A weak element without a priority or a reason is named; one under a priority for its whole heading is not."""
    review = rich_review(priorities=(), no_actions=())
    assert [u["ref"] for u in plan(review)["uncovered"]] == [e.element.ref for e in review.areas]
    heading = review.areas[0].heading
    whole = NoAction(heading, None, "later", Source("f.xlsx", "PLAN-01"))
    left = plan(replace(review, no_actions=(whole,)))["uncovered"]
    assert not {u["ref"] for u in left} & {e.ref for e in heading.elements}


def test_refs_of_several_workbooks_say_whose_they_are() -> None:
    """A numbered row's Ref that two workbooks use is told apart by its group, and by its person where groups are equal."""
    people_of = [
        respondent("Trustees", 1, name="Ada Obi"), respondent("Trustees", 2, name=""),
        respondent("Mentor (external challenge)", 3), respondent(AGREED, 4),
    ]  # fmt: skip
    refs = ("BEY-01", "BEY-01", "BEY-01", "BEY-02")
    sources = [Source(who.file, ref) for who, ref in zip(people_of, refs, strict=True)]
    assert qualified_refs(sources, names_of(people_of)) == [
        "BEY-01 (Trustees, Ada Obi)", "BEY-01 (Trustees)", "BEY-01 (Mentor, external challenge)", "BEY-02",
    ]  # fmt: skip
