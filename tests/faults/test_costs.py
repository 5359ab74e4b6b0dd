"""What a text costs by what it is asked to do: one that stands in many cells, headers or formats, for every command.

The limits are those of a file that would unpack to a great deal: 2 seconds of the processor, and 100 MB of memory over what
the same command takes for a workbook as it should be.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl.utils import get_column_letter

from matsheets.workbook.layout.schema import Kind
from tests.faults.conftest import Bench, parts_of
from tests.faults.test_damage import rewritten
from tests.processor import keeps
from tests.workbook.read import hostile

WORDS = "The trustees met and agreed. " * 34_000
WELSH = "Ŵrth y llyw – “ymddiriedolaeth” é ﬁ ½ " * 24_000
LINES = "line\n" * 180_000
MARKS = ("a" + "\u0301" * 25) * 34_000

Parts = dict[str, bytes]
Spoil = Callable[[Parts], Parts]


def table_with(parts: Mapping[str, bytes], ref: str) -> str:
    """Return the name of the worksheet that holds a Ref beside its header."""
    return next(
        n
        for n, x in parts.items()
        if n.startswith("xl/worksheets/sheet") and b">Ref<" in x and f">{ref}<".encode() in x
    )


def with_shared(parts: Mapping[str, bytes], *texts: str) -> Parts:
    """Add shared texts, which cells point to by number."""
    line = f'<Relationship Id="rIdT" Type="{hostile.OFFICE}/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    name = "xl/_rels/workbook.xml.rels"
    return {
        **parts,
        "xl/sharedStrings.xml": hostile.shared(*(f"<t>{text}</t>" for text in texts)).encode(),
        name: parts[name].replace(b"</Relationships>", line.encode() + b"</Relationships>"),
    }


def in_answers(text: str, count: int = 10_000) -> Spoil:
    """Put one shared text in the first so many cells of every table, typed or printed, below the headers."""

    def spoil(parts: Parts) -> Parts:
        left = count

        def point(found: re.Match[str]) -> str:
            nonlocal left
            if found[1] == "A" or int(found[2]) <= header or left <= 0:
                return found[0]
            left -= 1
            return f'<c r="{found[1]}{found[2]}" t="s"><v>0</v></c>'

        for name in [n for n, x in parts.items() if n.startswith("xl/worksheets/sheet") and b">Ref<" in x]:
            xml = parts[name].decode()
            start = re.search(r'<c r="A(\d+)"[^>]*><is><t>Ref<', xml)
            assert start is not None
            header = int(start[1])
            parts[name] = re.sub(r'<c r="([A-Z]+)(\d+)"[^>]*?(?:/>|>.*?</c>)', point, xml, flags=re.DOTALL).encode()
        return with_shared(parts, text)

    return spoil


def below(ref: str, rows: str, *texts: str) -> Spoil:
    """Put rows below a table."""

    def spoil(parts: Parts) -> Parts:
        name = table_with(parts, ref)
        return with_shared(
            {**parts, name: parts[name].replace(b"</sheetData>", f"{rows}</sheetData>".encode())}, *texts
        )

    return spoil


def as_headers(text: str, last: int, *, differ: bool = False) -> Spoil:
    """Put a shared text at the head of many columns: one, or one with another end for each."""
    letters = columns(9, last)
    cells = "".join(f'<c r="{at}5" t="s"><v>{n * differ}</v></c>' for n, at in enumerate(letters))

    def spoil(parts: Parts) -> Parts:
        name = table_with(parts, "GOV-01")
        xml = parts[name].replace(b'</row><row r="6"', f'{cells}</row><row r="6"'.encode())
        return with_shared({**parts, name: xml}, *(f"{text}{n}" for n in range(len(letters) if differ else 1)))

    return spoil


def columns(first: int, last: int) -> list[str]:
    """Return the letters of these columns."""
    return [get_column_letter(n) for n in range(first, last)]


def in_styles(section: str, entry: str, count: int) -> Spoil:
    """Put many entries in front of those of a section of the styles."""

    def spoil(parts: Parts) -> Parts:
        name = "xl/styles.xml"
        opened = re.compile(rf"<{section}[^>]*>")
        text = parts[name].decode()
        if not opened.search(text):
            text = re.sub(r"<styleSheet[^>]*>", lambda m: f"{m[0]}<{section}></{section}>", text, count=1)
        return {**parts, name: opened.sub(lambda m: m[0] + entry * count, text, count=1).encode()}

    return spoil


def as_titles(parts: Parts) -> Parts:
    """Give every tab a title of 200,000 characters."""
    xml = re.sub(rb'(<sheet [^>]*name=")', rb"\g<1>" + b"t " * 100_000, parts["xl/workbook.xml"])
    return {**parts, "xl/workbook.xml": xml}


def rows_of(letters: list[str], rows: range) -> str:
    """Return rows whose cells all point to the first shared text."""
    return "".join(
        f'<row r="{row}">' + "".join(f'<c r="{at}{row}" t="s"><v>0</v></c>' for at in letters) + "</row>"
        for row in rows
    )


RUNS = "</t></si><si>" + "<r><t>a</t></r>" * 250_000 + "</si><si><t>"
CASES: dict[str, Spoil] = {
    "a text of a megabyte in every cell": in_answers(WORDS),
    "a long text in every cell": in_answers(" " + WORDS[:17_000]),
    "a long Welsh text in every cell": in_answers(" " + WELSH[:8_500]),
    "many marks in every cell": in_answers(" " + MARKS[:8_500]),
    "many lines in every cell": in_answers(LINES[:1_900]),
    "signs of XML in every cell": in_answers("&amp;" * 2_900),
    "a text of a megabyte in nine cells": in_answers(WORDS, 9),
    "a Welsh text of a megabyte in five cells": in_answers(WELSH, 5),
    "a megabyte of marks in five cells": in_answers(MARKS, 5),
    "a megabyte of digits in nine cells": in_answers("9" * 900_000, 9),
    "a megabyte of short words in nine cells": in_answers("1 of " * 180_000, 9),
    "long headers": as_headers(WORDS, 290),
    "long headers within the limit": as_headers(WELSH[:32_000], 180),
    "long headers, each another": as_headers(WELSH[:32_000], 150, differ=True),
    "long Refs": below("GOV-01", rows_of(["A"], range(200, 390)), WELSH[:32_000]),
    "long rows without Refs": below("GOV-01", rows_of(columns(2, 20), range(200, 3_000)), WELSH[:32_000]),
    "long titles": as_titles,
    "a text in many pieces": below("GOV-01", rows_of(["B"], range(200, 201)), RUNS),
    "many formats": in_styles("cellXfs", '<xf numFmtId="14"/>', 1_200_000),
    "long number formats": in_styles("numFmts", f'<numFmt numFmtId="200" formatCode="{"[" * 200_000}"/>', 40),
}
COMMANDS = {
    "check": ["check", "{book}"],
    "mark-up": ["check", "{book}", "--mark-up", "{out}/marked"],
    "json": ["check", "{book}", "--format", "json"],
    "repair": ["repair", "{book}", "-o", "{out}/repaired.xlsx"],
    "merge": ["merge", "{book}", "{copy}", "-o", "{out}/merged.xlsx"],
    "aggregate": ["aggregate", "{book}", "-o", "{out}/ratings.csv"],
    "build": ["build-all", "--draft", "{book}", "-o", "{out}/documents"],
}
#: Files that are read in the end; the reader refuses the others, before a command begins with what is its own.
READ = (
    "long headers within the limit", "long headers, each another", "long Refs", "long titles", "a text in many pieces",
    "long number formats",
)  # fmt: skip
#: Of a file that is refused: the reading that all share, one that reads a file by itself, and one that reads two.
READERS = ("check", "repair", "merge")
MEASURE = """
import resource, sys
from pathlib import Path
from matsheets.cli import main
try:
    sys.exit(main())
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    print("\\nmeasured", used.ru_utime + used.ru_stime, peak, file=sys.stderr)
"""


class Cost(NamedTuple):
    """What one run took: the processor's seconds, and megabytes at its highest; and how it ended."""

    seconds: float
    megabytes: float
    code: int
    said: str


def measured(command: str, book: Path, out: Path) -> Cost:
    """Run a command in a process of its own."""
    copy = out / f"copy-{book.name}"
    copy.write_bytes(book.read_bytes())
    arguments = [a.format(book=book, out=out, copy=copy) for a in COMMANDS[command]]
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    said, _, figures = run.stderr.rpartition("\nmeasured ")
    seconds, peak = figures.split()
    return Cost(float(seconds), float(peak) / 1024, run.returncode, run.stdout + said)


_usual: dict[str, float] = {}


def usual(command: str, bench: Bench, out: Path) -> float:
    """The megabytes that a command takes for a workbook as it should be; measured once."""
    if command not in _usual:
        out.mkdir()
        _usual[command] = measured(command, bench.workbook(name="usual.xlsx"), out).megabytes
    return _usual[command]


def cost(bench: Bench, case: str, command: str, tmp_path: Path) -> Cost:
    """What a command takes for one case."""
    book = bench.workbook()
    rewritten(book, CASES[case](parts_of(book)))
    assert book.stat().st_size < 250_000
    out = tmp_path / "out"
    out.mkdir()
    return measured(command, book, out)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
@pytest.mark.parametrize(
    "case", ["a text of a megabyte in every cell", "a megabyte of short words in nine cells", "long headers"]
)
def test_check_ends_in_good_time(full_bench: Bench, case: str, tmp_path: Path) -> None:
    """``check`` of a small file in which one text is asked for much keeps the limits."""
    took = cost(full_bench, case, "check", tmp_path)

    assert keeps(took.seconds, 2)
    assert took.megabytes < usual("check", full_bench, tmp_path / "usual") + 100


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
@pytest.mark.parametrize(
    ("case", "command"), [(case, command) for case in CASES for command in (COMMANDS if case in READ else READERS)]
)
def test_every_command_keeps_the_limits(full_bench: Bench, case: str, command: str, tmp_path: Path) -> None:
    """Whatever a text is asked to do, each command is done in 2 seconds and 100 MB, and no error of ours shows."""
    took = cost(full_bench, case, command, tmp_path)

    assert took.code in ({0, 1} if case in READ else {3}), took.said[-500:]
    assert "unexpected" not in took.said
    assert keeps(took.seconds, 2)
    assert took.megabytes < usual(command, full_bench, tmp_path / "usual") + 100


def test_a_file_that_asks_for_too_much_says_what(bench: Bench) -> None:
    """The sentence says what there is too much of, and what to do."""
    path = bench.workbook()
    rewritten(path, CASES["a text of a megabyte in every cell"](parts_of(path)))

    ran = bench.run("check", path)

    assert (ran.code, ran.out) == (
        3,
        "oakfield.xlsx holds far more than a questionnaire: over 18 MB of text in its cells. "
        "Open in Excel, delete the unused rows, columns and tabs, save.\n",
    )


def test_more_formats_than_excel_allows_are_refused(bench: Bench) -> None:
    """Excel's own limit is 65,490 cell formats; a file with a million takes seconds to look through."""
    path = bench.workbook()
    rewritten(path, in_styles("cellXfs", '<xf numFmtId="14"/>', 65_491)(parts_of(path)))

    ran = bench.run("check", path)

    assert (ran.code, ran.out) == (
        3,
        "oakfield.xlsx holds more than the 65,490 cell formats that Excel allows. "
        "Copy its answers into a blank workbook.\n",
    )


def test_texts_as_long_as_excel_allows_are_read(full_bench: Bench) -> None:
    """A text of 32,767 letters in each of the 557 cells that take a text is within the limits."""
    layout = full_bench.layout
    texts = {
        (row.ref, column.key): "x" * 32_767
        for tab in layout.tabs
        for row in tab.rows
        for column in tab.columns
        if (entry := tab.entry(row, column)) is not None and entry.kind in {Kind.TEXT, Kind.LONG_TEXT}
    }
    assert len(texts) == 557
    path = full_bench.workbook(texts)

    assert full_bench.check(path).exit in {0, 1}
    assert len(full_bench.check(path).of("text-long")) > 0
