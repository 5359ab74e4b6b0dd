"""A review without the names of those who filled in the workbooks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from matsheets.meeting.anonymity import names_left_in_part, without_names
from matsheets.meeting.personal_names import LEFT_OUT, names_in
from matsheets.model.assessment import Assessment
from matsheets.model.links import text_and_address
from matsheets.model.parsing import Misread
from matsheets.model.respondents import AGREED, MENTOR_GROUP
from matsheets.review.combine import combine
from tests.builders import GREEN, RED, Bad, about, row
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by


def _books() -> list[Assessment]:
    executive = by(
        EXECUTIVE, {"AAA-01": GREEN}, file="Ruth Okonjo-Barnes, executive.xlsx",
        more=about(respondent="Dr Ruth Okonjo-Barnes OBE", role="Chief executive")
        | row("ABT-07", answer="ruth okonjo - barnes") | row("ABT-08", answer="Tim Hale")
        | row("ABT-18", answer="Ruth Okonjo-Barnes, chief executive")
        | row("AAA-01", rationale="As RUTH  OKONJO\u2011BARNES told the heads, and Mrs Okonjo-Barnes wrote.",
              evidence="Notes_ruth_okonjo-barnes2.docx; R. Okonjo-Barnes's log")
        | row("BEY-01", issue="Cover for Ruth Okonjo-Barnes", why="Barnes, the village, floods."),
    )  # fmt: skip
    one = by(TRUSTEES, {"AAA-01": RED}, file="b-hale.xlsx",
             more=about(respondent="Tim Hale and Ada Obi", role="Chair of trustees")
             | row("AAA-02", rating=Bad("Amber, Tim Hale says", Misread.UNKNOWN)))  # fmt: skip
    other = by(TRUSTEES, {"AAA-01": RED}, file="a-lee.xlsx", more=about(respondent="Sam Lee"))
    heads = by(HEADS, {"AAA-01": RED}, file="yoxenby.xlsx",
               more=about(respondent="Headteachers' meeting, 4 May 2026", role="Headteacher of Yoxenby")
               | row("AAA-01", rationale="The headteacher of Yoxenby and Ada Obi saw it; the headteachers agree."))  # fmt: skip
    # What tells a real workbook is no name; in those of the tests it is the file's.
    return [
        replace(book, sha256=f"{n}f", identity=book.identity._replace(workbook_id=f"{n}e"))
        for n, book in enumerate([executive, one, other, heads])
    ]


NAMES = ("okonjo", "barnes2", "hale", "ada obi", "sam lee", "headteacher of yoxenby", "4 may", "yoxenby.xlsx")


def test_no_name_is_left_anywhere_in_the_review() -> None:
    """Texts, file names, sources, unclear ratings and what lies behind them hold no respondent's name."""
    review = combine(_books())
    assert [name for name in NAMES if name in repr(review).casefold()] == list(NAMES)
    assert [name for name in NAMES if name in repr(without_names(review)).casefold()] == []


def test_a_text_keeps_its_other_words() -> None:
    """Only the name is left out, and what is like a part of it stays."""
    review = without_names(combine(_books()))
    view = review.elements[0].views[0]
    assert view.rationale == f"As {LEFT_OUT} told the heads, and {LEFT_OUT} wrote."
    assert view.evidence == f"Notes_{LEFT_OUT}2.docx; {LEFT_OUT}'s log"
    assert (review.issues[0].issue, review.issues[0].why) == (f"Cover for {LEFT_OUT}", "Barnes, the village, floods.")
    assert review.elements[0].views[-1].rationale == f"The {LEFT_OUT} and {LEFT_OUT} saw it; the headteachers agree."
    assert review.elements[1].views[2].unclear == f"Amber, {LEFT_OUT} says"


def test_a_fact_that_has_a_name_is_blank() -> None:
    """The chief executive who filled in a workbook is not named as chief executive or presenter either; the trust is."""
    facts = without_names(combine(_books())).facts
    assert facts["trust_name"] == "Oakfield"
    assert {"chief_executive", "chair", "presenter", "respondent", "respondent_role"} & set(facts) == set()


def test_a_fact_is_blank_where_any_workbook_has_a_part_of_a_name() -> None:
    """Where one workbook gives the chair by the surname of a respondent, another spelling does not stand in its place."""
    books = [
        *_books(),
        by(MENTOR_GROUP, {}, more=row("ABT-08", answer="Dr T. J. Hayle") | row("ABT-10", answer="Jo Marsh")),
    ]
    books[2] = by(
        TRUSTEES,
        {"AAA-01": RED},
        more=row("ABT-08", answer="Timothy HALE") | row("ABT-09", answer="The Tim Hale Trust"),
    )
    facts = without_names(combine(books)).facts
    assert {"chair", "mentor_trust"} & set(facts) == set()
    assert facts["mentor"] == "Jo Marsh"


def test_groups_and_ratings_stay() -> None:
    """Who stands where is what a meeting is about: groups, ratings and fingerprints are as they were."""
    review = combine(_books())
    found = without_names(review)
    assert [r.group for r in found.respondents] == [EXECUTIVE, TRUSTEES, TRUSTEES, HEADS]
    assert [v.rating for v in found.elements[0].views] == [v.rating for v in review.elements[0].views]
    assert [a.sha256 for a in found.assessments] == [a.sha256 for a in review.assessments]
    assert (found.anonymous, review.anonymous) == (True, False)


def test_workbooks_are_called_after_their_groups() -> None:
    """A workbook is called after its group; two of one group are told apart by number, in the review's order."""
    files = [r.file for r in without_names(combine(_books())).respondents]
    assert files == [
        "executive-team.xlsx",
        "trustees-1.xlsx",
        "trustees-2.xlsx",
        "headteachers-and-middle-leaders.xlsx",
    ]


def test_a_group_that_somebody_typed_holds_no_name() -> None:
    """What stands for the group is no place to be named in; the file is not called after it either."""
    typed = {("ABT-13", "answer"): Bad("Ruth Okonjo for parents", Misread.UNKNOWN)}
    named = about(respondent="Ruth Okonjo")
    left = without_names(combine([by("", {"AAA-01": GREEN}, more={**named, **typed}, file="r.xlsx"), by(TRUSTEES)]))
    (whose,) = (each for each in left.respondents if each.group != TRUSTEES)
    assert (whose.group, whose.file) == ("[name left out] for parents", "name-left-out-for-parents.xlsx")


def test_a_dozen_workbooks_of_one_group_keep_their_order() -> None:
    """With ten and more of one group the numbers are of one length, so that the order stays."""
    books = [by(TRUSTEES, {"AAA-01": RED}, file=f"{n:02d}.xlsx", more=about(respondent=f"Mx Person{'abcdefghijkl'[n]}"))
             for n in range(12)]  # fmt: skip
    review = combine(books)
    found = without_names(review)
    assert [a.sha256 for a in found.assessments] == [a.sha256 for a in review.assessments]
    assert found.respondents[-1].file == "trustees-12.xlsx"


def test_the_order_of_the_workbooks_makes_no_difference() -> None:
    """The same workbooks in any order give the same review."""
    books = _books()
    assert without_names(combine(books)) == without_names(combine(books[::-1]))


def test_names_of_the_round_before_are_left_out_too() -> None:
    """Who filled in a workbook then is named neither in that round nor in this one."""
    before = combine([by(EXECUTIVE, {"AAA-01": RED}, file="then.xlsx", more=about(respondent="Una Swift"))])
    now = combine([by(EXECUTIVE, {"AAA-01": RED}, file="now.xlsx", round="Final",
                      more=about(respondent="Vic Stone") | row("AAA-01", rationale="Una Swift began it."))])  # fmt: skip
    found = without_names(replace(now, earlier=before))
    assert re.findall("una swift|vic stone", repr(found), re.IGNORECASE) == []
    assert found.earlier is not None
    assert [r.file for r in (*found.respondents, *found.earlier.respondents)] == [
        "executive-team.xlsx", "executive-team-baseline.xlsx"]  # fmt: skip


def test_a_link_with_a_name_in_its_address_is_dropped() -> None:
    """An address that names somebody is no address any more; another one stays."""
    book = by(EXECUTIVE, {"AAA-01": RED}, more=about(respondent="Una Swift")
              | row("AAA-01", evidence="Minutes") | row("AAA-02", evidence="Log"))  # fmt: skip
    address = {"AAA-01": "https://trust.example/una.swift/minutes", "AAA-02": "https://trust.example/log"}
    answers = tuple(a._replace(link=address[a.ref], value=text_and_address(a.text, address[a.ref]))
                    if a.column == "evidence" else a for a in book.answers)  # fmt: skip
    found = without_names(combine([replace(book, answers=answers)]))
    evidence = {a.ref: (a.link, a.value) for a in found.assessments[0].answers if a.column == "evidence"}
    assert evidence["AAA-02"] == ("https://trust.example/log", "Log (https://trust.example/log)")
    assert evidence["AAA-01"] == ("", f"Minutes (https://trust.example/{LEFT_OUT}/minutes)")


@pytest.mark.parametrize(("people", "text", "left"), [
    (["Ms Jo Head"], "Jo Head asks the head.", f"{LEFT_OUT} asks the head."),
    (["Hale, Tim"], "Tim Hale; hale and hearty", f"{LEFT_OUT}; hale and hearty"),
    (["T Hale"], "Timothy Hale and T.Hale", f"{LEFT_OUT} and {LEFT_OUT}"),
    (["Tim Hale"], "Dr Hale, Prof. T. J. Hale, Hale Tim", f"{LEFT_OUT}, {LEFT_OUT}, {LEFT_OUT}"),
    (["Siân O’Neill"], "SIÂN O'NEILL’s visit", f"{LEFT_OUT}’s visit"),
    (["Jo"], "Jo wrote to Joan; jo", f"{LEFT_OUT} wrote to Joan; jo"),
    (["Me", "A", "n/a", "Trust board", "Executive team meeting, 14 October 2026"], "Tell me a date: 14 October. The trust board",
     "Tell me a date: 14 October. The trust board"),
    (["Tim Hale (Chair)"], "The chair, Tim Hale", f"The chair, {LEFT_OUT}"),
    (["Ann Marie de Souza"], "Ann de Souza, with Ann Souza and Ann Marie de Souza; Ann",
     f"{LEFT_OUT}, with {LEFT_OUT} and {LEFT_OUT}; Ann"),
    (["Executive team meeting, 29 September 2025 (written up by Darren Pickersgill)"], "The team; Darren Pickersgill; up by Darren",
     f"The team; {LEFT_OUT}; up by Darren"),
    (["Beverley Amoah, for the heads and middle leaders who met on 2 October 2025"], "B. Amoah met middle leaders, who met on",
     f"{LEFT_OUT} met middle leaders, who met on"),
    (["Chair Tim Hale of Yoxenby Primary"], "Tim Hale at Yoxenby Primary", f"{LEFT_OUT} at Yoxenby Primary"),
    (["tim hale"], "Tim Hale", LEFT_OUT),
])  # fmt: skip
def test_forms_of_a_name(people: list[str], text: str, left: str) -> None:
    """Titles, initials, the surname first and other marks are the same name; groups, offices and other words are none."""
    assert names_in(people).without(text) == left


def test_a_surname_alone_is_told_with_its_place() -> None:
    """What may still be a person is told with the Ref of its row; whole names, ratings and small letters are not."""
    book = by(EXECUTIVE, {"AAA-01": RED}, more=about(respondent="Tim Hale; Ann Green")
              | row("AAA-01", rationale="Hale and hearty; Tim Hale; Green, we say.", evidence="hale")
              | row("BEY-01", issue="What Hale wrote to Ann Green"))  # fmt: skip
    assert names_left_in_part(combine([book])) == {"Hale": ("AAA-01 (Executive team)", "BEY-01 (Executive team)")}


def test_parts_of_names_are_named_in_what_the_meeting_typed_too() -> None:
    """What is carried over from an agreed workbook is shown again: a lead who is called by the surname is named."""
    books = [by(EXECUTIVE, {"AAA-01": RED}, more=about(respondent="Tim Hale")),
             by(AGREED, {"AAA-01": RED}, more=row("PLAN-01", lead="Hale") | row("ABT-11", answer="Hale, Obi"))]  # fmt: skip
    assert names_left_in_part(combine(books)) == {"Hale": ("PLAN-01 (Agreed at the diagnostic meeting)",)}


@pytest.mark.parametrize(("role", "text", "left"), [
    ("Headteacher, Yoxenby Primary Academy", "The headteacher of Yoxenby, Yoxenby's headteacher; the headteachers at Yoxenby",
     f"The {LEFT_OUT}, {LEFT_OUT}; the headteachers at Yoxenby"),
    ("Chief executive", "The chief executive says", "The chief executive says"),
    ("Chair of the standards committee", "The chair of the standards committee", "The chair of the standards committee"),
    ("Sendco, Yoxenby", "Yoxenby is a village; the SENDCo (Yoxenby)", f"Yoxenby is a village; the {LEFT_OUT}"),
])  # fmt: skip
def test_a_role_that_says_where_names_one_person(role: str, text: str, left: str) -> None:
    """An office with its place is left out; an office alone, and a place alone, stay."""
    assert names_in([], [role]).without(text) == left
