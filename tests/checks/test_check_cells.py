"""Stage 3: each filled-in cell by itself."""

import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font

from matsheets.checks import check, check_together
from matsheets.model.problems import Severity

#: What stands in a cell, and the one problem that comes of it: slug, value, sentence.
SENTENCES = {
    "rating-unknown": (
        ("VIS-01", "rating", "Yellow"),
        '"Yellow" is not one of the ratings. Choose Red, Amber-red, Amber-green, Green or Not rated.',
    ),
    "rating-ambiguous": (
        ("VIS-01", "rating", "Amber"),
        '"Amber" could be Amber-red or Amber-green. Choose one.',
    ),
    "choice-unknown": (
        ("ABT-04", "answer", "East Midlend"),
        '"East Midlend" is not in the list for this cell. It is nearest to East Midlands. Choose East Midlands, '
        "East of England, London, North East, North West, South East, South West, West Midlands or Yorkshire and the "
        "Humber.",
    ),
    "choice-ambiguous": (
        ("ABT-04", "answer", "Midlands"),
        '"Midlands" could be East Midlands or West Midlands. Choose one.',
    ),
    "date-not-understood": (
        ("ABT-16", "answer", "next week"),
        '"next week" could not be read as a date. Type the day, month and year, for example 14/10/2026, or leave the cell blank.',
    ),
    "date-impossible": (
        ("ABT-16", "answer", "13/25/2026"),
        'There is no such date as "13/25/2026", reading the day first. Type the day, month and year, '
        "for example 14/10/2026.",
    ),
    "date-short-year": (
        ("ABT-16", "answer", "1/9/26"),
        '"1/9/26" has its year in two digits. Type all four, for example 14/10/2026.',
    ),
    "date-far": (
        ("ABT-16", "answer", "1/9/2206"),
        '"1/9/2206" is too long ago or too far ahead to be meant here. Check the year.',
    ),
    "money-not-understood": (
        ("PAR-25", "answer", "12k"),
        '"12k" could not be read as an amount of money. Type pounds in figures, for example 1200 or £1,200.50.',
    ),
    "number-not-understood": (
        ("ABT-06", "answer", "about 2800"),
        '"about 2800" could not be read as a number. Type figures, for example 12 or 2.5.',
    ),
    "number-below-zero": (
        ("ABT-06", "answer", "-3"),
        '"-3" is less than nothing. Type the figure that is meant, without a minus sign, for example 12 or 2.5.',
    ),
    "yes-no-not-understood": (("PAR-13", "answer", "perhaps"), '"perhaps" is neither Yes nor No. Choose one.'),
    "date-from-text": (
        ("ABT-16", "answer", "01/12/2026"),
        '"01/12/2026" is text, and was read as 1 December 2026. Type the date again if another day was meant.',
    ),
    "respelt": (("VIS-01", "rating", "GREEN "), '"GREEN" was read as Green.'),
}


@pytest.mark.parametrize("slug", SENTENCES)
def test_one_cell_one_sentence(desk, agreed, slug):
    """What was typed gives this sentence at this cell, and no other problem."""
    (ref, column, typed), sentence = SENTENCES[slug]
    (found,) = (p for p in desk.check(agreed | {(ref, column): typed}) if p.place.ref == ref)
    assert (found.code, found.message) == (slug, sentence)
    assert found.value == typed.strip()
    assert found.place.ref == ref


def test_a_long_list_is_not_spelt_out(desk, agreed, said):
    """Twenty targets would make no sentence; the nearest are named."""
    found = desk.check(agreed | desk.row("PLAN-01", target="VIS-01 Clarity of porpoise"))
    assert said(found, "choice-unknown") == [
        'PLAN-01: "VIS-01 Clarity of porpoise" is not in the list for this cell. It is nearest to '
        "VIS-01 Clarity of purpose. Choose one from the list in the cell."
    ]


def test_a_formula_without_a_value_needs_calculating(desk, agreed, said):
    """A formula that Excel has never calculated has no answer to read."""
    found = desk.check(agreed, desk.put("VIS-01", "rating", "=A1"))
    assert said(found, "formula-without-value") == [
        "VIS-01: This cell holds a formula that has not been calculated yet. Open the workbook in Excel and save it, "
        "or type the answer itself."
    ]


def test_an_error_in_a_cell_is_named(desk, agreed, said):
    """A spreadsheet's error is told as the formula's."""
    found = desk.check(agreed, desk.put("VIS-01", "rating", "#REF!"))
    assert said(found, "formula-error") == [
        "VIS-01: The formula in this cell gives #REF! in place of an answer. Mend it, or type the answer itself."
    ]


def test_a_picture_in_a_cell_is_no_error_of_a_formula(desk, agreed, said):
    """A picture placed in a cell is told as one, and what to do."""
    read = desk.assess(
        agreed, desk.put("VIS-01", "evidence", "#VALUE!"), patch=lambda xml: xml.replace(' t="e"', ' t="e" vm="1"')
    )
    found = check(read)
    assert said(found, "picture-in-cell") == [
        "VIS-01: A picture or another object was placed in this cell, and only text is read. Type the answer as text, "
        "and name where the picture can be found."
    ]
    assert not said(found, "formula-error")


def test_what_is_struck_through_is_left_out_with_a_warning(desk, agreed, said):
    """The words are quoted, and a cell that is struck through whole is blank."""

    def spoil(book):
        desk.cell(book, "VIS-01", "rationale").font = Font(strike=True)

    found = desk.check(agreed | {("VIS-01", "rationale"): "The chair is on leave."}, spoil)
    assert said(found, "struck-out") == [
        'VIS-01: "The chair is on leave." is struck through in this cell, so it was left out. Delete it, or take the line '
        "away if it should count."
    ]
    assert "rationale-missing" in [p.code for p in found if p.place.ref == "VIS-01"]


def test_a_format_that_cannot_be_followed_is_quoted_beside_what_stands_in_the_cell(desk, agreed, said):
    """The stored value is used, and the warning quotes both."""
    found = desk.check(agreed, desk.put("VIS-01", "evidence", 85, "[DBNum1]0"))
    assert said(found, "format-not-followed") == [
        'VIS-01: "85" stands in this cell, and the number format "[DBNum1]0" shows it in another way, which matsheets does '
        'not know. "85" was used. Type what should be printed as text.'
    ]


@pytest.mark.parametrize(
    ("ref", "column", "value", "number_format", "sentence"),
    [
        ("PAR-25", "answer", 26740, '#,##0,"k"', 'This cell shows "27k", and £26,740.00 stands in it and was used.'),
        ("PAR-25", "answer", 1200.5, "£#,##0", 'This cell shows "£1,201", and £1,200.50 stands in it and was used.'),
        ("ABT-06", "answer", 2341, '#,##0.0,"k"', 'This cell shows "2.3k", and 2,341 stands in it and was used.'),
        ("ABT-16", "answer", dt.date(2026, 9, 1), "mmm-yy",
         'This cell shows "Sep-26", and 1 September 2026 stands in it and was used.'),
    ],
)  # fmt: skip
def test_a_cell_that_shows_less_than_it_holds_is_a_warning(
    desk, agreed, said, ref, column, value, number_format, sentence
):
    """The figure or the date that stands in the cell is used, and the warning says which."""
    found = desk.check(agreed, desk.put(ref, column, value, number_format))
    assert said(found, "shown-otherwise") == [f"{ref}: {sentence} Type it again if something else was meant."]


@pytest.mark.parametrize(
    ("ref", "value", "number_format"),
    [
        ("PAR-25", 1200.5, "£#,##0.00"), ("PAR-25", 1200, "£#,##0"), ("PAR-25", -5, "£0;(£0)"), ("PAR-25", 225.456, "£0.00"),
        ("PAR-25", 0, '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-'), ("ABT-06", 2341, '#,##0" pupils"'),
        ("ABT-06", 2341, "0.00"), ("PAR-25", 10.5, "# ?/?"), ("ABT-16", dt.date(2026, 9, 1), "[$-40C]d mmmm yyyy"),
        ("ABT-16", dt.date(2026, 9, 1), "dddd d/m/yy"), ("ABT-16", dt.date(2027, 5, 25), "mm/dd/yyyy"),
        ("ABT-16", dt.date(2027, 5, 3), "yyyy-mm-dd"), ("ABT-16", dt.date(2027, 5, 3), 'd"rd of" mmmm yyyy'),
        ("PAR-15", 2, '0" weeks"'), ("PAR-18", 1, '0" day"'), ("PAR-25", 27, "0.##"), ("PAR-25", 27000, '£0,"k"'),
        ("PAR-25", 27, "[$GBP] 0.00"), ("PAR-25", 1_200_000, '£0.0,,"m"'),
    ],
)  # fmt: skip
def test_a_cell_that_shows_what_it_holds_is_no_problem(desk, agreed, said, ref, value, number_format):
    """Pence, thousands, brackets, words, fractions and other spellings of a date hide nothing."""
    found = desk.check(agreed, desk.put(ref, "answer", value, number_format))
    assert [p.code for p in found if p.place.ref == ref and p.code in {"shown-otherwise", "format-not-followed"}] == []


@pytest.mark.parametrize(
    ("ref", "value", "number_format", "code", "shown"),
    [
        ("ABT-06", 0.5, "0%", "shown-as-another", "50%"), ("ABT-06", 5, "0.0%", "shown-as-another", "500.0%"),
        ("ABT-06", 5, "£0.00", "shown-as-another", "£5.00"), ("ABT-06", 2341, "#,##0,", "shown-as-another", "2"),
        ("PAR-25", 450, "[$€-2] #,##0.00", "shown-as-another", "€ 450.00"),
        ("PAR-25", 450, "[$$-409]#,##0", "shown-as-another", "$450"), ("PAR-25", 450, '0" EUR"', "shown-as-another", "450 EUR"),
        ("PAR-25", 0.5, "0%", "shown-as-another", "50%"), ("PAR-25", "€450", "@", "money-not-understood", "€450"),
        ("PAR-25", 27, '£0"k"', "shown-as-another", "£27k"), ("PAR-25", 27, '0"p"', "shown-as-another", "27p"),
        ("PAR-25", 27, '"("0")"', "shown-as-another", "(27)"), ("PAR-25", 27, '£0"½"', "shown-as-another", "£27½"),
        ("PAR-25", -27, "£0;[Red]£0", "shown-as-another", "£27"), ("PAR-25", 0, '£0.00;;"Free"', "shown-as-another", "Free"),
        ("ABT-06", -10, "0;[Red]0", "shown-as-another", "10"), ("ABT-06", 10, '"up to "0', "shown-as-another", "up to 10"),
        ("PAR-15", 2, '0" months"', "shown-as-another", "2 months"), ("PAR-18", 1, '0" month"', "shown-as-another", "1 month"),
        ("ABT-16", dt.date(2027, 5, 3), "mm/dd/yyyy", "shown-as-another", "05/03/2027"),
        ("ABT-16", dt.date(2027, 5, 3), "yyyy/dd/mm", "shown-as-another", "2027/03/05"),
        ("ABT-16", dt.date(2027, 5, 3), "yy-mm-dd", "shown-as-another", "27-05-03"),
        ("ABT-16", dt.date(2027, 5, 3), '"by "d mmm yyyy', "shown-as-another", "by 3 May 2027"),
    ],
)  # fmt: skip
def test_another_unit_is_not_read_as_the_cells_own(desk, agreed, ref, value, number_format, code, shown):
    """A percentage, a currency, a scale, a sign, a word, another order of day and month: typed or shown, it is a problem."""
    (found,) = (p for p in desk.check(agreed, desk.put(ref, "answer", value, number_format)) if p.place.ref == ref)
    assert (found.code, found.value) == (code, shown)


def test_what_a_cell_shows_and_what_it_holds_are_both_quoted(desk, agreed, said):
    """Where they mean different things nothing is used, and the sentence has both."""
    found = desk.check(agreed, desk.put("PAR-25", "answer", 27, '£0"k"'))
    assert said(found, "shown-as-another") == [
        'PAR-25: This cell shows "£27k", and 27 stands in it. Type what is meant.'
    ]


@pytest.mark.parametrize(
    ("typed", "font", "symbols"),
    [
        ("P", "Wingdings", '"P" in the font Wingdings'), ("ü", "Wingdings", ""), ("ü", "Arial", ""),
        ("Done \uf0fc", "Arial", "the character U+F0FC, which only a symbol font shows"),
    ],
)  # fmt: skip
def test_a_sign_of_a_symbol_font_that_is_not_known_is_a_warning(desk, agreed, said, typed, font, symbols):
    """A tick is a tick; any other sign, which would be printed as a letter, is quoted with its font."""

    def spoil(book):
        desk.cell(book, "VIS-01", "evidence").value = typed
        desk.cell(book, "VIS-01", "evidence").font = Font(name=font)

    warned = (
        f"VIS-01: This cell holds {symbols}, and another sign may be printed than it shows. Type in words what it says."
    )
    assert said(desk.check(agreed, spoil), "symbol-font") == [warned] * bool(symbols)


def test_a_rule_that_may_strike_an_answer_through_is_a_warning(desk, agreed, said):
    """What stands in the cell is quoted; a rule for colour alone, and one over a blank cell, say nothing."""

    def spoil(book):
        tab = desk.cell(book, "VIS-01", "rationale").parent
        for column, font in (("rationale", Font(strike=True)), ("evidence", Font(bold=True))):
            at = desk.cell(book, "VIS-01", column).coordinate
            tab.conditional_formatting.add(at, FormulaRule(formula=["TRUE"], font=font))

    told = agreed | {("VIS-01", "rationale"): "The chair is on leave.", ("VIS-01", "evidence"): "Minutes."}
    assert said(desk.check(told, spoil), "conditional-format") == [
        'VIS-01: A conditional format may strike this cell through, or show it in another way. "The chair is on leave." '
        "stands in it and was used. Check that it is what is meant."
    ]
    assert not said(desk.check(agreed | {("VIS-01", "rationale"): None}, spoil), "conditional-format")


def test_a_minus_that_only_a_colour_shows_is_a_warning(desk, agreed, said):
    """In a text what is shown is used, and what stands in the cell is quoted beside it; a word is a sign too."""
    found = desk.check(agreed, desk.put("VIS-01", "evidence", -214000, "£#,##0;[Red]£#,##0"))
    assert said(found, "sign-not-shown") == [
        'VIS-01: This cell shows "£214,000", and -214000 stands in it. "£214,000" was used. Type as text what should be '
        "printed."
    ]
    for shown_by in ("£#,##0;-£#,##0", '£#,##0;"minus "£#,##0', "£#,##0;(£#,##0)"):
        assert not said(desk.check(agreed, desk.put("VIS-01", "evidence", -214000, shown_by)), "sign-not-shown")


def saved_formula(desk, agreed, formula, value):
    """The problems of a workbook in which the number of schools is a formula with a saved value."""

    def save_value(xml):
        return re.sub(rf"(<f>{re.escape(formula)}</f>)<v ?(?:/>|></v>)", rf"\1<v>{value}</v>", xml)

    read = desk.assess(agreed, desk.put("ABT-05", "answer", f"={formula}"), patch=save_value)
    assert read.text("ABT-05") == str(value)
    return check(read)


def test_a_formula_with_a_value_is_used_with_a_warning(desk, agreed, said):
    """The saved result counts, and is shown."""
    found = saved_formula(desk, agreed, "2+4", 6)
    assert said(found, "formula-used") == [
        'ABT-05: This cell holds a formula, and its result "6" was used. Type the answer itself if it should not '
        "change."
    ]
    assert len(found) == 1


def test_a_formula_that_gives_what_cannot_be_read_is_one_problem(desk, agreed):
    """The error says enough; that it came from a formula or a link is not said as well."""
    for formula in ("2-8", "[1]Sheet1!A1"):
        assert [p.code for p in saved_formula(desk, agreed, formula, -6)] == ["number-below-zero"]


def test_a_link_to_another_workbook_is_a_warning_of_its_own(desk, agreed, said):
    """A linked cell is not reported as a formula a second time."""
    found = saved_formula(desk, agreed, "[1]Sheet1!A1", 6)
    assert said(found, "external-link") == [
        'ABT-05: This cell takes its answer from another workbook. The saved result "6" was used and the link was not '
        "followed. Type the answer itself."
    ]
    assert len(found) == 1


def test_a_date_that_lost_its_format_shows_what_was_understood(desk, agreed, said):
    """A bare serial number in a date cell is a date, with a warning that shows it."""
    found = desk.check(agreed, desk.put("ABT-16", "answer", 46266, "0"))
    assert said(found, "date-from-number") == [
        'ABT-16: "46266" is a number without a date format, and was read as 1 September 2026. '
        "Type the date again if another day was meant."
    ]


def test_control_characters_are_a_warning(desk, agreed, said):
    """An escaped control character is left out, and the cell is named."""
    found = desk.check(agreed, desk.put("VIS-01", "rationale", "Because_x0007_ of it"))
    assert said(found, "control-characters") == [
        "VIS-01: This answer holds characters that cannot be seen or printed; they were left out. "
        "Read the answer through, and type it again if something is missing."
    ]


@pytest.mark.parametrize(
    ("column", "fits", "over", "words"),
    [
        ("rationale", "x" * 6_000, "x" * 6_001, "6,001 characters and will make the document long: over 6,000 is"),
        ("rationale", "x\n" * 99 + "x", "x\n" * 100 + "x", "101 lines and will make the document long: over 100 is"),
        ("lead", "x" * 500, "x" * 501, "501 characters and will make the document long: over 500 is"),
        ("lead", "x\n" * 9 + "x", "x\n" * 10 + "x", "11 lines and will make the document long: over 10 is"),
    ],
)
def test_text_too_long_for_its_place_is_used_with_a_warning(desk, agreed, said, column, fits, over, words):
    """One character or line over the limit of a column or a line warns; the limit itself does not."""
    ref = "VIS-01" if column == "rationale" else "PLAN-01"
    assert said(desk.check(agreed | desk.row(ref, **{column: fits})), "text-long") == []
    assert said(desk.check(agreed | desk.row(ref, **{column: over})), "text-long") == [
        f"{ref}: This answer has {words} more than its place there holds well. All of it is used. "
        "Shorten it, or move the detail to a document that you name."
    ]


def test_equal_problems_are_merged_in_excel_order(desk, agreed):
    """The same slip in three places is one problem with three places."""
    typed = {(ref, "rating"): "Amber" for ref in ("GOV-02", "VIS-02", "PEO-01")}
    (found,) = desk.check(agreed | typed)
    assert [place.ref for place in found.places] == ["VIS-02", "PEO-01", "GOV-02"]


def test_what_was_understood_as_it_stands_needs_no_remark(desk, agreed):
    """A date typed out in words, and a figure with its comma, leave nothing for a person to decide."""
    assert desk.check(agreed | desk.about(meeting_date="5 November 2026", pupils="2,840")) == ()


def test_a_term_shows_its_day(desk, agreed, said):
    """A term is read as its first day, or as its last where something ends."""
    found = desk.check(agreed | desk.row("PLAN-01", start="Autumn 2026", due="Summer term 2027"))
    assert [line.partition(". ")[0] for line in said(found, "date-from-text")] == [
        'PLAN-01: "Autumn 2026" is text, and was read as 1 September 2026',
        'PLAN-01: "Summer term 2027" is text, and was read as 31 August 2027',
    ]


def test_a_spelling_is_only_a_note(desk, agreed):
    """A note changes no exit code."""
    (found,) = desk.check(agreed | desk.row("VIS-02", rating="g"))
    assert (found.code, found.severity) == ("respelt", Severity.NOTE)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
@pytest.mark.slow
def test_checks_never_raise(desk, data):
    """Whatever is typed into whichever cells, the checks yield problems and raise nothing."""
    layout = desk.layout()
    cells = [(r.ref, c.key) for t in layout.tabs for r in t.rows for c in t.columns if t.entry(r, c)]
    typed = st.one_of(
        st.sampled_from(
            ["Red", "VIS", "Yes", "0", "1e400", "£0.01", "1/1/2027", "31/12/2099", "Autumn 2026", "9" * 25]
        ),
        st.floats(allow_nan=False, allow_infinity=False),
        st.dates(min_value=dt.date(1900, 3, 1)),
        st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Z")), max_size=20),
    )
    answers = data.draw(st.dictionaries(st.sampled_from(cells), typed, max_size=60))
    read = desk.assess(answers)
    found = check(read, today=dt.date(2026, 11, 1))
    assert all(problem.message and problem.places for problem in found)
    assert len(check_together([read, read])) == 1


@pytest.mark.parametrize(("column", "blank"), [("start", True), ("due", False)])
def test_a_date_that_nobody_has_to_give_may_be_left_blank(desk, agreed, said, column, blank):
    """A priority needs the date by which it is due, and not the one on which it starts."""
    (sentence,) = said(desk.check(agreed | desk.row("PLAN-01", **{column: "n/a"})), "date-not-understood")
    assert sentence.endswith("or leave the cell blank.") is blank
