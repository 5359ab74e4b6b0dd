"""The kinds of document there are, and what each is made from.

Nothing of what fills a document is here, so that whoever only asks which documents there can be does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TypeVar

from matsheets.model.cells import fold, listed
from matsheets.model.framework import FrameworkWords
from matsheets.model.material import ABOUT, REVIEW, Material, Materials

T = TypeVar("T")


class DocumentKind(Enum):
    """The documents: most are of one trust and round, some of several trusts together.

    Attributes:
        slug: how its files' names end, such as ``diagnostic-summary``.
        title: what it is called where no framework is at hand.
        of_several: whether it is of several trusts, so that it is made from no one ``Review``: a function of its own gives its
            values, and ``template.build.fill_values`` fills its template.
        template: the file name of its Word template.
    """

    SUMMARY = ("diagnostic-summary", "Diagnostic summary")
    EVIDENCE = ("diagnostic-evidence", "Diagnostic evidence")
    EVIDENCE_BY_MAP = ("evidence-by-map", "Evidence by a map")
    PLAN = ("development-plan", "Development plan")
    UPDATE = ("progress-update", "Progress update")
    SLA = ("trust-partnership-sla", "Trust partnership service level agreement")
    MEETING = ("meeting-paper", "Meeting paper")
    SHARED = ("shared-review", "Shared review")
    POOLED = ("pooled-paper", "Programme figures, pooled", True)
    COMPARISON = ("comparison", "Comparison of trusts", True)
    JOINT_PLAN = ("joint-plan", "Joint action plan", True)
    PROGRAMME = ("programme-paper", "Programme paper", True)

    def __init__(self, slug: str, title: str, of_several: bool = False) -> None:
        self.slug = slug
        self.title = title
        self.of_several = of_several
        self.template = f"{slug}.docx"

    @classmethod
    def named(cls, name: DocumentKind | str) -> DocumentKind:
        """Return the kind of a name: ``"summary"``, ``"update"`` and the like, or how its files' names end.

        Raises:
            ValueError: no document has that name.
        """
        if isinstance(name, cls):
            return name
        wanted = fold(str(name))
        for kind in cls:
            if wanted in {kind.name.casefold(), kind.slug, kind.title.casefold()}:
                return kind
        known = listed([f'"{kind.name.casefold()}"' for kind in cls], "or")
        raise ValueError(f'no document is called "{name}"; it can be {known}')

    def rounds_shown(self, before: Sequence[T], has_plan: Callable[[T], bool], *, is_last: bool) -> Sequence[T]:
        """Return those of the rounds before that it says something of.

        A summary shows what moved since each of them; a plan, what became of the priorities of those that have a plan, or
        how the ratings stand since the last; the last update, what moved since the first.

        Args:
            before: the rounds before, the last one first.
            has_plan: tells whether a round has a plan.
            is_last: whether the round has medium-term priorities, with which the mentoring ends.
        """
        if self is DocumentKind.SUMMARY:
            return before
        if self is DocumentKind.PLAN:
            return [each for each in before if has_plan(each)] or before[:1]
        return before[-1:] if self is DocumentKind.UPDATE and is_last else ()

    def title_in(self, words: FrameworkWords) -> str:
        """Return what it is called on a framework with these words: its title, or the framework's own for it."""
        own = {DocumentKind.SUMMARY: words.summary, DocumentKind.EVIDENCE: words.evidence}.get(self)
        return own.capital if own else self.title

    @property
    def of_views(self) -> bool:
        """Whether it says what people see in the trust, so that there is none where nobody gave a view."""
        return self in {
            DocumentKind.SUMMARY,
            DocumentKind.EVIDENCE,
            DocumentKind.EVIDENCE_BY_MAP,
            DocumentKind.MEETING,
            DocumentKind.SHARED,
        }

    @property
    def prints_descriptors(self) -> bool:
        """Whether it prints what the framework asks and describes, so that it cannot be made where its file is nowhere."""
        return self in {DocumentKind.EVIDENCE, DocumentKind.MEETING}

    @property
    def of_board(self) -> bool:
        """Whether a board may get it, so that it is among all that workbooks make.

        A meeting's paper is prepared by itself, what is shared with another trust is made with its pack, and evidence is arranged
        by the map that somebody names.
        """
        made_apart = {DocumentKind.MEETING, DocumentKind.SHARED, DocumentKind.EVIDENCE_BY_MAP}
        return self not in made_apart and not self.of_several

    @property
    def made_from(self) -> Materials:
        """What it is made from: an error in an answer of that kind stands in its way; nothing where it is of several trusts."""
        return _MADE_FROM.get(self, frozenset())

    @property
    def own_material(self) -> Materials:
        """What it alone is made from: a plan, its log, or a partnership; nothing of that kind where it is of views."""
        return self.made_from & HELD_ONCE - ({Material.PLAN} if Material.PROGRESS in self.made_from else set())

    def uses(self, *, rates: bool, holds_it: bool, agreed: bool, pack: bool) -> bool:
        """Tell whether it says something of a workbook.

        Args:
            rates: whether the workbook gives a view of the elements.
            holds_it: whether it is the one that the plan, or the agreement, is taken from.
            agreed: whether it is the one of the diagnostic meeting, which that meeting's own paper comes before, and which alone
                the update says something of.
            pack: whether it is a pack, of which the shared review says something, and nothing else does.
        """
        shown = {DocumentKind.SLA: False, DocumentKind.MEETING: not agreed, DocumentKind.UPDATE: agreed}
        return holds_it or (rates and pack == (self is DocumentKind.SHARED) and shown.get(self, True))


#: The documents that are made from the review of one trust and round.
REVIEW_DOCUMENTS = tuple(kind for kind in DocumentKind if not kind.of_several)
#: The documents that ``build-all`` makes.
BOARD_DOCUMENTS = tuple(kind for kind in DocumentKind if kind.of_board)
#: The documents whose edits in Word are pulled into the workbooks, and the prefixes of the rows that they print.
PULLED: Mapping[DocumentKind, tuple[str, ...]] = {
    DocumentKind.SUMMARY: ("BEY",),
    DocumentKind.PLAN: ("PLAN", "MED"),
    DocumentKind.UPDATE: ("PRG", "MED"),
}
#: What a document takes from one workbook alone, and not from all of them together.
HELD_ONCE = frozenset({Material.PLAN, Material.PROGRESS, Material.PARTNERSHIP})
_MADE_FROM: Mapping[DocumentKind, Materials] = {
    # It says what the plan and the partnership ask of the board, and waits for neither.
    DocumentKind.SUMMARY: ABOUT | REVIEW,
    DocumentKind.EVIDENCE: frozenset({Material.TRUST, Material.VIEW}) | REVIEW,
    # It prints no rating, and so waits for none.
    DocumentKind.EVIDENCE_BY_MAP: frozenset({Material.TRUST, Material.VIEW, Material.REASONS}),
    # The plan is held against the ratings, and says nothing of the reasons for them.
    DocumentKind.PLAN: frozenset({Material.TRUST, Material.VIEW, Material.RATINGS, Material.PLAN}),
    # What an agreement says of days stands beside the log; the rest of it is no matter of the update.
    DocumentKind.UPDATE: frozenset({Material.TRUST, Material.PLAN, Material.PROGRESS}),
    DocumentKind.SLA: frozenset({Material.TRUST, Material.PARTNERSHIP}),
    DocumentKind.MEETING: frozenset({Material.TRUST, Material.VIEW}) | REVIEW,
    DocumentKind.SHARED: frozenset({Material.TRUST, Material.VIEW}) | REVIEW,
}
