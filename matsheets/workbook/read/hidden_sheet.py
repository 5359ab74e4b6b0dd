"""What a workbook says of itself: on its hidden sheet and in its properties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from matsheets.model.cells import clean_text, fold, fold_ref
from matsheets.model.framework import Framework
from matsheets.model.optional_columns import OPTIONAL_TEXT_KEYS
from matsheets.model.workbook_identity import Identity, PrintedForm
from matsheets.workbook.layout.layout import (
    CARRIED_KEY,
    COLUMNS_BAR,
    COLUMNS_KEY,
    FRAMEWORK_KEY,
    METADATA_TAB,
    QUESTION_KEY,
)
from matsheets.workbook.read.typed_values import shown_text
from matsheets.workbook.read.xlsx import XlsxWorkbook


class SelfDescription(NamedTuple):
    """What a workbook says of itself.

    Attributes:
        identity: what it is.
        printed: what it remembers of the form as it was printed.
    """

    identity: Identity
    printed: PrintedForm

    @classmethod
    def of(cls, book: XlsxWorkbook) -> SelfDescription:
        """Return what stands on the hidden sheet and in the properties of a workbook."""
        metadata = _metadata(book)
        return cls(_identity(book.properties, metadata), _printed_form(metadata))


def _metadata(book: XlsxWorkbook) -> dict[str, str]:
    """Return the pairs of the hidden sheet; none where it is gone."""
    sheet = next((s for s in book.sheets if s.title == METADATA_TAB), None)
    if sheet is None:
        return {}
    lines = (cells for _, cells in sheet.cells.rows() if [cell.column for cell in cells[:2]] == [1, 2])
    return {shown_text(cells[0]): shown_text(cells[1]) for cells in lines}


def _printed_form(metadata: Mapping[str, str]) -> PrintedForm:
    """Return what the hidden sheet remembers of the form as it was printed."""
    columns = _by_ref(metadata, COLUMNS_KEY)
    return PrintedForm(
        _by_ref(metadata, QUESTION_KEY),
        {prefix: frozenset(fold(header) for header in said.split(COLUMNS_BAR)) for prefix, said in columns.items()},
        {
            (ref, column): clean_text(said).text
            for column, start in OPTIONAL_TEXT_KEYS.items()
            for ref, said in _by_ref(metadata, start).items()
        },
        _by_ref(metadata, CARRIED_KEY),
        {key.removeprefix(FRAMEWORK_KEY): said for key, said in metadata.items() if key.startswith(FRAMEWORK_KEY)},
    )


def _by_ref(metadata: Mapping[str, str], start: str) -> dict[str, str]:
    """Return what the pairs say whose keys begin alike, by what follows in their keys."""
    return {fold_ref(key.removeprefix(start)): said for key, said in metadata.items() if key.startswith(start)}


def _identity(properties: Mapping[str, str], metadata: Mapping[str, str]) -> Identity:
    """Join what the properties and the hidden sheet state; the sheet counts, unless it was only typed differently.

    Why: a hidden sheet is kept where a program drops the properties, but "replace all" reaches its dashes.
    """
    other = {key: said for key, said in metadata.items() if fold(said) != fold(properties.get(key, ""))}
    return Identity.from_properties({**properties, **other})


def respell(identity: Identity, framework: Framework) -> Identity:
    """Return an identity with the framework's own spelling of its id and edition, where they differ in typing only."""
    return identity._replace(
        framework_id=framework.id if fold(identity.framework_id) == fold(framework.id) else identity.framework_id,
        edition=framework.edition if fold(identity.edition) == fold(framework.edition) else identity.edition,
    )
