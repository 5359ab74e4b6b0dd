"""Problems as data: how they read, how equal ones are merged, in which order they stand."""

from matsheets.model.cells import CellRef
from matsheets.model.problems import Place, Problem, Severity, Stage, merge

FILE = "oakfield.xlsx"


def cell(column: int, row: int, position: int = 6, tab: str = "6 Governance") -> CellRef:
    """A cell of the sixth heading's tab."""
    return CellRef(position, row, column, tab)


def problem(*places: Place, code: str = "rating-missing", value: str = "", message: str = "Rating is blank.", **more):
    """An error with these places."""
    return Problem(code, more.get("severity", Severity.ERROR), Stage.CELLS, places, value, message)


def test_reads_as_in_the_design():
    """A problem reads file, tab, cell, Ref, then what is wrong and what to do."""
    found = problem(
        Place(FILE, cell(6, 5), "GOV-01"),
        value="Amber",
        message='"Amber" could be Amber-red or Amber-green. Choose one.',
    )
    assert str(found) == (
        'oakfield.xlsx › 6 Governance › F5 (GOV-01): "Amber" could be Amber-red or Amber-green. Choose one.'
    )


def test_place_of_a_file_is_its_name():
    """A problem of a whole file names the file alone."""
    assert str(Place(FILE)) == "oakfield.xlsx"


def test_place_of_something_missing_names_tab_and_ref():
    """Where no cell is left to point at, the tab and the Ref are named."""
    assert str(Place(FILE, ref="GOV-01", tab="6 Governance")) == "oakfield.xlsx › 6 Governance (GOV-01)"


def test_further_cells_of_a_tab_are_short():
    """A merged problem gives the further cells of the same tab without repeating file and tab."""
    found = problem(Place(FILE, cell(6, 5), "GOV-01"), Place(FILE, cell(6, 6), "GOV-02"))
    assert str(found) == "oakfield.xlsx › 6 Governance › F5 (GOV-01), F6 (GOV-02): Rating is blank."


def test_a_cell_on_another_tab_is_named_with_it():
    """A merged problem that reaches to another tab names that tab."""
    found = problem(Place(FILE, cell(6, 5, 1, "1 Vision"), "VIS-01"), Place(FILE, cell(6, 6), "GOV-02"))
    assert str(found) == "oakfield.xlsx › 1 Vision › F5 (VIS-01), 6 Governance › F6 (GOV-02): Rating is blank."


def test_a_place_in_another_file_is_named_in_full():
    """A problem between two workbooks names both files."""
    found = problem(Place("a.xlsx"), Place("b.xlsx"), message="These are the same workbook.")
    assert str(found) == "a.xlsx, b.xlsx: These are the same workbook."


def test_equal_problems_merge_in_excel_order():
    """Equal problems become one, with cells by tab, then row, then column, and AA after Z."""
    cells = [cell(27, 5), cell(26, 5), cell(1, 12), cell(1, 9), cell(1, 1, 7, "Plan"), cell(1, 10, 0, "About")]
    merged = merge(problem(Place(FILE, at)) for at in cells)
    assert [(p.cell.tab, p.cell.address) for p in merged[0].places] == [
        ("About", "A10"),
        ("6 Governance", "Z5"),
        ("6 Governance", "AA5"),
        ("6 Governance", "A9"),
        ("6 Governance", "A12"),
        ("Plan", "A1"),
    ]
    assert len(merged) == 1


def test_the_same_place_is_listed_once():
    """Two equal problems of one cell are one problem with one place."""
    (merged,) = merge([problem(Place(FILE, cell(6, 5))), problem(Place(FILE, cell(6, 5)))])
    assert len(merged.places) == 1


def test_different_values_stay_apart():
    """Problems with different values are different problems, because the message quotes the value."""
    first = problem(Place(FILE, cell(6, 5)), code="rating-unknown", value="Amber", message='"Amber"?')
    second = problem(Place(FILE, cell(6, 6)), code="rating-unknown", value="Yellow", message='"Yellow"?')
    assert merge([second, first]) == (first, second)


def test_different_files_stay_apart():
    """Equal problems of two workbooks stay two, in the order of the files' names."""
    a, b = problem(Place("a.xlsx", cell(6, 5))), problem(Place("b.xlsx", cell(6, 5)))
    assert merge([b, a]) == (a, b)


def test_a_problem_without_a_cell_is_never_dropped():
    """A problem without a cell keeps its own entry beside an equal one that has a cell, and comes first."""
    here, missing = problem(Place(FILE, cell(6, 5), "GOV-01")), problem(Place(FILE, ref="GOV-02", tab="6 Governance"))
    assert merge([here, missing]) == (missing, here)


def test_merged_problems_without_cells_keep_every_place():
    """Equal problems without cells are merged and each of their Refs is still named."""
    (merged,) = merge(problem(Place(FILE, ref=ref, tab="6 Governance")) for ref in ("GOV-01", "GOV-02"))
    assert [p.ref for p in merged.places] == ["GOV-01", "GOV-02"]


def test_problems_stand_in_workbook_order():
    """Problems of one workbook stand in the order of their cells, whatever order they were found in."""
    late = problem(Place(FILE, cell(6, 12)), code="a", message="A.")
    early = problem(Place(FILE, cell(6, 9)), code="z", message="Z.")
    assert merge([late, early]) == (early, late)


def test_the_worse_problem_of_a_cell_comes_first():
    """Of two problems of one cell the more severe one stands first."""
    note = problem(Place(FILE, cell(6, 5)), code="a", message="A.", severity=Severity.NOTE)
    error = problem(Place(FILE, cell(6, 5)), code="z", message="Z.")
    assert merge([note, error]) == (error, note)


def test_nothing_merges_to_nothing():
    """No problems stay no problems."""
    assert merge([]) == ()
