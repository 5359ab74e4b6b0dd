"""What a cell shows, beside what LibreOffice shows of the same cell, and what npm's ssf makes of the same format."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from matsheets.workbook.read.xlsx import read_xlsx
from tests.office import convert, missing
from tests.workbook.read.format_cases import DATE_FORMATS, MOMENTS, NUMBER_FORMATS, NUMBERS, TEXT_FORMATS, cases

CASES = list(cases())
Case = tuple[str, float | str]

#: The profile's settings: a computer in the United Kingdom.
_BRITISH = (
    '<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-GB</value>'
    "</prop></item></oor:items>"
)
#: Comma, quotes, UTF-8, from line 1, no column formats, no language, quotes where needed, cells as shown.
_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"


def shown_by_us(folder: Path) -> list[str]:
    """Write each case into a cell of its own, as openpyxl does, and return what our reader says that the cells show."""
    book = openpyxl.Workbook()
    for row, (code, value) in enumerate(CASES, start=1):
        cell = book.active.cell(row, 1, value)
        cell.data_type = "s" if isinstance(value, str) else "n"
        cell.number_format = code
        book.active.cell(row, 2, "|")
    book.active.column_dimensions["A"].width = 60
    book.save(folder / "formats.xlsx")
    [sheet] = read_xlsx(folder / "formats.xlsx").sheets
    return [sheet.cells[row, 1].shown for row in range(1, len(CASES) + 1)]


def listed(differences: dict[str, tuple[tuple[str, ...], tuple[float | str, ...]]]) -> set[Case]:
    """Return the cases of a table of differences, each of which is a format and a value."""
    return {(code, value) for codes, values in differences.values() for code in codes for value in values}


_CALENDAR = tuple(code for code in DATE_FORMATS if any(letter in code for letter in "dy"))
_OTHER_MONTH = ("mmm-yy", "mmmm yyyy", "yyyy", "mmmmm", "[$-409]mmm-yy", "yy")

#: Where LibreOffice 7.4 shows something else, and why.
LIBREOFFICE: dict[str, tuple[tuple[str, ...], tuple[float | str, ...]]] = {
    "Excel keeps the point before digits that it leaves out, as ssf has it too; LibreOffice drops it": (
        ("#.##", "0.##", "#,##0.##"), (0, 1, -1, 5, 12, 0.001234, 99.995),
    ),
    "Excel's days begin with 1 January 1900, and hold a 29 February 1900; LibreOffice's with 30 December 1899": (
        tuple(code for code in _CALENDAR if code not in _OTHER_MONTH), (0.375, 1.5, 2.25),
    ),
    "the same, where only the month or the year is shown": (_OTHER_MONTH, (0.375, 1.5)),
    "the long date of a computer in the United Kingdom: Windows and LibreOffice have each their own": (
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",), MOMENTS,
    ),
    "Excel rounds a time to the seconds that it shows, as ssf has it too; LibreOffice cuts them off": (
        ("hh:mm:ss", "hh:mm:ss AM/PM", "mm:ss", "yyyy-mm-dd\\Thh:mm:ss"), (46266.7512,),
    ),
    "Excel rounds half of the given denominator up, as ssf has it too": (("# ?/2", "0/26"), (-0.25,)),
    "the same for tenths": (("# ?/10",), (0.05, -0.25)),
    "the same for hundredths": (("# ??/100",), (2.675,)),
    "beyond us: a number below nothing in a format with conditions, whose minus LibreOffice drops": (
        ('[>=1000]#,##0;[>=0]0.00;"below"', '[=1]"yes";[=0]"no";0'), (-1, -0.25, -1234.567),
    ),
    "beyond us: a 0 before a #, which LibreOffice does not fill up": (("(0###) ### ####",), NUMBERS),
}  # fmt: skip

#: Formats on which ssf 0.11.2 is not asked, and why. LibreOffice agrees with us on each, but for what stands above.
NOT_SSF: dict[str, tuple[str, ...]] = {
    "ssf has no such format": ("£#,##0.00", "0/26", "#,##0.##", "???.???", "0.??", "dd.mm.yyyy", "[$-407]dd.mm.yyyy"),
    "ssf shows nothing, or half of it": ("(0###) ### ####", "000-000", 'General" units"', '"Group "0', "(0)"),
    "ssf shows a fraction of 0 as nothing": ("# ?/2", "# ?/4", "# ?/8", "# ??/16", "# ?/10", "# ??/100"),
    "ssf takes a fraction that is further off": ("# ???/???",),
    "ssf shows a figure too many, or too few": ("0E+0", "##0.0E+0"),
    "ssf keeps the minus of what rounds to 0 here, and drops it elsewhere": ('#,##0,"k"',),
    "beyond us: a number below nothing in a format with conditions": (
        '[>=1000]#,##0;[>=0]0.00;"below"', '[=1]"yes";[=0]"no";0',
    ),
    "built-in formats, which are British here and American there": ("#,##0_);(#,##0)", "h:mm", "d-mmm-yy"),
    "a date of the computer's own settings": ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",),
}  # fmt: skip
#: Halves: ssf rounds the stored binary number, and programs the figures that they show. What rounds to 0 keeps a minus in
#: some formats of ssf's, and in others not.
HALVES = (-0.25, 2.675)


def compared(ours: list[str], theirs: list[str]) -> dict[Case, tuple[str, str]]:
    """Return the cases in which two texts differ by more than white space."""
    pairs = zip(CASES, ours, (" ".join(text.split()) for text in theirs), strict=True)
    return {case: (our, their) for case, our, their in pairs if our != their}


def test_there_are_enough_cases() -> None:
    """The judges see 100 formats and more than a thousand pairs of a format and a value."""
    assert len({*NUMBER_FORMATS, *DATE_FORMATS, *TEXT_FORMATS}) >= 100
    assert len(CASES) > 1_000


@pytest.mark.office
def test_libreoffice_shows_the_same(tmp_path: Path) -> None:
    """LibreOffice's own text of every cell is ours, but for the differences listed, each of which is there."""
    settings = tmp_path / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_BRITISH, encoding="utf-8")
    ours = shown_by_us(tmp_path)

    [made] = convert([tmp_path / "formats.xlsx"], _AS_SHOWN, tmp_path)

    theirs = [row[0] for row in csv.reader(made.read_text(encoding="utf-8").splitlines())]
    differing = compared(ours, theirs)
    assert {case: differing[case] for case in differing.keys() - listed(LIBREOFFICE)} == {}
    assert listed(LIBREOFFICE) - differing.keys() == set()


def shown_by_ssf() -> list[str]:
    """Return what ssf makes of each case; blank where it has no such format.

    Uses the npm package ``ssf``: the folder in ``MATSHEETS_SSF``.
    """
    folder, node = os.environ.get("MATSHEETS_SSF"), shutil.which("node")
    if folder is None or node is None:
        missing("ssf (npm install ssf, then set MATSHEETS_SSF to its folder)")
        raise AssertionError
    script = (
        "const ssf = require(process.argv[1]), cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "const shown = ([code, value]) => { try { return ssf.format(code, value) } catch { return '' } };"
        "console.log(JSON.stringify(cases.map(shown)))"
    )
    command = [node, "-e", script, str(Path(folder).resolve())]
    done = subprocess.run(command, input=json.dumps(CASES), capture_output=True, text=True, timeout=60, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.judges
def test_ssf_shows_the_same(tmp_path: Path) -> None:
    """On the formats that both know, ssf's text is ours."""
    theirs = shown_by_ssf()

    left_out = {code for codes in NOT_SSF.values() for code in codes}
    differing = compared(shown_by_us(tmp_path), theirs)
    assert {c: texts for c, texts in differing.items() if c[0] not in left_out and c[1] not in HALVES} == {}
    assert len({code for code, _ in CASES} - left_out) >= 90
    assert left_out <= {code for code, _ in differing}
