"""What the drop-downs offer: of About and of a partnership whatever the framework, of a plan its headings and elements."""

from __future__ import annotations

from matsheets.model.framework import Framework, Heading
from matsheets.model.parsing import Choice
from matsheets.model.partnerships import OTHER_TRUST

#: The nine regions that the Department for Education works in.
REGIONS = tuple(
    Choice(name)
    for name in (
        "East Midlands",
        "East of England",
        "London",
        "North East",
        "North West",
        "South East",
        "South West",
        "West Midlands",
        "Yorkshire and the Humber",
    )
)
VAT = (
    Choice("VAT is added to the charges"),
    Choice("The charges include VAT"),
    Choice("No VAT is charged"),
    Choice("The services are exempt from VAT", ("exempt", "vat exempt", "exempt from vat")),
    Choice("The trust is not registered for VAT", ("not registered", "not vat registered", "not registered for vat")),
)
#: Who party 2 of the agreement is; blank means the first.
SCHOOL_BODY = "A school's governing body"
SINGLE_TRUST = "A single-academy trust"
PARTY_2 = (
    Choice(SCHOOL_BODY, ("governing body", "school", "a school", "a maintained school", "maintained school")),
    Choice(SINGLE_TRUST, ("single academy trust", "sat")),
    Choice(OTHER_TRUST, ("another trust", "multi-academy trust", "mat", "two trusts")),
)
#: Who may see the papers that are made from the answers, widest first.
HANDLING = (
    Choice("May be shared openly", ("open", "public", "shared openly", "may be published")),
    Choice(
        "Those who govern the trust, its staff and advisers",
        ("Trustees, staff of the trust and the mentor", "internal", "within the trust", "trust only"),
    ),
    Choice(
        "Board, executive team and advisers only",
        ("Board, executive team and mentor only", "board, executive and mentor", "confidential"),
    ),
    Choice("Board only", ("trustees only", "the board only", "board members only")),
)
#: The kinds of school that have a governing body of their own, and the one that has none in law.
ACADEMY = "Academy"
SCHOOL_STATUS = (
    Choice("Community school", ("community",)),
    Choice("Voluntary controlled school", ("voluntary controlled", "controlled", "vc")),
    Choice("Voluntary aided school", ("voluntary aided", "aided", "va")),
    Choice("Foundation school", ("foundation", "foundation trust", "trust school")),
    Choice("Community special school", ("community special",)),
    Choice("Foundation special school", ("foundation special",)),
    Choice("Maintained nursery school", ("nursery", "nursery school", "local authority nursery school")),
    Choice(ACADEMY, ("academy converter", "academy sponsor led", "sponsored academy", "free school")),
)
YES_NO = (Choice("Yes", ("y", "true")), Choice("No", ("n", "false")))


def targets(framework: Framework) -> tuple[Choice, ...]:
    """Return what a priority can serve: each heading, followed by each of its elements."""
    found: list[Choice] = []
    for heading in framework.headings:
        found.append(_heading_choice(heading))
        for e in heading.elements:
            also = (e.ref, e.title, e.ref.replace("-0", "-"))
            found.append(Choice(f"{e.ref} {e.title}", also, stands_for=e.ref))
    return tuple(found)


def headings_list(framework: Framework) -> tuple[Choice, ...]:
    """Return the headings as choices."""
    return tuple(map(_heading_choice, framework.headings))


def _heading_choice(heading: Heading) -> Choice:
    label, also = f"{heading.ref} {heading.title}", (heading.ref, heading.title, heading.tab)
    return Choice(label, also, stands_for=heading.ref)
