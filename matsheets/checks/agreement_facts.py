"""What an agreement is, as far as its other answers depend on it: with whom, for money or free, with personal data or not."""

from __future__ import annotations

from matsheets.checks.workbook_view import Book
from matsheets.model.parsing import says_no_data
from matsheets.model.partnerships import OTHER_TRUST
from matsheets.workbook.layout.layout import SCHOOL_BODY


def party_2_of(book: Book) -> str:
    """Return who party 2 is; a blank means a school's governing body."""
    return str(book.value(book.ref("partnership", "party_2")) or SCHOOL_BODY)


def is_free(book: Book) -> bool:
    """Tell whether the agreement says that the support is free: its total is 0 and no item has an amount."""
    if book.value(book.ref("partnership", "total_charge")) != 0:
        return False
    return not any(book.value(ref, "amount") for ref in book.assessment.refs("CHG"))


def handles_data(book: Book) -> bool:
    """Tell whether the trust handles personal data: somebody says so, or describes it."""
    texts = (book.assessment.text(ref) for ref in book.assessment.refs("DAT") if book.assessment.filled(ref))
    told = book.value(book.ref("partnership", "shares_data"))
    return told is True or any(not says_no_data(text) for text in texts)


def considers_joining(book: Book) -> bool:
    """Tell whether party 2 considers joining a trust; another trust only where an answer says so."""
    asked = (book.ref("partnership", name) for name in ("consider_by", "consultation"))
    return party_2_of(book) != OTHER_TRUST or any(book.value(ref) for ref in asked)
