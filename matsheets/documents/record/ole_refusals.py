"""Why an Office file that is no package is not taken as a Word document or template."""

from __future__ import annotations

from matsheets.errors import Refusal
from matsheets.storage.ole_files import Encryption, encryption_of, has_stream, is_ole

_SAVE_AS = "Save it as a Word Document (.docx)."
_ENCRYPTED = {
    Encryption.LABEL: Refusal(
        "label",
        "is protected by a label that encrypts it, so that only people in its organisation can open it. It has no password "
        "to clear.",
        "Open it in Word as someone who may, choose a label without encryption (Home > Sensitivity, or File > Info > Protect "
        "Document > Restrict Access > Unrestricted Access), save a copy and give that.",
    ),
    Encryption.PASSWORD: Refusal(
        "password",
        "is password-protected.",
        "File > Info > Protect Document > Encrypt with Password, clear it, save.",
    ),
}


def refusal_of_ole(content: bytes) -> Refusal | None:
    """Return why such a file is not used, with what a code ends in; None for any other kind of file."""
    if encryption := encryption_of(content):
        return _ENCRYPTED[encryption]
    if has_stream(content, "WordDocument"):
        return Refusal("kind", "is an old Word file (.doc).", _SAVE_AS)
    return (
        Refusal("kind", "is an old Office file, and no Word Document (.docx).", _SAVE_AS) if is_ole(content) else None
    )
