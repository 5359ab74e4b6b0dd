"""Stage 4: what an agreement leaves open: it can be read and talked about without, and not signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from matsheets.checks.agreement_facts import AgreementFacts, facts_of, handles_data
from matsheets.checks.workbook_view import Book
from matsheets.model.assessment import Answer
from matsheets.model.material import PARTNERSHIP_REFS
from matsheets.model.parsing import says_none, unsettled_in
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Problem
from matsheets.workbook.layout.schema import Column, Row, Tab

#: The questions of the Partnership tab that an agreement may leave blank for good reason.
MAY_BE_BLANK = frozenset(
    {
        "provider_office",
        "school_office",
        "internal_reference",
        "purchase_order",
        "special_terms",
        "regional_director_told",
        "tupe_statement",
    }
)
#: The questions that only some agreements need an answer to; all others that are not named above, each does.
NEEDED_WHERE: Mapping[str, Callable[[AgreementFacts], bool]] = {
    "school_name": lambda facts: facts.of_one_school,
    "school_urn": lambda facts: facts.of_one_school,
    "school_status": lambda facts: not facts.of_trust,
    "local_authority": lambda facts: not facts.of_trust and not facts.academy,
    "school_number": lambda facts: facts.of_trust,
    "maximum_term": lambda facts: facts.extends,
    "vat": lambda facts: not facts.free,
    "payment_days": lambda facts: not facts.free,
    "consider_by": lambda facts: facts.joining and facts.of_one_school,
    "consultation": lambda facts: facts.joining,
    "shares_data": lambda facts: not facts.data_told,
    "data_cap": lambda facts: facts.data,
    "as_deed": lambda facts: facts.free,
}
#: Questions to which "None" is an answer, and not a blank: no consultation is planned, nobody else handles the data.
NONE_ANSWERS = frozenset({"consultation", "sub_processors"})
#: Columns of the schedules that the agreement itself does not print.
NOT_PRINTED = frozenset({"priorities"})
#: The columns of the schedules that no filled row goes without.
COLUMNS = (("charges", "basis"), ("charges", "invoice_date"), ("services", "measure"))
#: What no agreement can even be written without. The total charge has a check of its own.
NEEDED = (
    "provider_name",
    "provider_address",
    "provider_contact",
    "school_name",
    "school_body",
    "school_address",
    "school_contact",
    "start_date",
    "end_date",
)
#: Questions whose blanks have a problem of their own.
_TOLD_ELSEWHERE = frozenset(
    {*NEEDED, "maximum_term", "total_charge", "consider_by", "liability_cap", "party_2", "shares_data"}
)


def is_needed(name: str, facts: AgreementFacts) -> bool:
    """Tell whether an agreement needs an answer to a question of the Partnership tab before it is signed."""
    where = NEEDED_WHERE.get(name)
    return name not in MAY_BE_BLANK and (where is None or where(facts))


def open_text(name: str, text: str, *, needed: bool) -> str:
    """Return what an answer leaves open, in its own words; blank where it settles what it is asked.

    Args:
        name: of the question, or the key of the column.
        text: the answer.
        needed: whether the agreement needs an answer to it; else one that says that there is none counts as none.
    """
    return text if needed and name not in NONE_ANSWERS and says_none(text) else unsettled_in(text)


def check(book: Book) -> Iterator[Problem]:
    """Yield each question and each cell of a schedule that is open and has to be settled before anyone signs."""
    facts = facts_of(book)
    for row in book.layout.require_tab("partnership").rows:
        if row.name not in _TOLD_ELSEWHERE and book.blank(row.ref) and is_needed(row.name, facts):
            yield problem(
                Code.AGREEMENT_OPEN, book.place(row.ref), question=row.given["question"], help=row.given["help"]
            )
    for key, name in COLUMNS:
        tab = book.tab(key)
        if tab is not None and (key == "services" or not facts.free):
            yield from _cells(book, tab, tab.column(name))
    yield from _texts(book, facts)


def unasked(book: Book) -> Iterator[Row]:
    """Yield the questions that an agreement needs and that the workbook was never printed with."""
    facts = facts_of(book)
    rows = [row for row in book.layout.require_tab("partnership").rows if is_needed(row.name, facts)]
    if handles_data(book):
        rows += book.layout.require_tab("data").rows
    yield from (row for row in rows if not book.expects_row(row) and not book.assessment.rows(row.ref))


def printed_texts(book: Book) -> Iterator[Answer]:
    """Yield each answer in words that the agreement prints."""
    for answer in book.answers:
        of_agreement = answer.ref.rpartition("-")[0] in PARTNERSHIP_REFS and answer.column not in NOT_PRINTED
        if of_agreement and isinstance(answer.value, str):
            yield answer


def _texts(book: Book, facts: AgreementFacts) -> Iterator[Problem]:
    """Yield each text that settles nothing, with what it says in the place of an answer."""
    for answer in printed_texts(book):
        prefix = answer.ref.rpartition("-")[0]
        if prefix == "CHG" and facts.free:
            continue
        _, row = book.layout.require(answer.ref)
        needed = facts.data if prefix == "DAT" else not row.name or is_needed(row.name, facts)
        if found := open_text(row.name, answer.text, needed=needed):
            otherwise = "" if needed else ", or leave the cell blank if there is nothing"
            yield problem(Code.TEXT_UNSETTLED, book.place(answer.ref, answer.column), found, otherwise=otherwise)


def _cells(book: Book, tab: Tab, column: Column) -> Iterator[Problem]:
    for ref, _ in book.filled_rows(tab):
        if column.entry is not None and book.blank(ref, column.key):
            yield problem(
                Code.AGREEMENT_OPEN, book.place(ref, column.key), question=column.header, help=column.entry.prompt
            )
