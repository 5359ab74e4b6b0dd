"""A diagnostic meeting made ready: for each trust and round its paper, its workbook, and what to know first.

Nobody types anything twice: the paper has the reasons side by side, and the workbook has all that the groups agree about.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from matsheets.checks import beside_others, check, check_summaries
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.independence import first_notes
from matsheets.documents.contexts.review_documents import review_for
from matsheets.documents.contexts.values import names_of
from matsheets.documents.template.build import build_document
from matsheets.meeting.agreed_before import agreed_before
from matsheets.meeting.anonymity import names_left_in_part, without_names
from matsheets.meeting.carried_words import carried_words, settled_workbooks
from matsheets.meeting.cells_to_type import CellsToType, cells_to_type
from matsheets.meeting.refused_meetings import refusal_of
from matsheets.meeting.workbook import meeting_answers, write_meeting_workbook
from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed
from matsheets.model.not_made import NotMade
from matsheets.model.problem_catalogue import Code
from matsheets.model.problems import Problem, Severity
from matsheets.model.respondents import REFS, WorkbookSummary, is_agreed
from matsheets.model.summarised_workbooks import SummarisedWorkbooks
from matsheets.review.combine import combine_group
from matsheets.review.file_names import RoundFileNames
from matsheets.review.grouping import TrustRound, distinct_workbooks, order_by_name_and_round, own_workbooks
from matsheets.review.review import Review
from matsheets.workbook.read.reader import read_workbook

#: What is wrong with a meeting's workbook that is mended by making it anew.
_MADE_ANEW = (Code.VIEW_NOT_LISTED.slug, Code.LISTED_VIEW_CHANGED.slug)
#: The day on which a workbook says that it was made, where nothing gives one: the same inputs give the same bytes.
_NO_DAY = dt.date(1980, 1, 1)


@dataclass(frozen=True)
class PreparedMeeting:
    """What a diagnostic meeting of one trust and round needs.

    Attributes:
        trust: the trust's name.
        round: the label of the round.
        paper_name: what to call the paper's file.
        paper: a Word document.
        workbook_name: what to call the workbook's file.
        workbook: an Excel workbook; None where an agreed one is there already.
        cells: how much there is to type in it; None where there is none.
        notes: what to know first, in sentences: which groups are missing, which views are copies, what is agreed already.
        unclear: what ``check`` says of the groups and ratings that cannot be read. The paper has them as they were typed.
        agreed: the files of the agreed workbooks that are there already.
        carried: what became of what was typed in these, in sentences, where the workbook goes on from them.
        errors, warnings: how many of each ``check`` finds in its workbooks.
    """

    trust: str
    round: str
    paper_name: str
    paper: bytes
    workbook_name: str
    workbook: bytes | None
    cells: CellsToType | None
    notes: tuple[str, ...]
    unclear: tuple[Problem, ...]
    agreed: tuple[str, ...]
    carried: tuple[str, ...]
    errors: int
    warnings: int


class MeetingPlan(NamedTuple):
    """The workbooks of one trust and round, and what their meeting's files are called."""

    group: TrustRound
    paper_name: str
    workbook_name: str


class MeetingSettings(NamedTuple):
    """How meetings are prepared.

    Attributes:
        held_on: the day of the meeting, where it is known.
        anonymous: leave out the names of those who filled in the workbooks.
        templates: the user's own template of the paper, or a folder with it; None for ours.
        again: make a workbook also where an agreed one is there, with everything that was typed in it.
    """

    held_on: dt.date | None = None
    anonymous: bool = False
    templates: Path | None = None
    again: bool = False


def prepare_meeting(
    assessments: Iterable[Assessment],
    *,
    held_on: dt.date | None = None,
    anonymous: bool = False,
    templates: Path | str | None = None,
    again: bool = False,
) -> tuple[PreparedMeeting, ...]:
    """Prepare the diagnostic meeting of each trust and round: its paper and its workbook.

    The same workbooks in any order give the same bytes. Of copies of one workbook the first by name counts.

    Args:
        assessments: the groups' workbooks, of any trusts and rounds.
        held_on: the day of the meeting, where it is known.
        anonymous: whether to leave out the names of those who filled in the workbooks; groups stay.
        templates: a Word template of your own for the paper, or a folder with it.
        again: whether to make a workbook also where an agreed one is there; everything that was typed in that one is carried over.

    Returns:
        for each trust and round ``paper`` and ``workbook`` as bytes with the names of their files, ``cells``, and ``notes``: what
        to know first. ``workbook`` is None where an agreed one is there already.

    Raises:
        ReviewError: it cannot be told of which trust or round a workbook is, or nobody gave a view.
        TemplateError: the user's own template cannot be used, or is not there.
    """
    given = SummarisedWorkbooks(assessments)
    shared = check_summaries(given.summaries)
    settings = MeetingSettings(held_on, anonymous, Path(templates) if templates is not None else None, again)
    found = []
    for plan in plan_meetings(given.summaries):
        prepared = prepare(plan, given.of(plan.group.workbooks), shared, settings)
        if isinstance(prepared, NotMade):
            raise prepared.error("meeting-not-prepared")
        found.append(prepared)
    return tuple(found)


def plan_meetings(workbooks: Iterable[WorkbookSummary]) -> tuple[MeetingPlan, ...]:
    """Decide which workbooks meet about which trust and round, and name the files, whatever the workbooks' order.

    A pack meets about nothing: it is what another trust shared.
    """
    groups = [group for _, group in order_by_name_and_round(distinct_workbooks(own_workbooks(workbooks)))]
    names = RoundFileNames(group for group in groups if group.round)  # one without a name has no meeting
    return tuple(
        MeetingPlan(
            group,
            names.take(group, DocumentKind.MEETING.slug, ".docx"),
            names.take(group, "meeting-workbook", ".xlsx"),
        )
        for group in groups
    )


def prepare(
    plan: MeetingPlan, assessments: Sequence[Assessment], shared: Iterable[Problem], settings: MeetingSettings
) -> PreparedMeeting | NotMade:
    """Prepare the meeting of one trust and round, or say why it cannot be.

    Args:
        plan: whose meeting it is.
        assessments: its workbooks, in the plan's order.
        shared: the problems between workbooks; those that concern others are passed over.
        settings: how to prepare it.

    Raises:
        TemplateError: the user's own template cannot be used, or is not there.
    """
    group = plan.group
    files = {assessment.file for assessment in assessments}
    between = [p for p in shared if any(place.file in files for place in p.places)]
    own = [p for assessment in assessments for p in check(assessment)]
    if refused := refusal_of(group, assessments, own):
        return refused
    whole = replace(combine_group(assessments), held_on=settings.held_on)
    review = review_for(DocumentKind.MEETING, whole)
    agreed = _agreed(group)
    found = beside_others(own, group.workbooks)
    workbook: bytes | None = None
    carried: tuple[str, ...] = ()
    shown = without_names(whole) if settings.anonymous else whole
    if settings.again or not agreed:
        workbook, carried = _workbook(whole, shown, agreed_before(group.earlier, assessments, whole.framework))
    if review is not whole:  # the paper says nothing of some workbooks
        shown = without_names(review) if settings.anonymous else review
    return PreparedMeeting(
        trust=group.trust_name,
        round=group.round,
        paper_name=plan.paper_name,
        paper=build_document(DocumentKind.MEETING, shown, templates=settings.templates),
        workbook_name=plan.workbook_name,
        workbook=workbook,
        cells=cells_to_type(read_workbook(Path(plan.workbook_name), [review.framework], workbook))
        if workbook
        else None,
        notes=tuple(_notes(group, review, between, settings)),
        unclear=tuple(_unclear(review, own)),
        agreed=tuple(w.file for w in agreed),
        carried=carried,
        errors=sum(p.severity is Severity.ERROR for p in found),
        warnings=sum(p.severity is Severity.WARNING for p in found),
    )


def _workbook(whole: Review, shown: Review, last_agreed: Mapping[str, str]) -> tuple[bytes, tuple[str, ...]]:
    """Return the meeting's workbook, and what of agreed workbooks was carried over into it.

    Its id comes from the workbooks that it was made from.

    Args:
        whole: what the workbooks say.
        shown: the same without what the meeting's workbook does not show.
        last_agreed: by the elements' Refs, what was agreed in the round before.
    """
    before = [repr(sorted(last_agreed.items()))] if last_agreed else []
    made_from = " ".join(["meeting", *sorted(assessment.sha256 for assessment in whole.assessments), *before])
    agreed = settled_workbooks(whole)
    settled = next((a for a in shown.assessments if agreed and a.sha256 == agreed[0].sha256), None)
    day = whole.held_on or whole.day or _NO_DAY
    content = write_meeting_workbook(
        shown,
        workbook_id=hashlib.sha256(made_from.encode()).hexdigest()[:12],
        created=dt.datetime.combine(day, dt.time()),
        held_on=whole.held_on,
        settled=settled,
        last_agreed=last_agreed,
    )
    if not agreed:
        return content, ()
    return content, tuple(carried_words(whole, agreed, meeting_answers(shown, whole.held_on, settled, last_agreed)))


def _agreed(group: TrustRound) -> list[WorkbookSummary]:
    """Return the agreed workbooks that are there already: filled in, or prepared for this meeting."""
    return [w for w in group.workbooks if is_agreed(w) and (w.gives_view or w.for_meeting)]


def _notes(group: TrustRound, review: Review, between: Iterable[Problem], settings: MeetingSettings) -> Iterator[str]:
    """Yield what to know first: what stands between workbooks, who is missing, what is agreed, which names are left."""
    said = {Code.MEETING_NOT_RECORDED.slug, *(_MADE_ANEW if settings.again else ())}  # below
    yield from (str(found) for found in between if found.code not in said)
    yield from first_notes(review, names_of(review.respondents))
    for workbook in group.workbooks:
        if workbook.gives_view and is_agreed(workbook):
            yield f"{workbook.file} is the agreed workbook of {_called(group)} already."
        elif workbook in _agreed(group):
            yield f"{workbook.file} was prepared for this meeting already, and nothing is settled in it yet."
        elif is_agreed(workbook) and workbook.holds_review:
            yield f"{workbook.file} is an agreed workbook with nothing settled in it: use the meeting's workbook in its place."
    for name, refs in names_left_in_part(review).items() if settings.anonymous else ():
        yield f'"{name}" still stands in {listed(refs)}, without the rest of a name: see whether it is a person.'


def _called(group: TrustRound) -> str:
    return ", ".join(filter(None, [group.trust_name or "an unnamed trust", group.round]))


def _unclear(review: Review, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what ``check`` says of each group, and each rating, that cannot be read."""
    groups = {
        (a.file, a.cell(REFS["group"], "answer")) for a in review.assessments if a.misread_text(REFS["group"], "answer")
    }
    cells = groups | {
        (view.source.file, view.source.cell)
        for element in review.elements
        for view in element.views
        if view.unclear and view.source.cell is not None
    }
    for found in problems:
        if found.severity is Severity.ERROR and any((place.file, place.cell) in cells for place in found.places):
            yield found
