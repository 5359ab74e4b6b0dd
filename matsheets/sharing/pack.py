"""The pack of each trust: what it shares of its latest review with another trust, as a workbook and a short paper.

The paper is made from the pack's workbook as it is read back, by the way that every document is made, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from matsheets.checks import beside_others, check, check_summaries
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.meeting.personal_names import PersonalNames
from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed
from matsheets.model.framework import Framework
from matsheets.model.material import REVIEW, Material
from matsheets.model.not_made import NotMade
from matsheets.model.problems import Problem, Severity
from matsheets.model.respondents import WorkbookSummary
from matsheets.model.summarised_workbooks import SummarisedWorkbooks
from matsheets.review.combine import combine, combine_group
from matsheets.review.file_names import RoundFileNames
from matsheets.review.grouping import TrustRound, by_series, distinct_workbooks, order_by_name_and_round, own_workbooks
from matsheets.review.review import Review
from matsheets.sharing.choice import choose_elements
from matsheets.sharing.handling import narrowest_handling
from matsheets.sharing.known_names import known_names
from matsheets.sharing.pack_workbook import WhosePack, pack_workbook
from matsheets.sharing.possible_names import PossibleNames, possible_names
from matsheets.sharing.rating_mentions import RatingMention, rating_mentions
from matsheets.sharing.shared_words import SharedElement, shared_element, views_shared
from matsheets.workbook.read.reader import read_workbook

#: What a pack is made from: an error between workbooks about any of it has to be settled first.
_MADE_FROM = frozenset({Material.TRUST, Material.VIEW}) | REVIEW


class ShareSettings(NamedTuple):
    """What is shared, and how.

    Attributes:
        headings: by number, Ref or title; none and no elements for everything.
        elements: by Ref.
        anonymous: leave out the names of people.
        templates: the user's own template of the paper, or a folder with it; None for ours.
    """

    headings: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    anonymous: bool = False
    templates: Path | None = None


class PackPlan(NamedTuple):
    """The workbooks of one trust's latest round with a view, and what the files of its pack are called.

    Attributes:
        earlier: the names of the rounds that are not shared, since a later one is.
        people: who filled in the trust's workbooks, of every round.
    """

    group: TrustRound
    workbook_name: str
    paper_name: str
    earlier: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class SharedPack:
    """What one trust shares with another.

    Attributes:
        trust: the trust's name.
        round: the name of the round.
        framework: what it was rated on.
        workbook_name, paper_name: what to call the files.
        workbook: an Excel workbook.
        paper: a Word document, made from that workbook.
        shared: the elements that are in it.
        unrated: the Refs of those that were chosen and that nobody rated, so that they are not in it.
        withheld: the Refs of those that were not chosen.
        left_out: what else the trust's workbooks hold, and the pack does not: ``3 issues beyond the framework``.
        names: what may still name a person in an anonymous pack, by how it was found, with the Refs it stands in.
        mentions: the sentences in its texts that speak of a rating, and so may tell a group's.
        anonymous: whether known names were left out.
        handling: who may see the papers, as the trust's workbooks say it most narrowly; blank where nobody said.
        earlier: the names of earlier rounds, of which nothing is in it.
        attention: the Refs of the answers about what is shared that ``check`` finds to put right.
    """

    trust: str
    round: str
    framework: Framework
    workbook_name: str
    workbook: bytes
    paper_name: str
    paper: bytes
    shared: tuple[SharedElement, ...]
    unrated: tuple[str, ...]
    withheld: tuple[str, ...]
    left_out: tuple[str, ...]
    names: PossibleNames
    mentions: tuple[RatingMention, ...]
    anonymous: bool
    handling: str
    earlier: tuple[str, ...]
    attention: tuple[str, ...]


def share(
    assessments: Iterable[Assessment],
    *,
    headings: Sequence[str] = (),
    elements: Sequence[str] = (),
    anonymous: bool = False,
    templates: Path | str | None = None,
) -> tuple[SharedPack, ...]:
    """Make the pack of each trust: what it shares of its latest review with another trust, and nothing else.

    The same workbooks in any order give the same bytes.

    Args:
        assessments: the trusts' own workbooks. Of each trust the latest round in which a view was given counts.
        headings: which headings, by number, Ref or title; with ``elements``, both. Everything where neither is given.
        elements: which elements, by Ref.
        anonymous: whether to leave out the names of people that the workbooks know.
        templates: a Word template of your own for the paper, or a folder with it.

    Returns:
        for each trust ``workbook`` and ``paper`` as bytes with the names of their files, what is in them and what is not.

    Raises:
        ReviewError: it cannot be told of which trust or round a workbook is, nobody gave a view, the framework has no such heading
            or element, or nothing of what was chosen is rated.
        TemplateError: the user's own template cannot be used, or is not there.
    """
    given = SummarisedWorkbooks(assessments)
    between = check_summaries(given.summaries)
    own = Path(templates) if templates is not None else None
    settings = ShareSettings(tuple(headings), tuple(elements), anonymous, own)
    found = []
    for plan in plan_packs(given.summaries):
        made = make_pack(plan, given.of(plan.group.workbooks), between, settings)
        if isinstance(made, NotMade):
            raise made.error("pack-not-made")
        found.append(made)
    return tuple(found)


def plan_packs(workbooks: Iterable[WorkbookSummary]) -> tuple[PackPlan, ...]:
    """Decide which workbooks each trust's pack is made from, and name the files, whatever the workbooks' order.

    A pack that another trust shared is nobody's to pass on, so that none is made of it.
    """
    ordered = order_by_name_and_round(distinct_workbooks(own_workbooks(workbooks)))
    rounds = by_series(group for _, group in ordered)
    chosen = []
    for of_trust in rounds.values():
        viewed = [group for group in of_trust if any(w.gives_view for w in group.workbooks)]
        chosen.append((viewed or of_trust)[-1])
    names = RoundFileNames(chosen)
    return tuple(
        PackPlan(
            group,
            names.take(group, DocumentKind.SHARED.slug, ".xlsx"),
            names.take(group, DocumentKind.SHARED.slug, ".docx"),
            tuple(other.round for other in rounds[group.series] if other is not group and other.is_of_a_round),
            tuple(sorted({w.respondent for each in rounds[group.series] for w in each.workbooks})),
        )
        for group in chosen
    )


def make_pack(
    plan: PackPlan, assessments: Sequence[Assessment], between: Iterable[Problem], settings: ShareSettings
) -> SharedPack | NotMade:
    """Make the pack of one trust, or say why it cannot be.

    Args:
        plan: whose it is.
        assessments: the workbooks of its round.
        between: the problems between workbooks; those that concern others are passed over.
        settings: what is shared, and how.

    Raises:
        ReviewError: the framework has no such heading or element.
        TemplateError: the user's own template cannot be used, or is not there.
    """
    if refused := _refusal(plan, assessments, between):
        return refused
    review = combine_group(assessments)
    chosen = choose_elements(review.framework, settings.headings, settings.elements)
    names = known_names(review, plan.people) if settings.anonymous else None
    by_ref = {element.element.ref: element for element in review.elements}
    made = [shared_element(by_ref[ref], names) for ref in chosen]
    shared = tuple(element for element in made if element is not None)
    called = plan.group.called
    if not shared:
        return NotMade(f"{called}: no pack was made, because nobody rated {listed(chosen)}.")
    files = {view.source.file for element in shared for view in views_shared(by_ref[element.ref])}
    ids = {each.identity.workbook_id for each in assessments if each.file in files}
    workbook = pack_workbook(_whose(review, plan.group, names), shared, review.framework, ids)
    pack = read_workbook(Path(plan.workbook_name), [review.framework], workbook)
    in_it = {element.ref for element in shared}
    return SharedPack(
        trust=review.trust,
        round=plan.group.round,
        framework=review.framework,
        workbook_name=plan.workbook_name,
        workbook=workbook,
        paper_name=plan.paper_name,
        paper=build_document(DocumentKind.SHARED, combine([pack]), templates=settings.templates),
        shared=shared,
        unrated=tuple(ref for ref in chosen if ref not in in_it),
        withheld=tuple(ref for ref in by_ref if ref not in chosen),
        left_out=tuple(_left_out(review)),
        names=_still_named(shared, names, review),
        mentions=tuple(rating_mentions(pack)),
        anonymous=settings.anonymous,
        handling=narrowest_handling(assessments),
        earlier=plan.earlier,
        attention=tuple(_attention(plan.group, assessments, in_it)),
    )


def _whose(review: Review, group: TrustRound, names: PersonalNames | None) -> WhosePack:
    round_ = names.without(group.round) if names else group.round
    return WhosePack(review.trust, group.trust_number, round_, group.name_and_date.date)


def _still_named(shared: Iterable[SharedElement], names: PersonalNames | None, review: Review) -> PossibleNames:
    about = {"ABT-01": review.trust}
    return possible_names(shared, names, review.framework, review.trust, about) if names else {}


def _refusal(plan: PackPlan, assessments: Sequence[Assessment], between: Iterable[Problem]) -> NotMade | None:
    """Return why a trust's workbooks make no pack; None where they make one."""
    group, files = plan.group, {assessment.file for assessment in assessments}
    lacking = [what for what, given in (("trust", group.trust_key), ("round", group.round)) if not given]
    if lacking:
        remedy = "Fill in About in it, or leave it out."
        return NotMade(
            f"{listed(sorted(files))}: no pack was made, because the {listed(lacking)} cannot be told. {remedy}"
        )
    if not any(workbook.gives_view for workbook in group.workbooks):
        return NotMade(f"{group.called}: no pack was made, because nobody rated. Give the workbooks with the ratings.")
    errors = tuple(
        found
        for found in between
        if found.severity is Severity.ERROR
        and not found.material.isdisjoint(_MADE_FROM)
        and any(place.file in files for place in found.places)
    )
    return (
        NotMade(f"{group.called}: no pack was made, because its workbooks contradict each other.", errors)
        if errors
        else None
    )


def _left_out(review: Review) -> Iterator[str]:
    """Yield what else the workbooks hold and no pack has, each with how many there are."""
    framework = review.framework.words.framework.one
    counted = (
        (len(review.issues), f"issue beyond the {framework}", f"issues beyond the {framework}"),
        (len(review.priorities) + len(review.no_actions), "row of the plan", "rows of the plan"),
        (len(review.progress) + len(review.support), "entry in the logs", "entries in the logs"),
        (len(review.medium_term), "medium-term priority", "medium-term priorities"),
        (len(review.partnerships), "partnership agreement", "partnership agreements"),
    )
    yield from (f"{number} {one if number == 1 else many}" for number, one, many in counted if number)


def _attention(group: TrustRound, assessments: Iterable[Assessment], refs: Set[str]) -> Iterator[str]:
    """Yield the Refs of the answers about what is shared that check finds to put right; none that the agreed workbook settles."""
    found = [p for assessment in assessments for p in check(assessment)]
    errors = (p for p in beside_others(found, group.workbooks) if p.severity is Severity.ERROR)
    yield from (place.ref for p in errors for place in p.places if place.ref in refs)
