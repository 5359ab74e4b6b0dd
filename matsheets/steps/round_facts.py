"""What the files say of one trust's round, as far as it tells at which step it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from matsheets.batch.planned_documents import DocumentPlan, PlannedDocument, is_blocked, tells_logs
from matsheets.checks.progress_log import TERM
from matsheets.documents.contexts.document_kinds import PULLED, DocumentKind
from matsheets.model.material import ABOUT, REVIEW
from matsheets.model.outdated_meetings import OutdatedView, outdated_views
from matsheets.model.problems import Problem
from matsheets.model.respondents import MENTOR_GROUP, WorkbookSummary, is_agreed
from matsheets.model.rounds import ROUNDS
from matsheets.review.grouping import TrustRound
from matsheets.steps.made_documents import Behind, MadeDocument

#: The documents of the way; beside them there may be the evidence and the meeting's paper.
STEP_KINDS = (DocumentKind.SUMMARY, DocumentKind.PLAN, DocumentKind.SLA)
#: How the names of meeting papers end.
MEETING_PAPER = "meeting-paper"
#: The part of a workbook with the logs of progress and of support.
PROGRESS = "progress"


class DocumentState(NamedTuple):
    """A document that workbooks make, and how it stands.

    Attributes:
        planned: what it would be made from now.
        made: the one that is there; None where there is none.
        behind: the workbooks that were changed, or came, since it was made.
        blocked: whether answers need attention before it can be made.
        edited: whether somebody changed its words, and it would have to be made anew or its edits can be pulled: it is not to be
            replaced then.
        of_agreed_alone: whether it is a summary that shows no group's own view, though there are some.
    """

    planned: PlannedDocument
    made: MadeDocument | None
    behind: Behind
    blocked: bool
    edited: bool
    of_agreed_alone: bool = False

    @property
    def is_made(self) -> bool:
        """Whether it is there, is no draft, and is what its name says."""
        return self.made is not None and not self.made.draft and not self.of_agreed_alone

    @property
    def is_current(self) -> bool:
        """Whether it is made of the workbooks as they are."""
        return self.is_made and not self.behind.number


@dataclass(frozen=True)
class RoundFacts:
    """What the files say of one trust's round.

    Attributes:
        plan: its workbooks, and the documents that they make.
        without_round: the trust's workbooks that name no round, where it has others that do.
        documents: those that were made of its workbooks.
        errors: what needs attention in its workbooks, and is not settled by an agreed one.
        elements: the Refs of the framework's elements.
        later: the trust's next round, where there are workbooks of one; else blank.
        contents: of every workbook of the run, what it holds (``content_key``) by its SHA-256.
        problems_listed: whether what needs attention has just been listed to whoever asks.
        views_beside: the names of files with groups' views of this round that were not given, and lie beside the agreed workbook.
        unread: the names of workbooks that seem to be the trust's, and were not read because it cannot be told which framework is
            meant, or that is not known.
    """

    plan: DocumentPlan
    without_round: tuple[WorkbookSummary, ...]
    documents: Sequence[MadeDocument]
    errors: tuple[Problem, ...]
    elements: tuple[str, ...]
    later: str
    contents: Mapping[str, str]
    today: dt.date
    problems_listed: bool = False
    views_beside: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def group(self) -> TrustRound:
        """Its workbooks."""
        return self.plan.group

    @cached_property
    def workbooks(self) -> tuple[WorkbookSummary, ...]:
        """Its workbooks, and those of the trust that name no round."""
        return (*self.group.workbooks, *self.without_round)

    @cached_property
    def views(self) -> tuple[WorkbookSummary, ...]:
        """The workbooks that give a group's own view."""
        return tuple(w for w in self.group.workbooks if w.gives_view and not is_agreed(w))

    @cached_property
    def agreed(self) -> tuple[WorkbookSummary, ...]:
        """The workbooks in which the trust and its mentor settle the elements together, filled in or not."""
        return tuple(w for w in self.group.workbooks if is_agreed(w))

    @cached_property
    def unsettled(self) -> tuple[str, ...]:
        """The Refs of the elements that no agreed workbook settles."""
        settled = frozenset().union(*(workbook.settles for workbook in self.agreed))
        return tuple(ref for ref in self.elements if ref not in settled)

    @property
    def agreed_not_rated(self) -> int:
        """How many elements an agreed workbook settles by saying that they are not rated."""
        return len(frozenset().union(*(workbook.agreed.not_rated for workbook in self.agreed)))

    @cached_property
    def outdated(self) -> Mapping[str, Behind]:
        """By the files of meetings' workbooks that do not list each group's view as it is, which views came or were changed."""
        found: dict[str, list[OutdatedView]] = {}
        for view in outdated_views(self.group.workbooks):
            found.setdefault(view.meeting.file, []).append(view)
        return {file: _behind(views) for file, views in found.items()}

    @property
    def meeting_book(self) -> WorkbookSummary | None:
        """The workbook that the meeting is settled in: one that is not out of date, begun, and prepared for it, as far as may be."""
        return min(
            self.agreed, key=lambda w: (w.file in self.outdated, not w.gives_view, not w.for_meeting), default=None
        )

    @property
    def replaced(self) -> tuple[str, ...]:
        """The files of meetings' workbooks that are out of date, where one that is not goes on from them."""
        prepared = [workbook.file for workbook in self.agreed if workbook.for_meeting]
        old = tuple(file for file in prepared if file in self.outdated)
        return old if len(old) < len(prepared) else ()

    @property
    def lacks_views(self) -> bool:
        """Whether groups gave views that were not given here: the meeting's workbook says so, or they lie beside it."""
        if self.views or not self.agreed:
            return False
        return bool(self.views_beside) or any(workbook.for_meeting for workbook in self.agreed)

    @property
    def is_agreed(self) -> bool:
        """Whether every element is settled."""
        return bool(self.agreed) and not self.unsettled

    @cached_property
    def has_mentor(self) -> bool:
        """Whether there is a mentor: one is named, or has a workbook."""
        return any(w.milestones.has_mentor or w.kind == MENTOR_GROUP for w in self.workbooks)

    @property
    def has_partnership(self) -> bool:
        """Whether a workbook holds answers on a partnership."""
        return any(workbook.partnership for workbook in self.workbooks)

    @property
    def may_have_partnership(self) -> bool:
        """Whether there is a mentor and no partnership, in the first round: an agreement goes on through the rounds after it."""
        return self.has_mentor and not self.has_partnership and not self.group.earlier

    @property
    def has_plan(self) -> bool:
        """Whether a workbook holds a plan."""
        return any(workbook.plan for workbook in self.workbooks)

    @property
    def is_final(self) -> bool:
        """Whether it is called the last round of a programme, so that medium-term priorities are to be expected in it."""
        return self.group.name_and_date.suggested_place == len(ROUNDS) - 1

    @property
    def has_medium_term(self) -> bool:
        """Whether a workbook holds a medium-term priority."""
        return any(workbook.milestones.has_medium_term for workbook in self.workbooks)

    @cached_property
    def view_errors(self) -> tuple[Problem, ...]:
        """Those of the errors that are about what the workbooks of views say of the trust and its elements."""
        files = {view.file for view in self.views}
        about = ABOUT | REVIEW
        return tuple(
            error
            for error in self.errors
            if (not error.material or error.material & about) and any(place.file in files for place in error.places)
        )

    # --- documents -------------------------------------------------------------------------------------------------

    @cached_property
    def meeting_paper(self) -> MadeDocument | None:
        """The paper for the diagnostic meeting."""
        papers = [document for document in self.documents if document.kind == MEETING_PAPER]
        return min(papers, key=lambda paper: self.behind(paper).number, default=None)

    def behind(self, paper: MadeDocument) -> Behind:
        """Return the workbooks of views that came, or were changed, since a meeting paper was made."""
        return paper.behind(self.views, self.contents)

    @cached_property
    def states(self) -> tuple[DocumentState, ...]:
        """The documents that the workbooks make, in the order of the way, each with the one that is there."""
        return tuple(self._state(planned) for planned in self.plan.documents if planned.possible)

    def states_of(self, kind: DocumentKind) -> tuple[DocumentState, ...]:
        """Return the documents of one kind: an agreement with each school, one of any other kind."""
        return tuple(state for state in self.states if state.planned.kind is kind)

    def is_made(self, kind: DocumentKind) -> bool:
        """Tell whether all documents of a kind are there, and there is one."""
        states = self.states_of(kind)
        return bool(states) and all(state.is_made for state in states)

    def _state(self, planned: PlannedDocument) -> DocumentState:
        files = {*planned.workbooks, *planned.earlier}
        used = [w for w in (*self.group.workbooks, *self.group.earlier) if w.file in files]
        there = [d for d in self.documents if d.kind == planned.kind.slug and self._is_of(d, planned, used)]
        logs = tells_logs(planned.kind, self.group)
        behind = {document: document.behind(used, self.contents, tells_logs=logs) for document in there}
        made = min(there, key=lambda document: (document.draft, behind[document].number), default=None)
        blocked = is_blocked(self.errors, planned)
        if made is None:
            return DocumentState(planned, None, Behind(), blocked, edited=False)
        matters = made.draft or behind[made].number or (planned.kind in PULLED and not self.later)
        edited = bool(matters) and made.was_edited()
        without = {view.file for view in self.views}.issubset(behind[made].others) and bool(self.views)
        alone = without and planned.kind is DocumentKind.SUMMARY
        return DocumentState(planned, made, behind[made], blocked, edited, alone)

    def _is_of(self, document: MadeDocument, planned: PlannedDocument, used: Iterable[WorkbookSummary]) -> bool:
        """Tell whether a document is the one that is planned: of several agreements, the one that shares a workbook with it."""
        if planned.kind is not DocumentKind.SLA or len(self._agreements) < 2:
            return True
        sources = {source.sha256 for source in document.sources} | {source.base for source in document.sources}
        return any(workbook.sha256 in sources or workbook.file.rpartition("/")[2] in sources for workbook in used)

    @cached_property
    def _agreements(self) -> tuple[PlannedDocument, ...]:
        return tuple(planned for planned in self.plan.documents if planned.kind is DocumentKind.SLA)

    @cached_property
    def updates(self) -> tuple[MadeDocument, ...]:
        """The progress updates that are no drafts, first to last by the days that they are of."""
        made = [d for d in self.documents if d.kind == DocumentKind.UPDATE.slug and not d.draft and d.on]
        return tuple(sorted(made, key=lambda update: update.on or dt.date.min))

    @cached_property
    def edited(self) -> tuple[MadeDocument, ...]:
        """The documents whose words somebody changed since, though their workbooks are as they were: the edits are in no workbook.

        Of the updates only the newest: what the log says goes on from it.
        """
        if self.later:
            return ()
        found = [s.made for s in self.states if s.made and s.edited and s.is_current and s.planned.kind in PULLED]
        last = [u for u in self.updates[-1:] if all(source.sha256 in self.contents for source in u.sources)]
        return (*found, *(update for update in last if update.was_edited()))

    # --- days ------------------------------------------------------------------------------------------------------

    @cached_property
    def meeting_day(self) -> dt.date | None:
        """The day of the diagnostic meeting, as the agreed workbook has it, else as another one."""
        return next((w.milestones.meeting for w in (*self.agreed, *self.group.workbooks) if w.milestones.meeting), None)

    @cached_property
    def starts(self) -> tuple[dt.date, ...]:
        """The days on which something of the plan or of a partnership starts, first to last."""
        return tuple(sorted({day for w in self._planning for day in w.milestones.starts}))

    @cached_property
    def reviews(self) -> tuple[dt.date, ...]:
        """The days on which the plan is reviewed, first to last."""
        return tuple(sorted({day for w in self._planning for day in w.milestones.reviews}))

    @cached_property
    def logged(self) -> tuple[dt.date, ...]:
        """The days of entries in the logs of progress and support, up to today, first to last."""
        logs = (day for w in self._planning for day in (*w.milestones.logged, *w.milestones.supported))
        days = {day for day in logs if day <= self.today}
        return tuple(sorted(days))

    @cached_property
    def last_due(self) -> dt.date | None:
        """The day by which the last of the plan's priorities is to be done."""
        return max((day for w in self._planning for day in w.milestones.dues), default=None)

    @property
    def told_until(self) -> dt.date | None:
        """The day of the last paper that said how far the plan is: an update, else what the diagnostic meeting agreed."""
        return self.updates[-1].on if self.updates else self.meeting_day

    @property
    def has_news(self) -> bool:
        """Whether the logs have entries that no paper tells of; what the mentoring came to is told once in any case."""
        if not self.logged:
            return False
        closing = self.has_medium_term and not self.updates
        return closing or self.told_until is None or self.logged[-1] > self.told_until

    @property
    def untold_review(self) -> dt.date | None:
        """The newest day on which the plan was reviewed of which no paper tells so far; None where there is none."""
        past = [day for day in self.reviews if day < self.today and (self.told_until is None or day > self.told_until)]
        return past[-1] if past else None

    @property
    def update_is_due(self) -> bool:
        """Whether the board should hear what became of the plan: a review is past, or a term has gone by since the last paper.

        With medium-term priorities the mentoring is over, and the board hears once what it came to.
        """
        if self.has_medium_term:
            return self.has_news and not self.updates
        term_gone = self.told_until is not None and self.today - self.told_until > TERM
        return self.untold_review is not None or term_gone

    @property
    def hears_by(self) -> dt.date | None:
        """The day on which a term will have gone by since the last paper; None where a review of the plan comes before it."""
        day = self.told_until + TERM + dt.timedelta(days=1) if self.told_until else None
        coming = next((review for review in self.reviews if review >= self.today), None)
        return day if day and (coming is None or day <= coming) else None

    @property
    def is_reviewed_out(self) -> bool:
        """Whether the plan gives no further day on which it is reviewed: the trust is to be rated again."""
        return not any(day >= self.today for day in self.reviews)

    @cached_property
    def log_book(self) -> WorkbookSummary | None:
        """The workbook that the log is written in: the plan's, if it has a tab for that."""
        return next((w for w in self._planning if PROGRESS in w.milestones.parts), None)

    @cached_property
    def _planning(self) -> tuple[WorkbookSummary, ...]:
        """The workbooks whose plan and partnerships count."""
        holders = {
            file
            for kind in (DocumentKind.PLAN, DocumentKind.SLA)
            for s in self.states_of(kind)
            for file in s.planned.holders
        }
        return tuple(workbook for workbook in self.group.workbooks if workbook.file in holders)


def _behind(views: Iterable[OutdatedView]) -> Behind:
    """Return what a meeting's workbook lacks: views that it does not list, and others that it lists otherwise."""
    late = {file: None for view in views if view.is_late for file in view.files}
    changed = {file: None for view in views for file in view.files if file not in late}
    return Behind(tuple(changed), tuple(late))
