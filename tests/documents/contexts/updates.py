"""The plan of a sample trust with a log over two terms, setbacks among them, and reviews made of it by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.model.material import PROGRESS_REFS
from matsheets.review.combine import combine
from matsheets.review.review import Partnership, Review, Service, Source
from matsheets.samples.recipes import Recipe, RecipeValue, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.read.reader import read_workbook
from tests.documents.builders import VERSION, framework

#: The days of two papers.
MARCH, JULY = dt.date(2026, 3, 24), dt.date(2026, 7, 14)
MEETING = dt.date(2025, 11, 11)
BOOK = "skerrowmere-baseline-agreed.xlsx"

#: Priority, day, status, what was done, what difference it made, new date and why.
LOG: tuple[tuple[int, tuple[int, int, int], str, str, str, tuple[int, int, int] | None, str], ...] = (
    (8, (2025, 12, 12), "On track", "One set of questions for all visits agreed with the heads; first two notes written to it.",
     "Too early to tell; the first count of notes within five days comes in February.", None, ""),
    (1, (2026, 1, 30), "On track", "First workshop held on 21 January with 14 of 16 people. 38 decisions listed, 29 with an owner.",
     "", None, ""),
    (2, (2026, 2, 6), "On track", "Half-days funded from 12 January for English, maths and SEND in all five schools.",
     "Diaries for two weeks in January: median 55 minutes a fortnight with other teachers, from 20 in October.", None, ""),
    (3, (2026, 2, 13), "On track", "Survey comments shared with all staff on 16 January, with replies to each of the 41.",
     "First cards: 19 of 62 named something that had gone wrong; none did in the pilot of October.", None, ""),
    (5, (2026, 2, 27), "On track", "Forecast by school and role finished for 2026 and 2027. Adverts for seven of nine posts are out.",
     "", None, ""),
    (6, (2026, 3, 6), "On track", "Three of three sessions run, each twice. Ten coaches chosen; Pelhurne has trained six of them.",
     "Attendance 96% of teachers and 81% of teaching assistants, who came in paid time for the first time.", None, ""),
    (4, (2026, 3, 13), "Behind", "List of people and skills not published: two heads would not release names while three posts are vacant.",
     "", (2027, 3, 26), "The cover fund cannot pay lenders before April, since the £40,000 was held back until the three-year budget "
     "was settled. Agreed with the finance committee on 10 March."),
    (8, (2026, 3, 17), "On track", "February review of Dunlowmarsh with two Pelhurne leaders. Monthly close written down.",
     "21 of 22 notes reached the head within five days, from 9 of 20 in the autumn.", None, ""),
    (1, (2026, 4, 24), "On track", "Second workshop. All 40 decisions have an owner; draft scheme of delegation out for comment.",
     "Requests to schools in the sample week of 20 April: nine, from 14.", None, ""),
    (7, (2026, 4, 30), "Not started", "Nothing yet: Ms Amoah was acting head of two schools from February to Easter.", "", None, ""),
    (2, (2026, 5, 15), "Behind", "Release lost in two schools for five weeks: flu, then Year 6 tests. Science and computing networks have met.",
     "Diaries in May: median 48 minutes, from 55 in January; 35 at Vennickthorpe and 40 at Quillerby.", None, ""),
    (5, (2026, 5, 22), "On track", "Leavers' conversations: 11 of 12 held. Six people on the headship pathway.",
     "Seven of nine posts filled at the first advert (9 of 14 in 2024/25).", None, ""),
    (3, (2026, 6, 5), "On track", "Third round of cards. Executive days worked in all five schools; the word “support” is gone from the "
     "categories.", "74% agree in May that it is safe to admit a mistake (58% a year before; 75% was the aim). Teaching assistants: 61%.",
     None, ""),
    (6, (2026, 6, 12), "On track", "Pelhurne's literacy lead trained the last four coaches. First look at 40 books.",
     "Sentence control secure in 22 of 40 books; 12 of 40 in November 2025, looked at by the same two people.", None, ""),
    (8, (2026, 6, 19), "On track", "June review of Quillerby. Tracker kept; trial close run by Ms Bisset while the data officer was away.",
     "Close of May done in two days without the data officer. 88% of actions closed by their date (90% was the aim).", None, ""),
    (4, (2026, 6, 26), "Behind", "Fund opened on 1 May; three loans so far. Method drafted and not tried.",
     "Supply at the lenders' schools is 4% above its usual level; it was 31% above in the spring of 2025.", None, ""),
    (7, (2026, 7, 3), "Stopped", "Agreed with the heads on 30 June to leave the one-page leaflets: parents at three schools said that they "
     "would rather be asked in person, and the head who led it has left her post.", "tbc", None, ""),
    (1, (2026, 7, 7), "Done", "Scheme of delegation version 4 adopted by trustees on 6 July. Weekly message since 1 June.",
     "Six people asked separately by the mentor on 25 June agreed on nine of ten decisions. Requests in the week of 15 June: four.",
     None, ""),
    (6, (2026, 7, 10), "On track", "Dates for next year set; paid hours in the budget.", "", (2027, 10, 22),
     "The second look at books moves past the summer, so that the same Year 3 classes are seen at the same point of their year."),
)  # fmt: skip

#: Day, who, what, days, service.
SUPPORT: tuple[tuple[tuple[int, int, int], str, str, str | None, int], ...] = (
    ((2026, 1, 21), "Dr Anil Deshmukh", "Chaired the first workshop on who decides what.", "1", 1),
    ((2026, 2, 11), "Dr Anil Deshmukh", "Coaching with the chief executive.", "0.5", 1),
    ((2026, 2, 24), "Two Pelhurne leaders", "Review of Dunlowmarsh, two days each.", "4", 2),
    ((2026, 3, 4), "Pelhurne literacy lead", "Trained six writing coaches.", "2", 3),
    ((2026, 4, 22), "Dr Anil Deshmukh", "Chaired the second workshop.", "1", 1),
    ((2026, 5, 20), "Dr Anil Deshmukh", "Visits to Vennickthorpe and Dunlowmarsh with subject leaders.", "1.5", 0),
    ((2026, 6, 10), "Pelhurne literacy lead", "Trained four coaches and joined the look at books.", "3", 3),
    ((2026, 6, 25), "Dr Anil Deshmukh", "Asked six people about ten decisions.", None, 1),
)


def log_answers(log: Any = LOG, given: Any = SUPPORT) -> dict[tuple[str, str], RecipeValue]:
    """What is typed into the two logs; a blank is not typed."""
    found: dict[tuple[str, str], Any] = {}
    for n, (number, day, status, done, difference, due, why) in enumerate(log, start=1):
        row = {"priority": f"PLAN-{number:02d}", "date": _day(day), "status": status, "done": done, "difference": difference,
               "new_due": _day(due), "why_new_due": why}  # fmt: skip
        found |= {(f"PRG-{n:02d}", column): value for column, value in row.items()}
    for n, (day, who, what, days, service) in enumerate(given, start=1):
        row = {"date": _day(day), "who": who, "what": what, "days": Decimal(days) if days else None,
               "service": f"SRV-{service:02d}" if service else ""}  # fmt: skip
        found |= {(f"SUP-{n:02d}", column): value for column, value in row.items()}
    return {cell: value for cell, value in found.items() if value not in (None, "")}


def _day(given: tuple[int, int, int] | None) -> dt.date | None:
    return dt.date(*given) if given else None


def recipe(
    log: Any = LOG,
    given: Any = SUPPORT,
    more: Mapping[tuple[str, str], RecipeValue] | None = None,
    *,
    name: str = "baseline",
) -> Recipe:
    """The agreed workbook of a sample trust with what was logged in it, and more answers."""
    of = load_recipe(samples_dir() / "skerrowmere-primary-academies-trust" / f"{name}-agreed.yaml")
    answers = {cell: value for cell, value in of.answers.items() if not cell[0].startswith(PROGRESS_REFS)}
    return replace(of, parts=of.parts | {Part.PROGRESS}, answers={**answers, **log_answers(log, given), **(more or {})})


@cache
def workbook() -> bytes:
    """That workbook, by the real writer."""
    return replay(recipe(), framework())


def review_of(*recipes: Recipe) -> Review:
    """The review of workbooks of one trust and round, by the real reader."""
    return combine([read_workbook(of.file, content=replay(of, framework())) for of in recipes])


@cache
def _logged() -> Review:
    return combine([read_workbook(BOOK, content=workbook())])


def agreement(file: str = "agreement.xlsx", **change: Any) -> Partnership:
    """An agreement on twelve days of three services, for a year and a half."""
    services = tuple(
        Service(
            name,
            "What is provided.",
            "Pelhurne Learning Trust",
            Decimal(days),
            "A measure.",
            Source(file, f"SRV-{n:02d}"),
        )
        for n, (name, days) in enumerate(
            (("Mentoring of leaders", 8), ("Joint reviews", 4), ("Training of coaches", 4)), 1
        )
    )
    terms = {
        "start_date": dt.date(2026, 1, 5),
        "end_date": dt.date(2027, 3, 31),
        "school_name": "Pelhurne Learning Trust",
    }
    return Partnership({**terms, **change}, (), services, {}, file)


def logged(**change: Any) -> Review:
    """The trust with its log, its support and an agreement."""
    return replace(_logged(), **{"partnerships": (agreement(BOOK),), **change})


def made(review: Review, on: dt.date | None = JULY, since: dt.date | None = MARCH, **options: Any) -> bytes:
    """The update of a review."""
    return build_document(DocumentKind.UPDATE, review.in_period(on, since), version=VERSION, **options)
