"""Whose view a workbook holds (trust, round, group, respondent), and the summary that other workbooks are held against.

What is misread on the About tab counts as not answered: a formula error is no name, and "TBC" is no number.

Why a summary: a programme's night run reads tens of thousands of workbooks, and whole ones would fill any memory. Which
belong together, and what is wrong between them, shows from their summaries alone, a kilobyte for each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from typing import NamedTuple, Protocol

from matsheets.model.agreed_answers import NOTHING_AGREED, AgreedAnswers, agreed_answers
from matsheets.model.assessment import Assessment, worked_out_once
from matsheets.model.carried_forward import is_untouched, kept_materials
from matsheets.model.cells import CellRef, company_number, shared
from matsheets.model.fingerprints import content_key, key_without_logs, log_key, plan_key
from matsheets.model.framework import USUAL_WORDS, FrameworkWords, GroupNames
from matsheets.model.joint_plans import is_joint
from matsheets.model.material import (
    ABOUT,
    BEYOND_REF,
    PARTNERSHIP_REFS,
    PLAN_REFS,
    PROGRESS_REFS,
    REVIEW,
    Material,
    Materials,
)
from matsheets.model.meeting_views import GivenAnswer, ListedViews, given_answers, listed_views
from matsheets.model.milestones import Milestones, milestones_of
from matsheets.model.parsing import Choice, Misread, is_placeholder
from matsheets.model.partnerships import PartnershipSummary, summarise_partnership
from matsheets.model.rounds import round_key
from matsheets.model.trust_names import fold_name, trust_keys

AGREED = "Agreed at the diagnostic meeting"
MENTOR_GROUP = GroupNames().mentor
#: What a group is called that nobody named.
GROUP_NOT_RECORDED = "Group not recorded"
#: Whose view a pack holds: it is no group's own, and no meeting settled it in that workbook.
SHARED_VIEW = "Shared by the trust"
#: The kinds of respondent. The order is the order in documents.
GROUPS = (
    Choice(
        "Executive team",
        ("executive", "executives", "exec team", "leadership team", "central team"),
        ("SLT", "senior leadership team", "senior leaders", "SMT", "CEO", "chief executive", "directors of education"),
    ),
    Choice(
        "Trustees",
        ("trust board", "board of trustees", "trustee board"),
        ("governors", "governing board", "governing body", "board", "directors", "chair", "chair of trustees"),
    ),
    Choice(
        "Headteachers and middle leaders",
        ("headteachers", "heads", "heads and middle leaders", "middle leaders"),
        ("principals", "heads of school", "headteacher", "head", "school leaders", "teachers", "staff"),
    ),
    Choice(
        MENTOR_GROUP,
        ("mentor", "external challenge", "mentor trust"),
        ("external", "coach", "adviser", "challenge partner"),
    ),
    Choice(AGREED, ("agreed", "diagnostic meeting")),
)

#: The Refs of the About tab that say whose view a workbook holds, by the layout's names of their rows.
REFS = {
    "trust_name": "ABT-01",
    "company_number": "ABT-02",
    "respondent": "ABT-11",
    "respondent_role": "ABT-12",
    "group": "ABT-13",
    "round": "ABT-14",
    "review_date": "ABT-15",
}
#: Characters of a group's name that is none of ours.
_LONGEST_GROUP = 60
#: The answers of the About tab that problems between workbooks point at.
_POINTED_AT = ("trust_name", "company_number", "group", "round")

_GROUP_PLACES = {choice.label: place for place, choice in enumerate(GROUPS)}


def place_of_group(label: str) -> int:
    """Return where a group stands among ``GROUPS``; one that is none of them comes after all."""
    return _GROUP_PLACES.get(label, len(GROUPS))


class HasGroup(Protocol):
    """Anything that holds the view of one group's respondent."""

    @property
    def group(self) -> str:
        """The group as its framework calls it; blank where none is given."""

    @property
    def kind(self) -> str:
        """What programs know the group by."""

    @property
    def file(self) -> str:
        """The name of the workbook."""


def is_agreed(view: HasGroup) -> bool:
    """Tell whether a view is the one that the mentor and the trust settled together."""
    return view.group == AGREED


def review_order(view: HasGroup) -> tuple[int, str]:
    """Return where a view stands among those of its trust and round: by its group, then by its file."""
    return place_of_group(view.kind), view.file


def facts_order(view: HasGroup) -> bool:
    """Return where a workbook stands among those that facts about the trust are taken from: the agreed one comes first."""
    return not is_agreed(view)


class Respondent(NamedTuple):
    """One workbook's own account of whose view it holds.

    Attributes:
        group: as its framework calls it, else as it was typed; the agreed workbook's is ``AGREED``.
        rates: whether it gives a view of the elements at all, and is no workbook with a plan or a partnership alone.
        usual: the group by the usual name of ``GROUPS``, where the framework calls it otherwise.
    """

    group: str
    name: str
    role: str
    date: dt.date | None
    file: str
    rates: bool = True
    usual: str = ""

    @property
    def kind(self) -> str:
        """What programs know the group by, whatever a framework calls it."""
        return self.usual or self.group

    @property
    def agreed(self) -> bool:
        """Whether this is the workbook that the mentor and the trust settled together."""
        return is_agreed(self)


def answer_text(assessment: Assessment, name: str) -> str:
    """Return one of the answers in ``REFS``: a choice as its label, anything else as typed; blank if misread."""
    found = assessment.answer(REFS[name])
    if found is None or found.misread is not None:
        return ""
    return found.value if isinstance(found.value, str) else found.text


def group_of(assessment: Assessment) -> str:
    """Return whose view a workbook holds: a group's label in ``GROUPS``, or what was typed that is none of them; blank if neither.

    Why as it was typed: at a meeting people know who is meant, and check asks for one of the groups.
    """
    if assessment.shared is not None:
        return SHARED_VIEW
    found = assessment.answer(REFS["group"])
    if found is None or found.misread not in {Misread.UNKNOWN, Misread.AMBIGUOUS}:
        return answer_text(assessment, "group")
    typed = " ".join(found.text.split())
    return "" if is_placeholder(typed) or typed == AGREED else typed[:_LONGEST_GROUP]


def trust_number(assessment: Assessment) -> str:
    """Return the Companies House number as it is registered; blank where what is typed is none."""
    return company_number(answer_text(assessment, "company_number"))


def settle_trust_keys(workbooks: Iterable[WorkbookSummary]) -> list[WorkbookSummary]:
    """Return summaries of one run with the keys of their trusts; see ``trust_keys``."""
    found = list(workbooks)
    keys = trust_keys([(workbook.trust_number, workbook.trust_name) for workbook in found])
    return [
        workbook if workbook.trust_key == key else workbook._replace(trust_key=key)
        for workbook, key in zip(found, keys, strict=True)
    ]


def respondent_of(assessment: Assessment) -> Respondent:
    """Return whose view a workbook holds."""
    date = assessment.value(REFS["review_date"])
    usual = group_of(assessment)
    return Respondent(
        group := assessment.framework.words.group(usual),
        answer_text(assessment, "respondent"),
        answer_text(assessment, "respondent_role"),
        date if isinstance(date, dt.date) else None,
        assessment.file,
        holds_review(assessment),
        usual if usual != group else "",
    )


# --- the summary ---------------------------------------------------------------------------------------------------


class WorkbookSummary(NamedTuple):
    """What one workbook says of itself.

    Attributes:
        file: its name in messages and documents.
        sha256: of the file's bytes, in hexadecimal.
        edition: as the workbook states it, else the framework's own.
        workbook_id: blank where the workbook has lost it.
        content_key: the same for two copies of one workbook with the same answers, and for no others.
        key_without_logs: the same where only the logs of progress and of support differ.
        trust_number: the Companies House number as it is registered; blank where what is typed is none.
        trust_key: what tells the trust by this workbook alone; among others, see ``settle_trust_keys``.
        round: the name of its round, as it is typed there; two typings of one name share their ``round_key``.
        date: of its review.
        cells: where the trust's name, its number, the group and the round stand or would stand.
        holds_review: whether it is there for somebody's view of the elements.
        gives_view: whether that view is in it, and it is not blank.
        plan: a fingerprint of its development plan, the same for plans that say the same; blank where it holds none.
        partnership: what it holds of a partnership; None where that is nothing.
        agreed: what the agreed workbook answers for every group.
        milestones: when things happen, by what it says.
        for_meeting: whether it was prepared for a diagnostic meeting, with what each group said before it.
        given_answers: what it says of each element; none where it is for nobody's view.
        listed_views: what the workbook of a meeting lists of the groups' views; none of any other.
        words: what its framework calls things.
        log: a fingerprint of its logs, of progress and of support; blank where it holds none.
        untouched: whether all that it answers was carried forward, and nothing was changed since.
        kept: the kinds of answers in it that stand as they were carried forward: they give way to another workbook's.
        is_pack: whether it is a pack, in which a trust shared chosen elements with another: nobody's view where the trust's own
            workbooks are there.
        is_joint: whether it is that of a joint plan, and of no one trust.
        usual_group: the group by the usual name of ``GROUPS``, where its framework calls it otherwise.
        remembered: tells what it remembers of its framework, where it was read by that alone; blank where the file was known.
    """

    file: str
    sha256: str
    framework_id: str
    framework_title: str
    edition: str
    workbook_id: str
    content_key: str
    key_without_logs: str
    trust_name: str
    trust_number: str
    trust_key: str
    respondent: str
    group: str
    round: str
    date: dt.date | None
    cells: tuple[CellRef | None, ...]
    holds_review: bool
    gives_view: bool
    plan: str
    partnership: PartnershipSummary | None
    agreed: AgreedAnswers
    milestones: Milestones
    for_meeting: bool = False
    given_answers: tuple[GivenAnswer, ...] = ()
    listed_views: tuple[ListedViews, ...] = ()
    words: FrameworkWords = USUAL_WORDS
    log: str = ""
    untouched: bool = False
    kept: Materials = frozenset()
    is_pack: bool = False
    is_joint: bool = False
    remembered: str = ""
    usual_group: str = ""

    @property
    def kind(self) -> str:
        """What programs know its group by, whatever a framework calls it."""
        return self.usual_group or self.group

    @property
    def is_of_a_round(self) -> bool:
        """Whether it belongs to a round of its own: a partnership alone does not, filled in or still blank."""
        return self.holds_review or bool(self.plan) or (self.partnership is None and self.round != "")

    @property
    def material(self) -> Materials:
        """What documents could be made from it."""
        if self.is_joint:
            return frozenset({Material.JOINT})
        held = {Material.PLAN: self.plan, Material.PROGRESS: self.log, Material.PARTNERSHIP: self.partnership}
        return ABOUT.union((kind for kind, of in held.items() if of), REVIEW if self.holds_review else ())

    @property
    def settles(self) -> frozenset[str]:
        """The elements that it settles, as the agreed workbook; none of any other workbook."""
        return self.agreed.elements

    @property
    def version_key(self) -> Hashable:
        """What two versions of one workbook by one respondent share; ``content_key`` where that cannot be told.

        Why: one blank workbook may well be sent to several people, and each sends back a view of their own; and a copy of
        one that holds a partnership alone may be filled in for each school. The blank one is no version of a filled one.
        """
        respondent = fold_name(self.respondent)
        if not self.workbook_id or not respondent or not self.gives_view:
            return self.content_key
        return self.workbook_id, self.trust_key, self.round_key, self.group, respondent

    @property
    def round_key(self) -> str:
        """What workbooks of one round share, however its name is typed in them; blank where none is given."""
        return round_key(self.round)

    def cell(self, name: str) -> CellRef | None:
        """Return where ``trust_name``, ``company_number``, ``group`` or ``round`` stands."""
        return self.cells[_POINTED_AT.index(name)]


def name_of_trust(workbooks: Iterable[WorkbookSummary]) -> str:
    """Return the name of the trust that workbooks are of: as the agreed one has it, else as the first that gives it."""
    return next((w.trust_name for w in sorted(workbooks, key=facts_order) if w.trust_name), "")


@worked_out_once
def summarise(assessment: Assessment) -> WorkbookSummary:
    """Return a workbook's summary."""
    respondent = respondent_of(assessment)
    return WorkbookSummary(
        file=assessment.file,
        sha256=assessment.sha256,
        framework_id=shared(assessment.framework.id),
        framework_title=shared(assessment.framework.title),
        edition=shared(assessment.identity.edition or assessment.framework.edition),
        workbook_id=assessment.identity.workbook_id,
        content_key=content_key(assessment),
        key_without_logs=key_without_logs(assessment),
        trust_name=answer_text(assessment, "trust_name"),
        trust_number=trust_number(assessment),
        trust_key=trust_keys([(trust_number(assessment), answer_text(assessment, "trust_name"))])[0],
        respondent=answer_text(assessment, "respondent"),
        group=shared(respondent.group),
        round=shared(answer_text(assessment, "round")),
        date=shared(respondent.date),
        cells=shared(tuple(assessment.cell(REFS[name], "answer") for name in _POINTED_AT)),
        holds_review=holds_review(assessment),
        gives_view=gives_view(assessment),
        plan=plan_key(assessment),
        partnership=summarise_partnership(assessment),
        agreed=agreed_answers(assessment) if answer_text(assessment, "group") == AGREED else NOTHING_AGREED,
        milestones=shared(milestones_of(assessment)),
        for_meeting=assessment.is_for_meeting,
        given_answers=shared(given_answers(assessment)) if holds_review(assessment) else (),
        listed_views=tuple(listed_views(assessment)) if assessment.is_for_meeting else (),
        words=shared(assessment.framework.words),
        log=log_key(assessment),
        untouched=is_untouched(assessment),
        kept=shared(kept_materials(assessment)),
        is_pack=assessment.shared is not None,
        is_joint=is_joint(assessment),
        remembered=shared(assessment.printed.framework["sum"]) if assessment.framework.is_remembered else "",
        usual_group=shared(respondent.usual),
    )


def summarise_all(assessments: Iterable[Assessment]) -> list[WorkbookSummary]:
    """Return the summaries of the workbooks of one run, in their order."""
    return settle_trust_keys(map(summarise, assessments))


def holds(assessment: Assessment, prefixes: Iterable[str]) -> bool:
    """Tell whether a workbook holds an answer in a row whose Ref begins with one of these."""
    return not assessment.prefixes.isdisjoint(prefixes)


def holds_review(assessment: Assessment) -> bool:
    """Tell whether a workbook is there for somebody's view of the elements.

    One whose review is blank is, as long as it holds nothing else: then its review is what is missing.
    """
    if "review" not in assessment.parts:
        return False
    return gives_view(assessment) or not holds(assessment, (*PLAN_REFS, *PROGRESS_REFS, *PARTNERSHIP_REFS))


def gives_view(assessment: Assessment) -> bool:
    """Tell whether a workbook holds a rating, Not rated, a reason, or an issue beyond the framework.

    The issues in the workbook of a meeting are the groups' own, put there for it: they are nobody's view until something else
    is settled.
    """
    reviewed = {element.ref.rpartition("-")[0] for element in assessment.framework.elements}
    if not assessment.is_for_meeting:
        reviewed.add(BEYOND_REF)
    return "review" in assessment.parts and holds(assessment, reviewed)
