"""The tabs of a joint workbook: the trusts that work together, and what they mean to do together, a row for each priority."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.model.framework import FrameworkWords
from matsheets.model.joint_plans import JOINT_REF, MOST_TRUSTS, TRUST_REF
from matsheets.model.optional_columns import TRUSTS_SAY
from matsheets.workbook.layout.schema import Column, Entry, Kind, Row, Tab

#: The keys of the tabs, and of the list of the trusts, which the drop-down takes from the first of them.
TRUSTS, JOINT_PLAN, TRUSTS_LIST = "trusts", "joint_plan", "trusts"
_REF = Column("ref", "Ref", 58)
#: How the trusts go about a plan that is there to be begun, and one in which stands what each of them says.
AGREE = "One row for each priority that the trusts share: write it together, and name one person who leads it."
TALK = (
    "Talk about what each trust says of {a_element}, then write the objective together. Clear {Element} in a row that you leave "
    "for now, and add rows of your own."
)


def _rows(prefix: str, count: int) -> tuple[Row, ...]:
    return tuple(Row(f"{prefix}-{number:02d}", since=3) for number in range(1, count + 1))


def trusts() -> Tab:
    """The trusts: which they are, whom to speak to, and of which review their ratings are."""
    text = Entry(Kind.TEXT, "", "", is_name=True)
    round_prompt = "As the trust's own workbook calls it, for example Baseline."
    return Tab(
        TRUSTS,
        "Trusts",
        "The trusts that work together",
        "One row for each trust, two to four of them. The joint plan offers their names as Lead trust.",
        TRUST_REF,
        (
            _REF,
            Column("trust", "Trust", 300, text._replace(title="Trust", prompt="As registered at Companies House."), 3),
            Column(
                "number",
                "Companies House number",
                160,
                text._replace(
                    title="Companies House number",
                    prompt="Eight characters: eight digits, or two letters and six digits.",
                ),
                3,
            ),
            Column(
                "key_person",
                "Key person",
                260,
                text._replace(
                    title="Key person", prompt="Whom the other trusts speak to about this plan: name and role."
                ),
                3,
            ),
            Column(
                "round",
                "Round of its review",
                190,
                Entry(Kind.CHOICE, "Round of its review", round_prompt, "rounds", takes_other=True),
                3,
            ),
            Column(
                "date", "Date of its review", 140, Entry(Kind.DATE, "Date of its review", "For example 14/10/2026."), 3
            ),
        ),
        _rows(TRUST_REF, MOST_TRUSTS),
        repeats=True,
    )


def _long(key: str, header: str, width: int, prompt: str) -> Column:
    return Column(key, header, width, Entry(Kind.LONG_TEXT, header, prompt), 3)


def joint_plan(words: FrameworkWords) -> Tab:
    """The plan of the trusts together."""
    return Tab(
        JOINT_PLAN,
        "Joint plan",
        "Joint action plan",
        AGREE,
        JOINT_REF,
        (_REF, *_what(words), *_who_and_when()),
        _rows(JOINT_REF, 20),
        repeats=True,
        optional=(Column(TRUSTS_SAY, "What each trust says", 150),),
    )


def _what(words: FrameworkWords) -> Iterator[Column]:
    header = words.element.capital
    element = words.fill("The {element} that this priority serves, or {a_heading} if it serves all of its {elements}.")
    yield Column("target", header, 92, Entry(Kind.CHOICE, header, element, "targets"), 3)
    yield _long("objective", "Shared objective", 150, "What will be different in all the trusts, in one sentence.")
    brings = (
        "One trust to a line, its name first: people, time, places to visit, materials (Alt+Enter starts a new line)."
    )
    yield _long("brings", "What each trust brings", 172, brings)


def _who_and_when() -> Iterator[Column]:
    trust = "The trust that answers for it: choose its name. The names are those on the Trusts tab."
    entry = Entry(Kind.CHOICE, "Lead trust", trust, TRUSTS_LIST, is_name=True, takes_other=True)
    yield Column("lead_trust", "Lead trust", 96, entry, 3)
    person = "The one who answers for it: name and role."
    yield Column("lead", "Lead person", 96, Entry(Kind.TEXT, "Lead person", person), 3)
    yield Column("start", "Start", 80, Entry(Kind.DATE, "Start", "A date, for example 1/9/2026."), 3)
    due = "A date, for example 18/12/2026. Not before the start."
    yield Column("due", "Due", 80, Entry(Kind.LAST_DATE, "Due", due), 3)
    success = "A result that someone outside the trusts could check, with a figure and a date where there is one."
    yield _long("success", "What success looks like", 152, success)
