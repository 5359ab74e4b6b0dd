"""Which step a round has reached, what is in, what is lacking on the way, and what is due next."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.model.cells import listed
from matsheets.model.framework import NOT_RATED
from matsheets.model.parsing import format_date
from matsheets.model.problem_catalogue import Code
from matsheets.model.respondents import AGREED, GROUPS, MENTOR_GROUP
from matsheets.steps.round_facts import DocumentState, RoundFacts
from matsheets.steps.step import Step


def _is_meeting_prepared(facts: RoundFacts) -> bool:
    if any(w.for_meeting for w in facts.agreed):
        return True
    if facts.meeting_paper is not None or any(w.gives_view for w in facts.agreed):
        return bool(facts.views)
    # In a later round it stands for what was carried forward, whatever has been typed into it since.
    sent_out = not facts.group.earlier and any(not (w.untouched or w.kept) for w in facts.agreed)
    return bool(facts.views) and sent_out and not facts.view_errors


def _has_begun(facts: RoundFacts) -> bool:
    started = bool(facts.starts) and facts.starts[0] <= facts.today
    return facts.is_made(DocumentKind.PLAN) and (bool(facts.logged) or started)


_IS_REACHED: Mapping[Step, Callable[[RoundFacts], bool]] = {
    Step.VIEWS_IN: lambda facts: bool(facts.views),
    Step.CHECKED: lambda facts: bool(facts.views) and not facts.view_errors,
    Step.MEETING_PREPARED: _is_meeting_prepared,
    Step.AGREED: lambda facts: facts.is_agreed,
    Step.SUMMARY: lambda facts: facts.is_agreed and facts.is_made(DocumentKind.SUMMARY),
    Step.PLAN: lambda facts: facts.is_made(DocumentKind.PLAN),
    Step.AGREEMENT: lambda facts: facts.is_made(DocumentKind.PLAN) and facts.is_made(DocumentKind.SLA),
    Step.SUPPORT: _has_begun,
    Step.UPDATE: lambda facts: bool(facts.updates),
    Step.NEXT_ROUND: lambda facts: bool(facts.later),
    Step.MEDIUM_TERM: lambda facts: facts.is_made(DocumentKind.PLAN) and facts.has_medium_term,
}


def step_of(facts: RoundFacts) -> Step:
    """Return the furthest step that a round has reached; ``Step`` says what reaches each."""
    return max(
        (step for step, reached in _IS_REACHED.items() if reached(facts)), key=lambda step: step.number,
        default=Step.SENT_OUT,
    )  # fmt: skip


# --- what is in and what is lacking ----------------------------------------------------------------------------------


class LackKind(Enum):
    """What is lacking.

    Attributes:
        FILE: a workbook that is there and was not read.
        GROUP: a group's view.
        ANSWERS: answers that need attention, in one workbook.
        ELEMENTS: elements that are not settled.
        PLAN: the plan, or a day in it.
        PROGRESS: what became of the plan, in its log.
        DOCUMENT: a document that is not made, is a draft, or was made before its workbooks were as they are.
    """

    FILE = "file"
    GROUP = "group"
    ANSWERS = "answers"
    ELEMENTS = "elements"
    PLAN = "plan"
    PROGRESS = "progress"
    DOCUMENT = "document"


class Lack(NamedTuple):
    """One thing that is lacking.

    Attributes:
        text: what, in a few words.
        number: how many groups, answers, elements or documents that are.
        file: the workbook or document concerned; blank where there is none.
        group: whose view is lacking; blank where it is another thing.
    """

    kind: LackKind
    text: str
    number: int = 1
    file: str = ""
    group: str = ""


def what_is_in(facts: RoundFacts) -> tuple[str, ...]:
    """Return the groups whose views are in, then the documents that are made."""
    groups = Counter(view.group or "a group that is not named" for view in facts.views)
    found = [f"{group} ({count})" if count > 1 else group for group, count in groups.items()]
    if facts.agreed and len(facts.unsettled) < len(facts.elements):
        whole = facts.group.words.element.counted(len(facts.elements))
        unrated = f", {facts.agreed_not_rated} of them as {NOT_RATED}" if facts.agreed_not_rated else ""
        found.append(f"agreed: {len(facts.elements) - len(facts.unsettled)} of {whole}{unrated}")
    if facts.meeting_paper is not None:
        found.append("Meeting paper")
    updates = [f"Progress update of {format_date(update.on)}" for update in facts.updates if update.on]
    return (*found, *(_called(facts, state) for state in facts.states if state.is_made), *updates)


def lacks_of(facts: RoundFacts, step: Step) -> tuple[Lack, ...]:
    """Return what is lacking up to the step that comes after the one reached, in the order of the way."""
    if facts.later:
        return ()
    found = [Lack(LackKind.FILE, f"{file}: was not read", file=file) for file in facts.unread]
    found += [*_views_not_given(facts)] or ([] if facts.is_agreed else [*_groups(facts)])
    found += [*_answers(facts)]
    if facts.agreed and facts.unsettled and step.number >= Step.MEETING_PREPARED.number:
        found.append(_elements(facts))
    if step.number >= Step.PLAN.number and not facts.agreed:
        found.append(Lack(LackKind.ELEMENTS, "nothing was agreed: there is no agreed workbook", len(facts.elements)))
    found += [*_documents(facts, step)]
    found += _planning(facts) if step.number >= Step.SUMMARY.number else ()
    return (*found, *(_board_news(facts) if step.number >= Step.SUPPORT.number else ()))


def _views_not_given(facts: RoundFacts) -> Iterator[Lack]:
    """Yield that the groups' own workbooks were not given, where they are known to be somewhere."""
    if facts.lacks_views:
        beside = f": {listed(facts.views_beside)}" if facts.views_beside else ""
        were = "were not given, or not read" if facts.unread else "were not given"
        yield Lack(LackKind.GROUP, f"the groups' own workbooks {were}{beside}", len(facts.views_beside) or 1)


def _groups(facts: RoundFacts) -> Iterator[Lack]:
    """Yield the groups whose views are not in: the mentor too, unless views are in and none knows of one."""
    given = {view.kind for view in facts.views}
    blank = {w.kind: w.file for w in facts.workbooks if not w.gives_view and "review" in w.milestones.parts}
    for choice in GROUPS:
        group = choice.label
        if group in given or group == AGREED or (group == MENTOR_GROUP and facts.views and not facts.has_mentor):
            continue
        # A blank workbook that names no group may be anybody's.
        called, none = facts.group.words.group(group), "no workbook that was read" if facts.unread else "no workbook"
        without = f"{called}: no answers yet" if "" in blank else f"{called}: {none}"
        text = f"{called}: {blank[group]} has no answers yet" if group in blank else without
        yield Lack(LackKind.GROUP, text, file=blank.get(group, ""), group=group)


def _answers(facts: RoundFacts) -> Iterator[Lack]:
    """Yield each workbook with answers that need attention; of one that nobody filled in, all are lacking and none is told."""
    told = {w.file for w in facts.workbooks if w.gives_view or w.plan or w.partnership}
    without = {workbook.file for workbook in facts.without_round}
    for file in sorted(told & without):
        yield Lack(LackKind.ANSWERS, f"{file}: names no round, so it is in no paper", file=file)
    if facts.views and facts.group.round and not facts.group.name_and_date.has_place:
        yield Lack(LackKind.ANSWERS, "no workbook gives the date of this round, so it has no place among the others")
    counts: Counter[str] = Counter()
    for error in facts.errors:
        if error.code == Code.PLAN_EMPTY.slug:  # said as a plan that is lacking
            continue
        counts[error.place.file] += error.answer_count
    for file, count in sorted(counts.items()):
        if file in told - without:
            yield Lack(
                LackKind.ANSWERS, f"{file}: {_count(count, 'answer needs', 'answers need')} attention", count, file
            )


def _elements(facts: RoundFacts) -> Lack:
    count, file = len(facts.unsettled), facts.meeting_book.file if facts.meeting_book else ""
    are = f"{facts.group.words.element.counted(count)} {'is' if count == 1 else 'are'}"
    text = f"{file}: {are} not settled of {len(facts.elements)}"
    return Lack(LackKind.ELEMENTS, text, count, file)


def _planning(facts: RoundFacts) -> Iterator[Lack]:
    if not facts.has_plan:
        yield Lack(LackKind.PLAN, "no workbook holds a plan")
    elif facts.is_final and not facts.has_medium_term:
        yield Lack(LackKind.PLAN, "no workbook holds a medium-term priority")
    elif not facts.starts and not facts.is_final:
        yield Lack(LackKind.PLAN, "the plan says of no priority when it starts")


def _board_news(facts: RoundFacts) -> Iterator[Lack]:
    """Yield what keeps the board from hearing what became of the plan, where it should."""
    if not facts.update_is_due:
        return
    since = f" since {format_date(facts.told_until)}" if facts.told_until else ""
    if facts.has_news:
        yield Lack(LackKind.DOCUMENT, f"no progress update tells of what was logged{since}")
    elif facts.log_book is not None:
        file = facts.log_book.file
        yield Lack(LackKind.PROGRESS, f"{file}: nothing is logged of the plan{since}", file=file)


def _documents(facts: RoundFacts, step: Step) -> Iterator[Lack]:
    """Yield the documents that were due by now and are not made, and those that are older than their workbooks."""
    paper = facts.meeting_paper
    if paper is not None and not facts.is_agreed and (behind := facts.behind(paper)).number:
        yield Lack(LackKind.DOCUMENT, f"{paper.path.name} {behind}", file=paper.path.name)
    for file, behind in facts.outdated.items():
        if file in facts.replaced:
            yield Lack(LackKind.DOCUMENT, f"{file} {behind}, and a newer one is there", file=file)
        elif not facts.is_agreed:
            yield Lack(LackKind.DOCUMENT, f"{file} {behind}", file=file)
    for state in facts.states:
        name = state.made.path.name if state.made else ""
        edited = ", and was edited since it was built" if state.edited else ""
        if state.behind.number:
            yield Lack(LackKind.DOCUMENT, f"{name} {state.behind}{edited}", file=name)
        elif state.made is not None and state.made.draft:
            yield Lack(LackKind.DOCUMENT, f"{name} is a draft{edited}", file=name)
        elif state.made is None and is_wanted(facts, state, step):
            yield Lack(LackKind.DOCUMENT, f"{_called(facts, state)} is not made")
    for document in facts.edited:
        name = document.path.name
        yield Lack(LackKind.DOCUMENT, f"{name} was edited in Word, and the workbooks do not say so", file=name)


def is_wanted(facts: RoundFacts, state: DocumentState, step: Step) -> bool:
    """Tell whether a document belongs to a step that is reached, or to the next, so that it should be there."""
    if state.planned.kind is DocumentKind.EVIDENCE:
        return False
    if state.planned.kind is DocumentKind.SUMMARY:
        return facts.is_agreed
    return step.number >= Step.AGREED.number


def _called(facts: RoundFacts, state: DocumentState) -> str:
    title = state.planned.kind.title_in(facts.group.words)
    return f"{title} with {state.planned.school}" if state.planned.school else title


def _count(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number == 1 else plural}"


# --- what is due -----------------------------------------------------------------------------------------------------


class Due(NamedTuple):
    """What is due next.

    Attributes:
        what: in a few words.
        by: on which day, as the workbooks have it.
        overdue: whether that day is past.
    """

    what: str
    by: dt.date
    overdue: bool

    def __str__(self) -> str:
        return f"{self.what}, {format_date(self.by)}{' (past)' if self.overdue else ''}"


def due_of(facts: RoundFacts, step: Step) -> Due | None:
    """Return what is due next and by when; None where the workbooks give no day for it."""
    what, day = _next_day(facts, step)
    return Due(what, day, day < facts.today) if day else None


def _next_day(facts: RoundFacts, step: Step) -> tuple[str, dt.date | None]:
    if step.number < Step.AGREED.number:
        return facts.group.words.meeting.one, facts.meeting_day
    if step.number < Step.SUPPORT.number:
        # What an earlier round began is no beginning of this one.
        day = next((day for day in facts.starts if day >= facts.today or not facts.group.earlier), None)
        past = day is not None and day < facts.today
        return (
            "the plan is made before the first of it starts" if past else "the first of what is planned starts"
        ), day
    if facts.later:
        return "", None
    if (review := facts.untold_review) is not None:
        return "the board hears what became of the plan", review
    coming = next((day for day in facts.reviews if day >= facts.today), None)
    if coming:
        return "log how the plan stands, for its review", coming
    # Once a paper has told of that day, nothing waits for it.
    told = facts.last_due and facts.updates and facts.told_until and facts.last_due <= facts.told_until
    return "the last priority is due", None if told else facts.last_due
