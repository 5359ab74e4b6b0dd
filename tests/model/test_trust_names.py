"""When two typings of a trust's name are one, and when they are near."""

import pytest

from matsheets.model.trust_names import fold_name, near_names

#: Pairs that people type for one body.
SAME = [
    ("St Mary's Trust", "St Mary’s Trust"),
    ("St Mary's Trust", "St. Mary`s Trust"),
    ("St Mary's Trust", "St Marys Trust"),
    ("Oak  and Ash Trust", "Oak & Ash Trust"),
    ("Oak and Ash Trust", "OAK+ASH TRUST"),
    ("The Oak Trust", "oak trust"),
    ("Oak Trust Ltd", "Oak Trust Limited"),
    ("Oak Trust", "Oak Trust Ltd."),
    ("Oak-Ash Trust", "Oak – Ash Trust"),
    ("Saint Mary's Trust", "St. Marys Trust"),
    ("“Oak” Trust", 'Oak "Trust"'),
    ("Oak\u00a0Trust", "Oak Trust "),
    ("Oak\u200b Trust", "Oak Trust"),
    ("Y Dderwen Trust Cyf.", "Y Dderwen Trust Cyf"),
]

#: Pairs that someone should look at.
NEAR = [
    ("Oakfield Learning Trust", "Oakfeild Learning Trust"),
    ("Oakfield Learning Trust", "Oakfield Leaning Trust"),
    ("Oakfield Learning Trust", "Oakfield Learning Trusts"),
    ("Oakfield Academy Trust", "Oakfield Academies Trust"),
    ("Oakfield Academy Trust", "Oakfield Trust"),
    ("Oakfield MAT", "Oakfield Multi-Academy Trust"),
    ("Oak Field Trust", "Oakfield Trust"),
    ("Ysgolion Dŵr Trust", "Ysgolion Dwr Trust"),
]

#: Pairs of trusts that are two.
APART = [
    ("East Kent Trust", "West Kent Trust"),
    ("Northfield Trust", "Southfield Trust"),
    ("Trust 1", "Trust 2"),
    ("Oak Trust", "Ash Trust"),
    ("Academy Trust", "Trust"),
    ("Oakfield Primary Trust", "Oakfield Secondary Trust"),
    ("Diocese of Ely Trust", "Diocese of Ryde Trust"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_typings_of_one_name_are_equal(one: str, other: str) -> None:
    """Quotation marks, full stops, spaces, dashes, ``&``, "The" and the company's form make no other name."""
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_near_names_are_found(one: str, other: str) -> None:
    """A slip in one word, a usual word left out, a space or an accent are near, and not equal."""
    folded = (fold_name(one), fold_name(other))
    assert folded[0] != folded[1]
    assert [set(pair) for pair in near_names(folded)] == [set(folded)]


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_are_not_near(one: str, other: str) -> None:
    """Names that differ in a number, in a short word or in more than a slip are of two trusts."""
    assert list(near_names([fold_name(one), fold_name(other)])) == []


def test_near_names_of_a_programme_are_found_among_thousands() -> None:
    """Among 20,000 names the one slip is found; comparing each with each would be 200 million comparisons."""
    import random

    draw = random.Random(7)
    letters = "bcdfghjklmnprstvw"
    names = {"".join(draw.choice(letters) + draw.choice("aeiou") for _ in range(7)) for _ in range(20_000)}
    known = sorted(f"{name} learning trust" for name in names)
    slip = known[5000].replace("learning", "laerning")
    assert [*near_names([*known, slip])][-1] == (known[5000], slip)


def test_a_name_of_nothing_but_left_out_words_stays() -> None:
    """A name is never folded to nothing, which would be no trust at all."""
    assert fold_name("The") == "the"
    assert fold_name("Ltd") == "ltd"
    assert fold_name("") == ""
