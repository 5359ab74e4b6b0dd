"""Where each trust stands, from its files alone: which step each round has reached, what is lacking, and the next command."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from matsheets.batch.executor import SerialExecutor
from matsheets.batch.planned_documents import DocumentPlan, errors_of, plan_documents
from matsheets.batch.reading import ReadSettings, framework_files_of, read_all
from matsheets.batch.results import ReadResults
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.errors import OWN_DOCUMENT, WorkbookError
from matsheets.frameworks.framework_shelf import shelf_of
from matsheets.model.cells import fold
from matsheets.model.framework import Framework
from matsheets.model.framework_file import DEFAULT_FRAMEWORK, shipped_files
from matsheets.model.problems import Severity
from matsheets.model.respondents import WorkbookSummary, is_agreed
from matsheets.review.grouping import RoundSeries, order_by_name_and_round
from matsheets.steps.command_line import DOCUMENTS_FOLDER, MEETING_FOLDER, FileNaming, NamedFiles, operand
from matsheets.steps.made_documents import documents_by_round, read_documents
from matsheets.steps.next_command import NextStep, Places, next_step
from matsheets.steps.reached import Due, Lack, due_of, lacks_of, step_of, what_is_in
from matsheets.steps.round_facts import STEP_KINDS, RoundFacts
from matsheets.steps.step import Step
from matsheets.steps.views_beside import views_beside
from matsheets.storage.files import File, FoundFiles, find_workbooks, named
from matsheets.workbook.read.recognition import asked_for

#: The commands that write a workbook, which prints what stands in its framework's file alone.
_NEED_THE_FRAMEWORK = frozenset({"prepare-meeting", "new-workbook"})
#: Why a workbook was not read of which all but its framework may be right.
_UNSETTLED = frozenset({"framework-ambiguous", "framework-unknown"})
_KINDS = (*STEP_KINDS, DocumentKind.EVIDENCE)


@dataclass(frozen=True)
class RoundStatus:
    """Where one round of a trust stands.

    Attributes:
        round: its name; blank where the workbooks give none.
        date: the day on which its ratings were settled; None where the workbooks do not tell it.
        step: the furthest step that it has reached.
        is_in: the groups whose views are in, how far the elements are agreed, and the documents that are made.
        lacks: what is lacking on the way to the next step.
        due: what is due next, and by when; None where the workbooks give no day for it.
        next: what to do next, with the command for it.
        told_on: the day of its newest progress update; None where none was made.
        update_is_due: whether the board should hear what became of the plan, and does not yet.
    """

    round: str
    date: dt.date | None
    step: Step
    is_in: tuple[str, ...]
    lacks: tuple[Lack, ...]
    due: Due | None
    next: NextStep
    told_on: dt.date | None = None
    update_is_due: bool = False

    @property
    def awaited(self) -> tuple[str, ...]:
        """The groups whose views are lacking."""
        return tuple(lack.group for lack in self.lacks if lack.group)

    @property
    def lacking(self) -> int:
        """How many groups, answers, elements and documents are lacking."""
        return sum(lack.number for lack in self.lacks)

    @property
    def is_overdue(self) -> bool:
        """Whether what is due next was due before today."""
        return self.due is not None and self.due.overdue


@dataclass(frozen=True)
class TrustStatus:
    """Where a trust stands on one framework.

    Attributes:
        trust: its name; blank where no workbook gives it.
        company_number: as it is registered; blank where none is given.
        rounds: first to last; the last is the one that work is done on.
        files: the names of its workbooks.
        framework: the title of the framework, where the trust has a review on another one too.
    """

    trust: str
    company_number: str
    rounds: tuple[RoundStatus, ...]
    files: tuple[str, ...]
    framework: str = ""

    @property
    def current(self) -> RoundStatus:
        """The round that work is done on."""
        return self.rounds[-1]

    @property
    def trust_or_files(self) -> str:
        """Its name, else its files."""
        return self.trust or f"no trust named ({', '.join(self.files)})"

    @property
    def called(self) -> str:
        """Its name, else its files, and the framework where it has several."""
        return f"{self.trust_or_files}, {self.framework}" if self.framework else self.trust_or_files


@dataclass(frozen=True)
class Status:
    """Where the trusts of some files stand.

    Attributes:
        today: the day that days are held against.
        trusts: the one that is the least far first; of those at one step, one with something overdue, then with most lacking.
        unusable: why files could not be used.
        other_documents: documents that matsheets made of none of these workbooks.
        packs: the files in which a trust shared its review with another; no trust stands anywhere by them.
    """

    today: dt.date
    trusts: tuple[TrustStatus, ...]
    unusable: tuple[WorkbookError, ...] = ()
    other_documents: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()


def status(
    workbooks: Iterable[Path | str] | Path | str, *, today: dt.date, frameworks: Sequence[Framework] = ()
) -> Status:
    """Tell where each trust stands: for each round the step, what is in, what is lacking, what is due, the next command.

    Nothing is stored and nothing is judged: it follows from the workbooks, from the records that documents carry of their
    making, and from the days in the plans. ``matsheets.steps.step.Step`` says what each step means.

    Args:
        workbooks: files and folders, as the command line takes them; a folder's subfolders are searched too.
        today: the day to hold the plans' days against.
        frameworks: those that workbooks may be on beside the shipped ones.

    Returns:
        the trusts, the least far first, and why files could not be used.
    """
    given = [workbooks] if isinstance(workbooks, (Path, str)) else list(workbooks)
    found = find_workbooks([path if isinstance(path, Path) else named(path) for path in given])
    settings = ReadSettings(shelf_of(frameworks), today, Severity.ERROR, debug=True)
    with closing(read_all(found, settings, SerialExecutor())) as results:
        return status_of(results, found, settings)


def status_of(
    results: ReadResults,
    found: FoundFiles,
    settings: ReadSettings,
    documents: Iterable[Path] = (),
    *,
    problems_listed: bool = False,
) -> Status:
    """Tell where the trusts stand whose workbooks a run has read; see ``status``.

    Args:
        results: what was read, with at least every error.
        found: how the files were found.
        settings: what they were read by.
        documents: Word documents to look at beside those that were found, if they are there.
        problems_listed: whether what needs attention has just been listed to whoever asks.
    """
    return _Overview(results, found, settings, documents, problems_listed).status()


class _Overview:
    """All trusts of a run; their rounds one by one."""

    def __init__(
        self,
        results: ReadResults,
        found: FoundFiles,
        settings: ReadSettings,
        documents: Iterable[Path],
        problems_listed: bool,
    ) -> None:
        self._results, self._settings, self._problems_listed = results, settings, problems_listed
        plans = plan_documents(results.own, _KINDS, only_where_possible=True)
        plan_of = {workbook.file: plan for plan in plans for workbook in plan.group.workbooks}
        ordered = order_by_name_and_round(results.own)
        self._named = [(name, plan_of[group.workbooks[0].file]) for name, group in ordered]
        groups = self._groups = [plan.group for _, plan in self._named]
        paths = dict.fromkeys([*_own_documents(results), *_beside(results, found), *documents])
        self._documents, self._others = documents_by_round(groups, read_documents(filter(Path.is_file, paths)))
        self._contents = {workbook.sha256: workbook.content_key for workbook in results.usable}
        # Why those that count: one that gave way to another lies in a folder of its own trust, which may be named as a whole.
        counted = [self._file(workbook) for plan in plans for workbook in plan.group.workbooks]
        self._naming = FileNaming(counted, found.folders)

    def status(self) -> Status:
        trusts = sorted(self._trusts(), key=_worst_first)
        unusable = tuple(error for error in self._results.errors.values() if error.code != OWN_DOCUMENT)
        others = tuple(str(document.path) for document in self._others)
        return Status(self._settings.today, tuple(trusts), unusable, others, self._results.packs)

    def _file(self, workbook: WorkbookSummary) -> File:
        return self._results.files[self._results.at[workbook.file]]

    def _trusts(self) -> Iterator[TrustStatus]:
        together: dict[RoundSeries, list[tuple[str, int, DocumentPlan]]] = {}
        for place, (name, plan) in enumerate(self._named):
            together.setdefault(plan.group.series, []).append((name, place, plan))
        reviews = Counter(series.trust_or_file for series in together)
        for series, rounds in together.items():
            stray = [plan for _, _, plan in rounds if not plan.group.round]
            own = [each for each in rounds if each[2] not in stray] or rounds
            without = tuple(w for plan in stray for w in plan.group.workbooks) if len(own) < len(rounds) else ()
            labels = [plan.group.round for _, _, plan in own]
            number = next((plan.group.trust_number for _, _, plan in own if plan.group.trust_number), "")
            files = tuple(w.file for _, _, plan in rounds for w in plan.group.workbooks)
            every = self._naming.name([self._file(w) for _, _, plan in rounds for w in plan.group.workbooks])
            read = []
            so_far: list[File] = []
            for (_, place, plan), later in zip(own, [*labels[1:], ""], strict=True):
                so_far += [self._file(workbook) for workbook in plan.group.workbooks]
                read.append(self._round(place, plan, () if later else without, later, so_far, every))
            framework = own[0][2].group.framework.framework_title if reviews[series.trust_or_file] > 1 else ""
            yield TrustStatus(own[0][0], number, tuple(_towards_last(read)), files, framework)

    def _round(
        self,
        place: int,
        plan: DocumentPlan,
        without: tuple[WorkbookSummary, ...],
        later: str,
        so_far: Sequence[File],
        every: NamedFiles,
    ) -> RoundStatus:
        """Return where one round stands.

        Args:
            place: of it among all rounds.
            plan: its workbooks, and the documents that they make.
            without: the trust's workbooks that name no round.
            later: the trust's next round; blank where there is none.
            so_far: the files of the trust's rounds up to this one.
            every: how all of the trust's files are named.
        """
        beside = self._views_beside(plan)
        facts = RoundFacts(
            plan=plan,
            without_round=without,
            documents=self._documents.get(place, []),
            errors=errors_of(self._results, plan),
            elements=self._elements(plan.group.workbooks[0]),
            later=later,
            contents=self._contents,
            today=self._settings.today,
            problems_listed=self._problems_listed,
            views_beside=beside[0] if beside else (),
            unread=self._unread(plan),
        )
        step = step_of(facts)
        lacks = lacks_of(facts, step)
        unnamed = [self._file(workbook) for workbook in without]
        own = [self._file(workbook) for workbook in plan.group.workbooks]
        places = Places(
            every,
            self._naming.name([*so_far, *unnamed]),
            beside[1] if beside else self._naming.name([*own, *unnamed]),
            lambda workbook: operand(str(self._file(workbook))),
            frozenset(self._results.files),
        )
        after = self._with_framework(next_step(facts, step, lacks, places), plan.group.workbooks, every)
        return _round_status(facts, step, lacks, after)

    def _with_framework(self, after: NextStep, workbooks: Sequence[WorkbookSummary], every: NamedFiles) -> NextStep:
        """Return a next step that names what it needs of the workbooks' framework; where its file is nowhere, that it is needed."""
        remembered = next((workbook for workbook in workbooks if workbook.remembered), None)
        if remembered is not None and after.arguments[0] in _NEED_THE_FRAMEWORK:
            title = f'"{remembered.framework_title}" ({remembered.edition})'
            what = f"put the file of {title} beside the workbooks, then {after.what}"
            return NextStep(what, ("status", *every.names))
        files = framework_files_of(workbooks, self._settings)
        return after.knowing(files, files[0] if files else self._name(workbooks[0].framework_id))

    def _unread(self, plan: DocumentPlan) -> tuple[str, ...]:
        """Return the workbooks that were refused for their framework, where they can be of no trust but that of a round."""
        others = {
            self._folder(w)
            for other in self._groups
            if other.trust_or_file != plan.group.trust_or_file
            for w in other.workbooks
        }
        own = {self._folder(workbook) for workbook in plan.group.workbooks}
        refused = (at for at, error in self._results.errors.items() if error.code in _UNSETTLED)
        names = ((self._results.names[at], self._results.files[at]) for at in refused)
        return tuple(
            name for name, file in names if not others or (isinstance(file, Path) and file.parent in own - others)
        )

    def _folder(self, workbook: WorkbookSummary) -> Path | None:
        file = self._file(workbook)
        return file.parent if isinstance(file, Path) else None

    def _views_beside(self, plan: DocumentPlan) -> tuple[tuple[str, ...], NamedFiles] | None:
        """Return the groups' workbooks that lie beside the agreed one of a round of which no view was given."""
        own = plan.group.workbooks
        agreed = next((workbook for workbook in own if is_agreed(workbook)), None)
        if agreed is None or any(workbook.gives_view and not is_agreed(workbook) for workbook in own):
            return None
        return views_beside(agreed, self._file(agreed), self._results.files, self._settings)

    def _name(self, framework_id: str) -> str:
        """Return what a new workbook's command has to call a framework; blank where it is the usual one."""
        return framework_id if framework_id in shipped_files() and framework_id != DEFAULT_FRAMEWORK else ""

    def _elements(self, workbook: WorkbookSummary) -> tuple[str, ...]:
        asked = asked_for(self._settings.frameworks, workbook.framework_id, workbook.edition)
        known = [f for f in self._results.frameworks(asked) if f.id == workbook.framework_id]
        framework = next((f for f in known if f.edition == workbook.edition), known[0] if known else None)
        return tuple(element.ref for element in framework.elements) if framework else ()


def _round_status(facts: RoundFacts, step: Step, lacks: tuple[Lack, ...], after: NextStep) -> RoundStatus:
    name, date = facts.group.name_and_date
    told_on = facts.updates[-1].on if facts.updates else None
    update_is_due = not facts.later and step.number >= Step.SUPPORT.number and facts.update_is_due
    due = due_of(facts, step)
    return RoundStatus(name, date, step, what_is_in(facts), lacks, due, after, told_on, update_is_due)


def _towards_last(rounds: Sequence[RoundStatus]) -> Iterator[RoundStatus]:
    """Yield the rounds of a trust: of one that is past, the next step is that of the round that work is done on."""
    *past, last = rounds
    for each in past:
        yield replace(each, next=last.next._replace(what=f"go on with {last.round}"))
    yield last


def _own_documents(results: ReadResults) -> Iterator[Path]:
    """Yield the documents among the files that were found: those that were named, and those in folders."""
    failed = ((results.files[place], error) for place, error in results.errors.items())
    for file, error in (*results.passed_over.items(), *failed):
        if error.code == OWN_DOCUMENT and isinstance(file, Path) and file.suffix.lower() == ".docx":
            yield file


def _beside(results: ReadResults, found: FoundFiles) -> Iterator[Path]:
    """Yield the documents where our commands put them, beside workbooks that were named one by one."""
    files = [file for at, file in enumerate(results.files) if at not in results.errors]
    folders = {file.parent for file in files if isinstance(file, Path) and file not in found.unnamed}
    for folder in sorted(folders):
        for name in (DOCUMENTS_FOLDER, MEETING_FOLDER):
            yield from sorted((folder / name).glob("*.docx"))


def _worst_first(trust: TrustStatus) -> tuple[int, bool, int, str, str]:
    current = trust.current
    return current.step.number, not current.is_overdue, -current.lacking, fold(trust.called), trust.company_number
