"""The tabs Headings and Elements of a framework's spreadsheet as nodes."""

from __future__ import annotations

from collections.abc import Sequence

from matsheets.frameworks.element_claims import DescribedRating, ElementClaims
from matsheets.frameworks.element_refs import ElementOfHeading, ElementRefs
from matsheets.frameworks.filled_in import id_fits, id_from, tab_from
from matsheets.frameworks.sheet_faults import SheetRemark
from matsheets.frameworks.sheet_filling import Filling, place_of_row, values
from matsheets.frameworks.sheet_rows import FoundRow, FoundTable
from matsheets.model.cells import fold_ref
from matsheets.model.nodes import ListNode, Node, UnreadNode, ValuesNode
from matsheets.model.problem_catalogue import shorten


class HeadingsAndElements:
    """Makes nodes of the tabs Headings and Elements.

    Args:
        filling: reads cells, and takes what is wrong.
        described: the ratings that are described, weakest first.
    """

    def __init__(self, filling: Filling, described: Sequence[DescribedRating]) -> None:
        self._filling, self._claims = filling, ElementClaims(filling, described)

    def headings(self, headings: FoundTable, elements: FoundTable | None) -> ListNode:
        """Return the headings, each with its elements."""
        refs = [self._ref_of_heading(row) for row in headings.rows]
        cells = {ref: row["ref"] for ref, row in zip(refs, headings.rows, strict=True) if ref}
        by_ref: dict[str, list[ElementOfHeading]] = {}
        if elements is not None and elements.rows:
            by_ref = ElementRefs(self._filling, cells, whole=all(refs)).by_heading(elements.rows)
        for table, thing in ((headings, "heading"), (elements, "element")):
            rows = table.rows if table else ()  # one or two may be renamed: most are not
            self._filling.tell_left_over(rows, "id", ("title", thing), id_fits, least=len(rows) // 2 + 1)
        ids = _ids_in(headings)
        own_ids = _ids_in(elements) if elements else set()
        nodes = []
        for number, (ref, row) in enumerate(zip(refs, headings.rows, strict=True), start=1):
            its = tuple(self._element(element, own_ids) for element in by_ref.get(ref, ()))
            nodes.append(self._heading(row, ref, number, its, ids))
        return ListNode(tuple(nodes), headings.place)

    def _ref_of_heading(self, row: FoundRow) -> str:
        """Return a heading's Ref, in capitals."""
        cell = row.get("ref")
        if cell is None or not cell.readable:
            return ""
        ref = fold_ref(cell.text)
        if ref != cell.text:
            self._filling.said.remark(cell.place, SheetRemark.UNDERSTOOD, value=shorten(cell.text), meant=ref)
        return ref

    def _heading(self, row: FoundRow, ref: str, number: int, elements: tuple[Node, ...], ids: set[str]) -> ValuesNode:
        place = place_of_row(row.values())
        title = row["title"].text if "title" in row else ""
        made = {"tab": tab_from(title, number) if title else "", "id": self._id(row, title, ids, ref)}
        nodes = {key: self._filling.or_made(row, key, key.capitalize(), made[key], "the title") for key in made}
        nodes |= {key: row[key].node for key in ("title", "about") if key in row}
        if "ref" in row:
            nodes["ref"] = row["ref"].says(ref) if row["ref"].readable else row["ref"].node
        nodes["elements"] = ListNode(elements, place) if elements else UnreadNode(place)
        return values(nodes, place)

    def _element(self, element: ElementOfHeading, ids: set[str]) -> ValuesNode:
        row = element.row
        title = row["title"].text if "title" in row else ""
        nodes: dict[str, Node] = {"ref": element.node}
        nodes |= {"title": row["title"].node} if "title" in row else {}
        nodes["id"] = self._filling.or_made(row, "id", "Id", self._id(row, title, ids, element.ref), "the title")
        if "short" in row and (row["short"].text or not row["short"].readable):
            nodes["short"] = row["short"].node
        return values(nodes | self._claims.nodes(row), place_of_row(row.values()))

    def _id(self, row: FoundRow, title: str, ids: set[str], ref: str) -> str:
        """Return an id made from the title, or the Ref of one without a letter from A to Z; blank where the row has one, or no title."""
        if "id" in row and row["id"].text:
            return ""
        made = id_from(title, ids, ref or "row")
        ids.add(made)
        return made


def _ids_in(table: FoundTable) -> set[str]:
    return {row["id"].text for row in table.rows if "id" in row}
