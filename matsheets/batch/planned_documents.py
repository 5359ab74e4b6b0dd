"""Which documents workbooks make, what each is called, and what stands in its way, from summaries and problems alone.

Nothing of what fills a document is needed for that, so that whoever only asks does not wait for it to be loaded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from matsheets.batch.results import ReadResults
from matsheets.documents.contexts.document_kinds import HELD_ONCE, DocumentKind
from matsheets.model.agreements import Agreement, agreements_of, plan_holders
from matsheets.model.framework_map import OpenMap
from matsheets.model.material import Material
from matsheets.model.problems import Problem, Severity
from matsheets.model.respondents import WorkbookSummary, facts_order, is_agreed
from matsheets.model.trust_rounds import round_of
from matsheets.review.file_names import RoundFileNames
from matsheets.review.grouping import TrustRound, group_by_trust_and_round
from matsheets.review.period import Period, period_between
from matsheets.storage.output import slug


class PlannedDocument(NamedTuple):
    """One document that is to be made.

    Attributes:
        name: of its file.
        workbooks: the files that it says something of.
        holders: for a plan or an agreement, the file that it is taken from; several where it cannot be told which of them
            counts, none where there is no such file. For a summary, files beside the views that hold a plan or a partnership.
        school: whom an agreement is with, as it was typed.
        earlier: the files of the round before that it says something of.
        for_signature: whether it is the clean copy of an agreement.
        lacks_framework: whether it prints what stands in the framework's file alone, and that is nowhere.
        period: the days that an update is of; None where its logs give it none, and of any other document. What a page shows is all
            of the page's days.
        arranged_by: the map that evidence is arranged by; None for any other document.
    """

    kind: DocumentKind
    name: str
    workbooks: tuple[str, ...]
    holders: tuple[str, ...] = ()
    school: str = ""
    earlier: tuple[str, ...] = ()
    for_signature: bool = False
    period: Period | None = None
    lacks_framework: bool = False
    arranged_by: OpenMap | None = None

    @property
    def possible(self) -> bool:
        """Whether there is anything to make it from, even as a draft."""
        if self.lacks_framework or (self.kind is DocumentKind.UPDATE and self.period is None):
            return False
        if self.kind is DocumentKind.EVIDENCE_BY_MAP and self.arranged_by is None:
            return False
        return bool(self.workbooks) if self.kind.of_views else len(self.holders) == 1

    def needs(self, found: Problem) -> bool:
        """Tell whether a problem is about something that this document is made from."""
        files, about = {place.file for place in found.places}, found.material & self.kind.made_from
        if about - HELD_ONCE:
            return not files.isdisjoint({*self.workbooks} - {*self.holders} if self.kind.of_views else self.workbooks)
        return bool(about) and not files.isdisjoint(self.holders)


class DocumentPlan(NamedTuple):
    """The workbooks of one trust and round, and the documents that they make."""

    group: TrustRound
    documents: tuple[PlannedDocument, ...]


def plan_documents(
    workbooks: Iterable[WorkbookSummary],
    kinds: Sequence[DocumentKind],
    *,
    only_where_possible: bool,
    for_signature: bool = False,
    on: dt.date | None = None,
    since: dt.date | None = None,
    today: dt.date | None = None,
    for_page: bool = False,
) -> tuple[DocumentPlan, ...]:
    """Decide which documents workbooks make, and name them.

    Args:
        workbooks: those that count, in the order given.
        kinds: the documents wanted for each trust and round.
        only_where_possible: leave out a document that no workbook holds anything for, instead of reporting it.
        for_signature: whether agreements are wanted as clean copies.
        on: the day of updates; where it is None, the newest in the logs of each.
        since: the day of the paper before; where it is None, that of the round before, else of the diagnostic meeting, else of the
            review.
        today: entries of later days give no update its day; None to take every day as it is.
        for_page: whether a page shows them: all are of one day, the newest of a round unless ``on`` names it, and those that say
            only what was carried forward are there too.
    """
    days = _Days(on, since, today, for_page)
    groups = group_by_trust_and_round(workbooks)
    name = _DocumentNames(groups)
    plans = []
    for group in groups:
        found = (
            document._replace(for_signature=for_signature and kind is DocumentKind.SLA)
            for kind in kinds
            for document in _documents_of(kind, group, days)
        )
        asked = found
        if only_where_possible and not for_page:
            asked = (each for each in found if _has_news(each, group) and not _is_as_carried(each, group, groups))
        wanted = (each for each in asked if each.possible or _is_to_be_named(each) or not only_where_possible)
        plans.append(DocumentPlan(group, tuple(each._replace(name=name.of(each, group)) for each in wanted)))
    return tuple(plans)


def plan_evidence_by_map(workbooks: Iterable[WorkbookSummary], by: OpenMap) -> tuple[DocumentPlan, ...]:
    """Plan evidence that is arranged by a map, one document for each trust and round; none is possible on another framework."""
    groups = group_by_trust_and_round(workbooks)
    names = _DocumentNames(groups)
    plans = []
    for group in groups:
        planned = _planned(DocumentKind.EVIDENCE_BY_MAP, group, ())._replace(arranged_by=by)
        if any(workbook.framework_id not in by.framework_ids for workbook in group.raters):
            planned = planned._replace(workbooks=())
        plans.append(DocumentPlan(group, (planned._replace(name=names.of(planned, group)),)))
    return tuple(plans)


def without_followed_updates(plans: Sequence[DocumentPlan]) -> tuple[DocumentPlan, ...]:
    """Return the plans without updates of a round whose log goes on in a later one: what stands in it was told to the board."""
    followed = {
        earlier.file
        for plan in plans
        if any(workbook.milestones.logged or workbook.milestones.supported for workbook in plan.group.workbooks)
        for earlier in plan.group.earlier
    }
    return tuple(
        plan._replace(documents=tuple(d for d in plan.documents if d.kind is not DocumentKind.UPDATE))
        if any(workbook.file in followed for workbook in plan.group.workbooks)
        else plan
        for plan in plans
    )


def later_logs(planned: PlannedDocument, group: TrustRound, today: dt.date) -> tuple[str, ...]:
    """Return the files of an update's workbooks whose logs have entries after its day and up to today, which are no part of it."""
    period = planned.period
    return tuple(
        workbook.file
        for workbook in group.workbooks
        if period and workbook.file in planned.holders
        if any(period.on < day <= today for day in (*workbook.milestones.logged, *workbook.milestones.supported))
    )


def logged_after(planned: PlannedDocument, group: TrustRound, today: dt.date) -> dict[str, list[dt.date]]:
    """Return the days to come of which the logs of an update's workbooks have entries that it leaves out, by file."""
    until = max(today, planned.period.on) if planned.period else today
    found = {
        workbook.file: [d for d in (*workbook.milestones.logged, *workbook.milestones.supported) if d > until]
        for workbook in group.workbooks
        if workbook.file in planned.holders
    }
    return {file: sorted({*days}) for file, days in found.items() if days}


def name_alone(planned: PlannedDocument, group: TrustRound) -> str:
    """Return what a document was called as long as its trust had no other round."""
    return _DocumentNames([group]).of(planned, group)


def tells_logs(kind: DocumentKind, group: TrustRound) -> bool:
    """Tell whether a document of a round says what stands in the logs, so that an entry makes it older.

    An update does, and the summary that follows each priority to its end.
    """
    followed = kind is DocumentKind.SUMMARY and any(w.milestones.has_medium_term for w in group.workbooks)
    return kind is DocumentKind.UPDATE or followed


def _has_news(document: PlannedDocument, group: TrustRound) -> bool:
    """Tell whether a document says more than the round's meeting knew: a log that was carried forward is no news in itself.

    What the plan came to, which medium-term priorities end, is told in any case.
    """
    if document.kind is not DocumentKind.UPDATE or document.period is None:
        return True
    met = meeting_of(group)
    return met is None or met < document.period.on or any(w.milestones.has_medium_term for w in group.workbooks)


def _is_as_carried(document: PlannedDocument, group: TrustRound, groups: Sequence[TrustRound]) -> bool:
    """Tell whether a document would say only what was carried forward from the round before, which has made it already.

    An agreement lasts from round to round: while nothing in it was changed, and the round that it came from is there, it is not
    made a second time, whatever else is filled in beside it.
    """
    used = document.holders or document.workbooks
    books = [workbook for workbook in group.workbooks if workbook.file in used]
    if books and all(workbook.untouched for workbook in books):
        return True
    kept = [w.partnership for w in books if w.partnership and Material.PARTNERSHIP in w.kept]
    if document.kind is not DocumentKind.SLA or not kept:
        return False
    return any(each.trust_key == group.trust_key and each is not group for each in groups)


def _is_to_be_named(document: PlannedDocument) -> bool:
    """Tell whether whoever asks for what can be made is told of a document that cannot.

    It has workbooks of its own, of which it cannot be told which count, or a file is missing for what they hold.
    """
    if document.lacks_framework and document.workbooks:
        return True
    return bool(document.holders) and (document.kind is not DocumentKind.UPDATE or document.period is not None)


class _Days(NamedTuple):
    """The days that updates are asked for, as ``plan_documents`` takes them."""

    on: dt.date | None
    since: dt.date | None
    today: dt.date | None
    for_page: bool = False

    def of_update(self, group: TrustRound, logged: Sequence[dt.date]) -> Period | None:
        """Return the days of a round's update, and so those of its page."""
        met = meeting_of(group)
        reviewed = [workbook.date for workbook in group.raters if workbook.date]
        on = self.on
        if self.for_page and on is None:
            until = self.today or dt.date.max
            known = [*reviewed, *([met] if met else []), *(day for day in logged if day <= until)]
            on = min(max(known), until) if known else None
        return period_between(
            on,
            self.since,
            logged=logged,
            meeting=met,
            reviewed=reviewed,
            last_round=_last_agreed(group),
            today=self.today,
        )


def _documents_of(kind: DocumentKind, group: TrustRound, days: _Days) -> Iterator[PlannedDocument]:
    """Yield what documents of one kind a trust's round makes, without their names: an agreement with each school."""
    if days.for_page:
        yield from _shown_on_page(kind, group, days)
        return
    if kind is DocumentKind.SUMMARY:
        yield _planned_summary(group)
        return
    if kind is DocumentKind.UPDATE:
        yield _planned_update(group, days)
        return
    if kind is not DocumentKind.SLA:
        yield _planned(kind, group, _plan_holders(kind, group.workbooks))
        return
    for agreement in agreements_of(group.workbooks) or (Agreement(()),):
        yield _planned(kind, group, agreement.holders)._replace(school=agreement.school)


def _shown_on_page(kind: DocumentKind, group: TrustRound, days: _Days) -> Iterator[PlannedDocument]:
    """Yield what ``_documents_of`` does, of the page's days; an update only where something was logged by then."""
    logged = _logged(group, _planned_update(group, days))
    period = days.of_update(group, logged)
    if kind is DocumentKind.UPDATE and not (period and any(day <= period.on for day in logged)):
        return
    for planned in _documents_of(kind, group, days._replace(for_page=False)):
        yield planned._replace(period=period, lacks_framework=False)  # no page prints descriptors


def _planned(kind: DocumentKind, group: TrustRound, holders: Sequence[WorkbookSummary]) -> PlannedDocument:
    files = tuple(holder.file for holder in holders)
    lacks = kind.prints_descriptors and any(workbook.remembered for workbook in group.workbooks)
    return PlannedDocument(
        kind, "", _used_files(kind, group, holders), files, earlier=_earlier_files(kind, group), lacks_framework=lacks
    )


def _earlier_files(kind: DocumentKind, group: TrustRound) -> tuple[str, ...]:
    rounds: dict[str, list[WorkbookSummary]] = {}
    for workbook in group.earlier:
        rounds.setdefault(workbook.round_key, []).append(workbook)
    before = [TrustRound(tuple(workbooks)) for workbooks in rounds.values()]
    last = any(workbook.milestones.has_medium_term for workbook in group.workbooks)
    shown = kind.rounds_shown(before, lambda each: len(plan_holders(each.workbooks)[0]) == 1, is_last=last)
    return tuple(f for each in shown for f in _used_files(kind, each, _plan_holders(kind, each.workbooks)))


def _plan_holders(kind: DocumentKind, workbooks: Sequence[WorkbookSummary]) -> tuple[WorkbookSummary, ...]:
    """Return the workbook that a document takes a plan from, or the several that each hold one."""
    holders, _ = plan_holders(workbooks if Material.PLAN in kind.made_from else ())
    return holders


def _used_files(kind: DocumentKind, group: TrustRound, holders: Sequence[WorkbookSummary]) -> tuple[str, ...]:
    raters = {workbook.file for workbook in group.raters}
    return tuple(
        w.file
        for w in group.workbooks
        if kind.uses(rates=w.file in raters, holds_it=w in holders, agreed=is_agreed(w), pack=w.is_pack)
    )


def _planned_summary(group: TrustRound) -> PlannedDocument:
    """Return a summary of the views, with what a plan and partnerships ask of the board; none where there are no views."""
    plans, _ = plan_holders(group.workbooks)
    held = [*plans, *(holder for agreement in agreements_of(group.workbooks) for holder in agreement.holders)]
    planned = _planned(DocumentKind.SUMMARY, group, held)
    raters = {workbook.file for workbook in group.raters if not workbook.is_pack}
    if not raters:
        return planned._replace(workbooks=(), holders=())
    return planned._replace(holders=tuple(file for file in dict.fromkeys(planned.holders) if file not in raters))


def _planned_update(group: TrustRound, days: _Days) -> PlannedDocument:
    """Return an update of the plan, with the partnerships that its support is held against."""
    planned = _planned(DocumentKind.UPDATE, group, _plan_holders(DocumentKind.UPDATE, group.workbooks))
    agreements = [a.holders[0].file for a in agreements_of(group.workbooks) if len(a.holders) == 1]
    period = days.of_update(group, _logged(group, planned))
    used = {*planned.workbooks, *agreements}
    return planned._replace(workbooks=tuple(w.file for w in group.workbooks if w.file in used), period=period)


def _logged(group: TrustRound, planned: PlannedDocument) -> list[dt.date]:
    """Return the days of the entries in the logs that an update tells."""
    logs = [workbook.milestones for workbook in group.workbooks if workbook.file in planned.holders]
    return [day for log in logs for day in (*log.logged, *log.supported)]


def meeting_of(group: TrustRound) -> dt.date | None:
    """Return the day of a round's diagnostic meeting; None where no workbook gives it."""
    return next((day for w in sorted(group.workbooks, key=facts_order) if (day := w.milestones.meeting)), None)


def _last_agreed(group: TrustRound) -> dt.date | None:
    """Return the day on which the round before was agreed; None where its agreed workbook was not given."""
    last = [workbook for workbook in group.earlier if workbook.round_key == group.earlier[0].round_key]
    return round_of(last).date if any(map(is_agreed, last)) else None


class _DocumentNames:
    """Gives documents their names: those of their trust and round, with the school of one of several."""

    def __init__(self, groups: Sequence[TrustRound]) -> None:
        self._names = RoundFileNames(groups)
        of_trust: dict[str, list[WorkbookSummary]] = {}
        for group in groups:
            of_trust.setdefault(slug(group.trust_name), []).extend(group.workbooks)
        self._schools = {trust: agreements_of(workbooks) for trust, workbooks in of_trust.items()}

    def of(self, document: PlannedDocument, group: TrustRound) -> str:
        """Return a document's name; one that is taken already gets a number."""
        trust = slug(group.trust_name)
        what = f"{document.kind.slug}{'-for-signature' if document.for_signature else ''}"
        if document.arranged_by:
            what = f"evidence-by-{document.arranged_by.map.id}"
        if document.holders and document.kind is DocumentKind.SLA and len(self._schools[trust]) > 1:
            what += f"-{self._school(trust, document)}"
        day = document.period.on.isoformat() if document.period else ""
        return self._names.take(group, what, ".docx", day=day)

    def _school(self, trust: str, document: PlannedDocument) -> str:
        """Return what tells a school: its name, and its number where another of the trust's schools has that name."""
        name = slug(document.school, "school")
        alike = [each for each in self._schools[trust] if slug(each.school, "school") == name]
        number = next((each.urn for each in alike if each.holders[0].file in document.holders), "")
        return f"{name}-{number}" if len(alike) > 1 and number else name


# --- what stands in the way ------------------------------------------------------------------------------------------


def errors_of(results: ReadResults, plan: DocumentPlan) -> tuple[Problem, ...]:
    """Return the errors in the workbooks of one trust and round, but for what is settled, and those between them and others."""
    workbooks = plan.group.workbooks
    found = [at for workbook in workbooks if results.worst[at := results.at[workbook.file]] >= Severity.ERROR]
    own = (p for at in found for p in results.own_problems(at) if p.severity >= Severity.ERROR)
    shared = results.shared_problems_of(workbooks, least=Severity.ERROR)
    return (*own, *shared)


def is_blocked(errors: Iterable[Problem], planned: PlannedDocument) -> bool:
    """Tell whether answers need attention before a document can be built, other than as a draft."""
    return not planned.possible or any(map(planned.needs, errors))
