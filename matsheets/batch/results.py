"""What is left of workbooks once they have been read: a summary or an error for each, and the problems, on disk."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

from matsheets.checks import MOOT_CODES, Settlement, check_summaries, moot_codes, settlements
from matsheets.errors import FrameworkError, UnknownFrameworkError, WorkbookError
from matsheets.frameworks.framework_shelf import FrameworkShelf, faulty_framework, same_file
from matsheets.model.assessment import Assessment
from matsheets.model.cells import fold
from matsheets.model.framework import Framework
from matsheets.model.framework_map import FrameworkEdition
from matsheets.model.problem_catalogue import CATALOGUE, Code
from matsheets.model.problems import Problem, Severity, merge
from matsheets.model.remembered_framework import means_the_same, remember, rival_memory
from matsheets.model.respondents import WorkbookSummary, settle_trust_keys
from matsheets.review.grouping import TrustRound, distinct_workbooks, group_by_trust_and_round
from matsheets.storage.files import File, display_names
from matsheets.workbook.read.recognition import asked_for

#: What is to look at in the plan of a trust's latest round alone: nobody fills in the gaps of a plan that another followed.
_OF_LATEST_PLAN = frozenset(
    code.slug
    for code in (
        Code.REVIEW_IN_PAST,
        Code.REVIEW_BEFORE_ROUND,
        Code.DUE_BEFORE_ROUND,
        Code.LOGGED_DUE_DIFFERENT,
        Code.REASON_PAST,
        Code.PRIORITY_CLOSED,
        Code.PRIORITY_DETAIL_MISSING,
        Code.MEDIUM_TERM_INCOMPLETE,
        Code.DONE_WITHOUT_DIFFERENCE,
        Code.BEHIND_WITHOUT_DATE,
        Code.NOTHING_LOGGED,
        Code.SUPPORT_BELOW_AGREED,
    )
)
#: What is a problem only as the trust's other workbooks stand.
_DEPENDENT = tuple(sorted(_OF_LATEST_PLAN | MOOT_CODES))
_SPOOL_IN_MEMORY = 1 << 20  # bytes; what is not more than this never touches the disk


class Outcome(NamedTuple):
    """What became of one file: an assessment with its problems, or the reason why it could not be used."""

    path: File
    assessment: Assessment | None = None
    problems: tuple[Problem, ...] = ()
    error: WorkbookError | None = None


class ReadResult(NamedTuple):
    """What is left of a workbook once it has been read.

    Attributes:
        summary: None where it could not be used.
        error: why it could not be used.
        problems: its own, those that matter enough to be kept.
        counts: how often each code of an error or a warning occurs.
        assessment: the workbook itself, where it is to be kept.
        framework: what it was read by, where that is not the one known framework of its edition: what it remembers, or one of two.
        wants: the framework and edition that it is on, where no file of it was known.
    """

    summary: WorkbookSummary | None = None
    error: WorkbookError | None = None
    problems: tuple[Problem, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    assessment: Assessment | None = None
    framework: Framework | None = None
    wants: FrameworkEdition | None = None


class ReadResults:
    """What the first pass leaves: for each file a summary or an error, and its problems in a temporary file.

    Attributes:
        files: in the order given.
        names: what each is called.
        passed_over: those that hold no answers and that nobody named, with what they are; they are in no other list.
        summaries: of each, None for one that could not be used.
        errors: why it could not be used, by the file's place.
    """

    def __init__(self, files: Sequence[File]) -> None:
        self.files = list(files)
        self.names = list(display_names(files))
        self.passed_over: dict[File, WorkbookError] = {}
        self.summaries: list[WorkbookSummary | None] = []
        self.errors: dict[int, WorkbookError] = {}
        self._worst: list[int] = []
        self._counts: Counter[str] = Counter()
        self._dependent: dict[int, dict[str, int]] = {}
        self._kept: dict[int, Assessment] = {}
        self._frameworks: dict[Framework, Framework] = {}
        self._used: dict[tuple[str, str], dict[Framework | None, list[int]]] = {}
        self._spool = SpooledTemporaryFile(max_size=_SPOOL_IN_MEMORY)  # noqa: SIM115  closed by ``close``
        self._ends = [0]

    def put(self, result: ReadResult) -> None:
        """Put away what was read of the next file."""
        at = len(self.summaries)
        self.summaries.append(result.summary)
        if result.error is not None:
            self.errors[at] = result.error
        self._worst.append(max((p.severity for p in result.problems if p.code not in _DEPENDENT), default=0))
        counts = Counter(dict(result.counts))
        if dependent := {code: counts.pop(code) for code in _DEPENDENT if code in counts}:
            self._dependent[at] = dependent
        self._counts.update(counts)
        if result.assessment is not None:
            # One framework for all: each chunk that comes from another process brings its own.
            framework = self._frameworks.setdefault(result.assessment.framework, result.assessment.framework)
            self._kept[at] = replace(result.assessment, framework=framework)
        if (workbook := result.summary) is not None:
            used = self._used.setdefault((fold(workbook.framework_id), fold(workbook.edition)), {})
            used.setdefault(result.framework, []).append(at)
        if result.problems:
            pickle.dump(result.problems, self._spool)
        self._ends.append(self._spool.tell())

    @property
    def remembered_frameworks(self) -> tuple[Framework, ...]:
        """What workbooks remember of frameworks whose files were not found; of several in other words the one of most workbooks."""
        of_edition = (
            [(-len(places), remember(f)["sum"], f) for f, places in used.items() if f is not None and f.is_remembered]
            for used in self._used.values()
        )
        return tuple(min(found)[-1] for found in of_edition if found)

    @property
    def lacks_framework(self) -> bool:
        """Whether the file of a framework that workbooks are on was not found, or not used."""
        unknown = any(isinstance(error, UnknownFrameworkError) for error in self.errors.values())
        return unknown or bool(self.remembered_frameworks)

    def frameworks(self, known: Iterable[Framework]) -> tuple[Framework, ...]:
        """Return what the workbooks are on and may be on, one of each name and edition: first those that are known."""
        remembered = {_key(frame): frame for frame in self.remembered_frameworks}
        found: dict[tuple[str, str], Framework] = {}
        for frame in (*known, *remembered.values()):
            found.setdefault(_key(frame), remembered.get(_key(frame), frame))
        return tuple(found.values())

    def refuse_rivals(self, known: Sequence[Framework]) -> tuple[Framework, ...]:
        """Refuse workbooks that are on different frameworks of one name and edition: they are not to be read together.

        Those go on that are on a known one where the others were read by what they remember, and those on ours where the others
        are on somebody's own of the same name. Otherwise which is meant cannot be told, and all are refused.

        Returns:
            the frameworks of those that were refused.
        """
        refused: list[Framework] = []
        for key, by_frame in self._used.items():
            ours = next((f for f in reversed(asked_for(known, *key)) if _key(f) == key), None)
            used: dict[Framework, list[int]] = {}
            for frame, places in by_frame.items() if len(by_frame) > 1 else ():
                if found := frame or ours:
                    used.setdefault(found, []).extend(places)
            rivals = _apart(used)
            of_files = [group for group in rivals if not all(frame.is_remembered for frame in group)]
            counted = next((group for group in of_files if len(of_files) == 1 or ours in group), None)
            for group in rivals if len(rivals) > 1 else ():
                if group is not counted:
                    other = counted or next(each for each in rivals if each is not group)
                    self._refuse(group, used, min(at for frame in other for at in used[frame]))
                    refused += group
            for frame in refused:
                by_frame.pop(frame, None)
        return tuple(refused)

    def _refuse(self, frames: Sequence[Framework], used: Mapping[Framework, Sequence[int]], other: int) -> None:
        for frame in frames:
            for at in used[frame]:
                self.errors[at] = rival_memory(self.names[at], frame, self.names[other])
                self.summaries[at] = None
                self._worst[at] = 0
                self._kept.pop(at, None)
                self._dependent.pop(at, None)

    def settle_frameworks(self, shelf: FrameworkShelf, faulty: Mapping[File, FrameworkError]) -> None:
        """Say nothing of the frameworks' files that were used, and refuse those that were asked for and have faults."""
        said = {same_file(file) for file in (*shelf.heard, *faulty)}
        self.passed_over = {file: error for file, error in self.passed_over.items() if same_file(file) not in said}
        for file, error in faulty.items():
            self.errors[len(self.files)] = faulty_framework(file.name, error)
            self.files.append(file)
            self.names.append(file.name)
            self.summaries.append(None)
            self._worst.append(0)
            self._ends.append(self._ends[-1])

    def pass_over(self, error: WorkbookError) -> None:
        """Strike the next file off the list, and note it as passed over."""
        at = len(self.summaries)
        self.passed_over[self.files.pop(at)] = error
        del self.names[at]

    def close(self) -> None:
        """Let go of the temporary file; what is left are the summaries."""
        self._spool.close()

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what became of each file, of a run that keeps its workbooks."""
        for at, file in enumerate(self.files):
            yield Outcome(file, self._kept.get(at), self.own_problems(at), self.errors.get(at))

    def own_problems(self, at: int) -> tuple[Problem, ...]:
        """Return a file's own problems, without those that another workbook of its trust makes none.

        What the agreed workbook settles is only to look at.
        """
        if self._ends[at] == self._ends[at + 1] or at in self.errors or at in self._replaced:
            return ()
        self._spool.seek(self._ends[at])
        found: tuple[Problem, ...] = pickle.load(self._spool)
        moot = self._moot.get(at)
        found = tuple(p for p in found if p.code not in moot) if moot else found
        settlement = self._settled.get(at)
        return settlement.apply(found) if settlement else found

    @cached_property
    def _groups(self) -> tuple[TrustRound, ...]:
        return group_by_trust_and_round(self.usable)

    @cached_property
    def _replaced(self) -> frozenset[int]:
        """The places of the workbooks that were carried forward and give way to one that goes on from them."""
        counted = {workbook.file for group in self._groups for workbook in group.workbooks}
        return frozenset(self.at[w.file] for w in self.usable if w.untouched and w.file not in counted)

    @cached_property
    def _settled(self) -> Mapping[int, Settlement]:
        """What agreed workbooks settle, by the place of each file that it is settled for."""
        found = (settlements(group.workbooks) for group in self._groups)
        return {self.at[file]: settlement for settled in found for file, settlement in settled.items()}

    @cached_property
    def _moot(self) -> Mapping[int, frozenset[str]]:
        """The codes of a file's own problems that are none: of a round that another has followed, or beside its others."""
        moot: dict[int, frozenset[str]] = {}
        for group in self._groups:
            for file, codes in moot_codes(group.workbooks).items():
                moot[self.at[file]] = moot.get(self.at[file], frozenset()) | codes
            for workbook in group.earlier:
                at = self.at[workbook.file]
                moot[at] = moot.get(at, frozenset()) | _OF_LATEST_PLAN
        return moot

    def _left(self) -> Iterator[tuple[int, str, int]]:
        """Yield the problems that could have been none and are some: the file's place, the code, and how many."""
        for at, codes in self._dependent.items():
            moot = self._moot.get(at, frozenset())
            yield from ((at, code, number) for code, number in codes.items() if code not in moot)

    @cached_property
    def worst(self) -> Sequence[int]:
        """Of each file, the severity of its worst problem."""
        worst = list(self._worst)
        for at, code, _ in self._left():
            worst[at] = max(worst[at], CATALOGUE[code].value.severity)
        for at in self._settled:
            if worst[at] >= Severity.ERROR:
                worst[at] = max((problem.severity for problem in self.own_problems(at)), default=0)
        for at in self._replaced:
            worst[at] = 0
        return worst

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each code of an error or a warning occurs."""
        counts = Counter(self._counts)
        for _, code, number in self._left():
            counts[code] += number
        return counts

    def kept_workbooks(self, workbooks: Sequence[WorkbookSummary]) -> tuple[Assessment, ...]:
        """Return workbooks that were kept; none where one of them was not."""
        found = tuple(kept for each in workbooks if (kept := self._kept.get(self.at[each.file])) is not None)
        return found if len(found) == len(workbooks) else ()

    @cached_property
    def usable(self) -> tuple[WorkbookSummary, ...]:
        """The summaries of the files that could be used."""
        return tuple(settle_trust_keys(summary for summary in self.summaries if summary is not None))

    @cached_property
    def distinct(self) -> tuple[WorkbookSummary, ...]:
        """Those of them that count: of copies of one workbook by one respondent, the first."""
        return tuple(distinct_workbooks(self.usable))

    @cached_property
    def own(self) -> tuple[WorkbookSummary, ...]:
        """Those that count of the trusts' own: a pack is what one trust showed another, and no step on anybody's way."""
        return tuple(workbook for workbook in self.distinct if not workbook.is_pack)

    @property
    def packs(self) -> tuple[str, ...]:
        """The names of the files that are packs."""
        return tuple(sorted(workbook.file for workbook in self.usable if workbook.is_pack))

    @cached_property
    def at(self) -> Mapping[str, int]:
        """The place of each file that could be used, by its name."""
        return {summary.file: at for at, summary in enumerate(self.summaries) if summary is not None}

    @cached_property
    def shared_problems(self) -> tuple[Problem, ...]:
        """What is wrong between workbooks."""
        return check_summaries(self.usable)

    @cached_property
    def _shared_by_file(self) -> Mapping[str, list[Problem]]:
        found: dict[str, list[Problem]] = {}
        for problem in self.shared_problems:
            for file in dict.fromkeys(place.file for place in problem.places):
                found.setdefault(file, []).append(problem)
        return found

    def problems(self, at: int, *, least: Severity, shared: bool = False) -> tuple[Problem, ...]:
        """Return what is wrong in a file, and between it and others, in workbook order.

        Args:
            at: the file's place.
            least: how much a problem has to matter; no less than what the results were kept by.
            shared: also those between workbooks that are listed under another one.
        """
        name = self.names[at]
        between = [p for p in self._shared_by_file.get(name, ()) if shared or p.place.file == name]
        return merge(p for p in (*self.own_problems(at), *between) if p.severity >= least)

    def shared_problems_of(self, workbooks: Iterable[WorkbookSummary], *, least: Severity) -> tuple[Problem, ...]:
        """Return the problems between workbooks that concern any of these."""
        found = {id(p): p for each in workbooks for p in self._shared_by_file.get(each.file, ()) if p.severity >= least}
        return tuple(found.values())


def _key(framework: Framework) -> tuple[str, str]:
    return fold(framework.id), fold(framework.edition)


def _apart(frameworks: Iterable[Framework]) -> list[list[Framework]]:
    """Part frameworks of one name into those that mean the same."""
    found: list[list[Framework]] = []
    for framework in frameworks:
        alike = next((group for group in found if means_the_same(group[0], framework)), None)
        if alike is None:
            found.append([framework])
        else:
            alike.append(framework)
    return found
