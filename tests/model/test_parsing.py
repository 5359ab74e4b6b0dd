"""What people type: choices, yes and no, dates, money, numbers; and how they are written out."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matsheets.model.parsing import (
    Choice,
    Misread,
    Understood,
    format_date,
    format_money,
    format_number,
    is_placeholder,
    says_none,
    term_of,
    understand_choice,
    understand_date,
    understand_money,
    understand_number,
    understand_rating,
    understand_yes_no,
)
from matsheets.model.respondents import GROUPS
from tests.builders import FOUR, SCALE

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too

# --- choices -----------------------------------------------------------------------------------------------------

RATINGS = SCALE.choices
LABELS = [r.label for r in FOUR]


@pytest.mark.parametrize(
    "typed",
    ["amber red", "AMBER-RED ", "Amber\u00a0red", "Amber\u00a0-\u00a0Red", "Amber–red", "Amber‑red", "AmberRed", "A/R",
     "AR", "amber_red", "Amber  red", "\u200bamber-red", "amber-red."],
)  # fmt: skip
def test_spellings_of_amber_red(typed):
    """The ways in which people write Amber-red are understood, and the reading says so."""
    assert understand_choice(typed, RATINGS) == Understood(1, reading="Amber-red")


@pytest.mark.parametrize("label", LABELS)
def test_labels_as_they_are_need_no_reading(label):
    """A rating written as it stands in the list is understood without a remark."""
    assert understand_choice(label, RATINGS) == Understood(LABELS.index(label))


@pytest.mark.parametrize(("typed", "index"), [("r", 0), ("A/G", 2), ("g", 3), ("GREEN", 3), ("amber green", 2)])
def test_other_spellings(typed, index):
    """Short forms and other cases spell their rating."""
    assert understand_choice(typed, RATINGS).value == index


def test_amber_is_ambiguous():
    """Amber could be either amber; it is not guessed."""
    assert understand_choice("Amber", RATINGS) == Understood(
        misread=Misread.AMBIGUOUS, candidates=("Amber-red", "Amber-green")
    )


def test_two_ratings_are_ambiguous():
    """Two ratings in one cell are no rating, and both are named."""
    found = understand_choice("Red/Green", RATINGS)
    assert (found.value, found.misread, set(found.candidates)) == (None, Misread.AMBIGUOUS, {"Red", "Green"})


def test_a_spelling_of_two_choices_is_ambiguous():
    """What spells a heading and one of its elements alike is neither, and both are named."""
    choices = (Choice("GOV Governance", ("GOV", "Governance")), Choice("GOV-01 Governance", ("GOV-01", "Governance")))
    found = understand_choice("governance", choices)
    assert (found.value, found.misread, found.candidates) == (
        None, Misread.AMBIGUOUS, ("GOV Governance", "GOV-01 Governance"),
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["Yellow", "3", "-", "?", "Nicht bewertet"])
def test_other_words_are_unknown(typed):
    """A word or number that is no rating is unknown, with nothing near it."""
    assert understand_choice(typed, RATINGS) == Understood(misread=Misread.UNKNOWN)


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("Governors", "Trustees"),
        ("governing board", "Trustees"),
        ("SLT", "Executive team"),
        ("S.L.T.", "Executive team"),
        ("Senior Leadership Team", "Executive team"),
        ("Principals", "Headteachers and middle leaders"),
        ("Headteacher", "Headteachers and middle leaders"),
        ("Coach", "Mentor (external challenge)"),
    ],
)
def test_a_word_that_may_mean_a_group_is_met_with_that_group(typed, group):
    """Governors may be a trust's board or a school's, so nothing is guessed; the group they may mean is named."""
    assert understand_choice(typed, GROUPS) == Understood(misread=Misread.UNKNOWN, candidates=(group,))


@pytest.mark.parametrize(("typed", "group"), [("Heads", 2), ("headteachers", 2), ("Trust board", 1), ("Mentor", 3)])
def test_a_word_that_can_mean_one_group_only_is_that_group(typed, group):
    """What a trust calls its headteachers and its board is understood."""
    assert understand_choice(typed, GROUPS).value == group


@pytest.mark.parametrize(("typed", "near"), [("Gren", "Green"), ("Amber-greeen", "Amber-green"), ("Redd", "Red")])
def test_a_slip_names_the_nearest(typed, near):
    """A misspelt rating is not guessed, and the nearest one is named first."""
    found = understand_choice(typed, RATINGS)
    assert (found.value, found.misread, found.candidates[0]) == (None, Misread.UNKNOWN, near)


@pytest.mark.parametrize(
    ("typed", "near"),
    [("GREEN!", ("Green",)), ("\U0001f7e2 Green", ("Green",)), ("Amber-red?", ("Amber-red",)), ("* Red", ("Red",))],
)
def test_a_rating_with_a_mark_beside_it_is_nearest_to_that_rating(typed, near):
    """A mark or a picture may take it back, so it is not passed over; but it names one rating only."""
    assert understand_choice(typed, RATINGS) == Understood(misread=Misread.UNKNOWN, candidates=near)


@pytest.mark.parametrize("typed", ["Green / Amber-green", "red amber", "Amber!"])
def test_the_words_of_two_ratings_are_ambiguous_whatever_stands_between(typed):
    """Words in another order, or of more ratings than one, name no single rating."""
    assert understand_choice(typed, RATINGS).misread is Misread.AMBIGUOUS


def test_a_rating_with_a_comment_is_not_guessed():
    """A rating with more words round it is unknown, and the rating in it is named."""
    assert understand_choice("Green (just)", RATINGS) == Understood(misread=Misread.UNKNOWN, candidates=("Green",))


@pytest.mark.parametrize(
    "typed",
    [
        "Amber-green (agreed)",
        "Amber-green - agreed",
        "amber green, as agreed",
        "AG – agreed at the meeting",
        "A/G final.",
    ],
)
def test_a_rating_may_be_called_agreed(typed):
    """That a rating is agreed changes nothing about it, and the reading says what was understood."""
    assert understand_rating(typed, RATINGS) == Understood(2, reading="Amber-green")


@pytest.mark.parametrize(
    "typed",
    ["Green (not agreed)", "Green, not yet final", "Green (Red agreed)", "Amber (agreed)", "agreed", "Green (just)"],
)
def test_words_that_may_take_a_rating_back_are_not_passed_over(typed):
    """Other words beside a rating, or two ratings that are agreed, are no rating."""
    assert understand_rating(typed, RATINGS).value is None


@given(st.sampled_from(range(4)), st.sampled_from(["{}", " {} ", "\u200b{}", "{}\u00a0"]), st.booleans())
def test_labels_with_invisible_company_are_understood(index, around, upper):
    """A label with spaces or invisible characters round it, in any case, is that label."""
    typed = around.format(LABELS[index].upper() if upper else LABELS[index])
    assert understand_choice(typed, RATINGS).value == index


@given(ANY_TEXT)
def test_nothing_is_both_understood_and_misread(text):
    """Whatever is typed, there is either one meaning or a reason why not."""
    found = understand_choice(text, RATINGS)
    assert (found.value is None) == (found.misread is not None)


def test_long_choices_are_found_by_their_ref():
    """A target is found by the Ref alone."""
    targets = [
        Choice("VIS Vision", ("VIS", "Vision")),
        Choice("VIS-01 Clarity of purpose", ("VIS-01", "Clarity of purpose")),
    ]
    assert understand_choice("vis – 01", targets).value == 1


@pytest.mark.parametrize("typed", ["Yes", "yes ", "Y", "TRUE", True])
def test_yes(typed):
    """Yes in its usual forms is yes."""
    assert understand_yes_no(typed) == Understood(True)


@pytest.mark.parametrize("typed", ["No", "n", "false", False])
def test_no(typed):
    """No in its usual forms is no."""
    assert understand_yes_no(typed) == Understood(False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yes please", True),
        ("Yes, for maths", True),
        ("Yes (two schools)", True),
        ("Yes.", True),
        ("no thanks", False),
        ("No, not at present.", False),
    ],
)
def test_yes_or_no_with_a_remark(typed: str, meant: bool) -> None:
    """A remark after it changes nothing, and what was understood is said."""
    assert understand_yes_no(typed) == Understood(meant, reading="Yes" if meant else "No")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "maybe",
            "",
            "1",
            "Yes, once",
            "N/A",
            "yes and no",
            "Yes, but not yet",
            "yes/no",
            "Yes, if the board agrees",
            "Yes, or no",
        ),
        *("No, only their names", "No, but soon", "Yes?", "yesterday", "no one", "Yes, we don't", "please"),
    ],
)
def test_neither_yes_nor_no(typed):
    """Anything else is neither, and is not guessed."""
    assert understand_yes_no(typed) == Understood(misread=Misread.NOT_YES_OR_NO)


# --- dates -------------------------------------------------------------------------------------------------------

FIRST = dt.date(2026, 9, 1)


@pytest.mark.parametrize(
    "typed",
    ["01/09/2026", "1/9/2026", "1.9.2026", "1-9-2026", "01 / 09 / 2026", "2026-09-01", "2026-09-01T00:00:00",
     "2026/09/01", "2026.9.1", "September 1, 2026", "Sept 1 2026", "Sep. 1st, 2026", "Tuesday, September 1, 2026",
     "1 September 2026", "1st September 2026", "1 Sep 2026", "1/Sep/2026", "Tues. the 1st of September, 2026", "1 Sept 2026", "1 sept. 2026", "Tuesday 1 September 2026",
     "Tuesday, 1 September 2026", "1\u00a0September\u00a02026", "1-Sep-2026", "1st of September 2026"],
)  # fmt: skip
def test_dates_as_text_are_read_day_first(typed):
    """A date typed as text is read with the day first, unless a month's name or the year leads, and shown in full."""
    assert understand_date(typed) == Understood(FIRST, reading="1 September 2026")


def test_a_real_date_needs_no_reading():
    """A real date, with or without a time, is that date without a remark."""
    assert understand_date(FIRST) == Understood(FIRST)
    assert understand_date(dt.datetime(2026, 9, 1, 13, 5)) == Understood(FIRST)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("13/25/2026", Misread.NO_SUCH_DATE),
        ("9/31/2026", Misread.NO_SUCH_DATE),
        ("30/02/2026", Misread.NO_SUCH_DATE),
        ("29/02/2027", Misread.NO_SUCH_DATE),
        ("01/09/26", Misread.SHORT_YEAR),
        ("1 Sep 26", Misread.SHORT_YEAR),
        ("01/09/1926", Misread.FAR_DATE),
        ("01/09/2206", Misread.FAR_DATE),
        (dt.date(1900, 1, 1), Misread.FAR_DATE),
        ("soon", Misread.NOT_A_DATE),
        ("September 2026", Misread.NOT_A_DATE),
        ("1 Setember 2026", Misread.NOT_A_DATE),
        ("", Misread.NOT_A_DATE),
        ("1/9/226", Misread.NOT_A_DATE),
        ("2026/13/25", Misread.NO_SUCH_DATE),
        ("September 31, 2026", Misread.NO_SUCH_DATE),
        ("September 1, 26", Misread.SHORT_YEAR),
        ("September 2, 1", Misread.NOT_A_DATE),
    ],
)
def test_dates_that_are_not_guessed(typed, why):
    """A date that does not exist, has a short year, is far off or is no date has no value and says why."""
    assert understand_date(typed) == Understood(misread=why)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("Autumn 2026", dt.date(2026, 9, 1), dt.date(2026, 12, 31)),
        ("spring term 2027", dt.date(2027, 1, 1), dt.date(2027, 4, 15)),
        ("SUMMER TERM, 2027", dt.date(2027, 4, 16), dt.date(2027, 8, 31)),
    ],
)
def test_terms(typed, first, last):
    """A term means its first day, or its last where the date ends something."""
    assert understand_date(typed) == Understood(first, reading=format_date(first))
    assert understand_date(typed, last_day=True) == Understood(last, reading=format_date(last))


@pytest.mark.parametrize("year", [2027, 2028])
def test_every_day_of_a_year_lies_in_one_term(year):
    """Every day of a common year and of a leap year lies in a term: spring, summer, then autumn."""
    days = [dt.date(year, 1, 1) + dt.timedelta(n) for n in range(366 if year == 2028 else 365)]
    for day in days:
        term = "Autumn" if day.month >= 9 else "Summer" if (day.month, day.day) >= (4, 16) else "Spring"
        assert term_of(day) == f"{term} {year}"


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_a_written_date_is_read_back(day):
    """A date as matsheets writes it is read as that date."""
    assert understand_date(format_date(day)).value == day
    assert understand_date(f"{day.day}/{day.month}/{day.year}").value == day


@given(ANY_TEXT)
def test_any_text_is_a_date_or_says_why_not(text):
    """Whatever is typed in a date's place, reading it never fails."""
    found = understand_date(text)
    assert (found.value is None) == (found.misread is not None)


# --- digits that are no digits -----------------------------------------------------------------------------------

MARKS = ["²", "¹", "③", "⁴", "₂", "*", "†", "‡", "２", "٣", "२", "½"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_no_digit(mark):
    """A superscript, a footnote's mark, a circled digit or one of another script changes no figure: nothing is read."""
    assert understand_money(f"£10000{mark}") == Understood(misread=Misread.NOT_MONEY)
    assert understand_money(f"12.5{mark}") == Understood(misread=Misread.NOT_MONEY)
    assert understand_number(f"2341{mark}") == Understood(misread=Misread.NOT_A_NUMBER)
    for date in (f"1{mark} September 2026", f"{mark}1/09/2026", f"2026-09-0{mark}", f"September 1{mark}, 2026"):
        assert understand_date(date) == Understood(misread=Misread.NOT_A_DATE), date
    assert understand_date(f"Autumn 202{mark}") == Understood(misread=Misread.NOT_A_DATE)
    rounds = (Choice("Round 1"), Choice("Round 2"), Choice("Round 3"), Choice("Round 4"))
    assert understand_choice(f"Round {mark}", rounds).value is None


# --- money and numbers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£1,200", "1200.00"),
        ("1 200", "1200.00"),
        ("1\u00a0200.50", "1200.50"),
        ("1200", "1200.00"),
        ("£ 1,200,000.05", "1200000.05"),
        ("12.5", "12.50"),
        ("-£50", "-50.00"),
        ("£-50", "-50.00"),
        ("0", "0.00"),
    ],
)
def test_money_as_text(typed, amount):
    """An amount in its plain or thousands form is understood to the penny, and the reading shows it."""
    assert understand_money(typed) == Understood(Decimal(amount), reading=format_money(Decimal(amount)))


@pytest.mark.parametrize(
    ("typed", "amount"), [(18400, "18400.00"), (550.5, "550.50"), (0.1 + 0.2, "0.30"), (-5, "-5.00")]
)
def test_money_as_a_number(typed, amount):
    """A number is an amount in pounds, to the penny."""
    assert understand_money(typed) == Understood(Decimal(amount))


@pytest.mark.parametrize(
    "typed",
    ["12k", "1,20", "1,2000", "about 500", "£", "", "£1,200 + VAT", "1.234,50", "12.345", "$50", "1e3", True,
     float("inf"), float("nan"), 1e300, "9" * 40],
)  # fmt: skip
def test_money_that_is_not_guessed(typed):
    """What is no plain amount is not guessed: shorthand, other currencies, no number at all, or one without end."""
    assert understand_money(typed) == Understood(misread=Misread.NOT_MONEY)


@pytest.mark.parametrize(
    ("amount", "text"),
    [("1200", "£1,200.00"), ("0", "£0.00"), ("-50.5", "-£50.50"), ("1234567.89", "£1,234,567.89")],
)
def test_money_is_written_in_pounds(amount, text):
    """Money is written with the pound sign, thousands and pence."""
    assert format_money(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("typed", "number"), [("12", "12"), ("2.5", "2.5"), ("1,200", "1200"), ("1 200", "1200"), (" 6 ", "6"), ("0", "0")]
)
def test_numbers_as_text(typed, number):
    """A number typed as text is understood in its plain and thousands forms."""
    assert understand_number(typed).value == Decimal(number)


@pytest.mark.parametrize(("typed", "number"), [(6, "6"), (2.5, "2.5"), (1200.0, "1200"), (0, "0"), (0.1, "0.1")])
def test_numbers_as_numbers(typed, number):
    """A spreadsheet's number is that number, as it is shown."""
    assert understand_number(typed) == Understood(Decimal(number))


@pytest.mark.parametrize(
    "typed", ["six", "12k", "6 schools", "1-3", "1,20", "", "½", True, float("inf"), float("nan"), "£5"]
)
def test_numbers_that_are_not_guessed(typed):
    """What is no plain count is not guessed."""
    assert understand_number(typed) == Understood(misread=Misread.NOT_A_NUMBER)


@pytest.mark.parametrize("typed", ["-3", "- 1,200.5", -3, -0.5])
def test_a_number_below_nothing_is_told_apart(typed):
    """It is a number, so that to call it none would puzzle."""
    assert understand_number(typed) == Understood(misread=Misread.BELOW_ZERO)


@pytest.mark.parametrize(
    ("number", "text"),
    [("12", "12"), ("2.50", "2.5"), ("1200", "1,200"), ("1.2E+3", "1,200"), ("100", "100"), ("0", "0")],
)
def test_numbers_are_written_plainly(number, text):
    """Numbers are written with thousands, without needless zeros and without exponents."""
    assert format_number(Decimal(number)) == text


@given(st.one_of(ANY_TEXT, st.floats(), st.integers()))
def test_any_value_is_money_and_a_number_or_says_why_not(value):
    """Whatever stands in a number's place, reading it never fails and never gives an endless value."""
    for found in (understand_money(value), understand_number(value)):
        assert (found.value is None) == (found.misread is not None)
        assert found.value is None or found.value.is_finite()


@pytest.mark.parametrize(
    "text",
    [
        "None",
        "none.",
        "N/A",
        "n.a.",
        "No",
        "nil",
        "-",
        "–",
        "not applicable",
        "There are none.",
        "None needed",
        "(none)",
    ],
)
def test_what_says_that_there_is_none(text):
    """However people write it, no more than that is said."""
    assert says_none(text)


@pytest.mark.parametrize(
    "text", ["", "TBC", "?", "none yet", "No smoking on site", "None of the fees is due", "Nan", "No, see 4"]
)
def test_what_says_more_than_none(text):
    """A blank, a gap and any further words are something else."""
    assert not says_none(text)


# --- placeholders ------------------------------------------------------------------------------------------------

PLACEHOLDERS = """
- . ... – … ? ??? * ___ 👍 n/a N/A n.a. NA n\\a n/k tbc TBC T.B.C. tbc? tba none None. nil no Yes ok x xxx XXXX aaa 1
ditto same pending later unknown blank
"""
PHRASES = """
as above|As above.|see above|(see above)|see below|as per above|same as above|as before|to be confirmed|To follow|to do
not applicable|not yet|none as yet|no evidence|No evidence available|none available|no rationale given|n/a - n/a|TBC – see above
lorem ipsum dolor sit amet
"""
WORDS = """
Minutes|SEF|DfE|KS2|Ofsted 2025|see VIS-01|As above, with minutes of June|none of the heads agree|5/6|Because.|x-ray|校
No evidence of impact was found by the review|TBC by the CEO in June: data expected|Yes, since June|Not sure that it works in Alder
"""


@pytest.mark.parametrize("text", [*PLACEHOLDERS.split(), *PHRASES.strip().replace("\n", "|").split("|")])
def test_placeholders(text):
    """What only fills its place is known for that, in whatever spelling."""
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", *WORDS.strip().replace("\n", "|").split("|")])
def test_words_are_no_placeholders(text):
    """A blank is a blank, and what says anything at all, however short, is an answer."""
    assert not is_placeholder(text)
