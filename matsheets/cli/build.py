"""``matsheets build-…``: from completed workbooks to Word documents."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from matsheets.batch.building import BuildSettings, Built, BuiltDocument, FailedDocument, RefusedDocument, build_plans
from matsheets.batch.executor import Executor
from matsheets.batch.planned_documents import (
    DocumentPlan,
    PlannedDocument,
    errors_of,
    later_logs,
    plan_documents,
    plan_evidence_by_map,
    without_followed_updates,
)
from matsheets.batch.resuming import former_paper, is_current, template_hashes
from matsheets.cli.common import (
    FilePath,
    count,
    day_option,
    force_option,
    framework_option,
    named_map,
    needs_attention,
    own_templates,
    trust_in_line,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.export_options import Formats, formats_options
from matsheets.cli.next_line import print_next
from matsheets.cli.progress_bar import Progress
from matsheets.cli.runs import (
    files_argument,
    find_files,
    place_option,
    print_summary,
    read_results,
    reading_settings,
    worker_options,
)
from matsheets.cli.template import name_template_faults
from matsheets.cli.trust_output import RunOutput
from matsheets.cli.update_days import after_last_updates, name_doubtful_days
from matsheets.documents.contexts.document_kinds import BOARD_DOCUMENTS, DocumentKind
from matsheets.documents.record.received_document import MAX_FILE
from matsheets.errors import OutputError, WorkbookError
from matsheets.model.cells import listed, within_sentence
from matsheets.model.problem_catalogue import shorten
from matsheets.model.problems import Problem, Severity
from matsheets.storage.files import File, read_from, tidy_folder, write_into

_OPTIONS = (
    files_argument,
    place_option,
    click.option("--draft", is_flag=True, help="Build even where answers need attention; the document says DRAFT and "
                 "lists them."),
    force_option,
    click.option("--resume", is_flag=True, help="Skip each document that is there and was made from the same workbooks "
                 "and template, and those of a past round under their former names. One made from others is kept too, and "
                 "reported, unless --force is given."),
    click.option("--templates", type=FilePath(path_type=Path, exists=True, file_okay=False), metavar="DIR",
                 help="Use the Word templates in DIR instead of ours (see: matsheets template copy)."),
    formats_options,
    framework_option,
    worker_options,
)  # fmt: skip
_template_option = click.option(
    "--template", type=FilePath(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
    help="Use the Word template FILE (see: matsheets template check).",
)  # fmt: skip


def _build_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command()
@_build_options
@_template_option
def build_summary(**options: Any) -> int:
    """Build the diagnostic summary: one for each trust and round."""
    return _build([DocumentKind.SUMMARY], only_where_possible=False, **options)


@click.command()
@_build_options
@_template_option
@click.option("--by", metavar="MAP", help="Arrange the trust's own words by MAP instead, an id or a file (see: matsheets framework "
              "list): under the matters that they bear on, without any rating.")  # fmt: skip
def build_evidence(*, by: str | None, **options: Any) -> int:
    """Build the diagnostic evidence: everyone's own words, element by element; one for each trust and round."""
    kind = DocumentKind.EVIDENCE if by is None else DocumentKind.EVIDENCE_BY_MAP
    return _build([kind], only_where_possible=False, by=by, **options)


@click.command()
@_build_options
@_template_option
def build_plan(**options: Any) -> int:
    """Build the development plan: one for each trust and round; a later one says what became of the earlier priorities."""
    return _build([DocumentKind.PLAN], only_where_possible=False, **options)


@click.command()
@_build_options
@_template_option
@click.option(
    "--on",
    default="",
    callback=day_option,
    metavar="DATE",
    help="The day of the update, such as 14/10/2026; what was logged after it is left out.  [default: the newest "
    "date in the logs]",
)
@click.option(
    "--since",
    default="",
    callback=day_option,
    metavar="DATE",
    help="The day of the paper before; what was logged after it is new.  [default: the day of the newest earlier "
    "update in DIR, else of the round before, else of the diagnostic meeting]",
)
def build_update(*, on: dt.date | None, since: dt.date | None, **options: Any) -> int:
    """Build the progress update: what difference the plan has made since the last paper, what is late and why, what to decide.

    One for each trust and round, from the logs on the tabs Progress and Support; its file's name ends with its day.
    """
    if on is not None and since is not None and since >= on:
        raise click.UsageError("--since is not before --on: the paper before is of an earlier day.")
    return _build([DocumentKind.UPDATE], only_where_possible=False, on=on, since=since, **options)


@click.command()
@_build_options
@_template_option
@click.option(
    "--for-signature",
    is_flag=True,
    help="Build the clean copy that both parties sign, without references and "
    "notes. Only where nothing is open; what is open is listed.",
)
def build_sla(*, for_signature: bool, draft: bool, **options: Any) -> int:
    """Build the trust partnership service level agreement: a draft for both parties' lawyers, or a copy to be signed."""
    if for_signature and draft:
        raise click.UsageError("--draft and --for-signature do not go together: a copy to be signed has no gaps.")
    return _build([DocumentKind.SLA], only_where_possible=False, draft=draft, for_signature=for_signature, **options)


@click.command()
@_build_options
def build_all(**options: Any) -> int:
    """Build every document that the workbooks hold: summary, evidence, plan and its update, and agreement where there is one."""
    return _build(BOARD_DOCUMENTS, only_where_possible=True, **options)


def _build(
    kinds: Sequence[DocumentKind],
    *,
    only_where_possible: bool,
    workbooks: Sequence[File],
    folder: File,
    draft: bool,
    force: bool,
    resume: bool,
    templates: Path | None,
    framework_files: Sequence[str],
    formats: Formats,
    workers: int | None,
    scheduler: str,
    template: Path | None = None,
    for_signature: bool = False,
    on: dt.date | None = None,
    since: dt.date | None = None,
    by: str | None = None,
) -> int:
    own = own_templates(template, templates)
    if formats.wanted and not isinstance(folder, Path):
        raise click.UsageError("--pdf and --odt need a folder of this computer after -o, not an address.")
    found = find_files(workbooks)
    settings = BuildSettings(reading_settings(framework_files, least=Severity.ERROR), draft, own)
    arranged_by = named_map(by, settings.reading.frameworks, found.files, found.unnamed) if by is not None else None
    with read_results(found, settings.reading, workers, scheduler) as (results, executor):
        wanted = {"only_where_possible": only_where_possible, "for_signature": for_signature}
        planned = (
            plan_evidence_by_map(results.own, arranged_by)
            if arranged_by
            else plan_documents(results.own, kinds, **wanted, on=on, since=since, today=settings.reading.today)
        )
        plans = after_last_updates(without_followed_updates(planned), folder, since)
        name_doubtful_days(plans, settings.reading.today)
        output = _Output(results, folder, force, resume, settings.reading.today)
        output.print_reading()
        output.build(output.without_current(plans, settings) if resume else plans, settings, executor)
        if not draft:
            output.name_other_errors(plans, kinds)
        if output.counts["built"]:
            name_template_faults(own, kinds)
        print_summary(results, output.summary(), always=resume)
        documents = output.documents(plans)
        print_next(workbooks, results, found, settings.reading, documents)
    return max(output.worst, formats.write(output.built, also=output.current, force=force))


@dataclass
class _Output(RunOutput):
    """Takes in what is made, trust by trust: writes documents, prints what stands in the way, keeps count."""

    folder: File
    force: bool
    resume: bool
    today: dt.date
    counts: Counter[str] = field(default_factory=Counter)
    built: list[Path] = field(default_factory=list)
    current: list[Path] = field(default_factory=list)
    _rounds: Counter[str] = field(default_factory=Counter)

    def without_current(self, plans: Sequence[DocumentPlan], settings: BuildSettings) -> list[DocumentPlan]:
        """Leave out the documents that are there and up to date."""
        templates = template_hashes({p.kind for plan in plans for p in plan.documents}, settings.templates)
        earlier = {workbook.file for plan in plans for workbook in plan.group.earlier}

        def up_to_date(plan: DocumentPlan, planned: PlannedDocument) -> bool:
            if former := former_paper(self.folder, plan, planned, earlier):
                self._note(self.current, former)
                return True
            there = read_from(self.folder, planned.name, MAX_FILE)
            if there is None or not is_current(
                self.results, plan, planned, there, draft=settings.draft, templates=templates
            ):
                return False
            self._note(self.current, planned)
            return True

        left = [b._replace(documents=tuple(p for p in b.documents if not up_to_date(b, p))) for b in plans]
        self.counts["current"] = sum(len(b.documents) for b in plans) - sum(len(b.documents) for b in left)
        return left

    def build(self, plans: Sequence[DocumentPlan], settings: BuildSettings, executor: Executor) -> None:
        """Have the documents made, and take them in."""
        self._rounds.update(plan.group.trust_key for plan in plans)
        tidy_folder(self.folder)
        with Progress("Building for", sum(bool(plan.documents) for plan in plans)) as progress:
            for plan, built in build_plans(self.results, plans, settings, executor, progress.tick):
                progress.clear()
                self.take(plan, built)

    def take(self, plan: DocumentPlan, built: Built) -> None:
        """Take in one trust's documents of one round."""
        if isinstance(built, WorkbookError):
            self.counts["failed"] += len(plan.documents)
            self.print_not_made(built, Exit.FILE)
            return
        self._refuse(plan, [result for result in built if isinstance(result, RefusedDocument)])
        for made in built:
            if isinstance(made, BuiltDocument):
                self._write(plan, made)
            elif isinstance(made, FailedDocument):
                self.counts["failed"] += 1
                self.print_not_made(made.error, Exit.FILE)

    def _write(self, plan: DocumentPlan, made: BuiltDocument) -> None:
        if self.resume and read_from(self.folder, made.planned.name, len(made.content) + 1) == made.content:
            self.counts["current"] += 1
            self._note(self.current, made.planned)
            return
        try:
            path = write_into(self.folder, made.planned.name, made.content, force=self.force, tidy=False)
        except OutputError as error:
            if error.code not in {"exists", "a-folder"}:  # what stops this one stops all
                raise
            self.counts["kept"] += 1
            self.print_not_made(error, Exit.OUTPUT)
            return
        self.counts["built"] += 1
        self._note(self.built, made.planned)
        other = f" with {shorten(made.planned.school)}" if made.planned.school else ""
        marked = ", marked DRAFT" if made.draft else ", to be signed" if made.planned.for_signature else ""
        title = made.planned.kind.title_in(plan.group.words)
        click.echo(f"{path}  {title} for {trust_in_line(plan.group.trust_name)}{other}{marked}")
        for file in later_logs(made.planned, plan.group, self.today):
            click.echo(f"{file} has later entries in its logs. They are left out of this update.")

    def documents(self, plans: Iterable[DocumentPlan]) -> list[Path]:
        """Return where the documents are, those of an earlier run too; nowhere where that is another computer."""
        names = (planned.name for plan in plans for planned in plan.documents)
        return [self.folder / name for name in names] if isinstance(self.folder, Path) else []

    def _note(self, documents: list[Path], planned: PlannedDocument) -> None:
        if isinstance(self.folder, Path):
            documents.append(self.folder / planned.name)

    def _refuse(self, plan: DocumentPlan, refused: Sequence[RefusedDocument]) -> None:
        """Print the problems that stop documents, each once, and what to do about them."""
        self.print_lines(dict.fromkeys(line for result in refused for line in result.errors))
        if refused:
            self.ends_with(Exit.ATTENTION)
            self.counts.update("refused" if result.answers else "lacking" for result in refused)
        for line in dict.fromkeys(self._refusal(plan, result) for result in refused):
            click.echo(line, err=True)

    def _refusal(self, plan: DocumentPlan, refused: RefusedDocument) -> str:
        """Say that a document was not built; of workbooks without a round beside others, that they are in none."""
        if refused.planned.for_signature and refused.possible:
            points = count(len(refused.errors), "point is", "points are")
            return (
                f"{refused.planned.name} was not built: {points} open. Settle {'it' if len(refused.errors) == 1 else 'them'}, or "
                "leave out --for-signature to see the agreement as it stands."
            )
        if not plan.group.round and self._rounds[plan.group.trust_key] > 1:
            files = [workbook.file for workbook in plan.group.workbooks]
            why = "has no round, so it is" if len(files) == 1 else "have no round, so they are"
            return f"{listed(files)} {why} in no paper: {count(refused.answers, 'answer needs', 'answers need')} attention."
        if not refused.answers:
            return f"{refused.planned.name} was not built{': a file is missing' * refused.planned.lacks_framework}."
        draft = "build with --draft to see the document" if refused.possible else ""
        return needs_attention(refused.planned.name, refused.answers, draft=draft)

    def name_other_errors(self, plans: Iterable[DocumentPlan], kinds: Sequence[DocumentKind]) -> None:
        """Print what keeps a document from being begun at all, and say how many more answers need attention."""
        found: set[Problem] = set()
        needed: set[Problem] = set()
        for plan in plans:
            errors = errors_of(self.results, plan)
            found.update(errors)
            needed.update(error for error in errors if any(planned.needs(error) for planned in plan.documents))
            for kind in kinds:
                if all(planned.kind is not kind for planned in plan.documents):
                    needed.update(self._name_absent(kind, plan, errors))
        if others := sum(error.answer_count for error in found - needed):
            self.ends_with(Exit.ATTENTION)
            click.echo(
                f"{count(others, 'more answer needs', 'more answers need')} attention; no document named here is made from "
                f"{'it' if others == 1 else 'them'}. See: matsheets check",
                err=True,
            )

    def _name_absent(self, kind: DocumentKind, plan: DocumentPlan, errors: Sequence[Problem]) -> Sequence[Problem]:
        """Print what stands in the way of a document that nothing is there for yet, and return what was printed."""
        alone = [error for error in errors if error.material and error.material <= kind.own_material]
        if alone:
            self.ends_with(Exit.ATTENTION)
            for error in alone:
                click.echo(str(error))
            needs = count(sum(error.answer_count for error in alone), "answer needs", "answers need")
            trust = trust_in_line(plan.group.trust_name)
            title = kind.title_in(plan.group.words)
            click.echo(f"No {within_sentence(title)} was built for {trust}: {needs} attention.", err=True)
        return alone

    def summary(self) -> str:
        """Return what became of the documents, in a sentence."""
        words = (
            ("built", "{} built"),
            ("current", "{} already up to date and skipped"),
            ("kept", "{} already there and kept"),
            ("refused", "{} not built because answers need attention"),
            ("lacking", "{} not built because a file is missing"),
            ("failed", "{} could not be built"),
        )
        parts = [text.format(f"{self.counts[key]:,}") for key, text in words if self.counts[key]]
        return f" Documents: {', '.join(parts)}." if parts else " No documents to build."
