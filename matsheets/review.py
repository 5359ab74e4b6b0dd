"""One trust, one round: what all of its workbooks say together.

Ratings are ordinal, so a ``Review`` holds counts, the cautious median, lowest, highest and spread; never a mean of
colours and never a single score for a trust. A rating agreed at the diagnostic meeting takes precedence and is shown as
agreed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from matsheets.assessment import Assessment
from matsheets.cells import CellRef
from matsheets.framework import Element, Framework, Heading, Rating
from matsheets.whose import round_of, trust_key
from matsheets.workbook.layout import AGREED, GROUPS, MENTOR_GROUP, Layout, Part, build_layout

#: A spread of this many steps or more is a difference to talk about.
DIFFERENCE_STEPS = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from: a workbook and, as far as it goes, a Ref and a cell."""

    file: str
    ref: str = ""
    cell: CellRef | None = None


@dataclass(frozen=True, slots=True)
class Respondent:
    """One workbook's own account of whose view it holds."""

    group: str
    name: str
    role: str
    date: dt.date | None
    file: str

    @property
    def agreed(self) -> bool:
        """Whether this is the workbook that the mentor and the trust settled together."""
        return self.group == AGREED


@dataclass(frozen=True, slots=True)
class View:
    """What one respondent says of one element; ``rating`` is None where it was not rated."""

    respondent: Respondent
    rating: Rating | None
    rationale: str
    evidence: str
    source: Source


@dataclass(frozen=True, slots=True)
class ElementReview:
    """One element as all respondents see it.

    Attributes:
        views: the groups' own views, in the order of ``GROUPS``; the agreed one is not among them.
        agreed: the view settled at the diagnostic meeting, where it has a rating.
    """

    element: Element
    heading: Heading
    views: tuple[View, ...]
    agreed: View | None

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """The groups' ratings, weakest first."""
        return tuple(sorted((v.rating for v in self.views if v.rating is not None), key=lambda r: r.points))

    @property
    def median(self) -> Rating | None:
        """The cautious median of the groups' ratings: with an even number, the lower of the two in the middle."""
        ratings = self.ratings
        return ratings[(len(ratings) - 1) // 2] if ratings else None

    @property
    def lowest(self) -> Rating | None:
        """The weakest of the groups' ratings."""
        return self.ratings[0] if self.ratings else None

    @property
    def highest(self) -> Rating | None:
        """The strongest of the groups' ratings."""
        return self.ratings[-1] if self.ratings else None

    @property
    def spread(self) -> int:
        """Steps between the lowest and the highest of the groups' ratings."""
        return self.ratings[-1].points - self.ratings[0].points if self.ratings else 0

    @property
    def rating(self) -> Rating | None:
        """The rating that stands for the element: the agreed one, else the cautious median."""
        return self.agreed.rating if self.agreed else self.median

    @property
    def basis(self) -> str:
        """Words that say where ``rating`` comes from."""
        if self.agreed:
            return "Agreed"
        count = len(self.ratings)
        if count == 0:
            return "Not rated"
        return "One rating" if count == 1 else f"Cautious median of {count}"

    @property
    def differs(self) -> bool:
        """Whether groups are two or more steps apart."""
        return self.spread >= DIFFERENCE_STEPS


@dataclass(frozen=True, slots=True)
class HeadingReview:
    """One heading with its elements."""

    heading: Heading
    elements: tuple[ElementReview, ...]

    def counts(self, ratings: Iterable[Rating]) -> tuple[int, ...]:
        """Count the elements at each rating, in the order given."""
        return tuple(sum(e.rating == rating for e in self.elements) for rating in ratings)

    @property
    def not_rated(self) -> int:
        """How many elements have no rating."""
        return sum(e.rating is None for e in self.elements)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue beyond the framework, as one respondent put it."""

    issue: str
    why: str
    known: str
    next: str
    respondent: Respondent
    source: Source


@dataclass(frozen=True, slots=True)
class Priority:
    """One priority of the development plan; ``element`` is None where it serves a whole heading."""

    heading: Heading | None
    element: Element | None
    objective: str
    actions: str
    lead: str
    support: str
    start: dt.date | None
    due: dt.date | None
    resources: str
    monitoring: str
    success: str
    review_on: dt.date | None
    source: Source


@dataclass(frozen=True, slots=True)
class NoAction:
    """A reason to leave an element (or a whole heading) for now."""

    heading: Heading | None
    element: Element | None
    reason: str
    source: Source


@dataclass(frozen=True, slots=True)
class MediumTermPriority:
    """What the trust will work on after the mentoring."""

    heading: Heading | None
    priority: str
    why: str
    when: str
    lead: str
    source: Source


@dataclass(frozen=True, slots=True)
class Charge:
    """One line of Schedule 1; the amount is in pounds before VAT."""

    item: str
    basis: str
    days: Decimal | None
    rate: Decimal | None
    amount: Decimal | None
    invoice_date: dt.date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Service:
    """One line of Schedule 2."""

    service: str
    provided: str
    provider: str
    days: Decimal | None
    measure: str
    source: Source


@dataclass(frozen=True, slots=True)
class Partnership:
    """What the service level agreement is filled with.

    Attributes:
        terms: the understood answers of the Partnership tab by name (``start_date``); a blank one is left out.
        data: the texts of Schedule 3 by name (``subject_matter``); a blank one is left out.
    """

    terms: Mapping[str, object]
    charges: tuple[Charge, ...]
    services: tuple[Service, ...]
    data: Mapping[str, str]
    file: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was asked and not answered."""

    respondent: Respondent
    what: str
    ref: str


@dataclass(frozen=True)
class Review:
    """Everything that one trust's workbooks of one round say.

    Attributes:
        facts: answers about the trust by name (``chief_executive``), from the agreed workbook first.
        plan_from: the file that the plan comes from; blank where no plan was found.
        plan_rivals: files that each hold a plan, where it cannot be told which one counts.
        partnership_rivals: the same for the partnership.
    """

    framework: Framework
    trust: str
    round: str
    facts: Mapping[str, object]
    respondents: tuple[Respondent, ...]
    assessments: tuple[Assessment, ...]
    headings: tuple[HeadingReview, ...]
    issues: tuple[Issue, ...]
    priorities: tuple[Priority, ...]
    no_actions: tuple[NoAction, ...]
    medium_term: tuple[MediumTermPriority, ...]
    partnership: Partnership | None
    gaps: tuple[Gap, ...]
    plan_from: str = ""
    plan_rivals: tuple[str, ...] = ()
    partnership_rivals: tuple[str, ...] = ()

    @cached_property
    def elements(self) -> tuple[ElementReview, ...]:
        """Every element, in the framework's order."""
        return tuple(e for h in self.headings for e in h.elements)

    @cached_property
    def strengths(self) -> tuple[ElementReview, ...]:
        """Elements in the stronger half of the scale, strongest first."""
        return self._where(lambda rating: not self.framework.scale.needs_action(rating), strongest_first=True)

    @cached_property
    def areas(self) -> tuple[ElementReview, ...]:
        """Areas for improvement: elements in the weaker half of the scale, weakest first."""
        return self._where(self.framework.scale.needs_action, strongest_first=False)

    @cached_property
    def differences(self) -> tuple[ElementReview, ...]:
        """Elements where groups are two or more steps apart, widest first."""
        return tuple(sorted((e for e in self.elements if e.differs), key=lambda e: -e.spread))

    @cached_property
    def not_rated(self) -> tuple[ElementReview, ...]:
        """Elements that nobody rated."""
        return tuple(e for e in self.elements if e.rating is None)

    def _where(self, wanted: Callable[[Rating], bool], *, strongest_first: bool) -> tuple[ElementReview, ...]:
        rated = [(e.rating.points, e) for e in self.elements if e.rating is not None and wanted(e.rating)]
        return tuple(e for _, e in sorted(rated, key=lambda pair: -pair[0] if strongest_first else pair[0]))


# --- grouping ----------------------------------------------------------------------------------------------------


def group_by_trust_and_round(assessments: Iterable[Assessment]) -> tuple[tuple[Assessment, ...], ...]:
    """Group workbooks by trust and round, in the order in which each pair is first met.

    A workbook that gives neither the name nor the number of its trust stands alone.
    """
    groups: dict[tuple[str, str], list[Assessment]] = {}
    for assessment in assessments:
        groups.setdefault((trust_key(assessment) or assessment.file, round_of(assessment)), []).append(assessment)
    return tuple(tuple(group) for group in groups.values())


# --- combining ---------------------------------------------------------------------------------------------------

_GROUP_ORDER = {choice.label: order for order, choice in enumerate(GROUPS)}


def respondent_of(assessment: Assessment) -> Respondent:
    """Return whose view a workbook holds."""
    date = assessment.value("ABT-15")
    return Respondent(
        str(assessment.value("ABT-13") or ""),
        _prose(assessment, "ABT-11", "answer"),
        _prose(assessment, "ABT-12", "answer"),
        date if isinstance(date, dt.date) else None,
        assessment.file,
    )


def combine(assessments: Sequence[Assessment]) -> Review:
    """Combine the workbooks of one trust and one round.

    Args:
        assessments: at least one, all on the same framework (the caller checks; the first one's is used).

    Raises:
        ValueError: no workbook given.
    """
    if not assessments:
        raise ValueError("a review needs at least one workbook")
    pairs = sorted(
        ((respondent_of(a), a) for a in assessments),
        key=lambda pair: (_GROUP_ORDER.get(pair[0].group, len(_GROUP_ORDER)), pair[0].file),
    )
    framework = assessments[0].framework
    layout = build_layout(framework)
    agreed_first = sorted(pairs, key=lambda pair: not pair[0].agreed)
    facts = _facts(layout, [a for _, a in agreed_first])
    plan, plan_rivals = _holder(pairs, ("PLAN", "MED"))
    partnership, partnership_rivals = _holder(pairs, ("PAR", "CHG", "SRV", "DAT"))
    return Review(
        framework=framework,
        trust=str(facts.get("trust_name", "")),
        round=next((r for _, a in agreed_first if (r := round_of(a))), ""),
        facts=facts,
        respondents=tuple(r for r, _ in pairs),
        assessments=tuple(a for _, a in pairs),
        headings=tuple(_heading(h, pairs) for h in framework.headings),
        issues=tuple(_issues(pairs)),
        priorities=tuple(_priorities(plan, framework)) if plan else (),
        no_actions=tuple(_no_actions(plan, framework)) if plan else (),
        medium_term=tuple(_medium_term(plan, framework)) if plan else (),
        partnership=_partnership(partnership, layout) if partnership else None,
        gaps=tuple(_gaps(pairs, framework)),
        plan_from=plan.file if plan else "",
        plan_rivals=plan_rivals,
        partnership_rivals=partnership_rivals,
    )


_Pairs = Sequence[tuple[Respondent, Assessment]]


def _facts(layout: Layout, assessments: Sequence[Assessment]) -> dict[str, object]:
    about = layout.tab("about")
    assert about is not None
    found: dict[str, object] = {}
    for row in about.rows:
        value = next((v for a in assessments if (v := a.value(row.ref)) is not None), None)
        if value is not None:
            found[row.name] = value
    return found


def _holder(pairs: _Pairs, prefixes: tuple[str, ...]) -> tuple[Assessment | None, tuple[str, ...]]:
    """Return the workbook that a plan or partnership comes from: the agreed one, else the only one that has it."""
    holding = [(r, a) for r, a in pairs if any(answer.ref.rpartition("-")[0] in prefixes for answer in a.answers)]
    agreed = [a for r, a in holding if r.agreed]
    chosen = agreed or [a for _, a in holding]
    if len(chosen) == 1:
        return chosen[0], ()
    return None, tuple(a.file for a in chosen)


def _heading(heading: Heading, pairs: _Pairs) -> HeadingReview:
    elements = []
    for element in heading.elements:
        views = [(r, _view(r, a, element)) for r, a in pairs if Part.REVIEW.value in a.parts]
        agreed = next((v for r, v in views if r.agreed and v.rating is not None), None)
        elements.append(ElementReview(element, heading, tuple(v for r, v in views if not r.agreed), agreed))
    return HeadingReview(heading, tuple(elements))


def _view(respondent: Respondent, assessment: Assessment, element: Element) -> View:
    rating = assessment.value(element.ref, "rating")
    return View(
        respondent,
        rating if isinstance(rating, Rating) else None,
        _prose(assessment, element.ref, "rationale"),
        _prose(assessment, element.ref, "evidence"),
        Source(assessment.file, element.ref, assessment.cell(element.ref, "rating")),
    )


def _prose(assessment: Assessment, ref: str, column: str) -> str:
    value = assessment.value(ref, column)
    return value if isinstance(value, str) else ""


def _typed(kind: type[T], assessment: Assessment, ref: str, column: str) -> T | None:
    value = assessment.value(ref, column)
    return value if isinstance(value, kind) else None


def _source(assessment: Assessment, ref: str) -> Source:
    rows = assessment.rows(ref)
    return Source(assessment.file, ref, rows[0].cell if rows else None)


def _filled_rows(assessment: Assessment, prefix: str) -> Iterator[tuple[str, Callable[[str], str]]]:
    """Yield each filled row with this prefix, and a function from column key to text."""
    for ref in assessment.refs(prefix):
        if assessment.filled(ref) and len(assessment.rows(ref)) == 1:
            yield ref, lambda column, ref=ref: _prose(assessment, ref, column)  # type: ignore[misc]


def _issues(pairs: _Pairs) -> Iterator[Issue]:
    for respondent, assessment in pairs:
        for ref, text in _filled_rows(assessment, "BEY"):
            yield Issue(text("issue"), text("why"), text("known"), text("next"), respondent, _source(assessment, ref))


def target_of(framework: Framework, ref: str) -> tuple[Heading | None, Element | None]:
    """Return the heading, and the element if it is one, that a target's Ref names."""
    for heading in framework.headings:
        if heading.ref == ref:
            return heading, None
        for element in heading.elements:
            if element.ref == ref:
                return heading, element
    return None, None


def _priorities(assessment: Assessment, framework: Framework) -> Iterator[Priority]:
    for ref, text in _filled_rows(assessment, "PLAN"):
        if not assessment.filled(ref) - {"target", "no_action"} and text("no_action"):
            continue
        heading, element = target_of(framework, text("target"))
        yield Priority(
            heading, element, text("objective"), text("actions"), text("lead"), text("support"),
            _typed(dt.date, assessment, ref, "start"), _typed(dt.date, assessment, ref, "due"),
            text("resources"), text("monitoring"), text("success"), _typed(dt.date, assessment, ref, "review_on"),
            _source(assessment, ref),
        )  # fmt: skip


def _no_actions(assessment: Assessment, framework: Framework) -> Iterator[NoAction]:
    for ref, text in _filled_rows(assessment, "PLAN"):
        if text("no_action"):
            yield NoAction(*target_of(framework, text("target")), text("no_action"), _source(assessment, ref))


def _medium_term(assessment: Assessment, framework: Framework) -> Iterator[MediumTermPriority]:
    for ref, text in _filled_rows(assessment, "MED"):
        heading, _ = target_of(framework, text("heading"))
        yield MediumTermPriority(
            heading, text("priority"), text("why"), text("when"), text("lead"), _source(assessment, ref)
        )


def _partnership(assessment: Assessment, layout: Layout) -> Partnership:
    def named(tab_key: str) -> dict[str, object]:
        tab = layout.tab(tab_key)
        assert tab is not None
        return {row.name: v for row in tab.rows if (v := assessment.value(row.ref)) is not None}

    charges = tuple(
        Charge(
            text("item"), text("basis"),
            _typed(Decimal, assessment, ref, "days"), _typed(Decimal, assessment, ref, "rate"),
            _typed(Decimal, assessment, ref, "amount"), _typed(dt.date, assessment, ref, "invoice_date"),
            _source(assessment, ref),
        )
        for ref, text in _filled_rows(assessment, "CHG")
    )  # fmt: skip
    services = tuple(
        Service(
            text("service"), text("provided"), text("provider"), _typed(Decimal, assessment, ref, "days"),
            text("measure"), _source(assessment, ref),
        )
        for ref, text in _filled_rows(assessment, "SRV")
    )  # fmt: skip
    data = {name: str(value) for name, value in named("data").items()}
    return Partnership(named("partnership"), charges, services, data, assessment.file)


def _gaps(pairs: _Pairs, framework: Framework) -> Iterator[Gap]:
    for respondent, assessment in pairs:
        if Part.REVIEW.value not in assessment.parts:
            continue
        for element in framework.elements:
            missing = [
                name for name in ("rating", "rationale", "evidence") if assessment.value(element.ref, name) is None
            ]
            if missing:
                yield Gap(respondent, ", ".join(missing), element.ref)


def is_mentor(respondent: Respondent) -> bool:
    """Tell whether a respondent gives the mentor's external challenge."""
    return respondent.group == MENTOR_GROUP
