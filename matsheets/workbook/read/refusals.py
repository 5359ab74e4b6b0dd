"""What a file is when it is no workbook that we read, and what its owner can do about it."""

from __future__ import annotations

import re
from collections.abc import Collection

from matsheets.errors import TABLE_OF_RATINGS, Refusal
from matsheets.storage.ole_files import Encryption, encryption_of, has_stream, is_ole

_SAVE_AS = "Save As > Excel Workbook (.xlsx)."
_GIVE_XLSX = "Give the completed workbook (.xlsx) instead."

EMPTY = Refusal("empty-file", "is empty (0 bytes).", "It may not have finished downloading or syncing; get it again.")
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
WORD = Refusal("word-document", "is a Word document, expected a workbook.", _GIVE_XLSX)
BINARY = Refusal("wrong-kind", "is an Excel binary workbook (.xlsb).", _SAVE_AS)
NOT_OURS = Refusal(
    "not-a-spreadsheet-package",
    "was not made by a spreadsheet program.",
    "Open in Excel, Save As > Excel Workbook (.xlsx), or get it again.",
)
DTD = Refusal("dtd", "contains a DTD, which Excel never writes. Refused.", "Get a copy saved by Excel.")
MISSING = Refusal("missing", "does not exist.", "Check its name and folder.")
TABLE = Refusal(
    TABLE_OF_RATINGS,
    "is a table of ratings that matsheets made, not a completed workbook.",
    "Give the workbooks that it was made from instead.",
)

#: The custom property by which the tables that ``matsheets aggregate`` writes are known; its value is their version.
TABLE_PROPERTY = "matsheets table of ratings"
#: How those are known that were written without it: a tab, and the headers that its first row begins with.
TABLE_TAB = "Ratings"
TABLE_HEADERS = ("Trust", "Company number", "Round", "Group", "Respondent", "Framework", "Edition")


def wrong_kind(what: str, remedy: str = _GIVE_XLSX) -> Refusal:
    """Refuse a file of another kind, named in full (``"a PDF document"``)."""
    return Refusal("wrong-kind", f"is {what}, expected a workbook.", remedy)


# The first bytes of other kinds of file that people send by mistake.
_SIGNATURES = (
    (b"%PDF", wrong_kind("a PDF document")),
    (b"{\\rtf", wrong_kind("a rich text document (.rtf)")),
    (b"\x89PNG", wrong_kind("a picture")),
    (b"\xff\xd8\xff", wrong_kind("a picture")),
    (b"\x1f\x8b", wrong_kind("a compressed file (.gz)", "Unpack it and give the workbook inside.")),
    (b"7z\xbc\xaf", wrong_kind("a compressed file (.7z)", "Unpack it and give the workbook inside.")),
    (b"Rar!", wrong_kind("a compressed file (.rar)", "Unpack it and give the workbook inside.")),
    (b"\x09\x08", OLD_EXCEL),
    (b"\x09\x04", OLD_EXCEL),
    (b"\x09\x02", OLD_EXCEL),
    (b"\x09\x00", OLD_EXCEL),
)
_ENCRYPTED = {Encryption.LABEL: LABEL, Encryption.PASSWORD: PASSWORD}
# Streams of an OLE file that nothing keeps shut, in the order that tells.
_STREAMS = (
    ("WordDocument", WORD),
    ("Workbook", OLD_EXCEL),
    ("Book", OLD_EXCEL),
    ("PowerPoint Document", wrong_kind("a PowerPoint presentation")),
    ("__substg1.0_", wrong_kind("an Outlook message", "Save its attachment and give that instead.")),
)


def kind_of_file(content: bytes) -> Refusal | None:
    """Tell from a file's content why it is no package at all; None where it starts like one.

    **Why:** the name's ending is not asked, because people rename files to get them accepted.
    """
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
    for signature, refusal in _SIGNATURES:
        if content.startswith(signature):
            return refusal
    return _kind_of_text(content[:4096])


def _kind_of_text(head: bytes) -> Refusal:
    """Name the kind of a text file; anything that is no text either is damaged."""
    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    text = head.decode(encoding, errors="ignore").lstrip("\ufeff \t\r\n").lower()
    in_excel = "Open in Excel, " + _SAVE_AS
    if text.startswith(("<!doctype html", "<html", "<table", "<meta")) or "<html" in text:
        return wrong_kind("a web page (.html)", in_excel)
    if text.startswith("<?xml") or text.startswith("<"):
        return wrong_kind("an XML file", in_excel)
    if not text or (encoding == "utf-8" and b"\0" in head):
        return DAMAGED
    if any(mark in text for mark in (",", ";", "\t")):
        return wrong_kind("a text file with separators (.csv)", in_excel)
    return wrong_kind("a text file")


def kind_of_archive(names: Collection[str], mimetype: str) -> Refusal:
    """Tell what a zip file without a list of content types is.

    Args:
        names: its parts, case folded.
        mimetype: the start of the part of that name, where there is one.
    """
    if mimetype.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return OPENDOCUMENT
    if mimetype.startswith("application/vnd.oasis.opendocument"):
        return wrong_kind("an OpenDocument text or drawing")
    if any(name.endswith(".iwa") or name == "index.zip" or name.startswith("index.numbers") for name in names):
        return wrong_kind("an Apple Numbers, Pages or Keynote file", "File > Export To > Excel.")
    if any(name.endswith((".xlsx", ".xlsm")) for name in names):
        return wrong_kind("a zip file with workbooks in it", "Unpack it and give the workbooks inside.")
    return NOT_OURS


# Words in the main part's content type, the first that fits.
_CONTENT = (
    ("ms-excel.sheet.binary", BINARY),
    ("wordprocessingml", WORD),
    ("ms-word", WORD),
    ("presentationml", wrong_kind("a PowerPoint presentation")),
    ("ms-powerpoint", wrong_kind("a PowerPoint presentation")),
    ("ms-excel.addin", wrong_kind("an Excel add-in", _SAVE_AS)),
)
_WORKBOOK = re.compile(
    r"application/vnd\.(openxmlformats-officedocument\.spreadsheetml|ms-excel)"
    r"\.(sheet|template)(\.macroenabled)?\.main\+xml"
)


def kind_of_content(content_type: str) -> Refusal | None:
    """Tell from the main part's content type why a package is no workbook; None where it is one."""
    kind = content_type.strip().lower()
    if _WORKBOOK.fullmatch(kind):
        return None
    return next((refusal for words, refusal in _CONTENT if words in kind), NOT_OURS)
