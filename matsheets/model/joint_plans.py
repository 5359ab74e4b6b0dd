"""A joint plan: the trusts that made it, what each says of an element, and what they mean to do together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.cells import NO_BREAK_HYPHEN, company_number, listed
from matsheets.model.framework import Framework
from matsheets.model.optional_columns import TRUSTS_SAY
from matsheets.model.trust_names import fold_name, short_names

#: What the Refs of the trusts and of the joint priorities begin with, and how many trusts plan together.
TRUST_REF, JOINT_REF = "TRU", "JNT"
FEWEST_TRUSTS, MOST_TRUSTS = 2, 4
#: The name of the part that only a joint workbook has.
JOINT_PART = "joint"

#: A line of what a trust says: ``Oakfield: Red (TEA-01, agreed). Priority: PLAN-03.``; of a heading, no rating: ``Oakfield (TEA).``
_LINE = re.compile(
    r"(?P<trust>.+?)(?:: (?P<rating>[^:]+?))? \((?P<ref>[A-Z]{2,6}(?:-\d{2})?)(?:, (?P<basis>[^()]*))?\)\."
    r"(?: Priorit(?:y|ies): (?P<priorities>[^.]+)\.)?"
)
#: Characters of the names of several trusts in a title.
_LONGEST_TOGETHER = 40
_REF = re.compile(r"[A-Z]{2,6}-\d{2,3}")


class JointTrust(NamedTuple):
    """One of the trusts.

    Attributes:
        name: as the trust is registered.
        number: its Companies House number; blank where none is given.
        key_person: whom the others speak to; blank where nobody is named.
        round: the name of the round that its ratings are of.
        date: of that review.
        ref: of its row, such as ``TRU-01``; blank as long as it has none.
    """

    name: str
    number: str = ""
    key_person: str = ""
    round: str = ""
    date: dt.date | None = None
    ref: str = ""


class TrustView(NamedTuple):
    """What one trust says of an element.

    Attributes:
        trust: its name; in print its short one, such as ``Oakfield``.
        rating: the word of its rating, or why there is none: ``Not rated``, ``Not shared``; blank of a whole heading.
        ref: the element's Ref in its own workbook, or the heading's.
        basis: where the rating comes from, such as ``agreed`` or ``cautious median of 4``; blank where there is none.
        priorities: the Refs of its own priorities for the element.
    """

    trust: str
    rating: str
    ref: str
    basis: str = ""
    priorities: tuple[str, ...] = ()

    def __str__(self) -> str:
        basis = f", {self.basis}" if self.basis else ""
        priorities = f" {'Priority' if len(self.priorities) == 1 else 'Priorities'}: {listed(self.priorities)}."
        rating = f": {self.rating}" if self.rating else ""
        return f"{self.trust}{rating} ({self.ref}{basis}).{priorities if self.priorities else ''}"


class JointElement(NamedTuple):
    """An element, or a heading, that several trusts may work on together: its Ref, and what each of them says of it."""

    ref: str
    views: tuple[TrustView, ...]


def called_together(names: Sequence[str]) -> str:
    """Return what several trusts are called in the title of their workbook: by short names, or how many where that is long."""
    told = listed(short_names(names))
    return told if len(told) <= _LONGEST_TOGETHER else f"joint plan of {len(names)} trusts"


def views_text(views: Iterable[TrustView]) -> str:
    """Return what each trust says, one to a line, as it is printed beside a joint priority; no line ends within a Ref."""
    return _REF.sub(lambda ref: ref[0].replace("-", NO_BREAK_HYPHEN), "\n".join(map(str, views)))


def views_in(text: str) -> tuple[TrustView, ...]:
    """Return what each trust says from the printed lines; a line that is none of them is passed over."""
    found = (_LINE.fullmatch(line.strip()) for line in text.replace(NO_BREAK_HYPHEN, "-").splitlines())
    return tuple(
        TrustView(
            match["trust"], match["rating"] or "", match["ref"], match["basis"] or "",
            tuple(_REF.findall(match["priorities"] or "")),
        )
        for match in found
        if match
    )  # fmt: skip


class JointPriority(NamedTuple):
    """One row of the joint plan.

    Attributes:
        ref: such as ``JNT-01``.
        target: the Ref of its element or heading; blank where none is chosen.
        views: what each trust said of that element when the workbook was made.
        lead_trust: the name of the trust that leads it, as the trusts' tab has it, else as it was typed.
    """

    ref: str
    target: str
    views: tuple[TrustView, ...]
    objective: str
    brings: str
    lead_trust: str
    lead: str
    start: dt.date | None
    due: dt.date | None
    success: str


class JointPlan:
    """What a joint workbook says.

    Attributes:
        assessment: the workbook.
        trusts: those that have a name, in the order of their rows.
    """

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.trusts = tuple(trusts_of(assessment))

    @cached_property
    def short(self) -> dict[str, str]:
        """By the name of a trust, what it is called beside a Ref: ``Oakfield``."""
        return dict(zip(self.names, short_names(self.names), strict=True))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the trusts."""
        return tuple(trust.name for trust in self.trusts)

    @cached_property
    def rows(self) -> tuple[JointPriority, ...]:
        """Every row in which something is filled in."""
        held = self.assessment
        return tuple(self._row(ref) for ref in sorted(held.refs(JOINT_REF)) if held.filled(ref))

    @property
    def priorities(self) -> tuple[JointPriority, ...]:
        """The rows in which more stands than the element: what the trusts mean to do."""
        return tuple(row for row in self.rows if self.assessment.filled(row.ref) - {"target"})

    @property
    def left_open(self) -> tuple[JointPriority, ...]:
        """The rows with an element alone: what nothing is agreed on."""
        return tuple(row for row in self.rows if not self.assessment.filled(row.ref) - {"target"})

    def _row(self, ref: str) -> JointPriority:
        held = self.assessment
        target = held.value(ref, "target") or ""
        views = tuple(
            view._replace(trust=trust_named(view.trust, self.trusts))
            for view in views_said(held, ref)
            if is_about(held.framework, target, view)
        )
        start, due = (held.value(ref, key) for key in ("start", "due"))
        return JointPriority(
            ref, target, views, held.text(ref, "objective"), held.text(ref, "brings"),
            trust_named(str(held.value(ref, "lead_trust") or ""), self.trusts), held.text(ref, "lead"), start, due,
            held.text(ref, "success"),
        )  # fmt: skip


def is_joint(assessment: Assessment) -> bool:
    """Tell whether a workbook is that of a joint plan, and of no one trust."""
    return assessment.parts == (JOINT_PART,)


def trusts_of(assessment: Assessment) -> Iterator[JointTrust]:
    """Yield the trusts that a joint workbook names, in the order of their rows."""
    for ref in sorted(assessment.refs(TRUST_REF)):
        if name := " ".join(assessment.text(ref, "trust").split()):
            number = assessment.text(ref, "number")
            round_, date = (assessment.value(ref, key) for key in ("round", "date"))
            yield JointTrust(
                name, company_number(number) or number, assessment.text(ref, "key_person"), round_ or "", date, ref
            )


def is_about(framework: Framework, target: str, view: TrustView) -> bool:
    """Tell whether what a trust says is of what a row serves: of that element, or of one of that heading's."""
    if view.ref == target:
        return True
    heading = next((heading for heading in framework.headings if heading.ref == target), None)
    return heading is not None and any(element.ref == view.ref for element in heading.elements)


def views_said(assessment: Assessment, ref: str) -> tuple[TrustView, ...]:
    """Return what each trust says in a row, whatever its element is now."""
    return views_in(assessment.optional_texts.get((ref, TRUSTS_SAY), ""))


def trust_named(text: str, trusts: Sequence[JointTrust]) -> str:
    """Return the name of the trust that a text names: by its name, what it is called in short, or its Ref.

    A text that names none of them stays as it is.
    """
    wanted = " ".join(text.split())
    short = short_names([trust.name for trust in trusts])
    called = {fold_name(name): trust.name for trust, name in zip(trusts, short, strict=True)}
    called |= {fold_name(trust.ref): trust.name for trust in trusts}
    called |= {fold_name(trust.name): trust.name for trust in trusts}
    return called.get(fold_name(wanted), wanted)
