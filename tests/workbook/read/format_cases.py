"""Number formats × values, for the judges of what a cell shows."""

from __future__ import annotations

from collections.abc import Iterator

_ACCOUNT = '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-'
NUMBERS = (0, 1, -1, 5, 12, 0.5, 0.05, -0.25, 1234.5, -1234.567, 1234567.891, 0.001234, 99.995, 2.675)
NUMBER_FORMATS = (
    "0", "0.0", "0.00", "#", "#.##", "0.##", "0.0#", "#.0#", "00000", "#,##0", "#,##0.00", "#,##0.##", "#,###", ".00",
    "0,", "0.0,", '#,##0,"k"', '0.0,,"M"', "0%", "0.0%", "0.00%", "#%", "0.00E+00", "0E+0", "##0.0E+0", "0.0E-0",
    "# ?/?", "# ??/??", "# ???/???", "?/?", "# ?/2", "# ?/4", "# ?/8", "# ??/16", "# ?/10", "# ??/100",
    '"£"#,##0', '"£"#,##0.00', "£#,##0.00", "\\£#,##0", "[$£-809]#,##0.00", "[$€-2] #,##0.00", "[$$-409]#,##0.00",
    "#,##0.00 [$€-407]", "[$USD] #,##0.00", _ACCOUNT, '"£"#,##0;-"£"#,##0', '"£"#,##0;[Red]-"£"#,##0',
    "#,##0;(#,##0)", "#,##0_);(#,##0)", "0.00;[Red]-0.00", "0;-0;", "0;-0;;@", '0;-0;"nil"', '"up "0;"down "0;"level"',
    '0" pupils"', '"Group "0', "0\\ \\d", "(0)", "+0;-0;0", "[Blue]0", "[Color 5]0.0", '[>=1000]#,##0;[>=0]0.00;"below"',
    '[=1]"yes";[=0]"no";0', "000-000", "00\\:00", "(0###) ### ####", "General", 'General" units"', "[Red]General", "@",
    '0"/26"', "0/26", "#,##0.0_ ", "* 0", "0.000000", "???.???", "0.??",
)  # fmt: skip
MOMENTS = (46266, 46266.375, 46266.7512, 46357.5, 0.375, 1.5, 2.25)
DATE_FORMATS = (
    "dd/mm/yyyy", "d/m/yy", "d mmm yyyy", "d mmmm yyyy", "dddd d mmmm yyyy", "ddd dd mmm", "mmm-yy", "mmmm yyyy", "yyyy",
    "mmmmm", "dd.mm.yyyy", "yyyy-mm-dd", 'd" of "mmmm', "[$-809]d mmmm yyyy", "[$-809]dddd, d mmmm yyyy;@", "[$-409]mmm-yy",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "h:mm", "hh:mm", "hh:mm:ss", "h:mm AM/PM", "hh:mm:ss AM/PM", "h AM/PM", "mm:ss",
    "mm:ss.0", "h:mm:ss.00", "dd/mm/yyyy hh:mm", "yyyy-mm-dd\\Thh:mm:ss", "[h]:mm", "[h]:mm:ss", "[mm]", "[mm]:ss", "[ss]",
    "[hh]", 'h"h" mm"m"', "[$-407]dd.mm.yyyy", "d-mmm-yy", "m/d/yyyy", "yy",
)  # fmt: skip
TEXTS = ("Red", "two words", "12")
TEXT_FORMATS = ("@", "General", "0.00", '"Dear "@', '0;-0;0;"text: "@', '@" (agreed)"', _ACCOUNT, "0;-0;;@")


def cases() -> Iterator[tuple[str, float | str]]:
    """Yield every format with every value that it is for."""
    for formats, values in ((NUMBER_FORMATS, NUMBERS), (DATE_FORMATS, MOMENTS), (TEXT_FORMATS, TEXTS)):
        for code in formats:
            for value in values:
                yield code, value
