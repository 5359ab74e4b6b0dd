"""Stage 4: the agreement beside the plan: services that no priority needs, and support that no service gives.

A plan and an agreement in one workbook need not belong together: a trust may plan its own growth with its mentor, and
agree to support a school. They are held against each other only where the agreement is the plan's own support (the
trust of the workbook is party 2, or party 1 is its mentor) or where a service names a priority.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from matsheets.checks.naming import Named, alike, distinctive, named, names_nothing, words_of
from matsheets.checks.workbook_view import Book
from matsheets.model.cells import fold, listed
from matsheets.model.framework import Framework
from matsheets.model.parsing import format_date
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Place, Problem
from matsheets.workbook.layout.schema import Tab

#: So many words of its description tie a service to a priority; of its short name, one is enough.
WORDS_SHARED = 2
#: So many words of any kind, shared with the support that was promised, tie it too: "ten days of leaders' time".
USUAL_WORDS_SHARED = 4


class _Service(NamedTuple):
    """One row of the Services tab: what it names, and the words that it is described in."""

    ref: str
    says: str
    named: Named
    title: frozenset[str]
    words: frozenset[str]
    all_words: frozenset[str]

    def shares(self, priority: _Priority) -> bool:
        """Tell whether the words of both speak of one thing."""
        return (
            bool(self.title & priority.words)
            or len(self.words & priority.words) >= WORDS_SHARED
            or len(self.all_words & priority.support_words) >= USUAL_WORDS_SHARED
        )


class _Priority(NamedTuple):
    """One row of the plan that is a priority: what it is about, and its own words."""

    ref: str
    target: str
    support: str
    words: frozenset[str]
    support_words: frozenset[str]


def check(book: Book) -> Iterator[Problem]:
    """Yield services that no priority needs, support that no service gives, and an end that comes too early."""
    plan, services = book.tab("plan"), book.tab("services")
    if plan is not None and services is not None:
        yield from _PlanAndAgreement(book, plan, services).problems()


class _PlanAndAgreement:
    """The services and the priorities of one workbook, side by side."""

    def __init__(self, book: Book, plan: Tab, services: Tab) -> None:
        self._book, self._plan_tab, self._services_tab = book, plan, services
        self._framework = book.layout.framework

    def problems(self) -> Iterator[Problem]:
        """Yield what does not fit, as far as the two belong together."""
        links = any(service.named for service in self._services)
        own = self._supports_own_plan(links)
        if not self._priorities or not self._services or not (own or links):
            return
        met: set[str] = set()
        for service in self._services:
            served = frozenset() if names_nothing(service.says) else self._priorities_served(service)
            met |= served
            if own or service.named:
                yield from self._check_unneeded(service, served)
        if own:
            yield from self._support_missing(met)
        supported = [p for p in self._priorities if p.ref in met or (own and _promises(p))]
        yield from self._check_early_end(supported)

    # --- whose agreement it is ---------------------------------------------------------------------------------

    def _supports_own_plan(self, links: bool) -> bool:
        """Tell whether party 1 supports the trust whose plan this is."""
        text = self._book.assessment.text
        own, mentor = text(self._book.ref("about", "trust_name")), text(self._book.ref("about", "mentor_trust"))
        names = ("provider_name", "school_body", "school_name")
        provider, *party_2 = (text(self._book.ref("partnership", name)) for name in names)
        if not own or not provider or alike(provider, own):
            return False
        return links or alike(provider, mentor) or any(alike(own, name) for name in party_2)

    @cached_property
    def _ignored_words(self) -> frozenset[str]:
        """Words of the names of trusts and people, which stand everywhere and tie nothing together."""
        asked = (("about", "trust_name"), ("about", "mentor_trust"), ("about", "mentor"), ("about", "chief_executive"),
                 ("partnership", "provider_name"), ("partnership", "school_body"), ("partnership", "school_name"))  # fmt: skip
        names = " ".join(self._book.assessment.text(self._book.ref(tab, name)) for tab, name in asked)
        return distinctive(names, frozenset())

    # --- what stands in the two tabs ---------------------------------------------------------------------------

    @cached_property
    def _services(self) -> tuple[_Service, ...]:
        rows = self._book.filled_rows(self._services_tab)
        return tuple(self._service_at(ref) for ref, filled in rows if filled & {"service", "provided"})

    def _service_at(self, ref: str) -> _Service:
        says, title, provided = (
            self._book.assessment.text(ref, column) for column in ("priorities", "service", "provided")
        )
        found = named(says, self._framework, whole=True)
        return _Service(
            ref,
            says,
            found or named(f"{title}\n{provided}", self._framework, whole=False),
            distinctive(title, self._ignored_words),
            distinctive(f"{title} {provided} {says}", self._ignored_words),
            words_of(f"{title} {provided}") - self._ignored_words,
        )

    @cached_property
    def _priorities(self) -> tuple[_Priority, ...]:
        rows = self._book.filled_rows(self._plan_tab)
        return tuple(self._priority_at(ref) for ref, filled in rows if "no_action" not in filled)

    def _priority_at(self, ref: str) -> _Priority:
        text = self._book.assessment.text
        target = self._book.value(ref, "target") or ""
        said = " ".join(text(ref, column) for column in ("objective", "actions", "support", "success"))
        words = distinctive(f"{said} {_titles(self._framework, target)}", self._ignored_words)
        support = text(ref, "support")
        return _Priority(ref, target, support, words, words_of(support) - self._ignored_words)

    # --- held together -----------------------------------------------------------------------------------------

    def _priorities_served(self, service: _Service) -> frozenset[str]:
        """Return the Refs of the priorities that a service serves: those that it names, else those in its words."""
        if service.named:
            return frozenset(p.ref for p in self._priorities if self._names(service.named, p))
        return frozenset(p.ref for p in self._priorities if service.shares(p))

    def _names(self, found: Named, priority: _Priority) -> bool:
        if priority.ref in found.priorities:
            return True
        if not priority.target:
            return False
        heading = self._framework.heading_of(priority.target).ref if "-" in priority.target else priority.target
        within = {e.ref for h in self._framework.headings if h.ref == priority.target for e in h.elements}
        return not found.targets.isdisjoint({priority.target, heading} | within)

    def _check_unneeded(self, service: _Service, served: frozenset[str]) -> Iterator[Problem]:
        wrong = service.named.priorities - {p.ref for p in self._priorities}
        column = "priorities" if named(service.says, self._framework, whole=True) else "provided"
        if wrong:
            place = self._book.place(service.ref, column)
            yield problem(
                Code.SERVICE_PRIORITY_UNKNOWN,
                place,
                listed(sorted(wrong)),
                plan=self._book.tab_place(self._plan_tab).tab,
            )
        elif not served and not service.named.elsewhere and not names_nothing(service.says):
            place = self._book.place(service.ref, "service")
            name = shorten(self._book.assessment.text(service.ref, "service"))
            yield problem(Code.SERVICE_UNNEEDED, place, name, plan=self._book.tab_place(self._plan_tab).tab)

    def _support_missing(self, met: set[str]) -> Iterator[Problem]:
        """Yield one problem for all priorities whose support no service gives; the words of one alone are quoted."""
        unmet = [p for p in self._priorities if p.ref not in met and _promises(p)]
        names = [p.ref for p in unmet] if len(unmet) > 1 else [f'{p.ref} ("{shorten(p.support)}")' for p in unmet]
        if unmet:
            yield problem(
                Code.SUPPORT_WITHOUT_SERVICE,
                [self._book.place(p.ref, "support") for p in unmet],
                "; ".join(p.support for p in unmet),
                priorities=listed(names),
                services=self._book.tab_place(self._services_tab).tab,
            )

    def _check_early_end(self, supported: Iterable[_Priority]) -> Iterator[Problem]:
        end_ref = self._book.ref("partnership", "end_date")
        end = self._book.value(end_ref)
        days: list[tuple[dt.date, str, str]] = [
            (day, p.ref, column)
            for p in supported
            for column in ("due", "review_on")
            if (day := self._book.value(p.ref, column))
        ]
        if not end or not days or max(days)[0] <= end:
            return
        last, ref, column = max(days)
        places: list[Place] = [self._book.place(end_ref), self._book.place(ref, column)]
        what = "is due" if column == "due" else "is reviewed"
        facts = {"end": format_date(end), "ref": ref, "what": what, "last": format_date(last)}
        yield problem(Code.END_BEFORE_MILESTONE, places, **facts)


def _promises(priority: _Priority) -> bool:
    """Tell whether a priority counts on support at all."""
    return bool(priority.support) and not names_nothing(priority.support)


def _titles(framework: Framework, target: str) -> str:
    """Return the title of a priority's element, or of its heading and all its elements."""
    return " ".join(
        element.title if target == element.ref else f"{heading.title} {element.title}"
        for heading in framework.headings
        for element in heading.elements
        if target in {heading.ref, element.ref} and fold(target)
    )
