"""Stage 2: what is only worth a note about tabs."""

from matsheets.checks import asides


def test_a_renamed_tab_is_a_note_with_its_old_name(desk, said):
    """The tab is named as it is now, the sentence says what it was; an unchanged workbook has no note."""
    answers = desk.about() | desk.ratings()

    def rename(book):
        book["6 Governance"].title = "Our board"

    assert asides(desk.assess(answers)) == ()
    assert said(asides(desk.assess(answers, rename)), "tab-renamed") == [
        'Our board: This tab was called "6 Governance". Its answers were found by their Refs, and nothing needs doing.'
    ]


def test_a_copied_tab_is_no_renamed_one(desk):
    """A copy beside its original is told as such elsewhere, and is no tab under another name."""
    found = asides(desk.assess(desk.about() | desk.ratings(), lambda book: book.copy_worksheet(book["6 Governance"])))
    assert found == ()
