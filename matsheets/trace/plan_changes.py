"""What changed in a plan, as a Word document in which it is tracked: between two workbooks, or a workbook and a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.document_planning import Build, plan_builds
from matsheets.batch.reading import check_workbook
from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.core_properties import created_in
from matsheets.documents.redline.redline import redline
from matsheets.documents.template.build import template_of
from matsheets.errors import DocumentError, WorkbookError
from matsheets.model.cells import listed, within_sentence
from matsheets.model.respondents import summarise_all
from matsheets.trace.document_record import is_made_from, record_of
from matsheets.trace.pull import refuse_other_sources
from matsheets.trace.verify import build_now

#: Who the changes are said to be by: nobody who could be asked for them is known.
AUTHOR = "matsheets"


class TrackedChanges(NamedTuple):
    """A document that shows what changed.

    Attributes:
        content: its bytes; empty where nothing differs.
        old: what the older of the two is called.
        new: what the newer is called.
        left_out: what differs and is not shown, a sentence each.
    """

    content: bytes
    old: str
    new: str
    left_out: tuple[str, ...] = ()


def changes_between_workbooks(
    old: Sequence[Outcome], new: Sequence[Outcome], *, templates: Path | None, today: dt.date, names: tuple[str, str]
) -> TrackedChanges:
    """Return the plan of one trust with what changed in it from one workbook to another.

    Args:
        old: the workbooks of the plan as it was, read.
        new: those of the plan as it is now.
        templates: the template to build both with, or a folder with it; None for ours.
        today: for the checks that decide what a draft says is missing.
        names: what to call the two.

    Raises:
        WorkbookError: one of the two holds no plan, or several; or they are of two trusts.
        TemplateError: the template cannot be used.
    """
    before, after = (_plan_of(outcomes, name) for outcomes, name in zip((old, new), names, strict=True))
    _refuse_two_trusts(old, new, names)
    # Why: a workbook that was only renamed or saved again is another source, and its plan says what it said.
    plain = [
        _content(_plan_of(_unnamed(outcomes, today), name), templates)
        for outcomes, name in zip((old, new), names, strict=True)
    ]
    if not redline(*plain, author=AUTHOR, date=None).changes:
        return TrackedChanges(b"", *names)
    return _tracked(_content(before, templates), _content(after, templates), names, DocumentKind.PLAN)


def changes_in_document(
    document: bytes, outcomes: Sequence[Outcome], *, templates: Path | None, today: dt.date, name: str
) -> TrackedChanges:
    """Return a document with what changed in it against what its workbooks say now.

    Args:
        document: the bytes of a .docx file that matsheets built, as it is now.
        outcomes: the workbooks, read; those of other trusts and rounds are passed over.
        templates: the template that it was made from, or a folder with it; None for ours.
        today: for the checks that decide what a draft says is missing.
        name: what to call the document.

    Raises:
        DocumentError: the document cannot be read, was not made by matsheets or by none of these workbooks, or from another
            template; or not all of its workbooks are given.
        TemplateError: the template cannot be used.
    """
    manifest, kind = record_of(name, document)
    template = template_of(kind, templates)
    if not is_made_from(manifest, template):
        raise DocumentError(
            name, "was made from another Word template, so that all of it would differ.",
            "Name the template that it was made from with --template FILE.", code="document-other-template",
        )  # fmt: skip
    build, sources = build_now(name, manifest, kind, outcomes, today)
    refuse_other_sources(name, sources, build)
    was = build.content_to_compare(templates=template, made=manifest)
    holders = build.planned.holders or build.planned.workbooks
    return _tracked(was, document, (holders[0] if len(holders) == 1 else "the workbooks", name), kind)


def _tracked(old: bytes, new: bytes, names: tuple[str, str], kind: DocumentKind) -> TrackedChanges:
    title = within_sentence(kind.title)
    label = f"Not the {title}: its changes from {names[0]} to {names[1]}"
    found = redline(old, new, author=AUTHOR, date=created_in(new), label=label, old_name=names[0], new_name=names[1])
    return TrackedChanges(found.content if found.changes else b"", *names, found.left_out)


def _content(build: Build, templates: Path | None) -> bytes:
    return build.content(templates=templates, draft=build.blocked)


def _plan_of(outcomes: Sequence[Outcome], name: str) -> Build:
    """Return the one plan of some workbooks."""
    builds = plan_builds(outcomes, [DocumentKind.PLAN], only_where_possible=True)
    if not builds:
        raise WorkbookError(
            Path(name), "holds no plan.", "Name a workbook whose tab Plan is filled in.", code="plan-not-found"
        )
    if len(builds) > 1:
        rounds = listed([build.review.round or "no round" for build in builds])
        raise WorkbookError(
            Path(name),
            f"holds {len(builds)} plans ({rounds}).",
            "Name the workbook of one of them.",
            code="several-plans",
        )
    if not builds[0].planned.possible:
        files = listed(builds[0].planned.holders)
        raise WorkbookError(Path(name), f"holds several plans: {files}.", "Name one of them.", code="several-plans")
    return builds[0]


def _refuse_two_trusts(old: Sequence[Outcome], new: Sequence[Outcome], names: tuple[str, str]) -> None:
    given = [outcome.assessment for outcome in (*old, *new) if outcome.assessment is not None]
    summaries = summarise_all(given)
    here = sum(outcome.assessment is not None for outcome in old)
    sides = [{s.trust_key: s.trust_name for s in side if s.trust_key} for side in (summaries[:here], summaries[here:])]
    if all(sides) and not sides[0].keys() & sides[1].keys():
        trusts = " and ".join(f"{name} of {next(iter(side.values()))}" for name, side in zip(names, sides, strict=True))
        raise WorkbookError(
            None,
            f"These are plans of two trusts: {trusts}.",
            "Name an old and a new workbook of one trust.",
            code="two-trusts",
        )


def _unnamed(outcomes: Sequence[Outcome], today: dt.date) -> list[Outcome]:
    """Return workbooks that are called after their places, with no fingerprint."""
    read = [outcome for outcome in outcomes if outcome.assessment is not None]
    found = []
    for number, outcome in enumerate(read, start=1):
        assert outcome.assessment is not None
        held = replace(outcome.assessment, file=f"{number}.xlsx", sha256="0" * 64)
        found.append(Outcome(outcome.path, held, check_workbook(held, today)))
    return found
