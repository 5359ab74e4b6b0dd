"""What may be wrong with a framework's spreadsheet as such, and what is worth saying though nothing is wrong."""

from __future__ import annotations

from enum import unique

from matsheets.model.fault_catalogue import FaultCatalogue, FaultEntry


@unique
class SheetFault(FaultCatalogue):
    """What must be mended before the spreadsheet is a framework; what is wrong with the framework itself has codes of its own."""

    # --- tabs, headers, labels --------------------------------------------------------------------------------------
    TAB_MISSING = FaultEntry("Tab missing", "There is no tab {title}. Copy it from a file that matsheets exported.")
    TAB_MISSPELT = FaultEntry("Tab misspelt", "The tab should be called {title}. Rename it.")
    TAB_LARGE = FaultEntry(
        "Tab too large",
        "The tab holds {cells}, and a framework no more than {limit}. Delete what does not belong to it.",
    )
    HEADERS_MISSING = FaultEntry("Headers missing", "No row has the headers {headers}. Put them above the table.")
    HEADER_MISSPELT = FaultEntry("Header misspelt", 'No column is called "{value}".{near} Mend the header.')
    HEADER_TWICE = FaultEntry("Header twice", 'The column "{value}" is there twice. Keep one, and delete the other.')
    COLUMN_MISSING = FaultEntry("Column missing", "The column {header} is missing. Put it beside the others.")
    DESCRIPTOR_MISSING = FaultEntry(
        "Descriptor missing",
        "The column {header} is missing, and Descriptors on the tab Framework is {chosen}. Add the column, or choose "
        "otherwise there.",
    )
    DESCRIPTOR_NAMED = FaultEntry(
        "Descriptor called otherwise",
        'No rating has the name that "{value}" says. Did you mean {meant}? Mend the header.',
    )
    DESCRIPTOR_EXTRA = FaultEntry(
        "Descriptor not asked for",
        'The column "{value}" is one too many: Descriptors on the tab Framework is {chosen}. Choose otherwise there, or delete '
        "the column.",
    )
    FIELD_UNKNOWN = FaultEntry(
        "Row unknown", 'No row of this tab is called "{value}".{near} Mend the label, or delete the row.'
    )
    FIELD_MISSING = FaultEntry(
        "Row missing",
        'The row "{label}" is missing. Write the label in the column What, and beside it what it asks for.',
    )
    FIELD_TWICE = FaultEntry("Row twice", 'The row "{value}" is there twice. Keep one.')
    NOTHING_YET = FaultEntry("Nothing written yet", "Nothing is written here yet. Give it a row for each {thing}.")
    ID_UNMADE = FaultEntry(
        "No id from the title",
        "Id is blank, and none can be made from a title without a letter from A to Z. Type one, in small letters with hyphens.",
    )
    # --- cells ------------------------------------------------------------------------------------------------------
    FORMULA_ERROR = FaultEntry(
        "Formula with an error", "The cell shows {value}. Mend its formula, or type the text itself."
    )
    FORMULA_EMPTY = FaultEntry(
        "Formula not calculated",
        "The formula in this cell was never calculated. Open the file and save it, or type the text itself.",
    )
    PICTURE = FaultEntry("Picture in a cell", "The cell holds a picture. Type the text itself.")
    MERGED = FaultEntry(
        "Merged cells",
        "This cell is merged into {into}, so its row has no {header} of its own. Unmerge {range}, and fill in both.",
    )
    CELL_TWICE = FaultEntry("Cell twice", "The file holds this cell twice. Open it, save it, and look at the cell.")
    STRUCK_WHOLE = FaultEntry(
        "Cell struck through",
        'All of this cell is struck through, so it says nothing: "{value}". Write it anew, or clear the cell.',
    )
    CHOICE_UNKNOWN = FaultEntry("Choice unknown", '{header} is "{value}".{near} Choose {choices}.')
    WORD_OF_SEVERAL = FaultEntry(
        "Word without its one", '"{one}" is blank, and "{many}" is filled in. Fill in both, or neither.'
    )
    COLOUR_BLANK = FaultEntry(
        "Colour blank",
        "{header} is blank. Write six digits (0 to 9 and A to F), such as 00796B, or paint the cell.",
    )
    # --- the scale --------------------------------------------------------------------------------------------------
    COUNTS_ORDER = FaultEntry(
        "Counts as out of order",
        "{label} counts as {value}, below {other}, which counts as {counts}. The scale goes from weak to strong, "
        "and what counts as neither or as an explanation stands between. Order the rows so, or choose otherwise.",
    )
    COUNTS_NONE = FaultEntry(
        "Counts as without an end", "No rating counts as {counts}. Choose it for {label} at least."
    )
    EXPLANATION_TWICE = FaultEntry(
        "Two explanations",
        "{label} counts as Explanation, and so does {other}. A scale has one at most: choose Neither.",
    )
    # --- Refs and lines ---------------------------------------------------------------------------------------------
    REF_SPELLING = FaultEntry(
        "No Ref",
        '"{value}" is no Ref. Write the Ref of its heading, a hyphen and two digits, such as {such_as}. A note belongs '
        "outside the table.",
    )
    REF_OF_NONE = FaultEntry(
        "Ref of no heading",
        "{ref} begins with {prefix}, and no heading has that Ref.{near} Write the Ref of a heading, a hyphen and two digits.",
    )
    REF_UNCLEAR = FaultEntry(
        "Ref unclear",
        "Ref is blank, and no row above has one to go on from. Write the Ref of its heading, a hyphen and 01.",
    )
    REFS_APART = FaultEntry(
        "Refs apart",
        "{ref} has no elements, and {elements} no heading. Give the heading and its elements the same Ref.",
    )
    NO_ELEMENTS = FaultEntry(
        "Heading without elements",
        "{ref} has no elements. Add a row for each on the tab Elements, with a Ref such as {ref}-01.",
    )
    LINES_DIFFER = FaultEntry(
        "Lines differ",
        "{header} has {found}, and {other} has {wanted}. In pairs {pairs}: give every question a line of its own in each "
        "cell, or choose No.",
    )
    LINE_BARE = FaultEntry(
        "Line that says nothing",
        'A line has "{value}" and nothing after it. Write it out, or delete the line, and the one that belongs to it in the '
        "other cells.",
    )
    LETTERS_ORDER = FaultEntry(
        "Letters out of order",
        "The lines begin with {letters}. Lines belong together by their order: put them in the order of the other cells, or "
        "take the letters away.",
    )


@unique
class SheetRemark(FaultCatalogue):
    """What a check says besides: what was filled in, what was understood, and what is not read."""

    FILLED_IN = FaultEntry("Filled in", "{header} is blank{rows}, and was made from {source}: {made}.")
    UNDERSTOOD = FaultEntry("Understood", '"{value}" was read as {meant}.')
    COLUMN_UNDERSTOOD = FaultEntry(
        "Column understood", 'No rating has the name that "{value}" says. The column was read as "{meant}".'
    )
    COLUMNS_ROUND = FaultEntry(
        "Columns the other way round",
        "{weak} stands to the right of {strong}, though {label} is the weakest rating: it comes first on the tab Scale. If "
        "that is the wrong way round, put the rows of the scale in the other order.",
    )
    SCALE_ROUND = FaultEntry(
        "Scale the other way round",
        "{weak} comes first, so it is the weakest rating, and {strong} the strongest. If that is the wrong way round, put the "
        "rows in the other order.",
    )
    COUNTS_MIXED = FaultEntry(
        "Counts as filled in here and there",
        "Counts as is blank for {labels}, and was made from the other rows: {made}. If those are left over from another scale, "
        "choose for every rating, or empty them all.",
    )
    LEFT_OVER = FaultEntry(
        "Left over from another row",
        "{header} does not fit the {name}{rows}: {found}. If it is left over from another {thing}, empty the cell; if the {thing} "
        "was only renamed, leave it.",
    )
    SHORT_OF_OTHER = FaultEntry(
        "Short form of another label",
        "{header} does not fit the {name}{rows}: {found}. Papers print it where there is no room for the {name}. If the {thing} was "
        "renamed, empty the cell, and it is made from the {name}; leave it only if it is meant so.",
    )
    EDITION_OF_OURS = FaultEntry(
        "Id and edition of ours",
        'Id and edition are those of "{title}", which comes with matsheets and says other things, so workbooks may be read by '
        "that one. Give your own an id and an edition of its own.",
    )
    FILLER = FaultEntry("Line that fills its place", "What only fills its place will be printed as it stands: {lines}.")
    CAPITAL = FaultEntry(
        "Word with a capital",
        '"{value}" begins with a capital, and stands so in the middle of sentences. Type small letters, unless it is a name.',
    )
    SMALL = FaultEntry(
        "Name with a small letter",
        '"{value}" begins with a small letter, and stands so at the head of tables and lines. Begin it with a capital.',
    )
    MARKS = FaultEntry(
        "Letters and bullets", "{marks} at the start of lines were left out: matsheets puts letters there itself."
    )
    LETTER_KEPT = FaultEntry(
        "Letter kept",
        "{letter} at the start was kept, since the element is not in pairs: it will be printed. Delete it if it only counted lines.",
    )
    FORMULA = FaultEntry("Formula", "The cell holds a formula. What it shows was read: {value}.")
    STRUCK = FaultEntry("Struck through", 'What is struck through was not read: "{value}".')
    STRUCK_ROW = FaultEntry("Row struck through", "Row {row} is struck through, and was passed over.")
    HIDDEN_TAB = FaultEntry("Hidden tab", "The tab is hidden, and was read.")
    HIDDEN_ROW = FaultEntry("Hidden row", "Row {row} is hidden, and was read.")
    HIDDEN_COLUMN = FaultEntry("Hidden column", "The column {header} is hidden, and was read.")
    PAINTED = FaultEntry("Painted", "{header} was read from the colour that the cell is painted with: {value}.")
    REPEATED_HEADERS = FaultEntry("Headers repeated", "Row {row} repeats the headers, and was passed over.")
    NOT_READ_COLUMN = FaultEntry("Column not read", 'The column "{value}" is not read ({cells}).')
    NOT_READ_BESIDE = FaultEntry(
        "Beside the table", 'What stands here is in no column, and is not read: "{value}"{more}.'
    )
    NOT_READ_ABOVE = FaultEntry("Above the table", 'What stands above the table is not read: "{value}"{more}.')
    NOT_READ_LIVE = FaultEntry("Worked out", '{header} is worked out, and what is typed there is not read: "{value}".')
    NOT_READ_TAB = FaultEntry("Tab not read", "This tab is not read ({cells}).")
    NOT_READ_HELP = FaultEntry("Help not read", 'What was written over the help is not read: "{value}"{more}.')
    NOT_READ_OBJECT = FaultEntry("Not in a cell", 'This {kind} is not read: "{value}".')
    NOT_READ_LINK = FaultEntry(
        "Link not read", "The link is not read: {value}. Write the address in the text where it is to be printed."
    )
    FAR_AWAY = FaultEntry("Far away", "Far outside the table is more, which is not read ({cells}).")
    MACROS = FaultEntry("Macros", "The file contains macros. They were not run.")


#: What is said of things that are in a spreadsheet and would not be in one that is drawn anew.
NOT_KEPT = frozenset(
    code.slug
    for code in SheetRemark
    if code.name.startswith("NOT_READ_")
    or code
    in {SheetRemark.STRUCK, SheetRemark.STRUCK_ROW, SheetRemark.FAR_AWAY, SheetRemark.MACROS, SheetRemark.FORMULA}
)
