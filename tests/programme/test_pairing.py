"""Who could help whom: who looks for help, who may give it, in which order, with which reasons."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from matsheets.programme.pairing import Match, Pairing, Seeker, WhyNobody, pair
from matsheets.programme.trust_entry import ElementEntry, PartnershipEntry, Programme, TrustEntry
from tests.builders import framework
from tests.programme.entries import DAY, trust_entry

ON = framework(3, 3)
REFS = [element.ref for element in ON.elements]
R, AR, AG, G = 1, 2, 3, 4


def trust(name: str, points: str = "", *, number: str = "", agreed: str = "", **facts: object) -> TrustEntry:
    """A trust that gives its first elements these points, a digit each; those in ``agreed`` were agreed, all have evidence."""
    days = facts.pop("days", None)
    if number:
        facts |= {"key": number, "number": number}
    rated = map(int, points.ljust(len(REFS), "0")) if points else ()
    offered = None if days is None else Decimal(str(days))
    return trust_entry(ON, name, rated, agreed=agreed.split(), evidenced=True, days_offered=offered, **facts)


def paired(*trusts: TrustEntry, others: tuple[TrustEntry, ...] = ()) -> Pairing:
    """Who could help whom among some trusts."""
    return pair(Programme(ON, DAY, tuple(sorted(trusts, key=lambda each: each.name)), others))


def seeker(found: Pairing, name: str) -> Seeker:
    """One of those that look for help."""
    return next(each for each in found.seekers if each.trust.name == name)


def names(found: Pairing, of: str) -> list[str]:
    """Who could help a trust, the best reasons first."""
    return [match.helper.trust.name for match in seeker(found, of).matches]


def match(found: Pairing, of: str, name: str) -> Match:
    """What speaks for one of them."""
    return next(each for each in seeker(found, of).matches if each.helper.trust.name == name)


WEAK = trust("Weak", "111", seeks_help=True)


@pytest.mark.parametrize(
    ("asked", "points", "mentored", "looks"),
    [
        (True, "444", True, True),
        (True, "", False, True),
        (None, "144", False, True),
        (None, "144", True, False),
        (None, "344", False, False),
        (None, "", False, False),
        (False, "111", False, False),
    ],
)
def test_a_trust_looks_for_help_where_it_says_so_or_is_weak_and_alone(
    asked: bool | None, points: str, mentored: bool, looks: bool
) -> None:
    """Its own answer decides; a blank means yes with areas for improvement and no mentor, and the list says which it was."""
    found = paired(trust("Asked", points, seeks_help=asked, has_mentor=mentored), trust("Strong", "444"))
    assert [(each.trust.name, each.says_so) for each in found.seekers] == [("Asked", asked is True)] * looks


@pytest.mark.parametrize(
    ("days", "seeks", "points", "may"),
    [
        (6, None, "444", True),
        (6, True, "444", False),
        (6, False, "441111", False),
        (None, None, "444", True),
        (None, False, "444", True),
        (None, True, "444", False),
        (0, False, "444", False),
        (6, False, "", False),
    ],
)
def test_who_may_help(days: int | None, seeks: bool | None, points: str, may: bool) -> None:
    """Days offered decide, or a blank; who asks for help itself, is weak in most, or has not rated, is never named."""
    found = paired(WEAK, trust("Maybe", points, days=days, seeks_help=seeks))
    assert (
        names(found, "Weak")
        == [helper.trust.name for helper in found.helpers if helper.trust.name != "Weak"]
        == ["Maybe"] * may
    )


def test_only_strength_on_named_evidence_where_the_other_is_weak_counts() -> None:
    """A strength without evidence, one where nobody is weak, and a trust with no other are not named."""
    bare = trust("Bare", "444")._replace(elements=tuple(ElementEntry(ref, G) for ref in REFS))
    half = trust("Half", "441")._replace(elements=(ElementEntry(REFS[0], G), *trust("x", "041").elements[1:]))
    found = paired(trust("Weak", "11400", seeks_help=True), bare, half, trust("Elsewhere", "004444"))
    assert names(found, "Weak") == ["Half"]
    assert [strength.ref for strength in match(found, "Weak", "Half").strengths] == [REFS[1]]


def test_what_a_trust_is_weak_at_is_never_a_reason() -> None:
    """Of the one that could help, strengths alone are kept."""
    found = paired(trust("Weak", "1111", seeks_help=True), trust("Helper", "4421"))
    assert {s.points for s in match(found, "Weak", "Helper").strengths} == {G}


def test_reasons_count_in_their_order() -> None:
    """Agreed strengths, then those by median, one region, in no pair yet, days free, days not said last; then the name."""
    far = {"region": "London", "days": 2}
    helpers = [
        trust("G agreed", "400", agreed=REFS[0]),
        trust("F two medians", "440", region="London", has_mentor=True),
        trust("E near", "300", region="East Midlands"),
        trust("D more days", "300", region="London", days=9),
        trust("C few days", "300", **far),
        trust("B few days", "300", **far),
        trust("A blank", "300", region="London"),
        trust("0 paired", "300", region="London", days=20),
    ]
    helped = trust("Helped", "400000", mentor_trust="0 Paired Ltd", has_mentor=True, seeks_help=False, days=0)
    found = paired(trust("Weak", "11", seeks_help=True, region="East Midlands"), helped, *helpers)
    assert names(found, "Weak") == [
        "G agreed", "F two medians", "E near", "D more days", "B few days", "C few days", "A blank", "0 paired",
    ]  # fmt: skip


def test_a_blank_region_is_no_region_in_common() -> None:
    """Two trusts that leave it blank are not in one region."""
    found = paired(WEAK, trust("Helper", "444"))
    assert not match(found, "Weak", "Helper").same_region


def test_whoever_mentors_it_already_is_not_offered_again() -> None:
    """The mentor trust of About and the giver of an agreement are left out, and are known to help it already."""
    agreement = PartnershipEntry("Giver", "", "Giver", Decimal(4), "weak.xlsx")
    weak = trust("Weak", "111", seeks_help=True, mentor_trust="The Mentor Trust", partnerships=(agreement,))
    found = paired(weak, trust("Mentor Trust", "444"), trust("Giver", "444"), trust("Other", "444"))
    assert names(found, "Weak") == ["Other"]
    assert [(tie.giver, tie.ref) for tie in seeker(found, "Weak").receives] == [
        ("mentor trust", "ABT-09"),
        ("giver", "PAR-01"),
    ]


def test_days_free_are_those_offered_without_those_agreed_with_others() -> None:
    """An agreement that stands in both trusts' workbooks counts once, one that has ended never; else the log's days count."""
    with_school = PartnershipEntry("Helper", "", "Elm School", Decimal(3), "h.xlsx")
    with_trust = PartnershipEntry("Helper", "", "Second", Decimal(2), "h.xlsx")
    over = PartnershipEntry("Helper", "", "Old School", Decimal(50), "h.xlsx", ends=dt.date(2027, 2, 28))
    helper = trust("Helper", "444", days=12, partnerships=(with_school, with_trust, over))
    second = trust("Second", partnerships=(PartnershipEntry("Helper", "", "Helper", Decimal("2.5"), "s.xlsx"),))
    logged = trust("Logged", mentor_trust="helper", given_in_year=Decimal(1))
    silent = trust("Silent", mentor_trust="helper")
    days = match(paired(WEAK, helper, second, logged, silent), "Weak", "Helper").helper.days
    assert (days.offered, days.taken, days.free, days.not_said) == (12, Decimal("6.5"), Decimal("5.5"), ("Silent",))


def test_a_trust_whose_days_are_all_taken_is_named_apart() -> None:
    """It is offered to nobody, and is among those that have no day left."""
    helper = trust("Helper", "444", days=3, partnerships=(PartnershipEntry("Helper", "", "Elm", Decimal(4), "h.xlsx"),))
    found = paired(WEAK, helper)
    assert seeker(found, "Weak").why_nobody is WhyNobody.NOBODY
    assert [full.trust.name for full in found.full] == ["Helper"]


def test_everybody_looks_for_help() -> None:
    """Each is told that nobody fits, whatever they offer."""
    points = {"One": "144", "Two": "414", "Three": "441"}
    found = paired(*(trust(name, each, seeks_help=True, days=1) for name, each in points.items()))
    assert {each.why_nobody for each in found.seekers} == {WhyNobody.NOBODY}


def test_whoever_is_strong_in_less_than_half_of_what_is_needed_is_not_named() -> None:
    """Two of four elements are half, one is not."""
    found = paired(trust("Weak", "1111", seeks_help=True), trust("Two", "4400"), trust("One", "4333", days=3)._replace(
        elements=trust("x", "4000").elements))  # fmt: skip
    assert names(found, "Weak") == ["Two"]


def test_days_are_offered_once_however_many_lists_a_helper_stands_on() -> None:
    """It is said on the lists of how many trusts it stands."""
    found = paired(WEAK, trust("Second", "111", seeks_help=True), trust("Helper", "444", days=3))
    assert match(found, "Weak", "Helper").helper.lists == 2


def test_an_answer_about_help_that_cannot_be_read_makes_neither_helper_nor_seeker() -> None:
    """Who typed something is not taken to have left it blank."""
    asks = trust("Asks", "144", unread=(("ABT-20", "perhaps"),))
    found = paired(WEAK, asks)
    assert [each.trust.name for each in found.seekers] == ["Weak"]
    assert found.helpers == ()


@pytest.mark.parametrize(
    ("starts", "ends", "taken"),
    [
        (dt.date(2027, 9, 1), dt.date(2028, 8, 31), "30"),
        (dt.date(2027, 9, 1), dt.date(2029, 8, 30), "15"),
        (dt.date(2027, 1, 18), dt.date(2028, 7, 14), "20.5"),
        (None, dt.date(2029, 8, 31), "30"),
    ],
)
def test_days_agreed_for_longer_than_a_year_are_told_for_a_year(
    starts: dt.date | None, ends: dt.date, taken: str
) -> None:
    """Days are offered a year, so what an agreement takes is held against them a year: to the half day above."""
    deal = PartnershipEntry("Helper", "", "Elm School", Decimal(30), "h.xlsx", ends=ends, starts=starts)
    helper = match(paired(WEAK, trust("Helper", "444", days=40, partnerships=(deal,))), "Weak", "Helper").helper
    assert helper.days.taken == Decimal(taken)


def test_a_mentor_from_outside_the_programme_is_known() -> None:
    """The trust that About or an agreement names is told, though it is none of the programme's; a filler is none."""
    deal = PartnershipEntry("Far Trust", "", "Far Trust", None, "h.xlsx")
    helper = trust("Helper", "444", mentor_trust="Pelhurne Trust", partnerships=(deal,))
    found = paired(WEAK, helper, trust("Other", "444", mentor_trust="n/a"))
    told = {name: [tie.by_whom for tie in match(found, "Weak", name).helper.receives] for name in names(found, "Weak")}
    assert told == {"Other": [], "Helper": ["Pelhurne Trust", "Far Trust"]}


def test_one_trust_alone_has_nobody() -> None:
    """It is in the list, with nobody beside it."""
    (only,) = paired(WEAK).seekers
    assert (only.matches, only.why_nobody) == ((), WhyNobody.NOBODY)


@pytest.mark.parametrize(("points", "why"), [("", WhyNobody.NOT_RATED), ("444", WhyNobody.NO_AREAS)])
def test_why_nobody_is_named(points: str, why: WhyNobody) -> None:
    """A trust that asks, and has not rated, or is weak nowhere, is told apart from one for which nobody fits."""
    assert seeker(paired(trust("Asks", points, seeks_help=True), trust("Helper", "444")), "Asks").why_nobody is why


def test_a_trust_on_another_framework_that_asks_is_in_the_list() -> None:
    """It is held against nobody, and nobody against it."""
    other = trust("Other", "111", seeks_help=True)
    found = paired(WEAK, trust("Helper", "444"), others=(other, trust("Far", "444")))
    assert seeker(found, "Other").why_nobody is WhyNobody.OTHER_FRAMEWORK
    assert names(found, "Weak") == ["Helper"]


def test_two_trusts_of_one_name_are_told_apart_by_their_numbers() -> None:
    """A name alone ties both; a number ties the one that has it, and each stays its own trust."""
    twins = [trust("Twin", "444", number=number) for number in ("00000001", "00000002")]
    by_name = paired(trust("Weak", "111", seeks_help=True, mentor_trust="Twin"), *twins)
    assert names(by_name, "Weak") == []
    agreement = PartnershipEntry("Twin", "00000002", "Twin", None, "weak.xlsx")
    by_number = paired(trust("Weak", "111", seeks_help=True, partnerships=(agreement,)), *twins)
    assert [each.helper.trust.number for each in seeker(by_number, "Weak").matches] == ["00000001"]


def test_the_order_of_the_trusts_changes_nothing() -> None:
    """Equal reasons stand by name, whoever was read first."""
    trusts = [WEAK, *(trust(name, "444") for name in ("Beech", "Alder", "Cedar"))]
    assert paired(*trusts) == paired(*reversed(trusts))
    assert names(paired(*trusts), "Weak") == ["Alder", "Beech", "Cedar"]


def test_a_long_list_is_kept_in_part_and_the_rest_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five of each that looks for help are kept at least, with the number of the others."""
    monkeypatch.setattr("matsheets.programme.pairing.MOST_MATCHES", 6)
    found = paired(
        WEAK,
        trust("Second", "111", seeks_help=True),
        *(trust(f"Helper {n}", "444", seeks_help=False) for n in range(9)),
    )
    assert names(found, "Weak") == [f"Helper {n}" for n in range(5)]
    assert seeker(found, "Weak").more == 4
