"""Links on cells: whether a text says itself where its link goes, how both are printed, and what a formula links to."""

from __future__ import annotations

import re
from urllib.parse import unquote

from matsheets.model.cells import fold

_SCHEME = re.compile(r"(?:https?://|mailto:|tel:|file:/*)")
_AROUND = "<>()[]\"'.,;:!?"
#: What may be a live link in a workbook of ours: no script, no file, nothing longer than Excel takes.
_LIVE = re.compile(r"(?:https?://|mailto:)[!#-;=?-\[\]_a-z~]{1,2000}", re.IGNORECASE)
#: A text in a formula, or the start of the function that makes a link.
_TOKEN = re.compile(r'"(?:[^"]|"")*"|(?<![\w.])(HYPERLINK)\s*\(\s*', re.IGNORECASE)
_LITERAL = re.compile(r'"((?:[^"]|"")*)"\s*[,)]')


def text_and_address(text: str, address: str) -> str:
    """Return a text with the address of its link after it, where the text does not say it itself."""
    return text if not address or is_said(address, text) else f"{text} ({address})"


def is_said(address: str, text: str) -> bool:
    """Tell whether an address stands in a text, whatever its case, its scheme and a slash at its end."""
    wanted = _bare(address)
    return wanted == _bare(text) or any(wanted == _bare(word.strip(_AROUND)) for word in text.split())


def _bare(address: str) -> str:
    plain = fold(unquote(address)).replace("\\", "/")
    return _SCHEME.sub("", plain, count=1).rstrip("/") if _SCHEME.match(plain) else plain.rstrip("/")


def may_be_live(address: str) -> bool:
    """Tell whether a workbook of ours may hold an address as a link: one of the web or of email, in plain letters."""
    return _LIVE.fullmatch(address) is not None


def makes_link(formula: str) -> bool:
    """Tell whether a formula makes a link."""
    return any(_links_of(formula))


def address_in(formula: str) -> str:
    """Return the address that a formula links to; blank where it makes no link, works the address out, or has several."""
    literals = [_LITERAL.match(formula, start) for start in _links_of(formula)]
    addresses = {found[1].replace('""', '"') if found else "" for found in literals}
    return addresses.pop() if len(addresses) == 1 else ""


def _links_of(formula: str) -> list[int]:
    """Return where the first argument of each HYPERLINK in a formula begins."""
    if "HYPERLINK" not in formula.upper():
        return []
    return [found.end() for found in _TOKEN.finditer(formula) if found[1]]
