"""The little of a workbook that other workbooks have to be held against: a card of about a kilobyte.

Why: a programme's night run reads tens of thousands of workbooks, and whole ones would fill any memory. Which belong
together, and what is wrong between them, shows from their cards alone.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple, TypeVar

from matsheets.model.assessment import Assessment
from matsheets.model.cells import CellRef, fold
from matsheets.whose import REFS, content_key, said, trust_number
from matsheets.workbook.layout.layout import AGREED, place_of_group

T = TypeVar("T")

#: What the Refs begin with of the rows that a plan, or a partnership, is told by.
PLAN_REFS, PARTNERSHIP_REFS = ("PLAN", "MED"), ("PAR", "CHG", "SRV", "DAT")
#: The answers of the About tab that problems between workbooks point at.
_POINTED_AT = ("trust_name", "company_number", "group")


class Card(NamedTuple):
    """What one workbook says of itself.

    Attributes:
        file: its name in messages and documents.
        sha256: of the file's bytes, in hexadecimal.
        framework: the framework's id.
        title: the framework's title.
        edition: as the workbook states it, else the framework's own.
        workbook_id: blank where the workbook has lost it.
        content: the same for two copies of one workbook with the same answers, and for no others.
        number: the trust's Companies House number as it is registered; blank where what is typed is none.
        cells: where the trust's name, its number and the group stand or would stand.
        plan: whether it holds an answer of a development plan.
        partnership: whether it holds an answer of a partnership.
    """

    file: str
    sha256: str
    framework: str
    title: str
    edition: str
    workbook_id: str
    content: str
    trust_name: str
    number: str
    respondent: str
    group: str
    round: str
    cells: tuple[CellRef | None, ...]
    plan: bool
    partnership: bool

    @property
    def trust(self) -> str:
        """What tells a trust: its Companies House number, else its name folded; blank where it gives neither."""
        return self.number or fold(self.trust_name)

    @property
    def agreed(self) -> bool:
        """Whether this is the workbook that the mentor and the trust settled together."""
        return self.group == AGREED

    @property
    def place_in_review(self) -> tuple[int, str]:
        """Where it stands among the workbooks of its trust and round."""
        return place_of_group(self.group), self.file

    @property
    def version(self) -> Hashable:
        """What two versions of one workbook by one respondent share; ``content`` where that cannot be told.

        Why: one blank workbook may well be sent to several people, and each sends back a view of their own.
        """
        respondent = fold(self.respondent)
        if not self.workbook_id or not respondent:
            return self.content
        return self.workbook_id, self.trust, self.round, self.group, respondent

    def cell(self, name: str) -> CellRef | None:
        """Return where ``trust_name``, ``company_number`` or ``group`` stands."""
        return self.cells[_POINTED_AT.index(name)]


@lru_cache(maxsize=512)
def _shared(value: T) -> T:
    """Return the first of equal values: tens of thousands of cards say the same few editions, groups, rounds and cells."""
    return value


def card_of(assessment: Assessment) -> Card:
    """Return a workbook's card."""
    return Card(
        file=assessment.file,
        sha256=assessment.sha256,
        framework=_shared(assessment.framework.id),
        title=_shared(assessment.framework.title),
        edition=_shared(assessment.identity.edition or assessment.framework.edition),
        workbook_id=assessment.identity.workbook_id,
        content=_digest(content_key(assessment)),
        trust_name=said(assessment, "trust_name"),
        number=trust_number(assessment),
        respondent=said(assessment, "respondent"),
        group=_shared(said(assessment, "group")),
        round=_shared(said(assessment, "round")),
        cells=_shared(tuple(assessment.cell(REFS[name], "answer") for name in _POINTED_AT)),
        plan=holds(assessment, PLAN_REFS),
        partnership=holds(assessment, PARTNERSHIP_REFS),
    )


def _digest(key: Hashable) -> str:
    """Return a content key in 64 letters: the answers themselves would be the whole workbook again."""
    if isinstance(key, str):
        return key
    assert isinstance(key, tuple)
    workbook_id, answers = key
    return sha256(repr((workbook_id, sorted(answers))).encode("utf-8", "surrogatepass")).hexdigest()


def holds(assessment: Assessment, prefixes: Iterable[str]) -> bool:
    """Tell whether a workbook holds an answer in a row whose Ref begins with one of these."""
    wanted = frozenset(prefixes)
    return any(answer.ref.rpartition("-")[0] in wanted for answer in assessment.answers)


def which_counts(holding: Sequence[tuple[bool, T]]) -> tuple[T | None, tuple[T, ...]]:
    """Return the workbook that a plan or partnership comes from: the agreed one, else the only one that has it.

    Args:
        holding: those that hold one, each after whether it is the agreed workbook.

    Returns:
        The one that counts and no rivals; or None and the rivals, none where nobody holds one.
    """
    chosen = [held for agreed, held in holding if agreed] or [held for _, held in holding]
    return (chosen[0], ()) if len(chosen) == 1 else (None, tuple(chosen))


def distinct_cards(cards: Iterable[Card]) -> Iterator[Card]:
    """Yield each workbook once; of copies of one workbook by one respondent, the first."""
    seen: set[Hashable] = set()
    for card in cards:
        keys = {card.content, card.version}
        if not keys & seen:
            yield card
        seen |= keys


def group_cards(cards: Iterable[Card]) -> Iterator[tuple[Card, ...]]:
    """Yield the workbooks of each trust and round in the order in which a review has them, groups as they are first met.

    A workbook that gives neither the name nor the number of its trust stands alone.
    """
    groups: dict[tuple[str, str], list[Card]] = {}
    for card in cards:
        groups.setdefault((card.trust or card.file, card.round), []).append(card)
    for group in groups.values():
        yield tuple(sorted(group, key=lambda card: card.place_in_review))
