"""What is kept of invented trusts of a programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable

from matsheets.model.framework import Framework
from matsheets.programme.trust_entry import ElementEntry, StepEntry, TrustEntry

DAY = dt.date(2027, 3, 1)


def trust_entry(
    on: Framework,
    name: str,
    points: Iterable[int | None] = (),
    *,
    agreed: Container[str] = (),
    evidenced: bool = False,
    **facts: object,
) -> TrustEntry:
    """A trust that gives the first elements of a framework these points; None and 0 are not rated.

    Args:
        on: the framework.
        name: the trust's.
        points: in the order of the elements.
        agreed: the Refs of those that were agreed.
        evidenced: whether all have evidence.
        facts: what else is known of it, by its fields.
    """
    elements = tuple(
        ElementEntry(element.ref, own or None, element.ref in agreed, evidenced)
        for element, own in zip(on.elements, points, strict=False)
    )
    entry = TrustEntry(
        key=name.casefold(), name=name, number="", region="", files=(f"{name}.xlsx",), file="", round="Baseline", date=DAY,
        step=StepEntry("views in", 2), framework=(on.id, on.edition), elements=elements,
    )  # fmt: skip
    return entry._replace(**facts)
