"""The catalogue of what may be wrong with a map or a list of matters, beyond the form of its file."""

from __future__ import annotations

from matsheets.model.fault_catalogue import FaultCatalogue, FaultEntry


class MapFault(FaultCatalogue):
    """Every kind of fault of a map."""

    FRAMEWORK_UNKNOWN = FaultEntry(
        "Framework unknown",
        'The framework "{value}" is not to be had.{near} Name its file with --framework FILE.',
    )
    EDITION_UNKNOWN = FaultEntry(
        "Edition unknown",
        '"{framework}" is not known in the edition "{value}". It is known in: {known}. Name one of them, or the file with '
        "this edition with --framework FILE.",
    )
    TARGET_UNCLEAR = FaultEntry(
        "Not clear what the map goes to",
        'The map has {found}. Give one: "{to}" for another framework, "{matters}" for a list of matters.',
        'The map has {found}. Fill in one: "{to}" for another framework, or "{matters}", or matters of your own on their tab.',
    )
    MATTERS_UNKNOWN = FaultEntry(
        "List of matters unknown",
        'There is no list of matters "{value}".{near} Name one that matsheets ships ({known}), or write the matters '
        "themselves here.",
    )
    MATTERS_DIFFER = FaultEntry(
        "Matters are not those of the list",
        "The tab Matters says something else than the list {list} that the tab Map names. Clear List of matters there to use "
        "your own, or bring the titles back.",
    )
    SAME_AS_A_MATTER = FaultEntry(
        "Same as a matter", '{what} says "{key}". A matter is no element that could be the same. Leave it out.'
    )
    SAME_UNCLEAR = FaultEntry("Neither yes nor no", '{what}: {key} is "{value}". Write true, or leave it out.')
    LINK_UNKNOWN = FaultEntry("Link to nothing", '"{key}" is "{value}", which is none.{near} Name one of: {known}.')
