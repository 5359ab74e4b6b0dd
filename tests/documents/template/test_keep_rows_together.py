"""The last two rows of a table, kept on one page."""

from __future__ import annotations

from matsheets.documents.template.keep_rows_together import with_last_rows_kept

PLAIN, HEADER = "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def row(properties: str, *paragraphs: str) -> str:
    """A row of one cell."""
    return f"<w:tr>{properties}<w:tc>{''.join(paragraphs or ('<w:p><w:r/></w:p>',))}</w:tc></w:tr>"


def table(*rows: str) -> str:
    """A table between two paragraphs."""
    return f"<w:p/><w:tbl>{''.join(rows)}</w:tbl><w:p/>"


KEPT = "<w:p><w:pPr><w:keepNext/></w:pPr><w:r/></w:p>"


def test_the_last_row_but_one_stays_with_the_last() -> None:
    """Each of its paragraphs does, and no other row's."""
    made = with_last_rows_kept(table(row(HEADER), row(PLAIN), row(PLAIN), row(PLAIN)) * 2)
    assert made == table(row(HEADER), row(PLAIN), row(PLAIN, KEPT), row(PLAIN)) * 2


def test_what_a_paragraph_says_already_comes_in_the_schemas_order() -> None:
    """The switch stands after the style and before all else, and once."""
    styled = '<w:p><w:pPr><w:pStyle w:val="T"/>{}<w:keepLines/></w:pPr></w:p>'
    made = with_last_rows_kept(table(row(PLAIN, styled.format("")), row(PLAIN)))
    assert made == table(row(PLAIN, styled.format("<w:keepNext/>")), row(PLAIN))
    assert with_last_rows_kept(made) == made


def test_rows_that_may_break_or_are_headers_stay_as_they_are() -> None:
    """A row that may run over the end of a page is not pushed to the next one."""
    for rows in ((row(""), row(PLAIN)), (row(PLAIN), row("")), (row(HEADER), row(PLAIN)), (row(PLAIN),)):
        assert with_last_rows_kept(table(*rows)) == table(*rows)
