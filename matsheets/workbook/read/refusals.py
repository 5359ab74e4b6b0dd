"""What a file is when it is no workbook that we read, and what its owner can do about it."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection

from matsheets.errors import (
    FRAMEWORK_FILE,
    MAP_FILE,
    OTHER_DOCUMENT,
    OWN_DOCUMENT,
    TABLE_OF_RATINGS,
    WORD_DOCUMENT,
    Refusal,
)
from matsheets.storage.folders import LONGEST_LOCK, ZIP_START, is_spreadsheet_name, lock_owner
from matsheets.storage.ole_files import Encryption, encryption_of, has_stream, is_ole
from matsheets.storage.text_encoding import unicode_encoding

_SAVE_AS = "Save As > Excel Workbook (.xlsx)."
_GIVE_XLSX = "Give the completed workbook (.xlsx) instead."
_UNPACK = "Unpack it and give the workbooks inside."
_SAVE_ATTACHMENT = "Save its attachment and give that instead."

EMPTY = Refusal("empty-file", "is empty (0 bytes).", "It may not have finished downloading or syncing; get it again.")
ZEROS = Refusal("empty-file", "holds nothing but zeros.", EMPTY.remedy)
DAMAGED = Refusal("damaged", "is damaged.", "Open in Excel, let it repair, Save As .xlsx, or get it again.")
PASSWORD = Refusal(
    "password-protected",
    "is password-protected.",
    "File > Info > Protect Workbook > Encrypt with Password, clear it, save.",
)
LABEL = Refusal(
    "label-protected",
    "is protected by a label that encrypts it, so that only people in the sender's organisation can open it. It has no "
    "password to clear.",
    "The sender opens it, chooses a label without encryption (Home > Sensitivity, or File > Info > Protect Workbook > "
    "Restrict Access > Unrestricted Access), saves a copy and sends that.",
)
OLD_EXCEL = Refusal("old-excel", "is the old Excel 97–2003 format.", _SAVE_AS)
OPENDOCUMENT = Refusal(
    "opendocument",
    "is an OpenDocument spreadsheet (.ods).",
    "Open in LibreOffice or Excel, Save As > Excel Workbook (.xlsx).",
)
NO_WORKBOOK = Refusal(
    "wrong-kind",
    "is no workbook: it does not begin as an .xlsx file does.",
    "Get it again, or open it in the program that made it and " + _SAVE_AS,
)
TEMPLATE = Refusal("excel-template", "is an Excel template (.xltx).", "Open in Excel, " + _SAVE_AS)
OWN = Refusal(
    OWN_DOCUMENT,
    "is a document that matsheets made, not a completed workbook.",
    "Give the workbooks that it was made from instead.",
)
WORD = Refusal(WORD_DOCUMENT, "is a Word document, expected a workbook.", _GIVE_XLSX)
BINARY = Refusal("wrong-kind", "is an Excel binary workbook (.xlsb).", _SAVE_AS)
NOT_OURS = Refusal(
    "not-a-spreadsheet-package",
    "was not made by a spreadsheet program.",
    "Open in Excel, Save As > Excel Workbook (.xlsx), or get it again.",
)
DTD = Refusal("dtd", "contains a DTD, which Excel never writes. Refused.", "Get a copy saved by Excel.")
UNREADABLE = Refusal("unreadable", "could not be opened.", "Close it elsewhere, and check that you may read it.")
MISSING = Refusal("missing", "does not exist.", "Check its name and folder.")
TABLE = Refusal(
    TABLE_OF_RATINGS,
    "is a table of ratings that matsheets made, not a completed workbook.",
    "Give the workbooks that it was made from instead.",
)

SHEET_OF_A_FRAMEWORK = Refusal(
    FRAMEWORK_FILE,
    "is a framework's spreadsheet, not a completed workbook.",
    "Check it with: matsheets framework check FILE",
)
TEXT_OF_A_FRAMEWORK = Refusal(
    FRAMEWORK_FILE, "is a framework's file, not a completed workbook.", SHEET_OF_A_FRAMEWORK.remedy
)

SHEET_OF_A_MAP = Refusal(
    MAP_FILE, "is a map's spreadsheet, not a completed workbook.", "Look at it with: matsheets framework map FILE"
)
TEXT_OF_A_MAP = Refusal(MAP_FILE, "is a map's file, not a completed workbook.", SHEET_OF_A_MAP.remedy)

#: The custom properties by which the spreadsheets of frameworks and of maps are known; their value is their version.
FRAMEWORK_PROPERTY, MAP_PROPERTY = "matsheets framework spreadsheet", "matsheets map spreadsheet"
#: The custom property by which the tables that ``matsheets aggregate`` writes are known; its value is their version.
TABLE_PROPERTY = "matsheets table of ratings"
#: How those are known that are without it, of an earlier version or saved by a program that dropped it: a tab, and the
#: headers that its first row begins with.
TABLE_TAB = "Ratings"
TABLE_HEADERS = (
    ("Trust", "Company number", "Round", "Group", "Respondent"),
    ("Trust", "Round", "Group", "Respondent"),
)


def too_long(length: int, limit: int) -> Refusal:
    """Refuse a file whose path is longer than Windows opens."""
    what = f"could not be opened: its path has {length} letters, and Windows takes {limit}."
    return Refusal("path-too-long", what, "Move it to a folder with a shorter path, such as C:\\review.")


#: The custom property by which the documents that matsheets builds are known, as it stands in a .docx and an .odt.
DOCUMENT_PROPERTY = b'"matsheets document"'
#: How the tables and lists of problems begin that matsheets writes as text, in small letters.
_OWN_TEXTS = (
    "trust,company_number,round,group,respondent,framework,",
    "trust,company_number,round,framework,edition,",
    "file,tab,cell,ref,code,severity,value,message",
    "trust,company_number,round,current,step_number,",
    '{\n "ratings": [',
    '{\n  "today": "',
    '[\n  {\n    "file": ',
)
#: How a framework's file is known, and a map's, in small letters.
_OF_A_FRAMEWORK = r"(?=(.*\n)?(id|title|edition):)(?=(.*\n)?(scale|headings):)"
_OF_A_MAP = r"(?=(.*\n)?(id|title|edition):)(?=(.*\n)?(from|links):)"
#: The line that sums up a file's problems in a list as text, which ``batch.problem_list`` lays out, in small letters.
_OWN_LIST = r"(.*\n)?[^\n]*\.xls[xm]: (nothing needs attention|[\d,]+ errors?, [\d,]+ warnings?)\.(\r?\n|$)"


def wrong_kind(what: str, remedy: str = _GIVE_XLSX) -> Refusal:
    """Refuse a file of another kind, named in full, that may hold somebody's answers (``"a web page (.html)"``)."""
    return Refusal("wrong-kind", f"is {what}, expected a workbook.", remedy)


def is_text_of_a_framework(text: str) -> bool:
    """Tell whether a text, in small letters, is a framework's file."""
    return re.match(_OF_A_FRAMEWORK, text, re.DOTALL) is not None


def is_text_of_a_map(text: str) -> bool:
    """Tell whether a text, in small letters, is a map's file."""
    return re.match(_OF_A_MAP, text, re.DOTALL) is not None


def other_document(what: str) -> Refusal:
    """Refuse a file of a kind that people keep beside workbooks (``"a PDF document"``)."""
    return Refusal(OTHER_DOCUMENT, f"is {what}, expected a workbook.", _GIVE_XLSX)


def damaged(name: str) -> Refusal:
    """Refuse a package that cannot be read, by its name, which is all that tells what it was."""
    if is_spreadsheet_name(name):
        return DAMAGED
    remedy = "Leave it out, or get it again. Answers count only in a workbook (.xlsx)."
    return Refusal(DAMAGED.code, f"is a damaged file (.{name.rpartition('.')[2].lower()}).", remedy)


def lock_of(owner: str) -> Refusal:
    """Refuse a lock file, by the name of the workbook that it belongs to."""
    what = f"is only the mark that somebody has {owner} open: nothing of that workbook is included."
    return Refusal("lock-alone", what, f"Put {owner} beside it, or delete this file if it is out of date.")


_SLIDES = other_document("a PowerPoint presentation")
_PICTURE = other_document("a picture")
_SHORTCUT = Refusal("wrong-kind", "is a shortcut to a file, not the file itself.", "Give the file that it points to.")
LINKED_FOLDER = Refusal(
    "linked-folder", "is a link to a folder and was not followed.", "Name that folder in the command too."
)
NUMBERS = wrong_kind("an Apple Numbers, Pages or Keynote file", "File > Export To > Excel.")
_CLOUD = Refusal(
    "not-downloaded",
    "is still in iCloud, not on this computer.",
    "Right-click it in Finder, Download Now, and try again.",
)
_GOOGLE = Refusal(
    "wrong-kind",
    "is a link to a Google Sheet, not the workbook itself.",
    "Open it, File > Download > Microsoft Excel (.xlsx).",
)
_ZIP = wrong_kind("a zip file", _UNPACK)

# How compressed files begin, by the ending of their names.
_COMPRESSED = {
    "gz": rb"\x1f\x8b",
    "7z": rb"7z\xbc\xaf",
    "rar": rb"Rar!",
    "xz": rb"\xfd7zXZ\0",
    "bz2": rb"BZh[1-9](1AY&SY|\x17rE8P\x90)",
    "lzma": rb"\x5d\0\0.{2}(\xff{8}|.{4}\0{4})",
    "zst": rb"\x28\xb5\x2f\xfd",
    "lz4": rb"\x04\x22\x4d\x18",
    "lz": rb"LZIP",
    "Z": rb"\x1f\x9d",
    "cab": rb"MSCF\0",
}
# How other kinds of file begin that people send, or keep beside workbooks; the first that fits.
_STARTS = (
    (rb"%PDF.*?<dc:creator>\s*<rdf:Seq>\s*<rdf:li>matsheets<", OWN),
    (rb"%PDF", other_document("a PDF document")),
    (rb"\{\\rtf", other_document("a rich text document (.rtf)")),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(hei|mif|avif)", _PICTURE),
    (rb"ID3|OggS|RIFF|....ftyp", other_document("a film or a recording")),
    (rb"PAR1", other_document("a table in the Parquet format")),
    (rb".{257}ustar", wrong_kind("a packed file (.tar)", _UNPACK)),
    *((start, wrong_kind(f"a compressed file (.{ending})", _UNPACK)) for ending, start in _COMPRESSED.items()),
    (rb"\x78\x9f\x3e\x22", wrong_kind("a packed message of Outlook (winmail.dat)", "Ask for the workbook once more, "
                                      "in a message in plain text or HTML.")),
    (rb"bplist.*NSURLNameKey", _CLOUD),
    (rb"bplist|L\0\0\0\x01\x14\x02\0", _SHORTCUT),
    (rb"\x09[\x00\x02\x04\x08]", OLD_EXCEL),
)  # fmt: skip
_ENCRYPTED = {Encryption.LABEL: LABEL, Encryption.PASSWORD: PASSWORD}
# Streams of an OLE file that nothing keeps shut, in the order that tells.
_STREAMS = (
    ("WordDocument", WORD),
    ("Workbook", OLD_EXCEL),
    ("Book", OLD_EXCEL),
    ("PowerPoint Document", _SLIDES),
    ("__substg1.0_", wrong_kind("an Outlook message", _SAVE_ATTACHMENT)),
)
_IN_ZIP = re.compile(r"\.(xls[xmb]?|xltx|ods|numbers|csv|zip)$|\.numbers/")
#: Names that a package's first part has, whichever program wrote it.
_PACKAGE_PARTS = ("[content_types].xml", "_rels/", "docprops/", "customxml/", "xl/", "word/", "ppt/", "mimetype")


def kind_of_file(content: bytes, name: str) -> Refusal | None:
    """Tell from a file's content why it is no package at all; None where it starts like one.

    Args:
        content: its bytes, or as many of them as a workbook may have.
        name: its name, which decides whether bytes of no known kind were sent as a workbook, and tells a lock.

    **Why:** the name's ending is not asked, because people rename files to get them accepted.
    """
    if len(content) <= LONGEST_LOCK and not content.startswith(ZIP_START) and (owner := lock_owner(name)):
        return lock_of(owner)
    if not content:
        return EMPTY
    if content.startswith(b"PK"):
        return None
    if encryption := encryption_of(content):
        return _ENCRYPTED[encryption]
    if is_ole(content):
        return next(
            (refusal for name, refusal in _STREAMS if has_stream(content, name)),
            wrong_kind("an Office 97–2003 document"),
        )
    return (
        _kind_by_start(content)
        or _kind_of_text(content[:4096])
        or (_kind_unknown(name) if content.strip(b"\0") else ZEROS)
    )


def _kind_by_start(content: bytes) -> Refusal | None:
    return next((refusal for start, refusal in _STARTS if re.match(start, content, re.DOTALL)), None)


def kind_of_text_file(head: bytes) -> Refusal | None:
    """Tell from the start of a file that should be a text of a framework or a map that it is of another kind; None if it may be one."""
    found = _kind_by_start(head) or _kind_of_text(head)
    return None if found in {TEXT, TEXT_OF_A_FRAMEWORK, TEXT_OF_A_MAP} else found


def _kind_unknown(name: str) -> Refusal:
    """Refuse bytes of no known kind, which somebody may have sent as a workbook unless the name speaks of something else."""
    if is_spreadsheet_name(name):
        return NO_WORKBOOK
    return other_document(f"a file of another kind (.{name.rpartition('.')[2]})")


_IN_EXCEL = "Open in Excel, " + _SAVE_AS
CSV = wrong_kind("a text file with separators (.csv)", _IN_EXCEL)
TEXT = other_document("a text file")
# How texts begin, in small letters; the first that fits.
_TEXTS = (
    ("|".join(map(re.escape, _OWN_TEXTS)), OWN),
    (_OWN_LIST, OWN),
    (_OF_A_FRAMEWORK, TEXT_OF_A_FRAMEWORK),
    (_OF_A_MAP, TEXT_OF_A_MAP),
    (r'<!doctype html>.*<meta name="matsheets |<\?xml[^>]*>\s*<svg id="matsheets-', OWN),
    (r"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<!doctype svg[^>]*>\s*)*<svg", _PICTURE),
    ("<!doctype html|<table|<meta|.*<html", wrong_kind("a web page (.html)", _IN_EXCEL)),
    (r"\[internetshortcut\]|\[desktop entry\]|<.*<plist", _SHORTCUT),
    ("<.*opendocument:xmlns:office", OPENDOCUMENT),
    ("<", wrong_kind("an XML file", _IN_EXCEL)),
    ('.*"doc_id"', _GOOGLE),
    ("(return-path|received|.*\nmime-version):", wrong_kind("an e-mail message", _SAVE_ATTACHMENT)),
)


#: Characters that no text has: those that control a machine, but for line breaks, tabs, and what ends old files.
_CONTROL = re.compile(r"[\0-\x08\x0e-\x19\x1c-\x1f]")


def _kind_of_text(head: bytes) -> Refusal | None:
    """Name the kind of a text file; None for what is no text."""
    text = head.decode(unicode_encoding(head), errors="ignore").lstrip("\ufeff \t\r\n").lower()
    if not text or _CONTROL.search(text):
        return None
    known = next((refusal for start, refusal in _TEXTS if re.match(start, text, re.DOTALL)), None)
    if known is None and _is_separated(text):
        return CSV
    return known or TEXT


def _is_separated(text: str) -> bool:
    """Tell whether a text is a table: most of its rows have as many columns as its first, and more than one.

    **Why:** prose has commas too, but a space or the line's end after most of them, and is nobody's answers.
    """
    lines, bare = text.splitlines(), re.sub(r'"(?:[^"]|"")*"', '""', text)
    for separator in ",;\t":
        rows = [len(row) for row in csv.reader(lines, delimiter=separator) if row and not row[0].startswith("sep=")]
        rows = rows[:-1] if len(rows) > 2 else rows  # the last may be cut off
        tight = len(re.findall(rf"{separator}(?=\S)", bare))
        if rows and rows[0] > 1 and rows.count(rows[0]) * 2 > len(rows) and tight * 2 >= bare.count(separator):
            return True
    return False


def kind_of_archive(names: Collection[str], mimetype: str, about: bytes = b"") -> Refusal:
    """Tell what a zip file without a list of content types is.

    Args:
        names: its parts, case folded.
        mimetype: the start of the part of that name, where there is one.
        about: the start of the part ``meta.xml``, where there is one.
    """
    if mimetype.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return OPENDOCUMENT
    if mimetype.startswith("application/vnd.oasis.opendocument"):
        return OWN if DOCUMENT_PROPERTY in about else other_document("an OpenDocument text or drawing")
    if any(name.endswith(".iwa") or name == "index.zip" or name.startswith("index.numbers") for name in names):
        return NUMBERS
    if any(map(_IN_ZIP.search, names)):
        return wrong_kind("a zip file with workbooks in it", _UNPACK)
    return NOT_OURS if not names or any(name.startswith(_PACKAGE_PARTS) for name in names) else _ZIP


def kind_of_large(content: bytes) -> Refusal | None:
    """Tell from the start of a zip file larger than a workbook may be whether it is no workbook; None where it may be one."""
    if b"word/document.xml" in content:
        return WORD
    if b"ppt/presentation.xml" in content:
        return _SLIDES
    first = content[30 : 30 + int.from_bytes(content[26:28], "little")].decode("utf-8", errors="replace").casefold()
    return None if first.startswith(("\0", *_PACKAGE_PARTS)) or not first else _ZIP


# Words in the main part's content type, the first that fits.
_CONTENT = (
    ("ms-excel.sheet.binary", BINARY),
    ("wordprocessingml", WORD),
    ("ms-word", WORD),
    ("presentationml", _SLIDES),
    ("ms-powerpoint", _SLIDES),
    ("ms-excel.addin", wrong_kind("an Excel add-in", _SAVE_AS)),
)
_WORKBOOK = re.compile(
    r"application/vnd\.(openxmlformats-officedocument\.spreadsheetml|ms-excel)"
    r"\.(sheet|template)(\.macroenabled)?\.main\+xml"
)


def kind_of_content(content_type: str) -> Refusal | None:
    """Tell from the main part's content type why a package is no workbook; None where it is one."""
    kind = content_type.strip().lower()
    if workbook := _WORKBOOK.fullmatch(kind):
        return TEMPLATE if workbook[2] == "template" else None
    return next((refusal for words, refusal in _CONTENT if words in kind), NOT_OURS)
