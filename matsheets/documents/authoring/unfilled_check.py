"""Tags where nothing is filled in, and links that a tag would lead anywhere: named, because nobody sees them in Word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from matsheets.documents.authoring.block_check import block_problems
from matsheets.documents.contexts.values import Field
from matsheets.documents.template.link_addresses import refusal_of_address, tagged_links
from matsheets.documents.template.tags import TAG, Spot, TemplateProblem
from matsheets.documents.template.wordml import parse

_LINK = "link"
#: Parts that show words in a document and are not filled in, by the end of their content type.
_UNFILLED = {
    "diagramData+xml": "SmartArt", "drawingml.chartshapes+xml": "text box on a chart", "chartex+xml": "chart of a newer kind",
}  # fmt: skip
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def unfilled_tags(parts: Mapping[str, bytes], types: Mapping[str, str]) -> Iterator[TemplateProblem]:
    """Yield the tags that stand where nothing is filled in.

    Args:
        parts: of the template.
        types: their content types.
    """
    for name, kind in sorted(types.items()):
        label = next((label for ending, label in _UNFILLED.items() if kind.endswith(ending)), "")
        if not label or name not in parts:
            continue
        root = parse(parts[name])
        for paragraph in root.iter(f"{_DRAWN}p"):
            text = "".join(piece.text or "" for piece in paragraph.iter(f"{_DRAWN}t"))
            if TAG.search(text):
                yield TemplateProblem(
                    "not-filled", f"a tag stands in a {label}, where it is not filled in.",
                    "Move it into a paragraph, a table cell or a text box.", Spot(label, text),
                )  # fmt: skip


def address_problems(parts: Mapping[str, bytes], fields: Sequence[Field]) -> Iterator[TemplateProblem]:
    """Yield what is wrong with the tags in links' addresses.

    Args:
        parts: of the template.
        fields: the names that the document knows.
    """
    for links in tagged_links(parts):
        for address in links.addresses.values():
            if refused := refusal_of_address(address):
                yield TemplateProblem(refused.code, f"the file {refused.what}.", refused.remedy)
            else:
                yield from block_problems(fields, _LINK, etree.Element("address", to=address))
