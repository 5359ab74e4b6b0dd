"""The tabs Headings and Elements of a framework's spreadsheet as nodes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matsheets.frameworks import sheet_tabs
from matsheets.frameworks.filled_in import id_from, tab_from
from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_filling import Filling, place_of_row, values
from matsheets.frameworks.sheet_lines import lines_of
from matsheets.frameworks.sheet_rows import Found, FoundRow, FoundTable
from matsheets.model.cells import fold_ref, listed
from matsheets.model.node_reading import did_you_mean
from matsheets.model.nodes import ListNode, Node, UnreadNode, ValuesNode
from matsheets.model.parsing import understand_yes_no
from matsheets.model.problem_catalogue import shorten

_ELEMENT_REF = re.compile(r"([A-Z]+)-(\d{2,3})")


class DescribedRating(NamedTuple):
    """A rating that elements describe: its label, what a framework's file calls its descriptor, and the column's header."""

    label: str
    name: str
    header: str


class HeadingsAndElements:
    """Makes nodes of the tabs Headings and Elements.

    Args:
        filling: reads cells, and takes what is wrong.
        described: the ratings that are described, weakest first; the key of each one's column has its number.
    """

    def __init__(self, filling: Filling, described: Sequence[DescribedRating]) -> None:
        self._filling, self._said = filling, filling.said
        self._described = {sheet_tabs.descriptor_key(at): rating for at, rating in enumerate(described)}

    def headings(self, headings: FoundTable, elements: FoundTable | None) -> ListNode:
        """Return the headings, each with its elements."""
        refs = [self._ref_of_heading(row) for row in headings.rows]
        by_ref = self._by_heading(elements, [ref for ref in refs if ref]) if elements else {}
        ids: set[str] = {row["id"].text for row in headings.rows if "id" in row}
        nodes = []
        for number, (ref, row) in enumerate(zip(refs, headings.rows, strict=True), start=1):
            place = place_of_row(row.values())
            title = row["title"].text if "title" in row else ""
            made = {"tab": tab_from(title, number) if title else "", "id": self._id(row, title, ids)}
            given = {key: self._filling.or_made(row, key, key.capitalize(), made[key], "the title") for key in made}
            if "ref" in row:
                given["ref"] = row["ref"].says(ref) if row["ref"].readable else row["ref"].node
            given |= {key: row[key].node for key in ("title", "about") if key in row}
            its = by_ref.get(ref, [])
            if not its and elements and elements.rows and ref:
                self._said.fault(row["ref"].place, SheetFault.NO_ELEMENTS, ref=ref)
            given["elements"] = ListNode(tuple(its), place) if its else UnreadNode(place)
            nodes.append(values(given, place))
        return ListNode(tuple(nodes), headings.place)

    def _ref_of_heading(self, row: FoundRow) -> str:
        return fold_ref(row["ref"].text) if "ref" in row else ""

    def _id(self, row: FoundRow, title: str, ids: set[str]) -> str:
        if "id" in row and row["id"].text:
            return ""
        made = id_from(title, ids)
        ids.add(made)
        return made

    # --- elements ----------------------------------------------------------------------------------------------------

    def _by_heading(self, table: FoundTable, headings: Sequence[str]) -> dict[str, list[Node]]:
        """Return the elements by the Refs of their headings."""
        found: dict[str, list[Node]] = {}
        ids: set[str] = {row["id"].text for row in table.rows if "id" in row}
        last: dict[str, int] = {}
        at = ""
        for row in table.rows:
            ref, given = self._ref(row, headings, at, last)
            prefix, _, number = ref.rpartition("-")
            if not prefix:
                continue
            at, last[prefix] = prefix, int(number) if number.isdecimal() else last.get(prefix, 0)
            if prefix not in headings:
                near = did_you_mean(prefix, headings)
                self._said.fault(row["ref"].place, SheetFault.REF_OF_NONE, ref=ref, prefix=prefix, near=near)
                continue
            found.setdefault(prefix, []).append(self._element(row, given, ids))
        return found

    def _ref(self, row: FoundRow, headings: Sequence[str], at: str, last: Mapping[str, int]) -> tuple[str, Node]:
        """Return an element's Ref, and its node: as it is written, else the one after the row above."""
        cell = row.get("ref")
        if cell is None or not cell.readable:
            place = place_of_row(row.values())
            return f"{at}-{last.get(at, 0) + 1:02d}" if at else "", UnreadNode(place)
        ref = fold_ref(cell.text)
        if ref in headings or (not ref and at):
            prefix = ref or at
            made = f"{prefix}-{last.get(prefix, 0) + 1:02d}"
            return made, self._filling.fill_in(cell, "Ref", made, "the rows above" if not ref else "its heading's")
        if not ref:
            self._said.fault(cell.place, SheetFault.REF_UNCLEAR)
        return ref if "-" in ref else f"{ref}-", cell.says(ref)

    def _element(self, row: FoundRow, ref: Node, ids: set[str]) -> ValuesNode:
        title = row["title"].text if "title" in row else ""
        nodes: dict[str, Node] = {"ref": ref}
        if "title" in row:
            nodes["title"] = row["title"].node
        nodes["id"] = self._filling.or_made(row, "id", "Id", self._id(row, title, ids), "the title")
        if "short" in row and (row["short"].text or not row["short"].readable):
            nodes["short"] = row["short"].node
        return values(nodes | self._claims(row), place_of_row(row.values()))

    # --- questions and descriptors -----------------------------------------------------------------------------------

    def _claims(self, row: FoundRow) -> dict[str, Node]:
        """Return what an element asks and describes: claims in pairs, or questions and a text for each descriptor."""
        cells = {"questions": row.get("questions"), **{key: row.get(key) for key in self._described}}
        there = {key: cell for key, cell in cells.items() if cell is not None}
        lines = {key: lines_of(cell.text) for key, cell in there.items()}
        for key, said in lines.items():
            if said.marks:
                self._said.remark(there[key].place, SheetRemark.MARKS, marks=listed(said.marks))
        texts = {key: said.texts for key, said in lines.items()}
        in_pairs = self._in_pairs(row, {key: len(said) for key, said in texts.items()})
        return (self._in_claims if in_pairs else self._apart)(there, texts)

    def _in_pairs(self, row: FoundRow, counts: Mapping[str, int]) -> bool:
        """Tell whether the lines of the cells belong together; where nobody says, they do if there are as many in each."""
        cell = row.get("in_pairs")
        if cell is not None and cell.text:
            understood = understand_yes_no(cell.text)
            if understood.value is not None:
                return understood.value
            self._said.fault(cell.place, SheetFault.CHOICE_UNKNOWN, header="In pairs", value=shorten(cell.text), near="",
                             choices="Yes or No")  # fmt: skip
        descriptors = {count for key, count in counts.items() if key != "questions" and count}
        apart = descriptors == {1} and counts.get("questions", 0) > 1
        if cell is not None and cell.readable and not cell.text:
            self._filling.fill_in(cell, "In pairs", "No" if apart else "Yes", "the lines of the cells")
        return not apart

    def _in_claims(self, cells: Mapping[str, Found], lines: Mapping[str, Sequence[str]]) -> dict[str, Node]:
        wanted = len(lines.get("questions", ()))
        whole = all(cell.readable for cell in cells.values())
        for key, cell in cells.items():
            if wanted and lines[key] and len(lines[key]) != wanted:
                header = self._header(key)
                self._said.fault(
                    cell.place, SheetFault.LINES_DIFFER, header=header, found=_in_words(len(lines[key])), wanted=wanted
                )
                whole = False
        blank = [cell for key, cell in cells.items() if cell.readable and not lines[key]]
        if blank or not whole or not wanted:
            return self._not_whole(cells, lines)
        place = cells["questions"].place
        names = {"questions": "question", **{key: rating.name for key, rating in self._described.items()}}
        claims = tuple(
            values({names[key]: cells[key].says(lines[key][at]) for key in cells}, place) for at in range(wanted)
        )
        return {"claims": ListNode(claims, place)}

    def _not_whole(self, cells: Mapping[str, Found], lines: Mapping[str, Sequence[str]]) -> dict[str, Node]:
        """Return an element whose claims cannot be paired as texts, so that blank cells are reported, and nothing else is."""
        nodes: dict[str, Node] = {}
        for key, cell in cells.items():
            name = "questions" if key == "questions" else self._described[key].name
            blank = cell.readable and not lines[key]
            nodes[name] = (
                (ListNode((cell.node,), cell.place) if key == "questions" else cell.node)
                if blank
                else UnreadNode(cell.place)
            )
        return nodes

    def _apart(self, cells: Mapping[str, Found], lines: Mapping[str, Sequence[str]]) -> dict[str, Node]:
        """Return questions, and descriptors that do not answer them one by one: each a text, or several."""
        nodes: dict[str, Node] = {}
        for key, cell in cells.items():
            name = "questions" if key == "questions" else self._described[key].name
            several = key == "questions" or len(lines[key]) > 1
            nodes[name] = cell.node
            if several and cell.readable:
                nodes[name] = ListNode(tuple(map(cell.says, lines[key])) or (cell.node,), cell.place)
        return nodes

    def _header(self, key: str) -> str:
        return "Questions" if key == "questions" else self._described[key].header


def _in_words(lines: int) -> str:
    return "1 line" if lines == 1 else f"{lines} lines"
