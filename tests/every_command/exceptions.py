"""Where a word of the usual framework may stand in what is made by another one: each place with its reason."""

from __future__ import annotations

from tests.every_command.foreign_words import Allowed

_FILE = r"[\w-]+-diagnostic-(?:summary|evidence)[\w-]*\.docx"

ALLOWED = (
    Allowed("", _FILE, "names of documents are the same for every framework: people's scripts look for them"),
    Allowed("^printed: ", r"matsheets framework (?:check|list|map)", "commands have one name"),
    Allowed("^printed: ", r"--framework\b", "options have one name"),
    Allowed("^printed: ", r"is a framework's file, so it was not read", "nobody's framework is at hand: a kind of file"),
    Allowed("^printed: framework export .* --empty$", "Room for a framework of your own", "nobody's framework is at hand"),
    Allowed("^printed: .* --format json$", '^ *"framework":', "keys are the same for every framework"),
    # What programs read.
    Allowed(r"\.(?:csv|parquet) cell$|\.json JSON$", "^Agreed at the diagnostic meeting$", "a group is called the same for every framework"),
    Allowed(r"\.json JSON key$", "^(?:framework|heading|element|elements)$", "keys are the same for every framework"),
    Allowed(r"\.(?:csv|parquet) column$", "^(?:framework|heading|element|elements)$", "columns are the same for every framework"),
    Allowed(r"\.xlsx!.*/custom\.xml property@name$", "^matsheets framework(?: spreadsheet)?$", "by it a workbook is known"),
    Allowed(r"\.docx!.*/custom\.xml property@name$", "^matsheets framework$", "by it a document is known"),
    Allowed(r"\.docx!.*/custom\.xml lpwstr$", r"^(?:heading|element)(?= [0-9a-f]{8}\b)", "names of statements in the record of a document"),
    Allowed(r"\.docx!.*/custom\.xml lpwstr$", "^diagnostic-(?:summary|evidence)$", "kinds of document in their own record"),
    Allowed(r"\.xlsx!.* is$", r"^(?:matsheets )?framework(?: sum| \d+)?$", "keys of the hidden sheet"),
    Allowed(r"\.xlsx!.* is(?: JSON key)?$", '^(?:framework|headings?|elements?)$|"(?:framework|headings?|elements?)":', "keys of what the hidden sheet remembers, whole or in several cells"),
    Allowed(r"^written/again\.yaml$", "^ *(?:- )?(?:framework|headings?|elements?):", "keys of a framework's file"),
    Allowed(r"\.html \w+@class$|\.html style$", r"^element$|th\.element\b|#every-element\b", "a class of a page, by which its style is chosen"),
    Allowed(r"\.html \w+@(?:id|href|aria-labelledby)$", "^#?(?:every-|h-)?elements?$", "a place in a page, to which people link"),
    Allowed(r"\.html meta@name$", "^matsheets framework$", "by it a page is known"),
    # What Word, Excel and templates call their own parts.
    Allowed(r"\.docx!word/styles\.xml name@val$", r"(?i)^(?:[\w ]+ )?heading(?: \d)?$", "Word's and a template's names of styles"),
    Allowed(r"\.docx!word/document\.xml", r'TOC (?:\\o|\\t) "[^"]*"', "the styles from which a contents list is made"),
    Allowed(r"\.xlsx!xl/styles\.xml cellStyle@name$", r"^matsheets [\w ]*heading[\w ]*$", "names of a workbook's styles"),
    # Words in another sense.
    Allowed(r"-sla[\w-]*\.docx!", "Headings and the list of contents are there to help the reader", "the agreement's own headings"),
    Allowed(r"-evidence-by-", "This list is no inspection framework", "what an inspectorate works by"),
    # The spreadsheet in which a framework is written.
    Allowed(r"^written/\w+\.xlsx!", r"(?i)\b(?:frameworks?|headings?|elements?)\b", "one spreadsheet for every framework; it asks for the words"),
    Allowed(r"^written/\w+\.xlsx!", "diagnostic (?:summary|evidence|meeting)", "examples of words to choose"),
    Allowed(r"^written/\w+\.xlsx!", r"such as:? (?:VIS|VIS-01|weak capacity)\.", "examples of what to type"),
)  # fmt: skip
