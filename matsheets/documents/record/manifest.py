"""What a document says of its own making, in custom properties: which matsheets, framework, template and workbooks.

A document goes from hand to hand without the workbooks it was made from. The manifest tells which those were, by name and
by hash, so that ``verify`` can say what has changed since and ``why`` can find the cell behind a sentence. It holds no
folder, no clock and no name of a machine: the same inputs give the same manifest. Every value is a string, because
LibreOffice turns numbers into floats.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from matsheets.documents.record.custom_properties import part_named, properties_in
from matsheets.documents.record.page_text import is_page, read_page
from matsheets.documents.record.received_document import open_document
from matsheets.model.assessment import Assessment
from matsheets.model.fingerprints import key_without_logs
from matsheets.model.framework_map import OpenMap
from matsheets.review.period import Period
from matsheets.storage.unicode_names import unicode_form

_PREFIX = "matsheets "
#: Between the names of trusts, in the record of a document of several.
NAMES_JOINED = "; "
_YES, _NO = "yes", "no"
#: Ends the kind of a document that shows what changed: whoever looks for the document itself passes it over.
_CHANGES = "-changes"
_ID, _CELLS = " id", "cells "
_OF_MAP = ("map", "map edition", "map sha256")


class SourceFile(NamedTuple):
    """A workbook that a document was made from.

    Attributes:
        file: its name as the document prints it: without folders, or with its own where two share a name.
        sha256: of the bytes that were read, in hexadecimal.
    """

    file: str
    sha256: str

    @property
    def base(self) -> str:
        """The name without folders, in the Unicode form in which names are compared."""
        return unicode_form(self.file).rpartition("/")[2]


class MapUsed(NamedTuple):
    """The map by which a document arranges what was written: its id and edition, and ``FrameworkMap.digest``."""

    id: str
    edition: str
    digest: str


def map_used(by: OpenMap | None) -> MapUsed | None:
    """Return what a document's record says of the map that it is arranged by."""
    return MapUsed(by.map.id, by.map.edition, by.map.digest) if by else None


class Manifest(NamedTuple):
    """What a document says of its own making.

    Attributes:
        version: of matsheets.
        framework: the framework's id.
        edition: the framework's edition.
        kind: which document, as its files' names end: ``diagnostic-summary``; ``-changes`` after it for one in which changes are
            tracked.
        draft: whether it is marked as a draft.
        trust: the trust's name, blank where no workbook gives one; of a document of several, their names joined by "; ".
        round: its name; blank where no workbook gives one.
        sources: in the order in which the document lists them.
        template: the SHA-256 of the Word template that was filled.
        text: the fingerprint of the document's text (``fingerprint.text_fingerprint``) as it was made; of a page for a browser, of all of
            it but this record, its looks too.
        for_signature: whether it is the clean copy of an agreement, which prints no Refs.
        anonymous: whether names of respondents were left out; then the sources are called after their groups.
        held_on: the day of the meeting that it was prepared for; None where it was not told, and of any other document.
        workbook_ids: of the sources, in their order; blank for one that has none.
        cells: by the number of its source and its Ref (``1 PLAN-03``), what tells whether the cells of a row were changed since.
        period: the days that an update is of, or the day that a document of several trusts is held against; else None.
        contents: of each source what it said but for its logs (``fingerprints.key_without_logs``); none in older documents.
        source_count: of a document with too many sources to list, how many they are.
        source_digest: of those, one digest of all their hashes.
        withheld_below: of a paper of pooled figures, the number of trusts below which nothing is told; 0 of any other.
        arranged_by: of evidence that is arranged by a map, which map that is; None of any other.
    """

    version: str
    framework: str
    edition: str
    kind: str
    draft: bool
    trust: str
    round: str
    sources: tuple[SourceFile, ...]
    template: str = ""
    text: str = ""
    for_signature: bool = False
    anonymous: bool = False
    held_on: dt.date | None = None
    workbook_ids: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    period: Period | None = None
    contents: tuple[str, ...] = ()
    source_count: int = 0
    source_digest: str = ""
    withheld_below: int = 0
    arranged_by: MapUsed | None = None

    @property
    def shows_changes(self) -> bool:
        """Whether it shows what changed from one document to another, and is neither of them."""
        return self.kind.endswith(_CHANGES)

    def of_changes(self, former: Manifest | None, text: str) -> Manifest:
        """Return the record of a document that shows what changed in this one.

        Args:
            former: the record of the document as it was before; None where it has none.
            text: the fingerprint of the text with the changes in it.
        """
        before = former.sources if former else ()
        return self._replace(
            kind=self.kind.removesuffix(_CHANGES) + _CHANGES,
            draft=self.draft or bool(former and former.draft),
            sources=tuple(dict.fromkeys((*before, *self.sources))),
            text=text,
            workbook_ids=(),
            cells=(),
        )

    def made_from(self, workbooks: Collection[Assessment], *, for_others: bool = False) -> Manifest:
        """Return it with the workbooks that the document says something of, in this order; what leaves out names, without their ids.

        Why a paper ``for_others`` than the trusts whose workbooks these are has no ids either, and no hash of what they say: an id
        is drawn by lot. As long as it stands in its workbook alone, no guess at answers can be confirmed by the workbook's hash.
        """
        made = self._replace(sources=tuple(SourceFile(each.file, each.sha256) for each in workbooks))
        if for_others:
            return made
        return made._replace(
            workbook_ids=() if self.anonymous else tuple(each.identity.workbook_id for each in workbooks),
            contents=tuple(map(key_without_logs, workbooks)),
        )

    def as_properties(self) -> dict[str, str]:
        """Return it as custom properties, in a fixed order."""
        found = {
            "version": self.version,
            "document": self.kind,
            "draft": _YES if self.draft else _NO,
            "trust": self.trust,
            "round": self.round,
            "framework": self.framework,
            "edition": self.edition,
            "template sha256": self.template,
            "text sha256": self.text,
        }
        if self.for_signature:
            found["for signature"] = _YES
        if self.anonymous:
            found["anonymous"] = _YES
        if self.held_on:
            found["held on"] = self.held_on.isoformat()
        if self.period:
            found["on"] = self.period.on.isoformat()
            found["since"] = self.period.since.isoformat() if self.period.since else ""
        if self.source_count:
            found["sources"] = str(self.source_count)
            found["sources digest"] = self.source_digest
        if self.withheld_below:
            found["withheld below"] = str(self.withheld_below)
        if self.arranged_by:
            found |= dict(zip(_OF_MAP, self.arranged_by, strict=True))
        for number, source in enumerate(self.sources, start=1):
            found[f"source {number}"] = source.file
            found[f"source {number} sha256"] = source.sha256
        for number, workbook_id in enumerate(self.workbook_ids, start=1):
            if workbook_id:
                found[f"source {number}{_ID}"] = workbook_id
        found |= {f"{_CELLS}{row}": text for row, text in self.cells}
        for number, content in enumerate(self.contents, start=1):
            found[f"source {number} content"] = content
        return {_PREFIX + name: value for name, value in found.items()}

    @classmethod
    def from_properties(cls, properties: Mapping[str, str]) -> Manifest | None:
        """Read it back; None where these are not the properties of a document that matsheets made."""

        def said(name: str) -> str:
            return properties.get(_PREFIX + name, "")

        if not said("document") or not said("version"):
            return None

        def sources() -> Iterator[SourceFile]:
            for number in count(1):
                if _PREFIX + f"source {number}" not in properties:
                    return
                yield SourceFile(said(f"source {number}"), said(f"source {number} sha256").strip().lower())

        known = tuple(sources())
        ids = tuple(said(f"source {number}{_ID}") for number in range(1, len(known) + 1))
        start = _PREFIX + _CELLS
        cells = tuple((name[len(start) :], text) for name, text in properties.items() if name.startswith(start))
        contents = (said(f"source {number} content") for number in range(1, len(known) + 1))
        return cls(
            version=said("version"),
            framework=said("framework"),
            edition=said("edition"),
            kind=said("document"),
            draft=said("draft") == _YES,
            trust=said("trust"),
            round=said("round"),
            sources=known,
            template=said("template sha256"),
            text=said("text sha256"),
            for_signature=said("for signature") == _YES,
            anonymous=said("anonymous") == _YES,
            held_on=_day(said("held on")),
            workbook_ids=ids if any(ids) else (),
            cells=cells,
            period=Period(on, _day(said("since"))) if (on := _day(said("on"))) else None,
            contents=tuple(filter(None, contents)),
            source_count=_number(said("sources")),
            source_digest=said("sources digest"),
            withheld_below=_number(said("withheld below")),
            arranged_by=MapUsed(*map(said, _OF_MAP)) if said(_OF_MAP[0]) else None,
        )


def _number(text: str) -> int:
    """Return a number that a property gives; 0 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _day(text: str) -> dt.date | None:
    """Return a day that a property gives; None where it is none, since somebody may have changed it."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


#: What the names of our custom properties begin with.
PREFIX = _PREFIX


def read_manifest(document: bytes, *, name: str = "document.docx") -> Manifest | None:
    """Return the manifest of a Word document or a page for a browser, or None where it is one that carries none.

    Only the small part with the properties is unpacked, so that this costs a fraction of a millisecond.

    Args:
        document: a .docx or .html file's bytes.
        name: what to call it in messages.

    Raises:
        DocumentError: it is neither, is damaged, or cannot be read.
    """
    if is_page(document):
        return Manifest.from_properties(read_page(document).properties)
    with open_document(document, name=name) as opened:
        part = part_named(opened.read("_rels/.rels"))
        return Manifest.from_properties(properties_in(opened.read(part))) if part in opened.names else None
