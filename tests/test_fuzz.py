"""Fuzzing: whatever stands in a cell and whatever bytes are in a file, matsheets reads it or says why not.

``pytest -m slow tests/test_fuzz.py`` takes about two minutes; MATSHEETS_FUZZ_SECONDS sets another time. What was found
is kept as recipes in ``tests/fuzz_finds`` and built again by the quick tests.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import re
import sys
import time
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st

from matsheets.cli import main
from matsheets.errors import WorkbookError
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.cells import clean_text, fold
from matsheets.model.parsing import (
    Choice,
    format_date,
    format_money,
    format_number,
    understand_choice,
    understand_date,
    understand_money,
    understand_number,
    understand_yes_no,
)
from matsheets.model.respondents import GROUPS
from matsheets.model.rounds import ROUNDS
from matsheets.workbook.layout.choices import YES_NO, headings_list, targets
from matsheets.workbook.read.reader import read_workbook
from tests import recipes
from tests.processor import within

FINDS = Path(__file__).parent / "fuzz_finds"
SECONDS = float(os.environ.get("MATSHEETS_FUZZ_SECONDS", "120"))
#: Where the examples start. Fixed, so that CI says the same of the same code; set it to look elsewhere.
SEED = int(os.environ.get("MATSHEETS_FUZZ_SEED", "20261122"))
#: The promise of FAULTS 12, for each file.
CPU_SECONDS, MEGABYTES = 2.0, 100

FRAMEWORK = open_framework("mat-assurance-framework")


def peak() -> float:
    """Return the megabytes of this process at its highest."""
    import resource

    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def for_a_while(test: Callable[[], None], share: float) -> int:
    """Run a property again and again, with other examples each round, for its share of the time; return how often."""
    end = time.monotonic() + SECONDS * share
    rounds = 0
    while rounds == 0 or time.monotonic() < end:
        seed(SEED + rounds)(test)()
        rounds += 1
    return rounds


def many(examples: int = 300) -> settings:
    """Settings of one round: no database, so that each round is new, and no deadline, because the test has its own."""
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )


# --- values ------------------------------------------------------------------------------------------------------

#: Characters that number, date and rating readers may stumble on.
SPECIAL = "0123456789 £-/.,;:_()%+=@'\"\n\t\x00\x0b\u00a0\u2009\u200b\u200d\ufeff\u00ad\u2010\u2011\u2013\u2014\u2212\ud800\udfff\u202e\u0661\u06f3\uff11½²Ⅳ①éÉŵİıſßﬁ"
WORDS = ("amber", "Red", "green", "A/R", "september", "sept", "autumn", "summer term", "2026", "1st", "of", "£1,200", "12k",
         "T00:00:00", "yes", "N", "VIS-01", "east", "midlands", "Mon,", "31", "02")  # fmt: skip
TEXT = st.one_of(
    st.text(),
    st.text(st.characters()),  # lone surrogates too
    st.text(st.sampled_from(SPECIAL), max_size=40),
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(SPECIAL)), max_size=12).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
)
LISTS: tuple[tuple[Choice, ...], ...] = (
    FRAMEWORK.scale.choices, GROUPS, ROUNDS, YES_NO, targets(FRAMEWORK), headings_list(FRAMEWORK),
)  # fmt: skip
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
SPACES = (" ", "\u00a0", "  ", "\t", "\u2009", "\u3000")
UNSEEN = ("\u200b", "\ufeff", "\u00ad", "\u2060", "\u200e", "\u202e")


@st.composite
def respelt(draw: st.DrawFn, label: str) -> str:
    """A label as people and programs bend it: case, dashes, spaces, invisible characters, another Unicode form."""
    pieces = []
    for letter in label:
        how = draw(st.sampled_from(("as it is", "as it is", "upper", "lower", "unseen")))
        if letter in DASHES:
            pieces.append(draw(st.sampled_from((*DASHES, " ", "", " - ", "\u00a0–\u00a0"))))
        elif letter == " ":
            pieces.append(draw(st.sampled_from((*SPACES, "-", "", "_"))))
        else:
            letters = {
                "upper": letter.upper(),
                "lower": letter.lower(),
                "unseen": letter + draw(st.sampled_from(UNSEEN)),
            }
            pieces.append(letters.get(how, letter))
    around = draw(st.sampled_from(("{}", " {} ", "{}\n", "\ufeff{}", "{}.", "\u00a0{}\u200b")))
    return unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD", "NFKC"))), around.format("".join(pieces)))


@pytest.mark.slow
class TestValues:
    def test_no_text_makes_a_reader_of_values_fail(self) -> None:
        """Any text has one meaning or one reason why not, and what is understood is read again from how it is written."""

        @many()
        @given(TEXT)
        def attempt(text: str) -> None:
            cleaned = clean_text(text)
            assert clean_text(cleaned.text).text == cleaned.text
            assert fold(fold(text)) == fold(text)
            cleaned.text.encode()
            found = [understand_date(text), understand_date(text, last_day=True), understand_money(text)]
            found += [understand_number(text), understand_yes_no(text), *(understand_choice(text, c) for c in LISTS)]
            for understood in found:
                assert (understood.value is None) == (understood.misread is not None)
            day, last, pounds, number = (understood.value for understood in found[:4])
            for date in (day, last):
                assert date is None or understand_date(format_date(date)).value == date
            assert pounds is None or understand_money(format_money(pounds)).value == pounds
            assert number is None or understand_number(format_number(number)).value == number

        for_a_while(attempt, 0.12)

    def test_what_is_written_is_read_again(self) -> None:
        """Every date, amount and number that the program writes is read as itself."""

        @many()
        @given(
            st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)),
            st.decimals(-(10**12), 10**12, places=2),
            st.decimals(0, 10**12, places=3),
        )
        def attempt(day: dt.date, pounds: Decimal, number: Decimal) -> None:
            assert understand_date(format_date(day)).value == day
            assert understand_money(format_money(pounds)).value == pounds
            assert understand_number(format_number(number)).value == number

        for_a_while(attempt, 0.04)

    def test_a_bent_spelling_is_never_another_choice(self) -> None:
        """However a rating is spelt it is itself; a bent label of any list is itself, or not understood."""
        ratings = FRAMEWORK.scale.choices

        @many()
        @given(st.data())
        def attempt(data: st.DataObject) -> None:
            at = data.draw(st.integers(0, len(ratings) - 1))
            text = data.draw(respelt(ratings[at].label))
            assert understand_choice(text, ratings).value == at
            choices = data.draw(st.sampled_from(LISTS))
            at = data.draw(st.integers(0, len(choices) - 1))
            spelling = data.draw(st.sampled_from((choices[at].label, *choices[at].also)))
            assert understand_choice(data.draw(respelt(spelling)), choices).value in {at, None}

        for_a_while(attempt, 0.12)

    def test_a_slip_is_never_another_choice(self) -> None:
        """A rating with letters changed, lost or doubled is itself or not understood, never another rating."""
        ratings = FRAMEWORK.scale.choices
        spelt = {re.sub(r"\W", "", s.casefold()): i for i, c in enumerate(ratings) for s in (c.label, *c.also)}

        @many()
        @given(st.data())
        def attempt(data: st.DataObject) -> None:
            at = data.draw(st.integers(0, len(ratings) - 1))
            letters = list(ratings[at].label)
            for _ in range(data.draw(st.integers(1, 3))):
                n = data.draw(st.integers(0, len(letters)))
                letters[n : n + data.draw(st.integers(0, 2))] = data.draw(st.text("aegmnrb ?/1x", max_size=2))
            text = "".join(letters)
            plain = re.sub(r"\W", "", text.casefold())
            # What is by now an allowed spelling of some rating, letter for letter, is that rating.
            assert understand_choice(text, ratings).value in {spelt.get(plain), None}

        for_a_while(attempt, 0.04)


# --- files -------------------------------------------------------------------------------------------------------

VALUES = ("", "0", "-1", "1", "2", "7", "46266", "99999999999", "1e400", "nan", "-0.0", "1_0", "٣", "A0", "A1", "F6", "XFD1048576",
          "ABCD1", "A1:XFD1048576", "A:A", "1:1", "F6:F8", "s", "d", "e", "b", "n", "str", "inlineStr", "shared", "array", "true",
          "hidden", "veryHidden", "External", "../../etc/passwd", "/xl/workbook.xml", "rId1", "rId9", "2026-13-45", "utf-16",
          "9999-12-31T23:59:59.999999+23:59", "_xD800_", "_x0000_", "#REF!", "&#x10FFFF;", "&#55296;", "&amp;", "[h]:mm", "yyyy",
          "application/xml", "http://purl.oclc.org/ooxml/spreadsheetml/main")  # fmt: skip
PIECES = ("<", ">", "&", '"', "</c>", "<c/>", '<c r="A1"/>', '<c r="F6" t="s"><v>0</v></c>', '<c t="s"><v>-1</v></c>', "<v>1</v>",
          '<c r="F7" t="e"><v>#REF!</v></c>', '<c t="d"><v>2026-09-01</v></c>', '<c t="inlineStr"><is><t>Red</t></is></c>',
          '<c r="F6"><f>1+1</f></c>', '<c><f t="shared" si="0"/></c>', "<row>", "</row>", '<row r="0">', '<row r="5"/>',
          "<si><t>_xD83D__xDE00_</t></si>", "<si/>", "<t>x</t>", "<r><t>Am</t></r>", "<sheets/>", "<!-- x -->", "<![CDATA[x]]>",
          "<?x y?>", "<!DOCTYPE x>", "&undefined;", "\ufeff", "\x00", "\ud800", "😀", '<mergeCell ref="F6:F8"/>',
          '<mergeCell ref="A1:XFD1048576"/>', '<workbookPr date1904="1"/>', '<xf numFmtId="14"/>', '<numFmt numFmtId="9"/>',
          '<Relationship Id="x" Type="/worksheet" Target="sheet1.xml"/>', "<x:y/>", '<a xmlns="urn:x"/>', "a" * 400)  # fmt: skip
NUMBER = st.one_of(st.integers(0, 40), st.integers(0, 400), st.integers(0, 100_000))


def steps(names: list[str]) -> st.SearchStrategy[list[recipes.Step]]:
    """Recipes of a few steps on the parts of a real workbook, mostly those that are read."""
    read = [name for name in names if not name.startswith(("docProps/app", "docProps/core", "xl/theme"))]
    part = st.one_of(st.sampled_from(read), st.sampled_from(names))
    value, times = st.sampled_from(VALUES), st.sampled_from((1, 1, 1, 2, 50, 3000))
    attribute = st.tuples(st.just("attribute"), part, NUMBER, st.one_of(value, st.text(max_size=6)))
    on_bytes = st.one_of(
        st.tuples(st.just("flip"), st.integers(0, 400_000), st.integers(1, 255)),
        st.tuples(st.just("flip"), st.integers(-4000, -1), st.integers(1, 255)),  # the list of parts is at the end
        st.tuples(st.just("cut"), st.integers(0, 400_000)),
        st.tuples(st.just("bytes"), st.integers(-4000, 400_000), st.text(st.characters(max_codepoint=255), max_size=8)),
    )
    one = st.one_of(
        attribute,
        attribute.filter(lambda step: "<" not in step[3] and '"' not in step[3]),
        st.tuples(st.just("swap"), part, NUMBER, NUMBER),
        st.tuples(st.just("insert"), part, NUMBER, st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), times),
        st.tuples(st.just("copy"), part, NUMBER, NUMBER, NUMBER),
        st.tuples(st.just("drop"), part, NUMBER, NUMBER),
        st.tuples(st.just("become"), part, part),
        st.tuples(
            st.just("encode"), part, st.sampled_from(("utf-16", "utf-16-le", "latin-1", "cp1252", "ascii", "utf-7"))
        ),
        st.tuples(st.just("rename"), part, st.one_of(part.map(str.upper), value, st.text(max_size=8))),
        st.tuples(st.just("double"), part),
        st.tuples(st.just("leave out"), part),
        st.tuples(st.just("pack")),
        on_bytes,
    )
    return st.lists(one.map(list), min_size=1, max_size=4)


def outcome(path: Path) -> str:
    """Read a file and return the code of why it was refused, or "read"; hold what it may cost."""
    before = peak()
    with within(CPU_SECONDS):
        code, remedy = "read", "none is needed"
        try:
            read_workbook(path, [FRAMEWORK])
        except WorkbookError as error:
            code, remedy = error.code, error.remedy
        assert remedy
    assert peak() - before < MEGABYTES
    return code


def checked(path: Path) -> int:
    """Run ``matsheets check`` on a file and return its exit code; it may print no traceback and ask for no report."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["check", str(path)])
    printed = out.getvalue() + err.getvalue()
    assert "Traceback" not in printed
    assert "Something unexpected" not in printed, printed
    assert path.name in printed
    return code


@pytest.mark.slow
class TestFiles:
    def test_any_file_is_read_or_refused(self, tmp_path: Path) -> None:
        """A real workbook bent in any way is read or refused with a remedy, in 2 seconds and 100 MB, and nothing else."""
        path = tmp_path / "bent.xlsx"
        codes: dict[str, int] = {}

        @many(150)
        @given(steps(recipes.part_names()))
        def attempt(recipe: list[recipes.Step]) -> None:
            note(recipes.written_out(recipe))
            path.write_bytes(recipes.build(recipe))
            code = outcome(path)
            codes[code] = codes.get(code, 0) + 1

        for_a_while(attempt, 0.4)
        sys.stdout.write(f"{sum(codes.values())} files: {codes}\n")
        assert {"read", "damaged"} <= set(codes)

    def test_check_never_fails_on_any_file(self, tmp_path: Path) -> None:
        """``matsheets check`` on a bent workbook ends with 0, 1 or 3, names the file, and prints no traceback."""
        path = tmp_path / "bent.xlsx"
        exits: dict[int, int] = {}

        @many(60)
        @given(steps(recipes.part_names()))
        def attempt(recipe: list[recipes.Step]) -> None:
            note(recipes.written_out(recipe))
            path.write_bytes(recipes.build(recipe))
            with within(2 * CPU_SECONDS):
                code = checked(path)
            exits[code] = exits.get(code, 0) + 1

        for_a_while(attempt, 0.28)
        sys.stdout.write(f"{sum(exits.values())} files: {exits}\n")
        assert set(exits) == {1, 3} or set(exits) == {0, 1, 3}


# --- what was found ----------------------------------------------------------------------------------------------


def expected(recipe: str) -> str:
    """Return what a recipe says becomes of its file: the code of a refusal, or "read"."""
    (found,) = re.findall(r"^expect: ([\w-]+)$", recipe, re.MULTILINE)
    return str(found)


def test_there_are_finds() -> None:
    """The folder of finds is there, so that the test below tests something."""
    assert len(list(FINDS.glob("*.txt"))) >= 3


@pytest.mark.parametrize("find", sorted(FINDS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_find_is_handled_now(find: Path, tmp_path: Path) -> None:
    """A file that once failed, hung or took too much is read or refused as its recipe says, by the command line too."""
    recipe = find.read_text(encoding="utf-8")
    path = tmp_path / "find.xlsx"
    path.write_bytes(recipes.build(recipes.parse(recipe)))

    assert outcome(path) == expected(recipe)
    with within(2 * CPU_SECONDS):
        assert checked(path) == (3 if expected(recipe) != "read" else 1)
