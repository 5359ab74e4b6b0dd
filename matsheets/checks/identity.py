"""Stage 1, whether this workbook is one that this matsheets and this framework can read."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.checks.workbook_view import Book
from matsheets.model.cells import first_listed
from matsheets.model.framework_file import shipped_for
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Problem
from matsheets.model.remembered_framework import is_changed
from matsheets.workbook.layout.layout import SCHEMA_VERSION
from matsheets.workbook.layout.printed_layout import reworded

#: How many elements a message names.
_NAMED = 4


def check(book: Book, schema_version: int = SCHEMA_VERSION) -> Iterator[Problem]:
    """Yield what is wrong with a workbook's version, framework and edition.

    Version 0 is no version: the hidden sheet and the properties were lost on the way, which is reported as an
    unstated framework and not as an old workbook.
    """
    found = book.assessment.identity.schema_version
    if found > schema_version:
        yield problem(Code.NEWER_VERSION, book.file, found=found, known=schema_version)
    elif 0 < found < schema_version:
        yield problem(Code.OLDER_VERSION, book.file, found=found, known=schema_version)
    yield from _framework(book)


def _framework(book: Book) -> Iterator[Problem]:
    said, used = book.assessment.identity, book.layout.framework
    printed = book.assessment.printed.questions
    own = "review" in book.assessment.parts and book.assessment.shared is None
    if printed and own and printed.keys().isdisjoint(e.ref for e in used.elements):
        yield problem(Code.NO_ELEMENT_HERE, book.file, words=used.words, title=used.title, edition=used.edition)
    if not said.framework_id or not said.edition:
        yield problem(Code.FRAMEWORK_UNSTATED, book.file, words=used.words, title=used.title, edition=used.edition)
    elif said.framework_id != used.id:
        yield problem(Code.FRAMEWORK_DIFFERENT, book.file, said.framework_id, words=used.words, used=used.id)
    elif said.edition != used.edition:
        yield problem(Code.EDITION_DIFFERENT, book.file, said.edition, used=used.edition)
    elif used.is_remembered:
        yield problem(Code.FRAMEWORK_REMEMBERED, book.file, words=used.words, title=used.title, edition=used.edition)
    elif is_changed(used, book.assessment.printed.framework):
        yield problem(Code.FRAMEWORK_CHANGED, book.file, words=used.words, title=used.title, edition=used.edition)
    elif changed := reworded(used, book.assessment.printed):
        refs = first_listed(changed[:_NAMED], len(changed))
        yield problem(
            Code.FRAMEWORK_REWORDED, book.file, words=used.words, refs=refs, title=used.title, edition=used.edition
        )
    elif used.superseded_by:
        is_ours = any(each.edition == used.superseded_by for each in shipped_for(used.id, used.superseded_by))
        where = "" if is_ours else f", where FILE is the {used.words.framework.one}'s file of that edition"
        facts = {"now": used.superseded_by, "to": used.id if is_ours else "FILE", "where": where}
        yield problem(Code.EDITION_FORMER, book.file, said.edition, **facts)
