"""The joint plan's context: from a joint workbook, and what the trusts say of themselves now, to plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from matsheets.comparison.rating_changes import RatingChange, RatingsSince
from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.plan_targets import whole_heading
from matsheets.documents.contexts.values import (
    FRAMEWORK_FIELDS,
    NOT_RECORDED,
    TRUST_FIELD,
    Field,
    Values,
    dated,
    fields,
    framework_values,
    no_date,
    paper_values,
    rating_fields,
    rating_value,
    round_and_date,
    said,
    short_date,
    workbook_value,
)
from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed, within_sentence
from matsheets.model.framework import Framework
from matsheets.model.joint_plans import JointPlan, JointPriority, JointTrust, TrustView
from matsheets.model.parsing import format_date
from matsheets.review.review import Review

#: Characters of an objective as a title, in the table on the first page, and beside a day; and of the trust and the person who
#: lead, in that table.
_TITLE, _GLANCE, _BESIDE_DAY, _LEAD_TRUST, _LEAD = 150, 140, 90, 40, 60


def joint_plan_day(plan: JointPlan, beside: Sequence[Review] = ()) -> dt.date | None:
    """Return the day of a joint plan's paper: the latest of the reviews that it goes by, and of those given besides."""
    days = [*(trust.date for trust in plan.trusts), *(review.day for review in beside)]
    return max(filter(None, days), default=None)


def joint_plan_context(
    plan: JointPlan, since: RatingsSince, beside: Sequence[Review], *, missing: Sequence[str] | None, version: str
) -> Values:
    """Return everything that the joint plan is filled with; the names are in ``JOINT_PLAN_FIELDS``.

    Args:
        plan: what the joint workbook says.
        since: what became of the ratings beside it.
        beside: the trusts' reviews that were given besides.
        missing: for a draft, one sentence for each thing that is missing; None of any other.
        version: of matsheets.
    """
    framework, made_on = plan.assessment.framework, joint_plan_day(plan, beside)
    short = list(plan.short.values())
    values = [_priority_value(plan, row) for row in plan.priorities]
    return {
        **paper_values(
            listed(short) or "Trusts not named", made_on=made_on, draft=missing is not None, version=version
        ),
        "missing": list(missing or ()),
        **framework_values(framework),
        "standing": _standing(plan),
        "trusts": [_trust_value(plan, trust) for trust in plan.trusts],
        "priorities": values,
        "left_open": [_target(framework, row.target) + f" ({row.ref})" for row in plan.left_open],
        "dates": list(_dates(plan)),
        "undated": [
            f"{row.ref} {cut(row.objective, _BESIDE_DAY)}".strip() for row in plan.priorities if row.due is None
        ],
        "looked_again": bool(beside),
        "changes": [_change_value(plan, change) for change in since.changes],
        "since_notes": list(_since_notes(plan, since)),
        "sources": [_joint_source(plan), *(source for review in beside for source in _beside_values(plan, review))],
    }


def _standing(plan: JointPlan) -> str:
    """Return what the plan comes to, in a sentence."""
    count = len(plan.priorities)
    if not count:
        return "Nothing is agreed yet."
    days = [row.due for row in plan.priorities if row.due]
    first = (
        f", the first due on {format_date(min(days))}"
        if days and count > 1
        else f", due on {format_date(days[0])}"
        if days
        else ""
    )
    return f"{count} shared {'priority' if count == 1 else 'priorities'}{first}. Each trust's own view of itself stands beside them."


def _trust_value(plan: JointPlan, trust: JointTrust) -> Values:
    leads = [row.ref for row in plan.priorities if row.lead_trust == trust.name]
    return {
        "ref": trust.ref,
        "name": trust.name,
        "short": plan.short[trust.name],
        "number": said(trust.number),
        "key_person": said(trust.key_person),
        "review": round_and_date(trust.round, dated(trust.date)),
        "leads": listed(leads) or "None",
    }


def _priority_value(plan: JointPlan, row: JointPriority) -> Values:
    held = plan.assessment
    title = cut(row.objective, _TITLE)
    lead_trust = plan.short.get(row.lead_trust, row.lead_trust)
    due, start = (_date_text(held, row, column) for column in ("due", "start"))
    return {
        "ref": row.ref,
        "file": held.file,
        "target": _target(held.framework, row.target, held.misread_text(row.ref, "target")),
        "title": title or "Objective not recorded",
        "objective": said(row.objective),
        "objective_brief": cut(row.objective, _GLANCE) or NOT_RECORDED,
        "objective_rest": row.objective if title.endswith("…") else "",
        "says": [_view_value(plan, view) for view in row.views],
        "brings": [line.strip() for line in row.brings.splitlines() if line.strip()] or [NOT_RECORDED],
        "lead_trust": said(lead_trust),
        "lead_trust_brief": cut(lead_trust, _LEAD_TRUST) or NOT_RECORDED,
        "lead": said(row.lead),
        "lead_brief": cut(row.lead, _LEAD) or NOT_RECORDED,
        "start": start,
        "due": due,
        "due_brief": short_date(row.due) if row.due else due,
        "when": NOT_RECORDED if start == due == NOT_RECORDED else f"{start} to {due}",
        "success": said(row.success),
    }


def _date_text(held: Assessment, row: JointPriority, column: str) -> str:
    """Return a date in words; what could not be read as one stands as it was typed, and marked."""
    day: dt.date | None = getattr(row, column)
    return format_date(day) if day else no_date(held, row.ref, column) or NOT_RECORDED


def _target(framework: Framework, ref: str, typed: str = "") -> str:
    """Name what a row serves: an element, or a whole heading; what is neither stands as it was typed, and marked."""
    element = next((e for e in framework.elements if e.ref == ref), None)
    heading = next((h for h in framework.headings if h.ref == ref), None)
    if element is not None:
        return f"{element.ref} {element.title}"
    if heading:
        return f"{heading.ref} {heading.title}{whole_heading(framework.words)}"
    return f"{cut(typed, _LEAD)} (not in the list)" if typed else f"{framework.words.element.capital} not recorded"


def _view_value(plan: JointPlan, view: TrustView) -> Values:
    short = plan.short.get(view.trust, view.trust)
    own = f"{listed(view.priorities)} ({short})" if view.priorities else ""
    return {
        "ref": view.ref,
        "short": short,
        "rating": _rating_of(plan.assessment.framework, view.rating),
        "rated": bool(view.rating),
        "basis": within_sentence(view.basis),
        "priorities": own,
        "several": len(view.priorities) > 1,
    }


def _rating_of(framework: Framework, word: str) -> Values:
    found = next((rating for rating in framework.scale.ratings if rating.label == word), None)
    return rating_value(found, instead=word or NOT_RECORDED)


def _dates(plan: JointPlan) -> Iterator[Values]:
    """Yield what starts and what is due, day by day."""
    days: dict[dt.date, list[str]] = {}
    for what, column in (("Due", "due"), ("Starts", "start")):
        for row in plan.priorities:
            if day := getattr(row, column):
                who = plan.short.get(row.lead_trust, row.lead_trust)
                led = f" (led by {who})" if who else ""
                days.setdefault(day, []).append(f"{what}: {row.ref}{led} {cut(row.objective, _BESIDE_DAY)}")
    for day in sorted(days):
        yield {"day": format_date(day), "what": days[day]}


def _change_value(plan: JointPlan, change: RatingChange) -> Values:
    framework, review = plan.assessment.framework, change.review
    element = next((e for e in framework.elements if e.ref == change.then.ref), None)
    return {
        "ref": change.row.ref,
        "element_ref": change.then.ref,
        "title": element.title if element else "",
        "short": plan.short.get(change.then.trust, change.then.trust),
        "then": _rating_of(framework, change.then.rating),
        "now": _rating_of(framework, change.now),
        "basis": within_sentence(change.basis),
        "review": round_and_date(review.round, dated(review.day)),
    }


def _since_notes(plan: JointPlan, since: RatingsSince) -> Iterator[str]:
    """Yield what else there is to say of the ratings now: how many are the same, and of which nothing is known."""
    as_were = f"{since.same} rating{' is as it was' if since.same == 1 else 's are as they were'}."
    if since.same:
        yield as_were if since.changes else f"Nothing has changed: {as_were}"
    elif since.given and not since.changes:
        yield "Of what was given now, no rating stands beside the plan."
    if since.not_shared:
        told = [f"{view.ref} of {plan.short.get(view.trust, view.trust)} ({row.ref})" for row, view in since.not_shared]
        yield f"Not shared now, so not known: {listed(told)}."
    for name, review in since.older:
        when = round_and_date(review.round, dated(review.day))
        yield f"Only something older than the plan was given for {plan.short[name]} ({when}): it tells nothing of now."
    before = {name for name, _ in since.older}
    if names := [plan.short[name] for name in since.not_given if name not in before]:
        yield f"Nothing newer was given for {listed(names)}."


def _joint_source(plan: JointPlan) -> Values:
    return {**workbook_value(plan.assessment, dated(joint_plan_day(plan))), "whose": "The joint plan"}


def _beside_values(plan: JointPlan, review: Review) -> Iterator[Values]:
    for respondent, assessment in zip(review.respondents, review.assessments, strict=True):
        whose = plan.short.get(review.trust, review.trust) or NOT_RECORDED
        yield {**workbook_value(assessment, dated(respondent.date)), "whose": whose}


def _view_fields(name: str) -> tuple[Field, ...]:
    return fields(
        (f"{name}.ref", "the element's or the heading's Ref in that trust's workbook", "text"),
        (f"{name}.short", "the trust", "text"),
        rating_fields(f"{name}.rating", "its rating when the joint workbook was made"),
        (f"{name}.rated", "there is something to say of a rating: it is no whole heading", "yes or no"),
        (f"{name}.basis", "where the rating comes from; blank where there is none", "text"),
        (f"{name}.priorities", "its own priorities for it, with the trust; blank without any", "text"),
        (f"{name}.several", "there are several of those", "yes or no"),
    )


JOINT_PLAN_FIELDS = fields(
    ("trust", "the trusts, each by what it is called beside a Ref", "text"),
    TRUST_FIELD,
    ("draft", "answers are missing or need attention", "yes or no"),
    ("missing[]", "one sentence for each thing that is missing", "list of texts"),
    ("made_on", "the document's date: the latest of the reviews that the plan goes by", "text"),
    ("dated", "there is such a date", "yes or no"),
    ("version", "the version of matsheets", "text"),
    FRAMEWORK_FIELDS,
    ("standing", "how many priorities there are, and when the first is due", "text"),
    ("trusts[].ref", "the Ref of a trust's row", "text"),
    ("trusts[].name", "its name", "text"),
    ("trusts[].short", "what it is called beside a Ref", "text"),
    ("trusts[].number", "its Companies House number", "text"),
    ("trusts[].key_person", "whom the others speak to", "text"),
    ("trusts[].review", "the round of its review, with the date", "text"),
    ("trusts[].leads", "the Refs of the priorities that it leads, or None", "text"),
    ("priorities[].ref", "a joint priority's Ref", "text"),
    ("priorities[].file", "the workbook it comes from", "text"),
    ("priorities[].target", "the element or heading it serves", "text"),
    ("priorities[].title", "its objective as a title", "text"),
    ("priorities[].objective", "what will be different", "text"),
    ("priorities[].objective_brief", "its beginning, on a line or two", "text"),
    ("priorities[].objective_rest", "all of it where it is longer than a title, else blank", "text"),
    _view_fields("priorities[].says[]"),
    ("priorities[].brings[]", "what each trust brings, a line each", "list of texts"),
    ("priorities[].lead_trust", "the trust that leads it", "text"),
    ("priorities[].lead_trust_brief", "the same, on a line or two", "text"),
    ("priorities[].lead", "the person who answers for it", "text"),
    ("priorities[].lead_brief", "the same, on a line or two", "text"),
    ("priorities[].start", "the start date", "text"),
    ("priorities[].due", "the due date", "text"),
    ("priorities[].due_brief", "the due date, its month in three letters", "text"),
    ("priorities[].when", "both dates in words", "text"),
    ("priorities[].success", "what success looks like", "text"),
    ("left_open[]", "the elements that nothing is agreed on, each with its row", "list of texts"),
    ("dates[].day", "a day on which something starts or is due", "text"),
    ("dates[].what[]", "what that is, each with its Ref", "list of texts"),
    ("undated[]", "the priorities without a due date", "list of texts"),
    ("looked_again", "the trusts' workbooks were given too, so that their ratings now are known", "yes or no"),
    ("changes[].ref", "the joint priority beside which a rating stands that is another now", "text"),
    ("changes[].element_ref", "the element's Ref", "text"),
    ("changes[].title", "its title", "text"),
    ("changes[].short", "the trust whose rating it is", "text"),
    rating_fields("changes[].then", "the rating when the joint workbook was made"),
    rating_fields("changes[].now", "the rating now"),
    ("changes[].basis", "where the rating now comes from; blank where there is none", "text"),
    ("changes[].review", "the round and day that it is of", "text"),
    ("since_notes[]", "how many ratings are as they were, and of which nothing is known", "list of texts"),
    ("sources[].file", "a workbook's file name", "text"),
    ("sources[].whose", "what it holds: the joint plan, or which trust's it is", "text"),
    ("sources[].date", "the date it gives", "text"),
    ("sources[].edition", "the edition of the framework it was made with", "text"),
    ("sources[].fingerprint", "the first twelve digits of its SHA-256 hash", "text"),
)
