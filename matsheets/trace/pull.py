"""What somebody changed in a Word document, brought home into a copy of the workbook that it was made from.

The document is made again from its workbooks, with every cell marked where it is printed (``edited_document.py``); what stands
in the place of a cell is what the cell is to say. What was understood is taken out of the changed document, and all that still
differs then is listed: no edit is passed over in silence, whether or not a cell could be found for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.document_planning import Build
from matsheets.batch.marked_copies import content_of
from matsheets.batch.reading import WorkbookInput, check_workbook
from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import PULLED, DocumentKind
from matsheets.documents.contexts.review_documents import drawn_on
from matsheets.documents.contexts.whole_cells import CellPlace, with_marked_cells
from matsheets.documents.record.manifest import Manifest
from matsheets.documents.template.build import template_of
from matsheets.errors import DocumentError
from matsheets.model.assessment import Assessment
from matsheets.model.cells import REF_IN_TEXT, first_listed, listed, within_sentence
from matsheets.model.framework import NOT_RATED, FrameworkWords, Word
from matsheets.model.respondents import summarise_all
from matsheets.model.words_in_use import words_of
from matsheets.review.review import Review
from matsheets.storage.files import File
from matsheets.trace.cell_memory import CellMemory
from matsheets.trace.differences import Difference, compare
from matsheets.trace.document_record import is_made_from, record_of, text_of
from matsheets.trace.edited_document import read_edits
from matsheets.trace.edits import EditedDocument
from matsheets.trace.proposals import ONE_OF_TWO, Cell, Proposals
from matsheets.trace.pulled import NotTaken, Pulled, Removed
from matsheets.trace.source_matching import SourceCheck, SourceStatus, match_sources
from matsheets.trace.statements import (
    Statement,
    plain_text,
    read_body,
    statements_in,
    statements_outside_body,
    struck_through,
)
from matsheets.trace.verify import build_of, other_template_error
from matsheets.trace.word_comments import open_comments
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.markup.marked_copy import is_signed
from matsheets.workbook.markup.patched_copy import patched_copy
from matsheets.workbook.read.reader import read_workbook

#: What stands where a document prints the beginning of a text only.
_CUT = ("…", "[…]")
#: How many workbooks a sentence names.
_NAMED = 3


def pull(
    document: bytes,
    outcomes: Sequence[Outcome],
    *,
    templates: Path | None,
    today: dt.date,
    removed: Removed | None = None,
    name: str = "document.docx",
) -> Pulled:
    """Find what somebody changed in a document, and put what is certain into copies of its workbooks.

    Args:
        document: the bytes of a .docx file that matsheets built, as it is now.
        outcomes: the workbooks, read; those of other trusts and rounds are passed over.
        templates: the template that it was made from, or a folder with it; None for ours.
        today: for the checks that decide what a draft says is missing.
        removed: what to do with rows that the document no longer has; None to ask.
        name: what to call the document in messages.

    Raises:
        DocumentError: the document cannot be read, was not made by matsheets or by none of these workbooks, is of a kind whose
            edits are not pulled, or was made from another template; or not all of its workbooks are given.
        TemplateError: the template cannot be used.
        WorkbookError: a workbook cannot be changed.
    """
    return _Pull(document, outcomes, templates, today, name).run(removed)


class _Made(NamedTuple):
    """The document that workbooks make now: as it is, and with its cells marked."""

    plain: bytes
    marked: bytes
    places: tuple[CellPlace, ...]


class _Pull:
    def __init__(
        self, document: bytes, outcomes: Sequence[Outcome], templates: Path | None, today: dt.date, name: str
    ) -> None:
        self.document, self.name, self.today, self.given = document, name, today, outcomes
        self.manifest, self.kind = record_of(name, document)
        words = words_of(summarise_all(o.assessment for o in outcomes if o.assessment))
        _refuse_kind(name, self.kind, words)
        self.template = template_of(self.kind, templates)
        _refuse_template(name, self.template, self.manifest)
        self.matched, sources = match_sources(self.manifest, outcomes, today)
        self.files = {source.file for source in sources if source.file and source.now}
        self.build = self.build_from(self.matched)
        refuse_other_sources(name, sources, self.build)
        self.sources = {source.file: source for source in sources if source.file}

    def build_from(self, outcomes: Sequence[Outcome]) -> Build:
        return build_of(self.name, self.manifest, self.kind, outcomes, self.files)

    def made(self) -> _Made:
        """Make the document that the workbooks make now, twice."""
        places: tuple[CellPlace, ...] = ()

        def mark(values: Mapping[str, object], review: Review) -> Mapping[str, object]:
            nonlocal places
            marked, places = with_marked_cells(values, review, PULLED[self.kind])
            return marked

        plain = self.content(self.build)
        marked = self.build.content_to_compare(templates=self.template, made=self.manifest, change=mark)
        return _Made(plain, marked, places)

    def content(self, build: Build) -> bytes:
        return build.content_to_compare(templates=self.template, made=self.manifest)

    def run(self, removed: Removed | None) -> Pulled:
        made = self.made()
        built, marked = read_body(made.plain), read_body(made.marked)
        memory = self.memory(made)
        edits = read_edits(read_body(self.document, name=self.name), built, marked, made.places, memory.had_row)
        held = {a.file: a for a in self.build.review.assessments}
        proposals = Proposals(held, build_layout(self.build.review.framework), memory)
        proposals.add_edits(edits.captured, {(row.file, row.ref) for row in edits.doubled})
        for row in edits.new:
            proposals.add_row(row)
        for gone in edits.removed if removed is Removed.CLEAR else ():
            proposals.clear_row(gone)
        copies, after = self.copies(proposals)
        now = statements_in(read_body(self.content(after)))
        listed = [*proposals.not_taken, *_lost(edits, proposals), *self.not_understood(made, edits, now)]
        listed += _ratings_of_new(proposals.new_ratings, now)
        signed = tuple(file for file in copies if is_signed(self.content_of(held[file])))
        return Pulled(
            self.manifest,
            changes=tuple(sorted(proposals.changes, key=lambda change: (change.file, change.cell))),
            not_taken=tuple(listed),
            same=tuple(proposals.same),
            removed=() if removed else tuple((row.ref, row.text) for row in edits.removed),
            kept=tuple(row.ref for row in edits.removed) if removed is Removed.KEEP else (),
            comments=open_comments(self.document, name=self.name),
            struck=struck_through(self.document, name=self.name),
            behind=self.behind(edits, proposals, listed, now),
            copies=copies,
            names={file: self.path_of(file).name for file in copies},
            signed=signed,
        )

    def path_of(self, file: str) -> File:
        return next(o.path for o in self.matched if o.assessment and o.assessment.file == file)

    def memory(self, made: _Made) -> CellMemory:
        """Return what the document tells of its workbooks as they were when it was built."""
        all_same = text_of(made.plain, self.name) == self.manifest.text
        return CellMemory(
            self.manifest,
            {a.file: a for a in self.build.review.assessments},
            same={f for f, s in self.sources.items() if s.status in {SourceStatus.SAME, SourceStatus.RENAMED}},
            unchanged=frozenset() if all_same or self.manifest.cells else self.unchanged_by_tracking(made),
            all_same=all_same,
        )

    def unchanged_by_tracking(self, made: _Made) -> frozenset[Cell]:
        """Return the cells of which a document with tracked changes said before them what they hold now."""
        before = read_body(self.document, name=self.name, tracked=False)
        if before.blocks == read_body(self.document, name=self.name).blocks:
            return frozenset()
        then = read_edits(before, read_body(made.plain), read_body(made.marked), made.places)
        cells = [((c.place.file, c.place.ref, column), c.edited) for c in then.captured for column in c.place.columns]
        return frozenset(cell for cell, _ in cells) - {cell for cell, edited in cells if edited}

    # --- the copies ---

    def content_of(self, held: Assessment) -> bytes:
        path = self.path_of(held.file)
        read = next(o.assessment for o in self.given if o.path == path and o.assessment)
        return content_of(WorkbookInput(path, path.name, sha256=read.sha256))

    def copies(self, proposals: Proposals) -> tuple[dict[str, bytes], Build]:
        """Return the changed workbooks, and the document that they make; what a cell does not take in the end is not changed."""
        copies: dict[str, bytes] = {}
        outcomes = list(self.matched)
        for file, values in proposals.values.items():
            at = next(n for n, o in enumerate(outcomes) if o.assessment and o.assessment.file == file)
            held, path = outcomes[at].assessment, outcomes[at].path
            assert held is not None
            content = self.content_of(held)
            copy = patched_copy(content, values)
            now = read_workbook(Path(path.name), [held.framework], copy)
            lost = [
                cell for cell, value in values.items() if isinstance(value, dt.date) and not _holds(now, cell, value)
            ]
            if lost:  # cells whose format shows no date
                values |= {cell: f"{value:%d/%m/%Y}" for cell in lost if isinstance(value := values[cell], dt.date)}
                copy = patched_copy(content, values)
                now = read_workbook(Path(path.name), [held.framework], copy)
            copies[file] = copy
            then = replace(now, file=held.file, sha256=held.sha256)
            outcomes[at] = Outcome(path, then, check_workbook(then, self.today))
        return copies, self.build_from(outcomes)

    # --- what is left ---

    def not_understood(self, made: _Made, edits: EditedDocument, now: Sequence[Statement]) -> Iterator[NotTaken]:
        """Yield what the document says otherwise and no cell was found for.

        ``now`` is what the document says that the changed workbooks make.
        """
        for changed in edits.changed_refs:
            yield NotTaken(
                changed.old, "Ref", changed.new, changed.old,
                "Refs are never pulled: a row of the workbook is found by its Ref.",
                f"Put {changed.old} back in the document, and pull again; to move a row, do it in the workbook.",
            )  # fmt: skip
        gone = {row.ref for row in edits.removed}
        known = {(s.ref, s.text) for s in now}
        for difference in self.differences(made, edits):
            if difference.ref in gone and difference.document is None:
                continue
            if difference.document and (difference.ref, difference.document) in known:
                continue
            yield self.reason(difference, edits.several)

    def differences(self, made: _Made, edits: EditedDocument) -> tuple[Difference, ...]:
        beside = compare(
            statements_outside_body(self.document, name=self.name), statements_outside_body(made.plain, name=self.name)
        )
        return (*compare(statements_in(edits.left), statements_in(edits.base)), *beside)

    def reason(self, found: Difference, several: Collection[str]) -> NotTaken:
        place = "; ".join(found.places)
        texts = {text for text in (found.document, found.workbooks) if text}
        labels = {rating.label for rating in self.build.review.framework.scale.ratings} | {NOT_RATED}
        if texts & labels:
            why, remedy = (
                "Ratings are never pulled: they are settled in the workbook.",
                "Change it there, with its rationale.",
            )
        elif texts and all(REF_IN_TEXT.fullmatch(text) for text in texts):
            why = "Refs are never pulled: a row of the workbook is found by its Ref."
            remedy = "Put it back in the document, and pull again."
        elif found.document is None:
            why = "It was taken out of the document together with its place."
            remedy = "Put the place back, with nothing in it, to blank a cell; or change the workbook, and build the document again."
        elif any(mark in text for text in texts for mark in _CUT):
            why = "The document prints no more than the beginning of this cell."
            remedy = "Change the whole of it in the workbook."
        elif found.workbooks in several:
            why = "It is not clear which words are of which cell."
            remedy = f'Write it in the form that it had, "{found.workbooks}", with other words in it, and pull again.'
        else:
            why = "No cell of a workbook says just this in this place."
            remedy = "Change what it is made from in the workbook, and build the document again."
        return NotTaken(found.ref, place, found.document, found.workbooks, why, remedy)

    def behind(
        self, edits: EditedDocument, proposals: Proposals, listed: Sequence[NotTaken], now: Sequence[Statement]
    ) -> int:
        """Count the places of the document that say what the workbooks said before."""
        new = {change.ref for change in proposals.changes if change.new_row}
        gone = {row.ref for row in edits.removed}
        told = {text for one in listed for text in (one.document, one.workbook) if text}
        found = compare(statements_in(edits.own), [statement for statement in now if statement.ref not in new])
        return sum(1 for d in found if d.ref not in gone and not any(t in f"{d.document} {d.workbooks}" for t in told))


def _lost(edits: EditedDocument, proposals: Proposals) -> Iterator[NotTaken]:
    """Yield what stands twice, and what was taken out of a priority together with its place."""
    for row in edits.doubled:
        for text in row.texts:
            yield NotTaken(row.ref, "", text, row.built, f"{row.ref} stands twice in the document.", ONE_OF_TWO)
    for answer in edits.lost:
        labels = listed([proposals.header(answer.place.ref, column) for column in answer.place.columns])
        yield NotTaken(
            answer.place.ref, labels, None, answer.text, "Its row was taken out of the table.",
            "To blank the cell, put the row back with nothing in its answer, and pull again; or clear it in the workbook.",
        )  # fmt: skip


def _ratings_of_new(ratings: Sequence[tuple[str, str]], now: Sequence[Statement]) -> Iterator[NotTaken]:
    """Yield the ratings typed in rows that were put in where the workbooks give another, or none."""
    for ref, text in ratings:
        if not any(plain_text(text) in statement.text for statement in now if statement.ref == ref):
            why = "Ratings are never pulled: they are settled in the workbook."
            yield NotTaken(ref, "Rating", plain_text(text), None, why, "Change it there, with its rationale.")


def _holds(held: Assessment, cell: object, value: dt.date) -> bool:
    """Tell whether a cell holds a date and shows it as one."""
    found = next((answer for answer in held.answers if answer.cell == cell), None)
    return found is not None and found.value == value and not found.remarks and found.misread is None


def _refuse_kind(name: str, kind: DocumentKind, words: FrameworkWords) -> None:
    def called(kind: DocumentKind) -> str:
        title = kind.title_in(words)
        return within_sentence(title)

    if kind not in PULLED:
        kinds = listed([f"the {called(each)}" for each in PULLED], "or")
        raise DocumentError(
            name, f"is {Word(called(kind), '').with_article}, whose edits cannot be pulled.",
            f"Make the changes in the workbook. Edits are pulled from {kinds}.", code="document-not-pulled",
        )  # fmt: skip


def _refuse_template(name: str, template: Path, manifest: Manifest) -> None:
    if not is_made_from(manifest, template):
        raise other_template_error(name)


def refuse_other_sources(name: str, sources: Sequence[SourceCheck], build: Build) -> None:
    """Refuse a document where not all of its workbooks were given, or others that it would be made from now.

    Raises:
        DocumentError: that is so.
    """
    missing = [source.file for source in sources if source.status is SourceStatus.MISSING]
    if missing:
        raise DocumentError(
            name, f"was made from {first_listed(missing[:_NAMED], len(missing))} too, and not all of its workbooks were given.",
            "Name them all, or the folder that they are in.", code="document-other-workbooks",
        )  # fmt: skip
    used = {assessment.file for assessment in drawn_on(build.kind, build.review)}
    extra = [source.now for source in sources if source.status is SourceStatus.EXTRA and source.now in used]
    if extra:
        raise DocumentError(
            name, f"was not made from {first_listed(extra[:_NAMED], len(extra))}.",
            "Leave out what it was not made from, or build it again from all of them.", code="document-other-workbooks",
        )  # fmt: skip
