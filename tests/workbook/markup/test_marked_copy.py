"""The marked-up copy: what it shows, and that it changes nothing else."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import openpyxl
import pytest

from matsheets.batch.reading import read_and_check
from matsheets.cli import main
from matsheets.errors import WorkbookError
from matsheets.model.cells import CellRef
from matsheets.model.framework import USUAL_WORDS, Framework, Word
from matsheets.model.problem_catalogue import CATALOGUE, Code, problem
from matsheets.model.problems import Place, Problem, Severity
from matsheets.samples.recipes import RecipeValue, find_recipes, load_recipe, replay
from matsheets.workbook.markup.marked_copy import mark_up
from matsheets.workbook.markup.note_wording import wrong_and_remedy
from matsheets.workbook.markup.problems_tab import HEADER
from matsheets.workbook.markup.styles_part import WARNING
from tests.books import load_book
from tests.judges import sdk_errors
from tests.office import CalcRun, drive_calc
from tests.processor import within
from tests.workbook.read.hostile import (
    MAIN,
    OFFICE,
    STRICT_MAIN,
    STRICT_OFFICE,
    one_cell,
    relationships,
    sheet,
    styles,
    workbook_parts,
    write_zip,
)

TODAY = dt.date(2026, 11, 22)
SAMPLES = find_recipes(Path(__file__).parents[3] / "samples")
_PLACE, _WRONG, _REMEDY = 3, 4, 5  # columns of the tab


@dataclass(frozen=True)
class Faulty:
    """A sample with planted faults: the workbook, what is wrong with it, and what is to be typed to mend it.

    ``before`` holds what was wrong with it (review dates that have passed) without the faults.
    """

    path: Path
    problems: tuple[Problem, ...]
    mended: dict[tuple[str, str], RecipeValue]
    before: tuple[str, ...]

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return self.path.read_bytes()

    @property
    def cells(self) -> set[tuple[str, str]]:
        """The cells that the problems name, by tab."""
        return {(at.cell.tab, at.cell.address) for p in self.problems for at in p.places if at.cell}


def planted(recipe: Path, framework: Framework, folder: Path) -> Faulty:
    """Plant five faults in a sample, eight where it has a plan and a partnership."""
    known = load_recipe(recipe)
    answers = dict(known.answers)
    faults: dict[tuple[str, str], str | None] = {
        ("ABT-03", "answer"): "123",
        ("VIS-01", "rating"): "Yellow",
        ("VIS-02", "rating"): None,
        ("PEO-01", "rationale"): None,
        ("PEO-02", "evidence"): None,
        ("PLAN-01", "lead"): None,
        ("PLAN-02", "review_on"): "31/02/2027",
        ("SRV-01", "provider"): None,
    }
    mended = {place: answers[place] for place in faults if place in answers}
    for place in mended:
        text = faults[place]
        answers.pop(place) if text is None else answers.update({place: text})
    path = folder / f"{recipe.parent.name[:6]}-{known.file}"
    path.write_bytes(replay(known, framework))
    before = tuple(p.message for p in problems_of(path, framework))
    path.write_bytes(replay(replace(known, answers=answers), framework))
    return Faulty(path, problems_of(path, framework), mended, before)


def problems_of(path: Path, framework: Framework) -> tuple[Problem, ...]:
    """Check a workbook; its errors and warnings."""
    (outcome,) = read_and_check([path], [framework], today=TODAY)
    assert outcome.error is None
    return tuple(p for p in outcome.problems if p.severity > Severity.NOTE)


def marked(faulty: Faulty, folder: Path) -> Path:
    """Write the marked-up copy."""
    path = folder / f"marked-{faulty.path.name}"
    path.write_bytes(mark_up(faulty.content, faulty.problems))
    return path


#: One of each kind: a group's, an agreed one, one of a later round with its logs, and one with every part.
KINDS = {
    path.stem: path
    for path in SAMPLES
    if path.stem in {"baseline-mentor", "final-agreed", "review-agreed", "agreed-with-partnership"}
}


@pytest.fixture(scope="module", params=KINDS.values(), ids=KINDS)
def faulty(request: pytest.FixtureRequest, framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> Faulty:
    """A sample of each kind in turn, with planted faults."""
    return planted(request.param, framework, tmp_path_factory.mktemp("faulty"))


@pytest.fixture(scope="module")
def full(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> Faulty:
    """The sample that has every part, with planted faults."""
    (recipe,) = [path for path in SAMPLES if path.stem == "agreed-with-partnership"]
    return planted(recipe, framework, tmp_path_factory.mktemp("full"))


def parts(content: bytes) -> dict[str, bytes]:
    """Every part's bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: bytes) -> dict[str, tuple[int, int]]:
    """Every part's check sum and packed size."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: (info.CRC, info.compress_size) for info in archive.infolist()}


def outlined(book: openpyxl.Workbook) -> set[tuple[str, str]]:
    """Every cell inside a thick line of our colour on all four sides."""
    found = set()
    for tab in book:
        for cell in (cell for row in tab.iter_rows() for cell in row):
            sides = [getattr(cell.border, side) for side in ("left", "right", "top", "bottom")]
            if all(s and s.style == "thick" and s.color.rgb == f"FF{WARNING}" for s in sides):
                found.add((tab.title, cell.coordinate))
    return found


def notes(book: openpyxl.Workbook) -> dict[tuple[str, str], str]:
    """Every note's text, by tab and cell."""
    cells = ((tab, cell) for tab in book for row in tab.iter_rows() for cell in row)
    return {(tab.title, cell.coordinate): cell.comment.text for tab, cell in cells if cell.comment}


def opened(content: bytes) -> openpyxl.Workbook:
    """Open a workbook with openpyxl."""
    return load_book(content, rich_text=True)


def at(tab: str, row: int, column: int, code: Code = Code.DATE_FAR, value: str = "1066") -> Problem:
    """A problem of one cell; its tab stands wherever."""
    return problem(code, Place("w.xlsx", CellRef(0, row, column, tab)), value)


class TestWhatTheCopyShows:
    def test_every_problem_cell_has_a_thick_outline_and_no_other_has(self, faulty):
        """The cells that the problems name are outlined, on all four sides."""
        book = opened(mark_up(faulty.content, faulty.problems))

        assert len(faulty.cells) >= 4
        assert outlined(book) == faulty.cells

    def test_every_problem_cell_has_a_note_that_says_what_is_wrong(self, full):
        """A note carries the messages of its cell, whole, and says who wrote it."""
        found = notes(opened(mark_up(full.content, full.problems)))

        assert found.keys() == full.cells
        for p in full.problems:
            for place in p.places:
                assert p.message in found[place.cell.tab, place.cell.address]
        assert all(text.startswith("matsheets:\n") for text in found.values())

    def test_the_first_tab_lists_every_problem_errors_first(self, full):
        """Numbers run on, errors stand before warnings, message and remedy together are the whole message."""
        book = opened(mark_up(full.content, full.problems))
        rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=HEADER + 1)]

        assert book.sheetnames[0] == "Problems"
        assert book.active.title == "Problems"
        errors = [p for p in full.problems if p.severity is Severity.ERROR]
        warnings = [p for p in full.problems if p.severity is Severity.WARNING]
        assert errors
        assert warnings
        assert [row[0] for row in rows] == list(range(1, len(full.problems) + 1))
        assert [row[1] for row in rows] == ["To put right"] * len(errors) + ["To look at"] * len(warnings)
        said = [f"{row[_WRONG - 1]} {row[_REMEDY - 1]}".replace(" Fill it in. ", " ") for row in rows]
        assert said == [p.message for p in (*errors, *warnings)]

    def test_each_place_links_to_its_cell(self, full):
        """The link of a line leads to the tab and cell that the line names."""
        tab = opened(mark_up(full.content, full.problems)).worksheets[0]

        links = {link.ref: link.location for link in (row[_PLACE - 1].hyperlink for row in tab.iter_rows()) if link}
        assert len(links) == len(full.cells)
        for ref, location in links.items():
            name, _, address = location.rpartition("!")
            assert tab[ref].value.startswith(f"{name.strip(chr(39))} › {address.replace('$', '')} (")

    def test_a_problem_without_a_cell_is_listed_without_a_link(self, full):
        """Problems of a missing tab or of the whole file are on the list too, and so is one of a tab that is gone."""
        nowhere = [
            problem(Code.MACROS, Place("w.xlsx")),
            problem(Code.TAB_MISSING, Place("w.xlsx", tab="Plan"), refs="PLAN-01 to PLAN-20"),
            at("No such tab", 5, 5),
        ]
        tab = opened(mark_up(full.content, nowhere)).worksheets[0]

        rows = list(tab.iter_rows(min_row=HEADER + 1))
        assert [row[_PLACE - 1].value for row in rows] == ["Plan", "No such tab › E5", "The whole workbook"]
        assert [row[_PLACE - 1].hyperlink for row in rows] == [None] * 3

    def test_one_problem_of_several_cells_has_a_line_for_each_under_one_number(self, full):
        """Two dates that do not fit are one problem, with a link to each."""
        places = [Place("w.xlsx", CellRef(0, 5, column, "Plan")) for column in (7, 8)]
        found = problem(Code.DUE_BEFORE_START, places, due="1 May 2026", start="1 June 2026")
        tab = opened(mark_up(full.content, [found])).worksheets[0]

        rows = [(row[0].value, row[_PLACE - 1].value) for row in tab.iter_rows(min_row=HEADER + 1)]
        assert rows == [(1, "Plan › G5"), (1, "Plan › H5")]

    def test_of_a_problem_of_several_workbooks_only_the_own_cells_are_marked(self, full):
        """Places in other workbooks are named, and not outlined here."""
        where = [Place(file, CellRef(0, 5, 3, "About")) for file in ("here.xlsx", "there.xlsx")]
        found = problem(Code.TRUST_TWO_NUMBERS, where, name="X", numbers="1 and 2", count=2)
        book = opened(mark_up(full.content, [found], file="here.xlsx"))

        assert outlined(book) == {("About", "C5")}
        rows = list(book.worksheets[0].iter_rows(min_row=HEADER + 1, values_only=True))
        assert len(rows) == 1
        assert rows[0][_WRONG - 1].endswith("(The other: there.xlsx.)")

    def test_a_rated_cell_keeps_its_colour_and_gets_the_outline(self, full):
        """Where a conditional format draws a line of its own over ours, its rule is repeated with our line."""
        rated = problem(Code.HIDDEN_ANSWER, Place("w.xlsx", CellRef(0, 8, 6, "1 Vision")))
        tab = opened(mark_up(full.content, [rated]))["1 Vision"]

        value = tab["F8"].value
        rules = {str(area.sqref): list(rules) for area, rules in tab.conditional_formatting._cf_rules.items()}
        (ours,) = rules["F8"]
        (theirs,) = [rule for rule in rules["F6:F8"] if rule.formula == [f'"{value}"']]
        assert ours.formula == theirs.formula
        assert ours.priority < min(rule.priority for rule in rules["F6:F8"])
        assert ours.dxf.fill.bgColor.rgb == theirs.dxf.fill.bgColor.rgb
        assert ours.dxf.border.left.color.rgb == f"FF{WARNING}"

    def test_a_merged_cell_is_outlined_as_a_whole_and_noted_where_it_is_seen(self):
        """A problem of a cell that a merge hides shows on the merge's first cell, and its link leads there."""
        rows = '<row r="2"><c r="B2"><v>1</v></c></row>'
        merge = '<mergeCells count="1"><mergeCell ref="B2:B4"/></mergeCells>'
        content = zipped(workbook_parts(sheet(rows, after=merge)))
        copy = mark_up(content, [at("Tab 1", 3, 2)])

        cells = re.findall(rb'<c r="(B[0-9])" s="([0-9]+)"', parts(copy)["xl/worksheets/sheet1.xml"])
        assert [cell for cell, _ in cells] == [b"B2", b"B3", b"B4"]
        assert len({style for _, style in cells} - {b"0"}) == 1
        assert notes(opened(copy)).keys() == {("Tab 1", "B2")}
        assert b"location=\"'Tab 1'!$B$2\"" in parts(copy)["xl/worksheets/sheet2.xml"]


def zipped(content: dict[str, str | bytes]) -> bytes:
    """Pack parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return out.getvalue()


class TestNothingElseChanges:
    def test_every_other_part_is_carried_over_as_it_was_packed(self, faulty):
        """Only the workbook, its styles, the tabs with problems and the tab that was open before are other bytes."""
        before, copy = parts(faulty.content), mark_up(faulty.content, faulty.problems)
        after = parts(copy)
        titles = opened(faulty.content).sheetnames
        expected = {f"xl/worksheets/sheet{titles.index(tab) + 1}.xml" for tab, _ in faulty.cells}
        expected |= {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
        expected.add("xl/worksheets/sheet1.xml")  # was the selected tab

        assert {name for name in before if before[name] != after[name]} == expected
        kept = before.keys() - expected
        assert len(kept) > 5
        assert {n: packed(faulty.content)[n] for n in kept} == {n: packed(copy)[n] for n in kept}

    def test_parts_are_not_packed_anew(self, full):
        """A file that another program packed in its own way keeps that way, part by part."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in parts(full.content).items():
                archive.writestr(name, content, zipfile.ZIP_STORED if "theme" in name else None)
        loosely, copy = out.getvalue(), mark_up(out.getvalue(), full.problems)
        kept = [name for name, content in parts(loosely).items() if parts(copy)[name] == content]

        assert {n: packed(loosely)[n] for n in kept} == {n: packed(copy)[n] for n in kept}

    def test_formats_lists_protection_and_names_are_the_same(self, faulty):
        """What openpyxl sees of every tab is what it saw before, but for the outlines."""
        before, after = opened(faulty.content), opened(mark_up(faulty.content, faulty.problems))

        assert after.sheetnames == ["Problems", *before.sheetnames]
        for tab in before:
            assert seen(after[tab.title], faulty.cells) == seen(tab, faulty.cells), tab.title
        assert before.defined_names == after.defined_names

    def test_check_finds_the_same_in_the_copy(self, faulty, framework, tmp_path):
        """The same problems at the same cells, word for word: the tab with the list is not read."""
        path = tmp_path / faulty.path.name
        path.write_bytes(mark_up(faulty.content, faulty.problems))

        assert [str(p) for p in problems_of(path, framework)] == [str(p) for p in faulty.problems]

    def test_print_titles_stay_with_their_tabs(self, full):
        """The names that belong to one tab are renumbered, and the list's own header row is printed on every page."""
        before, after = opened(full.content), opened(mark_up(full.content, full.problems))

        assert before["Plan"].print_title_rows
        assert {t.title: t.print_title_rows for t in before} == {
            t.title: t.print_title_rows for t in after.worksheets[1:]
        }
        assert after["Problems"].print_title_rows == f"${HEADER}:${HEADER}"
        assert after["Problems"].freeze_panes == f"A{HEADER + 1}"
        assert after["Problems"].sheet_view.pane.ySplit == HEADER

    def test_only_one_tab_is_selected(self, full):
        """The copy opens on the list alone; two selected tabs would both take what is typed."""
        after = opened(mark_up(full.content, full.problems))

        assert [tab.title for tab in after if tab.sheet_view.tabSelected] == ["Problems"]

    def test_the_same_input_gives_the_same_bytes(self, full):
        """Nothing of the clock or the machine is in a copy."""
        assert mark_up(full.content, full.problems) == mark_up(full.content, full.problems)


def styles_of(made: dict[str, str | bytes]) -> str:
    """The styles part of a workbook whose cell B3 is marked."""
    return parts(mark_up(zipped(made), [at("Tab 1", 3, 2)]))["xl/styles.xml"].decode()


def seen(tab: openpyxl.worksheet.worksheet.Worksheet, problem_cells: set[tuple[str, str]]) -> dict[str, object]:
    """What openpyxl knows of a tab."""
    cells = {}
    for cell in (cell for row in tab.iter_rows() for cell in row):
        look = [cell.value, cell.number_format, cell.font, cell.fill, cell.alignment, cell.protection, cell.style]
        look += [] if (tab.title, cell.coordinate) in problem_cells else [cell.border]
        cells[cell.coordinate] = [repr(part) for part in look]
    return {
        "cells": cells,
        "validations": [repr(v) for v in tab.data_validations.dataValidation],
        "rules": [(str(area.sqref), [(rule.formula, repr(rule.dxf)) for rule in rules])
                  for area, rules in tab.conditional_formatting._cf_rules.items()],
        "protection": repr(tab.protection),
        "widths": {key: (c.width, c.hidden) for key, c in tab.column_dimensions.items()},
        "heights": {key: (r.height, r.hidden) for key, r in tab.row_dimensions.items()},
        "page": (repr(tab.page_setup), repr(tab.page_margins), tab.oddFooter.left.text, tab.print_area, tab.freeze_panes),
        "state": tab.sheet_state,
        "names": {name: found.attr_text for name, found in tab.defined_names.items()},
    }  # fmt: skip


# --- what others put into a workbook -------------------------------------------------------------------------------

_R = f'xmlns:r="{OFFICE}/relationships"'
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" o:spt="202"/>{}</xml>'
)
_BOX = (
    '<v:shape id="_x0000_s{}" type="#_x0000_t202" style="visibility:hidden"><v:textbox><div>{}</div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>'
)
# Style 1 is a date.
STYLES = styles(
    "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/>"
    '</cellStyleXfs><cellXfs><xf xfId="0"/><xf xfId="0" numFmtId="14" applyNumberFormat="1"/></cellXfs><cellStyles>'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_WHO = "{00000000-0000-4000-8000-000000000001}"
_THREAD = "{00000000-0000-4000-8000-000000000002}"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/"
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def with_everything() -> dict[str, str | bytes]:
    """A workbook as Excel writes one: a note, a threaded comment, an image, an extended list, conditional colour scales.

    B2 has a person's note, B3 a threaded comment, B4 nothing.
    """
    rows = "".join(
        f'<row r="{n}" spans="1:2"><c r="A{n}"><v>1</v></c><c r="B{n}" s="1"><v>2</v></c></row>' for n in (2, 3, 4)
    )
    after = (
        '<sheetProtection sheet="1" objects="1" scenarios="1"/>'
        '<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>'
        f'<extLst><ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{_X14}">'
        '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
        '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>\'Tab 2\'!$A$1:$A$3</xm:f></x14:formula1>'
        "<xm:sqref>B2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    text = sheet(rows, after=after).replace("<worksheet ", f"<worksheet {_R} ")
    made = workbook_parts(
        text,
        sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
        style=STYLES,
    )
    types = str(made["[Content_Types].xml"]).replace(
        "</Types>",
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        + "".join(f'<Override PartName="/xl/{name}" ContentType="application/vnd.{kind}+xml"/>' for name, kind in (
            ("worksheets/sheet1.xml", "openxmlformats-officedocument.spreadsheetml.worksheet"),
            ("worksheets/sheet2.xml", "openxmlformats-officedocument.spreadsheetml.worksheet"),
            ("styles.xml", "openxmlformats-officedocument.spreadsheetml.styles"),
            ("comments1.xml", "openxmlformats-officedocument.spreadsheetml.comments"),
            ("drawings/drawing1.xml", "openxmlformats-officedocument.drawing"),
            ("threadedComments/threadedComment1.xml", "ms-excel.threadedcomments"),
            ("persons/person.xml", "ms-excel.person"),
        )) + "</Types>",
    )  # fmt: skip
    person = relationships(("rIdP", "person", "persons/person.xml")).replace(OFFICE, _OWN)
    line = person[person.index("<Relationship ") : person.index("</Relationships>")]
    workbook_lines = str(made["xl/_rels/workbook.xml.rels"]).replace("</Relationships>", f"{line}</Relationships>")
    threaded = relationships(("rId4", "threadedComment", "../threadedComments/threadedComment1.xml")).replace(
        OFFICE, _OWN
    )
    sheet_lines = relationships(
        ("rId1", "drawing", "../drawings/drawing1.xml"),
        ("rId2", "vmlDrawing", "/xl/drawings/vmlDrawing1.vml"),
        ("rId3", "comments", "../comments1.xml"),
    ).replace("</Relationships>", threaded[threaded.index("<Relationship ") :])
    made |= {
        "[Content_Types].xml": types,
        "xl/_rels/workbook.xml.rels": workbook_lines,
        "xl/worksheets/_rels/sheet1.xml.rels": sheet_lines,
        "xl/comments1.xml": f'<comments xmlns="{MAIN}"><authors><author>Ada</author><author>tc={_THREAD}</author></authors>'
        '<commentList><comment ref="B2" authorId="0"><text><t>Ask Ben.</t></text></comment>'
        '<comment ref="B3" authorId="1"><text><t>[Threaded comment] Why?</t></text></comment></commentList></comments>',
        # An open <br> is what Excel itself writes, and no XML.
        "xl/drawings/vmlDrawing1.vml": _VML.format(_BOX.format(1025, "a<br>b", 1, 1) + _BOX.format(1026, "", 2, 1)),
        "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="{_THREADED}"><threadedComment ref="B3" '
        f'dT="2026-10-01T10:00:00.00" personId="{_WHO}" id="{_THREAD}"><text>Why?</text></threadedComment></ThreadedComments>',
        "xl/persons/person.xml": f'<personList xmlns="{_THREADED}"><person displayName="Ada" id="{_WHO}" userId="ada" '
        'providerId="None"/></personList>',
        "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{_DRAWN}spreadsheetDrawing" xmlns:a="{_DRAWN}main"><xdr:oneCellAnchor>'
        "<xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        '<xdr:ext cx="9525" cy="9525"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Logo"/><xdr:cNvPicPr/></xdr:nvPicPr>'
        f'<xdr:blipFill><a:blip {_R} r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>',
        "xl/drawings/_rels/drawing1.xml.rels": relationships(("rId1", "image", "../media/image1.png")),
        "xl/media/image1.png": _PIXEL,
    }
    return made


_OWN = "http://schemas.microsoft.com/office/2017/10"
THREE = [at("Tab 1", row, 2) for row in (2, 3, 4)]


@pytest.mark.filterwarnings("ignore:Data Validation extension")  # which openpyxl says of what it would lose
class TestWhatOthersPutIn:
    def test_their_parts_are_kept_byte_for_byte(self):
        """Images, drawings, threaded comments and people are carried over."""
        before = with_everything()
        after = parts(mark_up(zipped(before), THREE))

        for name in before:
            if any(
                folder in name
                for folder in ("media", "threadedComments", "persons", "drawings/drawing", "drawings/_rels")
            ):
                assert after[name] == (before[name] if isinstance(before[name], bytes) else before[name].encode()), name
        assert sum("threaded" in name or "media" in name for name in after) == 2

    def test_extended_lists_and_protection_stay_on_the_tab(self):
        """What stands in extLst stays there, word for word, and elements stay in the order of the schema."""
        after = parts(mark_up(zipped(with_everything()), THREE))["xl/worksheets/sheet1.xml"].decode()

        assert "<xm:f>'Tab 2'!$A$1:$A$3</xm:f>" in after
        assert '<sheetProtection sheet="1" objects="1" scenarios="1"/>' in after
        assert after.index("<drawing ") < after.index("<legacyDrawing ") < after.index("<extLst>")

    def test_the_link_to_the_notes_stands_where_the_schema_wants_it(self):
        """In a tab that had no notes, it comes after the drawing and before tables and extensions."""
        made = with_everything()
        text = str(made["xl/worksheets/sheet1.xml"]).replace('<legacyDrawing r:id="rId2"/>', "<picture r:id='rId1'/>")
        made["xl/worksheets/sheet1.xml"] = text
        made["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(("rId1", "drawing", "../drawings/drawing1.xml"))
        after = parts(mark_up(zipped(made), THREE))["xl/worksheets/sheet1.xml"].decode()

        assert re.findall("<(drawing|legacyDrawing|picture|extLst)[ >]", after) == [
            "drawing",
            "legacyDrawing",
            "picture",
            "extLst",
        ]

    def test_a_persons_note_keeps_its_words_and_ours_stand_below(self):
        """Under the note that a cell has already, ours begins after a blank line."""
        found = notes(opened(mark_up(zipped(with_everything()), THREE)))

        assert found["Tab 1", "B2"].startswith('Ask Ben.\n\nmatsheets:\n"1066" is too long ago')
        assert found["Tab 1", "B4"].startswith('matsheets:\n"1066"')

    def test_a_threaded_comment_stays_as_it_is(self):
        """A cell with a threaded comment is outlined and listed, and gets no note."""
        copy = mark_up(zipped(with_everything()), THREE)

        assert notes(opened(copy))["Tab 1", "B3"] == "[Threaded comment] Why?"
        assert ("Tab 1", "B3") in outlined(opened(copy))

    def test_the_drawing_of_notes_keeps_its_boxes_though_it_is_no_xml(self):
        """The boxes of the notes that were there stay as text; ours has a number of its own."""
        after = parts(mark_up(zipped(with_everything()), THREE))["xl/drawings/vmlDrawing1.vml"].decode()

        assert "<div>a<br>b</div>" in after
        assert [after.count(f'id="_x0000_s{n}"') for n in (1025, 1026, 1027, 1028)] == [1, 1, 1, 0]
        assert after.endswith("</v:shape></xml>")

    def test_marked_again_without_problems_the_notes_are_as_they_were(self):
        """Our words go; a person's note and thread stay."""
        content = zipped(with_everything())
        again = mark_up(mark_up(content, THREE), [])

        assert notes(opened(again)) == {("Tab 1", "B2"): "Ask Ben.", ("Tab 1", "B3"): "[Threaded comment] Why?"}
        assert outlined(opened(again)) == set()
        assert parts(again)["xl/drawings/vmlDrawing1.vml"] == parts(content)["xl/drawings/vmlDrawing1.vml"]

    def test_a_strict_workbook_stays_strict(self):
        """New elements and relationships are in the namespaces that the workbook uses."""
        made = workbook_parts(
            sheet('<row r="1"><c r="A1"><v>1</v></c></row>', main=STRICT_MAIN), main=STRICT_MAIN, office=STRICT_OFFICE
        )
        after = parts(mark_up(zipped(made), [at("Tab 1", 1, 1)]))

        assert b"openxmlformats.org/spreadsheetml" not in b"".join(
            content for name, content in after.items() if name.endswith(".xml") and name != "[Content_Types].xml"
        )
        assert f'Type="{STRICT_OFFICE}/relationships/comments"'.encode() in after["xl/worksheets/_rels/sheet1.xml.rels"]

    def test_cells_that_do_not_say_where_they_are_are_found(self):
        """In a tab whose rows and cells have no addresses, the right cell is outlined and none moves."""
        made = one_cell("<c><v>1</v></c><c><v>2</v></c><c><v>3</v></c>")
        made["xl/worksheets/sheet1.xml"] = str(made["xl/worksheets/sheet1.xml"]).replace('<row r="1">', "<row>")
        copy = opened(mark_up(zipped(made), [at("Tab 1", 1, 2), at("Tab 1", 1, 5), at("Tab 1", 4, 1)]))

        assert [cell.value for cell in copy["Tab 1"][1]] == [1, 2, 3, None, None]
        assert outlined(copy) == {("Tab 1", "B1"), ("Tab 1", "E1"), ("Tab 1", "A4")}

    def test_a_blank_cell_takes_the_format_of_its_column(self):
        """A cell that the file leaves out looks, but for its outline, as it did."""
        made = workbook_parts(
            sheet("", before='<cols><col min="2" max="2" width="9" style="1"/></cols>'),
            style=STYLES,
        )
        copy = opened(mark_up(zipped(made), [at("Tab 1", 3, 2)]))

        assert copy["Tab 1"]["B3"].number_format == "mm-dd-yy"
        (outline,) = [
            xf for xf in re.findall("<xf [^>]*>", styles_of(made)) if 'numFmtId="14"' in xf and "borderId" in xf
        ]
        assert 'applyBorder="1"' in outline

    def test_a_persons_own_tab_called_problems_is_left_alone(self):
        """Ours then is called Problems (2)."""
        made = one_cell('<c r="A1"><v>1</v></c>')
        made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace("Tab 1", "problems")
        copy = mark_up(mark_up(zipped(made), [at("problems", 1, 1)]), [at("problems", 1, 1)])

        assert opened(copy).sheetnames == ["Problems (2)", "problems"]

    def test_hostile_text_stands_on_the_list_as_it_is(self, full):
        """Formulas, escapes and control characters that someone typed stay text."""
        value = "=1+1 & <b> _x0041_ \x01 ]]>"
        copy = mark_up(full.content, [at("Plan", 5, 5, value=value)])
        tab = opened(copy).worksheets[0]

        cell = tab.cell(HEADER + 1, _WRONG)
        assert cell.data_type != "f"
        assert str(cell.value).startswith('"=1+1 & <b> _x0041_  ]]>" is too long ago')
        assert b"_x005F_x0041_" in parts(copy)["xl/worksheets/sheet19.xml"]

    def test_a_broken_part_is_reported_for_that_file(self, full):
        """A workbook whose parts are not XML is a WorkbookError that says what to do, not a traceback."""
        broken = parts(full.content) | {"xl/styles.xml": b"<styleSheet"}

        with pytest.raises(WorkbookError, match="could not be marked up"):
            mark_up(zipped(broken), full.problems)

    def test_a_part_with_a_dtd_is_refused(self, full):
        """No entity is ever resolved."""
        bad = parts(full.content)
        bad["xl/styles.xml"] = b'<!DOCTYPE s [<!ENTITY e "x">]>' + bad["xl/styles.xml"]

        with pytest.raises(WorkbookError):
            mark_up(zipped(bad), full.problems)


class TestMarkedAgain:
    def test_marks_are_replaced_and_do_not_grow(self, full):
        """A copy that is marked a second time for the same problems is the same, part for part."""
        once = mark_up(full.content, full.problems)

        assert parts(mark_up(once, full.problems)) == parts(once)

    def test_rules_of_rated_cells_are_replaced_too(self, full):
        """A conditional format that was repeated with our line is taken away before it is made again."""
        rated = [problem(Code.HIDDEN_ANSWER, Place("w.xlsx", CellRef(0, row, 6, "1 Vision"))) for row in (6, 7, 8)]
        once = mark_up(full.content, rated)

        assert parts(mark_up(once, rated)) == parts(once)
        assert len(opened(mark_up(once, []))["1 Vision"].conditional_formatting) == 1

    def test_what_was_mended_loses_its_marks(self, full):
        """With fewer problems, the mended cells have their old line again, no note, and the list is shorter."""
        before = opened(full.content)
        fewer = full.problems[:2]
        book = opened(mark_up(mark_up(full.content, full.problems), fewer))
        left = {(place.cell.tab, place.cell.address) for p in fewer for place in p.places}

        assert book.sheetnames[:2] == ["Problems", before.sheetnames[0]]
        assert book.sheetnames.count("Problems") == 1
        assert outlined(book) == notes(book).keys() == left
        for tab, address in full.cells - left:
            assert repr(book[tab][address].border) == repr(before[tab][address].border)
        assert book["Problems"].max_row == HEADER + 2

    def test_two_thousand_problems_take_seconds(self, full):
        """Long lists are listed whole, and the copy is made within ten seconds of the processor's time (measured: 1.6)."""
        many = [at("Plan", 5 + n % 200, 2 + n // 200, value=str(n)) for n in range(2000)]
        with within(10):
            copy = mark_up(full.content, many)
        lines = openpyxl.load_workbook(io.BytesIO(copy), read_only=True).worksheets[0]
        assert sum(1 for _ in lines.rows) == HEADER + 2000


class TestWords:
    def test_every_message_says_what_is_wrong_and_what_to_do(self):
        """Every error and warning divides into the two, in whole sentences that together are the message."""
        codes = [code for code in Code if code.value.severity > Severity.NOTE]
        assert len(codes) > 100
        for code in codes:
            facts = {name: "" if name in {"hint", "nearest", "sum"} else "v. 1 x" for name in code.value.fields}
            found = problem(code, Place("w.xlsx"), "no. 1 is. Here", words=USUAL_WORDS, **facts)
            wrong, remedy = wrong_and_remedy(found)

            assert remedy, code
            assert wrong.endswith((".", ". 1 x")), code
            assert f"{wrong} {remedy.removeprefix('Fill it in. ')}" == found.message, code

    def test_a_fact_is_part_of_what_is_wrong(self):
        """A second sentence that only tells a fact stands with the first; what to do begins after it."""
        words = USUAL_WORDS._replace(framework=Word("code", "codes"))
        found = problem(Code.FRAMEWORK_UNSTATED, Place("w.xlsx"), words=words, title="MAT. Review", edition="2026")

        assert wrong_and_remedy(found) == (
            'This workbook no longer says which code it was made for. It was read as "MAT. Review" (2026).',
            "Check that this is right.",
        )

    def test_what_the_meeting_settled_stays_divided(self):
        """That no document waits for it stands after what to do."""
        plain = problem(Code.RATIONALE_MISSING, Place("w.xlsx"), rating="Red")
        wrong, remedy = wrong_and_remedy(plain)
        note = "No document waits for this: the agreed workbook settles it."

        assert wrong_and_remedy(plain._replace(message=f"{plain.message} {note}")) == (wrong, f"{remedy} {note}")

    def test_a_problem_of_an_unknown_code_is_shown_whole(self):
        """What cannot be divided is not cut."""
        found = problem(Code.MACROS, Place("w.xlsx"))._replace(code="new")

        assert "new" not in CATALOGUE
        assert wrong_and_remedy(found) == (found.message, "")


class TestCommand:
    @pytest.fixture
    def run(self, tmp_path, monkeypatch, capsys):
        """Run ``matsheets check`` in the test's own folder; return exit code, standard output, and standard error.

        The line that says what comes next is left out of it: ``tests/steps`` holds that.
        """
        monkeypatch.chdir(tmp_path)

        def call(*arguments):
            capsys.readouterr()
            code = main(["check", *map(str, arguments)])
            out, err = capsys.readouterr()
            return code, out, "".join(line for line in err.splitlines(keepends=True) if not line.startswith("Next: "))

        return call

    def test_writes_a_copy_and_leaves_the_list_as_it_is(self, run, full, tmp_path):
        """The list goes to standard output as ever, a line for the copy to standard error; the input keeps its bytes."""
        before = full.content
        plain = run(full.path, "--format", "csv")
        code, out, err = run(full.path, "--format", "csv", "--mark-up", "marked")

        assert (code, out) == plain[:2] == (1, plain[1])
        target = tmp_path / "marked" / f"{full.path.stem}-marked.xlsx"
        assert err == f"{target.relative_to(tmp_path)}  {len(full.problems)} problems marked\n"
        assert outlined(opened(target.read_bytes())) == full.cells
        assert full.content == before

    def test_a_workbook_without_problems_gets_no_copy(self, run, framework, tmp_path):
        """Nor is the folder made."""
        (recipe,) = [path for path in SAMPLES if path.stem == "agreed-with-partnership"]
        (tmp_path / "fine.xlsx").write_bytes(replay(load_recipe(recipe), framework))

        assert run("fine.xlsx", "--mark-up", "marked") == (0, "fine.xlsx: nothing needs attention.\n", "")
        assert not (tmp_path / "marked").exists()

    def test_an_existing_copy_stays_unless_force_is_given(self, run, full, tmp_path):
        """The exit code says that output could not be written; with --force it is replaced."""
        target = tmp_path / f"{full.path.stem}-marked.xlsx"
        target.write_bytes(b"precious")

        code, out, err = run(full.path, "--mark-up", ".")
        assert (code, err) == (4, f"{target.name} already exists. Use --force to replace it.\n")
        assert "To put right" in out
        assert target.read_bytes() == b"precious"
        assert run(full.path, "--mark-up", ".", "--force")[0] == 1
        assert target.read_bytes()[:2] == b"PK"

    def test_no_workbook_that_is_checked_is_ever_replaced(self, run, full, tmp_path):
        """A marked copy that is checked again and would be written over itself stays as it is, --force or not."""
        path = tmp_path / "oak-marked.xlsx"
        path.write_bytes(full.content)

        code, _, err = run(path, "--mark-up", tmp_path, "--force")

        assert code == 4
        assert "never changed" in err
        assert path.read_bytes() == full.content

    def test_names_are_safe_and_do_not_collide(self, run, full, tmp_path):
        """A name that another system would not take is changed, two of one name are numbered, .xlsm stays .xlsm."""
        for name in ("a/oak?.xlsx", "b/oak?.xlsx", "c/con. .xlsm"):
            (tmp_path / name).parent.mkdir()
            (tmp_path / name).write_bytes(full.content)

        run("a", "b", "c", "--mark-up", "out")

        names = sorted(path.name for path in (tmp_path / "out").iterdir())
        assert names == ["con-marked.xlsm", "oak--marked-2.xlsx", "oak--marked.xlsx"]

    def test_a_workbook_that_cannot_be_marked_does_not_stop_the_rest(self, run, full, tmp_path):
        """It is named on standard error, and the other copies are written."""
        broken = parts(full.content) | {"xl/comments1.xml": b"<comments"}
        broken["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(("rId1", "comments", "../comments1.xml")).encode()
        (tmp_path / "bad.xlsx").write_bytes(zipped(broken))
        (tmp_path / "good.xlsx").write_bytes(full.content)

        code, out, err = run("bad.xlsx", "good.xlsx", "--mark-up", "out")

        assert code == 3
        assert "bad.xlsx: " in out
        assert "bad.xlsx could not be marked up. Open in Excel" in err
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["good-marked.xlsx"]


@pytest.mark.judges
class TestTheOpenXmlSdk:
    def test_finds_no_errors_in_a_marked_sample(self, faulty, tmp_path):
        """The copy of every sample is valid."""
        assert sdk_errors(marked(faulty, tmp_path)) == []

    def test_finds_no_errors_in_a_sample_marked_again(self, full, tmp_path):
        """Nor in one that was marked twice, with fewer problems the second time."""
        path = tmp_path / "again.xlsx"
        path.write_bytes(mark_up(mark_up(full.content, full.problems), full.problems[:2]))

        assert sdk_errors(path) == []

    def test_finds_no_new_errors_where_others_put_things(self, tmp_path):
        """Notes, threads, images and extended lists, marked, are as valid as they were before."""
        before = write_zip(tmp_path / "before.xlsx", with_everything())
        after = tmp_path / "after.xlsx"
        after.write_bytes(mark_up(before.read_bytes(), THREE))

        assert sdk_errors(after) == sdk_errors(before) == []


@pytest.mark.office
class TestLibreOffice:
    def test_shows_notes_outlines_and_links_and_what_is_mended_there_is_clean(self, framework, tmp_path):
        """For every sample: Calc shows a note and a thick line on each problem cell; mended in Calc, it is clean."""
        samples = [planted(recipe, framework, tmp_path) for recipe in SAMPLES]
        runs = []
        for faulty in samples:
            copy = marked(faulty, tmp_path)
            steps = [["look", str(copy.with_suffix(".json"))]]
            for (ref, column), value in faulty.mended.items():
                planted_ones = [p for p in faulty.problems if p.message not in faulty.before and _column(p, column)]
                place, *_ = [at for p in planted_ones for at in p.places if at.ref == ref]
                typed = f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
                steps.append(["type", place.cell.tab, place.cell.address, typed])
            runs.append(CalcRun(copy, tmp_path / f"mended-{faulty.path.name}", steps))
        drive_calc(runs, tmp_path / "profile")

        for faulty, run in zip(samples, runs, strict=True):
            report = json.loads(run.source.with_suffix(".json").read_text())
            looks = [found for found in report if "note" in found]
            assert {(f["tab"], f["cell"].rpartition(".")[2].replace("$", "")) for f in looks} == faulty.cells
            for found in looks:
                assert found["note"].startswith("matsheets:\n")
                assert all(colour == int(WARNING, 16) and width > 50 for colour, width in found["lines"]), found
            links = [found for found in report if "link" in found]
            shown = {f["shown"].partition(" (")[0].replace(" › ", ".") for f in links}
            assert shown == {f["link"].replace("$", "").replace("'", "").lstrip("#") for f in links}
            assert len(links) == len(faulty.cells)
            assert tuple(p.message for p in problems_of(run.target, framework)) == faulty.before
            assert opened(run.target.read_bytes()).sheetnames[0] == "Problems"


def _column(found: Problem, column: str) -> bool:
    """Whether a problem is about this column of its row."""
    words = {"rationale": "rationale", "evidence": "evidence", "lead": "Lead", "provider": "Provided by"}
    return words.get(column, "") in found.message
