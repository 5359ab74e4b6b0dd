"""From the workbooks of one trust and one round to what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import compress

from matsheets.errors import ReviewError
from matsheets.model.agreements import agreements_of, plan_holders
from matsheets.model.assessment import Assessment
from matsheets.model.cells import fold_prose, listed
from matsheets.model.edition_scales import is_one_scale, on_scale
from matsheets.model.framework import NOT_RATED, Element, Framework, Heading, Rating, RatingScale
from matsheets.model.joint_plans import is_joint
from matsheets.model.material import PARTNERSHIP_REFS, PLAN_REFS
from matsheets.model.raters import choose_raters
from matsheets.model.respondents import (
    Respondent,
    WorkbookSummary,
    answer_text,
    facts_order,
    gives_view,
    holds,
    holds_review,
    respondent_of,
    review_order,
    summarise,
    trust_number,
)
from matsheets.model.rounds import round_key
from matsheets.model.summarised_workbooks import SummarisedWorkbooks
from matsheets.model.trust_names import trust_keys
from matsheets.review.grouping import distinct_workbooks, group_by_trust_and_round
from matsheets.review.review import (
    AGREED_BASIS,
    NOT_SHARED,
    ElementReview,
    Gap,
    HeadingReview,
    Issue,
    Review,
    Source,
    View,
)
from matsheets.review.row_reading import (
    filled_rows,
    medium_term_of,
    no_actions_of,
    partnership_of,
    priorities_of,
    progress_entries,
    prose_at,
    source_of,
    support_entries,
)
from matsheets.workbook.layout.layout import Layout, build_layout


def combine(assessments: Sequence[Assessment]) -> Review:
    """Combine the workbooks of one trust and one round, on one framework; ``combine_all`` sorts those of many.

    Args:
        assessments: at least one.

    Raises:
        ValueError: no workbook given.
        ReviewError: they are of several trusts, rounds or frameworks; it names a file of each.
    """
    if not assessments:
        raise ValueError("a review needs at least one workbook")
    _refuse_mixed(assessments)
    return combine_group(assessments)


def combine_group(assessments: Sequence[Assessment], scale: RatingScale | None = None) -> Review:
    """Return what ``combine`` returns, of workbooks that are known to belong together.

    Args:
        assessments: at least one.
        scale: that of a later edition, whose words and colours its ratings take where it is the same scale.
    """
    pairs = sorted(_respondents(assessments), key=lambda pair: review_order(pair[0]))
    framework = next((a.framework for r, a in pairs if r.rates), assessments[0].framework)
    told_on = scale if scale is not None and is_one_scale(framework.scale, scale) else framework.scale
    layout = build_layout(framework)
    facts = _facts(layout, [a for _, a in sorted(pairs, key=lambda pair: facts_order(pair[0]))])
    summarised = [(summarise(a), a) for _, a in pairs if holds(a, (*PLAN_REFS, *PARTNERSHIP_REFS))]
    plan, plan_rivals = _plan_holder(summarised)
    partnerships, partnership_rivals = _partnerships(summarised)
    issues, superseded_issues = _issues(pairs)
    priorities = tuple(priorities_of(plan, framework)) if plan else ()
    return Review(
        framework=framework,
        trust=str(facts.get("trust_name", "")),
        round=str(facts.get("round", "")),
        facts=facts,
        respondents=tuple(r for r, _ in pairs),
        assessments=tuple(a for _, a in pairs),
        headings=tuple(_heading(h, pairs, told_on) for h in framework.headings),
        issues=issues,
        priorities=priorities,
        no_actions=tuple(no_actions_of(plan, framework)) if plan else (),
        medium_term=tuple(medium_term_of(plan, framework)) if plan else (),
        partnerships=tuple(partnership_of(holder, layout) for holder in partnerships),
        gaps=tuple(_gaps(pairs, framework)),
        plan_from=plan.file if plan else "",
        plan_rivals=plan_rivals,
        partnership_rivals=partnership_rivals,
        superseded_issues=superseded_issues,
        progress=progress_entries(plan, priorities) if plan else (),
        support=support_entries(plan) if plan else (),
    )


def combine_earlier(assessments: Sequence[Assessment], later: Review) -> Review | None:
    """Return the review of a trust's round before, with that of its first round as ``earlier``; None with no workbook.

    Args:
        assessments: on one framework, those of the round before, then those of the first round.
        later: the round that they are before: what it calls a rating, they call it too.
    """
    rounds: dict[str, list[Assessment]] = {}
    for assessment in assessments:
        rounds.setdefault(round_key(answer_text(assessment, "round")), []).append(assessment)
    found: Review | None = None
    for together in reversed(rounds.values()):
        found = replace(combine_group(together, later.framework.scale), earlier=found)
    return found


def combine_all(assessments: Iterable[Assessment]) -> tuple[Review, ...]:
    """Combine the workbooks of many trusts and rounds: one review for each trust, round and framework.

    A workbook that gives neither the name nor the number of its trust is a review of its own. Of copies of one workbook by
    one respondent the first counts.

    Args:
        assessments: in any order; the reviews come in the order in which their trust and round are first met.

    Returns:
        the reviews, each with the round before it as ``earlier`` where that is among them.
    """
    given = SummarisedWorkbooks(assessments)
    found: list[Review] = []
    for group in group_by_trust_and_round(distinct_workbooks(given.summaries)):
        earlier = {a.framework.id: together for together in _by_framework(given.of(group.earlier)) for a in together}
        for together in _by_framework(given.of(group.workbooks)):
            review = combine_group(together)
            found.append(replace(review, earlier=combine_earlier(earlier.get(review.framework.id, ()), review)))
    return tuple(found)


def _by_framework(assessments: Iterable[Assessment]) -> list[list[Assessment]]:
    groups: dict[str, list[Assessment]] = {}
    for assessment in assessments:
        groups.setdefault(assessment.framework.id, []).append(assessment)
    return list(groups.values())


def _refuse_mixed(assessments: Sequence[Assessment]) -> None:
    """Refuse workbooks that are not of one trust, one round and one framework.

    A plan may be of no round; a partnership alone is of any, on whatever framework it was written.

    Raises:
        ReviewError: they are mixed; it names the first file of each.
    """
    if joint := [assessment.file for assessment in assessments if is_joint(assessment)]:
        what = f"{listed(joint)}: the workbook of a joint plan is of several trusts, and of no one review."
        raise ReviewError(None, what, "Combine the workbooks of one trust.", code="joint-workbook")
    names = [answer_text(assessment, "trust_name") for assessment in assessments]
    keys = trust_keys([(trust_number(a), name) for a, name in zip(assessments, names, strict=True)])
    trusts = {key: (a.file, name) for key, a, name in reversed(list(zip(keys, assessments, names, strict=True)))}
    planned = [a for a in assessments if holds(a, PLAN_REFS)]
    rated = [a for a in assessments if holds_review(a)]
    of_round = [*rated, *(a for a in planned if answer_text(a, "round"))]
    rounds = [(a.file, answer_text(a, "round")) for a in of_round]
    mixes = (
        ("trusts", trusts),
        ("rounds", {round_key(name): (file, name) for file, name in reversed(rounds)}),
        ("frameworks", {a.framework.id: (a.file, a.framework.title) for a in reversed([*rated, *planned])}),
    )
    for what, found in mixes:
        if len(found) > 1:
            named = [f"{file} ({label or 'not given'})" for file, label in reversed(found.values())]
            raise ReviewError(
                None,
                f"These workbooks are of {len(found)} {what}: {listed(named)}.",
                "Combine those of one trust, one round and one framework, or use combine_all for a review of each.",
                code="review-mixed",
            )


_Pairs = Sequence[tuple[Respondent, Assessment]]
#: Workbooks that hold a plan or a partnership, with their summaries.
_Summarised = Sequence[tuple[WorkbookSummary, Assessment]]


def _respondents(assessments: Sequence[Assessment]) -> Iterator[tuple[Respondent, Assessment]]:
    """Yield each workbook after whose view it holds; a blank one beside others is nobody's, and neither is a pack of theirs."""
    given = [(respondent_of(assessment), assessment) for assessment in assessments]
    own = any(gives_view(a) for a in assessments if a.shared is None)
    asked = [(gives_view(a), r) for r, a in given if r.rates and not (own and a.shared is not None)]
    counted = set(choose_raters(asked))
    yield from ((respondent._replace(rates=respondent in counted), a) for respondent, a in given)


def _facts(layout: Layout, assessments: Sequence[Assessment]) -> dict[str, object]:
    found: dict[str, object] = {}
    for row in layout.require_tab("about").rows:
        value = next((v for a in assessments if (v := a.value(row.ref)) is not None), None)
        if value is not None:
            found[row.name] = value
    return found


def _plan_holder(summarised: _Summarised) -> tuple[Assessment | None, tuple[str, ...]]:
    """Return the workbook that the plan comes from: the agreed one, else the only one that has it."""
    of_summary = [(summary, a) for summary, a in summarised if holds(a, PLAN_REFS)]
    holders, _ = plan_holders(summary for summary, _ in of_summary)
    if len(holders) > 1:
        return None, tuple(holder.file for holder in holders)
    return next((a for summary, a in of_summary if holders and summary is holders[0]), None), ()


def _partnerships(summarised: _Summarised) -> tuple[list[Assessment], tuple[str, ...]]:
    """Return the workbooks that partnerships come from, one for each school, and those that contradict each other."""
    of_summary = [(summary, a) for summary, a in summarised if holds(a, PARTNERSHIP_REFS)]
    given = {id(summary): assessment for summary, assessment in of_summary}
    chosen, rivals = [], []
    for agreement in agreements_of(summary for summary, _ in of_summary):
        if len(agreement.holders) == 1:
            chosen.append(given[id(agreement.holders[0])])
        else:
            rivals += [holder.file for holder in agreement.holders]
    return chosen, tuple(rivals)


def _heading(heading: Heading, pairs: _Pairs, scale: RatingScale) -> HeadingReview:
    own = (element_review(element, heading, pairs, scale) for element in heading.elements)
    return HeadingReview(heading, tuple(_as_shared(element, pairs, scale) for element in own))


def element_review(element: Element, heading: Heading, pairs: _Pairs, scale: RatingScale) -> ElementReview:
    """Return one element as these respondents see it, each in their workbook, their ratings as a scale has them."""
    views = [(r, view_of(r, a, element, scale)) for r, a in pairs if r.rates]
    agreed = next((v for r, v in views if r.agreed and (v.rating is not None or v.not_rated)), None)
    unsettled = next(
        (v for r, v in views if r.agreed and not agreed and (v.unclear or v.rationale or v.evidence)), None
    )
    return ElementReview(element, heading, tuple(v for r, v in views if not r.agreed), agreed, unsettled)


def _as_shared(element: ElementReview, pairs: _Pairs, scale: RatingScale) -> ElementReview:
    """Return an element as packs share it, where they are what is there of the trust; as it is where they are not.

    What the trust agreed it still agreed; else the median is one view, and the pack says of how many ratings it is. Of several
    packs with one element the first counts.
    """
    packs = [(r, a) for r, a in pairs if r.rates and a.shared is not None]
    if not packs:
        return element
    refs = [(r, a, a.framework.ref_of(element.element)) for r, a in packs]
    holder = next(((r, a, ref) for r, a, ref in refs if ref in (a.shared or ())), None)
    if holder is None:
        return element._replace(views=(), stated_basis=NOT_SHARED)
    whose, pack, ref = holder
    basis = pack.basis_of(ref)
    view = view_of(whose, pack, element.element, scale)
    if basis == AGREED_BASIS:
        return element._replace(views=(), agreed=view, stated_basis=basis)
    return element._replace(views=(view,), stated_basis=basis)


def view_of(respondent: Respondent, assessment: Assessment, element: Element, scale: RatingScale) -> View:
    """Return what a workbook says of one element, which may have another Ref in it, its rating as a scale has that."""
    ref = assessment.framework.ref_of(element)
    rating = assessment.value(ref, "rating")
    return View(
        respondent,
        on_scale(rating, scale) if isinstance(rating, Rating) else None,
        prose_at(assessment, ref, "rationale"),
        prose_at(assessment, ref, "evidence"),
        Source(assessment.file, ref or element.ref, assessment.cell(ref, "rating")),
        rating == NOT_RATED,
        assessment.misread_text(ref, "rating"),
    )


def _issues(pairs: _Pairs) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
    """Return the issues beyond the framework, and apart the groups' own rows of an issue that has an agreed row."""
    found = [
        Issue(text("issue"), text("why"), text("known"), text("next"), respondent, source_of(assessment, ref))
        for respondent, assessment in pairs
        if gives_view(assessment)
        for ref, text in filled_rows(assessment, "BEY")
    ]
    agreed = {fold_prose(issue.issue) for issue in found if issue.respondent.agreed and issue.issue}
    standing = [issue.respondent.agreed or fold_prose(issue.issue) not in agreed for issue in found]
    return tuple(compress(found, standing)), tuple(i for i, stands in zip(found, standing, strict=True) if not stands)


def _gaps(pairs: _Pairs, framework: Framework) -> Iterator[Gap]:
    for respondent, assessment in pairs:
        if not respondent.rates or assessment.shared is not None:
            continue
        for element in framework.elements:
            ref = assessment.framework.ref_of(element)
            not_rated = assessment.value(ref, "rating") == NOT_RATED
            asked = ("rationale",) if not_rated else ("rating", "rationale", "evidence")
            missing = [name for name in asked if assessment.value(ref, name) is None]
            if ref and missing:
                yield Gap(respondent, ", ".join(missing), element.ref)
