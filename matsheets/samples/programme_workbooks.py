"""What came back to the lead of the samples' programme, trust by trust: workbooks, and papers that were made from them."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from matsheets.samples.programme_answers import (
    agreement_answers,
    log_answers,
    medium_term_answers,
    plan_answers,
    review_answers,
    support_answers,
)
from matsheets.samples.programme_trusts import InventedTrust, invented_trusts
from matsheets.samples.recipes import Answers, RecipeValue
from matsheets.samples.sample_file import SampleFile
from matsheets.storage.output import slug
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.stamping import StampedWorkbook

_REVIEW = frozenset({Part.REVIEW})
_PARTS = {
    "gives": _REVIEW,
    "new": _REVIEW | {Part.PLAN},
    "year": _REVIEW | {Part.PLAN, Part.PROGRESS},
    "ends": _REVIEW | {Part.PLAN, Part.PROGRESS},
}
_FIRST_YEAR, _THIS_AUTUMN = dt.date(2025, 10, 6), dt.date(2026, 9, 28)
_CREATED = {"Baseline": dt.datetime(2025, 9, 8, 9), "Final": dt.datetime(2026, 10, 5, 9)}
_MIDDLE, _NOW = dt.date(2026, 7, 20), dt.date(2026, 11, 20)


def returned_files(framework: Framework) -> Iterator[SampleFile]:
    """Yield every file of the programme, trust by trust in the order of their names."""
    for trust in invented_trusts():
        yield from _of_trust(trust, framework)


def _of_trust(trust: InventedTrust, framework: Framework) -> Iterator[SampleFile]:
    started = _THIS_AUTUMN if trust.story in ("new", "views", "sent") else _FIRST_YEAR
    day = started + dt.timedelta(days=trust.place * 11 % 45)
    day -= dt.timedelta(days=max(0, day.weekday() - 4))
    if trust.story == "sent":
        yield _written(trust, framework, "not filled in", _REVIEW, {("ABT-01", "answer"): trust.name})
        return
    for group in trust.groups:
        answers = review_answers(trust, framework, group, day) | _about(trust, group, "Baseline", day)
        yield _written(trust, framework, group, _REVIEW, answers)
    if trust.story == "views":
        return
    ended = [dt.date(2026, 11, 3) + dt.timedelta(days=trust.place % 3)] if trust.story == "ends" else []
    rounds = ended if ended and not trust.both_rounds else [day, *ended]
    made = [_agreed_workbook(trust, framework, on, planned_on=day) for on in rounds]
    yield from made
    yield from _papers(trust, framework, made[-1])


def _agreed_workbook(trust: InventedTrust, framework: Framework, day: dt.date, *, planned_on: dt.date) -> SampleFile:
    """Return the agreed workbook of the round of a day, with the plan that was made on another."""
    later = day > planned_on
    answers = _about(trust, AGREED, "Final" if later else "Baseline", day)
    answers |= review_answers(trust, framework, AGREED, day, later=later)
    parts = _PARTS[trust.story] | ({Part.PARTNERSHIP} if trust.agreement else frozenset())
    if Part.PLAN in parts:
        answers |= _plan(trust, framework, planned_on, _MIDDLE if trust.story == "ends" and not later else _NOW)
    if later:
        answers |= medium_term_answers(trust, framework, day)
    return _written(trust, framework, AGREED, parts, answers)


def _papers(trust: InventedTrust, framework: Framework, agreed: SampleFile) -> Iterator[SampleFile]:
    """Yield the papers that were made from a trust's agreed workbook, as far as its folder has them."""
    review = combine([read_workbook(Path(agreed.path.name), [framework], agreed.content)])
    found = {DocumentKind.PLAN: review} if trust.plan_made else {}
    if trust.updated:
        found[DocumentKind.UPDATE] = review.in_period(trust.updated)
    for kind, told in found.items():
        name = f"{slug(trust.name)}-{kind.slug}.docx"
        yield SampleFile(agreed.path.with_name(name), build_document(kind, told), f"Programme, {kind.title}")


def _plan(trust: InventedTrust, framework: Framework, day: dt.date, until: dt.date) -> Answers:
    """Return a trust's plan as it was made on a day, with the logs up to another day, and the agreement where there is one."""
    plan, priorities = plan_answers(trust, framework, day)
    plan |= log_answers(trust, priorities, until) | support_answers(trust, priorities, until)
    return plan | agreement_answers(trust, priorities) if trust.agreement else plan


def _about(trust: InventedTrust, group: str, round_: str, day: dt.date) -> Answers:
    chief, chair = trust.person("chief executive"), trust.person("chair of trustees")
    said: dict[str, RecipeValue] = {
        "ABT-01": trust.name,
        "ABT-02": trust.number,
        "ABT-03": f"1999{8001 + trust.place:04d}",
        "ABT-04": trust.region,
        "ABT-05": trust.schools,
        "ABT-06": trust.schools * (290 + trust.place * 13 % 140),
        "ABT-07": chief,
        "ABT-08": chair,
        "ABT-11": {"Executive team": chief, "Trustees": chair}.get(group, f"{group}, {day.day} {day:%B %Y}"),
        "ABT-13": group,
        "ABT-14": round_,
        "ABT-15": day,
    }
    if trust.mentor:
        (mentor,) = (each for each in invented_trusts() if each.name == trust.mentor)
        said["ABT-09"], said["ABT-10"] = mentor.name, mentor.person("chief executive")
    if group == AGREED:
        said["ABT-16"] = day
        said["ABT-17"] = f"{chief}, chief executive\n{chair}, chair of trustees"
        said["ABT-18"] = f"{chief}, chief executive"
        said["ABT-19"] = "Board, executive team and advisers only"
        if trust.seeks:
            said["ABT-20"] = trust.seeks
        elif trust.story == "gives":
            said["ABT-20"] = "No"
        if trust.days is not None:
            said["ABT-21"] = trust.days
    return {(ref, "answer"): value for ref, value in said.items()}


def _written(
    trust: InventedTrust, framework: Framework, view: str, parts: frozenset[Part], answers: Answers
) -> SampleFile:
    round_ = str(answers.get(("ABT-14", "answer"), "Baseline"))
    name = f"{trust.stem}-{round_.lower()}-{'agreed' if view == AGREED else slug(view)}.xlsx"
    out = io.BytesIO()
    _stamped(framework, parts).write(
        out,
        workbook_id=hashlib.sha256(name.encode()).hexdigest()[:12],
        created=_CREATED[round_],
        answers=answers,
        trust=trust.name,
    )
    return SampleFile(PurePosixPath(slug(trust.name), name), out.getvalue(), f"Programme, completed by: {view}")


@lru_cache(maxsize=4)
def _stamped(framework: Framework, parts: frozenset[Part]) -> StampedWorkbook:
    return StampedWorkbook(build_layout(framework, parts))
