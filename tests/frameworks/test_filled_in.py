"""What is made of what a spreadsheet leaves blank: tabs, ids, short forms, plurals."""

import pytest

from matsheets.frameworks.filled_in import id_from, readable_on, several, short_from, tab_from
from matsheets.frameworks.sheet_lines import lines_of


@pytest.mark.parametrize(
    ("title", "tab"),
    [
        ("People", "3 People"),
        ("Teaching, and how it is supported across our schools", "3 Teaching"),
        ("Care, health, wellbeing and safety of under-fives", "3 Care, health and wellbeing"),
        ("People, partnerships and places in our whole trust", "3 People and partnerships"),
        ("Vision: what we are here for, and how we know", "3 Vision"),
        ("Leaders, who decide, and governors who know what they do", "3 Leaders"),
        ("Quality assurance and accountability of every school", "3 Quality assurance"),
        ("Risk/control: who decides?", "3 Risk control who decides"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "3"),
    ],
)
def test_a_tab(title, tab):
    """A tab has its heading's number and as many whole words as Excel allows, and ends in no small word."""
    assert tab_from(title, 3) == tab


def test_an_id():
    """An id has small letters and hyphens, no accents, and a number where it is taken."""
    assert id_from("Children's voice & choice", ()) == "childrens-voice-choice"
    assert id_from("Élan – vital", {"elan-vital"}) == "elan-vital-2"
    assert id_from("مدرسة", (), "SAF-01") == "saf-01"
    assert id_from(" ", (), "SAF-01") == ""


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("\uf0b7 One\n\uf0a7\tTwo", ("One", "Two")),
        ("o\tOne\n● Two", ("One", "Two")),
        ("(i) One\n(ii) Two\n(iii) Three", ("One", "Two", "Three")),
        ("A. One\nB. Two", ("One", "Two")),
        ("1.1 One\n1.2 Two", ("One", "Two")),
        ("A level results\n3 schools\n-1 point", ("A level results", "3 schools", "-1 point")),
        ("A good school\nA great one", ("A good school", "A great one")),
    ],
)
def test_lines_lose_their_marks(cell, texts):
    """Bullets and numbers of Word and of people are left out, and words that only look like them stay."""
    assert lines_of(cell).texts == texts


def test_a_short_form():
    """A short form is made of initials, or of as many letters as tell it from the others."""
    assert short_from("Not yet", ()) == "NY"
    assert short_from("Secure", {"s", "Se"}) == "Sec"


def test_a_plural():
    """A plural is English's usual one."""
    assert [several(one) for one in ("pillar", "listening day", "self-review", "summary", "class")] == [
        "pillars", "listening days", "self-reviews", "summaries", "classes",
    ]  # fmt: skip


def test_letters_on_a_fill():
    """Letters are black or white, whichever reads better on the fill."""
    assert [readable_on(fill) for fill in ("FFC000", "00796B")] == ["000000", "FFFFFF"]
