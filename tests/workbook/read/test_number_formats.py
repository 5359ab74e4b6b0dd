"""What a number format shows of a number or a text, as Excel shows it to a person in the United Kingdom."""

from __future__ import annotations

import pytest

from matsheets.workbook.read.number_formats import built_in_format, number_format

ACCOUNT = '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"), (7, "7"), (-7, "-7"), (0.1 + 0.2, "0.3"), (1 / 3, "0.333333333"), (-2 / 3, "-0.666666667"),
        (12345678901, "12345678901"), (123456789012, "123456789012"), (441632960148, "441632960148"), (202600318771234, "202600318771234"),
        (-123456789012345, "-123456789012345"), (1e11, "100000000000"), (1234567890123456, "1.23457E+15"), (99999999999.9, "1E+11"),
        (1234567890.123, "1234567890"), (123456.789, "123456.789"), (1.23456789012345, "1.23456789"),
        (0.0001, "0.0001"), (0.00012345678, "0.000123457"), (0.0000123456, "1.23456E-05"), (1e-20, "1E-20"),
        (-1.5e300, "-1.5E+300"), (0.9999999999, "1"), (1e15, "1E+15"),
    ],
)  # fmt: skip
def test_general_shows_eleven_characters(value, shown):
    """General rounds to 11 characters, leaves out needless zeros, and turns to an exponent where it must."""
    assert number_format("General").text_of(value) == shown


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0.0%", 0.5714285714, "57.1%"), ("# ?/?", 0.5, "1/2"), ("# ??/??", 5.25, "5 1/4"), ("# ?/8", 7.125, "7 1/8"),
        ("# ?/?", 2.99, "3"), ('"£"#,##0', 1_200_000, "£1,200,000"), ('"£"#,##0', -1200, "-£1,200"),
        ("[$€-2] #,##0.00", 450, "€ 450.00"), ('#,##0,"k"', 26_740, "27k"), ('0.0,,"M"', 1_250_000, "1.3M"),
        ("0.00E+00", 12345, "1.23E+04"), ("##0.0E+0", 12345, "12.3E+3"), ("0.0E+0", 9.99, "1.0E+1"),
        ("(0)", 5, "(5)"), ("0;(0)", -5, "(5)"), ('0;-0;"nil"', 0, "nil"), ("0", -0.4, "0"),
        ("[<1]0.00;0", 0.5, "0.50"), ("[<1]0.00;0", 7, "7"), ("[Red][<0]-0.0;0", -2, "-2.0"), ("00000000", 1234567, "01234567"),
        ("000 000", 1234, "001 234"), ("0.00", 2.675, "2.68"), (ACCOUNT, 1234.5, "£1,234.50"), (ACCOUNT, 0, "£-"),
        (ACCOUNT, -1234.5, "-£1,234.50"), ("@", 0.5, "0.5"), ('0" of 26"', 3, "3 of 26"), ("\\£0\\!", 5, "£5!"),
    ],
)  # fmt: skip
def test_numbers(code, value, shown):
    """Sections, placeholders, thousands, scales, percent, fractions, exponents, currencies, literals and padding."""
    assert number_format(code).text_of(value) == shown


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("mmm-yy", 46266, "Sep-26"), ("dddd d mmmm yyyy", 46266, "Tuesday 1 September 2026"), ("mmmmm", 46266, "S"),
        ("h:mm", 0.375, "9:00"), ("hh:mm AM/PM", 0.75, "06:00 PM"), ("h:mm a/p", 0.25, "6:00 A"), ("[h]:mm", 1.5, "36:00"),
        ("[mm]:ss", 0.05, "72:00"), ("m/d/yyyy h:mm", 46266.375, "9/1/2026 9:00"), ("ss.00", 0.25 / 86400, "00.25"),
        ("h:mm", 0.9999999, "0:00"), ("dd/mm/yyyy", 46266.99, "01/09/2026"), ("yyyy", 2_958_465, "9999"),
        ("dd/mm/yyyy", 60, "29/02/1900"), ("dd/mm/yyyy", 59, "28/02/1900"), ("dd/mm/yyyy", 61, "01/03/1900"),
        ("ddd", 1, "Sun"), ("[$-809]d mmmm yyyy;@", 46266, "1 September 2026"), ("[$-407]dd.mm.yyyy", 46266, "01.09.2026"),
    ],
)  # fmt: skip
def test_dates(code, value, shown):
    """Days, months, years, times, time gone by, minutes beside months, and Excel's 29 February 1900."""
    assert number_format(code).text_of(value) == shown


def test_dates_from_1904():
    """In a workbook that counts from 1904, day 0 is 1 January 1904, a Friday."""
    assert number_format("ddd d/m/yyyy", epoch_1904=True).text_of(0) == "Fri 1/1/1904"
    assert number_format("d/m/yyyy", epoch_1904=True).text_of(46266 - 1462) == "1/9/2026"


@pytest.mark.parametrize(
    ("number", "value", "shown"),
    [
        (0, 0.5, "0.5"), (1, 0.5, "1"), (3, 1234.5, "1,235"), (7, -1234.5, "-£1,234.50"), (9, 0.85, "85%"), (12, 0.5, "1/2"),
        (14, 46266, "01/09/2026"), (15, 46266, "01-Sep-26"), (17, 46266, "Sep-26"), (18, 0.375, "9:00 AM"), (20, 0.375, "09:00"),
        (22, 46266.375, "01/09/2026 09:00"), (37, -5, "-5"), (44, 0, "£-"), (45, 0.05, "12:00"), (46, 1.5, "36:00:00"),
        (47, 0.05, "12:00.0"), (48, 12345, "12.3E+3"), (49, 7, "7"), (99, 7.5, "7.5"),
    ],
)  # fmt: skip
def test_built_in_formats(number, value, shown):
    """The formats that a file does not spell out are those of the United Kingdom: pounds, and the day first."""
    assert built_in_format(number).text_of(value) == shown


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [("@", "Red", "Red"), ("0.00", "Red", "Red"), ('"Dear "@', "Ada", "Dear Ada"), ('0;-0;0;"text: "@', "x", "text: x"),
     ("0;-0;;@", "x", "x"), (ACCOUNT, "x", "x"), (";;;", "x", ""),
     ("\\@@", "home  again\nsoon", "@home  again\nsoon")],
)  # fmt: skip
def test_texts(code, text, shown):
    """A section for texts, the fourth or one with an @, shows what stands around them; without one they are as they are."""
    assert number_format(code).text_of(text) == shown


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("[$-D00000]d mmmm yyyy", 46266), ("[$-107041E]d mmm yyyy", 46266), ("[$-40C]d mmmm yyyy", 46266), ("ggge", 46266),
        ("[DBNum1]0", 5), ("[NatNum1]0", 5), ("bbbb", 46266), ("0k", 5), ("0;0;0;0;0", 5), ("0" * 600, 5), ("[<100]0;0.0", -5),
        ("[>5]0;0", -5), ("dd/mm/yyyy", -4), ("h:mm", -0.5), ("dd/mm/yyyy", 2_958_466), ("0 d", 5), ("# ?? / ??", 0.5),
        ("0###", 5), (";;;", 5), ("0;;", -5), ("[$-41E]dd/mm/yyyy", 46266),
    ],
)  # fmt: skip
def test_what_is_beyond_us_shows_nothing(code, value):
    """Other calendars, digits and languages, unknown codes, dates that show as ####, and what is hidden, show nothing."""
    assert number_format(code).text_of(value) == ""


def test_a_built_in_format_of_another_country_is_beyond_us():
    """Formats 27 to 36 show a date, in another way in each country of East Asia."""
    assert built_in_format(30).style is not None
    assert built_in_format(30).text_of(46266) == ""
