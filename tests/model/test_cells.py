"""Where a cell is, and what its text is cleaned and folded to."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from matsheets.model.cells import (
    CellRef,
    Cleaned,
    clean_text,
    column_letters,
    company_number,
    fold,
    fold_ref,
    listed,
    safe_for_csv,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too
ZWJ_FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


# --- cells -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_column_letters(column, letters):
    """Columns have Excel's letters, to its last column XFD."""
    assert column_letters(column) == letters


def test_address_leaves_the_tab_out():
    """A cell's address is its column's letters and its row."""
    assert CellRef(0, 1048576, 16384, "Plan").address == "XFD1048576"


def test_cells_sort_in_excel_order():
    """Cells sort by tab as the tabs stand, then row, then column, with AA after Z and row 10 after row 9."""
    expected = [
        CellRef(0, 9, 1, "Z"),
        CellRef(0, 10, 1, "Z"),
        CellRef(1, 5, 26, "A"),
        CellRef(1, 5, 27, "A"),
    ]
    assert sorted([expected[n] for n in (3, 1, 0, 2)]) == expected


# --- cleaning ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("character", ["\u200b", "\u2060", "\ufeff", "\u00ad"])
def test_zero_width_characters_are_removed(character):
    """Zero-width characters that carry no meaning go, at the ends and inside, and it is said."""
    assert clean_text(f"{character}Amber{character}-red{character}") == Cleaned("Amber-red", ("invisible characters",))


@pytest.mark.parametrize("character", list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_bidi_controls_are_removed(character):
    """Controls that reorder text on the screen go, so that what is printed is what was read."""
    assert clean_text(f"Red{character}") == Cleaned("Red", ("invisible characters",))


@pytest.mark.parametrize(
    "character", ["\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\x9f", "\ufffe", "\uffff"]
)
def test_control_characters_are_removed(character):
    """Characters that XML or a printed page cannot hold go, and it is said."""
    assert clean_text(f"a{character}b") == Cleaned("ab", ("control characters",))


def test_lone_surrogates_are_removed():
    """Half of a surrogate pair, which no file can be written with, goes."""
    assert clean_text("a\ud83db\udc00") == Cleaned("ab", ("control characters",))


def test_each_kind_removed_is_named_once():
    """However many characters went, each kind is named once."""
    assert clean_text("\x00\x01a\u200b\u202e").removed == ("control characters", "invisible characters")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029"])
def test_line_ends_become_newlines(end):
    """Every kind of line end becomes one newline, and that is no removal."""
    assert clean_text(f"one{end}two") == Cleaned("one\ntwo")


def test_tabs_inside_text_are_kept():
    """A tab between words is text like any other."""
    assert clean_text("a\tb") == Cleaned("a\tb")


def test_no_break_spaces_at_the_ends_are_trimmed():
    """White space of every kind is trimmed, the no-break space included."""
    assert clean_text("\u00a0 Green\u00a0\u2003\n") == Cleaned("Green")


def test_text_is_composed():
    """Letters and their accents are put together (NFC), so that equal words are equal text."""
    assert clean_text("W\u0302 y\u0302").text == "Ŵ ŷ"


@pytest.mark.parametrize("text", [ZWJ_FAMILY, ENGLAND, "مدرسة", "می‌خواهم", "Ysgol Tŷ Gŵyn", "👍🏽"])
def test_emoji_and_other_scripts_are_kept(text):
    """Emoji with joiners, flags of regions, Arabic, Persian with its non-joiner and Welsh stay whole."""
    assert clean_text(text) == Cleaned(text)


@pytest.mark.parametrize("text", ["None", "N/A", "null", "=1+1", "{{ x }}", "<w:p>", "A & B"])
def test_words_that_programs_treat_specially_are_text(text):
    """Text that means something to a program is text."""
    assert clean_text(text) == Cleaned(text)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    """Clean text is clean."""
    once = clean_text(text).text
    assert clean_text(once) == Cleaned(once)


@given(ANY_TEXT)
def test_clean_text_can_be_stored(text):
    """Clean text can be encoded, is composed, and has no space at its ends."""
    clean = clean_text(text).text
    assert clean.encode().decode() == unicodedata.normalize("NFC", clean).strip()


@given(ANY_TEXT)
@example("\u0390")
@example("\u0130\u0323")
@example("\u1fb7\u0345")
def test_folding_twice_changes_nothing_more(text):
    """Folded text is folded."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "text", ["amber-red", "AMBER–RED", "Amber‑red", "  amber−red ", "Amber－Red", "\u200bAmber-red"]
)
def test_folding_levels_case_dashes_and_space(text):
    """Case, kinds of dash and space at the ends do not count."""
    assert fold(text) == "amber-red"


def test_folding_levels_spaces():
    """A no-break space, a newline and a run of spaces are one space."""
    assert fold("Oakfield\u00a0Learning \n  Trust") == "oakfield learning trust"


@pytest.mark.parametrize("text", ["VIS-01", "vis-01", "vis – 01", " Vis\u00a0-\u00a001 ", "VIS‑01", "VIS-1", "vis – 1"])
def test_refs_are_recognised_as_people_retype_them(text):
    """A Ref that was retyped with another case, dash or space, or without its zero, is the same Ref."""
    assert fold_ref(text) == "VIS-01"


@pytest.mark.parametrize("text", ["=1+1", "+44 20 7946 0000", "-5", "@home", "\tx", "\rx"])
def test_csv_text_that_would_run_is_escaped(text):
    """A CSV text that starts as a formula does gets an apostrophe before it."""
    assert safe_for_csv(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1+1", "a=b", "'=1", "Red"])
def test_other_csv_text_is_left(text):
    """A CSV text that no program would run is left as it is."""
    assert safe_for_csv(text) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("07654321", "07654321"),
        (" 0765 4321 ", "07654321"),
        ("sc123456", "SC123456"),
        ("7654321", "07654321"),
        ("TBC", ""),
        ("", ""),
        ("N/A", ""),
        ("#REF!", ""),
        ("123456789", ""),
        ("S1234567", ""),
    ],
)
def test_company_numbers(text, number):
    """A company number is eight digits, or two letters and six; a lost zero is put back, and nothing else counts."""
    assert company_number(text) == number


def test_words_are_listed_as_people_list_them():
    """One, two and more words are joined for a sentence."""
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
