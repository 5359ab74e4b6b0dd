"""The catalogue of problems: every code, how much it matters, when it is looked for, and its sentences.

A sentence says what is wrong, in the user's own value, and then what to do. The place is not in it (``Problem`` adds
it). What may vary is a named field; the checks supply the fields from the very constants that they test against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, unique
from types import MappingProxyType
from typing import NamedTuple

from matsheets.model.framework import USUAL_WORDS, FrameworkWords, word_forms
from matsheets.model.material import REVIEW, Material, Materials
from matsheets.model.problems import Place, Problem, Severity, Stage
from matsheets.model.sentence_facts import fields_of, refuse_other_facts

_NOTE, _WARNING, _ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR
_IDENTITY, _STRUCTURE, _CELLS = Stage.IDENTITY, Stage.STRUCTURE, Stage.CELLS
_CELLS_TOGETHER, _BOOKS_TOGETHER = Stage.ACROSS_CELLS, Stage.ACROSS_WORKBOOKS

_PLAN, _PARTNERSHIP = frozenset({Material.PLAN}), frozenset({Material.PARTNERSHIP})
_PROGRESS = frozenset({Material.PROGRESS})

#: What is said beside a problem that the agreed workbook makes none for documents.
SETTLED = "No document waits for this: the agreed workbook settles it."

#: How much of a long value a message shows; ``Problem.value`` keeps all of it.
SHOWN = 60
#: How many files a message names that give one name.
_FILES_NAMED = 3


class CatalogueEntry(NamedTuple):
    """One entry of the catalogue.

    Attributes:
        title: a short name, for a table of problems.
        template: the sentences, with named ``{fields}``; ``{value}`` is what the user typed, shortened.
        material: what of the workbooks the problem is about: an error stands in the way of the documents that are made from
            it. Where nothing is said, that is what stands at its places.
        unread: whether something that was typed, or should have been, is in no document; then who builds is told as well.
        open: whether it leaves something in an agreement to be settled, without which nobody should sign it.
    """

    severity: Severity
    stage: Stage
    title: str
    template: str
    material: Materials = frozenset()
    unread: bool = False
    open: bool = False

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields that a check must supply, ``value`` and a framework's words apart."""
        return self._named - {"value"} - word_forms(USUAL_WORDS).keys()

    @property
    def has_words(self) -> bool:
        """Whether it says a word that frameworks may change."""
        return not self._named.isdisjoint(word_forms(USUAL_WORDS))

    @property
    def _named(self) -> frozenset[str]:
        return fields_of(self.template)


@unique
class Code(Enum):
    """Every kind of problem; its slug, the name in lower case with hyphens, is stable."""

    # --- is it ours -----------------------------------------------------------------------------------------------
    NEWER_VERSION = CatalogueEntry(
        _ERROR,
        _IDENTITY,
        "Made by a newer matsheets",
        "This workbook was made by a newer matsheets (workbook version {found}; this one reads up to {known}). "
        "Upgrade matsheets, then try again.",
    )
    OLDER_VERSION = CatalogueEntry(
        _WARNING,
        _IDENTITY,
        "Made by an older matsheets",
        "This workbook was made by an older matsheets (workbook version {found}; now {known}). "
        "Its answers were read. Make the next one with: matsheets new-workbook",
    )
    FRAMEWORK_UNSTATED = CatalogueEntry(
        _WARNING,
        _IDENTITY,
        "Framework not stated",
        'This workbook no longer says which {framework} it was made for. It was read as "{title}" ({edition}). '
        "Check that this is right.",
    )
    FRAMEWORK_DIFFERENT = CatalogueEntry(
        _ERROR,
        _IDENTITY,
        "Another framework",
        'This workbook was made for the {framework} "{value}", and is being read as "{used}". '
        "Give matsheets the {framework} that it was made for.",
    )
    EDITION_DIFFERENT = CatalogueEntry(
        _WARNING,
        _IDENTITY,
        "Another edition",
        'This workbook was made for the edition "{value}", and is being read as "{used}". '
        "Questions may differ between editions: check that its answers still fit.",
    )
    EDITION_FORMER = CatalogueEntry(
        _NOTE,
        _IDENTITY,
        "Former edition",
        'This workbook is on the edition "{value}", and was read by it. New workbooks are on "{now}". '
        "To bring this one over: matsheets repair WORKBOOK --to {to} -o NEW.xlsx{where}.",
    )
    FRAMEWORK_REMEMBERED = CatalogueEntry(
        _WARNING,
        _IDENTITY,
        "Framework's file not found",
        'No usable file of "{title}" ({edition}) was found, so this workbook was read by what it remembers of it: its {headings}, '
        "{elements} and ratings. Questions and descriptors are not known, and no document that prints them can be made. "
        "Put the file beside the workbook, or name it with --framework FILE.",
    )
    NO_ELEMENT_HERE = CatalogueEntry(
        _ERROR,
        _IDENTITY,
        "Of another framework",
        'This workbook has no {element} of "{title}" ({edition}), so no answer to one was read. It seems to be on another '
        "framework: put its file beside the workbook, or name it with --framework FILE.",
    )
    FRAMEWORK_CHANGED = CatalogueEntry(
        _WARNING,
        _IDENTITY,
        "Framework changed within its edition",
        'The {headings}, {elements} or ratings of "{title}" ({edition}) are not those that this workbook was made with, though its '
        "edition is the same. If another file was meant, name it with --framework FILE. If not, check that the answers still fit.",
    )
    FRAMEWORK_REWORDED = CatalogueEntry(
        _WARNING,
        _IDENTITY,
        "Framework reworded within its edition",
        'The title, questions or descriptors of {refs} in "{title}" ({edition}) are not those that this workbook was printed with, '
        "though its edition is the same. Papers print the new ones: check that the answers still fit. What is reworded needs "
        "another edition.",
    )
    # --- structure ------------------------------------------------------------------------------------------------
    TAB_MISSING = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Tab missing",
        "This tab is missing, and with it {refs}. Copy the tab from a blank workbook and fill it in.",
    )
    TAB_RENAMED = CatalogueEntry(
        _NOTE,
        _STRUCTURE,
        "Tab renamed",
        'This tab was called "{value}". Its answers were found by their Refs, and nothing needs doing.',
    )
    REF_COLUMN_MISSING = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Ref column missing",
        "The Ref column of this tab is missing or was changed, so none of its answers were read. "
        "Copy the column, with its header, from a blank workbook; {refs} should stand in it.",
    )
    ROWS_MISSING = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Rows missing",
        "No Ref column of this workbook holds {refs}: the rows are gone, or stand under a header row without the word Ref, "
        "so no answers to them were read. Copy what is missing from a blank workbook, header row and Refs included.",
    )
    ROWS_UNDER_OTHER_HEADERS = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Rows under another tab's headers",
        "In this table {refs} {have} no column headed {headers}, so what stands there was not read. Move the row to the tab "
        '"{value}", or copy that tab\'s header row above it.',
    )
    ROW_MISSING = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Row missing",
        'The row "{value}" is missing. Copy it from a blank workbook, with its Ref, and fill it in.',
    )
    HEADER_MISSING = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Column missing",
        'No column of this table is headed "{value}", so what belongs in that column was not read. '
        "Type that header above the column, or copy the column from a blank workbook.",
    )
    HEADER_DOUBLED = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Column header twice",
        '{count} columns of this table are headed "{value}", so it is not clear which one holds the answers. '
        "Keep that header on one column only.",
    )
    REF_DOUBLED = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Ref twice",
        "{value} stands on {count} rows, so it is not clear which one holds the answers. "
        "Keep the row that is right and delete the Ref from the other.",
    )
    TAB_DOUBLED = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Tab twice",
        "{count} {what}s hold {refs}, so it is not clear which one holds the answers. "
        "Keep the {what} that is right and delete the other.",
    )
    TAB_LOST = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Tab lost",
        "The file names this tab and holds nothing of it. If something was typed on it, "
        "copy the tab from an earlier version of the workbook.",
        unread=True,
    )
    CELL_DOUBLED = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Cell twice",
        "The file gives this cell twice, so it is not clear what stands in it, and neither content was read. "
        "Type it again in Excel or LibreOffice, and save.",
    )
    ROW_DOUBLED = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Row twice",
        "The file gives this row twice, with different cells, so some of them may be from another version. "
        "Look through the row in Excel or LibreOffice, and save.",
    )
    MERGED_ANSWER = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Answer cell merged",
        'This cell is merged into {into}, so its row has no "{header}" of its own. '
        "Unmerge {range} (Home > Merge & Center > Unmerge Cells) and fill in each cell.",
    )
    ROWS_WITHOUT_REF = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Rows without a Ref",
        "{rows} of this tab {hold} something without a Ref beside it ({texts}), so it was not read. "
        "Move what matters into a row that has a Ref.",
        unread=True,
    )
    TEXT_WITHOUT_HEADER = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Text in a column without a header",
        "Column {column} has no header here, so {texts} beside the answers {was} not read. "
        "Move what matters into a column of the form, or give the column a header if it is only for you.",
        unread=True,
    )
    TEXT_NOT_READ = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Text where no answer stands",
        "{texts} {stand} {where}, so {it} not read. Type what matters into the answer cells of the form.",
    )
    FAR_CELLS = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Cells far outside the form",
        "{cells} far outside the form {hold} something that was not read. "
        "Move what matters into the form and delete the rest.",
        unread=True,
    )
    MACROS = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Macros",
        "This workbook contains macros. They were not run. matsheets workbooks need none: "
        "if you did not add them, find out who did.",
    )
    HIDDEN_ANSWER = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Hidden answer",
        "This answer is on a hidden row, column or tab, and it was read. "
        "Unhide it, and clear it if it should not count.",
    )
    HIDDEN_TAB = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Every answer of a tab hidden",
        "Every answer on this tab is on a hidden row, column or tab, and they were read. "
        "Unhide it, and clear what should not count.",
    )
    ANSWERS_DISPLACED = CatalogueEntry(
        _ERROR,
        _STRUCTURE,
        "Answers beside another question's text",
        "{texts}. It is not clear which question these rows answer, so their answers were not used. {remedy}.",
    )
    REFS_OUT_OF_ORDER = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Refs out of order",
        "The Refs are not in order, and {value} is blank although {filled} is filled in. Rows that were sorted together "
        "with their Refs are fine. If the Refs alone were sorted, put them back in order from the top, lowest first.",
    )
    TEXT_MOVED = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Question text changed",
        "The text printed beside these answers is not what the workbook was made with. Someone may have moved text "
        "between rows, or edited it. Check that the answers stand beside the right question.",
    )
    GROUP_VIEWS_CHANGED = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "What groups said was changed",
        'The column "{header}" is not as it was printed here. What was printed counts, and a rating to confirm still waits for '
        "its rationale. To have it printed again, use matsheets repair.",
        REVIEW,
    )
    LAST_TIME_CHANGED = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "What was said last time was changed",
        'The column "{header}" is not as it was printed here. It is there to read, and nothing typed in it is used: type answers '
        "under Rating, Rationale and Evidence. To have it printed again, use matsheets repair.",
        REVIEW,
    )
    BASIS_CHANGED = CatalogueEntry(
        _WARNING,
        _STRUCTURE,
        "Where a shared rating comes from changed",
        'The column "{header}" is not as it was printed here. What was printed counts. Ask the trust that shared this workbook for '
        "it again, or use matsheets repair.",
        REVIEW,
    )
    # --- one cell at a time ---------------------------------------------------------------------------------------
    RATING_MISSING = CatalogueEntry(_ERROR, _CELLS, "Rating missing", "Rating is blank. Choose {allowed}.{hint}")
    RATING_UNKNOWN = CatalogueEntry(
        _ERROR, _CELLS, "Rating not recognised", '"{value}" is not one of the ratings.{nearest} Choose {allowed}.'
    )
    RATING_AMBIGUOUS = CatalogueEntry(
        _ERROR, _CELLS, "Rating could be two", '"{value}" could be {candidates}. Choose one.'
    )
    CHOICE_UNKNOWN = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Choice not recognised",
        '"{value}" is not in the list for this cell.{nearest} Choose {allowed}.',
    )
    CHOICE_AMBIGUOUS = CatalogueEntry(
        _ERROR, _CELLS, "Choice could be two", '"{value}" could be {candidates}. Choose one.'
    )
    DATE_NOT_UNDERSTOOD = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Not a date",
        '"{value}" could not be read as a date. Type the day, month and year, for example {example}{otherwise}.',
    )
    DATE_IMPOSSIBLE = CatalogueEntry(
        _ERROR,
        _CELLS,
        "No such date",
        'There is no such date as "{value}", reading the day first. Type the day, month and year, '
        "for example {example}.",
    )
    DATE_SHORT_YEAR = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Year in two digits",
        '"{value}" has its year in two digits. Type all four, for example {example}.',
    )
    DATE_FAR = CatalogueEntry(
        _ERROR, _CELLS, "Year far away", '"{value}" is too long ago or too far ahead to be meant here. Check the year.'
    )
    MONEY_NOT_UNDERSTOOD = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Not an amount",
        '"{value}" could not be read as an amount of money. Type pounds in figures, for example {example}{otherwise}.',
    )
    NUMBER_NOT_UNDERSTOOD = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Not a number",
        '"{value}" could not be read as a number. Type figures, for example {example}{otherwise}.',
    )
    NUMBER_BELOW_ZERO = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Number below zero",
        '"{value}" is less than nothing. Type the figure that is meant, without a minus sign, for example {example}.',
    )
    YES_NO_NOT_UNDERSTOOD = CatalogueEntry(
        _ERROR, _CELLS, "Not Yes or No", '"{value}" is neither {allowed}. Choose one.'
    )
    FORMULA_WITHOUT_VALUE = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Formula not calculated",
        "This cell holds a formula that has not been calculated yet. Open the workbook in Excel and save it, "
        "or type the answer itself.",
    )
    FORMULA_ERROR = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Formula gives an error",
        "The formula in this cell gives {value} in place of an answer. Mend it, or type the answer itself.",
    )
    PICTURE_IN_CELL = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Picture in the cell",
        "A picture or another object was placed in this cell, and only text is read. Type the answer as text, and name "
        "where the picture can be found.",
    )
    SHOWN_AS_ANOTHER = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Cell shows something else",
        'This cell shows "{value}", and {reading} stands in it. Type what is meant.',
    )
    STRUCK_OUT = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Struck-through text",
        '"{value}" is struck through in this cell, so it was left out. Delete it, or take the line away if it should count.',
        unread=True,
    )
    FORMAT_NOT_FOLLOWED = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Number format not understood",
        '"{value}" stands in this cell, and the number format "{format}" shows it in another way, which matsheets does not '
        'know. "{value}" was used. Type what should be printed as text.',
    )
    SHOWN_OTHERWISE = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Cell shows less than it holds",
        'This cell shows "{value}", and {reading} stands in it and was used. Type it again if something else was meant.',
    )
    CONDITIONAL_FORMAT = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Conditional format",
        'A conditional format may strike this cell through, or show it in another way. "{value}" stands in it and was '
        "used. Check that it is what is meant.",
    )
    SYMBOL_FONT = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Sign of a symbol font",
        "This cell holds {symbols}, and another sign may be printed than it shows. Type in words what it says.",
    )
    SIGN_NOT_SHOWN = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Minus sign not shown",
        'This cell shows "{value}", and {reading} stands in it. "{value}" was used. Type as text what should be printed.',
    )
    FORMULA_USED = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Formula",
        'This cell holds a formula, and its result "{value}" was used. Type the answer itself if it should not change.',
    )
    EXTERNAL_LINK = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Link to another workbook",
        'This cell takes its answer from another workbook. The saved result "{value}" was used and the link was not '
        "followed. Type the answer itself.",
    )
    DATE_FROM_TEXT = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Date typed as text",
        '"{value}" is text, and was read as {reading}. Type the date again if another day was meant.',
    )
    DATE_FROM_NUMBER = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Date without a date format",
        '"{value}" is a number without a date format, and was read as {reading}. '
        "Type the date again if another day was meant.",
    )
    RESPELT = CatalogueEntry(_NOTE, _CELLS, "Read from another spelling", '"{value}" was read as {reading}.')
    CONTROL_CHARACTERS = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Characters left out",
        "This answer holds characters that cannot be seen or printed; they were left out. "
        "Read the answer through, and type it again if something is missing.",
    )
    LINK_WORKED_OUT = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Address of a link worked out",
        'A formula works out where the link of "{value}" goes, so its address was not read. Type the address after the text.',
        unread=True,
    )
    LINK_NOT_PRINTED = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Link that is not printed",
        'The link in this cell goes to "{value}". The answer was read; no document prints the address, because it is no part '
        "of a rating, a choice, a date, a number or a name. If it matters, type it beside the evidence.",
    )
    NAME_LONG = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Name too long",
        "This name has {size}, and {limit} of them are used: it stands in titles and in names of files. Shorten it.",
    )
    TEXT_LONG = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Long text",
        "This answer has {size} and will make the document long: over {limit} is more than its place there "
        "holds well. All of it is used. Shorten it, or move the detail to a document that you name.",
    )
    BLANK_COVERED = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Blank answer with something over it",
        "This answer is blank. {what}, and only what stands in a cell is read. Type the answer there.",
        unread=True,
    )
    OBJECTS_NOT_READ = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Notes, comments and text boxes",
        "{objects} ({quotes}) {are} not read. Type what matters into the cells.",
        unread=True,
    )
    OBJECTS_UNREADABLE = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Drawing or notes that could not be read",
        'A part of this tab could not be read ("{value}"), so it is not known what notes, text boxes or pictures on it say. '
        "Open the workbook in Excel and look.",
        unread=True,
    )
    TRUST_NAME_MISSING = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Trust's name missing",
        "The name of the trust is blank. Type it as it is registered at Companies House.",
    )
    GROUP_MISSING = CatalogueEntry(
        _ERROR, _CELLS, "Group missing", "Group is blank. Choose whose view this is: {allowed}."
    )
    ROUND_MISSING = CatalogueEntry(_ERROR, _CELLS, "Round missing", "Round is blank. Choose {allowed}.")
    ROUND_NAME_NEAR = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Round nearly as in the list",
        '"{value}" is nearly {near}, and counts as a round of its own. If {near} is meant, choose it from the list.',
    )
    NOTHING_FILLED_IN = CatalogueEntry(
        _ERROR,
        _CELLS,
        "Nothing filled in yet",
        "Nothing is filled in yet: all that stands in this workbook was carried forward from the round before. Rate each {element} as "
        "the trust is now, and say why. The column Last time is there to read.",
        REVIEW,
    )
    NOTHING_SETTLED_YET = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Nothing settled yet",
        "Nothing is filled in yet: all that stands in this workbook was carried forward from the round before, and it gives nobody's "
        "view. When the groups have rated, prepare-meeting takes the {parts} over into the workbook of the meeting.",
        REVIEW,
    )
    REVIEW_BLANK = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Review blank",
        "Nothing is filled in on the tabs of the review, so this workbook is read for its {parts} alone and gives nobody's "
        "view. If it should, rate each {element} and say why. The colour of a cell is not read.",
    )
    REVIEW_DATE_MISSING = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Date of the review missing",
        "The date of this review is blank. Type the day on which these ratings were settled.",
    )
    MEETING_BEFORE_REVIEW = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Meeting before the review",
        "The {meeting} on {met} is older than this review of {review}. If it was the meeting of an earlier "
        "round, clear it here; otherwise check both dates.",
    )
    DATED_AHEAD = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Given before its day",
        "The answers are there, and {what} that they are of is dated {date}, which is still to come. Check the day and the year: the "
        "round that is dated last counts as the latest.",
    )
    COMPANY_NUMBER_FORM = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Companies House number looks wrong",
        '"{value}" does not look like a Companies House number, which has {form}. '
        "Check it: a spreadsheet may have dropped its leading zeros.",
    )
    COMPANY_NUMBER_ZERO = CatalogueEntry(
        _NOTE,
        _CELLS,
        "Companies House number without its zero",
        '"{value}" was read as {number}: a spreadsheet drops the zero that a number starts with. Nothing needs doing.',
    )
    UKPRN_FORM = CatalogueEntry(
        _WARNING, _CELLS, "UKPRN looks wrong", '"{value}" does not look like a UKPRN, which has {form}. Check it.'
    )
    URN_FORM = CatalogueEntry(
        _WARNING, _CELLS, "URN looks wrong", '"{value}" does not look like a URN, which has {form}. Check it.'
    )
    NUMBER_NOT_WHOLE = CatalogueEntry(
        _WARNING, _CELLS, "Not a whole number", '"{value}" is not a whole number. Type a whole number.'
    )
    # --- cells together: the review -------------------------------------------------------------------------------
    NOT_RATED_REASON_MISSING = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Reason for not rating missing",
        "{not_rated} was chosen, and the rationale is blank. Say why your group gives this {element} no rating.",
    )
    RATIONALE_MISSING = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Rationale missing",
        "Rated {rating}, and the rationale is blank. Say why this rating and not the one next to it.",
    )
    EXPLANATION_MISSING = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Explanation missing",
        "Rated {rating}, and the rationale is blank. Say {what}.",
    )
    EXPLANATION_WITHOUT_END = CatalogueEntry(
        _NOTE,
        _CELLS_TOGETHER,
        "Explanation without an end",
        "Rated {rating}, and the rationale names no time until which that holds, such as a date, a term or a year. Say when "
        "your trust looks at it again.",
    )
    RATING_TO_CONFIRM = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Rating not confirmed",
        "All the groups that rated this gave the same rating. It is filled in to be confirmed, and does not count yet. {typed}If the "
        "meeting agrees, say why under Rationale; otherwise choose another rating and say why.",
        REVIEW,
    )
    RATING_NO_GROUP_GAVE = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Rating that no group gave",
        "Rated {rating}, which no group had given, and the rationale is blank. Say why the meeting chose it.",
        REVIEW,
    )
    RATING_NEW_AT_MEETING = CatalogueEntry(
        _NOTE,
        _CELLS_TOGETHER,
        "Agreed rating that no group gave",
        "Rated {rating}, which no group had given. The documents say so beside it; nothing needs doing if the meeting meant it.",
        REVIEW,
    )
    EVIDENCE_MISSING = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Evidence missing",
        "Rated {rating}, and the evidence is blank. Name what would show this to someone outside the trust.",
    )
    EVIDENCE_MISSING_STRONGEST = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Evidence missing for the last rating",
        "Rated {rating}, and the evidence is blank. This rating is the one that others will ask about first: name the "
        "documents, data or visits that show it, or choose another rating.",
    )
    PLACEHOLDER_TEXT = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Placeholder in place of words",
        "{texts} {tell} whoever reads the documents nothing, and {printed}. {prompt}",
    )
    # --- cells together: the plan ---------------------------------------------------------------------------------
    PLAN_EMPTY = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Plan empty",
        'The plan is empty, and this is the workbook "{group}". Add a row for each priority.',
    )
    PRIORITY_MISSING = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "No priority for a weak rating",
        "Rated {rating}, and the plan has nothing for it. Add a row to the {plan} tab for this {element} or its {heading}: "
        'a priority, or a reason under "{no_action}".',
        _PLAN,
    )
    PRIORITY_CLOSED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "No open priority for a weak rating",
        "Rated {rating}, and the plan has nothing open for it: {refs} {are} stopped, or done before the day of this plan. Add a row "
        'to the {plan} tab for this {element} or its {heading}: a priority, or a reason under "{no_action}".',
        _PLAN,
    )
    PLAN_INCOMPLETE = CatalogueEntry(
        _ERROR, _CELLS_TOGETHER, "Priority incomplete", "{header} is blank, and every priority needs it. {prompt}"
    )
    PRIORITY_DETAIL_MISSING = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Priority without some of its details",
        "{headers} {are} blank for this priority. Fill in what is known; where no support or no money is needed, say so.",
    )
    MEDIUM_TERM_INCOMPLETE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Medium-term priority incomplete",
        "{headers} {are} blank, and the plan prints this row as it stands. Fill in what is known, or clear the row.",
    )
    NO_ACTION_TARGET_MISSING = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Reason that names nothing",
        '{header} is blank, so it is not clear what the reason "{reason}" is about. {prompt}',
    )
    OBJECTIVE_AND_NO_ACTION = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Priority and no action in one row",
        "This row holds an objective and also a reason for no action. Keep one, or give them a row each.",
    )
    ROW_REPEATED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Row says the same as another",
        "{rows} {say} the same as {first} in every column. Keep one of them, or say how they differ.",
    )
    DUE_BEFORE_START = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Due before start",
        "This priority is due on {due}, before its start on {start}. Change one of the dates.",
    )
    REVIEW_BEFORE_START = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Reviewed before start",
        "This priority is reviewed on {review_on}, before its start on {start}. Check both dates.",
    )
    REVIEW_IN_PAST = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Review in the past",
        "The review on {review_on} is in the past. Type the date on which this priority is next looked at.",
    )
    REVIEW_BEFORE_ROUND = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Review before the day of the plan",
        "The review on {review_on} was before {day}, the day of this plan, so it is no next review. Type the date on which this "
        "priority is next looked at.",
    )
    DUE_BEFORE_ROUND = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Open priority due before the day of the plan",
        "{ref} is open, and was due on {due}, before {day}, the day of this plan. Type the date by which it will be done. If it is "
        "done or stopped, say so in the log.",
    )
    LOGGED_DUE_DIFFERENT = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Due date not changed since the log moved it",
        "{entry} moved {ref} to {logged}, and the plan still says {due}. Documents give {logged}. Type the date that is agreed now. To "
        "go back to {due}, add an entry to the log that gives it as the new date.",
    )
    REASON_PAST = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Reason that speaks of a month that is over",
        '"{reason}" is the reason of the round before, and {month} is over. Type why it is left now, or make it a priority.',
    )
    # --- cells together: a joint plan ------------------------------------------------------------------------------
    JOINT_TRUSTS_COUNT = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Too few or too many trusts",
        "The number of trusts named here is {count}, and a joint plan is one of {fewest} to {most}. Give each trust a row with its "
        "name.",
    )
    JOINT_TRUST_UNNAMED = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Trust without a name",
        "Trust is blank, and the rest of this row says of nobody what it says. Type the name of the trust, or clear the row.",
    )
    JOINT_TRUST_REPEATED = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Trust named twice",
        '"{value}" has two rows. Clear one of them.',
    )
    JOINT_TRUST_INCOMPLETE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Trust without some of its details",
        "{headers} {are} blank for this trust, and the others will ask. Fill in what is known.",
    )
    JOINT_PLAN_EMPTY = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Nothing agreed together yet",
        "No row has an objective, so there is no joint plan yet. Write one together for each {element} that you take on.",
    )
    JOINT_ELEMENT_LEFT_OPEN = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Row that nothing is agreed on",
        "No objective is written for this {element}. Write one together, or clear {Element} to leave it for now.",
    )
    JOINT_DETAIL_MISSING = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Joint priority without some of its details",
        "{headers} {are} blank for this priority, and the other trusts will ask. Fill in what is known.",
    )
    LEAD_TRUST_UNKNOWN = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Lead trust that is none of the trusts",
        '"{value}" is none of the trusts on the Trusts tab. Choose {names}.',
    )
    JOINT_VIEWS_OF_ANOTHER = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Views beside another row",
        'What each trust says in this row is about {about}, and the {element} is "{value}" now, so no paper prints it. Choose {about} '
        "again, and take a blank row for the other.",
    )
    # --- cells together: the logs of the plan and of the support ---------------------------------------------------
    LOG_WITHOUT_PLAN = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Log without its plan",
        "The logs are read from the workbook that holds the plan, and this one holds none. Copy these rows to the {progress} and "
        "{support} tabs of the workbook with the plan.",
        unread=True,
    )
    LOG_INCOMPLETE = CatalogueEntry(
        _ERROR, _CELLS_TOGETHER, "Entry of a log incomplete", "{header} is blank, and every entry needs it. {prompt}"
    )
    LOG_PRIORITY_UNKNOWN = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Entry about a priority that is not there",
        '"{value}" is no priority on the {plan} tab. Choose the Ref of the priority that this entry is about.',
    )
    LOGGED_PRIORITY_REPLACED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Priority typed over one that has a log",
        'In the round before, {ref} was "{then}", and the log says what became of that. Another priority here takes over its log and '
        "its status. Leave done and stopped rows as they are, and use the next blank row for a new priority.",
    )
    LOGGED_PRIORITY_CLEARED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Entries about a priority that was cleared",
        'In the round before, {ref} was "{then}". Its row on the {plan} tab is blank now, so no paper tells what is logged of it. Put '
        "the row back as it was: one that is done or stopped is no longer asked about.",
    )
    LOG_STATUS_MISSING = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Entry without a status",
        "Status is blank, so this entry does not change how its priority stands. Choose a status, or leave it blank if nothing "
        "has changed.",
    )
    LOG_DETAIL_MISSING = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Entry of a log without some of its details",
        "{headers} {are} blank for this entry. Fill in what is known.",
    )
    NEW_DUE_BEFORE_ENTRY = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "New due date before the entry",
        "The new due date, {new_due}, is before the day of this entry, {date}. Change one of the dates.",
    )
    LOG_IN_FUTURE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Entry of a day to come",
        "This entry is of {date}, which is still to come. Type the day on which it was true, or wait until then.",
    )
    DONE_WITHOUT_DIFFERENCE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Done without a difference",
        "{priority} is done, and nothing says what difference it made. Say something that someone outside the trust could check; "
        "if it is too early to tell, say when it will show.",
    )
    BEHIND_WITHOUT_DATE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Behind without a new date",
        "{priority} is behind, and no new date is given. Type the date by which it will be done, and why, so that the board can "
        "agree to it.",
    )
    NOTHING_LOGGED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Nothing logged for a term",
        "For a term or longer nothing was logged for {priorities}. Add a row for each, even if all is well.",
    )
    SUPPORT_PRIORITY_UNKNOWN = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Support for a priority that is not there",
        "This support is for {priorities}, and the {plan} tab has no such priority. Name the Refs of priorities that are there, or "
        "leave the cell blank.",
    )
    SUPPORT_SERVICE_UNKNOWN = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Support under a service that is not there",
        '"{value}" is no service on the {services} tab. Name the Ref of one service, or leave the cell blank.',
    )
    SUPPORT_BEYOND_AGREED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "More support than agreed",
        'Of "{service}" {given} were given, and {agreed} agreed. Check the days of the log, or agree on more.',
    )
    SUPPORT_BELOW_AGREED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Far less support than agreed",
        'Of "{service}" only {given} of {agreed} were given by {today}, less than half of what the term so far would need. Log '
        "what was given, or plan when the rest will be.",
    )
    # --- cells together: the partnership --------------------------------------------------------------------------
    PARTNERSHIP_MISSING = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Agreement incomplete",
        '"{question}" is blank, and the agreement needs it. {help}',
    )
    END_BEFORE_START = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "End before start",
        "The partnership ends on {end}, before its start on {start}. Change one of the dates.",
    )
    TERM_UNUSUAL = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Term unusual",
        "{start} to {end} is {span}. A partnership is time-limited, typically {low} to {high} months: long enough to "
        "make a difference, short enough that party 2 still comes to its own decision. Check the dates.",
    )
    MAXIMUM_TERM_MISSING = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Maximum term missing",
        "The agreement may be extended, and the maximum term is blank. Type the longest that it may last, in months.",
    )
    MAXIMUM_TERM_SHORT = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Maximum shorter than the term",
        "The maximum term is {maximum} months, and {start} to {end} is already {span}. Change one of them.",
    )
    CHARGE_INCOMPLETE = CatalogueEntry(
        _ERROR, _CELLS_TOGETHER, "Charge incomplete", "{header} is blank, and every charge needs it. {prompt}"
    )
    CHARGES_NOT_PRINTED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Charges of a free agreement",
        "The total charge is £0, so the agreement says that the services are free, and what stands here is not printed. "
        "If there is a charge, type its amounts and the total; else say it on the Services tab and clear it here.",
    )
    CHARGE_SUM = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Days times rate differs from the amount",
        "{days} × {rate} is {product}, and the amount is {amount}. Change the one that is wrong.",
    )
    TOTAL_MISSING = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Total charge missing",
        "The total service charge is blank, and the agreement needs it.{sum} Type the total, 0 if there is no charge.",
    )
    TOTAL_DIFFERENT = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "Total differs from the charges",
        "The total service charge is {total}, and the amounts on the {charges} tab come to {sum}. "
        "Change the one that is wrong.",
    )
    SERVICES_EMPTY = CatalogueEntry(
        _ERROR,
        _CELLS_TOGETHER,
        "No services",
        "No service is listed, and the agreement is about services. Add a row for each one.",
    )
    SERVICE_INCOMPLETE = CatalogueEntry(
        _ERROR, _CELLS_TOGETHER, "Service incomplete", "{header} is blank, and every service needs it. {prompt}"
    )
    DATA_PROTECTION_EMPTY = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Data protection blank",
        "Nothing is said about personal data. Fill in this tab; if the trust handles no personal data for party 2, "
        "say so there.",
        open=True,
    )
    DATA_PROTECTION_INCOMPLETE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Data protection incomplete",
        '"{question}" is blank, while other rows of this tab are filled in. {help}',
        open=True,
    )
    REGIONAL_DIRECTOR_NOT_TOLD = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Regional director not told",
        "There is no date on which the regional director was told. The Department for Education expects to know about "
        "a partnership: tell the regional director, then type the date.",
    )
    DECISION_DATE_MISSING = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "No date for the decision on joining",
        "There is no date by which party 2 will consider joining a trust. A partnership leads up to that "
        "decision: agree a date within its term and type it.",
        open=True,
    )
    DECISION_OUTSIDE_TERM = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Decision on joining outside the term",
        "Party 2 is to consider joining a trust by {consider_by}, outside the partnership's term "
        "({start} to {end}). Check the dates.",
        open=True,
    )
    LIABILITY_NIL = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Liability limited to nothing",
        "The limit of liability is {cap}, so neither party could recover anything. "
        "Agree an amount with your insurers and type it, and take legal advice.",
    )
    # --- cells together: the agreement's figures and dates -------------------------------------------------------
    AMOUNT_NEGATIVE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Amount less than £0",
        "{header} is {amount}, which is less than £0. Take the minus sign out, or say in the item that it is a discount "
        "or a credit.",
    )
    FIGURE_NIL = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Figure of 0",
        '"{header}" is 0. Type the figure that is meant, or leave the cell blank if it does not apply.',
    )
    SERVICE_DAYS_DIFFERENT = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Days of a service differ from its charges",
        '"{service}" gives {given} and is charged for {charged}. Change the one that is wrong, or say in Basis what else '
        "the charge is for.",
    )
    DAYS_TOTAL_DIFFERENT = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Days of services differ from the charges",
        "Every charge is by the day and together they come to {charged}; the services on the {services} tab come to "
        "{given}. Change the ones that are wrong, or say in Basis what else is charged for.",
    )
    INVOICE_OUTSIDE_TERM = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Invoice outside the term",
        "The invoice date is {invoice_date}, {where}, and the partnership runs from {start} to {end}. Check the dates.",
    )
    PAYMENT_SLOW = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Long time to pay",
        "{days} to pay an invoice is longer than the {usual} within which public bodies usually pay. The agreement says "
        "that a shorter time set by law applies. Check the figure.",
    )
    MAXIMUM_TERM_UNUSED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Maximum term without an extension",
        "The agreement may not be extended, and a maximum term of {maximum} months is given. Clear the maximum term, or "
        "answer Yes to the extension.",
    )
    REGIONAL_DIRECTOR_TOLD_LATE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Regional director told after the end",
        "The regional director was told on {told}, after the partnership's end on {end}. Check the dates.",
    )
    LIABILITY_UNSAID = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Free support without a limit of liability",
        "The support is free, so the total service charge cannot be the limit of liability, and the limit is blank. "
        "Agree an amount and type it; until then the agreement shows a gap to settle.",
        open=True,
    )
    LIABILITY_IS_CHARGE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Limit of liability is the charge",
        "The limit of liability is blank, so neither party could recover more than the total service charge of {total}, "
        "whatever went wrong. Agree a limit with your insurers and type it; type {total} if that is what is meant.",
        open=True,
    )
    INSURANCE_BELOW_LIMIT = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Insurance below the limit",
        '"{question}" is {limit}, and the insurance has to cover no more than {cover} for one claim. Raise the cover, or '
        "lower the limit.",
    )
    DEED_CHARGED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Deed where there is a charge",
        "The agreement is to be a deed, and the charge of {total} makes it binding without one. A deed lets claims be "
        "brought for twelve years instead of six. Answer No, unless a lawyer has advised a deed.",
    )
    FREE_WITHOUT_DEED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Free support without a deed",
        "The support is free and the agreement is not to be a deed. A promise for which nothing is given in return may not "
        "bind anyone. Ask a lawyer, then answer Yes, or keep No if the lawyer says that no deed is needed.",
    )
    AGREEMENT_OPEN = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Still open in the agreement",
        '"{question}" is blank, and the agreement cannot be signed without it. {help}',
        open=True,
    )
    # --- cells together: the agreement's options ------------------------------------------------------------------
    PARTIES_ALIKE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Both parties have one name",
        'Party 1 and party 2 are both called "{value}". An agreement needs two parties: check the names.',
        open=True,
    )
    PARTY_TWO_UNSAID = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Party 2 looks like a trust",
        'Party 2 is "{value}", which looks like a trust, and "{question}" is blank. Choose who party 2 is; as long as it '
        "is blank, the agreement is worded for a school's governing body.",
        open=True,
    )
    PARTY_TWO_DIFFERENT = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Party 2 is named as a governing body",
        'Party 2 is "{value}", which looks like a governing body, and the answer here is "{answer}". Change the one that '
        "is wrong: it decides the wording of the whole agreement.",
        open=True,
    )
    PARTY_TWO_ACADEMY = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Governing body of an academy",
        "The school is an academy, and the governors of an academy are a committee of its trust: they can agree nothing in "
        "their own name. Choose that kind of trust as party 2, and give the trust's name and Companies House number.",
        open=True,
    )
    PARTY_TWO_SCHOOL = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Party 2 is the school itself",
        'Party 2 is "{value}", which is the school\'s own name, and a school agrees things through its governing body. Type '
        "the name of that body: The Governing Body of {value}.",
        open=True,
    )
    PARTY_NUMBERS_ALIKE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Both parties have one number",
        'Party 1 and party 2 both have the Companies House number "{value}". Two trusts have two numbers: change the one '
        "that is wrong.",
        open=True,
    )
    PARTY_NUMBER_DIFFERENT = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Two numbers of one trust",
        '{party} has the Companies House number {number} on the About tab and "{value}" as a party. Change the one that is '
        "wrong.",
        open=True,
    )
    ANSWER_NOT_PRINTED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Answer that the agreement leaves out",
        '"{question}" is answered with "{value}", and {why}, so the agreement does not print it. Clear it, or change the '
        'answer to "{other}".',
    )
    TUPE_LEFT_OUT = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Statement on TUPE left out",
        "The statement that no staff transfer under TUPE is left out, and there are no special terms in its place. Ask a "
        "lawyer, then answer Yes or type the special terms.",
    )
    DATA_SHARED_UNDESCRIBED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Personal data shared and not described",
        "The trust will handle personal data, and the {data} tab is blank. Fill it in before any data is shared: the "
        "agreement does not allow it until then.",
        open=True,
    )
    DATA_ANSWERS_DIFFER = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Answers on personal data differ",
        'The answer to "{question}" is {answer}, and the {data} tab says otherwise. Change the one that is wrong.',
        open=True,
    )
    BREACH_SLOW = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Long time to tell of a breach",
        "This row gives {value} to tell of a breach, and the terms of the agreement allow no more than {most}. Type a time "
        "within that, so that the two agree.",
        open=True,
    )
    SERVICE_NEEDS_DATA = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Service seems to need personal data",
        'This service speaks of "{value}", and the agreement describes no personal data ({why}). Describe the data on the '
        "{data} tab, or say in the service that it is anonymous.",
    )
    # --- cells together: what only matters when an agreement is signed ---------------------------------------------
    TEXT_UNSETTLED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Text that is still to be settled",
        '"{value}" looks like something that is still to be settled. Type what is agreed{otherwise}; words that are meant '
        "to stay need no brackets.",
        open=True,
    )
    TEXT_NAMES_REF = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Text that names a row of the workbook",
        '"{value}" is a row of this workbook, which whoever reads the agreement does not have. Say it in words.',
        open=True,
    )
    QUESTION_UNASKED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Question that the workbook does not ask",
        'This workbook was made before "{question}" was asked, and the agreement cannot be signed without it. Bring it up to '
        "date with matsheets repair, then answer the question in the new workbook.",
        open=True,
    )
    # --- cells together: the agreement beside the plan -------------------------------------------------------------
    SERVICE_UNNEEDED = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Service that no priority needs",
        'No priority on the {plan} tab seems to need "{value}". If one does, name its Ref beside the service, under '
        '"Plan priorities" or in what is provided. If none is meant to, type n/a there.',
    )
    SERVICE_PRIORITY_UNKNOWN = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Service for a priority that is not there",
        "This service is for {value}, and the {plan} tab has no such priority. Name the Ref of a priority that is there.",
    )
    SUPPORT_WITHOUT_SERVICE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Support without a service",
        "No service on the {services} tab seems to give the support of {priorities}. Add the service, or name the Ref beside "
        'the one that gives it, under "Plan priorities" or in what is provided.',
    )
    END_BEFORE_MILESTONE = CatalogueEntry(
        _WARNING,
        _CELLS_TOGETHER,
        "Agreement ends before the plan",
        "The partnership ends on {end}, and {ref}, which it supports, {what} on {last}. Check both dates, or say in the "
        "plan who helps after the end.",
    )
    # --- workbooks together ---------------------------------------------------------------------------------------
    WORKBOOK_REPEATED = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "Workbook given twice",
        "These files are one workbook with the same answers. They are not counted twice: leave out all but one.",
    )
    WORKBOOK_VERSIONS = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "Two versions of one workbook",
        "These files are copies of one workbook, by the same respondent ({respondent}) for the same round, "
        "with different answers. Keep the one that is meant and leave out the others.",
    )
    GROUP_TWICE = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Same group twice",
        "{count} workbooks give the view of {group} for {trust}, {round}. All are counted. "
        "Leave out any that another replaces.",
    )
    MEETING_NOT_RECORDED = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Meeting not recorded yet",
        "This is the workbook of the {meeting}, and {left} not settled in it yet, so it is not counted. Fill it in at "
        "the meeting.",
        REVIEW,
    )
    LISTED_VIEW_CHANGED = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "View changed after the meeting was prepared",
        "This workbook lists {then} here for {group}, and {files} now says {now}. Prepare the meeting again, with --force: the "
        "new workbook carries over what was typed in this one.",
        REVIEW,
    )
    VIEW_NOT_LISTED = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "View that came after the meeting was prepared",
        "The view of {group} in {files} came after this workbook was made, which does not list it. Prepare the meeting again, "
        "with --force: the new workbook carries over what was typed in this one.",
        REVIEW,
    )
    VIEW_OF_OTHER_EDITION = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "View on another edition than the meeting's",
        'This workbook is on the edition "{edition}", and {others}, so what it lists was not held against {them}. To have all on one '
        "edition: matsheets repair WORKBOOK --to FILE -o NEW.xlsx, where FILE is the {framework}'s file of that edition.",
        REVIEW,
    )
    VIEW_NOT_GIVEN = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Nothing rated yet",
        "This workbook holds no rating yet, so it is not counted, and no document names it. "
        "If it was filled in, type the ratings as words: the colour of a cell is not read.",
        REVIEW,
        unread=True,
    )
    CARRIED_REPLACED = CatalogueEntry(
        _NOTE,
        _BOOKS_TOGETHER,
        "Carried forward, and gone on from",
        "Nothing was changed in this workbook since it was carried forward from the round before, and {files} goes on from it, so it "
        "is not counted.",
        REVIEW,
    )
    PACK_CHANGED = CatalogueEntry(
        _WARNING,
        _CELLS,
        "Pack changed since it was made",
        "This is a pack that the trust shared with another, and its answers are not as they were when it was made. Ask the trust for "
        "its pack again.",
        REVIEW,
    )
    PACK_NOT_COUNTED = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Pack beside the trust's own workbooks",
        "This is a pack that the trust shared with another. What it was made from is here ({files}), so the pack is not counted.",
        REVIEW,
    )
    AGREED_TWICE = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "Two agreed workbooks",
        '{count} workbooks for {trust}, {round}, are "{group}". There can be one: '
        "leave out the others, or change their group.",
    )
    ROUND_NAMES_NEAR = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Two rounds that look like one",
        "{trust} has two rounds that look like one: {names}. They are kept apart, and each has papers of its own. If they are one "
        "round, type one name in all of its workbooks.",
    )
    ROUNDS_OF_ONE_DATE = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Two rounds of one date",
        "{trust} has more than one round of {date}: {names}. Rounds go by their dates, so it is not certain which came first. "
        "Check the date of the review in each.",
    )
    ROUNDS_OUT_OF_ORDER = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Rounds dated the other way round",
        "{later} of {trust} is dated {later_date}, before {earlier}, which is dated {earlier_date}. Rounds go by their dates, so "
        "{earlier} counts as the later one. Check the date of the review in each.",
    )
    ROUND_WITHOUT_DATE = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Round without a date",
        "No workbook of {trust}, {round}, gives the date of the review. Without it this round has no place among the trust's "
        "others and is compared with none. Type the date.",
    )
    ROUND_DATES_APART = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Dates of one round far apart",
        "The workbooks of {trust}, {round}, are dated from {first} to {last}, and count as one round. If they are of two, give "
        "the later one a name of its own, for example {example}. Otherwise check the dates.",
    )
    TRUST_TWO_NAMES = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "One trust under two names",
        "The trust {number} is called {names}. Its workbooks are put together by the number. "
        "Use one name, as it is registered at Companies House.",
    )
    TRUST_NAMES_NEAR = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Two names that are nearly the same",
        "{names} are nearly the same name, and no Companies House number tells them apart or together. "
        "They count as two trusts. If they are one, type one name in both, or the number.",
    )
    TRUST_TWO_NUMBERS = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "One name with two numbers",
        "{name} has the Companies House numbers {numbers}, and so counts as {count} trusts. Correct the wrong one.",
    )
    TRUST_NUMBER_ABSENT = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Number missing in one workbook",
        "{name} has no Companies House number here, and {number} in another workbook. They were taken for one trust, "
        "because the name is the same. Type the number here too.",
    )
    TRUST_NUMBER_NEEDED = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "Number needed to tell trusts apart",
        "{name} has no Companies House number here, and {numbers} in other workbooks, so it is not clear which of them this "
        "is. It counts as a trust of its own until the number is typed here.",
    )
    NUMBER_OF_TWO_TRUSTS = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "One number for two trusts",
        "The Companies House number {number} is given by {names}. Two trusts cannot share a number: correct the wrong one. "
        "If the trust has changed its name, type one name in all of them.",
    )
    FRAMEWORKS_MIXED = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Several reviews in one round",
        "{trust}, {round}, has a review on each of several {frameworks}: {used}. Each makes documents of its own, and is "
        "compared with its own earlier rounds alone. Keep each review in a folder of its own. If a workbook is on the wrong "
        "{framework}, leave it out.",
    )
    EDITIONS_MIXED = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Editions mixed",
        "These workbooks were made for different editions: {editions}. "
        "Compare only the {elements} that they share, and read each answer beside the words it was given to.",
    )

    PARTNERSHIPS_DIFFER = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "Partnerships that differ",
        "These workbooks each hold a partnership with {school}, and they differ: {differences}. "
        "Keep the one that is right, or give both the same answers.",
        _PARTNERSHIP,
    )
    SCHOOL_NAMES_NEAR = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Two schools that may be one",
        "{names} are nearly the same name, and no URN tells them apart or together. Each has an agreement of its own. "
        "If they are one school, type one name in both workbooks, or its URN.",
        _PARTNERSHIP,
    )
    PARTNERSHIP_UNUSED = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Partnership that is not used",
        "The agreement with {school} is built from {file}, the agreed workbook. The partnership here is another, and is not "
        "used: {differences}. Clear it, or change the agreed one.",
        _PARTNERSHIP,
        unread=True,
    )
    PLAN_IN_SEVERAL = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "Plan in several workbooks",
        "These workbooks of one trust and round each hold a plan, so it is not clear which plan counts. "
        "Keep it in one of them: the one whose group is the agreed one, if there is such a workbook.",
        _PLAN,
    )
    LOG_UNUSED = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Log that is not used",
        "The logs of this trust and round are read from {file}, where the plan is. The log here is another, and is not used. Copy "
        "its rows there, then clear them here.",
        _PROGRESS,
        unread=True,
    )
    LOG_AFTER_ROUND = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Entry after the round",
        "The log goes on to {last}, and {next} was on {date}. Log what comes after it in the workbook of that round.",
        _PROGRESS,
    )
    PLAN_UNUSED = CatalogueEntry(
        _WARNING,
        _BOOKS_TOGETHER,
        "Plan that is not used",
        "The development plan is built from {file}, the agreed workbook. The plan here is another, and is not used. "
        "Clear it, or change the agreed one.",
        _PLAN,
        unread=True,
    )

    # --- workbooks together, for one document (document_planning.py) --------------------------------------------------
    REVIEW_NOT_FOUND = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "No review",
        "No workbook of this trust and round holds a review, so there is nothing to sum up. "
        "Give the workbooks in which people rated the {elements} too.",
        REVIEW,
    )
    FRAMEWORK_NEEDED = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "Document needs the framework's file",
        'The {evidence} prints questions and descriptors, and no usable file of "{title}" ({edition}) was found. '
        "Put the file beside the workbooks, or name it with --framework FILE.",
        REVIEW,
    )
    MAP_OF_OTHER_FRAMEWORK = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "Map of another framework",
        'The map "{map}" is not of the {framework} that this workbook is on, "{used}". '
        "Name one of the maps that are (see: matsheets framework list).",
        REVIEW,
    )
    PLAN_NOT_FOUND = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "No plan",
        "No workbook of this trust and round holds a plan. Fill in the plan in one of them, then build the document.",
        _PLAN,
    )
    LOG_NOT_FOUND = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "No log",
        "The logs of this trust and round have no entry with a date, or none after the paper before, so that a progress update has no "
        "day. Fill in the tab Progress, or name the day of the update with --on DATE.",
        _PLAN,
    )
    PARTNERSHIP_NOT_FOUND = CatalogueEntry(
        _ERROR,
        _BOOKS_TOGETHER,
        "No partnership",
        "No workbook of this trust and round holds a partnership. "
        "Fill in the partnership in one of them, then build the agreement.",
        _PARTNERSHIP,
    )

    @property
    def slug(self) -> str:
        """The code as programs see it, such as ``rating-missing``."""
        return self.name.lower().replace("_", "-")


#: Every code by its slug.
CATALOGUE: Mapping[str, Code] = MappingProxyType({code.slug: code for code in Code})


def title_of(slug: str) -> str:
    """Return the short name of a kind of problem, from its slug."""
    return CATALOGUE[slug].value.title


def problem(code: Code | str, places: Place | Sequence[Place], value: str = "", **facts: object) -> Problem:
    """Make a problem of this code.

    Args:
        code: which one, or its slug.
        places: where; at least one.
        value: what the user typed, whole.
        facts: the template's fields, ready to print; and ``words``, those of the framework at hand, where the sentence says any.

    Raises:
        TypeError: the facts are not exactly the template's fields, its words are not given, or there is no place.
    """
    code = CATALOGUE[code] if isinstance(code, str) else code
    entry = code.value
    words = facts.pop("words", None)
    said = word_forms(words) if entry.has_words and isinstance(words, FrameworkWords) else {}
    needed = entry.fields | {"words"} if entry.has_words else entry.fields
    refuse_other_facts(code.slug, needed, {*facts, "words"} if said else facts)
    where = (places,) if isinstance(places, Place) else tuple(places)
    if not where:
        raise TypeError(f"{code.slug} has no place")
    message = entry.template.format(value=shorten(value), **said, **facts)
    return Problem(code.slug, entry.severity, entry.stage, where, value, message, entry.material)


def shorten(text: str) -> str:
    """Return a user's text on one line, and no more of it than a message should show."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"


def quote_with_files(name: str, files: Iterable[str]) -> str:
    """Return a name that several workbooks give, with the files that give it: the first few, and how many more."""
    given = list(dict.fromkeys(files))
    more = f" and {len(given) - _FILES_NAMED} more" if len(given) > _FILES_NAMED else ""
    return f'"{shorten(name)}" (in {", ".join(given[:_FILES_NAMED])}{more})'
