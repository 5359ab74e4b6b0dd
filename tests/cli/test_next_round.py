"""``new-workbook --from``: the next round's workbooks, as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from matsheets.checks import check
from matsheets.model.respondents import AGREED
from matsheets.workbook.read.reader import read_workbook
from tests.cli.conftest import Run
from tests.conftest import WriteWorkbook
from tests.meeting.conftest import typed

pytestmark = pytest.mark.slow

TRUST = {("ABT-01", "answer"): "Oakfield Trust", ("ABT-02", "answer"): "07654321", ("ABT-14", "answer"): "Baseline"}
FROM = ("new-workbook", "--from", "returned", "--round", "Annual review 2028")


@pytest.fixture
def returned(run: Run, written: WriteWorkbook) -> Path:
    """A trust's baseline in the folder ``returned``: the trustees' view, and what was agreed, with a plan."""
    folder = Path("returned")
    folder.mkdir()
    for name, given in {
        "trustees.xlsx": {("ABT-13", "answer"): "Trustees", ("VIS-01", "rating"): "Red"},
        "agreed.xlsx": {
            ("ABT-13", "answer"): AGREED,
            ("VIS-01", "rating"): "Amber-red",
            ("PLAN-01", "objective"): "Everyone reads",
        },
    }.items():
        (folder / name).write_bytes(written({**TRUST, **given}, name).read_bytes())
    return folder


def test_the_workbooks_are_written_into_the_folder(run: Run, returned: Path) -> None:
    """Each is named with whose it is, what it was carried forward from is said, and what comes next."""
    ended = run(*FROM, "-o", "next")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        f"{Path('next', name)}  Workbook for Oakfield Trust, {whose}, Annual review 2028"
        for name, whose in (
            ("oakfield-trust-trustees-annual-review-2028.xlsx", "Trustees"),
            ("oakfield-trust-agreed-annual-review-2028.xlsx", AGREED),
        )
    ] + ['Carried forward from "Baseline": what each group said then stands under Last time, and nothing is rated.']
    kept = "send out the groups' workbooks, and keep the agreed one; when they are back, check them"
    assert ended.next == f"Next: {kept}: matsheets check next\n"


def test_nothing_is_overwritten_and_no_input_is_touched(run: Run, returned: Path) -> None:
    """Where one file is there, none is written; with --force the same bytes come again."""
    before = {path.name: path.read_bytes() for path in returned.iterdir()}
    run(*FROM, "-o", "next")
    first = {path.name: path.read_bytes() for path in Path("next").iterdir()}
    taken = min(first)
    for name in first.keys() - {taken}:
        Path("next", name).unlink()
    ended = run(*FROM, "-o", "next")
    assert (ended.code, f"{taken} already exists. Use --force" in ended.err) == (4, True)
    assert [path.name for path in Path("next").iterdir()] == [taken]
    assert run(*FROM, "-o", "next", "--force").code == 0
    assert {path.name: path.read_bytes() for path in Path("next").iterdir()} == first
    assert {path.name: path.read_bytes() for path in returned.iterdir()} == before


def test_one_workbook_makes_its_groups_own(run: Run, returned: Path) -> None:
    """Into the file that is named."""
    ended = run("new-workbook", "--from", "returned/trustees.xlsx", "--round", "Final", "-o", "trustees-final.xlsx")
    assert ended.code == 0
    book = read_workbook(Path("trustees-final.xlsx"))
    assert (book.text("ABT-13"), book.text("ABT-14"), book.last_time["VIS-01"]) == (
        "Trustees",
        "Final",
        "Baseline\nYour group: Red",
    )


def test_several_workbooks_do_not_go_into_one_file(run: Run, returned: Path) -> None:
    """What would be written is named, and nothing is."""
    ended = run(*FROM, "-o", "one.xlsx")
    assert ended.code == 2
    assert "2 workbooks would be written: oakfield-trust-trustees-annual-review-2028.xlsx and" in ended.err
    assert not Path("one.xlsx").exists()


def test_a_group_can_be_chosen(run: Run, returned: Path) -> None:
    """By any of the ways to write its name."""
    assert run(*FROM, "--group", "trust board", "-o", "one.xlsx").code == 0
    assert read_workbook(Path("one.xlsx")).text("ABT-13") == "Trustees"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), 'Name the new round with --round, such as --round "Annual review 2028".'),
        (
            ("--round", "Final", "--trust", "Elm", "--parts", "review"),
            "With --from, the round before says that: leave --trust and --parts out.",
        ),
    ],
)
def test_what_the_round_before_says_is_not_given_again(
    run: Run, returned: Path, more: tuple[str, ...], said: str
) -> None:
    """And a round needs a name."""
    ended = run("new-workbook", "--from", "returned", *more)
    assert ended.code == 2
    assert said in " ".join(ended.err.split())


def test_a_round_that_is_there_already_is_refused(run: Run, returned: Path) -> None:
    """With what to do, and nothing is written."""
    ended = run("new-workbook", "--from", "returned", "--round", "baseline", "-o", "next")
    assert ended.code == 1
    assert ended.err.splitlines()[-1] == (
        'Oakfield Trust has workbooks of the round "Baseline" already: trustees.xlsx and agreed.xlsx. Give the new round another name '
        "with --round, or leave these out."
    )
    assert not Path("next").exists()


def test_what_is_not_clear_is_listed_and_the_rest_is_written(run: Run, returned: Path, written: WriteWorkbook) -> None:
    """Two groups' plans, of which none counts."""
    Path("returned/agreed.xlsx").unlink()
    for name, group in (("trustees.xlsx", "Trustees"), ("heads.xlsx", "Headteachers and middle leaders")):
        given = {("ABT-13", "answer"): group, ("VIS-01", "rating"): "Red", ("PLAN-01", "objective"): name}
        Path("returned", name).write_bytes(written({**TRUST, **given}, name).read_bytes())
    ended = run(*FROM, "-o", "next")
    assert ended.code == 1
    assert ended.out.splitlines()[-2:] == [
        "Not carried over, because it is not clear:",
        '  trustees.xlsx and heads.xlsx: "the plans and their logs" They hold different plans, and it cannot be told which one counts.',
    ]
    assert len(list(Path("next").iterdir())) == 3


def test_a_folder_with_what_was_written_can_be_carried_forward_again(run: Run, returned: Path) -> None:
    """What nobody touched takes no name, and no summary is made of it."""
    assert run(*FROM, "-o", "returned/next").code == 0
    assert run(*FROM, "-o", "returned/next", "--force").code == 0
    ended = run("build-summary", "returned/next", "-o", "papers")
    assert ended.code == 1
    assert not list(Path("papers").glob("*.docx")) if Path("papers").exists() else True
    assert all(
        found.code != "rating-missing"
        for path in Path("returned/next").iterdir()
        for found in check(read_workbook(path))
    )


def test_what_was_carried_and_not_touched_is_counted_once(run: Run, returned: Path) -> None:
    """The plan's rows in the table are those of the round before, and no document is made of the new round."""
    assert run(*FROM, "-o", "returned/next").code == 0
    ended = run("aggregate", "returned", "-o", "plans.csv", "--table", "priorities")
    rounds = [line.split(",")[2] for line in Path("plans.csv").read_text("utf-8-sig").splitlines()[1:]]
    assert rounds == ["Baseline"]
    assert "is not counted again: oakfield-trust-agreed-annual-review-2028.xlsx." in ended.err
    run("build-all", "returned", "-o", "papers", "--draft")
    assert not list(Path("papers").glob("*annual-review-2028*"))


def test_a_partnership_that_goes_on_makes_no_second_agreement(run: Run, returned: Path, written: WriteWorkbook) -> None:
    """Though the new round's agreed workbook is begun, what stands in its partnership is the old agreement."""
    given = {("ABT-13", "answer"): AGREED, ("VIS-01", "rating"): "Red", ("PAR-05", "answer"): "Elm Primary School"}
    Path("returned/agreed.xlsx").write_bytes(written({**TRUST, **given}, "agreed.xlsx").read_bytes())
    assert run(*FROM, "-o", "returned/next").code == 0
    (book,) = Path("returned/next").glob("*agreed*")
    typed(book.read_bytes(), {("VIS-01", "Rating"): "Amber-red"}, book)
    run("build-all", "returned", "-o", "papers", "--draft")
    assert len(list(Path("papers").glob("*sla*.docx"))) == 1


def test_a_partnership_that_goes_on_unchanged_makes_no_second_agreement_of_a_round_whose_own_is_elsewhere(
    run: Run, returned: Path, written: WriteWorkbook
) -> None:
    """The round before is there, and the workbook remembers that nothing was changed: its agreement was made then."""
    given = {**TRUST, ("ABT-13", "answer"): AGREED, ("VIS-01", "rating"): "Red"}
    agreed = Path("returned/agreed.xlsx")
    agreed.write_bytes(written({**given, ("PAR-05", "answer"): "Elm Primary School"}, "agreed.xlsx").read_bytes())
    assert run(*FROM, "-o", "returned/next").code == 0
    agreed.write_bytes(written(given, "agreed.xlsx").read_bytes())
    (book,) = Path("returned/next").glob("*agreed*")
    typed(book.read_bytes(), {("VIS-01", "Rating"): "Amber-red"}, book)
    run("build-all", "returned", "-o", "papers", "--draft")
    assert not list(Path("papers").glob("*sla*.docx"))
