"""What hangs on a cell: its link, and what lies over it."""

from __future__ import annotations

from dataclasses import replace

from matsheets.checks import check
from matsheets.checks.workbook_view import counted
from matsheets.model.assessment import Answer, Assessment, Remark
from matsheets.model.problems import Problem
from matsheets.model.sheet_objects import Area, ObjectKind, SheetObject
from matsheets.workbook.layout.layout import Part
from tests.builders import GREEN, about, framework, row, workbook

ADDRESS = "https://trust.example/minutes"


def reviewed(**changes: object) -> Assessment:
    """A workbook with one rated element, whose answers are changed by their column."""
    given = about(trust="Oakfield Trust") | row("AAA-01", rating=GREEN, rationale="Because.", evidence="here")
    made = workbook(framework(1), given, parts=[Part.REVIEW])

    def changed(answer: Answer) -> Answer:
        return answer._replace(**changes.get(answer.column, {})) if answer.ref == "AAA-01" else answer

    return replace(made, answers=tuple(map(changed, made.answers)))


def of(assessment: Assessment, code: str) -> list[Problem]:
    """The problems of one code."""
    return [found for found in check(assessment) if found.code == code]


def test_a_link_on_a_text_is_no_problem() -> None:
    """The address is part of the answer, so there is nothing to say."""
    assert of(reviewed(evidence={"link": ADDRESS}), "link-not-printed") == []


def test_a_link_on_a_rating_is_quoted() -> None:
    """No document prints the address of a rating: who wants it there has to type it."""
    (found,) = of(reviewed(rating={"link": ADDRESS}), "link-not-printed")

    assert (found.value, found.place.ref) == (ADDRESS, "AAA-01")
    assert found.message.startswith(f'The link in this cell goes to "{ADDRESS}". The answer was read;')


def test_a_link_that_is_worked_out_quotes_the_words() -> None:
    """The words are all that there is to quote."""
    (found,) = of(reviewed(evidence={"remarks": frozenset({Remark.LINK_WORKED_OUT})}), "link-worked-out")

    assert found.message.startswith('A formula works out where the link of "here" goes')


def lying(*objects: SheetObject, blank: bool = True) -> Assessment:
    """The workbook with objects on its first heading's tab, whose rationale (D5) is blank or not."""
    made = reviewed()
    answers = tuple(a for a in made.answers if not (blank and a.column == "rationale"))
    return replace(made, answers=answers, objects=objects)


def on(made: Assessment, column: str) -> tuple[int, str, Area]:
    """Where an answer of the rated element stands: the tab's position and title, and its cell as an area."""
    cell = made.cell("AAA-01", column)
    assert cell is not None
    return cell.position, cell.tab, Area(cell.row, cell.column, cell.row, cell.column)


def test_words_over_a_blank_answer_are_quoted_beside_it() -> None:
    """The blank's own error stands; the warning beside it holds the whole text as its value."""
    position, tab, area = on(reviewed(), "rationale")
    box = SheetObject(ObjectKind.TEXT_BOX, position, tab, "We saw it. " * 20, area=area)

    made = lying(box)

    (found,) = of(made, "blank-covered")
    (blank,) = of(made, "rationale-missing")
    assert (found.place, found.value) == (blank.place, "We saw it. " * 20)
    assert found.message.startswith('This answer is blank. A text box over it says "We saw it. We saw it.')
    assert "…" in found.message


def test_words_over_an_answer_are_not_read_and_said_once() -> None:
    """A note on an answer that is there is one of those that are counted."""
    position, tab, area = on(reviewed(), "rationale")
    made = lying(
        *(
            SheetObject(ObjectKind.NOTE, position, tab, f"Note {n}", area=area._replace(first_row=n, last_row=n))
            for n in range(1, 7)
        ),
        blank=False,
    )

    (found,) = of(made, "objects-not-read")

    assert of(made, "blank-covered") == []
    assert (
        found.message
        == '6 notes ("Note 1", "Note 2", "Note 3" and 3 more) are not read. Type what matters into the cells.'
    )


def test_shapes_and_pictures_without_words_elsewhere_are_no_matter() -> None:
    """A logo, a line and a chart hold no answer."""
    position, tab, _ = on(reviewed(), "rationale")
    kinds = (ObjectKind.PICTURE, ObjectKind.SHAPE, ObjectKind.CHART, ObjectKind.HEADER_PICTURE)

    made = lying(
        *(SheetObject(kind, position, tab, name="Object 1", area=Area(1, 1, 1, 1)) for kind in kinds), blank=False
    )

    assert [found.code for found in check(made) if "object" in found.code or "covered" in found.code] == []


def test_a_part_that_could_not_be_read_names_its_tab() -> None:
    """What it says nobody knows, so somebody has to look."""
    made = lying(SheetObject(ObjectKind.UNREADABLE, 1, "Tab AAA", name="xl/drawings/drawing1.xml"), blank=False)

    (found,) = of(made, "objects-unreadable")

    assert (found.place.tab, found.value) == ("Tab AAA", "xl/drawings/drawing1.xml")


def test_several_objects_are_counted_in_plain_english() -> None:
    """The plural is that of the thing: text boxes, pictures in a header."""
    assert [counted(number, kind.value) for number, kind in [(1, ObjectKind.TEXT_BOX), (3, ObjectKind.TEXT_BOX)]] == [
        "1 text box",
        "3 text boxes",
    ]
    assert counted(2, ObjectKind.HEADER_PICTURE.value) == "2 pictures in a header or footer"
    assert counted(2, ObjectKind.LINK.value) == "2 links on cells that hold no answer"
