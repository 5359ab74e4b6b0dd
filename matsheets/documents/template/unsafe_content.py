"""What a template may not carry: everything that reaches outside the document when somebody opens it.

A document made from a template goes to governors. Whatever would run, fetch or ask there is refused here, once for each
template, and named so that it can be taken out in Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from matsheets.errors import Refusal
from matsheets.storage.strict_xml import DoctypeError, strict_parser

#: What to do about a file that is no Word document as it should be.
SAVE_AS = "Open it in Word and save it as a Word Document (.docx)."
#: What is wrong with a package whose names of parts no word processor writes.
TWO_OF_A_NAME = "was not made by Word or Writer (two parts share a name, or a name leads elsewhere)"
_NORMAL = "In Word choose Developer > Document Template and attach Normal, then save."
_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
#: Relationships that run or fetch something, by the end of their type: what a message calls them, and what to do.
_REACHING = {
    "attachedTemplate": ("is tied to another template, which Word would fetch when the document is opened", _NORMAL),
    "vbaProject": ("contains macros", SAVE_AS),
    "wordVbaData": ("contains macros", SAVE_AS),
    "control": ("contains a control that can run code (ActiveX)", "Delete the control in Word, then save."),
    "aFChunk": ("holds a piece of another file that is not read before Word opens the document (altChunk)",
                "Open it in Word, which makes the piece part of the document, and save."),
    "subDocument": ("is a master document, which fetches others when it is opened",
                    "Paste the text of the others into it, then save."),
}  # fmt: skip
_FETCHED = {"image": "a picture", "oleObject": "an object", "package": "an object", "video": "a film", "audio": "a sound",
            "media": "a film or sound", "frame": "a page", "externalLink": "a workbook"}  # fmt: skip
_DELETE_FIELD = "Delete the field in Word (Alt+F9 shows fields), then save."
_LONGEST_FIELD = 10_000  # characters; Word's own are a line long
#: Fields that fetch, run or start something, and those whose kind a tag would only decide when the template is filled.
_FIELDS = re.compile(
    r"\s*(?:(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE)\b|[^\s{]*\{)", re.IGNORECASE
)


def find_unsafe(parts: Mapping[str, bytes]) -> Iterator[Refusal]:
    """Yield everything in a package, unpacked, that a template may not carry, part by part."""
    content_types = parts["[Content_Types].xml"].decode("utf-8", "replace")
    yield from _names(parts)
    named = any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in parts)
    if named or re.search(r"vba|activex|macroenabled", content_types, re.IGNORECASE):
        yield Refusal("macros", "contains macros or controls that can run code", SAVE_AS)
    for name, content in sorted(parts.items()):
        if name.endswith((".xml", ".rels")) or _XML.match(content):
            yield from _part(name, content)


def _names(parts: Mapping[str, bytes]) -> Iterator[Refusal]:
    odd = [name for name in parts if "\\" in name or name.startswith("/") or ".." in name.split("/")]
    if odd or len({name.casefold() for name in parts}) != len(parts):
        yield Refusal("package", TWO_OF_A_NAME, SAVE_AS)


def _part(name: str, content: bytes) -> Iterator[Refusal]:
    look = _Look(name.endswith(".rels"))
    try:
        look.at(content)
    except DoctypeError:
        yield Refusal("dtd", f"contains a DOCTYPE in {name}, which Word never writes", "Use another copy.")
    except (expat.ExpatError, ValueError):
        if name.endswith((".xml", ".rels")):
            yield Refusal("damaged", f"is damaged in {name}", "Open it in Word, let it repair, and save.")
    for kind, target, external in look.links:
        if kind in _REACHING:
            what, remedy = _REACHING[kind]
            yield Refusal(
                "attached" if kind == "attachedTemplate" else "macros" if "ba" in kind else "linked", what, remedy
            )
        elif external and kind != "hyperlink":
            called = _FETCHED.get(kind, "something")
            shown = target if len(target) <= 80 else f"{target[:79]}…"
            yield Refusal(
                "linked", f"fetches {called} from elsewhere when it is opened ({shown})",
                "Put it into the document itself (in Word: Insert > Pictures, without a link), or delete it.",
            )  # fmt: skip
    for field in look.fields:
        if len(field) > _LONGEST_FIELD:
            what = f"has a field whose instruction is longer than {_LONGEST_FIELD:,} characters"
            yield Refusal("field", what, _DELETE_FIELD)
            continue
        yield Refusal(
            "field", f"has a field that reaches outside the document ({' '.join(field.split())[:60]})",
            _DELETE_FIELD,
        )  # fmt: skip


class _Look:
    """Reads one part to its end without building it: links, fields, and no DOCTYPE."""

    def __init__(self, links: bool) -> None:
        self.links: list[tuple[str, str, bool]] = []
        self.fields: list[str] = []
        self._wants_links = links
        self._instruction: list[str] | None = None
        self._parser = strict_parser(self._start)

    def at(self, content: bytes) -> None:
        """Go through a part."""
        fields = b"instrText" in content or b"InstrText" in content or b"fldSimple" in content or b"\x00" in content[:4]
        if not (fields or self._wants_links):
            self._parser.StartElementHandler = None  # nothing to look for but a DOCTYPE, and whether it is well-formed
        try:
            self._parser.Parse(content, True)
        finally:
            self._settle()

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.rpartition(" ")[2]
        if self._wants_links:
            if tag == "Relationship":
                kind = attributes.get("Type", "").rpartition("/")[2]
                self.links.append((kind, attributes.get("Target", ""), attributes.get("TargetMode", "") == "External"))
        elif tag == "fldSimple":
            self._keep(next((value for name, value in attributes.items() if name.rpartition(" ")[2] == "instr"), ""))
        elif tag == "fldChar":
            self._settle()
        elif tag in {"instrText", "delInstrText"}:
            self._instruction = self._instruction or []
            self._parser.CharacterDataHandler, self._parser.EndElementHandler = self._instruction.append, self._end

    def _end(self, tag: str) -> None:
        if tag.endswith("nstrText"):
            self._parser.CharacterDataHandler = self._parser.EndElementHandler = None

    def _settle(self) -> None:
        """A field's instruction, which formatting may split over runs, is whole where its next mark stands."""
        if self._instruction is not None:
            self._keep("".join(self._instruction))
            self._instruction = None

    def _keep(self, instruction: str) -> None:
        if _FIELDS.match(instruction) or len(instruction) > _LONGEST_FIELD:
            self.fields.append(instruction)
