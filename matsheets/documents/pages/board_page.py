"""A trust's page for a browser: what its board papers say, in one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from matsheets._version import __version__
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.review_documents import drawn_on, review_for
from matsheets.documents.contexts.values import Values
from matsheets.documents.pages.page_engine import made_page
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.documents.pages.page_values import SECTIONS, page_values
from matsheets.documents.pages.pictures import groups_map_slide, heat_map_slide
from matsheets.documents.record.manifest import Manifest
from matsheets.model.assessment import Assessment
from matsheets.review.review import Review


def view(review: Review, *, template: Path | str | None = None, version: str = __version__) -> bytes:
    """Make a trust's page and return its bytes: one file for a browser that asks for nothing outside it.

    Args:
        review: of one trust and one round, with the rounds before it; the page is of the day of its period, where it has one.
        template: an HTML template of your own; None for ours.
        version: of matsheets.

    Raises:
        TemplateError: the user's own template cannot be used, or would reach outside the page.
        ReviewError: nobody rated in these workbooks.
    """
    own = Path(template) if template is not None else None
    return board_page(sections_of(review), template=own, missing=None, version=version)


def sections_of(review: Review) -> dict[DocumentKind, Review]:
    """Return the documents that a page shows, with what each is made from."""
    logged = [entry.date for log in (review.progress, review.support) for entry in log if entry.date]
    known = [*logged, *([review.day] if review.day else [])]
    dated = review.in_period(max(known)) if known and review.period is None else review
    found = {DocumentKind.SUMMARY: dated, DocumentKind.EVIDENCE: dated}
    if dated.plan_from:
        found[DocumentKind.PLAN] = dated
        if dated.period and any(day <= dated.period.on for day in logged):
            found[DocumentKind.UPDATE] = dated
    return found


def board_page(
    reviews: Mapping[DocumentKind, Review], *, template: Path | None, missing: Sequence[str] | None, version: str
) -> bytes:
    """Make a trust's page from what each of its documents is made from.

    Args:
        reviews: of the summary and the evidence, and of the plan and the update where there is one.
        template: of the user's own; None for ours.
        missing: for a draft, one sentence for each thing that is missing; None for what is no draft.
        version: of matsheets.

    Raises:
        TemplateError: the user's own template cannot be used.
        DocumentError: ours could not be filled, which is a fault of ours.
        ReviewError: nobody rated in these workbooks.
    """
    shown = _shown(reviews)
    summary = shown[DocumentKind.SUMMARY]
    used = tuple({a.file: a for kind, review in shown.items() for a in drawn_on(kind, review)}.values())
    record = _record(summary, used, draft=missing is not None, version=version)
    for longest in _LONGEST:
        values = page_values(shown, draft=missing is not None, missing=missing or (), version=version, longest=longest)
        page = made_page(PageKind.BOARD.template_in(template), values, record)
        if len(page) <= _LARGEST:
            break
    return page


#: Bytes of a page at the most; characters of a text in one that would be larger, 0 for all, down to where nothing is left to cut.
_LARGEST, _LONGEST = 300_000, (0, 2000, 1000, 500)


def values_of_page(reviews: Mapping[DocumentKind, Review], *, missing: Sequence[str] | None, version: str) -> Values:
    """Return what a trust's page is filled with; the arguments are those of ``board_page``."""
    return page_values(_shown(reviews), draft=missing is not None, missing=missing or (), version=version)


def _shown(reviews: Mapping[DocumentKind, Review]) -> dict[DocumentKind, Review]:
    return {kind: review_for(kind, reviews[kind]) for kind in SECTIONS.values() if kind in reviews}


def _record(review: Review, used: Sequence[Assessment], *, draft: bool, version: str) -> Manifest:
    frame = review.framework
    return Manifest(
        version, frame.id, frame.edition, PageKind.BOARD.slug, draft, review.trust, review.round,
        (), period=review.period,
    ).made_from(used)  # fmt: skip


def slides(review: Review) -> dict[str, bytes]:
    """Return a review's pictures as .svg files for slides, by the end of their names: the heat map, and who stands where.

    The map of groups is left out where no group gave a view of its own.

    Raises:
        ReviewError: nobody rated in these workbooks.
    """
    values = values_of_page({DocumentKind.SUMMARY: review}, missing=None, version=__version__)
    summary, found = values["summary"], values["groups_map"]
    whose = ", ".join(filter(None, [values["trust"] or "Trust not named", values["round"]]))
    moves = {element["ref"]: element["way"] for element in values["moves"] if element["way"]}
    moved = f" An arrow: moved since {summary['movement']['since']}." if moves else ""
    note = f"{summary['first_page']['standing']}. A bar at the left: an area for improvement.{moved}"
    made = {"heat-map": heat_map_slide(summary["headings"], moves, title=f"{whose}: heat map", note=note)}
    if found["rows"]:
        who = "; ".join(f"{each['letter']} {each['who']}" for each in found["answered"] if each["answered"])
        title = f"{whose}: who rated what"
        made["groups-map"] = groups_map_slide(found["rows"], values["scale"], title=title, note=who)
    return made
