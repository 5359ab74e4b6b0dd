"""What an element of a framework's spreadsheet asks and describes, as nodes: claims in pairs, or questions and texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matsheets.frameworks import sheet_tabs
from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_filling import Filling, values
from matsheets.frameworks.sheet_lines import LETTERED, Lines, lines_of
from matsheets.frameworks.sheet_rows import Found, FoundRow
from matsheets.model.cells import listed
from matsheets.model.nodes import ListNode, Node, UnreadNode
from matsheets.model.parsing import understand_yes_no
from matsheets.model.problem_catalogue import shorten

_QUESTIONS = "questions"


class DescribedRating(NamedTuple):
    """A rating that elements describe: its label, what a framework's file calls its descriptor, and the column's header."""

    label: str
    name: str
    header: str


class ElementClaims:
    """Makes nodes of the columns Questions, In pairs and those of the descriptors.

    Args:
        filling: reads cells, and takes what is wrong.
        described: the ratings that are described, weakest first; the key of each one's column has its number.
    """

    def __init__(self, filling: Filling, described: Sequence[DescribedRating]) -> None:
        self._filling, self._said = filling, filling.said
        keys = {sheet_tabs.descriptor_key(at): rating for at, rating in enumerate(described)}
        self._names = {_QUESTIONS: _QUESTIONS, **{key: rating.name for key, rating in keys.items()}}
        self._headers = {_QUESTIONS: "Questions", **{key: rating.header for key, rating in keys.items()}}

    def nodes(self, row: FoundRow) -> dict[str, Node]:
        """Return what one element asks and describes."""
        cells = {key: row[key] for key in self._names if key in row}
        lines = {key: lines_of(cell.text) for key, cell in cells.items()}
        texts = {key: said.texts for key, said in lines.items()}
        in_pairs = self._in_pairs(row, {key: len(said) for key, said in texts.items()})
        for key, said in lines.items():
            self._tell_lines(cells[key], said, in_pairs=in_pairs)
            if said.marks and not said.letters and (in_pairs or key == _QUESTIONS or len(said.texts) > 1):
                self._said.remark(cells[key].place, SheetRemark.MARKS, marks=listed(said.marks))
        if not in_pairs:
            return self._apart(cells, texts)
        return self._in_claims(cells, texts, said_so=bool(row["in_pairs"].text) if "in_pairs" in row else False)

    def _tell_lines(self, cell: Found, said: Lines, *, in_pairs: bool) -> None:
        """Report lines that say nothing, and letters that say of claims that their lines stand in another order."""
        for line in said.bare:
            self._said.fault(cell.place, SheetFault.LINE_BARE, value=line)
        if said.fillers:
            fillers = listed([f'"{shorten(each)}"' for each in said.fillers])
            self._said.remark(cell.place, SheetRemark.FILLER, lines=fillers)
        if said.letters and in_pairs:
            self._said.fault(cell.place, SheetFault.LETTERS_ORDER, letters=listed(said.letters))

    def _in_pairs(self, row: FoundRow, counts: Mapping[str, int]) -> bool:
        """Tell whether the lines of the cells belong together; where nobody says, they do if there are as many in each."""
        cell = row.get("in_pairs")
        if cell is not None and cell.text:
            understood = understand_yes_no(cell.text)
            if understood.value is not None:
                return understood.value
            self._said.fault(
                cell.place,
                SheetFault.CHOICE_UNKNOWN,
                header="In pairs",
                value=shorten(cell.text),
                near="",
                choices="Yes or No",
            )
        descriptors = {count for key, count in counts.items() if key != _QUESTIONS and count}
        apart = descriptors == {1} and counts.get(_QUESTIONS, 0) > 1
        if cell is not None and cell.readable and not cell.text:
            self._filling.fill_in(cell, "In pairs", "No" if apart else "Yes", "the lines of the cells")
        return not apart

    def _in_claims(
        self, cells: Mapping[str, Found], lines: Mapping[str, Sequence[str]], *, said_so: bool
    ) -> dict[str, Node]:
        blank = [key for key, cell in cells.items() if cell.readable and not lines[key]]
        odd = self._odd_lines(cells, lines, "is Yes" if said_so else "is blank, which means Yes here")
        if blank or odd or not all(cell.readable for cell in cells.values()):
            return self._not_whole(cells, lines)
        place = cells[_QUESTIONS].place
        names = self._names | {_QUESTIONS: "question"}
        claims = tuple(
            values({names[key]: cells[key].says(lines[key][at]) for key in cells}, place)
            for at in range(len(lines[_QUESTIONS]))
        )
        return {"claims": ListNode(claims, place)}

    def _odd_lines(self, cells: Mapping[str, Found], lines: Mapping[str, Sequence[str]], pairs: str) -> bool:
        """Report cells that have another number of lines than the questions have; or these, where all others have another."""
        counts = {key: len(lines[key]) for key in cells if lines[key]}
        others = Counter(count for key, count in counts.items() if key != _QUESTIONS)
        if _QUESTIONS not in counts or not others:
            return False
        wanted, of = counts[_QUESTIONS], _QUESTIONS
        if len(others) == 1 and wanted not in others and others.total() > 1:
            of = next(key for key in counts if key != _QUESTIONS)
            wanted = counts[of]
        odd = [key for key, count in counts.items() if count != wanted]
        for key in odd:
            self._said.fault(
                cells[key].place, SheetFault.LINES_DIFFER, header=self._headers[key], found=_lines_in_words(counts[key]),
                other=self._headers[of], wanted=wanted, pairs=pairs,
            )  # fmt: skip
        return bool(odd)

    def _not_whole(self, cells: Mapping[str, Found], lines: Mapping[str, Sequence[str]]) -> dict[str, Node]:
        """Return claims that cannot be paired as texts, so that blank cells are reported, and nothing else is."""
        nodes: dict[str, Node] = {}
        for key, cell in cells.items():
            blank = cell.node if cell.readable and not lines[key] else UnreadNode(cell.place)
            nodes[self._names[key]] = ListNode((blank,), cell.place) if key == _QUESTIONS else blank
        return nodes

    def _apart(self, cells: Mapping[str, Found], lines: Mapping[str, Sequence[str]]) -> dict[str, Node]:
        """Return questions, and descriptors that do not answer them one by one: each a text, or several."""
        nodes: dict[str, Node] = {}
        for key, cell in cells.items():
            nodes[self._names[key]] = cell.node
            if cell.readable and len(lines[key]) == 1 and (mark := LETTERED.match(cell.text)) and key != _QUESTIONS:
                self._said.remark(cell.place, SheetRemark.LETTER_KEPT, letter=mark[1])
            if cell.readable and (key == _QUESTIONS or len(lines[key]) > 1):
                nodes[self._names[key]] = ListNode(tuple(map(cell.says, lines[key])) or (cell.node,), cell.place)
        return nodes


def _lines_in_words(lines: int) -> str:
    return "1 line" if lines == 1 else f"{lines} lines"
