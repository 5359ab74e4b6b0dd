"""What a workbook says of itself: its version, its framework and edition, its id, its parts, what was printed in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from matsheets.model.cells import fold
from matsheets.model.framework import Framework
from matsheets.model.optional_columns import NO_TEXTS, OptionalTexts


class Identity(NamedTuple):
    """What the hidden sheet and the document properties say about a workbook; blank or 0 where they say nothing."""

    schema_version: int = 0
    framework_id: str = ""
    edition: str = ""
    workbook_id: str = ""
    parts: tuple[str, ...] = ()

    def is_on(self, framework: Framework) -> bool:
        """Tell whether it names a framework in this edition, however it is spelt."""
        return (fold(self.framework_id), fold(self.edition)) == (fold(framework.id), fold(framework.edition))

    def as_properties(self) -> dict[str, str]:
        """Return it as string properties (LibreOffice turns whole numbers into floats, so all are strings)."""
        return {
            f"{_PROPERTY_PREFIX}schema version": str(self.schema_version),
            f"{_PROPERTY_PREFIX}framework": self.framework_id,
            f"{_PROPERTY_PREFIX}edition": self.edition,
            f"{_PROPERTY_PREFIX}workbook": self.workbook_id,
            f"{_PROPERTY_PREFIX}parts": " ".join(self.parts),
        }

    @classmethod
    def from_properties(cls, properties: Mapping[str, str]) -> Identity:
        """Read it back; names and values that are not ours are passed over."""
        version = properties.get(f"{_PROPERTY_PREFIX}schema version", "").strip()
        return cls(
            int(version) if version.isdecimal() and len(version) < 6 else 0,
            properties.get(f"{_PROPERTY_PREFIX}framework", "").strip(),
            properties.get(f"{_PROPERTY_PREFIX}edition", "").strip(),
            properties.get(f"{_PROPERTY_PREFIX}workbook", "").strip(),
            tuple(properties.get(f"{_PROPERTY_PREFIX}parts", "").split()),
        )


class PrintedForm(NamedTuple):
    """What the hidden sheet remembers of the form that a workbook was printed with; empty where the sheet is lost.

    Attributes:
        questions: by Ref, the hash of the texts to be read beside its answers.
        columns: by the prefix of a tab's Refs, the folded headers of its answers. Workbooks that were printed before any
            version 3 column was added remember none.
        optional: what its optional columns have printed. Why: a rating to confirm must not count because somebody tidied the
            column that marks it.
        carried: by what the Refs of a tab begin with, a fingerprint of what was carried into it from the round before. What is
            still the same is nobody's new answer; of a pack, of what stood in it when it was made. By the Ref of
            a priority that has a log, the objective that was carried; what else of the plan, ``model.carried_plan`` says.
        framework: the pieces of what it remembers of the framework; see ``model.remembered_framework``.
    """

    questions: Mapping[str, str]
    columns: Mapping[str, frozenset[str]]
    optional: OptionalTexts = NO_TEXTS
    carried: Mapping[str, str] = {}
    framework: Mapping[str, str] = {}


#: Of a workbook whose hidden sheet is lost.
NOTHING_REMEMBERED = PrintedForm({}, {})
_PROPERTY_PREFIX = "matsheets "
