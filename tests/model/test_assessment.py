"""What one workbook says: finding an answer by its Ref and column, and refusing to guess."""

from dataclasses import replace
from decimal import Decimal

import pytest

from matsheets.model.cells import CellRef
from matsheets.model.parsing import Misread
from matsheets.model.workbook_identity import Identity
from tests.builders import AMBER_RED, Bad, framework, ratings, row, workbook

SMALL = framework()


def test_value_and_text_of_an_answer():
    """An answer gives what it means and what was typed."""
    book = workbook(SMALL, row("CHG-01", amount=Decimal("1200.00")))
    assert book.value("CHG-01", "amount") == Decimal("1200.00")
    assert book.text("CHG-01", "amount") == "1200.00"


def test_a_blank_cell_is_none_and_blank_text():
    """A blank answer is None, never 0 and never a rating; its text is a blank string."""
    book = workbook(SMALL, {})
    assert book.answer("AAA-01", "rating") is None
    assert book.value("AAA-01", "rating") is None
    assert book.text("AAA-01", "rating") == ""


def test_an_answer_that_was_not_understood_has_text_but_no_value():
    """A value that could not be understood keeps its text and has no meaning."""
    book = workbook(SMALL, row("AAA-01", rating=Bad("Amber", Misread.AMBIGUOUS)))
    assert (book.value("AAA-01", "rating"), book.text("AAA-01", "rating")) == (None, "Amber")


def test_a_doubled_ref_is_never_guessed():
    """Where a Ref stands on two rows there is no answer, even when both rows agree."""
    book = workbook(SMALL, ratings({"AAA-01": AMBER_RED}), doubled=["AAA-01"])
    assert book.answer("AAA-01", "rating") is None
    assert len(book.rows("AAA-01")) == 2


def test_a_doubled_ref_has_no_answer_where_only_one_row_is_filled_in():
    """A Ref on two rows has no answer though only one of them holds something."""
    book = workbook(SMALL, ratings({"AAA-01": AMBER_RED}), doubled=["AAA-01"])
    book = replace(book, answers=book.answers[:1])
    assert book.value("AAA-01", "rating") is None


def test_cell_of_a_filled_answer():
    """The cell of an answer is the one that it stands in."""
    book = workbook(SMALL, ratings({"AAA-02": AMBER_RED}))
    assert book.cell("AAA-02", "rating") == CellRef(1, 6, 6, "Tab AAA")


def test_cell_of_a_blank_answer_is_where_it_would_stand():
    """The cell of a blank answer is where its row and its column's header meet."""
    assert workbook(SMALL, {}).cell("AAA-02", "rationale") == CellRef(1, 6, 7, "Tab AAA")


def test_cell_is_none_where_the_row_is_missing():
    """A deleted row has no cell to point at."""
    assert workbook(SMALL, {}, without=["AAA-02"]).cell("AAA-02", "rating") is None


def test_cell_is_none_where_the_row_is_doubled():
    """A Ref on two rows has no one cell, whether it is filled in or not."""
    assert workbook(SMALL, {}, doubled=["AAA-02"]).cell("AAA-02", "rating") is None
    filled = workbook(SMALL, ratings({"AAA-02": AMBER_RED}), doubled=["AAA-02"])
    assert filled.cell("AAA-02", "rating") is None


def test_cell_is_none_where_the_column_is_missing():
    """Without the column's header there is no cell to point at."""
    book = workbook(SMALL, {})
    table = book.tables[1]
    cut = table._replace(columns=tuple(c for c in table.columns if c.key != "rating"))
    book = replace(book, tables=(book.tables[0], cut, *book.tables[2:]))
    assert book.cell("AAA-01", "rating") is None


def test_cell_is_none_where_the_column_is_doubled():
    """With two headers of the same text there is no telling where an answer should stand."""
    book = workbook(SMALL, {})
    table = book.tables[1]
    twice = table.columns[5]._replace(cell=table.columns[5].cell._replace(column=9))
    book = replace(book, tables=(book.tables[0], table._replace(columns=(*table.columns, twice)), *book.tables[2:]))
    assert book.cell("AAA-01", "rating") is None
    assert book.cell("AAA-01", "rationale") is not None


def test_the_row_of_a_cell_is_that_of_the_table_to_its_left():
    """Where two tables stand beside each other a cell belongs to the row whose Ref is to its left."""
    book = workbook(SMALL, {})
    vision, other = book.tables[1], book.tables[2]
    beside = tuple(
        row._replace(cell=CellRef(vision.header.position, row.cell.row, 11, vision.title)) for row in other.rows
    )
    book = replace(book, tables=(book.tables[0], vision, other._replace(rows=beside), *book.tables[3:]))

    def ref_at(column: int) -> str:
        found = book.row_at(CellRef(vision.header.position, vision.rows[0].cell.row, column, vision.title))
        return found.ref if found else ""

    assert [ref_at(column) for column in (1, 8, 10, 11, 15)] == ["AAA-01", "AAA-01", "AAA-01", "BBB-01", "BBB-01"]


def test_refs_of_a_prefix_come_once_in_order():
    """The Refs of a prefix come in the order found, each once, though a row stands twice."""
    book = workbook(SMALL, {}, doubled=["BEY-02"])
    assert list(book.refs("BEY"))[:3] == ["BEY-01", "BEY-02", "BEY-03"]
    assert len(list(book.refs("BEY"))) == 8


def test_a_prefix_is_a_whole_one():
    """A prefix finds its own Refs and not those of a longer prefix."""
    assert list(workbook(SMALL, {}).refs("PLA")) == []


def test_filled_columns_of_a_row():
    """A row's filled columns are those that hold something, understood or not."""
    book = workbook(SMALL, row("PLAN-01", objective="Better.", due=Bad("soon", Misread.NOT_A_DATE)))
    assert book.filled("PLAN-01") == {"objective", "due"}
    assert book.filled("PLAN-02") == frozenset()


@pytest.mark.parametrize(
    "identity",
    [Identity(1, "mat-assurance-framework", "Edition 1; ours", "3f2a", ("review", "plan")), Identity()],
)
def test_identity_survives_string_properties(identity):
    """An identity written as string properties is read back as it was."""
    assert Identity.from_properties(identity.as_properties()) == identity


def test_identity_is_all_strings():
    """Every property is a string, because LibreOffice turns whole numbers into floats."""
    assert all(isinstance(v, str) for v in Identity(1, "a", "b", "c", ("review",)).as_properties().values())


@pytest.mark.parametrize("version", ["1.0", "", "one", "-1", "9" * 30, "²"])
def test_a_version_that_is_no_whole_number_is_zero(version):
    """A schema version that someone spoilt says nothing; it is never an error."""
    properties = {name: version for name in Identity().as_properties() if "version" in name}
    assert Identity.from_properties(properties).schema_version == 0


def test_properties_of_others_are_passed_over():
    """Document properties that are not ours are not read."""
    assert Identity.from_properties({"framework": "x", "Company": "y"}) == Identity()
