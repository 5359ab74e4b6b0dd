"""The tabs Framework and Scale of a framework's spreadsheet as nodes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from matsheets.frameworks import sheet_tabs
from matsheets.frameworks.filled_in import id_fits, id_from, readable_on, several, short_fits, short_from
from matsheets.frameworks.scale_lines import ScaleLines
from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_filling import Filling, named, place_of_row, values
from matsheets.frameworks.sheet_finding import fields_of
from matsheets.frameworks.sheet_rows import Found, FoundRow, FoundTable
from matsheets.model.framework import WORD_NAMES, Descriptors, Word
from matsheets.model.nodes import ListNode, NamedNode, Node, TextNode, UnreadNode, ValuesNode

_LABELS = {field.key: field.label for field in sheet_tabs.FIELDS}
_BLANK_IS_FINE = ("id", "superseded_by")
#: Words of a label that says that there is little of something.
_LITTLE = re.compile(
    r"\b(no|none|not|never|nobody|inadequate|insufficient|unsatisfactory|weak|poor|red)\b", re.IGNORECASE
)
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


class FieldsAndScale:
    """Makes nodes of the tabs Framework and Scale.

    Args:
        filling: reads cells, and takes what is wrong.
        fills: by the place of a cell of the scale's tab, the colour that it is painted with.
    """

    def __init__(self, filling: Filling, fills: Mapping[tuple[int, int, int], str]) -> None:
        self._filling, self._said, self._fills = filling, filling.said, fills

    # --- the framework itself ------------------------------------------------------------------------------------

    def fields(self, table: FoundTable) -> dict[str, Found]:
        """Return the fields by their keys; labels that are none are reported."""
        return fields_of(table, sheet_tabs.FIELDS, self._said)

    def plain_fields(self, fields: Mapping[str, Found], table: FoundTable) -> list[NamedNode]:
        """Return the fields that are one text, and the words; a row that is missing is reported, unless it may be blank."""
        nodes = []
        for key in sheet_tabs.PLAIN_FIELDS:
            found = fields.get(key)
            if key in _BLANK_IS_FINE and (found is None or (not found.text and found.readable)):
                continue
            if found is None and {"label", "value"} <= table.columns.keys():
                self._said.fault(table.place, SheetFault.FIELD_MISSING, label=_LABELS[key])
            nodes.append(named(key, found.node if found else UnreadNode(table.place)))
        if not any(node.name == "id" for node in nodes):
            nodes.append(named("id", self._id(fields.get("id"), fields.get("title")) or UnreadNode(table.place)))
        if words := self._words(fields):
            nodes.append(named("words", ValuesNode(tuple(words), words[0].place), words[0].place))
        return nodes

    def _id(self, cell: Found | None, title: Found | None) -> TextNode | None:
        """Return the framework's id made from its title; None where that is blank, which is reported."""
        made = id_from(title.text, ()) if title else ""
        if title is None or not made:
            if title and title.text:
                self._said.fault((cell or title).place, SheetFault.ID_UNMADE)
            return None
        return self._filling.fill_in(cell or title, _LABELS["id"], made, "the title")

    def _words(self, fields: Mapping[str, Found]) -> list[NamedNode]:
        nodes = []
        for word in WORD_NAMES:
            labels = dict(zip(Word._fields, sheet_tabs.word_fields(word), strict=True))
            cells = {name: fields.get(field.key) for name, field in labels.items()}
            one, many = cells["one"], cells["many"]
            given = {name: cell for name, cell in cells.items() if cell and (cell.text or not cell.readable)}
            if not given:
                continue
            if "one" not in given:
                place = (one or given["many"]).place
                self._said.fault(place, SheetFault.WORD_OF_SEVERAL, one=labels["one"].label, many=labels["many"].label)
                continue
            values = [named(name, cell.node, cell.place) for name, cell in given.items()]
            if one and "many" not in given:
                made = several(one.text) if one.text else ""
                header = labels["many"].label
                values.append(named("many", self._filling.fill_in(many or one, header, made, "the word for one")))
            for cell in given.values():
                if re.fullmatch(r"[A-Z][a-z]+( [A-Z]?[a-z]+)*", cell.text):
                    self._said.remark(cell.place, SheetRemark.CAPITAL, value=cell.text)
            place = values[0].place
            nodes.append(named(word, ValuesNode(tuple(values), place), place))
        groups = [(field.key, fields.get(field.key)) for field in sheet_tabs.GROUP_FIELDS]
        for _, group in groups:
            self._tell_small(group)
        return [
            *nodes,
            *(named(key, cell.node, cell.place) for key, cell in groups if cell and (cell.text or not cell.readable)),
        ]

    def _tell_small(self, found: Found | None) -> None:
        """Name what stands at the head of tables and lines, and begins with a small letter."""
        if found and found.text[:1].islower():
            self._said.remark(found.place, SheetRemark.SMALL, value=found.text)

    def descriptors(self, fields: Mapping[str, Found]) -> tuple[Descriptors | None, Node | None]:
        """Return which ratings are described, and its node; neither where the cell is blank or cannot be understood."""
        found = fields.get("descriptors")
        if found is None or not found.text:
            return None, None
        choices = tuple(sheet_tabs.DESCRIPTORS.values())
        chosen = self._filling.choose(found, choices, _LABELS["descriptors"])
        if chosen is None:
            return None, UnreadNode(found.place)
        choice = list(sheet_tabs.DESCRIPTORS)[chosen]
        return choice, found.says(choice.value)

    # --- the scale -----------------------------------------------------------------------------------------------

    def scale(self, table: FoundTable) -> list[NamedNode]:
        """Return the scale, and where it draws the lines."""
        taken = {key: {row[key].text for row in table.rows if key in row} for key in ("short", "id")}
        self._tell_round(table.rows)
        for key, fits in (("short", short_fits), ("id", id_fits)):
            self._filling.tell_left_over(table.rows, key, ("label", "rating"), fits)
        ratings = tuple(self._rating(row, taken, number) for number, row in enumerate(table.rows, start=1))
        return [named("scale", ListNode(ratings, table.place)), *ScaleLines(self._filling, table.rows).nodes()]

    def _tell_round(self, rows: Sequence[FoundRow]) -> None:
        """Say how the scale is read where it seems to begin with the best: as every inspection's scale does."""
        first, last = (_label(rows[at]) for at in (0, -1))
        if _LITTLE.search(last) and not _LITTLE.search(first):
            self._said.remark(rows[0]["label"].place, SheetRemark.SCALE_ROUND, weak=first, strong=last)

    def _rating(self, row: FoundRow, taken: Mapping[str, set[str]], number: int) -> ValuesNode:
        nodes = {key: row[key].node for key in ("label", "meaning") if key in row}
        label = _label(row)
        self._tell_small(row.get("label"))
        makers = {"short": short_from(label, taken["short"]), "id": id_from(label, taken["id"], f"rating-{number}")}
        for key, make in makers.items():
            made = "" if key in row and row[key].text else make
            taken[key].add(made)
            nodes[key] = self._filling.or_made(row, key, key.capitalize(), made, "the label")
        fill, text = self._colour(row, "fill"), self._colour(row, "text")
        known = _COLOUR.fullmatch(fill.text) if isinstance(fill, TextNode) else None
        if text is None or text == row["text"].says(""):
            cell = row["text"] if "text" in row else row["fill"]
            text = UnreadNode(cell.place)  # without a fill, which is reported, no colour can be made
            if known:
                text = self._filling.fill_in(cell, "Text", readable_on(known[1]), "the fill", has_cell="text" in row)
        nodes |= {key: node for key, node in (("fill", fill), ("text", text)) if node is not None}
        return values(nodes, place_of_row(row.values()))

    def _colour(self, row: FoundRow, key: str) -> TextNode | UnreadNode | None:
        """Return a colour as its cell says it, else as the cell is painted."""
        found = row.get(key)
        if found is None or not found.readable:
            return found and UnreadNode(found.place)
        painted = self._fills.get(found.place.order, "")
        if not found.text and painted not in ("", "FFFFFF"):
            self._said.remark(found.place, SheetRemark.PAINTED, header=key.capitalize(), value=painted)
            return found.says(painted)
        if not found.text and key == "fill":
            self._said.fault(found.place, SheetFault.COLOUR_BLANK, header="Fill")
            return UnreadNode(found.place)
        return found.says(found.text)


def _label(row: FoundRow) -> str:
    return row["label"].text if "label" in row else ""
