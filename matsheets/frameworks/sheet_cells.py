"""What the cells of a framework's spreadsheet hold, from the framework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matsheets.frameworks import sheet_tabs
from matsheets.model.framework import Element, Framework, Rating, RatingScale

#: Rows of a table from the top, each with its texts by the keys of its columns.
Cells = Sequence[Mapping[str, str]]


def cells_of(framework: Framework, *, empty: bool = False) -> Mapping[str, Cells]:
    """Return the texts of every tab that is read.

    Args:
        framework: whose they are.
        empty: leave out all but the scale, the words and which ratings are described.
    """
    headings = () if empty else framework.headings
    return {
        sheet_tabs.FRAMEWORK: _fields(framework, empty=empty),
        sheet_tabs.SCALE: _ratings(framework.scale),
        sheet_tabs.HEADINGS: [
            {"ref": h.ref, "title": h.title, "tab": h.tab, "about": h.about, "id": h.id} for h in headings
        ],
        sheet_tabs.ELEMENTS: [_element(element) for heading in headings for element in heading.elements],
    }


def _fields(framework: Framework, *, empty: bool) -> Cells:
    known = {"descriptors": sheet_tabs.DESCRIPTORS[framework.scale.descriptors].label}
    for name, word in framework.words._asdict().items():
        known |= {f"{name}.one": word.one, f"{name}.many": word.many}
    if not empty:
        known |= {
            key: getattr(framework, key) for key in ("id", "title", "edition", "source", "wording", "superseded_by")
        }
    return [{"key": field.key, "value": known.get(field.key, "")} for field in sheet_tabs.FIELDS]


def _ratings(scale: RatingScale) -> Cells:
    found = []
    for rating in scale.ratings:
        found.append({
            "label": rating.label, "meaning": rating.meaning, "short": rating.short, "fill": rating.fill,
            "text": rating.text, "counts_as": _counts_as(rating, scale), "id": rating.id,
        })  # fmt: skip
    return found


def _counts_as(rating: Rating, scale: RatingScale) -> str:
    """Return what a rating counts as; blank where the scale does not say, and it follows from its place."""
    if rating.explains:
        return sheet_tabs.EXPLANATION.label
    if scale.weak_to and rating.weak:
        return sheet_tabs.NEEDS_ACTION.label
    if scale.strong_from and scale.is_strong(rating):
        return sheet_tabs.STRENGTH.label
    return sheet_tabs.NEITHER.label if scale.weak_to and scale.strong_from else ""


def _element(element: Element) -> Mapping[str, str]:
    descriptors = {sheet_tabs.descriptor_key(at): text for at, text in enumerate(element.descriptors)}
    return {
        "ref": element.ref,
        "title": element.title,
        "short": element.short if element.short != element.title else "",
        "questions": element.questions,
        "in_pairs": "Yes" if element.in_pairs else "No",
        "id": element.id,
        **descriptors,
    }
