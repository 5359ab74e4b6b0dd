"""A workbook opened to be changed: its tabs, their order, and what depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from matsheets.workbook.markup.workbook_parts import Parts, UnmarkableError
from matsheets.workbook.markup.xml_elements import Element, add_child, child, children, local, namespace, plain_text

_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_BEFORE_NAMES = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "AlternateContent",
    "revisionPtr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
)


@dataclass(frozen=True, slots=True)
class EditableTab:
    """One tab: its title, and its part (blank where that is no worksheet)."""

    title: str
    part: str
    element: Element


class EditableWorkbook:
    """A workbook whose parts can be changed.

    Attributes:
        parts: its parts.
        main: the name of the workbook part.
        office: the namespace of relationships, the usual or the Strict one.
    """

    def __init__(self, content: bytes) -> None:
        self.parts = Parts(content)
        main = self.parts.related("", "officeDocument")
        if main is None:
            raise UnmarkableError("no workbook part")
        self.main, self.root = main, self.parts.tree(main)
        self.office = _STRICT if namespace(self.root).startswith("http://purl.oclc.org/") else _USUAL

    @property
    def namespace(self) -> str:
        """The namespace of the workbook's elements."""
        return namespace(self.root)

    def relation_kind(self, kind: str) -> str:
        """Return the whole type of a relationship."""
        return f"{self.office}/{kind}"

    def tabs(self) -> list[EditableTab]:
        """Return the tabs, in order."""
        relations = self.parts.relations(self.main)
        found = []
        for element in children(child(self.root, "sheets"), "sheet"):
            relation = relations.get(element.get(f"{{{self.office}}}id", ""))
            part = relation.part if relation and relation.kind == "worksheet" and relation.part in self.parts else ""
            found.append(EditableTab(element.get("name", ""), part, element))
        return found

    def add_first_tab(self, title: str, root: Element) -> None:
        """Add a worksheet before all others, to be seen when the workbook is opened."""
        name = self.parts.free_name("xl/worksheets/sheet{}.xml")
        self.parts.add(name, root, f"{_OFFICE}worksheet+xml")
        sheets = child(self.root, "sheets")
        if sheets is None:
            raise UnmarkableError("no tabs")
        number = 1 + max((int(known.get("sheetId", "0")) for known in sheets), default=0)
        made = etree.Element(f"{{{self.namespace}}}sheet", nsmap={"r": self.office})
        made.attrib.update({"name": title, "sheetId": str(number)})
        made.set(f"{{{self.office}}}id", self.parts.relate(self.main, self.relation_kind("worksheet"), name))
        sheets.insert(0, made)
        self.parts.change(self.main)
        self._renumber_names(0, +1)
        self._show_first()

    def remove_tab(self, position: int) -> None:
        """Remove a tab with what belongs to it alone."""
        tab = self.tabs()[position]
        relation = self.parts.relations(self.main)[tab.element.get(f"{{{self.office}}}id", "")]
        for own in self.parts.relations(tab.part).values():
            if own.kind in {"comments", "vmlDrawing", "threadedComment", "printerSettings"} and own.part in self.parts:
                self.parts.remove(own.part)
        root = self.parts.tree(tab.part)
        if next(root.iter(f"{{{namespace(root)}}}f"), None) is not None:
            self._forget_order_of_formulas()
        self.parts.unrelate(self.main, relation)
        self.parts.remove(tab.part)
        sheets = tab.element.getparent()
        assert sheets is not None
        sheets.remove(tab.element)
        self.parts.change(self.main)
        names = child(self.root, "definedNames")
        for name in list(children(names, "definedName")):
            if name.get("localSheetId") == str(position) and names is not None:
                names.remove(name)
        self._renumber_names(position, -1)

    def _forget_order_of_formulas(self) -> None:
        for relation in self.parts.relations(self.main).values():
            if relation.kind == "calcChain":
                self.parts.unrelate(self.main, relation)
                self.parts.remove(relation.part)

    def _renumber_names(self, position: int, by: int) -> None:
        for name in children(child(self.root, "definedNames"), "definedName"):
            at = name.get("localSheetId")
            if at is not None and int(at) >= position:
                name.set("localSheetId", str(int(at) + by))

    def add_name(self, name: str, value: str) -> None:
        """Add a name that belongs to the first tab."""
        names = child(self.root, "definedNames")
        if names is None:
            names = add_child(self.root, "definedNames", _BEFORE_NAMES)
        add_child(names, "definedName", name=name, localSheetId="0").text = value
        self.parts.change(self.main)

    def views(self) -> int:
        """Return how many windows the workbook opens in; each tab says how it looks in each."""
        return max(1, sum(1 for _ in children(child(self.root, "bookViews"), "workbookView")))

    def _show_first(self) -> None:
        """Open the workbook on its first tab alone.

        **Why:** a second tab that still counts as selected would take whatever is typed into the first.
        """
        for view in children(child(self.root, "bookViews"), "workbookView"):
            view.set("activeTab", "0")
            view.set("firstSheet", "0")
        relations = self.parts.relations(self.main)
        for element in list(children(child(self.root, "sheets"), "sheet"))[1:]:
            relation = relations.get(element.get(f"{{{self.office}}}id", ""))
            if relation and relation.part in self.parts and b"tabSelected" in self.parts.read(relation.part):
                self._deselect(relation.part)

    def _deselect(self, part: str) -> None:
        for view in _sheet_views(self.parts.tree(part)):
            if "tabSelected" in view.attrib:
                del view.attrib["tabSelected"]
                self.parts.change(part)

    def forget_formats(self) -> None:
        """Take its format's number from every cell, row, column and rule of a workbook that holds no formats.

        Why: the first ones that are added would otherwise be theirs.
        """
        for part in [tab.part for tab in self.tabs() if tab.part]:
            root = self.parts.tree(part)
            for element in root.iter(*(f"{{{namespace(root)}}}{name}" for name in ("c", "row", "col", "cfRule"))):
                for name in ("s", "style", "customFormat", "dxfId"):
                    element.attrib.pop(name, "")
            self.parts.change(part)

    def text_of(self, cell: Element | None) -> str:
        """Return the text of a cell, inline or shared; what else it holds as it is stored."""
        if cell is None:
            return ""
        value = "".join(found.text or "" for found in children(cell, "v"))
        if cell.get("t") == "s":
            return self._shared_texts[int(value)] if 0 <= int(value) < len(self._shared_texts) else ""
        return plain_text(cell) or value

    @cached_property
    def _shared_texts(self) -> list[str]:
        part = self.parts.related(self.main, "sharedStrings")
        return [plain_text(item) for item in children(self.parts.tree(part), "si")] if part else []


def _sheet_views(root: Element) -> Iterator[Element]:
    views = child(root, "sheetViews")
    yield from () if views is None else (view for view in views if local(view) == "sheetView")
