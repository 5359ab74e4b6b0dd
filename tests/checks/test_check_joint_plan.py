"""A joint workbook: the trusts that work together, and what they mean to do together."""

from __future__ import annotations

import datetime as dt

import pytest

from matsheets.checks import check, check_together
from matsheets.model.joint_plans import JointElement, JointTrust, TrustView
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.joint_workbook import write_joint_workbook
from tests.checks.conftest import codes, day

JOINT = frozenset({Part.JOINT})
TRUSTS = ("Ash Learning Trust", "Beech Schools Trust")


def trusts(*names: str) -> dict[tuple[str, str], object]:
    """A complete row for each trust."""
    found: dict[tuple[str, str], object] = {}
    for number, name in enumerate(names, start=1):
        told = {
            "trust": name,
            "number": f"0765432{number}",
            "key_person": "Jo Field, CEO",
            "round": "Baseline",
            "date": day("2026-10-14"),
        }
        found |= {(f"TRU-{number:02d}", key): value for key, value in told.items()}
    return found


def priority(ref: str = "JNT-01", **changes: object) -> dict[tuple[str, str], object]:
    """A complete joint priority; None leaves a cell blank."""
    given = {
        "target": "TEA-01 Approach to pedagogy",
        "objective": "Lessons in all our schools begin with recall.",
        "brings": "Ash Learning Trust: its lead for teaching, a day a month.\nBeech Schools Trust: films of ten lessons.",
        "lead_trust": "Beech Schools Trust",
        "lead": "Ruth Okonjo, director of education",
        "start": day("2027-01-04"),
        "due": day("2027-07-16"),
        "success": "Nine of ten lessons seen in June begin with recall.",
    }
    return {(ref, key): value for key, value in (given | changes).items() if value is not None}


def test_a_joint_plan_that_is_whole_is_fine(desk):
    """Nothing is asked of it that a trust's own workbook is asked: it has no group, no round and no ratings."""
    assert desk.check(trusts(*TRUSTS) | priority(), parts=JOINT, today=day("2027-02-01")) == ()


@pytest.mark.parametrize(
    ("answers", "code", "message"),
    [
        (trusts(TRUSTS[0]), "joint-trusts-count", "The number of trusts named here is 1"),
        (trusts(*TRUSTS, "Cedar Trust", "Elm Trust", "Fir Trust"), "joint-trusts-count", "named here is 5"),
        (
            trusts(*TRUSTS) | {("TRU-03", "key_person"): "Ann Lee"},
            "joint-trust-unnamed",
            "Trust is blank, and the rest of this row says of nobody what it says",
        ),
        (trusts(*TRUSTS, "ash learning  trust"), "joint-trust-repeated", "has two rows"),
        (
            {at: value for at, value in trusts(*TRUSTS).items() if at != ("TRU-02", "key_person")},
            "joint-trust-incomplete",
            "Key person is blank for this trust",
        ),
        (trusts(*TRUSTS) | {("TRU-01", "number"): "7654321"}, "company-number-zero", "07654321"),
    ],
)
def test_the_trusts_are_named(desk, answers, code, message):
    """Two to four, each once, with what the others need to reach it."""
    found = desk.check(answers | priority(), parts=JOINT)
    assert [message in problem.message for problem in found if problem.code == code] == [True]
    assert {m.value for problem in found for m in problem.material} == {"joint plan"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"target": None}, "plan-incomplete"),
        ({"objective": None}, "plan-incomplete"),
        ({"lead_trust": None}, "plan-incomplete"),
        ({"lead": None}, "plan-incomplete"),
        ({"due": None}, "plan-incomplete"),
        ({"success": None}, "plan-incomplete"),
        ({"brings": None}, "joint-detail-missing"),
        ({"due": day("2026-12-01")}, "due-before-start"),
        ({"lead_trust": "Oakfield"}, "lead-trust-unknown"),
        ({"success": "TBC"}, "placeholder-text"),
    ],
)
def test_a_joint_priority_needs_what_the_others_ask_about(desk, changes, code):
    """What, who, by when and how it is told: one problem for each that is missing, and no other."""
    assert codes(desk.check(trusts(*TRUSTS) | priority(**changes), parts=JOINT)) == [code]


@pytest.mark.parametrize("name", ["beech schools trust", "TRU-02", "2"])
def test_a_lead_trust_may_be_typed_as_people_type_it(desk, name):
    """By its name in another case, or by the Ref of its row."""
    assert set(codes(desk.check(trusts(*TRUSTS) | priority(lead_trust=name), parts=JOINT))) <= {"respelt"}


def written(desk, answers=None):
    """A joint workbook as a comparison makes it, with answers typed into it."""
    views = (
        TrustView(TRUSTS[0], "Red", "TEA-01", "agreed", ("PLAN-03",)),
        TrustView(TRUSTS[1], "Not shared", "TEA-01"),
    )
    shared = [JointElement("TEA-01", views), JointElement("CUR-01", (views[0]._replace(ref="CUR-01"),))]
    made = [JointTrust(name, f"0765432{n}", "Jo Field", "Baseline", day("2026-10-14")) for n, name in enumerate(TRUSTS)]
    path = desk.folder / "joint.xlsx"
    path.write_bytes(write_joint_workbook(desk.framework, made, shared, created=dt.datetime(2026, 11, 2)))
    if answers:
        from tests.books import load_book

        book, layout = load_book(path), build_layout(desk.framework, JOINT)
        sheet = book["Joint plan"]
        header = next(row for row in sheet.iter_rows() if row[0].value == "Ref")
        places = {cell.value: cell.column for cell in header}
        rows = {row[0].value: row[0].row for row in sheet.iter_rows()}
        for (ref, key), value in answers.items():
            sheet.cell(rows[ref], places[layout.require_tab("joint_plan").column(key).header]).value = value
        book.save(path)
    return read_workbook(path)


def test_what_nothing_is_agreed_on_is_asked_about(desk):
    """As long as nothing is agreed at all, the whole plan; after that, each element that was left."""
    assert codes(check(written(desk))) == ["joint-plan-empty"]
    found = check(written(desk, priority()))
    assert [(problem.code, problem.place.ref) for problem in found] == [("joint-element-left-open", "JNT-02")]


def test_views_stay_with_their_element(desk):
    """What each trust says is about the element that stood there; where another is chosen, that is told."""
    found = check(written(desk, priority() | priority("JNT-02", target="GOV-01 Clarity of trust structures")))
    assert [(problem.code, problem.place.ref) for problem in found] == [("joint-views-of-another", "JNT-02")]


def test_a_joint_plan_beside_trusts_workbooks_is_no_trust(desk, agreed):
    """It has no trust's name and no round, and nothing about it is wrong between the workbooks."""
    joint = desk.assess(trusts(*TRUSTS) | priority(), parts=JOINT, file="joint.xlsx", workbook_id="w_9")
    assert check_together([desk.assess(agreed), joint]) == ()
