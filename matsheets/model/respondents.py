"""Whose view a workbook holds (trust, round, group, respondent), and the summary that other workbooks are held against.

What is misread on the About tab counts as not answered: a formula error is no name, and "TBC" is no number.

Why a summary: a programme's night run reads tens of thousands of workbooks, and whole ones would fill any memory. Which
belong together, and what is wrong between them, shows from their summaries alone, a kilobyte for each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple, Protocol, TypeVar

from matsheets.model.assessment import Assessment
from matsheets.model.cells import CellRef, company_number
from matsheets.model.parsing import Choice
from matsheets.model.trust_names import fold_name

T = TypeVar("T")

AGREED = "Agreed at the diagnostic meeting"
MENTOR_GROUP = "Mentor (external challenge)"
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
#: When the review was made, first to last.
ROUNDS = (Choice("Baseline"), Choice("Review (mid-point)", ("review", "mid-point", "midpoint")), Choice("Final"))

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
#: What the Refs begin with of the rows that a plan, or a partnership, is told by.
PLAN_REFS, PARTNERSHIP_REFS = ("PLAN", "MED"), ("PAR", "CHG", "SRV", "DAT")
#: The answers of the About tab that problems between workbooks point at.
_POINTED_AT = ("trust_name", "company_number", "group")

_GROUP_PLACES = {choice.label: place for place, choice in enumerate(GROUPS)}
_ROUND_PLACES = {choice.label: place for place, choice in enumerate(ROUNDS)}


def place_of_group(label: str) -> int:
    """Return where a group stands among ``GROUPS``; one that is none of them comes after all."""
    return _GROUP_PLACES.get(label, len(GROUPS))


def place_of_round(label: str) -> int | None:
    """Return where a round stands among ``ROUNDS``; None for one that is none of them."""
    return _ROUND_PLACES.get(label)


class HasGroup(Protocol):
    """Anything that holds the view of one group's respondent."""

    @property
    def group(self) -> str:
        """The label of the group; blank where none is given."""

    @property
    def file(self) -> str:
        """The name of the workbook."""


def is_agreed(view: HasGroup) -> bool:
    """Tell whether a view is the one that the mentor and the trust settled together."""
    return view.group == AGREED


def review_order(view: HasGroup) -> tuple[int, str]:
    """Return where a view stands among those of its trust and round: by its group, then by its file."""
    return place_of_group(view.group), view.file


def facts_order(view: HasGroup) -> bool:
    """Return where a workbook stands among those that facts about the trust are taken from: the agreed one comes first."""
    return not is_agreed(view)


class Respondent(NamedTuple):
    """One workbook's own account of whose view it holds."""

    group: str
    name: str
    role: str
    date: dt.date | None
    file: str

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


def trust_number(assessment: Assessment) -> str:
    """Return the Companies House number as it is registered; blank where what is typed is none."""
    return company_number(answer_text(assessment, "company_number"))


def trust_key_of(assessment: Assessment) -> str:
    """Return what tells a trust: its Companies House number, else its name folded; blank where it gives neither."""
    return trust_number(assessment) or fold_name(answer_text(assessment, "trust_name"))


def respondent_of(assessment: Assessment) -> Respondent:
    """Return whose view a workbook holds."""
    date = assessment.value(REFS["review_date"])
    return Respondent(
        answer_text(assessment, "group"),
        answer_text(assessment, "respondent"),
        answer_text(assessment, "respondent_role"),
        date if isinstance(date, dt.date) else None,
        assessment.file,
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
        trust_number: the Companies House number as it is registered; blank where what is typed is none.
        trust_key: what tells the trust, as ``trust_key_of`` returns it.
        cells: where the trust's name, its number and the group stand or would stand.
        has_plan: whether it holds an answer of a development plan.
        has_partnership: whether it holds an answer of a partnership.
    """

    file: str
    sha256: str
    framework_id: str
    framework_title: str
    edition: str
    workbook_id: str
    content_key: str
    trust_name: str
    trust_number: str
    trust_key: str
    respondent: str
    group: str
    round: str
    cells: tuple[CellRef | None, ...]
    has_plan: bool
    has_partnership: bool

    @property
    def review_key(self) -> tuple[str, str]:
        """What the workbooks of one trust and round share; one that does not name its trust stands alone."""
        return self.trust_key or self.file, self.round

    @property
    def version_key(self) -> Hashable:
        """What two versions of one workbook by one respondent share; ``content_key`` where that cannot be told.

        Why: one blank workbook may well be sent to several people, and each sends back a view of their own.
        """
        respondent = fold_name(self.respondent)
        if not self.workbook_id or not respondent:
            return self.content_key
        return self.workbook_id, self.trust_key, self.round, self.group, respondent

    def cell(self, name: str) -> CellRef | None:
        """Return where ``trust_name``, ``company_number`` or ``group`` stands."""
        return self.cells[_POINTED_AT.index(name)]


def name_of_trust(workbooks: Iterable[WorkbookSummary]) -> str:
    """Return the name of the trust that workbooks are of: as the agreed one has it, else as the first that gives it."""
    return next((w.trust_name for w in sorted(workbooks, key=facts_order) if w.trust_name), "")


@lru_cache(maxsize=512)
def _shared(value: T) -> T:
    """Return the first of equal values: tens of thousands of summaries say the same few editions, groups and cells."""
    return value


def summarise(assessment: Assessment) -> WorkbookSummary:
    """Return a workbook's summary."""
    return WorkbookSummary(
        file=assessment.file,
        sha256=assessment.sha256,
        framework_id=_shared(assessment.framework.id),
        framework_title=_shared(assessment.framework.title),
        edition=_shared(assessment.identity.edition or assessment.framework.edition),
        workbook_id=assessment.identity.workbook_id,
        content_key=_content_key(assessment),
        trust_name=answer_text(assessment, "trust_name"),
        trust_number=trust_number(assessment),
        trust_key=trust_key_of(assessment),
        respondent=answer_text(assessment, "respondent"),
        group=_shared(answer_text(assessment, "group")),
        round=_shared(answer_text(assessment, "round")),
        cells=_shared(tuple(assessment.cell(REFS[name], "answer") for name in _POINTED_AT)),
        has_plan=holds(assessment, PLAN_REFS),
        has_partnership=holds(assessment, PARTNERSHIP_REFS),
    )


def _content_key(assessment: Assessment) -> str:
    """Return a fingerprint of the workbook's id and every answer in it; without an id, that of its bytes."""
    workbook_id = assessment.identity.workbook_id
    if not workbook_id:
        return assessment.sha256
    answers = {(answer.ref, answer.column, answer.text_and_link) for answer in assessment.answers}
    return sha256(repr((workbook_id, sorted(answers))).encode("utf-8", "surrogatepass")).hexdigest()


def holds(assessment: Assessment, prefixes: Iterable[str]) -> bool:
    """Tell whether a workbook holds an answer in a row whose Ref begins with one of these."""
    return not assessment.prefixes.isdisjoint(prefixes)
