"""The tabs that are filled in while the plan is carried out: how far each priority has come, and what the mentor did for it."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.workbook.layout.schema import Column, Entry, Kind, Row, Tab

#: The columns of formulas: on the plan the status that the log gives a priority now, on the log the priority's objective.
STATUS_NOW, OBJECTIVE = "status_now", "objective"
STATUS_NOW_COLUMN = Column(STATUS_NOW, "Status now", 80, since=3, live=True)
_OBJECTIVE_COLUMN = Column(OBJECTIVE, "Objective", 150, since=3, live=True)
#: So much of an objective the log repeats, in characters: what a row shows without growing.
OBJECTIVE_LENGTH = 90
#: The end of the plan's instruction in a workbook that was carried forward with the log of its priorities.
KEEP_LOGGED = " Leave done and stopped rows as they are, since the log belongs to them: use the next blank row."
#: A log goes on from round to round, and rows cannot be added to a protected tab: so many are blank in each new workbook.
_FREE_ROWS = 30
_REF = Column("ref", "Ref", 58)


def repeated_objective(text: str) -> str:
    """Return an objective as the log repeats it beside an entry."""
    return text if len(text) <= OBJECTIVE_LENGTH else f"{text[: OBJECTIVE_LENGTH - 1]}…"


def _rows(prefix: str, count: int) -> tuple[Row, ...]:
    return tuple(Row(f"{prefix}-{number:02d}", since=3) for number in range(1, count + 1))


def _column(key: str, header: str, width: int, kind: Kind, prompt: str, choices: str = "") -> Column:
    takes_other = choices in {"priorities", "services"}  # further rows have Refs too, and several may be named
    return Column(key, header, width, Entry(kind, header, prompt, choices, takes_other=takes_other), since=3)


def progress(*, planned: bool) -> Tab:
    """The log of the plan: a row for each time that somebody says how far a priority has come.

    Args:
        planned: whether the workbook holds the plan too.
    """
    return Tab(
        "progress",
        "Progress",
        "Progress with the plan",
        "A log: add a row each time there is something to say of a priority, and leave the earlier rows as they are. The newest "
        "row of a priority is its status.",
        "PRG",
        (_REF, *_about_which(planned=planned), *_what_came_of_it()),
        _rows("PRG", 40),
        repeats=True,
        free_rows=_FREE_ROWS,
    )


def _about_which(*, planned: bool) -> Iterator[Column]:
    ref = "The Ref of its row on the Plan tab, for example PLAN-03."
    yield _column("priority", "Priority", 82, Kind.CHOICE, ref, "priorities")
    if planned:
        yield _OBJECTIVE_COLUMN
    yield _column("date", "Date", 84, Kind.DATE, "The day of which this is true, for example 14/10/2026.")


def _what_came_of_it() -> Iterator[Column]:
    text, difference = (
        Kind.LONG_TEXT,
        (
            "Something that someone outside the trust could check: a figure, a finding, a visit, with its date. If it is too early to "
            "tell, say when it will show."
        ),
    )
    status = "Choose from the list. If it is behind or stopped, say why."
    yield _column("status", "Status", 88, Kind.CHOICE, status, "statuses")
    yield _column("done", "What was done", 222, text, "Since the last row of this priority. If nothing was: why not.")
    yield _column("difference", "What difference it made", 222, text, difference)
    yield _column(
        "new_due", "New due date", 84, Kind.LAST_DATE, "Only if the date moves. The plan keeps the first one."
    )
    yield _column(
        "why_new_due", "Why the new date", 134, text, "Only with a new date: what happened, and who agreed to it."
    )


def support() -> Tab:
    """The log of the support that the trust is given: a row for each visit, call or piece of work."""
    priority = (
        "The Ref of the priority on the Plan tab. For several: PLAN-02, PLAN-05. Blank if it serves none of them."
    )
    service = "Only under an agreement: the Ref of the service on the Services tab, for example SRV-01."
    days = "A number of days, for example 1 or 0.5. Preparation counts if you agreed so."
    return Tab(
        "support",
        "Support",
        "Support given",
        "One row for each visit, call or piece of work. The progress update holds the days against those that were agreed.",
        "SUP",
        (
            _REF,
            _column("date", "Date", 92, Kind.DATE, "The day, for example 14/10/2026."),
            _column("who", "Who", 170, Kind.TEXT, "Who gave the support: name and role."),
            _column(
                "what", "What was done", 430, Kind.LONG_TEXT, "What was done, with whom, and what was agreed."
            )._replace(also=("What the mentor did",)),
            _column("days", "Days", 72, Kind.NUMBER, days),
            _column("priority", "Priority", 130, Kind.CHOICE, priority, "priorities"),
            _column("service", "Service", 110, Kind.CHOICE, service, "services"),
        ),
        _rows("SUP", 30),
        repeats=True,
        free_rows=_FREE_ROWS,
    )
