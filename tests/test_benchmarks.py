"""The benchmarks: what they refuse, what they call met, what the page says, and the programme that they make."""

from __future__ import annotations

import datetime as dt
import gc
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import openpyxl
import pytest

from benchmarks import memory, processes, reading, report, rosters, writing
from benchmarks.__main__ import main as benchmarks_main
from benchmarks.faults import FAULTS, FILE_FAULTS, Fault, FileFault
from benchmarks.inputs import Inputs
from benchmarks.invented_programme import InventedProgramme, Maker, places
from benchmarks.programme import make, make_one
from benchmarks.races import OURS, Goal, Result, UnequalError, alike, race, race_on
from matsheets.checks import check
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.errors import WorkbookError
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.review.combine import combine
from matsheets.samples.recipes import Recipe, find_recipes, load_recipe
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Layout, Part
from matsheets.workbook.read.xlsx import read_xlsx
from tests.conftest import WriteWorkbook
from tests.workbook.read.judges import differences

pytestmark = pytest.mark.slow

Read = Callable[[Path], Assessment]
TODAY = dt.date(2026, 11, 9)
GOALS = (
    processes.HELP, processes.BUILD_ALL, *reading.GOALS, *writing.FILL_GOALS, *writing.WHOLE_GOALS, *rosters.GOALS,
    *memory.GOALS,
)  # fmt: skip


# --- comparing -----------------------------------------------------------------------------------------------------


def test_contenders_that_differ_are_not_measured():
    """Outputs that differ stop a comparison, and the first difference is named."""
    with pytest.raises(UnequalError, match="cells: entry 1: 'b' is not 'c'"):
        alike("cells", ["a", "b"], ["a", "c"])


def test_a_missing_entry_is_a_difference():
    """Skipped work does not count as speed: fewer entries are a difference too."""
    with pytest.raises(UnequalError, match=r"cells: 1 entries, not 2: \['b'\]"):
        alike("cells", ["a"], ["a", "b"])


@pytest.fixture
def little_rubbish() -> Iterator[None]:
    """Before each turn rubbish is collected: what earlier tests have left in memory is not looked through each time."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("little_rubbish")
def test_contenders_take_turns():
    """No contender runs all its rounds while another waits, and each starts a round in its turn."""
    order: list[str] = []
    race({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 4)

    runs = "".join(order).replace("aa", "a").replace("bb", "b")
    assert len(runs) > 4


@pytest.mark.usefixtures("little_rubbish")
def test_every_call_gets_an_input_of_its_own():
    """What a contender remembers of one call is of no use to it in the next; all start a round with the same."""
    given: dict[str, list[int]] = {"a": [], "b": []}
    race_on({name: taken.append for name, taken in given.items()}, 3, lambda number: number)

    assert all(len(set(numbers)) == len(numbers) for numbers in given.values())
    assert {0, 2, 18, 34} <= set(given["a"]) & set(given["b"])


def test_a_run_in_which_outputs_differ_fails_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """The exit code is 1, and the last line names what was not measured; it does not read as if all were well."""

    def differ(inputs: Inputs, rounds: int) -> Iterator[Result]:
        alike("parts", [], ["word/document.xml"])
        yield from ()

    monkeypatch.setattr(writing, "compare_fill", differ)

    assert benchmarks_main(["--quick", "--only", "fill"]) == 1
    last = capsys.readouterr().out.strip().splitlines()[-1]
    assert last.endswith("Not measured, because the outputs differ: fill. This run has failed.")


def test_documents_that_differ_in_a_word_are_not_alike(tmp_path: Path, read: Read):
    """What is set aside between two documents is none of their text; a part that is missing is a difference."""
    review = combine([read(Inputs(tmp_path, seed=1, quick=True).whole)])
    kind = DocumentKind.PLAN
    made, other = (build_document(kind, replace(review, trust=name)) for name in ("Oak", "Elm"))

    assert writing.unlike(made, made, kind) == []
    assert "word/document.xml" in writing.unlike(made, other, kind)
    assert writing.unlike(made, _without(made, "word/footer1.xml"), kind) != []


def _without(document: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as given, zipfile.ZipFile(out, "w") as kept:
        assert name in given.namelist()
        for other in given.namelist():
            if other != name:
                kept.writestr(other, given.read(other))
    return out.getvalue()


@pytest.mark.parametrize(
    ("goal", "ours", "theirs", "met", "tolerable"),
    [
        (Goal("b", 4), 40.0, 10.0, True, True),
        (Goal("b", 4), 41.0, 10.0, False, True),
        (Goal("b", 4), 121.0, 10.0, False, False),
        (Goal("b", 15, faster=True), 1.0, 15.0, True, True),
        (Goal("b", 15, faster=True), 1.0, 14.0, False, True),
        (Goal("b", 15, faster=True), 1.0, 4.0, False, False),
        (Goal("b", 1.1, lenience=1.5), 1.7, 1.0, False, False),
    ],
)
def test_a_goal_is_met_missed_or_far_off(goal: Goal, ours: float, theirs: float, met: bool, tolerable: bool):
    """A ratio that misses its goal is said to; one that is far from it fails the run."""
    result = Result("x", "x", {OURS: (ours,), "b": (theirs,)}, (goal,), "all")
    ((_, ratio),) = result.judged()

    assert goal.met(ratio) is met
    assert result.tolerable is tolerable


def test_the_page_names_every_goal():
    """The page's table has each goal of the benchmark, as it is asked for now."""
    page = report.PAGE.read_text(encoding="utf-8")

    assert [goal.asked for goal in GOALS if f"| {goal.asked} |" not in page] == []


def test_the_page_is_written_between_its_marks(tmp_path: Path):
    """Only what stands between the marks of a name is replaced."""
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- table: written by x -->\n\nold\n\n<!-- end of table -->\nafter\n", encoding="utf-8")

    report.write_page("table", "new", page)

    wanted = "before\n<!-- table: written by x -->\n\nnew\n\n<!-- end of table -->\nafter\n"
    assert page.read_text(encoding="utf-8") == wanted


# --- the programme -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def maker() -> Maker:
    """Makes a small programme with faults."""
    return Maker(InventedProgramme(trusts=40, seed=1))


def test_a_programme_is_the_same_whoever_makes_it(tmp_path: Path):
    """The same seed gives the same bytes, in whatever order and by however many processes."""
    programme = InventedProgramme(trusts=3, seed=5)
    make(tmp_path, programme)

    again = Maker(programme)
    for place in reversed(list(places(programme))):
        made = make_one(again, place)
        assert (tmp_path / made.name).read_bytes() == made.content


def test_another_seed_is_another_programme():
    """Every workbook depends on the seed."""
    one, other = (
        make_one(Maker(InventedProgramme(trusts=1, seed=seed)), next(places(InventedProgramme(1, seed))))
        for seed in (1, 2)
    )

    assert one.content != other.content


def test_a_programme_without_faults_has_nothing_to_put_right(tmp_path: Path, read: Read):
    """Without faults, check finds no error: what it finds in a programme with faults was put there."""
    programme = InventedProgramme(trusts=4, seed=2)
    make(tmp_path, programme, faults=False)

    found = {p.code for file in tmp_path.glob("*.xlsx") for p in check(read(file), today=TODAY)}
    assert found <= {
        "dated-ahead",
        "review-in-past",
        "log-in-future",
        "behind-without-date",
        "nothing-logged",
        "due-before-round",
        "review-before-round",
        "logged-due-different",
        "priority-closed",
    }  # the samples' own dates and logs, whatever day a workbook was given


@pytest.mark.slow
def test_every_reader_reads_the_files_alike(tmp_path: Path, maker: Maker):
    """Openpyxl and calamine read in each cell what matsheets reads."""
    for place in islice(places(maker.programme), 12):
        made = make_one(maker, place)
        if not set(made.faults) & {fault.code for fault in FILE_FAULTS}:
            (tmp_path / made.name).write_bytes(made.content)
            assert differences(tmp_path / made.name) == []


@cache
def _partnership() -> Recipe:
    """The first sample's recipe that has a partnership."""
    return next(r for path in find_recipes(samples_dir()) if Part.PARTNERSHIP in (r := load_recipe(path)).parts)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_check_names_the_fault(fault: Fault, framework: Framework, layout: Layout, written: WriteWorkbook, read: Read):
    """A fault put into a sound workbook is what check calls it; without it, check does not say so."""
    answers = dict(_partnership().answers)
    answers["VIS-01", "rating"] = "Red"  # so that there is one without a priority
    sound = {("PLAN-08", "target"): "VIS-01 Clarity of purpose"}

    before = {p.code for p in check(read(written({**answers, **sound}, "sound.xlsx")), today=TODAY)}
    spoilt = {**answers, **sound}
    assert fault.spoil(spoilt, random.Random(3))
    after = {p.code for p in check(read(written(spoilt, "spoilt.xlsx")), today=TODAY)}

    assert fault.code not in before
    assert fault.code in after


@pytest.mark.parametrize("fault", FILE_FAULTS, ids=lambda fault: fault.name)
def test_a_spoilt_file_is_refused_by_its_code(fault: FileFault, tmp_path: Path, written: WriteWorkbook, read: Read):
    """A file that arrives spoilt is refused with the code that the programme expects."""
    path = tmp_path / "spoilt.xlsx"
    path.write_bytes(fault.spoil(written().read_bytes()))

    with pytest.raises(WorkbookError) as refused:
        read(path)
    assert refused.value.code == fault.code


def test_texts_have_all_lengths(maker: Maker, tmp_path: Path):
    """Some texts are a sentence and some a page."""
    lengths = []
    for place in islice(places(maker.programme), 60):
        made = make_one(maker, place)
        if set(made.faults) & {fault.code for fault in FILE_FAULTS}:
            continue
        path = tmp_path / made.name
        path.write_bytes(made.content)
        lengths += [len(str(c.value)) for sheet in read_xlsx(path).sheets for c in sheet.cells.values()]

    assert max(lengths) > 2_500
    assert sum(100 < length < 1_000 for length in lengths) > 500


def test_openpyxl_opens_a_workbook_of_the_programme(maker: Maker, tmp_path: Path):
    """Openpyxl opens what was made, and finds the trust where the writer puts it."""
    path = tmp_path / "made.xlsx"
    path.write_bytes(make_one(maker, next(places(InventedProgramme(1, 1)))).content)

    book = openpyxl.load_workbook(path)

    assert str(book["About"]["C5"].value).endswith(" 1")
