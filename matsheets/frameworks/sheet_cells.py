"""What the cells of a framework's spreadsheet hold, from the framework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matsheets.frameworks import sheet_tabs
from matsheets.frameworks.filled_in import id_from, short_from
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
        sheet_tabs.SCALE: _ratings(framework.scale, to_write_in=empty),
        sheet_tabs.HEADINGS: [
            {"ref": h.ref, "title": h.title, "tab": h.tab, "about": h.about, "id": h.id} for h in headings
        ],
        sheet_tabs.ELEMENTS: [_element(element) for heading in headings for element in heading.elements],
    }


def _fields(framework: Framework, *, empty: bool) -> Cells:
    known = {"descriptors": sheet_tabs.DESCRIPTORS[framework.scale.descriptors].label}
    for name, word in framework.words.things.items():
        known |= {f"{name}.one": word.one, f"{name}.many": word.many}
    known |= framework.words.groups._asdict()
    if not empty:
        known |= {
            key: getattr(framework, key) for key in ("id", "title", "edition", "source", "wording", "superseded_by")
        }
    return [{"key": field.key, "value": known.get(field.key, "")} for field in sheet_tabs.FIELDS]


def _ratings(scale: RatingScale, *, to_write_in: bool) -> Cells:
    """Return the rows of the scale; to write in, those cells are blank that would be made the same.

    Why: whoever types another label over ours would leave our short form, our id and what our rating counts as beside it.
    """
    found = []
    for rating in scale.ratings:
        found.append({
            "label": rating.label, "meaning": rating.meaning, "short": rating.short, "fill": rating.fill,
            "text": rating.text, "counts_as": _counts_as(rating, scale), "id": rating.id,
        })  # fmt: skip
    if to_write_in:
        halves = RatingScale(scale.ratings)
        if halves.weak == scale.weak and halves.strong == scale.strong and not scale.explanation:
            found = [row | {"counts_as": ""} for row in found]
        if _made([row["label"] for row in found]) == [(row["short"], row["id"]) for row in found]:
            found = [row | {"short": "", "id": ""} for row in found]
    return found


def _made(labels: Sequence[str]) -> list[tuple[str, str]]:
    """Return the short forms and ids that would be made of labels."""
    shorts: list[str] = []
    for label in labels:
        shorts.append(short_from(label, shorts))
    return [(short, id_from(label, ())) for short, label in zip(shorts, labels, strict=True)]


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
