"""What catalogues of faults have in common: a fault's sentences stand in one place, and what varies in them is named.

A sentence says what is wrong, in the user's own value, and then what to do. Files are written as text and in spreadsheets:
where the same thing is called otherwise in a spreadsheet, an entry has a second wording.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from matsheets.errors import FilePlace, FrameworkFault
from matsheets.model.sentence_facts import fields_of, refuse_other_facts


class FaultEntry(NamedTuple):
    """One entry of a catalogue.

    Attributes:
        title: a short name.
        template: the sentences, with named ``{fields}``.
        in_cells: the same in the words of a spreadsheet, where they differ.
    """

    title: str
    template: str
    in_cells: str = ""

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields that who finds the fault must supply."""
        return fields_of(f"{self.template}{self.in_cells}")


class FaultCatalogue(Enum):
    """Every kind of fault of one sort; a kind's slug, the name in lower case with hyphens, is stable."""

    @property
    def entry(self) -> FaultEntry:
        """Its title and its sentences."""
        entry: FaultEntry = self.value
        return entry

    @property
    def slug(self) -> str:
        """The code as programs see it, such as ``contrast-low``."""
        return self.name.lower().replace("_", "-")

    def at(self, place: FilePlace, **facts: object) -> FrameworkFault:
        """Make a fault of this kind.

        Args:
            place: where.
            facts: the fields of its sentences, ready to print.

        Raises:
            TypeError: the facts are not exactly those fields.
        """
        entry = self.entry
        refuse_other_facts(self.slug, entry.fields, facts)
        template = (place.tab and entry.in_cells) or entry.template
        return FrameworkFault(self.slug, place, template.format(**facts))


class FormFault(FaultCatalogue):
    """What may be wrong with the form of any file: a name, a list, a text, an id."""

    VALUES_EXPECTED = FaultEntry("Named values expected", "{what} should be a set of named values: {names}.")
    NAME_UNKNOWN = FaultEntry("Name unknown", '{what} has "{name}", which means nothing here.{hint}')
    NAME_TWICE = FaultEntry("Name twice", '{what} has "{name}" twice. Keep one.')
    NAME_MISSING = FaultEntry("Name missing", '{what} has no "{name}". Add it.')
    LIST_EXPECTED = FaultEntry(
        "List expected",
        "{what} should be a list with at least one entry.",
        "{what}: there are none. Fill in at least one.",
    )
    TEXT_BLANK = FaultEntry("Text blank", "{what} is blank. Fill it in.")
    TEXT_LONG = FaultEntry("Text too long", "{what} has {length} characters. A cell of a workbook holds {limit}.")
    TEXT_EXPECTED = FaultEntry(
        "Text expected",
        "{what} should be one text. Write it in one, in quotation marks if it begins with a bracket or a dash.",
    )
    USED_TWICE = FaultEntry("Used twice", 'The {kind} "{value}" is used twice (first {where}). Make it unique.')
    ID_SPELLING = FaultEntry(
        "Spelling of an id", '{what} is "{value}". Use lower-case letters, digits and single hyphens{such_as}.'
    )
    ALIAS = FaultEntry("Alias", "An alias (*) repeats here what stands {where}. Write it out.")


class FormRemark(FaultCatalogue):
    """What is left out of the texts of any file."""

    CHARACTERS = FaultEntry("Characters left out", "{what} held {kinds}, which were left out.")
    LINE_BREAKS = FaultEntry("Line breaks left out", "{what} has line breaks, which were read as spaces.")
