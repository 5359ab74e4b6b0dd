"""What an agreement is, as far as its other answers depend on it: with whom, for money or free, with personal data or not."""

from __future__ import annotations

from typing import NamedTuple

from matsheets.checks.workbook_view import Book
from matsheets.model.parsing import says_no_data, says_none
from matsheets.model.partnerships import OTHER_TRUST
from matsheets.workbook.layout.choices import ACADEMY, SCHOOL_BODY


class AgreementFacts(NamedTuple):
    """What decides which questions an agreement needs an answer to.

    Attributes:
        party_2: who it is; a blank means a school's governing body.
        free: the support is free: the total is 0 and no item has an amount.
        extends: it may be extended.
        joining: party 2 considers joining a trust; another trust only where an answer says so.
        data: personal data is handled, or nobody has said that none is.
        data_told: somebody has said whether it is.
        academy: the school is said to be an academy.
    """

    party_2: str
    free: bool
    extends: bool
    joining: bool
    data: bool
    data_told: bool
    academy: bool

    @property
    def of_trust(self) -> bool:
        """Whether party 2 is a trust."""
        return self.party_2 != SCHOOL_BODY

    @property
    def of_one_school(self) -> bool:
        """Whether one school receives the support."""
        return self.party_2 != OTHER_TRUST


def facts_of(book: Book) -> AgreementFacts:
    """Return what a workbook's agreement is."""
    return AgreementFacts(
        party_2_of(book),
        is_free(book),
        book.value(book.ref("partnership", "may_extend")) is True,
        _considers_joining(book),
        handles_data(book) or not _says_no_data(book),
        handles_data(book) or _says_no_data(book),
        book.value(book.ref("partnership", "school_status")) == ACADEMY,
    )


def party_2_of(book: Book) -> str:
    """Return who party 2 is; a blank means a school's governing body."""
    return str(book.value(book.ref("partnership", "party_2")) or SCHOOL_BODY)


def is_free(book: Book) -> bool:
    """Tell whether the agreement says that the support is free."""
    if book.value(book.ref("partnership", "total_charge")) != 0:
        return False
    return not any(book.value(ref, "amount") for ref in book.assessment.refs("CHG"))


def handles_data(book: Book) -> bool:
    """Tell whether the trust handles personal data: somebody says so, or describes it."""
    return book.value(book.ref("partnership", "shares_data")) is True or not all(map(says_no_data, _data_texts(book)))


def _says_no_data(book: Book) -> bool:
    return book.value(book.ref("partnership", "shares_data")) is False or bool(_data_texts(book))


def _data_texts(book: Book) -> list[str]:
    return [book.assessment.text(ref) for ref in book.assessment.refs("DAT") if book.assessment.filled(ref)]


def _considers_joining(book: Book) -> bool:
    day, consultation = (book.value(book.ref("partnership", name)) for name in ("consider_by", "consultation"))
    return party_2_of(book) != OTHER_TRUST or bool(day or (consultation and not says_none(consultation)))
