"""What the pooled paper of an invented programme is filled with, for the lists of names that its template may use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from matsheets._version import __version__
from matsheets.documents.contexts.pooled_paper import pooled_context
from matsheets.model.framework import Framework
from matsheets.programme.pooled_figures import pooled_figures_of
from matsheets.programme.trust_entry import (
    ElementEntry,
    MediumTermEntry,
    PriorityEntry,
    Programme,
    StepEntry,
    TrustEntry,
)

_TRUSTS, _FEW = 40, 12


def pooled_values(framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what the paper of forty trusts is filled with, some of its rows withheld, and that of twelve, with none printed."""
    for trusts in (_TRUSTS, _FEW):
        entries = tuple(_entry(framework, number) for number in range(trusts))
        yield pooled_context(pooled_figures_of(Programme(framework, dt.date(2027, 3, 1), entries)), version=__version__)


def _entry(framework: Framework, number: int) -> TrustEntry:
    """Return one of the trusts: of every second element and heading the same is true of as many trusts as can be printed."""
    ratings = framework.scale.ratings
    elements = (
        ElementEntry(element.ref, 1 if number % 10 < at % 3 + 2 else len(ratings), number % 3 > 0)
        for at, element in enumerate(framework.elements)
    )
    priorities = (
        PriorityEntry("PLAN-01", heading.ref, "", "", None, "", overdue=False)
        for at, heading in enumerate(framework.headings)
        if number % 10 < at % 3 + 3
    )
    return TrustEntry(
        str(number), str(number), "", "", (), "", "", None, StepEntry("agreed", 5), (framework.id, framework.edition),
        tuple(elements), tuple(priorities), has_mentor=number % 4 > 0, support_refs=("SUP-01",) * (number % 5 > 2),
        medium_term=(MediumTermEntry("MED-01", "", ""),) * (number % 7 > 4),
    )  # fmt: skip
