"""A programme from its workbooks: each trust of a run is taken whole, one after another, and let go for its entry.

Why flat: what is in memory at once are the summaries of all workbooks, the entries made so far, and one trust's workbooks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.executor import Executor, SerialExecutor, WorkerDied, split_into_chunks
from matsheets.batch.reading import ReadSettings, Tick, Workbooks, read_all, workbooks_for
from matsheets.batch.results import ReadResults
from matsheets.errors import OWN_DOCUMENT, WorkbookError
from matsheets.frameworks.framework_shelf import shelf_of
from matsheets.model.agreements import agreements_of
from matsheets.model.cells import listed
from matsheets.model.framework import Framework
from matsheets.model.partnerships import PartnershipSummary
from matsheets.model.problems import Severity
from matsheets.model.respondents import WorkbookSummary
from matsheets.programme.entry_of_review import entry_of, short_text, with_agreements
from matsheets.programme.one_framework import on_one_framework
from matsheets.programme.trust_entry import Programme, StepEntry, TrustEntry
from matsheets.review.combine import combine_earlier, combine_group
from matsheets.review.grouping import TrustRound, latest_round, on_shared_framework, order_by_name_and_round
from matsheets.steps.status import RoundStatus, Status, status_of
from matsheets.steps.step import Step
from matsheets.storage.files import FoundFiles, find_workbooks, named


class EntryTask(NamedTuple):
    """A trust of which an entry is to be made.

    Attributes:
        name: the trust's.
        group: its latest round in which a view was given.
        workbooks: of that round.
        earlier: those of the round before, and of the first.
        agreements: those of other rounds with partnerships that this round's do not hold.
        step: how far the trust has come.
        update_on: the day of its newest progress update.
        uncounted: workbooks of it that count nowhere, and why, a sentence each.
    """

    name: str
    group: TrustRound
    workbooks: Workbooks
    earlier: Workbooks
    agreements: Workbooks
    step: StepEntry
    update_on: dt.date | None
    uncounted: tuple[str, ...]


def programme_of_results(
    results: ReadResults,
    found: FoundFiles,
    settings: ReadSettings,
    executor: Executor,
    documents: Iterable[Path] = (),
    tick: Tick = lambda count: None,
) -> Programme:
    """Return the programme of the workbooks that a run has read.

    Args:
        results: what was read, with at least every error.
        found: how the files were found.
        settings: what they were read by; its ``today`` is the day that days are held against.
        executor: whoever takes the trusts one by one.
        documents: Word documents to look at beside those that were found, if they are there.
        tick: told how many more trusts are done.
    """
    steps = _steps(status_of(results, found, settings, documents))
    tasks = [_task(results, trust, steps, remote=executor.remote) for trust in _trusts(results)]
    entries: list[TrustEntry] = []
    unusable = [str(error) for error in results.errors.values() if error.code != OWN_DOCUMENT]
    chunks = split_into_chunks(
        iter(tasks), lambda task: task.workbooks.weight + task.earlier.weight + task.agreements.weight
    )
    for task, made in executor.map(make_entries, settings, chunks):
        if isinstance(made, WorkerDied):
            unusable.append(str(_worker_died_error(task.group)))
        elif isinstance(made, WorkbookError):
            unusable.append(str(made))
        else:
            entries.append(made)
        tick(1)
    notes = (*map(str, results.shared_problems), *_packs(results))
    known = results.frameworks(settings.frameworks)
    programme = on_one_framework(entries, known, settings.today, tuple(unusable), notes)
    hashes = sorted(workbook.sha256 for workbook in results.usable)
    of_packs = {w.trust_key: w.trust_name for w in results.usable if w.is_pack and w.trust_name}
    pack_only = sorted(name for key, name in of_packs.items() if key not in {w.trust_key for w in results.own})
    return replace(
        programme,
        pack_only=tuple(pack_only),
        workbooks=len(hashes),
        digest=sha256("".join(hashes).encode()).hexdigest(),
    )


def programme_of(
    workbooks: Iterable[Path | str] | Path | str, *, on: dt.date, frameworks: Sequence[Framework] = ()
) -> Programme:
    """Read a programme's workbooks, trust by trust, and return what they come to together.

    Args:
        workbooks: files and folders, as the command line takes them; a folder's subfolders are searched too.
        on: the day that days in plans and logs are held against.
        frameworks: those that workbooks may be on beside the shipped ones.

    Returns:
        the trusts in the order of their names, and why files could not be used.
    """
    given = [workbooks] if isinstance(workbooks, (Path, str)) else list(workbooks)
    found = find_workbooks([path if isinstance(path, Path) else named(path) for path in given])
    settings = ReadSettings(shelf_of(frameworks), on, Severity.ERROR, debug=True)
    executor = SerialExecutor()
    with closing(read_all(found, settings, executor)) as results:
        return programme_of_results(results, found, settings, executor)


#: What is said of a trust of which there is a pack alone.
_PACK_ONLY = "of which nothing else is here: what it did not share, its plan and its step are not known, so that it is not counted"


class _Standing(NamedTuple):
    """Where a trust stands, and the day of its newest progress update."""

    step: StepEntry
    update_on: dt.date | None


def _steps(told: Status) -> Mapping[str, _Standing]:
    """Return where trusts stand, by each of their files."""
    found = {}
    for trust in told.trusts:
        updates = [each.told_on for each in trust.rounds if each.told_on]
        standing = _Standing(_step(trust.current), max(updates, default=None))
        found.update(dict.fromkeys(trust.files, standing))
    return found


def _step(current: RoundStatus) -> StepEntry:
    due = current.due
    return StepEntry(
        word=current.step.value,
        number=current.step.number,
        round=current.round,
        lacks=tuple(short_text(lack.text) for lack in current.lacks),
        lacking=current.lacking,
        due=due.what if due else "",
        due_by=due.by if due else None,
        late=current.is_overdue,
        update_is_due=current.update_is_due,
        awaited=current.awaited,
        tells_updates=current.step.number >= Step.SUPPORT.number,
    )


class _Trust(NamedTuple):
    """A trust of the programme.

    Attributes:
        counted: its rounds on the framework that it counts by, first to last.
        others: those on another one.
    """

    name: str
    counted: Sequence[TrustRound]
    others: Sequence[TrustRound]


def _trusts(results: ReadResults) -> Iterator[_Trust]:
    """Yield each trust with its rounds."""
    named = order_by_name_and_round(results.own)
    counted = on_shared_framework(group for _, group in named)
    for trust, together in groupby(named, lambda pair: pair[1].trust_or_file):
        rounds = list(together)
        others = [group for _, group in rounds if group.series != counted[trust][0].series]
        yield _Trust(rounds[0][0], counted[trust], others)


def _packs(results: ReadResults) -> Iterator[str]:
    """Yield, in sentences, the packs, which are in no figure: what a trust showed another is no return of it."""
    own = {workbook.trust_key for workbook in results.own}
    for workbook in results.usable:
        if workbook.is_pack:
            name = workbook.trust_name or "a trust"
            why = "whose own workbooks count" if workbook.trust_key in own else _PACK_ONLY
            yield f"{workbook.file} is a pack of {name}, {why}."


def _task(results: ReadResults, trust: _Trust, steps: Mapping[str, _Standing], *, remote: bool) -> EntryTask:
    group = latest_round(trust.counted)
    every = (*trust.others, *trust.counted)
    standing = steps[group.workbooks[0].file]
    return EntryTask(
        trust.name,
        group,
        workbooks_for(results, group.workbooks, remote=remote),
        workbooks_for(results, group.earlier, remote=remote),
        workbooks_for(results, _agreements_of_other_rounds(group, every), remote=remote),
        *standing,
        (*_uncounted(group, trust.counted), *_on_other_framework(group, trust.others)),
    )


def _uncounted(counted: TrustRound, rounds: Iterable[TrustRound]) -> Iterator[str]:
    """Yield, in sentences, the workbooks of a trust whose round has no place among its others, so that they count nowhere."""
    for each in rounds:
        if each is counted or each.name_and_date.has_place:
            continue
        why = f'gives no date for its round "{each.round}"' if each.round else "names no round"
        for workbook in each.workbooks:
            if workbook.gives_view or workbook.plan:
                yield f"{workbook.file} {why}, so that its ratings and its plan count nowhere."


def _on_other_framework(counted: TrustRound, others: Iterable[TrustRound]) -> Iterator[str]:
    """Yield, in a sentence, the workbooks of a trust on another framework than it counts by."""
    files = [workbook.file for each in others for workbook in each.workbooks if workbook.gives_view or workbook.plan]
    if files:
        title = counted.framework.framework_title
        yield f'{listed(files)} {"is" if len(files) == 1 else "are"} on another framework than "{title}", and count nowhere here.'


def make_entries(settings: ReadSettings, tasks: tuple[EntryTask, ...]) -> tuple[TrustEntry | WorkbookError, ...]:
    """Return the entry of each task's trust, or why its workbooks could not be read once more."""
    return tuple(_entry(settings, task) for task in tasks)


def _entry(settings: ReadSettings, task: EntryTask) -> TrustEntry | WorkbookError:
    try:
        assessments = tuple(task.workbooks.read(settings))
        earlier = tuple(task.earlier.read(settings))
        agreements = tuple(task.agreements.read(settings))
    except WorkbookError as error:
        return error
    framework = next(
        (a.framework for a, w in zip(assessments, task.group.workbooks, strict=True) if w.gives_view),
        assessments[0].framework,
    )
    review = combine_group([a for a in assessments if a.framework.id == framework.id])
    before = combine_earlier([a for a in earlier if a.framework.id == framework.id], review)
    group = task.group
    entry = entry_of(
        group.trust_or_file, task.name, group.trust_number, group.name_and_date.date, replace(review, earlier=before),
        step=task.step, day=settings.today, update_on=task.update_on,
    )  # fmt: skip
    return with_agreements(entry._replace(uncounted=task.uncounted), agreements)


def _agreements_of_other_rounds(group: TrustRound, rounds: Sequence[TrustRound]) -> list[WorkbookSummary]:
    """Return a workbook for each partnership of a trust that its round does not hold: of several of one party the latest round's.

    Why: an agreement runs for a year or more, and a later round's workbooks need not hold it again.
    """
    known: list[PartnershipSummary] = []
    found = []
    for each in (group, *reversed(rounds)):
        holders = [agreement.holders[0] for agreement in agreements_of(each.workbooks) if len(agreement.holders) == 1]
        new = [
            (h, h.partnership)
            for h in holders
            if h.partnership and not any(map(h.partnership.is_with_same_party, known))
        ]
        known += [partnership for _, partnership in new]
        found += [holder for holder, _ in new if each is not group]
    return found


def _worker_died_error(group: TrustRound) -> WorkbookError:
    names = ", ".join(workbook.file for workbook in group.workbooks)
    what = f"{names} could not be counted: the process that read them died, twice."
    return WorkbookError(None, what, "Check them one by one with matsheets check.", code="worker-died")
