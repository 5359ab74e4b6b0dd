"""The catalogue of what may be wrong with a framework, beyond the form of its file."""

from __future__ import annotations

from matsheets.model.fault_catalogue import FaultCatalogue, FaultEntry


class FrameworkFaultCode(FaultCatalogue):
    """Every kind of fault of a framework."""

    # --- words and descriptors ------------------------------------------------------------------------------------
    WORD_LONG = FaultEntry(
        "Word too long", '{what} is "{value}", which has {length} characters. Tabs and headers have room for {limit}.'
    )
    WORD_SPELLING = FaultEntry(
        "Spelling of a word",
        '{what} is "{value}". Use letters, spaces, hyphens and apostrophes only: it stands in titles of {where}s.',
    )
    WORD_TAKEN = FaultEntry(
        "Word used already", '{what} is "{value}", which is what workbooks call {other}. Choose another word.'
    )
    DESCRIPTORS_UNKNOWN = FaultEntry(
        "Choice of descriptors unknown", '{key} is "{value}".{near} Choose one of: {allowed}.'
    )
    DESCRIPTOR_NOT_CHOSEN = FaultEntry(
        "Descriptor of another rating",
        "{what} says what {label} looks like, and the framework describes {choice} only. Leave it out, or change "
        '"{key}:" beside the scale: strongest, ends or each.',
        "{what} says what {label} looks like, and the framework describes {choice} only. Leave the column out, or change "
        "{key} on the tab Framework: strongest, ends or each.",
    )
    SUPERSEDED_SELF = FaultEntry(
        "Superseded by itself",
        '{key} is "{value}", which is this edition itself. Name the newer edition, or leave it out.',
        '{key} is "{value}", which is this edition itself. Name the newer edition, or clear the cell.',
    )
    # --- the scale ------------------------------------------------------------------------------------------------
    RATINGS_FEW = FaultEntry("One rating only", "The scale has one rating. Give at least two, the weakest first.")
    RATING_NOT_RATED = FaultEntry(
        "Rating called not rated",
        '{what} has the {key} "{value}", which says that a group does not rate an element. Choose another: {not_rated} is '
        "on the list of every workbook.",
    )
    RATING_NUMBER = FaultEntry(
        "Rating called by a number",
        '{what} has the label "{value}", which a spreadsheet takes for a number, and shows without its colour. Write a word '
        "with it, such as Level {value}.",
    )
    RATING_NO_WORDS = FaultEntry(
        "Rating called by no words",
        '{what} has the label "{value}", {why}. Write words, the first of which begins with a letter.',
    )
    RATING_LONG = FaultEntry(
        "Label too long", "{what} has a label of {length} characters. Lists and tables have room for {limit}."
    )
    RATING_ALIKE = FaultEntry(
        "Ratings called alike",
        '{what} has the label "{value}", which cannot be told from the label, short form or id of another rating. Choose '
        "another.",
    )
    RATING_ID_TAKEN = FaultEntry(
        "Id of a rating used otherwise",
        '{what} has the id "{value}", which in an element means something else. Choose another.',
    )
    COLOUR_SPELLING = FaultEntry(
        "Spelling of a colour",
        '{what} is "{value}". Write six hexadecimal digits in quotes, such as "00796B".',
        '{what} is "{value}". Write six digits (0 to 9 and A to F), such as 00796B, or clear the cell and paint it.',
    )
    CONTRAST_LOW = FaultEntry(
        "Contrast too low",
        "{label}: the text on its fill has a contrast of {found}. Use colours with at least {least} (WCAG 2.2 AA); "
        "{better} text on this fill has {reached}.",
    )
    LINE_UNKNOWN = FaultEntry("Rating unknown", '{key} is "{value}". Name one of the ratings: {ratings}.')
    NO_STRENGTH = FaultEntry(
        "Nothing would be a strength",
        "{key} is the strongest rating, so nothing would be a strength. Name a weaker one.",
        "Every rating needs action, so nothing would be a strength. Choose another word for the strongest.",
    )
    NO_WEAKNESS = FaultEntry(
        "Nothing would need action",
        "{key} is the weakest rating, so nothing would be an area for improvement. Name a stronger one.",
        "Every rating is a strength, so nothing would need action. Choose another word for the weakest.",
    )
    LINES_CROSS = FaultEntry(
        "Lines of the scale cross",
        "{key} ({label}) should be stronger than {other} ({other_label}). The scale goes from weak to strong.",
        "{label} is a strength, and {other_label}, which is no weaker, needs action. The scale goes from weak to strong.",
    )
    EXPLANATION_COUNTS = FaultEntry(
        "Explanation counts as something",
        "{key} is {label}, which is a strength or an area for improvement. Name one between weak_to and strong_from.",
        "{label} is an explanation, so it is neither a strength nor needs action. Put it between those that are.",
    )
    # --- headings -------------------------------------------------------------------------------------------------
    HEADING_REF = FaultEntry(
        "Spelling of a heading's Ref",
        '{what} has the ref "{value}". Use two to six capital letters, such as {such_as}.',
    )
    REF_TAKEN = FaultEntry(
        "Ref of another tab", '{what} has the ref "{value}", which another tab of the workbook uses. Choose another.'
    )
    TAB_LONG = FaultEntry("Tab title too long", "{what} has a tab title of {length} characters. Excel allows {limit}.")
    TAB_SPELLING = FaultEntry(
        "Spelling of a tab title",
        '{what} has the tab title "{value}". Excel does not allow : \\ / ? * [ ] in it, nor an apostrophe at either end.',
    )
    TAB_TAKEN = FaultEntry(
        "Tab title used already",
        '{what} has the tab title "{value}", which the workbook already uses. Choose another.',
    )
    # --- elements -------------------------------------------------------------------------------------------------
    ELEMENT_REF = FaultEntry(
        "Spelling of an element's Ref",
        '{what} has the ref "{value}". Start it with its heading\'s and add two digits: {wanted}.',
    )
    SHORT_LONG = FaultEntry(
        "Short name too long", "{what} has a short name of {length} characters. Tables have room for {limit}."
    )
    CLAIMS_MANY = FaultEntry("Too many claims", "{what} has {count} claims. Give at most {limit}.")
