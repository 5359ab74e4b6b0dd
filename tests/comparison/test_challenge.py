"""What a trust is asked: from its own words, with a reason, and never more than a few questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.comparison.challenge import challenge_of
from matsheets.comparison.comparison import compare_trusts
from matsheets.comparison.questions import Challenge, QuestionKind
from matsheets.frameworks.framework_files import open_framework
from matsheets.review.combine import combine
from matsheets.review.review import Review
from matsheets.workbook.read.reader import read_workbook
from tests.comparison.books import AMBER_GREEN, AMBER_RED, GREEN, MAT, RED, Said, trust
from tests.packs import pack_bytes

#: A reason and evidence that speak of every claim about purpose.
PURPOSE = "Pupils gain the same from each school, staff and parents say."
DATED = "Board minutes, 7 July 2026, on a school that was declined"


def asked(review: Review) -> Challenge:
    """The questions for a trust beside another."""
    comparison = compare_trusts([review, trust("Other Trust", dict.fromkeys(("VIS-01", "PEO-01"), (RED, "", "")))])
    return challenge_of(comparison, comparison.trusts[0])


def only(said: Said, ref: str = "VIS-01") -> tuple[QuestionKind, str]:
    """The one question about an element."""
    (question,) = asked(trust("Alder Trust", {ref: said})).questions
    return question.kind, question.text()


def test_strength_without_evidence():
    """A strength without evidence is asked about in its own words, with a question of the framework that these do not answer."""
    kind, text = only((GREEN, "Any parent can say what we do for their school.", ""))
    assert kind is QuestionKind.STRENGTH_WITHOUT_EVIDENCE
    assert '"Any parent can say what we do for their school"' in text
    assert text.startswith("The whole case for Green is ")
    assert text.endswith(
        "What would you show us for it? In plain words, what do pupils gain because these schools belong to one trust?"
    )


def test_what_is_done_otherwise_by_choice():
    """An explanation is asked about in its own words: whom it serves better, and when it is looked at again."""
    code = open_framework("academy-trust-governance-code")
    explained = code.scale.ratings[2]
    said = {"FUN-01": (explained, "The diocese appoints.", "Articles 50 to 58, of 3 May 2026")}
    others = trust("Other Trust", {"OBJ-01": (code.scale.ratings[0], "", "")}, on=code)
    comparison = compare_trusts([trust("Alder Trust", said, on=code), others])
    (question,) = challenge_of(comparison, comparison.trusts[0]).questions
    assert question.kind is QuestionKind.EXPLAINED
    assert question.text() == (
        'You have Explained otherwise here and write "The diocese appoints". Whom does that serve better than what the code asks, '
        "how do you know, and when will you look at it again?"
    )


def test_evidence_that_names_nothing():
    """Talk is no evidence, and is quoted as what there is."""
    kind, text = only((GREEN, "Any parent can say what we do for their school.", "Group discussion"))
    assert kind is QuestionKind.STRENGTH_WITHOUT_EVIDENCE
    assert 'As evidence there is only "Group discussion".' in text


@pytest.mark.parametrize(
    ("evidence", "ends"),
    [
        ("Feedback from staff", "what did the least content among them say?"),
        ("The vision statement", "in one that does not?"),
        ("We believe that everybody knows it", "that you had not expected?"),
    ],
)
def test_vague_evidence(evidence: str, ends: str):
    """Evidence without a date or a figure is quoted, and what is asked fits what it is."""
    kind, text = only((AMBER_RED, PURPOSE, evidence))
    assert kind is QuestionKind.VAGUE
    assert f'"{evidence}"' in text
    assert text.endswith(ends)


def test_old_evidence():
    """A strength whose newest evidence is more than a year old is asked about, with how long ago that is."""
    kind, text = only((GREEN, PURPOSE, "Board minutes, 7 July 2025, on a school that was declined"))
    assert kind is QuestionKind.OLD
    assert "July 2025, lies more than a year before your review" in text


def test_claim_that_nothing_mentions():
    """Of a strength, a claim is asked about only where no word speaks of it; a weak rating claims none."""
    kind, text = only((GREEN, "Pupils gain, staff and parents say.", "Headteachers and a teacher asked on 7 July 2026"))
    assert kind is QuestionKind.UNTOUCHED_CLAIM
    assert "and has declined some" in text
    assert only((GREEN, PURPOSE, f"Trustees and a teacher asked; {DATED}"))[0] is QuestionKind.FOLLOW_UP


@pytest.mark.parametrize(
    ("reason", "kind", "mark"),
    [
        ("(a), (b) and (c) are met in all schools. (d) has not been looked at.", QuestionKind.CLAIM_LEFT_OPEN, "(d)"),
        ("We meet a, b and c in full, but not d.", QuestionKind.CLAIM_LEFT_OPEN, "(d)"),
        ("All of (a) to (d) are met.", QuestionKind.FOLLOW_UP, ""),
        ("Parts b to d are met.", QuestionKind.UNTOUCHED_CLAIM, "(a)"),
        ("It is a thing of a year and a day.", QuestionKind.UNTOUCHED_CLAIM, "(a)"),
    ],
)
def test_a_claim_named_by_its_letter_is_mentioned(reason: str, kind: QuestionKind, mark: str):
    """A letter speaks for its claim; one that is named as open is asked about, in the words that say so."""
    (question,) = asked(trust("Alder Trust", {"TEA-01": (GREEN, reason, "Visits, May 2026, 31 of 31 rooms")})).questions
    assert (question.kind, question.mark) == (kind, mark)
    assert "whole case" not in question.text()


def test_where_hardly_any_question_arises_reasons_are_followed_up():
    """Three questions are asked at the least: from what a reason leaves open, else to what it does not speak of."""
    purpose = (GREEN, PURPOSE, f"Trustees and a teacher asked; {DATED}")
    lent = f"Support days, cover costs and one agreed method that lasted; {DATED}"
    found = asked(
        trust(
            "Alder Trust",
            {
                "VIS-01": purpose,
                "PEO-01": (GREEN, "Named experts are lent. Only one school has been visited since. All gained.", lent),
            },
        )
    )
    assert [(q.kind, q.ref) for q in found.questions] == [(QuestionKind.FOLLOW_UP, ref) for ref in ("VIS-01", "PEO-01")]
    first, second = (question.text() for question in found.questions)
    assert first.endswith("In which of your schools is this least true, and how do you know?")
    assert second.startswith('You have Green here and write "Only one school has been visited since". ')


def test_what_others_share_too_comes_first():
    """An area for improvement that others have or are strong in is asked about before anything that they did not share."""
    said = {
        "VIS-02": (GREEN, "", ""),
        "PEO-01": (RED, "They are lent. Nobody covers for them. [name left out] knows.", DATED),
    }
    for rating, word in ((GREEN, "Other has a strength here"), (AMBER_RED, "Other has this as an area")):
        shared = {"PEO-01": (rating.label, "", DATED, "Agreed")}
        pack = read_workbook(Path("o.xlsx"), [MAT], pack_bytes(shared, trust="Other Trust", number="ZZ000041", on=MAT))
        comparison = compare_trusts([trust("Alder Trust", said), combine([pack])])
        first, second = challenge_of(comparison, comparison.trusts[0]).questions
        assert [(q.kind, q.ref) for q in (first, second)] == [
            (QuestionKind.COMMON_AREA, "PEO-01"),
            (QuestionKind.STRENGTH_WITHOUT_EVIDENCE, "VIS-02"),
        ]
        assert first.text().startswith(f'You have Red here and write "Nobody covers for them". {word}')


def test_count_that_leaves_some_out():
    """The rest of a count is asked about, by number and by what they are."""
    evidence = f"{DATED}; trustees and a teacher asked; replies of parents, 58 of 66"
    assert only((GREEN, PURPOSE, evidence)) == (
        QuestionKind.PART,
        'You name "replies of parents, 58 of 66". What do you know of the other eight, and what have you done because of it?',
    )


def test_move_on_the_same_evidence():
    """A rating that moved while the evidence stayed is asked about with the round before; one with new evidence is not."""
    before = trust("Alder Trust", {"PEO-01": (RED, "", DATED), "PEO-02": (RED, "", DATED)}, round="Autumn 2025")
    now = trust("Alder Trust", {"PEO-01": (AMBER_RED, "", DATED), "PEO-02": (AMBER_RED, "", f"{DATED} and 2027")})
    question = next(q for q in asked(replace(now, earlier=before)).questions if q.ref == "PEO-01")
    assert question.kind is QuestionKind.MOVED
    assert question.text().startswith("In the round Autumn 2025 this was Red, now it is Amber-red")


def test_plan():
    """A priority without a measure, one that answers no area, and an area without one are asked about, each by its Ref."""
    review = trust(
        "Alder Trust", {"VIS-01": (AMBER_GREEN, "", ""), "PEO-01": (RED, "Two people carry it.", DATED)},
        plan={"PLAN-01": {"target": "VIS-01", "objective": "Every parent knows.", "success": "They know."}},
    )  # fmt: skip
    challenge = asked(review)
    found = {(q.kind, q.ref): q.text() for q in challenge.questions + challenge.more}
    assert '"They know"' in found[QuestionKind.NO_MEASURE, "PLAN-01"]
    assert "PEO-01" in found[QuestionKind.PRIORITY_ELSEWHERE, "PLAN-01"]
    assert '"Two people carry it"' in found[QuestionKind.AREA_LEFT, "PEO-01"]


def test_no_more_than_eight_and_one_about_each():
    """Of everything that could be asked, at most eight are, two of a kind and one about each thing; the rest is kept."""
    said = {
        e.ref: ((GREEN, AMBER_RED)[n % 2], "", ("", "Discussion", "Notes, 2019")[n % 3])
        for n, e in enumerate(MAT.elements)
    }
    found = asked(trust("Alder Trust", said, plan={f"PLAN-0{n}": {"objective": f"Aim {n}"} for n in range(1, 7)}))
    kinds = [question.kind for question in found.questions]
    assert len(kinds) == len({question.ref for question in found.questions}) == 8
    assert max(map(kinds.count, kinds)) <= 2
    assert found.more


def test_everything_green_without_evidence():
    """It is asked of all ratings together first, and then about two of them alone."""
    found = asked(trust("Alder Trust", {e.ref: (GREEN, "", "") for e in MAT.elements}))
    assert [question.ref for question in found.questions] == [*["VIS-01 to GOV-02"] * 2, "VIS-01", "VIS-02"]
    assert len(found.more) == 12


def test_a_pack_is_asked_about_what_it_shares():
    """Of a pack, nothing is asked about other elements, the plan or the trust's own groups."""
    review = trust(
        "Alder Trust", {"VIS-01": (GREEN, "", ""), "PEO-01": (GREEN, "", "")},
        plan={"PLAN-01": {"target": "VIS-01", "objective": "Every parent knows."}},
    )  # fmt: skip
    comparison = compare_trusts([review, trust("Other Trust", {"VIS-01": (RED, "", "")})])
    pack = comparison.trusts[0]._replace(shared=frozenset({"VIS-01"}))
    assert [question.ref for question in challenge_of(comparison, pack).questions] == ["VIS-01"]


def test_what_groups_say_is_quoted_apart():
    """The evidence of two groups is never within one pair of marks, and what both name alike stands once."""
    both = {"Executive team": "Handbook", "Trustees": "Meetings", "Headteachers and middle leaders": "handbook."}
    views = [trust("Alder Trust", {"VIS-01": (GREEN, PURPOSE, said)}, by=who) for who, said in both.items()]
    found = asked(combine([view.assessments[0] for view in views]))
    assert (
        found.questions[0].text().startswith('Your evidence is "Handbook" and "Meetings", and nothing in it says when')
    )
